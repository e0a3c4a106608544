"""A noun for one and for several: officer and officers, woman and women, police either way.

By endings, which is enough for what articles count. A library that spells all of English, inflect, takes longer to be
imported than the articles that ship to be read.
"""

from __future__ import annotations

import re

__all__ = ["is_plural", "plural", "singular"]

_IRREGULAR = {"man": "men", "child": "children"}
#: Words for several that stand for one as well, or have no other.
_EITHER = ("people", "police", "personnel", "staff", "crew", "aircraft", "ammunition")
_SHORTEST = 4


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural: houses, policemen, people."""
    return word.endswith(("s", *_IRREGULAR.values(), "people", "personnel")) and not word.endswith("ss")


def plural(noun: str) -> str:
    """Several of what a noun counts.

    Parameters
    ----------
    noun : str
        In small letters, of one or of several, with other words before it or none.

    Returns
    -------
    str

    Examples
    --------
    >>> [plural(noun) for noun in ("policewoman", "other building", "body", "bus", "crew", "")]
    ['policewomen', 'other buildings', 'bodies', 'bus', 'crew', '']
    """
    if noun.endswith(("s", *_IRREGULAR.values(), *_EITHER)) or not noun[-1:].isalpha():
        return noun
    for one, many in _IRREGULAR.items():
        if noun.endswith(one):
            return noun.removesuffix(one) + many
    if noun.endswith(("ch", "sh", "x")):
        return f"{noun}es"
    return f"{re.sub(r'(?<![aeou])y$', 'ie', noun)}s"


def singular(noun: str) -> str:
    """One of what a noun counts.

    Parameters
    ----------
    noun : str
        In small letters, of one or of several.

    Returns
    -------
    str

    Examples
    --------
    >>> [singular(noun) for noun in ("policewomen", "bodies", "churches", "boss", "gas", "crew")]
    ['policewoman', 'body', 'church', 'boss', 'gas', 'crew']
    """
    for one, many in _IRREGULAR.items():
        if noun.endswith(many):
            return noun.removesuffix(many) + one
    if noun.endswith("ies") and len(noun) > _SHORTEST:
        return f"{noun.removesuffix('ies')}y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun.removesuffix("es")
    return noun.removesuffix("s") if len(noun) >= _SHORTEST and not noun.endswith("ss") else noun
