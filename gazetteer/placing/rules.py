"""The rules of placing: what speaks for one of the places that share a name, each a number to be weighed.

A rule gives a number for every candidate of a name, from the candidate itself, from what stands beside the
name, or from what other names turned out to mean. :data:`RULES` lists them; :data:`WEIGHTS` weighs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import exp
from operator import itemgetter
from typing import TypeVar

import numpy as np

from gazetteer.placing.candidates import Candidate, Entry, Floats
from gazetteer.world import KINDS

__all__ = [
    "BESIDE",
    "EARTH_KM",
    "IN_ARTICLE",
    "IN_OUTLET",
    "KIND_WEIGHTS",
    "OF_PLACES",
    "RULES",
    "RULE_OF",
    "WEIGHTS",
    "WIDE",
    "Around",
    "Outlet",
    "Rules",
    "Sense",
    "Values",
    "kind",
]

WEIGHTS = {
    "population": 0.95,
    "names": 0.5,
    "kind": 1.0,
    "main-name": 2.3,
    "gazetteer": 2.0,
    "named-with": 8.0,
    "holds": 3.0,
    "said-to-be-in": 2.5,
    "same-country": 3.2,
    "same-unit": 5.0,
    "near": 4.2,
    "said-near": 4.0,
    "seat": -2.0,
    "alike": 3.0,
    "kind-said": 4.0,
    "dateline": 2.0,
    "outlet-country": 1.4,
    "outlet-unit": 3.0,
    "outlet-near": 3.2,
    "outlet-named-with": 1.0,
}
"""What each rule's number is multiplied by: in log-odds, but for ``dateline``, which multiplies the say of the
dateline's place in `same-country`, `same-unit` and `near`."""

KIND_WEIGHTS = {
    "country": 1.0,
    "first-level": -1.0,
    "second-level": -2.0,
    "capital": 0.8,
    "city": -0.6,
    "town": -1.8,
    "village": -2.7,
    "continent": 4.0,
    "ocean": 4.0,
    "sea": 2.0,
    "desert": 1.0,
    "mountain": 1.0,
    "river": 1.0,
    "island": 1.0,
    "lake": 0.5,
    "airport": 0.5,
}
"""What a kind of place adds to the score, beside its population, which many kinds lack; others add nothing."""

ANCHORS = 10
"""How many of an article's places, and twice as many of an outlet's, nearness is measured to."""

NEAR_KM = 80.0
"""Distance at which nearness has fallen to a half."""

PERHAPS = 0.6
"""What an area behind a name counts if it may as well be the next of a list."""

EARTH_KM = 6371.0
"""The radius of the sphere that stands for the Earth."""

_TWICE = 2.0 * (EARTH_KM / NEAR_KM) ** 2
_WHOLE = 1.0 + _TWICE
WIDE = frozenset(
    number
    for number, kind in enumerate(KINDS)
    if kind in {"country", "first-level", "continent", "region", "ocean", "sea", "desert", "river"}
    or kind.startswith("historical")
)
"""Numbers of the kinds that reach too far for their point to tell what is near."""

SORTS = {
    number: sort
    for sort, kinds in enumerate((("country",), ("first-level",), ("capital", "city", "town", "village")))
    for number, kind in enumerate(KINDS)
    if kind in kinds
}
"""Sorts of places that stand in lists of their own, by the number of the kind."""

Values = list[float] | None
"""A number for each candidate, or None where a rule has nothing to say."""


class Sense:
    """A name in an article, with all its mentions, since they have one sense.

    Attributes
    ----------
    entry : Entry
        What the gazetteer knows of it.
    candidates : list of Candidate
        Those that are weighed.
    mentions : int
        How many.
    weight : float
        Its say in what the article is about.
    listed : list of Sense
        Those that stand in a list with it.
    nearby : Sense or None
        The one that it is said to be near.
    inside, perhaps, within, held : set of int
        Rows of the areas that it is named with, of those that may also be the next of a list, of those it is said
        to be in, of those around the name before.
    said : set of int
        The kinds of place that the words beside it say it is.
    scores, shares : list of float
        Of each candidate; the shares sum to one.
    best : int
        The number of the candidate with the highest score.
    countries, units : dict of int to float
        Its say by country and first-level unit, as its shares divide it.
    """

    __slots__ = (
        *(
            "base",
            "best",
            "candidates",
            "countries",
            "entry",
            "held",
            "inside",
            "listed",
            "local",
            "mentions",
            "said",
            "scores",
        ),
        *("nearby", "perhaps", "shares", "units", "weight", "within", "words"),
    )

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.candidates = entry.candidates
        self.base = entry.base
        self.local = self.scores = entry.base
        self.mentions = 0
        self.weight = 1.0
        self.inside: frozenset[int] = frozenset()
        self.perhaps: frozenset[int] = frozenset()
        self.within: frozenset[int] = frozenset()
        self.held: frozenset[int] = frozenset()
        self.said: frozenset[int] = frozenset()
        self.nearby: Sense | None = None
        self.listed: list[Sense] = []
        self.words = ""
        self.shares: list[float] = []
        self.best = 0
        self.countries: dict[int, float] = {}
        self.units: dict[int, float] = {}

    @property
    def chosen(self) -> Candidate:
        """The candidate with the highest score."""
        return self.candidates[self.best]

    def likely(self) -> list[tuple[float, Candidate]]:
        """The candidates with a share that counts, the largest first, at most three."""
        pairs = [pair for pair in zip(self.shares, self.candidates, strict=True) if pair[0] > 0.1]
        if len(pairs) > 1:
            pairs.sort(key=itemgetter(0), reverse=True)
        return pairs[:3]

    def believe(self) -> None:
        """Turn scores into shares, and add up by country and unit what the name has to say."""
        scores = self.scores
        if len(scores) == 1:
            only = self.candidates[0]
            self.shares, self.best = [1.0], 0
            self.countries = {only.country: self.weight} if only.country >= 0 else {}
            self.units = {only.unit: self.weight} if only.unit >= 0 else {}
            return
        top = max(scores)
        powers = [exp(score - top) for score in scores]
        part = 1.0 / sum(powers)
        self.shares = [power * part for power in powers]
        self.best = scores.index(top)
        countries: dict[int, float] = {}
        units: dict[int, float] = {}
        for share, candidate in zip(self.shares, self.candidates, strict=True):
            if share > 0.02:
                say = share * self.weight
                if (row := candidate.country) >= 0:
                    countries[row] = countries.get(row, 0.0) + say
                if (row := candidate.unit) >= 0:
                    units[row] = units.get(row, 0.0) + say
        self.countries, self.units = countries, units


class Around:
    """What the names of an article turned out to mean, added up.

    Attributes
    ----------
    total : float
        The say of all names.
    countries, units : dict of int to float
        That say by country and first-level unit.
    anchors : list of (float, float, float, float, str)
        Places that nearness is measured to: their say, their point on the unit sphere, their name.
    """

    __slots__ = ("_field", "anchors", "countries", "total", "units")

    def __init__(self, names: Iterable[Sense] = ()) -> None:
        self._field: Field | None = None
        self.total = 0.0
        self.countries: dict[int, float] = {}
        self.units: dict[int, float] = {}
        self.anchors: list[Anchor] = []
        for name in names:
            self.add(name)
        if len(self.anchors) > ANCHORS:
            self.anchors.sort(reverse=True)
            del self.anchors[ANCHORS:]

    def add(self, name: Sense) -> None:
        """Add a name."""
        self.total += name.weight
        _add_up(self.countries, name.countries)
        _add_up(self.units, name.units)
        for share, place in name.likely():
            if place.kind not in WIDE:
                self.anchors.append((share * name.weight, place.x, place.y, place.z, name.entry.name))

    def others(self, label: str) -> tuple[Floats | None, Floats]:
        """The anchors but those of a name: their says, None if there are none; their points, a column each, scaled."""
        if self._field is None:
            by_name: dict[str, list[int]] = {}
            for number, anchor in enumerate(self.anchors):
                by_name.setdefault(anchor[4], []).append(number)
            says = np.array([anchor[0] for anchor in self.anchors])
            points = np.array([anchor[1:4] for anchor in self.anchors]).reshape(-1, 3).T * _TWICE
            self._field = says, points, by_name
        says, points, by_name = self._field
        mine = by_name.get(label)
        if mine:
            says = says.copy()
            says[mine] = 0.0
        return (says if len(self.anchors) > len(mine or ()) else None), points

    def own(self, name: Sense) -> tuple[float, dict[int, float], dict[int, float]]:
        """What a name has itself added to the total, the countries and the units."""
        return name.weight, name.countries, name.units


class Outlet(Around):
    """What the names of an outlet's articles turned out to mean, added up.

    Attributes
    ----------
    articles : int
        How many they are.
    by_name : dict
        What each name has added to the total, the countries and the units.
    named_with : dict
        By name, the rows that were named together with their area, and how often.
    """

    __slots__ = ("articles", "by_name", "named_with")

    def __init__(self) -> None:
        super().__init__()
        self.articles = 0
        self.by_name: dict[str, tuple[float, dict[int, float], dict[int, float]]] = {}
        self.named_with: dict[str, dict[int, float]] = {}

    def add_article(self, names: Iterable[Sense]) -> None:
        """Add the names of an article."""
        self.articles += 1
        for name in names:
            self.add(name)
            label = name.entry.name
            own, countries, units = self.by_name.setdefault(label, (0.0, {}, {}))
            _add_up(countries, name.countries)
            _add_up(units, name.units)
            self.by_name[label] = (own + name.weight, countries, units)
            if (named := named_with(name, self)) and named[name.best]:
                _add_up(self.named_with.setdefault(label, {}), {name.chosen.row: name.shares[name.best]})

    def close(self) -> None:
        """When all are added: keep the places with the largest say, each once, for nearness."""
        says: dict[tuple[float, float, float, str], float] = {}
        for say, x, y, z, label in self.anchors:
            says[x, y, z, label] = says.get((x, y, z, label), 0.0) + say / self.articles
        self.anchors = sorted(((say, *where) for where, say in says.items()), reverse=True)[: 2 * ANCHORS]
        self._field = None

    def own(self, name: Sense) -> tuple[float, dict[int, float], dict[int, float]]:
        """What all mentions of a name have added to the total, the countries and the units."""
        return self.by_name.get(name.entry.name, _NOTHING)


Anchor = tuple[float, float, float, float, str]
Field = tuple[Floats, Floats, dict[str, list[int]]]
_NOTHING: tuple[float, dict[int, float], dict[int, float]] = (0.0, {}, {})


def _add_up(sums: dict[int, float], more: dict[int, float]) -> None:
    for row, say in more.items():
        sums[row] = sums.get(row, 0.0) + say


def population(candidate: Candidate) -> float:
    """Larger places are meant more often: the logarithm of the population."""
    return candidate.people


def names(candidate: Candidate) -> float:
    """Places that have names in many languages are meant more often, whatever their size."""
    return candidate.names


def kind(candidate: Candidate, weights: Mapping[str, float] = KIND_WEIGHTS) -> float:
    """Countries and capitals are meant more often than villages."""
    return weights.get(KINDS[candidate.kind], 0.0)


def main_name(candidate: Candidate) -> float:
    """The place is called so in the first place, not by one of its other names."""
    return float(candidate.main)


def gazetteer(candidate: Candidate) -> float:
    """The curated gazetteer has it under this name, or somebody has added it by hand."""
    return candidate.standing


def named_with(name: Sense, _: Around) -> Values:
    """It lies in the area that is named right after: "Troy, N.C.", "Troy (Alabama)"."""
    if not name.perhaps:
        return _in(name, name.inside)
    surely, perhaps = _in(name, name.inside), _in(name, name.perhaps) or []
    return [max(PERHAPS * one, two) for one, two in zip(perhaps, surely or [0.0] * len(perhaps), strict=True)]


def said_to_be_in(name: Sense, _: Around) -> Values:
    """It lies in the area, or near the place, that the words around say: "Troy in Alabama", "Iraq's Anbar"."""
    return _in(name, name.within)


def holds(name: Sense, _: Around) -> Values:
    """It is the area around the place that is named right before: "Athens, Georgia" names the state.

    The other side of :func:`named_with`, and switched off with it.
    """
    rows = name.held
    return [float(one.row in rows) for one in name.candidates] if rows else None


def kind_said(name: Sense, _: Around) -> Values:
    """It is of the kind that the word beside it says: "Washington state", "the city of Kandahar"."""
    said = name.said
    return [float(one.kind in said) for one in name.candidates] if said else None


def seat(name: Sense, _: Around) -> Values:
    """It is not the province, county or district around a city that has given it its name."""
    return name.entry.seats


def same_country(name: Sense, around: Around) -> Values:
    """It lies in the country of the article's other places."""
    own, mine, _ = around.own(name)
    return _share_of([one.country for one in name.candidates], around.total - own, around.countries, mine)


def same_unit(name: Sense, around: Around) -> Values:
    """It lies in the state or province of the article's other places."""
    own, _, mine = around.own(name)
    return _share_of([one.unit for one in name.candidates], around.total - own, around.units, mine)


def near(name: Sense, around: Around) -> Values:
    """It is near the article's other places, along the great circle."""
    says, points = around.others(name.entry.name)
    if says is None:
        return None
    total = (says / (_WHOLE - name.entry.points @ points)).sum(axis=1)
    values: list[float] = (total / (1.0 + total)).tolist()
    return values


def said_near(name: Sense, _: Around) -> Values:
    """It is near the place that the words around say: "Troy, 30 miles north of Albany", "Troy near Albany".

    The other half of :func:`said_to_be_in`, and switched off with it.
    """
    others = (
        [(share, one) for share, one in name.nearby.likely() if one.kind not in WIDE] if name.nearby else []
    )
    if not others:
        return None
    return [
        sum(
            share / (_WHOLE - _TWICE * (one.x * other.x + one.y * other.y + one.z * other.z))
            for share, other in others
        )
        for one in name.candidates
    ]


def alike(name: Sense, _: Around) -> Values:
    """It is of the same sort as the others in its list: "Missouri, New York and Virginia"."""
    if not name.listed or name.said:
        return None
    says: dict[int, float] = {}
    for other in name.listed:
        for share, one in other.likely():
            sort = SORTS.get(one.kind, -1)
            says[sort] = says.get(sort, 0.0) + share / len(name.listed)
    return [says.get(SORTS.get(one.kind, -2), 0.0) for one in name.candidates]


def outlet_named_with(name: Sense, around: Outlet) -> Values:
    """Another article of the outlet names it with its area."""
    rows = around.named_with.get(name.entry.name)
    return [(say := rows.get(one.row, 0.0)) / (1.0 + say) for one in name.candidates] if rows else None


def _share_of(rows: list[int], rest: float, sums: dict[int, float], mine: dict[int, float]) -> Values:
    """What others have said for each row, as a share of all that they said; one name alone proves little."""
    if rest <= 0:
        return None
    return [(sums[row] - mine.get(row, 0.0)) / (rest + 1) if row in sums else 0.0 for row in rows]


def _in(name: Sense, rows: frozenset[int]) -> Values:
    if not rows:
        return None
    return [
        float((one.unit in rows or one.country in rows or one.district in rows) and one.row not in rows)
        for one in name.candidates
    ]


_Kind = TypeVar("_Kind", bound=Around)
Rules = tuple[tuple[str, Callable[[Sense, _Kind], Values]], ...]
OF_PLACES: tuple[tuple[str, Callable[[Candidate], float]], ...] = (
    ("population", population),
    ("names", names),
    ("kind", kind),
    ("main-name", main_name),
    ("gazetteer", gazetteer),
)
BESIDE: Rules[Around] = (
    ("named-with", named_with),
    ("said-to-be-in", said_to_be_in),
    ("holds", holds),
    ("kind-said", kind_said),
    ("seat", seat),
)
IN_ARTICLE: Rules[Around] = (
    ("same-country", same_country),
    ("same-unit", same_unit),
    ("near", near),
    ("said-near", said_near),
    ("alike", alike),
)
IN_OUTLET: Rules[Outlet] = (
    ("outlet-country", same_country),
    ("outlet-unit", same_unit),
    ("outlet-near", near),
    ("outlet-named-with", outlet_named_with),
)

RULES = {
    **{
        name: (rule.__doc__ or "").partition("\n")[0]
        for name, rule in (*OF_PLACES, *BESIDE, *IN_ARTICLE)
        if name not in ("holds", "said-near")
    },
    "dateline": "The place where the article says that it was written counts as several.",
    "one-sense": "All mentions of a name in an article are of one place.",
    "neighbour": "A certain name that the gazetteer lacks is put where the place is that stands nearest to it.",
    "outlet": "The outlet's other articles are about that country, that state, places near there, or say so.",
}
"""Every rule by its name, and what it says; each can be switched off."""

RULE_OF = {"holds": "named-with", "said-near": "said-to-be-in", **{name: "outlet" for name, _ in IN_OUTLET}}
"""The rule that a weight belongs to, where it is not of the same name."""
