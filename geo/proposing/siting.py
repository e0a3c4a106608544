"""When and where a happening was, by all that is told of it."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazetteer.places import Place
from geo.proposing.kinds import CAUSES, FOLLOWING
from geo.proposing.linking import Happening
from geo.proposing.passages import is_of_crime
from geo.proposing.senses import Senses
from geo.proposing.spots import AREAS, Spot, within
from geo.times import When, edtf

__all__ = ["RULES", "Dated", "Sited", "date_of", "places_of"]

RULES = {
    "most tellings": "The date that most articles give, days before months, stories before asides.",
    "told before": "What an article told of was no later than the article: later days are of what followed.",
    "publication": "Where no article gives a date, the day on which the first story appeared, or the one before.",
    "site over area": "A town or a building before the land that it lies in.",
    "one name": "A name means one place in all articles on a happening: the one that fits their other places.",
    "namesakes": "Where the articles disagree or nothing else lies near, all places of that name are weighed.",
    "dateline": "Where no town is named as the site, a town from which articles were written is near it, too.",
    "its land": "A town outside of the land behind its name, or of a county beside it, is a namesake: the land counts.",
    "small town": "An article written in a small town is hardly of another place: the name counts as if only named.",
    "beside": "What is told of beside a story of that week, and nowhere placed, is near the site of the story.",
    "of a name": "A land or a hardly known village in the name of an agency or a team is no site.",
    "of the crime": "A place beside the word for what somebody was caught for is hardly that of the arrest.",
    "waters": "Where only a lake or a sea is the site, the town that is named most is near it.",
    "within": "Where only a land is the site, the town in it that is named most is near it.",
    "vast": "A part of the world with several lands in it, as Central America, is no site.",
    "ranges": "Where only a range of mountains or a large island is the site, the town that is named most is near it.",
    "arrest": "Of an arrest beside a story, what is named at the top weighs no more than what is named below.",
    "roles": "Where somebody spoke, came from or felt it is no site.",
}

_ROLE_WEIGHTS = {
    "site": 1.0,
    "named": 0.35,
    "near": 0.5,
    "felt": 0.15,
    "venue": 0.0,
    "dateline": 0.0,
    "office": 0.05,
    "hospital": 0.0,
    "origin": 0.05,
}
WATERS = frozenset(("ocean", "sea", "lake", "gulf", "bay", "strait", "channel", "river", "reservoir"))
_LANDS = AREAS - {"ocean", "sea", "continent"}
_LAST = ("second-level", "capital")
_SEATS = ("capital",)  # of a land, where agencies write
_BEHIND_NAME = 4  # characters: Lima, Peru; Lima in Peru
_LAND_REACH, _NEAR_LAND_KM = 1.5, 20.0
_TOWNS = frozenset(("capital", "city", "town", "village"))
_SMALL = frozenset(("town", "village"))
_MOST_SITES = 3
_RANGING_M, _VAST_M = 100_000, 500_000
_UNSURE = 0.3  # that a name stands for a town at all
_OF_CRIME = 0.2  # of the weight of a place, where it is that of the crime behind an arrest
_LOCAL_SHARE = 0.12
_BESIDE_BEST = 0.35


@dataclass(frozen=True, slots=True)
class Dated:
    """When a happening was.

    Attributes
    ----------
    date : str or None
        EDTF.
    reasoning : str or None
    votes : int
        How many articles give it.
    when : When or None
        One of the expressions that do.
    """

    date: str | None
    reasoning: str | None
    votes: int
    when: When | None


@dataclass(frozen=True, slots=True)
class Sited:
    """Where a happening was, and as what the place is named."""

    place: Place
    role: str
    share: float


def date_of(happening: Happening, off: Collection[str] = ()) -> Dated:
    """The date of a happening.

    Parameters
    ----------
    happening : Happening
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    Dated
    """
    votes: Counter[tuple[dt.date, dt.date]] = Counter()
    articles: defaultdict[tuple[dt.date, dt.date], set[str]] = defaultdict(set)
    whens: dict[tuple[dt.date, dt.date], When] = {}
    found_then = all(telling.sought for telling in happening.tellings if telling.first is not None)
    for telling in happening.tellings:
        if telling.first is None or telling.last is None or (telling.sought and not found_then):
            continue
        key = (telling.first, telling.last)
        votes[key] += 2 if telling.main else 1
        articles[key].add(telling.article)
        if telling.whens:
            whens.setdefault(key, telling.whens[0])
    if not votes:
        return _by_publication(happening, off)
    told = min((t.day for t in happening.tellings if t.day and t.rule == "story"), default=None)
    known = {key: n for key, n in votes.items() if told is None or key[0] <= told}
    if known and "told before" not in off:
        votes = Counter(known)

    def weight(key: tuple[dt.date, dt.date]) -> float:
        first, last = key
        length = (last - first).days
        inside = sum(n for (a, b), n in votes.items() if a <= first and last <= b)
        return inside * (1.0 if length == 0 else 0.7 if length <= 3 else 0.4 if length <= 31 else 0.2)

    best = max(sorted(votes), key=weight) if "most tellings" not in off else next(iter(votes))
    when = whens.get(best)
    return Dated(edtf(*best), when.reasoning if when else None, len(articles[best]), when)


def _by_publication(happening: Happening, off: Collection[str]) -> Dated:
    """The day on which the first story of a happening appeared, or the one before, where no article gives a date."""
    days = [telling.day for telling in happening.tellings if telling.day is not None]
    if not days or "publication" in off:
        return Dated(None, None, 0, None)
    span = edtf(min(days) - dt.timedelta(1), min(days))
    return Dated(span, "no article gives a date: the day of the first story, or the one before", 0, None)


def places_of(happening: Happening, senses: Senses, off: Collection[str] = ()) -> list[Sited]:
    """The places of a happening, its site first.

    Parameters
    ----------
    happening : Happening
    senses : Senses
        The places that names may mean.
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    list of Sited
    """
    named = list(_named(happening, off))
    if not named:
        return []
    means = {} if "one name" in off else senses.one(named, "namesakes" not in off)
    weights: defaultdict[str, float] = defaultdict(float)
    roles: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    places: dict[str, Place] = {}
    held: dict[str, frozenset[str]] = {}
    for spot, weight in named:
        place = means.get(spot.surface.casefold(), {}).get(spot.place.id, spot.place.id)
        role_weight = 1.0 if "roles" in off else _ROLE_WEIGHTS[spot.role]
        if spot.role == "dateline" and spot.place.kind in _SMALL and "small town" not in off:
            role_weight = _ROLE_WEIGHTS["named"]
        weights[place] += weight * role_weight
        roles[place][spot.role] += weight
        places.setdefault(place, spot.place if spot.place.id == place else senses.place(place))
        held.setdefault(place, spot.around if spot.place.id == place else senses.around(place))
    if "its land" not in off:
        _to_lands(named, means, weights, roles, places, held)
    chosen = _chosen(weights, roles, places, held, off)
    if "its land" not in off:
        doubtful = {best for others in means.values() for best in others.values()}
        chosen = [sited for sited in chosen if not _is_namesake(sited.place, doubtful, held, chosen)]
    wide = _LANDS | (frozenset() if "waters" in off else WATERS)
    if not chosen or any(not (sited.place.kind in wide or _is_ranging(sited.place, off)) for sited in chosen):
        return chosen
    return [
        *chosen,
        *(Sited(place, "near", 0.0) for place in _near(chosen, named, weights, roles, places, held, off)),
    ]


def _near(
    chosen: Sequence[Sited],
    named: Sequence[tuple[Spot, float]],
    weights: Mapping[str, float],
    roles: Mapping[str, Mapping[str, float]],
    places: Mapping[str, Place],
    held: Mapping[str, frozenset[str]],
    off: Collection[str],
) -> list[Place]:
    """Where only a land, a water or a range is the site: the town in it that is named most, or written from."""
    lands = {sited.place.id for sited in chosen if sited.place.kind in _LANDS}
    ranges = [sited.place for sited in chosen if _is_ranging(sited.place, off)]
    at_sea = len(lands) + len(ranges) < len(chosen)
    spread = [
        *ranges,
        *(sited.place for sited in chosen if sited.place.kind == "region"),
    ]  # no list says what they hold
    inside = {
        id: place
        for id, place in ((id, places[id]) for id in roles)
        if not (place.kind in AREAS | WATERS or _is_ranging(place, off))
        and (at_sea or lands & held[id] or any(_is_in(place, other) for other in spread))
    }
    near = [] if "within" in off else _named_within(inside, weights, roles)
    return near if "dateline" in off else [*near, *_written_there(inside, named, roles)]


def _to_lands(
    named: Sequence[tuple[Spot, float]],
    means: Mapping[str, Mapping[str, str]],
    weights: dict[str, float],
    roles: dict[str, defaultdict[str, float]],
    places: Mapping[str, Place],
    held: Mapping[str, frozenset[str]],
) -> None:
    """Give the weight of a namesake in another land to the land that stands behind its name."""
    for (town, _), (land, _) in pairwise(named):
        if not (0 < land.start - town.end <= _BEHIND_NAME and town.local and not land.demonym):
            continue
        id, of = (means.get(s.surface.casefold(), {}).get(s.place.id, s.place.id) for s in (town, land))
        is_land = places[of].kind in AREAS or places[of].kind == "second-level"
        if id not in weights or of == id or not (is_land and _is_outside(places[id], held[id], places[of])):
            continue
        weights[of] += weights.pop(id)
        for role, weight in roles.pop(id).items():
            roles[of][role] += weight


def _is_outside(place: Place, held: frozenset[str], land: Place) -> bool:
    """Whether a place lies well outside of a land."""
    reach = _LAND_REACH * (land.precision_m or 0.0) / 1000 + _NEAR_LAND_KM
    return land.id not in held and place.id != land.id and not within(place, land, reach)


def _is_namesake(
    place: Place, doubtful: Collection[str], held: Mapping[str, frozenset[str]], chosen: Sequence[Sited]
) -> bool:
    """Whether a town of which articles took the name for several lies far from a county that is a site as well."""
    if place.id not in doubtful or place.kind not in _TOWNS:
        return False
    counties = (sited.place for sited in chosen if sited.place.kind in ("second-level", "region"))
    small = (county for county in counties if (county.precision_m or 0.0) < _RANGING_M)
    return any(_is_outside(place, held[place.id], county) for county in small)


def _is_of_lands(place: Place, off: Collection[str]) -> bool:
    """Whether a place is a continent, or a part of the world with several lands in it."""
    vast = place.kind == "region" and not place.country and (place.precision_m or 0.0) >= _VAST_M
    return place.kind == "continent" or (vast and "vast" not in off)


def _reach(place: Place) -> float:
    """How far a land reaches, in metres: a country whose extent is not known farther than any other."""
    return place.precision_m or (math.inf if place.kind == "country" else 0.0)


def _is_ranging(place: Place, off: Collection[str]) -> bool:
    """Whether a place is a range of mountains or a large island."""
    ranging = place.kind not in AREAS | WATERS and (place.precision_m or 0.0) >= _RANGING_M
    return ranging and "ranges" not in off


def _is_in(place: Place, ranging: Place) -> bool:
    return within(place, ranging, (ranging.precision_m or 0.0) / 1000)


def _named_within(
    inside: Mapping[str, Place], weights: Mapping[str, float], roles: Mapping[str, Mapping[str, float]]
) -> list[Place]:
    """Where only a land is the site, the town in it that is named most, else the county."""
    told = [id for id in inside if weights.get(id, 0.0) > 0 and roles[id].keys() & {"site", "named", "near"}]
    told.sort(key=lambda one: (inside[one].kind in _LAST, -weights[one], one))
    return [inside[id] for id in told[:1]]


def _written_there(
    inside: Mapping[str, Place], named: Sequence[tuple[Spot, float]], roles: Mapping[str, Mapping[str, float]]
) -> list[Place]:
    """Where no town is named as the site, the towns in that land from which articles were written."""
    written = Counter(spot.place.id for spot, _ in named if spot.role == "dateline" and spot.local)
    return [
        inside[id]
        for id, _ in written.most_common(2)
        if id in inside
        and inside[id].kind not in _SEATS
        and set(roles[id]) <= {"dateline", "hospital", "venue"}
    ]


def _named(happening: Happening, off: Collection[str]) -> Iterator[tuple[Spot, float]]:
    """The places of the tellings, each name once a sentence, with how near the top of the story it stands."""
    for telling in happening.tellings:
        for passage in telling.passages:
            rank = passage.rank
            cued = any(cue.kind.strand == telling.strand for cue in passage.cues)
            weight = (3.0 if rank <= 1 else 1.5 if rank <= 3 else 0.6) * (1.0 if cued else 0.5)
            follows = (
                telling.strand in FOLLOWING and "arrest" not in off
            )  # the top of a story is of its crime
            if not telling.main and (telling.rule != "strand" or follows):
                weight = 1.5
            for spot in passage.spots:
                if "of a name" not in off and telling.strand in CAUSES and _of_a_name(spot):
                    continue
                if (
                    "of the crime" not in off
                    and telling.strand in FOLLOWING
                    and is_of_crime(passage, spot.start)
                ):
                    yield spot, weight * _OF_CRIME
                elif spot.literal or spot.role != "origin":
                    yield spot, weight * (1.0 if spot.literal else 0.5)
                else:
                    yield spot, weight * 0.3


def _of_a_name(spot: Spot) -> bool:
    """Whether a place is named in the name of an agency or a team alone, or a capital for its government."""
    unsure = not spot.local or spot.place.kind == "capital" or spot.sure < _UNSURE
    return spot.role == "named" and unsure and not (spot.literal or spot.demonym)


def _chosen(
    weights: Mapping[str, float],
    roles: Mapping[str, Mapping[str, float]],
    places: Mapping[str, Place],
    around: Mapping[str, frozenset[str]],
    off: Collection[str],
) -> list[Sited]:
    """The local places that weigh most, and the smallest land or sea that holds none of them but is named as often."""
    total = sum(weights.values())
    if total <= 0:
        return []

    def sited(id: str) -> Sited:
        return Sited(places[id], _role(roles[id]), round(weights[id] / total, 3))

    local = {id: w for id, w in weights.items() if places[id].kind not in AREAS and w > 0}
    area = {
        id: w for id, w in weights.items() if id not in local and w > 0 and not _is_of_lands(places[id], off)
    }
    best, top = max(local.values(), default=0.0), max(area.values(), default=0.0)
    found = []
    if best >= _LOCAL_SHARE * total or not area or "site over area" in off:
        ranked = sorted(local, key=lambda place: (-local[place], place))
        found = [id for id in ranked[:_MOST_SITES] if local[id] >= _BESIDE_BEST * best]
    points = sorted(
        (id for id in local if places[id].kind == "point" and id not in found), key=weights.__getitem__
    )
    held = {outer for id in found for outer in around[id]}
    for id in sorted(area, key=lambda place: (_reach(places[place]), -area[place], place)):
        beside = area[id] >= 0.4 * top and id not in held
        if beside and not (found and (places[id].kind == "country" or area[id] < 0.5 * best)):
            found.append(id)
            held |= around[id]
    chosen = [sited(id) for id in (*found[: 2 * _MOST_SITES], *points[-_MOST_SITES:])]
    return sorted(chosen, key=lambda one: (one.role != "site", -one.share))


def _role(roles: Mapping[str, float]) -> str:
    """As what a place is named most: 'near' and 'felt' where that is said more often than that it was there."""
    there = roles.get("site", 0.0) + roles.get("named", 0.0)
    for role in ("near", "felt"):
        if roles.get(role, 0.0) > there:
            return role
    return "site"
