"""GeoJSON files as text: every feature with the line it stands in, and writing that is always the same.

A person who keeps a gazetteer by hand is told file and line of what is wrong. The json module knows
lines only of bad syntax, so features are decoded one by one here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer import files
from gazetteer.errors import InputError

__all__ = ["Feature", "read", "write"]

_SPACE = re.compile(r"[ \t\r\n]*")
_MEMBERS = frozenset(
    {"@context", "type", "title", "description", "licence", "version", "sources", "bbox", "name", "features"}
)


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature as it stands in a file.

    Parameters
    ----------
    record : object
        The decoded JSON, of whatever type.
    path : pathlib.Path
        The file.
    text : str
        The text of the whole file.
    start, end : int
        Where the feature stands in the text.
    """

    record: Any
    path: Path
    text: str
    start: int
    end: int

    def line(self, where: str = "") -> int:
        """The line of a key of the feature, of a text after a key (``key/text``), or else its first.

        Parameters
        ----------
        where : str
            A key, ``key/text`` or nothing.

        Returns
        -------
        int
            Counted from 1.
        """
        return _line_of(self.text, where, self.start, self.end)

    def refused(self, problem: str, where: str = "") -> InputError:
        """The error that names this feature's file and the line of :meth:`line`.

        Parameters
        ----------
        problem : str
            What is wrong, with the bad value.
        where : str
            As :meth:`line` takes it.

        Returns
        -------
        InputError
        """
        return InputError(problem, "Correct this record", path=self.path, line=self.line(where))


def read(path: Path) -> Iterator[Feature]:
    """Read the features of a GeoJSON FeatureCollection.

    Parameters
    ----------
    path : pathlib.Path
        The file, UTF-8.

    Yields
    ------
    Feature
        In the order of the file.

    Raises
    ------
    InputError
        If the file cannot be read, is not UTF-8, not JSON or not a FeatureCollection.
    """
    text = files.read_text(path).removeprefix("\ufeff")
    seen: dict[str, Any] = {}
    mark, offset = _expect(text, 0, "{", path)
    while mark != "}":
        key, start, offset = _decode(text, offset, path)
        if not isinstance(key, str) or key not in _MEMBERS or key in seen:
            problem = f"member {key!r} of the collection is unknown or stands twice"
            remedy = f"Use each of these at most once: {', '.join(sorted(_MEMBERS))}"
            raise InputError(problem, remedy, path=path, line=_line(text, start))
        _, offset = _expect(text, offset, ":", path)
        if key == "features":
            seen[key] = ...
            offset = yield from _items(text, offset, path)
        else:
            seen[key], _, offset = _decode(text, offset, path)
        mark, offset = _expect(text, offset, ",}", path)
    if _skip(text, offset) < len(text):
        raise InputError(
            "more text after the end", "Remove it", path=path, line=_line(text, _skip(text, offset))
        )
    if seen.get("type") != "FeatureCollection" or "features" not in seen:
        remedy = 'Give it "type": "FeatureCollection" and "features": [...]'
        raise InputError("not a GeoJSON FeatureCollection", remedy, path=path, line=1)


def write(path: Path, about: Mapping[str, object], features: Iterable[Mapping[str, object]]) -> None:
    """Write a FeatureCollection, one line for each member of a feature and for each name in it.

    Parameters
    ----------
    path : pathlib.Path
        The file; what stood there stays until all is written.
    about : mapping
        The members of the collection besides its features.
    features : iterable of mapping
        The features.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    opening = json.dumps(about, ensure_ascii=False, indent=1)[:-2]
    body = ",\n".join(map(_feature_text, features))
    files.write(path, f'{opening},\n "features": [\n{body}\n]}}\n')


def _feature_text(feature: Mapping[str, object]) -> str:
    lines = []
    for key, value in feature.items():
        if isinstance(value, list):
            text = "[\n  " + ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"
        elif key == "geometry":
            text = json.dumps(value, separators=(",", ":"))
        else:
            text = json.dumps(value, ensure_ascii=False)
        lines.append(f"{json.dumps(key)}: {text}")
    return "{" + ",\n ".join(lines) + "}"


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _line_of(text: str, where: str, start: int, end: int) -> int:
    key, _, value = where.partition("/")
    for wanted, after in ((key, r"\s*:"), (value, "")):
        pattern = re.compile(re.escape(json.dumps(wanted, ensure_ascii=False)) + after)
        if wanted and (found := pattern.search(text, start, end)):
            start = found.start()
    return _line(text, start)


def _skip(text: str, offset: int) -> int:
    found = _SPACE.match(text, offset)
    return found.end() if found else offset


class _TwiceError(Exception):
    """A key that stands twice in one object: json would keep the last without a word."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return record


_DECODER = json.JSONDecoder(object_pairs_hook=_unique)


def _decode(text: str, offset: int, path: Path) -> tuple[Any, int, int]:
    """The JSON value after an offset, with where it starts and ends."""
    start = _skip(text, offset)
    try:
        value, end = _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        remedy = "Correct the JSON; often a comma or a quote is missing just before"
        raise InputError(f"not JSON: {error.msg}", remedy, path=path, line=error.lineno) from None
    except ValueError:
        remedy = "Write it with fewer digits"
        raise InputError("a number is too long", remedy, path=path, line=_line(text, start)) from None
    except RecursionError:
        remedy = "GeoJSON needs only a few levels"
        raise InputError("nested too deeply", remedy, path=path, line=_line(text, start)) from None
    except _TwiceError as error:
        key = str(error)
        line = _line_of(text, key, start, len(text))
        raise InputError(
            f"key {key!r} stands twice in one object", "Keep one of them", path=path, line=line
        ) from None
    return value, start, end


def _expect(text: str, offset: int, marks: str, path: Path) -> tuple[str, int]:
    """The mark after an offset, which must be one of those, and where it ends."""
    start = _skip(text, offset)
    mark = text[start : start + 1]
    if not mark or mark not in marks:
        wanted = " or ".join(marks)
        problem = f"not a GeoJSON FeatureCollection: {wanted} expected, not {mark or 'the end of the file'}"
        raise InputError(problem, "Correct the JSON", path=path, line=_line(text, start))
    return mark, start + 1


def _items(text: str, offset: int, path: Path) -> Generator[Feature, None, int]:
    """The features of the list after an offset; returns where it ends."""
    mark, offset = _expect(text, offset, "[", path)
    if text.startswith("]", _skip(text, offset)):
        mark, offset = _expect(text, offset, "]", path)
    while mark != "]":
        record, start, offset = _decode(text, offset, path)
        yield Feature(record, path, text, start, offset)
        mark, offset = _expect(text, offset, ",]", path)
    return offset
