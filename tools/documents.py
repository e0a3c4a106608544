"""Remake the pages of the documentation that follow from the code: commands, columns, formats' relations, rules.

Run from the repository's root, with the development dependencies installed::

    python -m tools.documents           # writes the pages and the diagram
    python -m tools.documents --check   # exit code 1 if one of them is out of date
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import typer
from typer.testing import CliRunner

from dateline import app
from geo.agreement import RULES
from geo.export import HAPPENINGS, TABLES
from geo.formats.flat import columns, refers
from geo.updates import COURSES
from geo.vocabulary.facets import FACETS, Facet
from geo.vocabulary.kinds import KINDS
from tools import options

__all__ = ["PAGES", "commands", "diagram", "main", "model", "rules"]

DOCS = Path(__file__).resolve().parents[1] / "docs"
WIDTH_OF_HELP = "100"  # characters
BOX, ROW, GAP, COLUMN = 210, 17, 46, 258  # pixels: width of a table, height of a line, between tables
FONT = "font-family='system-ui, sans-serif'"
#: Where each table stands in the diagram: column and row.
PLACES = {
    "articles": (0, 0),
    "claims": (1, 0),
    HAPPENINGS: (2, 0),
    "mentions": (0, 1),
    "places": (1, 1),
    "events": (2, 1),
}
MADE = "<!-- Made by python -m tools.documents -->\n\n"


def commands() -> str:
    """Write the reference of the command from its own help.

    Returns
    -------
    str
        Markdown.
    """
    parts = [f"{MADE}# Commands\n\nWhat `dateline COMMAND --help` says.\n"]
    for words in _commands(typer.main.get_command(app), ()):
        said = CliRunner().invoke(
            app, [*words, "--help"], prog_name="dateline", env={"COLUMNS": WIDTH_OF_HELP, "TERM": "dumb"}
        )
        parts.append(f"## dateline {' '.join(words)}\n\n```text\n{said.stdout.strip()}\n```\n")
    return "\n".join(parts)


def _commands(command: object, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, inner in getattr(command, "commands", {}).items():
        if hasattr(inner, "commands"):
            yield from _commands(inner, (*above, name))
        else:
            yield (*above, name)


def _options(facet: Facet) -> str:
    return " ".join(f"`{option}`" for option in facet.options)


def model() -> str:
    """Write the data model: every table with its columns.

    Returns
    -------
    str
        Markdown.
    """
    lines = [
        MADE + "# Data model",
        "",
        "![The tables and which ids lead from one to another](data-model.svg)",
        "",
        "An **article** makes **claims** about **events**, and **mentions** places. An event lies at places, each in a",
        "role. The tables have these columns in Python and in every export; `happenings` stands only in files that",
        "hold several tables, with each event once, where `events` has a row for each event and place. All",
        "geometries are in EPSG:4326; coordinates are degrees, radii metres, dates EDTF, local to the event.",
        "",
        "The filters are the same in Python, as options of the command, and in the page's address:",
        "",
        "| filter | option | keeps |",
        "|---|---|---|",
        *(f"| `{facet.name}` | {_options(facet)} | {facet.help.replace('|', '/')} |" for facet in FACETS),
        "",
        "The kinds of event that every corpus has are "
        + ", ".join(f"`{kind.key}`" for kind in KINDS)
        + "; a corpus may",
        "have kinds of its own.",
    ]
    for table in TABLES:
        related = refers(table)
        lines += ["", f"## {table}", "", "| column | type | says |", "|---|---|---|"]
        for column in columns(table):
            leads = f" → `{related[column.name]}`" if column.name in related else ""
            lines.append(f"| `{column.name}`{leads} | {column.type} | {column.meaning.replace('|', '/')} |")
    return "\n".join(lines) + "\n"


def rules() -> str:
    """Write how claims are compared, from the tables of rules.

    Returns
    -------
    str
        Markdown.
    """
    lines = [
        MADE + "# Disagreement and independence",
        "",
        "Claims are compared where they are about one event, one topic and one scope. Of two values, the first of",
        "these rules that applies decides:",
        "",
        "| rule | verdict |",
        "|---|---|",
        *(f"| {rule.name} | {rule.relation} |" for rule in RULES),
        "",
        "*Conflict*: both cannot be true. *Compatible*: both can. *Uncompared*: nobody has said how to compare them,",
        "which is no agreement.",
        "",
        "Claims that rules propose, and no person has checked, conflict only where the rules say that they are of one",
        "thing: 150 km from one town and 40 km from another are left uncompared. Such a disagreement may lie over",
        "several events; then it stands on the card of each.",
        "",
        "## Conflict or update",
        "",
        "Where two values cannot both be true, accounts *disagree*: that is the one word of page and command for it.",
        "(The option `--disputed` keeps such events, and a claim's `relation` is then `conflict`.) A *disagreement* is",
        "of one of two kinds, which the column `course` tells: a *conflict*, or an *update*, where later reports",
        "bring earlier ones up to date. The first of these rules that applies decides:",
        "",
        "| rule | verdict |",
        "|---|---|",
        *(f"| {rule.name} | {rule.course} |" for rule in COURSES),
        "",
        "## Who counts",
        "",
        "Agreement is counted twice, and both counts are shown.",
        "",
        "- **Speakers**: who says it. Three articles that quote one broadcast are one voice, an article that says it",
        "  itself is a voice of its own, and an article that only compiles others (`derivative: true`) is none.",
        "- **Sides**: for whom they speak. A state's broadcaster, its ministers and its unnamed officials are one",
        "  side, on every side alike; a speaker for whom the corpus names no side is one of their own.",
        "",
        "A value that two sides give is confirmed as far as a text can confirm it. A value that one side gives,",
        "however many of its voices repeat it, is not.",
    ]
    return "\n".join(lines) + "\n"


def diagram() -> str:
    """Draw the tables and the ids that lead from one to another.

    Returns
    -------
    str
        SVG.
    """
    heights = {table: ROW * (len(columns(table)) + 1) + 14 for table in TABLES}
    second = max(heights[table] for table, (_, row) in PLACES.items() if row == 0) + GAP
    at = {table: (16 + column * COLUMN, 16 + row * second) for table, (column, row) in PLACES.items()}
    width = 32 + 2 * COLUMN + BOX
    height = max(y + heights[table] for table, (_, y) in at.items()) + 16
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' {FONT} font-size='12'>",
        f"<rect width='{width}' height='{height}' fill='#fff'/>",
    ]
    for table, (x, y) in at.items():
        for column, other in refers(table).items():
            line = [named.name for named in columns(table)].index(column)
            parts.append(_arrow((x, y + 20 + ROW * (line + 1)), at[other]))
    for table, (x, y) in at.items():
        parts.append(
            f"<rect x='{x}' y='{y}' width='{BOX}' height='{heights[table]}' rx='6' fill='#f4f5f7' stroke='#8a939d'/>"
        )
        parts.append(f"<text x='{x + 10}' y='{y + 19}' font-weight='600' font-size='13'>{table}</text>")
        for number, held in enumerate(columns(table), 1):
            bold = " font-weight='600'" if held.name == "id" else ""
            text = f"{held.name}<tspan fill='#6b7580'> {held.type}</tspan>"
            parts.append(f"<text x='{x + 10}' y='{y + 19 + ROW * number}'{bold}>{text}</text>")
    return "\n".join([*parts, "</svg>", ""])


def _arrow(start: tuple[int, int], end: tuple[int, int]) -> str:
    """Draw a line from a column to the table that it leads to, into the near side."""
    (x, y), (tx, ty) = start, end
    if tx > x:
        x, target = x + BOX, (tx, ty + 16)
    elif tx < x:
        target = (tx + BOX, ty + 16)
    else:
        target = (tx - 6, ty + 16)
    bend = 26 if target[0] >= x else -26
    path = f"M{x} {y - 4} C{x + bend} {y - 4} {target[0] - bend} {target[1]} {target[0]} {target[1]}"
    return (
        f"<path d='{escape(path)}' fill='none' stroke='#2a66b0' stroke-width='1.3'/>"
        f"<circle cx='{target[0]}' cy='{target[1]}' r='3' fill='#2a66b0'/>"
    )


#: What is made, by the name of its file.
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "data-model.md": model,
    "data-model.svg": diagram,
    "disagreement.md": rules,
}


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or check that they are as they would be written.

    Parameters
    ----------
    arguments : list of str, optional
        Those of the command line, if not given.

    Returns
    -------
    int
        The exit code.
    """
    parser = options.parser("tools.documents", __doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    check, old = parser.parse_args(arguments).check, 0
    for name, make in PAGES.items():
        path, text = DOCS / name, make()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        old += 1
        if check:
            print(f"{path} is out of date: python -m tools.documents")
        else:
            path.write_text(text, encoding="utf-8")
    return int(bool(old) and check)


if __name__ == "__main__":
    sys.exit(main())
