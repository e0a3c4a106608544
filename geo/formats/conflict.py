"""Events in the columns of two known datasets of armed conflict, to be laid beside theirs.

The columns are those of the UCDP Georeferenced Event Dataset and of ACLED's exports, as their codebooks define them.
What Dateline does not know (actors, sides of a conflict, regions) stays empty; nothing is guessed. Each event has one
row, at the first place where it happened.

Of the deaths, ``best`` is the figure that most independent sides give, the lower where two have as many; ``low`` and
``high`` are the least and the greatest that anyone gives.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from gazetteer.places import RADIUS
from geo import dates
from geo.events import happened_here
from geo.export import csv_lines

if TYPE_CHECKING:
    from datetime import date

    from gazetteer.places import Place
    from geo.corpus import Corpus
    from geo.disagreement import Group
    from geo.events import Event
    from geo.independence import Independence

__all__ = ["ACLED", "DEATHS", "UCDP", "WHERE_ACLED", "WHERE_UCDP", "Field", "dataset", "tolls"]

DEATHS = "deaths"
#: Radii in metres up to which a place is exact or near, and feature kinds beyond: UCDP's ``where_prec``.
EXACT, NEAR = 5_000, 25_000
_WHERE_UCDP = {
    "country": 6,
    "first-level": 4,
    "second-level": 3,
    "region": 4,
    "province": 4,
    "state": 4,
    "governorate": 4,
    "county": 3,
    "district": 3,
}


@dataclass(frozen=True, slots=True)
class _Row:
    """An event with what both datasets ask for."""

    event: Event
    corpus: Corpus
    place: Place | None
    first: date | None
    last: date | None
    sources: list[str]
    headlines: list[str]
    sides: int
    toll: tuple[int | None, int | None, int | None]

    @property
    def days(self) -> int | None:
        """How many days it may have been."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


def _rows(corpus: Corpus) -> Iterator[_Row]:
    deaths: dict[str, list[Group]] = {}
    for group in corpus.groups:
        if group.topic == DEATHS and not group.across:
            deaths.setdefault(group.event, []).append(group)
    for event in corpus.event_records.values():
        sites = [link for link in event.places if happened_here(link.role)] or list(event.places)
        day = dates.parse(event.date) if event.date else None
        ids = dict.fromkeys(claim.article for claim in event.claims)
        named = [corpus.article_records[id] for id in ids]
        yield _Row(
            event,
            corpus,
            corpus.gazetteer[sites[0].place] if sites else None,
            None if day is None else day.first,
            None if day is None else day.last,
            [article.publisher or article.id for article in named],
            [article.title for article in named if article.title],  # what we call an event is no headline
            len(corpus.independence.spoken_for(event.claims)),
            tolls(deaths.get(event.id, []), corpus.independence),
        )


def tolls(groups: Sequence[Group], independence: Independence) -> tuple[int | None, int | None, int | None]:
    """Sum up what is said of the deaths of one event.

    Parameters
    ----------
    groups : sequence of Group
        On deaths; of several scopes the one without, else the one with most claims counts.
    independence : Independence
        Who counts, and for which side.

    Returns
    -------
    tuple of int or None
        best, low and high; None where no figure is given. "At least five" is five: its upper end is open.
    """
    if not groups:
        return None, None, None
    group = max(groups, key=lambda group: (group.scope is None, len(group.claims)))
    said: dict[int, tuple[float, float]] = {}
    for claim, value in zip(group.claims, group.values, strict=True):
        if claim.value.kind == "number":
            said.setdefault(value, claim.value.interval())
    bounds = {value: _finite(low, high) for value, (low, high) in said.items()}
    known = {value: pair for value, pair in bounds.items() if pair is not None}
    if not known:
        return None, None, None
    best = min(known, key=lambda value: (-len(independence.spoken_for(group.saying(value))), known[value]))
    return known[best][0], min(low for low, _ in known.values()), max(high for _, high in known.values())


def _finite(low: float, high: float) -> tuple[int, int] | None:
    """Give the whole ends of an interval; an open end is the other one."""
    ends = [end for end in (low, high) if math.isfinite(end)]
    return (math.ceil(max(ends[0], 0)), math.floor(max(ends[-1], 0))) if ends else None


def _where_ucdp(row: _Row) -> int | None:
    """1 exact, 2 within 25 km, 3 a district, 4 a province, 5 less than that, 6 a country, 7 beyond."""
    if row.place is None or row.place.point is None:
        return None
    if (known := _WHERE_UCDP.get(row.place.kind)) is not None:
        return known
    radius = row.place.precision_m
    if radius is None:
        return 5
    return 1 if radius <= EXACT else 2 if radius <= NEAR else 5


def _when_ucdp(row: _Row) -> int | None:
    """1 the day, 2 up to six days, 3 a week, 4 a month, 5 more."""
    if row.days is None:
        return None
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if row.days <= most), 5)


def _where_acled(row: _Row) -> int | None:
    """1 the place, 2 near it, 3 a region."""
    code = _where_ucdp(row)
    return None if code is None else min(code, 3)


def _when_acled(row: _Row) -> int | None:
    """1 the day, 2 the week, 3 the month."""
    code = _when_ucdp(row)
    return None if code is None else {1: 1, 2: 2, 3: 2}.get(code, 3)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _country(row: _Row) -> str | None:
    """Name the country that the place is, or lies in."""
    if row.place is None:
        return None
    around = [row.place, *(row.corpus.gazetteer[id] for id in row.corpus.gazetteer.containers(row.place.id))]
    return next((place.name for place in around if place.kind == "country"), None)


class Field(NamedTuple):
    """A column of a dataset: what it says, for who reads one, and how it is written, where Dateline can fill it.

    Attributes
    ----------
    says : str
        What :mod:`geo.importing` takes it for; empty where it follows from others.
    write : callable, optional
        Reads its value from an event.
    """

    says: str
    write: Callable[[_Row], Any] | None = None


Columns = Mapping[str, Field]

#: Columns of the UCDP Georeferenced Event Dataset.
UCDP: Columns = {
    "id": Field("id", lambda row: row.event.id),
    "year": Field("", lambda row: row.first and row.first.year),
    "source_article": Field("sources", lambda row: "; ".join(row.sources)),
    "number_of_sources": Field("", lambda row: len(row.sources)),
    "number_of_sides": Field(
        "", lambda row: row.sides
    ),  # not in the original: of how many minds the sources are
    "source_headline": Field("headlines", lambda row: "; ".join(row.headlines) or None),
    "where_prec": Field("where", _where_ucdp),
    "where_coordinates": Field("place", lambda row: row.place and row.place.name),
    "latitude": Field("lat", lambda row: row.place and row.place.lat),
    "longitude": Field("lon", lambda row: row.place and row.place.lon),
    "country": Field("country", _country),
    "date_prec": Field("when", _when_ucdp),
    "date_start": Field("first", lambda row: _iso(row.first)),
    "date_end": Field("last", lambda row: _iso(row.last)),
    "best": Field("deaths", lambda row: row.toll[0]),
    "low": Field("least", lambda row: row.toll[1]),
    "high": Field("most", lambda row: row.toll[2]),
    "type_of_violence": Field("violence"),
    "dyad_name": Field("title"),
    "side_a": Field("side a"),
    "side_b": Field("side b"),
    "where_description": Field("where said"),
    "deaths_a": Field("deaths of side a"),
    "deaths_b": Field("deaths of side b"),
    "deaths_civilians": Field("deaths of civilians"),
    "deaths_unknown": Field("deaths of unknown status"),
}

#: Columns of ACLED's exports.
ACLED: Columns = {
    "event_id_cnty": Field("id", lambda row: row.event.id),
    "event_date": Field("first", lambda row: _iso(row.first)),
    "year": Field("", lambda row: row.first and row.first.year),
    "time_precision": Field("when", _when_acled),
    "event_type": Field("kind", lambda row: row.corpus.kinds[row.event.kind].label),
    "country": Field("country", _country),
    "location": Field("place", lambda row: row.place and row.place.name),
    "latitude": Field("lat", lambda row: row.place and row.place.lat),
    "longitude": Field("lon", lambda row: row.place and row.place.lon),
    "geo_precision": Field("where", _where_acled),
    "source": Field("sources", lambda row: "; ".join(row.sources)),
    "notes": Field("notes", lambda row: row.event.summary or row.event.title),
    "fatalities": Field("deaths", lambda row: row.toll[0]),
    "sub_event_type": Field("title"),
    "actor1": Field("side a"),
    "actor2": Field("side b"),
}

#: What the codes of precision say of a place: its kind, and the radius in metres within which it lies.
WHERE_UCDP: Mapping[int, tuple[str, float]] = {
    1: ("village", EXACT),
    2: ("village", NEAR),
    3: ("second-level", RADIUS["second-level"]),
    4: ("first-level", RADIUS["first-level"]),
    5: ("site", RADIUS["region"]),
    6: ("country", RADIUS["country"]),
    7: ("sea", RADIUS["sea"]),
}
WHERE_ACLED: Mapping[int, tuple[str, float]] = {
    1: WHERE_UCDP[1],
    2: WHERE_UCDP[2],
    3: ("region", RADIUS["region"]),
}


def dataset(columns: Columns, corpus: Corpus) -> str:
    """Write the events in the columns of a dataset.

    Parameters
    ----------
    columns : mapping of str to callable
        :data:`UCDP` or :data:`ACLED`.
    corpus : Corpus

    Returns
    -------
    str
        CSV.
    """
    written = {name: field.write for name, field in columns.items() if field.write}
    return csv_lines([list(written), *([read(row) for read in written.values()] for row in _rows(corpus))])
