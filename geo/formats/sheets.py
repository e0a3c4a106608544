"""All tables as the sheets of one Excel workbook, safe to open: no text in it is ever a formula; and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from gazetteer.errors import InputError
from geo.formats.flat import about, columns, flat
from geo.formats.reading import REMEDY, Table, chosen, recognised, tabled, told_of
from geo.formats.vector import at_points

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["excel", "read_excel"]

#: What a sheet holds at most, after the specification of Excel: rows, and characters in a cell.
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767


def excel(corpus: Corpus, tables: Sequence[str]) -> bytes:
    """Write tables as the sheets of a workbook.

    Parameters
    ----------
    corpus : Corpus
    tables : sequence of str
        Of :data:`geo.export.TABLES`.

    Returns
    -------
    bytes
        Each sheet has a header that stays in view, with the meaning of each column as its note, and a filter. The
        sheet ``about`` says what it is taken from. Longer text than a cell can hold is cut and ends in "…".

    Raises
    ------
    InputError
        If a table has more rows than a sheet can hold.
    """
    from openpyxl import Workbook

    frames = {table: flat(corpus, table) for table in tables}
    for table, frame in frames.items():
        if len(frame) >= MOST_ROWS:
            problem = f"{len(frame):,} {table} are more than the {MOST_ROWS:,} rows of a sheet"
            raise InputError(problem, "Filter them, or write another format, such as .parquet or .db")
    book = Workbook(write_only=True)
    for table, frame in frames.items():
        meanings = {column.name: column.meaning for column in columns(table)}
        if isinstance(frame, gpd.GeoDataFrame):
            points = at_points(frame, corpus).geometry
            frame = pd.DataFrame(frame.drop(columns="geometry")).assign(longitude=points.x, latitude=points.y)
            meanings |= {
                "longitude": "Of the point that stands for the place, in degrees.",
                "latitude": "Likewise.",
            }
        _sheet(book, table, meanings, frame.itertuples(index=False, name=None))
    told = {"key": "What is told of the file.", "value": "What it is."}
    _sheet(book, "about", told, iter(about(corpus).items()))
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _sheet(book: Any, name: str, meanings: dict[str, str], rows: Iterator[tuple[Any, ...]]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    header = []
    for title, meaning in meanings.items():
        cell = _cell(sheet, title)
        cell.font, cell.comment = Font(bold=True), Comment(meaning, "Dateline")
        header.append(cell)
    sheet.append(header)
    filled = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
        filled += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(meanings))}{filled}"


def _cell(sheet: Any, value: Any) -> Any:
    """Make a cell; text is text whatever it begins with, also after somebody edits it."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    if not isinstance(value, str):
        return WriteOnlyCell(sheet, None if pd.isna(value) else value)
    text = value if len(value) <= MOST_CHARACTERS else value[: MOST_CHARACTERS - 1] + "…"
    cell = WriteOnlyCell(sheet, text)
    cell.data_type, cell.quotePrefix = "s", text[:1] in "=+-@"
    cell.alignment = Alignment(vertical="top")
    return cell


def read_excel(path: Path, table: str | None = None) -> Table:
    """Read a table from an Excel workbook.

    Parameters
    ----------
    path : pathlib.Path
    table : str, optional
        By default the first of those that it holds.

    Returns
    -------
    geopandas.GeoDataFrame or pandas.DataFrame
        At points; text that was longer than a cell is cut.

    Raises
    ------
    InputError
        If the file is no export of Dateline, or holds no such table.
    """
    import zlib
    from xml.etree.ElementTree import ParseError
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        with recognised(path), closing(load_workbook(path, read_only=True, data_only=True)) as book:
            wanted = chosen(path, table, book.sheetnames)
            names, *rows = book[wanted].iter_rows(values_only=True)
            held = {
                str(name): [
                    row[at] if at < len(row) else None for row in rows
                ]  # empty cells at the end are not there
                for at, name in enumerate(names)
            }
            about = list(book["about"].iter_rows(min_row=2, max_col=2, values_only=True))
            return tabled(wanted, held, {}, {}, told_of((str(key), str(value)) for key, value in about))
    except (BadZipFile, zlib.error, ParseError) as error:
        raise InputError("is no export of Dateline", REMEDY, path=path) from error
