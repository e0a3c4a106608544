"""The command: what it prints, what it writes, how it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import geo
from dateline import app
from dateline.options import Format
from geo.export import csv, manifest_text
from geo.formats import FORMATS
from tests.conftest import ROOT

COMMANDS = ["build", "export", "mentions", "geocode", "reverse", "check", "pin"]


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


def test_build_writes_a_page_and_a_table(folder: Callable[..., Path], tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    result = run("build", folder(), "-o", page)
    assert result.exit_code == 0, result.output
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    rows = dict(line.split(None, 1) for line in result.stdout.replace("not placed", "unplaced").splitlines())
    assert rows["articles"] == "2"
    assert rows["events"] == "1"
    assert rows["claims"] == "2"
    assert rows["disagreements"] == "1"
    assert rows["unplaced"] == "nothing"
    assert rows["page"].startswith(str(page))


@pytest.mark.slow
def test_build_gives_the_same_bytes_again(folder: Callable[..., Path], tmp_path: Path) -> None:
    corpus = folder()
    for name in ("one.html", "two.html"):
        assert run("build", corpus, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


@pytest.mark.slow
def test_build_quotes_the_originals_that_are_there(folder: Callable[..., Path], tmp_path: Path) -> None:
    corpus, page = folder(), tmp_path / "map.html"
    originals = tmp_path / "originals"
    originals.mkdir()
    (originals / "one.md").write_bytes((corpus / "articles" / "one.md").read_bytes())
    result = run("build", corpus, "-o", page, "--originals", originals)
    assert result.exit_code == 0, result.output
    missing = originals / "two.md"
    assert f"article two is not quoted: {missing}: cannot be read" in result.stderr
    assert result.stderr.count("\n") == 1
    bare = run("build", corpus, "-o", tmp_path / "bare.html")
    assert bare.exit_code == 0
    assert page.stat().st_size > (tmp_path / "bare.html").stat().st_size


@pytest.mark.parametrize("layer", ["events", "places", "mentions", "claims"])
@pytest.mark.slow
def test_export_to_a_file_and_to_standard_output(layer: str, tmp_path: Path, seeds: geo.Corpus) -> None:
    target = tmp_path / "out.geojson"
    assert run("export", "-o", target, "--layer", layer, "--article", "cna").exit_code == 0
    printed = run("export", "--layer", layer, "--article", "cna")
    assert printed.stdout == target.read_text(encoding="utf-8")
    assert len(geo.read_export(target)) == len(getattr(seeds.filtered(["cna"]), layer))


FILTERS: list[tuple[list[str], dict[str, Any]]] = [
    (["--article", "cna", "-a", "press-tv"], {"articles": ("cna", "press-tv")}),
    (["--speaker", "pentagon", "--speaker", "article:cna"], {"speakers": ("pentagon", "article:cna")}),
    (["--kind", "strike", "--kind", "crowd"], {"kinds": ("strike", "crowd")}),
    (["--from", "2020-01-03", "--to", "2020-01-08"], {"dates": "2020-01-03/2020-01-08"}),
    (["--from", "2021"], {"dates": "2021/.."}),
    (["--to", "2019"], {"dates": "../2019"}),
    (
        ["--dates", "2020-01-03/2020-01-08", "--place", "kerman"],
        {"dates": "2020-01-03/2020-01-08", "place": "kerman"},
    ),
    (["--event", "kerman-crush", "--use", "associative"], {"event": "kerman-crush", "use": "associative"}),
    (["--disputed", "--words", "ein al asad"], {"disputed": True, "words": "ein al asad"}),
]


@pytest.mark.parametrize(("options", "facets"), FILTERS)
@pytest.mark.slow
def test_export_takes_the_filters_of_the_page(
    options: list[str], facets: dict[str, Any], seeds: geo.Corpus
) -> None:
    part = seeds.filtered(geo.Filters(**facets))
    assert part is not seeds
    assert run("export", *options).stdout == geo.geojson(part, "events")


@pytest.mark.slow
def test_every_format_takes_the_filters(seeds: geo.Corpus) -> None:
    options, facets = FILTERS[0]
    part = seeds.filtered(geo.Filters(**facets))
    made = run("export", *options, "--format", "csv", "--layer", "claims")
    assert made.stdout_bytes.decode("utf-8") == csv(part, "claims")
    assert run("export", *options, "--format", "manifest").stdout == manifest_text(part)


@pytest.mark.slow
def test_csv_is_written_to_a_file_as_it_is(tmp_path: Path, seeds: geo.Corpus) -> None:
    target = tmp_path / "places.csv"
    assert run("export", "-o", target, "-l", "places", "-f", "csv").exit_code == 0
    assert target.read_bytes() == csv(seeds, "places").encode()


@pytest.mark.slow
def test_build_takes_the_filters_too(tmp_path: Path, seeds: geo.Corpus) -> None:
    result = run(
        "build", "--plain", "-o", tmp_path / "map.html", "--article", "cna", "--disputed", "--from", "2020"
    )
    part = seeds.filtered(geo.Filters(articles="cna", disputed=True, dates="2020/.."))
    rows = dict(line.split(None, 1) for line in result.stdout.splitlines())
    assert rows["events"] == str(len(part.event_records))
    assert rows["claims"] == str(len(part.claim_records))
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert all(event.title in page for event in part.event_records.values())


def test_mentions_as_json(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Smoke rose near Ein-al Asad. Tehran said nothing.\n", encoding="utf-8")
    rows = json.loads(run("mentions", story, "--json").stdout)
    assert [(row["surface"], row["place"], row["use"], row["subtype"]) for row in rows] == [
        ("Ein-al Asad", "ain-al-asad", "literal", None),
        ("Tehran", "tehran", "associative", "metonym"),
    ]
    facts = "article start end surface place name lat lon precision_m use subtype rule".split()
    assert list(rows[0]) == [*facts, *"confidence runner_up runner_up_name reasons close".split()]
    assert rows[0]["article"] == "story"
    assert (rows[0]["start"], rows[0]["end"]) == (16, 27)
    assert 33 < rows[0]["lat"] < 34
    assert 42 < rows[0]["lon"] < 43


def test_a_name_over_a_line_end_is_one_row(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Buses left the Middle\nEast; winds crossed the Middle \tEast.\n", encoding="utf-8")
    columns, *rows = run("mentions", story).stdout.splitlines()
    assert columns.startswith("article")
    assert [" ".join(row.split()[3:5]) for row in rows] == ["Middle East"] * 2
    kept = [row["surface"] for row in json.loads(run("mentions", story, "--json").stdout)]
    assert kept == ["Middle\nEast", "Middle \tEast"]


def test_geocode_as_json() -> None:
    result = run("geocode", "Erbil", "أربيل", "--json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert [row["place"] for row in rows] == ["erbil", "erbil"]
    assert list(rows[0]) == "query place name kind lat lon precision_m candidates".split()


def test_an_unknown_name_is_told_apart_by_its_exit_code() -> None:
    result = run("geocode", "Erbil", "Erbli", "--json")
    assert result.exit_code == 1
    rows = json.loads(result.stdout)
    assert rows[0]["place"] == "erbil"
    assert rows[1]["place"] is None
    assert "Erbil" in rows[1]["candidates"]
    assert "Erbli" in result.stderr


@pytest.mark.slow
def test_reverse_takes_negative_degrees() -> None:
    rows = json.loads(run("reverse", "33.79", "42.44", "--json").stdout)
    assert rows[0]["place"] == "ain-al-asad"
    assert run("reverse", "-33.9", "-18.4").exit_code == 0
    assert run("reverse", "91", "0").exit_code == 2


def test_check_counts_findings(folder: Callable[..., Path]) -> None:
    good = run("check", folder())
    assert (good.exit_code, good.stdout) == (0, "0 findings\n")
    bad = run("check", folder(corpus_yaml="titel: x\n", articles__two_md=b"---\nid: [\n---\n"))
    assert bad.exit_code == 1
    assert "corpus.yaml:1" in bad.stderr
    assert "two.md:" in bad.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "nowhere"], "there is no such corpus"),
        (["build", "-o", "nowhere/map.html"], "nowhere/map.html"),
        (["build", "long" * 1000], "there is no such corpus"),
        (["build", "-o", "long" * 100], "cannot be written"),
        (["build", "/dev/null"], "/dev/null: cannot be read"),
        (["build", "--article", "nobody"], "no article has the id 'nobody'"),
        (["check", "nowhere"], "there is no such corpus"),
        (["check", "--originals", "nowhere"], "there is no such folder"),
        (["build", "--originals", "nowhere"], "there is no such folder"),
        (["build", "--originals", str(ROOT / "docs")], "holds no original that was cited"),
        (["mentions", "nowhere.txt"], "nowhere.txt"),
        (["export", "--layer", "maps"], "maps"),
        (["export", "--format", "pdf"], "'geojson', 'csv', 'manifest'"),
        (["export", "--kind", "riot"], "Choose from strike, killing"),
        (["export", "--place", "Kerman"], "Choose from kerman"),
        (["export", "--event", ""], "no event has the id ''"),
        (["build", "--use", "figurative"], "Choose from literal, associative"),
        (["build", "--from", "last week"], "'last week' is no EDTF date"),
        (["export", "--dates", "2020", "--to", "2021"], "Give the dates in one way"),
        (["reverse", "north", "0"], "north"),
        (["biuld"], "biuld"),
    ],
)
def test_a_mistake_gets_one_message_and_exit_code_2(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)  # what is no error of ours would come through as it is
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_mistake_gets_no_traceback_from_the_process_either(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dateline", "build", "nowhere"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no such corpus" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_earlier_page_survives_a_failed_build(folder: Callable[..., Path], tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    page.write_text("earlier", encoding="utf-8")
    assert run("build", folder(events_yaml="events: 3\n"), "-o", page).exit_code == 2
    assert page.read_text(encoding="utf-8") == "earlier"


def test_article_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    folder.mkdir()
    (folder / "a.txt").write_text("Er\x1b[31mbil, Erbil\x1b]0;x\x07\n", encoding="utf-8")
    assert "\x1b" not in run("mentions", folder / "a.txt").output


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_that_names_the_command(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: dateline {command}" in result.stdout


def test_the_version_is_that_of_the_package() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"Dateline {version('dateline')}\n")


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"dateline {command}" in readme
    assert "make map" in readme
    assert "make test" in readme


@pytest.mark.slow
def test_output_is_utf_8_or_escaped_whatever_the_terminal_takes(seeds: geo.Corpus) -> None:
    def printed(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"PYTHONIOENCODING": "ascii"}
        command = [sys.executable, "-m", "dateline", *arguments]
        return subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=False)

    assert printed("geocode", "أربيل").returncode == 0
    rows = json.loads(printed("geocode", "أربيل", "\udcff", "--json").stdout)
    assert [row["query"] for row in rows] == ["أربيل", "\udcff"]
    layer = printed("export", "--layer", "places", "--article", "cna").stdout.decode("utf-8")
    assert layer == geo.geojson(seeds.filtered(["cna"]), "places")
    assert not layer.isascii()


@pytest.mark.slow
def test_a_corpus_has_the_same_bytes_whatever_the_hash_seed_and_locale() -> None:
    def exported(seed: str, locale: str) -> bytes:
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale}
        command = [sys.executable, "-m", "dateline", "build", "-o", "/dev/stdout"]
        return subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=True).stdout

    assert exported("1", "C") == exported("2", "C.UTF-8")


@pytest.mark.parametrize("command", ["build", "export", "check", "mentions"])
def test_what_is_not_read_is_said_once(command: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "2020").mkdir(parents=True)
    (corpus / "a.txt").write_text("Rain fell on Erbil.", encoding="utf-8")
    (corpus / "b.txt").write_text("أغلق الجسر في البصرة يوم الاثنين.", encoding="utf-8")
    (corpus / "c.html").write_text("<p>Rain fell.</p>", encoding="utf-8")
    (corpus / "2020" / "d.txt").write_text("Rain fell.", encoding="utf-8")
    page = ["-o", tmp_path / "map.html"] if command == "build" else []
    result = run(command, corpus, *page, "--gazetteer", "curated")
    assert result.exit_code == 0, result.output
    placed = "What is proposed is placed by the curated gazetteer alone, which knows few places."
    assert [line.partition(" To look names up")[0] for line in result.stderr.splitlines()] == [
        "left out: 2020/ (1 text below), c.html (a page without an article)",
        "1 article is in Arabic (b): few places are found there without the world gazetteer",
        *([placed] if command in ("build", "export") else []),
    ]


def test_where_nothing_is_found_the_whole_world_is_named() -> None:
    for arguments, text in ((["mentions", "-"], "Rain fell on Troy."), (["geocode", "Nowhereville"], "")):
        result = CliRunner().invoke(app, arguments, input=text)
        assert "to look in the whole world: --gazetteer world" in result.stderr
    assert not CliRunner().invoke(app, ["mentions", "-"], input="Rain fell on Erbil.").stderr


def test_mentions_reads_standard_input() -> None:
    result = CliRunner().invoke(app, ["mentions", "-", "--json"], input="Rain fell on Erbil.")
    assert [row["surface"] for row in json.loads(result.stdout)] == ["Erbil"]
    refused = CliRunner().invoke(
        app, ["mentions", "-"], input="<html><body><script>Erbil</script></body></html>"
    )
    assert refused.exit_code == 2
    assert "a page without an article" in refused.stderr


@pytest.mark.parametrize("name", ["events.shp", "events.gpx", "events.doc", "events.pdf", "events.txt"])
def test_an_ending_that_is_no_format_is_refused_with_what_is_possible(name: str, tmp_path: Path) -> None:
    result = run("export", "-o", tmp_path / name)
    assert result.exit_code == 2
    assert f"{name}: {Path(name).suffix} is no format of an export. Give a name that ends in" in result.stderr
    assert ".geojson, .json, .csv, .gpkg" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_ending_decides_the_format(folder: Callable[..., Path], tmp_path: Path) -> None:
    corpus = folder()
    for name, start in {"e.csv": "id,", "e.CSV": "id,", "e.geojson": "{", "e.json": "{", "e": "{"}.items():
        assert run("export", corpus, "-o", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").removeprefix("\ufeff").startswith(start)
    assert run("export", corpus, "-o", tmp_path / "m.json", "-f", "manifest").exit_code == 0
    assert "features" not in json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    contradiction = run("export", corpus, "-o", tmp_path / "e.csv", "-f", "geojson")
    assert "the ending .csv is not that of geojson" in contradiction.stderr
    assert [format.value for format in Format] == list(FORMATS)


@pytest.mark.parametrize("name", ["map.pdf", "map.geojson", "events.yaml"])
def test_a_page_is_only_written_as_a_page(name: str, folder: Callable[..., Path]) -> None:
    corpus = folder()
    before = {path: path.read_bytes() for path in corpus.rglob("*.*")}
    assert run("build", corpus, "-o", corpus / name).exit_code == 2
    assert {path: path.read_bytes() for path in corpus.rglob("*.*")} == before


@pytest.mark.slow
def test_no_input_is_written_over(folder: Callable[..., Path], tmp_path: Path) -> None:
    corpus = folder(saved_html="<p>Rain fell.</p>")
    (corpus / "linked").symlink_to(corpus / "articles" / "one.md")
    (corpus / "twin.csv").hardlink_to(corpus / "articles" / "two.md")
    (corpus / "page.html").symlink_to(corpus / "events.yaml")
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
    for arguments in (
        ["export", corpus, "-f", "geojson", "-o", corpus / "articles" / ".." / "articles" / "one.md"],
        ["export", corpus, "-o", corpus / "linked"],
        ["export", corpus, "-o", corpus / "twin.csv"],
        ["export", corpus, "-o", corpus / "places.geojson"],
        ["build", corpus, "-o", corpus / "page.html"],
        ["build", corpus, "-o", corpus / "saved.html"],
        ["export", corpus / "articles" / "one.md", "-o", corpus / "linked"],
    ):
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert "is read as input and would be written over. Give another file" in result.stderr, arguments
    assert {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()} == before
    assert run("build", corpus, "-o", corpus / "map.html").exit_code == 0
    assert run("build", corpus, "-o", corpus / "map.html").exit_code == 0


def test_a_pin_does_not_write_over_another_file(folder: Callable[..., Path]) -> None:
    corpus = folder(notes_yaml="# mine\n")
    (corpus / "pins.yaml").symlink_to(corpus / "notes.yaml")
    assert run("pin", "the bridge", "kerman", "--corpus", corpus).exit_code == 2
    assert (corpus / "notes.yaml").read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.slow
def test_a_dash_is_standard_input_and_output(folder: Callable[..., Path], tmp_path: Path) -> None:
    corpus, page = folder(), tmp_path / "map.html"
    assert run("export", corpus, "-o", "-").stdout == run("export", corpus).stdout
    run("build", corpus, "-o", page)
    result = run("build", corpus, "-o", "-")
    assert result.stdout == page.read_text(encoding="utf-8")
    assert "disagreements  1" in result.stderr
    given = CliRunner().invoke(
        app, ["export", "-", "-l", "mentions", "-f", "csv"], input="Rain fell on Erbil."
    )
    assert "standard-input:13-18" in given.stdout
    assert not Path("-").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device there")
@pytest.mark.parametrize("arguments", [["export"], ["--help"]])
@pytest.mark.slow
def test_a_full_disk_is_one_line_and_exit_code_2(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "dateline", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device there")
def test_a_full_disk_under_a_file_is_said_with_its_name() -> None:
    written = run("export", "-o", "/dev/full")
    assert written.exit_code == 2
    assert "/dev/full: cannot be written (No space left on device). Make room" in written.stderr


@pytest.mark.slow
def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    command = [sys.executable, "-m", "dateline", "export", "--layer", "claims"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.slow
def test_what_was_written_into_the_folder_is_no_article_of_it(folder: Callable[..., Path]) -> None:
    corpus = folder(articles__one_md=None, articles__two_md=None, events_yaml=None)
    (corpus / "story.txt").write_text(
        "A fire broke out in Kerman on 4 March 2021. Three people died.", encoding="utf-8"
    )
    outputs = [
        ("build", "map.html"),
        ("propose", "proposals.yaml"),
        ("propose", "proposals.json"),
        ("export", "manifest.json", "-f", "manifest"),
    ]
    outputs += [
        ("export", f"the-{layer}.{ending}", "-l", layer)
        for layer in FORMATS["csv"].tables
        for ending in ("csv", "geojson", "parquet")
    ]
    outputs += [("export", f"all.{ending}") for ending in ("xlsx", "jsonld")]
    outputs += [
        ("export", "linked.geojson", "-f", "linked-places"),
        ("export", "ged.csv", "-f", "ucdp-ged"),
        ("export", "like-acled.csv", "-f", "acled"),
    ]
    for command, name, *options in (*outputs, *outputs[:3], outputs[4]):  # some again, beside all of them
        result = run(command, corpus, "-o", corpus / name, *options)
        assert result.exit_code == 0, result.output
        assert "left out" not in result.stderr, result.stderr
    assert list(geo.read_corpus(corpus).article_records) == ["story"]
    assert run("mentions", corpus / "the-claims.csv").exit_code == 2
