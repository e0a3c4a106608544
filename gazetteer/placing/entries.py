"""What is known of a spelling before any article: the places that it may stand for, in the columns that rules read."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gazetteer.world import KINDS

__all__ = ["FIELDS", "FIRST_CHOICE", "NO_SORT", "SORTS", "WIDE", "Candidate", "Entry", "Floats"]

FIRST_CHOICE = 6.0
"""How much more than a place of the curated gazetteer one counts that somebody has added by hand."""

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

NO_SORT = len({*SORTS.values()})
FIELDS = ("row", "country", "unit", "x", "y", "z", "wide", "sort")
"""What is kept of each candidate in :attr:`Entry.table`; behind it what each rule about places says of it."""


class Candidate(NamedTuple):
    """A place that a name may stand for.

    Attributes
    ----------
    row : int
        Its row in the world.
    country, unit, district : int
        Rows of the country and the first- and second-level unit that it lies in, or is; -1 for none.
    x, y, z : float
        Its point on the unit sphere.
    kind : int
        The number of its kind.
    people : float
        The logarithm to base 10 of its population and ten.
    main : bool
        Whether the spelling is its main name, its abbreviation or its adjective rather than another name.
    names : float
        The logarithm to base 10 of how many names the world has for it, and ten: what is known all over the world
        has one in many languages.
    standing : float
        Who vouches for it under this name: 0 the world alone, 1 the curated gazetteer, :data:`FIRST_CHOICE`
        somebody who has added it by hand.
    """

    row: int
    country: int
    unit: int
    district: int
    x: float
    y: float
    z: float
    kind: int
    people: float
    main: bool
    names: float = 1.0
    standing: float = 0.0

    def lies_in(self, areas: Collection[int]) -> bool:
        """Whether it lies in one of some areas, of which the rows are given, and is none of them."""
        inside = self.unit in areas or self.country in areas or self.district in areas
        return inside and self.row not in areas


Floats = npt.NDArray[np.float64]


class Entry:
    """What the gazetteer knows of a spelling.

    Attributes
    ----------
    name : str
        The folded name under which it stands there.
    candidates : list of Candidate
        The best known first.
    base : list of float
        What each scores before anything of the article is known.
    said : list of list of float
        What each rule about places says of each.
    more : list of (int, int)
        Row and flags of the lesser known.
    lesser : dict of int to list of int, or None
        By country or first-level unit, the numbers of the lesser known in it; None until it is asked for.
    wider : dict of tuple of int to Entry
        Entries that have some of the lesser known, too, by the numbers of these.
    seats : list of float or None
        How surely each is a province, county or district that is called after a city in it, 0 to 1; None if
        none is.
    kinds : frozenset of int
        The kinds that the spelling itself allows: "Washington State"; empty if it says nothing of that.
    usual : Candidate or None
        The place that the name has without anything beside it; None until it is asked for.
    """

    __slots__ = (
        *(
            "_most",
            "_table",
            "base",
            "candidates",
            "kinds",
            "lesser",
            "more",
            "name",
            "said",
            "seats",
            "usual",
        ),
        "wider",
    )

    def __init__(self, name: str) -> None:
        self.name = name
        self.candidates: list[Candidate] = []
        self.base: list[float] = []
        self.said: list[list[float]] = []
        self.more: list[tuple[int, int]] = []
        self.lesser: dict[int, list[int]] | None = None
        self.wider: dict[tuple[int, ...], Entry] = {}
        self.seats: list[float] | None = None
        self.kinds: frozenset[int] = frozenset()
        self.usual: Candidate | None = None
        self._table: Floats | None = None
        self._most = -1.0

    @property
    def most(self) -> float:
        """The population of its largest candidate, as :class:`Candidate` has it."""
        if self._most < 0:
            self._most = max(candidate.people for candidate in self.candidates)
        return self._most

    @property
    def table(self) -> Floats:
        """A row for each candidate: :data:`FIELDS`, and what the rules about places say."""
        if self._table is None or len(self._table) != len(self.candidates):
            self._table = np.array(
                [
                    (
                        *(place.row, place.country, place.unit, place.x, place.y, place.z),
                        *(place.kind in WIDE, SORTS.get(place.kind, NO_SORT), *said),
                    )
                    for place, said in zip(self.candidates, self.said, strict=True)
                ],
                dtype=np.float64,
            )
        return self._table
