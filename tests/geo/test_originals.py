"""Originals: read, compared with what was cited, and quoted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from gazetteer.errors import InputError
from geo.originals import LONGEST, REACH, claim_quotes, mention_quotes, original_text, quote, read_originals
from tests.conftest import EVENTS, SHARED

ORIGINAL = (
    "Fire\nOn Thursday a fire in Kerman left three dead. Smoke over Kermān reached Tehran.\nAll is quiet.\n"
)
DIGEST = "Three died in Kerman. From Kermān the smoke went to Tehran, and Kerman mourned.\n"


def digest(original: str = ORIGINAL) -> str:
    sha = hashlib.sha256(original.encode()).hexdigest()
    return (
        f"---\nid: one\noriginal: {{file: one.txt, sha256: {sha}, characters: {len(original)}}}\n"
        f"passages: [[5, 84]]\n---\n{DIGEST}"
    )


def test_an_article_without_an_original_is_its_own(folder: Callable[..., Path]) -> None:
    corpus = folder(articles__one_md=b"\xef\xbb\xbfRain in Kerman.\r\n")
    article = geo.read_article(corpus / "articles" / "one.md")
    assert original_text(article, corpus / "articles") == "Rain in Kerman.\r\n"
    (corpus / "articles" / "one.md").write_text("Snow in Kerman.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"one\.md: is another text .* Get the one that was cited"):
        original_text(article, corpus / "articles")


def test_what_is_missing_is_noted_and_nothing_at_all_is_an_error(
    folder: Callable[..., Path], tmp_path: Path
) -> None:
    articles = geo.read_corpus(folder(articles__one_md=digest())).article_records.values()
    texts = tmp_path / "texts"
    texts.mkdir()
    with pytest.raises(InputError, match="holds no original that was cited"):
        read_originals(articles, texts)
    with pytest.raises(InputError, match="there is no such folder"):
        read_originals(articles, tmp_path / "elsewhere")
    (texts / "one.txt").write_text(ORIGINAL, encoding="utf-8")
    found, notes = read_originals(articles, texts)
    assert found == {"one": ORIGINAL}
    (note,) = notes
    assert note.startswith("article two is not quoted: ")
    assert "two.md: cannot be read" in note


def test_a_name_is_marked_in_the_passage_that_a_digest_restates(folder: Callable[..., Path]) -> None:
    corpus = geo.read_corpus(folder(articles__one_md=digest(), articles__two_md=None, events_yaml=None))
    quotes = mention_quotes(corpus, {"one": ORIGINAL})
    marked = [
        (m.match.surface, q and (q.before[-3:], q.marked))
        for m, q in zip(corpus.mention_records, quotes, strict=True)
    ]
    assert marked == [
        ("Kerman", ("in ", "Kerman")),
        ("Kermān", ("er ", "Kermān")),
        ("Tehran", ("ed ", "Tehran")),
        ("Kerman", ("in ", "Kerman")),
    ]
    assert "".join(quotes[0] or ()) == ORIGINAL.splitlines()[1]


def test_a_name_that_the_original_does_not_have_leaves_the_passage_unmarked(
    folder: Callable[..., Path],
) -> None:
    original = "Fire\n" + "x" * 100
    text = digest(original)
    corpus = geo.read_corpus(folder(articles__one_md=text, articles__two_md=None, events_yaml=None))
    assert mention_quotes(corpus, {"one": original})[0] == ("x" * 79, "", "")


def test_claims_are_quoted_by_their_range(folder: Callable[..., Path]) -> None:
    article = geo.read_corpus(folder()).article_records["one"]
    start = article.file_offset(0)
    corpus = geo.read_corpus(folder(events_yaml=EVENTS.replace("[0, 20]", f"[{start}, {start + 20}]")))
    first, second = claim_quotes(corpus, {"one": article.text})
    assert first is not None
    assert first.marked == article.text[:20]
    assert second is None


@pytest.mark.parametrize("lead", ["", "Short. ", "A sentence of some words. " * 30, "word " * 200, "x" * 500])
def test_context_is_bounded_and_stays_in_its_paragraph(lead: str) -> None:
    text = f"Before.\n{lead}MEANT{lead[::-1]}\r\nAfter."
    start = text.index("MEANT")
    before, marked, after = quote(text, start, start + 5)
    assert marked == "MEANT"
    assert len(before) <= REACH + 1
    assert len(after) <= REACH + 1
    assert "Before" not in before
    assert "After" not in after
    assert text[:start].endswith(before.lstrip("…"))
    assert text[start + 5 :].startswith(after.rstrip("…"))


def test_whole_sentences_are_preferred() -> None:
    text = "A first sentence. " * 20 + "Here it IS now. " + "A last sentence. " * 20
    before, _, after = quote(text, text.index("IS"), text.index("IS") + 2)
    assert before.startswith("A first")
    assert after.endswith("A last sentence.")


def test_a_range_as_long_as_an_article_is_cut() -> None:
    assert quote("long " * 1000, 0, 5000).marked == ("long " * 1000)[:LONGEST] + "…"


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the original articles are not at hand")
def test_every_claim_and_mention_of_the_shipped_corpus_is_quoted(seeds: geo.Corpus) -> None:
    texts, notes = read_originals(seeds.article_records.values(), SHARED / "seeds")
    assert notes == []
    assert all(q and q.marked for q in claim_quotes(seeds, texts))
    assert all(q and q.marked for q in mention_quotes(seeds, texts))
