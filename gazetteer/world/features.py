"""The places of other lists: aerodromes and what they serve, small units, regions, rivers, seas, boxes by hand."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from gazetteer.ground import kilometres
from gazetteer.names import key
from gazetteer.world.records import ALTERNATE, DEMONYM, MAIN, Record
from gazetteer.world.spellings import OF_DISTRICT, bare, of_unit, straits, worth
from gazetteer.world.tables import listed, slug, table

__all__ = ["aerodromes", "districts", "features", "served"]

LONG_KM = 1000
"""Rivers as long as that are called by their bare names: the Danube."""

DISTRICT_PER_KM2 = 200
SERVED_M = 10_000.0
"""How far an aerodrome may lie from the place that it serves."""
_BASE = re.compile(r"\b(?:Air|Airport|AB|Base|Camp|County|Mission|Station)\b")


def aerodromes() -> Iterator[Record]:
    """Aerodromes with a name; those with an IATA code also by the shorter names that people use."""
    import airportsdata

    for code, port in airportsdata.load("ICAO").items():
        name, city = port["name"], port["city"]
        if not name or not (
            port["iata"] or re.search(r"Air(?:port|field|base)|\bAir |\bBase\b|\bAF[BS]\b", name)
        ):
            continue
        place = port["lat"], port["lon"], 3000.0, port["country"] or None
        record = Record(f"icao-{code.lower()}", name, "airport", *place).call(MAIN, name)
        if port["iata"]:
            short = re.sub(r" (?:International|Intl|Regional|Municipal|Airport)\b", "", name)
            own = short.removeprefix(city).strip(" -/")
            record.call(ALTERNATE, f"{short} Airport", f"{city} Airport" if city else None)
            if len(own) > 4 and own != short:
                record.call(ALTERNATE, own, f"{own} Airport", name.removeprefix(city).strip(" -/"))
        yield record


def served() -> Iterator[Record]:
    """The places that aerodromes with an IATA code serve: hamlets, islands and mines that no list of towns has."""
    import airportsdata

    for code, port in airportsdata.load("ICAO").items():
        name = re.split(r",|-(?=[\w' ]+ Island\Z)", port["city"])[0].strip()
        if port["iata"] and re.fullmatch(r"[^\W\d](?:[^\W\d]|[ .'’-]){2,}", name) and not _BASE.search(name):
            identity = f"icao-{code.lower()}-served"
            place = port["lat"], port["lon"], SERVED_M, port["country"] or None
            yield Record(identity, name, "island" if "Island" in name else "village", *place).call(MAIN, name)


def districts() -> Iterator[Record]:
    """Units below the second level that are large enough to be listed."""
    for number, name, country, lat, lon, people, others in table("districts.tsv"):
        radius = 1000 * math.sqrt(int(people) / DISTRICT_PER_KM2 / math.pi)
        record = Record(
            f"geonames-{number}",
            name,
            "third-level",
            float(lat),
            float(lon),
            radius,
            country,
            population=int(people),
        )
        record.call(MAIN, name).call(ALTERNATE, *of_unit(name, "third-level", country), *listed(others))
        yield record.call(ALTERNATE, *bare(name, OF_DISTRICT))


def features() -> Iterator[Record]:
    """Regions of GeoNames, rivers, seas and islands, and the boxes given by hand."""
    titles: dict[str, Record] = {}
    for record in (*_regions(), *_seas(), *_rivers()):
        if record.kind != "river":
            titles.setdefault(key(record.name), record)
        yield record
    for name, kind, west, south, east, north, others, people, _ in table("boxes.tsv"):
        known = titles.get(key(name))
        if known is None:
            corner, other = (float(south), float(west)), (float(north), float(east))
            middle = (corner[0] + other[0]) / 2, (corner[1] + other[1]) / 2
            identity = slug(name).replace("dateline", "hand", 1)
            known = Record(identity, name, kind, *middle, max(kilometres(corner, other) / 2, 6) * 1000)
            title = re.sub(r" \(.*\)", "", name)
            yield known.call(MAIN, title, *straits(title))
        known.call(ALTERNATE, *listed(others)).call(DEMONYM, *listed(people))


def _regions() -> Iterator[Record]:
    for number, name, country, lat, lon, people, others in table("regions.tsv"):
        record = Record(
            f"geonames-{number}", name, "region", float(lat), float(lon), 50_000.0, country or None
        )
        record.population = int(people)
        if record.population:
            record.radius_m = 1000 * math.sqrt(record.population / 50 / math.pi)
        yield record.call(MAIN, name).call(ALTERNATE, *filter(worth, listed(others)))


def _seas() -> Iterator[Record]:
    for name, kind, lat, lon, radius in table("seas.tsv"):
        record = Record(slug(name), name, kind, float(lat), float(lon), float(radius) * 1000)
        yield record.call(MAIN, name, *straits(name))


def _rivers() -> Iterator[Record]:
    for name, countries, lat, lon, length in table("rivers.tsv"):
        bare = re.sub(r" of the South$| River$", "", name)
        code = countries if " " not in countries else None
        canal = re.search("Canal|Channel|Lake|Branch", bare)
        full = bare if canal else f"{bare} River"
        identity = slug(full, *countries.lower().split()[:1], lat)
        record = Record(identity, full, "river", float(lat), float(lon), 1000 * max(float(length), 5), code)
        record.call(MAIN, full).call(MAIN if float(length) >= LONG_KM else ALTERNATE, bare)
        yield record.call(ALTERNATE, *(() if canal else (f"River {bare}",)))
