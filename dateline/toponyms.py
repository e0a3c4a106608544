"""The commands about toponyms: mentions, geocode, reverse, and evaluate, which scores finding them."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.application import app
from dateline.options import AsJson, Looked, Names
from dateline.printing import complain, print_rows
from dateline.progress import compiling, searching
from dateline.reading import read_articles
from dateline.writing import refuse_ending
from gazetteer.errors import InputError
from gazetteer.files import keep_apart

if TYPE_CHECKING:
    from gazetteer.matcher import Match
    from gazetteer.places import Gazetteer
    from geo.articles import Article

__all__ = ["evaluate", "geocode", "mentions", "reverse"]

_ELSEWHERE = "only the curated gazetteer was searched; to look in the whole world: --gazetteer world"


@app.command(epilog="Example: dateline mentions story.txt --gazetteer world")
def mentions(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Articles, plain text or Markdown; folders of them; - for standard input."
        ),
    ],
    gazetteer: Looked = Names.curated,
    outlet: Annotated[
        str | None,
        typer.Option(
            "--outlet",
            metavar="NAME",
            help="Who published the articles: they then tell of one another where their places lie. Default: "
            "each one's publisher or address in its front matter, or the name of its folder; the paper's site "
            "that a text names at its end, where those of a folder name several.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Find the toponyms of articles, with their offsets, places and uses, and how each place was chosen."""
    articles = read_articles(files, gazetteer is Names.world)
    places, found = _mentions(articles, gazetteer, outlet)
    rows = (
        _mention_row(article, match, places)
        for article, matches in zip(articles, found, strict=True)
        for match in matches
    )
    columns = ("article", "start", "end", "surface", "name", "use", "subtype", "rule")
    chosen = ("place", "confidence", "runner_up_name", "close", "reasons")
    print_rows(rows, as_json, (*columns, *chosen) if gazetteer is Names.world else columns)
    if gazetteer is Names.curated and not any(found):
        typer.echo(_ELSEWHERE, err=True)


def _mention_row(article: Article, match: Match, places: Gazetteer) -> dict[str, Any]:
    place = None if match.place is None else places[match.place]
    span = {name: getattr(match, name) for name in ("start", "end", "surface", "place")}
    where = {name: place and getattr(place, name) for name in ("name", "lat", "lon", "precision_m")}
    names = "use subtype rule confidence runner_up runner_up_name reasons close".split()
    return {"article": article.id, **span, **where, **{name: getattr(match, name) for name in names}}


def _mentions(
    articles: list[Article], gazetteer: Names, outlet: str | None
) -> tuple[Gazetteer, list[list[Match]]]:
    """Search articles that belong to no corpus."""
    from gazetteer.places import curated
    from gazetteer.searcher import Searcher, Source
    from geo.outlets import outlets, places_of

    atlas = None
    if gazetteer is Names.world:
        from gazetteer.atlas import Atlas
        from gazetteer.world import open_world

        with compiling() as say:
            atlas = Atlas(open_world(progress=say), curated())
    searcher = Searcher(curated(), atlas)
    known = [outlet] * len(articles) if outlet else outlets(articles, places_of(atlas))
    sources = (
        Source(one.id, one.text, by, one.language or "")
        for one, by in zip(searching(articles), known, strict=True)
    )
    found = searcher.search(sources)
    return searcher.together, found


@app.command(epilog="Example: dateline geocode Erbil 'Ein-al Asad' --json")
def geocode(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Toponyms, in any script.")],
    gazetteer: Looked = Names.curated,
    as_json: AsJson = False,
) -> None:
    """Find the place that a name stands for. Exit code 1 if a name is unknown or ambiguous."""
    from gazetteer.nameerrors import NameLookupError

    geocoder = _geocoder(gazetteer)
    rows, failures = [], []
    for name in names:
        row: dict[str, Any] = dict.fromkeys(("query", "place", "name", "kind", "lat", "lon", "precision_m"))
        row |= {"query": name, "candidates": []}
        try:
            row |= _located(geocoder.geocode(name, strict=True))
        except NameLookupError as error:
            row["candidates"] = list(error.candidates)
            failures.append(error)
        rows.append(row)
    print_rows(rows, as_json, ("query", "name", "kind", "lat", "lon", "precision_m", "candidates"))
    for failure in failures:
        complain(failure)
    if failures and gazetteer is Names.curated:
        typer.echo(_ELSEWHERE, err=True)
    if failures:
        raise typer.Exit(1)


def _geocoder(gazetteer: Names) -> Any:
    if gazetteer is Names.curated:
        from gazetteer.geocoder import CuratedGeocoder

        return CuratedGeocoder()
    from gazetteer.world import open_world
    from gazetteer.worldgeocoder import WorldGeocoder

    with compiling() as say:
        return WorldGeocoder(open_world(progress=say))


@app.command(
    epilog="Example: dateline reverse 33.79 42.44 --json", context_settings={"ignore_unknown_options": True}
)
def reverse(
    lat: Annotated[str, typer.Argument(metavar="LAT", help="Latitude in degrees, WGS 84.")],
    lon: Annotated[str, typer.Argument(metavar="LON", help="Longitude in degrees, WGS 84.")],
    as_json: AsJson = False,
) -> None:
    """Find the nearest places to a point."""
    from gazetteer.geocoder import CuratedGeocoder

    point = (_degrees(lat, "latitude", 90), _degrees(lon, "longitude", 180))
    found = CuratedGeocoder().reverse(point, exactly_one=False) or []
    print_rows([_located(place) for place in found], as_json, ("name", "kind", "lat", "lon", "precision_m"))


@app.command(epilog="Example: dateline evaluate gold.json --without outlet --errors errors.csv")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.json", help="Articles with their toponyms marked.")],
    errors: Annotated[
        Path | None, typer.Option("--errors", metavar="FILE.csv", help="Write a table of every error.")
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="RULE", help="Switch a rule off; may be repeated."),
    ] = None,
    rules: Annotated[
        bool, typer.Option("--rules", help="Print what each rule does for the figures.")
    ] = False,
    count: Annotated[
        list[str] | None,
        typer.Option(
            "--count",
            metavar="CLASS",
            help="What is found: literal, embedded, demonym, street, facility, or all; may be repeated. Default: "
            "what mentions finds; beside it, what is found of the classes that this file marks.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Score what `mentions` finds in the whole world against articles that people have marked."""
    from gazetteer.finding.finder import CLASSES, DEFAULT
    from gazetteer.geoparser import RULES
    from gazetteer.scoring.convention import convention
    from gazetteer.scoring.evaluation import effects
    from gazetteer.scoring.evaluation import evaluate as score
    from gazetteer.scoring.gold import read_gold
    from gazetteer.scoring.mistakes import write_errors
    from gazetteer.scoring.shipped import Scored
    from gazetteer.world import open_world

    if errors is not None:
        refuse_ending(errors, (".csv",), "a table")
        keep_apart(errors, [gold])
    documents = read_gold(gold)
    with compiling() as say:
        world = open_world(progress=say)
    scored = Scored(world, without or ())
    classes = DEFAULT if not count else frozenset(CLASSES if "all" in count else count)
    result = score(documents, scored.as_shipped(classes))
    if errors is not None:
        write_errors(result.mistakes, errors)
    typer.echo(
        f"counted: every {' and '.join(one for one in CLASSES if one in classes)} finding", err=as_json
    )
    if rules:
        less = {name: scored.as_shipped(classes, [name]) for name in RULES}
        rows = [{**row, "rule": RULES[str(row["without"])]} for row in effects(documents, result, less)]
        print_rows(rows, as_json, ("without", "Acc@161 given spans", "F1@161 end to end", "rule"))
        return
    rows = result.rows()
    columns: tuple[str, ...] = ("measure", "value", "low", "high")
    marks = convention(documents, world)
    if not count and marks.counted != classes:
        for line in marks.lines():
            typer.echo(line, err=as_json)
        marked = score(documents, scored.as_shipped(marks.counted))
        for row, other in zip(rows, marked.rows(), strict=True):
            row["as marked"] = other["value"]
        columns = (*columns, "as marked")
    print_rows(rows, as_json, columns)


def _degrees(text: str, name: str, limit: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not -limit <= value <= limit:
        raise InputError(f"{text!r} is no {name}", f"Write degrees between -{limit} and {limit}")
    return value


def _located(location: Any) -> dict[str, Any]:
    """Give a geocoder's answer as a row."""
    raw = location.raw
    return {
        "place": raw["id"],
        "name": raw["name"],
        "kind": raw["kind"],
        "lat": raw["lat"],
        "lon": raw["lon"],
        "precision_m": raw["precision_m"],
    }
