"""The named layers: which there are, in which order, and that no other name can be made."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import folium
import pytest

from gazetteer import places
from maps.assets import STATIC
from maps.layers import EVENT_KINDS, FEATURE_CLASSES, VOCABULARY, MarkLayer, layers


def test_only_layers_that_hold_something(data: Callable[..., dict[str, Any]]) -> None:
    names = [layer.layer_name for layer in layers(data())]
    assert names == [
        "Natural Earth",
        "OpenStreetMap (online)",
        "Satellite imagery (online)",
        "Events: strikes",
        "Events: other",
        "Places: sites and buildings",
        "Areas and uncertainty",
        "Associative mentions",
    ]


def test_offline_basemap_is_shown_and_online_ones_are_not(data: Callable[..., dict[str, Any]]) -> None:
    shown = {layer.layer_name: layer.show for layer in layers(data()) if not layer.overlay}
    assert shown == {
        "Natural Earth": True,
        "OpenStreetMap (online)": False,
        "Satellite imagery (online)": False,
    }


def test_associative_mentions_are_off_at_first(data: Callable[..., dict[str, Any]]) -> None:
    off = [layer.layer_name for layer in layers(data()) if layer.overlay and not layer.show]
    assert off == ["Associative mentions"]


def test_online_basemaps_name_their_source(data: Callable[..., dict[str, Any]]) -> None:
    tiles = [layer for layer in layers(data()) if isinstance(layer, folium.TileLayer)]
    sources = {layer.tiles.split("/")[2]: layer.options["attribution"] for layer in tiles}
    assert "OpenStreetMap" in sources["tile.openstreetmap.org"]
    assert "Esri" in sources["server.arcgisonline.com"]


def test_kind_without_a_mark_of_its_own_is_other(data: Callable[..., dict[str, Any]]) -> None:
    page = data()
    page["events"]["kind"] = ["{{7*7}}", "politics", "market"]
    keys = [layer.key for layer in layers(page) if isinstance(layer, MarkLayer) and layer.group == "events"]
    assert keys == ["politics", "other"]


def test_empty_corpus_has_no_layer_of_events(data: Callable[..., dict[str, Any]]) -> None:
    page = data()
    page["events"]["kind"], page["places"]["feature_class"] = [], []
    groups = {layer.group for layer in layers(page) if isinstance(layer, MarkLayer)}
    assert groups == {"basemap", "areas", "uses"}


@pytest.mark.parametrize(
    ("group", "key"), [("events", "{{7*7}}"), ("{{7*7}}", "strike"), ("uses", "literal")]
)
def test_name_outside_the_vocabulary_is_refused(group: str, key: str) -> None:
    with pytest.raises(ValueError, match="choose from"):
        MarkLayer(group, key)


def test_names_are_distinct_and_need_no_escaping() -> None:
    names = [name for group in VOCABULARY.values() for name in group.values()]
    assert len(names) == len(set(names))
    assert all(name.replace(" ", "").replace(":", "").isalpha() for name in names)


def test_every_feature_class_of_a_place_has_a_layer() -> None:
    assert FEATURE_CLASSES.keys() == places.FEATURE_CLASSES.keys()


def test_every_kind_with_a_mark_has_a_layer() -> None:
    marks = re.findall(r'key: "(\w+)"', (STATIC / "model" / "shapes.js").read_text(encoding="utf-8"))
    assert list(EVENT_KINDS) == marks
