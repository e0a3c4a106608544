"""Dumps of GeoNames: ``allCountries.txt`` or that of one country, and the names in ``alternateNamesV2.txt``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import InputError
from gazetteer.places import RADIUS
from gazetteer.world.entries import LARGEST_NUMBER, degrees
from gazetteer.world.opening import opened
from gazetteer.world.records import ABBREVIATION, ALTERNATE, MAIN, Record

__all__ = ["CLASSES", "Dump"]

CLASSES = {
    "A": "third-level",
    "P": "village",
    "L": "region",
    "T": "mountain",
    "S": "site",
    "H": "sea",
    "R": "road",
    "U": "sea",
    "V": "region",
}
"""Feature classes of GeoNames, with the kind of place that each is where its code tells no more."""

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
_NO_NAMES = ("iata", "icao", "faac", "tcid", "unlc")


@dataclass(frozen=True)
class Dump:
    """A dump, and what of it is wanted.

    Parameters
    ----------
    path : pathlib.Path
    names : pathlib.Path, optional
        With the other names of its places, instead of those in its own column.
    classes : tuple of str
        Feature classes that are wanted.
    population : int
        A populated place that is smaller is left out.
    """

    path: Path
    names: Path | None
    classes: tuple[str, ...]
    population: int

    def records(self) -> Iterator[Record]:
        """The places, one after the other as the file is read.

        Raises
        ------
        InputError
            If a row cannot be read, with its line.
        """
        extra = self._other_names() if self.names else {}
        for line, cells in self._rows():
            digits, name, _, others, lat, lon, class_, code, country = cells[:9]
            people = _people(cells)
            at = degrees(lat, 90), degrees(lon, 180)
            remedy = "Give the dump as GeoNames wrote it"
            if at[0] is None or at[1] is None:
                problem = f"{lat!r}, {lon!r} is no latitude and longitude"
                raise InputError(problem, remedy, path=self.path, line=line)
            if not (_decimal(digits) and 0 < int(digits) <= LARGEST_NUMBER):
                raise InputError(f"{digits!r} is no number of GeoNames", remedy, path=self.path, line=line)
            if not any(map(str.isalpha, name)):
                raise InputError(f"name {name!r} is not valid", remedy, path=self.path, line=line)
            kind = _kind(class_, code, people)
            radius = max(RADIUS.get(kind, 1000.0), 1000 * math.sqrt(people / 5000 / math.pi))
            record = Record(f"geonames-{int(digits)}", name, kind, at[0], at[1], radius, country or None)
            record.population = people
            record.call(MAIN, name).call(ALTERNATE, *(() if extra else others.split(",")))
            record.names.extend(extra.pop(digits, ()))
            yield record

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows that are asked for, with their lines, one after the other as the file is read."""
        with opened(self.path, newline="\n") as file:
            for line, text in enumerate(file, 1):
                if not text.strip():
                    continue
                cells = text.rstrip("\r\n").split("\t")
                if len(cells) < 15:
                    remedy = "A GeoNames dump has 19 columns with tabs between them"
                    raise InputError(f"a row of {len(cells)} columns", remedy, path=self.path, line=line)
                if (
                    cells[6] in self.classes
                    and not cells[7].endswith("H")
                    and (cells[6] != "P" or _people(cells) >= self.population)
                ):
                    yield line, cells

    def _other_names(self) -> dict[str, list[tuple[str, int]]]:
        """Names of alternateNamesV2 for the rows that are asked for, by GeoNames number: no codes, no links."""
        assert self.names is not None
        names: dict[str, list[tuple[str, int]]] = {cells[0]: [] for _, cells in self._rows()}
        with opened(self.names, newline="\n") as file:
            for text in file:
                cells = text.rstrip("\r\n").split("\t")
                if len(cells) < 4:
                    continue
                digits, lang, name = cells[1:4]
                if digits not in names:
                    continue
                if lang == "abbr":
                    names[digits].append((name, ABBREVIATION))
                elif lang not in _NO_NAMES and (len(lang) < 4 or "-" in lang):
                    names[digits].append((name, ALTERNATE))
        return names


def _decimal(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _people(cells: Sequence[str]) -> int:
    """The population in a row."""
    return int(cells[14]) if _decimal(cells[14]) and len(cells[14]) < 15 else 0


def _kind(class_: str, code: str, people: int) -> str:
    """The kind of place for a feature class and code of GeoNames."""
    for start in (code, code[:4], code[:3], code[:2]):
        if start in _CODES and not (class_ == "S" and start != "AIR"):
            return _CODES[start]
    if class_ == "P":
        return "city" if people >= 100_000 else "town" if people >= 5_000 else "village"
    return CLASSES.get(class_, "site")
