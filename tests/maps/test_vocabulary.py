"""A kind and a column are one entry each: what is added to the vocabulary is on the page and in every export."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import geo
import maps
from dateline import app
from geo.export import csv, geojson
from geo.filters import Filters
from geo.rows import columns as columns_of
from geo.vocabulary import columns, kinds
from geo.vocabulary.columns import Column
from geo.vocabulary.kinds import Kind
from maps.content import content
from tests.conftest import EVENTS
from tests.maps.test_exports import assert_same, page_of

Folder = Callable[..., Path]


def page_data(page: str) -> dict[str, object]:
    """The data that a page is drawn from."""
    block = re.search(r'id="dateline-data">(.*?)</script>', page, re.DOTALL)
    assert block
    data: dict[str, object] = json.loads(block[1])
    return data


def test_a_kind_is_one_entry(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flood = Kind("flood", "flood", "floods", "drop", "#0b5c7a", "#6cc3e0")
    monkeypatch.setattr(kinds, "KINDS", (flood, *kinds.KINDS))
    corpus = geo.read_corpus(folder(events_yaml=EVENTS.replace("kind: other", "kind: flood")))
    page = maps.explorer(corpus, plain=True).get_root().render()
    (shown,) = page_data(page)["vocabulary"]["kinds"]  # type: ignore[index]
    assert (shown["key"], shown["plural"], shown["path"]) == ("flood", "floods", kinds.MARKS["drop"])
    assert "--kind-0:#0b5c7a;" in page
    assert "--kind-0:#6cc3e0;" in page
    assert 'dateline.layer("events", "flood")' in page
    part = corpus.filtered(Filters(kinds="flood"))
    assert '"kind":"flood"' in geojson(part, "events")
    cases = [Filters(), Filters(kinds=()), Filters(kinds=("flood",)).fitted(corpus)]
    (tmp_path / "node").mkdir()
    made = page_of(corpus, cases, [], tmp_path / "node")["outcomes"]
    assert_same(corpus, cases, made)
    assert made[0]["choices"]["kinds"] == {"flood": 1}


@pytest.mark.slow
def test_a_kind_of_a_corpus_needs_no_entry(folder: Folder, tmp_path: Path) -> None:
    about = "title: Small\nkinds:\n  flood: {label: 'High <b>{{7*7}}</b> water'}\n"
    where = folder(events_yaml=EVENTS.replace("kind: other", "kind: flood"), corpus_yaml=about)
    page = maps.explorer(geo.read_corpus(where), plain=True).get_root().render()
    assert "<b>{{7*7}}" not in page
    (shown,) = page_data(page)["vocabulary"]["kinds"]  # type: ignore[index]
    assert shown["label"] == "High <b>{{7*7}}</b> water"
    assert f"--kind-0:{shown['light']};" in page
    for kind, count in (("flood", 1), ("strike", 0)):
        done = CliRunner().invoke(
            app, ["export", str(where), "--kind", kind, "-f", "csv"], catch_exceptions=False
        )
        assert done.stdout.count("\n") == 1 + count
    done = CliRunner().invoke(app, ["export", str(where), "--kind", "floods"])
    assert done.exit_code == 2
    assert (
        "no kind of event is called 'floods'. Choose from strike, killing, crowd, speech, politics, flood, other"
        in (" ".join(done.stderr.split()))
    )


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("events", Column("letters", "integer", "Of its title.", lambda row: len(row.event.title), "events.letters")),
        ("events", Column("summary", "text", "In short.", "event.summary", "events.summary")),
        ("events", Column("region", "text", "Id of what the place lies in.", "place.within", "places.within_id")),
        ("claims", Column("unit", "text", "Of the value.", "claim.unit", "claims.unit")),
        ("places", Column("outlined", "boolean", "Has an outline.", lambda row: bool(row.place.outline), "places.outlined")),
        ("mentions", Column("words", "integer", "In the name.", lambda row: len(row.match.surface.split()), "mentions.words")),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)  # fmt: skip
def test_a_column_is_one_entry(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: geo.export.Layer, column: Column
) -> None:
    monkeypatch.setitem(columns.COLUMNS, table, (*columns.COLUMNS[table], column))
    corpus = geo.read_corpus(folder())
    values = getattr(corpus, table)[column.name]
    assert str(values.dtype) == columns.DTYPES[column.type]
    assert values.notna().any()
    assert csv(corpus, table).splitlines()[0].split(",")[len(columns_of(table)) - 1] == column.name
    assert f'"{column.name}":' in geojson(corpus, table)
    assert [column.name, column.page] in content(corpus)["vocabulary"]["columns"][table]
    cases = [Filters(), Filters(articles=("one",)).fitted(corpus)]
    (tmp_path / "node").mkdir()
    assert_same(corpus, cases, page_of(corpus, cases, [], tmp_path / "node")["outcomes"])


def test_every_column_of_the_page_is_there(seeds: geo.Corpus) -> None:
    data = content(seeds)
    for declared in data["vocabulary"]["columns"].values():
        for _, source in declared:
            if source:
                table, _, name = source.partition(".")
                assert name in data[table]
