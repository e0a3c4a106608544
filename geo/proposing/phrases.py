"""What is counted: a number and the noun that it belongs to, such as ``at least three live shells``."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from gazetteer.lexicon import THIRD_PERSON, words
from geo.proposing.labels import THEM, is_label
from geo.proposing.lexicon import Lexicon
from geo.proposing.nouns import NUMERIC, is_adverb, is_agent, is_people, kinds_of, noun_at
from geo.proposing.numbers import Line, Number, bound_behind, number_at
from geo.proposing.plurals import is_plural

__all__ = ["LOST", "Phrase", "phrases"]

_SINGLE = words("a an another")
_OWNERS = words("his her its their the my our your")
_THEIRS = words("his her their my our your")
_BURNS = words("burned burnt torched gutted destroyed collapses capsizes sinks derails sunk overturns")
_GROUPS = {"pair": 2, "duo": 2, "twosome": 2, "trio": 3, "threesome": 3, "foursome": 4, "quartet": 4}
_NO = words("no nobody none not zero without neither")
_ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth")
_YOUNG = words("girl boy child baby toddler")
_PARENTAL = words("mother father mum dad grandmother grandfather widow widower")
_STRONG = words("man strong member person")
_ONE_OF_FEW = words("other second third fourth fifth sixth")
_NOBODY = (("no", "one"), ("nobody",), ("no", "-", "one"), ("none",), ("not", "one"))
#: What stands between 'no' and what there is none of.
_OF_NONE = words(
    """immediate initial early further other serious major official confirmed known reports report word indication
    signs sign information of on about any significant additional civilian human material substantial apparent new more
    obvious"""
)
_CAUGHT = words("arrested caught captured held detained charged")
_HARMED, _DIES = words("injured wounded hurt missing"), words("died die dies dying gave succumbed")
#: What begins something that is counted, but for digits, words of a share, and nouns in headlines.
_BEGINS = _SINGLE.union(
    NUMERIC, _OWNERS, _NO, _GROUPS, words("parents himself herself twice thrice both last")
)
#: Kinds of thing that are told of as lost.
LOST = frozenset(("building", "vehicle"))


@dataclass(slots=True)
class Phrase:
    """A number with its noun, a single person or thing, or nobody.

    Attributes
    ----------
    number : Number
        The number; 1 for "a man"; 0 for "no casualties".
    first, after : int
        The first of its words, and the first behind it.
    head : int or None
        Index of the noun.
    kinds : frozenset of str
        Classes of the noun; empty where it is unknown.
    source : str
        number, single ("a man"), definite ("the man"), bare ("Gunman") or none.
    modifiers : list of int
        Words between the number and the noun.
    topics : list of str
        What it has been found to be a figure of.
    family : bool
        Several persons counted together: a mother and her two children.
    """

    number: Number
    first: int
    after: int
    head: int | None
    kinds: frozenset[str]
    source: str
    modifiers: list[int] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    family: bool = False

    @property
    def alone(self) -> bool:
        """Whether it is a number with neither a noun nor a unit: 31 died."""
        return self.source == "number" and self.head is None and self.number.unit is None


def phrases(line: Line, lexicon: Lexicon, headline: bool, families: bool = True) -> list[Phrase]:
    """Everything counted in a sentence, from left to right.

    Parameters
    ----------
    line : Line
        The sentence.
    lexicon : Lexicon
        Classes of words.
    headline : bool
        Whether nouns may lack their article.
    families : bool, optional
        Whether a person and so many of his or hers are counted together.

    Returns
    -------
    list of Phrase
        They may begin within one another, as in "two of the three victims".
    """
    found: list[Phrase] = []
    behind, shares = 0, lexicon.classes["share word"]
    for at, word in enumerate(line.small):
        if at < behind:
            continue
        if headline or word in _BEGINS or word in shares or word[0].isdigit():  # most words begin nothing
            phrase, behind = _begun(line, at, lexicon, headline)
            if phrase:
                found.append(phrase)
    return _joined(line, _families(line, found, lexicon) if families else found, lexicon)


def _begun(line: Line, at: int, lexicon: Lexicon, headline: bool) -> tuple[Phrase | None, int]:
    """What is counted from a word on, and where the next may begin."""
    word, phrase = line.small[at], None
    if word == "another" and line.small[at + 1 : at + 2] and line.small[at + 1] in NUMERIC:
        return None, at + 1  # another three
    if word in lexicon.classes["share word"] or word in _SINGLE:
        phrase = _share(line, at, lexicon)
    if phrase is None and (word in NUMERIC or word[0].isdigit()):
        number = number_at(line, at)
        if number is None:
            return None, at + 1
        phrase = None if is_label(line, number, lexicon) else _counted(line, number, lexicon)
        within = phrase is not None and phrase.first >= number.after
        return phrase, phrase.after if phrase is not None and within else number.after
    phrase = phrase or _without_number(line, at, lexicon, headline)
    if phrase is None or phrase.source == "definite" or word == "last":
        return phrase, at + 1
    return phrase, max(at + 1, phrase.after)


def _without_number(line: Line, at: int, lexicon: Lexicon, headline: bool) -> Phrase | None:
    """Who or what is counted without a number: a man, both, nobody, twice, or a bare noun of a headline."""
    small = line.small
    word = small[at]
    if word == "parents" or (word in _OWNERS and small[at + 1 : at + 2] == ["parents"]):
        return _parents(line, at, headline)
    if word in _SINGLE or word in _OWNERS:
        return _single(line, at, lexicon)
    if word in _NO:
        return _nobody(line, at, lexicon)
    if word in ("himself", "herself"):
        return Phrase(_sure(at, at + 1), at, at + 1, at, frozenset(("person", "self")), "definite")
    kinds = lexicon.kinds(word) if headline else frozenset()
    named = headline and word[0].isalpha() and (at == 0 or kinds & {"person", "attacker"})
    if named or kinds & LOST:  # Woman dead, School destroyed by fire
        phrase = _bare(line, at, lexicon) if named else None
        return _bare_thing(line, at, lexicon) if phrase is None and kinds & LOST else phrase
    if word in ("twice", "thrice") and at and _is_shot(line, at):
        times = 2 if word == "twice" else 3
        number = Number("exact", times, times, None, at, at + 1)
        return Phrase(number, at, at + 1, None, frozenset(("times",)), "number")
    if word == "last":
        return _last_of(line, at, lexicon)
    if word == "both":
        return _both(line, at, lexicon)
    if word in _GROUPS and at and small[at - 1] == "the" and small[at + 1 : at + 2] != ["of"]:
        return _group(at, _GROUPS[word])
    return None


def _families(line: Line, found: list[Phrase], lexicon: Lexicon) -> list[Phrase]:
    """A mother and her two children: three; a couple and their son: three; his wife and two daughters: three."""
    small, joined, kindred = line.small, list(found), lexicon.classes["kin"]
    for phrase in found:  # murdering wife and two daughters
        at, number = phrase.first, phrase.number
        kin = at > 2 and small[at - 1] == "and" and small[at - 2] in kindred and phrase.source == "number"
        bare = kin and (small[at - 3] in lexicon.triggers or small[at - 3] in (",", "of"))
        if bare and number.kind == "exact" and "person" in phrase.kinds and small[at] not in _THEIRS:
            size = 1 + (number.low or 1)
            phrase.number = Number("exact", size, size, None, at - 2, at - 1)
            phrase.first, phrase.family = at - 2, True
    for first, second in itertools.pairwise(found):
        if small[first.after : second.first] != ["and"] or "person" not in first.kinds & second.kinds:
            continue
        one, two = first.number, second.number
        couple = first.head is not None and small[first.head] == "couple"
        if (
            not (first.source in ("single", "definite") or couple)
            or first.head is None
            or two.unit is not None
        ):
            continue
        several = second.source == "number" and two.kind == "exact" and two.low is not None
        theirs = small[second.first] in _THEIRS and (several or second.source == "definite")
        if not theirs and not (several and small[first.first] in _THEIRS and not two.definite):
            continue
        if small[first.head].endswith("s") and small[first.head] not in ("boss", "waitress", "hostess"):
            continue
        size = (one.low or 1) + (two.low or 1)
        number = Number("exact", size, size, None, first.first, first.first + 1)
        at, kinds = joined.index(first), first.kinds & second.kinds
        both = Phrase(number, first.first, second.after, second.head, kinds, "number", family=True)
        joined[at : at + 2] = [both]
        break
    return joined


def _joined(line: Line, found: list[Phrase], lexicon: Lexicon) -> list[Phrase]:
    """His wife and another woman: two; a shotgun or a rifle: one."""
    small, joined = line.small, list(found)
    for first, second in itertools.pairwise(found):
        between = small[first.after : second.first]
        if (
            between == ["or"]
            and first.source == second.source == "single"
            and "weapon" in first.kinds & second.kinds
        ):
            number = first.number
        elif (
            between == ["and"]
            and first.source in ("single", "definite")
            and second.source == "single"
            and "person" in first.kinds & second.kinds
            and "self" not in second.kinds
            and not _are_parts(line, first, found)
        ) or (
            between == ["and"]
            and first.source == second.source == "single"
            and "vehicle" in first.kinds & second.kinds
            and not any(small[phrase.head or 0] in lexicon.classes["aircraft"] for phrase in (first, second))
        ):
            number = Number("exact", 2, 2, None, first.first, first.first + 1)
        else:
            continue
        if first not in joined or second not in joined:
            continue
        at = joined.index(first)
        source = "single" if between == ["or"] else "number"
        kinds = first.kinds & second.kinds
        joined[at : joined.index(second) + 1] = [
            Phrase(number, first.first, second.after, second.head, kinds, source)
        ]
    return joined


def _are_parts(line: Line, first: Phrase, found: list[Phrase]) -> bool:
    """Whether one and another are parts of those counted: two tourists, a Dane and a Swede; among them a cook."""
    if line.small[max(0, first.first - 2) : first.first] in (["among", "them"], ["among", "whom"]):
        return True
    comma = line.small[max(0, first.first - 1) : first.first] == [","]
    return comma and any(
        p.after == first.first - 1 and p.source == "number" and p.number.low == 2 for p in found
    )


def _sure(first: int, after: int, definite: bool = False) -> Number:
    return Number("exact", 1, 1, None, first, after, definite=definite)


def _counted(line: Line, number: Number, lexicon: Lexicon) -> Phrase | None:
    small, at = line.small, number.after
    if small[max(0, number.first - 2) : number.first] == ["family", "of"] and number.unit is None:
        family = number.first - 2
        return Phrase(number, family, at, family, frozenset(("person",)), "number")  # a family of four
    more = small[at : at + 2] == ["more", "of"] and small[at + 3 : at + 4] in (["'s"], ["’s"])
    if more:
        number.after = at = at + 1
    if small[at : at + 1] == ["of"]:
        behind = _of(line, number, lexicon)
        if isinstance(behind, Phrase):
            return behind
        at = behind
    share = 1 if small[at : at + 1] == ["%"] else 2 * (small[at : at + 2] == ["per", "cent"])
    if not share and at < len(line) and "unit" in lexicon.kinds(small[at]):
        share = 1  # ten miles south: no noun follows a unit
    if share:
        return Phrase(number, number.first, at + share, at + share - 1, frozenset(("unit",)), "number")
    if (
        small[at - 1] == "the"
        and small[at : at + 1]
        and small[at] in _HARMED
        and _DIES & set(small[at + 1 : at + 5])
    ):
        return Phrase(number, number.first, at + 1, at, frozenset(("person",)), "number")
    if small[at : at + 1] in (['"'], ["”"]) and line.tight(at) and number.kind != "exact":
        at += 1  # "no more than three" guards
    start = at
    while at < len(line) and small[at] in ("more", "other", "additional", "further", "extra"):
        at += 1
    head, after = noun_at(line, at, lexicon)
    if head is None:
        after = at
    act = next((j for j in (at, at + 1) if small[j : j + 1] in (["arrests"], ["murders"])), None)
    if head is not None and small[head + 1 : head + 2] == ["murders"]:
        act, head = head + 1, None  # 22 political murders
    if head is None and act is not None and small[at].isalpha() and small[at] not in lexicon.stop:
        return Phrase(number, number.first, act + 1, act, frozenset(("counted",)), "number")
    kinds = kinds_of(line, head, lexicon)
    if head is not None:
        after = head + 3 if _is_of_two_nouns(line, head, kinds, lexicon) else after
        after = bound_behind(line, number, after)
    return Phrase(number, number.first, after, head, kinds, "number", list(range(start, head or start)))


def _of(line: Line, number: Number, lexicon: Lexicon) -> Phrase | int:
    """Two of them; else where the noun behind 'of' begins: two of the three men, two of four bombs."""
    small, at = line.small, number.after
    following = small[at + 1] if at + 1 < len(line) else ""
    if small[at + 2 : at + 3] in (["'s"], ["’s"]) and line.raw[at + 1][0].isupper():
        inner = _number_in(line, at + 3)  # five of Orla's 29 firemen
        return inner.after if inner else at + 3
    if following in THEM:
        return Phrase(number, number.first, at + 2, None, frozenset(), "number")
    if following in ("the", "its", "his", "her", "their", "these", "those", "our"):
        inner = _number_in(line, at + 2)
        return inner.after if inner else at + 2
    if number.word or small[at - 1] in ("couple", "pair", "dozen"):
        return at + 1
    whole = _number_in(line, at + 1)
    if whole and not whole.unit:
        if number.low == 1 and small[number.first - 1 : number.first] in (["is"], ["was"]):
            others = _counted(line, whole, lexicon)
            if others is not None and "person" in others.kinds:
                return others  # he is one of three Danes killed
        return whole.after
    return Phrase(number, number.first, number.after, None, frozenset(("of",)), "number")


def _number_in(line: Line, at: int) -> Number | None:
    """The number that a word begins, if it looks like one."""
    like = at < len(line) and (line.small[at] in NUMERIC or line.small[at][0].isdigit())
    return number_at(line, at) if like else None


def _is_of_two_nouns(line: Line, head: int, kinds: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether two nouns are counted together: ten homes and shops."""
    joint, second, beyond = [*line.small[head + 1 : head + 4], "", "", ""][:3]
    if joint not in ("and", "or") or not second.endswith("s") or beyond in lexicon.nouns:
        return False
    return bool(kinds & lexicon.kinds(second) & {"building", "vehicle", "weapon", "person", "responder"})


def _share(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """Half the roof, much of a supermarket, a large section of the store."""
    small, shares = line.small, lexicon.classes["share word"]
    j = next((j for j in range(at, min(at + 3, len(line))) if small[j] in shares), None)
    if j is None or (j > at and small[at] not in _SINGLE):
        return None
    half = small[j] == "half"
    after = j + 1 + (small[j + 1 : j + 2] == ["of"])
    if (
        (after == j + 1 and not half)
        or after >= len(line)
        or small[after] not in ("the", "a", "an", "its", "our")
    ):
        return None
    head, end = noun_at(line, after + 1, lexicon)
    if head is None or not lexicon.kinds(small[head]) & {"building", "vehicle"}:
        return None
    word = None if half else " ".join(small[at : j + 1])
    number = Number(
        "word" if word else "exact", None if word else 0.5, None if word else 0.5, word, at, after
    )
    return Phrase(number, at, end, head, lexicon.kinds(small[head]), "number")


def _is_shot(line: Line, at: int) -> bool:
    """Whether somebody was shot or fired: shot her twice."""
    return any(
        word in ("shot", "shoots", "shooting", "fired", "firing") for word in line.small[max(0, at - 3) : at]
    )


def _last_of(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """The last of six rebels: one."""
    whole = _number_in(line, at + 2) if line.small[at - 1 : at + 2] == ["the", "last", "of"] else None
    counted = _counted(line, whole, lexicon) if whole is not None else None
    if counted is None or not counted.kinds & {"person", "attacker", "suspect"}:
        return None
    return Phrase(_sure(at - 1, at + 2), at - 1, counted.after, counted.head, counted.kinds, "number")


def _group(at: int, size: int) -> Phrase:
    """The pair, the trio."""
    number = Number("exact", size, size, None, at - 1, at + 1, definite=True)
    return Phrase(number, at - 1, at + 1, at, frozenset(("person",)), "number")


def _both(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """Both passengers; wounding both; killed them both."""
    if at and line.small[at - 1] == "them":
        two = Number("exact", 2, 2, None, at - 1, at + 1, definite=True)
        return Phrase(two, at - 1, at + 1, None, frozenset(("person",)), "number")
    following = line.small[at + 1] if at + 1 < len(line) else ""
    two = Number("exact", 2, 2, None, at, at + 1, definite=True)
    if lexicon.kinds(following) & {"person"} or following == "bodies":
        return Phrase(two, at, at + 2, at + 1, lexicon.kinds(following), "number")
    if following in _THEIRS and at + 2 < len(line) and "person" in lexicon.kinds(line.small[at + 2]):
        return Phrase(two, at, at + 3, at + 2, lexicon.kinds(line.small[at + 2]), "number")
    told = any(form == "done" for _, form in lexicon.triggers.get(following, ())) and line.small[
        at - 1 : at
    ] == [","]
    if told or not following[:1].isalpha() or following in ("and", "were", "was", "have"):
        return Phrase(two, at, at + 1, None, frozenset(("person",)), "number")
    return None


def _parents(line: Line, at: int, headline: bool) -> Phrase | None:
    """His parents; in a headline parents without an article."""
    owned = line.small[at] != "parents"
    if not owned and not headline:
        return None
    two = Number("exact", 2, 2, None, at, at + 1, definite=True)
    return Phrase(
        two, at, at + 1 + owned, at + owned, frozenset(("person",)), "definite" if owned else "number"
    )


def _single(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """A man, another woman, his wife, the third victim."""
    small = line.small
    definite = small[at] in _OWNERS
    head, after = noun_at(line, at + 1, lexicon)
    if small[at + 1 : at + 3] == ["couple", "of"]:
        return None
    pair = next((k for k in range(at + 1, min(at + 4, len(line))) if small[k] == "couple"), None)
    plain = all(word.isalpha() and word not in lexicon.stop for word in small[at + 1 : pair or at])
    if pair and plain and small[pair + 1 : pair + 2] != ["of"]:  # an elderly couple
        two = Number("exact", 2, 2, None, at, at + 1, definite=definite)
        return Phrase(two, at, pair + 1, pair, frozenset(("person",)), "number")
    alone = _without_noun(line, at, head, lexicon)
    if alone or head is None:
        return alone
    manned = small[at + 2 : at + 3] == ["-"] and small[at + 3] in _STRONG
    if small[head] in lexicon.classes["gang"] and manned and (many := number_at(line, at + 1)) is not None:
        gang = lexicon.kinds(small[head]) | {"attacker"}  # an eight-man gang
        return Phrase(many, at, after, head, gang, "number")
    kinds = lexicon.kinds(small[head]) or (
        frozenset(("person", "guess"))
        if is_agent(small[head]) or (head == at + 1 and not definite and is_people(line.raw[head]))
        else frozenset()
    )
    if (
        not kinds
        or (small[head].endswith("s") and not small[head].endswith(("ss", "us")))
        or small[head].endswith(("men", "people", "children", "police", "staff", "crew", "troops"))
    ):
        return None
    aged = small[after : after + 1] == ["of"] and after + 1 < len(line) and line.raw[after + 1].isdigit()
    aged = aged or (
        small[head] in _YOUNG and small[after : after + 1] == ["of"] and small[after + 1] in NUMERIC
    )
    if small[head] in _PARENTAL and small[after : after + 1] == ["of"] and after + 1 < len(line):
        children = small[after + 1] in NUMERIC or small[after + 1].isdigit()
        after += 2 * children  # a mother of three
    elif aged and not (after + 2 < len(line) and lexicon.kinds(small[after + 2])):
        after += 2  # a woman of 80
    return Phrase(
        _sure(at, at + 1, definite), at, after, head, kinds, "definite" if definite else "single",
        list(range(at + 1, head)),
    )  # fmt: skip


def _without_noun(line: Line, at: int, head: int | None, lexicon: Lexicon) -> Phrase | None:
    """One person without a noun: a second was hurt, the other was hurt, and another injured, a 19-year-old."""
    small, sure = line.small, _sure(at, at + 1)
    person = frozenset(("person",))
    following = small[at + 2] if at + 2 < len(line) else ""
    named = small[at + 1] if head in (None, at + 1) and at + 1 < len(line) else ""
    if small[at] == "a" and named in _ORDINALS:
        before = lexicon.triggers.get(small[at - 1], ()) if at else ()
        acted = any(form in ("does", "done") for _, form in before)
        acts = following in lexicon.verbs or following in lexicon.triggers or is_adverb(following)
        if acted or acts:
            return Phrase(sure, at, at + 2, None, person, "number")
    if small[at] == "the" and named in _ONE_OF_FEW:
        classes = lexicon.classes
        if following in classes["be"] or following in classes["have"] or following in lexicon.triggers:
            return Phrase(sure, at, at + 2, None, person, "number")
    if head in (None, at + 3) and small[at + 2 : at + 4] == ["year", "old"] and small[at + 1].isdigit():
        return Phrase(sure, at, at + 4, at + 3, person, "single")
    if head in (None, at + 5) and small[at + 2 : at + 6] == ["-", "year", "-", "old"]:
        return Phrase(sure, at, at + 6, at + 5, person, "single")
    if head is None and small[at] == "another" and at and small[at - 1] in ("and", ",", "while"):
        return Phrase(sure, at, at + 1, None, person, "number")
    return None


def _bare(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """A noun without its article in a headline: Woman dead, Gunman kills two."""
    small = line.small
    head, after = noun_at(line, at, lexicon)
    if head is None or is_plural(small[head]) or any(word in THIRD_PERSON for word in small[at:head]):
        return None
    kinds = lexicon.kinds(small[head])
    following = small[after] if after < len(line) else ""
    thing = at == 0 and kinds & {"vehicle", "building"} and head < 3 and following in _BURNS
    before = lexicon.triggers.get(small[at - 1], ()) if at else ()
    struck = at > 0 and small[at - 1] in ("cost", "costs")
    struck = struck and following in ("his", "her", "their", "life")
    struck = struck or (
        any(form in ("does", "done") for _, form in before) and following in (",", "", "in", "at", "by", "on")
    )
    caught = at == 0 and kinds & {"person", "suspect"} and following in lexicon.classes["qualifies"]
    caught = caught and not _CAUGHT.isdisjoint(small[after:])
    if thing or caught or (struck and kinds & {"person"}):
        return Phrase(_sure(at, at + 1), at, after, head, kinds, "bare", list(range(at, head)))
    if not kinds & {"person", "attacker"} or not (
        following in lexicon.triggers
        or following in lexicon.phrases
        or following in lexicon.attack_words
        or following in lexicon.attack_rows
        or following in lexicon.classes["gets"]
        or small[after : after + 2] == ["at", "large"]
    ):
        return None
    if small[at] in ("last", "final"):
        return None
    told = following in lexicon.triggers and small[after + 1 : after + 2] in (
        ["of"],
        ["by"],
        ["in"],
        ["with"],
    )
    stops = at > 0 and small[at - 1] in lexicon.stop and not (told and small[at - 1] in ("for", "of"))
    if at and (small[at - 1] in NUMERIC or small[at - 1][0].isdigit() or stops):
        return None
    return Phrase(_sure(at, at + 1), at, after, head, kinds, "bare", list(range(at, head)))


def _bare_thing(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """A thing without its article in a headline: Fire guts old church, School destroyed by fire."""
    small = line.small
    following = small[at + 1] if at + 1 < len(line) else ""
    if is_plural(small[at]) or lexicon.kinds(following) & LOST:
        return None
    first = at
    while first and small[first - 1].isalpha() and not _ends_before(small[first - 1], lexicon):
        first -= 1
    before = small[first - 1] if first else ""
    taken = any(
        topic == "destroyed" and form in ("does", "done") for topic, form in lexicon.triggers.get(before, ())
    )
    told = any(topic == "destroyed" and form == "done" for topic, form in lexicon.triggers.get(following, ()))
    told = told or any(
        topic == "destroyed" and tuple(small[at + 1 : at + 1 + len(row)]) == row
        for row, topic, _ in lexicon.phrases.get(following, ())
    )
    if not (taken or (told and (first == 0 or not small[first - 1].isalnum()))):
        return None
    return Phrase(
        _sure(first, first + 1), first, at + 1, at, lexicon.kinds(small[at]), "bare", list(range(first, at))
    )


def _ends_before(word: str, lexicon: Lexicon) -> bool:
    """Whether no noun phrase goes on to the left over a word."""
    return word in lexicon.stop or word in lexicon.triggers or word in lexicon.verbs or word in NUMERIC


def _nobody(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """Nobody, not one, none of the passengers, no casualties."""
    small = line.small
    if "else" in small[at + 1 : at + 3]:
        return None  # nobody else was hurt: some were
    contrasted = small[at - 1 : at] == [","] and small[at + 2 : at + 3] in ([","], ["."])
    if contrasted and small[at : at + 2] == ["not", "one"]:
        return None  # two guards were hurt, not one
    single = small[at : at + 3] == ["not", "a", "single"]
    if single or small[at : at + 2] == ["not", "one"]:
        phrase = _not_one(line, at, at + 2 + single, lexicon)
        if phrase or single:
            return phrase
    for row in _NOBODY:
        if tuple(small[at : at + len(row)]) == row:
            after = at + len(row)
            if small[after : after + 1] == ["of"]:  # none of the passengers
                head, behind = noun_at(line, after + 2, lexicon)
                after = behind if head is not None and "person" in lexicon.kinds(small[head]) else after
            return _none(at, after, frozenset(("person",)))
    if small[at] == "neither":
        start = at + 3 if small[at + 1 : at + 3] in (["of", "the"], ["of", "his"], ["of", "her"]) else at + 1
        head, after = noun_at(line, start, lexicon) if start < len(line) else (None, at)
        kinds = lexicon.kinds(small[head]) if head is not None else frozenset()
        return _none(at, after, kinds) if "person" in kinds else None
    if small[at] in ("nobody", "none", "not"):
        return None
    if small[at] == "without" and small[at + 1 : at + 3] in (["a", "shot"], ["firing", "a"]):
        fired = small[at + 1] == "firing"  # without a shot fired
        shot = small[at + 2 + fired : at + 3 + fired] == ["shot"]
        return _none(at, at + 3 + fired, frozenset(("counted",))) if shot else None
    return _no(line, at, lexicon)


def _none(at: int, after: int, kinds: frozenset[str], head: int | None = None) -> Phrase:
    return Phrase(Number("none", 0, 0, None, at, at + 1), at, after, head, kinds, "none")


def _not_one(line: Line, at: int, start: int, lexicon: Lexicon) -> Phrase | None:
    """Not a single person; not one shot."""
    head, after = noun_at(line, start, lexicon)
    kinds = lexicon.kinds(line.small[head]) if head is not None else frozenset()
    if line.small[start : start + 1] == ["shot"]:
        return _none(at, start + 1, frozenset(("counted",)))
    if line.small[at + 1] == "a" and "person" in kinds:
        return _none(at, after, kinds)
    return _none(at, after, kinds, head) if "weapon" in kinds else None


def _no(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """No casualties, no reports of injuries, no civilian had been hurt."""
    small, j = line.small, at + 1
    if small[at + 1 : at + 2] in (["fewer"], ["less"], ["more"]) and small[at + 2 : at + 3] == ["than"]:
        return None  # the bound of a number
    while j < len(line) and small[j] in _OF_NONE:
        j += 1
    head, after = noun_at(line, j, lexicon)
    if head is None and j > at + 1 and lexicon.kinds(small[j - 1]) & {"person"}:
        head, after = j - 1, j
    if head is None and j < len(line) and small[j] in lexicon.triggers:
        head, after = j, j + 1
    if head is None:
        return None
    phrase = _none(at, after, lexicon.kinds(small[head]), head)
    phrase.modifiers = list(range(at + 1, head))
    return phrase
