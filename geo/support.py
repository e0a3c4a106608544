"""Whether a passage holds what a claim claims: its figure, in digits or in words, or its day."""

from __future__ import annotations

import re

from geo import dates
from geo.events import Claim
from geo.figures import LARGEST, ordinal, spelled, worded

__all__ = ["missing_value"]

_NO = ("no", "none", "not", "zero", "nobody", "without", "any", "never")
#: Words for one that are no figure.
_ONE = ("a", "an", "another", "lone", "single", "sole")
#: Days that an article names by its own.
_RELATIVE = ("yesterday", "today", "tomorrow", "tonight", "overnight", "ago")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}\b)")
_DIGITS = re.compile(
    r"(?<![\d.])(?P<digits>\d[\d,]*(?:\.\d+)?)(?:[ \u00a0-]?(?P<unit>hundred|thousand|million|billion|trillion|"
    r"lakh|crore|k|m|mn|bn|tn)(?![^\W\d_]))?",
    re.IGNORECASE,
)
_UNITS = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "crore": 1e7,
}
_UNITS |= {"billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12}
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


def missing_value(claim: Claim, cited: str) -> str | None:
    """Name the figure or the day of a claim that a passage lacks.

    Parameters
    ----------
    claim : geo.events.Claim
    cited : str
        The passage.

    Returns
    -------
    str or None
        None where nothing is missing, or the value is neither.

    Examples
    --------
    >>> from geo.events import Claim
    >>> claim = Claim(id="c", topic="cost", value={"number": 1500000}, speaker="s", article="a", paraphrase="x")
    >>> missing_value(claim, "It cost 1.5 million."), missing_value(claim, "It cost two million.")
    (None, 'the figure 1,500,000')
    """
    words = {word.casefold() for word in _WORD.findall(cited)}
    value = claim.value
    if value.kind == "number":
        if value.word:
            return None if set(value.word.split()) & words else repr(value.word)
        figures = value.range or [
            figure
            for key in ("number", "at_least", "more_than", "at_most", "less_than", "about")
            if (figure := getattr(value, key)) is not None
        ]
        missing = [figure for figure in figures if not _said(figure, words, cited)]
        return ", ".join(f"the figure {figure:,.10g}" for figure in missing) or None
    if value.kind == "date" and value.day:
        return None if _dated(value.day, words) else f"the date {value.day}"
    return None


def _said(figure: float, words: set[str], cited: str) -> bool:
    if figure == 0 and (words & set(_NO) or "n’t" in cited or "n't" in cited):
        return True
    if figure == 1 and words & set(_ONE):
        return True
    if "dozen" in words and figure % 6 == 0 and _in_dozens(figure, cited):
        return True
    digits = set()
    for number in _DIGITS.finditer(_GROUPED.sub("", cited)):
        plain = float(number["digits"].replace(",", ""))
        digits |= {plain, round(plain * _UNITS.get((number["unit"] or "").lower(), 1), 6)}
    if figure in digits or abs(figure) >= LARGEST:
        return figure in digits
    return spelled(figure) in worded(cited)


def _in_dozens(figure: float, cited: str) -> bool:
    """Tell whether a dozen, half a dozen, or so many dozen are said."""
    words = cited.casefold()
    if figure == 6 or figure == 12:
        return ("half a dozen" in words or "half-dozen" in words) == (figure == 6)
    return spelled(figure / 12) in worded(words)


def _dated(day: str, words: set[str]) -> bool:
    """Tell whether a date's day, weekday or, for a coarser date, its month or year is said."""
    bounds = dates.parse(day)
    if words & set(_RELATIVE):
        return True
    for date in filter(None, (bounds.first, bounds.last)):
        ordinals = {f"{date.day}", f"{date.day:02}", f"{date.day}th", ordinal(date.day)}
        if words & (ordinals | {f"{date:%A}".casefold(), "weekend"}):
            return True
        if bounds.first != bounds.last and words & {f"{date:%B}".casefold(), f"{date:%Y}"}:
            return True
    return False
