"""Toponyms in a column of texts: for notebooks, where articles are rows of a table and no corpus."""

from __future__ import annotations

from typing import Any, Literal

import geopandas as gpd
import pandas as pd

from gazetteer.errors import InputError
from gazetteer.places import curated
from gazetteer.searcher import Searcher, Source
from geo.tables import CRS

__all__ = ["find_places"]

_OF_MATCH = ("start", "end", "surface", "place", "use", "rule", "confidence")
_TYPES = {"start": "Int64", "end": "Int64", "confidence": "float64"}


def find_places(
    texts: pd.Series[Any],
    gazetteer: Literal["curated", "world"] = "curated",
    outlets: pd.Series[Any] | str | None = None,
) -> gpd.GeoDataFrame:
    """Find the toponyms of texts, as ``dateline mentions`` does.

    Parameters
    ----------
    texts : pandas.Series of str
        One article a row; a missing one has no mentions.
    gazetteer : {'curated', 'world'}
        Where names are looked up; ``world`` needs the extra of that name.
    outlets : pandas.Series of str, or str, optional
        Who published each: articles of one outlet tell of one another where their places lie.

    Returns
    -------
    geopandas.GeoDataFrame
        A row for each mention, with the index of its text, so that it joins back: ``start`` and ``end`` (str
        indices), ``surface``, ``place``, ``name``, ``use``, ``rule``, ``confidence``, and the point that stands for
        the place (EPSG:4326), None where the name fits several.

    Raises
    ------
    InputError
        If a text is none.

    Examples
    --------
    >>> found = find_places(pd.Series({"a": "From Erbil to Kerman.", "b": "Rain."}))
    >>> found["surface"].to_dict() if found.index.is_unique else list(zip(found.index, found["surface"]))
    [('a', 'Erbil'), ('a', 'Kerman')]
    """
    searcher = _searcher(gazetteer)
    given = [_text(label, text) for label, text in texts.items()]
    named = outlets if isinstance(outlets, pd.Series) else pd.Series(outlets, index=texts.index, dtype=object)
    named = named.reindex(texts.index) if not named.index.equals(texts.index) else named
    by = ["" if pd.isna(outlet) else str(outlet) for outlet in named]
    found = searcher.search(
        Source(str(number), text, outlet) for number, (text, outlet) in enumerate(zip(given, by, strict=True))
    )
    matches = [match for several in found for match in several]
    places = [searcher.together[match.place] if match.place else None for match in matches]
    columns: dict[str, list[Any]] = {name: [getattr(match, name) for match in matches] for name in _OF_MATCH}
    columns["name"] = [place and place.name for place in places]
    index = texts.index.repeat([len(several) for several in found])
    data = {
        name: pd.Series(values, index=index, dtype=_TYPES.get(name, "string"))
        for name, values in columns.items()
    }
    return gpd.GeoDataFrame(data, geometry=[place and place.point for place in places], crs=CRS, index=index)


def _searcher(gazetteer: str) -> Searcher:
    if gazetteer == "curated":
        return Searcher(curated())
    if gazetteer != "world":
        raise InputError(f"there is no gazetteer {gazetteer!r}", "Choose 'curated' or 'world'")
    from gazetteer.atlas import Atlas
    from gazetteer.world import open_world

    return Searcher(curated(), Atlas(open_world(), curated()))


def _text(label: Any, text: Any) -> str:
    if isinstance(text, str):
        return text
    if pd.isna(text):
        return ""
    raise InputError(f"the value at {label!r} is no text: {text!r}", "Give a Series of str")
