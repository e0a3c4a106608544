"""The application: it turns the project's errors into one message and an exit code."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from contextlib import suppress
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dateline.printing import complain
from gazetteer.errors import DatelineError, OutputError
from gazetteer.files.writing import NO_ROOM
from gazetteer.workers import SELDOM

__all__ = ["app", "world_app"]


class _Group(TyperGroup):
    """Turns the project's errors into one message and an exit code; a bug keeps its traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and write out what is printed while a failure can still be said."""
        gc.set_threshold(*SELDOM)
        try:
            try:
                return super().main(*args, **kwargs)
            finally:
                if sys.stdout is not None:
                    sys.stdout.flush()
        except OSError as error:
            if error.errno not in (*NO_ROOM, errno.EPIPE):
                raise
            _let_go(sys.stdout)
            if error.errno == errno.EPIPE:  # who read has seen enough
                sys.exit(1)
            complain(
                OutputError(f"output cannot be written ({error.strerror}). Make room, or write elsewhere")
            )
            sys.exit(2)

    def invoke(self, ctx: Any) -> Any:
        """Run a command, and say in one message what went wrong with it."""
        if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal may lack a letter of a name
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            complain(error)
            raise typer.Exit(error.exit_code) from None


def _let_go(stream: Any) -> None:
    """Make sure that nothing is written to a stream any more, at exit in particular."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


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
    help="Add places to a corpus, compile the world gazetteer, or say what it holds.",
)
app.add_typer(world_app, name="gazetteer")
