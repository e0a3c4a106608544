"""The tables: (Geo)DataFrames of a corpus, in EPSG:4326, one function each.

Which columns they have, of which types, and what each says stands in :data:`geo.vocabulary.columns.COLUMNS`. Ids are
stable: they depend on the corpus alone and join the tables in every direction. What could not be placed has a row
too: its geometry is None and ``unplaced`` says why. Other missing values are ``pandas.NA``, NaN or NaT, after the
type of the column.

GeoPandas is imported when the first table is asked for: to read, to check and to draw a corpus takes none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from geo.rows import DisagreementRow, columns, rows
from geo.vocabulary.columns import DTYPES, Column

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from geo.corpus import Corpus

__all__ = ["CRS", "articles", "claims", "disagreements", "events", "frame", "mentions", "places"]

CRS = "EPSG:4326"


def articles(corpus: Corpus) -> pd.DataFrame:
    """One row per article.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    pandas.DataFrame
        With the columns that :data:`geo.vocabulary.columns.COLUMNS` describes.
    """
    import pandas as pd

    return pd.DataFrame(_table(corpus, "articles").drop(columns="geometry"))


def places(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row per place.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame
        With the columns that :data:`geo.vocabulary.columns.COLUMNS` describes, and the place's point or area.
    """
    return _table(corpus, "places")


def events(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row per event and place where it lies; an event without a place has one row too.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame
        With the columns that :data:`geo.vocabulary.columns.COLUMNS` describes, and the geometry of the place.
    """
    return _table(corpus, "events")


def claims(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row per claim.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame
        With the columns that :data:`geo.vocabulary.columns.COLUMNS` describes, and the geometry of the event's first
        place.
    """
    return _table(corpus, "claims")


def disagreements(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row per group of claims that cannot all be true.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame
        With the columns that :data:`geo.vocabulary.columns.COLUMNS` describes, the geometry of the event's first place,
        and the columns below, which no export has.

    Columns
    -------
    rule : str
        Which rule of :data:`geo.updates.COURSES` says that it is a conflict, or an update.
    values : list of str
        What is said, each once.
    claims : list of str
        Ids.
    within : str or None
        The article in which it lies, where one alone says all that cannot be true together.
    """
    import pandas as pd

    found = [row for row in rows(corpus, "disagreements") if isinstance(row, DisagreementRow)]
    groups = [row.group for row in found]
    table = _table(corpus, "disagreements")
    more = {
        "rule": [row.explained.name for row in found],
        "values": [list(group.labels) for group in groups],
        "within": [group.within for group in groups],
        "claims": [[claim.id for claim in group.claims] for group in groups],
    }
    return table.assign(**{name: pd.Series(column, dtype=object) for name, column in more.items()})


def mentions(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row per toponym in an article.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame
        With the columns that :data:`geo.vocabulary.columns.COLUMNS` describes, and the geometry of the place.
    """
    return _table(corpus, "mentions")


def _table(corpus: Corpus, table: str) -> gpd.GeoDataFrame:
    records = list(rows(corpus, table))
    declared = columns(table, exported=False)
    values = {column.name: list(map(column.reader(), records)) for column in declared}
    return frame(values, declared, [record.geometry for record in records])


def frame(
    values: dict[str, list[Any]], declared: Sequence[Column], geometries: Sequence[Any]
) -> gpd.GeoDataFrame:
    """Make a table, each column of its type.

    Parameters
    ----------
    values : dict of str to list
        By the name of each column; None where a value is missing.
    declared : sequence of Column
    geometries : sequence of shapely geometry or None
        In degrees, WGS 84.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326.
    """
    import geopandas as gpd
    import pandas as pd

    data = {column.name: pd.Series(values[column.name], dtype=DTYPES[column.type]) for column in declared}
    geometry = gpd.GeoSeries(list(geometries), crs=CRS)
    return gpd.GeoDataFrame(data, geometry=geometry, crs=CRS)
