"""Page data as compressed text; in large pages made so that the page can leave most of it as bytes.

A packed part of the data is deflated. Inflated it is a line of JSON, the tables, and after it the columns of text,
in the order in which the tables name them: each row one line of JSON. Where the tables name such a column they
hold ``{"lines": rows, "bytes": length}``. The page reads a row of it when it is asked for. A long column of row
numbers that never fall is written as ``{"steps": [...]}``: from each row to the next. One whose rows are a few words
with a number behind, as ids are that a program gives, is ``{"words": [...], "word": [...], "number": [...]}``: the
words, which of them each row has, and the steps from number to number.

Bytes are written as characters that mean nothing in HTML: two of 91 hold 13 bits, where Base64 holds 12.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import sub
from typing import Any

import deflate
import numpy as np
import orjson

__all__ = ["MANY_ROWS", "TEXTS", "deflated", "laid_out", "packed", "to_json"]

MANY_ROWS = 256  #: from here on a column of text is written as lines
#: How hard text is compressed that has fewer bytes: harder levels take many times as long, which is nothing for a few
#: articles, and for a thousand as much as all else that the page needs.
LEVELS = ((1_000_000, 12), (8_000_000, 9))
LEAST = 6  #: any other
WORDS = 16  #: most words that number the rows of a column
FIGURES = "0123456789"
LONGEST = 15  #: figures of a number that JavaScript holds exactly
#: Text that the page reads by the row; other columns it goes through as a whole.
TEXTS = {"id", "name", "title", "within_names", "geometry"}
BITS, HALF = 13, 6  #: in two digits, in one
DIGITS = np.array([code for code in range(ord("!"), ord("~") + 1) if chr(code) not in "<>&"], np.uint8)
PAIRS = np.stack([DIGITS[part] for part in np.divmod(np.arange(1 << BITS), len(DIGITS))], axis=1)


def to_json(value: Any) -> bytes:
    """Write page data as JSON.

    Parameters
    ----------
    value : object
        Plain lists, text, numbers and arrays of NumPy.

    Returns
    -------
    bytes
        UTF-8, on one line.
    """
    return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)


def packed(part: dict[str, Any], texts: set[str] | None = None) -> bytes:
    """Compress a part of the page's data.

    Parameters
    ----------
    part : dict
        One of the two that :func:`maps.content.split` gives.
    texts : set of str, optional
        Names of the columns that may be written as lines; all of them when not given.

    Returns
    -------
    bytes
        See :func:`deflated`. The same data give the same bytes.
    """
    return deflated(laid_out(part, texts))


def laid_out(part: dict[str, Any], texts: set[str] | None = None) -> bytes:
    """Write a part of the page's data as it is compressed: the tables, and after them the columns of text.

    Parameters
    ----------
    part : dict
    texts : set of str, optional
        See :func:`packed`.

    Returns
    -------
    bytes
    """
    lines: list[bytes] = []
    tables = {name: _table(table, texts, lines) for name, table in part.items()}
    return b"\n".join([to_json(tables), *lines])


def deflated(text: bytes) -> bytes:
    """Compress a text and write it so that it may stand in HTML.

    Parameters
    ----------
    text : bytes
        Anything.

    Returns
    -------
    bytes
        A zlib stream, most significant bit first, 13 bits to two of the 91 :data:`DIGITS`. The last are filled up
        with zeros; where no more than six are left over, one digit holds them.
    """
    level = next((level for size, level in LEVELS if len(text) < size), LEAST)
    packed = deflate.zlib_compress(text, level)
    bits = 8 * len(packed)
    size = -(-len(packed) // BITS) * BITS
    given = np.frombuffer(packed.ljust(size, b"\0"), np.uint8).reshape(-1, BITS)
    octets = np.zeros(
        (len(given), BITS + 1), np.uint32
    )  # thirteen octets hold eight numbers; one more to reach into
    octets[:, :BITS] = given
    numbers = np.empty((len(given), 8), np.uint16)
    for k in range(8):
        at, shift = divmod(BITS * k, 8)
        reach = octets[:, at] << 16 | octets[:, at + 1] << 8 | (octets[:, at + 2] if at + 2 <= BITS else 0)
        numbers[:, k] = reach >> (24 - BITS - shift) & (1 << BITS) - 1
    flat = numbers.ravel()[: -(-bits // BITS)]
    digits = PAIRS[flat].tobytes()
    if 0 < bits % BITS <= HALF:
        return digits[:-2] + bytes(DIGITS[flat[-1:] >> (BITS - HALF)])
    return digits


def _table(table: Any, texts: set[str] | None, lines: list[bytes]) -> Any:
    """Take the long columns of text out of a table, and put them to the lines."""
    if not isinstance(table, dict):
        return table
    columns = dict(table)
    for name, rows in table.items():
        if not isinstance(rows, list) or len(rows) < MANY_ROWS:
            continue
        if texts is None or name in texts:
            columns[name] = _numbered(rows) or _lined(rows, lines)
        elif steps := _rising(rows):
            columns[name] = {"steps": steps}
    return columns


def _lined(rows: list[Any], lines: list[bytes]) -> dict[str, int]:
    """Put a column to the lines: all of it is written at once where it is nothing but text."""
    if set(map(type, rows)) == {str} and "," not in rows:  # a comma alone would look like what parts two rows
        text = to_json(rows)[1:-1].replace(b'","', b'"\n"')
    else:
        text = b"\n".join(_each(rows))
    lines.append(text)
    return {"lines": len(rows), "bytes": len(text)}


def _each(rows: list[Any]) -> Iterable[bytes]:
    """Write each row as JSON, once for all that are the same."""
    try:
        known = {row: to_json(row) for row in set(rows)}
    except TypeError:  # lists and mappings have no hash
        return map(to_json, rows)
    return map(known.__getitem__, rows)


def _numbered(rows: list[Any]) -> dict[str, Any] | None:
    """Write rows as words and numbers; None where they are not a few words, each with a number behind."""
    if not all(isinstance(row, str) and row.endswith(tuple(FIGURES)) for row in (rows[0], rows[-1])):
        return None
    if set(map(type, rows)) != {str}:
        return None
    if counted := _counted(rows):
        return counted
    word_of = [row.rstrip(FIGURES) for row in rows]
    words = {word: index for index, word in enumerate(dict.fromkeys(word_of))}
    if len(words) > WORDS:
        return None
    figures = [row[len(word) :] for row, word in zip(rows, word_of, strict=True)]
    if not all(figures) or max(map(len, figures)) > LONGEST:
        return None
    number = list(map(int, figures))
    if list(map(str, number)) != figures:  # 007 is more than a number
        return None
    word = _same(0, rows) if len(words) == 1 else list(map(words.__getitem__, word_of))
    return {"words": list(words), "word": word, "number": _steps(number)}


def _counted(rows: list[str]) -> dict[str, Any] | None:
    """Write rows as a word and numbers where one follows on the other without a gap."""
    word = rows[0].rstrip(FIGURES)
    figures = rows[0][len(word) :]
    if len(figures) > LONGEST:
        return None
    first = int(figures)
    if rows[-1] != f"{word}{first + len(rows) - 1}":
        return None
    if rows != [f"{word}{number}" for number in range(first, first + len(rows))]:
        return None
    return {"words": [word], "word": _same(0, rows), "number": [first, *[1] * (len(rows) - 1)]}


def _same(value: Any, rows: list[Any]) -> dict[str, Any]:
    return {"same": value, "rows": len(rows)}


def _steps(numbers: list[int]) -> list[int]:
    return list(map(sub, numbers, [0, *numbers]))


def _rising(rows: list[Any]) -> list[int] | None:
    """Give the steps of a column of whole numbers that never fall; None for any other."""
    if type(rows[0]) is not int or rows[0] < 0 or set(map(type, rows)) != {int}:
        return None
    steps = _steps(rows)
    return steps if min(steps) >= 0 else None
