"""Which stretches of a text may be toponyms: names that the gazetteer has, and names with a telling last word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from gazetteer.finding import cues
from gazetteer.finding.known import Known
from gazetteer.finding.tokens import LONGEST, STORED, Possible, Text, Word
from gazetteer.world import World

__all__ = ["CUT", "HOUSES", "Stretches"]

CUT = "part: cut out of a longer name"
"""The cue of what is no name by itself, whatever else speaks for it."""

HOUSES = frozenset(("institution", "facility"))
"""Kinds of last words that make a name that of a house."""

_RUN = 6  # words read for the head noun of a name
_UNNAMED = frozenset(("title", "function word", "time", ""))
_OFFICES = frozenset(("city", "town", "state", "village", "province", "county"))
_ABBREVIATED_STREET = frozenset(("st.", "st"))
_CUT = ("-", "t")  # what stands before a name whose article is cut short
_ARTICLES = frozenset("al el ad an ar as ash at az ed en er es esh et ez".split())  # of Arabic names
_HUMPS = re.compile("[A-Z][a-z]+")
_HEADS_BEFORE = frozenset(("lake", "mount", "river", "cape"))
_WATERS = frozenset(("sea", "gulf", "strait", "straits", "ocean", "bight"))
_CHAIN = 12  # words and hyphens that are read of a name in hyphens
_BETWEEN = frozenset("and or to versus vs v via then by from with plus through based born backed led".split())
"""Small words between hyphens that part two names: the Paris-to-London train."""


class Stretches:
    """Finds what may be a toponym in a text.

    Parameters
    ----------
    world : World
        The gazetteer.
    include : collection of str
        Which classes of findings are wanted.
    """

    def __init__(self, world: World, include: Collection[str]) -> None:
        self._world = world
        self._include = include
        self._names: dict[tuple[int, bool], Known] = {}
        self._prefixes = world.names.prefixes

    def of(self, article: Text) -> Iterator[Possible]:
        """What may be a toponym, from left to right; no search begins inside a name found before."""
        words = article.words
        done = 0
        for at in article.capitals:
            if at < done:
                continue
            cut = _ends_longer(words, at)
            if at and not cut and words[at - 1].text in _CUT:
                if clipped := self._clipped(article, at):
                    done = clipped.last + 1
                    yield clipped
                    continue
                if _is_surname(words, at):
                    continue
            word, next = words[at], words[at + 1]
            headed = self._headed(article, at) if next.capital and not cut else None
            begins = word.number >= 0 or next.links or next.small in word.followed
            for last, number in self._names_at(article, at) if begins else ():
                if self.known(number).shortened and not article.shouted(at, last):
                    continue
                candidate = article.candidate(at, last, number)
                if cut or _begins_longer(words, last):
                    candidate.cues.append(CUT)
                elif last + 1 < done:
                    candidate.cues.append("part: shorter")
                elif headed and headed.last <= last:
                    headed = None
                elif headed:
                    candidate.cues.append("part: of a headed name")
                done = max(done, last + 1)
                yield candidate
            if headed:
                yield headed
            if at and words[at - 1].leads and word.number < 0:
                yield from self._spelled_apart(article, at)

    def _spelled_apart(self, article: Text, at: int) -> Iterator[Possible]:
        """A name that the gazetteer has in two words: "north Brabant" with its compass word small, "#HongKong"."""
        word, before = article.words[at], article.words[at - 1]
        if before.text == "#" and (parts := _HUMPS.findall(word.text)) and len(parts) > 1:
            number = self._world.names.get(" ".join(parts).lower(), -1)
            if number >= 0:
                yield article.candidate(at, at, number)
        elif article.joined(at - 1):
            number = self._world.names.get(f"{before.small} {word.small}", -1)
            if number >= 0:
                yield article.candidate(at - 1, at, number)

    def _clipped(self, article: Text, at: int) -> Possible | None:
        """A name that begins with an article in small letters, or cut short: al-Raqqa, 's-Hertogenbosch."""
        words = article.words
        before = [words[place].text if place >= 0 else "" for place in (at - 2, at - 1)]
        if before[1] == "-" and before[0] in ("'s", "s"):
            cut, first = "s ", at - 2
        elif before[1] == "t":
            cut, first = "t ", at - 1 - (before[0] == "'")
        elif before[1] == "-" and before[0] in _ARTICLES:
            cut, first = f"{before[0]} ", at - 2
        else:
            return None
        if first and words[first - 1].text[-1].isalnum() and words[first - 1].size == words[first - 1].length:
            return None  # Iran's-Iraq
        start = article.starts[at]
        for name in reversed(self._prefixes(cut + article.small[start : start + LONGEST])):
            end = start + len(name) - len(cut)
            last = bisect_left(article.starts, end, at + 1) - 1
            if end > start and article.starts[last] + words[last].length == end:
                candidate = article.candidate(first, last, self._world.names[name])
                if before[0] in _ARTICLES:
                    candidate.cues.append("article: Arabic, in small letters")
                return candidate
        return None

    def _names_at(self, article: Text, at: int) -> list[tuple[int, int]]:
        """The longest two names that begin at a word: their last words and numbers."""
        word, next = article.words[at], article.words[at + 1]
        named: list[tuple[int, int]] = []
        if (next.links or next.small in word.followed) and word.size - word.length == next.gap:
            if next.small == "of":
                if word.small in _OFFICES:
                    return []  # the name is what follows: the City of Norfolk
                whole = "facility" in self._include or word.kind not in HOUSES
            else:
                whole = True
            if whole and (longer := self.longer(article, at)):
                named = [name for name in longer if not self.known(name[1]).pair]
        if word.small == "the":
            named = [name for name in named if self.known(name[1]).titled]
        if word.number >= 0 and len(named) < 2 and (not word.idle or next.text == ","):
            named.append((at, word.number))
        return named

    def longer(self, article: Text, at: int) -> list[tuple[int, int]]:
        """The longest two names of several words that begin at a word: their last words and numbers."""
        words, starts, start = article.words, article.starts, article.starts[at]
        shortest = start + words[at].length
        found: list[tuple[int, int]] = []
        for name in reversed(self._prefixes(article.small[start : start + LONGEST])):
            end = start + len(name)
            if end <= shortest or len(found) == 2:
                break
            last = bisect_left(starts, end, at + 1) - 1
            if starts[last] + words[last].length != end:
                continue
            number = self._world.names[name]
            if article.written(at, last, self._world.small[number]):
                found.append((last, number))
        return found

    def _headed(self, article: Text, at: int) -> Possible | None:
        """A name whose head noun says what it is, not looked up."""
        words = article.words
        opens = not article.joined(at - 1) or words[at - 1].kind in _UNNAMED
        if words[at].kind in _UNNAMED or not article.joined(at) or not opens:
            return None
        last, use = at, ""
        for next in range(at + 1, min(at + _RUN, len(words))):
            if not article.joined(next - 1) or not words[next].capital:
                break
            kind = words[next].kind
            if words[next].small in _ABBREVIATED_STREET and not article.named_after(next):
                kind = "street"
            if kind in ("street", "ground", "facility"):
                last, use = next, kind
        if use == "street" and article.joined(last) and words[last + 1].kind in HOUSES:
            return None  # the institution's name goes on: Massachusetts Turnpike Authority
        if not use and words[at].small in _HEADS_BEFORE and words[at + 1].kind not in ("", "institution"):
            last, use = at + 1, "ground"
        if not use:
            return None
        candidate = article.candidate(at, last, -1)
        candidate.use = "literal" if use == "ground" else use
        candidate.headed = use != "ground"
        candidate.cues.append(f"head noun: {cues.sort_of(words[last].small) if use == 'ground' else use}")
        return candidate

    def known(self, number: int, shouted: bool = True) -> Known:
        """What the gazetteer says of a name; unless it is shouted, its abbreviations do not count."""
        known = self._names.get((number, shouted))
        if known is None:
            if len(self._names) >= STORED:
                self._names.clear()
            known = self._names[number, shouted] = Known(self._world, number, shouted)
        return known

    def written(self, article: Text, candidate: Possible) -> Known:
        """A candidate's name as it is written."""
        name = self.known(candidate.number)
        if name.mixed and not article.shouted(candidate.first, candidate.last):
            return self.known(candidate.number, False)
        return name


def _is_surname(words: Sequence[Word], at: int) -> bool:
    """Whether an Arabic article joins a word to a capitalised one before it: Ahmad al-Masri."""
    return at > 2 and words[at - 1].text == "-" and words[at - 2].small in _ARTICLES and words[at - 3].capital


def _begins_longer(words: Sequence[Word], last: int) -> bool:
    """Whether a longer name goes on behind a word: Sainte-Anne-de-Beaupré, the Denmark Strait, the Gulf of Iran."""
    behind = words[last + 1]
    if behind.small == "of":
        return words[last].small in _WATERS and words[last + 2].capital
    if behind.capital:
        return behind.small in _WATERS and words[last].size == words[last].length + 1
    return _in_chain(words, last, 1)


def _ends_longer(words: Sequence[Word], at: int) -> bool:
    """Whether a longer name goes on before a word: Sainte-Anne-de-Beaupré, the Strait of Georgia."""
    if at > 1 and words[at - 1].small == "of":
        return words[at - 2].capital and words[at - 2].small in _WATERS
    return _in_chain(words, at, -1)


def _in_chain(words: Sequence[Word], at: int, step: int) -> bool:
    """Whether hyphens join a word to small words on one side of it, and these to a capitalised one."""
    within = False
    for joint in range(at + step, max(at + _CHAIN * step, 0), 2 * step):
        if not _is_joint(words, joint):
            return False
        word = words[joint + step]
        if not word.text.isalpha() or word.small in _BETWEEN:
            return False
        if word.capital and within:
            return True
        within = within or not word.capital
    return False


def _is_joint(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a hyphen without a space on either side."""
    return words[at].text == "-" and words[at].size == 1 and words[at - 1].size == words[at - 1].length
