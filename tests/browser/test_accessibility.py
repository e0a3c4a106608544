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


#: Parts of the page that most steps leave as they are; what they hold is looked at anew wherever it differs.
PARTS = (".top", ".stage", ".timeline", ".filters")
#: The look of each part in which axe found nothing grave, in this process: its markup, the window, the theme, the rules.
CLEAN: set[tuple[Any, ...]] = set()
LOOKS = """parts => [`${innerWidth} by ${innerHeight}, dark: ${matchMedia('(prefers-color-scheme: dark)').matches}`,
    ...parts.map((part) => [...document.querySelectorAll(part)].map((one) => one.outerHTML).join())]"""


def findings(page: Any, rules: tuple[str, ...] = ()) -> list[str]:
    """Grave findings, each with the elements that it concerns; of all rules, or of some."""
    options = {
        "runOnly": {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS},
        "resultTypes": ["violations"],  # to describe every element that passes takes three times as long
        "preload": False,
    }
    window, *markups = page.evaluate(LOOKS, PARTS)
    looks = {part: (part, window, rules, text) for part, text in zip(PARTS, markups, strict=True) if text}
    known = {"exclude": [[part] for part, look in looks.items() if look in CLEAN]}
    there = page.evaluate("'axe' in window")  # a page that serves several tests takes it in once
    checker = axe.Axe("0") if there else axe.Axe()
    violations = checker.run(page, known if known["exclude"] else None, options).response["violations"]
    found = [
        f"{found['impact']} {found['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for found in violations
        if found["impact"] in GRAVE
        for node in found["nodes"][:4]
    ]
    if not found:
        CLEAN.update(looks.values())
    return found


def findings_light_and_dark(page: Any) -> list[str]:
    """Grave findings in the light theme, and those of colour in the dark one; the page is light and stays so."""
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


@pytest.mark.parametrize("state", STATES)
def test_no_grave_finding_on_a_desk(visit: Visit, seed_page: Path, state: str) -> None:
    page = visit(seed_page)
    STATES[state](page)
    assert findings_light_and_dark(page) == []


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
    assert findings(page) == []


def test_no_grave_finding_without_events(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Rain fell in Baghdad and in Tehran.\n", encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path / "story.txt")).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    assert findings(page) == []
    page.click('.row[data-place="baghdad"]')
    page.wait_for_selector(".card h2")
    assert findings(page) == []
