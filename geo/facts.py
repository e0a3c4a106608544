"""What an article says of itself: when it appeared, who published it, its headline and its address.

Facts that a person wrote down, in the front matter, always win; these are inferred, and said to be. They are sought
in the first lines of the text, where saved articles have them: a headline, "Updated …", a date on a line of its own.

==============  ======================================================================================
rule            what it goes by
==============  ======================================================================================
dated line      a line near the top that is a date and little else
address         the date in an address: ``/2013/07/02/``
dateline        a date at the beginning of the first sentence, before a dash
headline        a line near the top that is no date, no full sentence and not too long
publisher       the host of the address; ``(Reuters)`` before the first sentence; a line ``Source: …``
==============  ======================================================================================

What is shown as a fact of an article has to be surer than what a rule goes by: see :func:`with_inferred`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from geo import dates as edtf_dates
from geo.articles import Article
from geo.clocks import Clock, clocks
from geo.times import dates

__all__ = ["RULES", "Facts", "day_without_year", "facts", "with_inferred"]

RULES = {
    "dated line": "A line near the top that is a date, and little else.",
    "address": "The date in the article's address.",
    "dateline": "A date before the first sentence.",
    "headline": "A line near the top that is no full sentence.",
    "spoken": "The day of an undated article is the weekday on which somebody says something in it.",
    "among others": "An article without a date is read as of the last day of the others, if they span a fortnight.",
    "publisher": "The host of the address, an agency in brackets, a line that names the source.",
}

_TOP = 8  # lines
_LONGEST = 110  # characters of a line that is a date and little else
_FEW_BESIDE = 2  # words beside a date in numbers, which is otherwise one of other things
_TITLE_WORDS = 32
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?((?:19|20)?\d\d)(?![\d/-])")
_YEAR_FIRST = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)([/.-])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_MONTH_YEAR = re.compile(r"\d{1,2}:\d\d|\d{1,2}\.\d\d ?[ap]m", re.IGNORECASE)
_BESIDE_A_DATE = re.compile(
    r"""(?ix)\b(?:first|last|posted|published|publication|date|updated|update|modified|created|release|released|on|at|by|
    the|uk|us|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|am|pm|a\.m|p\.m|
    gmt|utc|bst|cet|cest|ist|est|edt|et|cst|cdt|pst|pdt|pt|hkt|aest|aedt|jst|sgt|eat|wib|local|time|hrs|hours|h|st|nd|
    rd|th|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august|september|
    october|november|december)\b|[\W\d_]+"""
)
_AMERICAN = re.compile(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
_EUROPEAN = re.compile(r"\b(?:GMT|BST|IST|CES?T|AE[SD]T|UK|hrs)\b")
_URL = re.compile(r"https?://(?:www\d?\.)?(?P<host>[a-z0-9.-]+\.[a-z]{2,})(?P<path>/\S*)?", re.IGNORECASE)
_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)/?(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"/?(0?[1-9]|[12]\d|3[01])(?=[/_-]|$)",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"[-_/]((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
_AGENCY = re.compile(
    r"^[^.!?\n]{0,60}?\(?\b(Reuters|REUTERS|AFP|AP|Associated Press|Xinhua|CNN|UPI|dpa|PTI|ANI|Bloomberg)\b\)?\s*[-–—:]"
)
_SOURCE = re.compile(
    r"^(?:Source|Publisher|Via|Published by|Copyright|©)[: ]+(?:©|\(c\))?\s*(?:\d{4}\s)?(.{2,60})$",
    re.MULTILINE,
)
_SHORTEST = 120  # characters of a text that is looked at for what is shown as its facts
_BELOW = 80  # characters of an article below its headline
_ADDRESS = re.compile(r"https?://[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?/\S*", re.IGNORECASE)
_NAME = re.compile(r"(?:The )?[A-Z][\w.'’&-]*(?: (?:[A-Z&][\w.'’&-]*|of|the|and|for|\d{1,2})){0,5}")
_NO_HEADLINE = re.compile(
    r"""(?ix)^(?:by|from|published|updated|posted|photo|image|source|share|skip|advertisement|home|menu|dear|to|subject|
    re|fw|fwd|tel|phone|email|copyright)\b[ :]|https?:|www\.|[|›»©@{}<>=]|[.:]\s*$|,$"""
)
_FULL_SENTENCE = re.compile(r"[.!?…][\s\"”’')\]]*\Z")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article's publication.

    Attributes
    ----------
    published : str or None
        EDTF.
    days : tuple of datetime.date
        The days that the date may mean: two where "4/9/2007" may be April or September.
    publisher, title, url : str or None
    rules : dict of str to str
        By fact, the rule of :data:`RULES` that inferred it, or ``given``.
    header : tuple of (int, int)
        The lines of the text that are such facts and no sentences.
    clock : Clock or None
        The time of publication, where the text gives it.
    """

    published: str | None
    days: tuple[dt.date, ...]
    publisher: str | None
    title: str | None
    url: str | None
    rules: dict[str, str]
    header: tuple[tuple[int, int], ...] = ()
    clock: Clock | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of publication; the last of them where the date is an interval of a few days."""
        return self.days[0] if self.days else None


def facts(article: Article, off: Collection[str] = ()) -> Facts:
    """Find what an article says of its publication; what its front matter gives stands.

    Parameters
    ----------
    article : Article
    off : collection of str, optional
        Rules of :data:`RULES` not to use.

    Returns
    -------
    Facts
    """
    article = article.as_given
    lines = list(_lines(article.text))
    rules: dict[str, str] = {}
    dated = [] if "dated line" in off else [(line, days) for line in lines if (days := _dated(*line[2:]))]
    url = article.url or next(
        (found[0] for _, _, line in _three(lines) if (found := _URL.search(line))), None
    )
    published, days = article.published, _given(article.published)
    if published:
        rules["published"] = "given"
    elif dated:
        days, rules["published"] = _latest([days for _, days in dated]), "dated line"
    elif url and "address" not in off and (in_url := _in_address(url)):
        days, rules["published"] = (in_url,), "address"
    elif "dateline" not in off and lines and (opening := _opening(article.text, lines)):
        days, rules["published"] = (opening,), "dateline"
    if not published and days:
        published = days[0].isoformat()
    title, head = article.title, None
    if title:
        rules["title"] = "given"
    elif "headline" not in off and (head := _headline(lines, [line for line, _ in dated])):
        title, rules["title"] = head[2], "headline"
    publisher = article.publisher
    if publisher:
        rules["publisher"] = "given"
    elif "publisher" not in off and (publisher := _publisher(article.text, url)):
        rules["publisher"] = "publisher"
    header = tuple(sorted((line[0], line[1]) for line, _ in dated))
    clock = _clock(dated, days[0]) if days and rules["published"] == "dated line" else None
    return Facts(published, days, publisher, title, url, rules, header, clock)


def with_inferred(article: Article) -> Article:
    """Give an article the facts that its own text tells for sure and nothing else gives, and say which those are.

    A wrong fact is worse than none. So a date that may mean two days is left out; a headline stands in a paragraph of
    its own, with an article below it; an address is alone on its line; and an agency is named as that, for another
    may have published what it wrote. A digest is not looked at: its text is not the publisher's.

    Parameters
    ----------
    article : Article

    Returns
    -------
    Article
        The same one where nothing is inferred. Its text is never another.
    """
    if article.original is not None or len(article.text) < _SHORTEST:
        return article
    lines = list(_lines(article.text))
    url = article.url or next((line[2] for line in lines[:3] if _ADDRESS.fullmatch(line[2])), None)
    told = facts(article.model_copy(update={"url": url}), () if url else ("address",))
    dated = [line for line in lines if line[:2] in told.header]
    inferred = {
        "published": told.days[0].isoformat() if len(told.days) == 1 else None,
        "publisher": _named_publisher(lines, url),
        "agency": next((agency for line in lines[:4] if (agency := _agency(line[2]))), None),
        "title": None if article.label else _sure_headline(article.text, lines, dated),
        "url": url,
    }
    fresh = {name: fact for name, fact in inferred.items() if fact and getattr(article, name) is None}
    if not fresh:
        return article
    return article.model_copy(update=fresh | {"inferred": tuple(fresh)})


def _named_publisher(lines: list[_Line], url: str | None) -> str | None:
    """Whom a line names as the source, in capital letters as names are; else the host of the address."""
    for _, _, line in lines:
        named = _SOURCE.match(line)
        if named and _NAME.fullmatch(name := named[1].strip(" .")):
            return name
    host = _URL.match(url or "")
    return host["host"].casefold() if host else None


def _sure_headline(text: str, lines: list[_Line], dated: list[_Line]) -> str | None:
    """A first line that can be nothing but a headline: alone in its paragraph, short, with an article below it."""
    line = _headline(lines, dated)
    if (
        line is None
        or not 3 <= len(line[2].split()) <= 20
        or len(line[2]) > 150
        or _NO_HEADLINE.search(line[2])
    ):
        return None
    rest = [other for other in lines if other[0] > line[0] and other not in dated]
    following = text[line[1] : rest[0][0]] if rest else ""
    apart = following.count("\n") > 1 or any(line[1] < day[0] < rest[0][0] for day in dated if rest)
    title = line[2].lstrip("# ")
    if not apart or not rest or not title or title[0].islower() or len(text) - rest[0][0] < _BELOW:
        return None
    return title


_Line = tuple[int, int, str]


def _lines(text: str) -> Iterator[_Line]:
    """The first lines that are not blank."""
    at, count = 0, 0
    while at < len(text) and count < _TOP:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at : min(end, at + 2000)]
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            yield start, start + len(line.strip()), line.strip()
            count += 1
        at = end + 1


def _three(lines: list[_Line]) -> list[_Line]:
    return [line for line in lines if len(line[2]) < 300]


def _given(published: str | None) -> tuple[dt.date, ...]:
    if published is None:
        return ()
    bounds = edtf_dates.parse(published)
    last = bounds.last or bounds.first
    if last is None or (bounds.first and (last - bounds.first).days > 31):
        return ()  # a year is no day from which "Tuesday" could be told
    return (last,)


def _dated(line: str) -> tuple[dt.date, ...]:
    """The days that a line may mean if it is a date and little else."""
    if len(line) > _LONGEST or not any(sign.isdigit() for sign in line):
        return ()
    head = line.partition(" | ")[0]
    line = head if any(sign.isdigit() for sign in head) else line  # behind a bar stands who wrote it
    rest = [word for word in _BESIDE_A_DATE.sub(" ", line).split() if len(word) > 1]
    if len(rest) > 4 or (rest and _FULL_SENTENCE.search(line)):
        return ()
    days = {
        when.first
        for when in dates(line, 0, len(line), None)
        if when.rule == "full date" and when.precision == "day" and when.first
    }
    if days:
        return (max(days),) if len(rest) <= 4 else ()
    if len(rest) > _FEW_BESIDE:
        return ()
    if found := _YEAR_FIRST.search(line):
        return _of_numbers([(int(found[1]), int(found[3]), int(found[4]))])
    number = _NUMERIC.search(line)
    return _numeric(line, number) if number else ()


def _numeric(line: str, found: re.Match[str]) -> tuple[dt.date, ...]:
    """The days that "4/9/2007" may mean, the likelier one first."""
    a, b, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0
    orders = [(b, a), (a, b)]  # day first, month first
    if _AMERICAN.search(line) or (found[2] == "/" and not _EUROPEAN.search(line)):
        orders.reverse()
    return _of_numbers([(year, month, day) for month, day in orders])


def _of_numbers(numbers: Iterable[tuple[int, int, int]]) -> tuple[dt.date, ...]:
    """The days that there are of years, months and days in numbers, each once."""
    days = []
    for year, month, day in numbers:
        try:
            days.append(dt.date(year, month, day))
        except ValueError:
            continue
    return tuple(dict.fromkeys(days))


def _latest(found: list[tuple[dt.date, ...]]) -> tuple[dt.date, ...]:
    """An article that was updated within days is read as of then; else its first date counts."""
    first = found[0]
    return max((days for days in found if abs((days[0] - first[0]).days) <= 7), key=lambda days: days[0])


def _clock(dated: list[tuple[_Line, tuple[dt.date, ...]]], day: dt.date) -> Clock | None:
    """The last time of day on the lines that give the day."""
    found = [clock for line, days in dated if days[0] == day for clock in clocks(line[2], 0, len(line[2]))]
    return found[-1] if found else None


def _in_address(url: str) -> dt.date | None:
    found = _IN_PATH.search(url) or _IN_NAME.search(url)
    if not found:
        return None
    month = found[2].casefold()
    try:
        return dt.date(
            int(found[1]), int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1, int(found[3])
        )
    except ValueError:
        return None


def _opening(text: str, lines: list[_Line]) -> dt.date | None:
    """A date with its year before a dash or in brackets, where the article begins."""
    for start, end, _ in lines[:_OPENING_LINES]:
        for when in dates(text, start, min(end, start + 90), None):
            closes = text[when.end : when.end + 14]
            if when.rule == "full date" and re.match(r"\)?\s*(?:\([A-Z][\w ]+\))?\s*[-–—:)]", closes):
                return when.first
    return None


_OPENING_LINES = 6  # a statement opens with for whom it is and whom to call
_EARLIER = 30  # days before the first of the other articles
_DAY_ALONE = re.compile(
    r"^(?:[A-Z][\w.'’-]*[, ]{1,2}){0,8}\(?(?:(?P<before>\d{1,2}) )?"
    r"(?P<m>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b\.?(?(before)| (?P<behind>\d{1,2}))"
    r"\)?,? ?(?:\([A-Z][\w .]+\))?\s*(?:[-–—:]|$)"
)


def day_without_year(text: str, near: dt.date, since: dt.date | None = None) -> dt.date | None:
    """The day of a dateline without a year, ``LIMA, Oct 13 (Agency) -`` or ``Lima, 13 Oct (Agency) -``.

    It is of the year that is nearest to another day.

    Parameters
    ----------
    text : str
        An article.
    near : datetime.date
        When other articles appeared.
    since : datetime.date, optional
        When the first of them did: articles about one happening follow on it, so that a day of the year after goes
        before one of months earlier.

    Returns
    -------
    datetime.date or None
    """
    for _, _, line in list(_lines(text))[:4]:
        if found := _DAY_ALONE.match(line):
            month = _MONTHS.index(found["m"][:3].casefold()) + 1
            day = int(found["before"] or found["behind"])
            days = _of_numbers((year, month, day) for year in (near.year - 1, near.year, near.year + 1))
            early = dt.date.min if since is None else since - dt.timedelta(_EARLIER)
            return min(days, key=lambda day: (day < early, abs((day - near).days)), default=None)
    return None


def _headline(lines: list[_Line], dated: list[_Line]) -> _Line | None:
    for line in lines[:4]:
        if line in dated:
            continue
        words = line[2].split()
        if (
            2 <= len(words) <= _TITLE_WORDS
            and not _FULL_SENTENCE.search(line[2])
            and line[2][0] not in "<{[("
        ):
            return line
        return None
    return None


def _publisher(text: str, url: str | None) -> str | None:
    top = text[:1500]
    found = _SOURCE.search(top)
    if found:
        return found[1].strip(" .")
    host = _URL.match(url or "")
    if host:
        return host["host"].casefold()
    for line in top.splitlines()[:8]:
        if agency := _agency(line):
            return agency
    return None


def _agency(line: str) -> str | None:
    """The news agency that a first sentence names before its dash."""
    agency = _AGENCY.match(line)
    return None if agency is None else "Reuters" if agency[1] == "REUTERS" else agency[1]
