"""Finding and placing together: the world's toponyms in articles."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gazetteer import placing
from gazetteer.errors import InputError
from gazetteer.finding import cues
from gazetteer.finding.finder import DEFAULT, Finder
from gazetteer.placing import Marked, Placement, Placer
from gazetteer.scoring.gold import Document
from gazetteer.world import World

__all__ = ["RULES", "WorldGeoparser"]

_FIND = "find:"
RULES = {**placing.RULES, **{f"{_FIND}{name}": text for name, text in cues.RULES.items()}}
"""Every rule of placing, and of finding behind ``find:``, with what it says."""


class WorldGeoparser:
    """Finds toponyms with :class:`~gazetteer.finding.Finder`, places them with :class:`~gazetteer.placing.Placer`.

    Parameters
    ----------
    world : World
    without : collection of str
        Rules of :data:`RULES` that are switched off.
    include : collection of str
        Which classes of :data:`gazetteer.finding.finder.CLASSES` are found.

    Raises
    ------
    InputError
        If there is no such rule or class.
    """

    def __init__(
        self, world: World, without: Collection[str] = (), include: Collection[str] = DEFAULT
    ) -> None:
        if unknown := sorted(set(without) - RULES.keys()):
            raise InputError(f"there is no rule {unknown[0]!r}", f"Choose from: {', '.join(RULES)}")
        off = [name.removeprefix(_FIND) for name in without if name.startswith(_FIND)]
        self.finder = Finder(world, include, off)
        self.placer = Placer(world, [name for name in without if not name.startswith(_FIND)])

    def find(self, documents: Sequence[Document]) -> list[list[Placement]]:
        """The toponyms found in each document, placed.

        Parameters
        ----------
        documents : sequence of Document

        Returns
        -------
        list of list of Placement
        """
        articles = []
        for one in documents:
            found = self.finder.find(one.text)
            spans = [(name.start, name.end) for name in found]
            articles.append(Marked(one.text, spans, one.outlet, [name.trust for name in found]))
        return self.placer.place_all(articles)

    def place(self, documents: Sequence[Document]) -> list[list[Placement]]:
        """An answer for each of a document's own toponyms.

        Parameters
        ----------
        documents : sequence of Document

        Returns
        -------
        list of list of Placement
        """
        return self.placer.place_all(
            [
                Marked(one.text, [(mark.start, mark.end) for mark in one.toponyms], one.outlet)
                for one in documents
            ]
        )
