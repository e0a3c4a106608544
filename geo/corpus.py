"""A corpus: a folder of articles with what it says of events and places, read and checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path

import geopandas as gpd
import pandas as pd
from pydantic import BaseModel, ConfigDict, field_validator

from gazetteer.errors import InputError, InputErrors
from gazetteer.files import read_text
from gazetteer.matcher import Match, Matcher
from gazetteer.places import Gazetteer, Place, curated
from geo import tables
from geo.articles import Article, Text, read_article, read_articles
from geo.disagreement import Group, groups
from geo.events import Claim, Event, Speaker
from geo.reading import Lines, read_record, read_yaml

__all__ = ["About", "Corpus", "Mention", "read_corpus"]


#: West, south, east, north of a view of all inhabited land, in degrees.
WORLD = (-170.0, -58.0, 180.0, 78.0)
Progress = Callable[[Collection[Article]], Iterable[Article]]


def _silently(articles: Collection[Article]) -> Iterable[Article]:
    return articles


class About(BaseModel):
    """What a corpus says of itself.

    Attributes
    ----------
    title, description, language, licence, version : str
    extent : (float, float, float, float), optional
        The opening view: west, south, east, north in degrees, WGS 84.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Text
    description: Text | None = None
    language: Text = "en"
    licence: Text | None = None
    version: Text | None = None
    extent: tuple[float, float, float, float] | None = None

    @field_validator("extent")
    @classmethod
    def _is_extent(
        cls, value: tuple[float, float, float, float] | None
    ) -> tuple[float, float, float, float] | None:
        if value is not None:
            west, south, east, north = value
            if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
                raise ValueError(f"{list(value)} is no extent. Write [west, south, east, north] in degrees")
        return value


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym in an article.

    Attributes
    ----------
    id : str
        ``ARTICLE:START-END``.
    article : Article
    match : gazetteer.matcher.Match
        Offsets, the place chosen, the use and the rule.
    paragraph : int
        From 1.
    """

    id: str
    article: Article
    match: Match
    paragraph: int


@dataclass(frozen=True)
class Corpus:
    """Articles, events, claims, mentions and places, linked both ways, and as tables.

    Build one with :func:`read_corpus`. All tables are in EPSG:4326; their columns are documented in
    :mod:`geo.tables`.

    Attributes
    ----------
    about : About
    article_records : dict of str to Article
    speaker_records : dict of str to Speaker
    event_records : dict of str to Event
    gazetteer : gazetteer.Gazetteer
        The curated one, and over it the corpus's own.
    chosen : tuple of str
        Ids of the articles it was filtered by; empty where it was not.
    whole : Corpus or None
        The corpus before it was filtered.
    progress : callable
        Wraps the articles while they are searched for toponyms.
    """

    about: About
    article_records: dict[str, Article]
    speaker_records: dict[str, Speaker] = field(default_factory=dict)
    event_records: dict[str, Event] = field(default_factory=dict)
    gazetteer: Gazetteer = field(default_factory=curated)
    chosen: tuple[str, ...] = ()
    whole: Corpus | None = None
    progress: Progress = _silently

    @cached_property
    def mention_records(self) -> list[Mention]:
        """Every toponym in the articles, in order."""
        if self.whole is not None:
            return [m for m in self.whole.mention_records if m.article.id in self.article_records]
        matcher = Matcher(self.gazetteer)
        return [
            Mention(f"{a.id}:{m.start}-{m.end}", a, m, a.paragraph_at(m.start))
            for a in self.progress(self.article_records.values())
            for m in matcher.find(a.text)
        ]

    @cached_property
    def claim_records(self) -> dict[str, Claim]:
        """Every claim by id."""
        return {claim.id: claim for event in self.event_records.values() for claim in event.claims}

    @cached_property
    def groups(self) -> list[Group]:
        """Claims gathered by event, topic and scope, and compared."""
        return [
            g for event in self.event_records.values() for g in groups(event.id, event.claims, self.gazetteer)
        ]

    @cached_property
    def compared(self) -> dict[str, tuple[int, int, str]]:
        """Where each claim stands: the row of its group, the index of its value there, and what it says."""
        return {
            claim.id: (row, value, text)
            for row, group in enumerate(self.groups)
            for claim, value, text in zip(group.claims, group.values, group.texts, strict=True)
        }

    @cached_property
    def derivative(self) -> frozenset[str]:
        """Ids of the articles whose own voice is not independent."""
        return frozenset(article.id for article in self.article_records.values() if article.derivative)

    @cached_property
    def place_records(self) -> dict[str, Place]:
        """Every place that an article mentions or at which an event lies, in the gazetteer's order."""
        wanted = {m.match.place for m in self.mention_records} | {
            p.place for e in self.event_records.values() for p in e.places
        }
        return {id: place for id, place in self.gazetteer.items() if id in wanted}

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """The opening view: the corpus's own, or around where its events lie, or its places, or the world."""
        if self.about.extent:
            return self.about.extent
        sites = {link.place for event in self.event_records.values() for link in event.places}
        shown = [self.gazetteer[id] for id in sites or self.place_records]
        points = [(p.lon, p.lat) for p in shown if p.lon is not None and p.lat is not None]
        if not points:
            return WORLD
        lons, lats = zip(*((lon, max(-84.0, min(84.0, lat))) for lon, lat in points), strict=True)
        pad = max(1.0, (max(lons) - min(lons)) / 10, (max(lats) - min(lats)) / 10)
        return (
            max(min(lons) - pad, -180.0),
            max(min(lats) - pad, -85.0),
            min(max(lons) + pad, 180.0),
            min(max(lats) + pad, 85.0),
        )

    def events_at(self, place: str) -> list[Event]:
        """Give the events that lie at a place.

        Parameters
        ----------
        place : str
            A place id.

        Returns
        -------
        list of Event
        """
        return [
            event
            for event in self.event_records.values()
            if any(link.place == place for link in event.places)
        ]

    def mentions_of(self, place: str) -> list[Mention]:
        """Give the mentions of a place, article by article.

        Parameters
        ----------
        place : str
            A place id.

        Returns
        -------
        list of Mention
        """
        return [mention for mention in self.mention_records if mention.match.place == place]

    def claims_in(self, article: str) -> list[Claim]:
        """Give the claims that an article carries.

        Parameters
        ----------
        article : str
            An article id.

        Returns
        -------
        list of Claim
        """
        return [claim for claim in self.claim_records.values() if claim.article == article]

    def event_of(self, claim: str) -> Event:
        """Give the event that a claim is about.

        Parameters
        ----------
        claim : str
            A claim id.

        Returns
        -------
        Event

        Raises
        ------
        KeyError
            If there is no such claim.
        """
        return self.event_records[self.groups[self.compared[claim][0]].event]

    def articles_on(self, event: str) -> list[Article]:
        """Give the articles that make a claim about an event.

        Parameters
        ----------
        event : str
            An event id.

        Returns
        -------
        list of Article

        Raises
        ------
        KeyError
            If there is no such event.
        """
        said = {claim.article for claim in self.event_records[event].claims}
        return [article for id, article in self.article_records.items() if id in said]

    def filtered(self, articles: Iterable[str]) -> Corpus:
        """Keep what the chosen articles speak of.

        Their claims and mentions stay, the events about which they make a claim, and the places they
        mention or at which such an event lies; disagreement is found anew among what stays.

        Parameters
        ----------
        articles : iterable of str
            Article ids, or one id; none keeps everything.

        Returns
        -------
        Corpus

        Raises
        ------
        InputError
            If an id is not that of an article.
        """
        asked = [articles] if isinstance(articles, str) else list(dict.fromkeys(articles))
        for id in asked:
            if id not in self.article_records:
                raise InputError(
                    f"no article has the id {id!r}", f"Choose from {', '.join(self.article_records)}"
                )
        if not asked:
            return self
        whole = self.whole or self
        kept = {id: article for id, article in self.article_records.items() if id in asked}
        events = {
            e.id: _keep(e, kept)
            for e in self.event_records.values()
            if any(c.article in kept for c in e.claims)
        }
        return replace(self, article_records=kept, event_records=events, chosen=tuple(kept), whole=whole)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row per article; see :func:`geo.tables.articles`."""
        return tables.articles(self)

    @cached_property
    def places(self) -> gpd.GeoDataFrame:
        """One row per place; see :func:`geo.tables.places`."""
        return tables.places(self)

    @cached_property
    def events(self) -> gpd.GeoDataFrame:
        """One row per event and place; see :func:`geo.tables.events`."""
        return tables.events(self)

    @cached_property
    def claims(self) -> gpd.GeoDataFrame:
        """One row per claim; see :func:`geo.tables.claims`."""
        return tables.claims(self)

    @cached_property
    def mentions(self) -> gpd.GeoDataFrame:
        """One row per mention; see :func:`geo.tables.mentions`."""
        return tables.mentions(self)


def _keep(event: Event, articles: dict[str, Article]) -> Event:
    """Keep the claims of some articles, and the places that are not other articles' alone."""
    claims = tuple(claim for claim in event.claims if claim.article in articles)
    links = tuple(p for p in event.places if p.articles is None or any(a in articles for a in p.articles))
    return event.model_copy(update={"claims": claims, "places": links})


def read_corpus(path: Path | str | None = None, progress: Progress = _silently) -> Corpus:
    """Read a corpus and check it.

    Parameters
    ----------
    path : path-like, optional
        A folder. Its articles are the text and Markdown files in ``articles/``, or in the folder itself;
        ``corpus.yaml``, ``events.yaml`` and a gazetteer of its own, ``places.geojson``, may stand beside.
        One article file alone is a corpus too. Without a path, the corpus that ships with Dateline.
    progress : callable, optional
        Wraps the articles while they are searched for toponyms, to show how far it is.

    Returns
    -------
    Corpus

    Raises
    ------
    InputError
        If anything in it is wrong: file, line, value and remedy.

    Examples
    --------
    >>> corpus = read_corpus()
    >>> len(corpus.articles)
    5
    """
    if path is None:
        with as_file(files("seeds")) as folder:
            return _read(Path(folder), progress)
    folder = Path(path)
    if not os.path.exists(folder):  # noqa: PTH110  a path too long to exist is no error here
        raise InputError("there is no such corpus", "Give a folder of articles, or one article", path=folder)
    return _read(folder, progress)


def _read(folder: Path, progress: Progress) -> Corpus:
    if folder.is_file():
        articles = [read_article(folder)]
        return Corpus(About(title=articles[0].name), {articles[0].id: articles[0]}, progress=progress)
    found: list[InputError] = []
    about, own, path = About(title=_title(folder)), Gazetteer([]), folder / "events.yaml"
    by_id: dict[str, Article] = {}
    record = _EventsFile()
    with _gathering(found):
        about = _read_about(folder)
    with _gathering(found):
        inner = folder / "articles"
        by_id = {a.id: a for a in read_articles(inner if inner.is_dir() else folder, found)}
    with _gathering(found):
        own = Gazetteer.read(folder / "places.geojson") if _there(folder / "places.geojson") else own
    with _gathering(found):
        record = _read_events(path, found)
    gazetteer = curated().merged(own) if own else curated()
    corpus = Corpus(
        about, by_id, record.speakers, {e.id: e for e in record.events}, gazetteer, progress=progress
    )
    if not found:
        found += _broken_links(corpus, record, path)
    if found:
        raise found[0] if len(found) == 1 else InputErrors(found)
    return corpus


@contextmanager
def _gathering(found: list[InputError]) -> Iterator[None]:
    """Keep an error, and read on, so that one reading finds everything."""
    try:
        yield
    except InputError as error:
        found.append(error)


def _title(folder: Path) -> str:
    return folder.resolve().name or "Articles"


def _there(path: Path) -> bool:
    """Tell whether a file is there, or a link that leads nowhere, which nobody means to be passed over."""
    return path.exists() or path.is_symlink()


def _read_about(folder: Path) -> About:
    path = folder / "corpus.yaml"
    if not _there(path):
        return About(title=_title(folder))
    data, lines = read_yaml(read_text(path), path)
    return read_record(About, data, path, lines)


@dataclass
class _EventsFile:
    """What ``events.yaml`` holds, with the lines on which it stands."""

    speakers: dict[str, Speaker] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    lines: Lines = field(default_factory=dict)

    def line(self, event: int, *where: str | int) -> int | None:
        """Give the line of something inside the event in a row."""
        return self.lines.get(("events", self.rows[event], *where))


def _read_events(path: Path, found: list[InputError]) -> _EventsFile:
    if not _there(path):
        return _EventsFile()
    data, lines = read_yaml(read_text(path), path)
    data = {} if data is None else data
    if not isinstance(data, dict):
        raise InputError("holds no keys", "Write speakers: and events:", path=path, line=1)
    for key in data.keys() - {"speakers", "events"}:
        raise InputError(
            f"{key} is an unknown key", "Write speakers: and events:", path=path, line=lines[(key,)]
        )
    speakers, events = data.get("speakers") or {}, data.get("events") or []
    if not isinstance(speakers, dict) or not isinstance(events, list):
        raise InputError(
            "speakers is no mapping or events is no list", "See the corpus format", path=path, line=1
        )
    if "article" in speakers:
        line = lines["speakers", "article"]
        raise InputError("'article' is the article's own voice", "Choose another id", path=path, line=line)
    record = _EventsFile(lines=lines)
    for id, facts in speakers.items():
        with _gathering(found):
            record.speakers[id] = read_record(Speaker, facts, path, lines, ("speakers", id))
    for row, facts in enumerate(events):
        with _gathering(found):
            record.events.append(read_record(Event, facts, path, lines, ("events", row)))
            record.rows.append(row)
    return record


def _broken_links(corpus: Corpus, record: _EventsFile, path: Path) -> Iterator[InputError]:
    """Find duplicate ids, ids that lead nowhere and citations out of bounds."""
    speakers = {"article", *corpus.speaker_records}
    seen: set[str] = set()
    for i, event in enumerate(record.events):
        checks = [_unique("event", event.id, seen, "id")]
        for j, link in enumerate(event.places):
            row = f"{event.id}/{link.place}/{link.role_id}"
            checks.append(_unique("place and role", row, seen, "places", j))
            checks.append(_known("place", link.place, corpus.gazetteer, "places", j, "place"))
            for id in link.articles or ():
                checks.append(_known("article", id, corpus.article_records, "places", j, "articles"))
        for j, claim in enumerate(event.claims):
            at = ("claims", j)
            checks.append(_unique("claim", claim.id, seen, *at, "id"))
            checks.append(_known("article", claim.article, corpus.article_records, *at, "article"))
            checks.append(_known("speaker", claim.speaker, speakers, *at, "speaker"))
            if claim.value.place:
                checks.append(_known("place", claim.value.place, corpus.gazetteer, *at, "value"))
            checks += [(p, r, (*at, key)) for key, p, r in _out_of_bounds(claim, corpus.article_records)]
        for check in checks:
            if check:
                problem, remedy, where = check
                yield InputError(problem, remedy, path=path, line=record.line(i, *where))


_Finding = tuple[str, str, tuple[str | int, ...]]


def _unique(kind: str, id: str, seen: set[str], *where: str | int) -> _Finding | None:
    if f"{kind} {id}" in seen:
        return f"the {kind} id {id!r} stands twice", "Change one", where
    seen.add(f"{kind} {id}")
    return None


def _known(kind: str, id: str, ids: Collection[str], *where: str | int) -> _Finding | None:
    if id in ids:
        return None
    near = get_close_matches(id, list(ids), n=3, cutoff=0.4)
    remedy = f"Did you mean {' or '.join(near)}?" if near else "Add it, or correct the id"
    return f"no {kind} has the id {id!r}", remedy, where


def _out_of_bounds(claim: Claim, articles: dict[str, Article]) -> Iterator[tuple[str, str, str]]:
    article = articles.get(claim.article)
    if article is None:
        return
    count = len(article.paragraphs)
    if claim.paragraph and claim.paragraph > count:
        yield "paragraph", f"{article.id} has {count} paragraphs, not {claim.paragraph}", "Correct the number"
    length = article.original.characters if article.original else len(article.text) + article.body_start
    if claim.original and claim.original[1] > length:
        cited = list(claim.original)
        yield "original", f"{cited} ends beyond the {length} characters of {article.id}", "Correct the range"
