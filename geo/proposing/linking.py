"""Which tellings of several articles are of the same happening.

Two tellings are of one happening if their strands agree, their dates do not contradict each other, their places do
not lie apart, and they speak of the same things. The tellings join one after the other, stories of articles before
what is told beside them, each to the happening that it is likest to.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from gazetteer.places import Place
from geo.proposing.kinds import AFTERSHOCK, CAUSES, CONSEQUENCES, RESCUE, alike
from geo.proposing.spots import near, within
from geo.proposing.tellings import Telling

__all__ = ["RULES", "Happening", "link", "most_told"]

RULES = {
    "news": "Articles that share their words bring the same news: what they tell of the day is the same.",
    "words": "They speak of the same things: the share of words of the shorter that the longer has too.",
    "days": "Their dates do not contradict each other.",
    "places": "Their places do not lie apart.",
    "names": "Stories, or asides, share names: of a ship, a school, a victim.",
    "kinds": "They are of one kind.",
    "behind": "A crime that is told of behind its trial joins the story that it is likest to.",
    "freed": "The story of a seizure, and the story of how it ended on another day, are two happenings.",
    "majority": "A story without a date joins one of its kind that three articles tell of more easily.",
    "its day": "What an article tells of the day and the kind of the stories of two others joins them easily.",
    "follow-up": "A story of the next days that shares names tells how the same goes on.",
    "lasting": "Stories of what goes on for weeks, an outbreak or a drought, are of one, a month apart at most.",
    "again": "An article may tell of one happening twice: of a crime behind its trial, or with the day others give.",
}

_ENOUGH = 0.34  # likeness from which two tellings are of one happening
_BEHIND_ENOUGH = 0.25
_FOLLOWING_DAYS = dt.timedelta(4)
_SEARCH_DAYS = dt.timedelta(14)
_LASTING_DAYS = dt.timedelta(31)
_SHARED_NAMES = 2
_MANY = 3
_MANY_ENOUGH = 0.24
_SAME_NEWS_ENOUGH = 0.10
_NEWS_ENOUGH = 0.30
_PER_NAME = 0.05
_MOST_NAMES = 4
_LOOSELY_DATED = ("economy", "politics")
_FAR_KM = 120.0
_ONE_KM = 60.0
_SAME_KM = 15.0
_APART = -1.0
_BESIDE = 0.05
_FEW = 8  # words that a telling is taken to have at least
_MOST_COUNTED = 3  # times that a word of a telling counts at most
_CANDIDATES = 40  # happenings that share most words with a telling
_MOST_COMPARED = 12  # tellings of a happening that another is compared with


_Dated = tuple[dt.date, dt.date, bool]


@dataclass(slots=True)
class Happening:
    """What several articles tell of.

    Attributes
    ----------
    strand : str
    tellings : list of Telling
    words : Counter
        How many tellings have each word.
    kinds : Counter
        What the tellings call it, the stories counted three times.
    articles : set of str
        Ids of those that tell of it.
    dated : Counter
        How many tellings have each pair of days, of the background or not.
    """

    strand: str
    tellings: list[Telling] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    dated: Counter[_Dated] = field(default_factory=Counter)

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        self.words.update(telling.words.keys())
        self.kinds[telling.kind] += 3 if telling.main else 1
        self.articles.add(telling.article)
        if telling.first is not None and telling.last is not None and not telling.sought:
            self.dated[telling.first, telling.last, telling.background] += 1

    def drop(self, telling: Telling) -> None:
        """Let a telling go, with all that it alone had said."""
        rest = [other for other in self.tellings if other is not telling]
        for known in (self.tellings, self.words, self.kinds, self.articles, self.dated):
            known.clear()
        for other in rest:
            self.add(other)

    @property
    def kind(self) -> str:
        """What most of its tellings call it, a cause before its consequences; other if they do not say."""
        ends = [telling.new and telling.kind == RESCUE for telling in self.tellings if telling.main]
        if 2 * sum(ends) > len(ends):
            return RESCUE
        known = [(name not in CONSEQUENCES, n, name) for name, n in self.kinds.items() if name != "other"]
        return max(known)[2] if known else "other"

    @property
    def main(self) -> bool:
        """It is the story of some article."""
        return any(telling.main for telling in self.tellings)

    @property
    def background(self) -> bool:
        """It lies well before the stories that mention it."""
        return all(telling.background for telling in self.tellings)


class _Words:
    """How often each word is spoken of, for telling how many two texts share."""

    __slots__ = ("counts", "size", "words")

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.words = frozenset(counts)
        self.counts = {word: min(count, _MOST_COUNTED) for word, count in counts.items()}
        self.size = sum(self.counts.values())

    def overlap(self, other: _Words) -> float:
        """The share of the words of the shorter one that the longer one has too."""
        first, second = (self, other) if len(self.words) <= len(other.words) else (other, self)
        shared = sum(map(first.counts.__getitem__, first.words & second.words))
        return shared / max(first.size, _FEW)


class _Gist:
    """What a telling is compared by, worked out once.

    Attributes
    ----------
    telling : Telling
    words : _Words
    places : dict
        Its sites, each once.
    ids, surfaces : set of str
        Of its sites, the surfaces in small letters.
    spread : bool
        A word for what it tells of is one of what happens over whole lands.
    lasts : bool
        It is of a kind that goes on for weeks.
    """

    __slots__ = ("ids", "lasts", "places", "spread", "surfaces", "telling", "words")

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.words = _Words(telling.words)
        self.places = {(s.place.id, s.place.lat, s.place.lon): s.place for s in telling.sites}
        self.ids = {spot.place.id for spot in telling.sites}
        self.surfaces = {spot.surface.casefold() for spot in telling.sites}
        kinds = [cue.kind for passage in telling.passages for cue in passage.cues]
        self.spread = any(kind.spread for kind in kinds if kind.strand == telling.strand)
        self.lasts = any(kind.lasts and kind.name == telling.kind for kind in kinds)


class _Joined:
    """A happening while tellings join it, and what another is compared with.

    Attributes
    ----------
    happening : Happening
    gists : list of _Gist
        Of its first tellings; the places and their names are of these.
    named : dict of bool to dict of str to list of int
        By name, the numbers of the tellings that have it: of those of the day, and of the others.
    news : set of int or str
        Which news those of its tellings bring that are of the day.
    """

    __slots__ = ("gists", "happening", "ids", "main", "named", "news", "places", "surfaces")

    def __init__(self, strand: str) -> None:
        self.happening = Happening(strand)
        self.main = False
        self.gists: list[_Gist] = []
        self.ids: set[str] = set()
        self.surfaces: set[str] = set()
        self.places: dict[tuple[str, float | None, float | None], Place] = {}
        self.named: dict[bool, dict[str, list[int]]] = {True: {}, False: {}}
        self.news: set[int | str] = set()

    def add(self, gist: _Gist, news: int | str) -> None:
        """Take a telling in."""
        telling = gist.telling
        self.happening.add(telling)
        self.main = self.main or telling.main
        if len(self.gists) < _MOST_COMPARED:
            self.gists.append(gist)
            self.ids |= gist.ids
            self.surfaces |= gist.surfaces
            self.places |= gist.places
        for name in telling.names:
            self.named[telling.is_of_the_day].setdefault(name, []).append(len(self.happening.tellings))
        if telling.is_news:
            self.news.add(news)

    def likest(self, gist: _Gist) -> float:
        """The largest share of words with one of its first tellings."""
        return max([gist.words.overlap(other.words) for other in self.gists])

    def in_common(self, telling: Telling) -> int:
        """How many names a story shares with one of its stories at most, or an aside with one of its asides."""
        named = self.named[telling.is_of_the_day]
        common = telling.names & named.keys()
        return max(Counter(chain.from_iterable(map(named.__getitem__, common))).values(), default=0)


def link(tellings: Iterable[Telling], off: Collection[str] = ()) -> list[Happening]:
    """Join what is told of the same happening.

    Parameters
    ----------
    tellings : iterable of Telling
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    list of Happening
        The stories of most articles first.
    """
    ordered = sorted(tellings, key=_order)
    news = {} if "news" in off else _news(ordered)
    found: list[_Joined] = []
    by_word: dict[str, list[int]] = {}
    for telling in ordered:
        gist = _Gist(telling)
        best, best_score = _behind(gist, found, off), 0.0
        words = telling.words if best is None else ()
        shared = Counter(chain.from_iterable(by_word.get(word, ()) for word in words))
        for index, _ in shared.most_common(_CANDIDATES):
            joined = found[index]
            if telling.strand != joined.happening.strand:
                continue
            same_news = telling.is_news and news.get(telling.article) in joined.news
            score = _likeness(gist, joined, same_news, off)
            enough = _SAME_NEWS_ENOUGH if same_news else _enough(telling, joined.happening, off)
            if score >= enough and score > best_score:
                best, best_score = index, score
        if best is None:
            found.append(_Joined(telling.strand))
            best = len(found) - 1
        known = found[best].happening.words
        for word in telling.words:
            if word not in known:
                by_word.setdefault(word, []).append(best)
        found[best].add(gist, news.get(telling.article, telling.article))
    return most_told(joined.happening for joined in found)


def _order(telling: Telling) -> tuple[bool, bool, bool, bool, int, str]:
    """Stories first, then what is told beside them, then crimes; what is told of other times by those dated first."""
    beside = not telling.is_news
    undated = telling.first is None and not telling.main
    return not telling.main, beside, _crime(telling), undated, -len(telling.passages), telling.article


def most_told(happenings: Iterable[Happening]) -> list[Happening]:
    """Those that anything tells of, the stories of most articles first.

    Parameters
    ----------
    happenings : iterable of Happening

    Returns
    -------
    list of Happening
    """
    told = [happening for happening in happenings if happening.tellings]
    return sorted(told, key=lambda h: (-len({t.article for t in h.tellings}), -len(h.tellings)))


def _crime(telling: Telling) -> bool:
    """Whether a telling is of what others hurt or robbed, behind a story about their arrest or their trial."""
    return telling.crime or telling.rule in ("consequence", "clause")


def _behind(gist: _Gist, found: Sequence[_Joined], off: Collection[str]) -> int | None:
    """Which story a crime that is told of behind its trial is likest to, if nothing contradicts."""
    telling = gist.telling
    if "behind" in off or not _crime(telling):
        return None
    best, most = None, _BEHIND_ENOUGH
    for index, joined in enumerate(found):
        story = joined.happening
        if not joined.main or story.strand not in CAUSES:
            continue
        if telling.article in story.articles and not _again(telling, story):
            continue
        dated = _days(telling, story)
        if dated < 0 or (story.strand != telling.strand and (telling.kind not in CONSEQUENCES or not dated)):
            continue  # the day says of what: of the crime that is tried, or of the riot about it
        placed = max(_places(gist, joined), 0.0)  # where the arrest was, often
        score = joined.likest(gist) + (dated + placed + _named(telling, joined))
        if score > most:
            best, most = index, score
    return best


def _enough(telling: Telling, happening: Happening, off: Collection[str]) -> float:
    """How like a happening a telling must be: less so, where it is one of many that tell of that kind, undated."""
    many = (
        telling.main
        and telling.first is None
        and len(happening.articles) >= _MANY
        and telling.kind in happening.kinds
    )
    if "its day" not in off and _is_its_day(telling, happening):
        return _SAME_NEWS_ENOUGH
    return _MANY_ENOUGH if many and "majority" not in off else _ENOUGH


def _news(tellings: Sequence[Telling]) -> dict[str, int]:
    """Which articles bring the same news: they share words, and their days do not contradict each other."""
    counted: dict[str, Counter[str]] = {}
    days: dict[str, list[Telling]] = {}
    for telling in tellings:
        if telling.is_news:
            counted.setdefault(telling.article, Counter()).update(telling.words)
            days.setdefault(telling.article, []).append(telling)
    words = {article: _Words(counts) for article, counts in counted.items()}
    groups: list[list[str]] = []
    holders: dict[str, set[int]] = {}
    number: dict[str, int] = {}
    for article, mine in words.items():
        shared = Counter(chain.from_iterable(holders.get(word, ()) for word in counted[article]))
        best, best_share = None, _NEWS_ENOUGH
        for index, _ in shared.most_common(_MOST_COMPARED):
            others = groups[index][:_MOST_COMPARED]
            share = max([mine.overlap(words[other]) for other in others])
            if share >= best_share and _agree(days[article], [t for other in others for t in days[other]]):
                best, best_share = index, share
        if best is None:
            groups.append([])
            best = len(groups) - 1
        groups[best].append(article)
        number[article] = best
        for word in counted[article]:
            holders.setdefault(word, set()).add(best)
    return number


def _agree(mine: list[Telling], theirs: list[Telling]) -> bool:
    """Whether the days of two sets of tellings do not contradict each other."""
    pairs = [(a, b) for a in mine for b in theirs if a.first and b.first and a.last and b.last]
    week = dt.timedelta(7)
    return not pairs or any(a.first - week <= b.last and b.first - week <= a.last for a, b in pairs)  # type: ignore[operator]


def _likeness(gist: _Gist, joined: _Joined, same_news: bool, off: Collection[str]) -> float:
    """How like a telling is to what the happening holds, 0 where they contradict each other."""
    telling, happening = gist.telling, joined.happening
    if telling.article in happening.articles and ("again" in off or not _again(telling, happening)):
        return 0.0
    if (telling.kind == AFTERSHOCK) != (AFTERSHOCK in happening.kinds and happening.kind == AFTERSHOCK):
        return 0.0
    if "freed" not in off and _is_end_of(telling, happening):
        return 0.0
    dated = 0.0 if "days" in off else _days(telling, happening)
    aside = telling.strand in _LOOSELY_DATED or telling.rule == "strand"  # its dates are often another's
    if dated < 0 and not (aside and same_news) and not _goes_on(gist, happening, off):
        return 0.0
    if telling.actor and all(other.actor not in (None, telling.actor) for other in happening.tellings):
        return 0.0
    placed = 0.0 if "places" in off else _places(gist, joined)
    if placed < 0:
        return 0.0
    words = 0.0 if "words" in off else joined.likest(gist)
    named = 0.0 if "names" in off else _named(telling, joined)
    open_ = telling.kind in CONSEQUENCES or happening.kinds.keys() <= CONSEQUENCES  # of what, they do not say
    kinds = 0.0 if "kinds" in off else 0.12 * (telling.kind in happening.kinds or open_)
    return 0.8 * words + max(dated, 0.0) + placed + named + kinds


def _goes_on(gist: _Gist, happening: Happening, off: Collection[str]) -> bool:
    """Whether what a story tells of another day may be how one happening goes on."""
    if "lasting" not in off and _lasts(gist, happening):
        return True
    return "follow-up" not in off and _follows(gist, happening)


def _lasts(gist: _Gist, happening: Happening) -> bool:
    """Whether both are stories of what goes on for weeks, an outbreak, some weeks apart."""
    telling = gist.telling
    if not telling.main or telling.first is None or not gist.lasts:
        return False
    return any(
        other.main
        and other.kind == telling.kind
        and other.first is not None
        and abs(telling.first - other.first) <= _LASTING_DAYS
        for other in happening.tellings
    )


def _is_end_of(telling: Telling, happening: Happening) -> bool:
    """Whether one is the story of a seizure, and the other on no common day that of how it ended."""
    stories = [other for other in happening.tellings if other.main]
    ends = telling.new and telling.kind == RESCUE
    if not telling.main or not stories or any(o.new and o.kind == RESCUE for o in stories) == ends:
        return False
    days = [other.first for other in stories if other.first]
    if telling.first and days and (max(days) < telling.first if not ends else telling.first < min(days)):
        return False  # what came of it
    return not any(_days_in_common(telling, other) for other in stories)


def _follows(gist: _Gist, happening: Happening) -> bool:
    """Whether a story tells, some days later, how one goes on: they share names of persons or houses."""
    telling = gist.telling
    if not telling.main or telling.new or telling.first is None or gist.spread:
        return False
    return any(
        other.main
        and other.last is not None
        and other.kind in (telling.kind, RESCUE)
        and dt.timedelta(0) <= abs(telling.first - other.last) <= _FOLLOWING_DAYS
        and not _far(telling, other)
        and len(telling.names & other.names) >= _SHARED_NAMES
        for other in happening.tellings[:_MOST_COMPARED]
    )


def _far(a: Telling, b: Telling) -> bool:
    """Whether two stories name towns, and none near another."""
    return bool(a.sites and b.sites) and not any(near(x, y, _FAR_KM) for x in a.sites for y in b.sites)


def _again(telling: Telling, happening: Happening) -> bool:
    """Whether an article may tell of a happening twice: of the crime behind a trial, and in a clause that dates it."""
    if _is_its_day(telling, happening):
        return True
    mine = (other for other in happening.tellings if other.article == telling.article)
    if not _crime(telling) and not all(_crime(other) for other in mine):
        return False
    return telling.first is None or any(
        other.first is None or _days_in_common(telling, other) for other in happening.tellings
    )


def _is_its_day(telling: Telling, happening: Happening) -> bool:
    """Whether the stories of two other articles give a happening the day that a telling of its kind has."""
    if telling.rule != "other time" or telling.background or not alike((telling.kind,), happening.kinds):
        return False
    same = (o for o in happening.tellings if o.main and telling.first == telling.last == o.first)
    return len({other.article for other in same} - {telling.article}) > 1


def _days_in_common(a: Telling, b: Telling) -> bool:
    return bool(a.first and a.last and b.first and b.last and a.first <= b.last and b.first <= a.last)


def _named(telling: Telling, joined: _Joined) -> float:
    """For names that stories, or asides, share: of a ship, a school, a victim."""
    return _PER_NAME * min(joined.in_common(telling), _MOST_NAMES)


def _days(telling: Telling, happening: Happening) -> float:
    """Above 0 where the dates agree, 0 where one is not known, below where they contradict each other."""
    if telling.first is None or telling.last is None or not happening.dated:
        return 0.0
    mine = (telling.first, telling.last, telling.background)
    verdicts = [(_verdict(mine, theirs), count) for theirs, count in happening.dated.items()]
    contradict = sum([count for verdict, count in verdicts if verdict == _APART])
    if telling.sought and any(
        dt.timedelta(0) <= telling.first - a <= _SEARCH_DAYS for a, _, _ in happening.dated
    ):
        return max(0.0, *[verdict for verdict, _ in verdicts])
    return _APART if 2 * contradict > happening.dated.total() else max(verdicts)[0]


@lru_cache(maxsize=100_000)
def _verdict(a: _Dated, b: _Dated) -> float:
    """What the days of two tellings say about whether they are of one happening."""
    exact = a[0] == a[1] and b[0] == b[1]
    aside = a[2] and b[2]
    rough = aside and _months(a) and _months(b)
    slack = dt.timedelta(31 if rough else 2 if exact and aside else 1 if exact else 3)
    long = max(a[1] - a[0], b[1] - b[0]) > dt.timedelta(45)
    if a[0] - slack > b[1] or b[0] - slack > a[1]:
        return _APART
    if rough and (a[0] > b[1] or b[0] > a[1]):  # one month after another
        return _BESIDE
    return 0.03 if long else 0.15


def _months(dated: _Dated) -> bool:
    """Whether a date names a month, and no day: one of last year is easily taken for the next."""
    return 20 <= (dated[1] - dated[0]).days <= 31


def _places(gist: _Gist, joined: _Joined) -> float:
    """Above 0 where two sites are one, near each other, or have one name: an article may take it for its namesake."""
    if not gist.places or not joined.places:
        return 0.0
    if not (gist.ids.isdisjoint(joined.ids) and gist.surfaces.isdisjoint(joined.surfaces)):
        return 0.1
    pairs = [(a, b) for a in gist.places.values() for b in joined.places.values()]
    near = _ONE_KM if gist.telling.main or gist.telling.first else _SAME_KM
    if any(within(a, b, near) for a, b in pairs):
        return 0.1
    if gist.spread or (gist.telling.main and joined.main):
        return 0.0
    return 0.0 if any(within(a, b, _FAR_KM) for a, b in pairs) else -1.0
