"""Numbers that count nothing: ages, years, dates, times, scores, addresses, parts of a name."""

from __future__ import annotations

from gazetteer.lexicon import words
from geo.proposing.lexicon import Lexicon
from geo.proposing.nouns import NUMERIC
from geo.proposing.numbers import Line, Number

__all__ = ["THEM", "is_label"]

THEM = words("them whom which us")
_MONTHS = words(
    """january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec"""
)
_EMERGENCY = ("911", "999", "112", "000", "111")
#: Behind these a number is a name or an address, not a count.
_NAMED = words(
    """interstate route highway flight boeing airbus no number room gate channel section article page chapter phase
    level grade category zone area unit line platform age aged ages apollo formula type model runway road street avenue
    building block bus bbc radio fm version season week day round lap and/or ward district precinct group"""
)


def is_label(line: Line, number: Number, lexicon: Lexicon) -> bool:
    """Whether a number is an age, a year, a date, a time, a score, a part of a name, or a measure."""
    small, raw, after = line.small, line.raw, number.after
    if number.unit is not None:
        return False
    at = number.first
    while at < after and not (small[at][0].isdigit() or small[at] in NUMERIC):
        at += 1
    before = small[at - 1] if at else ""
    bounded = number.first < at
    following = small[after] if after < len(line) else ""
    beyond = small[after + 1] if after + 1 < len(line) else ""
    if following == "°":
        return True
    if following in ("-", "–") and line.tight(after) and beyond[:1].isalpha():
        return beyond != "strong"  # 12-gauge, three-storey; but a three-strong gang
    if following in ("st", "nd", "rd", "th") and line.tight(after):
        return True
    if before == "." and number.digits and at > 1 and small[at - 2] in _MONTHS:
        return True  # on Oct. 30
    if before == "but" and at > 1 and small[at - 2] == "all":
        return True  # all but nine
    if number.word in ("many", "few") and before in ("how", "so", "too", "not"):
        return True
    if before in ("and", "or", ",") and at > 2 and small[at - 3] in ("ages", "aged"):
        return True
    if before in ("aged", "ages") or (before == "between" and at > 1 and small[at - 2] in ("aged", "ages")):
        return True
    if (
        before in ("called", "dialled", "dialed", "calling", "dialling", "dialing")
        and small[at] in _EMERGENCY
    ):
        return True
    if not number.digits:
        return before == "-" and line.tight(at) and at > 1 and small[at - 2] in NUMERIC
    if line.tight(at) and before not in ("(", "[", '"', "“", "'", "‘", "–", "—", "-", ",", ";", "~"):
        return True
    if before == "-" and line.tight(at) and at > 1 and following not in lexicon.triggers:
        return True
    if following in (":", "/", "-", "–", ".") and line.tight(after) and beyond[:1].isdigit():
        return True
    if before in ("/", ":") and line.tight(at):
        return True
    if number.kind == "exact" and following in ("-", "–") and beyond[:1].isdigit():
        return True  # 2 - 1, a score
    if number.kind == "exact" and before in ("-", "–") and at > 1 and small[at - 2][0].isdigit():
        return True
    if after < len(line) and line.tight(after) and following.isalpha() and number.kind == "exact":
        return True  # 4x4, 15th, 9pm
    whole = raw[at]
    if number.low is not None and number.kind == "exact" and whole.isdigit() and len(whole) == 4:
        told = (
            bool(lexicon.kinds(following)) and not number.definite and before not in ("in", "since", "until")
        )
        if 1500 <= number.low <= 2100 and before not in ("of", "another", "further") and not told:
            return True  # a year
    if number.low is not None and number.kind == "exact" and not bounded:
        if number.low < 120 and _is_age(line, at, after):
            return True
        if "," not in whole and _is_address(line, after, lexicon):
            return True
        if len(whole) >= 7 and "," not in whole and "." not in whole:
            return True
    if before in _MONTHS or (following in _MONTHS and number.kind == "exact"):
        return True
    if (
        not bounded
        and at
        and raw[at - 1].isupper()
        and 2 <= len(before) <= 4
        and raw[at - 1].isalpha()
        and at > 1
        and not (all(word.isupper() for word in raw[:4] if word.isalpha()))
    ):
        return True  # AK 47
    if before == "number" and at > 1 and (small[at - 2] == "to" or small[at - 2] in lexicon.triggers):
        return False  # believed to number 12; the dead number 28
    if before in _NAMED or (before == "." and at > 1 and small[at - 2] == "no"):
        return before not in lexicon.triggers
    return following.rstrip("s") in ("year", "month", "week", "day") and beyond in ("old", "ago")


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
