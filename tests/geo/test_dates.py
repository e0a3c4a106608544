"""EDTF dates: what is accepted, its bounds, and its words."""

from __future__ import annotations

import datetime as dt

import pytest

from geo import dates

DAY = dt.date


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2020-01-08", DAY(2020, 1, 8), DAY(2020, 1, 8), "8 January 2020"),
        ("2020-01", DAY(2020, 1, 1), DAY(2020, 1, 31), "January 2020"),
        ("2020", DAY(2020, 1, 1), DAY(2020, 12, 31), "2020"),
        ("2020-02-29", DAY(2020, 2, 29), DAY(2020, 2, 29), "29 February 2020"),
        ("2019-12-XX", DAY(2019, 12, 1), DAY(2019, 12, 31), "a day in December 2019"),
        ("2019-12-28~", DAY(2019, 12, 28), DAY(2019, 12, 28), "about 28 December 2019"),
        ("2019-12-28?", DAY(2019, 12, 28), DAY(2019, 12, 28), "28 December 2019 (uncertain)"),
        ("2020-01-03/2020-01-07", DAY(2020, 1, 3), DAY(2020, 1, 7), "3–7 January 2020"),
        ("2019-12/2020-01", DAY(2019, 12, 1), DAY(2020, 1, 31), "December 2019 to January 2020"),
        ("2022-01/..", DAY(2022, 1, 1), None, "January 2022 or later"),
        ("../2022-01", None, DAY(2022, 1, 31), "January 2022 or earlier"),
        ("/2022", None, DAY(2022, 12, 31), "2022 or earlier"),
        ("2020-21", DAY(2020, 3, 1), DAY(2020, 5, 31), "spring 2020"),
    ],
)
def test_a_date_has_bounds_and_words(
    text: str, first: dt.date | None, last: dt.date | None, words: str
) -> None:
    assert dates.parse(text) == dates.EdtfDate(text, first, last)
    assert dates.in_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-30",
        "/",
        "../..",
        "2020-01/x",
        "0000",
        "8 January",
        "2020-13",
        "",
        "2020-01-08T00:10:00",
        "2020-05/2020-01",
    ],
)
def test_what_is_no_date_says_what_one_looks_like(text: str) -> None:
    with pytest.raises(ValueError, match="date"):
        dates.parse(text)


def test_a_day_in_two_zones_is_two_moments() -> None:
    washington = dates.moment(dates.parse("2020-01-07"), "America/New_York")
    baghdad = dates.moment(dates.parse("2020-01-08"), "Asia/Baghdad")
    assert washington[0] < baghdad[0] < washington[1] < baghdad[1]


def test_an_unknown_zone_is_named() -> None:
    with pytest.raises(ValueError, match="Asia/Bagdad"):
        dates.zone("Asia/Bagdad")
