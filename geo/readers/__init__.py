"""Files turned into articles, one reader for each kind of file.

Which reader takes a file is told by what stands in it, and only then by its ending: a page that was saved as
``.txt`` is a page. To add a reader, write a function as :mod:`geo.readers.plain` has one, and enter it in
:data:`READERS` under the kind that :func:`geo.readers.kinds.kind_of` gives.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gazetteer.errors import UnreadError
from gazetteer.files import read_bytes
from geo.readers import kinds, plain
from geo.readers.reading import Reading

__all__ = ["LARGEST", "READERS", "Reading", "endings", "read_data", "read_file"]

Reader = Callable[[bytes, Path], Reading]

#: The readers by the kind of file that they read.
READERS: dict[str, Reader] = {
    kinds.TEXT: plain.read,
    kinds.MARKDOWN: plain.read,
}
#: Bytes; an article is a few thousand, and the longest novels are five million.
LARGEST = 20_000_000


def endings() -> list[str]:
    """List the endings of the files that are read.

    Returns
    -------
    list of str
        Each with its full stop.
    """
    return sorted(ending for ending, kind in kinds.ENDINGS.items() if ending and kind in READERS)


def read_file(path: Path) -> Reading:
    """Read a file with the reader for its kind.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    Reading

    Raises
    ------
    UnreadError
        If it is of a kind that is not read, or holds nothing.
    InputError
        If it cannot be read: file, line, value and remedy.
    """
    try:
        size = path.stat().st_size if path.is_file() else 0
    except OSError:
        size = 0  # reading it says why
    if size > LARGEST:
        raise UnreadError(
            f"over {LARGEST / 1e6:g} MB, too long for an article", "Split it into articles", path=path
        )
    return read_data(read_bytes(path), path)


def read_data(data: bytes, path: Path) -> Reading:
    """Read what a file holds with the reader for its kind.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path
        The file's name; its ending counts where the content does not tell.

    Returns
    -------
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
    reader = READERS.get(kind)
    if reader is None:
        raise UnreadError(kinds.said(kind, path), kinds.remedy(kind), path=path)
    reading = reader(data, path)
    if not reading.facts and not reading.text.strip():
        raise UnreadError("empty", "Write the article into it", path=path)
    return reading
