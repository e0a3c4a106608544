"""Toponyms in other languages than English, by names, words and the grammar that :mod:`gazetteer.languages` declares.

Where names have capitals, every capitalised name of the gazetteer is a candidate; in Arabic and Persian every word is
one that some place has for a name. What speaks for it is how well known the place is and what stands before it ("in",
"the city of"); against it, that it is a usual word of the language, and persons' names beside it. The sum is, as in
:mod:`gazetteer.finding.finder`, the logarithm of the odds; unlike there its weights are set by hand.
"""

from __future__ import annotations

from gazetteer.abroad.judging import Judge
from gazetteer.abroad.stretches import Name, Stretches
from gazetteer.abroad.weights import SURELY
from gazetteer.abroad.words import Word, words_of
from gazetteer.finding.finder import Found
from gazetteer.languages.names import Translated, spaced
from gazetteer.names import Folded, fold

__all__ = ["Abroad"]

_AND = frozenset(("و", "y", "e", "et", "und", "и", "sowie"))


class Abroad:
    """Finds toponyms in one language.

    Parameters
    ----------
    atlas : Translated
        The names of places in that language.
    """

    def __init__(self, atlas: Translated) -> None:
        self.language = atlas.language
        self._stretches, self._judge = Stretches(atlas), Judge(atlas)

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
        words = words_of(folded, text)
        names = [name for at in range(len(words)) for name in self._stretches.at(folded, words, at)]
        for name in names:
            self._judge.gather(words, name)
        self._remember(words, names)
        found = [_found(folded, text, words, name) for name in _longest(names)]
        spans = {(span.start, span.end) for span in found}
        doubted = {folded.span(name.start, words[name.last].end) for name in names if name.score <= 0}
        return found, doubted - spans

    def _remember(self, words: list[Word], names: list[Name]) -> None:
        """The cues from the rest of the text."""
        sure = {
            name.spelling
            for name in names
            if name.score >= SURELY and name.told("in before", "noun of places before")
        }
        persons = {name.spelling for name in names if name.told("given name before", "title before")}
        for name in names:
            if name.spelling in sure and not name.told("a people", "given name before", "club before"):
                name.says("surely a place elsewhere")
            if name.spelling in persons and not name.told("given name before", "title before"):
                name.says("a person elsewhere")
        self._beside_others(words, names)
        firm = [name for name in names if name.score >= SURELY]
        ends, starts = {name.last for name in firm}, {name.first for name in firm}
        for name in names:
            behind = words[name.first].comma and name.first - 1 in ends
            if behind or (name.last + 1 in starts and words[name.last + 1].comma):
                name.says("list: before or behind a comma")
        placed: Name | None = None
        for name in sorted(names, key=lambda name: (name.first, name.last)):
            if placed and self._follows(words, placed, name):
                name.says("list: behind a place")
            if name.score > 0 and (placed is None or name.last > placed.last):
                placed = name

    def _beside_others(self, words: list[Word], names: list[Name]) -> None:
        """Two places with nothing between them are none: "Bayern München"."""
        if not self.language.capitals:
            return
        likely = [name for name in names if name.score > 0]
        ends = {name.last: name for name in likely}
        for name in likely:
            other = ends.get(name.first - 1)
            if other and words[name.first].joined and words[name.first].start == words[other.last].end + 1:
                name.says("place beside")
                other.says("place beside")

    def _follows(self, words: list[Word], name: Name, other: Name) -> bool:
        """Whether a name stands behind another with only "and" between them."""
        if name.last + 2 == other.first:
            return words[name.last + 1].small in _AND
        return name.last + 1 == other.first and other.clitic and words[other.first].small[0] == "و"


def _longest(names: list[Name]) -> list[Name]:
    """Of names that overlap the longest, and of those as long the likeliest."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(
        names, key=lambda name: (name.last - name.first, -name.start, name.score), reverse=True
    ):
        inner = range(name.first, name.last + 1)
        if name.score > 0 and taken.isdisjoint(inner):
            kept.append(name)
            taken.update(inner)
    return sorted(kept, key=lambda name: name.first)


def _found(folded: Folded, text: str, words: list[Word], name: Name) -> Found:
    start, end = folded.span(name.start, words[name.last].end)
    return Found(start, end, text[start:end], name.spelling, -1, "literal", min(name.score, 5.0))
