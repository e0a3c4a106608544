"""Figures whose word of happening stands before, with another figure of the sentence.

Sixteen died in one town, nine in the next; 13 were admitted, four of them in a serious state; 186 households (1,042
people) were displaced; the toll rose to 31, up from nine.
"""

from __future__ import annotations

from geo.proposing.lexicon import TOPICS, Lexicon
from geo.proposing.lists import list_right
from geo.proposing.nouns import is_people
from geo.proposing.phrases import Phrase
from geo.proposing.reading import PERSONS, THINGS, Found, Reading, Trigger

__all__ = ["read"]

_RISES = Lexicon.shared().classes["rise"]
_THERE = ("in", "at", "near", "aboard", "on", "from")
_JOINTS = (",", "and", ";")
_LONGEST_NAME = 4  # words of a place
_SETS_OFF = (":", "-", "--", "–", "—", "(", ",")
_OF_PERSONS = frozenset(("deaths", "injured", "missing", "arrested", "rescued"))
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
    _broken_down(reading)
    for phrase in reading.counted:
        if phrase.topics or phrase.number.unit is not None:
            continue
        before = _before(reading, phrase)
        if before is None:
            continue
        if phrase.source != "number":
            if phrase.source == "single" and _is_among(reading, phrase) and phrase.kinds & PERSONS:
                reading.add(phrase, before.topic, "of whom", 0.6, phrase.first - 1)
                list_right(
                    reading, phrase, Trigger(before.topic, "noun", phrase.first - 1, phrase.first), True
                )
            continue
        if _is_bracket(reading, phrase, before):
            reading.add(phrase, before.topic, "bracket", 0.65, phrase.after)
        elif _is_part(reading, phrase, before):
            reading.add(phrase, _topic(reading, phrase, before), "of whom", 0.6, phrase.first - 1)
            _parts(reading, phrase, before)
        elif _is_compared(reading, phrase):
            reading.add(phrase, before.topic, "up from", 0.65, phrase.first - 1)
        elif _is_by_cause(reading, phrase, before):
            reading.add(phrase, before.topic, "by cause", 0.6, phrase.after - 1)
        elif _is_elsewhere(reading, phrase, before):
            reading.add(phrase, before.topic, "elsewhere", 0.6, phrase.after - 1)


def _broken_down(reading: Reading) -> None:
    """Nine climbers died: five men and four women; six were held, four men and two women."""
    for whole in list(reading.found):
        if (
            whole.topic not in _OF_PERSONS
            or whole.phrase.source != "number"
            or (whole.phrase.number.low or 0) < 2
        ):
            continue
        at = max(whole.near + 1, whole.phrase.after)
        at, parts = _parts_behind(reading, at)
        total = whole.phrase.number.low or 0
        size = sum(part.number.low or 0 for part in parts)
        if len(parts) > 1 and (size == total or (size < total and reading.word(at) != ",")):
            for part in parts:
                reading.add(part, _topic(reading, part, whole), "broken down", 0.6, part.first - 1)


def _parts_behind(reading: Reading, at: int) -> tuple[int, list[Phrase]]:
    """The parts behind the first sign that sets off several: six dead, all of them foreigners: two Danes, a Swede."""
    for j in range(at, at + 14):
        told = reading.trigger(j) is not None
        if (told or reading.word(j) in _SETS_OFF) and len(parts := _listed(reading, j + 1)) > 1:
            return j, parts
        if told and j > at:
            break
    return at, []


def _listed(reading: Reading, at: int) -> list[Phrase]:
    """Persons counted one behind the other from a word on, none of whom something else is told of."""
    parts: list[Phrase] = []
    while (
        (part := reading.begins(at)) is not None
        and part.kinds & PERSONS
        and set(part.topics) <= {"attackers"}
    ):
        if (
            part.source not in ("number", "single")
            or part.number.unit is not None
            or part.number.kind != "exact"
        ):
            break
        parts.append(part)
        at = part.after
        while reading.word(at) in _JOINTS:
            at += 1
    return [] if parts and reading.has_verb(parts[-1]) else parts


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
    behind = reading.words(phrase.after, phrase.after + 2)
    if (behind == ["among", "them"] or behind[:1] == ["included"]) and reading.word(
        phrase.first - 1
    ) in _OPENS:
        return _is_of(phrase, before) and not _is_more(
            phrase, before
        )  # 150 were saved, 41 foreigners among them
    if (
        before.phrase.first in (1, 2)
        and reading.small[0] == "of"
        and (reading.word(phrase.first - 1) in _JOINTS or phrase.first == before.near + 1)
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
    behind = reading.words(phrase.after, phrase.after + 2) == ["among", "them"]
    if behind and reading.word(phrase.first - 1) in _OPENS:
        return True  # six are held, a cook among them
    return lead in (["among", "them"], ["among", "whom"]) and not reading.has_verb(phrase)


def _is_more(phrase: Phrase, before: Found) -> bool:
    whole, part = before.phrase.number.low, phrase.number.low
    return whole is not None and part is not None and part > whole


def _parts(reading: Reading, phrase: Phrase, before: Found) -> None:
    """Of whom 8 Burkinabe, 1 Belgian and 1 not yet identified."""
    for _ in range(6):
        at = phrase.after
        if reading.be(at) and _is_kind_of_person(reading, at + 1):
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
        reading.add(following, _topic(reading, following, before), "of whom", 0.55, following.first - 1)
        phrase = following


def _topic(reading: Reading, phrase: Phrase, before: Found) -> str:
    """What a part is told of: pirates whom a ship picks up from the sea are caught, and not saved."""
    last = phrase.after if phrase.head is not None else phrase.number.after + 4
    near = reading.words(phrase.number.after, last)
    caught = before.topic == "rescued" and any("attacker" in reading.lexicon.kinds(word) for word in near)
    return "arrested" if caught else before.topic


def _is_kind_of_person(reading: Reading, at: int) -> bool:
    """Whether a word says what kind of persons somebody is: eight were men; three were German."""
    return "person" in reading.lexicon.kinds(reading.word(at)) or (
        at < len(reading.small) and is_people(reading.line.raw[at])
    )


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


def _is_place(reading: Reading, at: int) -> bool:
    """Whether what begins at a word may be a place: no number, and nobody whom 'a' tells of."""
    beside = reading.begins(at)
    return beside is None or (beside.source == "definite" and not beside.kinds & PERSONS)


def _is_there(reading: Reading, phrase: Phrase) -> bool:
    """Ten cars burned, in Orla four and on Sunday it was two."""
    if reading.word(phrase.after) not in (",", ";", ".", "", "and"):
        return False
    at = phrase.first - 1
    at -= 2 * (reading.words(at - 1, at + 1) in (["it", "was"], ["were", "it"]))
    last = at
    while at > 0 and reading.line.raw[at][0].isupper() and last - at < _LONGEST_NAME:
        at -= 1
    named = at < last and reading.word(at) in ("in", "at", "on", "near")
    return named and reading.word(at - 1) in (*_JOINTS, "but", "while")


def _is_elsewhere(reading: Reading, phrase: Phrase, before: Found) -> bool:
    """Sixteen died in one town, nine in the next."""
    if phrase.head is None and _is_there(reading, phrase):
        return not any(reading.trigger(j) for j in range(before.near + 1, phrase.first))
    if phrase.head is not None or reading.word(phrase.first - 1) not in _JOINTS:
        return False
    beside = reading.ending(phrase.first - 1)
    if beside is not None and beside is not before.phrase and beside.head is not None and not beside.topics:
        return False  # 800 live in two camps, one in Orla
    if reading.word(phrase.after) not in _THERE or reading.word(phrase.after + 1)[:1].isdigit():
        return False
    between = reading.words(before.phrase.after, phrase.first)
    goes_on = any(reading.trigger(j) for j in range(before.near + 1, phrase.first))
    return bool(set(between) & {*_THERE, "of"}) and not goes_on and _is_place(reading, phrase.after + 1)
