"""Page data small enough to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from geo.vocabulary.kinds import KINDS


@pytest.fixture
def data() -> Callable[..., dict[str, Any]]:
    """Make page data of two events and one place: ``data(title="...")`` changes the corpus's facts."""

    def make(**facts: Any) -> dict[str, Any]:
        corpus = {"title": "Quiet week", "language": "en", "extent": [38.5, 28.5, 62.0, 38.5]}
        return {
            "version": 1,
            "generator": "Dateline 0.0.0",
            "corpus": corpus | facts,
            "vocabulary": {"kinds": [asdict(kind) for kind in (KINDS[0], KINDS[-1])]},
            "events": {"id": ["a", "b"], "kind": ["strike", "other"], "title": ["First", "Second"]},
            "places": {
                "id": ["p"],
                "feature_class": ["S"],
                "name": ["Somewhere"],
                "lon": [44.0],
                "lat": [33.0],
                "outline": [None],
            },
        }

    return make
