"""The commands with the gazetteer of the whole world, and pins."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dateline import app
from gazetteer.world import cache
from tests.conftest import ROOT

TEXT = "---\nid: one\npublisher: One\n---\nA fire in Springfield, Illinois, went on. Cambridge was quiet.\n"
pytestmark = pytest.mark.usefixtures("world")
WORLD = ("--gazetteer", "world")


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "one.md").write_text(TEXT, encoding="utf-8")
    return tmp_path / "corpus"


@pytest.mark.slow
def test_mentions_say_how_each_place_was_chosen(corpus: Path) -> None:
    result = run("mentions", corpus / "one.md", *WORLD, "--json")
    assert result.exit_code == 0, result.output
    rows = {row["surface"]: row for row in json.loads(result.stdout)}
    assert rows["Springfield"]["place"] == "geonames-4250542"
    assert rows["Springfield"]["runner_up_name"].startswith("Springfield, ")
    assert rows["Springfield"]["reasons"]
    assert rows["Cambridge"]["close"] is True
    table = run("mentions", corpus / "one.md", *WORLD).stdout
    assert table.splitlines()[0].split()[-4:] == ["confidence", "runner_up_name", "close", "reasons"]
    assert "Springfield" not in run("mentions", corpus / "one.md").stdout


@pytest.mark.slow
def test_geocode_lists_what_may_be_meant() -> None:
    result = run("geocode", "Troy", *WORLD, "--json")
    assert result.exit_code == 1
    assert "geonames-4094163 (Troy, Alabama, United States)" in json.loads(result.stdout)[0]["candidates"]
    assert "is the name of several places" in result.stderr
    result = run("geocode", "Troy, Alabama", *WORLD, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)[0]["place"] == "geonames-4094163"
    assert run("geocode", "Troy, Alabama").exit_code == 1


@pytest.mark.slow
def test_build_export_and_check_take_the_gazetteer(corpus: Path, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    plain = run("build", corpus, "-o", page, "--gazetteer", "curated", "--no-proposals")
    assert plain.exit_code == 0
    assert "1 of 1 articles name no place of the curated gazetteer" in plain.stderr
    assert "--gazetteer world" in plain.stderr
    result = run("build", corpus, "-o", page, "--plain", "--no-texts")  # the world's: nobody says otherwise
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "geonames-4250542" in page.read_text(encoding="utf-8")
    out = run("export", corpus, "-l", "mentions", "-f", "csv", *WORLD).stdout
    rows = list(csv.DictReader(out.lstrip("\ufeff").splitlines()))
    assert [row["close"] for row in rows] == ["false", "false", "true"]
    assert run("check", corpus, *WORLD).exit_code == 0


@pytest.mark.parametrize(
    ("file", "text", "places"),
    [
        ("corpus.yaml", "title: Fires", {"geonames-4250542", "geonames-4896861", "geonames-4931972"}),
        ("corpus.yaml", "title: Fires\ngazetteer: curated", set[str]()),
        ("events.yaml", "events: [{id: fire, title: A fire, kind: fire}]", set[str]()),
    ],
)
def test_names_are_looked_up_in_the_world_unless_somebody_says_or_enters_something(
    file: str, text: str, places: set[str], corpus: Path
) -> None:
    (corpus / file).write_text(text, encoding="utf-8")
    out = run("export", corpus, "-l", "mentions").stdout
    assert {one["properties"]["place"] for one in json.loads(out)["features"]} == places


@pytest.mark.slow
def test_a_missing_extra_is_one_sentence(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(cache, "version", absent)
    for arguments in (
        ("build", corpus, "-o", tmp_path / "map.html"),
        ("export", corpus),
        ("check", corpus),
        ("mentions", corpus / "one.md"),
        ("geocode", "Troy"),
    ):
        result = run(*arguments, *WORLD)
        assert result.exit_code == 2, arguments
        assert "pip install 'dateline[world]'" in result.output
        assert result.output.count("\n") == 1
    result = run("pin", "Troy", "geonames-4094163", "--corpus", corpus)
    assert result.exit_code == 2
    (corpus / "pins.yaml").write_text("- {name: Troy, place: geonames-4094163}\n", encoding="utf-8")
    result = run("build", corpus, "-o", tmp_path / "map.html")
    assert result.exit_code == 2
    assert f"{corpus / 'pins.yaml'}:1: 'geonames-4094163' is no place" in result.stderr
    assert "pip install 'dateline[world]'" in result.stderr
    assert not (tmp_path / "map.html").exists()


@pytest.mark.slow
def test_pin_and_remove(corpus: Path) -> None:
    result = run("pin", "Springfield", "4409896", "--corpus", corpus, "--note", "the paper's own town")
    assert result.exit_code == 0, result.output
    assert "Springfield now means Springfield, Missouri, United States (geonames-4409896)" in result.stdout
    out = run("export", corpus, "-l", "mentions", *WORLD).stdout
    said = {one["properties"]["surface"]: one["properties"] for one in json.loads(out)["features"]}
    assert said["Springfield"]["place"] == "geonames-4409896"
    assert said["Springfield"]["reasons"] == "pinned by hand: the paper's own town"
    again = run("pin", "springfield", "geonames-4250542", "--corpus", corpus, "-a", "one")
    assert "for the article one" in again.stdout
    out = run("export", corpus, "-l", "mentions", "--gazetteer", "curated").stdout
    assert [one["properties"]["place"] for one in json.loads(out)["features"]] == ["geonames-4250542"]
    for arguments in (("-a", "one"), ()):
        gone = run("pin", "SPRINGFIELD", "--remove", "--corpus", corpus, *arguments)
        assert gone.exit_code == 0, gone.output
    gone = run("pin", "SPRINGFIELD", "--remove", "--corpus", corpus)
    assert gone.exit_code == 2
    assert "'SPRINGFIELD' is not pinned. There is none to remove" in gone.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Troy", "geonames-999999999999"), "no place has the id 'geonames-999999999999'"),
        (("Troy", "nowhere"), "no place has the id 'nowhere'"),
        (("...", "iraq"), "is no name"),
        (("Troy", "iraq", "--article", "two"), "no article has the id 'two'. Choose from one"),
        (("Troy",), "give either the place or --remove"),
        (("Troy", "iraq", "--remove"), "give either the place or --remove"),
        (("Troy", "iraq", "--corpus", "/nowhere/at/all"), "there is no such corpus folder"),
    ],
)
def test_what_cannot_be_pinned_is_told(corpus: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run("pin", "--corpus", corpus, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (corpus / "pins.yaml").exists()


def test_a_folder_without_articles_gets_no_pins(tmp_path: Path) -> None:
    assert run("pin", "Troy", "iraq", "--corpus", tmp_path).exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["x" * 1_000_000, "San " * 10_000], ids=["word", "san"])
@pytest.mark.slow
def test_bad_input_takes_no_time(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.txt"
    file.write_text(text, encoding="utf-8")
    start = time.process_time()
    result = run("mentions", file, *WORLD, "--json")
    assert time.process_time() - start < 30
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout) == []


@pytest.mark.slow
def test_the_curated_gazetteer_needs_no_module_of_the_world(folder: Callable[..., Path]) -> None:
    code = (
        "import sys, geo, maps\n"
        f"maps.explorer(geo.read_corpus({str(folder())!r}))\n"
        "heavy = ('gazetteer.world', 'gazetteer.finding', 'gazetteer.placing', 'gazetteer.geoparser')\n"
        "print([name for name in sys.modules if name.startswith(heavy)])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True, timeout=600
    )
    assert result.stdout.strip() == "[]"
