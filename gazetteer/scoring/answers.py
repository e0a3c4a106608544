"""What can be scored: answers to where toponyms are, and who gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from gazetteer.scoring.gold import Document

__all__ = ["Answer", "Geoparser"]


class Answer(Protocol):
    """What a geoparser says about one span, as :class:`gazetteer.scoring.shipped.Finding` does."""

    @property
    def start(self) -> int:
        """Where the name starts in the text."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, WGS 84; None for a name that it cannot place."""

    @property
    def points(self) -> list[tuple[float, float]]:
        """Latitude and longitude of every place that it considered."""

    @property
    def classes(self) -> list[str]:
        """The feature class of each of these."""

    @property
    def feature_class(self) -> str | None:
        """That of the place; None where there is none."""

    @property
    def confidence(self) -> float | None:
        """How likely it is to be right, 0 to 1, as a user is told."""

    @property
    def stands_in(self) -> bool:
        """Whether the point is that of another place, for a name that the gazetteer lacks."""

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the place is an area, and a point lies in it."""

    @property
    def label(self) -> str:
        """The place, for a person to read."""

    @property
    def note(self) -> str:
        """Why this place, for a person to read."""


class Geoparser(Protocol):
    """What can be scored."""

    def find(self, documents: Sequence[Document]) -> Iterable[Sequence[Answer]]:
        """The toponyms found in each document, placed."""

    def place(self, documents: Sequence[Document]) -> Iterable[Sequence[Answer]]:
        """An answer for each of a document's own toponyms, in their order."""
