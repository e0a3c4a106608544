"""Who published the articles of a corpus, so that those of one outlet tell of one another where their places lie.

What an article's front matter or its address says counts first, then its folder. Where the articles of a folder name
several papers' sites at their beginnings and ends, the folder is no outlet's: each of these is of the site it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gazetteer.searcher import outlet_of
from geo.articles import Article

if TYPE_CHECKING:
    from gazetteer.atlas import Atlas

__all__ = ["outlets", "places_of", "site"]

_ENDS = 300  # characters at the beginning and the end of a text, where papers name themselves
_TOP = "(?:[a-z]{2}|com|org|net|info|news|online|press|media|edu|gov|biz|example)"
_HOST = re.compile(
    rf"(?<![\w.-])(?:https?://)?(?:[\w.+-]+@)?(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+{_TOP})(?![\w@-])"
)
_PAPER = (
    "(?:news|times|herald|post|tribune|gazette|journal|chronicle|courier|observer|sentinel|press|review|leader|record"
    "|bulletin|dispatch|enquirer|inquirer|examiner|argus|advertiser|telegraph|independent|citizen|ledger|reporter"
    "|standard|register|globe|echo|star|sun|republic|advocate|democrat|banner|beacon|eagle|mercury|monitor|messenger"
    "|newspapers?|radio|tv)"
)
_OF_A_PAPER = re.compile(
    rf"(?:the|daily)?-?{_PAPER}.*|.*{_PAPER}s?(?:-?(?:online|daily|live|group|net|now))?"
)
_SECOND = frozenset("co com org net ac gov edu".split())  # in front of a country's letters: example.co.uk


def site(text: str, named: Callable[[str], object] | None = None) -> str:
    """The site of a paper that a text names at its beginning or its end.

    Parameters
    ----------
    text : str
        An article.
    named : callable, optional
        Whether a word is the name of a place: ``example.com`` may be a paper's that is called Example.

    Returns
    -------
    str
        Its host in small letters, without ``www``; empty if there is none, or are several.

    Examples
    --------
    >>> site("The vote is on Monday. Reach the reporter at jane@troyherald.example.")
    'troyherald.example'
    >>> site("Tickets are sold at zoo.example, and the gates open at noon.")
    ''
    """
    ends = (text,) if len(text) <= 2 * _ENDS else (text[:_ENDS], text[-_ENDS:])
    hosts = {outlet_of(found["host"]) for end in ends for found in _HOST.finditer(end)}
    told = {host for host in hosts if _is_paper(_label(host), named)}
    return told.pop() if len(told) == 1 else ""


def outlets(articles: Sequence[Article], named: Callable[[str], object] | None = None) -> list[str]:
    """Who published each of some articles that are read together.

    Parameters
    ----------
    articles : sequence of Article
    named : callable, optional
        Whether a word is the name of a place.

    Returns
    -------
    list of str
        One for each; empty where nothing tells.
    """
    found = [article.outlet for article in articles]
    by_folder: dict[str, dict[int, str]] = {}
    for number, article in enumerate(articles):
        if not article.says_outlet and (host := site(article.text, named)):
            by_folder.setdefault(found[number], {})[number] = host
    for folder, sites in by_folder.items():
        if not folder or len({*sites.values()}) > 1:
            for number, host in sites.items():
                found[number] = host
    return found


def places_of(atlas: Atlas | None) -> Callable[[str], bool] | None:
    """What says whether a word is the name of a well known place; None without a world.

    Parameters
    ----------
    atlas : Atlas or None
    """
    if atlas is None:
        return None
    from gazetteer.placing.candidates import WELL_KNOWN
    from gazetteer.world import MAIN

    return lambda word: any(
        flags & MAIN and atlas.rank[row] >= WELL_KNOWN for row, flags in atlas.meanings(word)
    )


def _label(host: str) -> str:
    """What a host is called, without what stands before and behind it."""
    parts = host.split(".")[:-1]
    return parts[-2] if len(parts) > 1 and parts[-1] in _SECOND else parts[-1]


def _is_paper(label: str, named: Callable[[str], object] | None) -> bool:
    """Whether a site is called like a paper, or after a place."""
    return _OF_A_PAPER.fullmatch(label) is not None or (named is not None and bool(named(label)))
