"""What follows from a happening, and is told with it or with something that came after: arrests, sums, who has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from geo.proposing.records import ProposedClaim

__all__ = ["FOLLOWS", "told_together"]

#: Of these no count tells two happenings apart, as one of the dead or a magnitude does: seven arrests may be told of
#: with the attack, with the search or with a hearing.
FOLLOWS = frozenset("missing arrested displaced amount weapons responders".split())


def told_together(claims: Sequence[ProposedClaim]) -> dict[tuple[str, str], str]:
    """Events whose figures of a topic may be of one, since no article gives some of both.

    Parameters
    ----------
    claims : sequence of ProposedClaim
        Those that can be compared.

    Returns
    -------
    dict of (str, str) to str
        By event and topic, the event of which most articles tell that it is compared with; itself, where others are
        told apart from it.
    """
    articles: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.topic in FOLLOWS:
            articles[claim.topic][claim.event].add(claim.article)
    together: dict[tuple[str, str], str] = {}
    for topic, told in articles.items():
        sets: list[tuple[str, set[str]]] = []
        for event in sorted(told, key=lambda event: (-len(told[event]), event)):
            first, known = next((entry for entry in sets if not entry[1] & told[event]), (event, set()))
            if not known:
                sets.append((event, known))
            known |= told[event]
            together[event, topic] = first
    return together
