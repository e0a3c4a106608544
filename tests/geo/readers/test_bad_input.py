"""What is broken, enormous or hostile: a clear word for each, what can be kept is kept, and nothing runs."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import geo
from dateline import app
from gazetteer.errors import UnreadError
from geo import articles, export
from geo.contents import file_contents, read_contents
from geo.proposing import propose
from geo.proposing.figures import figures
from geo.proposing.sentences import sentences
from geo.readers import archive, page, table
from maps import explorer
from maps.content import content
from tests.geo.readers import samples

PARAGRAPH = (
    "<p>The river rose over its banks near the old mill, and the people left their houses in time.</p>"
)
HOSTILE = "{{7*7}} {% bad %} ${7*7} </script><script>alert(1)</script> `id` \u202egnp.exe"


def at(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("scan.pdf", samples.pdf([]), "a PDF of pictures without text"),
        ("wall.html", samples.WALL, "a notice about cookies"),
        ("deep.json", "[" * 100_000, "damaged JSON"),
        ("deep.jsonl", '{"text": ' + "[" * 100_000 + "\n", "damaged JSON"),
        ("deep.html", "<div>" * 60_000 + PARAGRAPH * 3 + "</div>" * 60_000, "a page of over 100,000 tags"),
        ("long.html", f"<article>{PARAGRAPH * 60_000}</article>", "a page of over 100,000 tags"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_said_to_be_that(
    tmp_path: Path, name: str, content: bytes | str, reason: str
) -> None:
    with pytest.raises(UnreadError, match=re.escape(reason)):
        file_contents(at(tmp_path, name, content))


def test_what_unpacks_to_far_more_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "UNPACKED", 2_000_000)
    with pytest.raises(UnreadError, match="over 2 MB when unpacked"):
        file_contents(at(tmp_path, "bomb.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"a" * 5_000_000)))


def test_nested_tags_within_bounds_and_a_long_page_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nested = f"<article>{PARAGRAPH * 4}{'<b>' * 5000}x</article>"
    assert "old mill" in file_contents(at(tmp_path, "nested.html", nested)).articles[0].text
    monkeypatch.setattr(page, "MOST_TAGS", 8)
    with pytest.raises(UnreadError, match="over 8 tags"):
        file_contents(tmp_path / "nested.html")


def test_rows_before_the_limit_are_kept_and_the_rest_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 3)
    rows = "".join(f"{n},Rain fell on the valley for {n} days.\n" for n in range(9))
    contents = file_contents(at(tmp_path, "many.csv", f"id,text\n{rows}"))
    assert [article.id for article in contents.articles] == ["0", "1", "2"]
    assert "more than 3 rows" in contents.left_out[0].reason
    assert len(read_contents(tmp_path, []).articles) == 3


def test_from_a_text_without_end_events_are_proposed_as_far_as_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "LONGEST_READ", 110)
    told = "A bomb killed {} people in Baghdad on Monday, police said."
    at(tmp_path, "long.txt", f"{told.format(12)} {told.format(34)} {told.format(56)}")
    at(tmp_path, "short.txt", told.format(12))
    corpus = geo.read_corpus(tmp_path, gazetteer="curated")
    deaths = [(c.article, c.value["low"]) for c in propose(corpus).claims if c.topic == "deaths"]
    assert deaths == [("long", 12), ("short", 12)]
    assert len([m for m in corpus.mention_records if m.article.id == "long"]) == 3
    said = (
        "read in part: long (over 110 characters: events are proposed from the first 110 characters only, places are "
        "found in all)"
    )
    assert content(corpus)["notes"] == [said]
    assert said in CliRunner().invoke(app, ["check", str(tmp_path)]).stderr.splitlines()


def test_a_broken_charset_a_nul_and_a_cut_archive_lose_nothing_that_is_there(tmp_path: Path) -> None:
    mail = b'Subject: =?nope?Q?caf=E9?=\r\nContent-Type: text/plain; charset="none-\xff"\r\n\r\nThe caf\xe9 was flooded.\r\n'
    assert "was flooded." in file_contents(at(tmp_path, "a.eml", mail)).articles[0].text
    cells = b"id,text\n1,The river\x00 rose.\n2,Rain fell.\n"
    assert len(file_contents(at(tmp_path, "nul.csv", cells)).articles) == 2
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>{PARAGRAPH * 3}"
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: 9000\r\n"
    cut = f"{head}Content-Type: application/http; msgtype=response\r\n\r\n{answer}"
    assert "old mill" in file_contents(at(tmp_path, "cut.warc", cut)).articles[0].text


@pytest.mark.skipif(os.name == "nt", reason="no such names or links there")
def test_a_link_out_of_the_folder_and_odd_names_are_said_or_read(tmp_path: Path) -> None:
    inside = tmp_path / "corpus"
    inside.mkdir()
    at(inside, "خبر.txt", "Rain fell on the valley.")
    at(inside, "new\nline.txt", "Snow fell on the valley.")
    at(inside, "photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    contents = read_contents(inside, [])
    assert sorted(article.id for article in contents.articles) == ["new-line", "خبر"]
    assert [left.name for left in contents.left_out] == ["photo.png"]


@pytest.mark.slow
def test_hostile_fields_reach_the_page_and_the_exports_as_they_are_and_run_nowhere(tmp_path: Path) -> None:
    with io.StringIO() as cells:
        writer = csv.writer(cells)
        writer.writerow(["id", "title", "publisher", "url", "text"])
        writer.writerow(["x", f"=HYPERLINK(1) {HOSTILE}", f"@{HOSTILE}", "javascript:alert(1)", f"Rain fell on Baghdad. {HOSTILE}"])  # fmt: skip
        at(tmp_path, "a.csv", cells.getvalue())
    corpus = geo.read_corpus(tmp_path, gazetteer="curated")
    html = explorer(corpus, plain=True).get_root().render()
    assert "<script>alert(1)" not in html
    assert "=HYPERLINK(1) {{7*7}} {% bad %} ${7*7} \\u003c/script\\u003e" in html
    assert corpus.article_records["x"].title == f"=HYPERLINK(1) {HOSTILE}"
    for layer in ("mentions", "places"):
        text = export.csv(corpus, layer)
        assert not any(
            cell.startswith(("=", "@", "+")) for row in csv.reader(io.StringIO(text)) for cell in row
        )
        json.loads(export.geojson(corpus, layer))


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_table_whose_texts_are_full_of_tags_is_a_table(tmp_path: Path, name: str) -> None:
    text = "<p>Rain fell on the valley.</p><br><b>It rose.</b>" * 9
    rows = {"a.csv": f"id,text\nx,{text}\n", "a.jsonl": json.dumps({"id": "x", "text": text}) + "\n"}
    (article,) = file_contents(at(tmp_path, name, rows[name])).articles
    assert (article.id, article.text) == ("x", text)


@pytest.mark.parametrize(
    "text",
    [
        "Rovers won 3-1 and the visitors lost 4 to 2 on Saturday.",
        "Spain lost 2-0 after the injured number 9 left the pitch.",
        "The victim, 45, was killed near his home.",
        "The woman, aged 63, was injured.",
        "He died at 80.",
        "He was shot dead at 221 Baker Street.",
        "The killed man lived at number 17.",
        "Police found him dead in room 12.",
        "Killed in 2004, he was 31.",
        "The 2011 dead were remembered.",
        "Call 0800 555 111 if you are injured.",
        "Telephone 020 7946 0000: missing persons hotline.",
        "Flight 370 went missing in 2014.",
        "Channel 4 said people were killed.",
    ],
)
def test_a_number_that_counts_nobody_is_no_toll(text: str) -> None:
    tolls = [f for f in figures(text, sentences(text)) if f.topic in ("deaths", "injured", "missing")]
    assert [text[f.start : f.end] for f in tolls if f.low is None or f.low > 1] == []


def test_a_toll_beside_such_a_number_is_found() -> None:
    text = "Three people were killed on Route 9."
    assert [(f.topic, f.low) for f in figures(text, sentences(text))] == [("deaths", 3)]
