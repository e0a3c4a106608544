"""Times of day in an article: at 4.30 p.m., 0737 GMT, noon, each with the zone that it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Clock", "clocks"]

_ZONES = "GMT|UTC|BST|IST|CET|CEST|EET|EEST|AEST|AEDT|JST|HKT|EDT|EST|ET|CDT|CST|MDT|MST|PDT|PST|PT|local time|local"
_CLOCK = re.compile(
    rf"""
    (?<![\w:.$€£])(?:
      (?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d)(?::[0-5]\d)?)?[ ]?(?P<half>[ap]\.?m\b\.?|[AP]\.?M\b\.?)
    | (?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?!\d|:\d)
    | (?P<hh>[01]\d|2[0-3])(?P<mm>[0-5]\d)(?=[ ]?(?:hours|hrs|{_ZONES})\b)
    | (?P<word>noon|midday|midnight)\b
    )
    (?:[ ]?(?:hours|hrs)\b)?(?:[ ]?\(?(?P<zone>{_ZONES})\b\)?)?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in an article.

    Attributes
    ----------
    start, end : int
        Offsets into the text, the end exclusive.
    hour, minute : int
    zone : str
        As the text gives it, such as GMT; ``local`` where it gives none.
    """

    start: int
    end: int
    hour: int
    minute: int
    zone: str


def clocks(text: str, start: int, end: int) -> list[Clock]:
    """The times of day in a stretch of an article, in order.

    Parameters
    ----------
    text : str
        An article.
    start, end : int
        Where to look, the end exclusive.

    Returns
    -------
    list of Clock

    Examples
    --------
    >>> [(found.hour, found.minute, found.zone) for found in clocks("at 4.30 p.m. (0737 GMT)", 0, 23)]
    [(16, 30, 'local'), (7, 37, 'GMT')]
    """
    found = []
    for match in _CLOCK.finditer(text, start, end):
        hour = int(match["h"] or match["h24"] or match["hh"] or (0 if match["word"] == "midnight" else 12))
        minute = int(match["m"] or match["m24"] or match["mm"] or 0)
        if match["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + 12 * (match["half"][0] in "pP")
        zone = (match["zone"] or "local").removesuffix(" time")
        found.append(Clock(match.start(), match.end(), hour, minute, zone))
    return found
