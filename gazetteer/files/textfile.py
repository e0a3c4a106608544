"""Text files read exactly."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gazetteer.errors import InputError

__all__ = ["decoded", "is_special", "read_bytes", "read_text", "readable"]


def is_special(path: Path) -> bool:
    """Tell whether a path is that of a device or a pipe; one that cannot be looked up is not.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    bool
    """
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except OSError:
        return False


def read_bytes(path: Path) -> bytes:
    """Read a file as it is.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    bytes

    Raises
    ------
    InputError
        If the file cannot be read, or is none: a folder, or a pipe or a device, which might never end.
    """
    with readable(path):
        return path.read_bytes()


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Say in one message that a file cannot be read, whatever the reason.

    Parameters
    ----------
    path : pathlib.Path
        What is read within.

    Raises
    ------
    InputError
        If it cannot be read, or is a pipe or a device, which might never end.
    """
    if is_special(path):
        raise InputError("is a pipe or a device, and no file", "Put a file in its place", path=path)
    try:
        yield
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise InputError(problem, "Check the path and its rights", path=path) from error


def decoded(data: bytes, path: Path) -> str:
    """Decode UTF-8 exactly, line ends and a byte order mark included.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path
        The file it comes from, for messages.

    Returns
    -------
    str

    Raises
    ------
    InputError
        If it is not UTF-8, with the line and the byte.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise InputError("is UTF-16", "Save the file as UTF-8", path=path, line=1) from error
        problem = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise InputError(
            problem, f"Save the file as UTF-8{_guess(data, error.start)}", path=path, line=line
        ) from error


def _guess(data: bytes, at: int) -> str:
    """Say what a byte may have been meant for: most old files of Latin letters are in one encoding."""
    beyond = len(data.translate(None, bytes(range(128))))
    meant = data[at : at + 1].decode("cp1252", "replace")
    if beyond > len(data) / 5 or not meant.isprintable() or meant == "\N{REPLACEMENT CHARACTER}":
        return ""
    return f"; in Windows-1252, which it may be in, that byte is {meant}"


def read_text(path: Path) -> str:
    """Read a UTF-8 file exactly, line ends and a byte order mark included.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    str

    Raises
    ------
    InputError
        If the file cannot be read, is none (a pipe or a device, which might never end) or is not UTF-8.
    """
    return decoded(read_bytes(path), path)
