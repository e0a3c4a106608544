"""Whom 'he', 'it' and 'they' stand for, of those who were credited or presented before."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.proposing.lexicon import Lexicon
from geo.proposing.voices import SPEAKERS, Attribution, attribution_of

__all__ = ["PRONOUNS", "person_meant"]

#: Pronouns of any case by the plain one.
PRONOUNS = {
    "he": "he",
    "she": "she",
    "it": "it",
    "they": "they",
    "him": "he",
    "her": "she",
    "them": "they",
    "his": "he",
    "its": "it",
    "their": "they",
}
_WORDS = Lexicon.shared().classes
_OFFICES = "|".join(word.capitalize() for word in sorted(_WORDS["office"]))
_NAMED = re.compile(rf"\b(?:[A-Z]\w+ )?(?:{_OFFICES}) (?:[A-Z][\w.'’-]+ ?){{1,3}}(?<! )")
#: Who is named with what he or she is: Ana Ruiz, counsel of the inquiry.
_PRESENTED = re.compile(
    r"\b[A-Z]\w+ (?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+(?=, (?:an?|the|its|\d\d|[a-z]+) [\w ]+)"
)
#: Who is the subject of a sentence, unless it suffers something: Bo Lind, 58, lost a son.
_SUBJECT_NAME = (
    r"(?!(?:On|In|At|By|For|From|After|Before|As|But|And|The|Since|Until|With|Among|Of|Late|Early|Last|Both)\b)"
    r"((?:An? (?:[\w-]+ ){1,4}?, )?[A-Z][\w’'-]+ (?:(?:[A-Z]\.|de|al|bin|van|von|[A-Z][\w’'-]+) ){0,2}[A-Z][\w’'-]+)"
    r"(?:, \d\d,|, (?:who|an?|the|[a-z]+ (?:of|at|in)) [^,.]{2,60},)?"
    r" (?!(?:was|were|(?:had|has) been|is) (?:killed|shot|arrested|wounded|injured|found|charged|dead|missing)|died)"
    r"[a-z]+"
)
_SUBJECT = re.compile(_SUBJECT_NAME)
_SUBJECT_BEFORE = re.compile(rf"(?:\A|[.!?][\"”]?\s){_SUBJECT_NAME}")
_BODY = re.compile(rf"(?i)\b(?:{'|'.join(sorted(_WORDS['institution'] | _WORDS['medium'] | {'the'}))})\b")
_SENTENCE = 300  # characters of a paragraph that are looked back over
_LOOK_BACK = 2000  # characters in which a pronoun's person is looked for
#: Several speakers: officials, two sources, volunteers of a foundation.
_MANY = re.compile(
    r"\A(?:(?:[Tt]he|[Ss]ome|[Ss]everal|[Tt]wo|[Tt]hree) )?(?:[\w-]+ ){0,2}?\w{3,}(?<!ss)s(?= of | in | from |\Z)"
)
#: Who opens a sentence, if they are several: residents broke the windows, they said.
_GROUP_OPENS = re.compile(r"((?:(?:The|Two|Three|Four|Five|Some|Several|[A-Z]\w+) )?(\w+s)) [a-z]")
_GROUP = re.compile(r"(?i)\b(?:group|militants|rebels|party|movement|front)\b")
_REPORTER = re.compile(r"(?i)\b(?:reporter|correspondent|journalist|editor)\b")
_BACK_TO = 3  # speakers that 'it' may look back over


def person_meant(
    text: str, before: int, pronoun: str, persons: list[Attribution], at: int
) -> Attribution | None:
    """Whom a pronoun stands for: the nearest person credited or presented, else the nearest named with an office.

    Parameters
    ----------
    text : str
        An article.
    before : int
        Where the sentence of the pronoun begins.
    pronoun : str
        A key of :data:`PRONOUNS`, in any case.
    persons : list of Attribution
        Who was credited before, in order.
    at : int
        Where the pronoun stands.

    Returns
    -------
    Attribution or None
        Who is meant, by the rule "pronoun", if that can be told.
    """
    plain = PRONOUNS[pronoun.casefold()]
    if plain == "it":
        meant = next((one for one in reversed(persons[-_BACK_TO:]) if _is_body(one)), None)
    elif plain == "they":
        meant = _several(text, before, persons, at)
    else:
        meant = _single(text, before, persons, at)
    return meant and replace(meant, rule="pronoun", confidence=0.7)


def _several(text: str, before: int, persons: list[Attribution], at: int) -> Attribution | None:
    """Whom 'they' stands for: residents, who open the sentence, else the nearest who are several."""
    opens = _GROUP_OPENS.match(text, before, at)
    if opens and opens[2].casefold() in SPEAKERS:
        return attribution_of(text, *opens.span(1), "pronoun", 0.6)
    return next((one for one in reversed(persons) if _are_several(one)), None)


def _single(text: str, before: int, persons: list[Attribution], at: int) -> Attribution | None:
    """Whom 'he' or 'she' stands for."""
    single = next((one for one in reversed(persons) if _is_single(one)), None)
    opens = _subject(text, before, at)
    if opens is not None and (single is None or single.start is None or single.start < opens[0]):
        return attribution_of(text, *opens, "pronoun", 0.6)
    if single is not None:
        return single
    offset = max(0, before - _LOOK_BACK)
    named = _last(_NAMED, text[offset:before]) or _last(_PRESENTED, text[offset:before])
    if named is None:
        return None
    return attribution_of(text, offset + named.start(), offset + named.end(), "pronoun", 0.6)


def _subject(text: str, before: int, at: int) -> tuple[int, int] | None:
    """Who is the subject of the pronoun's sentence, or of the one before it in the paragraph."""
    for opens in (
        _SUBJECT.match(text, before, at),
        _last(_SUBJECT_BEFORE, text[_paragraph(text, before) : before]),
    ):
        if opens and not _BODY.search(opens[1]):
            offset = 0 if opens.string is text else _paragraph(text, before)
            return offset + opens.start(1), offset + opens.end(1)
    return None


def _paragraph(text: str, before: int) -> int:
    """Where a paragraph begins, the last of its sentences at most."""
    return max(text.rfind("\n", 0, before) + 1, before - _SENTENCE)


def _is_body(one: Attribution) -> bool:
    """Whether 'it' may stand for a speaker: an agency, a paper, the railroad."""
    person = one.kind == "named_official" or (one.kind == "anonymous" and not _GROUP.search(one.speaker))
    return one.kind in ("institution", "media") or (
        not person and one.kind == "other" and one.speaker.startswith(("The ", "the "))
    )


def _is_single(one: Attribution) -> bool:
    """Whether 'he' may stand for a speaker: no agency, no paper but its reporter, and not relatives."""
    if one.kind == "media" and not _REPORTER.search(one.speaker):
        return False
    return one.kind == "named_official" or (one.kind != "institution" and not _MANY.search(one.speaker))


def _are_several(one: Attribution) -> bool:
    """Whether 'they' may stand for a speaker: an agency, witnesses, officials."""
    return one.kind in ("institution", "witness") or _MANY.search(one.speaker) is not None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None
