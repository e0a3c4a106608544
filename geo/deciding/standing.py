"""How proposals stand after what was decided: which are left, and to which event each belongs now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geo.deciding.decisions import Decision, decided, read_decisions
from geo.proposing import Proposals, ProposedClaim, ProposedEvent, lexicon_of, propose

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["NEW", "Standing", "standing", "still_proposed", "undecided"]

#: What the key of an event begins with that a person parted from another; the key of its first claim follows.
NEW = "new:"


@dataclass(frozen=True)
class Standing:
    """Proposals, and what was decided about each.

    Attributes
    ----------
    proposals : Proposals
    decisions : dict of str to Decision
        By the id of the proposal.
    events : dict of str to ProposedEvent
        Those that are left, by id: neither thrown away nor merged into another.
    event_of : dict of str to str
        By the id of a claim, the event to which it belongs; none where that was thrown away.
    """

    proposals: Proposals
    decisions: dict[str, Decision]
    events: dict[str, ProposedEvent]
    event_of: dict[str, str]

    def is_open(self, claim: ProposedClaim) -> bool:
        """Tell whether a claim is still to be decided.

        Parameters
        ----------
        claim : ProposedClaim

        Returns
        -------
        bool
        """
        decision = self.decisions.get(claim.id)
        return (decision is None or decision.decision == "moved") and claim.id in self.event_of

    def claims_of(self, event: str) -> list[ProposedClaim]:
        """Give the claims that belong to an event now.

        Parameters
        ----------
        event : str
            Its id.

        Returns
        -------
        list of ProposedClaim
        """
        return [claim for claim in self.proposals.claims if self.event_of.get(claim.id) == event]


def standing(proposals: Proposals, decisions: Iterable[Decision]) -> Standing:
    """Say how proposals stand.

    Parameters
    ----------
    proposals : Proposals
    decisions : iterable of Decision

    Returns
    -------
    Standing
    """
    decisions = list(decisions)
    found = decided(proposals, decisions)
    all_events = {event.id: event for event in proposals.events}
    by_key = {event.key: event.id for event in proposals.events}
    about = {decision.proposal: decision for decision in decisions}
    for claim in proposals.claims:
        decision = found.get(claim.id)
        if decision and decision.decision == "moved" and (decision.event or "").startswith(NEW):
            _part(claim, str(decision.event), all_events, by_key, found, about)
    accepted = {
        decision.event: id
        for id, decision in found.items()
        if id in all_events and decision.decision == "accepted" and decision.event
    }
    targets = {**{event: id for event, id in accepted.items() if event}, **by_key}
    event_of = {}
    for claim in proposals.claims:
        decision = found.get(claim.id)
        moved = decision is not None and decision.decision in ("moved", "accepted") and decision.event
        home = targets.get(str(decision.event)) if decision and moved else None
        if (event := _resolved(home or claim.event, found, targets)) is not None:
            event_of[claim.id] = event
    events = {
        id: replace(event, accepted=decision.event) if (decision := found.get(id)) else event
        for id, event in all_events.items()
        if id not in found or found[id].decision == "accepted"
    }
    return Standing(proposals, found, events, event_of)


def _part(
    claim: ProposedClaim,
    key: str,
    events: dict[str, ProposedEvent],
    by_key: dict[str, str],
    found: dict[str, Decision],
    about: dict[str, Decision],
) -> None:
    """Add the event that a person parted from another, of which it keeps the particulars."""
    if key in by_key:
        event = events[by_key[key]]
        if claim.article not in event.articles:
            events[event.id] = replace(event, articles=(*event.articles, claim.article))
        return
    origin = events[claim.event]
    number = sum(id.startswith(f"{origin.id}.") for id in events) + 2
    sentence = (claim.article, claim.sentence_start, claim.sentence_end)
    event = replace(
        origin,
        id=f"{origin.id}.{number}",
        key=key,
        articles=(claim.article,),
        sentences=(sentence,),
        time=None,
    )
    events[event.id] = event
    by_key[key] = event.id
    if key in about:
        found[event.id] = about[key]


def _resolved(event: str, found: dict[str, Decision], targets: dict[str, str]) -> str | None:
    """The event into which one was merged in the end; None where it was thrown away."""
    seen = set()
    while (decision := found.get(event)) and decision.decision == "merged" and event not in seen:
        seen.add(event)
        event = targets.get(str(decision.event), event)
    decision = found.get(event)
    return event if decision is None or decision.decision == "accepted" else None


def still_proposed(corpus: Corpus, folder: Path | None, without: Collection[str] = ()) -> Proposals:
    """Propose from the articles of a corpus, and leave out what was decided.

    Parameters
    ----------
    corpus : geo.corpus.Corpus
    folder : pathlib.Path or None
        Where it is, with its kinds of happening and its decisions; None, or a file, has neither.
    without : collection of str
        Rules that are switched off.

    Returns
    -------
    Proposals

    Raises
    ------
    InputError
        If no rule has such a name, or a file of the folder is wrong.
    """
    made = propose(corpus, without, lexicon_of(folder))
    if folder is None or not folder.is_dir():
        return made
    return undecided(made, read_decisions(folder).records)


def undecided(proposals: Proposals, decisions: Iterable[Decision]) -> Proposals:
    """Leave out what was decided, and say of the rest to which event it belongs now.

    Parameters
    ----------
    proposals : Proposals
    decisions : iterable of Decision

    Returns
    -------
    Proposals
        With the same ids. An event that was accepted stays as long as claims on it are undecided, and says so; what
        belongs to an event that was thrown away is gone with it.
    """
    now = standing(proposals, decisions)
    if not now.decisions:
        return proposals
    claims = [replace(c, event=now.event_of[c.id]) for c in proposals.claims if now.is_open(c)]
    ids, told = {claim.id for claim in claims}, {claim.event for claim in claims}
    events = [event for event in now.events.values() if event.accepted is None or event.id in told]
    events = [event for event in events if event.id in told or not event.key.startswith(NEW)]
    proposed = {claim.id: claim.event for claim in proposals.claims}
    groups = []
    for group in proposals.disagreements:
        left = [id for id in group.claims if id in ids]
        homes = Counter(now.event_of[id] for id in left)
        if len(left) > 1 and len(homes) <= len({proposed[id] for id in group.claims}):  # none was moved apart
            groups.append(replace(group, event=homes.most_common(1)[0][0], claims=tuple(left)))
    return Proposals(tuple(events), tuple(claims), tuple(groups), proposals.articles)
