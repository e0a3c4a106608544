"""The commands that read a corpus: build, export, check, pin."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.application import app
from dateline.drawing import without_pandas
from dateline.filtering import filtering
from dateline.options import (
    STANDARD,
    CorpusPath,
    Format,
    Layer,
    Names,
    OfCorpus,
    Proposing,
    Texts,
)
from dateline.printing import printable
from dateline.progress import compiling
from dateline.reading import proposing, read
from dateline.writing import deliver, inputs_of, refuse_ending
from gazetteer.errors import InputError, InputErrors
from gazetteer.files import keep_apart

if TYPE_CHECKING:
    from geo.corpus import Corpus
    from geo.filters import Filters

__all__ = ["build", "check", "export", "pin"]


@app.command(epilog="Example: dateline build my-articles -o map.html --article cna")
@filtering
def build(
    *,
    corpus: CorpusPath = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write; - for standard output.")
    ] = Path("map.html"),
    filters: Filters,
    gazetteer: OfCorpus = None,
    originals: Annotated[
        Path | None,
        typer.Option(
            "--originals", metavar="DIR", help="Quote what is cited from your copies of the articles."
        ),
    ] = None,
    proposals: Proposing = None,
    in_full: Texts = True,
    plain: Annotated[
        bool,
        typer.Option("--plain", help="Write the data of the page as JSON that people can read."),
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the page where there is a screen.")] = False,
) -> None:
    """Build the map: one self-contained HTML page."""
    with without_pandas():
        import maps

    refuse_ending(output, (".html", ".htm"), "a page")
    if open_ and output == STANDARD:
        raise InputError("standard output cannot be opened", "Give a file, or leave --open out")
    chosen = proposing(read(corpus, gazetteer), corpus, proposals).filtered(filters)
    texts: dict[str, str] = {}
    if originals is not None:
        from geo.originals import read_originals

        texts, notes = read_originals(chosen.article_records.values(), originals)
        for note in notes:
            typer.echo(printable(note), err=True)
    keep_apart(output, inputs_of(corpus, chosen, originals))
    page = maps.explorer(chosen, originals=texts, plain=plain, texts=in_full)
    if output == STANDARD:
        page.save(typer.get_binary_stream("stdout"), close_file=False)
    else:
        page.save(output)
    _report(chosen, output, in_full)
    if open_:
        _open(output)


@app.command(epilog="Example: dateline export -o events.geojson --layer events --article cna")
@filtering
def export(
    *,
    corpus: CorpusPath = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")
    ] = None,
    layer: Annotated[
        list[Layer] | None,
        typer.Option(
            "--layer",
            "-l",
            help="Which table; may be repeated where a file holds several. Default: all that it holds, or the events.",
        ),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="How it is written, where the ending of the file does not tell; the manifest says what was chosen.",
        ),
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            "--database",
            metavar="URL",
            help="Write tables into this PostgreSQL database with PostGIS instead.",
        ),
    ] = None,
    schema: Annotated[
        str, typer.Option("--schema", metavar="NAME", help="Of the database: where the tables are made.")
    ] = "public",
    filters: Filters,
    gazetteer: OfCorpus = None,
    proposals: Proposing = None,
) -> None:
    """Export tables as GeoJSON, CSV, GeoPackage and more, as the ending of the file says; by itself to standard output.

    The endings: .geojson .csv .gpkg .fgb .parquet .kml .xlsx .db .jsonld.
    """
    from geo.export import TABLES
    from geo.formats import format_of

    if database is not None and not (output is None and format_ is None):
        raise InputError("both a file and a database are given", "Leave one of them out")
    form = format_of(None if output == STANDARD else output, format_ and format_.value)
    part = proposing(read(corpus, gazetteer), corpus, proposals).filtered(filters)
    tables = [table.value for table in layer or ()]
    if database is None:
        deliver(output, form.write(part, tables), inputs_of(corpus, part))
        return
    from geo.formats.postgis import postgis

    rows = postgis(part, database, schema, tables or TABLES)
    typer.echo(f"{rows:,} rows are in the schema {schema}")


@app.command(epilog="Example: dateline check my-articles --originals my-originals")
def check(
    corpus: CorpusPath = None,
    originals: Annotated[
        Path | None, typer.Option("--originals", metavar="DIR", help="Folder with the publishers' own texts.")
    ] = None,
    gazetteer: OfCorpus = None,
) -> None:
    """Find what is wrong with a corpus. Exit code 1 if anything is."""
    from geo.check import check as findings

    if originals is not None and not originals.is_dir():
        raise InputError("there is no such folder", "Give the folder with the originals", path=originals)
    try:
        found = findings(read(corpus, gazetteer), originals)
    except InputError as error:
        if error.line is None and not isinstance(error, InputErrors):
            raise
        found = str(error).splitlines()
    for finding in found:
        typer.echo(printable(finding), err=True)
    typer.echo(f"{len(found)} finding{'' if len(found) == 1 else 's'}")
    if found:
        raise typer.Exit(1)


@app.command(epilog="Example: dateline pin Springfield geonames-4250542 --corpus my-articles")
def pin(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="The name, as articles have it; 'Portland, Maine' means only such mentions."
        ),
    ],
    place: Annotated[
        str | None,
        typer.Argument(metavar="[PLACE]", help="Id of the place, or its number at GeoNames; see geocode."),
    ] = None,
    corpus: Annotated[
        Path, typer.Option("--corpus", metavar="DIR", help="The corpus for which that holds.")
    ] = Path(),
    article: Annotated[
        str | None, typer.Option("--article", "-a", metavar="ID", help="Only in this article.")
    ] = None,
    paragraph: Annotated[
        int | None, typer.Option("--paragraph", metavar="N", help="Only in this paragraph of it, from 1.")
    ] = None,
    at: Annotated[
        int | None,
        typer.Option("--at", metavar="START", help="Only the mention that begins there in its text."),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the pin out again.")] = False,
) -> None:
    """Say what a name means, over everything that is looked up; kept in pins.yaml of the corpus."""
    from geo.pinning import remove_pin, set_pin

    if remove == (place is not None):
        raise InputError("give either the place or --remove", "See: dateline pin --help")
    with compiling() as say:
        told = (
            remove_pin(corpus, name, article, paragraph, at)
            if place is None
            else set_pin(corpus, name, place, article, note, say, paragraph, at)
        )
    typer.echo(printable(told))


def _report(corpus: Corpus, output: Path, in_full: bool) -> None:
    """Print the small table with which a build ends."""
    unplaced = sum(m.match.place is None for m in corpus.mention_records)
    without = [place.name for place in corpus.place_records.values() if place.geometry is None]
    rows = {
        "articles": len(corpus.article_records),
        "mentions": len(corpus.mention_records),
        "places": len(corpus.place_records),
        "events": _events_in_words(corpus),
        "claims": len(corpus.claim_records),
        "disagreements": sum(group.disputed for group in corpus.groups),
        "not placed": _unplaced_in_words(without, unplaced),
    }
    own = sum(article.original is None for article in corpus.article_records.values())
    if in_full and own:
        rows["in full"] = (
            f"{own} article{'' if own == 1 else 's'} to read in the page (--no-texts leaves them out)"
        )
    aside = output == STANDARD  # the page itself is there
    if not aside:
        rows["page"] = f"{output} ({output.stat().st_size / 1000:,.0f} kB)"
    width = max(map(len, rows))
    for name, value in rows.items():
        typer.echo(f"{name:>{width}}  {printable(str(value))}", err=aside)
    named = {mention.article.id for mention in corpus.mention_records}
    silent = len(corpus.article_records) - len(named)
    if (
        corpus.about.gazetteer == Names.curated
        and not corpus.proposed
        and 2 * silent > len(corpus.article_records)
    ):
        typer.echo(
            f"{silent} of {len(corpus.article_records)} articles name no place of the curated gazetteer. To look "
            "names up in the whole world: dateline build --gazetteer world",
            err=True,
        )


def _events_in_words(corpus: Corpus) -> str:
    events = corpus.event_records
    proposed = sum(id in corpus.proposed for id in events)
    return f"{len(events)}, {proposed} of them proposed by rules" if proposed else str(len(events))


def _unplaced_in_words(places: list[str], mentions: int) -> str:
    parts = (
        [", ".join(places[:5]) + (f" and {len(places) - 5} more" if len(places) > 5 else "")]
        if places
        else []
    )
    parts += [f"{mentions} ambiguous mentions"] if mentions else []
    return "; ".join(parts) or "nothing"


def _open(page: Path) -> None:
    screen = (
        sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if not (screen and webbrowser.open(page.resolve().as_uri())):
        typer.echo(f"No screen here: open {page} in a browser.")
