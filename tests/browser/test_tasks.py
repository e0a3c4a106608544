"""The ten questions of ``docs/tasks.md``: each in as few steps as written there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

import geo
from geo.export import geojson
from tests.browser.findings import PHONE
from tests.conftest import ROOT
from tools.screenshots import PICTURES, search, tab

Visit = Callable[..., Any]


def test_who_said_fifteen_missiles(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    tab(page, "Disagreements")
    page.get_by_role("button", name="Values side by side").click()
    table = (
        page.locator("dialog table").filter(has=page.get_by_role("columnheader", name="15 missiles")).first
    )
    said = table.locator("tbody tr").filter(has=page.get_by_role("button", name="CNA ¶8")).first
    assert "Iranian state television" in said.inner_text()
    said.get_by_role("button", name="CNA ¶8").click()
    page.wait_for_selector(".card .passage")
    assert page.locator(".card .passage:visible").count() == 1


def test_words_of_a_claim_lead_to_its_event(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    search(page, "15 missiles")
    assert page.locator(".row[data-event]:visible").evaluate_all(
        "all => all.map(one => one.dataset.event)"
    ) == ["missile-strike"]


def test_where_the_day_of_the_burial_conflicts(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    search(page, "burial")
    tab(page, "Disagreements")
    said = page.locator(".dispute:visible").inner_text()
    for day in ("6 January 2020", "not before the crush of 7 January", "8 January 2020", "no day fits both"):
        assert day in said


def test_show_only_cna_and_export_it(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.click('.chip[data-article="cna"]')
    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Events as GeoJSON").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text == geojson(seeds.filtered("cna"), "events")
    assert json.loads(text)["dateline"]["filters"] == {"articles": ["cna"]}


def test_the_place_written_in_its_own_way(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    search(page, "Ein-al Asad")
    tab(page, "Places")
    page.locator('.row[data-place="ain-al-asad"]').click()
    page.wait_for_selector(".card h2")
    assert "Ein-al Asad" in page.locator(".card").inner_text()
    assert page.locator('.mark[data-place="ain-al-asad"]').get_attribute("aria-pressed") == "true"


def test_a_link_to_the_crush_opens_on_a_phone(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    search(page, "crush")
    page.locator('.row[data-event="kerman-crush"]').click()
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("() => document.body.innerText.includes('copied')")
    link = page.evaluate("() => navigator.clipboard.readText()")
    phone = visit(seed_page, **PHONE)
    phone.goto(link)
    phone.reload()
    phone.wait_for_selector(".card h2")
    assert "Kerman" in phone.locator(".card h2").inner_text()
    assert phone.locator('.mark[aria-pressed="true"]').get_attribute("data-place") == "kerman"


def test_which_claims_rest_on_one_unnamed_source(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    tab(page, "Speakers")
    page.get_by_text("rest on one unnamed speaker alone").click()
    unnamed = {id for id, speaker in seeds.speaker_records.items() if not speaker.named}
    alone = [
        g for g in seeds.groups if len({c.speaker for c in g.claims}) == 1 and g.claims[0].speaker in unnamed
    ]
    assert page.locator(".alone .cite:visible").count() == sum(len(g.claims) for g in alone) > 0


def test_what_press_tv_left_out_that_all_others_report(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    tab(page, "Coverage")
    page.get_by_role("columnheader", name="Press TV").get_by_role("button").click()
    others = set(seeds.article_records) - {"press-tv"}
    missing = [e for e in seeds.event_records.values() if {c.article for c in e.claims} == others]
    rows = page.locator(".coverage tbody tr").filter(has_text="all but Press TV")
    assert rows.count() == len(missing) > 0
    for event in missing:
        assert rows.filter(has_text=event.title).count() == 1


def test_what_changed_from_first_to_later_reports(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    tab(page, "History")
    page.get_by_role("button", name="In conflict").click()
    assert page.locator("#page-history .dispute:visible").count() > 0
    said = page.locator("#page-history").inner_text()
    assert said.index("8 January 2020") < said.index("8 January 2022")


def test_which_places_are_named_without_an_event(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    tab(page, "Places")
    page.get_by_role("button", name="Named without an event").click()
    sites = {link.place for event in seeds.event_records.values() for link in event.places}
    listed = page.locator(".row[data-place]:visible").evaluate_all("all => all.map(one => one.dataset.place)")
    assert set(listed) == set(seeds.place_records) - sites
    assert listed


def test_who_is_quoted_most(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    tab(page, "Speakers")
    counts = Counter(c.speaker for c in seeds.claim_records.values() if c.speaker != "article")
    [(most, _)] = counts.most_common(1)
    assert page.locator("#page-speakers h3:visible").first.inner_text() == seeds.speaker_records[most].name


def test_every_picture_is_there_and_shown() -> None:
    taken = {*PICTURES, "dark", "print", "clusters"}
    assert {path.stem for path in (ROOT / "docs").glob("*.png")} == taken
    pages = "".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("docs/pictures.md", "docs/tasks.md")
    )
    assert {name for name in taken if f"({name}.png)" not in pages} == set()
    with Image.open(ROOT / "docs" / "card.png") as card:
        colours = {colour for _, colour in card.convert("RGB").getcolors(card.width * card.height) or []}
    assert {(0xFF, 0xFF, 0xFF), (0xFD, 0xFC, 0xF8), (0x0B, 0x5C, 0x7A)} <= colours, "those of the page itself"
