"""Coverage: events by articles, who reports alone, who leaves out what all others have, and the claims behind a number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from benchmarks import synthetic
from geo.filters import Filters
from tests.browser.findings import PHONE, findings_light_and_dark, findings_on_a_phone

Visit = Callable[..., Any]


def open_tab(page: Any) -> None:
    page.get_by_role("tab", name="Coverage").click()
    page.wait_for_selector(".coverage tbody tr")


def row(page: Any, title: str) -> Any:
    return page.locator(".coverage tbody tr", has=page.get_by_role("rowheader", name=title))


def counts(page: Any) -> dict[str, list[int]]:
    """What the table says: for each event the number of claims of each article."""
    return {
        one.locator("th .plain").inner_text(): [
            int(text.split()[0]) if text.split()[0].isdigit() else 0
            for text in one.locator("td").all_inner_texts()
        ]
        for one in page.locator(".coverage tbody tr").all()
    }


def test_the_table_is_that_of_python_and_follows_the_filters(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_tab(page)
    table = page.get_by_role("table", name="Claims of each article on each event")
    heads = table.locator("thead th").all_inner_texts()
    assert [" ".join(text.split()) for text in heads[1:]] == [a.short for a in seeds.article_records.values()]

    def expected(part: geo.Corpus) -> dict[str, list[int]]:
        frame = part.coverage()
        return {part.event_records[id].title: list(frame.loc[id]) for id in frame.index}

    assert counts(page) == expected(seeds)
    titles = page.locator(".coverage th .plain")
    assert titles.first.inner_text() == seeds.event_records["missile-strike"].title, (
        "in the order of the list"
    )
    page.get_by_role("tab", name="Events").click()
    page.get_by_label("Order").select_option("By day")
    first = page.locator("#page-events .row-title").first.inner_text()
    open_tab(page)
    assert titles.first.inner_text() == first
    page.click('.chip[data-article="cna"]')
    page.click('.chip[data-article="press-tv"]')
    page.click(".disputed-chip")
    part = seeds.filtered(Filters(articles=("cna", "press-tv"), disputed=True))
    assert counts(page) == expected(part)


def test_what_press_tv_leaves_out_that_all_others_report(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_tab(page)
    page.get_by_role("columnheader", name="Press TV").get_by_role("button").click()
    reported = seeds.coverage() > 0
    missing = ~reported["press-tv"]
    gaps = reported.index[missing & reported.drop(columns="press-tv").all(axis="columns")]
    assert len(gaps) > 0
    said = page.locator("#page-coverage [role=status]").inner_text()
    assert said == f"Press TV leaves out {missing.sum()} events, {len(gaps)} of them reported by all others."
    first = page.locator(".coverage tbody tr").first
    assert first.locator("th .plain").inner_text() == seeds.event_records[gaps[0]].title
    assert "all but Press TV" in first.inner_text()
    assert page.locator(".coverage tbody tr").count() == missing.sum()
    page.get_by_role("columnheader", name="Press TV").get_by_role("button").click()
    assert page.locator(".coverage tbody tr").count() == len(reported)


def test_what_one_article_alone_reports(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    open_tab(page)
    alone = (seeds.coverage() > 0).sum(axis="columns") == 1
    page.locator("#page-coverage .chip", has_text="In one alone").click()
    assert page.locator(".coverage tbody tr").count() == alone.sum()
    assert page.locator(".coverage tbody tr", has_text="only ").count() == alone.sum()
    assert page.locator("#page-coverage .chip[aria-pressed=true]").evaluate(
        "node => node === document.activeElement"
    )


def test_a_number_opens_its_claims_by_mouse_and_a_claim_its_card(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_tab(page)
    event = seeds.event_records["kerman-crush"]
    its = [claim for claim in event.claims if claim.article == "asia-times"]
    row(page, event.title).get_by_role("button", name="Asia Times").click()
    assert page.locator(".claims-row .cite").count() == len(its) > 1
    row(page, event.title).get_by_role("button", name="CNA").click()
    assert page.locator(".claims-row").count() == 1
    page.locator(".claims-row .cite").first.click()
    page.wait_for_selector("tr.told + tr .passage")
    assert page.locator(".card h2").inner_text() == event.title
    page.get_by_role("button", name="‹ Coverage").click()
    assert page.locator(".coverage").is_visible()


def test_numbers_are_gone_through_with_the_arrow_keys(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    assert page.locator('.covered[tabindex="0"]').count() == 1

    def at() -> list[int]:
        found: list[int] = page.evaluate(
            "() => { const cell = document.activeElement.closest('td');"
            "return [cell.parentElement.rowIndex, cell.cellIndex]; }"
        )
        return found

    page.locator(".covered").first.focus()
    start = at()
    page.keyboard.press("ArrowDown")
    assert at()[0] > start[0]
    assert at()[1] == start[1]
    line = page.locator(".coverage tbody tr").nth(at()[0] - 1)
    page.keyboard.press("End")
    assert at()[1] == max(
        int(cell)
        for cell in line.locator("td:has(.covered)").evaluate_all("all => all.map(td => td.cellIndex)")
    )
    page.keyboard.press("Enter")
    assert page.locator(".claims-row").count() == 1
    page.keyboard.press("Enter")
    assert page.locator(".claims-row").count() == 0
    assert page.locator('.covered[tabindex="0"]').count() == 1


def test_the_table_scrolls_within_itself_with_its_heads_in_sight(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, width=320, height=700, phone=True)
    open_tab(page)
    frame = page.locator(".coverage-frame")
    assert frame.evaluate("node => node.scrollWidth > node.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    frame.evaluate("node => node.scrollBy(200, 400)")
    room, head = frame.bounding_box(), page.locator(".coverage thead .what").bounding_box()
    assert abs(head["x"] - room["x"]) < 2
    assert abs(head["y"] - room["y"]) < 2


def test_on_the_whole_window_and_back(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, width=1280, height=800)
    open_tab(page)
    page.get_by_role("button", name="On the whole window").click()
    dialog = page.get_by_role("dialog", name="Coverage")
    assert dialog.locator(".coverage").is_visible()
    turned = "one => getComputedStyle(one).writingMode"
    assert dialog.locator(".column").first.evaluate(turned) == "horizontal-tb", "there is room for names"
    dialog.locator(".covered").first.click()
    dialog.locator(".claims-row .cite").first.click()
    page.wait_for_selector("tr.told")
    assert dialog.count() == 0
    page.get_by_role("button", name="‹ Coverage").click()
    assert page.locator("#page-coverage .coverage").is_visible()


def test_hundreds_of_events_are_shown_a_part_at_a_time(visit: Visit, tmp_path: Path) -> None:
    maps.explorer(synthetic.corpus(400)).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    open_tab(page)
    shown = page.locator(".coverage tbody tr")
    assert shown.count() == 60
    page.locator("#page-coverage .show-more").click()
    assert shown.count() == 120


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_no_grave_finding(visit: Visit, seed_page: Path, size: str) -> None:
    page = visit(seed_page, **(PHONE if size == "phone" else {}))
    open_tab(page)
    page.locator(".covered").first.click()
    page.locator(".coverage-frame").evaluate(
        "node => node.scrollTo(0, 0)"
    )  # nothing is under the table's head
    assert (findings_on_a_phone(page) if size == "phone" else findings_light_and_dark(page)) == []


def test_without_claims_it_says_so(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Rain fell in Baghdad and in Tehran.\n", encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path / "story.txt")).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    page.get_by_role("tab", name="Coverage").click()
    assert "without recorded claims" in page.locator("#page-coverage").inner_text()
    assert not page.locator(".coverage").is_visible()
