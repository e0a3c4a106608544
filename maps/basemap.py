"""The offline basemap: the part of the prepared world that a page needs, as JSON text.

The prepared data (``maps/data``, see the README there) hold every arc of the world's countries once, and for every
vertex how much it matters. A page gets the vertices that matter at world scale, and all of them inside its extent:
one topology, fine where the reader looks, coarse elsewhere, without a gap between the two.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gazetteer.errors import InputError

__all__ = ["CREDITS", "basemap"]

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Box = tuple[float, float, float, float]

CREDITS = "Borders and names: Natural Earth 4.1; some are disputed. Cities: GeoNames, CC BY 4.0"
"""What a page says about its basemap."""

DATA = Path(__file__).with_name("data")
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WORLD, AROUND, NEAR = 0.15, 0.04, 0.02
"""Resolution in degrees: of the world, of what lies around the extent or an outlying place, of outlying places."""
VERTICES = 50_000
"""About as many vertices as a page can carry; a large extent gets less detail rather than more of them."""
PROVINCES = 10_000
"""As many of them at most for lines between provinces, which a page of a large extent leaves out."""
REACH = 2.5
"""Degrees around an outlying place that are drawn with more detail."""
CITIES, CITIES_NEAR, CITY_ZOOM = 260, 14, 5.0
"""Most cities inside the extent, around one place; and the zoom by which a city elsewhere must have room."""
CELLS = 2
"""Cells to a degree in the grid that says how much detail each part of the world gets."""
BROOK = 2.0
"""Degrees between the ends of a river that is drawn even where it has shrunk to a line or two."""
LAKE, RIVER, PROVINCE, FIXED = 4, 5, 6, 255


@dataclass(frozen=True)
class World:
    """The prepared arcs and rings (see ``maps/data/README.md``)."""

    at: Ints
    significance: npt.NDArray[np.uint8]
    arc_size: Ints
    arc_kind: Ints
    ring_country: Ints
    ring_size: Ints
    ring_refs: Ints
    notes: dict[str, Any]

    @property
    def cells(self) -> tuple[Ints, Ints]:
        """Row and column of every vertex in the world's grid."""
        at = np.floor_divide(self.at, round(1 / CELLS / self.notes["quantum"]))
        return at[:, 1] + 90 * CELLS, (at[:, 0] + 180 * CELLS) % (360 * CELLS)


@cache
def world() -> World:
    """Read the prepared data, once."""
    with np.load(DATA / "basemap.npz", allow_pickle=False) as arrays:
        return World(
            at=np.cumsum(arrays["steps"], axis=0, dtype=np.int64),
            significance=arrays["significance"],
            arc_size=arrays["arc_size"].astype(np.int64),
            arc_kind=arrays["arc_kind"].astype(np.int64),
            ring_country=arrays["ring_country"].astype(np.int64),
            ring_size=arrays["ring_size"].astype(np.int64),
            ring_refs=arrays["ring_refs"].astype(np.int64),
            notes=json.loads((DATA / "basemap.json").read_text("utf-8")),
        )


def basemap(extent: Sequence[float], places: Iterable[tuple[float, float]] = ()) -> str:
    """The basemap of a page, as JSON text that is safe inside a script element.

    Parameters
    ----------
    extent : sequence of float
        West, south, east and north of the opening view, degrees WGS 84; west is greater than east where the view
        crosses the antimeridian.
    places : iterable of tuple of float
        Longitude and latitude of places that readers will go to; those outside the extent get some detail, too.

    Returns
    -------
    str
        A JSON object; ``maps/static/basemap/basemap.js`` reads it.

    Raises
    ------
    InputError
        If the extent is not four numbers within the world.
    """
    box = checked(extent)
    data = world()
    sites = sorted(set(places))
    outlying = [(lon, lat) for lon, lat in sites if not within(lon, lat, box)]
    row, column = data.cells
    inside = cells([grown(box, 0.15)])[row, column]
    needed = zones(box, outlying)[row, column]
    close = inside | (needed <= threshold(NEAR))
    province = np.repeat(data.arc_kind == PROVINCE, data.arc_size)
    detailed = inside & ~province
    needed[detailed] = finest(np.where(province, 0, data.significance), needed, detailed)
    close &= province
    least, any_ = coarsest(data.significance[close])
    needed[province] = np.where(close[province], least, FIXED)
    close &= any_
    kept = data.significance >= needed
    countries, rings, arcs = drawn(data, kept, close)
    countries.pop()  # the last row is all land
    chosen = kept & np.repeat(arcs, data.arc_size)
    sizes = np.add.reduceat(chosen.astype(np.int64), starts(data.arc_size))[arcs]
    steps = np.diff(data.at[chosen], axis=0, prepend=np.zeros((1, 2), np.int64))
    names = data.notes["countries"]
    page = {
        "version": 1,
        "credits": CREDITS,
        "extent": list(box),
        "quantum": data.notes["quantum"],
        "kinds": "".join(map(str, data.arc_kind[arcs].tolist())),
        "sizes": packed(sizes),
        "steps": packed(zigzag(steps.ravel())),
        "rings": packed(rings),
        "countries": {key: [names[key][c] for c in countries] for key in ("id", "name", "label")},
        "cities": cities(data.notes["cities"], box, sites),
    }
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def checked(extent: Sequence[float]) -> Box:
    """The extent as four floats, or a clear word about what is wrong with it."""
    remedy = "Give west, south, east and north in degrees: longitudes from -180 to 180, south below north"
    values = [float(v) for v in extent]
    if len(values) != 4 or not all(map(math.isfinite, values)):
        raise InputError(f"extent {list(extent)!r} is not four numbers", remedy)
    west, south, east, north = values
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90):
        raise InputError(f"extent {list(extent)!r} does not lie within the world", remedy)
    return west, south, east, north


def threshold(degrees: float) -> int:
    """Significance from which a vertex matters at a resolution of so many degrees (eight steps to an octave)."""
    return round(8 * math.log2(degrees**2 / 1e-6))


def grown(box: Box, share: float) -> Box:
    """A box with a share of its width and height added on each side; it may reach beyond the antimeridian."""
    west, south, east, north = box
    dx, dy = width(box) * share, (north - south) * share
    if width(box) + 2 * dx >= 360:
        return -180, south - dy, 180, north + dy
    return west - dx, south - dy, east + dx, north + dy


def width(box: Box) -> float:
    """Degrees from a box's west to its east."""
    return (box[2] - box[0]) % 360 or 360.0


def around(lon: float, lat: float, reach: float) -> Box:
    """A box around a point."""
    return lon - reach, lat - reach, lon + reach, lat + reach


def within(lon: float, lat: float, box: Box) -> bool:
    """Whether a point lies in a box."""
    return (lon - box[0]) % 360 <= width(box) and box[1] <= lat <= box[3]


def cells(boxes: Iterable[Box]) -> npt.NDArray[np.bool_]:
    """Which cells of the world's grid (row 0 in the south, column 0 at 180° west) the boxes touch."""
    grid = np.zeros((180 * CELLS + 1, 360 * CELLS), np.bool_)
    for box in boxes:
        low, high = (min(max(math.floor((lat + 90) * CELLS), 0), 180 * CELLS) for lat in (box[1], box[3]))
        left = math.floor((box[0] + 180) * CELLS)
        columns = np.arange(left, left + math.ceil(width(box) * CELLS) + 1) % (360 * CELLS)
        grid[low : high + 1, columns] = True
    return grid


def zones(box: Box, outlying: list[tuple[float, float]]) -> Ints:
    """The significance that a vertex needs in each cell of the world's grid."""
    needed = np.full((180 * CELLS + 1, 360 * CELLS), threshold(WORLD), np.int64)
    near = [around(lon, lat, REACH) for lon, lat in outlying]
    needed[cells([grown(box, 0.8), *(grown(place, 1.0) for place in near)])] = threshold(AROUND)
    needed[cells(near)] = threshold(NEAR)
    return needed


def finest(significance: npt.NDArray[np.uint8], needed: Ints, inside: Mask) -> int:
    """The least significance to keep inside the extent so that the page stays within its number of vertices."""
    room = VERTICES - int(np.count_nonzero((significance >= needed) & ~inside))
    at_least = np.cumsum(np.bincount(significance[inside], minlength=FIXED + 1)[::-1])[::-1]
    return int(np.argmax(at_least <= max(room, at_least[threshold(WORLD)])))


def coarsest(significance: npt.NDArray[np.uint8]) -> tuple[int, bool]:
    """The least significance to keep of the lines between provinces, and whether there is room for any of them."""
    at_least = np.cumsum(np.bincount(significance, minlength=FIXED + 1)[::-1])[::-1]
    return max(threshold(NEAR), int(np.argmax(at_least <= PROVINCES))), bool(at_least[FIXED] <= PROVINCES / 2)


def drawn(data: World, kept: Mask, close: Mask) -> tuple[list[int], Ints, Mask]:
    """What is left to draw once vertices are dropped; of provinces, what lies where there is detail (``close``).

    Returns
    -------
    countries : list of int
        Rows of the countries that have a ring left.
    rings : array of int
        For each of them the number of its rings, and for each ring the number of its arcs and the arcs: twice the
        number of the arc, plus one where it runs backwards, as the zigzag difference to the one before.
    arcs : array of bool
        Which arcs are left.
    """
    refs = data.ring_refs
    number = np.where(refs >= 0, refs, ~refs)
    first = starts(data.arc_size)
    edges = np.add.reduceat(kept.astype(np.int64), first) - 1
    whole = np.add.reduceat(edges[number], starts(data.ring_size)) >= 3
    used = np.zeros(len(edges), np.bool_)
    used[number[np.repeat(whole, data.ring_size)]] = True
    span = np.abs(data.at[first] - data.at[first + data.arc_size - 1]).sum(axis=1) * data.notes["quantum"]
    water = (data.arc_kind == LAKE) | (data.arc_kind == RIVER)
    inner = (data.arc_kind == PROVINCE) & np.logical_or.reduceat(close, first)
    arcs = used | inner | (water & (edges >= 3)) | ((data.arc_kind == RIVER) & (span >= BROOK))
    renumbered = np.cumsum(arcs) - 1
    coded = 2 * renumbered[number] + (refs < 0)
    return *listed(data, whole, coded), arcs


def listed(data: World, whole: Mask, coded: Ints) -> tuple[list[int], Ints]:
    """The rings that are whole, country by country, as one list of numbers."""
    rings: dict[int, list[list[int]]] = {}
    first = starts(data.ring_size)
    for ring in np.nonzero(whole)[0].tolist():
        refs = coded[first[ring] : first[ring] + data.ring_size[ring]].tolist()
        rings.setdefault(int(data.ring_country[ring]), []).append(refs)
    out: list[int] = []
    last = 0
    for country in sorted(rings):
        out.append(len(rings[country]))
        for refs in rings[country]:
            out.append(len(refs))
            for ref in refs:
                step = ref - last
                out.append(2 * step if step >= 0 else -2 * step - 1)
                last = ref
    return sorted(rings), np.array(out, np.int64)


def starts(sizes: Ints) -> Ints:
    """Where each of the runs of so many begins."""
    begins: Ints = np.cumsum(sizes) - sizes
    return begins


def zigzag(values: Ints) -> Ints:
    """Signed numbers as unsigned ones: 0, -1, 1, -2 become 0, 1, 2, 3."""
    coded: Ints = np.where(values >= 0, 2 * values, -2 * values - 1)
    return coded


def packed(values: Ints) -> str:
    """Unsigned numbers as text: digits of five bits, least first, a sixth bit set where another digit follows."""
    digits = 1 + np.searchsorted(1 << np.arange(5, 30, 5), values, side="right")
    begins = starts(digits)
    out = np.zeros(int(digits.sum()), np.uint8)
    for place in range(int(digits.max(initial=0))):
        has = digits > place
        more = np.where(digits[has] > place + 1, 32, 0)
        out[begins[has] + place] = (values[has] >> 5 * place) & 31 | more
    return np.frombuffer(ALPHABET.encode("ascii"), np.uint8)[out].tobytes().decode("ascii")


def cities(known: dict[str, list[Any]], box: Box, sites: list[tuple[float, float]]) -> dict[str, list[Any]]:
    """The cities that a page can name, most important first."""
    lon, lat = np.array(known["lon"]), np.array(known["lat"])
    chosen = np.array(known["zoom"]) <= CITY_ZOOM
    wanted = [(grown(box, 0.15), CITIES), *((around(x, y, REACH), CITIES_NEAR) for x, y in sites)]
    for area, most in wanted:
        inside = ((lon - area[0]) % 360 <= width(area)) & (lat >= area[1]) & (lat <= area[3])
        chosen[np.nonzero(inside)[0][:most]] = True
    rows = np.nonzero(chosen)[0].tolist()
    return {key: [values[row] for row in rows] for key, values in known.items()}
