"""The named layers of the map.

Their names are a fixed vocabulary: folium compiles names as templates, so nothing that stands in a corpus
may become one. The layers draw nothing themselves. They tell the page's one state what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import folium
from folium.map import Layer
from folium.template import Template

__all__ = ["EVENT_KINDS", "FEATURE_CLASSES", "MarkLayer", "layers"]

#: Kinds of event that have a mark of their own, and the layer that holds every other kind.
EVENT_KINDS = {
    "strike": "Events: strikes",
    "killing": "Events: killings",
    "crowd": "Events: crowds",
    "speech": "Events: speeches",
    "politics": "Events: politics",
    "other": "Events: other",
}

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
    "events": EVENT_KINDS,
    "places": FEATURE_CLASSES,
    "areas": {"areas": "Areas and uncertainty"},
    "uses": {"associative": "Associative mentions"},
}


class MarkLayer(Layer):
    """One named layer of Dateline's page.

    Parameters
    ----------
    group : str
        ``basemap``, ``events``, ``places``, ``areas`` or ``uses``.
    key : str
        Which layer of the group: a kind of event, a feature class.
    show : bool
        Whether the layer is shown on opening.

    Raises
    ------
    ValueError
        If the vocabulary has no such layer.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = dateline.layer({{ this.group|tojson }}, {{ this.key|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, group: str, key: str, show: bool = True) -> None:
        names = VOCABULARY.get(group, {})
        if key not in names:
            raise ValueError(f"no layer {group!r}, {key!r}; choose from {VOCABULARY}")
        super().__init__(name=names[key], overlay=group != "basemap", show=show)
        self._name = "Layer"
        self.group = group
        self.key = key


def layers(data: dict[str, Any]) -> list[Layer]:
    """Choose the layers that a page needs, in the order in which the layer control names them.

    Parameters
    ----------
    data : dict
        Page data: ``events.kind`` and ``places.feature_class`` decide which layers there are.

    Returns
    -------
    list of folium.map.Layer
        Basemaps (the offline one shown), events by kind, places by feature class, areas, and associative
        mentions (not shown on opening).
    """
    kinds = {kind if kind in EVENT_KINDS else "other" for kind in data["events"]["kind"]}
    classes = set(data["places"]["feature_class"])
    return [
        MarkLayer("basemap", "natural-earth"),
        *online(),
        *_present("events", EVENT_KINDS, kinds),
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
