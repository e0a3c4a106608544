"""Nouns that count by themselves, and tolls: 12 deaths, no casualties, a death toll of ten."""

from __future__ import annotations

from dataclasses import replace

from geo.proposing.lexicon import Lexicon
from geo.proposing.numbers import Number
from geo.proposing.phrases import LOST, Phrase
from geo.proposing.reading import PERSONS, THINGS, Reading, Trigger

__all__ = ["ORDINALS", "adjective", "brings_to", "noun", "nth", "number_of", "takes_to", "toll"]

_WORDS = Lexicon.shared().classes
_TOLL_LINKS = _WORDS["toll link"]
_NONE_LINKS = _WORDS["none link"]
_FOUND = _WORDS["found alive"]
_VICTIMS_OF = _WORDS["victims of"]
_SINGLE_NOUNS = ("body", "corpse", "death", "arrest", "fatality", "casualty")
_NOT_OF_NONE = ("toll", "lives", "body", "bodies")
_RISES = _WORDS["rise"]
_HOME_TO = _WORDS["home to"]
#: What may stand behind "the injured number nine", where it is no player's number.
_CLOSES = frozenset(
    [*".,;:)–-", "", "and", "but", "in", "at", "on", "so", "by", "with", "after", "while", "according"]
)
_PASSES = ("pass", "passed", "passes", "past", "exceed", "exceeds", "top", "surpass")
_TOLLED = ("deaths", "injuries", "arrests", "fatalities", "casualties")
#: By which a toll goes to another number, up or down.
_MOVES = _RISES | frozenset("fell falls fallen dropped drops lowered revised leapt leaps leaped".split())
_GOES = ("gone", "went", "go", "goes", "shot")
_STAYS = ("remain", "remained", "remains", "stay", "stayed", "stays")
_NUMBERED = frozenset("number numbered total totalled totaled".split())
_REACHES = frozenset(
    "hit hits reach reached reaches top topped tops pass passed passes exceed exceeded".split()
)
ORDINALS = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        2,
    )
}
#: Whom a number of is given: the number of detainees rose to nine.
_COUNTED = {"victims": "deaths", "detainees": "arrested"}
_CARED_FOR = frozenset(
    "treated treating treat evacuated evacuate evacuating admitted hospital hospitals hospitalised hospitalized".split()
)
_CHARGES = frozenset(("charge", "charges", "charged", "charging"))
_OF_PERSONS = frozenset(("deaths", "injured", "arrested", "missing"))


def adjective(reading: Reading, phrase: Phrase) -> None:
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


def noun(reading: Reading, phrase: Phrase) -> None:
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
    if phrase.source == "definite" and word in ("body", "corpse") and reading.auxiliary(phrase.after):
        owner = reading.word(phrase.head - 1) in ("'s", "’s") and reading.lexicon.kinds(
            reading.word(phrase.head - 2)
        )
        been = phrase.after + (1 if reading.be(phrase.after) else 2)
        if owner and "person" in owner and reading.word(been) in ("found", "recovered", "pulled"):
            reading.add(phrase, "deaths", "noun", 0.6, phrase.head)
    if phrase.source == "bare" and word == "body":
        reading.add(phrase, "deaths", "noun", 0.6, phrase.head)
    if phrase.source in ("definite", "bare") or (phrase.source == "single" and word not in _SINGLE_NOUNS):
        return
    there = reading.words(phrase.first - 2, phrase.first) in (["there", "were"], ["there", "are"])
    if (
        word == "survivors"
        and not there
        and not set(reading.words(phrase.first - 6, phrase.after + 6)) & _FOUND
    ):
        return  # who tell, or come to court
    if "displaced" in topics and _HOME_TO & set(reading.words(phrase.first - 4, phrase.first)):
        return  # a camp that is home to so many refugees
    if phrase.number.low == 1 and reading.be(phrase.after) and reading.begins(phrase.after + 1):
        return  # one of the dead was a child, who is counted
    if word in ("casualties", "casualty") and _CARED_FOR & set(reading.small):
        reading.add(phrase, "injured", "noun", 0.6, phrase.head)
        return  # 40 casualties were treated
    if word == "murders" and _CHARGES & set(reading.words(phrase.first - 4, phrase.first)):
        return
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


def toll(reading: Reading, trigger: Trigger) -> None:
    """A death toll of ten; the number of injured rose to 40."""
    _names(reading, trigger)
    toll = reading.small[trigger.after - 1] in ("toll", "count")
    if not toll and "number" not in reading.words(trigger.first - 4, trigger.first):
        _put_at(reading, trigger)
        _rises_to(reading, trigger)
        return
    after = trigger.after
    for j in range(after, min(after + 9, len(reading.small))):
        phrase = reading.begins(j)
        if phrase is not None and phrase.source == "number":
            if phrase.kinds & THINGS or phrase.number.unit is not None or reading.word(j - 1) == "by":
                return
            before = reading.word(j - 1) == "from"  # rose from twelve to 15
            _beyond(reading, phrase)
            reading.add(phrase, trigger.topic, "toll", 0.6 if before else 0.85, trigger.after - 1)
            if not before:
                return
        elif reading.small[j] not in _TOLL_LINKS and not (
            toll and j < after + 6 and reading.small[j].isalpha()
        ):
            break
    _toll_far(reading, trigger)


def _beyond(reading: Reading, phrase: Phrase) -> None:
    """The toll passed 180: more than that."""
    if phrase.number.kind == "exact" and reading.word(phrase.first - 1) in _PASSES:
        phrase.number = replace(phrase.number, kind="more_than", high=None)


def takes_to(reading: Reading, at: int) -> None:
    """Five were found, which takes the dead of the avalanche to nine."""
    told = reading.trigger(at + 2) if reading.word(at + 1) == "the" else None
    if told is None or told.form not in ("being", "noun", "done"):
        return
    for j in range(told.after, min(told.after + 14, len(reading.small))):
        phrase = reading.begins(j)
        if phrase is not None and phrase.source == "number":
            if reading.word(j - 1) == "to" and phrase.alone:
                reading.add(phrase, told.topic, "toll", 0.7, told.after - 1)
            return
        if reading.small[j] in (";", ".", "after"):
            return


def _rises_to(reading: Reading, trigger: Trigger) -> None:
    """Arrests rise to four; injuries climb past 40; flood deaths hit 15; deaths in the slide have gone up to 26."""
    at = trigger.after
    at += reading.auxiliary(at)
    if reading.small[trigger.first] in _TOLLED and (
        trigger.first == 0 or reading.word(trigger.first - 1) == ","
    ):
        _toll_far(reading, trigger)
    if reading.word(trigger.first - 1) == "the" and (at > trigger.after or reading.word(at) in _STAYS):
        phrase = reading.begins(at + (at == trigger.after))
        if phrase is not None and phrase.alone:
            reading.add(phrase, trigger.topic, "toll", 0.7, trigger.after - 1)
        return  # the dead are 38
    if reading.word(at) not in _RISES | _NUMBERED:
        return
    if reading.word(at + 1) in ("to", "past", "above"):
        phrase = reading.begins(at + 2)
    else:
        phrase = reading.begins(at + 1) if reading.word(at) in _REACHES | _NUMBERED else None
        phrase = phrase or reading.begins(at)  # deaths topped 50
    if phrase is None or not phrase.alone:
        return
    if reading.word(at) != "number" or reading.word(phrase.number.after) in _CLOSES:
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
        way = reading.word(j + 1) in ("up", "down")
        if reading.small[j] in _MOVES or (way and reading.small[j] in _GOES):
            at = j + 1 + way
            if reading.word(at) == "from" and (before := reading.begins(at + 1)):
                if before.source == "number" and not before.kinds & THINGS and not before.topics:
                    reading.add(before, trigger.topic, "toll", 0.6, j)
                at = before.after
            at += reading.word(at) in ("to", "at")
            phrase = reading.begins(at)
            if phrase and phrase.source == "number" and not phrase.kinds & THINGS and not phrase.topics:
                reading.add(phrase, trigger.topic, "toll", 0.7, j)
            return


def number_of(reading: Reading, at: int) -> None:
    """The number of flooded homes at 340; the number of homes destroyed rose to 40."""
    if reading.word(at + 1) != "of" and reading.words(at, at + 2) != ["figure", "for"]:
        told = reading.trigger(at + 1)
        if told is not None and told.form in ("done", "being"):
            _toll_far(reading, told)  # the number arrested at the weekend now stands at 14
        return
    topic = _COUNTED.get(reading.word(at + 2))
    told = Trigger(topic, "noun", at + 2, at + 3) if topic else None
    for j in range(at + 2, min(at + 20, len(reading.small))):
        phrase = reading.begins(j)
        if phrase is not None and reading.word(j - 1) == "by" and reading.trigger(j - 2):
            continue  # the number of people killed by one bomb
        if reading.word(j - 1) == "from":
            continue  # of so many before
        if phrase is not None and phrase.source == "number":
            fit = told is not None and reading.word(j - 1) in ("at", "to", "is", "was", "reached", "as", "by")
            if fit and told is not None and phrase.number.unit is None and not phrase.kinds & {"unit"}:
                nouns = [k for k in range(at + 2, j) if reading.lexicon.kinds(reading.small[k]) - {"counted"}]
                phrase.head = nouns[-1] if nouns and phrase.head is None else phrase.head
                reading.add(phrase, told.topic, "toll", 0.75, told.after - 1)
            return
        trigger = reading.trigger(j)
        if trigger is not None and told is None and trigger.form in ("done", "being", "noun", "happens"):
            things = any(reading.lexicon.kinds(word) & LOST for word in reading.words(at + 2, j + 3))
            other = things and trigger.topic in ("missing", "injured")  # the number of burned cars
            told = replace(trigger, topic="destroyed") if other else trigger


def nth(reading: Reading, at: int) -> None:
    """She is the third guide to die; the ninth officer hurt this week: three, nine."""
    size = ORDINALS.get(reading.small[at])
    if size is None or reading.word(at - 1) != "the":
        return
    if not reading.be(at - 2) and reading.word(at - 2) not in ("became", "becomes", "become"):
        return
    for j in range(at + 1, min(at + 10, len(reading.small))):
        trigger = reading.trigger(j)
        if trigger is None:
            if reading.word(j) in (",", ";", "when", "and", "after"):
                return
            continue
        dies = trigger.form in ("done", "happens", "being", "does")
        if dies and trigger.topic in _OF_PERSONS:
            after = at + 1 + ("person" in reading.lexicon.kinds(reading.word(at + 1)))
            head = after - 1 if after > at + 1 else None
            number = Number("exact", size, size, None, at, at + 1)
            phrase = Phrase(number, at, after, head, frozenset(("person",)), "number")
            reading.add(phrase, trigger.topic, "nth", 0.65, j)
        return


def brings_to(reading: Reading, at: int) -> None:
    """This brings to six the number of people arrested."""
    phrase = reading.ending(at - 1) if reading.word(at - 1) == "the" else None
    if phrase is None or not phrase.alone or reading.word(phrase.first - 1) != "to":
        return
    for j in range(at + 2, min(at + 9, len(reading.small))):
        trigger = reading.trigger(j)
        if trigger is not None and trigger.form != "does":
            reading.add(phrase, trigger.topic, "toll", 0.75, j)
            return
