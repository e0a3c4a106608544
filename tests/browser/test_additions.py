"""What a person may add to the map works, and where the map shows itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium

import geo
import maps

Visit = Callable[..., Any]
AREA = {
    "type": "Feature",
    "properties": {"name": "Mine"},
    "geometry": {"type": "Polygon", "coordinates": [[[42, 32], [44, 32], [44, 34], [42, 34], [42, 32]]]},
}


def test_objects_of_folium_are_drawn(visit: Visit, seeds: geo.Corpus, tmp_path: Path) -> None:
    map_ = maps.explorer(seeds)
    group = folium.FeatureGroup(name="My layer").add_to(map_)
    tooltip = folium.GeoJsonTooltip(["name"])
    folium.GeoJson({"type": "FeatureCollection", "features": [AREA]}, tooltip=tooltip).add_to(group)
    folium.CircleMarker([33, 45], radius=9, tooltip="A circle").add_to(group)
    folium.PolyLine([[33, 45], [34, 46]]).add_to(group)
    folium.Marker([32, 46], tooltip="A pin").add_to(group)
    folium.Marker([31, 47], icon=folium.DivIcon(html="<b>Note</b>")).add_to(group)
    map_.save(tmp_path / "map.html")
    page = visit(tmp_path / "map.html")
    pin = page.locator("img.leaflet-marker-icon")
    page.wait_for_function("document.querySelector('img.leaflet-marker-icon').naturalWidth === 25")
    assert page.locator(".leaflet-marker-pane b").inner_text() == "Note"
    page.hover(".leaflet-control-layers")
    page.get_by_role("checkbox", name="My layer").uncheck()
    assert pin.count() == 0


def test_notebook_frame_shows_the_map(visit: Visit, seeds: geo.Corpus, tmp_path: Path) -> None:
    notebook = tmp_path / "notebook.html"
    frame = maps.explorer(seeds)._repr_html_()
    notebook.write_text(
        f'<!DOCTYPE html><html data-ready="true"><meta charset="utf-8"><body>{frame}', encoding="utf-8"
    )
    inside = visit(notebook).frame_locator("iframe")
    inside.locator('html[data-ready="true"]').wait_for(state="attached")
    inside.locator(".row[data-event]").first.click()
    assert inside.locator(".card h2").is_visible()


def test_two_maps_stand_in_one_notebook(visit: Visit, seeds: geo.Corpus, tmp_path: Path) -> None:
    notebook = tmp_path / "notebook.html"
    frames = [maps.explorer(seeds, [article])._repr_html_() for article in ("cna", "press-tv")]
    notebook.write_text(
        f'<!DOCTYPE html><html data-ready="true"><meta charset="utf-8"><body>{"".join(frames)}',
        encoding="utf-8",
    )
    page = visit(notebook)
    for number, article in enumerate(("cna", "press-tv")):
        inside = page.frame_locator(f"iframe >> nth={number}")
        inside.locator('html[data-ready="true"]').wait_for(state="attached")
        events = len(seeds.filtered([article]).event_records)
        assert inside.locator(".counts").inner_text().startswith(f"{events} of {events} events")
