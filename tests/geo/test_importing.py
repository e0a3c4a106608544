"""Events of others join a corpus: what each format says, what it cannot, and every slip with file, line, value and remedy."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

import geo
from dateline import app
from gazetteer.errors import InputError
from geo.formats import FORMATS
from geo.importing import bring, records
from geo.importing.datasets import kind_of
from geo.importing.records import day, plain

#: Columns as ACLED and UCDP name them; the texts and figures are made up.
ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,country,location,"
    "latitude,longitude,geo_precision,source,notes,fatalities\n"
    "XX1,31 January 2023,2023,1,Disorder,Riots,Mob violence,Fans of A,Fans of B,Germany,Altufer,50.9,6.8,1,The Post; The Sun,"
    '"They fought at the\nold bridge.",3\n'
)
UCDP = (
    "id,year,type_of_violence,dyad_name,side_a,side_b,source_article,source_headline,where_prec,where_coordinates,"
    "where_description,latitude,longitude,country,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low,geom_wkt\n"
    "77,2011,2,A - B,Clan A,Clan B,The Post,Feud at the river,2,Altufer,near the old bridge,50.9,6.8,Germany,2,"
    "2011-09-08 00:00:00.000,2011-09-10 00:00:00.000,2,0,1,0,4,6,3,POINT (6.8 50.9)\n"
)
TIMEMAP = [
    {"id": "7", "description": "The bridge fell.", "date": "8/23/2011", "time": "8:30", "location": "Old Bridge",
     "latitude": "50.9", "longitude": "6.8", "category": "Collapse", "associations": ["x"], "sources": ["S1", "S9"]},
    {"desc": "Nobody was hurt.", "date": "", "lat": "", "long": "", "sources": []},
]  # fmt: skip
SOURCES = {
    "S1": {"id": "S1", "title": "What the camera saw", "paths": ["a.jpg"], "url": "https://example.org/a",
           "author": "A. Keeper", "date": "2011-08-24", "description": "A film of the bridge."},
}  # fmt: skip
UMAP = {
    "type": "umap",
    "properties": {"name": "Floods"},
    "layers": [
        {"type": "FeatureCollection", "_umap_options": {"name": "High water"}, "features": [
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [6.8, 50.9]},
             "properties": {"name": "Altufer", "description": "Two streets under {{water}}", "date": "2021-07-15",
                            "_umap_options": {"color": "Red"}}},
            {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[6.8, 50.9], [6.9, 50.9], [6.9, 51], [6.8, 50.9]]]},
             "properties": {"name": "Unterufer"}}]},
    ],
}  # fmt: skip


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A corpus as it is made."""
    (tmp_path / "corpus" / "articles").mkdir(parents=True)
    (tmp_path / "corpus" / "corpus.yaml").write_text("title: Mine\n", encoding="utf-8")
    text = "# mine\nspeakers: {}\nevents: []\n"
    (tmp_path / "corpus" / "events.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "corpus"


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a file to import."""

    def write(name: str, held: Any) -> Path:
        text = held if isinstance(held, str) else json.dumps(held, indent=1)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def events(folder: Path) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = yaml.safe_load((folder / "events.yaml").read_text(encoding="utf-8"))[
        "events"
    ]
    return made


def test_acled_becomes_an_event_with_its_place_and_a_claim(empty: Path, file: Callable[..., Path]) -> None:
    [brought] = bring(empty, [file("acled.csv", ACLED)], "ACLED")
    assert (brought.events, brought.places, brought.unread) == (["acled-xx1"], 1, ["disorder_type"])
    corpus = geo.read_corpus(empty)
    event = corpus.event_records["acled-xx1"]
    assert (event.title, event.date, event.kind) == ("Mob violence in Altufer", "2023-01-31", "riots")
    place = corpus.gazetteer[event.places[0].place]
    assert (place.lat, place.lon, place.precision_m, place.country) == (50.9, 6.8, 5000, "DE")
    assert place.coordinates_source == "acled.csv (ACLED columns)"
    [claim] = event.claims
    assert (claim.topic, claim.value.number, claim.paragraph) == ("deaths", 3, 1)
    article = corpus.article_records["acled"]
    assert (article.publisher, article.derivative) == ("ACLED", True)
    told = "Mob violence in Altufer. They fought at the old bridge. Parties: Fans of A; Fans of B. Sources: The Post; The Sun. 3 people died."
    assert article.text.strip() == told
    assert (empty / "events.yaml").read_text(encoding="utf-8").startswith("# mine\n")
    again = bring(empty, [empty.parent / "acled.csv"], "ACLED")[0]
    assert (again.events, again.known) == ([], ["acled-xx1"])


def test_ucdp_has_a_span_and_several_figures(empty: Path, file: Callable[..., Path]) -> None:
    [brought] = bring(empty, [file("ged.csv", UCDP)])
    assert brought.unread == ["geom_wkt"]
    event = geo.read_corpus(empty).event_records["ged-77"]
    assert (event.title, event.date, event.kind) == (
        "A - B in Altufer",
        "2011-09-08/2011-09-10",
        "non-state conflict".replace("-", " "),
    )
    said = {claim.scope: claim.value.words() for claim in event.claims}
    assert said == {None: "4", "low and high estimate": "3 to 6", "Clan A": "2", "civilians": "1"}
    [row] = [row for row in FORMATS["ucdp-ged"].write(geo.read_corpus(empty)).splitlines() if "77" in row]  # type: ignore[arg-type]
    assert row.endswith(",2,2011-09-08,2011-09-10,4,4,4")


@pytest.mark.parametrize("name", ["acled", "ucdp-ged"])
def test_what_dateline_exports_in_these_columns_comes_in(
    seeds: geo.Corpus, empty: Path, file: Callable[..., Path], name: str
) -> None:
    [brought] = bring(empty, [file("back.csv", FORMATS[name].write(seeds))])
    assert [str(refused) for refused in brought.refused] == []
    assert len(brought.events) == len(seeds.event_records)
    made = {event["id"]: event for event in events(empty)}
    for id, event in seeds.event_records.items():
        again = made[f"back-{id}"]
        if event.places:
            [link] = again["places"]
            assert link["place"] in seeds.gazetteer  # the curated place, and no second one beside it
    assert brought.places == 0


@pytest.mark.parametrize("beside", [True, False])
def test_timemap_brings_its_sources_as_articles(empty: Path, file: Callable[..., Path], beside: bool) -> None:
    whole = {
        "events": TIMEMAP,
        "sources": SOURCES,
    }  # the events first: sources are read before them all the same
    files = (
        [file("events.json", TIMEMAP), file("sources.json", SOURCES)]
        if beside
        else [file("events.json", whole)]
    )
    [brought] = bring(empty, files)
    assert brought.events == ["events-7", "events-2"]
    assert brought.unread == ["associations"]
    corpus = geo.read_corpus(empty)
    event = corpus.event_records["events-7"]
    assert (event.title, event.date, event.time, event.kind) == (
        "The bridge fell.",
        "2011-08-23",
        "08:30",
        "collapse",
    )
    assert [claim.article for claim in event.claims] == ["events-source-s1"]
    source = corpus.article_records["events-source-s1"]
    assert (source.title, source.url, source.published) == (
        "What the camera saw",
        "https://example.org/a",
        "2011-08-24",
    )
    assert corpus.event_records["events-2"].places == ()
    assert corpus.article_records["events"].paragraphs


def test_features_of_one_name_are_numbered(empty: Path, file: Callable[..., Path]) -> None:
    feature = {"type": "Feature", "geometry": None, "properties": {"name": "Flood"}}
    [brought] = bring(empty, [file("x.geojson", {"type": "FeatureCollection", "features": [feature] * 3})])
    assert brought.events == ["x-flood", "x-flood-2", "x-flood-3"]


def test_a_umap_brings_its_layers(empty: Path, file: Callable[..., Path]) -> None:
    [brought] = bring(empty, [file("floods.umap", UMAP)])
    assert brought.events == ["floods-altufer", "floods-unterufer"]
    assert brought.unread == ["_umap_options"]
    corpus = geo.read_corpus(empty)
    event = corpus.event_records["floods-altufer"]
    assert (event.date, event.kind, event.summary) == (
        "2021-07-15",
        "high water",
        "Two streets under {{water}}",
    )
    radius = [corpus.gazetteer[e.places[0].place].precision_m or 0 for e in corpus.event_records.values()]
    assert radius[0] == 500
    assert 5_000 < radius[1] < 15_000


@pytest.mark.parametrize(
    ("name", "held", "problem"),
    [
        ("x.csv", ACLED.replace("31 January", "31 February"), "x.csv:2: event_date '31 February 2023' is no date of the years 1 to 9999. Write it as 2023-01-31"),
        ("x.csv", ACLED.replace("31 January 2023", "-0500-01-01"), "x.csv:2: event_date '-0500-01-01' is no date of the years 1 to 9999"),
        ("x.csv", ACLED.replace("50.9", "150.9"), "x.csv:2: lat '150.9' is not valid. Degrees of lat are from -90 to 90; perhaps lat and lon are exchanged"),
        ("x.csv", ACLED.replace("Germany", "Iraq").replace("50.9,6.8", "44.4,33.3"), "x.csv:2: latitude 44.4, longitude 33.3 is not in Iraq, the other way round it is. Exchange them, or correct the country"),
        ("x.csv", ACLED.replace(",3\n", ",some\n"), "x.csv:2: fatalities 'some' is no number of people. Write a whole number, or nothing"),
        ("x.csv", ACLED.replace(",1,The", ",8,The"), "x.csv:2: geo_precision '8' is no code of precision. Give one of 1, 2, 3"),
        ("x.csv", ACLED.replace("XX1", "…"), "x.csv:2: event_id_cnty '…' is no id"),
        ("x.csv", ACLED + ACLED.partition("\n")[2], "x.csv:4: the id 'x-xx1' is also that of line 2"),
        ("x.csv", UCDP.replace("2011-09-10", "2011-09-07"), "x.csv:2: date_end '2011-09-07 00:00:00.000' is before date_start '2011-09-08 00:00:00.000'. Exchange them"),
        ("x.csv", UCDP.replace("2011-09-10", "2011-09-31"), "x.csv:2: date_end '2011-09-31 00:00:00.000' is no date"),
        ("x.csv", UCDP.replace("4,6,3", "4,3,6"), "x.csv:2: low 6 is more than high 3. Correct the figures"),
        ("x.json", [{**TIMEMAP[0], "date": "23/8/2011"}], "x.json:2: date '23/8/2011' is no day of the years 1 to 9999. Write it as 2011-08-23"),
        ("x.json", [{"description": ""}], "x.json:2: the event has no description"),
        ("x.geojson", {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]}, "the feature has no name"),
        ("x.geojson", {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": ["a"]}}]}, "its geometry is not GeoJSON"),
        ("x.geojson", {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [1e308, 1]}}]}, "lon '1e+308' is not valid. Degrees of lon are from -180 to 180"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_and_the_rest_goes_on(
    empty: Path, file: Callable[..., Path], name: str, held: Any, problem: str
) -> None:
    [brought] = bring(empty, [file(name, held)])
    assert len(brought.refused) == 1
    assert problem in str(brought.refused[0])
    assert brought.refused[0].line
    assert geo.importing.Brought is type(brought)


@pytest.mark.parametrize(
    ("name", "held", "problem"),
    [
        ("x.csv", "a,b\n1,2\n", "x.csv:1: its headings are those of no events that are known: a, b. Give it the columns of ACLED (event_id_cnty"),
        ("x.csv", "", "it is empty"),
        ("x.csv", ACLED + "a" + "," * 30 + "b\n", "a row of 31 cells under 17 headings"),
        ("x.json", {"a": 1}, "it holds no events that are known"),
        ("x.json", SOURCES, "it has sources, and no events"),
        ("x.json", '[{"description": "A",]', "not JSON"),
        ("x.json", "[" * 100_000, "nested too deeply"),
        ("x.json", {"dateline": {}}, "it is a table that Dateline exported. geo.read_export reads it"),
        ("x.xlsx", "x", "ends in .xlsx, which is not imported. Give a file that ends in .csv"),
    ],
)  # fmt: skip
def test_a_file_of_no_kind_is_refused(
    empty: Path, file: Callable[..., Path], name: str, held: Any, problem: str
) -> None:
    with pytest.raises(InputError) as refused:
        bring(empty, [file(name, held)])
    assert problem in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_table_without_end_is_bounded(
    empty: Path, file: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "MOST", 3)
    head, _, row = ACLED.partition("\n")
    rows = "".join(row.replace("XX1", f"XX{n}") for n in range(4))
    with pytest.raises(InputError, match="it has more than 3 events"):
        bring(empty, [file("x.csv", f"{head}\n{rows}")])
    assert events(empty) == []
    assert not list((empty / "articles").iterdir())


@pytest.mark.parametrize(
    "held",
    [
        "events: {a: 1}\n",
        "events: [3]\n",
        "events: [{title: x}]\n",
        "- x\n",
        "speakers: [x]\nevents: [{id: a}]\n",
    ],
)
def test_events_that_are_no_list_of_entries_are_refused(
    empty: Path, file: Callable[..., Path], held: str
) -> None:
    (empty / "events.yaml").write_text(held, encoding="utf-8")
    with pytest.raises(InputError, match=r"events\.yaml: is written in a way that cannot be edited here"):
        bring(empty, [file("x.csv", ACLED)])
    assert (empty / "events.yaml").read_text(encoding="utf-8") == held


def test_no_file_joins_where_another_one_is_no_table(empty: Path, file: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match=r"y\.csv:1: its headings"):
        bring(empty, [file("x.csv", ACLED), file("y.csv", "a,b\n1,2\n")])
    assert events(empty) == []


def test_what_joined_before_another_file_failed_is_told(empty: Path, file: Callable[..., Path]) -> None:
    (empty / "articles" / "floods.md").write_text("Mine.\n", encoding="utf-8")
    paths = [str(file("x.csv", ACLED)), str(file("floods.umap", UMAP))]
    done = CliRunner().invoke(app, ["import", str(empty), *paths])
    assert "x.csv: ACLED columns: 1 event" in done.stdout
    assert "floods.md: an article of that name is there" in done.stderr
    assert [event["id"] for event in events(empty)] == ["x-xx1"]


def test_rows_that_were_left_out_are_told_in_order(empty: Path, file: Callable[..., Path]) -> None:
    head, _, row = ACLED.partition("\n")
    rows = row + row + row.replace("31 January", "x").replace("XX1", "XX2")
    [brought] = bring(empty, [file("x.csv", f"{head}\n{rows}")])
    assert [refused.line for refused in brought.refused] == [4, 6]


def test_an_article_that_says_something_else_stays(empty: Path, file: Callable[..., Path]) -> None:
    bring(empty, [file("x.csv", ACLED)])
    text = (empty / "articles" / "x.md").read_text(encoding="utf-8")
    with pytest.raises(InputError, match="an article of that name is there, and says something else"):
        bring(empty, [file("x.csv", ACLED.replace("XX1", "XX2").replace("Mob", "Crowd"))])
    assert (empty / "articles" / "x.md").read_text(encoding="utf-8") == text
    assert [event["id"] for event in events(empty)] == ["x-xx1"]


def test_an_id_that_another_article_has_is_refused(empty: Path, file: Callable[..., Path]) -> None:
    (empty / "articles" / "own.md").write_text("---\nid: x\n---\nNothing.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.md: an article of the corpus has the id 'x' already"):
        bring(empty, [file("x.csv", ACLED)])
    assert events(empty) == []


@pytest.mark.slow
def test_what_came_in_is_found_in_order_and_makes_a_map(empty: Path, file: Callable[..., Path]) -> None:
    bring(empty, [file("acled.csv", ACLED), file("floods.umap", UMAP), file("events.json", TIMEMAP[:1])])
    checked = CliRunner().invoke(app, ["check", str(empty)])
    assert checked.stdout == "0 findings\n", checked.stderr
    page = CliRunner().invoke(app, ["build", str(empty), "-o", str(empty.parent / "map.html"), "--plain"])
    assert page.exit_code == 0, page.output
    assert "{{7*7}}" not in page.output
    assert "Two streets under {{water}}" in (empty.parent / "map.html").read_text(encoding="utf-8")


def annotation(exact: str, start: int | None, body: list[dict[str, Any]], **target: Any) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": exact}]
    selectors += (
        [] if start is None else [{"type": "TextPositionSelector", "start": start, "end": start + len(exact)}]
    )
    return {"type": "Annotation", "id": "#a1", "body": body, "target": {"selector": selectors, **target}}


IDENTIFYING = {"type": "SpecificResource", "purpose": "identifying"}


@pytest.mark.parametrize(
    ("value", "pinned"),
    [
        (annotation("Kerman", 21, [{**IDENTIFYING, "source": "#place/tehran"}], source="#article/one"), ("Kerman", "tehran", "one", 21)),
        (annotation("Tehran", None, [{**IDENTIFYING, "value": "https://sws.geonames.org/128234/"}]), ("Tehran", "kerman", "two", 46)),
        (annotation("Kerman", 25, [{**IDENTIFYING, "source": "#place/tehran"}], source="#article/one"), ("Kerman", "tehran", "one", 21)),
        (annotation("Tehran", None, []) | {"body": "https://www.geonames.org/128234/kerman.html"}, ("Tehran", "kerman", "two", 46)),
        (annotation("smoke", None, [{**IDENTIFYING, "id": "https://example.org/p/9"}, {"type": "Feature", "purpose": "georeferencing", "geometry": {"type": "Point", "coordinates": [57.0, 30.2]}}]), ("smoke", "x-smoke-30-2n-57-0e", "two", 32)),
    ],
)  # fmt: skip
def test_an_annotation_pins_the_mention_that_it_quotes(
    folder: Callable[..., Path], file: Callable[..., Path], value: Any, pinned: tuple[str, str, str, int]
) -> None:
    corpus = folder()
    [brought] = bring(corpus, [file("x.jsonld", [value])])
    assert ([str(refused) for refused in brought.refused], brought.pins) == ([], 1)
    [pin] = yaml.safe_load((corpus / "pins.yaml").read_text(encoding="utf-8"))
    assert (pin["name"], pin["place"], pin["article"], pin["at"]) == pinned
    means = {(m.article.id, m.match.start): m.match.place for m in geo.read_corpus(corpus).mention_records}
    assert means[pinned[2], pinned[3]] == pinned[1]


def test_our_own_annotations_agree_and_what_somebody_adds_is_a_claim(
    folder: Callable[..., Path], file: Callable[..., Path]
) -> None:
    corpus = folder()
    page = json.loads(FORMATS["annotations"].write(geo.read_corpus(corpus)))
    said = [{"type": "TextualBody", "purpose": "commenting", "value": "Others say\nnine."}]
    said += [
        {"type": "TextualBody", "purpose": "tagging", "value": "toll"},
        {**IDENTIFYING, "source": "#event/fire"},
    ]
    page["items"].append(annotation("Three people", None, said) | {"id": "#mine"})
    [brought] = bring(corpus, [file("x.jsonld", page)])
    assert [str(refused) for refused in brought.refused] == []
    assert (brought.pins, brought.agreeing, brought.claims, sorted(brought.known)) == (
        0,
        3,
        ["mine"],
        ["c1", "c2"],
    )
    claim = geo.read_corpus(corpus).claim_records["mine"]
    assert (claim.topic, claim.value.text, claim.article, claim.paragraph) == (
        "toll",
        "Others say nine.",
        "one",
        1,
    )


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (annotation("Kerman", None, [{**IDENTIFYING, "source": "#place/tehran"}]), "'Kerman' stands in several places of the corpus"),
        (annotation("Nowhere", 3, [{**IDENTIFYING, "source": "#place/tehran"}]), "'Nowhere' at 3 stands in no article of the corpus"),
        (annotation("Tehran", None, [{"type": "TextualBody", "purpose": "tagging", "value": "City"}]), "it says neither which place nor of which event (tagging)"),
        (annotation("Tehran", None, [{**IDENTIFYING, "source": "#place/atlantis"}]), "no place has the id 'atlantis'"),
        (annotation("Tehran", None, [{**IDENTIFYING, "source": "gn:1"}]), "no place here has the GeoNames number 1"),
        ({"type": "Annotation", "body": [], "target": {"selector": {"type": "SvgSelector", "value": "<svg/>"}}}, "neither a quote nor a position in a text"),
        ({"type": "Annotation", "body": [], "target": 3}, "the annotation has no target"),
        (annotation("Tehran", None, [{**IDENTIFYING, "id": "https://example.org/p/9"}, {"type": "Feature", "geometry": {"type": "Point", "coordinates": ["x", None]}}]), "its geometry is not GeoJSON"),
        ({"type": "Annotation", "body": "#place/tehran", "target": {"source": "#article/one", "selector": {"type": "TextPositionSelector", "start": -5, "end": 10**6}}}, "'' at -5 stands in no article"),
    ],
)  # fmt: skip
def test_an_annotation_that_is_not_understood_is_named(
    folder: Callable[..., Path], file: Callable[..., Path], value: Any, problem: str
) -> None:
    [brought] = bring(folder(), [file("x.jsonld", {"type": "AnnotationPage", "items": [value]})])
    assert problem in str(brought.refused[0])
    assert brought.refused[0].line == 4
    assert brought.pins == 0


def test_the_command_says_what_it_brought(empty: Path, file: Callable[..., Path]) -> None:
    path = file("x.csv", ACLED + ACLED.partition("\n")[2].replace("XX1", "XX2").replace("31 January", "x"))
    arguments = ["import", str(empty), str(path)]
    tried = CliRunner().invoke(app, [*arguments, "--dry-run"])
    assert "1 event, 1 claim, 1 article, 1 place would be added" in tried.stdout
    assert events(empty) == []
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 1
    assert "x.csv: ACLED columns: 1 event, 1 claim, 1 article, 1 place added" in done.stdout
    assert "not read: disorder_type\nleft out: " in done.stderr
    missing = CliRunner().invoke(app, ["import", str(empty / "no"), str(path)])
    assert (missing.exit_code, "there is no such corpus. Make one: dateline new" in missing.stderr) == (
        2,
        True,
    )


def test_words_of_others_are_read_plainly() -> None:
    assert kind_of("Violence against civilians!") == "violence against civilians"
    assert plain("a\n\x1b[31mb\ud800 ‏", 9) == "a \ufffd[31mb…"
    assert plain("so\u00adft \u202eleft می\u200cرود") == "soft left می\u200cرود"
    for wrong in ("2023-02-30", "0000-01-01", "tomorrow", "1/2/2023"):
        with pytest.raises(ValueError):  # noqa: PT011  its words are those of others
            day(wrong)
