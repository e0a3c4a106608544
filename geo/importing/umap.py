"""Events of a uMap: the GeoJSON that it exports, and its backups, which have several layers.

A feature is an event where it has a name; its description tells it. uMap has no days of its own, so a day is taken from
a property that is called like one. The name of the layer is the kind.

Source
------
Exports and backups among the tests of uMap itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from shapely.geometry import Point

from gazetteer.errors import InputError
from gazetteer.files import read_text
from gazetteer.files.jsonfile import JsonText
from gazetteer.ground import kilometres
from gazetteer.own.rows import slug
from geo.importing.datasets import kind_of
from geo.importing.records import LONGEST_TITLE, Happening, Reading, day, outline_of, place_at, plain
from geo.importing.timemap import account, clock

__all__ = ["PROPERTIES", "read_umap"]

#: What the properties of a feature are called, in small letters.
PROPERTIES: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("name", "title", "label"),
    "told": ("description", "desc", "text", "summary", "notes"),
    "date": ("date", "day", "when", "datetime", "start", "start_date", "date_start", "begin"),
    "time": ("time",),
    "kind": ("kind", "category", "type"),
    "place": ("place", "location", "address"),
    "url": ("url", "link", "source", "sources"),
}
OPTIONS = "_umap_options"
_NEAR = 500.0
"""Metres: how far a marker that somebody set on a map may be from what it marks."""


def read_umap(path: Path) -> Reading:
    """Read the events of a uMap.

    Parameters
    ----------
    path : pathlib.Path
        A FeatureCollection, or a backup.

    Returns
    -------
    Reading

    Raises
    ------
    InputError
        If it is not JSON, or has more events than a corpus is made for.
    """
    reading = Reading(path, "GeoJSON as uMap has it")
    text = JsonText(read_text(path), path, "a uMap")
    for layer, feature, start in _features(text):
        line = text.line(start)
        with reading.row(line):
            reading.take(_happening(feature, layer, line, reading))
    return reading


def _features(text: JsonText) -> Iterator[tuple[str, Any, int]]:
    """The features of a collection or of the layers of a backup, with the name of their layer."""
    whole, start = text.value()
    text.offset = start
    if isinstance(whole, dict) and isinstance(whole.get("layers"), list):
        for key, _ in text.members():
            if key != "layers":
                text.value()
                continue
            for layer, begins in text.items():
                end = text.offset
                text.offset = begins
                yield from _of_collection(text, layer)
                text.offset = end
        return
    yield from _of_collection(text, whole)


def _of_collection(text: JsonText, whole: Any) -> Iterator[tuple[str, Any, int]]:
    options = whole.get(OPTIONS) if isinstance(whole, dict) else None
    name = plain(options.get("name")) if isinstance(options, dict) else ""
    for key, _ in text.members():
        if key == "features" and text.peek() == "[":
            for feature, start in text.items():
                yield name, feature, start
        else:
            text.value()


def _happening(feature: Any, layer: str, line: int, reading: Reading) -> Happening:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise InputError("it is no GeoJSON feature with properties", "Correct the GeoJSON")
    small = {str(name).casefold(): value for name, value in properties.items()}
    known = {name for names in PROPERTIES.values() for name in names}
    reading.unread.update(
        (str(n), None) for n, v in properties.items() if str(n).casefold() not in known and v
    )
    said = {what: _first(small, names) for what, names in PROPERTIES.items()}
    title = said["title"] or plain(said["told"], LONGEST_TITLE)
    if not title:
        raise InputError("the feature has no name", "Give it one: an event needs words")
    try:
        date = day(said["date"]) if said["date"] else None
    except ValueError:
        raise InputError(
            f"date {said['date']!r} is no day of the years 1 to 9999", "Write it as 2023-01-31"
        ) from None
    id = (
        slug(said["id"] or str(feature.get("id") or ""))
        or slug(title)[:50]
        or f"{len(reading.happenings) + 1}"
    )
    id = _once(f"{reading.prefix}-{id}"[:100], reading)
    told = f"{title}: {said['told']}" if said["told"] else title
    happening = Happening(line, id, plain(title, LONGEST_TITLE), told, date, clock(said["time"]))
    happening.told += f" Link: {said['url']}." if said["url"] else ""
    happening.kind = kind_of(said["kind"] or layer)
    happening.summary = said["told"] or None
    happening.place = _place(feature, said["place"] or title, reading)
    happening.figures.append(account(said["told"] or title))
    return happening


def _once(id: str, reading: Reading) -> str:
    """An id, with a number where others of the file have the same."""
    reading.named[id] += 1
    return id if reading.named[id] == 1 else f"{id}-{reading.named[id]}"


def _first(small: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := plain(small.get(name)))), "")


def _place(feature: Mapping[str, Any], name: str, reading: Reading) -> Any:
    made = outline_of(feature.get("geometry"))
    if made is None:
        return None
    at = made if isinstance(made, Point) else made.representative_point()
    west, south, east, north = made.bounds
    inside = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    corners = [(lat, lon) for lat in (south, north) for lon in (west, east)] if inside else []
    reach = max([_NEAR, *(1000 * kilometres((at.y, at.x), corner) for corner in corners)])
    words = {"name": name, "lat": repr(at.y), "lon": repr(at.x), "kind": "site", "radius_m": f"{reach:.0f}"}
    return place_at(words, f"{reading.path.name} (uMap)", reading.prefix)
