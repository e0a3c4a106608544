"""Whether two values can both be true.

The table :data:`RULES` decides; the first rule that answers wins. It is short on purpose: read it top down.

=============== ========================================== =========== ==============================
kinds           when                                       relation    example
=============== ========================================== =========== ==============================
any             the values are the same                    equal       15 and 15
differ          the values are of different kinds          uncompared  15 and "in Baghdad"
text            always                                     uncompared  free text is not judged
number          some number fits both                      compatible  more than a dozen and 15
number          no number fits both                        conflict    80 and none; 15 and tens
date            one moment, in two zones that both name    equal       7 Jan Washington, 8 Jan Baghdad
date            some day fits both                         compatible  January 2020 and 8 January
date            no day fits both                           conflict    Monday and Wednesday
place           one holds the other, or lies near it       compatible  Baghdad, near its airport
place           they are apart                             conflict    Erbil and Camp Taji
choice          one answer includes the other              compatible  US troops and foreign forces
choice          else, as the answers exclude each other    conflict    signed and unsigned
=============== ========================================== =========== ==============================

A number word is an interval (:data:`geo.values.WORDS`): "tens" is 20 to 99, since the plural asks for two
tens at least, so 15 and "tens" conflict. "About" reaches a tenth either side. A bound is open at one end.
Two dates are moments in time only where both claims name their zone; else they are compared as written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from gazetteer.ground import apart
from gazetteer.places import Gazetteer
from geo.values import Value

__all__ = ["APART", "RULES", "Relation", "Rule", "compare", "near"]

Relation = Literal["equal", "compatible", "conflict", "uncompared"]
#: A claim that says "near" a place allows this many metres from its point.
NEAR_M = 25_000.0


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table.

    Attributes
    ----------
    name : str
        Shown to the reader as the reason.
    relation : {'equal', 'compatible', 'conflict', 'uncompared'}
    example : str
        Two values on which it decides, for a reader.
    applies : callable
        Takes two values and a gazetteer, returns bool.
    """

    name: str
    relation: Relation
    example: str
    applies: Callable[[Value, Value, Gazetteer], bool]


def _same(a: Value, b: Value) -> bool:
    if a.kind != b.kind:
        return False
    if a.kind == "number":
        return a.interval() == b.interval()
    if a.kind == "date":
        same_zone = a.zone == b.zone or not (a.zone and b.zone)
        return same_zone and (a.date, a.after, a.before) == (b.date, b.after, b.before)
    return (a.place, a.near, a.choice, a.text) == (b.place, b.near, b.choice, b.text)


def _overlap(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return max(first[0], second[0]) <= min(first[1], second[1])


def _days_overlap(a: Value, b: Value) -> bool:
    zoned = bool(a.zone and b.zone)
    first, second = a.moments(zoned), b.moments(zoned)
    return max(first[0], second[0]) < min(first[1], second[1])


def _one_moment(a: Value, b: Value) -> bool:
    """Tell whether two days in two named zones share a moment and are days, not longer."""
    if not (a.date and b.date and a.zone and b.zone and a.zone != b.zone):
        return False
    short = all(end - start <= 26 * 3600 for start, end in (a.moments(True), b.moments(True)))
    return short and _days_overlap(a, b)


def near(a: Value, b: Value, gazetteer: Gazetteer) -> bool:
    """Tell whether two places can both be where something was.

    One holds the other, or a claim says "near" and they are at most :data:`NEAR_M` metres apart on the
    ellipsoid.

    Parameters
    ----------
    a, b : Value
        Both of a place.
    gazetteer : Gazetteer
        Has both places.

    Returns
    -------
    bool
    """
    first, second = gazetteer[a.place or ""], gazetteer[b.place or ""]
    if first.id == second.id:
        return True
    if first.id in gazetteer.containers(second.id) or second.id in gazetteer.containers(first.id):
        return True
    ends = [
        (place.lat, place.lon) for place in (first, second) if place.lat is not None and place.lon is not None
    ]
    return (a.near or b.near) and len(ends) == 2 and apart(*ends) <= NEAR_M


def _both(kind: str) -> Callable[[Value, Value], bool]:
    return lambda a, b: a.kind == kind == b.kind


def _included(a: Value, b: Value) -> bool:
    return b.choice is not None and b.choice in a.includes


_number, _date, _place = _both("number"), _both("date"), _both("place")

RULES: tuple[Rule, ...] = (
    Rule("the same value", "equal", "15 and 15", lambda a, b, g: _same(a, b)),
    Rule(
        "values of different kinds are not compared",
        "uncompared",
        "15 and in Baghdad",
        lambda a, b, g: a.kind != b.kind,
    ),
    Rule(
        "free text is not compared",
        "uncompared",
        "a hangar and two hangars, in words",
        lambda a, b, g: a.kind == "text",
    ),
    Rule(
        "a number fits both",
        "compatible",
        "more than a dozen and 15",
        lambda a, b, g: _number(a, b) and _overlap(a.interval(), b.interval()),
    ),
    Rule("no number fits both", "conflict", "80 and none; 15 and tens", lambda a, b, g: _number(a, b)),
    Rule(
        "one moment in two time zones",
        "equal",
        "7 January in Washington and 8 January in Baghdad",
        lambda a, b, g: _date(a, b) and _one_moment(a, b),
    ),
    Rule(
        "a day fits both",
        "compatible",
        "January 2020 and 8 January",
        lambda a, b, g: _date(a, b) and _days_overlap(a, b),
    ),
    Rule("no day fits both", "conflict", "6 January and 8 January", lambda a, b, g: _date(a, b)),
    Rule(
        "one place lies in or near the other",
        "compatible",
        "Baghdad and near its airport",
        lambda a, b, g: _place(a, b) and near(a, b, g),
    ),
    Rule("the places are apart", "conflict", "Erbil and Camp Taji", lambda a, b, g: _place(a, b)),
    Rule(
        "one answer includes the other",
        "compatible",
        "all foreign troops and US troops",
        lambda a, b, g: _included(a, b) or _included(b, a),
    ),
    Rule(
        "the answers exclude each other",
        "conflict",
        "signed and unsigned",
        lambda a, b, g: a.kind == "choice",
    ),
)

#: What is said of values that would conflict, where rules propose both and no dispute holds them.
APART = Rule(
    "by the rules that propose them, they are of two things",
    "uncompared",
    "150 km from one town and 40 km from another",
    lambda a, b, g: False,
)


def compare(a: Value, b: Value, gazetteer: Gazetteer) -> Rule:
    """Find the rule that decides on two values.

    Parameters
    ----------
    a, b : Value
    gazetteer : Gazetteer
        Knows which place lies in which.

    Returns
    -------
    Rule
        Its ``relation`` is the verdict and its ``name`` the reason.
    """
    return next(rule for rule in RULES if rule.applies(a, b, gazetteer))
