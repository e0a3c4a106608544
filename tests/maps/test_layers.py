"""The named layers: which there are, in which order, and that no other name can be made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import folium
import pytest

from gazetteer import places
from maps.layers import FEATURE_CLASSES, VOCABULARY, MarkLayer, layers


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
        "Named in other senses",
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
    assert off == ["Named in other senses"]


def test_online_basemaps_name_their_source(data: Callable[..., dict[str, Any]]) -> None:
    tiles = [layer for layer in layers(data()) if isinstance(layer, folium.TileLayer)]
    sources = {layer.tiles.split("/")[2]: layer.options["attribution"] for layer in tiles}
    assert "OpenStreetMap" in sources["tile.openstreetmap.org"]
    assert "Esri" in sources["server.arcgisonline.com"]


def test_a_kind_of_the_corpus_has_a_layer_whose_name_only_the_page_knows(
    data: Callable[..., dict[str, Any]],
) -> None:
    page = data()
    page["vocabulary"]["kinds"] = [{"key": "politics"}, {"key": "flash flood", "label": "{{7*7}}"}]
    found = [layer for layer in layers(page) if isinstance(layer, MarkLayer) and layer.group == "events"]
    assert [(layer.key, layer.layer_name) for layer in found] == [
        ("politics", "Events: politics"),
        ("flash flood", "Events"),
    ]
    page["vocabulary"]["kinds"] = [{"key": "{{7*7}}"}]
    with pytest.raises(ValueError, match="choose from"):
        layers(page)


def test_empty_corpus_has_no_layer_of_events(data: Callable[..., dict[str, Any]]) -> None:
    page = data()
    page["vocabulary"]["kinds"], page["places"]["feature_class"] = [], []
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
