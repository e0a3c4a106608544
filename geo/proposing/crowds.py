"""Those who come together after a happening: a vigil, a funeral, a meeting, a road that is blocked.

Nobody is a crowd of a shooting or a flood: where a story of such a happening gives the number of those who came, and
tells of no march or riot besides, they came to something else, which is an event of its own with the sentences that
go on about it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from geo.proposing.figures import Figure
from geo.proposing.kinds import CONSEQUENCES
from geo.proposing.passages import Passage
from geo.proposing.sections import GOES_ON
from geo.proposing.tellings import Reading, Telling

__all__ = ["open_crowds"]

_SOMEBODY = ("he", "she", "his", "her")  # who was named in the sentence before, and is no crowd
_COURT = frozenset(("court", "courtroom", "courthouse"))
#: Those whom an article has told of before a crowd.
_VICTIMS = re.compile(r"\bthe (?:\w+ )?(?:dead|injured|wounded|victims|survivors|missing)\b", re.IGNORECASE)
_NEXT = 2  # sentences on which another number is of the same crowd


def open_crowds(reading: Reading, figures: Iterable[Figure], off: Collection[str] = ()) -> None:
    """Tell apart those who came together after what an article is about.

    Parameters
    ----------
    reading : Reading
        Of the article; a telling is added for each crowd, and its sentences are given to it.
    figures : iterable of Figure
        What is counted in the article, in order.
    off : collection of str, optional
        Rules of :data:`geo.proposing.tellings.RULES` not to use.
    """
    if "gathered crowd" in off or any(t.strand == "crowd" and t.is_news for t in reading.tellings):
        return
    last: Telling | None = None
    for figure in figures:
        telling = reading.of.get(figure.sentence.start)
        passage = reading.passage(figure.sentence.start)
        if figure.topic != "crowd" or telling is None or passage is None:
            continue
        of_story = telling.strand == "incident" and telling.is_news
        if not of_story or passage.words.keys() & _COURT:
            continue
        same = last is not None and passage.rank - last.passages[-1].rank <= _NEXT and not _kinds(passage)
        if last is None or not same:
            last = _opened(reading, passage)
            reading.tellings.append(last)
        _take(reading, last, passage, telling)


def _opened(reading: Reading, passage: Passage) -> Telling:
    kind = next(iter(_kinds(passage)), "protest" if "block" in passage.words else "gathering")
    telling = Telling(reading.article.id, "crowd", kind, "gathered crowd", day=reading.day)
    telling.date_by(passage, ("day", "days"))
    return telling


def _kinds(passage: Passage) -> list[str]:
    return [cue.kind.name for cue in passage.cues if cue.kind.strand == "crowd"]


def _take(reading: Reading, crowd: Telling, passage: Passage, story: Telling) -> None:
    """Give a crowd the sentence that counts it, and those that go on about it."""
    at = reading.passages.index(passage)
    for number, other in enumerate(reading.passages[at:]):
        if number and not (reading.of.get(other.sentence.start) is story and _goes_on(other)):
            return
        crowd.add(other)
        reading.of[other.sentence.start] = crowd


def _goes_on(passage: Passage) -> bool:
    """Whether a sentence goes on about a crowd."""
    caused = [c for c in passage.cues if c.kind.strand == "incident" and c.kind.name not in CONSEQUENCES]
    if caused or _VICTIMS.search(passage.text):
        return False
    opens = GOES_ON.match(passage.text)
    return bool(_kinds(passage)) or (
        opens is not None and opens[0].casefold() not in _SOMEBODY and not passage.whens
    )
