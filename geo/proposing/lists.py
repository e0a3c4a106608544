"""What stands in one list with whom or what something befell: a man and two women."""

from __future__ import annotations

from geo.proposing.lexicon import Lexicon
from geo.proposing.phrases import Phrase
from geo.proposing.reading import PERSONS, Reading, Trigger

__all__ = ["CUTS", "apposed", "fits", "is_weak", "list_left", "list_right"]

_WORDS = Lexicon.shared().classes
_APPOSES = (",", "and", "-", "--", "–", "—")
_WEAK = _WORDS["weak"]
_PREPOSITIONS = _WORDS["preposition"]
_GRAVEST = _WORDS["gravest"]
_BREAKS = _WORDS["break"]
_SAYS = _WORDS["say"]
_LISTED = _WORDS["joint"]
#: Words that tell of cables and pipelines, and of other things mean little.
CUTS = _WORDS["cut"]


def is_weak(reading: Reading, trigger: Trigger, phrase: Phrase | None) -> bool:
    """Whether a word of happening may mean something else; not 'hurt' beside 'dozens'."""
    word = reading.small[trigger.first]
    if trigger.after - trigger.first > 1:
        return False
    return word in _WEAK and not (
        word.startswith("hurt") and phrase is not None and phrase.head is None and bool(phrase.number.word)
    )


def fits(reading: Reading, trigger: Trigger, phrase: Phrase, weak: bool) -> bool:
    """Whether what is counted can suffer what happens: cables are cut, and of persons that means little."""
    if (
        trigger.topic == "destroyed"
        and reading.small[trigger.first] in CUTS
        and "conduit" not in phrase.kinds
    ):
        return False
    return reading.fits(phrase, trigger.topic, weak)


def list_right(reading: Reading, phrase: Phrase, trigger: Trigger, weak: bool) -> None:
    """A man and two women, unless what follows has a verb of its own."""
    for _ in range(6):
        j = phrase.after
        while reading.word(j) in _LISTED:
            j += 1
        following = reading.begins(j)
        if following is None and reading.word(j) in _PREPOSITIONS:
            following = _more(reading, j)
        if following is None or following.first == phrase.after or following.topics:
            return
        together = following.source == "single" and reading.word(following.after) in ("were", "are", "have")
        if not reading.fits(following, trigger.topic, weak) or (reading.has_verb(following) and not together):
            return
        if following.source == "definite" and "self" not in following.kinds:
            return
        if trigger.topic == "injured" and reading.word(following.after) in _GRAVEST:
            return  # five hurt, three of them fatally
        if reading.word(following.after) in _SAYS:
            return  # three died, a hospital director said
        reading.add(following, trigger.topic, "list", 0.65, trigger.after - 1)
        phrase = following


def apposed(reading: Reading, last: Phrase) -> list[Phrase]:
    """Of three men, the skipper and two of his mates: the three, and the parts before the last one; none elsewhere."""
    parts: list[Phrase] = []
    at, total = last.first, last.number.low or 0
    for _ in range(5):
        end = at - 1
        end -= reading.word(end) == "and" and reading.word(end - 1) == ","
        earlier = reading.ending(end) if reading.word(end) in _APPOSES else None
        if earlier is None or not earlier.kinds & PERSONS or earlier.number.low is None:
            return []
        several = earlier.source == "number" and earlier.number.low > 1 and reading.word(end) != "and"
        if several and earlier.number.low == total and not earlier.topics:
            return [earlier, *parts]
        parts.append(earlier)
        at, total = earlier.first, total + earlier.number.low
    return []


def _more(reading: Reading, at: int) -> Phrase | None:
    """Behind a place: 170 people in the capital and dozens more along the coast."""
    for j in range(at + 1, min(at + 8, len(reading.small))):
        if reading.small[j] == "and":
            phrase = reading.begins(j + 1)
            if phrase is None or phrase.source not in ("number", "single"):
                return None
            if phrase.head is None or reading.small[phrase.head] in ("others", "people"):
                return phrase
            following = reading.word(phrase.after)
            ends = not following.isalpha() or following in _PREPOSITIONS or following in _BREAKS
            return phrase if ends and phrase.kinds & PERSONS else None
        if reading.trigger(j) or reading.be(j) or not reading.small[j][0].isalpha():
            return None
    return None


def _from_there(reading: Reading, at: int) -> Phrase | None:
    """Before where they come from: 400 pupils from the school and 30 residents were moved."""
    for j in range(at, max(0, at - 8), -1):
        if reading.trigger(j) or reading.auxiliary(j) or not reading.small[j][0].isalpha():
            return None
        if reading.small[j] in ("from", "in", "at") and (phrase := reading.ending(j)):
            return phrase if phrase.kinds & PERSONS and phrase.source == "number" else None
    return None


def list_left(reading: Reading, phrase: Phrase, trigger: Trigger, weak: bool) -> None:
    """Two women and a man died: the women too."""
    for _ in range(6):
        j = phrase.first - 1
        while j >= 0 and reading.small[j] in _LISTED:
            j -= 1
        earlier = reading.ending(j + 1)
        away = earlier is None or not reading.fits(earlier, trigger.topic, weak)
        if away and j < phrase.first - 1:
            earlier = _from_there(reading, j)
        known = earlier is not None and earlier.topics == ["missing"] and trigger.topic == "rescued"
        if (
            earlier is None
            or (earlier.topics and not known)
            or not reading.fits(earlier, trigger.topic, weak)
        ):
            return
        before = reading.word(earlier.first - 1)
        if earlier.source == "definite" or (before in _PREPOSITIONS and before != "of"):
            return
        reading.add(earlier, trigger.topic, "list", 0.65, trigger.after - 1)
        phrase = earlier
