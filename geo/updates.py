"""Whether values that cannot all be true conflict, or the later ones bring the earlier ones up to date.

A toll that rises from article to article is no contradiction. :data:`COURSES` decides, by the first rule that answers.
Of two articles of one day the one was published later that calls what the other gives an earlier value.

========================================================================= ========== =====================
when                                                                      course     example
========================================================================= ========== =====================
so, and a speaker of an earlier value gives a later one                   update     first none, then 110
in every pair, one value is called earlier by its own article             update     "at first reported two"
it grows while more becomes known, and what was published later is more   update     3 at noon, 10 at night
fewer are missing the later it was published                              update     9 at noon, 4 at night
else                                                                      conflict   3 and 10 on one day
========================================================================= ========== =====================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from geo.values import Value

__all__ = ["COURSES", "GROWING", "Course", "CourseRule", "Report", "course", "overtaken"]

Course = Literal["conflict", "update"]
#: What grows while a happening becomes known: counts of those whom it befell, who has come, what it costs, a reward.
GROWING = frozenset(
    "deaths injured injuries missing arrested displaced rescued destroyed responders amount".split()
)
#: How many times as often as it falls, or differs within a day, a count has to rise with publication, for its rise to
#: explain the difference.
RISING = 2


@dataclass(frozen=True, slots=True)
class Report:
    """A value, and when it was reported.

    Attributes
    ----------
    value : Value
    moments : tuple of float, optional
        The first second in which its article can have appeared, and the one after the last; None if not known.
    earlier : bool
        The article itself calls the value an earlier one.
    speaker : str, optional
        Who gives it, as :func:`voice` names them; None for an article's own voice where nobody else is meant.
    article : str, optional
        Where it stands.
    changed : bool
        The article says that the value is a new one: the toll rose to it, it is now put at it.
    """

    value: Value
    moments: tuple[float, float] | None = None
    earlier: bool = False
    speaker: str | None = None
    article: str | None = None
    changed: bool = False


_Pairs = Sequence[tuple[Report, Report]]


@dataclass(frozen=True, slots=True)
class CourseRule:
    """One line of the table of courses.

    Attributes
    ----------
    name : str
        Shown to the reader as the reason.
    course : {'conflict', 'update'}
    example : str
        For a reader.
    applies : callable
        Takes the topic and the pairs that cannot both be true, returns bool.
    """

    name: str
    course: Course
    example: str
    applies: Callable[[str, _Pairs], bool]


def _rises(topic: str, pairs: _Pairs) -> bool:
    """Whether what was published later is more, of a count that only grows."""
    return topic in GROWING and _explained(pairs, lambda earlier, later: earlier < later)


def _found(topic: str, pairs: _Pairs) -> bool:
    """Whether fewer are missing the later it was published."""
    return topic == "missing" and _explained(pairs, lambda earlier, later: earlier > later)


_Interval = tuple[float, float]


def _explained(pairs: _Pairs, expected: Callable[[_Interval, _Interval], bool]) -> bool:
    """Whether most pairs, each counted once, went in the expected way with the order of publication."""
    seen: dict[tuple[object, ...], bool] = {}
    before = overtaken(report for pair in pairs for report in pair)
    for n, (a, b) in enumerate(pairs):
        same = (a.article, a.value.interval(), b.article, b.value.interval()) if a.article else (n,)
        if same in seen:
            continue  # a headline and its first sentence say it twice
        if a.earlier != b.earlier:
            told, current = (a, b) if a.earlier else (b, a)
            if told.article == current.article or not _is_before(current, told):
                seen[same] = True
            continue
        order = _in_order(a, b)
        came_before = order is None and (a.article in before) != (b.article in before)
        seen[same] = came_before or (
            order is not None and expected(order[0].value.interval(), order[1].value.interval())
        )
    explained = sum(seen.values())
    return explained > 0 and explained >= RISING * (len(seen) - explained)


def overtaken(reports: Iterable[Report]) -> set[str]:
    """Articles that came before another one: it calls all that they have an earlier value.

    Parameters
    ----------
    reports : iterable of Report
        On one thing.

    Returns
    -------
    set of str
    """
    callers: defaultdict[tuple[float, float], set[str | None]] = defaultdict(set)
    current: defaultdict[str, set[tuple[float, float]]] = defaultdict(set)
    for report in reports:
        if report.earlier:
            callers[report.value.interval()].add(report.article)
        elif report.article is not None:
            current[report.article].add(report.value.interval())
    return {id for id, values in current.items() if all(callers[value] - {id} for value in values)}


def _in_order(a: Report, b: Report) -> tuple[Report, Report] | None:
    """Two reports in the order of publication; of one day, the one whose article says that it has risen is later."""
    if _is_before(a, b):
        return a, b
    if _is_before(b, a):
        return b, a
    new, old = (a, b) if a.changed else (b, a)
    risen = a.changed != b.changed and old.value.interval() <= new.value.interval()
    return (old, new) if risen and a.moments and b.moments else None


def _is_before(a: Report, b: Report) -> bool:
    return a.moments is not None and b.moments is not None and a.moments[1] <= b.moments[0]


def _called_earlier(topic: str, pairs: _Pairs) -> bool:
    """Whether in every pair one value is called an earlier one."""
    return all(a.earlier or b.earlier for a, b in pairs)


def _corrected(topic: str, pairs: _Pairs) -> bool:
    """Whether it is so, and somebody gives both an earlier and a later value."""
    own = any(a.speaker is not None and a.speaker == b.speaker and a.earlier != b.earlier for a, b in pairs)
    return own and _called_earlier(topic, pairs)


COURSES: tuple[CourseRule, ...] = (
    CourseRule(
        "a speaker corrects an earlier value of their own",
        "update",
        "first none, then 110, by one government",
        _corrected,
    ),
    CourseRule(
        "an article calls one of the values an earlier one",
        "update",
        "at first reported two",
        _called_earlier,
    ),
    CourseRule("the count rises with the order of publication", "update", "3 at noon, 10 at night", _rises),
    CourseRule("fewer are missing the later it was published", "update", "9 at noon, 4 at night", _found),
    CourseRule(
        "the order of publication does not explain it",
        "conflict",
        "3 and 10 on one day",
        lambda topic, pairs: True,
    ),
)


def course(topic: str, pairs: _Pairs) -> CourseRule:
    """Find the rule that says whether values that cannot both be true conflict, or bring one another up to date.

    Parameters
    ----------
    topic : str
        What they are about.
    pairs : sequence of (Report, Report)
        Every two that cannot both be true.

    Returns
    -------
    CourseRule

    Examples
    --------
    >>> noon, evening = Report(Value(number=3), (0, 1)), Report(Value(number=10), (5, 6))
    >>> course("deaths", [(noon, evening)]).course, course("magnitude", [(noon, evening)]).course
    ('update', 'conflict')
    """
    return next(rule for rule in COURSES if rule.applies(topic, pairs))
