"""Marks are where they are: at their place or in a cluster, moved by nothing but the camera, and none out of reach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapely import Point

import geo
from geo.events import happened_here
from tests.browser.findings import PHONE
from tests.browser.test_page import attributes, choose, placed

Visit = Callable[..., Any]
#: The least window of each way of laying out the page, and the usual ones, and others between and beyond.
SIZES = [(320, 640), (844, 390), (1440, 900)]
OTHERS = [(390, 844), (768, 1024), (1024, 768), (1280, 800), (2560, 1440)]
#: How far each mark stands from its place, and each cluster from the nearest of its places, in pixels; by name.
ASTRAY = """places => {
    const [, map] = Object.entries(window).find(([name, one]) => /^map_/.test(name) && one instanceof L.Map);
    const origin = map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll('.mark:not(.region)')].map((one) => {
        const box = one.getBoundingClientRect();
        const ids = (one.dataset.places ?? one.dataset.place).split(' ').filter((id) => places[id]);
        const away = ids.map((id) => {
            const at = map.latLngToContainerPoint(places[id]);
            return Math.hypot(box.x + box.width / 2 - origin.x - at.x, box.y + box.height / 2 - origin.y - at.y);
        });
        return [one.getAttribute('aria-label'), ids.length ? Math.min(...away) : 0];
    }).filter(([, away]) => away > 1.5);
}"""
WHERE = """() => Object.fromEntries([...document.querySelectorAll('.mark:not(.region)')].map((one) => {
    const box = one.getBoundingClientRect();
    return [one.dataset.places ?? one.dataset.place, [box.x + box.width / 2, box.y + box.height / 2].map(Math.round)];
}))"""
#: What of the marks a press would not reach, because something else lies over it.
COVERED = """() => [...document.querySelectorAll('.mark:not(.region)')].filter((one) => {
    const box = one.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !top?.closest('.mark');
}).map((one) => one.getAttribute('aria-label'))"""


def points(seeds: geo.Corpus) -> dict[str, list[float]]:
    """Latitude and longitude of the places that are points."""
    return {
        id: [place.geometry.y, place.geometry.x]
        for id, place in seeds.place_records.items()
        if isinstance(place.geometry, Point) and (place.precision_m or 0) < 100_000
    }


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_mark_is_at_its_place_and_none_is_out_of_reach(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, size: tuple[int, int]
) -> None:
    page = visit(seed_page, width=size[0], height=size[1])
    assert page.evaluate(ASTRAY, points(seeds)) == []
    assert page.evaluate(COVERED) == []
    sites = {
        link.place
        for event in seeds.event_records.values()
        for link in [link for link in event.places if happened_here(link.role)] or event.places[:1]
    }
    assert sites - placed(page)
    seen = placed(page)
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Home").click()
    assert placed(page) == seen, "nothing glides any more when the way home is asked for"
    names = page.locator(".outside .chip bdi").all_inner_texts()
    assert names
    for name in names:
        chip = page.get_by_role("button", name=f"Go to {name}")
        if not chip.count():
            chip = page.locator(".outside .chip", has_text="more area")
        chip.click()
        assert placed(page), name
        assert page.evaluate(ASTRAY, points(seeds)) == []
        seen |= placed(page)
        page.get_by_role("button", name="Home").click()
    more = page.locator(".outside .chip", has_text="more area")
    if sites - seen and more.count():
        more.click()
        seen |= placed(page)
        for name in page.locator(".outside .chip bdi").all_inner_texts():
            page.get_by_role("button", name=f"Go to {name}").click()
            seen |= placed(page)
            page.get_by_role("button", name="Home").click()
            more.click()
    assert sites <= seen


def test_every_mark_is_at_its_place_in_windows_of_other_sizes(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    for width, height in OTHERS:
        page.set_viewport_size({"width": width, "height": height})
        page.get_by_role("button", name="Home").click()
        assert placed(page)
        assert page.evaluate(ASTRAY, points(seeds)) == [], (width, height)
        assert page.evaluate(COVERED) == [], (width, height)
        for chip in page.locator(".outside .chip").all()[:1]:
            chip.click()
            assert placed(page)
            assert page.evaluate(ASTRAY, points(seeds)) == [], (width, height)


@pytest.mark.parametrize("zoom_out", [2, 3])
def test_far_out_no_mark_is_drawn_elsewhere(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, zoom_out: int
) -> None:
    page = visit(seed_page)
    for _ in range(zoom_out):
        page.locator(".leaflet-control-zoom-out").click()
        page.wait_for_function("() => !document.querySelector('.leaflet-zoom-anim')")
    assert page.locator(".cluster").count()
    page.wait_for_function(f"places => !({ASTRAY})(places).length", arg=points(seeds))  # the move has ended


def test_marks_do_not_move_when_the_camera_does_not(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    before = page.evaluate(WHERE)

    def unmoved() -> bool:
        now = page.evaluate(WHERE)
        return all(now[key] == before[key] for key in now.keys() & before.keys()) and bool(
            now.keys() & before.keys()
        )

    page.locator('.row[data-event="ain-al-asad-strike"]').click()
    assert unmoved()
    page.keyboard.press("Escape")
    for article in ("cna", "press-tv"):
        choose(page, article)
        assert unmoved()
    page.locator(".disputed-chip").click()
    assert unmoved()


def test_the_legend_gives_way_and_what_it_covers_when_it_is_wanted_is_listed(
    visit: Visit, seed_page: Path
) -> None:
    page = visit(seed_page, width=1024, height=768)
    legend = page.get_by_role("button", name="Legend", exact=True)
    assert legend.get_attribute("aria-expanded") == "false"
    assert "kerman" in placed(page)
    legend.click()
    assert "kerman" not in placed(page)
    page.get_by_role("button", name="Go to Kerman").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('.cluster')].some(one => /Kerman/.test(one.ariaLabel))"
    )
    assert page.evaluate(COVERED) == []
    assert legend.get_attribute("aria-expanded") == "true", "the reader opened it"
    page = visit(seed_page, **PHONE)
    shown = placed(page)
    legend = page.get_by_role("button", name="Legend", exact=True)
    for put_away in (lambda: page.keyboard.press("Escape"), page.get_by_role("tab", name="Places").click):
        legend.click()
        assert placed(page) != shown
        put_away()
        assert legend.get_attribute("aria-expanded") == "false"
        assert placed(page) == shown, (
            "what it covered is on the map again, and no longer listed as out of sight"
        )


def test_a_claimed_site_and_one_of_a_single_article_say_so(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, width=1440, height=900)
    signs = page.locator(".legend-signs").inner_text()
    assert "claimed to have happened here" in signs
    assert "one article alone" in signs
    labels = attributes(page, ".mark", "aria-label")
    assert any(str(label).startswith("Duhok") and "by one article alone" in str(label) for label in labels)
    assert not any(str(label).startswith("Ain al-Asad") and "only claimed" in str(label) for label in labels)
    page.get_by_role("tab", name="Places").click()
    page.locator('.row[data-place="camp-taji"]').click()
    page.get_by_role("button", name="Zoom to").click()
    page.wait_for_selector('.mark:not(.cluster)[data-place="camp-taji"]')
    assert "only claimed" in page.locator('.mark[data-place="camp-taji"]').get_attribute("aria-label")


@pytest.mark.parametrize("size", [(320, 640), (390, 844)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_phone_has_the_title_rows_and_room_for_fingers(
    visit: Visit, seed_page: Path, size: tuple[int, int]
) -> None:
    page = visit(seed_page, width=size[0], height=size[1], phone=True)
    title = page.locator("h1").bounding_box()
    assert title["width"] > 200
    assert title["height"] > 12
    half = page.locator(".item").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().y < innerHeight - 20).length"
    )
    assert half > 1
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, input, [role=tab], .leaflet-control a')].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.width && box.height < 43.5 && !one.closest('.mark, .leaflet-control-attribution, .grip')
                && !one.matches('.mark, .grip') && box.y < innerHeight && box.x < innerWidth;
        }).map((one) => one.outerHTML.slice(0, 90))"""
    )
    assert small == []
