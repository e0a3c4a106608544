"""The command that brings events of others into a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.application import app
from dateline.printing import printable
from dateline.progress import compiling

if TYPE_CHECKING:
    from geo.importing import Brought

__all__ = ["import_"]

SHOWN = 20
"""How many rows that were left out are told of a file."""


@app.command("import", epilog="Example: dateline import flood acled-2021.csv --publisher ACLED")
def import_(
    corpus: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the corpus.")],
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Events: CSV in the columns of ACLED or UCDP GED, TimeMap's JSON with its sources, GeoJSON of a uMap; "
            "or Web Annotations on the articles, Recogito's among them.",
        ),
    ],
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who publishes the events.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be brought in, and write nothing.")
    ] = False,
) -> None:
    """Bring events, claims and mentions of others into a corpus. Exit code 1 if a row was left out."""
    from geo.importing import bring

    with compiling() as say:
        brought = bring(corpus, files, publisher, dry_run, say, lambda told: _tell(told, dry_run))
    if any(file.refused for file in brought):
        raise typer.Exit(1)


def _tell(brought: Brought, dry_run: bool) -> None:
    """Say what a file brought, and what it did not."""
    counts = {
        "event": len(brought.events),
        "claim": len(brought.claims),
        "article": len(brought.articles),
        "place": brought.places,
        "pin": brought.pins,
    }
    told = ", ".join(
        f"{count:,} {name}{'' if count == 1 else 's'}" for name, count in counts.items() if count
    )
    would = " would be" if dry_run else ""
    typer.echo(printable(f"{brought.path}: {brought.what}: {told or 'nothing'}{would} added"))
    if brought.known:
        typer.echo(f"there already: {len(brought.known):,}")
    if brought.agreeing:
        typer.echo(f"mentions that mean that already: {brought.agreeing:,}")
    if brought.unread:
        typer.echo(printable(f"not read: {', '.join(brought.unread[:SHOWN])}"), err=True)
    for refused in brought.refused[:SHOWN]:
        typer.echo(printable(f"left out: {refused}"), err=True)
    if len(brought.refused) > SHOWN:
        typer.echo(f"left out: {len(brought.refused) - SHOWN:,} more", err=True)
