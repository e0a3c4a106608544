"""Findings about a corpus, with and without its originals."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from geo.check import check
from tests.conftest import EVENTS, SHARED

ORIGINAL = "On Thursday a fire in Kerman left three people dead, the mayor said. Nobody else was hurt."


def digest(original: str = ORIGINAL) -> str:
    sha = hashlib.sha256(original.encode()).hexdigest()
    return (
        f"---\nid: one\noriginal: {{file: one.txt, sha256: {sha}, characters: {len(original)}}}\n"
        f"passages: [[0, {len(original)}]]\n---\nA fire in Kerman killed three.\n"
    )


def corpus_with(folder: Callable[..., Path], claim: str, tmp_path: Path) -> tuple[geo.Corpus, Path]:
    head, _, _ = EVENTS.partition("  - {id: c1")
    originals = tmp_path / "originals"
    originals.mkdir()
    (originals / "one.txt").write_text(ORIGINAL, encoding="utf-8")
    event = f"{head}  - {{id: c1, topic: deaths, speaker: mayor, article: one, paraphrase: x, {claim}}}\n"
    return geo.read_corpus(folder(articles__one_md=digest(), events_yaml=event)), originals


@pytest.mark.parametrize(
    ("claim", "finding"),
    [
        ("paragraph: 1, original: [0, 68], value: {number: 3}", None),
        ("paragraph: 1, original: [0, 68], value: {at_least: 3}", None),
        ("paragraph: 1, original: [0, 68], value: {date: 2020-01-09}", None),
        ("paragraph: 1, original: [69, 90], value: {number: 0}", None),
        ("paragraph: 1, original: [0, 68], value: {number: 4}", "the figure 4"),
        ("paragraph: 1, original: [0, 68], value: {number: 4}, inferred: from elsewhere", None),
        ("paragraph: 1, original: [0, 68], value: {date: 2020-01-08}", "the date 2020-01-08"),
        ("paragraph: 1, original: [0, 68], value: {word: dozens}", "dozens"),
        ("paragraph: 1, original: [0, 68], value: {about: 1.7e+308}", "the figure 1.7e+308"),
        ("original: [69, 90], value: {text: x}", "no name of its place"),
        ("value: {text: x}", "no paragraph and no range"),
    ],
)
def test_a_citation_must_hold_the_place_and_the_figure(
    folder: Callable[..., Path], tmp_path: Path, claim: str, finding: str | None
) -> None:
    corpus, originals = corpus_with(folder, claim, tmp_path)
    found = check(corpus, originals)
    assert [text for text in found if "claim c1" in text] == found
    assert len(found) == (finding is not None)
    assert finding is None or finding in found[0]


@pytest.mark.parametrize(
    ("more", "finding"),
    [
        ("paragraphs: [[0, 68], [69, 90]], anchors: {12: a fire in}", None),
        ("paragraphs: [[0, 69]]", "is not one paragraph"),
        ("anchors: {11: a fire in}", "does not stand at 11"),
        ("anchors: {17: e}", "more than once"),
    ],
)
def test_paragraphs_and_anchors_of_an_original_are_compared_with_it(
    folder: Callable[..., Path], tmp_path: Path, more: str, finding: str | None
) -> None:
    text = digest().replace("characters: 90}", f"characters: 90, {more}}}", 1)
    assert more in text
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "one.txt").write_text(ORIGINAL, encoding="utf-8")
    found = check(geo.read_corpus(folder(articles__one_md=text)), tmp_path / "originals")
    assert [one for one in found if one.startswith("article one: ")] == found[: finding is not None]
    assert finding is None or finding in found[0]


WHOLE = """---
id: one
---
Rain fell on the hills.

Half a dozen houses in Kerman burnt on Thursday, and 1.2 million rials were lost. A man died, said the mayor;
two dozen people were hurt, and some 5 200 fled to Tehran. Nobody was arrested yesterday.
"""


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        ("{number: 6}", None),
        ("{number: 24}", None),
        ("{number: 12}", "the figure 12"),
        ("{number: 1}", None),
        ("{number: 0}", None),
        ("{at_least: 1200000}", None),
        ("{number: 1.2}", None),
        ("{about: 5200}", None),
        ("{range: [999, 1000]}", "the figure 1,000"),
        ("{number: 7}", "the figure 7"),
        ("{word: dozens}", "'dozens'"),
        ("{date: 2021-03-04}", None),
        ("{place: tehran}", None),
        ("{place: iran}", None),
        ("{place: baghdad}", "a name of baghdad"),
        ("{text: whatever}", None),
    ],
)
@pytest.mark.parametrize("where", ["paragraph: 2", "original: [41, 240]", "paragraph: 2, original: [16, 24]"])
def test_an_article_that_is_there_in_full_must_hold_what_is_claimed(
    folder: Callable[..., Path], value: str, missing: str | None, where: str
) -> None:
    head, _, _ = EVENTS.partition("  - {id: c1")
    event = f"{head}  - {{id: c1, topic: t, speaker: mayor, article: one, paraphrase: x, {where}, value: {value}}}\n"
    findings = check(geo.read_corpus(folder(articles__one_md=WHOLE, events_yaml=event)))
    assert len(findings) == (missing is not None)
    if missing:
        assert findings[0].startswith("claim c1: ")
        assert f"{missing} is not in " in findings[0]
    excused = event.replace("paraphrase: x", "paraphrase: x, inferred: from elsewhere")
    assert check(geo.read_corpus(folder(articles__one_md=WHOLE, events_yaml=excused))) == []
    other = event.replace("paragraph: 2", "paragraph: 1").replace("[41, 240]", "[16, 39]")
    if missing or "date" in value or value not in ("{number: 0}", "{text: whatever}"):
        assert check(geo.read_corpus(folder(articles__one_md=WHOLE, events_yaml=other)))


def test_an_article_in_another_language_is_left_alone(folder: Callable[..., Path]) -> None:
    head, _, _ = EVENTS.partition("  - {id: c1")
    claim = (
        "{id: c1, topic: t, speaker: mayor, article: one, paraphrase: x, paragraph: 1, value: {number: 3}}"
    )
    text = "---\nid: one\nlanguage: de\n---\nDrei Menschen starben in Kerman.\n"
    assert check(geo.read_corpus(folder(articles__one_md=text, events_yaml=f"{head}  - {claim}\n"))) == []


def test_another_original_is_noticed(folder: Callable[..., Path], tmp_path: Path) -> None:
    corpus, originals = corpus_with(folder, "paragraph: 1, original: [0, 68], value: {number: 3}", tmp_path)
    (originals / "one.txt").write_text(ORIGINAL + " ", encoding="utf-8")
    assert "another text" in check(corpus, originals)[0]
    (originals / "one.txt").unlink()
    assert "cannot be read" in check(corpus, originals)[0]


def test_a_digest_may_do_without_passages(folder: Callable[..., Path], tmp_path: Path) -> None:
    text = digest().replace(f"passages: [[0, {len(ORIGINAL)}]]\n", "")
    (tmp_path / "one.txt").write_text(ORIGINAL, encoding="utf-8")
    figure, name = check(geo.read_corpus(folder(articles__one_md=text)), tmp_path)
    assert figure == "claim c1: the figure 3 is not in [0, 20] of one. Correct either"
    assert "no name of its place is in [0, 20] of one" in name
    text = text.replace("one.txt", '"one\\0.txt"')
    assert "cannot be read" in check(geo.read_corpus(folder(articles__one_md=text)), tmp_path)[0]


def test_an_event_without_claims_is_a_finding(folder: Callable[..., Path]) -> None:
    head, _, _ = EVENTS.partition("  claims:")
    assert check(geo.read_corpus(folder(events_yaml=head))) == [
        "event fire: no claim supports it. Add one, with the article that makes it"
    ]


def test_the_shipped_corpus_has_no_finding(seeds: geo.Corpus) -> None:
    assert check(seeds) == []


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the original articles are not at hand")
@pytest.mark.slow
def test_the_shipped_corpus_stands_up_to_its_originals(seeds: geo.Corpus) -> None:
    assert check(seeds, SHARED / "seeds") == []
