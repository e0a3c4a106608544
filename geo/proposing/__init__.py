"""From the text of articles to proposals: events, claims and disagreements, each with its rule and its doubt.

No model and no network: word lists (``words.txt``) and small rules in tables, each of which has a name and can
be switched off.
"""

from geo.proposing.proposals import RULES, lexicon_of, propose
from geo.proposing.records import (
    Proposals,
    ProposedClaim,
    ProposedDisagreement,
    ProposedEvent,
    ProposedPlace,
)
from geo.proposing.writing import as_yaml

__all__ = [
    "RULES",
    "Proposals",
    "ProposedClaim",
    "ProposedDisagreement",
    "ProposedEvent",
    "ProposedPlace",
    "as_yaml",
    "lexicon_of",
    "propose",
]
