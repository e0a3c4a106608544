"""GeoJSON out and back in, CSV, and the manifest of what was chosen."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from shapely.geometry import Polygon, shape

import geo
from gazetteer.errors import InputError, OutputError
from gazetteer.files import write
from geo import export, tables
from geo.export import LAYERS, Layer, canonical, dumps, harmless, number
from tests.conftest import EVENTS


@given(st.floats(min_value=-1e15, max_value=1e15, allow_nan=False))
def test_a_number_is_written_plainly_and_exactly(value: float) -> None:
    text = number(value)
    assert "e" not in text
    assert text != "-0"
    assert len(text.partition(".")[2]) <= 7
    assert abs(float(text) - value) <= 5e-8 + abs(value) * 1e-15


@given(st.recursive(st.text() | st.none() | st.booleans() | st.integers(-(2**50), 2**50), lambda x: st.lists(x) | st.dictionaries(st.text(), x), max_leaves=12))  # fmt: skip
@pytest.mark.slow
def test_what_is_written_reads_back(value: Any) -> None:
    assert json.loads(dumps(value)) == value


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("chosen", [[], ["cna"], ["compilation", "press-tv"]])
@pytest.mark.slow
def test_an_export_is_valid_and_reads_back_as_the_same_table(
    seeds: geo.Corpus, lean: geo.Corpus, tmp_path: Path, layer: Layer, chosen: list[str]
) -> None:
    corpus = lean.filtered(chosen) if chosen or layer == "claims" else seeds
    path = write(tmp_path / "out.geojson", geo.geojson(corpus, layer))
    again = geo.read_export(path)
    table = getattr(corpus, layer)[again.columns]
    assert_frame_equal(again.drop(columns="geometry"), table.drop(columns="geometry"), check_like=False)
    assert again.dtypes.equals(table.dtypes)
    assert again.geometry.isna().equals(table.geometry.isna())
    assert again.geometry.dropna().geom_equals_exact(_rounded(table), tolerance=1e-6).all()
    assert again.crs == "EPSG:4326"
    assert again.attrs["dateline"]["articles"] == (chosen or list(seeds.articles["id"]))


def _rounded(table: gpd.GeoDataFrame) -> gpd.GeoSeries:
    found = table.geometry.dropna()
    return found.map(lambda geometry: shape(canonical(geometry))).set_crs(4326)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.slow
def test_an_export_follows_rfc_7946(seeds: geo.Corpus, layer: Layer) -> None:
    data = json.loads(geo.geojson(seeds, layer))
    assert data["type"] == "FeatureCollection"
    assert "crs" not in data
    ids = [feature["id"] for feature in data["features"]]
    assert len(ids) == len(set(ids)) > 0
    west, south, east, north = data["bbox"]
    for feature in data["features"]:
        if feature["geometry"] is None:
            assert feature["properties"]["unplaced"]
            continue
        geometry = shape(feature["geometry"])
        assert geometry.is_valid
        assert west <= geometry.bounds[0] <= geometry.bounds[2] <= east
        assert south <= geometry.bounds[1] <= geometry.bounds[3] <= north
        for part in getattr(geometry, "geoms", [geometry]):
            if isinstance(part, Polygon):
                assert part.exterior.is_ccw
                assert not any(ring.is_ccw for ring in part.interiors)
        assert all(
            len(text.partition(".")[2]) <= 7 for text in map(str, shapely.get_coordinates(geometry).flat)
        )


def test_what_was_left_out_is_counted(seeds: geo.Corpus) -> None:
    part = seeds.filtered(["press-tv"])
    about = json.loads(geo.geojson(part, "events"))["dateline"]
    assert about["left_out"] == {
        "events": len(seeds.event_records) - len(part.event_records),
        "places": len(seeds.places) - len(part.places),
        "claims": len(seeds.claims) - len(part.claims),
        "mentions": len(seeds.mentions) - len(part.mentions),
    }
    assert about["left_out"]["claims"] > 0


def test_a_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "kept").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        write(target, "new")
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    with pytest.raises(OutputError, match="in a folder that exists"):
        write(tmp_path / "missing" / "out.geojson", "new")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"features": [{}]}', '{"features": []}', "[" * 100_000, '{"dateline": {"layer": "maps"}, "features": []}', '{"dateline": {"layer": "events"}, "features": [{"id": "a", "properties": {}, "geometry": null}]}', '{"dateline": {"layer": "events"}, "features": [{"id": "a", "properties": {}, "geometry": {"type": "Point", "coordinates": ["x"]}}]}'])  # fmt: skip
def test_what_is_no_export_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.geojson.*(is no export|not JSON|nested too deeply)"):
        geo.read_export(path)


def names_of(layer: Layer) -> list[str]:
    return [column.name for column in tables.columns(layer)]


def csv_rows(text: str) -> list[dict[str, str]]:
    """Read CSV as RFC 4180 has it."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("chosen", [[], ["cna"]])
def test_csv_has_every_row_and_value(seeds: geo.Corpus, layer: Layer, chosen: list[str]) -> None:
    part = seeds.filtered(chosen)
    text = export.csv(part, layer)
    assert text.count("\r\n") == text.count("\n") == len(getattr(part, layer)) + 1
    rows = csv_rows(text)
    columns = [*names_of(layer), "lon", "lat", *(["wkt"] if layer == "places" else [])]
    assert text[1:].partition("\r\n")[0].split(",") == columns
    for row, record in zip(rows, getattr(part, layer).itertuples(), strict=True):
        assert list(row) == columns
        for column in names_of(layer):
            value = getattr(record, column)
            if not isinstance(value, list | dict) and pd.isna(value):
                assert row[column] == ""
            elif isinstance(value, str):
                assert row[column] == harmless(value)
            elif isinstance(value, bool):
                assert row[column] == str(value).lower()
            elif isinstance(value, int | float):
                assert float(row[column]) == pytest.approx(value, abs=1e-7)
        if record.geometry is None:
            assert row["lon"] == row["lat"] == ""
        elif record.geometry.geom_type == "Point":
            assert (float(row["lon"]), float(row["lat"])) == pytest.approx(record.geometry.coords[0])
        else:
            assert record.geometry.contains(shapely.Point(float(row["lon"]), float(row["lat"])))


def test_csv_of_places_has_their_outlines(seeds: geo.Corpus) -> None:
    for row in csv_rows(export.csv(seeds, "places")):
        geometry = seeds.gazetteer[row["id"]].geometry
        assert bool(row["wkt"]) is (geometry is not None)
        if geometry is not None:
            assert shapely.from_wkt(row["wkt"]).normalize().equals_exact(geometry.normalize(), 1e-6)
        assert json.loads(row["names"])[0][0]
    [erbil] = [row for row in csv_rows(export.csv(seeds, "places")) if row["id"] == "erbil"]
    assert erbil["articles"].split() == seeds.places.set_index("id").loc["erbil", "articles"]


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    " =1",
    "\r",
    "\n=1",
    "\u00a0=1",
    "＝1",
    "－1",
    "'=1",
    "''@x",
    "\x00=1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_cannot_become_a_formula_and_comes_back(text: str) -> None:
    made = harmless(text)
    assert made == f"'{text}"
    assert harmless(made) == f"'{made}"


@given(st.text())
def test_harmless_text_is_as_it_was(text: str) -> None:
    made = harmless(text)
    assert made.lstrip("'").lstrip()[:1] not in {"=", "+", "-", "@"} or made.startswith("'")
    assert made.removeprefix("'") == text or made == text


def test_a_hostile_title_is_one_harmless_field(folder: Callable[..., Path]) -> None:
    title = '=HYPERLINK("http://x";"a"),b'
    events = EVENTS.replace("A fire in Kerman", repr(title))
    corpus = geo.read_corpus(folder(events_yaml=events))
    [row] = csv_rows(export.csv(corpus, "events"))
    assert row["title"] == f"'{title}"
    assert float(row["lon"]) > 0


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.slow
def test_the_manifest_says_what_was_chosen(lean: geo.Corpus, layer: Layer) -> None:
    part = lean.filtered(geo.Filters(articles="cna", kinds="strike", words="iran"))
    about = json.loads(geo.geojson(part, layer))["dateline"]
    assert list(about) == ["title", "licence", "version", "layer", "articles", "filters", "left_out"]
    assert about["filters"] == {"articles": ["cna"], "kinds": ["strike"], "words": "iran"}
    assert about["articles"] == ["cna"]
    beside = json.loads(export.manifest_text(part))
    assert beside | {"layer": layer} == about
    assert "layer" not in beside
    assert json.loads(geo.geojson(lean, layer))["dateline"]["filters"] == {}


def test_disagreements_say_whether_they_are_conflicts_or_updates(seeds: geo.Corpus) -> None:
    whole = dict(zip(seeds.disagreements["id"], seeds.disagreements["course"], strict=True))
    assert set(whole.values()) == {"conflict", "update"}
    assert whole["missile-strike/injuries/Americans"] == "update"
    part = seeds.filtered(["cna"]).disagreements
    assert len(part) > 0
    assert all(whole[id] == course for id, course in zip(part["id"], part["course"], strict=True))
