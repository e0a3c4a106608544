"""Mentions anywhere in the world, behind the curated gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapely.geometry import Point

import geo
from benchmarks.growth import too_steep
from gazetteer import workers
from gazetteer.atlas import Atlas
from gazetteer.matcher import Match
from gazetteer.pins import Pin
from gazetteer.places import Gazetteer, Name, Place, curated
from gazetteer.searcher import Searcher, Source
from gazetteer.world import World, build, building, cache
from gazetteer.world.records import MAIN, Record
from tests.conftest import Compiled


def matched(world: World, text: str, *pins: Pin) -> tuple[dict[str, Match], Searcher]:
    searcher = searching(world, *pins)
    return {match.surface: match for match in searcher.find(text)}, searcher


def searching(world: World, *pins: Pin, gazetteer: Gazetteer | None = None) -> Searcher:
    atlas = Atlas(world, curated() if gazetteer is None else gazetteer)
    for pin in pins:
        atlas.find(pin.place)
    return Searcher(atlas.gazetteer, atlas, pins)


@pytest.mark.slow
def test_the_seeds_keep_their_matches_and_gain_only_new_names(seeds: geo.Corpus, world: World) -> None:
    sources = [Source(one.id, one.text, one.publisher or "") for one in seeds.article_records.values()]
    for known, found in zip(
        Searcher(curated()).search(sources), searching(world).search(sources), strict=True
    ):
        kept = {(one.start, one.end, one.place, one.use, one.subtype) for one in found}
        assert {(one.start, one.end, one.place, one.use, one.subtype) for one in known} <= kept
        assert len(found) <= 1 + 1.02 * len(known)
        assert all(one.confidence is not None for one in found)


def test_the_longer_of_two_names_wins_whichever_gazetteer_it_is_from(world: World) -> None:
    text = (
        "Boats left the Sea of Japan for Fort-de-France and the United States Virgin Islands. Snow fell in Lebanon "
        "County, Pennsylvania. Her aunt grew up in East Germany; her uncle retired to Tacoma, Washington."
    )
    found, searcher = matched(world, text)
    assert not found.keys() & {"Japan", "France", "United States", "Lebanon", "Germany"}
    names = {surface: searcher.together[match.place or ""].name for surface, match in found.items()}
    assert names["Washington"] == "Washington"
    assert searcher.together.containers(found["Tacoma"].place or "")[0] == found["Washington"].place
    assert {"Sea of Japan", "Fort-de-France", "East Germany"} <= found.keys()


def test_somebodys_own_place_wins_and_informs(world: World) -> None:
    facts = {"precision_m": 500, "precision_note": "a yard", "coordinates_source": "made up"}
    point = {"geometry": Point(20.5, 10.5), "coordinates_date": "2026-01-01"}
    own = Place(
        id="our-springfield",
        name="Springfield",
        names=(Name("Springfield"), Name("Zzyzx Yard")),
        feature_class="P",
        kind="depot",
        country="TD",
        **facts,
        **point,
    )
    searcher = searching(world, gazetteer=curated().merged(Gazetteer([own])))
    found = {one.surface: one for one in searcher.find("A bomb fell on Springfield, and on Zzyzx Yard.")}
    assert found["Springfield"].place == found["Zzyzx Yard"].place == "our-springfield"
    assert "added by hand" in (found["Springfield"].reasons or "")


def test_a_pin_of_one_mention_leaves_the_others(world: World) -> None:
    text = "From Portland, Maine, to Portland, Oregon, and back to Portland."
    towns = {pin: searching(world, pin).find(text) for pin in (Pin("Portland, Maine", "geonames-4350049"),)}
    for pin, found in towns.items():
        places = [one.place for one in found if one.surface == "Portland"]
        assert places[0] == pin.place
        assert places[1] == "geonames-5746545"


def test_a_match_says_how_it_was_chosen(world: World) -> None:
    found, searcher = matched(world, "A fire in Springfield, Illinois, hurt two people.")
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
    gazetteer = searcher.together
    assert gazetteer.containers("geonames-4250542") == ("geonames-4896861", "united-states")
    assert "GeoNames" in str(gazetteer["geonames-4250542"].coordinates_source)


def test_what_is_too_close_to_call_is_said(world: World) -> None:
    found, _ = matched(world, "The flood reached Cambridge, officials said.")
    assert found["Cambridge"].close


def test_demonyms_are_associative_and_lead_to_the_gazetteers_own_country(world: World) -> None:
    found, searcher = matched(world, "The Portuguese and the Iranian minister met in Lisbon.")
    assert (found["Portuguese"].use, found["Portuguese"].subtype) == ("associative", "demonym")
    assert found["Iranian"].place == "iran"
    assert "geonames-130758" not in searcher.together


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
    assert found["Springfield"].confidence == 1.0


def test_articles_of_one_outlet_inform_each_other(world: World) -> None:
    local = [Source(f"a{n}", f"Rain fell in Peoria, Illinois, on day {n}.", "The Gazette") for n in range(6)]
    last = "A meeting in Springfield went on."
    searcher = searching(world)
    alone = searcher.search([*local, Source("b", last, "Another")])[-1]
    together = searcher.search([*local, Source("b", last, "The Gazette")])[-1]
    assert together[0].place == "geonames-4250542"
    assert (together[0].confidence or 0) > (alone[0].confidence or 0)


@pytest.mark.slow
def test_time_is_linear_on_bad_input(world: World) -> None:
    pieces = ("x", "San ", "Troy ", "Springfield, ", "\u0301", "北京", "Düsseldorf and ")
    assert too_steep(searching(world).find, pieces, 2_000) == {}


def test_nothing_in_nothing_out(world: World) -> None:
    searcher = searching(world)
    assert searcher.search([]) == []
    assert searcher.search([Source("empty", "")]) == [[]]
    assert searcher.find("\ud800 \x00") == []


def test_several_processes_find_the_same(world: World) -> None:
    text = "Rain fell in {0}, {1}, on Monday. A road leads from {0} to Troy, and the Portuguese came from Lisbon."
    towns = [("Peoria", "Illinois"), ("Portland", "Maine"), ("Springfield", "Ohio"), ("Athens", "Georgia")]
    sources = [Source(f"a{n}", text.format(*towns[n % 4]), f"outlet {n % 3}") for n in range(24)]
    pin = Pin("Troy", "geonames-4250542", "a7")
    alone, together = searching(world, pin), searching(world, pin)
    assert alone.search(sources, processes=1) == together.search(sources, processes=3)
    assert list(alone.together) == list(together.together)


def test_a_process_that_ends_leaves_its_share_here(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [Source(f"a{n}", "Rain fell in Peoria, Illinois.", f"outlet {n % 2}") for n in range(4)]
    expected = searching(world).search(sources, processes=1)
    monkeypatch.setattr(workers, "_CHILD", "raise SystemExit(3)")
    assert searching(world).search(sources, processes=2) == expected


@pytest.mark.slow
def test_the_whole_world_is_compiled_in_little_memory(compiled: Compiled) -> None:
    assert compiled.most < 150_000  # the work is done in a process of its own
    assert compiled.shares[-1] == 1.0
    assert compiled.shares == sorted(compiled.shares)


def test_a_place_of_ones_own_comes_before_all_others_of_its_name(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [*world.candidates("Springfield"), *(world.about["country_rows"][code] for code in ("US", "TD"))]
    records = [
        Record(
            world.id(row), world.name(row), world.kind_of(row), world.lat[row], world.lon[row],
            world.radius_m[row], world.country_of(row), population=world.population[row],
        ).call(MAIN, world.name(row))
        for row in rows
    ]  # fmt: skip
    monkeypatch.setattr(building, "world_records", lambda say: records)
    monkeypatch.setattr(cache, "compile_apart", building.compile_here)
    (tmp_path / "own.csv").write_text("name,lat,lon,country\nSpringfield,10.5,20.5,TD\n", encoding="utf-8")
    (tmp_path / "own.yaml").write_text(
        "title: own\nlicence: CC0\nformat: csv\nfile: own.csv\n"
        "columns: {name: name, lat: lat, lon: lon, country: country}\n",
        encoding="utf-8",
    )
    own = build(tmp_path / "cache", sources=[tmp_path / "own.yaml"])
    (found,) = searching(own).find("A bomb went off in Springfield on Monday.")
    assert (found.place or "").startswith("own")
    assert found.reasons == "added by hand"
    assert (found.confidence or 0) > 0.8
