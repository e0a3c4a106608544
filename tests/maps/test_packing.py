"""Large page data: compressed, the same each time, and whole."""

from __future__ import annotations

import base64
import json
import re
import zlib
from itertools import accumulate
from typing import Any

import pytest

import geo
import maps
from benchmarks import synthetic
from gazetteer.errors import InputError
from maps import page as pages
from maps.content import content, split
from maps.packing import MANY_ROWS, TEXTS, packed
from maps.page import Explorer

BLOCK = re.compile(r'<script type="([\w/]+)" id="(dateline-(?:data|details))">(.*?)</script>', re.DOTALL)


def blocks(html: str) -> dict[str, tuple[str, str]]:
    return {name: (kind, text) for kind, name, text in BLOCK.findall(html)}


def unpacked(text: str | bytes) -> dict[str, Any]:
    """Undo what the page undoes."""
    inflated = zlib.decompress(base64.b64decode(text, validate=True))
    head, _, rest = inflated.partition(b"\n")
    tables: dict[str, Any] = json.loads(head)
    for columns in tables.values():
        for name, column in columns.items() if isinstance(columns, dict) else ():
            if isinstance(column, dict) and "steps" in column:
                columns[name] = list(accumulate(column["steps"]))
            if isinstance(column, dict) and "lines" in column:
                lines = rest[: column["bytes"]].split(b"\n")
                assert len(lines) == column["lines"]
                columns[name] = list(map(json.loads, lines))
                rest = rest[column["bytes"] + 1 :]
    assert not rest
    return tables


def plain(part: dict[str, Any]) -> Any:
    return json.loads(pages.to_json(part))


@pytest.fixture
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compress every page."""
    monkeypatch.setattr(pages, "LARGE", 0)


@pytest.mark.parametrize("events", [1, MANY_ROWS - 1, MANY_ROWS, 1000])
def test_packed_parts_are_the_same_tables(events: int) -> None:
    first, details = split(content(synthetic.corpus(events)))
    assert unpacked(packed(first, TEXTS)) == plain(first)
    assert unpacked(packed(details)) == plain(details)


def test_the_seeds_packed_are_the_same_tables(seeds: geo.Corpus) -> None:
    for part in split(content(seeds)):
        assert unpacked(packed(part)) == plain(part)


def test_row_numbers_that_never_fall_are_steps() -> None:
    rising = [row // 2 for row in range(MANY_ROWS)]
    part = {"claims": {"group": rising, "article": rising[::-1], "paragraph": [None, *rising]}}
    text = packed(part, TEXTS)
    assert zlib.decompress(base64.b64decode(text)).count(b'"steps"') == 1
    assert unpacked(text) == part


def test_line_breaks_in_texts_stay_in_their_row() -> None:
    rows = [f"a\nb\r\u2028{i}" for i in range(MANY_ROWS)]
    assert unpacked(packed({"events": {"title": rows}})) == {"events": {"title": rows}}


def test_small_pages_can_be_read_by_people(seeds: geo.Corpus) -> None:
    found = blocks(maps.explorer(seeds).get_root().render())
    assert {kind for kind, _ in found.values()} == {"application/json"}


@pytest.mark.slow
def test_large_pages_are_compressed_unless_asked_otherwise() -> None:
    corpus = synthetic.corpus(3000)
    small = maps.explorer(corpus).get_root().render()
    large = maps.explorer(corpus, plain=True).get_root().render()
    assert {kind for kind, _ in blocks(small).values()} == {"application/zlib"}
    assert {kind for kind, _ in blocks(large).values()} == {"application/json"}
    for name, (_, text) in blocks(small).items():
        assert unpacked(text) == json.loads(blocks(large)[name][1])
    assert len(small) < len(large) / 1.5


@pytest.mark.slow
def test_the_same_corpus_gives_the_same_bytes() -> None:
    one, other = (maps.explorer(synthetic.corpus(3000)).get_root().render() for _ in range(2))
    assert one == other


@pytest.mark.usefixtures("small_is_large")
def test_half_characters_are_refused_in_compressed_pages_too(seeds: geo.Corpus) -> None:
    data = content(seeds)
    data["events"]["title"][0] = "\ud800"
    with pytest.raises(InputError, match="no JSON"):
        Explorer(data)
