"""Where a command writes: to a file that is none of its inputs, or to standard output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.options import STANDARD
from gazetteer.errors import InputError
from gazetteer.files import keep_apart, write

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["deliver", "inputs_of", "refuse_ending"]


def deliver(output: Path | None, parts: str | bytes | Iterable[bytes], inputs: Iterable[Path] = ()) -> None:
    """Write a result.

    Parameters
    ----------
    output : pathlib.Path, optional
        The file; without one, or as ``-``, standard output.
    parts : str, bytes or iterable of bytes
    inputs : iterable of pathlib.Path
        Files that were read, none of which may be written over.

    Raises
    ------
    InputError
        If the file is one of the inputs.
    OutputError
        If it cannot be written.
    """
    if output is None or output == STANDARD:
        for part in _pieces(parts):
            typer.echo(part, nl=False)
        return
    keep_apart(output, inputs)
    write(output, _pieces(parts))


def _pieces(parts: str | bytes | Iterable[bytes]) -> Iterable[bytes]:
    if isinstance(parts, str):
        return [parts.encode()]
    return [parts] if isinstance(parts, bytes) else parts


def refuse_ending(output: Path, endings: tuple[str, ...], what: str) -> None:
    """Refuse a file whose ending promises something else than what is written.

    Parameters
    ----------
    output : pathlib.Path
        A name without an ending promises nothing.
    endings : tuple of str
        In small letters.
    what : str
        What is written.

    Raises
    ------
    InputError
        If the name has another ending.
    """
    if output.suffix and output.suffix.lower() not in endings:
        remedy = f"Give a name that ends in {' or '.join(endings)}"
        raise InputError(f"{what} is written, and no {output.suffix}", remedy, path=output)


def inputs_of(folder: Path | None, corpus: Corpus, originals: Path | None = None) -> Iterator[Path]:
    """List the files that a corpus is read from.

    Parameters
    ----------
    folder : pathlib.Path, optional
        Where the corpus is, if it is not the one that ships.
    corpus : geo.Corpus
    originals : pathlib.Path, optional
        Where the copies of its originals are.

    Yields
    ------
    pathlib.Path
        Also the names that would be read next time.
    """
    from geo.contents import OF_CORPUS

    for article in (corpus.whole or corpus).article_records.values():
        if article.path is not None:
            yield article.path
            if originals is not None:
                yield originals / (article.original.file if article.original else article.path.name)
    if folder is not None and folder.is_dir():
        yield from (folder / name for name in sorted(OF_CORPUS))
        pages = [name for name, _ in corpus.left_out if name.lower().endswith((".html", ".htm"))]
        yield from (path for name in pages for path in (folder / name, folder / "articles" / name))
