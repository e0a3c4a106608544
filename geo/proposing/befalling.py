"""What befalls whom: who died, was hurt, went missing, was arrested, driven out or rescued; what was destroyed.

Each rule joins a word of happening to a phrase that is counted.
"""

from __future__ import annotations

from dataclasses import replace

from geo.proposing.lexicon import Lexicon
from geo.proposing.phrases import Phrase
from geo.proposing.reading import PERSONS, THINGS, Reading, Trigger, topics_of

__all__ = ["read"]

_WORDS = Lexicon.shared().classes
_WEAK = _WORDS["weak"]
_PREPOSITIONS = _WORDS["preposition"]
_BREAKS = _WORDS["break"]
_NOT_SUBJECT = _WORDS["before no subject"]
_LISTED = _WORDS["joint"]
_WOUNDS = _WORDS["wound"]
_PARTS = _WORDS["building part"]
_TOLL_LINKS = _WORDS["toll link"]
_NONE_LINKS = _WORDS["none link"]
_IDENTIFIES = _WORDS["identifies"]
_TOUCHING = _WORDS["touching"]
_GRAVE, _GRAVEST = _WORDS["grave"], _WORDS["gravest"]
_LOOKS_FOR = _WORDS["look for"]
_KIN = _WORDS["kin"]
_FOUND = _WORDS["found alive"]
_VICTIMS_OF = _WORDS["victims of"]
#: A word of happening means something else before these.
_EXCEPT = {name.removeprefix("except "): row for name, row in _WORDS.items() if name.startswith("except ")}
_ACTS = topics_of("act")
_IDENTITY = topics_of("identity")
_AMONG = topics_of("among")
_SINGLE_NOUNS = ("body", "corpse", "death", "arrest", "fatality", "casualty")
_NOT_OF_NONE = ("toll", "lives", "body", "bodies")
#: Words that tell of cables and pipelines, and of other things mean little.
_CUTS = _WORDS["cut"]
_REFUGES, _REFUGE_PLACES, _STAYS = _WORDS["refuge"], _WORDS["refuge place"], _WORDS["stay"]
_SHELTER_PLACES, _NO_SHELTER = _WORDS["shelter place"], _WORDS["no shelter"]
_RISES = _WORDS["rise"]
_HOME_TO = _WORDS["home to"]
_HARM_TO = _WORDS["harm to"]
_STAFF = ("doctor", "doctors", "nurse", "nurses", "surgeon", "surgeons", "staff", "employee", "employees")
_MOURNING = _WORDS["mourning"]
_FUNERALS = _WORDS["funeral"]
_HELD = frozenset(("detained", "arrested", "questioned", "questioning", "bail", "charge"))
_BE = _WORDS["be"]
_NUMBERED = frozenset("number numbered total totalled totaled".split())
_REACHES = frozenset(
    "hit hits reach reached reaches top topped tops pass passed passes exceed exceeded".split()
)
_GONE = frozenset(("overdue", "missing", "vanished", "disappeared", "search", "searching"))
_BEFALLING = frozenset(("deaths", "injured", "missing", "arrested", "rescued"))
_THINGS_LOST = frozenset(("building", "vehicle"))
_COMPELLED = ("had", "have", "forced", "ordered", "told", "made", "having", "obliged")
_DASHES = (",", "-", "--", "–")
#: What befalls those who are named by 'the' or 'his' is told of them before; of the dead it is news.
_NEWS = frozenset(("deaths", "injured"))


def read(reading: Reading) -> None:
    """The figures of a sentence that say what befell whom.

    Parameters
    ----------
    reading : Reading
        The sentence.
    """
    happenings = [trigger for trigger in reading.triggers if not _is_else(reading, trigger)]
    for phrase in reading.counted:
        _adjective(reading, phrase)
        _noun(reading, phrase)
    for trigger in happenings:
        if trigger.form in ("does", "done"):
            _object(reading, trigger)
    for trigger in happenings:
        if trigger.form in ("done", "happens", "being"):
            _subject(reading, trigger)
        elif trigger.form == "noun":
            _toll(reading, trigger)
    for at, word in enumerate(reading.small):
        if word in _ACTS:
            _act(reading, at)
        if word in _HARM_TO:
            _harm_to(reading, at)
        if word in _IDENTITY:
            _identity(reading, at)
        if word == "number" and reading.word(at + 1) == "of":
            _brings_to(reading, at)
        if word in ("number", "count", "tally"):
            _number_of(reading, at)
        if word == "among":
            _among(reading, at)
        if word == "with":
            _along_with(reading, at)
    _blown_up(reading)
    _taken_aboard(reading)
    _of_those(reading)
    _more_of(reading)
    for phrase in reading.counted:
        _with_wounds(reading, phrase)
        _in_hospital(reading, phrase)
        _gravely(reading, phrase)
        _guilty(reading, phrase)
        _searched_for(reading, phrase)
        _aboard(reading, phrase)
        _holding(reading, phrase)
        _lost(reading, phrase)
        _mourned(reading, phrase)
        _refuge(reading, phrase)


def _is_else(reading: Reading, trigger: Trigger) -> bool:
    """Whether the word means something else here, or has not happened: to evacuate, shot down."""
    if trigger.form == "does" and reading.word(trigger.first - 1) == "to":
        before = reading.words(trigger.first - 8, trigger.first)
        return trigger.topic != "displaced" or not any(
            word in ("prompted", "forced", "causing", "forcing") for word in before
        )
    if trigger.form == "happens" and reading.word(trigger.first - 1) == "to":
        return trigger.topic != "displaced" or reading.word(trigger.first - 2) not in _COMPELLED
    if reading.small[trigger.first] in ("released", "freed") and _HELD & set(reading.small):
        return True  # of six men detained, two were released
    cuts = trigger.topic == "destroyed"  # not "broke their legs"
    if (
        cuts
        and reading.small[trigger.first] in _CUTS
        and not any("conduit" in phrase.kinds for phrase in reading.counted)
    ):
        return True
    if reading.is_route(trigger.first):
        return False  # admitted to a hospital
    other = _EXCEPT.get(reading.small[trigger.first], ())
    return trigger.after == trigger.first + 1 and reading.word(trigger.after) in other


# a verb and what it takes


def _object(reading: Reading, trigger: Trigger) -> None:
    """Killing at least five people; shot and killed a woman."""
    if trigger.form == "done" and (
        reading.passive(trigger.first) or reading.word(trigger.first - 1) in _PREPOSITIONS
    ):
        return
    after = _behind_chain(reading, trigger)
    if after is None:
        return
    phrase = reading.next_phrase(after)
    if phrase is None and reading.word(after + 1) == "and" and reading.word(after) in reading.lexicon.nouns:
        phrase = reading.begins(after + 2)  # torched cars and a fire engine
    if reading.word(after) == "the" and (phrase is None or phrase.source == "definite"):
        phrase = _after_the(reading, after + 1) or phrase
    weak = _is_weak(reading, trigger, phrase)
    if phrase is None or not _fits(reading, trigger, phrase, weak) or reading.word(phrase.first - 1) == "at":
        return
    if not _takes(reading, trigger, phrase, after):
        return
    topic = "deaths" if trigger.topic == "injured" and _to_death(reading, phrase) else trigger.topic
    if trigger.form == "does" or phrase.first == after:
        reading.active.update(range(_chain(reading, trigger.first), after))
    reading.add(phrase, topic, "object", 0.6 if weak else 0.85, trigger.after - 1)
    _list_right(reading, phrase, trigger, weak)


def _after_the(reading: Reading, at: int) -> Phrase | None:
    """What is listed behind something named: burnt the town hall, two banks and a bus."""
    for j in range(at, min(at + 5, len(reading.small))):
        if reading.small[j] in (",", "and"):
            phrase = reading.begins(j + 1)
            return phrase if phrase is not None and not reading.has_verb(phrase) else None
        if reading.trigger(j) or reading.auxiliary(j) or reading.small[j] in _PREPOSITIONS:
            return None
    return None


def _is_weak(reading: Reading, trigger: Trigger, phrase: Phrase | None) -> bool:
    """Whether a word of happening may mean something else; not 'hurt' beside 'dozens'."""
    word = reading.small[trigger.first]
    if trigger.after - trigger.first > 1:
        return False
    return word in _WEAK and not (
        word.startswith("hurt") and phrase is not None and phrase.head is None and bool(phrase.number.word)
    )


def _fits(reading: Reading, trigger: Trigger, phrase: Phrase, weak: bool) -> bool:
    """Whether what is counted can suffer what happens: cables are cut, and of persons that means little."""
    if (
        trigger.topic == "destroyed"
        and reading.small[trigger.first] in _CUTS
        and "conduit" not in phrase.kinds
    ):
        return False
    return reading.fits(phrase, trigger.topic, weak)


def _to_death(reading: Reading, phrase: Phrase) -> bool:
    """Shot two men dead; stabbed a guard to death."""
    return reading.word(phrase.after) == "dead" or reading.words(phrase.after, phrase.after + 2) == [
        "to",
        "death",
    ]


def _behind_chain(reading: Reading, trigger: Trigger) -> int | None:
    """Behind verbs that are joined; None where a later one tells more: shot and killed."""
    after = trigger.after
    following = reading.trigger(after + 1) if reading.word(after) in ("and", "or") else None
    if following is None:
        return after
    if {trigger.topic, following.topic} == {"injured", "deaths"}:
        return None if reading.word(after) == "and" else following.after
    return following.after if following.form in ("done", "does") else after


def _chain(reading: Reading, at: int) -> int:
    """The first of verbs joined by 'and'."""
    while at > 1 and reading.word(at - 1) in ("and", "or") and reading.trigger(at - 2):
        at -= 2
    return at


def _takes(reading: Reading, trigger: Trigger, phrase: Phrase, after: int) -> bool:
    """Whether a verb takes a phrase: not 'three killed, 20 hurt', not 'arrested the thief' told again."""
    bare = phrase.source == "number" and phrase.head is None and phrase.number.kind == "exact"
    before = reading.ending(trigger.first)
    if trigger.form == "done" and phrase.first == after and bare and before and before.source == "number":
        return False
    if "self" in phrase.kinds:
        return trigger.topic == "deaths"
    if reading.small[trigger.first] == "buried" and phrase.head is not None:
        return reading.small[phrase.head] not in _KIN  # he buried five grandchildren
    if phrase.source == "definite":
        if trigger.topic not in _NEWS:
            return "suspect" in phrase.kinds and trigger.topic == "arrested"
        return trigger.topic == "deaths" or "responder" not in phrase.kinds
    if phrase.source == "single" and reading.small[trigger.first] in ("looting", "ransacking"):
        return False  # caught looting a shop
    fire = "fire" in reading.words(trigger.first, trigger.after)
    return not (
        trigger.topic == "destroyed" and phrase.source == "single" and fire and "building" in phrase.kinds
    )


def _list_right(reading: Reading, phrase: Phrase, trigger: Trigger, weak: bool) -> None:
    """A man and two women, unless what follows has a verb of its own."""
    for _ in range(6):
        j = phrase.after
        while reading.word(j) in _LISTED:
            j += 1
        following = reading.begins(j)
        if following is None and reading.word(j) in _PREPOSITIONS:
            following = _more(reading, j)
        if following is None or following.first == phrase.after or following.topics:
            return
        together = following.source == "single" and reading.word(following.after) in ("were", "are", "have")
        if not reading.fits(following, trigger.topic, weak) or (reading.has_verb(following) and not together):
            return
        if following.source == "definite" and "self" not in following.kinds:
            return
        reading.add(following, trigger.topic, "list", 0.65, trigger.after - 1)
        phrase = following


def _more(reading: Reading, at: int) -> Phrase | None:
    """Behind a place: 170 people in the capital and dozens more along the coast."""
    for j in range(at + 1, min(at + 8, len(reading.small))):
        if reading.small[j] == "and":
            phrase = reading.begins(j + 1)
            if phrase is None or phrase.source not in ("number", "single"):
                return None
            if phrase.head is None or reading.small[phrase.head] in ("others", "people"):
                return phrase
            following = reading.word(phrase.after)
            ends = not following.isalpha() or following in _PREPOSITIONS or following in _BREAKS
            return phrase if ends and phrase.kinds & PERSONS else None
        if reading.trigger(j) or reading.be(j) or not reading.small[j][0].isalpha():
            return None
    return None


# a verb or an adjective and whom it speaks of


def _subject(reading: Reading, trigger: Trigger) -> None:
    """Two men were killed; 24 dead; five people, including a child, have died."""
    at, topic = trigger.first, trigger.topic
    told = any(found.topic == topic and found.near == trigger.after - 1 for found in reading.found)
    if told or at in reading.active:
        return
    j, passive = _leftwards(reading, trigger)
    if j is None:
        return
    rule, confidence = ("state" if trigger.form == "being" else "subject"), 0.85
    phrase = _beside(reading, j)
    weak = _is_weak(reading, trigger, phrase)
    if phrase is not None and passive and _is_aside(reading, phrase, trigger):
        further = _far(reading, phrase.first - 1, topic)
        phrase = further or (phrase if phrase.source != "definite" and not phrase.topics else None)
        rule, confidence = "far subject", 0.6
    phrase = _of_which(reading, trigger, phrase, weak)
    if phrase is None or not _fits(reading, trigger, phrase, weak):
        if not _reaches(reading, trigger, passive):
            return
        phrase, rule, confidence = _far(reading, j, topic), "far subject", 0.55
    if phrase is None or not _fits(reading, trigger, phrase, weak):
        return
    if _excluded(reading, trigger, phrase, passive, rule):
        return
    if phrase.source == "none":
        rule = "nobody"
    if reading.small[at] == "buried" and _FUNERALS & set(reading.small):
        topic = "deaths"  # nine fans were buried in one ceremony
    reading.add(phrase, topic, rule, confidence - 0.2 * weak, trigger.after - 1)
    _list_left(reading, phrase, trigger, weak)
    if reading.words(trigger.after, trigger.after + 2) == [",", "including"]:
        part = reading.begins(trigger.after + 2)  # 40 people died, including nine children
        if part and not part.topics and reading.fits(part, topic, weak) and not reading.has_verb(part):
            reading.add(part, topic, "list", 0.65, trigger.after - 1)
            _list_right(reading, part, trigger, weak)


def _leftwards(reading: Reading, trigger: Trigger) -> tuple[int | None, bool]:
    """Over auxiliaries and adverbs to the last word before them; whether they make a passive."""
    small, j = reading.small, trigger.first - 1
    passive = trigger.form == "happens"
    while j >= 0 and not reading.ending(j + 1) and _is_between(reading, j, trigger.first - 1):
        if reading.be(j) or small[j] in ("remain", "remains", "remained"):
            passive = True
        elif reading.have(j) and trigger.form == "done" and not passive:
            return None, False  # had sunk a ship
        if small[j] == "never":
            return None, False
        j -= 1
    if j >= 0 and (
        small[j] in ("not", "n't")
        or (trigger.form == "done" and not passive and small[j] in ("who", "which", "that"))
    ):
        return None, False
    if j > 0 and small[j] == ")":
        opening = next((k for k in range(j - 1, max(-1, j - 14), -1) if small[k] == "("), None)
        j = opening - 1 if opening else j
    return j, passive


def _is_between(reading: Reading, at: int, last: int) -> bool:
    """Whether a word may stand between a subject and its verb."""
    if reading.skipped(at) or reading.auxiliary(at):
        return True
    if reading.small[at] in ("and", "or", ","):
        return reading.trigger(at - 1) is not None
    if reading.small[at] == "since":
        return reading.have(at - 1)  # two have since died
    if reading.small[at] == "as":
        return at == last and reading.small[at + 1] == "missing"  # named 31 workers as missing
    return at < last and reading.trigger(at) is not None and reading.small[at + 1] in ("and", "or", ",")


def _beside(reading: Reading, at: int) -> Phrase | None:
    """The phrase that ends at a word, or before a comma or a relative pronoun there."""
    phrase = reading.ending(at + 1)
    if phrase is None and at > 0 and reading.small[at] in (*_DASHES, ")", "who", "which", "that"):
        phrase = reading.ending(at)
        if phrase is None and reading.word(at - 1) in _DASHES:
            phrase = reading.ending(at - 1)
    phrase = phrase or _named(reading, at)
    if (
        phrase
        and reading.word(phrase.first - 1) == "them"
        and reading.word(phrase.first - 2) in ("of", "among")
    ):
        return None  # three people, one of them a nurse, were killed
    return phrase


def _named(reading: Reading, at: int) -> Phrase | None:
    """The person behind whom a name and an age stand: the guard, Ivan Roe, 51, died."""
    raw = reading.line.raw
    if reading.word(at) != "," or not reading.word(at - 1).isdigit() or reading.word(at - 2) != ",":
        return None
    j = at - 3
    while j > max(0, at - 9) and (raw[j][0].isupper() or raw[j] in (".", "-")):
        j -= 1
    phrase = reading.ending(j) if reading.word(j) == "," and j < at - 3 else None
    return phrase if phrase is not None and phrase.kinds & PERSONS else None


def _of_which(reading: Reading, trigger: Trigger, phrase: Phrase | None, weak: bool) -> Phrase | None:
    """What is counted before 'of': nine wagons of a goods train derailed."""
    if (
        phrase is None
        or reading.word(phrase.first - 1) != "of"
        or reading.word(phrase.after) in ("who", "that")
    ):
        return phrase
    whole = reading.ending(phrase.first - 1)
    fits = whole is not None and whole.source == "number" and _fits(reading, trigger, whole, weak)
    return whole if fits and phrase.source in ("single", "definite", "number") else phrase


def _is_aside(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a preposition makes the phrase part of another: two boys in a car were killed."""
    before = reading.word(phrase.first - 1)
    if phrase.source == "definite" and not _is_told(reading, phrase, trigger.topic, True):
        return True
    if reading.be(phrase.after) and any(
        found.phrase is phrase and found.rule == "object" for found in reading.found
    ):
        return True  # a man accused of wounding two guards was arraigned
    return trigger.form != "being" and before in _NOT_SUBJECT and before not in ("of", "as")


def _reaches(reading: Reading, trigger: Trigger, passive: bool) -> bool:
    """Whether the subject may stand further off: only where a form of 'be' shows that there is one."""
    return passive or trigger.form == "happens" or reading.passive(trigger.first)


def _far(reading: Reading, at: int, topic: str) -> Phrase | None:
    """The nearest phrase to the left that can be the subject, a clause in between."""
    limit = max(0, at - 22)
    for j in range(at, limit - 1, -1):
        clause = reading.word(j) == "that" and j and reading.ending(j) is None  # ordered that he be held
        if clause or reading.word(j) in _BREAKS:
            limit = j + 1
            break
    for phrase in reversed(reading.counted):
        if phrase.after - 1 > at or phrase.first < limit or phrase.source == "definite" or phrase.topics:
            continue
        before = reading.word(phrase.first - 1)
        if before not in _NOT_SUBJECT and before != "them" and reading.fits(phrase, topic):
            one = reading.ending(phrase.first - 1) if before == "," and phrase.source == "single" else None
            if one and one.number.low == 1 and not one.topics and reading.fits(one, topic):
                return one  # one child, a girl from the next street, remains missing
            return phrase
    return None


def _excluded(reading: Reading, trigger: Trigger, phrase: Phrase, passive: bool, rule: str) -> bool:
    """What a subject may not be."""
    topic, following = trigger.topic, reading.begins(trigger.after)
    if reading.word(phrase.first - 1) in ("number", "numbering"):
        return True  # the gang, believed to number 12, fled
    if phrase.topics and rule == "far subject" and topic not in ("deaths", "arrested", "missing"):
        return True
    if trigger.form == "done" and not passive and following is not None and phrase.source != "number":
        return True  # a gunman shot two men
    if phrase.source == "definite" and not _is_told(reading, phrase, topic, passive):
        return True
    if (
        topic == "destroyed"
        and phrase.source in ("single", "bare")
        and not _is_whole(reading, phrase, trigger)
    ):
        return True
    bare = phrase.head is None and phrase.source == "number" and phrase.after == trigger.first
    told = reading.word(phrase.after) in ("who", "whom")  # the families of two men who died
    if (
        reading.word(phrase.first - 1) in ("of", "by")
        and rule != "state"
        and not (bare and not passive)
        and not (phrase.first < 2 and phrase.source == "number" and trigger.form == "done")
        and not told
    ):
        return True  # but reports of 14 killed
    if phrase.head is None and phrase.after == trigger.first and _qualifies(reading, trigger):
        return True
    one_of = phrase.number.low == 1 and reading.word(phrase.after - 1) == "the"
    if one_of and reading.be(trigger.after) and reading.begins(trigger.after + 1):
        return True  # one of the dead was a child, who is counted
    feared = reading.word(trigger.first - 1) in ("feared", "presumed")
    return topic == "deaths" and feared and "missing" in phrase.topics


def _is_told(reading: Reading, phrase: Phrase, topic: str, passive: bool) -> bool:
    """Whether one whom 'the' names is news: the driver died; the factory manager has been arrested."""
    if topic == "deaths" or not passive:
        return passive
    return topic in ("arrested", "injured") and bool(phrase.modifiers) and "person" in phrase.kinds


def _is_whole(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a single thing is worth counting: a mosque that collapsed, not a wall, nor what burns."""
    if phrase.head is None or reading.small[phrase.head] in _PARTS:
        return False
    verb = reading.small[trigger.first]
    return trigger.form == "done" or verb.startswith("collaps") or "vehicle" in phrase.kinds


def _qualifies(reading: Reading, trigger: Trigger) -> bool:
    """Whether an adjective belongs to a noun behind it: one sick day, 150 dead mullet."""
    word, after, lexicon = reading.word(trigger.after), trigger.after, reading.lexicon
    return (
        reading.small[trigger.first] in _TOUCHING
        and trigger.form in ("being", "done")
        and word.isalpha()
        and reading.line.raw[after].islower()
        and word not in lexicon.stop
        and word not in lexicon.verbs
        and not reading.trigger(after)
        and not word.endswith(("ed", "ing", "ly"))
        and not lexicon.kinds(word) - {"unit", "not counted"}
    )


def _list_left(reading: Reading, phrase: Phrase, trigger: Trigger, weak: bool) -> None:
    """Two women and a man died: the women too."""
    for _ in range(6):
        j = phrase.first - 1
        while j >= 0 and reading.small[j] in _LISTED:
            j -= 1
        earlier = reading.ending(j + 1)
        if earlier is None or earlier.topics or not reading.fits(earlier, trigger.topic, weak):
            return
        before = reading.word(earlier.first - 1)
        if earlier.source == "definite" or (before in _PREPOSITIONS and before != "of"):
            return
        reading.add(earlier, trigger.topic, "list", 0.65, trigger.after - 1)
        phrase = earlier


# adjectives and nouns


def _adjective(reading: Reading, phrase: Phrase) -> None:
    """The two wounded men."""
    if phrase.source == "single" and phrase.kinds & PERSONS:
        if reading.small[phrase.first + 1] == "missing":
            reading.add(phrase, "missing", "adjective", 0.7, phrase.after - 1)
        return
    if phrase.source == "none" and phrase.kinds & PERSONS:
        if "missing" in reading.words(phrase.first, phrase.head or 0):
            reading.add(phrase, "missing", "adjective", 0.75, phrase.after - 1)
        return
    if phrase.source != "number" or not phrase.kinds & (PERSONS | {"building", "vehicle"}):
        return
    if "convicted" in reading.words(phrase.first, phrase.head or 0):
        return  # murderers, long since
    before = set(reading.words(phrase.first, phrase.head or 0))
    if reading.word(phrase.head or 0) == "victims" and before & _VICTIMS_OF:  # six gunshot victims
        reading.add(phrase, "injured", "adjective", 0.55, phrase.after - 1)
    for j in phrase.modifiers:
        for topic, form in reading.lexicon.triggers.get(reading.small[j], ()):
            if form in ("done", "being") and topic != "rescued" and reading.fits(phrase, topic):
                reading.add(phrase, topic, "adjective", 0.7, phrase.after - 1)


def _noun(reading: Reading, phrase: Phrase) -> None:
    """12 deaths, no casualties."""
    if phrase.head is None:
        return
    word = reading.small[phrase.head]
    several = phrase.source == "number" and word.endswith("s")
    if (
        phrase.source != "none"
        and "counted" not in phrase.kinds
        and not (several and word in ("arrests", "murders"))
    ):
        return
    topics = [topic for topic, form in reading.lexicon.triggers.get(word, ()) if form == "noun"]
    if phrase.source == "none":
        for topic in topics if word not in _NOT_OF_NONE else ():
            reading.add(phrase, topic, "casualties" if len(topics) > 1 else "noun", 0.8, phrase.head)
        if topics:
            _none_list(reading, phrase)
        return
    if phrase.source == "definite" and word in ("body", "corpse") and reading.be(phrase.after):
        owner = reading.word(phrase.head - 1) in ("'s", "’s") and reading.lexicon.kinds(
            reading.word(phrase.head - 2)
        )
        if owner and "person" in owner and reading.word(phrase.after + 1) in ("found", "recovered", "pulled"):
            reading.add(phrase, "deaths", "noun", 0.6, phrase.head)
    if phrase.source == "bare" and word == "body":
        reading.add(phrase, "deaths", "noun", 0.6, phrase.head)
    if phrase.source in ("definite", "bare") or (phrase.source == "single" and word not in _SINGLE_NOUNS):
        return
    if word == "survivors" and not set(reading.words(phrase.first - 6, phrase.after + 6)) & _FOUND:
        return  # who tell, or come to court
    if "displaced" in topics and _HOME_TO & set(reading.words(phrase.first - 4, phrase.first)):
        return  # a camp that is home to so many refugees
    if phrase.number.low == 1 and reading.be(phrase.after) and reading.begins(phrase.after + 1):
        return  # one of the dead was a child, who is counted
    for topic in topics:
        if topic != "destroyed" and (len(topics) == 1 or topic == "deaths"):
            reading.add(phrase, topic, "noun", 0.8, phrase.head)


def _none_list(reading: Reading, phrase: Phrase) -> None:
    """No casualties or damage; no deaths or injuries."""
    j = phrase.after
    while reading.word(j) in _NONE_LINKS:
        j += 1
    if j == phrase.after:
        return
    for topic, form in reading.lexicon.triggers.get(reading.word(j), ()):
        if form == "noun":
            phrase.after = j + 1
            reading.add(phrase, topic, "noun", 0.75, j)


def _toll(reading: Reading, trigger: Trigger) -> None:
    """A death toll of ten; the number of injured rose to 40."""
    _names(reading, trigger)
    toll = reading.small[trigger.after - 1] == "toll"
    if not toll and "number" not in reading.words(trigger.first - 4, trigger.first):
        _put_at(reading, trigger)
        _rises_to(reading, trigger)
        return
    after = trigger.after
    for j in range(after, min(after + 9, len(reading.small))):
        phrase = reading.begins(j)
        if phrase is not None and phrase.source == "number":
            if phrase.kinds & THINGS or phrase.number.unit is not None:
                return
            if reading.word(j - 1) != "from":
                reading.add(phrase, trigger.topic, "toll", 0.85, trigger.after - 1)
                return
        elif reading.small[j] not in _TOLL_LINKS and not (
            toll and j < after + 6 and reading.small[j].isalpha()
        ):
            break
    if toll:
        _toll_far(reading, trigger)


def _rises_to(reading: Reading, trigger: Trigger) -> None:
    """Arrests rise to four; injuries climb past 40; flood deaths hit 15."""
    at = trigger.after
    at += reading.auxiliary(at)
    if reading.word(at) not in _RISES | _NUMBERED:
        return
    if reading.word(at + 1) in ("to", "past", "above"):
        phrase = reading.begins(at + 2)
    else:
        phrase = reading.begins(at + 1) if reading.word(at) in _REACHES | _NUMBERED else None
        phrase = phrase or reading.begins(at)  # deaths topped 50
    if (
        phrase is not None
        and phrase.source == "number"
        and phrase.head is None
        and phrase.number.unit is None
    ):
        reading.add(phrase, trigger.topic, "toll", 0.75, at)


def _names(reading: Reading, trigger: Trigger) -> None:
    """The list of the missing now holds 152 names."""
    if not {"list", "lists", "register"} & set(reading.words(trigger.first - 4, trigger.first)):
        return
    for j in range(trigger.after, min(trigger.after + 6, len(reading.small))):
        phrase = reading.begins(j)
        if phrase is not None and phrase.source == "number":
            if "names" in reading.words(phrase.number.after, phrase.number.after + 2):
                reading.add(phrase, trigger.topic, "toll", 0.7, trigger.after - 1)
            return


def _put_at(reading: Reading, trigger: Trigger) -> None:
    """Put the dead at 26; put the number of dead at 19 and of wounded at 50."""
    phrase = reading.begins(trigger.after + 1) if reading.word(trigger.after) == "at" else None
    before = reading.words(trigger.first - 16, trigger.first)
    if phrase is None or phrase.source != "number" or phrase.kinds & THINGS or phrase.number.unit is not None:
        return
    if before[-1:] in (["the"], ["of"]) and {"put", "puts", "putting"} & set(before):
        reading.add(phrase, trigger.topic, "toll", 0.75, trigger.after - 1)


def _toll_far(reading: Reading, trigger: Trigger) -> None:
    """The toll from the first quake, of last week, stood at 16."""
    for j in range(trigger.after, min(trigger.after + 22, len(reading.small))):
        if reading.small[j] in (";", ".", '"', "”"):
            return
        if reading.small[j] in _RISES:
            at = j + 1 + (reading.word(j + 1) in ("to", "at"))
            phrase = reading.begins(at)
            if phrase and phrase.source == "number" and not phrase.kinds & THINGS and not phrase.topics:
                reading.add(phrase, trigger.topic, "toll", 0.7, j)
            return


def _number_of(reading: Reading, at: int) -> None:
    """The number of flooded homes at 340; the number of homes destroyed rose to 40."""
    if reading.word(at + 1) != "of":
        return
    told = Trigger("deaths", "noun", at + 2, at + 3) if reading.word(at + 2) == "victims" else None
    for j in range(at + 2, min(at + 20, len(reading.small))):
        phrase = reading.begins(j)
        if phrase is not None and phrase.source == "number":
            fit = told is not None and reading.word(j - 1) in ("at", "to", "is", "was", "reached", "as", "by")
            if fit and told is not None and phrase.number.unit is None and not phrase.kinds & {"unit"}:
                nouns = [k for k in range(at + 2, j) if reading.lexicon.kinds(reading.small[k]) - {"counted"}]
                phrase.head = nouns[-1] if nouns and phrase.head is None else phrase.head
                reading.add(phrase, told.topic, "toll", 0.75, told.after - 1)
            return
        trigger = reading.trigger(j)
        if trigger is not None and told is None and trigger.form in ("done", "being", "noun", "happens"):
            things = any(reading.lexicon.kinds(word) & _THINGS_LOST for word in reading.words(at + 2, j))
            told = replace(trigger, topic="destroyed") if things and trigger.topic == "missing" else trigger


def _brings_to(reading: Reading, at: int) -> None:
    """This brings to six the number of people arrested."""
    phrase = reading.ending(at - 1) if reading.word(at - 1) == "the" else None
    if phrase is None or phrase.source != "number" or reading.word(phrase.first - 1) != "to":
        return
    for j in range(at + 2, min(at + 9, len(reading.small))):
        trigger = reading.trigger(j)
        if trigger is not None and trigger.form != "does":
            if phrase.number.unit is None and phrase.head is None:
                reading.add(phrase, trigger.topic, "toll", 0.75, j)
            return


def _act(reading: Reading, at: int) -> None:
    """The arrest of four men."""
    of = at + 2 if reading.word(at + 1) in ('"', "”", "'") else at + 1
    phrase = reading.begins(of + 1) if reading.word(of) == "of" else None
    topic = _ACTS[reading.small[at]]
    if phrase and phrase.source in ("number", "single") and reading.fits(phrase, topic):
        reading.add(phrase, topic, "act", 0.75, at)
        _list_right(reading, phrase, Trigger(topic, "noun", at, at + 1), True)


def _harm_to(reading: Reading, at: int) -> None:
    """Damage to 40 houses; cuts to two cables."""
    phrase = reading.begins(at + 2) if reading.word(at + 1) in ("to", "in") else None
    if phrase is None or phrase.source not in ("number", "single") or not reading.fits(phrase, "destroyed"):
        return
    if "conduit" in phrase.kinds or (reading.small[at] == "damage" and phrase.source == "number"):
        reading.add(phrase, "destroyed", "act", 0.65, at)


def _identity(reading: Reading, at: int) -> None:
    """Those killed were two men and a boy; the dead include a child."""
    if reading.word(at + 1) not in _IDENTIFIES:
        return
    before = reading.words(at - 3, at)
    if (
        at
        and "the" not in before
        and "those" not in before
        and reading.small[at] not in ("victim", "victims")
    ):
        return
    phrase = reading.next_phrase(at + 2)
    topic = _IDENTITY[reading.small[at]]
    if (
        phrase
        and phrase.source in ("number", "single")
        and phrase.kinds & PERSONS
        and not reading.has_verb(phrase)
    ):
        reading.add(phrase, topic, "identity", 0.7, at)
        _list_right(reading, phrase, Trigger(topic, "noun", at, at + 1), True)


def _among(reading: Reading, at: int) -> None:
    """Seven nurses were among the dead; among the dead were seven nurses."""
    for j in range(at + 1, min(at + 7, len(reading.small))):
        if reading.small[j] not in _AMONG:
            continue
        topic, before = _AMONG[reading.small[j]], at - 1
        while before >= 0 and (reading.auxiliary(before) or reading.skipped(before)):
            before -= 1
        phrase = reading.next_phrase(j + 2) if reading.be(j + 1) else None
        if phrase is None and before < at - 1:
            phrase = reading.ending(before + 1)
        if phrase and phrase.source in ("number", "single") and reading.fits(phrase, topic):
            reading.add(phrase, topic, "among", 0.75, j)
            _list_right(reading, phrase, Trigger(topic, "noun", at, j + 1), True)
        return


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
            _list_right(reading, phrase, trigger, True)
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
    if phrase.topics or reading.word(phrase.first - 1) != "for" or "person" not in phrase.kinds:
        return
    if phrase.kinds & {"attacker", "suspect"} or phrase.source in ("definite", "none"):
        return
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
    sheltered = near & _SHELTER_PLACES and not near & _NO_SHELTER
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


def _mourned(reading: Reading, phrase: Phrase) -> None:
    """We mourn two members of the crew; a funeral for 26 victims."""
    if phrase.topics or phrase.source not in ("number", "single"):
        return
    bare = phrase.source == "number" and phrase.head is None and phrase.number.unit is None
    if not phrase.kinds & PERSONS and not bare:
        return
    lead = reading.words(phrase.first - 2, phrase.first)
    funeral = lead[-1:] in (["for"], ["of"]) and lead[0] in ("funeral", "funerals", "memorial")
    if funeral or (lead[-1:] and lead[-1] in _MOURNING):
        reading.add(phrase, "deaths", "lost", 0.6, phrase.first - 1)


def _lost(reading: Reading, phrase: Phrase) -> None:
    """She lost her husband and two sons."""
    if phrase.topics or phrase.head is None or reading.small[phrase.head] not in _KIN:
        return
    at = phrase.first - 1
    at -= reading.word(at) in ("my", "our", "his", "her", "their")
    if reading.word(at) in ("lost", "lose", "losing", "buried", "bury", "burying"):
        reading.add(phrase, "deaths", "lost", 0.6, at)
