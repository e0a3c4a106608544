"""One sentence being read: its words, what is counted in it, and the words of happening.

The questions that several rules ask stand here; the rules themselves in :mod:`geo.proposing.befalling`,
:mod:`geo.proposing.deeds`, :mod:`geo.proposing.sums` and :mod:`geo.proposing.repeats`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from geo.proposing.lexicon import Lexicon
from geo.proposing.named import named
from geo.proposing.numbers import Line
from geo.proposing.phrases import Phrase, phrases

__all__ = ["PERSONS", "THINGS", "Found", "Reading", "Trigger", "topics_of"]

PERSONS = frozenset(("person", "attacker", "suspect", "responder", "demonstrator"))
THINGS = frozenset(("building", "vehicle", "craft", "conduit", "weapon", "unit", "counted", "not counted"))
_WORDS = Lexicon.shared().classes
_SUFFER, _WOUNDS = _WORDS["suffer"], _WORDS["wound"]
_MASSES = (
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "tens of thousands",
    "hundreds of thousands",
    "millions",
)
_HOSTAGES = _WORDS["hostage"]
_CAPTIVES, _DWELLINGS = _WORDS["captive"], _WORDS["dwelling"]
_MOVED, _HOSPITALS, _DRIVEN, _FROM_HOME = (
    _WORDS[name] for name in ("moved", "hospital", "driven", "from home")
)
_HALLS, _TO_HALLS = (
    _WORDS["hall"],
    frozenset(("moved", "taken", "transferred", "bused", "bussed", "led", "relocated", "escorted")),
)
_ROUTED = _MOVED | _DRIVEN | _TO_HALLS
_ROUTE = 9  # words in which a verb of moving says where to
_ROUTE_ENDS = (",", ";", ".", "and", "after", "when", "that", "who", "which")
#: What counts those who are named; others are named over and over.
_WHOLE = frozenset(
    ("deaths", "injured", "missing", "arrested", "rescued", "displaced", "attackers", "crowd", "responders")
)
#: What is told of as happening again and again, and how.
_YEARLY = frozenset(("deaths", "injured", "missing", "arrested", "rescued", "displaced", "destroyed"))
_YEAR_BY_YEAR = frozenset(
    (("each", "year"), ("every", "year"), ("on", "average"), ("per", "year"), ("each", "month"))
)
_A_TIME = (["a", "day"], ["a", "week"], ["a", "month"], ["a", "year"])
_OF_NAMED = frozenset(("deaths", "injured", "missing"))
_THROWN = _WORDS["thrown thing"]
_LEAVES = _WORDS["leave"]
_LIMBS, _LOSES = _WORDS["limb"], frozenset(("lost", "lose", "loses", "losing"))
_STRUCK, _SURVIVES = frozenset(("hit", "struck")), frozenset(("survived", "escaped", "survives", "escapes"))
_HARMING = _LOSES | _STRUCK | _SURVIVES
_GETS, _TERMS, _LONG = _WORDS["gets"], _WORDS["term"], _WORDS["term length"]
_FACES, _CHARGES = (
    _WORDS["faces"],
    frozenset("charge charges prosecution trial trials court judge magistrate magistrates jury".split()),
)
_GRAZED = frozenset(("hit", "struck", "cut", "gashed", "grazed"))
#: All others tell of no happening, whatever stands behind them.
_TELLING = Lexicon.shared().befalls | _SUFFER | _GRAZED | _LEAVES | _HARMING | _GETS | _FACES | _ROUTED
_SKIP, _BE, _HAVE = _WORDS["skip"], _WORDS["be"], _WORDS["have"]


def topics_of(prefix: str) -> dict[str, str]:
    """Words with the topic that they tell of.

    Parameters
    ----------
    prefix : str
        How the classes begin: "act" for "act deaths", "act arrested" …

    Returns
    -------
    dict of str to str
        The topic of each word.
    """
    return {
        word: name.removeprefix(prefix + " ")
        for name, entries in _WORDS.items()
        if name.startswith(prefix + " ")
        for word in entries
    }


@dataclass(slots=True)
class Trigger:
    """A word of happening, or several in a row.

    Attributes
    ----------
    topic, form : str
        What it tells of, and how: see ``words.txt``.
    first, after : int
        The first of its words, and the first behind it.
    """

    topic: str
    form: str
    first: int
    after: int


@dataclass(slots=True)
class Found:
    """A phrase that is a figure of something.

    Attributes
    ----------
    phrase : Phrase
        What is counted.
    topic, rule : str
        What it is a figure of, and by which rule.
    confidence : float
        From 0 to 1.
    near : int
        Index of the word that says so.
    """

    phrase: Phrase
    topic: str
    rule: str
    confidence: float
    near: int


class Reading:
    """A sentence, and what has been found in it so far.

    Attributes
    ----------
    line : Line
        Its words.
    counted : list of Phrase
        What is counted, from left to right.
    triggers : list of Trigger
        Words of happening, from left to right.
    found : list of Found
        The figures.
    active : set of int
        Indices of verbs whose object is known.
    either : set of int
        Indices of words that tell of the dead or the hurt without telling them apart.
    """

    def __init__(self, line: Line, lexicon: Lexicon, headline: bool, off: frozenset[str]) -> None:
        self.line = line
        self.small = line.small
        self.lexicon = lexicon
        self.off = off
        self.headline = headline
        self.counted = phrases(line, lexicon, headline, "family" not in off)
        if "named" not in off and not headline and not lexicon.befalls.isdisjoint(line.small):
            self.counted = named(line, lexicon, self.counted)
        self._routes: set[int] = set()
        self._harms: set[int] = set()
        self.triggers = self._triggers() if self.counted else []
        self.found: list[Found] = []
        self.active: set[int] = set()
        self.either = self._either()
        self._begins = {phrase.first: phrase for phrase in reversed(self.counted)}
        self._ends: dict[int, Phrase] = {}
        for phrase in self.counted:
            self._ends.setdefault(phrase.after, phrase)
        self._at: dict[int, Trigger] = {}
        for trigger in self.triggers:
            self._at.setdefault(trigger.first, trigger)

    def _triggers(self) -> list[Trigger]:
        """Words of happening; words in a row before single ones."""
        found: list[Trigger] = []
        small, lexicon, passed = self.small, self.lexicon, 0
        for at, word in enumerate(small):
            if at < passed or word not in _TELLING:
                continue
            for row, topic, form in lexicon.phrases.get(word, ()):
                if passed > at and at + len(row) != passed:
                    break  # a longer row was there
                if tuple(small[at : at + len(row)]) == row:
                    found.append(Trigger(topic, form, at, at + len(row)))
                    passed = at + len(row)
            if (
                word in _SUFFER
                and small[at + 1 : at + 2] not in (["died"], ["dead"])
                and any(wound in _WOUNDS for wound in small[at + 1 : at + 5])
            ):
                found.append(Trigger("injured", "happens", at, at + 1))  # suffered traumatic brain injuries
            elif (
                word in _GRAZED and small[at + 1 : at + 2] == ["by"] and _THROWN & set(small[at + 2 : at + 5])
            ):
                found.append(Trigger("injured", "done", at, at + 2))
            elif word in _LEAVES and self._leaves(at):
                found.append(Trigger("displaced", "happens", at, at + 3))
                passed = max(passed, at + 3)
            elif word in _HARMING and self._is_harmed(at):
                found.append(Trigger("injured", "done" if word in _STRUCK else "happens", at, at + 1))
                self._harms.add(at)
            elif self._is_charged(at) or (word in _GETS and self._is_term(at)):
                found.append(Trigger("arrested", "happens", at, at + 1))
            elif word in _ROUTED and (to := self._route(at)) is not None:
                found.append(Trigger(to, "done", at, at + 1))
                self._routes.add(at)
            elif passed <= at:
                for topic, form in lexicon.triggers.get(word, ()):
                    found.append(Trigger(topic, form, at, at + 1))
        return found

    def _either(self) -> set[int]:
        """The last words of 'killed or wounded', which tells neither how many died nor how many were hurt."""
        found: set[int] = set()
        for first, second in pairwise(self.triggers):
            joined = self.small[first.after : second.first] in (["or"], ["and"], ["or", "seriously"])
            if joined and (first.topic, second.topic) == ("deaths", "injured"):
                found |= {first.after - 1, second.after - 1}
        return found

    def _is_harmed(self, at: int) -> bool:
        """Whether a limb is lost or struck, or somebody survives with wounds: lost two fingers, hit on the arm."""
        if "limb" in self.off:
            return False
        ahead = self.small[at + 1 : at + 7]
        stop = next((j for j, other in enumerate(ahead) if other in _ROUTE_ENDS[:4]), len(ahead))
        word, limbs = self.small[at], _LIMBS & set(ahead[:stop])
        if word in _LOSES:
            return bool(limbs)
        if word in _STRUCK:
            return bool(limbs) and ahead[:1] in (["on"], ["in"], ["across"])
        return ahead[:1] == ["with"] and bool(_WOUNDS & set(ahead[:stop]))

    def _is_charged(self, at: int) -> bool:
        """Whether somebody faces charges of whatever kind: face terror charges."""
        return self.small[at] in _FACES and not _CHARGES.isdisjoint(self.small[at + 1 : at + 5])

    def _is_term(self, at: int) -> bool:
        """Whether somebody gets a term in prison: gets 72 years, got life."""
        ahead = self.small[at + 1 : at + 6]
        if "term" in self.off or not ahead:
            return False
        sized = (
            ahead[0] in ("life", "death", "up", "prison", "jail", "terms")
            or ahead[0][0].isdigit()
            or ahead[0] in _LONG
        )
        return sized and bool(_TERMS & set(ahead))

    def _route(self, at: int) -> str | None:
        """What a verb of moving tells of, by where it leads: flown to a hospital, driven from their homes."""
        if "route" in self.off:
            return None
        word = self.small[at]
        ahead = self.small[at + 1 : at + _ROUTE]
        stop = next((j for j, other in enumerate(ahead) if other in _ROUTE_ENDS), len(ahead))
        ahead = ahead[:stop]
        if word in _MOVED and ("to" in ahead or "in" in ahead) and _HOSPITALS & set(ahead):
            return "injured"
        if (
            word in _TO_HALLS
            and "to" in ahead
            and _HALLS & set(ahead)
            and _BE & set(self.small[max(0, at - 3) : at])
        ):
            return "displaced"
        return "displaced" if word in _DRIVEN and _FROM_HOME & set(ahead) else None

    def _leaves(self, at: int) -> bool:
        """Whether a verb of leaving takes what its subject lives in: left their flats."""
        if self.small[at + 3 : at + 4] == ["for"]:
            return False  # for the airport
        return self.small[at + 1 : at + 2] in (["their"], ["his"], ["her"]) and bool(
            _DWELLINGS & set(self.small[at + 2 : at + 3])
        )

    def is_route(self, at: int) -> bool:
        """Whether a verb of moving tells of something by where it leads."""
        return at in self._routes

    def add(self, phrase: Phrase, topic: str, rule: str, confidence: float, near: int) -> None:
        """Notes a figure, once for each topic, if the rule is in use."""
        rule = "route" if near in self._routes else rule
        if topic == "arrested" and self.small[near] in _GETS:
            rule = "term"
        if topic == "arrested" and self.small[near] == "held" and _HOSTAGES & self._nouns(phrase):
            return  # by pirates, and not by the police
        if near in self._harms:
            rule = "limb"
        if rule in self.off or topic in phrase.topics:
            return
        none = phrase.number.kind == "none"
        if none and topic == "arrested" and self.small[near] in ("caught", "charged"):
            return  # nobody has been charged with it: somebody may be held
        if (none and topic == "rescued") or (near in self.either and not none):
            return  # no survivors; 40 killed or hurt
        if phrase.number.unit is not None and topic != "amount":
            return
        if not _counts_named(phrase, topic) or (topic in _YEARLY and self._is_rate(phrase)):
            return
        if topic in _WHOLE and (phrase.number.low or 0) % 1 and (phrase.number.low or 0) > 1:
            return  # 6.3 is no number of persons
        phrase.topics.append(topic)
        self.found.append(Found(phrase, topic, rule, confidence, near))

    def _is_rate(self, phrase: Phrase) -> bool:
        """Whether a phrase counts what happens year by year: 20 climbers die on the peak each year."""
        near = self.words(phrase.first - 4, phrase.after + 9)
        yearly = any(pair in _YEAR_BY_YEAR for pair in pairwise(near)) or "annually" in near
        return yearly or self.words(phrase.after, phrase.after + 2) in _A_TIME

    def _nouns(self, phrase: Phrase) -> set[str]:
        """The noun of a phrase, if it has one."""
        return set() if phrase.head is None else {self.small[phrase.head]}

    def word(self, at: int) -> str:
        """The word at an index, "" beyond the ends."""
        return self.small[at] if 0 <= at < len(self.small) else ""

    def words(self, first: int, after: int) -> list[str]:
        """The words between two indices, within the sentence."""
        return self.small[max(0, first) : max(0, after)]

    def begins(self, at: int) -> Phrase | None:
        """The phrase that begins at a word."""
        return self._begins.get(at)

    def ending(self, after: int) -> Phrase | None:
        """The longest phrase that ends before a word."""
        return self._ends.get(after)

    def trigger(self, at: int) -> Trigger | None:
        """The word of happening at an index."""
        return self._at.get(at)

    def skipped(self, at: int) -> bool:
        """Whether a word says nothing about who does what: an adverb, 'feared', 'confirmed'."""
        word = self.small[at]
        return word in _SKIP or word.endswith("ly")

    def auxiliary(self, at: int) -> bool:
        """Whether a word is a form of 'be' or 'have'."""
        word = self.word(at)
        return word in _BE or word in _HAVE

    def be(self, at: int) -> bool:
        """Whether a word is a form of 'be'."""
        return self.word(at) in _BE

    def have(self, at: int) -> bool:
        """Whether a word is a form of 'have'."""
        return self.word(at) in _HAVE

    def past(self, at: int) -> int:
        """The first word from there on that is neither an adverb nor a form of 'be' or 'have'."""
        while self.auxiliary(at) or (self.word(at) and self.skipped(at)):
            at += 1
        return at

    def back(self, after: int) -> int:
        """Where what is said before a word ends, adverbs and forms of 'be' and 'have' aside."""
        while after and (self.auxiliary(after - 1) or self.skipped(after - 1)):
            after -= 1
        return after

    def next_phrase(self, at: int, reach: int = 3) -> Phrase | None:
        """The phrase that begins at a word, adverbs aside."""
        for j in range(at, min(at + reach + 1, len(self.small))):
            if phrase := self._begins.get(j):
                return phrase
            if not self.skipped(j):
                return None
        return None

    def passive(self, at: int) -> bool:
        """Whether a form of 'be' comes before a participle."""
        j = at - 1
        while j >= 0 and at - j < 7:
            if self.be(j):
                return True
            if self.small[j] in ("and", "or", ",") and self.trigger(j - 1):
                j -= 1
            elif not self.skipped(j) and not self.trigger(j):
                return False
            j -= 1
        return False

    def has_verb(self, phrase: Phrase) -> bool:
        """Whether a phrase is the subject of what follows it."""
        for j in range(phrase.after, min(phrase.after + 4, len(self.small))):
            told = self.trigger(j)
            if self.auxiliary(j) or (told is not None and told.form != "noun"):
                return True
            if not self.skipped(j):
                return self.small[j].endswith("ed") or self.small[j] in self.lexicon.attack_words
        return False

    def fits(self, phrase: Phrase, topic: str, weak: bool = True) -> bool:
        """Whether what is counted can suffer what happens.

        Parameters
        ----------
        phrase : Phrase
            What is counted.
        topic : str
            What happens.
        weak : bool, optional
            The word of happening often means something else, so that only persons will do.
        """
        kinds, number = phrase.kinds, phrase.number
        if number.unit is not None or (topic == "displaced" and phrase.source in ("single", "bare")):
            return False
        if not _counts_named(phrase, topic):
            return False
        noun = self.small[phrase.head] if phrase.head is not None else ""
        if topic == "displaced" and (kinds & {"attacker", "responder"} or noun in _CAPTIVES):
            return False
        if topic == "displaced" and noun in _DWELLINGS and phrase.source == "number":
            return True
        if topic == "rescued" and "attacker" in kinds:
            return False
        if topic == "destroyed" or (topic == "rescued" and kinds & {"vehicle", "craft"}):
            if topic == "destroyed" and phrase.head is None and phrase.source == "number" and not kinds:
                return any(found.topic == topic for found in self.found) and number.kind != "word"
            several = topic == "destroyed" or phrase.source == "number"
            return (
                several
                and bool(kinds & {"building", "vehicle", "craft", "conduit"})
                and "person" not in kinds
            )
        if kinds & PERSONS:
            return True
        if kinds or phrase.source in ("single", "definite", "none"):
            return phrase.source == "none" and (phrase.head is None or (not kinds and not weak))
        if phrase.head is not None:
            weak = weak or topic == "missing"  # paintings may be missing
            return not weak and self.small[phrase.head].endswith("s") and number.kind != "word"
        return (
            not weak
            or number.low is not None
            or number.high is not None
            or (number.word in _MASSES and phrase.first == 0)
        )


def _counts_named(phrase: Phrase, topic: str) -> bool:
    """Whether one who is named counts: with an office among those whom it befell, with an age where arrested."""
    if phrase.source != "named":
        return True
    return topic == "arrested" if "aged" in phrase.kinds else topic in _OF_NAMED
