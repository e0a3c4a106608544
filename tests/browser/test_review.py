"""The way of a new user: saved pages and a PDF become a corpus, are mapped, reviewed by keyboard, checked and exported."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
import yaml
from playwright.sync_api import Browser, Page
from typer.testing import CliRunner

import geo
from dateline import app
from dateline.desk import Desk, application
from tests.browser.conftest import PATIENCE
from tests.geo.readers import samples

MANY = 15  # decisions
#: Five papers of one day and the next, which do not agree.
PAPERS = {
    "herald": ("The Herald", "2021-03-04", "Three dead as bus overturns near Kerman", [
        "Three people were killed and 12 were injured when a bus overturned near Kerman on Thursday, police said.",
        "The bus was on its way to the coast. Two cars were destroyed in the accident, the mayor of Kerman said."]),
    "post": ("The Post", "2021-03-04", "Bus accident in Kerman kills five", [
        "Five people died and at least 20 were hurt when a bus crashed in Kerman on Thursday, the governor said.",
        "Rescue workers were at the site of the accident until late at night, according to the Red Crescent."]),
    "gazette": ("The Gazette", "2021-03-04", "Four killed in Kerman bus crash", [
        "Four people were killed in a bus crash in Kerman on Thursday, according to the hospital in the city.",
        "The driver was arrested after the accident, police said. Dozens were injured, a witness told reporters."]),
    "times": ("The Times", "2021-03-05", "Toll of Kerman bus crash rises to seven", [
        "Seven people are now known to have died in the bus crash in Kerman on Thursday, police said on Friday.",
        "Another 25 people were injured in the accident, the governor said. The bus had 48 passengers."]),
    "courier": ("The Courier", "2021-03-05", "Kerman mourns seven dead", [
        "Kerman mourned the seven people who were killed when a bus crashed in the city on Thursday.",
        "Two people were arrested over the accident, police said on Friday, and 25 people were injured.",
        "On Monday four people had been killed in a fire in Tehran."]),
}  # fmt: skip


def saved(publisher: str, day: str, title: str, paragraphs: list[str]) -> str:
    linked = {"@type": "NewsArticle", "headline": title, "datePublished": f"{day}T10:00:00Z"}
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{publisher}">'
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **linked})}</script></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    )


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, facts in PAPERS.items():
        (tmp_path / f"{name}.html").write_text(saved(*facts), encoding="utf-8")
    lines = [
        "Bus crash in Kerman",
        "",
        "Six people died in the bus crash in Kerman on 4 March 2021, the ministry said.",
    ]
    (tmp_path / "report.pdf").write_bytes(samples.pdf(lines))
    folder = tmp_path / "crash"
    run("new", folder, "--title", "A bus crash")
    (folder / "corpus.yaml").write_text(
        "title: A bus crash\n", encoding="utf-8"
    )  # the curated names are enough
    added = run("add", folder, *(tmp_path / f"{name}.html" for name in PAPERS), tmp_path / "report.pdf")
    assert "herald  The Herald  2021-03-04  Three dead as bus overturns near Kerman" in added
    return folder


@pytest.fixture
def served(corpus: Path) -> Iterator[str]:
    with serving(corpus) as address:
        yield address


@contextmanager
def serving(corpus: Path) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    desk = Desk(corpus, lambda: geo.read_corpus(corpus))
    server = uvicorn.Server(uvicorn.Config(application(desk, port), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join(60)


def opened(browser: Browser) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE)
    return page


def press(page: Page, key: str) -> None:
    """Press a key, and wait until it is decided."""
    before = page.inner_text("#counts")
    page.keyboard.press(key)
    page.wait_for_function("before => document.querySelector('#counts').textContent !== before", arg=before)


def correct(page: Page, field: str, value: str) -> None:
    before = page.inner_text("#counts")
    page.keyboard.press("c")
    page.locator(f"input[name={field}]").fill(value)
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.querySelector('#counts').textContent !== before", arg=before)


@pytest.mark.long
def test_from_saved_pages_to_an_export_by_keyboard(
    corpus: Path, served: str, browser: Browser, tmp_path: Path
) -> None:
    built = run("build", corpus, "-o", tmp_path / "map.html")
    assert "of them proposed by rules" in built
    page = opened(browser)
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.route(
        "**/*", lambda route: route.continue_() if route.request.url.startswith(served) else route.abort()
    )
    page.goto(served)
    page.wait_for_selector("article")
    frame = page.frame_locator("#map")
    frame.locator('html[data-ready="true"]').wait_for(state="attached")
    assert int(frame.get_by_role("tab", name="Disagreements").inner_text().split()[-1]) > 0
    assert page.locator("#desk").get_by_text("Proposed event").count() == 1
    press(page, "a")
    accepted, corrected, passed = 1, 0, 0
    while accepted < 10 or corrected < 2:
        claim = page.inner_text("#desk h2")
        if corrected < 2 and claim.startswith(("Injured", "Arrested")):
            field, value = ("value", "at least 20") if corrected == 0 else ("speaker", "The police of Kerman")
            correct(page, field, value)
            corrected += 1
        elif accepted < 10:
            press(page, "a")
            accepted += 1
        else:
            press(page, "j")
            passed += 1
            assert passed < 40
    decided = page.inner_text("#counts").split("·")[-1]
    press(page, "x")
    press(page, "u")
    assert page.inner_text("#counts").split("·")[-1] == decided
    page.wait_for_selector("#findings h3")
    assert page.inner_text("#findings h3") == "Check finds nothing wrong"
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert trouble == []
    page.close()
    assert run("check", corpus) == "0 findings\n"
    table = tmp_path / "claims.csv"
    run("export", corpus, "-l", "claims", "-o", table)
    rows = table.read_text(encoding="utf-8").splitlines()
    assert len(rows) > 10
    assert any("conflict" in row for row in rows)


def test_a_place_is_found_by_name_and_entered_events_are_merged_by_keyboard(
    corpus: Path, served: str, browser: Browser
) -> None:
    page = opened(browser)
    page.goto(served)
    page.wait_for_selector("article")
    page.keyboard.press("c")
    page.locator("input[name=place]").fill("baghdad")
    page.wait_for_selector("#places:not([hidden]) li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("input[name=place]").input_value().startswith("Baghdad")
    before = page.inner_text("#counts")
    page.keyboard.press("Enter")
    page.wait_for_function("before => document.querySelector('#counts').textContent !== before", arg=before)
    text = (corpus / "events.yaml").read_text(encoding="utf-8")
    assert "place: baghdad" in text
    press(page, "a")
    press(page, "n")
    assert page.get_by_role("button", name="Merge entered events").count() == 0
    while page.get_by_role("button", name="Merge entered events").count() == 0:
        if "not known" in page.inner_text("#desk"):  # an event that is nowhere: its place is asked for
            page.keyboard.press("a")
            assert page.evaluate("document.activeElement.name") == "place"
            page.keyboard.press("Escape")
            press(page, "x")
        else:
            press(page, "a")
    page.keyboard.press("g")
    page.wait_for_selector("select[name=event]")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("form", state="detached")
    page.wait_for_function(
        "() => ![...document.querySelectorAll('button')].some(b => /Merge entered/.test(b.textContent))"
    )
    assert (corpus / "events.yaml").read_text(encoding="utf-8").count("\n- id:") == 1
    page.close()


@pytest.mark.slow
def test_decisions_by_keyboard_take_little_of_three_seconds_each(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "corpus.yaml").write_text("title: Many accounts\n", encoding="utf-8")
    for n in range(36):
        text = (
            f"Bus crash near Kerman kills {n + 2}\n\n4 March 2021\n\n{n + 2} people were killed and {n + 20} were"
            f" injured when a bus overturned near Kerman on Thursday, police said.\n\nThe mayor said {n + 3} people"
            f" had died. Police arrested {n % 7 + 2} people over the accident.\n"
        )
        (tmp_path / "articles" / f"paper-{n:02}.txt").write_text(text, encoding="utf-8")
    with serving(tmp_path) as address:
        page = opened(browser)
        page.goto(address)
        page.wait_for_selector("article")
        began = time.process_time()  # of the desk, which runs in this process: others do not count
        for n in range(MANY):
            press(page, "x" if n % 5 == 4 else "a")
        spent = time.process_time() - began
        assert page.inner_text("#counts").endswith(f"{MANY} decided")
        page.close()
    decisions = yaml.safe_load((tmp_path / "decisions.yaml").read_text(encoding="utf-8"))
    assert sum(each["decision"] == "rejected" for each in decisions) == MANY // 5
    assert spent < MANY, f"a decision took {spent / MANY:.2f} s of the machine; a person has three"
