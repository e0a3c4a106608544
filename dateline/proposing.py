"""The command that proposes events, claims and disagreements from articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.application import app
from dateline.options import STANDARD, CorpusPath
from dateline.printing import printable
from dateline.progress import reading
from dateline.reading import read_worldwide
from dateline.writing import deliver, inputs_of, refuse_ending

__all__ = ["propose"]


@app.command(epilog="Example: dateline propose my-articles -o proposals.yaml")
def propose(
    corpus: CorpusPath = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write; - is standard output."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of YAML.")] = False,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="RULE", help="Switch a rule off; may be repeated."),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Print the rules, and propose nothing.")] = False,
) -> None:
    """Propose events, claims and disagreements from the text, each with the rule that made it and its doubt.

    Names are looked up in the whole world, where the extra for it is installed.
    """
    from geo import proposing
    from geo.deciding import still_proposed

    if rules:
        for name, text in proposing.RULES.items():
            typer.echo(f"{name:32} {text}")
        return
    to_file = output is not None and output != STANDARD
    if output is not None and to_file:
        as_json = as_json or output.suffix.lower() == ".json"
        refuse_ending(output, (".json",) if as_json else (".yaml", ".yml"), "JSON" if as_json else "YAML")
    found = read_worldwide(corpus)
    with reading(len(found.article_records)):
        made = still_proposed(found, corpus, without or ())
    deliver(output, made.json() if as_json else proposing.as_yaml(made), inputs_of(corpus, found))
    if to_file:
        counts = (
            f"{len(made.events)} events, {len(made.claims)} claims, {len(made.disagreements)} disagreements"
        )
        typer.echo(printable(f"{counts} proposed in {output}"))
