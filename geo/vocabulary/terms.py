"""What the page's words for evidence mean, as it explains them to its readers ("How this works").

The relations are those of :mod:`geo.disagreement`, whose rules the page lists below these words.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TERMS", "Term"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the page uses for evidence.

    Attributes
    ----------
    key : str
        The relation, course or column that it is about.
    label : str
        The word.
    meaning : str
        What it means, for a reader.
    """

    key: str
    label: str
    meaning: str


TERMS: tuple[Term, ...] = (
    Term(
        "claim",
        "claim",
        "One statement of one speaker in one article about one question, such as how many missiles were fired. "
        "It leads to the passage that it rests on.",
    ),
    Term(
        "disagreement",
        "accounts disagree",
        "At least two of the values that are said cannot both be true: a disagreement. The rule that says so stands "
        "below them, and whether it is a conflict or an update.",
    ),
    Term(
        "conflict",
        "in conflict",
        "Accounts disagree, and the order in which they were published does not explain it.",
    ),
    Term(
        "update",
        "brought up to date",
        "The values cannot both be true, but the order in which they were published explains it: a toll that "
        "rises, or a figure that its own article calls an earlier one.",
    ),
    Term(
        "compatible",
        "compatible",
        "The values differ and can all be true: more than a dozen, and 15.",
    ),
    Term(
        "uncompared",
        "not compared",
        "The values differ, and no rule can tell whether they can all be true: they are free text, or of "
        "different kinds. It does not mean that they agree.",
    ),
    Term(
        "equal",
        "agreed",
        "Independent speakers of two or more sides say the same.",
    ),
    Term(
        "single",
        "one speaker",
        "One speaker, or one side, alone says it, in however many articles.",
    ),
    Term(
        "independent",
        "independent",
        "Agreement is counted in speakers and in sides, not in articles: three articles that carry one broadcast are "
        "one voice, and a state's ministers and its broadcaster are one side. An article that compiles other "
        "reports is no voice of its own.",
    ),
    Term(
        "inferred",
        "inferred",
        "The article does not say it outright. How it follows is said with the claim.",
    ),
    Term(
        "proposed",
        "proposed",
        "Found in the text by a rule, and not checked by a person.",
    ),
)
