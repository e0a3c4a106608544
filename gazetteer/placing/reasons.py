"""Why a place was chosen, in words: which rules spoke for it rather than for the runner-up, and what they saw."""

from __future__ import annotations

from collections.abc import Callable
from math import asin, sqrt
from typing import TYPE_CHECKING

from gazetteer.placing.rules import EARTH_KM

if TYPE_CHECKING:
    from gazetteer.placing import Placement
    from gazetteer.placing.senses import Sense

__all__ = ["WORDS"]

FAR_KM = 400.0
"""Beyond this nobody would call a place near."""

OFTEN = 0.2
"""The part of an outlet's names that must lie in an area for it to write about it often."""

_LEVELS = {
    "first-level": "state or province",
    "second-level": "county or district",
    "third-level": "municipality",
}


def larger(placement: Placement) -> str:
    """What its population says."""
    name, rival = placement.name, placement.rival
    if name.entry.most == name.chosen.people:
        return f"the largest of {len(name.candidates)} places of this name"
    if rival is None:
        return ""
    return f"larger than {_label(placement, name.candidates[rival].row)}"


def names(_: Placement) -> str:
    """What the number of its names says."""
    return "known by names in many languages"


def kind(placement: Placement) -> str:
    """What its kind says."""
    word = placement.context.placer.world.kind_of(placement.name.chosen.row)
    word = _LEVELS.get(word, word)
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def main_name(placement: Placement) -> str:
    """What its name says."""
    return f"{' '.join(placement.surface.replace('>', ' ').split())!r} is its usual name"


def gazetteer(placement: Placement) -> str:
    """Who vouches for it."""
    standing = placement.name.chosen.standing
    if not standing:
        return ""
    return "in the curated gazetteer" if standing == 1 else "added by hand"


def named_with(placement: Placement) -> str:
    """What stands right after it."""
    return f"named with its area, {_quoted(placement.name.words)}, right after"


def said_to_be_in(placement: Placement) -> str:
    """What the words around it say."""
    return f"said to be in {_quoted(placement.name.words)}"


def holds(placement: Placement) -> str:
    """What stands right before it."""
    return "the area around the place named right before"


def kind_said(placement: Placement) -> str:
    """What the word beside it says."""
    return f"said to be {kind(placement)}"


def seat(_: Placement) -> str:
    """What its namesake around it says."""
    return "the city rather than the area of its name around it"


def same_country(placement: Placement) -> str:
    """Where the article's other places lie."""
    return _lie_in(placement, placement.name.chosen.country)


def same_unit(placement: Placement) -> str:
    """Where the article's other places lie."""
    return _lie_in(placement, placement.name.chosen.unit)


def near(placement: Placement) -> str:
    """Which of the article's other places is nearest."""
    chosen = placement.name.chosen
    others = [name for name in placement.context.anchors if name.chosen.row not in (chosen.row, chosen.unit)]
    if not others:
        return ""
    nearest = min(others, key=lambda name: _km(name, placement.name))
    km, world = _km(nearest, placement.name), placement.context.placer.world
    return f"{km:.0f} km from {world.name(nearest.chosen.row)}, also in the article" if km < FAR_KM else ""


def said_near(placement: Placement) -> str:
    """Which place it is said to be near."""
    nearby = placement.name.nearby
    return f"said to be near {_label(placement, nearby.chosen.row)}" if nearby else ""


def alike(placement: Placement) -> str:
    """What the others in its list are."""
    return f"{kind(placement)}, as others in its list"


def outlet(placement: Placement) -> str:
    """What the outlet's other articles are about."""
    chosen, context = placement.name.chosen, placement.context
    home = context.weighed.home
    if home is None:
        return ""
    says = home.says_of(placement.name)
    for row, part in ((chosen.unit, says[1]), (chosen.country, says[0])):
        if part > OFTEN:
            return f"{context.article.outlet} often writes about {context.placer.world.name(row)}"
    return ""


WORDS: dict[str, Callable[[Placement], str]] = {
    "population": larger,
    "names": names,
    "kind": kind,
    "main-name": main_name,
    "gazetteer": gazetteer,
    "named-with": named_with,
    "said-to-be-in": said_to_be_in,
    "holds": holds,
    "kind-said": kind_said,
    "seat": seat,
    "same-country": same_country,
    "same-unit": same_unit,
    "near": near,
    "said-near": said_near,
    "alike": alike,
    "outlet-country": outlet,
    "outlet-unit": outlet,
    "outlet-near": outlet,
    "outlet-named-with": outlet,
}
"""By the name of a weight, what its rule saw; empty if that is not worth a word."""


def _lie_in(placement: Placement, row: int) -> str:
    count = placement.context.lying[row] - 1
    if row < 0 or count < 1:
        return ""
    place = placement.context.placer.world.name(row)
    return f"{count} other place{'s' if count > 1 else ''} of the article lie{'' if count > 1 else 's'} in {place}"


def _km(one: Sense, two: Sense) -> float:
    """Kilometres along the great circle."""
    a, b = one.chosen, two.chosen
    return 2 * EARTH_KM * asin(min(1.0, sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) / 2))


def _label(placement: Placement, row: int) -> str:
    return placement.context.placer.world.label(row)


def _quoted(words: str) -> str:
    """Quote a name without the full stop of its sentence; that of an abbreviation stays.

    Examples
    --------
    >>> _quoted("Texas."), _quoted("N.C.")
    ("'Texas'", "'N.C.'")
    """
    return repr(words if words.count(".") > 1 else words.rstrip("."))
