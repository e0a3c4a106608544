"""Nothing lies under anything else: what a reader sees and can press receives the press, at every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Visit = Callable[..., Any]
#: Windows in which the page is laid out alike, each way of laying it out on its own.
WINDOWS = {
    "sheet": ((320, 640), (390, 844), (720, 1000)),
    "desk": ((844, 390), (768, 1024), (1024, 768), (1440, 900), (2560, 1440)),
}
#: Those that are gone through in full.
FULLY = {"sheet": (390, 844), "desk": (844, 390)}
#: What can be pressed below an element and is seen, but lies under something else; by its markup.
UNDER = """root => {
  const seen = (node) => {
    let {left, right, top, bottom} = node.getClientRects()[0]; // the first line of a link
    if (right < 0 || bottom < 0 || left > innerWidth || top > innerHeight) return null;
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflow === 'visible') continue;
      const box = up.getBoundingClientRect();
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    [left, right] = [Math.max(left, 0), Math.min(right, innerWidth)];
    [top, bottom] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    return right - left > 2 && bottom - top > 2 ? [(left + right) / 2, (top + bottom) / 2] : null;
  };
  const all = [...document.querySelectorAll(root)].flatMap((one) => [...one.querySelectorAll('button, a[href], input, select, summary')]);
  return all.flatMap((node) => {
    if (!node.getClientRects().length || node.closest('.mark, .skip, .unseen') || !node.checkVisibility({visibilityProperty: true})) return [];
    const at = seen(node);
    if (!at) return [];
    const top = document.elementFromPoint(...at);
    if (node.contains(top) || top?.closest('label')?.control === node) return [];
    return [`${node.outerHTML.slice(0, 120)} under ${top?.outerHTML.slice(0, 80)}`];
  });
}"""


def states(page: Any) -> Iterator[tuple[str, str]]:
    """Go through what a page opens on; each with what lies uppermost in it."""
    yield "opening", "body"
    page.locator('.row[data-event="missile-strike"]').click()
    yield "card", "body"
    page.locator(".back:visible").click()


def more(page: Any) -> Iterator[tuple[str, str]]:
    """Go through the other states."""
    for tab in ("Places", "Disagreements", "Speakers", "Coverage", "History", "Articles"):
        page.get_by_role("tab", name=tab).click()
        yield tab, "body"
    page.get_by_role("button", name="Read the digest").first.click()
    yield "reading", "body"
    page.locator(".back:visible").click()
    page.locator('.chip[data-article="cna"]').click()
    yield "filtered", "body"
    page.get_by_role("button", name="Reset", exact=True).click()
    page.get_by_role("button", name="Export", exact=True).click()
    yield "menu", ".menu"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Legend", exact=True).click()
    yield "legend", ".legend, .panel"
    page.get_by_role("button", name="Legend", exact=True).click()
    if page.locator(".timeline-toggle").is_visible():
        page.locator(".timeline-toggle").click()
        yield "time", "body"
    page.get_by_role("button", name="Which events have no exact day").click()
    yield "dates", ".timeline, .panel"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Tour", exact=True).click()
    yield "tour", "body"


@pytest.mark.long
@pytest.mark.parametrize("layout", WINDOWS)
def test_what_is_seen_receives_its_own_press(visit: Visit, seed_page: Path, layout: str) -> None:
    page = visit(seed_page, width=WINDOWS[layout][0][0], height=WINDOWS[layout][0][1])
    under = {}
    for width, height in WINDOWS[layout]:
        page.set_viewport_size({"width": width, "height": height})
        under |= {(state, width): page.evaluate(UNDER, root) for state, root in states(page)}
    page.set_viewport_size(dict(zip(("width", "height"), FULLY[layout], strict=True)))
    under |= {(state, "fully"): page.evaluate(UNDER, root) for state, root in more(page)}
    assert {at: found for at, found in under.items() if found} == {}
