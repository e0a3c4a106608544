"""The page of the corpus that ships, as a reader uses it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from geo.citing import locate_claim
from geo.export import LAYERS, geojson

ARTICLES = ("asia-times", "capital-times", "cna", "compilation", "press-tv")
SITES = ("ain-al-asad", "erbil-base", "baghdad-airport", "kerman", "duhok", "camp-taji")

Visit = Callable[..., Any]


def attributes(page: Any, selector: str, name: str) -> list[str]:
    """An attribute of every element that matches."""
    values: list[str] = page.locator(selector).evaluate_all(
        f"all => all.map(one => one.getAttribute('{name}'))"
    )
    return values


def choose(page: Any, *articles: str) -> None:
    for article in articles:
        page.click(f'.chip[data-article="{article}"]')


def exported(page: Any, layer: str, form: str = "GeoJSON") -> str:
    """Press Export and give the text of the file."""
    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=f"{layer} as {form}").click()
    assert re.fullmatch(rf"dateline-{layer}(-.+)?\.{form.lower()}", download.value.suggested_filename)
    return Path(download.value.path()).read_bytes().decode("utf-8")


def open_legend(page: Any) -> None:
    """Open the legend where it has given way to marks."""
    toggle = page.get_by_role("button", name="Legend", exact=True)
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()


def zoom_on(page: Any, place: str) -> None:
    """Go close to a place, as a reader does from its row; another at the same point stays in a cluster with it."""
    page.get_by_role("tab", name="Places").click()
    page.locator(f'.row[data-place="{place}"]').click()
    page.get_by_role("button", name="Zoom to").click()
    page.wait_for_selector(f'.mark[data-place="{place}"][aria-pressed="true"]')
    page.keyboard.press("Escape")
    page.wait_for_selector(".card h2", state="hidden")


def placed(page: Any) -> set[str]:
    """The places whose mark, or a cluster with them, is on the map."""
    found = attributes(page, ".mark:not(.small)", "data-place") + attributes(page, ".cluster", "data-places")
    return {place for places in found if places for place in places.split()}


def open_layers(page: Any) -> None:
    page.hover(".leaflet-control-layers")


def disagreements(corpus: geo.Corpus) -> int:
    return sum(any(c.relation == "conflict" for c in group.comparisons) for group in corpus.groups)


def test_page_opens_on_its_extent_with_every_event(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    assert page.title() == seeds.about.title
    assert page.inner_text("h1") == seeds.about.title
    assert set(attributes(page, "#page-events .row[data-event]", "data-event")) == set(seeds.event_records)
    assert set(SITES) <= placed(page)
    number = len(seeds.event_records)
    assert page.inner_text(".counts") == f"{number} of {number} events · 5 of 5 articles"


def test_page_says_once_when_it_is_ready(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    assert page.evaluate("performance.getEntriesByName('dateline-ready').length") == 1


@pytest.mark.parametrize("place", SITES)
def test_mark_opens_its_sourced_details(visit: Visit, seed_page: Path, seeds: geo.Corpus, place: str) -> None:
    page = visit(seed_page)
    zoom_on(page, place)
    mark = page.locator(f':is(.mark[data-place="{place}"], .mark[data-places~="{place}"])')
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    if mark.get_attribute("aria-haspopup"):
        ids = [event.id for event in seeds.events_at(place)]
        page.locator(", ".join(f'.cluster-list .row[data-event="{id}"]' for id in ids)).first.click()
    title = page.inner_text(".card h2")
    [event] = [event for event in seeds.event_records.values() if event.title == title]
    card = page.locator(".card").text_content()
    assert event in seeds.events_at(place)
    assert seeds.gazetteer[place].name in card
    assert event.date_words.casefold() in card.casefold()
    assert sorted(attributes(page, ".card .cite", "data-claim")) == sorted(claim.id for claim in event.claims)
    for claim in event.claims:
        article = seeds.article_records[claim.article]
        source = page.inner_text(f'.cite[data-claim="{claim.id}"]').replace("\xa0", " ")
        assert source == f"{article.short or article.publisher} {locate_claim(article, claim).words}"


def test_citation_opens_what_the_article_says(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    event = next(event for event in seeds.event_records.values() if event.claims)
    page.click(f'.row[data-event="{event.id}"]')
    claim = event.claims[0]
    cite = page.locator(f'.cite[data-claim="{claim.id}"]')
    if not cite.is_visible():  # in a question that is folded
        page.locator(".topic").filter(has=cite).locator(".topic-toggle").click()
    cite.click()
    passage = page.inner_text(".passage")
    assert claim.paraphrase in passage
    assert claim.original is not None
    assert f"characters {claim.original[0]}–{claim.original[1]} of the original" in passage


# That the page keeps what the command keeps is compared for each article in tests/maps/test_exports.py.
@pytest.mark.parametrize("chosen", [("cna",), ("cna", "press-tv"), ARTICLES])
def test_articles_filter_everything_alike(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, chosen: tuple[str, ...]
) -> None:
    page = visit(seed_page)
    choose(page, *chosen)
    kept = seeds.filtered(chosen)
    events, every = len(kept.event_records), len(seeds.event_records)
    assert page.inner_text(".counts") == f"{events} of {every} events · {len(chosen)} of 5 articles"
    assert set(attributes(page, "#page-events .row[data-event]", "data-event")) == set(kept.event_records)
    assert placed(page) <= {link.place for event in kept.event_records.values() for link in event.places}
    page.get_by_role("tab", name="Places").click()
    assert set(attributes(page, "#page-places .row[data-place]", "data-place")) == set(kept.place_records)
    tab = page.get_by_role("tab", name="Disagreements")
    assert tab.inner_text().removeprefix("Disagreements").strip() == str(disagreements(kept) or "")
    tab.click()
    assert page.locator("#page-disagreements .dispute").count() == disagreements(kept)


@pytest.mark.parametrize("chosen", [(), ("capital-times", "compilation")])
def test_export_is_that_of_the_command(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, chosen: tuple[str, ...]
) -> None:
    page = visit(seed_page)
    choose(page, *chosen)
    for layer in LAYERS:
        text = exported(page, layer)
        assert json.loads(text)["type"] == "FeatureCollection"
        assert text == geojson(seeds.filtered(chosen), layer), layer


def test_layer_control_and_legend_write_to_one_state(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    strikes = {event.id for event in seeds.event_records.values() if event.kind == "strike"}
    open_layers(page)
    box = page.get_by_role("checkbox", name="Events: strikes")
    box.uncheck()
    assert (
        set(attributes(page, "#page-events .row[data-event]", "data-event"))
        == set(seeds.event_records) - strikes
    )
    shown = json.loads(exported(page, "events"))["features"]
    assert strikes.isdisjoint(feature["properties"]["event"] for feature in shown)
    open_legend(page)
    legend = page.locator(".legend-row", has_text="strike").first
    assert legend.get_attribute("aria-pressed") == "false"
    legend.click()
    assert set(attributes(page, "#page-events .row[data-event]", "data-event")) == set(seeds.event_records)
    open_layers(page)
    assert box.is_checked()


def test_reset_shows_everything_again(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    choose(page, "cna")
    page.get_by_role("button", name="Reset").click()
    assert set(attributes(page, "#page-events .row[data-event]", "data-event")) == set(seeds.event_records)


def test_keyboard_reaches_a_mark_opens_it_and_comes_back(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.mark:not(.cluster)')"):
            break
    place = page.evaluate("document.activeElement.dataset.place")
    assert place
    page.keyboard.press("Enter")
    assert page.locator(".card h2").is_visible()
    assert page.locator(f'.mark[data-place="{place}"]').get_attribute("aria-pressed") == "true"
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0 or not page.locator(".card").is_visible()
    assert page.evaluate("document.activeElement.dataset.place") == place


def test_what_lies_outside_is_one_click_away(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    assert "tokyo" not in attributes(page, ".mark", "data-place")
    page.get_by_role("button", name="Go to Tokyo").click()
    page.wait_for_selector('.mark[data-place="tokyo"]')


def test_what_stays_outside_keeps_its_buttons_and_their_focus(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.get_by_role("button", name="Go to Tokyo").focus()
    page.evaluate(
        """() => {
            const [, map] = Object.entries(window).find(([name, one]) => /^map_/.test(name) && one instanceof L.Map);
            map.panBy([3, 0], {animate: false});
        }"""
    )
    assert page.evaluate("document.activeElement.textContent").startswith("Go to Tokyo")


@pytest.mark.parametrize("phone", [False, True])
def test_page_on_a_phone_and_on_a_desk_does_not_overflow(visit: Visit, seed_page: Path, phone: bool) -> None:
    page = visit(seed_page, **({"width": 390, "height": 844, "phone": True} if phone else {}))
    width = page.evaluate("innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    wide = page.locator("button:visible").evaluate_all(
        "(all, width) => all.filter(one => !one.closest('.leaflet-pane, .chips, .tabs, .outside'))"
        ".filter(one => one.getBoundingClientRect().right > width + 1).map(one => one.outerHTML.slice(0, 80))",
        width,
    )
    assert wide == []


def test_mark_opens_by_touch_on_a_phone(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page, width=390, height=844, phone=True)
    box = page.locator('.mark[data-place="tehran"]').bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".card h2")
    assert page.inner_text(".card h2") in {event.title for event in seeds.events_at("tehran")}


def test_online_basemap_asks_its_host_alone_and_gives_way_when_refused(
    watch: Callable[..., Any], seed_page: Path
) -> None:
    context = watch()
    page = context.open(seed_page)
    open_layers(page)
    assert context.problems == []  # nothing is asked before a reader turns a layer on
    page.get_by_role("radio", name="OpenStreetMap (online)").check()
    page.wait_for_selector(".notice:visible")
    open_layers(page)
    assert page.get_by_role("radio", name="Natural Earth").is_checked()
    asked = [
        problem for problem in context.problems if not problem.startswith("console error: Failed to load")
    ]
    assert asked
    assert all(problem.startswith("request: https://tile.openstreetmap.org/") for problem in asked)


def test_policy_stops_what_did_not_come_with_the_page(watch: Callable[..., Any], seed_page: Path) -> None:
    context = watch()
    page = context.open(seed_page)
    outcome = page.evaluate(
        """async () => {
            const script = document.createElement("script");
            const markup = "<img src=x: onerror='window.planted = true'>", box = document.createElement("div");
            const given = [
                () => { script.textContent = "window.planted = true"; }, () => { script.src = "data:,planted=1"; },
                () => { box.innerHTML = markup; }, () => { box.insertAdjacentHTML("beforeend", markup); },
                () => { box.outerHTML = markup; }, () => { document.write(markup); },
                () => { new DOMParser().parseFromString(markup, "text/html"); },
                () => { trustedTypes.createPolicy("mine", {createHTML: one => one}); },
            ];
            const refused = given.map(one => { try { one(); return "passed"; } catch (error) { return error.name; } });
            document.body.append(script, box);
            await new Promise(done => setTimeout(done, 50));
            const tries = [() => Function("return 1")(), () => fetch("https://example.org/")];
            const names = [];
            for (const one of tries) {
                try { await one(); names.push("passed"); } catch (error) { names.push(error.name); }
            }
            return ["planted" in window, box.childElementCount, [...new Set(refused)], ...names];
        }"""
    )
    assert outcome == [False, 0, ["TypeError"], "EvalError", "TypeError"]
    assert not [problem for problem in context.problems if problem.startswith("request: http")]


def test_page_names_the_sources_of_its_map(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    credits = page.inner_text(".leaflet-control-attribution")
    assert "Natural Earth" in credits
    assert "disputed" in credits


def test_articles_without_events_make_a_page(
    visit: Visit, folder: Callable[..., Path], tmp_path: Path
) -> None:
    corpus = geo.read_corpus(folder(events_yaml=None, corpus_yaml=None))
    maps.explorer(corpus).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    assert page.inner_text(".counts") == "2 of 2 places · 2 of 2 articles"
    assert attributes(page, "#page-places .row[data-place]", "data-place") == ["kerman", "tehran"]
    assert exported(page, "mentions") == geojson(corpus, "mentions")


def test_article_that_names_no_place_makes_a_page(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Nothing happened.\n", encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path / "story.txt")).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    assert page.inner_text(".counts") == "0 of 0 places · 1 of 1 article"
    assert json.loads(exported(page, "places"))["features"] == []
