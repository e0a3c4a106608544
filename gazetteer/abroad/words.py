"""The words of a text in another language, with what the signs around each of them say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.names import Folded

__all__ = ["Word", "words_of"]

_WORD = re.compile(r"[^\W_]+")
_STARTS = frozenset('.!?:;"(—[«»•*\u2029')
_COMMAS = frozenset((", ", "، "))


@dataclass(slots=True)
class Word:
    """A word of a text, folded."""

    start: int
    end: int
    small: str
    capital: bool
    shouted: bool  # capitals throughout
    opens: bool  # begins a sentence
    comma: bool  # only a comma and a space stand between it and the word before
    hyphen: bool  # a hyphen does
    joined: bool  # only a space stands between it and the word before
    initialled: bool  # an initial stands before it
    split: bool  # it and the next are written together but for a sign that is not seen


def words_of(folded: Folded, text: str) -> list[Word]:
    """The words of a folded text."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(folded.cased):
        start = match.start()
        gap = folded.cased[end:start]
        between = gap.strip(" \n")
        opens = not found or any(sign in _STARTS for sign in between) or "\u2029" in gap
        joined = bool(found) and gap in (" ", "-", "\n", "'")
        if joined and text[folded.span(start, start + 1)[0] - 1] == "\u200c":
            found[-1].split = True
        small = folded.small[start : match.end()]
        capital, shouted = match[0][0].isupper(), len(match[0]) > 1 and match[0].isupper()
        initialled = bool(found) and found[-1].capital and len(found[-1].small) == 1 and gap in (".", ". ")
        found.append(
            Word(
                start,
                match.end(),
                small,
                capital,
                shouted,
                opens and not initialled,
                gap in _COMMAS,
                gap == "-",
                joined,
                initialled,
                False,
            )
        )
        end = match.end()
    return found
