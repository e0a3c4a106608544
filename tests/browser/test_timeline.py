"""The time strip: the histogram, its two handles, and what a range of days leaves out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import geo
import maps

Visit = Callable[..., Any]
Folder = Callable[..., Path]

SINCE, UNTIL = ".timeline-handle.since", ".timeline-handle.until"


def said(page: Any, handle: str) -> str:
    text: str = page.get_attribute(handle, "aria-valuetext")
    return text


def press(page: Any, handle: str, *keys: str) -> None:
    page.focus(handle)
    for key in keys:
        page.keyboard.press(key)


def drag(page: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=6)
    page.mouse.up()


def middle(page: Any, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def bin_of(page: Any, words: str) -> str:
    """A selector of the bar whose days are these."""
    selector = f'.timeline-bin[title^="{words}:"]'
    assert page.locator(selector).count() == 1
    return selector


def shown(page: Any) -> int:
    return int(page.inner_text(".counts").split(" ")[0])


def possible(corpus: geo.Corpus, since: str, until: str) -> int:
    """Count the events that can have happened within a range."""

    def can(date: str | None) -> bool:
        if date is None:
            return True
        bounds = geo.dates.parse(date)
        late = bounds.first is not None and bounds.first.isoformat() > until
        return not late and not (bounds.last is not None and bounds.last.isoformat() < since)

    return sum(can(event.date) for event in corpus.event_records.values())


def dated(folder: Folder, dates: list[str | None]) -> geo.Corpus:
    """A corpus of one event for each date."""
    events = "".join(
        f"- {{id: e{i}, title: Event {i}, kind: other, date: {date or 'null'}, "
        "places: [{place: kerman, role: site}], summary: Something., claims: [{id: c"
        f"{i}, topic: deaths, value: {{number: {i + 1}}}, unit: people, speaker: mayor, article: one, "
        "paragraph: 1, original: [0, 20], paraphrase: So it is said.}]}\n"
        for i, date in enumerate(dates)
    )
    return geo.read_corpus(folder(events_yaml=f"speakers:\n  mayor: {{name: The mayor}}\nevents:\n{events}"))


@pytest.fixture
def dated_page(folder: Folder, visit: Visit, tmp_path: Path) -> Callable[..., Any]:
    """Open the page of a corpus with these dates."""

    def make(*dates: str | None, **options: Any) -> Any:
        path = tmp_path / "dated.html"
        maps.explorer(dated(folder, list(dates))).save(path)
        return visit(path, **options)

    return make


def test_all_dates_are_shown_at_first(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    assert page.inner_text(".timeline-range") == "All dates"
    assert page.inner_text(".timeline-words p.soft").startswith(f"{len(seeds.event_records)} events · ")
    assert said(page, SINCE) == "From 1 January 1980"
    assert said(page, UNTIL) == "To 31 December 2021"
    assert not page.get_by_role("button", name="Reset dates").is_visible()


def test_years_without_events_do_not_flatten_january(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    day = page.locator(bin_of(page, "8 January 2020")).bounding_box()
    years = page.locator(bin_of(page, "30 December 2014 to 31 December 2017")).bounding_box()
    assert day["width"] >= 0.9 * years["width"] > 0


def test_keys_move_a_handle_by_a_bar(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    press(page, SINCE, "ArrowRight")
    assert said(page, SINCE) == "From 29 December 2014"  # past the break
    press(page, SINCE, "ArrowLeft")
    assert page.inner_text(".timeline-range") == "All dates"
    press(page, UNTIL, "ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert said(page, UNTIL) == "To 7 January 2020"
    press(page, UNTIL, "PageDown")
    assert said(page, UNTIL) == "To 31 December 2019"
    press(page, UNTIL, "PageUp", "ArrowRight")
    press(page, SINCE, "End")
    assert (said(page, SINCE), said(page, UNTIL)) == ("From 8 January 2020", "To 8 January 2020")
    assert page.inner_text(".timeline-range") == "8 January 2020"
    assert shown(page) == possible(seeds, "2020-01-08", "2020-01-08")
    press(page, SINCE, "Home")
    press(page, UNTIL, "End")
    assert page.inner_text(".timeline-range") == "All dates"


def test_handles_are_dragged_and_stop_at_each_other(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    x, _ = middle(page, bin_of(page, "3 January 2020"))
    _, y = middle(page, SINCE + " .timeline-knob")
    drag(page, middle(page, SINCE + " .timeline-knob"), (x - 4, y))
    assert said(page, SINCE) == "From 3 January 2020"
    assert page.evaluate("document.activeElement.classList.contains('since')")
    x, _ = middle(page, bin_of(page, "8 January 2020"))
    drag(page, middle(page, UNTIL + " .timeline-knob"), (x + 4, y))
    assert page.inner_text(".timeline-range") == "3–8 January 2020"
    assert shown(page) == possible(seeds, "2020-01-03", "2020-01-08")
    drag(page, middle(page, UNTIL + " .timeline-knob"), (0, y))
    assert page.inner_text(".timeline-range") == "3 January 2020"


def test_the_chosen_days_are_dragged_together(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    fifth, seventh = (middle(page, bin_of(page, f"{day} January 2020")) for day in (5, 7))
    drag(page, fifth, seventh)
    assert page.inner_text(".timeline-range") == "5–7 January 2020"
    drag(page, fifth, middle(page, bin_of(page, "3 January 2020")))
    assert page.inner_text(".timeline-range") == "3–5 January 2020"
    page.mouse.click(*seventh)
    assert page.inner_text(".timeline-range") == "7 January 2020"


def test_bars_inside_the_range_stand_out_and_the_others_stay(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    bars = page.locator(".timeline-bin").count()
    page.mouse.click(*middle(page, bin_of(page, "8 January 2020")))
    assert page.locator(".timeline-bin").count() == bars
    assert page.locator(".timeline-bin.on").count() == 1
    outside = page.locator(bin_of(page, "3 January 2020") + " .timeline-sure")
    assert outside.bounding_box()["height"] > 0


def test_reset_dates_gives_all_back(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.mouse.click(*middle(page, bin_of(page, "8 January 2020")))
    assert shown(page) < len(seeds.event_records)
    page.get_by_role("button", name="Reset dates").click()
    assert shown(page) == len(seeds.event_records)
    assert page.inner_text(".timeline-range") == "All dates"
    assert page.evaluate("document.activeElement.classList.contains('since')")


def test_bars_follow_the_other_filters(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    title = bin_of(page, "8 January 2020")
    before = page.get_attribute(title, "title")
    page.click('.chip[data-article="cna"]')
    assert page.get_attribute(title, "title") != before


def test_events_without_an_exact_day_are_counted_and_listed(dated_page: Callable[..., Any]) -> None:
    page = dated_page("2020-01-03", "2020-01-05", "2020-01", "2020-01-04/..", None)
    assert page.inner_text(".timeline-words p.soft") == "5 events · 2 with a coarse or open date, 1 undated"
    page.mouse.click(*middle(page, bin_of(page, "3 January 2020")))
    assert page.inner_text(".timeline-words p.soft") == "3 events · 1 with a coarse or open date, 1 undated"
    page.get_by_role("button", name="Which events have no exact day").click()
    assert page.locator(".timeline-unsure li").all_inner_texts() == [
        "Event 2\nJanuary 2020",
        "Event 4\nNo date given",
    ]
    page.keyboard.press("Escape")
    assert not page.locator(".timeline-unsure").is_visible()
    assert page.get_attribute(bin_of(page, "4 January 2020"), "title").endswith(
        "1 event that may have been then"
    )


def test_without_a_date_there_is_no_strip(dated_page: Callable[..., Any]) -> None:
    page = dated_page(None, None)
    assert not page.locator(".timeline").is_visible()


def test_one_day_has_no_handles(dated_page: Callable[..., Any]) -> None:
    page = dated_page("2020-01-03")
    assert page.locator(".timeline").is_visible()
    assert page.locator("[role=slider]:visible").count() == 0


def test_on_a_phone_the_strip_opens_in_the_sheet(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, width=390, height=844, phone=True)
    assert not page.locator(SINCE).is_visible()
    page.get_by_role("button", name="Time: all dates").tap()
    for handle in (SINCE, UNTIL):
        box = page.locator(handle).bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert 0 <= box["x"] <= 390 - box["width"]
    page.touchscreen.tap(*middle(page, bin_of(page, "8 January 2020")))
    page.get_by_role("button", name="Time: 8 January 2020").tap()
    assert not page.locator(SINCE).is_visible()


def test_ticks_do_not_touch(visit: Visit, seed_page: Path) -> None:
    for options in ({}, {"width": 390, "height": 844, "phone": True}):
        page = visit(seed_page, **options)
        if options:
            page.get_by_role("button", name="Time: all dates").tap()
        page.locator(".timeline-ticks span").first.wait_for()
        boxes = page.locator(".timeline-ticks span").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(b => [b.left, b.right])"
        )
        assert len(boxes) >= 3
        assert all(left[1] <= right[0] for left, right in pairwise(boxes))
