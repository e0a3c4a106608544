"""What one article tells of: which of its sentences are about which happening.

An article has one story, which its headline and its first sentences give. Some sentences leave it: for another year
("In 2004 …"), another place ("Violence was also reported in …"), another strand of the same day (the march, the
loan, the arrest). They and what follows on them until the story is taken up again make a telling of their own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from geo.articles import Article
from geo.facts import Facts
from geo.proposing.kinds import Cue, Lexicon
from geo.proposing.sentences import Sentence
from geo.proposing.spots import Spot, apart
from geo.times import When, dates

__all__ = [
    "AFTERSHOCK",
    "CAPTURES",
    "CAUSES",
    "CLAUSE",
    "CONSEQUENCES",
    "FOLLOWING",
    "RULES",
    "SAID_ON",
    "Passage",
    "Reading",
    "Telling",
    "is_known",
    "is_of_crime",
    "read",
]

RULES = {
    "story": "Headline and first sentences say what the article is about.",
    "strand": "A march, a loan or an arrest is told of beside the incident, and is an event of its own.",
    "other time": "A date outside the days of the story opens the telling of something else.",
    "other place": "A happening of the same kind, far from where the story happens.",
    "many": "A spate of robberies in another place is no telling of one of them.",
    "another": "'Another', 'also', 'meanwhile' before a happening of the same kind opens a telling of its own.",
    "goes on": "What follows without a date of its own goes on about the same, until the story is taken up again.",
    "crime": "An earlier day in a story of a trial or an arrest is that of the crime, unless it tells of a hearing.",
    "hearing": "The day of a hearing that is to come is not that of the arrest or the charge.",
    "seized": "Weapons found in a car or a home are of the arrest that the article tells of.",
    "taken": "A sum in a story of a trial is what was taken, unless it is bail, a fine or a reward.",
    "its place": "A sentence that names the town of what was told of before goes on about it.",
    "second": "The second, on a later day than the story, is another happening.",
    "said on": "The day behind 'said' is that on which somebody spoke, and not that of the happening.",
    "lead": "The day that the first sentences give beside the words of the story dates it before those below.",
    "aftershock": "An aftershock that is told of alone, or with its magnitude, is no part of the quake.",
    "separate": "'In a separate accident' opens a telling of its own.",
    "known": "This week's landslide, and landslide victims, are of what readers know: another word may be the story.",
    "held for": "What somebody is held or tried for is known where the first sentences tell of that: it is the story.",
    "wrecked": "Houses and cars wrecked, told of beside a riot, are of the riot and not of a shooting.",
    "its day": "What is told of a riot's or a trial's cause is of the day that the article gives it.",
    "closing clause": "A year in a clause that closes a sentence of the story does not take the sentence out of it.",
    "back": "What follows on an arrest or a hearing without a word of it is of the story again.",
    "captured": "Where a capture is told of about as much as the escape, it is the story.",
    "clause": "A figure belongs to the date in its own clause.",
    "consequence": "Deaths and injuries belong to what caused them, not to the court or the market.",
}

_NEWER = 1.25  # a trial is the news where the crime is told of about as much
_CAPTURED = 1.5  # so is a capture, where it is told of about as much as the escape
_LEAD = 3  # sentences after the headline
_WEIGHTS = (3.0, 1.5, 1.0)
_LATER = 0.3
_LOOSELY_DATED = ("economy", "politics")
_SURE = 0.6  # of a place, to be another one than that of the story
FOLLOWING = ("arrest", "court")
_RECENT = 30  # days within which a date in them opens no telling of its own
_OPENING = 26  # characters: where a date that opens a sentence begins at the latest
_BEFORE_A_DATE = 40  # characters
_SAID_LATER = 600
_OF_LEAD = 200  # characters that a day of the lead is nearer to a story
_FAR_KM = 60.0
_SLACK = dt.timedelta(1)
_OLD = dt.timedelta(21)
CAUSES = ("incident", "crowd")
#: The kind that is no part of what it follows on.
AFTERSHOCK = "aftershock"
CONSEQUENCES = {"death", "injuries", "rescue"}
#: Kinds of story that the arrests in it are a part of: of pirates, of rioters.
CAPTURES = {"piracy", "hijacking", "kidnapping", "battle", "protest", "riot"}
#: Kinds that say little beside a crowd: clashes are told of as attacks and battles.
_LOOSE = {"attack", "battle", "strike", "killing"}
_GOES_ON = re.compile(
    r"^[\"“‘']?(?:it|he|she|they|this|that|those|these|his|her|their|its|the (?:gang|thie\w+|men|man|robbers?|robbery|"
    r"attack|quake|earthquake|tremor|vessel|ship|gunman|shooter|suspect|drone|victims?|toll|disaster|crash|fire|"
    r"blast|navy|company|firm|raid|theft)|some|many|most|more than|at least|about|around|up to|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|dozens|hundreds|thousands|a further|among|days later|since|but|later|however|though|"
    r"then)\b",
    re.IGNORECASE,
)
#: Words for many happenings: what is one of them is no telling of its own.
_MANY = re.compile(
    r"\b(?:spate|series|string|wave|rash|succession|number|history|catalogue) of\b", re.IGNORECASE
)
_SECOND = re.compile(
    r"\b(?:(?:the|a) (?:second|new|fresh|further|latest|next)\b|another\b|(?:days?|weeks?|hours?) later\b)",
    re.IGNORECASE,
)
#: A day behind these is the day on which somebody spoke.
SAID_ON = re.compile(
    r"\b(?:said|says|told (?:\w+ ){1,3}|announced|reported|confirmed|added|warned|stated|claimed|admitted|denied|"
    r"condemned|testified|tweeted|wrote)(?: in a statement| reporters| here| late| early| later| on)*,?\s\Z",
    re.IGNORECASE,
)
#: Before a word for a happening that readers know already.
_KNOWN = re.compile(
    r"\b(?:(?:this|last) (?:week|month|year)['’]s|\w+day['’]s|"
    r"(?:after|since|following|from|of|in|by|over|survived) the)"
    r"(?: [\w-]+){0,2} \Z",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"[ -](?:victims?|survivors?|suspects?|probes?|inquir(?:y|ies)|relief|aid|appeal|sites?|scenes?|areas?|"
    r"zones?|trials?|investigat\w+)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:another|second|third|new|fresh|separate|similar)(?:[ -][\w-]+){0,2}[ -]\Z", re.IGNORECASE
)
_ENDS = re.compile(r"[,;:()–—]")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|mindful of|since|like)\b", re.IGNORECASE)
_LONG_AGO = dt.timedelta(40)
_WHICH = re.compile(r"\b(?:which|that|who)(?: (?:was|were|had|has|been))* \Z", re.IGNORECASE)
_KNOWN_COUNTS = 0.4
_STRENGTHS = ("magnitude", "richter")
_JUST_BEFORE = 3  # sentences
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
_THERE = ("site", "near")
CLAUSE = re.compile(
    r"[,;:()–—]|\s-\s|\b(?:that|which|who|whose|when|where|after|since|before|while|as|and then|in response to|"
    r"following|but)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")
_NAMES = re.compile(r"(?<=[A-Za-z,] )[A-Z][\w’'-]{2,}")
_NO_WORDS = frozenset(
    """about above across after again against ago ahead all almost along also although among and another any anyone are
    around away back because been before being below between both but came can cannot could did does doing down during
    each early either enough even ever every few first following for from further gave get give given goes going good
    got had has have having her here him himself his how however into its itself just keep last later latest least less
    like long made make making man many may men might more most much must near nearly never new next not nothing now off
    often one only onto other others our out over own part people per place put quite rather really said same saw say
    says second see seen several she should since some something soon still such take taken than that the their them
    then there these they thing this those though three through time told too took toward two under until upon use used
    very via was way week well went were what when where whether which while who whom whose why will with within without
    woman women would year years yet you your january february march april june july august september
    october november december monday tuesday wednesday thursday friday saturday sunday today yesterday morning afternoon
    evening night day days according reported report reports spokesman spokeswoman official officials authorities
    statement agency news told added called local""".split()
)


@dataclass(slots=True)
class Passage:
    """A sentence, with what was found in it.

    Attributes
    ----------
    sentence : Sentence
    cues : list of Cue
    whens : list of When
    spots : list of Spot
        Places that are named in it.
    rank : int
        0 for headlines, then 1 for the first sentence of the body, and so on.
    text : str
        Of the sentence.
    strands : dict of str to float
        How much its words tell of each strand of its article; consequences such as deaths tell of none.
    words : Counter
        What it speaks of: stems, those with a capital twice.
    names : set of str
        Words with a capital within it, in small letters.
    """

    sentence: Sentence
    cues: list[Cue]
    whens: list[When]
    spots: list[Spot]
    rank: int
    text: str
    strands: dict[str, float] = field(default_factory=dict)
    words: Counter[str] = field(init=False)
    names: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = Counter()
        for word in _WORDS.findall(self.text):
            small = word.casefold()
            if small not in _NO_WORDS:
                self.words[_stem(small)] += 2 if word[0].isupper() else 1
        names = (name.casefold() for name in _NAMES.findall(self.text, 1))
        self.names = {name for name in names if name not in _NO_WORDS}


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


#: American words as British articles write them, so that both speak of the same things.
_SPELT = {"jewellery": "jewelry", "centre": "center", "harbour": "harbor", "neighbour": "neighbor", "kerb": "curb",
          "neighbourhood": "neighborhood", "tyre": "tire", "defence": "defense", "theatre": "theater",
          "jeweller": "jeweler", "grey": "gray", "labour": "labor", "petrol": "gasoline", "lorry": "truck"}  # fmt: skip


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    word = _SPELT.get(word, word)
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def passages(
    article: Article,
    facts: Facts,
    sentences: Sequence[Sentence],
    spots: Sequence[Spot],
    lexicon: Lexicon,
    day: dt.date | None,
    off: Collection[str] = (),
) -> list[Passage]:
    """Every sentence of an article with its cues, dates and places; lines that only date the article are left out."""
    text, small = article.text, article.text.lower()
    if len(small) != len(text):  # some letters are longer in small
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found, rank, at = [], 0, 0
    named: When | None = None
    for sentence in sentences:
        if any(start < sentence.end and sentence.start < end for start, end in facts.header):
            continue
        inside = []
        while at < len(spots) and spots[at].start < sentence.end:
            if spots[at].start >= sentence.start:
                inside.append(spots[at])
            at += 1
        rank += not sentence.headline
        cues = _strengths(list(lexicon.cues(small, sentence.start, sentence.end)), small)
        whens = [
            when
            for when in dates(text, sentence.start, sentence.end, day, off, named)
            if rank > 1 or not _in_dateline(text, sentence.start, when)
        ]
        named = next(
            (when for when in reversed(whens) if when.first and when.precision in ("day", "days")), named
        )
        found.append(
            Passage(
                sentence,
                cues,
                whens,
                inside,
                0 if sentence.headline else rank,
                text[sentence.start : sentence.end],
            )
        )
    return found


def _strengths(cues: list[Cue], small: str) -> list[Cue]:
    """Words of a sentence: a magnitude beside the word aftershock is that of the aftershock."""
    after = next((cue.kind for cue in cues if cue.kind.name == AFTERSHOCK), None)
    if after is None:
        return cues
    return [
        Cue(cue.start, cue.end, after) if small.startswith(_STRENGTHS, cue.start) else cue for cue in cues
    ]


_PLACE_LINE = re.compile(r"[\"“']?(?:[A-Z][\w.'’-]*[, ]{1,2}){1,8}\(?\Z")
_CLOSES = re.compile(r"\)?,? ?(?:\([A-Z][\w /.]+\))?\s*(?:--?|–|—)(?=[\sA-Z])")


def _in_dateline(text: str, start: int, when: When) -> bool:
    """Whether a date says when an article was written: LIMA, Oct 13 (Agency) - …"""
    before = text[start : when.start]
    return bool(_CLOSES.match(text, when.end)) and bool(not before or _PLACE_LINE.fullmatch(before))


def _heaviness(rank: int) -> float:
    return _WEIGHTS[max(rank - 1, 0)] if rank <= len(_WEIGHTS) else _LATER


def is_known(passage: Passage, cue: Cue) -> bool:
    """Whether a word tells of a happening as of one that is known: this week's landslide, landslide victims."""
    start, end = cue.start - passage.sentence.start, cue.end - passage.sentence.start
    earlier = max((c.end for c in passage.cues if c.end <= cue.start), default=0) - passage.sentence.start
    before = passage.text[max(0, earlier, start - _BEFORE_A_DATE) : start]
    return bool(_KNOWN.search(before) or _OF_IT.match(passage.text, end))


def _is_held_for(passage: Passage, cue: Cue) -> bool:
    """Whether a word tells of what somebody was caught or tried for: two held over a robbery, a ferry which sank."""
    if cue.kind.strand != "incident" or cue.kind.name in CAPTURES:
        return False
    following = [c.start for c in passage.cues if c.kind.strand in FOLLOWING]
    if not following:
        return False
    start = cue.start - passage.sentence.start
    return min(following) < cue.start or bool(
        _WHICH.search(passage.text[max(0, start - _BEFORE_A_DATE) : start])
    )


def is_of_crime(passage: Passage, start: int, behind: bool = False) -> bool:
    """Whether a place or a date is that of what somebody was caught for, and not that of the arrest.

    Parameters
    ----------
    passage : Passage
    start : int
        Where the place or the date begins.
    behind : bool, optional
        It follows on what it dates: the last word of happening before it in its clause counts, else the nearest.

    Returns
    -------
    bool
    """
    at = start - passage.sentence.start
    before = [c for c in passage.cues if behind and c.end <= start]
    same = [c for c in before if not _ENDS.search(passage.text, c.end - passage.sentence.start, at)]
    near = same[-1] if same else min(passage.cues, key=lambda cue: abs(cue.start - start), default=None)
    return near is not None and near.kind.name not in CONSEQUENCES and _is_held_for(passage, near)


def _is_new(passage: Passage, cue: Cue) -> bool:
    """Whether a word tells of a happening as of another one, or a second: a second derailment in three days."""
    start = cue.start - passage.sentence.start
    return cue.kind.strand in CAUSES and bool(
        _NEW.search(passage.text[max(0, start - _BEFORE_A_DATE) : start])
    )


class _Article:
    """One article while it is being read."""

    def __init__(
        self, article: Article, facts: Facts, found: list[Passage], day: dt.date | None, off: Collection[str]
    ) -> None:
        self.article, self.facts, self.found, self.day, self.off = article, facts, found, day, off
        self.scores: defaultdict[str, float] = defaultdict(float)
        self.kinds: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        known, held = "known" not in off, "held for" not in off
        for passage in found:
            for cue in passage.cues:
                weight = cue.kind.weight * _heaviness(passage.rank)
                told = known and cue.kind.strand in CAUSES and is_known(passage, cue)
                if passage.rank <= _LEAD and (told or (held and _is_held_for(passage, cue))):
                    weight *= _KNOWN_COUNTS
                self.scores[cue.kind.strand] += weight
                self.kinds[cue.kind.strand][cue.kind.name] += weight
        self.main_strand = self._main_strand()
        self.main_kind = self.kind(self.main_strand)
        self.active = {s for s, score in self.scores.items() if score >= (0.9 if s in FOLLOWING else 1.2)} | {
            self.main_strand
        }
        for passage in found:
            for cue in passage.cues:
                if (strand := self.side_of(cue)) is not None:
                    passage.strands[strand] = passage.strands.get(strand, 0.0) + cue.kind.weight
        self.window = self._window()
        self.site = self._site()
        self.tellings: list[Telling] = []
        self.of: dict[int, Telling] = {}

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
        if kind.name == "arrest" and self.main_kind in CAPTURES:
            return self.main_strand
        if kind.name in _LOOSE and self.main_strand == "crowd":
            return "crowd"
        return kind.strand

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
            best = plain if eve or (plain.start < spoken.start and plain.precision == "day") else spoken
        return None if best is None or best.first is None or best.last is None else (best.first, best.last)

    def _recent(self, when: When) -> bool:
        """Whether a date is a day, or some days, in the week before the article appeared."""
        if self.day is None or when.first is None or when.last is None or when.coming:
            return False
        near = self.day - when.last >= -_SLACK and self.day - when.first <= 9 * _SLACK
        return near and when.precision in ("day", "days")

    def _beside(self, when: When, passage: Passage) -> bool:
        """Whether the word nearest to a date tells of the story, or none does."""
        sides = [(abs(cue.start - when.start), side) for cue in passage.cues if (side := self.side_of(cue))]
        return not sides or min(sides)[1] == self.main_strand

    def said_on(self, when: When, passage: Passage) -> bool:
        """Whether a date is the day on which somebody said what a sentence tells of."""
        start = max(passage.sentence.start, when.start - _BEFORE_A_DATE)
        return "said on" not in self.off and bool(SAID_ON.search(self.article.text, start, when.start))

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
            return False
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

    def _closes(self, when: When, passage: Passage) -> bool:
        """Whether an old date stands in a clause that closes a sentence of the story: a region that was hit in 2004."""
        old = when.last is not None and self.day is not None and when.last < self.day - _LONG_AGO
        if not old or when.precision not in ("year", "month", "day"):
            return False
        text, sentence = self.article.text, passage.sentence
        opens = list(_RELATIVE.finditer(text, sentence.start, when.start))
        main = (cue for cue in passage.cues if opens and cue.start < opens[-1].start())
        return any(self.side_of(cue) == self.main_strand for cue in main)

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
        if when.precision in ("month", "year", "vague"):
            return "other" if when.precision == "vague" and passage.rank > 3 else "unknown"
        return "story"

    def _second(self, when: When, passage: Passage) -> bool:
        """Whether a sentence tells of a second happening, some days after that of the story."""
        if passage.rank <= 2 or when.precision != "day" or self.window is None or when.first is None:
            return False
        return when.first > self.window[1] + _SLACK and bool(_SECOND.search(passage.text))

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
        near = [s for s in places if any(apart(s, site) <= _FAR_KM or s.holds(site) for site in self.site)]
        local = [site for site in self.site if site.local]
        return places if places and not near and local else []

    def read(self) -> None:
        kind = self.kind(self.main_strand)
        story = Telling(self.article.id, self.main_strand, kind, "story", main=True, day=self.day)
        story.new = any(
            _is_new(passage, cue) for passage in self.found if passage.rank <= 1 for cue in passage.cues
        )
        if self._opens_with_aftershock():
            story.kind, story.new = AFTERSHOCK, True
        self.tellings.append(story)
        current, strand = story, self.main_strand
        for index, passage in enumerate(self.found):
            other = self.other_time(passage)
            strand = self.strand(passage, current.strand)
            if other is not None:
                current = self._dated(other, strand, passage)
            elif current.rule == "other time" and self._another(passage):
                current = self._beside_it(current, passage)
            elif story.kind != AFTERSHOCK and self._aftershock(passage):
                current = self._after(passage)
            elif (after := self._its_strength(passage)) is not None:
                current = after
            elif self._separate(passage):
                current = self._beside_it(story, passage)
                current.whens = [w for w in passage.whens if w.first is not None and w.precision != "vague"][
                    :1
                ]
            elif places := self.elsewhere(passage, strand):
                current = self._placed(places, strand, passage)
            elif current.main or current.rule == "strand" or not self._goes_on(index, current):
                current = self._strand(strand)
            current.add(passage)
            self.of[passage.sentence.start] = current
        for telling in self.tellings:
            self._date(telling)
            self._of_the_trial(story, telling)
        self.tellings = [telling for telling in self.tellings if telling.passages]

    def _of_the_trial(self, story: Telling, telling: Telling) -> None:
        """What a trial is about is told of throughout its story, and only dated here or there."""
        if "crime" in self.off or self.main_strand not in FOLLOWING or telling.strand != "incident":
            return
        if telling.rule == "other time" and telling.kind in (self.crime, "other"):
            telling.rule = "crime"
        elif telling.rule != "strand":
            return
        elif self.main_strand == "court" and story.first and telling.last and telling.last >= story.first:
            telling.first = telling.last = None  # a day of the trial
            telling.whens = []
        telling.crime = True
        telling.words |= story.words
        telling.names |= story.names

    def _strand(self, strand: str) -> Telling:
        """The telling of a strand of the story's days."""
        for telling in self.tellings:
            if telling.strand == strand and telling.rule in ("story", "strand"):
                return telling
            dated = telling.rule == "other time" and not telling.background and "its day" not in self.off
            if dated and telling.strand == strand != self.main_strand and strand in CAUSES:
                return telling
        self.tellings.append(Telling(self.article.id, strand, self.kind(strand), "strand", day=self.day))
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
        kind = _own_kind(passage, strand)
        if "crime" not in self.off and strand in FOLLOWING and strand not in passage.strands:
            strand, kind = "incident", self.crime
        telling = Telling(self.article.id, strand, kind, "other time", background=old)
        telling.whens.append(when)
        self.tellings.append(telling)
        return telling

    @property
    def crime(self) -> str:
        """The kind of what an arrest or a trial is about."""
        kinds: Mapping[str, float] = self.kinds.get("incident", {})
        causes = {kind: weight for kind, weight in kinds.items() if kind not in CONSEQUENCES}
        return _heaviest(causes or kinds)

    def _another(self, passage: Passage) -> bool:
        """Whether a sentence behind one of another time opens with word of yet another happening."""
        return "another" not in self.off and bool(passage.cues) and bool(_ANOTHER.match(passage.text))

    def _separate(self, passage: Passage) -> bool:
        """Whether a sentence of the story opens with word of something that has nothing to do with it."""
        return (
            "separate" not in self.off
            and passage.rank > 2
            and bool(passage.cues)
            and bool(_SEPARATE.match(passage.text))
        )

    def _opens_with_aftershock(self) -> bool:
        """Whether the story is an aftershock: its first sentence tells of one, and of the quake as known."""
        if "aftershock" in self.off or self.main_kind != "earthquake":
            return False
        lead = next((passage for passage in self.found if passage.rank == 1), None)
        return lead is not None and self._tells_of_aftershock(lead)

    def _aftershock(self, passage: Passage) -> bool:
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

    def _its_strength(self, passage: Passage) -> Telling | None:
        """The aftershock of the sentences just before, where one gives a magnitude and names no quake."""
        after = next((t for t in reversed(self.tellings) if t.rule == "aftershock"), None)
        if after is None or passage.rank - after.passages[-1].rank > _JUST_BEFORE:
            return None
        text, cues = self.article.text, [c for c in passage.cues if c.kind.name not in CONSEQUENCES]
        strengths = [c for c in cues if text[c.start : c.end].casefold().startswith(_STRENGTHS)]
        return after if strengths and strengths == cues else None

    def _after(self, passage: Passage) -> Telling:
        """The telling of an aftershock of that day."""
        when = next((w for w in passage.whens if w.first is not None and w.precision == "day"), None)
        for telling in self.tellings:
            if telling.rule == "aftershock" and (
                when is None or when.first in (None, *(w.first for w in telling.whens))
            ):
                return telling
        telling = Telling(self.article.id, "incident", AFTERSHOCK, "aftershock", day=self.day)
        telling.whens += [] if when is None else [when]
        self.tellings.append(telling)
        return telling

    def _beside_it(self, current: Telling, passage: Passage) -> Telling:
        telling = Telling(
            self.article.id,
            current.strand,
            _own_kind(passage, current.strand),
            "another",
            background=current.background,
        )
        self.tellings.append(telling)
        return telling

    def _placed(self, places: list[Spot], strand: str, passage: Passage) -> Telling:
        for telling in self.tellings if not self._another(passage) else ():
            if telling.rule == "other place" and telling.strand == strand:
                named = [spot for passage in telling.passages for spot in passage.spots]
                if any(spot.place == place.place for spot in named for place in places):
                    return telling
        kind = _own_kind(passage, strand)
        day = None if kind == self.main_kind else self.day  # yet another robbery is of any day before
        telling = Telling(self.article.id, strand, kind, "other place", day=day)
        self.tellings.append(telling)
        return telling

    def _goes_on(self, index: int, current: Telling) -> bool:
        """Whether a sentence without a date goes on about something else than the story."""
        if "goes on" in self.off:
            return False
        passage = self.found[index]
        if any(self.side(when, passage) == "story" for when in passage.whens):
            return False
        after = self.found[index + 1] if index + 1 < len(self.found) else None
        if "its place" not in self.off and self._there(passage, current):
            return True
        between = after is not None and self.other_time(after) is not None
        if between or _GOES_ON.match(passage.text):
            return True
        spoken = passage.words.keys()
        story = self.tellings[0].words.keys()
        return len(spoken & (current.words.keys() - story)) > len(spoken & (story - current.words.keys()))

    def _there(self, passage: Passage, current: Telling) -> bool:
        """Whether a sentence names a town of what was told of before, and none of the story."""
        here = {spot.place.id for spot in passage.spots if spot.literal and spot.local}
        story = {site.place.id for site in (*self.site, *self.tellings[0].sites)}
        return bool(here & {site.place.id for site in current.sites}) and not here & story

    def _looks_back(self, when: When) -> bool:
        """Whether a date in the first lines of a story is of a year or a month long before it."""
        old = self.day is not None and when.last is not None and when.last < self.day - _OLD
        return old and when.precision in ("month", "year") and self.main_strand not in FOLLOWING

    def _of_the_day(self, telling: Telling) -> bool:
        """Whether what has no date of its own is of the day of the story: strands are, marches elsewhere are."""
        return telling.rule == "strand" or (telling.rule == "other place" and telling.strand == "crowd")

    def _ahead(self, when: When, telling: Telling) -> bool:
        """Whether a date lies ahead of what is told: of a hearing that is to come, but not of one of today."""
        if not when.coming or "hearing" in self.off:
            return when.coming and telling.main
        follows = telling.strand in FOLLOWING
        return (telling.main or follows) and not (follows and when.first == self.day)

    def _date(self, telling: Telling) -> None:
        """When it happened: by the dates of its own sentences, nearest to the words that tell of it."""
        if telling.rule in ("other time", "another", "aftershock") or not telling.passages:
            if telling.whens:
                telling.first, telling.last = telling.whens[0].first, telling.whens[0].last
            elif telling.rule == "aftershock" and self.window:
                telling.first, telling.last = self.window
            return
        ranked = []
        of_crime = telling.main and telling.strand in FOLLOWING and "held for" not in self.off
        for passage in telling.passages:
            sides = [(abs(cue.start), cue, self.side_of(cue)) for cue in passage.cues]
            cues = [cue for _, cue, side in sides if side == telling.strand]
            others = [cue for _, cue, side in sides if side not in (telling.strand, None)]
            for when in passage.whens:
                if when.first is None or when.precision == "vague" or self._ahead(when, telling):
                    continue
                if telling.main and self.side(when, passage) == "other" and passage.rank > 1:
                    continue
                if telling.main and passage.rank <= 1 and self._looks_back(when):
                    continue
                if of_crime and is_of_crime(passage, when.start, behind=True):
                    continue
                if of_crime and passage.cues and not cues:
                    continue
                if not cues and telling.strand == "court" and "hearing" not in self.off:
                    continue  # of what was said of the case
                gap = min((abs(when.start - cue.start) for cue in cues), default=400)
                gap += 150 * (min((abs(when.start - cue.start) for cue in others), default=999) < gap)
                rough = {"day": 0, "days": 60, "month": 250, "year": 400}[when.precision]
                lead = self.window == (when.first, when.last)
                said = _SAID_LATER * (not lead and self.said_on(when, passage))
                of_lead = _OF_LEAD * (lead and telling.main and "lead" not in self.off)
                ranked.append((gap + rough + said - of_lead + 40 * min(passage.rank, 12), when.start, when))
        telling.whens = [when for _, _, when in sorted(ranked, key=lambda r: r[:2])]
        if telling.whens:
            telling.first, telling.last = telling.whens[0].first, telling.whens[0].last
        elif (telling.strand == "court" or of_crime) and self.day and "hearing" not in self.off:
            telling.first, telling.last = self.day - _SLACK, self.day  # the news of the day
        elif self.window and self.main_strand not in FOLLOWING and self._of_the_day(telling):
            telling.first, telling.last = self.window  # the day of the story, for want of another


def _own_kind(passage: Passage, strand: str) -> str:
    kinds: defaultdict[str, float] = defaultdict(float)
    for cue in passage.cues:
        if cue.kind.strand == strand:
            kinds[cue.kind.name] += cue.kind.weight
    return _heaviest(kinds)


def _heaviest(kinds: Mapping[str, float]) -> str:
    return max(sorted(kinds), key=kinds.__getitem__) if kinds else "other"


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
    work = _Article(article, facts, found, day, off)
    if found:
        work.read()
    incidents = work.kinds["incident"]
    kinds = tuple(sorted(incidents, key=lambda kind: (-incidents[kind], kind)))
    return Reading(article, facts, found, work.tellings, work.of, day, kinds)
