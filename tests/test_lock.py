"""The lock: what it holds is what the package declares, hashed, for every Python that the package takes."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections import defaultdict
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

DECLARED: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = DECLARED["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
BUILD: list[str] = DECLARED["dependency-groups"]["build"]
#: What each file is to hold.
FILES = {
    "requirements.txt": [*PROJECT["dependencies"], *BUILD],
    "requirements-dev.txt": [
        *PROJECT["dependencies"],
        *BUILD,
        *EXTRAS["world"],
        *EXTRAS["read"],
        *EXTRAS["formats"],
        *EXTRAS["notebook"],
        *EXTRAS["review"],
        *EXTRAS["dev"],
    ],
}
REMEDY = "remake the lock with: make lock"


def entries(file: str) -> list[tuple[Requirement, str]]:
    """The pinned packages of a file, each with the lines of hashes and comments that belong to it."""
    text = (ROOT / file).read_text(encoding="utf-8")
    blocks = re.findall(r"^([a-z0-9][^\n\\]*)\\\n((?:    .*\n)+)", text, re.MULTILINE)
    return [(Requirement(pin), rest) for pin, rest in blocks]


@pytest.mark.parametrize("file", FILES)
def test_the_lock_is_in_step_with_what_is_declared(file: str) -> None:
    declared: dict[str, list[Requirement]] = defaultdict(list)
    for text in FILES[file]:
        requirement = Requirement(text)
        if requirement.name != PROJECT["name"]:
            declared[canonicalize_name(requirement.name)].append(requirement)
    pinned = defaultdict(list)
    for pin, rest in entries(file):
        if "pyproject.toml" in rest:
            pinned[canonicalize_name(pin.name)].append(pin)
    assert pinned.keys() == declared.keys(), REMEDY
    for name, requirements in declared.items():
        versions = [next(iter(pin.specifier)).version for pin in pinned[name]]
        for requirement in requirements:
            assert all(requirement.specifier.contains(version) for version in versions), f"{name}: {REMEDY}"


@pytest.mark.parametrize("file", FILES)
def test_everything_is_pinned_with_hashes_and_no_index_is_named(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    pins = entries(file)
    assert len(pins) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))
    for pin, rest in pins:
        assert [part.operator for part in pin.specifier] == ["=="], pin
        assert "--hash=sha256:" in rest
    assert "://" not in text
    assert not re.search(r"^ *-(?!-hash=)", text, re.MULTILINE)


def test_the_map_is_built_with_what_is_tested() -> None:
    small, large = ({str(pin) for pin, _ in entries(file)} for file in FILES)
    assert small <= large


@pytest.mark.parametrize("target", ["map", "test"])
@pytest.mark.skipif(which("make") is None, reason="make is not installed")
def test_a_command_says_what_it_installs_before_it_does(target: str, tmp_path: Path) -> None:
    recipe = subprocess.run(
        ["make", "--dry-run", "--always-make", target, f"VENV={tmp_path / 'venv'}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    said = re.search(r'echo "Installing what the \w+ needs? into .*MB to download', recipe)
    installed = re.search(r"pip .*install --require-hashes", recipe)
    assert said is not None
    assert installed is not None
    assert said.start() < installed.start()
