"""What is proposed: events, claims and disagreements, each with the rule that made it and how sure that is."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = ["Proposals", "ProposedClaim", "ProposedDisagreement", "ProposedEvent", "ProposedPlace"]


@dataclass(frozen=True, slots=True)
class ProposedPlace:
    """Where an event is proposed to have happened.

    Attributes
    ----------
    place : str
        Id of a place of the gazetteer.
    name : str
    lat, lon : float or None
        Degrees, WGS 84.
    precision_m : float or None
        Radius in metres within which it is.
    role : str
        site, near or felt.
    """

    place: str
    name: str
    lat: float | None
    lon: float | None
    precision_m: float | None
    role: str


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    """Something that articles tell of.

    Attributes
    ----------
    id, title, kind : str
    date : str or None
        EDTF.
    places : tuple of ProposedPlace
    articles : tuple of str
        Ids of those that tell of it.
    time : str or None
        Local clock time (HH:MM).
    date_reasoning : str or None
    background : bool
        It lies well before the articles that mention it.
    rule : str
        A key of :data:`geo.proposing.RULES`.
    confidence : float
        From 0 to 1.
    sentences : tuple of (str, int, int)
        Where it is told of: article, start and end.
    key : str
        What it is remembered by; see :mod:`geo.proposing.keys`.
    accepted : str or None
        Id of the event in ``events.yaml`` that a person has made of it.
    """

    id: str
    title: str
    kind: str
    date: str | None
    places: tuple[ProposedPlace, ...]
    articles: tuple[str, ...]
    time: str | None
    date_reasoning: str | None
    background: bool
    rule: str
    confidence: float
    sentences: tuple[tuple[str, int, int], ...]
    key: str = ""
    accepted: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A figure that an article states about an event.

    Attributes
    ----------
    id, event, topic : str
    what : str or None
        What is counted.
    value : dict
        ``kind``, ``low``, ``high``, ``word``.
    unit : str or None
    speaker, speaker_kind : str
    attribution_start, attribution_end : int or None
    article : str
    start, end : int
        Offsets into the file of the article, the end exclusive, like all others here.
    surface : str
    sentence_start, sentence_end : int
    status : str
        current, earlier or expected.
    published : str or None
        EDTF, of the article.
    rule : str
    confidence : float
        From 0 to 1.
    scope : str or None
    sentence : str
        The one that states it.
    key : str
        What it is remembered by; see :mod:`geo.proposing.keys`.
    """

    id: str
    event: str
    topic: str
    what: str | None
    value: dict[str, Any]
    unit: str | None
    speaker: str
    speaker_kind: str
    attribution_start: int | None
    attribution_end: int | None
    article: str
    start: int
    end: int
    surface: str
    sentence_start: int
    sentence_end: int
    status: str
    published: str | None
    rule: str
    confidence: float
    scope: str | None = None
    sentence: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ProposedDisagreement:
    """Claims that cannot all be true.

    Attributes
    ----------
    event, topic : str
    what : str or None
    claims : tuple of str
        Ids.
    kind : {'conflict', 'update'}
    rule : str
        Of :mod:`geo.disagreement`, in words.
    confidence : float
    """

    event: str
    topic: str
    what: str | None
    claims: tuple[str, ...]
    kind: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that is proposed of a corpus.

    Attributes
    ----------
    events : tuple of ProposedEvent
    claims : tuple of ProposedClaim
    disagreements : tuple of ProposedDisagreement
    articles : tuple of dict
        What was inferred of each article: id, publisher, published, title, url, and the rules by which.
    """

    events: tuple[ProposedEvent, ...] = ()
    claims: tuple[ProposedClaim, ...] = ()
    disagreements: tuple[ProposedDisagreement, ...] = ()
    articles: tuple[dict[str, Any], ...] = field(default=())

    def record(self) -> dict[str, list[dict[str, Any]]]:
        """All of it as plain lists and dictionaries."""
        return {
            "events": [asdict(event) for event in self.events],
            "claims": [asdict(claim) for claim in self.claims],
            "disagreements": [asdict(group) for group in self.disagreements],
            "articles": [dict(article) for article in self.articles],
        }

    def json(self) -> str:
        """All of it as JSON, one record a line.

        Returns
        -------
        str
        """
        parts = [
            f'"{name}": [\n' + ",\n".join(map(_JSON.encode, rows)) + "\n]"
            for name, rows in _fields(self).items()
        ]
        return "{\n" + ",\n".join(parts) + "\n}\n"


def _fields(record: Any) -> dict[str, Any]:
    """The fields of one of these records; what they hold is not copied, as it would be by :func:`asdict`."""
    return {name: getattr(record, name) for name in record.__slots__}


_JSON = json.JSONEncoder(ensure_ascii=False, default=_fields)
