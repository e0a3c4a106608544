"""``decisions.yaml``: what a person decided about proposals, so that nothing is asked twice.

A list, one decision an entry, written by the commands and by the page of review; an entry that is deleted is asked
again::

    - proposal: morning-post:120-123:deaths:10
      decision: accepted
      event: bridge-flood            # of events.yaml, under which it stands
      claim: bridge-flood-deaths-morning-post
      words: ten people
      date: 2026-11-22

A decision is about a proposal with the same key. It also holds for one whose key differs a little, since articles
came or a rule was changed: a figure of the same topic at the same place in the same article, and an event that is
of the same kind and is told of by half of the same sentences. Where a figure was thrown away and its value is now
another, it is asked again.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from gazetteer.errors import InputError
from gazetteer.files import read_text, write
from gazetteer.files.yamlfile import read_record, read_yaml
from geo.articles import Slug, Text
from geo.proposing import Proposals, ProposedClaim, ProposedEvent

__all__ = ["FILE", "Decision", "Decisions", "decided", "read_decisions", "sentences_of"]

FILE = "decisions.yaml"
_HEAD = "# What was decided about proposals, so that nothing is asked twice. Delete an entry, and it is asked again.\n"
_LINE = 10**9  # characters, so that no line is broken
_SAME = 0.5  # share of the sentences by which an event is known again


class Decision(BaseModel):
    """One entry.

    Attributes
    ----------
    proposal : str
        The key of a claim or an event.
    decision : {'accepted', 'rejected', 'moved', 'merged'}
        A claim that is moved belongs to another event; an event that is merged is the same as another.
    event : str or None
        Of what is accepted, its id in ``events.yaml``. Else the event that it belongs to now: an id of
        ``events.yaml``, or the key of a proposed one.
    claim : str or None
        Id in ``events.yaml`` of a claim that was accepted.
    words : str or None
        The words of the article, for people.
    sentences : tuple of str
        Of an event, where it is told of: ``ARTICLE:START-END``.
    date : str or None
        When it was decided.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    proposal: Text
    decision: Literal["accepted", "rejected", "moved", "merged"]
    event: Text | None = None
    claim: Slug | None = None
    words: Text | None = None
    sentences: tuple[str, ...] = ()
    date: Text | None = None


@dataclass(frozen=True)
class Decisions:
    """The file of a corpus: its text, and what it says.

    Parameters
    ----------
    path : pathlib.Path
    text : str
    records : tuple of Decision
    """

    path: Path
    text: str = ""
    records: tuple[Decision, ...] = ()

    def with_(self, new: Sequence[Decision]) -> Decisions:
        """Add entries behind the others.

        Parameters
        ----------
        new : sequence of Decision

        Returns
        -------
        Decisions
        """
        added = "".join(map(_entry, new))
        before = f"{self.text.rstrip()}\n" if self.text.strip() else _HEAD
        return Decisions(self.path, before + added, (*self.records, *new))

    def without(self, gone: Iterable[Decision]) -> Decisions:
        """Take entries out; everything else that stands in the file stays.

        Parameters
        ----------
        gone : iterable of Decision

        Returns
        -------
        Decisions
        """
        out = {record.proposal for record in gone}
        whole = yaml.compose(self.text, Loader=yaml.SafeLoader)
        lines = self.text.splitlines(keepends=True)
        if not isinstance(whole, yaml.SequenceNode) or whole.flow_style:
            raise InputError("is no list of decisions", "Write one entry below the other", path=self.path)
        for node, record in reversed(list(zip(whole.value, self.records, strict=True))):
            if record.proposal in out:
                last = max(value.end_mark.line - (not value.end_mark.column) for _, value in node.value)
                del lines[node.start_mark.line : last + 1]
        kept = tuple(record for record in self.records if record.proposal not in out)
        return Decisions(self.path, "".join(lines), kept)

    def save(self) -> None:
        """Write it beside its place, then rename it.

        Raises
        ------
        OutputError
            If it cannot be written. What stood there is untouched.
        """
        write(self.path, [self.text.encode()])


def _entry(decision: Decision) -> str:
    """An entry as lines: one fact a line, and all sentences on one."""
    facts = decision.model_dump(exclude_none=True, exclude={"sentences"})
    if decision.date:
        facts["date"] = dt.date.fromisoformat(decision.date)
    text = yaml.safe_dump([facts], allow_unicode=True, sort_keys=False, width=_LINE)
    if decision.sentences:
        told = yaml.safe_dump(list(decision.sentences), width=_LINE, default_flow_style=True)
        text += f"  sentences: {told}"
    return str(text)


def read_decisions(folder: Path) -> Decisions:
    """Read what was decided about the proposals of a corpus.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    Decisions
        None where there is no file.

    Raises
    ------
    InputError
        If something in it is wrong: file, line, value and remedy.
    """
    path = folder / FILE
    if not (path.exists() or path.is_symlink()):
        return Decisions(path)
    text = read_text(path)
    data, lines = read_yaml(text, path)
    if data is None:
        return Decisions(path, text)
    if not isinstance(data, list):
        raise InputError("is no list of decisions", "Write one entry below the other", path=path, line=1)
    records = [read_record(Decision, facts, path, lines, (row,)) for row, facts in enumerate(data)]
    return Decisions(path, text, tuple(records))


def sentences_of(event: ProposedEvent) -> tuple[str, ...]:
    """Where an event is told of, as a decision remembers it.

    Parameters
    ----------
    event : ProposedEvent

    Returns
    -------
    tuple of str
    """
    return tuple(f"{article}:{start}-{end}" for article, start, end in event.sentences)


def decided(proposals: Proposals, decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Find the decision about each proposal that has one.

    Parameters
    ----------
    proposals : Proposals
    decisions : iterable of Decision
        Of several about the same, the last counts.

    Returns
    -------
    dict of str to Decision
        By the id of the proposal. A claim of an event that was thrown away has none of its own.
    """
    by_key: dict[str, Decision] = {}
    by_figure: defaultdict[tuple[str, str], list[tuple[int, int, str, Decision]]] = defaultdict(list)
    by_sentence: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_key[decision.proposal] = decision
        for sentence in decision.sentences:
            by_sentence[sentence].append(decision)
        if figure := _figure(decision.proposal):
            article, start, end, topic, value = figure
            by_figure[article, topic].append((start, end, value, decision))
    found = {}
    for claim in proposals.claims:
        if about := by_key.get(claim.key) or _alike(claim, by_figure):
            found[claim.id] = about
    found |= {event.id: by_key[event.key] for event in proposals.events if event.key in by_key}
    known = {decision.proposal for decision in found.values()}
    for event in proposals.events:
        if event.id not in found and (about := _told_alike(event, by_sentence, known)):
            found[event.id] = about
            known.add(about.proposal)
    return found


def _figure(key: str) -> tuple[str, int, int, str, str] | None:
    parts = key.split(":")
    if len(parts) != 4:
        return None
    article, span, topic, value = parts
    start, _, end = span.partition("-")
    return (article, int(start), int(end), topic, value) if start.isdigit() and end.isdigit() else None


def _alike(
    claim: ProposedClaim, by_figure: defaultdict[tuple[str, str], list[tuple[int, int, str, Decision]]]
) -> Decision | None:
    figure = _figure(claim.key)
    if figure is None:
        return None
    article, start, end, topic, value = figure
    for other_start, other_end, other_value, decision in reversed(by_figure.get((article, topic), [])):
        same = decision.decision != "rejected" or value == other_value
        if start < other_end and other_start < end and same:
            return decision
    return None


def _told_alike(
    event: ProposedEvent, by_sentence: Mapping[str, Sequence[Decision]], known: Collection[str]
) -> Decision | None:
    """The decision about an event of the same kind that is told of by the same sentences, and is about no other."""
    kind = f"{event.key.partition(':')[0]}:"
    sentences = sentences_of(event)
    shared = Counter(
        decision
        for sentence in sentences
        for decision in by_sentence.get(sentence, ())
        if decision.proposal.startswith(kind) and decision.proposal not in known
    )
    for decision, count in shared.most_common(1):
        if count >= _SAME * min(len(sentences), len(decision.sentences)):
            return decision
    return None
