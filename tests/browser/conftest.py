"""Pages in a real browser, watched.

A page opened here has no network. The test fails at its end if the page wrote to the console, threw an
error, asked for anything but itself, opened a window or a dialog, or ran anything planted in its data.

One browser serves a whole run, and a tab serves many tests, for loading a page takes longer than most of them. After a
test the page is led back to its beginning; if it looks as it did then, the next test of the same file finds it open, and
else the tab is emptied, as it is after a page that one test has made for itself. A test that fails or that changes its
tab for good (:data:`LASTING`) gets its tab thrown away.

What a test does is drawn before it reads (:func:`drawn_before_it_is_read`): a page need not be asked again and again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn
from weakref import WeakKeyDictionary

import pytest

import geo
import maps
from tools.browser import ARGUMENTS, installed

READY = 'html[data-ready="true"]'
#: What a test may do to a page or its context that outlasts the document.
LASTING = {
    "page": "add_init_script expose_binding expose_function route set_extra_http_headers".split(),
    "context": "add_cookies add_init_script clear_permissions expose_binding expose_function grant_permissions "
    "route set_extra_http_headers set_geolocation".split(),
}
#: What a test may emulate; it is put back, as the size of the window is.
MEDIA = ("color_scheme", "reduced_motion")
PUT_BACK = ("emulate_media", "set_viewport_size")
#: The window that a test gets unless it asks for another.
DESK = {"width": 1440, "height": 900, "phone": False}
IDLE = 6  # tabs kept at most
#: Milliseconds until what a test waits for is given up: it is there in one, but the machine may do much else.
PATIENCE = 60_000
#: What a test does to a page, by the classes of Playwright. A script may do anything.
DOES = {
    "Page": "check click emulate_media evaluate fill go_back go_forward goto hover press reload set_viewport_size uncheck",
    "Locator": "check click dispatch_event drag_to evaluate fill focus hover press press_sequentially select_option tap uncheck",
    "Keyboard": "down insert_text press type up",
    "Mouse": "click down move up wheel",
    "Touchscreen": "tap",
}
#: How it reads what has come of that.
READS = {
    "Page": "evaluate get_attribute inner_text is_visible screenshot text_content title",
    "Locator": "all all_inner_texts all_text_contents bounding_box count evaluate evaluate_all get_attribute inner_text "
    "input_value is_checked is_enabled is_hidden is_visible text_content",
}
#: Resolves once all that was done is drawn, and what that has set going has run.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
#: A script of how a page is led back, and how it looks.
BEGINNING = (Path(__file__).parent / "beginning.js").read_text(encoding="utf-8")

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember on the test whether it failed."""
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed
    return report


class Watched:
    """A browser context that writes down what its pages must not do.

    Parameters
    ----------
    context : playwright.sync_api.BrowserContext
        Not offline yet.
    size : tuple of int
        Pixels: width and height of its window.
    **media
        What its pages are told of the reader's wishes: ``color_scheme``, ``reduced_motion``.
    """

    def __init__(self, context: Any, size: tuple[int, int], **media: str) -> None:
        self.context = context
        self.size = dict(zip(("width", "height"), size, strict=True))
        self.media = {"media": "null", "color_scheme": "light"} | media
        self.problems: list[str] = []
        self.expected: set[str] = set()
        self.changed = False
        self.to_put_back: set[str] = set()
        self.opened = ""
        self.began: int | None = None
        self.at = ""
        context.set_offline(True)
        context.route("**/*", self._route)
        context.on("page", self._watch)
        context.on("dialog", self._dialog)

    def open(self, file: Path, wait: bool = True, again: bool = False) -> Any:
        """Open a file in its one page, which is new, empty or at its beginning, and wait until it is ready.

        Where other tests will ask for it ``again``, it is remembered how it looks.
        """
        address = file.resolve().as_uri()
        self.expected.add(address)
        page = self.context.pages[0] if self.context.pages else self._new_page()
        if wait and self.at == address:
            return page
        page.goto(address)
        if wait:
            page.wait_for_selector(READY, state="attached")
            looks = page.evaluate(f"{BEGINNING}.settle()")
            self.opened, self.began = address, looks if again else None
        return page

    def rest(self) -> bool:
        """Lead what is open back to its beginning, or leave it for an empty document; its history is forgotten.

        Returns
        -------
        bool
            Whether the page is now as good as a new one.
        """
        self.at = ""
        if self.changed or len(self.context.pages) != 1:
            self._look()
            return False
        [page] = self.context.pages
        page.mouse.move(-1, -1)
        # A map tells where it looks a good while after its size changed.
        resized = "set_viewport_size" in self.to_put_back
        self._put_back(page)
        if self.began is not None and not resized and _file(page.url) == self.opened:
            ran, looks = page.evaluate(f"{BEGINNING}.rest({self.began})")
            self._told(ran)
            self.at = self.opened if looks == self.began else ""
        else:
            self._look()
        if not self.at:
            page.goto("about:blank")
        self.devtools.send("Page.resetNavigationHistory")  # browsers keep fifty steps
        self.expected.clear()
        return True

    def _put_back(self, page: Any) -> None:
        """Undo what the test has emulated."""
        for name in self.to_put_back.copy():
            getattr(page, name)(**self.media) if name == "emulate_media" else getattr(page, name)(self.size)
        self.to_put_back.clear()

    def close(self) -> None:
        """Close every page, after a look for anything planted that ran."""
        self._look()
        self.context.close()

    def _look(self) -> None:
        for page in self.context.pages:
            self._told(page.evaluate("'__pwned' in window"))

    def _told(self, ran: bool) -> None:
        if ran:
            self.problems.append("a script from the data ran")

    def _new_page(self) -> Any:
        """Make a page that tells when a test changes it for good."""
        page = self.context.new_page()
        self.devtools = self.context.new_cdp_session(page)
        for thing, names in ((page, LASTING["page"]), (self.context, LASTING["context"])):
            for name in names:
                setattr(thing, name, self._noticed(getattr(thing, name)))
        for name in PUT_BACK:
            setattr(page, name, self._noticed(getattr(page, name), name))
        return page

    def _noticed(self, method: Callable[..., Any], put_back: str = "") -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if put_back:
                self.to_put_back.add(put_back)
            else:
                self.changed = True
            return method(*arguments, **options)

        return call

    def _route(self, route: Any) -> None:
        if _file(route.request.url) in self.expected:
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
        if not url.startswith(("data:", "blob:")) and _file(url) not in self.expected:
            self.problems.append(f"request: {url[:200]}")

    def _dialog(self, dialog: Any) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def _file(url: str) -> str:
    """The address of a file, without how it is to be shown."""
    return url.partition("#")[0].partition("?")[0]


def without_browser(why: object) -> NoReturn:
    """Skip loudly, or fail where a browser is required."""
    reason = f"NO BROWSER, THE PAGE IS NOT TESTED: install chromium. {str(why).splitlines()[0]}"
    if os.environ.get("DATELINE_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def drawn_before_it_is_read() -> Iterator[None]:
    """Let what a test does be drawn before the test reads what came of it.

    Playwright waits for an element, but not for what a press changes in the next turn or frame: what is told of an opened
    ``details`` or a size, or that a browser draws because it is in sight (``content-visibility``). It is asked for once
    after all that is done in one go.
    """
    from playwright import sync_api

    ask = sync_api.Page.evaluate
    done, drawn = 0, WeakKeyDictionary[Any, int]()

    def doing(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def do(*arguments: Any, **options: Any) -> Any:
            nonlocal done
            done += 1
            return method(*arguments, **options)

        return do

    def reading(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def read(of: Any, *arguments: Any, **options: Any) -> Any:
            page = getattr(of, "page", of)
            if drawn.get(page) != done:
                ask(page, DRAWN)
                drawn[page] = done
            return method(of, *arguments, **options)

        return read

    with pytest.MonkeyPatch.context() as patch:
        for wrapped, methods in ((doing, DOES), (reading, READS)):
            for name, words in methods.items():
                kind = getattr(sync_api, name)
                for word in words.split():
                    patch.setattr(kind, word, wrapped(getattr(kind, word)))
        patch.setattr(sync_api.Page, "url", property(reading(sync_api.Page.url.fget)))
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """An installed Chromium or Chrome, or Playwright's own; without one a skip, or a failure where asked."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        without_browser(error)
    with drawn_before_it_is_read(), sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(
                executable_path=installed(), args=ARGUMENTS, timeout=PATIENCE
            )
        except Error as error:
            without_browser(error)
        yield chromium
        chromium.close()


def watched(
    browser: Any, width: int = 1440, height: int = 900, phone: bool = False, **options: Any
) -> Watched:
    """Make a context of a size, watched; nothing glides in it unless asked to."""
    options = {"reduced_motion": "reduce"} | options
    context = browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=phone,
        is_mobile=phone,
        device_scale_factor=2 if phone else 1,
        locale="en-GB",
        timezone_id="Europe/Paris",
        **options,
    )
    context.set_default_timeout(PATIENCE)
    return Watched(context, (width, height), **{name: options[name] for name in MEDIA if name in options})


@pytest.fixture
def watch(browser: Any) -> Iterator[Callable[..., Watched]]:
    """Make a watched context: ``watch(width=1440, height=900, phone=False)``; problems are only collected."""
    contexts: list[Watched] = []

    def make(**options: Any) -> Watched:
        contexts.append(watched(browser, **options))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def idle(browser: Any) -> Iterator[list[tuple[str, Watched]]]:
    """Tabs at rest with the options that they were made with, the last used first."""
    tabs: list[tuple[str, Watched]] = []
    yield tabs
    for _, tab in tabs:
        tab.close()


@pytest.fixture
def visit(
    browser: Any, idle: list[tuple[str, Watched]], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Any]]:
    """Open a file: ``visit(path, width=1440, height=900, phone=False)`` gives a Playwright page.

    Any problem fails the test at its end.
    """
    used: list[tuple[str, Watched]] = []

    def open_file(file: Path, **options: Any) -> Any:
        options = DESK | options
        made_with = repr(sorted(options.items()))
        fitting = [tab for tab in idle if tab[0] == made_with]
        address = file.resolve().as_uri()
        found = next((tab for at in (address, "") for tab in fitting if tab[1].at == at), None)
        if found:
            idle.remove(found)
        used.append(found or (made_with, watched(browser, **options)))
        own = request.node.funcargs.get("tmp_path")  # what a test makes there is its own
        return used[-1][1].open(file, again=own not in file.parents)

    yield open_file
    failed = request.node.stash.get(FAILED, False)
    for made_with, tab in used:
        if failed or not tab.rest():
            tab.close()
        else:
            idle.insert(0, (made_with, tab))
    problems = [problem for _, tab in used for problem in tab.problems]
    for _, tab in used:
        tab.problems.clear()
    while len(idle) > IDLE:
        idle.pop()[1].close()
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def seed_page(seeds: geo.Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the corpus that ships."""
    path = tmp_path_factory.mktemp("seeds") / "map.html"
    maps.explorer(seeds).save(path)
    return path
