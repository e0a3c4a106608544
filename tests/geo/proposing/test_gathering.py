"""What an article tells of the happening that other articles tell of: arrests, protests, lesser happenings."""

from __future__ import annotations

import pytest

from geo.proposing import propose
from tests.geo.proposing.articles import corpus
from tests.geo.proposing.test_happenings import event_of, figures_of

FIRE = """Fire in a shoe factory in Kerman kills 46

March 2, 2021

Forty-six workers died when a fire tore through a shoe factory in Kerman on Monday, officials said.

Another 132 workers were hurt in the fire at the factory.

The doors of the factory were locked.

Its workers were young.

Its owner was stopped by police at the airport and was released on bail of $9,000.

A guard and two welders have been arrested over locked doors at the shoe factory, police said.
"""
CHARGED = """Five charged over factory fire in Kerman

March 4, 2021

A court in Kerman on Thursday charged five people over the fire at the shoe factory, the prosecutor said.

The judge set a hearing for April, and the five, the owner, a guard and welders, remain in custody.
"""
MARCH = """Workers marched over factory fire

March 4, 2021

Thousands of workers marched through Kerman on Thursday in protest at a fire in a factory in which 48 people died.

The protesters, many of them workers of the shoe factory, demonstrated outside the ministry.
"""
ROBBERY = """Gang robs cash van near Erbil

March 2, 2021

A gang robbed a cash van on the road near Erbil on Monday and killed two guards, police said.

The van lay in the ditch.

Its door was open.

Hours later the police attacked suspects of the gang near Kerman.

One suspect was killed.
"""
ROBBERY_NEXT = """Guard of robbed van tells of gang

March 3, 2021

A guard of the cash van that a gang robbed on the road near Erbil on Monday told police how the robbers came.

The gang took $3 million in cash, the police said.

In Kerman on Monday two suspects of the gang died.

A constable was hurt by stones.
"""
BOMB = """Bomb kills nine at market in Kerman

March 2, 2021

A bomb killed nine people at a market in Kerman on Monday, police said.

The market was full.

Its stalls burnt.

Police later dispersed a crowd that blocked the road, and {} protesters were wounded.
"""
PROTEST = """Protest after bomb at market in Kerman

March 2, 2021

Hundreds of protesters clashed with police at a protest on a road in Kerman on Monday after a bomb at a market.

The protest was about the bomb at the market, police said.
"""


def test_those_arrested_and_bail_are_of_the_trial_that_another_article_tells_of() -> None:
    told = figures_of(propose(corpus(first=FIRE, second=CHARGED)))
    assert {told["arrested", 2].kind, told["amount", 9000].kind} == {"trial"}
    off = figures_of(propose(corpus(first=FIRE, second=CHARGED), ["gather:arrests"]))
    assert off["arrested", 2].kind == "fire"


def test_the_dead_of_a_fire_are_of_the_fire_in_a_story_of_a_march() -> None:
    for off, expected in (((), "fire"), (("gather:protest",), "protest")):
        told = figures_of(propose(corpus(first=FIRE, second=CHARGED, third=MARCH), off))
        assert told["deaths", 48].kind == expected


@pytest.mark.parametrize(("off", "apart"), [((), True), (("gather:beside",), False)])
def test_a_lesser_happening_of_another_article_takes_what_is_told_in_its_town(
    off: tuple[str, ...], apart: bool
) -> None:
    made = propose(corpus(first=ROBBERY, second=ROBBERY_NEXT), off)
    robbery = event_of(made, "amount", 3_000_000)
    figures = [
        claim for claim in made.claims if claim.article == "second" and claim.topic in ("deaths", "injured")
    ]
    assert {claim.event != robbery.id for claim in figures} == {apart}
    assert {claim.topic for claim in figures} == {"deaths", "injured"}


def test_protesters_who_are_hurt_are_of_the_protest() -> None:
    made = propose(corpus(first=BOMB.format("three"), second=PROTEST))
    assert event_of(made, "injured", 3).kind == "protest"
    off = propose(corpus(first=BOMB.format("three"), second=PROTEST), ["gather:rioters"])
    assert event_of(off, "injured", 3).kind == "bombing"


def test_what_a_riot_followed_on_takes_its_clause_alone() -> None:
    text = (
        "Riot in Kerman\n\nMarch 8, 2021\n\nRioters clashed with police in Kerman on Sunday, leaving nine officers hurt.\n\n"
        "Some 400 people gathered in the road after a man was shot dead on Friday.\n\nThree of the officers are still in hospital.\n"
    )
    told = figures_of(propose(corpus(one=text)))
    assert {told["crowd", 400].kind, told["injured", 3].kind} == {"riot"}
    assert (told["deaths", 1].kind, told["deaths", 1].date) == ("shooting", "2021-03-05")
    off = figures_of(propose(corpus(one=text), ["telling:followed"]))
    assert off["injured", 3].kind == "shooting"


def test_other_buildings_are_not_of_the_fire_but_of_the_riot() -> None:
    text = (
        "Three die in bank fire in Kerman\n\nMarch 2, 2021\n\nThree people died when a bank was set on fire in Kerman on "
        "Monday.\n\nThe fire trapped them in the bank.\n\nRioters clashed with police, and a protest march turned into a riot.\n\n"
        "Fire destroyed two other buildings.\n"
    )
    assert figures_of(propose(corpus(one=text)))["destroyed", 2].kind == "riot"
    assert figures_of(propose(corpus(one=text), ["telling:wrecked"]))["destroyed", 2].kind == "fire"


FUNERAL = """Crash in Kerman kills four

March 4, 2021

Four people died when a lorry crashed into a bus in Kerman on Monday, police said.

Nine others were hurt in the crash.

About 600 mourners filled a hall on Wednesday evening to remember the four people killed in the crash.

Police put the number at 400.

Three of the injured are in hospital.
"""


def test_those_who_gather_after_a_crash_are_of_an_event_of_their_own() -> None:
    told = figures_of(propose(corpus(one=FUNERAL)))
    gathered = told["crowd", 600]
    assert (gathered.kind, gathered.date, gathered.rule) == (
        "funeral",
        "2021-03-03",
        "telling:gathered crowd",
    )
    assert told["crowd", 400] == gathered
    assert {told["deaths", 4].kind, told["injured", 9].kind, told["injured", 3].kind} == {"crash"}
    off = figures_of(propose(corpus(one=FUNERAL), ["telling:gathered crowd"]))
    assert off["crowd", 600].kind == "crash"


def test_what_is_lent_and_given_after_a_flood_is_of_the_flood() -> None:
    text = (
        "Flood in Kerman kills nine\n\nMarch 4, 2021\n\nA flood killed nine people in Kerman on Monday.\n\n"
        "The flood swept away 300 houses.\n\nThe government will lend each family $5,000, and a loan of $7,000 "
        "will follow as debt.\n"
    )
    assert figures_of(propose(corpus(one=text)))["amount", 7000].kind == "flood"
    assert figures_of(propose(corpus(one=text), ["telling:relief"]))["amount", 7000].kind == "economy"


FLOOD = """Floods kill nine in Kerman

March 4, 2021

Floods killed at least nine people in Kerman on Tuesday, the governor said.

Five passengers drowned when a bus was swept off a bridge on Wednesday.

The driver was hurt.

Some 400 houses are under water in Kerman.
"""
FLOOD_NEXT = """Passengers of bus tell of flood in Kerman

March 5, 2021

Survivors of the flood in Kerman said the driver of a bus in which six passengers drowned had not stopped.

Seven passengers were hurt.

Elsewhere in Kerman the number of victims of the floods has risen to eleven, not counting those who died in the bus.
"""


def test_a_bus_that_a_flood_took_is_an_accident_of_its_own_in_all_articles() -> None:
    told = figures_of(propose(corpus(first=FLOOD, second=FLOOD_NEXT)))
    bus, flood = told["deaths", 5], told["deaths", 9]
    assert (bus.kind, bus.rule, bus.date, set(bus.articles)) == (
        "accident", "gather:vehicle", "2021-03-03", {"first", "second"},
    )  # fmt: skip
    assert {told["deaths", 6].id, told["injured", 7].id} == {bus.id}
    assert {told["deaths", 11].id, told["destroyed", 400].id} == {flood.id}
    off = figures_of(propose(corpus(first=FLOOD, second=FLOOD_NEXT), ["gather:vehicle"]))
    assert off["deaths", 5].kind == "flood"


def test_an_inquiry_of_months_later_is_of_the_happening_that_it_dates() -> None:
    """Its own day makes no second fire of it, however late it is, where it gives the day of the first."""
    later = (
        "Shoe factory doors were locked, inquiry told\n\nSeptember 14, 2021\n\nA fire in the shoe factory in Kerman "
        "spread in minutes, the head of the inquiry said yesterday.\n\nForty-eight workers died, he said.\n\n"
        "The fire began at noon on March 1, he said.\n"
    )
    told = figures_of(propose(corpus(first=FIRE, second=CHARGED, third=MARCH, later=later)))
    assert "later" in told["deaths", 46].articles
    claims = [
        c for c in propose(corpus(first=FIRE, second=CHARGED, later=later)).claims if c.topic == "deaths"
    ]
    assert len({claim.event for claim in claims}) == 1


def test_what_an_aftershock_left_standing_is_of_the_quake_further_down() -> None:
    quake = (
        "Earthquake kills ten in Kerman\n\nMarch 3, 2021\n\nA magnitude-6.1 earthquake killed ten people in Kerman on "
        "Tuesday.\n\nThe quake destroyed five villages.\n"
    )
    after = (
        "Aftershock kills two in Kerman\n\nMarch 5, 2021\n\nAn aftershock of magnitude 5.2 killed two people in Kerman on "
        "Thursday, two days after the earthquake.\n\nFifteen people were hurt by the aftershock.\n\nOfficials flew in.\n\n"
        "Seven villages were destroyed, the governor said.\n"
    )
    told = figures_of(propose(corpus(one=quake, two=after)))
    assert (told["destroyed", 7].kind, told["injured", 15].kind) == ("earthquake", "aftershock")


BLAST = """Bomb kills nine at market in Kerman

March 3, 2021

A bomb killed nine people at a market in Kerman on Tuesday, police said.

The blast destroyed twenty stalls of the market.

Later police fired at protesters who blocked the road.

Fourteen people were hurt, the elders said.
"""


def test_what_a_story_tells_in_passing_of_a_protest_is_of_the_protest() -> None:
    toll = BLAST.partition("Later")[0].replace("nine", "ten").replace("March 3", "March 4")
    march = PROTEST.replace("Monday", "Tuesday").replace("March 2", "March 3")
    articles = corpus(first=BLAST, toll=toll, march=march)
    told = figures_of(propose(articles))
    assert (told["injured", 14].kind, told["deaths", 10].kind) == ("protest", "bombing")
    assert figures_of(propose(articles, ["gather:unrest"]))["injured", 14].kind == "bombing"


def test_others_are_of_the_happening_of_those_who_were_counted_before_them() -> None:
    text = (
        "Spirit poisoning kills 16 in Kerman\n\nRioters clash with police\n\nMarch 3, 2021\n\n"
        "Rioters clashed with police in a riot in Kerman on Tuesday after sixteen people died of spirit.\n\n"
        "At least 34 others were admitted to hospitals.\n\nSeven of them lost their eyesight.\n"
    )
    for off, same in (((), True), (("gather:others",), False)):
        told = figures_of(propose(corpus(one=text), off))
        assert ({told["injured", 34].id, told["injured", 7].id} == {told["deaths", 16].id}) is same


def test_a_happening_is_no_later_than_the_first_article_that_tells_of_it() -> None:
    first = "Crash in Kerman kills two\n\nMarch 1, 2021\n\nTwo people died in a crash of a car in Kerman on Monday, police said.\n"
    caught = (
        "Driver in Kerman crash found\n\nMarch {}, 2021\n\nThe driver in the crash of a car in Kerman in which two people died "
        "came back on {}, police said.\n"
    )
    articles = corpus(a=first, b=caught.format(4, "Thursday"), c=caught.format(5, "Thursday"))
    assert event_of(propose(articles), "deaths", 2).date == "2021-03-01"


def test_a_weaker_shock_is_no_part_of_the_quake_unless_its_magnitude_was_put_right() -> None:
    quake = "Quake kills nine in Kerman\n\nMarch 2, 2021\n\nAn earthquake of magnitude 5.2 killed nine people in Kerman on"
    quake += " Monday, police said.\n\n"
    told = {"one": quake + "About an hour earlier a tremor of magnitude 4.4 had shaken the town.\n"}
    told["two"] = quake + "It came two hours behind a weaker one of magnitude 4.5.\n"
    told["three"] = quake + "It had been put at magnitude 4.6 at first.\n"
    for off, apart in (((), {4.4, 4.5}), (("gather:shock",), set())):
        made = propose(corpus(**told), off)
        main = next(claim.event for claim in made.claims if claim.topic == "deaths")
        degrees = [claim for claim in made.claims if claim.topic == "magnitude"]
        assert {claim.value["low"] for claim in degrees if claim.event != main} == apart
        assert len({claim.event for claim in degrees}) == (2 if apart else 1)
