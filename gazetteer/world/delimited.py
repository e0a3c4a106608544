"""Tables with a row of headings: CSV and its kin, row by row with the lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from gazetteer.errors import InputError
from gazetteer.files import did_you_mean
from gazetteer.world.opening import opened

__all__ = ["rows"]

LONGEST_CELL = 2**31 - 1
"""Outlines as text are longer than what Python's reader takes by default."""
_DELIMITERS = {",": "','", ";": "';'", "\t": '"\\t"', "|": "'|'"}


def rows(path: Path, delimiter: str, columns: Mapping[str, str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table, each with the line in which it begins.

    Parameters
    ----------
    path : pathlib.Path
    delimiter : str
        One sign.
    columns : mapping of str to str
        What is wanted, with the heading that it stands under.

    Yields
    ------
    line : int
    value : dict of str to str
        By what is wanted.

    Raises
    ------
    InputError
        If it cannot be read, a heading is missing or stands twice, or a row has more cells than there are headings.
    """
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        with opened(path) as file:
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            try:
                yield from _rows(reader, path, delimiter, columns)
            except csv.Error as error:
                remedy = f"Check the quotes there, and that cells are parted by {_DELIMITERS.get(delimiter, delimiter)}"
                problem = f"it is no table that can be read ({error})"
                raise InputError(problem, remedy, path=path, line=max(reader.line_num, 1)) from None
    finally:
        csv.field_size_limit(before)


def _rows(
    reader: csv._reader,  # type: ignore[name-defined]
    path: Path,
    delimiter: str,
    columns: Mapping[str, str],
) -> Iterator[tuple[int, dict[str, str]]]:
    headings = [heading.strip() for heading in next(filter(any, reader), [])]
    at = {what: _place(heading, headings, path, delimiter) for what, heading in columns.items()}
    line = reader.line_num
    for cells in reader:
        first, line = line + 1, reader.line_num
        spare = [cell for cell in cells[len(headings) :] if cell.strip()]
        if spare:
            problem = (
                f"a row of {len(cells)} cells under {len(headings)} headings: {spare[0][:40]!r} has none"
            )
            remedy = "Put a cell that holds the delimiter in quotes"
            raise InputError(problem, remedy, path=path, line=first)
        yield first, {what: cells[place] if place < len(cells) else "" for what, place in at.items()}


def _place(heading: str, headings: list[str], path: Path, delimiter: str) -> int:
    """Which column has a heading."""
    if headings.count(heading) == 1:
        return headings.index(heading)
    if heading in headings:
        raise InputError(
            f"the heading {heading!r} stands twice",
            "Give every column a heading of its own",
            path=path,
            line=1,
        )
    joined = delimiter.join(headings)
    problem = f"there is no column {heading!r}"
    if joined.lstrip().startswith(("{", "[")):
        raise InputError(f"{problem}: it looks like JSON", "Write format: linked-places", path=path, line=1)
    others = [sign for sign in _DELIMITERS if sign != delimiter and heading in _cells(joined, sign)]
    if others:
        remedy = f"The cells are parted otherwise: write delimiter: {_DELIMITERS[others[0]]}"
        raise InputError(f"{problem} in {joined[:80]!r}", remedy, path=path, line=1)
    meant = did_you_mean(heading, headings, most=1)
    known = f"It has {', '.join(filter(None, headings))[:300] or 'none'}"
    raise InputError(problem, f"{meant} {known}" if meant else known, path=path, line=1)


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(delimiter)]
