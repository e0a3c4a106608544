"""Articles: one file each, plain text or Markdown, with or without front matter."""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from gazetteer.errors import InputError
from gazetteer.files.yamlfile import read_record
from gazetteer.searcher import outlet_of
from geo import dates
from geo.readers import Reading, readings
from geo.readers.reading import Pieces

__all__ = [
    "ANCHOR",
    "LONGEST_NAME",
    "LONGEST_READ",
    "READ",
    "Article",
    "Original",
    "article_of",
    "read_article",
    "read_articles",
]

_LINE_END = re.compile(r"\r\n|\n|\r(?!\n)")
_LINES = rf"(?:{_LINE_END.pattern})[^\S\r\n]*"
_BLANK_LINES = re.compile(rf"{_LINES}(?:{_LINES})+")  # the first is written out: it is sought by its signs
#: Signs of a file's name that become the id of its article; with what tells twins apart they stay below an id's 120.
LONGEST_NAME = 100
#: Characters of an article from which events are proposed, from its beginning: no news article is longer, and a book
#: would take as many minutes as it has megabytes. Places are found in all of it.
LONGEST_READ = 200_000
_SLUG = re.compile(r"[^\W_](?:[\w.-]{0,118}[^\W_])?")


def _text(value: object) -> object:
    """Let a YAML number stand where text is wanted: a title may be ``1917``."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("holds no text. Write it, or leave the key out")
    return value


#: What no person writes into the front matter of an article.
READ = ("text", "pieces", "path", "where", "inferred")
Text = Annotated[str, BeforeValidator(_text), AfterValidator(_not_blank)]


#: How many words an anchor has at most: too few to be a quotation.
ANCHOR = 4


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError(f"{value!r} is no id. Use up to 120 letters, digits, hyphens, dots and underscores")
    return value


Slug = Annotated[str, BeforeValidator(_text), AfterValidator(_slug)]
Edtf = Annotated[Text, AfterValidator(lambda value: dates.parse(value).text)]


class Original(BaseModel):
    """The publisher's own text, kept elsewhere, that a digest restates.

    Attributes
    ----------
    file : str
        Its file name.
    sha256 : str
        Checksum of its bytes.
    characters : int
        Its length as decoded text.
    paragraphs : tuple of (int, int)
        Where each of its paragraphs stands (str indices, end exclusive), in order; empty where nobody says.
    parts : dict of str to tuple of (int, int)
        What it has besides its paragraphs, and where: headlines, captions, links.
    anchors : dict of int to str
        Words by which a passage is found in it, each with where it begins: a few, and such as stand there once.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    file: Text
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    characters: int = Field(gt=0)
    paragraphs: tuple[tuple[int, int], ...] = ()
    parts: dict[Text, tuple[tuple[int, int], ...]] = {}
    anchors: dict[Annotated[int, Field(ge=0)], Text] = {}

    @model_validator(mode="after")
    def _stands_in_it(self) -> Original:
        for what, spans in {"paragraphs": self.paragraphs, **self.parts}.items():
            before = 0
            for start, end in spans:
                if not before <= start < end <= self.characters:
                    raise ValueError(
                        f"{what}: [{start}, {end}] is no range behind the one above in {self.characters} characters. "
                        "Write [start, end], in order"
                    )
                before = end
        for at, words in self.anchors.items():
            if at + len(words) > self.characters:
                raise ValueError(f"anchors: {at} is beyond {self.characters} characters. Correct it")
            if len(words.split()) > ANCHOR:
                raise ValueError(f"anchors: {words!r} is a quotation. Write {ANCHOR} words at most")
        return self


class Article(BaseModel):
    """One article, or a digest of one.

    Attributes
    ----------
    id : str
        Stable id, from the front matter or the file's name.
    publisher, short, agency, author, title, label, language, url, retrieved : str or None
        Bibliographic facts; ``short`` is the publisher's name for narrow places and ``label`` our own
        words for an article without a title.
    published : str or None
        EDTF date.
    reliability : {'high', 'medium', 'low'} or None
    reliability_note : str or None
        Why.
    derivative : bool
        True for a compilation of other reports: its own voice is not an independent speaker.
    side : str or None
        Id of the side for which its own voice speaks: that of a state broadcaster speaks for the state.
    original : Original or None
        What a digest restates.
    passages : tuple of (int, int)
        For a digest, the range of the original that each paragraph restates (str indices, end exclusive).
    text : str
        The text after the front matter. Offsets of mentions are indices into it.
    pieces : tuple of (int, int)
        Where stretches of ``text`` begin, and at which index of the file's text each stands.
    path : pathlib.Path or None
        The file.
    where : str
        Which part of a file that holds several articles: ``row 7``.
    inferred : tuple of str
        Which of its facts nobody gave: they were inferred from its text.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Slug
    publisher: Text | None = None
    short: Text | None = None
    agency: Text | None = None
    author: Text | None = None
    title: Text | None = None
    label: Text | None = None
    published: Edtf | None = None
    language: Text | None = None
    url: Text | None = None
    retrieved: Edtf | None = None
    reliability: Literal["high", "medium", "low"] | None = None
    reliability_note: Text | None = None
    derivative: bool = False
    side: Slug | None = None
    original: Original | None = None
    passages: tuple[tuple[int, int], ...] = ()
    text: str = ""
    pieces: Pieces = ((0, 0),)
    path: Path | None = None
    where: str = ""
    inferred: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _passages_fit(self) -> Article:
        if self.passages and self.original is None:
            raise ValueError(
                "passages need the original they point into. Add original: {file, sha256, characters}"
            )
        limit, before = self.original.characters if self.original else 0, 0
        for number, (start, end) in enumerate(self.passages, 1):
            if not 0 <= start < end <= limit:
                raise ValueError(
                    f"passage {number} is [{start}, {end}], outside an original of {limit} characters. Correct it"
                )
            if start < before:
                raise ValueError(
                    f"passage {number} is [{start}, {end}], before the end of the one above. Put them in order"
                )
            before = end
        return self

    @property
    def outlet(self) -> str:
        """Who published it, as far as anything tells: the publisher, the host of the address, or the folder.

        Articles of one outlet inform each other about the places that they name. Empty if nothing tells.
        """
        folder = "" if self.path is None else self.path.absolute().parent.name
        return self.says_outlet or folder

    @property
    def says_outlet(self) -> str:
        """Who published it as its front matter or its address says; empty if neither does."""
        if self.publisher is not None and "publisher" not in self.inferred:
            return self.publisher
        return "" if self.url is None else outlet_of(self.url)

    @property
    def as_given(self) -> Article:
        """The article without what was inferred from its text."""
        return (
            self.model_copy(update=dict.fromkeys(self.inferred) | {"inferred": ()}) if self.inferred else self
        )

    @property
    def beginning(self) -> Article:
        """The article as far as events are proposed from it: all of it, unless it is far too long."""
        if len(self.text) <= LONGEST_READ:
            return self
        half = LONGEST_READ // 2
        # No sentence is cut in two; a model_copy would keep the paragraphs of the whole.
        ends = (self.text.rfind(sign, half, LONGEST_READ) + 1 for sign in (". ", "\n"))
        facts = {name: getattr(self, name) for name in Article.model_fields}
        return Article.model_construct(**facts | {"text": self.text[: max(ends) or LONGEST_READ]})

    @property
    def name(self) -> str:
        """The title, or our label, or the id."""
        return self.title or self.label or self.id

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Range of each paragraph in ``text``: parted by blank lines, or by lines where there are none."""
        parts = _split(self.text, _BLANK_LINES)
        return tuple(parts if len(parts) > 1 else _split(self.text, _LINE_END))

    def paragraph_at(self, offset: int) -> int:
        """Find the paragraph that holds an offset.

        Parameters
        ----------
        offset : int
            Into ``text``.

        Returns
        -------
        int
            Its number, from 1.
        """
        return max(1, bisect_right(self.paragraphs, offset, key=lambda span: span[0]))

    def file_offset(self, offset: int) -> int:
        """Map an offset into ``text`` to one into the file as decoded.

        Parameters
        ----------
        offset : int
            Into ``text``, as a str index.

        Returns
        -------
        int
        """
        row = max(0, bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1)
        start, where = self.pieces[row]
        return where + offset - start

    def text_offset(self, offset: int) -> int:
        """Map an offset into the file as decoded to one into ``text``: the reverse of :meth:`file_offset`.

        Parameters
        ----------
        offset : int
            Into the file, as a str index.

        Returns
        -------
        int
            The nearest one, where nothing of ``text`` stands there.
        """
        ends = [start for start, _ in self.pieces[1:]] + [len(self.text)]
        near = []
        for (start, where), end in zip(self.pieces, ends, strict=True):
            place = min(max(start + offset - where, start), end)
            near.append((abs(where + place - start - offset), place))
        return min(near)[1]

    def original_range(self, start: int, end: int) -> tuple[int, int] | None:
        """Map a range of ``text`` to the original.

        Parameters
        ----------
        start, end : int
            Into ``text``, as str indices, end exclusive.

        Returns
        -------
        tuple of int or None
            For a digest the passage that the paragraph restates, else the range in the file; None
            where a digest's paragraph has no passage.
        """
        if self.original is None:
            return self.file_offset(start), self.file_offset(max(start, end - 1)) + (end > start)
        number = self.paragraph_at(start)
        return self.passages[number - 1] if number <= len(self.passages) else None


def _split(text: str, parting: re.Pattern[str]) -> list[tuple[int, int]]:
    spans, start = [], 0
    for end, following in [*((m.start(), m.end()) for m in parting.finditer(text)), (len(text), len(text))]:
        piece = text[start:end]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            spans.append((start + left, start + len(piece.rstrip())))
        start = following
    return spans


def read_article(path: Path) -> Article:
    """Read the article of a file.

    Parameters
    ----------
    path : pathlib.Path
        A file of a kind that has a reader; see :mod:`geo.readers`.

    Returns
    -------
    Article

    Raises
    ------
    InputError
        If the file cannot be read, holds several articles, or its front matter is wrong: file, line, value and
        remedy.
    """
    articles = read_articles(path)
    if len(articles) != 1:
        raise InputError(f"holds {len(articles)} articles", "Give a file that holds one", path=path)
    return articles[0]


def read_articles(path: Path) -> list[Article]:
    """Read the articles of a file: one, or those of a table or an archive.

    Parameters
    ----------
    path : pathlib.Path
        A file of a kind that has a reader; see :mod:`geo.readers`.

    Returns
    -------
    list of Article
        Rows without a text are left out.

    Raises
    ------
    InputError
        If the file cannot be read, or its front matter is wrong: file, line, value and remedy.
    """
    return [article_of(reading, path) for reading in readings(path) if reading.text or not reading.where]


def article_of(reading: Reading, path: Path) -> Article:
    """Make an article of what a reader gives.

    Parameters
    ----------
    reading : geo.readers.Reading
    path : pathlib.Path
        The file, for messages, and for the id where the file gives none.

    Returns
    -------
    Article

    Raises
    ------
    InputError
        If its particulars are wrong: file, line, value and remedy.
    """
    lines = reading.lines
    facts = {name: fact for name, fact in reading.facts.items() if lines or _holds(name, fact)}
    for key in READ:
        if key in facts:
            raise InputError(f"{key} is an unknown key", "Remove it", path=path, line=lines[(key,)])
    name = re.sub(r"[^\w.-]+", "-", path.stem).strip("-._")[:LONGEST_NAME].rstrip("-._")
    facts = {"id": name or "article"} | facts
    lines = {("id",): 1} | lines
    body = {"text": reading.text, "pieces": reading.pieces, "path": path, "where": reading.where}
    article = read_record(Article, facts | body, path, lines)
    if article.passages and len(article.passages) != len(article.paragraphs):
        raise InputError(
            f"{len(article.passages)} passages for {len(article.paragraphs)} paragraphs",
            "Give one [start, end] per paragraph, in order",
            path=path,
            line=lines.get(("passages",)),
        )
    return article


def _holds(name: str, fact: object) -> bool:
    """Tell whether a particular that was taken out of a page can be one: what is no date is passed over."""
    if name not in ("published", "retrieved"):
        return True
    with suppress(ValueError):
        return bool(dates.parse(str(fact)))
    return False
