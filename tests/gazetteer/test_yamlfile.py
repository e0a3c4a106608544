"""YAML with lines: what is kept as written, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gazetteer.errors import InputError
from gazetteer.files import yamlfile
from gazetteer.files.yamlfile import read_yaml

PATH = Path("some.yaml")
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.10", "1.10"),
        ("007", "007"),
        ("0x1f", "0x1f"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("-0", "-0"),
        ("3", 3),
        ("2.5", 2.5),
        ("2020-01-08", "2020-01-08"),
        ("yes", "yes"),
        ("true", True),
        ("null", None),
        ("!!python/object/apply:os.getcwd []", []),
    ],
)
def test_a_value_stays_as_it_is_written(text: str, value: object) -> None:
    data, lines = read_yaml(f"# first\nkey: {text}\n", PATH)
    assert data == {"key": value}
    assert type(data["key"]) is type(value)
    assert lines["key",] == 2


def test_an_anchor_may_be_used_again() -> None:
    assert read_yaml("a: &v {number: 3}\nb: *v\n", PATH)[0]["b"] == {"number": 3}


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("x:\n " + "[" * 200_000, 2, "more than 100 levels"),
        ("- " * 300_000, 1, "more than 100 levels"),
        ("\n".join(" " * level + "a:" for level in range(300)), 101, "more than 100 levels"),
        (BOMB, 1, "anchors multiply"),
        ("a: 1\nb: &b [*b]\n", 2, "refers to itself"),
        ("a: 1\na: 2\n", 2, "'a' stands twice"),
        ("a: 1\n? [b]\n: c\n", 2, "cannot be a key"),
        ("ü: 1\nb: x\0y\n", 2, "U+0000"),
        ('a: "\\ud800"\n', 1, "invalid Unicode"),
        ("a: 1\n---\nb: 2\n", 2, "Check the indentation and the quotes there"),
        ("a: *none\n", 1, "Check the indentation and the quotes there"),
        ("a: [1, 2\n", 2, "Check the indentation and the quotes there"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(InputError, match=r"^some\.yaml:") as caught:
        read_yaml(text, PATH)
    assert problem in str(caught.value)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "text", ["x:\n " + "[" * 200_000, "- " * 300_000, "x:\n " + "{a: " * 101 + "}" * 101]
)
def test_depth_is_refused_in_our_words_whatever_limit_the_library_has(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Impatient(yaml.SafeLoader):
        """A loader that stops before the first level, in words of its own."""

        def get_event(self) -> yaml.Event:
            mark = yaml.Mark("x", 0, 0, 0, None, None)
            raise yaml.parser.ParserError("while counting", mark, "enough is enough", mark)

    monkeypatch.setattr(yamlfile, "_LOADER", Impatient)
    with pytest.raises(InputError, match=r"^some\.yaml:.* more than 100 levels"):
        read_yaml(text, PATH)
    with pytest.raises(InputError, match=r"^some\.yaml:1: enough is enough"):
        read_yaml("a: 1\n", PATH)


def test_nothing_has_a_line_too() -> None:
    assert read_yaml("", PATH, first_line=2) == (None, {(): 2})
