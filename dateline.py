"""The command ``dateline``: it parses, calls and reports.

Exit codes: 0 done; 1 findings, or a name that is unknown or ambiguous; 2 input or usage that cannot be
processed. Errors go to standard error.
"""

from __future__ import annotations

import io
import json
import math
import os
import sys
import webbrowser
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from gazetteer.errors import DatelineError, InputError, InputErrors, NameLookupError

if TYPE_CHECKING:
    from rich.progress import Progress

    from gazetteer.matcher import Match
    from gazetteer.places import Gazetteer
    from geo.articles import Article
    from geo.corpus import Corpus

__all__ = ["app"]


class _Group(TyperGroup):
    """Turns the project's errors into one message and an exit code; a bug keeps its traceback."""

    def invoke(self, ctx: Any) -> Any:
        if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal may lack a letter of a name
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except NameLookupError as error:
            _complain(error)
            raise typer.Exit(1) from None
        except DatelineError as error:
            _complain(error)
            raise typer.Exit(2) from None


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn a folder of news articles into a map that shows its evidence.",
)


world_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Compile the world gazetteer, or say what it holds.",
)
app.add_typer(world_app, name="gazetteer")


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
        metavar="[CORPUS]", help="Folder of articles, or one article. Default: the corpus that ships."
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


@app.command(epilog="Example: dateline build my-articles -o map.html --article cna")
def build(
    corpus: CorpusPath = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = Path(
        "map.html"
    ),
    article: Chosen = None,
    kind: Kinds = None,
    dates: Dates = None,
    since: Since = None,
    until: Until = None,
    place: AtPlace = None,
    event: OneEvent = None,
    disputed: Disputed = False,
    use: InUse = None,
    words: Words = None,
    gazetteer: OfCorpus = None,
    originals: Annotated[
        Path | None,
        typer.Option(
            "--originals", metavar="DIR", help="Quote what is cited from your copies of the articles."
        ),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option("--plain", help="Write the data of a large page, too, as JSON that people can read."),
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the page where there is a screen.")] = False,
) -> None:
    """Build the map: one self-contained HTML page."""
    import maps

    chosen = _choose(
        _read(corpus, gazetteer),
        articles=article,
        kinds=kind,
        dates=_span(dates, since, until),
        place=place,
        event=event,
        disputed=disputed,
        use=use,
        words=words,
    )
    texts: dict[str, str] = {}
    if originals is not None:
        from geo.originals import read_originals

        texts, notes = read_originals(chosen.article_records.values(), originals)
        for note in notes:
            typer.echo(_plain(note), err=True)
    maps.explorer(chosen, originals=texts, plain=plain).save(output)
    _report(chosen, output)
    if open_:
        _open(output)


@app.command(epilog="Example: dateline export -o events.geojson --layer events --article cna")
def export(
    corpus: CorpusPath = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")
    ] = None,
    layer: Annotated[Layer, typer.Option("--layer", "-l", help="Which table.")] = Layer.events,
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="How it is written; the manifest says what was chosen.")
    ] = Format.geojson,
    article: Chosen = None,
    kind: Kinds = None,
    dates: Dates = None,
    since: Since = None,
    until: Until = None,
    place: AtPlace = None,
    event: OneEvent = None,
    disputed: Disputed = False,
    use: InUse = None,
    words: Words = None,
    gazetteer: OfCorpus = None,
) -> None:
    """Export a table as GeoJSON or CSV, or the manifest of the filters; without -o to standard output."""
    from gazetteer.files import write
    from geo.export import csv, geojson, manifest_text

    part = _choose(
        _read(corpus, gazetteer),
        articles=article,
        kinds=kind,
        dates=_span(dates, since, until),
        place=place,
        event=event,
        disputed=disputed,
        use=use,
        words=words,
    )
    if format_ is Format.manifest:
        text = manifest_text(part)
    else:
        text = (csv if format_ is Format.csv else geojson)(part, layer.value)
    if output is None:
        typer.echo(text.encode(), nl=False)
    else:
        write(output, text)


@app.command(epilog="Example: dateline mentions story.txt --gazetteer world")
def mentions(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Articles, plain text or Markdown.")],
    gazetteer: Looked = Names.curated,
    as_json: AsJson = False,
) -> None:
    """Find the toponyms of articles, with their offsets, places and uses, and how each place was chosen."""
    from geo.articles import read_article

    articles = [read_article(path) for path in files]
    places, found = _mentions(articles, gazetteer)
    rows = [
        _mention_row(article, match, places)
        for article, matches in zip(articles, found, strict=True)
        for match in matches
    ]
    columns = ("article", "start", "end", "surface", "name", "use", "subtype", "rule")
    chosen = ("place", "confidence", "runner_up_name", "close", "reasons")
    _print(rows, as_json, (*columns, *chosen) if gazetteer is Names.world else columns)


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

    with _told() as say:
        places = WorldPlaces(open_world(progress=say), curated())
    sources = (Source(one.id, one.text, one.publisher or "") for one in _progress(articles))
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
            row |= _located(geocoder.geocode(name))
        except NameLookupError as error:
            row["candidates"] = list(error.candidates)
            failures.append(error)
        rows.append(row)
    _print(rows, as_json, ("query", "name", "kind", "lat", "lon", "precision_m", "candidates"))
    for failure in failures:
        _complain(failure)
    if failures:
        raise typer.Exit(1)


def _geocoder(gazetteer: Names) -> Any:
    if gazetteer is Names.curated:
        from gazetteer.geocoder import CuratedGeocoder

        return CuratedGeocoder()
    from gazetteer.world import open_world
    from gazetteer.worldgeocoder import WorldGeocoder

    with _told() as say:
        return WorldGeocoder(open_world(progress=say))


@app.command(epilog="Example: dateline pin Springfield geonames-4250542 --corpus my-articles")
def pin(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, as articles have it.")],
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
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the pin out again.")] = False,
) -> None:
    """Say what a name means, over everything that is looked up; kept in pins.yaml of the corpus."""
    from geo.pinning import remove_pin, set_pin

    if remove == (place is not None):
        raise InputError("give either the place or --remove", "See: dateline pin --help")
    with _told() as say:
        told = (
            remove_pin(corpus, name, article)
            if place is None
            else set_pin(corpus, name, place, article, note, say)
        )
    typer.echo(_plain(told))


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
    _print([_located(place) for place in found], as_json, ("name", "kind", "lat", "lon", "precision_m"))


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
        found = findings(_read(corpus, gazetteer), originals)
    except InputError as error:
        if error.line is None and not isinstance(error, InputErrors):
            raise
        found = str(error).splitlines()
    for finding in found:
        typer.echo(_plain(finding), err=True)
    typer.echo(f"{len(found)} finding{'' if len(found) == 1 else 's'}")
    if found:
        raise typer.Exit(1)


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

    documents = read_gold(gold)
    with _told() as say:
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
        _print(rows, as_json, ("without", "Acc@161 given spans", "F1@161 end to end", "rule"))
        return
    rows = result.rows()
    columns: tuple[str, ...] = ("measure", "value", "low", "high")
    if len(told) > 1:  # the other way as well, so that nothing is hidden
        every = evaluate(documents, WorldGeoparser(world, without or (), CLASSES))
        for row, whole in zip(rows, every.rows(), strict=True):
            row["all counted"] = whole["value"]
        columns = (*columns, "all counted")
    _print(rows, as_json, columns)


@world_app.command("build", epilog="Example: dateline gazetteer build --source villages.yaml")
def gazetteer_build(
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            "--source", metavar="FILE.yaml", help="A source of your own, described; may be repeated."
        ),
    ] = None,
    forget: Annotated[
        bool, typer.Option("--no-sources", help="Leave out the sources of your own of earlier builds.")
    ] = False,
) -> None:
    """Compile the world gazetteer; commands that need it do so too, once."""
    from gazetteer.world import build

    if sources and forget:
        raise InputError("--source and --no-sources contradict each other", "Give one of them")
    with _told() as say:
        build(progress=say, sources=[] if forget else sources)
    gazetteer_info()


@world_app.command("info", epilog="Example: dateline gazetteer info --json")
def gazetteer_info(as_json: AsJson = False) -> None:
    """Say what the compiled world gazetteer holds, from where, and whether it is whole."""
    from gazetteer.world import info

    found = info()
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    rows = {
        "directory": found["directory"],
        "state": found["state"],
        **{name: f"{found[name]:,}" for name in ("places", "names") if name in found},
        **({"size": f"{found['bytes'] / 1e6:.0f} MB"} if "bytes" in found else {}),
        **found.get("versions", {}),
        **{source["title"]: f"{source['licence']}, {source['file']}" for source in found.get("sources", ())},
    }
    width = max(map(len, rows))
    for name, value in rows.items():
        typer.echo(f"{_plain(name):>{width}}  {_plain(value)}")
    for line in found.get("credits", ()):
        typer.echo(_plain(line))


@contextmanager
def _told() -> Iterator[Callable[[str, float], None]]:
    """What the world gazetteer tells while it is compiled: a bar on a terminal, else one line."""
    bars: list[Progress] = []

    def say(what: str, share: float) -> None:
        if not bars:
            bars.append(_bar())
        bars[0].update(bars[0].task_ids[0], description=what, completed=share)

    try:
        yield say
    finally:
        for bar in bars:
            if bar.live.is_started:
                bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.add_task("", total=1.0)
    if bar.console.is_terminal:
        bar.start()
    else:
        typer.echo("compiling the world gazetteer, once", err=True)
    return bar


def _degrees(text: str, name: str, limit: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not -limit <= value <= limit:
        raise InputError(f"{text!r} is no {name}", f"Write degrees between -{limit} and {limit}")
    return value


def _read(path: Path | None, gazetteer: Names | None = None) -> Corpus:
    from geo.folder import read_corpus

    with _told() as say:
        return read_corpus(path, progress=_progress, gazetteer=gazetteer and gazetteer.value, told=say)


def _choose(corpus: Corpus, **facets: Any) -> Corpus:
    """Keep the part that the options choose."""
    from geo.filters import Filters

    return corpus.filtered(
        Filters(**{name: value for name, value in facets.items() if value not in (None, False, [])})
    )


def _span(dates: str | None, since: str | None, until: str | None) -> str | None:
    """Give the chosen dates as one EDTF interval."""
    if not (since or until):
        return dates
    if dates:
        raise InputError("--dates and --from or --to are given", "Give the dates in one way")
    return f"{since or '..'}/{until or '..'}"


def _progress(articles: Collection[Article]) -> Iterable[Article]:
    """Show a bar on a terminal while many articles are searched."""
    if len(articles) < 50 or not sys.stderr.isatty():
        return articles
    from rich.console import Console
    from rich.progress import track

    return track(articles, "finding places", console=Console(stderr=True), transient=True)


def _report(corpus: Corpus, output: Path) -> None:
    """Print the small table with which a build ends."""
    unplaced = sum(m.match.place is None for m in corpus.mention_records)
    without = [place.name for place in corpus.place_records.values() if place.geometry is None]
    rows = {
        "articles": len(corpus.article_records),
        "mentions": len(corpus.mention_records),
        "places": len(corpus.place_records),
        "events": len(corpus.event_records),
        "claims": len(corpus.claim_records),
        "disagreements": sum(group.disputed for group in corpus.groups),
        "not placed": _unplaced_in_words(without, unplaced),
    }
    width = max(map(len, rows))
    for name, value in rows.items():
        typer.echo(f"{name:>{width}}  {_plain(str(value))}")
    typer.echo(f"{'page':>{width}}  {_plain(str(output))} ({output.stat().st_size / 1000:,.0f} kB)")
    named = {mention.article.id for mention in corpus.mention_records}
    silent = len(corpus.article_records) - len(named)
    if corpus.about.gazetteer == Names.curated and 2 * silent > len(corpus.article_records):
        typer.echo(
            f"{silent} of {len(corpus.article_records)} articles name no place of the curated gazetteer. To look "
            "names up in the whole world: dateline build --gazetteer world",
            err=True,
        )


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


def _print(rows: list[dict[str, Any]], as_json: bool, columns: tuple[str, ...]) -> None:
    """Print rows as JSON or as columns for a person."""
    if as_json:
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        typer.echo(
            text.encode("utf-8", "backslashreplace")
        )  # half a character of the arguments stays legible
        return
    table = [columns, *(tuple(_cell(row.get(column)) for column in columns) for row in rows)]
    widths = [max(len(line[i]) for line in table) for i in range(len(columns))]
    for line in table:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return _plain(", ".join(value) if isinstance(value, list) else "" if value is None else str(value))


def _plain(text: str) -> str:
    """Keep characters that steer a terminal out of it."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def _complain(error: Exception) -> None:
    typer.echo(f"dateline: {_plain(str(error))}", err=True)


if __name__ == "__main__":
    app()
