"""What the tests of the formats share: a part of the shipped corpus, and exports that are written once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from geo.formats import FORMATS


@pytest.fixture(scope="session")
def part(lean: geo.Corpus) -> geo.Corpus:
    """What two articles say."""
    return lean.filtered(["cna", "press-tv"])


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function that gives the export of a corpus, written once: all tables where a format holds several."""
    made: dict[tuple[int, str, tuple[str, ...]], tuple[geo.Corpus, Path]] = {}

    def export(corpus: geo.Corpus, name: str, *tables: str) -> Path:
        wanted = () if FORMATS[name].several else tables
        key = (id(corpus), name, wanted)
        if key not in made:
            text = FORMATS[name].write(corpus, wanted)
            path = tmp_path_factory.mktemp("exports") / f"{name}{FORMATS[name].endings[0]}"
            path.write_bytes(text.encode() if isinstance(text, str) else text)
            made[key] = corpus, path  # the corpus stays, so that no other one has its id
        return made[key][1]

    return export
