"""The noun behind a number or an article: where it ends, and of what class it is."""

from __future__ import annotations

from gazetteer.lexicon import PAST, THIRD_PERSON, VERBS, words
from geo.proposing.lexicon import Lexicon
from geo.proposing.numbers import Line
from geo.proposing.plurals import is_plural

__all__ = ["CLOSING", "NUMERIC", "is_adverb", "is_agent", "is_people", "kinds_of", "noun_at"]

NUMERIC = words(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen couple
    pair half dozens scores tens hundreds thousands millions billions several many numerous countless multiple few
    handful"""
)
_PAST = words(
    """fell broke fled ran went came got took hit lost left felt saw heard knew became began brought built
    bought drew drove ate fought flew gave grew kept led lay met paid rode rose sang sat slept spoke stood stole
    swam threw woke wore won wrote put cut let beat burst spread swept set tore shook hid sought swung dug hung
    stuck flung slid split sprang wept withdrew chose clung crept dealt fed found rang ripped drank dove blew shut
    sent sped remain remained taken given seen driven thrown fallen known shown"""
)
_INFLECTED = PAST | THIRD_PERSON
_BEARS = words(
    "march rally protest gather demonstrate flee clash suffer live lie sleep stay spent went came attend work wait"
)
#: Verbs that stand behind a bare number: thousands sleep outdoors, nine face charges.
_OF_NUMBERS = frozenset(
    "sleep sleeping slept attend mourn survive face await deny appear plead include".split()
)
_WITH_ARMS = frozenset(("carried", "wielded", "brandished", "wore"))
_NATIONALITIES = Lexicon.shared().classes["nationality"]
_NO_PERSON = Lexicon.shared().classes["no person"]
#: Endings of words for persons, by trade or by deed, in words of some length that are no known things.
_AGENTS = ("ist", "er", "eer", "or", "man", "woman", "ant", "ian", "ee")
_SHORTEST = 4
_QUOTES = ('"', "`", "“")
#: What opens a quotation where it is not written onto the word before, and what closes one.
_OPENING, CLOSING = (*_QUOTES, "'", "‘", "’"), ("'", "’", '"', "”")
#: Behind these another noun begins: the owner's car, a "tank".
_ANEW = ("'s", "’s", "&", "'", "’", "‘", *_QUOTES)
_HELD_TO_BE = ("confirmed", "alleged", "reported")
_SPAN = 8  # words between a number and its noun


def noun_at(line: Line, at: int, lexicon: Lexicon) -> tuple[int | None, int]:
    """The noun behind a number or an article, and the first word behind it.

    The last known noun that no other noun follows: "police officers", and nothing in "a gun battle".
    """
    small = line.small
    head: int | None = None
    last: int | None = None
    stop = min(len(line), at + _SPAN)
    j = at
    while j < stop:
        word = small[j]
        sign = not word[0].isalpha() or word == "and"
        if sign and (step := _joins(line, j, at, last, lexicon)):
            head = None if word in _ANEW else head
            j += step
            continue
        hyphened = j > at and small[j - 1] in ("-", "–") and line.tight(j)  # a sawn-off shotgun
        if not word[0].isalpha() or _is_stop(line, j, hyphened, lexicon):
            break
        if hyphened and word == "by" and small[j - 2] in ("passers", "passer"):
            j += 1
            continue
        verbal = not hyphened and _is_verbal(line, j, head, lexicon)  # but Turkish-backed
        if _ends(line, j, at, head, verbal, lexicon):
            break
        last = j
        known = lexicon.kinds(word)
        if known or not verbal:
            head = None if not known and is_adverb(word) else j
        j += 1
    if head is None:
        return None, at
    return head, head + 1 + _is_closed(line, at, head)


def _is_closed(line: Line, at: int, head: int) -> bool:
    """Whether a sign behind a noun closes what a sign before it opens: two "rebels", 13 alleged 'pirates'."""
    closes = head + 1 < len(line) and line.small[head + 1] in CLOSING and line.tight(head + 1)
    return closes and _opened(line, at, head)


def _opened(line: Line, at: int, after: int) -> bool:
    return any(line.small[j] in _OPENING and not line.tight(j) for j in range(at, after))


def _joins(line: Line, j: int, at: int, last: int | None, lexicon: Lexicon) -> int:
    """How many words from a sign, a number or an 'and' on stand within a noun: a .38 revolver, a 12-gauge gun."""
    small, raw, word = line.small, line.raw, line.small[j]
    ahead = j + 1 < len(line)
    if word in ("-", "–"):
        return line.tight(j) and line.tight(j + 1)
    if word in ("'s", "’s", "&"):
        return last is not None
    if word in ("'", "’") and line.tight(j):
        return last is not None and not _opened(line, at, j)
    if word in _OPENING:
        return ahead and j + 1 < at + _SPAN and line.tight(j + 1) and not line.tight(j)
    if word == "and":
        return last == j - 1 and _joins_names(line, j, lexicon)
    if word == ".":
        return 2 * (ahead and small[j + 1][0].isdigit() and line.tight(j + 1))
    if word[0].isdigit() and ahead and small[j + 1] != "-":
        return raw[j].isdigit() and (j == at or raw[j - 1].isupper())
    return word[0].isdigit()


def _is_stop(line: Line, j: int, hyphened: bool, lexicon: Lexicon) -> bool:
    """Whether a word is never within a noun."""
    word = line.small[j]
    if word not in lexicon.stop or line.raw[j] == "US" or (hyphened and word not in lexicon.verbs):
        return False
    return not (line.tight(j + 1) and line.small[j + 1] == "-")  # an off-duty officer


def _is_verbal(line: Line, j: int, head: int | None, lexicon: Lexicon) -> bool:
    """Whether a word looks like a verb, and not like one that stands before a noun."""
    word, behind = line.small[j], "" if head is None else line.small[head]
    verb = word in lexicon.verbs
    if word in lexicon.nouns or not (
        verb
        or word in lexicon.triggers
        or word.endswith(("ed", "ing"))
        or (behind and word in _INFLECTED)
        or (behind and is_plural(behind) and _acts(word, lexicon))
        or word in _PAST
    ):
        return False
    if word in _HELD_TO_BE and head is None:
        return not _leads_on(line, j, lexicon)  # 17 confirmed deaths, two alleged pirates
    if verb or word in _PAST or head != j - 1:
        return True
    plain = behind == "police" or not lexicon.kinds(behind)
    return not (plain and _leads_on(line, j, lexicon))  # Yemeni fishing boats


def _ends(line: Line, j: int, at: int, head: int | None, verbal: bool, lexicon: Lexicon) -> bool:
    """Whether a noun ends before a word."""
    small, raw, word = line.small, line.raw, line.small[j]
    if word in NUMERIC and j > at:
        return True
    if head is None:
        if verbal and (word in lexicon.verbs or word in _PAST or not _leads_on(line, j, lexicon)):
            return True
        if j == at and word in _WITH_ARMS:
            return True  # all eight carried rifles
        if j == at and word in _OF_NUMBERS:
            return True  # thousands sleep outdoors
        return j == at and word in _BEARS and not lexicon.stop.isdisjoint(small[j + 1 : j + 2])
    name = raw[j][0].isupper() and not raw[head][0].isupper()
    if name and not lexicon.kinds(small[head]) and is_people(raw[j]):
        name = not any(lexicon.kinds(other) for other in small[j + 1 : j + 3])  # two young British climbers
    if verbal or (name and small[head] not in ("old", "former")) or is_adverb(word) or word == "guilty":
        return True
    persons = head == j - 1 and is_plural(small[head]) and "person" in lexicon.kinds(small[head])
    return persons and not lexicon.kinds(word)  # 600 officers patrol


def _joins_names(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether an 'and' stands between two peoples before one noun: 23 Somali and Yemeni pirates."""
    if at + 2 >= len(line) or not (line.raw[at - 1][0].isupper() and line.raw[at + 1][0].isupper()):
        return False
    return any(
        lexicon.kinds(word) & {"person", "attacker", "suspect"} for word in line.small[at + 2 : at + 4]
    )


def _acts(word: str, lexicon: Lexicon) -> bool:
    stays = lexicon.classes["stay"] | lexicon.classes["plain verb"]
    return word in VERBS or word in lexicon.attack_words or word in lexicon.gathers or word in stays


def is_people(word: str) -> bool:
    """Whether a word is one of a people, or looks like it: a Greek, an Italian, a Pakistani."""
    if not word[0].isupper():
        return False
    looks = len(word) > _SHORTEST and word.endswith(("ian", "ean", "can", "ese", "ish", "ani", "eli"))
    return looks or word.casefold().removesuffix("s") in _NATIONALITIES or word.casefold() in _NATIONALITIES


def is_agent(word: str) -> bool:
    """Whether a word looks like what one person does: a beekeeper, a florist."""
    return word.endswith(_AGENTS) and len(word) > _SHORTEST and word not in _NO_PERSON and word not in NUMERIC


def is_adverb(word: str) -> bool:
    """Whether a word looks like an adverb: badly, seriously."""
    return word.endswith("ly") and word not in ("family", "july", "italy")


def _leads_on(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a participle belongs to a noun behind it: wounded men, badly damaged houses."""
    for j in range(at + 1, min(at + 7, len(line))):
        word = line.small[j]
        if line.tight(j) and (word in ("-", "–") or line.small[j - 1] in ("-", "–")):
            continue  # burned-out shops
        if word in _OPENING and not line.tight(j):
            continue  # alleged "rebels"
        if word == "." or line.small[j - 1] == ".":
            if line.tight(j) or line.tight(j + 1):
                continue  # a loaded .38-caliber revolver
            return False
        if lexicon.kinds(word) & {
            "person",
            "attacker",
            "weapon",
            "building",
            "vehicle",
            "responder",
            "demonstrator",
            "counted",
        }:
            return True
        if is_people(line.raw[j]):
            return True  # two missing Danes
        if not word[0].isalpha() or word in lexicon.stop or word in lexicon.verbs or word in NUMERIC:
            return False
    return False


def kinds_of(line: Line, head: int | None, lexicon: Lexicon) -> frozenset[str]:
    """What the noun at a place of a line may be, by the lexicon or by how it ends: a person, a building, a weapon."""
    if head is None:
        return frozenset()
    word, raw = line.small[head], line.raw[head]
    known = lexicon.kinds(word)
    if known:
        return known
    if word in _NO_PERSON:
        return frozenset()
    if (
        is_people(raw)
        or word.endswith(("ers", "ists", "men", "ants", "ians", "ees", "ors"))
        or (
            raw[0].isupper()
            and word.endswith(("ans", "ese", "ish", "is", "ens", "ards", "li", "ni", "qi", "an"))
            and head > 0
        )
    ):
        return frozenset(("person", "guess"))
    one = head > 0 and line.small[head - 1] == "one"
    return frozenset(("person", "guess")) if one and is_agent(word) else frozenset()
