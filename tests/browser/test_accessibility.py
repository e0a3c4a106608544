"""What axe-core finds in every state of the page: nothing serious or critical."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from tests.browser.findings import PHONE, findings, findings_light_and_dark, findings_on_a_phone

Visit = Callable[..., Any]


def tab(name: str) -> Callable[[Any], None]:
    return lambda page: page.get_by_role("tab", name=name).click()


def card(event: str) -> Callable[[Any], None]:
    def drive(page: Any) -> None:
        page.click(f'.row[data-event="{event}"]')
        page.wait_for_selector(".card h2")

    return drive


def place(id: str) -> Callable[[Any], None]:
    def drive(page: Any) -> None:
        page.get_by_role("tab", name="Places").click()
        page.click(f'.row[data-place="{id}"]')
        page.wait_for_selector(".card h2")

    return drive


def citation(page: Any) -> None:
    card("missile-strike")(page)
    page.locator(".topic-toggle").first.click()
    page.locator(".card .cite").first.click()
    page.wait_for_selector(".passage")


def speaker(page: Any) -> None:
    page.get_by_role("tab", name="Disagreements").click()
    page.locator(".dispute .cite").first.click()
    page.wait_for_selector(".passage")


def one_article(page: Any) -> None:
    page.click('.chip[data-article="press-tv"]')


def kinds_off(page: Any) -> None:
    toggle = page.get_by_role("button", name="Legend", exact=True)
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    for row in page.locator("button.legend-row:visible").all():
        row.click()
    page.wait_for_selector(".empty:visible")


def layers(page: Any) -> None:
    page.hover(".leaflet-control-layers")
    page.get_by_role("checkbox", name="Named in other senses").check()


def export(page: Any) -> None:
    page.get_by_role("button", name="Export").click()
    page.wait_for_selector(".menu:visible")


def side_by_side(page: Any) -> None:
    page.get_by_role("tab", name="Disagreements").click()
    page.get_by_role("button", name="Values side by side").click()
    page.wait_for_selector("dialog[open] table")


def tour(page: Any) -> None:
    page.get_by_role("button", name="Tour", exact=True).click()
    page.wait_for_selector(".topic.told")


def tour_hidden(page: Any) -> None:
    page.click('.chip[data-article="press-tv"]')
    page.get_by_role("button", name="Tour", exact=True).click()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".tour-hidden:visible")


STATES: dict[str, Callable[[Any], None]] = {
    "opening": lambda page: None,
    "places": tab("Places"),
    "articles": tab("Articles"),
    "disagreements": tab("Disagreements"),
    "event": card("missile-strike"),
    "citation": citation,
    "speaker": speaker,
    "side-by-side": side_by_side,
    "tour": tour,
    "tour-hidden": tour_hidden,
    "place": place("ain-al-asad"),
    "country": place("iraq"),
    "one-article": one_article,
    "kinds-off": kinds_off,
    "layers": layers,
    "export": export,
}


#: States all of whose colours are in another too: in the card with a passage, in that of a place, in the list.
COLOURED_ELSEWHERE = ("event", "country", "one-article")


@pytest.mark.parametrize("state", STATES)
def test_no_grave_finding_on_a_desk(visit: Visit, seed_page: Path, state: str) -> None:
    page = visit(seed_page)
    STATES[state](page)
    assert (findings(page) if state in COLOURED_ELSEWHERE else findings_light_and_dark(page)) == []


def test_a_finding_of_colour_is_noticed_in_each_theme(visit: Visit, tmp_path: Path) -> None:
    page_file = tmp_path / "page.html"
    for light, dark, said in (("#111", "#eee", 0), ("#ddd", "#eee", 1), ("#111", "#222", 1)):
        style = f":root {{color-scheme: light dark; background: light-dark(#fff, #111)}} p {{color: light-dark({light}, {dark})}}"
        text = f"<title>x</title><main><h1>Title</h1><p>Some words.</p></main><style>{style}</style>"
        page_file.write_text(f'<!DOCTYPE html><html lang="en" data-ready="true">{text}', encoding="utf-8")
        assert len(findings_light_and_dark(visit(page_file))) == said


def test_a_part_like_one_that_is_clean_is_not_taken_for_it_where_it_is_made_otherwise(
    visit: Visit, tmp_path: Path
) -> None:
    page_file = tmp_path / "page.html"
    for row, said in (
        ('<button class="row" aria-describedby="note">Open</button>', ""),
        ('<button class="row" aria-describedby="note">Close</button>', ""),
        ('<button class="row" aria-describedby="note"></button>', "button-name"),
        ('<button class="row" role="tab">Open</button>', "aria-required-parent"),
        ('<button class="row" aria-pressed="perhaps">Open</button>', "aria-valid-attr-value"),
        ('<button class="row"><span style="color: #bbb">Open</span></button>', "color-contrast"),
    ):
        text = f"<title>x</title><main><h1>Title</h1><p id=note>A note.</p>{row}</main><style>button {{background: #fff}}</style>"
        page_file.write_text(f'<!DOCTYPE html><html lang="en" data-ready="true">{text}', encoding="utf-8")
        found = findings(visit(page_file))
        assert [finding.split()[1] for finding in found] == ([f"{said}:"] if said else []), row


@pytest.mark.parametrize(
    "state",
    ["opening", "places", "disagreements", "speaker", "event", "place", "export", "tour", "tour-hidden"],
)
def test_no_grave_finding_on_a_phone(visit: Visit, seed_page: Path, state: str) -> None:
    page = visit(seed_page, **PHONE)
    STATES[state](page)
    assert (findings(page) if state in ("opening", "event") else findings_on_a_phone(page)) == []


def test_no_grave_finding_without_events(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Rain fell in Baghdad and in Tehran.\n", encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path / "story.txt")).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    assert findings(page) == []
    page.click('.row[data-place="baghdad"]')
    page.wait_for_selector(".card h2")
    assert findings(page) == []
