"""The gazetteer: which places there are, what they are called, and where a text names them.

What is named here is imported when it is first asked for, as in :mod:`geo`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazetteer.errors import (
        AmbiguousNameError,
        DatelineError,
        InputError,
        InputErrors,
        NameLookupError,
        OutputError,
        UnknownNameError,
        UnplacedNameError,
    )
    from gazetteer.geocoder import CuratedGeocoder
    from gazetteer.matcher import Match, Matcher
    from gazetteer.places import Gazetteer, Name, Place, curated, latlon

__all__ = [
    "AmbiguousNameError",
    "CuratedGeocoder",
    "DatelineError",
    "Gazetteer",
    "InputError",
    "InputErrors",
    "Match",
    "Matcher",
    "Name",
    "NameLookupError",
    "OutputError",
    "Place",
    "UnknownNameError",
    "UnplacedNameError",
    "curated",
    "latlon",
]

_HOMES = {
    "geocoder": ("CuratedGeocoder",),
    "matcher": ("Match", "Matcher"),
    "places": ("Gazetteer", "Name", "Place", "curated", "latlon"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = next((module for module, names in _HOMES.items() if name in names), "errors")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
