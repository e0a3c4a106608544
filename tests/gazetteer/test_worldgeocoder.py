"""Geocoding in the whole world, behind the curated gazetteer."""

from __future__ import annotations

import pytest

from gazetteer.errors import AmbiguousNameError, UnknownNameError
from gazetteer.world import open_world
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
        ("geonames-4094163", "geonames-4094163"),
        ("4094163", "geonames-4094163"),
        ("Baghdad", "baghdad"),
    ],
)
def test_one_place_stands_out(geocoder: WorldGeocoder, query: str, place: str) -> None:
    found = geocoder.geocode(query)
    assert not isinstance(found, list)
    assert found.raw["id"] == place
    assert found.raw["coordinates_source"]


@pytest.mark.parametrize("query", ["Troy", "Springfield", "Cambridge"])
def test_names_of_many_places_are_ambiguous(geocoder: WorldGeocoder, query: str) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        geocoder.geocode(query)
    assert len(caught.value.candidates) > 3
    assert all(one.startswith("geonames-") for one in caught.value.candidates)
    assert any(one.endswith("United States)") for one in caught.value.candidates)
    assert len(geocoder.geocode(query, exactly_one=False, limit=3)) == 3


@pytest.mark.parametrize("query", ["Zzyzxq", "", ", ,", "Iraqi", "Troy, Zzyzxq", "\ud800", "x" * 10_000])
def test_unknown_names_are_told(geocoder: WorldGeocoder, query: str) -> None:
    with pytest.raises(UnknownNameError):
        geocoder.geocode(query)
