"""EDTF dates: what is accepted, its bounds, and its words."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("2001-24", DAY(2001, 12, 1), DAY(2002, 2, 28), "winter 2001"),
        ("9999-24", DAY(9999, 12, 1), DAY(9999, 12, 31), "winter 9999"),
        ("2001-30", DAY(2001, 12, 1), DAY(2002, 2, 28), "summer 2001 (southern hemisphere)"),
        ("2001-34", DAY(2001, 4, 1), DAY(2001, 6, 30), "second quarter of 2001"),
        ("198X", DAY(1980, 1, 1), DAY(1989, 12, 31), "the 1980s"),
        ("19XX", DAY(1900, 1, 1), DAY(1999, 12, 31), "a year from 1900 to 1999"),
        ("1950S2", DAY(1900, 1, 1), DAY(1999, 12, 31), "about 1950"),
        ("2020-XX", DAY(2020, 1, 1), DAY(2020, 12, 31), "a month of 2020"),
        ("2020-1X", DAY(2020, 10, 1), DAY(2020, 12, 31), "a month from October to December 2020"),
        ("2020-02-2X", DAY(2020, 2, 20), DAY(2020, 2, 29), "a day from 20 to 29 February 2020"),
        ("2020-XX-31", DAY(2020, 1, 31), DAY(2020, 12, 31), "day 31 of a month in 2020"),
        ("190X-02-29", DAY(1904, 2, 29), DAY(1908, 2, 29), "29 February of the 1900s"),
        ("2004-06~-11", DAY(2004, 6, 11), DAY(2004, 6, 11), "about 11 June 2004"),
        ("?2004-06-~11", DAY(2004, 6, 11), DAY(2004, 6, 11), "about 11 June 2004 (uncertain)"),
        ("2020-01-08/2020-01-08", DAY(2020, 1, 8), DAY(2020, 1, 8), "8 January 2020"),
        ("[..1984]", None, DAY(1984, 12, 31), "1984 or earlier"),
        ("[1984..]", DAY(1984, 1, 1), None, "1984 or later"),
        (
            "{2000,2001-02,2005..2007}",
            DAY(2000, 1, 1),
            DAY(2007, 12, 31),
            "2000 and February 2001 and 2005 to 2007",
        ),
        ("{1000..9999}", DAY(1000, 1, 1), DAY(9999, 12, 31), "1000 to 9999"),
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


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("0000", "not a date of the years 1 to 9999"),
        ("-0043-03-15", "not a date of the years 1 to 9999"),
        ("Y170000002", "not a date of the years 1 to 9999"),
        ("XXXX-12-XX", "has no year"),
        ("2020/2021/2022", "more than two parts"),
        ("2020/" * 12, "more than two parts"),
        ("/" * 1000, "too long for a date"),
        (f"{{{','.join(map(str, range(1000, 5000)))}}}", "too long for a date"),
        ("2021-02-3X", "no day of the calendar"),
        ("[]", "no EDTF date"),
        ("2020-21-03", "no EDTF date"),
        ("last week/..", "'last week' is no EDTF date"),
    ],
)
def test_what_is_beyond_it_is_refused_at_once_with_the_reason(
    text: str, why: str, capfd: pytest.CaptureFixture[str]
) -> None:
    start = time.process_time()
    with pytest.raises(ValueError, match=why):
        dates.parse(text)
    assert time.process_time() - start < 5
    assert capfd.readouterr() == ("", "")


@given(st.text("0123456789X-/.~?%[]{},YST", max_size=24))
def test_whatever_is_written_it_is_a_span_of_days_with_words_or_refused(text: str) -> None:
    try:
        date = dates.parse(text)
    except ValueError:
        return
    assert date.first is not None or date.last is not None
    assert not (date.first and date.last and date.last < date.first)
    assert dates.in_words(text)


def test_a_day_in_two_zones_is_two_moments() -> None:
    washington = dates.moment(dates.parse("2020-01-07"), "America/New_York")
    baghdad = dates.moment(dates.parse("2020-01-08"), "Asia/Baghdad")
    assert washington[0] < baghdad[0] < washington[1] < baghdad[1]


def test_an_unknown_zone_is_named() -> None:
    with pytest.raises(ValueError, match="Asia/Bagdad"):
        dates.zone("Asia/Bagdad")
