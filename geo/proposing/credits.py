"""Who is credited in a sentence, and with how much of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazetteer.lexicon import words
from geo.proposing.lexicon import Lexicon
from geo.proposing.pronouns import person_meant
from geo.proposing.sayers import is_subject, named_behind, subject_before
from geo.proposing.sentences import Sentence
from geo.proposing.voices import LIMIT, Attribution, attribution_of, is_header, is_speaker

__all__ = ["Credit", "credits_of"]

_WORDS = Lexicon.shared().classes


@dataclass(frozen=True, slots=True)
class Credit:
    """A speaker and the part of the text that they are credited with."""

    attribution: Attribution
    first: int
    last: int
    at: int


_SAID = words("said says say added adds explained stated told testified announced")
_SAYINGS = _WORDS["saying"]
#: These stand before their speaker too, where they close a sentence: ten died, confirmed the ministry.
_INVERTED = _SAID | words(
    "confirmed confirms reported reports insisted insists claimed claims warned warns estimated noted admitted informed"
    " tweeted wrote writes continued went"
)
_PUT = _WORDS["put"]
_SMALL = re.compile(r"[a-z]+")
_ACCORDING = re.compile(
    r"(?i)\b(?:according to|citing|quoting|as reported by|per(?= the )|told by|attributed to|"
    r"(?:by|on|in) (?:the|an?) (?:\w+ )?(?:words|account|count|estimate|view|tally|reckoning|version|telling) of|"
    r"(?:reported|confirmed|announced|given) by)\s+"
)
#: Of these only what stands before them in the clause is told: 6.0, against 5.8 reported by the survey.
_CLAUSE = re.compile(r"(?i)(?:reported|confirmed|announced|given) by")
_ACCORDING_SIGNS = ("ccording", "iting ", "uoting ", " by ", "ttributed", " of ", " per ")
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
_PRONOUNS = words("he she they it")
_PERSONAL = words("i we you who which that it there this these those")
_PARTICIPLE = re.compile(r"\s+(?:to|by|as|in|at)\b")
_QUOTED_AS = re.compile(r"\s+([^,;:\"“”]{3,90}?)\s+as\s+saying\b")
_PASSIVE = re.compile(
    r"(?i)\b(?:was|were|been|being|be|is|are|to|not|of|no|the|a|an|in|at|for|with|by|than|and|or|get|got|may|might|should|must|can|its|his|her|their|your|our|my|any|several|many|immediate|other|least|so|widely|previously|never)\s*\Z"
)
_IS_NOW = re.compile(r"(?i)\b(?:was|were|been|is|are)(?: (?:now|still|also|first|later|then|\w+ly))+\s*\Z")
_BACK_PLAIN = re.compile(r"\s(?:--?|–|—)\s+([\w][\w '’]{1,40})\.?\Z")
_FRONT = re.compile(r"\A\s*([A-Z][\w .&'’-]{1,40}?)\s?:\s")
_BACK = re.compile(r"(?:\s?(?::|-|--|–|—)\s+|\s-(?=[a-z]))([A-Za-z][\w .&'’-]{1,40})\Z")
#: Who took a picture says nothing in it.
_PICTURE = re.compile(r"(?i)\b(?:photos?|photograph|pictures?|images?|credit|video)\s?\Z")
#: Mayor Ana Ruiz: "We counted ten."
_NAMED_QUOTE = re.compile(r"(?!(?:His|Her|Their|My|Our|Its) )([A-Z][\w’']*(?: [\w.&’'-]+){1,6}):\s+(?=[\"“])")
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
    r"\s(?:(?:in|on|at|about|of|after|late|early|here)\b[^,.;]{1,50}|(?:yesterday|today|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"(?: \w+)?),"
)
_CLOSED = re.compile(r"(?: (?:on|late|early|in|to) [^,.;]{1,40})?\s*(?:[.\"”]|,[\"”]?\s|\Z)")
_ENDS_CLAUSE = re.compile(r"\s*(?:[,.;]|\Z)")
_CLAUSE_END = re.compile(r",\s|[;:]")
_GOES_ON = re.compile(r"\s+(?:had|has|have|was|were|is|are|would|could|will)\b")
_FOUND_SO = words("reported confirmed believed declared")
_SO = re.compile(r"\s+(?:missing|dead|killed|injured|wounded|hurt|trapped|safe|alive)\b")
_OFFICE = re.compile(rf"(?i)\b(?:{'|'.join(sorted(_WORDS['office'] | _WORDS['unnamed']))})\b")
_MEASURED = re.compile(r"\b(?:put|estimated|measured|recorded|given|counted|confirmed)\b(?= (?:at|as|to)?)")
_BY = re.compile(
    r"\d[^,;\"“”]{0,30}? by ((?:(?:the|a|an|its) )?(?:(?:[A-Z]\.)+|[\w’'-]+)"
    r"(?: (?!(?:and|at|on|in|to|of the|struck)\b)[\w’'-]+){0,4})"
)
_COUNTS = ("count", "tally", "reckoning", "estimate", "figure", "list", "toll", "account", "words", "version")
#: By the state's latest count; in the mayor's words; the company's list leaves 34 unaccounted for.
_COUNT_OF = re.compile(
    r"(?:\b(?:[Bb]y|[Ii]n|[Oo]n) |\A|(?<=[.!?] ))((?:(?:[Tt]he|an?) )?[\w-]+(?: [\w-]+){0,3}?)[’']s"
    rf" (?:own |latest |first |official |last )?(?:{'|'.join(_COUNTS)})s?\b"
)
_PUT_IT = re.compile(r" it(?:[.,;]|\Z)")
_PUTS = re.compile(r"\bputs?\b")
_SPOKE = words("spoke spoken speak speaks talk talks talked knows knew")
#: These say only where they close what was said: the statement went on; "six were hurt," the chief continued.
_CONTINUES = words("went goes continued continues recalls")
_GOES_ON_SAYING = re.compile(r"(?: on)?\s*(?:[.:;]|,[\"”]?\s|\Z)")
_SPOKE_OF = re.compile(r" (?:on \w+ )?of ")
#: The survey revised the magnitude from 6.6 to 6.8.
_REVISED = words("revised raised corrected lowered upgraded downgraded")
_A_TOLL = re.compile(r" (?:the|its) (?:\w+ )?(?:magnitude|toll|number|figure|estimate|count|death|total)\b")
#: The survey said, but there were no reports of injuries: the article says so.
_BUT_THERE = re.compile(r",\s(?:but|though|although|while|and) there (?:was|were|is|are|have|has)\b")
_COUNT_REACH = 40  # characters behind 'by the state's count' that it gives
_COMMA = 2  # characters: the comma before 'by the state's count' closes what it gives
_TAIL = 60  # characters at the end of a sentence in which its speaker may stand alone
_LEFT = 240  # characters before a verb of saying in which its subject is looked for
_LONGEST = 1500  # characters of a sentence in which credits are looked for


def credits_of(text: str, sentence: Sentence, persons: list[Attribution]) -> list[Credit]:
    """The credits of a sentence; persons among them are remembered."""
    start, end = sentence.start, min(sentence.end, sentence.start + _LONGEST)
    part = text[start:end]
    found = [
        Credit(attribution_of(text, match.start(1), match.end(1), "headline", sure), start, end, start)
        for match, sure in _headers(text, sentence, start, end)
    ]
    if any(sign in part for sign in _ACCORDING_SIGNS):
        found += _according(text, start, end)
    if any(noun in part for noun in _COUNTS):
        found += _counts(text, start, end)
    if " by " in part and _MEASURED.search(part):
        found += _by(text, start, end)
    if " put" in part:
        found += _each(text, start, end)
    found += _sayings(text, sentence, end, persons)
    persons += [credit.attribution for credit in found if credit.attribution.rule != "pronoun"]
    opens = _OPENS.match(text, start, min(end, start + LIMIT)) if not found else None
    if opens and (opens[2] or _OFFICE.search(opens[1])):
        last = (
            opens.end(2) if opens[2] else opens.end(1)
        )  # the spokesman, Bo Lind, denied it: 'he said' may follow
        persons.append(attribution_of(text, opens.start(1), last, "says", 0.7))
    return found


def _headers(text: str, sentence: Sentence, start: int, end: int) -> Iterator[tuple[re.Match[str], float]]:
    """Who stands before a colon or behind a dash, alone, and how sure that is."""
    behind = max(start, end - _TAIL)
    if sentence.headline:
        for match in (_FRONT.match(text, start, end), _BACK.search(text, behind, end)):
            if match and is_header(match[1]) and not _PICTURE.search(text, start, match.start()):
                yield match, 0.7
    elif (match := _NAMED_QUOTE.match(text, start, end)) and is_speaker(match[1], strict=False):
        yield match, 0.7
    elif (match := _BACK_PLAIN.search(text, behind, end)) and is_header(match[1]):
        yield match, 0.6


def _according(text: str, start: int, end: int) -> Iterator[Credit]:
    """Ten were hurt, according to the mayor."""
    for match in _ACCORDING.finditer(text, start, end):
        span = named_behind(text, match.end(), end)
        if span and text[span[0] : span[1]].partition(" ")[0].casefold() not in _PERSONAL | _PRONOUNS:
            clause = _CLAUSE.match(text, match.start(), match.end())
            first = max(start, text.rfind(",", start, match.start())) if clause else start
            yield Credit(attribution_of(text, *span, "according to", 0.9), first, end, match.start())


def _counts(text: str, start: int, end: int) -> Iterator[Credit]:
    """By the state's latest count, ten were hurt."""
    for match in _COUNT_OF.finditer(text, start, end):
        if not is_header(match[1]):
            continue
        holder = attribution_of(text, match.start(1), match.end(1), "according to", 0.75)
        counted = match[0][:3].casefold() in ("by ", "in ", "on ")
        first = max(start, text.rfind(",", start, match.start() - _COMMA)) if counted else start
        last = min(end, match.end() + _COUNT_REACH) if counted else end
        yield Credit(holder, first, last, match.start())


def _each(text: str, start: int, end: int) -> Iterator[Credit]:
    """Organisers put it at ten, the ministry at six."""
    for match in _EACH.finditer(text, start, end):
        if is_speaker(match[1], strict=True) and _PUTS.search(text, start, match.start()):
            other = attribution_of(text, match.start(1), match.end(1), "each puts", 0.75)
            yield Credit(other, match.start(1), end, match.end(1))


def _sayings(text: str, sentence: Sentence, end: int, persons: list[Attribution]) -> Iterator[Credit]:
    """The mayor said that ten were hurt; but not what is said within a quotation."""
    told: list[Attribution] = []
    for match in _SMALL.finditer(text, sentence.start, end):
        if match[0] not in _SAYINGS or not _is_word(text, match):
            continue
        credit = _spoken(text, sentence, match, [*persons, *told])
        if credit is None:
            continue
        closes = credit.attribution.rule == "says" and text[match.end() : match.end() + 1] in (".", ",", "")
        if not closes and _inside(text, sentence.start, match.start()):
            continue
        yield credit
        if credit.attribution.rule not in ("pronoun", "and said"):
            told.append(credit.attribution)  # a doctor said that she had counted 23


def _by(text: str, start: int, end: int) -> list[Credit]:
    """Put at 6.2 by the observatory and at 6.4 by the survey: each for what stands before it."""
    opens = _MEASURED.search(text, start, end)
    if opens is None:
        return []
    found, first = [], start
    for match in _BY.finditer(text, opens.end(), end):
        if is_speaker(match[1], strict=False):
            credit = attribution_of(text, match.start(1), match.end(1), "by", 0.75)
            found.append(Credit(credit, first, match.start(1), match.start(1)))
        first = match.end()
    return found


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether small letters are a word of their own, and 'put' a verb of saying: police put the toll at ten."""
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 12]
    if before.isalnum() or before == "_" or behind[:1].isalnum():
        return False
    return match[0] not in ("put", "puts") or behind.partition(" ")[2].partition(" ")[0].rstrip(",.") in _PUT


def _inside(text: str, start: int, at: int) -> bool:
    """Whether a place lies within double quotation marks that open in the sentence."""
    part = text[max(start, at - 2000) : at]
    if "“" in part or "”" in part:
        return part.rfind("“") > part.rfind("”")
    return (part.count('"') % 2 == 1 and part.lstrip()[:1] == '"') or (
        part.count('"') % 2 == 1 and ', "' not in part[:1] and part.rfind(' "') > part.rfind('" ')
    )


def _spoken(text: str, sentence: Sentence, match: re.Match[str], persons: list[Attribution]) -> Credit | None:
    """The credit of a verb of saying: its subject, before or behind it."""
    start, end, verb = sentence.start, sentence.end, match[0]
    left = text[max(start, match.start() - _LEFT) : match.start()].rstrip()
    if verb == "quoted" and (source := _QUOTED_AS.match(text, match.end(), end)):
        return Credit(
            attribution_of(text, source.start(1), source.end(1), "says", 0.8), start, end, match.start()
        )
    if verb == "quoted" and text.startswith(" as saying", match.end()):
        left = re.sub(r" (?:was|were|is|are)\Z", "", left)  # Ana Ruiz, of the survey, was quoted as saying
    if verb in _INVERTED and verb != "told" and (not left or left[-1] in ",\"”'’"):
        span = named_behind(text, match.end() + 1, end)
        closes = span is not None and _CLOSED.match(text, span[1], end) is not None
        told = span is not None and (closes or verb in _SAID) and is_subject(text, span, end, closes)
        if span and told and not _goes_on(text, span, end):
            return Credit(attribution_of(text, *span, "said by", 0.85), start, end, match.start())
    if verb in _SAID and _AND.search(left):
        return _shared(text, sentence, match)
    if verb in _FOUND_SO and _SO.match(text, match.end(), end):
        return None  # two Spaniards earlier reported missing
    if verb in _SPOKE and not _SPOKE_OF.match(text, match.end()):
        return None
    if verb in _CONTINUES and not _GOES_ON_SAYING.match(text, match.end()):
        return None
    if verb in _REVISED and not _A_TOLL.match(text, match.end()):
        return None
    if verb == "saying" or _PASSIVE.search(left[-16:]) or _IS_NOW.search(left[-30:]):
        return None
    if left.endswith(",") and verb not in _SAID | {"quoted"} and _PARTICIPLE.match(text, match.end(), end):
        return None  # two men, believed to be brothers
    subject = subject_before(left)
    if subject is None:
        return None
    begin, after, name = subject
    offset = max(start, match.start() - _LEFT)
    scope = _reach(text, sentence, match, offset + begin)
    if verb in ("put", "puts") and text.startswith(" at ", match.end()):
        scope = match.start(), _clause_end(text, match.end(), end)
    if name.casefold() in _PRONOUNS:
        person = person_meant(text, start, match.start(), name.casefold(), persons)
        if person is None:
            return None
        meant = Attribution(person.speaker, person.kind, person.start, person.end, "pronoun", 0.7)
        return Credit(meant, *scope, match.start())
    closing = _ENDS_CLAUSE.match(text, match.end(), end) is not None or verb in _SPOKE | _CONTINUES
    if verb == "found" and not (closing and left[: begin or len(left)].rstrip().endswith(",")):
        return None  # police found two bodies; two were hurt, the inquiry found
    if name.casefold() in _PERSONAL or not is_speaker(name, strict=verb not in _SAID and not closing):
        return None
    credit = attribution_of(text, offset + begin, offset + after, "says", 0.85)
    if credit.kind == "named_official" and _WHICH.match(text, offset + after, match.start()):
        credit = replace(
            credit, kind="institution"
        )  # a firm, which owns the bus: nobody whom 'he' stands for
    return Credit(credit, *scope, match.start())


def _clause_end(text: str, at: int, end: int) -> int:
    """Where the clause ends that a place lies in."""
    stop = _CLAUSE_END.search(text, at, end)
    return stop.start() if stop else end


def _goes_on(text: str, span: tuple[int, int], end: int) -> bool:
    """Whether what follows a verb of saying is a clause: Ms Ortiz, said a man had died."""
    return text[span[0]].islower() and _GOES_ON.match(text, span[1], end) is not None


def _shared(text: str, sentence: Sentence, match: re.Match[str]) -> Credit | None:
    """The army denied it and said nobody was hurt: the subject opens the sentence."""
    first = _OPENS.match(text, sentence.start, min(match.start(), sentence.start + LIMIT))
    if (
        first is None
        or not is_speaker(first[1], strict=False)
        or first[1].casefold() in _PERSONAL | _PRONOUNS
    ):
        return None
    meant = attribution_of(text, first.start(1), first.end(1), "and said", 0.7)
    return Credit(meant, match.end(), sentence.end, match.start())


def _reach(text: str, sentence: Sentence, match: re.Match[str], subject: int) -> tuple[int, int]:
    """What part of the sentence is credited: all of it where the verb closes a clause, else what follows."""
    behind = text[match.end() : min(sentence.end, match.end() + 60)]
    if match[0] in ("put", "puts") and _PUT_IT.match(behind):
        return sentence.start, sentence.end
    if _BUT_THERE.match(behind):
        return sentence.start, match.end()
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
