"""``pins.yaml`` in a corpus folder: which place a name means, decided by a person.

A list, one pin an entry. The command adds and removes entries; everything else that a person writes there,
comments and notes, stays as it is::

    - name: Springfield
      place: geonames-4250542   # Springfield, Illinois, United States
      article: morning-paper    # only there; without it, in every article
      date: 2026-11-22
      note: the paper is from there
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from gazetteer.errors import InputError
from gazetteer.files import keep_apart, read_text, write
from gazetteer.files.yamlfile import Where, read_record, read_yaml
from gazetteer.names import key
from gazetteer.pins import Pin
from geo.articles import Article, Edtf, Slug, Text

__all__ = ["FILE", "PinRecord", "PinsFile", "add_pins", "erase_pin", "read_pins", "with_pins", "write_pin"]

FILE = "pins.yaml"
Subject = tuple[str, str | None, int | None, int | None]
_HOW = "Write a list of entries with name: and place:"


class PinRecord(BaseModel):
    """One entry.

    Attributes
    ----------
    name : str
        The name as articles have it; capitals and accents do not matter. With a comma, the name and what stands
        behind it: ``Portland, Maine`` means only such mentions.
    place : str
        Id of a place of a gazetteer: ``baghdad``, ``geonames-98182``.
    article : str or None
        Id of the one article in which that holds.
    paragraph : int or None
        The one paragraph of it, from 1.
    at : int or None
        Where the one mention begins in its text, as ``dateline mentions`` tells it.
    date : str or None
        When it was pinned.
    note : str or None
        Why.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Text
    place: Slug
    article: Slug | None = None
    paragraph: int | None = Field(default=None, ge=1)
    at: int | None = Field(default=None, ge=0)
    date: Edtf | None = None
    note: Text | None = None

    @field_validator("name")
    @classmethod
    def _is_name(cls, value: str) -> str:
        if not any(map(str.isalpha, key(value))):
            raise ValueError(f"{value!r} is no name. Write one with letters")
        return value

    @model_validator(mode="after")
    def _is_in_an_article(self) -> PinRecord:
        if self.article is None and (self.paragraph is not None or self.at is not None):
            raise ValueError("paragraph or at without article. Say in which article that is")
        return self

    @property
    def subject(self) -> Subject:
        """What it decides: the folded name, the article, and where in it."""
        return key(self.name), self.article, self.paragraph, self.at

    def pin(self, articles: Mapping[str, Article], place: str) -> Pin:
        """The entry as the searcher takes it.

        Parameters
        ----------
        articles : mapping of str to Article
        place : str
            The id under which the gazetteer has its place.

        Returns
        -------
        gazetteer.pins.Pin
        """
        stretch = None if self.at is None else (self.at, self.at + 1)
        if self.paragraph is not None and self.article is not None:
            paragraph = articles[self.article].paragraphs[self.paragraph - 1]
            stretch = paragraph if stretch is None else stretch
        return Pin(self.name, place, self.article, self.note, stretch)


class PinsFile:
    """The entries of a file, with the lines on which they stand.

    Parameters
    ----------
    path : pathlib.Path
    records : sequence of PinRecord
    lines : mapping
        From :func:`gazetteer.files.yamlfile.read_yaml`.
    """

    def __init__(
        self, path: Path, records: Sequence[PinRecord] = (), lines: Mapping[Where, int] | None = None
    ) -> None:
        self.path, self.records, self.lines = path, list(records), dict(lines or {})

    def refused(self, row: int, where: str, problem: str, remedy: str) -> InputError:
        """A finding about an entry, with its line."""
        return InputError(problem, remedy, path=self.path, line=self.lines.get((row, where)))

    def repeated(self) -> Iterator[InputError]:
        """Entries that decide again what another has decided."""
        seen = set()
        for row, record in enumerate(self.records):
            if record.subject in seen:
                yield self.refused(row, "name", f"the name {record.name!r} is pinned twice", "Keep one")
            seen.add(record.subject)

    def strangers(self, articles: Mapping[str, Article]) -> Iterator[InputError]:
        """Entries for articles, paragraphs or offsets that the corpus does not have."""
        for row, record in enumerate(self.records):
            if record.article is None:
                continue
            article = articles.get(record.article)
            if article is None:
                problem = f"no article has the id {record.article!r}"
                yield self.refused(row, "article", problem, f"Choose from {', '.join(list(articles)[:5])}")
            elif record.paragraph is not None and record.paragraph > len(article.paragraphs):
                problem = f"{article.id} has {len(article.paragraphs)} paragraphs, not {record.paragraph}"
                yield self.refused(row, "paragraph", problem, "Correct the number")
            elif record.at is not None and record.at >= len(article.text):
                problem = f"{article.id} has {len(article.text)} characters, none at {record.at}"
                yield self.refused(row, "at", problem, "Take the start that dateline mentions prints")


def read_pins(path: Path) -> PinsFile:
    """Read the pins of a corpus.

    Parameters
    ----------
    path : pathlib.Path
        The file; if there is none, there are no pins.

    Returns
    -------
    PinsFile

    Raises
    ------
    InputError
        If something in it is wrong: file, line, value and remedy.
    """
    if not (path.exists() or path.is_symlink()):
        return PinsFile(path)
    return _parsed(read_text(path), path)


def _parsed(text: str, path: Path) -> PinsFile:
    data, lines = read_yaml(text, path)
    if data is None:
        return PinsFile(path, [], lines)
    if not isinstance(data, list):
        raise InputError("is no list of pins", _HOW, path=path, line=1)
    records = [read_record(PinRecord, facts, path, lines, (row,)) for row, facts in enumerate(data)]
    return PinsFile(path, records, lines)


def write_pin(folder: Path, record: PinRecord, label: str = "") -> PinRecord | None:
    """Write a pin into a corpus folder, in place of an earlier one for the same name.

    Parameters
    ----------
    folder : pathlib.Path
    record : PinRecord
    label : str
        What the place is called, as a comment for people.

    Returns
    -------
    PinRecord or None
        The one that it takes the place of.

    Raises
    ------
    InputError
        If the file is broken or not written line by line.
    OutputError
        If it cannot be written.
    """
    path = folder / FILE
    text, earlier = _without(path, record.subject)
    _store(path, _behind(text) + _entry(record, label), [*_others(path, record.subject), record])
    return earlier


def add_pins(folder: Path, records: Mapping[PinRecord, str]) -> list[PinRecord]:
    """Write many pins into a corpus folder; one for what is pinned already is left out.

    Parameters
    ----------
    folder : pathlib.Path
    records : mapping of PinRecord to str
        Each with what its place is called, as a comment for people.

    Returns
    -------
    list of PinRecord
        Those that were added.

    Raises
    ------
    InputError
        If the file is broken or not written line by line.
    OutputError
        If it cannot be written.
    """
    path = folder / FILE
    text, new = with_pins(path, records)
    if new:
        _store(path, text, [*read_pins(path).records, *new])
    return new


def with_pins(path: Path, records: Mapping[PinRecord, str]) -> tuple[str, list[PinRecord]]:
    """Give the text of the file with many pins more; one for what is pinned already is left out.

    Parameters
    ----------
    path : pathlib.Path
        The file, which need not exist.
    records : mapping of PinRecord to str
        Each with what its place is called, as a comment for people.

    Returns
    -------
    str
    list of PinRecord
        Those that were added.

    Raises
    ------
    InputError
        If the file is broken.
    """
    text = read_text(path) if path.exists() else ""
    known = {record.subject for record in read_pins(path).records}
    new = {record.subject: record for record in records if record.subject not in known}
    for record in new.values():
        text = _behind(text) + _entry(record, records[record])
    return text, list(new.values())


def _behind(text: str) -> str:
    return text and text.rstrip("\n") + "\n"


def _entry(record: PinRecord, label: str) -> str:
    """A pin as the file has it."""
    facts = record.model_dump(exclude_none=True)
    entry: str = yaml.safe_dump([facts], allow_unicode=True, sort_keys=False, width=10**9)
    if comment := " ".join("".join(c if c.isprintable() else " " for c in label).split()):
        at = next(line for line in entry.splitlines() if line.startswith("  place: "))
        entry = entry.replace(f"{at}\n", f"{at}  # {comment}\n", 1)
    return entry


def erase_pin(
    folder: Path, name: str, article: str | None = None, paragraph: int | None = None, at: int | None = None
) -> PinRecord | None:
    """Take a pin out of the file of a corpus folder.

    Parameters
    ----------
    folder : pathlib.Path
    name : str
    article : str, optional
        The article for which it was pinned.
    paragraph, at : int, optional
        Where in it.

    Returns
    -------
    PinRecord or None
        It; None if there is no such pin.

    Raises
    ------
    InputError
        If the file is broken or not written line by line.
    OutputError
        If it cannot be written.
    """
    path, subject = folder / FILE, (key(name), article, paragraph, at)
    text, found = _without(path, subject)
    if found is not None:
        _store(path, text, _others(path, subject))
    return found


def _others(path: Path, subject: Subject) -> list[PinRecord]:
    return [record for record in read_pins(path).records if record.subject != subject]


def _without(path: Path, subject: Subject) -> tuple[str, PinRecord | None]:
    """The text of the file without the lines of an entry, and the entry."""
    pins = read_pins(path)
    text = read_text(path) if pins.lines else ""
    row = next((row for row, record in enumerate(pins.records) if record.subject == subject), None)
    if row is None:
        return text, None
    lines = text.splitlines(keepends=True)
    whole = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(whole, yaml.SequenceNode)
    node = whole.value[row]
    last = max(value.end_mark.line - (not value.end_mark.column) for _, value in node.value)
    del lines[node.start_mark.line : last + 1]
    return "".join(lines), pins.records[row]


def _store(path: Path, text: str, wanted: list[PinRecord]) -> None:
    """Write the file if it then says what it should."""
    try:
        said = _parsed(text, path).records
    except InputError:
        said = []
    if said != wanted:
        problem = "is not written with one entry below the other"
        raise InputError(problem, "Write each pin as '- name: …' at the start of a line", path=path)
    keep_apart(
        path, (other for other in path.parent.rglob("*") if other.name != path.name and other.is_file())
    )
    write(path, text)
