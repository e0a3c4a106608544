"""All tables into a PostgreSQL database with PostGIS, in one transaction: all of them are there afterwards, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from gazetteer.errors import InputError, OutputError
from gazetteer.extras import needed
from geo.export import TABLES
from geo.formats.flat import about, columns, flat, refers

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from geo.corpus import Corpus

__all__ = ["postgis"]

DRIVER = "postgresql+psycopg"


def postgis(corpus: Corpus, url: str, schema: str = "public", tables: Sequence[str] = TABLES) -> int:
    """Write tables into a database.

    Parameters
    ----------
    corpus : Corpus
        Filter it first to export a part.
    url : str
        Of the database, ``postgresql://user@host/name``; what it leaves out is taken from PostgreSQL's own
        environment variables and password file.
    schema : str
        Where the tables are made; it is made, too, where there is none.
    tables : sequence of str
        Of :data:`geo.export.TABLES`.

    Returns
    -------
    int
        How many rows were written. The table ``about`` says what they are taken from, every column has its
        meaning as its comment, ids are keys, and geometries are indexed, in EPSG:4326.

    Raises
    ------
    InputError
        If the address is none of PostgreSQL's, the schema has such a table already, or a library is not installed.
    OutputError
        If the database cannot be reached, or refuses.
    """
    for module in ("sqlalchemy", "geoalchemy2", "psycopg"):
        needed(module, "this format", "formats")
    from sqlalchemy import inspect

    frames = {table: flat(corpus, table) for table in tables}
    frames["about"] = pd.DataFrame(about(corpus).items(), columns=["key", "value"])
    with _connected(url) as (address, connection):
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {_quoted(schema)}")
        taken = sorted(set(inspect(connection).get_table_names(schema)) & set(frames))
        if taken:
            problem = f"the schema {schema} of {address} has {', '.join(taken)} already"
            raise InputError(problem, "Give another with --schema, or drop these tables yourself")
        for table, frame in frames.items():
            _fill(connection, schema, table, frame)
        for table in tables:
            _describe(connection, schema, table, tables)
    return sum(map(len, frames.values())) - len(frames["about"])


@contextmanager
def _connected(url: str) -> Iterator[tuple[str, Connection]]:
    """Begin a transaction in a database; what it refuses is told in a line, without the password."""
    from sqlalchemy import create_engine, make_url
    from sqlalchemy.exc import ArgumentError, DBAPIError

    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        address = None
    if address is None or address.get_backend_name() != "postgresql":
        remedy = "Write postgresql://user@host/name"
        raise InputError(f"{_without_password(url)} is no address of a PostgreSQL database", remedy)
    engine, shown = create_engine(address.set(drivername=DRIVER)), address.render_as_string()
    try:
        with engine.begin() as connection:
            yield shown, connection
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split()).rstrip(".?!")
        remedy = "See that it runs, that you may write to it, and that it has the extension postgis"
        raise OutputError(f"{shown}: {reason}. {remedy}") from error
    finally:
        engine.dispose()


def _without_password(url: str) -> str:
    """Leave out what may be a password."""
    scheme, mark, rest = url.partition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"


def _fill(connection: Connection, schema: str, table: str, frame: pd.DataFrame) -> None:
    from sqlalchemy import BigInteger, Boolean, Date, Double, Text

    types: dict[str, Any] = {"integer": BigInteger, "number": Double, "boolean": Boolean, "day": Date}
    known = columns(table) if table in TABLES else ()
    dtype = {column.name: types.get(column.type, Text)() for column in known}
    if isinstance(frame, gpd.GeoDataFrame):
        frame.to_postgis(table, connection, schema=schema, if_exists="fail", index=False, dtype=dtype)
    else:
        frame.to_sql(table, connection, schema=schema, if_exists="fail", index=False, dtype=dtype)


def _describe(connection: Connection, schema: str, table: str, tables: Sequence[str]) -> None:
    """Make ids keys, and give every column its meaning."""
    named = f"{_quoted(schema)}.{_quoted(table)}"
    connection.exec_driver_sql(f"ALTER TABLE {named} ADD PRIMARY KEY (id)")
    for column, other in refers(table).items():
        if other in tables:
            key = f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(schema)}.{_quoted(other)} (id)"
            connection.exec_driver_sql(f"ALTER TABLE {named} ADD {key}")
    for held in columns(table):
        meaning = held.meaning.replace("'", "''").replace("%", "%%")
        connection.exec_driver_sql(f"COMMENT ON COLUMN {named}.{_quoted(held.name)} IS '{meaning}'")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""').replace("%", "%%") + '"'
