"""Whom an article credits a figure to: an official, an agency, a newspaper, a witness, or nobody but itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from geo.proposing.figures import Figure
from geo.proposing.sentences import Sentence

__all__ = ["RULES", "Attribution", "attribute"]

RULES = {
    "according to": "Behind 'according to', in the same sentence.",
    "own voice": "Nobody is credited.",
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it.

    Attributes
    ----------
    speaker : str
        In the article's own words; "article" for its own voice.
    kind : str
        article, named_official, institution, media, anonymous, witness or other.
    start, end : int or None
        Where the speaker is named, the end exclusive; None for the article's own voice.
    rule : str
        A key of :data:`RULES`.
    confidence : float
        From 0 to 1.
    """

    speaker: str
    kind: str
    start: int | None
    end: int | None
    rule: str
    confidence: float


_ACCORDING = re.compile(r"(?i)\baccording to ([^,.;\n]{2,80})")


def attribute(
    text: str, sentences: Sequence[Sentence], figures: Sequence[Figure], off: Collection[str] = ()
) -> list[Attribution]:
    """Who is credited with each figure.

    Parameters
    ----------
    text : str
        An article.
    sentences : sequence of Sentence
        Its sentences.
    figures : sequence of Figure
        Its figures.
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    list of Attribution
        One for each figure, in the same order.
    """
    found = []
    for figure in figures:
        credit = _ACCORDING.search(text, figure.sentence.start, figure.sentence.end)
        if credit and "according to" not in off:
            found.append(Attribution(credit[1], "other", credit.start(1), credit.end(1), "according to", 0.5))
        else:
            found.append(Attribution("article", "article", None, None, "own voice", 0.5))
    return found
