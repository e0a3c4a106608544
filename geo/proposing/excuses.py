"""Why two figures that cannot both be true as written are no disagreement."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from geo.proposing.records import ProposedClaim
from geo.proposing.things import ASIDES, is_lone, thing_of
from geo.proposing.values import rounded, size_of

__all__ = ["Beside", "excused"]

_SCALE = 3.0
_LEAST_ROUND = 10
_MOST_MAGNITUDE = 1.0
#: What a sum is of.
_FEW_HURT = 5
_DEPLOYED = 1000
_PURPOSES = {
    "loss": re.compile(r"\b(?:damage|loss|losses|lost|costs?|repairs?|rebuild\w*|destroyed)\b"),
    "loot": re.compile(
        r"\b(?:worth|value[ds]?|haul|stol\w+|steal\w*|loot\w*|robb\w+|theft|took|taken|made off|netted)\b"
    ),
    "ransom": re.compile(r"\bransom\b"),
    "reward": re.compile(r"\breward\b"),
    "payment": re.compile(r"\b(?:compensat\w+|pay|paid|family|families|bereaved|fine[ds]?|bail|bond)\b"),
    "aid": re.compile(r"\b(?:aid|relief|grant|pledg\w+|loans?|bail-?out|donat\w+|budget|released|spent)\b"),
    "need": re.compile(r"\b(?:need(?:s|ed)?|appeal\w*|asked|asks|requir\w+|seek\w*|sought)\b"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known beside two claims: how many died in the event, and which rules are switched off."""

    deaths: frozenset[float]
    off: Collection[str]


def _asides(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    if a.topic not in ASIDES:
        return False
    first, second = size_of(a), size_of(b)
    if a.topic == "responders" and max(first, second) >= _DEPLOYED:
        return True  # troops in a land, and none who come to one place
    exact = a.value.get("kind") == "exact" == b.value.get("kind")
    lone = "lone" not in beside.off and any(is_lone(claim) for claim in (a, b))
    least = (
        (1 if lone else 2) if exact else _LEAST_ROUND
    )  # "tens of missiles" and 15 are compared, "several shells" and 3 are not
    return min(first, second) < least or max(first, second) > _SCALE * min(first, second)


def _scale(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    first, second = sorted((size_of(a), size_of(b)))
    if a.topic == "magnitude":
        return second - first > _MOST_MAGNITUDE
    return a.topic == "amount" and second > _SCALE * first


def _other_sum(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    """Whether two sums are of two things: a reward, and the damage."""
    if a.topic != "amount":
        return False
    first, second = _purposes(a.sentence), _purposes(b.sentence)
    return bool(first and second) and not first & second


@lru_cache(maxsize=4096)
def _purposes(sentence: str) -> frozenset[str]:
    small = sentence.casefold()
    return frozenset(name for name, pattern in _PURPOSES.items() if pattern.search(small))


def _kind_of(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    """Whether the smaller figure is of a kind of what the larger one counts: police cars, of vehicles."""
    if a.topic != "destroyed":
        return False
    small, large = sorted((a, b), key=size_of)
    if size_of(large) < 2 * size_of(small):
        return False  # nine coal cars, eleven cars
    return len((small.what or "").split()) > len((large.what or "").split()) > 0


def _hurt_or_dead(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    if a.topic != "injured":
        return False
    first, second = size_of(a), size_of(b)
    if min(first, second) <= 0 or abs(first - second) not in beside.deaths:
        return False
    if abs(first - second) == 1 and max(first, second) > _FEW_HURT:
        return False  # in most happenings somebody died
    return not thing_of(a)  # of officers who were hurt none may have died


#: Why two claims that cannot both be true as written are no disagreement: the first that applies excuses them.
_EXCUSES: tuple[tuple[str, Callable[[ProposedClaim, ProposedClaim, Beside], bool]], ...] = (
    ("rounded", lambda a, b, beside: rounded(a, b)),
    ("asides", _asides),
    ("one scale", _scale),
    ("other sum", _other_sum),
    ("kind of", _kind_of),
    ("hurt or dead", _hurt_or_dead),
)


def excused(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    return any(rule not in beside.off and applies(a, b, beside) for rule, applies in _EXCUSES)
