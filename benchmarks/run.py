"""Measure what the README promises, as ratios in one run, and print it as Markdown.

``npm ci --prefix benchmarks`` and ``pip install -e '.[benchmark]'``, then ``python -m benchmarks.run``. It needs an
installed Chromium. What is measured is kept in ``measured.json``: a run that was stopped goes on where it was, and
``--fresh`` begins anew. Numbers of events after the command, as in ``python -m benchmarks.run 1000``, measure those
alone. Put the output into ``RESULTS.md``.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson
from playwright.sync_api import Error, Page, sync_playwright

from benchmarks.browser import costs
from benchmarks.cases import CASES
from tools import options
from tools.browser import ARGUMENTS, installed

HERE = Path(__file__).parent
KEPT = HERE / "measured.json"
SIZES = (1_000, 10_000, 100_000)
LIMIT = 45.0  # seconds for building a page, and for each thing that a browser does with it
BUILDS = 3
OURS = "Dateline"
COLUMNS = {
    "build": ("build", "s", 2),
    "size": ("file", "MB", 1),
    "ready": ("ready", "s", 2),
    "zoom": ("zoom step", "ms", 0),
    "heap": ("heap", "MB", 0),
    "filter": ("filter", "ms", 0),
}
AIMS = {
    10_000: "ready 1.0 s, filter 100 ms, zoom step 50 ms",
    100_000: "ready 1.5 s, filter 200 ms, zoom step 65 ms, heap 120 MB, file 9 MB",
}

NOTES = (
    "Zoom steps and filter changes are 95th percentiles of the time from the input until the frame after the one that "
    "shows it, of 39 zoom steps of one level without animation and of 47 changes over every facet and with every list "
    "open. Summaries are sentences of various words and figures; their text deflates to about a sixth."
)

Measured = dict[str, dict[str, Any]]


def main(arguments: list[str] | None = None) -> None:
    """Run every measurement that is not kept yet, and print all."""
    parser = options.parser("benchmarks.run", __doc__)
    parser.add_argument("events", nargs="*", type=int, help="numbers of events to measure alone")
    parser.add_argument("--fresh", action="store_true", help="forget what was measured before")
    given = parser.parse_args(arguments)
    if given.fresh:
        KEPT.unlink(missing_ok=True)
    sizes = given.events or SIZES
    kept: Measured = orjson.loads(KEPT.read_bytes()) if KEPT.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        _keep(kept, "seeds", lambda: _seeds(Path(folder)))
        for events in sizes:
            for name in CASES:
                path = Path(folder) / "case.html"
                _keep(kept, f"{name} {events}", lambda n=name, e=events, p=path: _case(n, e, p))  # type: ignore[misc]
    print(f"Measured on {_machine()}. {NOTES}\n")
    _print_seeds(kept["seeds"])
    for events in sizes:
        _print_cases(kept, events)


def _keep(kept: Measured, key: str, measure: Callable[[], dict[str, Any]]) -> None:
    if key in kept:
        return
    start = time.perf_counter()
    kept[key] = measure()
    KEPT.write_bytes(orjson.dumps(kept, option=orjson.OPT_INDENT_2))
    print(f"{key}: {time.perf_counter() - start:.0f} s", kept[key], file=sys.stderr, flush=True)


def _machine() -> str:
    browser = subprocess.run(
        [_chromium(), "--version"], capture_output=True, text=True, check=False
    ).stdout.strip()
    versions = ", ".join(f"{name} {version(name)}" for name in ("folium", "geopandas", "pandas"))
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {versions}, {browser}"


def _seconds(call: Callable[[], Any], times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _seeds(folder: Path) -> dict[str, Any]:
    path = folder / "seeds.html"
    bare = _seconds(lambda: subprocess.run([sys.executable, "-c", "import geopandas, folium"], check=True), 7)
    command = [sys.executable, "-m", "dateline", "build", "-o", str(path)]
    build = _seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL), 7)
    with _browser() as page:
        return {"bare": bare, "build": build, "size": path.stat().st_size / 1e6, **costs(page, path, LIMIT)}


def _case(name: str, events: int, path: Path) -> dict[str, Any]:
    """Build a page a few times and open it; what could not be done in time is said and left out."""
    command = [sys.executable, "-m", "benchmarks.cases", name, str(events), str(path)]
    taken: list[float] = []
    try:
        while len(taken) < BUILDS and sum(taken) < LIMIT / 2:
            ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LIMIT)
            if ran.returncode:
                return {"failed": ran.stderr.strip().splitlines()[-1]}
            taken.append(float(ran.stdout))
    except subprocess.TimeoutExpired:
        return {"failed": f"not built in {LIMIT:.0f} s"}
    found = {"build": statistics.median(taken), "size": path.stat().st_size / 1e6}
    try:
        with _browser() as page:
            return found | costs(page, path, LIMIT)
    except Error as error:
        return {**found, "failed": f"in the browser: {str(error).splitlines()[0]}"}


def _print_seeds(found: dict[str, Any]) -> None:
    print("## The seed page\n\n| measure | value | aim |\n|---|---|---|")
    print(f"| `import geopandas, folium` | {found['bare']:.2f} s | |")
    ratio = found["build"] / found["bare"]
    print(f"| `dateline build` | {found['build']:.2f} s, {ratio:.1f} times that | 2.5 times |")
    print(f"| file | {found['size'] * 1000:.0f} kB | 900 kB |")
    print(f"| ready, network blocked | {found['ready']:.2f} s | 1.5 s |")
    print(f"| filter change to painted | {found['filter']:.0f} ms | |\n")


def _print_cases(kept: Measured, events: int) -> None:
    """Print what each page costs, and in brackets how many times as much as ours."""
    ours = kept[f"{OURS} {events}"]
    aim = f" Aims: {AIMS[events]}." if events in AIMS else ""
    print(f"## {events:,} events with cards of 330 characters\n\nIn brackets: times Dateline's.{aim}\n")
    print("| page |" + "".join(f" {title} {unit} |" for title, unit, _ in COLUMNS.values()))
    print("|---|" + "---|" * len(COLUMNS))
    for name in CASES:
        found = kept[f"{name} {events}"]
        cells = [_cell(found, ours, column) for column in COLUMNS]
        note = f": {found['failed']}" if "failed" in found else ""
        print(f"| {name}{note} | " + " | ".join(cells) + " |")
    if "facets" in ours:
        facets = ", ".join(f"{facet} {value:.0f}" for facet, value in ours["facets"].items())
        print(f"\nFilter changes of Dateline's page by facet, in ms: {facets}.")
    print()


def _cell(found: dict[str, Any], ours: dict[str, Any], column: str) -> str:
    if column not in found:
        return "–"
    value = f"{found[column]:.{COLUMNS[column][2]}f}"
    return value if found is ours or column not in ours else f"{value} ({found[column] / ours[column]:.1f})"


def _chromium() -> str:
    found = installed()
    if found is None:
        raise SystemExit("No Chromium on this machine. Install one, then run this again.")
    return found


@contextmanager
def _browser() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
        context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
        yield context.new_page()
        browser.close()


if __name__ == "__main__":
    main()
