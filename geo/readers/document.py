"""PDF, Word documents and e-books: the text is taken out of the file, and offsets count in that text."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from gazetteer.errors import UnreadError
from gazetteer.extras import needed
from geo.readers.markup import Visible
from geo.readers.reading import Pieces, Reading

__all__ = ["read_book", "read_pdf", "read_word"]

#: Signs of text below which a PDF of some pages is one of pictures.
_SIGNS_A_PAGE = 20
#: What a library writes for an author where nobody did.
_PROGRAMS = frozenset((None, "", "python-docx"))
#: Bytes that the parts of an archive may have when they are unpacked.
_UNPACKED = 100_000_000
_LINE = re.compile(r"[^\r\n\f]+")
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")
_NUMBER = re.compile(r"\s*(?:page\s*)?[-–—]?\s*\d{1,4}\s*(?:(?:/|of)\s*\d{1,4})?\s*[-–—]?\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_MADE_UP = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|rtf|odt|html?)$|^(?:microsoft word|untitled|document\d*)\b", re.IGNORECASE
)


def read_pdf(data: bytes, path: Path) -> Reading:
    """Read a PDF whose pages hold text.

    Lines are joined to paragraphs: one ends where a line ends a sentence and is shorter than the others. Lines that
    most pages have at their edge, and the pages' numbers, are left out. The day on which the file was made is not
    taken for that of publication.

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
        If it is damaged, locked or holds pictures of pages, or what reads PDF is not installed.
    """
    pdfium = needed("pypdfium2", "PDF", "read", path)
    try:
        document = pdfium.PdfDocument(data)
        pages = [_page_text(page) for page in document]
        given = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        locked = error.err_code in (pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY)
        reason = "a PDF that is locked by a password" if locked else "a damaged PDF"
        raise UnreadError(reason, "Save it anew, without a password", path=path) from None
    whole = "\f".join(pages)
    if sum(map(len, pages)) < _SIGNS_A_PAGE * max(1, len(pages)):
        remedy = "Run text recognition (OCR) over it, and save it anew"
        raise UnreadError("a PDF of pictures without text, as scans are", remedy, path=path)
    text, pieces = _reflowed(whole)
    facts = {
        "title": _real_title(given.get("Title", "")),
        "author": given.get("Author", "").strip() or None,
    }
    return Reading(whole, text, pieces, {name: value for name, value in facts.items() if value})


def _page_text(page: Any) -> str:
    text = page.get_textpage()
    return str(text.get_text_range()).replace("\r\n", "\n").replace("\ufffe", "-\n").replace("\f", " ")


def _reflowed(whole: str) -> tuple[str, Pieces]:
    """Join the lines of pages to paragraphs."""
    pages: list[list[re.Match[str]]] = []
    start = 0
    for page in whole.split("\f"):
        pages.append([line for line in _LINE.finditer(whole, start, start + len(page)) if line[0].strip()])
        start += len(page) + 1
    furniture = _furniture(pages)
    lines = [
        line
        for page in pages
        for number, line in enumerate(page)
        if not (_at_edge(number, page) and (_alike(line[0]) in furniture or _NUMBER.fullmatch(line[0])))
    ]
    return _joined(lines, whole)


def _furniture(pages: Sequence[Sequence[re.Match[str]]]) -> set[str]:
    """Lines at the edge of pages that most pages have."""
    if len(pages) < 3:
        return set()
    seen = Counter(
        like
        for page in pages
        for like in {_alike(line[0]) for n, line in enumerate(page) if _at_edge(n, page)}
    )
    return {like for like, count in seen.items() if count > len(pages) / 2}


def _at_edge(number: int, page: Sequence[object]) -> bool:
    return number < 2 or number >= len(page) - 2


def _alike(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()).casefold())


def _joined(lines: Iterable[re.Match[str]], whole: str) -> tuple[str, Pieces]:
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length, before = 0, ""
    lines = list(lines)
    full = sorted(len(line[0]) for line in lines)[len(lines) * 3 // 4] if lines else 0
    for line in lines:
        stripped = line[0].strip()
        start = line.start() + line[0].index(stripped)
        if before:
            apart = _is_last(before, full, stripped) or "\n\n" in whole[start - 2 : start]
            parting = "\n\n" if apart else "\n"
            if before.endswith("-") and stripped[:1].islower() and not apart:
                parting = ""
                parts[-1] = parts[-1][:-1]  # a word that was divided at the end of its line
                length -= 1
            parts.append(parting)
            length += len(parting)
        pieces.append((length, start))
        parts.append(stripped)
        length += len(stripped)
        before = stripped
    return "".join(parts), tuple(pieces) or ((0, 0),)


def _is_last(line: str, full: int, following: str) -> bool:
    """Tell whether a line is the last of its paragraph, or a headline, by how much of its width it fills."""
    if _ENDS.search(line):
        return len(line) < 0.85 * full
    return len(line) < 0.6 * full and not following[:1].islower()


def _real_title(title: str) -> str | None:
    """Pass over what programs write for a title: the name of a file."""
    title = " ".join(title.split())
    return None if len(title) < 4 or _MADE_UP.search(title) else title


def read_word(data: bytes, path: Path) -> Reading:
    """Read a Word document (.docx): its paragraphs and tables, in order.

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
        If it is damaged, or what reads it is not installed.
    """
    docx = needed("docx", "a Word document", "read", path)
    _refuse_large(data, path)
    try:
        document = docx.Document(BytesIO(data))
        paragraphs = list(_word_paragraphs(document))
        given = document.core_properties
        facts = {
            "title": _real_title(given.title or ""),
            "author": None if given.author in _PROGRAMS else given.author.strip() or None,
        }
    except Exception as error:  # the library raises whatever a damaged archive or document makes it raise
        raise UnreadError("a damaged Word document", "Save it anew", path=path) from error
    text = "\n\n".join(paragraphs)
    return Reading(text, text, facts={name: value for name, value in facts.items() if value})


def _word_paragraphs(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                if text := " ".join(" ".join(cell.text.split()) for cell in row.cells).strip():
                    yield text
        elif text := " ".join(block.text.split()):
            yield text


def read_book(data: bytes, path: Path) -> Reading:
    """Read an e-book (EPUB): the text of its chapters, in the order in which they are read.

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
        If it is damaged or locked, or what reads it is not installed.
    """
    etree = needed("lxml.etree", "an e-book", "read", path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    _refuse_large(data, path)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            container = etree.fromstring(archive.read("META-INF/container.xml"), parser)
            root = container.find(".//{*}rootfile").get("full-path")
            package = etree.fromstring(archive.read(root), parser)
            files = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}manifest/{*}item")}
            spine = [files[item.get("idref")] for item in package.iterfind(".//{*}spine/{*}itemref")]
            chapters = [
                archive.read(normpath(join(dirname(root), href))).decode("utf-8", "replace") for href in spine
            ]
            facts = {
                name: " ".join((package.findtext(f".//{{*}}metadata/{{*}}{term}") or "").split())
                for name, term in (("title", "title"), ("author", "creator"), ("publisher", "publisher"))
            }
            day = re.match(r"\d{4}(-\d\d(-\d\d)?)?", package.findtext(".//{*}metadata/{*}date") or "")
    except (KeyError, AttributeError, RuntimeError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise UnreadError(
            "a damaged or locked e-book", "Save it anew, without protection", path=path
        ) from error
    facts["published"] = day[0] if day else ""
    text = "\n\n".join(filter(None, map(_chapter, chapters)))
    return Reading(text, text, facts={name: value for name, value in facts.items() if value})


_BLOCK = re.compile(r"</?(?:p|div|h[1-6]|li|tr|blockquote|section|article|br|title)\b[^>]*>", re.IGNORECASE)


def _chapter(source: str) -> str:
    body = source[max(0, source.find("<body")) :]
    spans = [0, *(tag.end() for tag in _BLOCK.finditer(body)), len(body)]
    blocks = (_seen(body[start:end]) for start, end in pairwise(spans))
    return "\n\n".join(filter(None, blocks))


def _seen(source: str) -> str:
    """The visible text of a block, with single spaces."""
    visible = Visible(source)
    words: list[str] = []
    last = -2
    for sign, offset in zip(visible.signs, visible.offsets, strict=True):
        if words and offset != last + 1 and any(c.isspace() for c in source[last + 1 : offset]):
            words.append(" ")
        words.append(sign)
        last = offset
    return "".join(words)


def _refuse_large(data: bytes, path: Path) -> None:
    """Refuse an archive whose parts are far larger than it is."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        return  # said by who reads it
    if size > _UNPACKED:
        reason = f"over {_UNPACKED / 1e6:g} MB when it is unpacked"
        raise UnreadError(reason, "Save the article alone", path=path)
