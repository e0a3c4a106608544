"""The places that an article names, as what: where something happened, near what, where it was felt or spoken of.

==========  ==============================================================================================
role        what shows it
==========  ==============================================================================================
site        'in', 'at', 'outside' before it; named in a headline
near        'near', 'off', 'km from', 'north of' before it
felt        'felt' in the same clause
venue       somebody speaks there: 'said in Brussels', 'told reporters in Berlin', 'In Berlin, … said'
origin      'from' before it; a demonym or a modifier
named       anything else
==========  ==============================================================================================
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.places import Gazetteer, Place
from geo.corpus import Mention

__all__ = ["AREAS", "RULES", "Spot", "apart", "kilometres", "spots"]

RULES = {
    "site": "Behind 'in', 'at' or 'outside', or in a headline.",
    "near": "Behind 'near', 'off', so many kilometres from, or a direction.",
    "felt": "Where it was felt.",
    "venue": "Where somebody speaks.",
    "origin": "Behind 'from', or a modifier: where somebody or something comes from.",
}

_BEFORE = 48
_NEAR = re.compile(
    r"(?:\bnear(?:by)?|\boff(?: the (?:coast|shores?) of)?|"
    r"\b(?:km|kilomet(?:re|er)s?|miles?|nautical miles)\)?(?: \w+)? (?:from|of|off)|"
    r"\b(?:north|south|east|west)(?:east|west)?(?:ern)? of|\b(?:outside|outskirts of|suburb of|close to|between))"
    r"(?: the| of| town| city|,)*[\s\"]*\Z",
    re.IGNORECASE,
)
_FELT = re.compile(r"\b(?:felt|shook|rattled|swayed|panic)\b", re.IGNORECASE)
_FROM = re.compile(
    r"\bfrom(?: the)?(?: \w+(?:ern)?)?\s\Z|\b(?:native of|citizens? of|nationals? of)\s\Z", re.IGNORECASE
)
_IN = re.compile(
    r"\b(?:in|at|inside|outside|across|on|hits?|struck|strikes|shook|rocked|around|throughout|into|of)"
    r"(?: the)?(?: [\w'’.-]+){0,3}[\s\"]*\Z",
    re.IGNORECASE,
)
_SAID_IN = re.compile(
    r"\b(?:said|says|told|spoke|speaking|reporters|lawmakers|conference|meeting|talks)\b[^,.;]{0,30}\Z",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:said|says|told|called|warned|announced|insisted|tweeted|added)\b", re.IGNORECASE)
_EARTH_KM = 6371.0
AREAS = {
    "country",
    "first-level",
    "region",
    "continent",
    "ocean",
    "sea",
    "autonomous region",
    "province",
    "state",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that an article names.

    Attributes
    ----------
    start, end : int
        Offsets into the text, the end exclusive.
    place : Place
    role : str
        See the table of :mod:`geo.proposing.spots`.
    literal : bool
        The name stands for the place.
    around : frozenset of str
        Ids of what holds the place.
    surface : str
        The name, as the article has it.
    rival : str or None
        Id of the likeliest other place of that name.
    """

    start: int
    end: int
    place: Place
    role: str
    literal: bool
    around: frozenset[str]
    surface: str
    rival: str | None

    @property
    def local(self) -> bool:
        """It is a town, a village or something in one, and no land or sea."""
        return self.place.kind not in AREAS

    def holds(self, other: Spot) -> bool:
        """Whether the other place lies in this one, or is it."""
        return self.place.id == other.place.id or self.place.id in other.around


def apart(a: Spot, b: Spot) -> float:
    """Kilometres between two places along the great circle; infinite where one has no point."""
    return kilometres(a.place, b.place)


def kilometres(a: Place, b: Place) -> float:
    """Kilometres between two places along the great circle; infinite where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    north, south = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def spots(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Spot]:
    """The places that an article names, each with its role.

    Parameters
    ----------
    text : str
        Of the article.
    mentions : sequence of Mention
        Of the article, in order.
    gazetteer : Gazetteer

    Returns
    -------
    list of Spot
        Mentions without a place are left out.
    """
    found = []
    for mention in mentions:
        match = mention.match
        if match.place is None:
            continue
        place = gazetteer[match.place]
        literal = match.use == "literal"
        around = frozenset(gazetteer.containers(place.id))
        role = _role(text, match.start, match.end, literal, match.subtype)
        rival = match.runner_up if match.runner_up in gazetteer else None
        found.append(Spot(match.start, match.end, place, role, literal, around, match.surface, rival))
    return found


def _role(text: str, start: int, end: int, literal: bool, subtype: str | None) -> str:
    line = max(text.rfind("\n", 0, start) + 1, start - 200)
    before = text[max(line, start - _BEFORE) : start]
    if subtype == "demonym":
        return "origin"
    if _NEAR.search(before):
        return "near"
    if _FROM.search(before):
        return "origin"
    clause = text[max(line, start - 120) : start]
    if _FELT.search(re.split(r"[.;]", clause)[-1]) and literal:
        return "felt"
    if _SAID_IN.search(before):
        return "venue"
    opens = re.search(r"(?:\A|[.!?”\"]\s+)(?:In|At)(?: the)?\s\Z", clause)
    if opens and text[end : end + 1] == "," and _SPOKEN.search(text, end, end + 90):
        return "venue"
    if not literal and subtype != "modifier":
        return "named"
    return "site" if _IN.search(before) or not before.strip() else "named"
