"""The riot or the protest that follows on a killing, a bomb or a flood: what a story tells of it in passing.

A story of the incident tells of the riot in a few sentences, too few for a strand of its own. Where a sentence names
the riot and not what the story is about, or names it first, it is of the riot that articles like it tell of, and so is
what goes on about it without a word of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from geo.proposing.kinds import CONSEQUENCES, UNREST, alike
from geo.proposing.linking import Happening
from geo.proposing.news import Figures, News
from geo.proposing.passages import Passage
from geo.proposing.tellings import Reading, Telling

__all__ = ["unrest"]

_FEW = 2  # sentences without a figure and without a word of their own
_DURING = re.compile(r"\b(?:in|during|amid|by)(?: the| a)?(?: [\w-]+){0,2} \Z", re.IGNORECASE)
_REACH = 30  # letters
#: Words for what others do as well: a gunman's rampage.
_LOOSE = ("violence", "rampage", "mob")
_LATE = 1  # the lead is of the story


def unrest(
    news: News, readings: Sequence[Reading], figures: Figures
) -> tuple[dict[int, Telling], list[Happening]]:
    """Find what stories of an incident tell of a riot beside it.

    Parameters
    ----------
    news : News
        All happenings; those found are added.
    readings : sequence of Reading
        The articles; tellings are added to them.
    figures : Figures
        Of all sentences.

    Returns
    -------
    tuple of dict and list of Happening
        The tellings of figures that are of a riot, by the identity of the figure; and the riots that no article had.
    """
    found: dict[int, Happening] = {}
    told: dict[int, Telling] = {}
    tolls = _tolls(news, readings, figures)
    for reading in readings:
        main = news.main(reading.article.id)
        own = any(t.strand == "crowd" and t.is_news for t in reading.tellings)
        if own or main is None or main.strand != "incident":
            continue
        for passage in _sentences(reading, main, news, figures):
            if not figures[id(passage)]:
                continue
            riot = _telling(news, reading, passage, _of(news, reading, found, main))
            for figure, _ in figures[id(passage)]:
                of_main = figure.topic == "deaths" and tolls[id(main), figure.low] - {id(reading)}
                if not of_main:
                    told[id(figure)] = riot
    return told, list(found.values())


def _tolls(
    news: News, readings: Sequence[Reading], figures: Figures
) -> Mapping[tuple[int, float | None], set[int]]:
    """The articles that give a happening so many dead."""
    tolls: defaultdict[tuple[int, float | None], set[int]] = defaultdict(set)
    for reading in readings:
        for passage in reading.passages:
            for figure, telling in figures[id(passage)]:
                if figure.topic == "deaths":
                    tolls[id(news.of[id(telling)]), figure.low].add(id(reading))
    return tolls


def _telling(news: News, reading: Reading, passage: Passage, happening: Happening) -> Telling:
    """What an article tells of a riot, made where it is the first sentence that does."""
    for known in reading.tellings:
        if news.of.get(id(known)) is happening:
            return known
    telling = Telling(reading.article.id, "crowd", "riot", "unrest", day=reading.day)
    telling.date_by(passage)
    telling.add(passage)
    news.enter(reading, telling, happening)
    return telling


def _of(news: News, reading: Reading, found: dict[int, Happening], main: Happening) -> Happening:
    like = news.like(reading.article.id)
    known = [h for h in news.crowds if h.articles & like and h.kind in UNREST and h.tellings]
    if known:
        return max(known, key=lambda h: (h.main, len(h.articles & like)))
    return found.setdefault(id(main), Happening("crowd"))


def _sentences(reading: Reading, main: Happening, news: News, figures: Figures) -> Iterator[Passage]:
    there, bare = False, 0
    for passage in reading.passages:
        telling = reading.of.get(passage.sentence.start)
        if telling is None or telling.strand != "incident" or news.of[id(telling)] is not main:
            there = False
            continue
        at = passage.sentence.start
        crowds = [
            c
            for c in passage.cues
            if c.kind.name in UNREST and not passage.text[c.start - at :].casefold().startswith(_LOOSE)
        ]
        causes = [c for c in passage.cues if c.kind.strand == "incident" and c.kind.name not in CONSEQUENCES]
        own = [c for c in causes if alike((c.kind.name,), (main.kind,))]
        if crowds:
            first = not own or crowds[0].start < own[0].start
            start = crowds[0].start - passage.sentence.start
            during = bool(_DURING.search(passage.text[max(0, start - _REACH) : start]))
            there, bare = (first or during) and passage.rank > _LATE, 0
        elif causes or any(w.precision in ("month", "year") for w in passage.whens):
            there = False
        elif not figures.get(id(passage)):
            bare += 1
            there = there and bare < _FEW
        if there:
            yield passage
