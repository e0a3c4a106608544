"""EDTF dates: checked once, bounded in days and said in words."""

from __future__ import annotations

import datetime as dt
import math
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

__all__ = ["EdtfDate", "in_words", "moment", "parse", "zone"]

_REMEDY = "Write an EDTF date such as 2020-01-08, 2019-12, 2019-12-XX, 2019-12-28~ or 2020-01-03/2020-01-07"
#: Characters of the longest date; a set of a dozen days has 140.
LONGEST = 200
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?")
_OPEN = ("", "..")
_QUALIFIERS = "~?%"
_PART = "[~?%]?{}[~?%]?"  # a qualifier may stand before or behind each part of a date
_SINGLE = re.compile(
    f"{_PART.format('[0-9X]{4}')}(?:-{_PART.format('[0-9X]{2}')}(?:-{_PART.format('[0-9X]{2}')})?)?"
)
_SIGNIFICANT = re.compile(r"(?P<year>[0-9]{4})S(?P<digits>[1-4])")
_OTHER_YEAR = re.compile(r"[~?%]?(?:-[0-9X]{4}\b.*|Y-?[0-9E]+(?:S[0-9]+)?|[0-9]{5,})")
_MONTHS = "January February March April May June July August September October November December".split()
#: What stands in place of a month: its name, its first month, and how many it has. A winter, and the summer of the
#: southern hemisphere, begin in the December of their year.
_SEASONS = {
    "21": ("spring {}", 3, 3),
    "22": ("summer {}", 6, 3),
    "23": ("autumn {}", 9, 3),
    "24": ("winter {}", 12, 3),
    "25": ("spring {} (northern hemisphere)", 3, 3),
    "26": ("summer {} (northern hemisphere)", 6, 3),
    "27": ("autumn {} (northern hemisphere)", 9, 3),
    "28": ("winter {} (northern hemisphere)", 12, 3),
    "29": ("spring {} (southern hemisphere)", 9, 3),
    "30": ("summer {} (southern hemisphere)", 12, 3),
    "31": ("autumn {} (southern hemisphere)", 3, 3),
    "32": ("winter {} (southern hemisphere)", 6, 3),
    "33": ("first quarter of {}", 1, 3),
    "34": ("second quarter of {}", 4, 3),
    "35": ("third quarter of {}", 7, 3),
    "36": ("last quarter of {}", 10, 3),
    "37": ("first third of {}", 1, 4),
    "38": ("second third of {}", 5, 4),
    "39": ("last third of {}", 9, 4),
    "40": ("first half of {}", 1, 6),
    "41": ("second half of {}", 7, 6),
}


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One EDTF date and the days it may mean.

    Attributes
    ----------
    text : str
        The date as written.
    first, last : datetime.date or None
        First and last possible day, both included; None where the date is open.
    """

    text: str
    first: dt.date | None
    last: dt.date | None


@lru_cache(maxsize=8192)
def parse(text: str) -> EdtfDate:
    """Check an EDTF date and bound it by strict days (no padding for ``~`` and ``?``).

    Parameters
    ----------
    text : str
        A date, month, season, year, interval or set in the Extended Date/Time Format, levels 0 to 2, of the years
        1 to 9999.

    Returns
    -------
    EdtfDate

    Raises
    ------
    ValueError
        If the text is no EDTF date, of another year, or has a time (times are kept apart).

    Source
    ------
    Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019. It leaves open which months a season
    has; here they are those of meteorologists in the north.

    Examples
    --------
    >>> parse("2001-24").last, parse("198X").first
    (datetime.date(2002, 2, 28), datetime.date(1980, 1, 1))
    """
    if len(text) > LONGEST:
        raise ValueError(f"{text[:40]!r}… is too long for a date. {_REMEDY}")
    if plain := _PLAIN.fullmatch(text):
        return _calendar(text, plain)
    if "T" in text:
        raise ValueError(f"{text!r} has a time. Give the day as date and the clock time as time")
    start, slash, end = text.partition("/")
    if "/" in end:
        raise ValueError(f"{text!r} has more than two parts. {_REMEDY}")
    if slash:
        first = None if start in _OPEN else _bounds(start, start)[0]
        last = None if end in _OPEN else _bounds(end, end)[1]
    elif text[:1] + text[-1:] in ("[]", "{}"):
        first, last = _set_bounds(text)
    else:
        first, last = _bounds(text, text)
    if (first is None and last is None) or (first and last and last < first):
        raise ValueError(f"{text!r} is no span of time. {_REMEDY}")
    return EdtfDate(text, first, last)


def _calendar(text: str, plain: re.Match[str]) -> EdtfDate:
    """Bound a plain year, month or day, as most dates are."""
    year, month, day = int(plain["year"]), int(plain["month"] or 1), int(plain["day"] or 1)
    if not year:
        raise _unsupported(text)
    try:
        first = dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the calendar. {_REMEDY}") from error
    last = first
    if not plain["day"]:
        last_month = month if plain["month"] else 12
        last = dt.date(year, last_month, monthrange(year, last_month)[1])
    return EdtfDate(text, first, last)


def _unsupported(text: str) -> ValueError:
    return ValueError(
        f"{text!r} is not a date of the years 1 to 9999, and others are not supported. {_REMEDY}"
    )


def _set_bounds(text: str) -> tuple[dt.date | None, dt.date | None]:
    """Bound a set: one of its dates, or all of them."""
    firsts: list[dt.date | None] = []
    lasts: list[dt.date | None] = []
    for item in text[1:-1].split(","):
        start, dots, end = item.strip().partition("..")
        if not dots:
            end = start
        firsts.append(_bounds(start, text)[0] if start or not dots else None)
        lasts.append(_bounds(end, text)[1] if end or not dots else None)
    first = None if None in firsts else min(filter(None, firsts))
    return first, None if None in lasts else max(filter(None, lasts))


def _bounds(single: str, text: str) -> tuple[dt.date, dt.date]:
    """Bound a date that is neither an interval nor a set, as it stands in a text."""
    if rounded := _SIGNIFICANT.fullmatch(single):
        unit = 10 ** (4 - int(rounded["digits"]))
        start = int(rounded["year"]) // unit * unit
        return dt.date(max(start, 1), 1, 1), dt.date(start + unit - 1, 12, 31)
    if not _SINGLE.fullmatch(single):
        raise _unsupported(text) if _OTHER_YEAR.fullmatch(single) else _no_date(text)
    year, *rest = single.translate(dict.fromkeys(map(ord, _QUALIFIERS))).split("-")
    if year == "XXXX":
        raise ValueError(f"{text!r} has no year. Give the year, or leave the date out")
    if year == "0000":
        raise _unsupported(text)
    years = [number for number in _filled(year) if number]
    if rest and rest[0] in _SEASONS:
        if len(rest) > 1:
            raise _no_date(text)
        return _season(years[0], rest[0])[0], _season(years[-1], rest[0])[1]
    months = [number for number in _filled(rest[0] if rest else "XX") if 1 <= number <= 12]
    days = [number for number in _filled(rest[1] if len(rest) > 1 else "XX") if 1 <= number <= 31]
    first = _day_of(years, months, days, least=True)
    last = _day_of(years, months, days, least=False)
    if first is None or last is None:
        raise ValueError(f"{text!r} is no day of the calendar. {_REMEDY}")
    return first, last


def _no_date(text: str) -> ValueError:
    return ValueError(f"{text!r} is no EDTF date. {_REMEDY}")


def _filled(pattern: str) -> list[int]:
    """Give the numbers that a pattern with ``X`` for unknown digits can be, in order."""
    return [int("".join(digits)) for digits in product(*("0123456789" if d == "X" else d for d in pattern))]


def _day_of(years: list[int], months: list[int], days: list[int], least: bool) -> dt.date | None:
    """Give the first or the last day of the calendar that can be meant, or None."""
    order = 1 if least else -1
    for year, month in product(years[::order], months[::order]):
        length = monthrange(year, month)[1]
        for day in days[::order]:
            if day <= length:
                return dt.date(year, month, day)
    return None


def _season(year: int, code: str) -> tuple[dt.date, dt.date]:
    _, month, months = _SEASONS[code]
    after, over = divmod(month + months - 2, 12)
    end = min(year + after, dt.MAXYEAR)  # the last winter of the calendar has but one month
    last = over + 1 if end == year + after else 12
    return dt.date(year, month, 1), dt.date(end, last, monthrange(end, last)[1])


def zone(name: str) -> ZoneInfo:
    """Find an IANA time zone.

    Parameters
    ----------
    name : str
        Such as ``Asia/Baghdad``.

    Returns
    -------
    zoneinfo.ZoneInfo

    Raises
    ------
    ValueError
        If there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no IANA time zone. Write one such as Asia/Baghdad") from error


def moment(date: EdtfDate, zone_name: str | None) -> tuple[float, float]:
    """Bound a date in seconds, so that dates of two zones can be compared.

    Parameters
    ----------
    date : EdtfDate
    zone_name : str or None
        IANA zone the date is local to; None counts as UTC.

    Returns
    -------
    tuple of float
        Seconds since 1970 in UTC of the first moment and of the moment after the last; infinite where
        the date is open.
    """
    tz: dt.tzinfo = zone(zone_name) if zone_name else dt.UTC
    start = _midnight(date.first, 0, tz) if date.first else -math.inf
    end = _midnight(date.last, 1, tz) if date.last else math.inf
    return start, end


def _midnight(day: dt.date, after: int, tz: dt.tzinfo) -> float:
    """Give the second at which the day so many days after begins; the ends of the calendar know no zones."""
    try:
        return dt.datetime.combine(day + dt.timedelta(days=after), dt.time(), tz).timestamp()
    except (OverflowError, ValueError):
        return (day.toordinal() + after - dt.date(1970, 1, 1).toordinal()) * 86_400.0


@lru_cache(maxsize=8192)
def in_words(text: str) -> str:
    """Say an EDTF date as people do.

    Parameters
    ----------
    text : str
        An EDTF date.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If the text is no EDTF date.

    Examples
    --------
    >>> in_words("2020-01-08")
    '8 January 2020'
    >>> in_words("2020-01-03/2020-01-07")
    '3–7 January 2020'
    >>> in_words("2019-12-XX")
    'a day in December 2019'
    >>> in_words("2022-01/..")
    'January 2022 or later'
    >>> in_words("2019-12-28~")
    'about 28 December 2019'
    """
    parse(text)
    if "/" in text:
        return _interval_in_words(*text.split("/", 1))
    if text[0] in "[{":
        together = " or " if text[0] == "[" else " and "
        return together.join(_item_in_words(item.strip(), together) for item in text[1:-1].split(","))
    marks = set(text)
    bare = text.translate(dict.fromkeys(map(ord, _QUALIFIERS)))
    about = "about " if {"~", "%"} & marks else ""
    doubt = " (uncertain)" if {"?", "%"} & marks else ""
    return f"{about}{_single_in_words(bare)}{doubt}"


def _item_in_words(item: str, together: str) -> str:
    """Say an item of a set: a date, or a range that may be open."""
    start, dots, end = item.partition("..")
    if not dots:
        return in_words(item)
    if start and end:
        return f"{in_words(start)} to {in_words(end)}"
    return f"{in_words(end)}{together}earlier" if end else f"{in_words(start)}{together}later"


def _single_in_words(bare: str) -> str:
    year, *rest = bare.split("-")
    if rounded := _SIGNIFICANT.fullmatch(year):
        return f"about {rounded['year']}"
    if not rest:
        return _year_in_words(year)
    year = _year_in_words(year)
    month, day = rest[0], rest[1] if len(rest) > 1 else None
    if month in _SEASONS:
        return _SEASONS[month][0].format(year)
    months = [_MONTHS[number - 1] for number in _filled(month) if 1 <= number <= 12]
    if len(months) == 1:
        named = f"{months[0]} {year}" if year.isdigit() else f"{months[0]} of {year}"
    elif len(months) == 12:
        named = f"a month of {year}" if day is None else year
    else:
        named = f"a month from {months[0]} to {months[-1]} {year}"
    if day is None:
        return named
    if "X" not in day:
        return f"{int(day)} {named}" if len(months) == 1 else f"day {int(day)} of a month in {year}"
    if day == "XX":
        return f"a day in {named}"
    days = [number for number in _filled(day) if number]
    return f"a day from {days[0]} to {min(days[-1], 31)} {named}"


def _year_in_words(year: str) -> str:
    if "X" not in year:
        return year
    if year.endswith("X") and "X" not in year[:3]:
        return f"the {year[:3]}0s"
    return f"a year from {year.replace('X', '0')} to {year.replace('X', '9')}"


def _interval_in_words(start: str, end: str) -> str:
    if start in _OPEN:
        return f"{in_words(end)} or earlier"
    if end in _OPEN:
        return f"{in_words(start)} or later"
    if start == end:
        return in_words(start)
    if _DAY.fullmatch(start) and _DAY.fullmatch(end) and start[:7] == end[:7]:
        return f"{int(start[8:])}–{in_words(end)}"
    return f"{in_words(start)} to {in_words(end)}"
