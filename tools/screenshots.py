"""Remake the pictures in ``docs/`` from the map of the corpus that ships.

Run ``python -m tools.screenshots``. It needs an installed Chromium.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import geo
import maps
from tools.browser import ARGUMENTS, installed

DOCS = Path(__file__).resolve().parents[1] / "docs"
WIDE, PHONE = (1440, 900), (390, 844)


def main() -> None:
    """Build the map, open it at several sizes, and take its picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "map.html"
        maps.explorer(geo.read_corpus()).save(path)
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        _take(browser, path, "wide", WIDE)
        _take(browser, path, "card", WIDE, _select_base)
        _take(browser, path, "dark", WIDE, _select_base, dark=True)
        _take(browser, path, "filtered", WIDE, _choose_cna)
        _take(browser, path, "disagreements", WIDE, _show_disagreements)
        _take(browser, path, "places", WIDE, _show_place)
        _take(browser, path, "phone", PHONE)
        _take(browser, path, "phone-card", PHONE, _select_base)
        browser.close()


def _take(
    browser: Browser,
    path: Path,
    name: str,
    size: tuple[int, int],
    drive: Callable[[Page], None] | None = None,
    dark: bool = False,
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=2 if size == PHONE else 1,
        color_scheme="dark" if dark else "light",
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
    page.screenshot(path=DOCS / f"{name}.png")
    context.close()


def _select_base(page: Page) -> None:
    page.click('button.mark[data-place="ain-al-asad"]')
    page.wait_for_selector(".card h2")


def _choose_cna(page: Page) -> None:
    page.click('.chip[data-article="cna"]')


def _show_place(page: Page) -> None:
    page.get_by_role("tab", name="Places").click()
    page.click('.row[data-place="ain-al-asad"]')
    page.wait_for_selector(".card h2")


def _show_disagreements(page: Page) -> None:
    page.get_by_role("tab", name="Disagreements").click()


if __name__ == "__main__":
    main()
