"""Whether time grows with the length of a text and no faster, for everything that reads text.

``python -m benchmarks.growth`` prints, as Markdown, how much longer a text takes that is four times as long, over three
such steps, for text that repeats one piece: names, letters that begin names, marks, scripts without spaces. The tests
check one step of each.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from itertools import pairwise

from tools import options

__all__ = ["LONGER", "PIECES", "main", "seconds", "too_steep"]

#: What hostile or broken text may repeat.
PIECES = (
    *("San ", "a", "A", "aA", "A.", "a'", "x", "Iran ", "Iran, ", "Iran and ", "US-", "al-", "martyrs' "),
    *("Troy ", "Springfield, ", "Jackson County ", "Lake ", "Düsseldorf and ", "بغداد ", "ل", "北京", "東"),
    *("é", "ß", "\u0301", "\u200b", "\n", "-", "- ", "'"),
)
#: Lengths are compared with lengths so many times as large.
LONGER = 4
#: Steps steeper than this many times the length are no noise: squares would be ``LONGER**2``.
STEEPEST = 2.5 * LONGER
FLOOR = 0.005  # seconds; less is not measured well
TRIES = (
    3  # a step is steep that is so every time, read more often each: other work is in the way now and then
)
LONG = 0.1  # seconds; what takes as long is measured well at once
SIZES = (4_000, 16_000, 64_000, 256_000)
Reader = Callable[[str], object]


def seconds(read: Reader, text: str, rounds: int = 3) -> float:
    """Time of the processor that reading a text takes, whatever else the machine does.

    Parameters
    ----------
    read : callable
        Takes the text.
    text : str
    rounds : int
        It is read so many times at most; once is enough where that takes long.

    Returns
    -------
    float
        Seconds, the least of all rounds.
    """
    spent: list[float] = []
    while len(spent) < rounds and sum(spent) < LONG:
        start = time.process_time()
        read(text)
        spent.append(time.process_time() - start)
    return min(spent)


def too_steep(read: Reader, pieces: Iterable[str] = PIECES, size: int = SIZES[0]) -> dict[str, float]:
    """Find the pieces with which time grows faster than the text.

    Parameters
    ----------
    read : callable
        Takes a text.
    pieces : iterable of str
        Each is repeated to the size, and to a text four times as long.
    size : int
        Characters.

    Returns
    -------
    dict
        How many times as long the longer text takes, by piece; empty if all is well.
    """
    steep = {}
    for piece in pieces:
        short, long = (piece * (characters // len(piece)) for characters in (size, LONGER * size))
        read(piece)
        ratios = (
            seconds(read, long, rounds) / max(seconds(read, short, rounds + 1), FLOOR)
            for rounds in range(1, TRIES + 1)
        )
        if all((ratio := step) > STEEPEST for step in ratios):
            steep[piece] = ratio
    return steep


def main(arguments: list[str] | None = None) -> int:
    """Measure and print all.

    Parameters
    ----------
    arguments : list of str, optional
        Those of the command line, if not given.

    Returns
    -------
    int
        The number of steps that are too steep.
    """
    options.parser("benchmarks.growth", __doc__).parse_args(arguments)
    from gazetteer import Matcher, curated
    from gazetteer.atlas import Atlas
    from gazetteer.finding.finder import Finder
    from gazetteer.searcher import Searcher
    from gazetteer.world import open_world

    world = open_world()
    readers: dict[str, Reader] = {
        "Matcher": Matcher(curated()).find,
        "Finder": Finder(world).find,
        "Searcher": Searcher(curated(), Atlas(world, curated())).find,
    }
    steep = 0
    print(f"| piece | {' | '.join(readers)} |\n|---|{'---|' * len(readers)}")
    for piece in PIECES:
        cells = []
        for read in readers.values():
            spent = [seconds(read, piece * (size // len(piece)), 2) for size in SIZES]
            steps = [longer / max(shorter, FLOOR) for shorter, longer in pairwise(spent)]
            steep += sum(step > STEEPEST for step in steps)
            cells.append(f"{', '.join(f'{step:.1f}' for step in steps)} ({spent[-1]:.2f} s)")
        print(f"| `{piece!r}` | {' | '.join(cells)} |", flush=True)
    return steep


if __name__ == "__main__":
    sys.exit(bool(main()))
