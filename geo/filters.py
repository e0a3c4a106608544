"""The filters: which part of a corpus is chosen, by the same words in Python, on the command and on the page.

Choices within one facet are alternatives; every facet that is set must be met. The explorer page derives what
it shows in the same way (``maps/static/model/filters.js``), so that its exports are those of the command.

========= ============================================== =======================================================
facet     keeps, of events                               keeps, of mentions
========= ============================================== =======================================================
articles  those on which a chosen article makes a claim  those in a chosen article
speakers  those on which a chosen speaker is quoted      all
kinds     those of a chosen kind                         all
dates     those that can have happened within the dates  all
place     those that lie at the place                    those of the place
box       those with a place within the box              those of places within it
event     that event alone                               those of the places where it lies
disputed  those on which kept claims conflict            all
origin    those that a person entered, or rules propose  all
use       all                                            those in this use, literal or associative
words     those in which every word begins a word        those of places in whose names every word begins a word
========= ============================================== =======================================================

Claims are kept with their event, those of the chosen articles and speakers; disagreement is found among these alone,
so that of one speaker says where they contradict themselves. An event is kept with all its places but those for which
only other articles vouch. A place is kept where a kept event lies there, or a kept mention names it. Without any facet
everything is kept.

A date that is coarse or open is kept if any day that it may mean lies within the chosen ones; an undated
event can always have happened then. Words are looked for in an event's title, kind and summary, in the
topics, values and words of what is claimed about it, in all names of its places, and in the names of its
speakers, publishers and their short forms, whichever articles are chosen. Capitals, diacritics, apostrophes and the
variants of Arabic letters do not count. :mod:`geo.query` says which words stand for others, and how coordinates are
searched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from gazetteer.errors import InputError
from gazetteer.files import near
from geo import dates
from geo.export import number, rounded
from geo.independence import voice
from geo.query import Query, fold

if TYPE_CHECKING:
    from geo.corpus import Corpus, Mention
    from geo.events import Event

__all__ = ["Filters", "Origin", "Use", "keep_events", "keep_mentions"]

Use = Literal["literal", "associative"]
Origin = Literal["curated", "proposed"]
#: How many choices an error names.
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen. The facets are explained in :mod:`geo.filters`.

    Parameters
    ----------
    articles : iterable of str
        Article ids, or one id; none means all.
    speakers : iterable of str
        Speaker ids, or ``article:ID`` for an article in its own voice (:func:`geo.independence.voice`); none means all.
    kinds : iterable of str, optional
        Keys of :attr:`geo.corpus.Corpus.kinds`, or one of them; None means all.
    dates : str, optional
        An EDTF date or interval, such as ``2020-01-03/2020-01-08`` or ``2020-01/..``.
    place, event : str, optional
        The id of one.
    box : str, optional
        West, south, east and north in degrees, parted by commas; west is greater than east where the box crosses the
        antimeridian. The point that stands for a place counts.
    disputed : bool
        Whether to keep only events on which accounts disagree.
    origin : {'curated', 'proposed'}, optional
        Whether a person entered the events, or rules propose them; None means both.
    use : {'literal', 'associative'}, optional
        The use of place names; None means both.
    words : str
        What to search for.

    Raises
    ------
    InputError
        If a use or a date is none.

    Examples
    --------
    >>> Filters(kinds="strike", dates="2020-01").manifest()
    {'kinds': ['strike'], 'dates': '2020-01-01/2020-01-31'}
    """

    articles: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    kinds: tuple[str, ...] | None = None
    dates: str | None = None
    place: str | None = None
    box: str | None = None
    event: str | None = None
    disputed: bool = False
    origin: Origin | None = None
    use: Use | None = None
    words: str = ""

    def __post_init__(self) -> None:
        """Bring every facet into its one form."""
        if self.origin is not None:
            _known("origin of events", self.origin, get_args(Origin), "is called")
        if self.use is not None:
            _known("use of place names", self.use, get_args(Use), "is called")
        words = self.words.strip(" ")
        plain = {
            "articles": _listed(self.articles),
            "speakers": _listed(self.speakers),
            "kinds": None if self.kinds is None else _listed(self.kinds),
            "dates": _interval(self.dates) if self.dates else None,
            "box": ",".join(map(number, _edges(self.box))) if self.box else None,
            "words": words if fold(words) else "",
        }
        for name, value in plain.items():
            object.__setattr__(self, name, value)

    def manifest(self) -> dict[str, Any]:
        """Write down the facets that are set, in the one order.

        Returns
        -------
        dict
            Empty where nothing is filtered.
        """
        set_ = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in set_.items()}

    def over(self, earlier: Filters) -> Filters:
        """Lay these over earlier ones: a facet that is set takes the place of the earlier.

        Parameters
        ----------
        earlier : Filters

        Returns
        -------
        Filters
        """
        return replace(earlier, **{name: getattr(self, name) for name in self.manifest()})

    def fitted(self, corpus: Corpus) -> Filters:
        """Check the ids against a corpus and leave out what does not narrow it.

        Parameters
        ----------
        corpus : Corpus
            Unfiltered.

        Returns
        -------
        Filters
            With articles, speakers and kinds in the corpus's order, and only kinds of which it has events.

        Raises
        ------
        InputError
            If an id or a kind is not one of the corpus.
        """
        for article in self.articles:
            _known("article", article, corpus.article_records)
        for speaker in self.speakers:
            _known("speaker", speaker, corpus.voices)
        if self.place is not None:
            _known("place", self.place, corpus.place_records)
        if self.event is not None:
            _known("event", self.event, corpus.event_records)
        for kind in self.kinds or ():
            _known("kind of event", kind, corpus.kinds, "is called")
        chosen = set(self.articles)
        kinds = self.kinds
        if kinds is not None:
            there = {event.kind for event in corpus.event_records.values()}
            kinds = tuple(kind for kind in corpus.kinds if kind in kinds and kind in there)
            kinds = None if len(kinds) == len(there) else kinds
        return replace(
            self,
            articles=tuple(a for a in corpus.article_records if a in chosen),
            speakers=tuple(speaker for speaker in corpus.voices if speaker in self.speakers),
            kinds=kinds,
        )


def keep_events(corpus: Corpus, filters: Filters, articles: Collection[str]) -> dict[str, Event]:
    """Choose the events that pass every facet, with the claims and places that stay.

    Parameters
    ----------
    corpus : Corpus
        Unfiltered.
    filters : Filters
        Fitted to it.
    articles : collection of str
        Ids of the articles that are kept.

    Returns
    -------
    dict of str to Event
    """
    kept = {}
    inside = _inside(corpus, filters.box) if filters.box else None
    for event in map(_passes(corpus, filters), corpus.event_records.values()):
        if event is None:
            continue
        part = _part(event, articles, filters.speakers)
        if (filters.articles or filters.speakers) and not part.claims:
            continue
        if filters.place is not None and all(link.place != filters.place for link in part.places):
            continue
        if inside and not any(inside(link.place) for link in part.places):
            continue
        kept[event.id] = part
    if not filters.disputed:
        return kept
    compared = replace(corpus, event_records=kept).groups
    disputed = {event for group in compared if group.disputed for event in group.events}
    return {id: part for id, part in kept.items() if id in disputed}


def keep_mentions(part: Corpus, whole: Corpus) -> list[Mention]:
    """Choose the mentions that pass every facet.

    Parameters
    ----------
    part : Corpus
        The filtered one, whose filters, articles and events count.
    whole : Corpus

    Returns
    -------
    list of Mention
    """
    filters = part.filters
    its = {link.place for e in part.event_records.values() if e.id == filters.event for link in e.places}
    query = Query(whole, filters.words)
    inside = _inside(whole, filters.box) if filters.box else None

    @cache
    def wanted(place: str | None) -> bool:
        if filters.place is None and inside is None and filters.event is None and not filters.words:
            return True
        if (
            place is None
            or filters.place not in (None, place)
            or (inside is not None and not inside(place))
            or (filters.event is not None and place not in its)
        ):
            return False
        return not filters.words or query.place(place)

    return [
        mention
        for mention in whole.mention_records
        if mention.article.id in part.article_records
        and filters.use in (None, mention.match.use)
        and wanted(mention.match.place)
    ]


def _passes(corpus: Corpus, filters: Filters) -> Callable[[Event], Event | None]:
    """Give the test of the facets that do not depend on the articles."""
    first, last = (
        (dates.parse(filters.dates).first, dates.parse(filters.dates).last) if filters.dates else (None, None)
    )
    query = Query(corpus, filters.words)

    def test(event: Event) -> Event | None:
        when = dates.parse(event.date) if event.date else None
        passed = (
            (filters.kinds is None or event.kind in filters.kinds)
            and (when is None or not last or not when.first or when.first <= last)
            and (when is None or not first or not when.last or when.last >= first)
            and filters.event in (None, event.id)
            and filters.origin in (None, _origin(corpus, event))
            and (not filters.words or query.event(event))
        )
        return event if passed else None

    return test


def _origin(corpus: Corpus, event: Event) -> Origin:
    return "proposed" if event.id in corpus.proposed else "curated"


def _part(event: Event, articles: Collection[str], speakers: Collection[str]) -> Event:
    """Keep the claims of some articles and speakers, and the places that are not other articles' alone."""
    claims = tuple(
        claim
        for claim in event.claims
        if claim.article in articles and (not speakers or voice(claim) in speakers)
    )
    links = tuple(p for p in event.places if p.articles is None or any(a in articles for a in p.articles))
    if len(claims) == len(event.claims) and len(links) == len(event.places):
        return event
    return event.model_copy(update={"claims": claims, "places": links})


def _listed(values: str | Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(dict.fromkeys(values))


def _edges(box: str) -> tuple[float, float, float, float]:
    """Read west, south, east and north, rounded as exports are."""
    try:
        west, south, east, north = (rounded(float(part)) for part in box.split(","))
    except (ValueError, OverflowError):
        west = south = east = north = float("nan")
    if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90):
        remedy = "Write west, south, east and north in degrees: 42,33,45,37"
        raise InputError(f"{box!r} is no box", remedy)
    return west, south, east, north


def _inside(corpus: Corpus, box: str) -> Callable[[str], bool]:
    """Give the test whether the point that stands for a place lies in a box."""
    west, south, east, north = _edges(box)

    @cache
    def inside(id: str) -> bool:
        place = corpus.gazetteer[id]
        if place.lat is None or place.lon is None:
            return False
        lat, lon = rounded(place.lat), rounded(place.lon)
        across = west <= lon <= east if west <= east else lon >= west or lon <= east
        return across and south <= lat <= north

    return inside


def _interval(text: str) -> str:
    """Write dates as an interval of days."""
    try:
        span = dates.parse(text)
    except ValueError as error:
        raise InputError(str(error).rstrip(".")) from error
    return f"{span.first or '..'}/{span.last or '..'}"


def _known(noun: str, value: str, choices: Collection[str], said: str = "has the id") -> None:
    """Refuse what is none of the choices, naming those that come near, or the first."""
    if value in choices:
        return
    alike = near(value, choices, MOST_NAMED) if len(choices) > MOST_NAMED else []
    named = alike or list(choices)[:MOST_NAMED]
    more = f" and {len(choices) - len(named)} others" if len(choices) > len(named) else ""
    remedy = f"Choose from {', '.join(named)}{more}" if choices else f"This corpus has no {noun}"
    raise InputError(f"no {noun} {said} {value!r}", remedy)
