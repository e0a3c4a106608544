"""Corpora whose names are looked up in the whole world."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from gazetteer import InputError
from geo.export import csv, geojson
from geo.vocabulary.columns import COLUMNS

TEXT = "---\nid: one\npublisher: One\n---\nThree people died in Kerman. A fire in Springfield, Illinois, went on.\n"
ABOUT = "title: Small\ngazetteer: world\n"


def test_a_corpus_may_ask_for_the_world(folder: Callable[..., Path]) -> None:
    corpus = geo.read_corpus(folder(corpus_yaml=ABOUT, articles__one_md=TEXT))
    places = {m.match.surface: m.match.place for m in corpus.mention_records if m.article.id == "one"}
    assert places == {
        "Kerman": "kerman",
        "Springfield": "geonames-4250542",
        "Illinois": "geonames-4896861",
    }
    assert corpus.gazetteer.containers("geonames-4250542") == ("geonames-4896861", "united-states")
    assert any("CC BY" in line for line in corpus.credits)
    town = corpus.places.set_index("id").loc["geonames-4250542"]
    assert town["within"] == "geonames-4896861"
    assert town["precision_m"] > 0
    assert "GeoNames" in town["coordinates_source"]


def test_the_choice_of_the_caller_wins(folder: Callable[..., Path]) -> None:
    path = folder(corpus_yaml=ABOUT, articles__one_md=TEXT)
    curated = geo.read_corpus(path, gazetteer="curated")
    assert curated.credits == ()
    assert {m.match.surface for m in curated.mention_records if m.article.id == "one"} == {"Kerman"}
    plain = folder(articles__one_md=TEXT)
    assert "geonames-4250542" in geo.read_corpus(plain, gazetteer="world").place_records
    alone = geo.read_corpus(plain / "articles" / "one.md", gazetteer="world")
    assert "geonames-4250542" in alone.place_records


def test_events_may_lie_in_the_world(folder: Callable[..., Path]) -> None:
    events = "events:\n- id: fire\n  title: A fire\n  kind: other\n  places: [{place: geonames-4250542}]\n"
    path = folder(corpus_yaml=ABOUT, events_yaml=events)
    assert geo.read_corpus(path).events.iloc[0]["place_name"] == "Springfield"
    with pytest.raises(InputError, match="no place has the id 'geonames-4250542'"):
        geo.read_corpus(path, gazetteer="curated")


def test_a_part_of_the_corpus_keeps_what_was_found(folder: Callable[..., Path]) -> None:
    corpus = geo.read_corpus(folder(corpus_yaml=ABOUT, articles__one_md=TEXT))
    part = corpus.filtered(geo.Filters(articles=("one",), use="literal"))
    assert [m.match.surface for m in part.mention_records] == ["Kerman", "Springfield", "Illinois"]


def test_tables_say_how_places_were_chosen(folder: Callable[..., Path]) -> None:
    corpus = geo.read_corpus(folder(corpus_yaml=ABOUT, articles__one_md=TEXT))
    assert [column.name for column in COLUMNS["mentions"]][-5:] == [
        "confidence",
        "runner_up",
        "runner_up_name",
        "reasons",
        "close",
    ]
    row = corpus.mentions.set_index("surface").loc["Springfield"]
    assert 0.5 < row["confidence"] <= 1
    assert row["runner_up"].startswith("geonames-")
    assert row["runner_up_name"].startswith("Springfield, ")
    assert "Illinois" in row["reasons"]
    assert not row["close"]
    assert row["reasons"] in csv(corpus, "mentions").replace('""', '"')
    assert '"runner_up_name":"Springfield, ' in geojson(corpus, "mentions")


def test_the_word_in_corpus_yaml_is_checked(folder: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match=r"corpus\.yaml:2: gazetteer is 'wurld'"):
        geo.read_corpus(folder(corpus_yaml="title: Small\ngazetteer: wurld\n"))
