"""A corpus to start from, and articles that are brought into one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from gazetteer.errors import InputError
from gazetteer.files import read_bytes, write
from geo.about import About
from geo.articles import READ, Article
from geo.contents import entries, file_contents, in_words
from geo.events import Event, Side, Speaker
from geo.pinsfile import PinRecord
from geo.readers import endings
from geo.story import Story

__all__ = ["SCHEMAS", "Added", "add", "new", "schemas"]

#: The folder of a corpus that holds the schemas by which editors check what is written.
SCHEMAS = ".schemas"


class _EventsFile(BaseModel):
    """What ``events.yaml`` holds: who speaks, what happened, and who claims what about it."""

    model_config = ConfigDict(extra="forbid", title="events.yaml")
    sides: dict[str, Side] = {}
    speakers: dict[str, Speaker] = {}
    events: list[Event] = []


_EVENTS = """\
# yaml-language-server: $schema={schemas}/events.json
# What happened, and who says what about it. `dateline propose` reads the articles and proposes events and claims;
# what you accept is written here. An event by hand:
#
# speakers:
#   river-board: {{name: The river board}}
# events:
# - id: bridge-flood
#   title: Flood at the old bridge
#   date: 2021-07-15
#   kind: flood
#   places: [{{place: geonames-2867714, role: site}}]
#   claims:
#   - {{id: bridge-flood-level, topic: water level, value: {{more_than: 6.5}}, unit: metres, speaker: river-board,
#      article: morning-post, paragraph: 2, paraphrase: The board measured more than six and a half metres.}}
speakers: {{}}
events: []
"""


class Added(NamedTuple):
    """A file that was brought in, or that was not.

    Attributes
    ----------
    file : pathlib.Path
        As it was given.
    articles : tuple of Article
        What it holds; empty where it was left out.
    reason : str
        Why it, or some of it, was left out; empty where nothing was.
    """

    file: Path
    articles: tuple[Article, ...] = ()
    reason: str = ""


def schemas() -> dict[str, dict[str, Any]]:
    """Give the JSON Schemas of what a person writes in a corpus.

    Returns
    -------
    dict of str to dict
        By file name: ``corpus.json``, ``events.json``, ``story.json``, ``pins.json``, and ``article.json`` for front
        matter.

    Source
    ------
    JSON Schema 2020-12, as pydantic writes it from the records that read the files.
    """
    article = Article.model_json_schema()
    for name in READ:
        article["properties"].pop(name)
    article["required"] = []  # the file's name is the id where none is given
    return {
        "corpus.json": About.model_json_schema(),
        "events.json": _EventsFile.model_json_schema(),
        "story.json": Story.model_json_schema(),
        "pins.json": TypeAdapter(list[PinRecord]).json_schema(),
        "article.json": article,
    }


def new(folder: Path, title: str | None = None) -> list[Path]:
    """Make a corpus to start from: a folder for its articles, ``corpus.yaml``, ``events.yaml``, schemas for editors.

    Parameters
    ----------
    folder : pathlib.Path
        It may hold articles already; nothing that is there is changed.
    title : str, optional
        By default the folder's name.

    Returns
    -------
    list of pathlib.Path
        What was made.

    Raises
    ------
    InputError
        If it is a corpus already, or a file.
    OutputError
        If it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError("is a file", "Give the name of a folder", path=folder)
    for name in ("corpus.yaml", "events.yaml"):
        if (folder / name).exists():
            raise InputError(f"is a corpus already: it has {name}", "Give another folder", path=folder)
    title = title or folder.resolve().name
    about = f"# yaml-language-server: $schema={SCHEMAS}/corpus.json\ntitle: {json.dumps(title, ensure_ascii=False)}\n"
    texts = {
        "corpus.yaml": f"{about}gazetteer: world   # or curated: names of the corpus's own gazetteer alone\n",
        "events.yaml": _EVENTS.format(schemas=SCHEMAS),
    }
    texts |= {f"{SCHEMAS}/{name}": f"{json.dumps(schema, indent=1)}\n" for name, schema in schemas().items()}
    About(title=title)
    articles = folder / "articles"
    holds_articles = folder.is_dir() and any(path.suffix.lower() in endings() for path in folder.iterdir())
    made = []
    _make_folder(folder if holds_articles else articles)
    _make_folder(folder / SCHEMAS)
    for name, text in texts.items():
        made.append(write(folder / name, text))
    return made


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"cannot be made ({error.strerror})"
        raise InputError(problem, "Give a folder where you may write", path=folder) from error


def add(corpus: Path, files: Iterable[Path]) -> Iterator[Added]:
    """Bring articles into a corpus: each file is read, and copied if it holds an article.

    Parameters
    ----------
    corpus : pathlib.Path
        The folder of the corpus.
    files : iterable of pathlib.Path
        Files of any kind that is read; of a folder, the files in it.

    Yields
    ------
    Added
        One for each file, when it has been copied or left out.

    Raises
    ------
    InputError
        If there is no such corpus.
    OutputError
        If a file cannot be written.
    """
    if not corpus.is_dir():
        raise InputError("there is no such corpus", f"Make one: dateline new {corpus}", path=corpus)
    target = corpus / "articles" if (corpus / "articles").is_dir() else corpus
    for file in files:
        if not file.is_dir():
            yield _add(file, target)
            continue
        for path, reason in entries(file):
            yield Added(path, reason=f"{path} ({reason})") if reason else _add(path, target)


def _add(path: Path, target: Path) -> Added:
    copy = target / path.name
    try:
        if path.suffix.lower() not in endings():
            problem = f"ends in {path.suffix}" if path.suffix else "has no ending"
            raise InputError(problem, f"Give it one of {', '.join(endings())}", path=path)
        contents = file_contents(path)
        data = read_bytes(path)
        if copy.is_symlink():
            raise InputError(f"a link of that name is in {target}", "Rename it", path=path)
        if copy.exists() and read_bytes(copy) != data:
            raise InputError(f"another file of that name is in {target}", "Rename it", path=path)
    except InputError as error:
        return Added(path, reason=str(error))
    articles = tuple(contents.articles)
    if copy.exists():
        return Added(path, articles, f"{path} is there already")
    write(copy, [data])
    return Added(path, articles, in_words(contents.left_out, "") if contents.left_out else "")
