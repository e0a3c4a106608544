"""On which day each article appeared, from which its "Tuesday" is told: by itself, or by the other articles.

Most articles of a folder appear within some days of what they tell of: their *busiest fortnight*. An article that
gives no day is read as of the one that it shares most words with, one of that fortnight before one that looks back
on it, and then as of the weekday on which somebody "said" something in it.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from geo import times
from geo.articles import Article
from geo.facts import Facts, day_without_year, facts
from geo.proposing.passages import SAID_ON

__all__ = ["appeared"]

_FORTNIGHT = 14
_HALF_A_WEEK = 3  # days
_TOP, _BEFORE_A_WEEKDAY = 1500, 40  # characters
_YEARS_BEFORE = 365  # days
_MUCH_SHARED, _SOME_SHARED = 0.3, 0.2  # of the words of the shorter article
_MUCH_LIKER = 1.4  # times as many words are shared with an article of another time
_MOST = 0.5  # of the dated articles
_FIRST_LINES = 500  # characters
_LONG_BEFORE = 3  # days

_WORD = re.compile(r"[a-z]{5,}")

#: The words of articles, a bit for each: many articles are compared with many.
_Words = int
_Dated = Sequence[tuple[_Words, dt.date]]


def appeared(
    articles: Iterable[Article], off: Collection[str] = ()
) -> dict[str, tuple[Facts, dt.date | None]]:
    """The facts of each article, and the day from which its "Tuesday" is told.

    Parameters
    ----------
    articles : iterable of Article
    off : collection of str, optional
        Rules of :data:`geo.facts.RULES` not to use.

    Returns
    -------
    dict of str to (Facts, datetime.date or None)
        By id. Where a date may mean two days, the one nearer to the other articles counts.
    """
    articles = list(articles)
    known = {article.id: facts(article, off) for article in articles}
    certain = sorted(found.days[0] for found in known.values() if len(found.days) == 1)
    middle = certain[len(certain) // 2] if certain else None
    days: dict[str, dt.date | None] = {}
    for article in articles:
        found = known[article.id]
        if len(found.days) > 1 and middle:
            days[article.id] = min(found.days, key=lambda day: abs((day - middle).days))
        else:
            days[article.id] = found.day
        if days[article.id] is None and middle and "dateline" not in off:
            days[article.id] = day_without_year(article.text, middle, certain[0])
    undated = [article for article in articles if days[article.id] is None]
    if undated:
        days |= _of_undated(undated, [a for a in articles if days[a.id]], days, certain, off)
    return {id: (found, days[id]) for id, found in known.items()}


def _of_undated(
    undated: Sequence[Article],
    dated: Sequence[Article],
    days: dict[str, dt.date | None],
    certain: Sequence[dt.date],
    off: Collection[str],
) -> dict[str, dt.date | None]:
    """The days of articles that give none, as far as others tell."""
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    words = [(_vocabulary(article.text, numbers), day) for article in dated if (day := days[article.id])]
    busiest = _busiest([day for _, day in words])
    found = {a.id: _likest(_vocabulary(a.text, numbers), words, busiest) for a in undated}
    named = {a.id: day for a in undated if found[a.id] is None and (day := _named_day(a.text))}
    last = max(named.values(), default=None)
    for article in undated:
        if (like := found[article.id]) is not None:
            found[article.id] = _after_the_first(article.text, like, certain)
            continue
        day = named.get(article.id)
        if day is not None and certain and (certain[0] - day).days > _YEARS_BEFORE:
            day = None  # of what it looks back on
        near = day is not None and last is not None and (last - day).days <= _FORTNIGHT
        found[article.id] = last if near else day
    whole = sorted(day for day in (*days.values(), *found.values()) if day is not None)
    first, latest = _busiest(whole) or (None, None)
    most = [day for day in whole if first and latest and first <= day <= latest]
    if latest is not None and len(most) > 1 and len(most) >= _MOST * len(whole) and "among others" not in off:
        for article in undated:
            if found[article.id] is None and str(latest.year) not in article.text[:_FIRST_LINES]:
                found[article.id] = _after_the_first(
                    article.text, latest, most
                )  # a year is of what lies back
    if "spoken" not in off:
        found |= {a.id: _spoken_on(a.text, day) for a in undated if (day := found[a.id]) is not None}
    return found


def _busiest(days: Iterable[dt.date]) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the fortnight in which most articles appeared, the earliest of several."""
    ordered = sorted(days)
    behind = [bisect_right(ordered, first + dt.timedelta(_FORTNIGHT)) for first in ordered]
    most = max(range(len(ordered)), key=lambda at: behind[at] - bisect_left(ordered, ordered[at]), default=-1)
    return (ordered[most], ordered[behind[most] - 1]) if ordered else None


def _likest(words: _Words, dated: _Dated, busiest: tuple[dt.date, dt.date] | None) -> dt.date | None:
    """The day of the article that shares most words with an undated one, one of the busiest fortnight before others.

    Where few are shared, all that share as many must have appeared within a fortnight.
    """
    size = words.bit_count()
    shares = [((words & one).bit_count() / (min(size, one.bit_count()) or 1), day) for one, day in dated]
    if not shares or busiest is None:
        return None
    best, day = max(shares, key=lambda share: share[0])
    inside = [share for share in shares if busiest[0] <= share[1] <= busiest[1]]
    of_them = max(inside, key=lambda share: share[0])
    if best < _MUCH_LIKER * of_them[0]:
        best, day = of_them
    if best >= _MUCH_SHARED:
        return day
    near = [other for share, other in shares if share >= _SOME_SHARED]
    return day if near and all(abs((other - day).days) <= _FORTNIGHT for other in near) else None


def _spoken_on(text: str, day: dt.date) -> dt.date:
    """The day of an undated article: the weekday on which somebody first "said" something, nearest to that inferred."""
    for when in times.dates(text, 0, min(len(text), _TOP), None):
        before = text[max(0, when.start - _BEFORE_A_WEEKDAY) : when.start]
        if when.weekday is not None and SAID_ON.search(before):
            return day + dt.timedelta((when.weekday - day.weekday() + _HALF_A_WEEK) % 7 - _HALF_A_WEEK)
    return day


def _after_the_first(text: str, day: dt.date | None, certain: Sequence[dt.date]) -> dt.date | None:
    """The day of an undated article: a weekday that would lie long before all others is the one after."""
    whens = times.dates(text, 0, min(len(text), _FIRST_LINES), day) if day is not None and certain else []
    told = next((when.first for when in whens if when.weekday is not None and not when.coming), None)
    if day is None or told is None or (certain[0] - told).days <= _LONG_BEFORE:
        return day
    return told + dt.timedelta(7)


def _vocabulary(text: str, numbers: Mapping[str, int]) -> _Words:
    """The longer words that an article begins with; those that are new are given a number."""
    return sum(1 << numbers[word] for word in set(_WORD.findall(text[:4000].casefold())))


def _named_day(text: str) -> dt.date | None:
    """The last full date in an article, or the weekday that it opens with where that is just behind it."""
    if not times.FULL_DATE.search(text):
        return None  # most articles without a day of their own
    whens = times.dates(text, 0, min(len(text), 20_000), None)
    full = [
        when.first for when in whens if when.rule == "full date" and when.precision == "day" and when.first
    ]
    if not full:
        return None
    day = max(full)
    weekday = next((when.weekday for when in whens if when.weekday is not None), None)
    ahead = 0 if weekday is None else (weekday - day.weekday()) % 7
    return day + dt.timedelta(ahead if ahead <= 3 else 0)
