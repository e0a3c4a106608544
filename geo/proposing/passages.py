"""The sentences of an article, each with the words of happening, the dates and the places in it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from geo.articles import Article
from geo.facts import Facts
from geo.proposing.kinds import AFTERSHOCK, CAPTURES, CAUSES, CONSEQUENCES, FOLLOWING, Cue, Lexicon
from geo.proposing.sentences import Sentence
from geo.proposing.spots import Spot
from geo.times import When, dates

__all__ = [
    "BEFORE_A_DATE",
    "CLAUSE",
    "SAID_ON",
    "SERVING",
    "STRENGTHS",
    "Passage",
    "is_held_for",
    "is_known",
    "is_new",
    "is_of_crime",
    "passages",
]

BEFORE_A_DATE = 40  # characters
#: A day behind these is the day on which somebody spoke.
SAID_ON = re.compile(
    r"\b(?:said|says|told (?:\w+ ){1,3}|announced|reported|confirmed|added|warned|stated|claimed|admitted|denied|"
    r"condemned|testified|tweeted|wrote)(?: in a statement| reporters| here| late| early| later| on)*,?\s\Z",
    re.IGNORECASE,
)
#: Before a word for a happening that readers know already.
_KNOWN = re.compile(
    r"\b(?:(?:this|last) (?:week|month|year)['’]s|\w+day['’]s|"
    r"(?:after|since|following|from|of|in|by|over|survived) the|"
    r"(?:set|touched) off (?:[\w-]+ ){0,2}of|(?:sparked|triggered|prompted) (?:[\w-]+ ){0,2}of)"
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
_WHICH = re.compile(r"\b(?:which|that|who)(?: (?:was|were|had|has|been))* \Z", re.IGNORECASE)
#: What somebody was sentenced for lies back, and is not told of any further.
SERVING = re.compile(
    r"\b(?:convicted|serving|served|sentenced|jailed|imprisoned)\b[^.;:]{0,40}\b(?:for|of)\b", re.IGNORECASE
)
STRENGTHS = ("magnitude", "richter")
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
#: American words as British articles write them, so that both speak of the same things.
_SPELT = {"jewellery": "jewelry", "centre": "center", "harbour": "harbor", "neighbour": "neighbor", "kerb": "curb",
          "neighbourhood": "neighborhood", "tyre": "tire", "defence": "defense", "theatre": "theater",
          "jeweller": "jeweler", "grey": "gray", "labour": "labor", "petrol": "gasoline", "lorry": "truck"}  # fmt: skip
_PLACE_LINE = re.compile(r"[\"“']?(?:[A-Z][\w.'’-]*[, ]{1,2}){1,8}\(?\Z")
_CLOSES = re.compile(r"\)?,? ?(?:\([A-Z][\w /.]+\))?\s*(?:--?|–|—)(?=[\sA-Z])")
#: Without a dash, behind a place in capitals: LIMA, Oct 13. LIMA (Agency, Oct 13):
_STOPS = re.compile(r"\)?(?: ?\([A-Z][\w /.]+\))?[.:](?=\s)")
_CAPITALS = re.compile(r"[A-Z][A-Z.'’-]{2,}\b")


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
        counts: dict[str, int] = {}
        for word in _WORDS.findall(self.text):
            if stem := _stem(word):
                counts[stem] = counts.get(stem, 0) + (2 if word[0].isupper() else 1)
        self.words = Counter(counts)
        names = (name.casefold() for name in _NAMES.findall(self.text, 1))
        self.names = {name for name in names if name not in _NO_WORDS}

    def behind(self, start: int) -> Passage:
        """The rest of it from a letter on, with its dates."""
        cues = [cue for cue in self.cues if cue.start >= start]
        spots = [spot for spot in self.spots if spot.start >= start]
        text = self.text[start - self.sentence.start :]
        return Passage(self.sentence, cues, self.whens, spots, self.rank, text)


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """What a word is counted as; empty for one that says nothing of what is spoken of."""
    word = word.casefold()
    if word in _NO_WORDS:
        return ""
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
    return [Cue(cue.start, cue.end, after) if small.startswith(STRENGTHS, cue.start) else cue for cue in cues]


def _in_dateline(text: str, start: int, when: When) -> bool:
    """Whether a date says when an article was written: LIMA, Oct 13 (Agency) - …"""
    before = text[start : when.start]
    if not before:
        return bool(_CLOSES.match(text, when.end))
    closed = _CLOSES.match(text, when.end) or (_CAPITALS.match(before) and _STOPS.match(text, when.end))
    return bool(closed and _PLACE_LINE.fullmatch(before))


def is_known(passage: Passage, cue: Cue) -> bool:
    """Whether a word tells of a happening as of one that is known: this week's landslide, landslide victims."""
    start, end = cue.start - passage.sentence.start, cue.end - passage.sentence.start
    earlier = max((c.end for c in passage.cues if c.end <= cue.start), default=0) - passage.sentence.start
    before = passage.text[max(0, earlier, start - BEFORE_A_DATE) : start]
    return bool(_KNOWN.search(before) or _OF_IT.match(passage.text, end))


def is_held_for(passage: Passage, cue: Cue) -> bool:
    """Whether a word tells of what somebody was caught or tried for: two held over a robbery, a ferry which sank."""
    if cue.kind.strand != "incident" or cue.kind.name in CAPTURES:
        return False
    following = [c.start for c in passage.cues if c.kind.strand in FOLLOWING]
    if not following:
        return False
    start = cue.start - passage.sentence.start
    return min(following) < cue.start or bool(
        _WHICH.search(passage.text[max(0, start - BEFORE_A_DATE) : start])
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
    if near is None or not is_held_for(passage, near):
        return False
    word = passage.text[near.start - passage.sentence.start :]
    return near.kind.name not in CONSEQUENCES or word.casefold().startswith("kill")  # not: sentenced to death


def is_new(passage: Passage, cue: Cue) -> bool:
    """Whether a word tells of a happening as of another one, or a second: a second derailment in three days."""
    start = cue.start - passage.sentence.start
    return (
        cue.kind.strand in CAUSES
        and cue.kind.name not in CONSEQUENCES
        and bool(_NEW.search(passage.text[max(0, start - BEFORE_A_DATE) : start]))
    )
