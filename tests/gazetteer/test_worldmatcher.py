"""Mentions anywhere in the world, behind the curated gazetteer."""

from __future__ import annotations

import geo
from benchmarks.growth import too_steep
from gazetteer.matcher import Match, Matcher
from gazetteer.pins import Pin
from gazetteer.places import curated
from gazetteer.world import World
from gazetteer.worldmatcher import Source, WorldMatcher, WorldPlaces


def matched(world: World, text: str, *pins: Pin) -> tuple[dict[str, Match], WorldPlaces]:
    places = WorldPlaces(world, curated())
    for pin in pins:
        places.find(pin.place)
    return {match.surface: match for match in WorldMatcher(places, pins).find(text)}, places


def test_the_seeds_keep_their_matches_and_gain_only_new_names(seeds: geo.Corpus, world: World) -> None:
    sources = [Source(one.id, one.text, one.publisher or "") for one in seeds.article_records.values()]
    matcher = Matcher(curated())
    for source, found in zip(
        sources, WorldMatcher(WorldPlaces(world, curated())).find_all(sources), strict=True
    ):
        known = matcher.find(source.text)
        assert [match for match in found if match.confidence is None and match.reasons is None] == known
        added = [match for match in found if match not in known]
        assert {match.surface for match in known}.isdisjoint(match.surface for match in added)
        assert len(added) <= 1 + len(known) / 50


def test_a_match_says_how_it_was_chosen(world: World) -> None:
    found, places = matched(world, "A fire in Springfield, Illinois, hurt two people.")
    town = found["Springfield"]
    assert town.place == "geonames-4250542"
    assert (town.use, town.rule, town.close) == ("literal", "located", False)
    assert town.confidence is not None
    assert town.confidence > 0.8
    assert town.runner_up_name is not None
    assert town.runner_up_name.startswith("Springfield, ")
    assert town.candidates == (town.place, town.runner_up)
    assert town.reasons is not None
    assert "Illinois" in town.reasons
    gazetteer = places.together
    assert gazetteer.containers("geonames-4250542") == ("geonames-4896861", "united-states")
    assert "GeoNames" in str(gazetteer["geonames-4250542"].coordinates_source)


def test_what_is_too_close_to_call_is_said(world: World) -> None:
    found, _ = matched(world, "The flood reached Cambridge, officials said.")
    assert found["Cambridge"].close


def test_demonyms_are_associative_and_lead_to_the_gazetteers_own_country(world: World) -> None:
    found, places = matched(world, "The Portuguese and the Iranian minister met in Lisbon.")
    assert (found["Portuguese"].use, found["Portuguese"].subtype) == ("associative", "demonym")
    assert found["Iranian"].place == "iran"
    assert found["Iranian"].confidence is None
    assert "geonames-130758" not in places.added


def test_names_within_other_names_are_embedded(world: World) -> None:
    found, _ = matched(world, "She told the Chicago Tribune about it.")
    assert (found["Chicago"].use, found["Chicago"].subtype) == ("associative", "embedded")


def test_streets_without_a_place_are_no_mentions(world: World) -> None:
    found, _ = matched(world, "A fire on Zorblax Street burnt in Chicago.")
    assert list(found) == ["Chicago"]


def test_a_pin_wins_over_the_world(world: World) -> None:
    text = "A fire in Springfield, Illinois."
    found, _ = matched(world, text, Pin("Springfield", "geonames-4409896"))
    assert found["Springfield"].place == "geonames-4409896"
    assert found["Springfield"].reasons == "pinned by hand"
    assert found["Springfield"].confidence is None


def test_articles_of_one_outlet_inform_each_other(world: World) -> None:
    local = [Source(f"a{n}", f"Rain fell in Peoria, Illinois, on day {n}.", "The Gazette") for n in range(6)]
    last = "A meeting in Springfield went on."
    matcher = WorldMatcher(WorldPlaces(world, curated()))
    alone = matcher.find_all([*local, Source("b", last, "Another")])[-1]
    together = matcher.find_all([*local, Source("b", last, "The Gazette")])[-1]
    assert together[0].place == "geonames-4250542"
    assert (together[0].confidence or 0) > (alone[0].confidence or 0)


def test_time_is_linear_on_bad_input(world: World) -> None:
    pieces = ("x", "San ", "Troy ", "Springfield, ", "\u0301", "北京", "Düsseldorf and ")
    assert too_steep(WorldMatcher(WorldPlaces(world, curated())).find, pieces, 2_000) == {}


def test_nothing_in_nothing_out(world: World) -> None:
    matcher = WorldMatcher(WorldPlaces(world, curated()))
    assert matcher.find_all([]) == []
    assert matcher.find_all([Source("empty", "")]) == [[]]
    assert matcher.find("\ud800 \x00") == []
