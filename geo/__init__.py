"""Articles, mentions, events and claims: linked, compared, tabulated and exported.

What is named here is imported when it is first asked for: the command says its options without any table.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.agreement import RULES, compare
    from geo.articles import Article, read_article
    from geo.corpus import Corpus
    from geo.events import Claim, Event, EventPlace, Side, Speaker
    from geo.export import geojson
    from geo.filters import Filters
    from geo.folder import read_corpus
    from geo.formats import read_export
    from geo.series import find_places
    from geo.values import Value

__all__ = [
    "RULES",
    "Article",
    "Claim",
    "Corpus",
    "Event",
    "EventPlace",
    "Filters",
    "Side",
    "Speaker",
    "Value",
    "compare",
    "find_places",
    "geojson",
    "read_article",
    "read_corpus",
    "read_export",
]

_HOMES = {
    "agreement": ("RULES", "compare"),
    "articles": ("Article", "read_article"),
    "corpus": ("Corpus",),
    "events": ("Claim", "Event", "EventPlace", "Side", "Speaker"),
    "export": ("geojson",),
    "filters": ("Filters",),
    "folder": ("read_corpus",),
    "formats": ("read_export",),
    "series": ("find_places",),
    "values": ("Value",),
}


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
