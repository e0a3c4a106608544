"""Libraries of the extras, which not every user installs, asked for when they are needed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError, UnreadError

__all__ = ["needed"]


def needed(module: str, what: str, extra: str, path: Path | None = None) -> Any:
    """Import a module of an extra.

    Parameters
    ----------
    module : str
        As it is imported.
    what : str
        What needs it, for the message: ``PDF``.
    extra : str
        The extra of this package that installs it.
    path : pathlib.Path, optional
        The file that cannot be read without it.

    Returns
    -------
    module

    Raises
    ------
    UnreadError
        If it is not installed, and a file wants reading with it.
    InputError
        If it is not installed.

    Examples
    --------
    >>> needed("json", "the example", "read").dumps([1])
    '[1]'
    """
    try:
        return import_module(module)
    except ImportError:
        remedy = f"Install it: pip install 'dateline[{extra}]'"
        if path is not None:
            raise UnreadError(f"{what} needs what is not installed", remedy, path=path) from None
        name = module.partition(".")[0]
        raise InputError(f"{what} needs {name}, which is not installed", remedy) from None
