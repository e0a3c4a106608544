"""Files: whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer.errors import InputError, OutputError
from gazetteer.files import read_text, write


def test_earlier_file_stays_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    target.write_text("earlier")

    def parts() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write(target, parts())
    assert target.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("place", ["missing/map.html", ".", "file/map.html"])
def test_unwritable_place_is_an_output_error(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / place, [b"x"])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name == "nt", reason="no such links or rights there")
def test_link_is_followed_and_rights_are_kept(tmp_path: Path) -> None:
    target, via = tmp_path / "real.html", tmp_path / "via.html"
    target.write_text("earlier")
    target.chmod(0o640)
    via.symlink_to(target)
    write(via, [b"later"])
    assert via.is_symlink()
    assert target.read_text() == "later"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices there")
def test_device_is_written_directly() -> None:
    write(Path("/dev/null"), [b"x"])
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "story.md")
    with pytest.raises(InputError, match="is a pipe or a device"):
        read_text(tmp_path / "story.md")


def test_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path / "nowhere.md")
