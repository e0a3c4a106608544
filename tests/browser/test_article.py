"""The article to read: places and claims are marked, a mark opens its card, and a card leads to its passage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from tests.browser.findings import PHONE, findings_light_and_dark, findings_on_a_phone

Visit = Callable[..., Any]
Folder = Callable[..., Path]

STORY = "---\nid: one\npublisher: The One\n---\n\U0001f525 Fire!\n\nThree people died in Kerman.\n\nRain fell on Tehran.\n"


def article(page: Any, name: str = "CNA") -> None:
    page.get_by_role("tab", name="Articles").click()
    page.locator("li.article", has=page.get_by_role("heading", name=name)).locator(".read-in").click()
    page.wait_for_selector(".reading-text")


@pytest.fixture
def own(folder: Folder, tmp_path: Path) -> Path:
    """The page of a person's own article, whose claims cite it exactly."""
    where = folder(articles__one_md=STORY)
    text = (where / "articles" / "one.md").read_text(encoding="utf-8")
    start = text.index("Three")
    events = (where / "events.yaml").read_text(encoding="utf-8")
    cited = events.replace("original: [0, 20]", f"original: [{start}, {start + 17}]", 1)
    (where / "events.yaml").write_text(cited, encoding="utf-8")
    maps.explorer(geo.read_corpus(where)).save(tmp_path / "own.html")
    return tmp_path / "own.html"


def test_the_digest_is_read_with_every_place_and_claim(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    article(page)
    record = seeds.article_records["cna"]
    shown = page.locator(".reading-paragraph > p").all_text_contents()
    assert shown == [record.text[start:end] for start, end in record.paragraphs]
    assert page.locator(".note").count() == len(seeds.claims_in("cna"))
    named = [m for m in seeds.mention_records if m.article.id == "cna" and m.match.place]
    assert page.locator(".place-mark").all_text_contents() == [m.match.surface for m in named]
    assert "read=cna" in page.url


def test_a_mark_opens_its_card_and_back_leads_to_the_article(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    article(page)
    page.get_by_role("button", name="Ein-al Asad").first.click()
    assert page.locator(".card h2").inner_text() == "Ain al-Asad airbase"
    page.get_by_role("button", name="‹ CNA").click()
    page.locator(".note", has_text="Fired from: Iran").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("tr.told + tr .passage")
    page.go_back()
    page.wait_for_selector(".reading-text")
    page.keyboard.press("Escape")
    assert page.locator("li.article").first.is_visible()


def test_a_card_leads_to_its_passage_and_a_link_brings_it_back(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.click('.row[data-event="missile-strike"]')
    page.get_by_role("button", name="Show every passage").click()
    passage = page.locator(".passage", has_text="CNA").first
    passage.get_by_role("button", name="Read in the article").click()
    lit = page.locator(".note.told")
    lit.wait_for()
    assert lit.evaluate("node => node === document.activeElement")
    room, box = (
        page.locator(".scroller").bounding_box(),
        page.locator(".reading-paragraph.told").bounding_box(),
    )
    assert room["y"] <= box["y"] < room["y"] + room["height"]
    address, text = page.url, lit.inner_text()
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(".note.told")
    assert page.locator(".note.told").inner_text() == text


def test_ones_own_article_is_marked_where_it_is_cited(visit: Visit, own: Path) -> None:
    page = visit(own)
    article(page, "The One")
    assert page.locator("mark.cited").all_text_contents() == ["Three people died"]
    assert page.locator(".place-mark").all_text_contents() == ["Kerman", "Tehran"]
    page.locator("mark.cited").click()
    page.wait_for_selector("tr.told + tr .passage")
    assert page.locator(".passage .quotation").inner_text() == "Three people died"
    page.get_by_role("button", name="Read in the article").click()
    assert page.locator("mark.cited.told").inner_text() == "Three people died"


def test_with_originals_the_article_is_read_and_not_its_digest(
    visit: Visit, folder: Folder, tmp_path: Path
) -> None:
    words = {"one": "Fire took three lives in Kerman, it was said.", "two": "Smoke reached Tehran."}
    corpus = geo.read_corpus(folder())
    maps.explorer(corpus, originals=words).save(tmp_path / "full.html")
    page = visit(tmp_path / "full.html")
    article(page, "One")
    assert page.locator(".reading-paragraph > p").all_text_contents() == [words["one"]]
    assert "The article as it was read" in page.locator(".reading").inner_text()
    assert page.locator("mark.cited").first.text_content()


def test_a_place_leads_to_its_mention(visit: Visit, own: Path) -> None:
    page = visit(own)
    page.get_by_role("tab", name="Places").click()
    page.click('.row[data-place="tehran"]')
    page.get_by_role("button", name="Read in the article").first.click()
    assert page.locator(".place-mark.told").inner_text() == "Tehran"


def test_marks_follow_the_filters(visit: Visit, own: Path) -> None:
    page = visit(own)
    page.evaluate("location.hash = 'read=one&words=tehran'")
    page.wait_for_selector(".reading-text")
    assert page.locator(".place-mark").all_text_contents() == ["Tehran"]
    assert page.locator("mark.cited").count() == 0


def test_a_page_without_texts_does_not_hold_them(visit: Visit, folder: Folder, tmp_path: Path) -> None:
    corpus = geo.read_corpus(folder(articles__one_md=STORY))
    maps.explorer(corpus, texts=False, plain=True).save(tmp_path / "bare.html")
    assert "Rain fell on" not in (tmp_path / "bare.html").read_text(encoding="utf-8")
    page = visit(tmp_path / "bare.html")
    page.get_by_role("tab", name="Articles").click()
    assert page.locator(".read-in").count() == 0


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_no_grave_finding(visit: Visit, seed_page: Path, own: Path, size: str) -> None:
    for file, name in ((seed_page, "CNA"), (own, "The One")):
        page = visit(file, **(PHONE if size == "phone" else {}))
        article(page, name)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert (findings_on_a_phone(page) if size == "phone" else findings_light_and_dark(page)) == []
