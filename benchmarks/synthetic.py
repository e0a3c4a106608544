"""Corpora made up for measuring: as many events as wanted, each at a place of its own."""

from __future__ import annotations

import math

from shapely.geometry import Point

from gazetteer.places import Gazetteer, Name, Place
from geo.articles import Article
from geo.corpus import About, Corpus
from geo.events import Claim, Event, EventPlace, Speaker, Value

KINDS = ("strike", "killing", "crowd", "speech", "politics", "other")
SUMMARY = (
    "An event that was made up to measure how long a page takes to be built and to be drawn. It has the usual "
    "length of a summary, a date, a place with a radius, and one claim by one speaker in one article, so that its "
    "card holds about three hundred and thirty characters altogether, as the cards of a real corpus do. "
)
DISPUTED = 10  # every so many events accounts disagree
GOLDEN = (1 + math.sqrt(5)) / 2


def corpus(events: int, articles: int = 10) -> Corpus:
    """Make a corpus of evenly strewn events.

    Parameters
    ----------
    events : int
        How many, each with one place and one claim; of one in ten a second speaker says another number.
    articles : int
        Over how many articles the claims are spread.

    Returns
    -------
    geo.corpus.Corpus
    """
    places = Gazetteer([_place(i, events) for i in range(events)])
    return Corpus(
        About(title=f"{events:,} made-up events", extent=(-170, -60, 170, 75)),
        {
            f"a{i}": Article(id=f"a{i}", publisher=f"Paper {i}", published="2020-01-08")
            for i in range(articles)
        },
        {"speaker": Speaker(name="A speaker"), "other": Speaker(name="Another speaker")},
        {f"e{i}": _event(i, articles) for i in range(events)},
        places,
    )


def _place(i: int, count: int) -> Place:
    """Place *i* on a Fibonacci lattice between 60° south and 75° north."""
    low, high = math.sin(math.radians(-60)), math.sin(math.radians(75))
    lat = math.degrees(math.asin(low + (high - low) * (i + 0.5) / count))
    lon = (i / GOLDEN % 1) * 360 - 180
    return Place(
        id=f"p{i}",
        name=f"Place {i}",
        names=(Name(f"Place {i}"),),
        feature_class="P",
        kind="city",
        geometry=Point(round(lon, 5), round(lat, 5)),
        precision_m=1000.0,
        precision_note="made up",
        coordinates_source="made up",
        coordinates_date="2020-01-08",
    )


def _event(i: int, articles: int) -> Event:
    claims = [_claim(f"c{i}", i, "speaker", i % articles)]
    if i % DISPUTED == 0:
        claims.append(_claim(f"d{i}", i + 1, "other", (i + 1) % articles))
    return Event(
        id=f"e{i}", title=f"Event {i}", date=f"2020-01-{i % 28 + 1:02}", kind=KINDS[i % len(KINDS)],
        places=(EventPlace(place=f"p{i}"),), summary=f"{SUMMARY}{i}", claims=tuple(claims),
    )  # fmt: skip


def _claim(id: str, number: int, speaker: str, article: int) -> Claim:
    return Claim(
        id=id, topic="deaths", value=Value(number=number % 100), unit="people", speaker=speaker,
        article=f"a{article}", paragraph=1, paraphrase="A number that was made up.",
    )  # fmt: skip
