"""All happenings that articles tell of, and which of them is the main one of the news that an article brings."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from geo.proposing.figures import Figure
from geo.proposing.kinds import AFTERSHOCK, CAUSES, FOLLOWING
from geo.proposing.linking import Happening
from geo.proposing.passages import Passage
from geo.proposing.spots import near
from geo.proposing.tellings import Reading, Telling

__all__ = ["Figures", "News", "countries", "figures_of_passages", "is_elsewhere", "lead"]

#: Figures, each with the telling that it belongs to, by the identity of the sentence that gives them.
Figures = Mapping[int, Sequence[tuple[Figure, Telling]]]

_LIKE = 0.12  # share of words from which two articles bring the same news
_OF_BEST = 0.6  # of the share of rare words that the likest article has
_FEW = 8  # words that an article is taken to have at least
_COMMON = 60  # articles from which a word says nothing
_FAR_KM = 60.0


class News:
    """All happenings, and which of them is the main one of the news that an article brings."""

    def __init__(self, readings: Sequence[Reading], happenings: Sequence[Happening]) -> None:
        self.of = {id(telling): happening for happening in happenings for telling in happening.tellings}
        self.causes = [h for h in happenings if h.strand in CAUSES and h.main and h.kind != AFTERSHOCK]
        self.lesser = [h for h in happenings if h.strand in CAUSES and not h.main]
        self.crowds = [h for h in happenings if h.strand == "crowd"]
        self.following = [h for h in happenings if h.strand in FOLLOWING and h.main]
        self._rank = {id(happening): n for n, happening in enumerate(self.causes)}
        self._tellings = {reading.article.id: reading.tellings for reading in readings}
        self.words: dict[str, Counter[str]] = {}
        self._sizes: dict[str, int] = {}
        self._holders: defaultdict[str, set[str]] = defaultdict(set)
        self._elsewhere: dict[tuple[str, int], bool] = {}
        self._like: dict[str, set[str]] = {}
        self._main: dict[str, Happening | None] = {}
        for reading in readings:
            words: Counter[str] = Counter()
            for telling in reading.tellings:
                if telling.is_news:
                    words.update(telling.words)
            self.words[reading.article.id] = words
            self._sizes[reading.article.id] = max(_FEW, len(words))
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
            self._give(telling, happening)
        other.tellings.clear()
        other.articles.clear()

    def enter(self, reading: Reading, telling: Telling, happening: Happening) -> None:
        """Take in what an article tells of a happening besides."""
        reading.tellings.append(telling)
        self._give(telling, happening)

    def move(self, telling: Telling, happening: Happening) -> None:
        """Take a telling out of its happening, and give it to another."""
        self.drop(telling)
        self._give(telling, happening)

    def drop(self, telling: Telling) -> None:
        """Take a telling out of its happening."""
        self.of.pop(id(telling)).drop(telling)

    def _give(self, telling: Telling, happening: Happening) -> None:
        happening.add(telling)
        self.of[id(telling)] = happening

    def near(self, article: str) -> list[Happening]:
        """The happenings that are a story of this article or of one like it."""
        told = (self.of[id(t)] for other in self.like(article) for t in self._tellings[other])
        found = {self._rank[id(h)]: h for h in told if id(h) in self._rank and h.tellings}
        return [found[rank] for rank in sorted(found)]

    def elsewhere(self, reading: Reading, happening: Happening) -> bool:
        """Whether an article is written of another place than a happening."""
        key = reading.article.id, id(happening)
        if key not in self._elsewhere:
            self._elsewhere[key] = is_elsewhere(reading, happening)
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
            size = {other: min(self._sizes[article], self._sizes[other]) for other in shared}
            best = max((rare[other] / size[other] for other in shared if other != article), default=0.0)
            self._like[article] = {article} | {
                other
                for other in shared
                if shared[other] >= _LIKE * size[other] and rare[other] >= _OF_BEST * best * size[other]
            }
        return self._like[article]


def is_elsewhere(reading: Reading, main: Happening) -> bool:
    """Whether the lead names towns or countries, and none of those of the main happening."""
    here = [s for p in lead(reading) for s in p.spots if s.literal and s.role in ("site", "near", "named")]
    mine = [spot for spot in here if spot.local]
    there = [s for t in main.tellings if t.is_news for s in t.sites if s.role != "named"]
    if mine and there and not any(near(a, b, _FAR_KM) for a in mine for b in there):
        return True
    lands = {spot.place.country for spot in here if spot.place.country}
    others = countries(main)
    return bool(lands and others) and not lands & others


def countries(happening: Happening) -> set[str]:
    """Of the places that the stories of a happening name most near their tops."""
    stories = [s for t in happening.tellings if t.main for passage in t.passages[:4] for s in passage.spots]
    named = Counter(spot.place.country for spot in stories if spot.place.country)
    return {country for country, _ in named.most_common(2)}


def lead(reading: Reading) -> Iterator[Passage]:
    """The passages of an article's headline and of its first paragraph."""
    return (passage for passage in reading.passages if passage.rank <= 1)


def figures_of_passages(counted: Iterable[tuple[Reading, Figure, Telling]]) -> Figures:
    """The figures of all sentences, each with the telling that it belongs to by its article."""
    figures: defaultdict[int, list[tuple[Figure, Telling]]] = defaultdict(list)
    for reading, figure, telling in counted:
        passage = reading.passage(figure.sentence.start)
        if passage is not None:
            figures[id(passage)].append((figure, telling))
    return figures
