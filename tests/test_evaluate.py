"""The command that scores finding and placing against articles that people have marked."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline import app
from gazetteer.geoparser import RULES
from gazetteer.scoring.gold import Document, read_gold
from gazetteer.scoring.shipped import Scored
from gazetteer.world import open_world
from tests.conftest import SHARED

TEXTS = [
    ("The river rose in [Troy], [N.C.], on Monday.", [(35.36, -79.89), (35.5, -80.0)]),
    ("Ships left [Baghdad] for [Basra], the [Iraqi] port.", [(33.34, 44.4), (30.5, 47.8), (33.0, 44.0)]),
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    documents = []
    for number, (text, points) in enumerate(TEXTS):
        marks, plain = [], ""
        for piece in text.replace("]", "[").split("["):
            if piece and len(plain + piece) > len(plain) and f"[{piece}]" in text:
                lat, lon = points[len(marks)]
                marks.append({"start": len(plain), "end": len(plain + piece), "lat": lat, "lon": lon})
            plain += piece
        documents.append({"doc_id": number, "source": "example.org", "text": plain, "toponyms": marks})
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(documents), encoding="utf-8")
    return path


def run(*arguments: object) -> str:
    done = CliRunner().invoke(app, ["evaluate", *map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_figures_are_printed_with_their_intervals(gold: Path, tmp_path: Path) -> None:
    rows = {row["measure"]: row for row in json.loads(run(gold, "--json", "--errors", tmp_path / "e.csv"))}
    assert rows["Acc@161 given spans"]["value"] == 1
    assert rows["coverage@161"]["value"] == 1
    assert rows["recognition F1"]["low"] <= rows["recognition F1"]["value"] <= rows["recognition F1"]["high"]
    assert rows["documents a second"]["value"] > 0
    told, _, *lines = run(gold).splitlines()
    assert told == "counted: every literal and embedded and demonym and street finding"
    assert rows.keys() == {line.partition("  ")[0] for line in lines}
    table = list(csv.DictReader((tmp_path / "e.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["mistake"] for row in table} <= {"missed", "not a toponym"}


@pytest.mark.slow
def test_rules_are_switched_off_and_their_effects_told(gold: Path) -> None:
    off = [option for rule in RULES if ":" not in rule for option in ("--without", rule)]
    rows = {row["measure"]: row["value"] for row in json.loads(run(gold, "--json", *off))}
    assert rows["Acc@161 given spans"] < 1
    told = json.loads(run(gold, "--rules", "--json"))
    assert [row["without"] for row in told] == list(RULES)
    assert all(row["Acc@161 given spans"] <= 0 for row in told)


@pytest.mark.slow
def test_a_class_that_the_file_does_not_mark_is_not_counted_unless_asked(tmp_path: Path) -> None:
    text = "French, Iraqi and Turkish ships left Basra, the German navy said. "
    at = text.index("Basra")
    mark = {"start": at, "end": at + 5, "lat": 30.5, "lon": 47.8}
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([{"text": text, "toponyms": [mark]}] * 4), encoding="utf-8")
    first, second, heads, *rows = run(path).splitlines()
    assert first == "counted: every literal and embedded and demonym and street finding"
    assert second == "this gold marks 0 of 16 demonyms: not counted as marked"
    assert heads.split()[-2:] == ["as", "marked"]
    f1 = next(row for row in rows if row.startswith("recognition F1")).split()
    assert (float(f1[2]), float(f1[-1])) == (0.3333, 1.0)
    every = {row["measure"]: row for row in json.loads(run(path, "--count", "all", "--json"))}
    asked = {row["measure"]: row for row in json.loads(run(path, "--count", "literal", "--json"))}
    assert every["recognition F1"]["value"] == 0.3333
    assert asked["recognition F1"]["value"] == 1.0
    assert "as marked" not in every["recognition F1"]
    done = CliRunner().invoke(app, ["evaluate", str(path), "--count", "river"])
    assert done.exit_code == 2
    assert "no such class of finding: 'river'; there are literal" in done.stderr


def test_a_file_that_is_no_gold_gets_one_message(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text("[{}]", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", str(path)])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "gold.json:1:2: document 1: text is None" in done.stderr


def printed(documents: list[Document], folder: Path) -> list[set[tuple[object, ...]]]:
    """Spans and points of what `mentions` prints for documents, written as files of one outlet a folder."""
    paths = []
    for number, document in enumerate(documents):
        path = folder / (document.outlet or f"none-{number}") / f"d{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.text.encode())
        paths.append(str(path))
    arguments = ["mentions", *paths, "--gazetteer", "world", "--json"]
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    found: list[set[tuple[object, ...]]] = [set() for _ in documents]
    for row in json.loads(done.stdout):
        found[int(row["article"][1:])].add((row["start"], row["end"], row["lat"], row["lon"]))
        assert row["confidence"] is not None
    return found


def scored(documents: list[Document]) -> list[set[tuple[object, ...]]]:
    found = Scored(open_world()).as_shipped().find(documents)
    return [{(one.start, one.end, *(one.point or (None, None))) for one in each} for each in found]


def test_what_is_scored_is_what_is_printed(tmp_path: Path) -> None:
    texts = [
        "The White House spoke of Troy, Alabama, and of Baghdad.",
        "Rain fell in Peoria, Illinois, and in Springfield.",
        "Springfield held its fair; nobody came from Peoria.",
        "Canadian and U.S. ships left Basra for Lebanon County.",
    ]
    outlets = ["one.example", "two.example", "two.example", ""]
    documents = [
        Document(str(number), outlet, text, ())
        for number, (text, outlet) in enumerate(zip(texts, outlets, strict=True))
    ]
    found = printed(documents, tmp_path)
    assert found == scored(documents)
    assert all(found)


@pytest.mark.parametrize("name", ["gwn", "lgl-dev"])
@pytest.mark.slow
def test_what_is_scored_is_what_is_printed_of_real_articles(name: str, tmp_path: Path) -> None:
    path = SHARED / "geoparsing" / f"{name}.json"
    if not path.exists():
        pytest.skip("the development data are not beside the project")
    documents = sorted(read_gold(path), key=lambda one: one.outlet)[:30]
    assert printed(documents, tmp_path) == scored(documents)
