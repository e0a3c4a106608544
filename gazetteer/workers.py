"""Reading many articles with every processor: shares of them in processes of their own.

Each share is worked on as it would be here, so the result is the same for any number of processes. A process that ends
without an answer leaves its share to be worked on here.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from threading import Thread
from typing import Generic, TypeVar

__all__ = ["SELDOM", "processors", "shared_out"]

SELDOM = (1_000_000, 20, 20)
"""After how many new objects Python looks for cycles: reading articles makes millions of objects, and few cycles."""

_ROOT = Path(__file__).parent.parent
_CHILD = "from gazetteer.workers import child; child()"

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared_out(
    work: Callable[[Sequence[_Item]], list[_Result]],
    items: Sequence[_Item],
    lengths: Sequence[int],
    worth: int,
    processes: int | None = None,
    here: Callable[[Sequence[_Item]], list[_Result]] | None = None,
) -> list[_Result]:
    """Work on things with several processes, of which this is one, where there is enough to do.

    Parameters
    ----------
    work : callable
        Gives the results of some of them; another process can import what it is made of.
    items : sequence
        Each has a result of its own.
    lengths : sequence of int
        How many characters each of them has.
    worth : int
        How many a process must have before it is worth the second that it takes to start.
    processes : int, optional
        By default as many as there are processors, as far as that is worth it.
    here : callable, optional
        Does the same in this process.

    Returns
    -------
    list
        In the order of the items.
    """
    here = work if here is None else here
    if processes is None:
        processes = min(processors(), sum(lengths) // worth)
    processes = min(processes, len(items))
    if processes < 2:
        return here(items)
    shares = _shares(items, lengths, processes)
    helpers = [_Helper(work, share) for share in shares[1:] if share]
    try:
        found = here(shares[0])
        for helper in helpers:
            found += helper.answer() or here(helper.share)
    finally:
        for helper in helpers:
            helper.stop()
    return found


def _shares(items: Sequence[_Item], lengths: Sequence[int], count: int) -> list[list[_Item]]:
    """The items in order, divided so that each share is about as much work."""
    sums = list(accumulate(lengths))
    shares: list[list[_Item]] = [[] for _ in range(count)]
    for item, length, behind in zip(items, lengths, sums, strict=True):
        middle = behind - length / 2
        shares[min(count - 1, int(count * middle / max(1, sums[-1])))].append(item)
    return shares


class _Helper(Generic[_Item, _Result]):
    """A process that works on a share."""

    def __init__(self, work: Callable[[Sequence[_Item]], list[_Result]], share: list[_Item]) -> None:
        self.share = share
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        self._said = b""
        self._thread = Thread(target=self._talk, args=(pickle.dumps((work, share)),), daemon=True)
        self._thread.start()

    def _talk(self, question: bytes) -> None:
        with suppress(OSError, ValueError):
            self._said = self._process.communicate(question)[0]

    def answer(self) -> list[_Result]:
        """What it found; empty if it ended without an answer."""
        self._thread.join()
        if self._process.returncode:
            return []
        try:
            found: list[_Result] = pickle.loads(self._said)
        except (pickle.UnpicklingError, EOFError):
            return []
        return found

    def stop(self) -> None:
        """End it where it still works, as after an interrupt."""
        if self._process.poll() is None:
            self._process.kill()
        self._thread.join()


def child() -> None:
    """What the process does: work on what standard input holds, and write the results to standard output."""
    gc.set_threshold(*SELDOM)
    work, share = pickle.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(pickle.dumps(work(share)))
