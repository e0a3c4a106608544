"""Who took part: those who march, come together, fill a hall, or are dispersed."""

from __future__ import annotations

from geo.proposing.lexicon import Lexicon
from geo.proposing.phrases import Phrase
from geo.proposing.reading import THINGS, Reading

__all__ = ["FEW", "took_part"]

_WORDS = Lexicon.shared().classes
_CROWDS = _WORDS["gathering"]
_CHEERS, _FILLS, _ROOMS = _WORDS["cheered"], _WORDS["fills"], _WORDS["filled"]
_OUTDOORS, _COMES, _MEETINGS = _WORDS["outdoors"], _WORDS["comes together"], _WORDS["meeting"]
_DRAWS = _WORDS["draws"]
_COMBATANTS = ("fighters", "commandos", "guerrillas", "militiamen", "tribesmen")
FEW = ("several", "many", "few", "handful", "multiple")


def took_part(reading: Reading, phrase: Phrase) -> None:
    """Thousands marched; a crowd of 300; police put the march at 30,000.

    Parameters
    ----------
    reading : Reading
        The sentence.
    phrase : Phrase
        Who may be a crowd of it.
    """
    number = phrase.number
    if phrase.source != "number" or phrase.topics or number.unit is not None:
        return
    large = bool(number.word and number.word not in FEW) or max(number.low or 0, number.high or 0) >= 30
    before = reading.words(phrase.first - 2, phrase.first)
    if _is_dispersed(reading, phrase):
        reading.add(phrase, "crowd", "taking part", 0.6, phrase.first - 1)
    elif _is_strong(reading, phrase) or (
        before[-1:] and before[-1] in _DRAWS and before[0] in _CROWDS and large
    ):
        reading.add(phrase, "crowd", "crowd", 0.7, phrase.after - 1)
    elif (before == ["attended", "by"] and not phrase.family) or (before == ["presence", "of"] and large):
        reading.add(phrase, "crowd", "taking part", 0.75, phrase.first - 1)
    elif before[-1:] == ["of"] and before[0] in _CROWDS and not phrase.kinds & THINGS:
        reading.add(phrase, "crowd", "crowd", 0.75, phrase.after - 1)
    elif (
        large
        and (before[-1:] == ["at"] or reading.word(phrase.first) in ("estimated", "not"))
        and phrase.kinds <= {"person"}
    ):
        if any(word in _CROWDS for word in reading.words(phrase.first - 14, phrase.first)):
            reading.add(phrase, "crowd", "crowd", 0.7, phrase.after - 1)
    elif (
        large
        and before[-1:] != ["for"]
        and (not phrase.kinds or "person" in phrase.kinds)
        and not (phrase.head is not None and reading.small[phrase.head] in _COMBATANTS)
    ):
        at = _gathers(reading, phrase.after)
        if at is not None and "responder" not in phrase.kinds:
            reading.add(phrase, "crowd", "taking part", 0.65, at)
        elif "responder" not in phrase.kinds and _meets(reading, phrase):
            reading.add(phrase, "crowd", "meeting", 0.6, phrase.after - 1)


def _meets(reading: Reading, phrase: Phrase) -> bool:
    """150 people came to a service; 75 stood in silence; cheered by thousands; there were 900 on the street."""
    if reading.word(phrase.first - 1) == "by" and reading.word(phrase.first - 2) in _CHEERS:
        return True
    at = phrase.after
    if reading.word(at) == ",":  # 300 pupils, on holiday, came in
        at = next((j + 1 for j in range(at + 1, at + 6) if reading.word(j) == ","), at)
    there = reading.words(phrase.first - 2, phrase.first) in (["there", "were"], ["there", "are"])
    while reading.auxiliary(at) or reading.word(at) in ("who", "have"):
        at += 1
    verb = reading.word(at)
    if verb in _FILLS:
        return bool(_ROOMS & set(reading.words(at + 1, at + 5)))
    if phrase.head is None and phrase.number.word and verb in _COMES:
        return True  # hundreds sang, thousands waited
    if there:
        return bool(_OUTDOORS & set(reading.words(phrase.after + 1, phrase.after + 5)))
    if verb not in _COMES or reading.words(at + 1, at + 3) == ["to", "hospital"]:
        return False
    return bool(_MEETINGS & set(reading.words(at + 1, at + 9)))


def _is_strong(reading: Reading, phrase: Phrase) -> bool:
    """A 200-strong crowd."""
    at = phrase.number.after
    return reading.words(at, at + 2) == ["-", "strong"] and reading.word(at + 2) in _CROWDS


def _is_dispersed(reading: Reading, phrase: Phrase) -> bool:
    """Tear gas was fired at 60 youths, or to disperse hundreds of people."""
    if phrase.head is not None and not phrase.kinds & {"person", "demonstrator"}:
        return False
    before = reading.word(phrase.first - 1)
    gas = set(reading.words(phrase.first - 5, phrase.first)) & {"gas", "cannon"}
    return before in ("disperse", "dispersed", "dispersing") or (before == "at" and bool(gas))


def _gathers(reading: Reading, at: int) -> int | None:
    """Index of the verb of gathering behind a word."""
    small, lexicon = reading.small, reading.lexicon
    if reading.word(at) == ",":  # 400 people, many of them masked, gathered
        at = next((j + 1 for j in range(at + 1, min(at + 10, len(small))) if small[j] == ","), at)
    for j in range(at, min(at + 6, len(small))):
        if small[j] in lexicon.gathers or any(
            tuple(small[j : j + len(row)]) == row for row in lexicon.gather_rows.get(small[j], ())
        ):
            noun = small[j - 1] in ("the", "a", "in", "of", "to") and small[j] != "rally"
            return None if noun else j
        if small[j] in (".", ";", ",") or (reading.be(j) and "as" not in small[j : j + 3]):
            return None
    return None
