"""The libraries that readers need, which not every user installs."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from gazetteer.errors import UnreadError

__all__ = ["needed"]


def needed(module: str, kind: str, path: Path) -> Any:
    """Import the library that reads a kind of file.

    Parameters
    ----------
    module : str
    kind : str
        The kind, for the message: ``PDF``.
    path : pathlib.Path
        The file that wants reading.

    Returns
    -------
    module

    Raises
    ------
    UnreadError
        If it is not installed, with the remedy.
    """
    try:
        return import_module(module)
    except ImportError:
        reason = f"{kind} needs what is not installed"
        raise UnreadError(reason, "Install it: pip install 'dateline[read]'", path=path) from None
