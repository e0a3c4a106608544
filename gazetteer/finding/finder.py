"""Toponyms in the text of news, looked up in the world gazetteer and judged by what stands around them.

Every capitalised name that the gazetteer has is a candidate, and so are names with a telling last word, such as
Something River. For each one the cues of :mod:`gazetteer.finding.cues` are gathered; the sum of their weights is the
logarithm of the odds that it is a toponym, and it is found if the sum is positive. There is no other model:
:meth:`Finder.explain` gives every candidate with its cues, found or not, and each rule can be switched off.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import exp
from typing import NamedTuple

from gazetteer.errors import InputError
from gazetteer.finding import cues
from gazetteer.finding.judging import Judge
from gazetteer.finding.memory import remember
from gazetteer.finding.stretches import CUT, Stretches
from gazetteer.finding.tokens import Possible, Text, Words
from gazetteer.finding.weights import WEIGHTS
from gazetteer.world import World

__all__ = ["CLASSES", "DEFAULT", "Finder", "Found", "Judged"]

CLASSES = ("literal", "embedded", "demonym", "street", "facility")
"""What a finding can be."""

DEFAULT = frozenset(("literal", "embedded", "demonym", "street"))
"""What is found unless asked otherwise."""


NEVER = -20.0
"""Log-odds of what is not a matter of odds."""


class Found(NamedTuple):
    """A toponym in a text.

    Attributes
    ----------
    start, end : int
        Offsets into the text as given, the end exclusive.
    surface : str
        The text between them.
    small : str
        The name in the form of :func:`gazetteer.names.key`.
    number : int
        Of the name in the world's index, -1 for a name that only its head noun tells: it has no candidates.
    use : str
        One of :data:`CLASSES`.
    score : float
        Logarithm of the odds that it is a toponym: above 0.
    """

    start: int
    end: int
    surface: str
    small: str
    number: int
    use: str
    score: float

    @property
    def trust(self) -> float:
        """How likely it is to be a toponym, 0 to 1: what :class:`gazetteer.placing.Marked` wants to know."""
        return 1 / (1 + exp(-self.score))


class Judged(NamedTuple):
    """A candidate, found or not, and why.

    Attributes
    ----------
    found : Found
        The candidate.
    accepted : bool
        Whether it was found.
    reasons : list of (str, float)
        Its cues with their weights, the weightiest first.
    """

    found: Found
    accepted: bool
    reasons: list[tuple[str, float]]

    @property
    def sentence(self) -> str:
        """The verdict and its weightiest reasons, in words."""
        sides = [
            f"{side} it: "
            + "; ".join(f"{cue} ({weight:+.1f})" for cue, weight in self.reasons if weight * sign >= 0.1)
            for side, sign in (("for", 1), ("against", -1))
        ]
        verdict = "found" if self.accepted else "not found"
        return f"{self.found.surface}: {verdict} ({self.found.score:+.1f}); {', '.join(sides)}"


class _Weights(dict[str, float]):
    """What cues are worth; nothing, if they were too seldom to tell."""

    def __missing__(self, cue: str) -> float:
        self[cue] = 0.0
        return 0.0


class Finder:
    """Finds toponyms in text.

    Parameters
    ----------
    world : World
        The gazetteer.
    include : collection of str, optional
        Which :data:`CLASSES` are found.
    off : collection of str, optional
        Rules of :data:`gazetteer.finding.cues.RULES` that are switched off.
    weights : mapping of str to float, optional
        What each cue is worth, instead of :data:`gazetteer.finding.weights.WEIGHTS`.
    """

    def __init__(
        self,
        world: World,
        include: Collection[str] = DEFAULT,
        off: Collection[str] = (),
        weights: Mapping[str, float] | None = None,
    ) -> None:
        for given, known, what in ((include, CLASSES, "class of finding"), (off, cues.RULES, "rule")):
            unknown = [name for name in given if name not in known]
            if unknown:
                raise InputError(f"no such {what}: {unknown[0]!r}; there are {', '.join(known)}")
        self.world = world
        self.include = frozenset(include)
        if weights is None:
            weights = {
                f"{rule}: {value}": weight
                for rule, values in WEIGHTS.items()
                for value, weight in values.items()
            }
        self._weights = _Weights(
            {cue: weight for cue, weight in weights.items() if cue.partition(":")[0] not in off}
        )
        self._weights[CUT] = NEVER
        self._words = Words(world, cues.Lexicon.shared())
        self._stretches = Stretches(world, self.include)
        self._judge = Judge(world, self._stretches)

    def find(self, text: str) -> list[Found]:
        """The toponyms of a text, in its order.

        Parameters
        ----------
        text : str
            Any text; one without capitals gives nothing.

        Returns
        -------
        list of Found
            Without overlaps.
        """
        return self.sift(text)[0]

    def sift(self, text: str) -> tuple[list[Found], set[tuple[int, int]]]:
        """The toponyms of a text, and what looks like one and is none.

        Parameters
        ----------
        text : str
            Any text.

        Returns
        -------
        tuple of list of Found and set of (int, int)
            Those found, without overlaps; and the spans that were weighed and found wanting.
        """
        article = self._article(text)
        doubted = {article.span(candidate) for candidate in article.candidates if candidate.score <= 0}
        return [_found(article, candidate) for candidate in self._accepted(article)], doubted

    def explain(self, text: str) -> list[Judged]:
        """Every candidate of a text with the cues for and against it.

        Parameters
        ----------
        text : str
            Any text.

        Returns
        -------
        list of Judged
            In the order of the text.
        """
        article = self._article(text)
        accepted = {id(candidate) for candidate in self._accepted(article)}
        weigh = self._weights
        return [
            Judged(
                _found(article, candidate),
                id(candidate) in accepted,
                sorted(((cue, weigh[cue]) for cue in candidate.cues), key=lambda pair: -abs(pair[1])),
            )
            for candidate in article.candidates
        ]

    def _article(self, text: str) -> Text:
        article = Text(text, self._words)
        article.candidates = list(self._stretches.of(article))
        for candidate in article.candidates:
            self._judge.gather(article, candidate)
        remember(article)
        weight = self._weights.__getitem__
        for candidate in article.candidates:
            candidate.score = sum(map(weight, candidate.cues))
        return article

    def _accepted(self, article: Text) -> list[Possible]:
        """Of those that overlap, the longest name by its head noun, or else the likeliest."""
        kept: list[Possible] = []
        for candidate in article.candidates:
            if candidate.score <= 0 or candidate.use not in self.include:
                continue
            while kept and kept[-1].end > candidate.start:
                other = kept[-1]
                if _outdoes(other, candidate):
                    break
                kept.pop()
            else:
                kept.append(candidate)
        return kept


def _outdoes(other: Possible, candidate: Possible) -> bool:
    """Whether, of two candidates that overlap, the one found earlier stays."""
    if "part: shorter" in candidate.cues and other.start == candidate.start:
        return (
            "city: part of another name" not in candidate.cues
            or "city: part of the name, its main one" in other.cues
        )
    return (other.headed, other.score) >= (candidate.headed, candidate.score)


def _found(article: Text, candidate: Possible) -> Found:
    """A candidate, in the text as given."""
    start, end = article.span(candidate)
    return Found(
        start,
        end,
        article.source[start:end],
        candidate.small,
        candidate.number,
        candidate.use,
        candidate.score,
    )
