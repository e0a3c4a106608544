"""Fit the weights of ``gazetteer/confidence.py`` to articles in which people have marked and placed every toponym.

``python -m tools.confidence GOLD.json ...`` searches them as the commands do, with and without what is known of the
outlets, fits a logistic regression to which mentions were right, writes its weights into ``gazetteer/confidence.py``,
and prints the expected calibration error of each file: judged by these weights, and by weights that were fitted
without the article. ``--dry`` writes nothing. Run it again whenever the rules of finding or placing change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gazetteer.atlas import Atlas
from gazetteer.confidence import Evidence, parts
from gazetteer.places import curated
from gazetteer.scoring.evaluation import calibration_error, evaluate
from gazetteer.scoring.gold import Document, read_gold
from gazetteer.scoring.shipped import Shipped
from gazetteer.searcher import Searcher
from gazetteer.world import World, open_world
from tools import options

RESULT = Path(__file__).resolve().parents[1] / "gazetteer" / "confidence.py"
FOLDS = 5
HOLD = 1.0
"""How strongly weights are drawn to nought."""

Floats = npt.NDArray[np.float64]


class Cases:
    """The mentions that were found in some articles.

    Attributes
    ----------
    evidence : list of mapping of str to float
        What is known of each.
    right : numpy.ndarray
    owners : list of str
        The articles that they stand in.
    """

    def __init__(self, world: World, documents: Sequence[Document]) -> None:
        seen: list[Evidence] = []

        def judge(evidence: Evidence) -> float:
            seen.append(evidence)
            return float(len(seen) - 1)

        searcher = Searcher(curated(), Atlas(world, curated()), judge=judge)
        trust = evaluate(documents, Shipped(searcher)).trust
        self.evidence = [parts(seen[round(number)]) for number in trust[:, 0]]
        self.right = trust[:, 1]
        self.owners = [documents[int(number)].id for number in trust[:, 2]]

    def folds(self) -> npt.NDArray[np.int64]:
        """In which part of the articles each mention stands."""
        return np.array([sha256(owner.encode()).digest()[0] % FOLDS for owner in self.owners])


def main(arguments: list[str] | None = None) -> None:
    """Fit, check, write and print."""
    parser = options.parser("tools.confidence", __doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    given, world = parser.parse_args(arguments), open_world()
    cases: dict[str, Cases] = {}
    for path in given.gold:
        documents = read_gold(path)
        cases[path.stem] = Cases(world, documents)
        if any(document.outlet for document in documents):
            cases[f"{path.stem}, each alone"] = Cases(world, [replace(one, outlet="") for one in documents])
    names = sorted({name for one in cases.values() for evidence in one.evidence for name in evidence})
    table = {name: _table(one, names) for name, one in cases.items()}
    folds = {name: one.folds() for name, one in cases.items()}
    weights = _fit(cases, table, {name: np.full(len(one.right), True) for name, one in cases.items()})
    unseen = [
        _fit(cases, table, {name: fold != number for name, fold in folds.items()}) for number in range(FOLDS)
    ]
    for name, one in cases.items():
        said = _chance(table[name], weights)
        apart = np.choose(folds[name], [_chance(table[name], fitted) for fitted in unseen])
        errors = [
            float(
                calibration_error(
                    np.column_stack([chance, one.right, np.zeros(len(chance))]), np.ones((1, 1))
                )[0]
            )
            for chance in (said, apart)
        ]
        print(
            f"{name:24} {len(one.right):6} mentions, {one.right.mean():.3f} right; error {errors[0]:.4f}, "
            f"fitted without the article {errors[1]:.4f}"
        )
    lines = [f'    "{name}": {weight:.2f},' for name, weight in zip(names, weights, strict=True)]
    print("\n".join(lines))
    if not given.dry:
        text = RESULT.read_text(encoding="utf-8")
        block = "WEIGHTS = {\n" + "\n".join(lines) + "\n}\n"
        RESULT.write_text(
            re.sub(r"WEIGHTS = \{\n.*?\n\}\n", block, text, count=1, flags=re.DOTALL), encoding="utf-8"
        )


def _table(cases: Cases, names: Sequence[str]) -> Floats:
    return np.array([[evidence.get(name, 0.0) for name in names] for evidence in cases.evidence])


def _chance(values: Floats, weights: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-values @ weights)))


def _fit(
    cases: dict[str, Cases], table: dict[str, Floats], chosen: dict[str, npt.NDArray[np.bool_]]
) -> Floats:
    """The weights of a logistic regression, by Newton's method; each file counts the same."""
    values = np.concatenate([table[name][chosen[name]] for name in cases])
    right = np.concatenate([one.right[chosen[name]] for name, one in cases.items()])
    sizes = [int(chosen[name].sum()) for name in cases]
    counts = np.repeat([len(right) / len(sizes) / size for size in sizes], sizes)
    weights = np.zeros(values.shape[1])
    for _ in range(30):
        chance = _chance(values, weights)
        slope = values.T @ (counts * (right - chance)) - HOLD * weights
        bend = (values * (counts * chance * (1 - chance))[:, None]).T @ values + HOLD * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    main()
