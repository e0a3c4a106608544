"""Where compiled gazetteers are kept: opened, and compiled first where none is whole and up to date."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import weakref
import zlib
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError
from gazetteer.files import write
from gazetteer.world.building import compile_apart
from gazetteer.world.compiler import FORMAT, about, checksums
from gazetteer.world.listings import Listing, read_listings
from gazetteer.world.records import Progress
from gazetteer.world.sources import PACKAGES
from gazetteer.world.tables import TABLES
from gazetteer.world.world import World

__all__ = ["build", "cache_directory", "info", "installed", "open_world", "remembered"]

_SOURCES = "sources.json"
MAKERS = (
    "building compiler delimited dump entries features linked listings records sources spellings tables ../names"
).split()
"""The modules that decide what is in a compiled gazetteer."""
TRIES = 4
"""How often a gazetteer is compiled and opened before the disk is blamed; others may clear the cache meanwhile."""


def cache_directory() -> Path:
    """Where compiled gazetteers are kept: ``DATELINE_CACHE``, or the user's cache directory.

    Returns
    -------
    pathlib.Path
        Not necessarily there yet.
    """
    if given := os.environ.get("DATELINE_CACHE"):
        return Path(given)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "dateline" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "dateline"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "dateline"


def open_world(cache: Path | None = None, progress: Progress | None = None) -> World:
    """Open the world gazetteer; compile it first where the cache has none that is whole and up to date.

    Parameters
    ----------
    cache : pathlib.Path, optional
        Where compiled gazetteers are kept; by default :func:`cache_directory`.
    progress : callable, optional
        Told what is being done while it is compiled, and the share that is done.

    Returns
    -------
    World
        Sharing its pages with every other process that opened it.

    Raises
    ------
    InputError
        If the extra ``world`` is not installed, or one of the user's sources cannot be read.
    OutputError
        If the cache cannot be written.
    """
    cache = cache or cache_directory()
    listings = read_listings(remembered(cache))
    directory = cache / _key(listings)
    for _ in range(TRIES):
        facts = about(directory)
        if facts is None:
            _compile(directory, listings, progress)
            continue
        with suppress(FileNotFoundError):  # another process has just cleared the cache
            return _shared(directory, facts)
    raise InputError(
        "the world gazetteer is broken as soon as it is written", "Check the disk", path=directory
    )


_open: weakref.WeakValueDictionary[tuple[Path, int, int], World] = weakref.WeakValueDictionary()


def _shared(directory: Path, facts: dict[str, Any]) -> World:
    """The world of a directory, the same one for all who use it now: what it has worked out serves them all."""
    state = (directory / "names.marisa").stat()
    key = (directory.resolve(), state.st_ino, state.st_mtime_ns)
    world = _open.get(key)
    if world is None or world.about != facts:
        world = _open[key] = World(directory, facts)
    return world


def build(
    cache: Path | None = None, progress: Progress | None = None, sources: Sequence[Path] | None = None
) -> World:
    """Compile the world gazetteer, with sources of the user's own, and remember these.

    Parameters
    ----------
    cache : pathlib.Path, optional
        Where compiled gazetteers are kept; by default :func:`cache_directory`.
    progress : callable, optional
        Told what is being done, and the share that is done.
    sources : sequence of pathlib.Path, optional
        Descriptions of the user's own sources, as :mod:`gazetteer.world.listings` reads them, instead of those
        remembered; an empty sequence forgets them.

    Returns
    -------
    World

    Raises
    ------
    InputError
        If the extra ``world`` is not installed, or a source cannot be read.
    OutputError
        If the cache cannot be written.
    """
    cache = cache or cache_directory()
    listings = read_listings(remembered(cache) if sources is None else sources)
    directory = cache / _key(listings)
    found = about(directory)
    if found is None or checksums(directory, found):
        if found is not None:
            (directory / "about.json").unlink()
        _compile(directory, listings, progress)
    if sources is not None and (listings or (cache / _SOURCES).exists()):
        write(cache / _SOURCES, json.dumps([str(path.resolve()) for path in sources], indent=1) + "\n")
    return open_world(cache, progress)


def info(cache: Path | None = None) -> dict[str, Any]:
    """What is known of the compiled gazetteer, without compiling one.

    Parameters
    ----------
    cache : pathlib.Path, optional
        Where compiled gazetteers are kept; by default :func:`cache_directory`.

    Returns
    -------
    dict
        ``directory``, ``state`` ("ready", "not built", "broken: …"), and of a ready one ``places``,
        ``names``, ``bytes``, ``versions``, ``sources`` and ``credits``.
    """
    cache = cache or cache_directory()
    listings = read_listings(remembered(cache))
    directory = cache / _key(listings)
    facts = about(directory)
    found: dict[str, Any] = {"directory": str(directory), "state": "ready"}
    if facts is None:
        return {**found, "state": "broken, will be built again" if directory.exists() else "not built"}
    if wrong := checksums(directory, facts):
        return {**found, "state": f"broken: {', '.join(wrong)}"}
    world = World(directory, facts)
    return {
        **found,
        "places": len(world),
        "names": len(world.names),
        "bytes": sum(size for size, _ in facts["ends"].values()),
        **{name: facts[name] for name in ("versions", "sources", "credits")},
    }


def remembered(cache: Path) -> list[Path]:
    """The user's own sources of the last build."""
    try:
        return [Path(text) for text in json.loads((cache / _SOURCES).read_text(encoding="utf-8"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError):
        remedy = "Build again: dateline gazetteer build --source FILE"
        raise InputError(
            "the list of your own sources cannot be read", remedy, path=cache / _SOURCES
        ) from None


def installed() -> bool:
    """Whether the packages are installed of which the world gazetteer is compiled.

    Returns
    -------
    bool
    """
    try:
        return bool(_versions())
    except InputError:
        return False


def _versions() -> dict[str, str]:
    try:
        return {name: version(name) for name in PACKAGES}
    except PackageNotFoundError as error:
        problem = f"the world gazetteer needs the package {error.name}, which is not installed"
        raise InputError(problem, "Install it with: pip install 'dateline[world]'") from None


def _key(listings: Sequence[Listing]) -> str:
    """Name of the directory of a compiled gazetteer: it changes with everything that goes into it, the code as well."""
    code = (Path(__file__).parent / f"{module}.py" for module in MAKERS)
    sums = [zlib.crc32(path.read_bytes()) for path in (*sorted(TABLES.glob("*.tsv")), *code)]
    what = [FORMAT, _versions(), sums, [listing.fingerprint() for listing in listings]]
    return f"world-{hashlib.sha256(json.dumps(what).encode()).hexdigest()[:16]}"


def _compile(directory: Path, listings: Sequence[Listing], progress: Progress | None) -> None:
    compile_apart(directory, listings, _versions(), progress or (lambda what, share: None))
