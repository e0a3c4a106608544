"""Figures in English words, as a newspaper spells them."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["LARGEST", "ordinal", "spelled", "worded"]

LARGEST = 10**15
"""From here on nobody spells a figure out."""

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_THOUSANDS = ("", " thousand", " million", " billion", " trillion")
_LARGE = "hundred thousand million billion trillion".split()
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[.,;:!?()]")
_WORDS = frozenset([*_SMALL, *_TENS, *_LARGE, "minus", "point"])


def spelled(figure: float) -> str:
    """A figure in words, without the "and" that some countries put in and others leave out.

    Parameters
    ----------
    figure : float
        Of an absolute value below :data:`LARGEST`; decimals are said digit by digit.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If the figure is too large, or no figure.

    Examples
    --------
    >>> spelled(1_213_000)
    'one million two hundred thirteen thousand'
    >>> spelled(-2.5)
    'minus two point five'
    """
    if not abs(figure) < LARGEST:
        raise ValueError(f"{figure!r} is not spelled out")
    whole, _, decimals = f"{abs(figure):f}".rstrip("0").partition(".")
    words = _whole(int(whole))
    if decimals:
        words += " point " + " ".join(_SMALL[int(digit)] for digit in decimals)
    return f"minus {words}" if figure < 0 else words


def worded(text: str) -> set[str]:
    """The figures that a text has in words, each as :func:`spelled` gives it.

    Parameters
    ----------
    text : str

    Returns
    -------
    set of str

    Examples
    --------
    >>> sorted(worded("A hundred and five of them, twenty-five and seven"))
    ['one hundred five', 'seven', 'twenty five']
    """
    found: set[str] = set()
    run: list[str] = []
    tokens = [*_TOKEN.findall(text.casefold()), ".", "."]
    for token, following in pairwise(tokens):
        if token == "a" and following in _LARGE:
            token = "one"
        if token in _WORDS:
            run.append(token)
        elif not (token in ("and", ",") and run and run[-1] in _LARGE and following in (*_WORDS, "and")):
            found.add(" ".join(run))
            run = []
    return found - {""}


def ordinal(number: int) -> str:
    """A whole number as an ordinal in digits.

    Parameters
    ----------
    number : int
        0 or more.

    Returns
    -------
    str

    Examples
    --------
    >>> [ordinal(number) for number in (1, 12, 23, 30)]
    ['1st', '12th', '23rd', '30th']
    """
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _whole(number: int) -> str:
    """A whole number in words."""
    groups = []
    for name in _THOUSANDS:
        number, rest = divmod(number, 1000)
        if rest:
            groups.append(_hundreds(rest) + name)
    return " ".join(reversed(groups)) or _SMALL[0]


def _hundreds(number: int) -> str:
    """A whole number from 1 to 999 in words."""
    hundreds, rest = divmod(number, 100)
    words = [_SMALL[hundreds], "hundred"] if hundreds else []
    if rest >= 20:
        words.append(_TENS[rest // 10 - 2])
        rest %= 10
    if rest:
        words.append(_SMALL[rest])
    return " ".join(words)
