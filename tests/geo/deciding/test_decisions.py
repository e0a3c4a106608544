"""What a file of a person keeps, by what a decision is known again, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
import yaml

import geo
from gazetteer.errors import InputError
from geo import proposing
from geo.check import check
from geo.deciding import Correction, Review, drafts, read_decisions, undecided
from tests.geo.deciding import articles

Read = Callable[[Path], Review]


def claim(review: Review, words: str) -> str:
    (id,) = (c.id for c in review.proposals.claims if c.surface == words)
    return id


def main_event(review: Review) -> str:
    return review.proposals.events[0].id


def written(folder: Path) -> geo.Corpus:
    corpus = geo.read_corpus(folder, gazetteer="curated")
    assert check(corpus) == []
    return corpus


def test_an_event_is_accepted_with_its_claims_and_the_corpus_holds(folder: Path, review: Review) -> None:
    review.accept([main_event(review)])
    corpus = written(folder)
    (event,) = corpus.event_records.values()
    assert (event.id, event.date, event.kind) == ("crash-kerman-2021-03-03", "2021-03-03", "crash")
    assert [(link.place, link.role) for link in event.places] == [("kerman", "site")]
    mayor = next(c for c in event.claims if c.speaker == "mayor-of-kerman")
    assert corpus.speaker_records["mayor-of-kerman"].name == "The mayor of Kerman"
    assert (mayor.topic, mayor.value.number, mayor.unit, mayor.article) == ("deaths", 4, "people", "noon")
    assert articles.NOON[slice(*mayor.original or ())].startswith("The mayor of Kerman said")
    assert mayor.paraphrase == "According to the mayor of Kerman, 4 people died."
    assert not any(c.paraphrase in articles.NOON + articles.NIGHT for c in event.claims)
    assert {c.speaker: c.value.at_least for c in event.claims if c.value.at_least} == {"governor-unnamed": 10}
    assert "deaths" in {group.topic for group in corpus.groups if group.disputed}


def test_what_a_claim_counts_beside_the_whole_has_a_scope_of_its_own(folder: Path, review_of: Read) -> None:
    text = articles.NOON + "\nTwo of the injured were in a critical condition, doctors said.\n"
    (folder / "articles" / "noon.txt").write_text(text, encoding="utf-8")
    review = review_of(folder)
    review.accept([main_event(review)])
    scopes = {
        c.as_said or c.words: c.scope
        for c in written(folder).claim_records.values()
        if c.topic in ("destroyed", "injured")
    }
    assert scopes["2"] == "vehicles"
    assert list(scopes.values()).count("critical") == 1, scopes


def test_claims_of_one_article_are_not_compared_each_with_each(
    folder: Path, review_of: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "A bus crashed near Kerman on Monday, killing 12 people, officials said. " * 30
    (folder / "articles" / "long.txt").write_text(f"---\npublished: 2020-01-07\n---\n{text}")
    claims = [claim for claim in review_of(folder).proposals.claims if claim.article == "long"]
    thing_of = Mock(return_value="person")
    monkeypatch.setattr(drafts, "thing_of", thing_of)
    assert len(claims) >= 30
    assert set(drafts.scopes_of(claims, ())) == {claim.id for claim in claims}
    assert thing_of.call_count <= 4 * len(claims)


def test_the_file_of_a_person_keeps_its_comments_and_its_order(folder: Path, review_of: Read) -> None:
    before = """\
# Mine.
speakers:
  police: {name: Police}   # of Kerman

events:
# the first
- id: mourning
  title: "People mourn"
  places:
    - {place: kerman, role: site}
  claims:
    # a claim
    - {id: m1, topic: crowd, value: {about: 300}, speaker: police, article: night, paragraph: 1,
       paraphrase: Some three hundred came., inferred: made up}

# the end
"""
    (folder / "events.yaml").write_text(before, encoding="utf-8")
    review = review_of(folder)
    review.accept([claim(review, "12"), claim(review, "four people")])
    after = (folder / "events.yaml").read_text(encoding="utf-8")
    kept = iter(after.splitlines())
    assert all(line in kept for line in before.splitlines()), "every line stays, in its order"
    corpus = written(folder)
    assert list(corpus.speaker_records) == ["police", "mayor-of-kerman"]
    assert {c.speaker for c in corpus.claims_in("noon")} == {"police", "mayor-of-kerman"}
    while review.undo():
        pass
    assert (folder / "events.yaml").read_text(encoding="utf-8") == before
    assert not (folder / "decisions.yaml").exists()


@pytest.mark.parametrize(
    "text",
    ["", "# nothing yet\n", "speakers: {}\nevents: []\n", "events: []  # none\nspeakers: {}", "speakers:\nevents:\n",
     "speakers: {police: {name: Police}}\nevents: [{id: m, title: Mourning, places: [{place: kerman}], claims: []}]\n",
     "events:\n  - id: m\n    title: Mourning\n    places: [{place: kerman}]\n    summary: >-\n      Many\n\n      came\n",
     "speakers:\r\n  police: {name: Police}\r\nevents: []\r\n"],
)  # fmt: skip
def test_every_way_of_writing_the_file_takes_what_is_accepted(
    folder: Path, review_of: Read, text: str
) -> None:
    path = folder / "events.yaml"
    path.write_bytes(text.encode())
    review = review_of(folder)
    review.accept([claim(review, "12")])
    review.accept([claim(review, "25")])
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [c["value"] for c in data["events"][-1]["claims"]] == [{"number": 12}, {"number": 25}]
    assert set(geo.read_corpus(folder, gazetteer="curated").speaker_records) == {"police", "hospital"}
    review_of(folder).take_back([claim(review, "12"), claim(review, "25"), main_event(review)])
    left = yaml.safe_load(path.read_text(encoding="utf-8"))
    before = yaml.safe_load(text) or {}
    assert (left["events"] or []) == (before.get("events") or [])


def test_what_was_decided_is_not_asked_again_when_an_article_comes(folder: Path, review_of: Read) -> None:
    review = review_of(folder)
    review.accept([claim(review, "four people")])
    review.reject([claim(review, "12")])
    (folder / "articles" / "later.txt").write_text(articles.LATER, encoding="utf-8")
    corpus = geo.read_corpus(folder, gazetteer="curated")
    every = proposing.propose(corpus)
    left = undecided(every, read_decisions(folder).records)
    assert {c.surface for c in every.claims} - {c.surface for c in left.claims} == {"four people", "12"}
    (event,) = (e for e in left.events if e.accepted)
    assert event.accepted == "crash-kerman-2021-03-03"
    assert "11 people" in {c.surface for c in left.claims if c.event == event.id}
    assert {c.id for c in left.claims} < {c.id for c in every.claims}


def test_front_matter_moves_no_decision(folder: Path, review_of: Read) -> None:
    review = review_of(folder)
    review.reject([claim(review, "12")])
    (folder / "articles" / "noon.txt").write_text(
        f"---\npublisher: The Post\n---\n{articles.NOON}", encoding="utf-8"
    )
    again = review_of(folder)
    assert not again.standing.is_open(next(c for c in again.proposals.claims if c.surface == "12"))


def test_a_figure_that_was_thrown_away_is_asked_again_where_its_value_is_another(review: Review) -> None:
    review.reject([claim(review, "12")])
    text = review.decisions.path.read_text(encoding="utf-8")
    review.decisions.path.write_text(text.replace(":injured:12", ":injured:13"), encoding="utf-8")
    review.refresh()
    assert review.standing.is_open(next(c for c in review.proposals.claims if c.surface == "12"))


def test_a_correction_is_written_and_says_that_it_is_one(folder: Path, review: Review) -> None:
    review.accept(
        [claim(review, "12")], Correction(value="at least 14", speaker="The hospital", topic="hurt")
    )
    (made,) = written(folder).claim_records.values()
    assert (made.topic, made.value.at_least, made.speaker) == ("hurt", 14, "hospital")
    assert made.inferred == "Read from “12”, corrected by hand."


def test_an_event_is_corrected_and_a_wrong_correction_changes_nothing(folder: Path, review: Review) -> None:
    with pytest.raises(InputError, match="no place has the id or the name 'nowhere'"):
        review.accept([main_event(review)], Correction(place="nowhere"))
    with pytest.raises(InputError, match="date"):
        review.accept([main_event(review)], Correction(date="yesterday"))
    assert not (folder / "events.yaml").exists()
    correction = Correction(title="A bus overturns", date="2021-03-02", place="tehran", kind="accident")
    review.accept([main_event(review)], correction, whole=False)
    (event,) = geo.read_corpus(folder).event_records.values()
    assert (event.title, event.date, event.kind) == ("A bus overturns", "2021-03-02", "accident")
    assert [link.place for link in event.places] == ["tehran"]


def test_merged_events_take_their_claims_along(folder: Path, review: Review) -> None:
    first, other = review.proposals.events[:2]
    review.merge(other.id, first.id)
    assert other.id not in review.standing.events
    review.accept([first.id])
    assert len(written(folder).event_records) == 1
    with pytest.raises(InputError, match="thrown away, or is part of another"):
        review.accept([other.id])


def test_a_split_makes_an_event_of_an_article_of_its_own(
    folder: Path, review: Review, review_of: Read
) -> None:
    review.split(claim(review, "25"))
    (new,) = (id for id in review.standing.events if "." in id)
    assert {c.article for c in review.standing.claims_of(new)} == {"night"}
    review.accept([main_event(review), new])
    corpus = written(folder)
    assert len(corpus.event_records) == 2
    assert {c.article for c in corpus.event_records["crash-kerman-2021-03-03"].claims} == {"noon"}
    again = review_of(folder)
    assert not any(again.standing.is_open(c) for c in again.standing.claims_of(new))


def test_a_claim_moves_to_another_event(folder: Path, review: Review) -> None:
    review.part([claim(review, "12")])
    (new,) = (id for id in review.standing.events if "." in id)
    assert [c.surface for c in review.standing.claims_of(new)] == ["12"]
    review.move([claim(review, "12")], main_event(review))
    assert new not in review.standing.events
    review.accept([claim(review, "25")])
    review.move([claim(review, "12")], "crash-kerman-2021-03-03")
    with pytest.raises(InputError, match="no event has the id 'crash-kerman'"):
        review.move([claim(review, "12")], "crash-kerman")


def test_undo_goes_back_step_by_step(folder: Path, review: Review) -> None:
    texts = []
    for words in ("12", "25", "four people"):
        texts.append((folder / "decisions.yaml").exists() and (folder / "decisions.yaml").read_text("utf-8"))
        review.accept([claim(review, words)])
    for before in reversed(texts):
        assert review.undo()
        assert (
            (folder / "decisions.yaml").exists() and (folder / "decisions.yaml").read_text("utf-8")
        ) == before
    assert not review.undo()
    assert all(review.standing.is_open(c) for c in review.proposals.claims)


def test_a_broken_file_is_named_and_nothing_is_written(folder: Path, review: Review) -> None:
    (folder / "events.yaml").write_text("events: [\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"events\.yaml:"):
        review.accept([claim(review, "12")])
    assert not (folder / "decisions.yaml").exists()
    (folder / "events.yaml").unlink()
    (folder / "decisions.yaml").write_text("- {proposal: x, decision: perhaps}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions\.yaml:1: decision is 'perhaps'"):
        review.accept([claim(review, "12")])


def test_hostile_text_is_a_name_and_no_more(folder: Path, review_of: Read) -> None:
    evil = "Dr. {{7*7}} </script> *x &y: #"
    text = f"Bus crash in Kerman kills three\n\n3 March 2021\n\nThree people were killed in the bus crash in Kerman on Wednesday, {evil} said.\n"
    (folder / "articles" / "noon.txt").write_text(text, encoding="utf-8")
    review = review_of(folder)
    review.accept([main_event(review)], Correction(title=f"{evil}\n- id: x"))
    corpus = written(folder)
    assert len(corpus.event_records) == 1
    (made,) = corpus.event_records.values()
    assert made.title == f"{evil} - id: x"
