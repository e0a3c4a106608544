"""The harness notices what a page must not do; otherwise its silence would mean nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGE = '<!DOCTYPE html><html data-ready="true"><head><meta charset="utf-8"></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<script>console.info('hello')</script>", "console info: hello"),
        ("<script>throw new Error('broken')</script>", "error: broken"),
        ("<img src='http://127.0.0.1:9/a.png'>", "request: http://127.0.0.1:9/a.png"),
        ("<img src='beside.png'>", "request: file:"),
        ("<script>fetch('http://127.0.0.1:9/')</script>", "request: http://127.0.0.1:9/"),
        ("<script>alert(1)</script>", "dialog: 1"),
        ("<img src=x: onerror='window.__pwned = 1'>", "a script from the data ran"),
    ],
)
def test_problem_is_noticed(watch: Callable[..., Any], tmp_path: Path, body: str, problem: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE.format(body), encoding="utf-8")
    context = watch()
    context.open(file).wait_for_timeout(0)
    context.close()
    assert any(found.startswith(problem) for found in context.problems), context.problems


def test_quiet_page_has_no_problem(watch: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE.format("<img src='data:,'><a href='#here'>x</a>"), encoding="utf-8")
    context = watch()
    context.open(file).click("a")
    context.close()
    assert context.problems == []


def test_a_page_is_led_back_to_its_beginning(watch: Callable[..., Any], seed_page: Path) -> None:
    tab = watch()
    page = tab.open(seed_page, again=True)
    page.get_by_role("tab", name="Coverage").click()
    page.get_by_role("columnheader", name="Press TV").get_by_role("button").click()
    page.click('.chip[data-article="cna"]')
    page.get_by_role("tab", name="Places").click()
    page.click('.row[data-place="erbil"]')
    page.get_by_role("button", name="Zoom in").click()
    assert tab.rest()
    assert tab.at == seed_page.as_uri(), "the next test loads it anew"
    assert page.evaluate("history.length") == 1
    page.set_viewport_size({"width": 390, "height": 844})
    assert tab.rest()
    assert page.viewport_size == {"width": 1440, "height": 900}
    assert page.url == "about:blank", "it would write down later where the map looks"


@pytest.mark.parametrize(
    "body",
    [
        '<button onclick="said.hidden = false">x</button><div id="said" hidden style="content-visibility: auto">said</div>',
        '<button onclick="requestAnimationFrame(() => said.append(`said`))">x</button><p id="said"></p>',
    ],
)
def test_what_is_done_is_drawn_before_it_is_read(
    watch: Callable[..., Any], tmp_path: Path, body: str
) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE.format(body), encoding="utf-8")
    page = watch().open(file)
    page.evaluate("document.querySelector('button').click()")
    assert page.locator("#said").inner_text().endswith("said")
