"""What every format of others is read into, before it joins a corpus, and how dates and places of theirs are read."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from shapely.geometry.base import BaseGeometry

from gazetteer.errors import InputError
from gazetteer.own.rows import geometry_of, slug
from gazetteer.own.single import checked, country_code
from gazetteer.places import SURROGATE, Place, context_faults, curated
from geo import dates

__all__ = [
    "LONGEST_TITLE",
    "MOST",
    "Figure",
    "Happening",
    "Reading",
    "Source",
    "day",
    "outline_of",
    "place_at",
    "plain",
    "span",
]

MOST = 10_000
"""Events of one import: they are written into a file that people read."""
LONGEST_TITLE = 160
_DAYS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%B %d, %Y", "%b %d, %Y")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class Figure(NamedTuple):
    """What is claimed of an event.

    Attributes
    ----------
    topic, scope : str
        As :class:`geo.events.Claim` has them.
    value : dict
        As :class:`geo.values.Value` has it.
    unit : str or None
    paraphrase : str
    """

    topic: str
    scope: str | None
    value: dict[str, Any]
    unit: str | None
    paraphrase: str


class Source(NamedTuple):
    """A source that becomes an article.

    Attributes
    ----------
    facts : dict
        Its front matter, without the id.
    text : str
    """

    facts: dict[str, Any]
    text: str


@dataclass
class Happening:
    """An event as others have it.

    Attributes
    ----------
    line : int
        Where it stands in its file.
    id, title : str
    told : str
        All that is said of it, for the paragraph that its claims cite.
    date, time, kind, summary : str or None
        As :class:`geo.events.Event` has them.
    place : Place or None
    figures : list of Figure
    sources : list of str
        Keys of :attr:`Reading.sources`.
    """

    line: int
    id: str
    title: str
    told: str
    date: str | None = None
    time: str | None = None
    kind: str = "other"
    summary: str | None = None
    place: Place | None = None
    figures: list[Figure] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


@dataclass
class Reading:
    """What was read of a file, and what was not.

    Attributes
    ----------
    path : pathlib.Path
    what : str
        What it was taken for.
    happenings : list of Happening
    sources : dict of str to Source
        Sources by their ids there.
    refused : list of InputError
        Rows that are wrong, each with file, line, value and remedy.
    unread : dict of str to None
        Columns or keys that say something of which nothing was read.
    named : collections.Counter
        How many events have an id that was made of their name.
    """

    path: Path
    what: str = ""
    happenings: list[Happening] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    refused: list[InputError] = field(default_factory=list)
    unread: dict[str, None] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)

    @property
    def prefix(self) -> str:
        """What the ids of what it brings begin with."""
        return slug(self.path.stem)[:40].strip("-") or "import"

    def take(self, happening: Happening) -> None:
        """Keep an event.

        Parameters
        ----------
        happening : Happening

        Raises
        ------
        InputError
            If there are more than :data:`MOST`.
        """
        self.happenings.append(happening)
        self._bounded()

    @contextmanager
    def row(self, line: int) -> Iterator[None]:
        """Read a row; one that is wrong is left out, and the rest goes on.

        Parameters
        ----------
        line : int
            Where it stands.

        Raises
        ------
        InputError
            If what is wrong is the whole file, which the error then names.
        """
        try:
            yield
        except InputError as error:
            if error.path is not None:
                raise
            self.refused.append(self.wrong(line, error.problem, error.remedy))
            self._bounded()

    def _bounded(self) -> None:
        """Stop where there is more than a corpus is made for."""
        if len(self.happenings) + len(self.refused) > MOST:
            problem = f"it has more than {MOST:,} events"
            raise InputError(problem, "Cut it down to the days and the land that you need", path=self.path)

    def wrong(self, line: int | None, problem: str, remedy: str) -> InputError:
        """The error for a row.

        Parameters
        ----------
        line : int or None
        problem, remedy : str

        Returns
        -------
        InputError
        """
        return InputError(problem, remedy, path=self.path, line=line)


def plain(text: object, most: int | None = None) -> str:
    """Give text of others on one line, without half characters and what steers a terminal.

    Parameters
    ----------
    text : object
        None is empty.
    most : int, optional
        Characters; longer text ends in "…".

    Returns
    -------
    str
    """
    if text is None or isinstance(text, dict | list):
        return ""
    words = " ".join(SURROGATE.sub("\ufffd", str(text)).split())
    words = "".join(filter(None, map(_shown, words)))
    return words if most is None or len(words) <= most else words[: most - 1].rstrip() + "…"


def _shown(sign: str) -> str:
    """A sign as it may be shown: none that steers a terminal or turns the order of others, or is not seen at all."""
    if sign.isprintable() or ord(sign) in _JOINERS:
        return sign
    return "" if unicodedata.category(sign) == "Cf" else "\ufffd"


_JOINERS = (0x200B, 0x200C, 0x200D, 0x200E, 0x200F)
"""Signs that are no more printable than a terminal's, and that Persian and Hindi need."""


def day(text: str, american: bool = False) -> str:
    """Read a day as others write it.

    Parameters
    ----------
    text : str
        ISO 8601, perhaps with a time, which is not a part of it; EDTF; ``31 January 2023``.
    american : bool
        Whether ``8/23/2011`` is one, the month first.

    Returns
    -------
    str
        EDTF.

    Raises
    ------
    ValueError
        If it is none, or not of the calendar.

    Examples
    --------
    >>> day("2011-09-08 00:00:00.000"), day("8/23/2011", american=True), day("31 January 2023"), day("2021-07")
    ('2011-09-08', '2011-08-23', '2023-01-31', '2021-07')
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return dates.parse(found[1]).text
    if american and (found := _AMERICAN.fullmatch(text)):
        return dt.date(int(found[3]), int(found[1]), int(found[2])).isoformat()
    for form in _DAYS:
        try:
            return dt.datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return dates.parse(text).text


def span(first: str, last: str) -> str:
    """Give the EDTF date of what was between two days.

    Parameters
    ----------
    first, last : str
        EDTF.

    Returns
    -------
    str
    """
    return first if first == last or not last else dates.parse(f"{first}/{last}").text


@cache
def _code(said: str) -> str:
    """The code of a country; nothing for what is none here."""
    try:
        return country_code(said) or ""
    except InputError:
        return ""


def outline_of(value: object) -> BaseGeometry | None:
    """Read a geometry of somebody's GeoJSON.

    Parameters
    ----------
    value : object

    Returns
    -------
    shapely geometry or None
        In degrees, x the longitude; None where there is none.

    Raises
    ------
    InputError
        If it is no geometry: without file and line.
    """
    try:
        return geometry_of(value)
    except ValueError:
        raise InputError("its geometry is not GeoJSON", "Correct the GeoJSON") from None


def place_at(words: Mapping[str, str], source: str, prefix: str) -> Place:
    """Make a place of a corpus's own of where somebody else puts an event.

    Parameters
    ----------
    words : mapping of str to str
        ``name``, ``lat``, ``lon``, and perhaps ``kind``, ``country`` and ``radius_m``.
    source : str
        Whom the coordinates are from.
    prefix : str
        What its id begins with.

    Returns
    -------
    Place

    Raises
    ------
    InputError
        If a word is not what it should be, or the two coordinates are swapped: without file and line.
    """
    return _place_at(tuple(words.items()), source, prefix)


@lru_cache(maxsize=10_000)
def _place_at(items: tuple[tuple[str, str], ...], source: str, prefix: str) -> Place:
    """The same, once for what stands in many rows."""
    words = dict(items)
    name = plain(words["name"], LONGEST_TITLE) or f"the point {words['lat']}, {words['lon']}"
    at = f"{_side(words['lat'], 'ns')} {_side(words['lon'], 'ew')}"
    own = {**words, "name": name, "id": f"{name[:60]} {at}", "country": _code(words.get("country", ""))}
    place = checked(own, source, prefix=prefix)
    for _, _, fault in context_faults({place.id: place}, curated()):
        raise InputError(fault.partition(": are they")[0], "Exchange them, or correct the country")
    return replace(place, within=_countries().get(place.country or ""))


@cache
def _countries() -> dict[str, str]:
    """The countries that the curated gazetteer has, by code."""
    return {place.country: id for id, place in curated().items() if place.kind == "country" and place.country}


def _side(degrees: str, signs: str) -> str:
    """Degrees without a sign, which no id keeps."""
    west = degrees.startswith("-")
    return f"{degrees.lstrip('+-')}{signs[west]}"
