"""Plain text and Markdown, with or without YAML front matter."""

from __future__ import annotations

import re
from pathlib import Path

from gazetteer.errors import InputError
from gazetteer.files.yamlfile import read_yaml
from geo.readers.encodings import text_of
from geo.readers.reading import Reading

__all__ = ["read"]

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\n|\r)(?P<yaml>.*?)(?:(?<=\n)|(?<=\r))---[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL
)


def read(data: bytes, path: Path) -> Reading:
    """Read plain text or Markdown; a leading ``---`` block is YAML front matter.

    Parameters
    ----------
    data : bytes
        UTF-8, UTF-16 or UTF-32 with or without a byte order mark, or an encoding that its letters tell.
    path : pathlib.Path

    Returns
    -------
    Reading

    Raises
    ------
    InputError
        If it is in no encoding that can be told, or its front matter is wrong: file, line, value and remedy.
    """
    whole, notes = text_of(data, path)
    front = _FRONT_MATTER.match(whole)
    if front is None:
        start = 1 if whole.startswith("\ufeff") else 0
        return Reading(whole, whole[start:], ((0, start),), notes=notes)
    facts, lines = read_yaml(front["yaml"], path, first_line=2)
    facts = {} if facts is None else facts
    if not isinstance(facts, dict):
        raise InputError("the front matter is no list of keys", "Write key: value lines", path=path, line=2)
    return Reading(whole, whole[front.end() :], ((0, front.end()),), facts, lines, notes=notes)
