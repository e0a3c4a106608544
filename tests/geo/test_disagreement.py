"""The table of rules, case by case."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo
from gazetteer.places import curated
from geo.agreement import RULES, compare
from geo.disagreement import groups
from geo.events import Claim
from geo.independence import Independence
from geo.updates import Report, course
from geo.values import Value
from tests.conftest import EVENTS, SIDED

WASHINGTON, BAGHDAD = "America/New_York", "Asia/Baghdad"

CASES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    # numbers
    ({"number": 15}, {"number": 15}, "equal"),
    ({"number": 15}, {"range": [15, 15]}, "equal"),
    ({"at_least": 13}, {"more_than": 12}, "equal"),
    ({"more_than": 12}, {"number": 15}, "compatible"),
    ({"at_least": 56}, {"more_than": 50}, "compatible"),
    ({"at_least": 80}, {"number": 80}, "compatible"),
    ({"more_than": 5000}, {"about": 5200}, "compatible"),
    ({"about": 2000}, {"number": 2100}, "compatible"),
    ({"number": 9}, {"word": "tens"}, "conflict"),
    ({"number": 15}, {"word": "tens"}, "conflict"),
    ({"word": "tens"}, {"more_than": 12}, "compatible"),
    ({"word": "none"}, {"number": 0}, "equal"),
    ({"number": 80}, {"number": 0}, "conflict"),
    ({"at_least": 80}, {"number": 0}, "conflict"),
    ({"number": 12}, {"more_than": 12}, "conflict"),
    ({"at_most": 3}, {"less_than": 4}, "equal"),
    ({"about": 2000}, {"number": 2500}, "conflict"),
    # dates
    ({"date": "2020-01-08"}, {"date": "2020-01-08"}, "equal"),
    ({"date": "2020-01-08"}, {"date": "2020-01-08", "zone": BAGHDAD}, "equal"),
    ({"date": "2020-01-07", "zone": WASHINGTON}, {"date": "2020-01-08", "zone": BAGHDAD}, "equal"),
    ({"date": "2020-01-07"}, {"date": "2020-01-08", "zone": BAGHDAD}, "conflict"),
    ({"date": "2020-01-06", "zone": WASHINGTON}, {"date": "2020-01-08", "zone": BAGHDAD}, "conflict"),
    ({"date": "2020-01-06"}, {"date": "2020-01-08"}, "conflict"),
    ({"date": "2020-01"}, {"date": "2020-01-08"}, "compatible"),
    ({"date": "2019-12-XX"}, {"date": "2019-12-27"}, "compatible"),
    ({"after": "2020-01-08"}, {"date": "2020-01-06"}, "conflict"),
    ({"after": "2020-01-08"}, {"date": "2020-01-08"}, "compatible"),
    ({"before": "2020-01-07"}, {"date": "2020-01-08"}, "conflict"),
    # places
    ({"place": "erbil"}, {"place": "erbil"}, "equal"),
    ({"place": "baghdad"}, {"place": "baghdad-airport", "near": True}, "compatible"),
    ({"place": "baghdad-airport"}, {"place": "baghdad-airport", "near": True}, "compatible"),
    ({"place": "iraq"}, {"place": "baghdad-airport"}, "compatible"),
    ({"place": "erbil"}, {"place": "erbil-base", "near": True}, "compatible"),
    ({"place": "erbil"}, {"place": "camp-taji"}, "conflict"),
    ({"place": "erbil", "near": True}, {"place": "camp-taji"}, "conflict"),
    ({"place": "the-west"}, {"place": "erbil"}, "conflict"),
    # answers and text
    ({"choice": "signed"}, {"choice": "signed"}, "equal"),
    ({"choice": "signed"}, {"choice": "unsigned"}, "conflict"),
    ({"choice": "foreign forces", "includes": ("US troops",)}, {"choice": "US troops"}, "compatible"),
    ({"text": "a draft"}, {"text": "a draft"}, "equal"),
    ({"text": "a draft"}, {"text": "a hoax"}, "uncompared"),
    ({"text": "many"}, {"number": 3}, "uncompared"),
    ({"date": "2020"}, {"number": 2020}, "uncompared"),
]


@pytest.mark.parametrize(("a", "b", "relation"), CASES)
def test_a_case(a: dict[str, Any], b: dict[str, Any], relation: str) -> None:
    first, second = Value(**a), Value(**b)
    assert compare(first, second, curated()).relation == relation
    assert compare(second, first, curated()).relation == relation


def test_every_rule_decides_some_case() -> None:
    deciding = {compare(Value(**a), Value(**b), curated()).name for a, b, _ in CASES}
    assert deciding == {rule.name for rule in RULES}


def claim(id: str, value: dict[str, Any], speaker: str = "tv", article: str = "one", **more: Any) -> Claim:
    facts = {"id": id, "topic": "deaths", "speaker": speaker, "article": article, "paraphrase": id} | more
    return Claim(value=Value(**value), **facts)


def test_another_scope_is_never_a_conflict() -> None:
    found = groups("e", [claim("a", {"number": 1}, scope="country"), claim("b", {"number": 2})], curated())
    assert [group.disputed for group in found] == [False, False]


def test_one_article_can_contradict_itself() -> None:
    found = groups("e", [claim("a", {"date": "2020-01-06"}), claim("b", {"date": "2020-01-08"})], curated())
    assert [group.relation() for group in found] == ["conflict"]


def test_three_articles_with_one_broadcast_are_one_voice() -> None:
    (group,) = groups("e", [claim(x, {"number": 15}, article=x) for x in ("a", "b", "c")], curated())
    assert (Independence().voices(group.claims), group.relation()) == ({"tv"}, "single")


def test_two_speakers_agree() -> None:
    (group,) = groups("e", [claim("a", {"number": 15}), claim("b", {"number": 15}, "police")], curated())
    assert (Independence().voices(group.claims), group.relation()) == ({"tv", "police"}, "equal")


@pytest.mark.parametrize("other", [("police", "one"), ("article", "organ")])
def test_two_speakers_of_one_side_do_not_confirm_each_other(other: tuple[str, str]) -> None:
    (group,) = groups("e", [claim("a", {"number": 15}), claim("b", {"number": 15}, *other)], curated())
    sides = Independence(sides=dict.fromkeys(["tv", "police", "article:organ"], "state"))
    assert len(sides.voices(group.claims)) == 2
    assert sides.spoken_for(group.claims) == {"side:state"}
    assert (group.relation(sides), group.relation()) == ("single", "equal")


def test_a_side_is_no_speaker_of_the_same_id() -> None:
    (group,) = groups("e", [claim("a", {"number": 1}), claim("b", {"number": 1}, "state")], curated())
    assert len(Independence(sides={"tv": "state"}).spoken_for(group.claims)) == 2


def test_the_own_voice_of_a_compilation_does_not_count() -> None:
    claims = [claim("a", {"number": 15}), claim("b", {"number": 15}, "article", "digest")]
    (group,) = groups("e", claims, curated())
    assert len(Independence().voices(group.claims)) == 2
    assert Independence(frozenset({"digest"})).voices(group.claims) == {"tv"}
    assert group.relation(Independence(frozenset({"digest"}))) == "single"


def test_free_text_is_not_called_compatible() -> None:
    (group,) = groups("e", [claim("a", {"text": "x"}), claim("b", {"text": "y"}, "police")], curated())
    assert group.relation() == "uncompared"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"number": 80}, "80 people"),
        ({"number": 0}, "none people"),
        ({"about": 5200}, "about 5,200 people"),
        ({"range": [3, 4]}, "3 to 4 people"),
        ({"more_than": 12}, "more than 12 people"),
        ({"after": "2020-01-08"}, "on or after 8 January 2020"),
        ({"number": 2.44}, "2.44 people"),
        ({"place": "erbil", "near": True}, "near erbil"),
    ],
)
def test_a_value_in_words(value: dict[str, Any], words: str) -> None:
    assert Value(**value).words("people") == words.replace("none people", "none")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({}, "exactly one"),
        ({"number": 1, "text": "x"}, "exactly one"),
        ({"word": "umpteen"}, "umpteen"),
        ({"date": "soon"}, "soon"),
        ({"date": "2020", "zone": "Mars"}, "Mars"),
        ({"range": [4, 3]}, "ends before"),
        ({"number": float("nan")}, "finite"),
        ({"numbr": 3}, "numbr"),
    ],
)
def test_a_value_that_is_none_is_refused(value: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Value(**value)


def test_a_toll_that_rises_with_publication_is_an_update(folder: Callable[..., Path]) -> None:
    written = {
        "articles__one_md": "---\nid: one\npublisher: One\npublished: 2021-03-04\n---\nThree died in Kerman.\n",
        "articles__two_md": "---\nid: two\npublisher: Two\npublished: 2021-03-05\n---\nFive died in Kerman.\n",
    }
    (row,) = geo.read_corpus(folder(**written)).disagreements.to_dict("records")
    assert (row["event"], row["topic"], row["course"], row["claims"]) == (
        "fire",
        "deaths",
        "update",
        ["c1", "c2"],
    )
    (row,) = geo.read_corpus(folder()).disagreements.to_dict("records")
    assert row["course"] == "conflict"  # nobody says when the articles appeared


def test_a_rise_explains_what_differs_within_a_day_where_it_is_seen_twice_as_often() -> None:
    first, second, same = (Report(Value(number=n), (d, d + 1)) for n, d in ((3, 0), (10, 4), (5, 0)))
    assert course("deaths", [(first, second), (same, second), (first, same)]).course == "update"
    assert course("deaths", [(first, second), (first, same)]).course == "conflict"


def test_a_value_that_its_article_calls_earlier_is_an_update(folder: Callable[..., Path]) -> None:
    events = EVENTS.replace("paraphrase: The mayor", "status: earlier, paraphrase: The mayor")
    (row,) = geo.read_corpus(folder(events_yaml=events)).disagreements.to_dict("records")
    assert (row["course"], row["rule"]) == ("update", "an article calls one of the values an earlier one")


def test_a_speaker_who_gives_a_later_value_corrects_the_earlier_one(folder: Callable[..., Path]) -> None:
    events = EVENTS.replace("paraphrase: The mayor", "status: earlier, paraphrase: The mayor")
    events = events.replace("speaker: police", "speaker: mayor")
    (row,) = geo.read_corpus(folder(events_yaml=events)).disagreements.to_dict("records")
    assert (row["course"], row["rule"]) == ("update", "a speaker corrects an earlier value of their own")


def test_what_one_article_says_alone_is_within_it(folder: Callable[..., Path]) -> None:
    (row,) = geo.read_corpus(folder()).disagreements.to_dict("records")
    assert row["within"] is None
    events = EVENTS.replace("article: two", "article: one")
    (row,) = geo.read_corpus(folder(events_yaml=events)).disagreements.to_dict("records")
    assert row["within"] == "one"


def test_the_seeds_compare_who_must_leave_whether_it_is_over_and_rank(seeds: geo.Corpus) -> None:
    found = {(g.event, g.topic): g for g in seeds.groups}
    over = found["missile-strike", "whether the answer is over"]
    assert (over.disputed, over.labels) == (True, ("concluded", "not enough"))
    assert seeds.independence.spoken_for(over.claims) == {"side:iran"}
    assert found["soleimani-killing", "Soleimani's rank"].relation() == "conflict"
    assert found["iraqi-parliament-vote", "who is to leave"].relation() == "compatible"


def test_an_administration_that_says_none_and_then_110_corrects_itself(seeds: geo.Corpus) -> None:
    table = seeds.disagreements.set_index(["event", "topic"])
    assert (
        table.loc[("missile-strike", "injuries"), "rule"]
        == "a speaker corrects an earlier value of their own"
    )


def test_nothing_in_the_seeds_is_argued_from_silence(seeds: geo.Corpus) -> None:
    assert not any("not a target" in claim.words for claim in seeds.claim_records.values())
    assert {c.speaker for c in seeds.event_records["camp-taji-target"].claims} == {"map-caption"}
    damage = [
        c for c in seeds.event_records["ain-al-asad-strike"].claims if c.topic == "extent of the damage"
    ]
    assert {c.speaker for c in damage} == {"media-reports"}
    told = re.split(r"(?<=[.;]) ", seeds.event_records["missile-strike"].date_reasoning)
    assert ["Press TV" in one for one in told if "Wednesday" in one] == [False], "Press TV gives no weekday"


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("missile-strike-date-press-tv", "8 January 2020"),  # of its day, without a weekday
        ("iran-parliament-date-compilation", "7 January 2020 (uncertain)"),
        ("iran-parliament-bill-compilation", "a bill on the military command at the Pentagon"),
        ("duhok-impact-where-crater-cna", "near Duhok"),
        ("relations-ended-date-capital-times", "1980"),
        ("tension-before-tankers-capital-times", "tankers and oil sites"),
        ("tension-before-drone-capital-times", "shot down by Iran"),
        ("democrats-warn-pelosi-cna", "no more provocations"),
    ],
)
def test_what_the_articles_of_the_seeds_say_is_claimed(seeds: geo.Corpus, claim: str, value: str) -> None:
    row = seeds.claims.set_index("id").loc[claim]
    assert row["value"].startswith(value)
    assert "Wednesday" not in row["paraphrase"]
    event = seeds.event_records[row["event"]]
    if row["topic"].startswith("date"):
        day = seeds.claim_records[claim].value.date
        assert day is not None
        assert event.date == str(day), "listed under the day that is exported"


def test_all_but_one_of_the_seeds_are_conflicts(seeds: geo.Corpus) -> None:
    table = seeds.disagreements
    assert len(table) == sum(group.disputed for group in seeds.groups)
    assert table["course"].tolist().count("update") == 1


def test_disagreements_are_counted_in_speakers_in_sides_and_in_articles(folder: Callable[..., Path]) -> None:
    (row,) = geo.read_corpus(folder(events_yaml=SIDED)).disagreements.to_dict("records")
    assert (row["articles"], row["speakers"], row["sides"]) == (["one", "two"], 2, 1)
    (row,) = geo.read_corpus(folder()).disagreements.to_dict("records")
    assert (row["articles"], row["speakers"], row["sides"]) == (["one", "two"], 2, 2)
