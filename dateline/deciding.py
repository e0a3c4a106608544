"""The commands that decide about proposals without a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.application import app
from dateline.options import Names
from dateline.printing import printable
from dateline.reading import read
from gazetteer.errors import InputError

if TYPE_CHECKING:
    from geo.deciding import Review

__all__ = ["accept", "merge", "reject"]

_Corpus = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the corpus.")]
_Ids = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="Ids or keys of events and claims, as propose prints them."),
]
_Undo = Annotated[bool, typer.Option("--undo", help="Take the decision back, so that it is proposed again.")]


@app.command(epilog="Example: dateline accept flood e1")
def accept(
    corpus: _Corpus,
    ids: _Ids,
    place: Annotated[
        str | None,
        typer.Option(
            "--place",
            metavar="PLACE",
            help="Where the event was, if that is proposed wrongly: an id or a name.",
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--value", metavar="TEXT", help="What the claim says, such as 12, 'at least 12' or dozens."
        ),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Who says so; article is its own voice.")
    ] = None,
    undo: _Undo = False,
) -> None:
    """Write what is proposed into events.yaml; an event with its claims."""
    from geo.deciding import Correction

    review = _review(corpus)
    if undo:
        _take_back(review, ids)
        return
    made = review.accept(review.find(ids), Correction(place=place, value=value, speaker=speaker))
    for id in dict.fromkeys(made):
        typer.echo(printable(id))


@app.command(epilog="Example: dateline reject flood c7 c9")
def reject(corpus: _Corpus, ids: _Ids, undo: _Undo = False) -> None:
    """Throw proposals away, so that they are not proposed again; an event with its claims."""
    review = _review(corpus)
    if undo:
        _take_back(review, ids)
        return
    found = review.find(ids)
    review.reject(found)
    typer.echo(f"{len(found)} thrown away")


@app.command(epilog="Example: dateline merge flood e4 e1")
def merge(
    corpus: _Corpus,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event that goes.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The event that takes its claims.")],
) -> None:
    """Say that two events are one: proposed, or of events.yaml, by id or key."""
    review = _review(corpus)
    review.merge(event, into)
    typer.echo(printable(f"{event} is part of {into}"))


def _take_back(review: Review, ids: list[str]) -> None:
    for key in review.take_back(ids):
        typer.echo(printable(f"{key} is proposed again"))


def _review(folder: Path) -> Review:
    from geo.deciding import Review

    if not folder.is_dir():
        raise InputError("there is no such corpus", f"Make one: dateline new {folder}", path=folder)
    return Review(folder, read(folder, Names.world))
