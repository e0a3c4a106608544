"""What an article is about, and which of its sentences leave that: other days, other places, other happenings."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from geo.articles import Article
from geo.proposing.kinds import (
    AFTERSHOCK,
    CAPTURES,
    CAUSES,
    CONSEQUENCES,
    FOLLOWING,
    LOSING,
    SEIZURES,
    Cue,
    alike,
)
from geo.proposing.passages import BEFORE_A_DATE, CLAUSE, SAID_ON, SERVING, Passage, is_held_for, is_known
from geo.proposing.spots import Spot, near
from geo.times import When

__all__ = ["Story", "own_kind"]

_NEWER = 1.25  # a trial is the news where the crime is told of about as much
_CAPTURED = 1.5  # so is a capture, where it is told of about as much as the escape
_LEAD = 3  # sentences after the headline
_WEIGHTS = (3.0, 1.5, 1.0)
_LATER = 0.3
_LOOSELY_DATED = ("economy", "politics")
_SURE = 0.6  # of a place, to be another one than that of the story
_RECENT = 30  # days within which a date in them opens no telling of its own
_OPENING = 26  # characters: where a date that opens a sentence begins at the latest
_FAR_KM = 60.0
_NEAR_KM = 20.0
_SLACK = dt.timedelta(1)
#: Kinds that say little beside a crowd: clashes are told of as attacks and battles.
_LOOSE = {"attack", "battle", "strike", "killing"}
#: Words for many happenings: what is one of them is no telling of its own.
_MANY = re.compile(
    r"\b(?:spate|series|string|wave|rash|succession|number|history|catalogue) of\b", re.IGNORECASE
)
_SECOND = re.compile(
    r"\b(?:(?:the|a) (?:second|new|fresh|further|latest|next)\b|another\b|(?:days?|weeks?|hours?) later\b)",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(r"\b(?:after|following|over|since)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|mindful of|since|like)\b", re.IGNORECASE)
_LONG_AGO = dt.timedelta(40)
_KNOWN_COUNTS = 0.4
#: Aftershocks that are feared, or only make things harder, are told of without being told.
_FEARED = re.compile(
    r"\b(?:fear\w*|afraid|scared|risk|threat|danger|warn\w*|expect\w*|more|further|in case of|because of|amid|"
    r"despite)\b[^.;]{0,40}aftershock",
    re.IGNORECASE,
)
_SEPARATE = re.compile(
    r"^[\"“‘']?(?:in (?:a|an) (?:separate|unrelated|similar) |in another (?!development|sign|interview|part|case)|"
    r"elsewhere\b|separately\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"^[\"“‘']?(?:[\w']+ ){0,3}?(?:another|also|separate(?:ly)?|elsewhere|previously|similar(?:ly)?|meanwhile|"
    r"(?:(?:a|two|three|some|several) )?(?:days?|weeks?|months?|years?) later)\b",
    re.IGNORECASE,
)
#: Between a weekday and the word for what happened on it.
_ITS_OWN = re.compile(r"(?:ay)?['’]s (?:[\w-]+ ){0,2}")
_HAVE = re.compile(r"\b(?:have|has) (?:been )?(?!not\b|had\b)\w+(?:ed|en|un|ost)\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\b(?:it|this|that) (?:is|was)\b|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|"
    r"worst|deadliest|largest)\b",
    re.IGNORECASE,
)
#: What ends a seizure, as it is told when it has happened; and what is told of the seizure itself, before its day.
_FREED = re.compile(
    r"\b(?:retook|retaken|retakes?|recaptured|free[ds]|freeing|rescue[ds]|rescuing|release[ds]|releasing|liberate[ds])\b",
    re.IGNORECASE,
)
_NOT_FREED = re.compile(
    r"\b(?:not|yet|to be|until|after|since|before|if|unless|being|was|will|would|must)(?: \w+){0,6} \Z",
    re.IGNORECASE,
)
_BURNT = re.compile(
    r"(?i)\b(?:set (?:\w+ ){0,6}(?:on fire|alight|ablaze)|set fire|"
    r"torch(?:ed|ing)|(?:fire|petrol|gasoline)[ -]?bomb|molotov)"
)
_SOUGHT = re.compile(
    r"\b(?:found|recovered|retrieved|pulled|dug|identified|resumed?|flown|discovered|search\w*|toll|rose|risen)\b",
    re.IGNORECASE,
)
_REACH = 12  # letters
_SEIZED = re.compile(
    r"(?<!\ba )(?<!\bthe )\b(?:hijacked|seized|kidnapped|abducted|was taken)\b[^.;,]{0,60}\Z", re.IGNORECASE
)
_THERE = ("site", "near")
#: What is lent, given or voted after a disaster is of it.
_RELIEVING = frozenset(("economy", "politics"))


class Story:
    """What one article is about: its strand and kind, its days, its places; and what leaves it."""

    def __init__(
        self, article: Article, found: list[Passage], day: dt.date | None, off: Collection[str]
    ) -> None:
        self.article, self.found, self.day, self.off = article, found, day, off
        self.scores: defaultdict[str, float] = defaultdict(float)
        self.kinds: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        known, held = "known" not in off, "held for" not in off
        top = {cue.kind.name for passage in found if passage.rank <= 1 for cue in passage.cues}
        self.riot = "burnt" not in off and {"riot", "shooting"} <= top  # of a fire it may be what it is about
        for passage in found:
            for cue in passage.cues:
                if self._is_deed(cue):
                    self.scores["crowd"] += cue.kind.weight * _heaviness(passage.rank)
                    continue
                weight = cue.kind.weight * _heaviness(passage.rank)
                told = known and cue.kind.strand in CAUSES and is_known(passage, cue)
                if passage.rank <= _LEAD and (told or (held and is_held_for(passage, cue))):
                    weight *= _KNOWN_COUNTS
                self.scores[cue.kind.strand] += weight
                self.kinds[cue.kind.strand][cue.kind.name] += weight
        self.main_strand = self._main_strand()
        self.main_kind = self.kind(self.main_strand)
        self.active = {s for s, score in self.scores.items() if score >= (0.9 if s in FOLLOWING else 1.2)} | {
            self.main_strand
        }
        spread = {cue.kind.name for passage in found for cue in passage.cues if cue.kind.spread}
        if "relief" not in off and self.main_kind in spread:
            self.active -= _RELIEVING
        for passage in found:
            for cue in passage.cues:
                if (strand := self.side_of(cue)) is not None:
                    passage.strands[strand] = passage.strands.get(strand, 0.0) + cue.kind.weight
        self.window = self._window()
        self.site = self._site()

    def _main_strand(self) -> str:
        ranked = [
            (score * self._newness(strand), strand)
            for strand, score in self.scores.items()
            if strand != "speech"
        ]
        if not ranked:
            return "speech" if self.scores else "incident"
        return max(ranked)[1]

    def _newness(self, strand: str) -> float:
        """How much more a strand counts: a trial is the news where the crime is told of, a capture after an escape."""
        if strand == "court":
            return _NEWER
        escape = strand == "arrest" and self.kind("incident") == "escape" and "captured" not in self.off
        return _CAPTURED if escape else 1.0

    def side_of(self, cue: Cue) -> str | None:
        """The strand that a word tells of in this article; None for a consequence, which any strand may have."""
        kind = cue.kind
        if kind.name in CONSEQUENCES or kind.strand == "speech":
            return None
        if self._is_deed(cue):
            return "crowd"
        if kind.name == "arrest" and self.main_kind in CAPTURES:
            return self.main_strand
        if kind.name in _LOOSE and self.main_strand == "crowd":
            return "crowd"
        return kind.strand

    def _is_deed(self, cue: Cue) -> bool:
        """Whether a word tells of what a crowd does: cars set on fire, where a riot over a shooting opens."""
        if not self.riot or cue.kind.name not in ("fire", "bombing"):
            return False
        return bool(_BURNT.search(self.article.text, max(0, cue.start - _REACH), cue.end + _REACH))

    def kind(self, strand: str) -> str:
        """The kind of a strand's happening: what tells of it most, causes before consequences."""
        return _heaviest(self.kinds.get(strand, {}))

    def _window(self) -> tuple[dt.date, dt.date] | None:
        """The days of the story: what the first sentences name beside its own words, else not known."""
        if self.day is None:
            return None
        told = [
            (when, passage)
            for passage in self.found
            if passage.rank <= _LEAD
            for when in passage.whens
            if self._recent(when) and self._beside(when, passage)
        ]
        spoken = next((w for w, passage in told if self.said_on(w, passage)), None)
        plain = min(
            (w for w, passage in told if not self.said_on(w, passage)),
            key=lambda w: w.precision != "day",
            default=None,
        )
        best = plain or spoken
        if (
            plain and spoken and plain.first and spoken.first
        ):  # what somebody said of a day was often on that day
            eve = plain.precision == "day" and spoken.first - plain.first <= 2 * _SLACK
            best = plain if eve or plain.start < spoken.start else spoken
        own = (
            w
            for passage in self.found
            for w in passage.whens
            if self._recent(w) and self._its_own(w, passage)
        )
        known = next(own, None)
        if known and known.first and (best is None or (best.first and best.first - known.first <= _SLACK)):
            best = known
        return None if best is None or best.first is None or best.last is None else (best.first, best.last)

    def _recent(self, when: When) -> bool:
        """Whether a date is a day, or some days, in the week before the article appeared."""
        if self.day is None or when.first is None or when.last is None or when.coming:
            return False
        near = self.day - when.last >= -_SLACK and self.day - when.first <= 9 * _SLACK
        return near and when.precision in ("day", "days")

    def _its_own(self, when: When, passage: Passage) -> bool:
        """Whether a day is that of the story as readers know it: Monday's shooting."""
        return not self.opens_with_aftershock() and self.main_kind in self._possessed(when, passage)

    def of_known(self, when: When, passage: Passage, kind: str) -> bool:
        """Whether a day is that of another happening as readers know it: an aftershock of Monday's quake."""
        known = self._possessed(when, passage)
        return bool(known) and kind not in known and (kind == AFTERSHOCK or not alike(known, (kind,)))

    def _possessed(self, when: When, passage: Passage) -> list[str]:
        """The kinds of happening that a weekday stands before, as in Monday's shooting."""
        if "its own" in self.off or when.weekday is None:
            return []
        text = self.article.text
        cues = (cue for cue in passage.cues if cue.start >= when.end - 2)
        return [cue.kind.name for cue in cues if _ITS_OWN.fullmatch(text, when.end - 2, cue.start)]

    def _beside(self, when: When, passage: Passage) -> bool:
        """Whether the word nearest to a date tells of the story, or none does."""
        sides = [(abs(cue.start - when.start), side) for cue in passage.cues if (side := self.side_of(cue))]
        return not sides or min(sides)[1] == self.main_strand

    def said_on(self, when: When, passage: Passage) -> bool:
        """Whether a date is the day on which somebody said what a sentence tells of."""
        start = max(passage.sentence.start, when.start - BEFORE_A_DATE)
        return "said on" not in self.off and bool(SAID_ON.search(self.article.text, start, when.start))

    def sought_on(self, when: When, passage: Passage) -> bool:
        """Whether a day, in a story of a disaster, is one on which people were looked for or found."""
        if "sought" in self.off or when.precision != "day" or not LOSING & self.kinds["incident"].keys():
            return False
        text, sentence = self.article.text, passage.sentence
        before = [m.end() for m in CLAUSE.finditer(text, sentence.start, when.start)]
        after = CLAUSE.search(text, when.end, sentence.end)
        low, high = max(before, default=sentence.start), after.start() if after else sentence.end
        told = any(low <= cue.start < high and cue.kind.name not in CONSEQUENCES for cue in passage.cues)
        return not told and bool(_SOUGHT.search(text, low, high))

    def _site(self) -> list[Spot]:
        return [
            spot for passage in self.found if passage.rank <= _LEAD for spot in passage.spots if spot.literal
        ]

    def other_time(self, passage: Passage) -> When | None:
        """The date that takes a sentence out of the days of the story, if there is one and none within them."""
        if "other time" in self.off or passage.rank <= 1:
            return None
        others = []
        strand = self.strand(passage, "")
        loose = strand in _LOOSELY_DATED or (self.main_strand in FOLLOWING and strand != self.main_strand)
        for when in passage.whens:
            if self.said_on(when, passage):
                continue
            if loose and when.last and self.day and (self.day - when.last).days < _RECENT:
                continue
            if when.coming and when.first and self.day and when.first > self.day:
                continue
            side = self.side(when, passage)
            if side == "story":
                return None
            if side == "other" and self._weighty(when, passage):
                others.append(when)
        return others[0] if others else None

    def _weighty(self, when: When, passage: Passage) -> bool:
        """Whether a date says when the sentence's happening was, and not when somebody took office."""
        text, sentence = self.article.text, passage.sentence
        if re.search(r"\bsince\b[^,;]*\Z", text[max(sentence.start, when.start - 60) : when.start + 6]):
            return self._counts_since(when, passage)
        if when.start - sentence.start <= _OPENING or (
            "second" not in self.off and self._second(when, passage)
        ):
            return True
        if "closing clause" not in self.off and self._closes(when, passage):
            return False
        before = [m.end() for m in CLAUSE.finditer(text, sentence.start, when.start)]
        after = CLAUSE.search(text, when.end, sentence.end)
        low, high = max(before, default=sentence.start), after.start() if after else sentence.end
        inserted = text[when.end : when.end + 1] == "," and text[low : when.start].strip() == ""
        if inserted or (low == sentence.start and high == sentence.end):
            return True
        return any(
            low <= cue.start < high and (self.side_of(cue) is not None or cue.kind.name in CONSEQUENCES)
            for cue in passage.cues
        )

    def _counts_since(self, when: When, passage: Passage) -> bool:
        """Whether a sentence sums up the time since a day long past: 1,400 have died in attacks since July 2007."""
        long_ago = when.last is not None and self.day is not None and when.last < self.day - _LONG_AGO
        return long_ago and "of a year" not in self.off and bool(_HAVE.search(passage.text))

    def _closes(self, when: When, passage: Passage) -> bool:
        """Whether an old date stands in a clause that closes a sentence of the story: a region that was hit in 2004."""
        old = when.last is not None and self.day is not None and when.last < self.day - _LONG_AGO
        if not old or when.precision not in ("year", "month", "day"):
            return False
        text, sentence = self.article.text, passage.sentence
        if SERVING.search(text, sentence.start, when.start):
            return True
        opens = list(_RELATIVE.finditer(text, sentence.start, when.start))
        main = (cue for cue in passage.cues if opens and cue.start < opens[-1].start())
        return any(self.side_of(cue) == self.main_strand for cue in main)

    def behind(self, when: When, passage: Passage) -> int | None:
        """Where a clause opens that gives what a story followed on a day of its own: after a man was shot on Friday."""
        if "followed" in self.off or self.main_strand not in CAUSES:
            return None
        text, sentence = self.article.text, passage.sentence
        opens = [m.start() for m in _FOLLOWED.finditer(text, sentence.start + _OPENING, when.start)]
        if not opens or re.search(r"[;:]", text[opens[-1] : when.start]):
            return None
        cues = [self.side_of(cue) or cue.kind.strand for cue in passage.cues if cue.start > opens[-1]]
        return opens[-1] if cues and self.main_strand not in cues else None

    def side(self, when: When, passage: Passage) -> str:
        if when.rule == "lately":
            return "other" if passage.rank > 2 else "unknown"
        if when.first is None or when.last is None:
            known = when.rule in ("month", "day and month", "span beside", "counted back", "lately")
            return "other" if known and passage.rank > 2 else "unknown"
        if self.day is None:
            return (
                "other"
                if passage.rank > 2 and when.rule in ("month and year", "year", "full date")
                else "unknown"
            )
        first = (self.window or (self.day - 3 * _SLACK,))[0]
        exact = when.precision == "day" and self.window is not None and self.window[0] == self.window[1]
        cued = exact and any(self.side_of(cue) in CAUSES for cue in passage.cues) and when.rule != "full date"
        if when.last < first - (dt.timedelta(0) if cued and passage.rank > 2 else _SLACK):
            return "other"
        if when.first > self.day + _SLACK:
            return "unknown"
        if exact and "second" not in self.off and self._second(when, passage):
            return "other"
        if self._of_a_year(when, passage) or self._of_last_week(when, passage):
            return "other"
        if when.precision in ("month", "year", "vague"):
            return "other" if when.precision == "vague" and passage.rank > 3 else "unknown"
        return "story"

    def _of_a_year(self, when: When, passage: Passage) -> bool:
        """Whether a sentence sums up a year: this year pirates took 40 ships, but not: the fourth heist this year."""
        this_year = when.rule == "span beside" and when.precision == "year" and passage.rank > 2
        return this_year and "of a year" not in self.off and not _ORDINAL.search(passage.text)

    def _of_last_week(self, when: When, passage: Passage) -> bool:
        """Whether a sentence below the first ones opens with last week, in a story that is not known to be of then."""
        opens = passage.rank > _LEAD and when.start - passage.sentence.start <= _OPENING
        if when.rule != "span beside" or when.precision != "days" or not opens or "last week" in self.off:
            return False
        return bool(passage.cues) and (self.window is None or when.last is None or self.window[0] > when.last)

    def _second(self, when: When, passage: Passage) -> bool:
        """Whether a sentence tells of a second happening, some days after that of the story."""
        if passage.rank <= 2 or when.precision != "day" or self.window is None or when.first is None:
            return False
        if when.first > self.window[1] + _SLACK and _SECOND.search(passage.text):
            return True
        return when.first > self.window[1] and self._opens_elsewhere(when, passage)

    def _opens_elsewhere(self, when: When, passage: Passage) -> bool:
        """Whether a sentence opens with a day and tells of a cause or of deaths in a town that is not the story's."""
        if when.start - passage.sentence.start > _OPENING or not passage.cues:
            return False
        if any(cue.kind.strand not in CAUSES for cue in passage.cues):
            return False
        towns = [s for s in passage.spots if s.literal and s.local and s.role in _THERE and s.sure >= _SURE]
        return bool(towns) and not any(
            near(town, site, _NEAR_KM) or town.holds(site)
            for town in towns
            for site in self.site
            if site.local
        )

    def strand(self, passage: Passage, before: str) -> str:
        """The strand of a sentence: what it has most words for, among those that the article is about."""
        if "strand" in self.off:
            return self.main_strand
        weights = passage.strands
        if passage.rank <= 1 and self.main_strand in weights:
            return self.main_strand
        known = {s: w + 0.3 * (s == before) for s, w in weights.items() if s in self.active}
        if not known or max(known.values()) < 0.5:
            aside = before in FOLLOWING and self.main_strand not in FOLLOWING and "back" not in self.off
            return self.main_strand if aside else before
        return max(known, key=lambda s: (known[s], s == self.main_strand, s))

    def elsewhere(self, passage: Passage, strand: str) -> list[Spot]:
        """The places of a sentence, where it tells of a happening far from that of the story."""
        if "other place" in self.off or passage.rank <= 2:
            return []
        cues = [cue for cue in passage.cues if self.side_of(cue) == strand]
        if not cues or any(cue.kind.spread for cue in cues) or strand not in CAUSES:
            return []
        if "many" not in self.off and _MANY.search(passage.text):
            return []
        roles = (*_THERE, "named") if _ANOTHER.match(passage.text) else _THERE
        places = [s for s in passage.spots if s.literal and s.local and s.sure >= _SURE and s.role in roles]
        there = [s for s in places if any(near(s, site, _FAR_KM) or s.holds(site) for site in self.site)]
        local = [site for site in self.site if site.local]
        return places if places and not there and local else []

    @property
    def crime(self) -> str:
        """The kind of what an arrest or a trial is about."""
        kinds: Mapping[str, float] = self.kinds.get("incident", {})
        causes = {kind: weight for kind, weight in kinds.items() if kind not in CONSEQUENCES}
        return _heaviest(causes or kinds)

    def opens_with_aftershock(self) -> bool:
        """Whether the story is an aftershock: its first sentence tells of one, and of the quake as known."""
        if "aftershock" in self.off or self.main_kind != "earthquake":
            return False
        lead = next((passage for passage in self.found if passage.rank == 1), None)
        return lead is not None and self._tells_of_aftershock(lead)

    def opens_with_freeing(self) -> bool:
        """Whether a story of a ship or of persons who were seized is that they are free: its lead says so."""
        if "freed" in self.off or self.main_kind not in SEIZURES:
            return False
        for passage in self.found:
            if passage.rank <= 1:
                for match in _FREED.finditer(passage.text):
                    if match.start() and not _NOT_FREED.search(passage.text, 0, match.start()):
                        return True  # a sentence that opens with it tells of those who are free
        return False

    def seized_on(self, when: When, passage: Passage) -> bool:
        """Whether a day is that of the seizure, in a story of how it ended."""
        before = self.article.text[passage.sentence.start : when.start]
        return when.rule == "counted from there" or bool(_SEIZED.search(before))

    def is_aftershock(self, passage: Passage) -> bool:
        """Whether a sentence of a story about a quake tells of an aftershock and not of the quake."""
        off = "aftershock" in self.off or self.main_kind != "earthquake" or passage.rank <= 1
        return not off and self._tells_of_aftershock(passage)

    def _tells_of_aftershock(self, passage: Passage) -> bool:
        after = [cue for cue in passage.cues if cue.kind.name == AFTERSHOCK]
        quakes = [cue for cue in passage.cues if cue.kind.name == "earthquake"]
        if not after or _FEARED.search(passage.text):
            return False
        text = self.article.text
        one = any(text[cue.start : cue.end].casefold() == AFTERSHOCK for cue in after)
        return (one or len(after) > 1) and all(is_known(passage, cue) for cue in quakes)

    def is_another(self, passage: Passage) -> bool:
        """Whether a sentence behind one of another time opens with word of yet another happening."""
        return "another" not in self.off and bool(passage.cues) and bool(_ANOTHER.match(passage.text))

    def is_separate(self, passage: Passage) -> bool:
        """Whether a sentence of the story opens with word of something that has nothing to do with it."""
        return (
            "separate" not in self.off
            and passage.rank > 2
            and bool(passage.cues)
            and bool(_SEPARATE.match(passage.text))
        )


def _heaviness(rank: int) -> float:
    return _WEIGHTS[max(rank - 1, 0)] if rank <= len(_WEIGHTS) else _LATER


def own_kind(passage: Passage, strand: str) -> str:
    """Which kind of happening a passage tells of most, among those of a strand."""
    kinds: defaultdict[str, float] = defaultdict(float)
    for cue in passage.cues:
        if cue.kind.strand == strand:
            kinds[cue.kind.name] += cue.kind.weight
    return _heaviest(kinds)


def _heaviest(kinds: Mapping[str, float]) -> str:
    return max(sorted(kinds), key=kinds.__getitem__) if kinds else "other"
