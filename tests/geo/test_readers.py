"""Kinds of files, what is read of them, and the map of offsets back to the file."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import InputError, UnreadError
from geo import readers
from geo.articles import Article, article_of, read_article
from geo.readers import Reading, kinds, plain

PROSE = "Rain fell on Erbil, and nobody was hurt.\n\nThe road to Duhok stayed open.\n"
PAGE = "<html><head><title>Rain</title></head><body><p>Rain fell on Erbil.</p></body></html>"


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", PROSE, kinds.TEXT),
        ("a.md", f"# Rain\n\n{PROSE}", kinds.MARKDOWN),
        ("a.md", f'<p align="center"><img src="x.png"></p>\n\n# Rain\n\n{PROSE}', kinds.MARKDOWN),
        ("a.txt", "Prices < 5 and > 3: <b>bold</b> words in a text.\n" + PROSE * 20, kinds.TEXT),
        ("a.txt", "[1] A note stands first.\n" + PROSE, kinds.TEXT),
        ("a.txt", "{sic} he said, and left.\n" + PROSE, kinds.TEXT),
        ("a.txt", "From: our own reporter\nDate: 5 May\nSubject: rain\n\n" + PROSE, kinds.TEXT),
        ("a.txt", "One, two, three.\nFour came, and went, he said.\nNone left.\nIt was over, at last.\n", kinds.TEXT),
        ("a.txt", "Rain fell, on Monday, he said.\n" * 9, kinds.TEXT),
        ("a.txt", "---\ntitle: Rain\n---\n" + PROSE, kinds.TEXT),
        ("a.txt", PAGE, "HTML"),
        ("a.md", f"\n<!-- saved -->\n{PAGE}", "HTML"),
        ("a.txt", "<p>Rain fell on Erbil.</p>\n", "HTML"),
        ("a.txt", f"---\ntitle: Rain\n---\n{PAGE}", "HTML"),
        ("a.html", "Rain fell on Erbil.\n", "HTML"),
        ("a.txt", '<?xml version="1.0"?>\n<rss><channel/></rss>', "XML"),
        ("a.txt", '<?xml version="1.0"?>\n<html xmlns="x"></html>', "HTML"),
        ("a.txt", '{"title": "Rain", "text": "It fell."}\n{"title": "Wind", "text": "It blew."}\n', "JSON Lines"),
        ("a.txt", '{\n "title": "Rain"\n}', "JSON"),
        ("a.md", '[{"title": "Rain"}]', "JSON"),
        ("a.txt", '["rain", "wind"]', "JSON"),
        ("a.txt", '{"type": "FeatureCollection", "features": []}', "GeoJSON"),
        ("a.txt", "WARC/1.1\r\nWARC-Type: response\r\n\r\n", "WARC"),
        ("a.txt", "From: a@b.example\nDate: today\nMIME-Version: 1.0\n\nRain.\n", "e-mail"),
        ("a.txt", 'From: <Saved>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n', "MHTML"),
        ("a.txt", "From a@b.example Mon Mar  1 10:00:00 2021\nSubject: rain\n\nRain.\n", "a mailbox"),
        ("a.txt", "id,name,lat\n1,Erbil,36\n2,Duhok,37\n3,Kerman,30\n", "a table"),
        ("a.csv", "name\nErbil\n", "a table"),
        ("a.txt", "1\n00:00:01,000 --> 00:00:02,000\nRain fell.\n", "subtitles"),
        ("a.txt", b"%PDF-1.7\n\xe2\xe3", "PDF"),
        ("a.txt", b"{\\rtf1 Rain}", "RTF"),
        ("a.txt", "%!PS-Adobe-3.0\n", "PostScript"),
        ("a.txt", "<DOC>\n<DOCNO>1</DOCNO>\n<TEXT>Rain fell.</TEXT>\n</DOC>\n", "XML"),
        ("a.txt", "<Rain fell, wrote someone, and forgot to close it. Nothing else is odd here.\n", kinds.TEXT),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "an old Office document"),
        ("a.txt", zipped("[Content_Types].xml", "word/document.xml"), "a Word document"),
        ("a.txt", zipped("mimetype", "content.xml"), "an OpenDocument file"),
        ("a.md", zipped("photo.jpg"), "an archive"),
        ("a.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image"),
        ("a.txt", bytes(range(256)) * 4, kinds.BINARY),
        ("a.txt", b"\0" * 50, kinds.BINARY),
        ("a.txt", b"", kinds.EMPTY),
        ("a.txt", "\ufeff \r\n\t\n", kinds.EMPTY),
        ("a.text", PROSE, kinds.OTHER),
        ("a", PROSE, kinds.TEXT),
        ("a.txt", '<html><head><meta name="generator" content="Dateline 1.0"></head></html>', kinds.OWN),
    ],
)  # fmt: skip
def test_the_content_tells_the_kind_before_the_ending(name: str, content: str | bytes, kind: str) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    assert kinds.kind_of(data, Path(name)) == kind


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_a_text_in_any_width_is_read_exactly(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    text = "Café “Ost”, Erbil.\r\n\r\nمطر في أربيل\r\n" + PROSE
    path.write_bytes(text.encode(codec))
    article = read_article(path)
    assert article.text == text
    whole = next(readers.readings(path)).whole
    at = article.text.index("Duhok")
    assert whole[article.file_offset(at) :].startswith("Duhok")


def test_text_without_a_mark_in_another_script_is_read(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    text = "В Москву прибыл министр, и дождь шел весь день.\n" * 3
    path.write_bytes(text.encode("utf-16-le"))
    assert read_article(path).text == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_paragraphs_are_parted_by_blank_lines_whatever_ends_a_line(newline: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(
        "---\nid: rain\n---\nRain fell\non Erbil.\n \nIt stopped.\n".replace("\n", newline).encode()
    )
    article = read_article(path)
    spans = [article.text[slice(*span)].replace(newline, "|") for span in article.paragraphs]
    assert (article.id, spans) == ("rain", ["Rain fell|on Erbil.", "It stopped."])


def test_a_kind_without_a_reader_is_refused_with_what_helps(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("id,name\n1,Erbil\n", encoding="utf-8")
    with pytest.raises(
        UnreadError,
        match=r"events\.csv: is no article: a table without a column for the texts\. Give it a column text",
    ):
        read_article(path)


def test_a_file_too_long_for_an_article_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LARGEST", 100)
    path = tmp_path / "book.txt"
    path.write_text(PROSE * 10, encoding="utf-8")
    with pytest.raises(UnreadError, match="which is too long"):
        read_article(path)


def test_a_reader_is_one_entry_and_its_offsets_lead_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(data: bytes, path: Path) -> Reading:
        whole = data.decode()
        first, second = whole.index("Rain"), whole.index("Wind")
        return Reading(whole, "Rain. Wind.", ((0, first), (6, second)), {"title": "Weather"})

    monkeypatch.setitem(readers.READERS, "HTML", read)
    assert ".html" in readers.endings()
    path = tmp_path / "a.html"
    path.write_text("<title>Weather</title><p>Rain.</p><p>Wind.</p>", encoding="utf-8")
    article = read_article(path)
    whole = path.read_text(encoding="utf-8")
    assert article.title == "Weather"
    for word in ("Rain", "Wind"):
        assert whole[article.file_offset(article.text.index(word)) :].startswith(word)


def test_what_a_reader_gives_may_not_name_a_place_in_the_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="pieces is an unknown key"):
        article_of(Reading("x", "x", facts={"pieces": 3}, lines={("pieces",): 1}), tmp_path / "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "<!--a-->" * 5000,
        "<a " * 20_000,
        "a:\n " * 9000,
        "[" * 90_000,
        '{"a":' * 9000,
        ",\n" * 9000,
        "<!--" * 9000,
    ],
)
def test_the_kind_is_told_in_no_time(text: str) -> None:
    start = time.process_time()
    kinds.kind_of(text.encode(), Path("a.txt"))
    assert time.process_time() - start < 5


@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)),
)
@pytest.mark.slow
def test_whatever_a_text_holds_it_is_read_exactly_or_refused(data: bytes) -> None:
    kinds.kind_of(data, Path("a.txt"))
    try:
        reading = plain.read(data, Path("a.txt"))
    except InputError:
        return
    article = Article(id="a", text=reading.text, pieces=reading.pieces)
    for offset, character in enumerate(reading.text):
        assert reading.whole[article.file_offset(offset)] == character
        assert article.text_offset(article.file_offset(offset)) == offset


def test_offsets_map_both_ways_over_pieces() -> None:
    whole = "<h1>Rain.</h1><p>Wind.</p>"
    article = Article(id="a", text="Rain.Wind.", pieces=((0, 4), (5, 17)))
    assert "".join(whole[article.file_offset(offset)] for offset in range(10)) == article.text
    assert [article.text_offset(article.file_offset(offset)) for offset in range(10)] == list(range(10))
    assert (article.text_offset(0), article.text_offset(9), article.text_offset(26)) == (0, 5, 10)
