"""Who did it, by what was done: a man came back with a rifle, killing two; three men are sought."""

from __future__ import annotations

from geo.proposing.lexicon import Lexicon
from geo.proposing.phrases import Phrase
from geo.proposing.reading import Found, Reading

__all__ = ["described", "read"]

_WORDS = Lexicon.shared().classes
_HARM = _WORDS["wilful harm"]
_NO_CULPRIT = _WORDS["no culprit"]
_HUNTS, _HUNTERS = _WORDS["hunt"], _WORDS["hunter"]
_HUNTED = _WORDS["hunted"]
_CLAUSES = frozenset((";", ":", ".", '"', "“", "”", "that", "when", "while", "because", "if"))
_WANTED = frozenset(
    (be, verb, to)
    for be in ("is", "are", "was", "were", "being")
    for verb, to in (
        ("wanted", "for"),
        ("wanted", "over"),
        ("wanted", "in"),
        ("being", "sought"),
        ("being", "hunted"),
        ("still", "sought"),
        ("still", "wanted"),
        ("still", "hunted"),
    )
)
_ATTACKERS = _WORDS["attacker"] | _WORDS["suspect"]
_BELIEVED = (["believed", "to", "be"], ["thought", "to", "be"])
_SPED, _MOST = _WORDS["sped"], 12
_FLED = frozenset(("escaped", "fled", "absconded", "missing"))
_REACH = 36  # words between a person and what he did


def read(reading: Reading) -> None:
    """The attackers of a sentence, by whom they harmed or who is after them.

    Parameters
    ----------
    reading : Reading
        The sentence, after the rules for what befalls whom.
    """
    for found in list(reading.found):
        if found.topic in ("deaths", "injured", "destroyed") and found.rule == "object":
            _harming(reading, found)
    for phrase in reading.counted:
        _hunted(reading, phrase)
        _fleeing(reading, phrase)


def described(reading: Reading) -> None:
    """The robbers, two men in their twenties; the thief is described as a man of 40.

    Parameters
    ----------
    reading : Reading
        The sentence, before the rules for what befalls whom.
    """
    if _ATTACKERS.isdisjoint(reading.small):
        return
    for at, word in enumerate(reading.small):
        if word not in _ATTACKERS:
            continue
        begin = at + 2 if reading.word(at + 1) in (",", ":", "-", "--", "–", "—") else None
        if reading.be(at + 1):
            begin = at + 4 if reading.words(at + 2, at + 4) == ["described", "as"] else at + 2
        if begin == at + 2 and reading.words(at + 2, at + 5) in _BELIEVED:
            begin = at + 5  # the raiders, believed to be three men
        phrase = reading.begins(begin) if begin is not None else None
        if phrase is None or not _can_be(reading, phrase) or phrase.source == "bare":
            continue
        apposed = begin in (at + 2, at + 5) and not reading.be(at + 1)
        if begin == at + 2 and not apposed and phrase.source == "single":
            continue  # the shooter was a former clerk, says who is asked
        if not apposed or reading.word(at - 1) in ("the", "The", "two", "three", "his", "alleged"):
            reading.add(phrase, "attackers", "described", 0.6, at)


def _fleeing(reading: Reading, phrase: Phrase) -> None:
    """Two men were seen running from the scene; she saw two people run towards the tracks."""
    number = phrase.number
    if not _can_be(reading, phrase) or phrase.source != "number" or not 2 <= (number.low or 0) <= _MOST:
        return
    seen = reading.be(phrase.after) and reading.word(phrase.after + 1) == "seen"
    saw = reading.word(phrase.first - 1) in ("saw", "seen", "noticed", "spotted", "seeing")
    at = phrase.after + 2 if seen else phrase.after
    if (seen or saw) and reading.word(at) in _SPED:
        reading.add(phrase, "attackers", "seen", 0.55, at)


def _can_be(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase may be of attackers: persons, new, and neither at a wheel nor on duty."""
    if phrase.topics or phrase.source not in ("number", "single", "bare") or "named" in phrase.kinds:
        return False
    if not phrase.kinds & {"person", "attacker", "suspect"} or phrase.kinds & {"responder", "self"}:
        return False
    return phrase.head is None or reading.small[phrase.head] not in _NO_CULPRIT


def _harming(reading: Reading, found: Found) -> None:
    """A man came back with a rifle, killing two; a clerk who burned one church; a tester killed seven."""
    verb = found.near
    while verb > 0 and reading.small[verb] not in _HARM and found.near - verb < 3:
        verb -= 1
    if reading.small[verb] not in _HARM:
        return
    for phrase in reversed(reading.counted):
        if phrase.after > verb or not _can_be(reading, phrase):
            continue
        if _is_subject(reading, phrase, verb):
            reading.add(phrase, "attackers", "harming", 0.6, verb)
            return


def _is_subject(reading: Reading, phrase: Phrase, verb: int) -> bool:
    """Whether a phrase is what a verb speaks of: right before it, before 'who', or at the head of its clause."""
    small, between = reading.small, reading.words(phrase.after, verb)
    if verb - phrase.after > _REACH or (_CLAUSES | _WORDS["say"]) & set(between):
        return False
    if (
        reading.word(phrase.first - 1) in _WORDS["before no subject"]
        or reading.word(phrase.first - 1) == "and"
    ):
        return False
    plain = all(reading.skipped(j) or small[j] in ("who", "has", "had") for j in range(phrase.after, verb))
    if plain:
        return True
    participle = small[verb].endswith("ing") and small[verb - 1] in (",", "and", "then")
    opens = phrase.first == 0 or not small[phrase.first - 1].isalpha() or small[phrase.first - 1] in _CLAUSES
    return participle and opens and not any(reading.be(j) for j in range(phrase.after, phrase.after + 1))


def _hunted(reading: Reading, phrase: Phrase) -> None:
    """Police are looking for two men; detectives seek three youths."""
    if not _can_be(reading, phrase) or phrase.head is None or reading.small[phrase.head] not in _HUNTED:
        return
    ahead = reading.words(phrase.after, phrase.after + 9)
    wanted = any(row in _WANTED for row in zip(ahead, ahead[1:], ahead[2:], strict=False))
    if wanted or reading.words(phrase.first - 2, phrase.first) == ["work", "of"]:
        reading.add(phrase, "attackers", "hunted", 0.6, phrase.after)
        return  # a man in a grey coat is being sought; the work of three men
    if _FLED & set(reading.words(phrase.after, phrase.after + 4)):
        return  # from a jail
    before = reading.words(phrase.first - 4, phrase.first)
    if _HUNTS & set(before) and _HUNTERS & set(reading.words(0, phrase.first)):
        reading.add(phrase, "attackers", "hunted", 0.6, phrase.first - 1)
