"""Searching the articles of a corpus in the gazetteer of the whole world, and by what a person has pinned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import InputError, InputErrors
from gazetteer.pins import Pin
from gazetteer.searcher import Searcher, Source
from geo.corpus import Corpus
from geo.events import Event
from geo.outlets import outlets, places_of
from geo.pinsfile import FILE, PinsFile

if TYPE_CHECKING:
    from gazetteer.atlas import Atlas

__all__ = ["Told", "find_sites", "search"]

Told = Callable[[str, float], None]


def search(corpus: Corpus, pins: PinsFile | None = None, told: Told | None = None) -> Corpus:
    """Find the mentions of a corpus that looks names up in the whole world, or that has pins.

    Parameters
    ----------
    corpus : Corpus
        Its gazetteer is the curated one, and over it its own.
    pins : geo.pinsfile.PinsFile, optional
    told : callable, optional
        Told what is being done while the world gazetteer is compiled.

    Returns
    -------
    Corpus
        The same one where there is neither; its mentions are found when they are first asked for.

    Raises
    ------
    InputError
        If a pin names no place, or the world gazetteer is needed and not installed.
    """
    pins = pins or PinsFile(Path(FILE))
    atlas, credits = None, ()
    row = next((row for row, one in enumerate(pins.records) if one.place not in corpus.gazetteer), None)
    if corpus.about.gazetteer == "world":
        atlas = _atlas(corpus, told)
        for id in _sites(corpus.event_records.values()):
            atlas.find(id)
    elif row is not None:
        atlas = _opened_for(pins, row, corpus, told)
    elif not pins.records:
        return corpus
    given = _resolved(pins, corpus, atlas)
    if atlas is not None:
        credits = tuple(atlas.about["credits"])
    looked = atlas if corpus.about.gazetteer == "world" else None
    places = corpus.gazetteer if atlas is None else atlas.together
    searcher = Searcher(corpus.gazetteer, looked, given, places if looked is None else None)
    records = [*corpus.article_records.values()]
    known = outlets(records, places_of(looked))
    found = searcher.search(
        Source(one.id, one.text, outlet, one.language or "")
        for one, outlet in zip(corpus.progress(records), known, strict=True)
    )
    by_article = dict(zip(corpus.article_records, found, strict=True))
    return replace(corpus, gazetteer=places, found=by_article, searcher=searcher, credits=credits)


def find_sites(corpus: Corpus) -> None:
    """Look up the places that its events name, where a corpus has searched the whole world.

    Parameters
    ----------
    corpus : Corpus
        They join its gazetteer.
    """
    if corpus.searcher is not None and corpus.searcher.atlas is not None:
        for id in _sites(corpus.event_records.values()):
            corpus.searcher.atlas.find(id)


def _atlas(corpus: Corpus, told: Told | None) -> Atlas:
    from gazetteer.atlas import Atlas
    from gazetteer.world import open_world

    return Atlas(open_world(progress=told), corpus.gazetteer)


def _opened_for(pins: PinsFile, row: int, corpus: Corpus, told: Told | None) -> Atlas:
    """The world, because a pin names a place of it; if it cannot be opened, the pin's line says so."""
    try:
        return _atlas(corpus, told)
    except InputError as error:
        problem = f"{pins.records[row].place!r} is no place of this corpus's gazetteers, and {error.problem}"
        raise pins.refused(row, "place", problem, error.remedy) from error


def _resolved(pins: PinsFile, corpus: Corpus, atlas: Atlas | None) -> list[Pin]:
    """The pins with the ids under which the gazetteer has their places."""
    given, wrong = [], []
    for row, record in enumerate(pins.records):
        id = record.place if atlas is None else atlas.find(record.place)
        if id is None:
            problem = f"no place has the id {record.place!r}"
            remedy = "Look it up: dateline geocode NAME --gazetteer world"
            wrong.append(pins.refused(row, "place", problem, remedy))
        else:
            given.append(record.pin(corpus.article_records, id))
    if wrong:
        raise wrong[0] if len(wrong) == 1 else InputErrors(wrong)
    return given


def _sites(events: Iterable[Event]) -> Iterator[str]:
    """The ids of the places that events and claims name."""
    for event in events:
        yield from (link.place for link in event.places)
        yield from (claim.value.place for claim in event.claims if claim.value.place)
