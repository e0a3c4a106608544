"""A place from Nominatim, which is asked only where a person says so, and as its operators want it.

Source
------
The usage policy of the public server: an agent that names the application, at most one request a second, no lists, and
the attribution of OpenStreetMap with what is shown. https://operations.osmfoundation.org/policies/nominatim/
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import (
    GeocoderInsufficientPrivileges,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from gazetteer.errors import AmbiguousNameError, InputError, UnknownNameError
from gazetteer.ground import kilometres
from gazetteer.own.single import checked
from gazetteer.places import Place
from gazetteer.world import cache_directory

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["AGENT", "SERVER", "Asking"]

SERVER = "https://nominatim.openstreetmap.org"
AGENT = f"Dateline/{version('dateline')} (one place at a time, for the gazetteer of a corpus)"
EVERY = 1.0
"""Seconds between two requests, in one run or in several."""
PATIENCE = 20
"""Seconds for an answer."""
MOST = 10
"""How many places are asked for, to tell whether a name has several."""

_KINDS = {
    "country": "country", "state": "first-level", "province": "first-level", "region": "region",
    "county": "second-level", "state_district": "second-level", "district": "second-level",
    "municipality": "third-level", "city": "city", "town": "town", "village": "village", "hamlet": "village",
    "suburb": "district", "city_district": "district", "quarter": "district", "neighbourhood": "district",
    "borough": "district", "island": "island", "islet": "island", "sea": "sea", "ocean": "ocean", "river": "river",
    "stream": "river", "lake": "lake", "water": "lake", "reservoir": "lake", "aerodrome": "airport",
    "peak": "mountain", "volcano": "mountain", "mountain_range": "mountain", "desert": "desert", "road": "road",
    "continent": "continent",
}  # fmt: skip
"""The gazetteer's words for what Nominatim calls an address type or a type; all else is a site."""
_SPELLINGS = ("name", "name:en", "int_name", "official_name", "alt_name", "short_name", "old_name")
_LEAST = 50.0
"""Metres: the radius of what is given as a point."""


class Asking:
    """Asks a Nominatim server for places by name.

    Parameters
    ----------
    server : str
        Address of the server; by default the public one.
    cache : pathlib.Path, optional
        Where it is noted when the last request was made, so that several runs keep the pause, too.

    Raises
    ------
    InputError
        If the address is none.
    """

    def __init__(self, server: str = SERVER, cache: Path | None = None) -> None:
        parts = urlsplit(server)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(f"{server!r} is no address of a server", f"Give one like {SERVER}")
        self.host = parts.hostname
        self._noted = (cache or cache_directory()) / f"nominatim-{parts.hostname}"
        self.geocoder = Nominatim(
            domain=f"{parts.netloc}{parts.path}", scheme=parts.scheme, user_agent=AGENT, timeout=PATIENCE
        )
        self.ask = RateLimiter(
            self._after_a_pause, min_delay_seconds=EVERY, max_retries=0, swallow_exceptions=False
        )

    def place(self, name: str, country: str | None = None, pick: str | None = None) -> Place:
        """Ask for one place.

        Parameters
        ----------
        name : str
        country : str, optional
            ISO 3166-1 alpha-2 code.
        pick : str, optional
            Which, where several places have the name: as the candidates are told, ``node/123``.

        Returns
        -------
        Place
            With the attribution that the licence asks for as its source.

        Raises
        ------
        UnknownNameError
            If the server knows none.
        AmbiguousNameError
            If it knows several; candidates are their ids with their addresses.
        InputError
            If the server does not answer, refuses to, or answers what is no place.
        """
        try:
            found = self.ask(
                name,
                exactly_one=False,
                limit=MOST,
                addressdetails=True,
                namedetails=True,
                language="en",
                country_codes=country and country.lower(),
            )
            raws = [place.raw for place in found or ()]
        except GeopyError as error:
            raise self._silent(error) from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                f"{self.host} answers what is no list of places", "Ask another server"
            ) from error
        if pick is not None:
            raws = [raw for raw in raws if _id(raw) == pick]
        if not raws:
            raise UnknownNameError(name)
        if len(raws) > 1:
            told = tuple(f"{_id(raw)} ({' '.join(str(raw.get('display_name')).split())})" for raw in raws)
            raise AmbiguousNameError(name, told)
        return self._place(name, raws[0])

    def _after_a_pause(self, *arguments: Any, **options: Any) -> Any:
        """Ask, a second after the last request of any run."""
        self._noted.parent.mkdir(parents=True, exist_ok=True)
        with self._noted.open("a", encoding="utf-8") as note:
            if fcntl:  # who waits here asks a second after who holds it; the lock goes with the file
                fcntl.flock(note, fcntl.LOCK_EX)
            last = os.fstat(note.fileno())
            since = time.time() - last.st_mtime if last.st_size else EVERY
            if 0 <= since < EVERY:
                time.sleep(EVERY - since)
            note.truncate(0)
            note.write("When this server was last asked.\n")
        return self.geocoder.geocode(*arguments, **options)

    def _silent(self, error: GeopyError) -> InputError:
        remedy = "Try again later, or give the place by hand: --lat --lon --precision --source"
        cause = _cause(error)
        if isinstance(error, GeocoderRateLimited | GeocoderInsufficientPrivileges):
            return InputError(f"{self.host} refuses to answer ({cause})", remedy)
        if isinstance(error, GeocoderTimedOut):
            return InputError(f"{self.host} did not answer within {PATIENCE} seconds", remedy)
        kind = "cannot be asked" if isinstance(error, GeocoderServiceError) else "gave no usable answer"
        return InputError(f"{self.host} {kind} ({cause})", remedy)

    def _place(self, name: str, raw: Mapping[str, Any]) -> Place:
        details, address = (raw.get(what) or {} for what in ("namedetails", "address"))
        said = [str(text) for spelling in _SPELLINGS if (text := details.get(spelling))]
        title = str(details.get("name:en") or details.get("name") or raw.get("name") or name)
        kinds = (_KINDS.get(str(raw.get(what))) for what in ("addresstype", "type"))
        words = {
            "name": title,
            "id": f"osm {_id(raw)}",
            "lat": str(raw.get("lat", "")),
            "lon": str(raw.get("lon", "")),
            "kind": next(filter(None, kinds), "site"),
            "country": str(address.get("country_code") or "").upper(),
            "radius_m": f"{_radius(raw):.0f}",
        }
        asked = [] if "," in name else [name]  # what is behind a comma is no part of a name
        source = f"© OpenStreetMap contributors (ODbL 1.0), {_id(raw)}, by Nominatim at {self.host}"
        place = checked(words, source, [*(part for text in said for part in text.split(";")), *asked])
        return replace(place, identifiers={"osm": _id(raw)})


def _cause(error: BaseException) -> str:
    """What went wrong at the bottom, in one short line: libraries tell all that lies between, too."""
    while (deeper := error.__cause__ or error.__context__) is not None and str(deeper):
        error = deeper
    return " ".join(str(error).split())[:120]


def _id(raw: Mapping[str, Any]) -> str:
    return f"{raw.get('osm_type', 'place')}/{raw.get('osm_id', raw.get('place_id', ''))}"


def _radius(raw: Mapping[str, Any]) -> float:
    """Metres from the middle of the box around a place to its corners."""
    try:
        south, north, west, east = (float(degrees) for degrees in raw["boundingbox"])
    except (KeyError, TypeError, ValueError):
        return _LEAST
    return max(500 * kilometres((south, west), (north, east)), _LEAST)
