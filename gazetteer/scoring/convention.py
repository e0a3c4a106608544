"""What the annotators of a corpus mark: only places named as such, or also "Iraqi", "Boston Police", "Main Street".

Annotators agree on a convention before they begin, and conventions differ: some corpora mark demonyms, places
inside the names of organisations, streets and facilities, others none of these. To report what was not to be marked
is no failure of recognition, so a score should follow the corpus's convention, as its guidelines state it.
:func:`convention` reads it off the marks where nobody has said it: for each class of findings but the literal ones,
whether at least :data:`SHARE` of what is found of it is marked. That is one bit for each class and nothing about any
single name: it cannot teach a geoparser where a place lies or which word is one, and figures that count all classes
are reported beside. Where fewer than :data:`ENOUGH` are found, the class is treated as by default.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.finding.finder import CLASSES, DEFAULT, Finder
from gazetteer.scoring.gold import Document
from gazetteer.world import World

__all__ = ["ENOUGH", "SHARE", "Convention", "convention"]

SHARE = 1 / 3
"""Of a class that annotators mark, at least this part of what is found is marked; of others hardly any."""

ENOUGH = 10
"""So many must be found of a class to tell."""

_PLURAL = {
    "embedded": "places inside other names",
    "demonym": "demonyms",
    "street": "streets",
    "facility": "facilities",
}


@dataclass(frozen=True)
class Convention:
    """Which classes of findings a corpus marks.

    Attributes
    ----------
    found, marked : dict of str to int
        By class, how many are found, and how many of these are marked with the same span.
    """

    found: dict[str, int]
    marked: dict[str, int]

    @property
    def counted(self) -> frozenset[str]:
        """The classes that count, always with the literal ones."""
        return frozenset(use for use in CLASSES if use == "literal" or self._counts(use))

    def _counts(self, use: str) -> bool:
        if self.found[use] < ENOUGH:
            return use in DEFAULT
        return self.marked[use] >= SHARE * self.found[use]

    def lines(self) -> list[str]:
        """One line for each class that the marks rule out, or in against the default, with the figures."""
        told = []
        for use in CLASSES:
            if use == "literal" or self.found[use] < ENOUGH:
                continue
            marks = f"this gold marks {self.marked[use]} of {self.found[use]} {_PLURAL[use]}"
            if use not in self.counted:
                told.append(f"{marks}: not counted as marked")
            elif use not in DEFAULT:
                told.append(f"{marks}: counted as marked")
        return told


def convention(documents: Sequence[Document], world: World) -> Convention:
    """Read the convention of a corpus off its marks.

    Parameters
    ----------
    documents : sequence of Document
    world : World

    Returns
    -------
    Convention
    """
    found: dict[str, int] = dict.fromkeys(CLASSES, 0)
    marked: dict[str, int] = dict.fromkeys(CLASSES, 0)
    for finder, classes in ((Finder(world), DEFAULT), (Finder(world, CLASSES), {*CLASSES} - DEFAULT)):
        uses: Counter[str] = Counter()
        hits: Counter[str] = Counter()
        for document in documents:
            spans = {(gold.start, gold.end) for gold in document.toponyms}
            for mention in finder.find(document.text):
                uses[mention.use] += 1
                hits[mention.use] += (mention.start, mention.end) in spans
        found |= {use: uses[use] for use in classes}
        marked |= {use: hits[use] for use in classes}
    return Convention(found, marked)
