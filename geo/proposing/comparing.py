"""Which claims of one group, all of one thing, cannot all be true: who speaks for an article, and what is set apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import combinations

from geo.proposing.courses import course_of
from geo.proposing.excuses import Beside, excuses
from geo.proposing.parts import addends, all_of_them, first_hurt, partial
from geo.proposing.records import ProposedClaim, ProposedDisagreement
from geo.proposing.things import LEAST_GROUP, thing_of
from geo.proposing.values import apart, is_none, key_of, size_of

__all__ = ["compared"]

_Pair = tuple[ProposedClaim, ProposedClaim]

_MOST_COMPARED = 600  # claims of one group: a whole book in one article has thousands
_LEAST_VOICES = 2
_SPOKEN = {"crowd", "magnitude", "amount"}
_OF_MANY_THINGS = {"amount"}


def compared(members: Sequence[ProposedClaim], beside: Beside) -> list[ProposedDisagreement]:
    """The claims of a group that cannot all be true, each such set a disagreement of its own.

    Parameters
    ----------
    members : sequence of ProposedClaim
        Of one event, topic, thing, unit and scope.
    beside : Beside

    Returns
    -------
    list of ProposedDisagreement
        One at most, but of sums and asides: a reward and the damage are set apart by nothing.
    """
    if not _differ(members, beside.off):
        return []  # most groups: nothing has to be read for it
    added = set() if "addends" in beside.off else addends(members)
    whole = [m for m in members if m.id not in added and _is_whole(m, members, beside.off)]
    speaking = whole if "largest" in beside.off else _speaking(whole, beside.off)
    if not _differ(speaking, beside.off):
        return []  # however many they are
    keyed = [(claim, key_of(claim)) for claim in _few(speaking)]
    rules, rounding = excuses(members[0].topic, beside.off), "rounded" not in beside.off
    pairs = [
        (a, b)
        for (a, key), (b, other) in combinations(keyed, 2)
        if key != other
        and _two_voices(a, b, beside.off)
        and apart(key, other, rounding)
        and not any(excused(a, b, beside) for excused in rules)
    ]
    sets = _linked(pairs) if members[0].topic in _OF_MANY_THINGS and "linked" not in beside.off else [pairs]
    return [_disagreement(members, linked, beside) for linked in sets if linked]


def _differ(claims: Sequence[ProposedClaim], off: Collection[str]) -> bool:
    """Whether two voices speak, or one that calls a figure an earlier one."""
    voices = {c.article if "speakers" in off else (c.article, c.speaker) for c in claims}
    return len(voices) >= _LEAST_VOICES or any(c.status == "earlier" for c in claims)


def _is_whole(claim: ProposedClaim, members: Sequence[ProposedClaim], off: Collection[str]) -> bool:
    """Whether a figure counts all that its article has of a thing."""
    return (
        "partial" in off
        or not partial(claim, off)
        or all_of_them(claim, members, off)
        or first_hurt(claim, members, off)
    )


def _two_voices(a: ProposedClaim, b: ProposedClaim, off: Collection[str]) -> bool:
    """Whether two claims are of two speakers or articles, or one is called the earlier of the two."""
    one = a.article == b.article and ("speakers" in off or a.speaker == b.speaker)
    return not one or "earlier" in (a.status, b.status)


def _linked(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Pairs in sets that share a claim, directly or by others."""
    sets: list[tuple[set[str], list[_Pair]]] = []
    for pair in pairs:
        ids, joined = {claim.id for claim in pair}, [pair]
        near = [entry for entry in sets if entry[0] & ids]
        for entry in near:
            ids |= entry[0]
            joined = [*entry[1], *joined]
            sets.remove(entry)
        sets.append((ids, joined))
    return [joined for _, joined in sets]


def _few(claims: list[ProposedClaim]) -> list[ProposedClaim]:
    """Of more claims than can be compared two by two, those that say something new, and no more than can be."""
    if len(claims) <= _MOST_COMPARED:
        return claims
    new: dict[object, ProposedClaim] = {}
    for claim in claims:
        new.setdefault((claim.article, claim.speaker, claim.status, key_of(claim)), claim)
    return list(new.values())[:_MOST_COMPARED]


def _disagreement(
    members: Sequence[ProposedClaim], pairs: Sequence[_Pair], beside: Beside
) -> ProposedDisagreement:
    topic = members[0].topic
    rule = course_of(pairs, beside.moments, beside.off)
    ids = {claim.id for pair in pairs for claim in pair}
    involved = [claim for claim in members if claim.id in ids]
    counted = {claim.what for claim in involved}
    sure = max(min(a.confidence, b.confidence) for a, b in pairs)
    return ProposedDisagreement(
        Counter(claim.event for claim in involved).most_common(1)[0][0],
        topic,
        counted.pop() if len(counted) == 1 else None,
        tuple(claim.id for claim in involved),
        rule.course,
        rule.name,
        round(0.9 * sure, 2),
    )


def _speaking(members: Sequence[ProposedClaim], off: Collection[str]) -> list[ProposedClaim]:
    """What stands for each article: its largest figures, and those that it itself calls earlier."""
    by_article: defaultdict[str, list[ProposedClaim]] = defaultdict(list)
    for member in members:
        by_article[member.article].append(member)
    found = []
    for claims in by_article.values():
        current = [claim for claim in claims if claim.status != "earlier"]
        top = max((size_of(claim) for claim in current), default=0.0)
        for claim in claims:
            speaks = claim.status == "earlier" or size_of(claim) == top
            speaks = speaks or (is_none(claim) and ("none beside" in off or not _counts_some(claim, current)))
            if not speaks and "speakers" not in off:
                speaks = claim.topic in _SPOKEN or _set_against(claim, current, off)
            if not speaks and "each noun" not in off:
                speaks = _is_largest_of_its_kind(claim, current)
            if speaks:
                found.append(claim)
    return found


def _is_largest_of_its_kind(claim: ProposedClaim, others: Sequence[ProposedClaim]) -> bool:
    """Whether a figure is the largest of its noun, or of who gives it: the council, or the article itself."""
    size, noun = size_of(claim), _noun(claim)
    if size < LEAST_GROUP:
        return False
    if noun and size >= max(size_of(other) for other in others if _noun(other) == noun):
        return True
    return size >= max(size_of(other) for other in others if other.speaker == claim.speaker)


def _noun(claim: ProposedClaim) -> str:
    return (claim.what or "").rpartition(" ")[2]


def _counts_some(none: ProposedClaim, others: Sequence[ProposedClaim]) -> bool:
    """Whether who says that there were none, or the article itself, counts some elsewhere: of another thing."""
    return any(size_of(other) > 0 and other.speaker in (none.speaker, "article") for other in others)


def _set_against(claim: ProposedClaim, others: Sequence[ProposedClaim], off: Collection[str]) -> bool:
    """Whether two speakers of one article count the same group: the army its dead, and the rebels those of the army."""
    if claim.speaker == "article":
        return False
    rivals = [other for other in others if other.speaker != claim.speaker]
    return "groups" not in off and bool(thing_of(claim)) and any(o.speaker != "article" for o in rivals)
