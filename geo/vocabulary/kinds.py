"""The kinds of event: what each is called, and the mark and the colours by which it is told.

A kind is one entry of :data:`KINDS`. Those of a corpus's own, written in its ``events.yaml``, get a mark and a
colour in the order in which they appear there (:func:`kinds_of`). ``corpus.yaml`` may say what a kind is called
and which mark it has.

Every colour stands out from land, sea and panel by 3:1 at least, in both themes, and from each other colour also
to an eye that lacks the red or the green cones. The mark tells kinds apart where colours do not suffice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Protocol

__all__ = ["KEY", "KINDS", "MARKS", "Described", "Kind", "kinds_of"]

#: What a kind may be called in ``events.yaml``. Layers and styles rely on it: it needs no escaping anywhere.
KEY = r"^[a-z][a-z -]{0,40}$"

#: Outlines of the marks, as SVG path data in a box of 24 units around the middle (12, 12).
MARKS: dict[str, str] = {
    "triangle": "M12 2.6 22.4 20.8H1.6Z",
    "diamond": "M12 1.4 22.6 12 12 22.6 1.4 12Z",
    "circle": "M12 2.6a9.4 9.4 0 1 1 0 18.8a9.4 9.4 0 1 1 0-18.8Z",
    "square": (
        "M5 3.6h14a1.4 1.4 0 0 1 1.4 1.4v14a1.4 1.4 0 0 1-1.4 1.4H5a1.4 1.4 0 0 1-1.4-1.4V5A1.4 1.4 0 0 1 5 3.6Z"
    ),
    "pentagon": "M12 1.9 22.3 9.4 18.4 21.5H5.6L1.7 9.4Z",
    "dot": "M12 5.4a6.6 6.6 0 1 1 0 13.2a6.6 6.6 0 1 1 0-13.2Z",
    "drop": "M12 1.2C15.6 6.4 19.4 10.2 19.4 14.8a7.4 7.4 0 0 1-14.8 0C4.6 10.2 8.4 6.4 12 1.2Z",
    "star": "M12 1 15.1 8.6 23.2 9.2 17 14.5 19 22.5 12 18.2 5 22.5 7 14.5.8 9.2 8.9 8.6Z",
    "cross": "M8.4 1.8h7.2v6.6h6.6v7.2h-6.6v6.6H8.4v-6.6H1.8V8.4h6.6Z",
    "valley": "M1.6 3.2H22.4L12 21.4Z",
    "house": "M12 1.4 22.2 10.6H19.4V21.6H4.6V10.6H1.8Z",
    "bolt": "M14.6.8 4 13.6h6.2L8.6 23.2 20 9.4h-6.6Z",
    "shield": "M3 2.6H21V12c0 5.2-3.8 8.4-9 10.6C6.8 20.4 3 17.2 3 12Z",
    "hourglass": "M3.4 2.2H20.6L14.6 12 20.6 21.8H3.4L9.4 12Z",
    "saltire": "M6.6 1.6 12 7 17.4 1.6 22.4 6.6 17 12 22.4 17.4 17.4 22.4 12 17 6.6 22.4 1.6 17.4 7 12 1.6 6.6Z",
    "dome": "M1.4 18.6a10.6 10.6 0 0 1 21.2 0Z",
    "flag": "M3.6 1.6H21.6L16.8 8l4.8 6.4H7.2v8.2H3.6Z",
    "hexagon": "M6.4 2.6H17.6L23 12 17.6 21.4H6.4L1 12Z",
    "crescent": "M15.8 1.6A10.6 10.6 0 1 0 22.6 17 9.2 9.2 0 0 1 15.8 1.6Z",
    "slant": "M8 4.2H23.2L16 19.8H.8Z",
    "arrow": "M1.6 8H12V2.2L22.8 12 12 21.8V16H1.6Z",
    "heart": "M12 22C5.2 16.8 1.4 13 1.4 8.4A5.6 5.6 0 0 1 12 5.6a5.6 5.6 0 0 1 10.6 2.8C22.6 13 18.8 16.8 12 22Z",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event.

    Attributes
    ----------
    key : str
        As it is written in ``events.yaml``, in filters and in exports.
    label, plural : str
        One of them, and many, in words.
    mark : str
        One of :data:`MARKS`.
    light, dark : str
        Its colour on a light and on a dark page, ``#rrggbb``.
    """

    key: str
    label: str
    plural: str
    mark: str
    light: str
    dark: str


#: The kinds that have a mark of their own in every corpus; the last is that of an event that says none.
KINDS: tuple[Kind, ...] = (
    Kind("strike", "strike", "strikes", "triangle", "#c0392b", "#ff7b6b"),
    Kind("killing", "killing", "killings", "diamond", "#7a3e9d", "#c79be3"),
    Kind("crowd", "crowd", "crowds", "circle", "#a86a00", "#f0b94c"),
    Kind("speech", "speech", "speeches", "square", "#2a66b0", "#7fb2f0"),
    Kind("politics", "politics", "politics", "pentagon", "#2f7565", "#6fc7b0"),
    Kind("other", "other", "other", "dot", "#4b555e", "#b9c2c9"),
)
#: Colours, light and dark, for the kinds of a corpus's own.
COLOURS: tuple[tuple[str, str], ...] = (
    ("#0485c1", "#0bd7fe"),
    ("#596700", "#e3fd73"),
    ("#c75794", "#bd58ad"),
    ("#371180", "#5d76e2"),
    ("#583100", "#b26f14"),
    ("#0f915b", "#86a705"),
    ("#022f54", "#cfe0ff"),
    ("#590227", "#d3516a"),
)


class Described(Protocol):
    """What a corpus says of a kind of event: what it is called, and its mark, each of them or None."""

    @property
    def label(self) -> str | None:
        """What it is called."""

    @property
    def mark(self) -> str | None:
        """One of :data:`MARKS`."""


def kinds_of(used: Iterable[str], described: Mapping[str, Described] | None = None) -> dict[str, Kind]:
    """Give the kinds of a corpus, each with its mark and its colours.

    Marks are given out in the order of their first use, so that a new kind at the end of a file changes no other.

    Parameters
    ----------
    used : iterable of str
        The kinds of its events, in their order.
    described : mapping of str to Described, optional
        What the corpus says of its kinds.

    Returns
    -------
    dict of str to Kind
        By key, those of :data:`KINDS` first; ``other`` comes last.

    Examples
    --------
    >>> flood = kinds_of(["flood", "strike"])["flood"]
    >>> flood.label, flood.mark
    ('flood', 'drop')
    >>> list(kinds_of(["flood"]))[-2:]
    ['flood', 'other']
    """
    described = described or {}
    fixed = {kind.key: kind for kind in KINDS}
    taken = {kind.mark for kind in KINDS} | {words.mark for words in described.values()}
    spare = [mark for mark in MARKS if mark not in taken] or list(MARKS)
    numbers = count()
    kinds = {}
    for place, key in enumerate(dict.fromkeys((*fixed, *described, *used))):
        words, known = described.get(key), fixed.get(key)
        own_label, own_mark = (words.label, words.mark) if words else (None, None)
        number = 0 if known or own_mark else next(numbers)
        turn = place - len(fixed) + number // len(spare)  # another colour when the marks begin again
        light, dark = (known.light, known.dark) if known else COLOURS[turn % len(COLOURS)]
        label = own_label or (known.label if known else key)
        plural = own_label or (known.plural if known else key)
        mark = own_mark or (known.mark if known else spare[number % len(spare)])
        kinds[key] = Kind(key, label, plural, mark, light, dark)
    return kinds | {KINDS[-1].key: kinds.pop(KINDS[-1].key)}


def is_key(text: str) -> bool:
    """Tell whether a kind may be called so.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_key("mass arrest"), is_key("{{7*7}}")
    (True, False)
    """
    return bool(re.fullmatch(KEY.strip("^$"), text))
