"""The cues for and against a name in another language: how usual its words are, what stands before it, persons."""

from __future__ import annotations

from gazetteer.abroad.stretches import Name
from gazetteer.abroad.weights import AT_HOME, CALLED, FEATURE, NAMED, expected
from gazetteer.abroad.words import Word
from gazetteer.finding.cues import Lexicon
from gazetteer.languages.names import Translated

__all__ = ["Judge"]

_ARTICLE = "ال"
_CLUBS = frozenset(
    "fc ac sc as fsv vfl vfb tsv sv cf ud cd rc real atletico deportivo borussia hertha eintracht schalke werder bayer"
    " olympique stade racing inter sporting dinamo динамо спартак зенит локомотив цска фк торпедо шахтер".split()
)
"""What clubs are called before the name of their town."""
_GIVEN = 4.0
"""How usual a word may be that is a given name somewhere, if seldom."""
_HARDLY = 0.5
"""By how much a name at home may be too usual and count as at home."""
_LIMITS = (-2.0, 4.0)


class Judge:
    """Gathers the cues of names.

    Parameters
    ----------
    atlas : Translated
        The names of places in that language.
    """

    def __init__(self, atlas: Translated) -> None:
        self.atlas, self.language, self.vocabulary = atlas, atlas.language, atlas.vocabulary
        self._lexicon = Lexicon.shared() if self.language.capitals else None

    def gather(self, words: list[Word], name: Name) -> None:
        """Gather the cues of a name."""
        low, high = _LIMITS
        rank = max(name.rank, NAMED) if name.wide else name.rank
        name.says("well known", min(max((rank - 70) / 12, low), high))
        if name.known:
            name.says("country or region" if name.wide else "unit")
        self._letters(words, name)
        if name.last > name.first:
            self._several(words, name)
        if name.inflected and self.language.capitals:
            self._inflected(words, name)
        if name.clitic:
            name.says("behind a clitic")
        if not name.clitic or words[name.first].small[0] not in "بل":
            self._before(words, name)
        else:
            name.says("in before")
        self._usual(words, name)
        if name.home and not name.told("never alone") and name.value("usual word") < _HARDLY:
            name.says("at home")
        self._persons(words, name)

    def _letters(self, words: list[Word], name: Name) -> None:
        """What the capital of a name tells."""
        if not self.language.capitals:
            name.says("no capital")
        elif self.language.nouns:
            name.says("capital, as every noun")
        else:
            name.says("capital of a sentence" if words[name.first].opens else "capital")

    def _several(self, words: list[Word], name: Name) -> None:
        """What several words tell: a place, or a person with a given name."""
        name.says("several words")
        two = name.last == name.first + 1 and not words[name.last].hyphen
        if two and name.rank < 80 and not name.known and self._is_given(words[name.first]):
            name.says("given name before")

    def _inflected(self, words: list[Word], name: Name) -> None:
        """What an ending of grammar takes from a name."""
        nouns, word = self.language.nouns, words[name.first]
        name.says("inflected, and little known" if nouns and name.rank < 80 else "inflected")
        doubtful = not name.wide and name.rank < 75 if nouns else word.opens
        if doubtful and name.first == name.last and word.small in self.vocabulary.words:
            name.says("another word, inflected")

    def _usual(self, words: list[Word], name: Name) -> None:
        """Whether a name is a usual word."""
        language, usual = self.language, self.vocabulary.words
        inner = [word.small for word in words[name.first : name.last + 1]]
        if name.clitic or name.first == name.last:
            inner[0] = inner[0] if not name.clitic else name.spelling.split(" ")[0]
        if all(self._is_grammar(word) for word in inner):
            name.says("never alone")
            return
        if name.first == name.last:
            if name.spelling in language.sure:
                return
            if self._is_grammar(inner[0]) or self._is_grammar(name.spelling):
                name.says("never alone")
                return
        if name.spelling in language.never or (name.first == name.last and inner[0] in language.never):
            placed = name.told("in before", "noun of places before")
            name.says("never alone, but placed" if placed else "never alone")
            return
        if not language.capitals and not name.clitic and not any(word in usual for word in inner):
            name.says("no word")
        # a capital says that it is a name, unless it opens a sentence
        named, opens = language.capitals and not language.nouns, words[name.first].opens
        if named and opens and any(word in usual for word in inner):
            name.says("a word opens")
        frequency = min(usual.get(word, 0.0) for word in inner) - (name.last > name.first)
        beyond = frequency - max(expected(name.rank), FEATURE * name.wide) - AT_HOME * name.home
        if beyond > 0:
            called = name.told("noun of places before") or (named and not opens)
            name.says("usual word", beyond * (CALLED if called else 1.0))
            if name.spelling.isascii() and self.atlas.is_another(name.spelling):
                name.says("another name, and a word")

    def _is_grammar(self, word: str) -> bool:
        """Whether a word is a preposition, a noun of places or the like."""
        language = self.language
        groups = (language.usual, language.inside, language.beside, language.heads, language.articles)
        return any(form in group for group in groups for form in (word, word.removeprefix(_ARTICLE)))

    def _before(self, words: list[Word], name: Name) -> None:
        """What stands before a name."""
        if not name.first or not words[name.first].joined:
            return
        language, word = self.language, words[name.first - 1]
        before = words[name.first - 2] if name.first > 1 and word.joined else None
        nouns = language.heads | language.offices
        of = before is not None and word.small in language.of and before.small in nouns
        # a person stands in apposition
        direct = nouns if name.inflected or not language.capitals else language.heads
        if of or word.small in direct:
            name.says("noun of places before")
        elif word.small in language.articles and name.spelling in language.peoples:
            name.says("a people")
        elif word.small in language.inside:
            name.says("in before")
        elif self._is_article(word, name):
            name.says("article before")
        elif word.small in language.beside:
            name.says("of before")
        elif word.small in language.titles:
            name.says("title before")

    def _is_article(self, word: Word, name: Name) -> bool:
        """Whether a word is an article that a name does not take; a contracted one may be that of its own: Le Caire."""
        language = self.language
        if name.wide or name.last > name.first or (name.known and language.code != "es"):
            return False
        own = language.contracted.get(word.small)
        return not name.spelling.startswith(f"{own} ") if own else word.small in language.articles

    def _persons(self, words: list[Word], name: Name) -> None:
        """Whether persons' names stand beside a name, or it is one."""
        language, first = self.language, words[name.first]
        before = words[name.first - 1] if name.first and first.joined else None
        after = words[name.last + 1] if name.last + 1 < len(words) and words[name.last + 1].joined else None
        joined = name.clitic and first.small[0] == "و"
        of = before is not None and before.small in language.of and name.first > 1 and not name.wide
        of_person = of and self._is_given(words[name.first - 2])  # Víctor de Aldama
        if of_person or first.initialled or (before and not joined and self._is_given(before)):
            name.says("given name before")
        elif before and language.capitals and before.small in _CLUBS:
            name.says("club before")
        elif before and language.capitals and self._is_name(before):
            name.says("name before")
        if after and language.capitals and self._is_name(after):
            name.says("name after")
        if name.first == name.last and not name.wide and name.rank < 140:
            if first.small in self.vocabulary.given:
                name.says("a given name")
            elif first.small in self.vocabulary.surnames:
                name.says("a surname")
        elif name.wide and name.first == name.last and self._is_given(first):
            name.says("a given name")

    def _is_given(self, word: Word) -> bool:
        """Whether a word is a given name."""
        if self.language.capitals and not word.capital:
            return False
        if word.small in self.language.inside or word.small in self.language.beside:
            return False
        if not self.vocabulary.given.isdisjoint(self.language.forms(word.small)):
            return True
        if self._lexicon is None:
            return False
        least = 2 if self.vocabulary.words.get(word.small, 0.0) >= _GIVEN else 1
        return self._lexicon.given.get(word.small, 0) >= least

    def _is_name(self, word: Word) -> bool:
        """Whether a capitalised word is part of a name: not a noun, and not the first word of a sentence."""
        if not word.capital or word.small in self.language.heads:
            return False
        if self.language.nouns or word.opens:
            return word.small not in self.vocabulary.words and word.small not in self.language.inside
        return True
