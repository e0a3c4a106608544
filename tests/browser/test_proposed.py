"""A page of plain articles: what rules propose from them is shown as such, and why in plain words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import maps
from geo.corpus import Corpus
from geo.deciding import with_proposals
from geo.proposing import RULES, propose
from tests.geo.proposing.articles import NIGHT, NOON, corpus

Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def proposed() -> Corpus:
    plain = corpus(noon=NOON, night=NIGHT)
    return with_proposals(plain, propose(plain))


@pytest.fixture(scope="module")
def page_of_proposals(proposed: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("proposed") / "map.html"
    maps.explorer(proposed).save(path)
    return path


def test_a_card_says_why_it_is_proposed_and_not_by_which_key(
    visit: Visit, page_of_proposals: Path, proposed: Corpus
) -> None:
    page = visit(page_of_proposals)
    event = next(e for e in proposed.event_records.values() if e.title.startswith("Bombing in Erbil"))
    page.locator(f'.row[data-event="{event.id}"]').click()
    line = page.locator(".card .proposal").inner_text()
    assert RULES[proposed.proposed[event.id].rule] in line
    assert "No person has checked it" in line
    page.get_by_role("button", name="Show every passage").click()
    passages = " ".join(page.locator(".card .passage").all_inner_texts())
    for claim in event.claims:
        assert RULES[proposed.proposed[claim.id].rule] in passages
        assert proposed.proposed[claim.id].rule not in passages + line
