"""A page of plain articles: what rules propose from them is shown as such, and why in plain words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
import maps
from benchmarks.reporting import OWN
from geo.deciding import with_proposals
from geo.proposing import RULES, Proposals, propose

Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def made() -> tuple[Proposals, geo.Corpus]:
    """What rules propose of a theft that five articles tell of, and the corpus with it."""
    plain = geo.read_corpus(OWN / "museum-theft")
    proposals = propose(plain)
    return proposals, with_proposals(plain, proposals)


@pytest.fixture(scope="module")
def own(made: tuple[Proposals, geo.Corpus], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("proposed") / "map.html"
    maps.explorer(made[1]).save(path)
    return path


def test_a_card_says_why_it_is_proposed_and_not_by_which_key(
    visit: Visit, own: Path, made: tuple[Proposals, geo.Corpus]
) -> None:
    page = visit(own)
    _, corpus = made
    event = max(corpus.event_records.values(), key=lambda one: len(one.claims))
    page.locator(f'.row[data-event="{event.id}"]').click()
    line = page.locator(".card .proposal").inner_text()
    assert RULES[corpus.proposed[event.id].rule] in line
    assert "No person has checked it" in line
    page.get_by_role("button", name="Show every passage").click()
    passages = " ".join(page.locator(".card .passage").all_inner_texts())
    for claim in event.claims:
        assert RULES[corpus.proposed[claim.id].rule] in passages
        assert corpus.proposed[claim.id].rule not in passages + line


def test_the_page_shows_the_disagreements_that_are_proposed_and_no_others(
    visit: Visit, own: Path, made: tuple[Proposals, geo.Corpus]
) -> None:
    page = visit(own)
    proposals, corpus = made
    events = {claim.id: claim.event for claim in proposals.claims}
    [over, *_] = [
        group
        for group in corpus.groups
        if group.disputed and len(group.across) > 1 and group.event != group.across[-1]
    ]
    assert sum(len({events[id] for id in group.claims}) > 1 for group in proposals.disagreements) >= 1
    inside = [group for group in proposals.disagreements if len({events[id] for id in group.claims}) == 1]
    assert sum(group.disputed and not group.across for group in corpus.groups) == len(inside), (
        "in one group each"
    )
    page.get_by_role("tab", name="Disagreements").click()
    questions = page.locator("#page-disagreements .dispute")
    assert questions.count() == len(proposals.disagreements)
    question = questions.filter(
        has_text=f"Over several events: {corpus.event_records[over.event].title}"
    ).first
    assert question.locator("th.value").count() == len(over.labels)
    other = next(claim for claim in over.claims if corpus.event_of(claim.id).id != over.event)
    question.locator(f'.cite[title="{other.paraphrase}"]').first.click()
    page.wait_for_selector(f'.card .cite[data-claim="{other.id}"][aria-expanded="true"]')
    assert page.inner_text(".card h2") == corpus.event_of(other.id).title
    assert "in several events" in page.locator(".card .part.disputed").inner_text()
