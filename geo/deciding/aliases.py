"""Whether two names of speakers are of one: with an office or without, in full, by the family name, by letters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from geo.proposing.lexicon import Lexicon

__all__ = ["core", "folded", "is_bare", "meant"]

_OFFICES = Lexicon.shared().classes["office"]
#: A name behind these is of the place or the firm that somebody speaks for.
_LINKS = frozenset("in at of near from on for to by with".split())
_LETTERS = re.compile(r"\b(?:[A-Z]\.\s?){2,}")


def meant(name: str, known: Iterable[tuple[str, str]]) -> str | None:
    """Give whom a name means among those who are known.

    Parameters
    ----------
    name : str
    known : iterable of (str, str)
        Ids and names.

    Returns
    -------
    str or None
        The id of the one who is called so, or whose name has the same core, the same letters, or the same family name;
        None if nobody or more than one is.
    """
    known = list(known)
    for same in (_same_words, _same_core, _same_letters, _same_person):
        ids = [id for id, other in known if same(name, other)]
        if len(ids) == 1:
            return ids[0]
    return None


def is_bare(name: str) -> bool:
    """Say whether a name is one word with or without an office, or letters, so that a full one explains it.

    Parameters
    ----------
    name : str

    Returns
    -------
    bool
    """
    return len(_person(name)) < 2


def folded(name: str) -> str:
    """Give a name without its case and article.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
    """
    return " ".join(name.casefold().removeprefix("the ").split())


def core(name: str) -> str:
    """Give the name of somebody with an office.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
        Two capitalised words at least, behind an office if there is one, or one that stands before a comma; empty if
        there is none.
    """
    words = name.removeprefix("The ").removeprefix("the ").split()
    for at in range(len(words) - 1, -1, -1):  # Interior Ministry spokesman Ana Ruiz: not the ministry
        behind = list(itertools.takewhile(lambda word: word[:1].isupper(), words[at + 1 :]))
        if words[at].casefold() in _OFFICES and len(behind) > 1:
            words = behind
            break
    run: list[str] = []
    for word in [*words, ""]:
        if word[:1].isupper():
            run.append(word.rstrip(",.;"))
        if not word[:1].isupper() or word.endswith((",", ";")):
            if len(run) > 1 or (run and word.endswith(",")):
                break
            run.clear()
    return " ".join(run)


def _same_words(name: str, other: str) -> bool:
    return folded(name) == folded(other)


def _same_core(name: str, other: str) -> bool:
    return bool(core(name)) and core(_joined(name)) == core(_joined(other))


def _same_letters(name: str, other: str) -> bool:
    """``USGS`` for the US Geological Survey."""
    short, long = sorted(
        (core(_joined(name)) or folded(name).upper(), core(_joined(other)) or other), key=len
    )
    return short.isupper() and len(short) > 1 and short == _initials(long)


def _same_person(name: str, other: str) -> bool:
    """``Lt. Ruiz`` for Ana Maria Ruiz: all words of the shorter name are the longer's, and both end alike."""
    short, long = sorted((_person(name), _person(other)), key=len)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word if word.isupper() else word[:1] for word in words) if len(words) > 1 else ""


def _person(name: str) -> list[str]:
    """The words of a name behind its offices, without initials."""
    words = core(_joined(name)).split()
    alone = name.split() or [""]
    if not words and alone[-1][:1].isupper() and not (len(alone) > 1 and alone[-2].casefold() in _LINKS):
        words = alone[-1:]
    last = max((at for at, word in enumerate(words[:-1]) if word.casefold() in _OFFICES), default=-1)
    return [word for word in words[last + 1 :] if len(word) > 1]


def _joined(name: str) -> str:
    """A name whose letters stand together: ``U. S.`` is ``US``."""
    return _LETTERS.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", name).strip()
