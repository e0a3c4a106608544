"""What a reader asks of the lists, the cards and the search, with clicks and keys alone."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import geo
from gazetteer.ground import spherical
from geo.agreement import RULES
from geo.export import csv
from geo.filters import Filters
from geo.updates import COURSES
from geo.vocabulary.terms import TERMS
from tests.browser.findings import PHONE, findings, findings_light_and_dark
from tests.browser.test_page import attributes
from tests.browser.test_reading import MEETING

Visit = Callable[..., Any]
SIZES = [{"width": 1440, "height": 900}, PHONE]


def listed(page: Any) -> list[str]:
    return attributes(page, ".row[data-event]:visible", "data-event")


def search(page: Any, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.wait_for_selector(f'.badges :text("{words}")', state="attached")


def told(corpus: geo.Corpus, event: str) -> tuple[int, int]:
    claims = corpus.event_records[event].claims
    return len({claim.article for claim in claims}), len(claims)


def test_the_list_opens_on_what_most_articles_report(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    events = listed(page)
    counts = [told(seeds, event) for event in events]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == max(told(seeds, event) for event in seeds.event_records)
    assert f"{counts[0][0]} of 5 articles · {counts[0][1]} claims" in page.locator(".row").first.inner_text()
    assert "2020" in page.locator(".row").first.inner_text(), "a row says its day where no heading does"


def test_the_list_is_ordered_by_day_and_by_disagreement_and_the_address_keeps_it(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    page.get_by_label("Order").select_option("Most disagreement first")
    disputes = [sum(g.disputed for g in seeds.groups if g.event == event) for event in listed(page)]
    assert disputes == sorted(disputes, reverse=True)
    assert disputes[0] > 1
    page.get_by_label("Order").select_option("By day")
    assert page.locator(".day").count() > 1
    events = listed(page)
    page.reload()
    page.wait_for_selector(".day")
    assert listed(page) == events


def test_a_row_counts_the_chosen_articles(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    for article in ("cna", "press-tv"):
        page.click(f'.chip[data-article="{article}"]')
    assert "2 of 2 articles" in page.locator('.row[data-event="missile-strike"]').inner_text()


@pytest.mark.parametrize(("size", "screens"), [(SIZES[0], 5), ({"width": 1024, "height": 768}, 6)])
def test_a_long_card_is_folded_into_a_few_screens(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, size: dict[str, Any], screens: int
) -> None:
    page = visit(seed_page, **size)
    page.click('.row[data-event="missile-strike"]')
    scroller = page.locator(".scroller")
    assert scroller.evaluate("it => it.scrollHeight / it.clientHeight") < screens, "it was fourteen"
    disputed = [g for g in seeds.groups if g.event == "missile-strike" and g.disputed]
    contents = page.get_by_role("navigation", name="Contents of this card")
    assert contents.locator("li").filter(has_text="≠").count() == len(disputed)
    parts = page.locator(".part-head").all_inner_texts()
    assert parts[0].startswith("Accounts disagree")
    assert parts[-1].startswith("Said by one alone")


def test_contents_lead_to_a_question_and_open_it(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.click('.row[data-event="missile-strike"]')
    contents = page.get_by_role("navigation", name="Contents of this card")
    assert page.locator(".card .cite:visible").count() == 0
    contents.get_by_role("button", name="Missiles (fired)").click()
    toggle = page.get_by_role("button", name="Missiles (fired)", expanded=True)
    assert toggle.evaluate("it => it === document.activeElement")
    assert page.locator(".card .cite:visible").count() == 4
    page.keyboard.press("Enter")
    assert page.locator(".card .cite:visible").count() == 0
    contents.get_by_role("button", name="Said by one alone").click()
    assert page.locator(".part.single .cite:visible").count() > 10


def test_speakers_have_short_names_and_the_passage_says_who_they_are(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.click('.row[data-event="missile-strike"]')
    page.get_by_role("button", name="Deaths (Americans)", exact=True).first.click()
    row = page.locator("tr:visible").filter(has_text="An unnamed source").first
    row.locator(".cite").click()
    assert "One unnamed source, apparently a US official" in page.locator(".passage:visible").inner_text()


@pytest.mark.parametrize(("words", "size"), [("stampede", SIZES[0]), *(("stampde", size) for size in SIZES)])
def test_another_word_and_a_slip_find_the_crush_and_its_claims(
    visit: Visit, seed_page: Path, words: str, size: dict[str, Any]
) -> None:
    page = visit(seed_page, **size)
    search(page, words)
    assert "kerman-crush" in listed(page)
    assert "crush" in page.locator(".findings:visible").inner_text()
    item = page.locator(".item").filter(has=page.locator('[data-event="kerman-crush"]'))
    assert item.locator("mark").all_inner_texts()[0] == "crush"
    item.locator(".found-claim").first.click()
    page.wait_for_selector(".card .passage:visible")
    assert page.locator(".card .passage:visible mark").first.inner_text() == "crush"
    assert findings_light_and_dark(page) == []


def test_coordinates_find_what_is_near_and_else_the_nearest(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    search(page, "30.28, 57.08")
    assert "kerman-crush" in listed(page)
    assert "km of 30.28, 57.08" in page.locator(".findings:visible").inner_text()
    search(page, "30.28N 50.5E")
    said = page.locator(".findings:visible")
    assert "The nearest is" in said.inner_text()
    said.get_by_role("button").last.click()
    page.wait_for_selector(".card h2")


def test_where_nothing_is_found_it_is_said_what_was_searched(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    search(page, "zzyzx")
    said = page.locator(".findings:visible").inner_text()
    for words in (
        f"{len(seeds.event_records)} events",
        f"{len(seeds.claim_records)} claims",
        f"the publishers of {len(seeds.article_records)} articles; and the texts of the articles",
    ):
        assert words in said
    page.click('.chip[data-article="press-tv"]')
    search(page, "trampled")
    page.get_by_role("button", name="Search everything").click()
    assert "kerman-crush" in listed(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_link_to_what_is_not_there_says_so(visit: Visit, seed_page: Path, size: dict[str, Any]) -> None:
    page = visit(seed_page, **size)
    page.goto(f"{seed_page.as_uri()}#articles=cna,herald&card=flood")
    page.wait_for_selector(".link-notice.said")
    said = page.locator(".link-notice").inner_text()
    assert "article “herald”" in said
    assert "event “flood”" in said
    assert page.locator('.chip[data-article="cna"]').get_attribute("aria-pressed") == "true"
    assert findings_light_and_dark(page) == []
    page.get_by_role("button", name="OK", exact=True).click()
    assert not page.locator(".link-notice").is_visible()


def test_a_link_of_a_page_on_disk_says_what_to_send_instead(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click('.row[data-event="kerman-crush"]')
    page.get_by_role("button", name="Copy link", exact=True).click()
    told = page.locator(".copier:visible")
    told.get_by_text("on this device only").wait_for()
    assert seed_page.name in told.inner_text()
    page.get_by_role("button", name="Copy what leads here").click()
    told.get_by_text("search field").wait_for()
    ending = page.evaluate("() => navigator.clipboard.readText()")
    assert ending.startswith("#card=kerman-crush")
    other = visit(seed_page, width=1280, height=800)
    other.get_by_role("searchbox").fill(ending)
    other.wait_for_selector("#card-title")
    assert "Kerman" in other.inner_text("#card-title")


def test_a_claim_has_a_link_of_its_own(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click('.row[data-event="kerman-crush"]')
    cite = page.locator(".card .cite:visible").nth(2)
    claim = cite.get_attribute("data-claim")
    cite.click()
    page.get_by_role("button", name="Copy link to this claim").click()
    page.get_by_text("Link copied").wait_for()
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert f"claim={claim}" in link
    page.goto(link)
    page.reload()
    page.wait_for_selector("tr.told")
    assert page.locator(f'.cite[data-claim="{claim}"]').get_attribute("aria-expanded") == "true"


def test_a_card_is_printed_whole(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.click('.row[data-event="missile-strike"]')
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    claims = seeds.event_records["missile-strike"].claims
    assert page.locator(".paper .passage:visible").count() == len(claims)
    assert page.locator(".paper table:visible").count() > 30
    assert page.locator(".paper .passage button:visible").count() == 0, "nothing that only a screen can do"
    assert len(pypdfium2.PdfDocument(page.pdf())) < 20, "no sheet is left half empty"


@pytest.mark.parametrize("size", SIZES)
def test_how_this_works_explains_the_words_from_the_table_of_rules(
    visit: Visit, seed_page: Path, size: dict[str, Any]
) -> None:
    page = visit(seed_page, **size)
    page.get_by_role("tab", name="Disagreements").click()
    page.get_by_role("button", name="How this works").click()
    window = page.get_by_role("dialog", name="How this works")
    text = window.inner_text()
    for term in TERMS:
        assert term.label.lower() in text.lower()
    rows = window.locator(".rule-table tbody tr")
    assert rows.count() == len(RULES) + len(COURSES)
    assert RULES[4].name in rows.nth(4).inner_text().lower()
    assert findings_light_and_dark(page) == []
    page.keyboard.press("Escape")
    assert not window.is_visible()


def test_the_index_of_disagreements_leads_to_each(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.get_by_role("tab", name="Disagreements").click()
    index = page.get_by_role("navigation", name="Index of disagreements")
    assert index.get_by_role("button").count() == sum(group.disputed for group in seeds.groups)
    index.get_by_role("button", name="Injuries (Americans)").first.click()
    held = page.evaluate("() => document.activeElement.closest('.dispute').querySelector('h4').textContent")
    assert "Injuries" in held
    assert page.evaluate("() => document.querySelector('.scroller').scrollTop") > 300


def test_a_frame_shows_map_and_card_and_leads_to_the_whole(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.click('.row[data-event="kerman-crush"]')
    page.get_by_role("button", name="Export", exact=True).click()
    page.get_by_role("menuitem", name="Embed this view").click()
    window = page.get_by_role("dialog", name="Embed this view")
    assert "Put it on the web first" in window.inner_text()
    markup = window.get_by_role("textbox").input_value()
    assert 'width="700" height="300"' in markup
    address = html.unescape(markup.split('src="')[1].split('"')[0])
    frame = visit(seed_page, width=700, height=300)
    frame.goto(f"{seed_page.as_uri()}?{address.split('?')[1]}")
    frame.wait_for_selector("#card-title")
    frame.wait_for_selector(".mark")
    for width, height in ((700, 300), (600, 400)):
        frame.set_viewport_size({"width": width, "height": height})
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not frame.get_by_role("searchbox").is_visible()
        whole = frame.get_by_role("link", name="Open the whole map").bounding_box()
        assert whole["x"] + whole["width"] <= width
        assert findings(frame) == []


def test_files_say_what_was_chosen(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.click('.chip[data-article="cna"]')
    search(page, "Kerman crush")
    for entry, name in (
        ("Disagreements as CSV", "dateline-disagreements-cna-kerman-crush.csv"),
        ("The map as a picture", "dateline-map-cna-kerman-crush.png"),
    ):
        page.get_by_role("button", name="Export", exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("menuitem", name=entry).click()
        assert download.value.suggested_filename == name
        if name.endswith("csv"):
            chosen = seeds.filtered(Filters(articles=("cna",), words="Kerman crush"))
            assert Path(download.value.path()).read_bytes() == csv(chosen, "disagreements").encode()


def middle(page: Any, place: str) -> tuple[float, float]:
    box = page.locator(f'.mark[data-place="{place}"]').bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_distance_is_measured_between_marks(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    ends = ("ain-al-asad", "tehran")
    spots = [middle(page, place) for place in ends]
    page.get_by_role("button", name="Measure a distance").click()
    for spot in spots:
        page.mouse.click(*spot)
    said = page.locator(".measure-note")
    a, b = (seeds.gazetteer[place] for place in ends)
    assert f"about {spherical((a.lat, a.lon), (b.lat, b.lon)) / 1000:.0f}" in said.inner_text()
    assert seeds.gazetteer["tehran"].name in said.inner_text()
    assert page.locator("#card-title").is_hidden(), "measuring chooses nothing"
    assert findings_light_and_dark(page) == []
    page.keyboard.press("Escape")
    assert said.is_hidden()
    page = visit(seed_page, **PHONE)
    controls = [".measure", ".legend", ".leaflet-control-layers"]
    page.get_by_role("button", name="Measure a distance").tap()
    assert page.evaluate(MEETING, [".measure-note", *controls]) == []
    assert "Escape" not in page.locator(".measure-note").inner_text(), "a phone has no such key"
    page.get_by_role("button", name="Done").tap()
    assert page.locator(".measure-note").is_hidden()


def test_a_distance_is_measured_by_keyboard(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.get_by_role("button", name="Measure a distance").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_text("choose where to").wait_for()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.hash.includes('map=')")
    page.keyboard.press("Enter")
    page.get_by_text("as the crow flies").wait_for()


@pytest.mark.parametrize("size", SIZES)
def test_only_what_is_in_view_is_kept_and_exported_as_the_command_does(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, size: dict[str, Any]
) -> None:
    page = visit(seed_page, **size)
    page.get_by_role("button", name="In view").click()
    page.wait_for_function("() => location.hash.includes('box=')")
    box = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('box')")
    chosen = seeds.filtered(Filters(box=box))
    assert 0 < len(chosen.event_records) < len(seeds.event_records)
    assert set(listed(page)) == set(chosen.event_records)
    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Events as CSV").click()
    assert Path(download.value.path()).read_bytes() == csv(chosen, "events").encode()
    page.get_by_role("button", name="Remove filter: Within: in the chosen view").click()
    assert "box=" not in page.url


def test_time_is_played_day_by_day_until_one_takes_over(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, reduced_motion="no-preference")
    page.get_by_role("button", name="Play through time").click()
    first = page.inner_text(".timeline-range")
    page.wait_for_function(f"() => document.querySelector('.timeline-range').innerText !== {first!r}")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Play through time").wait_for()
    assert "dates=" in page.url


def test_time_never_goes_by_itself_where_movement_is_unwelcome(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.get_by_role("button", name="Day by day").click()
    seen = [page.inner_text(".timeline-range")]
    page.get_by_role("button", name="Next day").click()
    seen.append(page.inner_text(".timeline-range"))
    assert seen[0] != seen[1]
    assert page.get_by_role("button", name="Pause").count() == 0
    page.go_back()
    page.wait_for_function("() => !location.hash.includes('dates=')")
