"""Where in an article something stands: the paragraph as it was published, its part, and words to find it by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from gazetteer.errors import InputError
from geo.articles import Article
from geo.citing import Location, anchor, locate
from tests.conftest import EVENTS, SHARED

Folder = Callable[..., Path]
#: A digest of three paragraphs, of which the first two restate one paragraph of the original, and the third a caption.
DIGEST = """---
id: two
url: https://two.example/fire
original:
  file: two.txt
  sha256: {sha}
  characters: 200
{more}passages: [[20, 60], [61, 90], [150, 180]]
---
Five died in Kerman.

Smoke reached Tehran.

A picture of Kerman.
"""
MORE = """  paragraphs: [[20, 90], [92, 140]]
  parts: {headline: [[0, 18]], caption: [[145, 190]]}
  anchors: {30: Kerman Five, 150: Picture}
"""


def two(more: str) -> dict[str, str]:
    return {"articles__two_md": DIGEST.format(sha="0" * 64, more=more)}


def claim_at(paragraph: int, start: int, end: int) -> str:
    old = "article: two, paragraph: 1,\n     original: [0, 20]"
    assert old in EVENTS
    return EVENTS.replace(old, f"article: two, paragraph: {paragraph}, original: [{start}, {end}]")


@pytest.mark.parametrize(
    ("paragraph", "start", "end", "expected"),
    [
        (1, 25, 60, Location(1)),
        (2, 65, 80, Location(1)),
        (2, 65, 100, Location(1, 2)),
        (3, 150, 170, Location(part="caption")),
    ],
)
def test_a_digest_cites_paragraphs_of_its_original(
    folder: Folder, paragraph: int, start: int, end: int, expected: Location
) -> None:
    corpus = geo.read_corpus(folder(events_yaml=claim_at(paragraph, start, end), **two(MORE)))
    row = corpus.claims.set_index("id").loc["c2"]
    told = row[["paragraph", "last_paragraph", "part"]].dropna().to_dict()
    assert Location(**told) == expected
    assert row["digest_paragraph"] == paragraph
    mentions = corpus.mentions[corpus.mentions["article"] == "two"]
    assert mentions["paragraph"].tolist()[:2] == [1, 1]
    assert mentions["digest_paragraph"].tolist() == [1, 2, 3]
    assert mentions["part"].tolist()[-1] == "caption"


def test_without_the_paragraphs_of_the_original_the_paragraph_is_not_known(folder: Folder) -> None:
    corpus = geo.read_corpus(folder(events_yaml=claim_at(1, 25, 60), **two("")))
    row = corpus.claims.set_index("id").loc["c2"]
    assert row[["paragraph", "last_paragraph", "part"]].isna().all()
    assert row["digest_paragraph"] == 1


def test_an_article_in_full_cites_its_own_paragraphs(folder: Folder) -> None:
    corpus = geo.read_corpus(folder())
    assert corpus.claims["paragraph"].tolist() == [1, 1]
    assert corpus.claims["digest_paragraph"].isna().all()


@pytest.mark.parametrize(
    ("location", "words"),
    [(Location(8), "¶8"), (Location(8, 9), "¶8–9"), (Location(part="caption"), "caption"), (Location(), "")],
)
def test_a_location_in_words(location: Location, words: str) -> None:
    assert location.words == words


def test_a_range_counts_before_the_paragraph_that_a_claim_gives() -> None:
    article = Article(id="a", text="Rain fell.\n\nThe river rose.\n\nIt fell again.")
    assert locate(article, 0, 5) == Location(1)
    assert locate(article, 12, 40) == Location(2, 3)


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("  paragraphs: [[20, 90], [80, 140]]\n", "[80, 140]"),
        ("  paragraphs: [[20, 901]]\n", "[20, 901]"),
        ("  parts: {caption: [[9, 9]]}\n", "[9, 9]"),
        ("  anchors: {199: Picture}\n", "199"),
        ("  anchors: {1: five words are too many}\n", "quotation"),
    ],
)
def test_a_range_that_is_none_is_refused(folder: Folder, more: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        geo.read_corpus(folder(**two(more)))
    assert "two.md" in str(caught.value)
    assert problem in str(caught.value)


def test_an_anchor_is_short_and_stands_once() -> None:
    text = "Mayor Jane Doe spoke in Kerman. Later Mayor Jane Doe spoke in Tehran, of 17 dead."
    found = anchor(text, 32, len(text))
    assert found is not None
    at, words = found
    assert text[at : at + len(words)] == words
    assert text.count(words) == 1
    assert len(words.split()) <= 4
    assert anchor("again and again and again", 0, 9) is None


def test_anchors_of_the_seeds_are_no_quotations(seeds: geo.Corpus) -> None:
    anchors = [
        words for a in seeds.article_records.values() if a.original for words in a.original.anchors.values()
    ]
    assert len(anchors) > 100
    assert max(len(words.split()) for words in anchors) <= 4


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the originals are not in the project")
def test_every_claim_of_the_seeds_stands_in_the_paragraph_that_it_cites(seeds: geo.Corpus) -> None:
    """Count the paragraphs of each original anew, from its lines, and compare."""
    for article in seeds.article_records.values():
        assert article.original is not None
        path = SHARED / "seeds" / article.original.file
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        for claim in seeds.claims_in(article.id):
            start, end = claim.original or (0, 0)
            where = locate(article, start, end)
            assert where.words, claim.id
            begin = article.original.paragraphs[where.paragraph - 1][0] if where.paragraph else start
            assert begin <= start, claim.id
            assert "\n" not in text[begin:start], claim.id
        begins = [start for start, _ in article.original.paragraphs]
        apart = [start for spans in article.original.parts.values() for start, _ in spans]
        assert not set(begins) & set(apart)
        assert all(not start or text[start - 1] in "\r\n\ufeff" for start in begins)
