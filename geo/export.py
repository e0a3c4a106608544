"""GeoJSON after RFC 7946 and CSV after RFC 4180, each written in one canonical way.

The explorer page writes the same bytes (``maps/static/files/export.js``, ``maps/static/files/csv.js``). What makes that
possible: columns in the order of the tables and one way to write a number (:func:`number`).

GeoJSON has one feature a line, no other white space, and strings escaped only where JSON demands it. Outer
rings run counterclockwise, longitude comes before latitude, coordinates have at most seven decimals, and
there is no ``crs`` member. Its member ``dateline`` is the manifest (:func:`manifest`).

CSV is UTF-8 that begins with a byte order mark, without which spreadsheets misread it. Lines end in CR LF,
fields are parted by commas, and quoted where RFC 4180 demands it. What is missing is an empty field. Ids in
a list are parted by spaces; other lists and mappings are JSON. The last columns are ``lon`` and ``lat``, the
point that stands for the place; only the places have ``wkt``, too, their outlines.

A spreadsheet takes text that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and articles may hold
such text. It gets an apostrophe in front (:func:`harmless`), and so does text in which apostrophes precede
such a sign, so that taking one away gives the text back. That holds where the file is read with the comma as
separator: a program told to part fields at another character cuts text anew, and no writer can prevent it.
CSV has no room for a manifest; it stands in a file of its own (:func:`manifest_text`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Point, mapping
from shapely.geometry.base import BaseGeometry

from geo.rows import columns, rows

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = [
    "HAPPENINGS",
    "LAYERS",
    "TABLES",
    "Layer",
    "canonical",
    "csv",
    "csv_lines",
    "dumps",
    "geojson",
    "harmless",
    "in_a_cell",
    "manifest",
    "manifest_text",
    "number",
    "rounded",
    "unguarded",
]

Layer = Literal["events", "places", "mentions", "claims", "disagreements"]
LAYERS: tuple[Layer, ...] = ("events", "places", "mentions", "claims", "disagreements")
#: One row per event, where ``events`` has one per event and place: it is what claims refer to.
HAPPENINGS = "happenings"
#: Every table that a file of several holds, each after those that it refers to.
TABLES: tuple[str, ...] = ("articles", "places", HAPPENINGS, "events", "claims", "mentions")
#: Decimals of a degree: a centimetre on the ground, and what RFC 7946 calls reasonable.
DECIMALS = 7
_FORMULA = re.compile(r"'*[\x00-\x20\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
_WORD = re.compile(r"[^ \[][^ ]*")
_QUOTED = re.compile('[",\r\n]')
#: Made once: ``json.dumps`` would make an encoder for each text.
_ENCODED = json.JSONEncoder(ensure_ascii=False).encode


@overload
def rounded(value: float) -> float: ...
@overload
def rounded(value: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]: ...
def rounded(value: float | npt.NDArray[np.float64]) -> float | npt.NDArray[np.float64]:
    """Round a number in the one way of exports, before it goes to the page or into a file.

    The page writes numbers, too, and a tie (33.00390625) would come out a digit apart there: what it is given
    has no further decimals.

    Parameters
    ----------
    value : float or numpy.ndarray

    Returns
    -------
    float or numpy.ndarray
        With :data:`DECIMALS` decimals; of two that are as near, the even one.

    Examples
    --------
    >>> rounded(33.00390625)
    33.0039062
    """
    if isinstance(value, np.ndarray):
        rounded_: npt.NDArray[np.float64] = np.rint(value * 10**DECIMALS) / 10**DECIMALS
        return rounded_
    return float(round(value * 10**DECIMALS) / 10**DECIMALS)


def number(value: float) -> str:
    """Write a number in the one way that Python and the page share.

    Parameters
    ----------
    value : float or int

    Returns
    -------
    str
        Whole numbers without a point, others with up to seven decimals and no exponent.

    Examples
    --------
    >>> number(4000.0), number(33.7855900), number(-0.0), number(1e-9)
    ('4000', '33.78559', '0', '0')
    """
    if value == int(value):
        return str(int(value))
    text = f"{rounded(value):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def dumps(value: Any) -> str:
    """Write JSON in the canonical way.

    Parameters
    ----------
    value : object
        Mappings, sequences, text, numbers, booleans, None.

    Returns
    -------
    str

    Examples
    --------
    >>> dumps({"name": "Erbil", "at": [44.0, 36.190]})
    '{"name":"Erbil","at":[44,36.19]}'
    """
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return _ENCODED(value)
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{dumps(str(key))}:{dumps(item)}" for key, item in value.items()) + "}"
    return "[" + ",".join(dumps(item) for item in value) + "]"


def canonical(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """Give a geometry as GeoJSON: rounded, and its outer rings counterclockwise.

    Parameters
    ----------
    geometry : shapely geometry or None
        Longitude and latitude in degrees, WGS 84.

    Returns
    -------
    dict or None
    """
    if geometry is None or geometry.is_empty:
        return None
    if isinstance(geometry, Point) and not geometry.has_z:  # most are, and need nothing of the rest
        return {"type": "Point", "coordinates": [rounded(geometry.x), rounded(geometry.y)]}
    wound = shapely.orient_polygons(geometry)
    plain: dict[str, Any] = json.loads(json.dumps(mapping(shapely.transform(wound, rounded))))
    return plain


def geojson(corpus: Corpus, layer: Layer) -> str:
    """Write one table of a corpus as GeoJSON.

    Parameters
    ----------
    corpus : Corpus
        Filter it first (:meth:`geo.Corpus.filtered`) to export a part.
    layer : {'events', 'places', 'mentions', 'claims', 'disagreements'}

    Returns
    -------
    str
        A FeatureCollection. Its member ``dateline`` says what it is taken from and what was left out.
    """
    (id_of, *readers), names = _readers(layer)
    cache: dict[int, str] = {}
    features = []
    placed = {}
    for row in rows(corpus, layer):
        geometry = row.geometry
        if _key(geometry) not in cache:
            cache[_key(geometry)] = dumps(canonical(geometry))
            placed[_key(geometry)] = geometry
        properties = dumps({name: read(row) for name, read in zip(names[1:], readers, strict=True)})
        features.append(
            f'{{"type":"Feature","id":{dumps(id_of(row))},"geometry":{cache[_key(geometry)]},"properties":{properties}}}'
        )
    lines = [f'{{"type":"FeatureCollection",\n"dateline":{dumps(manifest(corpus, layer))},']
    if box := _box([geometry for geometry in placed.values() if geometry is not None]):
        lines.append(f'"bbox":{dumps(box)},')
    return "\n".join([*lines, '"features":[\n' + ",\n".join(features) + "\n]}\n"])


def _readers(layer: Layer) -> tuple[list[Callable[[Any], Any]], list[str]]:
    """Give what reads the columns of a table from a row, and their names."""
    declared = columns(layer)
    return [column.reader() for column in declared], [column.name for column in declared]


def _box(geometries: list[BaseGeometry]) -> list[float] | None:
    """Give the box around geometries; its west is greater than its east where it is narrower over the antimeridian."""
    if not geometries:
        return None
    bounds = shapely.bounds(
        shapely.get_parts(shapely.get_parts(geometries))
    )  # one outline may have two sides
    (west, south), (east, north) = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    behind = bounds[:, 0] < 0
    if behind.any() and not behind.all() and not (behind & (bounds[:, 2] >= 0)).any():
        start, end = bounds[~behind, 0].min(), bounds[behind, 2].max()
        if end + 360 - start < east - west:
            west, east = start, end
    return [float(bound) for bound in (west, south, east, north)]


def _key(geometry: BaseGeometry | None) -> int:
    """Key a geometry for a cache: tables share the objects of the gazetteer."""
    return 0 if geometry is None else id(geometry)


def manifest(corpus: Corpus, layer: Layer | None = None) -> dict[str, Any]:
    """Say what an export is taken from, what was chosen, and how much was left out.

    Parameters
    ----------
    corpus : Corpus
    layer : {'events', 'places', 'mentions', 'claims', 'disagreements'}, optional
        The table, for an export of one.

    Returns
    -------
    dict
        ``title``, ``licence`` and ``version`` of the corpus, the ``layer``, the ``articles`` that were kept,
        the ``filters`` that are set, in the order of :class:`geo.filters.Filters`, and ``left_out``, rows.
    """
    whole = corpus.whole or corpus
    return {
        "title": corpus.about.title,
        "licence": corpus.about.licence,
        "version": corpus.about.version,
        **({"layer": layer} if layer else {}),
        "articles": list(corpus.article_records),
        "filters": corpus.filters.manifest(),
        "left_out": {
            "events": len(whole.event_records) - len(corpus.event_records),
            "places": len(whole.place_records) - len(corpus.place_records),
            "claims": len(whole.claim_records) - len(corpus.claim_records),
            "mentions": len(whole.mention_records) - len(corpus.mention_records),
        },
    }


def manifest_text(corpus: Corpus) -> str:
    """Write the manifest as a file of its own, to go beside CSV.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    str
        JSON.
    """
    return dumps(manifest(corpus)) + "\n"


def csv(corpus: Corpus, layer: Layer) -> str:
    """Write one table of a corpus as CSV.

    Parameters
    ----------
    corpus : Corpus
        Filter it first (:meth:`geo.Corpus.filtered`) to export a part.
    layer : {'events', 'places', 'mentions', 'claims', 'disagreements'}

    Returns
    -------
    str
        A header and one line a row, as described in :mod:`geo.export`.
    """
    readers, columns = _readers(layer)
    outlined = layer == "places"
    points = {_key(place.geometry): place.point for place in corpus.place_records.values()}
    lines: list[list[Any]] = [[*columns, "lon", "lat", *(["wkt"] if outlined else [])]]
    for row in rows(corpus, layer):
        geometry, values = row.geometry, [read(row) for read in readers]
        point = points.get(_key(geometry))
        position = (None, None) if point is None else (point.x, point.y)
        shape_ = [_wkt(canonical(geometry))] if outlined else []
        lines.append([*values, *position, *shape_])
    return csv_lines(lines)


def csv_lines(rows: Iterable[Sequence[Any]]) -> str:
    """Write rows as CSV in the canonical way.

    Parameters
    ----------
    rows : iterable of sequence
        The header first.

    Returns
    -------
    str
    """
    return "\ufeff" + "".join(f"{','.join(map(_field, row))}\r\n" for row in rows)


def harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet could take for a formula.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> harmless("=1+1"), harmless("'=1+1"), harmless("15 missiles"), harmless("'80s")
    ("'=1+1", "''=1+1", '15 missiles', "'80s")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that :func:`harmless` put there.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("15 missiles"), unguarded("'80s")
    ('=1+1', "'=1+1", '15 missiles', "'80s")
    """
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text


def in_a_cell(value: Any) -> str:
    """Write text, a list or a mapping as the text of one cell: ids parted by spaces, all else as JSON.

    Parameters
    ----------
    value : str, sequence or mapping

    Returns
    -------
    str
        From which the value can be told again.

    Examples
    --------
    >>> in_a_cell(["cna", "press-tv"]), in_a_cell(["https://example.org/a b"])
    ('cna press-tv', '["https://example.org/a b"]')
    """
    if isinstance(value, list | tuple) and all(
        isinstance(item, str) and _WORD.fullmatch(item) for item in value
    ):
        return " ".join(value)
    return value if isinstance(value, str) else dumps(value)


def _field(value: Any) -> str:
    """Write one field."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    text = harmless(in_a_cell(value))
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _wkt(geometry: Mapping[str, Any] | None) -> str | None:
    """Write a GeoJSON geometry as well-known text."""
    if geometry is None:
        return None
    kind, at = geometry["type"], geometry.get("coordinates", [])
    if kind == "GeometryCollection":
        return f"GEOMETRYCOLLECTION ({', '.join(str(_wkt(part)) for part in geometry['geometries'])})"
    return f"{kind.upper()} {_positions([at] if kind == 'Point' else at)}"


def _positions(nest: Sequence[Any]) -> str:
    if isinstance(nest[0], int | float):
        return " ".join(map(number, nest))
    return "(" + ", ".join(map(_positions, nest)) + ")"
