"""One table as FlatGeobuf, KML or GeoParquet, and several as folders of one KML, through GDAL and Arrow; and back.

FlatGeobuf and KML are for maps: a row stands at the point that stands for its place, so that a layer has one kind
of geometry; only the places keep their outlines. GeoParquet is for analysis and keeps all geometries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from gazetteer.errors import InputError
from geo.export import dumps, manifest
from geo.formats.flat import about, columns, flat
from geo.formats.reading import REMEDY, Table, from_frame, recognised, table_of

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = [
    "arrow_typed",
    "at_points",
    "flatgeobuf",
    "geoparquet",
    "kml",
    "read_flatgeobuf",
    "read_geoparquet",
    "workshop",
]


@contextmanager
def workshop(name: str) -> Iterator[Path]:
    """Give the name of a file that a library writes to, in a folder that is gone afterwards.

    Parameters
    ----------
    name : str
        With the ending that the library expects.

    Yields
    ------
    pathlib.Path
    """
    with TemporaryDirectory(prefix="dateline-") as folder:
        yield Path(folder) / name


def arrow_typed(frame: gpd.GeoDataFrame | pd.DataFrame, table: str) -> Any:
    """Give days the type that Arrow has for them, also where none is given.

    Parameters
    ----------
    frame : geopandas.GeoDataFrame or pandas.DataFrame
        Of :func:`geo.formats.flat.flat`.
    table : str

    Returns
    -------
    geopandas.GeoDataFrame or pandas.DataFrame
    """
    import pyarrow as pa

    day = pd.ArrowDtype(pa.date32())
    return frame.astype({column.name: day for column in columns(table) if column.type == "day"})


def at_points(frame: gpd.GeoDataFrame, corpus: Corpus) -> gpd.GeoDataFrame:
    """Put each row at the point that stands for its place, as far as there is one.

    Parameters
    ----------
    frame : geopandas.GeoDataFrame
        Of :func:`geo.formats.flat.flat`.
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame
    """
    points = {id(place.geometry): place.point for place in corpus.place_records.values()}
    at = [None if geometry is None else points.get(id(geometry), geometry) for geometry in frame.geometry]
    return frame.set_geometry(gpd.GeoSeries(at, index=frame.index, crs=frame.crs))


def flatgeobuf(corpus: Corpus, tables: Sequence[str]) -> bytes:
    """Write one table as FlatGeobuf.

    Parameters
    ----------
    corpus : Corpus
    tables : sequence of str
        One.

    Returns
    -------
    bytes
        With a spatial index where every row has a geometry. GDAL gives days as times there, since it knows no
        others.
    """
    import pyogrio

    (table,) = tables
    frame = arrow_typed(flat(corpus, table), table)
    if table != "places":
        frame = at_points(frame, corpus)
    told = about(corpus)
    with workshop(f"{table}.fgb") as path:
        pyogrio.write_dataframe(
            frame,
            path,
            layer=table,
            driver="FlatGeobuf",
            use_arrow=True,
            geometry_type="Unknown" if table == "places" else "Point",
            SPATIAL_INDEX="NO" if frame.geometry.isna().any() or frame.empty else "YES",
            TITLE=told["title"],
            DESCRIPTION=dumps(manifest(corpus)),
        )
        return path.read_bytes()


def kml(corpus: Corpus, tables: Sequence[str]) -> bytes:
    """Write tables as the folders of one KML.

    Parameters
    ----------
    corpus : Corpus
    tables : sequence of str
        Of those with geometries.

    Returns
    -------
    bytes
        Every row a placemark with its columns as data; events and articles have a span of time.
    """
    import pyogrio

    told = about(corpus)
    with workshop("dateline.kml") as path:
        for table in tables:
            frame = at_points(flat(corpus, table), corpus)
            pyogrio.write_dataframe(
                _placemarks(frame, table),
                path,
                layer=table,
                driver="LIBKML",
                use_arrow=True,
                geometry_type="Point",
                dataset_options={
                    "NAME": _in_cdata(told["title"]),
                    "DESCRIPTION": _in_cdata(dumps(manifest(corpus))),
                },
            )
        return path.read_bytes()


#: The column that names a placemark.
_NAMED_BY = {
    "events": "title",
    "places": "name",
    "claims": "value",
    "mentions": "surface",
    "disagreements": "topic",
}


def _in_cdata(text: str) -> str:
    """Part what would end a CDATA section: LIBKML writes text into one as it is."""
    return text.replace("]]>", "]] >")


def _placemarks(frame: gpd.GeoDataFrame, table: str) -> gpd.GeoDataFrame:
    """Add the columns from which KML takes the name and the time of a placemark."""
    frame = arrow_typed(frame, table)
    texts = frame.select_dtypes("string").apply(lambda column: column.map(_in_cdata, na_action="ignore"))
    made = frame.assign(**texts).assign(Name=texts[_NAMED_BY[table]])
    if table == "events":
        made = made.assign(begin=made["first_day"], end=made["last_day"])
    return made


def geoparquet(corpus: Corpus, tables: Sequence[str]) -> bytes:
    """Write one table as GeoParquet.

    Parameters
    ----------
    corpus : Corpus
    tables : sequence of str
        One.

    Returns
    -------
    bytes
        Its key-value metadata has the manifest as ``dateline``.
    """
    import pyarrow.parquet as pq

    (table,) = tables
    with workshop(f"{table}.parquet") as path:
        arrow_typed(flat(corpus, table), table).to_parquet(path, index=False)
        rows = pq.read_table(path)
        told = {**(rows.schema.metadata or {}), b"dateline": dumps(manifest(corpus)).encode()}
        pq.write_table(rows.replace_schema_metadata(told), path, compression="zstd")
        return path.read_bytes()


def read_geoparquet(path: Path, table: str | None = None) -> Table:
    """Read a table from GeoParquet.

    Parameters
    ----------
    path : pathlib.Path
    table : str, optional
        To make sure which it is.

    Returns
    -------
    geopandas.GeoDataFrame

    Raises
    ------
    InputError
        If the file is no export of Dateline.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with recognised(path):
            frame = gpd.read_parquet(path)
            told = (pq.read_schema(path).metadata or {}).get(b"dateline", b"{}")
            wanted = table_of(path, frame.columns, table)
            return from_frame(wanted, frame, {}, {}, json.loads(told))
    except pa.ArrowException as error:
        raise InputError("is no export of Dateline", REMEDY, path=path) from error


def read_flatgeobuf(path: Path, table: str | None = None) -> Table:
    """Read a table from FlatGeobuf.

    Parameters
    ----------
    path : pathlib.Path
    table : str, optional
        To make sure which it is.

    Returns
    -------
    geopandas.GeoDataFrame
        In the order of the file, which is spatial; at points, but for the places.

    Raises
    ------
    InputError
        If the file is no export of Dateline.
    """
    import pyogrio

    with recognised(path):
        frame = pyogrio.read_dataframe(path)
        told = pyogrio.read_info(path)["layer_metadata"] or {}
        wanted = table_of(path, frame.columns, table)
        return from_frame(wanted, frame, {}, {}, json.loads(told.get("DESCRIPTION", "{}")))
