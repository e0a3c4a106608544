"""Moving about: the list by day, the map that stays where it is, the sheet, and the keyboard's way through the page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import geo
from geo.dates import parse
from tests.browser.findings import PHONE

Visit = Callable[..., Any]
VIEW = """() => {
    const map = Object.values(window).find((one) => one instanceof L.Map);
    const {lat, lng} = map.getCenter();
    return [lat, lng, map.getZoom()];
}"""
STOPS = 120


def select(page: Any, event: str) -> None:
    page.locator(f'.row[data-event="{event}"]').click()
    page.wait_for_selector(".card h2")


def middle(page: Any, place: str) -> tuple[float, float]:
    box = page.locator(f'.mark[data-place="{place}"]').bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_events_are_listed_in_time_under_their_days(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.get_by_label("Order").select_option("By day")
    items: list[list[str]] = page.locator("#page-events [role=listitem]").evaluate_all(
        "all => all.map(one => one.matches('.day') ? ['day', one.querySelector('h3').textContent,"
        " one.querySelector('.soft').textContent] : ['event', one.querySelector('.row').dataset.event])"
    )
    days, day = {}, ""
    for kind, *facts in items:
        if kind == "day":
            day, number = facts
            assert day not in days, "a day has one heading"
            days[day] = (int(number), [])
        else:
            days[day][1].append(facts[0])
    for day, (number, events) in days.items():
        assert number == len(events)
        assert {seeds.event_records[id].date_words.lower() for id in events} == {day.lower()}
    listed = [seeds.event_records[id].date for _, events in days.values() for id in events]
    firsts = [str(parse(date).first) for date in listed if date]
    assert firsts == sorted(firsts)
    assert len(listed) == len(seeds.event_records)


def test_choosing_what_is_in_sight_moves_nothing(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    before = page.evaluate(VIEW)
    select(page, "ain-al-asad-strike")
    assert page.evaluate(VIEW) == before


def test_choosing_what_is_out_of_sight_keeps_the_zoom_and_moves_no_further_than_needed(
    visit: Visit, seed_page: Path
) -> None:
    page = visit(seed_page)
    _, _, zoom = page.evaluate(VIEW)
    page.get_by_role("tab", name="Places").click()
    page.locator('.row[data-place="tokyo"]').click()
    page.wait_for_selector('.mark[data-place="tokyo"]')
    assert page.evaluate(VIEW)[2] == zoom
    x, _ = middle(page, "tokyo")
    legend = page.locator(".legend").bounding_box()
    assert legend["x"] - 60 < x < legend["x"], (
        "it stands by the side from which it came in, and free of the legend"
    )


def test_the_sheet_never_covers_the_selected_mark(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page, **PHONE)
    there = [event for event in seeds.event_records.values() if event.places]
    first = {event.id: seeds.gazetteer[event.places[0].place] for event in there}
    ends = [
        end(there, key=lambda event, axis=axis: getattr(first[event.id], axis))  # type: ignore[misc]
        for axis in ("lat", "lon")
        for end in (min, max)
    ]
    for event in (*ends, max(there, key=lambda event: len(event.places))):
        select(page, event.id)
        sheet = page.locator(".panel").bounding_box()["y"]
        for one in page.locator('.mark[aria-pressed="true"]').all():
            box = one.bounding_box()
            assert box["y"] + box["height"] / 2 < sheet, event.id
            assert box["y"] + box["height"] / 2 > page.locator(".top").bounding_box()["height"], event.id
        page.locator(".back").click()
        page.wait_for_selector(".card h2", state="hidden")


def test_the_sheet_goes_up_and_down_by_keyboard(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, **PHONE)
    page.locator(".grip").focus()
    tops = []
    for key in ("ArrowUp", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        tops.append(page.locator(".panel").bounding_box()["y"])
    assert tops[0] < tops[1] < tops[2]
    assert "peek" in page.locator(".grip").get_attribute("aria-label")


def test_nothing_moves_where_movement_is_unwelcome(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, **PHONE)
    page.locator(".grip").focus()
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.getAnimations().length") == 0
    page.keyboard.press("ArrowDown")
    page.get_by_role("tab", name="Places").click()
    page.locator('.row[data-place="tokyo"]').click()
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.locator(".leaflet-pan-anim, .leaflet-zoom-anim").count() == 0


def test_the_page_can_be_zoomed_and_used_when_it_is(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, width=640, height=400)  # a window of 1280 by 800 at 200 %
    viewport = page.locator("meta[name=viewport]").get_attribute("content")
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport
    assert page.evaluate("getComputedStyle(document.documentElement).touchAction") in ("auto", "manipulation")
    assert page.evaluate("document.documentElement.scrollWidth") == 640
    select(page, "kerman-crush")
    assert page.locator(".card h2").is_visible()


def test_landmarks_and_headings_give_the_page_its_parts(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    for role in ("banner", "main", "search"):
        assert page.get_by_role(role).count() == 1
    for name in ("Map", "Time", "Events, places, disagreements, articles, speakers, coverage and history"):
        assert page.get_by_role("region", name=name).count() == 1
    assert page.get_by_role("status").first.is_visible()
    for tab in ("Events", "Places", "Articles", "Disagreements", None):
        if tab:
            page.get_by_role("tab", name=tab).click()
        else:
            page.get_by_role("tab", name="Events").click()
            select(page, "missile-strike")
        levels: list[int] = page.locator(":is(h1, h2, h3, h4):visible").evaluate_all(
            "all => all.map(one => Number(one.tagName[1]))"
        )
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), tab


def test_counts_are_said_when_they_change(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    counts = page.locator(".counts")
    assert counts.get_attribute("role") == "status"
    node = counts.element_handle()
    page.click('.chip[data-article="cna"]')
    assert f"{len(seeds.filtered(['cna']).event_records)} of" in node.inner_text()


def test_focus_is_seen_and_goes_through_the_page_in_order(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    parts = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        part, seen = page.evaluate(
            """() => {
                const one = document.activeElement;
                const shown = (node) => {
                    const style = getComputedStyle(node);
                    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                };
                const part = [".skip", ".top", ".panel", ".stage", ".timeline"].find((name) => one.closest(name));
                return [part ?? null, [one, ...one.querySelectorAll("*")].some(shown)];
            }"""
        )
        if part is None:
            break
        assert seen, f"the focus cannot be seen in {part}"
        parts.append(part)
    order = [part for part, _ in groupby(parts)]
    assert order == list(dict.fromkeys(order)), "each part is passed through once"
    assert order[:3] == [".skip", ".top", ".panel"]
    assert {".stage", ".timeline"} <= set(order)


def test_skip_link_leads_past_the_head(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.panel'))")


def test_a_card_is_opened_read_and_left_by_keyboard(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    row = page.locator('.row[data-event="kerman-crush"]')
    row.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".card h2")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    page.keyboard.press("Escape")
    page.wait_for_selector(".card h2", state="hidden")
    assert page.evaluate("document.activeElement.dataset.event") == "kerman-crush"


def test_tabs_are_walked_with_the_arrow_keys(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.get_by_role("tab", name="Events").focus()
    for key, name in (
        ("ArrowRight", "Places"),
        ("End", "History"),
        ("ArrowRight", "Events"),
        ("ArrowLeft", "History"),
    ):
        page.keyboard.press(key)
        selected = page.locator('[role=tab][aria-selected="true"]')
        assert selected.inner_text().startswith(name)
        assert selected.evaluate("one => one === document.activeElement")
        assert page.locator(f"#{selected.get_attribute('aria-controls')}").is_visible()


def test_the_zoom_stops_where_the_map_shows_no_more_and_offers_the_online_maps(
    visit: Visit, seed_page: Path
) -> None:
    page = visit(seed_page)
    offer = page.get_by_text("The map in this page shows nothing closer here")
    closer = page.locator(".leaflet-control-zoom-in")
    look = """([lat, lon, zoom]) => {
        const [, map] = Object.entries(window).find(([name, one]) => /^map_/.test(name) && one instanceof L.Map);
        map.setView([lat, lon], 5, {animate: false});
        map.setZoom(zoom, {animate: false});
        return map.getZoom();
    }"""
    baghdad, desert_in_sight, chad = (33.31, 44.37), (32.0, 51.0), (15.0, 19.0)
    stops = [page.evaluate(look, [*place, 18]) for place in (baghdad, desert_in_sight, chad)]
    assert stops == [13, 10, 8]
    assert offer.is_visible()
    assert "leaflet-disabled" in (closer.get_attribute("class") or "")
    assert [button.inner_text() for button in page.locator(".zoom-end button").all()] == [
        "OpenStreetMap",
        "Satellite imagery",
    ]
    asked = "([lat, lon]) => { location.hash = `map=${lat},${lon},12`; }"
    page.evaluate(asked, list(baghdad))
    page.wait_for_function("() => document.querySelector('.zoom-end').hidden")
    assert page.evaluate(VIEW)[2] == 12, "a link shows what it was copied from"
    page.evaluate(look, [*chad, 18])
    page.locator(".leaflet-control-zoom-out").click()
    page.wait_for_function("() => document.querySelector('.zoom-end').hidden")
    assert "leaflet-disabled" not in (closer.get_attribute("class") or "")
