"""Weighing: the candidates of the names of some articles, by the rules, pass by pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from gazetteer.lazy import lazily
from gazetteer.placing.columns import Anchors, Around, Columns, Groups, Links, Numbers, is_linked, shared
from gazetteer.placing.entries import FIELDS, WIDE, Candidate, Floats
from gazetteer.placing.rules import (
    ANCHORS,
    BETWEEN,
    EARTH_KM,
    IN_ARTICLE,
    IN_OUTLET,
    OF_PLACES,
)
from gazetteer.placing.senses import Sense

__all__ = ["Weighed", "Widen", "is_same", "weigh"]

SETTLED = 0.02
"""A turn that changes no name's largest share by more is the last."""

PASSES = 3
"""How often the names of an article are weighed anew in the light of each other."""

OUTLET_PASSES = 2
"""How often what an outlet's articles are about is added up anew."""

SAME_KM = 161.0
"""Candidates closer than this are one place for a reader: a town and its county."""

WIDE_KM = 30.0
"""The same for what is a wide area: a city and the state of its name around it."""

SPEAKS = 0.1
"""A unit with this part of the say of an article's names is one in which lesser known places are weighed, too."""

TELLING = 0.3
"""How much of the lead over the runner-up, in log-odds, a rule needs to be given as a reason."""

_SAME, _CLOSE = (SAME_KM / EARTH_KM) ** 2, (WIDE_KM / EARTH_KM) ** 2

Widen = Callable[[Sense, set[int]], None]
"""Gives a name the lesser known candidates, too, that lie in some units."""


def weigh(
    articles: Sequence[list[Sense]], outlets: Sequence[str], weights: Mapping[str, float], widen: Widen
) -> Weighed | None:
    """Weigh the names of articles in the light of each other, and of their outlets' other articles.

    Parameters
    ----------
    articles : sequence of list of Sense
        The names of each that have candidates; their shares are set.
    outlets : sequence of str
        Of each article; empty if it is unknown or does not count.
    weights : mapping of str to float
        Of the rules.
    widen : callable

    Returns
    -------
    Weighed or None
        None if no article has a name.
    """
    if not any(articles):
        return None
    turns = _Turns(articles, weights)
    turns.in_article(articles, widen)
    several = sorted(outlet for outlet, count in Counter(outlets).items() if outlet and count > 1)
    if several:
        numbers = {outlet: number for number, outlet in enumerate(several)}
        turns.in_outlet(np.array([numbers.get(outlet, len(several)) for outlet in outlets]), len(several))
    return Weighed(turns.columns, turns.around(), turns.home, weights)


def is_same(candidate: Candidate, other: Candidate) -> bool:
    """Whether a candidate is so near another that it is the same for a reader, or the other itself."""
    across = 2.0 - 2.0 * (candidate.x * other.x + candidate.y * other.y + candidate.z * other.z)
    return candidate.row == other.row or across < (_CLOSE if candidate.kind in WIDE else _SAME)


class _Turns:
    """The turns in which names are weighed."""

    def __init__(self, articles: Sequence[list[Sense]], weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.home: Around | None = None
        self._set(articles)

    def _set(self, articles: Sequence[list[Sense]]) -> None:
        self.columns = Columns(articles)
        count = len(articles)
        self.groups = Groups(self.columns, np.arange(count), count, alike=False)
        self.levels = Links.levels(self.columns)

    def around(self) -> Around:
        """What the names of each article turned out to mean so far."""
        shares = self.columns.shares
        return Around(self.groups, shares, Anchors(self.groups, shares, ANCHORS))

    def in_article(self, articles: Sequence[list[Sense]], widen: Widen) -> None:
        """Weigh the names of each article in the light of each other, until nothing changes."""
        around = self.around()
        if self._widened(articles, around, widen):
            self._set(articles)
            around = Around(self.groups, self.columns.shares, around.anchors, around)
        columns = self.columns
        several, active = columns.sizes > 1, np.ones(len(articles), dtype=bool)
        for turn in range(PASSES):
            around = self.around() if turn else around
            scores, shares = self._turn(around)
            changed = np.abs(columns.most(shares) - columns.most(columns.shares)) >= SETTLED
            mine = active[columns.article][columns.of]
            columns.scores = np.where(mine, scores, columns.scores)
            columns.shares = np.where(mine, shares, columns.shares)
            active &= np.bincount(columns.article[changed & several], minlength=len(articles)) > 0
            if not active.any():
                break

    def _widened(self, articles: Sequence[list[Sense]], around: Around, widen: Widen) -> bool:
        """Weigh the lesser known candidates, too, where the article is there already."""
        with_more = [
            (number, name) for number, names in enumerate(articles) for name in names if name.entry.more
        ]
        if with_more:
            told = around.told_in_units(SPEAKS)
            for number, name in with_more:
                widen(name, told.get(number, set()))
        return bool(with_more)

    def in_outlet(self, of_article: Numbers, count: int) -> None:
        """Weigh the names anew in the light of all articles of each outlet."""
        columns = self.columns
        groups = Groups(columns, of_article, count, alike=True)
        mine = (of_article < count)[columns.article][columns.of]
        articles = np.bincount(of_article, minlength=count + 1)
        for _ in range(OUTLET_PASSES):
            shares = columns.shares
            self.home = Around(groups, shares, Anchors(groups, shares, 2 * ANCHORS, articles))
            self.home.name_with_area(*self._with_area())
            scores, shares = self._turn(self.around())
            columns.scores = np.where(mine, scores, columns.scores)
            columns.shares = np.where(mine, shares, columns.shares)

    def _with_area(self) -> tuple[Numbers, Floats]:
        """The places of names that stand together with their area, and their shares."""
        columns = self.columns
        told = [name for name in columns.names if "named-with" in name.beside]
        at = columns.best(columns.scores)[[name.number for name in told]] if told else np.array([], dtype=int)
        within = at - columns.starts[[name.number for name in told]] if told else at
        says = [bool(name.beside["named-with"][n]) for name, n in zip(told, within.tolist(), strict=True)]
        at = at[np.array(says, dtype=bool)]
        return at, columns.shares[at]

    def _turn(self, around: Around) -> tuple[Floats, Floats]:
        """Scores and shares anew; of names that tell of one another those before in the text come first."""
        columns, weights = self.columns, self.weights
        fixed = columns.local
        for name, rule in IN_ARTICLE:
            if weights[name]:
                fixed = fixed + weights[name] * rule(columns, around)
        more = [
            weights[name] * rule(columns, home)
            for home in filter(None, [self.home])
            for name, rule in IN_OUTLET
            if weights[name]
        ]
        scores = sum(more, fixed.copy())
        shares = columns.believe(scores)
        for links in self.levels if any(weights[name] for name, _ in BETWEEN) else ():
            own = fixed[links.at]
            for name, between in BETWEEN:
                if weights[name] and (said := between(links, columns.shares, shares)) is not None:
                    own = own + weights[name] * said
            own = sum((part[links.at] for part in more), own)
            scores[links.at], shares[links.at] = own, shared(own, links.starts, links.sizes)
        return scores, shares


class Weighed:
    """The names of some articles, weighed.

    Parameters
    ----------
    columns : Columns
    around : Around
        What the names of each article turned out to mean.
    home : Around or None
        What the names of each outlet turned out to mean.
    weights : mapping of str to float

    Attributes
    ----------
    columns, around, home, weights
        Those that were given.
    """

    def __init__(
        self, columns: Columns, around: Around, home: Around | None, weights: Mapping[str, float]
    ) -> None:
        self.columns, self.around, self.home, self.weights = columns, around, home, weights
        shares, starts = columns.shares.tolist(), columns.starts.tolist()
        best = (columns.best(columns.scores) - columns.starts).tolist()
        for name, start, chosen in zip(columns.names, starts, best, strict=True):
            name.shares, name.best = shares[start : start + len(name.candidates)], chosen

    @lazily
    def _chosen(self) -> Numbers:
        """The candidate that each name means."""
        best: Numbers = np.array([name.best for name in self.columns.names])
        return np.asarray(self.columns.starts + best)

    @lazily
    def compared(self) -> tuple[list[float], list[int]]:
        """By name, the share of its place, with what is so near that it is the same; its runner-up's number, or -1."""
        columns = self.columns
        x, y, z = columns.point
        chosen = self._chosen[columns.of]
        across = 2.0 - 2.0 * (x * x[chosen] + y * y[chosen] + z * z[chosen])
        same = (columns.row == columns.row[chosen]) | (across < np.where(columns.wide, _CLOSE, _SAME))
        share = np.bincount(columns.of, np.where(same, columns.shares, 0.0))
        others = np.where(same, -1.0, columns.shares)
        rival = np.where(columns.most(others) < 0, -1, columns.best(others) - columns.starts)
        return share.tolist(), rival.tolist()

    @lazily
    def alone(self) -> list[bool]:
        """By name, whether nothing else in its article points to the country of its place."""
        area, own = self.around.groups.country, self.around.own_country
        says = own > 0
        pointing = np.bincount(area.total, says, len(area.keys))[area.total] == says
        found = np.ones(len(self.columns.of), dtype=bool)
        found[area.at] = pointing[area.pair]
        return [bool(points) for points in found[self._chosen]]

    def values(self, name: Sense) -> dict[str, list[float]]:
        """What each rule says of each candidate of a name, by weight; without those that have nothing to say."""
        start, size = int(self.columns.starts[name.number]), len(name.candidates)
        said = {weight: part[start : start + size].tolist() for weight, part in self._said.items()}
        places = {weight: said.pop(weight) for weight, _ in OF_PLACES}
        return places | name.beside | {weight: part for weight, part in said.items() if any(part)}

    @lazily
    def _said(self) -> dict[str, Floats]:
        """What each rule says of each candidate, by weight, but for what stands beside the name."""
        columns = self.columns
        said = {weight: columns.table[len(FIELDS) + n] for n, (weight, _) in enumerate(OF_PLACES)}
        said |= {weight: rule(columns, self.around) for weight, rule in IN_ARTICLE}
        links = Links(columns, [name for name in columns.names if is_linked(name)])
        for weight, between in BETWEEN:
            said[weight] = np.zeros(len(columns.of))
            if (told := between(links, columns.shares, columns.shares)) is not None:
                said[weight][links.at] = told
        if (home := self.home) is not None:
            said |= {weight: rule(columns, home) for weight, rule in IN_OUTLET}
        return said

    @lazily
    def _leads(self) -> dict[str, Floats]:
        """By weight, how much of the lead of each name over the runner-up comes from it."""
        columns, rival = self.columns, np.array(self.compared[1])
        leads = {}
        for weight, values in self._said.items():
            mean = np.add.reduceat(values, columns.starts) / columns.sizes
            over = np.where(rival < 0, mean, values[columns.starts + rival])
            leads[weight] = self.weights[weight] * (values[self._chosen] - over)
        return leads

    @lazily
    def _telling(self) -> list[list[tuple[float, str]]]:
        """By name, the part of the lead that comes from a weight, and which, where it is large enough to be told."""
        weights, leads = [*self._leads], np.array([*self._leads.values()])
        found: list[list[tuple[float, str]]] = [[] for _ in self.columns.names]
        for part, which, name in zip(
            leads[leads >= TELLING].tolist(), *np.nonzero(leads >= TELLING), strict=True
        ):
            found[name].append((part, weights[which]))
        return found

    def telling(self, name: Sense) -> list[str]:
        """The weights from which the lead of a name's place over the runner-up comes, the weightiest first.

        Parameters
        ----------
        name : Sense
            One with candidates.

        Returns
        -------
        list of str
            Over the mean of all where there is no runner-up.
        """
        found = [*self._telling[name.number]]
        rival = self.compared[1][name.number] if name.beside else 0
        for weight, said in name.beside.items():
            over = said[rival] if rival >= 0 else sum(said) / len(said)
            if (part := self.weights[weight] * (said[name.best] - over)) >= TELLING:
                found.append((part, weight))
        return [weight for _, weight in sorted(found, key=lambda told: -told[0])]
