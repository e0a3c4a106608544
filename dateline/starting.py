"""The commands that make a corpus and bring articles into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.application import app
from dateline.printing import printable

if TYPE_CHECKING:
    from geo.articles import Article

__all__ = ["add", "new"]

_Corpus = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the corpus.")]


@app.command(epilog="Example: dateline new flood --title 'The flood of July 2021'")
def new(
    corpus: _Corpus,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What it is called.")] = None,
) -> None:
    """Make a corpus to start from: a folder for articles, corpus.yaml, events.yaml, and schemas for editors."""
    from geo import starting

    starting.new(corpus, title)
    typer.echo(printable(f"{corpus} is ready. Bring articles in: dateline add {corpus} FILE…"))


@app.command(epilog="Example: dateline add flood saved/*.html report.pdf")
def add(
    corpus: _Corpus,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Texts, saved pages, PDF, Word documents, messages, tables, web archives, or folders of them.",
        ),
    ],
) -> None:
    """Bring articles into a corpus, and say what was found in each. Exit code 1 if a file was left out."""
    from geo import starting

    left_out, inferred = 0, False
    for added in starting.add(corpus, files):
        for article in added.articles:
            typer.echo(printable(_line(article)))
            inferred = inferred or bool(article.inferred)
        if added.reason:
            left_out += not added.articles
            typer.echo(printable(f"left out: {added.reason}"), err=True)
    if inferred:
        typer.echo("* inferred from the text", err=True)
    if left_out:
        raise typer.Exit(1)


def _line(article: Article) -> str:
    title = "title" if article.title else "label"
    facts = {name: getattr(article, name) for name in ("publisher", "agency", "published", title)}
    if article.publisher or "agency" not in article.inferred:
        del facts["agency"]
    marked = [f"{fact}{'*' * (name in article.inferred)}" for name, fact in facts.items() if fact]
    return "  ".join([article.id, *marked])
