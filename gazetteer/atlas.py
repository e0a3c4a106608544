"""The world with a gazetteer laid over it: one set of rows in which the places of both can be weighed together.

A place of the gazetteer that the world has, too, shares its row; any other gets a row of its own behind those of
the world. Names mean what they mean in either.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from gazetteer.ground import kilometres
from gazetteer.index import NameIndex
from gazetteer.places import Gazetteer, Place, curated, latlon
from gazetteer.world import (
    ABBREVIATION,
    CURATED,
    DEMONYM,
    FEATURE_CLASS,
    KINDS,
    MAIN,
    OWN,
    World,
)

__all__ = ["Atlas"]

_KINDS = {
    "province": "first-level",
    "autonomous region": "first-level",
    "airbase": "airport",
    "base": "site",
    "camp": "site",
    "embassy": "site",
    "building": "site",
    "cemetery": "site",
}
"""Kinds of the curated gazetteer that the world calls otherwise."""

_OF_CLASS = {"P": "town", **{of: kind for kind, of in reversed(FEATURE_CLASS.items()) if of != "P"}}
"""For a kind that the world does not know, one of its feature class."""

_SORTS = {"L": "A"}
"""Feature classes that sources tell apart in different ways."""

_COLUMNS = (
    "lat",
    "lon",
    "radius_m",
    "population",
    "kind",
    "rank",
    "country",
    "admin1",
    "admin2",
)
_RANK = 100
"""How well known a place is counted that only the gazetteer has: it is there because the news name it."""


class _Row(NamedTuple):
    """A row behind those of the world."""

    lat: float
    lon: float
    radius_m: float
    population: int
    kind: int
    rank: int
    country: int
    admin1: int
    admin2: int = -1


class Atlas(World):
    """A world in which the places of a gazetteer have rows, too.

    Parameters
    ----------
    world : World
    gazetteer : Gazetteer
        Its record stands in wherever it has the same place as the world. Its places that do not ship with the
        package are somebody's own, and so are those of the world that a source of one's own gave.

    Attributes
    ----------
    world : World
    gazetteer : Gazetteer
        Those that were given.
    index : NameIndex
        Its names.
    together : Gazetteer
        It, and behind it the places of the world that were asked for and those at which a mention was placed, each
        with what it lies in. It grows.
    known : Gazetteer
        The same with places that were merely considered, in no order to rely on.
    """

    def __init__(self, world: World, gazetteer: Gazetteer) -> None:
        vars(self).update(vars(world))  # the mapped columns and names are shared, not copied
        self.world, self.gazetteer = world, gazetteer
        self.together, self.known = Gazetteer(gazetteer.values()), Gazetteer(gazetteer.values())
        self.index = NameIndex.of(gazetteer)
        self._size = len(world)
        self._ids_of: dict[int, str] = {}
        self._rows_of: dict[str, int] = {}
        self._standing: dict[int, int] = dict.fromkeys(world.own_rows, OWN)
        shipped = curated()
        self._lay([place for place in gazetteer.values() if place.point is not None])
        self._own = {id for id, place in gazetteer.items() if shipped.get(id) is not place}
        for id, row in self._rows_of.items():
            self._standing[row] = OWN if id in self._own else CURATED

    def _lay(self, places: list[Place]) -> None:
        """Give every place of the gazetteer its row."""
        moved: list[tuple[int, Place]] = []
        new: list[Place] = []
        for place in places:
            row = self._same(place)
            if row is None or row in self._ids_of:
                row = self._size + len(new)
                new.append(place)
            else:
                moved.append((row, place))
            self._ids_of[row] = place.id
            self._rows_of[place.id] = row
        rows = [self._row_of(place) for place in new]
        for name in _COLUMNS:
            column = getattr(self, name)
            behind = np.array([getattr(row, name) for row in rows], dtype=column.dtype)
            setattr(self, name, np.concatenate([column, behind]))
        for row, place in moved:
            self.lat[row], self.lon[row] = place.lat, place.lon

    def _same(self, place: Place) -> int | None:
        """The row that the world has for a place."""
        if place.kind == "country" and place.country in self.country_rows:
            return self.country_rows[place.country]
        row = self.world.row(place.identifiers.get("geonames") or place.id)
        if row is None and "icao" in place.identifiers:
            row = self.world.row(f"icao-{place.identifiers['icao'].lower()}")
        return self._like(place) if row is None and not place.identifiers else row

    def _like(self, place: Place) -> int | None:
        """The row of a place of the same sort and one of the names that is so near that one reaches the other."""
        world = self.world
        sort = _SORTS.get(place.feature_class, place.feature_class)
        for name in place.names:
            for row, flags in world.meanings(name.text):
                of = FEATURE_CLASS[world.kind_of(row)]
                if flags & DEMONYM or _SORTS.get(of, of) != sort or world.country_of(row) != place.country:
                    continue
                assert place.point is not None
                reach = max(place.precision_m or 0.0, float(world.radius_m[row]))
                apart = kilometres(latlon(place.point), (float(world.lat[row]), float(world.lon[row])))
                if 1000 * apart <= reach:
                    return row
        return None

    def _row_of(self, place: Place) -> _Row:
        kind = place.kind if place.kind in KINDS else _KINDS.get(place.kind, _OF_CLASS[place.feature_class])
        around = [self._rows_of.get(id) or self._world_row(id) for id in self.gazetteer.containers(place.id)]
        units = [row for row in around if row is not None and row < self._size and self._is_unit(row)]
        country = self.countries.index(place.country) if place.country in self.countries else -1
        assert place.lat is not None
        assert place.lon is not None
        return _Row(
            place.lat,
            place.lon,
            place.precision_m or 0.0,
            0,
            KINDS.index(kind),
            _RANK,
            country,
            units[0] if units else -1,
        )

    def _world_row(self, id: str) -> int | None:
        return self._same(self.gazetteer[id])

    def _is_unit(self, row: int) -> bool:
        return self.world.kind_of(row) == "first-level"

    def meanings(self, name: str) -> list[tuple[int, int]]:
        """The places that have a name, somebody's own first, then the gazetteer's, with what the name is to each.

        Parameters
        ----------
        name : str
            A toponym in any spelling that folds to one of either.

        Returns
        -------
        list of tuple
            Row and flags: those of :meth:`World.meanings`, and CURATED or OWN where the gazetteer, or a source of
            one's own, has the place under this name.
        """
        found: dict[int, int] = {}
        for meaning in self.index.look_up(name):
            row = self._rows_of.get(meaning.place)
            if row is not None:
                flag = DEMONYM if meaning.demonym else ABBREVIATION if meaning.abbreviation else MAIN
                found[row] = found.get(row, 0) | flag | self._standing[row]
        for row, flags in self.world.meanings(name):
            found[row] = found.get(row, 0) | flags | (self._standing.get(row, 0) & OWN)
        return sorted(found.items(), key=lambda meaning: not meaning[1] & OWN)

    def rows_of(self, ids: Iterable[str]) -> list[int]:
        """The rows of places by their ids; without those that nobody can place."""
        return [row for id in ids if (row := self.row(id)) is not None]

    def has_own(self, ids: Iterable[str]) -> bool:
        """Whether one of some places of the gazetteer is somebody's own."""
        return any(id in self._own for id in ids)

    def preferred(self, row: int) -> bool:
        """Whether a place is somebody's own, and so the first choice for its names."""
        return self._standing.get(row) == OWN

    @property
    def own_rows(self) -> list[int]:
        """Rows of the places that somebody has added, to the gazetteer or by a source of their own."""
        return [row for row, standing in self._standing.items() if standing == OWN]

    def seconds(self, first: str) -> frozenset[str]:
        """The second words of names that are written small, by their first one: those of the world."""
        return self.world.seconds(first)

    @property
    def names_of(self) -> memoryview:
        """Those of the world."""
        return self.world.names_of

    def is_alone(self, ids: Iterable[str]) -> bool:
        """Whether the world has none of some places of the gazetteer, so that what it says of names is not of them."""
        return all(self._rows_of.get(id, self._size) >= self._size for id in ids)

    def id(self, row: int) -> str:
        """The id of a place: that of the gazetteer's record where it has one."""
        return self._ids_of.get(row) or self.world.id(row)

    def name(self, row: int) -> str:
        """The name that headings show."""
        return self.gazetteer[self._ids_of[row]].name if row >= self._size else self.world.name(row)

    def row(self, place_id: str) -> int | None:
        """The row of a place by its id in the gazetteer or in the world, or by its number at GeoNames.

        Parameters
        ----------
        place_id : str

        Returns
        -------
        int or None
            None if neither has it, or nobody knows where it lies.
        """
        row = self._rows_of.get(place_id)
        return self.world.row(place_id) if row is None else row

    def find(self, place_id: str) -> str | None:
        """The id of a place that somebody names by an id; it joins those that were asked for.

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
        row = self.row(place_id)
        if row is None:
            return None
        id = self.add(row)
        self.keep([id])
        return id

    def add(self, row: int) -> str:
        """The id of a place, which joins those that are known with what is around it.

        Parameters
        ----------
        row : int

        Returns
        -------
        str
        """
        id = self.id(row)
        if id not in self.known:
            around = self._around(row)
            within = None if around is None else self.add(around)
            self.known.add(self.world.place(row, within))
        return id

    def keep(self, ids: Iterable[str]) -> None:
        """Let known places join the gazetteer, in this order, each behind what contains it.

        Parameters
        ----------
        ids : iterable of str
        """
        for id in ids:
            if id not in self.together:
                if id not in self.known and (row := self.row(id)) is not None:
                    self.add(row)
                for outer in reversed((id, *self.known.containers(id))):
                    if outer not in self.together:
                        self.together.add(self.known[outer])

    def _around(self, row: int) -> int | None:
        """The row of what contains a place: its first-level unit, or else its country."""
        unit, country = int(self.admin1[row]), self.country_rows.get(self.country_of(row) or "", -1)
        outer = unit if unit not in (-1, row) else country
        return None if outer in (-1, row) else outer
