"""Files of annotated articles: what is read, and what is refused with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gazetteer.errors import InputError
from gazetteer.scoring.gold import Toponym, read_gold

TEXT = "Smoke over Troy."
GOOD: dict[str, Any] = {
    "doc_id": "7",
    "source": "https://www.Example.org/a",
    "text": TEXT,
    "toponyms": [{"start": 11, "end": 15, "surface": "Troy", "lat": 1.5, "lon": -2, "geonameid": 12}],
}


def written(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "gold.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), encoding="utf-8")
    return path


def test_documents_are_read(tmp_path: Path) -> None:
    bare = {"text": TEXT, "toponyms": [{"start": 11, "end": 15, "lat": None, "lon": None}], "title": "x"}
    one, two = read_gold(written(tmp_path, [GOOD, bare]))
    assert (one.id, one.outlet, one.text) == ("7", "example.org", TEXT)
    assert one.toponyms == (Toponym(11, 15, "Troy", 1.5, -2, "12"),)
    assert (two.id, two.outlet, two.toponyms[0].placed) == ("2", "", False)


def test_toponyms_are_put_in_the_order_of_the_text(tmp_path: Path) -> None:
    marks = [{"start": 11, "end": 15}, {"start": 0, "end": 5}]
    (document,) = read_gold(written(tmp_path, [{"text": TEXT, "toponyms": marks}]))
    assert [one.surface for one in document.toponyms] == ["Smoke", "Troy"]


def test_a_toponym_that_stands_twice_counts_once(tmp_path: Path) -> None:
    (document,) = read_gold(written(tmp_path, [{**GOOD, "toponyms": GOOD["toponyms"] * 2}]))
    assert len(document.toponyms) == 1


def changed(**values: object) -> list[object]:
    return [GOOD, {**GOOD, "toponyms": [{**GOOD["toponyms"][0], **values}]}]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "an empty file is no list"),
        ('{"text": ""}', "is no list of documents"),
        ("[]", "no documents"),
        ("[\n{]", "gold.json:2: not JSON"),
        ('[\n{"text": "", "toponyms": []}\n{}]', "gold.json:3: not JSON: , or ] expected"),
        ('[{"text": "", "toponyms": []}] x', "more text after the end"),
        ("[\n\n7]", "gold.json:3: document 1: 7 is no object"),
        ([{"toponyms": []}], "text is None"),
        ([{"text": "", "toponyms": {}}], "toponyms is {}"),
        ([{"text": "", "toponyms": [], "source": 3}], "source is 3"),
        ([{"text": "", "toponyms": [4]}], "document 1, toponym 1: 4 is no object"),
        (
            changed(start=-1),
            "document 2, toponym 1: start -1 and end 15 are no span of a text of 16 characters",
        ),
        (changed(end=17), "end 17"),
        (changed(start=True), "start True"),
        (changed(end=None), "end None"),
        (changed(surface="Tory"), "surface is 'Tory', but the text has 'Troy' there"),
        (changed(lat=None), "one is missing"),
        (changed(lat=91), "lat 91 and lon -2 are no point in degrees"),
        (changed(lon="2"), "lon '2'"),
        (
            [
                {
                    "text": TEXT,
                    "toponyms": [{"start": 0, "end": 5}, {"start": 0, "end": 5, "lat": 1, "lon": 1}],
                }
            ],
            "toponym 2: 'Smoke' is marked twice, as two places",
        ),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_wrong_is_said_once_with_its_place(tmp_path: Path, content: object, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_gold(written(tmp_path, content))
    assert words in str(caught.value)
    assert "gold.json" in str(caught.value)


def test_the_line_is_that_of_the_document(tmp_path: Path) -> None:
    path = written(tmp_path, changed(start=-1))
    with pytest.raises(InputError) as caught:
        read_gold(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[(caught.value.line or 0) - 1] == " {"
    assert (caught.value.line or 0) > 5
