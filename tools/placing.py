"""Fit the weights of placing to articles whose toponyms people have placed, and check them on the others.

Run ``python -m tools.placing GOLD.json...``. It fits on one half of the outlets and scores the other, the other
way round, then fits on all; it prints the figures, the weights to copy into :mod:`gazetteer.placing.rules` by hand,
and how often a share was right, for the calibration. A conditional logit over the candidates of each name:
those within 161 km of the annotators' point are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pyproj import Geod

from gazetteer.placing import Marked, Placement, Placer
from gazetteer.placing.rules import KIND_WEIGHTS, WEIGHTS
from gazetteer.scoring.evaluation import RADIUS_KM
from gazetteer.scoring.gold import Document, Toponym, read_gold
from gazetteer.world import KINDS, World, open_world
from tools import options

ROUNDS, STEPS, RATE = 4, 600, 0.05
HELD = {
    "gazetteer": 2.0,
    "named-with": 8.0,
    "holds": 3.0,
    "said-to-be-in": 2.5,
    "said-near": 4.0,
    "seat": -2.0,
    "alike": 3.0,
    "kind-said": 4.0,
    "outlet-named-with": 1.0,
}
"""Weights set by hand, since articles seldom put these rules to the test; the others are drawn to nought."""

HELD_KINDS = {
    kind: KIND_WEIGHTS[kind] for kind in ("continent", "ocean", "sea", "desert", "mountain", "river", "lake")
}
"""The same for kinds that articles seldom name; they have no population to speak for them."""

FIRMLY, LOOSELY = 0.01, 0.0003
"""How strongly weights are drawn there."""

FITTED = [name for name in WEIGHTS if name not in {"kind", "dateline"}]
SHARES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.001)

Floats = npt.NDArray[np.float64]
Case = tuple[Floats, npt.NDArray[np.bool_], float]
"""A row for each candidate with what the rules say and its kind; which of them are right; how much it counts."""


def main(arguments: list[str] | None = None) -> None:
    """Fit, check and print."""
    parser = options.parser("tools.placing", __doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    paths = parser.parse_args(arguments).gold
    world, corpora = open_world(), [read_gold(path) for path in paths]
    for half in (0, 1):
        weights = fit(world, [_half(corpus, half) for corpus in corpora])
        for path, corpus in zip(paths, corpora, strict=True):
            for without in ((), ("outlet",)):
                pairs = [
                    pair
                    for one in _placed(_placer(world, weights, without), _half(corpus, 1 - half))
                    for pair in one
                ]
                right = float(np.mean([_right(mark, placement) for mark, placement in pairs]))
                print(
                    f"{path.stem}, fitted on half {half + 1}, without {without}: {right:.4f} right in the other"
                )
    weights = fit(world, corpora)
    for name, weight in zip([*FITTED, *KINDS], weights, strict=True):
        print(f"{name:20} {weight:6.2f}")
    _calibrate(_placer(world, weights), [one for corpus in corpora for one in corpus])


def fit(world: World, corpora: list[list[Document]]) -> Floats:
    """The weights of the rules, then of the kinds, that make the right candidates likeliest.

    What the rules say of a name depends on what others turned out to mean, and so on the weights: fitting and
    placing take turns. Each corpus counts the same.
    """
    start = np.array(
        [*(HELD.get(name, 0.0) for name in FITTED), *(HELD_KINDS.get(kind, 0.0) for kind in KINDS)]
    )
    weights = start + np.array([name == "population" for name in (*FITTED, *KINDS)])
    for _ in range(ROUNDS):
        cases: list[Case] = []
        for corpus in corpora:
            for without in ((), ("outlet",)):
                placed = _placed(_placer(world, weights, without), corpus)
                found = [case for pairs in placed for case in _cases(pairs)]
                cases += [(values, right, count / len(found)) for values, right, count in found]
        weights = _climb(cases, weights, start)
    return np.asarray(weights)


def _climb(cases: list[Case], weights: Floats, start: Floats) -> Floats:
    """Gradient ascent with momentum (Adam) on the weighted log-likelihood, less what holds the weights."""
    size = max(len(values) for values, _, _ in cases)
    values = np.zeros((len(cases), size, len(weights)))
    absent = np.full((len(cases), size), -1e9)
    right = np.zeros((len(cases), size), dtype=bool)
    for number, (rows, good, _) in enumerate(cases):
        values[number, : len(rows)], absent[number, : len(rows)], right[number, : len(rows)] = rows, 0.0, good
    counts = np.array([count for _, _, count in cases])
    counts /= counts.sum()
    held = HELD.keys() | HELD_KINDS.keys()
    hold = np.array([FIRMLY if name in held else LOOSELY for name in (*FITTED, *KINDS)])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = values @ weights + absent
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        best = np.where(right, powers, 0.0)
        best = best / np.maximum(best.sum(axis=1, keepdims=True), 1e-30)
        slope = np.einsum("i,ij,ijk->k", counts, best - shares, values) - hold * (weights - start)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE if step < 0.7 * STEPS else RATE / 5
        weights = weights + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return np.asarray(weights)


def _cases(pairs: list[tuple[Toponym, Placement]]) -> Iterator[Case]:
    """What there is to learn from an article: each name that has both right and wrong candidates, once."""
    seen: dict[int, list[tuple[Toponym, Placement]]] = {}
    for mark, placement in pairs:
        seen.setdefault(id(placement.name), []).append((mark, placement))
    for mentions in seen.values():
        mark, placement = mentions[0]
        candidates = placement.name.candidates
        right = _within(mark, placement.points)
        if len(candidates) < 2 or right.all() or not right.any():
            continue
        said = placement.context.placer.values(placement)
        values = np.zeros((len(candidates), len(FITTED) + len(KINDS)))
        for column, name in enumerate(FITTED):
            values[:, column] = said.get(name, 0.0)
        for row, one in enumerate(candidates):
            values[row, len(FITTED) + one.kind] = 1.0
        yield values, right, len(mentions) ** 0.5


def _half(corpus: list[Document], half: int) -> list[Document]:
    """The documents of one half of the outlets."""
    return [one for one in corpus if sha256(one.outlet.encode()).digest()[0] % 2 == half]


def _placer(world: World, weights: Floats, without: Sequence[str] = ()) -> Placer:
    rules = {**WEIGHTS, **dict(zip(FITTED, weights.tolist(), strict=False))}
    return Placer(world, without, rules, dict(zip(KINDS, weights[len(FITTED) :].tolist(), strict=True)))


def _placed(placer: Placer, documents: list[Document]) -> list[list[tuple[Toponym, Placement]]]:
    """By document, the toponyms with a point and their placements."""
    articles = [
        Marked(one.text, [(mark.start, mark.end) for mark in one.toponyms], one.outlet) for one in documents
    ]
    return [
        [(mark, one) for mark, one in zip(document.toponyms, placements, strict=True) if mark.placed]
        for document, placements in zip(documents, placer.place_all(articles), strict=True)
    ]


def _within(mark: Toponym, points: list[tuple[float, float]]) -> npt.NDArray[np.bool_]:
    """Which points are close enough to a toponym's own."""
    lats, lons = np.array(points).reshape(-1, 2).T
    gold = np.full(len(points), mark.lon), np.full(len(points), mark.lat)
    return np.asarray(Geod(ellps="WGS84").inv(lons, lats, *gold)[2] <= RADIUS_KM * 1000)


def _right(mark: Toponym, placement: Placement) -> bool:
    return placement.point is not None and bool(_within(mark, [placement.point])[0])


def _calibrate(placer: Placer, documents: list[Document]) -> None:
    """Print how often a share was right, and the choices that say themselves that they are doubtful."""
    pairs = [pair for one in _placed(placer, documents) for pair in one]
    known = [(placement, _right(mark, placement)) for mark, placement in pairs if placement.row is not None]
    groups = {
        **{
            f"share from {low}": [right for one, right in known if low <= one.share < high]
            for low, high in pairwise(SHARES)
        },
        "too close to call": [right for one, right in known if one.close],
        "astray": [right for one, right in known if one.astray],
        "neighbour": [_right(mark, one) for mark, one in pairs if one.row is None],
    }
    for name, rights in groups.items():
        if rights:
            print(f"{name:20} {len(rights):5} {np.mean(rights):.3f} right")


if __name__ == "__main__":
    main()
