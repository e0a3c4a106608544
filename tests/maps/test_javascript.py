"""The page's modules that need no browser, run by Node's own test runner."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "maps" / "static"


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed: the page's logic is not run")
@pytest.mark.parametrize("name", ["address", "search", "timeline"])
def test_modules_in_node(name: str, tmp_path: Path) -> None:
    for module in STATIC.glob("*.js"):
        shutil.copy(module, tmp_path)
    shutil.copy(HERE / f"{name}.test.mjs", tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    command = ["node", "--test", f"{name}.test.mjs"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
