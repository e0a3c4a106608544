"""Which figures bring others up to date, and which contradict them, by rule: with it, and without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from gazetteer.places import curated
from geo.proposing.disputes import disagreements
from geo.proposing.records import ProposedClaim

DAY = 86_400.0
#: A claim in short: its article, which names its day, its number, and what else is to be said of it.
Short = tuple[str, float, Mapping[str, Any]]


def _claim(index: int, short: Short, facts: dict[str, Any]) -> ProposedClaim:
    article, number, own = short
    value = {"kind": "exact", "low": number, "high": number, "word": None}
    base: dict[str, Any] = {
        "event": "e1", "topic": "deaths", "what": None, "unit": None, "speaker": "article",
        "speaker_kind": "article", "attribution_start": None, "attribution_end": None, "start": 0, "end": 1,
        "surface": "x", "sentence_start": 0, "sentence_end": 1, "status": "current", "published": None,
        "rule": "figure:subject", "confidence": 0.8, "scope": None,
    }  # fmt: skip
    return ProposedClaim(id=f"c{index}", article=article, value=value, **base | facts | dict(own))


def _kind(shorts: Sequence[Short], facts: dict[str, Any], off: Sequence[str] = ()) -> str:
    claims = [_claim(index, short, facts) for index, short in enumerate(shorts)]
    moments = {short[0]: (int(short[0][1]) * DAY, (int(short[0][1]) + 1) * DAY) for short in shorts}
    (group,) = disagreements(claims, moments, curated(), off)
    return group.kind


SUM = {"topic": "amount", "unit": "USD"}
SENT = {"topic": "responders", "what": "firefighters"}


@pytest.mark.parametrize(
    ("rule", "shorts", "facts", "kind"),
    [
        (
            "each toll",
            [("d1", 50, {}), ("d2", 57, {}), ("d3", 64, {}), ("d3", 11, {"speaker": "The school"})],
            {},
            "update",
        ),
        ("steady sum", [("d1", 400, {}), ("d2", 600, {})], {**SUM, "sentence": "The damage is $9."}, "conflict"),
        ("force", [("d1", 40, {}), ("d2", 60, {"speaker": "The chief"})], SENT, "conflict"),
        ("rivals", [("d1", 6, {}), ("d2", 9, {"speaker": "The police"}), ("d2", 7, {"speaker": "A nurse"})], {},
         "conflict"),
        ("one day", [("d1", 6, {}), ("d2 a", 19, {"speaker": "The police"}), ("d2 b", 43, {"speaker": "A nurse"}),
         ("d3", 45, {}), ("d4", 45, {}), ("d5", 45, {})], {}, "conflict"),
        ("versions", [("d1", 2, {}), ("d2", 1, {"status": "earlier"})], {"topic": "attackers"}, "conflict"),
    ],
)  # fmt: skip
def test_each_rule_decides_and_can_be_switched_off(
    rule: str, shorts: list[Short], facts: dict[str, Any], kind: str
) -> None:
    other = {"update": "conflict", "conflict": "update"}[kind]
    assert (_kind(shorts, facts), _kind(shorts, facts, [rule])) == (kind, other)


@pytest.mark.parametrize(
    ("shorts", "facts"),
    [
        ([("d1", 400, {}), ("d2", 600, {})], {**SUM, "sentence": "Bail is set."}),
        ([("d1", 400, {}), ("d2", 600, {"sentence": "Damage has risen to 600", "start": 20})], SUM),
        ([("d1", 1, {}), ("d2", 2, {"speaker": "The agency"})], {**SENT, "what": "rescue helicopters"}),
        ([("d1", 40, {}), ("d2", 60, {})], SENT),
        (
            [
                ("d1 a", 1, {}),
                ("d1 b", 3, {"speaker": "The police"}),
                ("d1 b", 1, {"status": "earlier"}),
                ("d1 c", 3, {}),
            ],
            {},
        ),
    ],
)
def test_what_can_grow_is_brought_up_to_date(shorts: list[Short], facts: dict[str, Any]) -> None:
    assert _kind(shorts, facts) == "update"
