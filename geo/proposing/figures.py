"""Figures that an article states: how many died, were hurt, were arrested; how strong, how much, how large.

A sentence is cut into what is counted (:mod:`geo.proposing.phrases`) and into words of happening
(``words.txt``); the rules below say which belongs to which. Each figure carries the name of the rule that
found it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from gazetteer.lexicon import words
from geo.proposing.lexicon import TOPICS, Lexicon
from geo.proposing.numbers import Line
from geo.proposing.phrases import Phrase, phrases
from geo.proposing.sentences import Sentence

__all__ = ["RULES", "Figure", "figures"]

RULES = {
    "magnitude": "A number beside 'magnitude', or before 'on the Richter scale'.",
    "money": "A number with a currency before or behind it.",
    "large sum": "A number of billions without a currency that is still readable.",
    "object": "What a verb of happening takes: killing at least five people.",
    "list": "Joined to a figure by 'and', a comma or 'including': killed a man and two women.",
    "subject": "Whom a verb in the passive, or one such as 'die', speaks of: two men were killed.",
    "far subject": "The same, with a clause in between: a man suspected of theft was arrested.",
    "state": "Before an adjective: 24 dead, two others missing, a receptionist dead.",
    "adjective": "The adjective stands before the noun: the two wounded men.",
    "noun": "The noun itself is counted: 12 deaths, no casualties, three arrests.",
    "toll": "Behind a noun: a death toll of ten, the toll rose to ten.",
    "act": "Behind an act and 'of': the arrest of four men, the killing of a guard.",
    "identity": "Behind those killed, the dead or the victims, and 'were' or 'include'.",
    "with wounds": "Persons with injuries, wounds or burns.",
    "nobody": "No one, or none, was killed or hurt.",
    "casualties": "'No casualties' says it of the dead and of the injured.",
    "attacker": "The noun says it: four robbers, a masked gunman.",
    "doer": "Persons before a verb of attacking: four men rammed a shop.",
    "suspect": "Persons accused or suspected of an attack.",
    "weapon": "A number of weapons.",
    "responder": "A number of those who come to help or to guard: 50 firefighters, ten engines.",
    "demonstrator": "The noun says it: 200 protesters.",
    "taking part": "Persons before or behind a verb of gathering: thousands marched.",
    "again": "The three victims, where three were reported before.",
    "parts": "Two numbers of persons that make up one reported before: 12 and 11, where 23 were held.",
    "small craft": "Boats of pirates, counted among what they attack with.",
    "crowd": "A crowd, march or rally of a number, or so-and-so many strong.",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what is counted.

    Attributes
    ----------
    topic : str
        What it is a figure of: deaths, injured, magnitude, amount …
    what : str or None
        What is counted, in the words of the article; None for a magnitude.
    kind : str
        exact, at_least, more_than, at_most, less_than, about, range, word or none.
    low, high : float or None
        The bounds that are known.
    word : str or None
        A number word, where ``kind`` is word.
    unit : str or None
        people, a currency by its code, a unit of length.
    start, end : int
        Offsets into the text of the article, the end exclusive.
    sentence : Sentence
        The one that states it.
    status : str
        current, earlier (the article says that it is) or expected.
    rule : str
        A key of :data:`RULES`.
    confidence : float
        From 0 to 1.
    scope : str or None
        Of which part: in five villages.
    """

    topic: str
    what: str | None
    kind: str
    low: float | None
    high: float | None
    word: str | None
    unit: str | None
    start: int
    end: int
    sentence: Sentence
    status: str
    rule: str
    confidence: float
    scope: str | None


@dataclass(slots=True)
class _Trigger:
    topic: str
    form: str
    first: int
    after: int


@dataclass(slots=True)
class _Found:
    phrase: Phrase
    topic: str
    rule: str
    confidence: float
    near: int  # the word that says it


_MAGNITUDE = re.compile(
    r"""(?xi)(?P<bound>\b(?:at\ least|more\ than|over|about|around|nearly|almost|up\ to)\ (?:a\ )?)?
    \b(?:(?P<a>\d{1,2}(?:\.\d+)?)[- ]{0,3}(?:magnitude|on\ the\ (?:open[- ]ended\ )?richter)
    |(?P<m>magnitude(?:[- ]|\ of\ |,?\ a\ )(?:about\ |around\ |at\ least\ |up\ to\ |over\ |more\ than\ )?)
        (?P<b>\d{1,2}(?:\.\d+)?)(?!\d|\.\d|,\d|-?\w)
    |(?P<c>\d{1,2}\.\d)[- ](?:quake|earthquake|tremor|temblor|aftershock)
    |(?:measur\w+|registered|registering)\ (?:at\ |a\ )?(?P<d>\d{1,2}\.\d))"""
)
_BOUND_WORDS = {
    "at least": "at_least", "more than": "more_than", "over": "more_than", "about": "about", "around": "about",
    "nearly": "about", "almost": "about", "up to": "at_most",
}  # fmt: skip
_EARLIER = re.compile(
    r"(?i)\b(?:initial(?:ly)?|originally|earlier|previous(?:ly)?|first) "
    r"(?:reports?|report(?:ed|s)|said|put|estimat\w+|count|figures?|toll|stated|believed|thought|statements?)"
    r"|\bhad (?:earlier|initially|previously|originally|first) (?:said|put|reported|estimated|given|announced)"
    r"|\brevised (?:down|up)?\s?from"
)
_WORDS = Lexicon.shared().classes


def _topics(prefix: str) -> dict[str, str]:
    """Words with the topic that they tell of, from the classes that begin so."""
    return {
        word: name.removeprefix(prefix)
        for name, entries in _WORDS.items()
        if name.startswith(prefix)
        for word in entries
    }


_REPEATED = frozenset(("deaths", "injured", "arrested", "missing"))
_GENERAL = words("victims people men women persons suspects others")
_SMALL_CRAFT = _WORDS["small craft"]
_SHOOTING = _WORDS["shots context"]
_PARTS = _WORDS["building part"]
_NO_WEAPON = _WORDS["no weapon"]
_LONGEST = 1500  # characters of a sentence that are read at once
_RATES = words("a an per each every")
_SPANS = _WORDS["rate"]
_WEAK = _WORDS["weak"]
_THINGS = frozenset(("building", "vehicle", "craft", "weapon", "unit", "counted", "not counted", "of"))
_PERSONS = frozenset(("person", "attacker", "suspect", "responder", "demonstrator"))
_PREPOSITIONS = _WORDS["preposition"]
_BREAKS = _WORDS["break"]
_NOT_SUBJECT = _WORDS["before no subject"]
#: A word of happening means something else before these.
_EXCEPT = {name.removeprefix("except "): row for name, row in _WORDS.items() if name.startswith("except ")}
_ACT_TOPICS = _topics("act ")
_TOLL_LINKS = _WORDS["toll link"]
_TRANSPORT = _WORDS["transport"]
_ON_FOOT = _WORDS["on duty"]
_WOUNDS = _WORDS["wound"]
_IDENTITY = _topics("identity ")
_CROWDS = _WORDS["gathering"]
_LISTED = _WORDS["joint"]


def figures(text: str, sentences: Sequence[Sentence], off: Collection[str] = ()) -> list[Figure]:
    """The figures of an article, in order.

    Parameters
    ----------
    text : str
        An article.
    sentences : sequence of Sentence
        Its sentences.
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    list of Figure
        By offset.
    """
    lexicon, unused = Lexicon.shared(), frozenset(off)
    found: list[Figure] = []
    pirates = "pirate" in text and "small craft" not in unused
    for sentence in sentences:
        for start, end in _pieces(text, sentence):
            found.extend(_magnitudes(text, start, end, sentence) if "magnitude" not in unused else ())
            line = Line(text, start, end)
            reading = _Reading(line, phrases(line, lexicon, sentence.headline), lexicon, unused)
            if not reading.counted:
                continue
            reading.read()
            if pirates:
                reading.small_craft()
            figures_here = [_figure(text, sentence, line, each) for each in reading.found]
            told = len(reading.found)
            reading.parts(found + figures_here)
            reading.again(found)
            found.extend(figures_here)
            found.extend(_figure(text, sentence, line, each) for each in reading.found[told:])
    return sorted(found, key=lambda figure: (figure.start, figure.topic))


def _figure(text: str, sentence: Sentence, line: Line, found: _Found) -> Figure:
    phrase, number = found.phrase, found.phrase.number
    return Figure(
        found.topic,
        _what(line, phrase),
        number.kind,
        number.low,
        number.high,
        number.word,
        (number.unit or None) if found.topic == "amount" else "people" if _of_people(found) else None,
        line.start[phrase.first],
        line.end[phrase.after - 1],
        sentence,
        _status(text, sentence),
        found.rule,
        found.confidence,
        _scope(text, line, found, sentence),
    )


def _status(text: str, sentence: Sentence) -> str:
    return "earlier" if _EARLIER.search(text, sentence.start, sentence.end) else "current"


def _pieces(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """A sentence whole, or one without end in parts that can be read in bounded time."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, sentence.end


def _of_people(found: _Found) -> bool:
    if found.topic in ("weapons", "destroyed"):
        return False
    return found.topic != "responders" or not (found.phrase.kinds & {"craft", "vehicle"})


def _what(line: Line, phrase: Phrase) -> str | None:
    if phrase.head is None or phrase.number.unit is not None:
        return None
    first = phrase.modifiers[0] if phrase.modifiers else phrase.head
    return " ".join(line.small[first : phrase.head + 1])


_SCOPE = re.compile(
    r"\s*,?\s*((?:in|at|near|across|around|outside|inside|aboard|off|from) (?:[^\s,.;:()\"]+ ?){1,7})"
)
_FRONT = re.compile(
    r"[\"“'\s]*((?:In|At|Near|Across|Around|Outside|Inside|Aboard|Off) (?:[^\s,.;:()\"]+ ?){1,7}),"
)
_WHEN = re.compile(
    r"""(?xi)\w+\ (?:the\ )?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|
    july?\b|aug|sep|oct|nov|dec|
    early|late|mid|last|recent|past|morning|afternoon|evening|night|an?\ |custody|hospital|all|total|
    addition|connection|what|
    which|least|its|their|his|her)"""
)
_SCOPE_END = re.compile(
    r"""(?xis)\ (?:and|after|when|while|who|which|that|on|by|as|was|were|is|are|has|have|had|killing|
    injuring|leaving|said|with|
    during|before|since|following|because|but|for|from|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b.*"""
)


def _scope(text: str, line: Line, found: _Found, sentence: Sentence) -> str | None:
    """Where it was, if the sentence says so beside the figure or at its beginning."""
    behind = max(line.end[found.phrase.after - 1], line.end[found.near])
    match = _SCOPE.match(text, behind, min(sentence.end, behind + 120)) or _FRONT.match(
        text, sentence.start, min(sentence.end, sentence.start + 120)
    )
    if match is None or _WHEN.match(match[1]):
        return None
    return _SCOPE_END.sub("", match[1]).strip()[:80] or None


def _magnitudes(text: str, start: int, end: int, sentence: Sentence) -> Iterator[Figure]:
    for match in _MAGNITUDE.finditer(text, start, end):
        value = float(match["a"] or match["b"] or match["c"] or match["d"])
        if not 0 < value < 10.5:
            continue
        said = f"{match['bound'] or ''} {match['m'] or ''}".casefold()
        kind = next((kind for words_, kind in _BOUND_WORDS.items() if words_ in said), "exact")
        low = None if kind == "at_most" else value
        high = None if kind in ("at_least", "more_than") else value
        yield Figure(
            "magnitude", None, kind, low, high, None, "richter" if "ichter" in match[0] else None,
            match.start(), match.end(), sentence, _status(text, sentence), "magnitude", 0.95, None,
        )  # fmt: skip


def _triggers(line: Line, lexicon: Lexicon) -> list[_Trigger]:
    """Words of happening, from left to right; words in a row before single ones."""
    found: list[_Trigger] = []
    small, at = line.small, 0
    while at < len(line):
        word = small[at]
        for row, topic, form in lexicon.phrases.get(word, ()):
            if tuple(small[at : at + len(row)]) == row:
                found.append(_Trigger(topic, form, at, at + len(row)))
                at += len(row)
                break
        else:
            found.extend(_Trigger(topic, form, at, at + 1) for topic, form in lexicon.triggers.get(word, ()))
            at += 1
    return found


class _Reading:
    """One sentence being read: which phrase is a figure of what."""

    def __init__(self, line: Line, counted: list[Phrase], lexicon: Lexicon, off: frozenset[str]) -> None:
        self.line = line
        self.counted = counted
        self.triggers = _triggers(line, lexicon) if counted else []
        self.lexicon = lexicon
        self.off = off
        self.begins = {phrase.first: phrase for phrase in reversed(counted)}
        self.found: list[_Found] = []
        self.active: set[int] = set()
        self.skip = lexicon.classes["skip"]
        self.be = lexicon.classes["be"]
        self.have = lexicon.classes["have"]
        self.at_trigger: dict[int, list[_Trigger]] = {}
        for trigger in self.triggers:
            self.at_trigger.setdefault(trigger.first, []).append(trigger)

    def read(self) -> None:
        """All figures but magnitudes and those that need the rest of the article."""
        for phrase in self.counted:
            if phrase.number.unit is not None:
                self._money(phrase)
            else:
                self._large_sum(phrase)
        happenings = [
            trigger for trigger in self.triggers if trigger.topic in TOPICS and not self._else(trigger)
        ]
        for phrase in self.counted:
            self._adjective(phrase)
            self._noun(phrase)
        for trigger in happenings:
            if trigger.form in ("does", "done"):
                self._object(trigger)
        for trigger in happenings:
            if trigger.form in ("done", "happens", "being"):
                self._subject(trigger)
        for trigger in happenings:
            if trigger.form == "noun":
                self._toll(trigger)
        for at, word in enumerate(self.line.small):
            if word in _ACT_TOPICS:
                self._act(at)
            if word in _IDENTITY:
                self._identity(at)
        for phrase in self.counted:
            self._with_wounds(phrase)
        for phrase in self.counted:
            self._doer(phrase)
            self._nouns_alone(phrase)
        self._crowds()

    def again(self, earlier: list[Figure]) -> None:
        """The three victims, where three were reported killed or hurt before."""
        for phrase in self.counted:
            number = phrase.number
            if phrase.topics or not number.definite or number.kind != "exact" or (number.low or 0) < 2:
                continue
            if phrase.head is None or not phrase.kinds & _PERSONS:
                continue
            noun = self.line.small[phrase.head]
            for figure in reversed(earlier):
                if (
                    figure.topic in _REPEATED
                    and figure.kind == "exact"
                    and figure.low == number.low
                    and (noun in _GENERAL or noun == (figure.what or noun).rpartition(" ")[2])
                ):
                    self._add(phrase, figure.topic, "again", 0.5, phrase.after - 1)
                    break

    def parts(self, earlier: list[Figure]) -> None:
        """12 Somalis and 11 Yemenis, where 23 were captured."""
        wholes = {
            (figure.topic, figure.low): figure
            for figure in earlier
            if figure.topic in _REPEATED and figure.kind == "exact" and (figure.low or 0) > 2
        }
        if not wholes:
            return
        for first, second in zip(self.counted, self.counted[1:], strict=False):
            if not (self._part(first) and self._part(second)) or second.first - first.after > 8:
                continue
            total = (first.number.low or 0) + (second.number.low or 0)
            topic = next((topic for topic, low in wholes if low == total), None)
            if topic:
                self._add(first, topic, "parts", 0.55, first.after - 1)
                self._add(second, topic, "parts", 0.55, second.after - 1)

    def _part(self, phrase: Phrase) -> bool:
        kinds = phrase.kinds
        return (
            phrase.source == "number"
            and phrase.number.kind == "exact"
            and phrase.number.unit is None
            and set(phrase.topics) <= {"attackers"}
            and (not kinds or bool(kinds & _PERSONS))
        )

    def small_craft(self) -> None:
        """Two boats, in an article about pirates."""
        for phrase in self.counted:
            if phrase.head is None or phrase.topics or phrase.source != "number":
                continue
            if self.line.small[phrase.head] in _SMALL_CRAFT:
                self._add(phrase, "weapons", "small craft", 0.5, phrase.after - 1)

    def _else(self, trigger: _Trigger) -> bool:
        """Whether the word means something else here, or has not happened: to evacuate, shot down."""
        small = self.line.small
        if trigger.form == "does" and trigger.first and small[trigger.first - 1] == "to":
            before = small[max(0, trigger.first - 8) : trigger.first]
            return not (
                trigger.topic == "displaced"
                and any(word in ("prompted", "forced", "causing", "forcing") for word in before)
            )
        except_ = _EXCEPT.get(small[trigger.first])
        return bool(
            except_
            and trigger.after == trigger.first + 1
            and small[trigger.after : trigger.after + 1]
            and small[trigger.after] in except_
        )

    def _add(self, phrase: Phrase, topic: str, rule: str, confidence: float, near: int) -> None:
        if rule in self.off or topic in phrase.topics:
            return
        if phrase.number.unit is not None and topic != "amount":
            return
        phrase.topics.append(topic)
        self.found.append(_Found(phrase, topic, rule, confidence, near))

    def _fits(self, phrase: Phrase, topic: str, weak: bool) -> bool:
        """Whether what is counted can suffer what happens."""
        kinds = phrase.kinds
        if phrase.number.unit is not None or (
            phrase.source == "none" and phrase.head is not None and not kinds & _PERSONS
        ):
            return False
        if topic == "destroyed" or (topic == "rescued" and kinds & {"vehicle", "craft"}):
            if topic == "rescued" and phrase.source != "number":
                return False
            return bool(kinds & {"building", "vehicle", "craft"}) and not kinds & {"person"}
        if kinds & _PERSONS:
            return True
        if kinds:
            return False
        if phrase.source in ("single", "definite"):
            return False
        if phrase.head is not None:
            return not weak and self.line.small[phrase.head].endswith("s") and phrase.number.kind != "word"
        return not weak or phrase.number.low is not None

    # money

    def _money(self, phrase: Phrase) -> None:
        small, after = self.line.small, phrase.number.after
        following = small[after : after + 2]
        if following[:1] == [")"]:
            following = small[after + 1 : after + 3]
        if len(following) == 2 and following[0] in _RATES and following[1] in _SPANS:
            return
        near = small[max(0, phrase.first - 3) : phrase.first]
        if small[after - 1] in ("pound", "pounds") and (
            following[:1] == ["of"] or any(word.startswith("weigh") for word in near)
        ):
            return
        if following[:2] == ["-", "a"] or (following[:1] == ["/"]):
            return
        phrase.after, phrase.head, phrase.modifiers = after, None, []
        self._add(phrase, "amount", "money", 0.9, after - 1)

    def _large_sum(self, phrase: Phrase) -> None:
        """110bn in loans: the sign of the currency is lost."""
        number, small = phrase.number, self.line.small
        if (
            not number.digits
            or small[number.after - 1] not in ("bn", "billion", "trillion")
            or "large sum" in self.off
        ):
            return
        if phrase.kinds & {"unit", "person"} or small[number.after : number.after + 1] in (
            ["people"],
            ["cubic"],
            ["users"],
        ):
            return
        phrase.after, phrase.head, phrase.modifiers = number.after, None, []
        number.unit = ""
        self._add(phrase, "amount", "large sum", 0.6, number.after - 1)

    # verbs and what they take

    def _next(self, at: int, reach: int = 3) -> Phrase | None:
        """The phrase that begins at a word, adverbs aside."""
        for j in range(at, min(at + reach + 1, len(self.line))):
            if phrase := self.begins.get(j):
                return phrase
            if self.line.small[j] not in self.skip and not self.line.small[j].endswith("ly"):
                return None
        return None

    def _passive(self, at: int) -> bool:
        """Whether a form of 'be' comes before a participle."""
        small = self.line.small
        j = at - 1
        while j >= 0 and at - j < 7:
            if small[j] in self.be:
                return True
            if small[j] in ("and", "or", ",") and j and self.at_trigger.get(j - 1):
                j -= 1
            elif small[j] not in self.skip and not small[j].endswith("ly") and not self.at_trigger.get(j):
                return False
            j -= 1
        return False

    def _object(self, trigger: _Trigger) -> None:
        """Killing at least five people, shot and killed a woman."""
        small, after = self.line.small, trigger.after
        if trigger.form == "done" and (
            self._passive(trigger.first) or (trigger.first and small[trigger.first - 1] in _PREPOSITIONS)
        ):
            return
        if small[after : after + 1] and small[after] in ("and", "or") and self.at_trigger.get(after + 1):
            following = self.at_trigger[after + 1][0]
            if {trigger.topic, following.topic} == {"injured", "deaths"} and small[after] == "and":
                return
            if {trigger.topic, following.topic} == {"injured", "deaths"} or following.form in (
                "done",
                "does",
            ):
                after = following.after
        phrase = self._next(after)
        if phrase is None and small[after + 1 : after + 2] == ["and"] and small[after] in self.lexicon.nouns:
            phrase = self.begins.get(after + 2)
        if phrase is None:
            return
        weak = small[trigger.first] in _WEAK
        if (
            trigger.form == "done"
            and phrase.first == after
            and phrase.source == "number"
            and phrase.head is None
            and (phrase.number.kind == "exact" and self._ends_before(trigger.first))
        ):
            return  # "three killed, 20 injured": behind the comma already
        if not self._fits(phrase, trigger.topic, weak):
            return
        if "self" in phrase.kinds and trigger.topic != "deaths":
            return
        if phrase.source == "definite" and phrase.kinds & {"responder"} and trigger.topic != "deaths":
            return
        if (
            trigger.topic in ("arrested", "rescued", "missing", "displaced", "destroyed")
            and phrase.source == "definite"
            and not phrase.kinds & {"suspect"}
        ):
            return
        if (
            trigger.topic == "destroyed"
            and phrase.source == "single"
            and "building" in phrase.kinds
            and "fire" in small[trigger.first : trigger.after]
        ):
            return
        if trigger.form == "does" or phrase.first == after:
            self.active.update(range(self._chain(trigger.first), after))
        self._add(phrase, trigger.topic, "object", 0.85 if not weak else 0.6, trigger.after - 1)
        self._list_right(phrase, trigger, weak)

    def _chain(self, at: int) -> int:
        """The first of verbs joined by 'and': shot and wounded."""
        while at > 1 and self.line.small[at - 1] in ("and", "or") and self.at_trigger.get(at - 2):
            at -= 2
        return at

    def _ends_before(self, at: int) -> bool:
        """Whether a number without a noun of its own stands just before a word."""
        return any(phrase.after == at and phrase.source == "number" for phrase in self.counted)

    def _list_right(self, phrase: Phrase, trigger: _Trigger, weak: bool) -> None:
        """A man and two women, unless what follows has a verb of its own."""
        small = self.line.small
        for _ in range(6):
            j = phrase.after
            while j < len(small) and small[j] in _LISTED:
                j += 1
            following = self.begins.get(j)
            if following is None and j < len(small) and small[j] in _PREPOSITIONS:
                following = self._more(j)
            if following is None or following.first == phrase.after or following.topics:
                return
            if not self._fits(following, trigger.topic, weak) or (
                following.source == "definite" and "self" not in following.kinds
            ):
                return
            if self._has_verb(following):
                return
            self._add(following, trigger.topic, "list", 0.65, trigger.after - 1)
            phrase = following

    def _more(self, at: int) -> Phrase | None:
        """Behind a place: 170 people in the capital and dozens more along the coast."""
        small = self.line.small
        for j in range(at + 1, min(at + 8, len(small))):
            if small[j] == "and":
                phrase = self.begins.get(j + 1)
                return (
                    phrase
                    if (phrase and phrase.head is None)
                    or (phrase and small[phrase.head or 0] in ("others", "people"))
                    else None
                )
            if self.at_trigger.get(j) or not small[j][0].isalpha() or small[j] in self.be:
                return None
        return None

    def _has_verb(self, phrase: Phrase) -> bool:
        """Whether a phrase is the subject of what follows it."""
        small = self.line.small
        for j in range(phrase.after, min(phrase.after + 4, len(small))):
            word = small[j]
            if word in self.be or word in self.have or self.at_trigger.get(j):
                return True
            if word not in self.skip:
                return word.endswith("ed") or word in self.lexicon.classes["attack verb"]
        return False

    def _subject(self, trigger: _Trigger) -> None:
        """Two men were killed; 24 dead; five people, including a child, have died."""
        small, at = self.line.small, trigger.first
        word = small[at]
        if any(found.topic == trigger.topic and found.near == trigger.after - 1 for found in self.found):
            return
        weak = word in _WEAK
        j, gap, passive = at - 1, 0, trigger.form != "done" and trigger.form != "being"
        while j >= 0 and (
            small[j] in self.skip or small[j] in self.be or small[j] in self.have or small[j].endswith("ly")
            or (small[j] in ("and", "or", ",") and j and self.at_trigger.get(j - 1))
            or (self.at_trigger.get(j) and gap and small[j + 1] in ("and", "or", ","))
        ) and not self._ending(j + 1):  # fmt: skip
            if small[j] in self.be:
                passive = True
            elif small[j] in self.have and trigger.form == "done" and not passive:
                return
            if small[j] == "never":
                return
            j -= 1
            gap += 1
        if j >= 0 and small[j] in ("not", "n't"):
            return
        if trigger.form == "happens" and at and small[at - 1] == "to":
            return
        if trigger.form == "done" and not passive and j >= 0 and small[j] in ("who", "which", "that"):
            return
        if j > 0 and small[j] == ")":
            opening = next((k for k in range(j - 1, max(-1, j - 14), -1) if small[k] == "("), None)
            j = opening - 1 if opening else j
        phrase = self._ending(j + 1)
        rule, confidence = ("state" if trigger.form == "being" else "subject"), 0.85
        if phrase is None and small[j] in (",", "-", "--", "–", ")", "who", "which", "that") and j > 0:
            phrase = self._ending(j) or (self._ending(j - 1) if small[j - 1] in (",", "-", "--") else None)
        if (
            phrase is not None
            and phrase.first > 1
            and small[phrase.first - 1] == "them"
            and small[phrase.first - 2] in ("of", "among")
        ):
            phrase = None
        if phrase is None or not self._fits(phrase, trigger.topic, weak):
            if (
                not passive
                or (trigger.form == "being" and not self._passive(at))
                or (trigger.form == "done" and not self._passive(at))
            ):
                return
            phrase = self._far(j, trigger.topic, weak)
            rule, confidence = "far subject", 0.55
        if phrase is None or not self._fits(phrase, trigger.topic, weak):
            return
        if phrase.topics and trigger.topic not in ("deaths", "arrested", "missing") and rule == "far subject":
            return
        if (
            trigger.form == "done"
            and not passive
            and small[trigger.after : trigger.after + 1]
            and self.begins.get(trigger.after) is not None
            and (small[trigger.after] not in ("in", "at"))
            and phrase.source != "number"
        ):
            return
        if phrase.source == "definite" and (trigger.topic != "deaths" or not passive):
            return
        if (
            trigger.topic == "destroyed"
            and phrase.source in ("single", "bare")
            and not self._whole(phrase, trigger)
        ):
            return
        if phrase.first and small[phrase.first - 1] in ("of", "by") and rule != "state":
            return
        if phrase.head is None and phrase.after == at and self._qualifies(trigger):
            return
        if phrase.source == "none":
            self._add(phrase, trigger.topic, "nobody", 0.85, trigger.after - 1)
        else:
            self._add(
                phrase, trigger.topic, rule, confidence if not weak else confidence - 0.2, trigger.after - 1
            )
        self._list_left(phrase, trigger, weak)

    def _qualifies(self, trigger: _Trigger) -> bool:
        """Whether an adjective belongs to a noun behind it: one sick day, 150 dead mullet."""
        small, after = self.line.small, trigger.after
        if trigger.form not in ("being", "done") or after >= len(small):
            return False
        word = small[after]
        return (
            small[trigger.first]
            in ("sick", "ill", "dead", "missing", "burned", "burnt", "lost", "trapped", "stranded")
            and self.line.raw[after].islower()
            and word not in self.lexicon.stop
            and word not in self.lexicon.verbs
            and not self.at_trigger.get(after)
            and not word.endswith(("ed", "ing", "ly"))
            and not self.lexicon.kinds(word)
        )

    def _whole(self, phrase: Phrase, trigger: _Trigger) -> bool:
        """Whether a single thing is worth counting: a mosque that collapsed, not a wall, nor what burns."""
        if phrase.head is None or self.line.small[phrase.head] in _PARTS:
            return False
        return (
            trigger.form == "done"
            or self.line.small[trigger.first].startswith("collaps")
            or "vehicle" in phrase.kinds
        )

    def _ending(self, after: int) -> Phrase | None:
        """The phrase that ends before a word."""
        best = None
        for phrase in self.counted:
            if phrase.after == after and (best is None or phrase.first < best.first):
                best = phrase
        return best

    def _list_left(self, phrase: Phrase, trigger: _Trigger, weak: bool) -> None:
        small = self.line.small
        for _ in range(6):
            j = phrase.first - 1
            while j >= 0 and small[j] in _LISTED:
                j -= 1
            earlier = self._ending(j + 1)
            if earlier is None or earlier.topics or not self._fits(earlier, trigger.topic, weak):
                return
            if earlier.source == "definite" and trigger.topic != "missing":
                return
            if (
                earlier.first
                and small[earlier.first - 1] in _PREPOSITIONS
                and small[earlier.first - 1] != "of"
            ):
                return
            self._add(earlier, trigger.topic, "list", 0.65, trigger.after - 1)
            phrase = earlier

    def _far(self, at: int, topic: str, weak: bool) -> Phrase | None:
        """The nearest phrase to the left that can be the subject, a clause in between."""
        small = self.line.small
        limit = max(0, at - 22)
        for j in range(at, limit - 1, -1):
            if small[j] in _BREAKS:
                limit = j + 1
                break
        for phrase in reversed(self.counted):
            if phrase.after - 1 > at or phrase.first < limit:
                continue
            before = small[phrase.first - 1] if phrase.first else ""
            if before in _NOT_SUBJECT or before == "them" or phrase.source == "definite" or phrase.topics:
                continue
            if self._fits(phrase, topic, True):
                return phrase
        return None

    # adjectives and nouns

    def _adjective(self, phrase: Phrase) -> None:
        """The two wounded men."""
        if not phrase.kinds & (_PERSONS | {"building", "vehicle"}) or phrase.source == "none":
            return
        if phrase.source in ("single", "bare") or (phrase.source == "definite"):
            return
        for j in phrase.modifiers:
            for topic, form in self.lexicon.triggers.get(self.line.small[j], ()):
                if form in ("done", "being") and self._fits(phrase, topic, True) and topic != "rescued":
                    self._add(phrase, topic, "adjective", 0.7, phrase.after - 1)

    def _noun(self, phrase: Phrase) -> None:
        """12 deaths, no casualties."""
        if phrase.head is None or ("counted" not in phrase.kinds and phrase.source != "none"):
            return
        word = self.line.small[phrase.head]
        topics = [topic for topic, form in self.lexicon.triggers.get(word, ()) if form == "noun"]
        if phrase.source in ("definite", "bare") or (
            phrase.source == "single"
            and word not in ("body", "corpse", "death", "arrest", "fatality", "casualty")
        ):
            return
        if word in ("toll", "lives", "body", "bodies") and phrase.source == "none":
            return
        for topic in topics:
            if topic == "destroyed" and phrase.source != "none":
                continue
            rule = "noun" if phrase.source != "none" or len(topics) == 1 else "casualties"
            if phrase.source != "none" and len(topics) > 1 and topic != "deaths":
                continue
            self._add(phrase, topic, rule, 0.8, phrase.after - 1)
        if phrase.source == "none" and topics:
            self._none_list(phrase)

    def _none_list(self, phrase: Phrase) -> None:
        """No casualties or damage; no deaths or injuries."""
        small, j = self.line.small, phrase.after
        while j < len(small) and small[j] in (
            "or",
            ",",
            "and",
            "material",
            "major",
            "serious",
            "property",
            "any",
            "significant",
            "structural",
        ):
            j += 1
        if j == phrase.after or j >= len(small):
            return
        for topic, form in self.lexicon.triggers.get(small[j], ()):
            if form == "noun":
                phrase.after = j + 1
                self._add(phrase, topic, "noun", 0.75, j)

    def _toll(self, trigger: _Trigger) -> None:
        """A death toll of ten; the number of injured rose to 40."""
        small, after = self.line.small, trigger.after
        word = small[trigger.after - 1]
        before = small[max(0, trigger.first - 4) : trigger.first]
        if word != "toll" and not ("number" in before or word == "count"):
            return
        topic = trigger.topic
        for j in range(after, min(after + 9, len(small))):
            phrase = self.begins.get(j)
            if phrase is not None and phrase.source == "number":
                if not phrase.kinds & (_THINGS - {"of"}) and phrase.number.unit is None:
                    if phrase.first and small[phrase.first - 1] == "from":
                        after = phrase.after
                        continue
                    self._add(phrase, topic, "toll", 0.85, trigger.after - 1)
                return
            if small[j] not in _TOLL_LINKS and not (
                j < after + 6 and small[j].isalpha() and "toll" in small[after - 1]
            ):
                return

    def _act(self, at: int) -> None:
        """The arrest of four men."""
        small = self.line.small
        of = at + 2 if small[at + 1 : at + 2] in (['"'], ["”"], ["'"]) else at + 1
        if small[of : of + 1] != ["of"] or of + 1 >= len(small):
            return
        phrase = self.begins.get(of + 1)
        topic = _ACT_TOPICS[small[at]]
        if phrase and phrase.source in ("number", "single") and self._fits(phrase, topic, True):
            self._add(phrase, topic, "act", 0.75, at)
            self._list_right(phrase, _Trigger(topic, "noun", at, at + 1), True)

    def _identity(self, at: int) -> None:
        """Those killed were two men and a boy; the dead include a child."""
        small = self.line.small
        j = at + 1
        if j >= len(small) or small[j] not in (
            "was",
            "were",
            "is",
            "are",
            "include",
            "included",
            "includes",
            "including",
        ):
            return
        before = small[max(0, at - 3) : at]
        if (
            at
            and "the" not in before
            and "those" not in before
            and small[at] not in ("fatalities", "victim", "victims")
        ):
            return
        phrase = self._next(j + 1)
        topic = _IDENTITY[small[at]]
        if (
            phrase
            and phrase.source in ("number", "single")
            and phrase.kinds & _PERSONS
            and not self._has_verb(phrase)
        ):
            self._add(phrase, topic, "identity", 0.7, at)
            self._list_right(phrase, _Trigger(topic, "noun", at, at + 1), True)

    def _with_wounds(self, phrase: Phrase) -> None:
        """Around 50 people with injuries."""
        small, j = self.line.small, phrase.after
        if (
            j >= len(small)
            or small[j] != "with"
            or not phrase.kinds & _PERSONS
            or phrase.source not in ("number", "single")
        ):
            return
        if any(word in _WOUNDS for word in small[j + 1 : j + 5]):
            self._add(phrase, "injured", "with wounds", 0.7, j)

    # who attacked, with what; who came; who took part

    def _doer(self, phrase: Phrase) -> None:
        """Four men rammed a shop; a man suspected of shooting three."""
        if not phrase.kinds & {"person", "attacker", "suspect"} or phrase.source in ("none", "definite"):
            return
        if "responder" in phrase.kinds:
            return
        if phrase.number.kind == "word" and phrase.number.word not in ("several", "several dozen", "dozens"):
            return
        before = self.line.small[phrase.first - 1] if phrase.first else ""
        if "self" in phrase.kinds or before in _NOT_SUBJECT:
            return
        if any(found.phrase is phrase and found.rule in ("object", "act") for found in self.found):
            return
        if set(phrase.topics) & {"deaths", "injured", "rescued", "missing", "displaced"}:
            return
        small, j = self.line.small, phrase.after
        gap = 0
        while j < len(small) and gap < 12:
            word = small[j]
            if word in self.be:
                return
            if self._attacks(j):
                before = small[j - 1]
                if before in ("to", "not", "n't", "a", "an", "the") or before in _NOT_SUBJECT:
                    return
                rule = "suspect" if word in ("suspected", "accused") else "doer"
                self._add(phrase, "attackers", rule, 0.7 - 0.02 * gap, j)
                return
            if (
                word in (";", ":", '"', "”", "“")
                or word in self.lexicon.verbs
                or (gap and word in ("when", "after", "as", "while", "that", "and"))
            ):
                return
            if gap > 0 and self.begins.get(j) and self.begins[j].kinds & _PERSONS:
                return
            if word == "who" and small[j + 1 : j + 2] and small[j + 1] in self.be:
                while (
                    j < len(small)
                    and j < phrase.after + 9
                    and not (small[j] in self.lexicon.classes["attack verb"] and small[j - 1] not in self.be)
                ):
                    j += 1
                continue
            j += 1
            gap += 1

    def _attacks(self, at: int) -> bool:
        small = self.line.small
        if small[at] in self.lexicon.attack_words:
            return True
        return any(
            tuple(small[at : at + len(row)]) == row for row in self.lexicon.attack_rows.get(small[at], ())
        )

    def _nouns_alone(self, phrase: Phrase) -> None:
        """Four robbers; a shotgun; 50 firefighters; 200 protesters."""
        kinds, source, number = phrase.kinds, phrase.source, phrase.number
        if source == "none" or phrase.head is None:
            return
        if source == "definite" and not (kinds & {"craft"} and self.line.small[phrase.first] == "its"):
            return
        if phrase.topics and not (set(phrase.topics) <= {"arrested"} and "weapon" in kinds):
            return
        small = self.line.small
        plural = number.kind != "exact" or (number.low or 0) > 1
        definite = source == "number" and number.definite
        if "attacker" in kinds and not definite and not (number.word and number.word in ("many",)):
            self._add(phrase, "attackers", "attacker", 0.7, phrase.after - 1)
        elif (
            "weapon" in kinds
            and source != "bare"
            and small[max(0, phrase.first - 2) : phrase.first] != ["possession", "of"]
        ):
            self._add(phrase, "weapons", "weapon", 0.7, phrase.after - 1)
        elif "demonstrator" in kinds and plural and not definite:
            self._add(phrase, "crowd", "demonstrator", 0.7, phrase.after - 1)
        elif (
            kinds & {"responder", "craft"}
            and not definite
            and source == "number"
            and (plural or number.digits)
        ):
            noun = small[phrase.head]
            sent = any(
                word in self.lexicon.sends for word in small[max(0, phrase.first - 5) : phrase.after + 5]
            )
            if number.word not in ("many", "several", "few") and (sent or noun not in _TRANSPORT | _ON_FOOT):
                self._add(phrase, "responders", "responder", 0.6, phrase.after - 1)
        elif "craft" in kinds and source in ("single", "definite"):
            near = small[max(0, phrase.first - 3) : phrase.first]
            if small[phrase.after : phrase.after + 1] and small[phrase.after] in self.be:
                near = near + small[phrase.after : phrase.after + 4]
            joined = small[phrase.first - 1 : phrase.first] == ["and"] and self._ending(phrase.first - 1)
            if any(word in self.lexicon.sends for word in near) or (joined and "responders" in joined.topics):
                self._add(phrase, "responders", "responder", 0.5, phrase.after - 1)

    def _crowds(self) -> None:
        """Thousands marched; a crowd of 300; a 20,000-strong march."""
        small = self.line.small
        for phrase in self.counted:
            number = phrase.number
            if phrase.source != "number" or phrase.topics or number.unit is not None:
                continue
            large = number.word is not None and number.word not in (
                "several",
                "many",
                "few",
                "handful",
                "multiple",
            )
            large = large or max(number.low or 0, number.high or 0) >= 30
            before = small[max(0, phrase.first - 2) : phrase.first]
            if before == ["attended", "by"]:
                self._add(phrase, "crowd", "taking part", 0.75, phrase.first - 1)
            elif before[-1:] == ["of"] and before[0] in _CROWDS and not phrase.kinds & _THINGS:
                self._add(phrase, "crowd", "crowd", 0.75, phrase.after - 1)
            elif (
                large
                and before[-1:] == ["at"]
                and any(word in _CROWDS for word in small[max(0, phrase.first - 14) : phrase.first])
            ):
                self._add(phrase, "crowd", "crowd", 0.7, phrase.after - 1)
            elif large and (not phrase.kinds or phrase.kinds & {"person"}):
                for j in range(phrase.after, min(phrase.after + 6, len(small))):
                    if small[j] in self.lexicon.gathers or any(
                        tuple(small[j : j + len(row)]) == row
                        for row in self.lexicon.gather_rows.get(small[j], ())
                    ):
                        if small[j - 1] not in ("the", "a", "in", "of", "to") or small[j] in ("rally",):
                            self._add(phrase, "crowd", "taking part", 0.65, j)
                        break
                    if small[j] in (".", ";", ",") or (small[j] in self.be and "as" not in small[j : j + 3]):
                        break
