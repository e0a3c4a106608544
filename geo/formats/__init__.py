"""What an export can be written as, and which endings of a file's name stand for it.

A format is one entry of :data:`FORMATS`: its endings, the tables that it can hold, and how they are written in it.
What each keeps stands in ``docs/formats.md``. The module of a format, and the library that it needs, is loaded when
something is written or read in it: GeoJSON needs no tables of GeoPandas.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from gazetteer.errors import InputError
from gazetteer.extras import needed
from gazetteer.files.jsonfile import read_json
from geo.corpus import Corpus
from geo.export import LAYERS, TABLES, Layer, csv, geojson, manifest_text

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

__all__ = ["FORMATS", "Format", "format_of", "read_export"]


class Format(NamedTuple):
    """A format of exports.

    Attributes
    ----------
    endings : tuple of str
        Of file names, in small letters; the first is the usual one.
    writer : callable
        Writes tables of a corpus.
    tables : tuple of str
        Those that it can hold; the first is written where none is chosen.
    several : bool
        Whether a file of it holds several tables; all are written where none is chosen.
    needs : tuple of str
        Modules of the extra ``formats``.
    named : bool
        Whether it has to be asked for by name, since its endings stand for another format.
    reader : callable, optional
        Reads a table back.
    loses : tuple of str
        What does not come back: columns of its tables, ``outlines`` of all tables but the places, ``rows``, whose order
        is another.
    """

    endings: tuple[str, ...]
    writer: Callable[[Corpus, Sequence[str]], str | bytes]
    tables: tuple[str, ...] = LAYERS
    several: bool = False
    needs: tuple[str, ...] = ()
    named: bool = False
    reader: Callable[[Path, str | None], gpd.GeoDataFrame | pd.DataFrame] | None = None
    loses: tuple[str, ...] = ()

    def write(self, corpus: Corpus, tables: Sequence[str] = ()) -> str | bytes:
        """Write tables of a corpus.

        Parameters
        ----------
        corpus : geo.Corpus
            Filter it first to export a part.
        tables : sequence of str, optional
            By default the first, or all that a file can hold.

        Returns
        -------
        str or bytes

        Raises
        ------
        InputError
            If it does not hold such a table, or not several, or a library is not installed.
        """
        chosen = tuple(dict.fromkeys(tables)) or (self.tables if self.several else self.tables[:1])
        possible = ", ".join(self.tables)
        for table in chosen:
            if table not in self.tables:
                raise InputError(
                    f"{self.endings[0]} holds no {table}", f"Choose of {possible}, or another format"
                )
        if len(chosen) > 1 and not self.several:
            raise InputError(
                f"{self.endings[0]} holds one table, not {len(chosen)}", f"Choose one of {possible}"
            )
        for module in self.needs:
            needed(module, "this format", "formats")
        return self.writer(corpus, chosen)


def _of(module: str, name: str) -> Callable[..., Any]:
    """A function of a module here, which is loaded when the function is called."""

    def call(*arguments: Any) -> Any:
        return getattr(import_module(f"geo.formats.{module}"), name)(*arguments)

    return call


def _dataset(columns: str) -> Callable[[Corpus, Sequence[str]], str]:
    """What writes events as one of the data sets of conflicts."""

    def write(corpus: Corpus, _: Sequence[str]) -> str:
        from geo.formats import conflict

        return conflict.dataset(getattr(conflict, columns), corpus)

    return write


_ARROW = ("pyarrow",)
_COUNTED = ("events", "mentions", "articles")
#: The formats by name; the first is that of standard output.
FORMATS: dict[str, Format] = {
    "geojson": Format(
        (".geojson", ".json"),
        lambda corpus, tables: geojson(corpus, cast("Layer", tables[0])),
        reader=_of("reading", "read_geojson"),
    ),
    "csv": Format(
        (".csv",),
        lambda corpus, tables: csv(corpus, cast("Layer", tables[0])),
        reader=_of("reading", "read_csv"),
        loses=("outlines",),
    ),
    "manifest": Format((".json",), lambda corpus, tables: manifest_text(corpus), named=True),
    "geopackage": Format(
        (".gpkg",),
        _of("geopackage", "geopackage"),
        TABLES,
        several=True,
        needs=_ARROW,
        reader=_of("geopackage", "read_geopackage"),
    ),
    "flatgeobuf": Format(
        (".fgb",),
        _of("vector", "flatgeobuf"),
        needs=_ARROW,
        reader=_of("vector", "read_flatgeobuf"),
        loses=("outlines", "rows"),
    ),
    "geoparquet": Format(
        (".parquet", ".geoparquet"),
        _of("vector", "geoparquet"),
        needs=_ARROW,
        reader=_of("vector", "read_geoparquet"),
    ),
    "kml": Format((".kml",), _of("vector", "kml"), LAYERS, several=True, needs=_ARROW),
    "excel": Format(
        (".xlsx",),
        _of("sheets", "excel"),
        TABLES,
        several=True,
        needs=("openpyxl",),
        reader=_of("sheets", "read_excel"),
        loses=("outlines", "outlines of places"),
    ),
    "sqlite": Format(
        (".db", ".sqlite", ".sqlite3"),
        _of("database", "sqlite"),
        TABLES,
        several=True,
        needs=("sqlite_utils",),
        reader=_of("database", "read_sqlite"),
    ),
    "annotations": Format(
        (".jsonld",),
        _of("linked", "web_annotations"),
        ("mentions", "claims"),
        several=True,
        reader=_of("reading", "read_annotations"),
        loses=("columns", "outlines"),
    ),
    "linked-places": Format(
        (".geojson", ".json", ".jsonld"),
        _of("linked", "linked_places"),
        ("places",),
        named=True,
        reader=_of("reading", "read_linked_places"),
        loses=_COUNTED,
    ),
    "ucdp-ged": Format((".csv",), _dataset("UCDP"), ("events",), named=True),
    "acled": Format((".csv",), _dataset("ACLED"), ("events",), named=True),
}


def format_of(path: Path | None, name: str | None = None) -> Format:
    """Choose the format in which a file is written.

    Parameters
    ----------
    path : pathlib.Path, optional
        The file; its ending decides. Without one, or without an ending, it is the first format.
    name : str, optional
        The format that was asked for.

    Returns
    -------
    Format

    Raises
    ------
    InputError
        If no format has the ending, or it is that of another format than the one that was asked for.

    Examples
    --------
    >>> format_of(Path("events.CSV")).endings
    ('.csv',)
    """
    ending = path.suffix.lower() if path else ""
    if name is not None:
        asked = FORMATS[name]
        others = {known for format in FORMATS.values() for known in format.endings} - {*asked.endings}
        if ending in others:
            remedy = f"Give a name that ends in {' or '.join(asked.endings)}, or leave the format out"
            raise InputError(f"the ending {ending} is not that of {name}", remedy, path=path)
        return asked
    for format in FORMATS.values():
        if not format.named and (not ending or ending in format.endings):
            return format
    possible = ", ".join(known for format in FORMATS.values() if not format.named for known in format.endings)
    raise InputError(
        f"{ending} is no format of an export", f"Give a name that ends in one of {possible}", path=path
    )


def read_export(path: Path | str, table: str | None = None) -> gpd.GeoDataFrame | pd.DataFrame:
    """Read an export back into the table that it was written from.

    Parameters
    ----------
    path : path-like
        GeoJSON, CSV, GeoPackage, GeoParquet, FlatGeobuf, SQLite, Excel, Linked Places or Web Annotations.
    table : str, optional
        Which, of a file that holds several; by default the first.

    Returns
    -------
    geopandas.GeoDataFrame or pandas.DataFrame
        As :class:`geo.Corpus` has it: the same columns of the same types, EPSG:4326, with ``attrs["dateline"]`` saying
        what it is taken from. What a format does not bring back stands in the table of formats.

    Raises
    ------
    InputError
        If the file is no export of Dateline, or holds no such table.
    """
    path = Path(path)
    ending = path.suffix.lower()
    known = [name for name, format in FORMATS.items() if ending in format.endings and format.reader]
    if not known:
        possible = ", ".join(dict.fromkeys(e for f in FORMATS.values() if f.reader for e in f.endings))
        raise InputError(
            f"{ending or 'no ending'} is no export that is read", f"Give one of {possible}", path=path
        )
    if path.is_dir():
        raise InputError("is a folder", "Give a file in it", path=path)
    if not path.is_file():
        raise InputError("there is no such file", "Check the path", path=path)
    name = _by_content(path) if len(known) > 1 else known[0]
    for module in FORMATS[name].needs:
        needed(module, "this format", "formats")
    reader = FORMATS[name].reader
    assert reader is not None
    return reader(path, table)


def _by_content(path: Path) -> str:
    """Tell apart what ends alike and is JSON."""
    data = read_json(path)
    if not isinstance(data, dict) or "dateline" in data:
        return "geojson"
    if data.get("type") == "AnnotationPage":
        return "annotations"
    return "linked-places" if str(data.get("@context", "")).endswith(".jsonld") else "geojson"
