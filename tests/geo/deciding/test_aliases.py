"""Names of speakers: which are of one, and which are not."""

from __future__ import annotations

import pytest

from geo.deciding.aliases import is_bare, meant

pytestmark = pytest.mark.fast

KNOWN = {
    "ruiz": "Ana Maria Ruiz, a nurse at the clinic",
    "survey": "the US Geological Survey",
    "interior": "Ruritania's Interior Ministry",
    "inland": "the Borduria Interior Ministry",
    "chief": "Elton County Sheriff Robert J. Dorn",
    "first": "Home Ministry spokesman Ivo Danek",
    "second": "Home Ministry spokesman Bo Larsen",
    "navy": "the Indian Navy",
    "police": "police",
}


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Ruiz", "ruiz"),
        ("hospital spokeswoman Ruiz", "ruiz"),
        ("Ana Ruiz", "ruiz"),
        ("Lt. Maria Ruiz", "ruiz"),
        ("Ana Ruizova", None),
        ("Dr. Pedro Ruiz", None),
        ("USGS", "survey"),
        ("U.S. Geological Survey", "survey"),
        ("data from the U. S. Geological Survey", "survey"),
        ("the British Geological Survey", None),
        ("UGS", None),
        ("Interior Ministry", None),  # two are called so
        ("Sheriff Robert Dorn", "chief"),
        ("Dorn", "chief"),
        ("the sheriff", None),
        ("Danek", "first"),
        ("home ministry spokesman Bo Larsen", "second"),
        ("Home Ministry spokesman Eve Roe", None),  # of one ministry, and another person
        ("the Indian navy", "navy"),
        ("an officer in Dorn", None),  # a place, as it seems
        ("The police", "police"),
        ("somebody", None),
    ],
)
def test_whom_a_name_means(name: str, who: str | None) -> None:
    assert meant(name, KNOWN.items()) == who


@pytest.mark.parametrize(
    ("name", "bare"), [("Ruiz", True), ("Lt. Ruiz", True), ("Ana Ruiz", False), ("police", True), ("", True)]
)
def test_what_a_full_name_explains(name: str, bare: bool) -> None:
    assert is_bare(name) is bare
