"""The house rules: which way imports run, what is public, what the README says, what the package declares."""

from __future__ import annotations

import ast
import inspect
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib import import_module
from importlib.metadata import packages_distributions
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

import geo
from dateline import app
from geo.vocabulary.kinds import KINDS
from maps.assets import kind_style
from tests.conftest import ROOT
from tests.geo.readers import samples

ROOMS = ["gazetteer", "geo", "maps", "dateline"]
MODULES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
STATIC = ROOT / "maps" / "static"
README = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def imported(path: Path) -> tuple[str, ...]:
    """The top-level packages that a module imports, also inside functions."""
    return tuple(imports(path))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("own", ROOMS)
def test_imports_run_one_way(own: str) -> None:
    later = set(ROOMS[ROOMS.index(own) + 1 :])
    inside = [path for path in MODULES if name_of(path).partition(".")[0] == own]
    assert inside
    assert {name_of(path): found for path in inside if (found := later & {*imported(path)})} == {}


COMMANDS = [
    name_of(path)
    for room in ("benchmarks", "tools")
    for path in sorted((ROOT / room).glob("*.py"))
    if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_workshop_says_what_it_does_and_does_nothing(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [command, "--help"])
    with pytest.raises(SystemExit, match="0"):
        import_module(command).main()
    assert capsys.readouterr().out.startswith("usage: ")


def test_the_picture_of_the_architecture_is_that_of_the_imports() -> None:
    pytest.importorskip("grimp")
    from tools.architecture import PICTURE, draw

    assert PICTURE.read_text(encoding="utf-8") == draw(), "remake it with: python -m tools.architecture"


@pytest.mark.parametrize("room", ROOMS)
def test_the_public_names_are_there_once_and_documented(room: str) -> None:
    faults = []
    for module in (import_module(name) for name in map(name_of, MODULES) if name.partition(".")[0] == room):
        names = getattr(module, "__all__", [])
        faults += [f"{module.__name__}.{name} is there twice" for name in set(names) if names.count(name) > 1]
        things = {name: getattr(module, name) for name in names}
        things = {name: it for name, it in things.items() if inspect.isclass(it) or inspect.isfunction(it)}
        bare = [f"{module.__name__}.{name}" for name, thing in things.items() if not inspect.getdoc(thing)]
        bare += [] if module.__doc__ else [module.__name__]
        faults += [f"{name} has no docstring" for name in bare]
    assert faults == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_typed(room: str) -> None:
    assert (ROOT / room / "py.typed").is_file()


def test_neither_the_gazetteer_nor_a_choice_of_format_loads_tables_or_maps() -> None:
    heavy = "pandas geopandas folium py3langid rich".split()
    code = f"import sys, gazetteer, geo.formats; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_a_command_draws_maps_without_loading_pandas() -> None:
    code = (
        "from dateline.drawing import without_pandas\nwith without_pandas():\n    import maps\nimport sys\n"
    )
    code += "print('folium' in sys.modules, 'pandas' in sys.modules)\nimport pandas"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == ["True", "False"]


@pytest.mark.slow
def test_every_dependency_is_declared_and_none_is_spare() -> None:
    extras = PROJECT["optional-dependencies"]
    texts = [*PROJECT["dependencies"], *extras["world"], *extras["formats"], *extras["notebook"]]
    declared = {re.split(r"[\s<>=!~\[]", text)[0].lower() for text in texts}
    homes = packages_distributions()
    used = {
        homes[name][0].lower()
        for path in MODULES
        for name in imported(path)
        if name in homes and name not in ROOMS
    }
    found_by_path = {"xstatic-leaflet", "tzdata"}  # read as data, not imported
    found_by_path |= {"geoalchemy2", "psycopg"}  # GeoPandas and SQLAlchemy ask for them
    assert used - declared == set()
    assert declared - used == found_by_path


def test_colours_and_layers_are_named_in_one_file() -> None:
    colour = r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|lch|oklch|lab|color)a?\([^)]*\)|(?i:z-?index: *-?\d+)"
    elsewhere = {path for ending in ("css", "js") for path in STATIC.rglob(f"*.{ending}")} - {
        STATIC / "style" / "tokens.css"
    }
    texts = {
        path.name: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for path in elsewhere
    }
    assert {name: found for name, text in texts.items() if (found := re.findall(colour, text))} == {}


def test_every_token_is_used_and_every_variable_is_there() -> None:
    tokens = set(
        re.findall(
            r"^ +(--[\w-]+):", (STATIC / "style" / "tokens.css").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    styles = "".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.css"))
    scripts = "".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.js"))
    quoted = {f"--{name.removeprefix('--')}" for name in re.findall(r'["`]([\w-]+)["`]', scripts)}
    asked = set(re.findall(r"var\((--[\w-]+)", styles + scripts))
    assert tokens - asked - quoted == set()
    styles += kind_style([asdict(kind) for kind in KINDS]).replace(":", ": ")
    set_elsewhere = set(re.findall(r"(--[\w-]+): ", styles)) | set(
        re.findall(r'setProperty\("(--[\w-]+)"', scripts)
    )
    assert asked - tokens - set_elsewhere == set()


@pytest.mark.parametrize("block", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
@pytest.mark.slow
def test_the_python_of_the_readme_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "README.md", "exec"), {})
    assert (tmp_path / "map.html").stat().st_size > 100_000


@pytest.mark.slow
def test_the_commands_of_the_readme_run_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Missiles hit Erbil in January 2020. Nothing fell on Springfield."
    for name in ("story.txt", "my-articles/story.txt", "texts/story.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "herald.html").write_text(samples.PAGE, encoding="utf-8")
    (tmp_path / "report.pdf").write_bytes(samples.pdf([samples.LEAD[:80]]))
    marks = [{"start": 13, "end": 18, "lat": 36.19, "lon": 44.01}]
    gold = [{"doc_id": 1, "source": "example.org", "text": text, "toponyms": marks}]
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "places.csv").write_text("name,lat,lon\nMill Bridge,51.5,-1.2\n", encoding="utf-8")
    table = "event_id_cnty,event_date,event_type,location,latitude,longitude,fatalities,source\n"
    row = "X1,2020-01-08,Explosions/Remote violence,Erbil,36.19,44.01,0,Story\n"
    (tmp_path / "events.csv").write_text(table + row, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for line in re.findall(r"^dateline .*$", README, re.MULTILINE):
        words = shlex.split(line, comments=True)[1:]
        if words[0] == "serve":  # goes on until it is ended; see tests/browser/test_review.py
            continue
        done = CliRunner().invoke(app, words, catch_exceptions=False)
        assert done.exit_code == 0, f"{line}\n{done.output}"
        for flag, written in pairwise(words):
            assert flag not in ("-o", "--errors") or Path(written).stat().st_size
    assert "Springfield" in Path("my-articles/pins.yaml").read_text(encoding="utf-8")


def test_the_geocoder_that_the_readme_names_is_one() -> None:
    import geopandas

    import gazetteer

    found = geopandas.tools.geocode(["Erbil"], provider=gazetteer.CuratedGeocoder)
    assert found.geometry.iloc[0].distance(gazetteer.curated()["erbil"].point) == 0


def test_the_files_that_the_manual_shows_are_a_corpus(tmp_path: Path) -> None:
    about, events, story = re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL)
    (article,) = re.findall(r"```markdown\n(.*?)```", MANUAL, re.DOTALL)
    for shown, known in (("old-bridge", "kerman"), ("lower-town", "tehran")):
        assert shown in events
        events, story = events.replace(shown, known), story.replace(shown, known)
    (tmp_path / "corpus.yaml").write_text(about, encoding="utf-8")
    (tmp_path / "events.yaml").write_text(events, encoding="utf-8")
    (tmp_path / "story.yaml").write_text(story, encoding="utf-8")
    (tmp_path / "morning-post.md").write_text(article, encoding="utf-8")
    corpus = geo.read_corpus(tmp_path)
    assert corpus.about.title == "The flood of July 2021"
    assert corpus.claims["value"].tolist() == ["over 6.5 m"]
    assert [stop.title for stop in corpus.stops] == ["The river rises", "The lower town"]
