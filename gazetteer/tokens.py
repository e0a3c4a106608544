"""The words and signs of a folded text, read once for all that asks what stands beside a name."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

__all__ = ["PARAGRAPH", "REACH", "Tokens", "words_in"]

PARAGRAPH = "\u2029"
"""What a paragraph break becomes in folded text: no name runs over it."""

REACH = 150
"""How many characters on either side of a mention are read."""

_STRETCH = 20_000  # characters that are kept as words
_PLAIN = r"[A-Za-z][a-z]++(?![^\W_]|')"  # most words; what follows reads them as well, but takes longer
_WORD = rf"{_PLAIN}|'s(?![^\W_])|(?:[A-Za-z]\.){{2,}}|[^\W_]+(?:'(?!s(?![^\W_]))[^\W_]+)*|[\n{PARAGRAPH}]|\S"
_TOKEN = re.compile(_WORD)
_SPACE = rf"[^\S\n{PARAGRAPH}]*"
_PIECE = re.compile(rf"(?:{_WORD}){_SPACE}")
_LEADING = re.compile(_SPACE)
_STORED, _LONGEST = 50_000, 60  # words that are remembered between texts, and characters of each

Words = tuple[list[str], list[str]]
"""Words and signs, and the same in small letters."""


class _Pieces(dict[str, tuple[str, str]]):
    """Words and signs met before, with the space behind them: the word, and the same in small letters."""

    def __missing__(self, piece: str) -> tuple[str, str]:
        word = piece.rstrip() or piece[:1]
        known = word, word.lower()
        if len(piece) <= _LONGEST:
            if len(self) >= _STORED:
                self.clear()
            self[piece] = known
        return known


_KNOWN = _Pieces()


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
            leading = _LEADING.match(self.text, self._low, self._high)
            begin = leading.end() if leading else self._low
            pieces = _PIECE.findall(self.text, begin, self._high)
            known = [*map(_KNOWN.__getitem__, pieces)]
            self._words = [word for word, _ in known]
            self._small = [small for _, small in known]
            self._starts = [*accumulate(map(len, pieces), initial=begin)]
            self._starts.pop()

    def _between(self, low: int, high: int) -> Words:
        """The words and signs of a stretch; those that its ends cut are read as if the text ended there."""
        starts, texts = self._starts, self._words
        first, behind = bisect_left(starts, low), bisect_left(starts, high)
        reaches = starts[behind - 1] + len(texts[behind - 1]) > high if behind > first else False
        behind -= reaches
        words, small = texts[first:behind], self._small[first:behind]
        if reaches:
            cut = self._cut(starts[behind], high)
            words += cut
            small += map(str.lower, cut)
        if first and (end := starts[first - 1] + len(texts[first - 1])) > low:
            cut = self._cut(low, min(end, high))
            words, small = [*cut, *words], [*map(str.lower, cut), *small]
        return words, small

    def _cut(self, start: int, end: int) -> list[str]:
        """Part of a word: mostly letters, which are one."""
        part = self.text[start:end]
        return [part] if part.isalnum() else words_in(self.text, start, end)
