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
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from math import log10
from typing import NamedTuple, TypeVar

from gazetteer.errors import InputError
from gazetteer.finding import spacing
from gazetteer.lazy import lazily
from gazetteer.placing import beside
from gazetteer.placing.candidates import WELL_KNOWN, Candidate, Candidates, Entry
from gazetteer.placing.reasons import WORDS
from gazetteer.placing.rules import (
    BESIDE,
    EARTH_KM,
    IN_ARTICLE,
    IN_OUTLET,
    KIND_WEIGHTS,
    OF_PLACES,
    RULE_OF,
    RULES,
    WEIGHTS,
    WIDE,
    Around,
    Outlet,
    Rules,
    Sense,
    Values,
    kind,
)
from gazetteer.world import World

__all__ = ["RULES", "Marked", "Placement", "Placer"]

CALIBRATION = ((0.0, 0.15), (0.35, 0.35), (0.5, 0.55), (0.7, 0.72), (0.85, 0.86), (0.95, 0.93), (1.0, 0.97))
"""Share of the best candidate, and how often it was right in articles that people had placed."""

ASTRAY = 0.4
"""How often a little known place was right where nothing else in the article points to its country."""

NEIGHBOUR = 0.65
"""How often a name that the gazetteer lacks was within 161 km of the place named nearest to it."""

SETTLED = 0.02
"""A turn that changes no name's largest share by more is the last."""

SURE = 0.6
"""With a larger share a place needs no others beside it to be chosen."""

LIKELY = 0.05
"""Shares that count towards what lies together."""

CLOSE = 0.5
"""A runner-up with more than this part of the winner's share is too close to call."""

PASSES = 3
"""How often the names of an article are weighed anew in the light of each other."""

OUTLET_PASSES = 2
"""How often what an outlet's articles are about is added up anew."""

SAME_KM = 161.0
"""Candidates closer than this are one place for a reader: a town and its county."""

WIDE_KM = 30.0
"""The same for what is a wide area: a city and the state of its name around it."""

MOST_REASONS, TELLING = 3, 0.3
"""How many reasons are given, and how much of the lead over the runner-up, in log-odds, a rule needs for that."""

_SAME, _CLOSE = (SAME_KM / EARTH_KM) ** 2, (WIDE_KM / EARTH_KM) ** 2
_NOTHING_AROUND = Around()
_Around = TypeVar("_Around", bound=Around)


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


class Weighed:
    """What a placement needs to explain itself.

    Parameters
    ----------
    placer : Placer
    article : Marked
    names, order : list of Sense
        Those that have candidates, and the name of each span.
    home : Outlet or None
        What the outlet's articles are about.
    """

    def __init__(
        self, placer: Placer, article: Marked, names: list[Sense], order: list[Sense], home: Outlet | None
    ) -> None:
        self.placer, self.article, self.names, self.home = placer, article, names, home
        self._compared: dict[int, tuple[float, int | None]] = {}
        placed = [
            (start, name)
            for (start, _), name in zip(article.spans, order, strict=True)
            if name.candidates and name.chosen.kind not in WIDE
        ] or [(start, name) for (start, _), name in zip(article.spans, order, strict=True) if name.candidates]
        self._starts = [start for start, _ in placed]
        self._placed = [name for _, name in placed]

    @lazily
    def around(self) -> Around:
        """What the names turned out to mean, added up."""
        return Around(self.names)

    @lazily
    def anchors(self) -> list[Sense]:
        """The names whose places nearness is measured to."""
        labels = {label for *_, label in self.around.anchors}
        return [name for name in self.names if name.entry.name in labels]

    @lazily
    def lying(self) -> Counter[int]:
        """By row of a country or unit, how many names were placed in it."""
        chosen = [name.chosen for name in self.names]
        return Counter(row for one in chosen for row in {one.country, one.unit} if row >= 0)

    @lazily
    def pointing(self) -> Counter[int]:
        """By row of a country, how many names have a candidate there that counts."""
        return Counter(row for name in self.names for row in name.countries)

    def compare(self, name: Sense) -> tuple[float, int | None]:
        """The share of a name's place, with what is so near that it is the same; the number of the runner-up."""
        known = self._compared.get(id(name))
        if known is None and not name.candidates:
            return 0.0, None
        if known is None:
            chosen, share, most, rival = name.chosen, 0.0, -1.0, None
            for number, (part, one) in enumerate(zip(name.shares, name.candidates, strict=True)):
                if _same(one, chosen):
                    share += part
                elif part > most:
                    most, rival = part, number
            known = self._compared[id(name)] = share, rival
        return known

    def nearest(self, start: int) -> Sense | None:
        """The placed name that stands nearest in the text; one of a wide area only if there is no other."""
        if not self._placed:
            return None
        at = bisect_left(self._starts, start)
        beside = [number for number in (at - 1, at) if 0 <= number < len(self._starts)]
        return self._placed[min(beside, key=lambda number: abs(self._starts[number] - start))]


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
    weighed : Weighed
        What it was weighed with.
    """

    start: int
    end: int
    surface: str
    name: Sense
    weighed: Weighed

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
        weighed = self.weighed
        if self.name.candidates or weighed.article.trust or "neighbour" in weighed.placer.without:
            return None
        name = self.weighed.nearest(self.start)
        return None if name is None else name.chosen.row

    @property
    def points(self) -> list[tuple[float, float]]:
        """Latitude and longitude of every candidate."""
        return [self._point(one.row) for one in self.name.candidates]

    @property
    def label(self) -> str:
        """The place with the areas around it; empty if there is none."""
        world = self.weighed.placer.world
        if self.neighbour is not None:
            return f"near {world.label(self.neighbour)}"
        return "" if self.row is None else world.label(self.row)

    @property
    def note(self) -> str:
        """Confidence, reasons and runner-up in one line."""
        if self.runner_up is None:
            return f"{self.confidence:.0%}: {'; '.join(self.reasons)}"
        rival = self.weighed.placer.world.label(self.runner_up)
        close = " (too close to call)" if self.close else ""
        return f"{self.confidence:.0%}: {'; '.join(self.reasons)}; runner-up {rival}{close}"

    def _point(self, row: int) -> tuple[float, float]:
        world = self.weighed.placer.world
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
        place, world = self.name.chosen, self.weighed.placer.world
        if place.kind in WIDE or world.rank[place.row] >= WELL_KNOWN:
            return False
        others = len(self.weighed.names) - 1
        return others > 0 and self.weighed.pointing[place.country] == (place.country in self.name.countries)

    @property
    def share(self) -> float:
        """The share of the place, with what is so near that it is the same for a reader."""
        return self.weighed.compare(self.name)[0]

    @property
    def runner_up(self) -> int | None:
        """The row of the likeliest place somewhere else; None if there is none."""
        rival = self.rival
        return None if rival is None else self.name.candidates[rival].row

    @property
    def rival(self) -> int | None:
        """The number of the runner-up among the name's candidates."""
        return self.weighed.compare(self.name)[1]

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
        said = sorted(self.weighed.placer.lead(self).items(), key=lambda part: -part[1])
        texts = [WORDS[name](self) for name, part in said if part >= TELLING]
        return [*list(dict.fromkeys(filter(None, texts)))[:MOST_REASONS], *doubt]


def _pool(name: Sense) -> None:
    """Choose where most of the shares lie together: a city and the areas around it that have its name."""
    shares, candidates = name.shares, name.candidates
    likely = [number for number, share in enumerate(shares) if share > LIKELY or number == name.best]
    pools = {
        number: sum(
            shares[other]
            for other in likely
            if _same(candidates[other], candidates[number]) or _same(candidates[number], candidates[other])
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


def _same(one: Candidate, two: Candidate) -> bool:
    across = 2.0 - 2.0 * (one.x * two.x + one.y * two.y + one.z * two.z)
    return one.row == two.row or across < (_CLOSE if one.kind in WIDE else _SAME)


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
    ) -> None:
        if unknown := sorted(set(without) - RULES.keys()):
            raise InputError(f"there is no rule {unknown[0]!r}", f"Choose from: {', '.join(RULES)}")
        self.world = world
        self.without = frozenset(without)
        self.weights = {
            name: 0.0 if RULE_OF.get(name, name) in self.without else weight
            for name, weight in weights.items()
        }
        self._of_places: list[tuple[str, Callable[[Candidate], float]]] = [
            (name, partial(kind, weights=kinds) if name == "kind" else rule) for name, rule in OF_PLACES
        ]
        self.candidates = Candidates(world, self._base)
        self._beside = self._on(BESIDE)
        self._in_article = self._on(IN_ARTICLE)
        self._in_outlet = self._on(IN_OUTLET)

    def _on(self, rules: Rules[_Around]) -> list[tuple[float, Callable[[Sense, _Around], Values]]]:
        """The rules that are not switched off, with their weights."""
        return [(self.weights[name], rule) for name, rule in rules if self.weights[name]]

    def _base(self, candidate: Candidate) -> float:
        return sum(self.weights[name] * rule(candidate) for name, rule in self._of_places)

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
        return self._placements(article, *self._weigh(article, None), None)

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
        read = [self._weigh(article, None) for article in articles]
        homes: dict[str, Outlet] = {}
        if "outlet" not in self.without:
            for _ in range(OUTLET_PASSES):
                homes = outlets(articles, [names for names, _ in read])
                for number, article in enumerate(articles):
                    if home := homes.get(article.outlet):
                        read[number] = self._weigh(article, home, read[number])
        return [
            self._placements(article, *names, homes.get(article.outlet))
            for article, names in zip(articles, read, strict=True)
        ]

    def _weigh(
        self, article: Marked, home: Outlet | None, read: tuple[list[Sense], list[Sense]] | None = None
    ) -> tuple[list[Sense], list[Sense]]:
        """The names of an article that have candidates, weighed; and the name of each span."""
        if read is None:
            read = self._read(article)
            for name in read[0]:
                self._start(name)
        names = read[0]
        several = [name for name in names if len(name.candidates) > 1]
        for turn in range(1 if home else PASSES):
            around = Around(names)
            if not turn and home is None:
                self._widen(names, around)
            before = [max(name.shares) for name in several]
            for name in several:
                scores = self._add(name.local, self._in_article, name, around)
                name.scores = self._add(scores, self._in_outlet, name, home) if home else scores
                name.believe()
            if all(
                abs(max(name.shares) - share) < SETTLED for name, share in zip(several, before, strict=True)
            ):
                break
        return read

    def _start(self, name: Sense) -> None:
        """Weigh a name by what stands beside it alone."""
        if len(name.candidates) == 1:
            name.local = name.scores = name.base
            name.believe()
            return
        name.local = name.scores = self._add(name.base, self._beside, name, _NOTHING_AROUND)
        name.believe()

    @staticmethod
    def _add(
        scores: list[float],
        rules: list[tuple[float, Callable[[Sense, _Around], Values]]],
        name: Sense,
        around: _Around,
    ) -> list[float]:
        for weight, rule in rules:
            if values := rule(name, around):
                scores = [score + weight * value for score, value in zip(scores, values, strict=True)]
        return scores

    def values(self, placement: Placement) -> dict[str, list[float]]:
        """What each rule says of each candidate of a placed name.

        Parameters
        ----------
        placement : Placement

        Returns
        -------
        dict of str to list of float
            By the names of :data:`WEIGHTS`, without those that have nothing to say.
        """
        return self._values(placement.name, placement.weighed)

    def _values(self, name: Sense, weighed: Weighed) -> dict[str, list[float]]:
        around, home = weighed.around, weighed.home
        said: dict[str, Values] = {
            weight: [rule(one) for one in name.candidates] for weight, rule in self._of_places
        }
        said |= {weight: rule(name, around) for weight, rule in (*BESIDE, *IN_ARTICLE)}
        if home:
            said |= {weight: rule(name, home) for weight, rule in IN_OUTLET}
        return {weight: numbers for weight, numbers in said.items() if numbers}

    def lead(self, placement: Placement) -> dict[str, float]:
        """How much of a place's lead over the runner-up comes from each rule.

        Parameters
        ----------
        placement : Placement
            One with candidates.

        Returns
        -------
        dict of str to float
            Log-odds by the names of :data:`WEIGHTS`; over the mean of all where there is no runner-up.
        """
        name, rival, weights = placement.name, placement.rival, self.weights
        if rival is None:
            means = self._values(name, placement.weighed).items()
            return {
                weight: weights[weight] * (said[name.best] - sum(said) / len(said)) for weight, said in means
            }
        pair = copy(name)  # the rules need not be asked about all the others
        pair.entry = name.entry.only((name.best, rival))
        pair.candidates = pair.entry.candidates
        said = self._values(pair, placement.weighed)
        return {weight: weights[weight] * (best - other) for weight, (best, other) in said.items()}

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

    def _widen(self, names: list[Sense], around: Around) -> None:
        """Weigh the lesser known candidates, too, where the article is there already."""
        areas: set[int] = set()
        for name in names:
            if name.entry.more:
                areas = areas or {row for row, say in around.units.items() if say > 0.1 * around.total}
                entry = self.candidates.widened(name.entry, areas | name.inside | name.perhaps | name.within)
                name.entry, name.candidates, name.base = entry, entry.candidates, entry.base
                self._start(name)

    def _placements(
        self, article: Marked, names: list[Sense], order: list[Sense], home: Outlet | None
    ) -> list[Placement]:
        for name in names:
            if name.shares[name.best] < SURE:
                _pool(name)
        weighed = Weighed(self, article, names, order, home)
        return [
            Placement(start, end, article.text[start:end], name, weighed)
            for (start, end), name in zip(article.spans, order, strict=True)
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


def outlets(articles: Sequence[Marked], read: Sequence[Iterable[Sense]]) -> dict[str, Outlet]:
    """What the articles of each outlet are about, for outlets with several.

    Parameters
    ----------
    articles : sequence of Marked
    read : sequence of iterable of Sense
        The names of each article, weighed.

    Returns
    -------
    dict of str to Outlet
        By outlet.
    """
    several = {
        outlet for outlet, count in Counter(one.outlet for one in articles).items() if outlet and count > 1
    }
    homes = {outlet: Outlet() for outlet in several}
    for article, names in zip(articles, read, strict=True):
        if home := homes.get(article.outlet):
            home.add_article(names)
    for home in homes.values():
        home.close()
    return homes
