"""The documentation: pages that follow from the code follow it, examples run, the site builds, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote

import pytest
from typer.testing import CliRunner

from dateline import app
from tests.conftest import ROOT
from tools.documents import PAGES

DOCS = ROOT / "docs"
WRITTEN = [DOCS / name for name in ("tutorial.md", "how-to.md")]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.slow
def test_a_page_that_follows_from_the_code_is_as_it_would_be_made(name: str) -> None:
    if name == "commands.md" and f"typer=={version('typer')} " not in (ROOT / "requirements.txt").read_text():
        pytest.skip("each version of typer lays out help in its own way, and another one is locked")
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), (
        "remake it with: python -m tools.documents"
    )


def examples(path: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
@pytest.mark.slow
def test_the_commands_run_in_their_order(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "tests" / "data" / "reporting", tmp_path / "tests" / "data" / "reporting")
    (tmp_path / "my-articles").mkdir()
    (tmp_path / "my-articles" / "story.txt").write_text("Nothing fell on Springfield.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    lines = "".join(examples(path, "sh")).splitlines()
    assert lines
    for line in lines:
        words = [
            str(found)
            for word in shlex.split(line)[1:]
            for found in (sorted(Path().glob(word)) if "*" in word else [word])
        ]
        done = CliRunner().invoke(app, words, catch_exceptions=False)
        assert done.exit_code == 0, f"{line}\n{done.output}"
        if "-o" in words:
            assert Path(words[words.index("-o") + 1]).stat().st_size


def test_the_tutorial_has_forty_articles() -> None:
    [pattern] = re.findall(r"dateline add week (\S+)", (DOCS / "tutorial.md").read_text(encoding="utf-8"))
    assert len(list(ROOT.glob(pattern))) == 40


@pytest.mark.parametrize(
    "example",
    [example for path in WRITTEN for example in examples(path, "python")],
    ids=lambda text: text[:40],
)
@pytest.mark.slow
def test_the_python_runs(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "how-to.md", "exec"), {})


@pytest.mark.slow
def test_the_notebook_runs_and_is_stored_without_results(tmp_path: Path) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    notebook = nbformat.read(DOCS / "notebook.ipynb", as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)
    nbclient.NotebookClient(notebook, timeout=600, resources={"metadata": {"path": tmp_path}}).execute()
    kinds = {kind for cell in code for output in cell.outputs for kind in output.get("data", {})}
    assert "application/vnd.jupyter.widget-view+json" in kinds
    assert [output.text for cell in code for output in cell.outputs if output.output_type == "stream"] == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from a copy with any warning an error."""
    pytest.importorskip("zensical")
    folder = tmp_path_factory.mktemp("site")
    for name in ("docs", "seeds", "benchmarks", "gazetteer", "geo", "maps", "dateline"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "data", "node_modules")
        )
    for name in ("zensical.toml", "CHANGELOG.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, folder)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--clean"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stderr
    return folder / "site"


def addresses(page: Path) -> Iterator[tuple[str, str]]:
    """Every element of a page that points somewhere, and where."""
    yield from re.findall(
        r"<(a|img|script|link)\b[^>]*?\s(?:href|src)=[\"']?([^\"'\s>]+)", page.read_text(encoding="utf-8")
    )


@pytest.mark.slow
def test_the_site_needs_no_network_and_its_links_lead_somewhere(site: Path) -> None:
    pages = [page for page in site.glob("*.html") if page.name != "404.html"]
    assert len(pages) >= 15
    texts = {page.name: page.read_text(encoding="utf-8") for page in pages}
    for page in pages:
        for element, address in addresses(page):
            if re.match(r"https?:|//|data:|mailto:", address):
                assert element == "a", f"{page.name} fetches {address}"
                continue
            file, _, anchor = unquote(address.split("?")[0]).partition("#")
            assert not file or (site / file).exists(), f"{page.name} leads to {address}"
            target = texts.get(file or page.name)
            if anchor and target and not anchor.startswith("__"):
                assert re.search(rf"id=[\"']?{re.escape(anchor)}[\"'\s>]", target), (
                    f"{page.name} leads to {address}"
                )


@pytest.mark.slow
def test_every_page_is_in_the_site_and_the_reference_says_what_things_are_for(site: Path) -> None:
    assert {path.stem for path in DOCS.glob("*.md")} <= {path.stem for path in site.glob("*.html")}
    reference = (site / "reference.html").read_text(encoding="utf-8")
    named = re.findall(r"^::: (.*)$", (DOCS / "reference.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(named) > 10
    for name in named:
        assert name.rpartition(".")[2] in reference
        assert f"::: {name}" not in reference
    assert reference.count("Parameters:") > 10


def test_the_links_of_the_readme_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for address in re.findall(r"\]\(([^)#]+)", text):
        assert address.startswith("http") or (ROOT / address).exists(), address
