"""Every format, opened by a reader that is not ours: the same types, and a word on where it is from.

That the values come back stands in ``test_reading_back.py``.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import which
from typing import Any
from xml.etree import ElementTree

import duckdb
import geopandas as gpd
import openpyxl
import pandas as pd
import psycopg
import pyogrio
import pytest
from pyld import jsonld

import gazetteer
import geo
from gazetteer.errors import InputError, OutputError
from geo.disagreement import Group
from geo.export import TABLES
from geo.formats import FORMATS, Format, format_of
from geo.formats.conflict import ACLED, UCDP, tolls
from geo.formats.flat import columns, flat, refers
from geo.formats.linked import news_articles
from geo.formats.postgis import postgis
from geo.values import Value
from tests.conftest import ROOT
from tests.corpora import claim, event, place
from tests.corpora import write as write_corpus

#: A name that would run, be a formula, end an element, or break a line, in one reader or another.
HOSTILE = '=HYPERLINK("x")\x0b</script><b>{{7*7}}${1}]]>&\u202e\'; DROP TABLE claims;--'
GEOGRAPHIC = ("events", "places", "mentions", "claims", "disagreements")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> geo.Corpus:
    """A corpus whose every text is hostile."""
    said = claim("c", "who", 3, article="paper", topic=HOSTILE, paraphrase=HOSTILE)
    folder = write_corpus(
        tmp_path_factory.mktemp("hostile") / "corpus",
        [event("e", HOSTILE, "there", said)],
        (place("there", HOSTILE.replace("\x0b", ""), 44.0, 36.0),),
        {"who": HOSTILE},
        {"paper": ({"publisher": HOSTILE, "title": HOSTILE}, "Nothing.")},
        title=HOSTILE,
    )
    return geo.read_corpus(folder)


def rows(frame: pd.DataFrame) -> list[list[Any]]:
    """The values of a table without geometry, alike whoever read it."""
    plain = frame.drop(columns=["geometry"], errors="ignore")
    return [[_alike(value) for value in row] for row in plain.itertuples(index=False)]


def _alike(value: Any) -> Any:
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return int(value)
    if not isinstance(value, list | tuple) and (value is None or pd.isna(value)):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return round(float(value), 9) if isinstance(value, int | float) else value


def expected(corpus: geo.Corpus, table: str) -> list[list[Any]]:
    return rows(flat(corpus, table))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.slow
def test_a_geopackage_has_a_layer_per_table(
    part: geo.Corpus, exported: Callable[..., Path], table: str
) -> None:
    path = exported(part, "geopackage")
    read = pyogrio.read_dataframe(path, layer=table)
    if table != "articles":
        assert read.crs == "EPSG:4326"
        assert set(read.geometry.dropna().geom_type) == {"Point"}
        assert list(read.geometry.isna()) == list(flat(part, table).geometry.isna())
    types = dict(
        zip(*[pyogrio.read_info(path, layer=table)[key] for key in ("fields", "ogr_types")], strict=True)
    )
    kinds = {"integer": "OFTInteger64", "number": "OFTReal", "boolean": "OFTInteger", "day": "OFTDate"}
    assert types == {column.name: kinds.get(column.type, "OFTString") for column in columns(table)}


@pytest.mark.slow
def test_a_geopackage_brings_its_styles_relations_and_meanings(
    part: geo.Corpus, exported: Callable[..., Path]
) -> None:
    path = exported(part, "geopackage")
    with closing(sqlite3.connect(path)) as database:
        styles = dict(database.execute("SELECT f_table_name, styleQML FROM layer_styles"))
        keys = database.execute("PRAGMA foreign_key_list(claims)").fetchall()
        assert {(key[3], key[2]) for key in keys} == {("event", "happenings"), ("article", "articles")}
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        [meaning] = database.execute(
            "SELECT description FROM gpkg_data_columns WHERE table_name = 'events' AND column_name = 'precision_m'"
        ).fetchone()
        assert meaning == next(c.meaning for c in columns("events") if c.name == "precision_m")
        about = dict(database.execute("SELECT key, value FROM about"))
    renderer = ElementTree.fromstring(styles["events"]).find("renderer-v2")
    assert renderer is not None
    assert [category.get("value") for category in renderer.iter("category")] == list(part.kinds)
    assert len(list(renderer.iter("symbol"))) == len(part.kinds)
    assert set(styles) == {"places", "outlines", "happenings", "events", "claims", "mentions"}
    assert about["title"] == part.about.title
    assert about["articles"] == "cna press-tv"
    areas = pyogrio.read_dataframe(path, layer="outlines")
    assert set(areas["id"]) == {p.id for p in part.place_records.values() if p.geometry and p.geometry.area}


@pytest.mark.skipif(not which("ogrinfo"), reason="GDAL's own programs are not installed (Debian: gdal-bin)")
@pytest.mark.slow
@pytest.mark.parametrize("name", ["geopackage", "flatgeobuf", "kml", "geojson"])
def test_gdal_reads_them(part: geo.Corpus, exported: Callable[..., Path], name: str) -> None:
    told = subprocess.run(
        ["ogrinfo", "-ro", "-so", exported(part, name), *(["events"] if name != "geojson" else ["-al"])],
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"Feature Count: {len(part.events)}" in told.stdout
    assert "ERROR" not in told.stderr


def test_a_flatgeobuf_says_what_it_is_from(part: geo.Corpus, exported: Callable[..., Path]) -> None:
    info = pyogrio.read_info(exported(part, "flatgeobuf", "places"))
    assert info["layer_metadata"]["TITLE"] == part.about.title
    assert json.loads(info["layer_metadata"]["DESCRIPTION"])["articles"] == ["cna", "press-tv"]


@pytest.mark.parametrize("table", GEOGRAPHIC)
def test_geoparquet(part: geo.Corpus, exported: Callable[..., Path], table: str) -> None:
    path = exported(part, "geoparquet", table)
    assert gpd.read_parquet(path, columns=["geometry"]).crs == "EPSG:4326"
    types = {row[0]: row[1] for row in duckdb.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()}
    kinds = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "day": "DATE"}
    assert {c.name: types[c.name] for c in columns(table)} == {
        c.name: kinds.get(c.type, "VARCHAR") for c in columns(table)
    }
    assert duckdb.execute(f"SELECT count(*) FROM '{path}'").fetchone() == (len(flat(part, table)),)
    [told] = duckdb.execute(
        f"SELECT decode(value) FROM parquet_kv_metadata('{path}') WHERE decode(key) = 'dateline'"
    ).fetchall()
    assert json.loads(told[0])["title"] == part.about.title


@pytest.mark.slow
def test_kml(part: geo.Corpus, exported: Callable[..., Path]) -> None:
    path = exported(part, "kml")
    assert [layer for layer, _ in pyogrio.list_layers(path)] == list(GEOGRAPHIC)
    for table in GEOGRAPHIC:
        read = pyogrio.read_dataframe(path, layer=table)
        assert list(read["id"]) == list(flat(part, table)["id"])
    space = {"": "http://www.opengis.net/kml/2.2"}
    document = ElementTree.parse(path).getroot().find("Document", space)
    assert document is not None
    assert document.findtext("name", namespaces=space) == part.about.title
    strike = next(
        mark
        for mark in document.iter(f"{{{space['']}}}Placemark")
        if mark.find("TimeSpan", space) is not None
    )
    assert strike.findtext("TimeSpan/begin", namespaces=space)[:4] == "2020"


@pytest.mark.slow
def test_excel(part: geo.Corpus, exported: Callable[..., Path]) -> None:
    book = openpyxl.load_workbook(exported(part, "excel"))
    assert book.sheetnames == [*TABLES, "about"]
    for table in TABLES:
        sheet = book[table]
        names = [cell.value for cell in sheet[1]]
        placed = [] if table == "articles" else ["longitude", "latitude"]
        assert names == [*(c.name for c in columns(table)), *placed]
        assert sheet.max_row == len(flat(part, table)) + 1
        assert [sheet.cell(1, i).comment.text for i, _ in enumerate(columns(table), 1)] == [
            c.meaning for c in columns(table)
        ]
    assert dict(book["about"].iter_rows(2, values_only=True))["title"] == part.about.title


@pytest.mark.slow
def test_sqlite_is_what_datasette_likes(part: geo.Corpus, exported: Callable[..., Path]) -> None:
    with closing(sqlite3.connect(exported(part, "sqlite"))) as database:
        for table in TABLES:
            assert {
                (key[3], key[2]) for key in database.execute(f'PRAGMA foreign_key_list("{table}")')
            } == set(refers(table).items())
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found = database.execute(
            "SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'missiles'"
        ).fetchone()
        assert found[0] > 0
        there = database.execute("SELECT longitude, latitude FROM places WHERE id = 'erbil'").fetchone()
        assert there == (part.gazetteer["erbil"].lon, part.gazetteer["erbil"].lat)
        assert dict(database.execute("SELECT key, value FROM about"))["licence"] == part.about.licence


def test_linked_places_come_back_as_a_gazetteer(part: geo.Corpus, exported: Callable[..., Path]) -> None:
    read = gazetteer.Gazetteer.read(exported(part, "linked-places"))
    assert set(part.place_records) <= set(read)
    assert all(read[id] == part.gazetteer[id] for id in read)


def test_annotations_are_json_ld(part: geo.Corpus, exported: Callable[..., Path]) -> None:
    path = exported(part, "annotations")
    oa, as_ = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
    terms = {
        "id": "@id",
        "type": "@type",
        "@vocab": oa,
        "items": {"@id": f"{as_}items", "@container": "@list"},
    }
    terms |= {name: {"@id": f"{oa}has{name.capitalize()}"} for name in ("body", "target", "selector")}
    terms["source"] = {"@id": f"{oa}hasSource", "@type": "@id"}

    def loader(url: str, options: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": terms}}

    data = json.loads(path.read_text(encoding="utf-8"))
    [page] = jsonld.expand(data, {"documentLoader": loader, "base": "https://example.org/a.jsonld"})
    items = page[f"{as_}items"][0]["@list"]
    assert len(items) == len(part.mentions) + len(part.claims)
    assert len({item["@id"] for item in items}) == len(items)
    for item, mention in zip(items, part.mention_records, strict=False):
        [target] = item[f"{oa}hasTarget"]
        quote = target[f"{oa}hasSelector"][1]
        assert quote[f"{oa}exact"][0]["@value"] == mention.match.surface
    assert data["partOf"]["label"] == part.about.title
    assert data["partOf"]["manifest"]["articles"] == ["cna", "press-tv"]


def test_an_annotation_of_a_text_of_ones_own_points_into_it(folder: Callable[..., Path]) -> None:
    corpus = geo.read_corpus(folder())
    made = json.loads(FORMATS["annotations"].write(corpus, ["mentions"]))
    for item in made["items"]:
        position, quote = item["target"]["selector"]
        id = item["target"]["source"].removeprefix("#article/")
        text = corpus.article_records[id].path.read_text(encoding="utf-8")
        assert text[position["start"] : position["end"]] == quote["exact"]


@pytest.mark.parametrize(("name", "known"), [("ucdp-ged", UCDP), ("acled", ACLED)])
def test_datasets_of_conflict(
    seeds: geo.Corpus, exported: Callable[..., Path], name: str, known: Any
) -> None:
    text = exported(seeds, name).read_bytes().decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text)))
    assert len(read) == len(seeds.event_records)
    assert list(read[0]) == [column for column, field in known.items() if field.write]
    crush = next(row for row in read if row["country"] == "Iran" and "crush" in "".join(row.values()).lower())
    assert crush["latitude"] == str(seeds.gazetteer["kerman"].lat)


def test_the_codes_of_precision_follow_the_codebooks(seeds: geo.Corpus) -> None:
    read = {row["id"]: row for row in csv.DictReader(io.StringIO(FORMATS["ucdp-ged"].write(seeds)[1:]))}
    for id, row in read.items():
        date = seeds.event_records[id].date
        assert (row["date_prec"] == "") == (row["date_start"] == "" or row["date_end"] == "")
        if date and len(date) == 10:
            assert row["date_prec"] == "1"
        if row["where_coordinates"] in ("Iraq", "Iran"):
            assert row["where_prec"] == "6"


def test_a_toll_is_what_most_voices_give_between_the_least_and_the_greatest(
    folder: Callable[..., Path],
) -> None:
    corpus = geo.read_corpus(folder())
    [group] = [group for group in corpus.groups if group.topic == "deaths"]
    assert tolls([group], corpus.independence) == (3, 3, 5)
    assert tolls([], corpus.independence) == (None, None, None)
    said = tuple(claim.model_copy(update={"value": Value(text="many")}) for claim in group.claims)
    wordy = Group(group.event, "deaths", None, said, (0, 0), ("many", "many"), ("many",), ())
    assert tolls([wordy], corpus.independence) == (None, None, None)


def test_a_label_of_ours_is_no_headline(seeds: geo.Corpus) -> None:
    made = {facts.get("url"): facts for facts in news_articles(seeds)}
    for article in seeds.article_records.values():
        assert made[article.url].get("headline") == article.title


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.slow
def test_hostile_text_is_text_in_every_reader(
    hostile: geo.Corpus, exported: Callable[..., Path], name: str
) -> None:
    path = exported(hostile, name)
    shown = HOSTILE.replace("\x0b", "\ufffd")
    if name in ("geopackage", "flatgeobuf", "kml"):
        read = pyogrio.read_dataframe(path, layer="events")
        assert (shown if name != "kml" else shown.replace("]]>", "]] >")) in read["title"][0]
    elif name == "geoparquet":
        assert shown in gpd.read_parquet(path)["title"][0]
    elif name == "excel":
        cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d", "b"}
        assert any(cell.value and shown in str(cell.value) and cell.quotePrefix for cell in cells)
    elif name == "sqlite":
        with closing(sqlite3.connect(path)) as database:
            assert shown in database.execute("SELECT title FROM happenings").fetchone()[0]
    elif path.suffix == ".csv":
        cells = [
            cell
            for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
            for cell in row
        ]
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
        assert any(HOSTILE.split("\x0b")[0] in cell for cell in cells)
    else:
        assert json.dumps(HOSTILE)[1:-1].split("\\u202e")[0] in json.dumps(
            json.loads(path.read_text(encoding="utf-8"))
        )


@pytest.mark.slow
def test_an_empty_part_is_written_too(folder: Callable[..., Path], exported: Callable[..., Path]) -> None:
    corpus = geo.read_corpus(folder()).filtered(geo.Filters(words="nothing-of-it"))
    assert not corpus.event_records
    for name, format in FORMATS.items():
        path = exported(corpus, name)
        assert path.stat().st_size > 0 or format.named
    assert len(pyogrio.read_dataframe(exported(corpus, "geopackage"), layer="events")) == 0


def test_what_a_format_does_not_hold_is_said(part: geo.Corpus) -> None:
    with pytest.raises(
        InputError, match=r"\.fgb holds no articles\. Choose of events, places, mentions, claims"
    ):
        FORMATS["flatgeobuf"].write(part, ["articles"])
    with pytest.raises(InputError, match=r"\.csv holds one table, not 2"):
        FORMATS["csv"].write(part, ["events", "claims"])


def test_a_library_that_is_missing_is_named(part: geo.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sqlite_utils", None)
    with pytest.raises(InputError, match=r"needs sqlite_utils, .* pip install 'dateline\[formats\]'"):
        FORMATS["sqlite"].write(part)


def test_a_sheet_that_is_full_is_refused(part: geo.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.formats.sheets.MOST_ROWS", 3)
    with pytest.raises(InputError, match="are more than the 3 rows of a sheet"):
        FORMATS["excel"].write(part)


DATABASE = os.environ.get("DATELINE_POSTGIS")


@pytest.fixture
def database() -> Iterator[tuple[str, psycopg.Connection]]:
    """A database with PostGIS, and an empty schema of ours in it."""
    if DATABASE is None:
        if os.environ.get("DATELINE_REQUIRE_POSTGIS"):
            pytest.fail("DATELINE_POSTGIS names no database")
        pytest.skip("DATELINE_POSTGIS names no PostgreSQL database with PostGIS")
    with psycopg.connect(DATABASE, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS dateline_test CASCADE")
        yield DATABASE, connection
        connection.execute("DROP SCHEMA IF EXISTS dateline_test CASCADE")


@pytest.mark.slow
def test_postgis(part: geo.Corpus, database: tuple[str, psycopg.Connection]) -> None:
    url, connection = database
    assert postgis(part, url, "dateline_test") == sum(len(flat(part, table)) for table in TABLES)
    for table in TABLES:
        names = ", ".join(f'"{column.name}"' for column in columns(table))
        read = connection.execute(f"SELECT {names} FROM dateline_test.{table}").fetchall()
        assert [[_alike(value) for value in row] for row in read] == expected(part, table)
    [srid, count] = (
        connection.execute(
            "SELECT max(ST_SRID(geometry)), count(geometry) FROM dateline_test.events"
        ).fetchone()
        or ()
    )
    assert (srid, count) == (4326, int(part.events.geometry.notna().sum()))
    joined = connection.execute(
        "SELECT count(*) FROM dateline_test.claims c JOIN dateline_test.happenings h ON c.event = h.id"
        " JOIN dateline_test.articles a ON c.article = a.id"
    ).fetchone()
    assert joined == (len(part.claims),)


@pytest.mark.slow
def test_a_table_that_exists_stops_postgis_before_anything_is_exported(
    part: geo.Corpus, database: tuple[str, psycopg.Connection]
) -> None:
    url, connection = database
    connection.execute("CREATE SCHEMA dateline_test")
    connection.execute("CREATE TABLE dateline_test.claims (kept int)")
    with pytest.raises(InputError, match=r"has claims already\. Give another with --schema"):
        postgis(part, url, "dateline_test")
    held = connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'dateline_test'"
    )
    assert held.fetchall() == [("claims",)]


@pytest.mark.slow
def test_hostile_text_is_text_in_postgis(
    hostile: geo.Corpus, database: tuple[str, psycopg.Connection]
) -> None:
    url, connection = database
    postgis(hostile, url, "dateline_test")
    [title] = connection.execute("SELECT title FROM dateline_test.happenings").fetchone() or ()
    assert HOSTILE.replace("\x0b", "\ufffd") in title


@pytest.mark.slow
def test_a_database_that_is_down_is_a_clear_word_without_the_password(part: geo.Corpus) -> None:
    with pytest.raises(
        OutputError, match=r"^postgresql://u:\*\*\*@127\.0\.0\.1:1/x: .*See that it runs"
    ) as failed:
        postgis(part, "postgresql://u:secret@127.0.0.1:1/x")
    assert "secret" not in str(failed.value)
    for url in ("mysql://u:secret@h/x", "nonsense"):
        with pytest.raises(InputError, match="is no address of a PostgreSQL database") as refused:
            postgis(part, url)
        assert "secret" not in str(refused.value)


def test_the_table_of_formats_in_the_manual_is_that_of_the_code() -> None:
    lines = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").splitlines()
    told = {}
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `"):
            told[cells[0].strip("`")] = (cells[1], cells[2], cells[3])
    assert told == {name: _as_told(format) for name, format in FORMATS.items()}


def _as_told(format: Format) -> tuple[str, str, str]:
    endings = " ".join(f"`{ending}`" for ending in format.endings)
    return endings, ", ".join(format.tables), "several" if format.several else "one"


def test_an_ending_leads_to_one_format() -> None:
    taken: dict[str, Format] = {}
    for format in FORMATS.values():
        for ending in () if format.named else format.endings:
            assert taken.setdefault(ending, format) is format
            assert format_of(Path(f"x{ending}")) is format


def test_a_headline_of_a_source_is_one_that_was_printed(seeds: geo.Corpus) -> None:
    printed = {article.title for article in seeds.article_records.values() if article.title}
    rows = csv.DictReader(io.StringIO(FORMATS["ucdp-ged"].write(seeds)[1:]))
    told = {row["id"]: row["source_headline"] for row in rows}
    assert set(told["missile-strike"].split("; ")) == printed
    assert told["tokyo-market"] == ""
