"""What each cue is worth for or against a name in another language; set by hand."""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["AT_HOME", "CALLED", "FEATURE", "NAMED", "SURELY", "WEIGHTS", "expected"]

EXPECTED = ((40, 1.5), (58, 2.3), (70, 3.0), (82, 3.7), (94, 4.3), (142, 4.7), (230, 5.0), (260, 5.6))
"""How usual the name of a place is (Zipf scale) that is as well known as a rank says."""
NAMED = 85
"""The rank of a land, a sea or a river, at least, whose size tells nothing."""
FEATURE = 4.5
"""The same of a land, a sea or a river, at least."""

CALLED = 0.4
"""What is left of that doubt where it is called a city, or has a capital within a sentence."""

AT_HOME = 0.9
"""How much more usual it is where the language is at home."""

WEIGHTS = {
    "capital": 0.9,
    "capital of a sentence": 0.6,
    "capital, as every noun": 0.8,
    "no capital": -0.6,
    "country or region": 1.5,
    "unit": 0.5,
    "usual word": -1.7,
    "a word opens": -1.0,
    "never alone": -5.0,
    "never alone, but placed": -2.0,
    "another name, and a word": -1.5,
    "no word": 0.8,
    "noun of places before": 3.0,
    "in before": 2.2,
    "of before": 0.6,
    "article before": -4.5,
    "title before": -4.0,
    "a people": -8.0,
    "given name before": -5.5,
    "club before": -9.0,
    "name before": -4.5,
    "name after": -3.5,
    "place beside": -5.0,
    "a given name": -1.8,
    "a surname": -0.9,
    "inflected": -0.4,
    "inflected, and little known": -1.0,
    "another word, inflected": -6.0,
    "behind a clitic": -0.8,
    "several words": 1.5,
    "at home": 0.6,
    "list: behind a place": 2.2,
    "list: before or behind a comma": 1.2,
    "surely a place elsewhere": 2.0,
    "a person elsewhere": -3.0,
}
"""What each cue adds to the log-odds."""

SURELY = 2.0
"""Log-odds from which on a place with "in" before it speaks for the other mentions of its name."""


def expected(rank: int) -> float:
    """How usual the name of a place is that is as well known as that."""
    at = bisect_right(EXPECTED, (rank, 0.0))
    if at == 0:
        return EXPECTED[0][1]
    if at == len(EXPECTED):
        return EXPECTED[-1][1]
    (low, one), (high, other) = EXPECTED[at - 1], EXPECTED[at]
    return one + (other - one) * (rank - low) / (high - low)
