"""Articles whose toponyms people have marked and placed, to score against: one JSON file, read and checked.

The file is a list of documents ``{doc_id, source, language, text, toponyms: [{start, end, surface, lat, lon,
geonameid}]}``. Offsets count the characters of ``text``; ``lat`` and ``lon`` are null where the annotators
gave none; ``source`` names the outlet, as a domain or an address, and ``language`` the code of the text's language;
both may be absent. Other members are left alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer import files
from gazetteer.errors import InputError
from gazetteer.files.jsonfile import JsonText
from gazetteer.searcher import outlet_of

__all__ = ["Document", "Toponym", "read_gold"]

_REMEDY = "Write a list of documents, each with text and toponyms"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name that an annotator marked.

    Attributes
    ----------
    start, end : int
        Offsets into the document's text, the end exclusive.
    surface : str
        The text between them.
    lat, lon : float or None
        Degrees, WGS 84; both None where the annotators gave no point.
    id : str or None
        The GeoNames id, where they gave one.
    """

    start: int
    end: int
    surface: str
    lat: float | None
    lon: float | None
    id: str | None

    @property
    def placed(self) -> bool:
        """Whether the annotators gave a point."""
        return self.lat is not None


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its toponyms in the order of the text.

    Attributes
    ----------
    id : str
        The document's name in the file, or its number.
    outlet : str
        Who published it: a host without ``www``; empty if the file does not tell.
    text : str
        What the offsets count in.
    toponyms : tuple of Toponym
    language : str
        Its code; empty if the file does not tell.
    """

    id: str
    outlet: str
    text: str
    toponyms: tuple[Toponym, ...]
    language: str = ""


def read_gold(path: Path) -> list[Document]:
    """Read a file of annotated documents.

    Parameters
    ----------
    path : pathlib.Path
        JSON, UTF-8.

    Returns
    -------
    list of Document

    Raises
    ------
    InputError
        At the first fault, with the line, the document and the toponym at which it stands.
    """
    text = JsonText(files.read_text(path), path)
    if (mark := text.peek()) != "[":
        start = repr(text.text[text.offset : text.offset + 20]) if mark else "an empty file"
        raise InputError(f"{start} is no list of documents", _REMEDY, path=path, line=1)
    documents = [
        _document(record, number, path, text.line(start))
        for number, (record, start) in enumerate(text.items(), 1)
    ]
    text.end()
    if not documents:
        raise InputError("no documents in this file", _REMEDY, path=path, line=1)
    return documents


def _document(record: Any, number: int, path: Path, line: int) -> Document:
    def refused(problem: str, where: str = "") -> InputError:
        at = f"document {number}{where}"
        return InputError(f"{at}: {problem}", "Correct this record", path=path, line=line)

    if not isinstance(record, dict):
        raise refused(f"{_short(record)} is no object with text and toponyms")
    text, marks = record.get("text"), record.get("toponyms")
    if not isinstance(text, str):
        raise refused(f"text is {_short(text)}, not a string")
    if not isinstance(marks, list):
        raise refused(f"toponyms is {_short(marks)}, not a list")
    source = record.get("source")
    if source is not None and not isinstance(source, str):
        raise refused(f"source is {_short(source)}, not a string")
    language = record.get("language")
    if language is not None and not isinstance(language, str):
        raise refused(f"language is {_short(language)}, not a string")
    toponyms: dict[tuple[int, int], Toponym] = {}
    for at, mark in enumerate(marks, 1):
        toponym, fault = _toponym(mark, text)
        if toponym is None:
            raise refused(fault, f", toponym {at}")
        if toponyms.setdefault((toponym.start, toponym.end), toponym) != toponym:
            raise refused(f"{toponym.surface!r} is marked twice, as two places", f", toponym {at}")
    name = record.get("doc_id")
    ordered = tuple(toponyms[span] for span in sorted(toponyms))
    id = str(number if name is None else name)
    return Document(id, outlet_of(source or ""), text, ordered, language or "")


def _toponym(mark: Any, text: str) -> tuple[Toponym | None, str]:
    """A toponym, or None and what is wrong with it."""
    if not isinstance(mark, dict):
        return None, f"{_short(mark)} is no object with start and end"
    values: list[Any] = [mark.get(name) for name in ("start", "end", "lat", "lon", "geonameid")]
    start, end, lat, lon, id = values
    if not _whole(start) or not _whole(end) or not 0 <= start < end <= len(text):
        fault = f"start {_short(start)} and end {_short(end)} are no span of a text of {len(text)} characters"
        return None, fault
    surface = text[start:end]
    if mark.get("surface", surface) != surface:
        return None, f"surface is {_short(mark['surface'])}, but the text has {_short(surface)} there"
    if (lat is None) != (lon is None):
        return None, f"lat {_short(lat)} and lon {_short(lon)}: one is missing"
    if lat is not None and not (_degrees(lat, 90) and _degrees(lon, 180)):
        return None, f"lat {_short(lat)} and lon {_short(lon)} are no point in degrees"
    return Toponym(start, end, surface, lat, lon, None if id is None else str(id)), ""


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _degrees(value: Any, limit: int) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(value) and abs(value) <= limit


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
