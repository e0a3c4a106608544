"""Statements that exclude each other without a number: whether troops leave, what a letter is, whether it is over.

Each row of :data:`QUESTIONS` is a rule: words that say what is spoken of, and for each answer the words that give it.
Both have to stand in one sentence. An answer is a claim; two answers to one question in one event are a disagreement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from geo.proposing.figures import Figure
from geo.proposing.sentences import Sentence

__all__ = ["CONTRAST", "QUESTIONS", "RULES", "Question", "answers"]

_TRUST = 0.5
CONTRAST = "more than was said"


@dataclass(frozen=True, slots=True)
class Question:
    """What may be answered in ways that exclude each other.

    Attributes
    ----------
    name : str
        The rule, and what the claims are about.
    about : re.Pattern
        Words that say what is spoken of.
    answers : tuple of (str, re.Pattern)
        Tried in this order, so that "not leaving" is no leaving.
    """

    name: str
    about: re.Pattern[str]
    answers: tuple[tuple[str, re.Pattern[str]], ...]


def _question(name: str, about: str, *answers: tuple[str, str]) -> Question:
    parts = tuple((answer, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for answer, words in answers)
    return Question(name, re.compile(rf"\b(?:{about})\b", re.IGNORECASE), parts)


QUESTIONS = (
    _question(
        "whether troops leave",
        r"troops?|forces|soldiers|coalition|leaving (?:Iraq|Afghanistan|Syria)",
        ("staying", r"(?:should|would|will|to) (?:stay|remain)|(?:are|is) not leaving|not withdraw\w*"),
        ("leaving", r"(?:will|would|to) (?:leave|withdraw|pull out)|withdrew|pulled out|are leaving|are withdrawing"),
    ),
    _question(
        "what a document is",
        r"letter|memo|memorandum|document|video|recording|photograph|statement",
        ("a draft", r"mistakenly released|released by mistake|(?:a|the|mere) draft|in error"),
        ("a fake", r"an? (?:fake|hoax|forgery)|(?:was|is|were) (?:fake|forged|fabricated|doctored)"),
        ("official", r"(?:an?|the) official letter|(?:was|is|were) (?:genuine|authentic|real)|taken seriously"),
    ),
    _question(
        "extent of the damage",
        r"damage\w*|destruction",
        (CONTRAST, r"(?:much |far )?(?:greater|worse|heavier|more (?:severe|extensive|serious)) than"),
        ("slight", r"minor|minimal|slight|superficial|(?:little|limited) damage|officials (?:acknowledged|admitted)"),
        ("heavy", r"severe(?:ly)?|extensive(?:ly)?|heavy|heavily|widespread|massive|devastat\w+|catastrophic"),
    ),
    _question(
        "whether it has ended",
        r"combat (?:operations?|mission)|war|siege|strike|operation|relabell?ing",
        ("in name only", r"in name only|relabell?ing|cosmetic|rebranding"),
        ("goes on", r"not over|goes on|go on|continu(?:e|es|ing)|has not ended|far from over"),
        ("ended", r"announced the end of|declared (?:the )?\w* ?(?:over|ended)|has ended|is over|came to an end"),
    ),
    _question(
        "who is responsible",
        r"responsib\w+|involvement|attack|bombing|blast|killing",
        ("denied", r"denied (?:any )?(?:responsibility|involvement)|denies (?:any )?(?:responsibility|involvement)"),
        ("claimed", r"claimed responsibility|claims responsibility|admitted responsibility|took (?:open )?credit"),
    ),
    _question(
        "what caused it",
        r"fire|blaze|explosion|blast|crash",
        ("an accident", r"(?:was|were) (?:an )?acciden\w+|electrical fault|gas leak|short circuit|technical fault"),
        ("on purpose", r"(?:was|were) deliberate(?:ly)?|started deliberately|arson attack|foul play|sabotage"),
    ),
)  # fmt: skip
RULES = {
    question.name: f"Answers that exclude each other: {', '.join(a for a, _ in question.answers)}."
    for question in QUESTIONS
}


def answers(text: str, sentences: Sequence[Sentence], off: Collection[str] = ()) -> list[Figure]:
    """The answers that an article gives, as claims without a number.

    Parameters
    ----------
    text : str
        An article.
    sentences : sequence of Sentence
        Its sentences.
    off : collection of str, optional
        Rules of :data:`RULES` not to use.

    Returns
    -------
    list of Figure
        Of the topic ``other``; ``what`` is the question and ``word`` the answer.
    """
    found: list[Figure] = []
    for question in QUESTIONS:
        asked = [] if question.name in off else _asked(question, text, sentences)
        for answer, pattern in question.answers:
            for sentence in asked:
                for match in pattern.finditer(text, sentence.start, sentence.end):
                    if not any(
                        f.start < match.end() and match.start() < f.end and f.what == question.name
                        for f in found
                    ):
                        found.append(_figure(question.name, answer, match, sentence))
    return sorted(found, key=lambda figure: figure.start)


def _asked(question: Question, text: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that speak of what is asked."""
    starts = [match.start() for match in question.about.finditer(text)]
    if not starts:
        return []  # most articles speak of nothing that is asked
    return [s for s in sentences if bisect_left(starts, s.start) < bisect_left(starts, s.end)]


def _figure(question: str, answer: str, match: re.Match[str], sentence: Sentence) -> Figure:
    span = match.start(), match.end()
    return Figure(
        "other",
        question,
        "word",
        None,
        None,
        answer,
        None,
        *span,
        sentence,
        "current",
        question,
        _TRUST,
        None,
    )
