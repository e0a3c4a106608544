"""The application: it turns the project's errors into one message and an exit code."""

from __future__ import annotations

import io
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dateline.printing import complain
from gazetteer.errors import DatelineError, NameLookupError

__all__ = ["app", "world_app"]


class _Group(TyperGroup):
    """Turns the project's errors into one message and an exit code; a bug keeps its traceback."""

    def invoke(self, ctx: Any) -> Any:
        if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal may lack a letter of a name
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except NameLookupError as error:
            complain(error)
            raise typer.Exit(1) from None
        except DatelineError as error:
            complain(error)
            raise typer.Exit(2) from None


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn a folder of news articles into a map that shows its evidence.",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"Dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Take what stands before a command."""


world_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Compile the world gazetteer, or say what it holds.",
)
app.add_typer(world_app, name="gazetteer")
