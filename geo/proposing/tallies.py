"""Figures that a report sets behind their words, as a table does: Dead: 31; missing: 19; houses destroyed: 2,310."""

from __future__ import annotations

from gazetteer.lexicon import words
from geo.proposing.phrases import LOST, Phrase
from geo.proposing.reading import Reading, Trigger

__all__ = ["read"]

_MOST = 10  # words before a number that say what it counts
_POINTS = (":", "=", "–", "-", "--")
_ENDS = (";", ",", ".", "•", "·", "*", "(", ")", "|", *_POINTS)
#: Behind these numbers a comma points as well: wounded, 150; displaced, 5,251.
_CLOSES = (";", ".", "")
_SIZES = words("number no total count figure")
#: What may stand beside the word that tells: total confirmed deaths, persons reported missing.
_BESIDE = words(
    """the a of and so far to date now new confirmed reported total official provisional latest known number no cases
    figure count"""
)
_TELLS = ("done", "being", "noun", "happens")


def read(reading: Reading) -> bool:
    """Take the entries of a tally as figures.

    Parameters
    ----------
    reading : Reading
        The sentence.

    Returns
    -------
    bool
        Whether the sentence is a tally, two entries or more, of which verbs say nothing.
    """
    if "tally" in reading.off:
        return False
    entries = [
        (phrase, *label) for phrase in reading.counted if (label := _label(reading, phrase)) is not None
    ]
    if len(entries) < 2:
        entries = [entry for entry in entries if entry[2]]  # a colon says so, or another entry
    for phrase, told, _ in entries:
        reading.add(phrase, told.topic, "tally", 0.75, told.after - 1)
    return len(entries) > 1


def _label(reading: Reading, phrase: Phrase) -> tuple[Trigger, bool] | None:
    """What a bare number counts by the words before it, and whether a colon stands between."""
    behind = reading.word(phrase.after)
    if phrase.source != "number" or phrase.head is not None or (behind and behind not in _ENDS):
        return None
    pointed = reading.word(phrase.first - 1) in _POINTS
    after = phrase.first - (pointed or (reading.word(phrase.first - 1) == "," and behind in _CLOSES))
    first = after
    while first > max(0, after - _MOST) and reading.small[first - 1] not in _ENDS:
        first -= 1
    told = next((t for at in range(first, after) if (t := reading.trigger(at)) and t.form in _TELLS), None)
    if told is None:
        return None
    beside = [*reading.words(first, told.first), *reading.words(told.after, after)]
    if not (pointed and reading.small[first] in _SIZES) and not all(
        _is_beside(reading, word) for word in beside
    ):
        return None
    things = any(reading.lexicon.kinds(word) & LOST for word in beside)
    return None if things != (told.topic == "destroyed") else (told, pointed)


def _is_beside(reading: Reading, word: str) -> bool:
    return word in _BESIDE or bool(reading.lexicon.kinds(word) & ({"person", "counted"} | LOST))
