"""The lexicon of kinds of happening, and what a corpus adds to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.errors import InputError
from geo.proposing.kinds import FILE, NOTHING, STRANDS, Kind, Lexicon, known_kinds, read_kinds


def kinds(text: str, lexicon: Lexicon | None = None) -> list[str]:
    lexicon = lexicon or Lexicon(known_kinds())
    return [cue.kind.name for cue in lexicon.cues(text, 0, len(text))]


@pytest.mark.parametrize("kind", known_kinds(), ids=lambda kind: kind.name)
def test_every_kind_is_found_by_its_own_words(kind: Kind) -> None:
    assert kind.strand in STRANDS
    assert 0 < kind.weight <= 1
    for word in kind.words:
        assert bool(kinds(f"the {word.removesuffix('*')} there")) == (kind.name != NOTHING), word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a car bomb exploded", ["bombing", "explosion"]),
        ("workers began a general strike", ["protest"]),
        ("the wine-tasting was firebombed", ["bombing"]),
        ("the marching band of march won", []),
        ("the fire chief and the fire crews praised fire safety", []),
        ("a quake-triggered tsunami", ["earthquake", "tsunami"]),
    ],
)
def test_words_tell_of_kinds(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_a_corpus_adds_kinds_and_words(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        "regatta: {strand: crowd, words: [Regatta, boat race]}\nflood: [high water]\n", encoding="utf-8"
    )
    lexicon = read_kinds(tmp_path)
    assert kinds("the regatta, a boat race, met high water", lexicon) == ["regatta", "regatta", "flood"]
    assert lexicon.by_name["regatta"].strand == "crowd"
    assert kinds("the flood", lexicon) == ["flood"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- flood\n", "holds no kinds"),
        ("flood: 3\n", "'flood' has no list of words"),
        ("flood: []\n", "'flood' has no list of words"),
        ("flood: [3]\n", "'flood' has no list of words"),
        ("regatta: {strand: sea, words: [sail]}\n", "'sea' is no strand"),
        ("regatta: {colour: red, words: [sail]}\n", "'colour' is an unknown key"),
        ("regatta: {weight: 7, words: [sail]}\n", "weight, spread or lasts"),
        ("Regatta!: [sail]\n", "'Regatta!' is no name"),
    ],
)
def test_what_is_wrong_with_the_file_is_said(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="(?s)" + message) as caught:
        read_kinds(tmp_path)
    assert FILE in str(caught.value)


def test_a_word_as_long_as_a_file_takes_no_time() -> None:
    lexicon = Lexicon(known_kinds())
    long = "a" * 2_000_000
    assert next(lexicon.cues(f"{long} exploded", 0, len(long) + 9)).start == len(long) + 1
