"""Articles and corpora that a command is given, and what it says about what it does not read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.options import STANDARD, Names
from dateline.printing import printable
from dateline.progress import compiling, reading, searching

if TYPE_CHECKING:
    from geo.articles import Article
    from geo.contents import LeftOut
    from geo.corpus import Corpus
    from geo.proposing import Proposals

__all__ = ["MOST_READ", "proposing", "read", "read_articles", "read_worldwide"]

#: Articles from which events are proposed without being asked for: what more of them tell is joined in hours.
MOST_READ = 20_000


def read(path: Path | None, gazetteer: Names | None = None) -> Corpus:
    """Read a corpus, show how far that is, and say what is left out.

    Parameters
    ----------
    path : pathlib.Path, optional
        A folder or an article, or ``-`` for the article that standard input holds; without one, the corpus that
        ships.
    gazetteer : Names, optional
        Where names are looked up, instead of what the corpus says.

    Returns
    -------
    geo.Corpus
    """
    from geo.contents import Contents
    from geo.folder import corpus_of, read_corpus

    names = gazetteer and gazetteer.value
    with compiling() as say:
        if path == STANDARD:
            corpus = corpus_of(Contents(_standard_input()), searching, names, say, worldwide=True)
        else:
            corpus = read_corpus(path, searching, names, say, worldwide=True)
    _note(corpus.left_out, corpus.notes, corpus.reading_notes)
    return corpus


def read_worldwide(path: Path | None) -> Corpus:
    """Read a corpus with the names of the world, or without them and with a word on it where the extra is missing.

    Parameters
    ----------
    path : pathlib.Path, optional
        As :func:`read` takes it.

    Returns
    -------
    geo.Corpus
    """
    from gazetteer.world import installed

    corpus = read(path, Names.world if installed() else None)
    _say_where_names_are_looked_up(corpus)
    return corpus


def _say_where_names_are_looked_up(corpus: Corpus) -> None:
    """Say that what rules propose is placed by few names, where that is so."""
    if corpus.about.gazetteer == Names.curated:
        from gazetteer.world import installed

        remedy = "--gazetteer world" if installed() else "pip install 'dateline[world]'"
        typer.echo(
            "What is proposed is placed by the curated gazetteer alone, which knows few places. To look names up in "
            f"the whole world: {remedy}",
            err=True,
        )


def proposing(corpus: Corpus, folder: Path | None, wanted: bool | None = None) -> Corpus:
    """Show what rules propose beside what a person entered.

    Parameters
    ----------
    corpus : geo.Corpus
    folder : pathlib.Path, optional
        Where it is, with what was decided about proposals, if it is not the corpus that ships.
    wanted : bool, optional
        By default, where no person has entered an event, and of :data:`MOST_READ` articles at most; a line says what
        is then left out, where a person decides about proposals or there are more articles.

    Returns
    -------
    geo.Corpus
    """
    if wanted is False:
        return corpus
    if wanted is None and len(corpus.article_records) > MOST_READ:
        many = f"{len(corpus.article_records):,} articles"
        typer.echo(f"left out: events in {many}, which may take hours (--proposals proposes them)", err=True)
        return corpus
    from geo.deciding import read_decisions, still_proposed, with_proposals

    if wanted is None and corpus.event_records:
        if folder is not None and folder.is_dir() and read_decisions(folder).records:
            with reading(len(corpus.article_records)):
                left = still_proposed(corpus, folder)
            _say_what_is_left_to_decide(left)
        return corpus

    with reading(len(corpus.article_records)):
        shown = with_proposals(corpus, still_proposed(corpus, folder))
    if shown.proposed:
        _say_where_names_are_looked_up(shown)
    return shown


def _say_what_is_left_to_decide(left: Proposals) -> None:
    counts = {"event": sum(event.accepted is None for event in left.events), "claim": len(left.claims)}
    words = [f"{count} proposed {noun}{'' if count == 1 else 's'}" for noun, count in counts.items() if count]
    if words:
        typer.echo(
            f"left out: {' and '.join(words)}, on which nobody has decided (--proposals shows them)", err=True
        )


def read_articles(paths: Sequence[Path], worldwide: bool = True) -> list[Article]:
    """Read articles that belong to no corpus, and say what is left out.

    Parameters
    ----------
    paths : sequence of pathlib.Path
        Files, folders of them, and ``-`` for what standard input holds.
    worldwide : bool
        Whether their names are going to be looked up in the whole world.

    Returns
    -------
    list of Article

    Raises
    ------
    InputError
        If one of them cannot be read: file, line, value and remedy.
    """
    from gazetteer.errors import InputError, InputErrors
    from geo.contents import file_contents, read_contents
    from geo.languages import foreign, foreign_in_words

    articles: list[Article] = []
    left_out: list[LeftOut] = []
    notes: list[LeftOut] = []
    faults: list[InputError] = []
    for path in paths:
        if path == STANDARD:
            articles += _standard_input()
            continue
        contents = read_contents(path, faults) if path.is_dir() else file_contents(path)
        articles += contents.articles
        left_out += contents.left_out
        notes += contents.notes
    if faults:
        raise faults[0] if len(faults) == 1 else InputErrors(faults)
    _note(left_out, notes, foreign_in_words(foreign(articles), worldwide))
    return articles


def _standard_input() -> list[Article]:
    from geo.articles import article_of
    from geo.readers import readings_of

    name = Path("standard-input.txt")
    return [article_of(reading, name) for reading in readings_of(sys.stdin.buffer.read(), name)]


def _note(left_out: Iterable[LeftOut], notes: Iterable[LeftOut], foreign: list[str]) -> None:
    from geo.contents import in_words

    if left_out:
        typer.echo(printable(in_words(left_out)), err=True)
    if notes:
        typer.echo(printable(in_words(notes, "note")), err=True)
    for line in foreign:
        typer.echo(printable(line), err=True)
