"""White space within a paragraph counts as one space: in names, in persons' names and in what stands beside them."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.atlas import Atlas
from gazetteer.finding import Finder
from gazetteer.finding.spacing import level
from gazetteer.places import curated
from gazetteer.scoring.gold import Document
from gazetteer.scoring.shipped import Shipped
from gazetteer.searcher import Searcher
from gazetteer.world import open_world

TEXT = (
    "Ferries from New York to Hong Kong and Saudi Arabia were late, said Captain Marilyn Jackson, while rain fell in"
    " New Jersey, South Korea and Springfield, Illinois. Jackson sails to Buenos Aires next; her deputy, Austin"
    " Carter, 41, of Santa Fe, New Mexico, flies to Addis Ababa. Carter hopes to see Sierra Leone."
)


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(open_world())


def surfaces(finder: Finder, text: str) -> list[str]:
    return [" ".join(text[one.start : one.end].replace(">", " ").split()) for one in finder.find(text)]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\t"),
        lambda text: text.replace(" ", "\xa0"),
        lambda text: text.replace(" ", " \r\n"),
        lambda text: text.replace(" ", "\u2009"),
        lambda text: "> " + textwrap.fill(text, 40).replace("\n", "\n> "),
        lambda text: textwrap.fill(text, 23).replace("\n", " \r\n>> "),
        *(lambda text, width=width: textwrap.fill(text, width) for width in range(16, 90, 7)),
    ],
)
def test_names_are_found_across_any_white_space_of_a_paragraph(finder, change) -> None:  # type: ignore[no-untyped-def]
    assert "New York" in surfaces(finder, TEXT)
    assert surfaces(finder, change(TEXT)) == surfaces(finder, TEXT)


def test_mail_that_is_quoted_has_the_names_and_the_paragraphs_of_what_it_quotes() -> None:
    text = "> Rain fell in the United\n> States and in\n> al-Anbar.\n>\n> Kuwait\n>\n> City is dry."
    found = [" ".join(match.surface.replace(">", " ").split()) for match in Searcher(curated()).find(text)]
    assert found == ["United States", "al-Anbar", "Kuwait"]


def test_a_paragraph_or_a_heading_ends_a_name(finder: Finder) -> None:
    assert surfaces(finder, "They came from New\n\nJersey cows were sold.") != ["New Jersey"]
    body = "and for three days nobody left the harbour, whose master had gone home early, as masters of harbours do"
    assert surfaces(finder, f"Rain in London\nOntario farmers {body}.") == ["London", "Ontario"]


def test_a_hyphen_may_end_a_line_within_a_name(finder: Finder) -> None:
    text = "They left Port-\nau-Prince, Guinea-\n  Bissau and Ain al-\nAsad.\n-\nParis is quiet"
    assert surfaces(finder, text)[:2] == ["Port- au-Prince", "Guinea- Bissau"]
    assert [match.surface for match in Searcher(curated()).find(text)] == ["Ain al-\nAsad"]


def test_offsets_are_those_of_the_text_as_given(finder: Finder) -> None:
    text = "Rain  fell \t in  New \n York   and\u00a0\u00a0in Hong\u00a0 Kong."
    assert [text[one.start : one.end] for one in finder.find(text)] == ["New \n York", "Hong\u00a0 Kong"]


def test_the_state_behind_a_line_end_decides_the_town() -> None:
    geoparser = Shipped(Searcher(curated(), Atlas(open_world(), curated())))
    for text in (TEXT, textwrap.fill(TEXT, 30), TEXT.replace(", ", ",\n")):
        (found,) = geoparser.find([Document("1", "", text, ())])
        (springfield,) = [one for one in found if text[one.start : one.end] == "Springfield"]
        assert springfield.label == "Springfield, Illinois, United States"


@given(st.text(st.sampled_from("ab \n\t\r\xa0\u2029"), max_size=40))
def test_every_sign_has_its_place_in_the_text_and_back(text: str) -> None:
    changed = level(text)
    for at, sign in enumerate(changed.text):
        start, end = changed.span(at, at + 1)
        if not sign.isspace():
            assert text[start:end] == sign
            assert changed.place(start, end) == (at, at + 1)
    assert changed.text.split() == text.split()
