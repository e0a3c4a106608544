"""Proposals as YAML, as a person reads them: event by event, what is said of it and where accounts differ."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import yaml

from geo.proposing.records import Proposals, ProposedClaim, ProposedDisagreement
from geo.proposing.values import value_of

__all__ = ["as_yaml"]

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_HEAD = (
    "# Proposed by rules from the text; nothing here has been checked by a person.\n"
    "# Offsets are characters of the article's file, the end excluded.\n"
)


def as_yaml(proposals: Proposals) -> str:
    """Write proposals as YAML, each claim with the sentence that states it.

    Parameters
    ----------
    proposals : Proposals

    Returns
    -------
    str
    """
    claims: defaultdict[str, list[ProposedClaim]] = defaultdict(list)
    for claim in proposals.claims:
        claims[claim.event].append(claim)
    groups: defaultdict[str, list[ProposedDisagreement]] = defaultdict(list)
    for group in proposals.disagreements:
        groups[group.event].append(group)
    events = []
    for event in proposals.events:
        entry: dict[str, Any] = {"id": event.id, "key": event.key, **_given(accepted=event.accepted)}
        entry |= {"title": event.title, "kind": event.kind, "date": event.date}
        entry |= _given(
            time=event.time, date_reasoning=event.date_reasoning, background=event.background or None
        )
        entry["places"] = [
            _given(place=p.place, name=p.name, role=p.role, lat=p.lat, lon=p.lon, precision_m=p.precision_m)
            for p in event.places
        ]
        entry |= {"articles": list(event.articles), "rule": event.rule, "confidence": event.confidence}
        if groups[event.id]:
            entry["disagreements"] = [_disagreement(group) for group in groups[event.id]]
        if claims[event.id]:
            entry["claims"] = [_claim(claim) for claim in claims[event.id]]
        events.append(entry)
    articles = [_given(**{k: v for k, v in article.items() if v}) for article in proposals.articles]
    data = {"events": events, "articles": articles}
    return _HEAD + yaml.dump(
        data, Dumper=_DUMPER, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None
    )


def _given(**facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}


def _disagreement(group: ProposedDisagreement) -> dict[str, Any]:
    return {
        **_given(topic=group.topic, what=group.what),
        "kind": group.kind,
        "rule": group.rule,
        "confidence": group.confidence,
        "claims": list(group.claims),
    }


def _claim(claim: ProposedClaim) -> dict[str, Any]:
    value = value_of(claim.value)
    said = claim.value.get("word") if value is None else value.words()
    sentence = " ".join(claim.sentence.split())
    return {
        "id": claim.id,
        "key": claim.key,
        "topic": claim.topic,
        **_given(what=claim.what, value=said, unit=claim.unit, scope=claim.scope),
        "speaker": claim.speaker,
        "article": claim.article,
        "words": claim.surface,
        "at": [claim.start, claim.end],
        **({} if claim.status == "current" else {"status": claim.status}),
        "rule": claim.rule,
        "confidence": claim.confidence,
        "sentence": sentence,
    }
