"""Spellings: folding text without losing offsets.

Folding makes spellings comparable: diacritics, combining marks, invisible characters, the many hyphens,
apostrophes and spaces, and the letter variants of the Arabic script. Every folded character still knows
the characters of the text it stands for, so a match in the folded text has exact offsets in the text as
given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.lazy import lazily
from gazetteer.tokens import PARAGRAPH, Tokens

__all__ = ["PARAGRAPH", "PARTICLES", "TABLE", "Folded", "fold", "in_small", "key"]

PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "al el ad as ash an ar at az the of and de del della di da do dos das du des le la les los las y e i en am"
        " der den von van upon sur sous sub",
    )
)
"""Words of a Latin name that may be written small whatever their case in the gazetteer."""

_APOSTROPHES = "'\u2018\u2019\u201a\u201b\u2032\u2035\u02b9\u02bb\u02bc\u02bd\u02be\u02bf`\u00b4\uff07"
_QUOTES = '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u2039\u203a\uff02'
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\u2043\u05be\ufe63\uff0d\u00b7"
_DASHES = "\u2014\u2015\u2e3a\u2e3b\ufe58"
_LETTERS = {
    **dict(zip("øØłŁđĐħĦıðÐəƏ", "oOlLdDhHidDeE", strict=True)),
    **{"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ß": "ss", "ẞ": "SS"},
    # Arabic, Persian and Kurdish forms of one letter
    **{"ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ھ": "ه", "ہ": "ه", "ـ": ""},
}
_EXPANDED, _MARK, _DROPPED = "\ue000", "\ue001", "\ue002"


def _folded_character(character: str) -> str:
    """One character folded, its case kept; '' for one that folds away."""
    if character in _LETTERS:
        return _LETTERS[character]
    if "\ue000" <= character <= "\uf8ff":
        return "\ufffd"
    if unicodedata.category(character) == "Cf":
        return ""
    if "\uac00" <= character <= "\ud7a3":
        return character
    parts = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    text = "".join(_LETTERS.get(part, part) for part in parts)
    if text.lower() != text.casefold():
        text = text.casefold().upper() if text != text.lower() else text.casefold()
    return text if len(text.lower()) == len(text) else text.lower()


class _Table(dict[int, str]):
    """A table for `str.translate` that keeps the length: what would change it becomes a placeholder."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in "\n\x85\u2028":
            folded = "\n"
        elif character in "\x0b\x0c\x1c\x1d\x1e\u2029":
            folded = PARAGRAPH
        elif character.isspace():
            folded = " "
        else:
            folded = self._letter(character)
        self[code] = folded
        return folded

    @staticmethod
    def _letter(character: str) -> str:
        for signs, sign in ((_APOSTROPHES, "'"), (_QUOTES, '"'), (_HYPHENS, "-"), (_DASHES, "—")):
            if character in signs:
                return sign
        if unicodedata.combining(character):
            return _MARK
        folded = _folded_character(character)
        if len(folded) == 1:
            return folded
        return _EXPANDED if folded else _DROPPED


TABLE = _Table()
"""What `str.translate` makes of a text so that it keeps its length; what would change that is a placeholder."""

_QUOTED = r" *\n>[> \n]*"  # the end of a line that mail quotes
_OPENING = (
    r"'(?!s(?![^\W_]|-[A-Z]))(?=[^\W\d_])"  # a quote, or a letter: al-'Amarah, 's-Gravenhage; no possessive
)
_IRREGULAR = re.compile(
    rf"{_QUOTED}|[ \n{PARAGRAPH}-][ \n{PARAGRAPH}{_DROPPED}-]+|(?:{_EXPANDED}|[^{_MARK}]){_MARK}+"
    rf"|{_EXPANDED}|{_DROPPED}|{_MARK}|(?<![^\W_]){_OPENING}"
)
_FEW = re.compile(rf"{_QUOTED}|[ \n{PARAGRAPH}-][ \n{PARAGRAPH}-]+|(?<![^\W_]){_OPENING}")
"""The same where no character folds to more, to none, or to a mark."""
_FEWEST = re.compile(
    rf"[ \n{PARAGRAPH}'-](?:(?<!')[ \n{PARAGRAPH}-]+|(?<=')(?<![^\W_]')"
    rf"{_OPENING.removeprefix(chr(39))})"
)
"""The same where no line is quoted, either: it begins with a sign of a few, so that most of a text is passed over."""


@dataclass(frozen=True)
class Folded:
    """Text in its folded form, with the way back.

    Attributes
    ----------
    source : str
        The text as given.
    cased : str
        Folded, but with its case, its hyphens and its line breaks: one space for a run of spaces, ``—`` for a
        dash, U+2029 for a paragraph break.
    small : str
        The form in which names are compared: `cased` in small letters, hyphens and line breaks as spaces.
        It has the length of `cased`.
    """

    source: str
    cased: str
    small: str
    _at: Sequence[int]
    _from: Sequence[int]
    _to: Sequence[int]

    @lazily
    def tokens(self) -> Tokens:
        """Its words and signs."""
        return Tokens(self.cased)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that a range of the folded text stands for.

        Parameters
        ----------
        start, end : int
            Offsets into the folded text, the end exclusive and after the start.

        Returns
        -------
        tuple of int
            Offsets into the text as given, the end exclusive.
        """
        return self._source(start)[0], self._source(end - 1)[1]

    def index(self, offset: int) -> int:
        """Where something of the source stands in the folded text.

        Parameters
        ----------
        offset : int
            An offset into the text as given.

        Returns
        -------
        int
            An offset into the folded text: the first of the stretch where several signs fold together.
        """
        stretch = bisect_right(self._from, offset) - 1
        if self._to[stretch]:
            return self._at[stretch]
        return self._at[stretch] + offset - self._from[stretch]

    def _source(self, index: int) -> tuple[int, int]:
        stretch = bisect_right(self._at, index) - 1
        if self._to[stretch]:
            return self._from[stretch], self._to[stretch]
        start = self._from[stretch] + index - self._at[stretch]
        return start, start + 1


def fold(text: str) -> Folded:
    """Fold a text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Folded
        The folded text and its offsets into `text`.

    Examples
    --------
    >>> folded = fold("the  Straße to Ba\u2019qu\u0304ba")
    >>> folded.small
    "the strasse to ba'quba"
    >>> folded.span(15, 22)
    (15, 23)
    """
    level = text.translate(TABLE)
    pieces: list[str] = []
    at, origin, to = [0], [0], [0]  # stretches: one to one where `to` is 0, else all of them one block
    last = length = 0
    few = not (_EXPANDED in level or _DROPPED in level or _MARK in level)
    pattern = _IRREGULAR if not few else _FEW if "\n>" in level else _FEWEST
    for irregular in pattern.finditer(level):
        start, end = irregular.span()
        block = _block(irregular.group(), text, start)
        if start > last:
            pieces.append(level[last:start])
            length += start - last
        if block:
            at.append(length)
            origin.append(start)
            to.append(end)
            pieces.append(block)
            length += len(block)
        at.append(length)
        origin.append(end)
        to.append(0)
        last = end
    pieces.append(level[last:])
    cased = "".join(pieces)
    return Folded(text, cased, in_small(cased), at, origin, to)


def in_small(cased: str) -> str:
    """Folded text in small letters, hyphens and line breaks as spaces."""
    return cased.lower().replace("-", " ").replace("\n", " ")


def _block(level: str, text: str, start: int) -> str:
    """What an irregular stretch of the levelled text becomes."""
    if level == "'":
        return ""
    if level[0] in f" \n-{PARAGRAPH}":
        if PARAGRAPH in level or level.count("\n") > 1:
            return PARAGRAPH
        signs = level.replace(_DROPPED, "")
        if "-" in signs and len(signs) > 1 and not (signs[0] == "-" and signs[1:].strip(" ") == "\n"):
            return "—"
        return "-" if "-" in level else "\n" if "\n" in level else " "
    return "".join(
        _folded_character(text[start + index]) if sign == _EXPANDED else sign
        for index, sign in enumerate(level)
        if sign not in (_MARK, _DROPPED)
    )


def key(name: str) -> str:
    """A name in the form in which names are compared.

    Parameters
    ----------
    name : str
        A toponym in any script.

    Returns
    -------
    str
        Folded, in small letters, without spaces around it.

    Examples
    --------
    >>> key("Sana\u2018a\u0304"), key("Al\u2011Anb\u0101r")
    ("sana'a", 'al anbar')
    """
    return fold(name).small.strip(f" {PARAGRAPH}")
