"""Candidates: the places that a spelling may stand for, looked up in a world once and remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from math import cos, log10, radians, sin

from gazetteer.names import key
from gazetteer.placing.beside import KINDS_SAID
from gazetteer.placing.entries import FIRST_CHOICE, Candidate, Entry
from gazetteer.placing.spellings import look_up, parts_of
from gazetteer.world import ABBREVIATION, CURATED, DEMONYM, KINDS, MAIN, NAMED, OWN, World

__all__ = ["REMEMBERED", "WELL_KNOWN", "Candidates"]

MOST = 20
"""How many candidates of a spelling are weighed, the best known first; the others only on request."""

REMEMBERED = 5000
"""How many spellings are kept; beyond that all are forgotten and looked up again."""

WIDER = 4
"""How many entries with some of the lesser known are kept beside a spelling that has such."""

WELL_KNOWN = 70
"""From which rank on a place lends its name to others: cities of 100,000, states, countries."""

KNOWN_BY_HAND = 2.0
"""What stands for the names of a place that only a gazetteer made by hand has: it is there because the news name it."""

SEAT = 1.6
"""Orders of magnitude by which a unit may have more people than the city that it is called after."""

_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
_UNITS = frozenset(_NUMBERS[kind] for kind in ("first-level", "second-level", "third-level"))
_TOWNS = frozenset(_NUMBERS[kind] for kind in ("capital", "city", "town", "village"))
_COUNTRY, _FIRST, _SECOND = (_NUMBERS[kind] for kind in ("country", "first-level", "second-level"))

_PROPER = MAIN | DEMONYM | ABBREVIATION
_HUMPS = re.compile("[A-Z][a-z]+")


def _kinds(surface: str, name: str) -> frozenset[int]:
    """The kinds of place that a spelling allows by a word that the gazetteer's name lacks: "Washington State"."""
    if surface.startswith(f"{name} "):
        return KINDS_SAID.get(surface.rpartition(" ")[2], frozenset())
    if surface.endswith(f" of {name}"):
        return KINDS_SAID.get(surface.removesuffix(f" of {name}").rpartition(" ")[2], frozenset())
    return frozenset()


def _seats(candidates: list[Candidate]) -> list[float] | None:
    """How surely each is only the unit around a city of its name: the more of its people live there, the surer."""
    units = {candidate.row: candidate.people for candidate in candidates if candidate.kind in _UNITS}
    if not units:
        return None
    seats = dict.fromkeys(units, 0.0)
    for candidate in candidates:
        if candidate.kind in _TOWNS:
            for row in (candidate.unit, candidate.district):
                if row in units:
                    seats[row] = max(seats[row], min(1.0, SEAT + candidate.people - units[row]))
    return [seats.get(candidate.row, 0.0) for candidate in candidates] if any(seats.values()) else None


def _may_be_short(surface: str) -> bool:
    """Whether a spelling can be an abbreviation: "US", "Calif.", not "Us" nor "In"."""
    return surface.isupper() or "." in surface


def _only_short(flags: int) -> bool:
    """Whether a name is no more than an abbreviation of a place."""
    return flags & NAMED == ABBREVIATION


class Candidates:
    """Looks spellings up in a world.

    Parameters
    ----------
    world : World
    rules : sequence of (float, callable)
        What is said of a candidate before anything of an article is known, and the weight of each.
    spellings : callable
        Gives the spellings under which a folded name may stand in the world, the likeliest first.
    """

    def __init__(
        self,
        world: World,
        rules: Sequence[tuple[float, Callable[[Candidate], float]]],
        spellings: Callable[[str], Iterable[str]] = look_up,
    ) -> None:
        self.world = world
        self._spellings = spellings
        self._rules = rules
        self._entries: dict[str, Entry] = {}
        self._among: dict[tuple[str | int, ...], Entry] = {}
        self._areas: dict[str, frozenset[int]] = {}
        self._own = frozenset(world.own_rows)
        self._country_rows = [world.country_rows.get(code, -1) for code in world.countries]
        self._lat, self._lon = world.lat.data, world.lon.data  # a number of a memoryview is quicker to reach
        self._kind, self._people, self._rank = world.kind.data, world.population.data, world.rank.data
        self._names = world.names_of
        self._country, self._unit, self._district = world.country.data, world.admin1.data, world.admin2.data

    def of(self, surface: str) -> Entry:
        """What the gazetteer knows of a spelling.

        Parameters
        ----------
        surface : str
            As it stands in the text.

        Returns
        -------
        Entry
            Without candidates if there are none.
        """
        entry = self._entries.get(surface)
        if entry is None:
            if len(self._entries) >= REMEMBERED:
                self._entries.clear()
            entry = self._entries[surface] = self._look_up(surface)
        return entry

    def among(self, surface: str, rows: Sequence[int]) -> Entry:
        """Certain places under a spelling, whatever else the gazetteer knows of it.

        Parameters
        ----------
        surface : str
            As it stands in the text.
        rows : sequence of int
            The only ones that it may stand for.

        Returns
        -------
        Entry
        """
        known: tuple[str | int, ...] = (surface, *rows)
        entry = self._among.get(known)
        if entry is None:
            if len(self._among) >= REMEMBERED:
                self._among.clear()
            entry = self._among[known] = Entry(key(surface))
            self._add(entry, [(row, MAIN | (OWN if row in self._own else CURATED)) for row in rows])
        return entry

    def _look_up(self, surface: str) -> Entry:
        name, meanings = key(surface), list[tuple[int, int]]()
        for name in self._spellings(key(surface)):
            if meanings := self.world.meanings(name):
                break
        else:
            meanings = self._named_after(surface)
            if not meanings and (humps := _HUMPS.findall(surface)) and "".join(humps) == surface:
                name = " ".join(humps).lower()
                meanings = self.world.meanings(name)
        if cities := self._cities(name, meanings):
            meanings, name = cities, name.removesuffix(" city")
        entry = Entry(name)
        entry.kinds = _kinds(key(surface), name)
        if not _may_be_short(surface):
            meanings = [(row, flags) for row, flags in meanings if not _only_short(flags)] or meanings
        # what somebody vouches for comes first
        meanings = sorted(meanings, key=lambda meaning: not meaning[1] & (OWN | CURATED))
        entry.more = meanings[MOST:]
        self._add(entry, meanings[:MOST])
        return entry

    def _cities(self, name: str, meanings: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """What "Dublin" is, where the gazetteer has no town but only a district that is called "Dublin City"."""
        bare = name.removesuffix(" city")
        if bare == name or any(flags & MAIN and self._kind[row] in _TOWNS for row, flags in meanings):
            return []
        cities = self.world.meanings(bare)
        if not any(flags & MAIN and self._kind[row] in _TOWNS for row, flags in cities):
            return []
        known = {row for row, _ in cities}
        return [*cities, *((row, flags) for row, flags in meanings if row not in known)]

    def _named_after(self, surface: str) -> list[tuple[int, int]]:
        """The well known places whose name a longer one contains."""
        for name in parts_of(surface):
            meanings = self.world.meanings(name)
            found = [
                (row, flags) for row, flags in meanings if self._rank[row] >= WELL_KNOWN and flags & _PROPER
            ]
            if found:
                return found
        return []

    def _add(self, entry: Entry, meanings: Iterable[tuple[int, int]]) -> None:
        for row, flags in meanings:
            candidate = self._candidate(row, flags)
            said = [rule(candidate) for _, rule in self._rules]
            entry.candidates.append(candidate)
            entry.said.append(said)
            entry.base.append(
                sum(weight * value for (weight, _), value in zip(self._rules, said, strict=True))
            )
        entry.seats = _seats(entry.candidates)

    def widened(self, entry: Entry, areas: Collection[int]) -> Entry:
        """An entry with those of its lesser known candidates, too, that lie in some areas.

        Parameters
        ----------
        entry : Entry
        areas : collection of int
            Rows of countries and first-level units.

        Returns
        -------
        Entry
            Another one.
        """
        numbers = tuple(self._lesser(entry, areas)[: MOST // 2])
        if (known := entry.wider.get(numbers)) is not None:
            return known
        if len(entry.wider) >= WIDER:
            entry.wider.clear()
        wider = entry.wider[numbers] = Entry(entry.name)
        wider.kinds = entry.kinds
        wider.candidates, wider.base, wider.said = [*entry.candidates], [*entry.base], [*entry.said]
        self._add(wider, [entry.more[number] for number in numbers])
        return wider

    def _lesser(self, entry: Entry, areas: Collection[int]) -> list[int]:
        """The numbers of the lesser known candidates of an entry that lie in some areas."""
        if entry.lesser is None:
            entry.lesser = {}
            for number, (row, _) in enumerate(entry.more):
                for area in {self._unit[row], self._country_rows[self._country[row]]}:
                    entry.lesser.setdefault(area, []).append(number)
        if len(areas) > len(entry.lesser):
            inside = [numbers for area, numbers in entry.lesser.items() if area in areas]
        else:
            inside = [entry.lesser[area] for area in areas if area in entry.lesser]
        return sorted({*chain.from_iterable(inside)})

    def rows_in(self, entry: Entry, areas: Collection[int]) -> frozenset[int]:
        """Rows of the places of a name that lie in some areas, also of the lesser known.

        Parameters
        ----------
        entry : Entry
        areas : collection of int
            Rows of countries and units.

        Returns
        -------
        frozenset of int
        """
        rows = {candidate.row for candidate in entry.candidates if candidate.lies_in(areas)}
        rows.update(entry.more[number][0] for number in self._lesser(entry, areas))
        return frozenset(rows)

    def _candidate(self, row: int, flags: int) -> Candidate:
        lat, lon = radians(self._lat[row]), radians(self._lon[row])
        kind, country = self._kind[row], self._country[row]
        return Candidate(
            row,
            row if kind == _COUNTRY or country < 0 else self._country_rows[country],
            row if kind == _FIRST else self._unit[row],
            row if kind == _SECOND else self._district[row],
            cos(lat) * cos(lon),
            cos(lat) * sin(lon),
            sin(lat),
            kind,
            log10(self._people[row] + 10),
            bool(flags & _PROPER),
            log10(self._names[row] + 10) if row < len(self._names) else KNOWN_BY_HAND,
            FIRST_CHOICE if flags & OWN else float(bool(flags & CURATED)),
        )

    def rank(self, row: int) -> int:
        """How well known a place is: :attr:`gazetteer.world.World.rank`."""
        return int(self._rank[row])

    def areas(self, words: str) -> frozenset[int]:
        """Rows of the countries and units that some words name, all of them; empty if they name none."""
        found = self._areas.get(words)
        if found is None:
            if len(self._areas) >= REMEMBERED:
                self._areas.clear()
            found = self._named(words) or self._named(words.rstrip("."))
            self._areas[words] = found
        return found

    def _named(self, words: str) -> frozenset[int]:
        short = _may_be_short(words)
        return frozenset(
            row
            for row, flags in self.world.meanings(words)
            if self._kind[row] <= _SECOND and (short or not _only_short(flags))
        )
