"""Mentions of places anywhere in the world, over all articles of a corpus at once.

The names of the curated gazetteer and of the corpus's own are found as ever, and win where they overlap what the
finder found; its findings serve the placing of all names all the same. What remains is placed in the world, and
joins the gazetteer with the units and the country around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from gazetteer.finding import Finder, Found
from gazetteer.matcher import Match, Matcher, Span
from gazetteer.names import Folded, NameIndex, fold
from gazetteer.pins import Pin, PinnedMatchers
from gazetteer.places import Gazetteer, Place
from gazetteer.placing import Marked, Placement, Placer
from gazetteer.uses import organisation, slug
from gazetteer.world import World

__all__ = ["Source", "WorldMatcher", "WorldPlaces"]

_ORGANISATION = slug(organisation)


class Source(NamedTuple):
    """A text to be searched.

    Attributes
    ----------
    id : str
        Of the article.
    text : str
    outlet : str
        Who published it; empty if that is unknown. Articles of one outlet inform each other.
    """

    id: str
    text: str
    outlet: str = ""


class WorldPlaces:
    """Places of the world beside those of a gazetteer, which stands in wherever it has the same place.

    Parameters
    ----------
    world : World
    gazetteer : Gazetteer

    Attributes
    ----------
    added : dict of str to Place
        Those of the world that were asked for, each with what it lies in.
    """

    def __init__(self, world: World, gazetteer: Gazetteer) -> None:
        self.world = world
        self.gazetteer = gazetteer
        self.added: dict[str, Place] = {}
        self._ids: dict[int, str] = {}
        self._numbers = {
            place.identifiers["geonames"]: id
            for id, place in gazetteer.items()
            if "geonames" in place.identifiers
        }
        self._countries = {place.country: id for id, place in gazetteer.items() if place.kind == "country"}

    @property
    def together(self) -> Gazetteer:
        """The gazetteer, and behind it the places that were asked for."""
        return Gazetteer([*self.gazetteer.values(), *self.added.values()]) if self.added else self.gazetteer

    def find(self, place_id: str) -> str | None:
        """The id of a place that somebody names by an id.

        Parameters
        ----------
        place_id : str
            An id of the gazetteer or of the world, or the digits of a GeoNames number.

        Returns
        -------
        str or None
            None if neither has it.
        """
        if place_id in self.gazetteer:
            return place_id
        row = self.world.row(place_id)
        return None if row is None else self.id(row)

    def id(self, row: int) -> str:
        """The id of a place of the world, which joins the others with what is around it.

        Parameters
        ----------
        row : int
            Its row in the world.

        Returns
        -------
        str
            That of the gazetteer's own record where it has one.
        """
        known = self._ids.get(row)
        if known is None:
            known = self._ids[row] = self.own(row) or self._add(row)
        return known

    def own(self, row: int) -> str | None:
        """The id that the gazetteer has for a place of the world, if it has it.

        Parameters
        ----------
        row : int

        Returns
        -------
        str or None
        """
        world = self.world
        if world.kind_of(row) == "country" and (country := self._countries.get(world.country_of(row))):
            return country
        id = world.id(row)
        return id if id in self.gazetteer else self._numbers.get(id.removeprefix("geonames-"))

    def _add(self, row: int) -> str:
        place = self.world.place(row)
        around = self._around(row)
        within = None if around is None else self.id(around)
        self.added[place.id] = replace(place, within=within)
        return place.id

    def _around(self, row: int) -> int | None:
        """The row of what contains a place: its first-level unit, or else its country."""
        world = self.world
        unit, country = int(world.admin1[row]), world.country_rows.get(world.country_of(row) or "", -1)
        outer = unit if unit not in (-1, row) else country
        return None if outer in (-1, row) else outer


class WorldMatcher:
    """Finds and places the toponyms of a corpus: by the gazetteer and the pins, and then in the world.

    Parameters
    ----------
    places : WorldPlaces
        The world, beside the gazetteer whose names win.
    pins : sequence of Pin

    Examples
    --------
    >>> from gazetteer.places import curated
    >>> from gazetteer.world import open_world  # doctest: +SKIP
    >>> matcher = WorldMatcher(WorldPlaces(open_world(), curated()))  # doctest: +SKIP
    >>> [match.place for match in matcher.find("A fire in Springfield, Illinois.")]  # doctest: +SKIP
    ['geonames-4250542', 'geonames-4896861']
    """

    def __init__(self, places: WorldPlaces, pins: Sequence[Pin] = ()) -> None:
        self.places = places
        self.finder = Finder(places.world)
        self.placer = Placer(places.world)
        self.matchers = PinnedMatchers(places.gazetteer, places.together, pins)

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
        return self.find_all([Source("", text)])[0]

    def find_all(self, sources: Iterable[Source]) -> list[list[Match]]:
        """Every mention in the articles of a corpus.

        Parameters
        ----------
        sources : iterable of Source

        Returns
        -------
        list of list of Match
            One for each article, in the order of the text, without overlap. The places are in
            ``places.together``.
        """
        read = [self._read(source) for source in sources]
        placed = self.placer.place_all([one.article() for one in read])
        for one, placements in zip(read, placed, strict=True):
            one.choose(placements, self.places)
        gazetteer = self.places.together
        return [self.matchers.pinned(one.source.id, one.mentions(gazetteer)) for one in read]

    def _read(self, source: Source) -> _Reading:
        folded, matcher = fold(source.text), self.matchers.of(source.id)
        spans = matcher.spans(folded)
        return _Reading(
            source,
            folded,
            matcher.index,
            spans,
            matcher.matches(folded, spans),
            self.finder.find(source.text),
        )


class _Choice(NamedTuple):
    """The place of a name that the world has, with what is said of it."""

    place: str
    candidates: tuple[str, ...]
    said: dict[str, Any]


@dataclass
class _Reading:
    """An article: what the gazetteer finds in it, what the finder finds, and what is chosen for the rest of it."""

    source: Source
    folded: Folded
    index: NameIndex
    spans: list[Span]
    known: list[Match]
    found: list[Found]
    added: list[tuple[Found, _Choice]] = field(default_factory=list)

    def article(self) -> Marked:
        """The article as the placer wants it."""
        spans = [(name.start, name.end) for name in self.found]
        return Marked(self.source.text, spans, self.source.outlet, [name.trust for name in self.found])

    def choose(self, placements: Sequence[Placement], places: WorldPlaces) -> None:
        """Keep the placed findings that overlap no mention of the gazetteer, each with what is said of its place."""
        said: dict[int, _Choice] = {}
        starts = [match.start for match in self.known]
        for name, placement in zip(self.found, placements, strict=True):
            before = bisect_left(starts, name.end) - 1
            if placement.row is None or (before >= 0 and self.known[before].end > name.start):
                continue
            same = id(placement.name)  # the article's other mentions of it mean the same
            if same not in said:
                said[same] = _choice(placement, placement.row, places)
            self.added.append((name, said[same]))

    def mentions(self, gazetteer: Gazetteer) -> list[Match]:
        """Every mention of the article, in order."""
        parts: list[tuple[Span, Match | tuple[Found, _Choice]]] = [*zip(self.spans, self.known, strict=True)]
        for name, choice in self.added:
            start, end = self.folded.index(name.start), self.folded.index(name.end)
            place = gazetteer[choice.place]
            parts.append((Span(start, end, choice.candidates, place, name.use == "demonym"), (name, choice)))
        if not self.added:
            return self.known
        parts.sort(key=lambda part: part[0].start)
        decided = Matcher(gazetteer, self.index).matches(self.folded, [span for span, _ in parts])
        return [
            part if isinstance(part, Match) else _mention(*part, match)
            for (_, part), match in zip(parts, decided, strict=True)
        ]


def _choice(placement: Placement, row: int, places: WorldPlaces) -> _Choice:
    place, rival = places.id(row), placement.runner_up
    said: dict[str, Any] = {
        "confidence": round(placement.confidence, 2),
        "reasons": "; ".join(placement.reasons) or None,
        "close": placement.close,
    }
    if rival is None:
        return _Choice(place, (place,), said)
    other = places.own(rival) or places.world.id(rival)
    said |= {"runner_up": other, "runner_up_name": places.world.label(rival)}
    return _Choice(place, (place, other), said)


def _mention(name: Found, choice: _Choice, decided: Match) -> Match:
    """A finding as a mention: its use as decided, unless the finder knows that it is part of another name."""
    match = replace(decided, start=name.start, end=name.end, surface=name.surface, **choice.said)
    if name.use == "embedded" and match.subtype != "embedded":
        return replace(match, use="associative", subtype="embedded", rule=_ORGANISATION)
    return match
