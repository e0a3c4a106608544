"""Whether figures that cannot all be true are in conflict, or later ones bring earlier ones up to date.

:data:`geo.updates.COURSES` decides on values and moments. The text says more, and three kinds of rule add it: what
an article counts beside its own toll says nothing of how the toll went on, some figures do not grow by themselves, and
some are set against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from geo.proposing.records import ProposedClaim
from geo.proposing.values import size_of, value_of
from geo.updates import COURSES, GROWING, CourseRule, Report, course, overtaken

__all__ = ["Moments", "Pairs", "course_of"]

#: By article, the seconds between which it appeared.
Moments = Mapping[str, tuple[float, float] | None]
Pairs = Sequence[tuple[ProposedClaim, ProposedClaim]]

#: Before a figure that is a new one: the toll rose to it, damage is now put at it.
_CHANGED = re.compile(
    r"\b(?:brings?|bringing|brought|rais\w+|rise[sn]?|(?-i:rose)|rising|climb\w*|increas\w+|grow[ns]?|grew|now|doubled|taking|"
    r"pushing|revised)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r", (?:and )?not $")
_NAME = re.compile(r"\w{4,}")
_CHANGE_REACH = 60  # characters before a figure
#: Sums that grow by themselves: what is offered, and what is spent or given so far.
_GROWING_SUM = re.compile(
    r"\b(?:reward|bounty|ransom|bail|bond|offer\w*|overtime|so far|to date|pledg\w*|donat\w*|raised)\b",
    re.IGNORECASE,
)
#: What comes to a scene one after the other, where firefighters and soldiers are sent as a force.
_CRAFT = re.compile(
    r"\b(?:ships?|vessels?|helicopters?|aircraft|planes?|boats?|cutters?|tugs?)\b", re.IGNORECASE
)
_CONFLICT = COURSES[-1]


def course_of(pairs: Pairs, moments: Moments, off: Collection[str]) -> CourseRule:
    """The rule that says whether claims of one thing are in conflict or one is an update of another.

    Parameters
    ----------
    pairs : sequence of (ProposedClaim, ProposedClaim)
        Every two that cannot both be true.
    moments : mapping of str to (float, float)
        By article, the seconds between which it appeared.
    off : collection of str
        Rules of :data:`geo.proposing.disputes.RULES` not to use.

    Returns
    -------
    geo.updates.CourseRule
    """
    told_of = pairs if "each toll" in off else _tolls(pairs) or pairs
    report = {claim.id: _report(claim, moments) for claim in _claims(told_of)}
    rule = course(pairs[0][0].topic, [(report[a.id], report[b.id]) for a, b in told_of])
    told = any(one.changed or one.earlier for one in report.values())
    if rule.course == "update" and any(
        name not in off and steady(pairs, moments) and not (told and unless_told)
        for name, steady, unless_told in _NO_UPDATE
    ):
        rule = _CONFLICT
    return rule


def _report(claim: ProposedClaim, moments: Moments) -> Report:
    value = value_of(claim.value)
    assert value is not None  # else it is not in a group
    speaker = None if claim.speaker == "article" else claim.speaker
    before = claim.sentence[: claim.start - claim.sentence_start][-_CHANGE_REACH:]
    changed = _CHANGED.search(before) is not None
    earlier = claim.status == "earlier"
    return Report(value, moments.get(claim.article), earlier, speaker, claim.article, changed)


def _claims(pairs: Pairs) -> Collection[ProposedClaim]:
    """The claims of pairs, each once."""
    return {claim.id: claim for pair in pairs for claim in pair}.values()


def _tolls(pairs: Pairs) -> Pairs:
    """The pairs of what each article has as its toll, which is its largest figure."""
    largest: dict[str, float] = {}
    for claim in _claims(pairs):
        if claim.status != "earlier":
            largest[claim.article] = max(largest.get(claim.article, 0.0), size_of(claim))
    return [pair for pair in pairs if all(_is_toll(claim, largest) for claim in pair)]


def _is_toll(claim: ProposedClaim, largest: Mapping[str, float]) -> bool:
    return claim.status == "earlier" or size_of(claim) >= largest[claim.article]


def _of_versions(pairs: Pairs, moments: Moments) -> bool:
    """Whether they count what was there from the first, attackers or shots: an earlier word is another version."""
    return pairs[0][0].topic not in GROWING


def _of_a_sum(pairs: Pairs, moments: Moments) -> bool:
    """Whether what was stolen or damaged is put at different sums."""
    sums = all(claim.topic == "amount" for claim in _claims(pairs))
    return sums and not all(_GROWING_SUM.search(claim.sentence) for claim in _claims(pairs))


def _of_a_force(pairs: Pairs, moments: Moments) -> bool:
    """Whether somebody says how many were sent."""
    sent = all(claim.topic == "responders" for claim in _claims(pairs))
    craft = any(_CRAFT.search(f"{claim.surface} {claim.what or ''}") for claim in _claims(pairs))
    return sent and not craft and any(claim.speaker != "article" for claim in _claims(pairs))


def _is_denied(pairs: Pairs, moments: Moments) -> bool:
    """Whether a speaker gives a figure and denies another one: two were hurt, not one."""
    return any(
        _DENIED.search(claim.sentence[: claim.start - claim.sentence_start]) for claim in _claims(pairs)
    )


def _of_rivals(pairs: Pairs, moments: Moments) -> bool:
    """Whether an article sets two who are named against each other: the police, and the hospital."""
    return any(a.article == b.article and _are_rivals(a, b) for a, b in pairs)


def _of_one_day(pairs: Pairs, moments: Moments) -> bool:
    """Whether the tolls of two who are named differ in articles of one day, of which nothing says which came first."""
    tolls = _tolls(pairs)
    before = overtaken(_report(claim, moments) for claim in _claims(tolls))
    return any(
        moments.get(a.article) == moments.get(b.article) is not None
        and (a.article in before) == (b.article in before)
        and _are_rivals(a, b)
        for a, b in tolls
    )


def _are_rivals(a: ProposedClaim, b: ProposedClaim) -> bool:
    if "article" in (a.speaker, b.speaker) or "earlier" in (a.status, b.status):
        return False
    first, second = (set(_NAME.findall(claim.speaker.casefold())) for claim in (a, b))
    return not first & second  # Sutopo Nugroho is named Nugroho later


#: What is no update though it rises, by rule; and whether an article can say that it is one.
_NO_UPDATE: tuple[tuple[str, Callable[[Pairs, Moments], bool], bool], ...] = (
    ("versions", _of_versions, False),
    ("steady sum", _of_a_sum, True),
    ("force", _of_a_force, True),
    ("denied", _is_denied, False),
    ("rivals", _of_rivals, False),
    ("one day", _of_one_day, False),
)
