"""What a reader asks of the lists, the cards and the search, with clicks and keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
from tests.browser.test_accessibility import PHONE
from tests.browser.test_page import attributes

Visit = Callable[..., Any]
SIZES = [{"width": 1440, "height": 900}, {"width": 768, "height": 1024}, PHONE]
SCREENS = 5  # how many a long card may fill, folded; it was fourteen


def listed(page: Any) -> list[str]:
    return attributes(page, ".row[data-event]:visible", "data-event")


def search(page: Any, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.wait_for_selector(f'.badges :text("{words}")', state="attached")


def told(corpus: geo.Corpus, event: str) -> tuple[int, int]:
    claims = corpus.event_records[event].claims
    return len({claim.article for claim in claims}), len(claims)


@pytest.mark.parametrize("size", SIZES)
def test_the_list_opens_on_what_most_articles_report(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, size: dict[str, Any]
) -> None:
    page = visit(seed_page, **size)
    events = listed(page)
    counts = [told(seeds, event) for event in events]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == max(told(seeds, event) for event in seeds.event_records)
    assert f"{counts[0][0]} of 5 articles · {counts[0][1]} claims" in page.locator(".row").first.inner_text()
    assert "2020" in page.locator(".row").first.inner_text(), "a row says its day where no heading does"


def test_the_list_is_ordered_by_day_and_by_disagreement_and_the_address_keeps_it(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    page.get_by_label("Order").select_option("Most disputed first")
    disputes = [sum(g.disputed for g in seeds.groups if g.event == event) for event in listed(page)]
    assert disputes == sorted(disputes, reverse=True)
    assert disputes[0] > 1
    page.get_by_label("Order").select_option("By day")
    assert page.locator(".day").count() > 1
    events = listed(page)
    page.reload()
    page.wait_for_selector(".day")
    assert listed(page) == events


def test_a_row_counts_the_chosen_articles(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    for article in ("cna", "press-tv"):
        page.click(f'.chip[data-article="{article}"]')
    assert "2 of 2 articles" in page.locator('.row[data-event="missile-strike"]').inner_text()


@pytest.mark.parametrize("size", [SIZES[0], {"width": 1024, "height": 768}])
def test_a_long_card_is_folded_into_a_few_screens(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, size: dict[str, Any]
) -> None:
    page = visit(seed_page, **size)
    page.click('.row[data-event="missile-strike"]')
    scroller = page.locator(".scroller")
    assert scroller.evaluate("it => it.scrollHeight / it.clientHeight") < SCREENS
    disputed = [g for g in seeds.groups if g.event == "missile-strike" and g.disputed]
    contents = page.get_by_role("navigation", name="Contents of this card")
    assert contents.locator("li").filter(has_text="≠").count() == len(disputed)
    parts = page.locator(".part-head").all_inner_texts()
    assert parts[0].startswith("Accounts disagree")
    assert parts[-1].startswith("Said by one alone")


def test_contents_lead_to_a_question_and_open_it(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.click('.row[data-event="missile-strike"]')
    contents = page.get_by_role("navigation", name="Contents of this card")
    assert page.locator(".card .cite:visible").count() == 0
    contents.get_by_role("button", name="Missiles (fired)").click()
    toggle = page.get_by_role("button", name="Missiles (fired)", expanded=True)
    assert toggle.evaluate("it => it === document.activeElement")
    assert page.locator(".card .cite:visible").count() == 4
    page.keyboard.press("Enter")
    assert page.locator(".card .cite:visible").count() == 0
    contents.get_by_role("button", name="Said by one alone").click()
    assert page.locator(".part.single .cite:visible").count() > 10


def test_speakers_have_short_names_and_the_passage_says_who_they_are(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.click('.row[data-event="missile-strike"]')
    page.get_by_role("button", name="Deaths (Americans)", exact=True).first.click()
    row = page.locator("tr:visible").filter(has_text="An unnamed source").first
    row.locator(".cite").click()
    assert "One unnamed source, apparently a US official" in page.locator(".passage:visible").inner_text()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", ["stampede", "stampde"])
def test_another_word_and_a_slip_find_the_crush_and_its_claims(
    visit: Visit, seed_page: Path, words: str, size: dict[str, Any]
) -> None:
    page = visit(seed_page, **size)
    search(page, words)
    assert "kerman-crush" in listed(page)
    assert "crush" in page.locator(".findings:visible").inner_text()
    item = page.locator(".item").filter(has=page.locator('[data-event="kerman-crush"]'))
    assert item.locator("mark").all_inner_texts()[0] == "crush"
    item.locator(".found-claim").first.click()
    page.wait_for_selector(".card .passage:visible")
    assert page.locator(".card .passage:visible mark").first.inner_text() == "crush"


def test_coordinates_find_what_is_near_and_else_the_nearest(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    search(page, "30.28, 57.08")
    assert "kerman-crush" in listed(page)
    assert "km of 30.28, 57.08" in page.locator(".findings:visible").inner_text()
    search(page, "30.28N 50.5E")
    said = page.locator(".findings:visible")
    assert "The nearest is" in said.inner_text()
    said.get_by_role("button").last.click()
    page.wait_for_selector(".card h2")


def test_where_nothing_is_found_it_is_said_what_was_searched(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    search(page, "zzyzx")
    said = page.locator(".findings:visible").inner_text()
    for words in (
        f"{len(seeds.event_records)} events",
        f"{len(seeds.claim_records)} claims",
        "not the text of the articles",
    ):
        assert words in said
    page.click('.chip[data-article="press-tv"]')
    search(page, "trampled")
    page.get_by_role("button", name="Search everything").click()
    assert "kerman-crush" in listed(page)
