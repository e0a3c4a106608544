"""The commands that build with proposals, and that accept and throw them away."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline import app
from tests.geo.deciding import articles


@pytest.fixture
def crash(tmp_path: Path) -> Path:
    folder = tmp_path / "crash"
    (folder / "articles").mkdir(parents=True)
    (folder / "corpus.yaml").write_text("title: A crash\n", encoding="utf-8")
    for name, text in (("noon", articles.NOON), ("night", articles.NIGHT)):
        (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.mark.slow
def test_a_corpus_without_events_is_built_with_proposals(crash: Path, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    shown = run("build", crash, "-o", page)
    assert re.search(r"events  \d+, \d+ of them proposed by rules", shown.stdout)
    assert "proposed by rules" in page.read_text(encoding="utf-8")
    assert re.search(r"events  0\n", run("build", crash, "-o", page, "--no-proposals").stdout)
    rows = json.loads(run("export", crash, "-l", "claims").stdout)["features"]
    assert rows
    assert all(row["properties"]["proposed"] for row in rows)
    assert json.loads(run("export", crash, "-l", "claims", "--origin", "curated").stdout)["features"] == []
    assert run("export", crash, "--origin", "mine").exit_code == 2


@pytest.mark.slow
def test_proposals_are_accepted_and_thrown_away_by_id_or_key(crash: Path) -> None:
    made = json.loads(run("propose", crash, "--json").stdout)
    event = max(made["events"], key=lambda e: sum(c["event"] == e["id"] for c in made["claims"]))
    claims = [claim for claim in made["claims"] if claim["event"] == event["id"]]
    gone = run("reject", crash, claims[-1]["key"])
    assert (gone.exit_code, gone.stdout) == (0, "1 thrown away\n")
    taken = run("accept", crash, event["id"])
    assert taken.exit_code == 0, taken.stderr
    assert run("check", crash).stdout == "0 findings\n"
    left = json.loads(run("propose", crash, "--json").stdout)["claims"]
    assert not {claim["key"] for claim in claims} & {claim["key"] for claim in left}
    assert run("accept", crash, claims[0]["key"]).exit_code == 2
    back = run("reject", crash, claims[-1]["key"], "--undo")
    assert back.stdout == f"{claims[-1]['key']} is proposed again\n"
    assert run("accept", crash, "c999").exit_code == 2
    assert run("accept", crash / "nowhere", "c1").exit_code == 2


@pytest.mark.slow
def test_a_correction_by_command(crash: Path) -> None:
    made = json.loads(run("propose", crash, "--json").stdout)
    (claim,) = [c for c in made["claims"] if c["surface"] == "four people"]
    assert run("accept", crash, claim["id"], "--value", "at least 9", "--speaker", "article").exit_code == 0
    text = (crash / "events.yaml").read_text(encoding="utf-8")
    assert "value: {at_least: 9}" in text
    assert "speaker: article" in text
    assert "corrected by hand" in text
    assert run("check", crash).stdout == "0 findings\n"
    left = json.loads(run("propose", crash, "--json").stdout)
    events = sum(event["accepted"] is None for event in left["events"])
    said = (
        f"left out: {events} proposed event and {len(left['claims'])} proposed claims, on which nobody has decided "
        "(--proposals shows them)\n"
    )
    assert (events, len(left["claims"]) > 1) == (1, True)
    page = crash.parent / "map.html"
    assert run("build", crash, "-o", page, "--gazetteer", "world").stderr == said
    assert run("build", crash, "-o", page, "--no-proposals").stderr == ""


@pytest.mark.slow
def test_events_of_very_many_articles_are_proposed_where_they_are_asked_for(
    crash: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.reading.MOST_READ", 1)
    page = crash.parent / "map.html"
    build = ("build", crash, "-o", page, "--gazetteer", "world")
    left = run(*build)
    assert left.stderr == "left out: events in 2 articles, which may take hours (--proposals proposes them)\n"
    assert re.search(r"events +0\n", left.stdout)
    asked = run(*build, "--proposals")
    assert (asked.stderr, re.search(r"events +0\n", asked.stdout)) == ("", None)


@pytest.mark.slow
def test_two_events_are_merged_by_command(crash: Path) -> None:
    made = json.loads(run("propose", crash, "--json").stdout)
    event = made["claims"][0]["event"]
    taken = run("accept", crash, event)
    id = next(line for line in taken.stdout.splitlines() if line)
    text = (crash / "events.yaml").read_text(encoding="utf-8")
    copy = re.sub(r"(?m)^( *- )id: ", r"\g<0>second-", text[text.index("- id:") :])
    (crash / "events.yaml").write_text(text + copy, encoding="utf-8")
    assert run("check", crash).exit_code == 0, run("check", crash).output
    merged = run("merge", crash, f"second-{id}", id)
    assert (merged.exit_code, merged.stdout) == (0, f"second-{id} is part of {id}\n"), merged.stderr
    assert f"second-{id}\n" not in (crash / "events.yaml").read_text(encoding="utf-8")
    again = run("merge", crash, f"second-{id}", id)
    assert again.exit_code == 2
