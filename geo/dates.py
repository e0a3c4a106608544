"""EDTF dates: checked once, bounded in days and said in words."""

from __future__ import annotations

import datetime as dt
import math
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

__all__ = ["EdtfDate", "in_words", "moment", "parse", "zone"]

_REMEDY = "Write an EDTF date such as 2020-01-08, 2019-12, 2019-12-XX, 2019-12-28~ or 2020-01-03/2020-01-07"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?")
_OPEN = ("", "..")
_PRECISE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2}|XX))?)?")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MONTHS = "January February March April May June July August September October November December".split()


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
        A date, month, year, interval or set in the Extended Date/Time Format, levels 0 to 2.

    Returns
    -------
    EdtfDate

    Raises
    ------
    ValueError
        If the text is no EDTF date, or has a time (times are kept apart).

    Source
    ------
    Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019; parsed by ``edtf``.
    """
    found = _PLAIN.fullmatch(text)
    if found:
        return _calendar(text, found)
    if "T" in text:
        raise ValueError(f"{text!r} has a time. Give the day as date and the clock time as time")
    start, slash, end = text.partition("/")
    if slash:
        first = None if start in _OPEN else parse(start).first
        last = None if end in _OPEN else parse(end).last
    else:
        first, last = _strict(text)
    if (start in _OPEN and end in _OPEN) or (first and last and last < first):
        raise ValueError(f"{text!r} is no span of time. {_REMEDY}")
    return EdtfDate(text, first, last)


def _calendar(text: str, found: re.Match[str]) -> EdtfDate:
    """Bound a plain year, month or day, as most dates are, without the parser's 8 ms."""
    year, month, day = int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)
    try:
        first = dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the calendar. {_REMEDY}") from error
    last = first
    if not found["day"]:
        last_month = month if found["month"] else 12
        last = dt.date(year, last_month, monthrange(year, last_month)[1])
    return EdtfDate(text, first, last)


def _strict(text: str) -> tuple[dt.date | None, dt.date | None]:
    """Bound any other EDTF date with the parser."""
    import edtf  # 0.1 s to import, and plain dates do without

    try:
        parsed = edtf.parse_edtf(text)
        return _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except Exception as error:  # the parser fails in many ways: its own error, ValueError, TypeError
        raise ValueError(f"{text!r} is no EDTF date. {_REMEDY}") from error


def _day(bound: Any) -> dt.date | None:
    """Turn a bound of the parser (a ``struct_time`` or an infinity) into a day."""
    if isinstance(bound, float) and math.isinf(bound):
        return None
    return dt.date(bound.tm_year, bound.tm_mon, bound.tm_mday)


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
        return text[1:-1].replace("..", " to ").replace(",", " or " if text[0] == "[" else " and ")
    bare = text.strip("~?%")
    about = "about " if {"~", "%"} & set(text) else ""
    doubt = " (uncertain)" if {"?", "%"} & set(text) else ""
    return f"{about}{_single_in_words(bare)}{doubt}"


def _single_in_words(bare: str) -> str:
    found = _PRECISE.fullmatch(bare)
    if found is None:
        year, _, season = bare.partition("-")
        return f"{_SEASONS[season]} {year}" if season in _SEASONS else bare
    year, month, day = found["year"], found["month"], found["day"]
    if month is None:
        return year
    named = f"{_MONTHS[int(month) - 1]} {year}"
    if day is None:
        return named
    return f"a day in {named}" if day == "XX" else f"{int(day)} {named}"


def _interval_in_words(start: str, end: str) -> str:
    if start in _OPEN:
        return f"{in_words(end)} or earlier"
    if end in _OPEN:
        return f"{in_words(start)} or later"
    if _DAY.fullmatch(start) and _DAY.fullmatch(end) and start[:7] == end[:7]:
        return f"{int(start[8:])}–{in_words(end)}"
    return f"{in_words(start)} to {in_words(end)}"
