"""The named layers of the map, and the control that switches them.

Their names are a fixed vocabulary: folium compiles names as templates, so nothing that stands in a corpus
may become one. A kind of event of a corpus's own is named by the page, from its data. The layers draw nothing
themselves. They tell the page's one state what is shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import folium
from folium.map import Layer
from folium.template import Template

from geo.vocabulary.kinds import KINDS, is_key

__all__ = ["FEATURE_CLASSES", "LayerControl", "MarkLayer", "layers"]

#: Feature classes of the GeoNames gazetteer, those that a place can have.
FEATURE_CLASSES = {
    "P": "Places: cities and towns",
    "S": "Places: sites and buildings",
    "A": "Places: countries and provinces",
    "L": "Places: regions",
    "H": "Places: waters",
    "T": "Places: mountains and islands",
    "R": "Places: roads and railways",
}

VOCABULARY = {
    "basemap": {"natural-earth": "Natural Earth"},
    "events": {kind.key: f"Events: {kind.plural}" for kind in KINDS},
    "origins": {"proposed": "Events: proposed by rules"},
    "places": FEATURE_CLASSES,
    "areas": {"areas": "Areas and uncertainty"},
    "uses": {"associative": "Named in other senses"},
}


class MarkLayer(Layer):
    """One named layer of Dateline's page.

    Parameters
    ----------
    group : str
        ``basemap``, ``events``, ``origins``, ``places``, ``areas`` or ``uses``.
    key : str
        Which layer of the group: a kind of event, a feature class.
    show : bool
        Whether the layer is shown on opening.

    Raises
    ------
    ValueError
        If the vocabulary has no such layer, and it is no kind of event either.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = dateline.layer({{ this.group|tojson }}, {{ this.key|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, group: str, key: str, show: bool = True) -> None:
        name = VOCABULARY.get(group, {}).get(key)
        if name is None and not (group == "events" and is_key(key)):
            raise ValueError(f"no layer {group!r}, {key!r}; choose from {VOCABULARY}")
        super().__init__(name=name or "Events", overlay=group != "basemap", show=show)
        self._name = "Layer"
        self.group = group
        self.key = key


class LayerControl(folium.LayerControl):
    """The control that switches layers; the page makes it, and names the kinds of event in it.

    A layer that was given no name is called after its class.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            dateline.control({{ this.entries()|tojson }}, {{ this.options|tojavascript }}, {
                {%- for item in this.items() %} {{ item.get_name()|tojson }}: {{ item.get_name() }},{%- endfor %}
            });
        {% endmacro %}
        """
    )

    def items(self) -> list[Layer]:
        """Give the layers that it switches.

        Returns
        -------
        list of folium.map.Layer
        """
        children = self._parent._children if self._parent else {}
        return [item for item in children.values() if isinstance(item, Layer) and item.control]

    def entries(self) -> list[dict[str, Any]]:
        """Say what each is called, and whether it lies over a basemap.

        Returns
        -------
        list of dict
        """
        entries, unnamed = [], Counter[str]()
        for item in self.items():
            name = item.layer_name
            if name.endswith(f"_{item._id}"):  # folium made it up
                noun = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(item).__name__).capitalize()
                unnamed[noun] += 1
                name = noun if unnamed[noun] == 1 else f"{noun} {unnamed[noun]}"
            entries.append({"layer": item.get_name(), "name": name, "overlay": item.overlay})
        return entries


def layers(data: dict[str, Any]) -> list[Layer]:
    """Choose the layers that a page needs, in the order in which the layer control names them.

    Parameters
    ----------
    data : dict
        Page data: its kinds of event and ``places.feature_class`` decide which layers there are.

    Returns
    -------
    list of folium.map.Layer
        Basemaps (the offline one shown), events by kind, places by feature class, areas, and associative
        mentions (not shown on opening).
    """
    classes = set(data["places"]["feature_class"])
    return [
        MarkLayer("basemap", "natural-earth"),
        *online(),
        *(MarkLayer("events", kind["key"]) for kind in data["vocabulary"]["kinds"]),
        *([MarkLayer("origins", "proposed")] if any(data["events"].get("proposed", ())) else []),
        *_present("places", FEATURE_CLASSES, classes),
        MarkLayer("areas", "areas"),
        MarkLayer("uses", "associative", show=False),
    ]


def online() -> list[folium.TileLayer]:
    """Basemaps that ask another host for tiles, once a reader turns one on.

    Returns
    -------
    list of folium.TileLayer
        OpenStreetMap and Esri's satellite imagery, with the attribution that xyzservices gives them.

    Notes
    -----
    OpenStreetMap's servers refuse requests without a referrer, so the site that serves the page is named
    (never its path). A page opened from disk has none to give.
    """
    providers = {
        "OpenStreetMap (online)": "OpenStreetMap.Mapnik",
        "Satellite imagery (online)": "Esri.WorldImagery",
    }
    return [
        folium.TileLayer(provider, name=name, show=False, referrer_policy="strict-origin-when-cross-origin")
        for name, provider in providers.items()
    ]


def _present(group: str, names: Iterable[str], wanted: set[str]) -> list[MarkLayer]:
    return [MarkLayer(group, key) for key in names if key in wanted]
