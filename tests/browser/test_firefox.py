"""The page in Firefox, where it is installed: what a reader does first works there as it does in Chromium."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import geo
from geo.export import geojson

pytest.importorskip("marionette_driver", reason="NO DRIVER, THE PAGE IS NOT TESTED IN FIREFOX")

from marionette_driver import By, Wait
from marionette_driver.keys import Keys
from marionette_driver.marionette import Marionette

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
pytestmark = [
    pytest.mark.skipif(
        FIREFOX is None and os.environ.get("DATELINE_REQUIRE_BROWSER") != "1",
        reason="NO FIREFOX, THE PAGE IS NOT TESTED THERE: install firefox-esr",
    ),
    pytest.mark.filterwarnings(
        "ignore::ResourceWarning"
    ),  # the driver leaves the sockets on which it asked to be closed
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Any]:
    """A Firefox without a network that saves what it is given, and writes down what goes wrong in a page."""
    (tmp_path / "saved").mkdir()
    wishes = {
        "network.proxy.type": 1,  # a proxy that nobody answers for
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
        "browser.download.folderList": 2,
        "browser.download.dir": str(tmp_path / "saved"),
        "browser.download.alwaysOpenPanel": False,
        "ui.prefersReducedMotion": 1,
    }
    driver = Marionette(bin=FIREFOX, headless=True, prefs=wishes, gecko_log=str(tmp_path / "log"))
    driver.start_session({"timeouts": {"implicit": 10_000}})
    driver.set_window_rect(width=1440, height=900)
    yield driver
    driver.quit()
    driver.cleanup()
    del driver
    gc.collect()  # its profile removes itself, and had better do so before Python ends


def all_of(driver: Any, selector: str) -> list[Any]:
    """What a selector finds and a reader sees."""
    return [one for one in driver.find_elements(By.CSS_SELECTOR, selector) if one.is_displayed()]


def press(driver: Any, text: str) -> None:
    """Click the button or the tab that says this."""
    named = [one for one in all_of(driver, "button") if one.text.strip() == text]
    assert named, text
    named[0].click()


def test_a_reader_opens_filters_searches_and_saves(
    firefox: Any, seed_page: Path, seeds: geo.Corpus, tmp_path: Path
) -> None:
    firefox.navigate(seed_page.as_uri())
    firefox.find_element(By.CSS_SELECTOR, 'html[data-ready="true"]')
    firefox.execute_script(
        "window.wrong = []; addEventListener('error', (event) => wrong.push(event.message))", sandbox=None
    )

    firefox.find_element(By.CSS_SELECTOR, '.row[data-event="missile-strike"]').click()
    assert (
        firefox.find_element(By.CSS_SELECTOR, ".card h2").text == seeds.event_records["missile-strike"].title
    )
    assert "card=missile-strike" in firefox.get_url()
    firefox.find_element(By.CSS_SELECTOR, ".topic-toggle").send_keys(Keys.ENTER)
    all_of(firefox, ".card .cite")[0].send_keys(Keys.ENTER)
    assert all_of(firefox, ".card .passage")

    firefox.find_element(By.CSS_SELECTOR, '.chip[data-article="cna"]').click()
    part = seeds.filtered(["cna"])
    counts = f"{len(part.event_records)} of {len(seeds.event_records)} events"
    assert firefox.find_element(By.CSS_SELECTOR, ".counts").text.startswith(counts)

    press(firefox, "Export")
    firefox.find_element(By.CSS_SELECTOR, '[role="menuitem"][aria-label="Events as GeoJSON" i]').click()
    saved = Wait(firefox, 15).until(lambda _: list((tmp_path / "saved").glob("dateline-events*.geojson")))
    Wait(firefox, 15).until(lambda _: saved[0].stat().st_size)
    assert saved[0].read_text(encoding="utf-8") == geojson(part, "events")

    firefox.go_back()
    firefox.find_element(By.CSS_SELECTOR, "input[type=search]").send_keys("stampede")
    assert firefox.find_element(By.CSS_SELECTOR, '.row[data-event="kerman-crush"]').is_displayed()
    assert firefox.execute_script("return document.querySelector('.leaflet-container canvas').width > 0")
    assert firefox.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert firefox.execute_script("return window.wrong", sandbox=None) == []
