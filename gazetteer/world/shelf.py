"""The folder in which compiled gazetteers stand: the newest is kept, and whatever somebody has open.

Who opens a gazetteer holds a shared lock on it, so that whoever clears the folder sees that it is in use. The lock goes
with the process. Where the system has no such locks, files that are open cannot be moved, and that is as good.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["ABOUT", "BESIDE", "clear", "hold", "sweep", "throw_away"]

ABOUT = "about.json"
"""The file of a compiled gazetteer that vouches for the others."""
BESIDE = ".world-"
"""What the names of folders begin with that are being written, or thrown away."""
_NAME = re.compile("world-[0-9a-f]{16}")
"""The name of a compiled gazetteer; other folders are somebody else's."""
_STALE = 6 * 3600


def hold(directory: Path) -> int | None:
    """Say that a compiled gazetteer is in use, until the descriptor is closed.

    Parameters
    ----------
    directory : pathlib.Path

    Returns
    -------
    int or None
        A file descriptor; None where there is nothing to hold or it is just being thrown away.
    """
    try:
        held = os.open(directory / ABOUT, os.O_RDONLY)
    except OSError:
        return None
    with suppress(OSError):
        if fcntl:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(held), (directory / ABOUT).stat()):
            return held
    os.close(held)
    return None


def clear(parent: Path, keep: Path) -> None:
    """Throw away every compiled gazetteer but one, and those that are in use.

    Parameters
    ----------
    parent : pathlib.Path
        Where they stand.
    keep : pathlib.Path
        The one that stays.
    """
    for directory in parent.glob("world-*"):
        if directory != keep and _NAME.fullmatch(directory.name) and directory.is_dir():
            with suppress(OSError), _alone(directory):
                throw_away(directory)


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Make sure that nobody has a gazetteer open; an error otherwise. A broken one nobody can."""
    try:
        held = os.open(directory / ABOUT, os.O_RDONLY)
    except FileNotFoundError:
        yield
        return
    try:
        if fcntl:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
            return
    finally:
        os.close(held)
    yield  # an open file can be moved nowhere here, so that moving it tells


def throw_away(directory: Path) -> None:
    """Remove a folder so that nobody sees half of it.

    Parameters
    ----------
    directory : pathlib.Path

    Raises
    ------
    OSError
        If it cannot be moved.
    """
    bin = Path(tempfile.mkdtemp(prefix=BESIDE, dir=directory.parent))
    try:
        directory.rename(bin / "old")
    finally:
        shutil.rmtree(bin, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Remove what stopped processes left behind long ago.

    Parameters
    ----------
    parent : pathlib.Path
        Where compiled gazetteers stand.
    """
    for left in parent.glob(f"{BESIDE}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                shutil.rmtree(left, ignore_errors=True)
