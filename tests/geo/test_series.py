"""Toponyms in a column of texts."""

from __future__ import annotations

import pandas as pd
import pytest

import geo
from gazetteer.errors import InputError


def test_mentions_have_the_index_of_their_text() -> None:
    texts = pd.Series(["From Erbil to Kerman.", None, "Tehran"], index=[30, 20, 10])
    found = geo.find_places(texts)
    assert list(found.index) == [30, 30, 10]
    assert list(found["surface"]) == ["Erbil", "Kerman", "Tehran"]
    assert [texts[i][s:e] for i, s, e in zip(found.index, found["start"], found["end"], strict=True)] == list(
        found["surface"]
    )
    assert found.crs == "EPSG:4326"
    assert found.join(texts.rename("text"))["text"].str.contains("Erbil").sum() == 2


def test_nothing_found_is_an_empty_table_of_the_same_types() -> None:
    nothing, something = (geo.find_places(pd.Series([text])) for text in ("", "Erbil"))
    assert len(nothing) == 0
    assert list(nothing.dtypes) == list(something.dtypes)


def test_the_world_and_the_outlets_are_those_of_the_command() -> None:
    texts = pd.Series(
        ["The mayor of Springfield spoke.", "Schools in Springfield and Peoria, Illinois, close."]
    )
    found = geo.find_places(texts, gazetteer="world", outlets="State Journal-Register")
    assert set(found.loc[found["surface"] == "Springfield", "place"].dropna()) == {"geonames-4250542"}
    assert found["confidence"].between(0, 1).all()


def test_what_is_no_text_is_named() -> None:
    with pytest.raises(InputError, match=r"the value at 'b' is no text: 3"):
        geo.find_places(pd.Series(["x", 3], index=["a", "b"]))
    with pytest.raises(InputError, match="no gazetteer 'moon'"):
        geo.find_places(pd.Series(["x"]), gazetteer="moon")  # type: ignore[arg-type]
