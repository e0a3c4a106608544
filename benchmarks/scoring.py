"""Compare proposals with an annotation: what is counted, and when a claim, an event or a disagreement is right.

A claim is right if it shares characters with an annotated one of its article and topic, and means the same value. Its
speaker is right if both are the article, if the two naming spans overlap, or if half of the words of the shorter name
are shared. Two right claims should be in one event exactly where the annotation has them in one. Of the main events,
those with figures in two articles or more, the one that most of their claims went to is compared by day and by place.
A disagreement is found if two of its claims, with values that differ, are in one that was proposed.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from geopy.distance import great_circle

__all__ = ["MEASURES", "days", "score"]

Record = Mapping[str, Any]

MEASURES = {
    "figures F1": lambda c: 2 * c["right"] / ((c["found"] + c["gold"]) or 1),
    "speaker": lambda c: c["attributed_right"] / (c["attributed"] or 1),
    "same event F1": lambda c: 2 * c["pairs_both"] / ((c["pairs_mine"] + c["pairs_gold"]) or 1),
    "date": lambda c: c["dated_right"] / (c["dated"] or 1),
    "place 25 km": lambda c: c["located_25"] / (c["located"] or 1),
    "disputes R": lambda c: c["disputes_right"] / (c["disputes"] or 1),
    "disputes P": lambda c: c["ours_right"] / (c["ours"] or 1),
    "kind": lambda c: c["update_right"] / (c["disputes_right"] or 1),
}
_TOPICS = frozenset(
    """deaths injured missing arrested displaced rescued magnitude amount attackers weapons destroyed crowd
    responders""".split()
)
_NEAR_KM = 25
_MOST_PRECISION_KM = 60  # a site that is a whole country is no excuse for any place in it
_SITES = ("site", "target", "origin")
_LINKING_WORDS = frozenset("the of and an in by for said says".split())


def score(gold: Record, proposed: Record) -> Counter[str]:
    """Count what is right, for :data:`MEASURES` to make ratios of.

    Parameters
    ----------
    gold : mapping
        The annotation of a cluster: events, places, claims, disagreements.
    proposed : mapping
        As ``Proposals.record()`` gives it.

    Returns
    -------
    Counter
    """
    wanted = [claim for claim in gold["claims"] if claim["topic"] in _TOPICS]
    offered = [claim for claim in proposed["claims"] if claim["topic"] in _TOPICS]
    pairs = _matched(wanted, offered)
    counts = Counter(found=len(offered), gold=len(wanted), right=len(pairs))
    for wish, offer in pairs:
        if (wish.get("speaker") or "article") != "article":
            counts["attributed"] += 1
            counts["attributed_right"] += _same_speaker(wish, offer)
    for (wish, offer), (other_wish, other_offer) in combinations(pairs, 2):
        together, joined = wish["event"] == other_wish["event"], offer["event"] == other_offer["event"]
        counts.update(pairs_gold=together, pairs_mine=joined, pairs_both=together and joined)
    _count_events(counts, gold, proposed, wanted, pairs)
    _count_disagreements(counts, gold, proposed)
    return counts


def _matched(wanted: Sequence[Record], offered: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Each proposed claim with the first annotated one that it agrees with and that no earlier one took."""
    left, pairs = list(wanted), []
    for offer in offered:
        same = (w for w in left if w["topic"] == offer["topic"] and _agrees(w, offer))
        if (wish := next(same, None)) is not None:
            left.remove(wish)
            pairs.append((wish, offer))
    return pairs


def _agrees(a: Record, b: Record) -> bool:
    if a["article"] != b["article"] or a["start"] >= b["end"] or b["start"] >= a["end"]:
        return False
    first, second = _meaning(a["value"]), _meaning(b["value"])
    if first is None or second is None or first[0] != second[0]:
        return False
    return all(
        x == y or (isinstance(x, float) and isinstance(y, float) and math.isclose(x, y, rel_tol=1e-6))
        for x, y in zip(first, second, strict=True)
    )


def _meaning(value: Record) -> tuple[object, ...] | None:
    """What a value says: a word, a bound with its side, or an interval; None for a date, a time or a place."""
    kind, low, high = value.get("kind"), value.get("low"), value.get("high")
    if kind == "word":
        return "word", (value.get("word") or "").casefold().rstrip("s")
    if kind == "none":
        return "between", 0.0, 0.0
    number = high if low is None else low
    if number is None or kind in ("date", "time", "place"):
        return None
    if kind in ("at_least", "more_than"):
        return "up", float(number)
    if kind in ("at_most", "less_than"):
        return "down", float(number)
    return "between", float(number), float(number if high is None else high)


def _same_speaker(a: Record, b: Record) -> bool:
    first, second = a.get("speaker") or "article", b.get("speaker") or "article"
    if "article" in (first, second):
        return bool(first == second)
    start, end = a.get("attribution_start"), a.get("attribution_end")
    other, stop = b.get("attribution_start"), b.get("attribution_end")
    if None not in (start, end, other, stop) and start < stop and other < end:
        return True
    words = [set(re.findall(r"\w{2,}", name.casefold())) - _LINKING_WORDS for name in (first, second)]
    shared = len(words[0] & words[1])
    return bool(shared) and 2 * shared >= min(map(len, words))


def _count_events(
    counts: Counter[str],
    gold: Record,
    proposed: Record,
    wanted: Sequence[Record],
    pairs: Sequence[tuple[Record, Record]],
) -> None:
    """Main events: found, and the day and place of what they were found as."""
    places, mine = {p["id"]: p for p in gold["places"]}, {e["id"]: e for e in proposed["events"]}
    for event in gold["events"]:
        telling = {claim["article"] for claim in wanted if claim["event"] == event["id"]}
        if event.get("background") or len(telling) < 2:
            continue
        counts["events"] += 1
        votes = Counter(offer["event"] for wish, offer in pairs if wish["event"] == event["id"])
        found = mine.get(votes.most_common(1)[0][0]) if votes else None
        if found is None:
            continue
        counts["events_found"] += 1
        when, told = days(event.get("date")), days(found.get("date"))
        counts["dated"] += when is not None
        if when and told and when[0] <= told[1] and told[0] <= when[1]:
            counts["dated_right"] += told[1] - told[0] <= max(3, when[1] - when[0])
        sites = [places[entry["id"]] for entry in event["places"] if entry.get("role", "site") in _SITES]
        sites = [site for site in sites if site.get("lat") is not None]
        spots = [spot for spot in found.get("places", ()) if spot.get("lat") is not None]
        counts["located"] += bool(sites)
        counts["located_25"] += any(_near(spot, site) for spot in spots for site in sites)


def _near(spot: Record, site: Record) -> bool:
    apart = great_circle((spot["lat"], spot["lon"]), (site["lat"], site["lon"])).km
    return bool(apart <= _NEAR_KM + min((site.get("precision_m") or 0) / 1000, _MOST_PRECISION_KM))


def days(edtf: str | None) -> tuple[int, int] | None:
    """The first and the last day of a simple EDTF date.

    Parameters
    ----------
    edtf : str or None
        A year, month or day, or two of them with a stroke between.

    Returns
    -------
    tuple of (int, int) or None
        Ordinals; None where it is open or not known.
    """
    bounds = []
    for part in (edtf or "").replace("..", "").split("/"):
        found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", part)
        if found is None:
            return None
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        bounds.append(dt.date(year, month or 1, day or 1).toordinal())
        bounds.append(dt.date(year, month or 12, day or monthrange(year, month or 12)[1]).toordinal())
    return bounds[0], bounds[-1]


def _count_disagreements(counts: Counter[str], gold: Record, proposed: Record) -> None:
    wanted, offered = _groups(gold), _groups(proposed)
    wanted = [(group, claims) for group, claims in wanted if len(_values(claims)) > 1]
    hit = set()
    for group, claims in wanted:
        for index, (other, others) in enumerate(offered):
            met = [claim for claim in claims if any(_agrees(claim, o) for o in others)]
            if other["topic"] == group["topic"] and len(_values(met)) > 1:
                counts["disputes_right"] += 1
                counts["update_right"] += group["kind"] == other["kind"]
                hit.add(index)
                break
    counts.update(disputes=len(wanted), ours=len(offered), ours_right=len(hit))


def _groups(record: Record) -> list[tuple[Record, list[Record]]]:
    claims = {claim["id"]: claim for claim in record["claims"]}
    return [
        (group, [claims[id] for id in group["claims"] if id in claims])
        for group in record["disagreements"]
        if group["topic"] in _TOPICS
    ]


def _values(claims: Sequence[Record]) -> set[object]:
    return {_meaning(claim["value"]) for claim in claims}
