"""Figures that only the rest of the article explains: again, in parts, or as another estimate."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from gazetteer.lexicon import words
from geo.proposing.lexicon import Lexicon
from geo.proposing.lists import list_right
from geo.proposing.numbers import Line, number_at
from geo.proposing.phrases import Phrase
from geo.proposing.reading import PERSONS, Reading, Trigger

if TYPE_CHECKING:
    from geo.proposing.figures import Figure

__all__ = ["read"]

_WORDS = Lexicon.shared().classes
_REPEATED = frozenset(("deaths", "injured", "arrested", "missing"))
_ESTIMATED = frozenset(("deaths", "injured", "missing", "displaced", "crowd", "destroyed"))
_PERSONAL_TOPICS = _REPEATED | {"rescued", "displaced"}
_GENERAL = words("victims people men women persons suspects others")
_ESTIMATES = _WORDS["estimate"]
_RISES, _BRINGS = _WORDS["rise"], _WORDS["bring"]
_SPEAKS = ("spoke", "speak", "speaks", "talked", "talks")
_PERSONAL = words(
    "women men children civilians girls boys soldiers policemen police foreigners students teenagers"
)
_ANSWERS, _BETWEEN, _REGISTERS = _WORDS["answer"], _WORDS["answer adverb"], _WORDS["register"]
_ANSWERED = _ESTIMATED | _REPEATED | {"attackers", "rescued", "magnitude"}
_CROWDS = _WORDS["gathering"]
_DIFFERING = frozenset(
    ("differ", "differs", "differently", "disagree", "disagrees", "dispute", "disputed", "versions")
)
_GIVEN = _WORDS["given"]
_COMES, _DISGUISE = _WORDS["comes"], _WORDS["disguise"]
_SEEN, _SEEN_PERSONS = _WORDS["seen"], _WORDS["seen persons"]
_ENDS = (
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    '"',
    "”",
    ")",
    "",
    "-",
    "--",
    "–",
    "—",
    "then",
    "and",
    "not",
    "in",
    "while",
)
_DETONATES = _WORDS["detonates"]
_SENTENCE = 250  # characters in which a part is told of what was counted
_NEARBY = 900  # characters in which a bare number answers what was counted before
_ALIKE = 12  # times that it may be larger or smaller
_SAME = 120  # characters to a figure that one is set against
_RECOVERED = ("found", "recovered", "discovered", "retrieved", "identified", "pulled", "dug")
_ARRIVES = ("came", "fled", "escaped", "drove", "ran")
_BANDS = ("men", "lads", "individuals", "youths", "guys", "figures", "strangers")
_BAND = 30  # more than so many are a crowd
_LET_GO = frozenset(("free", "freed", "released", "acquitted", "home"))
_LEAST_WHOLE = 5  # smaller numbers are sums of others by chance


def asked(line: Line, lexicon: Lexicon) -> str | None:
    """The topic that a sentence asks for: how many died; a riot that everyone remembers differently.

    Parameters
    ----------
    line : Line
        The words of a sentence.
    lexicon : Lexicon
        Classes of words.

    Returns
    -------
    str or None
        None where it asks for none.
    """
    small = line.small
    many = next(
        (at for at, word in enumerate(small) if word == "many" and at and small[at - 1] == "how"), None
    )
    if many is None and not _DIFFERING & set(small):
        return None
    for at in range(many or 0, len(small)):
        word = small[at]
        if "attacker" in lexicon.kinds(word) or small[at : at + 2] == ["did", "this"]:
            return "attackers"
        if word in _CROWDS or word in lexicon.gathers or word in ("riot", "riots"):
            return "crowd"
        for topic, form in lexicon.triggers.get(word, ()):
            if topic in _ANSWERED and form != "does":
                return topic
    return None


def read(reading: Reading, earlier: Sequence[Figure], question: str | None = None) -> None:
    """The figures of a sentence that refer to earlier ones.

    Parameters
    ----------
    reading : Reading
        The sentence, after all other rules.
    earlier : sequence of Figure
        Those before it, its own included, in order.
    question : str or None, optional
        The topic that a sentence before it asks for.
    """
    for phrase in reading.counted:
        _among_so_many(reading, phrase, earlier)
    _parts(reading, earlier)
    for phrase in reading.counted:
        _again(reading, phrase, earlier)
        _found_too(reading, phrase, earlier)
        _estimate(reading, phrase, earlier, question)
        _answer(reading, phrase, earlier, question)
        _seen(reading, phrase, earlier)
        _rising(reading, phrase, earlier)
        _of_them(reading, phrase, earlier)
        _among_them(reading, phrase, earlier)
        _of_so_many(reading, phrase, earlier)


def _parts(reading: Reading, earlier: Sequence[Figure]) -> None:
    """12 Somalis and 11 Yemenis, where 23 were captured."""
    wholes = {
        figure.low: figure.topic
        for figure in earlier
        if figure.topic in _REPEATED and figure.kind == "exact" and (figure.low or 0) >= _LEAST_WHOLE
    }
    if not wholes:
        return
    for first, second in pairwise(reading.counted):
        if not (_is_part(first) and _is_part(second)) or not 0 < second.first - first.after <= 8:
            continue
        if reading.be(second.after) or _LET_GO & set(reading.words(first.after, first.after + 4)):
            continue  # 75 children and 75 adults were safe
        topic = wholes.get((first.number.low or 0) + (second.number.low or 0))
        if topic:
            reading.add(first, topic, "parts", 0.55, first.after - 1)
            reading.add(second, topic, "parts", 0.55, second.after - 1)


def _is_part(phrase: Phrase) -> bool:
    return (
        phrase.source == "number"
        and phrase.number.kind == "exact"
        and phrase.number.unit is None
        and set(phrase.topics) <= {"attackers"}
        and (phrase.head is None or bool(phrase.kinds & PERSONS))
    )


def _again(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> None:
    """The three victims, where three were reported killed or hurt before."""
    number = phrase.number
    if not phrase.topics and _is_bare(reading, phrase):
        _the_same(reading, phrase, earlier)
        return
    if phrase.topics or phrase.head is None or not phrase.kinds & PERSONS:
        return
    if not number.definite or number.kind != "exact" or (number.low or 0) < 2:
        return
    noun = reading.small[phrase.head]
    for figure in reversed(earlier):
        if (
            figure.topic in _REPEATED
            and figure.kind == "exact"
            and figure.low == number.low
            and (noun in _GENERAL or noun == (figure.what or noun).rpartition(" ")[2])
        ):
            reading.add(phrase, figure.topic, "again", 0.5, phrase.after - 1)
            return
    if "attacker" in phrase.kinds and not any(each.topic == "arrested" for each in earlier):
        reading.add(phrase, "attackers", "again", 0.5, phrase.after - 1)


def _is_bare(reading: Reading, phrase: Phrase) -> bool:
    """Whether a sentence begins with a number alone that was told before: the 18 include two cooks."""
    definite = phrase.number.definite and phrase.source == "number" and phrase.head is None
    return (
        definite
        and phrase.first == 0
        and (
            reading.auxiliary(phrase.after)
            or reading.word(phrase.after) in ("include", "includes", "included")
        )
    )


def _the_same(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> None:
    """The 18, where 18 were told of before, and whom they include."""
    size = phrase.number.low or 0
    told = next((f for f in reversed(earlier) if f.low == size and f.topic in _PERSONAL_TOPICS), None)
    if told is None or size < 2 or phrase.number.kind != "exact":
        return
    reading.add(phrase, told.topic, "again", 0.55, phrase.after - 1)
    part = (
        reading.begins(phrase.after + 1)
        if reading.word(phrase.after) in ("include", "includes", "included")
        else None
    )
    if part is not None and part.source in ("number", "single") and part.kinds & PERSONS and not part.topics:
        reading.add(part, told.topic, "of whom", 0.55, phrase.after)
        list_right(reading, part, Trigger(told.topic, "noun", phrase.after, phrase.after + 1), True)


def _found_too(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> None:
    """Four bodies were found; two more were found on Friday; eleven have been recovered."""
    if phrase.topics or not phrase.alone:
        return
    at = phrase.number.after + (reading.word(phrase.number.after) in ("more", "others"))
    be = at
    while reading.auxiliary(be) or reading.word(be) in ("also", "later", "since", "already"):
        be += 1
    if be == at or reading.word(be) not in _RECOVERED or reading.word(be + 1) in ("alive", "safe", "guilty"):
        return
    begin = reading.line.start[phrase.first]
    before = [f for f in earlier if f.start < begin and begin - f.end < _NEARBY]
    bodies = any("bod" in (f.what or "") for f in before if f.topic == "deaths")
    of_them = bool(before) and phrase.first == 0 and before[-1].topic == "deaths"
    if bodies or (of_them and _is_whole(before[-1], phrase) and begin - before[-1].end < _SAME):
        reading.add(phrase, "deaths", "found too", 0.55, be)


def _estimate(reading: Reading, phrase: Phrase, earlier: Sequence[Figure], question: str | None) -> None:
    """Police put the number at 80,000; the party spoke of 70,000."""
    if phrase.topics or phrase.head is not None or phrase.number.unit is not None:
        return
    lead = reading.words(phrase.first - 2, phrase.first)
    put = lead[-1:] == ["at"] and any(
        word in _ESTIMATES for word in reading.words(phrase.first - 5, phrase.first)
    )
    put = put or (lead == ["it", "at"] and reading.word(phrase.first - 3) in ("put", "puts"))
    put = put and not {"board", "aboard"} & set(reading.words(phrase.first - 5, phrase.first))
    spoken = lead[-1:] == ["of"] and lead[0] in _SPEAKS
    if put or spoken:
        topic = next((figure.topic for figure in reversed(earlier) if figure.topic in _ESTIMATED), None)
        topic = question if question in _ESTIMATED else topic
        if topic:
            reading.add(phrase, topic, "estimate", 0.6, phrase.after - 1)


def _answer(reading: Reading, phrase: Phrase, earlier: Sequence[Figure], question: str | None) -> None:
    """The police said 31, then 40. The hospital says 44; the list runs to 43 names; there were five."""
    number, at = phrase.number, phrase.first - 1
    if phrase.topics or phrase.source != "number" or number.unit is not None or number.word:
        return
    named = reading.word(number.after) == "names"
    if "old" in reading.small:
        return  # asked how old he was
    against = _is_contrasted(reading, phrase)
    have = reading.auxiliary(phrase.after) and reading.word(phrase.after + 1) in (".", ",", ";", "")
    ends = have or reading.word(phrase.after) in _ENDS
    if not named and not against and (phrase.head is not None or not ends):
        return
    if reading.word(phrase.after) in (":", "-", "–") and reading.line.tight(phrase.after):
        return
    while at >= 0 and phrase.first - at < 5 and reading.small[at] in _BETWEEN:
        at -= 1
    said = reading.word(at) in _ANSWERS or (named and bool(_REGISTERS & set(reading.small[:at])))
    there = reading.words(at - 1, at + 1) in (["there", "were"], ["there", "are"])
    there = there or (reading.word(at) == "there" and reading.be(at + 1))
    it = at - (reading.word(at) == "it")  # that would make it five
    makes = reading.word(it) in ("make", "makes", "made") and bool(
        {"that", "which", "this"} & set(reading.words(it - 2, it))
    )
    goes_on = reading.word(phrase.first - 1) == "then" and reading.word(phrase.first - 2) == ","
    counted = reading.be(phrase.first - 1) and bool(_REGISTERS & set(reading.words(at - 2, phrase.first - 1)))
    if said or there or makes or goes_on or counted or against:
        near = bool(earlier) and reading.line.start[phrase.first] - earlier[-1].end < _SAME
        beside = (against or counted or have) and near
        figure = earlier[-1] if beside else _alike(reading, phrase, earlier)
        topic = question or (figure.topic if figure is not None else None)
        if topic is not None:
            reading.add(phrase, topic, "answer", 0.5, phrase.after - 1)


def _is_contrasted(reading: Reading, phrase: Phrase) -> bool:
    """Far above the 25,000 declared; neither the 23 of the firm; the 1,400 she gave; compared with 48 in 2013."""
    if phrase.head is not None or phrase.number.word is not None:
        return False
    at, lead = phrase.number.after, reading.words(phrase.first - 2, phrase.first)
    if lead in (["compared", "with"], ["compared", "to"]):
        return reading.word(phrase.after) in (*_ENDS, "a", "last", "the")
    if not phrase.number.definite:
        return False
    given = reading.word(at) in _GIVEN or reading.word(at + 1) in ("gave", "named", "mentioned", "announced")
    return given or (lead[-1:] in (["neither"], ["nor"]) and reading.word(at) in ("of", "by", "from"))


def _seen(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> None:
    """Where attackers were counted before: she saw two men run; three lads were seen; there were four men."""
    number = phrase.number
    if phrase.topics or phrase.source != "number" or number.definite or number.low is None:
        return
    opens = reading.word(phrase.first - 1) in ("that", "", '"', "“")
    masked = any(reading.small[at] in _DISGUISE for at in phrase.modifiers)
    told = masked or any(figure.topic == "attackers" for figure in earlier)
    lead = reading.words(phrase.first - 2, phrase.first)
    if told and number.unit is None and _counts_them(reading, phrase, lead):
        reading.add(phrase, "attackers", "seen", 0.5, phrase.after - 1)
        return
    person = opens if phrase.head is None else reading.small[phrase.head] in _SEEN_PERSONS
    if not person or not 2 <= number.low <= _BAND or number.unit is not None:
        return
    if not told:
        return
    seen = bool(lead) and lead[-1] in _SEEN and (lead[-1] not in ("were", "are") or lead[0] == "there")
    verbs = _ARRIVES if phrase.head is None else _COMES
    came = reading.word(phrase.after) in verbs and reading.word(phrase.first - 1) not in ("of", "and", "by")
    came = came and (phrase.head is None or reading.small[phrase.head] in _BANDS)
    came = came or (masked and reading.word(phrase.after) == ",")
    if seen or came or (reading.be(phrase.after) and reading.word(phrase.after + 1) == "seen"):
        reading.add(phrase, "attackers", "seen", 0.5, phrase.after - 1)


def _counts_them(reading: Reading, phrase: Phrase, lead: list[str]) -> bool:
    """There were eight of them; the robbers were eight."""
    there = lead in (["there", "were"], ["there", "are"]) and reading.words(
        phrase.number.after, phrase.number.after + 2
    ) == ["of", "them"]
    ends = phrase.head is None and reading.word(phrase.after) in (".", ",", ";", "")
    named = lead[-1:] == ["were"] and "attacker" in reading.lexicon.kinds(lead[0])
    return there or (named and ends)


def _alike(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> Figure | None:
    """The figure before that is nearest in size, the last of several; None where none is alike."""
    size, begin, best, least = (
        phrase.number.low or phrase.number.high or 0,
        reading.line.start[phrase.first],
        None,
        math.log(_ALIKE),
    )
    for figure in earlier:
        told = figure.low if figure.low is not None else figure.high
        if figure.topic not in _ANSWERED or not told or not size:
            continue
        if not 0 <= begin - figure.end <= _NEARBY:
            continue
        apart = abs(math.log(told / size)) + 0.001 * (begin - figure.end)
        if apart <= least:
            best, least = figure, apart
    return best


def _rising(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> None:
    """That number is expected to rise to 25,000: more of what was counted before."""
    if phrase.topics or phrase.source != "number" or phrase.number.unit is not None:
        return
    if phrase.head is not None and not phrase.kinds & PERSONS:
        return
    at = phrase.first - 1
    to = reading.word(at) in ("to", "at", "above", "beyond", "past")
    at -= to
    near = set(reading.words(at - 10, at + 1))
    brought = to and near & _BRINGS and near & _ESTIMATES  # that brings the total to 47
    if not brought and (reading.word(at) not in _RISES or not near & _ESTIMATES):
        return
    begin = reading.line.start[phrase.first]
    told = [each for each in earlier if each.topic in _ESTIMATED | _REPEATED and each.start < begin]
    if "toll" in reading.words(at - 10, at):
        reading.add(phrase, "deaths", "rising", 0.6, at)
    elif told:
        reading.add(phrase, told[-1].topic, "rising", 0.55, at)


def _of_them(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> None:
    """Twelve bodies were buried. Eight of them were women."""
    at = phrase.number.after
    if phrase.topics or phrase.source != "number" or phrase.number.unit is not None or not earlier:
        return
    begin = reading.line.start[phrase.first]
    before = [e for e in earlier if e.start < begin and begin - e.end < _SENTENCE]
    part = [e for e in before if _is_whole(e, phrase)]
    them = reading.word(at) == "of" and reading.word(at + 1) in ("them", "whom", "those")
    opens = phrase.head is None and not any(word.isalnum() for word in reading.small[: phrase.first])
    if not part or not (them or opens):
        return
    at += 2 * them
    be = reading.be(at)
    told = next((e for e in reversed(part) if e.topic in _REPEATED), None)
    ahead = reading.words(at + be, at + (4 if be else 2))
    personal = _PERSONAL & set(ahead) or (be and any("person" in reading.lexicon.kinds(w) for w in ahead))
    if told is not None and personal and (them or be):
        reading.add(phrase, told.topic, "of them", 0.6, at)
    elif part[-1] is before[-1] and part[-1].topic == "weapons" and reading.word(at) in _DETONATES:
        reading.add(phrase, "weapons", "of them", 0.55, at)


def _is_whole(figure: Figure, phrase: Phrase) -> bool:
    """Whether a phrase may count a part of what a figure counted."""
    size = max(figure.low or 0, figure.high or 0) or None
    return size is None or (phrase.number.low or 0) <= size


def _among_them(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> None:
    """Twelve people were pulled out. Among them was a boy; they included two sisters."""
    if phrase.topics or phrase.source not in ("number", "single") or not phrase.kinds & PERSONS:
        return
    opens = reading.words(0, phrase.first)
    among = opens[:2] == ["among", "them"] and len(opens) == 3 and reading.be(2)
    include = opens in (["they", "include"], ["they", "included"])
    if not (among or include) or reading.has_verb(phrase):
        return
    begin = reading.line.start[0]
    before = [each for each in earlier if each.end <= begin]
    if not before or before[-1].topic not in _PERSONAL_TOPICS or begin - before[-1].end > _NEARBY:
        return
    size = max(before[-1].low or 0, before[-1].high or 0) or None
    if size is None or (phrase.number.low or 0) < size:
        reading.add(phrase, before[-1].topic, "among them", 0.6, phrase.first - 1)


def _among_so_many(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> None:
    """A child is among the seven; among the nine are three Danes: where seven or nine were told of before."""
    if not phrase.number.definite or phrase.topics or phrase.head is not None or phrase.source != "number":
        return
    told = _told_before(reading, phrase.number.low, earlier)
    if told is None or reading.word(phrase.first - 1) != "among":
        return
    reading.add(phrase, told.topic, "again", 0.55, phrase.first - 1)
    opens = phrase.first == 1 and reading.be(phrase.after)
    part = reading.next_phrase(phrase.after + 1) if opens else reading.ending(reading.back(phrase.first - 1))
    if part is None or part.topics or part.source not in ("number", "single") or not part.kinds & PERSONS:
        return
    reading.add(part, told.topic, "of whom", 0.55, phrase.first - 1)
    if opens:
        list_right(reading, part, Trigger(told.topic, "noun", 0, phrase.after), True)


def _of_so_many(reading: Reading, phrase: Phrase, earlier: Sequence[Figure]) -> None:
    """Eleven of the 14 were Danes, where 14 are known to have died."""
    at = phrase.number.after
    if phrase.topics or phrase.source != "number" or phrase.number.unit is not None:
        return
    whole = number_at(reading.line, at + 2) if reading.words(at, at + 2) == ["of", "the"] else None
    alone = whole is not None and phrase.after == whole.after and not _LET_GO & set(reading.small)
    told = _told_before(reading, whole.low, earlier) if whole is not None and alone else None
    if told is not None and whole is not None and 1 < (phrase.number.low or 0) < (whole.low or 0):
        reading.add(phrase, told.topic, "of whom", 0.55, at)


def _told_before(reading: Reading, size: float | None, earlier: Sequence[Figure]) -> Figure | None:
    """Who were told of before, so many of them."""
    begin = reading.line.start[0]
    return next(
        (
            each
            for each in reversed(earlier)
            if each.low == size
            and each.end <= begin
            and each.topic in _PERSONAL_TOPICS
            and each.kind == "exact"
        ),
        None,
    )
