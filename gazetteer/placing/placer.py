"""Placing: which of the places that share a name an article means, how sure that is, and why.

The candidates of each name are scored by the rules of :mod:`gazetteer.placing.rules`: a number for each candidate,
times a weight. A name's scores become shares that sum to one: first with what stands beside the name and what
is known of the places, then, up to three times, with what the article's other names turned out to mean. Where
several articles come from one outlet, :meth:`Placer.place_all` does it again with the places that the outlet's
articles turned out to be about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from math import log10
from typing import NamedTuple

from gazetteer.errors import InputError
from gazetteer.finding import spacing
from gazetteer.lazy import lazily
from gazetteer.placing import beside
from gazetteer.placing.candidates import WELL_KNOWN, Candidate, Candidates, Entry, look_up
from gazetteer.placing.reasons import WORDS
from gazetteer.placing.rules import (
    BESIDE,
    KIND_WEIGHTS,
    OF_PLACES,
    RULE_OF,
    RULES,
    WEIGHTS,
    WIDE,
    kind,
)
from gazetteer.placing.senses import Sense
from gazetteer.placing.weighing import Weighed, is_same, weigh
from gazetteer.world import World

__all__ = ["RULES", "Marked", "Placement", "Placer"]

CALIBRATION = ((0.0, 0.15), (0.35, 0.35), (0.5, 0.55), (0.7, 0.72), (0.85, 0.86), (0.95, 0.93), (1.0, 0.97))
"""Share of the best candidate, and how often it was right in articles that people had placed."""

ASTRAY = 0.4
"""How often a little known place was right where nothing else in the article points to its country."""

NEIGHBOUR = 0.65
"""How often a name that the gazetteer lacks was within 161 km of the place named nearest to it."""

SURE = 0.6
"""With a larger share a place needs no others beside it to be chosen."""

LIKELY = 0.05
"""Shares that count towards what lies together."""

CLOSE = 0.5
"""A runner-up with more than this part of the winner's share is too close to call."""

MOST_REASONS = 3
"""How many reasons are given."""


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


class Context:
    """What a placement needs to explain itself: its article.

    Parameters
    ----------
    placer : Placer
    article : Marked
    names, order : list of Sense
        Those that have candidates, and the name of each span.
    number : int
        Of the article among those that were weighed together.
    weighed : Weighed or None
        Those; None if no article has a name.
    """

    def __init__(
        self,
        placer: Placer,
        article: Marked,
        names: list[Sense],
        order: list[Sense],
        number: int,
        weighed: Weighed | None,
    ) -> None:
        self.placer, self.article, self.names, self.order = placer, article, names, order
        self.number, self._weighed = number, weighed

    @property
    def weighed(self) -> Weighed:
        """The names that were weighed together."""
        assert self._weighed is not None
        return self._weighed

    @lazily
    def anchors(self) -> list[Sense]:
        """The names whose places nearness is measured to."""
        labels = self.weighed.around.anchors.label[self.number].tolist()
        known = self.weighed.columns.label
        return [name for name in self.names if known[name.number] in labels]

    @lazily
    def lying(self) -> Counter[int]:
        """By row of a country or unit, how many names were placed in it."""
        chosen = [name.chosen for name in self.names]
        return Counter(row for one in chosen for row in {one.country, one.unit} if row >= 0)

    @lazily
    def _placed(self) -> tuple[list[int], list[Sense]]:
        """Where the placed names stand, and which they are; those of wide areas only if there is no other."""
        pairs = [
            (start, name)
            for (start, _), name in zip(self.article.spans, self.order, strict=True)
            if name.candidates
        ]
        placed = [pair for pair in pairs if pair[1].chosen.kind not in WIDE] or pairs
        return [start for start, _ in placed], [name for _, name in placed]

    def nearest(self, start: int) -> Sense | None:
        """The placed name that stands nearest in the text; one of a wide area only if there is no other."""
        starts, placed = self._placed
        if not placed:
            return None
        at = bisect_left(starts, start)
        beside = [number for number in (at - 1, at) if 0 <= number < len(starts)]
        return placed[min(beside, key=lambda number: abs(starts[number] - start))]


class Placement(NamedTuple):
    """A toponym with its place.

    Attributes
    ----------
    start, end : int
        Offsets into the text, the end exclusive.
    surface : str
        The text between them.
    name : Sense
        The name in its article, with its candidates and their shares.
    context : Context
        Its article.
    """

    start: int
    end: int
    surface: str
    name: Sense
    context: Context

    @property
    def row(self) -> int | None:
        """The row of the place in the world; None if the gazetteer has none of this name."""
        return self.name.chosen.row if self.name.candidates else None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, WGS 84, of the place or of the one that stands in for it."""
        row = self.row if self.row is not None else self.neighbour
        return None if row is None else self._point(row)

    @property
    def neighbour(self) -> int | None:
        """For a name that the gazetteer lacks: the row of the place that is named nearest to it, if any.

        Only where an article's names are certain; what was merely found is not put on a map so.
        """
        context = self.context
        if self.name.candidates or context.article.trust or "neighbour" in context.placer.without:
            return None
        name = context.nearest(self.start)
        return None if name is None else name.chosen.row

    @property
    def points(self) -> list[tuple[float, float]]:
        """Latitude and longitude of every candidate."""
        return [self._point(one.row) for one in self.name.candidates]

    @property
    def label(self) -> str:
        """The place with the areas around it; empty if there is none."""
        world = self.context.placer.world
        if self.neighbour is not None:
            return f"near {world.label(self.neighbour)}"
        return "" if self.row is None else world.label(self.row)

    @property
    def note(self) -> str:
        """Confidence, reasons and runner-up in one line."""
        if self.runner_up is None:
            return f"{self.confidence:.0%}: {'; '.join(self.reasons)}"
        rival = self.context.placer.world.label(self.runner_up)
        close = " (too close to call)" if self.close else ""
        return f"{self.confidence:.0%}: {'; '.join(self.reasons)}; runner-up {rival}{close}"

    def _point(self, row: int) -> tuple[float, float]:
        world = self.context.placer.world
        return float(world.lat[row]), float(world.lon[row])

    @property
    def confidence(self) -> float:
        """How often such a choice is right, 0 to 1."""
        if not self.name.candidates:
            return 0.0 if self.neighbour is None else NEIGHBOUR
        return min(_calibrated(self.share), ASTRAY if self.astray else 1.0)

    @property
    def astray(self) -> bool:
        """Whether it is a little known place in a country that nothing else in the article points to."""
        place, context = self.name.chosen, self.context
        if place.kind in WIDE or context.placer.candidates.rank(place.row) >= WELL_KNOWN:
            return False
        return len(context.names) > 1 and context.weighed.alone[self.name.number]

    @property
    def share(self) -> float:
        """The share of the place, with what is so near that it is the same for a reader."""
        return self.context.weighed.compared[0][self.name.number] if self.name.candidates else 0.0

    @property
    def runner_up(self) -> int | None:
        """The row of the likeliest place somewhere else; None if there is none."""
        rival = self.rival
        return None if rival is None else self.name.candidates[rival].row

    @property
    def rival(self) -> int | None:
        """The number of the runner-up among the name's candidates."""
        if not self.name.candidates:
            return None
        rival = self.context.weighed.compared[1][self.name.number]
        return None if rival < 0 else rival

    @property
    def close(self) -> bool:
        """Whether the runner-up is too close to call."""
        rival = self.rival
        return rival is not None and self.name.shares[rival] > CLOSE * self.share

    @property
    def reasons(self) -> list[str]:
        """Why this place, in words, the weightiest first."""
        if not self.name.candidates:
            return ["not in the gazetteer; the place named nearest to it stands in"] * (
                self.neighbour is not None
            )
        doubt = ["nothing else in the article points to its country"] * self.astray
        if self.name.chosen.standing > 1:
            return ["added by hand", *doubt]
        if len(self.name.candidates) == 1:
            return ["the only place of this name", *doubt]
        told: list[str] = []
        for weight in self.context.weighed.telling(self.name):
            text = WORDS[weight](self)
            if text and text not in told:
                told.append(text)
                if len(told) == MOST_REASONS:
                    break
        return [*told, *doubt]


def _pool(name: Sense) -> None:
    """Choose where most of the shares lie together: a city and the areas around it that have its name."""
    shares, candidates = name.shares, name.candidates
    likely = [number for number, share in enumerate(shares) if share > LIKELY or number == name.best]
    pools = {
        number: sum(
            shares[other]
            for other in likely
            if is_same(candidates[other], candidates[number])
            or is_same(candidates[number], candidates[other])
        )
        for number in likely
    }
    name.best = max(pools, key=lambda number: (round(pools[number], 6), shares[number]))


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


def _contained(one: Sense, two: Sense) -> bool:
    """Whether a name is that of an area around a town named before it, and no other member of a list."""
    return _usual(one.entry).kind not in WIDE and any(place.row in two.held for place in two.candidates)


def _is_area_of(name: Sense, town: Sense) -> bool:
    """Whether a name may be that of the area which a town before it is said to be in."""
    areas = town.inside | town.perhaps
    return any(place.row in areas and place.kind in WIDE for place in name.candidates)


def _usual(entry: Entry) -> Candidate:
    """The place that a name has without anything beside it."""
    seats = entry.seats or [0.0] * len(entry.base)
    scores = [score + WEIGHTS["seat"] * seat for score, seat in zip(entry.base, seats, strict=True)]
    return entry.candidates[scores.index(max(scores))]


def _calibrated(share: float) -> float:
    for (low, known), (high, next_known) in pairwise(CALIBRATION):
        if share <= high:
            return known + (next_known - known) * (share - low) / (high - low)
    return CALIBRATION[-1][1]


class Placer:
    """Chooses among the places that share a name.

    Parameters
    ----------
    world : World
        The gazetteer.
    without : collection of str
        Rules that are switched off, by their names in :data:`RULES`.
    weights, kinds : mapping of str to float, optional
        Instead of :data:`WEIGHTS` and :data:`KIND_WEIGHTS`.
    spellings : callable
        Gives the spellings under which a folded name may stand in the gazetteer, the likeliest first.

    Raises
    ------
    InputError
        If there is no such rule.
    """

    def __init__(
        self,
        world: World,
        without: Collection[str] = (),
        weights: Mapping[str, float] = WEIGHTS,
        kinds: Mapping[str, float] = KIND_WEIGHTS,
        spellings: Callable[[str], Iterable[str]] = look_up,
    ) -> None:
        if unknown := sorted(set(without) - RULES.keys()):
            raise InputError(f"there is no rule {unknown[0]!r}", f"Choose from: {', '.join(RULES)}")
        self.world = world
        self.without = frozenset(without)
        self.weights = {
            name: 0.0 if RULE_OF.get(name, name) in self.without else weight
            for name, weight in weights.items()
        }
        of_places = [
            (self.weights[name], partial(kind, weights=kinds) if name == "kind" else rule)
            for name, rule in OF_PLACES
        ]
        self.candidates = Candidates(world, of_places, spellings)

    def place(self, article: Marked) -> list[Placement]:
        """Place the names of one article.

        Parameters
        ----------
        article : Marked

        Returns
        -------
        list of Placement
            One for each span.
        """
        return self._together([article], [""])[0]

    def place_all(self, articles: Sequence[Marked]) -> list[list[Placement]]:
        """Place the names of many articles, each also in the light of the others of its outlet.

        Parameters
        ----------
        articles : sequence of Marked

        Returns
        -------
        list of list of Placement
            One for each span of each article.
        """
        known = "outlet" not in self.without
        return self._together(articles, [article.outlet if known else "" for article in articles])

    def _together(self, articles: Sequence[Marked], outlets: Sequence[str]) -> list[list[Placement]]:
        """Place the names of articles, those of one outlet in the light of each other."""
        read = [self._read(article) for article in articles]
        for names, _ in read:
            for name in names:
                self._start(name)
        weighed = weigh([names for names, _ in read], outlets, self.weights, self._widen)
        return [
            self._placements(Context(self, article, *names, number, weighed))
            for number, (article, names) in enumerate(zip(articles, read, strict=True))
        ]

    def _start(self, name: Sense) -> None:
        """Weigh a name by what stands beside it alone."""
        name.local, name.beside = name.entry.base, {}
        for weight, rule in BESIDE:
            if values := rule(name):
                name.beside[weight] = values
                if factor := self.weights[weight]:
                    pairs = zip(name.local, values, strict=True)
                    name.local = [score + factor * value for score, value in pairs]

    def values(self, placement: Placement) -> dict[str, list[float]]:
        """What each rule says of each candidate of a placed name.

        Parameters
        ----------
        placement : Placement
            One with candidates.

        Returns
        -------
        dict of str to list of float
            By the names of :data:`WEIGHTS`, without those that have nothing to say.
        """
        return placement.context.weighed.values(placement.name)

    def _read(self, article: Marked) -> tuple[list[Sense], list[Sense]]:
        """The names of an article that have candidates, with what stands beside them; and the name of each span."""
        level = spacing.level(article.text)
        text, spans = level.text, [level.place(*span) for span in article.spans]
        meant = article.meant
        mentions = [
            self._mention(text, start, end, meant.get(number)) for number, (start, end) in enumerate(spans)
        ]
        found: dict[object, Sense] = {}
        order: list[Sense] = []
        senses = {} if "one-sense" in self.without else _senses(mentions)
        for number, mention in enumerate(mentions):
            sense = meant[number] if number in meant else senses.get(number)
            label = number if "one-sense" in self.without else (mention.entry.name, sense)
            name = found.get(label)
            if name is None:
                name = found[label] = Sense(mention.entry)
            name.mentions += 1
            name.inside |= mention.inside
            name.perhaps |= mention.perhaps
            name.within |= mention.within
            if number in senses:  # what tells senses apart is meant to
                name.inside |= mention.within
            name.said |= mention.said
            name.words = mention.words or name.words
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
        if said and any(one.kind in said for one in entry.candidates):
            allowed = {one.row for one in entry.candidates if one.kind in said}
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
        if trusted:
            trust: dict[Sense, float] = {}
            for name, one in zip(order, trusted, strict=True):
                trust[name] = max(trust.get(name, 0.0), one)
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
        if two.candidates and beside.follows(text, end, start):
            two.held |= {row for place in one.candidates for row in (place.country, place.unit)}
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

    def _widen(self, name: Sense, areas: set[int]) -> None:
        """Weigh the lesser known candidates of a name, too, that lie in some areas or those it is named with."""
        name.entry = self.candidates.widened(name.entry, areas | name.inside | name.perhaps | name.within)
        name.candidates = name.entry.candidates
        self._start(name)

    @staticmethod
    def _placements(context: Context) -> list[Placement]:
        for name in context.names:
            if name.shares[name.best] < SURE:
                _pool(name)
        text = context.article.text
        return [
            Placement(start, end, text[start:end], name, context)
            for (start, end), name in zip(context.article.spans, context.order, strict=True)
        ]


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
        groups: list[tuple[frozenset[int], list[int]]] = []
        for number in numbers:
            rows = mentions[number].rows
            for at, (common, members) in enumerate(groups):
                if common & rows:
                    groups[at] = (common & rows, [*members, number])
                    break
            else:
                groups.append((rows, [number]))
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
