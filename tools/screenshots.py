"""Remake the pictures in ``docs/`` from the map of the corpus that ships, and from one of made-up events.

Run ``python -m tools.screenshots``. It needs an installed Chromium.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import geo
import maps
from benchmarks import synthetic
from tools import options
from tools.browser import ARGUMENTS, installed

DOCS = Path(__file__).resolve().parents[1] / "docs"
WIDE, DESK, PHONE = (1440, 900), (1280, 800), (390, 844)
MANY = 10_000

Drive = Callable[[Page], None]


def main(arguments: list[str] | None = None) -> None:
    """Build the maps, open them at several sizes, and take their pictures."""
    options.parser("tools.screenshots", __doc__).parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        seeds, many = Path(folder) / "map.html", Path(folder) / "many.html"
        maps.explorer(geo.read_corpus()).save(seeds)
        maps.explorer(synthetic.corpus(MANY)).save(many)
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for name, (size, drive) in PICTURES.items():
            _take(browser, seeds, name, size, drive)
        _take(browser, seeds, "dark", WIDE, select_base, scheme="dark")
        _take(browser, seeds, "print", DESK, print_preview, full=True)
        _take(browser, many, "clusters", DESK, open_cluster)
        browser.close()


def _take(
    browser: Browser,
    path: Path,
    name: str,
    size: tuple[int, int],
    drive: Drive | None = None,
    scheme: str = "light",
    full: bool = False,
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=2 if size == PHONE else 1,
        color_scheme="dark" if scheme == "dark" else "light",
        locale="en-GB",
        timezone_id="Europe/Paris",
        offline=True,
        has_touch=size == PHONE,
        is_mobile=size == PHONE,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=true]", state="attached")
    if drive:
        drive(page)
    picture = DOCS / f"{name}.png"
    page.screenshot(path=picture, full_page=full)
    context.close()
    _shrink(picture)


#: Colours nearer to each other than this are one, in steps of red, green and blue.
APART = 6


def _shrink(picture: Path) -> None:
    """Write a picture in 256 colours, a third of its size: the most frequent, and none much like another.

    What is flat, as the mark of a kind is, keeps its very colour.
    """
    with Image.open(picture) as taken:
        pixels = np.asarray(taken.convert("RGB"), dtype=np.int32)
    codes, at, counts = np.unique(
        pixels @ np.array([1 << 16, 1 << 8, 1]), return_inverse=True, return_counts=True
    )
    colours = np.stack([codes >> 16, codes >> 8 & 255, codes & 255], axis=1)
    kept = colours[:0]
    for colour in colours[np.argsort(-counts, kind="stable")]:
        if len(kept) < 256 and (((kept - colour) ** 2).sum(axis=1) > APART**2).all():
            kept = np.vstack([kept, colour])
    nearest = ((colours[:, None] - kept) ** 2).sum(axis=2).argmin(axis=1)
    small = Image.fromarray(nearest[at].reshape(pixels.shape[:2]).astype(np.uint8), mode="P")
    small.putpalette(kept.ravel().tolist())
    small.save(picture, optimize=True)


def search(page: Page, words: str) -> None:
    """Type words into the search field and wait until the page says that it looks for them."""
    page.get_by_role("searchbox").fill(words)
    page.wait_for_selector(f'.badges :text("{words}")')


def tab(page: Page, name: str) -> None:
    """Open a tab of the panel."""
    page.get_by_role("tab", name=name).click()


def select_base(page: Page) -> None:
    """Choose the airbase by its mark."""
    page.click('button.mark[data-place="ain-al-asad"]')
    page.wait_for_selector(".card h2")


def open_strike(page: Page) -> None:
    """Open the missile strike from the list."""
    page.click('.row[data-event="missile-strike"]')
    page.wait_for_selector(".card h2")


def show_place(page: Page) -> None:
    """Open the airbase's own card."""
    tab(page, "Places")
    page.click('.row[data-place="ain-al-asad"]')
    page.wait_for_selector(".card h2")


def filter_much(page: Page) -> None:
    """Two articles, one kind, only what is disputed."""
    page.click('.chip[data-article="asia-times"]')
    page.click('.chip[data-article="cna"]')
    page.get_by_role("button", name=re.compile("^Accounts disagree")).click()


def side_by_side(page: Page) -> None:
    """Widen the table of disagreements."""
    tab(page, "Disagreements")
    page.get_by_role("button", name="Values side by side").click()
    page.wait_for_selector("dialog[open] table")


def tour(page: Page) -> None:
    """Begin the tour and go one stop further."""
    page.get_by_role("button", name="Tour", exact=True).click()
    page.keyboard.press("ArrowRight")


def print_preview(page: Page) -> None:
    """Show the page as it goes on paper."""
    page.click('.chip[data-article="cna"]')
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def open_cluster(page: Page) -> None:
    """Choose one article, so that clusters say how many of all they show, and open one of them."""
    page.locator(".chip[data-article]").first.click()
    page.locator(".mark.cluster").nth(20).click()
    page.wait_for_selector(".cluster-list:visible")


def when_was_the_burial(page: Page) -> None:
    """Second thing to try."""
    search(page, "burial")
    tab(page, "Disagreements")


def only_cna(page: Page) -> None:
    """Third thing to try."""
    page.click('.chip[data-article="cna"]')
    page.get_by_role("button", name="Export", exact=True).click()


def the_place_written(page: Page) -> None:
    """Fourth thing to try."""
    search(page, "Ein-al Asad")
    tab(page, "Places")


def the_crush(page: Page) -> None:
    """Fifth thing to try."""
    search(page, "crush")
    page.locator('.row[data-event="kerman-crush"]').click()
    page.wait_for_selector(".card h2")


def the_crush_on_a_phone(page: Page) -> None:
    """Fifth thing to try, at the other end: what the address brings back."""
    the_crush(page)
    page.reload()
    page.wait_for_selector(".card h2")


PICTURES: dict[str, tuple[tuple[int, int], Drive | None]] = {
    "wide": (WIDE, None),
    "card": (WIDE, select_base),
    "filtered": (WIDE, filter_much),
    "disagreements": (WIDE, lambda page: tab(page, "Disagreements")),
    "side-by-side": (WIDE, side_by_side),
    "places": (WIDE, show_place),
    "tour": (WIDE, tour),
    "phone": (PHONE, None),
    "phone-card": (PHONE, open_strike),
    "task-burial": (DESK, when_was_the_burial),
    "task-cna": (DESK, only_cna),
    "task-spelling": (DESK, the_place_written),
    "task-crush": (DESK, the_crush),
    "task-crush-phone": (PHONE, the_crush_on_a_phone),
}


if __name__ == "__main__":
    main()
