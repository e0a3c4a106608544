"""Whom 'he', 'it' and 'they' stand for, of those who were credited or presented before."""

from __future__ import annotations

import re

from geo.proposing.lexicon import Lexicon
from geo.proposing.voices import Attribution, attribution_of

__all__ = ["person_meant"]

_WORDS = Lexicon.shared().classes
_OFFICES = "|".join(word.capitalize() for word in sorted(_WORDS["office"]))
_NAMED = re.compile(rf"\b(?:[A-Z]\w+ )?(?:{_OFFICES}) (?:[A-Z][\w.'’-]+ ?){{1,3}}(?<! )")
#: Who is named with what he or she is: Ana Ruiz, counsel of the inquiry.
_PRESENTED = re.compile(
    r"\b[A-Z]\w+ (?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+(?=, (?:an?|the|its|\d\d|[a-z]+) [\w ]+)"
)
#: Who opens a sentence with a name and an age, or with what he or she is: Ana Ruiz, 24, ran; a guest, Bo Lind, fled.
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){1,3}"
_OPENING = re.compile(
    rf"(?:\A|(?<=[.!?”\"]\s)|(?<=\n))(?:An? (?:[\w-]+ ){{0,3}}[\w-]+, ({_NAME}), (?=[a-z])|({_NAME}), (?=\d\d,))"
)
_LOOK_BACK = 2000  # characters in which a pronoun's person is looked for
#: Several speakers: officials, two sources, volunteers of a foundation.
_MANY = re.compile(
    r"\A(?:(?:[Tt]he|[Ss]ome|[Ss]everal|[Tt]wo|[Tt]hree) )?(?:[\w-]+ ){0,2}?\w{3,}(?<!ss)s(?= of | in | from |\Z)"
)
_GROUP = re.compile(r"(?i)\b(?:group|militants|rebels|party|movement|front)\b")
_BACK_TO = 3  # speakers that 'it' may look back over


def person_meant(
    text: str, before: int, at: int, pronoun: str, persons: list[Attribution]
) -> Attribution | None:
    """Whom a pronoun stands for: the nearest person credited or presented, else the nearest named with an office."""
    if pronoun == "it":
        return next((one for one in reversed(persons[-_BACK_TO:]) if _is_body(one)), None)
    if pronoun == "they":
        return next((one for one in reversed(persons) if _are_several(one)), None)
    single = next((one for one in reversed(persons) if one.kind != "institution"), None)
    offset = max(0, before - _LOOK_BACK)
    opening = _last(_OPENING, text[offset:at])
    if opening is not None and (single is None or (single.end or 0) <= offset + opening.start()):
        which = 1 if opening[1] else 2
        return attribution_of(
            text, offset + opening.start(which), offset + opening.end(which), "pronoun", 0.6
        )
    if single is not None:
        return single
    named = _last(_NAMED, text[offset:before]) or _last(_PRESENTED, text[offset:before])
    if named is None:
        return None
    return attribution_of(text, offset + named.start(), offset + named.end(), "pronoun", 0.6)


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
