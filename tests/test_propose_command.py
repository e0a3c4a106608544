"""The command that proposes, on a folder of plain text."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from dateline import app
from tests.geo.proposing.articles import NIGHT, NOON


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for name, text in (("noon", NOON), ("night", NIGHT)):
        (tmp_path / "news" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    (tmp_path / "news" / "articles.json").write_text("[]", encoding="utf-8")
    return tmp_path / "news"


@pytest.mark.slow
def test_yaml_on_standard_output_or_in_a_file(folder: Path, tmp_path: Path) -> None:
    shown = run("propose", folder)
    assert shown.exit_code == 0, shown.output
    assert yaml.safe_load(shown.stdout)["events"][0]["articles"] == ["night", "noon"]
    assert run("propose", folder, "-o", "-").stdout == shown.stdout
    written = run("propose", folder, "-o", tmp_path / "proposals.yaml")
    assert "events" in written.stdout
    assert (tmp_path / "proposals.yaml").read_text("utf-8") == shown.stdout
    assert not any("proposals" in path.name for path in folder.iterdir())


@pytest.mark.slow
def test_a_terminal_shows_that_many_articles_are_read_for_events(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("dateline.progress.sys", SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True)))
    said = "proposing events from 2 articles"
    assert said not in run("propose", folder).stderr
    monkeypatch.setattr("dateline.progress.MANY", 2)
    assert said in run("propose", folder).stderr
    assert said in run("build", folder, "-o", tmp_path / "map.html").stderr


@pytest.mark.slow
def test_without_the_world_it_proposes_as_a_build_does_and_says_where_names_are_looked_up(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("gazetteer.world.cache.version", missing)
    said = (
        "What is proposed is placed by the curated gazetteer alone, which knows few places. To look names up in the "
        "whole world: pip install 'dateline[world]'"
    )
    proposed = run("propose", folder, "--json")
    assert proposed.exit_code == 0, proposed.output
    assert said in proposed.stderr.splitlines()
    built = run("build", folder, "-o", tmp_path / "map.html")
    assert built.exit_code == 0, built.output
    assert said in built.stderr.splitlines()
    events = json.loads(proposed.stdout)["events"]
    assert f"{len(events)}, {len(events)} of them proposed by rules" in built.stdout
    assert run("build", folder, "-o", tmp_path / "map.html", "--gazetteer", "world").exit_code == 2


@pytest.mark.slow
def test_json_has_offsets_into_the_files(folder: Path, tmp_path: Path) -> None:
    data = json.loads(run("propose", folder, "--json").stdout)
    texts = {path.stem: path.read_bytes().decode() for path in folder.glob("*.txt")}
    assert {article["id"] for article in data["articles"]} == set(texts)
    assert all(texts[c["article"]][c["start"] : c["end"]] == c["surface"] for c in data["claims"])
    run("propose", folder, "-o", tmp_path / "p.json")
    assert json.loads((tmp_path / "p.json").read_text("utf-8")) == data


@pytest.mark.slow
def test_the_rules_are_listed_and_a_wrong_one_is_refused(folder: Path) -> None:
    assert "date:weekday" in run("propose", "--rules").stdout
    refused = run("propose", folder, "--without", "date:wekday")
    assert refused.exit_code == 2
    assert "there is no rule 'date:wekday'" in refused.stderr
    assert run("propose", folder, "--without", "date:weekday").exit_code == 0


def test_a_wrong_lexicon_is_named(folder: Path) -> None:
    (folder / "happenings.yaml").write_text("flood: 3\n", encoding="utf-8")
    refused = run("propose", folder)
    assert refused.exit_code == 2
    assert "happenings.yaml:1" in refused.stderr
