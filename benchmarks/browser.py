"""What a page costs in the browser: until it is ready, for a zoom step, for a filter change, and in memory."""

from __future__ import annotations

import math
import statistics
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

READY_TIMES = 3
#: From an input until the frame after the one that shows it, at rest before: never less than a reader waits.
PAINTED = """const painted = (act) => new Promise((done) => {
  const from = performance.now();
  act();
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from)));
});
const pause = () => new Promise((done) => setTimeout(done, 50));
"""
#: One level in or out without animation, after a first step that is not counted.
ZOOM = (
    "async () => {"
    + PAINTED
    + """
  const [, map] = Object.entries(window).find(([name, one]) => /^map_/.test(name) && one instanceof L.Map);
  const taken = [];
  for (let round = 0; round < 4; round++)
    for (const step of [1, 1, -1, 1, 1, -1, -1, 1, -1, -1]) {
      taken.push(await painted(() => map.setZoom(map.getZoom() + step, {animate: false})));
      await pause();
    }
  return taken.slice(1);
}"""
)
#: Every facet of Dateline's page, each choice made and taken back, with each list open.
FILTER = (
    "async () => {"
    + PAINTED
    + """
  const taken = {};
  const measure = async (facet, acts) => {
    for (const act of acts) {
      (taken[facet] ??= []).push(await painted(act));
      await pause();
    }
  };
  const twice = (selector, most) =>
    [...document.querySelectorAll(selector)].slice(0, most).flatMap((one) => [() => one.click(), () => one.click()]);
  const click = (selector) => () => document.querySelector(selector).click();
  const buttons = () => [...document.querySelectorAll("button")];
  const named = (name) => () => buttons().find((one) => one.textContent === name).click();
  const field = document.querySelector("input[type=search]");
  const type = (words) => () => {
    field.value = words;
    field.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const [handle] = document.querySelectorAll("[role=slider]");
  const press = (key) => () => handle.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  const open = async (tab) => {
    await painted(click(`#tab-${tab}`));
    await pause();
  };
  await measure("article", twice(".chip[data-article]", 4));
  await measure("kind", twice(".legend-row[aria-pressed]", 4));
  await measure("disputed", twice(".disputed-chip", 1));
  await measure("words", ["e", "ev", "event 12", "made up", "place 7", ""].map(type));
  await measure("dates", ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft"].map(press));
  await measure("several", [click(".chip[data-article]"), click(".disputed-chip"), named("Reset")]);
  for (const tab of ["places", "articles", "disagreements"]) {
    await open(tab);
    await measure(`with ${tab} open`, [...twice(".chip[data-article]", 1), ...twice(".legend-row[aria-pressed]", 1)]);
  }
  await open("places");
  await painted(click("#page-places .row"));
  await measure("place", [named("Only this place"), named("All places")]);
  return taken;
}"""
)


def costs(page: Page, path: Path, limit: float) -> dict[str, Any]:
    """Measure a page.

    Parameters
    ----------
    page : playwright.sync_api.Page
    path : pathlib.Path
        The file.
    limit : float
        Seconds after which it is given up.

    Returns
    -------
    dict
        ``ready`` in seconds, ``zoom`` and ``filter`` in milliseconds (95th percentiles; no ``filter`` for a page
        without), ``facets`` the same by facet, ``heap`` in MB after a garbage collection.
    """
    page.set_default_timeout(limit * 1000)
    found: dict[str, Any] = {"ready": statistics.median(_ready(page, path) for _ in range(READY_TIMES))}
    page.wait_for_function("() => document.readyState === 'complete'")
    ours = page.evaluate("() => 'dateline' in window")
    if ours:
        page.wait_for_function("() => performance.getEntriesByName('dateline-searchable').length > 0")
    found["heap"] = _heap(page)
    found["zoom"] = _high(page.evaluate(ZOOM))
    if ours:
        facets = page.evaluate(FILTER)
        found["facets"] = {facet: _high(taken) for facet, taken in facets.items()}
        found["filter"] = _high([one for taken in facets.values() for one in taken])
        found["heap"] = max(found["heap"], _heap(page))
    return found


def _ready(page: Page, path: Path) -> float:
    """Seconds from the start of navigation until everything is drawn."""
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(path.resolve().as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", state="attached")
    return time.perf_counter() - start


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return float(metrics["JSHeapUsedSize"]) / 1e6


def _high(taken: list[float]) -> float:
    """Give the 95th percentile, of few values the largest."""
    return sorted(taken)[math.ceil(0.95 * len(taken)) - 1]
