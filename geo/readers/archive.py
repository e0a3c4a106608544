"""Archives of the web: the pages in WARC files, and in WACZ, which holds WARC files and an index."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gazetteer.errors import UnreadError
from gazetteer.extras import needed
from geo.readers.page import read
from geo.readers.reading import Reading

__all__ = ["read_wacz", "read_warc"]

#: Bytes of one page that are read.
_PAGE = 20_000_000
#: Bytes of the WARC files in a WACZ.
UNPACKED = 1_000_000_000


def read_warc(data: bytes, path: Path) -> Iterator[Reading]:
    """Read the pages of a WARC file that have an article; pictures, scripts and empty answers are passed over.

    Parameters
    ----------
    data : bytes
        Compressed or not.
    path : pathlib.Path

    Yields
    ------
    Reading
        Its offsets count in the page's HTML.

    Raises
    ------
    UnreadError
        If it is damaged, or what reads it is not installed.
    """
    iterator = needed("warcio.archiveiterator", "WARC", "read", path)
    broken = needed("warcio.exceptions", "WARC", "read", path).ArchiveLoadFailed
    seen: set[str] = set()
    if _unpacks_to_more(data, UNPACKED):
        raise UnreadError(f"over {UNPACKED / 1e6:g} MB when unpacked", "Divide it", path=path)
    try:
        for record in iterator.ArchiveIterator(io.BytesIO(data)):
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            if not _is_page(record) or address in seen:
                continue
            seen.add(address)
            content = record.content_stream().read(_PAGE)
            try:
                page = read(content, path)
            except UnreadError as error:
                yield Reading("", "", where=address, notes=(error.reason,))
                continue
            taken = (record.rec_headers.get_header("WARC-Date") or "")[:10]
            facts = {"url": address, "retrieved": taken} | page.facts
            facts["id"] = f"{path.name.split('.')[0]}-{len(seen)}"
            facts = {name: value for name, value in facts.items() if value}
            yield Reading(page.whole, page.text, page.pieces, facts, where=address, notes=page.notes)
    except (broken, EOFError, ValueError) as error:
        raise UnreadError("a damaged WARC file", "Make it anew", path=path) from error
    if not seen:
        raise UnreadError("a WARC file without pages", "Record the articles anew", path=path)


def _unpacks_to_more(data: bytes, limit: int) -> bool:
    """Tell whether what is compressed holds more than a limit, without keeping it."""
    if not data.startswith(b"\x1f\x8b"):
        return False
    size = 0
    with suppress(OSError, EOFError, zlib.error), gzip.open(io.BytesIO(data)) as unpacked:
        while size <= limit and (part := unpacked.read(1_000_000)):
            size += len(part)
    return size > limit


def _is_page(record: object) -> bool:
    headers = getattr(record, "http_headers", None)
    if getattr(record, "rec_type", "") != "response" or headers is None:
        return False
    return (
        headers.get_statuscode() == "200" and "html" in (headers.get_header("Content-Type") or "").casefold()
    )


def read_wacz(data: bytes, path: Path) -> Iterator[Reading]:
    """Read the pages of a WACZ archive that have an article.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Yields
    ------
    Reading

    Raises
    ------
    UnreadError
        If it is damaged or too large, or what reads it is not installed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if part.filename.startswith("archive/")]
            if sum(part.file_size for part in parts) > UNPACKED:
                raise UnreadError(f"over {UNPACKED / 1e6:g} MB when unpacked", "Divide it", path=path)
            for part in parts:
                yield from read_warc(archive.read(part), path)
    except (zipfile.BadZipFile, RuntimeError) as error:
        raise UnreadError("a damaged WACZ archive", "Make it anew", path=path) from error
