"""A verb of happening and what it takes: killing five people, shot and killed a woman."""

from __future__ import annotations

from dataclasses import replace

from geo.proposing.lexicon import Lexicon
from geo.proposing.lists import fits, is_weak, list_right
from geo.proposing.phrases import Phrase
from geo.proposing.reading import PERSONS, Reading, Trigger

__all__ = ["object_of"]

_WORDS = Lexicon.shared().classes
_PREPOSITIONS = _WORDS["preposition"]
_KIN = _WORDS["kin"]
_HOLDERS = _WORDS["holder"]
_THEM = ("them", "him", "her")
_NEAR = 12  # words
#: What befalls those who are named by 'the' or 'his' is told of them before; of the dead it is news.
_NEWS = frozenset(("deaths", "injured"))


def object_of(reading: Reading, trigger: Trigger) -> None:
    """Killing at least five people; shot and killed a woman."""
    if trigger.form == "done" and (
        reading.passive(trigger.first) or reading.word(trigger.first - 1) in _PREPOSITIONS
    ):
        return
    if trigger.form == "does" and _is_of_noun(reading, trigger.first):
        return
    after = _behind_chain(reading, trigger)
    if after is None:
        return
    if trigger.form == "does" and reading.word(after) in _THEM:
        _them(reading, trigger)
        return
    phrase = reading.next_phrase(after)
    if phrase is None and reading.word(after + 1) == "and" and reading.word(after) in reading.lexicon.nouns:
        phrase = reading.begins(after + 2)  # torched cars and a fire engine
    if reading.word(after) == "the" and (phrase is None or phrase.source == "definite"):
        phrase = _after_the(reading, after + 1) or phrase
    weak = is_weak(reading, trigger, phrase)
    if phrase is None or not fits(reading, trigger, phrase, weak) or reading.word(phrase.first - 1) == "at":
        return
    if not _takes(reading, trigger, phrase, after):
        return
    if trigger.topic == "injured" and _to_death(reading, phrase):
        trigger = replace(trigger, topic="deaths")
    if trigger.form == "does" or phrase.first == after:
        reading.active.update(range(_chain(reading, trigger.first), after))
    reading.add(phrase, trigger.topic, "object", 0.6 if weak else 0.85, trigger.after - 1)
    list_right(reading, phrase, trigger, weak)


def _them(reading: Reading, trigger: Trigger) -> None:
    """A wall fell on two boys, killing them: those who were told of last."""
    if trigger.topic not in _NEWS or reading.word(trigger.first - 1) != ",":
        return
    before = [
        each for each in reading.counted if each.after <= trigger.first and trigger.first - each.after < _NEAR
    ]
    last = next(
        (each for each in reversed(before) if each.source in ("number", "single") and not each.topics), None
    )
    if last is not None and (last.kinds & {"person"} or (last.head is None and last.number.unit is None)):
        reading.add(last, trigger.topic, "object", 0.6, trigger.first)


def _is_of_noun(reading: Reading, at: int) -> bool:
    """Whether a verb is a part of what is counted: seventy rescue workers and six dogs."""
    return any(phrase.first < at < (phrase.head or 0) for phrase in reading.counted)


def _after_the(reading: Reading, at: int) -> Phrase | None:
    """What is listed behind something named: burnt the town hall, two banks and a bus."""
    for j in range(at, min(at + 5, len(reading.small))):
        if reading.small[j] in (",", "and"):
            phrase = reading.begins(j + 1)
            return phrase if phrase is not None and not reading.has_verb(phrase) else None
        owned = reading.small[j] in ("'s", "’s")  # the ship's captain and six sailors
        if reading.trigger(j) or (reading.auxiliary(j) and not owned) or reading.small[j] in _PREPOSITIONS:
            return None
    return None


def _to_death(reading: Reading, phrase: Phrase) -> bool:
    """Shot two men dead; stabbed a guard and a clerk to death."""
    after = phrase.after
    while reading.word(after) in (",", "and"):
        following = reading.begins(after + 1 + (reading.word(after + 1) == "and"))
        if following is None or not following.kinds & PERSONS:
            break
        after = following.after
    return reading.word(after) == "dead" or reading.words(after, after + 2) == ["to", "death"]


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
    if reading.small[trigger.first] == "held" and reading.word(trigger.first - 1) in _HOLDERS:
        return False  # the jail held 213
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
