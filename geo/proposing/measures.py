"""Measures: how deep, how far, how long, which share. They are kept beside the figures that articles differ on."""

from __future__ import annotations

from geo.proposing.lexicon import Lexicon
from geo.proposing.phrases import Phrase
from geo.proposing.reading import Reading

__all__ = ["UNITS", "read"]

_WORDS = Lexicon.shared().classes
#: Units of length and of time by their words.
UNITS = {
    word: name.removeprefix("in ") for name, row in _WORDS.items() if name.startswith("in ") for word in row
}
_LENGTHS = frozenset(("km", "mi", "m", "ft"))
_TIMES = frozenset(("s", "min", "h", "d"))
_FROM = _WORDS["distance behind"]
_LASTING = _WORDS["duration before"]


def read(reading: Reading) -> None:
    """The measures of a sentence.

    Parameters
    ----------
    reading : Reading
        The sentence.
    """
    for phrase in reading.counted:
        if phrase.head is None or "unit" not in phrase.kinds or phrase.source != "number":
            continue
        word = reading.small[phrase.head]
        unit = UNITS.get(word)
        if word in ("%", "percent", "cent", "pc"):
            reading.add(phrase, "share", "share", 0.8, phrase.head)
        elif unit in _LENGTHS:
            _length(reading, phrase)
        elif unit in _TIMES and any(row in _LASTING for row in reading.words(phrase.first - 2, phrase.first)):
            reading.add(phrase, "duration", "duration", 0.6, phrase.head)


def _length(reading: Reading, phrase: Phrase) -> None:
    """At a depth of 10 km; 320 km from the capital."""
    after = phrase.after + (reading.word(phrase.after) == ")")
    behind = reading.words(after, after + 3)
    if "depth" in reading.words(phrase.first - 5, phrase.first) or behind[:1] in (
        ["deep"],
        ["beneath"],
        ["below"],
    ):
        reading.add(phrase, "depth", "depth", 0.85, phrase.after - 1)
    elif behind and behind[0] in _FROM:
        reading.add(phrase, "distance", "distance", 0.75, phrase.after - 1)
