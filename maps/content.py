"""What the explorer page is told: the tables of a corpus as columns, ready for JSON.

Every table is a mapping of columns; row *i* is the *i*-th entry of each. References between tables are row
numbers. The page derives everything else (what is shown, counts, disagreement among the chosen articles,
exports) from this block alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from operator import attrgetter
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Point

from gazetteer.places import Place
from geo import dates
from geo.corpus import Corpus
from geo.export import DECIMALS, canonical
from geo.tables import AMBIGUOUS, NOWHERE, speaker_name

__all__ = ["content"]

Columns = dict[str, list[Any]]


def content(corpus: Corpus) -> dict[str, Any]:
    """Gather what the page needs.

    Parameters
    ----------
    corpus : geo.Corpus

    Returns
    -------
    dict
        Plain lists, text and numbers. Geometries are GeoJSON in degrees, WGS 84; precision is in metres.
    """
    articles = {id: row for row, id in enumerate(corpus.article_records)}
    places = {id: row for row, id in enumerate(corpus.place_records)}
    speakers = {id: row for row, id in enumerate(_speakers(corpus))}
    return {
        "version": 1,
        "generator": f"Dateline {version('dateline')}",
        "corpus": corpus.about.model_dump() | {"extent": corpus.extent},
        "articles": _articles(corpus),
        "speakers": _speaker_columns(corpus, speakers),
        "places": _places(corpus, places),
        "events": _events(corpus),
        "links": _links(corpus, places, articles),
        **_claims(corpus, speakers, articles),
        "mentions": _mentions(corpus, places, articles),
        "words": {"nowhere": NOWHERE, "ambiguous": AMBIGUOUS},
    }


def _columns(rows: Iterable[Any], *names: str) -> Columns:
    """Pick attributes of records into columns."""
    records = list(rows)
    return {name: list(map(attrgetter(name), records)) for name in names}


def _articles(corpus: Corpus) -> Columns:
    records = corpus.article_records.values()
    columns = _columns(
        records,
        *"id publisher short agency title label published language url retrieved".split(),
        *"reliability reliability_note derivative".split(),
    )
    columns["published_text"] = [dates.in_words(a.published) if a.published else None for a in records]
    columns["paragraphs"] = [len(a.paragraphs) for a in records]
    columns["digest"] = [a.original is not None for a in records]
    return columns


def _speakers(corpus: Corpus) -> list[str]:
    """List the voices that are heard: speakers by id, and an article's own voice for each article."""
    voices = {_voice(claim.speaker, claim.article) for claim in corpus.claim_records.values()}
    own = [f"article:{id}" for id in corpus.article_records]
    return [id for id in [*corpus.speaker_records, *own] if id in voices]


def _voice(speaker: str, article: str) -> str:
    return f"article:{article}" if speaker == "article" else speaker


def _speaker_columns(corpus: Corpus, speakers: dict[str, int]) -> Columns:
    return {
        "id": list(speakers),
        "name": [speaker_name(corpus, "article" if id.startswith("article:") else id) for id in speakers],
        "independent": [id.removeprefix("article:") not in corpus.derivative for id in speakers],
    }


def _places(corpus: Corpus, rows: dict[str, int]) -> Columns:
    records = list(corpus.place_records.values())
    columns = _columns(
        records,
        *"id name kind feature_class country precision_m precision_note coordinates_source".split(),
        *"coordinates_date outline unplaced identifiers".split(),
    )
    points = np.array([p.point for p in records], dtype=object)
    columns["lon"] = _rounded(shapely.get_x(points))
    columns["lat"] = _rounded(shapely.get_y(points))
    columns["geometry"] = [
        None if isinstance(p.geometry, Point) else canonical(p.geometry)  # points are in lon and lat
        for p in records
    ]
    columns["within"] = [p.within and rows.get(p.within) for p in records]
    columns["within_id"] = [p.within for p in records]
    columns["within_names"] = [_containers(corpus, p) if p.within else None for p in records]
    columns["names"] = [[(n.text, n.lang, n.script) for n in p.names] for p in records]
    return columns


def _rounded(degrees: npt.NDArray[np.float64]) -> list[float | None]:
    return [None if value != value else value for value in degrees.round(DECIMALS).tolist()]


def _containers(corpus: Corpus, place: Place) -> list[str]:
    return [corpus.gazetteer[id].name for id in corpus.gazetteer.containers(place.id)]


def _events(corpus: Corpus) -> Columns:
    records = list(corpus.event_records.values())
    columns = _columns(records, "id", "title", "kind", "date", "timezone", "date_reasoning", "summary")
    days = {date: _days(date) for date in {event.date for event in records}}
    columns["date_text"] = [event.date_words for event in records]
    columns["time_text"] = [event.time_words for event in records]
    columns["time"] = [event.time for event in records]
    columns["first"] = [days[event.date][0] for event in records]
    columns["last"] = [days[event.date][1] for event in records]
    return columns


def _links(corpus: Corpus, places: dict[str, int], articles: dict[str, int]) -> Columns:
    """Give the places of every event, event by event."""
    pairs = [(row, link) for row, event in enumerate(corpus.event_records.values()) for link in event.places]
    return {
        "event": [row for row, _ in pairs],
        "place": [places[link.place] for _, link in pairs],
        "role": [link.role for _, link in pairs],
        "here": [link.here for _, link in pairs],
        "articles": [
            link.articles and [articles[id] for id in link.articles if id in articles] for _, link in pairs
        ],
    }


def _days(date: str | None) -> tuple[str | None, str | None]:
    """Give the first and the last day that a date may mean, in ISO 8601."""
    if date is None:
        return None, None
    bounds = dates.parse(date)
    first, last = bounds.first, bounds.last
    return first.isoformat() if first else None, last.isoformat() if last else None


def _claims(corpus: Corpus, speakers: dict[str, int], articles: dict[str, int]) -> dict[str, Columns]:
    """Give the claims in the order of the events, and the groups in which they are compared."""
    compared = {
        claim.id: (row, value, text)
        for row, group in enumerate(corpus.groups)
        for claim, value, text in zip(group.claims, group.values, group.texts, strict=True)
    }
    records = list(corpus.claim_records.values())
    columns = _columns(records, "id", "topic", "scope", "paragraph", "paraphrase", "inferred")
    events = {id: row for row, id in enumerate(corpus.event_records)}
    event_rows = [row for row, event in enumerate(corpus.event_records.values()) for _ in event.claims]
    columns["event"] = event_rows
    columns["group"], columns["value"], columns["text"] = (
        [compared[id][part] for id in columns["id"]] for part in range(3)
    )
    columns["speaker"] = [speakers[_voice(c.speaker, c.article)] for c in records]
    columns["article"] = [articles[c.article] for c in records]
    columns["start"] = [c.original and c.original[0] for c in records]
    columns["end"] = [c.original and c.original[1] for c in records]
    groups: Columns = {
        "event": [events[g.event] for g in corpus.groups],
        "topic": [g.topic for g in corpus.groups],
        "scope": [g.scope for g in corpus.groups],
        "values": [g.labels for g in corpus.groups],
        "relations": [
            [(c.first, c.second, c.relation, c.rule) for c in g.comparisons] if g.comparisons else None
            for g in corpus.groups
        ],
    }
    return {"claims": columns, "groups": groups}


def _mentions(corpus: Corpus, places: dict[str, int], articles: dict[str, int]) -> Columns:
    records = corpus.mention_records
    matches = [m.match for m in records]
    columns = _columns(matches, "start", "end", "surface", "use", "subtype", "rule")
    columns["id"] = [m.id for m in records]
    columns["article"] = [articles[m.article.id] for m in records]
    columns["paragraph"] = [m.paragraph for m in records]
    columns["place"] = [None if m.place is None else places[m.place] for m in matches]
    ranges = [m.article.original_range(m.match.start, m.match.end) for m in records]
    columns["original_start"] = [r and r[0] for r in ranges]
    columns["original_end"] = [r and r[1] for r in ranges]
    return columns
