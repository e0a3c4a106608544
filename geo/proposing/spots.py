"""The places that an article names, as what: where something happened, near what, where it was felt or spoken of.

==========  ==============================================================================================
role        what shows it
==========  ==============================================================================================
site        'in', 'at', 'outside' before it; named in a headline
near        'near', 'off', 'km from', 'north of' before it; what a quake shook itself
felt        'felt' in the same clause
venue       somebody speaks there: 'said in Brussels', 'In Berlin, … said'
hospital    'a hospital in' before it: where the hurt were taken
dateline    somebody writes there: 'LIMA (Agency) - …'
origin      'from' before it; a demonym or a modifier
offset      so far in that direction: '55 km west of' a town is a point of its own, a site
named       anything else
==========  ==============================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from shapely.geometry import Point

from gazetteer import ground
from gazetteer.atlas import Atlas
from gazetteer.lexicon import words
from gazetteer.matcher import Match
from gazetteer.places import Gazetteer, Place
from gazetteer.world import MAIN
from geo.corpus import Mention
from geo.proposing.lexicon import Lexicon

__all__ = ["AREAS", "RULES", "Spot", "near", "spots", "within"]

RULES = {
    "site": "Behind 'in', 'at' or 'outside', or in a headline.",
    "near": "Behind 'near', 'off', so many kilometres from, or a direction.",
    "felt": "Where it was felt.",
    "venue": "Where somebody speaks.",
    "hospital": "Where the hurt were taken.",
    "dateline": "Where an article was written.",
    "office": "Where an office has its seat: the agency in a town, and not what it speaks of.",
    "offset": "So many kilometres or miles in a direction from a place: a point of its own.",
    "seat": "So far from a name, or near it, is the town of that name and not the district around it.",
    "mountain": "Mount so-and-so is the mountain, where one has the name, and not the town.",
    "origin": "Behind 'from', or a modifier: where somebody or something comes from.",
}

_BEFORE = 48
_MOUNT = ("mount ", "mt ", "mt. ")
_DISTRICT = "second-level"
_DISTRICT_KM = 120.0  # to the town of its name
_TOWNS = frozenset(("city", "town", "village", "capital"))
_NEAR = re.compile(
    r"(?:\bnear(?:by)?|\boff(?: the (?:coast|shores?) of)?|"
    r"\b(?:km|kilomet(?:re|er)s?|miles?|nautical miles)\)?(?: \w+)? (?:from|of|off)|"
    r"\b(?:north|south|east|west)(?:east|west)?(?:ern)? of|"
    r"\b(?:outside|outskirts of|suburb(?:an| of)|close to|between))"
    r"(?: the| of| town| city|,)*[\s\"]*\Z",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?P<count>\d[\d,]*(?:\.\d+)?)[ -]?(?P<unit>km|kilomet(?:re|er)s?|nautical[ -]miles?|miles?)\b"
    r"(?: ?\([^()]{1,30}\))?,? "
    r"(?:to the )?(?:due )?(?P<way>(?:north|south)(?:[ -]?(?:east|west)){0,2}|east|west)(?:ern)?(?: of| from| off)"
    r"(?: the)?(?: (?:coastal |provincial |northern |southern |eastern |western |central )?"
    r"(?:town|city|village|capital|port|coast)(?: of)?)?,? \Z",
    re.IGNORECASE,
)
_MIXED = re.compile(r"[ -]cocktails?\b", re.IGNORECASE)  # is thrown, and no place
_UNIT_KM = {"k": 1.0, "m": 1.609344, "n": 1.852}
_WAYS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
         "northwest": 315}  # fmt: skip
_DATELINE = re.compile(
    r"(?:, [^\n–—()]{1,40}?| (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?"
    r"(?: ?\([^()\n]{2,30}\))? ?(?:[–—]|(?<![a-z])--?(?=[ A-Z]))\s?"
)
#: Without a dash: a line or a sentence that holds nothing but places, an agency and a day.
_LINE_OF_PLACES = re.compile(
    r"(?:,? ?(?:\([A-Z][^()\n]{1,29}\)|\[[A-Z][^][\n]{1,29}\]|[A-Z][\w’'-]*(?: [A-Z\d][\w’'-]*){0,2}|"
    r"\d[\d/:. ]{3,20})){0,5}(?:[.:](?= [\"“‘']?[A-Z])|[ .]*\n)"
)
_FULL_LINE = re.compile(r"[.!?][\"”’']?[ \t]*\n")
_FELT = re.compile(r"\b(?:felt|shook|rattled|swayed|panic)\b", re.IGNORECASE)
#: What a quake shook itself, and not the houses in it.
_SHAKEN = re.compile(
    r"\b(?:shakes|shook|rattle[sd]|jolt(?:s|ed)|rock(?:s|ed))(?: the)?(?: (?:\w+ern|central|coastal))?\s\Z",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bfrom(?: the)?(?: \w+(?:ern)?)?\s\Z|, ?\d{1,3} ?, of\s\Z|\b(?:native of|citizens? of|nationals? of)\s\Z",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r" ([a-z]{3,})\b")
_PAIRS = words("brothers sisters parents cousins twins")
_IN = re.compile(
    r"\b(?:in|at|inside|outside|across|on|hits?|struck|strikes|shook|rocked|around|throughout|into|of)"
    r"(?: the)?(?: [\w'’.-]+){0,3}[\s\"]*\Z",
    re.IGNORECASE,
)
#: Where the hurt are treated.
_TREATED_IN = re.compile(
    r"\b(?:hospitals?|clinics?|medical cent(?:er|re)s?|morgue|burns? unit)\b[^,.;]{0,20}\b(?:in|at)\s\Z|"
    r"\b(?:flown|airlifted|evacuated|transferred|rushed|taken)(?: by \w+)? to (?:[\w’'-]+ ){0,3}(?:in )?"
    r"(?:[\w’'-]+, )?\Z",
    re.IGNORECASE,
)
#: Where those who speak of something have their seat.
_OFFICE = re.compile(
    r"\b(?:agency|office|bureau|headquarters|ministry|institute|observatory|university|embassy|consulate|"
    r"cent(?:er|re)) (?:based )?in (?:nearby )?\Z",
    re.IGNORECASE,
)
_SAID_IN = re.compile(
    r"\b(?:said|says|told|spoke|speaking|reporters|lawmakers|conference|meeting|talks)\b[^,.;]{0,30}\Z",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:said|says|told|called|warned|announced|insisted|tweeted|added)\b", re.IGNORECASE)
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
    sure : float
        How sure the place is, from 0 to 1.
    demonym : bool
        The name is that of its people.
    """

    start: int
    end: int
    place: Place
    role: str
    literal: bool
    around: frozenset[str]
    surface: str
    rival: str | None
    sure: float = 1.0
    demonym: bool = False

    @property
    def local(self) -> bool:
        """It is a town, a village or something in one, and no land or sea."""
        return self.place.kind not in AREAS

    def holds(self, other: Spot) -> bool:
        """Whether the other place lies in this one, or is it."""
        return self.place.id == other.place.id or self.place.id in other.around


def near(a: Spot, b: Spot, km: float) -> bool:
    """Whether two places lie within so many kilometres of each other; not, where one has no point."""
    return within(a.place, b.place, km)


def within(a: Place, b: Place, km: float) -> bool:
    """Whether two places lie within so many kilometres of each other; not, where one has no point."""
    lat, other = a.lat, b.lat
    if lat is None or other is None or abs(lat - other) * _KM_A_DEGREE > km:
        return False  # most are farther apart by their latitudes alone
    if a.lon is None or b.lon is None:
        return False
    return _kilometres((lat, a.lon), (other, b.lon)) <= km


_KM_A_DEGREE = 111.0  # of latitude, and never less
#: The same towns are compared again and again.
_kilometres = lru_cache(maxsize=65_536)(ground.kilometres)


def spots(
    text: str,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    off: Collection[str] = (),
    atlas: Atlas | None = None,
) -> list[Spot]:
    """The places that an article names, each with its role.

    Parameters
    ----------
    text : str
        Of the article.
    mentions : sequence of Mention
        Of the article, in order.
    gazetteer : Gazetteer
    off : collection of str, optional
        Rules of :data:`RULES` not to use.
    atlas : Atlas, optional
        The world, where the article was searched for its places.

    Returns
    -------
    list of Spot
        Mentions without a place are left out.
    """
    found = []
    for mention in mentions:
        match = mention.match
        if match.place is None or _MIXED.match(text, match.end):
            continue
        place = gazetteer[match.place]
        rival = match.runner_up if match.runner_up in gazetteer else None
        if atlas is not None:
            place = _meant(text, match, place, atlas, off)
        literal = match.use == "literal"
        around = frozenset(gazetteer.containers(place.id))
        if "offset" not in off and (moved := _offset(text, match.start, place)) is not None:
            holders = around | {place.id}
            found.append(Spot(match.start, match.end, moved, "site", True, holders, moved.name, None))
        role = _role(text, match.start, match.end, literal, match.subtype)
        role = "named" if role in off else role
        found.append(
            Spot(
                match.start,
                match.end,
                place,
                role,
                literal,
                around,
                match.surface,
                rival,
                match.confidence or 1.0,
                match.subtype == "demonym",
            )
        )
    return found


def _meant(text: str, match: Match, place: Place, atlas: Atlas, off: Collection[str]) -> Place:
    """Another place of a name, where its words ask for one: the town of a district, or Mount so-and-so."""
    name = match.surface
    if place.kind == _DISTRICT and "seat" not in off:
        near = _NEAR.search(text, max(0, match.start - _BEFORE), match.start)
        return (_of_kind(_TOWNS, name, place, atlas) or place) if near else place
    if name.casefold().startswith(_MOUNT) and place.kind in _TOWNS and "mountain" not in off:
        return _of_kind(("mountain",), name, None, atlas) or place
    return place


def _of_kind(kinds: Collection[str], name: str, district: Place | None, atlas: Atlas) -> Place | None:
    """The best known place of a name and some kinds, near a district if one is given."""
    for row, flags in atlas.meanings(name):
        if not flags & MAIN or atlas.kind_of(row) not in kinds:
            continue
        id = atlas.add(row)
        place = atlas.known[id]
        same = district is None or (
            place.country == district.country and within(place, district, _DISTRICT_KM)
        )
        if same:
            atlas.keep([id])
            return place
    return None


def _role(text: str, start: int, end: int, literal: bool, subtype: str | None) -> str:
    line = max(text.rfind("\n", 0, start) + 1, start - 200)
    before = text[max(line, start - _BEFORE) : start]
    if subtype == "demonym":
        return "origin"
    if not before.strip() and _is_dateline(text, start, end):
        return "dateline"  # where the article was written
    if _OFFICE.search(before):
        return "office"
    if _NEAR.search(before):
        return "near"
    if _FROM.search(before) or _is_home(text, end):
        return "origin"
    clause = text[max(line, start - 120) : start]
    if _SHAKEN.search(before) and literal:
        return "near"
    if _FELT.search(re.split(r"[.;]", clause)[-1]) and literal:
        return "felt"
    if _SAID_IN.search(before):
        return "venue"
    if _TREATED_IN.search(before):
        return "hospital"
    opens = re.search(r"(?:\A|[.!?”\"]\s+)(?:In|At)(?: the)?\s\Z", clause)
    if opens and text[end : end + 1] == "," and _SPOKEN.search(text, end, end + 90):
        return "venue"
    if not literal and subtype != "modifier":
        return "named"
    return "site" if _IN.search(before) or not before.strip() else "named"


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a place that opens a line says where the article was written; without a dash above all else only."""
    if _DATELINE.match(text, end, end + 90):
        return True
    above = text[:start]
    if not above.strip() or _FULL_LINE.search(above):
        return False  # a headline, or one of a list of places
    return bool(_LINE_OF_PLACES.match(text, end, end + 90))


def _is_home(text: str, end: int) -> bool:
    """Whether one person follows on a name, who comes from there: a Kerman teacher; not the residents of a town."""
    word = _NEXT_WORD.match(text, end)
    if word is None or word[1].endswith("s"):
        return word is not None and word[1] in _PAIRS
    return "person" in Lexicon.shared().kinds(word[1])


def _offset(text: str, start: int, place: Place) -> Place | None:
    """The point that lies so far in a direction from a place, where the words before its name say so.

    Its radius is a tenth of the way, and that of the place.
    """
    found = _OFFSET.search(text, max(0, start - 110), start)
    if found is None or place.lat is None or place.lon is None:
        return None
    count = float(found["count"].replace(",", ""))
    way = re.sub(r"[ -]", "", found["way"].casefold())
    kilometres_away = count * _UNIT_KM[found["unit"][0].casefold()]
    if way not in _WAYS or not 0 < kilometres_away < 2000:
        return None
    lat, lon = ground.reached((place.lat, place.lon), _WAYS[way], 1000 * kilometres_away)
    return replace(
        place,
        id=f"{place.id}-{round(kilometres_away)}-km-{way}",
        name=f"{found['count']} {found['unit']} {found['way']} of {place.name}",
        names=place.names,
        kind="point",
        geometry=Point(lon, lat),
        precision_m=round(100 * kilometres_away + (place.precision_m or 0.0)),
        precision_note="a tenth of the way, and the radius of the place that it is counted from",
        coordinates_source="the geodesic from that place",
        outline=None,
        repr_point=None,
        repr_point_source=None,
        identifiers={},
    )
