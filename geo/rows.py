"""The rows of every table: what stands in it, before it is a frame, a page or a file.

Which columns they give, of which types, and what each says stands in :data:`geo.vocabulary.columns.COLUMNS`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.citing import Location, locate, locate_claim
from geo.independence import voice
from geo.vocabulary.columns import COLUMNS, Column

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from gazetteer.matcher import Match
    from gazetteer.places import Place
    from geo.articles import Article
    from geo.corpus import Corpus, Mention
    from geo.disagreement import Group
    from geo.events import Claim, Event, EventPlace, Proposal
    from geo.updates import Course, CourseRule

__all__ = ["AMBIGUOUS", "NOWHERE", "columns", "rows", "speaker_name"]

NOWHERE = "no article says where"
AMBIGUOUS = "the name fits several places"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article, and how many mentions and claims it has."""

    article: Article
    mentions: int
    claims: int
    geometry: None = None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place, with the ids of the events there and of the articles that mention it."""

    place: Place
    events: list[str]
    mentions: int
    articles: list[str]

    @property
    def geometry(self) -> BaseGeometry | None:
        """Its point or area."""
        return self.place.geometry


class _Sourced:
    """A row that several articles stand behind."""

    __slots__ = ()
    articles: list[Article]

    @property
    def sources(self) -> list[str]:
        """The ids of the articles."""
        return [article.id for article in self.articles]

    @property
    def publishers(self) -> str:
        """Who published them."""
        return "; ".join(dict.fromkeys(article.publisher for article in self.articles if article.publisher))

    @property
    def urls(self) -> list[str]:
        """Where."""
        return list(dict.fromkeys(article.url for article in self.articles if article.url))


@dataclass(frozen=True, slots=True)
class EventRow(_Sourced):
    """An event at one of its places, or alone where it has none."""

    event: Event
    link: EventPlace | None
    place: Place | None
    articles: list[Article]
    disagreements: int
    proposal: Proposal | None
    related: list[str]

    @property
    def id(self) -> str:
        """The id of the row."""
        if self.link is None:
            return self.event.id
        return f"{self.event.id}/{self.link.place}/{self.link.role_id}"

    @property
    def unplaced(self) -> str | None:
        """Why there is no geometry."""
        return NOWHERE if self.place is None else self.place.unplaced

    @property
    def geometry(self) -> BaseGeometry | None:
        """That of the place."""
        return None if self.place is None else self.place.geometry


@dataclass(frozen=True, slots=True)
class DisagreementRow(_Sourced):
    """Claims of which not all can be true, value by value."""

    group: Group
    event: Event
    said: list[list[Any]]
    speakers: int
    sides: int
    articles: list[Article]
    geometry: BaseGeometry | None
    explained: CourseRule

    @property
    def course(self) -> Course:
        """Whether it is a conflict or an update."""
        return self.explained.course

    @property
    def id(self) -> str:
        """The id of the row."""
        parts = (self.group.event, self.group.topic, self.group.scope)
        return "/".join(part.replace(" ", "-") for part in parts if part)

    @property
    def rules(self) -> str:
        """Why."""
        return "; ".join(sorted({c.rule for c in self.group.comparisons if c.relation == "conflict"}))


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, what it says in words, and how the claims that it is compared with stand to each other."""

    claim: Claim
    event: Event
    article: Article
    value: str
    speaker: str
    side: str | None
    named: bool
    relation: str
    geometry: BaseGeometry | None
    proposal: Proposal | None
    location: Location
    digest_paragraph: int | None

    @property
    def start(self) -> int | None:
        """Where its passage begins in the original."""
        return None if self.claim.original is None else self.claim.original[0]

    @property
    def end(self) -> int | None:
        """Where its passage ends."""
        return None if self.claim.original is None else self.claim.original[1]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A mention and its place."""

    mention: Mention
    match: Match
    place: Place | None
    original_start: int | None
    original_end: int | None
    location: Location
    digest_paragraph: int | None

    @property
    def article(self) -> Article:
        """In which it stands."""
        return self.mention.article

    @property
    def unplaced(self) -> str | None:
        """Why there is no geometry."""
        return AMBIGUOUS if self.place is None else self.place.unplaced

    @property
    def geometry(self) -> BaseGeometry | None:
        """That of the place."""
        return None if self.place is None else self.place.geometry


Row = ArticleRow | PlaceRow | EventRow | ClaimRow | DisagreementRow | MentionRow


def _article_rows(corpus: Corpus) -> Iterator[ArticleRow]:
    mentions = Counter(mention.article.id for mention in corpus.mention_records)
    claims = Counter(claim.article for claim in corpus.claim_records.values())
    for id, article in corpus.article_records.items():
        yield ArticleRow(article, mentions[id], claims[id])


def _place_rows(corpus: Corpus) -> Iterator[PlaceRow]:
    there: dict[str, list[str]] = defaultdict(list)
    for event in corpus.event_records.values():
        for place in dict.fromkeys(link.place for link in event.places):
            there[place].append(event.id)
    counts: Counter[str | None] = Counter()
    naming: dict[str | None, dict[str, None]] = defaultdict(dict)
    for mention in corpus.mention_records:
        counts[mention.match.place] += 1
        naming[mention.match.place][mention.article.id] = None
    for id, record in corpus.place_records.items():
        yield PlaceRow(record, there[id], counts[id], list(naming[id]))


def _event_rows(corpus: Corpus) -> Iterator[EventRow]:
    disputed = Counter(event for group in corpus.groups if group.disputed for event in group.events)
    order = list(corpus.article_records)
    for event in corpus.event_records.values():
        proposal = corpus.proposed.get(event.id)
        naming = {claim.article for claim in event.claims}
        sources = [corpus.article_records[id] for id in order if id in naming]
        related = corpus.related.get(event.id, [])
        for link in event.places:
            place = corpus.gazetteer[link.place]
            yield EventRow(event, link, place, sources, disputed[event.id], proposal, related)
        if not event.places:
            yield EventRow(event, None, None, sources, disputed[event.id], proposal, related)


def _claim_rows(corpus: Corpus) -> Iterator[ClaimRow]:
    relations = [group.relation(corpus.independence) for group in corpus.groups]
    for event in corpus.event_records.values():
        first = corpus.gazetteer[event.places[0].place].geometry if event.places else None
        for claim in event.claims:
            group, _, text = corpus.compared[claim.id]
            speaker = speaker_name(corpus, claim.speaker)
            side = corpus.independence.sides.get(voice(claim))
            spoken_for = None if side is None else corpus.side_records[side].name
            named = claim.speaker == "article" or corpus.speaker_records[claim.speaker].named
            proposal = corpus.proposed.get(claim.id)
            article = corpus.article_records[claim.article]
            where = locate_claim(article, claim), claim.paragraph if article.original else None
            relation = relations[group]
            yield ClaimRow(
                claim, event, article, text, speaker, spoken_for, named, relation, first, proposal, *where
            )


def _disagreement_rows(corpus: Corpus) -> Iterator[DisagreementRow]:
    counted, courses = corpus.independence, (corpus.whole or corpus).courses
    for group in corpus.groups:
        if not group.disputed:
            continue
        event = corpus.event_records[group.event]
        said = []
        for index, text in enumerate(group.labels):
            claims = [c for c, value in zip(group.claims, group.values, strict=True) if value == index]
            names = list(dict.fromkeys(speaker_name(corpus, claim.speaker) for claim in claims))
            told = list(dict.fromkeys(claim.article for claim in claims))
            said.append([text, names, told, [claim.id for claim in claims]])
        naming = {claim.article for claim in group.claims}
        articles = [article for id, article in corpus.article_records.items() if id in naming]
        first = corpus.gazetteer[event.places[0].place].geometry if event.places else None
        voices, sides = len(counted.voices(group.claims)), len(counted.spoken_for(group.claims))
        explained = courses[group.event, group.topic, group.scope]
        yield DisagreementRow(group, event, said, voices, sides, articles, first, explained)


def _mention_rows(corpus: Corpus) -> Iterator[MentionRow]:
    for mention in corpus.mention_records:
        match = mention.match
        place = None if match.place is None else corpus.gazetteer[match.place]
        article = mention.article
        span = article.original_range(match.start, match.end)
        start, end = span or (None, None)
        if article.original is None:
            yield MentionRow(mention, match, place, start, end, Location(mention.paragraph), None)
        else:
            where = locate(article, *span) if span else Location()
            yield MentionRow(mention, match, place, start, end, where, mention.paragraph)


_ROWS: dict[str, Callable[[Corpus], Iterator[Row]]] = {
    "articles": _article_rows,
    "places": _place_rows,
    "events": _event_rows,
    "claims": _claim_rows,
    "disagreements": _disagreement_rows,
    "mentions": _mention_rows,
}


def rows(corpus: Corpus, table: str) -> Iterator[Row]:
    """Give the rows of a table, from which its columns are read.

    Parameters
    ----------
    corpus : Corpus
    table : str
        A key of :data:`geo.vocabulary.columns.COLUMNS`.

    Yields
    ------
    Row
    """
    return _ROWS[table](corpus)


def columns(table: str, exported: bool = True) -> list[Column]:
    """Give the columns of a table.

    Parameters
    ----------
    table : str
    exported : bool
        Whether only those that stand in exports.

    Returns
    -------
    list of Column
    """
    return [column for column in COLUMNS[table] if column.exported or not exported]


def speaker_name(corpus: Corpus, id: str) -> str:
    """Name a speaker; ``article`` is the article in its own voice.

    Parameters
    ----------
    corpus : Corpus
    id : str
        A speaker's id.

    Returns
    -------
    str
    """
    return "the article itself" if id == "article" else corpus.speaker_records[id].name
