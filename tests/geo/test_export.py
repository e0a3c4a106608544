"""GeoJSON out and back in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from shapely.geometry import Polygon, shape

import geo
from gazetteer.errors import InputError, OutputError
from gazetteer.files import write
from geo.export import LAYERS, Layer, canonical, dumps, number


@given(st.floats(min_value=-1e15, max_value=1e15, allow_nan=False))
def test_a_number_is_written_plainly_and_exactly(value: float) -> None:
    text = number(value)
    assert "e" not in text
    assert text != "-0"
    assert len(text.partition(".")[2]) <= 7
    assert abs(float(text) - value) <= 5e-8 + abs(value) * 1e-15


@given(st.recursive(st.text() | st.none() | st.booleans() | st.integers(-(2**50), 2**50), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))  # fmt: skip
def test_what_is_written_reads_back(value: Any) -> None:
    assert json.loads(dumps(value)) == value


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("chosen", [[], ["cna"], ["compilation", "press-tv"]])
def test_an_export_is_valid_and_reads_back_as_the_same_table(
    seeds: geo.Corpus, tmp_path: Path, layer: Layer, chosen: list[str]
) -> None:
    corpus = seeds.filtered(chosen)
    path = write(tmp_path / "out.geojson", geo.geojson(corpus, layer))
    again = geo.read_export(path)
    table = getattr(corpus, layer)
    assert_frame_equal(again.drop(columns="geometry"), table.drop(columns="geometry"), check_like=False)
    assert again.geometry.isna().equals(table.geometry.isna())
    assert again.geometry.dropna().geom_equals_exact(_rounded(table), tolerance=1e-6).all()
    assert again.crs == "EPSG:4326"
    assert again.attrs["dateline"]["articles"] == (chosen or list(seeds.articles["id"]))


def _rounded(table: gpd.GeoDataFrame) -> gpd.GeoSeries:
    found = table.geometry.dropna()
    return found.map(lambda geometry: shape(canonical(geometry))).set_crs(4326)


@pytest.mark.parametrize("layer", LAYERS)
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
    with pytest.raises(InputError, match=r"x\.geojson.*is no export"):
        geo.read_export(path)
