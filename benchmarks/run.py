"""Measure what the README promises, as ratios in one run, and print it as Markdown.

Run ``python -m benchmarks.run`` and put its output into ``RESULTS.md``. It needs an installed Chromium.
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

import folium
from playwright.sync_api import Page, sync_playwright

import maps
from benchmarks import synthetic
from geo.corpus import Corpus
from tools.browser import ARGUMENTS, installed

EVENTS = 100_000
FLOOR = Path(__file__).with_name("floor.html")


def main() -> None:
    """Run every measurement."""
    print(f"Measured on {_machine()}.\n")
    with tempfile.TemporaryDirectory() as folder, _browser() as page:
        _start(Path(folder))
        _seed_page(Path(folder), page)
        _hundred_thousand(Path(folder), page)


def _machine() -> str:
    browser = subprocess.run(
        [_chromium(), "--version"], capture_output=True, text=True, check=False
    ).stdout.strip()
    versions = ", ".join(f"{name} {version(name)}" for name in ("folium", "geopandas", "pandas"))
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {versions}, {browser}"


def _seconds(call: Callable[[], Any], times: int = 1) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _start(folder: Path) -> None:
    bare = _seconds(lambda: subprocess.run([sys.executable, "-c", "import geopandas, folium"], check=True), 7)
    command = [sys.executable, "-m", "dateline", "build", "-o", str(folder / "seeds.html")]
    build = _seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL), 7)
    print("## Building the seed page\n\n| case | seconds | ratio | aim |\n|---|---|---|---|")
    print(f"| `import geopandas, folium` | {bare:.2f} | 1 | |")
    print(f"| `dateline build` | {build:.2f} | {build / bare:.2f} | 2.5 |\n")


def _seed_page(folder: Path, page: Page) -> None:
    path = folder / "seeds.html"
    ready = statistics.median(_ready(page, path) for _ in range(7))
    print("## The seed page\n\n| measure | value | aim |\n|---|---|---|")
    print(f"| size | {path.stat().st_size / 1000:.0f} kB | 900 kB |")
    print(f"| ready, network blocked | {ready:.2f} s | 1.5 s |\n")


def _hundred_thousand(folder: Path, page: Page) -> None:
    corpus = synthetic.corpus(EVENTS)
    for linked in ("mention_records", "place_records", "claim_records", "compared"):
        getattr(corpus, linked)  # linking and comparing belong to reading
    cases: dict[str, Callable[[Corpus, Path], Any]] = {
        "one canvas, nothing else (floor)": _floor,
        "`maps.explorer`": lambda c, path: maps.explorer(c).save(path),
        "folium `GeoJson`": _geojson,
    }
    print(f"## {EVENTS:,} events with cards of 330 characters\n")
    print("| case | build s | ratio | ready s | ratio | MB |\n|---|---|---|---|---|---|")
    base: tuple[float, float] | None = None
    for name, build in cases.items():
        path = folder / "case.html"
        taken = _seconds(lambda build=build, path=path: build(corpus, path), 3)  # type: ignore[misc]
        ready = statistics.median(_ready(page, path) for _ in range(3))
        base = base or (taken, ready)
        size = path.stat().st_size / 1e6
        print(
            f"| {name} | {taken:.2f} | {taken / base[0]:.1f} | {ready:.2f} | {ready / base[1]:.1f} | {size:.1f} |"
        )


def _points(corpus: Corpus) -> list[list[Any]]:
    return [
        [round(place.lat or 0, 5), round(place.lon or 0, 5), f"{event.title}. {event.summary}"]
        for place, event in zip(corpus.gazetteer.values(), corpus.event_records.values(), strict=True)
    ]


def _floor(corpus: Corpus, path: Path) -> None:
    import orjson

    data = orjson.dumps(_points(corpus)).decode().replace("<", "\\u003c")
    leaflet = maps.assets.leaflet_script()
    text = FLOOR.read_text(encoding="utf-8").replace("/*LEAFLET*/", leaflet).replace("/*DATA*/", data)
    path.write_text(text, encoding="utf-8")


def _sealed(drawn: folium.Map, path: Path) -> None:
    """Save a folium map with Leaflet inlined, since the network is blocked, and a mark when it is drawn."""
    drawn.default_js, drawn.default_css = [], []
    drawn.save(path)
    done = (
        "<script>requestAnimationFrame(() => document.documentElement.dataset.ready = 'true')</script></html>"
    )
    text = path.read_text(encoding="utf-8").replace("</html>", done)
    head = f"<head><script>{maps.assets.leaflet_script()}</script>"
    path.write_text(text.replace("<head>", head, 1), encoding="utf-8")


def _geojson(corpus: Corpus, path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"card": card},
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
        }
        for lat, lon, card in _points(corpus)
    ]
    drawn = folium.Map(tiles=None, prefer_canvas=True)
    data = {"type": "FeatureCollection", "features": features}
    folium.GeoJson(data, marker=folium.CircleMarker(radius=4)).add_to(drawn)
    _sealed(drawn, path)


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


def _ready(page: Page, path: Path) -> float:
    """Seconds from the start of navigation until everything is drawn."""
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(path.resolve().as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", state="attached", timeout=300_000)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
