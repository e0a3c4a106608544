"""Saved web pages: HTML as a browser saves it, and MHTML, which holds a page with all that it shows.

The article, its title, publisher, author, day and address are taken out by trafilatura, which reads JSON-LD and
the other particulars of a page as well.
"""

from __future__ import annotations

import logging
import re
from email import message_from_bytes, policy
from pathlib import Path

from gazetteer.errors import UnreadError
from gazetteer.extras import needed
from geo.readers.encodings import text_of
from geo.readers.markup import Visible, aligned
from geo.readers.reading import Reading

__all__ = ["read", "read_archived", "reading_of"]

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
#: Signs of an article below which a page that speaks of cookies or of signing in is taken for a notice alone.
_SHORT = 600
_NOTICE = re.compile(
    r"\bcookies?\b|\bconsent\b|\bprivacy (?:policy|choices|settings)\b|enable javascript|\bcaptcha\b|are you a robot"
    r"|access denied|(?:sign|log) in to (?:continue|read)|subscribe to (?:continue|read)|unusual traffic",
    re.IGNORECASE,
)
_BLOCKS = frozenset(("p", "head", "item", "cell", "ab", "code", "fw"))
_PRINTED = re.compile(r"\s*[|–—·-]\s*(?P<end>[^|–—·]{2,60})$")


def read(data: bytes, path: Path) -> Reading:
    """Read a saved page.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Returns
    -------
    Reading

    Raises
    ------
    UnreadError
        If no article is found in it, or what reads pages is not installed.
    """
    declared = _DECLARED.search(data[:4096])
    source, notes = text_of(data, path, declared[1].decode("ascii") if declared else None)
    return reading_of(source, path, notes=notes)


def read_archived(data: bytes, path: Path) -> Reading:
    """Read a page that was saved as MHTML; offsets count in its HTML as decoded.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Returns
    -------
    Reading

    Raises
    ------
    UnreadError
        If no article is found in it, or what reads pages is not installed.
    """
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            content = payload if isinstance(payload, bytes) else b""
            source, notes = text_of(content, path, part.get_content_charset())
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
            return reading_of(source, path, _address(address), notes)
    raise UnreadError("MHTML without a page", "Save the page anew", path=path)


def reading_of(source: str, path: Path, address: str | None = None, notes: tuple[str, ...] = ()) -> Reading:
    """Take the article out of a page.

    Parameters
    ----------
    source : str
        HTML.
    path : pathlib.Path
        For messages.
    address : str, optional
        Where the page was, if that is known; what the page itself calls its address counts first.
    notes : tuple of str, optional
        What to say of how it was read.

    Returns
    -------
    Reading

    Raises
    ------
    UnreadError
        If no article is found in it, or trafilatura is not installed.
    """
    if source.count("<") > MOST_TAGS:
        raise UnreadError(f"a page of over {MOST_TAGS:,} tags", "Save the page of one article", path=path)
    trafilatura = needed("trafilatura", "HTML", "read", path)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what goes wrong is said here
    document = trafilatura.bare_extraction(
        source, url=address, with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    paragraphs = [] if document is None else _paragraphs(document)
    if not any(paragraphs):
        raise UnreadError("a page without an article", "Save the page of one article", path=path)
    if sum(map(len, paragraphs)) < _SHORT and _NOTICE.search(" ".join(paragraphs)):
        remedy = "Open the article in a browser, answer the notice, and save the page then"
        raise UnreadError("a notice about cookies, signing in or robots, and no article", remedy, path=path)
    facts = {
        "title": _title(document.title, document.sitename),
        "publisher": document.sitename or document.hostname,
        "published": document.date,
        "language": document.language,
        "url": _address(document.url or address),
        "author": document.author,
    }
    facts = {name: value for name, value in facts.items() if value}
    title = str(facts.get("title", ""))
    if title and _dense(title) not in {_dense(paragraph) for paragraph in paragraphs[:3]}:
        paragraphs.insert(0, title)
    text, pieces = aligned(paragraphs, Visible(source))
    return Reading(source, text, pieces, facts, notes=notes)


#: Tags of a page; articles have a few thousand, and what extracts them takes a minute for many more.
MOST_TAGS = 100_000
#: The day of publication rather than that of the last change, and nothing that the page does not say.
_DATES = {"original_date": True, "extensive_search": False}


def _paragraphs(document: object) -> list[str]:
    body = getattr(document, "body", None)
    found: list[str] = []
    if body is not None:
        _gather(body, found)
    return found or str(getattr(document, "text", "") or "").splitlines()


def _gather(element: object, found: list[str]) -> None:
    """Gather the text of the innermost blocks, in order."""
    inner = [child for child in element if isinstance(child.tag, str)]  # type: ignore[attr-defined]
    if element.tag in _BLOCKS or not any(_holds_block(child) for child in inner):  # type: ignore[attr-defined]
        if text := " ".join("".join(element.itertext()).split()):  # type: ignore[attr-defined]
            found.append(text)
        return
    if text := " ".join((element.text or "").split()):  # type: ignore[attr-defined]
        found.append(text)
    for child in inner:
        _gather(child, found)
        if text := " ".join((child.tail or "").split()):
            found.append(text)


def _holds_block(element: object) -> bool:
    return any(
        inner.tag in _BLOCKS or inner.tag in ("quote", "list", "table", "row")
        for inner in element.iter()  # type: ignore[attr-defined]
    )


def _title(title: str | None, site: str | None) -> str | None:
    """Take the site's name off the end of a title that is that of the window."""
    if title and site and (end := _PRINTED.search(title)) and _dense(end["end"]) == _dense(site):
        return title[: end.start()].strip()
    return title


def _dense(text: str) -> str:
    return "".join(text.split()).casefold()


def _address(address: object) -> str | None:
    text = str(address or "").strip()
    return text if text.startswith(("http://", "https://")) else None
