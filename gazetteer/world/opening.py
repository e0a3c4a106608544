"""Opening a table of somebody else's, however it was saved, and saying in which line it is broken."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from gazetteer.errors import InputError
from gazetteer.files.textfile import readable

__all__ = ["opened"]

_HEAD = 4096
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_OTHERS = {
    b"PK\x03\x04": "a spreadsheet or an archive",
    b"\xd0\xcf\x11\xe0": "a spreadsheet",
    b"\x1f\x8b": "compressed",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
}


@contextmanager
def opened(path: Path, newline: str | None = "") -> Iterator[TextIO]:
    """A file of text, to be read line by line: UTF-8, or UTF-16 that says so with its mark.

    Parameters
    ----------
    path : pathlib.Path
    newline : str, optional
        As :func:`open` takes it.

    Yields
    ------
    file of text

    Raises
    ------
    InputError
        If it cannot be opened, is no file, empty or no text, or a line of it is not what its encoding says.
    """
    try:
        with readable(path):
            with path.open("rb") as raw:
                head = raw.read(_HEAD)
            with path.open(encoding=_encoding(head, path), newline=newline) as file:
                yield file
    except UnicodeDecodeError as error:
        raise _undecodable(path, error) from None


def _encoding(head: bytes, path: Path) -> str:
    """The encoding of a file by its first bytes."""
    for start, what in _OTHERS.items():
        if head.startswith(start):
            raise InputError(
                f"it is {what}, and no text", "Unpack it, or save it as CSV in UTF-8", path=path, line=1
            )
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise InputError("it is empty", "Check the file", path=path, line=1)
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        raise InputError("it is no text in UTF-8", "Save the file as UTF-8", path=path, line=1)
    return "utf-8"


def _undecodable(path: Path, error: UnicodeDecodeError) -> InputError:
    """The error for a file that is not in its encoding, with the line and the byte where it can be told."""
    remedy = "Save the file as UTF-8"
    if error.encoding.startswith("utf-8"):
        with path.open("rb") as raw:
            for line, data in enumerate(raw, 1):
                try:
                    data.decode()
                except UnicodeDecodeError as stands:
                    problem = f"byte 0x{data[stands.start]:02x} is not UTF-8"
                    return InputError(problem, remedy, path=path, line=line)
    return InputError(f"it is not {error.encoding.upper()}", remedy, path=path)
