"""What the commands print: rows, messages, and nothing that steers a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from typing import Any

import typer

__all__ = ["complain", "print_rows", "printable"]


AT_ONCE = 500
"""How many rows of JSON are written at once; no more are held."""


def print_rows(rows: Iterable[dict[str, Any]], as_json: bool, columns: tuple[str, ...]) -> None:
    """Print rows as a JSON array, a row a line, or as columns for a person."""
    if as_json:
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        lead = "[\n"
        while part := list(islice(lines, AT_ONCE)):
            text = lead + ",\n".join(part)
            typer.echo(text.encode("utf-8", "backslashreplace"), nl=False)  # half a character stays legible
            lead = ",\n"
        typer.echo("[]" if lead == "[\n" else "\n]")
        return
    table = [columns, *(tuple(_cell(row.get(column)) for column in columns) for row in rows)]
    widths = [max(len(line[i]) for line in table) for i in range(len(columns))]
    for line in table:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    text = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return printable(" ".join(text.split()))  # a name over a line end keeps its row on one line


def printable(text: str) -> str:
    """Keep characters that steer a terminal out of it."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def complain(error: Exception) -> None:
    """Print an error's message to standard error, if that can be written."""
    with suppress(OSError):
        typer.echo(f"dateline: {printable(str(error))}", err=True)
