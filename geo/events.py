"""Events and the claims that articles make about them."""

from __future__ import annotations

import re
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, field_validator, model_validator

from geo import dates
from geo.articles import Edtf, Slug, Text
from geo.values import Record, Value
from geo.vocabulary.inferences import INFERENCES
from geo.vocabulary.kinds import KEY

__all__ = ["Claim", "Event", "EventPlace", "Proposal", "Side", "Speaker", "date_words", "happened_here"]

_HERE = re.compile(r"(?:claimed |presumed )?(?:site|venue|target|source)\b")


def _listed(value: object) -> object:
    """Let one word stand for a list of one, and nothing for an empty one."""
    return (value,) if isinstance(value, str) else () if value is None else value


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


class Side(Record):
    """An institution, or a party to a conflict, for which several speakers speak.

    Two speakers of one side do not confirm each other: agreement is counted in sides.

    Attributes
    ----------
    name : str
        As a reader would call it.
    """

    name: Text


class Speaker(Record):
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


class Claim(Record):
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


class EventPlace(Record):
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


class Event(Record):
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
