"""A corpus to start from, and articles that are brought into it."""

from __future__ import annotations

import os
from pathlib import Path

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

import geo
from dateline import app
from gazetteer.errors import InputError
from geo import starting
from tests.geo.readers import samples

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(map(str, arguments)))
    return result.exit_code, result.stdout, result.stderr


def test_a_new_corpus_takes_articles_of_every_kind_and_is_read(tmp_path: Path) -> None:
    corpus = tmp_path / "the flood"
    assert run("new", corpus, "--title", 'A "flood": three papers')[0] == 0
    with pytest.raises(InputError, match="holds no article"):
        geo.read_corpus(corpus)
    given = {"quake.html": samples.PAGE.encode(), "quake.pdf": samples.pdf([samples.LEAD[:90]] * 4)}
    given |= {"wire.eml": samples.message(), "wall.html": samples.WALL.encode(), "notes.xyz": b"Rain fell."}
    for name, data in given.items():
        (tmp_path / name).write_bytes(data)
    code, out, err = run("add", corpus, *(tmp_path / name for name in given), tmp_path / "nowhere.txt")
    assert code == 1
    assert out.splitlines() == [
        "quake  The Herald  2021-03-04  Quake hits the valley",
        "quake  Quake in the hills",
        "wire  Andes Wire  2021-03-04  Quake: three dead",
    ]
    assert [line.partition(": ")[2].rpartition("/")[2] for line in err.splitlines()] == [
        "wall.html: is no article: a notice about cookies, signing in or robots, and no article. Open the article in "
        "a browser, answer the notice, and save the page then",
        f"notes.xyz: ends in .xyz. Give it one of {', '.join(starting.endings())}",
        "nowhere.txt: cannot be read (No such file or directory). Check the path and its rights",
    ]
    read = geo.read_corpus(corpus, gazetteer="curated")
    assert read.about.title == 'A "flood": three papers'
    assert read.about.gazetteer == "curated"
    assert list(read.article_records) == ["quake", "quake-pdf", "wire"]
    assert (corpus / "articles" / "quake.html").read_bytes() == given["quake.html"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    corpus = tmp_path / "c"
    starting.new(corpus)
    story = tmp_path / "story.txt"
    story.write_text("Rain fell on Erbil.", encoding="utf-8")
    assert run("add", corpus, story)[0] == 0
    assert run("add", corpus, story) == (0, "story\n", f"left out: {story} is there already\n")
    story.write_text("Snow fell on Erbil.", encoding="utf-8")
    code, _, err = run("add", corpus, story)
    assert code == 1
    assert "another file of that name is in" in err
    assert "Rain" in (corpus / "articles" / "story.txt").read_text(encoding="utf-8")
    for folder, message in ((corpus, "is a corpus already"), (story, "is a file")):
        with pytest.raises(InputError, match=message):
            starting.new(folder)
    with pytest.raises(InputError, match="Make one: dateline new"):
        list(starting.add(tmp_path / "nowhere", [story]))


def test_a_folder_of_articles_becomes_a_corpus_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Rain fell on Erbil.", encoding="utf-8")
    starting.new(tmp_path)
    assert not (tmp_path / "articles").exists()
    assert list(geo.read_corpus(tmp_path, gazetteer="curated").article_records) == ["story"]


@pytest.mark.slow
def test_the_schemas_take_the_corpus_that_ships_and_refuse_slips() -> None:
    schemas = starting.schemas()
    for name in ("corpus", "events", "story"):
        data = yaml.safe_load((SEEDS / f"{name}.yaml").read_text(encoding="utf-8"))
        written = yaml.safe_load(yaml.safe_dump(data)) if name != "events" else _plain(data)
        jsonschema.validate(written, schemas[f"{name}.json"])
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(written | {"titel": 1}, schemas[f"{name}.json"])
    front = yaml.safe_load((SEEDS / "articles" / "cna.md").read_text(encoding="utf-8").split("---")[1])
    jsonschema.validate(_plain(front), schemas["article.json"])


def _plain(value: object) -> object:
    """YAML's dates as editors see them: text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


@pytest.mark.skipif(os.name == "nt", reason="no such links there")
def test_what_a_folder_holds_besides_articles_is_named_and_no_link_is_followed_out(tmp_path: Path) -> None:
    corpus, given, outside = tmp_path / "c", tmp_path / "given", tmp_path / "secret.txt"
    starting.new(corpus)
    (given / "2020").mkdir(parents=True)
    outside.write_text("Rain fell on Erbil.", encoding="utf-8")
    for path in (given / "story.txt", given / "2020" / "below.txt", given / f"{'x' * 251}.txt"):
        path.write_text("Snow fell on Erbil.", encoding="utf-8")
    for name, target in (("dead.txt", "nowhere"), ("circle.txt", "circle.txt"), ("out.txt", outside)):
        (given / name).symlink_to(target)
    (corpus / "articles" / "trap.txt").symlink_to(tmp_path / "planted.txt")
    (given / "trap.txt").write_text("Hail fell on Erbil.", encoding="utf-8")
    code, out, err = run("add", corpus, given)
    assert code == 1
    assert out.splitlines() == ["story", "x" * 100]
    assert [line.rpartition("/given/")[2] for line in err.splitlines()] == [
        "2020 (1 text below)",
        "circle.txt (a link that leads nowhere)",
        "dead.txt (a link that leads nowhere)",
        "out.txt (a link out of the folder)",
        f"trap.txt: a link of that name is in {corpus / 'articles'}. Rename it",
    ]
    assert not (tmp_path / "planted.txt").exists()
    assert {path.name for path in (corpus / "articles").iterdir()} == {
        "story.txt",
        "trap.txt",
        f"{'x' * 251}.txt",
    }
