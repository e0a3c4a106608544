"""What stands beside a name and tells where its place lies."""

from __future__ import annotations

import re

import pytest

from gazetteer.placing import beside
from gazetteer.placing.spellings import look_up

AREAS = {
    "N.C.": 1,
    "North Carolina": 1,
    "Georgia": 2,
    "Iraq": 3,
    "Iraqi": 3,
    "Republic of Ireland": 4,
    "Ireland": 5,
}


def areas(words: str) -> frozenset[int]:
    return frozenset({AREAS[words]} if words in AREAS else ())


def around(text: str) -> tuple[str, int, int]:
    """A text and where the name between brackets stands in it."""
    found = re.search(r"\[(.*?)\]", text)
    assert found
    return text.replace("[", "").replace("]", ""), found.start(), found.end() - 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Troy], N.C., is small", "N.C."),
        ("[Troy] (N.C.) is small", "N.C."),
        ("[Troy], the Republic of Ireland", "Republic of Ireland"),
        ("[Troy], North Carolina Governor", "North Carolina"),
        ("[Troy], and Georgia", ""),
        ("[Troy]. Georgia", ""),
        ("[Troy]", ""),
    ],
)
def test_the_area_right_after(text: str, words: str) -> None:
    text, _, end = around(text)
    assert beside.after(text, end, areas) == (words, areas(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Troy] in Georgia fell", "Georgia"),
        ("[Troy] in the northern Republic of Ireland", "Republic of Ireland"),
        ("Iraq's [Troy] fell", "Iraq"),
        ("the Iraqi city of [Troy]", "Iraqi"),
        ("the Iraqi [Troy]", "Iraqi"),
        ("Georgia. [Troy] fell", ""),
        ("they left [Troy] for Georgia", ""),
    ],
)
def test_the_area_that_the_words_around_say(text: str, words: str) -> None:
    assert beside.said(*around(text), areas) == (words, areas(words))


def test_lists_and_datelines() -> None:
    text = "Rome, Troy and Lima, Georgia"
    assert beside.shares_area(text, 4, 6)
    assert beside.shares_area(text, 10, 15)
    assert not beside.shares_area("Rome fell. Troy", 4, 11)
    assert beside.follows("Troy, N.C.", 4, 6)
    assert not beside.follows("Troy and N.C.", 4, 9)
    assert beside.dateline("TROY, N.C. (AP) — It rained", 0, 4)
    assert beside.dateline("Rain in town. TROY -- It rained", 14, 18)
    assert beside.dateline("Troy: It rained", 0, 4)
    assert not beside.dateline("Rain in Troy: it never stopped", 8, 12)
    assert not beside.dateline("Troy was hot - it never rained", 0, 4)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("the troy", "troy"),
        ("troy's", "troy"),
        ("southeastern troy", "troy"),
        ("south-east troy", "troy"),
        ("troy township", "troy"),
        ("city of troy", "troy"),
        ("st. troy", "saint troy"),
        ("troy, n.c.", "troy"),
        ("trojans", "trojan"),
    ],
)
def test_a_name_is_looked_up_without_what_is_added_to_it(name: str, form: str) -> None:
    forms = list(look_up(name))
    assert forms[0] == name
    assert form in forms


@pytest.mark.parametrize(
    ("between", "near"),
    [
        (", north of ", True),
        (", about 30 miles north-east of ", True),
        (", just outside ", True),
        (" near the capital, ", True),
        (", a suburb of ", True),
        (", two kilometres from the road to ", False),
        (" and, north of it, ", False),
        (" to ", False),
    ],
)
def test_a_name_may_be_said_to_be_near_the_next(between: str, near: bool) -> None:
    text = f"Troy{between}Albany"
    assert beside.is_near(text, 4, len(text) - 6) is near
