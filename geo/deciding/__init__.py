"""From proposals to what a person vouches for: accepted, corrected, merged, split, or thrown away."""

from geo.deciding.accepting import Correction
from geo.deciding.decisions import Decision, Decisions, read_decisions
from geo.deciding.review import Review
from geo.deciding.shown import with_proposals
from geo.deciding.standing import Standing, standing, still_proposed, undecided

__all__ = [
    "Correction",
    "Decision",
    "Decisions",
    "Review",
    "Standing",
    "read_decisions",
    "standing",
    "still_proposed",
    "undecided",
    "with_proposals",
]
