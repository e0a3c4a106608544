"""How QGIS shows the layers of a GeoPackage: the marks and colours of the page, and names for the attributes.

QGIS reads styles from a table ``layer_styles`` beside the layers. The marks are those of
:data:`geo.vocabulary.kinds.MARKS`, held in the style itself.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

import pandas as pd

from geo.formats.flat import columns
from geo.vocabulary.kinds import MARKS, Kind

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["OUTLINES", "alias", "layer_styles"]

#: The layer with the outlines of the places that are areas.
OUTLINES = "outlines"
_SIZE = "5"  # millimetres, QGIS's unit of marks
_SOFT = "#5b6670"


def alias(name: str) -> str:
    """Name a column for people.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> alias("precision_m")
    'Precision m'
    """
    return name.replace("_", " ").capitalize()


def layer_styles(corpus: Corpus, layers: Iterable[str]) -> pd.DataFrame:
    """Write the table that QGIS takes its default styles from.

    Parameters
    ----------
    corpus : Corpus
        Its kinds have the marks of its page.
    layers : iterable of str
        Those with a geometry.

    Returns
    -------
    pandas.DataFrame
        With the columns that QGIS's database manager makes.
    """
    rows = []
    for layer in layers:
        if layer in ("events", "happenings"):
            style = _by_kind(corpus.kinds)
        elif layer == OUTLINES:
            style = _single(_symbol("0", "fill", _outline()))
        else:
            style = _single(_symbol("0", "marker", _marker(MARKS["dot"], _SOFT, "3")))
        rows.append(
            {
                "f_table_catalog": "",
                "f_table_schema": "",
                "f_table_name": layer,
                "f_geometry_column": "geom",
                "styleName": "Dateline",
                "styleQML": _qml(style, layer),
                "styleSLD": "",
                "useAsDefault": True,
                "description": "The marks of the page",
                "owner": "",
                "ui": "",
            }
        )
    return pd.DataFrame(rows)


def _qml(renderer: Element, layer: str) -> str:
    root = Element("qgis", version="3.22", styleCategories="Symbology|Fields")
    root.append(renderer)
    aliases = SubElement(root, "aliases")
    names = [column.name for column in columns("places" if layer == OUTLINES else layer)]
    for index, name in enumerate(names, 1):  # the key of the layer comes first
        SubElement(aliases, "alias", field=name, index=str(index), name=alias(name))
    return "<!DOCTYPE qgis>" + tostring(root, encoding="unicode")


def _by_kind(kinds: Mapping[str, Kind]) -> Element:
    renderer = Element("renderer-v2", type="categorizedSymbol", attr="kind", forceraster="0")
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for number, kind in enumerate(kinds.values()):
        SubElement(
            categories,
            "category",
            symbol=str(number),
            value=kind.key,
            type="string",
            label=kind.label,
            render="true",
        )
        symbols.append(_symbol(str(number), "marker", _marker(MARKS[kind.mark], kind.light, _SIZE)))
    return renderer


def _single(symbol: Element) -> Element:
    renderer = Element("renderer-v2", type="singleSymbol", forceraster="0")
    SubElement(renderer, "symbols").append(symbol)
    return renderer


def _symbol(name: str, type: str, layer: Element) -> Element:
    symbol = Element("symbol", type=type, name=name, alpha="1", clip_to_extent="1")
    symbol.append(layer)
    return symbol


def _marker(path: str, colour: str, size: str) -> Element:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{path}" fill="{colour}" '
        'stroke="#ffffff" stroke-width="1.5"/></svg>'
    )
    return _layer("SvgMarker", {"name": "base64:" + base64.b64encode(svg.encode()).decode(), "size": size})


def _outline() -> Element:
    lines = {"line_color": "91,102,112,255", "line_style": "dash", "line_width": "0.3"}
    return _layer("SimpleLine", lines)


def _layer(kind: str, options: Mapping[str, str]) -> Element:
    layer = Element("layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    held = SubElement(layer, "Option", type="Map")
    for name, value in options.items():
        SubElement(held, "Option", type="QString", name=name, value=value)
    return layer
