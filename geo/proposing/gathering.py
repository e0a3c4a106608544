"""What articles tell of the happening that the others tell of, gathered once all have been read.

An article of the third day opens with a rescue, a visit or a hearing and then tells of the dead: they are those of
the happening that the other articles tell of, though its own lines give another day and another kind. So each article
is held against its *main* happening, the one that most of the articles with its words tell of.

==========  ==============================================================================================
rule        what it does
==========  ==============================================================================================
crowd       deaths that no article gives a cause for are of the riot of that day that the same articles tell of
follow-up   a story of some weeks after it that is of its kind, and neither new nor elsewhere, is of the main happening
rioters     those arrested, told of beside a riot, and protesters who came to harm, are of the riot
arrests     those arrested, and bail, are of the arrest or the trial that is a story of an article like this one
protest     the dead in a story of a march are of the main happening, where their sentence has its kind
suffered    deaths and injuries told beside a trial, a visit or a vote are those of the main happening
mentioned   a sentence with the main happening's kind, and not with that of its own story, is of the main happening,
            and so is what follows without a word of its own
beside      the other way round: a sentence of the main story in the town of another happening is of that one, and
            so is what follows without a place and a word of its own
==========  ==============================================================================================
others      others, and some of them, are of the happening of those who were counted just before
nights      each night of a riot whose nights articles count, and what sums them up, is a happening of its own
unrest      what a story tells in passing of a riot beside it is of the riot
shock       a magnitude well below another in one article is of a weaker shock, before or after the quake
vehicle     the bus, the train or the ship that a disaster took with it is an accident of its own
==========  ==============================================================================================
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from geo.proposing.figures import Figure
from geo.proposing.kinds import AFTERSHOCK, CAPTURES, CAUSES, CONSEQUENCES, RESCUE, SEIZURES, UNREST, alike
from geo.proposing.linking import Happening
from geo.proposing.news import News, countries, figures_of_passages, is_elsewhere, lead
from geo.proposing.nights import nights
from geo.proposing.passages import Passage, is_known
from geo.proposing.shocks import shocks
from geo.proposing.spots import Spot
from geo.proposing.tellings import Reading, Telling
from geo.proposing.unrest import unrest
from geo.proposing.vehicles import vehicles

__all__ = ["RULES", "gather"]

RULES = {
    "arrests": "Those arrested, and bail, are of the arrest or the trial that is a story of an article like this one.",
    "protest": "Deaths in a story of a march are of what most articles tell of, where their sentence has its kind.",
    "rioters": "Those arrested, told of beside a riot, and protesters who came to harm, are of the riot.",
    "crowd": "Deaths that no article gives a cause for are of the riot of that day that the same articles tell of.",
    "follow-up": "A story of the next weeks, of its kind, neither new nor elsewhere, is of what most articles tell of.",
    "suffered": "Deaths and injuries told beside a trial, a visit or a vote are of what most articles tell of.",
    "mentioned": "A sentence with the kind of what most articles tell of, and not with that of its story, is of that.",
    "vehicle": "The bus, the train or the ship that a disaster took with it is an accident of its own.",
    "shock": "A magnitude half a degree below another in one article is of a weaker shock before or after the quake.",
    "unrest": "What a story tells in passing of a riot beside it is of the riot.",
    "nights": "Each night of a riot whose nights articles count is a happening, and so is what sums them up.",
    "others": "Others, and some of them, are of the happening of those who were counted just before.",
    "beside": "A sentence in the town of another happening than its story is of that one.",
}

_SUFFERED = frozenset("deaths injured missing displaced rescued destroyed magnitude attackers".split())
_CROWD = re.compile(r"(?i)\b(?:protest[eo]rs?|demonstrators?|marchers?|rioters?|strikers?)\b")
_PERSONS = frozenset(("deaths", "injured", "missing", "rescued"))
_OTHERS = re.compile(r"(?i)\b(?:others|of them)\b")
_LATEST = dt.timedelta(45)
_OF_AFTERSHOCK = 3  # sentences; what is told further down without a word of an aftershock is of the quake
_EARLIEST = dt.timedelta(7)


def gather(
    counted: Sequence[tuple[Reading, Figure, Telling]],
    readings: Sequence[Reading],
    happenings: list[Happening],
    off: Collection[str] = (),
) -> list[Telling]:
    """Give each figure to the happening that it belongs to, by all articles.

    Parameters
    ----------
    counted : sequence of (Reading, Figure, Telling)
        Figures, and the telling that each belongs to by its article alone.
    readings : sequence of Reading
        The articles.
    happenings : list of Happening
        What their tellings were joined to; tellings are moved between them, and made where a figure needs one.
        Accidents beside a disaster are added.
    off : collection of str, optional
        Rules of :data:`RULES` not to use.

    Returns
    -------
    list of Telling
        One for each figure.
    """
    news = News(readings, happenings)
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
            ends = story.kind == RESCUE and story.new
            if "mentioned" not in off and story.strand in CAUSES and not ends:
                moved |= dict.fromkeys(map(id, _mentioned(news, reading, main)), main)
        elif "beside" not in off:
            moved |= {id(passage): other for passage, other in _beside(news, reading, main)}
    figures = figures_of_passages(counted)
    aside: dict[int, Telling] = {}
    for rule, find in (("unrest", unrest), ("vehicle", vehicles), ("shock", shocks)):
        told, others = ({}, []) if rule in off else find(news, readings, figures)
        aside |= told
        happenings += others
    told_of = [
        aside.get(id(figure)) or _told(news, reading, figure, telling, moved, off)
        for reading, figure, telling in counted
    ]
    told_of = told_of if "others" in off else _with_others(counted, told_of)
    if "nights" in off:
        return told_of
    entries = [(r, f, t) for (r, f, _), t in zip(counted, told_of, strict=True)]
    of_nights, single = nights(news, readings, figures_of_passages(entries))
    happenings += single
    return [of_nights.get(id(figure), telling) for _, figure, telling in entries]


def _with_others(
    counted: Sequence[tuple[Reading, Figure, Telling]], told: Sequence[Telling]
) -> list[Telling]:
    """Give the others, and some of them, to the happening of those who were counted just before."""
    found = list(told)
    order = sorted(range(len(counted)), key=lambda n: (counted[n][0].article.id, counted[n][1].start))
    before: int | None = None
    for n in order:
        reading, figure, _ = counted[n]
        if figure.topic not in _PERSONS:
            continue
        if before is not None and counted[before][0] is reading:
            mine, theirs = (reading.passage(counted[k][1].sentence.start) for k in (n, before))
            near = mine is not None and theirs is not None and 0 <= mine.rank - theirs.rank <= 1
            if near and _OTHERS.search(reading.article.text, figure.start, figure.end):
                found[n] = found[before]
        before = n
    return found


def _join_crowds(news: News) -> None:
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
    first, second = countries(a), countries(b)
    return not (first and second) or bool(first & second)


def _day(happening: Happening) -> tuple[dt.date, dt.date] | None:
    """The days that most tellings of a happening give."""
    days = happening.dated.most_common(1)
    return days[0][0][:2] if days else None


def _follow(news: News, reading: Reading, main: Happening) -> None:
    """Move what an article tells of the main happening to it, where its own days made it a happening apart."""
    for telling in reading.tellings:
        own = news.of[id(telling)]
        of_the_day = telling.is_of_the_day or _is_known_besides(telling)
        if own is main or not of_the_day or telling.strand != main.strand:
            continue
        told = any(news.of[id(t)] is main and alike((t.kind,), (telling.kind,)) for t in reading.tellings)
        if 1 < len(own.articles) >= len(main.articles) / 2 or not (told or _in_time(telling, main)):
            continue
        if _is_before(reading, main):
            continue
        mine = _causes(own.kinds)
        if telling.main and telling.strand == "incident":
            cues = [(cue.kind.name, is_known(p, cue)) for p in lead(reading) for cue in p.cues]
            mine = _causes(kind for kind, _ in cues)
            if (telling.kind, False) in cues:
                mine = _causes((telling.kind,)) or mine
        if mine and not alike(mine, _causes_of(main)):
            continue
        if (
            any(t.new for t in own.tellings)
            or is_elsewhere(reading, main)
            or not (mine or _named(reading, main))
        ):
            continue
        days = _day(main)
        if not (days and telling.first and telling.first < days[0]):
            telling.first = telling.last = None  # the day of what follows on it
            telling.whens = []
        news.move(telling, main)


def _is_known_besides(telling: Telling) -> bool:
    """Whether what an article tells of elsewhere is known to its readers: elsewhere the victims of the floods …"""
    first = telling.passages[0]
    causes = (cue for cue in first.cues if cue.kind.name not in CONSEQUENCES)
    told = [is_known(first, cue) for cue in causes if cue.kind.strand == telling.strand]
    return telling.rule == "another" and bool(told) and all(told)


def _is_before(reading: Reading, main: Happening) -> bool:
    """Whether an article appeared before the main happening: it tells of nothing that followed on it."""
    days = _day(main)
    return bool(days and reading.day) and reading.day < days[0] - dt.timedelta(1)  # type: ignore[index,operator]


def _in_time(telling: Telling, main: Happening) -> bool:
    """Whether a telling is not of long before the main happening, nor of months later."""
    days = _day(main)
    return not (days and telling.first) or days[0] - _EARLIEST <= telling.first <= days[1] + _LATEST


def _causes(kinds: Iterable[str]) -> set[str]:
    return set(kinds) - CONSEQUENCES - {"other"}


def _causes_of(main: Happening) -> set[str]:
    """The kinds of a happening that are causes; that of the seizure, where it is how one ended."""
    return _causes(main.kinds) | (SEIZURES if main.kind == RESCUE and main.main else frozenset())


def _named(reading: Reading, main: Happening) -> bool:
    """Whether the lead has a name that other articles have for the main happening."""
    named = {name for passage in lead(reading) for name in _names(passage)}
    others = (t for t in main.tellings if t.article != reading.article.id)
    return any(named & _names(passage) for telling in others for passage in telling.passages)


def _names(passage: Passage) -> set[str]:
    return passage.names | {spot.surface.casefold() for spot in passage.spots}


def _mentioned(news: News, reading: Reading, main: Happening) -> Iterator[Passage]:
    """The sentences of another story that are of the main happening."""
    story = reading.tellings[0]
    told = {cue.kind.name for p in lead(reading) for cue in p.cues if not is_known(p, cue)}
    mine = {AFTERSHOCK} if story.kind == AFTERSHOCK else _causes(told | {story.kind})
    theirs = _causes_of(main) - mine
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
            late = mine == {AFTERSHOCK} and passage.rank > _OF_AFTERSHOCK
            there = late or (there and not (passage.words.keys() & own) - main.words.keys())
        if not there:
            own.update(passage.words)
        elif telling is story:
            yield passage


def _beside(news: News, reading: Reading, main: Happening) -> Iterator[tuple[Passage, Happening]]:
    """The sentences of the main story that are of another happening, by its town."""
    article = reading.article.id
    like = news.like(article)
    told = [*news.near(article), *(h for h in news.lesser if h.articles & like)]
    others = [h for h in told if h is not main and not h.background and h.articles - {article}]
    if main.kind == RESCUE:  # a company's town is named in both
        others = [h for h in others if h.kind not in SEIZURES]
    if not others:
        return
    stories = [t for t in main.tellings if t.is_news and t.article != article]
    towns = [({spot.place.id for t in other.tellings for spot in t.sites}, other) for other in others]
    there: Happening | None = None
    for passage in reading.passages:
        telling = reading.of.get(passage.sentence.start)
        if passage.rank <= 1 or telling is None or news.of[id(telling)] is not main:
            there = None
            continue
        here = {spot.place.id for spot in passage.spots if _is_site(spot)}
        if here or _causes(cue.kind.name for cue in passage.cues):
            there = next((other for sites, other in towns if here and here <= sites), None)
            if there is not None and _name(stories, here):
                there = None
        if there is not None:
            yield passage, there


def _name(stories: Iterable[Telling], places: Collection[str]) -> bool:
    """Whether stories name one of these places anywhere."""
    named = (spot.place.id for story in stories for passage in story.passages for spot in passage.spots)
    return any(place in places for place in named)


def _is_site(spot: Spot) -> bool:
    return spot.literal and spot.local and spot.role in ("site", "near", "named")


def _told(
    news: News,
    reading: Reading,
    figure: Figure,
    telling: Telling,
    moved: dict[int, Happening],
    off: Collection[str],
) -> Telling:
    """The telling of a figure, of its article's or one made for it."""
    if not telling.is_of_the_day:
        return telling
    passage = reading.passage(figure.sentence.start)
    own, main = news.of[id(telling)], news.main(reading.article.id)
    if main is not None and main is not own and news.elsewhere(reading, main):
        main = None
    to = moved.get(id(passage))
    if to is None and main is not None and "suffered" not in off and figure.topic in _SUFFERED:
        caused = telling.strand in CAUSES and (
            telling.strand != "incident" or bool(_causes(own.kinds)) or _is_new(own)
        )
        if "protest" not in off and telling.strand == "crowd" != main.strand:
            caused = caused and not _is_protested(figure, passage, main)
        to = None if caused else main
    if "rioters" not in off and _is_of_crowd(reading, figure, telling):
        to = _riot(news, reading, telling.strand == "arrest") or to
    if to is None and "arrests" not in off and _is_of_arrest(reading, figure):
        to = _arrests(news, reading, telling)
    if to is None or to is own or not to.tellings:
        return telling
    known = next((t for t in reading.tellings if news.of[id(t)] is to), None)
    return known or _new(news, reading, passage, to)


def _is_new(happening: Happening) -> bool:
    """Whether the lead of a story says that it is another happening than the one that is known."""
    return any(telling.new for telling in happening.tellings)


def _is_protested(figure: Figure, passage: Passage | None, main: Happening) -> bool:
    """Whether a story of a march tells of the dead of what it is about."""
    kinds = _causes(cue.kind.name for cue in passage.cues) if passage is not None else set()
    return figure.topic in ("deaths", "missing") and bool(kinds & _causes_of(main))


def _is_of_crowd(reading: Reading, figure: Figure, telling: Telling) -> bool:
    """Whether a figure is of those arrested, told beside a crowd, or of protesters who came to harm."""
    if telling.strand == "arrest":
        return figure.topic == "arrested"
    hurt = telling.strand == "incident" and figure.topic in ("deaths", "injured")
    return hurt and bool(_CROWD.search(reading.article.text, figure.start, figure.end))


def _riot(news: News, reading: Reading, stories: bool) -> Happening | None:
    """The riot that articles like this one tell of, as a story of theirs or at all, if there is one."""
    like = news.like(reading.article.id)
    told = news.near(reading.article.id) if stories else [h for h in news.crowds if h.articles & like]
    riots = [h for h in told if h.kind in UNREST]
    riot = max(riots, key=lambda h: len(h.articles & like), default=None)
    return None if riot is None or news.elsewhere(reading, riot) else riot


def _is_of_arrest(reading: Reading, figure: Figure) -> bool:
    """Whether a figure is of an arrest: those arrested, if any, and the sum of their bail."""
    bail = reading.article.text.find("bail", figure.sentence.start, figure.sentence.end) >= 0
    return (figure.topic == "arrested" and figure.kind != "none") or (figure.topic == "amount" and bail)


def _arrests(news: News, reading: Reading, telling: Telling) -> Happening | None:
    """The arrest or the trial that is a story of an article like this one, where this one is of what it is about."""
    if telling.strand != "incident" or telling.kind in CAPTURES | {"escape", RESCUE}:
        return None
    like = news.like(reading.article.id)
    told = [h for h in news.following if h.articles & like]
    return max(told, key=lambda h: (h.strand == "arrest", len(h.articles & like)), default=None)


def _new(news: News, reading: Reading, passage: Passage | None, happening: Happening) -> Telling:
    """A telling of a happening that only some sentences of an article are of."""
    telling = Telling(reading.article.id, happening.strand, happening.kind, "gathered")
    if passage is not None:
        telling.add(passage)
    news.enter(reading, telling, happening)
    return telling
