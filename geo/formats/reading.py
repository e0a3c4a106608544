"""Exports read back into the tables that they were written from, with the columns and keys of the writers.

Here are the formats that are text, and what every way back has in common; the others are read where they are written.
Several tables in one file lead to one another by ids, and so does the way back: a row has the geometry of its place, or
of the first place of its event, with its outline. What a format has no room for stands in :data:`geo.formats.FORMATS`.
"""

from __future__ import annotations

import csv as csv_module
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import geopandas as gpd
import pandas as pd
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from gazetteer.errors import InputError
from gazetteer.files.jsonfile import read_json
from gazetteer.places import Gazetteer
from geo import rows as table_rows
from geo import tables
from geo.export import HAPPENINGS, LAYERS, TABLES, unguarded
from geo.formats.flat import columns
from geo.vocabulary.columns import COLUMNS, Column

__all__ = [
    "REMEDY",
    "Outlines",
    "Table",
    "chosen",
    "from_frame",
    "made",
    "places_of",
    "read_annotations",
    "read_csv",
    "read_geojson",
    "read_linked_places",
    "recognised",
    "table_of",
    "tabled",
    "told_of",
]

Table: TypeAlias = gpd.GeoDataFrame | pd.DataFrame
Outlines = Mapping[str, BaseGeometry | None]

REMEDY = "Write one with dateline export"
_WRONG = (ValueError, TypeError, LookupError, AttributeError, RuntimeError, ShapelyError, OSError)
"""What libraries raise on files that are not what they expect; GDAL's error is a RuntimeError."""
_TRUE, _FALSE = frozenset({"true", "1", "1.0"}), frozenset({"false", "0", "0.0"})
LONGEST_CELL = 2**31 - 1
"""Outlines as text are longer than what Python's reader takes by default."""
_PARTED = frozenset({"publishers", "rules"})
"""Columns of text parted by semicolons, which is empty where there is none, and never missing."""
_OF_A_MENTION = ("id", "article", "start", "end", "surface", "place", "use")
_OF_A_CLAIM = ("id", "event", "topic", "article", "start", "end", "paraphrase")
_COUNTED = frozenset({"events", "mentions", "articles"})
"""Columns of the places that say what a corpus makes of them."""


@contextmanager
def recognised(path: Path) -> Iterator[None]:
    """Say of whatever is wrong with a file that it is no export."""
    try:
        yield
    except InputError:
        raise
    except _WRONG as error:
        told = " ".join(str(error).split())[:200]
        detail = f" ({told})" if told and isinstance(error, _UnlikeError) else ""
        raise InputError(f"is no export of Dateline{detail}", REMEDY, path=path) from error


class _UnlikeError(ValueError):
    """A value that is unlike what its column holds; it says which."""


def chosen(path: Path, table: str | None, there: Iterable[str], known: Sequence[str] = TABLES) -> str:
    """The table that is wanted, or the first that a file holds."""
    held = [name for name in known if name in set(there)]
    if not held:
        raise InputError("is no export of Dateline", REMEDY, path=path)
    if table is not None and table not in held:
        raise InputError(f"holds no table {table!r}", f"Choose of {', '.join(held)}", path=path)
    return table or held[0]


def table_of(path: Path, names: Iterable[str], table: str | None) -> str:
    """The table that has just these columns."""
    there = set(names)
    for known in (*LAYERS, "articles"):
        if {column.name for column in table_rows.columns(known)} <= there:
            return chosen(path, table, [known], [known])
    raise InputError("is no export of Dateline: it has the columns of no table", REMEDY, path=path)


def _again(column: Column, raw: Any, row: int) -> Any:
    """A value as the tables hold it, from what a file holds."""
    if raw is None or raw is pd.NA or raw == "" or (not isinstance(raw, str | list | dict) and pd.isna(raw)):
        return _EMPTY[column.type]() if column.type in _EMPTY else ("" if column.name in _PARTED else None)
    try:
        return _READ[column.type](raw)
    except (ValueError, TypeError, RecursionError) as error:
        raise _UnlikeError(f"row {row}: {column.name} {str(raw)[:60]!r} is no {column.type}") from error


def _boolean(raw: Any) -> bool:
    word = str(raw).casefold()
    if word not in _TRUE | _FALSE:
        raise ValueError(raw)
    return word in _TRUE


def _integer(raw: Any) -> int:
    value = float(raw) if not isinstance(raw, int) else raw
    if value != int(value):
        raise ValueError(raw)
    return int(value)


def _list(raw: Any) -> list[Any]:
    if not isinstance(raw, str):
        return list(raw)
    return list(json.loads(raw)) if raw.startswith("[") else raw.split(" ")


_EMPTY: dict[str, Callable[[], Any]] = {"list": list, "mapping": dict}
_READ: dict[str, Callable[[Any], Any]] = {
    "text": str,
    "integer": _integer,
    "number": float,
    "boolean": _boolean,
    "day": lambda raw: pd.Timestamp(raw).date(),
    "list": _list,
    "mapping": lambda raw: dict(json.loads(raw) if isinstance(raw, str) else raw),
}


def made(
    declared: Sequence[Column],
    held: Mapping[str, Sequence[Any]],
    geometries: Sequence[BaseGeometry | None] | None,
    about: Mapping[str, Any] | None,
) -> Table:
    """A table of what a file holds, each column of its type; what is worked out is worked out again."""
    count = len(next(iter(held.values()), ()))
    values = {
        column.name: [_again(column, raw, row) for row, raw in enumerate(held[column.name], 1)]
        for column in declared
        if column.name in held
    }
    for column in declared:
        if column.again is not None and column.name not in values:
            rows = [{name: each[row] for name, each in values.items()} for row in range(count)]
            values[column.name] = list(map(column.again, rows))
    frame: Table = tables.frame(values, declared, geometries or [None] * count)
    if geometries is None:
        frame = pd.DataFrame(frame.drop(columns="geometry"))
    frame.attrs["dateline"] = dict(about or {})
    return frame


def told_of(held: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The manifest again, from its values as text."""
    told: dict[str, Any] = dict(held)
    for name in ("filters", "left_out"):
        if isinstance(told.get(name), str):
            told[name] = json.loads(told[name])
    told["articles"] = str(told.get("articles", "")).split()
    return told


def _settled(
    table: str,
    rows: Mapping[str, Sequence[Any]],
    points: Sequence[BaseGeometry | None],
    outlines: Outlines,
    first: Mapping[str, str],
) -> list[BaseGeometry | None]:
    """The geometry of each row: that of its place or of its event's first place; else the point that stands there."""
    if table == "places":
        ids: Sequence[Any] = rows["id"]
    elif "place" in rows:
        ids = rows["place"]
    else:
        ids = [first.get(event) for event in rows["id" if table == HAPPENINGS else "event"]]
    return [outlines.get(id) or point for id, point in zip(ids, points, strict=True)]


def places_of(events: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    """The first place of each event."""
    first: dict[str, str] = {}
    for event, place in events:
        if isinstance(place, str):
            first.setdefault(event, place)
    return first


def read_geojson(path: Path, table: str | None = None) -> Table:
    """Read a table from GeoJSON.

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
    data = read_json(path)
    with recognised(path):
        about = data["dateline"]
        declared = table_rows.columns(chosen(path, table, [about["layer"]], LAYERS), exported=False)
        rows = [{"id": f["id"], **f["properties"]} for f in data["features"]]
        held = {c.name: [row[c.name] for row in rows] for c in declared if c.exported}
        geometries = [f["geometry"] and shape(f["geometry"]) for f in data["features"]]
        return made(declared, held, geometries, about)


def read_csv(path: Path, table: str | None = None) -> Table:
    """Read a table from CSV, with what a spreadsheet was kept from taking for a formula as it was.

    Parameters
    ----------
    path : pathlib.Path
    table : str, optional
        To make sure which it is.

    Returns
    -------
    geopandas.GeoDataFrame
        At points; only the places have their outlines.

    Raises
    ------
    InputError
        If the file is no export of Dateline.
    """
    before = csv_module.field_size_limit(LONGEST_CELL)
    try:
        with recognised(path), path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv_module.reader(file, strict=True)
            names = next(reader, [])
            name = table_of(path, names, table)
            cells = list(reader)
            if any(len(row) != len(names) for row in cells):
                raise _UnlikeError("a row has more or fewer cells than there are headings")
            held = {name: [unguarded(row[at]) for row in cells] for at, name in enumerate(names)}
            at = held["wkt"] if "wkt" in held else map(_wkt_of, held["lon"], held["lat"])
            geometries = [shapely.from_wkt(text) if text else None for text in at]
            return made(table_rows.columns(name, exported=False), held, geometries, None)
    except (csv_module.Error, UnicodeDecodeError) as error:
        raise InputError("is no export of Dateline", REMEDY, path=path) from error
    finally:
        csv_module.field_size_limit(before)


def _wkt_of(lon: str, lat: str) -> str | None:
    return f"POINT ({float(lon)!r} {float(lat)!r})" if lon and lat else None


def from_frame(
    table: str, frame: Any, outlines: Outlines, first: Mapping[str, str], about: Mapping[str, Any]
) -> Table:
    """A table from a layer, whose rows have points."""
    declared = columns(table)
    held = {column.name: frame[column.name].tolist() for column in declared}
    if table == "articles":
        return made(declared, held, None, about)
    points = [None if point is None or point.is_empty else point for point in frame.geometry]
    return made(declared, held, _settled(table, held, points, outlines, first), about)


def tabled(
    table: str,
    held: Mapping[str, Sequence[Any]],
    outlines: Outlines,
    first: Mapping[str, str],
    about: Mapping[str, Any],
) -> Table:
    """A table from a file that has longitude and latitude in columns."""
    declared = columns(table)
    if table == "articles":
        return made(declared, held, None, about)
    points = list(map(_point, held["longitude"], held["latitude"]))
    return made(declared, held, _settled(table, held, points, outlines, first), about)


def _point(lon: float | None, lat: float | None) -> Point | None:
    return None if lon is None or lat is None else Point(lon, lat)


def read_linked_places(path: Path, table: str | None = None) -> Table:
    """Read the places from Linked Places, with those that contain them.

    Parameters
    ----------
    path : pathlib.Path
    table : str, optional
        ``places``.

    Returns
    -------
    geopandas.GeoDataFrame
        Without the columns that say what a corpus makes of a place.

    Raises
    ------
    InputError
        If the file is no gazetteer: file, line, value and remedy.
    """
    chosen(path, table, ["places"])
    places = [table_rows.PlaceRow(place, [], 0, []) for place in Gazetteer.read(path).values()]
    declared = [column for column in COLUMNS["places"] if column.name not in _COUNTED]
    values = {column.name: list(map(column.reader(), places)) for column in declared}
    with recognised(path):
        told = read_json(path).get("description")
        about = json.loads(told) if isinstance(told, str) and told.startswith("{") else {}
    return made(declared, values, [row.geometry for row in places], about)


def read_annotations(path: Path, table: str | None = None) -> Table:
    """Read the mentions or the claims from Web Annotations.

    Parameters
    ----------
    path : pathlib.Path
    table : {'mentions', 'claims'}, optional
        By default the first of those that it holds.

    Returns
    -------
    pandas.DataFrame
        With what an annotation says: ids, the article, the passage, the name and its place, or the topic and the claim.

    Raises
    ------
    InputError
        If the file is no export of Dateline, or holds no such table.
    """
    data = read_json(path)
    with recognised(path):
        kinds = {"mentions": _mention, "claims": _claim}
        sorts = {"mentions": "#mention/", "claims": "#claim/"}
        items = data["items"]
        there = [name for name, start in sorts.items() if any(i["id"].startswith(start) for i in items)]
        known = ("mentions", "claims")
        wanted = chosen(path, table, known if table or not there else there, known)  # a table may be empty
        rows = [kinds[wanted](item) for item in items if item["id"].startswith(sorts[wanted])]
        names = _OF_A_MENTION if wanted == "mentions" else _OF_A_CLAIM
        declared = [column for column in COLUMNS[wanted] if column.name in names]
        held = {column.name: [row[column.name] for row in rows] for column in declared}
        return made(declared, held, None, data["partOf"]["manifest"])


def _bodies(item: Mapping[str, Any]) -> dict[str, str]:
    """What the bodies of an annotation say, by purpose; of several places, the one of the gazetteer."""
    said = {body["purpose"]: str(body.get("value", body.get("source"))) for body in item["body"]}
    return {purpose: text.removeprefix("#place/").removeprefix("#event/") for purpose, text in said.items()}


def _mention(item: Mapping[str, Any]) -> dict[str, Any]:
    id = item["id"].removeprefix("#mention/")
    article, _, span = id.rpartition(":")
    start, _, end = span.partition("-")
    said = _bodies(item)
    [quoted] = [s["exact"] for s in item["target"]["selector"] if s["type"] == "TextQuoteSelector"]
    own = {"id": id, "article": article, "start": start, "end": end, "surface": quoted}
    return {**own, "place": said.get("identifying"), "use": said["classifying"]}


def _claim(item: Mapping[str, Any]) -> dict[str, Any]:
    said, target = _bodies(item), item["target"]
    article = target.get("scope", target["source"]).removeprefix("#article/")
    position: Mapping[str, Any] = next(iter(target.get("selector", ())), {})
    own = {"id": item["id"].removeprefix("#claim/"), "event": said["linking"], "topic": said["tagging"]}
    own |= {"article": article, "paraphrase": said["describing"]}
    return {**own, "start": position.get("start"), "end": position.get("end")}
