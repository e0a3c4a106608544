"""Sums of money: a number with a currency, or so many billions."""

from __future__ import annotations

from geo.proposing.lexicon import Lexicon
from geo.proposing.phrases import Phrase
from geo.proposing.reading import Reading

__all__ = ["read"]

_WORDS = Lexicon.shared().classes
_CHARGES = _WORDS["charge of"]
_RATES = ("a", "an", "per", "each", "every")
_LOSES = _WORDS["loses"]
_LOSS = 100_000  # less a day or a month is a wage or a rent, and not what a country loses
_SPANS = _WORDS["rate"]
_FARES = frozenset(("ticket", "tickets", "fare", "fares", "admission"))
_NOT_MONEY = ("people", "cubic", "users", "barrels", "tonnes", "tons", "years", "litres", "gallons", "miles")


def read(reading: Reading) -> None:
    """The sums of a sentence.

    Parameters
    ----------
    reading : Reading
        The sentence.
    """
    for phrase in reading.counted:
        if phrase.number.unit is not None:
            _money(reading, phrase)
        elif "large sum" not in reading.off:
            _large_sum(reading, phrase)


def _money(reading: Reading, phrase: Phrase) -> None:
    """$2.6 million, but a loss of $2 million a day, but neither $900 a month nor 20 pounds of powder."""
    after = phrase.number.after
    closing = reading.word(after) == ")"
    rate = reading.word(after + closing) in _RATES and reading.word(after + closing + 1) in _SPANS
    if rate and ((phrase.number.low or 0) < _LOSS or not _LOSES & set(reading.small)):
        return
    if "=" in reading.words(phrase.first - 2, after + 2):
        return  # a rate of exchange: $1 = 23.5 lempiras
    if (phrase.number.low or 0) < _LOSS and _FARES & set(reading.small):
        return
    if reading.word(after) == "/" or reading.words(after, after + 2) == ["-", "a"]:
        return
    if reading.word(after - 1) in ("pound", "pounds"):
        near = reading.words(phrase.first - 3, phrase.first)
        if reading.word(after) == "of" or any(word.startswith("weigh") for word in near):
            return
        if _CHARGES & set(reading.small):
            return  # the explosives were put at 20 pounds
    _alone(phrase)
    reading.add(phrase, "amount", "money", 0.9, after - 1)


def _large_sum(reading: Reading, phrase: Phrase) -> None:
    """110bn in loans: the sign of the currency is lost."""
    number = phrase.number
    if not number.digits or reading.word(number.after - 1) not in ("bn", "billion", "trillion"):
        return
    if phrase.kinds & {"unit", "person"} or reading.word(number.after) in _NOT_MONEY:
        return
    _alone(phrase)
    number.unit = ""
    reading.add(phrase, "amount", "large sum", 0.6, number.after - 1)


def _alone(phrase: Phrase) -> None:
    """A sum is a figure without the noun behind it."""
    phrase.after, phrase.head, phrase.modifiers = phrase.number.after, None, []
