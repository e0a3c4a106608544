"""What axe-core finds in every state of the page: nothing serious or critical."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

Visit = Callable[..., Any]
GRAVE = ("serious", "critical")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR = ("color-contrast", "link-in-text-block")  # the rules whose outcome depends on a theme's colours
PHONE = {"width": 390, "height": 844, "phone": True}
DESK = 1000  # pixels, the least width


#: Parts of the page that most steps leave as they are; what they hold is looked at anew wherever it differs.
PARTS = ".top, .stage, .timeline, .filters, .row, .dispute, .cite, .coverage tr, .topic, .chip"
#: Looks of parts in which axe found nothing grave, in this process: markup, what is around it, window, theme, rules.
CLEAN: set[tuple[Any, ...]] = set()
LOOKS = """(parts) => {
    const digest = (text) => {
        let one = 0xdeadbeef, other = 0x41c6ce57;
        for (let at = 0; at < text.length; at++) {
            one = Math.imul(one ^ text.charCodeAt(at), 2654435761);
            other = Math.imul(other ^ text.charCodeAt(at), 1597334677);
        }
        return `${one} ${other}`;
    };
    const around = (node) => {
        const names = [];
        for (let up = node.parentElement; up; up = up.parentElement) names.push(up.tagName, up.getAttribute("class"));
        return names.join();
    };
    const looks = [...document.querySelectorAll(parts)].map((part) =>
        part.checkVisibility({visibilityProperty: true}) ? digest(around(part) + part.outerHTML) : "");
    return [`${innerWidth} by ${innerHeight}, dark: ${matchMedia('(prefers-color-scheme: dark)').matches}`, looks];
}"""
RUN = """async ([parts, known, options]) => {
    const exclude = [...document.querySelectorAll(parts)].filter((part, at) => known[at]);
    const {violations} = await axe.run(exclude.length ? {include: [document], exclude} : document, options);
    return violations.map(({impact, id, nodes}) =>
        [impact, id, nodes.map(({html, failureSummary}) => [html, failureSummary ?? ""])]);
}"""


def findings(page: Any, rules: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> list[str]:
    """Grave findings, each with the elements that it concerns; of all rules, of some, or of all but some."""
    options = {
        "runOnly": {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS},
        "rules": {rule: {"enabled": False} for rule in without},
        "resultTypes": ["violations"],  # to describe every element that passes takes three times as long
        "preload": False,
    }
    window, texts = page.evaluate(LOOKS, PARTS)
    looks = [(window, rules, without, text) for text in texts]
    if not page.evaluate("'axe' in window"):  # a page that serves several tests takes it in once
        page.evaluate(axe.Axe().axe_script)
    found = [
        f"{impact} {id}: {html[:160]} {summary[:300]}"
        for impact, id, nodes in page.evaluate(RUN, [PARTS, [look in CLEAN for look in looks], options])
        if impact in GRAVE
        for html, summary in nodes[:4]
    ]
    if not found:
        CLEAN.update(look for look in looks if look[-1])
    return found


def findings_on_a_phone(page: Any) -> list[str]:
    """Grave findings but of colour, for on a phone all has the colours that it has on a desk."""
    return findings(page, without=COLOUR)


def findings_light_and_dark(page: Any) -> list[str]:
    """Grave findings in the light theme, and those of colour in the dark one; the page is light and stays so.

    In a window that is narrower than a desk's all has the same colours, which are not looked at again.
    """
    if page.viewport_size["width"] < DESK:
        return findings_on_a_phone(page)
    light = findings(page)
    page.emulate_media(color_scheme="dark")
    dark = findings(page, COLOUR)
    page.emulate_media(color_scheme="light")
    return light + dark


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
    page.get_by_role("checkbox", name="Associative mentions").check()


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
