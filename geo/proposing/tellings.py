"""What one article tells of one happening, and the article as it was read; the rules by which it is told apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from geo.articles import Article
from geo.facts import Facts
from geo.proposing.passages import Passage
from geo.proposing.spots import Spot
from geo.times import When

__all__ = ["RULES", "Reading", "Telling"]

RULES = {
    "story": "Headline and first sentences say what the article is about.",
    "strand": "A march, a loan or an arrest is told of beside the incident, and is an event of its own.",
    "other time": "A date outside the days of the story opens the telling of something else.",
    "other place": "A happening of the same kind, far from where the story happens.",
    "many": "A spate of robberies in another place is no telling of one of them.",
    "another": "'Another', 'also', 'meanwhile' before a happening of the same kind opens a telling of its own.",
    "goes on": "What follows without a date of its own goes on about the same, until the story is taken up again.",
    "crime": "An earlier day in a story of a trial or an arrest is that of the crime, unless it tells of a hearing.",
    "of the dead": "Behind an aftershock that killed nobody, those of the dead are of the quake.",
    "burnt": "Cars set on fire, in an article that opens with a riot over a shooting, are what a crowd did.",
    "freed": "That a ship or hostages are free is another happening than their seizure, with a day of its own.",
    "marched for": "A death on another day than a march is of what the march is about.",
    "hearing": "The day of a hearing that is to come is not that of the arrest or the charge.",
    "seized": "Weapons found in a car or a home are of the arrest that the article tells of.",
    "taken": "A sum in a story of a trial is what was taken, unless it is bail, a fine or a reward.",
    "its place": "A sentence that names the town of what was told of before goes on about it.",
    "second": "The second, on a later day than the story, is another happening.",
    "last week": "Last week, where it opens a sentence below the first ones, is of another happening.",
    "of a year": "This year, or since a year long past: what a sentence sums up is no part of the story.",
    "a second": "'And a second theft', in a sentence of what lies back, is another happening of that time.",
    "said on": "The day behind 'said' is that on which somebody spoke, and not that of the happening.",
    "its own": "A day in the word for the story, as in Monday's shooting, is the day of the story.",
    "lead": "The day that the first sentences give beside the words of the story dates it before those below.",
    "sought": "The day on which more are found after a disaster, or the search goes on, is no day of the disaster.",
    "served": 'A date behind "served so long for" is of an earlier crime.',
    "aftershock": "An aftershock that is told of alone, or with its magnitude, is no part of the quake.",
    "separate": "'In a separate accident' opens a telling of its own.",
    "known": "This week's landslide, and landslide victims, are of what readers know: another word may be the story.",
    "held for": "What somebody is held or tried for is known where the first sentences tell of that: it is the story.",
    "wrecked": "What is wrecked beside a riot is of the riot and not of a shooting; other buildings are not of a fire.",
    "fired": "Shots and guns in a story of a march about a shooting are of the shooting.",
    "its day": "What is told of a riot's or a trial's cause is of the day that the article gives it.",
    "followed": "After a man was shot on Friday: the day of what a story followed on takes that clause alone.",
    "closing clause": "A year in a clause that closes a sentence of the story does not take the sentence out of it.",
    "back": "What follows on an arrest or a hearing without a word of it is of the story again.",
    "captured": "Where a capture is told of about as much as the escape, it is the story.",
    "gathered crowd": "Those who came together are no part of a shooting or a flood: of a vigil, a funeral, a meeting.",
    "relief": "What is lent, given or voted in a story of a flood, a quake or a storm is of that.",
    "clause": "A figure belongs to the date in its own clause.",
    "consequence": "Deaths and injuries belong to what caused them, not to the court or the market.",
}


@dataclass(slots=True)
class Telling:
    """What an article tells of one happening.

    Attributes
    ----------
    article : str
    strand, kind : str
        See :mod:`geo.proposing.kinds`.
    passages : list of Passage
    whens : list of When
        What dates it, the surest first.
    first, last : datetime.date or None
        When it happened, as far as that is known.
    main : bool
        It is the story of the article.
    background : bool
        It lies well before the story.
    actor : str or None
        Who acts, of an aside.
    day : datetime.date or None
        On which the article appeared, unless what it tells of lies elsewhere in time.
    words : Counter
        What its sentences speak of.
    names : set of str
        Words with a capital within its sentences, in small letters.
    rule : str
        A key of :data:`RULES`, or "gathered"; see :mod:`geo.proposing.gathering`.
    kinds : dict of str to float
        How much its words tell of each kind.
    sites : list of Spot
        The towns and smaller places that its sentences name.
    crime : bool
        It is what the trial or the arrest is about that its article tells of.
    new : bool
        Its lead says that it is another happening of its kind, or a second one.
    sought : bool
        Its day is one on which people were looked for or found, some days after they were lost.
    behind : int or None
        Where the clause opens that tells of it, in the last sentence of the story that does.
    """

    article: str
    strand: str
    kind: str
    rule: str
    passages: list[Passage] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    first: dt.date | None = None
    last: dt.date | None = None
    main: bool = False
    background: bool = False
    actor: str | None = None
    day: dt.date | None = None
    words: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    kinds: dict[str, float] = field(default_factory=dict)
    sites: list[Spot] = field(default_factory=list)
    crime: bool = False
    new: bool = False
    sought: bool = False
    behind: int | None = None

    @property
    def is_news(self) -> bool:
        """It is the story of its article, or a strand beside it."""
        return self.rule in ("story", "strand")

    @property
    def is_of_the_day(self) -> bool:
        """It is news, or the harm that came of it."""
        return self.is_news or self.rule == "consequence"

    def add(self, passage: Passage) -> None:
        """Take a sentence in."""
        self.passages.append(passage)
        self.sites += [
            s for s in passage.spots if s.literal and s.local and s.role in ("site", "near", "named")
        ]
        for cue in passage.cues:
            if cue.kind.strand == self.strand or cue.kind.name == self.kind:
                self.kinds[cue.kind.name] = self.kinds.get(cue.kind.name, 0.0) + cue.kind.weight
        self.words.update(passage.words)
        self.names |= passage.names

    def date_by(self, passage: Passage, precisions: Collection[str] = ("day",)) -> None:
        """Date it by the first day of a sentence that does not lie ahead, if there is one."""
        days = (w for w in passage.whens if w.first and w.precision in precisions and not w.coming)
        for when in days:
            self.whens, self.first, self.last = [when], when.first, when.last
            return


@dataclass(slots=True)
class Reading:
    """An article that has been read: its sentences, and what it tells of.

    Attributes
    ----------
    article : Article
    facts : Facts
    passages : list of Passage
    tellings : list of Telling
        The story first.
    of : dict of int to Telling
        The telling of each sentence, by where the sentence starts.
    day : datetime.date or None
        From which its "Tuesday" is told.
    kinds : tuple of str
        Of the incidents that it tells of, the heaviest first.
    """

    article: Article
    facts: Facts
    passages: list[Passage]
    tellings: list[Telling]
    of: dict[int, Telling]
    day: dt.date | None
    kinds: tuple[str, ...] = ()
    _by_start: dict[int, Passage] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._by_start = {passage.sentence.start: passage for passage in self.passages}

    def passage(self, start: int) -> Passage | None:
        """The sentence that starts there."""
        return self._by_start.get(start)
