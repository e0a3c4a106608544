"""Pages in a real browser, watched.

A page opened here has no network. The test fails at its end if the page wrote to the console, threw an
error, asked for anything but itself, opened a window or a dialog, or ran anything planted in its data.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

import geo
import maps
from tools.browser import ARGUMENTS, installed

READY = 'html[data-ready="true"]'


class Watched:
    """A browser context that writes down what its pages must not do.

    Parameters
    ----------
    context : playwright.sync_api.BrowserContext
        Not offline yet.
    """

    def __init__(self, context: Any) -> None:
        self.context = context
        self.problems: list[str] = []
        self.expected: set[str] = set()
        context.set_offline(True)
        context.route("**/*", self._route)
        context.on("page", self._watch)
        context.on("dialog", self._dialog)

    def open(self, file: Path, wait: bool = True) -> Any:
        """Open a file in a new page and wait until it is ready."""
        address = file.resolve().as_uri()
        self.expected.add(address)
        page = self.context.new_page()
        page.goto(address)
        if wait:
            page.wait_for_selector(READY, state="attached")
        return page

    def close(self) -> None:
        """Close every page, after a look for anything planted that ran."""
        for page in self.context.pages:
            if page.evaluate("'__pwned' in window"):
                self.problems.append("a script from the data ran")
        self.context.close()

    def _route(self, route: Any) -> None:
        if route.request.url.partition("#")[0] in self.expected:
            route.continue_()
        else:
            self.problems.append(f"request: {route.request.url[:200]}")
            route.abort()

    def _watch(self, page: Any) -> None:
        page.on("console", lambda message: self.problems.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("crash", lambda: self.problems.append("the page crashed"))
        page.on("popup", lambda other: self.problems.append(f"window: {other.url}"))
        page.on("request", self._request)

    def _request(self, request: Any) -> None:
        url = request.url
        if not url.startswith(("data:", "blob:")) and url.partition("#")[0] not in self.expected:
            self.problems.append(f"request: {url[:200]}")

    def _dialog(self, dialog: Any) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def without_browser(why: object) -> NoReturn:
    """Skip loudly, or fail where a browser is required."""
    reason = f"NO BROWSER, THE PAGE IS NOT TESTED: install chromium. {str(why).splitlines()[0]}"
    if os.environ.get("DATELINE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """An installed Chromium or Chrome, or Playwright's own; without one a skip, or a failure where asked."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        without_browser(error)
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        except Error as error:
            without_browser(error)
        yield chromium
        chromium.close()


@pytest.fixture
def watch(browser: Any) -> Iterator[Callable[..., Watched]]:
    """Make a watched context: ``watch(width=1440, height=900, phone=False)``; problems are only collected."""
    contexts: list[Watched] = []

    def make(width: int = 1440, height: int = 900, phone: bool = False, **options: Any) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            has_touch=phone,
            is_mobile=phone,
            device_scale_factor=2 if phone else 1,
            locale="en-GB",
            timezone_id="Europe/Paris",
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(Watched(context))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visit(watch: Callable[..., Watched]) -> Iterator[Callable[..., Any]]:
    """Open a file: ``visit(path, width=1440, height=900, phone=False)`` gives a Playwright page.

    Any problem fails the test at its end.
    """
    contexts: list[Watched] = []

    def open_file(file: Path, **options: Any) -> Any:
        contexts.append(watch(**options))
        return contexts[-1].open(file)

    yield open_file
    for context in contexts:
        context.close()
    problems = [problem for context in contexts for problem in context.problems]
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def seed_page(seeds: geo.Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the corpus that ships."""
    path = tmp_path_factory.mktemp("seeds") / "map.html"
    maps.explorer(seeds).save(path)
    return path
