"""The disagreements: tables that can be read aloud, counts of speakers and sides, and a way to every claim."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geo
import maps

Visit = Callable[..., Any]
VALUES = ["15 missiles", "tens of missiles", "more than a dozen missiles"]
PHONE = {"width": 390, "height": 844, "phone": True}


def open_tab(page: Any) -> None:
    page.get_by_role("tab", name="Disagreements").click()
    page.wait_for_selector("#page-disagreements .dispute table")


def missiles(page: Any, within: str = ".disputes") -> Any:
    return page.locator(
        f"{within} .dispute", has=page.get_by_role("heading", name="Missiles (fired)", exact=True)
    )


def test_each_question_is_a_table_with_headers_counts_and_its_rule(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    question = missiles(page)
    table = question.get_by_role("table", name="Missiles (fired)")
    assert table.count() == 1
    heads = table.locator("th[scope=rowgroup]").all_text_contents()
    assert heads == [f"{value} 1 speaker" for value in VALUES]
    assert table.locator("th[scope=col]").all_text_contents() == ["Said by", "Source"]
    assert "15 missiles ≠ tens of missiles: no number fits both" in question.locator(".rules").inner_text()


def test_two_articles_that_quote_one_speaker_count_once(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    fifteen = missiles(page).locator("tbody").first
    assert fifteen.locator(".cite").all_inner_texts() == ["CNA\u00a0¶8", "Compilation\u00a0¶4"]
    assert fifteen.locator(".speaker").count() == 1
    assert "1 speaker" in fifteen.inner_text()


def test_what_repeats_others_is_not_counted_and_said_so(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    date = page.locator("#page-disagreements .dispute").first
    assert "Compilation itself (repeats other reports, not counted)" in date.inner_text()
    assert "5 speakers, 4 sides" in date.locator("tbody").first.inner_text()
    assert date.locator("tbody").first.locator(".speaker").count() == 6


def test_speakers_of_one_government_are_one_side_and_the_page_says_what_that_means(
    visit: Visit, seed_page: Path
) -> None:
    page = visit(seed_page)
    open_tab(page)
    deaths = page.locator(
        ".disputes .dispute", has=page.get_by_role("heading", name="Deaths (Americans)", exact=True)
    )
    none = deaths.locator("tbody", has_text="none").first
    counted = [text for text in none.locator(".speaker").all_inner_texts() if "not counted" not in text]
    assert len(counted) == 3
    assert "3 speakers, 1 side" in none.inner_text()
    assert "Only another side confirms what one says" in page.locator(".disputes-summary").inner_text()


def test_what_lies_within_one_article_or_one_side_says_so(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_tab(page)
    table = seeds.disagreements
    inside = int(table["within"].notna().sum())
    assert f"{inside} of them within one article" in page.inner_text(".disputes-summary")
    assert page.locator(".disputes .within", has_text="Within one article").count() == inside
    over = page.locator(
        ".disputes .dispute", has=page.get_by_role("heading", name="Whether the answer is over")
    )
    assert over.locator(".within").inner_text() == "Within one side: The Islamic Republic of Iran."


def test_a_source_that_gives_another_day_for_the_moment_keeps_it(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    date = page.locator(".disputes .dispute").first
    named = date.get_by_role("button", name="Compilation ¶8 “7 January 2020”")
    assert named.count() == 1


def test_a_source_opens_its_claim_in_the_card(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    missiles(page).get_by_role("button", name="Asia Times ¶9").click()
    cite = page.locator(".card tr.told .cite[aria-expanded=true]")
    cite.wait_for()
    assert "Asia Times" in cite.inner_text()
    assert page.locator("tr.told + tr .passage").is_visible()
    assert cite.evaluate("node => node === document.activeElement")
    box, room = cite.bounding_box(), page.locator(".scroller").bounding_box()
    assert room["y"] <= box["y"] <= room["y"] + room["height"] - box["height"]
    assert f"claim={cite.get_attribute('data-claim')}" in page.url


def test_the_address_of_a_claim_opens_it_again(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    missiles(page).get_by_role("button", name="Asia Times ¶9").click()
    page.wait_for_selector("tr.told")
    address, text = page.url, page.locator("tr.told").inner_text()
    page.go_back()
    page.wait_for_selector(".disputes .dispute:visible")
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("tr.told")
    assert page.locator("tr.told").inner_text() == text


def test_back_returns_to_the_row_that_was_chosen(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    source = missiles(page).get_by_role("button", name="Asia Times ¶9")
    source.click()
    page.wait_for_selector("tr.told")
    page.get_by_role("button", name="‹ Disagreements").click()
    source.wait_for()
    assert source.evaluate("node => node === document.activeElement")


def test_side_by_side_on_the_whole_window(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    page.get_by_role("button", name="Values side by side").click()
    dialog = page.get_by_role("dialog", name="Disagreements")
    dialog.wait_for()
    table = missiles(page, "dialog").locator("table")
    assert table.locator("thead th[scope=col]").all_inner_texts() == ["Said by", *VALUES]
    rows = table.locator("tbody tr")
    assert rows.count() == 2
    assert rows.nth(0).locator("td").all_text_contents()[2] == "not said"
    assert table.locator("tfoot td").all_inner_texts() == ["1 speaker"] * 3
    table.get_by_role("button", name="Asia Times ¶10").click()
    page.wait_for_selector("tr.told")
    assert dialog.count() == 0


def test_escape_closes_the_wide_table_alone(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    button = page.get_by_role("button", name="Values side by side")
    button.click()
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    assert button.evaluate("node => node === document.activeElement")
    assert page.locator(".disputes .dispute").first.is_visible()


def test_the_tables_follow_the_chosen_articles(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    before = page.locator(".disputes .dispute").count()
    page.click('.chip[data-article="asia-times"]')
    page.wait_for_function(
        "before => document.querySelectorAll('.disputes .dispute').length < before", arg=before
    )
    sources = page.locator(".disputes .cite").all_inner_texts()
    assert sources
    assert all(text.startswith("Asia Times") for text in sources)


def test_on_a_phone_nothing_is_wider_than_the_screen(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, **PHONE)
    open_tab(page)
    assert not page.get_by_role("button", name="Values side by side").is_visible()
    assert not page.locator(".counted").is_visible(), (
        "what stands in How this works leaves the room to disagreements"
    )
    widest = page.evaluate(
        "() => Math.max(...[...document.querySelectorAll('.disputes *')].map((node) => node.getBoundingClientRect().right))"
    )
    assert widest <= 390
    page.locator(".disputes .cite").first.tap()
    page.wait_for_selector("tr.told")


def test_many_disagreements_come_a_bounded_number_at_a_time(visit: Visit, tmp_path: Path) -> None:
    claim = "{{id: c{n}-{k}, topic: dead, value: {{number: {k}}}, speaker: article, article: {a}, paragraph: 1, paraphrase: P.}}"
    events = "".join(
        f"- id: e{n}\n  title: Event {n}\n  claims: [{claim.format(n=n, k=1, a='one')}, {claim.format(n=n, k=2, a='two')}]\n"
        for n in range(50)
    )
    (tmp_path / "corpus" / "articles").mkdir(parents=True)
    (tmp_path / "corpus" / "events.yaml").write_text(f"events:\n{events}", encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / "corpus" / "articles" / f"{name}.md").write_text(
            f"---\nid: {name}\n---\nText.\n", encoding="utf-8"
        )
    maps.explorer(geo.read_corpus(tmp_path / "corpus")).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    open_tab(page)
    assert page.locator("#page-disagreements .disputed-event").count() == 20
    page.get_by_role("button", name="Show 20 of 30 more events").click()
    page.get_by_role("button", name="Show 10 more events").click()
    assert page.locator("#page-disagreements .disputed-event").count() == 50
    assert page.evaluate("() => document.activeElement.dataset.event") == "e40"
