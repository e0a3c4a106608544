"""What is wrong with a place: with its own record, and among the others of a gazetteer."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from gazetteer import files
from gazetteer.ground import latlon

if TYPE_CHECKING:
    from gazetteer.places import Place

__all__ = ["FEATURE_CLASSES", "context_faults"]

Fault = tuple[str, str]
"""The key that it concerns, or ``names/toponym``, and what is wrong."""

FEATURE_CLASSES = {
    "A": "administrative entity",
    "H": "water body",
    "L": "region",
    "P": "populated place",
    "R": "road, route or railway",
    "S": "site",
    "T": "landform",
}
"""The feature classes of GeoNames that Linked Places 1.3 admits."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_COUNTRY = re.compile("[A-Z]{2}")
_OUTLINE = re.compile("[A-Z]{3}")
SURROGATE = re.compile("[\ud800-\udfff]")


def matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def text_fault(key: str, value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return f"{key} {value!r} is no text"
    if value != value.strip():
        return f"{key} {value!r} has a space at an end"
    if SURROGATE.search(value):
        return f"{key} {value!r} has half a character, a lone surrogate"
    return None


def label_faults(place: Place) -> Iterator[Fault]:
    if not matches(_SLUG, place.id):
        yield "id", f"id {place.id!r} is not made of small letters, digits and single hyphens"
    if fault := text_fault("kind", place.kind):
        yield "kind", fault
    if not isinstance(place.feature_class, str) or place.feature_class not in FEATURE_CLASSES:
        yield "fclasses", f"feature class {place.feature_class!r} is none of {', '.join(FEATURE_CLASSES)}"
    if place.country is not None and not matches(_COUNTRY, place.country):
        yield "ccodes", f"country {place.country!r} is no ISO 3166-1 code of two capitals"
    if place.outline is not None and not matches(_OUTLINE, place.outline):
        yield "outline", f"outline {place.outline!r} is no ISO 3166-1 code of three capitals"
    if place.within is not None and (not matches(_SLUG, place.within) or place.within == place.id):
        yield "within", f"within {place.within!r} is not the id of another place"
    for key, value in place.identifiers.items():
        if not matches(_KEY, key):
            yield "identifiers", f"identifier {key!r} is not named in small letters"
        if fault := text_fault(f"identifier {key}", value):
            yield "identifiers", fault


def name_faults(place: Place) -> Iterator[Fault]:
    if fault := text_fault("title", place.name):
        yield "title", fault
    spellings = [(name.text, name.lang) for name in place.names]
    if not spellings:
        yield "names", "there is no name"
    for text, lang in sorted({spelling for spelling in spellings if spellings.count(spelling) > 1}):
        yield f"names/{text}", f"name {text!r} is listed twice in {lang}"
    for demonym in place.demonyms:
        if fault := text_fault("demonym", demonym):
            yield "demonyms", fault


def position_faults(place: Place) -> Iterator[Fault]:
    if place.geometry is None:
        if fault := text_fault("unplaced", place.unplaced):
            yield "unplaced", f"{fault}, and there is no geometry: say why"
        return
    if place.unplaced is not None:
        yield "unplaced", f"unplaced {place.unplaced!r} although there is a geometry"
    yield from _geometry_faults(place.geometry)
    metres = place.precision_m
    if metres is None and isinstance(place.geometry, Point):
        yield "precision_m", "a point without precision_m, its radius in metres"
    if metres is not None and not (is_number(metres) and 0 < metres < 20_037_508):
        yield "precision_m", f"precision_m {metres!r} is no radius in metres"
    for key in ("precision_note", "coordinates_source"):
        if fault := text_fault(key, getattr(place, key)):
            yield key, fault
    yield from _repr_point_faults(place)
    if not _is_date(place.coordinates_date):
        yield "coordinates_date", f"coordinates_date {place.coordinates_date!r} is no date like 2020-01-08"


def _repr_point_faults(place: Place) -> Iterator[Fault]:
    point = place.repr_point
    if point is None:
        if place.repr_point_source is not None:
            yield "repr_point_source", "repr_point_source without a repr_point"
        return
    if not (isinstance(point, Sequence) and len(point) == 2 and all(map(is_number, point))):
        yield "repr_point", f"repr_point {point!r} is not [longitude, latitude]"
        return
    yield from (("repr_point", fault) for _, fault in _geometry_faults(Point(point)))
    if isinstance(place.geometry, Point):
        yield "repr_point", "repr_point beside a point, which stands for the place itself"
    if fault := text_fault("repr_point_source", place.repr_point_source):
        yield "repr_point_source", fault


def _geometry_faults(geometry: BaseGeometry) -> Iterator[Fault]:
    if geometry.is_empty:
        yield "geometry", "the geometry is empty"
        return
    west, south, east, north = geometry.bounds
    if not all(map(math.isfinite, (west, south, east, north))):
        yield "coordinates", "a coordinate is not a finite number"
        return
    latitude = north if abs(north) > abs(south) else south
    longitude = east if abs(east) > abs(west) else west
    if abs(latitude) > 90:
        swapped = abs(longitude) <= 90 and abs(latitude) <= 180
        hint = ": are latitude and longitude swapped? GeoJSON puts longitude first" if swapped else ""
        yield "coordinates", f"latitude {latitude:g} is not between -90 and 90{hint}"
    if abs(longitude) > 180:
        yield "coordinates", f"longitude {longitude:g} is not between -180 and 180"
    if not isinstance(geometry, Point) and not geometry.is_valid:
        yield "coordinates", f"the geometry is not valid: {shapely.is_valid_reason(geometry)}"


def context_faults(
    places: Mapping[str, Place], known: Mapping[str, Place]
) -> Iterator[tuple[Place, str, str]]:
    """Find what is wrong with places in the company of others: an unknown container, swapped coordinates.

    Parameters
    ----------
    places : mapping of str to Place
        By id.
    known : mapping of str to Place
        Others, which they may lie within, and whose outlines they are held against.

    Yields
    ------
    place : Place
    key : str
        Which member of its record is at fault.
    fault : str
    """
    around = {**known, **places}
    countries: dict[str, list[Place]] = {}
    for place in around.values():
        if place.outline is not None and place.country is not None and place.geometry is not None:
            countries.setdefault(place.country, []).append(place)
    for place in places.values():
        outlines = countries.get(place.country or "", ())
        yield from ((place, key, fault) for key, fault in _context_faults(place, around, outlines))


def _context_faults(place: Place, places: Mapping[str, Place], countries: Sequence[Place]) -> Iterator[Fault]:
    if place.within is not None and place.within not in places:
        alike = files.near(place.within, places)
        hint = f", perhaps {' or '.join(alike)}" if alike else ""
        yield "within", f"within names {place.within!r}, which is no place here{hint}"
    if fault := circle_fault(outward(place.id, places)):
        yield "within", fault
    if not isinstance(place.geometry, Point):
        return
    for other in countries:
        assert other.geometry is not None
        swapped = Point(latlon(place.geometry))
        if other.geometry.distance(place.geometry) > 1 and other.geometry.contains(swapped):
            lat, lon = latlon(place.geometry)
            fault = f"latitude {lat:g}, longitude {lon:g} is not in {other.name}, the other way round it is"
            yield "coordinates", f"{fault}: are they swapped? GeoJSON puts longitude first"


def outward(place_id: str, places: Mapping[str, Place]) -> list[str]:
    """A place and those around it, from the inside out; in a circle, the last stands among them twice."""
    way, outer = [place_id], places[place_id].within
    while outer is not None and outer in places:
        way.append(outer)
        if outer in way[:-1]:
            break
        outer = places[outer].within
    return way


def circle_fault(way: list[str]) -> str | None:
    return f"containment runs in a circle: {' > '.join(way)}" if way[-1] in way[:-1] else None


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


# Records and places
