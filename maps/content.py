"""What the explorer page is told: the tables of a corpus as columns, ready for JSON.

Every table is a mapping of columns; row *i* is the *i*-th entry of each. References between tables are row
numbers. The page derives everything else (what is shown, counts, disagreement among the chosen articles,
exports) from this block alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Point

from gazetteer.places import Place
from geo import dates
from geo.agreement import APART, RULES
from geo.citing import Anchors, Location, cited, locate_claim
from geo.corpus import Corpus
from geo.disagreement import Group
from geo.events import Claim, date_words, happened_here
from geo.export import LAYERS, Layer, canonical, rounded
from geo.independence import voiced
from geo.originals import claim_quotes, mention_quotes
from geo.rows import AMBIGUOUS, NOWHERE, EventRow, columns, rows, speaker_name
from geo.texts import Marked, marked_texts
from geo.updates import COURSES
from geo.values import Value
from geo.vocabulary.facets import FACETS
from geo.vocabulary.inferences import INFERENCES
from geo.vocabulary.kinds import MARKS
from geo.vocabulary.terms import TERMS

__all__ = ["content", "split"]

Columns = dict[str, list[Any]]
FEW = 256  #: records of which columns are made at a time
_When = tuple[str | None, str | None]
#: What is needed to draw, list and filter; every other column of these tables is for cards, searches and exports.
DRAWN: dict[str, tuple[str, ...]] = {
    "places": (
        *("id", "name", "kind", "feature_class", "precision_m", "outline", "unplaced", "lon", "lat"),
        *("geometry", "within", "within_names", "doubtful"),
    ),
    "events": ("id", "title", "kind", "when", "proposed"),
    "claims": ("group", "value", "speaker", "article"),
    "groups": ("event", "relations", "members"),
    "mentions": ("use", "article", "place"),
    "texts": ("article",),
}


def content(corpus: Corpus, originals: Mapping[str, str] | None = None, texts: bool = True) -> dict[str, Any]:
    """Gather what the page needs.

    Parameters
    ----------
    corpus : geo.Corpus
    originals : mapping of str to str, optional
        The publishers' own texts by article id: what claims and mentions cite is quoted from them.
    texts : bool
        Whether articles can be read in the page; see :func:`geo.texts.marked_texts`.

    Returns
    -------
    dict
        Plain lists, text and numbers. Geometries are GeoJSON in degrees, WGS 84; precision is in metres.
    """
    articles = {id: row for row, id in enumerate(corpus.article_records)}
    places = {id: row for row, id in enumerate(corpus.place_records)}
    speakers = {id: row for row, id in enumerate(corpus.voices)}
    sides = {id: row for row, id in enumerate(corpus.side_records)}
    events, when = _events(corpus)
    data: dict[str, Any] = {
        "version": 1,
        "generator": f"Dateline {version('dateline')}",
        "corpus": corpus.about.model_dump(exclude={"kinds"})
        | {"extent": corpus.extent, "filters": corpus.filters.manifest()},
        "credits": list(corpus.credits),
        "notes": corpus.reading_notes,
        "articles": _articles(corpus),
        "sides": {"id": list(sides), "name": [corpus.side_records[id].name for id in sides]},
        "speakers": _speaker_columns(corpus, speakers, sides),
        "places": _places(corpus, places),
        "dates": _dates(list(when)),
        "events": events,
        "links": _links(corpus, places, articles),
        **_claims(corpus, speakers, articles),
        "mentions": _mentions(corpus, places, articles),
        "vocabulary": _vocabulary(corpus, set(events["kind"])),
        "words": {"nowhere": NOWHERE, "ambiguous": AMBIGUOUS},
        "story": _story(corpus, places),
        "texts": _texts(corpus, articles, originals) if texts else {name: [] for name in Marked._fields},
    }
    _add_columns(corpus, data)
    _add_anchors(corpus, data, originals or {})
    if originals:
        for name, quotes in (("claims", claim_quotes), ("mentions", mention_quotes)):
            passages = [passage and list(passage) for passage in quotes(corpus, originals)]
            if any(passages):
                data[name]["quote"] = passages
    return data


def split(data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part the page's data in two: what is drawn, which the page reads first, and the details.

    Parameters
    ----------
    data : dict
        From :func:`content`; left as it is.

    Returns
    -------
    first, details : dict
        In ``first``, ``later`` names the columns of each table that stand in ``details``. In both, a
        column that has one value throughout is written as ``{"same": value, "rows": n}``.
    """
    first = {name: part for name, part in data.items() if name not in DRAWN}
    details = {}
    for name, drawn in DRAWN.items():
        table = data.get(name, {})
        first[name] = {column: rows for column, rows in table.items() if column in drawn}
        details[name] = {column: rows for column, rows in table.items() if column not in drawn}
    first["later"] = {name: list(columns) for name, columns in details.items()}
    for tables, names in ((first, {*DRAWN, "links"}), (details, DRAWN)):
        tables |= {name: _packed(tables[name]) for name in names if name in tables}
    return first, details


def _packed(table: Columns) -> dict[str, Any]:
    """Write a column that has one value throughout as that value and a number of rows."""
    return {
        name: {"same": rows[0], "rows": len(rows)}
        if len(rows) > 1 and rows[-1] == rows[0] and rows.count(rows[0]) == len(rows)
        else rows
        for name, rows in table.items()
    }


def _vocabulary(corpus: Corpus, used: set[str]) -> dict[str, Any]:
    """Give what is declared in :mod:`geo.vocabulary`, as far as the page needs it."""
    return {
        "kinds": [
            {"key": kind.key, "label": kind.label, "plural": kind.plural, "path": MARKS[kind.mark]}
            | {"light": kind.light, "dark": kind.dark}
            for kind in corpus.kinds.values()
            if kind.key in used
        ],
        "facets": {facet.name: facet.badge for facet in FACETS},
        "inferences": {key: [one.label, one.meaning] for key, one in INFERENCES.items()},
        "columns": {layer: [[column.name, column.page] for column in columns(layer)] for layer in LAYERS},
        "proposing": dict(sorted({p.rule: p.meaning for p in corpus.proposed.values()}.items())),
        "terms": [[term.key, term.label, term.meaning] for term in TERMS],
        "rules": [[r.name, r.relation, r.example] for r in (*RULES, *((APART,) if corpus.proposed else ()))],
        "courses": [[rule.name, rule.course, rule.example] for rule in COURSES],
    }


def _add_columns(corpus: Corpus, data: dict[str, Any]) -> None:
    """Add the columns that the page is to export and that none of the functions below gives, and round all."""
    for layer in LAYERS:
        missing = []
        for column in columns(layer):
            table, _, name = (column.page or "").partition(".")
            if column.type == "number" and name in data.get(table, {}):
                data[table][name] = _numbers(data[table][name])
            if table == layer and name not in data[table]:
                missing.append((name, column.reader()))
        records = list(_records(corpus, layer)) if missing else []
        for name, read in missing:
            data[layer][name] = list(map(read, records))


def _add_anchors(corpus: Corpus, data: dict[str, Any], originals: Mapping[str, str]) -> None:
    """Add the words by which what claims and mentions cite is found on the page of the article, where any are."""
    anchors = {id: Anchors(a, originals.get(id)) for id, a in corpus.article_records.items() if a.url}
    if not anchors:
        return
    claims = (
        (
            claim.article,
            cited(corpus.article_records[claim.article], claim) if claim.article in anchors else None,
        )
        for claim in corpus.claim_records.values()
    )
    mentions = (
        (
            m.article.id,
            m.article.original_range(m.match.start, m.match.end) if m.article.id in anchors else None,
        )
        for m in corpus.mention_records
    )
    for table, spans in (("claims", claims), ("mentions", mentions)):
        found = [None if span is None else anchors[article].of(*span) for article, span in spans]
        if any(found):
            data[table]["anchor"] = found


def _numbers(column: list[float | None]) -> list[float | None]:
    """Round a column, each of its values once."""
    known = {value: _number(value) for value in set(column)}
    return list(map(known.__getitem__, column))


def _number(value: float | None) -> float | None:
    return rounded(value) if isinstance(value, float) else value


def _records(corpus: Corpus, layer: Layer) -> Iterable[Any]:
    """Give the rows of a table of the page: an event has one there, and not one a place."""
    if layer != "events":
        return rows(corpus, layer)
    firsts: dict[str, Any] = {}
    for row in rows(corpus, layer):
        if isinstance(row, EventRow):
            firsts.setdefault(row.event.id, row)
    return firsts.values()


def _columns(records: Iterable[Any], *names: str) -> Columns:
    """Pick attributes of records into columns, of a few records at a time: these stay in the processor's memory."""
    columns: Columns = {name: [] for name in names}
    picked = [(column.extend, attrgetter(name)) for name, column in columns.items()]
    left = iter(records)
    while few := list(islice(left, FEW)):
        for extend, attribute in picked:
            extend(map(attribute, few))
    return columns


def _turned(rows: list[tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Turn rows into columns."""
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]


def _articles(corpus: Corpus) -> Columns:
    records = corpus.article_records.values()
    columns = _columns(
        records,
        *"id publisher short agency title label published language url retrieved".split(),
        *"reliability reliability_note derivative".split(),
    )
    columns["inferred"] = [list(a.inferred) for a in records]
    published = [dates.parse(a.published) if a.published else None for a in records]
    columns["day"] = [when and when.first and when.first.isoformat() for when in published]
    columns["last_day"] = [when and when.last and when.last.isoformat() for when in published]
    columns["published_text"] = [dates.in_words(a.published) if a.published else None for a in records]
    columns["paragraphs"] = [len(a.paragraphs) for a in records]
    return columns


def _speaker_columns(corpus: Corpus, speakers: dict[str, int], sides: dict[str, int]) -> Columns:
    """Say of each speaker who they are, for which side they speak (None for nobody else), and whether they count."""
    counted, known = corpus.independence, corpus.speaker_records
    return {
        "id": list(speakers),
        "name": [speaker_name(corpus, "article" if id.startswith("article:") else id) for id in speakers],
        "side": [sides[counted.sides[id]] if id in counted.sides else None for id in speakers],
        "short": [known[id].short if id in known else None for id in speakers],
        "named": [id not in known or known[id].named for id in speakers],
        "independent": [id.removeprefix("article:") not in corpus.derivative for id in speakers],
    }


def _places(corpus: Corpus, rows: dict[str, int]) -> Columns:
    records = list(corpus.place_records.values())
    columns = _columns(
        records,
        *"id name kind feature_class country precision_m precision_note coordinates_source".split(),
        *"coordinates_date outline unplaced identifiers".split(),
    )
    points = np.array([_point(p) for p in records], dtype=object)
    columns["lon"] = _rounded(shapely.get_x(points))
    columns["lat"] = _rounded(shapely.get_y(points))
    columns["geometry"] = [
        None if isinstance(p.geometry, Point) else canonical(p.geometry)  # points are in lon and lat
        for p in records
    ]
    columns["within"] = [p.within and rows.get(p.within) for p in records]
    columns["within_id"] = [p.within for p in records]
    columns["within_names"] = [_containers(corpus, p) if p.within else None for p in records]
    columns["names"] = list(map(_names, records))
    doubtful = _doubtful(corpus)
    columns["doubtful"] = [p.id in doubtful for p in records]
    return columns


def _point(place: Place) -> Point | None:
    """Give the point that stands for a place; most are points themselves, which need no remembering."""
    given = place.geometry
    return given if isinstance(given, Point) and place.repr_point is None else place.point


def _names(place: Place) -> list[tuple[str, str | None, str | None]] | None:
    """Give what a place is called; None where that is its English name and nothing else, which the page knows."""
    if len(place.names) == 1:
        [only] = place.names
        if only.text == place.name and only.lang == "en" and only.script == "Latn":
            return None
    return [(n.text, n.lang, n.script) for n in place.names]


def _doubtful(corpus: Corpus) -> set[str | None]:
    """List the places that no mention means for sure: each time another was too close to call."""
    matches = [mention.match for mention in corpus.mention_records]
    close = {match.place for match in matches if match.close}
    if not close:
        return close
    sure = {match.place for match in matches if not match.close}
    sure |= {link.place for event in corpus.event_records.values() for link in event.places}
    return close - sure


def _rounded(degrees: npt.NDArray[np.float64]) -> list[float | None]:
    return [None if value != value else value for value in rounded(degrees).tolist()]


def _containers(corpus: Corpus, place: Place) -> list[str]:
    return [corpus.gazetteer[id].name for id in corpus.gazetteer.containers(place.id)]


def _events(corpus: Corpus) -> tuple[Columns, dict[_When, int]]:
    """Give the events, and the row of each date that they have."""
    records = list(corpus.event_records.values())
    columns = _columns(
        records,
        *"id title kind timezone date_reasoning summary time time_approximate time_words date date_text".split(),
    )
    if not any(columns["time"]):
        del columns["time"], columns["time_approximate"]
    columns["time_text"] = columns.pop("time_words")
    columns["related"] = list(map(corpus.related.get, columns["id"], repeat(())))
    dated = list(zip(columns.pop("date"), columns.pop("date_text"), strict=True))
    when = {date: row for row, date in enumerate(dict.fromkeys(dated))}
    columns["when"] = list(map(when.__getitem__, dated))
    return columns | _proposed(corpus, columns["id"]), when


def _proposed(corpus: Corpus, ids: Iterable[str]) -> Columns:
    """Give what is to be known of events or claims that rules propose, all rows at once."""
    proposals = list(map(corpus.proposed.get, ids))
    return {
        "proposed": [proposal is not None for proposal in proposals],
        "proposed_by": [proposal and proposal.rule for proposal in proposals],
        "proposed_confidence": [proposal and proposal.confidence for proposal in proposals],
    }


def _dates(when: list[_When]) -> Columns:
    """Give each date once: as EDTF, in words, and the first and the last day that it may mean."""
    bounds = [dates.parse(date) if date else None for date, _ in when]
    return {
        "date": [date for date, _ in when],
        "text": [date_words(date, text) for date, text in when],
        "first": [b.first.isoformat() if b and b.first else None for b in bounds],
        "last": [b.last.isoformat() if b and b.last else None for b in bounds],
    }


def _links(corpus: Corpus, places: dict[str, int], articles: dict[str, int]) -> Columns:
    """Give the places of every event, event by event."""
    placed = _columns(corpus.event_records.values(), "places")["places"]
    columns = _columns(chain.from_iterable(placed), "place", "role", "articles")
    columns["event"] = [row for row, links in enumerate(placed) for _ in links]
    columns["place"] = [places[id] for id in columns["place"]]
    here = {role: happened_here(role) for role in set(columns["role"])}
    columns["here"] = [here[role] for role in columns["role"]]
    columns["articles"] = [
        ids and [articles[id] for id in ids if id in articles] for ids in columns["articles"]
    ]
    return columns


def _claims(corpus: Corpus, speakers: dict[str, int], articles: dict[str, int]) -> dict[str, Columns]:
    """Give the claims in the order of the events, and the groups in which they are compared."""
    records = list(corpus.claim_records.values())
    columns = _columns(
        records, *"id paraphrase inferred speaker article status inference paragraph original".split()
    )
    events = {id: row for row, id in enumerate(corpus.event_records)}
    compared = [corpus.compared[id] for id in columns["id"]]
    columns["group"], columns["value"], columns["text"] = _turned(compared, 3)
    spans = columns.pop("original")
    passages = zip(columns["article"], columns["paragraph"], spans, strict=True)
    columns |= _claim_locations(corpus, records, passages)
    said = zip(columns["speaker"], columns["article"], strict=True)
    columns["speaker"] = [speakers[voiced(*pair)] for pair in said]
    columns["article"] = list(map(articles.__getitem__, columns["article"]))
    columns |= _proposed(corpus, columns["id"])
    columns["status"] = [None if status == "current" else status for status in columns["status"]]
    columns["start"], columns["end"] = _turned([span or (None, None) for span in spans], 2)
    groups = _columns(corpus.groups, "event", "topic", "scope", "labels", "comparisons")
    groups["event"] = [events[id] for id in groups["event"]]
    disputed = [group if group.comparisons and group.disputed else None for group in corpus.groups]
    judged = (corpus.whole or corpus).courses  # a part by all that the corpus says, as in the tables
    courses = [group and judged.get((group.event, group.topic, group.scope)) for group in disputed]
    groups["course"] = [rule and (rule.course, rule.name) for rule in courses]
    groups["members"] = _members(corpus)
    groups["sizes"] = [group and _sizes(group) for group in disputed]
    groups["relations"] = [
        [(c.first, c.second, c.relation, c.rule) for c in pairs] or None
        for pairs in groups.pop("comparisons")
    ]
    return {"claims": columns, "groups": groups}


def _members(corpus: Corpus) -> list[list[tuple[int, int]] | None]:
    """Give the claims of the groups that gather them from several, each with its value there."""
    if not corpus.disputes:
        return [None] * len(corpus.groups)
    rows = {id: row for row, id in enumerate(corpus.claim_records)}
    return [
        [(rows[c.id], value) for c, value in zip(group.claims, group.values, strict=True)]
        if group.across
        else None
        for group in corpus.groups
    ]


def _claim_locations(corpus: Corpus, claims: Iterable[Claim], cited: Iterable[tuple[Any, ...]]) -> Columns:
    """Say where claims stand, once for all of one paragraph."""
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    found = []
    for claim, cites in zip(claims, cited, strict=True):
        if cites not in known:
            article = corpus.article_records[claim.article]
            known[cites] = (*locate_claim(article, claim), claim.paragraph if article.original else None)
        found.append(known[cites])
    return dict(zip((*Location._fields, "digest_paragraph"), _turned(found, 4), strict=True))


def _sizes(group: Group) -> tuple[float | None, ...] | None:
    """Give the least that each value of a group may stand for, to order them; None where it is no number."""
    first = {
        value: claim.value
        for claim, value in zip(reversed(group.claims), reversed(group.values), strict=True)
    }
    sizes = [_size(first[value]) for value in range(len(group.labels))]
    return None if sizes.count(None) == len(sizes) else tuple(sizes)


def _size(value: Value) -> float | None:
    if value.kind != "number":
        return None
    least, most = value.interval()
    return _number(most if math.isinf(least) else least)


def _mentions(corpus: Corpus, places: dict[str, int], articles: dict[str, int]) -> Columns:
    records = corpus.mention_records
    matches = [m.match for m in records]
    columns = _columns(
        matches,
        *"start end surface use subtype rule confidence runner_up runner_up_name reasons close".split(),
    )
    columns["id"] = [m.id for m in records]
    columns["article"] = [articles[m.article.id] for m in records]
    columns["place"] = [None if m.place is None else places[m.place] for m in matches]
    ranges = [m.article.original_range(m.match.start, m.match.end) or (None, None) for m in records]
    columns["original_start"], columns["original_end"] = _turned(ranges, 2)
    return columns


def _texts(
    corpus: Corpus, articles: dict[str, int], originals: Mapping[str, str] | None
) -> dict[str, list[Any]]:
    rows: list[tuple[Any, ...]] = [
        (articles[text.article], *text[1:]) for text in marked_texts(corpus, originals)
    ]
    return dict(zip(Marked._fields, _turned(rows, len(Marked._fields)), strict=True))


def _story(corpus: Corpus, places: dict[str, int]) -> dict[str, Any] | None:
    """Give the stops of the story, and how many were left out with what they show; None without any stop."""
    if corpus.story is None or not corpus.stops:
        return None
    events = {id: row for row, id in enumerate(corpus.event_records)}
    questions: dict[tuple[str, str], int] = {}
    disputed_first = sorted(enumerate(corpus.groups), key=lambda pair: not pair[1].disputed)
    for row, group in disputed_first:  # a topic may have several scopes
        questions.setdefault((group.event, group.topic), row)
    stops = [
        {
            "title": stop.title,
            "text": stop.text,
            "event": stop.event and events[stop.event],
            "place": stop.place and places.get(stop.place),
            "group": questions.get((stop.event or "", stop.topic or "")),
            "view": stop.view and stop.view.model_dump(),
        }
        for stop in corpus.stops
    ]
    left_out = len(corpus.story.stops) - len(stops)
    return {"title": corpus.story.title, "stops": stops, "left_out": left_out}
