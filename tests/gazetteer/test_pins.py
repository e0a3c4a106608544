"""Pins: what a person says a name means wins."""

from __future__ import annotations

from gazetteer.pins import Pin
from gazetteer.places import Gazetteer, curated
from gazetteer.searcher import Searcher, Source


def places(searcher: Searcher, article: str, text: str) -> list[tuple[str, str | None, str | None]]:
    (found,) = searcher.search([Source(article, text)])
    return [(one.surface, one.place, one.reasons) for one in found]


def test_a_pin_gives_a_name_another_place_in_every_spelling() -> None:
    searcher = Searcher(curated(), None, [Pin("baghdad", "erbil", note="as the editor says")])
    said = "pinned by hand: as the editor says"
    found = places(searcher, "any", "From BAGHDAD to Bag\u0302hdad and Kerman.")
    assert found == [("BAGHDAD", "erbil", said), ("Bag\u0302hdad", "erbil", said), ("Kerman", "kerman", None)]


def test_a_pin_of_an_article_holds_only_there_and_over_that_of_the_corpus() -> None:
    pins = [Pin("the base", "ain-al-asad"), Pin("the base", "erbil", "one"), Pin("Old Town", "kerman", "one")]
    searcher = Searcher(curated(), None, pins)
    text = "They left the base for Old Town."
    assert [place for _, place, _ in places(searcher, "one", text)] == ["erbil", "kerman"]
    assert [place for _, place, _ in places(searcher, "two", text)] == ["ain-al-asad"]


def test_a_pinned_place_that_the_gazetteer_lacks_is_not_found_by_its_own_name() -> None:
    named = Gazetteer(place for id, place in curated().items() if id != "kerman")
    searcher = Searcher(named, None, [Pin("the town", "kerman", "one")], curated())
    assert [place for _, place, _ in places(searcher, "one", "In Kerman, the town.")] == ["kerman"]
    assert places(searcher, "two", "In Kerman, the town.") == []


def test_a_pin_names_one_mention_by_what_stands_behind_it() -> None:
    searcher = Searcher(curated(), None, [Pin("Kerman, Iraq", "erbil"), Pin("Washington, DC", "tehran")])
    text = (
        "From Kerman to Kerman, Iraq, and Kerman, Iran; from Washington to Washington, D.C., Washington, DC."
    )
    found = [(surface, place) for surface, place, _ in places(searcher, "any", text)]
    assert found[:2] == [("Kerman", "kerman"), ("Kerman", "erbil")]
    assert [pair for pair in found if pair[0] == "Kerman"][2] == ("Kerman", "kerman")
    assert found[-1] == ("Washington", "tehran")
    assert ("Washington, D.C.", "washington") in found


def test_a_pin_names_the_mentions_in_a_stretch() -> None:
    text = "Kerman lay still. Kerman burnt. Kerman lay still."
    pins = [Pin("Kerman", "erbil", "one", stretch=(18, 19)), Pin("Kerman", "tehran", "one")]
    searcher = Searcher(curated(), None, pins)
    assert [place for _, place, _ in places(searcher, "one", text)] == ["tehran", "erbil", "tehran"]
    assert [place for _, place, _ in places(searcher, "two", text)] == ["kerman"] * 3
