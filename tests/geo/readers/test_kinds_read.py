"""Every kind of file that is read: its text, its particulars, and offsets that lead back."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

import geo
from gazetteer import extras
from gazetteer.errors import InputError, UnreadError
from geo import readers
from geo.articles import article_of
from geo.contents import file_contents
from geo.readers import document, table
from tests.geo.readers import samples


def read(content: bytes | str, name: str) -> readers.Reading:
    data = content.encode() if isinstance(content, str) else content
    return next(iter(readers.readings_of(data, Path(name))))


@pytest.mark.parametrize(
    ("name", "content"),
    [("quake.html", samples.PAGE), ("quake.txt", samples.PAGE), ("quake.mhtml", samples.archived_page())],
)
def test_a_page_gives_its_article_and_nothing_around_it(name: str, content: str | bytes) -> None:
    reading = read(content, name)
    assert reading.text == "\n\n".join(["Quake hits the valley", samples.LEAD, samples.MORE])
    assert reading.facts["title"] == "Quake hits the valley"
    assert reading.facts["publisher"] == "The Herald"
    assert reading.facts["published"] == "2021-03-04"
    assert reading.facts["author"] == "Ana Lee"
    assert str(reading.facts["url"]).startswith("https://herald.example/")


@pytest.mark.parametrize("content", [samples.PAGE, samples.PAGE.replace("<p>", "\r\n<p>\r\n  ")])
def test_offsets_lead_from_the_text_to_the_source_of_the_page(content: str) -> None:
    reading = read(content, "quake.html")
    article = article_of(reading, Path("quake.html"))
    for words, source in (
        ("Lima", "Lima"),
        ("earthquake", "earthquake"),
        ("officials said", "officials&nbsp;said"),
        ("Ica", "Ica"),
        ("& their", "&amp; their"),
    ):
        at = article.text.index(words)
        start, end = article.original_range(at, at + len(words)) or (0, 0)
        assert reading.whole[start:end] == source
        assert article.text_offset(start) == at


def test_a_page_in_another_encoding_is_read_as_it_says() -> None:
    page = samples.PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("valley", "café")
    assert read(page.encode("cp1252"), "a.html").facts["title"] == "Quake hits the café"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (samples.WALL, "a notice about cookies, signing in or robots, and no article"),
        ("<html><body><script>1</script></body></html>", "a page without an article"),
        ("<html>" * 2000, "a page without an article"),
    ],
)
def test_a_page_without_an_article_is_said_to_be_that(content: str, reason: str) -> None:
    with pytest.raises(UnreadError) as caught:
        read(content, "wall.html")
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "codec", "shown"),
    [
        ("Trois personnes sont mortes près de Nîmes, a dit la préfète à l’hôtel de région.", "cp1252", "windows-1252"),
        ("A fire in Zürich killed three people, police said.", "cp1252", "windows-1252"),
        ("The mayor of São Paulo said that two died – no more.", "cp1252", "windows-1252"),
        ("Három ember meghalt egy tűzben Győrben, közölte a rendőrség hétfőn.", "cp1250", "windows-1250"),
        ("İzmir'de çıkan yangında üç kişi öldü, polis pazartesi günü açıkladı. Şüpheli aranıyor.", "cp1254", "windows-1254"),
        ("Пожар в городе унёс жизни трёх человек, сообщила полиция в понедельник.", "koi8_r", "koi8-r"),
    ],
)  # fmt: skip
def test_a_text_in_an_old_encoding_is_read_and_that_is_said(
    tmp_path: Path, text: str, codec: str, shown: str
) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(text.encode(codec))
    contents = file_contents(path)
    assert contents.articles[0].text == text
    assert contents.notes == (("story.txt", f"read as {shown}"),)


def test_lines_of_a_pdf_are_joined_and_what_every_page_repeats_is_left_out() -> None:
    lead = [
        "At least three people were killed and ten were hurt when an earth-",
        "quake struck near Lima on Thursday.",
    ]
    more = [
        "The tremor was felt far away, said the mayor of Ica, who went to see",
        "for herself what had become of it.",
    ]
    bodies = [
        [*lead, *more],
        ["Rain is expected in the hills, and tents are on their way to them."],
        ["No more is known."],
    ]
    pages = [[f"The Herald, page {n}", *body, f"{n}"] for n, body in enumerate(bodies, 1)]
    reading = read(samples.pdf(*pages), "quake.pdf")
    paragraphs = reading.text.split("\n\n")
    assert paragraphs[0] == " ".join(lead).replace("- ", "")
    assert paragraphs[1] == "\n".join(more)
    assert "Herald" not in reading.text
    assert reading.facts == {"title": "Quake in the hills"}
    article = article_of(reading, Path("quake.pdf"))
    at = article.text.index("Ica")
    assert reading.whole[article.file_offset(at) :].startswith("Ica")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4\n broken", "a damaged PDF"),
        (samples.pdf(["Rain."], locked=samples.PASSWORD), "a PDF that is locked by a password"),
        (samples.pdf(["Rain."], locked=samples.STRANGE_LOCK), "a PDF that is locked by a password"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "a document locked by a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office document"),
        (samples.pdf([], []), "a PDF of pictures without text, as scans are"),
        (b"PK\x03\x04" + b"word/" + bytes(40), "a damaged Word document"),
        (b"PK\x03\x04" + b"META-INF/container.xml" + bytes(40), "a damaged or locked e-book"),
        (b"PK\x03\x04" + b"xl/" + bytes(40), "a damaged workbook"),
        (b"PAR1" + bytes(40), "damaged Parquet"),
        (b"WARC/1.1\r\nrubbish\r\n", "a WARC file without pages"),
        (b"PK\x03\x04" + b"datapackage.json" + bytes(40), "a damaged WACZ archive"),
    ],
)
def test_what_is_damaged_is_said_in_a_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadError) as caught:
        list(readers.readings_of(data, Path("a.bin")))
    assert caught.value.reason == reason


def test_documents_give_their_paragraphs_and_particulars() -> None:
    reading = read(samples.word(), "quake.docx")
    assert reading.text == "\n\n".join([samples.LEAD, samples.MORE, "Cusco 4 dead"])
    assert reading.facts == {"title": "Quake hits the valley"}
    reading = read(samples.book(), "quake.epub")
    assert reading.text == "\n\n".join(["Part", samples.LEAD, "Part", samples.MORE])
    assert reading.facts == {"title": "After the quake", "published": "2021-04-01"}
    reading = read(samples.message(), "quake.eml")
    assert reading.text.split() == f"{samples.LEAD} {samples.MORE}".split()
    assert reading.facts == {
        "title": "Quake: three dead",
        "publisher": "Andes Wire",
        "published": "2021-03-04",
    }


def test_an_archive_that_unpacks_to_far_more_than_it_is_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "_UNPACKED", 500)
    for data in (samples.word(), samples.book()):
        with pytest.raises(UnreadError, match="when it is unpacked"):
            read(data, "a.docx")


def test_a_mailbox_and_an_archive_of_pages_hold_several_articles() -> None:
    box = b"".join(
        b"From a@b.example Thu Mar  4 12:00:00 2021\n" + samples.message(To=f"x{n}@y.example") for n in "12"
    )
    found = list(readers.readings_of(box, Path("news.mbox")))
    assert [reading.facts["id"] for reading in found] == ["news-1", "news-2"]
    pages = [
        ("https://herald.example/quake", "200 OK", samples.PAGE),
        ("https://herald.example/gone", "404 Not Found", samples.PAGE),
        ("https://herald.example/wall", "200 OK", samples.WALL),
        ("https://herald.example/quake", "200 OK", samples.PAGE),
    ]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", samples.warc(*pages))
    for data, name in (
        (samples.warc(*pages), "news.warc.gz"),
        (samples.warc(*pages, zipped=False), "news.warc"),
        (packed.getvalue(), "news.wacz"),
    ):
        quake, wall = readers.readings_of(data, Path(name))
        assert samples.LEAD in quake.text
        assert (quake.where, quake.facts["id"]) == ("https://herald.example/quake", "news-1")
        assert (wall.text, wall.notes) == (
            "",
            ("a notice about cookies, signing in or robots, and no article",),
        )


ROWS = pd.DataFrame(
    {
        "ID": ["a b", "c"],
        "Headline": ["One", "{{ 7 * 7 }}"],
        "Source": ["Post", "=HYPERLINK(0)"],
        "Date": ["2021-03-04", "soon"],
        "text": ["Rain fell on Lima.", "Wind in Ica."],
        "score": [1, 2],
    }
)


def tables() -> dict[str, bytes]:
    excel, parquet = BytesIO(), BytesIO()
    ROWS.to_excel(excel, index=False)
    ROWS.to_parquet(parquet)
    return {
        "t.csv": ROWS.to_csv(index=False).encode(),
        "t.tsv": ROWS.to_csv(index=False, sep="\t").encode("utf-16"),
        "semicolons.csv": b"\xef\xbb\xbf" + ROWS.to_csv(index=False, sep=";").encode(),
        "t.jsonl": ROWS.to_json(orient="records", lines=True).encode(),
        "t.json": ROWS.to_json(orient="records").encode(),
        "t.xlsx": excel.getvalue(),
        "t.parquet": parquet.getvalue(),
    }


@pytest.mark.parametrize(("name", "data"), tables().items(), ids=tables())
def test_a_row_of_a_table_is_an_article(name: str, data: bytes) -> None:
    one, two = readers.readings_of(data, Path(name))
    assert (one.text, one.where) == ("Rain fell on Lima.", "row 1")
    assert one.facts == {"id": "a-b", "title": "One", "publisher": "Post", "published": "2021-03-04"}
    publisher = two.facts.pop("publisher", None)
    assert publisher == (
        None if name.endswith(".xlsx") else "=HYPERLINK(0)"
    )  # a formula without a saved value
    assert two.facts == {"id": "c", "title": "{{ 7 * 7 }}"}
    assert article_of(two, Path(name)).title == "{{ 7 * 7 }}"


def test_rows_without_a_text_are_counted_and_rows_beyond_the_limit_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("title,text\nOne,Rain in Lima.\nTwo,\nThree,\n", encoding="utf-8")
    contents = file_contents(path)
    assert [article.id for article in contents.articles] == ["t-1"]
    assert contents.left_out == (("t.csv", "row without text, 2 times"),)
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    contents = file_contents(path)
    assert len(contents.articles) < 3
    assert "more than 2 rows" in contents.left_out[0].reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("events.csv", "id,name\n1,Erbil\n", "a table without a column for the texts"),
        ("gold.json", '{"events": [], "claims": []}', "a table without a column for the texts"),
        ("a.json", '["rain", "wind"]', "JSON without articles"),
        ("a.json", "[]", "JSON without articles"),
        ("a.jsonl", '{"text": "Rain."}\n{"text": ', "line 2 is no JSON object"),
    ],
)
def test_a_table_of_something_else_is_said_to_be_that(name: str, content: str, reason: str) -> None:
    with pytest.raises(UnreadError) as caught:
        list(readers.readings_of(content.encode(), Path(name)))
    assert caught.value.reason == reason


def test_one_name_for_two_files_gives_two_ids(tmp_path: Path) -> None:
    (tmp_path / "quake.html").write_text(samples.PAGE, encoding="utf-8")
    (tmp_path / "quake.txt").write_text(samples.LEAD, encoding="utf-8")
    (tmp_path / "quake.pdf").write_bytes(samples.pdf([samples.LEAD[:80]] * 3))
    assert list(geo.read_corpus(tmp_path).article_records) == ["quake", "quake-pdf", "quake-txt"]


def test_what_is_not_installed_is_left_out_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(module: str) -> None:
        raise ImportError(module)

    monkeypatch.setattr(extras, "import_module", gone)
    with pytest.raises(
        InputError, match=r"PDF needs what is not installed\. Install it: pip install 'dateline\[read\]'"
    ):
        read(samples.pdf(["x"]), "a.pdf")


def test_a_table_without_texts_tells_of_the_articles_beside_it(tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_text("Rain fell on Erbil.", encoding="utf-8")
    (tmp_path / "post.txt").write_text("---\npublisher: The Post\n---\nRain fell on Erbil.", encoding="utf-8")
    rows = [
        {
            "id": "herald",
            "source": "1.xml",
            "publisher": "The Herald",
            "published": None,
            "given_date": "2021-03-04",
        },
        {
            "id": "post",
            "source": "2.xml",
            "publisher": "Another",
            "published": "2021-03-05",
            "url": "https://post.example/a",
        },
        {"id": "gone", "publisher": "Nobody"},
    ]
    (tmp_path / "articles.json").write_text(json.dumps(rows), encoding="utf-8")
    corpus = geo.read_corpus(tmp_path)
    herald, post = corpus.article_records.values()
    assert (herald.publisher, herald.published) == ("The Herald", "2021-03-04")
    assert (post.publisher, post.published, post.url) == ("The Post", "2021-03-05", "https://post.example/a")
    assert corpus.left_out == ()
