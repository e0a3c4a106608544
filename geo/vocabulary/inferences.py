"""What of a claim may be inferred, where an article does not say it outright."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["INFERENCES", "Inference"]


@dataclass(frozen=True, slots=True)
class Inference:
    """A part of a claim that is inferred.

    Attributes
    ----------
    label : str
        What the page calls it, beside the claim.
    meaning : str
        What it says, for a reader who asks.
    """

    label: str
    meaning: str


#: By the word that ``inference:`` of a claim takes; the last is what is meant where a claim gives none.
INFERENCES: dict[str, Inference] = {
    "place": Inference("place from context", "The sentence names no place; what stands around it does."),
    "date": Inference(
        "date reckoned", "A weekday, or a day told by another, is reckoned from the day of publication."
    ),
    "reading": Inference(
        "our reading", "The article does not say it in so many words; this is how we read it."
    ),
}
