"""What befell somebody in other words than a verb of happening beside them: aboard, in hospital, among the dead."""

from __future__ import annotations

from collections.abc import Callable

from geo.proposing.lexicon import Lexicon
from geo.proposing.lists import list_left, list_right
from geo.proposing.numbers import Number
from geo.proposing.phrases import Phrase
from geo.proposing.reading import PERSONS, Reading, Trigger, topics_of

__all__ = ["TELLING", "by_sentence", "by_word"]

_WORDS = Lexicon.shared().classes
_WOUNDS = _WORDS["wound"]
_IDENTIFIES = _WORDS["identifies"]
_GRAVE, _GRAVEST = _WORDS["grave"], _WORDS["gravest"]
_LOOKS_FOR = _WORDS["look for"]
_KIN = _WORDS["kin"]
_ACTS = topics_of("act")
_IDENTITY = topics_of("identity")
_AMONG = topics_of("among")
_HARM_TO = _WORDS["harm to"]
_REFUGES, _REFUGE_PLACES, _STAYS = _WORDS["refuge"], _WORDS["refuge place"], _WORDS["stay"]
_SHELTER_PLACES, _NO_SHELTER = _WORDS["shelter place"], _WORDS["no shelter"]
_STAFF = ("doctor", "doctors", "nurse", "nurses", "surgeon", "surgeons", "staff", "employee", "employees")
_PARENTS = ("father", "mother", "grandfather", "grandmother")
_APPOSED = frozenset((",", ":", "-", "--", "–", "—", "("))
_MOURNING = _WORDS["mourning"]
_BE = _WORDS["be"]
_RANKS = frozenset(
    "men soldiers troops fighters officers policemen gendarmes firefighters commandos members comrades rebels".split()
)
_HUNTED, _HUNTERS = _WORDS["hunted"], _WORDS["hunter"]
_TAKES, _HOSPITALS = _WORDS["moved"] | {"took", "flew", "carried", "rush", "take"}, _WORDS["hospital"]
_CAPTURES = ("took", "take", "takes", "taking", "taken")
_SWEEPS = (
    "carried",
    "swept",
    "sent",
    "dragged",
    "hurled",
    "pulled",
    "carrying",
    "sweeping",
    "sending",
    "plunged",
)
_FELLS = ("brought", "bring", "brings", "bringing", "tore", "tearing")
_BRINGS_OUT, _TORN = _WORDS["brought out"], _WORDS["torn off"]
_CLAIMED = frozenset(
    "claim claims claimed claiming take takes took taken taking cost costs costing end ended".split()
)
_VERDICTS = _WORDS["verdict"]
_TERMS = frozenset("terms term sentence sentences years months life death jail prison".split())
_PULLED, _WRECKAGE = _WORDS["pulled"], _WORDS["wreckage"]
_GONE = frozenset(("overdue", "missing", "vanished", "disappeared", "search", "searching"))
_CLAIMS = frozenset(("claim", "claims", "claimed", "claiming", "cost", "took", "takes", "taking"))
_PRONOUNS = frozenset(("he", "she", "they"))
_HURT = frozenset(("hurt", "injured", "harmed", "wounded"))
_BEFALLING = frozenset(("deaths", "injured", "missing", "arrested", "rescued"))


#: The words of which :func:`by_word` says something.
TELLING = frozenset(("among", "with", "not", "uninjured", "unhurt", *_ACTS, *_HARM_TO, *_IDENTITY))


def by_word(reading: Reading, at: int) -> None:
    """What a word that is no verb says of those beside it: an act, a harm, an identity.

    Parameters
    ----------
    reading : Reading
        The sentence.
    at : int
        The word.
    """
    word = reading.small[at]
    if word in _ACTS:
        _act(reading, at)
    if word in _HARM_TO:
        _harm_to(reading, at)
    if word in _IDENTITY:
        _identity(reading, at)
    if word == "among":
        _among(reading, at)
    if word == "with":
        _along_with(reading, at)
    if word in ("not", "uninjured", "unhurt"):
        _not_hurt(reading, at)


def by_sentence(reading: Reading) -> None:
    """What a sentence says of whom it counts, once its verbs have been read.

    Parameters
    ----------
    reading : Reading
        The sentence.
    """
    for rule in _OF_SENTENCE:
        rule(reading)
    for phrase in reading.counted:
        for of_phrase in _OF_PHRASE:
            of_phrase(reading, phrase)


def _act(reading: Reading, at: int) -> None:
    """The arrest of four men."""
    if reading.small[at] in ("lives", "life") and not _CLAIMED & set(reading.words(at - 3, at)):
        return
    of = at + 2 if reading.word(at + 1) in ('"', "”", "'") else at + 1
    phrase = reading.begins(of + 1) if reading.word(of) == "of" else None
    topic = _ACTS[reading.small[at]]
    if topic == "injured" and {"fatal", "deadly"} & set(reading.words(at - 3, at)):
        topic = "deaths"
    if phrase and phrase.source in ("number", "single") and reading.fits(phrase, topic, False):
        reading.add(phrase, topic, "act", 0.75, at)
        list_right(reading, phrase, Trigger(topic, "noun", at, at + 1), True)


def _harm_to(reading: Reading, at: int) -> None:
    """Damage to 40 houses; cuts to two cables."""
    phrase = reading.begins(at + 2) if reading.word(at + 1) in ("to", "in") else None
    if phrase is None or phrase.source not in ("number", "single") or not reading.fits(phrase, "destroyed"):
        return
    if "conduit" in phrase.kinds or (reading.small[at] == "damage" and phrase.source == "number"):
        reading.add(phrase, "destroyed", "act", 0.65, at)


def _identity(reading: Reading, at: int) -> None:
    """Those killed were two men and a boy; the dead include a child; the dead, a man and a boy; were named as."""
    begin, small = _identified(reading, at), reading.small
    if begin is None:
        return
    before = reading.words(at - 3, at)
    if (
        at
        and "the" not in before
        and "those" not in before
        and reading.small[at] not in ("victim", "victims")
    ):
        return
    phrase = reading.next_phrase(begin)
    topic = _IDENTITY[reading.small[at]]
    whole = phrase is not None and reading.words(phrase.after, phrase.after + 2) in (
        ["in", "all"],
        ["in", "total"],
    )
    if phrase is not None and whole and phrase.head is None and phrase.number.unit is None:
        reading.add(phrase, topic, "identity", 0.7, at)  # the injured, 18 in all
        return
    if (
        phrase
        and phrase.source in ("number", "single")
        and phrase.kinds & PERSONS
        and not reading.has_verb(phrase)
        and not (
            phrase.head
            and small[phrase.head] in _PARENTS
            and small[phrase.head + 1 : phrase.head + 2] == ["of"]
        )
    ):
        reading.add(phrase, topic, "identity", 0.7, at)
        list_right(reading, phrase, Trigger(topic, "noun", at, at + 1), True)


def _identified(reading: Reading, at: int) -> int | None:
    """Where those begin whom a word for the dead, the hurt or those held means."""
    if reading.word(at + 1) in ("were", "was", "are", "is", "have", "has"):
        named = next((j for j in range(at + 2, at + 5) if reading.word(j) in ("identified", "named")), None)
        if named is not None:
            told = next((j + 1 for j in range(named + 1, named + 10) if reading.word(j) == "as"), None)
            return told and next((j for j in range(told, told + 8) if reading.begins(j)), None)
    if reading.word(at + 1) in _IDENTIFIES:
        return at + 2
    beside = reading.begins(at + 2) if reading.word(at + 1) in _APPOSED else None
    return at + 2 if beside is not None and beside.source in ("number", "single") else None


def _among(reading: Reading, at: int) -> None:
    """Seven nurses were among the dead; among the dead were seven nurses."""
    for j in range(at + 1, min(at + 7, len(reading.small))):
        if reading.small[j] not in _AMONG:
            continue
        topic, end = _AMONG[reading.small[j]], reading.back(at)
        phrase = reading.next_phrase(j + 2) if reading.be(j + 1) else None
        alone = (
            end == at and j == at + 2 and not reading.word(j + 1).isalpha()
        )  # many died, 14 women among the dead
        if phrase is None and (end < at or alone):
            phrase = reading.ending(end) or _before_names(reading, end)
            if phrase is not None and not alone and reading.fits(phrase, topic):
                list_left(reading, phrase, Trigger(topic, "noun", at, j + 1), True)
        if phrase and phrase.source in ("number", "single") and reading.fits(phrase, topic, False):
            reading.add(phrase, topic, "among", 0.75, j)
            beside = Trigger(topic, "noun", at, j + 1)
            list_right(reading, phrase, beside, True)
            list_left(reading, phrase, beside, True)
        return


def _before_names(reading: Reading, end: int) -> Phrase | None:
    """Before the names of those counted: two soldiers, Ivan Roe and Bo Lind, are among the dead."""
    if reading.word(end - 1) != ",":
        return None
    opens = next(
        (j for j in range(end - 2, max(-1, end - 16), -1) if reading.ending(j) and reading.word(j) == ","),
        None,
    )
    between = range((opens or end) + 1, end - 1)
    named = all(reading.line.raw[j][0].isupper() or reading.small[j] in (",", "and") for j in between)
    return reading.ending(opens) if opens is not None and named else None


def _not_hurt(reading: Reading, at: int) -> None:
    """He was not hurt; picked up by helicopter, unhurt."""
    alone = reading.small[at] != "not" and reading.word(at - 1) == ","
    pronoun = reading.be(at - 1) and reading.word(at - 2) in _PRONOUNS
    hurt = alone or (pronoun and (reading.small[at] != "not" or reading.word(at + 1) in _HURT))
    if not hurt:
        return
    after = at + 1 + (reading.small[at] == "not")
    first = at if alone else at - 2
    none = Phrase(
        Number("none", 0, 0, None, first, first + 1), first, after, None, frozenset(("person",)), "none"
    )
    reading.add(none, "injured", "not hurt", 0.6, at)


def _along_with(reading: Reading, at: int) -> None:
    """He was shot along with his driver; they caught him together with two clerks."""
    verb = reading.trigger(at - 1)
    died = verb is not None and verb.topic == "deaths" and reading.word(at + 1) in ("his", "her", "their")
    if reading.word(at - 1) not in ("along", "together") and not died:
        return
    phrase = reading.begins(at + 1)
    if phrase is None or phrase.topics or phrase.source == "none" or not phrase.kinds & PERSONS:
        return
    for j in range(at - 1, max(-1, at - 14), -1):
        if reading.word(j) in (".", ";", ":"):
            return
        trigger = reading.trigger(j)
        if trigger is None or trigger.form not in ("done", "does", "happens"):
            continue
        topic = trigger.topic
        if topic in ("deaths", "arrested", "missing", "rescued", "injured") and reading.fits(
            phrase, topic, False
        ):
            reading.add(phrase, topic, "along with", 0.6, at)
            list_right(reading, phrase, trigger, True)
        return


def _blown_up(reading: Reading) -> None:
    """A bomber blew himself up."""
    for phrase in reading.counted:
        blew = reading.word(phrase.first - 1) in ("blew", "blow", "blows", "blown", "blowing")
        if blew and "self" in phrase.kinds and reading.word(phrase.after) == "up":
            reading.add(phrase, "deaths", "object", 0.7, phrase.after)


def _taken_aboard(reading: Reading) -> None:
    """A trawler picked up 20 people, or took them on board."""
    for phrase in reading.counted:
        lead, at = reading.words(phrase.first - 2, phrase.first), phrase.after
        if phrase.topics or phrase.source not in ("number", "single") or "unit" in phrase.kinds:
            continue
        up = lead[-1:] == ["up"] and lead[0] in ("picked", "picking", "pick")
        aboard = reading.word(at) == "aboard" or reading.words(at, at + 2) == ["on", "board"]
        took = lead[-1:] in (["took"], ["taken"], ["hauled"], ["pulled"]) and aboard
        vessel = any("craft" in reading.lexicon.kinds(word) for word in reading.words(0, phrase.first))
        if (up or took) and vessel and reading.fits(phrase, "rescued", False):
            reading.add(phrase, "rescued", "object", 0.7, phrase.first - 1)


def _pulled_out(reading: Reading) -> None:
    """They pulled 11 people from the rubble; dug a boy out alive."""
    for phrase in reading.counted:
        if reading.word(phrase.first - 1) not in _PULLED or phrase.source not in ("number", "single"):
            continue
        ahead = reading.words(phrase.after, phrase.after + 7)
        stop = next((j for j, word in enumerate(ahead) if word in (",", ";", ".", "and", "to")), len(ahead))
        out = ahead[:1] in (["from"], ["out"]) and _WRECKAGE & set(ahead[:stop])
        if (out or "alive" in ahead[:stop]) and reading.fits(phrase, "rescued", False):
            reading.add(phrase, "rescued", "object", 0.7, phrase.first - 1)


def _brought(reading: Reading) -> None:
    """They took 14 to hospital and three prisoner; led two to safety; brought a house down; it cost 19 their lives."""
    for phrase in reading.counted:
        verb, ahead = reading.word(phrase.first - 1), reading.words(phrase.after, phrase.after + 6)
        if phrase.source not in ("number", "single") or phrase.topics:
            continue
        stop = next((j for j, word in enumerate(ahead) if word in (",", ";", ".", "and")), len(ahead))
        near = set(ahead[:stop])
        ward = next((j for j, word in enumerate(ahead[:stop]) if word in _HOSPITALS), None)
        beyond = reading.word(phrase.after + ward + 1) if ward is not None else ""
        treated = ward is not None and (not beyond.isalpha() or beyond in reading.lexicon.stop)
        cost = verb in ("cost", "costing", "costs") and ahead[1:2] in (["lives"], ["life"])
        swept = verb in _SWEEPS and ahead[:1] == ["to"] and ahead[2:3] in (["deaths"], ["death"])
        if cost or swept:
            reading.add(phrase, "deaths", "brought", 0.75, phrase.first - 1)
        elif verb in _TAKES and ahead[:1] == ["to"] and treated and reading.fits(phrase, "injured", False):
            reading.add(phrase, "injured", "brought", 0.75, phrase.first - 1)
        elif verb in _CAPTURES and "prisoner" in (*ahead[:1], reading.word(phrase.after - 1)):
            reading.add(phrase, "arrested", "brought", 0.7, phrase.first - 1)
        elif verb in _FELLS and ahead[:1] == ["down"] and "building" in phrase.kinds:
            reading.add(phrase, "destroyed", "brought", 0.65, phrase.first - 1)
        elif verb in _BRINGS_OUT and _is_out(ahead, near) and reading.fits(phrase, "rescued", False):
            reading.add(phrase, "rescued", "brought", 0.65, phrase.first - 1)


def _is_out(ahead: list[str], near: set[str]) -> bool:
    """Whether words behind those whom somebody brings lead to safety."""
    to_safety = ahead[:1] == ["to"] and "safety" in near
    alone = ahead[:1] == ["out"] and not any(word.isalpha() for word in ahead[1:2])
    return to_safety or alone or ahead[:2] == ["out", "of"] or ahead[:1] == ["ashore"]


def _torn_off(reading: Reading) -> None:
    """The storm tore the roofs off 200 homes."""
    for phrase in reading.counted:
        torn = bool(_TORN & set(reading.words(phrase.first - 6, phrase.first - 1)))
        off = torn and reading.word(phrase.first - 1) in ("off", "from") and phrase.source == "number"
        if off and "building" in phrase.kinds and reading.fits(phrase, "destroyed"):
            reading.add(phrase, "destroyed", "brought", 0.6, phrase.first - 1)


def _charges(reading: Reading) -> None:
    """Charges have been brought against five men."""
    for phrase in reading.counted:
        before = reading.words(phrase.first - 7, phrase.first)
        brought = before[-1:] == ["against"] and {"charges", "charge", "indictments"} & set(before)
        if brought and phrase.source in ("number", "single") and reading.fits(phrase, "arrested"):
            reading.add(phrase, "arrested", "brought", 0.65, phrase.first - 1)


def _sentenced(reading: Reading) -> None:
    """The court gave 19 accomplices terms of five years, and passed death sentences on two men."""
    for phrase in reading.counted:
        if phrase.topics or phrase.source not in ("number", "single") or not phrase.kinds & PERSONS:
            continue
        lead, ahead = (
            reading.words(phrase.first - 4, phrase.first),
            reading.words(phrase.after, phrase.after + 3),
        )
        gave = lead[-1:] and lead[-1] in _VERDICTS and (_TERMS & set(ahead) or reading.begins(phrase.after))
        on = lead[-1:] in (["on"], ["to"], ["for"], ["against"]) and {"sentence", "sentences", "terms"} & set(
            lead
        )
        if (gave or on) and _TERMS & set(reading.small):
            reading.add(phrase, "arrested", "brought", 0.6, phrase.first - 1)


def _of_those(reading: Reading) -> None:
    """Of the dead, 12 were children."""
    small = reading.small
    if (
        small[:2] not in (["of", "the"], ["of", "those"])
        or reading.word(2) not in _AMONG
        or reading.word(3) != ","
    ):
        return
    phrase = reading.next_phrase(4)
    if phrase and phrase.source == "number" and reading.fits(phrase, _AMONG[small[2]]):
        reading.add(phrase, _AMONG[small[2]], "among", 0.7, 2)


def _with_wounds(reading: Reading, phrase: Phrase) -> None:
    """Around 50 people with injuries; two of them with burns, where there are injured."""
    at = phrase.after
    if reading.word(at) == "of" and reading.word(at + 1) in ("them", "whom"):
        at += 2
    if reading.word(at) != "with" or phrase.source not in ("number", "single") or phrase.topics:
        return
    wounds = {"wounds", "injuries", "burns", "hospital"} & set(reading.words(at + 1, at + 5))
    hurt = bool(wounds) or "hospital" in reading.small or any(f.topic == "injured" for f in reading.found)
    persons = phrase.kinds & PERSONS or (phrase.head is None and phrase.number.unit is None and hurt)
    if persons and any(word in _WOUNDS for word in reading.words(at + 1, at + 5)):
        reading.add(phrase, "injured", "with wounds", 0.7, at)


def _in_hospital(reading: Reading, phrase: Phrase) -> None:
    """One man dead and an officer in a city hospital."""
    if phrase.topics or phrase.source not in ("number", "single") or "person" not in phrase.kinds:
        return
    if phrase.number.definite and reading.word(phrase.first - 1) == "of":
        return  # nine of the 30 people
    at = phrase.after
    at += 2 * (reading.words(at, at + 2) == ["on", "board"]) + (reading.word(at) == "aboard")
    while reading.be(at) or (
        at > phrase.after and reading.word(at) not in ("", "at") and reading.skipped(at)
    ):
        at += 1
    there = reading.word(at) == "in" or (
        reading.word(at) == "at" and _BE & set(reading.words(phrase.after, at))
    )
    if not there or reading.word(at + 1) not in ("a", "an", "the", "hospital"):
        return
    small = reading.small[phrase.head] if phrase.head is not None else ""
    near = reading.words(at + 1, at + 5)
    if small in _STAFF or not {"hospital", "hospitals"} & set(near) or {"in", "at"} & set(near):
        return
    reading.add(phrase, "injured", "with wounds", 0.6, at)


def _gravely(reading: Reading, phrase: Phrase) -> None:
    """Five wounded, two critically; nine of them seriously; three of them fatally."""
    if phrase.source != "number" or phrase.number.unit is not None or phrase.topics:
        return
    at = phrase.number.after
    if reading.word(at) == "of" and reading.word(at + 1) in ("them", "whom", "those"):
        at += 2
    elif phrase.head is not None:
        return
    grade, following = reading.word(at), reading.word(at + 1)
    if following[:1].isalpha() and following not in ("in", "and", "while", "when", "after"):
        return
    if grade in _GRAVE:
        reading.add(phrase, "injured", "gravely", 0.7, at)
    elif grade in _GRAVEST:
        reading.add(phrase, "deaths", "gravely", 0.7, at)


def _guilty(reading: Reading, phrase: Phrase) -> None:
    """It took the jury three hours to find a teacher guilty."""
    if reading.word(phrase.after) != "guilty" or phrase.source not in ("number", "single"):
        return
    if phrase.kinds & PERSONS and reading.word(phrase.first - 1) in ("find", "finds", "found", "finding"):
        reading.add(phrase, "arrested", "object", 0.75, phrase.after)


def _searched_for(reading: Reading, phrase: Phrase) -> None:
    """Divers searched for two boys."""
    if phrase.topics or not ("person" in phrase.kinds or phrase.alone):
        return
    contact = reading.words(phrase.first - 6, phrase.first)
    if contact[-1:] == ["with"] and {"contact", "lost"} <= set(contact):
        reading.add(phrase, "missing", "searched for", 0.6, phrase.first - 1)
    if reading.word(phrase.first - 1) != "for":
        return
    if phrase.kinds & {"attacker", "suspect"} or phrase.source in ("definite", "none"):
        return
    noun = reading.small[phrase.head] if phrase.head is not None else ""
    if noun in _HUNTED and _HUNTERS & set(reading.words(0, phrase.first)):
        return  # by the police
    if any(word in _LOOKS_FOR for word in reading.words(phrase.first - 5, phrase.first - 1)):
        reading.add(phrase, "missing", "searched for", 0.6, phrase.first - 1)


def _aboard(reading: Reading, phrase: Phrase) -> None:
    """Search on for a plane with nine aboard; a boat with 12 people on board has vanished."""
    after = phrase.after
    aboard = reading.word(after) in ("aboard", "onboard") or reading.words(after, after + 2) == [
        "on",
        "board",
    ]
    if not aboard or phrase.topics or phrase.source != "number" or reading.word(phrase.first - 1) != "with":
        return
    if (
        phrase.number.unit is None
        and (phrase.head is None or phrase.kinds & PERSONS)
        and _GONE & set(reading.small)
    ):
        reading.add(phrase, "missing", "aboard", 0.6, after)


def _holding(reading: Reading, phrase: Phrase) -> None:
    """They hold six over the bomb; the police now hold 52 suspects."""
    if phrase.topics or phrase.source != "number" or phrase.number.unit is not None:
        return
    shown = reading.word(phrase.first - 1) in ("presented", "paraded") and "suspect" in phrase.kinds
    if reading.word(phrase.first - 1) not in ("hold", "holds", "holding") and not shown:
        return
    over = reading.word(phrase.after) in ("over", "for", "after")
    over = over or bool(
        _HUNTERS & set(reading.words(phrase.first - 4, phrase.first - 1))
    )  # police are holding two men
    if "suspect" in phrase.kinds or (over and (phrase.head is None or "person" in phrase.kinds)):
        reading.add(phrase, "arrested", "holding", 0.65, phrase.first - 1)


def _refuge(reading: Reading, phrase: Phrase) -> None:
    """300 families sleep in tents; thousands spent the night outdoors; 40 people in evacuation centres."""
    if phrase.topics or phrase.source != "number" or phrase.kinds & {"attacker", "responder", "demonstrator"}:
        return
    of_them = reading.words(phrase.after - 2, phrase.after) in (["of", "them"], ["of", "whom"])
    if phrase.number.unit is not None or not (
        "person" in phrase.kinds or (phrase.head is None and (phrase.number.word or of_them))
    ):
        return
    at = phrase.after
    there = at + reading.be(at)
    near = set(reading.words(there + 1, there + 5))
    sheltered = near & _SHELTER_PLACES or (there > at and "camp" in near)
    sheltered = sheltered and not near & _NO_SHELTER
    if reading.word(there) in ("in", "at", "on") and (near & _REFUGE_PLACES or sheltered):
        reading.add(phrase, "displaced", "refuge", 0.65, at)
        return
    while reading.auxiliary(at) or (reading.word(at) and reading.skipped(at)) or reading.word(at) == "who":
        at += 1
    if reading.word(at) in _STAYS and set(reading.words(at + 1, at + 9)) & _REFUGES:
        reading.add(phrase, "displaced", "refuge", 0.6, at)


def _more_of(reading: Reading) -> None:
    """Seven bodies are here and three more on their way."""
    for phrase in reading.counted:
        if phrase.topics or phrase.source != "number" or phrase.kinds or phrase.head is not None:
            continue
        at = phrase.number.after
        if reading.word(at) != "more" or reading.word(phrase.first - 1) not in ("and", ",", "while", "with"):
            continue
        earlier = [found for found in reading.found if found.phrase.after <= phrase.first]
        goes_on = any(reading.trigger(j) for j in range(at + 1, min(at + 8, len(reading.small))))
        if earlier and not goes_on and earlier[-1].topic in _BEFALLING and phrase.number.unit is None:
            reading.add(phrase, earlier[-1].topic, "more", 0.55, at)


def _cost(reading: Reading, phrase: Phrase) -> None:
    """The fall cost two climbers their lives; it claimed the life of a guide."""
    if phrase.topics or phrase.source not in ("number", "single", "bare") or not phrase.kinds & PERSONS:
        return
    lead, at = reading.words(phrase.first - 3, phrase.first), phrase.after
    theirs = lead[-1:] in (["cost"], ["costs"], ["costing"]) and reading.word(at + 1) in ("life", "lives")
    claimed = lead[1:] in (["life", "of"], ["lives", "of"]) and bool(
        _CLAIMS & set(reading.words(phrase.first - 5, phrase.first))
    )
    if theirs or claimed:
        reading.add(phrase, "deaths", "lost", 0.65, phrase.first - 1)


def _mourned(reading: Reading, phrase: Phrase) -> None:
    """We mourn two members of the crew; a funeral for 26 victims."""
    if phrase.topics or phrase.source not in ("number", "single"):
        return
    if not phrase.kinds & PERSONS and not phrase.alone:
        return
    lead = reading.words(phrase.first - 2, phrase.first)
    services = {"funeral", "funerals", "memorial", "mourning"}
    funeral = lead[-1:] in (["for"], ["of"]) and bool(
        services & set(reading.words(phrase.first - 5, phrase.first))
    )
    if funeral or (lead[-1:] and lead[-1] in _MOURNING):
        reading.add(phrase, "deaths", "lost", 0.6, phrase.first - 1)


def _lost(reading: Reading, phrase: Phrase) -> None:
    """She lost her husband and two sons; the army lost 12 men."""
    if phrase.topics or phrase.head is None:
        return
    if phrase.source == "number" and reading.small[phrase.head] in _RANKS:
        if reading.word(phrase.first - 1) in ("lost", "losing"):
            reading.add(phrase, "deaths", "losses", 0.6, phrase.first - 1)
        return
    if reading.small[phrase.head] not in _KIN:
        return
    at = phrase.first - 1
    at -= reading.word(at) in ("my", "our", "his", "her", "their")
    if reading.word(at) in ("lost", "lose", "losing", "buried", "bury", "burying"):
        reading.add(phrase, "deaths", "lost", 0.6, at)


_OF_SENTENCE: tuple[Callable[[Reading], None], ...] = (
    _blown_up,
    _taken_aboard,
    _pulled_out,
    _brought,
    _torn_off,
    _charges,
    _sentenced,
    _of_those,
    _more_of,
)
_OF_PHRASE: tuple[Callable[[Reading, Phrase], None], ...] = (
    _with_wounds,
    _in_hospital,
    _gravely,
    _guilty,
    _searched_for,
    _aboard,
    _holding,
    _lost,
    _mourned,
    _cost,
    _refuge,
)
