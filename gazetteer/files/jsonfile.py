"""JSON read value by value, so that every message can name the file and the line.

The json module knows lines only of bad syntax. Here a caller goes along a text, takes one value after the
other, and knows where each stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError, OnlyLine
from gazetteer.files.textfile import read_text

__all__ = ["JsonText", "read_json"]

_SPACE = re.compile(r"[ \t\r\n]*")


class _TwiceError(Exception):
    """A key that stands twice in one object: json would keep the last without a word."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return record


_DECODER = json.JSONDecoder(object_pairs_hook=_unique)


class JsonText:
    """A JSON text, and how far it has been read.

    Parameters
    ----------
    text : str
        A byte order mark at its start is passed over.
    path : pathlib.Path
        The file it comes from, for messages.
    what : str
        What the file should be, for messages: ``a GeoJSON FeatureCollection``.

    Attributes
    ----------
    offset : int
        Up to where it has been read.
    """

    def __init__(self, text: str, path: Path, what: str = "JSON") -> None:
        self.text = text.removeprefix("\ufeff")
        self.path = path
        self.what = what
        self.offset = 0
        self._alone = "\n" not in self.text.rstrip()
        self._counted = (0, 1)  # an offset and its line: lines are counted once, however many are asked for

    def line(self, offset: int) -> int:
        """Give the line of an offset.

        Parameters
        ----------
        offset : int

        Returns
        -------
        int
            Counted from 1; where the text has but one, it knows the column, too.
        """
        if self._alone:
            return OnlyLine(offset + 1)
        start, line = self._counted if self._counted[0] <= offset else (0, 1)
        self._counted = offset, line + self.text.count("\n", start, offset)
        return self._counted[1]

    def line_of(self, where: str, start: int, end: int) -> int:
        """Give the line of a key, or of a text after a key (``key/text``), or else of the start.

        Parameters
        ----------
        where : str
            A key, ``key/text`` or nothing.
        start, end : int
            The range of the text in which it is looked for.

        Returns
        -------
        int
            Counted from 1.
        """
        key, _, value = where.partition("/")
        for wanted, after in ((key, r"\s*:"), (value, "")):
            pattern = re.compile(re.escape(json.dumps(wanted, ensure_ascii=False)) + after)
            if wanted and (stands := pattern.search(self.text, start, end)):
                start = stands.start()
        return self.line(start)

    def refused(self, problem: str, remedy: str, offset: int | None = None) -> InputError:
        """Give the error that names the file and the line of an offset, or of where reading has come.

        Parameters
        ----------
        problem, remedy : str
        offset : int, optional

        Returns
        -------
        InputError
        """
        line = self.line(self.offset if offset is None else offset)
        return InputError(problem, remedy, path=self.path, line=line)

    def peek(self) -> str:
        """Give the next sign that is no space, or nothing at the end; what it stands for is not yet read."""
        stands = _SPACE.match(self.text, self.offset)
        self.offset = stands.end() if stands else self.offset
        return self.text[self.offset : self.offset + 1]

    def expect(self, marks: str) -> str:
        """Read the next sign, which must be one of some.

        Parameters
        ----------
        marks : str

        Returns
        -------
        str

        Raises
        ------
        InputError
            If it is another.
        """
        mark = self.peek()
        if not mark or mark not in marks:
            wanted = " or ".join(marks)
            problem = f"not {self.what}: {wanted} expected, not {mark or 'the end of the file'}"
            raise self.refused(problem, "Correct the JSON")
        self.offset += 1
        return mark

    def value(self) -> tuple[Any, int]:
        """Read the next value.

        Returns
        -------
        value : object
        start : int
            Where it stands; it ends at :attr:`offset`.

        Raises
        ------
        InputError
            If it is not JSON, a number is too long, it is nested too deeply, or a key stands twice.
        """
        self.peek()
        start = self.offset
        try:
            value, self.offset = _DECODER.raw_decode(self.text, start)
        except json.JSONDecodeError as error:
            remedy = "Correct the JSON; often a comma or a quote is missing just before"
            raise self.refused(f"not JSON: {error.msg}", remedy, error.pos) from None
        except ValueError:
            raise self.refused("a number is too long", "Write it with fewer digits", start) from None
        except RecursionError:
            raise self.refused("nested too deeply", "Write it with few levels", start) from None
        except _TwiceError as error:
            line = self.line_of(str(error), start, len(self.text))
            problem = f"key {str(error)!r} stands twice in one object"
            raise InputError(problem, "Keep one of them", path=self.path, line=line) from None
        return value, start

    def items(self) -> Iterator[tuple[Any, int]]:
        """Read the list that is next, one item after the other.

        Yields
        ------
        value : object
        start : int
            Where it stands.

        Raises
        ------
        InputError
            If it is no list, or an item is not JSON.
        """
        self.expect("[")
        if self.peek() == "]":
            self.expect("]")
            return
        mark = ","
        while mark == ",":
            yield self.value()
            mark = self.expect(",]")

    def listed(self) -> Iterator[tuple[Any, int]]:
        """Read the list that is next, as :meth:`items`, with the line of each instead of where it stands."""
        for value, start in self.items():
            yield value, self.line(start)

    def members(self) -> Iterator[tuple[str, int]]:
        """Read the object that is next, key by key; the caller reads the value of each.

        Yields
        ------
        key : str
        start : int
            Where it stands.

        Raises
        ------
        InputError
            If it is no object.
        """
        mark = self.expect("{")
        while mark != "}":
            key, start = self.value()
            if not isinstance(key, str):
                raise self.refused(f"not JSON: {key!r} is no key", "Write it in quotes", start)
            self.expect(":")
            yield key, start
            mark = self.expect(",}")

    def end(self) -> None:
        """Make sure that nothing follows.

        Raises
        ------
        InputError
            If something does.
        """
        if self.peek():
            raise self.refused("more text after the end", "Remove it")


def read_json(path: Path) -> Any:
    """Read a JSON file.

    Parameters
    ----------
    path : pathlib.Path
        UTF-8.

    Returns
    -------
    object

    Raises
    ------
    InputError
        If it cannot be read or is not JSON: file, line and remedy.
    """
    text = JsonText(read_text(path), path)
    value, _ = text.value()
    text.end()
    return value
