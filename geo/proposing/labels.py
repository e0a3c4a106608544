"""Numbers that count nothing: ages, years, dates, times, scores, addresses, parts of a name."""

from __future__ import annotations

from typing import NamedTuple

from gazetteer.lexicon import words
from geo.proposing.lexicon import Lexicon
from geo.proposing.nouns import CLOSING, NUMERIC
from geo.proposing.numbers import Line, Number
from geo.proposing.plurals import is_plural
from geo.times import MONTHS

__all__ = ["THEM", "is_label"]

THEM = words("them whom which us")
_MONTHS = words("jan feb mar apr jun jul aug sep sept oct nov dec").union(MONTHS)
_OPENS = ("(", "[", '"', "“", "'", "‘", "–", "—", "-", ",", ";", "~")
_DIALLED = words("called dialled dialed calling dialling dialing")
_EMERGENCY = ("911", "999", "112", "000", "111")
#: Behind these a number is a name or an address, not a count.
_NAMED = words(
    """interstate route highway flight boeing airbus no number room gate channel section article page chapter phase
    level grade category zone area unit line platform age aged ages apollo formula type model runway road street avenue
    building block bus bbc radio fm version season week day round lap and/or ward district precinct group"""
)
_OPENING = {'"', "“", "'", "‘"}
_LAST_DAY = 31


class _Seen(NamedTuple):
    """A number and the words beside it, each empty where the sentence ends.

    Attributes
    ----------
    line : Line
    number : Number
    at : int
        Where the number itself begins, behind what bounds it.
    earlier, before : str
        The last two words before it.
    following, beyond : str
        The first two behind it.
    """

    line: Line
    number: Number
    at: int
    earlier: str
    before: str
    following: str
    beyond: str

    @property
    def exact(self) -> bool:
        """It has no bound."""
        return self.number.kind == "exact"


def is_label(line: Line, number: Number, lexicon: Lexicon) -> bool:
    """Whether a number is an age, a year, a date, a time, a score, a part of a name, or a measure."""
    if number.unit is not None:
        return False
    small, at, after = line.small, number.first, number.after
    while at < after and not (small[at][0].isdigit() or small[at] in NUMERIC):
        at += 1
    earlier, before = small[at - 2] if at > 1 else "", small[at - 1] if at else ""
    following, beyond = [*small[after : after + 2], "", ""][:2]
    seen = _Seen(line, number, at, earlier, before, following, beyond)
    if following in ("-", "–") and line.tight(after) and beyond[:1].isalpha():
        return beyond != "strong"  # 12-gauge, three-storey; but a three-strong gang
    if _counts_nothing(seen):
        return True
    if not number.digits:
        return before == "-" and line.tight(at) and earlier in NUMERIC
    if (
        _is_within(seen, lexicon)
        or _is_year(seen, lexicon)
        or _is_of_person(seen, lexicon)
        or _is_name(seen, lexicon)
    ):
        return True
    if before == "number" and (earlier == "to" or earlier in lexicon.triggers):
        return False  # believed to number 12; the dead number 28
    if before in _NAMED or (earlier, before) == ("no", "."):
        return before not in lexicon.triggers
    return following.rstrip("s") in ("year", "month", "week", "day") and beyond in ("old", "ago")


def _counts_nothing(seen: _Seen) -> bool:
    """Whether a number in words or digits is a degree, an ordinal, a date, an age, or all but so many."""
    line, at, before = seen.line, seen.at, seen.before
    if seen.following == "°" or (
        seen.following in ("st", "nd", "rd", "th") and line.tight(seen.number.after)
    ):
        return True
    if before == "." and seen.number.digits and seen.earlier in _MONTHS and _is_day(seen.number):
        return True  # on Oct. 30
    if before in ("aged", "ages") or (before == "between" and seen.earlier in ("aged", "ages")):
        return True
    if before in ("and", "or", ",") and at > 2 and line.small[at - 3] in ("ages", "aged"):
        return True
    if before in _DIALLED and line.small[at] in _EMERGENCY:
        return True
    so_many = seen.number.word in ("many", "few") and before in ("how", "so", "too", "not")
    return so_many or (seen.earlier, before) == ("all", "but")


def _is_day(number: Number) -> bool:
    """Whether a number behind a month may be a day or a year: Oct. 30; not '29 Oct. 150 died'."""
    size = number.low or number.high or 0
    return size <= _LAST_DAY or 1500 <= size <= 2100


def _is_within(seen: _Seen, lexicon: Lexicon) -> bool:
    """Whether digits are a part of a longer sign: of a time, a fraction, a score, 4x4, 15th, 9pm."""
    line, at, after, before, following = seen.line, seen.at, seen.number.after, seen.before, seen.following
    if line.tight(at) and (before not in _OPENS or before in ("/", ":")):
        return True
    if before == "-" and line.tight(at) and seen.earlier and following not in lexicon.triggers:
        return True
    if following in (":", "/", "-", "–", ".") and line.tight(after) and seen.beyond[:1].isdigit():
        return True
    if not seen.exact:
        return False
    if following in ("-", "–") and seen.beyond[:1].isdigit():
        return True  # 2 - 1, a score
    if before in ("-", "–") and seen.earlier[:1].isdigit():
        return True
    return line.tight(after) and following.isalpha()


def _is_year(seen: _Seen, lexicon: Lexicon) -> bool:
    """Whether four digits are a year, or digits stand beside a month."""
    number, before, whole = seen.number, seen.before, seen.line.raw[seen.at]
    if (before in _MONTHS and _is_day(number)) or (seen.following in _MONTHS and seen.exact):
        return True
    if number.low is None or not seen.exact or not whole.isdigit() or len(whole) != 4:
        return False
    counts = lexicon.kinds(seen.following) and not number.definite and before not in ("in", "since", "until")
    return 1500 <= number.low <= 2100 and before not in ("of", "another", "further") and not counts


def _is_of_person(seen: _Seen, lexicon: Lexicon) -> bool:
    """Whether digits without a bound are an age, a part of an address, or a number to call."""
    number, whole = seen.number, seen.line.raw[seen.at]
    if number.low is None or not seen.exact or number.first < seen.at:
        return False
    if number.low < 120 and _is_age(seen.line, seen.at, number.after):
        return True
    if "," in whole:
        return False
    return _is_address(seen.line, number.after, lexicon) or (len(whole) >= 7 and "." not in whole)


def _is_name(seen: _Seen, lexicon: Lexicon) -> bool:
    """Whether capitals before digits make a name of them, AK 47, where not all of the line is in capitals."""
    if seen.number.first < seen.at or not seen.at:
        return False
    before = seen.line.raw[seen.at - 1]
    one = (
        (seen.number.low or 0) > 1
        and not is_plural(seen.following)
        and "craft" in lexicon.kinds(seen.following)
    )
    if one and before[0].isupper():
        return True  # a Bell 212 helicopter
    if seen.at < 2:
        return False
    if before[0].isupper() and before.isalpha() and (seen.number.low or 0) > 1:
        closed = seen.following in CLOSING and seen.line.tight(seen.number.after)
        if seen.following in ("was", "has", "is") or (closed and _OPENING & set(seen.line.small[: seen.at])):
            return True  # the trawler "Vega 5"; the Prantalay 14 was sunk
    shouted = all(word.isupper() for word in seen.line.raw[:4] if word.isalpha())
    return before.isupper() and before.isalpha() and 2 <= len(before) <= 4 and not shouted


def _is_address(line: Line, after: int, lexicon: Lexicon) -> bool:
    """Whether a street follows a number: 12 Mill Road, but not 4 at a plant of Mill Road."""
    for j in range(after, min(after + 3, len(line))):
        if line.small[j] in lexicon.classes["street"]:
            return True
        if line.small[j] in ("at", "in", "on", "near"):
            return False
    return False


def _is_age(line: Line, at: int, after: int) -> bool:
    """Jean Roe, 48, and Ann Roe, 47; both 28."""
    before = line.small[at - 1] if at else ""
    following = line.small[after] if after < len(line) else ""
    if before == "both":
        return following in (",", ".", ";", "")
    if before not in (",", "(", "-", "--", "–"):
        return False
    if following in (",", ")", ".", ";", ""):
        return True
    them = following == "of" and line.small[after + 1 : after + 2] and line.small[after + 1] in THEM
    return following in ("and", "of", "or") and at > 1 and line.raw[at - 2][0].isupper() and not them
