"""What a person may have meant by a word that is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean", "near"]


def near(word: str, choices: Iterable[str], most: int = 3, least: float = 0.6) -> list[str]:
    """Give the choices that are spelled most like a word, the nearest first.

    Parameters
    ----------
    word : str
    choices : iterable of str
    most : int
        How many at most.
    least : float
        How alike they have to be, from 0 to 1.

    Returns
    -------
    list of str

    Source
    ------
    Ratcliff and Obershelp's measure, as ``difflib`` has it.

    Examples
    --------
    >>> near("Pubished", ["published", "publisher", "title"], most=1)
    ['published']
    """
    spelled: dict[str, str] = {}
    for choice in choices:
        spelled.setdefault(choice.casefold(), choice)
    return [spelled[folded] for folded in get_close_matches(word.casefold(), spelled, most, least)]


def did_you_mean(word: str, choices: Iterable[str], most: int = 3, least: float = 0.6) -> str | None:
    """Ask whether a near spelling is meant.

    Parameters
    ----------
    word : str
    choices : iterable of str
    most : int
        How many are named at most.
    least : float
        How alike they have to be, from 0 to 1.

    Returns
    -------
    str or None
        A question; None where nothing is near.

    Examples
    --------
    >>> did_you_mean("erbli", ["erbil", "kerman"])
    'Did you mean erbil?'
    """
    alike = near(word, choices, most, least)
    return f"Did you mean {' or '.join(alike)}?" if alike else None
