"""Corpora made up for measuring: as many events as wanted, each at a place of its own."""

from __future__ import annotations

import math
import random
import re

from shapely.geometry import Point

from gazetteer.places import Gazetteer, Name, Place
from geo.about import About
from geo.articles import Article
from geo.corpus import Corpus
from geo.events import Claim, Event, EventPlace, Speaker
from geo.values import Value
from geo.vocabulary import kinds

KINDS = [kind.key for kind in kinds.KINDS]
#: What summaries are made of: each word in braces stands for one of a list of words.
SENTENCES = (
    "The {who} of {town} {said} on {day} that {number} {people} had been {hurt} near the {site}.",
    "{number} {people} {gathered} before the {site} in {town} and asked that the {who} {answer}.",
    "A {source} put the {loss} at {number} and {said} that the {site} was {state} by {day} {hour}.",
    "Nobody at the {site} would say why {number} {things} had been {moved} to {town} a {span} before.",
    "According to a {source}, the {who} {answer} only after {number} {things} were {state}.",
    "It began at {hour} when {things} were {moved} past the {site}, {number} metres from {town}.",
    "By {day} the {loss} stood at {number}, a {span} after the first {people} were {hurt} in {town}.",
    "The {source} {said} that {people} from {town} {gathered} there every {span} until {day}.",
    "Two days later a {source} in {town} counted {number} {things}, all of them {state} or {moved}.",
    "Whether the {who} knew of the {things} in the {site} is not clear; the {source} {said} nothing of it.",
)
WORDS = {
    "who": "mayor governor council ministry army police court guards owners union commander embassy hospital party",
    "said": "said told reported wrote insisted repeated claimed admitted announced confirmed denied hinted",
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "people": "people soldiers farmers students workers drivers mourners guards women pupils traders fishermen",
    "hurt": "hurt killed wounded arrested missed questioned rescued buried treated detained released warned",
    "site": "bridge airfield market harbour school mosque station depot square quarry barracks refinery court dam",
    "gathered": "gathered stood waited camped prayed sang marched assembled",
    "answer": "resign answer apologise pay leave explain withdraw agree return speak",
    "source": "witness doctor clerk diplomat teacher report driver letter survey officer list reporter",
    "loss": "toll cost damage loss crowd distance delay number",
    "state": "empty burnt closed rebuilt guarded flooded broken sealed searched sold lost mended",
    "hour": "dawn noon dusk midnight nine ten seven four",
    "things": "lorries crates boats tents rifles sacks wagons drums cables papers rockets engines tanks beds",
    "moved": "moved sent carried driven shipped brought towed flown",
    "span": "week month year fortnight day season",
    "town": "Arvo Belmar Corlan Dessa Erinth Falun Gorse Hadry Ilmen Jarrow Kestra Lodin Maros Nerith Orsk Pelm "
    "Quill Ravel Sorin Tarsk Ulmen Varda Welk Yarrow Zelen Astrey Birkan Calder Dunmar Eskil Fenwar Grimal",
}
LENGTH = 295  # characters of a summary at least, so that a card with its title has about 330
SLOT = re.compile(r"\{(\w+)\}")
CHOICES = {slot: words.split() for slot, words in WORDS.items()}
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
        places=(EventPlace(place=f"p{i}"),), summary=_summary(i), claims=tuple(claims),
    )  # fmt: skip


def _summary(i: int) -> str:
    """Write sentences of various words and figures, the same ones for the same event."""
    chance = random.Random(i)
    text = "It was made up. "
    while len(text) < LENGTH:
        text += SLOT.sub(lambda slot: _word(slot[1], chance), chance.choice(SENTENCES)) + " "
    return text.rstrip()


def _word(slot: str, chance: random.Random) -> str:
    return str(chance.randrange(2, 990)) if slot == "number" else chance.choice(CHOICES[slot])


def _claim(id: str, number: int, speaker: str, article: int) -> Claim:
    return Claim(
        id=id, topic="deaths", value=Value(number=number % 100), unit="people", speaker=speaker,
        article=f"a{article}", paragraph=1, paraphrase="A number that was made up.",
    )  # fmt: skip
