"""On paper and as a picture: the list with all its rows, what filters it, the map, the sources."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import geo
import maps
from tests import corpora

Visit = Callable[..., Any]
PHONE = {"width": 390, "height": 844, "phone": True}


def paper(page: Any) -> Any:
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    return page.locator(".paper")


def put_away(page: Any) -> None:
    page.emulate_media(media="null")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")


def ink(page: Any, selector: str) -> dict[str, int]:
    """Measure what is drawn on a canvas: its width, the pixels as red as a strike, and how light it is from 0 to 765."""
    return page.evaluate(
        """selector => {
          const canvas = document.querySelector(selector);
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", {willReadFrequently: true});
          copy.drawImage(canvas, 0, 0);
          const {data} = copy.getImageData(0, 0, canvas.width, canvas.height);
          let red = 0, sum = 0;
          for (let i = 0; i < data.length; i += 4) {
            const [r, g, b] = [data[i], data[i + 1], data[i + 2]];
            if (r > 150 && g < 90 && b < 90) red++;
            sum += r + g + b;
          }
          return {width: canvas.width, red, mean: Math.round((sum / data.length) * 4)};
        }""",
        selector,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_has_the_title_the_filters_the_map_the_list_and_the_sources(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, scheme: str
) -> None:
    page = visit(seed_page, color_scheme=scheme)
    page.click('.chip[data-article="cna"]')
    sheet = paper(page)
    text = sheet.inner_text()
    shown = page.locator(".counts b").first.text_content()
    assert seeds.about.title in text
    assert f"{shown} of 48 events, 1 of 5 articles" in text
    assert sheet.locator(".paper-filters").inner_text() == "Articles: CNA"
    assert sheet.locator("section", has=page.get_by_role("heading", name="Events")).locator(
        "tbody tr"
    ).count() == int(shown)
    assert (
        sheet.locator("section", has=page.get_by_role("heading", name="Sources")).locator("tbody tr").count()
        == 1
    )
    assert "Licence: CC0-1.0" in text
    assert "Version 1.0.0" in text
    assert "Natural Earth" in text
    broken = """all => all.filter((one) => {
        const words = document.createRange();
        words.selectNodeContents(one);
        return words.getClientRects().length > one.textContent.split(" ").length;
    }).map(one => one.textContent)"""
    page.set_viewport_size({"width": 703, "height": 900})  # the width of a sheet
    assert sheet.locator("thead th").evaluate_all(broken) == []
    drawn = ink(page, ".paper canvas")
    assert drawn["width"] >= 1600
    assert drawn["red"] > 400
    assert drawn["mean"] > 600, "the map on paper is light"
    assert not page.locator(".top").is_visible()
    assert not page.locator(".desk").is_visible()


def test_what_was_on_the_screen_is_there_again(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page, color_scheme="dark")
    before = ink(page, ".marks-canvas")
    paper(page)
    put_away(page)
    assert page.locator(".paper").count() == 0
    assert page.locator(".desk").is_visible()
    assert page.evaluate("() => document.documentElement.dataset.paper ?? null") is None
    assert ink(page, ".marks-canvas") == before


def test_the_tab_decides_what_is_listed(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.get_by_role("tab", name="Places").click()
    row = paper(page).locator("tbody tr", has_text="Ain al-Asad").inner_text()
    assert re.search(r"33\.\d+, 42\.\d+", row)
    put_away(page)
    page.get_by_role("tab", name="Disagreements").click()
    page.wait_for_selector(".dispute table")
    sheet = paper(page)
    assert sheet.get_by_role("table", name="Missiles (fired)").count() == 1
    assert "no number fits both" in sheet.inner_text()


def test_what_articles_and_speakers_do_is_printed_as_it_is_seen(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    wanted = {"Speakers": len(seeds.voices), "Coverage": len(seeds.event_records), "History": 9}
    rows = {
        "Speakers": ".speakers .speaker",
        "Coverage": ".coverage tbody tr",
        "History": ".disputed-event",
    }
    for tab, count in wanted.items():
        page.get_by_role("tab", name=tab).click()
        sheet = paper(page)
        assert sheet.locator("h2").first.inner_text() == tab
        assert sheet.locator(rows[tab]).count() == count
        assert sheet.locator(".chip").count() == 0
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        put_away(page)
    page.get_by_role("tab", name="Articles").click()
    page.get_by_role("button", name="Read the digest").first.click()
    page.wait_for_selector(".reading-text")
    sheet = paper(page)
    assert sheet.locator(".reading-text p").count() > 5
    assert sheet.locator("section", has=page.get_by_role("heading", name="Events")).count() == 0


def test_a_long_list_is_whole_up_to_a_bound_that_is_said(visit: Visit, tmp_path: Path) -> None:
    events = "".join(f"- {{id: e{n}, title: Event {n}, date: 2020-01-01}}\n" for n in range(1200))
    (tmp_path / "corpus" / "articles").mkdir(parents=True)
    (tmp_path / "corpus" / "events.yaml").write_text(f"events:\n{events}", encoding="utf-8")
    (tmp_path / "corpus" / "articles" / "one.md").write_text("Text.\n", encoding="utf-8")
    maps.explorer(geo.read_corpus(tmp_path / "corpus")).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    sheet = paper(page)
    assert sheet.locator("section").first.locator("tbody tr").count() == 1000
    assert "The first 1,000 of 1,200 rows. The export holds them all." in sheet.inner_text()


def test_every_sheet_of_the_coverage_names_the_articles(
    visit: Visit, seed_page: Path, seeds: geo.Corpus, tmp_path: Path
) -> None:
    page = visit(seed_page)
    page.get_by_role("tab", name="Coverage").click()
    page.pdf(path=tmp_path / "paper.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as paper:
        sheets = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]
    rows = list(takewhile(lambda text: "PublisherTitle" not in text, sheets))
    assert len(rows) >= 2
    for article in seeds.article_records.values():
        assert all("".join((article.short or "").split()) in text for text in rows)


def test_all_of_many_articles_have_a_column_on_paper(visit: Visit, tmp_path: Path) -> None:
    ids = [f"paper-{n:02}" for n in range(1, 96)]
    articles = {id: ({"publisher": id.title()}, "Nothing.") for id in ids}
    said = [corpora.claim(f"c{id}", "article", 5, article=id, paragraph=1) for id in ids]
    where = corpora.write(
        tmp_path / "corpus", [corpora.event("e", "A meeting", "kerman", *said)], articles=articles
    )
    maps.explorer(geo.read_corpus(where)).save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    page.get_by_role("tab", name="Coverage").click()
    assert page.locator(".coverage .column").count() == 40
    sheet = paper(page)
    heads = sheet.locator(".coverage .column").all_text_contents()
    assert heads == [id.title() for id in ids]
    assert sheet.locator(".coverage td .covered").count() == len(ids)
    assert sheet.locator("h3").all_inner_texts() == [
        "Coverage, articles 25 to 48",
        "Coverage, articles 49 to 72",
        "Coverage, articles 73 to 95",
    ]
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.pdf(path=tmp_path / "paper.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as printed:
        edges = [
            (letters.get_charbox(at)[2], one.get_width())
            for one in printed
            for letters in [one.get_textpage()]
            for at in range(letters.count_chars())
        ]
    assert all(right < width - 20 for right, width in edges), "no column is cut off at the edge of the sheet"


def test_a_pdf_is_made_without_any_hand(visit: Visit, seed_page: Path, tmp_path: Path) -> None:
    page = visit(seed_page)
    path = tmp_path / "paper.pdf"
    page.pdf(path=path, format="A4")
    (count,) = re.findall(rb"/Count (\d+)", path.read_bytes())
    assert int(count) >= 2
    page.wait_for_selector(".paper", state="detached")


def test_the_export_menu_prints(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    page.get_by_role("button", name="Export").click()
    page.get_by_role("menuitem", name="Print the list and the map").click()
    page.wait_for_function("() => document.title === 'printed'")


@pytest.mark.parametrize("device", [{}, PHONE])
def test_a_picture_of_the_map_is_a_sharp_png(
    visit: Visit, seed_page: Path, tmp_path: Path, device: dict[str, Any]
) -> None:
    page = visit(seed_page, **device)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="The map as a picture, PNG").click()
    assert download.value.suggested_filename == "dateline-map.png"
    path = tmp_path / "map.png"
    download.value.save_as(path)
    picture = path.read_bytes()
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    stage = page.locator(".stage").bounding_box()
    assert width == round(2 * stage["width"])
    assert height > 400
    assert len(picture) > 50_000, "it is not blank"
