"""What figures say as numbers that can be compared."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from gazetteer.places import Gazetteer
from geo.agreement import compare
from geo.proposing.records import ProposedClaim
from geo.values import WORDS, Value

__all__ = ["Key", "apart", "is_none", "key_of", "size_of", "value_of"]

_NO_PLACES = Gazetteer([])  # numbers are compared without one
_LEAST_ROUNDED = 1000


def value_of(value: Mapping[str, object]) -> Value | None:
    """A proposed value as one that can be compared; None where it has no numbers.

    Parameters
    ----------
    value : mapping
        ``kind``, ``low``, ``high``, ``word``.

    Returns
    -------
    geo.values.Value or None
        A bound includes its number: an article that says "over 20" has often been told 20.
    """
    return _value(value.get("kind"), value.get("low"), value.get("high"), value.get("word"))


@lru_cache(maxsize=4096)
def _value(kind: object, low: object, high: object, word: object) -> Value | None:
    number = low if low is not None else high
    if kind == "none":
        return Value(number=0)
    if kind == "word":
        name = str(word or "").casefold()
        name = name if name in WORDS else f"{name}s"
        return Value(word=name) if name in WORDS else None
    if not isinstance(number, int | float) or not math.isfinite(number):
        return None
    if kind == "exact":
        return Value(number=number)
    if kind == "about":
        return Value(about=number)
    if kind in ("at_least", "more_than"):
        return Value(at_least=number)
    if kind in ("at_most", "less_than"):
        return Value(at_most=number)
    if kind == "range" and isinstance(low, int | float) and isinstance(high, int | float) and low <= high:
        return Value(range=(low, high))
    return None


Key = tuple[object, object, object, object]


def key_of(claim: ProposedClaim) -> Key:
    """What of a claim's value tells it from another: its kind, its bounds and its word."""
    value = claim.value
    return value.get("kind"), value.get("low"), value.get("high"), value.get("word")


@lru_cache(maxsize=65_536)
def apart(a: Key, b: Key, rounding: bool = True) -> bool:
    """Whether no number fits two values, nor is one the other, rounded; the same few are compared again and again."""
    first, second = _value(*a), _value(*b)
    if a == b or first is None or second is None:
        return False
    if compare(first, second, _NO_PLACES).relation != "conflict":
        return False
    return not (rounding and _rounded(_magnitude(*a), _magnitude(*b)))


def is_none(claim: ProposedClaim) -> bool:
    """Whether a claim says that there were none: "no injuries"."""
    return claim.value.get("kind") == "none"


def size_of(claim: ProposedClaim) -> float:
    """One number for a claim's value, by which figures are put in order."""
    return _magnitude(*key_of(claim))


@lru_cache(maxsize=4096)
def _magnitude(*key: object) -> float:
    value = _value(*key)
    assert value is not None
    if value.about is not None:
        return value.about
    low, high = value.interval()
    return low if math.isfinite(low) else high


def _rounded(first: float, second: float) -> bool:
    """Whether one figure is the other, rounded; small counts are never rounded."""
    return min(first, second) >= _LEAST_ROUNDED and any(
        math.isclose(_to_digits(large, _digits(small)), small, rel_tol=1e-9)
        for small, large in ((first, second), (second, first))
    )


def _digits(number: float) -> int:
    """How many digits of a number are not zeros at its end."""
    return max(1, len(f"{number:.0f}".rstrip("0")))


def _to_digits(number: float, digits: int) -> float:
    return round(number, digits - 1 - math.floor(math.log10(abs(number)))) if number else 0.0
