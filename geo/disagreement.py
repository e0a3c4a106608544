"""Where claims agree, where both can be true, and where they cannot.

Claims are compared only on one event, one topic and one scope, and only in pairs of different values. The
table :data:`RULES` decides; the first rule that answers wins. It is short on purpose: read it top down.

=============== ========================================== =========== ==============================
kinds           when                                       relation    example
=============== ========================================== =========== ==============================
any             the values are the same                    equal       15 and 15
differ          the values are of different kinds          uncompared  15 and "in Baghdad"
text            always                                     uncompared  free text is not judged
number          some number fits both                      compatible  more than a dozen and 15
number          no number fits both                        conflict    80 and none; 15 and tens
date            one moment, in two zones that both name    equal       7 Jan Washington, 8 Jan Baghdad
date            some day fits both                         compatible  January 2020 and 8 January
date            no day fits both                           conflict    Monday and Wednesday
place           one holds the other, or lies near it       compatible  Baghdad, near its airport
place           they are apart                             conflict    Erbil and Camp Taji
choice          one answer includes the other              compatible  US troops and foreign forces
choice          else, as the answers exclude each other    conflict    signed and unsigned
=============== ========================================== =========== ==============================

A number word is an interval (:data:`geo.values.WORDS`): "tens" is 20 to 99, since the plural asks for two
tens at least, so 15 and "tens" conflict. "About" reaches a tenth either side. A bound is open at one end.
Two dates are moments in time only where both claims name their zone; else they are compared as written.

Agreement is counted twice. In speakers: several articles that carry one broadcast are one voice, and the own voice of a
derivative article counts for none. And in sides: speakers of one government, or of one agency, are one side
(:class:`geo.events.Side`), and somebody without a side is one alone. Values are agreed on where two sides give them;
many speakers of one side only repeat it.

What rules propose and no person has checked is set against each other only where they find it to be of one thing
(:class:`Dispute`): 150 km from one town and 40 km from another are no contradiction. Such claims may stand on several
topics, scopes or events; then a group gathers them besides.

Values that cannot all be true are either in conflict, or the later ones bring the earlier ones up to date: a toll
that rises from article to article is no contradiction. :data:`COURSES` decides, again by the first rule that answers.

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

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product, starmap
from typing import Literal

from gazetteer.ground import apart
from gazetteer.places import Gazetteer
from geo import dates
from geo.events import Claim
from geo.values import Value

__all__ = [
    "APART",
    "COURSES",
    "GROWING",
    "RULES",
    "Comparison",
    "CourseRule",
    "Dispute",
    "Group",
    "Independence",
    "Report",
    "Rule",
    "compare",
    "course",
    "gathered",
    "groups",
    "near",
    "voice",
    "voiced",
]

Relation = Literal["equal", "compatible", "conflict", "uncompared"]
Summary = Literal["conflict", "compatible", "uncompared", "equal", "single"]
Course = Literal["conflict", "update"]
OfTwo = Callable[[str, str], bool]
#: What grows while a happening becomes known: counts of those whom it befell, who has come, what it costs, a reward.
GROWING = frozenset(
    "deaths injured injuries missing arrested displaced rescued destroyed responders amount".split()
)
#: How many times as often as it falls, or differs within a day, a count has to rise with publication, for its rise to
#: explain the difference.
RISING = 2
#: A claim that says "near" a place allows this many metres from its point.
NEAR_M = 25_000.0


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table.

    Attributes
    ----------
    name : str
        Shown to the reader as the reason.
    relation : {'equal', 'compatible', 'conflict', 'uncompared'}
    example : str
        Two values on which it decides, for a reader.
    applies : callable
        Takes two values and a gazetteer, returns bool.
    """

    name: str
    relation: Relation
    example: str
    applies: Callable[[Value, Value, Gazetteer], bool]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two different values of a group, by index, and what the rules say of them."""

    first: int
    second: int
    relation: Relation
    rule: str


@dataclass(frozen=True, slots=True)
class Independence:
    """Who counts as a voice of their own, and who speaks for whom.

    Attributes
    ----------
    derivative : frozenset of str
        Ids of derivative articles, whose own voice does not count.
    sides : mapping of str to str
        The id of the side for which a voice speaks; a voice without one is a side of its own.
    """

    derivative: frozenset[str] = frozenset()
    sides: Mapping[str, str] = field(default_factory=dict)

    def voices(self, claims: Iterable[Claim]) -> set[str]:
        """Give the independent speakers of claims, each once.

        Parameters
        ----------
        claims : iterable of Claim

        Returns
        -------
        set of str
            As :func:`voice` names them.
        """
        return {v for c in claims if (v := voice(c)).removeprefix("article:") not in self.derivative}

    def spoken_for(self, claims: Iterable[Claim]) -> set[str]:
        """Give the sides for which the independent speakers of claims speak, each once.

        Parameters
        ----------
        claims : iterable of Claim

        Returns
        -------
        set of str
            ``side:ID``, or the voice itself where it speaks for nobody else.
        """
        return {f"side:{self.sides[v]}" if v in self.sides else v for v in self.voices(claims)}


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims of which rules propose that they cannot all be true.

    Attributes
    ----------
    event : str
        The one on which most of them stand.
    topic : str
    scope : str or None
        None where they stand in one group; else what that is called which gathers them from several scopes or events.
    claims : frozenset of str
        Their ids.
    course : CourseRule
        Whether it is a conflict or an update, and why.
    """

    event: str
    topic: str
    scope: str | None
    claims: frozenset[str]
    course: CourseRule


@dataclass(frozen=True, slots=True)
class Group:
    """All claims on one event, topic and scope, or those of a dispute that stand on several.

    Attributes
    ----------
    event : str
    topic : str
    scope : str or None
    claims : tuple of Claim
    values : tuple of int
        For each claim the index of its value: equal claims share one.
    texts : tuple of str
        What each claim says, in words.
    labels : tuple of str
        Each value in the words of the first claim that gives it.
    comparisons : tuple of Comparison
        Every pair of different values.
    across : tuple of str
        The events of its claims, in the corpus's order, where these stand in groups of their own as well; else empty.
    """

    event: str
    topic: str
    scope: str | None
    claims: tuple[Claim, ...]
    values: tuple[int, ...]
    texts: tuple[str, ...]
    labels: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    across: tuple[str, ...] = ()

    @property
    def events(self) -> tuple[str, ...]:
        """The events that it is about."""
        return self.across or (self.event,)

    @property
    def disputed(self) -> bool:
        """Whether two claims cannot both be true."""
        return any(comparison.relation == "conflict" for comparison in self.comparisons)

    def saying(self, index: int) -> list[Claim]:
        """Give the claims that give a value.

        Parameters
        ----------
        index : int
            The value.

        Returns
        -------
        list of Claim
        """
        return [claim for claim, value in zip(self.claims, self.values, strict=True) if value == index]

    @property
    def within(self) -> str | None:
        """The article in which it lies, where one alone says all that cannot be true together; else None."""
        apart = {value for c in self.comparisons if c.relation == "conflict" for value in (c.first, c.second)}
        saying = {c.article for c, value in zip(self.claims, self.values, strict=True) if value in apart}
        return saying.pop() if len(saying) == 1 else None

    def course(self, published: Mapping[str, str | None]) -> CourseRule | None:
        """Say whether values that cannot both be true conflict, or the later ones bring the earlier ones up to date.

        Parameters
        ----------
        published : mapping of str to str or None
            The EDTF date of each article.

        Returns
        -------
        CourseRule or None
            None where all can be true.
        """
        apart = {(c.first, c.second) for c in self.comparisons if c.relation == "conflict"}
        if not apart:
            return None
        reports = [
            Report(c.value, _moments(published.get(c.article)), c.status == "earlier", voice(c), c.article)
            for c in self.claims
        ]
        pairs = [
            (reports[i], reports[j])
            for i, first in enumerate(self.values)
            for j, second in enumerate(self.values)
            if (first, second) in apart
        ]
        return course(self.topic, pairs)

    def relation(self, independence: Independence | None = None) -> Summary:
        """Sum the group up: the strongest thing that can be said of it.

        Parameters
        ----------
        independence : Independence, optional
            Who counts, and for which side; by default everybody, each for themselves.

        Returns
        -------
        {'conflict', 'compatible', 'uncompared', 'equal', 'single'}
            ``equal`` where two sides give one value, ``single`` where one does.
        """
        found = {comparison.relation for comparison in self.comparisons}
        if "conflict" in found:
            return "conflict"
        if found:
            return "compatible" if "compatible" in found else "uncompared"
        counted = independence or Independence()
        return "equal" if len(counted.spoken_for(self.claims)) > 1 else "single"


@lru_cache(maxsize=1024)
def _moments(published: str | None) -> tuple[float, float] | None:
    """The seconds between which an article appeared."""
    return None if published is None else dates.moment(dates.parse(published), None)


def voice(claim: Claim) -> str:
    """Name the speaker of a claim; an article's own voice is its own.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    str
        The speaker's id, or ``article:ID``.
    """
    return voiced(claim.speaker, claim.article)


def voiced(speaker: str, article: str) -> str:
    """Name a speaker as :func:`voice` does.

    Parameters
    ----------
    speaker, article : str
        Those of a claim.

    Returns
    -------
    str
    """
    return f"article:{article}" if speaker == "article" else speaker


def _same(a: Value, b: Value) -> bool:
    if a.kind != b.kind:
        return False
    if a.kind == "number":
        return a.interval() == b.interval()
    if a.kind == "date":
        same_zone = a.zone == b.zone or not (a.zone and b.zone)
        return same_zone and (a.date, a.after, a.before) == (b.date, b.after, b.before)
    return (a.place, a.near, a.choice, a.text) == (b.place, b.near, b.choice, b.text)


def _overlap(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return max(first[0], second[0]) <= min(first[1], second[1])


def _days_overlap(a: Value, b: Value) -> bool:
    zoned = bool(a.zone and b.zone)
    first, second = a.moments(zoned), b.moments(zoned)
    return max(first[0], second[0]) < min(first[1], second[1])


def _one_moment(a: Value, b: Value) -> bool:
    """Tell whether two days in two named zones share a moment and are days, not longer."""
    if not (a.date and b.date and a.zone and b.zone and a.zone != b.zone):
        return False
    short = all(end - start <= 26 * 3600 for start, end in (a.moments(True), b.moments(True)))
    return short and _days_overlap(a, b)


def near(a: Value, b: Value, gazetteer: Gazetteer) -> bool:
    """Tell whether two places can both be where something was.

    One holds the other, or a claim says "near" and they are at most :data:`NEAR_M` metres apart on the
    ellipsoid.

    Parameters
    ----------
    a, b : Value
        Both of a place.
    gazetteer : Gazetteer
        Has both places.

    Returns
    -------
    bool
    """
    first, second = gazetteer[a.place or ""], gazetteer[b.place or ""]
    if first.id == second.id:
        return True
    if first.id in gazetteer.containers(second.id) or second.id in gazetteer.containers(first.id):
        return True
    ends = [
        (place.lat, place.lon) for place in (first, second) if place.lat is not None and place.lon is not None
    ]
    return (a.near or b.near) and len(ends) == 2 and apart(*ends) <= NEAR_M


def _both(kind: str) -> Callable[[Value, Value], bool]:
    return lambda a, b: a.kind == kind == b.kind


def _included(a: Value, b: Value) -> bool:
    return b.choice is not None and b.choice in a.includes


_number, _date, _place = _both("number"), _both("date"), _both("place")

RULES: tuple[Rule, ...] = (
    Rule("the same value", "equal", "15 and 15", lambda a, b, g: _same(a, b)),
    Rule(
        "values of different kinds are not compared",
        "uncompared",
        "15 and in Baghdad",
        lambda a, b, g: a.kind != b.kind,
    ),
    Rule(
        "free text is not compared",
        "uncompared",
        "a hangar and two hangars, in words",
        lambda a, b, g: a.kind == "text",
    ),
    Rule(
        "a number fits both",
        "compatible",
        "more than a dozen and 15",
        lambda a, b, g: _number(a, b) and _overlap(a.interval(), b.interval()),
    ),
    Rule("no number fits both", "conflict", "80 and none; 15 and tens", lambda a, b, g: _number(a, b)),
    Rule(
        "one moment in two time zones",
        "equal",
        "7 January in Washington and 8 January in Baghdad",
        lambda a, b, g: _date(a, b) and _one_moment(a, b),
    ),
    Rule(
        "a day fits both",
        "compatible",
        "January 2020 and 8 January",
        lambda a, b, g: _date(a, b) and _days_overlap(a, b),
    ),
    Rule("no day fits both", "conflict", "6 January and 8 January", lambda a, b, g: _date(a, b)),
    Rule(
        "one place lies in or near the other",
        "compatible",
        "Baghdad and near its airport",
        lambda a, b, g: _place(a, b) and near(a, b, g),
    ),
    Rule("the places are apart", "conflict", "Erbil and Camp Taji", lambda a, b, g: _place(a, b)),
    Rule(
        "one answer includes the other",
        "compatible",
        "all foreign troops and US troops",
        lambda a, b, g: _included(a, b) or _included(b, a),
    ),
    Rule(
        "the answers exclude each other",
        "conflict",
        "signed and unsigned",
        lambda a, b, g: a.kind == "choice",
    ),
)

#: What is said of values that would conflict, where rules propose both and no dispute holds them.
APART = Rule(
    "by the rules that propose them, they are of two things",
    "uncompared",
    "150 km from one town and 40 km from another",
    lambda a, b, g: False,
)


def compare(a: Value, b: Value, gazetteer: Gazetteer) -> Rule:
    """Find the rule that decides on two values.

    Parameters
    ----------
    a, b : Value
    gazetteer : Gazetteer
        Knows which place lies in which.

    Returns
    -------
    Rule
        Its ``relation`` is the verdict and its ``name`` the reason.
    """
    return next(rule for rule in RULES if rule.applies(a, b, gazetteer))


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
        seen[same] = order is not None and expected(order[0].value.interval(), order[1].value.interval())
    explained = sum(seen.values())
    return explained > 0 and explained >= RISING * (len(seen) - explained)


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


def groups(
    event: str, claims: Iterable[Claim], gazetteer: Gazetteer, of_two: OfTwo | None = None
) -> list[Group]:
    """Gather the claims of one event by topic and scope, and compare their values.

    Parameters
    ----------
    event : str
        The event's id.
    claims : iterable of Claim
    gazetteer : Gazetteer
    of_two : callable, optional
        Tells of two claims, by id, whether they are of two things and cannot contradict each other.

    Returns
    -------
    list of Group
        In the order in which topics first stand.
    """
    by_topic: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in claims:
        by_topic.setdefault((claim.topic, claim.scope), []).append(claim)
    return [
        _group(event, topic, scope, found, gazetteer, of_two) for (topic, scope), found in by_topic.items()
    ]


def gathered(dispute: Dispute, claims: Iterable[tuple[str, Claim]], gazetteer: Gazetteer) -> Group:
    """Gather the claims of a dispute from the events and scopes on which they stand.

    Parameters
    ----------
    dispute : Dispute
    claims : iterable of (str, Claim)
        With the event of each, in the corpus's order.
    gazetteer : Gazetteer

    Returns
    -------
    Group
    """
    events, its = zip(*claims, strict=True)
    found = _group(dispute.event, dispute.topic, dispute.scope, its, gazetteer)
    return replace(found, across=tuple(dict.fromkeys(events)))


def _group(
    event: str,
    topic: str,
    scope: str | None,
    claims: Sequence[Claim],
    gazetteer: Gazetteer,
    of_two: OfTwo | None = None,
) -> Group:
    distinct: list[Claim] = []
    values = []
    for claim in claims:
        for index, other in enumerate(distinct):
            if compare(claim.value, other.value, gazetteer).relation == "equal":
                values.append(index)
                break
        else:
            values.append(len(distinct))
            distinct.append(claim)
    comparisons = []
    for i, first in enumerate(distinct):
        for j in range(i + 1, len(distinct)):
            rule = compare(first.value, distinct[j].value, gazetteer)
            if of_two and rule.relation == "conflict":
                saying = [
                    [c.id for c, value in zip(claims, values, strict=True) if value == k] for k in (i, j)
                ]
                rule = APART if all(starmap(of_two, product(*saying))) else rule
            comparisons.append(Comparison(i, j, rule.relation, rule.name))
    texts = tuple(_text(claim, gazetteer) for claim in claims)
    labels = tuple(texts[values.index(i)] for i in range(len(distinct)))
    return Group(event, topic, scope, tuple(claims), tuple(values), texts, labels, tuple(comparisons))


def _text(claim: Claim, gazetteer: Gazetteer) -> str:
    if claim.value.place is None or claim.as_said:
        return claim.words
    name = gazetteer[claim.value.place].name
    return f"near {name}" if claim.value.near else name
