"""The speakers: who is quoted and where, named or not, whom they contradict; and choosing them filters everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from geo.export import csv, geojson
from geo.filters import Filters
from tests.browser.findings import PHONE, findings_light_and_dark, findings_on_a_phone
from tests.browser.test_page import attributes, exported

Visit = Callable[..., Any]


def open_tab(page: Any) -> None:
    page.get_by_role("tab", name="Speakers").click()
    page.wait_for_selector("#page-speakers .speaker")


def row(page: Any, name: str) -> Any:
    return page.locator("#page-speakers .speaker", has=page.get_by_role("heading", name=name))


def test_who_is_quoted_most_stands_first_with_the_articles_that_quote_them(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_tab(page)
    table = seeds.speakers()
    quoted = table[~table["id"].str.startswith("article:")]
    first = page.locator("#page-speakers .speaker").first
    assert first.locator("h3").inner_text() == quoted.iloc[0]["name"]
    claims = seeds.filtered(Filters(speakers=quoted.iloc[0]["id"])).claim_records.values()
    assert f"{len(claims)} claims on" in first.inner_text()
    for article in {claim.article for claim in claims}:
        counted = sum(claim.article == article for claim in claims)
        assert f"{seeds.article_records[article].short}\u00a0({counted})" in first.inner_text()
    assert page.locator("#page-speakers .speaker").count() == len(table)


def test_a_chosen_speaker_filters_everything_and_the_exports_are_those_of_the_command(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_tab(page)
    button = page.get_by_role("button", name="Choose: The Pentagon")
    button.focus()
    page.keyboard.press("Enter")
    part = seeds.filtered(Filters(speakers="pentagon"))
    chosen = page.get_by_role("button", name="Chosen: The Pentagon")
    assert chosen.evaluate("node => node === document.activeElement")
    assert "speakers=pentagon" in page.url
    assert page.locator("#page-speakers .speaker").count() == len(seeds.voices)  # the others can be added
    assert exported(page, "claims", "CSV") == csv(part, "claims")
    assert exported(page, "events") == geojson(part, "events")
    page.get_by_role("tab", name="Events").click()
    assert set(attributes(page, "#page-events .row[data-event]", "data-event")) == set(part.event_records)
    page.get_by_role("button", name="Remove filter: Speakers: The Pentagon").click()
    assert page.locator("#page-events .row[data-event]").count() == len(seeds.event_records)


def test_whom_they_contradict_leads_to_the_disagreements_of_the_two(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    row(page, "William Seely").get_by_role("button", name="contradicts Mark Esper").click()
    page.wait_for_selector("#page-disagreements .dispute table")
    assert page.get_by_role("tab", name="Disagreements").get_attribute("aria-selected") == "true"
    said = page.locator("#page-disagreements .dispute .speaker").all_inner_texts()
    assert len(said) == 2
    assert "Mark Esper" in said[0] + said[1]
    assert "William Seely" in said[0] + said[1]


def test_speakers_contradict_themselves(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    table = seeds.speakers().set_index("id")
    itself = [id for id, others in table["contradicts"].items() if id in others]
    assert itself
    page = visit(seed_page)
    open_tab(page)
    row = page.locator(
        "#page-speakers .speaker",
        has=page.locator("h3").get_by_text(table.loc[itself[0], "name"], exact=True),
    )
    own = row.get_by_role("button", name="contradicts themselves")
    courses = set(seeds.filtered(Filters(speakers=itself[0])).disagreements["course"])
    assert own.locator("..").inner_text().endswith(", brought up to date") == (courses == {"update"})
    own.click()
    page.wait_for_selector("#page-disagreements .dispute table")
    assert page.url.count(f"speakers={itself[0]}") == 1
    both = seeds.filtered(Filters(speakers=itself[0]))
    assert page.locator("#page-disagreements .dispute").count() == len(both.disagreements)


def test_what_rests_on_one_unnamed_speaker_is_listed_and_opens(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_tab(page)
    unnamed = set(seeds.speakers().query("not named")["id"])
    alone = [
        group for group in seeds.groups if {claim.speaker for claim in group.claims} <= unnamed
        and len({claim.speaker for claim in group.claims}) == 1
    ]  # fmt: skip
    page.locator(".alone summary").click()
    cites = page.locator(".alone .cite")
    cites.first.wait_for()
    assert cites.count() == sum(len(group.claims) for group in alone) > 0
    cites.first.click()
    page.wait_for_selector("tr.told + tr .passage")
    page.get_by_role("button", name="‹ Speakers").click()
    page.get_by_role("button", name="Only those not named").click()
    assert page.get_by_role("button", name="Only those not named").get_attribute("aria-pressed") == "true"
    page.get_by_role("tab", name="Events").click()
    part = seeds.filtered(Filters(speakers=sorted(unnamed)))
    assert set(attributes(page, "#page-events .row[data-event]", "data-event")) == set(part.event_records)


def test_what_a_speaker_says_opens_its_claim(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    one = row(page, "The White House")
    one.locator("summary").focus()
    page.keyboard.press("Enter")
    one.locator(".cite").first.click()
    page.wait_for_selector("tr.told + tr .passage")
    assert "The White House" in page.locator("tr.told").inner_text()


#: Whether a tab, and all that is scrolled, lies within the window.
WITHIN = """tab => {
    const {left, right} = tab.getBoundingClientRect(), scroller = document.querySelector('.scroller');
    return left >= 0 && right <= innerWidth && document.documentElement.scrollWidth <= innerWidth
        && scroller.scrollWidth <= scroller.clientWidth;
}"""


@pytest.mark.parametrize("layout", [{"width": 390, "height": 844, "phone": True}, {}])
def test_every_tab_can_be_reached_and_nothing_is_wider_than_the_window(
    visit: Visit, seed_page: Path, layout: dict[str, Any]
) -> None:
    page = visit(seed_page, **layout)
    for width in (390, 320) if layout else (1440, 768, 1024, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        for tab in page.get_by_role("tab").all():
            tab.click()
            assert tab.evaluate(WITHIN), (width, tab.inner_text())


def test_no_grave_finding(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    page.locator(".alone summary").click()
    page.get_by_role("button", name="Choose: Abdel Mahdi").click()
    assert findings_light_and_dark(page) == []
    phone = visit(seed_page, **PHONE)
    open_tab(phone)
    assert findings_on_a_phone(phone) == []


def test_a_corpus_without_claims_says_that_nobody_is_quoted(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Rain fell in Baghdad and in Tehran.\n", encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path / "story.txt")).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    page.get_by_role("tab", name="Speakers").click()
    assert "Nobody is quoted" in page.locator("#page-speakers .account-head").inner_text()
