"""Which figures count a part of what their article counts elsewhere: another two, two of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations

from geo.proposing.records import ProposedClaim
from geo.proposing.things import ASIDES, OTHER, PERSONAL, thing_of
from geo.proposing.values import is_none, size_of

__all__ = ["addends", "all_of_them", "first_hurt", "is_critical", "partial"]

_PART = re.compile(
    r"\b(?:another|others?|more(?! than\b)|further|additional(?:ly)?|(?-i:new)|remaining|of (?:them|whom|those|these)|"
    r"including|among|each|one of|some of|most of|extra|per)\b|\blast (?!(?:week|month|year|night)\b)",
    re.IGNORECASE,
)
_NTH = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:including|among|of (?:them|whom|those|these))\b", re.IGNORECASE)
#: 43 of the deaths, fifty of the 52, ten of its staff.
_OF_SO_MANY = re.compile(
    r"\bof (?:the|its|their|all) (?:\d+|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|deaths?|dead|"
    r"victims|wounded|injured|missing)\b)|^(?:the )?[\w-]+ of (?:the|its|our|his|her|their)\b",
    re.IGNORECASE,
)
#: What happens over and over is no figure of one event.
_OVER_YEARS = re.compile(
    r"\b(?:(?:each|every|per|a) (?:year|month|day)|annually|on average|so far this year|since (?:\w+ )?(?:19|20)\d\d|"
    r"(?:over|in|during) (?:the (?:last|past) |recent )(?:\w+ )?(?:years|months|decades?))\b"
    r"|\A(?:earlier )?(?:this|in the) year\b",
    re.IGNORECASE,
)
#: One's own, and none of some group: parts of what others count.
_OWN = re.compile(
    r"(?:(?:both|all) )?(?:my|our|his|her|their)\b|(?:none|neither|no one|nobody) of\b", re.IGNORECASE
)
_OF_THEM = re.compile(r"\bof (?:them|whom|those|these)\b", re.IGNORECASE)
_ADMITTED = re.compile(r"\b(?:admitted|hospitali[sz]ed|(?:in|to) (?:the |a )?hospital)\b", re.IGNORECASE)
_AT_ANOTHER = re.compile(r"\bthere\b|\A (?:in|of|from) (?:our|my|this|that|his|her|their)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|remain(?:s|ed|ing)?|are in (?:the )?hospitals?)\b", re.IGNORECASE)
_STATE = re.compile(r"\b(?:critical(?:ly)?|serious(?:ly)?|severely|gravely|stable|broken)\b", re.IGNORECASE)
_CRITICAL = re.compile(r"[^,;.]{0,25}\bcritical(?:ly)?\b", re.IGNORECASE)
_TO_CARE = re.compile(r"[^,;.]{0,25}\b(?:intensive care|critical condition)\b", re.IGNORECASE)
_DIED = re.compile(r"\b(?:kill\w*|die[ds]?|dead|deaths?|lives)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:a further|another|others?|additional)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|more(?! than\b))\b", re.IGNORECASE)
_NO_MEMBERS = re.compile(r"no (?:\w+ )?members\b", re.IGNORECASE)
#: None of a kind, though there may be others: no civilian casualties, no serious injuries; and no word on them.
_NONE_OF_A_KIND = re.compile(
    r"(?:no|without|nor|zero) (?:civilian|passenger|crew|staff|serious|severe|major|significant|critical|grave|"
    r"life-threatening|word|news|information|details?)s?\b",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[,;.]")
_MOST_ADDED = 12  # figures of one sentence
_AROUND = 18  # characters beside a figure in which a word says that it counts a part


def partial(claim: ProposedClaim, off: Collection[str] = ()) -> bool:
    """Whether a figure counts a part of what its article counts elsewhere."""
    if claim.topic == "magnitude":
        return False
    if _OVER_YEARS.search(claim.sentence) or claim.rule == "figure:family" or _OWN.match(claim.surface):
        return True
    if claim.topic == "arrested" and claim.rule == "figure:along with":
        return True  # the captain is held along with two others
    if claim.topic == "rescued" and claim.rule == "figure:broken down":
        return True  # of 74 who were picked up 61 were pirates
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    before, after = claim.sentence[max(0, start - _AROUND) : start], claim.sentence[end : end + _AROUND]
    lead, rest = _STOPS.split(before)[-1], _STOPS.split(after)[0]
    behind = " ".join(f"{claim.surface}{rest}".split())
    near = f"{lead} {claim.surface} {rest}"
    of_one_day = claim.topic in ("rescued", "missing")  # "no survivors"
    of_a_kind = of_one_day or _NONE_OF_A_KIND.match(claim.surface)
    if is_none(claim) and "none of a kind" not in off and of_a_kind:
        return True
    if (
        is_none(claim)
        and claim.topic == "injured"
        and "hospital" not in off
        and _ADMITTED.search(claim.sentence[end:])
    ):
        return True  # others may have been treated elsewhere
    if is_none(claim) and (_AT_ANOTHER.search(after) or _NO_MEMBERS.match(claim.surface)):
        return (
            True  # nobody was hurt there, at another place than the others tell of; no members of the force
        )
    if claim.topic in ("displaced", "injured") and _STILL.search(near):
        return True  # those who have not gone back, or home
    hurt = claim.topic == "injured"
    if hurt and "state" not in off and (_STATE.search(near) or _TO_CARE.match(claim.sentence, end)):
        return True
    if hurt and "hurt others" not in off and _DIED.search(claim.sentence[:start]):
        near = _OTHERS.sub(" ", near)
    if (
        claim.topic in ASIDES or claim.topic == "crowd"
    ):  # another crowd is elsewhere, other rifles a thing apart
        near = OTHER.sub(" ", near)
    if "group of" not in off and claim.topic in PERSONAL and thing_of(claim, off):
        near = _AMONG.sub(" ", near)  # of the children, 'seven of them' are all
    if claim.status != "earlier" and "of so many" not in off and _OF_SO_MANY.search(behind):
        return True
    return bool(_PART.search(near) or _NTH.search(f"{lead} {claim.surface}"))


def is_critical(claim: ProposedClaim) -> bool:
    """Whether those whom a figure counts are in a critical state."""
    told = _CRITICAL.search(claim.surface)
    told = told or _CRITICAL.match(claim.sentence, claim.end - claim.sentence_start)
    return claim.topic == "injured" and told is not None


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def all_of_them(claim: ProposedClaim, members: Sequence[ProposedClaim], off: Collection[str]) -> bool:
    """Whether '67 of them' counts all that its article has of a topic: of those aboard, so many were saved."""
    sentence, surface = _OF_THEM.sub(_spaces, claim.sentence), _OF_THEM.sub(_spaces, claim.surface)
    bare = replace(claim, sentence=sentence, surface=surface)
    if "of them" in off or bare.sentence == claim.sentence or partial(bare, off):
        return False
    return all(size_of(other) <= size_of(claim) for other in members if other.article == claim.article)


def first_hurt(claim: ProposedClaim, members: Sequence[ProposedClaim], off: Collection[str]) -> bool:
    """Whether 'a further 42 hurt' are all the hurt of an article: it told of the dead before, and of no hurt."""
    if "hurt others" in off or claim.topic != "injured" or not _FURTHER.search(claim.surface):
        return False
    bare = replace(claim, surface=_FURTHER.sub(_spaces, claim.surface))
    bare = replace(bare, sentence=_FURTHER.sub(_spaces, claim.sentence))
    earlier = any(o.article == claim.article and o.start < claim.start for o in members)
    return not earlier and not partial(bare, off)


def addends(members: Sequence[ProposedClaim]) -> set[str]:
    """The ids of figures that stand in one sentence and make up another: five men and four women, of nine dead."""
    counts = [m for m in members if m.topic in PERSONAL and m.value.get("kind") == "exact" and size_of(m) > 0]
    wholes = {size_of(claim) for claim in counts}
    sentences: defaultdict[tuple[str, int], dict[int, ProposedClaim]] = defaultdict(dict)
    for claim in counts:
        if claim.status != "earlier":
            sentences[claim.article, claim.sentence_start][claim.start] = claim
    found: set[str] = set()
    for beside in sentences.values():
        parts = list(beside.values())[:_MOST_ADDED]
        for some in (*combinations(parts, 2), tuple(parts)):
            if len(some) > 1 and sum(size_of(part) for part in some) in wholes:
                found |= {part.id for part in some}
    return found
