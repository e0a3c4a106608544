"""A mention in its surroundings: the words and signs on either side, and what the rules ask of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from gazetteer import lexicon as lex
from gazetteer.lazy import lazily
from gazetteer.places import Place
from gazetteer.tokens import PARAGRAPH, REACH, Tokens

__all__ = ["BREAKS", "Context", "slug"]

BREAKS = frozenset(f'\n{PARAGRAPH}.!?:;"—()[]')
"""Signs behind which a sentence, a quotation or a line begins."""

_ENDS = frozenset((PARAGRAPH, "!", "?", ";", "."))
_NEW_LINE = re.compile(rf"[\n{PARAGRAPH}]")
_PARTS = re.compile(r"[ \n-]")
_LETTERS = re.compile(r"[^\W\d_]+")


def slug(rule: Callable[[Context], Any]) -> str:
    """The name of a rule as it is reported.

    Parameters
    ----------
    rule : callable
        A row of :data:`gazetteer.uses.RULES` or :data:`gazetteer.impostors.IMPOSTORS`.

    Returns
    -------
    str
        Small letters and hyphens.
    """
    return rule.__name__.replace("_", "-")


class Context:
    """A mention in its surroundings, as the rules see it.

    Parameters
    ----------
    tokens : Tokens
        The words of the folded text with its case: of :attr:`gazetteer.names.Folded.cased`.
    start, end : int
        The mention in that text.
    place : Place
        What the name means.
    demonym : bool
        The name is the place's demonym.
    left, right : int, optional
        Where a list of toponyms that the mention belongs to begins and ends: its members share what stands
        before and after the list.

    Attributes
    ----------
    text, name : str
        The text, and the mention itself.
    before, after : list of str
        Words and signs before the mention or its list, the nearest first, and after it.
    left_words, right_words : list of str
        The same in small letters.
    previous, following : str
        The word or sign right before and right after, in small letters.
    """

    def __init__(
        self,
        tokens: Tokens,
        start: int,
        end: int,
        place: Place,
        demonym: bool = False,
        left: int = -1,
        right: int = -1,
    ) -> None:
        self.text = tokens.text
        self.start, self.end, self.place, self.demonym = start, end, place, demonym
        self.name = self.text[start:end]
        self.before, self.left_words = tokens.before(start if left < 0 else left)
        self.after, self.right_words = tokens.after(end if right < 0 else right)
        self.previous = self.left_words[0] if self.left_words else ""
        self.following = self.right_words[0] if self.right_words else ""

    @lazily
    def role(self) -> str:
        """What the place can stand for.

        ``state``: a country or an alliance, whose name also means its government; ``seat``: a town, from
        which one may govern; ``house``: a building that means those who work there; ``region``; ``ground``:
        any other place.
        """
        if self.place.kind == "country" or self.place.unplaced is not None:
            return "state"
        if self.place.feature_class == "P":
            return "seat"
        if self.place.kind == "building":
            return "house"
        return "region" if self.place.feature_class in {"A", "L"} else "ground"

    @property
    def actor(self) -> bool:
        """Whether the name can stand for people who act."""
        return self.role in {"state", "seat", "house"}

    @lazily
    def short(self) -> bool:
        """Whether the name is an abbreviation, which stands before nouns like an adjective."""
        letters = self.name.replace(".", "")
        return len(letters) <= 3 and letters.isupper() and not self.shouting

    @lazily
    def firm(self) -> bool:
        """Whether the mention carries a head noun, so that it is no surname."""
        return not lex.FIRMLY_NAMED.isdisjoint(_PARTS.split(self.name.lower()))

    @lazily
    def line(self) -> str:
        """The line around the mention, as far as it is read."""
        before = self.text[max(0, self.start - REACH) : self.start]
        after = self.text[self.end : self.end + REACH]
        return _NEW_LINE.split(before)[-1] + self.name + _NEW_LINE.split(after)[0]

    @lazily
    def shouting(self) -> bool:
        """Whether the line is all in capitals."""
        letters = [sign for sign in self.line if sign.isalpha()]
        return len(letters) > len(self.name) + 3 and sum(map(str.isupper, letters)) > 0.9 * len(letters)

    @lazily
    def headline(self) -> bool:
        """Whether the line has capitals like a headline, so that they tell nothing."""
        words = [word for word in _LETTERS.findall(self.line) if len(word) > 3]
        return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.75 * len(words)

    def capital(self, at: int = 0) -> bool:
        """Whether the word at this place after the mention has a capital."""
        return at < len(self.after) and self.after[at][0].isupper()

    @lazily
    def governed(self) -> int:
        """How many words before the mention belong to it: articles, directions, "neighbouring"."""
        count = 0
        for word in self.left_words[:6]:
            if word not in lex.SKIPPED and not (word == "-" and count):
                break
            count += 1
        words = self.left_words[count : count + 3]
        beside = len(words) == 3 and words[0] in {"and", "or"} and self.before[count + 1][0].isupper()
        if beside and words[2] not in BREAKS and not self.acts:  # an unknown name: "from Oslo and Kuwait"
            count += 2 + (words[2] in {"the", "both"})
        return count

    @lazily
    def governor(self) -> str:
        """The word before those, a preposition or verb as a rule; a line break does not count."""
        words = self.left_words[self.governed :]
        if words[:1] == ["\n"]:
            words = words[1:]
        return words[0] if words else ""

    @lazily
    def beyond(self) -> list[str]:
        """The words before the governor, the nearest first, up to the sentence's start."""
        words = [word for word in self.left_words[self.governed :] if word != "\n"]
        for at in range(1, len(words)):
            if words[at] in _ENDS:
                return words[1:at]
        return words[1:]

    @property
    def opens(self) -> bool:
        """Whether the mention opens a sentence, a quotation or a line."""
        words = self.left_words[self.governed :]
        return not words or words[0] in BREAKS

    def near(self, words: frozenset[str], reach: int = 3) -> bool:
        """Whether one of the words stands shortly before the governor."""
        return not words.isdisjoint(self.beyond[:reach])

    @lazily
    def predicate(self) -> list[str]:
        """The words from where a verb would stand: behind adverbs, times and asides, in small letters."""
        words, at = self.right_words, 0
        while at < min(len(words), 7):
            word, next_words = words[at], words[at + 1 : at + 3]
            if word in {"on", "in"} and next_words and next_words[0] in lex.TIMES:
                at += 2
            elif word in lex.TIMES or word in lex.ADVERBS or (word.endswith("ly") and len(word) > 4):
                at += 1
            elif word == "," and next_words[1:] == [","] and next_words[0] in lex.ASIDES:
                at += 3
            elif word == "," and next_words[1:] and next_words[1] in lex.SPEECH:  # ", he said,"
                at += 4
            else:
                break
        return words[at:]

    @lazily
    def acts(self) -> bool:
        """Whether the place is the subject of something that people do."""
        word, *rest = (*self.predicate[:4], "")
        state = self.role == "state"
        if word in lex.EXPERIENCES and not state:
            return False
        if word in lex.SPEECH or word in lex.THIRD_PERSON or word in lex.PAST:
            return True
        if word in lex.AUXILIARIES:
            return state or lex.EXPERIENCES.isdisjoint(rest)
        if word in lex.COPULAS:
            located = rest[0] in lex.PLACE_VERBS or not lex.DESCRIBED.isdisjoint(rest)
            return (state and not located) or any(one.endswith("ing") and len(one) > 5 for one in rest[:2])
        if word in lex.AMBIGUOUS:
            return not self.short or rest[0] == "to"
        if len(word) < 5 or self.capital() or word in lex.BASED or word in lex.FUNCTION:
            return False
        if word.endswith("ed"):
            return state or self.role == "house"
        return (
            state and not self.short and word[-1] == "s" and word[-2] not in "su'" and word not in lex.HEADS
        )

    @lazily
    def organisation(self) -> bool:
        """Whether capitalised words follow of which one makes them the name of an organisation."""
        for at, word in enumerate(self.right_words[:6]):
            if not self.capital(at):
                break
            if word in lex.ORGANISATIONS and not (self.headline and word in lex.HEADS):
                return True
        return False
