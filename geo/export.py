"""GeoJSON after RFC 7946, written in one canonical way, and read back.

The explorer page writes the same bytes (``maps/static/export.js``). What makes that possible: keys in the
order of the tables, one feature a line, no other white space, strings escaped only where JSON demands it,
and one way to write a number (:func:`number`). Outer rings run counterclockwise, longitude comes before
latitude, coordinates have at most seven decimals, and there is no ``crs`` member.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import geopandas as gpd
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from gazetteer.errors import InputError
from gazetteer.files import read_text
from geo import tables

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["LAYERS", "Layer", "canonical", "dumps", "geojson", "number", "read_export"]

Layer = Literal["events", "places", "mentions", "claims"]
LAYERS: tuple[Layer, ...] = ("events", "places", "mentions", "claims")
#: Decimals of a degree: a centimetre on the ground, and what RFC 7946 calls reasonable.
DECIMALS = 7


def number(value: float) -> str:
    """Write a number in the one way that Python and the page share.

    Parameters
    ----------
    value : float or int

    Returns
    -------
    str
        Whole numbers without a point, others with up to seven decimals and no exponent.

    Examples
    --------
    >>> number(4000.0), number(33.7855900), number(-0.0), number(1e-9)
    ('4000', '33.78559', '0', '0')
    """
    if value == int(value):
        return str(int(value))
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def dumps(value: Any) -> str:
    """Write JSON in the canonical way.

    Parameters
    ----------
    value : object
        Mappings, sequences, text, numbers, booleans, None.

    Returns
    -------
    str

    Examples
    --------
    >>> dumps({"name": "Erbil", "at": [44.0, 36.190]})
    '{"name":"Erbil","at":[44,36.19]}'
    """
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{dumps(str(key))}:{dumps(item)}" for key, item in value.items()) + "}"
    return "[" + ",".join(dumps(item) for item in value) + "]"


def canonical(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """Give a geometry as GeoJSON: rounded, and its outer rings counterclockwise.

    Parameters
    ----------
    geometry : shapely geometry or None
        Longitude and latitude in degrees, WGS 84.

    Returns
    -------
    dict or None
    """
    if geometry is None or geometry.is_empty:
        return None
    wound = shapely.orient_polygons(geometry)
    rounded = shapely.transform(wound, lambda xy: xy.round(DECIMALS))
    plain: dict[str, Any] = json.loads(json.dumps(mapping(rounded)))
    return plain


def geojson(corpus: Corpus, layer: Layer) -> str:
    """Write one table of a corpus as GeoJSON.

    Parameters
    ----------
    corpus : Corpus
        Filter it first (:meth:`geo.Corpus.filtered`) to export a part.
    layer : {'events', 'places', 'mentions', 'claims'}

    Returns
    -------
    str
        A FeatureCollection. Its member ``dateline`` says what it is taken from and what was left out.
    """
    table: gpd.GeoDataFrame = getattr(corpus, layer)
    columns = tables.COLUMNS[layer][1:]
    cache: dict[int, str] = {}
    features = []
    for id, geometry, *values in zip(
        table["id"], table.geometry, *(table[column] for column in columns), strict=True
    ):
        if _key(geometry) not in cache:
            cache[_key(geometry)] = dumps(canonical(geometry))
        properties = dumps(dict(zip(columns, values, strict=True)))
        features.append(
            f'{{"type":"Feature","id":{dumps(id)},"geometry":{cache[_key(geometry)]},"properties":{properties}}}'
        )
    lines = [f'{{"type":"FeatureCollection",\n"dateline":{dumps(_about(corpus, layer))},']
    bounds = table.geometry.dropna().total_bounds
    if not table.geometry.isna().all():
        lines.append(f'"bbox":{dumps([round(float(bound), DECIMALS) for bound in bounds])},')
    return "\n".join([*lines, '"features":[\n' + ",\n".join(features) + "\n]}\n"])


def _key(geometry: BaseGeometry | None) -> int:
    """Key a geometry for a cache: tables share the objects of the gazetteer."""
    return 0 if geometry is None else id(geometry)


def _about(corpus: Corpus, layer: Layer) -> dict[str, Any]:
    whole = corpus.whole or corpus
    return {
        "title": corpus.about.title,
        "licence": corpus.about.licence,
        "version": corpus.about.version,
        "layer": layer,
        "articles": list(corpus.article_records),
        "left_out": {
            "events": len(whole.event_records) - len(corpus.event_records),
            "places": len(whole.place_records) - len(corpus.place_records),
            "claims": len(whole.claim_records) - len(corpus.claim_records),
            "mentions": len(whole.mention_records) - len(corpus.mention_records),
        },
    }


def read_export(path: Path | str) -> gpd.GeoDataFrame:
    """Read an export back into the table it was written from.

    Parameters
    ----------
    path : path-like

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, with ``attrs["dateline"]`` saying what it is taken from.

    Raises
    ------
    InputError
        If the file is no export of Dateline.
    """
    path = Path(path)
    try:
        data = json.loads(read_text(path))
        rows = [
            {"id": f["id"], **f["properties"], "geometry": f["geometry"] and shape(f["geometry"])}
            for f in data["features"]
        ]
        about = data["dateline"]
        table = tables.frame(rows, tables.COLUMNS[about["layer"]])
    except InputError:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, ShapelyError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise InputError(
            "is no export of Dateline", "Write one with dateline export", path=path, line=line
        ) from error
    table.attrs["dateline"] = about
    return table
