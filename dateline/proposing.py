"""The command that proposes events, claims and disagreements from articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.application import app
from dateline.options import CorpusPath, Names, read

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
    """Propose events, claims and disagreements from the text, each with the rule that made it and its doubt."""
    from gazetteer.files import write
    from geo import proposing

    if rules:
        for name, text in proposing.RULES.items():
            typer.echo(f"{name:32} {text}")
        return
    found = read(corpus, Names.world)
    made = proposing.propose(found, without or (), proposing.lexicon_of(corpus))
    if as_json or (output is not None and output.suffix == ".json"):
        text = made.json()
    else:
        text = proposing.as_yaml(made, proposing.file_texts(found))
    if output is None or str(output) == "-":
        typer.echo(text.encode("utf-8", "backslashreplace"), nl=False)
    else:
        write(output, text)
        counts = (
            f"{len(made.events)} events, {len(made.claims)} claims, {len(made.disagreements)} disagreements"
        )
        typer.echo(f"{counts} proposed in {output}")
