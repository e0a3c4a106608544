"""What an export can be written as, and which endings of a file's name stand for it.

A format is one entry of :data:`FORMATS`: its endings, the tables that it can hold, and how they are written in it.
What each keeps stands in ``docs/formats.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from gazetteer.errors import InputError
from gazetteer.extras import needed
from geo.corpus import Corpus
from geo.export import LAYERS, Layer, csv, geojson, manifest_text
from geo.formats.conflict import ACLED, UCDP, dataset
from geo.formats.database import sqlite
from geo.formats.flat import TABLES
from geo.formats.geopackage import geopackage
from geo.formats.linked import linked_places, web_annotations
from geo.formats.sheets import excel
from geo.formats.vector import flatgeobuf, geoparquet, kml

__all__ = ["FORMATS", "Format", "format_of"]


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
    """

    endings: tuple[str, ...]
    writer: Callable[[Corpus, Sequence[str]], str | bytes]
    tables: tuple[str, ...] = LAYERS
    several: bool = False
    needs: tuple[str, ...] = ()
    named: bool = False

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


_ARROW = ("pyarrow",)
#: The formats by name; the first is that of standard output.
FORMATS: dict[str, Format] = {
    "geojson": Format(
        (".geojson", ".json"), lambda corpus, tables: geojson(corpus, cast("Layer", tables[0]))
    ),
    "csv": Format((".csv",), lambda corpus, tables: csv(corpus, cast("Layer", tables[0]))),
    "manifest": Format((".json",), lambda corpus, tables: manifest_text(corpus), named=True),
    "geopackage": Format((".gpkg",), geopackage, TABLES, several=True, needs=_ARROW),
    "flatgeobuf": Format((".fgb",), flatgeobuf, needs=_ARROW),
    "geoparquet": Format((".parquet", ".geoparquet"), geoparquet, needs=_ARROW),
    "kml": Format((".kml",), kml, LAYERS, several=True, needs=_ARROW),
    "excel": Format((".xlsx",), excel, TABLES, several=True, needs=("openpyxl",)),
    "sqlite": Format((".db", ".sqlite", ".sqlite3"), sqlite, TABLES, several=True, needs=("sqlite_utils",)),
    "annotations": Format((".jsonld",), web_annotations, ("mentions", "claims"), several=True),
    "linked-places": Format((".geojson", ".json", ".jsonld"), linked_places, ("places",), named=True),
    "ucdp-ged": Format((".csv",), lambda corpus, tables: dataset(UCDP, corpus), ("events",), named=True),
    "acled": Format((".csv",), lambda corpus, tables: dataset(ACLED, corpus), ("events",), named=True),
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
