"""An article as it is placed: where its names stand, and what stands beside each of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import log10
from typing import NamedTuple

from gazetteer.finding import spacing
from gazetteer.placing import beside
from gazetteer.placing.candidates import Candidates
from gazetteer.placing.entries import Candidate, Entry
from gazetteer.placing.rules import WEIGHTS, WIDE
from gazetteer.placing.senses import Sense

__all__ = ["Marked", "Reader"]

_NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and where its toponyms stand.

    Attributes
    ----------
    text : str
    spans : sequence of (int, int)
        Offsets, in the order of the text.
    outlet : str
        Who published it; empty if that is unknown.
    trust : sequence of float
        How likely each span is to be a toponym at all, 0 to 1; what is doubtful has less say in what the
        article is about. Empty if all are certain.
    meant : mapping of int to sequence of int
        By the number of a span, the rows of the only places that it may stand for, where that is known.
    """

    text: str
    spans: Sequence[tuple[int, int]]
    outlet: str = ""
    trust: Sequence[float] = ()
    meant: Mapping[int, Sequence[int]] = field(default_factory=dict)


class Mention(NamedTuple):
    """A name where it stands, with what stands beside it.

    Attributes
    ----------
    entry : Entry
        What the gazetteer knows of it.
    words : str
        Those that name an area.
    inside, perhaps, within : frozenset of int
        Rows of the areas that it is named with, of those that may be the next of a list, and of those that it is
        said to be in.
    said : frozenset of int
        Kinds of place that it is said to be.
    rows : frozenset of int
        The places that all this leaves; empty if nothing is told.
    """

    entry: Entry
    words: str = ""
    inside: frozenset[int] = frozenset()
    perhaps: frozenset[int] = frozenset()
    within: frozenset[int] = frozenset()
    said: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()


def _tell(name: Sense, mention: Mention, apart: bool) -> None:
    """Add what stands beside a mention to what is told of its name; what tells senses apart is meant to."""
    if mention.words:
        name.words = mention.words
        name.inside |= mention.inside | (mention.within if apart else _NOTHING)
        name.perhaps |= mention.perhaps
        name.within |= mention.within
    if mention.said:
        name.said |= mention.said


class Reader:
    """Reads what stands beside the names of articles.

    Parameters
    ----------
    candidates : Candidates
        Looks names up.
    weights : mapping of str to float
        Of the rules.
    without : collection of str
        Rules that are switched off.
    """

    def __init__(
        self, candidates: Candidates, weights: Mapping[str, float], without: Collection[str]
    ) -> None:
        self.candidates, self.weights, self.without = candidates, weights, without

    def read(self, article: Marked) -> tuple[list[Sense], list[Sense]]:
        """Read an article.

        Parameters
        ----------
        article : Marked

        Returns
        -------
        tuple of list of Sense
            The names that have candidates, with what stands beside them; and the name of each span.
        """
        level = spacing.level(article.text)
        text, spans = level.text, [level.place(*span) for span in article.spans]
        meant = article.meant
        mentions = [
            self._mention(text, start, end, meant.get(number)) for number, (start, end) in enumerate(spans)
        ]
        found: dict[object, Sense] = {}
        order: list[Sense] = []
        senses = {} if "one-sense" in self.without else _senses(mentions)
        behind = _areas_behind(text, spans, mentions)
        for number, mention in enumerate(mentions):
            sense = meant[number] if number in meant else senses.get(number)
            label = number if "one-sense" in self.without else (mention.entry.name, sense, number in behind)
            name = found.get(label)
            if name is None:
                name = found[label] = Sense(mention.entry)
            name.mentions += 1
            name.behind = number in behind
            _tell(name, mention, apart=number in senses)
            order.append(name)
        shared: frozenset[int] = frozenset()
        for number in range(len(spans) - 1, 0, -1):
            before = order[number - 2] if number > 1 else None
            pair = order[number - 1 : number + 1]
            shared = self._read_between(text, spans[number - 1][1], spans[number][0], pair, before, shared)
        names = [name for name in found.values() if name.candidates]
        self._weigh_says(text, spans, article.trust, names, order)
        return names, order

    def _mention(self, text: str, start: int, end: int, meant: Sequence[int] | None) -> Mention:
        """What stands beside one mention of a name, which may only mean certain places."""
        surface = text[start:end]
        entry = self.candidates.of(surface) if meant is None else self.candidates.among(surface, meant)
        if not entry.candidates:
            return Mention(entry)
        areas = self.candidates.areas
        comma = text.find(",", start, end)
        words, inside = beside.after(text, end if comma < 0 else comma, areas)
        perhaps = within = frozenset[int]()
        if inside:
            likely, listed = self._contains(words, entry), beside.lists(text, end, words)
            if not likely or listed:
                perhaps, inside = (perhaps if listed and not likely else inside), perhaps
        if len(entry.candidates) == 1 and not entry.more:  # the rest would tell nothing
            return Mention(entry, words, inside, perhaps)
        if not inside and not perhaps:
            words, within = beside.said(text, start, end, areas)
        said = entry.kinds or beside.kinds(text, start, end)
        areas_told = inside | within
        rows = self.candidates.rows_in(entry, areas_told) if areas_told else frozenset()
        if said and any(candidate.kind in said for candidate in entry.candidates):
            allowed = {candidate.row for candidate in entry.candidates if candidate.kind in said}
            rows = (rows & allowed or rows) if rows else frozenset(allowed)
        else:
            said = frozenset()
        return Mention(entry, words, inside, perhaps, within, said, rows)

    def _contains(self, words: str, entry: Entry) -> bool:
        """Whether words behind a name usually mean an area that may contain it: not "Washington, New York"."""
        area = self.candidates.of(words)
        if not area.candidates:
            return True
        usual, other = _usual(entry).kind, _usual(area).kind
        return other in WIDE and usual != other

    def _weigh_says(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        trusted: Sequence[float],
        names: list[Sense],
        order: list[Sense],
    ) -> None:
        """Give each name its say: more for a name that stands often, less for one that is doubtful."""
        for name in names:
            name.weight = 1.0 + log10(name.mentions)
        bare = {name.entry.name for name in names if not name.behind}
        for name in names:
            if name.behind and name.entry.name in bare:
                name.weight = 0.0  # it has told where the name before it lies, and tells its namesake nothing
        if trusted:
            trust: dict[Sense, float] = {}
            for name, share in zip(order, trusted, strict=True):
                trust[name] = max(trust.get(name, 0.0), share)
            for name in names:
                name.weight *= trust[name]
        if "dateline" not in self.without:
            for (start, end), name in zip(spans, order, strict=True):
                if start > beside.TOP:
                    break
                if beside.dateline(text, start, end):
                    name.weight *= self.weights["dateline"]
                    break

    def _read_between(
        self,
        text: str,
        end: int,
        start: int,
        pair: list[Sense],
        before: Sense | None,
        shared: frozenset[int],
    ) -> frozenset[int]:
        """What two neighbours tell of each other; gives the areas of the list that they stand in."""
        one, two = pair
        if one is two:
            return shared
        if start - end >= beside.FAR:
            return frozenset()
        if two.candidates and beside.follows(text, end, start):
            two.held |= _around(one.entry)
        if one.candidates and two.candidates and beside.is_near(text, end, start):
            one.nearby = two
        if not beside.shares_area(text, end, start) or (before and two.inside and _is_area_of(one, before)):
            return frozenset()
        if one.candidates and two.candidates and not _contained(one, two):
            one.listed.append(two)
            two.listed.append(one)
        areas = two.inside or two.perhaps or shared
        if not areas:
            return frozenset()
        one.within |= areas
        return areas


def _contained(one: Sense, two: Sense) -> bool:
    """Whether a name is that of an area around a town named before it, and no other member of a list."""
    return _usual(one.entry).kind not in WIDE and any(place.row in two.held for place in two.candidates)


def _is_area_of(name: Sense, town: Sense) -> bool:
    """Whether a name may be that of the area which a town before it is said to be in."""
    areas = town.inside | town.perhaps
    return any(place.row in areas and place.kind in WIDE for place in name.candidates)


def _around(entry: Entry) -> set[int]:
    """The rows of the countries and first-level units in which the places of a name lie."""
    return {row for place in entry.candidates for row in (place.country, place.unit)}


def _usual(entry: Entry) -> Candidate:
    """The place that a name has without anything beside it."""
    if entry.usual is None:
        seats = entry.seats or [0.0] * len(entry.base)
        scores = [score + WEIGHTS["seat"] * seat for score, seat in zip(entry.base, seats, strict=True)]
        entry.usual = entry.candidates[scores.index(max(scores))]
    return entry.usual


def _senses(mentions: Sequence[Mention]) -> dict[int, int]:
    """Which sense each mention of a name has, for names that an article gives several.

    Mentions that are told to lie in different areas, or to be of different kinds, have different senses: "Portland,
    Maine" and "Portland, Oregon". Those of which nothing is told have the sense that is told most often, unless
    it is only that of a kind which is not the usual one: "Washington" beside "Washington state".
    """
    told: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        if mention.rows:
            told.setdefault(mention.entry.name, []).append(number)
    senses: dict[int, int] = {}
    several: dict[str, int] = {}
    for label, numbers in told.items():
        groups = _alike(mentions, numbers)
        usual = max(range(len(groups)), key=lambda at: (len(groups[at][1]), -at))
        first = mentions[groups[usual][1][0]]
        unusual = bool(first.said) and _usual(first.entry).row not in groups[usual][0]
        if len(groups) == 1 and not unusual:
            continue
        several[label] = -1 if unusual else usual
        senses |= {number: at for at, (_, members) in enumerate(groups) for number in members}
    if several:
        for number, mention in enumerate(mentions):
            if mention.entry.name in several:
                senses.setdefault(number, several[mention.entry.name])
    return senses


def _alike(mentions: Sequence[Mention], numbers: Sequence[int]) -> list[tuple[frozenset[int], list[int]]]:
    """Some mentions of a name, put together where they may stand for the same places, and these."""
    groups: list[tuple[frozenset[int], list[int]]] = []
    for number in numbers:
        rows = mentions[number].rows
        for at, (common, members) in enumerate(groups):
            if common & rows:
                groups[at] = (common & rows, [*members, number])
                break
        else:
            groups.append((rows, [number]))
    return groups


def _areas_behind(text: str, spans: Sequence[tuple[int, int]], mentions: Sequence[Mention]) -> set[int]:
    """The mentions that say what the name before them lies in, by a name that usually means another place.

    The state of "Spokane, Washington" is no reason for the article's bare "Washington" to be the state.
    """
    found = set()
    for number in range(1, len(mentions)):
        one, two = mentions[number - 1].entry, mentions[number].entry
        if two.candidates and beside.follows(text, spans[number - 1][1], spans[number][0]):
            areas = _around(one) & {place.row for place in two.candidates}
            if areas and _usual(two).row not in areas:
                found.add(number)
    return found
