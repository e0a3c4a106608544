"""Who says what stands in a sentence, by its verbs of saying: police said, '…,' said a nurse, the mayor was quoted."""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.lexicon import words
from geo.proposing.lexicon import Lexicon
from geo.proposing.pronouns import PRONOUNS, person_meant
from geo.proposing.sayers import (
    PASSIVE,
    is_plain_subject,
    is_somebody,
    is_subject,
    named_behind,
    subject_before,
)
from geo.proposing.sentences import Sentence
from geo.proposing.voices import LIMIT, Attribution, Credit, attribution_of, is_speaker

__all__ = ["opening_subject", "said_in"]

_WORDS = Lexicon.shared().classes
_SAID = words("said says say added adds explained stated told testified announced")
#: Verbs whose subject may stand behind them: 'two were killed, confirmed the mayor'.
_BEHIND = (_SAID - {"told"}) | words(
    "report reports reported confirm confirms confirmed informed warns warned writes wrote tweeted notes noted"
    " recalls recalled insists insisted reckons reckoned estimates estimated claims claimed admitted continued"
)
_ENDS_SPEECH = tuple(",\"”'’")
_SAYINGS = _WORDS["saying"]
_PUT = _WORDS["put"]
_SMALL = re.compile(r"[a-z]+")
#: When, where or to whom somebody spoke, and no more: nothing is said behind it.
_CLOSES = re.compile(
    r"""(?xi)\s*(?:on|in\ an?|at\ a|late|early|yesterday|today|this\ (?:morning|week|afternoon|evening)|us(?=\.?\Z)
    |(?:mon|tues|wednes|thurs|fri|satur|
    sun)day|earlier|shortly|
    after|during|here|to)\b[^,]*\.?\Z"""
)
_TOLD_CLOSES = re.compile(
    r"""(?x)\s*\w[\w.\ -]{1,40}(?:\s(?:on|late|early)\b[^,]*|\s(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|
    [Ff]ri|[Ss]atur|[Ss]un)day)?\.?\Z"""
)
_PERSONAL = words("i we you who which that it there this these those")
_NOT_NAMED = _PERSONAL | PRONOUNS.keys()
_PARTICIPLE = re.compile(r"\s+(?:to|by|as|in|at)\b")
_QUOTED_AS = re.compile(r"\s+([^;:\"“”]{3,140}?),?\s+as\s+(?:saying|telling)\b")
_AS_SAYING = re.compile(r"[^,;:\"“”]{0,60}\sas\s(?:saying|telling)\b")
_WAS = re.compile(r"\s(?:was|were|is|are|has been|have been|had been)\Z")
_REPORTS_SAY = re.compile(
    r"\s(?:had |have |also )?(?:indicate[ds]?|sa(?:y|id)|suggest\w*|puts?|spoken?|speak|claim\w*|from|of)\b"
)
#: Reports of nobody in particular.
_RUMOUR = re.compile(
    r"(?i)(?:(?:the|some|other|early|earlier|initial|first|previous|preliminary|unconfirmed) )*reports\Z"
)
_MONEY = re.compile(r"\s(?:[$£€¥]|(?:US|A|NZ|C)\$|Rs|[A-Z]{2,3}\s?\d)")
_ON = re.compile(r"(?: on)?(?:\sto\ssay|\s*[.:;]|\s*,[\"”]?\s|\Z)")
#: Verbs that say something with another word: pointed out, made it clear, put forward.
_WITH_MORE = {
    "pointed": re.compile(" out"),
    "points": re.compile(" out"),
    "made": re.compile(" (?:it )?clear"),
}
#: The ministry issued a statement saying; the mayor defended it, saying.
_SAYING_SO = re.compile(
    r"(?:,|\b(?:statement|bulletin|note|report|update|message|release|letter|tweet)(?: \w+){0,2})\Z"
)
_DOING = words("saying reporting warning")
_IS = re.compile(r"\s(?:is|are|was|were)(?: now| also| still)?\Z")
_LEFT_NOW = 30
_IS_NOW = re.compile(r"(?i)\b(?:was|were|been|is|are)(?: (?:now|still|also|first|later|then|\w+ly))+\s*\Z")
_WHICH = re.compile(r"(?:\s\([^()]{1,14}\))?,\swhich\b")
_AND = re.compile(r"\s(?:and|but)(?: (?:later|also|then))?\Z")
#: The subject that opens a sentence, before its first verb.
_OPENS = re.compile(
    r"""(?x)([A-Z][\w.’'-]*(?:\ [\w.’'-]+){0,7}?)(,\ [A-Z][\w.’'-]+(?:\ [A-Z][\w.’'-]+){1,3},)?
    \ (?:(?:has|have|had|also|later)\ )?
    (?:denied|confirmed|condemned|rejected|defended|apologi[sz]ed|gave|blamed|accused|refused|declined|praised
    |welcomed|disputes|disputed|denies|rejects|confirms|admits|admitted|contests|contested|called|visited|issued|held
    |offered|acknowledged|dismissed|ruled\ out|identified|named|urged|ordered|said|told
    |released|published|posted|appealed
    |warned|updated|spoke|defends|urges|condemns|criticised|criticized)\b"""
)
#: Where or how somebody said what stands before it: the council said in a bulletin, adding that.
_SAID_THERE = re.compile(
    r"\s(?:(?:in|on|at|late|early|here)\b[^,.;]{1,50}|(?:yesterday|today|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"(?: \w+)?),"
)
#: Behind a verb of saying that closes what was said: police said; because the prosecutor says so.
_SAID_ALL = re.compile(r"\s*(?:[,.;\"”]|(?:so|then|at the time|it(?=[,.;]))\b|\Z)")
_SAID_OF = re.compile(r"\s(?:of|about)\b")
#: That something is said behind the verb: a clause.
_COMPLEMENT = re.compile(
    r"\b(?:that|was|were|is|are|had|has|have|been|would|could|will|did|died|killed|injured|wounded|arrested|missing|dead)\b"
)
_ENDS_CLAUSE = re.compile(r"\s*(?:[,.;]|\Z)")
_PUT_VERBS = words("put puts")
#: What shows a figure, and is no film of it.
_SHOW = words("show shows showed suggest suggests suggested indicated")
_RECORD = re.compile(
    r"(?i)\b(?:figures|data|records|documents|reports?|survey|study|statistics|tally|poll|papers|lists?|estimates?|count|autops\w+|inquir\w+|investigation)\b"
)
#: With these, what opens the sentence is a speaker: the state counts ten.
_SURE = words(
    "confirmed confirms reports reported estimates estimated counts puts announced announces warned warns insists"
    " insisted"
)
_CLAUSE_END = re.compile(r",\s|[;:]")
_GOES_ON = re.compile(r"\s+(?:had|has|have|was|were|is|are|would|could|will)\b")
_FOUND_SO = words("reported confirmed believed thought declared feared")
_SO = re.compile(r"\s+(?:to (?:have|be)|missing|dead|killed|injured|wounded|hurt|trapped|safe|alive)\b")
_OFFICE = re.compile(rf"(?i)\b(?:{'|'.join(sorted(_WORDS['office'] | _WORDS['unnamed']))})\b")
#: What is said in court: two were killed, the inquest heard.
_HEARD = words("heard")
_COURT = re.compile(
    r"(?i)\b(?:court|jury|jurors|inquest|inquiry|hearing|trial|tribunal|panel|parliament|senate)\Z"
)
_SPOKE = words("spoke spoken speak speaks talk talks talked knows knew")
#: These say only where they close what was said: the statement went on; "six were hurt," the chief continued.
_CONTINUES = words("went goes continued continues recalls")
_SPOKE_OF = re.compile(r" (?:on \w+ )?of ")
#: The survey revised the magnitude from 6.6 to 6.8.
_REVISED = words("revised raised corrected lowered upgraded downgraded updated")
_A_TOLL = re.compile(r" (?:the|its) (?:\w+ )?(?:magnitude|toll|number|figure|estimate|count|death|total)\b")
#: The survey said, but there were no reports of injuries: the article says so.
_BUT_THERE = re.compile(r",\s(?:but|though|although|while|and) there (?:was|were|is|are|have|has)\b")
_ITS_REPORT = re.compile(r"(?i)its (?:\w+ )?(?:report|statement|bulletin|figures|list|update|website|count)")
_JOINED = re.compile(r"\s(?:as|while|but|after)\Z")
#: Before who says it within a clause about somebody: a man who, police said, opened fire.
_RELATIVE = re.compile(
    r"(?:\b(?:an?|the|\d+|two|three|four|five|six|several) (?:[\w’'-]+ ){1,4})?\b(?:who|which|that),\Z"
)
_LEFT = 240  # characters before a verb of saying in which its subject is looked for


def said_in(text: str, sentence: Sentence, end: int, persons: list[Attribution]) -> list[Credit]:
    """The credits of the verbs of saying of a sentence, up to an end; persons were credited before it."""
    found: list[Credit] = []
    told = list(persons)
    for match in _SMALL.finditer(text, sentence.start, end):
        if match[0] not in _SAYINGS or not _is_word(text, match):
            continue
        credit = _spoken(text, sentence, match, told)
        if credit is None:
            continue
        closes = credit.attribution.rule == "says" and text[match.end() : match.end() + 1] in (".", ",", "")
        if _inside(text, sentence.start, match.start()) and not closes:
            continue
        found.append(credit)
        if credit.attribution.rule not in ("pronoun", "and said"):
            told.append(credit.attribution)  # a doctor said that she had counted 23
    return found


def opening_subject(text: str, sentence: Sentence, end: int) -> Attribution | None:
    """Who opens a sentence and answers in it, if that is a person: the spokesman, Bo Lind, denied it."""
    opens = _OPENS.match(text, sentence.start, min(end, sentence.start + LIMIT))
    if opens is None or not (opens[2] or _OFFICE.search(opens[1])):
        return None
    return attribution_of(text, opens.start(1), opens.end(2) if opens[2] else opens.end(1), "says", 0.7)


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether small letters are a word of their own, and 'put' a verb of saying: police put the toll at ten."""
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 12]
    if before.isalnum() or before == "_" or behind[:1].isalnum():
        return False
    return match[0] not in _PUT_VERBS or behind.partition(" ")[2].partition(" ")[0].rstrip(",.") in _PUT


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
    if verb == "quoted" or (verb in ("cited", "cites") and _QUOTED_AS.match(text, match.end(), end)):
        return _quoted(text, sentence, match, left)
    if verb in ("report", "reports") and _REPORTS_SAY.match(text, match.end()):
        return None  # early reports say
    if verb == "announced" and _MONEY.match(text, match.end(), end):
        return None  # who gives it
    if verb in _WITH_MORE and not _WITH_MORE[verb].match(text, match.end()):
        return None
    if verb == "saying" and _SAYING_SO.search(left):
        return _shared(text, sentence, match)
    if verb in _CONTINUES and (sentence.headline or not _ON.match(text, match.end(), end)):
        return None
    if (verb in _SAID and verb != "told" and not left) or (verb in _BEHIND and left.endswith(_ENDS_SPEECH)):
        span = named_behind(text, match.end() + 1, end)
        stands = span and (
            is_subject(text, span, end) or is_plain_subject(text, span, start, match.start(), end)
        )
        if span and stands and not _goes_on(text, span, end):
            return Credit(attribution_of(text, *span, "said by", 0.85), start, end, match.start())
    if verb in _SAID and _AND.search(left):
        return _shared(text, sentence, match)
    if verb in _FOUND_SO and _SO.match(text, match.end(), end):
        return None  # two Spaniards earlier reported missing
    if verb == "told" and (heard := _WAS.search(left)):
        verb, left = "heard", left[: heard.start()]  # the court was told
    if verb in _HEARD and not (_COURT.search(left) and _ENDS_CLAUSE.match(text, match.end(), end)):
        return None
    if verb in _SPOKE and not _SPOKE_OF.match(text, match.end()):
        return None
    if verb in _REVISED and not _A_TOLL.match(text, match.end()):
        return None
    if verb in _DOING and (now := _IS.search(left[-_LEFT_NOW:])):
        left = left[: len(left) - len(now[0])]  # police are saying
    elif verb in _DOING or PASSIVE.search(left[-16:]) or _IS_NOW.search(left[-_LEFT_NOW:]):
        return None
    if left.endswith(",") and verb not in _SAID and _PARTICIPLE.match(text, match.end(), end):
        return None  # two men, believed to be brothers
    subject = None if left.endswith(("-", "–", "—")) else subject_before(left)
    if subject is None:
        return None
    begin, after, name = subject
    offset = max(start, match.start() - _LEFT)
    scope = _reach(text, sentence, match, offset + begin)
    if verb in ("put", "puts") and text.startswith(" at ", match.end()):
        scope = match.start(), _clause_end(text, match.end(), end)
    if name.casefold() in PRONOUNS:
        meant = person_meant(text, start, name, persons, match.start())
        return Credit(meant, *scope, match.start()) if meant else None
    closing = _ENDS_CLAUSE.match(text, match.end(), end) is not None or verb in _SPOKE | _CONTINUES
    if verb == "found" and not (closing and left[: begin or len(left)].rstrip().endswith(",")):
        return None  # police found two bodies; two were hurt, the inquiry found
    if (verb in _SHOW and not _RECORD.search(name)) or _RUMOUR.match(name):
        return None
    plain = verb in _SAID or closing or (verb in _SURE and not left[: begin or 0].strip())
    plain = plain or (verb in _PUT_VERBS and _A_TOLL.match(text, match.end()) is not None)
    somebody = sentence.headline and closing and is_somebody(name)
    if name.casefold() in _PERSONAL or not (somebody or is_speaker(name, strict=not plain)):
        return None
    credit = _owner(text, sentence, name, persons) or attribution_of(
        text, offset + begin, offset + after, "says", 0.85
    )
    if credit.kind == "named_official" and _WHICH.match(text, offset + after, match.start()):
        credit = replace(
            credit, kind="institution"
        )  # a firm, which owns the bus: nobody whom 'he' stands for
    return Credit(credit, *scope, match.start())


def _owner(text: str, sentence: Sentence, name: str, persons: list[Attribution]) -> Attribution | None:
    """Whose report says it: the centre confirmed ten deaths; 150 are missing, its report says."""
    if not _ITS_REPORT.fullmatch(name):
        return None
    first = _OPENS.match(text, sentence.start, min(sentence.end, sentence.start + LIMIT))
    if first is not None and is_speaker(first[1], strict=False):
        return attribution_of(text, *first.span(1), "says", 0.7)
    meant = person_meant(text, sentence.start, "it", persons, sentence.start)
    return meant and replace(meant, rule="says")


def _quoted(text: str, sentence: Sentence, match: re.Match[str], left: str) -> Credit | None:
    """The credit of 'quoted': the agency quoted the mayor as saying; the mayor was quoted by the agency."""
    start, end = sentence.start, sentence.end
    passive = _WAS.search(left)
    if passive is None:
        source = _QUOTED_AS.match(text, match.end(), end)
        span = source.span(1) if source else None
    else:
        subject = (
            subject_before(left[: passive.start()]) if _AS_SAYING.match(text, match.end(), end) else None
        )
        offset = max(start, match.start() - _LEFT)
        span = (offset + subject[0], offset + subject[1]) if subject else None
    if span is None or text[slice(*span)].casefold() in _NOT_NAMED:
        return None
    return Credit(attribution_of(text, *span, "says", 0.8), start, end, match.start())


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
    if first is None or not is_speaker(first[1], strict=False) or first[1].casefold() in _NOT_NAMED:
        return None
    meant = attribution_of(text, first.start(1), first.end(1), "and said", 0.7)
    return Credit(meant, match.end(), sentence.end, match.start())


def _reach(text: str, sentence: Sentence, match: re.Match[str], subject: int) -> tuple[int, int]:
    """What part of the sentence is credited: all of it where the verb closes a clause, else what follows."""
    behind = text[match.end() : min(sentence.end, match.end() + 60)]
    if _BUT_THERE.match(behind):
        return sentence.start, match.end()
    before = text[sentence.start : subject].strip()
    if who := _RELATIVE.search(before):
        return sentence.start + who.start(), sentence.end  # a man who, police said, opened fire
    if _SAID_ALL.match(behind):
        return sentence.start, sentence.end
    if _CLOSES.match(behind) or (match[0] in ("told", "tells") and _TOLD_CLOSES.match(behind)):
        return sentence.start, sentence.end
    if before.endswith(",") and match[0] in _SAID and (_SAID_THERE.match(behind) or _SAID_OF.match(behind)):
        return sentence.start, sentence.end
    if _JOINED.search(before):
        return subject, sentence.end  # seven held as the premier warns of more
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
    if before.endswith(",") and not _COMPLEMENT.search(text, match.end(), sentence.end):
        return sentence.start, sentence.end  # two were killed, the mayor told a radio, visibly upset
    return subject, sentence.end
