"""What a figure counts, and of which part, so that only figures of one thing are compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from geo.proposing.plurals import singular
from geo.proposing.records import ProposedClaim
from geo.proposing.values import is_none, size_of

__all__ = [
    "ASIDES",
    "LEAST_GROUP",
    "OTHER",
    "PERSONAL",
    "has_role",
    "lone_ones",
    "role_of",
    "scope_of",
    "thing_of",
    "unit_of",
]

ASIDES = {"weapons", "destroyed", "attackers", "responders"}
PERSONAL = {"deaths", "injured", "missing", "arrested", "displaced", "rescued", "crowd", "attackers"}
LEAST_GROUP = 2  # persons
_SCOPELESS = {"magnitude", "amount", "crowd"}
#: A scope that is the event itself.
_OF_ALL = re.compile(
    r"(?:(?:in|during|by|from(?: under| beneath)?|under|after|of|at) )?(?:the |that |this |its )?(?:\w+ )?"
    r"(?:violence|attacks?|incident|quake|earthquake|"
    r"fire|blaze|crash|blasts?|explosions?|shootings?|clashes|riots?|rioting|unrest|protests?|storm|floods?|flooding|"
    r"accident|disaster|bombings?|raid|robbery|heist|collapse|tremor|stampede|crush|operation|fighting|melee|chaos|"
    r"landslides?|hurricane|typhoon|cyclone|tornado|outbreak|rampage|demonstrations?|strike|"
    r"escapes?|break-?outs?|jailbreak|sinking|capsizing|wreck|avalanche|siege|massacre|killings?|murders?|arson|"
    r"kidnapping|hijacking|looting|march|vigil|ambush|stabbings?|derailment|collision|evacuation|rescue|outage|"
    r"water|sea|lake|river|rubble|debris|snow|scene|deck|ruins|wreckage|avalanche|mud)?(?: alive)?"
    r"(?: (?:of|on) (?:[a-z]+ \d+|\d+ [a-z]+|[a-z]+day))?"
)
_SHELTER = re.compile(
    r"\b(?:cent(?:re|er)s?|shelters?|schools?|camps?|tents?|halls?|churches|stadium|hotels?)\b"
)
#: Where the hurt are is no part of them.
_TREATED = re.compile(
    r"\b(?:hospitals?|clinics?|infirmary|(?:medical|health|trauma|burns?) (?:cent(?:re|er)s?|units?))\b",
    re.IGNORECASE,
)
_LONE = re.compile(r"\b(?:one|lone|single|sole|only|1)\b", re.IGNORECASE)
_SINGLE = re.compile(r"\b(?:lone|single|sole|only)\b", re.IGNORECASE)
OTHER = re.compile(r"\b(?:another|others?|more|further|additional|extra)\b(?! than\b)", re.IGNORECASE)
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
    "ak-47": "rifle", "kalashnikov": "rifle", "ak": "rifle", "47": "rifle", "rifle": "rifle",
    "gun": "gun", "firearm": "gun", "handgun": "handgun", "pistol": "handgun", "revolver": "handgun",
    "boat": "boat", "speedboat": "boat",
    "speed boat": "boat", "skiff": "boat", "vessel": "ship", "ship": "ship", "engine": "engine", "crew": "engine",
    "appliance": "engine", "pump": "engine", "officer": "police", "policeman": "police", "police": "police",
    "cop": "police", "policewoman": "police", "trooper": "trooper",
    "jailer": "guard", "cruiser": "vehicle", "hut": "shelter", "tent": "shelter",
    "plane": "aircraft", "airplane": "aircraft", "aeroplane": "aircraft", "jet": "aircraft", "warplane": "aircraft",
    "bomber": "aircraft", "aircraft": "aircraft", "bullet": "shot",
    "household": "family", "sailor": "crew", "crewman": "crew", "seaman": "crew",
    "firefighter": "firefighter", "fireman": "firefighter", "soldier": "soldier",
    "troop": "soldier", "missile": "missile", "rocket": "missile",
}  # fmt: skip
_ATTACKERS = frozenset(
    """attacker assailant terrorist gunman shooter bomber militant rebel insurgent robber hijacker suspect
    perpetrator raider bandit kidnapper jihadist assassin pirate""".split()
)
_NAMED = re.compile(r"[A-Z]\w+ [A-Z]\w*[a-z]")
_TWO_PEOPLES = re.compile(r"[A-Z]\w+ and [A-Z]\w+")  # Greek and Turkish sailors
_AGED = re.compile(r"-year-old\b")
_FEW = 4  # persons whom a role may count
_REBELS = re.compile(r"\b(?:militants?|rebels?|insurgents?|guerrillas?|taliban|group)\b", re.IGNORECASE)
_SHOTS = re.compile(r"\b(?:shots?|bullets?|rounds?|times)\b(?! of tear)", re.IGNORECASE)


def thing_of(claim: ProposedClaim, off: Collection[str] = ()) -> str:
    """What a claim counts, so that two articles' words for it can be compared."""
    words = re.findall(r"[a-z0-9][a-z0-9’'-]*", (claim.what or "").casefold())
    if claim.topic == "magnitude":
        return ""
    named = [singular(word) for word in words]
    of_a_land = (claim.scope or "")[:1].isupper()  # "80 American terrorists" are the victims
    attackers = "attackers" not in off and claim.topic in ("deaths", "injured") and not of_a_land
    if attackers and named and named[-1] in _ATTACKERS:
        return "attacker"
    if attackers and claim.rule == "figure:losses" and _REBELS.search(claim.speaker):
        return "attacker"  # the militants say that they lost two men
    if claim.topic == "weapons" and "shots" not in off and _SHOTS.search(f"{claim.surface} {claim.what}"):
        return "shot"
    if claim.topic in PERSONAL:
        special = [
            w for w, full in zip(named, words, strict=True) if full not in _ANYBODY and w not in _ANYBODY
        ]
        persons = {"woman", "women", "child", "children", "boy", "girl", "police", "officer", "policeman", "soldier",
                   "cop", "policewoman", "family", "household",
                   "troop", "firefighter", "crewman", "crew", "sailor", "journalist", "foreigner"}  # fmt: skip
        return next((_SAME.get(w, w) for w in special if w in persons), "")
    if claim.topic == "amount":
        return ""
    head = named[-1] if named else ""
    head = "rifle" if "ak" in named or "ak-47" in named else head
    other = "other " if claim.topic in ASIDES and OTHER.search(f"{claim.surface} {claim.what}") else ""
    return other + _SAME.get(head, head)


def has_role(claim: ProposedClaim) -> bool:
    """Whether who is counted has a role or an age, a captain or a man of 30, and is one of those whom others count."""
    words = (claim.what or "").casefold().split()
    told = bool(words) and words[-1] not in _ANYBODY and not is_none(claim)
    return claim.topic in PERSONAL and (told or _AGED.search(claim.surface) is not None)


def role_of(claim: ProposedClaim) -> str | None:
    """The role that a few persons are counted by, so that a guard can be held against two guards; None without one.

    Parameters
    ----------
    claim : ProposedClaim

    Returns
    -------
    str or None
    """
    few = claim.value.get("kind") == "exact" and 0 < size_of(claim) <= _FEW
    if _NAMED.search(claim.surface):
        return None  # Guard John Smith is one of those hurt, a guard may be the one
    words = (claim.what or "").casefold().split()
    if not few or not words or claim.topic not in ("deaths", "injured") or not has_role(claim):
        return None
    noun = singular(words[-1])
    return _SAME.get(noun, noun)


def lone_ones(claims: Iterable[ProposedClaim]) -> set[str]:
    """The ids of claims of one alone: their article says so, or counts one attacker and nowhere more."""
    ones: dict[tuple[str, str], list[ProposedClaim]] = {}
    found = set()
    for claim in claims:
        pattern = _LONE if claim.topic in PERSONAL else _SINGLE
        if size_of(claim) == 1 and pattern.search(claim.surface):
            found.add(claim.id)
        if claim.topic == "attackers":
            ones.setdefault((claim.event, claim.article), []).append(claim)
    for told in ones.values():
        if all(size_of(claim) == 1 for claim in told):
            found |= {claim.id for claim in told}
    return found


def unit_of(claim: ProposedClaim) -> str | None:
    """In which unit a figure is compared: the currency of an amount; others have none."""
    return claim.unit if claim.topic == "amount" else None


def scope_of(claim: ProposedClaim, off: Collection[str]) -> str:
    """Of which part a figure is, so that only figures of the same part are compared; the whole event is no part."""
    scope = " ".join((claim.scope or "").casefold().split())
    sheltered = claim.topic == "displaced" and _SHELTER.search(scope)  # where they went to
    treated = claim.topic in ("injured", "rescued") and "hospital" not in off and _treated(claim, scope)
    of_two = _TWO_PEOPLES.search(claim.surface)
    return (
        ""
        if of_two or claim.topic in _SCOPELESS or sheltered or treated or _OF_ALL.fullmatch(scope)
        else scope
    )


def _treated(claim: ProposedClaim, scope: str) -> bool:
    """Whether a scope says to which hospitals people were taken."""
    if not scope:
        return False
    before, found, _ = claim.sentence.casefold().partition(scope)
    return bool(_TREATED.search(scope) or (found and _TREATED.search(before[-30:])))
