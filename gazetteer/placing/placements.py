"""A toponym with its place: how sure that is, why, and which other place it may be."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.lazy import lazily
from gazetteer.placing.articles import Marked
from gazetteer.placing.candidates import WELL_KNOWN
from gazetteer.placing.reasons import WORDS
from gazetteer.placing.rules import WIDE
from gazetteer.placing.senses import Sense
from gazetteer.placing.weighing import Weighed

if TYPE_CHECKING:
    from gazetteer.placing.placer import Placer

__all__ = ["Context", "Placement"]

CALIBRATION = ((0.0, 0.15), (0.35, 0.35), (0.5, 0.55), (0.7, 0.72), (0.85, 0.86), (0.95, 0.93), (1.0, 0.97))
"""Share of the best candidate, and how often it was right in articles that people had placed."""

ASTRAY = 0.4
"""How often a little known place was right where nothing else in the article points to its country."""

NEIGHBOUR = 0.65
"""How often a name that the gazetteer lacks was within 161 km of the place named nearest to it."""

CLOSE = 0.5
"""A runner-up with more than this part of the winner's share is too close to call."""

MOST_REASONS = 3
"""How many reasons are given."""


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
        return Counter(row for candidate in chosen for row in {candidate.country, candidate.unit} if row >= 0)

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
        return [self._point(candidate.row) for candidate in self.name.candidates]

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


def _calibrated(share: float) -> float:
    for (low, known), (high, next_known) in pairwise(CALIBRATION):
        if share <= high:
            return known + (next_known - known) * (share - low) / (high - low)
    return CALIBRATION[-1][1]
