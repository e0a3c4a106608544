"""Whom an article credits a figure to: an official, an agency, a newspaper, a witness, or nobody but itself.

Credits ("police said", "according to the ministry", "said Ana Ruiz, a nurse") are found sentence by sentence.
Each reaches over a part of its sentence, and over what is quoted before and after it; a pronoun stands for the
nearest person credited before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from gazetteer.lexicon import words
from geo.proposing.figures import Figure
from geo.proposing.lexicon import Lexicon
from geo.proposing.sentences import Sentence

__all__ = ["RULES", "Attribution", "attribute"]

RULES = {
    "according to": "Behind 'according to', 'citing' or 'quoting'.",
    "says": "Before a verb of saying: police said, the mayor told a newspaper.",
    "said by": "Behind a verb of saying: said Ana Ruiz, a nurse.",
    "and said": "Behind a verb of saying that shares its subject: the army denied it and said nobody was hurt.",
    "each puts": "Behind 'put … at ten': the ministry at six.",
    "by": "Behind 'put at', 'estimated' or 'measured', and 'by': put at 6.2 by the observatory.",
    "pronoun": "'He said': the nearest person credited before.",
    "quotation": "Inside a quotation that goes on over several sentences.",
    "headline": "Before or behind the colon or dash of a headline: Police: two held.",
    "own voice": "Nobody is credited.",
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it.

    Attributes
    ----------
    speaker : str
        In the article's own words; "article" for its own voice.
    kind : str
        article, named_official, institution, media, anonymous, witness or other.
    start, end : int or None
        Where the speaker is named, the end exclusive; None for the article's own voice.
    rule : str
        A key of :data:`RULES`.
    confidence : float
        From 0 to 1.
    """

    speaker: str
    kind: str
    start: int | None
    end: int | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Credit:
    """A speaker and the part of the text that they are credited with."""

    attribution: Attribution
    first: int
    last: int
    at: int


_WORDS = Lexicon.shared().classes
_STOP = _WORDS["stop"]
_OWN = Attribution("article", "article", None, None, "own voice", 0.6)
_SAID = words("said says say added adds explained stated told testified announced")
_SAYINGS = _WORDS["saying"]
_PUT = _WORDS["put"]
_QUOTE = re.compile(r"[\"“”]")
_SMALL = re.compile(r"[a-z]+")
_ACCORDING = re.compile(
    r"(?i)\b(?:according to|citing|quoting|in the words of|as reported by|reported by|confirmed by|"
    r"told by|attributed to)\s+"
)
#: Of these only what stands before them in the clause is told: 6.0, against 5.8 reported by the survey.
_CLAUSE = re.compile(r"(?i)(?:reported|confirmed) by")
_ACCORDING_SIGNS = ("ccording", "iting ", "uoting ", " by ", "ttributed", "the words")
_PHRASE_END = re.compile(
    r"""(?x)[,.;:()"“”]\s|[.;:"“”)]\Z|\s(?:--?|–|—)\s
    |\s(?:who|which|that|as|after|when|while|where|on|in\ a|at\ a|told|said|says|to|but|was|were|is|are|has|
    have|had|late|early|
    and\ (?:the|had|has|was|were|is|are|a)|by\ telephone|(?:mon|tues|wednes|thurs|fri|satur|sun)day|
    shortly|before|during|if|
    because)\b"""
)
#: When, where or to whom somebody spoke, and no more: nothing is said behind it.
_CLOSES = re.compile(
    r"""(?xi)\s*(?:on|in\ an?|at\ a|late|early|yesterday|today|this\ (?:morning|week|afternoon|evening)|us\.?\Z
    |(?:mon|tues|wednes|thurs|fri|satur|
    sun)day|earlier|shortly|
    after|during|here|to)\b[^,]*\.?\Z"""
)
_TOLD_CLOSES = re.compile(
    r"""(?x)\s*\w[\w.\ -]{1,40}(?:\s(?:on|late|early)\b[^,]*|\s(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|
    [Ff]ri|[Ss]atur|[Ss]un)day)?\.?\Z"""
)
#: What somebody is, behind the name: Ana Ruiz, a nurse at the clinic.
_ROLE_BEHIND = re.compile(
    r",(?: \d\d,)? (?:an?|the|head|chief|director|spokes\w+|governor|mayor|deputy|president) "
    r"[^,.;:()\"“”]{2,80}(?=[,.;:\"”])"
)
_ABBREVIATED = _WORDS["abbreviation"]
_PRONOUNS = words("he she they it")
_PERSONAL = words("i we you who which that it there this these those")
_SPEAKERS = _WORDS["speaker"] | _WORDS["person"]
_PARTICIPLE = re.compile(r"\s+(?:to|by|as|in|at)\b")
_QUOTED_AS = re.compile(r"\s+([^,;:\"“”]{3,90}?)\s+as\s+saying\b")
_TAIL = re.compile(
    r"(?i)(?:\s+(?:\w+ly|has|have|had|also|later|earlier|then|now|would|could|did|will|previously|initially|originally|first|reportedly|"
    r"on|late|early|yesterday|today|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"still|only|simply|however|separately|meanwhile|are|is|further|just|jointly|repeatedly|officially|publicly|again|once|tuesday|night|morning|afternoon|evening))+\s*\Z"
)
_PASSIVE = re.compile(
    r"(?i)\b(?:was|were|been|being|be|is|are|to|not|of|no|the|a|an|in|at|for|with|by|than|and|or|get|got|may|might|should|must|can|its|his|her|their|your|our|my|any|several|many|immediate|other|least|so|widely|previously|never)\s*\Z"
)
_IS_NOW = re.compile(r"(?i)\b(?:was|were|been|is|are)(?: (?:now|still|also|first|later|then|\w+ly))+\s*\Z")
_CUT = re.compile(
    r"(?i)(?:^|\s)(?:but|that|while|when|as|after|because|where|before|since|although|though|if|what|how|why|whether|which|who|"
    r"and|with|than|say|said|says|until|so|for)(?=\s)"
)
_BOUNDARY = re.compile(r"[,;:\"“”()]|\s(?:--?|–|—)\s|- -|[.!?…]['’]?\s(?=['‘“\"]?[A-Z])|['’]\s(?=[A-Z])")
_SHORT_CLAUSE = re.compile(
    r"(?i)\b(?:was|were|is|are|had|has|have|been|would|could|will|did|do|does|can|may|might|died|killed|fled|fell|found|"
    r"arrested|injured|he|she|it|they|we|there|that)\b"
)
_FINITE = re.compile(r"(?i)\b(?:was|were|is|are|had|has|have|would|could|will)\b")
_BACK_PLAIN = re.compile(r"\s(?:--?|–|—)\s+([\w][\w '’]{1,40})\.?\Z")
_FRONT = re.compile(r"\A\s*([A-Z][\w .&'’-]{1,40}?)\s?:\s")
_BACK = re.compile(r"\s?(?::|-|--|–|—)\s+([A-Za-z][\w .&'’-]{1,40})\Z")
#: Whom a relative clause speaks of: a distress call from seamen, who said.
_WHO = re.compile(r"(?:.*\b(?:from|by|with)\s|.*,\s|\A)((?:[^\s,]+ ){0,9}[^\s,]+),?\s+(?:who|which)\Z")
#: A clause between a speaker and the verb: the agency, which helps to search, said.
_RELATIVE = re.compile(r",\s(?:who|which|whose)\s[^;:\"“”]{3,140},\Z")
#: Letters behind an agency's name: the Maritime Safety Authority (AMSA), which.
_ASIDE = re.compile(r"\s\([A-Z][\w.-]{1,12}\)(?=,?\Z)")
_WHICH = re.compile(r"(?:\s\([^()]{1,14}\))?,\swhich\b")
_AND = re.compile(r"\s(?:and|but)(?: (?:later|also|then))?\Z")
#: The subject that opens a sentence, before its first verb.
_OPENS = re.compile(
    r"""(?x)([A-Z][\w.’'-]*(?:\ [\w.’'-]+){0,7}?)(,\ [A-Z][\w.’'-]+(?:\ [A-Z][\w.’'-]+){1,3},)?
    \ (?:(?:has|have|had|also|later)\ )?
    (?:denied|confirmed|condemned|rejected|defended|apologi[sz]ed|gave|blamed|accused|refused|declined|praised|welcomed
    |disputes|disputed|denies|rejects|confirms|admits|admitted|contests|contested|called|visited|issued|held|offered
    |acknowledged|dismissed|ruled\ out|identified|named|urged|ordered|said|told)\b"""
)
#: Who else puts a number: organisers put it at ten, the ministry at six.
_EACH = re.compile(
    r"""(?x)(?:[,;]|,?\ and|\ while|\ but)\ ((?:(?:the|an?|its|their)\ )?(?:[\w.’'-]+\ ){0,5}?[\w.’'-]+)
    (?:\ put\ (?:it|them|the\ \w+))?\ at\ (?=(?:\w+\ ){0,3}?\d)"""
)
#: Where or how somebody said what stands before it: the council said in a bulletin, adding that.
_SAID_THERE = re.compile(
    r"\s(?:(?:in|on|at|late|early|here)\b[^,.;]{1,50}|(?:yesterday|today|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"(?: \w+)?),"
)
_WHERE = re.compile(r"(?i)(?:on|in|at|to|by|from|during|after|here|late|early)\b")
_ENDS_CLAUSE = re.compile(r"\s*(?:[,.;]|\Z)")
_THE = words("the a an its his her their this that")
_CLAUSE_END = re.compile(r",\s|[;:]")
_GOES_ON = re.compile(r"\s+(?:had|has|have|was|were|is|are|would|could|will)\b")
_FOUND_SO = words("reported confirmed believed declared")
_SO = re.compile(r"\s+(?:missing|dead|killed|injured|wounded|hurt|trapped|safe|alive)\b")
_OFFICE = re.compile(rf"(?i)\b(?:{'|'.join(sorted(_WORDS['office'] | _WORDS['unnamed']))})\b")
_MEASURED = re.compile(r"\b(?:put|estimated|measured|recorded|given|counted)\b(?= (?:at|as|to)?)")
_BY = re.compile(
    r"\d[^,;\"“”]{0,30}? by ((?:(?:the|a|an|its) )?[\w’'-]+(?: (?!(?:and|at|on|in|to|of the|struck)\b)[\w’'-]+){0,4})"
)
#: By the state's latest count; the company's list leaves 34 unaccounted for.
_COUNT_OF = re.compile(
    r"(?:\b[Bb]y |\A|(?<=[.!?] ))((?:(?:[Tt]he|an?) )?[\w-]+(?: [A-Z]\w+){0,3})[’']s (?:own |latest |first |official )?"
    r"(?:count|tally|reckoning|estimate|figures|list)\b"
)
_AND_THEN = re.compile(r"\w(?: on \w+)?, (?:and|while|but) ")
_PUTS = re.compile(r"\bputs?\b")
_SPOKE = words("spoke spoken")
_SPOKE_OF = re.compile(r" (?:on \w+ )?of ")
#: The survey revised the magnitude from 6.6 to 6.8.
_REVISED = words("revised raised corrected lowered upgraded downgraded")
_A_TOLL = re.compile(r" (?:the|its) (?:\w+ )?(?:magnitude|toll|number|figure|estimate|count|death|total)\b")
_OFFICES = "|".join(word.capitalize() for word in sorted(_WORDS["office"]))
_NAMED = re.compile(rf"\b(?:[A-Z]\w+ )?(?:{_OFFICES}) (?:[A-Z][\w.'’-]+ ?){{1,3}}(?<! )")
#: Who is named with what he or she is: Ana Ruiz, counsel of the inquiry.
_PRESENTED = re.compile(
    r"\b[A-Z]\w+ (?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+(?=, (?:an?|the|its|\d\d|[a-z]+) [\w ]+)"
)
_LOOK_BACK = 2000  # characters in which a pronoun's person is looked for
_LAST_WORD = re.compile(r"[\w.]+\Z")
_WORD = re.compile(r"[\w'’-]+")
_NO_NAME_FIRST = ("The", "A", "An", "One", "Two", "Three", "Four", "Some", "Several", "Many")
_UNNAMED = re.compile(r"(?i)(?:an?|one|the) (?:\w+ ){0,3}(?:official|source|officer|spokes\w+)\b")
_KNOWN = _WORDS["office"] | _WORDS["medium"] | _WORDS["institution"] | _WORDS["unnamed"]
#: Several speakers: officials, two sources, volunteers of a foundation.
_MANY = re.compile(
    r"\A(?:(?:[Tt]he|[Ss]ome|[Ss]everal|[Tt]wo|[Tt]hree) )?(?:[\w-]+ ){0,2}?\w{3,}(?<!ss)s(?= of | in | from |\Z)"
)
_GROUP = re.compile(r"(?i)\b(?:group|militants|rebels|party|movement|front)\b")
_BACK_TO = 3  # speakers that 'it' may look back over
_COUNT_REACH = 40  # characters behind 'by the state's count' that it gives
_FEW_WORDS = 6
_LIMIT = 160
_LEFT = 240  # characters before a verb of saying in which its subject is looked for
_TAIL_REACH = 40  # characters of adverbs before a verb of saying
_LONG_NAME = 16  # words
_LONGEST = 1500  # characters of a sentence in which credits are looked for


def attribute(
    text: str, sentences: Sequence[Sentence], figures: Sequence[Figure], off: Collection[str] = ()
) -> list[Attribution]:
    """Who is credited with each figure.

    Parameters
    ----------
    text : str
        An article.
    sentences : sequence of Sentence
        Its sentences.
    figures : sequence of Figure
        Its figures.
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    list of Attribution
        One for each figure, in the same order.
    """
    if not figures:
        return []
    quoted = _quotations(text, sentences)
    credits, carried = _credits(text, sentences, quoted, frozenset(off))
    places = {sentence.start: number for number, sentence in enumerate(sentences)}
    found = []
    for figure in figures:
        at = places.get(figure.sentence.start)
        best = None if at is None else _of(text, figure.start, credits[at])
        if best is None and at is not None and carried[at] is not None:
            best = carried[at]
        found.append(best or _OWN)
    return found


def _of(text: str, at: int, credits: list[_Credit]) -> Attribution | None:
    """The nearest credit that reaches a place; one before 'and' does not, where another follows."""
    reaching = [credit for credit in credits if credit.first <= at < credit.last]
    if any(credit.at > at for credit in reaching):
        reaching = [
            credit for credit in reaching if credit.at > at or not _AND_THEN.search(text, credit.at, at)
        ]
    if not reaching:
        return None
    return max(
        reaching, key=lambda credit: (credit.first, _closes(credit, at), -abs(credit.at - at))
    ).attribution


def _closes(credit: _Credit, at: int) -> bool:
    """Whether a credit closes the sentence: witnesses said two men fled, the mayor said."""
    return credit.at > at and credit.attribution.rule != "according to"


def _quotations(text: str, sentences: Sequence[Sentence]) -> list[tuple[bool, bool]]:
    """For each sentence, whether it begins and whether it ends inside a quotation."""
    states, inside, paragraph = [], False, -1
    for sentence in sentences:
        part = text[sentence.start : sentence.end]
        opens = part[:1] in ('"', "“", "'", "‘")
        if opens:
            inside = False  # a paragraph of a quotation opens it again
        elif sentence.paragraph > paragraph + 3:
            inside = False
        before = inside
        for sign in _QUOTE.findall(part):
            inside = sign == "“" or (sign == '"' and not inside)
        states.append((before or opens, inside))
        paragraph = sentence.paragraph
    return states


def _credits(
    text: str, sentences: Sequence[Sentence], quoted: list[tuple[bool, bool]], off: frozenset[str]
) -> tuple[list[list[_Credit]], list[Attribution | None]]:
    """The credits of each sentence, and who speaks where a quotation goes on without one."""
    persons: list[Attribution] = []
    credits: list[list[_Credit]] = []
    for sentence in sentences:
        found = [
            credit for credit in _of_sentence(text, sentence, persons) if credit.attribution.rule not in off
        ]
        credits.append(found)
    carried: list[Attribution | None] = [None] * len(sentences)
    if "quotation" in off:
        return credits, carried
    for at, sentence in enumerate(sentences):
        begins, ends = quoted[at]
        if credits[at] or not (begins or ends):
            continue
        source = None
        if ends:
            for later in range(at + 1, min(at + 5, len(sentences))):
                if credits[later]:
                    source = credits[later][-1].attribution
                    break
                if not quoted[later][1]:
                    break
        if source is None and begins and at and sentence.paragraph - sentences[at - 1].paragraph <= 1:
            source = carried[at - 1] or (credits[at - 1][-1].attribution if credits[at - 1] else None)
        if source is not None:
            carried[at] = Attribution(source.speaker, source.kind, source.start, source.end, "quotation", 0.7)
    return credits, carried


def _of_sentence(text: str, sentence: Sentence, persons: list[Attribution]) -> list[_Credit]:
    """The credits of a sentence; persons among them are remembered."""
    start, end = sentence.start, min(sentence.end, sentence.start + _LONGEST)
    found: list[_Credit] = []
    if sentence.headline:
        for pattern, whole in ((_FRONT, True), (_BACK, False)):
            match = (
                pattern.match(text, start, end) if whole else pattern.search(text, max(start, end - 60), end)
            )
            if match and _heads(match[1]):
                found.append(
                    _Credit(
                        _attribution(text, match.start(1), match.end(1), "headline", 0.7), start, end, start
                    )
                )
    elif (match := _BACK_PLAIN.search(text, max(start, end - 60), end)) and _heads(match[1]):
        found.append(
            _Credit(_attribution(text, match.start(1), match.end(1), "headline", 0.6), start, end, start)
        )
    part = text[start:end]
    for match in (
        _ACCORDING.finditer(text, start, end) if any(sign in part for sign in _ACCORDING_SIGNS) else ()
    ):
        span = _ahead(text, match.end(), end)
        if span and text[span[0] : span[1]].casefold() not in _PRONOUNS:
            clause = _CLAUSE.match(text, match.start(), match.end())
            first = max(start, text.rfind(",", start, match.start())) if clause else start
            found.append(_Credit(_attribution(text, *span, "according to", 0.9), first, end, match.start()))
    for match in _COUNT_OF.finditer(text, start, end):
        holder = _attribution(text, match.start(1), match.end(1), "according to", 0.75)
        counted = match[0][:2].casefold() == "by"
        first = max(start, text.rfind(",", start, match.start())) if counted else start
        last = min(end, match.end() + _COUNT_REACH) if counted else end
        found.append(_Credit(holder, first, last, match.start()))
    if " by " in part and _MEASURED.search(part):
        found.extend(_by(text, start, end))
    if " put" in part:
        for match in _EACH.finditer(text, start, end):
            if _is_speaker(match[1], strict=True) and _PUTS.search(text, start, match.start()):
                other = _attribution(text, match.start(1), match.end(1), "each puts", 0.75)
                found.append(_Credit(other, match.start(1), end, match.end(1)))
    told: list[Attribution] = []
    for match in _SMALL.finditer(text, start, end):
        if match[0] not in _SAYINGS or not _is_word(text, match):
            continue
        credit = _spoken(text, sentence, match, [*persons, *told])
        if credit is not None and not (
            _inside(text, start, match.start())
            and (
                credit.attribution.rule != "says" or text[match.end() : match.end() + 1] not in (".", ",", "")
            )
        ):
            found.append(credit)
            if credit.attribution.rule not in ("pronoun", "and said"):
                told.append(credit.attribution)  # a doctor said that she had counted 23
    for credit in found:
        if credit.attribution.rule != "pronoun":
            persons.append(credit.attribution)
    opens = _OPENS.match(text, start, min(end, start + _LIMIT)) if not found else None
    if opens and (
        opens[2] or _OFFICE.search(opens[1])
    ):  # the spokesman, Bo Lind, denied it: 'he said' may follow
        last = opens.end(2) if opens[2] else opens.end(1)
        persons.append(_attribution(text, opens.start(1), last, "says", 0.7))
    return found


def _by(text: str, start: int, end: int) -> list[_Credit]:
    """Put at 6.2 by the observatory and at 6.4 by the survey: each for what stands before it."""
    opens = _MEASURED.search(text, start, end)
    if opens is None:
        return []
    found, first = [], start
    for match in _BY.finditer(text, opens.end(), end):
        if _is_speaker(match[1], strict=False):
            credit = _attribution(text, match.start(1), match.end(1), "by", 0.75)
            found.append(_Credit(credit, first, match.start(1), match.start(1)))
        first = match.end()
    return found


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether small letters are a word of their own, and 'put' a verb of saying: police put the toll at ten."""
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 12]
    if before.isalnum() or before == "_" or behind[:1].isalnum():
        return False
    return match[0] not in ("put", "puts") or behind.partition(" ")[2].partition(" ")[0] in _PUT


def _inside(text: str, start: int, at: int) -> bool:
    """Whether a place lies within double quotation marks that open in the sentence."""
    part = text[max(start, at - 2000) : at]
    if "“" in part or "”" in part:
        return part.rfind("“") > part.rfind("”")
    return (part.count('"') % 2 == 1 and part.lstrip()[:1] == '"') or (
        part.count('"') % 2 == 1 and ', "' not in part[:1] and part.rfind(' "') > part.rfind('" ')
    )


def _ahead(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Where a name behind a word ends."""
    limit = min(end, at + _LIMIT)
    position = at
    last = limit
    while stop := _PHRASE_END.search(text, position, limit):
        if text[stop.start()] == "." and _abbreviated(text[max(at, stop.start() - 8) : stop.start()]):
            position = stop.start() + 1
            continue
        last = stop.start()
        break
    role = _ROLE_BEHIND.match(text, last, end)
    if role:
        last = role.end()
    while last > at and text[last - 1].isspace():
        last -= 1
    return (at, last) if last - at > 1 else None


def _spoken(
    text: str, sentence: Sentence, match: re.Match[str], persons: list[Attribution]
) -> _Credit | None:
    """The credit of a verb of saying: its subject, before or behind it."""
    start, end, verb = sentence.start, sentence.end, match[0]
    left = text[max(start, match.start() - _LEFT) : match.start()].rstrip()
    if verb == "quoted" and (source := _QUOTED_AS.match(text, match.end(), end)):
        return _Credit(
            _attribution(text, source.start(1), source.end(1), "says", 0.8), start, end, match.start()
        )
    if verb in _SAID and verb != "told" and (not left or left[-1] in ",\"”'’"):
        span = _ahead(text, match.end() + 1, end)
        if span and _is_behind(text, span, end) and not _goes_on(text, span, end):
            return _Credit(_attribution(text, *span, "said by", 0.85), start, end, match.start())
    if verb in _SAID and _AND.search(left):
        return _shared(text, sentence, match)
    if verb in _FOUND_SO and _SO.match(text, match.end(), end):
        return None  # two Spaniards earlier reported missing
    if verb in _SPOKE and not _SPOKE_OF.match(text, match.end()):
        return None
    if verb in _REVISED and not _A_TOLL.match(text, match.end()):
        return None
    if verb == "saying" or _PASSIVE.search(left[-16:]) or _IS_NOW.search(left[-30:]):
        return None
    if left.endswith(",") and verb not in _SAID and _PARTICIPLE.match(text, match.end(), end):
        return None  # two men, believed to be brothers
    subject = _subject(left)
    if subject is None:
        return None
    begin, after, name = subject
    offset = max(start, match.start() - _LEFT)
    scope = _reach(text, sentence, match, offset + begin)
    if verb in ("put", "puts") and text.startswith(" at ", match.end()):
        scope = match.start(), _clause_end(text, match.end(), end)
    if name.casefold() in _PRONOUNS:
        person = _meant(text, start, name.casefold(), persons)
        if person is None:
            return None
        meant = Attribution(person.speaker, person.kind, person.start, person.end, "pronoun", 0.7)
        return _Credit(meant, *scope, match.start())
    closing = _ENDS_CLAUSE.match(text, match.end(), end) is not None or verb in _SPOKE
    if verb == "found" and not (closing and left[: begin or len(left)].rstrip().endswith(",")):
        return None  # police found two bodies; two were hurt, the inquiry found
    if name.casefold() in _PERSONAL or not _is_speaker(name, strict=verb not in _SAID and not closing):
        return None
    credit = _attribution(text, offset + begin, offset + after, "says", 0.85)
    if credit.kind == "named_official" and _WHICH.match(text, offset + after, match.start()):
        credit = replace(
            credit, kind="institution"
        )  # a firm, which owns the bus: nobody whom 'he' stands for
    return _Credit(credit, *scope, match.start())


def _clause_end(text: str, at: int, end: int) -> int:
    """Where the clause ends that a place lies in."""
    stop = _CLAUSE_END.search(text, at, end)
    return stop.start() if stop else end


def _goes_on(text: str, span: tuple[int, int], end: int) -> bool:
    """Whether what follows a verb of saying is a clause: Ms Ortiz, said a man had died."""
    return text[span[0]].islower() and _GOES_ON.match(text, span[1], end) is not None


def _shared(text: str, sentence: Sentence, match: re.Match[str]) -> _Credit | None:
    """The army denied it and said nobody was hurt: the subject opens the sentence."""
    first = _OPENS.match(text, sentence.start, min(match.start(), sentence.start + _LIMIT))
    if (
        first is None
        or not _is_speaker(first[1], strict=False)
        or first[1].casefold() in _PERSONAL | _PRONOUNS
    ):
        return None
    meant = _attribution(text, first.start(1), first.end(1), "and said", 0.7)
    return _Credit(meant, match.end(), sentence.end, match.start())


def _subject(left: str) -> tuple[int, int, str] | None:
    """The subject at the end of what stands before a verb: where it begins and ends, and its name alone."""
    end = left[-_TAIL_REACH:]
    left = left[: len(left) - len(end)] + _TAIL.sub("", end)
    clause = _RELATIVE.search(left)
    left = _ASIDE.sub("", left[: clause.start()] if clause else left)
    plain = _after_boundary(left) if clause else 0
    if clause and left[plain:].lstrip()[:1].isupper() and not _SHORT_CLAUSE.search(left[plain:]):
        begin, after, name = plain, len(left), left[plain:]
    elif clause or left.endswith(","):
        left = left.removesuffix(",")
        begin = _before_appositions(left)
        name, after = left[begin:].partition(",")[0], len(left)
    elif left.endswith((" who", ", which")) and (relative := _WHO.search(left)):
        begin, after, name = relative.start(1), relative.end(1), relative[1]
        return (begin, after, name) if len(name.split()) <= _LONG_NAME else None
    else:
        begin, after = _after_boundary(left), len(left)
        name = left[begin:]
    for cut in _CUT.finditer(name):
        if cut[0].strip().casefold() == "who" and cut.start() > 2:  # an official who asked not to be named
            name = name[: cut.start()]
            after = min(after, begin + len(name))
            break
    cut_at = _cut(name)
    begin, name = begin + cut_at, name[cut_at:]
    begin, name = begin + len(name) - len(name.lstrip()), name.strip()
    if not name or len(name.split()) > _LONG_NAME or _FINITE.search(name):
        return None
    return begin, after, name


def _cut(name: str) -> int:
    """Where the subject begins in a clause: behind its last conjunction, unless that joins two speakers."""
    found = 0
    for cut in _CUT.finditer(name):
        before = name[: cut.start()]
        joins = cut[0].strip().casefold() in ("and", "for", "with", "or")
        speaks = any(word.casefold() in _SPEAKERS for word in _WORD.findall(before))
        if not (joins and speaks and len(before.split()) <= 5 and not _SHORT_CLAUSE.search(before)):
            found = cut.end()
    return found


def _after_boundary(text: str) -> int:
    boundary = _unabbreviated(text, list(_BOUNDARY.finditer(text)))
    return boundary[1] if boundary else 0


def _before_appositions(text: str) -> int:
    """Where a name begins that has appositions behind it: Ana Ruiz, mayor of Orla, Iowa."""
    starts, rest = [], text
    for _ in range(5):
        starts.append(_after_boundary(rest))
        rest = rest[: starts[-1]].rstrip()
        if not rest.endswith(","):
            break
        rest = rest[:-1]
    for start in reversed(starts[1:]):
        name = text[start:].partition(",")[0].strip()
        if name[:1].isupper() and len(name.split()) <= 8 and not _SHORT_CLAUSE.search(name):
            return start
    return starts[min(1, len(starts) - 1)]


def _abbreviated(text: str) -> bool:
    """Whether the full stop behind a text belongs to its last word."""
    before = _LAST_WORD.search(text)
    return before is not None and (before[0].casefold() in _ABBREVIATED or len(before[0]) == 1)


def _meant(text: str, before: int, pronoun: str, persons: list[Attribution]) -> Attribution | None:
    """Whom a pronoun stands for: the nearest person credited, else the nearest named with an office."""
    if pronoun == "it":
        return next((one for one in reversed(persons[-_BACK_TO:]) if _is_body(one)), None)
    if pronoun == "they":
        return next((one for one in reversed(persons) if _are_several(one)), None)
    single = next((one for one in reversed(persons) if one.kind != "institution"), None)
    if single is not None:
        return single
    offset = max(0, before - _LOOK_BACK)
    named = _last(_NAMED, text[offset:before]) or _last(_PRESENTED, text[offset:before])
    if named is None:
        return None
    return _attribution(text, offset + named.start(), offset + named.end(), "pronoun", 0.6)


def _is_body(one: Attribution) -> bool:
    """Whether 'it' may stand for a speaker: an agency, a paper, the railroad."""
    person = one.kind == "named_official" or (one.kind == "anonymous" and not _GROUP.search(one.speaker))
    return one.kind in ("institution", "media") or (
        not person and one.kind == "other" and one.speaker.startswith(("The ", "the "))
    )


def _are_several(one: Attribution) -> bool:
    """Whether 'they' may stand for a speaker: an agency, witnesses, officials."""
    return one.kind in ("institution", "witness") or _MANY.search(one.speaker) is not None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _unabbreviated(text: str, boundaries: list[re.Match[str]]) -> tuple[int, int] | None:
    """The last boundary that is no full stop of an abbreviation."""
    for boundary in reversed(boundaries):
        if boundary[0][0] == "." and _abbreviated(text[max(0, boundary.start() - 8) : boundary.start()]):
            continue
        return boundary.start(), boundary.end()
    return None


def _reach(text: str, sentence: Sentence, match: re.Match[str], subject: int) -> tuple[int, int]:
    """What part of the sentence is credited: all of it where the verb closes a clause, else what follows."""
    behind = text[match.end() : min(sentence.end, match.end() + 60)]
    if re.match(r"\s*(?:[,.;\"”]|\Z)", behind):
        return sentence.start, sentence.end
    if _CLOSES.match(behind) or (match[0] in ("told", "tells") and _TOLD_CLOSES.match(behind)):
        return sentence.start, sentence.end
    before = text[sentence.start : subject].strip()
    if before.endswith(",") and match[0] in _SAID and _SAID_THERE.match(behind):
        return sentence.start, sentence.end
    if not before or (len(before) < 40 and not re.search(r"\d", before)):
        return sentence.start, sentence.end
    if before.endswith((',"', '"', "”")) and match[0] in _SAID:
        return sentence.start, sentence.end  # what was quoted before: "…," he said outside
    if (
        before.endswith((",", ',"', '"', "”", "'"))
        and match[0] in ("told", "said", "added")
        and re.match(r"\s(?:[A-Z]|a |the |reporters|local|an )", behind)
    ):
        return sentence.start, sentence.end
    return subject, sentence.end


def _is_behind(text: str, span: tuple[int, int], end: int) -> bool:
    """Whether what follows a verb of saying is its subject."""
    name = text[span[0] : span[1]]
    if _WHERE.match(name):
        return False  # Ana Ruiz, a nurse, said on the radio
    if not name or _SHORT_CLAUSE.search(name) or len(name.split()) > 18:
        return False
    pieces = name.split(",")[0].split()
    named = len(pieces) > 1 and pieces[-1][0].isupper() and pieces[-2][0].isupper()
    speaks = any(word.casefold() in _WORDS["speaker"] for word in _WORD.findall(name))
    return name[0].isupper() or (speaks and (named or len(pieces) <= 6) and _is_speaker(name, strict=True))


def _is_speaker(name: str, strict: bool) -> bool:
    """Whether a noun phrase can speak: a name, an office, an agency."""
    bare = re.findall(r"[\w'’-]+", name)
    if not bare:
        return False
    if len(bare) > 1 and bare[0].casefold() in ("another", "some", "about") and bare[-1][0].isdigit():
        return False  # another 44
    if any(word.casefold().removesuffix("'s").removesuffix("’s") in _SPEAKERS for word in bare):
        return not (
            strict
            and bare[-1].casefold()
            in ("one", "some", "many", "others", "people", "man", "woman", "several", "both", "another")
        )
    if not strict and bare[0].casefold() in _THE and 1 < len(bare) <= _FEW_WORDS and not _counts(bare):
        return True  # the railroad says
    if bare[0].casefold() in _STOP or any(word[0].isdigit() for word in bare):
        return any(word[0].isupper() for word in bare[1:]) and not any(word[0].isdigit() for word in bare)
    if bare[0][0].isupper() and (len(bare) > 1 or len(bare[0]) > 2 or bare[0].isupper()):
        return not (len(bare) == 1 and bare[0].casefold() in _NOT_NAMES)
    return any(word[0].isupper() for word in bare[1:])


def _counts(bare: list[str]) -> bool:
    return any(word[0].isdigit() for word in bare)


def _heads(name: str) -> bool:
    """Whether the words before the colon of a headline speak: an office, an agency by its letters."""
    bare = _WORD.findall(name)
    return bool(bare) and (
        bare[-1].casefold() in _SPEAKERS or (len(bare) == 1 and bare[0].isupper() and len(bare[0]) > 1)
    )


_NOT_NAMES = _WORDS["no name"]


def _attribution(text: str, start: int, end: int, rule: str, confidence: float) -> Attribution:
    name = " ".join(text[start:end].split())[:_LIMIT]
    return Attribution(name, _kind(name), start, end, rule, confidence)


def _kind(name: str) -> str:
    """What sort of speaker a name is."""
    bare = _WORD.findall(name)
    small = {word.casefold().removesuffix("'s").removesuffix("’s") for word in bare}
    names = sum(word[0].isupper() and word.casefold() not in _KNOWN for word in bare[1:])
    if _UNNAMED.match(name) and names < 2:
        return "anonymous"
    named = [word for word in bare if word[0].isupper() and word not in _NO_NAME_FIRST]
    if small & _WORDS["office"] and named:
        return "named_official"
    if small & _WORDS["medium"]:
        return "media"
    if small & _WORDS["witness"]:
        return "witness"
    if small & _WORDS["institution"] or any(word.isupper() and len(word) > 2 for word in bare):
        return "institution"
    if small & (_WORDS["unnamed"] | _WORDS["office"]):
        return "anonymous"
    return "named_official" if named else "other"
