"""Options that several commands have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "STANDARD",
    "AsJson",
    "CorpusPath",
    "Format",
    "Layer",
    "Looked",
    "Names",
    "OfCorpus",
    "Proposing",
    "Texts",
]


#: Standard input or output, in place of a file.
STANDARD = Path("-")


class Layer(StrEnum):
    """The tables that can be exported."""

    events = "events"
    places = "places"
    mentions = "mentions"
    claims = "claims"
    disagreements = "disagreements"
    articles = "articles"
    happenings = "happenings"


class Format(StrEnum):
    """What an export is written as."""

    geojson = "geojson"
    csv = "csv"
    manifest = "manifest"
    geopackage = "geopackage"
    flatgeobuf = "flatgeobuf"
    geoparquet = "geoparquet"
    kml = "kml"
    excel = "excel"
    sqlite = "sqlite"
    annotations = "annotations"
    linked_places = "linked-places"
    ucdp_ged = "ucdp-ged"
    acled = "acled"


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
Proposing = Annotated[
    bool | None,
    typer.Option(
        "--proposals/--no-proposals",
        help="Show events and claims that rules propose from the text, marked as such. Default: where the corpus "
        "has no events of its own, nor more than 20,000 articles.",
    ),
]
OfCorpus = Annotated[
    Names | None,
    typer.Option(
        "--gazetteer",
        help="Look names up in the curated gazetteer alone, or behind it in that of the world. Default: as "
        "corpus.yaml says; else of the world, unless you have entered events.",
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
Texts = Annotated[
    bool,
    typer.Option(
        "--texts/--no-texts",
        help="Whether articles can be read in the page. Leave others' texts out of a page that you publish.",
    ),
]
