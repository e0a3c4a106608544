"""Folding with its way back, and the index of names in memory and on disk."""

from __future__ import annotations

import multiprocessing
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import InputError, OutputError, curated
from gazetteer.index import NameIndex
from gazetteer.names import PARAGRAPH, fold, key

# Characters that fold in some odd way, beside plain ones.
ODD = "aZéßẞİıŁœﬁǅ\u0301\u0308\u200b\u200c\u200d\u00ad\u202e \u00a0\t\n\r\u2028\u2029\x0b\x85-\u2011\u2013—'’ʻ\"“.,ئأآیکةـعּשׁ각ﬃ½Ⅷ\ue000\ue001\ufeff𝔸東\x00"
texts = st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kermān", "kerman"),
        ("Kerma\u0304n", "kerman"),
        ("AL\u2011ANBAR", "al anbar"),
        ("Al\u2013Anbar", "al anbar"),
        ("al\u00a0 \t Anbar", "al anbar"),
        ("al\nAnbar", "al anbar"),
        ("Hewlêr", "hewler"),
        ("Sana\u2019a", "sana'a"),
        ("Al-\u02bfAmarah", "al amarah"),
        ("Sana\u02bba", "sana'a"),
        ("Gro\u00dfe", "grosse"),
        ("GRO\u1e9eE", "grosse"),
        ("\u0130zmir", "izmir"),
        ("D\u0131yarbak\u0131r", "diyarbakir"),
        ("\ufb01ord", "fiord"),
        ("Sou\u00adth", "south"),
        ("\u0643\u0631\u0645\u0627\u0646", key("\u06a9\u0631\u0645\u0627\u0646")),  # Arabic and Persian kaf
        ("\u0623\u0631\u0628\u064a\u0644", key("\u0627\u0631\u0628\u06cc\u0644")),  # hamza, Persian yeh
        ("\u0628\u064e\u063a\u0652\u062f\u0627\u062f", key("\u0628\u063a\u062f\u0627\u062f")),  # vowel marks
        ("\u0639\u0640\u0640\u0631\u0627\u0642", key("\u0639\u0631\u0627\u0642")),  # tatweel
    ],
)
def test_spellings_fold_to_one(text: str, folded: str) -> None:
    assert key(text) == folded


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("Iran\n\nIraq", f"Iran{PARAGRAPH}Iraq"),
        ("Iran\r\n \r\nIraq", f"Iran{PARAGRAPH}Iraq"),
        ("Iran\r\nIraq", "Iran\nIraq"),
        ("Iran - Iraq", "Iran—Iraq"),
        ("Iran\u2013Iraq", "Iran-Iraq"),
        ("Iran--Iraq", "Iran—Iraq"),
    ],
)
def test_breaks_are_told_apart(text: str, cased: str) -> None:
    assert fold(text).cased == cased


@given(texts)
def test_every_folded_character_knows_its_source(text: str) -> None:
    folded = fold(text)
    assert len(folded.cased) == len(folded.small)
    ranges = [folded.span(index, index + 1) for index in range(len(folded.small))]
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert ranges == sorted(ranges)
    assert all(one == two or one[1] <= two[0] for one, two in pairwise(ranges))
    covered = {at for start, end in ranges for at in range(start, end)}
    for at, sign in enumerate(text):
        if at not in covered:  # only what is invisible, a mark alone, or an opening apostrophe folds away
            assert unicodedata.category(sign) in {"Cf", "Mn", "Mc", "Me"} or fold(sign).small in {"", "'"}


@given(texts)
def test_folding_a_range_again_gives_what_was_folded(text: str) -> None:
    folded = fold(text)
    for index, sign in enumerate(folded.small):
        start, end = folded.span(index, index + 1)
        assert sign in fold(text[start:end]).small


@given(st.text(st.sampled_from("abcXYZ .,;"), max_size=40).filter(lambda text: "  " not in text))
@pytest.mark.slow
def test_plain_text_keeps_its_offsets(text: str) -> None:
    folded = fold(text)
    assert folded.cased == text
    assert all(folded.span(index, index + 1) == (index, index + 1) for index in range(len(text)))


def test_combining_marks_belong_to_the_letter_before() -> None:
    text = "in Kerma\u0304n\u0323, they"
    folded = fold(text)
    start = folded.small.index("kerman")
    assert text[slice(*folded.span(start, start + 6))] == "Kerma\u0304n\u0323"


@pytest.fixture
def small_index() -> NameIndex:
    return NameIndex.build(
        [
            ("Al-Hasa", "hasa", False, False),
            ("St. Clair", "clair", False, False),
            ("Ba'quba", "baquba", False, False),
            ("U.S.", "us", True, False),
            ("Hasawi", "hasa", False, True),
            ("Hasa", "hasa", False, False),
            ("Hasa", "other-hasa", False, False),
        ]
    )


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("al hasa", ["hasa"]),
        ("AL\u2010HASA", ["hasa"]),
        ("St Clair", ["clair"]),
        ("Baquba", ["baquba"]),
        ("Ba\u02bfquba", ["baquba"]),
        ("u.s.", ["us"]),
        ("U.S", ["us"]),
        ("hasa", ["hasa", "other-hasa"]),
        ("Has", []),
        ("", []),
    ],
)
def test_look_up(small_index: NameIndex, name: str, places: list[str]) -> None:
    assert [meaning.place for meaning in small_index.look_up(name)] == places


def test_meanings_record_case_and_kind(small_index: NameIndex) -> None:
    (article,) = small_index.look_up("al-hasa")
    assert (article.capitals, article.demonym, article.abbreviation) == (0b10, False, False)
    assert small_index.look_up("hasawi")[0].demonym
    assert small_index.look_up("u.s.")[0].abbreviation
    assert "al" in small_index.small_starts
    assert "hasa" not in small_index.small_starts


def test_prefixes_come_longest_first(small_index: NameIndex) -> None:
    assert [name for name, _ in small_index.prefixes("see hasawi", 4)] == ["hasawi", "hasa"]


def test_empty_index_knows_nothing() -> None:
    index = NameIndex.build([])
    assert (len(index), index.look_up("Iran"), index.prefixes("iran", 0)) == (0, (), [])


def _look_up_in(directory: Path) -> list[str]:
    return [meaning.place for meaning in NameIndex.open(directory).look_up("Kermán")]


@pytest.mark.slow
def test_saved_index_answers_like_the_one_in_memory(tmp_path: Path) -> None:
    index = NameIndex.of(curated())
    index.save(tmp_path / "names")
    opened = NameIndex.open(tmp_path / "names")
    assert opened.names() == index.names()
    for name in index.names():
        assert opened.look_up(name) == index.look_up(name) != ()
    assert (opened.longest, opened.small_starts) == (index.longest, index.small_starts)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_look_up_in, (tmp_path / "names",)) == ["kerman"]


@pytest.mark.parametrize("file", [*NameIndex._FILES, "index.json"])
@pytest.mark.parametrize("harm", ["missing", "cut", "empty"])
def test_broken_index_is_noticed(tmp_path: Path, small_index: NameIndex, file: str, harm: str) -> None:
    small_index.save(tmp_path)
    path = tmp_path / file
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-3] if harm == "cut" else b"")
    with pytest.raises(InputError, match=r"no whole name index.*Build it again"):
        NameIndex.open(tmp_path)


def test_unwritable_directory_is_said(tmp_path: Path, small_index: NameIndex) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be written"):
        small_index.save(tmp_path / "file")
