"""What is counted: a number and the noun that it belongs to, such as ``at least three live shells``."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from gazetteer.lexicon import THIRD_PERSON, words
from geo.proposing.labels import THEM, is_label
from geo.proposing.lexicon import Lexicon
from geo.proposing.nouns import NUMERIC, is_adverb, is_agent, is_people, kinds_of, noun_at
from geo.proposing.numbers import Line, Number, number_at
from geo.proposing.plurals import is_plural

__all__ = ["LOST", "Phrase", "phrases"]

_SINGLE = words("a an another")
_OWNERS = words("his her its their the my our your")
_THEIRS = words("his her their my our your")
_BURNS = words("burned burnt torched gutted destroyed collapses capsizes sinks derails sunk overturns")
_GROUPS = {"pair": 2, "duo": 2, "twosome": 2, "trio": 3, "threesome": 3, "foursome": 4, "quartet": 4}
_NO = words("no nobody none not zero without neither")
_ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth")
_NOBODY = (("no", "one"), ("nobody",), ("no", "-", "one"), ("none",), ("not", "one"))
_CAUGHT = words("arrested caught captured held detained charged")
_HARMED, _DIES = words("injured wounded hurt missing"), words("died die dies dying gave succumbed")
#: What begins something that is counted, but for digits, words of a share, and nouns in headlines.
_BEGINS = _SINGLE.union(NUMERIC, _OWNERS, _NO, _GROUPS, words("parents himself herself twice thrice both"))
#: Bounds that stand behind a noun.
_BEHIND = {
    ("or", "more"): "at_least",
    (",", "if", "not", "more", ","): "at_least",
    ("if", "not", "more"): "at_least",
    ("and", "more"): "at_least",
    ("at", "least"): "at_least",
    ("or", "so"): "about",
}
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
    small, at, size = line.small, 0, len(line)
    shares = lexicon.classes["share word"]
    while at < size:
        word = small[at]
        if not headline and word not in _BEGINS and word not in shares and not word[0].isdigit():
            at += 1
            continue  # most words begin nothing that is counted
        phrase = None
        if word in shares or word in _SINGLE:
            phrase = _share(line, at, lexicon)
        if phrase:
            pass
        elif word in NUMERIC or word[0].isdigit():
            number = number_at(line, at)
            if number is not None:
                at = number.after
                if not is_label(line, number, lexicon):
                    phrase = _counted(line, number, lexicon)
                if phrase:
                    found.append(phrase)
                continue
        elif word == "parents" or (word in _OWNERS and small[at + 1 : at + 2] == ["parents"]):
            phrase = _parents(line, at, headline)
        elif word in _SINGLE or word in _OWNERS:
            phrase = _single(line, at, lexicon)
        elif word in _NO:
            phrase = _nobody(line, at, lexicon)
        elif word in ("himself", "herself"):
            phrase = Phrase(_sure(at, at + 1), at, at + 1, at, frozenset(("person", "self")), "definite")
        elif headline and word[0].isalpha() and (at == 0 or lexicon.kinds(word) & {"person", "attacker"}):
            phrase = _bare(line, at, lexicon)
            if phrase is None and lexicon.kinds(word) & LOST:
                phrase = _bare_thing(line, at, lexicon)
        elif headline and lexicon.kinds(word) & LOST:
            phrase = _bare_thing(line, at, lexicon)
        elif word in ("twice", "thrice") and at and _is_shot(line, at):
            size = 2 if word == "twice" else 3
            phrase = Phrase(
                Number("exact", size, size, None, at, at + 1),
                at,
                at + 1,
                None,
                frozenset(("times",)),
                "number",
            )
        elif word == "both":
            phrase = _both(line, at, lexicon)
        elif word in _GROUPS and at and small[at - 1] == "the" and small[at + 1 : at + 2] != ["of"]:
            phrase = _group(at, _GROUPS[word])
        if phrase:
            found.append(phrase)
            at = max(at + 1, phrase.after if phrase.source != "definite" else at + 1)
        else:
            at += 1
    return _joined(line, _families(line, found, lexicon) if families else found, lexicon)


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


def _sure(first: int, after: int, definite: bool = False) -> Number:
    return Number("exact", 1, 1, None, first, after, definite=definite)


def _counted(line: Line, number: Number, lexicon: Lexicon) -> Phrase | None:
    small, at = line.small, number.after
    if small[max(0, number.first - 2) : number.first] == ["family", "of"] and number.unit is None:
        family = number.first - 2
        return Phrase(number, family, at, family, frozenset(("person",)), "number")  # a family of four
    if at < len(line) and small[at] == "of":
        following = small[at + 1] if at + 1 < len(line) else ""
        if following in THEM:
            return Phrase(number, number.first, at + 2, None, frozenset(), "number")
        if following in ("the", "its", "his", "her", "their", "these", "those", "our"):
            inner = (
                number_at(line, at + 2)
                if at + 2 < len(line) and (small[at + 2] in NUMERIC or small[at + 2][0].isdigit())
                else None
            )
            at = inner.after if inner else at + 2
        elif number.word or small[at - 1] in ("couple", "pair", "dozen"):
            at += 1
        elif (
            (following in NUMERIC or following[:1].isdigit())
            and (of := number_at(line, at + 1))
            and not of.unit
        ):
            at = of.after  # two of four bombs
        else:
            return Phrase(number, number.first, number.after, None, frozenset(("of",)), "number")
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
    if (
        head is not None
        and head + 2 < len(line)
        and small[head + 1] in ("and", "or")
        and small[head + 2].endswith("s")
    ):
        second = lexicon.kinds(small[head + 2])
        if kinds & second & {"building", "vehicle", "weapon", "person", "responder"} and not (
            head + 3 < len(line) and (small[head + 3] in lexicon.nouns)
        ):
            after = head + 3
    after = after if head is None else _bounded_behind(line, number, after)
    return Phrase(number, number.first, after, head, kinds, "number", list(range(start, head or start)))


def _bounded_behind(line: Line, number: Number, after: int) -> int:
    """Where a bound behind the noun ends: four people or more; ten, if not more; one church at least."""
    for words_, kind in _BEHIND.items():
        if number.kind == "exact" and tuple(line.small[after : after + len(words_)]) == words_:
            number.kind, number.high = kind, number.high if kind == "about" else None
            return after + len(words_)
    return after


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
    if head in (None, at + 1) and small[at] == "a" and small[at + 1 : at + 2] and small[at + 1] in _ORDINALS:
        following = small[at + 2] if at + 2 < len(line) else ""
        before = lexicon.triggers.get(small[at - 1], ()) if at else ()
        if (
            any(form in ("does", "done") for _, form in before)
            or following in lexicon.verbs
            or following in lexicon.triggers
            or is_adverb(following)
        ):
            return Phrase(_sure(at, at + 1), at, at + 2, None, frozenset(("person",)), "number")
    if head in (None, at + 3) and small[at + 2 : at + 4] == ["year", "old"] and small[at + 1].isdigit():
        return Phrase(_sure(at, at + 1), at, at + 4, at + 3, frozenset(("person",)), "single")
    if head in (None, at + 5) and small[at + 2 : at + 6] == ["-", "year", "-", "old"]:  # a 19-year-old
        return Phrase(_sure(at, at + 1), at, at + 6, at + 5, frozenset(("person",)), "single")
    if (
        head is None and small[at] == "another" and at and small[at - 1] in ("and", ",", "while")
    ):  # one man was killed and another injured
        return Phrase(_sure(at, at + 1), at, at + 1, None, frozenset(("person",)), "number")
    if head is None:
        return None
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
    if aged and not (after + 2 < len(line) and lexicon.kinds(small[after + 2])):
        after += 2  # a woman of 80
    return Phrase(
        _sure(at, at + 1, definite), at, after, head, kinds, "definite" if definite else "single",
        list(range(at + 1, head)),
    )  # fmt: skip


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
    small = line.small
    if "else" in small[at + 1 : at + 3]:
        return None  # nobody else was hurt: some were
    none = Number("none", 0, 0, None, at, at + 1)
    contrasted = small[at - 1 : at] == [","] and small[at + 2 : at + 3] in ([","], ["."])
    if contrasted and small[at : at + 2] == ["not", "one"]:
        return None  # two guards were hurt, not one
    single = small[at : at + 3] == ["not", "a", "single"]
    if single or small[at : at + 2] == ["not", "one"]:
        head, after = noun_at(line, at + 2 + single, lexicon)
        kinds = lexicon.kinds(small[head]) if head is not None else frozenset()
        if single and "person" in kinds:
            return Phrase(none, at, after, None, kinds, "none")
        if "weapon" in kinds:
            return Phrase(none, at, after, head, kinds, "none")
        if single:
            return None
    for row in _NOBODY:
        if tuple(small[at : at + len(row)]) == row:
            after = at + len(row)
            if small[after : after + 1] == ["of"]:  # none of the passengers
                head, behind = noun_at(line, after + 2, lexicon)
                after = behind if head is not None and "person" in lexicon.kinds(small[head]) else after
            return Phrase(none, at, after, None, frozenset(("person",)), "none")
    if small[at] == "neither":
        start = at + 3 if small[at + 1 : at + 3] in (["of", "the"], ["of", "his"], ["of", "her"]) else at + 1
        head, after = noun_at(line, start, lexicon) if start < len(line) else (None, at)
        kinds = lexicon.kinds(small[head]) if head is not None else frozenset()
        return Phrase(none, at, after, None, kinds, "none") if "person" in kinds else None
    if small[at] in ("nobody", "none", "not"):
        return None
    if small[at] == "without" and small[at + 1 : at + 3] in (
        ["a", "shot"],
        ["firing", "a"],
    ):  # without a shot fired
        fired = small[at + 1] == "firing"
        shot = small[at + 2 + fired : at + 3 + fired] == ["shot"]
        return Phrase(none, at, at + 3 + fired, None, frozenset(("counted",)), "none") if shot else None
    j = at + 1
    while j < len(line) and small[j] in (
        "immediate", "initial", "early", "further", "other", "serious", "major", "official", "confirmed", "known",
        "reports", "report", "word", "indication", "signs", "sign", "information", "of", "on", "about", "any",
        "significant", "additional", "civilian", "human", "material", "substantial", "apparent", "new", "more",
        "obvious",
    ):  # fmt: skip
        j += 1
    head, after = noun_at(line, j, lexicon)
    if head is None and j > at + 1 and lexicon.kinds(small[j - 1]) & {"person"}:
        head, after = j - 1, j  # no civilian had been hurt
    if head is None:
        if j < len(line) and small[j] in lexicon.triggers:
            head, after = j, j + 1
        else:
            return None
    return Phrase(none, at, after, head, lexicon.kinds(small[head]), "none", list(range(at + 1, head)))
