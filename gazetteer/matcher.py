"""Names in text: every mention of a place of the gazetteer, with exact offsets, its use and the deciding rule.

One scan over the word starts of the folded text asks the name index for the names that stand there; the
longest that is a whole word, has the right capitals and is no impostor wins, and takes a head noun that
follows with it. The use of a mention is decided when all spans are known, because the members of a list
("in Iraq, Syria and Lebanon") share what stands before and after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from gazetteer.impostors import impostor
from gazetteer.index import Meaning, NameIndex
from gazetteer.names import Folded, fold
from gazetteer.places import Gazetteer, Place
from gazetteer.surroundings import Context
from gazetteer.tokens import Tokens
from gazetteer.uses import Use, decide

__all__ = ["HEAD_NOUNS", "Match", "Matcher", "Span", "head_noun"]

HEAD_NOUNS = {
    "base": r"(?:(?:military|joint|army|naval|air) )?(?:air ?base|base complex|base|air ?field|military complex)",
    "camp": r"(?:(?:military|training) )?(?:air ?base|base complex|base|camp)",
    "airbase": r"(?:(?:military|joint|air) )?(?:air ?base|base complex|base|air ?field)",
    "airport": r"(?:international )?airport",
    "province": r"(?:province|governorate|region)",
    "autonomous region": r"region",
    "region": r"region",
    "city": r"city",
    "embassy": r"(?:compound|complex)",
    "cemetery": r"cemetery",
}
"""By kind of place, the head noun that belongs to the toponym it follows: a pattern for folded text."""

_HEADS = {kind: re.compile(rf"[ ](?:{pattern})(?![^\W_])") for kind, pattern in HEAD_NOUNS.items()}

_CLITICS = "وفبلك"
"""Arabic conjunctions and prepositions that are written together with the word they precede."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Characters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana and Han."""
_UNSPACED_SIGN = re.compile(f"[{_UNSPACED}]")

_WORD = re.compile(r"[^\W_]+")
_FEW = 50  # words that are tried one by one
_AND = re.compile(r"(?: ?,)? (?:and|or|nor|&)(?: the)? |/")
_COMMA = re.compile(r" ?, ?(?:the )?")


@dataclass(frozen=True, slots=True)
class Match:
    """A mention of a place.

    Attributes
    ----------
    start, end : int
        Offsets into the text as given, the end exclusive.
    surface : str
        The text between them.
    place : str or None
        Id of the place; None where several candidates are equally likely.
    candidates : tuple of str
        Ids of all the places that have this name, the likeliest first; for a name that was looked up in the
        world gazetteer, the place and the runner-up.
    use : str
        ``literal`` or ``associative``.
    subtype : str or None
        Of an associative use: ``metonym``, ``modifier``, ``embedded`` or ``demonym``.
    rule : str
        The rule of :mod:`gazetteer.uses` that decided the use.
    confidence : float or None
        How often such a choice among the places of the world is right, 0 to 1; None for a place of the curated
        or the corpus's gazetteer.
    runner_up, runner_up_name : str or None
        Id of the likeliest other place, and its name with the areas around it.
    reasons : str or None
        Why this place, in words.
    close : bool
        Whether the runner-up is too close to call.
    """

    start: int
    end: int
    surface: str
    place: str | None
    candidates: tuple[str, ...]
    use: Literal["literal", "associative"]
    subtype: Literal["metonym", "modifier", "embedded", "demonym"] | None
    rule: str
    confidence: float | None = None
    runner_up: str | None = None
    runner_up_name: str | None = None
    reasons: str | None = None
    close: bool = False


@dataclass(slots=True)
class Span:
    """A name found in the folded text.

    Attributes
    ----------
    start, end : int
        Offsets into that text.
    candidates : tuple of str
        Ids of the places that have the name.
    place : Place
        The likeliest of them.
    demonym : bool
        The name is the place's demonym.
    certain : bool
        Whether one place is likelier than the others.
    """

    start: int
    end: int
    candidates: tuple[str, ...]
    place: Place
    demonym: bool
    certain: bool = True


def head_noun(small: str, end: int, kind: str) -> int:
    """The end of a toponym with the head noun that follows it.

    Parameters
    ----------
    small : str
        Folded text in small letters.
    end : int
        Where the name ends in it.
    kind : str
        The kind of place.

    Returns
    -------
    int
        Where the toponym ends: `end` itself if no head noun of this kind follows.

    Examples
    --------
    >>> head_noun("at bani air base today", 7, "airbase")
    16
    """
    head = _HEADS.get(kind)
    found = head.match(small, end) if head else None
    return found.end() if found else end


class Matcher:
    """Finds the places of a gazetteer in text.

    Parameters
    ----------
    gazetteer : Gazetteer
        The places.
    index : NameIndex, optional
        The names of that gazetteer; by default built from it.

    Examples
    --------
    >>> from gazetteer.places import curated
    >>> for match in Matcher(curated()).find("Two buses left Kerman for the Iraqi border."):
    ...     print(match.start, match.end, match.surface, match.place, match.use, match.subtype)
    15 21 Kerman kerman literal None
    30 35 Iraqi iraq associative demonym
    """

    def __init__(self, gazetteer: Gazetteer, index: NameIndex | None = None) -> None:
        self.gazetteer = gazetteer
        self.index = NameIndex.of(gazetteer) if index is None else index
        self._small_starts = frozenset(self.index.small_starts)
        small = _beginning(self._small_starts)
        self._words = re.compile(rf"(?<![^\W_])(?:([A-Z][A-Za-z0-9]*)|[^\W\d_a-z]{small})|[{_UNSPACED}]")
        self._firsts = {found[0] for name in self.index.names() if (found := _WORD.match(name))}

    def find(self, text: str) -> list[Match]:
        """Every mention in a text.

        Parameters
        ----------
        text : str
            The text as it is; offsets count its characters.

        Returns
        -------
        list of Match
            In the order of the text, without overlap.
        """
        folded = fold(text)
        return self.matches(folded, self.spans(folded))

    def spans(self, folded: Folded) -> list[Span]:
        """The names in a folded text, each with its place.

        Parameters
        ----------
        folded : gazetteer.names.Folded

        Returns
        -------
        list of Span
            In the order of the text, without overlap.
        """
        spans = list(self._spans(folded))
        self._resolve(folded.cased, spans)
        return spans

    def matches(self, folded: Folded, spans: list[Span]) -> list[Match]:
        """Names as mentions: each with its use, which the names of a list share.

        Parameters
        ----------
        folded : gazetteer.names.Folded
        spans : list of Span
            In the order of the text, without overlap; their places are in the gazetteer.

        Returns
        -------
        list of Match
        """
        return [
            self._match(folded, span, use, rule)
            for span, (use, rule) in zip(spans, self.uses(folded, spans), strict=True)
        ]

    def _match(self, folded: Folded, span: Span, use: Use, rule: str) -> Match:
        start, end = folded.span(span.start, span.end)
        place = span.place.id if span.certain else None
        return Match(start, end, folded.source[start:end], place, span.candidates, use.use, use.subtype, rule)

    def _resolve(self, cased: str, spans: list[Span]) -> None:
        """Choose among candidates: the one in the place named next ("Lima, Peru"), or the one around the others."""
        for span, following in zip_longest(spans, spans[1:]):
            if len(span.candidates) == 1:
                continue
            around = {one: self.gazetteer.containers(one) for one in span.candidates}
            beside = following is not None and _COMMA.fullmatch(cased[span.end : following.start])
            inside = [one for one in around if beside and following and following.place.id in around[one]]
            outermost = [one for one in around if all(one in around[two] for two in around if two != one)]
            chosen = inside if len(inside) == 1 else outermost
            span.certain = bool(chosen)
            if chosen:
                span.place = self.gazetteer[chosen[0]]
                others = [one for one in span.candidates if one != chosen[0]]
                span.candidates = (chosen[0], *others)

    def _spans(self, folded: Folded) -> Iterator[Span]:
        """The names in a folded text, the longest first at every word."""
        taken, firsts, cased = 0, self._firsts, folded.cased
        for word in self._words.finditer(cased):
            plain, end = word[1], word.end()
            if plain is None or not cased[end : end + 1].isascii():
                if not self._may_begin(folded, word):
                    continue
            elif plain.lower() not in firsts:
                continue
            if word.start() < taken:
                continue
            for start, end, number in self._names_at(folded.small, word.start()):
                span = self._span(folded, start, end, number)
                if span is not None:
                    taken = span.end
                    yield span
                    break

    def _may_begin(self, folded: Folded, word: re.Match[str]) -> bool:
        """Whether some name begins with a word that is not only of plain letters."""
        if word[1] is not None:
            if word[1].lower() in self._firsts:
                return True
        elif len(word[0]) > 1 and word[0] not in self._small_starts:
            return False
        if not word[0].isascii():  # a script without spaces, a clitic
            return True
        first = _WORD.match(folded.small, word.start())
        return first is not None and first[0] in self._firsts

    def _names_at(self, small: str, start: int) -> Iterator[tuple[int, int, int]]:
        """Start, end and number of the names that stand at a word, the longest first.

        Behind Arabic clitics too: "wa-bi-Baghdad" has a Baghdad, "lil-Iraq" an al-Iraq without its alif.
        """
        for name, number in self.index.prefixes(small, start):
            yield start, start + len(name), number
        if small[start] not in _CLITICS:
            return
        if small.startswith("لل", start):
            for name, number in self.index.prefixes("ا" + small[start + 1 : start + self.index.longest], 0):
                yield start + 1, start + len(name), number
        for skip in (1, 2)[: 1 + (small[start + 1 : start + 2] in tuple(_CLITICS))]:
            for name, number in self.index.prefixes(small, start + skip):
                if len(name) > 2:
                    yield start + skip, start + skip + len(name), number

    def _span(self, folded: Folded, start: int, end: int, number: int) -> Span | None:
        """The mention that a name at this place makes, if it does."""
        cased = folded.cased
        if not _ends(cased, end):
            return None
        meanings = [
            meaning for meaning in self.index.meanings(number) if _written(cased, start, end, meaning)
        ]
        for meaning in meanings:
            place = self.gazetteer[meaning.place]
            longer = end if meaning.demonym else head_noun(folded.small, end, place.kind)
            if cased[end : end + 1] == "\n" and cased[end + 1 : end + 2].isupper():
                longer = end
            if impostor(Context(folded.tokens, start, longer, place, meaning.demonym)) is None:
                candidates = tuple(dict.fromkeys(one.place for one in (meaning, *meanings)))
                return Span(start, longer, candidates, place, meaning.demonym)
        return None

    def uses(self, folded: Folded, spans: list[Span]) -> list[tuple[Use, str]]:
        """The use of every name, list by list, and the rule that decided it.

        Parameters
        ----------
        folded : gazetteer.names.Folded
        spans : list of Span
            In the order of the text, without overlap; their places are in the gazetteer.

        Returns
        -------
        list of (gazetteer.uses.Use, str)
        """
        cased, tokens, uses = folded.cased, folded.tokens, list[tuple[Use, str]]()
        for first, last in self._lists(cased, spans):
            left, right = spans[first].start, spans[last].end
            final = _use(tokens, spans[last], left, right)
            shared = right if final[0].subtype in {None, "metonym"} else -1
            uses.extend(_use(tokens, span, left, shared) for span in spans[first:last])
            uses.append(final)
        return uses

    def _lists(self, cased: str, spans: list[Span]) -> list[tuple[int, int]]:
        """First and last mention of every list of toponyms; most have one member."""
        lists: list[tuple[int, int]] = []
        last = len(spans) - 1
        for number in range(len(spans) - 1, -1, -1):
            if number == 0 or not self._joined(cased, spans, number - 1, last):
                lists.append((number, last))
                last = number - 1
        return lists[::-1]

    def _joined(self, cased: str, spans: list[Span], number: int, last: int) -> bool:
        """Whether a mention and the next, of a list that ends with `last`, stand in one list."""
        one, two = spans[number], spans[number + 1]
        if one.demonym or two.demonym:
            return False
        gap = cased[one.end : two.start]
        if _AND.fullmatch(gap):
            return True
        if not _COMMA.fullmatch(gap):
            return False
        if two.place.id in self.gazetteer.containers(one.place.id):
            return True
        continued = last > number + 1 or _AND.match(cased, two.end) is not None
        return continued and one.place.kind == two.place.kind


def _beginning(words: Collection[str]) -> str:
    """A pattern, to be joined to others, for the words that may begin a name in small letters, and perhaps for more."""
    if len(words) > _FEW:
        return rf"|[{re.escape(''.join({word[0] for word in words}))}][^\W_]*"
    return rf"|(?:{'|'.join(map(re.escape, words))})(?![^\W_])" if words else ""


def _use(tokens: Tokens, span: Span, left: int, right: int) -> tuple[Use, str]:
    return decide(Context(tokens, span.start, span.end, span.place, span.demonym, left, right))


def _ends(cased: str, end: int) -> bool:
    """Whether a word ends here."""
    if end == len(cased) or _UNSPACED_SIGN.match(cased[end - 1]):
        return True
    sign = cased[end]
    if cased[end - 1] == ".":  # "U.S." of "U.S.S."
        return not (sign.isupper() and cased[end + 1 : end + 2] == ".")
    if sign == "." and cased[end - 2] == ".":  # "U.S" of "U.S."
        return False
    return not (sign.isalnum() or sign == "_" or unicodedata.category(sign)[0] == "M")


def _written(cased: str, start: int, end: int, meaning: Meaning) -> bool:
    """Whether the name has the capitals that it needs."""
    name = cased[start:end]
    if meaning.abbreviation:
        return name == name.upper()
    if not meaning.capitals:
        return True
    words = re.split(r"[ \n-]", name)
    return all(word[:1].isupper() for n, word in enumerate(words) if meaning.capitals >> n & 1)
