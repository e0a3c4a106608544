"""The review pages: what they answer, to whom, and what a decision does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import folium
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

import geo
import maps
from dateline import app, serving
from dateline.desk import Desk, application
from geo.folder import entered_again
from tests.geo.deciding import articles

HOSTILE = "</script><img src=x onerror=alert(1)>{{7*7}}${7*7}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "crash"
    (made / "articles").mkdir(parents=True)
    (made / "corpus.yaml").write_text(f"title: A crash {HOSTILE}\n", encoding="utf-8")
    hostile = articles.NOON.replace("police said", f"said {HOSTILE} of the police")
    for name, text in (("noon", hostile), ("night", articles.NIGHT)):
        (made / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder, lambda: geo.read_corpus(folder, gazetteer="curated"))


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(application(desk, 8765), base_url="http://127.0.0.1:8765") as made:
        yield made


def test_pages_are_sealed_and_hold_no_text_of_an_article(client: TestClient, desk: Desk) -> None:
    for path in (
        "/",
        "/review.js",
        "/elements.js",
        "/places.js",
        "/review.css",
        "/tokens.css",
        "/state",
        "/version",
        "/findings",
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
    assert HOSTILE not in client.get("/").text
    assert desk.token in client.get("/").text
    page = client.get("/map").text
    assert HOSTILE not in page
    assert "proposed by rules" in page


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/..%2f..%2fetc/passwd",
        "/articles/noon.txt",
        "/corpus.yaml",
        "//etc/passwd",
        "/static/",
    ],
)
def test_nothing_else_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_only_this_machine_and_these_pages_are_answered(client: TestClient, desk: Desk) -> None:
    for path in ("/", "/state", "/map", "/findings", "/version"):
        assert client.get(path, headers={"host": "evil.example"}).status_code == 421
        assert client.get(path, headers={"host": "127.0.0.1"}).status_code == 421
        assert client.get(path, headers={"origin": "http://evil.example"}).status_code == 403
    id = client.get("/state").json()["queue"][0]["id"]
    asked = {"action": "reject", "id": id}
    token = {"x-dateline-token": desk.token}
    assert client.post("/decide", json=asked).status_code == 403
    assert client.post("/decide", json=asked, headers={"x-dateline-token": "x"}).status_code == 403
    crossed = client.post("/decide", json=asked, headers=token | {"origin": "http://127.0.0.1:9999"})
    assert crossed.status_code == 403
    assert client.get("/decide").status_code == 405
    assert desk.review.undoable == 0
    own = client.post("/decide", json=asked, headers=token | {"origin": "http://127.0.0.1:8765"})
    assert own.status_code == 200
    assert own.json()["undoable"] == 1


def test_a_name_is_looked_up(client: TestClient) -> None:
    assert client.get("/places", params={"name": "Baghdad"}).json()["places"][0]["id"] == "baghdad"
    for name in ("", "zzzz", HOSTILE, "x" * 10_000):
        assert client.get("/places", params={"name": name}).json() == {"places": []}
    assert client.get("/places?name=Baghdad", headers={"host": "evil.example"}).status_code == 421


def test_the_queue_begins_with_what_matters_and_marks_its_passages(client: TestClient) -> None:
    first, *rest = client.get("/state").json()["queue"]
    assert (first["type"], first["places"][0]["id"]) == ("event", "kerman")
    claims = [item for item in rest if item.get("event") == first["id"]]
    assert claims[0]["disputed"]
    assert claims[0]["topic"] == "deaths"
    assert claims[0]["outlet"] in first["articles"]
    for claim in claims:
        assert "figure" in [name for _, name in claim["passage"]]
    assert any(name == "speaker" for claim in claims for _, name in claim["passage"])


def test_decisions_are_written_and_taken_back_and_mistakes_are_said(
    client: TestClient, desk: Desk, folder: Path
) -> None:
    headers = {"x-dateline-token": desk.token}

    def decide(**asked: object) -> dict[str, object]:
        return dict(client.post("/decide", json=asked, headers=headers).json())

    event, claim = client.get("/state").json()["queue"][:2]
    assert decide(action="accept", id=event["id"])["undoable"] == 1
    assert decide(action="accept", id=claim["id"], correction={"value": "about 7"})["undoable"] == 2
    assert "about: 7" in (folder / "events.yaml").read_text(encoding="utf-8")
    assert client.get("/findings").json() == {"findings": []}
    assert "is accepted already" in str(decide(action="reject", id=claim["id"])["error"])
    for wrong in ({"action": "dance", "id": event["id"]}, {"action": "accept", "id": "c999"}):
        assert "error" in decide(**wrong)
    assert (
        "extra" in str(decide(action="accept", id=claim["id"], correction={"colour": "red"})["error"]).lower()
    )
    for body in (b"[]", b"{", b"x" * 200_000):
        assert client.post("/decide", content=body, headers=headers).status_code == 409
    assert decide(action="undo")["undoable"] == 1
    assert decide(action="undo")["undoable"] == 0
    assert "nothing was decided" in str(decide(action="undo")["error"])
    assert not (folder / "events.yaml").exists() or "about" not in (folder / "events.yaml").read_text("utf-8")


def test_what_is_saved_is_read_again_and_a_slip_leaves_the_last_good_reading(
    desk: Desk, folder: Path
) -> None:
    before = len(desk.state()["queue"])
    (folder / "articles" / "later.txt").write_text(articles.LATER, encoding="utf-8")
    desk.reload()
    assert len(desk.state()["queue"]) > before
    (folder / "events.yaml").write_text("events: [", encoding="utf-8")
    desk.reload()
    assert "events.yaml" in desk.state()["trouble"]
    assert len(desk.state()["queue"]) > before
    assert any("events.yaml" in finding for finding in desk.findings())


def test_what_was_decided_is_taken_back_after_the_corpus_was_read_again(
    client: TestClient, desk: Desk
) -> None:
    (folder := desk.folder / "articles").joinpath("later.txt").write_text(articles.LATER, encoding="utf-8")
    claim = next(item for item in desk.state()["queue"] if item["type"] == "claim")
    asked = {"action": "accept", "id": claim["key"]}
    assert client.post("/decide", json=asked, headers={"x-dateline-token": desk.token}).status_code == 200
    desk.reload()
    assert "later" in {item["article"] for item in desk.state()["queue"]}
    assert claim["key"] not in {item["key"] for item in desk.state()["queue"]}
    undone = client.post("/decide", json={"action": "undo"}, headers={"x-dateline-token": desk.token})
    assert claim["key"] in {item["key"] for item in undone.json()["queue"]}
    assert not (folder.parent / "events.yaml").exists()


@pytest.mark.slow
def test_after_a_decision_only_what_it_changed_is_read_again(folder: Path) -> None:
    read: list[int] = []

    def reading() -> geo.Corpus:
        read.append(1)
        return geo.read_corpus(folder, gazetteer="curated")

    desk = Desk(folder, reading)
    event, claim = desk.state()["queue"][:2]
    desk.decide({"action": "accept", "id": event["id"]})
    desk.decide({"action": "accept", "id": claim["id"]})
    assert desk.findings() == []
    fresh = geo.read_corpus(folder, gazetteer="curated")
    again = entered_again(desk.corpus, folder)
    assert list(again.event_records.values()) == list(fresh.event_records.values()) != []
    assert again.events.equals(fresh.events)
    assert again.claims.equals(fresh.claims)
    assert again.mentions.equals(fresh.mentions)
    (folder / "events.yaml").write_text(
        "events: [{id: x, title: X, places: [{place: nowhere, role: a}]}]", "utf-8"
    )
    desk.entered_again()
    assert any("events.yaml:1: no place has the id 'nowhere'" in finding for finding in desk.findings())
    assert len(read) == 1
    (folder / "pins.yaml").write_text("[{name: Kerman, place: erbil}]", "utf-8")
    (folder / "events.yaml").unlink()
    desk.entered_again()
    desk.page()
    assert len(read) == 2


def test_a_decision_does_not_wait_for_the_map(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    building, decided = threading.Event(), threading.Event()
    drawn = maps.explorer

    def draw(corpus: geo.Corpus, texts: bool) -> folium.Map:
        building.set()
        assert decided.wait(300), "the decision waited for the map"
        return drawn(corpus, texts=texts)

    monkeypatch.setattr(maps, "explorer", draw)
    pages: list[bytes] = []
    builder = threading.Thread(target=lambda: pages.append(desk.page()))
    builder.start()
    assert building.wait(300)
    before = len(desk.state()["queue"])
    desk.decide({"action": "reject", "id": desk.state()["queue"][-1]["id"]})
    assert len(desk.state()["queue"]) < before
    decided.set()
    builder.join(300)
    assert b"proposed by rules" in pages[0]
    assert desk._page is None, "a map of before the decision is not kept"


@pytest.mark.parametrize("option", [[], ["--no-texts"]])
def test_articles_are_left_out_of_the_map_where_asked(
    option: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Desk] = []
    drawn: list[bool] = []

    def draw(corpus: geo.Corpus, texts: bool) -> folium.Map:
        drawn.append(texts)
        return folium.Map()

    monkeypatch.setattr(maps, "explorer", draw)
    monkeypatch.setattr(serving, "_follow", lambda *_: None)
    monkeypatch.setattr("dateline.desk.application", lambda desk, port: made.append(desk))
    monkeypatch.setattr("uvicorn.Config", lambda *_, **__: None)
    monkeypatch.setattr("uvicorn.Server", lambda _: SimpleNamespace(run=lambda sockets: None))
    monkeypatch.setattr(
        "geo.folder.read_corpus", lambda path, **_: geo.read_corpus(path, gazetteer="curated")
    )
    monkeypatch.setattr("gazetteer.world.open_world", lambda **_: None)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        taken = CliRunner().invoke(app, ["serve", str(folder), "--port", port])
        assert taken.exit_code == 2
        assert f"dateline: port {port} cannot be listened on" in taken.stderr
    assert CliRunner().invoke(app, ["serve", str(folder), "--port", port, *option]).exit_code == 0
    made[0].page()
    assert drawn == [not option]


def test_the_server_goes_on_where_saved_files_can_no_longer_be_followed(
    folder: Path, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    def watched() -> Iterator[set[tuple[int, str]]]:
        yield {(1, str(folder / "corpus.yaml"))}
        raise RuntimeError("no such name")

    version = desk.version
    serving._follow(watched(), folder, desk)
    assert desk.version == version + 1
    assert (
        f"{folder}: what is saved is no longer followed (no such name). Give every" in capsys.readouterr().err
    )
