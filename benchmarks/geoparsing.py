"""Measure finding and placing, as ratios in one run with what else can be installed, and print it as Markdown.

``pip install -e '.[benchmark-geoparsing]'``, then ``python -m benchmarks.geoparsing GOLD.json ...`` with files as
:mod:`gazetteer.scoring.gold` reads them; ``--brief`` leaves out what each rule does. Every system runs in a process
of its own. The look-up libraries get the names of the world gazetteer and nothing else to go by, and what they find
counts if it begins with a capital letter. Put the output into ``RESULTS.md``.
"""

from __future__ import annotations

import gc
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from gazetteer.atlas import Atlas
from gazetteer.finding.finder import Finder
from gazetteer.geoparser import RULES
from gazetteer.places import curated
from gazetteer.scoring.convention import convention
from gazetteer.scoring.evaluation import effects, evaluate
from gazetteer.scoring.gold import Document, read_gold
from gazetteer.scoring.shipped import Scored
from gazetteer.searcher import Searcher, Source
from gazetteer.world import open_world
from tools import options

Spans = Callable[[str], Iterator[tuple[int, int]]]
FIGURES = (
    "F1@161 end to end",
    "F1@161, or in the area",
    "calibration error",
    "recognition F1",
    "Acc@161 given spans",
    "Acc@161, no stand-in",
    "Acc@161, or in the area",
    "Acc@25, town or area",
    "coverage@161",
    "median km",
)
OPENINGS = 5
TURNS = 3


def main(arguments: list[str] | None = None) -> None:
    """Run every measurement and print all."""
    parser = options.parser("benchmarks.geoparsing", __doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--brief", action="store_true", help="leave out what each rule does")
    parser.add_argument("--one", metavar="NAME", help="measure one system alone, in this process, as JSON")
    given = parser.parse_args(arguments)
    paths = [path.resolve() for path in given.gold]
    if given.one:
        print(json.dumps((_costs if given.one == "costs" else _side)(given.one, paths)))
        return
    model = f"{platform.system()}, {platform.machine()}, {os.cpu_count()} processors"
    print(f"Measured on {model}, Python {platform.python_version()}; one core.\n")
    _print_figures(paths)
    _print_costs(_apart("costs", paths))
    _print_sides({name: _apart(name, paths) for name in SIDES}, paths)
    if not given.brief:
        _print_rules(paths)


def _apart(name: str, paths: list[Path]) -> dict[str, Any]:
    """What a process of its own measures."""
    command = [sys.executable, "-m", "benchmarks.geoparsing", "--one", name, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"error": done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "ended"}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _print_figures(paths: list[Path]) -> None:
    """First what the commands print, every finding counted; then what else the articles let one ask."""
    world = open_world()
    print(f"| articles | {' | '.join(FIGURES)} |\n|---|{'---|' * len(FIGURES)}")
    for path in paths:
        documents = read_gold(path)
        alone = [replace(document, outlet="") for document in documents]
        marked = convention(documents, world).counted
        for what, articles, classes in (
            ("", documents, None),
            (", each article alone", alone, None),
            (", only classes that the gold marks", documents, marked),
        ):
            result = evaluate(articles, Scored(world).as_shipped(classes))
            cells = [
                f"{one.value:.3f} ({one.low:.3f} to {one.high:.3f})"
                for one in map(result.measures.__getitem__, FIGURES)
            ]
            print(f"| {path.stem}{what} | {' | '.join(cells)} |")
    print()


def _costs(_: str, paths: list[Path]) -> dict[str, Any]:
    """Times in seconds and memory in megabytes of finding and placing."""
    documents = [document for path in paths for document in read_gold(path)]
    before = _size()
    world = open_world()
    searcher = Searcher(curated(), Atlas(world, curated()))
    cold = _each(searcher, documents)
    warm = min((_each(searcher, documents) for _ in range(TURNS)), key=sum)
    after = _size()
    opened = [_timed(open_world) for _ in range(OPENINGS)]
    with tempfile.TemporaryDirectory() as folder:
        compiled = _timed(lambda: open_world(Path(folder)))
    return {
        "compile s": compiled,
        "open ms": 1000 * statistics.median(opened),
        "resident MB": after,
        "of these without the gazetteer": before,
        "documents": len(documents),
        "median characters": statistics.median(len(document.text) for document in documents),
        "median document a second, cold": 1 / statistics.median(cold),
        "median document a second, warm": 1 / statistics.median(warm),
        "documents a second, cold": len(cold) / sum(cold),
        "documents a second, warm": len(warm) / sum(warm),
    }


def _each(searcher: Searcher, documents: list[Document]) -> list[float]:
    spent = []
    for document in documents:
        start = time.process_time()
        searcher.search([Source(document.id, document.text)])
        spent.append(time.process_time() - start)
    return spent


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _size() -> float:
    """The most memory that this process has had, in megabytes."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1000 if found else float("nan")


def _print_costs(costs: dict[str, Any]) -> None:
    print("| finding and placing | |\n|---|---|")
    for name, value in costs.items():
        print(f"| {name} | {value if isinstance(value, str) else f'{value:,.1f}'} |")
    print()


def _names() -> list[str]:
    """Every name of the world gazetteer that is no single letter, folded."""
    return [name for name in open_world().names if len(name) > 1]


def _ours() -> Spans:
    finder = Finder(open_world())
    return lambda text: ((one.start, one.end) for one in finder.find(text))


def _flashtext() -> Spans:
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    gc.disable()  # it is hardly usable otherwise: millions of dictionaries
    for name in _names():
        processor.add_keyword(name)
    gc.enable()
    gc.freeze()
    return lambda text: (
        (start, end)
        for _, start, end in processor.extract_keywords(text, span_info=True)
        if text[start].isupper()
    )


def _phrase_matcher() -> Spans:
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("place", list(language.tokenizer.pipe(_names(), batch_size=10_000)))

    def find(text: str) -> Iterator[tuple[int, int]]:
        document = language(text)
        for span in filter_spans(matcher(document, as_spans=True)):
            if span.text[0].isupper():
                yield span.start_char, span.end_char

    return find


def _geotext() -> Spans:
    from geotext import GeoText

    def find(text: str) -> Iterator[tuple[int, int]]:
        found = GeoText(text)  # names without their places in the text
        names = sorted({*found.cities, *found.countries, *found.nationalities}, key=len, reverse=True)
        if names:
            pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
            yield from (one.span() for one in pattern.finditer(text))

    return find


def _flashgeotext() -> Spans:
    from flashgeotext.geotext import GeoText
    from loguru import logger

    logger.disable("flashgeotext")
    geotext = GeoText()

    def find(text: str) -> Iterator[tuple[int, int]]:
        for places in geotext.extract(text).values():
            for place in places.values():
                yield from place["span_info"]

    return find


SIDES: dict[str, Callable[[], Spans]] = {
    "Dateline, finding": _ours,
    "`flashtext`, the same names": _flashtext,
    "spaCy's `PhraseMatcher`, the same names": _phrase_matcher,
    "`flashgeotext`, its own names": _flashgeotext,
    "`geotext`, its own names": _geotext,
}


def _side(name: str, paths: list[Path]) -> dict[str, Any]:
    """Recognition F1 of one system on each corpus, documents a second, seconds to set up, megabytes."""
    start = time.perf_counter()
    find = SIDES[name]()
    row: dict[str, Any] = {"set up": time.perf_counter() - start}
    seconds, count = 0.0, 0
    for path in paths:
        right = found = marked = 0
        for document in read_gold(path):
            begin = time.process_time()
            spans = set(find(document.text))
            seconds, count = seconds + time.process_time() - begin, count + 1
            gold = {(one.start, one.end) for one in document.toponyms}
            right, found, marked = right + len(spans & gold), found + len(spans), marked + len(gold)
        row[path.stem] = 2 * right / max(1, found + marked)
    return {**row, "rate": count / seconds, "size": _size()}


def _print_sides(rows: dict[str, dict[str, Any]], paths: list[Path]) -> None:
    heads = [f"recognition F1, {path.stem}" for path in paths]
    print(
        f"| | {' | '.join(heads)} | documents/s | ratio | set up s | MB |\n|---|{'---|' * (len(heads) + 4)}"
    )
    first = next(iter(rows.values())).get("rate", float("nan"))
    for name, row in rows.items():
        if "error" in row:
            print(f"| {name} | not measured: {row['error']} |")
            continue
        scores = " | ".join(f"{row[path.stem]:.3f}" for path in paths)
        rest = f"{row['rate']:,.0f} | {row['rate'] / first:.2f} | {row['set up']:.1f} | {row['size']:,.0f}"
        print(f"| {name} | {scores} | {rest} |")
    print()


def _print_rules(paths: list[Path]) -> None:
    """What each rule does on each corpus."""
    rows: dict[str, list[str]] = {name: [] for name in RULES}
    world = open_world()
    for path in paths:
        documents = read_gold(path)
        scored = Scored(world)
        result = evaluate(documents, scored.as_shipped())
        less = {name: scored.as_shipped(without=[name]) for name in RULES}
        for row in effects(documents, result, less):
            values = (row["Acc@161 given spans"], row["F1@161 end to end"])
            rows[str(row["without"])] += [f"{100 * float(value):+.1f}" for value in values]
    heads = [f"{path.stem}, {what}" for path in paths for what in ("Acc@161", "F1@161")]
    print(f"| without | {' | '.join(heads)} | what it says |\n|---|{'---|' * (len(heads) + 1)}")
    for name, cells in rows.items():
        print(f"| `{name}` | {' | '.join(cells)} | {RULES[name]} |")


if __name__ == "__main__":
    main()
