"""What befalls whom: who died, was hurt, went missing, was arrested, driven out or rescued; what was destroyed.

Each rule joins a word of happening to a phrase that is counted.
"""

from __future__ import annotations

from geo.proposing.fates import TELLING, by_sentence, by_word
from geo.proposing.lexicon import Lexicon
from geo.proposing.lists import CUTS
from geo.proposing.objects import object_of
from geo.proposing.reading import Reading, Trigger
from geo.proposing.subjects import subject_of
from geo.proposing.tolls import ORDINALS, adjective, brings_to, noun, nth, number_of, takes_to, toll
from geo.times import MONTHS, WEEKDAYS

__all__ = ["read"]

_WORDS = Lexicon.shared().classes
#: A word of happening means something else before these.
_EXCEPT = {name.removeprefix("except "): row for name, row in _WORDS.items() if name.startswith("except ")}
_HELD = frozenset(("detained", "arrested", "questioned", "questioning", "bail", "charge"))
_HELD_EVENTS = _WORDS["held event"]
_BRINGS = _WORDS["bring"]
_CAPTIVES = _WORDS["captive"]
_LETS_GO = ("released", "freed", "freeing", "liberated")
_TAKEN_IN = frozenset("since after on over for early late yesterday today and".split())
#: Whom one takes off these has no need of being saved.
_DUTIES = frozenset("street streets job case beat air market list roster team menu road roads force".split())
_WARDS = frozenset("hospital hospitals critical treated hospitalised hospitalized".split())
_HOSTAGES = _WORDS["hostage"]
_HELD_TO = frozenset("known believed feared thought said reported presumed understood confirmed".split())
_BESIDE = 5  # words
_POLICE = frozenset(("police", "arrested", "custody", "raid", "raids", "raided", "detained", "held"))
_DAYS = frozenset((*WEEKDAYS, *MONTHS))
_CRIMES = _WORDS["crime"]
_COMPELLED = ("had", "have", "forced", "ordered", "told", "made", "having", "obliged")


def read(reading: Reading) -> None:
    """The figures of a sentence that say what befell whom.

    Parameters
    ----------
    reading : Reading
        The sentence.
    """
    happenings = [trigger for trigger in reading.triggers if not _is_else(reading, trigger)]
    for phrase in reading.counted:
        adjective(reading, phrase)
        noun(reading, phrase)
    for trigger in happenings:
        if trigger.form in ("does", "done"):
            object_of(reading, trigger)
    for trigger in happenings:
        if trigger.form in ("done", "happens", "being"):
            subject_of(reading, trigger)
        elif trigger.form == "noun":
            toll(reading, trigger)
    for at, word in enumerate(reading.small):
        if word in TELLING:
            by_word(reading, at)
        if word in ORDINALS:
            nth(reading, at)
        if word == "number" and reading.word(at + 1) == "of":
            brings_to(reading, at)
        if word in ("number", "count", "tally", "figure"):
            number_of(reading, at)
        if word in _BRINGS:
            takes_to(reading, at)
    by_sentence(reading)


def _is_let_go(reading: Reading, trigger: Trigger) -> bool:
    """Whether those who are released were held or treated, and nobody has saved them: gunmen released 384 inmates."""
    small = set(reading.small)
    if _HELD & small:
        return True  # of six men detained, two were released
    if _WARDS & small and not _HOSTAGES & small:
        return True  # two are critical, and one has been released
    behind = reading.words(trigger.after, trigger.after + _BESIDE)
    if "prisoner" in behind:
        return True  # not those who took pirates prisoner and freed a crew
    near = reading.words(trigger.first - _BESIDE, trigger.after + _BESIDE)
    return not (_CAPTIVES - {"prisoner"}).isdisjoint(near)


def _is_taken_in(reading: Reading, trigger: Trigger) -> bool:
    """Whether somebody has been taken in by the police: 13 men have been taken in since May."""
    following = reading.word(trigger.after)
    ends = not following or following in _TAKEN_IN or following in _DAYS or following in (".", ",", ";")
    return ends and reading.passive(trigger.first)


def _gets_away(reading: Reading, trigger: Trigger) -> bool:
    """Whether those who flee do so from a deed: fled the scene, on a motorbike, in a stolen van."""
    ahead = reading.words(trigger.after, trigger.after + 6)
    if ahead[:1] == ["after"] and _CRIMES & set(ahead):
        return True
    if ahead[:2] in (["on", "foot"], ["the", "scene"], ["with", "the"], ["empty", "-"]):
        return True
    by = ahead[:1] in (["on"], ["in"], ["by"]) and any(
        "vehicle" in reading.lexicon.kinds(word) for word in ahead[1:]
    )
    return by and any(word in ("a", "the", "another") for word in ahead[1:2])


def _is_culprit(reading: Reading, after: int) -> bool:
    """Whether attackers or suspects stand before a word."""
    phrase = reading.ending(reading.back(after))
    return phrase is not None and bool(phrase.kinds & {"attacker", "suspect"})


def _is_possible(reading: Reading, at: int) -> bool:
    """Whether a participle tells of what may yet be: could be killed, is going to get hurt."""
    lead = reading.words(at - 3, at)
    if lead[1:] == ["to", "be"] and lead[0] in _HELD_TO:
        return False  # 22 are known to be dead
    return lead[-1:] in (["be"], ["get"]) and lead[-2:-1] in (
        ["could"],
        ["would"],
        ["will"],
        ["might"],
        ["to"],
    )


def _is_else(reading: Reading, trigger: Trigger) -> bool:
    """Whether the word means something else here, or has not happened: to evacuate, shot down."""
    word = reading.small[trigger.first]
    if trigger.form == "does" and reading.word(trigger.first - 1) == "to":
        before = reading.words(trigger.first - 8, trigger.first)
        return trigger.topic != "displaced" or not any(
            verb in ("prompted", "forced", "causing", "forcing") for verb in before
        )
    if trigger.topic == "displaced" and word == "fled" and _gets_away(reading, trigger):
        return True
    if trigger.form == "happens" and reading.word(trigger.first - 1) == "to":
        return trigger.topic != "displaced" or reading.word(trigger.first - 2) not in _COMPELLED
    if word in _LETS_GO and _is_let_go(reading, trigger):
        return True
    row = reading.words(trigger.first, trigger.after)
    if row == ["taken", "in"] and not _is_taken_in(reading, trigger):
        return True  # by relatives, in a minute
    if trigger.topic == "rescued" and row[-1] == "up" and row[0].startswith("turn"):
        return "missing" not in reading.small[: trigger.first]  # to be found guilty
    if row == ["taken", "by"]:
        return not _is_culprit(reading, trigger.first)  # by pirates; but nine pirates taken by the navy
    if row == ["taken", "off", "the"]:
        return reading.word(trigger.after) in _DUTIES  # taken off the street
    cuts = trigger.topic == "destroyed" and word in CUTS
    if cuts and not any("conduit" in phrase.kinds for phrase in reading.counted):
        return True  # broke their legs
    if word == "held" and _HELD_EVENTS & set(reading.words(trigger.first - 14, trigger.first)):
        return True  # a funeral for nine of the victims was held
    picked = trigger.topic == "arrested" and word == "picked"
    if picked and not (
        _POLICE & set(reading.small) or any(each.kinds & {"suspect", "attacker"} for each in reading.counted)
    ):
        return True  # by a trawler
    if reading.is_route(trigger.first):
        return False  # admitted to a hospital
    if word == "caught" and (
        not _CAPTIVES.isdisjoint(reading.small[: trigger.first]) or _is_culprit(reading, trigger.first)
    ):
        return False  # an escapee was caught in a village; two rebels caught in a raid
    harmed = trigger.topic in ("deaths", "injured") and trigger.form in ("done", "being")
    if harmed and _is_possible(reading, trigger.first):
        return True  # somebody is going to get hurt
    if trigger.topic == "destroyed" and word == "burned":
        return False  # 30 cars burned in the night
    if reading.word(trigger.after) in ("on", "in") and reading.word(trigger.after + 1) in _DAYS:
        return False  # two were caught on Monday
    return len(row) == 1 and reading.word(trigger.after) in _EXCEPT.get(word, ())
