"""White space within a paragraph as one space: line ends of folded text, tabs, two spaces behind a full stop.

Names and what stands beside them are read in the text that :func:`level` gives; :meth:`Level.span` leads back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

__all__ = ["Level", "level"]

PARAGRAPH = "\u2029"
"""What :func:`gazetteer.names.fold` makes of a paragraph's end."""

FOLDED_AT = 60
"""Text whose longest line has fewer characters may be folded anyhow; other text was folded at its longest line."""

EARLY = 0.6
"""A line that with the next word would still be shorter than this part of the longest ends a paragraph: a heading."""

_WORD = re.compile(r"\S+")
_UNEVEN = re.compile(r"\s*\n\s*>[>\s]*|\s\s+|[^\S ]")
_LINE_END = re.compile(r"\n\s*(?:>[>\s]*)?")
_HYPHENED = re.compile(r"[^\W\d_][-\u2010\u2011]")  # what ends a line within a name
_SIGNS = (
    "  ",
    " \n",
    *(chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) not in " \n"),
)
_PLAIN = tuple(sign for sign in _SIGNS if sign.isascii())
_BREAKS = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028]")


class Level(NamedTuple):
    """A text with one space where it had several signs of white space, and the way back.

    Attributes
    ----------
    text : str
        Paragraphs end with line ends as before; all other white space is single spaces.
    at, source : list of int
        Offsets into `text` behind which something was left out, and the same places in the text as given.
    """

    text: str
    at: list[int]
    source: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that a range of the text stands for.

        Parameters
        ----------
        start, end : int
            Offsets into the text, the end exclusive and after the start.

        Returns
        -------
        tuple of int
        """
        if not self.at:
            return start, end
        return _moved(start, self.at, self.source), _moved(end - 1, self.at, self.source) + 1

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text that stands for a range of the source.

        Parameters
        ----------
        start, end : int
            Offsets into the text as given, the end exclusive and after the start.

        Returns
        -------
        tuple of int
        """
        if not self.at:
            return start, end
        return _moved(start, self.source, self.at), _moved(end - 1, self.source, self.at) + 1


def _moved(offset: int, here: list[int], there: list[int]) -> int:
    stretch = bisect_right(here, offset) - 1
    return offset if stretch < 0 else offset - here[stretch] + there[stretch]


def level(text: str) -> Level:
    r"""Make white space within paragraphs single spaces; the marks of lines that mail quotes are such, too.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Level

    Examples
    --------
    >>> level("from New\nYork  to\tYork\n\nBath").text
    'from New York to York\n\nBath'
    >>> level("> from New\n> York\n>\n> to Bath").text
    '> from New York\n>\n> to Bath'
    >>> level("two  spaces").span(4, 10), level("two  spaces").place(5, 11)
    ((5, 11), (4, 10))
    >>> level("in Guinea-\nBissau").text
    'in Guinea-Bissau'
    """
    pieces: list[str] = []
    at: list[int] = []
    source: list[int] = []
    last = length = 0
    longest = -1
    quickly = not any(sign in text for sign in (_PLAIN if text.isascii() else _SIGNS))
    for uneven in (_LINE_END if quickly else _UNEVEN).finditer(text):
        start, end = uneven.span()
        signs = uneven.group()
        breaks = len(_BREAKS.findall(signs))
        if breaks > 1 or PARAGRAPH in signs:
            continue
        joint = "" if breaks and _HYPHENED.match(text, start - 2) else " "
        if breaks and joint:
            if longest < 0:
                longest = max(map(len, text.splitlines()))
            if longest >= FOLDED_AT and _line(text, start, end) < EARLY * longest:
                continue
        pieces += (text[last:start], joint)
        length += start - last + len(joint)
        last = end
        if end - start > len(joint):
            at.append(length)
            source.append(end)
    if not pieces:
        return Level(text, at, source)
    pieces.append(text[last:])
    return Level("".join(pieces), at, source)


def _line(text: str, start: int, end: int) -> int:
    """How long a line would be with the next word."""
    word = _WORD.match(text, end)
    return start - (text.rfind("\n", 0, start) + 1) + 1 + (word.end() - end if word else 0)
