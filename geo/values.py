"""What a claim says: a number, a bound, a range, a number word, a date, a place, a choice, or other words."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from geo import dates
from geo.articles import Slug, Text

__all__ = ["WORDS", "Record", "Value", "number_text"]

#: What a number word means as a closed interval: the least and the most it may stand for.
WORDS: dict[str, tuple[float, float]] = {
    "none": (0, 0),
    "a couple": (2, 2),
    "several": (3, 9),
    "dozen": (12, 12),
    "tens": (20, 99),
    "dozens": (24, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, math.inf),
}
#: Those that count others: "dozens of people".
_OF = frozenset(
    {
        "a couple",
        "tens",
        "dozens",
        "hundreds",
        "thousands",
        "tens of thousands",
        "hundreds of thousands",
        "millions",
    }
)
#: How far "about" reaches either side, as a share of the number.
ABOUT = 0.1
_BOUNDS = {"at_least": "at least", "more_than": "more than", "at_most": "at most", "less_than": "less than"}
_KINDS = (
    "number at_least more_than at_most less_than about range word date after before place choice text".split()
)


def _not_a_boolean(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError(f"{str(value).lower()} is no number. Write one, or a choice")
    return value


Number = Annotated[float, BeforeValidator(_not_a_boolean), Field(allow_inf_nan=False)]


class Record(BaseModel):
    """What a file says, checked as it is read: nothing else may stand in it, and nothing changes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Value(Record):
    """What a claim says: exactly one of the kinds below.

    Attributes
    ----------
    number, at_least, more_than, at_most, less_than, about : float, optional
        A number or a bound.
    range : (float, float), optional
        Both ends included.
    word : str, optional
        A number word of :data:`WORDS`.
    date, after, before : str, optional
        An EDTF date; ``after`` and ``before`` include the day itself.
    zone : str, optional
        IANA zone a date is local to. Only two dates that both give one are compared as moments.
    place : str, optional
        A place id; ``near`` says that the claim puts it near there.
    choice : str, optional
        One of several answers that exclude each other.
    includes : tuple of str
        Answers that this one takes in, and does not exclude: foreign forces take in US troops.
    text : str, optional
        Anything else. Never compared.
    """

    number: Number | None = None
    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    about: Number | None = None
    range: tuple[Number, Number] | None = None
    word: str | None = None
    date: Text | None = None
    after: Text | None = None
    before: Text | None = None
    zone: str | None = None
    place: Slug | None = None
    near: bool = False
    choice: Text | None = None
    includes: tuple[Text, ...] = ()
    text: Text | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Value:
        given = [kind for kind in _KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            raise ValueError(
                f"a value is exactly one of {', '.join(_KINDS)}, not {' and '.join(given) or 'none'}"
            )
        if self.word is not None and self.word not in WORDS:
            raise ValueError(
                f"{self.word!r} is no known number word. Use one of {', '.join(WORDS)}, or a bound"
            )
        if self.range and self.range[1] < self.range[0]:
            raise ValueError(f"the range {list(self.range)} ends before it begins. Write [least, most]")
        if self.day is not None:
            dates.parse(self.day)
        elif self.zone is not None:
            raise ValueError("zone belongs to a date. Remove it, or give a date")
        if self.near and self.place is None:
            raise ValueError("near belongs to a place. Remove it, or give a place")
        if self.includes and self.choice is None:
            raise ValueError("includes belongs to a choice. Remove it, or give a choice")
        if self.zone is not None:
            dates.zone(self.zone)
        return self

    @property
    def kind(self) -> Literal["number", "date", "place", "choice", "text"]:
        """What the value can be compared with: values of the same kind."""
        if self.day is not None:
            return "date"
        for kind in ("place", "choice", "text"):
            if getattr(self, kind) is not None:
                return kind
        return "number"

    @property
    def day(self) -> str | None:
        """The EDTF date of a date, an ``after`` or a ``before``."""
        return next((day for day in (self.date, self.after, self.before) if day is not None), None)

    def interval(self) -> tuple[float, float]:
        """Give the numbers that the value allows, both ends included.

        Counts are whole, so "more than 12" begins at 13 where the bound is whole.

        Returns
        -------
        tuple of float
            The least and the most; infinite where there is no bound.
        """
        if self.number is not None:
            return self.number, self.number
        if self.range is not None:
            return self.range
        if self.word is not None:
            return WORDS[self.word]
        if self.about is not None:
            reach = abs(self.about) * ABOUT
            return self.about - reach, self.about + reach
        if self.at_least is not None:
            return self.at_least, math.inf
        if self.at_most is not None:
            return -math.inf, self.at_most
        if self.more_than is not None:
            return _beyond(self.more_than, 1), math.inf
        assert self.less_than is not None
        return -math.inf, _beyond(self.less_than, -1)

    def moments(self, zoned: bool) -> tuple[float, float]:
        """Give the seconds in UTC that a date allows, end excluded.

        Parameters
        ----------
        zoned : bool
            Whether to count the value's zone.

        Returns
        -------
        tuple of float
            Seconds since 1970; infinite where the date is open.
        """
        assert self.day is not None
        start, end = dates.moment(dates.parse(self.day), self.zone if zoned else None)
        if self.after is not None:
            return start, math.inf
        return (-math.inf, end) if self.before is not None else (start, end)

    def words(self, unit: str | None = None) -> str:
        """Say the value, with its unit where it is a number.

        Parameters
        ----------
        unit : str, optional
            Such as ``people``.

        Returns
        -------
        str

        Examples
        --------
        >>> Value(word="dozens").words("people"), Value(at_least=1).words("people")
        ('dozens of people', 'at least 1 person')
        """
        said = self._bare_words()
        if not unit or self.kind != "number" or self.number == 0:
            return said
        if self.word in _OF:
            return f"{said} of {unit}"
        one = unit == "people" and said.split()[-1] == "1"
        return f"{said} {'person' if one else unit}"

    def _bare_words(self) -> str:
        if self.range is not None:
            return f"{number_text(self.range[0])} to {number_text(self.range[1])}"
        for kind, words in _BOUNDS.items():
            bound = getattr(self, kind)
            if bound is not None:
                return f"{words} {number_text(bound)}"
        if self.about is not None:
            return f"about {number_text(self.about)}"
        if self.day is not None:
            side = "on or after " if self.after else "on or before " if self.before else ""
            return f"{side}{dates.in_words(self.day)}"
        if self.number is not None:
            return "none" if self.number == 0 else number_text(self.number)
        if self.place is not None:
            return f"near {self.place}" if self.near else self.place
        return self.word or self.choice or self.text or ""


def _beyond(bound: float, step: int) -> float:
    """Give the next whole count after a whole bound, else the next number there is."""
    return bound + step if bound == int(bound) else math.nextafter(bound, step * math.inf)


def number_text(value: float) -> str:
    """Write a number with thousands parted by commas and no needless decimals.

    Parameters
    ----------
    value : float

    Returns
    -------
    str
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
