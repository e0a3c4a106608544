"""What articles mention beside their stories: a speech, a vote, a withdrawal, an earlier attack.

A sentence that tells of something of its own kind, or of its own day or place, is an aside. Asides get no figures;
they are proposed as events behind those of the stories, with less trust, so that nothing that an article dates or
places is lost.

==========  ==============================================================================================
rule        what it does
==========  ==============================================================================================
own kind    a sentence that tells of another kind of happening than its telling is an aside
own day     so is one that names another day
own place   so is one that names another town as the site
actor       sentences of one actor, one kind and one day that follow each other are one aside
told again  of a kind, a day and the sites of a story of its articles, it is that story, and no aside
nowhere     what has no day and no place is none
==========  ==============================================================================================
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from geo.proposing.kinds import CONSEQUENCES
from geo.proposing.passages import Passage
from geo.proposing.tellings import Reading, Telling
from geo.times import When

__all__ = ["NO_NAMES", "RULES", "actor_of", "asides"]

RULES = {
    "own kind": "A sentence that tells of another kind of happening than the story is proposed as an aside.",
    "own day": "So is one that names another day.",
    "own place": "So is one that names another town as the site.",
    "actor": "Sentences of one actor, one kind and one day that follow each other are one aside.",
    "told again": "What is of the kind, the day and the sites of a story of its articles is that story, and no aside.",
    "nowhere": "What has no day and no place is no aside.",
}

_MOST = 24  # of an article
_FIRST_LETTERS = 20_000  # of an article, in which a name is looked for again
_BEFORE, _BOUNDARY = re.compile(r"[a-z,]"), re.compile(r"\b")
_LEAST_WEIGHT = 0.4
_NAME = re.compile(r"[A-Z][\w’'-]+(?:(?: (?:al|de|van|bin|von|el))? [A-Z][\w.’'-]+){0,3}")
NO_NAMES = frozenset(
    """the a an in on at after before as but and if it he she they his her their this that these those when while we
    i you our there here some many most more both all also since for from by with of to monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sept oct nov dec according meanwhile earlier later
    however despite although though shortly asked speaking photo read president minister prime mr mrs ms dr
    gen general us u.s read: file""".split()
)
_VERB = re.compile(
    r"\b(?:said|says|told|vowed|vows|threatened|warned|announced|voted|declared|called|tweeted|insisted|expected|denied|"
    r"launched|killed|struck|hit|stormed|fired|attacked|suspended|withdrew|moved|left|visited|demanded|condemned|signed|"
    r"urged|agreed|met|held|gathered|buried|fell|plunged|dropped|abandoned|rejected|claimed|confirmed|passed|ordered|"
    r"protested|marched|chanted|celebrated|died|was|were|has|have|had|is|are|will|would)\b"
)


def asides(reading: Reading, off: Collection[str] = ()) -> list[Telling]:
    """The asides of an article.

    Parameters
    ----------
    reading : Reading
    off : collection of str, optional
        Rules of :data:`RULES` not to use.

    Returns
    -------
    list of Telling
        At most two dozen, those with a day or a place of their own first.
    """
    found: list[tuple[int, Telling]] = []
    story = reading.tellings[0] if reading.tellings else None
    known = {spot.place.id for p in story.passages[:4] for spot in p.spots} if story else set()
    last: Telling | None = None
    for passage in reading.passages:
        telling = reading.of.get(passage.sentence.start)
        kind = _kind(passage)
        if telling is None or kind is None:
            last = None
            continue
        when = _when(passage)
        days = {(t.first, t.last) for t in (telling, reading.tellings[0])}
        weight = _weight(passage, telling, kind[0], when, days, known, off)
        actor = actor_of(reading.article.text, passage)
        same = last is not None and last.kind == kind[0] and last.actor == actor and when is None
        if same and last is not None and "actor" not in off:
            last.add(passage)
            continue
        last = None
        if weight == 0:
            continue
        last = Telling(reading.article.id, kind[1], kind[0], "aside", actor=actor)
        last.background = telling.background
        last.add(passage)
        if when is not None:
            last.whens.append(when)
            last.first, last.last = when.first, when.last
        elif telling.first is not None:
            last.first, last.last, last.whens = telling.first, telling.last, telling.whens[:1]
        found.append((weight, last))
    found.sort(key=lambda entry: -entry[0])
    return [telling for _, telling in found[:_MOST]]


def _kind(passage: Passage) -> tuple[str, str] | None:
    """The kind that a sentence has most words for, and its strand."""
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    for cue in passage.cues:
        if cue.kind.name not in CONSEQUENCES:
            weights[cue.kind.name, cue.kind.strand] += cue.kind.weight
    if not weights:
        return None
    best = max(sorted(weights), key=weights.__getitem__)
    return best if weights[best] >= _LEAST_WEIGHT else None


def _when(passage: Passage) -> When | None:
    return next(
        (w for w in passage.whens if w.first is not None and w.precision != "vague" and not w.coming), None
    )


def _weight(
    passage: Passage,
    telling: Telling,
    kind: str,
    when: When | None,
    days: Collection[tuple[object, object]],
    known: Collection[str],
    off: Collection[str],
) -> int:
    """How much a sentence has of its own: a kind, a day, a place."""
    if passage.rank <= 1 and telling.main and kind == telling.kind:
        return 0
    own_kind = "own kind" not in off and kind != telling.kind
    day = when is not None and (when.first, when.last) not in days
    own_day = "own day" not in off and day
    local = [
        s for s in passage.spots if s.literal and s.local and s.role == "site" and s.place.id not in known
    ]
    own_place = "own place" not in off and bool(local)
    return 2 * own_day + 2 * own_place + own_kind


def actor_of(text: str, passage: Passage) -> str | None:
    """Who acts in a sentence: the last name before its first verb that is no place, else its first name.

    Parameters
    ----------
    text : str
        Of the article.
    passage : Passage

    Returns
    -------
    str or None
    """
    names = list(_names(text, passage))
    verb = _VERB.search(text, passage.sentence.start, passage.sentence.end)
    before = [name for name, start in names if verb is not None and start < verb.start()]
    if before:
        return before[0]
    return names[0][0] if names else None


def _names(text: str, passage: Passage) -> Iterator[tuple[str, int]]:
    spots = [(spot.start, spot.end) for spot in passage.spots]
    for match in _NAME.finditer(text, passage.sentence.start, passage.sentence.end):
        if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
            continue  # an agency or a short form
        words = match[0].split()
        while words and words[0].casefold().rstrip(".:") in NO_NAMES:
            words = words[1:]
        first = match.start() <= passage.sentence.start + 2 and len(words) == 1
        if first and not _within(text, words[0]):
            continue  # a capital that the sentence gives
        if not words or any(
            start < match.end() and match.end() - len(words[-1]) < end for start, end in spots
        ):
            continue
        yield words[-1].strip(".").removesuffix("’s").removesuffix("'s"), match.start()


def _within(text: str, word: str) -> bool:
    """Whether a word also stands behind a small letter or a comma, so that its capital is its own."""
    at = text.find(f" {word}", 0, _FIRST_LETTERS)
    while at >= 0:
        if _BEFORE.match(text, max(0, at - 1), at) and _BOUNDARY.match(
            text, at + 1 + len(word), _FIRST_LETTERS
        ):
            return True
        at = text.find(f" {word}", at + 1, _FIRST_LETTERS)
    return False
