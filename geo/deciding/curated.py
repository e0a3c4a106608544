"""What ``events.yaml`` says already, as far as a decision has to know it: speakers, events, and what is claimed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gazetteer.files.yamlfile import read_yaml
from geo.deciding.aliases import core, folded, meant
from geo.deciding.drafts import named, new_id, slug
from geo.deciding.eventsfile import Change, EventsFile
from geo.proposing import ProposedClaim

__all__ = ["ARTICLE", "Curated"]

ARTICLE = "article"
_UNNAMED = ("anonymous",)
_LONGEST = 40
_CLAIM = ("article", "speaker", "topic", "scope", "value", "unit", "status")


@dataclass
class Curated:
    """The ids of an events file, and who and what they stand for.

    Attributes
    ----------
    speakers : dict of str to str
        Names by id.
    titles : dict of str to str
        Of events, by id.
    claims : dict of str to dict
        By event, the claims by id, each by what it says.
    """

    speakers: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    claims: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, file: EventsFile) -> Curated:
        """Read what a file says.

        Parameters
        ----------
        file : EventsFile
            One that reads as a corpus's.

        Returns
        -------
        Curated
        """
        data, _ = read_yaml(file.text, file.path)
        data = data if isinstance(data, dict) else {}
        curated = cls()
        speakers = {id: _name(facts) for id, facts in (data.get("speakers") or {}).items()}
        curated.follow(Change(speakers, data.get("events") or ()))
        return curated

    def follow(self, change: Change) -> None:
        """Know what a change has put in or taken out.

        Parameters
        ----------
        change : Change
        """
        for id in change.without_speakers:
            self.speakers.pop(id, None)
        for id in change.without_events:
            self.titles.pop(id, None)
            self.claims.pop(id, None)
        for claims in self.claims.values():
            for id in change.without_claims & claims.keys():
                del claims[id]
        for id, into in change.merged.items():
            self.titles.pop(id, None)
            self.claims[into].update(self.claims.pop(id, {}))
        self.speakers.update(change.speakers)
        for event in change.events:
            id = str(event["id"])
            self.titles[id] = str(event.get("title") or id)
            self.claims[id] = {str(claim["id"]): meaning(claim) for claim in event.get("claims") or ()}
        for event_id, added in change.claims.items():
            self.claims[event_id].update({str(claim["id"]): meaning(claim) for claim in added})

    def event_of(self, claim: str) -> str | None:
        """Give the event on which there is a claim of an id.

        Parameters
        ----------
        claim : str

        Returns
        -------
        str or None
        """
        return next((event for event, claims in self.claims.items() if claim in claims), None)

    def same(self, event: str, facts: Mapping[str, Any]) -> str | None:
        """Give the id of a claim that says the same already.

        Parameters
        ----------
        event : str
        facts : mapping

        Returns
        -------
        str or None
        """
        wanted = meaning(facts)
        return next((id for id, said in self.claims.get(event, {}).items() if said == wanted), None)

    def ids(self) -> set[str]:
        """Every id of an event or a claim."""
        return {*self.titles, *(id for claims in self.claims.values() for id in claims)}

    def speaker(self, claim: ProposedClaim) -> tuple[str, str]:
        """Give the speaker of a claim: one that is known under this name, or a new one.

        Parameters
        ----------
        claim : ProposedClaim

        Returns
        -------
        (str, str)
            Id and name; the article itself has no name.
        """
        if claim.speaker_kind == ARTICLE or claim.speaker == ARTICLE:
            return ARTICLE, ""
        name = named(claim.speaker) or "somebody"
        if claim.speaker_kind in _UNNAMED:
            name = f"{name[0].upper()}{name[1:]}, unnamed"
        return self.speaker_named(name)

    def speaker_named(self, name: str) -> tuple[str, str]:
        """Give the speaker of a name, or of an id: one that is known, or a new one.

        Parameters
        ----------
        name : str

        Returns
        -------
        (str, str)
        """
        name = named(name) or "somebody"
        if name in self.speakers:
            return name, self.speakers[name]
        if (id := meant(name, self.speakers.items())) is not None:
            return id, self.speakers[id]
        return new_id(slug(core(name) or folded(name), _LONGEST), {*self.speakers, ARTICLE}), name


def meaning(claim: Mapping[str, Any]) -> str:
    """Say what a claim says, so that two can be told to be one."""
    facts = {key: claim.get(key) for key in _CLAIM}
    facts["status"] = facts["status"] or "current"
    return json.dumps(facts, sort_keys=True, default=str)


def _name(facts: Any) -> str:
    return str(facts.get("name") or "") if isinstance(facts, Mapping) else ""
