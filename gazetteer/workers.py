"""Searching many articles with every processor: shares of them in processes of their own, which map the same world.

Each share is searched as it would be here, so the result is the same for any number of processes. A process that ends
without an answer leaves its share to be searched here.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazetteer.matcher import Match
    from gazetteer.pins import Pin
    from gazetteer.places import Gazetteer
    from gazetteer.searcher import Source

__all__ = ["SELDOM", "WORTH", "Order", "processors", "search_apart"]

WORTH = 600_000
"""How many characters a process must have to search before it is worth the second that it takes to start."""

SELDOM = (1_000_000, 20, 20)
"""After how many new objects Python looks for cycles: reading articles makes millions of objects, and few cycles."""

_ROOT = Path(__file__).parent.parent
_CHILD = "from gazetteer.workers import child; child()"


@dataclass(frozen=True)
class Order:
    """What a process needs to make the same searcher.

    Attributes
    ----------
    directory : pathlib.Path
        Of the compiled world.
    gazetteer : Gazetteer
    pins : sequence of Pin
    without, include : collection of str
        As :class:`gazetteer.searcher.Searcher` takes them.
    """

    directory: Path
    gazetteer: Gazetteer
    pins: Sequence[Pin]
    without: Collection[str]
    include: Collection[str] | None


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def search_apart(
    order: Order,
    batches: Sequence[Sequence[Source]],
    here: Callable[[Sequence[Source]], list[list[Match]]],
    processes: int,
) -> list[list[list[Match]]]:
    """Search batches of articles with several processes, of which this is one.

    Parameters
    ----------
    order : Order
    batches : sequence of sequence of Source
    here : callable
        Searches a batch in this process.
    processes : int

    Returns
    -------
    list of list of list of Match
        By batch and article.
    """
    shares = _shares(batches, processes)
    helpers = [_Helper(order, share) for share in shares[1:]]
    try:
        found = [here(batch) for batch in shares[0]]
        for helper, share in zip(helpers, shares[1:], strict=True):
            found += helper.answer() or [here(batch) for batch in share]
    finally:
        for helper in helpers:
            helper.stop()
    return found


def _shares(batches: Sequence[Sequence[Source]], count: int) -> list[Sequence[Sequence[Source]]]:
    """The batches in order, divided so that each share has about as much text."""
    sums = list(accumulate(sum(len(source.text) for source in batch) for batch in batches))
    shares: list[list[Sequence[Source]]] = [[] for _ in range(count)]
    for batch, behind in zip(batches, sums, strict=True):
        length = sum(len(source.text) for source in batch)
        middle = behind - length / 2
        shares[min(count - 1, int(count * middle / max(1, sums[-1])))].append(batch)
    return list(shares)


class _Helper:
    """A process that searches a share."""

    def __init__(self, order: Order, share: Sequence[Sequence[Source]]) -> None:
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        self._said = b""
        self._thread = Thread(target=self._talk, args=(pickle.dumps((order, share)),), daemon=True)
        self._thread.start()

    def _talk(self, question: bytes) -> None:
        with suppress(OSError, ValueError):
            self._said = self._process.communicate(question)[0]

    def answer(self) -> list[list[list[Match]]]:
        """What it found; empty if it ended without an answer."""
        self._thread.join()
        if self._process.returncode:
            return []
        try:
            found: list[list[list[Match]]] = pickle.loads(self._said)
        except (pickle.UnpicklingError, EOFError):
            return []
        return found

    def stop(self) -> None:
        """End it where it still works, as after an interrupt."""
        if self._process.poll() is None:
            self._process.kill()
        self._thread.join()


def child() -> None:
    """What the process does: search what standard input holds, and write what it found to standard output."""
    from gazetteer.atlas import Atlas
    from gazetteer.searcher import Searcher
    from gazetteer.world import World

    gc.set_threshold(*SELDOM)
    order, share = _read()
    atlas = Atlas(World.at(order.directory), order.gazetteer)
    for pin in order.pins:
        atlas.find(pin.place)
    searcher = Searcher(order.gazetteer, atlas, order.pins, without=order.without, include=order.include)
    found = [searcher.search(batch, processes=1) for batch in share]
    sys.stdout.buffer.write(pickle.dumps(found))


def _read() -> tuple[Order, Any]:
    question: tuple[Order, Any] = pickle.loads(sys.stdin.buffer.read())
    return question
