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
from gazetteer.errors import InputError, NameLookupError
from gazetteer.files import keep_apart

if TYPE_CHECKING:
    from gazetteer.matcher import Match
    from gazetteer.places import Gazetteer
    from geo.articles import Article

__all__ = ["evaluate", "geocode", "mentions", "reverse"]


@app.command(epilog="Example: dateline mentions story.txt --gazetteer world")
def mentions(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Articles, plain text or Markdown; folders of them; - for standard input."
        ),
    ],
    gazetteer: Looked = Names.curated,
    as_json: AsJson = False,
) -> None:
    """Find the toponyms of articles, with their offsets, places and uses, and how each place was chosen."""
    articles = read_articles(files)
    places, found = _mentions(articles, gazetteer)
    rows = [
        _mention_row(article, match, places)
        for article, matches in zip(articles, found, strict=True)
        for match in matches
    ]
    columns = ("article", "start", "end", "surface", "name", "use", "subtype", "rule")
    chosen = ("place", "confidence", "runner_up_name", "close", "reasons")
    print_rows(rows, as_json, (*columns, *chosen) if gazetteer is Names.world else columns)


def _mention_row(article: Article, match: Match, places: Gazetteer) -> dict[str, Any]:
    place = None if match.place is None else places[match.place]
    span = {name: getattr(match, name) for name in ("start", "end", "surface", "place")}
    where = {name: place and getattr(place, name) for name in ("name", "lat", "lon", "precision_m")}
    names = "use subtype rule confidence runner_up runner_up_name reasons close".split()
    return {"article": article.id, **span, **where, **{name: getattr(match, name) for name in names}}


def _mentions(articles: list[Article], gazetteer: Names) -> tuple[Gazetteer, list[list[Match]]]:
    """Search articles that belong to no corpus."""
    from gazetteer.places import curated

    if gazetteer is Names.curated:
        from gazetteer.matcher import Matcher

        matcher = Matcher(curated())
        return curated(), [matcher.find(article.text) for article in articles]
    from gazetteer.world import open_world
    from gazetteer.worldmatcher import Source, WorldMatcher, WorldPlaces

    with compiling() as say:
        places = WorldPlaces(open_world(progress=say), curated())
    sources = (Source(one.id, one.text, one.publisher or "") for one in searching(articles))
    found = WorldMatcher(places).find_all(sources)
    return places.together, found


@app.command(epilog="Example: dateline geocode Erbil 'Ein-al Asad' --json")
def geocode(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Toponyms, in any script.")],
    gazetteer: Looked = Names.curated,
    as_json: AsJson = False,
) -> None:
    """Find the place that a name stands for. Exit code 1 if a name is unknown or ambiguous."""
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
            help="What is found: literal, embedded, demonym, street, facility, or all; may be repeated."
            " By default the file's own marks tell which of them it marks.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Score finding and placing in the whole world against articles that people have marked."""
    from gazetteer.finding.finder import CLASSES
    from gazetteer.geoparser import RULES, WorldGeoparser
    from gazetteer.scoring.convention import convention
    from gazetteer.scoring.evaluation import effects, evaluate, write_errors
    from gazetteer.scoring.gold import read_gold
    from gazetteer.world import open_world

    if errors is not None:
        refuse_ending(errors, (".csv",), "a table")
        keep_apart(errors, [gold])
    documents = read_gold(gold)
    with compiling() as say:
        world = open_world(progress=say)
    told: list[str] = []
    if count is None or "auto" in count:
        marks = convention(documents, world)
        counted, told = marks.counted, marks.lines()
    else:
        counted = frozenset(CLASSES if "all" in count else count)
    result = evaluate(documents, WorldGeoparser(world, without or (), counted))
    if errors is not None:
        write_errors(result, errors)
    told.append(f"counted: {', '.join(one for one in CLASSES if one in counted)}")
    for line in told:
        typer.echo(line, err=as_json)
    if rules:
        less = {name: WorldGeoparser(world, [name, *(without or ())], counted) for name in RULES}
        rows = [{**row, "rule": RULES[str(row["without"])]} for row in effects(documents, result, less)]
        print_rows(rows, as_json, ("without", "Acc@161 given spans", "F1@161 end to end", "rule"))
        return
    rows = result.rows()
    columns: tuple[str, ...] = ("measure", "value", "low", "high")
    if len(told) > 1:  # the other way as well, so that nothing is hidden
        every = evaluate(documents, WorldGeoparser(world, without or (), CLASSES))
        for row, whole in zip(rows, every.rows(), strict=True):
            row["all counted"] = whole["value"]
        columns = (*columns, "all counted")
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
