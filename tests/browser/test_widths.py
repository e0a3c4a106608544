"""Texts of any length, with spaces or without: no page is wider than its window, and nothing lies beyond its edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from tests.browser.test_hostile import FIELDS, write_corpus

#: Widths at which the page is laid out alike, each way of laying it out on its own: each view is looked at in the least
#: and, in turn, in one of the others.
WIDTHS = {"sheet": (320, 390, 600), "desk": (768, 1024, 1280, 1440, 2560)}
#: Words that could stand in one line, and one that fits in none.
TEXT = "river after river " * 17 + "rivers" * 50
#: Says what is wider than the window, or begins or ends beyond it and is not inside of what scrolls or cuts it off.
BEYOND = """() => {
  const wide = document.documentElement.clientWidth;
  const cut = (node) => {
    for (let up = node.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    return getComputedStyle(node).position === 'fixed' && !node.getClientRects().length;
  };
  const found = [...document.querySelectorAll('body *')].filter((node) => {
    const box = node.getBoundingClientRect();
    if (!box.width || !box.height || node.closest('.leaflet-map-pane, .unseen, .skip')) return false;
    return (box.right > wide + 1 || box.left < -1) && !cut(node);
  });
  const scrolled = document.documentElement.scrollWidth;
  return [
    ...(scrolled > innerWidth ? [`the page is ${scrolled} wide`] : []),
    ...found.slice(0, 5).map((node) => `${node.tagName}.${node.className} ${Math.round(node.getBoundingClientRect().right)}`),
    ...[...document.querySelectorAll('.scroller, .tour, .card, .filters, .legend-body, .menu')]
      .filter((node) => node.clientWidth && node.scrollWidth > node.clientWidth + 1)
      .map((node) => `${node.className} scrolls sideways: ${node.scrollWidth} in ${node.clientWidth}`),
  ];
}"""


@pytest.fixture(scope="module")
def long_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page every field of which is long."""
    folder: Path = tmp_path_factory.mktemp("long")
    texts = write_corpus(folder / "corpus", TEXT)
    assert texts.keys() == set(FIELDS)
    assert min(map(len, texts.values())) >= 300
    maps.explorer(geo.read_corpus(folder / "corpus")).save(folder / "map.html")
    return folder / "map.html"


def views(page: Any) -> Iterator[str]:
    """Open the tour, every list and every card, one after the other."""
    yield "at first"
    page.get_by_role("button", name="Tour").click()
    yield "tour"
    page.get_by_role("button", name="End the tour").click()
    page.get_by_role("button", name="Export", exact=True).click()
    yield "menu"
    page.keyboard.press("Escape")
    if page.get_by_role("button", name="Legend").get_attribute("aria-expanded") == "false":
        page.get_by_role("button", name="Legend").click()
        yield "legend"
        page.get_by_role("button", name="Legend").click()
    for tab in ("Articles", "Disagreements", "Places", "Events"):
        page.get_by_role("tab", name=tab).click()
        yield tab
        for row in range(min(3, page.locator(".row:visible").count())):
            page.locator(".row:visible").nth(row).click()
            for cite in page.locator(".cite:visible").all():
                cite.click()
            yield f"card {row} of {tab}"
            page.locator(".back").click()
    page.locator(".chip[data-article]").first.click()
    page.locator(".legend-row, .chip").last.dispatch_event("click")
    yield "filtered"
    page.get_by_role("button", name="Reset").click()


@pytest.mark.long
@pytest.mark.parametrize("layout", WIDTHS)
def test_no_text_makes_a_page_wider_than_its_window(
    visit: Callable[..., Any], long_page: Path, layout: str
) -> None:
    page = visit(long_page, width=WIDTHS[layout][0], height=844)
    found = {}
    narrowest, *wider = WIDTHS[layout]
    for view, turn in zip(views(page), cycle(wider), strict=False):
        for width in (turn, narrowest):
            page.set_viewport_size({"width": width, "height": 844})
            found[view, width] = page.evaluate(BEYOND)
    assert {at: beyond for at, beyond in found.items() if beyond} == {}


def test_the_tabs_stand_in_one_row_and_each_can_be_reached(
    visit: Callable[..., Any], seed_page: Path
) -> None:
    page = visit(seed_page)
    faults = {}
    for width in (320, 390, 768, 1024, 1280, 1440, 2560):
        page.set_viewport_size({"width": width, "height": 844})
        page.locator("#tab-events").click()
        tops = page.locator(".tab").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
        height = page.locator("#tab-events").bounding_box()["height"]
        page.locator("#tab-disagreements").click()
        last, row = (page.locator(one).bounding_box() for one in ("#tab-disagreements", ".tabs"))
        inside = last["x"] >= row["x"] - 1 and last["x"] + last["width"] <= row["x"] + row["width"] + 1
        if len(set(tops)) > 1 or not inside or (width < 560 and height < 44):
            faults[width] = (tops, last, row, height)
    assert faults == {}


def test_texts_grow_with_those_of_the_reader(visit: Callable[..., Any], seed_page: Path) -> None:
    page = visit(seed_page, width=1440, height=900)
    sizes = "() => ['.row-title', '.chip', 'h1', '.legend-name', '.tab'].map(one => parseFloat(getComputedStyle(document.querySelector(one)).fontSize))"
    before = page.evaluate(sizes)
    page.evaluate("() => { document.documentElement.style.fontSize = '20px'; }")
    after = page.evaluate(sizes)
    assert [round(b / a, 2) for a, b in zip(before, after, strict=True)] == [1.25] * 5
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(BEYOND) == [], width
        page.locator(".row:visible").first.click()
        assert page.evaluate(BEYOND) == [], f"a card, {width}"
        page.locator(".back").click()
        chart, words = (page.locator(one).bounding_box() for one in (".timeline-body", ".timeline-words"))
        assert not words or words["height"] <= chart["height"], "nothing of the time strip is cut"
