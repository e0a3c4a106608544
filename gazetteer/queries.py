"""What a query to a geocoder may mean: the name of a place, and what it says is around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["readings"]

MOST = 8
"""Words of a name that may be parted; longer texts are taken as they are."""

_PARTING = re.compile(r"[,;()\[\]/|]|\s[-–—]+\s")

Reading = tuple[str, tuple[str, ...]]


def readings(query: str) -> Iterator[Reading]:
    """The ways to read a query, those that take more of it as the name first.

    Commas, brackets and dashes part what is around a place from its name; where they do not suffice, words do.

    Parameters
    ----------
    query : str

    Yields
    ------
    name : str
    around : tuple of str
        Of which each must contain the place, the smallest first.

    Examples
    --------
    >>> list(readings("Moscow Idaho, US"))
    [('Moscow Idaho, US', ()), ('Moscow Idaho', ('US',)), ('Moscow', ('Idaho', 'US'))]
    """
    yield " ".join(query.split()).strip(" ,"), ()
    first, *rest = parts = [part for text in _PARTING.split(query) if (part := " ".join(text.split()))] or [
        ""
    ]
    for stop in range(len(parts) - 1, 0, -1):
        yield ", ".join(parts[:stop]), tuple(parts[stop:])
    words = first.split(" ")
    if 1 < len(words) <= MOST:
        for stop in range(len(words) - 1, 0, -1):
            name = " ".join(words[:stop])
            yield name, (" ".join(words[stop:]), *rest)
            for middle in range(len(words) - 1, stop, -1):
                yield name, (" ".join(words[stop:middle]), " ".join(words[middle:]), *rest)
