"""Which kind of file something is, told by what stands in it, and only then by its ending.

The kinds are words that people use for them. A file of a kind without a reader is left out and named.
"""

from __future__ import annotations

import csv
import json
import re
import zlib
from contextlib import suppress
from pathlib import Path

from geo.vocabulary.columns import COLUMNS

__all__ = [
    "EMPTY",
    "ENDINGS",
    "MARKDOWN",
    "OWN",
    "PROSE",
    "TEXT",
    "kind_of",
    "remedy",
    "said",
    "wide_encoding",
]

TEXT = "text"
MARKDOWN = "Markdown"
PAGE = "HTML"
SAVED_PAGE = "MHTML"
PDF = "PDF"
WORD = "a Word document"
BOOK = "an e-book"
TABLE = "a table"
LINES = "JSON Lines"
JSON = "JSON"
PARQUET = "Parquet"
EXCEL = "a spreadsheet"
WARC = "WARC"
WACZ = "WACZ"
EMPTY = "empty"
BINARY = "not text"
MAIL = "e-mail"
MAILBOX = "a mailbox"
OWN = "an output of Dateline"
LOCKED = "a document locked by a password"
#: Kinds that can hold an article.
PROSE = frozenset(
    "text,Markdown,e-mail,HTML,MHTML,PDF,PostScript,RTF,TeX,JSON Lines,WARC,a Word document,an OpenDocument file,"
    "an old Office document,a document locked by a password,an e-book".split(",")
)
OTHER = "another ending"
#: Characters at the start of a file by which its kind is told.
HEAD = 8192

#: The kind of file for an ending, where the content could be anything that people write.
ENDINGS = {
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    "": TEXT,
    ".htm": PAGE,
    ".html": PAGE,
    ".xhtml": PAGE,
    ".mht": SAVED_PAGE,
    ".mhtml": SAVED_PAGE,
    ".eml": MAIL,
    ".mbox": MAILBOX,
    ".warc": WARC,
    ".gz": WARC,
    ".wacz": WACZ,
    ".pdf": PDF,
    ".docx": WORD,
    ".epub": BOOK,
    ".xlsx": EXCEL,
    ".parquet": PARQUET,
    ".json": JSON,
    ".jsonl": LINES,
    ".ndjson": LINES,
    ".geojson": "GeoJSON",
    ".yaml": "YAML",
    ".yml": "YAML",
    ".csv": TABLE,
    ".tsv": TABLE,
    ".tab": TABLE,
    ".xml": "XML",
    ".rtf": "RTF",
    ".tex": "TeX",
    ".srt": "subtitles",
    ".vtt": "subtitles",
}
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED = "EncryptedPackage".encode("utf-16-le")  # the stream of such a file that holds a locked document
_MAGIC = (
    (b"%PDF-", PDF),
    (b"%!PS", "PostScript"),
    (b"{\\rtf", "RTF"),
    (_OFFICE, "an old Office document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1f\x8b", "an archive"),
    (b"BZh", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!\x1a", "an archive"),
    (b"\xfd7zXZ", "an archive"),
    (b"\x28\xb5\x2f\xfd", "an archive"),
    (b"ID3", "sound or film"),
    (b"OggS", "sound or film"),
    (b"fLaC", "sound or film"),
    (b"RIFF", "an image, sound or film"),
    (b"PAR1", PARQUET),
    (b"SQLite format 3\x00", "a database"),
    (b"bplist00", "a property list"),
)
_ZIPPED = (  # the file inside by which a document that is a ZIP archive is known
    (b"datapackage.json", WACZ),
    (b"word/", WORD),
    (b"xl/", EXCEL),
    (b"ppt/", "slides"),
    (b"META-INF/container.xml", BOOK),
    (b"content.xml", "an OpenDocument file"),
)
_LISTED = 65_536
_MARKS = ((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"))
_MARKS_16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_STEERING = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_WARC = re.compile(r"WARC/[01]\.\d+\r?\n")
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]*):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
_OF_MAIL = {"mime-version", "message-id", "received", "return-path", "content-transfer-encoding"}
_MBOX = re.compile(r"From \S+@\S+ .*\d{4}\r?\n[A-Z][\w-]*: ")
_PAGE = re.compile(r"\s*(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAGS = (
    "a article aside b body br button div em figure footer form h1 h2 h3 h4 h5 h6 head header html i iframe img"
    " input li link main meta nav ol p script section span strong style table tbody td th time title tr ul"
)
_TAG = re.compile(rf"<(?P<close>/?)(?:{_TAGS.replace(' ', '|')})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FIRST_TAG = re.compile(rf"\s*{_TAG.pattern}", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed|kml|gpx|svg|urlset|nitf|newsml)\b", re.IGNORECASE)
_ELEMENT = re.compile(r"\s*<(?:!DOCTYPE\b|[A-Za-z][\w:.-]*[\s>])")
_CLOSED = re.compile(r"</[A-Za-z][\w:.-]*>")
_OBJECT = re.compile(r'\s*\{\s*(?:"[^"\n]*"\s*:|\}\s*\Z)')
_LIST = re.compile(r'\s*\[\s*(?:\{\s*["}]|\[|"|-?\d|\]|null\b|true\b|false\b)')
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
#: What pages, exports, manifests and proposals begin with: they may stand in the folder that they were made from.
_OWN_PAGE = '<meta name="generator" content="Dateline'
_OWN = re.compile(
    r'\{"type":"FeatureCollection",\s*"dateline":'
    r'|\{"title":.*"licence":.*"version":.*"articles":\['
    r'|\{"@context":[^\n]*"description":"\{\\"title\\":'
    r'|\{"@context":\["http://www\.w3\.org/ns/anno\.jsonld",\{"manifest":'
    r"|id,year,source_article,number_of_sources,number_of_sides,"
    r"|event_id_cnty,event_date,year,time_precision,event_type,country,location,"
    r'|\{\n"events": \[\n\{"id": "e\d+", '
    r"|# Proposed by rules from the text"
    rf"|(?:{'|'.join(','.join(column.name for column in columns[:4]) for columns in COLUMNS.values())}),"
)
_CUE = re.compile(r"\s*(?:WEBVTT\b|\d+\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> )")


def wide_encoding(data: bytes) -> str:
    """Tell whether a text takes two or four bytes for a character, by its mark or by where its zeros stand.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    str
        A codec that keeps the byte order mark as a character; empty for any other text.

    Examples
    --------
    >>> wide_encoding("Rain fell.".encode("utf-16-le")), wide_encoding(b"Rain fell.")
    ('utf-16-le', '')
    """
    for mark, codec in (*_MARKS, *_MARKS_16):
        if data.startswith(mark):
            return codec
    head = data[: HEAD - HEAD % 4]
    if len(head) < 4 or b"\0" not in head or len(data) % 2:
        return ""
    for codec, width in (("utf-16-le", 2), ("utf-16-be", 2), ("utf-32-le", 4), ("utf-32-be", 4)):
        letters = width - 1 if codec.endswith("be") else 0  # where the byte of an ASCII character stands
        zeros = [head[at::width].count(0) / len(head[at::width]) for at in range(width) if at != letters]
        if not head[letters::width].count(0) and min(zeros) > 0.1 and _is_legible(head, codec):
            return codec
    return ""


def _is_legible(head: bytes, codec: str) -> bool:
    with suppress(UnicodeDecodeError):
        text = head.decode(codec)
        return sum(sign.isprintable() or sign.isspace() for sign in text) > 0.97 * len(text)
    return False


def kind_of(data: bytes, path: Path) -> str:
    """Tell the kind of a file.

    Parameters
    ----------
    data : bytes
        All that it holds.
    path : pathlib.Path
        Its name; the ending counts where the content does not tell.

    Returns
    -------
    str
        A kind: :data:`TEXT`, :data:`MARKDOWN`, :data:`EMPTY`, or a word for what it is.
    """
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf"):
        return EMPTY if b"\0" not in data else BINARY
    if magic := _magic(data):
        return magic
    encoding = wide_encoding(data)
    if not encoding and _is_binary(data):
        return BINARY
    head = data[: HEAD * (4 if encoding else 1)].decode(encoding or "utf-8", "replace").removeprefix("\ufeff")
    front = _FRONT_MATTER.match(head)
    ending = path.suffix.lower()
    by_ending = ENDINGS.get(ending, OTHER)
    written = _written(head[front.end() :] if front else head, by_ending, data if not encoding else b"")
    return written or by_ending


def _magic(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        names = data[:_LISTED] + data[-_LISTED:]  # an archive lists what it holds at its end as well
        return next((kind for inside, kind in _ZIPPED if inside in names), "an archive")
    if data.startswith(b"\x1f\x8b") and _unpacked(data).startswith(b"WARC/"):
        return WARC
    if data.startswith(_OFFICE) and _SEALED in data:
        return LOCKED
    if data[4:8] == b"ftyp":
        return "sound or film"
    return next((kind for start, kind in _MAGIC if data.startswith(start)), "")


def _unpacked(data: bytes) -> bytes:
    """The first bytes of what is compressed by gzip."""
    try:
        return zlib.decompressobj(31).decompress(data[:_LISTED], 100)
    except zlib.error:
        return b""


def _is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any encoding: zeros, or many signs that steer a machine."""
    head = data[:HEAD]
    return len(head) - len(head.translate(None, _STEERING)) > max(1, len(head) // 100)


def _written(head: str, by_ending: str, data: bytes) -> str:
    """Tell a kind of file that is written in a language for machines; nothing for prose."""
    if _WARC.match(head):
        return WARC
    if mail := _mail(head):
        return mail
    if _CUE.match(head):
        return "subtitles"
    if _OWN_PAGE in head or _OWN.match(head):
        return OWN
    in_cells = by_ending in (TABLE, JSON, LINES) and not _ELEMENT.match(head)  # tags are those of its texts
    may_be_page = by_ending != MARKDOWN and not in_cells
    if by_ending == PAGE or _PAGE.match(head) or (may_be_page and _is_marked_up(head)):
        return PAGE
    if _XML.match(head) or (by_ending != MARKDOWN and _is_in_elements(head)):
        return PAGE if re.search(r"<html\b", head, re.IGNORECASE) else "XML"
    if json_kind := _json(head, data):
        return json_kind
    if by_ending in (TEXT, OTHER) and _is_table(head):
        return TABLE
    return ""


def _mail(head: str) -> str:
    """Tell a message or a page saved as one by the block of headers with which it begins."""
    if _MBOX.match(head):
        return MAILBOX
    names: set[str] = set()
    at = 0
    while header := _HEADER.match(head, at):
        names.add(header["name"].lower())
        at = header.end()
    if len(names) < 3 or not names & _OF_MAIL or not names & {"from", "date", "subject", "to"}:
        return ""
    related = re.search(r"^content-type:\s*multipart/related", head[:at], re.IGNORECASE | re.MULTILINE)
    return SAVED_PAGE if related else MAIL


def _is_marked_up(head: str) -> bool:
    """Tell whether a text is full of tags, or begins with one that it closes."""
    tags = list(_TAG.finditer(head))
    closing = sum(bool(tag["close"]) for tag in tags)
    return bool(closing and (_FIRST_TAG.match(head) or (len(tags) >= 6 and len(tags) * 400 > len(head))))


def _is_in_elements(head: str) -> bool:
    """Tell whether a text begins with an element of any name, and closes several."""
    return bool(_ELEMENT.match(head)) and len(_CLOSED.findall(head)) >= 2


def _json(head: str, data: bytes) -> str:
    if not (_OBJECT.match(head) or _LIST.match(head)):
        return ""
    first, _, rest = head.lstrip().partition("\n")
    if _is_json(first) and rest.lstrip().startswith(("{", "[")):
        return LINES
    if _OBJECT.match(head) or re.match(r'\s*\[\s*\{\s*"', head) or _is_json(data.decode("utf-8", "replace")):
        return "GeoJSON" if re.search(r'"Feature(?:Collection)?"', head) else JSON
    return ""


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(head: str) -> bool:
    """Tell rows with the same number of short cells, as no prose has them."""
    lines = head.splitlines()
    lines = [line for line in (lines[:-1] if len(head) >= HEAD else lines) if line.strip()]
    if len(lines) < 4 or lines[0].rstrip(" \"'”’").endswith((".", "!", "?")):  # no row of headings
        return False
    for delimiter in "\t,;|":
        if all(line.count(delimiter) >= 2 for line in lines):
            with suppress(csv.Error):
                rows = list(csv.reader(lines, delimiter=delimiter))
                cells = [cell for row in rows for cell in row]
                if len({len(row) for row in rows}) == 1 and sum(map(len, cells)) < 60 * len(cells):
                    return True
    return False


def said(kind: str, path: Path) -> str:
    """Say why a file of some kind is not read.

    Parameters
    ----------
    kind : str
    path : pathlib.Path

    Returns
    -------
    str
    """
    if kind == OTHER:
        return f"its ending is {path.suffix}" if path.suffix else "it has no ending"
    return f"{kind} is not read" if kind[0].isupper() or kind == MAIL else kind


def remedy(kind: str) -> str:
    """Say what a person can do about a file of some kind.

    Parameters
    ----------
    kind : str

    Returns
    -------
    str
    """
    if kind == OTHER:
        return "Give it the ending .txt or .md if it is an article"
    if kind == LOCKED:
        return "Save it anew, without a password"
    return "Save the article as text, in a file that ends in .txt or .md"
