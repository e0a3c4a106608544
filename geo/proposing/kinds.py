"""What kinds of happening there are, and by which words an article tells of them.

A kind belongs to a *strand*: what is told of together. Deaths belong to what caused them, a march to the crowd, a
hearing to the court; one article has often several strands of one day, and each is an event of its own.

=============  ==============================================================================================
strand         kinds
=============  ==============================================================================================
incident       what hurts, destroys or robs: earthquakes, storms, attacks, fires, accidents, robberies …
crowd          protests, strikes, riots
arrest         manhunts and arrests that follow an incident
court          charges and trials
politics       elections, appointments, resignations, votes, treaties
economy        mergers, loans, markets, budgets
speech         statements, threats, speeches
=============  ==============================================================================================

A corpus may add words and kinds in ``happenings.yaml``: a mapping of kind to a list of words; a kind that is not
known may say its strand: ``kind: {strand: incident, words: […]}``. The words that are known stand in the file of that
name beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, TypeGuard

from gazetteer.errors import InputError
from gazetteer.files.yamlfile import read_yaml_file

__all__ = [
    "AFTERSHOCK",
    "CAPTURES",
    "CAUSES",
    "CONSEQUENCES",
    "FILE",
    "FOLLOWING",
    "LOSING",
    "RESCUE",
    "SEIZURES",
    "STRANDS",
    "UNREST",
    "Cue",
    "Kind",
    "Lexicon",
    "alike",
    "known_kinds",
    "read_kinds",
]

FILE = "happenings.yaml"
_WORD = re.compile(r"[a-z][a-z'’-]+")
STRANDS = ("incident", "crowd", "arrest", "court", "politics", "economy", "speech")
#: Strands that hurt, destroy or rob; those that follow on them.
CAUSES = ("incident", "crowd")
FOLLOWING = ("arrest", "court")
#: The kind that is no part of what it follows on.
AFTERSHOCK = "aftershock"
#: That those who were seized are free is a happening of its own, and so is a rescue that is a story.
RESCUE = "rescue"
SEIZURES = frozenset(("piracy", "hijacking", "kidnapping"))
#: What a crowd does on its own account.
UNREST = frozenset(("riot", "protest"))
#: Kinds that whatever caused them may have.
CONSEQUENCES = frozenset(("death", "injuries", "rescue"))
#: Kinds of story that the arrests in it are a part of: of pirates, of rioters.
CAPTURES = frozenset(("piracy", "hijacking", "kidnapping", "battle", "protest", "riot"))
#: Kinds after which those who are lost are looked for, for days.
LOSING = frozenset(
    "earthquake tsunami eruption flood storm landslide avalanche fire explosion crash sinking accident stampede".split()
)
#: Kinds by which articles call one happening.
_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(("attack", "bombing", "strike", "battle", "shooting", "killing", "stabbing")),
    frozenset(("bombing", "explosion")),
    frozenset(("fire", "explosion")),
    frozenset(("crash", "accident")),
    frozenset(("sinking", "accident")),
    frozenset(("storm", "flood", "landslide")),
    frozenset(("avalanche", "landslide")),
    frozenset(("avalanche", "accident")),
    frozenset(("earthquake", "aftershock", "tsunami")),
    frozenset(("protest", "riot", "stampede")),
    frozenset(("stampede", "accident")),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening.

    Attributes
    ----------
    name : str
    strand : str
        One of :data:`STRANDS`.
    weight : float
        How much one of its words says, from 0 to 1: a consequence ("killed") says less than a cause ("earthquake").
    words : tuple of str
        What tells of it, in small letters; ``*`` at the end stands for any ending.
    spread : bool
        It happens over a region, so that two places are no two happenings.
    lasts : bool
        It goes on for weeks, so that two days are no two happenings.
    """

    name: str
    strand: str
    weight: float
    words: tuple[str, ...]
    spread: bool = False
    lasts: bool = False


NOTHING = "nothing"
"""The kind whose words tell of nothing: a fire chief, a heart attack."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells of a happening."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Lexicon:
    """Kinds of happening, and the pattern that finds their words.

    Parameters
    ----------
    kinds : tuple of Kind
        Where two have one word, the earlier one wins.
    """

    kinds: tuple[Kind, ...]
    _memory: dict[str, Kind | None] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[type[Lexicon], tuple[tuple[Kind, ...]]]:
        """What it remembers stays here when it is given to another process."""
        return type(self), (self.kinds,)

    @cached_property
    def by_name(self) -> dict[str, Kind]:
        """Each kind by its name."""
        return {kind.name: kind for kind in reversed(self.kinds)}

    @cached_property
    def _tables(self) -> tuple[dict[str, Kind], dict[str, Kind], dict[str, list[tuple[str, Kind]]]]:
        """Whole words, beginnings of words, and what has several words by its first one."""
        whole: dict[str, Kind] = {}
        begins: dict[str, Kind] = {}
        several: dict[str, list[tuple[str, Kind]]] = {}
        for kind in self.kinds:
            for words in kind.words:
                if " " in words:
                    several.setdefault(words.split()[0], []).append((words, kind))
                elif words.endswith("*"):
                    begins.setdefault(words[:-1], kind)
                else:
                    whole.setdefault(words, kind)
        for entries in several.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return whole, begins, several

    @cached_property
    def _longest(self) -> int:
        """Letters of the longest beginning of a word: a word may be as long as a file."""
        return max(map(len, self._tables[1]), default=0)

    def cues(self, text: str, start: int, end: int) -> Iterator[Cue]:
        """Words of a stretch of text that tell of happenings, in order.

        Parameters
        ----------
        text : str
            In small letters.
        start, end : int
            Where to look, the end exclusive.

        Yields
        ------
        Cue
        """
        several, done, memory = self._tables[2], start, self._memory
        for match in _WORD.finditer(text, start, end):
            word = match[0]
            kind = memory[word] if word in memory else self._kind(word)
            if kind is None and word not in several:
                continue  # most words tell of nothing
            first, after = match.span()
            if first < done:
                continue
            if word in several and (longer := self._longer(text, first, several[word])):
                done = longer.end
                if longer.kind.name != NOTHING:
                    yield longer
            elif kind:
                yield Cue(first, after, kind)

    def _kind(self, word: str) -> Kind | None:
        if word not in self._memory:
            whole, begins, _ = self._tables
            found = whole.get(word)
            if found is None:
                longest = min(len(word), self._longest)
                found = next((begins[word[:n]] for n in range(longest, 2, -1) if word[:n] in begins), None)
            if found is None and "-" in word:
                parts = [self._kind(part) for part in word.split("-")]
                found = next((part for part in parts if part), None)
            if len(self._memory) > 100_000:
                self._memory.clear()
            self._memory[word] = found
        return self._memory[word]

    def _longer(self, text: str, start: int, entries: list[tuple[str, Kind]]) -> Cue | None:
        for words, kind in entries:
            bare = words.rstrip("*")
            end = start + len(bare)
            if text.startswith(bare, start) and (words.endswith("*") or not text[end : end + 1].isalnum()):
                return Cue(start, end, kind)
        return None


def alike(a: Collection[str], b: Collection[str]) -> bool:
    """Whether articles may call one happening by a kind of the first set, and by one of the second.

    Parameters
    ----------
    a, b : collection of str
        Names of kinds.

    Returns
    -------
    bool
    """
    first, second = frozenset(a), frozenset(b)
    return bool(first & second) or any(first & family and second & family for family in _FAMILIES)


def read_kinds(folder: Path) -> Lexicon:
    """The lexicon, with what a corpus adds to it.

    Parameters
    ----------
    folder : pathlib.Path
        That of the corpus; ``happenings.yaml`` may stand there.

    Returns
    -------
    Lexicon

    Raises
    ------
    InputError
        If the file is wrong: file, line and remedy.
    """
    path = folder / FILE
    return (
        Lexicon((*_read(path, known_kinds()), *known_kinds())) if path.is_file() else Lexicon(known_kinds())
    )


@lru_cache(maxsize=1)
def known_kinds() -> tuple[Kind, ...]:
    """The kinds that Dateline knows, from the file beside this module."""
    with as_file(files("geo.proposing") / FILE) as path:
        return _read(path, ())


def _read(path: Path, known: tuple[Kind, ...]) -> tuple[Kind, ...]:
    data, lines = read_yaml_file(path)
    if not isinstance(data, Mapping):
        raise InputError("holds no kinds of happening", "Write kind: [word, word]", path=path, line=1)
    by_name = {kind.name: kind for kind in known}
    return tuple(_kind(str(name), entry, by_name, path, lines.get((name,))) for name, entry in data.items())


def _is_list_of_words(words: object) -> TypeGuard[list[str]]:
    return (
        isinstance(words, list) and bool(words) and all(isinstance(w, str) and w.strip(" *") for w in words)
    )


def _kind(name: str, entry: Any, known: dict[str, Kind], path: Path, line: int | None) -> Kind:
    facts = entry if isinstance(entry, Mapping) else {"words": entry}
    base, words = known.get(name), facts.get("words")
    strand = facts.get("strand", base.strand if base else "incident")
    weight = facts.get("weight", base.weight if base else 1.0)
    spread = facts.get("spread", base.spread if base else False)
    lasts = facts.get("lasts", base.lasts if base else False)
    unknown = sorted(str(key) for key in set(facts) - {"words", "strand", "weight", "spread", "lasts"})
    problem = None
    if unknown:
        problem = f"{unknown[0]!r} is an unknown key", "Write words, strand, weight, spread, lasts"
    elif not _is_list_of_words(words):
        problem = f"{name!r} has no list of words", "Write kind: [word, word]"
    elif strand not in STRANDS:
        problem = f"{strand!r} is no strand", f"Choose from: {', '.join(STRANDS)}"
    elif (
        not isinstance(weight, int | float)
        or not 0 <= weight <= 1
        or not all(isinstance(v, bool) for v in (spread, lasts))
    ):
        problem = (
            f"the weight, spread or lasts of {name!r} is wrong",
            "Write weight: 0 to 1, spread and lasts: true or false",
        )
    elif not re.fullmatch(r"[a-z][a-z -]{0,40}", name):
        problem = f"{name!r} is no name of a kind", "Use small letters and hyphens"
    if problem or not _is_list_of_words(words):
        raise InputError(*(problem or ("holds no words", "Write some")), path=path, line=line)
    return Kind(
        name, strand, float(weight), tuple(" ".join(w.casefold().split()) for w in words), spread, lasts
    )
