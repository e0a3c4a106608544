"""Measure what is proposed from articles against annotated clusters, rule by rule, and print it as Markdown.

``python -m benchmarks.reporting [CLUSTERS] [--seeds ORIGINALS] [--brief]``: a folder with one folder a cluster
(articles as text and their ``gold.json``), and, if they are at hand, the originals of the five articles that ship. The
clusters that ship with the tests are measured before them, and alone if no folder is given. Publication days that a
text does not give are taken from the annotation, as its guide asks. ``--brief`` leaves out what each rule does. Put
the output into ``RESULTS.md``. What counts as right stands in :mod:`benchmarks.scoring`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import geo
from benchmarks.scoring import MEASURES, days, score
from geo.corpus import Corpus
from geo.facts import facts
from geo.proposing import RULES, Proposals, propose

Corpora = Mapping[Path, Corpus]
#: Ids of the articles that ship, by how the files of their originals begin.
SEEDS = {"000": "press-tv", "001": "capital-times", "002": "asia-times", "003": "compilation", "004": "cna"}


#: Clusters of the project's own, which ship with its tests.
OWN = Path(__file__).parents[1] / "tests" / "data" / "reporting"


def main() -> None:
    """Measure and print all."""
    asked = arguments()
    print(
        f"Measured on {platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}.\n"
    )
    print("Made-up clusters that ship with the tests:\n")
    corpora, gold = _measured(OWN)
    if asked.clusters is not None:
        print(f"Clusters in {asked.clusters.name}:\n")
        corpora, gold = _measured(asked.clusters.resolve())
    if asked.seeds is not None:
        _print_seeds(asked.seeds)
    if not asked.brief:
        _print_rules(corpora, gold, _scored(corpora, gold, ()))


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What is asked for on the command line, or in the words that are given."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.reporting",
        description="Measure what is proposed from articles against annotated clusters, rule by rule, as Markdown.",
    )
    parser.add_argument(
        "clusters", nargs="?", type=Path, help="a folder with one folder a cluster: articles and gold.json"
    )
    parser.add_argument("--seeds", type=Path, help="the originals of the articles that ship")
    parser.add_argument("--brief", action="store_true", help="leave out what each rule does")
    asked = parser.parse_args(words)
    for folder in (asked.clusters, asked.seeds):
        if folder is not None and not folder.is_dir():
            parser.error(f"{folder}: there is no such folder")
    return asked


def _measured(clusters: Path) -> tuple[Corpora, Mapping[Path, Any]]:
    """Print the measures of each cluster, and how fast they were proposed from."""
    began = time.process_time()
    corpora, gold = read(clusters)
    for corpus in corpora.values():
        propose(corpus)
    articles = sum(len(corpus.article_records) for corpus in corpora.values())
    cold = articles / (time.process_time() - began)
    _print_clusters(corpora, gold)
    began = time.process_time()
    for corpus in corpora.values():
        propose(corpus)
    warm = articles / (time.process_time() - began)
    print(
        f"\nArticles a second on one core: {cold:.0f}, read, searched for places and proposed from for the first time;"
    )
    print(f"{warm:.0f}, proposed from again.\n")
    return corpora, gold


def read(clusters: Path, names: Collection[str] = ()) -> tuple[Corpora, Mapping[Path, Any]]:
    """The clusters of a folder and their annotations.

    Parameters
    ----------
    clusters : pathlib.Path
        One folder a cluster.
    names : collection of str, optional
        Of clusters; all if there are none.

    Returns
    -------
    tuple of dict
        Corpora and annotations, by folder.
    """
    folders = sorted(path.parent for path in clusters.glob("*/gold.json"))
    folders = [folder for folder in folders if not names or folder.name in names]
    gold = {folder: json.loads((folder / "gold.json").read_text("utf-8")) for folder in folders}
    return {folder: _read(folder, gold[folder]) for folder in folders}, gold


def _read(folder: Path, gold: Mapping[str, Any]) -> Corpus:
    """A cluster; an article whose text gives no day appeared when the annotation says."""
    corpus = geo.read_corpus(folder, gazetteer="world")
    given = {article["id"]: article["published"] for article in gold["articles"]}
    undated = [id for id, article in corpus.article_records.items() if facts(article).published is None]
    if len(undated) < len(given):  # the others date it
        return corpus
    dated = {id: a.model_copy(update={"published": given[id]}) for id, a in corpus.article_records.items()}
    return replace(corpus, article_records=dated)


def _scored(corpora: Corpora, gold: Mapping[Path, Any], without: Collection[str]) -> Counter[str]:
    total: Counter[str] = Counter()
    for folder, corpus in corpora.items():
        total.update(score(gold[folder], propose(corpus, without).record()))
    return total


def _print_clusters(corpora: Mapping[Path, Corpus], gold: Mapping[Path, Any]) -> None:
    print(f"| cluster | articles | {' | '.join(MEASURES)} |\n|---|---|{'---|' * len(MEASURES)}")
    total: Counter[str] = Counter()
    for folder, corpus in corpora.items():
        counts = score(gold[folder], propose(corpus).record())
        total.update(counts)
        _row(folder.name, len(corpus.article_records), counts)
    _row("all", sum(len(corpus.article_records) for corpus in corpora.values()), total)


def _row(name: str, articles: int, counts: Counter[str]) -> None:
    print(
        f"| {name} | {articles} | {' | '.join(f'{measure(counts):.3f}' for measure in MEASURES.values())} |"
    )


def _print_rules(corpora: Corpora, gold: Mapping[Path, Any], whole: Counter[str]) -> None:
    print(
        "What is gained or lost, in points, when a rule is switched off; rules that change nothing here are counted.\n"
    )
    print(f"| without | {' | '.join(MEASURES)} | what it says |\n|---|{'---|' * len(MEASURES)}---|")
    idle = 0
    for rule, text in RULES.items():
        counts = _scored(corpora, gold, [rule])
        changes = [100 * (measure(counts) - measure(whole)) for measure in MEASURES.values()]
        if all(abs(change) < 0.05 for change in changes):
            idle += 1
            continue
        print(f"| `{rule}` | {' | '.join(f'{change:+.1f}' for change in changes)} | {text} |", flush=True)
    print(f"\n{idle} of {len(RULES)} rules change no figure here.")


def _print_seeds(originals: Path) -> None:
    """The originals alone, against the curated events of the corpus that ships."""
    curated = geo.read_corpus()
    made = propose(geo.read_corpus(originals, gazetteer="world"))
    ids = {SEEDS[article["id"][:3]]: article["id"] for article in made.articles if article["id"][:3] in SEEDS}
    found = _matched(curated, made, ids)
    disputed = sum(group.disputed for group in curated.groups)
    print(
        f"The originals alone: {found} of {len(curated.event_records)} curated events are proposed: one to one, told of"
    )
    print(
        f"in the same passages, on the same days. {len(made.events)} events and {len(made.disagreements)} disagreements"
    )
    print(f"are proposed; {disputed} are computed from the curated claims:\n")
    claims = {claim.id: claim for claim in made.claims}
    for group in made.disagreements:
        said = "; ".join(dict.fromkeys(claims[id].surface for id in group.claims))
        print(
            f"- {group.topic}{f', {group.what}' if group.what else ''} ({group.kind}): {' '.join(said.split())}"
        )
    print()


def _matched(curated: Corpus, made: Proposals, ids: Mapping[str, str]) -> int:
    used: set[str] = set()
    for event in curated.event_records.values():
        spans = [(ids.get(claim.article), *claim.original) for claim in event.claims if claim.original]
        when = None if ".." in (event.date or "..") else days(event.date)
        near = [other for other in made.events if other.id not in used and _shares(other.sentences, spans)]
        near = [other for other in near if when is None or _same_days(when, days(other.date))]
        if near:
            used.add(max(near, key=lambda other: _shares(other.sentences, spans) / len(other.sentences)).id)
    return len(used)


def _shares(sentences: Sequence[tuple[str, int, int]], spans: Sequence[tuple[Any, ...]]) -> int:
    return sum(a == b and s < y and x < t for a, s, t in sentences for b, x, y in spans)


def _same_days(a: tuple[int, int], b: tuple[int, int] | None) -> bool:
    return b is not None and a[0] - 1 <= b[1] and b[0] <= a[1] + 1


if __name__ == "__main__":
    main()
