"""Distances, ways and areas on the WGS 84 ellipsoid, through PROJ, which computes them after Karney (2013).

Points are latitude and longitude in degrees here, as everywhere in Python; only PROJ takes the longitude first.

>>> round(apart((36.19, 44.01), (33.32, 44.42)) / 1000)
321
>>> lat, lon = reached((33.32, 44.42), 0, 321_000)
>>> round(lat, 1), round(lon, 2)
(36.2, 44.42)
"""

from __future__ import annotations

import pyproj

__all__ = ["ELLIPSOID", "apart", "reached"]

ELLIPSOID = pyproj.Geod(ellps="WGS84")


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
    return float(ELLIPSOID.inv(lon, lat, other_lon, other_lat)[2])


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
    there_lon, there_lat, _ = ELLIPSOID.fwd(lon, lat, bearing, metres)
    return there_lat, there_lon
