"""Which sentences of an article are of its story, by their days and their places, and which place a name means."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import cast

import pytest

from gazetteer.atlas import Atlas
from gazetteer.places import Gazetteer, curated
from geo.proposing import Proposals, propose
from geo.proposing.linking import link
from geo.proposing.spots import spots
from geo.proposing.tellings import Telling
from tests.gazetteer.test_own import place as village
from tests.geo.proposing.articles import corpus
from tests.geo.proposing.test_happenings import event_of, figures_of, mention

FIRE = """Relatives wait for news after the fire in Kerman

March 5, 2021

Three more workers died of burns after a fire in a factory in Kerman, as {crowd} on Friday.

Many could not be named.

Thursday's blaze at the factory injured 40 people.

In 2011, a fire at a mill killed 12 people.

{next}
"""
RAID = """Ten killed in a raid near Erbil

March 9, 2021

Ten people were killed when gunmen attacked a village near Erbil on Saturday, police said.

The houses burnt all night.

They rode away.

On Monday, a mine killed two farmers near {town}.
"""


def _proposed(text: str, *without: str) -> Proposals:
    return propose(corpus(one=text), without)


def test_the_day_in_the_word_for_a_story_is_the_day_of_the_story() -> None:
    text = FIRE.format(crowd="hundreds of relatives waited at its gate", next="The owner was not there.")
    made = _proposed(text)
    assert event_of(made, "deaths", 3).id == event_of(made, "injured", 40).id
    assert event_of(made, "deaths", 3).date == "2021-03-04"
    off = _proposed(text, "telling:its own")
    assert event_of(off, "deaths", 3).id != event_of(off, "injured", 40).id


@pytest.mark.parametrize("number", ["Thirty-one", "Fourteen", "31"])
def test_a_number_goes_on_about_what_was_told_before(number: str) -> None:
    made = _proposed(FIRE.format(crowd="relatives waited", next=f"{number} of them were women."))
    passages = [span for event in made.events if event.background for span in event.sentences]
    assert len(passages) == 2


@pytest.mark.parametrize(("town", "apart"), [("Kerman", True), ("Erbil", False)])
def test_a_later_day_in_another_town_is_another_happening(town: str, apart: bool) -> None:
    made = _proposed(RAID.format(town=town))
    assert (event_of(made, "deaths", 10).id != event_of(made, "deaths", 2).id) == apart


THEFTS = """Gang robs bank in Erbil

March 5, 2021

A gang robbed a bank in Erbil on Thursday and made off with $2 million, the police said.

The thieves fled in a car.

In January, thieves stole $90,000 from a bank, and a second theft saw a clock worth $700 stolen.

The police arrested a man of 40 who served a sentence for killing two clerks in a shop in 1994.

The owner of the bank has spent $50 on locks.
"""


def test_a_second_theft_of_a_sentence_that_lies_back_is_another_of_that_time() -> None:
    told = figures_of(_proposed(THEFTS))
    first, second = told["amount", 90_000], told["amount", 700]
    assert first.id != second.id
    assert {first.date, second.date} == {"2021-01"}
    off = figures_of(_proposed(THEFTS, "telling:a second"))
    assert off["amount", 90_000].id == off["amount", 700].id


def test_what_somebody_was_sentenced_for_takes_no_more_than_its_clause() -> None:
    told = figures_of(_proposed(THEFTS))
    assert told["deaths", 2].date == "1994"
    assert told["amount", 50].id == told["amount", 2_000_000].id


@pytest.mark.parametrize(
    ("sentence", "apart"),
    [
        ("Robbers have killed 70 guards in raids on banks since 2017.", True),
        ("Gangs that robbed banks killed 70 guards this year.", True),
        ("It is the fourth bank that was robbed this year, with 70 guards killed.", False),
    ],
)
def test_what_sums_up_a_year_is_no_part_of_the_story(sentence: str, apart: bool) -> None:
    text = THEFTS.replace("The owner of the bank", f"{sentence}\n\nThe owner of the bank")
    told = figures_of(_proposed(text))
    assert (told["deaths", 70].id != told["amount", 2_000_000].id) == apart
    off = figures_of(_proposed(text, "telling:of a year"))
    assert off["deaths", 70].id == off["amount", 2_000_000].id


@pytest.mark.parametrize(("off", "happenings"), [((), 1), (("again",), 2)])
def test_a_telling_with_the_day_that_others_give_is_of_their_happening(
    off: tuple[str, ...], happenings: int
) -> None:
    def telling(article: str, rule: str, day: dt.date | None) -> Telling:
        told = Telling(article, "incident", "attack", rule, main=rule == "story", first=day, last=day)
        told.words.update("convoy soldiers gunmen ambush desert border trucks night".split())
        return told

    saturday = dt.date(2021, 3, 6)
    stories = [telling("a", "story", saturday), telling("b", "story", saturday), telling("c", "story", None)]
    assert len(link([*stories, telling("c", "other time", saturday)], off)) == happenings


def test_asides_share_names_and_those_that_are_dated_come_first() -> None:
    def aside(article: str, day: dt.date | None, words: str, names: str) -> Telling:
        told = Telling(article, "incident", "robbery", "other time", first=day, last=day)
        told.words.update(words.split())
        told.names.update(names.split())
        return told

    may, august = dt.date(2020, 5, 1), dt.date(2020, 8, 1)
    hotel, jeweller = "hotel safe thief jewel stole", "festival jewel stole employee thief"
    undated = aside("a", None, "hotel safe jewel festival stole", "bertrand cannes riviera")
    dated = [aside("b", may, jeweller, "bertrand cannes riviera"), aside("b", august, hotel, "grand")]
    (joined,) = (h for h in link([undated, *dated]) if undated in h.tellings)
    assert dated[0] in joined.tellings


@pytest.mark.parametrize(
    "before", ["He was flown to ", "Both were taken by helicopter to ", "She was airlifted to a clinic in "]
)
def test_where_the_hurt_are_flown_is_no_site(before: str) -> None:
    text = f"{before}Kerman on Monday."
    (spot,) = spots(text, [mention(text, "Kerman", "kerman")], curated())
    assert spot.role == "hospital"


@pytest.mark.parametrize(
    ("text", "name", "kind", "other", "meant"),
    [
        ("It sank 20 miles off Orla.", "Orla", "second-level", "village", "other"),
        ("It sank near Orla.", "Orla", "second-level", "village", "other"),
        ("Floods rose in Orla.", "Orla", "second-level", "village", "given"),
        ("He fell on Mount Orla.", "Mount Orla", "town", "mountain", "other"),
        ("He fell in Mountain Orla.", "Mountain Orla", "town", "mountain", "given"),
    ],
)
def test_which_place_of_a_name_its_words_ask_for(
    text: str, name: str, kind: str, other: str, meant: str
) -> None:
    given, wanted = (
        village("given", kind=kind, lat=10.0, lon=10.0),
        village("other", kind=other, lat=10.5, lon=10.0),
    )
    known = Gazetteer([given, wanted])
    atlas = SimpleNamespace(
        meanings=lambda surface: [(0, 1)],
        add=lambda row: "other",
        kind_of=lambda row: other,
        known=known,
        keep=lambda ids: None,
    )
    found = spots(text, [mention(text, name, "given")], known, (), cast(Atlas, atlas))
    assert found[-1].place.id == meant
    off = spots(text, [mention(text, name, "given")], known, ("seat", "mountain"), cast(Atlas, atlas))
    assert off[-1].place.id == "given"


QUAKE = """Earthquake kills nine near Kerman

March 9, 2021

Nine people were killed when an earthquake shook the hills near Kerman on Tuesday, officials said.

The quake destroyed hundreds of homes of mud.

A strong aftershock shook Kerman about five hours later.

Eight of the dead were in Kerman, the governor said.
"""


@pytest.mark.parametrize(("off", "kind"), [((), "earthquake"), (("telling:of the dead",), "aftershock")])
def test_those_of_the_dead_are_of_the_quake_and_not_of_its_aftershock(
    off: tuple[str, ...], kind: str
) -> None:
    assert event_of(_proposed(QUAKE, *off), "deaths", 8).kind == kind
