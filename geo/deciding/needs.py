"""Packages of the extra ``review``, asked for when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from gazetteer.errors import InputError

__all__ = ["needed"]


def needed(module: str) -> Any:
    """Import a module of the extra.

    Parameters
    ----------
    module : str

    Returns
    -------
    module

    Raises
    ------
    InputError
        If it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        problem = f"reviewing needs {module.partition('.')[0]}, which is not installed"
        raise InputError(problem, "Install it: pip install 'dateline[review]'") from error
