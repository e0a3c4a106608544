"""Claims on one thing, held against each other.

Claims are compared only on one event, one topic and one scope, and only in pairs of different values:
:data:`geo.agreement.RULES` decides on each pair, and :data:`geo.updates.COURSES` on those that cannot all be true.

What rules propose and no person has checked is set against each other only where they find it to be of one thing
(:class:`Dispute`): 150 km from one town and 40 km from another are no contradiction. Such claims may stand on several
topics, scopes or events; then a group gathers them besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, product, starmap
from typing import Literal

from gazetteer.places import Gazetteer
from geo import dates
from geo.agreement import APART, Relation, compare
from geo.events import Claim
from geo.independence import Independence, voice
from geo.updates import CourseRule, Report, course

__all__ = ["Comparison", "Dispute", "Group", "gathered", "groups"]

Summary = Literal["conflict", "compatible", "uncompared", "equal", "single"]
OfTwo = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two different values of a group, by index, and what the rules say of them."""

    first: int
    second: int
    relation: Relation
    rule: str


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
    saying: list[list[str]] = [[] for _ in distinct]
    for claim, value in zip(claims, values, strict=True):
        saying[value].append(claim.id)
    comparisons = []
    for i, j in combinations(range(len(distinct)), 2):
        rule = compare(distinct[i].value, distinct[j].value, gazetteer)
        if of_two and rule.relation == "conflict":
            rule = APART if all(starmap(of_two, product(saying[i], saying[j]))) else rule
        comparisons.append(Comparison(i, j, rule.relation, rule.name))
    texts = tuple(_text(claim, gazetteer) for claim in claims)
    labels = tuple(texts[values.index(i)] for i in range(len(distinct)))
    return Group(event, topic, scope, tuple(claims), tuple(values), texts, labels, tuple(comparisons))


def _text(claim: Claim, gazetteer: Gazetteer) -> str:
    if claim.value.place is None or claim.as_said:
        return claim.words
    name = gazetteer[claim.value.place].name
    return f"near {name}" if claim.value.near else name
