"""The pages that are compared: each shows the same made-up events with the same cards.

Run as a program it builds one of them in a process of its own, so that it can be stopped, and prints the seconds
it took: ``python -m benchmarks.cases NAME EVENTS FILE``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import orjson
from folium.plugins import FastMarkerCluster, MarkerCluster

import maps
from benchmarks import synthetic
from geo.corpus import Corpus
from tools import options

HERE = Path(__file__).parent
SCRIPTS = ("jquery/dist/jquery.min.js", "leaflet.markercluster/dist/leaflet.markercluster.js")
STYLES = ("MarkerCluster.css", "MarkerCluster.Default.css")
LINK = """function (row) {
    return L.marker(new L.LatLng(row[0], row[1])).bindPopup(row[2]);
}"""

Points = list[list[Any]]


def points(corpus: Corpus) -> Points:
    """Give latitude, longitude and card of every event.

    Parameters
    ----------
    corpus : geo.corpus.Corpus

    Returns
    -------
    list of list
    """
    return [
        [round(place.lat or 0, 5), round(place.lon or 0, 5), f"{event.title}. {event.summary}"]
        for place, event in zip(corpus.gazetteer.values(), corpus.event_records.values(), strict=True)
    ]


def _dateline(corpus: Corpus, path: Path) -> None:
    maps.explorer(corpus).save(path)


def _floor(corpus: Corpus, path: Path) -> None:
    data = orjson.dumps(points(corpus)).decode().replace("<", "\\u003c")
    text = (HERE / "floor.html").read_text(encoding="utf-8")
    leaflet = maps.assets.leaflet_script()
    path.write_text(text.replace("/*LEAFLET*/", leaflet).replace("/*DATA*/", data), encoding="utf-8")


def _map() -> folium.Map:
    return folium.Map([20, 0], zoom_start=2, min_zoom=2, tiles=None, prefer_canvas=True)


def _markers(corpus: Corpus, path: Path) -> None:
    drawn = _map()
    for lat, lon, card in points(corpus):
        folium.Marker([lat, lon], popup=folium.Popup(card)).add_to(drawn)
    _save(drawn, path)


def _marker_cluster(corpus: Corpus, path: Path) -> None:
    drawn = _map()
    rows = points(corpus)
    MarkerCluster([row[:2] for row in rows], popups=[row[2] for row in rows]).add_to(drawn)
    _save(drawn, path)


def _fast_marker_cluster(corpus: Corpus, path: Path) -> None:
    drawn = _map()
    FastMarkerCluster(points(corpus), callback=LINK).add_to(drawn)
    _save(drawn, path)


def _geojson(corpus: Corpus, path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"card": card},
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
        }
        for lat, lon, card in points(corpus)
    ]
    drawn = _map()
    popup = folium.GeoJsonPopup(["card"])
    data = {"type": "FeatureCollection", "features": features}
    folium.GeoJson(data, marker=folium.CircleMarker(radius=4), popup=popup).add_to(drawn)
    _save(drawn, path)


def _explore(corpus: Corpus, path: Path) -> None:
    import geopandas

    rows = points(corpus)
    places = geopandas.points_from_xy([row[1] for row in rows], [row[0] for row in rows])
    frame = geopandas.GeoDataFrame({"card": [row[2] for row in rows]}, geometry=places, crs="EPSG:4326")
    _save(frame.explore(m=_map(), popup=["card"], tooltip=False, marker_kwds={"radius": 4}), path)


def _save(drawn: folium.Map, path: Path) -> None:
    """Save with all scripts inside, since the network is blocked, and a mark when everything is drawn."""
    for element in (drawn, *drawn._children.values()):
        element.default_js, element.default_css = [], []
    drawn.save(path)
    modules = HERE / "node_modules"
    scripts = [
        maps.assets.leaflet_script(),
        *((modules / name).read_text(encoding="utf-8") for name in SCRIPTS),
    ]
    style = "".join((modules / "leaflet.markercluster/dist" / name).read_text() for name in STYLES)
    head = "".join(f"<script>{script}</script>" for script in scripts) + f"<style>{style}</style>"
    done = (
        "<script>requestAnimationFrame(() => document.documentElement.dataset.ready = 'true')</script></html>"
    )
    text = path.read_text(encoding="utf-8").replace("</html>", done)
    text = text.replace("<head>", f"<head><style>{maps.assets.leaflet_style()}</style>{head}", 1)
    path.write_text(text, encoding="utf-8")


CASES: dict[str, Callable[[Corpus, Path], None]] = {
    "one canvas, nothing else (floor)": _floor,
    "Dateline": _dateline,
    "folium `Marker` with `Popup`": _markers,
    "folium `MarkerCluster`": _marker_cluster,
    "folium `FastMarkerCluster`": _fast_marker_cluster,
    "folium `GeoJson`": _geojson,
    "`GeoDataFrame.explore()`": _explore,
}


def main(arguments: list[str] | None = None) -> None:
    """Build one page; reading, linking and comparing the corpus are not timed."""
    parser = options.parser("benchmarks.cases", __doc__)
    parser.add_argument("name", choices=CASES)
    parser.add_argument("events", type=int)
    parser.add_argument("file", type=Path)
    given = parser.parse_args(arguments)
    corpus = synthetic.corpus(given.events)
    for linked in ("mention_records", "place_records", "claim_records", "compared"):
        getattr(corpus, linked)
    start = time.perf_counter()
    CASES[given.name](corpus, given.file)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
