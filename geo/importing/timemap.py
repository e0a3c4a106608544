"""Events and sources of TimeMap, as its datasheet server gives them: lists of JSON objects.

An event has a description, a day (the month first, as ``8/23/2011``, or ISO 8601), a clock time, a location with
latitude and longitude, a category, and the ids of its sources; those are a list or an object of their own, and become
articles. Older files call some of these otherwise.

Source
------
The schemas against which TimeMap checks its data, and its documentation of the endpoints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError
from gazetteer.files import read_text
from gazetteer.files.jsonfile import JsonText
from gazetteer.own.rows import slug
from geo.importing.datasets import kind_of
from geo.importing.records import LONGEST_TITLE, Figure, Happening, Reading, Source, day, place_at, plain

__all__ = ["ACCOUNT", "EVENT", "SOURCE", "account", "clock", "is_event", "is_source", "read_timemap"]

#: What TimeMap calls what an event says, the newer word first.
EVENT: dict[str, tuple[str, ...]] = {
    "id": ("id", "civId"),
    "told": ("description", "desc"),
    "date": ("date",),
    "time": ("time",),
    "place": ("location",),
    "lat": ("latitude", "lat"),
    "lon": ("longitude", "long"),
    "kind": ("category", "category_full", "type"),
    "sources": ("sources", "source"),
    "comments": ("comments",),
}
#: The same of a source.
SOURCE: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title",),
    "told": ("description", "notes"),
    "url": ("url",),
    "author": ("author",),
    "date": ("date",),
}
ACCOUNT = "account"
"""The topic of a claim that says what happened."""
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?")


def is_event(value: Any) -> bool:
    """Whether a JSON object may be an event of TimeMap.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool
    """
    return isinstance(value, dict) and any(name in value for name in EVENT["told"]) and not is_source(value)


def is_source(value: Any) -> bool:
    """Whether a JSON object may be a source of TimeMap.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool
    """
    return isinstance(value, dict) and "paths" in value and "id" in value


def read_timemap(path: Path, beside: Sequence[Path] = ()) -> Reading:
    """Read the events of TimeMap.

    Parameters
    ----------
    path : pathlib.Path
        A list of events, or an object with ``events`` and perhaps ``sources``.
    beside : sequence of pathlib.Path
        Files with its sources.

    Returns
    -------
    Reading

    Raises
    ------
    InputError
        If it is not JSON, or has more events than a corpus is made for.
    """
    reading = Reading(path, "TimeMap")
    for file in (*beside, path):  # all sources first: those of a file mostly stand behind its events
        for value, _ in _objects(file):
            if is_source(value):
                reading.sources[str(value["id"])] = _source(value)
    for value, line in _objects(path):
        if not is_source(value):
            with reading.row(line):
                reading.take(_happening(value, line, reading))
    return reading


def _objects(path: Path) -> Iterator[tuple[Any, int]]:
    """The objects of a list, or of the lists and objects in an object, each with its line."""
    text = JsonText(read_text(path), path, "events of TimeMap")
    if text.peek() == "[":
        yield from text.listed()
        return
    for key, _ in text.members():
        if key in ("events", "sources") and text.peek() == "[":
            yield from text.listed()
        elif text.peek() == "{" and key == "sources":
            for _, _ in text.members():
                value, start = text.value()
                yield value, text.line(start)
        else:
            value, start = text.value()
            if is_source(value):
                yield value, text.line(start)


def _said(value: Mapping[str, Any], names: Mapping[str, tuple[str, ...]], what: str) -> Any:
    return next((value[name] for name in names[what] if value.get(name) not in (None, "", [])), None)


def _source(value: Mapping[str, Any]) -> Source:
    told = {what: plain(_said(value, SOURCE, what)) for what in SOURCE}
    facts: dict[str, Any] = {"title": told["title"] or None, "author": told["author"] or None}
    facts["label"] = None if told["title"] else f"Source {told['id']}"
    facts["url"] = told["url"] if told["url"].startswith(("http://", "https://")) else None
    try:
        facts["published"] = day(told["date"], american=True) if told["date"] else None
    except ValueError:
        facts["published"] = None
    return Source(
        {name: fact for name, fact in facts.items() if fact}, told["told"] or told["title"] or told["id"]
    )


def _happening(value: Any, line: int, reading: Reading) -> Happening:
    if not isinstance(value, dict):
        raise InputError(f"{str(value)[:40]!r} is no event", "Each is an object with description and date")
    known = {name for names in EVENT.values() for name in names}
    others = (str(name) for name in value if name not in known and value[name] not in ("", None, []))
    reading.unread.update(dict.fromkeys(others))
    told = {what: plain(_said(value, EVENT, what)) for what in EVENT if what != "sources"}
    text = told["told"] or told["place"]
    if not text:
        raise InputError("the event has no description", "Give it one")
    try:
        date = day(told["date"], american=True) if told["date"] else None
    except ValueError:
        raise InputError(
            f"date {told['date']!r} is no day of the years 1 to 9999", "Write it as 2011-08-23"
        ) from None
    sources = _said(value, EVENT, "sources") or []
    listed = [
        str(each) for each in (sources if isinstance(sources, list) else re.split(r"[,;] *", str(sources)))
    ]
    id = slug(told["id"]) or f"{len(reading.happenings) + len(reading.refused) + 1}"
    happening = Happening(
        line,
        f"{reading.prefix}-{id}"[:110],
        plain(text, LONGEST_TITLE),
        text if not told["comments"] else f"{text} {told['comments']}",
        date,
        clock(told["time"]),
        kind_of(told["kind"]),
        text if len(text) > LONGEST_TITLE else None,
        sources=[source for source in listed if source in reading.sources],
    )
    strange = [source for source in listed if source and source not in reading.sources]
    happening.told += f" Sources: {'; '.join(map(plain, strange))}." if strange else ""
    if told["lat"] or told["lon"]:
        words = {"name": told["place"], "lat": told["lat"], "lon": told["lon"], "kind": "site"}
        happening.place = place_at(words, f"{reading.path.name} (TimeMap)", reading.prefix)
    happening.figures.append(account(text))
    return happening


def account(text: str) -> Figure:
    """The claim that something happened, which is never compared with another.

    Parameters
    ----------
    text : str

    Returns
    -------
    Figure
    """
    return Figure(ACCOUNT, None, {"text": plain(text, 400)}, None, plain(text, 400))


def clock(text: str) -> str | None:
    """Read a clock time.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        ``HH:MM``; None where it is none.
    """
    found = _CLOCK.fullmatch(text)
    return f"{int(found[1]):02}:{found[2]}" if found else None
