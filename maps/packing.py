"""Large page data as one compressed text, made so that the page can leave most of it as bytes.

A packed part of the data is deflated. Inflated it is a line of JSON, the tables, and after it the columns of text,
in the order in which the tables name them: each row one line of JSON. Where the tables name such a column they
hold ``{"lines": rows, "bytes": length}``. The page reads a row of it when it is asked for. A long column of row
numbers that never fall is written as ``{"steps": [...]}``: from each row to the next.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from itertools import pairwise
from typing import Any

import orjson

__all__ = ["MANY_ROWS", "TEXTS", "packed", "to_json"]

MANY_ROWS = 256  #: from here on a column of text is written as lines
LEVEL = 6
#: Text that the page reads by the row; other columns it goes through as a whole.
TEXTS = {"id", "name", "title", "within_names", "geometry"}


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
        Base64 of a zlib stream. The same data give the same bytes.
    """
    lines: list[bytes] = []
    tables = {name: _table(table, texts, lines) for name, table in part.items()}
    return b64encode(zlib.compress(b"\n".join([to_json(tables), *lines]), LEVEL))


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
