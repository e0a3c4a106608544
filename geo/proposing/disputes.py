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
==============  ==================================================================================
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from gazetteer.places import Gazetteer
from geo.disagreement import Report, compare, course
from geo.events import WORDS, Value
from geo.proposing.records import ProposedClaim, ProposedDisagreement

__all__ = ["RULES", "disagreements", "value_of"]

RULES = {
    "largest": "Of the figures of an article on one thing, the largest speaks for the article.",
    "partial": "Another two, two of them, in one village: a part is not compared with the whole.",
    "speakers": "Figures of one thing by two speakers of one article are compared where each is a whole.",
    "rounded": "A figure and its rounding are the same.",
    "same thing": "Houses and homes are one thing, women and people are not.",
}

_TOPICS = frozenset(
    """deaths injured missing arrested displaced rescued magnitude amount attackers weapons destroyed crowd
    responders""".split()
)
_SPOKEN = {"crowd", "magnitude", "amount"}
_PERSONS = {"deaths", "injured", "missing", "arrested", "displaced", "rescued", "crowd", "attackers"}
_PART = re.compile(
    r"\b(?:another|others?|more|further|additional(?:ly)?|remaining|of (?:them|whom|those|these)|including|among|each|"
    r"one of|some of|most of|first|second|third|last|extra|per)\b",
    re.IGNORECASE,
)
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
    "ak-47": "rifle", "rifle": "rifle", "gun": "gun", "firearm": "gun", "boat": "boat", "speedboat": "boat",
    "speed boat": "boat", "skiff": "boat", "vessel": "ship", "ship": "ship", "engine": "engine", "crew": "engine",
    "appliance": "engine", "pump": "engine", "officer": "police", "policeman": "police", "police": "police",
    "firefighter": "firefighter", "fireman": "firefighter", "firemen": "firefighter", "soldier": "soldier",
    "troop": "soldier", "missile": "missile", "rocket": "missile",
}  # fmt: skip
_AROUND = 18  # characters beside a figure in which a word says that it counts a part


def value_of(value: Mapping[str, object], off: Collection[str] = ()) -> Value | None:
    """A proposed value as one that can be compared; None where it has no numbers.

    Parameters
    ----------
    value : mapping
        ``kind``, ``low``, ``high``, ``word``.
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    geo.events.Value or None
        A bound includes its number: an article that says "over 20" has often been told 20.
    """
    kind, low, high = value.get("kind"), value.get("low"), value.get("high")
    number = low if low is not None else high
    if kind == "none":
        return Value(number=0)
    if kind == "word":
        word = str(value.get("word") or "").casefold()
        word = word if word in WORDS else f"{word}s"
        return Value(word=word) if word in WORDS else None
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

    Returns
    -------
    list of ProposedDisagreement
        In the order of their first claims.
    """
    groups: defaultdict[tuple[str, str, str, str | None], list[ProposedClaim]] = defaultdict(list)
    for claim in claims:
        if claim.topic in _TOPICS and claim.status != "expected" and value_of(claim.value) is not None:
            thing = "" if "same thing" in off else thing_of(claim)
            groups[claim.event, claim.topic, thing, _unit(claim)].append(claim)
    found = []
    for (event, topic, thing, _), members in groups.items():
        group = _compared(event, topic, thing, members, moments, gazetteer, off)
        if group:
            found.append(group)
    return found


def thing_of(claim: ProposedClaim) -> str:
    """What a claim counts, so that two articles' words for it can be compared."""
    words = re.findall(r"[a-z0-9][a-z0-9’'-]*", (claim.what or "").casefold())
    if claim.topic == "magnitude":
        return ""
    named = [_singular(word) for word in words]
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
    return _SAME.get(head, head)


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


def _unit(claim: ProposedClaim) -> str | None:
    return claim.unit if claim.topic == "amount" else None


def _partial(claim: ProposedClaim) -> bool:
    """Whether a figure counts a part of what its article counts elsewhere."""
    if claim.scope:
        return True
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    before, after = claim.sentence[max(0, start - _AROUND) : start], claim.sentence[end : end + _AROUND]
    near = re.split(r"[,;.]", before)[-1] + " " + claim.surface + " " + re.split(r"[,;.]", after)[0]
    return bool(_PART.search(near))


def _compared(
    event: str,
    topic: str,
    thing: str,
    members: list[ProposedClaim],
    moments: Mapping[str, tuple[float, float] | None],
    gazetteer: Gazetteer,
    off: Collection[str],
) -> ProposedDisagreement | None:
    if len(members) < 2:
        return None
    whole = [m for m in members if "partial" in off or not _partial(m)]
    speaking = whole if "largest" in off else _speaking(topic, whole, off)
    pairs = []
    for a, b in combinations(speaking, 2):
        first, second = value_of(a.value), value_of(b.value)
        assert first is not None
        assert second is not None
        if a.article == b.article and ("speakers" in off or a.speaker == b.speaker):
            continue
        if compare(first, second, gazetteer).relation == "conflict" and not _rounded(a, b, off):
            reports = (
                Report(first, moments.get(a.article), a.status == "earlier"),
                Report(second, moments.get(b.article), b.status == "earlier"),
            )
            pairs.append(((a, b), reports))
    if not pairs:
        return None
    rule = course(topic, [reports for _, reports in pairs])
    ids = dict.fromkeys(claim.id for pair, _ in pairs for claim in pair)
    what = next((m.what for m in speaking if m.what), None) if thing or topic not in _PERSONS else None
    sure = max(min(a.confidence, b.confidence) for (a, b), _ in pairs)
    order = {claim.id: n for n, claim in enumerate(members)}
    return ProposedDisagreement(
        event,
        topic,
        what,
        tuple(sorted(ids, key=order.__getitem__)),
        rule.course,
        rule.name,
        round(0.9 * sure, 2),
    )


def _speaking(topic: str, members: Sequence[ProposedClaim], off: Collection[str]) -> list[ProposedClaim]:
    """What stands for each article: its largest figure, and those that it itself calls earlier."""
    by_article: defaultdict[str, list[ProposedClaim]] = defaultdict(list)
    for member in members:
        by_article[member.article].append(member)
    found = []
    for claims in by_article.values():
        current = [claim for claim in claims if claim.status != "earlier"]
        top = max((_size(claim) for claim in current), default=0.0)
        for claim in claims:
            by_others = topic in _SPOKEN and "speakers" not in off
            if claim.status == "earlier" or by_others or _size(claim) == top or _none(claim):
                found.append(claim)
    return found


def _none(claim: ProposedClaim) -> bool:
    return claim.value.get("kind") == "none"


def _size(claim: ProposedClaim) -> float:
    value = value_of(claim.value)
    assert value is not None
    low, high = value.interval()
    return low if math.isfinite(low) else high


def _rounded(a: ProposedClaim, b: ProposedClaim, off: Collection[str]) -> bool:
    """Whether one figure is the other, rounded; small counts are never rounded."""
    first, second = _size(a), _size(b)
    if "rounded" in off or min(first, second) < 1000 or a.topic == "magnitude":
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


def ordered(claims: Iterable[ProposedClaim]) -> list[ProposedClaim]:
    """Claims in the order of their articles and offsets."""
    return sorted(claims, key=lambda claim: (claim.article, claim.start, claim.end, claim.topic))
