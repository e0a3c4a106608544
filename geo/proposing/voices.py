"""What sort of speaker a name is: an office, an agency, a paper, a witness, or none that can speak."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.lexicon import words
from geo.proposing.lexicon import Lexicon

__all__ = ["LIMIT", "SPEAKERS", "WORD", "Attribution", "Credit", "attribution_of", "is_header", "is_speaker"]


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
class Credit:
    """A speaker and the part of a text that they are credited with.

    Attributes
    ----------
    attribution : Attribution
        Who it is.
    first, last : int
        Where the part begins and ends.
    at : int
        Where the credit stands.
    """

    attribution: Attribution
    first: int
    last: int
    at: int


_WORDS = Lexicon.shared().classes
_STOP = _WORDS["stop"]
SPEAKERS = _WORDS["speaker"] | _WORDS["person"]
_THE = words("the a an its his her their this that")
WORD = re.compile(r"[\w'’-]+")
_NO_NAME_FIRST = words("The A An One Two Three Four Some Several Many My Our His Her Its Their")
_UNNAMED = re.compile(
    r"(?i)(?:an?|one|the) (?:[\w.]+ ){0,3}(?:official|source|officer|spokes\w+)\b"
    r"|(?:[\w.]+ ){0,3}(?:official|source)s\Z"
)
_BODIES = "|".join(word.capitalize() for word in sorted(_WORDS["medium"] | _WORDS["institution"]))
#: Somebody by a name of two words or more and the body that he or she is of: Major Bo Lind of the road police.
_PERSON = re.compile(rf"(?:(?!(?:The|{_BODIES})\b)[A-Z][\w.’'-]+ ){{2,4}}(?:of|from|at|with)\b")
_KNOWN = _WORDS["office"] | _WORDS["medium"] | _WORDS["institution"] | _WORDS["unnamed"]
_FEW_WORDS = 6
_FEW_LETTERS = 6  # of the name of an agency
_PLURAL = re.compile(r"\w{2}[^\Ws]s\Z")
LIMIT = 160


def is_speaker(name: str, strict: bool) -> bool:
    """Whether a noun phrase can speak: a name, an office, an agency."""
    bare = re.findall(r"[\w'’-]+", name)
    if not bare:
        return False
    if len(bare) > 1 and bare[0].casefold() in ("another", "some", "about") and bare[-1][0].isdigit():
        return False  # another 44
    if any(word.casefold().removesuffix("'s").removesuffix("’s") in SPEAKERS for word in bare):
        return not (
            strict
            and bare[-1].casefold()
            in ("one", "some", "many", "others", "people", "man", "woman", "several", "both", "another")
        )
    if not strict and bare[0].casefold() in _THE and 1 < len(bare) <= _FEW_WORDS and not _counts(bare):
        return True  # the railroad says
    if bare[0].casefold() in _NOT_NAMES and not any(word[0].isupper() for word in bare[1:]):
        return False  # five deaths
    if bare[0].casefold() in _STOP or any(word[0].isdigit() for word in bare):
        return any(word[0].isupper() for word in bare[1:]) and not any(word[0].isdigit() for word in bare)
    if bare[0][0].isupper() and (len(bare) > 1 or len(bare[0]) > 2 or bare[0].isupper()):
        return not (len(bare) == 1 and bare[0].casefold() in _NOT_NAMES)
    if any(word[0].isupper() for word in bare[1:]):
        return True
    return not strict and len(bare) <= _FEW_WORDS and _PLURAL.search(bare[-1]) is not None  # rescue crews


def _counts(bare: list[str]) -> bool:
    return any(word[0].isdigit() for word in bare)


def is_header(name: str) -> bool:
    """Whether the words before the colon of a headline speak: an office, an agency by its letters."""
    bare = WORD.findall(name)
    if not bare or bare[-1].casefold() in _WORDS["label"]:
        return False
    return bare[-1].casefold() in SPEAKERS or (
        len(bare) == 1 and bare[0].isupper() and 1 < len(bare[0]) <= _FEW_LETTERS
    )


_NOT_NAMES = _WORDS["no name"]


def attribution_of(text: str, start: int, end: int, rule: str, confidence: float) -> Attribution:
    """The speaker whom a span of a text names, with the rule that found it and how sure that is, 0 to 1."""
    name = " ".join(text[start:end].split())[:LIMIT]
    return Attribution(name, _kind(name), start, end, rule, confidence)


def _kind(name: str) -> str:
    """What sort of speaker a name is."""
    bare = WORD.findall(name)
    small = {word.casefold().removesuffix("'s").removesuffix("’s") for word in bare}
    names = sum(word[0].isupper() and word.casefold() not in _KNOWN for word in bare[1:])
    if _UNNAMED.match(name) and names < 2:
        return "anonymous"
    named = [word for word in bare if word[0].isupper() and word not in _NO_NAME_FIRST]
    if (small & _WORDS["office"] and named) or _PERSON.match(name):
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
