"""Who attacked and with what, who came to help."""

from __future__ import annotations

import itertools

from geo.proposing.lexicon import Lexicon
from geo.proposing.nouns import NUMERIC
from geo.proposing.phrases import Phrase
from geo.proposing.plurals import is_plural
from geo.proposing.reading import PERSONS, Reading
from geo.proposing.turnouts import FEW, took_part

__all__ = ["read", "small_craft"]

_WORDS = Lexicon.shared().classes
_NOT_SUBJECT = _WORDS["before no subject"]
_BEGINS, _HANDLES = _WORDS["begins"], _WORDS["handles"]
_TRANSPORT = _WORDS["transport"]
_ON_FOOT = _WORDS["on duty"]
_CRIMES = _WORDS["crime"] | Lexicon.shared().attack_words
_SMALL_CRAFT = _WORDS["small craft"]
_SHOOTING = _WORDS["shots context"]
_NO_WEAPON = _WORDS["no weapon"]
_ANYWHERE = _WORDS["not on duty"]
_BLAMES = _WORDS["blame"]
_AT_WORK = _WORDS["at work"]
_FOUND = frozenset(("found", "recovered", "seized", "used", "discovered", "fired"))
_DRIVES = frozenset(("drove", "drives", "driving", "ploughed", "plowed", "ploughing"))
_FRONTS = frozenset("window windows front door doors gate gates entrance glass shutters".split())
_PEOPLE = frozenset(
    "crowd crowds people pedestrians shoppers marchers worshippers group market queue".split()
)
_CALLED = frozenset(
    (verb, to) for verb in ("called", "brought", "drafted", "flown") for to in ("in", "out", "to", "up")
)
_FIRED = frozenset(("fired", "firing"))
_NO_SHOTS = _WORDS["no shots"]
_CHARGES = _WORDS["charge of"]
_NO_CULPRIT = _WORDS["no culprit"]
_BODIES = _WORDS["help body"]
_FOR_HELP, _HELPERS = _WORDS["vessel at work"], _WORDS["help worker"]
_SUFFERED = frozenset(("deaths", "injured", "rescued", "missing", "displaced"))
_DRESSED = (
    "all",
    "both",
    "masked",
    "hooded",
    "armed",
    "wearing",
    "who",
    "disguised",
    "dressed",
    "some",
    "carrying",
)
_CLAUSES = ("when", "after", "as", "while", "that", "and")
_TEAMS = _WORDS["team"]
_DIGGING = ("dug", "digging", "rubble", "rescue", "rescuers", "survivors", "avalanche", "flames")
_SEARCHING = frozenset(
    "search searching searched looking scouring combing control contain extinguish".split()
)
_AT_LARGE = (["at", "large"], ["on", "the", "run"], ["being", "sought"], ["being", "hunted"])
_SCENES = ("area", "region", "zone", "spot", "ground", "field", "site", "scene", "streets")
_GANGS = _WORDS["gang"]
_ILLNESS = ("heart", "panic", "asthma", "anxiety")
_NO_PARTICIPLES = ("including", "during", "evening", "morning", "being", "king")
_ACCIDENTS = frozenset(
    "accident collision crash rescue search operation inquiry investigation cleanup project".split()
)
_EXPLOSIVE = {"explosive", "incendiary", "bomb", "explosives"}
_GOES_OFF = (["went", "off"], ["blew", "up"], ["go", "off"], ["goes", "off"], ["going", "off"])
_AIRCRAFT = _WORDS["aircraft"] | {"warplane", "warplanes", "bomber", "fighter-bomber"}
_STRIKES = _WORDS["air strike"]
_NO_VERB = ("to", "a", "an", "the", "another", "not", "of")
_NEWS = 10  # persons
_RAMS = ("drove", "ploughed", "plowed", "reversed", "crashed", "steered")
_BEARING = ("with", "wielding", "brandishing", "carrying", "holding")
_TEAMED = frozenset(("swat", "search", "dog", "rescue", "bomb", "sniper", "ambulance", "fire"))
_FORMER = frozenset(("former", "ex", "retired"))
_ARMY = 10_000  # soldiers that a country has
_IN_ALL = (["of", "them"], ["in", "all"], ["in", "number"])
_DISGUISES = _WORDS["disguise"]
_MEN = frozenset("men people personnel members specialists helpers searchers".split())
_HAS = frozenset("had has have put sent deployed dispatched assigned".split())
_FORCES = frozenset(
    "police army navy military force guard brigade department service services cross authorities".split()
)
_SENDS = ("sent", "send", "sends", "sending", "dispatched", "dispatches", "deployed")
_JOINS_IN = ("joined", "joins", "joining", "join", "assisted", "aided", "attended", "helped")
_TAKES_PART = (["took", "part"], ["take", "part"], ["taking", "part"], ["taken", "part"])
_EFFORTS = frozenset("search rescue hunt effort efforts operation scene searches searching".split())
_REACH = 12  # words between persons and their deed


def read(reading: Reading) -> None:
    """The attackers, weapons, responders and crowds of a sentence.

    Parameters
    ----------
    reading : Reading
        The sentence, after the rules for what befalls whom.
    """
    for phrase in reading.counted:
        _doer(reading, phrase)
        if phrase.head is not None and phrase.source != "none":
            _noun(reading, phrase, phrase.head)
        else:
            _shot(reading, phrase)
        _unarmed(reading, phrase)
        _times(reading, phrase)
        _twice(reading, phrase)
        _gang_of(reading, phrase)
        _involved(reading, phrase)
        _team(reading, phrase)
    for phrase in reading.counted:
        _joins_in(reading, phrase)
        _disguised(reading, phrase)
        _counted_behind(reading, phrase)
        _has_men(reading, phrase)
        took_part(reading, phrase)


def small_craft(reading: Reading) -> None:
    """Two boats, in an article about pirates.

    Parameters
    ----------
    reading : Reading
        A sentence of such an article.
    """
    for phrase in reading.counted:
        if phrase.head is None or phrase.topics or phrase.source != "number":
            continue
        if reading.small[phrase.head] in _SMALL_CRAFT:
            reading.add(phrase, "weapons", "small craft", 0.5, phrase.after - 1)


def _doer(reading: Reading, phrase: Phrase) -> None:
    """Four men rammed a shop; a man suspected of shooting three."""
    kinds, number = phrase.kinds, phrase.number
    if not kinds & {"person", "attacker", "suspect"} or kinds & {"responder", "self"}:
        return
    if phrase.source in ("none", "definite") or (number.word and number.word not in _BANDS):
        return
    agent = _is_agent(reading, phrase)
    if _is_taken(reading, phrase):
        return
    aside = reading.word(phrase.first - 1) in _NOT_SUBJECT
    own = aside and _is_subject(reading, phrase)
    if aside and not own and not agent and not _at_work(reading, phrase):
        return
    if set(phrase.topics) & _SUFFERED or any(
        found.phrase is phrase and found.rule in ("object", "act") for found in reading.found
    ):
        return
    if phrase.head is not None and _is_gang(reading, phrase, phrase.head):
        return
    if phrase.source in ("number", "single") and "armed each" not in reading.off:
        _armed_each(reading, phrase)
    at = None if agent else _deed(reading, phrase)
    if at is not None and reading.small[at] == "killing" and _is_at_wheel(reading, phrase):
        return  # a driver skidded, killing two
    if at is not None and reading.word(phrase.first - 1) == "with" and not _at_work(reading, phrase):
        return  # a boat with 40 people capsized, killing 13
    if at is not None:
        rule = "suspect" if reading.small[at] in ("suspected", "accused") else "doer"
        if rule == "suspect" and not any(word in _CRIMES for word in reading.words(at + 1, at + 7)):
            return
        if rule == "doer" and any(found.phrase is phrase and found.near == at for found in reading.found):
            return  # four rebels seized in a raid
        rule = "relative" if own and rule == "doer" else rule
        reading.add(phrase, "attackers", rule, 0.7 - 0.02 * (at - phrase.after), at)
    elif kinds & {"person"} and phrase.source in ("number", "single") and _is_agent(reading, phrase):
        reading.add(phrase, "attackers", "agent", 0.6, phrase.first - 2)
    elif kinds & {"person"} and phrase.source in ("number", "single") and _is_armed(reading, phrase):
        reading.add(phrase, "attackers", "with weapons", 0.55, phrase.after)


def _is_subject(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase has a verb of its own, whatever stands before it: for two men who robbed, as ten threw."""
    if "relative" in reading.off:
        return False
    who = reading.word(phrase.after) in ("who", "that") and not reading.be(phrase.after + 1)
    return who or (reading.word(phrase.first - 1) == "as" and phrase.source == "number")


def _is_taken(reading: Reading, phrase: Phrase) -> bool:
    """Whether a participle takes the phrase: by overpowering a guard and stealing a van."""
    before = reading.word(phrase.first - 1)
    told = reading.trigger(phrase.first - 1)
    if told is not None and told.form == "does" and reading.word(phrase.first - 2) == "to":
        return True  # what drove him to kill five people and make off
    return before.endswith("ing") and before not in _NO_PARTICIPLES and reading.word(phrase.after) == "and"


def _is_at_wheel(reading: Reading, phrase: Phrase) -> bool:
    """Whether persons are drivers, riders or pilots."""
    return phrase.head is not None and reading.small[phrase.head] in _NO_CULPRIT


def _is_agent(reading: Reading, phrase: Phrase) -> bool:
    """Robbed by four men."""
    if reading.word(phrase.first - 1) not in ("by", "for"):
        return False
    if phrase.source in ("number", "single") and _is_armed(reading, phrase):
        return True  # people were shot in a factory by a man with a rifle; they look for a man with a rifle
    if reading.word(phrase.first - 1) == "for":
        return False
    row = tuple(reading.words(phrase.first - 3, phrase.first - 1))
    return _attacks(reading, phrase.first - 2) or row in reading.lexicon.attack_rows.get(
        row[0] if row else "", ()
    )


def _armed_each(reading: Reading, phrase: Phrase) -> None:
    """Two men came in, one with a shotgun and one with a knife: two, one and one."""
    each = []
    for other in reading.counted:
        alone = other.after == other.number.after and other.number.kind == "exact" and not other.topics
        if other.first > phrase.after and alone and _is_armed(reading, other):
            each.append(other)
    if not each or phrase.number.low is None or phrase.number.low < len(each):
        return
    reading.add(phrase, "attackers", "armed each", 0.65, phrase.after - 1)
    for other in each:
        reading.add(other, "attackers", "armed each", 0.6, other.after)


def _is_armed(reading: Reading, phrase: Phrase) -> bool:
    """Five men with sledgehammers; a man with a knife."""
    if reading.word(phrase.after) not in _BEARING:
        return False
    for word in reading.words(phrase.after + 1, phrase.after + 7):
        if "weapon" in reading.lexicon.kinds(word):
            return True
        if reading.lexicon.kinds(word) & PERSONS or word in ("bullet", "wound", "wounds"):
            return False
    return False


def _disguised(reading: Reading, phrase: Phrase) -> None:
    """Inside were eight masked men; four hooded youths: attackers, whatever they do."""
    if phrase.topics or phrase.source not in ("number", "single") or "person" not in phrase.kinds:
        return
    if not phrase.kinds & {"responder"} and any(reading.small[at] in _DISGUISES for at in phrase.modifiers):
        reading.add(phrase, "attackers", "with weapons", 0.5, phrase.after - 1)


_SHOT = ("shot", "fired", "struck", "fires")
_BANDS = ("several", "several dozen", "dozens")


def _at_work(reading: Reading, phrase: Phrase) -> bool:
    """With several dozen youths hurling stones."""
    return reading.word(phrase.first - 1) == "with" and reading.word(phrase.after).endswith("ing")


def _deed(reading: Reading, phrase: Phrase) -> int | None:
    """Index of the verb of attacking that a phrase is the subject of."""
    small, lexicon, j = reading.small, reading.lexicon, phrase.after
    while j < min(len(small), phrase.after + _REACH):
        word = small[j]
        if word == "who" and reading.be(j + 1):
            j = _behind_relative(reading, j, phrase.after + 9)
            continue
        if reading.be(j):
            return None
        if _attacks(reading, j):
            before = small[j - 1]
            stands = before not in ("to", "not", "n't", "a", "an", "the") and before not in _NOT_SUBJECT
            stands = stands and not (before in NUMERIC or before[0].isdigit())  # spoke of three attacks
            return j if stands else None
        if word == "," and reading.word(j + 1).isdigit() and reading.word(j + 2) == ",":
            j += 3  # a man, 25, stabbed
            continue
        if word == "," and reading.word(j + 1) not in _DRESSED and not _attacks(reading, j + 1):
            return None
        gathers = word in lexicon.gathers and small[j - 1] not in ("the", "a", "an")
        if word in (";", ":", '"', "”", "“") or word in lexicon.verbs or gathers:
            return None
        if j > phrase.after:
            beside = reading.begins(j)
            if (
                word in _CLAUSES
                and not (word == "and" and _goes_on(reading, j + 1))
                and reading.word(j + 1) not in ("young", "old")
                and word + small[j - 1] != "asyoung"
            ) or (beside and beside.kinds & PERSONS):
                return None
        j += 1
    return None


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the same do more: broke away and started throwing."""
    word = reading.word(at)
    return word in _BEGINS or _attacks(reading, at)


def _behind_relative(reading: Reading, at: int, limit: int) -> int:
    """Behind 'who was fired last week'."""
    at += 2
    while at < min(limit, len(reading.small)) and not (_attacks(reading, at) and not reading.be(at - 1)):
        at += 1
    return at


def _attacks(reading: Reading, at: int) -> bool:
    small, lexicon = reading.small, reading.lexicon
    if at and reading.word(at - 1) in _ILLNESS:
        return False  # a heart attack
    if at < len(small) and small[at] in _RAMS and {"through", "into"} & set(reading.words(at + 1, at + 7)):
        return True
    return at < len(small) and (
        small[at] in lexicon.attack_words
        or (
            small[at] in _DRIVES
            and (
                ("into" in small[at + 1 : at + 6] and bool(_PEOPLE & set(small[at + 2 : at + 10])))
                or ("through" in small[at + 1 : at + 9] and bool(_FRONTS & set(small[at + 2 : at + 14])))
            )
        )
        or (
            small[at] in _HANDLES
            and any("weapon" in lexicon.kinds(word) for word in reading.words(at + 1, at + 5))
        )
        or any(tuple(small[at : at + len(row)]) == row for row in lexicon.attack_rows.get(small[at], ()))
    )


def _noun(reading: Reading, phrase: Phrase, head: int) -> None:
    """Four robbers; a shotgun; 50 firefighters; 200 protesters."""
    kinds, number = phrase.kinds, phrase.number
    definite = phrase.source == "definite" or (phrase.source == "number" and number.definite)
    if "unit" in kinds and phrase.source == "number":
        _charge(reading, phrase)
        return
    plural = number.kind != "exact" or (number.low or 0) > 1
    among = reading.words(phrase.after, phrase.after + 2) == ["among", "them"]
    part = among or reading.word(phrase.after) == "included"
    if kinds & {"responder"} and _FORMER & {reading.small[j] for j in phrase.modifiers}:
        return
    if kinds & {"responder"} and ((part and reading.found) or _is_victim(reading, phrase)):
        return  # thirty are missing, five firefighters included
    whole = plural and reading.small[phrase.first] == "all"
    if "attacker" in kinds and whole and phrase.topics == ["deaths"]:
        reading.add(phrase, "attackers", "all of them", 0.6, head)
    if phrase.topics and not ("weapon" in kinds and phrase.topics == ["arrested"]):
        return
    if "craft" in kinds and _strikes(reading, phrase, head):
        return
    if "craft" in kinds and phrase.source in ("single", "definite"):
        if _is_sent(reading, phrase) or _is_for_help(reading, phrase):
            reading.add(phrase, "responders", "responder", 0.5, head)
    elif "weapon" in kinds:
        if phrase.source not in ("bare", "definite") and _is_weapon(reading, phrase, head):
            reading.add(phrase, "weapons", "weapon", 0.7, head)
    elif definite and not _is_many(phrase):
        return
    elif "attacker" in kinds:
        if number.word != "many" and not _is_gang(reading, phrase, head):
            reading.add(phrase, "attackers", "attacker", 0.7, head)
    elif kinds & {"suspect", "person"} and _is_at_large(reading, phrase):
        reading.add(phrase, "attackers", "suspect", 0.6, head)
    elif "demonstrator" in kinds:
        if plural:
            reading.add(phrase, "crowd", "demonstrator", 0.7, head)
    elif phrase.source == "number" and plural and _is_at_hand(reading, phrase, head):
        reading.add(phrase, "responders", "at hand", 0.6, head)
    elif kinds & {"responder", "craft"} and phrase.source == "number" and (plural or number.digits):
        _responder(reading, phrase, head)


def _responder(reading: Reading, phrase: Phrase, head: int) -> None:
    """Fifty firefighters, ten engines: who is sent, who searches, who helps, or who is on duty there."""
    noun = reading.small[head]
    if phrase.number.word in FEW:
        return
    ahead = reading.words(phrase.after, phrase.after + 12)
    around = [*reading.words(phrase.first - 5, phrase.after), *ahead[:9]]
    sent = any(word in reading.lexicon.sends for word in around) or _is_beside(reading, phrase)
    sent = sent or any(pair in _CALLED for pair in itertools.pairwise(ahead[:6]))
    sent = sent or (noun in ("trucks", "boats") and reading.small[head - 1] == "fire")
    sent = sent or _is_for_help(reading, phrase)
    if "craft" in phrase.kinds and not reading.lexicon.kinds(noun) & {"person"}:
        sent = sent or bool(_SEARCHING & set(ahead))
    sent = sent or (noun in _ON_FOOT and _at_scene(reading, phrase))
    if sent or (noun not in _TRANSPORT and noun not in _ON_FOOT):
        reading.add(phrase, "responders", "responder", 0.6, head)
    elif (
        noun in _ON_FOOT - _ANYWHERE
        and (phrase.number.low or 0) < _ARMY
        and not _is_otherwise(reading, phrase)
    ):
        reading.add(phrase, "responders", "on duty", 0.5, head)


def _is_victim(reading: Reading, phrase: Phrase) -> bool:
    """Whether those who help are told of as dead or missing: five firemen, unpaid, are among the dead."""
    ahead = reading.words(phrase.after, phrase.after + 14)
    return any(
        ahead[at : at + 3] == ["among", "the", word]
        for at in range(len(ahead))
        for word in ("dead", "missing", "injured")
    ) or any(
        ahead[at : at + 3] == ["not", "been", word] for at in range(len(ahead)) for word in ("seen", "found")
    )


def _is_otherwise(reading: Reading, phrase: Phrase) -> bool:
    """Whether officers are told of for another reason: suspended, charged, ours, some of a crowd."""
    before = reading.words(phrase.first - 4, phrase.first)
    if before[-1:] and before[-1] in ("our", "my", "them"):
        return True
    near = {*before, *reading.words(phrase.after, phrase.after + 4)}
    return bool(near & _BLAMES)


def _is_many(phrase: Phrase) -> bool:
    """Whether those whom "the" names are so many that their number is news: the 80 soldiers."""
    many = phrase.number.kind != "word" and (phrase.number.low or 0) >= _NEWS
    return (
        phrase.source == "number"
        and many
        and "attacker" not in phrase.kinds
        and "demonstrator" not in phrase.kinds
    )


def _is_at_large(reading: Reading, phrase: Phrase) -> bool:
    """Three suspects are still on the run."""
    at = phrase.after
    while reading.be(at) or (at > phrase.after and reading.word(at) and reading.skipped(at)):
        at += 1
    return phrase.source == "number" and any(reading.words(at, at + len(row)) == row for row in _AT_LARGE)


def _gang_of(reading: Reading, phrase: Phrase) -> None:
    """The gang, believed to number twelve, fled."""
    if phrase.topics or not phrase.alone:
        return
    if reading.word(phrase.first - 1) not in ("number", "numbering", "numbered"):
        return
    if any("attacker" in reading.lexicon.kinds(w) for w in reading.words(phrase.first - 8, phrase.first - 1)):
        reading.add(phrase, "attackers", "attacker", 0.65, phrase.first - 1)


def _involved(reading: Reading, phrase: Phrase) -> None:
    """At least 18 men took part in the raid; five suspects had been involved."""
    if phrase.topics or phrase.source not in ("number", "single") or phrase.number.unit is not None:
        return
    if not phrase.kinds & {"person", "attacker", "suspect"} or phrase.kinds & {"responder", "demonstrator"}:
        return
    at = phrase.after
    if reading.word(at) in ("in", "with", "on") and reading.begins(at + 1):
        at = reading.begins(at + 1).after  # type: ignore[union-attr]
    at = reading.past(at)
    part = reading.word(at) in ("took", "taken", "take") and reading.word(at + 1) == "part"
    at += part
    if not part and reading.word(at) not in ("involved", "behind"):
        return
    deed = set(reading.words(at + 1, at + 7)) & _CRIMES
    plain = reading.word(at) == "involved" and (
        phrase.kinds & {"attacker", "suspect"} or _is_plain(reading, phrase)
    )
    if deed or (plain and not _ACCIDENTS & set(reading.small)):
        reading.add(phrase, "attackers", "involved", 0.6, at)


def _joins_in(reading: Reading, phrase: Phrase) -> None:
    """Two ferries and a wooden boat joined the search; an officer was sent."""
    if phrase.topics or phrase.source not in ("number", "single") or phrase.number.unit is not None:
        return
    if (
        reading.word(phrase.first - 1) in _SENDS
        and phrase.source == "single"
        and phrase.kinds & {"responder"}
    ):
        reading.add(phrase, "responders", "responder", 0.5, phrase.first - 1)
        return
    if not phrase.kinds & {"vehicle", "craft", "responder"}:
        return
    at = phrase.after
    following = reading.begins(at + 1) if reading.word(at) in ("and", ",") else None
    if following is not None and following.kinds & {"vehicle", "craft", "responder"}:
        at = following.after
    while reading.auxiliary(at) or (reading.word(at) and reading.skipped(at)):
        at += 1
    joined = reading.word(at) in _JOINS_IN or reading.words(at, at + 2) in _TAKES_PART
    if joined and _EFFORTS & set(reading.words(at + 1, at + 6)):
        reading.add(phrase, "responders", "responder", 0.6, at)


def _counted_behind(reading: Reading, phrase: Phrase) -> None:
    """The gunmen, four of them, fled; ambulances, 26 in all, waited; troops, numbering 500, dug."""
    number = phrase.number
    if phrase.topics or not phrase.alone:
        return
    behind, comma = reading.words(number.after, number.after + 2), phrase.first - 1
    numbering = reading.word(comma) == "numbering"
    comma -= numbering
    if reading.word(comma) != "," or not (numbering or behind in _IN_ALL):
        return
    noun = next((j for j in range(comma - 1, max(-1, comma - 7), -1) if is_plural(reading.small[j])), None)
    if noun is None or any(other.head == noun for other in reading.counted):
        return  # six robbers, two of them masked
    kinds = reading.lexicon.kinds(reading.small[noun])
    attacks = "attacker" in kinds or ("person" in kinds and bool(_DISGUISES & set(reading.words(0, comma))))
    topic = "attackers" if attacks else "crowd" if "demonstrator" in kinds else "responders"
    if attacks or kinds & {"responder", "craft", "demonstrator"}:
        reading.add(phrase, topic, "counted behind", 0.55, phrase.first - 1)


def _has_men(reading: Reading, phrase: Phrase) -> None:
    """Police had 300 men on the streets; the army has 500 soldiers on the slope."""
    if phrase.topics or phrase.source != "number" or phrase.number.unit is not None or phrase.head is None:
        return
    men = reading.small[phrase.head] in _MEN or bool(phrase.kinds & {"responder"})
    if (
        men
        and reading.word(phrase.first - 1) in _HAS
        and _FORCES & set(reading.words(phrase.first - 4, phrase.first - 1))
    ):
        reading.add(phrase, "responders", "responder", 0.55, phrase.first - 1)


def _is_plain(reading: Reading, phrase: Phrase) -> bool:
    """Whether persons are called no more than men or people."""
    return phrase.head is not None and reading.small[phrase.head] in ("men", "people", "individuals")


def _team(reading: Reading, phrase: Phrase) -> None:
    """A crew of ten dug; a team of 36 rescuers."""
    before, number = reading.words(phrase.first - 2, phrase.first), phrase.number
    if phrase.topics or phrase.source != "number" or before[-1:] != ["of"] or number.unit is not None:
        return
    sent = set(reading.words(phrase.first - 8, phrase.after + 8)) & (reading.lexicon.sends | _AT_WORK)
    plain = (
        phrase.head is None
        or bool(phrase.kinds & {"responder"})
        or reading.small[phrase.head] in _ON_FOOT
        or ("person" in phrase.kinds and before[0] in ("team", "squad") and bool(sent))
    )
    if before[0] in _TEAMS and plain and (sent or phrase.head is not None or _is_digging(reading)):
        reading.add(phrase, "responders", "responder", 0.6, phrase.first - 2)


def _is_digging(reading: Reading) -> bool:
    """Whether a sentence tells of a rescue."""
    return any(word in _DIGGING for word in reading.small)


def _shot(reading: Reading, phrase: Phrase) -> None:
    """No shots were fired; he fired one shot."""
    none = phrase.source == "none" and phrase.head is not None and reading.small[phrase.head] == "shots"
    if phrase.source == "none" and "weapon" in phrase.kinds and not none:
        if _FOUND & set(reading.words(phrase.after, phrase.after + 5)):
            reading.add(phrase, "weapons", "weapon", 0.6, phrase.after - 1)
        return
    none = none or (phrase.source == "none" and reading.word(phrase.after - 1) == "shot")
    one = phrase.source == "number" and phrase.head is None and reading.word(phrase.after) == "shot"
    if (
        phrase.alone
        and reading.word(phrase.first - 1) == "fired"
        and reading.word(phrase.after) in (".", ",", ";", "")
    ):
        reading.add(phrase, "weapons", "times", 0.6, phrase.first - 1)
    heard = {"heard"} if none else set()
    if none and phrase.first == 0 and reading.word(phrase.after) in (".", "!", ""):
        reading.add(phrase, "weapons", "weapon", 0.65, phrase.after - 1)  # No shots. Nobody hurt.
    elif (none or one) and (_FIRED | heard) & set(reading.words(phrase.first - 4, phrase.after + 5)):
        phrase.after += one
        reading.add(phrase, "weapons", "weapon", 0.65, phrase.after - 1)


def _unarmed(reading: Reading, phrase: Phrase) -> None:
    """No weapon was found; they fired no rubber bullets."""
    if phrase.source != "none" or phrase.head is None or phrase.topics or "weapon" not in phrase.kinds:
        return
    if reading.small[phrase.head] == "shots" or phrase.kinds & PERSONS:
        return
    reading.add(phrase, "weapons", "no weapon", 0.65, phrase.head)


def _strikes(reading: Reading, phrase: Phrase, head: int) -> bool:
    """Whether an aircraft attacks: two jets bombed the camp, a plane dropped four bombs."""
    if reading.small[head] not in _AIRCRAFT or phrase.source not in ("number", "single"):
        return False
    if phrase.number.definite or "strike" in reading.off:
        return False
    near = range(phrase.after, min(phrase.after + 6, len(reading.small)))
    at = next(
        (j for j in near if reading.small[j] in _STRIKES and reading.small[j - 1] not in _NO_VERB), None
    )
    if at is None or reading.be(at - 1) or _is_sent(reading, phrase):
        return False
    reading.add(phrase, "weapons", "strike", 0.6, at)
    return True


def _times(reading: Reading, phrase: Phrase) -> None:
    """Shot seven times; he fired 23 times."""
    number = phrase.number
    if phrase.source != "number" or phrase.topics or reading.word(number.after) != "times":
        return
    lead = reading.words(number.first - 2, number.first)
    if lead[-1:] and (
        lead[-1] in _SHOT or (lead[0] in _SHOT and lead[-1] in ("him", "her", "them", "about"))
    ):
        phrase.after, phrase.head = number.after + 1, number.after
        reading.add(phrase, "weapons", "times", 0.6, number.first - 1)


def _twice(reading: Reading, phrase: Phrase) -> None:
    """He shot her twice."""
    if "times" in phrase.kinds:
        reading.add(phrase, "weapons", "times", 0.6, phrase.first)


def _is_gang(reading: Reading, phrase: Phrase, head: int) -> bool:
    """Whether it is a gang: of a number, which counts, as a gang of six; or of nobody says how many."""
    following = reading.begins(head + 2) if reading.word(head + 1) == "of" else None
    if following is None and phrase.source in ("single", "definite") and reading.small[head] in _GANGS:
        return True
    if phrase.source not in ("single", "definite") or following is None or following.source != "number":
        return False
    if not following.topics and reading.small[head] in _GANGS and following.number.unit is None:
        reading.add(following, "attackers", "attacker", 0.65, head)
    return True


def _charge(reading: Reading, phrase: Phrase) -> None:
    """200 kg (440 lb) of explosives."""
    after = phrase.after
    if reading.word(after) == "(":
        after = next((j + 1 for j in range(after, after + 6) if reading.word(j) == ")"), after)
    elif reading.word(after) == ")":
        after += 1
    if reading.word(after) == "of" and set(reading.words(after + 1, after + 4)) & _CHARGES:
        reading.add(phrase, "weapons", "weapon", 0.7, phrase.after - 1)


def _at_scene(reading: Reading, phrase: Phrase) -> bool:
    """About 15 officers surrounded the building; three crews were at the scene."""
    if reading.word(phrase.first - 1) == "by" and reading.word(phrase.first - 2) in (
        "shot",
        "killed",
        "wounded",
    ):
        return True
    team = reading.word(phrase.first - 1) == "of" and reading.word(phrase.first - 2) in _TEAMS
    if not team and reading.word(phrase.first - 1) in _NOT_SUBJECT - {"with", "by", "as"}:
        return False
    named = reading.line.raw[phrase.after + 1 : phrase.after + 2]
    if reading.word(phrase.after) == "from" and named and named[0][0].isupper():
        return True
    behind = reading.past(phrase.after)
    if reading.word(behind) in ("in", "at", "on") and reading.word(behind + 2) in _SCENES:
        return True
    return any(word in _AT_WORK for word in reading.words(phrase.after, phrase.after + 10))


def _is_weapon(reading: Reading, phrase: Phrase, head: int) -> bool:
    """Not a toy, not possession as a charge, and shots only where there is shooting."""
    small = reading.small
    if small[head] in ("shots", "rounds") and not any(word in _SHOOTING for word in small):
        return small[head] == "shots" and phrase.source == "number" and not _NO_SHOTS & set(small)
    if small[head] in ("device", "devices") and not set(reading.words(phrase.first, head)) & _EXPLOSIVE:
        return any(reading.words(j, j + 2) in _GOES_OFF for j in range(head + 1, head + 12)) or bool(
            {"exploded", "detonated", "defused"} & set(reading.words(head + 1, head + 12))
        )
    if small[head].startswith(("vest", "belt")):
        return bool({"suicide", "explosive", "bomb"} & set(reading.words(phrase.first, head)))
    if small[head] == "bullet" and small[phrase.first - 1 : phrase.first] == ["by"]:
        return False  # hit by a bullet
    if any(small[j] in _NO_WEAPON for j in phrase.modifiers) or reading.word(phrase.first - 1) == "like":
        return False  # a toy gun, a bang like a bomb
    return reading.words(phrase.first - 2, phrase.first) != ["possession", "of"]


def _is_sent(reading: Reading, phrase: Phrase) -> bool:
    """A helicopter that is launched, sent or called in, or joined to one."""
    if phrase.source == "definite" and reading.small[phrase.first] != "its":
        return "second" in reading.words(phrase.first, phrase.after)
    near = reading.words(phrase.first - 4, phrase.first)
    if reading.be(phrase.after):
        near += reading.words(phrase.after, phrase.after + 4)
    if any(word in reading.lexicon.sends for word in near) or "called" in near:
        return True
    if phrase.source == "single" and reading.words(phrase.after, phrase.after + 2) == ["took", "part"]:
        return True
    return _is_beside(reading, phrase)


def _is_for_help(reading: Reading, phrase: Phrase) -> bool:
    """Whether a vessel is one that comes to help: a repair ship, two rescue boats."""
    return "craft" in phrase.kinds and any(reading.small[at] in _FOR_HELP for at in phrase.modifiers)


def _is_at_hand(reading: Reading, phrase: Phrase, head: int) -> bool:
    """Whether persons or bodies of them are there to help."""
    teams = reading.small[head] in ("teams", "crews") and reading.small[head - 1] in _TEAMED
    return (
        _is_body(reading, phrase, head) or teams or ("person" in phrase.kinds and _is_helper(reading, phrase))
    )


def _is_body(reading: Reading, phrase: Phrase, head: int) -> bool:
    """Crews from four fire stations; four departments are responding."""
    if reading.small[head] not in _BODIES or phrase.topics:
        return False
    if (
        reading.small[head - 1] in ("fire", "volunteer", "rescue")
        and reading.word(phrase.first - 1) == "from"
    ):
        return True
    near = reading.words(phrase.first - 4, phrase.first) + reading.words(phrase.after, phrase.after + 5)
    return bool(
        set(near) & {"crews", "firefighters", "firemen", "responded", "responding", "attended", "scene"}
    )


def _is_helper(reading: Reading, phrase: Phrase) -> bool:
    """310 relief workers."""
    return (
        phrase.head is not None
        and reading.small[phrase.head - 1] in _HELPERS
        and reading.small[phrase.head][-1:] == "s"
    )


def _is_beside(reading: Reading, phrase: Phrase) -> bool:
    """Whether it is joined to others who were sent: dozens of officers with four dogs."""
    joint = reading.word(phrase.first - 1) in ("and", ",", "with")
    beside = reading.ending(phrase.first - 1) if joint else None
    return beside is not None and "responders" in beside.topics
