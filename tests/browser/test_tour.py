"""The tour: one stop after the other, by mouse and keyboard, in the address, past filters, on a phone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geo
import maps
from tests.browser.test_hostile import HARMFUL

Visit = Callable[..., Any]
PHONE = {"width": 390, "height": 844, "phone": True}


def start(page: Any) -> Any:
    page.get_by_role("button", name="Tour", exact=True).click()
    tour = page.get_by_role("region", name="Tour")
    tour.wait_for()
    return tour


def count(page: Any, text: str) -> None:
    page.locator(".tour-count", has_text=text).wait_for()


def corpus_with(folder: Path, story: Any) -> Path:
    (folder / "corpus" / "articles").mkdir(parents=True)
    (folder / "corpus" / "story.yaml").write_text(json.dumps(story), encoding="utf-8")
    (folder / "corpus" / "events.yaml").write_text(
        "events:\n- id: fire\n  title: A fire\n  kind: strike\n  places: [{place: kerman}]\n  claims:\n"
        "  - {id: c, topic: t, value: {number: 1}, speaker: article, article: one, paraphrase: p, paragraph: 1}\n",
        encoding="utf-8",
    )
    for name, place in (("one", "Kerman"), ("two", "Tehran")):
        (folder / "corpus" / "articles" / f"{name}.md").write_text(
            f"---\nid: {name}\n---\nFire in {place}.\n", encoding="utf-8"
        )
    return folder / "corpus"


def test_there_is_no_button_without_a_story(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Rain fell in Baghdad.\n", encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path / "one.txt")).save(tmp_path / "map.html")
    assert not visit(tmp_path / "map.html").locator(".tour-open").is_visible()


def test_it_goes_from_stop_to_stop(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    tour = start(page)
    for number, stop in enumerate(seeds.stops, 1):
        count(page, f"{number} of {len(seeds.stops)}")
        assert tour.get_by_role("heading", name=stop.title, exact=True).count() == 1
        assert tour.locator(".tour-text").inner_text() == stop.text
        assert seeds.event_records[stop.event or ""].title == page.locator(".card h2").inner_text()
        if stop.topic:
            assert page.locator(".topic.told").count() == 1
        if number < len(seeds.stops):
            tour.get_by_role("button", name="Next").click()
    assert tour.get_by_role("button", name="Next").get_attribute("aria-disabled") == "true"
    tour.get_by_role("button", name="Back").click()
    count(page, f"{len(seeds.stops) - 1} of")


def test_keys_and_focus(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    start(page)
    assert page.evaluate("() => document.activeElement.className") == "tour-title"
    page.keyboard.press("ArrowRight")
    count(page, "2 of")
    page.keyboard.press("ArrowRight")
    count(page, "3 of")
    page.keyboard.press("ArrowLeft")
    count(page, "2 of")
    assert page.evaluate("() => document.activeElement.className") == "tour-title"
    page.get_by_role("button", name="Next ›").focus()
    page.keyboard.press("Enter")
    count(page, "3 of")
    assert page.evaluate("() => document.activeElement.textContent") == "Next ›"
    page.keyboard.press("Escape")
    page.wait_for_selector(".tour", state="hidden")
    assert page.evaluate("() => document.activeElement.textContent") == "Tour"
    assert page.locator(".card h2").is_visible()


def test_the_address_restores_the_stop_and_back_works(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    start(page)
    page.get_by_role("button", name="Next ›").click()
    count(page, "2 of")
    address = page.url
    assert "stop=2" in address
    page.go_back()
    count(page, "1 of")
    page.goto("about:blank")
    page.goto(address)
    count(page, "2 of")
    assert page.locator(".card h2").inner_text() == "Trump threatens 52 sites in Iran"
    page.goto("about:blank")
    page.goto(address.partition("#")[0] + "#stop=5")
    count(page, "5 of")
    assert page.locator(".card h2").inner_text() == "Soleimani is buried in Kerman"


def test_a_stop_out_of_range_is_passed_over(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    for wrong in ("0", "11", "-1", "1.5", "x", ""):
        page.goto("about:blank")
        page.goto(f"{seed_page.resolve().as_uri()}#stop={wrong}")
        page.wait_for_selector('html[data-ready="true"]', state="attached")
        assert not page.locator(".tour").is_visible()


def test_filters_that_hide_the_item_are_named_and_can_be_reset(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.click('.chip[data-article="press-tv"]')
    tour = start(page)
    page.keyboard.press("ArrowRight")
    count(page, "2 of")
    note = tour.get_by_text("The filters hide this event.")
    note.wait_for()
    assert not page.locator(".card h2").is_visible()
    tour.get_by_role("button", name="Reset the filters and show it").click()
    page.locator(".card h2", has_text="Trump threatens 52 sites in Iran").wait_for()
    assert not note.is_visible()
    count(page, "2 of")


def test_it_covers_no_selected_mark_on_a_phone(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page, **PHONE)
    start(page)
    for number in range(1, len(seeds.stops) + 1):
        count(page, f"{number} of")
        mark = page.locator(".mark[aria-pressed=true]")
        if mark.count():
            box = mark.bounding_box()
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            top = page.evaluate(
                "([x, y]) => document.elementFromPoint(x, y)?.closest('.panel, .stage')?.className", [x, y]
            )
            assert top == "stage", f"stop {number}"
        if number < len(seeds.stops):
            page.get_by_role("button", name="Next ›").tap()


def test_a_view_moves_the_map(visit: Visit, tmp_path: Path) -> None:
    stops = [
        {"title": "A", "text": "a", "event": "fire", "view": {"extent": [50, 25, 60, 35]}},
        {"title": "B", "text": "b", "place": "tehran", "view": {"center": [51.4, 35.7], "zoom": 10}},
    ]
    maps.explorer(geo.read_corpus(corpus_with(tmp_path, {"stops": stops}))).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    start(page)
    wide = page.locator(".leaflet-control-scale-line").inner_text()
    page.keyboard.press("ArrowRight")
    count(page, "2 of 2")
    page.wait_for_function(
        "wide => document.querySelector('.leaflet-control-scale-line').textContent !== wide", arg=wide
    )
    assert page.locator(".leaflet-control-scale-line").inner_text() == "10 km"
    assert page.locator('.mark[data-place="tehran"]').get_attribute("aria-pressed") == "true"


def test_a_filtered_page_leaves_stops_out_and_says_so(visit: Visit, tmp_path: Path) -> None:
    stops = [{"title": "A", "text": "a", "event": "fire"}, {"title": "B", "text": "b", "place": "tehran"}]
    corpus = geo.read_corpus(corpus_with(tmp_path, {"stops": stops}))
    maps.explorer(corpus, ["one"]).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    tour = start(page)
    count(page, "1 of 1")
    assert "1 stop of the tour is left out" in tour.inner_text()


def test_hostile_text_stays_text(visit: Visit, tmp_path: Path) -> None:
    attack = HARMFUL.replace("\0", "")
    story = {
        "title": f"Story {attack}",
        "stops": [{"title": f"Title {attack}", "text": f"Text {attack}", "event": "fire"}],
    }
    maps.explorer(geo.read_corpus(corpus_with(tmp_path, story))).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    tour = start(page)
    for part in ("Story", "Title", "Text"):
        assert f"{part} {{{{7*7}}}}" in tour.text_content()
    assert tour.locator("img, script").count() == 0
