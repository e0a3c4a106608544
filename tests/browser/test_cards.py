"""The cards of events and places: what they say, what they quote, and what a reader can do with them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import geo
import maps
from geo.citing import locate, locate_claim
from tests.browser.findings import findings, findings_light_and_dark
from tests.browser.test_hostile import HARMFUL
from tests.geo.test_citing import claim_at, two

Visit = Callable[..., Any]
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
ANCHOR = "a => [a.textContent, a.href, a.rel]"


def open_event(page: Any, event: str) -> None:
    page.click(f'.row[data-event="{event}"]')
    page.wait_for_selector(".card h2")


def open_place(page: Any, place: str) -> None:
    page.get_by_role("tab", name="Places").click()
    page.click(f'.row[data-place="{place}"]')
    page.wait_for_selector(".card h2")


def titled(page: Any, title: str) -> None:
    page.wait_for_function("title => document.querySelector('.card h2')?.innerText === title", arg=title)


def copied(page: Any, button: str, said: str) -> str:
    """Press a button, wait until the card says that it was copied, and give what was."""
    page.get_by_role("button", name=button).click()
    page.locator('.card [role="status"]', has_text=said).wait_for()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.fixture
def quoted(folder: Callable[..., Path], tmp_path: Path) -> Path:
    """A page of a corpus whose articles are quoted, and one of them is hostile."""
    hostile = f"Before {HARMFUL.replace(chr(0), '')} in Kerman, and after {HARMFUL.replace(chr(0), '')}."
    corpus = geo.read_corpus(
        folder(
            articles__one_md=f"---\nid: one\nlanguage: ar\n---\nFirst.\n\n{hostile}\n\nLast: Kerman again.\n"
        )
    )
    texts = {id: a.text for id, a in corpus.article_records.items()}
    path = tmp_path / "quoted.html"
    maps.explorer(corpus, originals=texts).save(path)
    return path


def test_date_is_said_as_people_do_and_in_the_readers_time_on_demand(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_event(page, "missile-strike")
    assert page.inner_text(".when").startswith(
        "8 January 2020, shortly after midnight local time (Baghdad, UTC+3)"
    )
    assert not page.locator(".own-time").is_visible()
    button = page.get_by_role("button", name="In your time")
    button.press("Enter")
    assert page.inner_text(".own-time") == "About 7 January 2020, 22:00 in Paris time, UTC+1"
    assert button.get_attribute("aria-expanded") == "true"
    button.press("Enter")
    assert not page.locator(".own-time").is_visible()


def test_a_coarse_date_says_so_and_has_no_reader_time(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    event = next(e for e in seeds.event_records.values() if e.date_words == "late December 2019")
    page = visit(seed_page)
    open_event(page, event.id)
    assert page.locator(".when bdi").first.inner_text() == "Late December 2019"


@pytest.mark.parametrize(
    ("event", "when", "why", "where"),
    [
        (
            "missile-strike",
            "8 January 2020",
            "Press TV gives the day without the year",
            "Claimed site: Camp Taji",
        ),
        ("iran-parliament", "7 January 2020", "breaks off", "Venue: Tehran"),
        ("duhok-impact", "8 January 2020", "", "Site, on its outskirts: Duhok"),
        ("trump-address", "8 January 2020", "", "White House"),
    ],
)
def test_dates_and_places_are_no_surer_than_the_articles(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, event: str, when: str, why: str, where: str
) -> None:
    page = visit(seed_page)
    open_event(page, event)
    assert when in page.inner_text(".when")
    assert where in page.inner_text(".where")
    if why:
        page.get_by_role("button", name="Why this date?").click()
        assert why in page.inner_text(".reasoning")
    assert str(seeds.event_records["iran-parliament"].date) == "2020-01-07?", "as the claim says"


def test_every_place_of_an_event_has_its_role_and_opens_its_card(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_event(page, "missile-strike")
    lines = page.locator(".where li").all_inner_texts()
    for link in seeds.event_records["missile-strike"].places:
        [line] = [text for text in lines if f": {seeds.gazetteer[link.place].name}" in text]
        assert line.lower().startswith(f"{link.role}: ")
    assert "± 4\xa0km" in lines[0].replace("±\xa0", "± ")
    assert "could be anywhere within 10\xa0km" in lines[1]
    page.locator(".where button", has_text="Base near Erbil").click()
    titled(page, "Base near Erbil")


def test_evidence_gives_value_speaker_publisher_paragraph_and_paraphrase(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_event(page, "missile-strike")
    assert page.locator(".passage").count() == 0
    page.get_by_role("button", name="Show every passage").click()
    claims = seeds.event_records["missile-strike"].claims
    assert page.locator(".card .passage").count() == len(claims)
    table = page.locator(".evidence-all").inner_text()
    for claim in claims:
        article = seeds.article_records[claim.article]
        assert claim.paraphrase in table
        assert f"{article.short or article.publisher}\xa0{locate_claim(article, claim).words}" in table
        if claim.speaker != "article":
            assert seeds.speaker_records[claim.speaker].name in table
    page.get_by_role("button", name="Hide the passages").click()
    assert page.locator(".passage").count() == 0


def test_a_conflict_is_said_in_words(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    open_event(page, "missile-strike")
    disputed = [g for g in seeds.groups if g.event == "missile-strike" and g.disputed]
    assert page.locator(".in-words").count() == len(disputed)
    for words, group in zip(page.locator(".in-words").all_inner_texts(), disputed, strict=True):
        first = next(c for c in group.comparisons if c.relation == "conflict")
        assert group.labels[first.first] in words
        assert group.labels[first.second] in words
    said = page.locator(".in-words").all_inner_texts()
    assert any(re.search(r"[Ss]tate (?:television|TV)[^;]*: ", words) for words in said)


def test_claims_of_hidden_articles_are_counted(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    open_event(page, "missile-strike")
    assert page.locator(".hidden-claims").count() == 0
    page.click('.chip[data-article="cna"]')
    claims = seeds.event_records["missile-strike"].claims
    hidden = sum(claim.article != "cna" for claim in claims)
    assert page.inner_text(".hidden-claims") == f"{hidden} more claims in articles you have hidden"


def test_link_opens_the_event_again(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, **CLIPBOARD)
    open_event(page, "missile-strike")
    link = copied(page, "Copy link", "Link copied. It opens this file on this device only.")
    assert link.startswith(seed_page.resolve().as_uri())
    title = page.inner_text(".card h2")
    page.get_by_role("button", name="‹ Events").click()
    page.evaluate("link => { location.href = link; }", link)
    titled(page, title)


def test_citation_names_event_articles_and_collection(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page, **CLIPBOARD)
    page.click('.chip[data-article="cna"]')
    open_event(page, "missile-strike")
    text = copied(page, "Copy citation", "Citation copied.")
    event, article = seeds.event_records["missile-strike"], seeds.article_records["cna"]
    lines = text.splitlines()
    assert lines[0] == f"{event.title}, 8 January 2020, shortly after midnight (Baghdad time, UTC+3)."
    assert lines[1] == "According to:"
    assert lines[2].startswith(f"- {article.publisher}, “{article.title}”, 8 January 2020, caption, ¶1, ")
    address, _, words = lines[2].rpartition(" ")[2].partition("#:~:text=")
    assert address == article.url
    assert article.original is not None
    assert {unquote(one) for one in words.split("&text=")} <= set(article.original.anchors.values())
    made_of = f"From “{seeds.about.title}”, version {seeds.about.version}. {seeds.about.licence.rstrip('.')}."
    assert lines[3] == f"{made_of} Made with Dateline {version('dateline')}."
    assert len(lines) == 4


def test_a_headline_that_is_ours_is_never_quoted_as_a_title(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page, **CLIPBOARD)
    label = seeds.article_records["asia-times"].label
    page.click('.chip[data-article="asia-times"]')
    open_event(page, "kerman-crush")
    line = copied(page, "Copy citation", "Citation copied.").splitlines()[2]
    assert line.startswith(f"- Asia Times, [{label}; title not known], 8 January 2020, ¶")
    page.get_by_role("button", name="Show every passage").click()
    links = page.locator(".passage a")
    assert set(links.all_inner_texts()) == {f"[{label}]"}
    assert all("#:~:text=" in str(link.get_attribute("href")) for link in links.all())
    page.get_by_role("tab", name="Articles").click()
    row = page.locator(".article", has_text="Asia Times").first
    assert f"Title not known; in our words: {label}" in row.inner_text()
    quoted = page.locator(".article", has_text="CNA").first.locator(".article-title").inner_text()
    assert quoted == f"“{seeds.article_records['cna'].title}”"


def test_words_about_the_whole_corpus_say_so_where_a_part_is_shown(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_event(page, "missile-strike")
    assert page.locator(".card .whole").count() == 0
    page.click('.chip[data-article="cna"]')
    assert "about the whole corpus" in page.inner_text(".card .whole")


def test_what_is_inferred_says_which_part_of_the_claim_that_is(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_event(page, "kerman-crush")
    labels = {"place": "place from context", "date": "date reckoned", "reading": "our reading"}
    for claim in seeds.event_records["kerman-crush"].claims:
        tags = page.locator(f'span:has(> .cite[data-claim="{claim.id}"]) .tag').all_inner_texts()
        assert tags == [labels[kind] for kind in claim.inference]
    page.get_by_role("button", name="Show every passage").click()
    assert "Date reckoned, place from context: Tuesday is 7 January 2020" in page.inner_text(".card")


def test_an_event_leads_to_those_that_bear_on_it(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    open_event(page, "earlier-rocket-attacks")
    ascribed = seeds.event_records["december-rocket-attack"].title
    page.locator(".related").get_by_role("button", name=ascribed).click()
    titled(page, ascribed)


def test_one_moment_by_another_calendar_keeps_its_own_day(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_event(page, "missile-strike")
    cell = page.locator('span:has(> .cite[data-claim="missile-strike-date-washington-compilation"])')
    assert "“7 January 2020”" in cell.inner_text()


def test_export_of_one_event_holds_that_event_alone(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    open_event(page, "kerman-crush")
    page.get_by_role("button", name="Export this").click()
    assert seeds.event_records["kerman-crush"].title in page.inner_text(".menu")
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Events as GeoJSON").click()
    features = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["features"]
    assert {feature["properties"]["event"] for feature in features} == {"kerman-crush"}


def test_without_a_clipboard_the_text_is_selected(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    open_event(page, "missile-strike")
    page.get_by_role("button", name="Copy citation").click()
    page.wait_for_selector(".copy-text")
    assert "copy it with the keyboard" in page.inner_text(".copy-status")
    selected = page.evaluate(
        "(area => [document.activeElement === area, area.value.slice(area.selectionStart, area.selectionEnd)])"
        "(document.querySelector('.copy-text'))"
    )
    assert selected[0] is True
    assert selected[1].startswith("Iran fires ballistic missiles")
    assert findings(page) == []


def test_zoom_to_an_event_shows_all_its_sites_closer(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_event(page, "kerman-crush")
    before = page.inner_text(".leaflet-control-scale")
    page.get_by_role("button", name="Zoom to").click()
    page.wait_for_function(
        "before => document.querySelector('.leaflet-control-scale').innerText !== before", arg=before
    )
    page.wait_for_selector('.mark[aria-pressed="true"]')


def test_zoom_to_on_a_phone_leaves_the_map_in_sight(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, width=390, height=844, phone=True)
    open_place(page, "ain-al-asad")
    before = page.inner_text(".leaflet-control-scale")
    page.get_by_role("button", name="Zoom to").click()
    page.wait_for_function(
        "before => document.querySelector('.leaflet-control-scale').innerText !== before", arg=before
    )
    mark = page.locator('.mark[data-place="ain-al-asad"]').bounding_box()
    assert mark["y"] + mark["height"] <= page.locator(".panel").bounding_box()["y"]


def test_place_has_names_by_language_and_script(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    open_place(page, "baghdad")
    for name in seeds.gazetteer["baghdad"].names:
        shown = page.locator(f'.card .name[lang="{name.lang}"]', has_text=name.text)
        assert shown.count() >= 1, name
        if name.script == "Arab":
            assert shown.first.get_attribute("dir") == "rtl"
    names = page.locator(".card .names").first.inner_text()
    assert "Arabic script" in names
    assert "Persian" in names


def test_place_leads_to_what_it_lies_in(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_place(page, "baghdad-airport")
    within = page.locator(".card .when button", has_text="Baghdad")
    assert within.evaluate("one => getComputedStyle(one).marginInlineEnd") == "0px", "its comma follows it"
    within.click()
    titled(page, "Baghdad")
    page.locator(".card .when button", has_text="Iraq").click()
    titled(page, "Iraq")
    page.go_back()
    titled(page, "Baghdad")


def test_coordinates_are_copied_as_numbers(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page, **CLIPBOARD)
    open_place(page, "ain-al-asad")
    text = copied(page, "Copy coordinates", "Coordinates copied.")
    place = seeds.gazetteer["ain-al-asad"]
    assert [float(part) for part in text.split(", ")] == pytest.approx([place.lat, place.lon])
    assert str(place.coordinates_source) in page.inner_text(".position")


def test_identifiers_are_links_that_nothing_follows(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    open_place(page, "baghdad")
    number = seeds.gazetteer["baghdad"].identifiers["geonames"]
    link = page.locator(".card .names a", has_text=number)
    assert link.evaluate(ANCHOR) == [number, f"https://www.geonames.org/{number}", "noopener noreferrer"]
    open_place_card = page.get_by_role("button", name="‹ Places")
    open_place_card.click()
    page.click('.row[data-place="ain-al-asad"]')
    titled(page, "Ain al-Asad airbase")
    assert page.locator(".card .names a").count() == 0
    assert "ICAO airport code" in page.locator(".card .names").last.inner_text()


def test_mentions_are_stepped_through_and_their_paragraphs_lead_to_them(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    open_place(page, "ain-al-asad")
    mentions = sorted(
        seeds.mentions_of("ain-al-asad"), key=lambda m: list(seeds.article_records).index(m.article.id)
    )
    count = sum(m.match.use == "literal" for m in mentions)
    reader = page.get_by_role("group", name="The place itself")
    status = reader.locator('[role="status"]')
    assert status.inner_text() == f"Mention 1 of {count}"
    reader.get_by_role("button", name="Next mention").click()
    assert status.inner_text() == f"Mention 2 of {count}"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert status.inner_text() == f"Mention {count} of {count}"
    reader.get_by_role("button", name="Next mention").click()
    assert status.inner_text() == f"Mention 1 of {count}"
    first = reader.locator(".passage").inner_text()
    start, end = mentions[0].article.original_range(mentions[0].match.start, mentions[0].match.end) or (0, 0)
    assert f"“{mentions[0].match.surface}”" in first
    where = locate(mentions[0].article, start, end).words
    assert f"{where}, characters {start}–{end} of the original" in first
    page.get_by_role("button", name="CNA, caption").click()
    assert "“Ein-al Asad”" in reader.locator(".passage").inner_text()
    assert "CNA" in reader.locator(".passage").inner_text()


def test_other_senses_stand_apart(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    open_place(page, "iran")
    uses: list[str] = [m.match.use for m in seeds.mentions_of("iran")]
    for name, use in (("The place itself", "literal"), ("In other senses", "associative")):
        status = page.get_by_role("group", name=name).locator('[role="status"]').inner_text()
        assert status == f"Mention 1 of {uses.count(use)}"
    other = page.get_by_role("group", name="In other senses").locator(".passage").inner_text()
    assert "In another sense: " in other


def test_only_this_place_filters_and_lets_go(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    open_place(page, "kerman")
    page.get_by_role("button", name="Only this place").press("Enter")
    page.wait_for_function(
        "n => document.querySelector('.counts').innerText.startsWith(n)",
        arg=f"{len(seeds.events_at('kerman'))} of ",
    )
    again = page.get_by_role("button", name="All places")
    assert again.evaluate("one => one === document.activeElement")
    again.press("Enter")
    every = len(seeds.event_records)
    page.wait_for_function(
        "n => document.querySelector('.counts').innerText.startsWith(n)", arg=f"{every} of {every}"
    )


def test_rows_and_marks_light_each_other(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    mark = page.locator('.mark[data-place="duhok"]')
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".row.lit")
    lit = page.locator(".row.lit").evaluate_all("all => all.map(one => one.innerText)")
    assert lit
    assert all("Duhok" in text for text in lit)
    page.mouse.move(box["x"] + 300, box["y"] + 250)
    page.wait_for_selector(".row.lit", state="detached")
    canvas = "() => [...document.querySelectorAll('.stage canvas')].map(one => one.toDataURL()).join()"
    before = page.evaluate(canvas)
    page.locator(".row", has_text="Duhok").first.hover()
    page.wait_for_function(f"before => ({canvas})() !== before", arg=before)


def test_passages_are_quoted_inert_with_what_is_meant_marked(visit: Visit, quoted: Path) -> None:
    page = visit(quoted)
    open_event(page, "fire")
    page.get_by_role("button", name="Show every passage").click()
    marks = page.locator(".card blockquote mark")
    assert marks.count() == 2
    page.get_by_role("button", name="‹ Events").click()
    open_place(page, "kerman")
    reader = page.get_by_role("group", name="The place itself")
    quote = reader.locator("blockquote")
    assert quote.locator("mark").inner_text() == "Kerman"
    text = quote.evaluate("one => one.textContent")
    assert "</script><script>window.__pwned=1</script>" in text
    assert "<img src=x onerror='window.__pwned=1'>" in text
    assert quote.evaluate("one => [...one.children].map(child => child.tagName)") == ["MARK"]
    assert quote.get_attribute("lang") == "ar"
    assert quote.get_attribute("dir") == "auto"
    reader.get_by_role("button", name="Next mention").click()
    assert reader.locator("blockquote").inner_text() == "Last: Kerman again."
    assert not page.evaluate("'__pwned' in window")


def test_without_originals_there_is_no_quotation(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_event(page, "missile-strike")
    page.get_by_role("button", name="Show every passage").click()
    assert page.locator(".passage").count() > 0
    assert page.locator("blockquote").count() == 0
    assert "of the original" in page.locator(".passage").first.inner_text()


@pytest.mark.long
def test_no_grave_finding_in_open_cards(visit: Visit, quoted: Path, seed_page: Path) -> None:
    page = visit(quoted)
    open_event(page, "fire")
    page.get_by_role("button", name="Show every passage").click()
    assert findings_light_and_dark(page) == []
    page.get_by_role("button", name="‹ Events").click()
    open_place(page, "kerman")
    assert findings_light_and_dark(page) == []
    page = visit(seed_page)
    open_event(page, "missile-strike")
    page.get_by_role("button", name="In your time").click()
    page.get_by_role("button", name="Show every passage").click()
    assert findings_light_and_dark(page) == []
    page.get_by_role("button", name="‹ Events").click()
    open_place(page, "iran")
    assert findings_light_and_dark(page) == []


def test_a_paragraph_that_cannot_be_told_is_said_to_be_unknown(
    visit: Visit, folder: Callable[..., Path], tmp_path: Path
) -> None:
    """A digest whose original has no known paragraphs: neither card nor citation gives a number of its own."""
    maps.explorer(geo.read_corpus(folder(events_yaml=claim_at(1, 25, 60), **two("")))).save(
        tmp_path / "m.html"
    )
    page = visit(tmp_path / "m.html", **CLIPBOARD)
    page.click('.chip[data-article="two"]')
    page.locator(".row[data-event]").first.click()
    page.get_by_role("button", name="Show every passage").click()
    assert "paragraph not known, characters 25–60 of the original" in page.locator(".card").inner_text()
    line = copied(page, "Copy citation", "Citation copied.").splitlines()[2]
    assert "paragraph not known" in line
    assert "¶" not in line
