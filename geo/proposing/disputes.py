"""Where proposed claims cannot all be true.

Claims are compared on one event, topic, thing counted, unit and scope. An article that says "five dead" and "one man
killed" does not contradict itself: of what one article counts, its largest figure stands for it, but where two
speakers are set against each other in it.

==============  ==================================================================================
rule            what it does
==============  ==================================================================================
largest         of the figures of an article on one thing, the largest speaks for the article
partial         'another two', 'two of them', 'in one village' count a part, and are left aside
speakers        figures of a crowd or a magnitude by two named speakers in one article are compared
rounded         2.6 million and 2.63 million are one figure, rounded
same thing      houses and homes are one thing, women and people are not
asides          what counts beside the story (weapons, houses, one protester) is compared in pairs of small counts
one scale       magnitudes more than one apart are of two quakes; sums three times as large are of two things
hurt or dead    where three were shot and one of them died, two hurt and three hurt are no contradiction
background      of what lies well before the story only magnitudes are compared
hospital        to which hospital the hurt were taken makes no part of them
of them         '67 of them' are a part only where their article counts more of the same
groups          two policemen against three are compared, a policeman may be one of several
contrast        two figures of one article are compared where it sets one against the other: but, disputes, insists
role            one person with a role, a captain or a nurse, is one of those whom others count
other sum       a reward, a ransom, the loot and the damage are sums of different things
kind of         police cars are a part of the vehicles that another article counts
lone            a lone robber against two is compared, a robber is not
attackers       attackers who died or were hurt are counted apart from their victims
shots           shots, bullets and rounds are one thing, and so are the times that somebody was hit
of so many      'fifty of the 52' and '43 of the deaths' are a part
state           those in a serious state, and those still in hospital, are a part of the hurt
hurt others     'killed four and hurt ten others': the others are all who were hurt
conversions     where a sum is given in two currencies, one disagreement is told once
==============  ==================================================================================
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from gazetteer.places import Gazetteer
from geo.disagreement import Report, compare, course
from geo.events import WORDS, Value
from geo.proposing.answers import CONTRAST
from geo.proposing.records import ProposedClaim, ProposedDisagreement

__all__ = ["RULES", "disagreements", "partial", "thing_of", "value_of"]

RULES = {
    "largest": "Of the figures of an article on one thing, the largest speaks for the article.",
    "partial": "Another two, two of them, in one village: a part is not compared with the whole.",
    "speakers": "Figures of one thing by two speakers of one article are compared where each is a whole.",
    "rounded": "A figure and its rounding are the same.",
    "same thing": "Houses and homes are one thing, women and people are not.",
    "asides": "Weapons, houses, attackers: only whole counts above one are compared, and no sums of a market.",
    "one scale": "Magnitudes more than one apart are of two quakes, sums three times as large of two things.",
    "hurt or dead": "Where the difference is the number of dead, one article counts them among the hurt.",
    "explicit dates": "Days are compared where articles give them as such, and not as weekdays.",
    "background": "Of what lies well before the story only magnitudes are compared.",
    "hospital": "To which hospital the hurt were taken makes no part of them.",
    "of them": "67 of them are a part only where their article counts more of the same.",
    "groups": "Two policemen against three are compared, a policeman may be one of several.",
    "contrast": "Two figures of one article are compared where it sets one against the other: but, disputes, insists.",
    "role": "One person with a role, a captain or a nurse, is one of those whom others count.",
    "other sum": "A reward, a ransom, the loot and the damage are sums of different things.",
    "kind of": "Police cars are a part of the vehicles that another article counts.",
    "attackers": "Attackers who died or were hurt are counted apart from their victims.",
    "shots": "Shots, bullets and rounds are one thing, and so are the times that somebody was hit.",
    "of so many": "Fifty of the 52, 43 of the deaths: a part.",
    "state": "Those in a serious state, and those still in hospital, are a part of the hurt.",
    "hurt others": "'Killed four and hurt ten others': the others are all who were hurt.",
    "conversions": "Where a sum is given in two currencies, one disagreement is told once.",
    "lone": "One alone against two is compared, where the article says that it was one.",
}

_TOPICS = frozenset(
    """deaths injured missing arrested displaced rescued magnitude amount attackers weapons destroyed crowd
    responders""".split()
)
_EXPLICIT = ("date:full date", "date:day and month")
_ASIDES = {"weapons", "destroyed", "attackers", "responders"}
_SCALE = 3.0
_LEAST_ROUND = 10
_COUNTED_APART = ("deaths", "injured", "missing", "arrested")
_LEAST_GROUP = 2
_MOST_COMPARED = 600  # claims of one group: a whole book in one article has thousands
_MOST_MAGNITUDE = 1.0
_SPOKEN = {"crowd", "magnitude", "amount"}
_PERSONS = {"deaths", "injured", "missing", "arrested", "displaced", "rescued", "crowd", "attackers"}
_PART = re.compile(
    r"\b(?:another|others?|more(?! than\b)|further|additional(?:ly)?|remaining|of (?:them|whom|those|these)|"
    r"including|among|each|one of|some of|most of|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"extra|per)\b|\blast (?!(?:week|month|year|night)\b)",
    re.IGNORECASE,
)
#: 43 of the deaths, fifty of the 52.
_OF_SO_MANY = re.compile(
    r"\bof (?:the|its|their|all) (?:\d+|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|deaths?|dead|"
    r"victims|wounded|injured|missing)\b)",
    re.IGNORECASE,
)
#: What happens over and over is no figure of one event.
_OVER_YEARS = re.compile(
    r"\b(?:(?:each|every|per|a) (?:year|month|day)|annually|on average|so far this year)\b", re.IGNORECASE
)
_SCOPELESS = {"magnitude", "amount", "crowd"}
#: A scope that is the event itself.
_OF_ALL = re.compile(
    r"(?:(?:in|during|by|from|after|of|at) )?(?:the |that |this |its )?(?:\w+ )?"
    r"(?:violence|attacks?|incident|quake|earthquake|"
    r"fire|blaze|crash|blasts?|explosions?|shootings?|clashes|riots?|rioting|unrest|protests?|storm|floods?|flooding|"
    r"accident|disaster|bombings?|raid|robbery|heist|collapse|tremor|stampede|crush|operation|fighting|melee|chaos|"
    r"landslides?|hurricane|typhoon|cyclone|tornado|outbreak|rampage|demonstrations?|strike|"
    r"escapes?|break-?outs?|jailbreak|sinking|capsizing|wreck|avalanche|siege|massacre|killings?|murders?|arson|"
    r"kidnapping|hijacking|looting|march|vigil|ambush|stabbings?|derailment|collision|evacuation|rescue|outage|"
    r"water|sea|lake|river|rubble|debris|snow|scene|deck)?"
)
_SHELTER = re.compile(
    r"\b(?:cent(?:re|er)s?|shelters?|schools?|camps?|tents?|halls?|churches|stadium|hotels?)\b"
)
#: Where the hurt are is no part of them.
_TREATED = re.compile(
    r"\b(?:hospitals?|clinics?|infirmary|(?:medical|health|trauma|burns?) (?:cent(?:re|er)s?|units?))\b",
    re.IGNORECASE,
)
#: One's own, and none of some group: parts of what others count.
_OWN = re.compile(r"(?:my|our|his|her|their)\b|(?:none|neither|no one|nobody) of\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof (?:them|whom|those|these)\b", re.IGNORECASE)
_LONE = re.compile(r"\b(?:one|lone|single|sole|only|1)\b", re.IGNORECASE)
_SINGLE = re.compile(r"\b(?:lone|single|sole|only)\b", re.IGNORECASE)
_AT_ANOTHER = re.compile(r"\bthere\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|remain(?:s|ed|ing)?)\b", re.IGNORECASE)
_STATE = re.compile(r"\b(?:critical(?:ly)?|serious(?:ly)?|severely|gravely|stable|broken)\b", re.IGNORECASE)
_DIED = re.compile(r"\b(?:kill\w*|die[ds]?|dead|deaths?|lives)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:a further|another|others?|additional)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:another|others?|more|further|additional|extra)\b(?! than\b)", re.IGNORECASE)
#: Words for the persons that a topic counts as a whole, whatever an article calls them.
_ANYBODY = frozenset(
    """person people victim victims resident residents civilian civilians worker workers employee employees passenger
    passengers villager villagers local locals citizen citizens individual individuals casualty casualties life lives
    dead death deaths fatality fatalities injured wounded survivor survivors others other suspect suspects bystander
    colleague colleagues co-worker staff guest guests tourist tourists protester protesters demonstrator demonstrators
    rioter rioters pirate pirates gunman gunmen robber robbers thief thieves attacker attackers militant militants
    personnel body bodies human humans souls customer customers student students shopper shoppers arrested detained
    members member union marchers strikers crowd supporters activists follower mourner mourners
    killed wound hurt missing homeless evacuee evacuees man men""".split()
)
_SAME = {
    "house": "building", "home": "building", "building": "building", "property": "building", "structure": "building",
    "car": "vehicle", "vehicle": "vehicle", "truck": "vehicle", "van": "vehicle", "suv": "vehicle", "4x4": "vehicle",
    "ak-47": "rifle", "ak": "rifle", "47": "rifle", "rifle": "rifle",
    "gun": "gun", "firearm": "gun", "handgun": "handgun", "pistol": "handgun", "revolver": "handgun",
    "boat": "boat", "speedboat": "boat",
    "speed boat": "boat", "skiff": "boat", "vessel": "ship", "ship": "ship", "engine": "engine", "crew": "engine",
    "appliance": "engine", "pump": "engine", "officer": "police", "policeman": "police", "police": "police",
    "firefighter": "firefighter", "fireman": "firefighter", "firemen": "firefighter", "soldier": "soldier",
    "troop": "soldier", "missile": "missile", "rocket": "missile",
}  # fmt: skip
_ATTACKERS = frozenset(
    "attacker assailant terrorist gunman gunmen shooter bomber militant rebel insurgent robber hijacker".split()
)
_SHOTS = re.compile(r"\b(?:shots?|bullets?|rounds?|times)\b(?! of tear)", re.IGNORECASE)
#: What a sum is of.
_PURPOSES = {
    "loss": re.compile(r"\b(?:damage|loss|losses|lost|costs?|repairs?|rebuild\w*|destroyed)\b"),
    "loot": re.compile(
        r"\b(?:worth|value[ds]?|haul|stol\w+|steal\w*|loot\w*|robb\w+|theft|took|taken|made off|netted)\b"
    ),
    "ransom": re.compile(r"\bransom\b"),
    "reward": re.compile(r"\breward\b"),
    "payment": re.compile(r"\b(?:compensat\w+|pay|paid|family|families|bereaved|fine[ds]?|bail|bond)\b"),
    "aid": re.compile(
        r"\b(?:aid|need(?:s|ed)?|relief|grant|appeal\w*|pledg\w+|loans?|bail-?out|donat\w+|budget)\b"
    ),
}
#: Words by which an article sets one figure against another.
_CONTRAST = re.compile(
    r"\b(?:disput\w+|den(?:y|ies|ied|ying)|insist\w*|contradict\w*|reject\w*|contest\w*|challeng\w+|but|however|"
    r"although|while|whereas|instead)\b",
    re.IGNORECASE,
)
_NO_PLACES = Gazetteer([])  # numbers are compared without one
_AROUND = 18  # characters beside a figure in which a word says that it counts a part


def value_of(value: Mapping[str, object]) -> Value | None:
    """A proposed value as one that can be compared; None where it has no numbers.

    Parameters
    ----------
    value : mapping
        ``kind``, ``low``, ``high``, ``word``.

    Returns
    -------
    geo.events.Value or None
        A bound includes its number: an article that says "over 20" has often been told 20.
    """
    return _value(value.get("kind"), value.get("low"), value.get("high"), value.get("word"))


@lru_cache(maxsize=4096)
def _value(kind: object, low: object, high: object, word: object) -> Value | None:
    number = low if low is not None else high
    if kind == "none":
        return Value(number=0)
    if kind == "word":
        name = str(word or "").casefold()
        name = name if name in WORDS else f"{name}s"
        return Value(word=name) if name in WORDS else None
    if not isinstance(number, int | float) or not math.isfinite(number):
        return None
    if kind == "exact":
        return Value(number=number)
    if kind == "about":
        return Value(about=number)
    if kind in ("at_least", "more_than"):
        return Value(at_least=number)
    if kind in ("at_most", "less_than"):
        return Value(at_most=number)
    if kind == "range" and isinstance(low, int | float) and isinstance(high, int | float) and low <= high:
        return Value(range=(low, high))
    return None


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
    deaths: defaultdict[str, set[float]] = defaultdict(set)
    groups: defaultdict[tuple[str, str, str, str | None, str], list[ProposedClaim]] = defaultdict(list)
    dates: defaultdict[str, list[ProposedClaim]] = defaultdict(list)
    questions: defaultdict[str, list[ProposedClaim]] = defaultdict(list)
    for claim in claims:
        if claim.topic == "date" and claim.rule in _EXPLICIT and "explicit dates" not in off:
            dates[claim.event].append(claim)
        if claim.topic == "other" and claim.what and claim.rule.startswith("answer:"):
            questions[claim.what].append(claim)
        if claim.topic not in _TOPICS or claim.status == "expected" or value_of(claim.value) is None:
            continue
        if claim.topic == "deaths":
            deaths[claim.event].add(_size(claim))
        if claim.event in background and claim.topic != "magnitude" and "background" not in off:
            continue
        if claim.topic == "amount" and claim.event in markets and "asides" not in off:
            continue
        thing = "" if "same thing" in off else thing_of(claim, off)
        few = _size(claim) < _LEAST_GROUP and ("lone" in off or not _is_lone(claim))
        some = "groups" in off or claim.topic not in _COUNTED_APART or few
        if "role" not in off and few and _has_role(claim):
            continue
        if not (thing and claim.topic in _PERSONS and some):  # a woman, a policeman: a part of those who died
            groups[claim.event, claim.topic, thing, _unit(claim), _scope(claim, off)].append(claim)
    for (event, topic, thing, unit, scope), members in groups.items():
        if scope:  # none of all is none of any part
            members += [claim for claim in groups.get((event, topic, thing, unit, ""), ()) if _none(claim)]
    found = [
        _compared(members, _Beside(frozenset(deaths[event]), off), moments)
        for (event, *_), members in groups.items()
    ]
    answered = [group for members in questions.values() for group in _answered(members)]
    dated = [group for members in dates.values() if (group := _dated(members, gazetteer))]
    groups_found = _merged([group for group in found if group is not None])
    if "conversions" not in off:
        groups_found = _once(groups_found, {claim.id: claim for claim in claims})
    return [*groups_found, *dated, *answered]


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


def thing_of(claim: ProposedClaim, off: Collection[str] = ()) -> str:
    """What a claim counts, so that two articles' words for it can be compared."""
    words = re.findall(r"[a-z0-9][a-z0-9’'-]*", (claim.what or "").casefold())
    if claim.topic == "magnitude":
        return ""
    named = [_singular(word) for word in words]
    of_a_land = (claim.scope or "")[:1].isupper()  # "80 American terrorists" are the victims
    attackers = "attackers" not in off and claim.topic in ("deaths", "injured") and not of_a_land
    if attackers and named and named[-1] in _ATTACKERS:
        return "attacker"
    if claim.topic == "weapons" and "shots" not in off and _SHOTS.search(f"{claim.surface} {claim.what}"):
        return "shot"
    if claim.topic in _PERSONS:
        special = [
            w for w, full in zip(named, words, strict=True) if full not in _ANYBODY and w not in _ANYBODY
        ]
        persons = {"woman", "women", "child", "children", "boy", "girl", "police", "officer", "policeman", "soldier",
                   "troop", "firefighter", "crewman", "crew", "sailor", "journalist", "foreigner"}  # fmt: skip
        return next((_SAME.get(w, w) for w in special if w in persons), "")
    if claim.topic == "amount":
        return ""
    head = named[-1] if named else ""
    head = "rifle" if "ak" in named or "ak-47" in named else head
    other = "other " if claim.topic in _ASIDES and _OTHER.search(f"{claim.surface} {claim.what}") else ""
    return other + _SAME.get(head, head)


def _singular(word: str) -> str:
    known = {
        "women": "woman",
        "men": "man",
        "children": "child",
        "people": "people",
        "police": "police",
        "policemen": "policeman",
        "crewmen": "crewman",
    }
    if word in known:
        return known[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _has_role(claim: ProposedClaim) -> bool:
    """Whether one person is counted by a role, a captain or a nurse, who is one of those whom others count."""
    words = (claim.what or "").casefold().split()
    return claim.topic in _PERSONS and bool(words) and words[-1] not in _ANYBODY and not _none(claim)


def _unit(claim: ProposedClaim) -> str | None:
    return claim.unit if claim.topic == "amount" else None


def _scope(claim: ProposedClaim, off: Collection[str]) -> str:
    """Of which part a figure is, so that only figures of the same part are compared; the whole event is no part."""
    scope = " ".join((claim.scope or "").casefold().split())
    sheltered = claim.topic == "displaced" and _SHELTER.search(scope)  # where they went to
    treated = claim.topic in ("injured", "rescued") and "hospital" not in off and _treated(claim, scope)
    return "" if claim.topic in _SCOPELESS or sheltered or treated or _OF_ALL.fullmatch(scope) else scope


def _treated(claim: ProposedClaim, scope: str) -> bool:
    """Whether a scope says to which hospitals people were taken."""
    if not scope:
        return False
    before, found, _ = claim.sentence.casefold().partition(scope)
    return bool(_TREATED.search(scope) or (found and _TREATED.search(before[-30:])))


def partial(claim: ProposedClaim, off: Collection[str] = ()) -> bool:
    """Whether a figure counts a part of what its article counts elsewhere."""
    if claim.topic == "magnitude":
        return False
    if _OVER_YEARS.search(claim.sentence) or claim.rule == "figure:family" or _OWN.match(claim.surface):
        return True
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    before, after = claim.sentence[max(0, start - _AROUND) : start], claim.sentence[end : end + _AROUND]
    near = re.split(r"[,;.]", before)[-1] + " " + claim.surface + " " + re.split(r"[,;.]", after)[0]
    if _none(claim) and _AT_ANOTHER.search(after):
        return True  # nobody was hurt there: at another place than the others tell of
    if claim.topic in ("displaced", "injured") and _STILL.search(near):
        return True  # those who have not gone back, or home
    if claim.topic == "injured" and "state" not in off and _STATE.search(near):
        return True
    if claim.topic == "injured" and "hurt others" not in off and _DIED.search(claim.sentence[:start]):
        near = _OTHERS.sub(" ", near)
    if (
        claim.topic in _ASIDES or claim.topic == "crowd"
    ):  # another crowd is elsewhere, other rifles a thing apart
        near = _OTHER.sub(" ", near)
    if claim.status != "earlier" and "of so many" not in off and _OF_SO_MANY.search(near):
        return True
    return bool(_PART.search(near))


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _all_of_them(claim: ProposedClaim, members: Sequence[ProposedClaim], off: Collection[str]) -> bool:
    """Whether '67 of them' counts all that its article has of a topic: of those aboard, so many were saved."""
    sentence, surface = _OF_THEM.sub(_spaces, claim.sentence), _OF_THEM.sub(_spaces, claim.surface)
    bare = replace(claim, sentence=sentence, surface=surface)
    if "of them" in off or bare.sentence == claim.sentence or partial(bare, off):
        return False
    return all(_size(other) <= _size(claim) for other in members if other.article == claim.article)


def _first_hurt(claim: ProposedClaim, members: Sequence[ProposedClaim], off: Collection[str]) -> bool:
    """Whether 'a further 42 hurt' are all the hurt of an article: it told of the dead before, and of no hurt."""
    if "hurt others" in off or claim.topic != "injured" or not _FURTHER.search(claim.surface):
        return False
    bare = replace(claim, surface=_FURTHER.sub(_spaces, claim.surface))
    bare = replace(bare, sentence=_FURTHER.sub(_spaces, claim.sentence))
    earlier = any(o.article == claim.article and o.start < claim.start for o in members)
    return not earlier and not partial(bare, off)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known beside two claims: how many died in the event, and which rules are switched off."""

    deaths: frozenset[float]
    off: Collection[str]


def _asides(a: ProposedClaim, b: ProposedClaim, beside: _Beside) -> bool:
    if a.topic not in _ASIDES:
        return False
    first, second = _size(a), _size(b)
    exact = a.value.get("kind") == "exact" == b.value.get("kind")
    lone = "lone" not in beside.off and any(_is_lone(claim) for claim in (a, b))
    least = (
        (1 if lone else 2) if exact else _LEAST_ROUND
    )  # "tens of missiles" and 15 are compared, "several shells" and 3 are not
    return min(first, second) < least or max(first, second) > _SCALE * min(first, second)


def _is_lone(claim: ProposedClaim) -> bool:
    """Whether an article says that it was one, and no more."""
    pattern = _LONE if claim.topic in _PERSONS else _SINGLE
    return _size(claim) == 1 and bool(pattern.search(claim.surface))


def _scale(a: ProposedClaim, b: ProposedClaim, beside: _Beside) -> bool:
    first, second = sorted((_size(a), _size(b)))
    if a.topic == "magnitude":
        return second - first > _MOST_MAGNITUDE
    return a.topic == "amount" and second > _SCALE * first


def _other_sum(a: ProposedClaim, b: ProposedClaim, beside: _Beside) -> bool:
    """Whether two sums are of two things: a reward, and the damage."""
    if a.topic != "amount":
        return False
    first, second = _purposes(a.sentence), _purposes(b.sentence)
    return bool(first and second) and not first & second


@lru_cache(maxsize=4096)
def _purposes(sentence: str) -> frozenset[str]:
    small = sentence.casefold()
    return frozenset(name for name, pattern in _PURPOSES.items() if pattern.search(small))


def _kind_of(a: ProposedClaim, b: ProposedClaim, beside: _Beside) -> bool:
    """Whether the smaller figure is of a kind of what the larger one counts: police cars, of vehicles."""
    if a.topic != "destroyed":
        return False
    small, large = sorted((a, b), key=_size)
    return len((small.what or "").split()) > len((large.what or "").split()) > 0


def _hurt_or_dead(a: ProposedClaim, b: ProposedClaim, beside: _Beside) -> bool:
    if a.topic != "injured":
        return False
    first, second = _size(a), _size(b)
    if min(first, second) <= 0 or abs(first - second) not in beside.deaths:
        return False
    return not thing_of(a)  # of officers who were hurt none may have died


#: Why two claims that cannot both be true as written are no disagreement: the first that applies excuses them.
_EXCUSES: tuple[tuple[str, Callable[[ProposedClaim, ProposedClaim, _Beside], bool]], ...] = (
    ("rounded", lambda a, b, beside: _rounded(a, b)),
    ("asides", _asides),
    ("one scale", _scale),
    ("other sum", _other_sum),
    ("kind of", _kind_of),
    ("hurt or dead", _hurt_or_dead),
)


def _excused(a: ProposedClaim, b: ProposedClaim, beside: _Beside) -> bool:
    return any(rule not in beside.off and applies(a, b, beside) for rule, applies in _EXCUSES)


def _compared(
    members: list[ProposedClaim],
    beside: _Beside,
    moments: Mapping[str, tuple[float, float] | None],
) -> ProposedDisagreement | None:
    whole = [
        m
        for m in members
        if "partial" in beside.off
        or not partial(m, beside.off)
        or _all_of_them(m, members, beside.off)
        or _first_hurt(m, members, beside.off)
    ]
    speaking = whole if "largest" in beside.off else _speaking(whole, beside.off)
    voices = {m.article if "speakers" in beside.off else (m.article, m.speaker) for m in speaking}
    if len(voices) < 2 and all(m.status != "earlier" for m in speaking):
        return None  # however many they are
    pairs = []
    for a, b in combinations(_few(speaking), 2):
        one_voice = a.article == b.article and ("speakers" in beside.off or a.speaker == b.speaker)
        if one_voice and "earlier" not in (a.status, b.status):
            continue
        if _apart(_key(a), _key(b)) and not _excused(a, b, beside):
            first, second = value_of(a.value), value_of(b.value)
            if first is None or second is None:
                continue
            reports = (
                Report(first, moments.get(a.article), a.status == "earlier"),
                Report(second, moments.get(b.article), b.status == "earlier"),
            )
            pairs.append(((a, b), reports))
    return _disagreement(members, pairs) if pairs else None


def _few(claims: list[ProposedClaim]) -> list[ProposedClaim]:
    """Of more claims than can be compared two by two, those that say something new, and no more than can be."""
    if len(claims) <= _MOST_COMPARED:
        return claims
    new: dict[object, ProposedClaim] = {}
    for claim in claims:
        new.setdefault((claim.article, claim.speaker, claim.status, _key(claim)), claim)
    return list(new.values())[:_MOST_COMPARED]


_Key = tuple[object, object, object, object]


def _key(claim: ProposedClaim) -> _Key:
    value = claim.value
    return value.get("kind"), value.get("low"), value.get("high"), value.get("word")


@lru_cache(maxsize=65_536)
def _apart(a: _Key, b: _Key) -> bool:
    """Whether no number fits two values; the same few are compared again and again."""
    first, second = _value(*a), _value(*b)
    if a == b or first is None or second is None:
        return False
    return compare(first, second, _NO_PLACES).relation == "conflict"


def _disagreement(
    members: list[ProposedClaim],
    pairs: list[tuple[tuple[ProposedClaim, ProposedClaim], tuple[Report, Report]]],
) -> ProposedDisagreement:
    topic = members[0].topic
    rule = course(topic, [reports for _, reports in pairs])
    ids = {claim.id for pair, _ in pairs for claim in pair}
    involved = [claim for claim in members if claim.id in ids]
    counted = {claim.what for claim in involved}
    sure = max(min(a.confidence, b.confidence) for (a, b), _ in pairs)
    return ProposedDisagreement(
        members[0].event,
        topic,
        counted.pop() if len(counted) == 1 else None,
        tuple(claim.id for claim in involved),
        rule.course,
        rule.name,
        round(0.9 * sure, 2),
    )


def _speaking(members: Sequence[ProposedClaim], off: Collection[str]) -> list[ProposedClaim]:
    """What stands for each article: its largest figure, and those that it itself calls earlier."""
    by_article: defaultdict[str, list[ProposedClaim]] = defaultdict(list)
    for member in members:
        by_article[member.article].append(member)
    found = []
    for claims in by_article.values():
        current = [claim for claim in claims if claim.status != "earlier"]
        top = max((_size(claim) for claim in current), default=0.0)
        for claim in claims:
            speaks = claim.status == "earlier" or _size(claim) == top or _none(claim)
            if not speaks and "speakers" not in off:
                speaks = claim.topic in _SPOKEN or _set_against(claim, current, off)
            if speaks:
                found.append(claim)
    return found


def _set_against(claim: ProposedClaim, others: Sequence[ProposedClaim], off: Collection[str]) -> bool:
    """Whether two speakers of one article count the same group: the army its dead, and the rebels those of the army."""
    if claim.speaker == "article":
        return False
    rivals = [other for other in others if other.speaker != claim.speaker]
    if "groups" not in off and thing_of(claim) and any(other.speaker != "article" for other in rivals):
        return True
    if "contrast" in off or _size(claim) < _LEAST_GROUP:
        return False
    said = _CONTRAST.search(claim.sentence)
    return any(
        _size(other) >= _LEAST_GROUP and (said or _CONTRAST.search(other.sentence)) for other in rivals
    )


def _none(claim: ProposedClaim) -> bool:
    return claim.value.get("kind") == "none"


def _size(claim: ProposedClaim) -> float:
    return _magnitude(*_key(claim))


@lru_cache(maxsize=4096)
def _magnitude(*key: object) -> float:
    value = _value(*key)
    assert value is not None
    low, high = value.interval()
    return low if math.isfinite(low) else high


def _rounded(a: ProposedClaim, b: ProposedClaim) -> bool:
    """Whether one figure is the other, rounded; small counts are never rounded."""
    first, second = _size(a), _size(b)
    if min(first, second) < 1000 or a.topic == "magnitude":
        return False
    return any(
        math.isclose(_to_digits(large, _digits(small)), small, rel_tol=1e-9)
        for small, large in ((first, second), (second, first))
    )


def _digits(number: float) -> int:
    """How many digits of a number are not zeros at its end."""
    return max(1, len(f"{number:.0f}".rstrip("0")))


def _to_digits(number: float, digits: int) -> float:
    return round(number, digits - 1 - math.floor(math.log10(abs(number)))) if number else 0.0


def moments_of(day: dt.date | None, minute: int | None, offset: int | None) -> tuple[float, float] | None:
    """The seconds between which an article appeared, as far as its day, its time and the time's zone tell."""
    if day is None:
        return None
    start = (day.toordinal() - dt.date(1970, 1, 1).toordinal()) * 86_400.0
    if minute is None:
        return start, start + 86_400
    moment = start + 60 * (minute - (offset or 0))
    return moment, moment + (60 if offset is not None else 3 * 3600)
