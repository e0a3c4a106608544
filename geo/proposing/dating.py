"""When what an article tells of was: by the dates of its own sentences, nearest to the words that tell of it."""

from __future__ import annotations

import datetime as dt
import re

from geo.proposing.kinds import FOLLOWING, RESCUE
from geo.proposing.passages import Passage, is_of_crime
from geo.proposing.stories import Story
from geo.proposing.tellings import Telling
from geo.times import When

__all__ = ["date"]

_SAID_LATER = 600
_OF_LEAD = 200  # characters that a day of the lead is nearer to a story
_SLACK = dt.timedelta(1)
_OLD = dt.timedelta(21)
_SERVED = re.compile(r"\bserv(?:ed|ing)\b[^.;:]{0,40}\bfor\b", re.IGNORECASE)


def date(story: Story, telling: Telling) -> None:
    """When it happened: by the dates of its own sentences, nearest to the words that tell of it."""
    if telling.rule in ("other time", "another", "aftershock") or not telling.passages:
        if telling.whens:
            telling.first, telling.last = telling.whens[0].first, telling.whens[0].last
        elif telling.rule == "aftershock" and story.window:
            telling.first, telling.last = story.window
        return
    ranked, sought = [], set[int]()
    of_crime = telling.main and telling.strand in FOLLOWING and "held for" not in story.off
    for passage in telling.passages:
        sides = [(abs(cue.start), cue, story.side_of(cue)) for cue in passage.cues]
        cues = [cue for _, cue, side in sides if side == telling.strand]
        others = [cue for _, cue, side in sides if side not in (telling.strand, None)]
        for when in passage.whens:
            if when.first is None or when.precision == "vague" or _ahead(story, when, telling):
                continue
            if telling.main and story.side(when, passage) == "other" and passage.rank > 1:
                continue
            if telling.main and passage.rank <= 1 and _looks_back(story, when):
                continue
            if of_crime and is_of_crime(passage, when.start, behind=True):
                continue
            if telling.main and telling.kind == RESCUE and story.seized_on(when, passage):
                continue
            if story.of_known(when, passage, telling.kind):
                continue
            if telling.strand != "court" and _served(story, when, passage):
                continue
            if of_crime and passage.cues and not cues:
                continue
            arrested = of_crime and passage.rank > 1
            if not cues and (telling.strand == "court" or arrested) and "hearing" not in story.off:
                continue  # of what was said of the case
            gap = min((abs(when.start - cue.start) for cue in cues), default=400)
            gap += 150 * (min((abs(when.start - cue.start) for cue in others), default=999) < gap)
            rough = {"day": 0, "days": 60, "month": 250, "year": 400}[when.precision]
            lead = story.window == (when.first, when.last)
            said = _SAID_LATER * (not lead and story.said_on(when, passage))
            of_lead = _OF_LEAD * (lead and telling.main and "lead" not in story.off)
            if telling.main and story.sought_on(when, passage):
                sought.add(id(when))
            ranked.append((gap + rough + said - of_lead + 40 * min(passage.rank, 12), when.start, when))
    telling.whens = [when for _, _, when in sorted(ranked, key=lambda r: (id(r[2]) in sought, *r[:2]))]
    if telling.whens:
        telling.sought = id(telling.whens[0]) in sought
        telling.first, telling.last = telling.whens[0].first, telling.whens[0].last
    elif (telling.strand == "court" or of_crime) and story.day and "hearing" not in story.off:
        telling.first, telling.last = story.day - _SLACK, story.day  # the news of the day
    elif story.window and story.main_strand not in FOLLOWING and _of_the_day(telling):
        telling.first, telling.last = story.window  # the day of the story, for want of another


def _served(story: Story, when: When, passage: Passage) -> bool:
    """Whether a date is of an earlier crime: he had served 18 months for a holdup of 2007."""
    text = story.article.text
    return "served" not in story.off and bool(_SERVED.search(text, passage.sentence.start, when.start))


def _looks_back(story: Story, when: When) -> bool:
    """Whether a date in the first lines of a story is of a year or a month long before it."""
    old = story.day is not None and when.last is not None and when.last < story.day - _OLD
    return old and when.precision in ("month", "year") and story.main_strand not in FOLLOWING


def _of_the_day(telling: Telling) -> bool:
    """Whether what has no date of its own is of the day of the story: strands are, marches elsewhere are."""
    return telling.rule == "strand" or (telling.rule == "other place" and telling.strand == "crowd")


def _ahead(story: Story, when: When, telling: Telling) -> bool:
    """Whether a date lies ahead of what is told: of a hearing that is to come, but not of one of today."""
    if not when.coming or "hearing" in story.off:
        return when.coming and telling.main
    follows = telling.strand in FOLLOWING
    return (telling.main or follows) and not (follows and when.first == story.day)
