"""Files read exactly and written safely: the only place where either happens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gazetteer.errors import InputError, OutputError

__all__ = ["read_text", "write"]


def _special(path: Path) -> bool:
    """Tell whether a path is that of a device or a pipe; one that cannot be looked up is not."""
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except OSError:
        return False


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
    if _special(path):
        raise InputError("is a pipe or a device, and no file", "Put a file in its place", path=path)
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise InputError(problem, "Check the path and its rights", path=path) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise InputError(problem, "Save the file as UTF-8", path=path, line=line) from error


def write(path: Path | str, parts: str | Iterable[bytes]) -> Path:
    """Write a file beside its place, then rename it, so that nothing is ever half written.

    Parameters
    ----------
    path : pathlib.Path or str
        Where the file is to stand. A link is followed; a device or a pipe is written directly.
    parts : str or iterable of bytes
        The content.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    OutputError
        If it cannot be written. What stood there is untouched.
    """
    path = Path(path)
    special = _special(path)
    target = path if special else Path(os.path.realpath(path))
    beside = target if special else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_file() and not os.access(target, os.W_OK):
            raise PermissionError(None, "Permission denied")
        if target.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        with beside.open("wb") as file:
            file.writelines([parts.encode()] if isinstance(parts, str) else parts)
        if not special:
            if target.is_file():
                shutil.copymode(target, beside)
            beside.replace(target)
    except OSError as error:
        remedy = "Give a file in a folder that exists and that you may write to"
        raise OutputError(f"{path}: cannot be written ({error.strerror}). {remedy}") from error
    finally:
        if not special:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    return path
