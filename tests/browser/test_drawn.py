"""What is drawn on a canvas, which no element tells: labels of marks, badges, and what stands below a picture of the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geo
from tests.browser.findings import PHONE

Visit = Callable[..., Any]
#: Keeps each text that is drawn, with the class of its canvas and its left and right edge in pixels of the page.
WATCH = """() => {
    const pen = CanvasRenderingContext2D.prototype, fill = pen.fillText;
    const texts = [];
    pen.fillText = function (text, x, y, ...rest) {
        const wide = this.measureText(text).width;
        const left = x - {center: wide / 2, right: wide, end: wide}[this.textAlign] || x;
        const at = this.getTransform().transformPoint({x: left, y});
        const by = this.canvas.clientWidth / this.canvas.width || 1;
        const begin = this.canvas.getBoundingClientRect().left + at.x * by;
        texts.push([text, this.canvas.className, begin, begin + wide * this.getTransform().a * by]);
        return fill.call(this, text, x, y, ...rest);
    };
    document.drawn = {texts, end: () => { pen.fillText = fill; delete document.drawn; }};
}"""


@contextmanager
def drawing(page: Any) -> Iterator[Callable[[], list[tuple[str, str, float, float]]]]:
    """Tell what texts are drawn from now on."""
    page.evaluate(WATCH)
    yield lambda: [tuple(text) for text in page.evaluate("document.drawn.texts")]
    page.evaluate("document.drawn.end()")


def test_a_phone_labels_the_chosen_mark_and_the_most_important_and_cuts_no_label(
    visit: Visit, seed_page: Path
) -> None:
    page = visit(seed_page, **PHONE)
    with drawing(page) as drawn:
        page.locator('.row[data-event="missile-strike"]').click()
        page.wait_for_selector(".card h2")
        labels = [text for text in drawn() if "marks-canvas" in text[1] and len(text[0]) > 2]
    words = " ".join(text for text, *_ in labels)
    assert "Ain al-Asad airbase" in words
    assert "Tehran" in words
    assert [text for text, _, left, right in labels if left < 0 or right > 390] == []
    with drawing(page) as drawn:
        page.locator(".back").click()
        page.wait_for_selector('.row[data-event="missile-strike"]')
        page.wait_for_function("() => document.drawn.texts.some(([text]) => text === 'Tehran')")
        words = " ".join(text for text, *_ in drawn())
    assert "Ain al-Asad airbase and 3 more" in words, (
        "what is reported most has its name though there is little room"
    )


def test_a_picture_says_what_is_chosen_and_what_its_marks_mean(
    visit: Visit, seed_page: Path, seeds: geo.Corpus
) -> None:
    page = visit(seed_page)
    page.click('.chip[data-article="cna"]')
    with drawing(page) as drawn:
        page.get_by_role("button", name="Export", exact=True).click()
        with page.expect_download():
            page.get_by_role("menuitem", name="The map as a picture, PNG").click()
        texts = [text for text, *_ in drawn()]
    assert seeds.about.title in texts
    assert "Shown: Articles: CNA" in texts
    kinds = {event.kind for event in seeds.filtered("cna").event_records.values()}
    assert {seeds.kinds[kind].label for kind in kinds} <= set(texts)
    assert not {kind.label for key, kind in seeds.kinds.items() if key not in kinds} & set(texts)
    assert any("Natural Earth" in text for text in texts)
    assert {
        "accounts disagree",
        "Dot: one article alone puts it here",
        "Hollow: somewhere in this area",
    } <= set(texts)
    assert "\u2260" not in texts, "the sign is drawn"


def test_a_badge_hides_nothing_of_its_mark(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    box = page.locator('.mark[data-place="tehran"]').bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    dark = page.evaluate(
        """([x, y]) => {
            const canvas = document.querySelector('.marks-canvas');
            const {left, top} = canvas.getBoundingClientRect();
            const by = canvas.width / canvas.clientWidth;
            const {data} = canvas.getContext('2d').getImageData((x - left - 9) * by, (y - top - 9) * by, 18 * by, 18 * by);
            let ink = 0, blue = 0;
            for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] > 200 && data[i] < 60 && data[i + 1] < 60 && data[i + 2] < 70) ink++;
                if (data[i + 3] > 200 && data[i + 2] > 140 && data[i] < 90) blue++;
            }
            return [ink, blue > 100];
        }""",
        [x, y],
    )
    assert dark == [0, True]


def test_the_sign_of_disagreement_is_drawn_and_not_typed(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    typed = """() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const {data, parentElement} = walker.currentNode;
            if (/\u2260/.test(data) && parentElement.checkVisibility()) found.push(getComputedStyle(parentElement).fontSize);
        }
        return found;
    }"""
    signs = 0
    for tab in ("Disagreements", "Speakers", "History", "Events"):
        page.get_by_role("tab", name=tab).click()
        sizes = page.evaluate(typed)
        assert set(sizes) <= {"0px"}, tab
        signs += len(sizes)
    page.locator('.row[data-event="missile-strike"]').click()
    page.wait_for_selector(".card h2")
    assert set(page.evaluate(typed)) == {"0px"}
    page.get_by_role("button", name="Side by side", exact=True).click()
    page.wait_for_selector("dialog[open] table")
    assert set(page.evaluate(typed)) == {"0px"}
    assert signs > 20
