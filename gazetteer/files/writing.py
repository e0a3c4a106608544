"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from gazetteer.errors import OutputError
from gazetteer.files.textfile import is_special

__all__ = ["write"]


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
