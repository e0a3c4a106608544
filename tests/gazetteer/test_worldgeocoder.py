"""Geocoding in the whole world, behind the curated gazetteer."""

from __future__ import annotations

from pathlib import Path

import geopandas
import pytest

from gazetteer.atlas import Atlas
from gazetteer.errors import AmbiguousNameError, UnknownNameError
from gazetteer.places import Gazetteer
from gazetteer.searcher import Searcher
from gazetteer.world import building, cache, open_world
from gazetteer.world.records import MAIN, Record
from gazetteer.worldgeocoder import WorldGeocoder


@pytest.fixture(scope="module")
def geocoder() -> WorldGeocoder:
    return WorldGeocoder(open_world())


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Troy, Alabama", "geonames-4094163"),
        ("troy, alabama", "geonames-4094163"),
        ("Troy, N.C.", "geonames-4495714"),
        ("Paris", "geonames-2988507"),
        ("Paris, Texas", "geonames-4717560"),
        ("Paris Texas", "geonames-4717560"),
        ("paris tx", "geonames-4717560"),
        ("Moscow Idaho", "geonames-5601538"),
        ("Moscow Idaho USA", "geonames-5601538"),
        ("Moscow (Idaho)", "geonames-5601538"),
        ("Moscow; Idaho / US", "geonames-5601538"),
        ("Moscow - Idaho", "geonames-5601538"),
        ("San Jose Costa Rica", "geonames-3621849"),
        ("Georgia USA", "geonames-4197000"),
        ("Birmingham UK", "geonames-2655603"),
        ("London Ontario", "geonames-6058560"),
        ("Springfield Vermont", "geonames-5241423"),
        ("Munich, Bavaria, Germany", "geonames-2867714"),
        ("Kansas City, Kansas", "geonames-4273837"),
        ("New York City", "geonames-5128581"),
        ("Bombay", "geonames-1275339"),
        ("Kharkiv, UA", "geonames-706483"),
        ("Kharkiv, UKR", "geonames-706483"),
        ("Kharkiv ukr", "geonames-706483"),
        ("Mosul, IRQ", "geonames-99072"),
        ("Basra province", "geonames-89341"),
        ("the Tigris", "dateline-tigris-river-iq-31-149"),
        ("Gatwick", "icao-egkk"),
        ("Heathrow, London", "icao-egll"),
        ("French Lick, Indiana", "geonames-4257770"),
        ("Baghdad, IQ", "baghdad"),
        ("Baghdad Iraq", "baghdad"),
        ("geonames-4094163", "geonames-4094163"),
        ("4094163", "geonames-4094163"),
        ("Baghdad", "baghdad"),
        ("Россия", "geonames-2017370"),
        ("مصر", "geonames-357994"),
        ("frankreich", "france"),
        ("Paris, Frankreich", "geonames-2988507"),
        ("España", "geonames-2510769"),
        ("España, Philippines", "geonames-1713797"),
        ("Salvador", "geonames-3450554"),
    ],
)
def test_one_place_stands_out(geocoder: WorldGeocoder, query: str, place: str) -> None:
    found = geocoder.geocode(query)
    assert found is not None
    assert not isinstance(found, list)
    assert found.raw["id"] == place
    assert found.raw["coordinates_source"]


@pytest.mark.parametrize("query", ["Troy", "Springfield", "Cambridge"])
def test_names_of_many_places_are_ambiguous(geocoder: WorldGeocoder, query: str) -> None:
    assert geocoder.geocode(query) is None
    with pytest.raises(AmbiguousNameError) as caught:
        geocoder.geocode(query, strict=True)
    assert len(caught.value.candidates) > 3
    assert all(one.startswith("geonames-") for one in caught.value.candidates)
    assert any(one.endswith("United States)") for one in caught.value.candidates)
    listed = geocoder.geocode(query, exactly_one=False, limit=3)
    assert isinstance(listed, list)
    assert len(listed) == 3


@pytest.mark.parametrize(
    ("query", "one", "other"),
    [
        ("Heathrow", "geonames-4158296", "icao-egll"),
        ("French Lick", "geonames-4644585", "geonames-4257770"),
        ("Gaza", "geonames-281133", "geonames-281132"),
    ],
)
def test_a_name_that_may_well_be_another_place_is_ambiguous(
    geocoder: WorldGeocoder, query: str, one: str, other: str
) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        geocoder.geocode(query, strict=True)
    ids = [candidate.partition(" ")[0] for candidate in caught.value.candidates]
    assert {one, other} <= set(ids)


@pytest.mark.parametrize(
    "query",
    [
        *("Zzyzxq", "", ", ,", "Iraqi", "Troy, Zzyzxq", "\ud800", "x" * 10_000, "x " * 10_000),
        *("Paris Qwerty", "Mosul Dam", "Erbil TX", "Northern Mosul", "Erbil Township", "Troy, Alabama, Iraq"),
        *("0", "²", "9" * 40, "geonames-0"),
    ],
)  # fmt: skip
def test_unknown_names_are_told(geocoder: WorldGeocoder, query: str) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None
    with pytest.raises(UnknownNameError):
        geocoder.geocode(query, strict=True)


@pytest.mark.parametrize(
    ("query", "candidate"),
    [
        ("Mosul Dam", "geonames-99072 (Mosul, "),
        ("Paris Qwerty", "geonames-4717560 (Paris, Texas"),
        ("Troy, Zzyzxq", "geonames-4094163 (Troy, Alabama"),
        ("Kharkivv", "Kharkiv"),
    ],
)
def test_what_would_have_worked_is_told(geocoder: WorldGeocoder, query: str, candidate: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        geocoder.geocode(query, strict=True)
    assert any(one.startswith(candidate) for one in caught.value.candidates)


@pytest.mark.slow
def test_what_a_person_has_added_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def records() -> list[Record]:
        land = Record("geonames-1", "Landia", "country", 10.0, 20.0, 500e3, "TD").call(MAIN, "Landia")
        city = Record("geonames-2", "Springfield", "city", 11.0, 21.0, 5e3, "TD", population=900_000)
        return [land, city.call(MAIN, "Springfield")]

    monkeypatch.setattr(building, "world_records", lambda say: records())
    monkeypatch.setattr(cache, "compile_apart", building.compile_here)
    (tmp_path / "own.csv").write_text(
        "id,name,lat,lon\na,Springfield,10.5,20.5\nb,Milltown,1,1\nc,Milltown,2,2\nd,Erbil,3,3\n"
    )
    about = "title: Mine\nlicence: CC0\nformat: csv\nfile: own.csv\n"
    columns = "columns: {id: id, name: name, lat: lat, lon: lon}\n"
    for preferred, place in ((True, "-a"), (False, "geonames-2")):
        path = tmp_path / f"{preferred}.yaml"
        path.write_text(f"{about}{columns}preferred: {str(preferred).lower()}\n")
        geocoder = WorldGeocoder(cache.build(tmp_path / "cache", sources=[path]), strict=True)
        location = geocoder.geocode("Springfield")
        assert location is not None
        assert not isinstance(location, list)
        assert location.raw["id"].endswith(place)
        erbil = geocoder.geocode("Erbil")
        assert erbil is not None
        assert not isinstance(erbil, list)
        assert erbil.raw["id"].endswith("-d" if preferred else "erbil")
        listed = geocoder.geocode("Springfield", exactly_one=False)
        assert isinstance(listed, list)
        assert len(listed) == 2
        with pytest.raises(AmbiguousNameError):
            geocoder.geocode("Milltown")


@pytest.mark.slow
def test_a_place_of_ones_own_is_weighed_behind_any_number_of_namesakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def records() -> list[Record]:
        land = Record("geonames-1", "Landia", "country", 10.0, 20.0, 500e3, "TD").call(MAIN, "Landia")
        towns = [
            Record(f"geonames-{10 + i}", "Hartwick", "town", 11.0 + i / 9, 21.0, 5e3, "TD", population=9_000)
            for i in range(40)
        ]
        return [land, *(town.call(MAIN, "Hartwick") for town in towns)]

    monkeypatch.setattr(building, "world_records", lambda say: records())
    monkeypatch.setattr(cache, "compile_apart", building.compile_here)
    (tmp_path / "own.csv").write_text("name,lat,lon\nHartwick,-10.5,-20.5\n")
    source = tmp_path / "own.yaml"
    source.write_text(
        "title: Mine\nlicence: CC0\nformat: csv\nfile: own.csv\ncolumns: {name: name, lat: lat, lon: lon}\n"
    )
    atlas = Atlas(cache.build(tmp_path / "cache", sources=[source]), Gazetteer([]))
    [match] = Searcher(atlas.gazetteer, atlas).find("Fire crews reached Hartwick on Monday.")
    assert match.place is not None
    point = atlas.known[match.place].point
    assert point is not None
    assert (point.y, point.x) == (-10.5, -20.5)


@pytest.mark.slow
def test_geopandas_takes_the_class_and_keeps_every_row(geocoder: WorldGeocoder) -> None:
    names = ["Kharkiv, UA", "Nowhereville Qwerty", None, "Troy", "Baghdad"]
    frame = geopandas.tools.geocode(names, provider=WorldGeocoder)
    assert [point.is_empty for point in frame.geometry] == [False, True, True, True, False]
    assert frame["address"].notna().tolist() == [True, False, False, False, True]
    with pytest.raises(UnknownNameError):
        geopandas.tools.geocode(names, provider=WorldGeocoder, strict=True)
