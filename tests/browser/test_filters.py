"""Filtering in the browser: badges, counts, the address, and exports that are those of the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from geo.export import LAYERS, csv, geojson, manifest_text
from geo.filters import Filters
from tests.browser.test_page import attributes, choose, exported, open_layers, open_legend

Visit = Callable[..., Any]

#: What the address says, and the same filters as the command takes them.
ADDRESSES: list[tuple[str, dict[str, Any]]] = [
    ("articles=cna,press-tv&disputed=yes", {"articles": ("cna", "press-tv"), "disputed": True}),
    ("kinds=strike,crowd&dates=2020-01-03..2020-01-08", {"kinds": ("strike", "crowd"), "dates": "2020-01-03/2020-01-08"}),
    ("place=kerman&use=literal", {"place": "kerman", "use": "literal"}),
    ("use=associative&words=iran", {"use": "associative", "words": "iran"}),
    ("articles=compilation&place=ain-al-asad&words=missiles", {"articles": "compilation", "place": "ain-al-asad", "words": "missiles"}),
    ("kinds=", {"kinds": ()}),
    ("words=zebra", {"words": "zebra"}),
    ("dates=2014-01-01..2018-12-31&disputed=yes", {"dates": "2014-01-01/2018-12-31", "disputed": True}),
]  # fmt: skip


def listed(page: Any) -> set[str]:
    return set(attributes(page, "#page-events .row[data-event]", "data-event"))


def at(page: Any, seed_page: Path, address: str) -> None:
    page.goto(f"{seed_page.as_uri()}#{address}")
    page.wait_for_selector('html[data-ready="true"]', state="attached")


def badges(page: Any) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".facet bdi").all_inner_texts()]


def saved(page: Any, item: str) -> bytes:
    """Choose an item of the open export menu and give the file."""
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=item).click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize(("address", "facets"), ADDRESSES, ids=[address for address, _ in ADDRESSES])
def test_every_export_is_that_of_the_command(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, address: str, facets: dict[str, Any]
) -> None:
    page = visit(seed_page)
    at(page, seed_page, address)
    part = seeds.filtered(Filters(**facets))
    page.wait_for_function(
        "wanted => document.querySelector('.counts').textContent.startsWith(wanted)",
        arg=f"{len(part.event_records)} of {len(seeds.event_records)} events",
    )
    turn = [chosen for _, chosen in ADDRESSES].index(facets)  # the addresses go through all layers in turn
    layer, other = (LAYERS[at % len(LAYERS)] for at in (turn, turn + 2))
    assert exported(page, layer) == geojson(part, layer), layer
    assert exported(page, other, "CSV") == csv(part, other), other
    page.get_by_role("button", name="Export", exact=True).click()
    assert saved(page, "What was chosen as JSON") == manifest_text(part).encode()


def test_what_is_clicked_is_what_is_exported(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    choose(page, "cna", "asia-times")
    page.click(".disputed-chip")
    open_legend(page)
    page.locator(".legend-row", has_text="speech").first.click()
    page.get_by_role("searchbox").fill("iran ")
    page.get_by_role("tab", name="Places").click()
    page.get_by_role("button", name="The place itself").click()
    kinds = seeds.kinds.keys() - {"speech"}
    chosen = Filters(articles=("cna", "asia-times"), disputed=True, kinds=kinds, words="iran", use="literal")
    part = seeds.filtered(chosen)
    assert exported(page, "events") == geojson(part, "events")
    assert exported(page, "mentions", "CSV") == csv(part, "mentions")
    assert set(attributes(page, "#page-places .row[data-place]", "data-place")) == set(part.place_records)


def test_one_event_is_exported_alone(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    choose(page, "cna")
    page.click('.row[data-event="kerman-crush"]')
    button = page.get_by_role("button", name="Export this")
    button.click()
    assert seeds.event_records["kerman-crush"].title in page.inner_text(".menu")
    part = seeds.filtered(Filters(articles="cna", event="kerman-crush"))
    assert saved(page, "Claims as CSV") == csv(part, "claims").encode()
    assert button.evaluate("button => document.activeElement === button")
    assert exported(page, "events") == geojson(seeds.filtered("cna"), "events")


def test_only_where_sources_disagree(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    chip = page.locator(".disputed-chip")
    disputed = {group.event for group in seeds.groups if group.disputed}
    assert str(len(disputed)) in chip.inner_text()
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"
    assert listed(page) == disputed
    assert page.locator(".row[data-event] .unequal").count() == len(disputed)
    choose(page, "cna")
    assert listed(page) == set(seeds.filtered(Filters(articles="cna", disputed=True)).event_records)


def test_the_use_of_names_and_what_is_drawn_never_contradict(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    page.get_by_role("tab", name="Places").click()
    page.get_by_role("button", name="In other senses").click()
    part = seeds.filtered(Filters(use="associative"))
    assert set(attributes(page, "#page-places .row[data-place]", "data-place")) == set(part.place_records)
    open_layers(page)
    layer = page.get_by_role("checkbox", name="Named in other senses")
    assert layer.is_checked()
    layer.uncheck()
    assert badges(page) == []
    page.get_by_role("button", name="The place itself").click()
    open_layers(page)
    assert not layer.is_checked()
    layer.check()
    assert page.get_by_role("button", name="All mentions").get_attribute("aria-pressed") == "true"


def test_every_filter_has_a_badge_that_takes_it_away(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    assert not page.locator(".badges").is_visible()
    address = (
        "articles=cna,press-tv,compilation&kinds=strike,crowd&dates=2020-01-03..2020-01-08"
        "&place=iran&disputed=yes&use=literal&words=iran"
    )
    at(page, seed_page, address)
    page.wait_for_selector(".facet")
    texts = [
        *("CNA, Compilation and 1 more", "strike, crowd", "3–8 January 2020", "at Iran", "accounts disagree"),
        *("named: the place itself", "“iran”"),
    ]
    assert badges(page) == texts
    while texts:
        page.locator(".facet").first.click()
        texts.pop(0)
        assert badges(page) == texts
    assert listed(page) == set(seeds.event_records)
    assert not page.locator(".badges").is_visible()


def test_badges_are_taken_away_by_keyboard(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    at(page, seed_page, "articles=cna&disputed=yes&words=iran")
    page.wait_for_selector(".facet")
    page.get_by_role("button", name="Remove filter: Events: accounts disagree").focus()
    page.keyboard.press("Enter")
    assert badges(page) == ["CNA", "“iran”"]
    focused = "() => document.activeElement.textContent"
    assert "“iran”" in page.evaluate(focused)
    page.keyboard.press("Enter")
    assert "CNA" in page.evaluate(focused)
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "Reset"
    page.keyboard.press("Enter")
    assert badges(page) == []
    assert "All articles" in page.evaluate(focused)


def test_counts_are_announced(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    counts = page.locator(".counts")
    assert counts.get_attribute("aria-live") == "polite"
    choose(page, "cna", "press-tv")
    assert counts.inner_text().endswith("2 of 5 articles")


def test_a_choice_is_counted_given_the_other_facets(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    at(page, seed_page, "kinds=strike,crowd&disputed=yes")
    page.wait_for_selector(".facet")
    for article in seeds.article_records:
        count = page.inner_text(f'.chip[data-article="{article}"] .chip-count')
        part = seeds.filtered(Filters(articles=article, kinds=("strike", "crowd"), disputed=True))
        assert count == str(len(part.event_records)), article


def test_an_address_restores_everything_after_a_reload(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    choose(page, "cna")
    page.click(".disputed-chip")
    page.get_by_role("tab", name="Disagreements").click()
    page.get_by_role("tab", name="Events").click()
    page.locator("#page-events .row[data-event]").first.click()
    page.wait_for_selector("#card-title")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function("() => location.hash.includes('map=')")
    seen = (page.url, page.inner_text("#card-title"), page.inner_text(".counts"), badges(page))
    again = visit(seed_page)
    again.goto(seen[0])
    again.reload()
    again.wait_for_selector("#card-title")
    assert (again.url, again.inner_text("#card-title"), again.inner_text(".counts"), badges(again)) == seen
    scale = ".leaflet-control-scale-line"
    assert again.inner_text(scale) == page.inner_text(scale)
    assert sorted(attributes(again, ".mark", "data-place")) == sorted(attributes(page, ".mark", "data-place"))


def test_back_undoes_filters_and_selections_and_not_the_map(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    steps = page.evaluate("history.length")
    choose(page, "cna")
    page.get_by_role("searchbox").evaluate(  # in one go, however long a key takes
        """box => ["i", "ir", "ira", "iran"].forEach((words) => {
            box.value = words;
            box.dispatchEvent(new Event("input", {bubbles: true}));
        })"""
    )
    box = page.locator(".stage").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 380, box["y"] + 330, steps=4)
    page.mouse.up()
    page.wait_for_function("() => location.hash.includes('map=')")
    assert page.evaluate("history.length") == steps + 2, "what is typed in one go is one step"
    panned = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('map')")
    page.locator("#page-events .row[data-event]").first.click()
    page.wait_for_selector("#card-title")
    assert page.evaluate("history.length") == steps + 3
    page.go_back()
    page.wait_for_selector("#card-title", state="hidden")
    assert page.evaluate("new URLSearchParams(location.hash.slice(1)).get('map')") == panned
    assert badges(page) == ["CNA", "“iran”"]
    page.go_back()
    page.wait_for_function("() => !document.querySelector('[type=search]').value")
    assert badges(page) == ["CNA"]
    page.go_back()
    page.wait_for_selector(".badges", state="hidden")
    for _ in range(3):
        page.go_forward()
    page.wait_for_selector("#card-title")
    assert badges(page) == ["CNA", "“iran”"]


def test_back_after_a_filter_that_hid_the_open_card_opens_it_again(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.click('.row[data-event="kerman-crush"]')
    page.wait_for_selector("#card-title")
    steps = page.evaluate("history.length")
    open_legend(page)
    page.locator(".legend-row", has_text="crowd").first.click()
    page.wait_for_selector("#card-title", state="hidden")
    assert page.evaluate("history.length") == steps + 1
    assert "card=" not in page.url
    page.go_back()
    page.wait_for_selector("#card-title")
    assert badges(page) == []


def test_the_export_menu_by_keyboard(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.get_by_role("button", name="Export", exact=True).focus()
    page.keyboard.press("Enter")
    focused = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    for key, name in [
        ("ArrowRight", "Events as CSV"),
        ("ArrowDown", "Places as CSV"),
        ("ArrowLeft", "Places as GeoJSON"),
        ("ArrowUp", "Events as GeoJSON"),
        ("End", "Print"),
        ("Home", "Events as GeoJSON"),
        ("Escape", "Export"),
    ]:
        page.keyboard.press(key)
        assert page.evaluate(focused).startswith(name) or name == "Print"
    assert not page.locator(".menu").is_visible()


def test_the_page_of_a_part_is_filtered_like_any_other(
    visit: Visit, seeds: geo.Corpus, tmp_path: Path
) -> None:
    import maps

    part = seeds.filtered(Filters(articles="cna", kinds=("strike", "speech")))
    maps.explorer(part).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    assert listed(page) == set(part.event_records)
    assert set(json.loads(exported(page, "claims"))["features"][0]["properties"]) >= {"event", "relation"}


def test_page_built_of_a_part_says_so(visit: Visit, seeds: geo.Corpus, tmp_path: Path) -> None:
    part = seeds.filtered(Filters(articles=("cna",), kinds=("strike",), disputed=True))
    maps.explorer(part).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    page.get_by_role("tab", name="Articles").click()
    said = page.locator(".about .part").inner_text()
    assert said == "A part of the corpus: articles cna; kinds strike; disputed"
