"""Sources of the user's own for the world gazetteer, each described in a small YAML file.

::

    title: Villages of the valley        # shown with the places, with the licence
    licence: CC BY 4.0
    format: csv                          # csv, geonames or linked-places
    file: villages.csv                   # beside the description
    columns: {id: code, name: name, lat: y, lon: x, alternates: also, kind: type, country: cc, population: people}
    kinds: {V: village, T: town}         # csv: what its words for kinds mean; else the words of the gazetteer
    separator: "|"                       # csv: between alternate names
    delimiter: ";"                       # csv: between cells, where it is no comma
    preferred: true                      # whether its places are the first choice for their names

The files are UTF-8, or UTF-16 with its mark. A country is a code of ISO 3166-1 or a name; ``NA`` is Namibia. A place
without a point is left out and counted; what cannot be read is refused with its line.

A GeoNames dump (``allCountries.txt`` or that of one country) needs no columns; ``names: alternateNamesV2.txt`` adds its
names, ``classes: [P, A]`` and ``population: 500`` leave out what is of another feature class, or a populated place that
is smaller. Linked Places files are FeatureCollections or JSON Lines. A place with the GeoNames number of one that is
there already gives it its point and adds its names. What a person has listed by hand is preferred; of a dump, only if
the description says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError
from gazetteer.files import did_you_mean
from gazetteer.files.yamlfile import Lines, read_yaml_file
from gazetteer.world.delimited import rows
from gazetteer.world.dump import CLASSES, Dump
from gazetteer.world.entries import Entries
from gazetteer.world.linked import features
from gazetteer.world.records import KINDS, Record

__all__ = ["Listing", "read_listing", "read_listings"]

FORMATS = ("csv", "geonames", "linked-places")
COLUMNS = ("id", "name", "lat", "lon", "alternates", "kind", "country", "population", "geonames", "radius_m")
_NEEDED = ("name", "lat", "lon")
_KEYS = (
    *("title", "licence", "format", "file", "columns", "kinds", "separator", "delimiter", "preferred"),
    *("names", "classes", "population"),
)
MOST = 255
"""Sources; a compiled gazetteer counts them in a byte."""
_TABS = ("\\t", "tab")
"""How people write the delimiter that no key types."""


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
    preferred : bool
        Whether its places are the first choice for their names.
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
    preferred: bool = True

    @property
    def prefix(self) -> str:
        """What the ids of its places begin with."""
        return "own" + hashlib.sha256(self.title.encode()).hexdigest()[:6]

    def fingerprint(self) -> list[Any]:
        """Changes when the description or a file does."""
        paths = [path for path in (self.file, self.names) if path]
        text = hashlib.sha256(self.description.read_bytes()).hexdigest()
        return [text, *([str(p), (state := p.stat()).st_size, state.st_mtime_ns] for p in paths)]

    def merge_into(self, records: dict[str, Record], source: int = 1) -> dict[str, Any]:
        """Add its places to those that are there.

        Parameters
        ----------
        records : dict of str to Record
            By id. A place that is there already gets this point and these names.
        source : int
            Which of the user's sources it is, from 1; noted in every record that it gives.

        Returns
        -------
        dict
            The places left out since they have no point: ``count``, ``of`` how many, and the first ``names``.

        Raises
        ------
        InputError
            If it cannot be read, or has no place.
        """
        countries = {
            record.country: record
            for record in reversed(records.values())
            if record.kind == "country" and record.country
        }
        entries = self.entries(countries)
        placed = 0
        for record in self.records(entries):
            placed += 1
            record.source = source
            if record.country not in countries:
                record.country = None  # a dump has countries that are no more
            known = records.setdefault(record.id, record)
            if known is not record:
                known.lat, known.lon, known.source = record.lat, record.lon, source
                known.population = record.population or known.population
                known.names.extend(record.names)
        if not placed:
            remedy = "Give it places with points" if entries.count else "Check its format and columns"
            raise InputError("no place was found in it", remedy, path=self.file)
        return entries.left_out()

    def entries(self, countries: Mapping[str, Record] | None = None) -> Entries:
        """The checks of its rows.

        Parameters
        ----------
        countries : mapping of str to Record, optional
            Those that are known, by their codes.

        Returns
        -------
        Entries
        """
        kinds_at = f"kinds: in {self.description.name}"
        return Entries(self.file, self.prefix, countries or {}, self.kinds, kinds_at)

    def records(self, entries: Entries | None = None) -> Iterator[Record]:
        """Every place of the source that has a point.

        Parameters
        ----------
        entries : Entries, optional
            The checks; they also count what is left out.

        Raises
        ------
        InputError
            If a row cannot be read, with its line.
        """
        entries = entries or self.entries()
        if self.format == "geonames":
            yield from Dump(self.file, self.names, self.classes, self.population).records()
        elif self.format == "csv":
            for line, value in rows(self.file, self.delimiter, self.columns):
                others = value.pop("alternates", "").split(self.separator)
                yield from entries.record(value, others, line)
        else:
            for line, value, others in features(self.file):
                yield from entries.record(value, others, line)


def read_listings(paths: Sequence[Path]) -> list[Listing]:
    """Read the descriptions of several sources.

    Parameters
    ----------
    paths : sequence of pathlib.Path

    Returns
    -------
    list of Listing

    Raises
    ------
    InputError
        If one cannot be read, there are too many, or two have the same title: their places would have the same ids.
    """
    if len(paths) > MOST:
        raise InputError(f"{len(paths)} sources are too many", f"Put them together in at most {MOST}")
    listings = [read_listing(path) for path in paths]
    titles: dict[str, Path] = {}
    for listing in listings:
        if listing.title in titles:
            problem = f"title {listing.title!r} is also that of {titles[listing.title]}"
            raise InputError(problem, "Give every source a title of its own", path=listing.description)
        titles[listing.title] = listing.description
    return listings


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
    if (no_file := _no_file(path)) is not None:
        problem = no_file or "there is no such file"
        remedy = "Check the path, or forget it: dateline gazetteer build --no-sources"
        raise InputError(problem, remedy, path=path)
    raw, lines = read_yaml_file(path)
    if not isinstance(raw, dict):
        remedy = "Write a YAML file with its title, licence, format and file"
        raise InputError("it describes no source", remedy, path=path)
    faults = list(_faults(raw))
    if faults:
        line = next((_line(what, lines) for what, _ in faults if _line(what, lines)), None)
        remedy = "The documentation of gazetteer.world.listings shows how"
        raise InputError("; ".join(text for _, text in faults), remedy, path=path, line=line)
    values: dict[str, Any] = {"preferred": raw["format"] != "geonames", **raw, "description": path}
    values |= {name: path.parent / raw[name] for name in ("file", "names") if raw.get(name)}
    values |= {name: _words(raw.get(name)) for name in ("columns", "kinds")}
    if raw.get("delimiter") in _TABS:
        values["delimiter"] = "\t"
    if "classes" in raw:
        values["classes"] = tuple(raw["classes"])
    for name in ("file", "names"):
        if values.get(name) and (no_file := _no_file(values[name])) is not None:
            problem = f"{name} {raw[name]!r} {no_file or 'is no file'} beside it"
            raise InputError(problem, "Check the name", path=path, line=lines.get((name,)))
    return Listing(**values)


def _no_file(path: Path) -> str | None:
    """What a path is that leads to no file: a folder, or nothing; None if it leads to one."""
    with suppress(OSError):  # a name that is too long
        if path.is_file():
            return None
        if path.is_dir():
            return "is a folder"
    return ""


def _line(what: tuple[str, ...], lines: Lines) -> int | None:
    return lines.get(what) or lines.get(what[:1])


def _words(raw: Mapping[Any, Any] | None) -> dict[str, str]:
    return {str(name): str(value) for name, value in (raw or {}).items()}


def _faults(raw: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with a description, each with the key that it is about."""
    for name in raw:
        if name not in _KEYS:
            meant = did_you_mean(name, _KEYS, most=1) or f"Known are {', '.join(sorted(_KEYS))}"
            yield (name,), f"{name!r} is unknown. {meant}".removesuffix(".")
    for name in ("title", "licence", "format", "file"):
        if not isinstance(raw.get(name), str) or not raw[name].strip():
            yield (
                (name,),
                f"{name} is missing"
                if raw.get(name) is None
                else f"{name} {raw[name]!r} is no text: put it in quotes",
            )
    if isinstance(raw.get("format"), str) and raw["format"] not in FORMATS:
        yield ("format",), f"format {raw['format']!r} is none of {', '.join(FORMATS)}"
    yield from _faults_of_tables(raw)
    if "names" in raw and not isinstance(raw["names"], str):
        yield ("names",), f"names {raw['names']!r} is no name of a file"
    people = raw.get("population", 0)
    if isinstance(people, bool) or not isinstance(people, int) or people < 0:
        yield ("population",), f"population {people!r} is no whole number"
    if not isinstance(raw.get("preferred", True), bool):
        yield ("preferred",), f"preferred {raw['preferred']!r} is neither true nor false"
    classes = raw.get("classes", [])
    if not isinstance(classes, list) or not all(isinstance(one, str) and one in CLASSES for one in classes):
        yield ("classes",), f"classes {classes!r} is no list of {', '.join(CLASSES)}"


def _faults_of_tables(raw: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    columns, kinds = raw.get("columns") or {}, raw.get("kinds") or {}
    for what, value in (("columns", columns), ("kinds", kinds)):
        if not isinstance(value, dict):
            yield (what,), "columns and kinds are lists of what: name"
            return
    if raw.get("format") == "csv":
        for name, heading in columns.items():
            if name not in COLUMNS:
                yield ("columns", name), f"column {name!r} is unknown; known are {', '.join(COLUMNS)}"
            if isinstance(heading, bool | list | dict) or heading is None or not str(heading).strip():
                yield ("columns", name), f"column {name} is {heading!r}, and no heading of the table"
        for name in _NEEDED:
            if name not in columns:
                yield ("columns",), f"columns does not say which is {name}"
    for kind in kinds.values():
        if kind not in KINDS:
            yield ("kinds",), f"kind {kind!r} is none of {', '.join(KINDS)}"
    delimiter, separator = raw.get("delimiter", ","), raw.get("separator", "|")
    if delimiter not in _TABS and (
        not isinstance(delimiter, str) or len(delimiter) != 1 or delimiter in '\r\n"' or delimiter.isalnum()
    ):
        yield (
            ("delimiter",),
            f'delimiter {delimiter!r} is not one sign. Write the sign itself, as ";" or "\\t"',
        )
    if not isinstance(separator, str) or not separator:
        yield ("separator",), f'separator {separator!r} is no text. Write what stands between names, as "|"'
