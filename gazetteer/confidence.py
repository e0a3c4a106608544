"""How likely a mention is to be right: that it is a place at all, and this place, to within 161 km.

The log-odds are a sum over what is known of a mention, with weights that ``tools/confidence.py`` fits to articles in
which people have marked and placed every toponym, those of each article judged by weights that were fitted without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from typing import NamedTuple

__all__ = ["WEIGHTS", "Evidence", "confidence", "parts"]

WEIGHTS = {
    "astray": -2.33,
    "class: demonym": -0.10,
    "class: embedded": -0.19,
    "class: literal": 0.26,
    "class: street": -2.03,
    "only place of the name": -0.20,
    "place": 0.49,
    "sure of anything": -2.06,
    "toponym": 0.61,
    "wide": -0.33,
}
"""What each part of the evidence adds to the log-odds. Fitted by ``tools/confidence.py``."""

LIMIT = 5.0
"""Log-odds beyond which a score or a share says no more."""


class Evidence(NamedTuple):
    """What is known of a mention.

    Attributes
    ----------
    score : float
        Log-odds that it is a toponym, as the finder has it.
    share : float
        Of the place among those of the name, 0 to 1, with what is so near that it is the same.
    use : str
        A class of :data:`gazetteer.finding.finder.CLASSES`.
    wide : bool
        A country, a region or a sea, which hardly anything is mistaken for.
    single : bool
        The only place of this name.
    astray : bool
        A little known place in a country that nothing else in the article points to.
    named : bool
        Its own name is the text's, not one of which it is a part.
    """

    score: float
    share: float
    use: str
    wide: bool
    single: bool
    astray: bool


def parts(evidence: Evidence) -> Mapping[str, float]:
    """The evidence as numbers, by the names of :data:`WEIGHTS`.

    Parameters
    ----------
    evidence : Evidence

    Returns
    -------
    mapping of str to float
    """
    share = min(max(evidence.share, 1e-6), 1 - 1e-6)
    place = min(max(log(share / (1 - share)), -LIMIT), LIMIT)
    score = min(max(evidence.score, -LIMIT), LIMIT)
    found = {"sure of anything": 1.0, "toponym": score, "place": place, f"class: {evidence.use}": 1.0}
    if evidence.wide:
        found["wide"] = 1.0
    if evidence.single:
        found["only place of the name"] = 1.0
    if evidence.astray:
        found["astray"] = 1.0
    return found


def confidence(evidence: Evidence, weights: Mapping[str, float] = WEIGHTS) -> float:
    """How likely a mention is to be right.

    Parameters
    ----------
    evidence : Evidence
    weights : mapping of str to float

    Returns
    -------
    float
        0 to 1.
    """
    found = parts(evidence)
    odds = 0.0
    for what, value in found.items():
        odds += weights.get(what, 0.0) * value
    return 1 / (1 + exp(-odds))
