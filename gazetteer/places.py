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

from shapely.geometry import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from gazetteer import geojson, linkedplaces
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
        return linkedplaces.feature_of(self)


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
        head = {"@context": linkedplaces.CONTEXT, "type": "FeatureCollection", **about}
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


def _place(record: Any) -> Place:
    """The place in a Linked Places feature."""
    faults: list[Fault] = []
    if (facts := linkedplaces.facts_of(record, faults)) is None:
        raise _RejectedError("feature", faults)
    facts["names"] = tuple(_names(facts["names"], faults))
    try:
        place = Place(**facts)
    except _RejectedError as error:
        known = {key.partition("/")[0] for key, _ in faults}
        known |= {"unplaced"} if "geometry" in known else set()  # none because it could not be read
        faults.extend(fault for fault in error.faults if fault[0] not in known)
    if faults:
        raise _RejectedError(f"place {facts['id']!r}", faults)
    return place


def _names(records: Iterable[Mapping[str, Any]], faults: list[Fault]) -> Iterator[Name]:
    for record in records:
        try:
            yield Name(**record)
        except _RejectedError as error:
            text = record["text"]
            faults.extend((f"names/{text}", f"name {text!r}: {fault}") for _, fault in error.faults)
