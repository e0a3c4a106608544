"""Decisions about the proposals of a corpus: taken, written down, and taken back.

Every decision is written at once: first what was accepted into ``events.yaml``, then that it was decided into
``decisions.yaml``. If the machine stops between the two, the proposal is asked again and its claim is known again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError
from gazetteer.extras import needed
from gazetteer.files import did_you_mean, read_text, write
from geo.articles import Article
from geo.corpus import Corpus
from geo.deciding import placing
from geo.deciding.accepting import Accepting, Correction
from geo.deciding.curated import Curated
from geo.deciding.decisions import Decision, read_decisions, sentences_of
from geo.deciding.drafts import (
    named,
)
from geo.deciding.eventsfile import Change, EventsFile
from geo.deciding.standing import NEW, Standing, standing
from geo.proposing import Proposals, ProposedEvent, lexicon_of, propose

__all__ = ["Correction", "Review"]


@dataclass
class _Files:
    """The texts of the files that a decision may change, before and after it."""

    before: dict[Path, str | None] = field(default_factory=dict)
    after: dict[Path, str | None] = field(default_factory=dict)


class Review:
    """The proposals of a corpus and the decisions about them.

    Parameters
    ----------
    folder : pathlib.Path
        That of the corpus.
    corpus : geo.corpus.Corpus
        What was read from it.
    proposals : Proposals, optional
        Made of it, all of them, decided or not; by default by the rules as they are.
    today : callable, optional
        Gives the day that decisions are dated with.
    """

    def __init__(
        self,
        folder: Path,
        corpus: Corpus,
        proposals: Proposals | None = None,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        self.folder, self.today = folder, today
        self.proposals = propose(corpus, (), lexicon_of(folder)) if proposals is None else proposals
        needed("ruamel.yaml", "reviewing", "review")  # found missing, or read, before the first decision
        self.articles: dict[str, Article] = dict(corpus.article_records)
        self.kinds = corpus.kinds
        self.places = placing.Places(folder, corpus)
        self.file = EventsFile.read(folder)
        self.decisions = read_decisions(folder)
        self.curated = Curated.of(self.file)
        self._claims = {claim.id: claim for claim in self.proposals.claims}
        self.shown: dict[str, dict[str, Any]] = {}  # claims as the queue has shown them
        self._done: list[_Files] = []
        self._standing: Standing | None = None

    @property
    def standing(self) -> Standing:
        """How the proposals stand now."""
        if self._standing is None:
            self._standing = standing(self.proposals, self.decisions.records)
        return self._standing

    @property
    def undoable(self) -> int:
        """How many decisions can be taken back, the last first."""
        return len(self._done)

    def refresh(self) -> None:
        """Read the files again if somebody else has changed them.

        Raises
        ------
        InputError
            If one of them is broken.
        """
        if any((_text(held.path) or "") != held.text for held in (self.file, self.decisions)):
            self._read_again()

    def follow(self, earlier: Review) -> None:
        """Take over from the review of an earlier reading: what it decided meanwhile, and what can be taken back.

        Parameters
        ----------
        earlier : Review
        """
        self._done = earlier._done
        self.refresh()

    def find(self, names: Iterable[str]) -> list[str]:
        """Give the ids of proposals that are named by id or key.

        Parameters
        ----------
        names : iterable of str

        Returns
        -------
        list of str

        Raises
        ------
        InputError
            If there is no such proposal.
        """
        known: dict[str, str] = {}
        for event in (*self.proposals.events, *self.standing.events.values()):
            known |= {event.key: event.id, event.id: event.id}
        for claim in self.proposals.claims:
            known |= {claim.key: claim.id, claim.id: claim.id}
        found = []
        for name in names:
            if name not in known:
                remedy = did_you_mean(name, known) or f"See: dateline propose {self.folder}"
                raise InputError(f"no proposal has the id or key {name!r}", remedy)
            found.append(known[name])
        return found

    def accept(
        self, ids: Iterable[str], correction: Correction | None = None, whole: bool = True
    ) -> list[str]:
        """Write proposals into ``events.yaml``.

        Parameters
        ----------
        ids : iterable of str
            Of claims and events.
        correction : Correction, optional
            What is said instead, of each of them.
        whole : bool
            Whether an event is accepted with its claims.

        Returns
        -------
        list of str
            Ids in ``events.yaml`` of what was accepted.

        Raises
        ------
        InputError
            If one was decided already, or cannot be written so that the corpus still reads; nothing is then changed.
        OutputError
            If a file cannot be written.
        """
        self.refresh()
        draft = Accepting(self, correction or Correction())
        for id in ids:
            if id in self._claims:
                draft.claim(self._claims[id])
            else:
                draft.event(id)
                if whole:
                    for claim in self.standing.claims_of(id):
                        if self.standing.is_open(claim):
                            draft.claim(claim)
        self._write(draft.change(), draft.decisions, draft.files)
        return draft.made

    def reject(self, ids: Iterable[str]) -> None:
        """Throw proposals away; an event's claims go with it.

        Parameters
        ----------
        ids : iterable of str

        Raises
        ------
        InputError
            If one was accepted.
        """
        self.refresh()
        self._write(Change(), [self.decision(id, "rejected") for id in ids])

    def merge(self, event: str, into: str) -> None:
        """Say that an event is the same as another.

        Parameters
        ----------
        event, into : str
            Ids or keys, or ids of ``events.yaml``. The one that was accepted, if one was, takes the other in; of two
            that were accepted the second takes the claims of the first in ``events.yaml``, and the first goes.

        Raises
        ------
        InputError
            If they are one already, or ``story.yaml`` shows the one that would go.
        """
        self.refresh()
        entered, other = self._entered(event), self._entered(into)
        if entered and other:
            self._merge_entered(entered, other)
            return
        first, second = self.event(*self.find([event])), self.event(*self.find([into]))
        if first.accepted:
            first, second = second, first
        if first.id == second.id:
            raise InputError("an event cannot be merged into itself", "Choose another")
        decision = self.decision(first.id, "merged")
        self._write(Change(), [decision.model_copy(update={"event": second.accepted or second.key})])

    def _entered(self, name: str) -> str | None:
        """The id in ``events.yaml`` of an event, if it stands there."""
        for event in self.standing.events.values():
            if name in (event.id, event.key) and event.accepted in self.curated.titles:
                return event.accepted
        return name if name in self.curated.titles else None

    def _merge_entered(self, event: str, into: str) -> None:
        """Bring two events of ``events.yaml`` together; what was decided about the first now speaks of the second."""
        if event == into:
            raise InputError("an event cannot be merged into itself", "Choose another")
        told = self.folder / "story.yaml"
        if (text := _text(told)) and re.search(
            rf"(?m)\bevent:\s*['\"]?{re.escape(event)}['\"]?\s*(?:$|[,}}#])", text
        ):
            raise InputError(
                f"story.yaml shows the event {event!r}", f"Let it show {into!r} first", path=told
            )
        about = [d for d in self.decisions.records if d.event == event]
        merged = {"decision": "merged", "event": into}
        new = [d.model_copy(update=merged if _makes_event(d) else {"event": into}) for d in about]
        self._write(Change(merged={event: into}), new, gone=about)

    def part(self, claims: Sequence[str]) -> None:
        """Say that claims are about another happening than the others of their event.

        Parameters
        ----------
        claims : sequence of str
            Ids. Together they become an event of their own, to be decided.
        """
        self.refresh()
        target = f"{NEW}{self._claims[claims[0]].key}"
        decisions = [self.decision(id, "moved").model_copy(update={"event": target}) for id in claims]
        self._write(Change(), decisions)

    def split(self, claim: str) -> None:
        """Say that the article of a claim tells of another happening: all that it says of the event is parted from it.

        Parameters
        ----------
        claim : str
        """
        about, home = self._claims[claim], self.standing.event_of.get(claim)
        alike = [
            other.id
            for other in self.standing.claims_of(home or "")
            if other.article == about.article and self.standing.is_open(other)
        ]
        self.part([claim, *(id for id in alike if id != claim)])

    def move(self, claims: Sequence[str], event: str) -> None:
        """Say that claims are about another event.

        Parameters
        ----------
        claims : sequence of str
        event : str
            Id or key of a proposed event, or id of one in ``events.yaml``.
        """
        self.refresh()
        target = self.target(event)
        decisions = [self.decision(id, "moved").model_copy(update={"event": target}) for id in claims]
        self._write(Change(), decisions)

    def undo(self) -> bool:
        """Take the last decision back: the files stand as they did before.

        Returns
        -------
        bool
            False if there is none.

        Raises
        ------
        InputError
            If somebody else has changed one of the files since.
        """
        if not self._done:
            return False
        files = self._done[-1]
        for path, after in files.after.items():
            if _text(path) != after:
                self._done.clear()
                remedy = "Take the decision back with: dateline accept --undo, or by hand"
                raise InputError("was changed by somebody else since", remedy, path=path)
        for path, before in files.before.items():
            _restore(path, before)
        self._done.pop()
        self._read_again()
        return True

    def take_back(self, names: Iterable[str]) -> list[str]:
        """Take decisions back by name, whenever they were taken.

        Parameters
        ----------
        names : iterable of str
            Ids or keys of proposals, or ids of what they became in ``events.yaml``.

        Returns
        -------
        list of str
            The keys of the proposals that are to be decided again.

        Raises
        ------
        InputError
            If there is no such decision.
        """
        self.refresh()
        ids = {event.id for event in self.proposals.events} | self._claims.keys()
        gone: dict[str, Decision] = {}
        for name in names:
            by_id = self.standing.decisions.get(name)
            about = [d for d in self.decisions.records if name in (d.proposal, d.claim) or d is by_id]
            events = {d.event for d in about if _makes_event(d)} | ({name} - ids)
            about += [d for d in self.decisions.records if d.event in events and d.decision == "accepted"]
            if not about:
                raise InputError(f"nothing was decided about {name!r}", f"See {self.decisions.path}")
            gone |= {decision.proposal: decision for decision in about}
        self._write(self._backwards(gone.values()), (), gone=tuple(gone.values()))
        return list(gone)

    def _backwards(self, gone: Iterable[Decision]) -> Change:
        """Take out of ``events.yaml`` what decisions have put there, and what nothing needs any more."""
        gone = list(gone)
        kept = {d.claim for d in self.decisions.records if d not in gone}
        claims = {d.claim for d in gone if d.claim} - kept
        events = set()
        for event in {d.event for d in gone if _makes_event(d) and d.event}:
            if event in self.curated.claims and not self.curated.claims[event].keys() - claims:
                events.add(event)
        said = self.curated.claims
        left = [text for ids in said.values() for id, text in ids.items() if id not in claims]
        was = [text for ids in said.values() for id, text in ids.items() if id in claims]
        speakers = {
            id
            for id in self.curated.speakers
            if any(_says(id, text) for text in was) and not any(_says(id, text) for text in left)
        }
        return Change(
            without_speakers=frozenset(speakers),
            without_events=frozenset(events),
            without_claims=frozenset(str(claim) for claim in claims),
        )

    def event(self, id: str) -> ProposedEvent:
        """Give a proposed event by its id, unless it was thrown away or merged into another."""
        event = self.standing.events.get(id)
        if event is None:
            raise InputError(
                f"the event {id!r} was thrown away, or is part of another", "Take that back first"
            )
        return event

    def target(self, event: str) -> str:
        """What a decision calls an event that a person has named."""
        for proposed in self.standing.events.values():
            if event in (proposed.id, proposed.key, proposed.accepted):
                return proposed.accepted or proposed.key
        if event in self.curated.titles:
            return event
        known = [*self.curated.titles, *self.standing.events]
        raise InputError(
            f"no event has the id {event!r}", did_you_mean(event, known) or "See the list of events"
        )

    def decision(self, id: str, decision: str) -> Decision:
        """A decision about a proposal that has none yet."""
        about = self.standing.decisions.get(id)
        if about is not None and about.decision not in ("moved",):
            raise InputError(f"{about.proposal} is {about.decision} already", "Take that back first: --undo")
        facts: dict[str, Any] = {"decision": decision, "date": self.today().isoformat()}
        if id in self._claims:
            claim = self._claims[id]
            facts |= {"proposal": claim.key, "words": named(claim.surface) or None}
        else:
            event = self.event(id)
            facts |= {"proposal": event.key, "words": named(event.title) or None}
            facts["sentences"] = () if event.key.startswith(NEW) else sentences_of(event)
        return Decision.model_validate(facts)

    def _write(
        self,
        change: Change,
        decisions: Sequence[Decision],
        files: Mapping[Path, str] | None = None,
        gone: Sequence[Decision] = (),
    ) -> None:
        """Write what changes, the decisions last, and remember how it was."""
        done = _Files()
        file = self.file if change == Change() else self.file.changed(change)
        replaced = {d.proposal for d in decisions} & {d.proposal for d in self.decisions.records}
        out = [d for d in self.decisions.records if d.proposal in replaced] + list(gone)
        held = self.decisions.without(out) if out else self.decisions
        held = held.with_(decisions) if decisions else held
        texts = {**(files or {}), file.path: file.text, held.path: held.text}
        texts = {path: text for path, text in texts.items() if (_text(path) or "") != text}
        done.before = {path: _text(path) for path in texts}
        done.after = dict(texts)
        try:
            for path, text in texts.items():
                write(path, [text.encode()])
        except OSError:
            for path, before in done.before.items():
                if _text(path) != before:
                    _restore(path, before)
            raise
        self.file, self.decisions, self._standing = file, held, None
        self.curated.follow(change)
        self._done.append(done)

    def _read_again(self) -> None:
        self.file = EventsFile.read(self.folder)
        self.decisions = read_decisions(self.folder)
        self.curated = Curated.of(self.file)
        self._standing = None


def _makes_event(decision: Decision) -> bool:
    return decision.decision == "accepted" and decision.claim is None


def _says(speaker: str, meaning: str) -> bool:
    return f'"speaker": "{speaker}"' in meaning


def _text(path: Path) -> str | None:
    return read_text(path) if path.exists() or path.is_symlink() else None


def _restore(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
    else:
        write(path, [text.encode()])
