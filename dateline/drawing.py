"""The room that draws pages, loaded without what no command needs of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_pandas"]


@contextmanager
def without_pandas() -> Iterator[None]:
    """Load folium as where pandas is not installed.

    It asks for pandas to take points from its tables, which no command gives it, and loading pandas takes longer than
    most pages. In Python, :mod:`maps` loads all of folium.
    """
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]  # Python's own sign for what cannot be imported
    try:
        yield
    finally:
        del sys.modules["pandas"]
