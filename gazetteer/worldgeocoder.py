"""A geopy geocoder over the world gazetteer.

What a person has added in a source of their own comes first, then the curated gazetteer's places; of the others, the
placing of articles says how likely each is meant by its bare name. A name that could well be another place's is
ambiguous, and every word of a query counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location

from gazetteer.atlas import Atlas
from gazetteer.countries import alpha2
from gazetteer.errors import AmbiguousNameError, UnknownNameError
from gazetteer.geocoder import CuratedGeocoder, location
from gazetteer.ground import kilometres
from gazetteer.languages import LANGUAGES
from gazetteer.languages.names import names_in
from gazetteer.names import key
from gazetteer.places import SURROGATE, Gazetteer
from gazetteer.placing import Marked, Placer
from gazetteer.placing.beside import KINDS_SAID
from gazetteer.queries import readings
from gazetteer.world import ABBREVIATION, DEMONYM, KINDS, MAIN, NAMED, World, open_world
from gazetteer.world.records import FEATURE_CLASS

__all__ = ["WorldGeocoder"]

SURE = 0.8
"""Part of the odds that one place must have, with what is so near that it is the same, to be the one meant."""

RENOWN = 1000
"""How many times the people a place must have, to be meant by another name of it that is the name of another place."""

GREATER = 100
"""How many times the people a country must have, to be meant by its name in another language that a place has, too."""

MOST = 10
"""How many candidates of an ambiguous name are told."""

METROPOLIS = 100_000
"""Inhabitants from which a city is given as what is around a place, though it contains none."""
NEAR_KM = 40.0
SPELLINGS = 20_000
"""How many names with the same beginning are compared for near spellings."""

_THE = re.compile(r"the (?=.)")
_OF = re.compile(
    r"(?:the )?(city|town|village|state|province|republic|county|kingdom|district|municipality) of (?=.)"
)
_KIND = re.compile(
    r"(?<=.) (city|town|village|state|province|region|county|district|governorate|prefecture|oblast|municipality)$"
)


class WorldGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Answers from the user's own sources and the curated gazetteer, and behind them from that of the whole world.

    Constructible without arguments, so GeoPandas takes the class as a provider:
    ``geopandas.tools.geocode(names, provider=WorldGeocoder)``. ``Location.raw`` is as with
    :class:`~gazetteer.geocoder.CuratedGeocoder`.

    Parameters
    ----------
    world : World, optional
        By default that of the user's cache, compiled where it is not yet.
    gazetteer : Gazetteer, optional
        Whose places win; by default those that ship with the package.
    strict : bool
        Whether a name that does not lead to one place is an error rather than None.
    """

    def __init__(
        self,
        world: World | None = None,
        gazetteer: Gazetteer | None = None,
        *,
        strict: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.strict = strict
        self.curated = CuratedGeocoder(gazetteer)
        self.world = Atlas(open_world() if world is None else world, self.curated.gazetteer)
        self.placer = Placer(self.world)
        self._listed = any(source["preferred"] for source in self.world.about["sources"])

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: float | None = None,
        strict: bool | None = None,
    ) -> Location | list[Location] | None:
        """The place that a name stands for.

        Parameters
        ----------
        query : str
            A toponym, with or without what contains the place ("Troy, Alabama", "Moscow Idaho", "Mosul, IRQ"), or
            the id of a place. Every word counts: where one is left over, the name is unknown.
        exactly_one : bool
            One location rather than a list of all that have the name.
        limit : int, optional
            How many at most, where a list is asked for.
        timeout : float, optional
            Of no effect; nothing is waited for.
        strict : bool, optional
            Whether a name that does not lead to one place is an error; by default as the geocoder is made.

        Returns
        -------
        geopy.location.Location or list of Location or None
            With latitude and longitude in degrees, WGS 84; in a list, the likeliest first. None where the name leads
            to no place, or exactly one is asked for and no place stands out among those that have it.

        Raises
        ------
        UnknownNameError
            If it is strict, and no place has the name, or it is no text; candidates are the places of the part that is
            known, or near spellings.
        AmbiguousNameError
            If it is strict, exactly one is asked for and no place stands out among those that have the name;
            candidates are their ids with the areas around them.
        """
        strict = self.strict if strict is None else strict
        text = query if isinstance(query, str) and not SURROGATE.search(query) else ""
        chances = self._chances(text) if self._listed else {}
        if not any(map(self.world.preferred, chances)):
            if self.curated.places(query):
                curated: Location | list[Location] | None = self.curated.geocode(
                    query, exactly_one=exactly_one, limit=limit, strict=strict
                )
                return curated
            row = self.world.row(text)
            chances = {row: 1.0} if row is not None else chances or self._chances(text)
        if not chances:
            if strict:
                raise UnknownNameError(query, self._instead(text))
            return None
        rows = list(chances)
        if not exactly_one:
            return [self._location(row) for row in rows[:limit]]
        if chances[rows[0]] < SURE:
            if strict:
                raise AmbiguousNameError(query, tuple(map(self._told, rows[:MOST])))
            return None
        return self._location(rows[0])

    def _chances(self, query: str) -> dict[int, float]:
        """How likely each place of the name is meant, by its row, the likeliest first; only what the query allows."""
        small = query == query.lower()
        for name, around in readings(query):
            if rows := self._called(name):
                holders = [self._holders(part) for part in around]
                allowed = [row for row in rows if all(self._lies_in(row, inner) for inner in holders)]
                if allowed:
                    return self._weighed(name.title() if small else name, allowed, holders)
        return {}

    def _named(self, name: str) -> dict[int, int]:
        """The places of a name with what it is to each, by their rows: of the name, or with the word of their kind."""
        text = key(name)
        for form, kinds in _forms(text):
            meanings = {
                row: flags
                for row, flags in self.world.meanings(form)
                if flags & NAMED != DEMONYM and (not kinds or int(self.world.kind[row]) in kinds)
            }
            land = None if kinds else self._land(form, meanings)
            if land is not None:
                meanings[land] = MAIN
            if meanings:
                return meanings
        return {}

    def _land(self, name: str, rows: Collection[int]) -> int | None:
        """The row of the country that a folded name means in another language, beside the places that have it."""
        ids = {id for code in LANGUAGES if code != "en" for id in names_in(code).get(name, ())}
        world = self.world
        lands = [row for row in world.rows_of(ids) if KINDS[world.kind[row]] == "country"]
        people = max((int(world.population[row]) for row in rows), default=0)
        if len(lands) != 1 or lands[0] in rows or int(world.population[lands[0]]) < GREATER * people:
            return None
        return lands[0]

    def _called(self, name: str) -> dict[int, int]:
        """The places that a query may name: letters stand for one only in capitals or with a full stop."""
        short = name.isupper() or "." in name
        return {
            row: flags for row, flags in self._named(name).items() if short or flags & NAMED != ABBREVIATION
        }

    def _weighed(self, name: str, allowed: list[int], holders: list[set[int]]) -> dict[int, float]:
        """The chances of some places that have a name: the user's own first choices, or as placing weighs them."""
        preferred = [row for row in allowed if self.world.preferred(row)]
        if not preferred:
            land = self._land(key(name), [row for row, _ in self.world.meanings(key(name))])
            preferred = [row for row in allowed if row == land]
        if preferred:
            others = [row for row in allowed if row not in preferred]
            return dict.fromkeys(preferred, 1 / len(preferred)) | dict.fromkeys(others, 0.0)
        text = ", ".join([name, *(self.world.name(min(rows)) for rows in holders if rows)])
        placed = self.placer.place(Marked(text, [(0, len(name))]))[0].name
        shares = dict.fromkeys(allowed, 1e-9)
        if placed is not None and placed.candidates:
            weights = zip(placed.candidates, placed.shares, strict=True)
            shares |= {one.row: max(share, 1e-9) for one, share in weights if one.row in shares}
        total = sum(shares.values())
        likeliest = sorted(shares, key=lambda row: -shares[row])
        doubt = SURE - 0.01 if self._doubtful(name, likeliest) else 1.0
        return {row: min(self._with_its_own(row, shares) / total, doubt) for row in likeliest}

    def _doubtful(self, name: str, rows: list[int]) -> bool:
        """Whether the likeliest place of a name may well not be the one meant.

        So it is where the name is another's own and only one more of its own, and it is no great deal larger:
        Nashville, once French Lick. And where a town has the name of an airport: Heathrow in Florida.
        """
        world, first = self.world, rows[0]
        people = max(int(world.population[first]), 1)
        flags = dict(world.meanings(name))
        others = [row for row in rows[1:] if row not in self._areas(first) and first not in self._areas(row)]
        if not flags.get(first, MAIN) & MAIN:
            return any(
                flags.get(row, 0) & MAIN and people < RENOWN * max(int(world.population[row]), RENOWN)
                for row in others
            )
        small = FEATURE_CLASS[world.kind_of(first)] == "P" and people < METROPOLIS
        return small and any(world.kind_of(row) == "airport" for row in others)

    def _with_its_own(self, row: int, shares: dict[int, float]) -> float:
        """The share of a place with those of its namesakes around and in it, as a city has its district."""
        areas = self._areas(row)
        return sum(
            share
            for other, share in shares.items()
            if other == row or other in areas or row in self._areas(other)
        )

    def _areas(self, row: int) -> set[int]:
        """The rows of the units and the country around a place."""
        world = self.world
        country = world.country_rows.get(world.country_of(row) or "", -1)
        return {int(world.admin1[row]), int(world.admin2[row]), country} - {-1, row}

    def _holders(self, part: str) -> set[int]:
        """The rows of what may contain a place: those with a name, and the country or unit with a code."""
        holders = set(self._named(part))
        if (code := alpha2(part)) in self.world.country_rows:
            holders.add(self.world.country_rows[code])
        return holders

    def _lies_in(self, row: int, holders: set[int]) -> bool:
        """Whether a place lies in one of some: in a unit or country, within a region, or near a large city."""
        return bool(holders & self._areas(row)) or any(self._is_about(row, holder) for holder in holders)

    def _is_about(self, row: int, holder: int) -> bool:
        """Whether a place is within the reach of one that is no unit."""
        world = self.world
        class_ = FEATURE_CLASS[world.kind_of(holder)]
        if row == holder or class_ not in "LTP" or (class_ == "P" and world.population[holder] < METROPOLIS):
            return False
        reach = float(world.radius_m[holder]) / 1000 + (NEAR_KM if class_ == "P" else 0)
        here, there = ((float(world.lat[at]), float(world.lon[at])) for at in (row, holder))
        return kilometres(here, there) <= reach

    def _instead(self, query: str) -> tuple[str, ...]:
        """What would have worked: the places of the longest part that is known, or names that are spelled nearly so."""
        known = ((name, rows) for name, _ in readings(query) if (rows := self._called(name)))
        for name, rows in known:
            return tuple(map(self._told, islice(self._weighed(name, list(rows), []), MOST)))
        text = key(query)
        spelled = self.curated.near(query)
        if spelled or not text:
            return spelled
        alike = get_close_matches(text, islice(self.world.names.iterkeys(text[:2]), SPELLINGS), 3, 0.85)
        return tuple(dict.fromkeys(self.world.label(self.world.candidates(name)[0]) for name in alike))

    def _told(self, row: int) -> str:
        """A candidate for people: its id, and its name with what is around it."""
        return f"{self.world.id(row)} ({self.world.label(row)})"

    def _location(self, row: int) -> Location:
        return location(self.world.known[self.world.add(row)])


def _forms(text: str) -> Iterator[tuple[str, frozenset[int]]]:
    """The forms of a folded name, without its article or the word of its kind, with the kinds that this allows."""
    yield text, frozenset()
    bare = _THE.sub("", text, count=1) if _THE.match(text) else text
    if bare != text:
        yield bare, frozenset()
    if said := _OF.match(text):
        yield text[said.end() :], _kinds(said[1])
    if said := _KIND.search(bare):
        yield bare[: said.start()], _kinds(said[1])


def _kinds(word: str) -> frozenset[int]:
    """The kinds of place that a word says."""
    return frozenset(KINDS_SAID.get(word, ())) or frozenset(range(len(KINDS)))
