"""Proposals accepted, corrected, merged, parted and thrown away: what is written, remembered, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import geo
from gazetteer.errors import InputError
from gazetteer.places import Gazetteer, curated
from geo.check import check
from geo.deciding import Correction, Review, read_decisions, undecided, with_proposals
from geo.disagreement import Group
from tests.geo.deciding import articles

OWN = """\
# What we know.
speakers:
  police: {name: The police}   # those of the province
events:
# The one that began it
- id: rain
  title: Rain in Kerman
  date: 2021-03-01
  places: [{place: kerman, role: site}]
  claims:
  - {id: rain-day, topic: date, value: {date: 2021-03-01}, speaker: article, article: noon, paragraph: 2,
     paraphrase: It rained., inferred: From the crash.}
"""


def claim(review: Review, topic: str, article: str, nth: int = 0) -> str:
    found = [c.id for c in review.proposals.claims if (c.topic, c.article) == (topic, article)]
    return found[nth]


def events(folder: Path) -> list[dict[str, object]]:
    data = yaml.safe_load((folder / "events.yaml").read_text(encoding="utf-8"))
    return list(data["events"])


def test_what_is_accepted_is_written_as_a_person_would_and_holds(review: Review, folder: Path) -> None:
    before = len(review.proposals.claims)
    made = review.accept([claim(review, "deaths", "noon", 0), claim(review, "deaths", "night", 0)])
    (event,) = events(folder)
    assert made[0] in {event["id"], *(c["id"] for c in event["claims"])}
    assert [c["value"] for c in event["claims"]] == [{"number": 3}, {"number": 10}]
    corpus = geo.read_corpus(folder)
    assert check(corpus) == []
    assert all(c.paraphrase not in articles.NOON + articles.NIGHT for c in corpus.claim_records.values())
    left = undecided(review.proposals, read_decisions(folder).records)
    assert len(left.claims) == before - 2


def test_comments_and_order_of_what_a_person_wrote_stay(
    folder: Path, review_of: Callable[[Path], Review]
) -> None:
    (folder / "events.yaml").write_text(OWN, encoding="utf-8")
    review = review_of(folder)
    review.accept([claim(review, "deaths", "noon")])
    text = (folder / "events.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# What we know.\nspeakers:\n  police: {name: The police}   # those of the province\n"
    )
    assert "# The one that began it\n- id: rain\n" in text
    assert next(event["id"] for event in events(folder)) == "rain"
    assert len(events(folder)) == 2
    assert review.undo()
    assert (folder / "events.yaml").read_text(encoding="utf-8") == OWN


def test_a_decision_is_not_asked_again_when_an_article_is_added(
    folder: Path, review: Review, review_of: Callable[[Path], Review]
) -> None:
    thrown = next(c for c in review.proposals.claims if c.topic == "destroyed")
    review.reject([thrown.id])
    (folder / "articles" / "after.txt").write_text(articles.LATER, encoding="utf-8")
    (folder / "articles" / "a-first.txt").write_text(articles.LATER.replace("11", "12"), encoding="utf-8")
    again = review_of(folder)
    left = undecided(again.proposals, again.decisions.records)
    assert thrown.key in {c.key for c in again.proposals.claims}
    assert thrown.key not in {c.key for c in left.claims}


def test_a_correction_is_written_instead_and_said_to_be_by_hand(review: Review, folder: Path) -> None:
    review.accept(
        [claim(review, "injured", "noon")],
        Correction(value="at least 14", speaker="The fire brigade", topic="hurt"),
    )
    corpus = geo.read_corpus(folder)
    (made,) = corpus.claim_records.values()
    assert (made.topic, made.value.at_least) == ("hurt", 14)
    assert corpus.speaker_records[made.speaker].name == "The fire brigade"
    assert "corrected by hand" in (made.inferred or "")
    assert check(corpus) == []


def test_events_are_merged_parted_and_thrown_away_and_every_step_is_taken_back(
    review: Review, folder: Path
) -> None:
    first = next(e for e in review.proposals.events if any(c.event == e.id for c in review.proposals.claims))
    moved = [c.id for c in review.standing.claims_of(first.id)][-1]
    review.part([moved])
    parted = review.standing.event_of[moved]
    assert parted != first.id
    review.merge(parted, first.id)
    assert review.standing.event_of[moved] == first.id
    review.reject([first.id])
    assert not review.standing.claims_of(first.id)
    assert review.undoable == 3
    assert all(review.undo() for _ in range(3))
    assert not review.undo()
    assert review.standing.event_of[moved] == first.id
    assert not read_decisions(folder).records


def _two_entered(review: Review) -> tuple[str, str]:
    """Accept an event, and what was parted from it as another."""
    first = next(e for e in review.proposals.events if any(c.event == e.id for c in review.proposals.claims))
    parted = [c.id for c in review.standing.claims_of(first.id)][-1]
    review.part([parted])
    other = review.standing.event_of[parted]
    review.accept([first.id])
    review.accept([other])
    one, two = (str(event["id"]) for event in events(review.folder))
    return one, two


def test_two_events_that_were_accepted_are_merged_in_the_file_and_parted_again(
    review: Review, folder: Path, review_of: Callable[[Path], Review]
) -> None:
    into, event = _two_entered(review)
    before = (folder / "events.yaml").read_text(encoding="utf-8")
    claims = {c["id"] for e in events(folder) for c in e["claims"]}  # type: ignore[attr-defined]
    review.merge(event, into)
    (left,) = events(folder)
    assert left["id"] == into
    assert {c["id"] for c in left["claims"]} == claims  # type: ignore[attr-defined]
    assert check(geo.read_corpus(folder)) == []
    again = review_of(folder)
    assert not undecided(again.proposals, again.decisions.records).claims
    assert {d.event for d in again.decisions.records} == {into}
    assert review.undo()
    assert (folder / "events.yaml").read_text(encoding="utf-8") == before
    with pytest.raises(InputError, match="into itself"):
        review.merge(into, into)


def test_an_event_that_the_story_shows_does_not_go(review: Review, folder: Path) -> None:
    into, event = _two_entered(review)
    stop = f"title: A story\nstops:\n- title: One\n  text: It fell.\n  event: {event}\n"
    (folder / "story.yaml").write_text(stop, encoding="utf-8")
    with pytest.raises(InputError, match=r"story\.yaml"):
        review.merge(event, into)


@pytest.mark.parametrize("flow", [False, True])
def test_events_that_a_person_wrote_are_merged_with_their_comments(
    folder: Path, review_of: Callable[[Path], Review], flow: bool
) -> None:
    second = OWN.partition("# The one that began it\n")[2].replace("rain", "storm")
    if flow:
        second = second.replace("  claims:\n  - {", "  claims: [{").replace("crash.}", "crash.}]")
    (folder / "events.yaml").write_text(OWN + second.replace("- {", "- {"), encoding="utf-8")
    review = review_of(folder)
    review.merge("storm", "rain")
    text = (folder / "events.yaml").read_text(encoding="utf-8")
    assert "# What we know." in text
    assert [e["id"] for e in events(folder)] == ["rain"]
    assert [c["id"] for c in events(folder)[0]["claims"]] == ["rain-day", "storm-day"]  # type: ignore[attr-defined]


def test_a_point_so_far_from_a_place_is_kept_with_its_radius(
    folder: Path, review_of: Callable[[Path], Review]
) -> None:
    text = articles.NOON.replace("overturned near Kerman", "overturned 55 km west of Kerman")
    (folder / "articles" / "noon.txt").write_text(text, encoding="utf-8")
    review = review_of(folder)
    event = next(e for e in review.proposals.events if any("55-km" in p.place for p in e.places))
    (point,) = [p for p in event.places if "55-km" in p.place]
    review.accept([event.id])
    corpus = geo.read_corpus(folder)
    assert check(corpus) == []
    written = corpus.gazetteer[point.place]
    assert (written.lat, written.lon) == pytest.approx((point.lat, point.lon))
    assert (written.precision_m, written.name) == (point.precision_m, "55 km west of Kerman")
    assert {"place": point.place, "role": point.role} in [
        place
        for each in events(folder)
        for place in each["places"]  # type: ignore[attr-defined]
    ]
    assert review.undo()
    assert not (folder / "places.geojson").exists()


def test_a_place_is_corrected_by_a_name_that_one_place_has(review: Review, folder: Path) -> None:
    event = next(e for e in review.proposals.events if any(c.event == e.id for c in review.proposals.claims))
    review.accept([event.id], Correction(place="Baghdad"))
    assert events(folder)[0]["places"] == [{"place": "baghdad", "role": "site"}]
    assert review.undo()
    with pytest.raises(InputError, match="no place has the id or the name 'Nowhereton'"):
        review.accept([event.id], Correction(place="Nowhereton"))


def test_a_corrected_place_pins_its_names_where_they_were_taken_for_another(
    folder: Path, review_of: Callable[[Path], Review]
) -> None:
    Gazetteer([replace(curated()["kerman"], id="kerman-county")]).write(folder / "places.geojson")
    (folder / "pins.yaml").write_text("# Mine.\n- {name: Tehran, place: tehran}", encoding="utf-8")
    review = review_of(folder)
    event = next(e for e in review.proposals.events if any(c.event == e.id for c in review.proposals.claims))
    review.accept([event.id], Correction(place="kerman-county"))
    assert (folder / "pins.yaml").read_text(encoding="utf-8") == (
        "# Mine.\n- {name: Tehran, place: tehran}\n- name: Kerman\n  place: kerman-county\n  date: '2026-11-22'\n"
    )


def test_what_was_decided_or_is_unknown_is_refused(review: Review) -> None:
    id = claim(review, "deaths", "noon")
    review.accept([id])
    with pytest.raises(InputError, match="is accepted already"):
        review.reject([id])
    with pytest.raises(InputError, match="no proposal has the id or key 'c999'"):
        review.find(["c999"])
    assert review.take_back([id])
    review.reject([id])


def test_undo_never_writes_over_what_somebody_else_wrote(review: Review, folder: Path) -> None:
    review.accept([claim(review, "deaths", "noon")])
    path = folder / "events.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    with pytest.raises(InputError, match="was changed by somebody else"):
        review.undo()
    assert path.read_text(encoding="utf-8").endswith("# mine\n")


def test_proposals_stand_beside_what_a_person_entered_and_are_told_from_it(
    folder: Path, review_of: Callable[[Path], Review], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "events.yaml").write_text(OWN, encoding="utf-8")
    review = review_of(folder)
    corpus = with_proposals(geo.read_corpus(folder), review.proposals)
    assert "rain" not in corpus.proposed
    proposed = corpus.filtered(geo.Filters(origin="proposed"))
    assert proposed.event_records.keys() == corpus.event_records.keys() - {"rain"}
    assert corpus.filtered(geo.Filters(origin="curated")).event_records.keys() == {"rain"}
    frame = corpus.claims
    assert frame.proposed.sum() == len(frame) - 1
    assert frame[frame.proposed].proposed_by.notna().all()
    assert frame[frame.proposed].proposed_confidence.between(0, 1).all()
    disputed = [group for group in proposed.groups if group.disputed]
    monkeypatch.delattr(
        Group, "course"
    )  # what is proposed says it: of many claims every pair would be weighed again
    assert [*proposed.courses] == [(group.event, group.topic, group.scope) for group in disputed] != []


def test_a_proposed_event_without_figures_has_the_sentence_that_tells_of_it(
    folder: Path, review_of: Callable[[Path], Review]
) -> None:
    proposals = review_of(folder).proposals
    counted = {claim.event for claim in proposals.claims}
    (bare,) = [event for event in proposals.events if event.id not in counted]
    corpus = with_proposals(geo.read_corpus(folder), proposals)
    (told,) = [one for one in corpus.claim_records.values() if one.topic == "what happened"]
    assert told.original is not None
    assert (told.article, *told.original) == bare.sentences[0]
    assert told.id in corpus.proposed
    assert all(event.claims for event in corpus.event_records.values())


def test_an_accepted_event_without_figures_keeps_the_sentence_that_tells_of_it(
    folder: Path, review_of: Callable[[Path], Review]
) -> None:
    review = review_of(folder)
    counted = {claim.event for claim in review.proposals.claims}
    (bare,) = [event for event in review.proposals.events if event.id not in counted]
    review.accept([bare.id])
    (event,) = events(folder)
    (kept,) = event["claims"]
    assert (kept["topic"], kept["article"], *kept["original"]) == ("what happened", *bare.sentences[0])
    assert check(geo.read_corpus(folder)) == []
