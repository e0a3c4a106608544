"""Dates in the words of an article, resolved against the day on which it appeared.

A news article looks back: "Tuesday" is the last one there was, "in April" the last April, unless the words around
it say that something is still to come. What an expression means is an EDTF date, with the reasoning in words.

====================  =====================================  ===========================================
rule                  example                                what it means
====================  =====================================  ===========================================
full date             2 July 2013; July 2nd, 2013; 2013-07-02  that day
month and year        September 2009; early in May 2012      that month
year                  in 2004; the 2004 tsunami              that year
day and month         April 20; the 5th of May               the last such day
month                 in July; late last month               the last such month
weekday               on Tuesday; Tuesday's                  the last such day, the day of publication included
day beside            today; yesterday; overnight            the day of publication, or the one before
span beside           last week; this year; last summer      the week, month, season or year before, or this one
counted back          three days ago; two decades ago        so long before the day of publication
counted from there    two days earlier; the next day         so long before or after what was named before
weekend               at the weekend                         the last Saturday and Sunday
lately                recently; in recent weeks              some day in the year before
====================  =====================================  ===========================================
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

__all__ = ["FULL_DATE", "MONTHS", "RULES", "WEEKDAYS", "When", "dates", "edtf"]

RULES = {
    "full date": "A day with its month and year.",
    "month and year": "A month with its year.",
    "year": "A year alone, behind 'in', 'since' or 'of', or before a noun.",
    "day and month": "A day with its month: the last such day, or the next one where something is to come.",
    "month": "A month alone: the last such month, or the next one where something is to come.",
    "weekday": "A weekday: the last one there was, or the next one where something is to come.",
    "day beside": "Today, yesterday, tonight, overnight, tomorrow, from the day of publication.",
    "span beside": "Last week, this month, last year, last summer, from the day of publication.",
    "counted back": "So many days, weeks, months, years or decades ago, from the day of publication.",
    "counted from there": "So many days earlier or later, from the day that was named before.",
    "weekend": "The last weekend before the day of publication.",
    "lately": "Recently, in recent weeks: some day in the year before publication.",
}

Precision = Literal["day", "days", "month", "year", "vague"]
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SEASONS = {"winter": (12, 2), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "zero|a an one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen".split(
            "|"
        )
    )
    for word in words.split()
} | {
    "couple": 2,
    "a couple of": 2,
    "few": 3,
    "a few": 3,
    "several": 4,
    "twenty": 20,
    "thirty": 30,
    "fortnight": 2,
}
_DAYS = {
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}
_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?:{_LONG}|{_LONG.upper()}|(?:{_SHORT}|{_SHORT.upper()})\.?)"
_MONTH_NAME = rf"(?:{_LONG}|(?:{_SHORT})\.)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|ST|ND|RD|TH)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_COUNT = r"\d{1,3}|(?:a )?couple of|(?:a )?few|" + "|".join(
    sorted((word for word in _NUMBERS if " " not in word), key=len, reverse=True)
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"early|mid|late|the (?:beginning|start|middle|end) of|beginning of|end of"

#: How expressions begin: with a digit, a capital letter or one of these words.
_FIRST = "|".join(
    f"""a an at back before beginning by couple during earlier early end few from in its last late lately later like
    mid next of over overnight past previous recently since so than the this today tomorrow tonight until with after
    year yesterday {" ".join(word for word in _NUMBERS if " " not in word)}""".split()
)

#: Every kind of expression in one pattern; the outer groups, in capitals, are the keys of :data:`_READERS`.
_EXPRESSION = re.compile(
    rf"""
    (?<![\w/.-])(?=[\dA-Z]|(?:{_FIRST})\b)(?:
      (?P<ISO>(?P<iy>{_YEAR})-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01])(?!\d))
    | (?P<DMY>(?P<dd>{_DAY})[ ](?:of[ ])?(?P<dm>{_MONTH})(?!\w)(?:,?[ ](?P<dy>{_YEAR})(?!\d))?)
    | (?P<MDY>(?P<mm>{_MONTH})[ ](?P<md>{_DAY})(?!\d|:\d|[ ]?(?:am|pm|a\.m|p\.m|per)\b|,\d)(?:(?:[ ]?,[ ]?|[ ])(?P<my>{_YEAR})(?!\d))?)
    | (?P<MY>(?:(?P<yp>(?i:{_PART}))[ -])?(?P<ym>{_MONTH_NAME}),?(?:[ ]of)?[ ](?P<yy>{_YEAR})(?!\d))
    | (?P<LASTMONTH>(?P<lq>(?i:last|next|this))[ ](?P<lm>{_MONTH_NAME})(?!\w))
    | (?P<MONTH>(?P<np>(?i:(?:late|early)[ ]in|in|since|of|by|until|during|from|back[ ]in|(?:at[ ])?(?:{_PART})))[ -](?P<nm>{_MONTH_NAME})
        (?!\w|[ ]\d)(?:[ ](?P<ny>(?i:last|this))[ ]year)?)
    | (?P<WEEKDAY>(?:(?P<wq>(?i:last|next|this|past|previous))[ ])?(?P<wd>{_WEEKDAY})(?!\w)(?:[ ](?P<wt>night|evening)|(?P<wl>[ ](?:of[ ])?last[ ]week|(?=[ ](?:and|or|to)[ ]{_WEEKDAY}[ ]of[ ]last[ ]week\b)))?)
    | (?P<BESIDE>(?i:today|tonight|this[ ](?:morning|afternoon|evening)|yesterday|last[ ]night|overnight|tomorrow)\b)
    | (?P<SPAN>(?:(?P<sp>(?i:earlier|later|late|early))[ ])?(?P<sq>(?i:last|this|next|past|previous))[ ]
        (?P<su>(?i:week|month|year|summer|winter|spring|autumn|fall))\b(?![ -](?:old|end)))
    | (?P<WEEKEND>(?i:at|over|during|this|last|the)[ ](?i:the[ ])?(?i:weekend)\b)
    | (?P<AGO>(?P<an>(?i:{_COUNT}))[ -](?P<au>(?i:day|week|fortnight|month|year|decade))s?[ ](?i:ago)\b)
    | (?P<THERE>(?P<bn>(?i:{_COUNT}))[ ](?P<bu>(?i:day|week|month|year))s?[ ](?P<bw>(?i:earlier|before|previously|later|afterwards))\b
        (?![ ]the[ ]end))
    | (?P<NEXTDAY>(?i:the[ ])(?P<nw>(?i:next|following|same|previous))[ ](?i:day)\b)
    | (?P<LATELY>(?i:recently|lately|in[ ](?:the[ ])?(?:recent|past|last)[ ](?:few[ ]|couple[ ]of[ ])?(?:days|weeks|months|years)|
        so[ ]far[ ]this[ ]year)\b)
    | (?P<YEAR>(?P<jp>(?i:back[ ]in|in|since|of|from|during|until|by|the|its|a|early|late|mid|year)|(?i:with|after|than|like|before)(?=[ ]\d{{4}},?[ ]when\b))[ -](?P<jy>{_YEAR})
        (?![\d%]|,\d|[ ]?(?i:gmt|utc|hours|hrs|people|km|miles|feet|met(?:re|er)s)\b|[ ]?[:/-]\d))
    )
    """,  # noqa: E501  one line, one kind of expression
    re.VERBOSE,
)
#: What every expression has: a stretch without it is passed over quickly.
_HINT = re.compile(
    r"(?:1[6-9]|20)\d\d\b|day\b|night|month|week|year|ago|recent|lately|morning|evening|afternoon|tomorrow|earlier|later|"
    r"decade|summer|winter|spring|autumn|fall|"
    r"[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)"
)
#: What every full date has: a text without it has none.
FULL_DATE = re.compile(rf"{_YEAR}-[01]\d-|{_MONTH}[ ,\w]{{1,9}}{_YEAR}")
_COMING = re.compile(
    r"\b(?:will|would|due|scheduled|slated|expected|set (?:to|for)|to be|plan(?:s|ned)? to|until|coming|"
    r"upcoming|next|ahead of|is to|are to|to (?:appear|stand|face|return|begin|start|open|meet)|vote on|deadline|"
    r"faces?|summoned)"
    r"\b[^.;]{0,60}\Z|\b(?:next|coming|until|by|before)\s\Z|\b(?:postponed|adjourned|put off|put back|moved|remanded) "
    r"(?:to|until|till|for)\s\Z",
    re.IGNORECASE,
)
#: Behind a word that looks forward: they are thought to be the men who were seen on Monday.
_PAST = re.compile(r"\b(?:had|was|were)\b", re.IGNORECASE)
#: "By Tuesday" lies ahead where something is hoped, planned or bound to be, and behind where it had come so far.
_BY = re.compile(r"\bby\s\Z", re.IGNORECASE)
_AHEAD = re.compile(
    r"(?i)\b(?:will|would|should|shall|must|may|might|can|could|to|is|are|be|due|expect\w*|hop(?:e|ed|es|ing)|plan\w*|"
    r"deadline|unless|until|next|promis\w+|pledg\w+|vow\w*|agree\w*)\b"
)
_AFTER_BY = 60  # characters behind "by Tuesday" in which such a word is sought
_BEFORE = 90  # characters before an expression in which a word that looks forward is sought
_SHORTER = {"early": (1, 10), "mid": (11, 20), "late": (20, 31)}
_PARTS = {
    "early": "early", "the beginning of": "early", "the start of": "early", "beginning of": "early",
    "mid": "mid", "the middle of": "mid", "late": "late", "the end of": "late", "end of": "late",
    "late in": "late", "early in": "early",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """A date in an article, and what it means.

    Attributes
    ----------
    start, end : int
        Offsets into the text, the end exclusive.
    first, last : datetime.date or None
        The days that it may mean, both included; None where the day of publication would be needed and is not known.
    precision : {'day', 'days', 'month', 'year', 'vague'}
    rule : str
        A key of :data:`RULES`.
    reasoning : str
        Why, in words.
    weekday : int or None
        Of a weekday, its number from Monday, 0: it helps to date an article that says nothing of itself.
    coming : bool
        It lies ahead, by the words around it.
    """

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    precision: Precision
    rule: str
    reasoning: str
    weekday: int | None = None
    coming: bool = False

    @property
    def edtf(self) -> str | None:
        """The days as an EDTF date: a day, a month, a year or an interval; None where they are not known."""
        if self.first is None or self.last is None:
            return None
        return edtf(self.first, self.last)


def edtf(first: dt.date, last: dt.date) -> str:
    """Write a span of days as EDTF: as a year, a month or a day where it is one, else as an interval.

    Parameters
    ----------
    first, last : datetime.date
        Both included.

    Returns
    -------
    str

    Examples
    --------
    >>> edtf(dt.date(2013, 7, 1), dt.date(2013, 7, 31)), edtf(dt.date(2013, 7, 2), dt.date(2013, 7, 3))
    ('2013-07', '2013-07-02/2013-07-03')
    """
    if first == last:
        return first.isoformat()
    if (first.day, first.month, last.day, last.month, first.year) == (1, 1, 31, 12, last.year):
        return f"{first.year:04}"
    month_long = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if month_long and (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"


class _UnknownDayError(Exception):
    """The day of publication would be needed."""


@dataclass(slots=True)
class _Reader:
    """Reads the expressions of one article in order: each may lean on the one before."""

    text: str
    published: dt.date | None
    named: When | None = None

    @property
    def today(self) -> dt.date:
        if self.published is None:
            raise _UnknownDayError
        return self.published

    def coming(self, start: int) -> bool:
        ahead = _COMING.search(self.text, max(0, start - _BEFORE), start)
        if ahead is None or _PAST.search(self.text, ahead.start(), start):
            return False
        if not _BY.search(self.text, max(0, start - 4), start):
            return True
        low, high = max(0, start - _BEFORE), start + _AFTER_BY
        before, after = self.text[low:start], self.text[start:high]
        told = re.split(r"[.;!?]\s", before)[-1] + re.split(r"[.;!?]\s", after)[0]
        return bool(_AHEAD.search(told))

    def month(self, month: int, coming: bool) -> dt.date:
        """The first day of the last such month, or of the next one."""
        today = self.today
        year = today.year - (month > today.month)
        if coming and month < today.month:
            year = today.year + 1
        elif coming and month > today.month:
            year = today.year
        return dt.date(year, month, 1)


def dates(
    text: str,
    start: int,
    end: int,
    published: dt.date | None,
    off: Collection[str] = (),
    named: When | None = None,
) -> list[When]:
    """The dates in a stretch of an article, in order.

    Parameters
    ----------
    text : str
        An article.
    start, end : int
        Where to look, the end exclusive.
    published : datetime.date or None
        The day on which it appeared, if that is known.
    off : collection of str, optional
        Rules of :data:`RULES` not to use.
    named : When, optional
        The day that was named last before: "two days earlier" counts from there.

    Returns
    -------
    list of When

    Examples
    --------
    >>> [found.edtf for found in dates("It fell on Tuesday, as in May 2012.", 0, 35, dt.date(2013, 7, 4))]
    ['2013-07-02', '2012-05']
    """
    if not _HINT.search(text, start, end):
        return []
    reader, found = _Reader(text, published, named), []
    for match in _EXPRESSION.finditer(text, start, end):
        rule, read = _READERS[match.lastgroup or ""]
        if match["dy"] or match["my"]:
            rule = "full date"
        if rule in off:
            continue
        when = _read(reader, match, rule, read)
        if when is not None:
            found.append(when)
            if when.precision in ("day", "days") and when.first is not None:
                reader.named = when
    return found


_Meaning = tuple[dt.date, dt.date, Precision, str]


def _read(
    reader: _Reader,
    match: re.Match[str],
    rule: str,
    read: Callable[[_Reader, re.Match[str]], _Meaning | None],
) -> When | None:
    weekday = WEEKDAYS.index(match["wd"].casefold()) if match["wd"] else None
    coming = reader.coming(match.start())
    try:
        meaning = read(reader, match)
    except _UnknownDayError:
        return When(match.start(), match.end(), None, None, _LENGTH[rule], rule, "the day of publication is not known",
                    weekday, coming)  # fmt: skip
    except (ValueError, OverflowError):  # no day of the calendar
        return None
    if meaning is None:
        return None
    first, last, precision, reasoning = meaning
    return When(match.start(), match.end(), first, last, precision, rule, reasoning, weekday, coming)


_LENGTH: dict[str, Precision] = {
    "day and month": "day",
    "month": "month",
    "weekday": "day",
    "day beside": "day",
    "span beside": "vague",
    "counted back": "vague",
    "counted from there": "vague",
    "weekend": "days",
    "lately": "vague",
}


def _number(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _month_number(word)


def _month_number(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.casefold().rstrip(".")[:3]))


def _day_of_month(reader: _Reader, start: int, day: str, month: str, year: str | None) -> _Meaning:
    number, day_number = _month_number(month), _number(day)
    if year:
        date = dt.date(int(year), number, day_number)
        return date, date, "day", "the text gives the day with its year"
    today = reader.today
    coming = reader.coming(start)
    date = dt.date(today.year, number, day_number)
    if not coming and date > today + dt.timedelta(1):
        date = dt.date(today.year - 1, number, day_number)
    elif coming and date < today - dt.timedelta(180):
        date = dt.date(today.year + 1, number, day_number)
    side = "next" if date > today else "last"
    return date, date, "day", f"the {side} such day, seen from publication on {today.isoformat()}"


def _month_span(year: int, month: int, part: str | None) -> tuple[dt.date, dt.date]:
    first, last = _SHORTER.get(_PARTS.get((part or "").casefold().removeprefix("at "), ""), (1, 31))
    return dt.date(year, month, first), dt.date(year, month, min(last, monthrange(year, month)[1]))


def _iso(reader: _Reader, found: re.Match[str]) -> _Meaning:
    date = dt.date(int(found["iy"]), int(found["im"]), int(found["id"]))
    return date, date, "day", "the text gives the day with its year"


def _dmy(reader: _Reader, found: re.Match[str]) -> _Meaning:
    return _day_of_month(reader, found.start(), found["dd"], found["dm"], found["dy"])


def _mdy(reader: _Reader, found: re.Match[str]) -> _Meaning:
    return _day_of_month(reader, found.start(), found["md"], found["mm"], found["my"])


def _my(reader: _Reader, found: re.Match[str]) -> _Meaning:
    first, last = _month_span(int(found["yy"]), _month_number(found["ym"]), found["yp"])
    return first, last, "month", "the text gives the month with its year"


def _lastmonth(reader: _Reader, found: re.Match[str]) -> _Meaning:
    number, today = _month_number(found["lm"]), reader.today
    year = today.year - (number >= today.month)
    if found["lq"].casefold() == "next":
        year = today.year + (number <= today.month)
    elif found["lq"].casefold() == "this":
        year = today.year
    first, last = _month_span(year, number, None)
    return first, last, "month", f"that month, seen from publication on {today.isoformat()}"


def _month(reader: _Reader, found: re.Match[str]) -> _Meaning:
    start = reader.month(_month_number(found["nm"]), reader.coming(found.start()))
    year = start.year
    if found["ny"]:
        year = reader.today.year - (found["ny"].casefold() == "last")
    first, last = _month_span(year, start.month, found["np"])
    return first, last, "month", f"the last such month, seen from publication on {reader.today.isoformat()}"


def _weekday(reader: _Reader, found: re.Match[str]) -> _Meaning:
    today, number = reader.today, WEEKDAYS.index(found["wd"].casefold())
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    which = (found["wq"] or "").casefold()
    if which == "next" or (not which and reader.coming(found.start()) and ahead):
        date = today + dt.timedelta(ahead or 7)
        return date, date, "day", f"the next such day after publication on {today.isoformat()}"
    if which in ("last", "past", "previous") and back == 0:
        back = 7
    if found["wl"] is not None:
        back += 7 * (today.weekday() >= number)
    date = today - dt.timedelta(back)
    return date, date, "day", f"the last such day, seen from publication on {today.isoformat()}"


def _beside(reader: _Reader, found: re.Match[str]) -> _Meaning:
    today, word = reader.today, found["BESIDE"].casefold()
    said = f"{word}, seen from publication on {today.isoformat()}"
    if word in ("overnight", "last night"):
        return today - dt.timedelta(1), today, "days", said
    date = today + dt.timedelta({"yesterday": -1, "tomorrow": 1}.get(word, 0))
    return date, date, "day", said


def _span(reader: _Reader, found: re.Match[str]) -> _Meaning:
    today, which, unit = reader.today, found["sq"].casefold(), found["su"].casefold()
    step = {"this": 0, "next": 1}.get(which, -1)
    said = f"{which} {unit}, seen from publication on {today.isoformat()}"
    if unit == "week":
        monday = today - dt.timedelta(today.weekday()) + dt.timedelta(7 * step)
        last = min(monday + dt.timedelta(6), today) if step == 0 else monday + dt.timedelta(6)
        if step == -1 and today.weekday() == 6:  # on a Sunday, the six days before it are last week too
            last = today - dt.timedelta(1)
        return monday, last, "days", said
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        first, last = _month_span(months // 12, months % 12 + 1, found["sp"])
        return first, min(last, today) if step == 0 else last, "month", said
    if unit == "year":
        year = today.year + step
        return dt.date(year, 1, 1), dt.date(year, 12, 31) if step else today, "year", said
    start, end = _SEASONS[unit]
    year = today.year + step if step >= 0 else today.year - (today.month <= end)
    first = dt.date(year - (start > end), start, 1)
    return first, dt.date(year, end, monthrange(year, end)[1]), "month", said


def _weekend(reader: _Reader, found: re.Match[str]) -> _Meaning:
    today = reader.today
    saturday = today - dt.timedelta((today.weekday() - 5) % 7)
    return saturday, min(saturday + dt.timedelta(1), max(today, saturday)), "days", (
        f"the last weekend before publication on {today.isoformat()}"
    )  # fmt: skip


def _counted(word: str) -> int:
    word = re.sub(r"\s+", " ", word.casefold()).removeprefix("a ").removesuffix(" of")
    return int(word) if word.isdigit() else _NUMBERS.get(word, 1)


def _ago(reader: _Reader, found: re.Match[str]) -> _Meaning:
    unit = found["au"].casefold()
    count, today = _counted(found["an"]), reader.today
    return _back(today, -count, unit, f"{found['AGO']}, seen from publication on {today.isoformat()}")


def _back(seen: dt.date, count: int, unit: str, said: str) -> _Meaning:
    date = seen + dt.timedelta(round(count * _DAYS[unit]))
    if unit == "day":
        return date, date, "day", said
    if unit in ("week", "fortnight"):
        return date - dt.timedelta(3), date + dt.timedelta(3), "vague", said
    if unit == "month":
        first, last = _month_span(date.year, date.month, None)
        return first, last, "month", said
    reach = 0 if unit == "year" else 5
    return (
        dt.date(date.year - reach, 1, 1),
        dt.date(date.year + reach, 12, 31),
        "vague" if reach else "year",
        said,
    )


def _there(reader: _Reader, found: re.Match[str]) -> _Meaning | None:
    named = reader.named
    if named is None or named.first is None:
        return None
    count = _counted(found["bn"])
    sign = 1 if found["bw"].casefold() in ("later", "afterwards") else -1
    return _back(
        named.first, sign * count, found["bu"].casefold(), f"{found['THERE']}, counted from {named.edtf}"
    )


def _nextday(reader: _Reader, found: re.Match[str]) -> _Meaning | None:
    named = reader.named
    if named is None or named.first is None:
        return None
    step = {"previous": -1, "same": 0}.get(found["nw"].casefold(), 1)
    date = named.first + dt.timedelta(step)
    return date, date, "day", f"{found['NEXTDAY']}, counted from {named.edtf}"


def _lately(reader: _Reader, found: re.Match[str]) -> _Meaning:
    today = reader.today
    return today - dt.timedelta(365), today, "vague", f"lately, seen from publication on {today.isoformat()}"


def _year(reader: _Reader, found: re.Match[str]) -> _Meaning:
    year = int(found["jy"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year", "the text gives the year"


_READERS: dict[str, tuple[str, Callable[[_Reader, re.Match[str]], _Meaning | None]]] = {
    "ISO": ("full date", _iso),
    "DMY": ("day and month", _dmy),
    "MDY": ("day and month", _mdy),
    "MY": ("month and year", _my),
    "LASTMONTH": ("month", _lastmonth),
    "MONTH": ("month", _month),
    "WEEKDAY": ("weekday", _weekday),
    "BESIDE": ("day beside", _beside),
    "SPAN": ("span beside", _span),
    "WEEKEND": ("weekend", _weekend),
    "AGO": ("counted back", _ago),
    "THERE": ("counted from there", _there),
    "NEXTDAY": ("counted from there", _nextday),
    "LATELY": ("lately", _lately),
    "YEAR": ("year", _year),
}
