"""Places: records that check themselves, read from and written as Linked Places GeoJSON.

A :class:`Gazetteer` is a mapping of stable ids to :class:`Place` records. :func:`curated` gives the one
that ships with the package. The file format is Linked Places 1.3, which is also plain GeoJSON: any
GIS opens it, with the precision in metres as an ordinary attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Point, mapping, shape
from shapely.geometry.base import BaseGeometry

from gazetteer import files, geojson
from gazetteer.errors import InputError
from gazetteer.faults import (
    FEATURE_CLASSES,
    SURROGATE,
    Fault,
    circle_fault,
    context_faults,
    label_faults,
    matches,
    name_faults,
    outward,
    position_faults,
    text_fault,
)
from gazetteer.ground import latlon

__all__ = [
    "FEATURE_CLASSES",
    "RADIUS",
    "SURROGATE",
    "Gazetteer",
    "Name",
    "Place",
    "context_faults",
    "curated",
    "latlon",
]


CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
"""The name of the JSON-LD context of Linked Places 1.3; an identifier, never fetched."""

RADIUS = {
    "country": 300e3,
    "first-level": 60e3,
    "second-level": 15e3,
    "third-level": 8e3,
    "city": 6e3,
    "capital": 6e3,
    "town": 2e3,
    "region": 50e3,
    "sea": 200e3,
    "ocean": 2e6,
    "river": 100e3,
    "lake": 10e3,
}
"""Radius in metres of a place of each kind that says none; of all others a kilometre."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
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


class _RejectedError(InputError):
    """A record that is refused: every fault with the key it concerns, or ``names/toponym``."""

    def __init__(self, subject: str, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(f"{subject}: {'; '.join(text for _, text in faults)}", "Correct this record")


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a place's name.

    Parameters
    ----------
    text : str
        The toponym as it is written.
    lang : str
        Language, as a BCP 47 tag: ``en``, ``ar``, ``ckb``, ``ku-Latn``.
    script : str
        Script, as an ISO 15924 code: ``Latn``, ``Arab``.
    abbr : bool
        An abbreviation such as ``US``, which counts only in this very case.
    source : str, optional
        Where this spelling is attested.

    Raises
    ------
    InputError
        If anything is wrong; the message names all of it.
    """

    text: str
    lang: str = "en"
    script: str = "Latn"
    abbr: bool = False
    source: str | None = None

    def __post_init__(self) -> None:
        faults: list[Fault] = []
        if fault := text_fault("toponym", self.text):
            faults.append(("toponym", fault))
        if not matches(_LANGUAGE, self.lang):
            faults.append(("lang", f"lang {self.lang!r} is no BCP 47 language tag such as 'en' or 'ku-Latn'"))
        if not matches(_SCRIPT, self.script):
            faults.append(("script", f"script {self.script!r} is no ISO 15924 code such as 'Latn' or 'Arab'"))
        if not isinstance(self.abbr, bool):
            faults.append(("abbr", f"abbr {self.abbr!r} is neither true nor false"))
        if self.source is not None and (fault := text_fault("citation", self.source)):
            faults.append(("citations", fault))
        if faults:
            raise _RejectedError(f"name {self.text!r}", faults)


@dataclass(frozen=True, kw_only=True)
class Place:
    """One place, which checks itself when it is made.

    Parameters
    ----------
    id : str
        Stable id: small letters, digits and single hyphens.
    name : str
        The name that headings show.
    names : tuple of Name
        Every spelling, each once in a language.
    demonyms : tuple of str
        Adjectives and names of the people: ``Iranian``, ``Iranians``.
    feature_class : str
        Feature class of GeoNames, a key of :data:`FEATURE_CLASSES`.
    kind : str
        What sort of place, in a word or two: ``airbase``, ``city``, ``country``.
    country : str, optional
        ISO 3166-1 alpha-2 code.
    within : str, optional
        Id of the place that contains this one.
    geometry : shapely geometry, optional
        Longitude and latitude in degrees, WGS 84.
    precision_m : float, optional
        Radius in metres within which the place lies around its point. Every point has one.
    precision_note : str, optional
        What this radius, or this outline, stands for.
    coordinates_source : str, optional
        Where the coordinates come from, with its version.
    coordinates_date : str, optional
        When they were taken from there, ISO 8601.
    outline : str, optional
        ISO 3166-1 alpha-3 code of the Natural Earth outline, for a country.
    repr_point : sequence of float, optional
        Longitude and latitude in degrees, WGS 84, of the point that stands for a place with an outline, where it
        is not to be reckoned from that.
    repr_point_source : str, optional
        Where that point comes from; given exactly when there is one.
    identifiers : dict of str to str
        Identifiers elsewhere: ``geonames``, ``icao``, ``iata``.
    unplaced : str, optional
        Why there is no geometry; given exactly when there is none.

    Raises
    ------
    InputError
        If anything is wrong; the message names all of it.
    """

    id: str
    name: str
    names: tuple[Name, ...]
    feature_class: str
    kind: str
    demonyms: tuple[str, ...] = ()
    country: str | None = None
    within: str | None = None
    geometry: BaseGeometry | None = None
    precision_m: float | None = None
    precision_note: str | None = None
    coordinates_source: str | None = None
    coordinates_date: str | None = None
    outline: str | None = None
    repr_point: Sequence[float] | None = None
    repr_point_source: str | None = None
    identifiers: dict[str, str] = field(default_factory=dict, hash=False)
    unplaced: str | None = None

    def __post_init__(self) -> None:
        faults = [*label_faults(self), *name_faults(self), *position_faults(self)]
        if faults:
            raise _RejectedError(f"place {self.id!r}", faults)

    @cached_property
    def point(self) -> Point | None:
        """The point that stands for the place: as given, or inside its largest part; None where it is unplaced."""
        geometry = self.geometry
        if self.repr_point is not None:
            return Point(self.repr_point)
        if geometry is None or isinstance(geometry, Point):
            return geometry
        if isinstance(geometry, MultiPolygon):
            geometry = max(geometry.geoms, key=lambda part: part.area)
        inside = geometry.representative_point()
        return Point(round(inside.x, 5), round(inside.y, 5))

    @cached_property
    def lat(self) -> float | None:
        """Latitude of :attr:`point` in degrees, WGS 84."""
        return None if self.point is None else latlon(self.point)[0]

    @cached_property
    def lon(self) -> float | None:
        """Longitude of :attr:`point` in degrees, WGS 84."""
        return None if self.point is None else latlon(self.point)[1]

    def feature(self) -> dict[str, Any]:
        """The place as a Linked Places feature.

        Returns
        -------
        dict
            A GeoJSON feature, outer rings anticlockwise.
        """
        properties: dict[str, Any] = {
            "id": self.id,
            "title": self.name,
            "ccodes": [self.country] if self.country else [],
            "fclasses": [self.feature_class],
            "kind": self.kind,
            "within": self.within,
            "precision_m": self.precision_m,
            "precision_note": self.precision_note,
            "coordinates_source": self.coordinates_source,
            "coordinates_date": self.coordinates_date,
            "outline": self.outline,
            "demonyms": list(self.demonyms) or None,
            "unplaced": self.unplaced,
            "identifiers": dict(self.identifiers) or None,
        }
        if self.repr_point is not None:
            point = {"repr_point": list(self.repr_point), "repr_point_source": self.repr_point_source}
            properties |= point
        feature: dict[str, Any] = {
            "type": "Feature",
            "@id": f"#{self.id}",
            "properties": properties,
            "names": [_name_record(name) for name in self.names],
            "types": [{"label": self.kind, "sourceLabels": [{"label": self.kind, "lang": "en"}]}],
        }
        if "geonames" in self.identifiers:
            identifier = f"https://www.geonames.org/{self.identifiers['geonames']}"
            feature["links"] = [{"type": "closeMatch", "identifier": identifier}]
        if self.within:
            relation = {"relationType": "gvp:broaderPartitive", "relationTo": f"#{self.within}"}
            feature["relations"] = [{**relation, "label": f"within {self.within}"}]
        return {**feature, "geometry": _geojson(self.geometry)}


class Gazetteer(Mapping[str, Place]):
    """Places by id, in the order given.

    Parameters
    ----------
    places : iterable of Place
        The records, no id twice and no place within itself.

    Raises
    ------
    InputError
        If two records share an id or containment runs in a circle.
    """

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._places: dict[str, Place] = {}
        for place in places:
            self.add(place)
        for place_id in self._places:
            self.containers(place_id)

    def __getitem__(self, place_id: str) -> Place:
        return self._places[place_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __repr__(self) -> str:
        return f"<Gazetteer of {len(self)} places>"

    def containers(self, place_id: str) -> tuple[str, ...]:
        """Ids of the places around this one, from the nearest outward.

        Parameters
        ----------
        place_id : str
            A key of this gazetteer.

        Returns
        -------
        tuple of str
            Without the place itself; a container that this gazetteer lacks ends the way.

        Raises
        ------
        KeyError
            If there is no such place.
        """
        way = outward(place_id, self._places)
        if fault := circle_fault(way):
            raise InputError(fault, "Correct `within` in one of them")
        return tuple(way[1:])

    def add(self, place: Place) -> None:
        """Put a place behind the others.

        Parameters
        ----------
        place : Place
            What contains it is here already.

        Raises
        ------
        InputError
            If a place has this id.
        """
        if place.id in self._places:
            raise InputError(f"two places have the id {place.id!r}", "Give one of them another id")
        self._places[place.id] = place

    def merged(self, other: Gazetteer) -> Gazetteer:
        """This gazetteer with another laid over it.

        Parameters
        ----------
        other : Gazetteer
            Its records replace those of the same id.

        Returns
        -------
        Gazetteer
            A new gazetteer.
        """
        return Gazetteer({**self._places, **other._places}.values())

    @classmethod
    def read(cls, path: Path | str, known: Gazetteer | None = None, text: str | None = None) -> Gazetteer:
        """Read a Linked Places GeoJSON file.

        Parameters
        ----------
        path : pathlib.Path or str
            The file, UTF-8.
        known : Gazetteer, optional
            Places that `within` may name besides those of the file, and whose outlines coordinates are
            held against; by default those of :func:`curated`.
        text : str, optional
            What the file holds, or is to hold.

        Returns
        -------
        Gazetteer
            The places of the file alone.

        Raises
        ------
        InputError
            With file, line, the bad value and what to do.
        """
        places: dict[str, Place] = {}
        features: dict[str, geojson.Feature] = {}
        for feature in geojson.read(Path(path), text):
            try:
                place = _place(feature.record)
            except _RejectedError as error:
                raise feature.refused(error.problem, error.faults[0][0]) from None
            if place.id in places:
                first = features[place.id].line("id")
                raise feature.refused(f"the id {place.id!r} stands already in line {first}", "id")
            places[place.id], features[place.id] = place, feature
        for place, key, fault in context_faults(places, curated() if known is None else known):
            raise features[place.id].refused(f"place {place.id!r}: {fault}", key)
        return cls(places.values())

    def write(self, path: Path | str, **about: object) -> None:
        """Write a Linked Places GeoJSON file, the same bytes for the same places.

        Parameters
        ----------
        path : pathlib.Path or str
            The file to write.
        **about : object
            Members of the collection: title, description, licence, version, sources.

        Raises
        ------
        OutputError
            If the file cannot be written.
        """
        head = {"@context": CONTEXT, "type": "FeatureCollection", **about}
        geojson.write(Path(path), head, (place.feature() for place in self.values()))


@cache
def curated() -> Gazetteer:
    """The gazetteer that ships with the package, read once.

    Returns
    -------
    Gazetteer
        The places of ``gazetteer/places.geojson``.
    """
    return Gazetteer.read(Path(__file__).with_name("places.geojson"), known=Gazetteer())


# What a record must be


def _unknown(record: Mapping[str, Any], allowed: frozenset[str], where: str) -> Iterator[Fault]:
    for key in record:
        if key not in allowed:
            alike = files.near(key, allowed, 1)
            hint = (
                f", perhaps {alike[0]!r} is meant" if alike else f"; known are {', '.join(sorted(allowed))}"
            )
            yield key, f"unknown key {key!r} in {where}{hint}"


def _place(record: Any) -> Place:
    """The place in a Linked Places feature."""
    if not isinstance(record, dict) or not isinstance(record.get("properties"), dict):
        raise _RejectedError("feature", [("", "not a GeoJSON Feature with properties")])
    properties = record["properties"]
    place_id = properties.get("id")
    faults = [
        *_unknown(record, _FEATURE_KEYS, "the feature"),
        *_unknown(properties, _PROPERTY_KEYS, "properties"),
    ]
    if record.get("type") != "Feature":
        faults.append(("type", f"type {record.get('type')!r} is not 'Feature'"))
    values = {
        "id": place_id,
        "name": properties.get("title"),
        "names": tuple(_names(record.get("names"), faults)),
        "demonyms": tuple(_list(properties, "demonyms", faults)),
        "feature_class": _single(properties, "fclasses", faults),
        "country": _single(properties, "ccodes", faults),
        "geometry": _geometry(record.get("geometry"), faults),
        "identifiers": properties.get("identifiers") or {},
    }
    if not isinstance(values["identifiers"], dict):
        faults.append(("identifiers", f"identifiers {values['identifiers']!r} is no object"))
        values["identifiers"] = {}
    for key in _PROPERTY_KEYS - {"id", "title", "ccodes", "fclasses", "demonyms", "identifiers"}:
        values[key] = properties.get(key)
    try:
        place = Place(**values)
    except _RejectedError as error:
        known = {key.partition("/")[0] for key, _ in faults}
        known |= {"unplaced"} if "geometry" in known else set()  # none because it could not be read
        faults.extend(fault for fault in error.faults if fault[0] not in known)
    if faults:
        raise _RejectedError(f"place {place_id!r}", faults)
    return place


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


def _names(records: Any, faults: list[Fault]) -> Iterator[Name]:
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        faults.append(("names", "names is no list of objects with toponym, lang and script"))
        return
    for record in records:
        faults.extend(_unknown(record, _NAME_KEYS, "a name"))
        try:
            yield Name(
                text=record.get("toponym"),
                lang=record.get("lang"),
                script=record.get("script"),
                abbr=record.get("abbr", False),
                source=_citation(record),
            )
        except _RejectedError as error:
            toponym = record.get("toponym")
            faults.extend((f"names/{toponym}", f"name {toponym!r}: {text}") for _, text in error.faults)


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
