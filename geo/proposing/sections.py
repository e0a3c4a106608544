"""What one article tells of: which of its sentences are about which happening.

An article has one story, which its headline and its first sentences give. Some sentences leave it: for another year
("In 2004 …"), another place ("Violence was also reported in …"), another strand of the same day (the march, the
loan, the arrest). They and what follows on them until the story is taken up again make a telling of their own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence

from geo.articles import Article
from geo.facts import Facts
from geo.proposing.dating import date
from geo.proposing.kinds import AFTERSHOCK, CAUSES, CONSEQUENCES, FOLLOWING, RESCUE, Lexicon
from geo.proposing.passages import STRENGTHS, Passage, is_new, passages
from geo.proposing.sentences import Sentence
from geo.proposing.spots import Spot
from geo.proposing.stories import Story, own_kind
from geo.proposing.tellings import Reading, Telling
from geo.times import When

__all__ = ["GOES_ON", "read"]

_JUST_BEFORE = 3  # sentences
_OLD = dt.timedelta(21)
_OF_THE_DEAD = re.compile(r"\bthe (?:dead|victims|deceased|fatalities|injured|wounded)\b", re.IGNORECASE)
#: How a sentence opens that goes on about the same.
GOES_ON = re.compile(
    r"^[\"“‘']?(?:it|he|she|they|this|that|those|these|his|her|their|its|the (?:gang|thie\w+|men|man|robbers?|robbery|"
    r"attack|quake|earthquake|tremor|vessel|ship|gunman|shooter|suspect|drone|victims?|toll|disaster|crash|fire|"
    r"blast|navy|company|firm|raid|theft)|some|many|most|more than|at least|about|around|up to|\d[\d,]*|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:one|a) hundred)(?:[ -]\w+)?|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"dozens|hundreds|thousands|a further|among|days later|since|but|later|however|though|then)\b",
    re.IGNORECASE,
)


def read(
    article: Article,
    facts: Facts,
    sentences: Sequence[Sentence],
    spots: Sequence[Spot],
    lexicon: Lexicon,
    day: dt.date | None = None,
    off: Collection[str] = (),
) -> Reading:
    """Read an article: which of its sentences are about which happening.

    Parameters
    ----------
    article : Article
    facts : Facts
        Of its publication.
    sentences : sequence of Sentence
    spots : sequence of Spot
        The places that it names, in order.
    lexicon : Lexicon
    day : datetime.date, optional
        The day from which "Tuesday" is told, where the article itself does not say it, or may mean two.
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    Reading
    """
    day = day or facts.day
    found = passages(article, facts, sentences, spots, lexicon, day, off)
    story = Story(article, found, day, off)
    work = _Sections(story)
    if found:
        work.read()
    incidents = story.kinds["incident"]
    kinds = tuple(sorted(incidents, key=lambda kind: (-incidents[kind], kind)))
    return Reading(article, facts, found, work.tellings, work.of, day, kinds)


def _is_known_toll(passage: Passage, current: Telling) -> bool:
    """Whether a sentence behind one of an aftershock that killed nobody counts the dead, who are known."""
    told = any(cue.kind.name == "death" for other in current.passages for cue in other.cues)
    return not told and bool(_OF_THE_DEAD.search(passage.text))


class _Sections:
    """The tellings of one article, as its sentences are given to them one after the other."""

    def __init__(self, story: Story) -> None:
        self.story, self.article = story, story.article.id
        self.found, self.day, self.window, self.off = story.found, story.day, story.window, story.off
        self.tellings: list[Telling] = []
        self.of: dict[int, Telling] = {}

    def read(self) -> None:
        kind = self.story.kind(self.story.main_strand)
        story = Telling(self.article, self.story.main_strand, kind, "story", main=True, day=self.day)
        story.new = any(
            is_new(passage, cue) for passage in self.found if passage.rank <= 1 for cue in passage.cues
        )
        if kind == AFTERSHOCK or self.story.opens_with_aftershock():
            story.kind, story.new = AFTERSHOCK, True
        elif self.story.opens_with_freeing():
            story.kind, story.new = RESCUE, True
        self.tellings.append(story)
        current, strand = story, self.story.main_strand
        for index, passage in enumerate(self.found):
            other = self.story.other_time(passage)
            strand = self.story.strand(passage, current.strand)
            if other is not None and (behind := self.story.behind(other, passage)) is not None:
                self._follows(other, behind, passage)
                current, other, strand = story, None, story.strand
            if other is not None:
                current = self._dated(other, strand, passage)
            elif current.rule == "other time" and self.story.is_another(passage):
                current = self._beside_it(current, passage)
            elif story.kind != AFTERSHOCK and self.story.is_aftershock(passage):
                current = self._after(passage)
            elif (after := self._its_strength(passage)) is not None:
                current = after
            elif self.story.is_separate(passage):
                current = self._beside_it(story, passage)
                current.whens = [w for w in passage.whens if w.first is not None and w.precision != "vague"][
                    :1
                ]
            elif places := self.story.elsewhere(passage, strand):
                current = self._placed(places, strand, passage)
            elif current.main or current.rule == "strand" or not self._goes_on(index, current):
                current = self._strand(strand)
            current.add(passage)
            self.of[passage.sentence.start] = current
        for telling in self.tellings:
            date(self.story, telling)
            self._of_the_trial(story, telling)
        self.tellings = [telling for telling in self.tellings if telling.passages]

    def _follows(self, when: When, behind: int, passage: Passage) -> None:
        """Tell apart what a story followed on, in the clause of a sentence that gives it a day of its own."""
        sides = [side for cue in passage.cues if cue.start > behind and (side := self.story.side_of(cue))]
        followed = self._dated(when, sides[0] if sides else "incident", passage)
        followed.behind = behind
        followed.add(passage)

    def _of_the_trial(self, story: Telling, telling: Telling) -> None:
        """What a trial is about is told of throughout its story, and only dated here or there."""
        if "crime" in self.off or self.story.main_strand not in FOLLOWING or telling.strand != "incident":
            return
        if telling.rule == "other time" and telling.kind in (self.story.crime, "other"):
            telling.rule = "crime"
        elif telling.rule != "strand":
            return
        elif (
            self.story.main_strand == "court" and story.first and telling.last and telling.last >= story.first
        ):
            telling.first = telling.last = None  # a day of the trial
            telling.whens = []
        telling.crime = True
        telling.words |= story.words
        telling.names |= story.names

    def _strand(self, strand: str) -> Telling:
        """The telling of a strand of the story's days."""
        for telling in self.tellings:
            if telling.strand == strand and telling.is_news:
                return telling
            dated = telling.rule == "other time" and not telling.background and "its day" not in self.off
            if dated and telling.strand == strand != self.story.main_strand and strand in CAUSES:
                return telling
        self.tellings.append(Telling(self.article, strand, self.story.kind(strand), "strand", day=self.day))
        return self.tellings[-1]

    def _dated(self, when: When, strand: str, passage: Passage) -> Telling:
        for telling in self.tellings:
            same = telling.rule == "other time" and telling.strand == strand and telling.whens
            if (
                same
                and (telling.whens[0].first, telling.whens[0].last) == (when.first, when.last)
                and when.first
                and when.precision != "vague"
            ):
                return telling
        old = bool(when.last and self.day and when.last < (self.window or (self.day,))[0] - _OLD)
        kind = own_kind(passage, strand)
        tried = "crime" not in self.off and strand in FOLLOWING and strand not in passage.strands
        if tried or self._is_marched_for(strand, passage):
            strand, kind = "incident", self.story.crime
        telling = Telling(self.article, strand, kind, "other time", background=old)
        telling.whens.append(when)
        self.tellings.append(telling)
        return telling

    def _is_marched_for(self, strand: str, passage: Passage) -> bool:
        """Whether a sentence of another day in a story of a march tells of a death: of what the march is about."""
        kinds = {cue.kind.name for cue in passage.cues}
        of_crowd = strand == "crowd" and strand not in passage.strands
        return of_crowd and "death" in kinds and "marched for" not in self.off

    def _its_strength(self, passage: Passage) -> Telling | None:
        """The aftershock of the sentences just before, where one gives a magnitude and names no quake."""
        after = next((t for t in reversed(self.tellings) if t.rule == "aftershock"), None)
        if after is None or passage.rank - after.passages[-1].rank > _JUST_BEFORE:
            return None
        text, cues = self.story.article.text, [c for c in passage.cues if c.kind.name not in CONSEQUENCES]
        strengths = [c for c in cues if text[c.start : c.end].casefold().startswith(STRENGTHS)]
        return after if strengths and strengths == cues else None

    def _after(self, passage: Passage) -> Telling:
        """The telling of an aftershock of that day."""
        when = next((w for w in passage.whens if w.first is not None and w.precision == "day"), None)
        for telling in self.tellings:
            if telling.rule == "aftershock" and (
                when is None or when.first in (None, *(w.first for w in telling.whens))
            ):
                return telling
        telling = Telling(self.article, "incident", AFTERSHOCK, "aftershock", day=self.day)
        telling.whens += [] if when is None else [when]
        self.tellings.append(telling)
        return telling

    def _beside_it(self, current: Telling, passage: Passage) -> Telling:
        telling = Telling(
            self.article,
            current.strand,
            own_kind(passage, current.strand),
            "another",
            background=current.background,
        )
        self.tellings.append(telling)
        return telling

    def _placed(self, places: list[Spot], strand: str, passage: Passage) -> Telling:
        for telling in self.tellings if not self.story.is_another(passage) else ():
            if telling.rule == "other place" and telling.strand == strand:
                named = [spot for passage in telling.passages for spot in passage.spots]
                if any(spot.place == place.place for spot in named for place in places):
                    return telling
        kind = own_kind(passage, strand)
        day = None if kind == self.story.main_kind else self.day  # yet another robbery is of any day before
        telling = Telling(self.article, strand, kind, "other place", day=day)
        self.tellings.append(telling)
        return telling

    def _goes_on(self, index: int, current: Telling) -> bool:
        """Whether a sentence without a date goes on about something else than the story."""
        if "goes on" in self.off:
            return False
        passage = self.found[index]
        if any(self.story.side(when, passage) == "story" for when in passage.whens):
            return False
        if (
            "of the dead" not in self.off
            and current.rule == "aftershock"
            and _is_known_toll(passage, current)
        ):
            return False
        after = self.found[index + 1] if index + 1 < len(self.found) else None
        if "its place" not in self.off and self._there(passage, current):
            return True
        between = after is not None and self.story.other_time(after) is not None
        if between or GOES_ON.match(passage.text):
            return True
        spoken = passage.words.keys()
        story = self.tellings[0].words.keys()
        return len(spoken & (current.words.keys() - story)) > len(spoken & (story - current.words.keys()))

    def _there(self, passage: Passage, current: Telling) -> bool:
        """Whether a sentence names a town of what was told of before, and none of the story."""
        here = {spot.place.id for spot in passage.spots if spot.literal and spot.local}
        story = {site.place.id for site in (*self.story.site, *self.tellings[0].sites)}
        return bool(here & {site.place.id for site in current.sites}) and not here & story
