"""What the commands print: rows, messages, and nothing that steers a terminal."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import typer

__all__ = ["complain", "print_rows", "printable"]


def print_rows(rows: list[dict[str, Any]], as_json: bool, columns: tuple[str, ...]) -> None:
    """Print rows as JSON or as columns for a person."""
    if as_json:
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        typer.echo(
            text.encode("utf-8", "backslashreplace")
        )  # half a character of the arguments stays legible
        return
    table = [columns, *(tuple(_cell(row.get(column)) for column in columns) for row in rows)]
    widths = [max(len(line[i]) for line in table) for i in range(len(columns))]
    for line in table:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return printable(", ".join(value) if isinstance(value, list) else "" if value is None else str(value))


def printable(text: str) -> str:
    """Keep characters that steer a terminal out of it."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def complain(error: Exception) -> None:
    """Print an error's message to standard error, if that can be written."""
    with suppress(OSError):
        typer.echo(f"dateline: {printable(str(error))}", err=True)
