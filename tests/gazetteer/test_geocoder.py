"""The geocoder: names to places, points to places, and what GeoPandas and geopy expect of it."""

from __future__ import annotations

import geopandas
import geopy.distance
import pandas
import pytest
from geopy.exc import GeocoderQueryError, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.point import Point as GeopyPoint
from shapely.geometry import Point

from gazetteer import (
    AmbiguousNameError,
    Gazetteer,
    Name,
    Place,
    UnknownNameError,
    UnplacedNameError,
    curated,
)
from gazetteer.geocoder import CuratedGeocoder

GEOCODER = CuratedGeocoder(strict=True)
PLACED = [place for place in curated().values() if place.geometry is not None]


def town(
    id: str, lat: float, lon: float, *names: str, within: str | None = None, radius: float = 1000.0
) -> Place:
    return Place(
        id=id, name=names[0], names=tuple(map(Name, names)), feature_class="P", kind="city", within=within,
        geometry=Point(lon, lat), precision_m=radius, precision_note="invented", coordinates_source="invented",
        coordinates_date="2020-01-01",
    )  # fmt: skip


@pytest.fixture(scope="module")
def invented() -> CuratedGeocoder:
    return CuratedGeocoder(
        strict=True,
        gazetteer=Gazetteer(
            [
                town("null-island", 0.0, 0.0, "Null Island", radius=100),
                town("bay", 0.0, 0.01, "Bay", radius=50_000),
                town("ashford-a", 10.0, 10.0, "Ashford", within="bay"),
                town("ashford-b", 20.0, 20.0, "Ashford", "Ashford Green"),
            ]
        ),
    )


@pytest.mark.parametrize("place", PLACED, ids=lambda place: place.id)
def test_every_name_leads_to_its_place(place: Place) -> None:
    for name in place.names:
        found = GEOCODER.geocode(name.text, exactly_one=False)
        assert place.id in [one.raw["id"] for one in found]
    location = GEOCODER.geocode(place.name)
    assert (location.latitude, location.longitude) == (place.lat, place.lon)
    assert location.address == place.name


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("ein al-asad AIR BASE", "ain-al-asad"),
        ("Ain\u00a0al\u2011Asad military base", "ain-al-asad"),
        ("the White House", "white-house"),
        ("Kermān city", "kerman"),
        ("Baghdad, Iraq", "baghdad"),
        ("Washington, D.C., United States", "washington"),
        ("Iraq", "iraq"),
        ("u.s.", "united-states"),
        ("وزارة", None),
        ("Baghdad Iraq", "baghdad"),
        ("Baghdad, IQ", "baghdad"),
        ("Baghdad, IRQ", "baghdad"),
        ("Baghdad, Iran", None),
        ("Baghdad Qwerty", None),
        ("Iranian", None),
        ("Kerman province", None),
        ("", None),
    ],
)
def test_spellings_head_nouns_and_containers(query: str, id: str | None) -> None:
    if id is None:
        with pytest.raises(UnknownNameError):
            GEOCODER.geocode(query)
    else:
        assert GEOCODER.geocode(query).raw["id"] == id


def test_unknown_name_carries_the_nearest_spellings() -> None:
    with pytest.raises(UnknownNameError, match="Teherran") as caught:
        GEOCODER.geocode("Teherran")
    assert "Teheran" in caught.value.candidates
    assert isinstance(caught.value, GeopyError | LookupError)
    assert not isinstance(caught.value, ValueError | GeocoderQueryError)


def test_a_name_without_a_location_says_so() -> None:
    with pytest.raises(UnplacedNameError, match="no location"):
        GEOCODER.geocode("the West")


def test_ambiguous_name_carries_the_ids(invented: CuratedGeocoder) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        invented.geocode("Ashford")
    assert caught.value.candidates == ("ashford-a", "ashford-b")
    assert [one.raw["id"] for one in invented.geocode("Ashford", exactly_one=False)] == [
        "ashford-a",
        "ashford-b",
    ]
    assert [one.raw["id"] for one in invented.geocode("Ashford", exactly_one=False, limit=1)] == ["ashford-a"]
    assert invented.geocode("Ashford, Bay").raw["id"] == "ashford-a"
    assert [invented.geocode(id).raw["id"] for id in caught.value.candidates] == list(caught.value.candidates)


def test_record_is_plain_data() -> None:
    raw = GEOCODER.geocode("Erbil").raw
    assert {
        "id": "erbil",
        "kind": "city",
        "country": "IQ",
        "within": "iraqi-kurdistan",
    }.items() <= raw.items()
    assert raw["precision_m"] > 0
    assert "Arbil" in raw["names"]
    assert raw["coordinates_source"]


@pytest.mark.parametrize("query", [(0.0, 0.0), [0, 0], "0, 0", GeopyPoint(0.0, 0.0)])
def test_zero_is_a_place(invented: CuratedGeocoder, query: object) -> None:
    location = invented.reverse(query)
    assert location.raw["id"] == "null-island"
    assert (location.latitude, location.longitude) == (0.0, 0.0)
    assert location.raw["distance_m"] == pytest.approx(0, abs=1e-6)


def test_reverse_gives_the_smallest_place_around_then_the_nearest(invented: CuratedGeocoder) -> None:
    found = invented.reverse((0.0, 0.005), exactly_one=False, limit=3)
    assert [one.raw["id"] for one in found] == ["bay", "null-island", "ashford-a"]
    assert len(invented.reverse((0.0, 0.0), exactly_one=False)) == 4


def test_reverse_knows_outlines_and_radii() -> None:
    found = GEOCODER.reverse((33.79, 42.44), exactly_one=False)
    ids = [one.raw["id"] for one in found]
    assert ids[0] == "ain-al-asad"
    assert ids.index("anbar") < ids.index("iraq") < ids.index("middle-east")
    assert next(one for one in found if one.raw["id"] == "iraq").raw["distance_m"] == 0
    assert GEOCODER.reverse((48.0, 9.5)).raw["id"] == "germany"


@pytest.mark.parametrize(
    "place", [one for one in PLACED if isinstance(one.geometry, Point)], ids=lambda one: one.id
)
def test_distances_are_those_on_the_ellipsoid(place: Place) -> None:
    at = (30.0, 50.0)
    found = GEOCODER.reverse(at, exactly_one=False, limit=len(PLACED))
    distance = next(one.raw["distance_m"] for one in found if one.raw["id"] == place.id)
    assert distance == pytest.approx(geopy.distance.geodesic(at, (place.lat, place.lon)).meters, rel=1e-6)


def test_distance_to_a_border_is_the_shortest() -> None:
    found = GEOCODER.reverse((30.0, 50.0), exactly_one=False, limit=len(PLACED))
    kuwait = next(one.raw["distance_m"] for one in found if one.raw["id"] == "kuwait")
    border = curated()["kuwait"].geometry.boundary.segmentize(0.01)
    lines = getattr(border, "geoms", [border])
    nearest = min(
        geopy.distance.geodesic((30.0, 50.0), (y, x)).meters for line in lines for x, y in line.coords
    )
    assert kuwait == pytest.approx(nearest, rel=1e-3)


def test_empty_gazetteer_has_no_answer() -> None:
    empty = CuratedGeocoder(Gazetteer(), strict=True)
    assert empty.reverse((0, 0)) is None
    assert empty.reverse((0, 0), exactly_one=False) == []
    with pytest.raises(UnknownNameError):
        empty.geocode("Kerman")


def test_it_is_a_geopy_geocoder_that_geopandas_takes() -> None:
    assert issubclass(CuratedGeocoder, Geocoder)
    frame = geopandas.tools.geocode(["Kerman", "Duhok"], provider=CuratedGeocoder)
    assert frame.crs == "EPSG:4326"
    assert list(frame["address"]) == ["Kerman", "Duhok"]
    assert [(point.y, point.x) for point in frame.geometry] == [
        (curated()[id].lat, curated()[id].lon) for id in ("kerman", "duhok")
    ]
    back = geopandas.tools.reverse_geocode(list(frame.geometry), provider=CuratedGeocoder)
    assert [one in {"Kerman", "Duhok", "Kerman martyrs' cemetery"} for one in back["address"]] == [True, True]


def test_a_list_is_geocoded_to_its_end(invented: CuratedGeocoder) -> None:
    names = ["Kerman", "Atlantis", None, float("nan"), "the West", "Duhok"]
    frame = geopandas.tools.geocode(names, provider=CuratedGeocoder)
    assert [point.is_empty for point in frame.geometry] == [False, True, True, True, True, False]
    assert frame["address"].tolist()[0] == "Kerman"
    lenient = CuratedGeocoder(invented.gazetteer)
    assert lenient.geocode("Ashford") is None
    assert lenient.geocode("Atlantis", exactly_one=False) is None
    assert pandas.Series(names).apply(CuratedGeocoder().geocode).notna().tolist() == [
        True,
        *[False] * 4,
        True,
    ]
    assert RateLimiter(lenient.geocode, min_delay_seconds=0)("Atlantis") is None


def test_a_strict_caller_is_told_in_a_list_as_well() -> None:
    with pytest.raises(UnknownNameError):
        geopandas.tools.geocode(["Kerman", "Atlantis"], provider=CuratedGeocoder, strict=True)
    with pytest.raises(UnknownNameError):
        CuratedGeocoder().geocode("Atlantis", strict=True)
    assert GEOCODER.geocode("Atlantis", strict=False) is None


@pytest.mark.parametrize("query", [None, float("nan"), 3, "", " ", "\udcff"])
def test_what_is_no_name_is_unknown(query: object) -> None:
    assert CuratedGeocoder().geocode(query) is None  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError):
        GEOCODER.geocode(query)  # type: ignore[arg-type]
