"""The nights of a riot that goes on: each is a happening of its own, and so is what is summed up over all of them.

Articles that count the nights of a riot - a second night, three nights of unrest - give the arrests and the injuries
of each, and those of all together. So where such articles tell of a riot, each of its figures goes to the night that
its own words give: a day ("on Friday night", "overnight"), or a number ("the second night") counted from the night
on which most articles have the riot begin. What stands behind "since Monday" or "over the two nights" is of the riot
as a whole. What gives no night is of the night that was told of before it in its article. A fire of which nobody died,
and of which such an article tells too, was set by the crowd: its figures are of the nights.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from geo.proposing.figures import Figure
from geo.proposing.kinds import CONSEQUENCES, UNREST, alike
from geo.proposing.linking import Happening
from geo.proposing.news import Figures, News
from geo.proposing.passages import BEFORE_A_DATE, SAID_ON, Passage
from geo.proposing.tellings import Reading, Telling
from geo.times import When

__all__ = ["nights"]

_ORDINALS = {
    word: n for n, words in enumerate(("first", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th"), 1)
    for word in words.split()
}  # fmt: skip
_NUMBER = r"two|three|four|five|six|seven|several|\d"
_ORDINAL = re.compile(
    rf"\b(?P<nth>{'|'.join(_ORDINALS)})(?: (?!quiet|calm|peaceful)\w+)? (?:night|evening)\b",
    re.IGNORECASE,
)
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: What is summed up: arrests since Monday, injured over the two nights.
_WHOLE = re.compile(
    rf"\b(?:(?:over|in|during|of|after|off|by|from)(?: the)?(?: (?:past|last|previous))? (?:{_NUMBER}) (?:\w+ )?"
    rf"(?:nights|evenings|days)\b|\b(?:{_NUMBER}) (?:\w+ )?nights of\b|\b(?:this|last|all) week\b"
    rf"|\b(?:since (?:the )?{_WEEKDAY}|between {_WEEKDAY} and {_WEEKDAY}))",
    re.IGNORECASE,
)
_EARLY = re.compile(r"\b(?:early|small hours of|before dawn|early hours of)(?: on)? \Z", re.IGNORECASE)
_OF_NIGHT_TIME = re.compile(r"(?i)tonight|night|evening")
_HAVE = re.compile(r"\b(?:have|has) (?:now )?been\b")
_MORNING = re.compile(r"\b(?:morning|afternoon)\b", re.IGNORECASE)
#: What crowds do: where an article tells of a riot, this is of it, and not of the shooting that it is about.
_DEEDS = frozenset(("fire", "robbery", "explosion"))

_OF_NIGHT = frozenset(
    "injured arrested destroyed crowd responders amount attackers rescued displaced".split()
)
_CLAUSE = re.compile(r"[,;:()]|--|[–—]| and (?=\d)|\bwhich\b|\bin addition to\b|\btaking\b|\bbringing\b")
_BESIDES = re.compile(r"(?i)\b(?:in addition to|besides|on top of|apart from|compared with|than)\b")
_DAY = dt.timedelta(1)
_OPEN = dt.date.max  # all nights, until the last one is known
_SPAN = dt.timedelta(10)
_TOP = 3  # sentences
_NEXT = 8  # letters behind a day, for its evening

_Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a sentence says of which night it tells: a day, a number, or all of them (both None)."""

    start: int
    end: int
    day: dt.date | None = None
    nth: int | None = None


@dataclass(slots=True)
class _Riot:
    """A riot of several nights: what is told of it, and when it began.

    Attributes
    ----------
    happenings : list of Happening
    articles : set of str
        Those that tell of it.
    eve : datetime.date or None
        The day before the first night, as the articles count them.
    by_night : dict of (date, date) to Happening
    """

    happenings: list[Happening]
    articles: set[str]
    eve: dt.date | None = None
    by_night: dict[_Days, Happening] = field(default_factory=dict)


def nights(
    news: News, readings: Sequence[Reading], figures: Figures
) -> tuple[dict[int, Telling], list[Happening]]:
    """Give the figures of riots that go on to the night that each is of.

    Parameters
    ----------
    news : News
        All happenings; the tellings of riots are taken apart by night.
    readings : sequence of Reading
        The articles.
    figures : Figures
        Of all sentences.

    Returns
    -------
    tuple of dict and list of Happening
        The tellings of figures, by the identity of the figure; and a happening for each night.
    """
    told: dict[int, Telling] = {}
    found: list[Happening] = []
    for riot in _riots(news, readings):
        there = [reading for reading in readings if reading.article.id in riot.articles]
        about = {day for reading in there for day in _about(news, reading)}
        marks = {id(p): list(_marks(reading, p, about)) for reading in there for p in reading.passages}
        riot.eve = _eve(there, marks)
        opens = {reading.article.id: _opening(riot, reading, marks, about) for reading in there}
        if len({days for days in opens.values() if days and days[1] != _OPEN}) < 2:
            continue
        for reading in there:
            days = opens[reading.article.id]
            if days is not None:
                told |= _of_article(news, riot, reading, days, figures, marks)
        _close(riot)
        found += riot.by_night.values()
    return told, found


def _close(riot: _Riot) -> None:
    """Date what is of all nights up to the last one of those that follow each other."""
    single = {days[0] for days in riot.by_night if days[1] != _OPEN}
    for days, whole in riot.by_night.items():
        last = days[0]
        while last + _DAY in single:
            last += _DAY
        for telling in whole.tellings if days[1] == _OPEN else ():
            telling.last = last


def _riots(news: News, readings: Sequence[Reading]) -> Iterator[_Riot]:
    """The riots whose nights articles count, each with all happenings that are told of it."""
    counting = {r.article.id for r in readings if any(map(_counts, r.passages))}
    told = [h for h in news.crowds if h.tellings and not h.background and h.kind in UNREST]
    done: set[int] = set()
    for seed in told:
        if id(seed) in done or seed.kind not in UNREST or not seed.articles & counting:
            continue
        like = {other for article in seed.articles for other in news.like(article)}
        parts = [h for h in told if id(h) not in done and h.articles & like and _one_week(h, seed)]
        articles = {article for h in parts for article in h.articles}
        fires = [h for h in (*news.causes, *news.lesser) if _is_set(h) and h.articles & articles]
        parts += [fire for fire in fires if _one_week(fire, seed)]
        done |= set(map(id, parts))
        yield _Riot(parts, articles.union(*(fire.articles for fire in parts)))


def _is_set(happening: Happening) -> bool:
    """Whether a happening is a fire of which nobody died: where a riot goes on, the crowd set it."""
    if happening.kind != "fire" or happening.background or not happening.tellings:
        return False
    cues = (cue for telling in happening.tellings for passage in telling.passages for cue in passage.cues)
    return all(cue.kind.name != "death" for cue in cues)


def _counts(passage: Passage) -> bool:
    """Whether a sentence counts the nights of a riot."""
    unrest = any(cue.kind.name in UNREST for cue in passage.cues)
    return unrest and bool(
        _ORDINAL.search(passage.text) or re.search(rf"(?:{_NUMBER}) (?:nights\b|days of )", passage.text)
    )


def _one_week(a: Happening, b: Happening) -> bool:
    first = [t.first for t in a.tellings if t.first and not t.background]
    other = [t.first for t in b.tellings if t.first and not t.background]
    return not (first and other) or min(abs(x - y) for x in first for y in other) <= _SPAN


def _about(news: News, reading: Reading) -> Iterator[dt.date]:
    """The days of what a riot is about: those that most articles give for what people died of."""
    for happening in news.near(reading.article.id):
        days = Counter({days[0]: n for days, n in happening.dated.items() if days[0] == days[1]}).most_common(
            1
        )
        if happening.strand == "incident" and len(happening.articles) > 1 and days:
            yield days[0][0]


def _marks(reading: Reading, passage: Passage, about: Collection[dt.date]) -> Iterator[_Mark]:
    """Where a sentence says of which night it tells."""
    text, at = reading.article.text, passage.sentence.start
    for match in _WHOLE.finditer(passage.text):
        yield _Mark(at + match.start(), at + match.end())
    for match in _ORDINAL.finditer(passage.text):
        yield _Mark(at + match.start(), at + match.end(), nth=_ORDINALS[match["nth"].casefold()])
    for when in passage.whens:
        day = _night(reading, passage, when, about)
        since = re.search(r"\bsince(?: the)? \Z", text[max(at, when.start - 12) : when.start])
        if day is not None and not since:
            yield _Mark(when.start, when.end, day=day)


def _night(reading: Reading, passage: Passage, when: When, about: Collection[dt.date]) -> dt.date | None:
    """The night that a date is of, None where it is none of a riot."""
    text, at = reading.article.text, passage.sentence.start
    if when.first is None or when.last is None or when.coming or when.precision not in ("day", "days"):
        return None
    if when.last - when.first > _DAY or (reading.day and reading.day - when.first > _SPAN):
        return None
    before = text[max(at, when.start - BEFORE_A_DATE) : when.start]
    near = min(passage.cues, key=lambda cue: abs(cue.start - when.start), default=None)
    cause = near.kind.name if near is not None and near.kind.strand == "incident" else "injuries"
    if cause not in {*_DEEDS, *CONSEQUENCES} or (cause == "death" and when.first in about):
        return None  # of the death that it is about
    if SAID_ON.search(before) or text[when.end : when.end + 2] in ("'s", "’s"):
        return None
    if when.first == reading.day and not _OF_NIGHT_TIME.search(text, when.start, when.end + _NEXT):
        return None  # no night has been told of before its day is over
    if when.rule == "day beside" and _MORNING.search(text, when.start, when.end):
        return None
    return when.first - _DAY if _EARLY.search(before) else when.first


def _eve(readings: Sequence[Reading], marks: Mapping[int, list[_Mark]]) -> dt.date | None:
    """The day before the first night: that from which most sentences with a day and a number count."""
    votes: Counter[dt.date] = Counter()
    days: Counter[dt.date] = Counter()
    for reading in readings:
        for passage in reading.passages:
            numbers = [mark.nth for mark in marks[id(passage)] if mark.nth is not None]
            named = [mark.day for mark in marks[id(passage)] if mark.day is not None]
            if len(numbers) == 1 and named:
                votes[named[0] - numbers[0] * _DAY] += 1
        number = next(
            (m.nth for p in reading.passages if p.rank <= 1 for m in marks[id(p)] if m.nth is not None), None
        )
        story = next((m.day for p in reading.passages if p.rank <= 3 for m in marks[id(p)] if m.day), None)
        if number is not None and story is not None:
            votes[story - number * _DAY] += 1
        if story is not None:
            days[story] += 1
    if votes:
        return max(sorted(votes), key=votes.__getitem__)
    return min(days) - _DAY if days else None


def _of_article(
    news: News,
    riot: _Riot,
    reading: Reading,
    current: _Days,
    figures: Figures,
    marks: Mapping[int, list[_Mark]],
) -> dict[int, Telling]:
    """What one article tells of the nights of a riot: its figures, each with its telling."""
    told: dict[int, Telling] = {}
    made: dict[_Days, Telling] = {}
    there = summed = False
    for passage in reading.passages:
        own = [m for m in marks[id(passage)] if _days(riot, m) is not None]
        there = _is_of_riot(news, riot, reading, passage, there)
        here = [
            (figure, mine)
            for figure, mine in figures[id(passage)]
            if _is_told(news, riot, figure, mine, there)
        ]
        if not (there or here):
            continue
        for figure, _ in here:
            days = _of_figure(riot, reading, figure, own) or current
            if summed and not own and riot.eve and _HAVE.search(passage.text):
                days = riot.eve + _DAY, _OPEN
            told[id(figure)] = _telling(news, riot, reading, made, passage, days)
        if there and here:
            given = [told_of for mark in own if (told_of := _days(riot, mark))]
            summed = summed or any(last == _OPEN for _, last in given)
            current = next((one for one in reversed(given) if one[1] != _OPEN), current)
        if there:
            opens = (_days(riot, own[0]) if own else None) or current
            reading.of[passage.sentence.start] = _telling(news, riot, reading, made, passage, opens)
    others = [(f, t) for p in reading.passages for f, t in figures[id(p)] if id(f) not in told]
    rest = _leave(news, riot, reading, made, {id(telling) for _, telling in others})
    if rest is None:
        return told
    return told | {id(figure): rest for figure, telling in others if id(telling) not in news.of}


def _is_told(news: News, riot: _Riot, figure: Figure, telling: Telling, there: bool) -> bool:
    of_riot = any(news.of.get(id(telling)) is h for h in riot.happenings)
    return of_riot or (there and figure.topic in _OF_NIGHT)


def _is_of_riot(news: News, riot: _Riot, reading: Reading, passage: Passage, before: bool) -> bool:
    """Whether a sentence is of a riot: told of it, or of what crowds do, or of arrests in a story of them."""
    telling = reading.of.get(passage.sentence.start)
    if telling is None:
        return False
    happening = news.of.get(id(telling))
    if any(happening is h for h in riot.happenings):
        return True
    if not telling.is_news:
        return False
    causes = {c.kind.name for c in passage.cues if c.kind.strand == "incident"} - CONSEQUENCES
    crowd = any(c.kind.name in UNREST for c in passage.cues)
    if telling.strand == "arrest" and telling.main:
        opens = any(c.kind.name in UNREST for p in reading.passages if p.rank <= 3 for c in p.cues)
        court = any(c.kind.strand == "court" for c in passage.cues)
        return opens and not court and not causes - _DEEDS
    if telling.strand != "incident" or happening is None or alike(causes & _DEEDS, (happening.kind,)):
        return False
    if causes:
        return causes <= _DEEDS
    return before and not crowd


def _opening(
    riot: _Riot, reading: Reading, marks: Mapping[int, list[_Mark]], about: Collection[dt.date]
) -> _Days | None:
    """The night of which an article tells first, or all of them."""
    headline = [m for p in reading.passages if p.rank == 0 for m in marks[id(p)]]
    if headline and all(mark.day is None and mark.nth is None for mark in headline):
        return _days(riot, headline[0])
    story = reading.tellings[0].strand != "court"
    of_riot = {id(p) for h in riot.happenings for t in h.tellings for p in t.passages}
    told = [p for p in reading.passages if (story and p.rank <= _TOP) or id(p) in of_riot]
    told += [p for p in reading.passages if any(cue.kind.name in UNREST for cue in p.cues)]
    for passage in told:
        for mark in sorted(marks[id(passage)], key=_rank):
            if (days := _days(riot, mark)) is not None:
                return days
    dated = (t.first for t in reading.tellings if t.strand == "crowd" and t.first and not t.background)
    day = next(dated, None)
    if day in about and riot.eve:
        day = riot.eve + _DAY  # not of what it is about
    elif day is not None and day == reading.day:
        day -= _DAY  # no night has been told of before its day is over
    return (day, day) if day is not None else None


def _rank(mark: _Mark) -> tuple[bool, int]:
    return mark.day is None and mark.nth is None, mark.start


def _days(riot: _Riot, mark: _Mark) -> _Days | None:
    """The night, or the nights, that a sentence says it is of."""
    if mark.day is not None:
        return mark.day, mark.day
    if riot.eve is None:
        return None
    if mark.nth is not None:
        return riot.eve + mark.nth * _DAY, riot.eve + mark.nth * _DAY
    return riot.eve + _DAY, _OPEN


def _of_figure(riot: _Riot, reading: Reading, figure: Figure, own: Sequence[_Mark]) -> _Days | None:
    """The night of a figure, by the words of its own clause, else by those nearest to it."""
    text = reading.article.text
    if not own:
        return None

    def gap(mark: _Mark) -> tuple[int, int]:
        low, high = sorted((min(mark.end, figure.end), max(mark.start, figure.start)))
        return len(_CLAUSE.findall(text, low, high)), high - low

    mark = min(own, key=gap)
    beside = _BESIDES.search(text, figure.end, max(mark.start, figure.end))
    return None if beside else _days(riot, mark)


def _telling(
    news: News, riot: _Riot, reading: Reading, made: dict[_Days, Telling], passage: Passage, days: _Days
) -> Telling:
    """What an article tells of a night, made where it is the first sentence that does."""
    if days not in made:
        known = riot.by_night.setdefault(days, Happening("crowd"))
        telling = Telling(reading.article.id, "crowd", "riot", "unrest", day=reading.day)
        telling.first = telling.last = days[0]
        made[days] = telling
        news.enter(reading, telling, known)
    if passage not in made[days].passages:
        made[days].add(passage)
    return made[days]


def _leave(
    news: News, riot: _Riot, reading: Reading, made: Mapping[_Days, Telling], kept: Collection[int]
) -> Telling | None:
    """Take from an article what it told of the riot as one, and give back the night of which it tells most."""
    most = max(made.values(), key=lambda t: len(t.passages), default=None)
    for telling in list(reading.tellings):
        happening = news.of.get(id(telling))
        if most is None or happening is None or telling in made.values():
            continue
        arrest = telling.strand == "arrest" and telling.main and id(telling) not in kept
        if not arrest and not any(happening is h for h in riot.happenings):
            continue
        news.drop(telling)
        if telling.main:
            most.main, most.rule = True, telling.rule
    return most
