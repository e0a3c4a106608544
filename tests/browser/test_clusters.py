"""Clusters: what stands too close is one ring with a number, and what it holds is a press away."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import maps
from benchmarks import synthetic
from tests.browser.findings import findings
from tests.browser.test_page import open_legend

Visit = Callable[..., Any]
MANY = 3000
KEY = """document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "Tab", bubbles: true}))"""
ZOOM = """zoom => {
    const [, map] = Object.entries(window).find(([name, one]) => /^map_/.test(name) && one instanceof L.Map);
    map.setZoom(zoom, {animate: false});
}"""
PAN = """([x, y]) => {
    const [, map] = Object.entries(window).find(([name, one]) => /^map_/.test(name) && one instanceof L.Map);
    map.panBy([x, y], {animate: false});
}"""
OVERLAPS = """() => {
    const discs = [...document.querySelectorAll(".cluster")].map((one) => one.getBoundingClientRect());
    return discs.filter((a, i) => discs.some((b, j) =>
        i < j && Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2) < 40)).length;
}"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of three thousand events."""
    path = tmp_path_factory.mktemp("many") / "map.html"
    maps.explorer(synthetic.corpus(MANY)).save(path)
    return path


def names(page: Any) -> list[str]:
    """What the clusters in sight are called, whose buttons are there as soon as a key is pressed."""
    page.evaluate(KEY)
    found: list[str] = page.locator(".cluster").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    return found


def held(page: Any) -> int:
    """How many events the marks and clusters in sight stand for."""
    clusters = sum(int(re.findall(r"[\d,]+", name)[0].replace(",", "")) for name in names(page))
    return clusters + page.locator(".mark[data-place]").count()


def press(page: Any, cluster: Any) -> Any:
    """Open a cluster by keyboard and give its window."""
    cluster.focus()
    page.keyboard.press("Enter")
    box = page.locator(".cluster-list")
    box.wait_for(state="visible")
    return box


def test_at_the_zoom_of_the_world_the_seeds_are_clustered(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.evaluate(ZOOM, 3)
    assert names(page)
    assert all(
        re.fullmatch(r"[\w ,.'-]+ and near: \d+ events at \d+ places(, accounts disagree about \d+)?", name)
        for name in names(page)
    )
    page.evaluate(ZOOM, 13)
    assert page.locator(".cluster").count() == 0


def test_many_marks_are_clusters_that_do_not_overlap(visit: Visit, many: Path) -> None:
    page = visit(many)
    assert 10 < page.locator(".cluster").count() <= 500
    assert 0.6 * MANY < held(page) <= MANY
    assert page.evaluate(OVERLAPS) == 0
    assert findings(page) == []


def test_clusters_are_the_same_after_the_map_was_moved(visit: Visit, many: Path) -> None:
    page = visit(many)
    page.evaluate(ZOOM, 3)
    before = set(names(page))
    page.evaluate(PAN, [37, -23])
    assert len(before & set(names(page))) > 0.7 * len(before)
    page.evaluate(PAN, [-37, 23])
    assert set(names(page)) == before
    listed = page.locator(".outside").text_content()
    moving = page.evaluate(
        f"by => {{ ({PAN})(by); return document.querySelector('.outside').textContent; }}", [900, 300]
    )
    assert moving == listed, "what is out of sight is listed once the map rests"
    page.evaluate(KEY)
    assert page.locator(".outside").text_content() != listed


def test_a_cluster_opens_a_list_of_what_it_holds(visit: Visit, many: Path) -> None:
    page = visit(many)
    cluster = page.locator(".cluster").nth(20)
    name = cluster.get_attribute("aria-label")
    box = press(page, cluster)
    number = int(name.split()[0])
    assert box.locator("h2").inner_text() == f"{number} events"
    assert box.locator(".row[data-event]").count() == number
    assert box.get_attribute("aria-label") == name
    assert page.evaluate("document.activeElement.className") == "cluster-title"
    assert findings(page) == []
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name


def test_a_row_of_the_list_opens_its_card(visit: Visit, many: Path) -> None:
    page = visit(many)
    row = press(page, page.locator(".cluster").nth(20)).locator(".row[data-event]").first
    title = row.locator(".row-title").inner_text()
    row.click()
    assert page.inner_text(".card h2") == title
    page.locator(".cluster-list").wait_for(state="hidden")


def test_zooming_in_parts_a_cluster(visit: Visit, many: Path) -> None:
    page = visit(many)
    cluster = page.locator(".cluster").nth(20)
    number = int(cluster.get_attribute("data-events"))
    box = press(page, cluster)
    box.get_by_role("button", name="Zoom in").click()
    box.wait_for(state="hidden")
    assert max([int(name.split()[0]) for name in names(page)], default=1) < number


def test_a_cluster_says_what_a_filter_hides(visit: Visit, many: Path) -> None:
    page = visit(many)
    before = names(page)
    open_legend(page)
    kind = page.locator(".legend-row[aria-pressed]").first
    kind.click()
    page.wait_for_function("() => !document.querySelector('.counts').textContent.startsWith('3,000')")
    assert all(re.match(r"\d+ of \d+ events? at|\d+ events? at", name) for name in names(page))
    wholes = {name.split()[0] for name in before}
    parts = [re.match(r"(\d+) of (\d+) ", name) for name in names(page)]
    assert any(part and part[2] in wholes and int(part[1]) < int(part[2]) for part in parts)
    kind.click()
    page.wait_for_function("() => document.querySelector('.counts').textContent.startsWith('3,000')")
    assert not any(" of " in name for name in names(page))


def test_a_cluster_says_that_accounts_disagree(visit: Visit, many: Path) -> None:
    page = visit(many)
    assert sum("accounts disagree about" in name for name in names(page)) > 5
