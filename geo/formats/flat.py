"""The tables of a corpus as files hold them: one value a cell, related by ids, and told what they are from.

Ids in a list are parted by spaces, other lists and mappings are JSON, days are days. Text loses the few control
characters that neither XML nor a spreadsheet nor a database can hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from geo import tables
from geo.export import HAPPENINGS, in_a_cell, manifest
from geo.vocabulary.columns import COLUMNS, Column

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["about", "columns", "flat", "joined", "refers"]

_OF_A_PLACE = frozenset({"id", "place", "place_name", "role", "precision_m", "unplaced"})
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def columns(table: str) -> Sequence[Column]:
    """Give the columns of a table, without the geometry.

    Parameters
    ----------
    table : str
        One of :data:`geo.export.TABLES`.

    Returns
    -------
    sequence of Column
    """
    if table != HAPPENINGS:
        return COLUMNS[table]
    named = (column for column in COLUMNS["events"] if column.name not in _OF_A_PLACE)
    return [
        replace(column, name="id", meaning="Stable id.", refers=None) if column.refers == "events" else column
        for column in named
    ]


def refers(table: str) -> Mapping[str, str]:
    """Say which columns hold the id of a row of another table.

    Parameters
    ----------
    table : str
        One of :data:`geo.export.TABLES`.

    Returns
    -------
    mapping of str to str
        The table by the column; its key is ``id``.
    """
    named = {column.name: column.refers for column in columns(table) if column.refers}
    return {name: HAPPENINGS if other == "events" else other for name, other in named.items()}


def flat(corpus: Corpus, table: str) -> gpd.GeoDataFrame | pd.DataFrame:
    """Give a table as files hold it.

    Parameters
    ----------
    corpus : Corpus
        Filter it first to export a part.
    table : str
        One of :data:`geo.export.TABLES`.

    Returns
    -------
    geopandas.GeoDataFrame or pandas.DataFrame
        EPSG:4326; only the articles have no geometry. Days are :class:`datetime.date`; an empty list is missing.
    """
    frame = getattr(tables, "events" if table == HAPPENINGS else table)(corpus)
    if table == HAPPENINGS:  # at the first of its places
        frame = frame.drop_duplicates("event").drop(columns="id").rename(columns={"event": "id"})
    frame = frame.reset_index(drop=True)
    made = {column.name: _series(frame[column.name], column) for column in columns(table)}
    if "geometry" not in frame:
        return pd.DataFrame(made)
    return gpd.GeoDataFrame(made, geometry=list(frame.geometry), crs=tables.CRS)


def _series(values: pd.Series[Any], column: Column) -> pd.Series[Any]:
    if column.type == "day":
        days = [None if pd.isna(value) else value.date() for value in values]
        return pd.Series(days, dtype=object)
    if column.type not in ("text", "list", "mapping"):
        return values
    texts = [None if value is None or value is pd.NA else joined(value) or None for value in values]
    return pd.Series(texts, dtype="string")


def joined(value: Any) -> str:
    """Write text, a list or a mapping as the text of one cell.

    Parameters
    ----------
    value : str, sequence or mapping

    Returns
    -------
    str

    Examples
    --------
    >>> joined(["cna", "press-tv"]), joined([["Erbil", "en"]]), joined("a\\x00b")
    ('cna press-tv', '[["Erbil","en"]]', 'a\ufffdb')
    """
    return _UNWRITABLE.sub("\ufffd", in_a_cell(value))


def about(corpus: Corpus) -> dict[str, str]:
    """Say what a file is taken from: title, licence, version, articles, filters, and how much was left out.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    dict of str to str
        The manifest (:func:`geo.export.manifest`), each value as text; what is not given is left out.
    """
    return {key: joined(value) for key, value in manifest(corpus).items() if value is not None}
