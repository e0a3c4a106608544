"""What a language calls places, and how usual its words are: the tables of ``gazetteer/languages/data``, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from gazetteer.atlas import Atlas
from gazetteer.languages.table import Language
from gazetteer.names import key
from gazetteer.world import ABBREVIATION, ALTERNATE, CURATED, FEATURE_CLASS, KINDS, MAIN, OWN

__all__ = ["Translated", "Vocabulary", "names_in", "spaced"]

_PROPER = MAIN | ALTERNATE
_STANDING = CURATED | OWN
_LANDS = frozenset(("country", "continent", "historical country"))
_FEATURES = frozenset(
    (
        "continent",
        "country",
        "desert",
        "historical country",
        "lake",
        "mountain",
        "ocean",
        "region",
        "river",
        "sea",
    )
)
WELL_KNOWN = 70
"""Rank from which on a town is known besides a land or a sea of its name: 100,000 people."""
_LESS = {"first-level": 54, "second-level": 25, "third-level": 25}
"""What kinds of units count less, in ranks."""
_BARE = 5
"""Letters of an Arabic name, at least, that may be in the gazetteer without its article."""
ITSELF = 14
"""By how much a place must be better known whose name is only an inflected form away: ranks."""

AHEAD = 6
"""How much better known a place must be than those whose own name it is: 12 ranks are ten times the people."""
CLOSER = 8
"""The same for one that lacks its article."""
KNOWN = 60
"""By how much a land or a sea counts more, whose rank does not tell how often it is named."""


class Vocabulary:
    """Names of places and words of one language.

    Attributes
    ----------
    names : dict of str to tuple of str
        Folded names of countries, regions, seas, and the ids of their places.
    words : dict of str to float
        Folded words by how usual they are, on the Zipf scale: 3 is once in a million words.
    given, surnames : frozenset of str
        Names of persons.
    """

    def __init__(self, code: str) -> None:
        self.names = names_in(code)
        self.words: dict[str, float] = {}
        persons: dict[str, frozenset[str]] = {}
        for line in _lines(f"{code}.words.txt"):
            section, _, entries = line.partition(": ")
            if section.startswith("word "):
                self.words.update(dict.fromkeys(entries.split(), float(section[5:])))
            else:
                persons[section] = frozenset(entries.split())
        self.given, self.surnames = persons["given"], persons["surname"]

    @staticmethod
    @cache
    def of(code: str) -> Vocabulary:
        """That of a language, read once."""
        return Vocabulary(code)


@cache
def names_in(code: str) -> dict[str, tuple[str, ...]]:
    """The folded names of countries, regions and seas in a language, and the ids of their places.

    Parameters
    ----------
    code : str
        Of :data:`gazetteer.languages.LANGUAGES`, not that of English.

    Returns
    -------
    dict of str to tuple of str
    """
    lines = (line.partition("\t") for line in _lines(f"{code}.names.tsv"))
    return {name: tuple(ids.split(" ")) for name, _, ids in lines}


def spaced(text: str) -> str:
    """A text of the same length in which words are parted that are written together but for a sign that is not seen.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    return text.replace("\u200c", " ")


def _lines(name: str) -> Iterable[str]:
    text = resources.files("gazetteer.languages").joinpath("data", name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


class Translated(Atlas):
    """An atlas as a language has it: with its names of countries and seas, and without English abbreviations.

    Parameters
    ----------
    atlas : Atlas
    language : Language
    """

    def __init__(self, atlas: Atlas, language: Language) -> None:
        vars(self).update(vars(atlas))  # shared, what it learns as well
        self.atlas, self.language = atlas, language
        self.vocabulary = Vocabulary.of(language.code)

    def meanings(self, name: str) -> list[tuple[int, int]]:
        """The places that have a name, with what the name is to each, as :meth:`Atlas.meanings` gives them.

        A town's name in another language than its own is as good as its own, unless another that is about as large
        has it for its own.
        """
        small = key(name)
        if not small:
            return []
        found: dict[int, int] = {}
        for id in self.vocabulary.names.get(small, ()):
            row = self.atlas.row(id)
            if row is not None:  # somebody vouches for a town that the table has
                found[row] = MAIN | (CURATED if FEATURE_CLASS[KINDS[self.atlas.kind[row]]] == "P" else 0)
        wide = any(KINDS[self.atlas.kind[row]] in _FEATURES for row in found)
        known, others = self.atlas.rank, self.atlas.meanings(small)
        least = max((int(known[row]) for row, flags in others if flags & MAIN), default=-AHEAD) + AHEAD
        for row, flags in others:
            if flags & _PROPER and (
                row in found or flags & _STANDING or self._counts(row, flags, wide, found)
            ):
                own = MAIN if int(known[row]) >= least else 0
                found[row] = found.get(row, 0) | (flags & ~ABBREVIATION) | own
        return sorted(found.items(), key=lambda one: (not one[1] & OWN, -int(known[one[0]])))

    def _counts(self, row: int, flags: int, wide: bool, found: Mapping[int, int]) -> bool:
        """Whether a place has a name here though the language has no such name for it.

        It has all of its own for countries, so that another's are none; beside a unit that it has a name for no
        district is meant, and beside a sea or a land no village, nor a town that is only called so, too.
        """
        kind = KINDS[self.atlas.kind[row]]
        if kind in _LANDS or (found and kind in ("second-level", "third-level")):
            return False
        return not wide or (bool(flags & MAIN) and int(self.atlas.rank[row]) >= WELL_KNOWN)

    def knows(self, name: str) -> bool:
        """Whether a folded name is that of a country, a region or a sea of this language."""
        return name in self.vocabulary.names

    def best(self, name: str) -> tuple[int, bool]:
        """How well known the best known place of a name is, and whether it is where the language is at home.

        Parameters
        ----------
        name : str
            Folded.

        Returns
        -------
        tuple of int and bool
            Its rank, as if units were towns; -1 if no place has the name.
        """
        ranks = ((self._standing_of(row), row) for row, _ in self.meanings(name))
        rank, row = max(ranks, default=(-1, -1))
        return rank, row >= 0 and self.country_of(row) in self.language.lands

    def _standing_of(self, row: int) -> int:
        """The rank of a place; a unit is named less often than its people would tell."""
        return int(self.atlas.rank[row]) - _LESS.get(KINDS[self.atlas.kind[row]], 0)

    def is_another(self, name: str) -> bool:
        """Whether a folded name is but another name of towns, none's own."""
        return not self.knows(name) and not any(flags & MAIN for _, flags in self.atlas.meanings(name))

    def is_wide(self, name: str) -> bool:
        """Whether a folded name is that of a country, a region or a sea, more than of a unit or a town."""
        rows = (self.atlas.row(id) for id in self.vocabulary.names.get(name, ()))
        return any(row is not None and KINDS[self.atlas.kind[row]] not in _LESS for row in rows)

    def spellings(self, name: str) -> list[str]:
        """The spellings under which a name of a text may stand in the gazetteer, the likeliest first.

        Parameters
        ----------
        name : str
            Folded.

        Returns
        -------
        list of str
            Forms of the nominative for those of other cases.
        """
        forms = self._forms(name.split(" "))
        if self.language.code == "ar":
            bare = name.removeprefix("ال")
            if len(bare) >= _BARE and self.best(bare)[0] >= WELL_KNOWN:
                forms = {bare: 1, **forms}
        ranked = [
            (self.best(form)[0] - (ITSELF if cost else 0) + (KNOWN if self.is_wide(form) else 0), form)
            for form, cost in forms.items()
            if self.best(form)[0] >= 0
        ]
        return [form for _, form in sorted(ranked, reverse=True)] or [name]

    def readings(self, name: str) -> list[str]:
        """The same for a name that was found, whatever stands beside it.

        Parameters
        ----------
        name : str
            Folded; perhaps in two words where the gazetteer has one, or without the article that French has in a
            word before it: "au Mans".

        Returns
        -------
        list of str
        """
        forms = {name, name.replace(" ", "")} if self.language.code == "fa" else {name}
        forms |= {f"{article} {name}" for article in {*self.language.contracted.values()}}
        best = max(forms, key=lambda form: (self.best(form)[0] + CLOSER * (form == name), form))
        return self.spellings(name if self.best(best)[0] < 0 else best)

    def _forms(self, words: list[str]) -> dict[str, int]:
        """Joined forms of words, 0 for those that are as they stand."""
        found = {"": 0}
        for word in words:
            forms = self.language.forms(word, len(words) > 1)
            found = {
                f"{start} {form}".strip(): cost or int(form != word)
                for start, cost in found.items()
                for form in forms
                if len(words) == 1 or not start or self._begins(f"{start} ")
            }
        return found

    def _begins(self, start: str) -> bool:
        """Whether some name begins so."""
        return start in self._starts or next(self.names.iterkeys(start), None) is not None

    @property
    def _starts(self) -> frozenset[str]:
        """The beginnings of names of several words."""
        return _starts(self.language.code)


@cache
def _starts(code: str) -> frozenset[str]:
    found = set()
    for name in Vocabulary.of(code).names:
        at = name.find(" ")
        while at > 0:
            found.add(name[: at + 1])
            at = name.find(" ", at + 1)
    return frozenset(found)
