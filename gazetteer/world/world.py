"""The world gazetteer: hundreds of thousands of places, compiled once and mapped into memory.

:func:`open_world` gives a :class:`World`; the first time it compiles one, from the packages of the extra
``dateline[world]`` and the user's own sources, into the user's cache directory. A world is columns with one
row for each place, and an index of folded names::

    world = open_world()
    for row in world.candidates("Troy"):            # rows, the best known first
        world.label(row), world.lat[row], world.kind_of(row)

    number = world.names.get("troy")                # the fast way, with the form that gazetteer.names.key gives
    for at in range(world.starts[number], world.starts[number + 1]):
        world.rows[at], world.flags[at]             # plain integers; MAIN, ALTERNATE, ABBREVIATION, DEMONYM

=============  =======  =======================================================================================
column         type     what
=============  =======  =======================================================================================
lat, lon       float32  degrees, WGS 84
radius_m       float32  within which the place lies around its point
population     int32    0 where it is not known
kind           uint8    index into :data:`KINDS`
rank           uint8    how well known, 255 most
country        int16    index into ``world.countries``, -1 none
admin1, admin2 int32    rows of the first-level and second-level units around the place, -1 none
geonameid      int32    0 none
source         uint8    which of the user's own sources its point is from, from 1; 0 none
=============  =======  =======================================================================================

All are NumPy arrays over mapped memory, shared with other processes; ``memoryview(world.lat)[row]`` is the
quickest way to one number. Rows are numbers of one compiled gazetteer; :meth:`World.id` is stable.
"""

from __future__ import annotations

import mmap
import os
import weakref
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import numpy.typing as npt
from shapely.geometry import Point

from gazetteer.errors import InputError
from gazetteer.names import key
from gazetteer.places import Name, Place
from gazetteer.world.compiler import COLUMNS, about
from gazetteer.world.records import (
    ABBREVIATION,
    ALTERNATE,
    CURATED,
    DEMONYM,
    FEATURE_CLASS,
    KINDS,
    MAIN,
    NAMED,
    OWN,
)
from gazetteer.world.shelf import hold

__all__ = [
    "ABBREVIATION",
    "ALTERNATE",
    "CURATED",
    "DEMONYM",
    "FEATURE_CLASS",
    "KINDS",
    "MAIN",
    "NAMED",
    "OWN",
    "World",
]


class World:
    """Places of the whole world, in memory-mapped columns.

    Made by :func:`open_world`; the module's docstring gives the columns.

    Attributes
    ----------
    names : marisa_trie.Trie
        Folded names, each with a number.
    starts, rows, flags : sequence of int
        The places of name `n` are ``rows[starts[n]:starts[n + 1]]``, the best known first, and what the name
        is to each is in the same stretch of `flags`.
    small : sequence of int
        For name `n`, a bit for each word behind the first: whether one of its spellings has it in small letters.
    longest : int
        Length in characters of the longest name.
    countries : list of str
        ISO 3166-1 alpha-2 codes that the column `country` counts.
    country_rows : dict of str to int
        Row of each country, by its code.
    directory : pathlib.Path
        Where it stands.
    about : dict
        What was compiled: versions, sources, credits.
    """

    lat: npt.NDArray[np.float32]
    lon: npt.NDArray[np.float32]
    radius_m: npt.NDArray[np.float32]
    population: npt.NDArray[np.int32]
    kind: npt.NDArray[np.uint8]
    rank: npt.NDArray[np.uint8]
    country: npt.NDArray[np.int16]
    admin1: npt.NDArray[np.int32]
    admin2: npt.NDArray[np.int32]
    geonameid: npt.NDArray[np.int32]
    by_geonameid: npt.NDArray[np.uint32]
    titles_at: npt.NDArray[np.uint32]
    source: npt.NDArray[np.uint8]

    def __init__(self, directory: Path, facts: dict[str, Any]) -> None:
        if (held := hold(directory)) is not None:
            weakref.finalize(self, os.close, held)
        self.directory, self.about = directory, facts
        self.longest: int = facts["longest"]
        self.countries: list[str] = facts["countries"]
        self.country_rows: dict[str, int] = facts["country_rows"]
        for name, dtype in COLUMNS.items():
            setattr(self, name, np.frombuffer(_mapped(directory / f"{name}.bin"), dtype=dtype))
        self.names = marisa_trie.Trie().mmap(str(directory / "names.marisa"))
        self.starts: Sequence[int] = memoryview(_mapped(directory / "starts.bin")).cast("I")
        self.rows: Sequence[int] = memoryview(_mapped(directory / "rows.bin")).cast("I")
        self.flags: Sequence[int] = memoryview(_mapped(directory / "flags.bin"))
        self.small: Sequence[int] = memoryview(_mapped(directory / "small.bin"))
        self._pairs = _mapped(directory / "pairs.txt")
        self._ids = marisa_trie.Trie().mmap(str(directory / "ids.marisa"))
        self._id_rows = memoryview(_mapped(directory / "id_rows.bin")).cast("I")
        self._titles = _mapped(directory / "titles.bin")

    @classmethod
    def at(cls, directory: Path) -> World:
        """Open a compiled gazetteer where it stands.

        Parameters
        ----------
        directory : pathlib.Path
            :attr:`directory` of one that is open.

        Returns
        -------
        World

        Raises
        ------
        InputError
            If it is not whole.
        """
        facts = about(directory)
        if facts is None:
            raise InputError("no compiled gazetteer", "Run dateline gazetteer build", path=directory)
        return cls(directory, facts)

    def __len__(self) -> int:
        return len(self.kind)

    def seconds(self, first: str) -> frozenset[str]:
        """The second words of names that are written small, by their first one: "es" behind "dar".

        Parameters
        ----------
        first : str
            Folded.

        Returns
        -------
        frozenset of str
        """
        lead, pairs = f"{first} ", self._in_order
        begin = at = bisect_left(pairs, lead)
        while at < len(pairs) and pairs[at].startswith(lead):
            at += 1
        return frozenset([pair.removeprefix(lead) for pair in pairs[begin:at]])

    @cached_property
    def _in_order(self) -> list[str]:
        """The first two words of all names of which the second is written small."""
        return sorted(self._pairs[:].decode().split("\n"))

    @cached_property
    def names_of(self) -> memoryview:
        """How many names each place has, by row."""
        return np.bincount(np.asarray(self.rows, np.uint32), minlength=1).data

    def __repr__(self) -> str:
        return f"<World of {len(self):,} places and {len(self.names):,} names>"

    def candidates(self, name: str) -> Sequence[int]:
        """The places that have a name.

        Parameters
        ----------
        name : str
            A toponym in any spelling that folds to one in the gazetteer.

        Returns
        -------
        sequence of int
            Rows, the best known first; empty if there is none.
        """
        number = self._number(name)
        return () if number is None else self.rows[self.starts[number] : self.starts[number + 1]]

    def meanings(self, name: str) -> list[tuple[int, int]]:
        """The places that have a name, with what the name is to each.

        Parameters
        ----------
        name : str
            A toponym in any spelling that folds to one in the gazetteer.

        Returns
        -------
        list of tuple
            Row and flags: MAIN, ALTERNATE, ABBREVIATION, DEMONYM, or several of them.
        """
        number = self._number(name)
        if number is None:
            return []
        stretch = range(self.starts[number], self.starts[number + 1])
        return [(self.rows[at], self.flags[at]) for at in stretch]

    def _number(self, name: str) -> int | None:
        try:
            number: int | None = self.names.get(key(name))
        except UnicodeEncodeError:  # half a character
            return None
        return number

    def name(self, row: int) -> str:
        """The name that headings show."""
        start, stop = int(self.titles_at[row]), int(self.titles_at[row + 1])
        return self._titles[start:stop].decode()

    def kind_of(self, row: int) -> str:
        """What sort of place, a word of :data:`KINDS`."""
        return KINDS[int(self.kind[row])]

    def country_of(self, row: int) -> str | None:
        """ISO 3166-1 alpha-2 code of the country, or None."""
        code = self.country[row]
        return None if code < 0 else self.countries[code]

    def preferred(self, row: int) -> bool:
        """Whether a place is from a source of the user's own that comes first."""
        number = int(self.source[row])
        return number > 0 and bool(self.about["sources"][number - 1]["preferred"])

    def label(self, row: int) -> str:
        """The name with what contains the place: ``Troy, Alabama, United States``."""
        parts = [self.name(row)]
        if (unit := self.admin1[row]) >= 0:
            parts.append(self.name(unit))
        code = self.country_of(row)
        if code in self.country_rows and self.country_rows[code] != row:
            parts.append(self.name(self.country_rows[code]))
        return ", ".join(dict.fromkeys(parts))

    def id(self, row: int) -> str:
        """Stable id of a place: ``geonames-4496000``, ``icao-kjfk``, ``hand-alps``."""
        if number := int(self.geonameid[row]):
            return f"geonames-{number}"
        rows, numbers = self._other_ids
        text: str = self._ids.restore_key(int(numbers[np.searchsorted(rows, row)]))
        return text

    def row(self, place_id: str) -> int | None:
        """Row of a place by its id, or by its number at GeoNames; None if it is not there.

        Parameters
        ----------
        place_id : str
            What :meth:`id` gives, or the digits of a GeoNames number.

        Returns
        -------
        int or None
        """
        digits = place_id.removeprefix("geonames-").removeprefix("geonames:")
        if digits.isascii() and digits.isdecimal():
            if not 0 < int(digits[:20]) <= np.iinfo(np.int32).max:
                return None
            wanted = np.int32(digits)  # of the column's type, which is not converted then
            at = int(np.searchsorted(self.geonameid, wanted, sorter=self.by_geonameid))
            found = int(self.by_geonameid[at]) if at < len(self) else -1
            return found if found >= 0 and self.geonameid[found] == int(digits) else None
        number = self._ids.get(place_id)
        return None if number is None else self._id_rows[number]

    @cached_property
    def _other_ids(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The rows whose ids are no GeoNames number, in order, and the numbers of these ids."""
        rows = np.asarray(self._id_rows, np.int64)
        numbers = np.argsort(rows, kind="stable")
        return rows[numbers], numbers

    @property
    def own_rows(self) -> list[int]:
        """Rows of the places that come first because the user has added them."""
        first = [n for n, source in enumerate(self.about["sources"], 1) if source.get("preferred")]
        rows: list[int] = np.flatnonzero(np.isin(self.source, first)).tolist() if first else []
        return rows

    def place(self, row: int, within: str | None = None) -> Place:
        """A row as a record of its own, with its source.

        Parameters
        ----------
        row : int
        within : str, optional
            Id of the place that it lies in.

        Returns
        -------
        Place
        """
        number, kind = int(self.geonameid[row]), self.kind_of(row)
        return Place(
            id=self.id(row),
            name=self.name(row),
            names=(Name(self.name(row)),),
            feature_class=FEATURE_CLASS[kind],
            kind=kind,
            country=self.country_of(row),
            within=within,
            geometry=Point(round(float(self.lon[row]), 5), round(float(self.lat[row]), 5)),
            precision_m=round(float(self.radius_m[row])),
            precision_note=self._extent_note(row),
            coordinates_source=self._source(row),
            coordinates_date=self.about["date"],
            identifiers={"geonames": str(number)} if number else {},
        )

    def _extent_note(self, row: int) -> str:
        """What the radius of a place is from."""
        if self.source[row]:
            return "radius as the source gives it, or as is usual for the kind of place"
        if self.id(row).startswith("hand-"):
            return "the middle of a box given by hand, and the radius to its corners"
        if FEATURE_CLASS[self.kind_of(row)] == "P":
            return "radius estimated from the population"
        return "radius estimated from the extent of the place"

    def _source(self, row: int) -> str:
        """Whom the coordinates of a place are from."""
        if number := int(self.source[row]):
            listed = self.about["sources"][number - 1]
            return f"{listed['title']} ({listed['licence']})"
        prefix = self.id(row).partition("-")[0]
        return str(self.about["origins"].get(prefix, self.about["origins"]["dateline"]))


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
