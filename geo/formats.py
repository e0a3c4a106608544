"""What an export can be written as, and which endings of a file's name stand for it.

A format is one entry: its endings, and how a table of a corpus is written in it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from gazetteer.errors import InputError
from geo.corpus import Corpus
from geo.export import Layer, csv, geojson, manifest_text

__all__ = ["FORMATS", "Format", "format_of"]


class Format(NamedTuple):
    """A format of exports.

    Attributes
    ----------
    endings : tuple of str
        Of file names, in small letters; the first is the usual one.
    write : callable
        Writes a table of a corpus.
    named : bool
        Whether it has to be asked for by name, since its endings stand for another format.
    """

    endings: tuple[str, ...]
    write: Callable[[Corpus, Layer], str | bytes]
    named: bool = False


#: The formats by name; the first is that of standard output.
FORMATS: dict[str, Format] = {
    "geojson": Format((".geojson", ".json"), geojson),
    "csv": Format((".csv",), csv),
    "manifest": Format((".json",), lambda corpus, layer: manifest_text(corpus), named=True),
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
