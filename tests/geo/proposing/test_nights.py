"""A riot that goes on for nights: each night is a happening, and so is what sums them up."""

from __future__ import annotations

import pytest

from geo.proposing import propose
from tests.geo.proposing.articles import corpus
from tests.geo.proposing.test_happenings import event_of, figures_of

SHOT = """Police shoot man dead in Kerman

March 7, 2021

Police shot dead a man of 20 in a car in Kerman on Saturday, officials said.

Two officers fired seven shots at the car, police said.
"""
SECOND = """Second night of riots in Kerman

March 9, 2021

Rioters burned shops on Monday night, the second night of riots in Kerman over a man shot dead by police in a car.

Police said 31 people were arrested, in addition to 12 arrested at the riots on Sunday.

Ahmad Karim was killed on Saturday, when two officers stopped his car.

In all, 43 people have been arrested since Sunday.
"""
THIRD = """Third night of riots in Kerman over man shot dead by police

March 10, 2021

Nineteen people were arrested in Kerman on Tuesday night in a third night of riots over a man shot dead in a car.

Officers fired eleven bullets at the car.

Fires burned in the streets.

Two firefighters were hurt by stones.
"""
FUNERAL = """Hundreds attend funeral in Kerman of man shot by police

March 13, 2021

About 900 people came to a funeral in Kerman on Friday of a man whose death set off three nights of riots.
"""


@pytest.mark.parametrize(
    ("topic", "low", "date"),
    [
        ("arrested", 31, "2021-03-08"),
        ("arrested", 12, "2021-03-07"),
        ("arrested", 43, "2021-03-07/2021-03-09"),
        ("arrested", 19, "2021-03-09"),
        ("injured", 2, "2021-03-09"),
    ],
)
def test_each_night_of_a_riot_is_a_happening(topic: str, low: float, date: str) -> None:
    told = figures_of(propose(corpus(shot=SHOT, second=SECOND, third=THIRD)))
    assert told[topic, low].date == date
    assert told[topic, low].kind == "riot"


def test_without_the_rule_the_nights_are_one() -> None:
    told = figures_of(propose(corpus(shot=SHOT, second=SECOND, third=THIRD), ["gather:nights"]))
    assert told["arrested", 31].id == told["arrested", 12].id


@pytest.mark.parametrize(
    ("text", "topic", "low", "rule"),
    [
        (THIRD, "weapons", 11, "telling:fired"),
        (SECOND, "responders", 2, "telling:marched for"),
    ],
)
def test_what_a_riot_is_about_is_no_part_of_it(text: str, topic: str, low: float, rule: str) -> None:
    for off, kinds in (((), {"shooting"}), ((rule,), {"riot", "protest", "other"})):
        assert (
            event_of(propose(corpus(shot=SHOT, one=text), ("gather:nights", *off)), topic, low).kind in kinds
        )


def test_a_funeral_after_riots_is_no_riot() -> None:
    assert event_of(propose(corpus(shot=SHOT, one=FUNERAL)), "crowd", 900).kind == "funeral"


BURNT = """Fourteen officers hurt in riots in Kerman

March 9, 2021

Fourteen officers were hurt in riots in Kerman after police shot dead a man.

A bus and two cars were set on fire in Kerman on Monday night.
"""


@pytest.mark.parametrize(("off", "date"), [((), "2021-03-08"), (("telling:burnt",), "2021-03-08/2021-03-09")])
def test_the_day_on_which_cars_were_set_on_fire_is_that_of_the_riot(off: tuple[str, ...], date: str) -> None:
    riot = event_of(propose(corpus(one=BURNT), off), "injured", 14)
    assert (riot.kind, riot.date) == ("riot", date)


BLAZE = """Fires at Kerman camp overnight

March 8, 2021

Eleven huts burned at the Kerman Detention Centre overnight when detainees lit fires and threw stones at firefighters.
"""
UNREST = """More unrest at Kerman camp

March 9, 2021

Riots went on at the Kerman Detention Centre overnight, and four more huts were set on fire.

Fifteen huts have been destroyed by fire in two days of riots at the centre, firefighters said.
"""


def test_fires_of_which_nobody_died_are_of_the_nights_and_a_detention_centre_is_no_arrest() -> None:
    told = figures_of(propose(corpus(blaze=BLAZE, unrest=UNREST)))
    assert {told["destroyed", low].kind for low in (4, 11, 15)} == {"riot"}
    assert told["destroyed", 11].date == "2021-03-07"
    assert told["destroyed", 4].date == "2021-03-08"
    assert told["destroyed", 15].date == "2021-03-07/2021-03-08"
