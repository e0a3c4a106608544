"""What is declared once: kinds of event that can be told apart, and columns that have types."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyogrio
import pytest

import geo
from gazetteer.errors import InputError
from geo.filters import Filters
from geo.vocabulary.columns import COLUMNS, DTYPES
from geo.vocabulary.kinds import COLOURS, KINDS, MARKS, is_key, kinds_of
from tests.conftest import EVENTS, ROOT

Folder = Callable[..., Path]
Colour = npt.NDArray[np.float64]

#: How an eye sees linear RGB: one with all cones, one without the red and one without the green
#: (Machado, Oliveira and Fernandes 2009, severity 1).
EYES = (
    np.eye(3),
    np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
)
#: From linear RGB to the cones of Oklab, and from their cube roots to lightness and two opponent axes (Ottosson 2020).
CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
#: How far apart colours are in Oklab at least: those of two fixed kinds, and any other two.
FIXED_APART, APART = 0.028, 0.045


def linear(colour: str) -> Colour:
    """Give a colour as linear RGB."""
    values = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Give the contrast of WCAG 2."""
    low, high = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def distance(one: str, other: str) -> float:
    """Give how far two colours are apart to the eye that sees least of it."""
    seen = [
        [OKLAB @ np.cbrt(CONES @ np.clip(eye @ linear(colour), 0, 1)) for eye in EYES]
        for colour in (one, other)
    ]
    return min(float(np.linalg.norm(a - b)) for a, b in zip(*seen, strict=True))


def grounds() -> tuple[list[str], list[str]]:
    """What marks are drawn on, on a light and on a dark page."""
    tokens = (ROOT / "maps" / "static" / "style" / "tokens.css").read_text(encoding="utf-8")
    light, dark = tokens.split("prefers-color-scheme: dark")
    names = "|".join(("land", "focus-land", "sea", "lake", "panel"))
    return tuple(re.findall(rf"--(?:{names}): (#\w+)", part) for part in (light, dark))  # type: ignore[return-value]


def pairs() -> list[tuple[str, str]]:
    return [*((kind.light, kind.dark) for kind in KINDS), *COLOURS]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_mark_stands_out_from_what_it_is_drawn_on(theme: int) -> None:
    found = grounds()[theme]
    assert len(found) == 5
    for colours in pairs():
        assert min(contrast(colours[theme], ground) for ground in found) >= 3, colours[theme]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_are_told_apart_without_red_or_green_cones(theme: int) -> None:
    colours = [pair[theme] for pair in pairs()]
    for (first, one), (second, other) in combinations(enumerate(colours), 2):
        fixed = max(first, second) < len(KINDS)
        assert distance(one, other) > (FIXED_APART if fixed else APART), (one, other)


def test_as_many_kinds_as_there_are_marks_have_each_its_own() -> None:
    kinds = kinds_of(f"kind {chr(97 + n)}" for n in range(len(MARKS) - len(KINDS)))
    assert len({kind.mark for kind in kinds.values()}) == len(kinds) == len(MARKS) >= 21


def test_a_hundred_kinds_have_a_mark_and_a_colour_together_of_their_own() -> None:
    kinds = kinds_of(f"kind {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(100))
    assert len({(kind.mark, kind.light) for kind in kinds.values()}) == len(kinds) == 106


def test_a_new_kind_changes_no_mark_that_was_given_out() -> None:
    before = kinds_of(["flood", "fire", "strike"])
    after = kinds_of(["flood", "fire", "strike", "arrest"])
    assert before.items() <= after.items()
    assert list(after)[-3:] == ["fire", "arrest", "other"]


@pytest.mark.parametrize("text", ["{{7*7}}", "<b>", "a" * 42, "Flood", "", "-", "flood\n"])
def test_what_is_no_key_is_refused(text: str) -> None:
    assert not is_key(text)


def floods(kind: str = "flood") -> str:
    return EVENTS.replace("kind: other", f"kind: {kind}")


def test_a_corpus_has_kinds_of_its_own(folder: Folder) -> None:
    corpus = geo.read_corpus(folder(events_yaml=floods()))
    assert corpus.kinds["flood"].label == "flood"
    assert corpus.events["kind"].tolist() == ["flood"]
    assert corpus.filtered(Filters(kinds="flood")) is corpus
    none = corpus.filtered(Filters(kinds="strike"))
    assert not none.event_records
    assert none.kinds == corpus.kinds


def test_a_corpus_says_what_its_kinds_are_called_and_how_they_are_marked(folder: Folder) -> None:
    about = "title: Small\nkinds:\n  flood: {label: High water, mark: star}\n  strike: {label: air strike}\n  storm: {}\n"
    corpus = geo.read_corpus(folder(events_yaml=floods(), corpus_yaml=about))
    assert (corpus.kinds["flood"].label, corpus.kinds["flood"].mark) == ("High water", "star")
    assert (corpus.kinds["strike"].label, corpus.kinds["strike"].mark) == ("air strike", "triangle")
    assert corpus.kinds["storm"].mark not in {"star", *(kind.mark for kind in KINDS)}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("flood: {mark: wave}", r"corpus\.yaml:3: .*no mark is called 'wave'\. Choose from triangle, .*drop"),
        ("flood: {colour: red}", r"corpus\.yaml:3: .*colour"),
        ("Flood: {label: x}", r"corpus\.yaml:3: .*Flood"),
    ],
)
def test_a_slip_in_what_is_said_of_kinds_is_named(folder: Folder, line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        geo.read_corpus(folder(corpus_yaml=f"title: Small\nkinds:\n  {line}\n"))


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_has_its_type_and_its_meaning(seeds: geo.Corpus, table: str) -> None:
    frame = getattr(seeds, table)
    columns = COLUMNS[table]
    unexported = ["rule", "values", "within", "claims"] if table == "disagreements" else []
    assert list(frame.columns.drop(["geometry", *unexported], errors="ignore")) == [c.name for c in columns]
    for column in columns:
        assert str(frame[column.name].dtype) == DTYPES[column.type]
        assert column.meaning.endswith(".")


def test_tables_can_be_described_and_counted_with(seeds: geo.Corpus) -> None:
    described = seeds.events.describe()
    assert described.loc["max", "disagreements"] == seeds.events["disagreements"].max() > 0
    assert seeds.events["first_day"].min() == pd.Timestamp("1980-01-01")
    assert seeds.mentions["start"].add(1).gt(0).all()
    assert seeds.claims["paragraph"].isna().sum() + seeds.claims["paragraph"].notna().sum() == len(
        seeds.claims
    )


def test_a_file_of_another_format_keeps_the_types(seeds: geo.Corpus, tmp_path: Path) -> None:
    for table in ("events", "claims", "mentions", "places"):
        frame = getattr(seeds, table)
        points = frame[frame.geometry.geom_type == "Point"]
        points.to_file(tmp_path / f"{table}.gpkg")
        info = pyogrio.read_info(tmp_path / f"{table}.gpkg")
        types = dict(zip(info["fields"], info["dtypes"], strict=True))
        wanted = {"integer": "int64", "number": "float64", "boolean": "bool", "day": "datetime64[ms]"}
        for column in COLUMNS[table]:
            assert types[column.name] == wanted.get(column.type, "object"), (table, column.name)
        again = gpd.read_file(tmp_path / f"{table}.gpkg")
        assert again["id"].tolist() == points["id"].tolist()


def test_a_corpus_is_a_line(seeds: geo.Corpus) -> None:
    assert repr(seeds) == f"<Corpus {seeds.about.title!r}: 5 articles, 48 events, 389 claims>"
    part = repr(seeds.filtered(Filters(articles="cna", disputed=True)))
    assert part.startswith("<Corpus 'January 2020")
    assert part.endswith("filtered by articles, disputed>")
    assert "1 article," in part
