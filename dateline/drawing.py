"""The room that draws pages, loaded without what no command needs of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_pandas"]


@contextmanager
def without_pandas() -> Iterator[None]:
    """Import folium as where pandas is not installed, which is a third off the start of ``dateline build``.

    folium asks for pandas at the top of a module that all of it needs, takes it for missing if that fails, and uses it
    only to read points from a DataFrame, which no command gives it. It has no setting for this, so pandas is marked
    as missing for as long as folium is imported: None in ``sys.modules`` is the documented way to do so. Whatever
    imports pandas afterwards gets it, and in Python :mod:`maps` loads all of folium.
    """
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["pandas"]
