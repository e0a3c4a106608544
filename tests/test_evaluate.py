"""The command that scores finding and placing against articles that people have marked."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline import app
from gazetteer.geoparser import RULES

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
    assert told == "counted: literal, embedded, demonym, street"
    assert rows.keys() == {line.partition("  ")[0] for line in lines}
    table = list(csv.DictReader((tmp_path / "e.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["mistake"] for row in table} <= {"missed", "not a toponym"}


def test_rules_are_switched_off_and_their_effects_told(gold: Path) -> None:
    off = [option for rule in RULES if ":" not in rule for option in ("--without", rule)]
    rows = {row["measure"]: row["value"] for row in json.loads(run(gold, "--json", *off))}
    assert rows["Acc@161 given spans"] < 1
    told = json.loads(run(gold, "--rules", "--json"))
    assert [row["without"] for row in told] == list(RULES)
    assert all(row["Acc@161 given spans"] <= 0 for row in told)


def test_a_class_that_the_file_does_not_mark_is_not_counted_unless_asked(tmp_path: Path) -> None:
    text = "French, Iraqi and Turkish ships left Basra, the German navy said. "
    at = text.index("Basra")
    mark = {"start": at, "end": at + 5, "lat": 30.5, "lon": 47.8}
    path = tmp_path / "gold.json"
    path.write_text(json.dumps([{"text": text, "toponyms": [mark]}] * 4), encoding="utf-8")
    counted = "counted: literal, embedded, street"
    first, second, heads, *rows = run(path).splitlines()
    assert first == "this gold marks 0 of 16 demonyms: not counted; --count all counts them"
    assert second == counted
    assert heads.split()[-2:] == ["all", "counted"]
    f1 = next(row for row in rows if row.startswith("recognition F1")).split()
    assert (float(f1[2]), float(f1[-1])) == (1.0, 0.3333)
    every = json.loads(run(path, "--count", "all", "--json"))
    asked = json.loads(run(path, "--count", "literal", "--count", "demonym", "--json"))
    assert every[2]["value"] == asked[2]["value"] == 0.3333
    assert "all counted" not in every[2]
    done = CliRunner().invoke(app, ["evaluate", str(path), "--count", "river"])
    assert done.exit_code == 2
    assert "no such class of finding: 'river'; there are literal" in done.stderr


def test_a_file_that_is_no_gold_gets_one_message(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text("[{}]", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", str(path)])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "gold.json:1: document 1: text is None" in done.stderr
