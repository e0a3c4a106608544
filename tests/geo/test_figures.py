"""Figures in words, and what a text has of them."""

from __future__ import annotations

import pytest

from geo.figures import LARGEST, ordinal, spelled, worded


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (0, "zero"),
        (7, "seven"),
        (15, "fifteen"),
        (20, "twenty"),
        (99, "ninety nine"),
        (100, "one hundred"),
        (180, "one hundred eighty"),
        (1_000, "one thousand"),
        (1_001, "one thousand one"),
        (40_018, "forty thousand eighteen"),
        (3_000_000, "three million"),
        (999_999_999_999_999, None),
        (2.5, "two point five"),
        (0.05, "zero point zero five"),
        (-3, "minus three"),
    ],
)
def test_a_figure_is_spelled(figure: float, words: str | None) -> None:
    assert words in (None, spelled(figure))
    assert worded(f"It was {spelled(figure)} that day.") == {spelled(figure)}


@pytest.mark.parametrize("figure", [LARGEST, -1e20, float("inf"), float("nan")])
def test_what_nobody_spells_is_refused(figure: float) -> None:
    with pytest.raises(ValueError, match="spelled out"):
        spelled(figure)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Two hundred and fifty-one sheep", {251}),
        ("Two hundred fifty one sheep", {251}),
        ("one thousand, two hundred and six sheep", {1206}),
        ("A hundred sheep, and a thousand goats", {100, 1000}),
        ("five and seven sheep", {5, 7}),
        ("Sheep: five, seven, twenty.", {5, 7, 20}),
        ("twenty-five sheep", {25}),
        ("There were five. Seven came.", {5, 7}),
        ("none but the someone else", set()),
        ("and a hundredweight", set()),
    ],
)
def test_figures_in_a_text(text: str, figures: set[int]) -> None:
    assert worded(text) == {spelled(figure) for figure in figures}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0th"),
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
        (122, "122nd"),
    ],
)
def test_ordinals(number: int, text: str) -> None:
    assert ordinal(number) == text
