"""Two articles side by side on an event: what each says, question by question, and where they cannot both be right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
from tests.browser.findings import PHONE, findings_light_and_dark, findings_on_a_phone

Visit = Callable[..., Any]


def compare(page: Any, first: str, second: str) -> Any:
    page.click('.row[data-event="missile-strike"]')
    page.get_by_role("button", name="Side by side").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("First article").select_option(label=first)
    dialog.get_by_label("Second article").select_option(label=second)
    return dialog


def test_each_question_has_what_either_says(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    dialog = compare(visit(seed_page), "CNA", "Asia Times")
    groups = [group for group in seeds.groups if group.event == "missile-strike"]
    said = [{claim.article for claim in group.claims} & {"cna", "asia-times"} for group in groups]
    rows = dialog.locator("tbody tr")
    assert rows.count() == sum(map(bool, said))
    assert dialog.locator("td", has_text="says nothing of this").count() == sum(len(one) == 1 for one in said)
    missiles = rows.filter(has=dialog.page.get_by_role("rowheader", name="Missiles (fired)"))
    assert "15 missiles" in missiles.locator("td").nth(0).inner_text()
    assert "tens of missiles" in missiles.locator("td").nth(1).inner_text()
    assert "cannot both be true" in missiles.locator("th").inner_text()
    against = [text.startswith("≠") for text in dialog.locator("tbody th").all_inner_texts()]
    assert against == sorted(against, reverse=True)


def test_a_source_opens_its_claim(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    dialog = compare(page, "Press TV", "CNA")
    dialog.locator(".cite").first.click()
    page.wait_for_selector("tr.told + tr .passage")
    assert dialog.count() == 0


def test_an_event_of_one_article_has_no_other_side(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.click('.chip[data-article="cna"]')
    page.click('.row[data-event="missile-strike"]')
    page.wait_for_selector(".actions")
    assert page.get_by_role("button", name="Side by side").count() == 0


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_no_grave_finding(visit: Visit, seed_page: Path, size: str) -> None:
    page = visit(seed_page, **(PHONE if size == "phone" else {}))
    dialog = compare(page, "CNA", "Asia Times")
    assert dialog.evaluate("node => node.scrollWidth <= node.clientWidth")
    question, value = dialog.locator("tbody th").first, dialog.locator("tbody td").first
    below = value.bounding_box()["y"] > question.bounding_box()["y"]
    assert below == (size == "phone"), "a phone has no room for a third column"
    assert (findings_on_a_phone(page) if size == "phone" else findings_light_and_dark(page)) == []
