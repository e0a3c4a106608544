"""The page in Firefox, where it is installed: what a reader does first works there as it does in Chromium."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import geo
from geo.export import geojson
from tests.browser.firefox import ENTER, PATIENCE, Firefox, installed
from tests.browser.test_reach import UNDER

pytestmark = pytest.mark.skipif(
    installed() is None and os.environ.get("DATELINE_REQUIRE_BROWSER") != "1",
    reason="NO FIREFOX, THE PAGE IS NOT TESTED THERE: install firefox-esr",
)
NOWHERE = {"network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9}
SAVING = {"browser.download.folderList": 2, "browser.download.alwaysOpenPanel": False}


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    """A Firefox without a network that saves what it is given."""
    program = installed()
    assert program, "no Firefox is installed"
    (tmp_path / "saved").mkdir()
    wishes = {"browser.download.dir": str(tmp_path / "saved"), "ui.prefersReducedMotion": 1}
    driven = Firefox(program, tmp_path / "profile", **NOWHERE, **SAVING, **wishes)
    yield driven
    driven.close()


def saved(folder: Path, whole: str) -> str:
    """The text of the file that is saved, once it is whole, or what is there when that is given up."""
    end, text = time.monotonic() + PATIENCE, ""
    while text != whole and time.monotonic() < end:
        time.sleep(0.05)
        text = "".join(one.read_text("utf-8", "replace") for one in folder.iterdir() if one.suffix != ".part")
    return text


@pytest.mark.long
def test_a_reader_opens_filters_searches_and_saves(
    firefox: Firefox, seed_page: Path, seeds: geo.Corpus, tmp_path: Path
) -> None:
    firefox.ask("WebDriver:Navigate", url=seed_page.as_uri())
    firefox.one('html[data-ready="true"]')
    firefox.run("window.wrong = []; addEventListener('error', (event) => wrong.push(event.message))")

    firefox.one('.row[data-event="missile-strike"]').click()
    assert firefox.one(".card h2").text == seeds.event_records["missile-strike"].title
    assert "card=missile-strike" in firefox.run("return location.hash")
    firefox.one(".topic-toggle").type(ENTER)
    firefox.all(".card .cite")[0].type(ENTER)
    assert firefox.all(".card .passage")

    firefox.one('.chip[data-article="cna"]').click()
    part = seeds.filtered(["cna"])
    counts = f"{len(part.event_records)} of {len(seeds.event_records)} events"
    assert firefox.one(".counts").text.startswith(counts)
    next(one for one in firefox.all("button") if one.text.strip() == "Export").click()
    firefox.one('[role="menuitem"][aria-label="Events as GeoJSON" i]').click()
    whole = geojson(part, "events")
    assert saved(tmp_path / "saved", whole) == whole

    firefox.do("WebDriver:Back")
    firefox.one("input[type=search]").type("stampede")
    assert firefox.one('.row[data-event="kerman-crush"]').seen
    assert firefox.run("return document.querySelector('.leaflet-container canvas').width > 0")
    for width, height in ((500, 844), (768, 1024), (1024, 768), (1280, 800), (1440, 900), (2560, 1440)):
        firefox.do("WebDriver:SetWindowRect", width=width, height=height)
        assert firefox.run("return document.documentElement.scrollWidth <= innerWidth"), width
        assert firefox.run(f"return ({UNDER})('body')") == [], width
    assert firefox.run("return window.wrong") == []
