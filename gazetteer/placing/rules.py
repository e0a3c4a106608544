"""The rules of placing: what speaks for one of the places that share a name, each a number to be weighed.

A rule gives a number for every candidate of a name, from the candidate itself, from what stands beside the
name, or from what other names turned out to mean. :data:`RULES` lists them; :data:`WEIGHTS` weighs them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from gazetteer.placing.columns import Anchors, Around, Columns, Links, Numbers
from gazetteer.placing.entries import NO_SORT, WIDE, Candidate, Floats
from gazetteer.placing.senses import Sense
from gazetteer.world import KINDS

__all__ = [
    "ANCHORS",
    "BESIDE",
    "BETWEEN",
    "EARTH_KM",
    "IN_ARTICLE",
    "IN_OUTLET",
    "KIND_WEIGHTS",
    "OF_PLACES",
    "RULES",
    "RULE_OF",
    "WEIGHTS",
    "WIDE",
    "Values",
    "kind",
]

WEIGHTS = {
    "population": 0.95,
    "names": 0.5,
    "kind": 1.0,
    "main-name": 2.3,
    "gazetteer": 2.0,
    "named-with": 8.0,
    "holds": 5.0,
    "said-to-be-in": 2.5,
    "same-country": 3.2,
    "same-unit": 5.0,
    "near": 4.2,
    "said-near": 4.0,
    "seat": -2.0,
    "alike": 3.0,
    "kind-said": 4.0,
    "dateline": 2.0,
    "outlet-country": 1.4,
    "outlet-unit": 3.0,
    "outlet-near": 3.2,
    "outlet-named-with": 1.0,
}
"""What each rule's number is multiplied by: in log-odds, but for ``dateline``, which multiplies the say of the
dateline's place in `same-country`, `same-unit` and `near`."""

KIND_WEIGHTS = {
    "country": 1.0,
    "first-level": -1.0,
    "second-level": -2.0,
    "capital": 0.8,
    "city": -0.6,
    "town": -1.8,
    "village": -2.7,
    "continent": 4.0,
    "ocean": 4.0,
    "sea": 2.0,
    "desert": 1.0,
    "mountain": 1.0,
    "river": 1.0,
    "island": 1.0,
    "lake": 0.5,
    "airport": 0.5,
}
"""What a kind of place adds to the score, beside its population, which many kinds lack; others add nothing."""

ANCHORS = 10
"""How many of an article's places, and twice as many of an outlet's, nearness is measured to."""

NEAR_KM = 80.0
"""Distance at which nearness has fallen to a half."""

PERHAPS = 0.6
"""What an area behind a name counts if it may as well be the next of a list."""

EARTH_KM = 6371.0
"""The radius of the sphere that stands for the Earth."""

_TWICE = 2.0 * (EARTH_KM / NEAR_KM) ** 2
_WHOLE = 1.0 + _TWICE
_AT_ONCE = 20_000  # candidates, so that memory does not grow with the articles
Values = list[float] | None
"""A number for each candidate, or None where a rule has nothing to say."""


def population(candidate: Candidate) -> float:
    """Larger places are meant more often: the logarithm of the population."""
    return candidate.people


def names(candidate: Candidate) -> float:
    """Places that have names in many languages are meant more often, whatever their size."""
    return candidate.names


def kind(candidate: Candidate, weights: Mapping[str, float] = KIND_WEIGHTS) -> float:
    """Countries and capitals are meant more often than villages."""
    return weights.get(KINDS[candidate.kind], 0.0)


def main_name(candidate: Candidate) -> float:
    """The place is called so in the first place, not by one of its other names."""
    return float(candidate.main)


def gazetteer(candidate: Candidate) -> float:
    """The curated gazetteer has it under this name, or somebody has added it by hand."""
    return candidate.standing


def named_with(name: Sense) -> Values:
    """It lies in the area that is named right after: "Troy, N.C.", "Troy (Alabama)"."""
    if not name.perhaps:
        return _in(name, name.inside)
    surely, perhaps = _in(name, name.inside), _in(name, name.perhaps) or []
    return [
        max(PERHAPS * likely, sure)
        for likely, sure in zip(perhaps, surely or [0.0] * len(perhaps), strict=True)
    ]


def said_to_be_in(name: Sense) -> Values:
    """It lies in the area, or near the place, that the words around say: "Troy in Alabama", "Iraq's Anbar"."""
    return _in(name, name.within)


def holds(name: Sense) -> Values:
    """It is the area around the place that is named right before: "Athens, Georgia" names the state.

    The other side of :func:`named_with`, and switched off with it.
    """
    rows = name.held
    return [float(candidate.row in rows) for candidate in name.candidates] if rows else None


def kind_said(name: Sense) -> Values:
    """It is of the kind that the word beside it says: "Washington state", "the city of Kandahar"."""
    said = name.said
    return [float(candidate.kind in said) for candidate in name.candidates] if said else None


def seat(name: Sense) -> Values:
    """It is not the province, county or district around a city that has given it its name."""
    return name.entry.seats


def same_country(columns: Columns, around: Around) -> Floats:
    """It lies in the country of the article's other places."""
    return around.others_in(around.groups.country, around.own_country, around.countries)


def same_unit(columns: Columns, around: Around) -> Floats:
    """It lies in the state or province of the article's other places."""
    return around.others_in(around.groups.unit, around.own_unit, around.units)


def near(columns: Columns, around: Around) -> Floats:
    """It is near the article's other places, along the great circle."""
    anchors, groups = around.anchors, around.groups
    if groups.alike:  # the same place of the same name in many articles is as near in each
        first, same = groups.distinct
        return _nearness(columns, anchors, groups.group[columns.of[first]], first)[same]
    return _nearness(columns, anchors, groups.group[columns.of], np.arange(len(columns.of)))


def _nearness(columns: Columns, anchors: Anchors, group: Numbers, candidates: Numbers) -> Floats:
    """How near some candidates are to the anchors of their groups."""
    found = np.zeros(len(candidates))
    told = np.flatnonzero(anchors.says[group, 0] > 0)
    for some in np.array_split(told, len(told) // _AT_ONCE + 1):
        here, mine = candidates[some], group[some]
        x, y, z = (axis[here, None] for axis in columns.point)
        along = x * anchors.x[mine] + y * anchors.y[mine] + z * anchors.z[mine]
        others = columns.label[columns.of[here], None] != anchors.label[mine]
        says = np.where(others, anchors.says[mine], 0.0)
        found[some] = (says / (_WHOLE - _TWICE * along)).sum(axis=1)
    return found / (1.0 + found)


def said_near(links: Links, before: Floats, after: Floats) -> Floats | None:
    """It is near the place that the words around say: "Troy, 30 miles north of Albany", "Troy near Albany".

    The other half of :func:`said_to_be_in`, and switched off with it.
    """
    if not links.near:
        return None
    columns, found = links.columns, np.zeros(len(links.at))
    x, y, z = columns.point
    for number, other in links.near:
        shares = before if links.numbers[number] <= other else after
        mine = links.owner == number
        here = links.at[mine]
        for there in columns.likely_of(other, shares):
            if not columns.wide[there]:
                along = x[here] * x[there] + y[here] * y[there] + z[here] * z[there]
                found[mine] += shares[there] / (_WHOLE - _TWICE * along)
    return found


def alike(links: Links, before: Floats, after: Floats) -> Floats | None:
    """It is of the same sort as the others in its list: "Missouri, New York and Virginia"."""
    if not len(links.told_at):
        return None
    found, shares = links.said(before, after)
    sorts = links.columns.sort
    keys = links.told_to[found] * (NO_SORT + 1) + sorts[links.told_at[found]]
    says = np.bincount(keys, shares / links.parts[found], len(links.sizes) * (NO_SORT + 1))
    own = sorts[links.at]
    return np.where(own < NO_SORT, says[links.owner * (NO_SORT + 1) + own], 0.0)


def outlet_named_with(columns: Columns, around: Around) -> Floats:
    """Another article of the outlet names it with its area."""
    found = around.named_with_area()
    return found / (1.0 + found)


def _in(name: Sense, rows: frozenset[int]) -> Values:
    return [float(candidate.lies_in(rows)) for candidate in name.candidates] if rows else None


Beside = Callable[["Sense"], Values]
InArticle = Callable[["Columns", "Around"], Floats]
Between = Callable[["Links", Floats, Floats], "Floats | None"]
OF_PLACES: tuple[tuple[str, Callable[[Candidate], float]], ...] = (
    ("population", population),
    ("names", names),
    ("kind", kind),
    ("main-name", main_name),
    ("gazetteer", gazetteer),
)
BESIDE: tuple[tuple[str, Beside], ...] = (
    ("named-with", named_with),
    ("said-to-be-in", said_to_be_in),
    ("holds", holds),
    ("kind-said", kind_said),
    ("seat", seat),
)
IN_ARTICLE: tuple[tuple[str, InArticle], ...] = (
    ("same-country", same_country),
    ("same-unit", same_unit),
    ("near", near),
)
BETWEEN: tuple[tuple[str, Between], ...] = (
    ("said-near", said_near),
    ("alike", alike),
)
IN_OUTLET: tuple[tuple[str, InArticle], ...] = (
    ("outlet-country", same_country),
    ("outlet-unit", same_unit),
    ("outlet-near", near),
    ("outlet-named-with", outlet_named_with),
)

RULES = {
    **{
        name: (rule.__doc__ or "").partition("\n")[0]
        for name, rule in (*OF_PLACES, *BESIDE, *IN_ARTICLE, *BETWEEN)
        if name not in ("holds", "said-near")
    },
    "dateline": "The place where the article says that it was written counts as several.",
    "one-sense": "All mentions of a name in an article are of one place.",
    "neighbour": "A certain name that the gazetteer lacks is put where the place is that stands nearest to it.",
    "outlet": "The outlet's other articles are about that country, that state, places near there, or say so.",
}
"""Every rule by its name, and what it says; each can be switched off."""

RULE_OF = {"holds": "named-with", "said-near": "said-to-be-in", **{name: "outlet" for name, _ in IN_OUTLET}}
"""The rule that a weight belongs to, where it is not of the same name."""
