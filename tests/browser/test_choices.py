"""How a place was chosen among those of its name: on the card, on the map, in the legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from tests.browser.findings import findings
from tests.browser.test_cards import open_place
from tests.browser.test_hostile import HARMFUL
from tests.browser.test_page import open_legend

Visit = Callable[..., Any]
TEXT = "Rain fell in Baghdad.\n\nRain fell in Kerman.\n\nRain fell in Kerman again, and in Tehran.\n"
HARM = HARMFUL.replace("\0", "")


@pytest.fixture
def page_file(folder: Callable[..., Path], tmp_path: Path) -> Path:
    """A page on which Baghdad is too close to call, Tehran was chosen, and Kerman is pinned."""
    corpus = geo.read_corpus(
        folder(articles__one_md=f"---\nid: one\n---\n{TEXT}", articles__two_md=None, events_yaml=None)
    )
    said: dict[str, dict[str, Any]] = {
        "baghdad": {"confidence": 0.34, "runner_up": "x", "runner_up_name": f"Baghdad {HARM}", "close": True},
        "tehran": {"confidence": 0.9, "reasons": f"the largest of 3 {HARM}"},
        "kerman": {"reasons": f"pinned by hand: {HARM}"},
    }
    found = {
        "one": [
            replace(mention.match, **said[str(mention.match.place)]) for mention in corpus.mention_records
        ]
    }
    path = tmp_path / "choices.html"
    maps.explorer(replace(corpus, found=found, credits=(f"Places: {HARM}",))).save(path)
    return path


def choice(page: Any) -> str:
    text: str = page.locator(".card .choice").first.inner_text()
    return text


def test_the_card_says_how_a_place_was_chosen(visit: Visit, page_file: Path) -> None:
    page = visit(page_file)
    open_place(page, "baghdad")
    assert choice(page).startswith("Too close to call. About 34% sure; the runner-up is Baghdad {{7*7}}")
    page.get_by_role("button", name="‹ Places").click()
    open_place(page, "tehran")
    assert choice(page).startswith("Chosen because: the largest of 3 {{7*7}}")
    assert choice(page).endswith("About 90% sure.")
    page.get_by_role("button", name="‹ Places").click()
    open_place(page, "kerman")
    assert choice(page).startswith("Pinned by hand: {{7*7}}")
    assert not findings(page)


def test_too_close_to_call_is_drawn_and_explained(visit: Visit, page_file: Path) -> None:
    page = visit(page_file)
    open_legend(page)
    sign = page.locator(".legend-row", has_text="Too close to call")
    assert sign.is_visible()
    label = page.locator('button[aria-label^="Baghdad: 1 mention"]').first.get_attribute("aria-label")
    assert label == "Baghdad: 1 mention, too close to call"
    plain = page.locator('button[aria-label^="Kerman: 2 mentions"]').first.get_attribute("aria-label")
    assert plain == "Kerman: 2 mentions"


def test_the_credits_of_the_gazetteer_are_on_the_page_as_text(visit: Visit, page_file: Path) -> None:
    page = visit(page_file)
    page.get_by_role("tab", name="Articles").click()
    assert page.locator(".credits").inner_text().startswith("Gazetteer of the world: Places: {{7*7}}")


def test_pages_of_the_curated_gazetteer_say_nothing_of_it(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    assert page.locator(".legend-row", has_text="Too close to call").is_hidden()
    page.get_by_role("tab", name="Articles").click()
    assert page.locator(".credits").count() == 0
    open_place(page, "kerman")
    assert page.locator(".card .choice").count() == 0
