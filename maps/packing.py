"""Page data as compressed text; in large pages made so that the page can leave most of it as bytes.

A packed part of the data is deflated. Inflated it is a line of JSON, the tables, and after it the columns of text,
in the order in which the tables name them: each row one line of JSON. Where the tables name such a column they
hold ``{"lines": rows, "bytes": length}``. The page reads a row of it when it is asked for. A long column of row
numbers that never fall is written as ``{"steps": [...]}``: from each row to the next.

Bytes are written as characters that mean nothing in HTML: two of 91 hold 13 bits, where Base64 holds 12.
"""

from __future__ import annotations

import zlib
from itertools import pairwise
from typing import Any

import numpy as np
import orjson

__all__ = ["MANY_ROWS", "TEXTS", "deflated", "packed", "to_json"]

MANY_ROWS = 256  #: from here on a column of text is written as lines
LEVEL = 6
#: Text that the page reads by the row; other columns it goes through as a whole.
TEXTS = {"id", "name", "title", "within_names", "geometry"}
BITS, HALF = 13, 6  #: in two digits, in one
DIGITS = np.array([code for code in range(ord("!"), ord("~") + 1) if chr(code) not in "<>&"], np.uint8)


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
    lines: list[bytes] = []
    tables = {name: _table(table, texts, lines) for name, table in part.items()}
    return deflated(b"\n".join([to_json(tables), *lines]))


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
    bits = np.unpackbits(np.frombuffer(zlib.compress(text, LEVEL), np.uint8))
    left = len(bits) % BITS
    filled = np.concatenate([bits, np.zeros(-len(bits) % BITS, np.uint8)]).reshape(-1, BITS)
    halves = np.packbits(filled, axis=1).astype(
        np.uint16
    )  # two bytes, of which the last three bits are empty
    numbers = (halves[:, 0] << 5) | (halves[:, 1] >> 3)
    digits = np.stack(np.divmod(numbers, len(DIGITS)), axis=1).ravel()
    if 0 < left <= HALF:
        digits = np.append(digits[:-2], numbers[-1] >> (BITS - HALF))
    return bytes(DIGITS[digits])


def _table(table: Any, texts: set[str] | None, lines: list[bytes]) -> Any:
    """Take the long columns of text out of a table, and put them to the lines."""
    if not isinstance(table, dict):
        return table
    columns = dict(table)
    for name, rows in table.items():
        if isinstance(rows, list) and len(rows) >= MANY_ROWS and (texts is None or name in texts):
            text = b"\n".join(map(to_json, rows))
            lines.append(text)
            columns[name] = {"lines": len(rows), "bytes": len(text)}
        elif _rising(rows):
            columns[name] = {"steps": [b - a for a, b in pairwise([0, *rows])]}
    return columns


def _rising(rows: Any) -> bool:
    """Tell whether a column is long and holds whole numbers that never fall."""
    return (
        isinstance(rows, list)
        and len(rows) >= MANY_ROWS
        and all(type(row) is int for row in rows)
        and all(a <= b for a, b in pairwise([0, *rows]))
    )
