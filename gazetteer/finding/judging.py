"""The cues for and against a candidate: what its name is, and the words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer import lexicon as lex
from gazetteer.finding import cues
from gazetteer.finding.memory import ILLNESS, RUNS, SETTLED
from gazetteer.finding.stretches import HOUSES, Stretches
from gazetteer.finding.tokens import END, STORED, Possible, Text, Word
from gazetteer.world import KINDS, World

__all__ = ["Judge"]

_WORDS = frozenset(("common word", "rare word"))
_CITY = frozenset(("city", "state", "town"))
_SEATED = HOUSES | {"title"}
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
_SOME = -2  # a state, but not one of the index


class Judge:
    """Gathers the cues of candidates.

    Parameters
    ----------
    world : World
        The gazetteer.
    stretches : Stretches
        Knows what the gazetteer says of a name.
    """

    def __init__(self, world: World, stretches: Stretches) -> None:
        self._world = world
        self._stretches = stretches
        self._contained: dict[tuple[int, int], bool] = {}

    def gather(self, article: Text, candidate: Possible) -> None:
        """Gather the cues of a candidate, but for those from the rest of the article."""
        words, first, last = article.words, candidate.first, candidate.last
        gathered = candidate.cues
        if candidate.number >= 0:
            name = self._stretches.written(article, candidate)
            gathered += name.cues
            if name.demonym:
                candidate.use = "demonym"
            elif name.state:
                gathered.append(self._state(article, candidate))
        before = self._left(article, candidate)
        after = self._right(article, candidate)
        candidate.run = (before, after)
        gathered.append(RUNS[candidate.run])
        if first and words[first - 1].small == "the" and candidate.number >= 0 and name.town:
            gathered.append(
                "article: the, of a town" + (", alone" if not _CLOSED.isdisjoint(gathered) else "")
            )
        if first == last:
            if SETTLED not in gathered:
                self._alone(article, candidate)
            return
        gathered.append(f"long name: {min(last - first, 3) + 1} words")
        if candidate.number >= 0:
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
        if words[last - 1].small not in _HOLY or "given name" not in words[last].kind or candidate.number < 0:
            gathered.append(f"long name: last {words[last].kind}")
        if words[last].small in _CITY and words[last + 1].kind in _SEATED:
            gathered.append(
                "city: part of the name" + (", its main one" if candidate.number >= 0 and name.main else "")
            )

    def _alone(self, article: Text, candidate: Possible) -> None:
        """The cues of a single word."""
        word, gathered = article.words[candidate.first], candidate.cues
        gathered += word.own
        if candidate.number >= 0:
            gathered.append(f"{word.familiar}, {self._stretches.written(article, candidate).level}")
        if word.small in cues.EPONYMS:
            gathered.append(ILLNESS)
        if article.writes_small(word.small):
            gathered.append("written small: elsewhere")
        before = article.words[candidate.first - 1].before if candidate.first else "word before: start"
        if before in _BEHIND or (candidate.first > 1 and self._behind_the(article.words, candidate.first)):
            gathered.append(word.behind)
        elif before in ("word before: start", "word before: quote"):
            gathered.append(f"opens: {word.kind}")

    @staticmethod
    def _behind_the(words: list[Word], first: int) -> bool:
        """Whether "in the" stands before a name."""
        return words[first - 1].small == "the" and words[first - 2].before in _BEHIND

    @staticmethod
    def _state(article: Text, candidate: Possible) -> str:
        """How an abbreviated state is written: "N.C.", "Troy, NC"."""
        words, first = article.words, candidate.first
        behind = first > 1 and words[first - 1].text == "," and words[first - 2].kind != ""
        written = "dotted" if "." in words[candidate.last].text else "postal"
        return f"state: {written}, {'behind a name' if behind else 'alone'}"

    def _left(self, article: Text, candidate: Possible) -> bool:
        """The cues before a candidate; whether a name stands there."""
        words, first, gathered = article.words, candidate.first, candidate.cues
        if not first:
            gathered += ("word before: start", "dateline: opens the article")
            return False
        word = words[first - 1]
        joined = word.kind != "" and article.joined(first - 1)
        headline = joined and article.headline(candidate)
        if joined and not (headline and word.kind in _WORDS):
            gathered.append(word.name_before + " (headline)" if headline else word.name_before)
            if word.kind in HOUSES and candidate.use == "literal":
                candidate.use = "embedded"
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
            self._of(words, at - 1, candidate)
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
    def _of(words: list[Word], at: int, candidate: Possible) -> None:
        """The cues of what stands before an "of"."""
        word = words[at]
        if word.small in lex.SPATIAL_OF or word.small in cues.UNIT_WORDS:
            candidate.cues.append("of: part or people")
        elif word.kind:
            candidate.cues.append(f"of: {word.kind}")
            if word.kind in HOUSES and candidate.use == "literal":
                candidate.use = "embedded"
        elif word.text == "," and at and words[at - 1].small.isdigit():
            candidate.cues.append("of: age")
        elif word.small in cues.PEOPLE:
            candidate.cues.append("of: role")
        else:
            candidate.cues.append("of: other")

    def _right(self, article: Text, candidate: Possible) -> bool:
        """The cues after a candidate; whether a name stands there."""
        words, gathered = article.words, candidate.cues
        at = candidate.last + 1
        word = words[at]
        joined = word.kind != "" and article.joined(at - 1)
        headline = joined and article.headline(candidate)
        if joined and not (headline and word.kind in _WORDS):
            if word.small in cues.ILLNESSES:
                gathered.append(ILLNESS)
            gathered.append(word.name_after + " (headline)" if headline else word.name_after)
            if word.small in _CITY and words[at + 1].kind in _SEATED:
                gathered.append("city: part of another name")
            if words[at + 1].kind and article.joined(at):
                gathered.append(f"two names after: {words[at + 1].kind}")
            if word.kind in _SEATED and candidate.use == "literal":
                candidate.use = "embedded"
            return True
        following = words[at + 1] if word is not END else END
        if word.text == ",":
            gathered.append(self._comma(article, candidate, following))
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

    def _comma(self, article: Text, candidate: Possible, following: Word) -> str:
        """The cue of what follows behind a comma."""
        at = candidate.last + 2
        if following.kind:
            unit = self._unit(article, at)
            if unit != -1:
                return SETTLED if self._contains(unit, candidate.number) else "unit after: state or country"
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
        for _, number in self._stretches.longer(article, at):
            return number if self._stretches.known(number).unit else -1
        word = article.words[at]
        if word.number >= 0 and (known := self._stretches.known(word.number)).unit:
            return word.number if not known.shortened or article.shouted(at, at) else -1
        return _SOME if word.kind == "state" or word.text in cues.POSTAL else -1

    def _contains(self, unit: int, number: int) -> bool:
        """Whether one of the places of a name lies in one of the units of another."""
        if unit == _SOME or number < 0:
            return False
        known = self._contained.get((unit, number))
        if known is None:
            if len(self._contained) >= STORED:
                self._contained.clear()
            world = self._world
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
