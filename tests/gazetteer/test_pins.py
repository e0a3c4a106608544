"""Pins: what a person says a name means wins."""

from __future__ import annotations

from gazetteer.pins import Pin, PinnedMatchers
from gazetteer.places import curated


def places(matchers: PinnedMatchers, article: str, text: str) -> list[tuple[str, str | None, str | None]]:
    return [(one.surface, one.place, one.reasons) for one in matchers.find(article, text)]


def test_a_pin_gives_a_name_another_place_in_every_spelling() -> None:
    matchers = PinnedMatchers(curated(), curated(), [Pin("baghdad", "erbil", note="as the editor says")])
    said = "pinned by hand: as the editor says"
    found = places(matchers, "any", "From BAGHDAD to Bag\u0302hdad and Kerman.")
    assert found == [("BAGHDAD", "erbil", said), ("Bag\u0302hdad", "erbil", said), ("Kerman", "kerman", None)]


def test_a_pin_of_an_article_holds_only_there_and_over_that_of_the_corpus() -> None:
    pins = [Pin("the base", "ain-al-asad"), Pin("the base", "erbil", "one"), Pin("Old Town", "kerman", "one")]
    matchers = PinnedMatchers(curated(), curated(), pins)
    text = "They left the base for Old Town."
    assert [place for _, place, _ in places(matchers, "one", text)] == ["erbil", "kerman"]
    assert [place for _, place, _ in places(matchers, "two", text)] == ["ain-al-asad"]


def test_a_pinned_place_that_the_gazetteer_lacks_is_not_found_by_its_own_name() -> None:
    named = [id for id in curated() if id != "kerman"]
    matchers = PinnedMatchers(named, curated(), [Pin("the town", "kerman", "one")])
    assert [place for _, place, _ in places(matchers, "one", "In Kerman, the town.")] == ["kerman"]
    assert places(matchers, "two", "In Kerman, the town.") == []
