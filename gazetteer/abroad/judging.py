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

    def gather(self, words: list[Word], one: Name) -> None:
        """Gather the cues of a name."""
        low, high = _LIMITS
        rank = max(one.rank, NAMED) if one.wide else one.rank
        one.says("well known", min(max((rank - 70) / 12, low), high))
        if one.known:
            one.says("country or region" if one.wide else "unit")
        self._letters(words, one)
        if one.last > one.first:
            self._several(words, one)
        if one.inflected and self.language.capitals:
            self._inflected(words, one)
        if one.clitic:
            one.says("behind a clitic")
        if not one.clitic or words[one.first].small[0] not in "بل":
            self._before(words, one)
        else:
            one.says("in before")
        self._usual(words, one)
        if one.home and not one.told("never alone") and one.value("usual word") < _HARDLY:
            one.says("at home")
        self._persons(words, one)

    def _letters(self, words: list[Word], one: Name) -> None:
        """What the capital of a name tells."""
        if not self.language.capitals:
            one.says("no capital")
        elif self.language.nouns:
            one.says("capital, as every noun")
        else:
            one.says("capital of a sentence" if words[one.first].opens else "capital")

    def _several(self, words: list[Word], one: Name) -> None:
        """What several words tell: a place, or a person with a given name."""
        one.says("several words")
        two = one.last == one.first + 1 and not words[one.last].hyphen
        if two and one.rank < 80 and not one.known and self._is_given(words[one.first]):
            one.says("given name before")

    def _inflected(self, words: list[Word], one: Name) -> None:
        """What an ending of grammar takes from a name."""
        nouns, word = self.language.nouns, words[one.first]
        one.says("inflected, and little known" if nouns and one.rank < 80 else "inflected")
        doubtful = not one.wide and one.rank < 75 if nouns else word.opens
        if doubtful and one.first == one.last and word.small in self.vocabulary.words:
            one.says("another word, inflected")

    def _usual(self, words: list[Word], one: Name) -> None:
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
        beyond = frequency - max(expected(one.rank), FEATURE * one.wide) - AT_HOME * one.home
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

    def _before(self, words: list[Word], one: Name) -> None:
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

    def _is_article(self, word: Word, one: Name) -> bool:
        """Whether a word is an article that a name does not take; a contracted one may be that of its own: Le Caire."""
        language = self.language
        if one.wide or one.last > one.first or (one.known and language.code != "es"):
            return False
        own = language.contracted.get(word.small)
        return not one.name.startswith(f"{own} ") if own else word.small in language.articles

    def _persons(self, words: list[Word], one: Name) -> None:
        """Whether persons' names stand beside a name, or it is one."""
        language, first = self.language, words[one.first]
        before = words[one.first - 1] if one.first and first.joined else None
        after = words[one.last + 1] if one.last + 1 < len(words) and words[one.last + 1].joined else None
        joined = one.clitic and first.small[0] == "و"
        of = before is not None and before.small in language.of and one.first > 1 and not one.wide
        of_person = of and self._is_given(words[one.first - 2])  # Víctor de Aldama
        if of_person or first.initialled or (before and not joined and self._is_given(before)):
            one.says("given name before")
        elif before and language.capitals and before.small in _CLUBS:
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
