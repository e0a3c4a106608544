"""The tables of ``gazetteer/world/data``, whose first lines say where each comes from."""

from __future__ import annotations

import re
from pathlib import Path

from gazetteer.names import key

__all__ = ["TABLES", "listed", "slug", "table"]

TABLES = Path(__file__).parent / "data"


def table(name: str) -> list[list[str]]:
    """The rows of a table, without the lines that say what it holds."""
    text = (TABLES / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def listed(text: str) -> list[str]:
    """The parts of a cell that holds several names."""
    return [part for part in text.split("|") if part]


def slug(name: str, *more: str) -> str:
    """The id of a place that no source gives one."""
    return "-".join(("dateline", *re.findall("[a-z0-9]+", " ".join((key(name), *more)).lower())))
