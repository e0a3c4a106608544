"""The command that serves the map and the review of proposals on loopback."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.application import app
from dateline.options import Names, Texts
from dateline.printing import printable
from dateline.progress import compiling
from gazetteer.errors import InputError

if TYPE_CHECKING:
    from dateline.desk import Desk

__all__ = ["serve"]

_HOST = "127.0.0.1"


@app.command(epilog="Example: dateline serve flood --open")
def serve(
    corpus: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the corpus.")],
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=1024, max=65535, help="Where it listens.")
    ] = 8765,
    in_full: Texts = True,
    open_: Annotated[bool, typer.Option("--open", help="Open the pages where there is a screen.")] = False,
) -> None:
    """Serve the map on this machine alone, and decide about proposals by keyboard; it follows what is saved."""
    from dateline.desk import Desk, application
    from gazetteer.extras import needed
    from gazetteer.world import open_world
    from geo.folder import read_corpus

    uvicorn, watchfiles = (
        needed("uvicorn", "reviewing", "review"),
        needed("watchfiles", "reviewing", "review"),
    )
    if not corpus.is_dir():
        raise InputError("there is no such corpus", f"Make one: dateline new {corpus}", path=corpus)
    listening = _listening(port)
    with compiling() as say:
        open_world(progress=say)
    desk = Desk(corpus, lambda: read_corpus(corpus, gazetteer=Names.world.value), in_full)

    changes = watchfiles.watch(corpus, debounce=300)
    threading.Thread(target=_follow, args=(changes, corpus, desk), daemon=True).start()
    address = f"http://{_HOST}:{port}/"
    typer.echo(printable(f"{corpus} is at {address} until you press Ctrl+C."))
    if open_:
        threading.Timer(1, webbrowser.open, (address,)).start()
    settings = uvicorn.Config(application(desk, port), log_level="warning", server_header=False)
    with listening:
        uvicorn.Server(settings).run([listening])


def _listening(port: int) -> socket.socket:
    """Take the port before anything is read: another server may have it, perhaps of the same corpus."""
    try:
        return socket.create_server((_HOST, port))
    except OSError as error:
        remedy = "End what listens there, or choose another with --port"
        raise InputError(f"port {port} cannot be listened on ({error.strerror})", remedy) from error


def _follow(changes: Iterable[Collection[tuple[Any, str]]], corpus: Path, desk: Desk) -> None:
    """Read the corpus again whenever a person has saved a file; say so where that cannot be seen."""
    try:
        for change in changes:
            if any(_is_of_person(Path(path), desk) for _, path in change):
                desk.reload()
    except (OSError, RuntimeError) as error:  # too many files to watch, or one whose name is in no encoding
        remedy = "Give every file a name in UTF-8 and start again, or start again after what you save"
        problem = f"{corpus}: what is saved is no longer followed ({error})"
        typer.echo(printable(f"dateline: {problem}. {remedy}"), err=True)


def _is_of_person(path: Path, desk: Desk) -> bool:
    """Tell whether a person has saved a file, and not the review itself."""
    if path.name.startswith(".") or path.suffix in (".html", ".part"):
        return False
    review = desk.review
    own = {held.path.resolve(): held.text for held in (review.file, review.decisions)}
    text = own.get(path.resolve())
    try:
        return text is None or path.read_text(encoding="utf-8") != text
    except (OSError, UnicodeDecodeError):
        return True
