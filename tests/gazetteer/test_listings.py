"""Sources of the user's own: what is read, and every slip told with its file, line, value and remedy."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from gazetteer.errors import InputError
from gazetteer.world.linked import outline
from gazetteer.world.listings import read_listing, read_listings
from gazetteer.world.records import ABBREVIATION, ALTERNATE, MAIN, Record

PLAIN = "format: csv\ncolumns: {name: name, lat: lat, lon: lon}"
FULL = (
    "format: csv\ncolumns: {id: id, name: name, lat: lat, lon: lon, alternates: also, kind: kind, country: country,"
    " population: people, geonames: geonames, radius_m: radius}"
)
HEADINGS = "id,name,lat,lon,also,kind,country,people,geonames,radius\n"


def land() -> dict[str, Record]:
    records = [
        Record("geonames-1", "Lowland", "country", 10.0, 40.0, 300e3, "FI")
        .call(MAIN, "Lowland")
        .call(ABBREVIATION, "L.L."),
        Record("geonames-2", "The Reefs", "country", -18.0, 178.0, 200e3, "FJ").call(MAIN, "The Reefs"),
        Record("geonames-3", "Duneland", "country", -22.0, 17.0, 500e3, "NA").call(MAIN, "Duneland"),
        Record("geonames-90", "Oldtown", "city", 10.5, 40.5, 6e3, "FI").call(MAIN, "Oldtown"),
    ]
    return {record.id: record for record in records}


def described(folder: Path, text: str, data: str | bytes, name: str = "data.csv") -> Path:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    path = folder / "own.yaml"
    path.write_text(f"title: My list\nlicence: CC0\nfile: {name}\n{text}\n", encoding="utf-8")
    return path


def merged(path: Path) -> tuple[dict[str, Record], dict[str, Any]]:
    """What is there after a source was read that was not there before, and what it left out."""
    records = land()
    left_out = read_listing(path).merge_into(records, 1)
    return {id: record for id, record in records.items() if record.source}, left_out


def row(**words: str) -> str:
    value = {"id": "7", "name": "Newtown", "lat": "10.25", "lon": "40.25", **words}
    return HEADINGS + ",".join(value.get(what, "") for what in HEADINGS.strip().split(",")) + "\n"


def linked(**members: Any) -> dict[str, Any]:
    feature: dict[str, Any] = {
        "type": "Feature",
        "@id": "x:9",
        "properties": {"title": "Newtown", "ccodes": ["FI"]},
        "geometry": {"type": "Point", "coordinates": [40.25, 10.25]},
    }
    return {**feature, **members}


class TestTables:
    @pytest.mark.parametrize(
        "data",
        [
            "\ufeffname,lat,lon\nNewtown,10.25,40.25\n".encode(),
            b"name,lat,lon\r\nNewtown,10.25,40.25\r\n,,\r\n\r\n",
            b"name,lat,lon\rNewtown,10.25,40.25\r",
            "name,lat,lon\nNewtown,10.25,40.25\n".encode("utf-16"),
            b'name,lat,lon\n" Newtown\n ", 10.25 ,+40.25\n',
            f'name,lat,lon,wkt\nNewtown,10.25,40.25,"{"1 2," * 60_000}"\n'.encode(),
            b"lon,name,lat\n40.25,Newtown,10.25,,\n",
            b"\n\nname,lat,lon\nNewtown,10.25,40.25\n",
        ],
        ids=["mark", "crlf", "cr", "utf-16", "quotes", "long cell", "spare ends", "blank lines"],
    )
    def test_a_table_is_read_however_it_was_saved(self, tmp_path: Path, data: bytes) -> None:
        before = csv.field_size_limit()
        records, _ = merged(described(tmp_path, PLAIN, data))
        assert [(r.name, r.lat, r.lon, r.source) for r in records.values()] == [("Newtown", 10.25, 40.25, 1)]
        assert csv.field_size_limit() == before

    @pytest.mark.parametrize("delimiter", ['";"', '"\\t"', "'\\t'", "tab", '"|"'])
    def test_cells_are_parted_as_the_description_says(self, tmp_path: Path, delimiter: str) -> None:
        sign = {'"': delimiter.strip('"').replace("\\t", "\t")}.get(delimiter[0], "\t")
        data = "name,lat,lon\nNewtown,10.25,40.25\n".replace(",", sign)
        records, _ = merged(described(tmp_path, f"{PLAIN}\ndelimiter: {delimiter}", data))
        assert [record.name for record in records.values()] == ["Newtown"]

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", r"data\.csv:1: it is empty"),
            ("\ufeff\r\n".encode(), r"data\.csv:1: it is empty"),
            (b"name;lat;lon\nNewtown;1;2\n", r"data\.csv:1: .*'name' in 'name;lat;lon'.*delimiter: ';'"),
            (b"name\tlat\tlon\nNewtown\t1\t2\n", r'data\.csv:1: .*delimiter: "\\t"'),
            (b"Name,lat,lon\nNewtown,1,2\n", r"data\.csv:1: there is no column 'name'. Did you mean Name\?"),
            (b"name,lat,lat,lon\nNewtown,1,2,3\n", r"data\.csv:1: the heading 'lat' stands twice"),
            (b"name,lat,lon\nA,1,2\nNewtown,10,25,40,25\n", r"data\.csv:3: a row of 5 cells under 3 headings: '40'"),
            (b"name,lat,lon\nA,1,2\nN\xfcrnberg,1,2\n", r"data\.csv:3: byte 0xfc is not UTF-8"),
            ("name,lat,lon\nA,1,2\n".encode("utf-16-le"), r"data\.csv:1: it is no text in UTF-8"),
            (b"PK\x03\x04\x14\x00", r"data\.csv:1: it is a spreadsheet or an archive.* save it as CSV"),
            (b'name,lat,lon\nA,1,2\n"Newtown,1,2\nB,1,2\n', r"data\.csv:4: it is no table .*Check the quotes"),
            (b'{"type": "FeatureCollection", "features": []}', r"data\.csv:1: .*JSON. Write format: linked-places"),
            (b"name,lat,lon\n", r"data\.csv: no place was found in it"),
            (b"name,lat,lon\nLost Abbey,,\n", r"data\.csv: no place was found in it. Give it places with points"),
        ],
    )  # fmt: skip
    def test_a_broken_table_is_told(self, tmp_path: Path, data: bytes, message: str) -> None:
        with pytest.raises(InputError, match=message):
            merged(described(tmp_path, PLAIN, data))

    def test_a_place_without_a_point_is_left_out_and_counted(self, tmp_path: Path) -> None:
        data = "name,lat,lon\nNewtown,10,40\nLost Abbey,,\nLost Mill,nan,NaN\nLost Well,NA,\\N\n,,\n"
        records, left_out = merged(described(tmp_path, PLAIN, data))
        assert [record.name for record in records.values()] == ["Newtown"]
        assert left_out == {"count": 3, "of": 4, "names": ["Lost Abbey", "Lost Mill", "Lost Well"]}


class TestWords:
    @pytest.mark.parametrize(
        ("what", "said", "attribute", "value"),
        [
            ("country", "fi", "country", "FI"),
            ("country", "FIN", "country", "FI"),
            ("country", "lowland", "country", "FI"),
            ("country", "L.L.", "country", "FI"),
            ("country", "Reefs", "country", "FJ"),
            ("country", "NA", "country", "NA"),
            ("country", '"Lowland, The"', "country", "FI"),
            ("country", '"Lowland, Free State of"', "country", "FI"),
            ("country", "", "country", None),
            ("people", "1500000.0", "population", 1_500_000),
            ("people", "1 500 000", "population", 1_500_000),
            ("people", "1.500.000", "population", 1_500_000),
            ("people", "1.5e6", "population", 1_500_000),
            ("people", "nan", "population", 0),
            ("people", "NA", "population", 0),
            ("radius", "nan", "radius_m", 1000.0),
            ("radius", "NA", "radius_m", 1000.0),
            ("geonames", "NA", "id", "own-7"),
            ("radius", "2.5e3", "radius_m", 2500.0),
            ("geonames", "0", "id", "own-7"),
            ("geonames", "0.0", "id", "own-7"),
            ("geonames", "77.0", "id", "geonames-77"),
            ("geonames", "https://www.geonames.org/77/newtown.html", "id", "geonames-77"),
            ("id", "Å 1", "id", "own-a-1"),
            ("kind", "", "kind", "village"),
            ("kind", "Town", "kind", "town"),
        ],
    )
    def test_a_word_is_understood(
        self, tmp_path: Path, what: str, said: str, attribute: str, value: object
    ) -> None:
        path = described(tmp_path, FULL, row(**{what: said}))
        (record,), _ = merged(path)[0].values(), None
        prefix = read_listing(path).prefix
        assert getattr(record, attribute) == (
            value.replace("own-", f"{prefix}-") if attribute == "id" and isinstance(value, str) else value
        )

    @pytest.mark.parametrize(
        ("what", "said", "message"),
        [
            ("lat", "abc", "lat 'abc' is not valid. Write degrees"),
            ("lat", "inf", "lat 'inf' is not valid"),
            ("lat", "1_0", "lat '1_0' is not valid"),
            ("lat", "", "lat '' is not valid"),
            (
                "lat",
                "100.5",
                "lat '100.5' is not valid. Degrees of lat are from -90 to 90; perhaps .* exchanged",
            ),
            ("lon", "-200", "lon '-200' is not valid. Degrees of lon are from -180 to 180$"),
            ("name", "", "name '' is not valid"),
            ("name", "x" * 300, "at most 200 characters"),
            ("kind", "hut", "kind 'hut' is not valid.*own.yaml"),
            ("kind", "vilage", "Did you mean village"),
            ("country", "XX", "country 'XX' is not valid"),
            ("country", "Lowlands", "Did you mean Lowland"),
            ("country", "FI|FJ", r"country 'FI\|FJ' is not valid"),
            ("people", "many", "population 'many' is not valid"),
            ("people", "-5", "population '-5' is not valid"),
            ("people", "1.5", "population '1.5' is not valid"),
            ("people", "1e400", "population '1e400' is not valid"),
            ("radius", "far", "radius_m 'far' is not valid. Write metres"),
            ("radius", "-500", "radius_m '-500' is not valid"),
            ("radius", "0", "radius_m '0' is not valid"),
            ("radius", "1e400", "radius_m '1e400' is not valid"),
            ("geonames", "²", "geonames '²' is not valid"),
            ("geonames", "99999999999", "geonames '99999999999' is not valid"),
            ("geonames", "-5", "geonames '-5' is not valid"),
        ],
    )
    def test_a_slip_is_told_with_its_line(self, tmp_path: Path, what: str, said: str, message: str) -> None:
        with pytest.raises(InputError, match=message) as caught:
            merged(described(tmp_path, FULL, row(**{what: said})))
        assert (caught.value.path, caught.value.line) == (tmp_path / "data.csv", 2)

    def test_a_radius_with_a_comma_is_no_guess(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="radius_m '1,000' is not valid"):
            merged(described(tmp_path, FULL, row(radius='"1,000"')))

    def test_latitude_and_longitude_that_are_exchanged_are_noticed_by_the_country(
        self, tmp_path: Path
    ) -> None:
        with pytest.raises(
            InputError, match=r":2: lat '40.25' and lon '10.25' are far from Lowland.*[Ee]xchange"
        ):
            merged(described(tmp_path, FULL, row(lat="40.25", lon="10.25", country="FI")))
        assert merged(described(tmp_path, FULL, row(lat="40.25", lon="10.25", country="FJ")))[0]

    @pytest.mark.parametrize(
        ("first", "second", "message"),
        [
            ("7", "7", "id '7' is also that of line 2"),
            ("Å-1", "a 1", "id 'a 1' counts as the same as 'Å-1' of line 2"),
        ],
    )
    def test_an_id_stands_once(self, tmp_path: Path, first: str, second: str, message: str) -> None:
        data = f"id,name,lat,lon\n{first},Alphaville,10,20\n{second},Betatown,30,40\n"
        with pytest.raises(InputError, match=message) as caught:
            merged(
                described(tmp_path, "format: csv\ncolumns: {id: id, name: name, lat: lat, lon: lon}", data)
            )
        assert caught.value.line == 3

    def test_ids_in_other_scripts_are_kept_apart(self, tmp_path: Path) -> None:
        data = "id,name,lat,lon\n村1,Alphaville,10,20\n町1,Betatown,30,40\n村,Gammaburg,30,40\n"
        columns = "format: csv\ncolumns: {id: id, name: name, lat: lat, lon: lon}"
        assert len(merged(described(tmp_path, columns, data))[0]) == 3

    def test_no_number_of_geonames_stands_twice(self, tmp_path: Path) -> None:
        data = row(geonames="90") + row(id="8", name="Other", geonames="90").splitlines()[1] + "\n"
        with pytest.raises(InputError, match=r":3: id '90' is also that of line 2"):
            merged(described(tmp_path, FULL, data))

    def test_a_known_place_is_moved_and_says_by_whom(self, tmp_path: Path) -> None:
        (record,) = merged(described(tmp_path, FULL, row(geonames="90", also="Veterople")))[0].values()
        assert (record.id, record.name, record.lat, record.source) == ("geonames-90", "Oldtown", 10.25, 1)
        assert ("Veterople", ALTERNATE) in record.names

    def test_the_same_place_in_two_spellings_has_two_names(self, tmp_path: Path) -> None:
        data = "name,lat,lon\nAl Qaim,10,20\nAl-Qaim,10,20\n城,10,20\n村,10,20\n"
        records, _ = merged(described(tmp_path, PLAIN, data))
        assert sorted(len(record.names) for record in records.values()) == [1, 1, 2]


class TestDescriptions:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (f"{PLAIN}\ndelimiter: semicolon", "delimiter 'semicolon' is not one sign"),
            (f"{PLAIN}\ndelimiter: 7", "delimiter 7 is not one sign"),
            (f'{PLAIN}\ndelimiter: ""', "delimiter '' is not one sign"),
            (f'{PLAIN}\nseparator: ""', "separator '' is no text"),
            (f"{PLAIN}\nseparator: 3", "separator 3 is no text"),
            (f"{PLAIN}\ncolums: {{}}", r"'colums' is unknown. Did you mean columns\?"),
            (f"{PLAIN}\npreferred: 3", "preferred 3 is neither"),
            ("format: csv\ncolumns: {name: [a], lat: lat, lon: lon}", r"column name is \['a'\], and no heading"),
            ("format: csv\ncolumns: {name: , lat: lat, lon: lon}", "column name is None, and no heading"),
            ("format: geonames\nclasses: P", "classes 'P' is no list"),
            ("format: geonames\nclasses: [Q]", "classes .*is no list"),
            ("format: geonames\npopulation: -1", "population -1 is no whole number"),
            ("format: geonames\npopulation: true", "population True is no whole number"),
            ("format: geonames\nnames: 4", "names 4 is no name of a file"),
        ],
    )  # fmt: skip
    def test_a_slip_is_told(self, tmp_path: Path, text: str, message: str) -> None:
        with pytest.raises(InputError, match=message) as caught:
            read_listing(described(tmp_path, text, "name,lat,lon\n"))
        assert caught.value.path == tmp_path / "own.yaml"
        assert caught.value.line

    def test_a_title_that_is_a_number_wants_quotes(self, tmp_path: Path) -> None:
        path = described(tmp_path, PLAIN, "name,lat,lon\n")
        path.write_text(path.read_text().replace("My list", "2020"))
        with pytest.raises(InputError, match=":1: title 2020 is no text: put it in quotes"):
            read_listing(path)

    def test_columns_by_number_are_headings_that_are_not_there(self, tmp_path: Path) -> None:
        text = "format: csv\ncolumns: {name: 0, lat: 1, lon: 2}"
        with pytest.raises(InputError, match=r":1: there is no column '0'. It has name, lat, lon"):
            merged(described(tmp_path, text, "name,lat,lon\nNewtown,1,2\n"))

    def test_what_is_no_file_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        path = described(tmp_path, PLAIN, "")
        path.write_text(path.read_text().replace("data.csv", "folder"))
        with pytest.raises(InputError, match=r"own\.yaml:3: file 'folder' is a folder beside it"):
            read_listing(path)
        for absent in (tmp_path / "folder", tmp_path / "absent.yaml", tmp_path / ("x" * 300)):
            with pytest.raises(InputError, match="--no-sources"):
                read_listing(absent)

    def test_two_sources_have_two_titles(self, tmp_path: Path) -> None:
        path = described(tmp_path, PLAIN, "name,lat,lon\n")
        with pytest.raises(InputError, match="title 'My list' is also that of"):
            read_listings([path, path])
        with pytest.raises(InputError, match="256 sources are too many"):
            read_listings([path] * 256)

    def test_a_table_is_no_description(self, tmp_path: Path) -> None:
        (tmp_path / "own.csv").write_text("name,lat,lon\nNewtown,1,2\n")
        with pytest.raises(InputError, match=r"it describes no source\. Write a YAML file"):
            read_listing(tmp_path / "own.csv")

    def test_a_description_may_begin_with_a_mark(self, tmp_path: Path) -> None:
        path = described(tmp_path, PLAIN, "name,lat,lon\nNewtown,1,2\n")
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        assert len(merged(path)[0]) == 1

    def test_what_is_listed_by_hand_is_preferred_and_a_dump_is_not(self, tmp_path: Path) -> None:
        assert read_listing(described(tmp_path, PLAIN, "")).preferred
        assert not read_listing(described(tmp_path, "format: geonames", "")).preferred
        assert read_listing(described(tmp_path, "format: geonames\npreferred: true", "")).preferred


class TestLinkedPlaces:
    @staticmethod
    def read(
        folder: Path, *features: object, lines: bool = False
    ) -> tuple[dict[str, Record], dict[str, Any]]:
        whole = {"type": "FeatureCollection", "citation": {"a": [1]}, "features": list(features)}
        text = "\n\n".join(map(json.dumps, features)) if lines else json.dumps(whole, indent=1)
        return merged(described(folder, "format: linked-places", text, "places.json"))

    @pytest.mark.parametrize("lines", [True, False])
    def test_what_may_be_absent_may_be(self, tmp_path: Path, lines: bool) -> None:
        features = [
            linked(**{"@id": 1}),
            linked(**{"@id": 2, "names": None, "types": None}),
            linked(
                **{
                    "@id": 3,
                    "names": [{"citations": []}, {"toponym": "Neustadt"}, "Nova"],
                    "types": [{}, None],
                }
            ),
            linked(**{"@id": 4, "properties": {"title": "Reef", "ccode": "FJ"}}),
            linked(**{"@id": 5, "properties": None, "names": [{"toponym": "Namesake"}]}),
            linked(**{"@id": 6, "geometry": {"type": "Point", "geowkt": "POINT (40.25 10.25)"}}),
            linked(**{"@id": 7, "geometry": None}),
            linked(**{"@id": 8, "geometry": {"type": "GeometryCollection", "geometries": []}}),
            linked(**{"@id": 9, "geometry": {"type": "Polygon", "coordinates": []}}),
            linked(**{"@id": 10, "geometry": {"type": "Point", "coordinates": [None, None]}}),
            linked(**{"@id": 11, "geometry": {"type": "Point", "geowkt": "POINT (nan nan)"}}),
        ]
        records, left_out = self.read(tmp_path, *features, lines=lines)
        names = [[text for text, _ in record.names] for record in records.values()]
        assert names == [
            ["Newtown"],
            ["Newtown"],
            ["Newtown", "Neustadt", "Nova"],
            ["Reef"],
            ["Namesake", "Namesake"],
            ["Newtown"],
        ]
        assert [record.country for record in records.values()] == ["FI", "FI", "FI", "FJ", None, "FI"]
        assert {(record.lat, record.lon) for record in records.values()} == {(10.25, 40.25)}
        assert left_out == {"count": 5, "of": 11, "names": ["Newtown"] * 5}

    @pytest.mark.parametrize(
        ("feature", "message"),
        [
            (linked(geometry={"coordinates": ["40.25", "10.25"]}), r"'x:9' .*\['40.25', '10.25'\] are no numbers"),
            (linked(geometry={"coordinates": [float("nan"), 10]}), "'x:9' .*are no numbers"),
            (linked(geometry={"coordinates": [10**400, 10]}), "'x:9' .*are out of range"),
            (linked(geometry={"coordinates": [float("inf"), 10]}), "'x:9' .*are out of range"),
            (linked(names=[{"toponym": "\ud800"}]), "has half of a character"),
            (linked(properties={"title": "Reef \ud800"}), "has half of a character"),
            (linked(geometry={"coordinates": "here"}), "'x:9' .*'here' are no numbers"),
            (linked(geometry={"coordinates": [[1, 2], 3]}), "'x:9' .*3 are no numbers"),
            (linked(geometry={"coordinates": [1]}), "'x:9' .*are no position"),
            (linked(geometry={"coordinates": [10.25, 140.25]}), "out of range; perhaps latitude and longitude"),
            (linked(geometry={"geowkt": "POINT (1"}), "geowkt 'POINT.*is no geometry"),
            (linked(geometry={"geowkt": ["POINT (1 2)"]}), r"geowkt \['POINT.*is no geometry"),
            (linked(geometry=[1, 2]), r"geometry \[1, 2\] is no object"),
            (linked(properties={}), "it has no title"),
            (linked(properties=[]), "it has no title"),
            (linked(properties={"title": "Reef", "ccodes": ["XX"]}), "country 'XX' is not valid"),
            (linked(properties={"title": "7"}), "name '7' is not valid"),
            ("Newtown", "'Newtown' is no feature"),
            (linked(), "id 'x:9' is also that of line"),
        ],
    )  # fmt: skip
    def test_a_slip_is_told_with_the_feature_and_its_line(
        self, tmp_path: Path, feature: object, message: str
    ) -> None:
        first = linked(**({} if feature == linked() else {"@id": "x:1"}))
        with pytest.raises(InputError, match=message) as caught:
            self.read(tmp_path, first, feature)
        text = (tmp_path / "places.json").read_text().splitlines()
        assert caught.value.line
        assert text[caught.value.line - 1].strip()[0] in '{"'
        assert caught.value.line > 10

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "it is empty"),
            (b"{}", "neither a FeatureCollection nor JSON Lines"),
            (b"[1]", "neither a FeatureCollection nor JSON Lines"),
            (b'{"type": "FeatureCollection", "features": null}', "neither a FeatureCollection"),
            (b"name,lat,lon\nNewtown,1,2\n", "neither a FeatureCollection"),
            (b'{"type": "Feature"', r"places\.json:1:\d+: not JSON"),
            (
                b'{"type": "FeatureCollection", "features": ' + b"[" * 100_000,
                r"places\.json:1:\d+: nested too deeply",
            ),
            (b'{"type": "Feature", "type": "Feature"}', "key 'type' stands twice"),
        ],
    )
    def test_a_file_that_is_no_linked_places_is_told(self, tmp_path: Path, data: bytes, message: str) -> None:
        with pytest.raises(InputError, match=message):
            merged(described(tmp_path, "format: linked-places", data, "places.json"))

    @pytest.mark.parametrize(
        ("boxes", "lon", "most"),
        [
            ([(178, 180), (-180, -179)], 179.5, 220e3),
            ([(-180, -170), (172, 180)], -179.0, 1100e3),
            ([(-180, -90), (-60, 20), (170, 180)], -85.0, 12e6),
            ([(10, 12), (20, 22)], 16.0, 800e3),
            ([(-180, 180)], 0.0, 21e6),
            ([(179, 180)], 179.5, 130e3),
        ],
    )
    def test_the_middle_of_an_outline_is_in_its_middle(
        self, boxes: list[tuple[float, float]], lon: float, most: float
    ) -> None:
        rings = [[[[w, -18], [e, -18], [e, -16], [w, -16], [w, -18]]] for w, e in boxes]
        middle = outline({"type": "MultiPolygon", "coordinates": rings})
        assert middle is not None
        assert (middle.lat, middle.lon) == (-17.0, lon)
        assert 100e3 < middle.reach < most

    @pytest.mark.parametrize(
        "geometry",
        [
            {"type": "MultiPoint", "coordinates": [[179, 1], [-179, 3]]},
            {"type": "LineString", "coordinates": [[-179, 1], [179, 3]]},
            {"type": "Polygon", "coordinates": [[[179, 1], [-179, 1], [-179, 3], [179, 3], [179, 1]]]},
            {"type": "MultiLineString", "coordinates": [[[179, 1], [179.9, 2]], [[-179.9, 2], [-179, 3]]]},
        ],
        ids=lambda geometry: geometry["type"],
    )
    def test_what_nobody_has_cut_at_the_antimeridian_lies_there_as_well(self, geometry: object) -> None:
        middle = outline(geometry)
        assert middle is not None
        assert (middle.lat, abs(middle.lon)) == (2.0, 180.0)
        assert middle.reach < 200e3


def test_a_dump_is_checked_as_well(tmp_path: Path) -> None:
    cells = [
        "5",
        "Newtown",
        "",
        "",
        "10.25",
        "40.25",
        "P",
        "PPL",
        "FI",
        "",
        "",
        "",
        "",
        "",
        "²",
        "",
        "",
        "",
        "",
    ]
    path = described(tmp_path, "format: geonames", "\t".join(cells) + "\r\n")
    (record,) = merged(path)[0].values()
    assert (record.id, record.population) == ("geonames-5", 0)
    for number in ("0", "²", "99999999999", "x"):
        described(tmp_path, "format: geonames", "\t".join([number, *cells[1:]]))
        with pytest.raises(InputError, match=f":1: '{number}' is no number of GeoNames"):
            merged(path)


def test_countries_that_a_source_has_moved_are_known_to_the_next(tmp_path: Path) -> None:
    cells = [
        "1",
        "Lowland",
        "",
        "",
        "11.0",
        "41.0",
        "A",
        "PCLI",
        "FI",
        "",
        "",
        "",
        "",
        "",
        "9",
        "",
        "",
        "",
        "",
    ]
    dump, own = tmp_path / "dump", tmp_path / "own"
    for folder in (dump, own):
        folder.mkdir()
    records = land()
    read_listing(described(dump, "format: geonames", "\t".join(cells))).merge_into(records, 1)
    assert (records["geonames-1"].lat, records["geonames-1"].source) == (11.0, 1)
    read_listing(described(own, FULL, row(country="Lowland"))).merge_into(records, 2)
    assert [record.country for record in records.values() if record.source == 2] == ["FI"]
