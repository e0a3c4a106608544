"""The candidates of many names as columns, so that one rule weighs those of all articles at once.

Every array has a number for each candidate, for each name or for each group of names: an article, or all articles of
an outlet. What is worked out for a name depends on its own article and outlet alone, whichever others stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gazetteer.lazy import lazily
from gazetteer.placing.entries import FIELDS, Floats

if TYPE_CHECKING:
    from gazetteer.placing.senses import Sense

__all__ = ["Anchors", "Around", "Columns", "Groups", "Links", "Numbers", "is_linked", "shared"]

Numbers = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

COUNTS = 0.02
"""Smaller shares have no say in what an article is about."""

LIKELY, MOST = 0.1, 3
"""A place with a larger share may stand for its name, where others are measured by it; at most so many."""

_KEY = 1 << 32
"""More than there are rows in any world."""


class Columns:
    """The candidates of the names of some articles, one below the other.

    Parameters
    ----------
    articles : sequence of sequence of Sense
        The names of each article, all with candidates.

    Attributes
    ----------
    names : list of Sense
    article : array of int
        Of each name.
    sizes, starts : array of int
        Of each name, how many candidates it has, and where they begin.
    of : array of int
        The name of each candidate.
    weight : array of float
        The say of each name.
    label : array of int
        The same for names that are written alike, in the order of the alphabet.
    row, country, unit, wide, sort : array
        Of each candidate: see :data:`gazetteer.placing.entries.FIELDS`.
    point : tuple of array of float
        The candidates' points on the unit sphere.
    local, scores, shares : array of float
        Of each candidate.
    """

    def __init__(self, articles: Sequence[Sequence[Sense]]) -> None:
        self.names = [name for names in articles for name in names]
        for number, name in enumerate(self.names):
            name.number = number
        lengths = [*map(len, articles)]
        self.article = np.repeat(np.arange(len(articles)), lengths)
        self.sizes = np.array([len(name.candidates) for name in self.names])
        ends = np.cumsum(self.sizes)
        self.starts = ends - self.sizes
        self.of = np.repeat(np.arange(len(self.names)), self.sizes)
        self.weight = np.array([name.weight for name in self.names])
        labels = [name.entry.name for name in self.names]
        order = {label: number for number, label in enumerate(sorted({*labels}))}
        self.label = np.array([order[label] for label in labels])
        self.table = np.concatenate([name.entry.table for name in self.names]).T.copy()
        whole = {field: self.table[number].astype(np.int64) for number, field in enumerate(FIELDS[:3])}
        self.row, self.country, self.unit = whole["row"], whole["country"], whole["unit"]
        self.wide: Marks = self.table[FIELDS.index("wide")] > 0
        self.sort = self.table[FIELDS.index("sort")].astype(np.int64)
        x = FIELDS.index("x")
        self.point = (self.table[x], self.table[x + 1], self.table[x + 2])
        self.local = np.array([*chain.from_iterable(name.local for name in self.names)])
        self.scores, self.shares = self.local, self.believe(self.local)

    def believe(self, scores: Floats) -> Floats:
        """Scores as shares of each name that sum to one.

        Parameters
        ----------
        scores : array of float

        Returns
        -------
        array of float
        """
        return shared(scores, self.starts, self.sizes)

    def most(self, values: Floats) -> Floats:
        """The largest value of each name."""
        return np.asarray(np.maximum.reduceat(values, self.starts))

    def best(self, values: Floats) -> Numbers:
        """The first candidate of each name that has its largest value."""
        tops = np.flatnonzero(values == np.repeat(self.most(values), self.sizes))
        found: Numbers = np.empty_like(self.starts)
        found[self.of[tops[::-1]]] = tops[::-1]
        return found

    def likely(self, shares: Floats) -> Numbers:
        """The candidates that may stand for their names: name by name, those with the largest shares first."""
        found = np.flatnonzero(shares > LIKELY)
        return self._leading(found, self.of[found], shares[found])

    def likely_of(self, number: int, shares: Floats) -> list[int]:
        """The same of one name."""
        first = int(self.starts[number])
        mine = shares[first : first + int(self.sizes[number])]
        order = sorted(np.flatnonzero(mine > LIKELY).tolist(), key=lambda at: -mine[at])
        return [first + at for at in order[:MOST]]

    @staticmethod
    def _leading(found: Numbers, owner: Numbers, shares: Floats) -> Numbers:
        order = np.lexsort((-shares, owner))
        return np.asarray(found[order][ranked(owner[order]) < MOST])

    def of_names(self, numbers: Iterable[int]) -> tuple[Numbers, Numbers]:
        """The candidates of some names, and which of these each belongs to."""
        chosen = np.fromiter(numbers, np.int64)
        sizes = self.sizes[chosen]
        owner = np.repeat(np.arange(len(chosen)), sizes)
        first = np.cumsum(sizes) - sizes
        return np.arange(len(owner)) - first[owner] + self.starts[chosen][owner], owner


def shared(scores: Floats, starts: Numbers, sizes: Numbers) -> Floats:
    """Scores as shares of each name, whose candidates begin at `starts`."""
    powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    return np.asarray(powers * np.repeat(1.0 / np.add.reduceat(powers, starts), sizes))


def summed(numbers: Numbers, values: Floats, count: int) -> Floats:
    """The sum of the values of each number, one after the other."""
    return np.bincount(numbers, values, count).astype(np.float64, copy=False)


def ranked(owner: Numbers) -> Numbers:
    """The rank of each within its owner, from 0; those of an owner stand together."""
    new = np.ones(len(owner), dtype=bool)
    np.not_equal(owner[1:], owner[:-1], out=new[1:])
    first = np.flatnonzero(new)
    return np.asarray(np.arange(len(owner)) - first[np.cumsum(new) - 1])


class Area:
    """Candidates by the areas they lie in: which name, and which group of names, has a say there.

    Parameters
    ----------
    rows : array of int
        The area of each candidate, -1 for none.
    own, group : array of int
        Of each candidate: whose say counts as its own, and the group to which that is told.
    """

    def __init__(self, rows: Numbers, own: Numbers, group: Numbers) -> None:
        self.at = np.flatnonzero(rows >= 0)
        inside = rows[self.at]
        keys, first, self.pair = np.unique(
            own[self.at] * _KEY + inside, return_index=True, return_inverse=True
        )
        self.keys, self.total = np.unique(group[self.at][first] * _KEY + inside[first], return_inverse=True)
        self.count = len(keys)

    def add_up(self, says: Floats) -> tuple[Floats, Floats]:
        """What each name, and what each group, says of each area."""
        own = summed(self.pair, says[self.at], self.count)
        return own, summed(self.total, own, len(self.keys))

    def found(self, keys: Numbers, sums: Floats) -> Floats:
        """Sums that were added up by other keys."""
        if keys is self.keys:
            return sums
        if not len(keys):
            return np.zeros(len(self.keys))
        at = np.minimum(np.searchsorted(keys, self.keys), len(keys) - 1)
        return np.where(keys[at] == self.keys, sums[at], 0.0)

    def sum_at(self, candidate: int, sums: Floats) -> float:
        """The sum for the area of a candidate; nothing if it lies in none."""
        at = int(np.searchsorted(self.at, candidate))
        inside = at < len(self.at) and self.at[at] == candidate
        return float(sums[self.total[self.pair[at]]]) if inside else 0.0


class Groups:
    """Which names are weighed in the light of which others.

    Parameters
    ----------
    columns : Columns
    of_article : array of int
        The group of each article; those of `count` are in none.
    count : int
    alike : bool
        Whether names that are written alike count as one, of which none tells of another.
    """

    def __init__(self, columns: Columns, of_article: Numbers, count: int, alike: bool) -> None:
        self.columns, self.of_article, self.count, self.alike = columns, of_article, count, alike
        self.group = of_article[columns.article]
        numbers = np.arange(len(columns.names))
        if alike:
            _, numbers = np.unique(self.group * _KEY + columns.label, return_inverse=True)
        self.own = numbers
        self.total = np.bincount(self.group, columns.weight, count + 1)
        self.total[count] = 0.0
        mine = np.bincount(self.own, columns.weight)
        self.rest = (self.total[self.group] - mine[self.own])[columns.of]
        own, group = self.own[columns.of], self.group[columns.of]
        self.country, self.unit = Area(columns.country, own, group), Area(columns.unit, own, group)

    @lazily
    def distinct(self) -> tuple[Numbers, Numbers]:
        """The first candidate of each place and name of a group, and for each candidate which of these is the same."""
        columns = self.columns
        keys = self.own[columns.of] * _KEY + columns.row
        _, first, same = np.unique(keys, return_index=True, return_inverse=True)
        return first, same


class Anchors:
    """Places of each group that nearness is measured to, those with the largest say.

    Parameters
    ----------
    groups : Groups
    shares : array of float
    most : int
        How many of each group.
    articles : array of int, optional
        How many articles each group has, whose says are then halved accordingly and added up by place.

    Attributes
    ----------
    says, x, y, z : array of float
        A row for each group.
    label : array of int
        The names' labels; -1 where there is no more.
    """

    def __init__(self, groups: Groups, shares: Floats, most: int, articles: Numbers | None = None) -> None:
        columns = groups.columns
        at = columns.likely(shares)
        at = at[~columns.wide[at]]
        name = columns.of[at]
        at, name = (part[groups.group[name] < groups.count] for part in (at, name))
        group, says = groups.group[name], shares[at] * columns.weight[name]
        keys = [columns.label[name], *(axis[at] for axis in columns.point[::-1])]
        if articles is not None:
            keys, group, says = _merged(keys, group, says / articles[group])
        order = np.lexsort((*(-key for key in keys), -says, group))
        rank = ranked(group[order])
        order, rank = order[rank < most], rank[rank < most]
        shape, where = (groups.count + 1, most), (group[order], rank)
        self.label = np.full(shape, -1)
        self.label[where] = keys[0][order]
        self.says, self.x, self.y, self.z = (np.zeros(shape) for _ in range(4))
        for axis, values in zip((self.says, self.z, self.y, self.x), (says, *keys[1:]), strict=True):
            axis[where] = values[order]


def _merged(keys: list[Floats], group: Numbers, says: Floats) -> tuple[list[Floats], Numbers, Floats]:
    """The same places of a group once, their says added up."""
    if not len(says):
        return keys, group, says
    order = np.lexsort((*keys, group))
    keys, group = [key[order] for key in keys], group[order]
    new = np.any([np.diff(part, prepend=part[0] - 1) != 0 for part in (*keys, group)], axis=0)
    sums = summed(np.cumsum(new) - 1, says[order], int(new.sum()))
    return [key[new] for key in keys], group[new], sums


class Around:
    """What the names of each group turned out to mean, added up.

    Parameters
    ----------
    groups : Groups
    shares : array of float
    anchors : Anchors
    earlier : Around, optional
        Take what all names say from there, and only the say of each name itself from the shares.
    """

    def __init__(
        self, groups: Groups, shares: Floats, anchors: Anchors, earlier: Around | None = None
    ) -> None:
        self.groups, self.anchors = groups, anchors
        columns = groups.columns
        says = np.where(shares > COUNTS, shares * columns.weight[columns.of], 0.0)
        self.own_country, self.countries = groups.country.add_up(says)
        self.own_unit, self.units = groups.unit.add_up(says)
        if earlier is not None:
            self.countries = groups.country.found(earlier.groups.country.keys, earlier.countries)
            self.units = groups.unit.found(earlier.groups.unit.keys, earlier.units)
        self._with_area: tuple[Numbers, Floats] | None = None

    def others_in(self, area: Area, own: Floats, sums: Floats) -> Floats:
        """What the others say of the area of each candidate, as a share of all that they say."""
        found = np.zeros(len(self.groups.columns.of))
        rest = self.groups.rest[area.at]
        told = sums[area.total]
        said = np.where(told > 0, told - own, 0.0)[area.pair]
        found[area.at] = np.where(rest > 0, said / (np.maximum(rest, 0.0) + 1), 0.0)
        return found

    def name_with_area(self, at: Numbers, says: Floats) -> None:
        """Keep candidates that names mean which stand with their area, and the say of each."""
        groups = self.groups
        keys, number = np.unique(
            groups.own[groups.columns.of[at]] * _KEY + groups.columns.row[at], return_inverse=True
        )
        self._with_area = keys, summed(number, says, len(keys))

    def named_with_area(self) -> Floats:
        """How often each candidate was meant where its name stands with its area."""
        columns, (keys, sums) = (
            self.groups.columns,
            self._with_area or (np.array([], dtype=np.int64), np.array([])),
        )
        if not len(keys):
            return np.zeros(len(columns.of))
        mine = self.groups.own[columns.of] * _KEY + columns.row
        at = np.minimum(np.searchsorted(keys, mine), len(keys) - 1)
        return np.where(keys[at] == mine, sums[at], 0.0)

    def told_in_units(self, part: float) -> dict[int, set[int]]:
        """By group, the rows of the units that have more than a part of all that its names say."""
        unit = self.groups.unit
        group, row = unit.keys // _KEY, unit.keys % _KEY
        found: dict[int, set[int]] = {}
        much = self.units > part * self.groups.total[group]
        for one, where in zip(group[much].tolist(), row[much].tolist(), strict=True):
            found.setdefault(one, set()).add(where)
        return found

    def says_of(self, name: Sense) -> tuple[float, float]:
        """The part of all that the names of its group say that is of the country and of the unit of a name's place."""
        groups = self.groups
        at = int(groups.columns.starts[name.number]) + name.best
        total = float(groups.total[groups.group[name.number]])
        if total <= 0:
            return 0.0, 0.0
        return groups.country.sum_at(at, self.countries) / total, groups.unit.sum_at(at, self.units) / total


class Links:
    """Names whose places tell of one another: members of a list, and one that is said to be near another.

    Parameters
    ----------
    columns : Columns
    targets : sequence of Sense
        Of which the others tell.

    Attributes
    ----------
    numbers : list of int
        Of those names.
    at, owner : array of int
        The candidates of those names, and the number of its name for each.
    starts, sizes : array of int
        Where those of each name begin, and how many they are.
    told_at, told_to : array of int
        The candidates of the others, and to which of the names they tell something.
    edge : array of int
        By pair of a name and another.
    parts : array of float
        How many others there are for the name.
    later : array of bool
        Whether the other comes later in the text, so that its place is not yet known anew.
    near : list of (int, int)
        Numbers of names, and the numbers of those that they are said to be near.
    """

    def __init__(self, columns: Columns, targets: Sequence[Sense]) -> None:
        self.columns, self.numbers = columns, [name.number for name in targets]
        self.at, self.owner = columns.of_names(self.numbers)
        self.sizes = columns.sizes[self.numbers]
        self.starts = np.cumsum(self.sizes) - self.sizes
        edges = [
            (number, name.number, other.number, len(name.listed))
            for number, name in enumerate(targets)
            if not name.said
            for other in name.listed
        ]
        to, own, other, count = np.array(edges, dtype=np.int64).reshape(-1, 4).T
        self.told_at, self.edge = columns.of_names(other.tolist())
        self.told_to, self.parts = to[self.edge], count[self.edge].astype(float)
        self.later = (other >= own)[self.edge]
        self.near = [(n, name.nearby.number) for n, name in enumerate(targets) if name.nearby is not None]

    @staticmethod
    def levels(columns: Columns) -> list[Links]:
        """Links in the order of the text: those of a level depend only on names before and on earlier levels."""
        level: dict[int, int] = {}
        by_level: list[list[Sense]] = []
        for name in columns.names:
            if len(name.candidates) > 1 and is_linked(name):
                others = [*(() if name.said else name.listed), *filter(None, [name.nearby])]
                at = 1 + max((level.get(o.number, -1) for o in others if o.number < name.number), default=-1)
                level[name.number] = at
                if at == len(by_level):
                    by_level.append([])
                by_level[at].append(name)
        return [Links(columns, targets) for targets in by_level]

    def said(self, before: Floats, after: Floats) -> tuple[Numbers, Floats]:
        """The pairs' candidates that may stand for the other, with the share of each."""
        shares = np.where(self.later, before[self.told_at], after[self.told_at])
        found = np.flatnonzero(shares > LIKELY)
        found = Columns._leading(found, self.edge[found], shares[found])
        return found, shares[found]


def is_linked(name: Sense) -> bool:
    """Whether others tell of a name by standing in a list with it or near it."""
    return bool(name.listed and not name.said) or name.nearby is not None
