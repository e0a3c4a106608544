"""Files turned into articles, one reader for each kind of file.

Which reader takes a file is told by what stands in it, and only then by its ending: a page that was saved as
``.txt`` is a page. To add a reader, write a function as :mod:`geo.readers.plain` has one, and enter it in
:data:`READERS` under the kind that :func:`geo.readers.kinds.kind_of` gives; in :data:`COLLECTIONS` if a file of that
kind holds several articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from gazetteer.errors import UnreadError
from gazetteer.files import read_bytes
from geo.readers import archive, document, kinds, mail, page, plain, table
from geo.readers.reading import Reading

__all__ = [
    "COLLECTIONS",
    "LARGEST",
    "READERS",
    "Reading",
    "endings",
    "readings",
    "readings_of",
]

#: The readers by the kind of file that they read.
READERS: dict[str, Callable[[bytes, Path], Reading]] = {
    kinds.TEXT: plain.read,
    kinds.MARKDOWN: plain.read,
    kinds.PAGE: page.read,
    kinds.SAVED_PAGE: page.read_archived,
    kinds.PDF: document.read_pdf,
    kinds.WORD: document.read_word,
    kinds.BOOK: document.read_book,
    kinds.MAIL: mail.read,
}
#: The readers of files that hold several articles.
COLLECTIONS: dict[str, Callable[[bytes, Path], Iterator[Reading]]] = {
    kinds.TABLE: table.read_csv,
    kinds.LINES: table.read_lines,
    kinds.JSON: table.read_json,
    kinds.PARQUET: table.read_parquet,
    kinds.EXCEL: table.read_excel,
    kinds.MAILBOX: mail.read_box,
    kinds.WARC: archive.read_warc,
    kinds.WACZ: archive.read_wacz,
}
#: Bytes of a file that holds one article; an article is a few thousand, and the longest novels are five million.
LARGEST = 20_000_000
#: Bytes of a file that holds several.
LARGEST_COLLECTION = 300_000_000
_HEAD = 65_536


def endings() -> list[str]:
    """List the endings of the files that are read.

    Returns
    -------
    list of str
        Each with its full stop.
    """
    return sorted(
        ending
        for ending, kind in kinds.ENDINGS.items()
        if ending and (kind in READERS or kind in COLLECTIONS)
    )


def readings(path: Path) -> Iterator[Reading]:
    """Read the articles of a file with the reader for its kind.

    Parameters
    ----------
    path : pathlib.Path

    Yields
    ------
    Reading
        One, or as many as a table or an archive holds; those without a text are empty.

    Raises
    ------
    UnreadError
        If it is of a kind that is not read, is too large, or holds nothing.
    InputError
        If it cannot be read: file, line, value and remedy.
    """
    try:
        size = path.stat().st_size if path.is_file() else 0
    except OSError:
        size = 0  # reading it says why
    if size > LARGEST:
        with path.open("rb") as file:
            most = LARGEST_COLLECTION if kinds.kind_of(file.read(_HEAD), path) in COLLECTIONS else LARGEST
        if size > most:
            raise UnreadError(
                f"over {most / 1e6:g} MB, which is too long", "Split it into articles", path=path
            )
    yield from readings_of(read_bytes(path), path)


def readings_of(data: bytes, path: Path) -> Iterator[Reading]:
    """Read the articles in what a file holds with the reader for its kind.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path
        The file's name; its ending counts where the content does not tell.

    Yields
    ------
    Reading

    Raises
    ------
    UnreadError
        If it is of a kind that is not read, or holds nothing.
    InputError
        If it is faulty: file, line, value and remedy.
    """
    kind = kinds.kind_of(data, path)
    if kind == kinds.EMPTY:
        raise UnreadError("empty", "Write the article into it", path=path)
    if kind in COLLECTIONS:
        yield from COLLECTIONS[kind](data, path)
        return
    reader = READERS.get(kind)
    if reader is None:
        raise UnreadError(kinds.said(kind, path), kinds.remedy(kind), path=path)
    reading = reader(data, path)
    if not reading.facts and not reading.text.strip():
        raise UnreadError("empty", "Write the article into it", path=path)
    yield reading
