"""Page data: compressed, the same each time, and whole."""

from __future__ import annotations

import json
import re
import zlib
from functools import cache
from itertools import accumulate
from typing import Any

import pytest

import geo
import maps
from benchmarks import synthetic
from gazetteer.errors import InputError
from maps import page as pages
from maps.content import content, split
from maps.packing import MANY_ROWS, TEXTS, deflated, packed
from maps.page import Explorer

BLOCK = re.compile(
    r'<script type="([\w/]+)" id="(dateline-(?:data|details|basemap))">(.*?)</script>', re.DOTALL
)
MANY_EVENTS = 1500
DIGITS = [chr(code) for code in range(33, 127) if chr(code) not in "<>&"]


def blocks(html: str) -> dict[str, tuple[str, str]]:
    return {name: (kind, text) for kind, name, text in BLOCK.findall(html)}


def inflated(text: str) -> bytes:
    """Undo the digits and the compression, with nothing left over."""
    values = list(map(DIGITS.index, text))
    pairs = zip(values[::2], values[1::2], strict=False)
    bits = "".join(f"{one * 91 + other:013b}" for one, other in pairs)
    bits += f"{values[-1]:06b}" if len(values) % 2 else ""
    stream = zlib.decompressobj()
    out = stream.decompress(bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)))
    assert stream.eof
    assert not stream.unused_data
    return out


def unpacked(text: str | bytes) -> dict[str, Any]:
    """Undo what the page undoes."""
    text = text.decode() if isinstance(text, bytes) else text
    head, _, rest = inflated(text).partition(b"\n")
    tables: dict[str, Any] = json.loads(head)
    for columns in tables.values():
        for name, column in columns.items() if isinstance(columns, dict) else ():
            if isinstance(column, dict) and "steps" in column:
                columns[name] = list(accumulate(column["steps"]))
            if isinstance(column, dict) and "number" in column:
                word = column["word"]
                which = [0] * word["rows"] if isinstance(word, dict) else word
                numbered = zip(which, accumulate(column["number"]), strict=True)
                columns[name] = [f"{column['words'][row]}{number}" for row, number in numbered]
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
@pytest.mark.slow
def test_packed_parts_are_the_same_tables(events: int) -> None:
    first, details = split(content(synthetic.corpus(events)))
    assert unpacked(packed(first, TEXTS)) == plain(first)
    assert unpacked(packed(details)) == plain(details)


@pytest.mark.slow
def test_the_seeds_packed_are_the_same_tables(seeds: geo.Corpus) -> None:
    for part in split(content(seeds)):
        assert unpacked(packed(part)) == plain(part)


def test_row_numbers_that_never_fall_are_steps() -> None:
    rising = [row // 2 for row in range(MANY_ROWS)]
    part = {"claims": {"group": rising, "article": rising[::-1], "paragraph": [None, *rising]}}
    text = packed(part, TEXTS)
    assert inflated(text.decode()).count(b'"steps"') == 1
    assert unpacked(text) == part


def test_line_breaks_in_texts_stay_in_their_row() -> None:
    rows = [f"a\nb\r\u2028{i}" for i in range(MANY_ROWS)]
    assert unpacked(packed({"events": {"title": rows}})) == {"events": {"title": rows}}


@pytest.mark.parametrize("length", range(40))
def test_bytes_of_any_number_come_back(length: int) -> None:
    text = bytes(range(length, 2 * length))
    assert inflated(deflated(text).decode()) == text


MANY = range(MANY_ROWS)


@pytest.mark.parametrize(
    ("rows", "numbered"),
    [
        ([f"e{n}" for n in MANY], True),
        ([f"{'cd'[n % 2]}{n * n}" for n in MANY], True),
        ([f"e{n:03}" for n in MANY], False),  # 001 is not 1
        ([f"e{n}" for n in MANY] + ["last"], False),
        ([f"{chr(0x4E00 + n)}{n}" for n in MANY], False),  # as many words as rows
        (["e" + "9" * 20] * MANY_ROWS, False),  # JavaScript has no such number
        ([None, *(f"e{n}" for n in MANY)], False),
        (["a", ",", '","', "\n", "", "\\"] * MANY_ROWS, False),
        ([["a", 1], None, ["b", 2]] * MANY_ROWS, False),
        ([("a", 1), None, ("a", 1)] * MANY_ROWS, False),
    ],
)
def test_a_long_column_is_written_in_the_way_that_fits(rows: list[Any], numbered: bool) -> None:
    text = packed({"events": {"id": rows}})
    assert (b'"number":' in inflated(text.decode())) == numbered
    assert unpacked(text) == plain({"events": {"id": rows}})


@cache
def page_of(events: int) -> str:
    """The page of so many made-up events."""
    return maps.explorer(synthetic.corpus(events)).get_root().render()


@pytest.mark.parametrize("events", [1, pytest.param(MANY_EVENTS, marks=pytest.mark.slow)])
def test_pages_are_compressed_unless_asked_otherwise(events: int) -> None:
    small = page_of(events)
    large = maps.explorer(synthetic.corpus(events), plain=True).get_root().render()
    assert [kind for kind, _ in blocks(small).values()] == 3 * ["application/zlib"]
    assert [kind for kind, _ in blocks(large).values()] == 3 * ["application/json"]
    for name, (_, text) in blocks(small).items():
        assert unpacked(text) == json.loads(blocks(large)[name][1])
    assert len(small) < len(large) - 30_000


@pytest.mark.slow
def test_texts_of_a_small_page_are_read_at_once(seeds: geo.Corpus) -> None:
    small = blocks(maps.explorer(seeds).get_root().render())
    assert not any(b'"lines":' in inflated(text) for _, text in small.values())


def test_the_page_of_the_seeds_has_room_left(seeds: geo.Corpus) -> None:
    assert len(maps.explorer(seeds).get_root().render().encode()) <= 900_000


@pytest.mark.slow
def test_the_same_corpus_gives_the_same_bytes() -> None:
    assert maps.explorer(synthetic.corpus(MANY_EVENTS)).get_root().render() == page_of(MANY_EVENTS)


@pytest.mark.usefixtures("small_is_large")
def test_half_characters_are_refused_in_compressed_pages_too(seeds: geo.Corpus) -> None:
    data = content(seeds)
    data["events"]["title"][0] = "\ud800"
    with pytest.raises(InputError, match="no JSON"):
        Explorer(data)
