"""Figures that an article states: how many died, were hurt, were arrested; how strong, how much, how large.

A sentence is cut into what is counted (:mod:`geo.proposing.phrases`) and into words of happening
(``words.txt``); the rules below say which belongs to which. Each figure carries the name of the rule that
found it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from geo.proposing import befalling, culprits, deeds, ellipses, losses, measures, repeats, sums, tallies
from geo.proposing.lexicon import Lexicon
from geo.proposing.numbers import Line
from geo.proposing.phrases import Phrase
from geo.proposing.reading import Found, Reading
from geo.proposing.sentences import Sentence

__all__ = ["RULES", "STATUSES", "Figure", "figures"]

RULES = {
    "magnitude": "A number beside 'magnitude', or before 'on the Richter scale'.",
    "money": "A number with a currency before or behind it.",
    "large sum": "A number of billions without a currency that is still readable.",
    "tally": "Behind its word, with a colon or in a row of such: dead 31; missing 19; houses destroyed 2,310.",
    "object": "What a verb of happening takes: killing at least five people.",
    "list": "Joined to a figure by 'and', a comma or 'including': killed a man and two women.",
    "subject": "Whom a verb in the passive, or one such as 'die', speaks of: two men were killed.",
    "far subject": "The same, with a clause in between: a man suspected of theft was arrested.",
    "state": "Before an adjective: 24 dead, two others missing, a receptionist dead.",
    "adjective": "The adjective stands before the noun: the two wounded men.",
    "noun": "The noun itself is counted: 12 deaths, no casualties, three arrests.",
    "toll": "Behind a noun: a death toll of ten, the toll rose to ten.",
    "not hurt": "A pronoun before it: he was not hurt.",
    "nth": "An ordinal that counts: the third guide to die, the ninth officer hurt.",
    "term": "Who gets a term in prison: a man gets 72 years.",
    "limb": "Who loses a limb, is struck on one, or survives with wounds: lost two fingers, hit on the arm.",
    "act": "Behind an act and 'of': the arrest of four men, the killing of a guard.",
    "along with": "Behind 'along with' or 'together with', of whoever a word of happening is told before.",
    "aboard": "Persons on board of what is missing or overdue.",
    "identity": "Behind those killed, the dead or the victims, and 'were' or 'include'.",
    "among": "Before or behind 'among the dead', the injured, those arrested.",
    "estimate": "Behind 'put the number at': a figure of what was counted before.",
    "with wounds": "Persons with injuries, wounds or burns.",
    "gravely": "A number before 'critically', 'seriously' or 'fatally': five wounded, two of them critically.",
    "searched for": "Persons, no suspects, whom a search is for.",
    "lost": "Relatives whom somebody lost.",
    "losses": "Men, soldiers or members whom a side lost.",
    "family": "A person and so many of his or hers, counted together: a mother and her two children.",
    "named": "Persons by their names, each of whom is one: Officer Ann Roe was killed.",
    "refuge": "Persons who live, sleep or stay in tents, in shelters or outdoors.",
    "more": "'Three more', behind a figure of the same sentence.",
    "rising": "'That number is expected to rise to 25,000': more of what was counted before.",
    "answer": "A bare number behind who says it, nearest in size to one before: the hospital says 44.",
    "seen": "Persons who were seen, where attackers were counted before: she saw two men run.",
    "holding": "Persons whom somebody holds: they hold six over the bomb.",
    "of them": "'Eight of them were women', behind a figure of the dead, the hurt or those arrested.",
    "among them": "'Among them was a boy', or 'they included two girls', behind a figure of persons.",
    "by cause": "Three were hurt, two from flying glass and one from a fall.",
    "brought": "Persons whom somebody took to hospital or brought to safety, or whom it cost their lives.",
    "described": "Behind a word for attackers: the robbers, two men, fled; the thief was described as a man of 40.",
    "agent": "Behind a verb of attacking in the passive and 'by': robbed by four men.",
    "relative": "Persons with a deed of their own in a clause: information on two men who robbed a bank.",
    "armed each": "Two men, one with a shotgun and one with a knife: each is counted.",
    "with weapons": "Persons with weapons: five men with sledgehammers.",
    "loss": "What is a total loss, or bears damage or destruction.",
    "row": "So many destroyed, so many damaged, behind the name of a town: a row of a table.",
    "nobody": "No one, or none, was killed or hurt.",
    "casualties": "'No casualties' says it of the dead and of the injured.",
    "attacker": "The noun says it: four robbers, a masked gunman.",
    "harming": "Persons before a verb that takes the dead, the hurt or what burned: a man came back, killing two.",
    "all of them": "All attackers, though it tells that they died: all six gunmen were killed.",
    "hunted": "Persons whom the police look for.",
    "doer": "Persons before a verb of attacking: four men rammed a shop.",
    "involved": "Persons who took part or were involved in an attack: five men took part in the raid.",
    "suspect": "Persons accused or suspected of an attack.",
    "weapon": "A number of weapons.",
    "no weapon": "No weapons, not one rifle.",
    "strike": "Aircraft with a deed of attack: two jets bombed a camp.",
    "times": "How often somebody fired or was shot: shot seven times.",
    "responder": "A number of those who come to help or to guard: 50 firefighters, ten engines.",
    "on duty": "Officers, soldiers and others who are seldom told of but where they act: 70 additional officers.",
    "at hand": "Persons whose work is to help, by the word before them: 310 relief workers.",
    "counted behind": "Behind whom it counts: the gunmen, four of them; ambulances, 26 in all.",
    "demonstrator": "The noun says it: 200 protesters.",
    "taking part": "Persons before or behind a verb of gathering: thousands marched.",
    "meeting": "So many come to a service, stand in silence, fill a church, cheer.",
    "again": "The three victims, where three were reported before.",
    "found too": "Where bodies were counted before: two more were found on Friday.",
    "parts": "Two numbers of persons that make up one reported before: 12 and 11, where 23 were held.",
    "route": "A verb of moving and where to: flown to a hospital, driven from their homes.",
    "elsewhere": "So many in one town, a number behind a comma in the next: the same happened to them.",
    "of whom": "A part of those counted before: of whom eight, four of them, among them four children.",
    "apposed": "Told in parts behind a comma: three men, the skipper and two mates, are held.",
    "broken down": "Told in parts behind a colon or a dash: nine died: five men and four women.",
    "bracket": "The same counted otherwise, in brackets: 186 households (1,042 people).",
    "up from": "An earlier figure beside a later one: up from nine, not 31.",
    "small craft": "Boats of pirates, counted among what they attack with.",
    "depth": "A length behind 'depth', or before 'deep'.",
    "distance": "A length before 'from', 'off' or a direction.",
    "duration": "A time behind 'for' or 'lasted'.",
    "share": "Per cent.",
    "crowd": "A crowd, march or rally of a number, or so-and-so many strong.",
}


#: What makes a figure one that no longer, or not yet, holds.
STATUSES = {
    "earlier": "The sentence calls the figure an earlier one: officials first said four.",
    "expected": "Feared dead, could rise to, is expected to reach.",
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


_MAGNITUDE = re.compile(
    r"""(?xi)(?P<bound>\b(?:at\ least|more\ than|over|about|around|nearly|almost|up\ to)\ (?:a\ )?)?
    \b(?:(?P<a>\d{1,2}(?:\.\d+)?)[- ]{0,3}(?:magnitude|on\ the\ (?:open[- ]ended\ )?richter)
    |(?P<m>magnitude(?:[- ]|:\ |\ of\ |,?\ a\ )(?:about\ |around\ |at\ least\ |up\ to\ |over\ |more\ than\ )?)
        (?P<b>\d{1,2}(?:\.\d+)?)(?!\d|\.\d|,\d|-?\w)
    |(?:(?:earth)?quakes?|(?:after|fore)?shocks?|tremors?|temblors?)\ (?:of\ |\()(?P<f>\d\.\d)
        (?!\d|\ ?(?:%|per|m\b|km|million|billion))
    |magnitudes\ (?:of\ )?(?P<q>\d\.\d)(?=(?:,\ \d\.\d)*,?\ and\ \d\.\d)
    |(?P<j>\d{1,2}\.\d)\ M(?:w|[Llsb])\b
    |(?:(?:earth)?quakes?|(?:after|fore)?shocks?|tremors?)\ (?:reach(?:ed|ing)|hit)\ (?:up\ to\ )?(?P<l>\d\.\d)
        (?!\d|\ ?(?:%|per|m\b|km|million|billion|on\b))
    |\bM(?:w|[Llsb])?\ ?(?P<k>\d\.\d)(?!\d|\.\d|\ ?(?:%|per|m\b|km|million|billion|GHz|motorway))
    |(?P<c>\d{1,2}\.\d)[- ](?:quake|earthquake|tremor|temblor|aftershock)
    |(?:magnitude|richter\ scale)\ (?:was\ |is\ |put\ |measured\ |given\ |estimated\ |initially\ |later\ |revised\ |
        upgraded\ |downgraded\ )*(?:at|as|to|was|is)\ (?:a\ )?(?P<e>\d{1,2}\.\d)
    |(?:magnitude|strength|intensity)\ (?:[^,.;:\d]{1,40}\ )?from\ (?:an?\ )?(?P<h>\d\.\d)(?=\ to\ (?:an?\ )?\d\.\d)
    |(?:(?:down|up)graded|lowered|raised|revised|reduced)\ (?:it\ |[a-z]+\ ){0,2}to\ (?:an?\ )?(?P<n>\d\.\d)
        (?!\d|\ ?(?:%|per|m\b|km|kilom|met|mile|million|billion|tonne))
    |\b(?:initial|preliminary|an?|one\ of|another\ of|the)\ (?P<o>\d\.\d)
        (?=[,.;)]|\ (?:by|from|on|had|hit|struck|shook|jolted|rattled|killed|wrecked|came|followed|which|that|
        and\ the\ \d\.\d)\b)
        (?!\.\d)
    |\b(?:calculated|put\ [A-Z]\w+[’']s\ at|put\ the\ \w+\ at)\ (?:an?\ )?(?P<p>\d\.\d)
        (?!\d|\ ?(?:%|per|m\b|km|million))
    |(?:reported|given|recorded|listed|announced|measured|rated)\ (?:as|at)\ (?:an?\ )?(?P<i>\d\.\d)
        (?!\d|\ ?(?:%|per|m\b|km|kilom|met|mile|million|billion|tonne))
    |(?:magnitude|strength|intensity)\ of\ the\ (?:[a-z]+\ ){1,2}(?:at|was|as|to)\ (?P<g>\d\.\d)(?!\d|\ ?(?:%|km|m\b))
    |(?:measur\w+|registered|registering|put)\ (?:it\ |(?:the\ |its\ )?(?:quake|tremor|magnitude|strength|intensity)\ )?
        (?:at\ |a\ )?(?P<d>\d{1,2}\.\d)(?!\d|\ ?(?:%|per|m\b|km|kilom|met|mile|million|billion|tonne)))"""
)
_STRENGTHS = "abcdefghijklnopq"  # groups of the pattern
#: Aftershocks of magnitude 4.2 to 4.9; not a magnitude raised from 4.2 to 4.9.
_TO = re.compile(r" to (\d\.\d)(?!\d|[- ]?(?:%|per|m\b|km|kilo|met|mile))")
_BEFORE = 40  # characters
#: Another magnitude behind one: 6.2 by the observatory and 6.4 by the survey.
_FURTHER = re.compile(
    r"""(?x)(?:\ by\ [^,.;\d]{2,40}?)?(?:,|,?\ and|\ or|\ to)\ (?:one\ of\ |an?\ |the\ )?(\d\.\d)
    (?!\d|[-\ ]?(?:%|per|m\b|km|kilo|met|mile|million|billion|tonne|magnitude))"""
)
#: What every magnitude has.
_STRENGTH = re.compile(r"(?i)\d\.\d|magnitude|richter")
_QUAKE = re.compile(r"(?i)magnitude|richter|quake|tremor|temblor|aftershock|measur|regist")
_BOUND_WORDS = {
    "at least": "at_least", "more than": "more_than", "over": "more_than", "about": "about", "around": "about",
    "nearly": "about", "almost": "about", "up to": "at_most",
}  # fmt: skip
_EARLIER = re.compile(
    r"(?i)\b(?:initial(?:ly)?|originally|earlier|previous(?:ly)?|previous day[’']s|first)(?: official)? "
    r"(?:reports?|report(?:ed|s)|said|put|estimat\w+|count|figures?|numbers?|toll|stated|believed|thought|statements?|"
    r"accounts?|word)\b"
    r"|\bhad (?:\w+ )?(?:said|put|reported|estimated|given|announced|spoken of|told|confirmed|feared)\b"
    r"|\brevised (?:down|up)?\s?from|\bat first\b(?! (?:light|glance|sight))|\bin the first hours?\b|\bbegan with\b"
    r"|(?<![\w,;] )\b(?:earlier|initially),? (?=[^.;]{0,60}?\b(?:said|put|reported|confirmed|announced|had been)\b)"
    r"|\bin (?:earlier|previous|initial|first) (?:reports?|statements?|accounts?)\b|\bgiven (?:before|earlier) as\b"
)
#: Between the words that call a figure earlier and one that is not.
_TURN = re.compile(r"(?i);|\b(?:but|now|since|later|then)\b")
#: Before a figure that is still to come: the toll could rise to, may reach, is expected to climb to, fears that.
_TO_COME = re.compile(
    r"""(?xi)\b(?:(?:could|may|might|will|would|expected|likely|feared|set|sure|bound|forecast|fears?|fearing)
    \ (?:\w+\ ){0,4}?(?:rise|climb|reach|exceed|top|grow|increase|jump|hit|pass|surpass|be)
    |fear(?:s|ed|ing)?\ (?:that\ |for\ )?)
    (?:\ (?:to|as|high|above|beyond|past|well|over|at|least|more|than|up|even|further|about|around|some|
    nearly))*\ ?\Z"""
)
#: Behind one: 40 people feared dead, dozens are feared to have died.
_FEARED = re.compile(
    r"(?i)(?: (?:more|others?|people|\w+s))?(?: (?:are|were|is|was|now|still|also))* (?:feared|presumed)\b"
)
#: Before a figure that no longer holds, beside the one that does.
_NO_LONGER = re.compile(
    r"(?i)\b(?:(?:up|down|revised|corrected|lowered|raised|increased|risen|rose|rises|rising|climbed|grew|jumped|soared|leapt"
    r"|swelled|fell|fallen|dropped|to \d[\d,]*) from|not|instead of|rather than)"
    r"(?: the| an?)?(?: (?:earlier|initial|previous))? \Z|(?:double|twice|triple) the \Z"
)
_NEAR = 60  # characters beside a figure in which a word of fear or of rising is looked for
_MEMORY = 80  # figures that later ones are compared with
_LONGEST = 1500  # characters of a sentence that are read at once


def figures(text: str, sentences: Sequence[Sentence], off: Collection[str] = ()) -> list[Figure]:
    """The figures of an article, in order.

    Parameters
    ----------
    text : str
        An article.
    sentences : sequence of Sentence
        Its sentences.
    off : collection of str, optional
        Rules of :data:`RULES` and of :data:`STATUSES` not to use.

    Returns
    -------
    list of Figure
        By offset.
    """
    lexicon, unused = Lexicon.shared(), frozenset(off)
    found: list[Figure] = []
    pirates = "pirate" in text and "small craft" not in unused
    asked: str | None = None
    quakes = "magnitude" not in unused and _QUAKE.search(text) is not None
    for sentence in sentences:
        for start, end in _pieces(text, sentence):
            if quakes and _STRENGTH.search(text, start, end):
                found.extend(_magnitudes(text, start, end, sentence, unused))
            line = Line(text, start, end)
            reading = Reading(line, lexicon, sentence.headline, unused)
            asked = repeats.asked(line, lexicon) or asked
            if not reading.counted:
                continue
            sums.read(reading)
            if not tallies.read(reading):
                _clauses(reading, pirates)
            at = len(found)
            found.extend(_figure(text, sentence, line, each, unused) for each in reading.found)
            told = len(reading.found)
            repeats.read(reading, found[max(0, at - _MEMORY) :], asked)
            found.extend(_figure(text, sentence, line, each, unused) for each in reading.found[told:])
            if any(each.rule not in ("answer", "estimate") for each in reading.found):
                asked = None
    return sorted(found, key=lambda figure: (figure.start, figure.topic))


def _clauses(reading: Reading, pirates: bool) -> None:
    """Read what the clauses of a sentence say, each kind of rule in turn."""
    culprits.described(reading)
    befalling.read(reading)
    losses.read(reading)
    deeds.read(reading)
    culprits.read(reading)
    ellipses.read(reading)
    measures.read(reading)
    if pirates:
        deeds.small_craft(reading)


def _figure(text: str, sentence: Sentence, line: Line, found: Found, off: Collection[str]) -> Figure:
    phrase, number = found.phrase, found.phrase.number
    status = _status(text, sentence, line.start[phrase.first], line.end[phrase.after - 1], off)
    return Figure(
        found.topic,
        _what(line, phrase),
        number.kind,
        number.low,
        number.high,
        number.word,
        _unit(line, found),
        line.start[phrase.first],
        line.end[phrase.after - 1],
        sentence,
        "current" if status == "expected" and found.topic == "missing" else status,  # presumed drowned
        "family" if phrase.family else "named" if phrase.source == "named" else found.rule,
        found.confidence,
        None if sentence.headline else _scope(text, line, found, sentence),  # a headline tells of all
    )


def _status(text: str, sentence: Sentence, at: int, end: int, off: Collection[str]) -> str:
    """Whether the sentence, as far as it is near, calls the figure earlier, or one to come."""
    first, last = max(sentence.start, at - _LONGEST), min(sentence.end, at + _LONGEST)
    if "earlier" not in off:
        before = text[max(sentence.start, at - _NEAR) : at]
        if _NO_LONGER.search(before) or _called_earlier(text, first, at, end, last):
            return "earlier"
    if "expected" not in off:
        before = text[max(sentence.start, at - _NEAR) : at]
        if _TO_COME.search(before) or _FEARED.match(text, end, min(sentence.end, end + _NEAR)):
            return "expected"
    return "current"


def _called_earlier(text: str, first: int, at: int, end: int, last: int) -> bool:
    """Whether words of the sentence, with no turn between, call the figure in it an earlier one."""
    return any(
        not _TURN.search(text, *((cue.end(), at) if cue.end() <= at else (end, cue.start())))
        for cue in _EARLIER.finditer(text, first, last)
    )


def _pieces(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """A sentence whole, or one without end in parts that can be read in bounded time."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, sentence.end


def _unit(line: Line, found: Found) -> str | None:
    """people, a currency, a unit of measure."""
    if found.topic == "amount":
        return found.phrase.number.unit or None
    if found.topic == "share":
        return "%"
    if found.topic in ("depth", "distance", "duration"):
        return measures.UNITS.get(line.small[found.phrase.head or 0])
    return "people" if _of_people(found) else None


def _of_people(found: Found) -> bool:
    if found.topic in ("weapons", "destroyed"):
        return False
    return found.topic != "responders" or not (found.phrase.kinds & {"craft", "vehicle"})


def _what(line: Line, phrase: Phrase) -> str | None:
    if phrase.head is None or phrase.number.unit is not None or "unit" in phrase.kinds:
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


def _scope(text: str, line: Line, found: Found, sentence: Sentence) -> str | None:
    """Where it was, if the sentence says so beside the figure or at its beginning."""
    behind = max(line.end[found.phrase.after - 1], line.end[found.near])
    match = _SCOPE.match(text, behind, min(sentence.end, behind + 120)) or _FRONT.match(
        text, sentence.start, min(sentence.end, sentence.start + 120)
    )
    if match is None or _WHEN.match(match[1]):
        return None
    return _SCOPE_END.sub("", match[1]).strip()[:80] or None


def _magnitudes(
    text: str, start: int, end: int, sentence: Sentence, off: Collection[str]
) -> Iterator[Figure]:
    for match in _MAGNITUDE.finditer(text, start, end):
        value = float(next(match[name] for name in _STRENGTHS if match[name]))
        if not 0 < value < 10.5:
            continue
        said = f"{match['bound'] or ''} {match['m'] or ''}".casefold()
        kind = next((kind for words_, kind in _BOUND_WORDS.items() if words_ in said), "exact")
        low = None if kind == "at_most" else value
        high = None if kind in ("at_least", "more_than") else value
        status = _status(text, sentence, match.start(), match.end(), off)
        span = _TO.match(text, match.end(), end) if match["m"] and kind == "exact" else None
        if span and "from" not in text[max(start, match.start() - _BEFORE) : match.start()]:
            yield Figure(
                "magnitude", None, "range", value, float(span[1]), None, None,
                match.start(), span.end(), sentence, status, "magnitude", 0.9, None,
            )  # fmt: skip
            continue
        yield Figure(
            "magnitude", None, kind, low, high, None, "richter" if "ichter" in match[0] else None,
            match.start(), match.end(), sentence, status, "magnitude", 0.95, None,
        )  # fmt: skip
        at = match.end()
        while further := _FURTHER.match(text, at, end):
            value, at = float(further[1]), further.end()
            status = _status(text, sentence, further.start(1), at, off)
            yield Figure(
                "magnitude", None, "exact", value, value, None, None,
                further.start(1), at, sentence, status, "magnitude", 0.8, None,
            )  # fmt: skip
