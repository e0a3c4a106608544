"""What a row of somebody's own list has to say of a place: one set of checks for every format.

Whoever reads a format gives :class:`Entries` the words of a row and the line that they stand in, and gets a record of
the world gazetteer, nothing for a row that says nothing, or an error that names file, line and value.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gazetteer.countries import alpha2
from gazetteer.errors import InputError
from gazetteer.files import did_you_mean
from gazetteer.ground import kilometres
from gazetteer.names import key
from gazetteer.places import RADIUS, SURROGATE
from gazetteer.world.records import ALTERNATE, KINDS, MAIN, Record

__all__ = ["LARGEST_NUMBER", "Entries", "degrees", "number"]

LARGEST_NUMBER = 2**31 - 1
"""GeoNames' numbers are below that, and so are columns of the compiled gazetteer."""
LONGEST_NAME = 200
FARTHEST = 20_037_508.0
"""Metres: half around the Earth."""
NAMED = 5
"""How many of the places without a point are named."""

_MISSING = frozenset({"", "nan", "null", "none", "n/a", "#n/a", "<na>", "-", "?"})
"""How tables write that a value is not there. NA is not among them: it is Namibia."""
_NO_NUMBER = _MISSING | {"na", "nat", "\\n", "."}
"""The same in a column of numbers, as R and databases write it."""
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:([ ,.'’\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*", re.ASCII)
_GEONAMES = re.compile(
    r"(?:gn:|geonames[:-]|https?://(?:www\.|sws\.)?geonames\.org/)?(\d+)(?:\.0+|/.*)?", re.ASCII
)


@dataclass
class Entries:
    """The places of one file, checked row by row.

    Parameters
    ----------
    path : pathlib.Path
        The file, for messages.
    prefix : str
        What the ids of its places begin with.
    countries : mapping of str to Record
        The countries that are known, by ISO 3166-1 alpha-2 code; none where they are not to be checked.
    kinds : mapping of str to str
        What its words for kinds mean.
    kinds_at : str
        Where a kind is to be put that is not understood.
    called : mapping of str to str
        What messages call the words of a row, where not by their names.

    Attributes
    ----------
    count : int
        Rows with a place.
    unplaced : list of str
        Names of those that have no point, and are left out.
    """

    path: Path
    prefix: str
    countries: Mapping[str, Record] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    kinds_at: str = "kinds:"
    called: Mapping[str, str] = field(default_factory=dict)
    count: int = 0
    unplaced: list[str] = field(default_factory=list)
    _lines: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)

    def record(
        self, value: Mapping[str, str], others: Sequence[str] = (), line: int | None = None
    ) -> Iterator[Record]:
        """The place of a row.

        Parameters
        ----------
        value : mapping of str to str
            Its words under ``id``, ``name``, ``lat``, ``lon``, ``kind``, ``country``, ``population``, ``geonames``,
            ``radius_m``; those that are not there are as if empty.
        others : sequence of str
            Its other names.
        line : int, optional
            Where it stands.

        Yields
        ------
        Record
            None where the row is empty, or has a name and no point.

        Raises
        ------
        InputError
            If a word is not what it should be.
        """
        value = {what: " ".join(text.split()) for what, text in value.items()}
        if not any(value.values()):
            return
        row = _Row(self, value, line)
        if broken := next((text for text in (*value.values(), *others) if SURROGATE.search(text)), None):
            problem = f"{_short(broken)!r} has half of a character in it"
            raise InputError(problem, "Write it as UTF-8", path=self.path, line=line)
        self.count += 1
        name = row.name()
        if all(missing(value.get(what), _NO_NUMBER) for what in ("lat", "lon")):
            self.unplaced.append(name)
            return
        kind, country = row.kind(), row.country()
        lat, lon = row.point(country)
        record = Record(row.id(name, lat, lon), name, kind, lat, lon, row.radius(kind), country)
        record.population = row.population()
        spelled = (" ".join(text.split()) for text in others)
        yield record.call(MAIN, name).call(ALTERNATE, *(text for text in spelled if not missing(text)))

    def left_out(self) -> dict[str, Any]:
        """How many places were left out since they have no point, of how many, and the first of their names."""
        return {"count": len(self.unplaced), "of": self.count, "names": self.unplaced[:NAMED]}

    def code(self, text: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of a country that is written as a code or a name; None if none is."""
        code = alpha2(text)
        if code and (code in self.countries or not self.countries):
            return code
        if not self._codes:
            for country in self.countries.values():
                for name, _ in country.names:
                    self._codes.setdefault(key(name).removeprefix("the "), country.country or "")
        name, _, state = text.partition(", ")  # as lists that are sorted have it: Gambia, The
        names = (text, f"{state} {name}", name if state.endswith(" of") else text)
        return next(filter(None, (self._codes.get(key(one).removeprefix("the ")) for one in names)), None)

    def once(self, id: str, said: str, line: int | None) -> str:
        """An id that stands once in the file."""
        if id in self._lines:
            before, at = self._lines[id]
            where = f"line {at}" if at else "a place before it"
            same = "is also that" if before == said else f"counts as the same as {before!r}"
            raise InputError(
                f"id {said!r} {same} of {where}",
                "Give every place an id of its own",
                path=self.path,
                line=line,
            )
        self._lines[id] = said, line
        return id


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of one row."""

    entries: Entries
    value: Mapping[str, str]
    line: int | None

    def wrong(self, what: str, remedy: str) -> InputError:
        problem = f"{self.entries.called.get(what, what)} {_short(self.value.get(what, ''))!r} is not valid"
        return InputError(problem, remedy, path=self.entries.path, line=self.line)

    def name(self) -> str:
        name = self.value.get("name", "")
        if not any(map(str.isalpha, name)):
            raise self.wrong("name", "Give every place a name")
        if len(name) > LONGEST_NAME:
            raise self.wrong("name", f"Give it a name of at most {LONGEST_NAME} characters")
        return name

    def point(self, country: str | None) -> tuple[float, float]:
        texts = {what: self.value.get(what, "") for what in ("lat", "lon")}
        lat, lon = degrees(texts["lat"], 90), degrees(texts["lon"], 180)
        if lat is None or lon is None:
            what = "lat" if lat is None else "lon"
            beyond = number(texts[what])
            remedy = "Write degrees, WGS 84, with a point: 33.79"
            if beyond is not None and math.isfinite(beyond):
                limit = 90 if what == "lat" else 180
                remedy = f"Degrees of {what} are from -{limit} to {limit}"
                if degrees(texts["lat"], 180) is not None and degrees(texts["lon"], 90) is not None:
                    remedy += "; perhaps lat and lon are exchanged"
            raise self.wrong(what, remedy)
        if (around := self.entries.countries.get(country or "")) and _exchanged((lat, lon), around):
            problem = f"lat {texts['lat']!r} and lon {texts['lon']!r} are far from {around.name}"
            remedy = "Exchanged they are in it: exchange the two columns, or correct the country"
            raise InputError(problem, remedy, path=self.entries.path, line=self.line)
        return lat, lon

    def kind(self) -> str:
        said = self.value.get("kind", "")
        kind = self.entries.kinds.get(said, "village" if missing(said) else said.casefold())
        if kind not in KINDS:
            meant = did_you_mean(kind, KINDS, most=1)
            remedy = f"Put it under {self.entries.kinds_at}, as one of {', '.join(KINDS)}"
            raise self.wrong("kind", f"{meant} {remedy}" if meant else remedy)
        return kind

    def country(self) -> str | None:
        said = self.value.get("country", "")
        if missing(said):
            return None
        code = self.entries.code(said)
        if code is None:
            names = [record.name for record in self.entries.countries.values()]
            meant = did_you_mean(said, names, most=1, least=0.8) if len(said) > 3 else None
            remedy = "Write the code of ISO 3166-1 or the name of one country, or leave it empty"
            raise self.wrong("country", f"{meant} {remedy}" if meant else remedy)
        return code

    def population(self) -> int:
        said = self.value.get("population", "")
        if missing(said, _NO_NUMBER):
            return 0
        people = number(re.sub(r"\D", "", said) if _GROUPED.fullmatch(said) else said)
        if people is None or not 0 <= people <= 1e11 or people != int(people):
            raise self.wrong("population", "Write a whole number, or leave it empty")
        return int(people)

    def radius(self, kind: str) -> float:
        said = self.value.get("radius_m", "")
        if missing(said, _NO_NUMBER):
            return RADIUS.get(kind, 1000.0)
        radius = number(said)
        if radius is None or not 0 < radius <= FARTHEST:
            raise self.wrong("radius_m", "Write metres as a number above 0, as 1000, or leave it empty")
        return radius

    def id(self, name: str, lat: float, lon: float) -> str:
        said = self.value.get("geonames", "")
        if not missing(said, _NO_NUMBER) and said.strip("0.") != "":
            digits = _GEONAMES.fullmatch(said)
            if digits is None or not 0 < int(digits[1]) <= LARGEST_NUMBER:
                raise self.wrong(
                    "geonames", "Write the number that the place has at GeoNames, or leave it empty"
                )
            return self.entries.once(f"geonames-{int(digits[1])}", said, self.line)
        given = self.value.get("id", "")
        if missing(given):
            return f"{self.entries.prefix}-{_slug(f'{name} {lat} {lon}')}"
        return self.entries.once(f"{self.entries.prefix}-{_slug(given)}", given, self.line)


def missing(text: str | None, words: frozenset[str] = _MISSING) -> bool:
    """Whether a cell says that there is no value."""
    return not text or text.casefold() in words


def number(text: str) -> float | None:
    """A number as programs write it, perhaps out of all bounds; None where a text is none.

    Parameters
    ----------
    text : str

    Returns
    -------
    float or None

    Examples
    --------
    >>> number("1e3"), number("1,000"), number("nan")
    (1000.0, None, None)
    """
    return float(text) if _NUMBER.fullmatch(text) else None


def degrees(text: str, limit: float) -> float | None:
    """Degrees as a number with a point; None where a text is no number or beyond the limit.

    Parameters
    ----------
    text : str
    limit : float
        The largest absolute value.

    Returns
    -------
    float or None
    """
    value = number(text)
    return value if value is not None and -limit <= value <= limit else None


def _exchanged(at: tuple[float, float], country: Record) -> bool:
    """Whether a point is far from its country, and in it with latitude and longitude exchanged."""
    middle, reach = (country.lat, country.lon), country.radius_m / 1000
    if not -90 <= at[1] <= 90:
        return False
    return kilometres(at, middle) > 3 * reach + 1000 and kilometres((at[1], at[0]), middle) < 1.5 * reach


def _slug(text: str) -> str:
    """An id of small letters and digits; what it cannot spell is in a few more digits, so that none are mixed up."""
    small = key(text).lower()
    words = re.findall("[a-z0-9]+", small)
    if any(sign.isalnum() and not sign.isascii() for sign in small) or not words:
        words.append(hashlib.sha256(small.encode("utf-8", "surrogatepass")).hexdigest()[:8])
    return "-".join(words)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:60]}…"
