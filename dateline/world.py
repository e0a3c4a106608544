"""The commands about the world gazetteer: build and info."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dateline.application import world_app
from dateline.options import AsJson
from dateline.printing import printable
from dateline.progress import compiling
from gazetteer.errors import InputError

__all__ = ["gazetteer_build", "gazetteer_info"]


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
    with compiling() as say:
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
        typer.echo(f"{printable(name):>{width}}  {printable(value)}")
    for source in found.get("sources", ()):
        if source["left_out"]["count"]:
            typer.echo(printable(_left_out(source["title"], **source["left_out"])))
    for line in found.get("credits", ()):
        typer.echo(printable(line))


def _left_out(title: str, count: int, of: int, names: list[str]) -> str:
    """Say which places of a source have no point."""
    rest = count - len(names)
    listed = ", ".join(names) + (f" and {rest:,} more" if rest else "")
    return (
        f"{title}: {count:,} of {of:,} places {'has' if count == 1 else 'have'} no point, left out: {listed}"
    )
