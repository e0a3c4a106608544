"""``events.yaml`` edited as a person would: what is added stands where it belongs, every other byte stays.

An entry is written with ruamel.yaml and put in as lines behind its neighbours. Where a file is written in another
way (lists in brackets on one line), ruamel.yaml rewrites the whole of it, comments, order and quotes kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any, cast

import yaml

from gazetteer.errors import InputError
from gazetteer.extras import needed
from gazetteer.files import read_text, write
from gazetteer.files.yamlfile import read_yaml

__all__ = ["FILE", "Change", "EventsFile", "plain_map"]

FILE = "events.yaml"
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # scalars stay text: a third of the time
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_REPRESENTER = yaml.representer.SafeRepresenter()
_NULLS = ("", "~", "null", "Null", "NULL")
_WIDTH = 110
_INLINE = ("value", "original", "articles")
"""Keys whose lists and mappings stand on one line."""


@dataclass(frozen=True)
class Change:
    """What is put into the file, or taken out of it.

    Attributes
    ----------
    speakers : mapping of str to str
        Names by id.
    events : sequence of mapping
        As they are to be written, with their claims.
    claims : mapping of str to sequence of mapping
        By event.
    without_speakers, without_events, without_claims : collection of str
        Ids of what is taken out.
    merged : mapping of str to str
        Events whose claims go to another, by that one's id; they themselves go.
    """

    speakers: Mapping[str, str] = field(default_factory=dict)
    events: Sequence[Mapping[str, Any]] = ()
    claims: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    without_speakers: frozenset[str] = frozenset()
    without_events: frozenset[str] = frozenset()
    without_claims: frozenset[str] = frozenset()
    merged: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class EventsFile:
    """The text of an events file; a change gives another.

    Parameters
    ----------
    path : pathlib.Path
    text : str
    """

    path: Path
    text: str

    @classmethod
    def read(cls, folder: Path) -> EventsFile:
        """Read that of a corpus; without one it is empty.

        Parameters
        ----------
        folder : pathlib.Path

        Returns
        -------
        EventsFile

        Raises
        ------
        InputError
            If it cannot be read, or is no YAML.
        """
        path = folder / FILE
        text = read_text(path) if path.exists() or path.is_symlink() else ""
        read_yaml(text, path)
        return cls(path, text)

    def save(self) -> None:
        """Write it beside its place, then rename it.

        Raises
        ------
        OutputError
            If it cannot be written. What stood there is untouched.
        """
        write(self.path, [self.text.encode()])

    @cached_property
    def outline(self) -> tuple[list[str], dict[str, list[str]]]:
        """The ids of its speakers, and of its events with those of their claims."""
        top = self._top
        speakers = [key.value for key, _ in _pairs(top.get("speakers"))]
        events: dict[str, list[str]] = {}
        for event in _items(top.get("events")):
            facts = _facts(event)
            claims = [_facts(claim).get("id") for claim in _items(facts.get("claims"))]
            events[_scalar(facts.get("id"))] = [_scalar(id) for id in claims]
        return speakers, events

    def changed(self, change: Change) -> EventsFile:
        """Give the file with a change made.

        Parameters
        ----------
        change : Change

        Returns
        -------
        EventsFile

        Raises
        ------
        InputError
            If the file cannot be edited so that it then says what it should.
        """
        wanted = self._wanted(change)
        unended = bool(self.text) and not self.text.endswith("\n")
        whole = EventsFile(self.path, f"{self.text}\n") if unended else self
        for edit in (whole._edited, whole._rewritten):
            try:
                text = edit(change)
            except _OtherwiseError:
                continue
            after = EventsFile(self.path, text)
            try:
                if after.outline == wanted:
                    return after
            except yaml.YAMLError:
                continue
        problem = "is written in a way that cannot be edited here"
        raise InputError(
            problem, "Write speakers: and events: with one entry below the other", path=self.path
        )

    def _wanted(self, change: Change) -> tuple[list[str], dict[str, list[str]]]:
        speakers, events = self.outline
        kept = {
            id: [claim for claim in claims if claim not in change.without_claims]
            for id, claims in events.items()
            if id not in change.without_events
        }
        for id, into in change.merged.items():
            kept[into] = [*kept[into], *kept.pop(id)]
        for id, claims in change.claims.items():
            kept[id] += [str(claim["id"]) for claim in claims]
        kept |= {str(event["id"]): [str(c["id"]) for c in event.get("claims", ())] for event in change.events}
        names = [id for id in speakers if id not in change.without_speakers]
        return [*names, *(id for id in change.speakers if id not in names)], kept

    @cached_property
    def _top(self) -> dict[str, yaml.Node]:
        return _facts(yaml.compose(self.text, Loader=_LOADER))

    def _edited(self, change: Change) -> str:
        """Put lines in and take lines out, from the end of the text to its beginning."""
        edits: list[tuple[int, int, str]] = []
        speakers = {id: {"name": name} for id, name in change.speakers.items()}
        # Of edits at one place the first stands last: a claim before the next event, and that before speakers.
        ends = [("speakers", speakers), ("events", list(change.events))]
        for key, new in ends if "events" in self._top else reversed(ends):
            edits += self._at_end(key, self._top.get(key), new)
        events = {_scalar(_facts(node).get("id")): node for node in _items(self._top.get("events"))}
        for id, claims in change.claims.items():
            edits += self._in_event(events[id], list(claims))
        for id, into in change.merged.items():
            edits += self._brought(events[id], events[into])
        edits += self._taken_out(events, change)
        lines_end = "\r\n" if "\r\n" in self.text else "\n"
        text = self.text
        for start, end, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
            text = text[:start] + new.replace("\n", lines_end) + text[end:]
        return text

    def _at_end(self, key: str, node: yaml.Node | None, new: Any) -> list[tuple[int, int, str]]:
        """Put entries behind those of a key at the top."""
        if not new:
            return []
        if node is None:
            return [(len(self.text), len(self.text), f"{key}:\n{_block(new, 0 if key == 'events' else 2)}")]
        if _is_empty(node):
            return self._filled(node, _block(new, 0 if key == "events" else 2))
        first = node.value[0] if isinstance(node, yaml.SequenceNode) else node.value[0][0]
        column = node.start_mark.column if isinstance(node, yaml.SequenceNode) else first.start_mark.column
        if _in_brackets(node):
            raise _OtherwiseError
        at = self._behind(node)
        return [(at, at, _block(new, column))]

    def _in_event(self, event: yaml.Node, claims: list[Mapping[str, Any]]) -> list[tuple[int, int, str]]:
        facts = _facts(event)
        if _in_brackets(event):
            raise _OtherwiseError
        node = facts.get("claims")
        column = event.start_mark.column
        if node is None:
            at = self._behind(event)
            return [(at, at, f"{' ' * column}claims:\n{_block(claims, column)}")]
        if _is_empty(node):
            return self._filled(node, _block(claims, column))
        if _in_brackets(node):
            raise _OtherwiseError
        at = self._behind(node)
        return [(at, at, _block(claims, node.start_mark.column))]

    def _brought(self, event: yaml.Node, into: yaml.Node) -> list[tuple[int, int, str]]:
        """Put the claims of an event, as they are written, behind those of another."""
        claims, others = _facts(event).get("claims"), _facts(into).get("claims")
        if claims is None or _is_empty(claims):
            return []
        if others is None or _is_empty(others) or _in_brackets(claims) or _in_brackets(others):
            raise _OtherwiseError
        lines = self.text[self._line_start(claims.start_mark) : self._behind(claims)].splitlines()
        right = others.start_mark.column - claims.start_mark.column
        moved = [f"{' ' * right}{line}" if right > 0 else _leftwards(line, -right) for line in lines]
        at = self._behind(others)
        return [(at, at, "".join(f"{line}\n" if line.strip() else "\n" for line in moved))]

    def _filled(self, node: yaml.Node, block: str) -> list[tuple[int, int, str]]:
        """Put a block in the place of ``[]`` or ``{}``, or of nothing."""
        start, end = node.start_mark.index, node.end_mark.index
        line_end = self._line_end(end)
        if not self.text[end:line_end].strip():
            start, end = len(self.text[:start].rstrip(" ")), line_end - 1
        return [(start, end, ""), (line_end, line_end, block)]

    def _taken_out(self, events: Mapping[str, yaml.Node], change: Change) -> list[tuple[int, int, str]]:
        edits = []
        speakers = self._top.get("speakers")
        gone = [pair for pair in _pairs(speakers) if pair[0].value in change.without_speakers]
        edits += self._without(speakers, gone)
        out = [node for id, node in events.items() if id in change.without_events or id in change.merged]
        edits += self._without(self._top.get("events"), [(node, node) for node in out])
        for id, event in events.items():
            claims = _facts(event).get("claims")
            out = [n for n in _items(claims) if _scalar(_facts(n).get("id")) in change.without_claims]
            if not out or id in change.without_events or claims is None:
                continue
            if len(out) == len(_items(claims)) and not _in_brackets(claims):
                key = next(key for key, value in _pairs(event) if value is claims)
                edits.append((self._line_start(key.start_mark), self._behind(claims), ""))
            else:
                edits += self._without(claims, [(node, node) for node in out])
        return edits

    def _without(
        self, whole: yaml.Node | None, out: list[tuple[yaml.Node, yaml.Node]]
    ) -> list[tuple[int, int, str]]:
        if not out or whole is None:
            return []
        if _in_brackets(whole):
            raise _OtherwiseError
        return [(self._line_start(first.start_mark), self._behind(last), "") for first, last in out]

    def _line_start(self, mark: Any) -> int:
        return self.text.rfind("\n", 0, mark.index) + 1

    def _line_end(self, index: int) -> int:
        at = self.text.find("\n", index)
        return len(self.text) if at < 0 else at + 1

    def _behind(self, node: yaml.Node) -> int:
        """Where the line behind the last that a node fills begins."""
        while not isinstance(node, yaml.ScalarNode) and node.value and not _in_brackets(node):
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        end = node.end_mark
        if end.column == 0 and end.index > node.start_mark.index:  # a folded text ends where the next begins
            text = self.text[: end.index].rstrip()
            return self._line_end(len(text))
        return self._line_end(end.index)

    def _rewritten(self, change: Change) -> str:
        """Write the whole file anew, comments and order kept."""
        writer = _writer()
        data = writer.load(self.text) or writer.map()
        if not _holds_entries(data):
            raise _OtherwiseError
        for key, make in (("speakers", dict), ("events", list)):
            if data.get(key) is None:
                data[key] = make()
        for id in change.without_speakers & set(data["speakers"]):
            del data["speakers"][id]
        for id, name in change.speakers.items():
            data["speakers"].setdefault(id, plain_map({"name": name}))
        by_id = {str(event["id"]): event for event in data["events"]}
        for id, into in change.merged.items():
            by_id[into]["claims"] = [*(by_id[into].get("claims") or ()), *(by_id[id].get("claims") or ())]
        gone = change.without_events | change.merged.keys()
        _drop(data["events"], lambda event: str(event["id"]) in gone)
        for event in data["events"]:
            if event.get("claims"):
                _drop(event["claims"], lambda claim: str(claim["id"]) in change.without_claims)
            new = change.claims.get(str(event["id"]), ())
            if new:
                event["claims"] = event.get("claims") or []
                event["claims"].extend(map(plain_map, new))
        data["events"].extend(map(plain_map, change.events))
        return _dumped(data)


def _holds_entries(data: Any) -> bool:
    """Whether a file is of speakers by their ids and a list of events that have ids."""
    if not isinstance(data, dict) or not isinstance(data.get("speakers") or {}, dict):
        return False
    events = data.get("events") or []
    return isinstance(events, list) and all(isinstance(event, dict) and "id" in event for event in events)


class _OtherwiseError(Exception):
    """The file is written in another way than line by line."""


def _leftwards(line: str, columns: int) -> str:
    """A line so far to the left; one that has not so much room cannot be moved."""
    if line[:columns].strip():
        raise _OtherwiseError
    return line[columns:]


def _drop(entries: Any, is_out: Callable[[Any], bool]) -> None:
    for row in reversed(range(len(entries))):
        if is_out(entries[row]):
            del entries[row]


def _pairs(node: yaml.Node | None) -> list[tuple[Any, Any]]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _facts(node: yaml.Node | None) -> dict[str, yaml.Node]:
    return {str(key.value): value for key, value in _pairs(node)}


def _scalar(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _in_brackets(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _is_empty(node: yaml.Node) -> bool:
    return not node.value or (isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULLS)


def _writer() -> Any:
    writer = needed("ruamel.yaml", "reviewing", "review").YAML()
    writer.preserve_quotes = True
    writer.width = _WIDTH
    writer.indent(mapping=2, sequence=2, offset=0)
    return writer


def _dumped(data: Any) -> str:
    out = StringIO()
    _writer().dump(data, out)
    return out.getvalue()


def _block(new: Iterable[Mapping[str, Any]] | Mapping[str, Any], column: int) -> str:
    """Entries as lines, so far to the right."""
    if isinstance(new, Mapping):
        data: Any = {id: plain_map(facts) for id, facts in new.items()}
    else:
        data = [plain_map(facts) for facts in new]
    text = yaml.serialize(_node(data), Dumper=_DUMPER, width=_WIDTH, allow_unicode=True)
    return "".join(f"{' ' * column}{line}\n" if line else "\n" for line in text.splitlines())


def _node(value: Any) -> yaml.Node:
    """What :func:`plain_map` gives, for the writer of PyYAML, which takes a hundredth of the time of ruamel.yaml's."""
    flow = bool(value.fa.flow_style()) if hasattr(value, "fa") else False
    if isinstance(value, Mapping):
        pairs = [(_node(key), _node(inner)) for key, inner in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)
    if isinstance(value, list | tuple):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", list(map(_node, value)), flow_style=flow)
    node: Any = _REPRESENTER.represent_data(str(value) if isinstance(value, str) else value)
    if isinstance(value, str) and (type(value) is not str or "\n" in value):
        node.style = '"'
    return cast("yaml.Node", node)


def plain_map(facts: Mapping[str, Any], inline: bool | None = None) -> Any:
    """Give a mapping for ruamel.yaml that is written as people write it: dates bare, short lists on one line.

    Parameters
    ----------
    facts : mapping
    inline : bool, optional
        Whether it stands on one line; by default, if it says one thing.

    Returns
    -------
    ruamel.yaml.comments.CommentedMap
    """
    made = needed("ruamel.yaml.comments", "reviewing", "review").CommentedMap()
    for key, value in facts.items():
        made[key] = _as_written(key, value)
    if inline or (inline is None and facts.keys() <= {"name"}):
        made.fa.set_flow_style()
    return made


def _as_written(key: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return plain_map(value, inline=key in _INLINE)
    if isinstance(value, list | tuple):
        made = needed("ruamel.yaml.comments", "reviewing", "review").CommentedSeq(
            [plain_map(v, inline=key == "places") if isinstance(v, Mapping) else v for v in value]
        )
        if key in _INLINE or not value:
            made.fa.set_flow_style()
        return made
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str):
        return value
    if key in ("date", "after", "before") and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return dt.date.fromisoformat(value)
    if key == "date" and re.fullmatch(r"[1-9]\d{3}", value):
        return int(value)
    if key == "time":
        return needed("ruamel.yaml.scalarstring", "reviewing", "review").DoubleQuotedScalarString(value)
    return value
