"""Reading articles: any text file, with or without front matter, offsets exact."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.errors import InputError
from geo.articles import read_article


def written(tmp_path: Path, text: str | bytes, name: str = "story.md") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "front", ["", "---\nid: one\ntitle: A title\n---\n", "\ufeff---\nid: one\n---\n", "\ufeff"]
)
def test_offsets_lead_back_to_the_file(tmp_path: Path, front: str, newline: str) -> None:
    whole = (front + "First line.\n\nErbil is a city.\n").replace("\n", newline)
    path = written(tmp_path, whole)
    article = read_article(path)
    at = article.text.index("Erbil")
    assert whole[article.file_offset(at) :].startswith("Erbil")
    assert article.text.startswith("First")
    assert article.paragraph_at(at) == 2
    assert article.original_range(at, at + 5) == (article.file_offset(at), article.file_offset(at) + 5)


def test_a_plain_text_file_takes_its_id_from_its_name(tmp_path: Path) -> None:
    article = read_article(written(tmp_path, "Erbil.\nDuhok.\n", "000 strange näme.txt"))
    assert article.id == "000-strange-näme"
    assert [article.text[a:b] for a, b in article.paragraphs] == ["Erbil.", "Duhok."]


def test_a_digest_maps_paragraphs_to_its_original(tmp_path: Path) -> None:
    original = "original: {file: a.txt, sha256: " + "a" * 64 + ", characters: 90}"
    text = f"---\n{original}\npassages: [[0, 10], [10, 90]]\n---\nErbil.\n\nDuhok.\n"
    article = read_article(written(tmp_path, text))
    assert article.original_range(*_span(article.text, "Duhok")) == (10, 90)


def _span(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    assert read_article(written(tmp_path, "---\nJust a rule above.\n", "a.txt")).text.startswith("---")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("---\nid: a\npublished: yesterday\n---\nx", 3, "yesterday"),
        ("---\nid: a\ncolour: red\n---\nx", 3, "colour is an unknown key"),
        ("---\nid: a\nid: b\n---\nx", 3, "'id' stands twice"),
        ("---\nid: a\ntitle: [\n---\nx", 4, "did not find"),
        ("---\nid: ../../etc\n---\nx", 2, "../../etc"),
        ("---\nreliability: certain\n---\nx", 2, "certain"),
        ("---\npieces: 3\n---\nx", 2, "pieces is an unknown key"),
        ("---\nid: a\npassages: [[0, 3]]\n---\nx", None, "need the original"),
        (
            "---\nid: a\noriginal: {file: a, sha256: "
            + "a" * 64
            + ", characters: 9}\npassages: [[0, 10]]\n---\nx",
            None,
            "outside an original of 9",
        ),
        (
            "---\nid: a\noriginal: {file: a, sha256: "
            + "a" * 64
            + ", characters: 9}\npassages: [[0, 3]]\n---\nx\n\ny",
            4,
            "1 passages for 2 paragraphs",
        ),
        ("---\n- a\n- b\n---\nx", 2, "no list of keys"),
        (
            "---\nid: a\noriginal: {file: a, sha256: "
            + "a" * 64
            + ", characters: 9}\npassages: [[4, 9], [0, 3]]\n---\nx\n\ny",
            None,
            "before the end of the one above",
        ),
        ("---\nid: &a [*a]\n---\nx", 2, "refers to itself"),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, text: str | bytes, line: int | None, problem: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_article(written(tmp_path, text))
    assert problem in str(caught.value)
    assert caught.value.path == tmp_path / "story.md"
    if line is not None:
        assert caught.value.line == line


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: cannot be read"):
        read_article(tmp_path / "nowhere.txt")


@pytest.mark.parametrize(
    ("facts", "outlet"),
    [
        ("publisher: The Gazette\nurl: https://www.example.org/1\n", "The Gazette"),
        ("url: https://www.example.org/news/1\n", "example.org"),
        ("url: 'http://[broken'\n", "gazette"),
        ("", "gazette"),
    ],
)
def test_the_outlet_is_the_publisher_the_address_or_the_folder(
    facts: str, outlet: str, tmp_path: Path
) -> None:
    path = tmp_path / "gazette" / "one.md"
    path.parent.mkdir()
    path.write_text(f"---\nid: one\n{facts}---\nRain fell.\n", encoding="utf-8")
    assert read_article(path).outlet == outlet
