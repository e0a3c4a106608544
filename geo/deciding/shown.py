"""What rules propose beside what a person entered, in one corpus, so that tables, exports and the map can show it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pydantic import ValidationError
from shapely.geometry import Point

from gazetteer.places import Gazetteer, Name, Place
from geo.accounts import is_named
from geo.corpus import Corpus
from geo.deciding.aliases import is_bare
from geo.deciding.curated import Curated
from geo.deciding.drafts import claim_facts, event_facts, new_id, scopes_of, slug, told
from geo.disagreement import Dispute
from geo.events import Claim, Event, Proposal, Speaker
from geo.proposing import RULES, Proposals, ProposedClaim, ProposedDisagreement, ProposedEvent, ProposedPlace
from geo.updates import COURSES

__all__ = ["with_proposals"]

#: What the id of a point so far from a place has behind that of the place.
_BASE = re.compile(r"-\d+-km-[a-z]+$")


def with_proposals(corpus: Corpus, proposals: Proposals) -> Corpus:
    """Show what is proposed beside what a person entered.

    Parameters
    ----------
    corpus : Corpus
        Unfiltered.
    proposals : Proposals
        Those that are not decided; see :func:`geo.deciding.undecided`.

    Returns
    -------
    Corpus
        The proposed events and claims are in it by ids of their own, which :attr:`geo.Corpus.proposed` names.
    """
    entered = Curated(
        {id: speaker.name for id, speaker in corpus.speaker_records.items()},
        {id: event.title for id, event in corpus.event_records.items()},
        {id: {claim.id: "" for claim in event.claims} for id, event in corpus.event_records.items()},
    )
    places = _Points(corpus.gazetteer)
    for claim in sorted(proposals.claims, key=lambda claim: is_bare(claim.speaker)):
        _know(entered, claim)  # full names first, so that "Ruiz" is whoever is called Ana Ruiz elsewhere
    events, proposed, shown = dict(corpus.event_records), dict[str, Proposal](), dict[str, str]()
    taken, numbers = entered.ids(), dict[str, int]()
    by_event: defaultdict[str, list[ProposedClaim]] = defaultdict(list)
    for claim in proposals.claims:
        by_event[claim.event].append(claim)
    home_of = {claim.id: claim.event for claim in proposals.claims}
    disputes: defaultdict[str, list[ProposedDisagreement]] = defaultdict(list)
    for group in proposals.disagreements:
        for home_id in {home_of[id] for id in group.claims if id in home_of}:
            disputes[home_id].append(group)
    for event in proposals.events:
        claims = []
        scopes = scopes_of(by_event[event.id], disputes[event.id])
        for claim in by_event[event.id]:
            id = new_id(f"{slug(event.title)}-{claim.topic}", taken, numbers)
            made = _claim(corpus, entered, claim, scopes[claim.id], id)
            if made is not None:
                taken.add(made.id)
                shown[claim.id] = made.id
                claims.append(made)
                proposed[made.id] = _proposal(claim)
        home = events.get(event.accepted or "")
        if home is None and not claims:
            kind = corpus.kinds[event.kind].label if event.kind in corpus.kinds else event.kind
            claims = list(told(event, kind, corpus.article_records, taken))
            proposed |= dict.fromkeys((made.id for made in claims), _proposal(event))
        if home is None:
            id = new_id(slug(event.title), taken, numbers)
            taken.add(id)
            home = Event.model_validate(event_facts(event, id, places.of(event.places)))
            proposed[id] = _proposal(event)
        shown[event.id] = home.id
        events[home.id] = home.model_copy(update={"claims": (*home.claims, *claims)})
    known = corpus.speaker_records
    speakers = {
        id: known.get(id) or Speaker(name=name, named=is_named(name)) for id, name in entered.speakers.items()
    }
    return replace(
        corpus,
        event_records=events,
        speaker_records=speakers,
        gazetteer=places.gazetteer,
        proposed=proposed,
        disputes=tuple(_disputes(proposals, shown, events)),
    )


def _disputes(
    proposals: Proposals, shown: Mapping[str, str], events: Mapping[str, Event]
) -> Iterator[Dispute]:
    """Give what is proposed to be in dispute, by the ids that the claims have in the corpus."""
    stands = {c.id: (event.id, c.topic, c.scope) for event in events.values() for c in event.claims}
    called = Counter[tuple[str, str, str]]()
    for group in proposals.disagreements:
        claims = frozenset(shown[id] for id in group.claims if id in shown)
        if len(claims) <= 1:
            continue
        event, topic, scope = shown[group.event], group.topic, None
        if len({stands[id] for id in claims}) > 1:
            words = (
                "in several events" if len({stands[id][0] for id in claims}) > 1 else "counted differently"
            )
            scope = f"{group.what}, {words}" if group.what else words
            called[event, topic, scope] += 1
            if (number := called[event, topic, scope]) > 1:
                scope = f"{scope} ({number})"
        course = next((rule for rule in COURSES if rule.name == group.rule), COURSES[-1])
        yield Dispute(event, topic, scope, claims, course)


def _claim(
    corpus: Corpus, entered: Curated, claim: ProposedClaim, scope: str | None, id: str
) -> Claim | None:
    """Give a proposed claim as one of the corpus; None for what no claim can say."""
    speaker = entered.speaker(claim)
    article = corpus.article_records[claim.article]
    try:
        made = Claim.model_validate(claim_facts(claim, id, speaker, scope, article))
    except ValidationError:
        return None
    return made


def _proposal(made: ProposedEvent | ProposedClaim) -> Proposal:
    return Proposal(made.rule, made.confidence, RULES[made.rule])


def _know(entered: Curated, claim: ProposedClaim) -> None:
    id, name = entered.speaker(claim)
    if name:
        entered.speakers[id] = name


class _Points:
    """A gazetteer, and the points that were reckoned from its places: so far in a direction from one."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._known = gazetteer
        self._added: dict[str, Place] = {}

    @property
    def gazetteer(self) -> Gazetteer:
        """All of them."""
        return self._known.merged(Gazetteer(self._added.values())) if self._added else self._known

    def of(self, places: Iterable[ProposedPlace]) -> list[tuple[str, str]]:
        """Give the places of an event by ids of the gazetteer, with their roles.

        Parameters
        ----------
        places : iterable of ProposedPlace

        Returns
        -------
        list of (str, str)
        """
        found = []
        for place in places:
            if place.place not in self._known and place.place not in self._added:
                base = self._known.get(_BASE.sub("", place.place))
                if place.lat is None or place.lon is None or base is None:
                    continue
                self._added[place.place] = Place(
                    id=place.place,
                    name=place.name,
                    names=(Name(place.name, "en"),),
                    feature_class="L",
                    kind="point",
                    geometry=Point(place.lon, place.lat),
                    precision_m=place.precision_m or 1000.0,
                    precision_note="reckoned from a distance and a direction in an article",
                    coordinates_source=f"reckoned from {base.name}: {base.coordinates_source}",
                    coordinates_date=base.coordinates_date,
                )
            found.append((place.place, place.role))
        return found
