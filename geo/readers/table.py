"""Tables of articles: CSV, JSON Lines, JSON, Parquet and Excel, one article a row.

A table has a column ``text``, and may have ``id``, ``title``, ``publisher``, ``author``, ``date`` (or ``published``),
``url`` and ``language``; others are passed over. Offsets count in the text of the row. A table without texts whose
``id`` names articles beside it says what is known of these.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gazetteer.errors import UnreadError
from gazetteer.extras import needed
from geo import dates
from geo.readers import kinds
from geo.readers.encodings import text_of
from geo.readers.reading import Reading

__all__ = ["COLUMNS", "MOST_ROWS", "read_csv", "read_excel", "read_json", "read_lines", "read_parquet"]

#: What is read of a row, with the names that the column may have.
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "fulltext", "full text", "article", "maintext"),
    "id": ("id", "article id", "articleid", "uid"),
    "title": ("title", "headline", "heading"),
    "publisher": ("publisher", "source", "outlet", "publication", "site", "sitename", "newspaper"),
    "author": ("author", "authors", "byline"),
    "published": (
        "date",
        "published",
        "publish date",
        "date publish",
        "publication date",
        "datepublished",
        "day",
        "given date",
    ),
    "url": ("url", "link", "address"),
    "language": ("language", "lang"),
}
#: What a table without texts says of articles that stand beside it.
_TELLING = {"published", "publisher", "title", "url"}
#: Rows of one table that are read.
MOST_ROWS = 100_000
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?=[T ]|$)")
_SIGNS = re.compile(r"[^\w.-]+")

Row = Mapping[str, Any]


def read_csv(data: bytes, path: Path) -> Iterator[Reading]:
    """Read a table in CSV or TSV.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Yields
    ------
    Reading
        One a row; its text is empty where the row has none.

    Raises
    ------
    UnreadError
        If it is no table of articles.
    """
    text, notes = text_of(data, path)
    text = text.removeprefix("\ufeff")
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t|", key=head.count)
    longest = csv.field_size_limit(max(len(text), 131_072))
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
        yield from _readings(rows, rows.fieldnames or (), path, notes)
    except csv.Error as error:
        raise UnreadError(f"a damaged table: {error}", "Save it anew as CSV in UTF-8", path=path) from None
    finally:
        csv.field_size_limit(longest)


def read_lines(data: bytes, path: Path) -> Iterator[Reading]:
    """Read JSON Lines: an object a line.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Yields
    ------
    Reading

    Raises
    ------
    UnreadError
        If it holds no articles, or a line is no JSON object.
    """
    text, notes = text_of(data, path)
    rows = (_object(line, number, path) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    yield from _keyed(rows, path, notes)


def _object(line: str, number: int, path: Path) -> Row:
    try:
        row = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise UnreadError(f"line {number} is no JSON object", "Write one object a line", path=path)
    return row


def read_json(data: bytes, path: Path) -> Iterator[Reading]:
    """Read a JSON file that is a list of articles, or one article.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Yields
    ------
    Reading

    Raises
    ------
    UnreadError
        If it holds no articles.
    """
    text, notes = text_of(data, path)
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise UnreadError("damaged JSON", "Correct it, or save the articles as text", path=path) from None
    rows = value if isinstance(value, list) else [value]
    if not all(isinstance(row, dict) for row in rows):
        raise UnreadError("JSON without articles", _REMEDY, path=path)
    yield from _keyed(iter(rows), path, notes, dict.fromkeys(key for row in rows for key in row))


def _keyed(
    rows: Iterator[Row], path: Path, notes: tuple[str, ...], keys: Iterable[str] | None = None
) -> Iterator[Reading]:
    """Read objects, whose keys are those of the first where they are not given."""
    first = next(rows, None)
    if first is None:
        raise UnreadError("JSON without articles", _REMEDY, path=path)

    def every() -> Iterator[Row]:
        yield first
        yield from rows

    yield from _readings(every(), keys or first.keys(), path, notes)


def read_parquet(data: bytes, path: Path) -> Iterator[Reading]:
    """Read a table in Parquet.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Yields
    ------
    Reading

    Raises
    ------
    UnreadError
        If it is damaged or no table of articles, or what reads it is not installed.
    """
    parquet = needed("pyarrow.parquet", "Parquet", "read", path)
    arrow = needed("pyarrow", "Parquet", "read", path)
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        if b"dateline" in (file.schema_arrow.metadata or {}):
            raise UnreadError(kinds.OWN, _REMEDY, path=path)
        names = file.schema_arrow.names
        wanted = [name for name in names if _column(name)]
        rows = (row for batch in file.iter_batches(columns=wanted) for row in batch.to_pylist())
        yield from _readings(rows, names, path)
    except arrow.ArrowException as error:
        raise UnreadError("damaged Parquet", "Save it anew", path=path) from error


def read_excel(data: bytes, path: Path) -> Iterator[Reading]:
    """Read the first sheet of an Excel workbook; of a formula, the value that was saved with it.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Yields
    ------
    Reading

    Raises
    ------
    UnreadError
        If it is damaged or no table of articles, or what reads it is not installed.
    """
    openpyxl = needed("openpyxl", "Excel", "read", path)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        lines = book.worksheets[0].iter_rows(values_only=True)
        names = [str(cell or "") for cell in next(lines, ())]
    except Exception as error:  # the library raises whatever a damaged archive makes it raise
        raise UnreadError("a damaged workbook", "Save it anew as .xlsx or .csv", path=path) from error
    yield from _readings((dict(zip(names, cells, strict=False)) for cells in lines), names, path)


_REMEDY = f"Give it a column {' or '.join(COLUMNS['text'][:3])} with the texts of the articles"


def _readings(
    rows: Iterable[Row], names: Iterable[str], path: Path, notes: tuple[str, ...] = ()
) -> Iterator[Reading]:
    columns = _columns(names)
    beside = "text" not in columns and "id" in columns and bool(_TELLING & columns.keys())
    if "text" not in columns and not beside:
        raise UnreadError("a table without a column for the texts", _REMEDY, path=path)
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            reason = f"more than {MOST_ROWS:,} rows, of which the first {MOST_ROWS:,} are read"
            raise UnreadError(reason, "Divide the table", path=path)
        text = row.get(columns["text"][0]) if "text" in columns else None
        facts: dict[str, object] = {key: fact for key in columns if (fact := _fact(row, key, columns[key]))}
        facts = {"id": f"{path.stem}-{number}"} | facts
        facts["id"] = _SIGNS.sub("-", str(facts["id"]))[:100].strip("-._") or f"row-{number}"
        facts.pop("text", None)
        body = text if isinstance(text, str) else ""
        noted = notes if number == 1 else ()
        yield Reading(body, body, facts=facts, where=f"row {number}", beside=beside, notes=noted)


def _columns(names: Iterable[str]) -> dict[str, list[str]]:
    """Give the columns of a table by what they hold: of several for one thing, the usual one first."""
    plain = {_plain(str(name)): name for name in names}
    found = {key: [plain[name] for name in known if name in plain] for key, known in COLUMNS.items()}
    return {key: columns for key, columns in found.items() if columns}


def _fact(row: Row, key: str, columns: Iterable[str]) -> str:
    """Give the first of some cells that holds something."""
    return next((fact for name in columns if (fact := _FACTS[key](row.get(name)))), "")


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\W_]+", name.strip().casefold())).strip()


def _column(name: str) -> str | None:
    return next((key for key, names in COLUMNS.items() if _plain(name) in names), None)


def _words(value: object) -> str:
    """A cell as words: no value for what stands for none."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if isinstance(value, dict) else " ".join(str(value).split())


def _day(value: object) -> str:
    """A cell as an EDTF date, or nothing: what is no date is passed over, as if it were not there."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    written = _words(value)
    if day := _DAY.match(written):
        written = day[0]
    try:
        return dates.parse(written).text
    except ValueError:
        return ""


_FACTS: dict[str, Callable[[object], str]] = {key: _day if key == "published" else _words for key in COLUMNS}
