"""Toponyms in other languages than English, by names, words and the grammar that :mod:`gazetteer.languages` declares.

Where names have capitals, every capitalised name of the gazetteer is a candidate; in Arabic and Persian every word is
one that some place has for a name. What speaks for it is how well known the place is and what stands before it ("in",
"the city of"); against it, that it is a usual word of the language, and persons' names beside it. The sum is, as in
:mod:`gazetteer.finding.finder`, the logarithm of the odds; unlike there its weights are set by hand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gazetteer.finding.cues import Lexicon
from gazetteer.finding.finder import Found
from gazetteer.finding.tokens import STORED
from gazetteer.languages.names import Translated, spaced
from gazetteer.names import Folded, fold

__all__ = ["Abroad"]

_WORD = re.compile(r"[^\W_]+")
_GAPS = frozenset((" ", "'", ".", ". ", " — ", "' "))
"""What may stand between the words of a name."""
_STARTS = frozenset('.!?:;"(—[«»•*\u2029')
LONGEST = 5
"""Words of a name."""
LETTERS = 60
"""Characters of a name."""
_COMMAS = frozenset((", ", "، "))
_ARTICLE = "ال"
CLUBS = frozenset(
    "fc ac sc as fsv vfl vfb tsv sv cf ud cd rc real atletico deportivo borussia hertha eintracht schalke werder bayer"
    " olympique stade racing inter sporting dinamo динамо спартак зенит локомотив цска фк торпедо шахтер".split()
)
"""What clubs are called before the name of their town."""
_AND = frozenset(("و", "y", "e", "et", "und", "и", "sowie"))

EXPECTED = ((40, 1.5), (58, 2.3), (70, 3.0), (82, 3.7), (94, 4.3), (142, 4.7), (230, 5.0), (260, 5.6))
"""How usual the name of a place is (Zipf scale) that is as well known as a rank says."""
NAMED = 85
"""The rank of a land, a sea or a river, at least, whose size tells nothing."""
FEATURE = 4.5
"""The same of a land, a sea or a river, at least."""

CALLED = 0.4
"""What is left of that doubt where it is called a city, or has a capital within a sentence."""

AT_HOME = 0.9
"""How much more usual it is where the language is at home."""

WEIGHTS = {
    "capital": 0.9,
    "capital of a sentence": 0.6,
    "capital, as every noun": 0.8,
    "no capital": -0.6,
    "country or region": 1.5,
    "unit": 0.5,
    "usual word": -1.7,
    "a word opens": -1.0,
    "never alone": -5.0,
    "never alone, but placed": -2.0,
    "another name, and a word": -1.5,
    "no word": 0.8,
    "noun of places before": 3.0,
    "in before": 2.2,
    "of before": 0.6,
    "article before": -4.5,
    "title before": -4.0,
    "a people": -8.0,
    "given name before": -5.5,
    "club before": -9.0,
    "name before": -4.5,
    "name after": -3.5,
    "place beside": -5.0,
    "a given name": -1.8,
    "a surname": -0.9,
    "inflected": -0.4,
    "inflected, and little known": -1.0,
    "another word, inflected": -6.0,
    "behind a clitic": -0.8,
    "several words": 1.5,
    "at home": 0.6,
    "list: behind a place": 2.2,
    "list: before or behind a comma": 1.2,
    "surely a place elsewhere": 2.0,
    "a person elsewhere": -3.0,
}
"""What each cue adds to the log-odds."""

GIVEN = 4.0
"""How usual a word may be that is a given name somewhere, if seldom."""
HARDLY = 0.5
"""By how much a name at home may be too usual and count as at home."""
_LIMITS = (-2.0, 4.0)
SURELY = 2.0
"""Log-odds from which on a place with "in" before it speaks for the other mentions of its name."""


@dataclass(slots=True)
class _Word:
    """A word of a text, folded."""

    start: int
    end: int
    small: str
    capital: bool
    shouted: bool  # capitals throughout
    opens: bool  # begins a sentence
    comma: bool  # only a comma and a space stand between it and the word before
    hyphen: bool  # a hyphen does
    joined: bool  # only a space stands between it and the word before
    initialled: bool  # an initial stands before it
    split: bool  # it and the next are written together but for a sign that is not seen


class _Known(NamedTuple):
    """What the gazetteer knows of a name."""

    name: str
    rank: int
    home: bool
    known: bool
    wide: bool
    inflected: bool


@dataclass(slots=True)
class _Name:
    """A stretch of words that some place has for a name."""

    first: int
    last: int
    start: int
    name: str
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
        return sum(value for one, value in self.cues if one == cue)

    def told(self, *cues: str) -> bool:
        return any(cue in cues for cue, _ in self.cues)


class Abroad:
    """Finds toponyms in one language.

    Parameters
    ----------
    atlas : Translated
    """

    def __init__(self, atlas: Translated) -> None:
        self.atlas, self.language, self.vocabulary = atlas, atlas.language, atlas.vocabulary
        self._lexicon = Lexicon.shared() if self.language.capitals else None
        self._known: dict[str, _Known | None] = {}

    def sift(self, text: str) -> tuple[list[Found], set[tuple[int, int]]]:
        """The toponyms of a text, and what looks like one and is none.

        Parameters
        ----------
        text : str
            Any text.

        Returns
        -------
        tuple of list of Found and set of (int, int)
            Those found, without overlaps; and the spans that were weighed and found wanting.
        """
        folded = fold(spaced(text))
        words = _words(folded, text)
        names = [name for at in range(len(words)) for name in self._names_at(folded, words, at)]
        for name in names:
            self._judge(words, name)
        self._remember(words, names)
        found = [_found(folded, text, words, name) for name in _longest(names)]
        spans = {(one.start, one.end) for one in found}
        doubted = {folded.span(name.start, words[name.last].end) for name in names if name.score <= 0}
        return found, doubted - spans

    def _names_at(self, folded: Folded, words: list[_Word], at: int) -> Iterator[_Name]:
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
                one = self._name(words, at, last, start, form)
                if one is not None and self._may_stand(words, one):
                    yield one

    def _name(self, words: list[_Word], first: int, last: int, start: int, form: str) -> _Name | None:
        """The name that words are, if they are one."""
        found = self._look_up(form)
        if found is None:
            return None
        return _Name(first, last, words[first].start + start, clitic=start > 0, **found._asdict())

    def _openings(self, words: list[_Word], at: int, small: str) -> Iterator[tuple[int, str]]:
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

    def _look_up(self, small: str) -> _Known | None:
        """What the gazetteer knows of a stretch of text; None if no place has it for a name."""
        if small not in self._known:
            if len(self._known) >= STORED:
                self._known.clear()
            name = self.atlas.spellings(small)[0]
            rank, home = self.atlas.best(name)
            inflected = name != small
            known, wide = self.atlas.knows(name), self.atlas.is_wide(name)
            self._known[small] = _Known(name, rank, home, known, wide, inflected) if rank >= 0 else None
        return self._known[small]

    def _may_stand(self, words: list[_Word], one: _Name) -> bool:
        """Whether a name is long enough, and its words have the capitals that they need."""
        if len(one.name) < 3 and not one.known and one.name not in self.language.sure:
            return False
        if one.clitic and one.rank < (55 if words[one.first].small[0] == "و" else 70) and not one.known:
            return False
        single, usual = one.first == one.last, words[one.first].small in self.vocabulary.words
        if one.clitic and single and usual and one.rank < 70 and not one.known:
            return False
        if self._is_acronym(words, one) and not one.known:
            return False
        if (
            self._is_part(words, one)
            or self._is_typed(words, one)
            or self._has_article(words, one)
            or self._is_adjective(one)
        ):
            return False
        if not self.language.capitals:
            return True
        inner = words[one.first : one.last + 1]
        if one.wide:
            return inner[0].capital or one.last > one.first
        small = self.language.heads
        return inner[0].capital and all(
            word.capital or len(word.small) <= 3 or (one.known and word.small in small) for word in inner[1:]
        )

    def _is_typed(self, words: list[_Word], one: _Name) -> bool:
        """Whether a name begins with what sort of place it is, and goes without, too: "the province of X"."""
        if (self.language.capitals and not self.language.nouns) or one.first == one.last or one.wide:
            return False
        if words[one.first].small not in self.language.heads:
            return False
        rest = one.name.partition(" ")[2]
        return not {row for row, _ in self.atlas.meanings(rest)}.isdisjoint(
            row for row, _ in self.atlas.meanings(one.name)
        )

    @staticmethod
    def _is_part(words: list[_Word], one: _Name) -> bool:
        """Whether hyphens and small words make a name part of a longer one: "Suze-la-Rousse"."""
        first, next = one.first, one.last + 1
        behind = next < len(words) and words[next].hyphen and not words[next].capital
        return behind or (first > 0 and words[first].hyphen and not words[first - 1].capital)

    def _has_article(self, words: list[_Word], one: _Name) -> bool:
        """Whether a name is that of a land with the article before it, and some village happens to be called so."""
        first = words[one.first].small
        return (
            first in self.language.articles and not one.known and self.atlas.knows(one.name.partition(" ")[2])
        )

    def _is_adjective(self, one: _Name) -> bool:
        """Whether a name is an adjective of a town: "Berliner"."""
        if self.language.code != "de" or not one.name.endswith("er"):
            return False
        rows = {row for row, _ in self.atlas.meanings(one.name)}
        return not rows.isdisjoint(row for row, _ in self.atlas.meanings(one.name[:-2]))

    @staticmethod
    def _is_acronym(words: list[_Word], one: _Name) -> bool:
        """Whether a name is a few capitals, with no others beside it."""
        beside = words[max(0, one.first - 1) : one.first] + words[one.last + 1 : one.last + 2]
        short = one.first == one.last and words[one.first].shouted and len(one.name) <= 5
        return short and not any(word.shouted for word in beside)

    def _judge(self, words: list[_Word], one: _Name) -> None:
        """Gather the cues of a name."""
        language, word = self.language, words[one.first]
        low, high = _LIMITS
        rank = max(one.rank, NAMED) if one.wide else one.rank
        one.says("well known", min(max((rank - 70) / 12, low), high))
        if not language.capitals:
            one.says("no capital")
        elif language.nouns:
            one.says("capital, as every noun")
        else:
            one.says("capital of a sentence" if word.opens else "capital")
        if one.known:
            one.says("country or region" if one.wide else "unit")
        if one.last > one.first:
            one.says("several words")
            two = one.last == one.first + 1 and not words[one.last].hyphen
            if two and one.rank < 80 and not one.known and self._is_given(word):
                one.says("given name before")
        if one.inflected and language.capitals:
            one.says("inflected, and little known" if language.nouns and one.rank < 80 else "inflected")
            doubtful = not one.wide and one.rank < 75 if language.nouns else word.opens
            if doubtful and one.first == one.last and word.small in self.vocabulary.words:
                one.says("another word, inflected")
        if one.clitic:
            one.says("behind a clitic")
        if not one.clitic or word.small[0] not in "بل":
            self._before(words, one)
        else:
            one.says("in before")
        self._usual(words, one)
        if one.home and not one.told("never alone") and one.value("usual word") < HARDLY:
            one.says("at home")
        self._persons(words, one)

    def _usual(self, words: list[_Word], one: _Name) -> None:
        """Whether a name is a usual word."""
        language, usual = self.language, self.vocabulary.words
        inner = [word.small for word in words[one.first : one.last + 1]]
        if one.clitic or one.first == one.last:
            inner[0] = inner[0] if not one.clitic else one.name.split(" ")[0]
        if all(self._is_grammar(word) for word in inner):
            one.says("never alone")
            return
        if one.first == one.last:
            if one.name in language.sure:
                return
            if self._is_grammar(inner[0]) or self._is_grammar(one.name):
                one.says("never alone")
                return
        if one.name in language.never or (one.first == one.last and inner[0] in language.never):
            placed = one.told("in before", "noun of places before")
            one.says("never alone, but placed" if placed else "never alone")
            return
        if not language.capitals and not one.clitic and not any(word in usual for word in inner):
            one.says("no word")
        named = (
            language.capitals and not language.nouns
        )  # a capital says that it is one, unless it opens a sentence
        if named and words[one.first].opens and any(word in usual for word in inner):
            one.says("a word opens")
        frequency = min(usual.get(word, 0.0) for word in inner) - (one.last > one.first)
        expected = max(_expected(one.rank), FEATURE * one.wide) + AT_HOME * one.home
        beyond = frequency - expected
        if beyond > 0:
            part = (
                CALLED if one.told("noun of places before") or (named and not words[one.first].opens) else 1.0
            )
            one.says("usual word", beyond * part)
            if one.name.isascii() and self.atlas.is_another(one.name):
                one.says("another name, and a word")

    def _is_grammar(self, word: str) -> bool:
        """Whether a word is a preposition, a noun of places or the like."""
        language = self.language
        groups = (language.usual, language.inside, language.beside, language.heads, language.articles)
        return any(one in group for group in groups for one in (word, word.removeprefix(_ARTICLE)))

    def _before(self, words: list[_Word], one: _Name) -> None:
        """What stands before a name."""
        if not one.first or not words[one.first].joined:
            return
        language, word = self.language, words[one.first - 1]
        before = words[one.first - 2] if one.first > 1 and word.joined else None
        nouns = language.heads | language.offices
        of = before is not None and word.small in language.of and before.small in nouns
        direct = (
            nouns if one.inflected or not language.capitals else language.heads
        )  # a person stands in apposition
        if of or word.small in direct:
            one.says("noun of places before")
        elif word.small in language.articles and one.name in language.peoples:
            one.says("a people")
        elif word.small in language.inside:
            one.says("in before")
        elif self._is_article(word, one):
            one.says("article before")
        elif word.small in language.beside:
            one.says("of before")
        elif word.small in language.titles:
            one.says("title before")

    def _is_article(self, word: _Word, one: _Name) -> bool:
        """Whether a word is an article that a name does not take; a contracted one may be that of its own: Le Caire."""
        language = self.language
        if one.wide or one.last > one.first or (one.known and language.code != "es"):
            return False
        own = language.contracted.get(word.small)
        return not one.name.startswith(f"{own} ") if own else word.small in language.articles

    def _persons(self, words: list[_Word], one: _Name) -> None:
        """Whether persons' names stand beside a name, or it is one."""
        language, first = self.language, words[one.first]
        before = words[one.first - 1] if one.first and first.joined else None
        after = words[one.last + 1] if one.last + 1 < len(words) and words[one.last + 1].joined else None
        joined = one.clitic and first.small[0] == "و"
        of = before is not None and before.small in language.of and one.first > 1 and not one.wide
        of_person = of and self._is_given(words[one.first - 2])  # Víctor de Aldama
        if of_person or first.initialled or (before and not joined and self._is_given(before)):
            one.says("given name before")
        elif before and language.capitals and before.small in CLUBS:
            one.says("club before")
        elif before and language.capitals and self._is_name(before):
            one.says("name before")
        if after and language.capitals and self._is_name(after):
            one.says("name after")
        if one.first == one.last and not one.wide and one.rank < 140:
            if first.small in self.vocabulary.given:
                one.says("a given name")
            elif first.small in self.vocabulary.surnames:
                one.says("a surname")
        elif one.wide and one.first == one.last and self._is_given(first):
            one.says("a given name")

    def _is_given(self, word: _Word) -> bool:
        """Whether a word is a given name."""
        if self.language.capitals and not word.capital:
            return False
        if word.small in self.language.inside or word.small in self.language.beside:
            return False
        if not self.vocabulary.given.isdisjoint(self.language.forms(word.small)):
            return True
        if self._lexicon is None:
            return False
        least = 2 if self.vocabulary.words.get(word.small, 0.0) >= GIVEN else 1
        return self._lexicon.given.get(word.small, 0) >= least

    def _is_name(self, word: _Word) -> bool:
        """Whether a capitalised word is part of a name: not a noun, and not the first word of a sentence."""
        if not word.capital or word.small in self.language.heads:
            return False
        if self.language.nouns or word.opens:
            return word.small not in self.vocabulary.words and word.small not in self.language.inside
        return True

    def _remember(self, words: list[_Word], names: list[_Name]) -> None:
        """The cues from the rest of the text."""
        sure = {
            one.name
            for one in names
            if one.score >= SURELY and one.told("in before", "noun of places before")
        }
        persons = {one.name for one in names if one.told("given name before", "title before")}
        for one in names:
            if one.name in sure and not one.told("a people", "given name before", "club before"):
                one.says("surely a place elsewhere")
            if one.name in persons and not one.told("given name before", "title before"):
                one.says("a person elsewhere")
        self._beside_others(words, names)
        firm = [one for one in names if one.score >= SURELY]
        ends, starts = {one.last for one in firm}, {one.first for one in firm}
        for one in names:
            behind = words[one.first].comma and one.first - 1 in ends
            if behind or (one.last + 1 in starts and words[one.last + 1].comma):
                one.says("list: before or behind a comma")
        placed: _Name | None = None
        for one in sorted(names, key=lambda one: (one.first, one.last)):
            if placed and self._follows(words, placed, one):
                one.says("list: behind a place")
            if one.score > 0 and (placed is None or one.last > placed.last):
                placed = one

    def _beside_others(self, words: list[_Word], names: list[_Name]) -> None:
        """Two places with nothing between them are none: "Bayern München"."""
        if not self.language.capitals:
            return
        likely = [one for one in names if one.score > 0]
        ends = {one.last: one for one in likely}
        for one in likely:
            other = ends.get(one.first - 1)
            if other and words[one.first].joined and words[one.first].start == words[other.last].end + 1:
                one.says("place beside")
                other.says("place beside")

    def _follows(self, words: list[_Word], one: _Name, other: _Name) -> bool:
        """Whether a name stands behind another with only "and" between them."""
        if one.last + 2 == other.first:
            return words[one.last + 1].small in _AND
        return one.last + 1 == other.first and other.clitic and words[other.first].small[0] == "و"


def _words(folded: Folded, text: str) -> list[_Word]:
    """The words of a folded text."""
    found: list[_Word] = []
    end = 0
    for match in _WORD.finditer(folded.cased):
        start = match.start()
        gap = folded.cased[end:start]
        between = gap.strip(" \n")
        opens = not found or any(sign in _STARTS for sign in between) or "\u2029" in gap
        joined = bool(found) and gap in (" ", "-", "\n", "'")
        if joined and text[folded.span(start, start + 1)[0] - 1] == "\u200c":
            found[-1].split = True
        small = folded.small[start : match.end()]
        capital, shouted = match[0][0].isupper(), len(match[0]) > 1 and match[0].isupper()
        initialled = bool(found) and found[-1].capital and len(found[-1].small) == 1 and gap in (".", ". ")
        found.append(
            _Word(
                start,
                match.end(),
                small,
                capital,
                shouted,
                opens and not initialled,
                gap in _COMMAS,
                gap == "-",
                joined,
                initialled,
                False,
            )
        )
        end = match.end()
    return found


def _expected(rank: int) -> float:
    """How usual the name of a place is that is as well known as that."""
    at = bisect_right(EXPECTED, (rank, 0.0))
    if at == 0:
        return EXPECTED[0][1]
    if at == len(EXPECTED):
        return EXPECTED[-1][1]
    (low, one), (high, other) = EXPECTED[at - 1], EXPECTED[at]
    return one + (other - one) * (rank - low) / (high - low)


def _longest(names: list[_Name]) -> list[_Name]:
    """Of names that overlap the longest, and of those as long the likeliest."""
    kept: list[_Name] = []
    taken: set[int] = set()
    for one in sorted(names, key=lambda one: (one.last - one.first, -one.start, one.score), reverse=True):
        inner = range(one.first, one.last + 1)
        if one.score > 0 and taken.isdisjoint(inner):
            kept.append(one)
            taken.update(inner)
    return sorted(kept, key=lambda one: one.first)


def _found(folded: Folded, text: str, words: list[_Word], one: _Name) -> Found:
    start, end = folded.span(one.start, words[one.last].end)
    return Found(start, end, text[start:end], one.name, -1, "literal", min(one.score, 5.0))
