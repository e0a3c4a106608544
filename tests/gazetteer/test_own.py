"""A corpus's own gazetteer: lists of any kind join it, nothing is lost, and no two places become one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point

from gazetteer import Gazetteer, Name, Place, curated
from gazetteer.errors import InputError
from gazetteer.own import MOST, Addition, OwnFile, by_hand, read_list
from gazetteer.own import file as own_file
from gazetteer.own.lists import Wanted
from gazetteer.own.rows import countries

CSV = "Name;Latitude;Y2;Longitude;Aliases;Type;Country\nAlt Ufer;50,9;x;6.8;Altufer|Ufer;village;Germany\n"
DUMP = "90\tAltufer\tAltufer\tAlt Ufer,Ufer\t50.9\t6.8\tP\tPPL\tDE\t\t\t\t\t\t700\t\t\t\t2020-01-01\n"
AREA = {"type": "Polygon", "coordinates": [[[6.8, 50.9], [6.9, 50.9], [6.9, 51.0], [6.8, 50.9]]]}
AT = {"type": "Point", "coordinates": [6.8, 50.9]}


def collection(*features: dict[str, Any], **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", **more, "features": list(features)}, indent=1)


def feature(properties: dict[str, Any], geometry: Any = AT, **more: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry, **more}


def place(id: str = "ufer", name: str = "Ufer", lat: float = 50.9, lon: float = 6.8, **facts: Any) -> Place:
    own: dict[str, Any] = {
        "kind": "village",
        "feature_class": "P",
        "precision_m": 1000.0,
        "precision_note": "said",
    }
    own |= {"coordinates_source": "a list", "coordinates_date": "2026-01-01", "names": (Name(name),)}
    return Place(id=id, name=name, geometry=Point(lon, lat), **own | facts)


def listed(folder: Path, name: str, text: str, **wanted: Any) -> Any:
    (folder / name).write_text(text, encoding="utf-8")
    return read_list(folder / name, Wanted(**wanted))


@pytest.mark.parametrize(
    ("name", "text", "what", "names"),
    [
        ("v.csv", CSV.replace("50,9", "50.9"), "a table", ["Alt Ufer", "Altufer", "Ufer"]),
        ("v.tsv", "title\tx\ty\nUfer\t6.8\t50.9\n", "a table", ["Ufer"]),
        ("DE.txt", DUMP, "a GeoNames dump", ["Altufer", "Alt Ufer", "Ufer"]),
        ("v.json", collection(feature({"name": "Ufer", "aliases": ["Alt Ufer"]})), "GeoJSON", ["Ufer", "Alt Ufer"]),
        ("l.jsonld", json.dumps(feature({"title": "Ufer"}, names=[{"toponym": "Уфер"}])), "Linked Places", ["Ufer", "Уфер"]),
    ],
)  # fmt: skip
def test_a_list_is_told_from_its_content(
    tmp_path: Path, name: str, text: str, what: str, names: list[str]
) -> None:
    found = listed(tmp_path, name, text, source="The survey")
    [(one, path, *_)] = found.additions
    assert (found.what, path) == (what, tmp_path / name)
    assert [each.text for each in one.names] == names
    assert (one.lat, one.lon) == (50.9, 6.8)
    assert one.coordinates_source == "The survey"
    assert {each.script for each in one.names} <= {"Latn", "Cyrl"}


def test_a_described_list_brings_its_title_and_licence(tmp_path: Path) -> None:
    (tmp_path / "v.csv").write_text("n|a|o|k\nUfer|50.9|6.8|D\n", encoding="utf-8")
    text = (
        "title: The survey\nlicence: CC0\nformat: csv\nfile: v.csv\ndelimiter: '|'\nkinds: {D: village}\n"
        "columns: {name: n, lat: a, lon: o, kind: k}\n"
    )
    [(one, *_)] = listed(tmp_path, "v.yaml", text).additions
    assert (one.id.startswith("the-survey-ufer"), one.coordinates_source) == (True, "The survey (CC0)")


def test_what_is_not_read_is_said_and_areas_keep_their_outline(tmp_path: Path) -> None:
    found = listed(tmp_path, "v.csv", CSV.replace("50,9", "50.9"))
    assert found.unread == ["Y2"]
    assert found.additions[0].place.country == "DE"
    found = listed(tmp_path, "a.geojson", collection(feature({"name": "Au", "colour": "red"}, AREA)))
    assert found.unread == ["colour"]
    assert found.additions[0].place.geometry.geom_type == "Polygon"
    rows = listed(
        tmp_path, "DE.txt", DUMP + DUMP.replace("90\t", "91\t").replace("\tDE", "\tFR"), country="FR"
    )
    assert [one.place.id for one in rows.additions] == ["geonames-91"]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("v.csv", CSV, ":2: lat '50,9' is not valid. Write degrees"),
        ("v.csv", "name,lat,lon\nUfer,106.8,50.9\n", ":2: lat '106.8' is not valid. Degrees of lat are from -90 to 90; perhaps lat and lon are exchanged"),
        ("v.csv", "name,lat,lon,country\nUfer,13.4,52.5,DE\n", ":2: lat '13.4' and lon '52.5' are far from Germany. Exchanged they are in it"),
        ("v.csv", "name,lat,lon,country\nUfer,1,2,Iraqq\n", ":2: country 'Iraqq' is not valid. Did you mean Iraq?"),
        ("v.csv", "name,north,lon\nUfer,1,2\n", ":1: no heading says which column is the lat; there are name, north, lon. Call it one of lat, latitude"),
        ("v.csv", "name,lat,lon,kind\nUfer,1,2,hut\n", ":2: kind 'hut' is not valid"),
        ("v.csv", 'name,"lat,lon\nUfer,1,2\n', ":1: a heading runs over several lines"),
        ("v.csv", "name,lat,lon\n", "no place was found in it"),
        ("v.json", collection(feature({"name": "Ufer"}, {"type": "Point", "coordinates": ["a", 1]})), "the geometry is not GeoJSON"),
        ("v.json", collection(feature({"name": "Ufer"}, {"type": "Point", "coordinates": [8e5, 6e6]})), "lat '6000000.0' is not valid"),
        ("v.json", collection(feature({"name": "U"}), crs={"properties": {"name": "EPSG:3857"}}), "Save it in EPSG:4326"),
        ("v.json", collection(dateline={}), "it is a table that Dateline exported. Give its places as a gazetteer"),
        ("v.json", "{", ":1:2: not JSON"),
        ("DE.txt", DUMP.replace("50.9", "95.9"), ":1: '95.9', '6.8' is no latitude and longitude"),
    ],
)  # fmt: skip
def test_bad_input_is_one_message(tmp_path: Path, name: str, text: str, problem: str) -> None:
    with pytest.raises(InputError) as refused:
        listed(tmp_path, name, text)
    assert problem in str(refused.value)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_list_without_end_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazetteer.own.lists.MOST", 3)
    text = "name,lat,lon\n" + "".join(f"Place {n},1,{n / 1e5}\n" for n in range(9)) + "never,read,so far\n"
    with pytest.raises(InputError, match=r"more than .* --country, --class or --population"):
        listed(tmp_path, "v.csv", text)
    monkeypatch.setattr(own_file, "MOST", 1)
    with pytest.raises(InputError, match="too many"):
        OwnFile(tmp_path / "places.geojson").joined(
            [Addition(place()), Addition(place("b", "Elsewhere", 40))]
        )


def test_every_other_byte_of_the_gazetteer_stays(tmp_path: Path) -> None:
    path = tmp_path / "places.geojson"
    text = (
        "\ufeff"
        + collection(place("other", "Other", 10, 10).feature(), place().feature(), title="Ours")
        + "  \n"
    )
    path.write_text(text, encoding="utf-8", newline="")
    own = OwnFile.read(tmp_path)
    result = own.joined(
        [
            Addition(place("x", "Ufer", names=(Name("Ufer"), Name("Old Ufer")))),
            Addition(place("new", "New", 1, 1)),
        ]
    )
    own.save(result)
    assert (result.named, [one.id for one in result.added]) == ({"ufer": ["Old Ufer"]}, ["new"])
    after = path.read_text(encoding="utf-8")
    assert after.startswith(text[: text.index('"Ufer"') - 200])
    assert after.endswith("\n ]\n}  \n")
    read = Gazetteer.read(path)
    assert [one.text for one in read["ufer"].names] == ["Ufer", "Old Ufer"]
    assert list(read) == ["other", "ufer", "new"]
    again = OwnFile.read(tmp_path)
    assert not again.joined([Addition(read[id]) for id in read]).changes


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (place(), True),
        (place("b"), True),
        (place("b", lat=50.905), True),
        (place("b", lat=51.5), False),
        (place("b", kind="site", feature_class="S"), False),
        (place("b", "Other"), False),
        (place("b", identifiers={"geonames": "7"}), False),
        (place("b", "Other", identifiers={"geonames": "5"}), True),
    ],
)
def test_the_same_is_not_written_twice_and_another_never_merged(
    tmp_path: Path, other: Place, same: bool
) -> None:
    own = OwnFile(tmp_path / "places.geojson")
    result = own.joined([Addition(place(identifiers={"geonames": "5"})), Addition(other)])
    assert len(result.added) == 2 - same


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        (place(lat=51.9), "v.csv:7: the id 'ufer' is that of another place: 'Ufer', a village at 50.9000, 6.8000; this is 'Ufer', a village at 51.9000, 6.8000, 111.2 km from it"),
        (place("b", lat=51.9, identifiers={"geonames": "5"}), "the GeoNames number 5 is that of another place"),
        (place("b", "New", within="nowhere"), "within names 'nowhere', which is no place here"),
        (place("b", "New", lat=44.0, lon=33.0, country="IQ"), "are they swapped?"),
        (place("baghdad", "Baghdad"), "the id 'baghdad' is that of another place"),
    ],
)  # fmt: skip
def test_different_places_are_refused_where_they_stand(tmp_path: Path, other: Place, problem: str) -> None:
    first = Addition(place(identifiers={"geonames": "5"}))
    with pytest.raises(InputError) as refused:
        OwnFile(tmp_path / "places.geojson").joined([first, Addition(other, Path("v.csv"), 7)])
    assert problem in str(refused.value)
    assert str(refused.value).startswith("v.csv:7: ")


def test_a_guessed_kind_is_no_reason_to_take_a_place_for_another(tmp_path: Path) -> None:
    site = place("b", kind="site", feature_class="S")
    own = OwnFile(tmp_path / "places.geojson")
    result = own.joined(
        [Addition(place()), Addition(site, guessed=True), Addition(place("c", lat=52), guessed=True)]
    )
    assert ([one.id for one in result.added], result.known) == (["ufer", "c"], [(site, place())])


def test_what_ships_is_not_added_and_a_gazetteer_of_ours_comes_back(tmp_path: Path) -> None:
    curated().write(tmp_path / "all.geojson")
    found = read_list(tmp_path / "all.geojson")
    assert [one.place for one in found.additions] == list(curated().values())
    assert not OwnFile(tmp_path / "places.geojson").joined(found.additions).changes


def test_by_hand_all_is_checked() -> None:
    words = {"name": "Мост", "lat": "50.9", "lon": "6.8", "radius_m": "50"}
    made = by_hand(words, "the report", others=["Old\nBridge"])
    assert [(n.text, n.script) for n in made.names] == [("Мост", "Cyrl"), ("Old Bridge", "Latn")]
    for wrong, problem in (
        ({"lat": "x"}, "lat 'x' is not valid"),
        ({"radius_m": "-1"}, "radius_m '-1' is not valid"),
        ({"kind": "hut"}, "--kind"),
        ({"name": " "}, "name '' is not valid"),
    ):
        with pytest.raises(InputError, match=problem):
            by_hand(words | wrong, "the report")
    with pytest.raises(InputError, match="the source is empty"):
        by_hand(words, " ")


def test_every_country_has_a_name_and_most_a_place() -> None:
    made = countries()
    assert len(made) == 252
    assert made["NA"].name == "Namibia"
    assert sum(record.radius_m < 1e7 for record in made.values()) > 200
    assert MOST > 1000
