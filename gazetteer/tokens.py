"""The words and signs of a folded text, read once for all that asks what stands beside a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

__all__ = ["PARAGRAPH", "REACH", "Tokens", "words_in"]

PARAGRAPH = "\u2029"
"""What a paragraph break becomes in folded text: no name runs over it."""

REACH = 150
"""How many characters on either side of a mention are read."""

_STRETCH = 20_000  # characters that are kept as words
_WORD = rf"'s(?![^\W_])|(?:[A-Za-z]\.){{2,}}|[^\W_]+(?:'(?!s(?![^\W_]))[^\W_]+)*|[\n{PARAGRAPH}]|\S"
_TOKEN = re.compile(_WORD)
_PIECE = re.compile(rf"{_WORD}|[^\S\n{PARAGRAPH}]+")

_LINES = frozenset(("\n", PARAGRAPH))

Words = tuple[list[str], list[str]]
"""Words and signs, and the same in small letters."""


def words_in(text: str, start: int, end: int) -> list[str]:
    """The words and signs of a stretch of folded text.

    Parameters
    ----------
    text : str
        :attr:`gazetteer.names.Folded.cased`.
    start, end : int
        What stands beyond the end is not seen.

    Returns
    -------
    list of str
    """
    return _TOKEN.findall(text, start, end)


class Tokens:
    """The words and signs of a folded text: read once, stretch by stretch, for all mentions that stand in it.

    Parameters
    ----------
    text : str
        :attr:`gazetteer.names.Folded.cased`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._low, self._high = 0, -1

    def before(self, at: int) -> Words:
        """Words and signs before an offset, the nearest first; and the same in small letters."""
        low = max(0, at - REACH)
        self._reach(low, at)
        words, small = self._between(low, at)
        return words[::-1], small[::-1]

    def after(self, at: int) -> Words:
        """Words and signs behind an offset; and the same in small letters."""
        high = min(len(self.text), at + REACH)
        self._reach(at, high)
        return self._between(at, high)

    def _reach(self, low: int, high: int) -> None:
        """Read the stretch in which these offsets lie; a long text is never kept as words in full."""
        if low < self._low or high > self._high:
            self._low = max(0, low - _STRETCH // 2)
            self._high = min(len(self.text), self._low + _STRETCH)
            pieces = _PIECE.findall(self.text, self._low, self._high)
            bounds = [*accumulate(map(len, pieces), initial=self._low)]
            at = [n for n, piece in enumerate(pieces) if not piece.isspace() or piece in _LINES]
            self._words = [pieces[n] for n in at]
            self._small = [word.lower() for word in self._words]
            self._starts = [bounds[n] for n in at]
            self._ends = [bounds[n + 1] for n in at]

    def _between(self, low: int, high: int) -> Words:
        """The words and signs of a stretch; those that its ends cut are read as if the text ended there."""
        starts, ends = self._starts, self._ends
        first, behind = bisect_left(starts, low), bisect_right(ends, high)
        words, small = self._words[first:behind], self._small[first:behind]
        if first and ends[first - 1] > low:
            cut = words_in(self.text, low, min(ends[first - 1], high))
            words, small = [*cut, *words], [*map(str.lower, cut), *small]
        if first <= behind < len(starts) and starts[behind] < high:
            cut = words_in(self.text, starts[behind], high)
            words += cut
            small += map(str.lower, cut)
        return words, small
