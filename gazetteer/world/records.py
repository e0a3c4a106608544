"""Records: what every source of the world gazetteer gives, place by place.

A source yields :class:`Record` objects; the compiler turns them into columns. Names carry flags that say
what a name is to its place: MAIN, ALTERNATE, ABBREVIATION, DEMONYM.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

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
    "Progress",
    "Record",
]

MAIN, ALTERNATE, ABBREVIATION, DEMONYM = 1, 2, 4, 8
"""What a name is to a place: its name, another name of it, letters that stand for it, its adjective or people."""

NAMED = MAIN | ALTERNATE | ABBREVIATION | DEMONYM
"""All of these."""

CURATED, OWN = 16, 32
"""Who says so, where it is not the world's sources: the curated gazetteer, or somebody's own. Never compiled."""

FEATURE_CLASS = {
    "country": "A",
    "first-level": "A",
    "second-level": "A",
    "third-level": "A",
    "historical country": "A",
    "capital": "P",
    "city": "P",
    "town": "P",
    "village": "P",
    "district": "P",
    "airport": "S",
    "site": "S",
    "continent": "L",
    "region": "L",
    "ocean": "H",
    "sea": "H",
    "river": "H",
    "lake": "H",
    "mountain": "T",
    "island": "T",
    "desert": "T",
    "road": "R",
}
"""Every kind of place with its feature class of GeoNames; a town has 5,000 inhabitants, a city 100,000."""

KINDS = tuple(FEATURE_CLASS)

Progress = Callable[[str, float], None]
"""Told what is being done, and the share of all work that is behind it, 0 to 1."""


@dataclass(slots=True)
class Record:
    """One place on its way into the world gazetteer.

    Attributes
    ----------
    id : str
        Stable id, unique in the gazetteer: ``geonames-4496000``, ``icao-kjfk``.
    name : str
        The name that headings show.
    kind : str
        One of :data:`KINDS`.
    lat, lon : float
        Degrees, WGS 84.
    radius_m : float
        Within which the place lies around its point.
    country : str or None
        ISO 3166-1 alpha-2 code.
    admin1, admin2 : str or None
        Ids of the first-level and second-level units that contain the place.
    population : int
        0 where it is not known.
    names : list of tuple
        Every spelling with its flag.
    source : int
        Which of the user's own sources the point is from, counted from 1; 0 for none.
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    radius_m: float
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    names: list[tuple[str, int]] = field(default_factory=list)
    source: int = 0

    @property
    def geonameid(self) -> int:
        """Number at GeoNames, 0 where it is not known."""
        number = self.id.removeprefix("geonames-")
        return int(number) if number.isdigit() and number != self.id else 0

    def call(self, flag: int, *texts: str | None) -> Record:
        """Give the place more names."""
        self.names.extend((text, flag) for text in texts if text)
        return self
