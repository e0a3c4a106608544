"""One road for toponyms: every mention in articles, by the gazetteer, by what is pinned, and in the whole world.

A searcher finds the names of its gazetteer, those that are pinned and, where it has an atlas, those of the world; of
names that overlap the longest counts, whichever it is from. What the atlas has a row for is then placed, outlet by
outlet, and every mention is told how it is used, and how likely it is to be right.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from gazetteer import workers
from gazetteer.index import NameIndex
from gazetteer.matcher import Match, Matcher, Span
from gazetteer.names import Folded, fold
from gazetteer.pins import Pin, Pins
from gazetteer.places import Gazetteer

if TYPE_CHECKING:
    from gazetteer.atlas import Atlas
    from gazetteer.confidence import Evidence

__all__ = ["LIKELY", "SURE", "Named", "Reading", "Searcher", "Source", "outlet_of"]

LIKELY, SURE = 2.2, 4.6
"""Log-odds that a name is a toponym which only the curated gazetteer knows, and one that somebody has added by hand:
9 in 10, and 99 in 100."""

WORTH = 600_000
"""How many characters a process must have to search before it is worth the second that it takes to start."""

BATCH = 250
"""How many articles are searched together; of each outlet so many inform each other. Memory does not grow with more."""


CURATED, WORLD, OWN, PINNED = range(4)
"""Who vouches for a name; of two as long as each other the higher counts."""


class Source(NamedTuple):
    """A text to be searched.

    Attributes
    ----------
    id : str
        Of the article.
    text : str
    outlet : str
        Who published it; empty if that is unknown. Articles of one outlet inform each other.
    language : str
        Its code of BCP 47, where that is known; else the text tells.
    """

    id: str
    text: str
    outlet: str = ""
    language: str = ""


def outlet_of(source: str) -> str:
    """The outlet that a domain or an address names.

    Parameters
    ----------
    source : str

    Returns
    -------
    str
        The host in small letters, without ``www``.

    Examples
    --------
    >>> outlet_of("https://www.example.org/news/1"), outlet_of("Example.org")
    ('example.org', 'example.org')
    """
    text = source.strip().lower()
    try:
        host = urlsplit(text).netloc if "//" in text else text.partition("/")[0]
    except ValueError:  # a bracket that nothing closes
        return ""
    return host.removeprefix("www.")


@dataclass(slots=True)
class Named:
    """A name in a text, before it is placed.

    Attributes
    ----------
    start, end : int
        Offsets into the text as given.
    use : str
        A class of :data:`gazetteer.finding.finder.CLASSES`.
    score : float
        Log-odds that it is a toponym.
    level : int
        Who vouches for it; of two as long as each other the higher counts: 0 the curated gazetteer, 1 the world, 2
        somebody who has added the place, 3 somebody who has pinned the name.
    span : Span or None
        As the matcher found it; None for a name that the gazetteer lacks.
    pin : Pin or None
    reach : int
        Where what it names ends: `end`, or behind it where a pin says what stands there.
    """

    start: int
    end: int
    use: str
    score: float
    level: int = WORLD
    span: Span | None = None
    pin: Pin | None = None
    reach: int = 0

    @property
    def rank(self) -> tuple[int, int]:
        """What counts where it overlaps another."""
        return max(self.end, self.reach) - self.start, self.level


class Reading(NamedTuple):
    """An article as it was read.

    Attributes
    ----------
    source : Source
    folded : Folded
    names : list of Named
        In the order of the text, without overlap.
    language : str
        The one in which names were found in the world.
    """

    source: Source
    folded: Folded
    names: list[Named]
    language: str = "en"


class Searcher:
    """Finds every mention of a place in articles.

    Parameters
    ----------
    gazetteer : Gazetteer
        The places whose names are found.
    atlas : Atlas, optional
        The world with that gazetteer laid over it, if names are looked up in the whole world.
    pins : sequence of Pin
        What names mean, as a person says.
    pinned : Gazetteer, optional
        The gazetteer with the places that pins name, where it lacks one of them; by default it, or the atlas's.
    without : collection of str
        Rules of :data:`gazetteer.geoparser.RULES` that are switched off.
    include : collection of str, optional
        Which classes of :data:`gazetteer.finding.finder.CLASSES` are found in the world; by default the usual ones.
    judge : callable, optional
        Gives the confidence for what is known of a mention, instead of :func:`gazetteer.confidence.confidence`.

    Raises
    ------
    InputError
        If there is no such rule or class.

    Examples
    --------
    >>> from gazetteer.places import curated
    >>> [match.place for match in Searcher(curated()).find("Two buses left Kerman for Tehran.")]
    ['kerman', 'tehran']
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        atlas: Atlas | None = None,
        pins: Sequence[Pin] = (),
        pinned: Gazetteer | None = None,
        without: Collection[str] = (),
        include: Collection[str] | None = None,
        judge: Callable[[Evidence], float] | None = None,
    ) -> None:
        self.gazetteer = gazetteer
        self.atlas = atlas
        places = atlas.known if atlas is not None else gazetteer if pinned is None else pinned
        self.matcher = Matcher(places, NameIndex.of(gazetteer))
        self.pins = Pins(places, pins)
        self.world, self._order = None, None
        if atlas is not None:
            if judge is None:
                self._order = _Order(atlas.world.directory, gazetteer, tuple(pins), without, include)
            from gazetteer.geoparser import Geoparser

            self.world = Geoparser(atlas, without, include, judge)

    @property
    def together(self) -> Gazetteer:
        """The gazetteer, and behind it every place of the world at which a mention was placed."""
        return self.gazetteer if self.atlas is None else self.atlas.together

    def find(self, text: str) -> list[Match]:
        """Every mention in a text.

        Parameters
        ----------
        text : str

        Returns
        -------
        list of Match
            In the order of the text, without overlap.
        """
        return self.search([Source("", text)])[0]

    def search(self, sources: Iterable[Source], processes: int | None = None) -> list[list[Match]]:
        """Every mention in articles.

        Parameters
        ----------
        sources : iterable of Source
        processes : int, optional
            How many processes work on it in the world; by default as many as there are processors, where there is
            enough to do. What is found does not depend on it.

        Returns
        -------
        list of list of Match
            One for each article, in the order of the text, without overlap. The places are in ``together``.
        """
        if self.world is None or self.atlas is None:
            return [self._by_name(source) for source in sources]
        articles = list(sources)
        numbers = list(_batches(articles))
        batches = [[articles[number] for number in batch] for batch in numbers]
        found: list[list[Match]] = [[] for _ in articles]
        for batch, results in zip(numbers, self._searched(batches, processes), strict=True):
            for number, matches in zip(batch, results, strict=True):
                found[number] = matches
        for matches in found:
            self.atlas.keep(match.place for match in matches if match.place is not None)
        return found

    def _searched(self, batches: list[list[Source]], processes: int | None) -> list[list[list[Match]]]:
        """The mentions of batches, found here, and by other processes where that is worth it."""
        if self._order is None:
            return self._batches(batches)
        lengths = [sum(len(source.text) for source in batch) for batch in batches]
        return workers.shared_out(self._order, batches, lengths, WORTH, processes, self._batches)

    def _batches(self, batches: Sequence[Sequence[Source]]) -> list[list[list[Match]]]:
        """The mentions of batches of articles, each of which are placed together."""
        if self.world is None:
            raise TypeError("a searcher without an atlas places nothing")
        return [self.world.place([self._read(source) for source in batch]) for batch in batches]

    def _by_name(self, source: Source) -> list[Match]:
        """The mentions by the gazetteer and the pins alone."""
        reading = self._read(source)
        spans = [name.span for name in reading.names if name.span is not None]
        matches = self.matcher.matches(reading.folded, spans)
        return [
            match if name.pin is None else replace(match, place=name.pin.place, reasons=name.pin.told)
            for match, name in zip(matches, reading.names, strict=True)
        ]

    def _read(self, source: Source) -> Reading:
        """The names in an article, of which the longest count."""
        folded = fold(source.text)
        known = [
            Named(*folded.span(span.start, span.end), "literal", LIKELY, CURATED, span)
            for span in self.matcher.spans(folded)
        ]
        names, language = known, "en"
        if self.world is not None:
            language = self.world.language_of(source)
            names = self.world.found(source.text, known, language)
        pinned = self.pins.find(source.id, folded)
        for span, pin, reach in pinned:
            start, end = folded.span(span.start, span.end)
            far = folded.span(span.start, reach)[1]
            names.append(Named(start, end, "literal", SURE, PINNED, span, pin, far))
        return Reading(source, folded, _longest(names) if pinned or self.world else names, language)


@dataclass(frozen=True)
class _Order:
    """What another process needs to search as a searcher does: where its world is, and what it was made with."""

    directory: Path
    gazetteer: Gazetteer
    pins: Sequence[Pin]
    without: Collection[str]
    include: Collection[str] | None

    def __call__(self, batches: Sequence[Sequence[Source]]) -> list[list[list[Match]]]:
        """The mentions of batches of articles."""
        from gazetteer.atlas import Atlas
        from gazetteer.world import World

        atlas = Atlas(World.at(self.directory), self.gazetteer)
        for pin in self.pins:
            atlas.find(pin.place)
        searcher = Searcher(self.gazetteer, atlas, self.pins, without=self.without, include=self.include)
        return searcher._batches(batches)


def _longest(names: list[Named]) -> list[Named]:
    """Of names that overlap the longest; a pinned one takes the place of a longer one that ends where it reaches."""
    kept: list[Named] = []
    for name in sorted(names, key=lambda name: (name.start, name.end)):
        while kept and max(kept[-1].end, kept[-1].reach) > name.start:
            if kept[-1].rank >= name.rank:
                break
            kept.pop()
        else:
            kept.append(name)
    return kept


def _batches(sources: Sequence[Source]) -> Iterator[list[int]]:
    """The numbers of the articles that are searched together: whole outlets as far as they fit, or parts of one."""
    by_outlet: dict[str, list[int]] = {}
    for number, source in enumerate(sources):
        by_outlet.setdefault(source.outlet, []).append(number)
    together: list[int] = []
    for numbers in by_outlet.values():
        for first in range(0, len(numbers), BATCH):
            part = numbers[first : first + BATCH]
            if together and len(together) + len(part) > BATCH:
                yield together
                together = []
            together += part
    if together:
        yield together
