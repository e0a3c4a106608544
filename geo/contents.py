"""What the folder of a corpus holds: its articles, and what is left out, with the reason."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from gazetteer.errors import InputError, UnreadError
from gazetteer.files import near
from gazetteer.files.textfile import is_special
from geo.articles import Article, read_article
from geo.readers import endings, kinds

__all__ = ["Contents", "LeftOut", "in_words", "read_contents"]

#: Names that systems leave on a disk, in small letters; nobody means them to be read.
LITTER = frozenset(
    "thumbs.db,ehthumbs.db,desktop.ini,icon\r,__macosx,__pycache__,__init__.py,$recycle.bin,"
    "system volume information,lost+found,node_modules".split(",")
)
#: What belongs to a corpus beside its articles.
OF_CORPUS = frozenset(
    "corpus.yaml events.yaml story.yaml pins.yaml happenings.yaml places.geojson articles".split()
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
    """

    articles: list[Article]
    left_out: tuple[LeftOut, ...]


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
    apart = inner.is_dir()
    articles: dict[str, Article] = {}
    left_out: list[LeftOut] = []
    before = len(faults)
    for path in _listed(inner) if apart else _listed(folder, OF_CORPUS):
        if reason := _reason(path):
            if reason != kinds.OWN:
                left_out.append(LeftOut(_name(path), reason))
            continue
        try:
            article = read_article(path)
            if article.id in articles:
                other = articles[article.id].path
                problem = f"the id {article.id!r} is that of {other} too"
                raise InputError(problem, "Change one", path=path, line=1)
            articles[article.id] = article
        except UnreadError as error:
            left_out.append(LeftOut(_name(path), error.reason))
        except InputError as error:
            faults.append(error)
    if apart:
        left_out += _beside(folder)
    if not articles and len(faults) == before:
        problem = "holds no article" + (f"; {in_words(left_out)}" if left_out else "")
        remedy = f"Put files ending in {', '.join(endings())} there"
        raise InputError(problem, remedy, path=inner if apart else folder)
    return Contents(list(articles.values()), tuple(left_out))


def in_words(left_out: Iterable[LeftOut]) -> str:
    """Say what was left out in a line.

    Parameters
    ----------
    left_out : iterable of LeftOut

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
    return "left out: " + ", ".join(f"{_some(alike)} ({reason})" for reason, alike in names.items())


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


def _is_litter(path: Path) -> bool:
    name = path.name.lower()
    if name in LITTER or name.startswith(("~$", "._")):
        return True
    return name.startswith(".") and (path.suffix.lower() not in endings() or path.is_dir())


def _name(path: Path) -> str:
    return f"{path.name}/" if path.is_dir() else path.name


def _reason(path: Path) -> str:
    """Say why something in the folder of the articles is none, without reading it; nothing for an article."""
    if path.is_dir():
        return _below(path)
    if is_special(path):
        return "a pipe or a device"
    if path.suffix.lower() not in endings():
        return _other(path)
    return "hidden" if path.name.startswith(".") else ""


def _other(path: Path) -> str:
    """Say what a file is that has none of the endings of articles."""
    if alike := _meant(path):
        return alike
    kind = _kind(path)
    return kinds.said(kinds.OTHER if kind == kinds.TEXT else kind, path)


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
        if path.is_dir():
            if " text" in (reason := _below(path)):
                yield LeftOut(_name(path), reason)
        elif path.suffix.lower() in endings():
            yield LeftOut(path.name, "articles are read from articles/")
        elif path.is_file() and (_meant(path) or _kind(path) in kinds.PROSE):
            yield LeftOut(path.name, _other(path))
