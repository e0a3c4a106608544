"""Searching the articles of a corpus in the gazetteer of the whole world, and by what a person has pinned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import InputError, InputErrors
from gazetteer.pins import Pin, PinnedMatchers
from geo.corpus import Corpus
from geo.events import Event
from geo.pins import FILE, Pins

if TYPE_CHECKING:
    from gazetteer.worldmatcher import WorldPlaces

__all__ = ["Told", "search"]

Told = Callable[[str, float], None]


def search(corpus: Corpus, pins: Pins | None = None, told: Told | None = None) -> Corpus:
    """Find the mentions of a corpus that looks names up in the whole world, or that has pins.

    Parameters
    ----------
    corpus : Corpus
        Its gazetteer is the curated one, and over it its own.
    pins : geo.pins.Pins, optional
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
    pins = pins or Pins(Path(FILE))
    if corpus.about.gazetteer == "world":
        return _in_the_world(corpus, pins, told)
    return _by_hand(corpus, pins, told) if pins.records else corpus


def _in_the_world(corpus: Corpus, pins: Pins, told: Told | None) -> Corpus:
    from gazetteer.worldmatcher import Source, WorldMatcher

    places = _world_places(corpus, told)
    for id in _sites(corpus.event_records.values()):
        places.find(id)
    matcher = WorldMatcher(places, _resolved(pins, places))
    articles = corpus.progress(corpus.article_records.values())
    found = matcher.find_all(Source(one.id, one.text, one.publisher or "") for one in articles)
    by_article = dict(zip(corpus.article_records, found, strict=True))
    credits = tuple(places.world.about["credits"])
    return replace(corpus, gazetteer=places.together, found=by_article, credits=credits)


def _by_hand(corpus: Corpus, pins: Pins, told: Told | None) -> Corpus:
    """The world is opened only for a pin whose place the corpus's gazetteers lack."""
    row = next((row for row, one in enumerate(pins.records) if one.place not in corpus.gazetteer), None)
    places = None if row is None else _opened_for(pins, row, corpus, told)
    given = _resolved(pins, places)
    gazetteer, credits = corpus.gazetteer, ()
    if places is not None:
        gazetteer, credits = places.together, tuple(places.world.about["credits"])
    matchers = PinnedMatchers(corpus.gazetteer, gazetteer, given)
    articles = corpus.progress(corpus.article_records.values())
    found = {one.id: matchers.find(one.id, one.text) for one in articles}
    return replace(corpus, gazetteer=gazetteer, found=found, credits=credits)


def _world_places(corpus: Corpus, told: Told | None) -> WorldPlaces:
    from gazetteer.world import open_world
    from gazetteer.worldmatcher import WorldPlaces

    return WorldPlaces(open_world(progress=told), corpus.gazetteer)


def _opened_for(pins: Pins, row: int, corpus: Corpus, told: Told | None) -> WorldPlaces:
    """The world, because a pin names a place of it; if it cannot be opened, the pin's line says so."""
    try:
        return _world_places(corpus, told)
    except InputError as error:
        problem = f"{pins.records[row].place!r} is no place of this corpus's gazetteers, and {error.problem}"
        raise pins.refused(row, "place", problem, error.remedy) from error


def _resolved(pins: Pins, places: WorldPlaces | None) -> list[Pin]:
    """The pins with the ids under which the gazetteer has their places."""
    given, wrong = [], []
    for row, record in enumerate(pins.records):
        id = record.place if places is None else places.find(record.place)
        if id is None:
            problem = f"no place has the id {record.place!r}"
            remedy = "Look it up: dateline geocode NAME --gazetteer world"
            wrong.append(pins.refused(row, "place", problem, remedy))
        else:
            given.append(record.pin()._replace(place=id))
    if wrong:
        raise wrong[0] if len(wrong) == 1 else InputErrors(wrong)
    return given


def _sites(events: Iterable[Event]) -> Iterator[str]:
    """The ids of the places that events and claims name."""
    for event in events:
        yield from (link.place for link in event.places)
        yield from (claim.value.place for claim in event.claims if claim.value.place)
