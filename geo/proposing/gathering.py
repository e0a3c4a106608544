"""What articles tell of the happening that the others tell of, gathered once all have been read.

An article of the third day opens with a rescue, a visit or a hearing and then tells of the dead: they are those of
the happening that the other articles tell of, though its own lines give another day and another kind. So each article
is held against its *main* happening, the one that most of the articles with its words tell of.

==========  ==============================================================================================
rule        what it does
==========  ==============================================================================================
crowd       deaths that no article gives a cause for are of the riot of that day that the same articles tell of
follow-up   a story of some weeks after it that is of its kind, and neither new nor elsewhere, is of the main happening
rioters     those arrested, told of beside a riot, are of the riot
suffered    deaths and injuries told beside a trial, a visit or a vote are those of the main happening
mentioned   a sentence with the main happening's kind, and not with that of its own story, is of the main happening,
            and so is what follows without a word of its own
beside      the other way round: a sentence of the main story in the town of another happening is of that one
==========  ==============================================================================================
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from geo.proposing.figures import Figure
from geo.proposing.kinds import AFTERSHOCK, CAUSES, CONSEQUENCES, alike
from geo.proposing.linking import Happening
from geo.proposing.passages import Passage, is_known
from geo.proposing.spots import Spot, apart
from geo.proposing.tellings import Reading, Telling

__all__ = ["RULES", "gather"]

RULES = {
    "rioters": "Those arrested, told of beside a riot, are of the riot.",
    "crowd": "Deaths that no article gives a cause for are of the riot of that day that the same articles tell of.",
    "follow-up": "A story of the next weeks, of its kind, neither new nor elsewhere, is of what most articles tell of.",
    "suffered": "Deaths and injuries told beside a trial, a visit or a vote are of what most articles tell of.",
    "mentioned": "A sentence with the kind of what most articles tell of, and not with that of its story, is of that.",
    "beside": "A sentence in the town of another happening than its story is of that one.",
}

_SUFFERED = frozenset("deaths injured missing displaced rescued destroyed magnitude attackers".split())
_OF_THE_DAY = ("story", "strand", "consequence")
_LIKE = 0.12  # share of words from which two articles bring the same news
_OF_BEST = 0.6  # of the share of rare words that the likest article has
_FEW = 8  # words that an article is taken to have at least
_COMMON = 60  # articles from which a word says nothing
_LATEST = dt.timedelta(45)
_EARLIEST = dt.timedelta(7)
_FAR_KM = 60.0


def gather(
    counted: Sequence[tuple[Reading, Figure, Telling]],
    readings: Sequence[Reading],
    happenings: Sequence[Happening],
    off: Collection[str] = (),
) -> list[Telling]:
    """Give each figure to the happening that it belongs to, by all articles.

    Parameters
    ----------
    counted : sequence of (Reading, Figure, Telling)
        Figures, and the telling that each belongs to by its article alone.
    readings : sequence of Reading
        The articles.
    happenings : sequence of Happening
        What their tellings were joined to; tellings are moved between them, and made where a figure needs one.
    off : collection of str, optional
        Rules of :data:`RULES` not to use.

    Returns
    -------
    list of Telling
        One for each figure.
    """
    news = _News(readings, happenings)
    if "crowd" not in off:
        _join_crowds(news)
    moved: dict[int, Happening] = {}
    for reading in readings:
        main = news.main(reading.article.id)
        if main is None or not reading.tellings:
            continue
        if "follow-up" not in off:
            _follow(news, reading, main)
        story = reading.tellings[0]
        if news.of[id(story)] is not main:
            if "mentioned" not in off and story.strand in CAUSES:
                moved |= dict.fromkeys(map(id, _mentioned(news, reading, main)), main)
        elif "beside" not in off:
            moved |= {id(passage): other for passage, other in _beside(news, reading, main)}
    return [_told(news, reading, figure, telling, moved, off) for reading, figure, telling in counted]


def _join_crowds(news: _News) -> None:
    """Join deaths that no article gives a cause for with the riot of that day that articles like theirs tell of."""
    for happening in news.causes:
        most = max(happening.kinds, key=lambda kind: (happening.kinds[kind], kind), default="other")
        if happening.strand != "incident" or not happening.tellings or _causes((most,)):
            continue
        like = {other for article in happening.articles for other in news.like(article)}
        near = {id(c): c for article in sorted(happening.articles) for c in news.near(article)}
        crowds = [c for c in near.values() if c.strand == "crowd"]
        same = [c for c in crowds if _one_day(c, happening) and _one_country(c, happening)]
        if same:
            news.join(max(same, key=lambda crowd: len(crowd.articles & like)), happening)


def _one_day(a: Happening, b: Happening) -> bool:
    first, second = _day(a), _day(b)
    return bool(first and second) and first[0] <= second[1] and second[0] <= first[1]  # type: ignore[index]


def _one_country(a: Happening, b: Happening) -> bool:
    first, second = _countries(a), _countries(b)
    return not (first and second) or bool(first & second)


def _countries(happening: Happening) -> set[str]:
    """Of the places that the stories of a happening name most near their tops."""
    stories = [s for t in happening.tellings if t.main for passage in t.passages[:4] for s in passage.spots]
    named = Counter(spot.place.country for spot in stories if spot.place.country)
    return {country for country, _ in named.most_common(2)}


def _day(happening: Happening) -> tuple[dt.date, dt.date] | None:
    """The days that most tellings of a happening give."""
    days = happening.dated.most_common(1)
    return days[0][0][:2] if days else None


class _News:
    """All happenings, and which of them is the main one of the news that an article brings."""

    def __init__(self, readings: Sequence[Reading], happenings: Sequence[Happening]) -> None:
        self.of = {id(telling): happening for happening in happenings for telling in happening.tellings}
        self.causes = [h for h in happenings if h.strand in CAUSES and h.main and h.kind != AFTERSHOCK]
        self._rank = {id(happening): n for n, happening in enumerate(self.causes)}
        self._tellings = {reading.article.id: reading.tellings for reading in readings}
        self.words: dict[str, Counter[str]] = {}
        self._holders: defaultdict[str, set[str]] = defaultdict(set)
        self._elsewhere: dict[tuple[str, int], bool] = {}
        self._like: dict[str, set[str]] = {}
        self._main: dict[str, Happening | None] = {}
        for reading in readings:
            words: Counter[str] = Counter()
            for telling in reading.tellings:
                if telling.rule in ("story", "strand"):
                    words.update(telling.words)
            self.words[reading.article.id] = words
            for word in words:
                self._holders[word].add(reading.article.id)

    def main(self, article: str) -> Happening | None:
        """The happening that most articles with the words of this one tell of; None where no other article does."""
        if article not in self._main:
            like = self.like(article)
            votes = [(len(h.articles & like), sum(t.main for t in h.tellings), h) for h in self.near(article)]
            best = max(votes, key=lambda vote: vote[:2], default=None)
            self._main[article] = best[2] if best and best[2].articles & like - {article} else None
        return self._main[article]

    def join(self, other: Happening, happening: Happening) -> None:
        """Move all tellings of one happening to another."""
        for telling in other.tellings:
            telling.strand = happening.strand
            happening.add(telling)
            self.of[id(telling)] = happening
        other.tellings.clear()
        other.articles.clear()

    def near(self, article: str) -> list[Happening]:
        """The happenings that are a story of this article or of one like it."""
        told = (self.of[id(t)] for other in self.like(article) for t in self._tellings[other])
        found = {self._rank[id(h)]: h for h in told if id(h) in self._rank and h.tellings}
        return [found[rank] for rank in sorted(found)]

    def elsewhere(self, reading: Reading, happening: Happening) -> bool:
        """Whether an article is written of another place than a happening."""
        key = reading.article.id, id(happening)
        if key not in self._elsewhere:
            self._elsewhere[key] = _elsewhere(reading, happening)
        return self._elsewhere[key]

    def like(self, article: str) -> set[str]:
        """The article, and those that have many of its words, and about as many rare ones as any."""
        if article not in self._like:
            mine, shared, rare = self.words[article], Counter[str](), defaultdict[str, float](float)
            for word in mine:
                holders = self._holders[word]
                if len(holders) <= _COMMON:
                    shared.update(holders)
                    weight = math.log(1 + len(self.words) / len(holders))
                    for other in holders:
                        rare[other] += weight
            size = {other: max(_FEW, min(len(mine), len(self.words[other]))) for other in shared}
            best = max((rare[other] / size[other] for other in shared if other != article), default=0.0)
            self._like[article] = {article} | {
                other
                for other in shared
                if shared[other] >= _LIKE * size[other] and rare[other] >= _OF_BEST * best * size[other]
            }
        return self._like[article]


def _follow(news: _News, reading: Reading, main: Happening) -> None:
    """Move what an article tells of the main happening to it, where its own days made it a happening apart."""
    for telling in reading.tellings:
        own = news.of[id(telling)]
        if own is main or telling.rule not in _OF_THE_DAY or telling.strand != main.strand:
            continue
        if 1 < len(own.articles) >= len(main.articles) / 2 or not _in_time(telling, main):
            continue
        mine = _causes(own.kinds)
        if mine and not alike(mine, _causes(main.kinds)):
            continue
        if (
            any(t.new for t in own.tellings)
            or _elsewhere(reading, main)
            or not (mine or _named(reading, main))
        ):
            continue
        own.tellings.remove(telling)
        own.articles.discard(telling.article)
        telling.first = telling.last = None  # the day of what follows on it
        telling.whens = []
        main.add(telling)
        news.of[id(telling)] = main


def _in_time(telling: Telling, main: Happening) -> bool:
    """Whether a telling is not of long before the main happening, nor of months later."""
    days = _day(main)
    return not (days and telling.first) or days[0] - _EARLIEST <= telling.first <= days[1] + _LATEST


def _causes(kinds: Iterable[str]) -> set[str]:
    return set(kinds) - CONSEQUENCES - {"other"}


def _lead(reading: Reading) -> Iterator[Passage]:
    return (passage for passage in reading.passages if passage.rank <= 1)


def _elsewhere(reading: Reading, main: Happening) -> bool:
    """Whether the lead names towns or countries, and none of those of the main happening."""
    here = [s for p in _lead(reading) for s in p.spots if s.literal and s.role in ("site", "near", "named")]
    mine = [spot for spot in here if spot.local]
    there = [s for t in main.tellings if t.rule in ("story", "strand") for s in t.sites if s.role != "named"]
    if mine and there and all(apart(a, b) > _FAR_KM for a in mine for b in there):
        return True
    lands = {spot.place.country for spot in here if spot.place.country}
    others = _countries(main)
    return bool(lands and others) and not lands & others


def _named(reading: Reading, main: Happening) -> bool:
    """Whether the lead has a name that other articles have for the main happening."""
    lead = {name for passage in _lead(reading) for name in _names(passage)}
    others = (t for t in main.tellings if t.article != reading.article.id)
    return any(lead & _names(passage) for telling in others for passage in telling.passages)


def _names(passage: Passage) -> set[str]:
    return passage.names | {spot.surface.casefold() for spot in passage.spots}


def _mentioned(news: _News, reading: Reading, main: Happening) -> Iterator[Passage]:
    """The sentences of another story that are of the main happening."""
    story = reading.tellings[0]
    told = {cue.kind.name for p in _lead(reading) for cue in p.cues if not is_known(p, cue)}
    mine = {AFTERSHOCK} if story.kind == AFTERSHOCK else _causes(told | {story.kind})
    theirs = _causes(main.kinds) - mine
    there = False
    own: set[str] = set()
    for passage in reading.passages if mine else ():
        telling = reading.of.get(passage.sentence.start)
        kinds = _causes(cue.kind.name for cue in passage.cues)
        if telling is not story or passage.rank <= 1:
            there = telling is not None and news.of[id(telling)] is main
        elif kinds:
            there = bool(kinds & theirs) and not kinds & mine
        else:
            there = there and not (passage.words.keys() & own) - main.words.keys()
        if not there:
            own.update(passage.words)
        elif telling is story:
            yield passage


def _beside(news: _News, reading: Reading, main: Happening) -> Iterator[tuple[Passage, Happening]]:
    """The sentences of the main story that are of another happening, by its town."""
    article = reading.article.id
    others = [h for h in news.near(article) if h is not main and not h.background and h.articles - {article}]
    if not others:
        return
    stories = (t for t in main.tellings if t.rule in ("story", "strand") and t.article != article)
    at = {spot.place.id for telling in stories for passage in telling.passages for spot in passage.spots}
    towns = [({spot.place.id for t in other.tellings for spot in t.sites}, other) for other in others]
    for passage in reading.passages:
        telling = reading.of.get(passage.sentence.start)
        if passage.rank <= 1 or telling is None or news.of[id(telling)] is not main:
            continue
        here = {spot.place.id for spot in passage.spots if _is_site(spot)}
        other = next((other for sites, other in towns if here and not here & at and here <= sites), None)
        if other is not None:
            yield passage, other


def _is_site(spot: Spot) -> bool:
    return spot.literal and spot.local and spot.role in ("site", "near", "named")


def _told(
    news: _News,
    reading: Reading,
    figure: Figure,
    telling: Telling,
    moved: dict[int, Happening],
    off: Collection[str],
) -> Telling:
    """The telling of a figure, of its article's or one made for it."""
    if telling.rule not in _OF_THE_DAY:
        return telling
    passage = reading.passage(figure.sentence.start)
    own, main = news.of[id(telling)], news.main(reading.article.id)
    if main is not None and main is not own and news.elsewhere(reading, main):
        main = None
    to = moved.get(id(passage))
    if to is None and main is not None and "suffered" not in off and figure.topic in _SUFFERED:
        caused = telling.strand in CAUSES and (telling.strand != "incident" or _causes(own.kinds))
        to = None if caused else main
    if to is None and "rioters" not in off and figure.topic == "arrested" and telling.strand == "arrest":
        to = _riot(news, reading)
    if to is None or to is own or not to.tellings:
        return telling
    known = next((t for t in reading.tellings if news.of[id(t)] is to), None)
    return known or _new(news, reading, passage, to)


def _riot(news: _News, reading: Reading) -> Happening | None:
    """The riot that articles like this one tell of, if there is one."""
    like = news.like(reading.article.id)
    riots = [h for h in news.near(reading.article.id) if h.kind in ("riot", "protest")]
    riot = max(riots, key=lambda h: len(h.articles & like), default=None)
    return None if riot is None or news.elsewhere(reading, riot) else riot


def _new(news: _News, reading: Reading, passage: Passage | None, happening: Happening) -> Telling:
    """A telling of a happening that only some sentences of an article are of."""
    telling = Telling(reading.article.id, happening.strand, happening.kind, "gathered")
    if passage is not None:
        telling.add(passage)
    reading.tellings.append(telling)
    happening.add(telling)
    news.of[id(telling)] = happening
    return telling
