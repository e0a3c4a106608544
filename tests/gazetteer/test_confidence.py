"""How likely a mention is to be right."""

from __future__ import annotations

import pytest

from gazetteer.confidence import WEIGHTS, Evidence, confidence, parts
from gazetteer.finding.finder import CLASSES

SURE = Evidence(4.0, 0.99, "literal", False, False, False)


@pytest.mark.parametrize(
    "less",
    [
        SURE._replace(score=0.5),
        SURE._replace(share=0.4),
        SURE._replace(astray=True),
        SURE._replace(use="street"),
    ],
)
def test_what_speaks_against_a_mention_makes_it_less_likely(less: Evidence) -> None:
    assert 0 < confidence(less) < confidence(SURE) - 0.05
    assert confidence(SURE) < 1


def test_no_evidence_is_beyond_words() -> None:
    for share in (0.0, 1.0):
        for score in (-1e9, 1e9):
            assert 0 <= confidence(SURE._replace(share=share, score=score)) <= 1


def test_every_weight_belongs_to_some_evidence() -> None:
    known = {
        name
        for use in CLASSES
        for name in parts(Evidence(1.0, 0.5, use, wide=True, single=True, astray=True))
    }
    assert WEIGHTS.keys() <= known
    assert known - WEIGHTS.keys() <= {"class: facility"}  # which is not found unless asked
