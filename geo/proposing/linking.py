"""Which tellings of several articles are of the same happening.

Two tellings are of one happening if their strands agree, their dates do not contradict each other, their places do
not lie apart, and they speak of the same things. The tellings join one after the other, stories of articles before
what is told beside them, each to the happening that it is likest to.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from geo.proposing.kinds import AFTERSHOCK, CAUSES, CONSEQUENCES, alike
from geo.proposing.spots import Spot, apart
from geo.proposing.tellings import Telling

__all__ = ["RULES", "Happening", "link", "most_told"]

RULES = {
    "news": "Articles that share their words bring the same news: what they tell of the day is the same.",
    "words": "They speak of the same things: the share of words of the shorter that the longer has too.",
    "days": "Their dates do not contradict each other.",
    "places": "Their places do not lie apart.",
    "names": "Stories share names: of a ship, a school, a victim.",
    "kinds": "They are of one kind.",
    "behind": "A crime that is told of behind its trial joins the story that it is likest to.",
    "majority": "A story without a date joins one of its kind that three articles tell of more easily.",
    "follow-up": "A story of the next days that shares names tells how the same goes on.",
    "again": "An article may tell of one happening twice: of a crime behind its trial, or with the day others give.",
}

_ENOUGH = 0.34  # likeness from which two tellings are of one happening
_BEHIND_ENOUGH = 0.25
_FOLLOWING_DAYS = dt.timedelta(4)
_SHARED_NAMES = 2
_MANY = 3
_MANY_ENOUGH = 0.24
_SAME_NEWS_ENOUGH = 0.10
_NEWS_ENOUGH = 0.30
_STORIES = ("story", "strand", "consequence")
_PER_NAME = 0.05
_MOST_NAMES = 4
_LOOSELY_DATED = ("economy", "politics")
_OF_THE_DAY = ("story", "strand")
_FAR_KM = 120.0
_ONE_KM = 60.0
_APART = -1.0
_BESIDE = 0.05
_OFTEN = 3  # times that a word counts at most
_FEW = 8  # words that a telling is taken to have at least
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
        for word in telling.words:
            self.words[word] += 1
        self.kinds[telling.kind] += 3 if telling.main else 1
        self.articles.add(telling.article)
        if telling.first is not None and telling.last is not None:
            self.dated[telling.first, telling.last, telling.background] += 1

    @property
    def kind(self) -> str:
        """What most of its tellings call it, a cause before its consequences; other if they do not say."""
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
    ordered = sorted(
        tellings,
        key=lambda t: (not t.main, t.rule not in _OF_THE_DAY, _crime(t), -len(t.passages), t.article),
    )
    stories = {} if "news" in off else _news(ordered)
    found: list[Happening] = []
    by_word: dict[str, list[int]] = {}
    for telling in ordered:
        best, best_score = _behind(telling, found, off), 0.0
        near: Counter[int] = Counter()
        for word in telling.words if best is None else ():
            for index in by_word.get(word, ()):
                near[index] += 1
        for index, _ in near.most_common(40):
            if telling.strand != found[index].strand:
                continue
            same_news = telling.rule in _OF_THE_DAY and any(
                other.rule in _OF_THE_DAY
                and stories.get(other.article, other.article) == stories.get(telling.article)
                for other in found[index].tellings
            )
            score = _likeness(telling, found[index], same_news, off)
            enough = _SAME_NEWS_ENOUGH if same_news else _enough(telling, found[index], off)
            if score >= enough and score > best_score:
                best, best_score = index, score
        if best is None:
            found.append(Happening(telling.strand))
            best = len(found) - 1
        known = found[best].words
        for word in telling.words:
            if word not in known:
                by_word.setdefault(word, []).append(best)
        found[best].add(telling)
    return most_told(found)


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


def _behind(telling: Telling, found: Sequence[Happening], off: Collection[str]) -> int | None:
    """Which story a crime that is told of behind its trial is likest to, if nothing contradicts."""
    if "behind" in off or not _crime(telling):
        return None
    best, most = None, _BEHIND_ENOUGH
    for index, story in enumerate(found):
        if not story.main or story.strand not in CAUSES:
            continue
        if telling.article in story.articles and not _again(telling, story):
            continue
        dated = _days(telling, story)
        if dated < 0 or (story.strand != telling.strand and (telling.kind not in CONSEQUENCES or not dated)):
            continue  # the day says of what: of the crime that is tried, or of the riot about it
        score = max(_shared(telling, other) for other in story.tellings[:_MOST_COMPARED])
        score += (
            dated + max(_places(telling, story), 0.0) + _named(telling, story)
        )  # where the arrest was, often
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
    return _MANY_ENOUGH if many and "majority" not in off else _ENOUGH


def _news(tellings: Sequence[Telling]) -> dict[str, int]:
    """Which articles bring the same news: they share words, and their days do not contradict each other."""
    words: dict[str, Counter[str]] = {}
    days: dict[str, list[Telling]] = {}
    for telling in tellings:
        if telling.rule in _OF_THE_DAY:
            words.setdefault(telling.article, Counter()).update(telling.words)
            days.setdefault(telling.article, []).append(telling)
    groups: list[list[str]] = []
    holders: dict[str, set[int]] = {}
    number: dict[str, int] = {}
    for article in words:
        near: Counter[int] = Counter()
        for word in words[article]:
            for index in holders.get(word, ()):
                near[index] += 1
        best, best_share = None, _NEWS_ENOUGH
        for index, _ in near.most_common(12):
            share = max(_overlap(words[article], words[other]) for other in groups[index][:_MOST_COMPARED])
            if share >= best_share and _agree(
                days[article], [t for o in groups[index][:_MOST_COMPARED] for t in days[o]]
            ):
                best, best_share = index, share
        if best is None:
            groups.append([])
            best = len(groups) - 1
        groups[best].append(article)
        number[article] = best
        for word in words[article]:
            holders.setdefault(word, set()).add(best)
    return number


def _agree(mine: list[Telling], theirs: list[Telling]) -> bool:
    """Whether the days of two sets of tellings do not contradict each other."""
    pairs = [(a, b) for a in mine for b in theirs if a.first and b.first and a.last and b.last]
    week = dt.timedelta(7)
    return not pairs or any(a.first - week <= b.last and b.first - week <= a.last for a, b in pairs)  # type: ignore[operator]


def _likeness(telling: Telling, happening: Happening, same_news: bool, off: Collection[str]) -> float:
    """How like a telling is to what the happening holds, 0 where they contradict each other."""
    if telling.article in happening.articles and ("again" in off or not _again(telling, happening)):
        return 0.0
    if (telling.kind == AFTERSHOCK) != (happening.kind == AFTERSHOCK):
        return 0.0
    dated = 0.0 if "days" in off else _days(telling, happening)
    aside = telling.strand in _LOOSELY_DATED or telling.rule == "strand"  # its dates are often another's
    if dated < 0 and not (aside and same_news) and ("follow-up" in off or not _follows(telling, happening)):
        return 0.0
    if telling.actor and all(other.actor not in (None, telling.actor) for other in happening.tellings):
        return 0.0
    placed = 0.0 if "places" in off else _places(telling, happening)
    if placed < 0:
        return 0.0
    words = (
        0.0
        if "words" in off
        else max(_shared(telling, other) for other in happening.tellings[:_MOST_COMPARED])
    )
    named = 0.0 if "names" in off else _named(telling, happening)
    open_ = telling.kind in CONSEQUENCES or happening.kinds.keys() <= CONSEQUENCES  # of what, they do not say
    kinds = 0.0 if "kinds" in off else 0.12 * (telling.kind in happening.kinds or open_)
    return 0.8 * words + max(dated, 0.0) + placed + named + kinds


def _follows(telling: Telling, happening: Happening) -> bool:
    """Whether a story tells, some days later, how one goes on: they share names of persons or houses."""
    if (
        not telling.main
        or telling.new
        or telling.first is None
        or any(c.kind.spread for p in telling.passages for c in p.cues)
    ):
        return False
    return any(
        other.main
        and other.last is not None
        and other.kind == telling.kind
        and dt.timedelta(0) <= abs(telling.first - other.last) <= _FOLLOWING_DAYS
        and not _far(telling, other)
        and len(telling.names & other.names) >= _SHARED_NAMES
        for other in happening.tellings[:_MOST_COMPARED]
    )


def _far(a: Telling, b: Telling) -> bool:
    """Whether two stories name towns, and none near another."""
    return bool(a.sites and b.sites) and all(apart(x, y) > _FAR_KM for x in a.sites for y in b.sites)


def _again(telling: Telling, happening: Happening) -> bool:
    """Whether an article may tell of a happening twice: of the crime behind a trial, and in a clause that dates it."""
    mine = [other for other in happening.tellings if other.article == telling.article]
    if _is_its_day(telling, happening):
        return True
    if not all(_crime(telling) or _crime(other) for other in mine):
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


def _named(telling: Telling, happening: Happening) -> float:
    """For names that stories share: of a ship, a school, a victim."""
    if telling.rule not in _STORIES:
        return 0.0
    shared = max(
        (len(telling.names & other.names) for other in happening.tellings if other.rule in _STORIES),
        default=0,
    )
    return _PER_NAME * min(shared, _MOST_NAMES)


def _shared(a: Telling, b: Telling) -> float:
    return _overlap(a.words, b.words)


def _overlap(a: Counter[str], b: Counter[str]) -> float:
    """The share of the words of the shorter one that the longer one has too."""
    first, second = (a, b) if len(a) <= len(b) else (b, a)
    if not first:
        return 0.0
    shared = sum([count if (count := first[word]) < _OFTEN else _OFTEN for word in first if word in second])
    return shared / max(sum([count if count < _OFTEN else _OFTEN for count in first.values()]), _FEW)


def _days(telling: Telling, happening: Happening) -> float:
    """Above 0 where the dates agree, 0 where one is not known, below where they contradict each other."""
    if telling.first is None or telling.last is None:
        return 0.0
    mine = (telling.first, telling.last, telling.background)
    verdicts: Counter[float] = Counter()
    for theirs, count in happening.dated.items():
        verdicts[_verdict(mine, theirs)] += count
    if not verdicts:
        return 0.0
    return -1.0 if 2 * verdicts[_APART] > verdicts.total() else max(v for v, n in verdicts.items() if n)


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


def _one_place(a: Spot, b: Spot) -> bool:
    """Whether two places are one, near each other, or have one name: one article may take it for its namesake."""
    return a.place.id == b.place.id or a.surface.casefold() == b.surface.casefold() or apart(a, b) <= _ONE_KM


def _places(telling: Telling, happening: Happening) -> float:
    mine = telling.sites
    theirs = [spot for other in happening.tellings[:_MOST_COMPARED] for spot in other.sites]
    if not mine or not theirs:
        return 0.0
    if any(_one_place(a, b) for a in mine for b in theirs):
        return 0.1
    spread = any(
        cue.kind.spread for p in telling.passages for cue in p.cues if cue.kind.strand == telling.strand
    )
    far = all(apart(a, b) > _FAR_KM for a in mine for b in theirs)
    return -1.0 if far and not spread and not (telling.main and happening.main) else 0.0
