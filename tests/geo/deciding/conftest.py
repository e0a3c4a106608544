"""A small corpus whose proposals are decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

import geo
from geo import proposing
from geo.deciding import Review
from tests.geo.deciding import articles

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of two articles, with nothing decided."""
    made = tmp_path / "crash"
    (made / "articles").mkdir(parents=True)
    (made / "corpus.yaml").write_text("title: A crash\n", encoding="utf-8")
    for name, text in (("noon", articles.NOON), ("night", articles.NIGHT)):
        (made / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def review_of() -> Callable[[Path], Review]:
    """Read a corpus, propose, and be ready to decide."""

    def read(folder: Path) -> Review:
        corpus = geo.read_corpus(folder, gazetteer="curated")
        return Review(folder, corpus, proposing.propose(corpus), lambda: TODAY)

    return read


@pytest.fixture
def review(folder: Path, review_of: Callable[[Path], Review]) -> Review:
    return review_of(folder)
