"""Every export read back: the same table, but for what its format is said to lose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import shapely
from pandas.testing import assert_frame_equal
from shapely.geometry import shape

import geo
from gazetteer.errors import InputError
from geo.export import HAPPENINGS, canonical
from geo.formats import FORMATS, read_export
from geo.formats.flat import flat
from geo.formats.reading import _again
from tests.conftest import EVENTS, ROOT
from tests.corpora import claim, event, place
from tests.corpora import write as write_corpus

READ = [(name, table) for name, format in FORMATS.items() if format.reader for table in format.tables]
#: A name that would be a formula, a template, an element or several lines elsewhere.
HOSTILE = '\'=1+1\n{{7*7}}${1}</script>,"x";\u202e@'


def table_of(corpus: geo.Corpus, table: str) -> pd.DataFrame:
    """A table as the corpus has it; the events once each have no other."""
    if table == HAPPENINGS:
        events = corpus.events.drop_duplicates("event").drop(columns="id").rename(columns={"event": "id"})
        return events[flat(corpus, HAPPENINGS).columns].reset_index(drop=True)
    frame: pd.DataFrame = getattr(corpus, table)
    return frame


def compare(read: pd.DataFrame, table: pd.DataFrame, loses: tuple[str, ...], name: str) -> None:
    """Hold a table that was read against the one that was written."""
    if "rows" in loses:
        order = {id: number for number, id in enumerate(table["id"])}
        read = read.iloc[read["id"].map(order).argsort()].reset_index(drop=True)
    if name == "linked-places":  # with the places around them
        read = read[read["id"].isin(set(table["id"]))].reset_index(drop=True)
    plain = read.drop(columns="geometry", errors="ignore")
    missing = set(table.columns) - set(plain.columns) - {"geometry", "rule", "values", "within", "claims"}
    assert missing == ({*loses} & {*table.columns} if "columns" not in loses else missing)
    wanted = table[list(plain.columns)]
    order_of = wanted.sort_values("id", ignore_index=True) if name == "linked-places" else wanted
    plain = plain.sort_values("id", ignore_index=True) if name == "linked-places" else plain
    assert_frame_equal(plain, pd.DataFrame(order_of), check_exact=False, rtol=0, atol=1e-7)
    if "geometry" not in table or "columns" in loses:
        return
    shapes = {id: one for id, one in zip(table["id"], table.geometry, strict=True) if one is not None}
    for id, one in zip(read["id"], read.geometry, strict=True):
        assert (one is None) == (id not in shapes), id
        if one is None:
            continue
        areas_lost = "outlines of places" in loses or ("outlines" in loses and "wkt" not in read)
        rounded = shape(canonical(shapes[id]))
        if areas_lost and one.geom_type == "Point" and rounded.geom_type != "Point":
            assert rounded.buffer(0.01).covers(one)
        else:
            assert one.geom_type == rounded.geom_type
            assert shapely.equals_exact(one.normalize(), rounded.normalize(), tolerance=1e-6)
    kinds = {one.geom_type for one in shapes.values()} - {"Point"}
    if kinds and not {"outlines", "rows"} & {*loses}:
        assert {one.geom_type for one in read.geometry if one is not None} >= kinds


@pytest.mark.parametrize(("name", "table"), READ)
@pytest.mark.slow
def test_an_export_comes_back_as_the_same_table(
    part: geo.Corpus, exported: Callable[..., Path], name: str, table: str
) -> None:
    read = read_export(exported(part, name, table), table)
    compare(read, table_of(part, table), FORMATS[name].loses, name)
    if name != "csv":  # which has no room for it
        assert read.attrs["dateline"]["articles"] == ["cna", "press-tv"]
        assert read.attrs["dateline"]["title"] == part.about.title


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> geo.Corpus:
    """A corpus whose texts are formulas, templates, numbers and addresses with spaces."""
    said = claim("c", "who", 3, article="paper", topic=HOSTILE.strip(), paraphrase=HOSTILE)
    return geo.read_corpus(
        write_corpus(
            tmp_path_factory.mktemp("hostile") / "corpus",
            [event("e", HOSTILE, "there", said), event("none", "=x", "there", places=[], date="1999-12-XX")],
            (place("there", "[1] {x} =2", 44.0, 36.0),),
            {"who": "-1"},
            {
                "paper": (
                    {"publisher": "'80s", "title": "true", "url": "[https://example.org/a b"},
                    "From Baghdad.",
                )
            },
            title="@title",
        )
    )


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].reader])
@pytest.mark.slow
def test_text_that_would_be_something_else_elsewhere_comes_back(
    hostile: geo.Corpus, exported: Callable[..., Path], name: str
) -> None:
    for table in FORMATS[name].tables:
        read = read_export(exported(hostile, name, table), table)
        compare(read, table_of(hostile, table), FORMATS[name].loses, name)


def test_the_table_of_formats_says_what_does_not_come_back() -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = {
        row.split("|")[1].strip(" `"): row.split("|")[-2].strip()
        for row in text.splitlines()
        if row.startswith("| `")
    }
    for name, format in FORMATS.items():
        assert (rows[name] == "all") == (format.reader is not None and not format.loses), name
        assert rows[name].startswith("not") == (format.reader is None), name
        if "outlines" in format.loses:
            assert "outline" in rows[name], name


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("x.csv", "a,b\n1,2\n", "is no export of Dateline: it has the columns of no table"),
        ("x.csv", "", "is no export of Dateline"),
        ("x.db", "no database", "is no export of Dateline"),
        ("x.gpkg", "no database", "is no export of Dateline"),
        ("x.parquet", "no table", "is no export of Dateline"),
        ("x.fgb", "no table", "is no export of Dateline"),
        ("x.xlsx", "no table", "is no export of Dateline"),
        ("x.jsonld", '{"type": "AnnotationPage", "items": 3}', "is no export of Dateline"),
        ("x.kml", "<kml/>", ".kml is no export that is read. Give one of .geojson"),
        ("x", "", "no ending is no export that is read"),
        ("missing.csv", None, "there is no such file"),
    ],
)
def test_what_is_no_export_is_said(tmp_path: Path, name: str, text: str | None, problem: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_export(tmp_path / name)
    assert f"{tmp_path / name}: {problem}" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_folder_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(InputError, match=r"x\.csv: is a folder\. Give a file in it"):
        read_export(tmp_path / "x.csv")


def test_a_value_that_was_spoilt_is_named(folder: Callable[..., Path], tmp_path: Path) -> None:
    corpus = geo.read_corpus(folder(events_yaml=EVENTS))
    text = str(FORMATS["csv"].write(corpus, ["claims"]))
    (tmp_path / "x.csv").write_text(text.replace("false", "maybe"), encoding="utf-8")
    with pytest.raises(InputError, match=r"row 1: proposed 'maybe' is no boolean"):
        read_export(tmp_path / "x.csv")
    with pytest.raises(InputError, match=r"holds no table 'events'\. Choose of claims"):
        read_export(tmp_path / "x.csv", "events")
    assert _again(geo.tables.columns("places")[0], None, 1) is None
