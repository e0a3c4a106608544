"""How well toponyms are found and placed, against articles that people have marked.

Recognition counts a name as found if its span is exactly the annotators'. Resolution is asked for the
annotators' own spans: right is a point within 161 km (100 miles) of theirs, and a name without an answer is
wrong. End to end, a finding is right if its span is exact and its point within 161 km; names to which the
annotators gave no point are left out there, found or not. Coverage is the share of placed names with at
least one candidate within 161 km: no choice among candidates can do better. Intervals are of a bootstrap over
documents. The definitions of Gritta et al. (2020), A pragmatic guide to geoparsing evaluation.
"""

from __future__ import annotations

import csv
import io
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from gazetteer import files
from gazetteer.scoring.gold import Document, Toponym

__all__ = [
    "RADIUS_KM",
    "Answer",
    "Geoparser",
    "Measure",
    "Mistake",
    "Result",
    "effects",
    "evaluate",
    "write_errors",
]

RADIUS_KM = 161.0
"""How far a point may be from the annotators' to be right: 100 miles."""

SAMPLES = 1000
"""How many corpora the bootstrap draws."""

_ELLIPSOID = Geod(ellps="WGS84")
_Array = NDArray[np.float64]


class Answer(Protocol):
    """What a geoparser says about one span, as :class:`gazetteer.placing.Placement` does."""

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


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with its interval.

    Attributes
    ----------
    value : float
        NaN where there is nothing to count.
    low, high : float
        The bounds that 95 of 100 drawn corpora keep.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mistake:
    """One line of the table of errors.

    Attributes
    ----------
    kind : str
        ``missed``, ``not a toponym``, ``wrong place``, ``unresolved`` or ``no candidate``; the last three are
        of the annotators' own spans.
    document : Document
    start, end : int
        Offsets into its text.
    gold : Toponym or None
    answer : Answer or None
    km : float or None
        Between the two points.
    """

    kind: str
    document: Document
    start: int
    end: int
    gold: Toponym | None
    answer: Answer | None
    km: float | None


_COUNTS = (
    "marked",  # names that the annotators marked
    "found",  # names that were found
    "exact",  # of these, with the annotators' span
    "placed",  # marked names with a point
    "right",  # of these, given their span, answered within the radius
    "covered",  # of these, with a candidate within the radius
    "claimed",  # found names with a point, less those that the annotators left without
    "both",  # of these, exact and within the radius
    "resolved",  # marked names with a point that got an answer
    "km",  # the sum of their errors
)


@dataclass(frozen=True)
class Result:
    """The scores of a geoparser on a corpus.

    Attributes
    ----------
    counts : numpy.ndarray
        A row for each document, a column for each count.
    errors : numpy.ndarray
        Kilometres between answer and annotation, for every name that got an answer given its span.
    owners : numpy.ndarray
        The number of the document of each of these.
    seconds : float
        Processor time that finding and placing took.
    mistakes : list of Mistake
    seed : int
        Of the bootstrap.
    """

    counts: _Array
    errors: _Array
    owners: NDArray[np.int64]
    seconds: float
    mistakes: list[Mistake] = field(repr=False)
    seed: int = 0

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """Every figure by its name, in the order in which they are reported."""
        whole = _figures(self.counts.sum(axis=0))
        size = len(self.counts)
        weights = np.random.default_rng(self.seed).multinomial(size, np.full(size, 1 / size), SAMPLES)
        drawn = _figures((weights @ self.counts).T)
        whole["median km"] = _weighted_median(self.errors, np.ones((1, len(self.errors))))[0]
        drawn["median km"] = _weighted_median(self.errors, weights[:, self.owners])
        return {name: _measure(float(value), drawn[name]) for name, value in whole.items()}

    def rows(self) -> list[dict[str, str | float]]:
        """Every figure with its interval, and the speed, as rows of a table."""
        rows: list[dict[str, str | float]] = [
            {
                "measure": name,
                "value": round(one.value, 4),
                "low": round(one.low, 4),
                "high": round(one.high, 4),
            }
            for name, one in self.measures.items()
        ]
        return [*rows, {"measure": "documents a second", "value": round(self.documents_per_second)}]

    @property
    def documents_per_second(self) -> float:
        """Documents whose toponyms are found and placed in a second of one processor's time."""
        return len(self.counts) / self.seconds if self.seconds else float("nan")


def _figures(counts: _Array) -> dict[str, _Array]:
    """The figures that follow from counts; of many corpora at once if the counts are rows."""
    count = dict(zip(_COUNTS, counts, strict=True))

    def share(part: str, *wholes: str) -> _Array:
        total = np.mean([count[whole] for whole in wholes], axis=0)
        return np.where(total > 0, count[part] / np.where(total > 0, total, 1), np.nan)

    return {
        "recognition precision": share("exact", "found"),
        "recognition recall": share("exact", "marked"),
        "recognition F1": share("exact", "found", "marked"),
        "Acc@161 given spans": share("right", "placed"),
        "coverage@161": share("covered", "placed"),
        "F1@161 end to end": share("both", "claimed", "placed"),
        "mean km": share("km", "resolved"),
    }


def _weighted_median(values: _Array, weights: _Array | NDArray[np.int64]) -> _Array:
    """The median of values that are counted as often as each row of weights says."""
    if not len(values):
        return np.full(len(weights), np.nan)
    order = np.argsort(values)
    running = np.cumsum(weights[:, order], axis=1)
    reached = running >= running[:, -1:] / 2
    return np.asarray(np.where(running[:, -1] > 0, values[order][reached.argmax(axis=1)], np.nan))


def _measure(value: float, drawn: _Array) -> Measure:
    usable = drawn[np.isfinite(drawn)]
    low, high = np.percentile(usable, (2.5, 97.5)) if len(usable) else (np.nan, np.nan)
    return Measure(value, float(low), float(high))


def evaluate(documents: Sequence[Document], geoparser: Geoparser, seed: int = 0) -> Result:
    """Score a geoparser.

    Parameters
    ----------
    documents : sequence of Document
        As :func:`gazetteer.scoring.gold.read_gold` gives them.
    geoparser : Geoparser
    seed : int
        Of the bootstrap; the same seed gives the same intervals.

    Returns
    -------
    Result
    """
    start = time.process_time()
    found = list(geoparser.find(documents))
    seconds = time.process_time() - start
    given = list(geoparser.place(documents))
    counts = np.zeros((len(documents), len(_COUNTS)))
    errors: list[float] = []
    owners: list[int] = []
    mistakes: list[Mistake] = []
    for number, document in enumerate(documents):
        tally: dict[str, float] = defaultdict(float)
        tally["marked"] = len(document.toponyms)
        tally["placed"] = sum(toponym.placed for toponym in document.toponyms)
        mistakes += _count_found(document, found[number], tally)
        kms = _count_given(document, given[number], tally, mistakes)
        errors += kms
        owners += [number] * len(kms)
        counts[number] = [tally[name] for name in _COUNTS]
    return Result(counts, np.array(errors), np.array(owners, dtype=np.int64), seconds, mistakes, seed)


def effects(
    documents: Sequence[Document], result: Result, without: Mapping[str, Geoparser]
) -> list[dict[str, str | float]]:
    """What each rule does for the figures.

    Parameters
    ----------
    documents : sequence of Document
    result : Result
        That of all rules.
    without : mapping of str to Geoparser
        By rule, a geoparser that lacks it.

    Returns
    -------
    list of dict
        By rule, how much Acc@161 and F1@161 change when it is switched off.
    """
    rows: list[dict[str, str | float]] = []
    for rule, geoparser in without.items():
        less = evaluate(documents, geoparser, result.seed)
        row: dict[str, str | float] = {"without": rule}
        for name in ("Acc@161 given spans", "F1@161 end to end"):
            row[name] = round(less.measures[name].value - result.measures[name].value, 4)
        rows.append(row)
    return rows


def _count_found(document: Document, found: Sequence[Answer], tally: dict[str, float]) -> Iterator[Mistake]:
    """Count what was found, and tell what was missed or is no toponym."""
    marked = {(one.start, one.end): one for one in document.toponyms}
    by_span = {(one.start, one.end): one for one in found}
    tally["found"], tally["exact"] = len(by_span), len(by_span.keys() & marked.keys())
    kms = _distances([(answer, marked.get(span)) for span, answer in by_span.items()])
    for (span, answer), km in zip(by_span.items(), kms, strict=True):
        gold = marked.get(span)
        if answer.point is not None and (gold is None or gold.placed):
            tally["claimed"] += 1
            tally["both"] += km is not None and km <= RADIUS_KM
        if gold is None:
            yield Mistake("not a toponym", document, *span, None, answer, None)
    for span, gold in marked.items():
        if span not in by_span:
            yield Mistake("missed", document, *span, gold, None, None)


def _count_given(
    document: Document, given: Sequence[Answer], tally: dict[str, float], mistakes: list[Mistake]
) -> list[float]:
    """Count the answers for the annotators' spans, add what is wrong to the mistakes, and give the errors in km."""
    pairs = [(answer, gold) for gold, answer in zip(document.toponyms, given, strict=True) if gold.placed]
    errors = []
    for (answer, gold), km in zip(pairs, _distances(pairs), strict=True):
        covered = _covered(answer, gold)
        tally["covered"] += covered
        if km is not None:
            errors.append(km)
            tally["resolved"] += 1
            tally["km"] += km
            if km <= RADIUS_KM:
                tally["right"] += 1
                continue
        kind = "no candidate" if not covered else "unresolved" if km is None else "wrong place"
        mistakes.append(Mistake(kind, document, gold.start, gold.end, gold, answer, km))
    return errors


def _distances(pairs: Sequence[tuple[Answer, Toponym | None]]) -> list[float | None]:
    """Kilometres on the ellipsoid between answers and annotations; None where either has no point."""
    ends = [
        (at, *answer.point, gold.lat, gold.lon)
        for at, (answer, gold) in enumerate(pairs)
        if answer.point is not None and gold is not None and gold.placed
    ]
    kms: list[float | None] = [None] * len(pairs)
    if ends:
        places, lats, lons, gold_lats, gold_lons = zip(*ends, strict=True)
        metres = _ELLIPSOID.inv(lons, lats, gold_lons, gold_lats)[2]
        for at, distance in zip(places, metres, strict=True):
            kms[at] = distance / 1000
    return kms


def _covered(answer: Answer, gold: Toponym) -> bool:
    points = answer.points
    if not points:
        return False
    lats, lons = zip(*points, strict=True)
    here = len(points)
    metres: list[float] = _ELLIPSOID.inv(lons, lats, [gold.lon] * here, [gold.lat] * here)[2]
    return min(metres) <= RADIUS_KM * 1000


def write_errors(result: Result, path: Path) -> Path:
    """Write a table of everything that is wrong, for a person to read.

    Parameters
    ----------
    result : Result
    path : pathlib.Path
        A CSV file.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    table = io.StringIO()
    writer = csv.DictWriter(table, list(_row(None)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_row, result.mistakes))
    return files.write(path, table.getvalue())


def _row(mistake: Mistake | None) -> Mapping[str, object]:
    """A line of the table; its keys are the columns."""
    gold = mistake and mistake.gold
    answer = mistake and mistake.answer
    text = mistake.document.text if mistake else ""
    start, end = (mistake.start, mistake.end) if mistake else (0, 0)
    lat, lon = (answer and answer.point) or (None, None)
    passage = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 60]}"
    return {
        "mistake": mistake and mistake.kind,
        "document": _cell(mistake.document.id if mistake else ""),
        "outlet": _cell(mistake.document.outlet if mistake else ""),
        "start": start,
        "end": end,
        "surface": _cell(text[start:end]),
        "passage": _cell(" ".join(passage.split())),
        "gold id": _cell((gold and gold.id) or ""),
        "gold lat": gold and gold.lat,
        "gold lon": gold and gold.lon,
        "place": _cell(answer.label if answer else ""),
        "lat": lat,
        "lon": lon,
        "km": "" if mistake is None or mistake.km is None else round(mistake.km),
        "candidates": len(answer.points) if answer else "",
        "why": _cell(answer.note if answer else ""),
    }


def _cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
