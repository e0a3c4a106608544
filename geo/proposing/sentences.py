"""Where the sentences of an article begin and end.

Written for what articles look like once they have been saved from the web: lines wrapped hard, paragraphs that
are one sentence, headlines and lines of dates without a full stop, and spaces before a closing quotation mark
or inside ``U. S.``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazetteer.lexicon import words

__all__ = ["Sentence", "sentences"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a headline or another line of its own.

    Attributes
    ----------
    start, end : int
        Offsets into the text of the article, the end exclusive; without white space around it.
    paragraph : int
        Number of the paragraph, from 0.
    headline : bool
        It stands above the first full sentence of the article: a headline or a subtitle.
    """

    start: int
    end: int
    paragraph: int
    headline: bool


#: Never the last word of a sentence.
_TITLES = words(
    """adm attn brig capt cardinal cllr cmdr col comdr cpl dep det dr et eng fr gen gov hon insp lt maj messrs
    mlle mme mr mrs ms mt no nos ofc pfc pres prof pvt rep reps rev rs sen sens sgt spc sr. st ste supt vs viz"""
)
#: The last word of a sentence only where the next one is a usual first word.
_SHORT = words(
    """a.m p.m am pm ave blvd bros co corp dept dist est etc ext ft gmt hwy inc intl jr ltd sr univ u.s u.k u.n e.u
    d.c l.a n.y a.k.a e.g i.e jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
    fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla
    ore pa penn tenn tex va vt wash wis wyo n.h n.j n.m n.c n.d r.i s.c s.d w.va ont que alta sask man b.c"""
)
_OPENERS = words(
    """a according after all also although among an and another any as at authorities because before but by
    despite during each earlier eight either eleven even every few firefighters five for four from he her here his
    how however i if in investigators is it its last later local many more most much neither nine no nobody nor not
    nothing now of officers officials on once one only other others our police rescuers residents
    seven several she since six so some state still such ten that the their then there these they this those
    though three throughout to today tomorrow twelve two under until we what when where whether which while who why
    with witnesses yesterday yet you"""
)
_STOP = re.compile(r"[.!?…]+(?:\s?[\"”’'»)\]]+(?=\s|\Z)(?:\s[\"”’']+(?=\s|\Z))?)?(?=\s|\Z)")
_NEXT = re.compile(r"\s+[\"“‘'«(\[]*\s?(\w+)")
_LAST = re.compile(r"[\w.&’']+\Z")
_FINAL = re.compile(r"[.!?…:;,][\s\"”’'»)\]]*\Z")
_DATED = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}:\d\d\b|\b\d{1,2} ?/ ?\d{1,2} ?/")
_NOT_DATED = re.compile(
    r"""(?ix)\b(?:first|last|posted|published|updated|modified|created|on|at|by|uk|us|
    mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|
    jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|
    october|november|december|am|pm|st|nd|rd|th|gmt|utc|bst|cet|cest|ist|est|edt|pst|pdt|hkt|et|local|time)\b|[\W\d_]+"""
)
_BYLINE = re.compile(r"(?:By|BY) [A-Z]")
_TITLE_WORDS = 32
_LONGEST = 4000
"""Characters of a sentence at most: what goes on for longer is a list or a broken file, and rules take long over it."""
_REACH = 24  # characters before a full stop in which the word before it is looked for


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in order.

    Parameters
    ----------
    text : str
        An article.

    Returns
    -------
    list of Sentence
        They do not overlap; nothing but white space lies between them.
    """
    spans = [
        (start, end, paragraph)
        for paragraph, (first, last) in enumerate(_paragraphs(text))
        for whole in _split(text, first, last)
        for start, end in _cut(text, *whole)
    ]
    found, above = [], True
    for start, end, paragraph in spans:
        line = text[start : min(end, start + 400)]
        title = above and _is_title(line)
        above = above and (title or _is_dated(line))
        found.append(Sentence(start, end, paragraph, title))
    return found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines that belong together, by blank lines and by how long the lines are."""
    blocks: list[list[tuple[int, int]]] = [[]]
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.find(bare)
            blocks[-1].append((start, start + len(bare)))
        elif blocks[-1]:
            blocks.append([])
        at += len(line)
    return [paragraph for block in blocks if block for paragraph in _unwrapped(text, block)]


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins lines that were wrapped: those that reach nearly as far as the longest of their block."""
    width = max(end - start for start, end in lines)
    paragraphs = [lines[0]]
    for (start, end), following in itertools.pairwise(lines):
        beside = text[following[0] : following[1]]
        goes_on = beside[0].islower() or (
            end - start >= 0.75 * width
            and width >= 40
            and not _FINAL.search(text, max(start, end - _REACH), end)
            and not (_FINAL.search(beside) is None and (_is_dated(beside) or _BYLINE.match(beside)))
        )
        if goes_on:
            paragraphs[-1] = (paragraphs[-1][0], following[1])
        else:
            paragraphs.append(following)
    return paragraphs


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = []
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, stop, start):
            parts.append((start, stop.end()))
            start = stop.end()
            while start < end and text[start].isspace():
                start += 1
    if start < end:
        parts.append((start, end))
    return parts


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, in parts at white space where it is too long; in the middle of a word where it has no space."""
    while end - start > _LONGEST:
        space = next((at for at in range(start + _LONGEST, start, -1) if text[at].isspace()), 0)
        stop = space or start + _LONGEST
        yield start, start + len(text[start:stop].rstrip())
        start = stop
        while text[start].isspace():
            start += 1
    yield start, end


def _ends(text: str, stop: re.Match[str], start: int) -> bool:
    """Whether a sentence ends at a full stop, question or exclamation mark."""
    following = _NEXT.match(text, stop.end(), stop.end() + _REACH)
    if following is None:
        return text[stop.end() : stop.end() + 2].strip() not in (",", ";", "-", "–", "—", ")")
    word = following[1]
    if word[0].islower():
        return False
    if stop[0] != "." and not (stop[0] == "!" and text.endswith("Yahoo", start, stop.start())):
        return True
    before = _LAST.search(text, max(start, stop.start() - _REACH), stop.start())
    last = before[0].casefold() if before else ""
    if last in _TITLES or stop[0] == "!":
        return False
    if last in _SHORT or (len(last) == 1 and last.isalpha()):
        return word.casefold() in _OPENERS and len(word) > (len(last) == 1)
    return True


def _is_dated(line: str) -> bool:
    """Whether a line says when the article appeared, and little else."""
    return bool(_DATED.search(line)) and len(_NOT_DATED.sub(" ", line).split()) <= 3


def _is_title(line: str) -> bool:
    return not _FINAL.search(line) and len(line.split()) <= _TITLE_WORDS and not _is_dated(line)
