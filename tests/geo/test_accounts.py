"""Whose accounts: what each article covers, who is named, and who contradicts whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from geo.accounts import contradictions, is_named
from geo.independence import voice
from tests.conftest import EVENTS

Folder = Callable[..., Path]


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Leo Ruiz", True),
        ("Leo Ruiz, a witness", True),
        ("The ministry of transport", True),
        ("Spokesman Leo Ruiz", True),
        ("The Herald's reports desk", True),
        ("A hospital spokeswoman", False),
        ("Officials, unnamed", False),
        ("A doctor at the hospital, who declined to be named", False),
        ("security sources", False),
        ("Witnesses at the scene", False),
        ("An anonymous caller", False),
        ("An official of the ministry", False),
    ],
)
def test_who_is_named(name: str, named: bool) -> None:
    assert is_named(name) is named


def test_coverage_counts_every_claim_once(seeds: geo.Corpus) -> None:
    table = seeds.coverage()
    assert list(table.index) == list(seeds.event_records)
    assert list(table.columns) == list(seeds.article_records)
    assert table.to_numpy().sum() == len(seeds.claim_records)
    for event in seeds.event_records.values():
        assert list(table.columns[table.loc[event.id] > 0]) == [a.id for a in seeds.articles_on(event.id)]


def test_coverage_of_a_part_and_of_nothing(seeds: geo.Corpus, tmp_path: Path) -> None:
    part = seeds.filtered(geo.Filters(articles="cna", event="kerman-crush")).coverage()
    assert part.shape == (1, 1)
    (tmp_path / "a.txt").write_text("Smoke over Erbil.\n", encoding="utf-8")
    empty = geo.read_corpus(tmp_path)
    assert empty.coverage().shape == (0, 1)
    assert empty.speakers().empty


def test_every_speaker_has_a_row(seeds: geo.Corpus) -> None:
    table = seeds.speakers().set_index("id")
    assert sorted(table.index) == sorted(seeds.voices)
    assert table["claims"].sum() == len(seeds.claim_records)
    assert table["claims"].is_monotonic_decreasing
    said = [claim for claim in seeds.claim_records.values() if voice(claim) == "pentagon"]
    assert table.loc["pentagon", "claims"] == len(said)
    assert set(table.loc["pentagon", "articles"]) == {claim.article for claim in said}
    assert table.loc["pentagon", "side"] == "united-states"
    assert not table.loc["us-officials", "named"]
    assert table.loc["article:cna", "name"] == "CNA itself"
    assert not table.loc["article:compilation", "independent"]


def test_contradiction_is_mutual_and_can_be_of_oneself(folder: Folder) -> None:
    apart = geo.read_corpus(folder())
    assert dict(contradictions(apart)) == {("mayor", "police"): 1}
    table = apart.speakers().set_index("id")["contradicts"]
    assert table.to_dict() == {"mayor": ["police"], "police": ["mayor"]}
    itself = geo.read_corpus(folder(events_yaml=EVENTS.replace("speaker: police", "speaker: mayor")))
    assert itself.speakers()["contradicts"].tolist() == [["mayor"]]
