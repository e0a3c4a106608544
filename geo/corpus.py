"""A corpus: articles, events, claims, mentions and places, linked in every direction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gazetteer.matcher import Match
from gazetteer.places import Gazetteer, Place, curated
from gazetteer.searcher import Searcher, Source
from geo import accounts, articles, tables
from geo.about import About
from geo.articles import Article
from geo.contents import LeftOut, in_words
from geo.disagreement import Dispute, Group, gathered, groups
from geo.events import Claim, Event, Proposal, Side, Speaker
from geo.extent import WORLD, framed
from geo.filters import Filters, keep_events, keep_mentions
from geo.independence import Independence, voice
from geo.languages import foreign, foreign_in_words
from geo.story import Stop, Story
from geo.updates import CourseRule
from geo.vocabulary.kinds import Kind, kinds_of

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

__all__ = ["Corpus", "Mention", "Progress", "silently"]

Progress = Callable[[Collection[Article]], Iterable[Article]]


def silently(articles: Collection[Article]) -> Iterable[Article]:
    """Search the articles without showing how far it is."""
    return articles


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


@dataclass(frozen=True, repr=False)
class Corpus:
    """Articles, events, claims, mentions and places, linked both ways, and as tables.

    Build one with :func:`geo.read_corpus`. All tables are in EPSG:4326; their columns are described in
    :data:`geo.vocabulary.columns.COLUMNS`.

    Attributes
    ----------
    about : About
    article_records : dict of str to Article
    speaker_records : dict of str to Speaker
    event_records : dict of str to Event
    gazetteer : gazetteer.Gazetteer
        The curated one, and over it the corpus's own; behind them the places of the world that were found.
    found : mapping of str to list of Match, or None
        By article, the mentions, where they were searched for in the whole world or pinned by hand; None where
        the names of the gazetteer alone are looked up, when they are first asked for.
    credits : tuple of str
        Whom the places of the world are from; empty where none is.
    searcher : gazetteer.searcher.Searcher or None
        What has found them; None as before.
    story : Story or None
        As it was written, also when the corpus is filtered; see :attr:`stops`.
    whole : Corpus or None
        The corpus before it was filtered.
    filters : geo.filters.Filters
        What it was filtered by.
    progress : callable
        Wraps the articles while they are searched for toponyms.
    left_out : tuple of geo.contents.LeftOut
        What its folder holds besides, each with the reason.
    notes : tuple of geo.contents.LeftOut
        What has to be known of how a file was read: in which encoding, where it does not say.
    proposed : mapping of str to Proposal
        By id, those of the events and claims that rules propose and no person has checked.
    disputes : tuple of geo.disagreement.Dispute
        What rules propose of these claims that cannot be true together.
    side_records : dict of str to Side
        For whom speakers speak.
    """

    about: About
    article_records: dict[str, Article]
    speaker_records: dict[str, Speaker] = field(default_factory=dict)
    event_records: dict[str, Event] = field(default_factory=dict)
    gazetteer: Gazetteer = field(default_factory=curated)
    story: Story | None = None
    whole: Corpus | None = None
    filters: Filters = field(default_factory=Filters)
    progress: Progress = silently
    found: Mapping[str, list[Match]] | None = None
    credits: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    searcher: Searcher | None = None
    notes: tuple[LeftOut, ...] = ()
    proposed: Mapping[str, Proposal] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()
    side_records: dict[str, Side] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Say in a line what it is, and how much of it there is."""
        sizes = {
            "article": len(self.article_records),
            "event": len(self.event_records),
            "claim": len(self.claim_records),
        }
        counts = ", ".join(f"{size} {noun}{'' if size == 1 else 's'}" for noun, size in sizes.items())
        part = f", filtered by {', '.join(set_)}" if (set_ := self.filters.manifest()) else ""
        return f"<Corpus {self.about.title!r}: {counts}{part}>"

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of event, those of the corpus's own too, with their marks; the same for each part of it."""
        whole = self.whole or self
        return kinds_of((event.kind for event in whole.event_records.values()), whole.about.kinds)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the articles it was filtered by; empty where it was not."""
        return self.filters.articles

    @cached_property
    def mention_records(self) -> list[Mention]:
        """Every toponym in the articles, in order."""
        if self.whole is not None:
            return keep_mentions(self, self.whole)
        if self.found is not None:
            found = [(a, self.found[id]) for id, a in self.article_records.items()]
        else:
            articles = list(self.progress(self.article_records.values()))
            matches = self.names.search(Source(a.id, a.text, a.outlet, a.language or "") for a in articles)
            found = list(zip(articles, matches, strict=True))
        return [
            Mention(f"{a.id}:{m.start}-{m.end}", a, m, a.paragraph_at(m.start))
            for a, matches in found
            for m in matches
        ]

    @cached_property
    def foreign(self) -> dict[str, list[str]]:
        """Ids of the articles that are in another language than English, by its name."""
        return foreign(self.article_records.values())

    @property
    def reading_notes(self) -> list[str]:
        """Once for each of these languages, how well its places are found; and which articles are read in part only."""
        worldwide = self.searcher is not None and self.searcher.atlas is not None
        said = foreign_in_words(self.foreign, worldwide)
        limit = articles.LONGEST_READ
        most = f"{limit:,} characters"
        why = f"over {most}: events are proposed from the first {most} only, places are found in all"
        others = {id for ids in self.foreign.values() for id in ids}
        long = [a.id for a in self.article_records.values() if len(a.text) > limit and a.id not in others]
        return [*said, in_words((LeftOut(id, why) for id in long), "read in part")] if long else said

    @cached_property
    def names(self) -> Searcher:
        """What finds names in any text as they were found in the articles."""
        return Searcher(self.gazetteer) if self.searcher is None else self.searcher

    @cached_property
    def claim_records(self) -> dict[str, Claim]:
        """Every claim by id."""
        return {claim.id: claim for event in self.event_records.values() for claim in event.claims}

    @cached_property
    def voices(self) -> list[str]:
        """Who is heard, in the corpus's order: ids of speakers, then ``article:ID`` for an article's own voice."""
        heard = set(map(voice, self.claim_records.values()))
        own = [f"article:{id}" for id in self.article_records]
        return [id for id in [*self.speaker_records, *own] if id in heard]

    @cached_property
    def groups(self) -> list[Group]:
        """Claims gathered by event, topic and scope, and compared; behind them, disputes over several of these."""
        of_two = self._of_two if self.proposed else None
        own = [
            g
            for event in self.event_records.values()
            for g in groups(event.id, event.claims, self.gazetteer, of_two)
        ]
        return [*own, *self._gathered()]

    def _of_two(self, a: str, b: str) -> bool:
        """Whether two claims of a group are of two things: rules propose both, and no dispute within the group."""
        both = a in self.proposed and b in self.proposed
        return both and not any(b in claims for claims in self._disputed.get(a, ()))

    @cached_property
    def _disputed(self) -> dict[str, list[frozenset[str]]]:
        """By claim, those with which it stands in a dispute within one group."""
        found: dict[str, list[frozenset[str]]] = {}
        for dispute in self.disputes:
            for id in dispute.claims if dispute.scope is None else ():
                found.setdefault(id, []).append(dispute.claims)
        return found

    def _gathered(self) -> Iterator[Group]:
        """What is disputed over several scopes or events of this corpus."""
        claims = ((event.id, claim) for event in self.event_records.values() for claim in event.claims)
        stands = {claim.id: (event, claim) for event, claim in claims}
        order = {id: row for row, id in enumerate(stands)}
        for dispute in self.disputes:
            its = [stands[id] for id in sorted(dispute.claims & order.keys(), key=order.__getitem__)]
            if dispute.scope and its and dispute.event in self.event_records:
                yield gathered(dispute, its, self.gazetteer)

    @cached_property
    def courses(self) -> dict[tuple[str, str, str | None], CourseRule]:
        """Which disagreements, by event, topic and scope, are conflicts and which updates, and by which rule."""
        published = {id: article.published for id, article in self.article_records.items()}
        proposed: dict[tuple[str, str, str | None], CourseRule] = {}
        for dispute in self.disputes:
            where = dispute.event, dispute.topic, dispute.scope
            if dispute.scope is None:
                where = next((self._where(id) for id in dispute.claims if id in self.compared), where)
            proposed[where] = dispute.course
        found = {}
        for group in self.groups:
            where = group.event, group.topic, group.scope
            if rule := group.disputed and (proposed.get(where) or group.course(published)):
                found[where] = rule
        return found

    def _where(self, claim: str) -> tuple[str, str, str | None]:
        """The event, the topic and the scope on which a claim stands."""
        group = self.groups[self.compared[claim][0]]
        return group.event, group.topic, group.scope

    @cached_property
    def compared(self) -> dict[str, tuple[int, int, str]]:
        """Where each claim stands: the row of its group, the index of its value there, and what it says."""
        return {
            claim.id: (row, value, text)
            for row, group in enumerate(self.groups)
            if not group.across
            for claim, value, text in zip(group.claims, group.values, group.texts, strict=True)
        }

    @cached_property
    def derivative(self) -> frozenset[str]:
        """Ids of the articles whose own voice is not independent."""
        return frozenset(article.id for article in self.article_records.values() if article.derivative)

    @cached_property
    def related(self) -> dict[str, list[str]]:
        """Ids of the events that bear on each event, in either direction, in the order of the corpus."""
        found: dict[str, set[str]] = {}
        for event in (self.whole or self).event_records.values():
            for id in event.related:
                found.setdefault(event.id, set()).add(id)
                found.setdefault(id, set()).add(event.id)
        if not found:
            return {}
        order = {id: row for row, id in enumerate((self.whole or self).event_records)}
        return {id: sorted(ids, key=order.__getitem__) for id, ids in found.items()}

    @cached_property
    def independence(self) -> Independence:
        """Whose voice counts, and for which side each speaks."""
        sides = {id: speaker.side for id, speaker in self.speaker_records.items() if speaker.side}
        sides |= {f"article:{a.id}": a.side for a in self.article_records.values() if a.side}
        return Independence(self.derivative, sides)

    @cached_property
    def place_records(self) -> dict[str, Place]:
        """Every place that an article mentions or at which an event lies, in the gazetteer's order."""
        wanted = {m.match.place for m in self.mention_records} | {
            p.place for e in self.event_records.values() for p in e.places
        }
        return {id: place for id, place in self.gazetteer.items() if id in wanted}

    @cached_property
    def stops(self) -> list[Stop]:
        """The stops of the story that show an event or a place which is in this corpus."""
        return [
            stop
            for stop in (self.story.stops if self.story else ())
            if (stop.event in self.event_records if stop.event else stop.place in self.place_records)
        ]

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """The opening view: the corpus's own, or around where its events lie, or its places, or the world."""
        if self.about.extent:
            return self.about.extent
        sites = Counter(link.place for event in self.event_records.values() for link in event.places)
        named = Counter(
            m.match.place for m in self.mention_records if m.match.place and m.match.use == "literal"
        )
        points = [
            (place.lon, place.lat, weight)
            for id, weight in (sites or named).items()
            if (place := self.gazetteer[id]).lon is not None and place.lat is not None
        ]
        return framed(points) if points else WORLD

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

    def filtered(self, filters: Filters | str | Iterable[str]) -> Corpus:
        """Keep the part that is chosen; disagreement is found anew among what stays.

        Parameters
        ----------
        filters : Filters, iterable of str, or str
            What each facet keeps stands in :mod:`geo.filters`. Ids alone are those of articles. On a part
            that was filtered before, a facet that is set takes the place of the earlier one.

        Returns
        -------
        Corpus
            This one, where nothing new is chosen.

        Raises
        ------
        InputError
            If an id is not one of the corpus.

        Examples
        --------
        >>> import geo
        >>> part = geo.read_corpus().filtered(geo.Filters(articles="cna", disputed=True))
        >>> all(part.events["disagreements"])
        True
        """
        given = filters if isinstance(filters, Filters) else Filters(articles=tuple(_ids(filters)))
        whole = self.whole or self
        chosen = given.over(self.filters).fitted(whole)
        if chosen == self.filters:
            return self
        kept = {
            id: a for id, a in whole.article_records.items() if id in chosen.articles or not chosen.articles
        }
        events = keep_events(whole, chosen, kept)
        return replace(whole, article_records=kept, event_records=events, whole=whole, filters=chosen)

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
    def disagreements(self) -> gpd.GeoDataFrame:
        """One row per group of claims that cannot all be true; see :func:`geo.tables.disagreements`."""
        return tables.disagreements(self)

    def coverage(self) -> pd.DataFrame:
        """Tell how many claims each article makes about each event; see :func:`geo.accounts.coverage`.

        Returns
        -------
        pandas.DataFrame
            Events by articles.
        """
        return accounts.coverage(self)

    def speakers(self) -> pd.DataFrame:
        """Tell who is quoted, how often, where, and whom they contradict; see :func:`geo.accounts.speakers`.

        Returns
        -------
        pandas.DataFrame
            One row per speaker.
        """
        return accounts.speakers(self)

    @cached_property
    def mentions(self) -> gpd.GeoDataFrame:
        """One row per mention; see :func:`geo.tables.mentions`."""
        return tables.mentions(self)


def _ids(ids: str | Iterable[str]) -> Iterable[str]:
    return (ids,) if isinstance(ids, str) else ids
