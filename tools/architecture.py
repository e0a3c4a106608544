"""Remake ``docs/architecture.svg``: the rooms of the package and what in them stands on what, from the real imports.

Run from the repository's root, with the development dependencies installed::

    python -m tools.architecture           # writes the picture
    python -m tools.architecture --check   # exit code 1 if it is out of date
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

import grimp

from tools import options

__all__ = ["PICTURE", "ROOMS", "draw", "floors", "main"]

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "architecture.svg"
#: The rooms, from the ground up.
ROOMS = ("gazetteer", "geo", "maps", "dateline")
WIDTH, STEP, BOX = 236, 30, 22  # pixels: of a column, between two rows, of a box's height
GAP, HEAD, MARGIN = 28, 74, 16
FONT = "font-family='system-ui, sans-serif'"


def floors(graph: grimp.ImportGraph, room: str) -> list[list[str]]:
    """Order the modules of a room by what they stand on.

    Parameters
    ----------
    graph : grimp.ImportGraph
        All imports.
    room : str
        A package.

    Returns
    -------
    list of list of str
        Names of modules and subpackages; each imports others of its room only from floors before its own.
    """
    names = sorted(graph.find_children(room))
    needs: dict[str, set[str]] = {name: set() for name in names}
    for name in names:
        for module in (name, *graph.find_descendants(name)):
            for target in graph.find_modules_directly_imported_by(module):
                part = ".".join(target.split(".")[:2])
                if part != name and part in needs:
                    needs[name].add(part)
    ordered: list[list[str]] = []
    done: set[str] = set()
    while needs.keys() - done:
        ready = [name for name in names if name not in done and needs[name] <= done]
        ready = ready or sorted(needs.keys() - done)  # a circle stands on one floor
        ordered.append(ready)
        done.update(ready)
    return ordered


def draw() -> str:
    """Draw the picture.

    Returns
    -------
    str
        SVG.
    """
    graph = grimp.build_graph(*ROOMS, exclude_type_checking_imports=True)
    columns = [floors(graph, room) for room in ROOMS]
    rows = max(sum(map(len, column)) + len(column) / 3 for column in columns)
    width = 2 * MARGIN + len(ROOMS) * WIDTH + (len(ROOMS) - 1) * GAP
    height = round(HEAD + rows * STEP + 2 * MARGIN)
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' {FONT} font-size='13'>",
        f"<rect width='{width}' height='{height}' fill='#fff'/>",
        "<defs><marker id='tip' viewBox='0 0 8 8' refX='7' refY='4' markerWidth='7' markerHeight='7' orient='auto'>"
        "<path d='M0 0L8 4L0 8z' fill='#555'/></marker></defs>",
    ]
    for number, (room, column) in enumerate(zip(ROOMS, columns, strict=True)):
        parts += _column(MARGIN + number * (WIDTH + GAP), height, room, column, graph)
    for number in range(1, len(ROOMS)):
        x = MARGIN + number * (WIDTH + GAP)
        parts.append(
            f"<path d='M{x} 34H{x - GAP + 2}' stroke='#555' stroke-width='2' marker-end='url(#tip)'/>"
        )
    return "\n".join([*parts, "</svg>", ""])


def _column(x: int, height: int, room: str, column: list[list[str]], graph: grimp.ImportGraph) -> list[str]:
    """One room: its name, and its modules floor by floor, the ground floor above."""
    parts = [
        f"<rect x='{x}' y='{MARGIN}' width='{WIDTH}' height='{height - 2 * MARGIN}' rx='8' fill='#f4f5f7'/>",
        f"<text x='{x + 14}' y='{MARGIN + 28}' font-size='18' font-weight='600' fill='#111'>{escape(room)}</text>",
    ]
    y = float(HEAD)
    for floor in column:
        for name in floor:
            label = name.partition(".")[2] + ("/" if graph.find_children(name) else "")
            parts.append(
                f"<rect x='{x + 12}' y='{y:.0f}' width='{WIDTH - 24}' height='{BOX}' rx='4' fill='#fff' "
                "stroke='#bcc3cc'/>"
                f"<text x='{x + 22}' y='{y + 15:.0f}' fill='#222'>{escape(label)}</text>"
            )
            y += STEP
        y += STEP / 3
    return parts


def main(arguments: list[str] | None = None) -> int:
    """Write the picture, or say whether it is out of date.

    Parameters
    ----------
    arguments : list of str, optional
        Those of the command line, if not given.

    Returns
    -------
    int
        The exit code.
    """
    parser = options.parser("tools.architecture", __doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    check = parser.parse_args(arguments).check
    picture = draw()
    if check:
        if PICTURE.is_file() and PICTURE.read_text(encoding="utf-8") == picture:
            return 0
        print("docs/architecture.svg is out of date. Remake it with: python -m tools.architecture")
        return 1
    PICTURE.write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
