"""What the commands print, as answers that can be scored: the same searcher, the same spans, the same points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import radians

import numpy as np
import numpy.typing as npt

from gazetteer.atlas import Atlas
from gazetteer.geoparser import Geoparser
from gazetteer.languages.names import spaced
from gazetteer.matcher import Match
from gazetteer.places import curated
from gazetteer.placing import Marked, Placement
from gazetteer.scoring.gold import Document
from gazetteer.searcher import Searcher, Source
from gazetteer.world import FEATURE_CLASS, KINDS, World

__all__ = ["Areas", "Finding", "Scored", "Shipped"]

NEAREST = 5
"""Of so many settlements that are nearest to a point most lie in the areas in which it lies itself."""


class Areas:
    """In which countries and units a point lies, as the settlements around it tell; no outlines are needed.

    Parameters
    ----------
    world : World
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self._around: dict[tuple[float, float], frozenset[int]] = {}

    @cached_property
    def _settlements(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Rows of the settlements, and their points on the unit sphere."""
        settled = [number for number, kind in enumerate(KINDS) if FEATURE_CLASS[kind] == "P"]
        rows = np.flatnonzero(np.isin(self.world.kind, settled))
        return rows, _sphere(np.radians(self.world.lat[rows]), np.radians(self.world.lon[rows]))

    def around(self, lat: float, lon: float) -> frozenset[int]:
        """The rows of the country and the units in which most of the nearest settlements lie.

        Parameters
        ----------
        lat, lon : float
            Degrees, WGS 84.

        Returns
        -------
        frozenset of int
        """
        found = self._around.get((lat, lon))
        if found is None:
            rows, points = self._settlements
            here = points @ _sphere(np.float32(radians(lat)), np.float32(radians(lon)))
            nearest = rows[np.argpartition(here, -NEAREST)[-NEAREST:]] if len(rows) > NEAREST else rows
            says: dict[int, int] = {}
            for row in nearest.tolist():
                country = self.world.country_rows.get(self.world.country_of(row) or "", -1)
                for area in {country, int(self.world.admin1[row]), int(self.world.admin2[row])} - {-1}:
                    says[area] = says.get(area, 0) + 1
            found = frozenset(area for area, count in says.items() if 2 * count > len(nearest))
            self._around[lat, lon] = found
        return found


def _sphere(
    lat: npt.NDArray[np.float32] | np.float32, lon: npt.NDArray[np.float32] | np.float32
) -> npt.NDArray[np.float32]:
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer; see :class:`gazetteer.scoring.answers.Answer`."""

    start: int
    end: int
    point: tuple[float, float] | None
    points: list[tuple[float, float]]
    classes: list[str]
    feature_class: str | None
    label: str
    note: str
    confidence: float | None
    stands_in: bool
    row: int | None
    areas: Areas

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the place is an area, and a point lies in it."""
        return self.row is not None and self.feature_class == "A" and self.row in self.areas.around(lat, lon)


class Shipped:
    """The searcher that the commands use, to be scored.

    Parameters
    ----------
    searcher : Searcher
        One with an atlas.
    areas : Areas, optional
        Shared by several.
    """

    def __init__(self, searcher: Searcher, areas: Areas | None = None) -> None:
        if searcher.world is None:
            raise TypeError("a searcher without an atlas places nothing")
        self.searcher = searcher
        self.world: Geoparser = searcher.world
        self.areas = Areas(self.world.atlas) if areas is None else areas

    def find(self, documents: Sequence[Document]) -> list[list[Finding]]:
        """The toponyms found in each document, placed, as the commands print them.

        Parameters
        ----------
        documents : sequence of Document

        Returns
        -------
        list of list of Finding
        """
        sources = [_source(document) for document in documents]
        return [[self._found(match) for match in matches] for matches in self.searcher.search(sources)]

    def place(self, documents: Sequence[Document]) -> list[list[Finding]]:
        """An answer for each of a document's own toponyms.

        Parameters
        ----------
        documents : sequence of Document

        Returns
        -------
        list of list of Finding
        """
        answers: list[list[Finding]] = [[] for _ in documents]
        languages = [self.world.language_of(_source(document)) for document in documents]
        for language in dict.fromkeys(languages):
            numbers = [at for at, one in enumerate(languages) if one == language]
            placed = self.world.placer_of(language).place_all(
                [_marked(documents[at], language) for at in numbers]
            )
            for at, placements in zip(numbers, placed, strict=True):
                answers[at] = [self._given(placement) for placement in placements]
        return answers

    def _found(self, match: Match) -> Finding:
        atlas, places = self.world.atlas, self.searcher.together
        place = None if match.place is None else places[match.place]
        row = None if match.place is None else atlas.row(match.place)
        rows = atlas.rows_of(match.candidates)
        outer = [] if place is None else [place, *(places[id] for id in places.containers(place.id))]
        return Finding(
            match.start,
            match.end,
            None if place is None or place.lat is None or place.lon is None else (place.lat, place.lon),
            [self._point(row) for row in rows],
            [self._class(row) for row in rows],
            None if row is None else self._class(row),
            ", ".join(dict.fromkeys(one.name for one in outer)),
            f"{match.confidence or 0:.0%}: {match.reasons or ''}",
            match.confidence,
            False,
            row,
            self.areas,
        )

    def _given(self, placement: Placement) -> Finding:
        candidates = [candidate.row for candidate in placement.name.candidates]
        row = placement.row
        return Finding(
            placement.start,
            placement.end,
            placement.point,
            placement.points,
            [self._class(candidate) for candidate in candidates],
            None if row is None else self._class(row),
            placement.label,
            placement.note,
            placement.confidence,
            placement.neighbour is not None,
            row,
            self.areas,
        )

    def _point(self, row: int) -> tuple[float, float]:
        return float(self.world.atlas.lat[row]), float(self.world.atlas.lon[row])

    def _class(self, row: int) -> str:
        return FEATURE_CLASS[self.world.atlas.kind_of(row)]


def _source(document: Document) -> Source:
    return Source(document.id, document.text, document.outlet, document.language)


def _marked(document: Document, language: str) -> Marked:
    spans = [(mark.start, mark.end) for mark in document.toponyms]
    return Marked(document.text if language == "en" else spaced(document.text), spans, document.outlet)


class Scored:
    """Makes searchers that are scored, all over one world.

    Parameters
    ----------
    world : World
    without : collection of str
        Rules that are switched off in all of them.
    """

    def __init__(self, world: World, without: Collection[str] = ()) -> None:
        self.world, self.without = world, frozenset(without)
        self.areas = Areas(world)

    def as_shipped(self, include: Collection[str] | None = None, without: Collection[str] = ()) -> Shipped:
        """The searcher of the commands.

        Parameters
        ----------
        include : collection of str, optional
            Which classes are found; by default those that the commands find.
        without : collection of str
            Rules that are switched off as well.

        Returns
        -------
        Shipped
        """
        atlas, off = Atlas(self.world, curated()), self.without | {*without}
        return Shipped(Searcher(curated(), atlas, without=off, include=include), self.areas)
