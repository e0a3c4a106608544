"""Under which other spellings a name may stand in a gazetteer, and which names a longer one contains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.names import key

__all__ = ["look_up", "parts_of"]

_DIRECTION = r"(?:north|south|mid)?-?(?:east|west|north|south|central)(?:ern)?(?:most)?"
_OF = r"(?:city|town|village|state|province|republic|county|kingdom|island|port) of"
_LEAD = re.compile(rf"(?:the|greater|downtown|inner|mainland|rural|mid|upper|lower|{_DIRECTION}|{_OF})[ -]")
_HEAD = re.compile(
    r" (?:city|town|village|township|county|parish|borough|province|state|region|district|governorate|area|islands?"
    r"|peninsula|prefecture|metro(?:politan area)?|valley|territory|coast|river|based|born|area)$"
)
_ROUND = re.compile(rf"(?:the )?{_DIRECTION}|upper|lower|central|new|old")
_WATER = re.compile(r"(?:.* (?:sea|gulf|straits?|ocean|bight))|(?:sea|gulf|straits?|bight) of .*")
_STREET = re.compile(r".* (?:street|avenue|road|lane|drive|boulevard|highway|st|ave|rd|blvd)\.?")
_SHORT = {"st": "saint", "mt": "mount", "ft": "fort"}


def look_up(name: str) -> Iterator[str]:
    """The spellings under which a name may stand in a gazetteer, the likeliest first.

    Parameters
    ----------
    name : str
        As :func:`gazetteer.names.key` folds it.

    Yields
    ------
    str
        The name itself; then without its possessive, its article, its direction, its head noun, its plural.

    Examples
    --------
    >>> list(look_up("the city of troy's"))
    ["the city of troy's", 'the city of troy', 'city of troy', 'troy']
    """
    yield name
    bare = name.strip(" .,").removesuffix("'").removesuffix("'s")
    if bare != name:
        yield bare
    while found := _LEAD.match(bare):
        bare = bare[found.end() :]
        yield bare
    first, _, rest = bare.partition(" ")
    if (full := _SHORT.get(first.rstrip("."))) and rest:
        yield f"{full} {rest}"
    while found := _HEAD.search(bare):
        bare = bare[: found.start()]
        yield bare
    if "," in bare:
        yield bare.partition(",")[0]
    if bare.endswith("s") and len(bare) > 4:
        yield bare[:-1]


def parts_of(surface: str) -> Iterator[str]:
    """The names within a longer one, the longest first; none of a street's or a sea's, which is elsewhere.

    Parameters
    ----------
    surface : str
        As it stands in the text.

    Yields
    ------
    str
        Folded.

    Examples
    --------
    >>> list(parts_of("Bank of England")), list(parts_of("Manila Cathedral")), list(parts_of("Wall Street"))
    (['england', 'bank of', 'bank'], ['manila'], [])
    """
    small = key(surface)
    if _STREET.fullmatch(small) or _WATER.fullmatch(small):
        return
    words = surface.split(" ")
    parts = [" ".join(words[:number]) for number in range(len(words) - 1, 0, -1)]
    for part in (surface.rpartition(" of ")[2], *parts):
        if part != surface and not _ROUND.fullmatch(name := key(part)):
            yield name
