"""What was lost in other words than a verb of destroying beside it: a total loss, heavy damage, a table's row."""

from __future__ import annotations

from geo.proposing.lexicon import Lexicon
from geo.proposing.phrases import Phrase
from geo.proposing.reading import Reading

__all__ = ["read"]

_WORDS = Lexicon.shared().classes
_THINGS = frozenset(("building", "vehicle", "craft", "conduit"))
_BEARS, _DAMAGE, _PARTS = _WORDS["bears damage"], _WORDS["damage word"], _WORDS["building part"]
_COVERS, _BROKEN = _WORDS["cover of a house"], _WORDS["broken part"]
_ROWS = frozenset(("destroyed", "damaged", "collapsed", "demolished", "flattened"))
_LIT, _FIRES = frozenset(("lit", "set", "started")), frozenset(("fire", "fires"))
_TITLE = 3  # words that a heading has before its verb
_HEADINGS = frozenset("burned burnt torched destroyed lost damaged wrecked hit gutted ablaze".split())
_CUES = _BEARS | _ROWS | _COVERS | _WORDS["be"] | _LIT | _HEADINGS | {"loss"}
_OPENS = frozenset(("", ":", ",", ";", "-", "--", "–", "—", "|", "(", "and"))


def read(reading: Reading) -> None:
    """The things destroyed of a sentence that no verb of destroying tells of.

    Parameters
    ----------
    reading : Reading
        The sentence, after the rules for what befalls whom.
    """
    if not any(each.kinds & _THINGS or (each.head is None and not each.kinds) for each in reading.counted):
        return
    for at, word in enumerate(reading.small):
        if word not in _CUES:
            continue
        if word in _HEADINGS and at < _TITLE:
            _heading(reading, at)
        if word == "loss" and reading.word(at - 1) in ("total", "complete"):
            _total(reading, at - 1)
        elif word in _BEARS:
            _bears(reading, at)
        elif word in _ROWS:
            _row(reading, at)
        elif word in _LIT:
            _lit(reading, at)
        elif word in _COVERS and reading.word(at + 1) == "of":
            _covers(reading, at)
        elif reading.be(at):
            _is_what(reading, at)


def _lost(reading: Reading, phrase: Phrase | None) -> bool:
    """Whether a phrase is of things that can be lost whole."""
    if phrase is None or phrase.topics or phrase.head is None or not phrase.kinds & _THINGS:
        return False
    return phrase.source != "none" and reading.small[phrase.head] not in _PARTS


def _total(reading: Reading, at: int) -> None:
    """The church, built in 1894, was a total loss."""
    at -= reading.word(at - 1) == "a"
    if not reading.be(at - 1):
        return
    end = reading.back(at - 1)
    phrase = reading.ending(end)
    if phrase is None and reading.word(end - 1) == ",":
        opening = next((j for j in range(end - 2, max(-1, end - 12), -1) if reading.word(j) == ","), None)
        phrase = reading.ending(opening) if opening else None
    if phrase is not None and _lost(reading, phrase):
        reading.add(phrase, "destroyed", "loss", 0.7, at)


def _bears(reading: Reading, at: int) -> None:
    """Nine schools sustained heavy damage; three villages suffered 100 percent destruction."""
    if not _DAMAGE & set(reading.words(at + 1, at + 5)):
        return
    phrase = reading.ending(reading.back(at))
    if phrase is not None and phrase.source in ("number", "single") and _lost(reading, phrase):
        reading.add(phrase, "destroyed", "loss", 0.65, at)


def _row(reading: Reading, at: int) -> None:
    """Charak: 610 destroyed, 720 damaged."""
    phrase = reading.ending(at)
    if phrase is None or phrase.topics or phrase.source != "number" or phrase.head is not None:
        return
    number = phrase.number
    if number.word is not None or number.unit is not None or not number.low or phrase.kinds:
        return
    if reading.word(phrase.first - 1) in _OPENS and not reading.word(at + 1).isalpha():
        reading.add(phrase, "destroyed", "row", 0.6, at)


def _lit(reading: Reading, at: int) -> None:
    """Fire was set to 30 cars; fires were lit in 30 cars."""
    if not _FIRES & set(reading.words(at - 5, at)) or reading.word(at + 1) not in ("to", "in", "on", "at"):
        return
    phrase = reading.begins(at + 2)
    if phrase is not None and phrase.source == "number" and _lost(reading, phrase):
        reading.add(phrase, "destroyed", "loss", 0.6, at)


def _heading(reading: Reading, at: int) -> None:
    """Burned: 30 cars, a school and a bus; lost in the blast: three engines; what was hit: two shops."""
    colon = next((j for j in range(at, at + 5) if reading.word(j) == ":"), None)
    if colon is None:
        return
    at = colon + 1
    while (phrase := reading.begins(at)) is not None and phrase.source in ("number", "single"):
        if not _lost(reading, phrase):
            return
        reading.add(phrase, "destroyed", "loss", 0.6, colon)
        at = phrase.after
        while reading.word(at) in (",", "and"):
            at += 1


def _covers(reading: Reading, at: int) -> None:
    """The roofs of 25 houses were blown off; it shattered the windows of six shops."""
    phrase = reading.begins(at + 2)
    if phrase is None or phrase.source != "number" or not _lost(reading, phrase):
        return
    if _BROKEN & set(reading.words(at - 4, at) + reading.words(phrase.after, phrase.after + 4)):
        reading.add(phrase, "destroyed", "loss", 0.6, at)


def _is_what(reading: Reading, at: int) -> None:
    """The sunken vessel was a trawler; the ship that the navy sank was in fact a tanker."""
    phrase = reading.next_phrase(at + 1, 1)
    if phrase is None or phrase.source != "single" or not _lost(reading, phrase):
        return
    subject = range(max(0, at - 8), at)
    opening = next(
        (j for j in reversed(subject) if reading.small[j] in (",", ";", "that", "said")), subject.start - 1
    )
    told = [reading.trigger(j) for j in range(opening + 1, at)]
    known = any(reading.lexicon.kinds(reading.small[j]) & _THINGS for j in range(opening + 1, at))
    if known and any(each is not None and each.topic == "destroyed" for each in told):
        reading.add(phrase, "destroyed", "loss", 0.6, at)
