"""Sentences of articles as they are saved."""

from __future__ import annotations

import itertools
import time

import pytest

from geo.proposing.sentences import sentences


def parts(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody slept.", ["It rained.", "Nobody slept."]),
        ("Lt. Ana Ruiz spoke. She left.", ["Lt. Ana Ruiz spoke.", "She left."]),
        ("The U. S. Coast Guard came.", ["The U. S. Coast Guard came."]),
        ("The U.S. Navy came to the U.S. The crew slept.", ["The U.S. Navy came to the U.S.", "The crew slept."]),
        ("John F. Miller of Flint, Mich. and Dr. Roe fled.", ["John F. Miller of Flint, Mich. and Dr. Roe fled."]),
        ("It struck at 10 a.m. Monday. He ran.", ["It struck at 10 a.m. Monday.", "He ran."]),
        ("It struck at 10 a.m. The roof fell.", ["It struck at 10 a.m.", "The roof fell."]),
        ('"We ran. " He wept.', ['"We ran. "', "He wept."]),
        ('"We ran!" she said. "All of us."', ['"We ran!" she said.', '"All of us."']),
        ("It measured 5.9. Walls fell.", ["It measured 5.9.", "Walls fell."]),
        ("Who knows? Nobody.", ["Who knows?", "Nobody."]),
        ("Ash fell\nfor three hours on the\nroofs of the old town.", ["Ash fell\nfor three hours on the\nroofs of the old town."]),
        ("Mine floods\n\nA mine flooded. Two men fled.", ["Mine floods", "A mine flooded.", "Two men fled."]),
        ("", []),
        (" \n\n ", []),
    ],
)  # fmt: skip
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_paragraphs_wrapped_hard_are_one() -> None:
    text = (
        "Rain fell for nine days on the valley, and the river\n"
        "Ossa rose above its banks on Friday. Farmers took\n"
        "their cattle up the hill.\n"
        "\n"
        "The dam held."
    )
    found = sentences(text)
    assert [sentence.paragraph for sentence in found] == [0, 0, 1]
    assert text[found[0].start : found[0].end].endswith("on Friday.")


def test_a_headline_does_not_run_on_into_the_line_of_its_date_or_its_author() -> None:
    lines = ["Toll in the depot blast climbs to nineteen: nine", "4 March 2019", "By Jane Doe"]
    assert parts("\n".join(lines)) == lines
    wrapped = "The depot was built, as its owners told us at length, in\nMarch 2019. It was closed when it\nblew up."
    assert len(parts(wrapped)) == 2


def test_headlines_stand_above_the_first_sentence_and_lines_of_dates_are_none() -> None:
    text = "Updated: 4 May 2011 15:04\n\nBridge falls\n\nNobody is hurt, says mayor\n\nA bridge fell.\n\nMore soon"
    assert [sentence.headline for sentence in sentences(text)] == [False, True, True, False, False]


@pytest.mark.parametrize(
    "text",
    ["word " * 100_000, "a. " * 100_000, "\n" * 500_000, '"' * 500_000, ". " * 100_000, "x\n" * 100_000],
)
@pytest.mark.slow
def test_long_and_odd_texts_take_time_in_proportion(text: str) -> None:
    started = time.process_time()
    found = sentences(text)
    assert time.process_time() - started < 5
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("word", ["word ", "word", "wörd\u00a0 "])
def test_what_goes_on_for_too_long_is_cut_at_white_space(word: str) -> None:
    text = f"A first sentence. {word * 5000}".strip()
    found = sentences(text)
    assert max(sentence.end - sentence.start for sentence in found) <= 4000
    assert {text[sentence.start : sentence.end].strip() for sentence in found} == {
        text[sentence.start : sentence.end] for sentence in found
    }
    covered = "".join(text[sentence.start : sentence.end] for sentence in found)
    assert "".join(covered.split()) == "".join(text.split())
    if word != "word":
        assert {text[sentence.end - 4 : sentence.end] for sentence in found[1:]} == {word.strip()}
