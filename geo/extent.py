"""The part of the world that a map opens on: around most of what a corpus has, and not around all of it."""

from __future__ import annotations

import math
from bisect import bisect_left
from itertools import accumulate

__all__ = ["WORLD", "framed"]

#: West, south, east, north of a view of all inhabited land, in degrees.
WORLD = (-170.0, -58.0, 180.0, 78.0)
#: Share of the events, or of the literal mentions, that the opening view of a corpus without an extent holds.
MOST = 0.85
Points = list[tuple[float, float, int]]
"""Longitudes and latitudes in degrees, and how much each point weighs."""


def framed(points: Points) -> tuple[float, float, float, float]:
    """Frame most of what there is, over the antimeridian where that is narrower.

    Parameters
    ----------
    points : list of (float, float, int)
        At least one: longitude and latitude in degrees, and its weight.

    Returns
    -------
    tuple of float
        West, south, east and north in degrees; west is greater than east over the antimeridian.
    """
    west, south, east, north = _around(points)
    start, lower, end, upper = _around([(lon % 360, lat, weight) for lon, lat, weight in points])
    if end - start > east - west - 1.0:  # degree
        return max(west, -180.0), south, min(east, 180.0), north
    start, end = (lon - 360 if lon > 180 else lon for lon in (max(start, 0.0), min(end, 360.0)))
    return start, lower, end, upper


def _around(points: Points) -> tuple[float, float, float, float]:
    """Frame most of what there is: of weighted points, those about the middle with :data:`MOST` of the weight."""
    middle = [_median([(point[axis], point[2]) for point in points]) for axis in (0, 1)]
    points = sorted(points, key=lambda point: math.dist(point[:2], middle))
    enough = MOST * sum(weight for *_, weight in points)
    sums = list(accumulate(weight for *_, weight in points))
    kept = points[: bisect_left(sums, enough) + 1]
    lons, lats = [lon for lon, _, _ in kept], [lat for _, lat, _ in kept]
    pad = max(1.0, (max(lons) - min(lons)) / 10, (max(lats) - min(lats)) / 10)
    south, north = max(min(lats) - pad, -85.0), min(max(lats) + pad, 85.0)
    return (
        min(lons) - pad,
        min(south, 84.0),
        max(lons) + pad,
        max(north, -84.0),
    )


def _median(values: list[tuple[float, int]]) -> float:
    """Give the weighted median."""
    values = sorted(values)
    sums = list(accumulate(weight for _, weight in values))
    return values[bisect_left(sums, sums[-1] / 2)][0]
