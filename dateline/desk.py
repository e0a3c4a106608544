"""The review pages on loopback: the map, what is to be decided about proposals, and the findings of check."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Collection, Mapping
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from threading import RLock
from typing import Any

from gazetteer.errors import DatelineError, InputError
from geo.check import check
from geo.corpus import Corpus
from geo.deciding import Correction, Review, undecided, with_proposals
from geo.deciding.queue import queue
from geo.folder import entered_again

__all__ = ["Desk", "application"]

#: The only files that are served, by the address under which they are.
_FILES = {
    "/": ("review/review.html", "text/html; charset=utf-8"),
    "/review.js": ("review/review.js", "text/javascript; charset=utf-8"),
    "/elements.js": ("review/elements.js", "text/javascript; charset=utf-8"),
    "/places.js": ("review/places.js", "text/javascript; charset=utf-8"),
    "/review.css": ("review/review.css", "text/css; charset=utf-8"),
    "/tokens.css": ("style/tokens.css", "text/css; charset=utf-8"),
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
}
_LONGEST = 100_000  # bytes of a request
_LONGEST_NAME = 200  # characters of a place's name
_Answer = Callable[[Any], Awaitable[Any]]


class Desk:
    """A corpus under review: read once, and again when one of its files is saved.

    Parameters
    ----------
    folder : pathlib.Path
    read : callable
        Reads the corpus.
    texts : bool
        Whether articles can be read in the map.
    """

    def __init__(self, folder: Path, read: Callable[[], Corpus], texts: bool = True) -> None:
        self.folder, self._read_corpus, self.texts = folder, read, texts
        self.token = secrets.token_urlsafe(24)
        self.version = 0
        self.lock = RLock()
        self._building = RLock()  # held apart, so that a decision never waits for a map
        self.trouble = ""
        self.review: Review
        self.reload()

    def reload(self) -> None:
        """Read the corpus again; what is wrong with it is kept to be shown, and the last good reading stays."""
        trouble, read, besides = "", None, _besides(self.folder)
        try:
            corpus = self._read_corpus()
            read = corpus, Review(self.folder, corpus)
        except DatelineError as error:
            if not self.version:
                raise
            trouble = str(error)
        with self.lock:
            if read is not None:
                earlier = self.review if self.version else None
                self.corpus, self.review = read
                self._read_besides = besides
                if earlier is not None:
                    self.review.follow(earlier)
            self.trouble = trouble
            self.version += 1
            self._page: bytes | None = None
            self._findings: list[str] | None = None

    def entered_again(self) -> None:
        """Read what a person has entered, after a decision was written; the proposals stay as they are."""
        self._page = self._findings = None
        self.version += 1

    def _now(self) -> Corpus:
        """Give the corpus with what is entered now; all is read again where more has changed, such as pins."""
        with self.lock:
            corpus, besides = self.corpus, self._read_besides
        if besides == _besides(self.folder):
            return entered_again(corpus, self.folder)
        return self._read_corpus()

    def page(self) -> bytes:
        """Build the map, if it is not built yet.

        Returns
        -------
        bytes
        """
        import maps

        with self._building:
            if self._page is not None:
                return self._page
            with self.lock:
                version = self.version
                left = undecided(self.review.proposals, self.review.decisions.records)
            file = BytesIO()
            maps.explorer(with_proposals(self._now(), left), texts=self.texts).save(file, close_file=False)
            with self.lock:
                self._page = file.getvalue() if version == self.version else None
            return file.getvalue()

    def state(self) -> dict[str, Any]:
        """Say all that the page shows.

        Returns
        -------
        dict
        """
        with self.lock:
            return {
                "version": self.version,
                "title": self.corpus.about.title,
                "queue": queue(self.review),
                "decided": len(self.review.decisions.records),
                "undoable": self.review.undoable,
                "events": [
                    {"id": event.id, "title": event.title} for event in self.review.standing.events.values()
                ],
                "entered": [{"id": id, "title": title} for id, title in self.review.curated.titles.items()],
                "trouble": self.trouble,
            }

    def places(self, name: str) -> list[dict[str, str]]:
        """Look a name up in the gazetteer.

        Parameters
        ----------
        name : str

        Returns
        -------
        list of dict
            ``id`` and ``label`` of the places that have it, the best known first.
        """
        with self.lock:
            found = self.review.places.named(name) if name.strip() else []
            return [{"id": id, "label": label} for id, label in found]

    def findings(self) -> list[str]:
        """Give what check finds.

        Returns
        -------
        list of str
        """
        with self._building:
            if self._findings is not None:
                return self._findings
            with self.lock:
                version, trouble = self.version, self.trouble
            try:
                found = trouble.splitlines() or check(self._now())
            except InputError as error:
                found = str(error).splitlines()
            with self.lock:
                self._findings = found if version == self.version else None
            return found

    def decide(self, asked: Mapping[str, Any]) -> None:
        """Carry out what a person has decided.

        Parameters
        ----------
        asked : mapping
            ``action`` (accept, reject, split, part, merge, move or undo), ``id``, and what the action needs.

        Raises
        ------
        InputError
            If that cannot be done.
        """
        action, id = asked.get("action"), str(asked.get("id", ""))
        with self.lock:
            review = self.review
            if action == "merge":
                review.merge(id, str(asked.get("into")))
            elif action == "undo":
                if not review.undo():
                    raise InputError(
                        "nothing was decided since the pages were opened", "Decide something first"
                    )
            else:
                (id,) = review.find([id])
                if action == "accept":
                    correction = Correction.model_validate(asked.get("correction") or {})
                    review.accept([id], correction, whole=bool(asked.get("whole")))
                elif action == "reject":
                    review.reject([id])
                elif action == "split":
                    review.split(id)
                elif action == "move":
                    review.move([id], str(asked.get("into")))
                else:
                    raise InputError(
                        f"{action!r} is no decision", "accept, reject, split, merge, move or undo"
                    )
            self.entered_again()


def _besides(folder: Path) -> list[bytes | None]:
    """Give what the files hold that decide how articles are read and placed."""
    paths = [folder / name for name in ("corpus.yaml", "pins.yaml", "places.geojson")]
    return [path.read_bytes() if path.is_file() else None for path in paths]


def application(desk: Desk, port: int) -> Any:
    """Make the application that answers on loopback alone.

    Parameters
    ----------
    desk : Desk
    port : int

    Returns
    -------
    starlette.applications.Starlette
    """
    from gazetteer.extras import needed

    responses = needed("starlette.responses", "reviewing", "review")
    route = needed("starlette.routing", "reviewing", "review").Route
    aside = needed("starlette.concurrency", "reviewing", "review").run_in_threadpool
    answers = _Answers(desk, responses, aside)
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"}

    def guarded(answer: _Answer) -> _Answer:
        async def refused_or_answered(request: Any) -> Any:
            refusal = _refusal(request, hosts, desk.token)
            return await answer(request) if refusal is None else responses.PlainTextResponse(*refusal)

        return refused_or_answered

    routes = [route(path, guarded(answers.file)) for path in _FILES]
    for answer in (answers.map, answers.state, answers.version, answers.findings, answers.places):
        routes.append(route(f"/{answer.__name__}", guarded(answer)))
    routes.append(route("/decide", guarded(answers.decide), methods=["POST"]))
    return needed("starlette.applications", "reviewing", "review").Starlette(routes=routes)


def _refusal(request: Any, hosts: Collection[str], token: str) -> tuple[str, int] | None:
    """Refuse what comes by another name (a rebound address) or from another page."""
    if request.headers.get("host", "") not in hosts:
        return "not here", 421
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] not in hosts:
        return "not from there", 403
    given = request.headers.get("x-dateline-token", "")
    if request.method != "GET" and not secrets.compare_digest(given.encode(), token.encode()):
        return "without its token", 403
    return None


def _sealed(response: Any, policy: str | None = _POLICY) -> Any:
    """Give a response the headers that keep others out."""
    response.headers.update(_HEADERS | ({"content-security-policy": policy} if policy else {}))
    return response


class _Answers:
    """What is answered to the browser, each under its own name as address; what takes long, aside from the rest."""

    def __init__(self, desk: Desk, responses: Any, aside: Callable[..., Awaitable[Any]]) -> None:
        self._desk, self._responses, self._aside = desk, responses, aside
        self._static = files("maps") / "static"

    def _json(self, facts: Mapping[str, Any], status: int = 200) -> Any:
        return _sealed(self._responses.JSONResponse(facts, status))

    async def file(self, request: Any) -> Any:
        name, kind = _FILES[request.url.path]
        text = (self._static / name).read_text(encoding="utf-8").replace("%TOKEN%", self._desk.token)
        return _sealed(self._responses.Response(text, media_type=kind))

    async def map(self, request: Any) -> Any:
        try:
            page = await self._aside(self._desk.page)
        except DatelineError as error:
            framed = _POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
            return _sealed(self._responses.PlainTextResponse(str(error), 409), framed)
        return _sealed(self._responses.HTMLResponse(page), policy=None)  # it has one of its own

    async def state(self, request: Any) -> Any:
        return self._json(self._desk.state())

    async def version(self, request: Any) -> Any:
        return self._json({"version": self._desk.version})

    async def findings(self, request: Any) -> Any:
        return self._json({"findings": await self._aside(self._desk.findings)})

    async def places(self, request: Any) -> Any:
        name = request.query_params.get("name", "")[:_LONGEST_NAME]
        return self._json({"places": await self._aside(self._desk.places, name)})

    async def decide(self, request: Any) -> Any:
        body = await request.body()
        try:
            asked = None if len(body) > _LONGEST else await request.json()
            if not isinstance(asked, dict):
                raise InputError("a decision is a JSON object")
            await self._aside(self._desk.decide, asked)
        except (DatelineError, ValueError) as error:
            return self._json({"error": str(error), **self._desk.state()}, 409)
        return self._json(self._desk.state())
