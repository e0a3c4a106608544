"""Which stretches of a text in another language may be toponyms: names of the gazetteer that may stand so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gazetteer.abroad.weights import WEIGHTS
from gazetteer.abroad.words import Word
from gazetteer.finding.tokens import STORED
from gazetteer.languages.names import Translated
from gazetteer.names import Folded

__all__ = ["Name", "Stretches"]

_GAPS = frozenset((" ", "'", ".", ". ", " — ", "' "))
"""What may stand between the words of a name."""
LONGEST = 5
"""Words of a name."""
LETTERS = 60
"""Characters of a name."""


class Known(NamedTuple):
    """What the gazetteer knows of a name."""

    spelling: str
    rank: int
    home: bool
    known: bool
    wide: bool
    inflected: bool


@dataclass(slots=True)
class Name:
    """A stretch of words that some place has for a name."""

    first: int
    last: int
    start: int
    spelling: str
    rank: int
    home: bool  # where the language is at home
    known: bool  # of a country, a unit, a region, a sea in this language
    wide: bool  # the same without units
    inflected: bool
    clitic: bool
    cues: list[tuple[str, float]] = field(default_factory=list)

    @property
    def score(self) -> float:
        return sum(WEIGHTS.get(cue, 1.0) * value for cue, value in self.cues)

    def says(self, cue: str, value: float = 1.0) -> None:
        self.cues.append((cue, value))

    def value(self, cue: str) -> float:
        return sum(value for known, value in self.cues if known == cue)

    def told(self, *cues: str) -> bool:
        return any(cue in cues for cue, _ in self.cues)


class Stretches:
    """Finds what may be a toponym in a text of one language.

    Parameters
    ----------
    atlas : Translated
        The names of places in that language.
    """

    def __init__(self, atlas: Translated) -> None:
        self.atlas, self.language, self.vocabulary = atlas, atlas.language, atlas.vocabulary
        self._known: dict[str, Known | None] = {}

    def at(self, folded: Folded, words: list[Word], at: int) -> Iterator[Name]:
        """What may be a toponym that begins with a word."""
        word, language = words[at], self.language
        if word.small[0].isdigit() or word.small[0].isascii() != language.latin:
            return  # a firm or a thing, where it is in another script
        if language.capitals and not word.capital and word.small not in language.generic:
            return
        for last in range(at, min(at + LONGEST, len(words))):
            if last > at and folded.small[words[last - 1].end : words[last].start] not in _GAPS:
                return
            if words[last].end - word.start > LETTERS:
                return
            small = folded.small[word.start : words[last].end]
            forms = [*self._openings(words, at, small)]
            if last == at + 1 and words[at].split:
                forms.append((0, word.small + words[last].small))
            for start, form in forms:
                name = self._name(words, at, last, start, form)
                if name is not None and self._may_stand(words, name):
                    yield name

    def _name(self, words: list[Word], first: int, last: int, start: int, form: str) -> Name | None:
        """The name that words are, if they are one."""
        found = self._look_up(form)
        if found is None:
            return None
        return Name(first, last, words[first].start + start, clitic=start > 0, **found._asdict())

    def _openings(self, words: list[Word], at: int, small: str) -> Iterator[tuple[int, str]]:
        """A stretch of text without what is written together with it, and how much that is."""
        yield 0, small
        word, usual = words[at].small, self.vocabulary.words
        article = self.language.contracted.get(words[at - 1].small) if at and words[at].joined else None
        if article:
            yield 0, f"{article} {small}"
        for clitic in self.language.clitics:
            rest = word[len(clitic) :]
            if not word.startswith(clitic) or len(rest) < 3:
                continue
            if usual.get(word, 0.0) <= max(usual.get(rest, 0.0), 3.0):
                yield len(clitic), small[len(clitic) :]
            if clitic.endswith("ل") and rest.startswith("ل"):  # li- and the article, which loses its alif
                yield len(clitic), f"ا{small[len(clitic) :]}"

    def _look_up(self, small: str) -> Known | None:
        """What the gazetteer knows of a stretch of text; None if no place has it for a name."""
        if small not in self._known:
            if len(self._known) >= STORED:
                self._known.clear()
            name = self.atlas.spellings(small)[0]
            rank, home = self.atlas.best(name)
            inflected = name != small
            known, wide = self.atlas.knows(name), self.atlas.is_wide(name)
            self._known[small] = Known(name, rank, home, known, wide, inflected) if rank >= 0 else None
        return self._known[small]

    def _may_stand(self, words: list[Word], name: Name) -> bool:
        """Whether a name is long enough, and its words have the capitals that they need."""
        if len(name.spelling) < 3 and not name.known and name.spelling not in self.language.sure:
            return False
        if name.clitic and name.rank < (55 if words[name.first].small[0] == "و" else 70) and not name.known:
            return False
        single, usual = name.first == name.last, words[name.first].small in self.vocabulary.words
        if name.clitic and single and usual and name.rank < 70 and not name.known:
            return False
        if self._is_acronym(words, name) and not name.known:
            return False
        if (
            self._is_part(words, name)
            or self._is_typed(words, name)
            or self._has_article(words, name)
            or self._is_adjective(name)
        ):
            return False
        if not self.language.capitals:
            return True
        inner = words[name.first : name.last + 1]
        if name.wide:
            return inner[0].capital or name.last > name.first
        small = self.language.heads
        return inner[0].capital and all(
            word.capital or len(word.small) <= 3 or (name.known and word.small in small) for word in inner[1:]
        )

    def _is_typed(self, words: list[Word], name: Name) -> bool:
        """Whether a name begins with what sort of place it is, and goes without, too: "the province of X"."""
        if (self.language.capitals and not self.language.nouns) or name.first == name.last or name.wide:
            return False
        if words[name.first].small not in self.language.heads:
            return False
        rest = name.spelling.partition(" ")[2]
        return not {row for row, _ in self.atlas.meanings(rest)}.isdisjoint(
            row for row, _ in self.atlas.meanings(name.spelling)
        )

    @staticmethod
    def _is_part(words: list[Word], name: Name) -> bool:
        """Whether hyphens and small words make a name part of a longer one: "Suze-la-Rousse"."""
        first, next = name.first, name.last + 1
        behind = next < len(words) and words[next].hyphen and not words[next].capital
        return behind or (first > 0 and words[first].hyphen and not words[first - 1].capital)

    def _has_article(self, words: list[Word], name: Name) -> bool:
        """Whether a name is that of a land with the article before it, and some village happens to be called so."""
        first = words[name.first].small
        return (
            first in self.language.articles
            and not name.known
            and self.atlas.knows(name.spelling.partition(" ")[2])
        )

    def _is_adjective(self, name: Name) -> bool:
        """Whether a name is an adjective of a town: "Berliner"."""
        if self.language.code != "de" or not name.spelling.endswith("er"):
            return False
        rows = {row for row, _ in self.atlas.meanings(name.spelling)}
        return not rows.isdisjoint(row for row, _ in self.atlas.meanings(name.spelling[:-2]))

    @staticmethod
    def _is_acronym(words: list[Word], name: Name) -> bool:
        """Whether a name is a few capitals, with no others beside it."""
        beside = words[max(0, name.first - 1) : name.first] + words[name.last + 1 : name.last + 2]
        short = name.first == name.last and words[name.first].shouted and len(name.spelling) <= 5
        return short and not any(word.shouted for word in beside)
