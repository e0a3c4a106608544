"""Pages of corpora that are made up to be hard: empty, huge, at the ends of the map, in other scripts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from benchmarks import synthetic
from geo.export import geojson
from tests.browser.findings import PHONE, findings, findings_on_a_phone
from tests.browser.test_page import attributes, exported
from tests.corpora import CORPORA, FORTY, TWO_HUNDRED

Visit = Callable[..., Any]
Made = Callable[[str], tuple[geo.Corpus, Path]]
SIZES: dict[str, dict[str, Any]] = {"desk": {"width": 1280, "height": 800}, "phone": PHONE}
MANY = 10_000


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The corpus of a name and its page, each made once."""
    known: dict[str, tuple[geo.Corpus, Path]] = {}

    def make(name: str) -> tuple[geo.Corpus, Path]:
        if name not in known:
            folder = tmp_path_factory.mktemp(name)
            corpus = (
                synthetic.corpus(MANY) if name == "many" else geo.read_corpus(CORPORA[name](folder / "in"))
            )
            maps.explorer(corpus).save(folder / "map.html")
            known[name] = corpus, folder / "map.html"
        return known[name]

    return make


def faults(page: Any) -> list[str]:
    """What a page must not hold: words of failed arithmetic, and anything wider than the screen."""
    words: list[str] = page.evaluate(
        r"""() => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
            const found = [];
            for (let node = walker.currentNode; node; node = walker.nextNode()) {
                if (node.parentElement?.closest("script, style")) continue;
                const texts = node.attributes ? [...node.attributes].map((one) => one.value) : [node.data];
                found.push(...texts.filter((text) => /\b(NaN|undefined|null|Infinity)\b|\[object/.test(text)));
            }
            if (document.documentElement.scrollWidth > innerWidth) found.push("the page is too wide");
            for (const one of document.querySelectorAll(".panel *"))
                if (one.getClientRects().length && !one.closest(".chips, .unseen, .tabs") &&
                    one.getBoundingClientRect().right > one.closest(".panel").getBoundingClientRect().right + 1)
                    found.push(`too wide: ${one.outerHTML.slice(0, 120)}`);
            return found;
        }"""
    )
    return words


def open_first(page: Any) -> None:
    page.locator(".row:visible").first.click()
    page.wait_for_selector(".card h2")


def mark(page: Any, place: str) -> Any:
    return page.locator(f'.mark[data-place="{place}"]')


def inside_map(page: Any, place: str) -> bool:
    box, around = mark(page, place).bounding_box(), page.locator(".leaflet-container").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return bool(
        around["x"] <= x <= around["x"] + around["width"]
        and around["y"] <= y <= around["y"] + around["height"]
    )


@pytest.mark.parametrize(
    ("name", "size"),
    [
        *((name, "desk") for name in (*CORPORA, "many")),
        *(
            (name, "phone") for name in ("none", "arabic", "claims", "stack", "long")
        ),  # others fill it as these do
    ],
)
def test_page_is_whole_and_open_to_all(visit: Visit, made: Made, name: str, size: str) -> None:
    corpus, path = made(name)
    page = visit(path, **SIZES[size])
    what, number = (
        ("event", len(corpus.event_records)) if corpus.event_records else ("place", len(corpus.place_records))
    )
    counts = " ".join(page.inner_text(".counts").split())
    assert counts.startswith(f"{number:,} of {number:,} {what}")
    assert page.locator("h1").text_content() == corpus.about.title
    assert faults(page) == []
    if size == "desk":
        assert findings(page) == []
    open_first(page)
    assert faults(page) == []
    if size == "phone":
        assert findings_on_a_phone(page) == []


@pytest.mark.parametrize(
    ("name", "size"), [("antimeridian", "desk"), ("antimeridian", "phone"), ("antimeridian-given", "desk")]
)
def test_both_sides_of_the_antimeridian_are_in_one_view(
    visit: Visit, made: Made, name: str, size: str
) -> None:
    corpus, path = made(name)
    west, _, east, _ = corpus.extent
    assert west > 170
    assert east < -170
    page = visit(path, **SIZES[size])
    assert set(attributes(page, ".mark", "data-place")) == set(corpus.place_records)
    assert page.locator(".outside").is_hidden()
    boxes = [mark(page, id).bounding_box() for id in ("taveuni", "cikobia", "vanua-balavu")]
    middles = [box["x"] + box["width"] / 2 for box in boxes]  # of buttons that differ in size
    assert middles == sorted(middles)
    for id in corpus.place_records:
        assert inside_map(page, id)
    mark(page, "vanua-balavu").click()
    page.wait_for_selector(".card h2")
    assert page.inner_text(".card h2") == "A storm on Vanua Balavu"
    assert inside_map(page, "vanua-balavu")


def test_export_at_the_antimeridian_is_that_of_the_command(visit: Visit, made: Made) -> None:
    corpus, path = made("antimeridian")
    page = visit(path)
    for layer in ("events", "places"):
        text = exported(page, layer)
        assert text == geojson(corpus, layer)
        lons = {feature["geometry"]["coordinates"][0] for feature in json.loads(text)["features"]}
        assert lons == {179.9, 180, -179.9}
        assert json.loads(text)["bbox"] == [179.9, -17.2, -179.9, -15.75]


@pytest.mark.parametrize(("pole", "size"), [("north", "desk"), ("south", "desk"), ("south", "phone")])
def test_poles_are_marked_at_the_edge_of_the_map_and_say_so(
    visit: Visit, made: Made, pole: str, size: str
) -> None:
    _, path = made("poles")
    page = visit(path, **SIZES[size])
    id = f"{pole}-pole"
    page.click(f'.row[data-event="at-{id}"]')
    if (pole, size) == ("south", "phone"):  # the world ends above the sheet
        page.get_by_role("button", name="Go to South Pole").wait_for()
    else:
        page.wait_for_selector(f'.mark[data-place="{id}"][aria-pressed="true"]')
        assert inside_map(page, id)
    page.locator(".card .where button").click()
    page.wait_for_selector(".card .position")
    assert "the mark stands on the edge" in page.inner_text(".card .position")
    assert "90° " in page.inner_text(".card .coordinates")


def test_what_a_pole_hides_is_one_click_away(visit: Visit, made: Made) -> None:
    _, path = made("poles")
    page = visit(path)
    page.get_by_role("button", name="Go to North Pole").click()
    page.wait_for_selector('.mark[data-place="north-pole"]')
    assert page.get_by_role("button", name="Go to North Pole").count() == 0


def test_titles_run_in_the_direction_of_their_script(visit: Visit, made: Made) -> None:
    corpus, path = made("arabic")
    page = visit(path)
    direction = "all => all.map(one => getComputedStyle(one).direction)"
    assert set(page.locator(".row-title").evaluate_all(direction)) == {"rtl"}
    assert page.locator("h1").evaluate("one => getComputedStyle(one).direction") == "ltr"
    page.click('.row[data-event="wufud"]')
    page.wait_for_selector(".card h2")
    assert page.inner_text(".card h2") == corpus.event_records["wufud"].title
    assert page.locator(".card h2 bdi").evaluate("one => getComputedStyle(one).direction") == "rtl"
    own = page.locator(".card td bdi", has_text="itself")
    assert own.evaluate("one => getComputedStyle(one).direction") == "ltr", (
        "its name does not turn what follows"
    )
    page.locator(".card .where button").first.click()
    name = page.locator('.card .name[lang="ar"]').first
    name.wait_for()
    assert name.get_attribute("dir") == "rtl"


def test_every_one_of_forty_claims_is_in_the_card(visit: Visit, made: Made) -> None:
    corpus, path = made("claims")
    page = visit(path)
    open_first(page)
    assert sorted(attributes(page, ".card .cite[data-claim]", "data-claim")) == sorted(corpus.claim_records)
    assert len(corpus.claim_records) == FORTY
    for claim in corpus.claim_records.values():
        name = corpus.speaker_records[claim.speaker].name
        assert page.locator(".card").get_by_text(name, exact=True).count() >= 1


@pytest.mark.parametrize("size", SIZES)
def test_two_hundred_events_at_one_place_are_a_stack(visit: Visit, made: Made, size: str) -> None:
    _, path = made("stack")
    page = visit(path, **SIZES[size])
    assert mark(page, "kerman").get_attribute("aria-label") == f"Kerman: {TWO_HUNDRED} events"
    mark(page, "kerman").click()
    page.wait_for_selector(".stack")
    first = page.inner_text(".card h2")
    assert page.inner_text(".stack").startswith(f"1 of {TWO_HUNDRED}")
    page.get_by_role("button", name="Next event here").click()
    assert page.inner_text(".stack").startswith(f"2 of {TWO_HUNDRED}")
    assert page.evaluate("document.activeElement.ariaLabel") == "Next event here"
    assert page.inner_text(".card h2") != first
    for _ in range(2):
        page.get_by_role("button", name="Previous event here").click()
    assert page.inner_text(".stack").startswith(f"{TWO_HUNDRED} of {TWO_HUNDRED}")
    page.get_by_role("tab", name="Places").click()
    page.click('.row[data-place="kerman"]')
    assert page.locator(".card .plain-list .row").count() == TWO_HUNDRED


def test_article_without_events_is_listed_and_can_be_chosen(visit: Visit, made: Made) -> None:
    _, path = made("one")
    page = visit(path)
    page.click('.chip[data-article="silent"]')
    assert page.inner_text(".counts") == "0 of 1 event · 1 of 2 articles"
    assert "No event fits" in page.inner_text("#page-events .empty")
    page.get_by_role("tab", name="Places").click()
    assert attributes(page, "#page-places .row", "data-place") == ["baghdad"]


def test_long_list_is_virtual_and_reaches_its_end(visit: Visit, made: Made) -> None:
    corpus, path = made("many")
    page = visit(path)
    rows = page.locator("#page-events [role=listitem]")
    assert rows.count() < 100
    page.locator(".scroller").evaluate("one => { one.scrollTop = one.scrollHeight; }")
    page.wait_for_function(
        "() => [...document.querySelectorAll('#page-events [role=listitem]')]"
        ".some(one => one.ariaPosInSet === one.ariaSetSize)"
    )
    assert rows.count() < 100
    rows.last.locator("button").click()
    page.wait_for_selector(".card h2")
    assert page.inner_text(".card h2") in {event.title for event in corpus.event_records.values()}


def test_search_among_ten_thousand_events(visit: Visit, made: Made) -> None:
    _, path = made("many")
    page = visit(path)
    page.get_by_role("searchbox").fill("Event 9876")
    page.wait_for_function("() => document.querySelector('.counts').textContent.startsWith('1 of 10,000')")
    assert attributes(page, "#page-events .row", "data-event") == ["e9876"]
