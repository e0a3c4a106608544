"""Dates and times in the words of an article."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import dates as edtf_dates
from geo.clocks import clocks
from geo.times import RULES, dates, edtf

THURSDAY = dt.date(2021, 3, 4)


def found(
    text: str, published: dt.date | None = THURSDAY, off: tuple[str, ...] = ()
) -> list[tuple[str, str | None]]:
    return [(text[when.start : when.end], when.edtf) for when in dates(text, 0, len(text), published, off)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burnt on 2 March 2021.", [("2 March 2021", "2021-03-02")]),
        ("It burnt on March 2nd, 2021.", [("March 2nd, 2021", "2021-03-02")]),
        ("It burnt on 2021-03-02.", [("2021-03-02", "2021-03-02")]),
        ("It burnt on the 2nd of March.", [("2nd of March", "2021-03-02")]),
        ("It burnt on December 30.", [("December 30", "2020-12-30")]),
        ("It burnt in May 2012.", [("May 2012", "2012-05")]),
        ("It burnt in late May 2012.", [("late May 2012", "2012-05-20/2012-05-31")]),
        ("It burnt in April.", [("in April", "2020-04")]),
        ("It burnt in April last year.", [("in April last year", "2020-04")]),
        ("It burnt last November.", [("last November", "2020-11")]),
        ("The 2004 fire; it burnt in 1999.", [("The 2004", "2004"), ("in 1999", "1999")]),
        ("It burnt on Tuesday.", [("Tuesday", "2021-03-02")]),
        ("It burnt on Thursday.", [("Thursday", "2021-03-04")]),
        ("It burnt last Thursday.", [("last Thursday", "2021-02-25")]),
        ("He will appear on Tuesday.", [("Tuesday", "2021-03-09")]),
        ("Two men thought to be guards were seen on Tuesday.", [("Tuesday", "2021-03-02")]),
        ("It burnt between Monday and Tuesday of last week.",
         [("Monday", "2021-02-22"), ("Tuesday of last week", "2021-02-23")]),
        ("The case was postponed to June 14.", [("June 14", "2021-06-14")]),
        ("It burnt yesterday.", [("yesterday", "2021-03-03")]),
        ("It burnt overnight.", [("overnight", "2021-03-03/2021-03-04")]),
        ("It burnt last week.", [("last week", "2021-02-22/2021-02-28")]),
        ("It burnt last month.", [("last month", "2021-02")]),
        ("It burnt last year.", [("last year", "2020")]),
        ("It burnt last summer.", [("last summer", "2020-06-01/2020-08-31")]),
        ("It burnt at the weekend.", [("at the weekend", "2021-02-27/2021-02-28")]),
        ("It burnt three days ago.", [("three days ago", "2021-03-01")]),
        ("It burnt on March 1. Two days earlier it rained.", [("March 1", "2021-03-01"), ("Two days earlier", "2021-02-27")]),
        ("It burnt on March 1. The next day it rained.", [("March 1", "2021-03-01"), ("The next day", "2021-03-02")]),
        ("It burnt recently.", [("recently", "2020-03-04/2021-03-04")]),
        ("It may burn; they march 20 miles, at 2030 GMT, with 1950 people.", []),
        ("30 February 2021 and 31 April are no days.", []),
    ],
)  # fmt: skip
def test_what_a_date_means(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_without_a_day_of_publication_only_full_dates_are_known() -> None:
    whens = dates("On Tuesday, and on 2 March 2021.", 0, 32, None)
    assert [when.edtf for when in whens] == [None, "2021-03-02"]
    assert whens[0].weekday == 1


def test_a_date_says_how_it_was_reached() -> None:
    (when,) = dates("It burnt on Tuesday.", 0, 20, THURSDAY)
    assert (when.rule, when.reasoning) == (
        "weekday",
        "the last such day, seen from publication on 2021-03-04",
    )


def test_every_rule_can_be_switched_off() -> None:
    text = (
        "On 2 March 2021, March 2, in May 2012, in 1999, in April, Tuesday, yesterday, last week, three days ago, two "
        "days earlier, at the weekend, recently."
    )
    whole = {when.rule for when in dates(text, 0, len(text), THURSDAY)}
    assert whole == set(RULES)
    for rule in RULES:
        assert rule not in {when.rule for when in dates(text, 0, len(text), THURSDAY, [rule])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 4.30 p.m. (0737 GMT)", [(16, 30, "local"), (7, 37, "GMT")]),
        ("at 12:15am", [(0, 15, "local")]),
        ("at noon and at midnight", [(12, 0, "local"), (0, 0, "local")]),
        ("at 14:37 local time", [(14, 37, "local")]),
        ("about 1100 hours IST", [(11, 0, "IST")]),
        ("13 p.m., a 3:1 win, $4.30, 25:10", []),
    ],
)
def test_what_a_time_means(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert [(clock.hour, clock.minute, clock.zone) for clock in clocks(text, 0, len(text))] == expected


@given(st.text(alphabet="0123456789 -/:.,MarchTuesdyearlastgo", max_size=60), st.dates())
def test_any_text_gives_dates_that_are_edtf(text: str, published: dt.date) -> None:
    for when in dates(text, 0, len(text), published):
        assert 0 <= when.start < when.end <= len(text)
        assert when.edtf is None or edtf_dates.parse(when.edtf)


@given(st.dates(), st.dates())
def test_any_span_is_edtf(a: dt.date, b: dt.date) -> None:
    first, last = sorted((a, b))
    parsed = edtf_dates.parse(edtf(first, last))
    assert (parsed.first, parsed.last) == (first, last)


@pytest.mark.slow
def test_long_lines_take_no_long_time() -> None:
    start = time.process_time()
    for text in ("in " * 100_000, "Tuesday " * 20_000, "1" * 300_000, "last early late " * 20_000):
        dates(text, 0, len(text), THURSDAY)
    assert time.process_time() - start < 10


def test_on_a_sunday_last_week_reaches_to_the_day_before() -> None:
    text = "It burnt last week."
    when = dates(text, 0, len(text), dt.date(2021, 3, 7))[0]
    assert (when.first, when.last) == (dt.date(2021, 2, 22), dt.date(2021, 3, 6))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Tuesday afternoon the candles had burned down.", "2011-11-08"),
        ("They hope to reopen the road by Tuesday.", "2011-11-15"),
        ("The funeral is set for Saturday.", "2011-11-12"),
        ("He was left standing by Tuesday's earthquake.", "2011-11-08"),
    ],
)
def test_by_a_day_lies_behind_unless_something_is_to_come(text: str, expected: str) -> None:
    assert [found.edtf for found in dates(text, 0, len(text), dt.date(2011, 11, 9))] == [expected]
