"""What is still to be decided, in the order of what matters, with the passage that each proposal rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from geo.articles import Article
from geo.deciding.drafts import named, value_facts
from geo.deciding.review import Review
from geo.proposing import RULES, ProposedClaim, ProposedEvent
from geo.values import Value

__all__ = ["queue"]

#: Topics in the order in which they matter to a reader; others come after them.
_FIRST = (
    "deaths",
    "missing",
    "injured",
    "arrested",
    "displaced",
    "magnitude",
    "attackers",
    "crowd",
    "amount",
)


def queue(review: Review) -> list[dict[str, Any]]:
    """Give what is to be decided: event by event, each with its claims.

    Events that are told of in more articles, on which accounts disagree and that have figures come first; the claims of
    an event begin with the disputed ones, then tolls, and then those of most doubt.

    Parameters
    ----------
    review : Review

    Returns
    -------
    list of dict
        Plain text and numbers, ready for JSON. ``type`` is ``event`` or ``claim``; ``passage`` is the sentence
        in parts, each with what it is: ``figure``, ``speaker``, ``place`` or nothing.
    """
    standing = review.standing
    disputed = {id for group in review.proposals.disagreements for id in group.claims}
    claims = {id: [c for c in standing.claims_of(id) if standing.is_open(c)] for id in standing.events}

    def weight(event: ProposedEvent) -> tuple[float, ...]:
        told = claims[event.id]
        fights = any(claim.id in disputed for claim in told)
        return (-len(event.articles), -fights, -len(told), event.background, -event.confidence)

    rows: list[dict[str, Any]] = []
    for event in sorted(standing.events.values(), key=weight):
        if event.accepted is None:
            rows.append(_event(review, event, len(claims[event.id])))
        title = named(event.title)
        for claim in sorted(claims[event.id], key=lambda claim: _weight(claim, disputed)):
            facts = review.shown.get(claim.id)
            if facts is None:
                facts = review.shown[claim.id] = _claim(review, claim)
            here = {"event": event.id, "title": title, "disputed": claim.id in disputed}
            rows.append(facts | here)
    return rows


def _weight(claim: ProposedClaim, disputed: set[str]) -> tuple[float, ...]:
    rank = _FIRST.index(claim.topic) if claim.topic in _FIRST else len(_FIRST)
    return (claim.id not in disputed, rank, claim.confidence)


def _event(review: Review, event: ProposedEvent, claims: int) -> dict[str, Any]:
    article, start, end = event.sentences[0] if event.sentences else (event.articles[0], 0, 0)
    return {
        "type": "event",
        "id": event.id,
        "key": event.key,
        "title": named(event.title),
        "kind": event.kind,
        "date": event.date,
        "time": event.time,
        "places": [{"id": place.place, "name": place.name, "role": place.role} for place in event.places],
        "articles": list(dict.fromkeys(_outlet(review.articles[id]) for id in event.articles)),
        "claims": claims,
        "rule": event.rule,
        "meaning": RULES[event.rule],
        "confidence": event.confidence,
        "article": article,
        "passage": _passage(review, review.articles[article], start, end, ()),
    }


def _claim(review: Review, claim: ProposedClaim) -> dict[str, Any]:
    """What is shown of a claim whatever was decided about others."""
    article = review.articles[claim.article]
    marks = [(claim.start, claim.end, "figure")]
    if claim.attribution_start is not None and claim.attribution_end is not None:
        marks.append((claim.attribution_start, claim.attribution_end, "speaker"))
    value = Value.model_validate(value_facts(claim.value, claim.surface))
    return {
        "type": "claim",
        "id": claim.id,
        "key": claim.key,
        "topic": claim.topic,
        "what": claim.what,
        "value": value.words(),
        "unit": claim.unit,
        "speaker": claim.speaker,
        "status": claim.status,
        "rule": claim.rule,
        "meaning": RULES[claim.rule],
        "confidence": claim.confidence,
        "article": claim.article,
        "outlet": _outlet(article),
        "published": claim.published,
        "passage": _passage(review, article, claim.sentence_start, claim.sentence_end, marks),
    }


def _outlet(article: Article) -> str:
    """What readers know an article by: its publisher, or else its id."""
    return article.publisher or article.id


def _passage(
    review: Review, article: Article, start: int, end: int, marks: Iterable[tuple[int, int, str]]
) -> list[list[str]]:
    """Part a sentence at what is marked in it; offsets are those of the file."""
    first, last = article.text_offset(start), article.text_offset(max(start, end - 1)) + 1
    spans = [(article.text_offset(a), article.text_offset(max(a, b - 1)) + 1, name) for a, b, name in marks]
    spans += [
        (mention.match.start, mention.match.end, "place")
        for mention in review.places.mentions.get(article.id, ())
        if first <= mention.match.start < last
    ]
    return _parted(article.text, first, last, sorted(spans))


def _parted(text: str, first: int, last: int, spans: Sequence[tuple[int, int, str]]) -> list[list[str]]:
    parts: list[list[str]] = []
    at = first
    for start, end, name in spans:
        if start < at or end > last:
            continue
        parts += [[text[at:start], ""], [text[start:end], name]]
        at = end
    parts.append([text[at:last], ""])
    return [[" ".join(part.split()) if name else _spaced(part), name] for part, name in parts if part]


def _spaced(text: str) -> str:
    """A text with single spaces, those at its ends kept."""
    words = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{words}{' ' if words and text[-1:].isspace() else ''}"
