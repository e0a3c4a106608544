"""What stands beside a name and tells where its place lies: "Troy, N.C.", "Troy (Alabama)", "Iraq's Anbar"."""

from __future__ import annotations

import re
from collections.abc import Callable

from gazetteer.world import KINDS

__all__ = [
    "FAR",
    "KINDS_SAID",
    "TOP",
    "Areas",
    "after",
    "dateline",
    "follows",
    "is_near",
    "kinds",
    "lists",
    "said",
    "shares_area",
]

Areas = Callable[[str], frozenset[int]]
"""Gives the rows of the countries and units that some words name."""

_WORDS = r"[A-Z][\w.'’-]{0,40}(?: (?:[A-Z&][\w.'’-]{0,40}|of|and|the)){0,3}"
_AFTER = re.compile(rf"(?:['’]s?)?\s?[,(]\s?(?:the )?({_WORDS})")
_DIRECTION = r"(?: (?:north|south|east|west|central|upper|lower)[a-z-]*)?"
_IN = re.compile(rf",? (?:in|of)(?: the)?{_DIRECTION} ({_WORDS})")
_BEFORE = re.compile(rf"({_WORDS})(?:['’]s?)? (?:(?:[a-z]+ ){{0,3}}of )?$")
_SMALL = ("of", "and", "the")  # words in small letters with which such a name may end
_JOIN = re.compile(r"\s?(?:,|, and|and|&|or)\s(?:the )?")
_DATELINE = re.compile(r"(?:, [\w. ]{2,20})?(?: \([\w ]{2,20}\))?(?:\s?(?:--|[—–\x96\x97\ufffd])|\s-\s|:)")
_NEAR = re.compile(
    r",? (?:(?:(?:about|some|just|roughly|around|nearly|over) )?"
    r"(?:[\d.,]+|[a-z]+)[ -](?:km|kilomet(?:er|re)s?|miles?) |just )?"
    r"(?:(?:north|south|east|west)[a-z-]* of|near|outside|a suburb of) (?:the (?:capital|city|town),? (?:of )?)?"
)
_NOTHING: frozenset[int] = frozenset()


def _numbers(names: str) -> frozenset[int]:
    return frozenset(KINDS.index(name) for name in names.split(", "))


_TOWNS = _numbers("capital, city, town, village")
_UNITS = _numbers("first-level, second-level, third-level")
_STATES = _numbers("first-level")
_LANDS = _numbers("first-level, second-level, region")
KINDS_SAID = {
    **dict.fromkeys(("city", "town", "village", "cities", "towns", "villages", "mayor"), _TOWNS),
    **dict.fromkeys(("state", "states", "gov.", "governor", "governorate", "oblast"), _STATES),
    **dict.fromkeys(("province", "provinces", "region", "prefecture", "governorates"), _LANDS),
    **dict.fromkeys(("county", "counties"), _numbers("first-level, second-level")),
    **dict.fromkeys(("district", "districts", "municipality"), _UNITS),
    **dict.fromkeys(("island", "islands"), _numbers("island, country, first-level, second-level")),
    **dict.fromkeys(("river", "lake"), _numbers("river, lake")),
    **dict.fromkeys(("republic", "kingdom"), _numbers("country")),
    "capital": _numbers("country") | _UNITS,
    **dict.fromkeys(("border", "law", "laws", "legislature"), _numbers("country, first-level")),
}
"""What kinds of place a word beside a name says that it is: "Washington state", "the city of Kandahar"."""

_LIST = re.compile(
    r" (?:and|or|&) (?:the )?[A-Z]|, (?:the [A-Z]|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?,? (?:and|or|&) )"
)
_KIND_AFTER = re.compile(
    r"(?:(?:, [A-Z][\w'’-]+){0,4},? and [A-Z][\w'’-]+ (?P<both>counties|provinces|districts|states)"
    r"| (?P<one>[Ss]tate|[Pp]rovinces?|[Cc]ount(?:y|ies)|[Rr]egion|[Gg]overnorate|[Pp]refecture|[Oo]blast"
    r"|[Dd]istricts?|[Mm]unicipality|[Cc]ity|[Tt]own|[Rr]iver|[Ii]slands?|Gov\.|[Gg]overnor|[Mm]ayor|border|laws?"
    r"|[Ll]egislature))(?!\w)"
)
_KIND_BEFORE = re.compile(
    r"(?<!\w)(city|town|village|mayor|state|province|region|prefecture|governorate|county|district|municipality"
    r"|island|republic|kingdom|capital|governor|cities|towns|villages|provinces|counties) of (?:the )?$"
)

_REACH = 50
"""How many characters before a name are read."""

FAR = 60
"""Names with so many characters between them tell nothing of each other."""

TOP = 400
"""How far from the start of an article a dateline may stand."""


def after(text: str, end: int, areas: Areas) -> tuple[str, frozenset[int]]:
    """The area that stands right after a name, behind a comma or a bracket.

    Parameters
    ----------
    text : str
    end : int
        Where the name ends.
    areas : callable
        Gives the rows of the areas that some words name.

    Returns
    -------
    tuple of str and frozenset of int
        The words and their rows; empty if there is none.
    """
    found = _AFTER.match(text, end)
    return _first(found[1], areas) if found else ("", _NOTHING)


def lists(text: str, end: int, words: str) -> bool:
    """Whether what stands behind a name seems to be the next of a list: "Mexico, the US, and Canada".

    Parameters
    ----------
    text : str
    end : int
        Where the name ends.
    words : str
        The area's name that :func:`after` gave.

    Returns
    -------
    bool
    """
    start = text.find(words, end, end + 12)
    return text[start - 4 : start] == "the " or _LIST.match(text, start + len(words)) is not None


def said(text: str, start: int, end: int, areas: Areas) -> tuple[str, frozenset[int]]:
    """The area that the words around a name put it in.

    Parameters
    ----------
    text : str
    start, end : int
        Where the name stands.
    areas : callable
        Gives the rows of the areas that some words name.

    Returns
    -------
    tuple of str and frozenset of int
        The words and their rows; empty if there is none.
    """
    if found := _IN.match(text, end):
        words, rows = _first(found[1], areas)
        if rows:
            return words, rows
    low = max(0, start - _REACH)
    last = text[low:start].rpartition(" ")[0].rpartition(" ")[2]
    if not text.endswith(" ", low, start) or (last.islower() and not last.startswith(_SMALL)):
        return "", _NOTHING
    found = _BEFORE.search(text, low, start)
    if found is None or found[1].endswith("."):  # the end of a sentence
        return "", _NOTHING
    return _last(found[1], areas)


def _first(words: str, areas: Areas) -> tuple[str, frozenset[int]]:
    """The longest area that some words begin with."""
    parts = words.split(" ")
    for number in range(len(parts), 0, -1):
        part = " ".join(parts[:number]).removesuffix("'s").removesuffix("’s")
        if rows := areas(part):
            return part, rows
    return "", _NOTHING


def _last(words: str, areas: Areas) -> tuple[str, frozenset[int]]:
    """The longest area that some words end with."""
    parts = words.removesuffix("'s").removesuffix("’s").split(" ")
    for number in range(len(parts)):
        part = " ".join(parts[number:])
        if rows := areas(part):
            return part, rows
    return "", _NOTHING


def kinds(text: str, start: int, end: int) -> frozenset[int]:
    """The kinds of place that the word beside a name allows: "Washington state", "the city of Kandahar".

    Parameters
    ----------
    text : str
    start, end : int
        Where the name stands.

    Returns
    -------
    frozenset of int
        Numbers of :data:`gazetteer.world.KINDS`; empty if there is no such word.
    """
    of = text.startswith("of ", max(0, start - 3)) or text.startswith("of the ", max(0, start - 7))
    if of and (found := _KIND_BEFORE.search(text, max(0, start - 25), start)):
        return KINDS_SAID[found[1]]
    if text.startswith((" ", ", "), end) and (found := _KIND_AFTER.match(text, end)):
        return KINDS_SAID[(found["both"] or found["one"]).lower()]
    return _NOTHING


def follows(text: str, end: int, start: int) -> bool:
    """Whether a name stands behind another like the area around it, with a comma or a bracket between them."""
    return 0 < start - end < 4 and text[end:start].strip() in {",", "("}


def is_near(text: str, end: int, start: int) -> bool:
    """Whether a name is said to be near the one behind it: "Troy, 30 miles north of Albany"."""
    return 0 < start - end < FAR and _NEAR.fullmatch(text, end, start) is not None


def shares_area(text: str, end: int, start: int) -> bool:
    """Whether two names stand in one list, so that the area behind the last is that of both."""
    return 0 < start - end < 12 and _JOIN.fullmatch(text, end, start) is not None


def dateline(text: str, start: int, end: int) -> bool:
    """Whether a name is where an article says that it was written: "TROY, N.C. (AP) — "."""
    if start > TOP or not (start == 0 or text[start:end].isupper()):
        return False
    return _DATELINE.match(text, end) is not None
