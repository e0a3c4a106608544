"""Toponyms in the text of news, looked up in the world gazetteer and judged by what stands around them.

Every capitalised name that the gazetteer has is a candidate, and so are names with a telling last word, such as
Something River. For each one the cues of :mod:`gazetteer.finding.cues` are gathered; the sum of their weights is the
logarithm of the odds that it is a toponym, and it is found if the sum is positive. There is no other model:
:meth:`Finder.explain` gives every candidate with its cues, found or not, and each rule can be switched off.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from math import exp
from typing import NamedTuple

from gazetteer import lexicon as lex
from gazetteer.errors import InputError
from gazetteer.finding import cues
from gazetteer.finding.known import Known
from gazetteer.finding.memory import ILLNESS, RUNS, SETTLED, remember
from gazetteer.finding.tokens import END, LONGEST, STORED, Possible, Text, Word, Words
from gazetteer.finding.weights import WEIGHTS
from gazetteer.world import KINDS, World

__all__ = ["CLASSES", "DEFAULT", "Finder", "Found", "Judged"]

CLASSES = ("literal", "embedded", "demonym", "street", "facility")
"""What a finding can be."""

DEFAULT = frozenset(("literal", "embedded", "demonym", "street"))
"""What is found unless asked otherwise."""

_RUN = 6  # words read for the head noun of a name
_WORDS = frozenset(("common word", "rare word"))
_CITY = frozenset(("city", "state", "town"))
_HOUSES = frozenset(("institution", "facility"))
_SEATED = _HOUSES | {"title"}
_UNNAMED = frozenset(("title", "function word", "time", ""))
_OFFICES = frozenset(("city", "town", "state", "village", "province", "county"))
_ABBREVIATED_STREET = frozenset(("st.", "st"))
_PARTIES = frozenset("DRIL")
_SAINTS = frozenset(("st.", "st", "saint"))
_HOLY = frozenset("san santa santo sao sant saint sainte".split())  # what stands before a saint's given name
_CLOSED = frozenset(
    (
        "word after: end",
        "word after: possessive",
        "word after: said",
        "word after: verb",
        "word after: function word",
    )
)
_BEHIND = frozenset(("word before: in, near", "word before: from, to"))
_CUT = ("-", "t")  # what stands before a name whose article is cut short
_ARTICLES = frozenset("al el ad an ar as ash at az ed en er es esh et ez".split())  # of Arabic names
_HUMPS = re.compile("[A-Z][a-z]+")
_HEADS_BEFORE = frozenset(("lake", "mount", "river", "cape"))
_SOME = -2  # a state, but not one of the index


class Found(NamedTuple):
    """A toponym in a text.

    Attributes
    ----------
    start, end : int
        Offsets into the text as given, the end exclusive.
    surface : str
        The text between them.
    small : str
        The name in the form of :func:`gazetteer.names.key`.
    number : int
        Of the name in the world's index, -1 for a name that only its head noun tells: it has no candidates.
    use : str
        One of :data:`CLASSES`.
    score : float
        Logarithm of the odds that it is a toponym: above 0.
    """

    start: int
    end: int
    surface: str
    small: str
    number: int
    use: str
    score: float

    @property
    def trust(self) -> float:
        """How likely it is to be a toponym, 0 to 1: what :class:`gazetteer.placing.Marked` wants to know."""
        return 1 / (1 + exp(-self.score))


class Judged(NamedTuple):
    """A candidate, found or not, and why.

    Attributes
    ----------
    found : Found
        The candidate.
    accepted : bool
        Whether it was found.
    reasons : list of (str, float)
        Its cues with their weights, the weightiest first.
    """

    found: Found
    accepted: bool
    reasons: list[tuple[str, float]]

    @property
    def sentence(self) -> str:
        """The verdict and its weightiest reasons, in words."""
        sides = [
            f"{side} it: "
            + "; ".join(f"{cue} ({weight:+.1f})" for cue, weight in self.reasons if weight * sign >= 0.1)
            for side, sign in (("for", 1), ("against", -1))
        ]
        verdict = "found" if self.accepted else "not found"
        return f"{self.found.surface}: {verdict} ({self.found.score:+.1f}); {', '.join(sides)}"


class _Weights(dict[str, float]):
    """What cues are worth; nothing, if they were too seldom to tell."""

    def __missing__(self, cue: str) -> float:
        self[cue] = 0.0
        return 0.0


class Finder:
    """Finds toponyms in text.

    Parameters
    ----------
    world : World
        The gazetteer.
    include : collection of str, optional
        Which :data:`CLASSES` are found.
    off : collection of str, optional
        Rules of :data:`gazetteer.finding.cues.RULES` that are switched off.
    weights : mapping of str to float, optional
        What each cue is worth, instead of :data:`gazetteer.finding.weights.WEIGHTS`.
    """

    def __init__(
        self,
        world: World,
        include: Collection[str] = DEFAULT,
        off: Collection[str] = (),
        weights: Mapping[str, float] | None = None,
    ) -> None:
        for given, known, what in ((include, CLASSES, "class of finding"), (off, cues.RULES, "rule")):
            unknown = [one for one in given if one not in known]
            if unknown:
                raise InputError(f"no such {what}: {unknown[0]!r}; there are {', '.join(known)}")
        self.world = world
        self.include = frozenset(include)
        if weights is None:
            weights = {
                f"{rule}: {value}": one for rule, values in WEIGHTS.items() for value, one in values.items()
            }
        self._weights = _Weights(
            {cue: one for cue, one in weights.items() if cue.partition(":")[0] not in off}
        )
        self._words = Words(world, cues.Lexicon.shared())
        self._names: dict[tuple[int, bool], Known] = {}
        self._contained: dict[tuple[int, int], bool] = {}
        self._prefixes = world.names.prefixes

    def find(self, text: str) -> list[Found]:
        """The toponyms of a text, in its order.

        Parameters
        ----------
        text : str
            Any text; one without capitals gives nothing.

        Returns
        -------
        list of Found
            Without overlaps.
        """
        return self.sift(text)[0]

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
        article = self._article(text)
        doubted = {article.span(one) for one in article.candidates if one.score <= 0}
        return [_found(article, one) for one in self._accepted(article)], doubted

    def explain(self, text: str) -> list[Judged]:
        """Every candidate of a text with the cues for and against it.

        Parameters
        ----------
        text : str
            Any text.

        Returns
        -------
        list of Judged
            In the order of the text.
        """
        article = self._article(text)
        accepted = {id(one) for one in self._accepted(article)}
        weigh = self._weights
        return [
            Judged(
                _found(article, one),
                id(one) in accepted,
                sorted(((cue, weigh[cue]) for cue in one.cues), key=lambda pair: -abs(pair[1])),
            )
            for one in article.candidates
        ]

    def _article(self, text: str) -> Text:
        article = Text(text, self._words)
        article.candidates = list(self._candidates(article))
        for one in article.candidates:
            self._judge(article, one)
        remember(article)
        weight = self._weights.__getitem__
        for one in article.candidates:
            one.score = sum(map(weight, one.cues))
        return article

    def _accepted(self, article: Text) -> list[Possible]:
        """Of those that overlap, the longest name by its head noun, or else the likeliest."""
        kept: list[Possible] = []
        for one in article.candidates:
            if one.score <= 0 or one.use not in self.include:
                continue
            while kept and kept[-1].end > one.start:
                other = kept[-1]
                if _outdoes(other, one):
                    break
                kept.pop()
            else:
                kept.append(one)
        return kept

    def _candidates(self, article: Text) -> Iterator[Possible]:
        """What may be a toponym, from left to right; no search begins inside a name found before."""
        words = article.words
        done = 0
        for at in article.capitals:
            if at < done:
                continue
            if at and words[at - 1].text in _CUT and (clipped := self._clipped(article, at)):
                done = clipped.last + 1
                yield clipped
                continue
            if (
                at > 2
                and words[at - 1].text == "-"
                and words[at - 2].small in _ARTICLES
                and words[at - 3].capital
            ):
                continue  # Ahmad al-Masri
            word, next = words[at], words[at + 1]
            headed = self._headed(article, at) if next.capital else None
            begins = word.number >= 0 or next.links or next.small in word.followed
            for last, number in self._names_at(article, at) if begins else ():
                if self._known(number).shortened and not article.shouted(at, last):
                    continue
                one = article.candidate(at, last, number)
                if last + 1 < done:
                    one.cues.append("part: shorter")
                elif headed and headed.last <= last:
                    headed = None
                elif headed:
                    one.cues.append("part: of a headed name")
                done = max(done, last + 1)
                yield one
            if headed:
                yield headed
            if at and words[at - 1].leads and word.number < 0:
                yield from self._spelled_apart(article, at)

    def _spelled_apart(self, article: Text, at: int) -> Iterator[Possible]:
        """A name that the gazetteer has in two words: "north Brabant" with its compass word small, "#HongKong"."""
        word, before = article.words[at], article.words[at - 1]
        if before.text == "#" and (parts := _HUMPS.findall(word.text)) and len(parts) > 1:
            number = self.world.names.get(" ".join(parts).lower(), -1)
            if number >= 0:
                yield article.candidate(at, at, number)
        elif article.joined(at - 1):
            number = self.world.names.get(f"{before.small} {word.small}", -1)
            if number >= 0:
                yield article.candidate(at - 1, at, number)

    def _clipped(self, article: Text, at: int) -> Possible | None:
        """A name that begins with an article in small letters, or cut short: al-Raqqa, 's-Hertogenbosch."""
        words = article.words
        before = [words[one].text if one >= 0 else "" for one in (at - 2, at - 1)]
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
                return article.candidate(first, last, self.world.names[name])
        return None

    def _names_at(self, article: Text, at: int) -> list[tuple[int, int]]:
        """The longest two names that begin at a word: their last words and numbers."""
        word, next = article.words[at], article.words[at + 1]
        named: list[tuple[int, int]] = []
        if (next.links or next.small in word.followed) and word.size - word.length == next.gap:
            if next.small == "of":
                if word.small in _OFFICES:
                    return []  # the name is what follows: the City of Norfolk
                whole = "facility" in self.include or word.kind not in _HOUSES
            else:
                whole = True
            if whole and (longer := self._longer(article, at)):
                named = [one for one in longer if not self._known(one[1]).pair]
        if word.small == "the":
            named = [one for one in named if self._known(one[1]).titled]
        if word.number >= 0 and len(named) < 2 and (not word.idle or next.text == ","):
            named.append((at, word.number))
        return named

    def _longer(self, article: Text, at: int) -> list[tuple[int, int]]:
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
            number = self.world.names[name]
            if article.written(at, last, self.world.small[number]):
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
        if use == "street" and article.joined(last) and words[last + 1].kind in _HOUSES:
            return None  # the institution's name goes on: Massachusetts Turnpike Authority
        if not use and words[at].small in _HEADS_BEFORE and words[at + 1].kind not in ("", "institution"):
            last, use = at + 1, "ground"
        if not use:
            return None
        one = article.candidate(at, last, -1)
        one.use = "literal" if use == "ground" else use
        one.headed = use != "ground"
        one.cues.append(f"head noun: {cues.sort_of(words[last].small) if use == 'ground' else use}")
        return one

    def _known(self, number: int, shouted: bool = True) -> Known:
        """What the gazetteer says of a name; unless it is shouted, its abbreviations do not count."""
        known = self._names.get((number, shouted))
        if known is None:
            if len(self._names) >= STORED:
                self._names.clear()
            known = self._names[number, shouted] = Known(self.world, number, shouted)
        return known

    def _name(self, article: Text, one: Possible) -> Known:
        """A candidate's name as it is written."""
        name = self._known(one.number)
        if name.mixed and not article.shouted(one.first, one.last):
            return self._known(one.number, False)
        return name

    def _judge(self, article: Text, one: Possible) -> None:
        """Gather the cues of a candidate, but for those from the rest of the article."""
        words, first, last = article.words, one.first, one.last
        gathered = one.cues
        if one.number >= 0:
            name = self._name(article, one)
            gathered += name.cues
            if name.demonym:
                one.use = "demonym"
            elif name.state:
                gathered.append(self._state(article, one))
        before = self._left(article, one)
        after = self._right(article, one)
        one.run = (before, after)
        gathered.append(RUNS[one.run])
        if first and words[first - 1].small == "the" and one.number >= 0 and name.town:
            gathered.append(
                "article: the, of a town" + (", alone" if not _CLOSED.isdisjoint(gathered) else "")
            )
        if first == last:
            if SETTLED not in gathered:
                self._alone(article, one)
            return
        gathered.append(f"long name: {min(last - first, 3) + 1} words")
        if one.number >= 0:
            gathered.append(f"long name: {name.level}")
            if name.natural:
                gathered.append("long name: of nature")
            elif name.country:
                gathered.append("long name: of a country")
            if any(word.linking for word in words[first + 1 : last + 1]):
                gathered.append("long name: with small words")
        if words[first].small in _SAINTS and words[last + 1].text == "'s":
            gathered.append("long name: a saint's")
        gathered.append(f"long name: first {words[first].kind}")
        if words[last - 1].small not in _HOLY or "given name" not in words[last].kind or one.number < 0:
            gathered.append(f"long name: last {words[last].kind}")
        if words[last].small in _CITY and words[last + 1].kind in _SEATED:
            gathered.append(
                "city: part of the name" + (", its main one" if one.number >= 0 and name.main else "")
            )

    def _alone(self, article: Text, one: Possible) -> None:
        """The cues of a single word."""
        word, gathered = article.words[one.first], one.cues
        gathered += word.own
        if one.number >= 0:
            gathered.append(f"{word.familiar}, {self._name(article, one).level}")
        if word.small in cues.EPONYMS:
            gathered.append(ILLNESS)
        if article.writes_small(word.small):
            gathered.append("written small: elsewhere")
        before = article.words[one.first - 1].before if one.first else "word before: start"
        if before in _BEHIND or (one.first > 1 and self._behind_the(article.words, one.first)):
            gathered.append(word.behind)
        elif before in ("word before: start", "word before: quote"):
            gathered.append(f"opens: {word.kind}")

    @staticmethod
    def _behind_the(words: list[Word], first: int) -> bool:
        """Whether "in the" stands before a name."""
        return words[first - 1].small == "the" and words[first - 2].before in _BEHIND

    @staticmethod
    def _state(article: Text, one: Possible) -> str:
        """How an abbreviated state is written: "N.C.", "Troy, NC"."""
        words, first = article.words, one.first
        behind = first > 1 and words[first - 1].text == "," and words[first - 2].kind != ""
        written = "dotted" if "." in words[one.last].text else "postal"
        return f"state: {written}, {'behind a name' if behind else 'alone'}"

    def _left(self, article: Text, one: Possible) -> bool:
        """The cues before a candidate; whether a name stands there."""
        words, first, gathered = article.words, one.first, one.cues
        if not first:
            gathered += ("word before: start", "dateline: opens the article")
            return False
        word = words[first - 1]
        joined = word.kind != "" and article.joined(first - 1)
        headline = joined and article.headline(one)
        if joined and not (headline and word.kind in _WORDS):
            gathered.append(word.name_before + " (headline)" if headline else word.name_before)
            if word.kind in _HOUSES and one.use == "literal":
                one.use = "embedded"
            return True
        at = first - 1
        if word.small == "the":
            gathered.append("article: the")
            at -= 1
            word = words[at] if at >= 0 else END
        gathered.append(word.before)
        if word.text == "-" and at:
            gathered += self._hyphened(words, at)
        if word.small == "of" and at:
            self._of(words, at - 1, one)
        elif word.before == "word before: and" and at and words[at - 1].kind:
            gathered.append(f"list: behind {words[at - 1].kind}")
        return False

    @staticmethod
    def _hyphened(words: list[Word], at: int) -> Iterator[str]:
        """What stands before the hyphen before a name: a party, another name or only a part of a word."""
        before = words[at - 1]
        if before.text in _PARTIES:
            yield "word before: party"
        elif before.capital:
            yield "word before: hyphen, name"

    @staticmethod
    def _of(words: list[Word], at: int, one: Possible) -> None:
        """The cues of what stands before an "of"."""
        word = words[at]
        if word.small in lex.SPATIAL_OF or word.small in cues.UNIT_WORDS:
            one.cues.append("of: part or people")
        elif word.kind:
            one.cues.append(f"of: {word.kind}")
            if word.kind in _HOUSES and one.use == "literal":
                one.use = "embedded"
        elif word.text == "," and at and words[at - 1].small.isdigit():
            one.cues.append("of: age")
        elif word.small in cues.PEOPLE:
            one.cues.append("of: role")
        else:
            one.cues.append("of: other")

    def _right(self, article: Text, one: Possible) -> bool:
        """The cues after a candidate; whether a name stands there."""
        words, gathered = article.words, one.cues
        at = one.last + 1
        word = words[at]
        joined = word.kind != "" and article.joined(at - 1)
        headline = joined and article.headline(one)
        if joined and not (headline and word.kind in _WORDS):
            if word.small in cues.ILLNESSES:
                gathered.append(ILLNESS)
            gathered.append(word.name_after + " (headline)" if headline else word.name_after)
            if word.small in _CITY and words[at + 1].kind in _SEATED:
                gathered.append("city: part of another name")
            if words[at + 1].kind and article.joined(at):
                gathered.append(f"two names after: {words[at + 1].kind}")
            if word.kind in _SEATED and one.use == "literal":
                one.use = "embedded"
            return True
        following = words[at + 1] if word is not END else END
        if word.text == ",":
            gathered.append(self._comma(article, one, following))
        elif word.text == "." and word.size == 1 and following.text.islower():
            gathered.append("word after: address")
        else:
            gathered.append(word.after)
            if word.text == "-" and following.capital:
                gathered.append("word after: hyphen, name")
            if word.small in cues.ILLNESSES:
                gathered.append(ILLNESS)
            elif word.text == "(" and following.small in cues.AGENCIES:
                gathered.append("dateline: agency")
            elif word.after == "word after: and" and following.kind:
                gathered.append(f"list: before {following.kind}")
        return False

    def _comma(self, article: Text, one: Possible, following: Word) -> str:
        """The cue of what follows behind a comma."""
        at = one.last + 2
        if following.kind:
            unit = self._unit(article, at)
            if unit != -1:
                return SETTLED if self._contains(unit, one.number) else "unit after: state or country"
        if following.small.isdigit() and following.length <= 2:
            next = article.words[at + 1].text if at + 1 < len(article.words) else ""
            if next in (",", "and", ".", ";", "of"):
                return "age: a number"
        if following.small in cues.PEOPLE:
            return "word after: comma, role"
        if following.small in ("who", "whose"):
            return "word after: comma, who"
        if following.small in ("a", "an", "the"):
            return "word after: comma, apposition"
        return "word after: comma, name" if following.kind else "word after: comma"

    def _unit(self, article: Text, at: int) -> int:
        """The number of the country or first-level unit whose name begins at a word; -1 if none does."""
        for _, number in self._longer(article, at):
            return number if self._known(number).unit else -1
        word = article.words[at]
        if word.number >= 0 and self._known(word.number).unit:
            return word.number if not self._known(word.number).shortened or article.shouted(at, at) else -1
        return _SOME if word.kind == "state" or word.text in cues.POSTAL else -1

    def _contains(self, unit: int, number: int) -> bool:
        """Whether one of the places of a name lies in one of the units of another."""
        if unit == _SOME or number < 0:
            return False
        known = self._contained.get((unit, number))
        if known is None:
            if len(self._contained) >= STORED:
                self._contained.clear()
            world = self.world
            units = list(world.rows[world.starts[unit] : world.starts[unit + 1]])
            rows = list(world.rows[world.starts[number] : world.starts[number + 1]])
            first_levels = {int(world.admin1[row]) for row in rows} | {int(world.admin2[row]) for row in rows}
            countries = {int(world.country[row]) for row in rows if row not in units}
            known = self._contained[unit, number] = any(
                row in first_levels
                or (KINDS[world.kind[row]] == "country" and int(world.country[row]) in countries)
                for row in units
            )
        return known


def _outdoes(other: Possible, one: Possible) -> bool:
    """Whether, of two candidates that overlap, the one found earlier stays."""
    if "part: shorter" in one.cues and other.start == one.start:
        return (
            "city: part of another name" not in one.cues
            or "city: part of the name, its main one" in other.cues
        )
    return (other.headed, other.score) >= (one.headed, one.score)


def _found(article: Text, one: Possible) -> Found:
    """A candidate, in the text as given."""
    start, end = article.span(one)
    return Found(start, end, article.source[start:end], one.small, one.number, one.use, one.score)
