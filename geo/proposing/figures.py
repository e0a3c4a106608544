"""Figures that an article states: how many died, were hurt, were arrested; how strong, how much, how large.

Each is found by a rule of :data:`RULES`, and says by which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from geo.proposing.sentences import Sentence

__all__ = ["RULES", "Figure", "figures"]

RULES = {
    "magnitude": "A number beside 'magnitude' or before 'on the Richter scale'.",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what is counted.

    Attributes
    ----------
    topic : str
        What it is a figure of: deaths, injured, magnitude, amount …
    what : str or None
        What is counted, in the words of the article; None for a magnitude.
    kind : str
        exact, at_least, more_than, at_most, less_than, about, range, word or none.
    low, high : float or None
        The bounds that are known.
    word : str or None
        A number word, where ``kind`` is word.
    unit : str or None
        people, a currency by its code, a unit of length.
    start, end : int
        Offsets into the text of the article, the end exclusive.
    sentence : Sentence
        The one that states it.
    status : str
        current, earlier (the article says that it is) or expected.
    rule : str
        A key of :data:`RULES`.
    confidence : float
        From 0 to 1.
    scope : str or None
        Of which part: in five villages.
    """

    topic: str
    what: str | None
    kind: str
    low: float | None
    high: float | None
    word: str | None
    unit: str | None
    start: int
    end: int
    sentence: Sentence
    status: str
    rule: str
    confidence: float
    scope: str | None


_MAGNITUDE = re.compile(
    r"(?i)\b(?:(\d{1,2}(?:\.\d+)?)[- ]?magnitude|magnitude[- ]?(?:of )?(\d{1,2}(?:\.\d+)?)|"
    r"(\d{1,2}(?:\.\d+)?) on the (?:open-ended )?richter)"
)


def figures(text: str, sentences: Sequence[Sentence], off: Collection[str] = ()) -> list[Figure]:
    """The figures of an article, in order.

    Parameters
    ----------
    text : str
        An article.
    sentences : sequence of Sentence
        Its sentences.
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    list of Figure
        By offset.
    """
    found = []
    for sentence in sentences:
        for match in (
            _MAGNITUDE.finditer(text, sentence.start, sentence.end) if "magnitude" not in off else ()
        ):
            number = float(match[match.lastindex or 1])
            found.append(
                Figure(
                    "magnitude", None, "exact", number, number, None, None, match.start(), match.end(),
                    sentence, "current", "magnitude", 0.95, None,
                )
            )  # fmt: skip
    return found
