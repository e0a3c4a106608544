"""What is proposed from the made-up clusters that ship with the tests, against their annotation."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from benchmarks.reporting import OWN, arguments, read
from benchmarks.scoring import MEASURES, days, score
from geo.proposing import propose

#: A few points below what is reached, so that a rule that loses something is seen.
FLOORS = {
    "figures F1": 0.86,
    "speaker": 0.89,
    "same event F1": 0.8,
    "date": 0.78,
    "place 25 km": 0.86,
    "disputes R": 0.7,
    "disputes P": 0.67,
    "kind": 0.79,
}

#: Of figures, speakers and events, for those clusters that are proposed from here; the benchmark measures all.
LEAST = {
    "bundibugyo-landslide": (0.83, 0.92, 0.83),
    "camp-raid": (0.82, 0.94, 0.92),
    "chariton-derailment": (0.78, 0.96, 0.9),
    "cyclone-odilia": (0.87, 0.71, 0.72),
    "gaibandha-spirit": (0.88, 0.77, 0.68),
    "kumasi-stadium": (0.89, 0.7, 0.86),
    "la-ceiba-candidate": (0.82, 0.91, 0.47),
    "luton-riot": (0.79, 0.9, 0.36),
    "macon-store": (0.83, 0.87, 0.85),
    "ouahigouya-hotel": (0.75, 0.88, 0.8),
    "surigao-quake": (0.93, 0.96, 0.91),
}
GOLD = {path.parent: json.loads(path.read_text("utf-8")) for path in sorted(OWN.glob("*/gold.json"))}


@pytest.fixture(scope="module")
def scored() -> dict[str, Counter[str]]:
    corpora, gold = read(OWN, LEAST)
    for folder, corpus in corpora.items():
        assert set(corpus.article_records) == {article["id"] for article in gold[folder]["articles"]}
    return {folder.name: score(gold[folder], propose(corpus).record()) for folder, corpus in corpora.items()}


def test_the_annotation_is_sound() -> None:
    for folder, gold in GOLD.items():
        events, places = {e["id"] for e in gold["events"]}, {p["id"] for p in gold["places"]}
        claims = {claim["id"] for claim in gold["claims"]}
        assert len(claims) == len(gold["claims"])
        for claim in gold["claims"]:
            text = (folder / f"{claim['article']}.txt").read_bytes().decode("utf-8")
            assert text[claim["start"] : claim["end"]] == claim["surface"]
            assert claim["sentence_start"] <= claim["start"] < claim["end"] <= claim["sentence_end"]
            assert claim["event"] in events
            assert claim["value"].get("place") in {None, *places}
            if claim["speaker"] != "article":
                assert text[claim["attribution_start"] : claim["attribution_end"]].strip()
        for group in gold["disagreements"]:
            assert set(group["claims"]) <= claims
            assert len(group["claims"]) > 1


@pytest.mark.slow
def test_proposals_agree_with_the_annotation(scored: dict[str, Counter[str]]) -> None:
    total: Counter[str] = Counter()
    for counts in scored.values():
        total.update(counts)
    reached = {name: round(measure(total), 3) for name, measure in MEASURES.items()}
    assert {name: reached[name] for name, floor in FLOORS.items() if reached[name] < floor} == {}


@pytest.mark.parametrize("name", LEAST)
@pytest.mark.slow
def test_a_cluster_is_proposed_as_well_as_before(scored: dict[str, Counter[str]], name: str) -> None:
    measured = [MEASURES[of](scored[name]) for of in ("figures F1", "speaker", "same event F1")]
    assert all(value >= least for value, least in zip(measured, LEAST[name], strict=True)), measured


def test_what_is_proposed_as_annotated_is_all_right() -> None:
    total: Counter[str] = Counter()
    for gold in GOLD.values():
        places = {place["id"]: place for place in gold["places"]}
        events = [{**e, "places": [places[entry["id"]] for entry in e["places"]]} for e in gold["events"]]
        total.update(score(gold, {**gold, "events": events}))
        nothing = score(gold, {"events": [], "claims": [], "disagreements": []})
        assert not any(measure(nothing) for measure in MEASURES.values())
    assert {name: measure(total) for name, measure in MEASURES.items()} == dict.fromkeys(MEASURES, 1.0)


def test_the_benchmark_says_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    for words, code, said in ((["--help"], 0, "--brief"), (["nowhere"], 2, "no such folder")):
        with pytest.raises(SystemExit) as left:
            arguments(words)
        assert left.value.code == code
        assert said in "".join(capsys.readouterr())


def test_days_of_a_date() -> None:
    first = days("2021-02")
    assert first is not None
    assert first[1] - first[0] == 27
    assert days("2021-03-04/2021-03-06") == (737853, 737855)
    assert days("2021/..") is None
    assert days(None) is None
