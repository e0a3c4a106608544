"""The name that stands before a verb of saying, or behind it."""

from __future__ import annotations

import re

from geo.proposing.lexicon import Lexicon
from geo.proposing.voices import LIMIT, SPEAKERS, WORD, is_speaker

__all__ = ["PASSIVE", "is_plain_subject", "is_somebody", "is_subject", "named_behind", "subject_before"]

_WORDS = Lexicon.shared().classes
_PHRASE_END = re.compile(
    r"""(?x)[,.;:()"“”]\s|[.;:"“”)]\Z|\s(?:--?|–|—)\s
    |\s(?:who|which|that|as|after|when|while|where|on|in\ a|at\ a|told|said|says|to|but|was|were|is|are|has|
    have|had|late|early|
    and\ (?:the|had|has|was|were|is|are|a)|by\ telephone|(?:mon|tues|wednes|thurs|fri|satur|sun)day|
    shortly|before|during|if|
    because)\b"""
)
#: What somebody is, behind the name: Ana Ruiz, a nurse at the clinic.
_ROLE_BEHIND = re.compile(
    r",(?: \d\d,)? (?:an?|the|head|chief|director|spokes\w+|governor|mayor|deputy|president) "
    r"[^,.;:()\"“”]{2,80}(?=[,.;:\"”])"
)
_NOBODY = _WORDS["stop"] | _WORDS["label"] | _WORDS["no name"]
_VERBS = Lexicon.shared().verbs | Lexicon.shared().befalls
_ABBREVIATED = _WORDS["abbreviation"]
_TAIL = re.compile(
    r"(?i)(?:\s+(?:so\s+far|at\s+first|at\s+the\s+time|\w+ly|has|have|had|also|later|earlier|then|now|would|could|did|will|previously|initially|originally|first|reportedly|"
    r"on|late|early|yesterday|today|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"still|only|simply|however|separately|meanwhile|are|is|further|just|jointly|repeatedly|officially|publicly|again|once|tuesday|night|morning|afternoon|evening))+\s*\Z"
)
_CUT = re.compile(
    r"(?i)(?:^|\s)(?:but|that|while|when|as|after|because|where|before|since|although|though|if|what|how|why|whether|which|who|"
    r"and|with|than|say|said|says|until|so|for)(?=\s)"
)
_BOUNDARY = re.compile(r"[,;:\"“”()]|\s(?:--?|–|—)\s|- -|[.!?…]['’]?\s(?=['‘“\"]?[A-Z])|['’]\s(?=[A-Z])")
_SHORT_CLAUSE = re.compile(
    r"(?i)\b(?:was|were|is|are|had|has|have|been|would|could|will|did|do|does|can|may|might|died|killed|fled|fell|found|"
    r"arrested|injured|he|she|it|they|we|there|that)\b"
)
#: A name that a small word may go on with: the Orla Observatory for Human Rights.
_NAME_SO_FAR = re.compile(
    r"\s*(?:[Tt]he |[Aa]n? )?(?:[A-Z][\w.’'-]* )(?:(?:[A-Z][\w.’'-]*|of|the|for|and) )*[A-Z][\w’'-]*"
)
_FINITE = re.compile(r"(?i)\b(?:was|were|is|are|had|has|have|would|could|will)\b")
#: Whom a relative clause speaks of: a distress call from seamen, who said.
_WHO = re.compile(r"(?:.*\b(?:from|by|with)\s|.*,\s|\A)((?:[^\s,]+ ){0,9}[^\s,]+),?\s+(?:who|which)\Z")
#: A clause between a speaker and the verb: the agency, which helps to search, said.
_RELATIVE = re.compile(r",\s(?:who|which|whose|citing|quoting|speaking)\s[^;:\"“”]{3,140},\Z")
#: Brackets behind a name: the Maritime Safety Authority (AMSA), which; Bo (he gives no other name).
_ASIDE = re.compile(r"\s\([^()\"“”]{2,50}\)(?=,?\Z)")
#: What stands before a word that is no active verb: 'was', 'the', 'not'.
PASSIVE = re.compile(
    r"""(?xi)\b(?:was|were|been|being|be|is|are|to|not|of|no|the|a|an|in|at|for|with|by|than|and|or|get|got|may|might|should
    |must|can|its|his|her|their|your|our|my|any|several|many|immediate|other|least|so|widely|previously|never)\s*\Z"""
)
_WHERE = re.compile(r"(?i)(?:on|in|at|to|by|from|during|after|here|late|early)\b")
_LAST_WORD = re.compile(r"[\w.]+\Z")
_TAIL_REACH = 40  # characters of adverbs before a verb of saying
_LONG_NAME = 16  # words
_JOINED = 8  # words of a speaker before "for", "and" or "with"
#: Somebody without a name: a ranger of the park, the coach operator.
_PLAIN = re.compile(r"(?:an?|the|one|another|his|her|its|their)(?: [\w’'-]+){1,8}")
_BARE = re.compile(r"[a-z][\w’'-]+(?: [a-z][\w’'-]+)?")
_LETTERS = re.compile(r"(?:\w\.)*\w")
_DIGIT = re.compile(r"\d")
_PRONOUNS = ("he", "she", "they", "it", "we", "i", "you")
_ENDS = re.compile(r"\s*(?:[,.;:]|\Z)")
_ROLE_WORDS, _FEW_WORDS = (
    12,
    6,
)  # words of 'a spokesman of the state's agency for roads', and of 'police in Orla'


def named_behind(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Where a name behind a word ends."""
    limit = min(end, at + LIMIT)
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


def subject_before(left: str) -> tuple[int, int, str] | None:
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
        if _SHORT_CLAUSE.search(name):
            return None  # nine people died, said
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
    last = name.rpartition(" ")[2]
    if " " in name and last in _PRONOUNS:
        begin, name = begin + len(name) - len(last), last  # they caught the man who, she believes, fled
    if not name or len(name.split()) > _LONG_NAME or _FINITE.search(name):
        return None
    return begin, after, name


def _cut(name: str) -> int:
    """Where the subject begins in a clause: behind its last conjunction, unless that joins two speakers."""
    found = 0
    for cut in _CUT.finditer(name):
        before = name[: cut.start()]
        joins = cut[0].strip().casefold() in ("and", "for", "with", "or")
        speaks = any(word.casefold() in SPEAKERS for word in WORD.findall(before))
        named = _NAME_SO_FAR.fullmatch(before, found) and name[cut.end() :].lstrip()[:1].isupper()
        if joins and (
            named or (speaks and len(before.split()) <= _JOINED and not _SHORT_CLAUSE.search(before))
        ):
            continue
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
        if (
            name[:1].isupper()
            and len(name.split()) <= 8
            and not _SHORT_CLAUSE.search(name)
            and not _DIGIT.search(name)
        ):
            return start
    return starts[min(1, len(starts) - 1)]


def _abbreviated(text: str) -> bool:
    """Whether the full stop behind a text belongs to its last word."""
    before = _LAST_WORD.search(text)
    return before is not None and (
        before[0].casefold() in _ABBREVIATED or _LETTERS.fullmatch(before[0]) is not None
    )


def _unabbreviated(text: str, boundaries: list[re.Match[str]]) -> tuple[int, int] | None:
    """The last boundary that is no full stop of an abbreviation."""
    for boundary in reversed(boundaries):
        if boundary[0][0] == "." and _abbreviated(text[max(0, boundary.start() - 8) : boundary.start()]):
            continue
        return boundary.start(), boundary.end()
    return None


def is_subject(text: str, span: tuple[int, int], end: int) -> bool:
    """Whether what follows a verb of saying is its subject."""
    name = text[span[0] : span[1]]
    if _WHERE.match(name):
        return False  # Ana Ruiz, a nurse, said on the radio
    if not name or _SHORT_CLAUSE.search(name) or len(name.split()) > 18:
        return False
    pieces = name.split(",")[0].split()
    named = len(pieces) > 1 and pieces[-1][0].isupper() and pieces[-2][0].isupper()
    speaks = any(word.casefold() in _WORDS["speaker"] for word in WORD.findall(name))
    few = len(pieces) <= (_ROLE_WORDS if _ENDS.match(text, span[1], end) else _FEW_WORDS)
    return name[0].isupper() or (speaks and (named or few) and is_speaker(name, strict=True))


def is_plain_subject(text: str, span: tuple[int, int], start: int, verb: int, end: int) -> bool:
    """Whether what follows a verb of saying and closes the sentence is somebody: '…,' said a ranger of the park.

    Who that is need not be known to speak; but what stands before the verb is a clause of its own, or a quotation.
    """
    name, before = text[span[0] : span[1]], text[start:verb].rstrip()
    quoted = before.endswith(('"', "”"))
    clause = before.endswith(",") and _SHORT_CLAUSE.search(before) and not _RELATIVE.search(before)
    return bool(
        (quoted or clause)
        and _PLAIN.fullmatch(name)
        and _ENDS.match(text, span[1], end)
        and not any(word in _VERBS or (word.islower() and word.endswith("ed")) for word in name.split())
    )


def is_somebody(name: str) -> bool:
    """Whether one or two small words of a headline may be somebody: 'two dead in fire: ranger'."""
    return _BARE.fullmatch(name) is not None and not any(
        word in _VERBS or word in _NOBODY or word.endswith(("ed", "ing")) for word in name.split()
    )
