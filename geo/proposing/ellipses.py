"""Figures whose word of happening stands before, with another figure of the sentence.

Sixteen died in one town, nine in the next; 13 were admitted, four of them in a serious state; 186 households (1,042
people) were displaced; the toll rose to 31, up from nine.
"""

from __future__ import annotations

from geo.proposing.lexicon import TOPICS, Lexicon
from geo.proposing.phrases import Phrase
from geo.proposing.reading import PERSONS, THINGS, Found, Reading

__all__ = ["read"]

_RISES = Lexicon.shared().classes["rise"]
_THERE = ("in", "at", "near", "aboard", "on", "from")
_JOINTS = (",", "and", ";")
_THEM = ("them", "whom", "those", "which")
#: Of what happens to nobody, the topics of which a part is told.
_PARTED = frozenset(("weapons", "responders", "crowd", "attackers"))
_OPENS = (",", "(", ";", "-", "--", "–", "—", "and")
_BACK = ("up", "down", "revised", "corrected", "lowered", "raised", "raising", "taking", "increased")
_LET_GO = frozenset(("released", "freed", "acquitted"))
_WITH = ("including", "included", "excluding")


def read(reading: Reading) -> None:
    """The figures of a sentence that share the word of happening of another one.

    Parameters
    ----------
    reading : Reading
        The sentence, after all rules for one figure.
    """
    for phrase in reading.counted:
        if phrase.topics or phrase.number.unit is not None:
            continue
        before = _before(reading, phrase)
        if before is None:
            continue
        if phrase.source != "number":
            if phrase.source == "single" and _is_among(reading, phrase) and phrase.kinds & PERSONS:
                reading.add(phrase, before.topic, "of whom", 0.6, phrase.first - 1)
            continue
        if _is_bracket(reading, phrase, before):
            reading.add(phrase, before.topic, "bracket", 0.65, phrase.after)
        elif _is_part(reading, phrase, before):
            reading.add(phrase, before.topic, "of whom", 0.6, phrase.first - 1)
            _parts(reading, phrase, before)
        elif _is_compared(reading, phrase):
            reading.add(phrase, before.topic, "up from", 0.65, phrase.first - 1)
        elif _is_by_cause(reading, phrase, before):
            reading.add(phrase, before.topic, "by cause", 0.6, phrase.after - 1)
        elif _is_elsewhere(reading, phrase, before):
            reading.add(phrase, before.topic, "elsewhere", 0.6, phrase.after - 1)


def _before(reading: Reading, phrase: Phrase) -> Found | None:
    """The nearest figure before a phrase, if it is of what befalls people or things, or the phrase is a part of it."""
    earlier = [each for each in reading.found if each.phrase.after <= phrase.first]
    last = max(earlier, key=lambda each: each.phrase.after, default=None)
    if last is None or (last.topic not in TOPICS and last.topic not in _PARTED):
        return None
    which = reading.words(phrase.number.after, phrase.number.after + 2) == ["of", "which"]
    contrast = reading.words(phrase.first - 2, phrase.first) == [",", "not"]
    if last.topic in TOPICS or contrast or (which and last.topic == "weapons"):
        return last
    return None


def _is_of(phrase: Phrase, before: Found) -> bool:
    """Whether a phrase may count the same: bare, or persons where persons were counted."""
    if phrase.head is None:
        return True
    persons = bool(before.phrase.kinds & PERSONS) or before.topic != "destroyed"
    return persons and not phrase.kinds & THINGS and (bool(phrase.kinds & PERSONS) or not phrase.kinds)


def _is_bracket(reading: Reading, phrase: Phrase, before: Found) -> bool:
    """186 households (1,042 people)."""
    opens = reading.word(phrase.first - 1) == "(" and reading.word(phrase.after) in (")", ",")
    return opens and phrase.first - 1 == before.phrase.after and _is_of(phrase, before)


def _is_part(reading: Reading, phrase: Phrase, before: Found) -> bool:
    """Of whom eight; four of them in a serious state; among them four children."""
    lead = reading.words(phrase.first - 2, phrase.first)
    if lead in (["of", "whom"], ["among", "them"], ["among", "whom"], ["of", "them"]) or (
        lead[-1:] and lead[-1] in _WITH
    ):
        return _is_of(phrase, before) and not _is_more(phrase, before)
    if (
        before.phrase.first in (1, 2)
        and reading.small[0] == "of"
        and reading.word(phrase.first - 1) in _JOINTS
        and not _LET_GO & set(reading.words(phrase.after, phrase.after + 4))
    ):
        return _is_of(phrase, before) and not _is_more(phrase, before)  # of the 13 dead, eight were men
    at = phrase.number.after
    of_them = reading.word(at) == "of" and reading.word(at + 1) in _THEM
    if not of_them or reading.word(phrase.first - 1) not in _OPENS or _is_more(phrase, before):
        return False
    return not reading.has_verb(phrase) or reading.be(at + 2) or reading.word(at + 1) == "which"


def _is_among(reading: Reading, phrase: Phrase) -> bool:
    """Six are held, among them a cook."""
    lead = reading.words(phrase.first - 2, phrase.first)
    return lead in (["among", "them"], ["among", "whom"]) and not reading.has_verb(phrase)


def _is_more(phrase: Phrase, before: Found) -> bool:
    whole, part = before.phrase.number.low, phrase.number.low
    return whole is not None and part is not None and part > whole


def _parts(reading: Reading, phrase: Phrase, before: Found) -> None:
    """Of whom 8 Burkinabe, 1 Belgian and 1 not yet identified."""
    for _ in range(6):
        at = phrase.after
        if reading.be(at) and "person" in reading.lexicon.kinds(reading.word(at + 1)):
            at += 2  # eight were men, two women
        while reading.word(at) in _JOINTS:
            at += 1
        following = reading.begins(at) if at > phrase.after else None
        if following is None and reading.word(phrase.after + 1) in _JOINTS:
            at = phrase.after + 1  # a noun that is not known: 8 Burkinabe
            while reading.word(at) in _JOINTS:
                at += 1
            following = reading.begins(at)
        if following is None or following.topics or following.source != "number":
            return
        if following.number.unit is not None or not _is_of(following, before) or reading.has_verb(following):
            return
        reading.add(following, before.topic, "of whom", 0.55, following.first - 1)
        phrase = following


def _is_compared(reading: Reading, phrase: Phrase) -> bool:
    """Up from nine; not 31 as reported; double the 12,500."""
    lead = reading.words(phrase.first - 5, phrase.first)
    if lead and lead[-1] in ("the", "an", "a"):
        lead = lead[:-1]
    if phrase.head is not None and not phrase.kinds & PERSONS:
        return False
    if lead[-1:] == ["from"]:
        return bool(set(lead) & {*_BACK, *_RISES})
    if lead[-1:] == ["not"]:
        return reading.word(phrase.after) in ("as", ",", ".", "")
    return lead[-1:] in (["double"], ["twice"])


def _is_by_cause(reading: Reading, phrase: Phrase, before: Found) -> bool:
    """Three were hurt, two from flying glass and one from a fall: two with cuts, one with burns."""
    if before.topic not in ("injured", "deaths") or phrase.head is not None or _is_more(phrase, before):
        return False
    joined = reading.word(phrase.first - 1) in (*_JOINTS, ":", "-", "--", "–", "—")
    if not joined or reading.word(phrase.after) not in ("from", "with", "by", "of", "for"):
        return False
    told = (reading.trigger(j) for j in range(before.near + 1, phrase.first))
    return all(each is None or each.topic == before.topic for each in told)


def _is_elsewhere(reading: Reading, phrase: Phrase, before: Found) -> bool:
    """Sixteen died in one town, nine in the next."""
    if phrase.head is not None or reading.word(phrase.first - 1) not in _JOINTS:
        return False
    if reading.word(phrase.after) not in _THERE or reading.word(phrase.after + 1)[:1].isdigit():
        return False
    between = reading.words(before.phrase.after, phrase.first)
    goes_on = any(reading.trigger(j) for j in range(before.near + 1, phrase.first))
    return bool(set(between) & {*_THERE, "of"}) and not goes_on and reading.begins(phrase.after + 1) is None
