"""History: what changed from first to later reports, updates and conflicts told apart, and empty states that speak."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from tests.browser.findings import PHONE, findings_light_and_dark, findings_on_a_phone
from tests.conftest import EVENTS

Visit = Callable[..., Any]
Folder = Callable[..., Path]

TOLLS = EVENTS[: EVENTS.index("  claims:")] + """\
  claims:
  - {id: t1, topic: deaths, value: {number: 3}, unit: people, speaker: mayor, article: one, paragraph: 1, paraphrase: Three.}
  - {id: t2, topic: deaths, value: {number: 9}, unit: people, speaker: police, article: two, paragraph: 1, paraphrase: Nine.}
  - {id: t3, topic: cause, value: {choice: a lamp}, speaker: mayor, article: one, paragraph: 1, paraphrase: A lamp.}
  - {id: t4, topic: cause, value: {choice: a wire}, speaker: mayor, article: two, paragraph: 1, paraphrase: A wire.}
  - {id: t5, topic: size, value: {at_least: 10}, unit: metres, speaker: article, article: one, paragraph: 1, paraphrase: Ten or more.}
  - {id: t6, topic: size, value: {number: 12}, unit: metres, speaker: article, article: two, paragraph: 1, paraphrase: Twelve.}
  - {id: t7, topic: suspects, value: {number: 2}, unit: people, speaker: police, article: two, paragraph: 1, paraphrase: Two held.}
"""  # fmt: skip


def text(id: str, day: str | None) -> str:
    dated = f"published: {day}\n" if day else ""
    return f"---\nid: {id}\npublisher: The {id.title()}\n{dated}---\nA warehouse burnt in Kerman.\n"


def made(folder: Folder, tmp_path: Path, first: str | None, second: str | None) -> Path:
    where = folder(
        events_yaml=TOLLS, articles__one_md=text("one", first), articles__two_md=text("two", second)
    )
    maps.explorer(geo.read_corpus(where)).save(tmp_path / "history.html")
    return tmp_path / "history.html"


def open_tab(page: Any) -> None:
    page.get_by_role("tab", name="History").click()


def question(page: Any, topic: str) -> Any:
    return page.locator("#page-history .dispute", has=page.get_by_role("heading", name=topic, exact=True))


def test_a_toll_that_rose_is_told_from_a_conflict(visit: Visit, folder: Folder, tmp_path: Path) -> None:
    page = visit(made(folder, tmp_path, "2021-03-04", "2021-03-06"))
    open_tab(page)
    toll = question(page, "Deaths")
    assert "brought up to date" in toll.inner_text()
    assert "The count rises with the order of publication." in toll.inner_text()
    rows = [" ".join(text.split()) for text in toll.locator("tbody tr").all_inner_texts()]
    assert rows[0].startswith("4 March 2021 3 people")
    assert rows[1].startswith("6 March 2021 ▲9 people, more than before The police")
    assert "in conflict" in question(page, "Cause").inner_text()
    assert "≠" in question(page, "Cause").inner_text()
    assert "later reports fit" in question(page, "Size").inner_text()
    for heading, chip in (("Deaths", "Brought up to date 1"), ("Cause", "In conflict 1")):
        page.get_by_role("button", name=chip).click()
        assert page.locator("#page-history .dispute").count() == 1
        assert question(page, heading).count() == 1
    page.locator("#page-history").get_by_role("button", name="All", exact=True).click()
    page.locator("#page-history summary").click()
    page.locator("#page-history details", has_text="Suspects: 2 people").wait_for()


def test_the_order_is_that_of_publication_and_not_of_the_files(
    visit: Visit, folder: Folder, tmp_path: Path
) -> None:
    page = visit(made(folder, tmp_path, "2021-03-06", "2021-03-04"))
    open_tab(page)
    rows = question(page, "Deaths").locator("tbody tr").all_inner_texts()
    assert [row.split()[0:3] for row in rows] == [["4", "March", "2021"], ["6", "March", "2021"]]
    assert "▼" in rows[1]
    assert "in conflict" in question(page, "Deaths").inner_text()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((None, None), "these articles have no date of publication"),
        (("2021-03-04", "2021-03-04"), "All dated articles are of one day, 4 March 2021"),
    ],
)
def test_without_an_order_it_says_why(
    visit: Visit, folder: Folder, tmp_path: Path, days: tuple[str | None, str | None], said: str
) -> None:
    page = visit(made(folder, tmp_path, *days))
    open_tab(page)
    assert said in page.locator("#page-history [role=status]").inner_text()
    assert page.locator("#page-history .dispute").count() == 0


def test_the_seeds_history_follows_the_filters_and_opens_claims(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_tab(page)
    before = page.locator("#page-history .disputed-event").count()
    assert before > 0
    assert "none, told as what was said at first" in page.locator("#page-history .changes").first.inner_text()
    page.locator("#page-history .changes .cite").first.click()
    page.wait_for_selector("tr.told + tr .passage")
    page.get_by_role("button", name="‹ History").click()
    for article in ("cna", "asia-times"):
        page.click(f'.chip[data-article="{article}"]')
    assert "All dated articles are of one day" in page.locator("#page-history [role=status]").inner_text()


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_no_grave_finding(visit: Visit, seed_page: Path, size: str) -> None:
    page = visit(seed_page, **(PHONE if size == "phone" else {}))
    open_tab(page)
    page.wait_for_selector("#page-history .dispute")
    assert (findings_on_a_phone(page) if size == "phone" else findings_light_and_dark(page)) == []
