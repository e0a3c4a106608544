"""What a reader meets: the foremost event first, evidence in order, words where there is nothing to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from tests import corpora
from tests.browser.test_page import open_legend, zoom_on

Visit = Callable[..., Any]


def disputed(corpus: geo.Corpus) -> Counter[str]:
    """How many questions are disputed, by event."""
    return Counter(
        group.event for group in corpus.groups if any(c.relation == "conflict" for c in group.comparisons)
    )


def click_mark(page: Any, place: str) -> None:
    box = page.locator(f'.mark[data-place="{place}"]').bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".card h2")


#: The boxes of selectors that are there and meet, two and two.
MEETING = """selectors => {
    const boxes = selectors.map((selector) => [selector, document.querySelector(selector)?.getBoundingClientRect()]);
    const there = boxes.filter(([, box]) => box?.width && box.height);
    const meet = (a, b) => a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 && b.bottom > a.top + 1;
    return there.flatMap(([one, a], at) => there.slice(at + 1).filter(([, b]) => meet(a, b)).map(([other]) => [one, other]));
}"""


def test_mark_opens_on_the_foremost_event_of_its_place(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    click_mark(page, "ain-al-asad")
    foremost = max(seeds.events_at("ain-al-asad"), key=lambda event: len(event.claims))
    assert page.inner_text(".card h2") == foremost.title
    zoom_on(page, "baghdad-airport")
    click_mark(page, "baghdad-airport")
    assert page.inner_text(".card h2") == seeds.event_records["soleimani-killing"].title


def test_each_disputed_event_is_named_once_with_all_its_questions(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    page.get_by_role("tab", name="Disagreements").click()
    blocks = page.locator("#page-disagreements .disputed-event").evaluate_all(
        "all => all.map(one => [one.querySelector('.dispute-head').dataset.event,"
        " one.querySelectorAll('.dispute').length])"
    )
    assert dict(blocks) == disputed(seeds)
    assert len(blocks) == len(disputed(seeds))


def test_source_in_a_disagreement_opens_its_claim_and_the_way_back(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    page.get_by_role("tab", name="Disagreements").click()
    source = page.locator("#page-disagreements .dispute .cite").first
    said = source.get_attribute("title")
    [claim] = [claim for claim in seeds.claim_records.values() if claim.paraphrase == said]
    source.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f'.card .cite[data-claim="{claim.id}"][aria-expanded="true"]')
    assert page.inner_text(".card h2") == seeds.event_of(claim.id).title
    assert claim.paraphrase in page.inner_text(".card .passage")
    page.go_back()
    page.wait_for_selector("#page-disagreements .dispute")


def test_what_is_inferred_says_so_and_why_when_opened(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    event = next(e for e in seeds.event_records.values() if any(c.inferred for c in e.claims))
    page.click(f'.row[data-event="{event.id}"]')
    assert page.locator(".card .tag").count() == sum(len(claim.inference) for claim in event.claims)
    claim = next(claim for claim in event.claims if claim.inferred)
    cite = page.locator(f'.cite[data-claim="{claim.id}"]')
    page.locator(".topic").filter(has=cite).locator(".topic-toggle").click()
    cite.click()
    assert claim.inferred in page.inner_text(".passage")


def test_disputed_questions_come_first_in_a_card(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    event, questions = disputed(seeds).most_common(1)[0]
    page.click(f'.row[data-event="{event}"]')
    badges = page.locator(".card .badge").evaluate_all(
        "all => all.map(one => one.matches('.conflict, .update'))"
    )
    assert badges == sorted(badges, reverse=True)
    assert sum(badges) == questions


def test_speakers_of_one_value_stand_each_on_a_line(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.click('.row[data-event="missile-strike"]')
    claims = seeds.event_records["missile-strike"].claims
    lines = page.locator(".card .evidence:not(.spellings) tbody tr:not(.detail)").count()
    voices = {
        (c.topic, c.scope, seeds.compared[c.id][1], c.speaker if c.speaker != "article" else c.article)
        for c in claims
    }
    assert lines == len(voices)


def test_region_without_event_has_a_name_and_no_mark(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    region = page.locator('.mark[data-place="iraqi-kurdistan"]')
    assert "region" in (region.get_attribute("class") or "").split()
    region.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".card h2")
    assert page.inner_text(".card h2") == "Iraqi Kurdistan"


def test_export_menu_says_how_much_of_each_layer(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.get_by_role("button", name="Export").click()
    assert (
        f"all {len(seeds.event_records)}" in page.get_by_role("group", name="Events", exact=True).inner_text()
    )
    page.keyboard.press("Escape")
    page.click('.chip[data-article="cna"]')
    page.get_by_role("button", name="Export").click()
    kept = seeds.filtered(["cna"])
    for name, shown, every in (
        ("Events", kept.event_records, seeds.event_records),
        ("Places", kept.place_records, seeds.place_records),
        ("Mentions", kept.mention_records, seeds.mention_records),
        ("Claims", kept.claim_records, seeds.claim_records),
    ):
        text = page.get_by_role("group", name=name, exact=True).inner_text()
        assert f"{len(shown)} of {len(every)}" in text


def test_words_where_nothing_is_left(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    open_legend(page)
    for row in page.locator("button.legend-row:visible").all():
        row.click()
    assert "No event fits" in page.inner_text("#page-events .empty")
    page.get_by_role("tab", name="Disagreements").click()
    assert page.inner_text(".disputes-summary").startswith("No disagreement among the events shown.")
    page.click('.chip[data-article="press-tv"]')
    assert page.inner_text(".disputes-summary").startswith("No disagreement among the chosen articles.")
    page.get_by_role("button", name="Reset").click()
    assert page.locator("#page-disagreements .dispute").count() > 0


def test_chosen_article_has_a_chip_however_many_there_are(visit: Visit, tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"story-{n:02}.txt").write_text("Rain fell in Baghdad.\n", encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path)).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    assert page.locator('.chip[data-article="story-20"]').count() == 0
    page.get_by_role("button", name="more", exact=False).first.click()
    page.get_by_role("button", name="Choose: story-20").click()
    assert page.inner_text(".counts") == "1 of 1 place · 1 of 30 articles"
    chip = page.locator('.chip[data-article="story-20"]')
    assert chip.get_attribute("aria-pressed") == "true"
    chip.click()
    assert page.inner_text(".counts") == "1 of 1 place · 30 of 30 articles"


def test_associative_places_are_explained_when_they_are_shown(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    explained = page.locator(".legend-row", has_text="another sense")
    assert not explained.is_visible()
    page.hover(".leaflet-control-layers")
    page.get_by_role("checkbox", name="Named in other senses").check()
    page.mouse.move(700, 700)
    open_legend(page)
    explained.wait_for(state="visible")


def test_place_lists_its_spellings_by_article(visit: Visit, seed_page: Path, seeds: geo.Corpus) -> None:
    page = visit(seed_page)
    page.get_by_role("tab", name="Places").click()
    page.click('.row[data-place="ain-al-asad"]')
    mentions = [m for m in seeds.mention_records if m.match.place == "ain-al-asad"]
    ways = len({m.match.surface for m in mentions})
    articles = len({m.article.id for m in mentions})
    assert f"Spelled {ways} ways in {articles} articles" in page.inner_text(".card")
    assert page.locator(".card .spellings tbody").count() == articles
    assert page.locator('.card .name[dir="rtl"][lang="ar"]').count() >= 1
    page.get_by_role("tab", name="Events").click()
    page.click('.row[data-event="relations-ended"]')
    capital_times = page.locator(".card .spellings tbody", has_text="Capital Times").inner_text()
    assert "headline, ¶1, 2, caption, ¶4, 5" in capital_times


@pytest.mark.parametrize(
    "sizes",
    [((1440, 900), (1024, 768), (768, 1024)), ((390, 844), (320, 640), (720, 450))],
    ids=["desk", "sheet"],
)
def test_controls_keep_off_each_other(
    visit: Visit, seed_page: Path, sizes: tuple[tuple[int, int], ...]
) -> None:
    page = visit(seed_page, width=sizes[0][0], height=sizes[0][1])
    parts = [".leaflet-control-zoom", ".home-bar:has(.measure)", ".leaflet-control-layers", ".legend"]
    parts += [".home-bar:not(:has(.measure))"]
    parts += [".leaflet-control-scale", ".leaflet-control-attribution", ".outside"]
    head = [page.locator(part).bounding_box() for part in (".search-box", ".tour-open", ".export")]
    for width, height in (*sizes, sizes[0]):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(MEETING, parts) == [], (width, height)
    assert [page.locator(part).bounding_box() for part in (".search-box", ".tour-open", ".export")] == head


def test_selected_mark_is_not_under_the_sheet(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, width=390, height=844, phone=True)
    page.get_by_role("tab", name="Places").click()
    page.click('.row[data-place="kerman-cemetery"]')
    page.wait_for_selector(".card h2")
    mark = page.locator('.mark[data-place="kerman-cemetery"]').bounding_box()
    assert mark["y"] + mark["height"] <= page.locator(".panel").bounding_box()["y"]


def test_plain_articles_open_on_their_places(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Rain fell in Baghdad.\n\nBaghdad was wet.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("In Tehran, and in Baghdad, it was dry.\n", encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path)).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    assert page.get_by_role("tab", name="Places").get_attribute("aria-selected") == "true"
    label = page.locator('.mark[data-place="baghdad"]').get_attribute("aria-label")
    assert label == "Baghdad: 3 mentions"
    click_mark(page, "baghdad")
    assert "Named in 2 articles" in page.inner_text(".card")
    page.get_by_role("tab", name="Events").click()
    assert "without recorded events" in page.inner_text("#page-events .empty")
    page.get_by_role("tab", name="Disagreements").click()
    assert "Nothing to compare" in page.inner_text(".disputes-summary")


def test_mark_that_has_the_focus_may_leave_the_view(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    click_mark(page, "tehran")
    page.locator('.mark[data-place="tehran"]').focus()
    page.get_by_role("button", name="Go to Tokyo").dispatch_event("click")
    page.wait_for_selector('.mark[data-place="tokyo"]')
    assert page.locator('.mark[data-place="tehran"]').count() == 0
    assert page.evaluate("document.activeElement.matches('.leaflet-container')")


def test_zoom_buttons_keep_the_selected_place_in_sight(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    click_mark(page, "tehran")
    scale = page.inner_text(".leaflet-control-scale")
    for _ in range(3):
        page.click(".leaflet-control-zoom-in")
        page.wait_for_function(
            "before => document.querySelector('.leaflet-control-scale').innerText !== before", arg=scale
        )
        scale = page.inner_text(".leaflet-control-scale")
    page.wait_for_selector('.mark[data-place="tehran"][aria-pressed="true"]')


def test_articles_that_are_not_read_in_full_are_named(visit: Visit, tmp_path: Path) -> None:
    for name, text in {"a": "Rain fell on Erbil.", "<b>": "أغلق الجسر في البصرة يوم الاثنين."}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path)).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    page.get_by_role("tab", name="Articles").click()
    assert page.locator(".about .note").all_inner_texts() == [
        "1 article is in Arabic (b): few places are found there without the world gazetteer"
    ]


def test_articles_of_one_publisher_are_told_apart_wherever_they_are_named(
    visit: Visit, tmp_path: Path
) -> None:
    paragraphs = (
        "One house burnt in Kerman.",
        "Two houses burnt in Kerman.",
        "Three houses burnt in Kerman.",
    )
    articles = {
        f"post-{n}": ({"publisher": "The Post", "title": f"Fire, day {n}", "published": "2021-03-04"}, text)
        for n, text in enumerate(paragraphs, 1)
    }
    said = [corpora.claim(f"c{n}", "article", n, article=f"post-{n}", paragraph=1) for n in (1, 2, 3)]
    folder = corpora.write(
        tmp_path / "corpus", [corpora.event("fire", "A fire", "kerman", *said)], articles=articles
    )
    maps.explorer(geo.read_corpus(folder)).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    chips = page.locator(".chip[data-article]").all_inner_texts()
    assert [text.split("\n")[0].strip() for text in chips] == [f"Fire, day {n} · The Post" for n in (1, 2, 3)]
    page.locator('.row[data-event="fire"]').click()
    cites = page.locator(".cite:visible").all_inner_texts()
    assert len(cites) == len(set(cites)) == 3
    page.locator(".back").click()
    page.get_by_role("tab", name="Articles").click()
    assert page.locator(".article h3").all_inner_texts() == [f"Fire, day {n}" for n in (1, 2, 3)]
