"""A page whose texts are read by the row: it does all that the plain page does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from maps import packing
from maps import page as pages
from tests.browser.test_page import ARTICLES, attributes, choose, exported

Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def packed_page(seeds: geo.Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the seeds, packed as that of a large corpus is."""
    path = tmp_path_factory.mktemp("packed") / "map.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "LARGE", 0)
        patch.setattr(packing, "MANY_ROWS", 1)
        maps.explorer(seeds).save(path)
    assert b'type="application/zlib"' in path.read_bytes()
    return path


@pytest.fixture(scope="module")
def plain_page(seeds: geo.Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the seeds as JSON that people can read."""
    path = tmp_path_factory.mktemp("plain") / "map.html"
    maps.explorer(seeds, plain=True).save(path)
    return path


def shown(page: Any) -> dict[str, Any]:
    """What a reader sees."""
    return {
        "counts": page.inner_text(".counts"),
        "events": attributes(page, "#page-events .row[data-event]", "data-event"),
        "marks": sorted(name or "" for name in attributes(page, ".mark", "aria-label")),
    }


def test_it_shows_the_same(visit: Visit, packed_page: Path, plain_page: Path) -> None:
    packed, plain = visit(packed_page), visit(plain_page)
    assert shown(packed) == shown(plain)
    for page in (packed, plain):
        choose(page, ARTICLES[2])
    assert shown(packed) == shown(plain)


def test_cards_are_the_same(visit: Visit, packed_page: Path, plain_page: Path, seeds: geo.Corpus) -> None:
    packed, plain = visit(packed_page), visit(plain_page)
    for event in list(seeds.event_records)[:6]:
        texts = []
        for page in (packed, plain):
            page.locator(f'.row[data-event="{event}"]').first.click()
            texts.append(page.text_content(".card"))
            page.keyboard.press("Escape")
        assert texts[0] == texts[1]


def test_exports_are_the_same_bytes(visit: Visit, packed_page: Path, plain_page: Path) -> None:
    packed, plain = visit(packed_page), visit(plain_page)
    for layer in ("events", "mentions"):
        assert exported(packed, layer) == exported(plain, layer)


def test_search_finds_the_same(visit: Visit, packed_page: Path, plain_page: Path) -> None:
    found = []
    for file in (packed_page, plain_page):
        page = visit(file)
        whole = page.inner_text(".counts")
        page.fill("input[type=search]", "soleimani")
        page.wait_for_function("whole => document.querySelector('.counts').innerText !== whole", arg=whole)
        found.append(shown(page))
    assert found[0] == found[1]


def test_a_link_opens_its_card(visit: Visit, packed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(packed_page)
    event = next(iter(seeds.event_records.values()))
    page.evaluate("id => { location.hash = `card=${id}`; }", event.id)
    page.wait_for_selector(".card h2")
    page.reload()
    page.wait_for_selector(".card h2")
    assert page.inner_text(".card h2") == event.title


def test_a_browser_that_cannot_inflate_says_so(watch: Callable[..., Any], packed_page: Path) -> None:
    context = watch()
    context.context.add_init_script("delete globalThis.DecompressionStream;")
    page = context.open(packed_page, wait=False)
    page.wait_for_selector('[role="alert"]')
    assert "--plain" in page.inner_text('[role="alert"]')
    assert context.problems == []
