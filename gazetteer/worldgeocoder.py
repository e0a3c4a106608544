"""A geopy geocoder over the world gazetteer, in which the curated one's places win."""

from __future__ import annotations

from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location

from gazetteer.errors import AmbiguousNameError, UnknownNameError
from gazetteer.geocoder import CuratedGeocoder, location
from gazetteer.places import SURROGATE, Gazetteer
from gazetteer.placing import Marked, Placer
from gazetteer.world import DEMONYM, World
from gazetteer.worldmatcher import WorldPlaces

__all__ = ["WorldGeocoder"]

SURE = 0.8
"""Part of the odds that one place must have, with what is so near that it is the same, to be the one meant."""

MOST = 10
"""How many candidates of an ambiguous name are told."""


class WorldGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Answers from the curated gazetteer, and behind it from that of the whole world.

    ``Location.raw`` is as with :class:`~gazetteer.geocoder.CuratedGeocoder`.

    Parameters
    ----------
    world : World
    gazetteer : Gazetteer, optional
        Whose places win; by default those that ship with the package.
    """

    def __init__(self, world: World, gazetteer: Gazetteer | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.curated = CuratedGeocoder(gazetteer)
        self.places = WorldPlaces(world, self.curated.gazetteer)
        self.placer = Placer(world)

    def geocode(
        self, query: str, *, exactly_one: bool = True, limit: int | None = None, timeout: float | None = None
    ) -> Location | list[Location]:
        """The place that a name stands for.

        Parameters
        ----------
        query : str
            A toponym, with or without what contains the place ("Troy, Alabama"), or the id of a place.
        exactly_one : bool
            One location rather than a list of all that have the name.
        limit : int, optional
            How many at most, where a list is asked for.
        timeout : float, optional
            Of no effect; nothing is waited for.

        Returns
        -------
        geopy.location.Location or list of Location
            With latitude and longitude in degrees, WGS 84; in a list, the likeliest first.

        Raises
        ------
        UnknownNameError
            If no place has the name, or it is no text; candidates are near spellings.
        AmbiguousNameError
            If exactly one is asked for and no place stands out among those that have the name; candidates are
            their ids with the areas around them.
        """
        try:
            return self.curated.geocode(query, exactly_one=exactly_one, limit=limit)
        except UnknownNameError as error:
            if not isinstance(query, str) or SURROGATE.search(query):
                raise
            unknown = error
        row = self.places.world.row(query)
        chances = {row: 1.0} if row is not None else self._chances(query)
        if not chances:
            raise unknown
        rows = list(chances)
        if not exactly_one:
            return [self._location(row) for row in rows[:limit]]
        if chances[rows[0]] < SURE:
            raise AmbiguousNameError(query, tuple(map(self._told, rows[:MOST])))
        return self._location(rows[0])

    def _chances(self, query: str) -> dict[int, float]:
        """How likely each place of the name is meant, by its row, the likeliest first; only what the query allows."""
        world = self.places.world
        text = query.title() if query == query.lower() else query
        name, *around = (part.strip() for part in text.split(","))
        placed = self.placer.place(Marked(text, [(0, len(name))]))[0].name if name else None
        if placed is None or not placed.candidates:
            return {}
        people = {row for row, flags in world.meanings(name) if flags == DEMONYM}
        rows = (one.row for one in placed.candidates)
        shares = {row: share for row, share in zip(rows, placed.shares, strict=True) if row not in people}
        for part in around:
            areas = set(world.candidates(part))
            shares = {row: share for row, share in shares.items() if areas & self._areas(row)}
        total = sum(shares.values())
        likeliest = sorted(shares, key=lambda row: -shares[row])
        return {row: self._with_its_own(row, shares) / total for row in likeliest}

    def _with_its_own(self, row: int, shares: dict[int, float]) -> float:
        """The share of a place with those of its namesakes around and in it, as a city has its district."""
        areas = self._areas(row)
        return sum(
            share for one, share in shares.items() if one == row or one in areas or row in self._areas(one)
        )

    def _areas(self, row: int) -> set[int]:
        """The rows of the units and the country around a place."""
        world = self.places.world
        country = world.country_rows.get(world.country_of(row) or "", -1)
        return {int(world.admin1[row]), int(world.admin2[row]), country} - {-1, row}

    def _told(self, row: int) -> str:
        """A candidate for people: its id, and its name with what is around it."""
        world = self.places.world
        return f"{self.places.own(row) or world.id(row)} ({world.label(row)})"

    def _location(self, row: int) -> Location:
        id = self.places.id(row)
        return location(self.places.added.get(id) or self.places.gazetteer[id])
