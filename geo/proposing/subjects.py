"""A verb or an adjective of happening and whom it speaks of: two men were killed, 24 dead."""

from __future__ import annotations

from geo.proposing.lexicon import Lexicon
from geo.proposing.lists import apposed, fits, is_weak, list_left, list_right
from geo.proposing.phrases import Phrase
from geo.proposing.reading import PERSONS, Reading, Trigger

__all__ = ["subject_of"]

_WORDS = Lexicon.shared().classes
_BREAKS = _WORDS["break"]
_NOT_SUBJECT = _WORDS["before no subject"]
_PREPOSITIONS = _WORDS["preposition"]
_PARTS = _WORDS["building part"]
_TOUCHING = _WORDS["touching"]
_FUNERALS = _WORDS["funeral"]
_SAYS = _WORDS["say"]
_OPENS_QUOTE = ('"', "“", "'", "‘")
_WHOLLY = ("badly", "heavily", "ground", "down", "shell", "flames", "rubble", "ashes", "in")
_ONE_OF = frozenset("last final first second third fourth fifth sixth".split())
#: What begins a clause about a person between commas: a first man, thought to be a clerk, was held.
_CLAUSES = frozenset(
    "who thought believed identified named described aged known wanted suspected accused".split()
)
_OPENING = 2  # words before whom a sentence begins with
_DATELINE = 12  # words of a place and an agency before a sentence
_FOUNDERS = _WORDS["founders"]
#: What joins others to those of whom a verb speaks.
_BESIDES: tuple[list[str], ...] = (
    [",", "including"],
    [",", "as", "well", "as"],
    ["as", "well", "as"],
    *([",", "as", verb] for verb in ("are", "were", "is", "was", "did", "have", "had")),
)
_ARTICLES = ("a", "an", "the", "its", "their")
_QUALIFIES = _WORDS["qualifies"]
_DASHES = (",", "-", "--", "–")


def subject_of(reading: Reading, trigger: Trigger) -> None:
    """Two men were killed; 24 dead; five people, including a child, have died."""
    at, topic = trigger.first, trigger.topic
    told = any(found.topic == topic and found.near == trigger.after - 1 for found in reading.found)
    if told or at in reading.active:
        return
    before = reading.word(at - 1)
    thing = before in _PREPOSITIONS and reading.lexicon.kinds(reading.word(trigger.after))
    if trigger.form in ("done", "happens") and (before in _ARTICLES or thing):
        return  # from a capsized boat, over vanished ferries
    if before == "those" and reading.ending(at) is None:
        return  # some of those hurt broke bones
    j, passive = _leftwards(reading, trigger)
    if j is None or reading.words(j - 1, j + 1) == ["how", "many"]:
        return
    rule, confidence = ("state" if trigger.form == "being" else "subject"), 0.85
    phrase = _beside(reading, j)
    weak = is_weak(reading, trigger, phrase)
    if phrase is not None and passive and _is_aside(reading, phrase, trigger):
        further = _far(reading, phrase.first - 1, topic)
        phrase = further or (phrase if phrase.source != "definite" and not phrase.topics else None)
        rule, confidence = "far subject", 0.6
    phrase = _of_which(reading, trigger, phrase, weak)
    if (
        phrase is not None
        and trigger.form == "done"
        and not passive
        and reading.word(phrase.first - 1) == "whom"
    ):
        phrase = reading.ending(phrase.first - 1)  # a man whom an officer shot dead
    if phrase is None or not fits(reading, trigger, phrase, weak):
        far = _far(reading, j, topic) if _reaches(reading, trigger, passive) else None
        phrase, rule, confidence = far or _opening(reading, trigger), "far subject", 0.55
    if phrase is None or not fits(reading, trigger, phrase, weak):
        return
    if _excluded(reading, trigger, phrase, passive, rule):
        return
    armed = any("weapon" in other.kinds for other in reading.counted if phrase.after <= other.first < at)
    if topic == "displaced" and ("attackers" in phrase.topics or armed):
        return  # the robbers, two men, fled
    if phrase.source == "none":
        rule = "nobody"
    if reading.small[at] == "buried" and _FUNERALS & set(reading.small):
        topic = "deaths"  # nine fans were buried in one ceremony
    reading.add(phrase, topic, rule, confidence - 0.2 * weak, trigger.after - 1)
    one = _one_among(reading, phrase, topic)
    if one is not None:
        reading.add(one, topic, "far subject", 0.6, trigger.after - 1)
    if reading.word(phrase.after) in _DASHES:
        for whole in apposed(reading, phrase):
            reading.add(whole, topic, "apposed", 0.6, trigger.after - 1)
    list_left(reading, phrase, trigger, weak)
    lead = next(
        (row for row in _BESIDES if reading.words(trigger.after, trigger.after + len(row)) == row), None
    )
    if lead is not None:
        part = reading.begins(
            trigger.after + len(lead)
        )  # 40 died, including nine children; a hall burned, as did a bar
        if part and not part.topics and reading.fits(part, topic, weak) and not reading.has_verb(part):
            reading.add(part, topic, "list", 0.65, trigger.after - 1)
            list_right(reading, part, trigger, weak)


def _leftwards(reading: Reading, trigger: Trigger) -> tuple[int | None, bool]:
    """Over auxiliaries and adverbs to the last word before them; whether they make a passive."""
    small, j = reading.small, trigger.first - 1
    passive = trigger.form == "happens"
    while j >= 0 and not reading.ending(j + 1) and _is_between(reading, j, trigger.first - 1):
        if reading.be(j) or small[j] in ("remain", "remains", "remained"):
            passive = True
        elif reading.have(j) and trigger.form == "done" and not passive and not _burned(reading, trigger):
            return None, False  # had sunk a ship
        if small[j] == "never":
            return None, False
        j -= 1
    if j >= 0 and (
        small[j] in ("not", "n't")
        or (trigger.form == "done" and not passive and small[j] in ("who", "which", "that"))
    ):
        return None, False
    j = _before_aside(reading, j)
    if j > 0 and small[j] == ")" and not reading.ending(j + 1):
        opening = next((k for k in range(j - 1, max(-1, j - 14), -1) if small[k] == "("), None)
        j = opening - 1 if opening else j
    return j, passive


def _burned(reading: Reading, trigger: Trigger) -> bool:
    """Whether a verb takes nothing, and is of what burns: by morning 30 cars had burned."""
    burned = trigger.topic == "destroyed" and reading.small[trigger.first] in ("burned", "burnt")
    return burned and reading.begins(trigger.after) is None


def _before_aside(reading: Reading, at: int) -> int:
    """Before who says it, where that stands between a subject and its verb: ten people, police said, died."""
    if reading.word(at) != "," or reading.word(at - 1) not in _SAYS:
        return at
    opening = next((k for k in range(at - 2, max(-1, at - 9), -1) if reading.word(k) == ","), None)
    return at if opening is None or opening == 0 else opening - 1


def _is_between(reading: Reading, at: int, last: int) -> bool:
    """Whether a word may stand between a subject and its verb."""
    if reading.skipped(at) or reading.auxiliary(at):
        return True
    if reading.small[at] in ("and", "or", ","):
        return reading.trigger(at - 1) is not None
    if reading.small[at] in _OPENS_QUOTE:
        return at == last and reading.be(at - 1)  # five were "razed to the ground"
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
    clause = _behind_clause(reading, at)
    within = clause is not None and phrase is not None and phrase.first > clause.after
    phrase = clause if within else phrase or _named(reading, at) or clause
    if (
        phrase
        and reading.word(phrase.first - 1) == "them"
        and reading.word(phrase.first - 2) in ("of", "among")
    ):
        return None  # three people, one of them a nurse, were killed
    return phrase


def _behind_clause(reading: Reading, at: int) -> Phrase | None:
    """The person of whom a clause between commas speaks: the driver, who survived, was charged."""
    if reading.word(at) != "," or at < 4:
        return None
    opens = next((k for k in range(at - 2, max(0, at - 14), -1) if reading.word(k) == ","), None)
    if opens is None or reading.word(opens + 1) not in _CLAUSES:
        return None
    aged = reading.word(opens - 1).isdigit() and reading.word(opens - 2) == ","
    phrase = reading.ending(opens - 2 * aged)  # a man, 69, who threatened officers, was shot dead
    return phrase if phrase is not None and phrase.kinds & PERSONS else None


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
    counts = whole is not None and whole.source == "number" and fits(reading, trigger, whole, weak)
    return whole if counts and phrase.source in ("single", "definite", "number") else phrase


def _is_aside(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a preposition makes the phrase part of another: two boys in a car were killed."""
    before = reading.word(phrase.first - 1)
    if phrase.source == "definite" and not _is_told(reading, phrase, trigger.topic, True):
        return True
    if reading.be(phrase.after) and any(
        found.phrase is phrase and found.rule == "object" for found in reading.found
    ):
        return True  # a man accused of wounding two guards was arraigned
    if _one_among(reading, phrase, trigger.topic):
        return False
    return trigger.form != "being" and before in _NOT_SUBJECT and before not in ("of", "as")


def _one_among(reading: Reading, phrase: Phrase, topic: str) -> Phrase | None:
    """Who is among those of whom a verb speaks: a guide was among nine people who died."""
    among = reading.word(phrase.first - 1) == "among" and reading.be(phrase.first - 2)
    return _far(reading, phrase.first - 3, topic) if among else None


def _reaches(reading: Reading, trigger: Trigger, passive: bool) -> bool:
    """Whether the subject may stand further off: only where a form of 'be' or 'have' shows that there is one."""
    unseen = trigger.topic == "missing" and reading.have(trigger.first - 1)
    return passive or unseen or trigger.form == "happens" or reading.passive(trigger.first)


def _far(reading: Reading, at: int, topic: str) -> Phrase | None:
    """The nearest phrase to the left that can be the subject, a clause in between."""
    limit = max(0, at - 22)
    for j in range(at, limit - 1, -1):
        clause = reading.word(j) == "that" and j and reading.ending(j) is None  # ordered that he be held
        if clause or reading.word(j) in _BREAKS:
            limit = j + 1
            break
    for phrase in reversed(reading.counted):
        if phrase.after - 1 > at or phrase.first < limit or phrase.source == "definite":
            continue
        told = reading.word(phrase.after) == "who" or reading.trigger(phrase.after) is not None
        hurt = topic == "deaths" and phrase.topics == ["injured"] and told
        found = topic == "rescued" and phrase.topics == ["missing"]  # two feared missing turned up safe
        if phrase.topics and not hurt and not found:
            continue  # but a clerk who was shot in the head died
        before = reading.word(phrase.first - 1)
        if before not in _NOT_SUBJECT and before != "them" and reading.fits(phrase, topic):
            one = reading.ending(phrase.first - 1) if before == "," and phrase.source == "single" else None
            if one and one.number.low == 1 and not one.topics and reading.fits(one, topic):
                return one  # one child, a girl from the next street, remains missing
            return phrase
    return None


def _opening(reading: Reading, trigger: Trigger) -> Phrase | None:
    """Whom a sentence begins with, and a clause follows: a man who was dismissed in May has been arrested."""
    if trigger.topic != "arrested" or trigger.form != "done":
        return None
    told = reading.auxiliary(trigger.first - 1) or reading.headline
    phrase = next(
        (
            phrase
            for phrase in reading.counted
            if phrase.first < _OPENING
            or (phrase.first < _DATELINE and reading.word(phrase.first - 1) in ("--", "–", "—"))
        ),
        None,
    )
    if phrase is None or not told or phrase.topics or not phrase.kinds & PERSONS:
        return None
    if phrase.number.low != 1 and not phrase.kinds & {"suspect", "attacker"}:
        return None  # three suspects on the run after a raid were caught
    return phrase if reading.word(phrase.after) in _QUALIFIES else None


def _excluded(reading: Reading, trigger: Trigger, phrase: Phrase, passive: bool, rule: str) -> bool:
    """What a subject may not be."""
    topic, following = trigger.topic, reading.begins(trigger.after)
    if reading.small[trigger.first] == "shot" and reading.word(trigger.after + 1) == "fired":
        return True  # one shot was fired
    if reading.small[trigger.first] == "shot" and reading.word(phrase.first - 1) in (
        "fired",
        "fires",
        "firing",
    ):
        return True  # he fired at least one shot
    one_of_them = phrase.number.low == 1 and reading.word(phrase.number.after) == "of"
    if (
        one_of_them
        and reading.be(phrase.first - 1)
        and reading.word(phrase.number.after + 1) in ("the", "those")
    ):
        return True  # she is one of those killed
    if reading.word(phrase.first - 1) in ("number", "numbering"):
        return True  # the gang, believed to number 12, fled
    one = reading.word(phrase.first - 1) == "of" and reading.word(phrase.first - 2) in _ONE_OF
    if one and topic == "arrested":
        return True  # the last of five inmates was caught
    lost = phrase.topics == ["missing"] and topic == "rescued"
    if (
        phrase.topics
        and rule == "far subject"
        and not lost
        and topic not in ("deaths", "arrested", "missing")
    ):
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
    told = told or _is_participle(reading, trigger, phrase, rule)
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


def _is_participle(reading: Reading, trigger: Trigger, phrase: Phrase, rule: str) -> bool:
    """Whether a participle beside a noun says what befell it: the trial of a man accused of arson."""
    beside = phrase.after == trigger.first and phrase.head is not None and trigger.form == "done"
    return (
        beside
        and rule == "subject"
        and "participle" not in reading.off
        and reading.word(trigger.after)
        in ("by", "of", "in", "with", "when", "after", "during", "on", "at", "while", ".", "")
    )


def _is_told(reading: Reading, phrase: Phrase, topic: str, passive: bool) -> bool:
    """Whether one whom 'the' names is news: the driver died; the factory manager has been arrested."""
    if topic == "deaths" or not passive:
        return passive
    if topic == "arrested" and "suspect" in phrase.kinds and reading.small[phrase.first] != "the":
        return True  # his accomplice got 30 months
    told = bool(phrase.modifiers) or reading.words(phrase.after, phrase.after + 2) == [",", "who"]
    return topic in ("arrested", "injured") and told and "person" in phrase.kinds


def _is_whole(reading: Reading, phrase: Phrase, trigger: Trigger) -> bool:
    """Whether a single thing is worth counting: a mosque that collapsed, not a wall, nor what burns."""
    if phrase.head is None or reading.small[phrase.head] in _PARTS:
        return False
    verb = reading.small[trigger.first]
    if trigger.after - trigger.first > 1 and reading.small[trigger.after - 1] in _WHOLLY:
        return True  # a church burned to the ground
    if trigger.form == "done" or verb.startswith("collaps"):
        return True
    return (
        "vehicle" in phrase.kinds and verb not in _FOUNDERS
    )  # the ship of a shipwreck, the train of an accident


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
