"""Sources of the user's own for the world gazetteer, each described in a small YAML file.

::

    title: Villages of the valley        # shown with the places, with the licence
    licence: CC BY 4.0
    format: csv                          # csv, geonames or linked-places
    file: villages.csv                   # beside the description
    columns: {id: code, name: name, lat: y, lon: x, alternates: also, kind: type, country: cc, population: people}
    kinds: {V: village, T: town}         # csv: what its words for kinds mean; else the words of the gazetteer
    separator: "|"                       # csv: between alternate names

A GeoNames dump (``allCountries.txt`` or that of one country) needs no columns; ``names:
alternateNamesV2.txt`` adds its names, ``classes: [P, A]`` and ``population: 500`` leave out what is of another
feature class, or a populated place that is smaller. Linked Places files are FeatureCollections or JSON Lines.
A place with the GeoNames number of one that is there already takes over its point and adds its names.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from gazetteer.errors import InputError
from gazetteer.names import key
from gazetteer.world.records import ABBREVIATION, ALTERNATE, KINDS, MAIN, Record

__all__ = ["Listing", "read_listing"]

FORMATS = ("csv", "geonames", "linked-places")
COLUMNS = ("id", "name", "lat", "lon", "alternates", "kind", "country", "population", "geonames", "radius_m")
_NEEDED = ("name", "lat", "lon")
_KEYS = {
    "title",
    "licence",
    "format",
    "file",
    "columns",
    "kinds",
    "separator",
    "delimiter",
    "names",
    "classes",
}
_KEYS |= {"population"}
_RADIUS = {"country": 300e3, "first-level": 60e3, "second-level": 15e3, "third-level": 8e3, "city": 6e3}
_RADIUS |= {
    "capital": 6e3,
    "town": 2e3,
    "region": 50e3,
    "sea": 200e3,
    "ocean": 2e6,
    "river": 100e3,
    "lake": 10e3,
}
_CODES = {
    "PCL": "country",
    "ADM1": "first-level",
    "ADM2": "second-level",
    "ADM": "third-level",
    "PPLC": "capital",
    "PPLX": "district",
    "CONT": "continent",
    "OCN": "ocean",
    "SEA": "sea",
    "GULF": "sea",
    "BAY": "sea",
    "STRT": "sea",
    "LK": "lake",
    "RSV": "lake",
    "STM": "river",
    "CNL": "river",
    "ISL": "island",
    "DSRT": "desert",
    "AIR": "airport",
}
_CLASSES = {
    "A": "third-level",
    "P": "village",
    "L": "region",
    "T": "mountain",
    "S": "site",
    "H": "sea",
    "R": "road",
}
_CLASSES |= {"U": "sea", "V": "region"}


@dataclass(frozen=True)
class Listing:
    """A source of the user's own: where it is and what its columns mean.

    Attributes
    ----------
    title, licence : str
        Shown with the places.
    format : str
        ``csv``, ``geonames`` or ``linked-places``.
    file : pathlib.Path
        The data.
    description : pathlib.Path
        The YAML file that says all this.
    """

    title: str
    licence: str
    format: str
    file: Path
    description: Path
    columns: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    separator: str = "|"
    delimiter: str = ","
    names: Path | None = None
    classes: tuple[str, ...] = ("A", "P", "H", "L", "T")
    population: int = 0

    @property
    def prefix(self) -> str:
        """What the ids of its places begin with."""
        return "own" + hashlib.sha256(self.title.encode()).hexdigest()[:6]

    def fingerprint(self) -> list[Any]:
        """Changes when the description or a file does."""
        paths = [path for path in (self.file, self.names) if path]
        text = hashlib.sha256(self.description.read_bytes()).hexdigest()
        return [text, *([str(p), (state := p.stat()).st_size, state.st_mtime_ns] for p in paths)]

    def merge_into(self, records: dict[str, Record]) -> None:
        """Add its places to those that are there.

        Parameters
        ----------
        records : dict of str to Record
            By id. A place that is there already gets this point and these names.
        """
        units = {record.country: record for record in records.values() if record.kind == "country"}
        count = 0
        for record in self.records():
            count += 1
            known = records.setdefault(record.id, record)
            if known is not record:
                known.lat, known.lon = record.lat, record.lon
                known.population = record.population or known.population
                known.names.extend(record.names)
            elif record.country and record.country not in units:
                record.country = None
        if not count:
            raise InputError("no place was found in it", "Check its format and columns", path=self.file)

    def records(self) -> Iterator[Record]:
        """Every place of the source.

        Raises
        ------
        InputError
            If a row cannot be read, with its line.
        """
        try:
            yield from {"csv": self._csv, "geonames": self._dump, "linked-places": self._linked}[
                self.format
            ]()
        except UnicodeDecodeError:
            raise InputError("it is not UTF-8", "Save the file as UTF-8", path=self.file) from None
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            raise InputError(problem, "Check the path and its rights", path=self.file) from error

    def _csv(self) -> Iterator[Record]:
        with self.file.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, delimiter=self.delimiter)
            missing = sorted({*self.columns.values()} - {*(rows.fieldnames or ())})
            if missing:
                known = f"It has {', '.join(rows.fieldnames or ['none'])}"
                raise InputError(f"there is no column {', '.join(missing)}", known, path=self.file, line=1)
            for row in rows:
                value = {what: (row[column] or "").strip() for what, column in self.columns.items()}
                yield self._record(value, rows.line_num)

    def _record(self, value: dict[str, str], line: int) -> Record:
        def wrong(what: str, remedy: str) -> InputError:
            return InputError(f"{what} {value.get(what)!r} is not valid", remedy, path=self.file, line=line)

        name = value["name"]
        if not any(map(str.isalpha, name)):
            raise wrong("name", "Give every place a name")
        lat, lon = (_degrees(value[what], limit) for what, limit in (("lat", 90), ("lon", 180)))
        if lat is None or lon is None:
            raise wrong("lat" if lat is None else "lon", "Write degrees, WGS 84, with a point: 33.79")
        kind = self.kinds.get(value.get("kind", ""), value.get("kind") or "village")
        if kind not in KINDS:
            raise wrong(
                "kind", f"Put it under kinds: in {self.description.name}, as one of {', '.join(KINDS)}"
            )
        number = value.get("geonames", "")
        slug = "-".join(re.findall("[a-z0-9]+", key(value.get("id") or f"{name} {lat} {lon}").lower()))
        record = Record(
            f"geonames-{number}" if number.isdigit() else f"{self.prefix}-{slug or line}",
            name,
            kind,
            lat,
            lon,
            float(value.get("radius_m") or _RADIUS.get(kind, 1000)),
            value.get("country", "").upper() or None,
        )
        people = value.get("population", "").replace(",", "")
        record.population = int(people) if people.isdigit() else 0
        others = [text.strip() for text in value.get("alternates", "").split(self.separator)]
        return record.call(MAIN, name).call(ALTERNATE, *others)

    def _dump(self) -> Iterator[Record]:
        extra = self._dump_names() if self.names else {}
        for line, cells in self._dump_rows():
            number, name, _, others, lat, lon, class_, code, country = cells[:9]
            people = _people(cells)
            at = _degrees(lat, 90), _degrees(lon, 180)
            if at[0] is None or at[1] is None:
                problem = f"{lat!r}, {lon!r} is no latitude and longitude"
                raise InputError(problem, "Give the dump as GeoNames wrote it", path=self.file, line=line)
            kind = _kind(class_, code, people)
            radius = max(_RADIUS.get(kind, 1000), 1000 * math.sqrt(people / 5000 / math.pi))
            record = Record(f"geonames-{number}", name, kind, at[0], at[1], radius, country or None)
            record.population = people
            record.call(MAIN, name).call(ALTERNATE, *(() if extra else others.split(",")))
            record.names.extend(extra.pop(number, ()))
            yield record

    def _dump_rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows of a dump that are asked for, with their lines, one after the other as the file is read."""
        with self.file.open(encoding="utf-8", newline="\n") as file:
            for line, text in enumerate(file, 1):
                cells = text.rstrip("\n").split("\t")
                if len(cells) < 15:
                    remedy = "A GeoNames dump has 19 columns with tabs between them"
                    raise InputError(f"a row of {len(cells)} columns", remedy, path=self.file, line=line)
                if (
                    cells[6] in self.classes
                    and not cells[7].endswith("H")
                    and (cells[6] != "P" or _people(cells) >= self.population)
                ):
                    yield line, cells

    def _dump_names(self) -> dict[str, list[tuple[str, int]]]:
        """Names of alternateNamesV2 for the rows that are asked for, by GeoNames number: no codes, no links."""
        assert self.names is not None
        found: dict[str, list[tuple[str, int]]] = {cells[0]: [] for _, cells in self._dump_rows()}
        with self.names.open(encoding="utf-8", newline="\n") as file:
            for text in file:
                cells = text.rstrip("\n").split("\t")
                if len(cells) < 4:
                    continue
                number, lang, name = cells[1:4]
                if number not in found:
                    continue
                if lang == "abbr":
                    found[number].append((name, ABBREVIATION))
                elif lang not in ("iata", "icao", "faac", "tcid", "unlc") and (len(lang) < 4 or "-" in lang):
                    found[number].append((name, ALTERNATE))
        return found

    def _linked(self) -> Iterator[Record]:
        for line, feature in _features(self.file):
            try:
                properties = feature.get("properties", {})
                geometry = feature["geometry"]
                if geometry.get("type") == "GeometryCollection":
                    geometry = geometry["geometries"][0]
                lon, lat = _middle(geometry["coordinates"])
                value = {
                    "id": str(feature.get("@id") or properties.get("id") or ""),
                    "name": str(properties["title"]),
                    "lat": str(lat),
                    "lon": str(lon),
                    "kind": _linked_kind(feature),
                    "country": str((properties.get("ccodes") or [""])[0]),
                    "alternates": self.separator.join(
                        str(name["toponym"]) for name in feature.get("names", ())
                    ),
                }
            except (KeyError, TypeError, IndexError, AttributeError, ValueError):
                remedy = "Each feature needs a title among its properties and a geometry"
                raise InputError(
                    "a feature is not Linked Places", remedy, path=self.file, line=line
                ) from None
            yield self._record(value, line or 0)


def read_listing(path: Path) -> Listing:
    """Read the description of a source.

    Parameters
    ----------
    path : pathlib.Path
        A YAML file.

    Returns
    -------
    Listing

    Raises
    ------
    InputError
        If it cannot be read or says something unknown.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        remedy = "Check the path, or forget it: dateline gazetteer build --no-sources"
        raise InputError(f"cannot be read ({error.strerror})", remedy, path=path) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError("it is not YAML", "Correct it", path=path) from error
    if not isinstance(raw, dict):
        raise InputError("it describes no source", "Write title, licence, format and file", path=path)
    faults = list(_faults(raw))
    if faults:
        raise InputError(
            "; ".join(faults), "The documentation of gazetteer.world.listings shows how", path=path
        )
    values = {**raw, "description": path, "file": path.parent / raw["file"]}
    if "names" in raw:
        values["names"] = path.parent / raw["names"]
    if "classes" in raw:
        values["classes"] = tuple(map(str, raw["classes"]))
    for name in ("file", "names"):
        if values.get(name) and not values[name].is_file():
            raise InputError(f"{name} {raw[name]!r} is no file beside it", "Check the name", path=path)
    return Listing(**values)


def _faults(raw: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(map(str, raw.keys() - _KEYS)):
        yield f"{name!r} is unknown; known are {', '.join(sorted(_KEYS))}"
    for name in ("title", "licence", "format", "file"):
        if not isinstance(raw.get(name), str):
            yield f"{name} is missing"
    if isinstance(raw.get("format"), str) and raw["format"] not in FORMATS:
        yield f"format {raw['format']!r} is none of {', '.join(FORMATS)}"
    columns, kinds = raw.get("columns", {}), raw.get("kinds", {})
    if not isinstance(columns, dict) or not isinstance(kinds, dict):
        yield "columns and kinds are lists of what: name"
        return
    if raw.get("format") == "csv":
        for name in sorted({*columns} - {*COLUMNS}):
            yield f"column {name!r} is unknown; known are {', '.join(COLUMNS)}"
        for name in _NEEDED:
            if name not in columns:
                yield f"columns does not say which is {name}"
    for kind in kinds.values():
        if kind not in KINDS:
            yield f"kind {kind!r} is none of {', '.join(KINDS)}"
    if not isinstance(raw.get("population", 0), int):
        yield f"population {raw['population']!r} is no whole number"


def _people(cells: Sequence[str]) -> int:
    """The population in a row of a GeoNames dump."""
    return int(cells[14]) if cells[14].isdigit() else 0


def _degrees(text: str, limit: int) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if -limit <= value <= limit else None


def _kind(class_: str, code: str, people: int) -> str:
    """The kind of place for a feature class and code of GeoNames."""
    for start in (code, code[:4], code[:3], code[:2]):
        if start in _CODES and not (class_ == "S" and start != "AIR"):
            return _CODES[start]
    if class_ == "P":
        return "city" if people >= 100_000 else "town" if people >= 5_000 else "village"
    return _CLASSES.get(class_, "site")


def _linked_kind(feature: Mapping[str, Any]) -> str:
    """The kind of place of a Linked Places feature, from its types or its feature class."""
    labels = [str(type_.get("label", "")) for type_ in feature.get("types", ())]
    properties = feature.get("properties", {})
    for label in (*labels, str(properties.get("kind", ""))):
        if label in KINDS:
            return label
    return _CLASSES.get(str((properties.get("fclasses") or ["P"])[0]), "village")


def _middle(coordinates: Any) -> tuple[float, float]:
    """The middle of the box around coordinates, however nested: longitude and latitude."""
    if isinstance(coordinates[0], int | float):
        return float(coordinates[0]), float(coordinates[1])
    points = [_middle(part) for part in coordinates]
    lons, lats = zip(*points, strict=True)
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2


def _features(path: Path) -> Iterator[tuple[int | None, dict[str, Any]]]:
    """The features of a collection, or of JSON Lines, with their lines."""
    with path.open(encoding="utf-8-sig") as file:
        start = file.read(1)
        file.seek(0)
        first = file.readline()
        file.seek(0)
        try:
            if start == "{" and first.rstrip().endswith("}") and json.loads(first).get("type") == "Feature":
                yield from ((number, json.loads(line)) for number, line in enumerate(file, 1) if line.strip())
                return
            file.seek(0)
            for feature in json.load(file)["features"]:
                yield None, feature
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InputError(
                "it is neither a FeatureCollection nor JSON Lines", "Check the file", path=path
            ) from None
