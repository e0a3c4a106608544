"""The page's data: what it holds, and how it is parted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geo
from maps.content import DRAWN, content, split
from tests.conftest import EVENTS


def unpacked(part: dict[str, Any]) -> dict[str, Any]:
    """Undo what the page undoes: a column that is written as one value."""
    return {
        name: [column["same"]] * column["rows"] if isinstance(column, dict) else list(column)
        for name, column in part.items()
    }


def test_both_parts_together_are_the_tables(seeds: geo.Corpus) -> None:
    data = content(seeds)
    first, details = split(data)
    for name, drawn in DRAWN.items():
        assert set(first["later"][name]) == set(details[name]) == set(data[name]) - set(drawn)
        whole = unpacked(first[name]) | unpacked(details[name])
        assert whole == {column: list(rows) for column, rows in data[name].items()}


def test_every_column_of_a_table_has_a_row_for_each_record(seeds: geo.Corpus) -> None:
    data = content(seeds)
    for name in (
        "articles",
        "speakers",
        "places",
        "dates",
        "events",
        "links",
        "claims",
        "groups",
        "mentions",
    ):
        assert len({len(column) for column in data[name].values()}) == 1, name
    assert len(data["events"]["id"]) == len(seeds.event_records)
    assert len(data["claims"]["id"]) == len(seeds.claim_records)


def test_passages_are_there_only_where_originals_are(seeds: geo.Corpus, folder: Callable[..., Path]) -> None:
    assert "quote" not in content(seeds)["claims"]
    corpus = geo.read_corpus(folder())
    data = content(corpus, {"one": corpus.article_records["one"].text})
    assert len(data["claims"]["quote"]) == len(data["claims"]["id"])
    assert data["claims"]["quote"][1] is None
    of_one, *others = data["mentions"]["quote"]
    assert of_one == ["Three people died in ", "Kerman", " on Thursday."]
    assert set(others) == {None}
    _, details = split(data)
    assert {"claims", "mentions"} == {name for name, table in details.items() if "quote" in table}


def test_a_clock_time_is_there_where_an_event_has_one(seeds: geo.Corpus, folder: Callable[..., Path]) -> None:
    events = content(seeds)["events"]
    row = events["id"].index("missile-strike")
    assert (events["time"][row], events["time_approximate"][row]) == ("00:00", True)
    assert "time" not in content(geo.read_corpus(folder()))["events"]


def test_one_value_throughout_is_written_once() -> None:
    first, _ = split({"events": {"id": ["a", "b"], "kind": ["x", "x"]}, "places": {"id": ["p"]}})
    assert first["events"] == {"id": ["a", "b"], "kind": {"same": "x", "rows": 2}}
    assert first["places"] == {"id": ["p"]}


def test_a_corpus_without_events_has_empty_tables(tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text("Smoke over Erbil.\n", encoding="utf-8")
    data = content(geo.read_corpus(tmp_path))
    assert data["events"]["id"] == data["claims"]["id"] == data["links"]["event"] == []
    assert data["mentions"]["surface"] == ["Erbil"]


def test_a_part_judges_conflict_and_update_by_the_whole_corpus_as_the_tables_do(
    folder: Callable[..., Path],
) -> None:
    fallen = (
        "  - {id: c3, topic: deaths, value: {number: 2}, unit: people, speaker: police, article: three,\n"
        "     paragraph: 1, paraphrase: Two.}\n"
    )
    texts = {
        f"articles__{id}_md": f"---\nid: {id}\npublisher: {id}\npublished: 2021-03-0{day}\n---\nA fire in Kerman.\n"
        for day, id in ((4, "one"), (6, "two"), (8, "three"))
    }
    whole = geo.read_corpus(folder(events_yaml=EVENTS + fallen, **texts))
    part = whole.filtered(["one", "two"])
    assert part.courses["fire", "deaths", None].course == "update", "by itself"
    for corpus in (whole, part):
        [(course, _)] = content(corpus)["groups"]["course"]
        assert [course] == corpus.disagreements["course"].tolist() == ["conflict"]
