"""Accepting proposals: what is written of them, gathered first, so that all of it is written or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from gazetteer.errors import InputError
from geo.articles import Text
from geo.deciding.curated import ARTICLE, Curated
from geo.deciding.decisions import Decision
from geo.deciding.drafts import (
    claim_facts,
    event_facts,
    named,
    new_id,
    scope_of,
    scopes_of,
    slug,
    told,
    value_from_words,
)
from geo.deciding.eventsfile import Change
from geo.events import Claim, Event
from geo.proposing import ProposedClaim, ProposedEvent

if TYPE_CHECKING:
    from geo.deciding.review import Review

__all__ = ["Accepting", "Correction"]


class Correction(BaseModel):
    """What a person says instead of what was proposed; what is not given stays.

    Attributes
    ----------
    value : str or None
        As :func:`geo.deciding.drafts.value_from_words` reads it.
    topic, unit, scope : str or None
        Empty text takes a unit or a scope away.
    speaker : str or None
        An id, a name, or ``article``.
    event : str or None
        Id of an event of ``events.yaml``, or id or key of a proposed one.
    title, kind, date, time, place : str or None
        Of an event; the place is an id of a gazetteer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    value: Text | None = None
    topic: Text | None = None
    unit: str | None = None
    scope: str | None = None
    speaker: Text | None = None
    event: Text | None = None
    title: Text | None = None
    kind: Text | None = None
    date: Text | None = None
    time: Text | None = None
    place: Text | None = None


class Accepting:
    """What is about to be accepted.

    Parameters
    ----------
    review : Review
    correction : Correction
        What is said instead, of each proposal.
    """

    def __init__(self, review: Review, correction: Correction) -> None:
        self.review, self.correction = review, correction
        self.decisions: list[Decision] = []
        self.made: list[str] = []
        self.files: dict[Path, str] = {}
        self._events: dict[str, dict[str, Any]] = {}
        self._claims: dict[str, list[dict[str, Any]]] = {}
        self._speakers: dict[str, str] = {}
        self._said: dict[tuple[str, str], str] = {}
        self._accepted: dict[str, str] = {}
        self._scopes: dict[str, dict[str, str | None]] = {}

    def change(self) -> Change:
        """All of it as one change of the file."""
        events = [
            {**facts, "claims": claims} if (claims := self._claims.get(id)) else facts
            for id, facts in self._events.items()
        ]
        for facts in events:
            _valid(Event, facts)
        others = {id: added for id, added in self._claims.items() if id not in self._events}
        return Change(self._speakers, events, others)

    def event(self, id: str) -> str:
        """Accept an event, if it is not accepted yet, and give its id in the file."""
        if id in self._accepted:
            return self._accepted[id]
        event = self.review.event(id)
        if event.accepted is not None:
            if event.accepted not in self.review.curated.titles:
                problem = f"the event {event.accepted!r} was accepted and is no longer in events.yaml"
                raise InputError(problem, "Take the decision back: --undo")
            return event.accepted
        said = self.correction
        decision = self.review.decision(id, "accepted")
        event = replace(
            event,
            title=said.title or event.title,
            kind=said.kind or event.kind,
            date=said.date or event.date,
            time=said.time or event.time,
        )
        if said.date:
            event = replace(event, date_reasoning=None)
        sited, texts = self.review.places.chosen(event, said.place, self.review.today())
        self.files |= texts
        if not sited:
            raise InputError(
                f"{event.id} ({named(event.title)}) has no place",
                "Say where it was: --place ID, or its place in the review",
            )
        wanted = slug("-".join(filter(None, (event.kind, self.review.places.name(sited[0][0]), event.date))))
        made = new_id(wanted, {*self.review.curated.ids(), *self._events})
        facts = event_facts(event, made, sited)
        _valid(Event, facts)
        self._events[made] = facts
        self._keep_told(event, made)
        self._accepted[id] = made
        self.decisions.append(decision.model_copy(update={"event": made}))
        self.made.append(made)
        return made

    def _keep_told(self, event: ProposedEvent, made: str) -> None:
        """Write the sentences that tell of an event of which no figure is claimed: they are all its evidence."""
        if any(claim.event == event.id for claim in self.review.proposals.claims):
            return
        known = self.review.kinds
        kind = known[event.kind].label if event.kind in known else event.kind
        taken = {*self.review.curated.ids(), *self._events}
        for claim in told(event, kind, self.review.articles, taken):
            facts = claim.model_dump(mode="json", exclude_defaults=True)
            self._claims.setdefault(made, []).append(facts)

    def claim(self, claim: ProposedClaim) -> None:
        """Accept a claim, and its event with it."""
        review, said = self.review, self.correction
        decision = review.decision(claim.id, "accepted")
        if said.event:
            target = review.target(said.event)
            home = next(
                (e.id for e in review.standing.events.values() if target in (e.key, e.accepted)), None
            )
            event = self.event(home) if home else target
        else:
            home = review.standing.event_of.get(claim.id)
            if home is None:
                raise InputError(f"the event of {claim.id} was thrown away", "Take that back first: --undo")
            event = self.event(home)
        claim = replace(
            claim,
            topic=said.topic or claim.topic,
            unit=claim.unit if said.unit is None else said.unit.strip() or None,
        )
        scope = self._scope(claim, home) if said.scope is None else said.scope.strip() or None
        speaker = self._speaker(claim)
        wanted = slug(f"{event}-{claim.topic}", 90) + "-" + slug(claim.article, 28)
        id = new_id(
            wanted,
            {*review.curated.ids(), *(c["id"] for added in self._claims.values() for c in added), event},
        )
        value = value_from_words(said.value) if said.value else None
        facts = claim_facts(claim, id, speaker, scope, review.articles[claim.article], value)
        _valid(Claim, facts)
        known = review.curated.same(event, facts) or self._same(event, facts)
        if known is None:
            self._claims.setdefault(event, []).append(facts)
            if speaker[0] != ARTICLE and speaker[0] not in review.curated.speakers:
                self._speakers[speaker[0]] = speaker[1]
        self.decisions.append(decision.model_copy(update={"event": event, "claim": known or id}))
        self.made.append(known or id)

    def _scope(self, claim: ProposedClaim, home: str | None) -> str | None:
        """What part of its event a claim counts, beside the others that belong to it now."""
        siblings = self.review.standing.claims_of(home) if home else [claim]
        if (
            self.correction.topic
            or self.correction.unit is not None
            or claim.id not in {c.id for c in siblings}
        ):
            return scope_of(claim, siblings)
        if (key := home or claim.id) not in self._scopes:
            self._scopes[key] = scopes_of(siblings, self.review.proposals.disagreements)
        return self._scopes[key][claim.id]

    def _speaker(self, claim: ProposedClaim) -> tuple[str, str]:
        known = Curated({**self.review.curated.speakers, **self._speakers})
        if self.correction.speaker is None:
            return known.speaker(claim)
        return (
            (ARTICLE, "")
            if self.correction.speaker == ARTICLE
            else known.speaker_named(self.correction.speaker)
        )

    def _same(self, event: str, facts: Mapping[str, Any]) -> str | None:
        said = Change(events=[{"id": event, "claims": self._claims.get(event, [])}])
        fresh = Curated()
        fresh.follow(said)
        return fresh.same(event, facts)


def _valid(model: type[BaseModel], facts: Mapping[str, Any]) -> None:
    """Refuse what a corpus could not be read with."""
    try:
        model.model_validate(facts)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        problem = (
            f"{where}: {str(first['msg']).removeprefix('Value error, ')}" if where else str(first["msg"])
        )
        raise InputError(problem, "Correct it") from error
