"""All tables as the layers of one GeoPackage, which QGIS shows with the marks of the page; and back.

A row stands at the point that stands for its place; the layer ``outlines`` has the places that are areas. Columns
have a name for people and their meaning (the extension *Schema* of the standard), and ids that lead to another
table are foreign keys, which GDAL and QGIS take for relations.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.formats.flat import about, columns, flat, refers
from geo.formats.reading import Table, chosen, from_frame, places_of, recognised, told_of
from geo.formats.styles import OUTLINES, alias, layer_styles
from geo.formats.vector import arrow_typed, at_points, workshop

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["geopackage", "read_geopackage"]

_SCHEMA = "http://www.geopackage.org/spec121/#extension_schema"


def geopackage(corpus: Corpus, tables: Sequence[str]) -> bytes:
    """Write tables as the layers of a GeoPackage.

    Parameters
    ----------
    corpus : Corpus
    tables : sequence of str
        Of :data:`geo.export.TABLES`.

    Returns
    -------
    bytes
        Besides, the tables ``about`` with what it is taken from and ``layer_styles``.
    """
    with workshop("dateline.gpkg") as path:
        drawn = []
        for table in tables:
            frame = arrow_typed(flat(corpus, table), table)
            if isinstance(frame, gpd.GeoDataFrame):
                drawn.append(table)
                _write(path, table, at_points(frame, corpus), "Point")
                if table == "places":
                    drawn.append(OUTLINES)
                    _write(path, OUTLINES, _areas(frame), "MultiPolygon")
            else:
                _write(path, table, frame)
        _write(path, "about", pd.DataFrame(about(corpus).items(), columns=["key", "value"]))
        _write(path, "layer_styles", layer_styles(corpus, drawn))
        with closing(sqlite3.connect(path)) as database:
            _describe(database, tables)
            _relate(database, tables)
        return path.read_bytes()


def _write(path: Path, layer: str, frame: pd.DataFrame, geometry: str | None = None) -> None:
    import pyogrio

    kind = {} if geometry is None else {"geometry_type": geometry}
    pyogrio.write_dataframe(frame, path, layer=layer, driver="GPKG", use_arrow=True, **kind)


def _areas(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Keep the places that are areas, each as several polygons."""
    kept = places[places.geom_type.isin(("Polygon", "MultiPolygon"))]
    many = [MultiPolygon([shape]) if isinstance(shape, Polygon) else shape for shape in kept.geometry]
    return kept.set_geometry(gpd.GeoSeries(many, index=kept.index, crs=places.crs))


def _describe(database: sqlite3.Connection, tables: Sequence[str]) -> None:
    """Give every column its name for people and its meaning."""
    database.execute(
        "CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT,"
        " description TEXT, mime_type TEXT, constraint_name TEXT,"
        " CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name))"
    )
    database.execute(
        "CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL,"
        " value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,"
        " CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))"
    )
    for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
        database.execute(
            "INSERT INTO gpkg_extensions (table_name, extension_name, definition, scope)"
            " VALUES (?, 'gpkg_schema', ?, 'read-write')",
            (table, _SCHEMA),
        )
    rows = [
        (layer, column.name, alias(column.name), column.meaning)
        for table in tables
        for layer in ((table, OUTLINES) if table == "places" else (table,))
        for column in columns(table)
    ]
    database.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, title, description) VALUES (?, ?, ?, ?)",
        rows,
    )
    database.commit()


def _relate(database: sqlite3.Connection, tables: Sequence[str]) -> None:
    """Make ids foreign keys, in the text of the definitions: SQLite adds none to a table that is there."""
    database.execute("PRAGMA writable_schema = ON")
    for table in tables:
        database.execute(f'CREATE UNIQUE INDEX "{table}_id" ON "{table}" (id)')
        keys = "".join(
            f', FOREIGN KEY ("{column}") REFERENCES "{other}" ("id")'
            for column, other in refers(table).items()
            if other in tables
        )
        database.execute(
            "UPDATE sqlite_schema SET sql = substr(sql, 1, length(sql) - 1) || ? WHERE type = 'table' AND name = ?",
            (f"{keys})", table),
        )
    database.commit()
    database.execute("PRAGMA writable_schema = RESET")


def read_geopackage(path: Path, table: str | None = None) -> Table:
    """Read a table from a GeoPackage.

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
    import pyogrio

    def layer(name: str, **options: Any) -> Any:
        return pyogrio.read_dataframe(path, layer=name, **options)

    with recognised(path):
        there = [str(name) for name, _ in pyogrio.list_layers(path)]
        wanted = chosen(path, table, there)
        frame = layer(wanted)
        areas = (
            layer(OUTLINES, columns=["id"])
            if OUTLINES in there
            else gpd.GeoDataFrame({"id": []}, geometry=[])
        )
        outlines = dict(zip(areas["id"], map(_simple, areas.geometry), strict=True))
        firsts = (
            layer("events", columns=["event", "place"], read_geometry=False) if "events" in there else None
        )
        first = {} if firsts is None else places_of(zip(firsts["event"], firsts["place"], strict=True))
        about = layer("about") if "about" in there else None
        told = {} if about is None else told_of(zip(about["key"], about["value"], strict=True))
        return from_frame(wanted, frame, outlines, first, told)


def _simple(shape_: BaseGeometry) -> BaseGeometry:
    """An area of one part as it was before it stood among those of several."""
    alone = isinstance(shape_, MultiPolygon) and len(shape_.geoms) == 1
    return shape_.geoms[0] if alone and isinstance(shape_, MultiPolygon) else shape_
