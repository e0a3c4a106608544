"""Fixtures for all tests: the shipped corpus, and small corpora written on the spot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, wraps
from pathlib import Path
from typing import NamedTuple

import pytest
import typer.testing
from hypothesis import HealthCheck, settings
from shapely import Point

import geo
import geo.folder
from gazetteer import Gazetteer
from gazetteer.world import World, info, open_world
from geo.corpus import Progress, silently
from geo.search import Told

settings.register_profile(  # a slow machine is no failure
    "unhurried", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")
#: Typer would make the commands anew for each that a test runs, which takes a twentieth of a second.
typer.testing._get_command = cache(typer.testing._get_command)

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

EVENTS = """\
speakers:
  mayor: {name: The mayor}
  police: {name: The police}
events:
- id: fire
  title: A fire in Kerman
  date: 2021-03-04
  kind: other
  places: [{place: kerman, role: site}]
  summary: A warehouse burnt.
  claims:
  - {id: c1, topic: deaths, value: {number: 3}, unit: people, speaker: mayor, article: one, paragraph: 1,
     original: [0, 20], paraphrase: The mayor counts three dead.}
  - {id: c2, topic: deaths, value: {at_least: 5}, unit: people, speaker: police, article: two, paragraph: 1,
     original: [0, 20], paraphrase: The police count five or more.}
"""
#: The same, where the mayor and the police both speak for the town.
SIDED = "sides:\n  town: {name: The town}\n" + EVENTS.replace(
    "{name: The mayor}", "{name: The mayor, side: town}"
).replace("{name: The police}", "{name: The police, side: town, named: false}")


#: Where the process that compiles the world for a session says how that went, for all workers.
COMPILING = "DATELINE_TESTS_COMPILING"
COMPILE = """import json, re, sys
from pathlib import Path
from gazetteer.world import build
shares = []
try:
    build(progress=lambda what, share: shares.append(share))
finally:
    status = Path("/proc/self/status")
    most = int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]) if status.exists() else 0
    beside = Path(sys.argv[1]).with_suffix(".part")
    beside.write_text(json.dumps([most, shares]))
    beside.rename(sys.argv[1])
"""


def _told(config: pytest.Config) -> Path:
    """The file that tells how the whole world was compiled by the code of now; it outlasts a session."""
    assert config.cache
    code = sorted((ROOT / "gazetteer").rglob("*.py"))
    made_of = [info()["directory"], *(zlib.crc32(path.read_bytes()) for path in code)]
    return config.cache.mkdir("compiled") / f"{zlib.crc32(repr(made_of).encode()):08x}.json"


class Compiled(NamedTuple):
    """How compiling the whole world went."""

    most: int  # kilobytes that the process took, its child apart
    shares: list[float]  # that it said were done


def pytest_configure(config: pytest.Config) -> None:
    """Compile the world once for all workers, where it is not, while they get ready."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    if info()["state"] != "ready" and not os.environ.get(COMPILING):
        told = _told(config)
        told.unlink(missing_ok=True)
        os.environ[COMPILING] = str(told)
        compiling = subprocess.Popen([sys.executable, "-c", COMPILE, os.environ[COMPILING]])
        config.add_cleanup(compiling.wait)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Wait for the world, which most tests need; those of the page begin without it."""
    if "browser" not in item.path.parts:
        _wait()


def _wait() -> None:
    """Wait until the world is there, where it is compiled now."""
    told = os.environ.get(COMPILING)
    while told and not Path(told).exists() and info()["state"] != "ready":
        time.sleep(0.2)


@pytest.fixture(scope="session")
def compiled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """How compiling the whole world goes: in this session or an earlier one with the same code, or done once more."""
    _wait()
    told = _told(request.config)
    if not told.exists() and not os.environ.get(COMPILING):
        cache = tmp_path_factory.mktemp("compiled")
        environment = {**os.environ, "DATELINE_CACHE": str(cache)}
        subprocess.run([sys.executable, "-c", COMPILE, str(told)], check=True, env=environment)
    while not told.exists():
        time.sleep(0.2)
    compiled = Compiled(*json.loads(told.read_text()))
    if compiled.shares[-1:] != [1.0]:
        told.unlink()  # what failed is tried again
    return compiled


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name cases after the argument where the value is long or holds bytes, which may differ between processes."""
    return argname if isinstance(val, bytes) or (isinstance(val, str) and len(val) > 80) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as fast what needs no browser and is not marked as slow; begin with what takes long.

    A worker begins at the front of its half, and who has nothing left takes from the other's end: what is long and stands
    in the middle would be done last, by one worker while the other waits.
    """
    for item in items:
        if "browser" not in item.path.parts and not item.get_closest_marker("slow"):
            item.add_marker("fast")
    items.sort(key=lambda item: not item.get_closest_marker("long"))


@pytest.fixture(scope="session")
def seeds(shipped_once: None) -> geo.Corpus:
    """The corpus that ships."""
    return geo.folder.read_corpus()


@pytest.fixture(scope="session", autouse=True)
def shipped_once() -> Iterator[None]:
    """Let the commands that run in this process read the corpus that ships once; processes of their own read it anew."""
    read = geo.folder.read_corpus
    shipped = cache(read)

    @wraps(read)
    def reading(
        path: Path | None = None,
        progress: Progress = silently,
        gazetteer: str | None = None,
        told: Told | None = None,
        worldwide: bool = False,
    ) -> geo.Corpus:
        if path is None and gazetteer is None:
            return shipped()
        return read(path, progress, gazetteer, told, worldwide)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geo.folder, "read_corpus", reading)
        yield


@pytest.fixture(scope="session")
def lean(seeds: geo.Corpus) -> geo.Corpus:
    """The corpus that ships, its outlines of few corners: whole, they are five sixths of what is written and read."""
    places = []
    for one in seeds.gazetteer.values():
        few = one.geometry and one.geometry.simplify(1)
        places.append(replace(one, geometry=few) if few and few.covers(Point(one.lon, one.lat)) else one)
    return replace(seeds, gazetteer=Gazetteer(places))


@pytest.fixture(scope="session")
def world() -> World:
    """The gazetteer that the commands use, compiled where it is not yet."""
    return open_world()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a small corpus; files given by name replace or add to it."""

    def write(**files: str | bytes | None) -> Path:
        base: dict[str, str | bytes | None] = {
            "corpus.yaml": "title: Small\nextent: [40, 25, 60, 40]\nlicence: CC0-1.0\nversion: '1'\n",
            "events.yaml": EVENTS,
            "articles/one.md": "---\nid: one\npublisher: One\n---\nThree people died in Kerman on Thursday.\n",
            "articles/two.md": "---\nid: two\npublisher: Two\n---\nFive people died in Kerman, and smoke reached Tehran.\n",
        }
        for name, text in {
            **base,
            **{k.replace("__", "/").replace("_", "."): v for k, v in files.items()},
        }.items():
            if text is None:
                continue
            path = tmp_path / "corpus" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path / "corpus"

    return write
