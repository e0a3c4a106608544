"""Options that several commands have, and the corpus that they choose."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gazetteer.errors import InputError

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = [
    "STANDARD",
    "AsJson",
    "AtPlace",
    "Chosen",
    "CorpusPath",
    "Dates",
    "Disputed",
    "Format",
    "InUse",
    "Kinds",
    "Layer",
    "Looked",
    "Names",
    "OfCorpus",
    "OneEvent",
    "Since",
    "Until",
    "Words",
    "choose",
    "span",
]


#: Standard input or output, in place of a file.
STANDARD = Path("-")


class Layer(StrEnum):
    """The tables that can be exported."""

    events = "events"
    places = "places"
    mentions = "mentions"
    claims = "claims"


class Format(StrEnum):
    """What an export is written as."""

    geojson = "geojson"
    csv = "csv"
    manifest = "manifest"


class Names(StrEnum):
    """Where names are looked up."""

    curated = "curated"
    world = "world"


CorpusPath = Annotated[
    Path | None,
    typer.Argument(
        metavar="[CORPUS]",
        help="Folder of articles, or one article (- is standard input). Default: the corpus that ships.",
    ),
]
Chosen = Annotated[
    list[str] | None,
    typer.Option("--article", "-a", metavar="ID", help="Keep only what this article says; may be repeated."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Keep only events of this kind: strike, killing, crowd, speech, politics, other; may be repeated.",
    ),
]
Dates = Annotated[
    str | None,
    typer.Option(
        "--dates", metavar="EDTF", help="Keep only events that can have happened then: 2020-01-03/2020-01-08."
    ),
]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first of these dates.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last of these dates.")]
AtPlace = Annotated[
    str | None,
    typer.Option("--place", metavar="ID", help="Keep only events at this place and mentions of it."),
]
OneEvent = Annotated[str | None, typer.Option("--event", metavar="ID", help="Keep only this event.")]
Disputed = Annotated[
    bool, typer.Option("--disputed", help="Keep only events on which the accounts that are kept disagree.")
]
InUse = Annotated[
    str | None,
    typer.Option("--use", metavar="USE", help="Keep only mentions in this use: literal or associative."),
]
Words = Annotated[
    str | None,
    typer.Option(
        "--words", metavar="TEXT", help="Keep only what the search of the page finds for these words."
    ),
]
OfCorpus = Annotated[
    Names | None,
    typer.Option(
        "--gazetteer",
        help="Look names up in the curated gazetteer alone, or behind it in that of the world. Default: as "
        "corpus.yaml says, or curated.",
    ),
]
Looked = Annotated[
    Names,
    typer.Option(
        "--gazetteer",
        help="Look names up in the curated gazetteer alone, or behind it in that of the world.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print a JSON array.")]


def choose(corpus: Corpus, **facets: Any) -> Corpus:
    """Keep the part that the options choose."""
    from geo.filters import Filters

    return corpus.filtered(
        Filters(**{name: value for name, value in facets.items() if value not in (None, False, [])})
    )


def span(dates: str | None, since: str | None, until: str | None) -> str | None:
    """Give the chosen dates as one EDTF interval."""
    if not (since or until):
        return dates
    if dates:
        raise InputError("--dates and --from or --to are given", "Give the dates in one way")
    return f"{since or '..'}/{until or '..'}"
