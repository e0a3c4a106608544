"""The command that adds places to a corpus's own gazetteer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.application import world_app
from dateline.printing import printable
from dateline.progress import compiling
from gazetteer.errors import InputError
from gazetteer.files import keep_apart

if TYPE_CHECKING:
    from gazetteer.own.file import Addition, OwnFile, Result
    from gazetteer.places import Place

__all__ = ["gazetteer_add"]

SHOWN = 10
"""How many places are told one by one."""
MOST_ASKED = 10
"""How many names the public server is asked for in one run: its operators want no lists."""
_OPTIONS = {
    "lat": "--lat",
    "lon": "--lon",
    "radius_m": "--precision",
    "country": "--country",
    "kind": "--kind",
}
_BY_HAND = "give it by hand: --lat --lon --precision --source"
_UNKNOWN = {False: f"Ask --nominatim, or {_BY_HAND}", True: f"Check the spelling, or {_BY_HAND}"}
"""What to do about a name that nobody knows, by whether Nominatim was asked."""
_LISTS = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".geojson", ".jsonld", ".yaml", ".yml")


@dataclass(frozen=True)
class _Options:
    """What the command was told besides the files and names."""

    country: str | None
    pick: str | None
    classes: tuple[str, ...]
    population: int
    words: dict[str, str]
    source: str | None
    within: str | None
    also: tuple[str, ...]
    nominatim: bool
    server: str | None


@world_app.command(
    "add",
    epilog="Example: dateline gazetteer add villages.csv Tuz --country IQ --corpus my-articles",
)
def gazetteer_add(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT...",
            help="Lists of places (GeoNames dumps, Linked Places, GeoJSON, CSV, or the YAML description of one), "
            "or names of single places.",
        ),
    ],
    corpus: Annotated[
        Path, typer.Option("--corpus", metavar="DIR", help="The corpus whose places.geojson they join.")
    ] = Path(),
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Only places of this country.")
    ] = None,
    pick: Annotated[
        str | None,
        typer.Option("--pick", metavar="ID", help="Which, where several places have the name."),
    ] = None,
    classes: Annotated[
        list[str] | None,
        typer.Option(
            "--class", metavar="CLASS", help="Of a GeoNames dump, only this feature class; may be repeated."
        ),
    ] = None,
    population: Annotated[
        int, typer.Option("--population", metavar="N", min=0, help="Of a GeoNames dump, no smaller towns.")
    ] = 0,
    lat: Annotated[
        str | None, typer.Option("--lat", metavar="DEGREES", help="By hand: latitude, WGS 84.")
    ] = None,
    lon: Annotated[
        str | None, typer.Option("--lon", metavar="DEGREES", help="By hand: longitude, WGS 84.")
    ] = None,
    precision: Annotated[
        str | None,
        typer.Option("--precision", metavar="METRES", help="By hand: the radius within which it lies."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="TEXT", help="Whom the coordinates of a list, or by hand, are from."
        ),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="WORD", help="By hand: village, site, river, …")
    ] = None,
    within: Annotated[
        str | None, typer.Option("--within", metavar="ID", help="By hand: the place that contains it.")
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option("--also", metavar="NAME", help="Another name of the place; may be repeated."),
    ] = None,
    id_: Annotated[str | None, typer.Option("--id", metavar="ID", help="By hand: the id to give it.")] = None,
    nominatim: Annotated[
        bool,
        typer.Option(
            "--nominatim",
            help="Ask Nominatim, over the network, for names: one request a second, no lists of them.",
        ),
    ] = False,
    server: Annotated[
        str | None, typer.Option("--server", metavar="URL", help="A Nominatim server of your own.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be added, and write nothing.")
    ] = False,
) -> None:
    """Add places to a corpus's own gazetteer, from lists, by name, by hand or from Nominatim, with their sources.

    Exit code 1 if a name is unknown or ambiguous; then nothing is added.
    """
    from gazetteer.own.file import OwnFile
    from gazetteer.own.single import country_code

    hand = {"lat": lat, "lon": lon, "radius_m": precision, "kind": kind, "id": id_}
    options = _Options(
        country_code(country),
        pick,
        tuple(classes or ()),
        population,
        {name: said for name, said in hand.items() if said is not None},
        source,
        within,
        tuple(also or ()),
        nominatim,
        server,
    )
    _refuse_contradictions(what, options)
    own = OwnFile.read(corpus)
    additions: list[Addition] = []
    for one in what:
        additions += _found(one, own, options)
    result = own.joined(additions)
    if result.changes and not dry_run:
        own.save(result)
    _tell(result, own, dry_run)


def _refuse_contradictions(what: Sequence[str], options: _Options) -> None:
    """Refuse options that do not go together, before anything is read or asked."""
    from gazetteer.world.dump import CLASSES

    files = [one for one in what if _is_file(one)]
    hand = options.words or options.within
    names = len(what) - len(files)
    for fault, remedy in (
        (
            options.nominatim and options.server is None and names > MOST_ASKED,
            f"{names} names are a list, and the public server is not for lists. Give --server",
        ),
        (options.server and not options.nominatim, "--server is given without --nominatim. Give both"),
        (hand and options.nominatim, "--nominatim and coordinates by hand exclude each other"),
        (hand and (len(what) > 1 or files), "by hand, give one name, and no file"),
        (options.pick and len(what) > 1, "--pick is of one name. Give the names one by one"),
        (options.also and (len(what) > 1 or files), "--also is of one name. Give the names one by one"),
        (
            options.nominatim and not set(what) - set(files),
            "--nominatim is of names, and there are only files",
        ),
    ):
        if fault:
            raise InputError(remedy, "See: dateline gazetteer add --help")
    for class_ in options.classes:
        if class_ not in CLASSES:
            raise InputError(
                f"--class {class_!r} is none of {', '.join(CLASSES)}", "Give a feature class of GeoNames"
            )


def _is_file(one: str) -> bool:
    """Whether a file is meant: one that is there, or what has the look of one, which is refused if it is none."""
    path = Path(one)
    try:
        there = path.exists()
    except (OSError, ValueError):  # a name that no system takes
        return False
    if not there and path.suffix.lower() in _LISTS:
        raise InputError("there is no such file", "Check the path", path=path)
    return there and (path.is_file() or path.suffix.lower() in _LISTS)


def _found(one: str, own: OwnFile, options: _Options) -> Iterator[Addition]:
    """The places of a file or a name."""
    from gazetteer.own.file import Addition

    if _is_file(one):
        yield from _listed(Path(one), own, options)
        return
    place = _single(one, own, options)
    if options.also and not options.words:
        place = _called(place, options.also)
    yield Addition(place)


def _listed(path: Path, own: OwnFile, options: _Options) -> list[Addition]:
    from gazetteer.own.lists import Wanted, read_list

    keep_apart(own.path, [path])
    listed = read_list(path, Wanted(options.source, options.country, options.classes, options.population))
    typer.echo(printable(f"{path}: {listed.what}, {_counted(len(listed.additions))}"))
    if listed.unread:
        typer.echo(printable(f"not read: {', '.join(listed.unread)}"), err=True)
    if listed.unplaced:
        names = ", ".join(listed.unplaced[:5])
        typer.echo(printable(f"left out, without a point: {len(listed.unplaced):,} ({names})"), err=True)
    return listed.additions


def _single(name: str, own: OwnFile, options: _Options) -> Place:
    from gazetteer.nameerrors import AmbiguousNameError, UnknownNameError
    from gazetteer.own.single import by_hand, by_name
    from gazetteer.places import curated

    around = {**curated(), **own.places}
    if options.words or options.within:
        for option, word in (("--lat", "lat"), ("--lon", "lon"), ("--precision", "radius_m")):
            if word not in options.words:
                raise InputError(
                    f"{option} is missing", "By hand, give --lat, --lon, --precision and --source"
                )
        country = {"country": options.country} if options.country else {}
        return by_hand(
            {"name": name, **options.words, **country},
            options.source or "",
            options.within,
            options.also,
            _OPTIONS,
        )
    try:
        if options.nominatim:
            from gazetteer.own.asking import SERVER, Asking

            return Asking(options.server or SERVER).place(name, options.country, options.pick)
        with compiling() as say:
            return by_name(name, options.country, options.pick, around, say)
    except AmbiguousNameError as error:
        typer.echo(
            printable(f"{len(error.candidates)} places are called {name!r}; say which with --pick ID:"),
            err=True,
        )
        for candidate in error.candidates:
            typer.echo(printable(f"  {candidate}"), err=True)
        raise typer.Exit(1) from None
    except UnknownNameError as error:
        typer.echo(printable(f"dateline: {str(error).rstrip('.')}. {_UNKNOWN[options.nominatim]}"), err=True)
        raise typer.Exit(1) from None


def _called(place: Place, also: Sequence[str]) -> Place:
    from dataclasses import replace

    from gazetteer.own.rows import named

    return replace(
        place, names=named([*((n.text, n.abbr) for n in place.names), *((n, False) for n in also)])
    )


def _tell(result: Result, own: OwnFile, dry_run: bool) -> None:
    """Say what was added, and what was not."""
    for place in result.added[:SHOWN]:
        where = f"{place.lat:.4f}, {place.lon:.4f}" if place.point else "no point"
        reach = f" ± {place.precision_m:,.0f} m" if place.precision_m else ""
        typer.echo(
            printable(
                f"{place.id}  {place.name}  {place.kind}  {where}{reach}  {place.coordinates_source or ''}"
            )
        )
    if len(result.added) > SHOWN:
        typer.echo(f"and {len(result.added) - SHOWN:,} more")
    for id, names in list(result.named.items())[:SHOWN]:
        typer.echo(printable(f"{id}  is there already, and is now also called {', '.join(names[:SHOWN])}"))
    silent = [(new, old) for new, old in result.known if old.id not in result.named]
    for new, old in silent[:SHOWN]:
        typer.echo(printable(f"{old.id}  {new.name}  is there already"))
    if len(silent) > SHOWN:
        typer.echo(f"and {len(silent) - SHOWN:,} more are there already")
    would = "would be " if dry_run else ""
    typer.echo(printable(f"{_counted(len(result.added))} {would}added to {own.path}"))


def _counted(count: int) -> str:
    return f"{count:,} place{'' if count == 1 else 's'}"
