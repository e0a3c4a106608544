"""GeoJSON files as text: every feature with the line it stands in, and writing that is always the same.

A person who keeps a gazetteer by hand is told file and line of what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer import files
from gazetteer.errors import InputError
from gazetteer.files.jsonfile import JsonText

__all__ = ["Feature", "collection", "edited", "read", "write"]

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
    text : gazetteer.files.jsonfile.JsonText
        The whole file.
    start, end : int
        Where the feature stands in the text.
    """

    record: Any
    text: JsonText
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
        return self.text.line_of(where, self.start, self.end)

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
        return InputError(problem, "Correct this record", path=self.text.path, line=self.line(where))


def read(path: Path, held: str | None = None) -> Iterator[Feature]:
    """Read the features of a GeoJSON FeatureCollection.

    Parameters
    ----------
    path : pathlib.Path
        The file, UTF-8.
    held : str, optional
        What it holds, or is to hold.

    Yields
    ------
    Feature
        In the order of the file.

    Raises
    ------
    InputError
        If the file cannot be read, is not UTF-8, not JSON or not a FeatureCollection.
    """
    text = JsonText(files.read_text(path) if held is None else held, path, "a GeoJSON FeatureCollection")
    seen: dict[str, Any] = {}
    for key, start in text.members():
        if key not in _MEMBERS or key in seen:
            problem = f"member {key!r} of the collection is unknown or stands twice"
            remedy = f"Use each of these at most once: {', '.join(sorted(_MEMBERS))}"
            raise text.refused(problem, remedy, start)
        if key == "features":
            seen[key] = ...
            for record, begins in text.items():
                yield Feature(record, text, begins, text.offset)
        else:
            seen[key], _ = text.value()
    text.end()
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
    files.write(path, collection(about, features))


def collection(about: Mapping[str, object], features: Iterable[Mapping[str, object]]) -> str:
    """Give a FeatureCollection as :func:`write` writes it.

    Parameters
    ----------
    about : mapping
        The members of the collection besides its features.
    features : iterable of mapping
        The features.

    Returns
    -------
    str
    """
    opening = json.dumps(about, ensure_ascii=False, indent=1)[:-2]
    body = ",\n".join(map(_feature_text, features))
    return f'{opening},\n "features": [\n{body}\n]}}\n'


def edited(
    path: Path,
    text: str,
    added: Iterable[Mapping[str, object]],
    instead: Mapping[int, Mapping[str, object]] | None = None,
) -> str:
    """Give the text of a FeatureCollection with more features behind its own; every other byte stays.

    Parameters
    ----------
    path : pathlib.Path
        For messages.
    text : str
    added : iterable of mapping
        Features, in their order.
    instead : mapping of int to mapping, optional
        Features that stand in the place of those that are there, by their number from 0.

    Returns
    -------
    str

    Raises
    ------
    InputError
        If it is no FeatureCollection.
    """
    bare = text.removeprefix("\ufeff")
    reader = JsonText(bare, path, "a GeoJSON FeatureCollection")
    changes: list[tuple[int, int, str]] = []
    for key, _ in reader.members():
        if key != "features":
            reader.value()
            continue
        reader.peek()
        end, count = reader.offset + 1, 0
        for count, (_, start) in enumerate(reader.items(), 1):
            end = reader.offset
            if (other := (instead or {}).get(count - 1)) is not None:
                changes.append((start, end, _feature_text(other)))
        new = ",\n".join(map(_feature_text, added))
        if new:
            changes.append((end, end, f",\n{new}" if count else f"\n{new}\n"))
    for start, end, new in reversed(changes):
        bare = bare[:start] + new + bare[end:]
    return text[: len(text) - len(text.removeprefix("\ufeff"))] + bare


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
