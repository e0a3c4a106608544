"""Placing: which of the places that share a name an article means, how sure that is, and why.

The candidates of each name are scored by the rules of :mod:`gazetteer.placing.rules`: a number for each candidate,
times a weight. A name's scores become shares that sum to one: first with what stands beside the name and what
is known of the places, then, up to three times, with what the article's other names turned out to mean. Where
several articles come from one outlet, :meth:`Placer.place_all` does it again with the places that the outlet's
articles turned out to be about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from gazetteer.errors import InputError
from gazetteer.placing.articles import Marked, Reader
from gazetteer.placing.candidates import Candidates
from gazetteer.placing.placements import Context, Placement
from gazetteer.placing.rules import BESIDE, KIND_WEIGHTS, OF_PLACES, RULE_OF, RULES, WEIGHTS, kind
from gazetteer.placing.senses import Sense
from gazetteer.placing.spellings import look_up
from gazetteer.placing.weighing import is_same, weigh
from gazetteer.world import World

__all__ = ["RULES", "Marked", "Placement", "Placer"]

SURE = 0.6
"""With a larger share a place needs no others beside it to be chosen."""

LIKELY = 0.05
"""Shares that count towards what lies together."""


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
        self.reader = Reader(self.candidates, self.weights, self.without)

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
        read = [self.reader.read(article) for article in articles]
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
