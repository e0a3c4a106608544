"""Lists of places as people have them, read for a corpus's own gazetteer by the readers of the world gazetteer.

A GeoNames dump, Linked Places, plain GeoJSON, a table with headings, or a YAML file that describes one of these
(:mod:`gazetteer.world.listings`). What it is is told from its content. A gazetteer that Dateline wrote comes back as it
was; of other GeoJSON, areas keep their outlines.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from gazetteer import geojson
from gazetteer.errors import InputError
from gazetteer.files.jsonfile import JsonText
from gazetteer.own.file import MOST, Addition, too_many
from gazetteer.own.rows import PREFIX, countries, geometry_of, place_of, slug
from gazetteer.places import Gazetteer, Place, curated
from gazetteer.world.delimited import rows
from gazetteer.world.dump import Dump
from gazetteer.world.entries import Entries
from gazetteer.world.linked import features
from gazetteer.world.listings import COLUMNS, Listing, read_listing
from gazetteer.world.opening import opened
from gazetteer.world.records import Record

__all__ = ["HEADINGS", "Listed", "Wanted", "headings_of", "read_list"]

HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "code", "identifier", "place_id", "uid"),
    "name": ("name", "title", "place", "toponym", "placename", "place_name", "label"),
    "lat": ("lat", "latitude", "y", "point_y"),
    "lon": ("lon", "lng", "long", "longitude", "x", "point_x"),
    "alternates": (
        "alternates",
        "alternatenames",
        "alternate_names",
        "other_names",
        "aliases",
        "names",
        "also",
    ),
    "kind": ("kind", "type", "placetype"),
    "country": ("country", "country_code", "countrycode", "ccode", "cc", "iso2"),
    "population": ("population", "people", "inhabitants"),
    "geonames": ("geonames", "geonameid", "geoname_id", "geonames_id"),
    "radius_m": ("radius_m", "precision_m", "radius", "precision"),
}
"""How tables call what a list may say of a place; read without regard to capitals and spaces."""
_DELIMITERS = ",;\t|"
_SEPARATORS = "|;"
"""What stands between other names in a cell; no comma, which stands in names."""
_OF_A_DUMP = 15
_DESCRIBE = "describe the file in YAML, with columns:, and give that"


@dataclass
class Listed:
    """What a list holds.

    Attributes
    ----------
    what : str
        What it was taken for, in words.
    additions : list of Addition
        Its places, in their order.
    unread : list of str
        Headings or keys of which nothing was read.
    unplaced : list of str
        Names of places that have no point; they are left out.
    """

    what: str
    additions: list[Addition] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """Which places of a list are wanted, and whom it is from.

    Attributes
    ----------
    source : str, optional
        Whom its coordinates are from; by default the name of the file.
    country : str, optional
        ISO 3166-1 alpha-2 code.
    classes : tuple of str
        Feature classes of GeoNames; all where there is none.
    population : int
        The least, of populated places.
    """

    source: str | None = None
    country: str | None = None
    classes: tuple[str, ...] = ()
    population: int = 0

    def takes(self, record: Record) -> bool:
        """Tell whether a place is wanted.

        Parameters
        ----------
        record : Record

        Returns
        -------
        bool
        """
        return self.country in (None, record.country)


def read_list(path: Path, wanted: Wanted = Wanted()) -> Listed:
    """Read a list of places.

    Parameters
    ----------
    path : pathlib.Path
    wanted : Wanted, optional

    Returns
    -------
    Listed

    Raises
    ------
    InputError
        If it cannot be read, with file, line, value and remedy, or holds more places than :data:`MOST`.
    """
    read = _reader(path)
    listed = read(path, wanted)
    if not listed.additions:
        remedy = "Check the file" if not listed.unplaced else "Give it places with points"
        raise InputError("no place was found in it that is wanted", remedy, path=path)
    return listed


def _reader(path: Path) -> Callable[[Path, Wanted], Listed]:
    if path.suffix.lower() in (".yaml", ".yml"):
        return _described
    with opened(path) as file:
        line = next((line for line in file if line.strip()), "")
    if line.lstrip("\ufeff \t").startswith(("{", "[")):
        return _json
    cells = line.rstrip("\r\n").split("\t")
    return _dump if len(cells) >= _OF_A_DUMP and cells[0].isdecimal() else _table


def _taken(listed: Listed, path: Path, found: Iterator[tuple[Place, int | None]]) -> Listed:
    """Keep what is found, as long as it is not too much."""
    for place, line in islice(found, MOST + 1):
        listed.additions.append(Addition(place, path, line))
    if len(listed.additions) > MOST:
        raise too_many(path)
    return listed


def _entries(path: Path, kinds: Mapping[str, str] | None = None, at: str = "") -> Entries:
    return Entries(
        path, PREFIX, countries(), kinds or {}, at or "kinds: of a YAML file that describes this one"
    )


def _described(path: Path, wanted: Wanted) -> Listed:
    """A list with a description: title, licence, columns and kinds stand in that."""
    listing = read_listing(path)
    listing = replace(
        listing,
        classes=wanted.classes or listing.classes,
        population=wanted.population or listing.population,
    )
    entries = _entries(listing.file, listing.kinds, f"kinds: in {path.name}")
    source = wanted.source or f"{listing.title} ({listing.licence})"
    listed = _of_listing(listing, wanted, entries, source)
    listed.unplaced = entries.unplaced
    return listed


def _of_listing(listing: Listing, wanted: Wanted, entries: Entries, source: str) -> Listed:
    prefix = slug(listing.title)
    found = (
        (place_of(record, source, prefix), None)
        for record in listing.records(entries)
        if wanted.takes(record)
    )
    return _taken(Listed(f"the list {listing.title}"), listing.file, found)


def _dump(path: Path, wanted: Wanted) -> Listed:
    dump = Dump(path, None, wanted.classes or ("A", "P", "H", "L", "T"), wanted.population)
    source = wanted.source or f"GeoNames, {path.name} (CC BY 4.0)"
    found = ((place_of(record, source), None) for record in dump.records() if wanted.takes(record))
    return _taken(Listed("a GeoNames dump"), path, found)


def _table(path: Path, wanted: Wanted) -> Listed:
    delimiter, headings = headings_of(path)
    columns, unread = _columns(headings)
    for what in ("name", "lat", "lon"):
        if what not in columns:
            problem = f"no heading says which column is the {what}; there are {', '.join(headings)[:300]}"
            remedy = f"Call it one of {', '.join(HEADINGS[what])}, or {_DESCRIBE}"
            raise InputError(problem, remedy, path=path, line=1)
    entries = _entries(path)
    listed = Listed("a table", unread=unread, unplaced=entries.unplaced)

    def found() -> Iterator[tuple[Place, int | None]]:
        for line, value in rows(path, delimiter, columns):
            others = _parted(value.pop("alternates", ""))
            for record in entries.record(value, others, line):
                if wanted.takes(record):
                    yield place_of(record, wanted.source or path.name, slug(path.stem)), line

    return _taken(listed, path, found())


def headings_of(path: Path) -> tuple[str, list[str]]:
    """Read the first row of a table.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    delimiter : str
        The sign between its cells: the one that stands most often in the first line.
    headings : list of str

    Raises
    ------
    InputError
        If it cannot be read, or a heading runs over several lines.
    """
    with opened(path) as file:
        line = file.readline()
        delimiter = max(_DELIMITERS, key=line.count)
        try:
            headings = next(csv.reader(chain([line], file), delimiter=delimiter, strict=True), [])
        except csv.Error:
            headings = ["\n"]
    if any(len(heading.splitlines()) > 1 or heading == "\n" for heading in headings):
        raise InputError(
            "a heading runs over several lines", "Check the quotes in the first row", path=path, line=1
        )
    return delimiter, [heading.strip() for heading in headings]


def _columns(headings: list[str]) -> tuple[dict[str, str], list[str]]:
    """Which heading stands for what, and the headings that stand for nothing."""
    plain = {heading: "_".join(heading.casefold().split()) for heading in headings}
    columns: dict[str, str] = {}
    for what in COLUMNS:
        for name in HEADINGS[what]:
            heading = next((h for h, p in plain.items() if p == name and h not in columns.values()), None)
            if heading is not None:
                columns[what] = heading
                break
    return columns, [heading for heading in headings if heading and heading not in columns.values()]


def _parted(cell: str) -> list[str]:
    sign = next((sign for sign in _SEPARATORS if sign in cell), "|")
    return cell.split(sign)


def _json(path: Path, wanted: Wanted) -> Listed:
    first = next((feature.record for feature in _features(path)), None)
    properties = first.get("properties") if isinstance(first, dict) else None
    if isinstance(properties, dict) and properties.keys() >= {"id", "kind", "fclasses", "title"}:
        return _own(path, wanted)
    known = isinstance(first, dict) and (isinstance(first.get("names"), list) or "@id" in first)
    if known or (isinstance(properties, dict) and "title" in properties):
        return _linked(path, wanted)
    return _plain(path, wanted)


def _own(path: Path, wanted: Wanted) -> Listed:
    """A gazetteer that Dateline wrote; what its places lie in comes along."""
    places = Gazetteer.read(path, known=curated())
    found = ((places[feature.record["properties"]["id"]], feature.line()) for feature in geojson.read(path))
    kept = ((p, line) for p, line in found if wanted.country in (None, p.country))
    return _taken(Listed("a gazetteer of Dateline's"), path, kept)


def _linked(path: Path, wanted: Wanted) -> Listed:
    entries = _entries(path)
    listed = Listed("Linked Places", unplaced=entries.unplaced)

    def found() -> Iterator[tuple[Place, int | None]]:
        for (line, value, others), feature in zip(features(path), _features(path), strict=True):
            for record in entries.record(value, others, line):
                if wanted.takes(record):
                    area = _area(feature.record.get("geometry"))
                    yield place_of(record, wanted.source or path.name, slug(path.stem), area), line

    return _taken(listed, path, found())


def _plain(path: Path, wanted: Wanted) -> Listed:
    """GeoJSON whose properties are the cells of a table."""
    entries = _entries(path)
    listed = Listed("GeoJSON", unplaced=entries.unplaced)
    unread: dict[str, None] = {}

    def found() -> Iterator[tuple[Place, int | None]]:
        for feature in _features(path):
            record, line = feature.record, feature.line()
            properties = record.get("properties") if isinstance(record, dict) else None
            if not isinstance(properties, dict):
                raise feature.refused("not a GeoJSON Feature with properties")
            columns, more = _columns(list(properties))
            unread.update(dict.fromkeys(more))
            value = {what: _cell(properties[name]) for what, name in columns.items()}
            value.setdefault("id", _cell(record.get("id")))
            value |= _position(feature, value)
            others = _parted(value.pop("alternates", ""))
            for made in entries.record(value, others, line):
                if wanted.takes(made):
                    area = _area(record.get("geometry"))
                    yield place_of(made, wanted.source or path.name, slug(path.stem), area), line

    listed = _taken(listed, path, found())
    listed.unread = list(unread)
    return listed


def _position(feature: geojson.Feature, value: Mapping[str, str]) -> dict[str, str]:
    """Where a feature is, as the cells of a table say it; nothing where it has no geometry."""
    geometry = _shape(feature.record.get("geometry"))
    if geometry is None:
        if feature.record.get("geometry"):
            raise feature.refused("the geometry is not GeoJSON", "geometry")
        return {}
    at = geometry if isinstance(geometry, Point) else geometry.representative_point()
    return {"lat": repr(at.y), "lon": repr(at.x)}


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(map(_cell, value))
    return "" if value is None or isinstance(value, dict) else str(value)


def _shape(geometry: Any) -> BaseGeometry | None:
    try:
        return geometry_of(geometry)
    except ValueError:
        return None


def _area(geometry: Any) -> BaseGeometry | None:
    """The outline of an area; of lines and several points, the point and the radius say enough."""
    made = _shape(geometry)
    if made is None or made.geom_type not in ("Polygon", "MultiPolygon"):
        return None
    return made if made.is_valid else shapely.make_valid(made, method="structure", keep_collapsed=False)


def _features(path: Path) -> Iterator[geojson.Feature]:
    """The features of a collection, or one after the other as JSON Lines has them."""
    with opened(path) as file:
        text = JsonText(file.read(), path, "GeoJSON")
    while text.peek():
        value, start = text.value()
        end = text.offset
        if not isinstance(value, dict) or not isinstance(value.get("features"), list):
            yield geojson.Feature(value, text, start, end)
            continue
        text.offset = start
        for key, begins in text.members():
            if key != "features":
                named, _ = text.value()
                if key == "dateline":
                    remedy = "Give its places as a gazetteer: dateline export -f linked-places"
                    raise text.refused("it is a table that Dateline exported", remedy, begins)
                if key == "crs" and not _is_wgs84(named):
                    problem = f"its coordinates are in {json.dumps(named)[:80]}"
                    raise text.refused(problem, "Save it in EPSG:4326, degrees of WGS 84", begins)
                continue
            for record, begins in text.items():
                yield geojson.Feature(record, text, begins, text.offset)
        text.offset = end


def _is_wgs84(crs: Any) -> bool:
    """Whether what older GeoJSON calls the system of its coordinates is that of the newer."""
    return crs is None or any(name in json.dumps(crs) for name in ("CRS84", "4326"))
