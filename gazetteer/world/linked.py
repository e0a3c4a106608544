"""Linked Places as the World Historical Gazetteer writes them: features one by one, each with its line.

A collection or JSON Lines; what the format allows to be absent may be: a geometry, types, all names but the title.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely

from gazetteer.errors import InputError
from gazetteer.files.jsonfile import JsonText
from gazetteer.ground import kilometres
from gazetteer.world.dump import CLASSES
from gazetteer.world.opening import opened
from gazetteer.world.records import KINDS

__all__ = ["Outline", "features", "outline"]

AROUND = 360.0 - 1e-6
"""Degrees: what is wider goes once around the Earth."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a geometry is: the middle of the box around it, and how far that reaches in metres; 0 for a point."""

    lat: float
    lon: float
    reach: float


def features(path: Path) -> Iterator[tuple[int, dict[str, str], list[str]]]:
    """The features of a file.

    Parameters
    ----------
    path : pathlib.Path
        A FeatureCollection, or features one after the other, as JSON Lines has them.

    Yields
    ------
    line : int
        Where the feature begins.
    value : dict of str to str
        ``id``, ``name``, ``lat``, ``lon``, ``kind``, ``country`` and ``radius_m``, empty where it does not say.
    names : list of str
        Its other names.

    Raises
    ------
    InputError
        If the file is not JSON, or a feature is none: file, line, and its id where it has one.
    """
    for line, feature in _features(path):
        try:
            yield line, _values(feature), _names(feature)
        except _UnlikeError as error:
            id = _id(feature) if isinstance(feature, dict) else ""
            problem = (
                f"the feature {id!r} is not Linked Places: {error}"
                if id
                else f"a feature is not Linked Places: {error}"
            )
            remedy = "Each needs a title among its properties, and a geometry or null"
            raise InputError(problem, remedy, path=path, line=line) from None


class _UnlikeError(Exception):
    """What is unlike Linked Places in a feature."""


def _features(path: Path) -> Iterator[tuple[int, Any]]:
    """The features of a collection, or one after the other, with their lines."""
    with opened(path) as file:
        text = JsonText(file.read(), path, "Linked Places")
    remedy = "Give a FeatureCollection of Linked Places, or its features as JSON Lines"
    if text.peek() != "{":
        raise InputError("it is neither a FeatureCollection nor JSON Lines", remedy, path=path, line=1)
    first, start = text.value()
    if first.get("type") == "Feature":
        while True:
            yield text.line(start), first
            if not text.peek():
                return
            first, start = text.value()
    if not isinstance(first.get("features"), list):
        raise InputError("it is neither a FeatureCollection nor JSON Lines", remedy, path=path, line=1)
    text.end()
    text.offset = 0
    for key, _ in text.members():
        if key == "features":
            for feature, begins in text.items():
                yield text.line(begins), feature
        else:
            text.value()


def _values(feature: Any) -> dict[str, str]:
    if not isinstance(feature, dict) or feature.get("type", "Feature") != "Feature":
        raise _UnlikeError(f"{_short(feature)} is no feature")
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        raise _UnlikeError(f"properties {_short(properties)} are no object")
    names = _names(feature)
    title = properties.get("title") or next(iter(names), "")
    if not isinstance(title, str) or not title.strip():
        raise _UnlikeError("it has no title")
    around = outline(feature.get("geometry"))
    codes = _listed(properties.get("ccodes") or properties.get("ccode"))
    return {
        "id": _id(feature),
        "name": title,
        "lat": "" if around is None else repr(around.lat),
        "lon": "" if around is None else repr(around.lon),
        "radius_m": f"{around.reach:.0f}" if around and around.reach >= 1 else "",
        "kind": _kind(feature, properties),
        "country": next((str(code) for code in codes if code), ""),
    }


def _id(feature: Mapping[str, Any]) -> str:
    properties = feature.get("properties")
    inner = properties.get("id") if isinstance(properties, dict) else None
    return str(next((id for id in (feature.get("@id"), feature.get("id"), inner) if id is not None), ""))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(feature: Any) -> list[str]:
    """The names that can be read: of an object its toponym, or a text itself."""
    names = [
        name.get("toponym") or name.get("name") if isinstance(name, dict) else name
        for name in _listed(feature.get("names") if isinstance(feature, dict) else None)
    ]
    return [name for name in names if isinstance(name, str) and name.strip()]


def _kind(feature: Mapping[str, Any], properties: Mapping[str, Any]) -> str:
    """The kind of place, from its types or its feature class."""
    types = [kind for kind in _listed(feature.get("types")) if isinstance(kind, dict)]
    labels = [kind.get(what) for kind in types for what in ("label", "sourceLabel")]
    for label in (*labels, properties.get("kind")):
        if isinstance(label, str) and label in KINDS:
            return label
    class_ = next(iter(_listed(properties.get("fclasses"))), "P")
    return CLASSES.get(str(class_), "village")


def outline(geometry: Any) -> Outline | None:
    """The middle of a geometry, and its reach.

    Parameters
    ----------
    geometry : object
        As GeoJSON has it, with ``geowkt`` for coordinates as the World Historical Gazetteer writes it, or None.

    Returns
    -------
    Outline or None
        None where there is no point.
    """
    lines = _lines(geometry)
    if not lines:
        return None
    lats = [lat for line in lines for _, lat in line]
    south, north = min(lats), max(lats)
    west, east = _span([_reach(line) for line in lines])
    middle = (south + north) / 2, (west + east) / 2
    reach = max(kilometres(middle, (lat, lon)) for lat in (south, north) for lon in (west, east)) * 1000
    return Outline(middle[0], (middle[1] + 180) % 360 - 180 if abs(middle[1]) > 180 else middle[1], reach)


def _span(lines: list[tuple[float, float]]) -> tuple[float, float]:
    """The westernmost and the easternmost longitude of lines, over the antimeridian where that is narrower.

    Source
    ------
    RFC 7946, 3.1.9: a geometry over the antimeridian is cut there, so that its parts touch it on both sides.
    """
    west, east = min(line[0] for line in lines), max(line[1] for line in lines)
    if east - west <= 180:
        return west, east
    if any(stop - start >= AROUND for start, stop in lines):
        return -180.0, 180.0
    around = sorted((start % 360, start % 360 + stop - start) for start, stop in lines)
    best, until = (0.0, *around[0]), around[0][1]
    for start, stop in around[1:]:
        if start - until > best[0]:
            best = start - until, start, until + 360
        until = max(until, stop)
    wrapped = around[0][0] + 360 - until
    return (around[0][0], until) if wrapped >= best[0] else best[1:]


def _reach(line: list[tuple[float, float]]) -> tuple[float, float]:
    """The lowest and the highest longitude of a line, each of whose legs goes the shorter way around."""
    lon = low = high = line[0][0]
    for before, after in pairwise(lon for lon, _ in line):
        leg = after - before
        lon += leg if abs(leg) <= 180 or abs(leg) >= AROUND else leg - math.copysign(360, leg)
        low, high = min(low, lon), max(high, lon)
    return low, high


def _lines(geometry: Any) -> list[list[tuple[float, float]]]:
    """The points, lines and rings of a geometry, each as its positions, longitude first."""
    if geometry is None or geometry == {}:
        return []
    if not isinstance(geometry, dict):
        raise _UnlikeError(f"geometry {_short(geometry)} is no object")
    if geometry.get("geometries") is not None:
        parts = (_lines(part) for part in _listed(geometry["geometries"]))
        return next((part for part in parts if part), [])
    if geometry.get("coordinates") is not None:
        return list(_flat(geometry["coordinates"]))
    if text := geometry.get("geowkt"):
        try:
            shape = shapely.from_wkt(text if isinstance(text, str) else "")
        except shapely.errors.ShapelyError:
            raise _UnlikeError(f"geowkt {_short(text)} is no geometry") from None
        return _lines(json.loads(shapely.to_geojson(shape) or "null"))
    return []


def _flat(coordinates: Any) -> Iterator[list[tuple[float, float]]]:
    """The points, lines and rings in coordinates, however nested."""
    stack = [coordinates]
    while stack:
        part = stack.pop()
        if not isinstance(part, list):
            raise _UnlikeError(f"coordinates {_short(part)} are no numbers")
        if part and all(map(_is_missing, part)):
            continue
        if part and not any(isinstance(inner, list) for inner in part):
            yield [_position(part)]
        elif part and all(isinstance(inner, list) and not _nested(inner) and inner for inner in part):
            yield [_position(inner) for inner in part]
        else:
            stack.extend(part)


def _nested(part: list[Any]) -> bool:
    return any(isinstance(inner, list) for inner in part)


def _is_missing(value: Any) -> bool:
    """Whether a value is what programs write for a number that they lack."""
    return value is None or value != value


def _position(values: list[Any]) -> tuple[float, float]:
    if len(values) < 2:
        raise _UnlikeError(f"coordinates {_short(values)} are no position")
    lon, lat = values[:2]
    for value in (lon, lat):
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            raise _UnlikeError(f"coordinates {_short(values)} are no numbers")
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        hint = "; perhaps latitude and longitude are exchanged" if abs(lon) <= 90 and abs(lat) <= 180 else ""
        raise _UnlikeError(f"coordinates {_short(values)} are out of range{hint}")
    return float(lon), float(lat)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:40]}…"
