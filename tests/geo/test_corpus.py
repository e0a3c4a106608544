"""A corpus: links in both directions, filtering, and every fault with its line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from gazetteer.errors import InputError, InputErrors
from tests.conftest import EVENTS, SIDED

Folder = Callable[..., Path]


def test_everything_links_to_everything(folder: Folder) -> None:
    corpus = geo.read_corpus(folder())
    assert [event.id for event in corpus.events_at("kerman")] == ["fire"]
    assert {mention.article.id for mention in corpus.mentions_of("kerman")} == {"one", "two"}
    assert [claim.id for claim in corpus.claims_in("two")] == ["c2"]
    assert corpus.event_of("c2").id == "fire"
    with pytest.raises(KeyError):
        corpus.event_of("c3")
    assert [article.id for article in corpus.articles_on("fire")] == ["one", "two"]
    assert list(corpus.place_records) == sorted(corpus.place_records, key=list(corpus.gazetteer).index)


def test_filtering_recomputes_disagreement(folder: Folder) -> None:
    corpus = geo.read_corpus(folder())
    assert corpus.events["disagreements"].tolist() == [1]
    part = corpus.filtered(["one"])
    assert part.events["disagreements"].tolist() == [0]
    assert part.claims["id"].tolist() == ["c1"]
    assert set(part.mentions["article"]) == {"one"}
    assert "tehran" in corpus.place_records
    assert "tehran" not in part.place_records
    assert corpus.filtered([]) is corpus
    assert corpus.filtered("one").chosen == ("one",)
    with pytest.raises(InputError, match=r"'three'.*one, two"):
        corpus.filtered(["three"])


def test_a_place_that_one_article_alone_gives_leaves_with_it(folder: Folder) -> None:
    events = EVENTS.replace(
        "[{place: kerman, role: site}]",
        "[{place: kerman, role: site}, {place: tehran, role: claimed site, articles: [two]}]",
    )
    corpus = geo.read_corpus(folder(events_yaml=events))
    assert corpus.filtered(["one"]).events["place"].tolist() == ["kerman"]
    assert corpus.filtered(["two"]).events["place"].tolist() == ["kerman", "tehran"]


def test_a_folder_of_plain_text_is_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Smoke over Erbil and Duhok.\n", encoding="utf-8")
    corpus = geo.read_corpus(tmp_path)
    assert corpus.mentions["place"].tolist() == ["erbil", "duhok"]
    assert len(corpus.events) == 0
    assert list(geo.read_corpus(tmp_path / "a.txt").place_records) == list(corpus.place_records)


def test_a_corpus_brings_places_of_its_own(folder: Folder) -> None:
    own = geo.read_corpus(folder()).gazetteer["kerman"].feature()
    own["properties"] |= {"title": "Our Kerman"}
    own["names"].append({"toponym": "Our Kerman", "lang": "en", "script": "Latn"})
    text = json.dumps({"type": "FeatureCollection", "@context": "x", "features": [own]})
    corpus = geo.read_corpus(folder(places_geojson=text))
    assert corpus.place_records["kerman"].name == "Our Kerman"


def test_for_whom_a_speaker_speaks_and_whether_they_are_named_stand_with_every_claim(folder: Folder) -> None:
    article = {"articles__one_md": "---\nid: one\nside: town\n---\nThree died in Kerman.\n"}
    corpus = geo.read_corpus(
        folder(events_yaml=SIDED.replace("speaker: mayor", "speaker: article"), **article)
    )
    assert corpus.claims["side"].tolist() == ["The town", "The town"]
    assert corpus.claims["named"].tolist() == [True, False]
    assert corpus.articles["side"].fillna("none").tolist() == ["town", "none"]
    assert geo.read_corpus(folder()).claims["side"].isna().all()


def replaced(old: str, new: str) -> str:
    assert old in EVENTS
    return EVENTS.replace(old, new)


@pytest.mark.parametrize(
    ("files", "where", "problem"),
    [
        ({"events_yaml": replaced("article: two", "article: tow")}, "events.yaml:14", "'tow'. Did you mean two"),
        ({"events_yaml": replaced("speaker: police", "speaker: polic")}, "events.yaml:14", "'polic'. Did you mean police"),
        ({"events_yaml": replaced("place: kerman", "place: kermn")}, "events.yaml:9", "'kermn'. Did you mean kerman"),
        ({"events_yaml": replaced("id: c2", "id: c1")}, "events.yaml:14", "claim id 'c1' stands twice"),
        ({"events_yaml": replaced("2021-03-04", "2021-03-44")}, "events.yaml:7", "2021-03-44"),
        ({"events_yaml": replaced("title: A fire", "titel: A fire")}, "events.yaml:6", "titel is an unknown key"),
        ({"events_yaml": replaced("{number: 3}", "{numbr: 3}")}, "events.yaml:12", "numbr is an unknown key"),
        ({"events_yaml": replaced("paragraph: 1,\n     original: [0, 20], paraphrase: The police", "paragraph: 7,\n     original: [0, 20], paraphrase: The police")}, "events.yaml:14", "1 paragraphs, not 7"),
        ({"events_yaml": EVENTS.replace("original: [0, 20]", "original: [0, 2000]", 1)}, "events.yaml:13", "beyond"),
        ({"events_yaml": EVENTS + "colour: red\n"}, "events.yaml:16", "colour is an unknown key"),
        ({"events_yaml": SIDED.replace("The mayor, side: town", "The mayor, side: twon")}, "events.yaml:4", "no side has the id 'twon'. Did you mean town"),
        ({"events_yaml": SIDED, "articles__two_md": "---\nid: two\nside: mill\n---\nx\n"}, "two.md", "no side has the id 'mill'"),
        ({"events_yaml": "sides: [a]\n"}, "events.yaml:1", "sides is no mapping"),
        ({"events_yaml": SIDED.replace("{name: The town}", "{nam: The town}")}, "events.yaml:2", "nam is an unknown key"),
        ({"events_yaml": "events: {a: 1}\n"}, "events.yaml:1", "events is no list"),
        ({"events_yaml": "events:\n\t- a\n"}, "events.yaml:2", "cannot start any token"),
        ({"events_yaml": replaced("mayor: {", "article: {")}, "events.yaml:2", "own voice"),
        ({"corpus_yaml": "title: x\nextent: [60, 25, 60, 40]\n"}, "corpus.yaml:2", "no extent"),
        ({"corpus_yaml": "titel: x\n"}, "corpus.yaml", "titel is an unknown key"),
        ({"corpus_yaml": ""}, "corpus.yaml:1", "not a list of keys"),
        ({"corpus_yaml": "- a\n"}, "corpus.yaml:1", "not a list of keys"),
        ({"corpus_yaml": "title: null\n"}, "corpus.yaml:1", "title is None"),
        ({"corpus_yaml": "title: ' '\n"}, "corpus.yaml:1", "title: holds no text"),
        ({"corpus_yaml": "title: x\nextent: [.nan, 1, 2, 3]\n"}, "corpus.yaml:2", "'.nan'"),
        ({"events_yaml": "events: [null]\n"}, "events.yaml:1", "not a list of keys"),
        ({"events_yaml": "- id: a\n"}, "events.yaml:1", "holds no keys"),
        ({"events_yaml": replaced("{number: 3}", "{number: .inf}")}, "events.yaml:12", "'.inf'"),
        ({"events_yaml": replaced("{number: 3}", "{number: true}")}, "events.yaml:12", "true is no number"),
        ({"events_yaml": replaced("{number: 3}", "{number: 3, near: true}")}, "events.yaml:12", "near belongs to a place"),
        ({"events_yaml": replaced("{number: 3}", "{number: 3, zone: Asia/Tehran}")}, "events.yaml:12", "zone belongs to a date"),
        ({"events_yaml": replaced("{number: 3}", "{date: ''}")}, "events.yaml:12", "holds no text"),
        ({"events_yaml": replaced("[{place: kerman, role: site}]", "[{place: kerman, role: a b}, {place: kerman, role: a-b}]")}, "events.yaml:9", "stands twice"),
        ({"corpus_yaml": b"title: \xff\n"}, "corpus.yaml:1", "0xff is not UTF-8"),
        ({"articles__two_md": "---\nid: one\n---\nx\n"}, "two.md:1", "the id 'one' is that of"),
        ({"places_geojson": "{"}, "places.geojson", ""),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_and_line(
    folder: Folder, files: dict[str, str], where: str, problem: str
) -> None:
    with pytest.raises(InputError) as caught:
        geo.read_corpus(folder(**files))
    assert where in str(caught.value)
    assert problem in str(caught.value)


def test_one_reading_finds_the_faults_of_all_files(folder: Folder) -> None:
    faulty = folder(corpus_yaml="titel: x\n", articles__two_md="---\nx: 1\n---\n", events_yaml="events: 3\n")
    with pytest.raises(InputErrors) as caught:
        geo.read_corpus(faulty)
    assert {error.path.name for error in caught.value.found if error.path} == {
        "corpus.yaml",
        "two.md",
        "events.yaml",
    }


def test_no_corpus_and_no_article_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such corpus"):
        geo.read_corpus(tmp_path / "nowhere")
    with pytest.raises(InputError, match="there is no such corpus"):
        geo.read_corpus(tmp_path / ("long" * 1000))
    with pytest.raises(InputError, match="holds no article"):
        geo.read_corpus(tmp_path)


@pytest.mark.parametrize("name", ["events.yaml", "corpus.yaml", "places.geojson"])
def test_a_file_that_cannot_be_read_is_not_passed_over(folder: Folder, name: str) -> None:
    path = folder() / name
    path.unlink(missing_ok=True)
    path.symlink_to("nowhere")
    with pytest.raises(InputError, match="cannot be read"):
        geo.read_corpus(path.parent)


def test_the_ends_of_the_calendar_can_be_compared(folder: Folder) -> None:
    events = replaced("{number: 3}", "{date: 9999-12-31, zone: America/New_York}")
    events = events.replace("{at_least: 5}", "{date: 0001-01-01, zone: Asia/Tokyo}")
    assert [group.disputed for group in geo.read_corpus(folder(events_yaml=events)).groups] == [True]


def test_a_corpus_at_the_pole_has_a_view(folder: Folder) -> None:
    place = geo.read_corpus(folder()).gazetteer["kerman"].feature()
    place["properties"] |= {"ccodes": []}
    place["geometry"] = {"type": "Point", "coordinates": [57, 89]}
    text = json.dumps({"type": "FeatureCollection", "features": [place]})
    _, south, _, north = geo.read_corpus(folder(places_geojson=text, corpus_yaml="title: x\n")).extent
    assert south < north <= 85


@pytest.mark.parametrize(
    ("lons", "west", "east"),
    [
        ((179.5, -179.5), 178.5, -178.5),
        ((178.0, 179.0), 177.0, 180.0),
        ((-178.0, -179.0), -180.0, -177.0),
        ((150.0, -120.0), 141.0, -111.0),
        ((-100.0, 0.0, 100.0), -120.0, 120.0),
    ],
)
def test_a_view_crosses_the_antimeridian_where_it_is_narrower(
    folder: Folder, lons: tuple[float, ...], west: float, east: float
) -> None:
    place = geo.read_corpus(folder()).gazetteer["kerman"].feature()
    features, events = [], "events:\n"
    for n, lon in enumerate(lons):
        facts = place["properties"] | {"id": f"p{n}", "ccodes": [], "within": None}
        at = {"type": "Point", "coordinates": [lon, 0]}
        features.append(place | {"@id": f"#p{n}", "properties": facts, "geometry": at})
        events += f"- {{id: e{n}, title: E, places: [{{place: p{n}}}]}}\n"
    text = json.dumps({"type": "FeatureCollection", "features": features})
    corpus = geo.read_corpus(folder(places_geojson=text, events_yaml=events, corpus_yaml="title: x\n"))
    assert (corpus.extent[0], corpus.extent[2]) == pytest.approx((west, east))


def test_an_extent_may_cross_the_antimeridian(folder: Folder) -> None:
    corpus = geo.read_corpus(folder(corpus_yaml="title: x\nextent: [176, -20, -178, -15]\n"))
    assert corpus.extent == (176, -20, -178, -15)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_among_the_articles_is_named_and_not_waited_for(folder: Folder) -> None:
    path = folder()
    os.mkfifo(path / "articles" / "three.md")
    corpus = geo.read_corpus(path)
    assert corpus.left_out == (("three.md", "a pipe or a device"),)
    assert list(corpus.article_records) == ["one", "two"]
