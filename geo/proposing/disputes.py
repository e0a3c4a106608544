"""Where proposed claims cannot all be true.

Claims are compared on one event, topic, thing counted, unit and scope. An article that says "five dead" and "one man
killed" does not contradict itself: of what one article counts, its largest figure stands for it, but where two
speakers are set against each other in it.

==============  ==================================================================================
rule            what it does
==============  ==================================================================================
largest         of the figures of an article on one thing, the largest speaks for the article
partial         'another two', 'two of them', 'in one village' count a part, and are left aside
addends         five men and four women in one sentence are the parts of nine dead
speakers        figures of a crowd or a magnitude by two named speakers in one article are compared
rounded         2.6 million and 2.63 million are one figure, rounded
same thing      houses and homes are one thing, women and people are not, nor families
asides          what counts beside the story (weapons, houses, one protester) is compared in pairs of small counts
one scale       magnitudes more than one apart are of two quakes; sums three times as large are of two things
hurt or dead    where three were shot and one of them died, two hurt and three hurt are no contradiction
hurt and dead   of hurt or dead: only as many as one of the two articles has dead; if it is one, the lower one
aftershocks     magnitudes of aftershocks more than half a unit apart are of two aftershocks
same words      a repair ship and two repair ships are compared, a ship is not
offered         a reward and a ransom may grow to any multiple
raised          but where they were raised, or grew with time, nobody is contradicted
damaged         houses that were damaged and those that were destroyed are two things
background      of what lies well before the story only magnitudes are compared
only scope      'two cables off the coast' are all, where their article counts no others
hospital        to which hospital the hurt were taken makes no part of them; none admitted there is not none hurt
of them         '67 of them' are a part only where their article counts more of the same
groups          two policemen against three are compared, a policeman may be one of several
role            one person with a role or an age, a captain or a man of 30, is one of those whom others count
other sum       a reward, a ransom, the loot, the damage and what is needed are sums of different things
tried           who is tried or sentenced is one of those who were arrested
falls           a toll does not fall to a tenth: the first figure is of a whole war, or the later one of a part
kind of         police cars are a part of the vehicles that another article counts
lone            one robber against two is compared, where their article says so or counts nowhere more
bare            a figure without a noun counts what its article counted before
attackers       attackers who died or were hurt are counted apart from their victims
shots           shots, bullets and rounds are one thing, and so are the times that somebody was hit
of so many      'fifty of the 52' and '43 of the deaths' are a part
state           those in a serious state, and those still in hospital, are a part of the hurt
critical        of those in a critical state the figures of one day are compared with each other
group of        'seven of them children' counts all children, though a part of the dead
one of a role   a guard who was hurt is held against two guards
none beside     nobody hurt is of something else where the same speaker of the article counts some
hurt others     'killed four and hurt ten others': the others are all who were hurt
aftermath       arrests, sums, weapons, who has come are compared over events that no article tells apart
each noun       the largest figure of each noun, of each speaker and of its own voice speaks for an article too
linked          sums that nothing links are two disagreements: a reward, and the damage
conversions     where a sum is given in two currencies, one disagreement is told once
none of a kind  no civilian casualties, no serious injuries: others may have been hurt; nobody is missing any more
each toll       whether a count grew is judged by the largest figure of each article
steady sum      what was stolen or damaged does not grow by itself: a conflict, unless an article says it rose
force           how many were sent to a scene does not grow where somebody puts a number on it
denied          two were hurt, not one: who denies a figure contradicts it
rivals          an article that sets two named speakers against each other tells of a conflict
one day         and so do two of one day, where each gives the toll of somebody else
versions        attackers, shots, a magnitude do not grow: an earlier word on them is contradicted
==============  ==================================================================================
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from gazetteer.places import Gazetteer
from geo.agreement import compare
from geo.proposing.aftermath import told_together
from geo.proposing.answers import CONTRAST
from geo.proposing.comparing import compared
from geo.proposing.excuses import Beside
from geo.proposing.parts import is_critical
from geo.proposing.records import ProposedClaim, ProposedDisagreement
from geo.proposing.things import (
    ASIDES,
    LEAST_GROUP,
    PERSONAL,
    has_role,
    lone_ones,
    role_of,
    scope_of,
    thing_of,
    unit_of,
)
from geo.proposing.values import is_none, size_of, value_of
from geo.values import Value

__all__ = ["RULES", "disagreements", "moments_of"]

RULES = {
    "largest": "Of the figures of an article on one thing, the largest speaks for the article.",
    "partial": "Another two, two of them, in one village: a part is not compared with the whole.",
    "addends": "Figures of one sentence that make up another are its parts: five men and four women, of nine dead.",
    "speakers": "Figures of one thing by two speakers of one article are compared where each is a whole.",
    "rounded": "A figure and its rounding are the same.",
    "same thing": "Houses and homes are one thing, women and people are not, nor families.",
    "asides": "Weapons, houses, attackers: only whole counts above one are compared, and no sums of a market.",
    "one scale": "Magnitudes more than one apart are of two quakes, sums three times as large of two things.",
    "hurt or dead": "Where the difference is the number of dead, one article counts them among the hurt.",
    "hurt and dead": "Hurt, or hurt and dead: only as many as one of the two articles has dead; if one, the lower.",
    "aftershocks": "Magnitudes of aftershocks more than half a unit apart are of two aftershocks.",
    "same words": "A repair ship and two repair ships are compared, a ship is one of several.",
    "offered": "A reward or a ransom may grow to any multiple, other sums are of two things.",
    "raised": "A reward or a ransom that was raised, or grew with time, contradicts nobody.",
    "damaged": "Houses that were damaged and those that were destroyed are two things.",
    "explicit dates": "Days are compared where articles give them as such, and not as weekdays.",
    "background": "Of what lies well before the story only magnitudes are compared.",
    "only scope": "Two cables off the coast are all, where their article counts no others.",
    "hospital": "To which hospital the hurt were taken makes no part of them; none admitted there is not none hurt.",
    "of them": "67 of them are a part only where their article counts more of the same.",
    "groups": "Two policemen against three are compared, a policeman may be one of several.",
    "role": "One person with a role or an age, a captain or a man of 30, is one of those whom others count.",
    "other sum": "A reward, the loot, the damage and what is needed are sums of different things.",
    "tried": "Who is tried or sentenced is one of those who were arrested.",
    "falls": "A toll does not fall to a tenth: the first figure is of a whole war, or the later one of a part.",
    "kind of": "Police cars are a part of the vehicles that another article counts.",
    "attackers": "Attackers who died or were hurt are counted apart from their victims.",
    "shots": "Shots, bullets and rounds are one thing, and so are the times that somebody was hit.",
    "of so many": "Fifty of the 52, 43 of the deaths: a part.",
    "state": "Those in a serious state, and those still in hospital, are a part of the hurt.",
    "critical": "Figures of those in a critical state, of one day, are compared with each other.",
    "hurt others": "'Killed four and hurt ten others': the others are all who were hurt.",
    "conversions": "Where a sum is given in two currencies, one disagreement is told once.",
    "group of": "'Seven of them children' counts all children, though a part of the dead.",
    "one of a role": "A guard who was hurt is held against two guards.",
    "none beside": "Nobody hurt is of something else where the same speaker of the article counts some.",
    "aftermath": "Arrests, sums, weapons, who has come: compared over events that no article tells apart.",
    "linked": "Sums that nothing links are two disagreements: a reward, and the damage.",
    "each noun": "The largest figure of each noun, speaker and of its own voice speaks for an article too.",
    "none of a kind": "No civilian casualties: others may have been hurt; nobody missing: any more.",
    "each toll": "Whether a count grew is judged by the largest figure of each article.",
    "steady sum": "What was stolen or damaged does not grow by itself: a conflict, unless it is said to have risen.",
    "force": "How many were sent does not grow where somebody puts a number on it: a conflict.",
    "rivals": "An article that sets two named speakers against each other tells of a conflict.",
    "one day": "The tolls of two named speakers in articles of one day are a conflict.",
    "versions": "Attackers, shots, a magnitude do not grow: an earlier word on them is contradicted.",
    "denied": "Two were hurt, not one: who denies a figure contradicts it.",
    "lone": "One alone against two is compared, where the article says so or nowhere counts more attackers.",
    "bare": "A figure without a noun counts what its article counted before.",
}

_TOPICS = frozenset(
    """deaths injured missing arrested displaced rescued magnitude amount attackers weapons destroyed crowd
    responders""".split()
)
_EXPLICIT = ("date:full date", "date:day and month")
_COUNTED_APART = ("deaths", "injured", "missing", "arrested")
_Group = tuple[str, str, str, str | None, str]
#: Where, and not whose: 'off the coast', 'from five departments', but no 'in one village'.
_OF_A_PLACE = re.compile(
    r"(?:in|inside|within|near|off|from|at|on|along|around|outside|across|between|by|under) "
    r"(?!(?:one|an?|another|each|other|some)\b)"
)
_LISTED = re.compile(r"\s*(?:,|and|or) (?:the )?[A-Z]")  # what follows the first of several places


def disagreements(
    claims: Sequence[ProposedClaim],
    moments: Mapping[str, tuple[float, float] | None],
    gazetteer: Gazetteer,
    off: Collection[str] = (),
    background: Collection[str] = (),
    markets: Collection[str] = (),
) -> list[ProposedDisagreement]:
    """The claims that cannot all be true, gathered.

    Parameters
    ----------
    claims : sequence of ProposedClaim
    moments : mapping of str to (float, float)
        By article, the seconds between which it appeared.
    gazetteer : Gazetteer
    off : collection of str, optional
        Rules of :data:`RULES` not to use.
    background, markets : collection of str, optional
        Ids of events that lie well before the stories, and of those that are told of in sums of money.

    Returns
    -------
    list of ProposedDisagreement
        In the order of their first claims.
    """
    counted = [c for c in claims if _is_counted(c)]
    deaths: defaultdict[str, defaultdict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    for claim in counted:
        if claim.topic == "deaths":
            deaths[claim.event][claim.article].add(size_of(claim))
    if "background" not in off:
        counted = [c for c in counted if c.topic == "magnitude" or c.event not in background]
    if "asides" not in off:
        counted = [c for c in counted if c.topic != "amount" or c.event not in markets]
    lone = frozenset() if "lone" in off else lone_ones(counted)
    found = [
        group
        for (event, *_), members in _groups(counted, off, lone).items()
        for group in compared(members, Beside(deaths[event], off, moments, lone))
    ]
    found += [
        group for members in _roles(counted, off) for group in compared(members, Beside({}, off, moments))
    ]
    found += [
        group
        for members in _critical(counted, moments, off)
        for group in compared(members, Beside({}, {*off, "partial"}, moments))
    ]
    groups = _merged(found)
    if "conversions" not in off:
        groups = _once(groups, {claim.id: claim for claim in claims})
    explicit = [
        c for c in claims if c.topic == "date" and c.rule in _EXPLICIT and "explicit dates" not in off
    ]
    asked = [c for c in claims if c.topic == "other" and c.what and c.rule.startswith("answer:")]
    dated = [group for members in _by(explicit, "event") if (group := _dated(members, gazetteer))]
    return [*groups, *dated, *(group for members in _by(asked, "what") for group in _answered(members))]


def _is_counted(claim: ProposedClaim) -> bool:
    named = claim.topic == "arrested" and claim.rule == "figure:named"  # others are named elsewhere
    return (
        claim.topic in _TOPICS
        and claim.status != "expected"
        and not named
        and value_of(claim.value) is not None
    )


def _by(claims: Iterable[ProposedClaim], attribute: str) -> list[list[ProposedClaim]]:
    """Claims in sets of one event, or of one thing counted."""
    sets: defaultdict[str, list[ProposedClaim]] = defaultdict(list)
    for claim in claims:
        sets[getattr(claim, attribute)].append(claim)
    return list(sets.values())


def _groups(
    claims: Sequence[ProposedClaim], off: Collection[str], lone: Collection[str]
) -> dict[_Group, list[ProposedClaim]]:
    """Claims of one event, topic, thing, unit and scope."""
    groups: defaultdict[_Group, list[ProposedClaim]] = defaultdict(list)
    together = {} if "aftermath" in off else told_together(claims)
    things = {} if "bare" in off else _bare(claims, off)
    for claim in claims:
        event = together.get((claim.event, claim.topic), claim.event)
        thing = "" if "same thing" in off else things.get(claim.id) or thing_of(claim, off)
        few = size_of(claim) < LEAST_GROUP and claim.id not in lone
        if "role" not in off and few and has_role(claim):
            continue
        some = "groups" in off or claim.topic not in _COUNTED_APART or few
        if thing and claim.topic in PERSONAL and some:
            continue  # a woman, a policeman: a part of those who died
        groups[event, claim.topic, thing, unit_of(claim), scope_of(claim, off)].append(claim)
    if "only scope" not in off:
        _without_scope(groups)
    for (event, topic, thing, unit, scope), members in groups.items():
        if scope:  # none of all is none of any part
            members += [claim for claim in groups.get((event, topic, thing, unit, ""), ()) if is_none(claim)]
    return groups


def _bare(claims: Iterable[ProposedClaim], off: Collection[str]) -> dict[str, str]:
    """What figures without a noun count: what their article counted before, ten shops and then "there were twelve"."""
    before: dict[tuple[str, str, str], str] = {}
    found = {}
    for claim in sorted(claims, key=lambda c: (c.article, c.start)):
        if claim.topic in ASIDES:
            thing = thing_of(claim, off)
            if not thing and (last := before.get((claim.article, claim.event, claim.topic))):
                found[claim.id] = last
            elif thing:
                before[claim.article, claim.event, claim.topic] = thing
    return found


def _roles(claims: Iterable[ProposedClaim], off: Collection[str]) -> list[list[ProposedClaim]]:
    """Claims of a few persons of one role in an event, where one of them counts a single one."""
    roles: defaultdict[tuple[str, str, str], list[ProposedClaim]] = defaultdict(list)
    for claim in claims:
        if "one of a role" not in off and (role := role_of(claim)):
            roles[claim.event, claim.topic, role].append(claim)
    return [members for members in roles.values() if any(size_of(claim) == 1 for claim in members)]


def _critical(
    claims: Iterable[ProposedClaim], moments: Mapping[str, tuple[float, float] | None], off: Collection[str]
) -> list[list[ProposedClaim]]:
    """Claims of how many are in a critical state in an event, by one day's articles: such a state changes."""
    days: defaultdict[tuple[str, object], list[ProposedClaim]] = defaultdict(list)
    for claim in claims:
        if "critical" not in off and is_critical(claim) and not scope_of(claim, off):
            days[claim.event, moments.get(claim.article)].append(claim)
    return list(days.values())


def _without_scope(groups: dict[_Group, list[ProposedClaim]]) -> None:
    """Put beside the counts of the whole event those of a place that are all their article has of a thing."""
    scopes: defaultdict[tuple[_Group, str], set[str]] = defaultdict(set)
    for (*kind, scope), members in groups.items():
        for claim in members:
            scopes[_whole(kind), claim.article].add(scope)
    for (*kind, scope), members in list(groups.items()):
        if not _OF_A_PLACE.match(scope):
            continue
        for claim in members:
            listed = _LISTED.match(claim.sentence.partition(claim.scope or scope)[2])
            if len(scopes[_whole(kind), claim.article]) == 1 and not is_none(claim) and not listed:
                whole = groups[_whole(kind)]
                whole.append(claim)
                whole.sort(key=lambda c: (c.article, c.start))


def _whole(kind: Sequence[str | None]) -> _Group:
    event, topic, thing, unit = kind
    return event or "", topic or "", thing or "", unit, ""


def _once(
    groups: Sequence[ProposedDisagreement], claims: Mapping[str, ProposedClaim]
) -> list[ProposedDisagreement]:
    """One where the sums of a disagreement stand beside those of another: 12 million euros ($16.4 million)."""
    found: list[ProposedDisagreement] = []
    for group in groups:
        here = _sentences(group, claims)
        sums = [g for g in found if group.topic == g.topic == "amount" and g.event == group.event]
        same = next((g for g in sums if here <= _sentences(g, claims) or _sentences(g, claims) <= here), None)
        if same is None:
            found.append(group)
        else:
            both = tuple(dict.fromkeys((*same.claims, *group.claims)))
            found[found.index(same)] = replace(same, claims=both)
    return found


def _sentences(group: ProposedDisagreement, claims: Mapping[str, ProposedClaim]) -> set[tuple[str, int]]:
    return {(claims[id].article, claims[id].sentence_start) for id in group.claims}


def _dated(claims: list[ProposedClaim], gazetteer: Gazetteer) -> ProposedDisagreement | None:
    """The days, given as such, that cannot all be that of one event."""
    apart: set[str] = set()
    rule = ""
    for a, b in combinations(claims, 2):
        verdict = compare(Value(date=a.value["edtf"]), Value(date=b.value["edtf"]), gazetteer)
        if verdict.relation == "conflict" and a.article != b.article:
            apart |= {a.id, b.id}
            rule = verdict.name
    if not apart:
        return None
    ids = tuple(claim.id for claim in claims if claim.id in apart)
    return ProposedDisagreement(claims[0].event, "date", None, ids, "conflict", rule, 0.5)


def _answered(claims: list[ProposedClaim]) -> list[ProposedDisagreement]:
    """The answers to one question that exclude each other, over events that one article tells of together."""
    together: list[list[ProposedClaim]] = []
    for claim in claims:
        near = [g for g in together if any(o.event == claim.event or o.article == claim.article for o in g)]
        joined = [claim for group in near for claim in group]
        together = [group for group in together if group not in near] + [[*joined, claim]]
    found = []
    for group in together:
        words, sentences = {c.value["word"] for c in group}, {(c.article, c.sentence_start) for c in group}
        if len(words) > 1 and (len(sentences) > 1 or CONTRAST in words):
            event = Counter(claim.event for claim in group).most_common(1)[0][0]
            ids = tuple(claim.id for claim in group)
            rule = "the answers exclude each other"
            found.append(ProposedDisagreement(event, "other", group[0].what, ids, "conflict", rule, 0.45))
    return found


def _merged(groups: Iterable[ProposedDisagreement]) -> list[ProposedDisagreement]:
    """One where two groups of an event and a topic share a claim: none of all was compared with two parts."""
    found: list[ProposedDisagreement] = []
    for group in groups:
        same = next(
            (
                g
                for g in found
                if (g.event, g.topic) == (group.event, group.topic) and set(g.claims) & set(group.claims)
            ),
            None,
        )
        if same is None:
            found.append(group)
            continue
        claims = tuple(dict.fromkeys((*same.claims, *group.claims)))
        course = same if same.kind == "conflict" else group
        what = same.what if same.what == group.what else None
        found[found.index(same)] = replace(
            course, claims=claims, what=what, confidence=max(same.confidence, group.confidence)
        )
    return found


def moments_of(day: dt.date | None, minute: int | None, offset: int | None) -> tuple[float, float] | None:
    """The seconds between which an article appeared, as far as its day, its time and the time's zone tell."""
    if day is None:
        return None
    start = (day.toordinal() - dt.date(1970, 1, 1).toordinal()) * 86_400.0
    if minute is None:
        return start, start + 86_400
    moment = start + 60 * (minute - (offset or 0))
    return moment, moment + (60 if offset is not None else 3 * 3600)
