"""A place as a feature of Linked Places 1.3, which is GeoJSON: what one says, and one that says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from gazetteer import files
from gazetteer.faults import Fault

if TYPE_CHECKING:
    from gazetteer.places import Name, Place

__all__ = ["CONTEXT", "facts_of", "feature_of"]

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
"""The name of the JSON-LD context of Linked Places 1.3; an identifier, never fetched."""

_FEATURE_KEYS = frozenset(
    {"@id", "id", "type", "bbox", "properties", "when", "names", "types", "geometry", "links", "relations"}
    | {"descriptions", "depictions"}
)
_PROPERTY_KEYS = frozenset(
    {"id", "title", "ccodes", "fclasses", "kind", "within", "precision_m", "precision_note", "outline"}
    | {"coordinates_source", "coordinates_date", "demonyms", "unplaced", "identifiers"}
    | {"repr_point", "repr_point_source"}
)
_NAME_KEYS = frozenset({"toponym", "lang", "script", "abbr", "citations", "when"})


def facts_of(record: Any, faults: list[Fault]) -> dict[str, Any] | None:
    """Give what a feature says of a place.

    Parameters
    ----------
    record : object
        The decoded JSON, of whatever type.
    faults : list of Fault
        What is wrong with its form is added.

    Returns
    -------
    dict or None
        What :class:`gazetteer.places.Place` takes, and in ``names`` what :class:`gazetteer.places.Name` does; None
        if it is no feature.
    """
    if not isinstance(record, dict) or not isinstance(record.get("properties"), dict):
        faults.append(("", "not a GeoJSON Feature with properties"))
        return None
    properties = record["properties"]
    faults += _unknown(record, _FEATURE_KEYS, "the feature")
    faults += _unknown(properties, _PROPERTY_KEYS, "properties")
    if record.get("type") != "Feature":
        faults.append(("type", f"type {record.get('type')!r} is not 'Feature'"))
    facts = {
        "id": properties.get("id"),
        "name": properties.get("title"),
        "names": _names(record.get("names"), faults),
        "demonyms": tuple(_list(properties, "demonyms", faults)),
        "feature_class": _single(properties, "fclasses", faults),
        "country": _single(properties, "ccodes", faults),
        "geometry": _geometry(record.get("geometry"), faults),
        "identifiers": properties.get("identifiers") or {},
    }
    if not isinstance(facts["identifiers"], dict):
        faults.append(("identifiers", f"identifiers {facts['identifiers']!r} is no object"))
        facts["identifiers"] = {}
    for key in _PROPERTY_KEYS - {"id", "title", "ccodes", "fclasses", "demonyms", "identifiers"}:
        facts[key] = properties.get(key)
    return facts


def feature_of(place: Place) -> dict[str, Any]:
    """Give a place as a feature, outer rings anticlockwise.

    Parameters
    ----------
    place : Place

    Returns
    -------
    dict
    """
    properties: dict[str, Any] = {
        "id": place.id,
        "title": place.name,
        "ccodes": [place.country] if place.country else [],
        "fclasses": [place.feature_class],
        "kind": place.kind,
        "within": place.within,
        "precision_m": place.precision_m,
        "precision_note": place.precision_note,
        "coordinates_source": place.coordinates_source,
        "coordinates_date": place.coordinates_date,
        "outline": place.outline,
        "demonyms": list(place.demonyms) or None,
        "unplaced": place.unplaced,
        "identifiers": dict(place.identifiers) or None,
    }
    if place.repr_point is not None:
        point = {"repr_point": list(place.repr_point), "repr_point_source": place.repr_point_source}
        properties |= point
    feature: dict[str, Any] = {
        "type": "Feature",
        "@id": f"#{place.id}",
        "properties": properties,
        "names": [_name_record(name) for name in place.names],
        "types": [{"label": place.kind, "sourceLabels": [{"label": place.kind, "lang": "en"}]}],
    }
    if "geonames" in place.identifiers:
        identifier = f"https://www.geonames.org/{place.identifiers['geonames']}"
        feature["links"] = [{"type": "closeMatch", "identifier": identifier}]
    if place.within:
        relation = {"relationType": "gvp:broaderPartitive", "relationTo": f"#{place.within}"}
        feature["relations"] = [{**relation, "label": f"within {place.within}"}]
    return {**feature, "geometry": _geojson(place.geometry)}


def _unknown(record: Mapping[str, Any], allowed: frozenset[str], where: str) -> Iterator[Fault]:
    for key in record:
        if key not in allowed:
            alike = files.near(key, allowed, 1)
            hint = (
                f", perhaps {alike[0]!r} is meant" if alike else f"; known are {', '.join(sorted(allowed))}"
            )
            yield key, f"unknown key {key!r} in {where}{hint}"


def _list(properties: Mapping[str, Any], key: str, faults: list[Fault]) -> list[Any]:
    value = properties.get(key)
    if value is None or isinstance(value, list):
        return value or []
    faults.append((key, f"{key} {value!r} is no list"))
    return []


def _single(properties: Mapping[str, Any], key: str, faults: list[Fault]) -> Any:
    """The one value of a list of one: a place here has one country and one feature class."""
    values = _list(properties, key, faults)
    if len(values) > 1:
        faults.append((key, f"{key} {values!r} has more than one value"))
    return values[0] if values else None


def _names(records: Any, faults: list[Fault]) -> list[dict[str, Any]]:
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        faults.append(("names", "names is no list of objects with toponym, lang and script"))
        return []
    for record in records:
        faults += _unknown(record, _NAME_KEYS, "a name")
    return [
        {
            "text": record.get("toponym"),
            "lang": record.get("lang"),
            "script": record.get("script"),
            "abbr": record.get("abbr", False),
            "source": _citation(record),
        }
        for record in records
    ]


def _geometry(record: Any, faults: list[Fault]) -> BaseGeometry | None:
    if record is None:
        return None
    if isinstance(record, dict) and record.get("type") == "GeometryCollection":
        parts = record.get("geometries")
        if not isinstance(parts, list) or len(parts) != 1:
            faults.append(("geometry", "a GeometryCollection of other than one geometry"))
            return None
        record = parts[0]
    try:
        return shape(record)
    except (AttributeError, LookupError, TypeError, ValueError, OverflowError, RecursionError, ShapelyError):
        faults.append(("geometry", "the geometry is not GeoJSON"))
        return None


def _citation(record: Mapping[str, Any]) -> Any:
    """The label of a name's first citation; a citation of another form is text of its own."""
    citations = record.get("citations") or [{"label": None}]
    try:
        return citations[0]["label"]
    except (IndexError, KeyError, TypeError):
        return citations


def _name_record(name: Name) -> dict[str, Any]:
    record: dict[str, Any] = {"toponym": name.text, "lang": name.lang, "script": name.script}
    if name.abbr:
        record["abbr"] = True
    if name.source:
        record["citations"] = [{"label": name.source}]
    return record


def _geojson(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """A geometry for GeoJSON, wound by the right-hand rule."""
    return None if geometry is None else dict(mapping(shapely.orient_polygons(geometry)))
