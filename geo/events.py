"""Events and the claims that articles make about them."""

from __future__ import annotations

import math
import re
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from geo import dates
from geo.articles import Edtf, Slug, Text
from geo.vocabulary.inferences import INFERENCES
from geo.vocabulary.kinds import KEY

__all__ = [
    "WORDS",
    "Claim",
    "Event",
    "EventPlace",
    "Proposal",
    "Side",
    "Speaker",
    "Value",
    "date_words",
    "happened_here",
    "number_text",
]

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
_HERE = re.compile(r"(?:claimed |presumed )?(?:site|venue|target|source)\b")


def _listed(value: object) -> object:
    """Let one word stand for a list of one, and nothing for an empty one."""
    return (value,) if isinstance(value, str) else () if value is None else value


def _not_a_boolean(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError(f"{str(value).lower()} is no number. Write one, or a choice")
    return value


Number = Annotated[float, BeforeValidator(_not_a_boolean), Field(allow_inf_nan=False)]


class Proposal(NamedTuple):
    """What is to be known of an event or a claim that a rule proposes and that no person has checked.

    Attributes
    ----------
    rule : str
        A key of :data:`geo.proposing.RULES`.
    confidence : float
        From 0 to 1.
    meaning : str
        What the rule says, for a reader.
    """

    rule: str
    confidence: float
    meaning: str = ""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Side(_Record):
    """An institution, or a party to a conflict, for which several speakers speak.

    Two speakers of one side do not confirm each other: agreement is counted in sides.

    Attributes
    ----------
    name : str
        As a reader would call it.
    """

    name: Text


class Speaker(_Record):
    """Somebody who says something.

    Attributes
    ----------
    name : str
        As a reader would call them.
    side : str, optional
        Id of the side for which they speak; without one they speak for themselves, and are a side of their own.
    named : bool
        Whether an article says who they are: a person, an office or an outlet. False for "officials", or "a source".
    short : str, optional
        The same where room is scarce.
    """

    name: Text
    short: Text | None = None
    side: Slug | None = None
    named: bool = True


class Value(_Record):
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


def date_words(date: str | None, text: str | None) -> str:
    """Say a date as people do: in the words given for it, or else from the EDTF date.

    Parameters
    ----------
    date : str or None
        An EDTF date.
    text : str or None
        Words that stand instead.

    Returns
    -------
    str
    """
    return text or (dates.in_words(date) if date else "no date given")


class Claim(_Record):
    """One thing that one speaker says in one article about one event.

    Attributes
    ----------
    id : str
        Stable and unique in the corpus.
    topic, scope : str
        What it is about. Claims are compared on one event, topic and scope.
    value : Value
    as_said : str, optional
        The value in the words to show; else it is said from the value.
    unit : str, optional
    speaker : str
        A speaker's id, or ``article`` for the article in its own voice.
    article : str
        An article's id.
    paragraph : int, optional
        Paragraph of the article or digest, from 1.
    original : (int, int), optional
        Range of the original, as str indices, end exclusive.
    paraphrase : str
        The claim in our own words.
    inferred : str, optional
        How it was inferred, where the article does not say it outright.
    inference : tuple of str
        What of it was inferred: keys of :data:`geo.vocabulary.inferences.INFERENCES`. Empty where nothing was.
    status : {'current', 'earlier', 'expected'}
        Whether the article itself calls the value an earlier one, or one that is to come.
    """

    id: Slug
    topic: Text
    scope: Text | None = None
    value: Value
    as_said: Text | None = None
    unit: Text | None = None
    speaker: Slug
    article: Slug
    paragraph: int | None = Field(default=None, ge=1)
    original: tuple[int, int] | None = None
    paraphrase: Text
    inferred: Text | None = None
    inference: Annotated[
        tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...] | None)
    ] = ()
    status: Literal["current", "earlier", "expected"] = "current"

    @field_validator("original")
    @classmethod
    def _is_range(cls, value: tuple[int, int] | None) -> tuple[int, int] | None:
        if value is not None and not 0 <= value[0] < value[1]:
            raise ValueError(f"{list(value)} is no range. Write [start, end] with start before end")
        return value

    @model_validator(mode="before")
    @classmethod
    def _our_reading(cls, facts: object) -> object:
        """Call our reading what is inferred and does not say of which kind it is."""
        if isinstance(facts, dict) and facts.get("inferred") and not facts.get("inference"):
            return facts | {"inference": list(INFERENCES)[-1:]}
        return facts

    @model_validator(mode="after")
    def _known_inference(self) -> Claim:
        for one in self.inference:
            if one not in INFERENCES:
                raise ValueError(f"{one!r} is no kind of inference. Use {', '.join(INFERENCES)}")
        if self.inference and not self.inferred:
            raise ValueError("inference without inferred. Say there how it was inferred, or remove it")
        return self

    @property
    def words(self) -> str:
        """The value as it is to be shown."""
        return self.as_said or self.value.words(self.unit)


def happened_here(role: str) -> bool:
    """Tell whether a role says that an event happened at a place, and not just that it concerns it.

    Parameters
    ----------
    role : str
        Such as ``site`` or ``origin``.

    Returns
    -------
    bool

    Examples
    --------
    >>> happened_here("site"), happened_here("claimed site"), happened_here("origin")
    (True, True, False)
    """
    return bool(_HERE.match(role))


class EventPlace(_Record):
    """Where an event is placed, and as what.

    Attributes
    ----------
    place : str
        A place id.
    role : str
        Such as site, claimed site, venue, origin. Roles that begin with site, venue, target or source say
        that the event happened there; an event with none of these is marked at its first place.
    articles : tuple of str, optional
        Given where only these articles place it there.
    """

    place: Slug
    role: Text = "site"
    articles: tuple[Slug, ...] | None = None

    @property
    def role_id(self) -> str:
        """The role as a part of ids."""
        return self.role.replace(" ", "-")


class Event(_Record):
    """Something that happened, or is claimed to have.

    Attributes
    ----------
    id, title, kind, summary : str
    date : str, optional
        EDTF, local to the event.
    date_text : str, optional
        The date in words, where the automatic wording would be poor.
    time, time_text : str, optional
        Local clock time (HH:MM), and how it is said.
    time_approximate : bool
    timezone : str, optional
        IANA zone of the date and time.
    date_reasoning : str, optional
        How the date follows from what the articles say.
    places : tuple of EventPlace
    related : tuple of str
        Ids of events that bear on this one: the same seen otherwise, a cause, an answer to it.
    claims : tuple of Claim
    """

    id: Slug
    title: Text
    date: Edtf | None = None
    date_text: Text | None = None
    time: str | None = Field(default=None, pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    time_text: Text | None = None
    time_approximate: bool = False
    timezone: str | None = None
    date_reasoning: Text | None = None
    kind: str = Field(default="other", pattern=KEY)
    places: tuple[EventPlace, ...] = ()
    summary: Text | None = None
    related: tuple[Slug, ...] = ()
    claims: tuple[Claim, ...] = ()

    @field_validator("timezone")
    @classmethod
    def _is_zone(cls, value: str | None) -> str | None:
        if value is not None:
            dates.zone(value)
        return value

    @property
    def date_words(self) -> str:
        """The date as people say it."""
        return date_words(self.date, self.date_text)

    @property
    def time_words(self) -> str | None:
        """The local time as people say it, or None."""
        if self.time_text or not self.time:
            return self.time_text
        return f"about {self.time}" if self.time_approximate else self.time
