"""Distances, ways and areas: on the WGS 84 ellipsoid where they are shown, on a sphere to tell what is near.

The ellipsoid is that of PROJ, which computes after Karney (2013) and is loaded when first asked; a sphere needs none
of that. Points are latitude and longitude in degrees here, as everywhere in Python; only PROJ takes the longitude
first.

>>> round(apart((36.19, 44.01), (33.32, 44.42)) / 1000)
321
>>> round(kilometres((36.19, 44.01), (33.32, 44.42)))
321
>>> lat, lon = reached((33.32, 44.42), 0, 321_000)
>>> round(lat, 1), round(lon, 2)
(36.2, 44.42)
"""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyproj
    from shapely.geometry import Point

__all__ = ["apart", "ellipsoid", "kilometres", "latlon", "reached", "spherical"]

_EARTH_M = 6_371_008.8  # the mean radius


@cache
def ellipsoid() -> pyproj.Geod:
    """The WGS 84 ellipsoid."""
    import pyproj

    return pyproj.Geod(ellps="WGS84")


def latlon(point: Point) -> tuple[float, float]:
    """Latitude and longitude of a point, in this order.

    GeoJSON and shapely put longitude first, people and geopy put latitude first: this is the only place
    where the two are exchanged.

    Parameters
    ----------
    point : shapely.Point
        Longitude and latitude in degrees, WGS 84.

    Returns
    -------
    tuple of float
        Latitude and longitude in degrees, WGS 84.

    Examples
    --------
    >>> from shapely.geometry import Point
    >>> latlon(Point(42.4412, 33.7856))
    (33.7856, 42.4412)
    """
    return (point.y, point.x)


def spherical(point: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the way between two points on a sphere: within 0.6 % of that on the ellipsoid.

    Parameters
    ----------
    point, other : tuple of float
        Latitude and longitude, degrees.

    Returns
    -------
    float
        Metres, by the haversine formula (Sinnott 1984).
    """
    (lat, lon), (to_lat, to_lon) = point, other
    north, east = radians(to_lat - lat), radians(to_lon - lon)
    half = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(to_lat)) * sin(east / 2) ** 2
    return 2 * _EARTH_M * asin(min(1.0, sqrt(half)))


def kilometres(point: tuple[float, float], other: tuple[float, float]) -> float:
    """The same in kilometres."""
    return spherical(point, other) / 1000


def apart(point: tuple[float, float], other: tuple[float, float]) -> float:
    """Measure the shortest way between two points.

    Parameters
    ----------
    point, other : tuple of float
        Latitude and longitude, degrees.

    Returns
    -------
    float
        Metres.
    """
    (lat, lon), (other_lat, other_lon) = point, other
    return float(ellipsoid().inv(lon, lat, other_lon, other_lat)[2])


def reached(point: tuple[float, float], bearing: float, metres: float) -> tuple[float, float]:
    """Give where a way ends.

    Parameters
    ----------
    point : tuple of float
        Where it begins: latitude and longitude, degrees.
    bearing : float
        Degrees clockwise from north.
    metres : float
        How long it is.

    Returns
    -------
    tuple of float
        Latitude and longitude, degrees.
    """
    lat, lon = point
    there_lon, there_lat, _ = ellipsoid().fwd(lon, lat, bearing, metres)
    return there_lat, there_lon
