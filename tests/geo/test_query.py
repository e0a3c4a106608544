"""What the search understands: words, synonyms, a letter that slipped, coordinates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from gazetteer.errors import InputError
from gazetteer.ground import spherical
from geo.filters import Filters
from geo.query import coordinates, slipped, terms


def found(corpus: geo.Corpus, words: str) -> set[str]:
    return set(corpus.filtered(Filters(words=words)).event_records)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("33.79, 42.44", (33.79, 42.44)),
        (" 33.79 42.44 ", (33.79, 42.44)),
        ("33.79;-42.44", (33.79, -42.44)),
        ("42.5°E 33.5°N", (33.5, 42.5)),
        ("33° 30′ 36″ S, 42° 30′ W", (-33.51, -42.5)),
        ("33N 42E", (33.0, 42.0)),
        ("15 80", None),
        ("95.5, 42.4", None),
        ("33.79E 42.44E", None),
        ("33.79, 42.44, 6.5", None),
        ("missiles 15.5", None),
    ],
)
def test_coordinates(text: str, point: tuple[float, float] | None) -> None:
    assert coordinates(text) == (point and pytest.approx(point))


@pytest.mark.parametrize("word", ["stampde", "stammpede", "stanpede", "stmapede", "tampede", "stampe"])
def test_one_letter_is_forgiven(word: str) -> None:
    assert slipped(word, "stampede")


@pytest.mark.parametrize("word", ["stmpde", "pestamde", "crush"])
def test_two_letters_are_not(word: str) -> None:
    assert not slipped(word, "stampede")


def test_a_degree_of_latitude_is_as_long_as_it_should_be() -> None:
    assert spherical((33, 44), (34, 44)) == pytest.approx(
        111_195, abs=1
    )  # a 360th of the circle of that radius


def test_synonyms_of_several_words() -> None:
    groups = [["Revolutionary Guards", "IRGC"]]
    assert terms("the IRGC", groups) == (("the",), ("irgc", "revolutionary guards"))
    assert terms("revolutionary guards now", groups) == (("revolutionary guards", "irgc"), ("now",))


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("stampede", "kerman-crush"),
        ("stampde", "kerman-crush"),
        ("Suleimani", "soleimani-killing"),
        ("30.283, 57.078", "kerman-crush"),
    ],
)
def test_the_corpus_that_ships_knows_other_words(seeds: geo.Corpus, words: str, event: str) -> None:
    assert event in found(seeds, words) < set(seeds.event_records)


def test_a_figure_is_never_forgiven(seeds: geo.Corpus) -> None:
    assert found(seeds, "20222") == set()


@pytest.mark.slow
def test_a_word_that_the_corpus_has_is_taken_as_it_is(seeds: geo.Corpus) -> None:
    assert found(seeds, "kerman") == {
        event.id for event in seeds.event_records.values() if event.id in found(seeds, "کرمان")
    }


def test_words_of_a_paraphrase_find_its_event(folder: Callable[..., Path]) -> None:
    corpus = geo.read_corpus(folder())
    assert found(corpus, "counts three") == {"fire"}


def test_a_group_of_one_is_refused(folder: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match="synonyms"):
        geo.read_corpus(folder(corpus_yaml="title: Small\nsynonyms: [[crush]]\n"))
