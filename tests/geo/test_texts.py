"""Articles to read: whose text it is, and that every mark stands where it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from geo import texts
from geo.texts import marked_texts

Folder = Callable[..., Path]


def test_a_digest_has_its_own_words_and_claims_at_its_paragraphs(seeds: geo.Corpus) -> None:
    for read, article in zip(marked_texts(seeds), seeds.article_records.values(), strict=True):
        assert read.digest
        assert (read.text, read.paragraphs) == (article.text, article.paragraphs)
        begins = {start for start, _ in read.paragraphs}
        assert all(start == end and start in begins for _, start, end in read.claims)
        assert len(read.claims) == len(seeds.claims_in(article.id))
        for row, start, end in read.mentions:
            assert read.text[start:end] == seeds.mention_records[row].match.surface


def test_an_article_in_full_has_what_claims_cite(folder: Folder) -> None:
    corpus = geo.read_corpus(folder())
    for read in marked_texts(corpus):
        claims = list(corpus.claim_records.values())
        assert not read.digest
        for row, start, end in read.claims:
            first, last = claims[row].original or (0, 0)
            article = corpus.article_records[read.article]
            assert (article.file_offset(start), end - start) == (
                max(first, article.file_offset(0)),
                end - start,
            )
            assert start < end <= len(read.text)
            assert last > first


def test_an_original_takes_the_place_of_its_digest(seeds: geo.Corpus) -> None:
    record = seeds.article_records["cna"]
    assert record.original
    text = ("Rain.\n\n" + "x" * record.original.characters)[: record.original.characters]
    read = next(read for read in marked_texts(seeds, {"cna": text}) if read.article == "cna")
    assert not read.digest
    assert (read.text, len(read.paragraphs)) == (text, 2)
    cited = {claim.original for claim in seeds.claims_in("cna") if claim.original}
    assert {(start, end) for _, start, end in read.claims} == cited
    assert read.mentions == []  # no name of a place stands in it


def test_more_text_than_can_be_sent_is_left_out(seeds: geo.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MOST", 1000)
    assert marked_texts(seeds) == []
