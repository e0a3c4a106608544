"""How well toponyms are found and placed, against articles that people have marked.

Recognition counts a name as found if its span is exactly the annotators'. Resolution is asked for the
annotators' own spans: right is a point within 161 km (100 miles) of theirs, and a name without an answer is
wrong. End to end, a finding is right if its span is exact and its point within 161 km; names to which the
annotators gave no point are left out there, found or not. Coverage is the share of placed names with at
least one candidate within 161 km: no choice among candidates can do better. Intervals are of a bootstrap over
documents. The definitions of Gritta et al. (2020), A pragmatic guide to geoparsing evaluation.

Beside these: the same where a country or a unit is also right if the annotators' point lies in it, since nobody can
say which of its points is meant; without the place that stands in for a name which the gazetteer lacks; whether, of a
town and the area of its name around it, which 161 km do not tell apart, the right one was taken; and the expected
error of the confidence: findings are sorted by it into ten parts of equal size, and in each the mean is held against
how many are right (Naeini et al. 2015, https://doi.org/10.1609/aaai.v29i1.9602).
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gazetteer.ground import ellipsoid
from gazetteer.scoring.answers import Answer, Geoparser
from gazetteer.scoring.gold import Document, Toponym
from gazetteer.scoring.mistakes import Mistake

__all__ = ["RADIUS_KM", "Measure", "Result", "calibration_error", "effects", "evaluate"]

RADIUS_KM = 161.0
"""How far a point may be from the annotators' to be right: 100 miles."""

TOWN_KM = 25.0
"""The same where a town is to be told from the area of its name around it."""

BINS = 10
"""Into how many parts of equal size findings are sorted by their confidence."""

SAMPLES = 1000
"""How many corpora the bootstrap draws."""

_Array = NDArray[np.float64]


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
    "right itself",  # right, and by no place that merely stands in
    "right in area",  # right, or an area with the annotators' point in it
    "both in area",  # the same of found names with the exact span
    "town or area",  # placed names of both a town and an area around it, less than the radius away
    "right of both",  # of these, answered with the right one
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
    trust : numpy.ndarray
        A row for each found name that counts end to end and has a confidence: that, whether it was right, and the
        number of its document.
    seconds : float
        Processor time that finding and placing took.
    mistakes : list of Mistake
    seed : int
        Of the bootstrap.
    """

    counts: _Array
    errors: _Array
    owners: NDArray[np.int64]
    trust: _Array
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
        whole["calibration error"] = calibration_error(self.trust, np.ones((1, size)))[0]
        drawn["calibration error"] = calibration_error(self.trust, weights)
        return {name: _measure(float(value), drawn[name]) for name, value in whole.items()}

    def rows(self) -> list[dict[str, str | float]]:
        """Every figure with its interval, and the speed, as rows of a table."""
        rows: list[dict[str, str | float]] = [
            {
                "measure": name,
                "value": round(measure.value, 4),
                "low": round(measure.low, 4),
                "high": round(measure.high, 4),
            }
            for name, measure in self.measures.items()
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
        "F1@161 end to end": share("both", "claimed", "placed"),
        "precision@161 end to end": share("both", "claimed"),
        "recall@161 end to end": share("both", "placed"),
        "F1@161, or in the area": share("both in area", "claimed", "placed"),
        "recognition precision": share("exact", "found"),
        "recognition recall": share("exact", "marked"),
        "recognition F1": share("exact", "found", "marked"),
        "Acc@161 given spans": share("right", "placed"),
        "Acc@161, no stand-in": share("right itself", "placed"),
        "Acc@161, or in the area": share("right in area", "placed"),
        "Acc@25, town or area": share("right of both", "town or area"),
        "coverage@161": share("covered", "placed"),
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


def calibration_error(trust: _Array, weights: _Array | NDArray[np.int64]) -> _Array:
    """The expected calibration error where documents are counted as often as each row of weights says.

    Parameters
    ----------
    trust : numpy.ndarray
        A row for each finding: its confidence, whether it is right, and the number of its document.
    weights : numpy.ndarray
        A row for each corpus that is drawn, a column for each document.

    Returns
    -------
    numpy.ndarray
        One figure for each row of `weights`.
    """
    if not len(trust):
        return np.full(len(weights), np.nan)
    said, right, owners = trust[np.argsort(trust[:, 0], kind="stable")].T
    error, total = np.zeros(len(weights)), np.zeros(len(weights))
    for part in np.array_split(np.arange(len(said)), BINS):
        counted = weights[:, owners[part].astype(int)]
        error += np.abs(counted @ (said[part] - right[part]))
        total += counted.sum(axis=1)
    return np.where(total > 0, error / np.maximum(total, 1), np.nan)


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
    trust: list[tuple[float, bool, int]] = []
    mistakes: list[Mistake] = []
    for number, document in enumerate(documents):
        tally: dict[str, float] = defaultdict(float)
        tally["marked"] = len(document.toponyms)
        tally["placed"] = sum(toponym.placed for toponym in document.toponyms)
        said: list[tuple[float, bool]] = []
        mistakes += _count_found(document, found[number], tally, said)
        trust += [(confidence, right, number) for confidence, right in said]
        kms = _count_given(document, given[number], tally, mistakes)
        errors += kms
        owners += [number] * len(kms)
        counts[number] = [tally[name] for name in _COUNTS]
    owned = np.array(owners, dtype=np.int64)
    told = np.array(trust, dtype=float).reshape(-1, 3)
    return Result(counts, np.array(errors), owned, told, seconds, mistakes, seed)


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


def _count_found(
    document: Document, found: Sequence[Answer], tally: dict[str, float], trust: list[tuple[float, bool]]
) -> Iterator[Mistake]:
    """Count what was found, add each confidence and whether it was right, and tell what is missed or no toponym."""
    marked = {(gold.start, gold.end): gold for gold in document.toponyms}
    by_span = {(mention.start, mention.end): mention for mention in found}
    tally["found"], tally["exact"] = len(by_span), len(by_span.keys() & marked.keys())
    kms = _distances([(answer, marked.get(span)) for span, answer in by_span.items()])
    for (span, answer), km in zip(by_span.items(), kms, strict=True):
        gold = marked.get(span)
        if answer.point is not None and (gold is None or gold.placed):
            right = km is not None and km <= RADIUS_KM
            tally["claimed"] += 1
            tally["both"] += right
            tally["both in area"] += right or (gold is not None and _inside(answer, gold))
            if answer.confidence is not None:
                trust.append((answer.confidence, right))
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
        near = _near(answer, gold)
        covered, right = bool(near), km is not None and km <= RADIUS_KM
        tally["covered"] += covered
        tally["right itself"] += right and not answer.stands_in
        tally["right in area"] += right or _inside(answer, gold)
        if {"A", "P"} <= set(near):
            tally["town or area"] += 1
            tally["right of both"] += km is not None and km <= TOWN_KM
        if km is not None:
            errors.append(km)
            tally["resolved"] += 1
            tally["km"] += km
            if right:
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
        metres = ellipsoid().inv(lons, lats, gold_lons, gold_lats)[2]
        for at, distance in zip(places, metres, strict=True):
            kms[at] = distance / 1000
    return kms


def _near(answer: Answer, gold: Toponym) -> list[str]:
    """The feature classes of the candidates within the radius."""
    points = answer.points
    if not points:
        return []
    lats, lons = zip(*points, strict=True)
    here = len(points)
    metres: list[float] = ellipsoid().inv(lons, lats, [gold.lon] * here, [gold.lat] * here)[2]
    return [of for of, distance in zip(answer.classes, metres, strict=True) if distance <= RADIUS_KM * 1000]


def _inside(answer: Answer, gold: Toponym) -> bool:
    return gold.lat is not None and gold.lon is not None and answer.holds(gold.lat, gold.lon)
