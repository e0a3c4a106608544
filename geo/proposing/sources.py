"""Who is named as a source without a verb of saying: 'according to', 'by the count of', 'two dead: police'."""

from __future__ import annotations

import re

from gazetteer.lexicon import words
from geo.proposing.pronouns import PRONOUNS, person_meant
from geo.proposing.sayers import PASSIVE, is_somebody, named_behind
from geo.proposing.sentences import Sentence
from geo.proposing.voices import WORD, Attribution, Credit, attribution_of, is_header, is_speaker

__all__ = ["named_in"]

_COUNTS = tuple("count tally reckoning estimate figure list account toll number view version words".split())
_COUNTED = f"(?:{'|'.join(_COUNTS)})s?"
_ACCORDING = re.compile(
    r"(?i)\b(?:citing|quoting|per(?= the )|told by|attributed to|(?:as )?(?:reported|confirmed|announced|given) by|"
    rf"according to(?: (?:the|an?) (?:\w+ )?{_COUNTED} of)?|(?:by|in|on|at) (?:the|an?) (?:\w+ )?{_COUNTED} of|"
    rf"(?:is|was|were|are) the (?:\w+ )?{_COUNTED} (?:of|from|by|given by))\s+"
)
#: Of these only what stands before them in the clause is told: 6.0, against 5.8 reported by the survey.
_CLAUSE = ("reported by", "confirmed by", "announced by", "given by")
_ACCORDING_SIGNS = ("ccording", "iting ", "uoting ", " by ", "ttributed", " per ", *_COUNTS)
_NO_SOURCE = words("he she they which whom this that these those how what")
_NAME_WORDS = 4
_BACK_REACH = 60  # characters at the end of a headline
_BY_ON_IN = ("by", "on", "in")
_BACK_PLAIN = re.compile(r"\s(?:--?|–|—)\s+([\w][\w '’]{1,40})\.?\Z")
_FRONT = re.compile(r"\A\s*([A-Z][\w .&'’-]{1,40}?)\s?:\s")
_BACK = re.compile(r"(?:\s?(?::|-|--|–|—)\s+|\s-(?=[a-z]))([A-Za-z][\w .&'’-]{1,40})\Z")
#: Who took a picture says nothing in it.
_PICTURE = re.compile(r"(?i)\b(?:photos?|photograph|pictures?|images?|credit|video)\s?\Z")
#: Mayor Ana Ruiz: "We counted ten."
_NAMED_QUOTE = re.compile(
    r"(?!(?:His|Her|Their|My|Our|Its) )([A-Z][\w’']*(?: [\w.&’'-]+){1,6}(?:, [^,:.\"“]{2,60}){0,2}):\s+(?=[\"“])"
)
#: Ana Ruiz of the prosecutor's office: around 250 officers took part.
_NAMED_COLON = re.compile(
    r"([A-Z][\w’'-]*(?: [A-Z][\w.’'-]+){1,3}(?:,| of| for| from) (?:the |a |an )?[^,:.;\"“\d]{3,60}): (?=[a-z\d])"
)
#: Who else puts a number: organisers put it at ten, the ministry at six.
_EACH = re.compile(
    r"""(?x)(?:[,;]|,?\ and|\ while|\ but)\ ((?:(?:the|an?|its|their)\ )?(?:[\w.’'-]+\ ){0,5}?[\w.’'-]+)
    (?:\ put\ (?:it|them|the\ \w+))?\ at\ (?=(?:\w+\ ){0,3}?\d)"""
)
_CLOSED = re.compile(r"\s*[.;]?\s*\Z")
_MEASURED = re.compile(
    r"\b(?:put|estimated|measured|recorded|given|counted|listed|revised|raised|lowered|corrected|updated|cut)\b"
    r"(?! (?:in|off|out|down|up|on)\b)"
)
_BY = re.compile(
    rf"(?:\d|{_MEASURED.pattern})[^,;\"“”]{{0,40}}? by (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
#: By the state's latest count; the company's list leaves 34 unaccounted for.
_COUNT_OF = re.compile(
    r"(?:\b[BbOoIi][yn] |\A|(?<=[.!?] ))(?:((?:(?:[Tt]he|an?) )?[\w-]+(?: [A-Z]\w+){0,3})[’']s|(its|his|her|their)) "
    rf"(?:own |latest |first |official )?{_COUNTED}\b"
)
#: The relief council's figure of ten; the ministry closed its count at ten.
_FIGURE_OF = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]heir) ((?:[\w’'-]+ ){0,3}?[\w’'-]+)(?:[’']s)? (?:own |latest |last |first )?"
    r"(?:figure|count|toll|tally|estimate|number) (?:of|is|was|stands at|stood at) (?=[\w ]{0,20}?\d)"
)
_COUNT_BEHIND = re.compile(
    rf"\b[Tt]he (?:[\w-]+ )?{_COUNTED} of (the (?:[\w’'-]+ ){{0,4}}?[\w’'-]+) "
    r"(?:is|was|stands at|stood at) "
)
_CLOSED_AT = re.compile(
    r"\b([Tt]he (?:[\w’'-]+ ){0,3}?[\w’'-]+) (?:has |had )?(?:closed|ended) its (?:count|list|toll|tally) at "
)
_GIVE_VERBS = (
    " gives ",
    " gave ",
    " carries ",
    " has it",
    " had it",
    " tells it",
    " sees it",
    " puts it",
    " put it",
)
#: Who gives a number of what: the patrol gives the victims as four women; the centre carries 190 as missing.
_GIVES = re.compile(
    r"(?:\A|(?<=[.;] )|(?<=, )|(?<=\n))((?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) )?"
    r"(?:[\w.&’'-]+ ){0,7}?[\w.&’'-]+) (?:gives|gave|carries) (?=[^,;:\"“”]{2,60} as )"
)
#: Whose account closes a sentence: six were shot, the paper has it; as the affidavit has it.
_HAS_IT = re.compile(
    r"(?:, (?:as )?|\bas )((?:[Tt]he )?(?:[\w.&’'-]+ ){0,5}?[\w.&’'-]+) (?:has|had|tells|sees|puts|put) it(?=[.,;]|\Z)"
)
#: Who is named in brackets with what he or she is, at the end of a line.
_BRACKETED = re.compile(r"\(([A-Z][\w.’'-]+ (?:[\w.’'-]+ ){0,2}[A-Z][\w’'-]+, [^()\d]{3,60})\)(?=\.?\Z| - )")
_NOBODYS = words("official officials death dead")
_PUTS = re.compile(r"\bputs?\b")
_A_NUMBER = re.compile(r"\d")
_COUNT_REACH = 40  # characters behind 'by the state's count' that it gives


def named_in(text: str, sentence: Sentence, end: int, persons: list[Attribution]) -> list[Credit]:
    """Whom a sentence, up to an end, names as its source; persons were credited before it."""
    part = text[sentence.start : end]
    found = _beside_colon(text, sentence, end)
    if any(sign in part for sign in _ACCORDING_SIGNS):
        found.extend(_according(text, sentence.start, end, persons))
    if any(noun in part for noun in _COUNTS):
        found.extend(_by_count(text, sentence.start, end, persons))
    if " by " in part:
        found.extend(_by(text, sentence.start, end))
    if " put" in part:
        found.extend(_each(text, sentence.start, end))
    if any(verb in part for verb in _GIVE_VERBS):
        found.extend(_gives(text, sentence.start, end))
    if " (" in part:
        found.extend(_bracketed(text, sentence.start, end))
    return found


def _bracketed(text: str, start: int, end: int) -> list[Credit]:
    """140 houses washed away (Ana Ruiz, spokeswoman of the relief office): what stands before it in its line."""
    found = []
    for match in _BRACKETED.finditer(text, start, end):
        if is_speaker(match[1], strict=True):
            first = max(start, text.rfind(" - ", start, match.start()))
            credit = attribution_of(text, *match.span(1), "headline", 0.7)
            found.append(Credit(credit, first, match.start(), match.start()))
    return found


def _gives(text: str, start: int, end: int) -> list[Credit]:
    """The patrol gives the victims as four women; six were shot, the paper has it."""
    found = []
    for match in _GIVES.finditer(text, start, end):
        if is_speaker(match[1], strict=False):
            credit = attribution_of(text, *match.span(1), "says", 0.7)
            found.append(Credit(credit, match.start(1), end, match.end(1)))
    for match in _HAS_IT.finditer(text, start, end):
        if is_speaker(match[1], strict=False):
            found.append(
                Credit(attribution_of(text, *match.span(1), "says", 0.75), start, end, match.start(1))
            )
    return found


def _beside_colon(text: str, sentence: Sentence, end: int) -> list[Credit]:
    """Before or behind the colon or dash of a headline; before the colon of a quotation."""
    start = sentence.start
    last = max(start, end - _BACK_REACH)
    spans = []
    if sentence.headline:
        front, back = _FRONT.match(text, start, end), _BACK.search(text, last, end)
        if front and is_header(front[1]):
            spans.append(front.span(1))
        if (
            back
            and (is_header(back[1]) or _is_named(text, start, back))
            and not _PICTURE.search(text, start, back.start())
        ):
            spans.append(back.span(1))
    elif (quote := _NAMED_QUOTE.match(text, start, end)) and is_speaker(quote[1], strict=False):
        spans.append(quote.span(1))
    elif (told := _NAMED_COLON.match(text, start, end)) and is_speaker(told[1], strict=True):
        spans.append(told.span(1))
    elif (back := _BACK_PLAIN.search(text, last, end)) and is_header(back[1]):
        spans.append(back.span(1))
    return [Credit(attribution_of(text, *span, "headline", 0.7), start, end, start) for span in spans]


def _according(text: str, start: int, end: int, persons: list[Attribution]) -> list[Credit]:
    """Behind 'according to', 'citing', 'confirmed by', 'by the count of'."""
    found = []
    for match in _ACCORDING.finditer(text, start, end):
        span = named_behind(text, match.end(), end)
        if span is None or text[slice(*span)].split()[0].casefold() in _NO_SOURCE:
            continue
        name, signal = text[slice(*span)].casefold(), match[0].strip().casefold()
        rule = "citing" if signal in ("citing", "quoting") else "according to"
        source = (
            person_meant(text, start, name, persons, match.start())
            if name in PRONOUNS
            else attribution_of(text, *span, rule, 0.9)
        )
        in_clause = signal in _CLAUSE or (signal[:2] in _BY_ON_IN and text[match.start() - 2] != ",")
        first = max(start, text.rfind(",", start, match.start())) if in_clause else start
        if source:
            found.append(Credit(source, first, end, match.start()))
    return found


def _by_count(text: str, start: int, end: int, persons: list[Attribution]) -> list[Credit]:
    """By the state's count, sickened 332: so much behind it; '…, by its count.': what stands before it."""
    found = []
    for match in _COUNT_OF.finditer(text, start, end):
        holder = (
            attribution_of(text, *match.span(1), "according to", 0.75)
            if match[1]
            else person_meant(text, start, match[2], persons, match.start())
        )
        inside = match[0][:2].casefold() in _BY_ON_IN and not _CLOSED.match(text, match.end(), end)
        first = max(start, text.rfind(",", start, match.start())) if inside else start
        last = min(end, match.end() + _COUNT_REACH) if inside else end
        if holder:
            found.append(Credit(holder, first, last, match.start()))
    for match in (
        *_FIGURE_OF.finditer(text, start, end),
        *_CLOSED_AT.finditer(text, start, end),
        *_COUNT_BEHIND.finditer(text, start, end),
    ):
        if is_header(match[1]) and match[1].rpartition(" ")[2].casefold() not in _NOBODYS:
            holder = attribution_of(text, *match.span(1), "according to", 0.75)
            found.append(Credit(holder, match.start(), min(end, match.end() + _COUNT_REACH), match.start()))
    return found


def _each(text: str, start: int, end: int) -> list[Credit]:
    """Organisers put it at ten, the ministry at six: the ministry."""
    return [
        Credit(attribution_of(text, *match.span(1), "each puts", 0.75), match.start(1), end, match.end(1))
        for match in _EACH.finditer(text, start, end)
        if is_speaker(match[1], strict=True) and _PUTS.search(text, start, match.start())
    ]


def _is_named(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether what ends a headline in small letters is a name or somebody: '18 dead in raid: Orla News', ': ranger'."""
    before, name = WORD.findall(text, start, match.start()), match[1].split()
    return (
        text[match.start() : match.start(1)].strip() == ":"
        and len(name) <= _NAME_WORDS
        and (all(word[0].isupper() for word in name) or is_somebody(match[1]))
        and sum(word[0].islower() for word in before) * 2 > len(before)
    )


def _by(text: str, start: int, end: int) -> list[Credit]:
    """Put at 6.2 by the observatory and at 6.4 by the survey: each for what stands before it."""
    opens = _MEASURED.search(text, start, end)
    if opens is None:
        return []
    found: list[Credit] = []
    first = start
    for match in _BY.finditer(text, opens.start(), end):
        span = named_behind(text, match.end(), end)
        passive = bool(found) or PASSIVE.search(text[max(start, match.start() - 16) : match.start()])
        if span and is_speaker(text[slice(*span)], strict=not passive):
            credit = attribution_of(text, *span, "by", 0.75)
            comma = text.rfind(", ", first, match.start())
            other = comma > 0 and _A_NUMBER.search(
                text, first, comma
            )  # at 6.0, against 5.8 measured by the survey
            found.append(Credit(credit, comma if other else first, span[0], span[0]))
            first = span[1]
    return found
