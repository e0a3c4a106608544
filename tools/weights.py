"""Weighs the cues of the finder: writes gazetteer/weights.py from articles whose toponyms people have marked.

Run with ``python -m tools.weights GOLD.json ...``; needs ``scikit-learn``, which the product itself does not use.
A logistic regression over every candidate of every article; ``--half 0`` or ``1`` learns from every second outlet
or article only and prints the measures on the others. Facilities count only in corpora that mark them whole.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from gazetteer.finding import cues
from gazetteer.finding.finder import CLASSES, Finder
from gazetteer.scoring.gold import Document, read_gold
from gazetteer.world import open_world

TARGET = Path(__file__).parent.parent / "gazetteer" / "finding" / "weights.py"
SELDOM = 5  # a cue met less often is left out
STRENGTH = 0.4  # of the regression's regularisation, inverse
SHIFT = 0.3  # added to every sum: a name missed costs more than one too many
KNOWN = {  # too seldom in articles to learn
    "city: part of the name, its main one": 1.0,
    "long name: of nature": 1.5,
    "long name: of a country": 2.0,
    "long name: with small words": 2.0,
    "word before: address": -6.0,
    "word after: address": -6.0,
    "age: a number": -3.0,
    "word before: kin": -3.0,
    "word before: hash": 0.0,
    "word before: party": 2.5,
    "opens: ground": -2.0,
    "long name: first ground": 1.0,
    "illness: named so": -4.0,
    "illness: elsewhere": -3.0,
}
HEADED = ("street", "facility")


def half_of(document: Document) -> int:
    """Which half a document belongs to: one outlet's articles stay together."""
    return zlib.crc32((document.outlet or document.id).encode()) % 2


def examples(
    finder: Finder, documents: Iterable[Document], facilities: bool
) -> Iterator[tuple[list[str], bool]]:
    """The cues of each candidate, and whether people marked just that span."""
    for document in documents:
        marked = {(name.start, name.end) for name in document.toponyms}
        for judged in finder.explain(document.text):
            found = judged.found
            named = [cue for cue, _ in judged.reasons]
            right = (found.start, found.end) in marked
            inside = any(start <= found.start and found.end <= end for start, end in marked)
            if found.use == "facility" and not facilities:
                continue
            if inside and not right and found.use not in HEADED:
                continue  # within a longer name that people marked: neither right nor wrong
            yield named, right


def marks_facilities(documents: Iterable[Document]) -> bool:
    """Whether the annotators marked schools and the like whole."""
    heads = Counter(
        name.surface.rpartition(" ")[2].lower() in cues.FACILITIES for d in documents for name in d.toponyms
    )
    return heads[True] > 0.02 * heads.total()


def fit(rows: list[tuple[list[str], bool]]) -> dict[str, float]:
    """What each cue is worth."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    times = Counter(cue for named, _ in rows for cue in named)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{cue: 1 for cue in named if times[cue] >= SELDOM} for named, _ in rows]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(matrix, [right for _, right in rows])
    weights = dict(zip(vectorizer.feature_names_, map(float, model.coef_[0]), strict=True))
    weights["prior: any candidate"] = (
        weights.get("prior: any candidate", 0.0) + float(model.intercept_[0]) + SHIFT
    )
    return weights | KNOWN


def write(weights: dict[str, float]) -> None:
    """Write the module, rule by rule, the weightiest first."""
    rules: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for cue, weight in weights.items():
        rule, _, value = cue.partition(": ")
        if abs(weight) >= 0.05:
            rules[rule].append((round(weight, 2), value))
    lines = [
        '"""What each cue is worth: logarithms of odds, by rule and value. Written by tools/weights.py."""\n',
        "\nfrom __future__ import annotations\n",
        '\n__all__ = ["WEIGHTS"]\n',
        "\nWEIGHTS: dict[str, dict[str, float]] = {\n",
    ]
    for rule in cues.RULES:
        if rule in rules:
            lines.append(f'    "{rule}": {{\n')
            lines += [
                f'        "{value}": {weight},\n'
                for weight, value in sorted(rules[rule], key=lambda one: -abs(one[0]))
            ]
            lines.append("    },\n")
    TARGET.write_text("".join(lines) + "}\n", encoding="utf-8")


def measure(finder: Finder, documents: Iterable[Document]) -> str:
    """Precision, recall and F1 of exact spans."""
    right = found = marked = 0
    for document in documents:
        gold = {(name.start, name.end) for name in document.toponyms}
        spans = {(one.start, one.end) for one in finder.find(document.text)}
        right, found, marked = right + len(gold & spans), found + len(spans), marked + len(gold)
    precision, recall = right / max(1, found), right / max(1, marked)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * right / max(1, found + marked):.3f}"


def main() -> None:
    """Learn, write, and say how well it went."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--dry", action="store_true", help="print the measures, write nothing")
    given = parser.parse_args()
    world = open_world()
    asking = Finder(world, include=CLASSES)
    corpora = {path: read_gold(path) for path in given.gold}
    rows: list[tuple[list[str], bool]] = []
    for documents in corpora.values():
        learned = [one for one in documents if given.half in (None, half_of(one))]
        rows += examples(asking, learned, marks_facilities(documents))
    weights = fit(rows)
    if not given.dry:
        write(weights)
    for include in (None, CLASSES):
        finder = (
            Finder(world, weights=weights)
            if include is None
            else Finder(world, include=include, weights=weights)
        )
        for path, documents in corpora.items():
            for half in (0, 1):
                print(
                    path.name,
                    "all classes" if include else "default",
                    f"half {half}",
                    measure(finder, [d for d in documents if half_of(d) == half]),
                )


if __name__ == "__main__":
    main()
