"""Hostile text in every field of a corpus ends in a page that shows it as text."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point

import geo
import maps
from gazetteer.places import Gazetteer, Name, Place
from geo.export import LAYERS, geojson

HARMFUL = (
    "{{7*7}} {% bad ${6*7} `${window.__pwned=1}` <img src=x onerror='window.__pwned=1'> "
    '</script><script>window.__pwned=1</script> " onmouseover="window.__pwned=1 '
    "</title></style><!-- \\ \\u003c &lt; \u202ertl \u2028 \0 end"
)
AT_BUILD = "{{ cycler.__init__.__globals__.os.environ.update(DATELINE_CANARY='ran') }}"

#: Every field of a corpus that holds free text.
FIELDS = """
corpus.title corpus.description corpus.language corpus.licence corpus.version
article.publisher article.short article.agency article.title article.language article.url
article.reliability_note article.text other.label
speaker.name
event.title event.date_text event.time_text event.date_reasoning event.summary event.role
claim.topic claim.scope claim.as_said claim.unit claim.paraphrase claim.inferred claim.choice claim.text
place.name place.kind place.toponym place.demonym place.precision_note place.coordinates_source
place.identifier nowhere.unplaced kind.label story.title stop.title stop.text
""".split()

#: Those that a reader never sees, and why.
UNSEEN = {
    "corpus.language": "an attribute",
    "article.language": "an attribute",
    "article.url": "not a web address, so no link",
    "article.text": "articles stay out of the page; only names in them are in it",
    "claim.unit": "the claim is shown as it was said",
    "place.demonym": "only for finding names in text",
}


def write_corpus(folder: Path, attack: str) -> dict[str, str]:
    """Write a corpus with an attack in every field; give the text of each field."""
    texts = {field: f"{field.replace('.', ' ').title()} {attack}" for field in FIELDS}
    say = texts.__getitem__

    def facts(part: str, *names: str) -> dict[str, str]:
        return {name: say(f"{part}.{name}") for name in names}

    def article(body: str, **front: str) -> str:
        return f"---\n{json.dumps(front)}\n---\n{body}\n"

    claim = {"speaker": "voice", "article": "one", "paragraph": 1}
    spoken = {**claim, **facts("claim", "topic", "paraphrase", "inferred")}
    answer = {"id": "c1", **spoken, **facts("claim", "scope", "as_said", "unit"), "value": {"number": 3}}
    other = {"id": "c2", **spoken, "value": {"choice": say("claim.choice")}}
    third = {"id": "c3", **claim, "topic": "x", "paraphrase": "x", "value": {"text": say("claim.text")}}
    event = {
        **facts("event", "title", "date_text", "time_text", "date_reasoning", "summary"),
        "id": "event",
        "date": "2020-01-08",
        "kind": "flood",
        "places": [{"place": "testville", "role": say("event.role")}, {"place": "nowhere"}],
        "claims": [answer, other, third],
    }
    facts_of_one = facts(
        "article", "publisher", "short", "agency", "title", "language", "url", "reliability_note"
    )
    files = {
        "corpus.yaml": json.dumps(
            {
                **facts("corpus", "title", "description", "language", "licence", "version"),
                "extent": [40, 30, 50, 40],
                "kinds": {"flood": facts("kind", "label")},
            }
        ),
        "articles/one.md": article(
            f"{say('article.text')} Smoke rose over Testville and in {say('place.toponym')}.",
            id="one",
            reliability="low",
            **facts_of_one,
        ),
        "articles/two.md": article("All was quiet in Kerman.", id="two", label=say("other.label")),
        "events.yaml": json.dumps({"speakers": {"voice": facts("speaker", "name")}, "events": [event]}),
    }
    stop = {**facts("stop", "title", "text"), "event": "event"}
    files["story.yaml"] = json.dumps(
        {**facts("story", "title"), "stops": [stop, {**stop, "event": None, "place": "kerman"}]}
    )
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    places(say).write(folder / "places.geojson")
    return texts


def places(say: Callable[[str], str]) -> Gazetteer:
    """One place whose every text is hostile, and one that is nowhere for a hostile reason."""
    names = (Name("Testville"), Name(say("place.toponym")))
    testville = Place(
        id="testville",
        name=say("place.name"),
        names=names,
        demonyms=(say("place.demonym"),),
        kind=say("place.kind"),
        feature_class="P",
        geometry=Point(44.5, 35.5),
        precision_m=90_000,
        precision_note=say("place.precision_note"),
        coordinates_source=say("place.coordinates_source"),
        coordinates_date="2020-01-01",
        identifiers={"geonames": say("place.identifier")},
    )
    nowhere = Place(
        id="nowhere",
        name="Nowhere",
        names=(Name("Nowhere"),),
        kind="region",
        feature_class="L",
        unplaced=say("nowhere.unplaced"),
    )
    return Gazetteer([testville, nowhere])


def everything_said(page: Any) -> str:
    """Open every list and every card, and gather all their text with titles and labels."""
    said: list[str] = []

    def listen() -> None:
        said.append(
            page.evaluate(
                "[...document.querySelectorAll('header, main, main *')].flatMap(one => [one.title,"
                " one.getAttribute('aria-label')]).concat([...document.body.children]"
                ".filter(one => one.tagName !== 'SCRIPT').map(one => one.textContent)).join('\\n')"
            )
        )

    page.get_by_role("button", name="Tour").click()
    listen()
    page.get_by_role("button", name="End the tour").click()
    for tab in ("Articles", "Disagreements", "Places", "Events"):
        page.get_by_role("tab", name=tab).click()
        listen()
        for row in range(page.locator(".row:visible").count()):
            page.locator(".row:visible").nth(row).click()
            listen()
            for cite in page.locator(".cite:visible").all():
                cite.click()
                listen()
            page.locator(".back").click()
    return "\n".join(said)


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A page made of hostile text, and the text of each field."""
    texts = write_corpus(tmp_path / "corpus", HARMFUL)
    maps.explorer(geo.read_corpus(tmp_path / "corpus")).save(tmp_path / "map.html")
    return tmp_path / "map.html", texts


def test_every_field_is_shown_as_text(
    visit: Callable[..., Any], hostile: tuple[Path, dict[str, str]]
) -> None:
    path, texts = hostile
    page = visit(path)
    said = everything_said(page)
    missing = {field for field, text in texts.items() if text not in said}
    assert missing == UNSEEN.keys()
    assert page.title() == texts["corpus.title"].replace("\0", "\ufffd")


def test_exports_of_hostile_text_are_those_of_the_command(
    visit: Callable[..., Any], hostile: tuple[Path, dict[str, str]]
) -> None:
    page = visit(hostile[0])
    corpus = geo.read_corpus(hostile[0].parent / "corpus")
    for layer in LAYERS:
        page.get_by_role("button", name="Export").click()
        with page.expect_download() as download:
            page.get_by_role("menuitem", name=f"{layer} as GeoJSON").click()
        assert Path(download.value.path()).read_text(encoding="utf-8") == geojson(corpus, layer), layer


def test_nothing_in_a_corpus_is_evaluated_at_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CANARY", "")
    write_corpus(tmp_path / "corpus", AT_BUILD)
    drawn = maps.explorer(geo.read_corpus(tmp_path / "corpus"))
    drawn.save(tmp_path / "map.html")
    assert drawn._repr_html_()
    assert os.environ["DATELINE_CANARY"] == ""
