"""Files of every kind that is read, made here, about a quake that never was."""

from __future__ import annotations

import gzip
import json
import zipfile
from email.message import EmailMessage
from io import BytesIO

LEAD = "At least three people were killed and ten hurt when an earthquake struck near Lima on Thursday, officials said."
MORE = (
    "The tremor was felt 120 km away, said the mayor of Ica, who was on her way to the hills to see for herself what "
    "had become of the villages there & their schools."
)
_LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Quake hits the valley",
    "datePublished": "2021-03-04T10:00:00Z",
    "author": {"@type": "Person", "name": "Ana Lee"},
}
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Quake hits the valley - The Herald</title>
<meta property="og:site_name" content="The Herald">
<link rel="canonical" href="https://herald.example/2021/03/04/quake">
<script type="application/ld+json">{json.dumps(_LINKED)}</script>
<script>var towns = "Tokyo, Madrid";</script></head>
<body><nav><a href="/">Home</a> <a href="/t">Jakarta</a></nav>
<article><h1>Quake hits the valley</h1>
<p>{LEAD.replace("an earthquake", "an <b>earthquake</b>").replace("officials said", "officials&nbsp;said")}</p>
<p>{MORE.replace("&", "&amp;")}</p></article>
<footer>We use cookies. Offices in Madrid and Luxembourg.</footer></body></html>
"""
WALL = """<!DOCTYPE html><html><head><title>Before you continue</title></head><body><main>
<p>We and our partners use cookies to store information on your device and to show you advertisements.</p>
<p>Choose what you consent to. You can change your privacy settings at any time.</p></main></body></html>"""


def archived_page() -> bytes:
    """PAGE as browsers save it in one file."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example/quake\r\nSubject: Quake\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    )
    return head.encode() + PAGE.encode() + b"\r\n------b--\r\n"


#: Entries of a PDF's trailer: a password that nobody knows, and a lock of a maker's own.
PASSWORD = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
STRANGE_LOCK = b"/ID[<00><00>]/Encrypt<</Filter/Homemade/V 9/R 9>>"


def pdf(*pages: list[str], locked: bytes = b"") -> bytes:
    """A PDF with lines of text, one list a page; locked by what stands in an entry of its trailer."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(Quake in the hills)>>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 760 Td {shown} ET".encode()
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * number} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>>>>>".encode(),
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info 4 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        locked,
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def word() -> bytes:
    """A Word document with a title, two paragraphs and a table."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Quake hits the valley"
    document.add_paragraph(LEAD)
    document.add_paragraph(MORE)
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Cusco", "4 dead"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def book() -> bytes:
    """An e-book of two chapters."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "OPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            "<dc:title>After the quake</dc:title><dc:date>2021-04-01</dc:date></metadata><manifest>"
            '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>'
            '<spine><itemref idref="b"/><itemref idref="a"/></spine></package>',
        )
        for name, text in (("a", MORE), ("b", LEAD)):
            escaped = text.replace("&", "&amp;")
            archive.writestr(f"OPS/{name}.xhtml", f"<html><body><h1>Part</h1><p>{escaped}</p></body></html>")
    return file.getvalue()


def message(**headers: str) -> bytes:
    """A newsletter in plain text."""
    mail = EmailMessage()
    mail["From"] = "Andes Wire <wire@andes.example>"
    mail["Subject"] = "Quake: three dead"
    mail["Date"] = "Thu, 04 Mar 2021 12:00:00 +0000"
    mail["Message-ID"] = "<1@andes.example>"
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(f"{LEAD}\n\n{MORE}\n")
    return mail.as_bytes()


def warc(*pages: tuple[str, str, str], zipped: bool = True) -> bytes:
    """An archive of answers: address, status and body."""
    records = []
    for address, status, body in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-03-05T08:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(gzip.compress(record) if zipped else record)
    return b"".join(records)
