"""What the folder of a corpus holds: its articles, and what is left out, with the reason."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from gazetteer.errors import InputError, UnreadError
from gazetteer.files import near
from gazetteer.files.textfile import is_special
from geo.articles import LONGEST_NAME, Article, article_of
from geo.facts import with_inferred
from geo.readers import COLLECTIONS, READERS, Reading, endings, kinds, readings

__all__ = ["Contents", "LeftOut", "entries", "file_contents", "in_words", "read_contents"]

#: Names that systems leave on a disk, in small letters; nobody means them to be read.
LITTER = frozenset(
    "thumbs.db,ehthumbs.db,desktop.ini,icon\r,__macosx,__pycache__,__init__.py,$recycle.bin,"
    "system volume information,lost+found,node_modules".split(",")
)
#: What belongs to a corpus beside its articles.
OF_CORPUS = frozenset(
    "corpus.yaml events.yaml decisions.yaml story.yaml pins.yaml happenings.yaml places.geojson articles".split()
)
#: Bytes of a file with another ending that are looked at.
_HEAD = 65_536
#: Files that are looked at in the folders below, so that a whole disk takes no time.
_MOST_BELOW = 10_000
#: Names that are said for one reason.
_MOST_NAMED = 4


class LeftOut(NamedTuple):
    """Something in a folder that is not read as an article.

    Attributes
    ----------
    name : str
        Its name; that of a folder ends in a slash.
    reason : str
        Why.
    """

    name: str
    reason: str


class Contents(NamedTuple):
    """The articles of a corpus folder, by file name, and what is left out.

    Attributes
    ----------
    articles : list of Article
    left_out : tuple of LeftOut
    notes : tuple of LeftOut
        What has to be known of how a file was read.
    """

    articles: list[Article]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[LeftOut, ...] = ()


def read_contents(folder: Path, faults: list[InputError]) -> Contents:
    """Read every article of a corpus folder: those in ``articles``, or without that, in the folder itself.

    Parameters
    ----------
    folder : pathlib.Path
    faults : list of InputError
        Gets what is wrong with single articles; the others are read all the same.

    Returns
    -------
    Contents

    Raises
    ------
    InputError
        If the folder cannot be read or holds no article.
    """
    inner = folder / "articles"
    astray = _astray(inner, folder)
    apart = inner.is_dir() and not astray
    articles: dict[str, Article] = {}
    left_out = [LeftOut("articles/", astray)] if astray else []
    notes: list[LeftOut] = []
    beside: dict[str, dict[str, object]] = {}
    before = len(faults)
    for path, reason in entries(inner, folder) if apart else entries(folder, known=OF_CORPUS):
        if reason:
            left_out.append(LeftOut(_name(path), reason))
            continue
        try:
            missing, how = _read(path, articles, beside)
            left_out += missing
            notes += how
        except UnreadError as error:
            if error.reason != kinds.OWN:
                left_out.append(LeftOut(_name(path), error.reason))
        except InputError as error:
            faults.append(error)
    if apart:
        left_out += _beside(folder)
    known = [with_inferred(_told(article, beside.get(article.id, {}))) for article in articles.values()]
    if not articles and len(faults) == before:
        problem = "holds no article" + (f"; {in_words(left_out)}" if left_out else "")
        remedy = f"Put files ending in {', '.join(endings())} there"
        raise InputError(problem, remedy, path=inner if apart else folder)
    return Contents(known, tuple(left_out), tuple(notes))


def _told(article: Article, facts: Mapping[str, object]) -> Article:
    """Give an article the facts that a table beside it has and that its own file does not give."""
    new = {name: fact for name, fact in facts.items() if fact and getattr(article, name) is None}
    return article.model_copy(update=new) if new else article


def file_contents(path: Path) -> Contents:
    """Read every article of one file.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    Contents

    Raises
    ------
    InputError
        If it cannot be read, or holds none.
    """
    articles: dict[str, Article] = {}
    try:
        left_out, notes = _read(path, articles, {})
    except UnreadError as error:
        if not articles:
            raise
        left_out, notes = [LeftOut(_name(path), error.reason)], []  # what stands before the fault is kept
    if not articles:
        raise InputError("holds no article" + (f"; {in_words(left_out)}" if left_out else ""), path=path)
    return Contents(list(map(with_inferred, articles.values())), tuple(left_out), tuple(notes))


def _read(
    path: Path, articles: dict[str, Article], beside: dict[str, dict[str, object]]
) -> tuple[list[LeftOut], list[LeftOut]]:
    """Read the articles of a file, and say what of it was left out, and how it was read."""
    left_out, notes = Counter[str](), dict[str, None]()
    for reading in readings(path):
        if reading.beside:
            beside[str(reading.facts["id"])] = reading.facts
            continue
        if reading.where and not reading.text.strip():
            left_out.update(reading.notes or ["row without text"])
            continue
        notes |= dict.fromkeys(reading.notes)
        article = article_of(reading, path)
        if article.id in articles:
            article = _renamed(article, reading, articles)
        articles[article.id] = article
    name = _name(path)
    return (
        [
            LeftOut(name, f"{reason}, {times} times" if times > 1 else reason)
            for reason, times in left_out.items()
        ],
        [LeftOut(name, note) for note in notes],
    )


def _renamed(article: Article, reading: Reading, articles: Mapping[str, Article]) -> Article:
    """Give an article another id where its file gives none and another has the one of its name."""
    path = article.path or Path()
    if "id" in reading.facts and not reading.where:
        problem = f"the id {article.id!r} is that of {articles[article.id].path} too"
        raise InputError(problem, "Change one", path=path, line=1)
    stem = article.id[:LONGEST_NAME]
    names = chain([f"{stem}-{path.suffix[1:] or 'file'}"], (f"{stem}-{number}" for number in count(2)))
    return article.model_copy(update={"id": next(name for name in names if name not in articles)})


def in_words(left_out: Iterable[LeftOut], opening: str = "left out") -> str:
    """Say what was left out in a line.

    Parameters
    ----------
    left_out : iterable of LeftOut
    opening : str, optional
        What the line begins with.

    Returns
    -------
    str

    Examples
    --------
    >>> in_words([LeftOut("a.html", "HTML is not read"), LeftOut("2020/", "1 text below")])
    'left out: a.html (HTML is not read), 2020/ (1 text below)'
    """
    names: dict[str, list[str]] = {}
    for name, reason in left_out:
        names.setdefault(reason, []).append(
            "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)
        )
    said = ", ".join(f"{_some(alike)} ({reason})" for reason, alike in names.items())
    return f"{opening}: {said}" if opening else said


def _some(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_MOST_NAMED])} and {more} more"


def _listed(folder: Path, known: Collection[str] = ()) -> list[Path]:
    """List what a person put into a folder: nothing that is known, and nothing that a system left there."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise InputError(problem, "Check the path and its rights", path=folder) from error
    kept = (path for path in paths if not _is_litter(path) and path.name not in known)
    return [path for path in kept if path.name.lower() != "readme.md"]


def entries(
    folder: Path, within: Path | None = None, known: Collection[str] = ()
) -> Iterator[tuple[Path, str]]:
    """List what a person put into a folder of articles, by name.

    Parameters
    ----------
    folder : pathlib.Path
    within : pathlib.Path, optional
        The folder out of which no link may lead; by default the same one. Whoever sends a folder could else publish
        other files of who opens it.
    known : collection of str, optional
        Names that are no articles and need no word.

    Yields
    ------
    pathlib.Path
    str
        Why it is no article; empty if it may be one.

    Raises
    ------
    InputError
        If the folder cannot be read.
    """
    for path in _listed(folder, known):
        reason = _reason(path, within or folder)
        if reason != kinds.OWN:
            yield path, reason


def _astray(path: Path, folder: Path) -> str:
    """Say of a link why it is not followed; nothing of one that stays in the folder, or of what is no link."""
    if not path.is_symlink():
        return ""
    try:
        real = Path(os.path.realpath(path, strict=True))
    except OSError:
        return "a link that leads nowhere"
    root, parent = folder.resolve(), path.parent.resolve()
    if root != real and root not in real.parents:
        return "a link out of the folder"
    return "a link that leads back" if real == parent or real in parent.parents else ""


def _is_litter(path: Path) -> bool:
    name = path.name.lower()
    if name in LITTER or name.startswith(("~$", "._")):
        return True
    return name.startswith(".") and (path.suffix.lower() not in endings() or path.is_dir())


def _name(path: Path) -> str:
    return f"{path.name}/" if path.is_dir() else path.name


def _reason(path: Path, folder: Path) -> str:
    """Say why something in the folder of the articles is none, without reading it; nothing for an article."""
    if astray := _astray(path, folder):
        return astray
    if not os.access(path, os.R_OK):
        return "you may not read it"
    if path.is_dir():
        return _below(path)
    if is_special(path):
        return "a pipe or a device"
    if path.suffix.lower() not in endings():
        return _other(path)
    return "hidden" if path.name.startswith(".") else ""


def _other(path: Path) -> str:
    """Say what a file is that has none of the endings of articles."""
    kind = _kind(path)
    if kind != kinds.OWN and (alike := _meant(path)):
        return alike
    return kinds.said(kinds.OTHER if kind in READERS or kind in COLLECTIONS else kind, path)


def _meant(path: Path) -> str:
    """Say which file of a corpus a name may have been meant for, if one is near."""
    alike = near(path.name, OF_CORPUS, 1, 0.8)
    return f"perhaps {alike[0]} is meant" if alike and path.name not in OF_CORPUS else ""


def _kind(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return kinds.kind_of(file.read(_HEAD), path)
    except OSError:
        return kinds.OTHER


def _below(folder: Path) -> str:
    texts = files = 0
    for _, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not _is_litter(Path(name))]
        kept = [name for name in names if not _is_litter(Path(name))]
        files += len(kept)
        texts += sum(Path(name).suffix.lower() in endings() for name in kept)
        if files > _MOST_BELOW:
            break
    if not texts:
        return f"{files} file{'' if files == 1 else 's'} below" if files else "an empty folder"
    counted = f"{texts} text{'s' if texts > 1 else ''} below"
    return f"{counted}; {meant}" if (meant := _meant(folder)) else counted


def _beside(folder: Path) -> Iterator[LeftOut]:
    """Name the texts that stand beside the folder of the articles; what else stands there is nobody's article."""
    for path in _listed(folder, OF_CORPUS):
        if astray := _astray(path, folder):
            if path.suffix.lower() in endings():
                yield LeftOut(path.name, astray)
        elif path.is_dir():
            if " text" in (reason := _below(path)):
                yield LeftOut(_name(path), reason)
        elif path.suffix.lower() in endings():
            if _kind(path) != kinds.OWN:
                yield LeftOut(path.name, "articles are read from articles/")
        elif path.is_file() and (_meant(path) or _kind(path) in kinds.PROSE):
            yield LeftOut(path.name, _other(path))
