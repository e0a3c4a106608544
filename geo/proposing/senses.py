"""Which of the places of one name a happening means: the articles on it are read together.

An article that says "the town" is placed by its own words; six articles that name the county, the court and the
neighbouring towns say together which of the world's Wellingtons burns. Where the places that articles were given
disagree, or nothing else that is named lies in them, around them or near them, all places of that name are weighed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gazetteer.atlas import Atlas
from gazetteer.places import Gazetteer, Place
from gazetteer.world import ABBREVIATION, DEMONYM
from geo.proposing.spots import AREAS, Spot, within

__all__ = ["Senses"]

_NEAR_KM = 100.0
_NEAR_DEGREES = 1.0  # of latitude, which are more than that
_MOST = 40  # places of a name, the best known first
_MARGIN = 1.3  # by how much a place that no article was given must fit better than those that were
_FITS = 0.5

_Weighed = tuple[Spot, float]


class Senses:
    """The places that names may mean.

    Parameters
    ----------
    gazetteer : Gazetteer
        Holds the places that articles were given.
    atlas : Atlas, optional
        The world, where the articles were searched for its places.
    """

    def __init__(self, gazetteer: Gazetteer, atlas: Atlas | None = None) -> None:
        self.gazetteer, self.atlas = gazetteer, atlas
        self._of: dict[str, list[str]] = {}
        self._places: dict[str, Place] = {}
        self._around: dict[str, frozenset[str]] = {}

    def place(self, id: str) -> Place:
        """The place of an id: one that was named, or one of the gazetteer or of the world."""
        if id in self._places:
            return self._places[id]
        if id in self.gazetteer or self.atlas is None:
            return self.gazetteer[id]
        return self.atlas.known[id]

    def around(self, id: str) -> frozenset[str]:
        """Ids of what holds a place."""
        if id not in self._around:
            known = self.gazetteer if id in self.gazetteer or self.atlas is None else self.atlas.known
            self._around[id] = frozenset(known.containers(id))
        return self._around[id]

    def one(self, named: Sequence[_Weighed], world: bool = True) -> dict[str, dict[str, str]]:
        """Where articles take a name for different places, or for one that fits nothing else, the one that fits best.

        Parameters
        ----------
        named : sequence of (Spot, float)
            The places that all articles on a happening name, with their weights.
        world : bool, optional
            Weigh places that no article was given, too.

        Returns
        -------
        dict of str to dict of str to str
            By name, in small letters, the ids of places that it was taken for, and of the one that it means.
        """
        by_name: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        together: dict[tuple[str, str], _Weighed] = {}  # a place is named often, and weighed once
        for spot, weight in named:
            name = spot.surface.casefold()
            self._places[spot.place.id], self._around[spot.place.id] = spot.place, spot.around
            by_name[name][spot.place.id] += weight
            if spot.rival:
                by_name[name][spot.rival] += 0.0
            first, before = together.get((name, spot.place.id), (spot, 0.0))
            together[name, spot.place.id] = (first, before + weight)
        found: dict[str, dict[str, str]] = {}
        for name, senses in by_name.items():
            others = [pair for (surface, _), pair in together.items() if surface != name]
            mount = by_name.get(f"mount {name}")  # which one article calls by the rest of its name
            best = max(mount, key=mount.__getitem__) if mount else self._best(name, senses, others, world)
            if best is not None:
                found[name] = {id: best for id in senses if id != best}
        return found

    def _best(
        self,
        name: str,
        senses: Mapping[str, float],
        others: list[_Weighed],
        world: bool,
    ) -> str | None:
        candidates = sorted(id for id in senses if id in self._places or id in self.gazetteer)
        if not candidates:
            return None
        fits = {id: self._fit(id, senses.get(id, 0.0), others) for id in candidates}
        best = max(candidates, key=fits.__getitem__)
        given = sum(weight > 0 for weight in senses.values())
        lonely = fits[best] - 0.15 * senses[best] < _FITS * sum(weight for _, weight in others)
        if world and others and (given > 1 or lonely) and self.place(best).kind not in AREAS:
            more = {id: self._fit(id, 0.0, others) for id in self._namesakes(name) if id not in fits}
            new = max(sorted(more), key=more.__getitem__, default=None)
            if new is not None and more[new] > _MARGIN * fits[best]:
                assert self.atlas is not None
                self.atlas.keep([new])  # it is an event's site now, and tables and exports name it
                return new
        return best if len(candidates) > 1 else None

    def _namesakes(self, name: str) -> Iterator[str]:
        """Every town or smaller place of the world that has a name."""
        if self.atlas is None:
            return
        if name not in self._of:
            meanings = self.atlas.meanings(name)[:_MOST]
            rows = [row for row, flags in meanings if not flags & (DEMONYM | ABBREVIATION)]
            self._of[name] = [self.atlas.add(row) for row in rows if self.atlas.kind_of(row) not in AREAS]
        yield from self._of[name]

    def _fit(self, id: str, weight: float, others: list[_Weighed]) -> float:
        place, around = self.place(id), self.around(id)
        total = 0.15 * weight
        country, lat = place.country, place.lat
        for spot, told in others:
            other = spot.place
            if other.id in around or id in spot.around:
                total += told * (2.0 if other.kind != "country" else 0.7)
            elif (
                lat is not None
                and other.lat is not None
                and abs(lat - other.lat) < _NEAR_DEGREES  # most are not, by this alone
                and within(other, place, _NEAR_KM)
            ):
                total += 2.0 * told
            elif country and other.country == country:
                total += 0.5 * told
        return total
