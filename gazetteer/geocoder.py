"""A geopy geocoder over a gazetteer: from names to places and from points to places, without a network.

As geopy has it, a name that leads to no place, or to none among several, gives None, and a list of names is geocoded
to its end; who wants to know why makes the geocoder strict, and gets an error with the candidates.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyproj
import shapely
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint
from numpy.typing import NDArray
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from gazetteer.countries import alpha2
from gazetteer.errors import AmbiguousNameError, NameLookupError, UnknownNameError, UnplacedNameError
from gazetteer.files import near
from gazetteer.ground import ellipsoid
from gazetteer.index import NameIndex
from gazetteer.matcher import HEAD_NOUNS, head_noun
from gazetteer.names import key
from gazetteer.places import SURROGATE, Gazetteer, Place, curated
from gazetteer.queries import readings

__all__ = ["CuratedGeocoder", "location"]


class CuratedGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Answers from a gazetteer in memory.

    Constructible without arguments, so GeoPandas takes the class as a provider:
    ``geopandas.tools.geocode(names, provider=CuratedGeocoder)``. ``Location.raw`` is the place as a plain
    dictionary: id, name, kind, feature_class, country, within, lat, lon, precision_m, names, identifiers,
    coordinates_source, and for :meth:`reverse` distance_m.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        The places to answer from; by default those that ship with the package.
    strict : bool
        Whether a name that does not lead to one place is an error rather than None; GeoPandas passes it on:
        ``geocode(names, provider=CuratedGeocoder, strict=True)``.
    """

    def __init__(self, gazetteer: Gazetteer | None = None, *, strict: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.strict = strict
        self.gazetteer = curated() if gazetteer is None else gazetteer
        self.index = NameIndex.of(self.gazetteer)
        self._titles: dict[str, list[Place]] = {}
        for place in self.gazetteer.values():
            self._titles.setdefault(key(place.name), []).append(place)
        self._placed = [place for place in self.gazetteer.values() if place.geometry is not None]

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
            A toponym in any script and spelling that the gazetteer has, with or without its head noun
            ("Ein-al Asad air base") and its containers ("Baghdad, Iraq", "Baghdad IRQ"); a title; or the id of a
            place. Every word counts: where one is left over, the name is unknown.
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
            With latitude and longitude in degrees, WGS 84. None where the name leads to no place, or exactly one is
            asked for and several have it.

        Raises
        ------
        UnknownNameError
            If it is strict, and no place has the name, or it is no text; candidates are near spellings.
        UnplacedNameError
            If it is strict, and what has the name has no location.
        AmbiguousNameError
            If it is strict, exactly one is asked for and several places have the name; candidates are their ids.

        Examples
        --------
        >>> CuratedGeocoder().geocode("Baghdad, Iraq").raw["id"]
        'baghdad'
        """
        strict = self.strict if strict is None else strict
        places = self.places(query)
        if not places:
            if strict:
                raise UnknownNameError(query, self.near(query) if isinstance(query, str) else ())
            return None
        try:
            return self._located(query, places, exactly_one, limit)
        except NameLookupError:
            if strict:
                raise
            return None

    def _located(
        self, query: str, places: list[Place], exactly_one: bool, limit: int | None
    ) -> Location | list[Location]:
        placed = [place for place in places if place.point is not None]
        if not placed:
            raise UnplacedNameError(query)
        if not exactly_one:
            return [location(place) for place in placed[:limit]]
        if len(placed) > 1:
            raise AmbiguousNameError(query, tuple(place.id for place in placed))
        return location(placed[0])

    def reverse(
        self,
        query: GeopyPoint | Sequence[float] | str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """The places at or nearest to a point.

        Parameters
        ----------
        query : geopy.point.Point, sequence of float or str
            Latitude and longitude in degrees, WGS 84.
        exactly_one : bool
            The first location rather than a list.
        limit : int, optional
            How many at most, where a list is asked for; by default 5.
        timeout : float, optional
            Of no effect; nothing is waited for.

        Returns
        -------
        geopy.location.Location or list of Location or None
            First the places whose outline or radius contains the point, the smallest first, then the others,
            the nearest first. ``raw["distance_m"]`` is the distance on the ellipsoid in metres, to the nearest
            border of a place with an outline (0 inside) and to the point that stands for any other. None if
            the gazetteer has no place and one is asked for.
        """
        point = GeopyPoint(query)
        at = Point(point.longitude, point.latitude)
        found = sorted(
            (_order(place, distance), place.id, distance)
            for place, distance in zip(self._placed, _distances(self._placed, at), strict=True)
        )
        locations = [location(self.gazetteer[id], distance) for _, id, distance in found]
        if exactly_one:
            return locations[0] if locations else None
        return locations[: 5 if limit is None else limit]

    def places(self, query: str) -> list[Place]:
        """The places that a query may mean.

        Parameters
        ----------
        query : str
            As :meth:`geocode` takes it.

        Returns
        -------
        list of Place
            Empty if there is none, or the query is no text.
        """
        if not isinstance(query, str) or SURROGATE.search(query):  # a missing value, a broken argument
            return []
        places = self._named_within(query)
        return [self.gazetteer[query]] if len(places) != 1 and query in self.gazetteer else places

    def near(self, query: str) -> tuple[str, ...]:
        """Names as the gazetteer spells them that are close to one that it does not have.

        Parameters
        ----------
        query : str

        Returns
        -------
        tuple of str
        """
        spellings = {key(name.text): name.text for place in self.gazetteer.values() for name in place.names}
        return tuple(spellings[text] for text in near(key(query), spellings, 5, 0.7))

    def _named_within(self, query: str) -> list[Place]:
        """The places that have a name, perhaps within others that the query adds."""
        for name, around in readings(query):
            places = self._named(name)
            for part in around:
                places = [place for place in places if self._lies_in(place, part)] if places else []
            if places:
                return places
        return []

    def _lies_in(self, place: Place, part: str) -> bool:
        """Whether a place lies in what is called so, or in the country with that code."""
        if place.country and place.country == alpha2(part):
            return True
        inner = self.gazetteer.containers(place.id)
        return any(outer.id in inner for outer in self._named(part))

    def _named(self, name: str) -> list[Place]:
        """The places that have a name, as it is or with the head noun of their kind or the article."""
        small = key(name)
        found = {place.id: place for place in self._titles.get(small, ())}
        for text in (small, small.removeprefix("the ")):
            for meaning in self.index.look_up(text):
                if not meaning.demonym:
                    found.setdefault(meaning.place, self.gazetteer[meaning.place])
            if found:
                return list(found.values())
        for stem, number in self.index.prefixes(small.removeprefix("the "), 0):
            rest = small.removeprefix("the ")
            for meaning in self.index.meanings(number):
                place = self.gazetteer[meaning.place]
                headed = place.kind in HEAD_NOUNS and head_noun(rest, len(stem), place.kind) == len(rest)
                if headed and not meaning.demonym:
                    found.setdefault(place.id, place)
            if found:
                break
        return list(found.values())


def _distances(places: list[Place], at: Point) -> list[float]:
    """Metres on the ellipsoid from a point to each place, 0 within its outline.

    Measured in the azimuthal equidistant projection around the point, in which every distance from it is true.
    """
    around = f"+proj=aeqd +lat_0={at.y} +lon_0={at.x} +datum=WGS84 +units=m"
    transformer = pyproj.Transformer.from_crs("EPSG:4326", around, always_xy=True)

    def project(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(lonlat[:, 0], lonlat[:, 1]))

    distances = []
    for place in places:
        geometry = place.geometry
        if geometry is None or (not isinstance(geometry, Point) and geometry.covers(at)):
            distances.append(0.0)
        else:
            shore = geometry if isinstance(geometry, Point) else geometry.boundary
            distances.append(float(shapely.distance(shapely.transform(shore, project), Point(0, 0))))
    return distances


def _order(place: Place, distance: float) -> tuple[bool, float]:
    """What comes first: places that contain the point, by size, then the others, by distance."""
    if isinstance(place.geometry, Point):
        radius = place.precision_m or 0.0
        return (False, radius) if distance <= radius else (True, distance)
    return (False, _radius(place.geometry)) if distance == 0 else (True, distance)


def _radius(geometry: BaseGeometry | None) -> float:
    """Metres: the radius of a circle as large as an outline."""
    area, _ = ellipsoid().geometry_area_perimeter(geometry)
    return math.sqrt(abs(area) / math.pi)


def location(place: Place, distance: float | None = None) -> Location:
    """A place as geopy gives it.

    Parameters
    ----------
    place : Place
        One with a point.
    distance : float, optional
        Metres to what was asked for.

    Returns
    -------
    geopy.location.Location
        ``raw`` is the place as a plain dictionary.
    """
    raw: dict[str, Any] = {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "feature_class": place.feature_class,
        "country": place.country,
        "within": place.within,
        "lat": place.lat,
        "lon": place.lon,
        "precision_m": place.precision_m,
        "names": [name.text for name in place.names],
        "identifiers": dict(place.identifiers),
        "coordinates_source": place.coordinates_source,
    }
    if distance is not None:
        raw["distance_m"] = distance
    return Location(place.name, (place.lat, place.lon), raw)
