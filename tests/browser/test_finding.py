"""Finding by words, and the address that brings back what was found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
from tests.browser.test_page import attributes, choose, exported

Visit = Callable[..., Any]


def listed(page: Any) -> set[str]:
    return set(attributes(page, "#page-events .row[data-event]", "data-event"))


def search(page: Any, words: str) -> None:
    page.get_by_role("searchbox").fill(words)


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("crush", "kerman-crush"),
        ("ein al asad", "ain-al-asad-strike"),
        ("عین الاسد", "ain-al-asad-strike"),
        ("كرمان", "kerman-crush"),
        ("zarif", "missile-strike"),
        ("capital times taji", "camp-taji-target"),
        ("Pelosi", "democrats-warn"),
        ("tankers drone", "tension-before"),
        ("diplomatic relations", "relations-ended"),
    ],
)
def test_events_are_found_by_title_place_speaker_and_publisher(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, words: str, event: str
) -> None:
    page = visit(seed_page)
    search(page, words)
    found = listed(page)
    assert event in found
    assert found < set(seeds.event_records)
    assert page.inner_text(".counts").startswith(f"{len(found)} of {len(seeds.event_records)} events")


def test_a_search_narrows_the_export_and_says_so(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    search(page, "crush")
    data = json.loads(exported(page, "events"))
    assert data["dateline"]["filters"] == {"words": "crush"}
    assert {feature["properties"]["event"] for feature in data["features"]} == listed(page)
    search(page, "")
    assert json.loads(exported(page, "events"))["dateline"]["filters"] == {}


def test_words_that_fit_nothing_say_so(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    search(page, "zebra")
    assert page.inner_text(".counts").startswith("0 of")
    assert "No event fits" in page.inner_text("#page-events")
    page.get_by_role("button", name="Reset", exact=True).click()
    assert page.get_by_role("searchbox").input_value() == ""


def test_search_works_on_a_phone(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, width=390, height=844, phone=True)
    search(page, "crush")
    assert "kerman-crush" in listed(page)


def test_the_address_brings_back_filters_and_card(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    choose(page, "cna")
    search(page, "kerman")
    page.click('.row[data-event="kerman-crush"]')
    title = page.inner_text("#card-title")
    address = page.url
    assert "articles=cna" in address
    assert "card=kerman-crush" in address
    again = visit(seed_page)
    again.goto(address)
    again.wait_for_selector("#card-title")
    assert again.inner_text("#card-title") == title
    assert again.inner_text(".counts") == page.inner_text(".counts")
    assert again.get_by_role("searchbox").input_value() == "kerman"


def test_back_closes_the_card_and_keeps_the_filter(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    choose(page, "cna")
    page.click('.row[data-event="kerman-crush"]')
    page.wait_for_selector("#card-title")
    page.go_back()
    page.wait_for_selector("#card-title", state="hidden")
    assert page.locator('.chip[data-article="cna"]').get_attribute("aria-pressed") == "true"
    page.go_forward()
    page.wait_for_selector("#card-title")


def test_an_address_from_elsewhere_does_no_harm(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.goto(
        f"{seed_page.as_uri()}#card=<img src=x onerror=alert(1)>&articles=nobody&tab=__proto__&dates=a..b"
    )
    page.wait_for_selector('html[data-ready="true"]')
    assert listed(page) == set(seeds.event_records)


def test_words_of_the_articles_are_found_and_open_the_article_there(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    search(page, "crushing")
    assert listed(page) == set()
    passages = page.locator("#page-events .passages")
    assert "In the articles’ digests: " in passages.locator("h3").inner_text()
    assert "below" in page.locator("#page-events .findings").inner_text()
    passages.locator(".found-claim").first.click()
    lit = page.locator(".reading-paragraph.told")
    assert lit.locator("mark").first.inner_text() == "crushing"
    assert lit.evaluate("one => one.getBoundingClientRect().top < innerHeight / 2")
    address, text = page.url, lit.inner_text()
    page.goto("about:blank")
    page.goto(address)
    lit.wait_for()
    assert lit.inner_text() == text, "a link leads to the passage"
    assert lit.evaluate("one => one.getBoundingClientRect().top < innerHeight / 2")
    search(page, "crushign")
    lit.wait_for(state="hidden")
    assert passages.locator("mark").first.inner_text() == "crushing", "a letter is forgiven"
    page.click('.chip[data-article="press-tv"]')
    passages.wait_for(state="hidden")
