"""A ship that is seized, and freed on another day: two happenings."""

from __future__ import annotations

import pytest

from geo.proposing import propose
from tests.geo.proposing.articles import corpus
from tests.geo.proposing.test_happenings import figures_of

SEIZED = """Pirates hijack tanker off Tripoli

March 2, 2021

Fifteen pirates hijacked the tanker Lady Amal off Tripoli on Monday and took 22 sailors hostage, its owner said.

The tanker Lady Amal was at anchor off Tripoli.

One sailor was hurt when the pirates boarded the tanker.
"""
SEIZED_TOO = """Tanker Lady Amal hijacked off Tripoli

March 3, 2021

The tanker Lady Amal was hijacked by pirates off Tripoli on Monday, and two sailors were hurt, the navy said.
"""
FREED = """Navy frees hijacked tanker, five pirates killed

March 6, 2021

Marines on Friday retook the tanker Lady Amal, which pirates hijacked off Tripoli on Monday, and killed five pirates.

Four marines were hurt when they boarded the tanker.
"""
FREED_TOO = """Sailors tell how marines freed tanker

March 7, 2021

Sailors of the tanker Lady Amal told how they were freed from pirates off Tripoli when marines came on Friday.

Navy officers said six pirates were killed as the navy freed the tanker Lady Amal.
"""


@pytest.mark.parametrize(
    ("topic", "low", "date"),
    [
        ("injured", 1, "2021-03-01"),
        ("injured", 2, "2021-03-01"),
        ("deaths", 5, "2021-03-05"),
        ("injured", 4, "2021-03-05"),
    ],
)
def test_a_ship_is_seized_on_one_day_and_freed_on_another(topic: str, low: float, date: str) -> None:
    told = figures_of(propose(corpus(one=SEIZED, two=SEIZED_TOO, three=FREED, four=FREED_TOO)))
    assert told[topic, low].date == date
    assert (told[topic, low].kind == "rescue") == (date == "2021-03-05")


def test_without_the_rules_they_are_told_of_as_one_kind() -> None:
    off = ("telling:freed", "link:freed")
    told = figures_of(propose(corpus(one=SEIZED, two=SEIZED_TOO, three=FREED, four=FREED_TOO), off))
    assert told["deaths", 5].kind != "rescue"
