"""Which place a name means, where the articles on a happening are read together."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from gazetteer.atlas import Atlas
from gazetteer.places import Gazetteer, Place
from geo.proposing.senses import Senses
from geo.proposing.spots import Spot
from tests.gazetteer.test_own import place as village


def test_a_namesake_that_no_article_was_given_joins_the_gazetteer() -> None:
    far, near, beside = (
        village("far", lat=10.0, lon=10.0),
        village("near", lat=40.0, lon=40.0),
        village("beside", lat=40.1, lon=40.1),
    )
    kept: list[str] = []
    atlas = SimpleNamespace(
        meanings=lambda name: [(0, 0)] if name == "orla" else [],
        add=lambda row: "near",
        kind_of=lambda row: "town",
        known=Gazetteer([far, near, beside]),
        keep=lambda ids: kept.extend(ids),
    )
    named = [(spot("Orla", far), 1.0), (spot("Vent", beside), 1.0)]
    senses = Senses(Gazetteer([far, beside]), cast(Atlas, atlas))
    assert senses.one(named) == {"orla": {"far": "near"}}
    assert kept == ["near"]
    assert senses.one(named, world=False) == {}


def spot(name: str, of: Place) -> Spot:
    return Spot(0, len(name), of, "site", True, frozenset(), name, None)
