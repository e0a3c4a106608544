"""All tables as one SQLite database, as Datasette likes it: full-text search, foreign keys, coordinates; and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import geopandas as gpd
import pandas as pd
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from gazetteer.errors import InputError
from geo.export import canonical, dumps
from geo.formats.flat import about, columns, flat, refers
from geo.formats.reading import REMEDY, Table, chosen, places_of, recognised, tabled, told_of
from geo.formats.vector import at_points, workshop

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["read_sqlite", "sqlite"]

#: The columns whose words are searched, by table.
SEARCHED = {
    "articles": ["publisher", "title", "label"],
    "places": ["name", "names"],
    "happenings": ["title", "kind"],
    "events": ["title", "kind", "place_name"],
    "claims": ["topic", "scope", "value", "speaker", "paraphrase"],
    "mentions": ["surface"],
}
_TYPES = {"integer": int, "number": float, "boolean": int}


def sqlite(corpus: Corpus, tables: Sequence[str]) -> bytes:
    """Write tables as a SQLite database.

    Parameters
    ----------
    corpus : Corpus
    tables : sequence of str
        Of :data:`geo.export.TABLES`.

    Returns
    -------
    bytes
        Days are ISO 8601, as SQLite wants them. A row has the ``longitude`` and ``latitude`` of the point that
        stands for its place, and the places their ``geometry`` as GeoJSON. The table ``about`` says what it is
        taken from.
    """
    from sqlite_utils import Database

    with workshop("dateline.db") as path:
        with closing(sqlite3.connect(path)) as connection:
            database: Any = Database(connection)
            for table in tables:
                _fill(database, corpus, table, tables)
            database["about"].insert_all(
                ({"key": key, "value": value} for key, value in about(corpus).items()), pk="key"
            )
            database.vacuum()
        return path.read_bytes()


def _fill(database: Any, corpus: Corpus, table: str, tables: Sequence[str]) -> None:
    frame = flat(corpus, table)
    types: dict[str, type] = {column.name: _TYPES.get(column.type, str) for column in columns(table)}
    if isinstance(frame, gpd.GeoDataFrame):
        types |= {"longitude": float, "latitude": float}
        if table == "places":
            types["geometry"] = str
    related = [(column, other, "id") for column, other in refers(table).items() if other in tables]
    made = database[table].create(types, pk="id", foreign_keys=related)
    made.insert_all(_rows(corpus, table, frame))
    made.enable_fts(
        [name for name in SEARCHED[table] if name in types], tokenize="unicode61 remove_diacritics 2"
    )
    for column, _, _ in related:
        made.create_index([column])


def _rows(corpus: Corpus, table: str, frame: pd.DataFrame) -> Iterator[dict[Any, Any]]:
    points = at_points(frame, corpus).geometry if isinstance(frame, gpd.GeoDataFrame) else [None] * len(frame)
    for row, point in zip(frame.to_dict("records"), points, strict=True):
        geometry = row.pop("geometry", None)
        values = {name: None if pd.isna(value) else value for name, value in row.items()}
        if isinstance(frame, gpd.GeoDataFrame):
            values |= {"longitude": point and point.x, "latitude": point and point.y}
            if table == "places":
                values["geometry"] = None if geometry is None else dumps(canonical(geometry))
        yield values


def read_sqlite(path: Path, table: str | None = None) -> Table:
    """Read a table from a SQLite database.

    Parameters
    ----------
    path : pathlib.Path
    table : str, optional
        By default the first of those that it holds.

    Returns
    -------
    geopandas.GeoDataFrame or pandas.DataFrame

    Raises
    ------
    InputError
        If the file is no export of Dateline, or holds no such table.
    """
    try:
        address = f"file:{quote(str(path.resolve()))}?mode=ro"
        with recognised(path), closing(sqlite3.connect(address, uri=True)) as database:
            there = {
                name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            }
            wanted = chosen(path, table, there)
            held = _columns_of(database, wanted)
            outlines: dict[str, BaseGeometry | None] = {}
            if "places" in there:
                texts = database.execute("SELECT id, geometry FROM places")
                outlines = {id: shape(json.loads(text)) for id, text in texts if text}
            first = (
                places_of(database.execute("SELECT event, place FROM events ORDER BY rowid"))
                if "events" in there
                else {}
            )
            about = told_of(database.execute("SELECT key, value FROM about")) if "about" in there else {}
            return tabled(wanted, held, outlines, first, about)
    except sqlite3.Error as error:
        raise InputError("is no export of Dateline", REMEDY, path=path) from error


def _columns_of(database: sqlite3.Connection, table: str) -> dict[str, list[Any]]:
    found = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid')  # one of TABLES
    names = [each[0] for each in found.description]
    rows = found.fetchall()
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}
