"""When an article says that a happening was: its dates and times of day as claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from geo.clocks import clocks
from geo.proposing.figures import Figure
from geo.proposing.tellings import Reading

__all__ = ["RULES", "moments"]

RULES = {
    "dates as claims": "A date beside the words that tell of a happening is a claim about it.",
    "times as claims": "So is a time of day in the first sentences of a story.",
}

_NEAR_DAYS = 4
_FIRST = 6  # sentences
_TRUST = 0.6


def moments(reading: Reading, off: Collection[str] = ()) -> list[Figure]:
    """The dates and times that an article gives for what it tells of.

    Parameters
    ----------
    reading : Reading
    off : collection of str, optional
        Rules of :data:`RULES` not to use.

    Returns
    -------
    list of Figure
        Of the topics ``date`` and ``time``; ``word`` is the EDTF date, or the time and its zone.
    """
    found = [] if "dates as claims" in off else list(_dates(reading))
    return found if "times as claims" in off else [*found, *_times(reading)]


def _dates(reading: Reading) -> Iterator[Figure]:
    for passage in reading.passages:
        telling = reading.of.get(passage.sentence.start)
        if telling is None or telling.first is None or telling.strand not in passage.strands:
            continue
        for when in passage.whens:
            exact = when.precision == "day" and not when.coming and when.first is not None
            if exact and when.first is not None and abs((when.first - telling.first).days) <= _NEAR_DAYS:
                yield Figure(
                    "date", None, "date", None, None, when.edtf, None, when.start, when.end, passage.sentence,
                    "current", when.rule, _TRUST, None,
                )  # fmt: skip


def _times(reading: Reading) -> Iterator[Figure]:
    for passage in reading.passages:
        telling = reading.of.get(passage.sentence.start)
        if telling is None or not telling.main or not passage.strands or not 0 < passage.rank <= _FIRST:
            continue
        for clock in clocks(reading.article.text, passage.sentence.start, passage.sentence.end):
            word = f"{clock.hour:02}:{clock.minute:02} {clock.zone}"
            yield Figure(
                "time", None, "time", None, None, word, None, clock.start, clock.end, passage.sentence, "current",
                "times as claims", _TRUST, None,
            )  # fmt: skip
