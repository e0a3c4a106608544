"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gazetteer.errors import InputError, OutputError
from gazetteer.files.textfile import is_special

__all__ = ["NO_ROOM", "keep_apart", "write"]

#: What a system says where nothing more can be written: the disk, the quota or the largest file is full.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
#: Signs of a name that stand in that of the file beside it: systems take names of 255 bytes, a sign is four at most.
_SHORT = 48


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
    special = is_special(path)
    target = path if special else Path(os.path.realpath(path))
    beside = target if special else target.with_name(f".{target.name[:_SHORT]}.{os.getpid()}.part")
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
        if error.errno in NO_ROOM:
            remedy = "Make room there, or give a file elsewhere"
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}). {remedy}") from error
    finally:
        if not special:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    return path


def keep_apart(target: Path, inputs: Iterable[Path]) -> None:
    """Make sure that a file which is to be written is none of those that were read.

    Parameters
    ----------
    target : pathlib.Path
    inputs : iterable of pathlib.Path
        A file of the same name, or the same file under another name or behind a link, is refused.

    Raises
    ------
    InputError
        If it is one of them.
    """
    if is_special(target):
        return
    real = os.path.normcase(os.path.realpath(target))
    there: os.stat_result | None = None
    with suppress(OSError, ValueError):
        there = target.stat()
    for path in inputs:
        try:
            read = path.stat()
            same = there is not None and os.path.samestat(read, there)
        except (OSError, ValueError):  # it would be read next time, and is not there yet
            same = os.path.normcase(os.path.realpath(path)) == real
        if same:
            raise InputError("is read as input and would be written over", "Give another file", path=target)
