"""JSON with lines, and near spellings."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.errors import InputError
from gazetteer.files import did_you_mean, near
from gazetteer.files.jsonfile import JsonText, read_json
from gazetteer.files.yamlfile import read_record
from geo.articles import Article

PATH = Path("some.json")


def test_items_know_their_lines_in_any_order() -> None:
    text = JsonText('\ufeff[1,\n {"a": [2]},\n\n "x"]\n', PATH)
    items = list(text.items())
    text.end()
    assert [value for value, _ in items] == [1, {"a": [2]}, "x"]
    assert [text.line(start) for _, start in reversed(items)] == [4, 2, 1]


def test_members_are_read_one_by_one() -> None:
    text = JsonText('{"a": 1,\n"b": [3, 4]}', PATH)
    assert [(key, text.line(start), text.value()[0]) for key, start in text.members()] == [
        ("a", 1, 1),
        ("b", 2, [3, 4]),
    ]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('{"a": 1,\n "a": 2}', 1, "key 'a' stands twice"),
        ('[1,\n2,\n"x]', 3, "not JSON"),
        ("[" * 100_000, 1, "nested too deeply"),
        (f"[\n{'9' * 5000}]", 1, "too long"),
        ("{}\n\n{}", 3, "more text after the end"),
        ("", 1, "not JSON"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(
    text: str, line: int, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "some.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=problem) as caught:
        read_json(path)
    assert (caught.value.path, caught.value.line) == (path, line)


@pytest.mark.parametrize(
    ("text", "where"),
    [('[{"a": 1}, {"b": 2, "b": 3}]', ":1:13:"), ('[1, "x]\n', ":1:8:"), ('[1,\n"x]', ":2:")],
)
def test_in_a_file_of_one_line_the_column_is_named(text: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_json(path)
    assert str(caught.value).startswith(f"{path}{where}")


def test_near_spellings_are_found_whatever_the_capitals() -> None:
    assert near("ERBLI", ["Kerman", "Erbil"]) == ["Erbil"]
    assert did_you_mean("qqq", ["Kerman"]) is None
    with pytest.raises(InputError, match=r"pubished is an unknown key. Did you mean published\?"):
        read_record(Article, {"id": "a", "pubished": "2020"}, PATH, {})
