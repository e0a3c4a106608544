"""The figures of an evaluation, counted by hand on small corpora."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from geopy.distance import geodesic

from gazetteer.scoring.answers import Answer
from gazetteer.scoring.evaluation import Result, effects, evaluate
from gazetteer.scoring.gold import Document, Toponym
from gazetteer.scoring.mistakes import write_errors

TEXT = "Troy, Rome, Lima, Oslo and Bern"
HERE, NEAR, FAR = (0.0, 0.0), (1.0, 0.0), (30.0, 30.0)  # a degree is 111 km


@dataclass
class Said:
    """An answer as it is."""

    start: int
    end: int
    point: tuple[float, float] | None = None
    points: list[tuple[float, float]] = field(default_factory=list)
    label: str = "=somewhere"
    note: str = ""
    classes: list[str] = field(default_factory=list)
    feature_class: str | None = None
    confidence: float | None = None
    stands_in: bool = False
    area: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        self.classes = self.classes or ["P"] * len(self.points)

    def holds(self, lat: float, lon: float) -> bool:
        return self.area == (lat, lon)


@dataclass
class Parrot:
    """Says what it was given."""

    found: list[list[Answer]]
    given: list[list[Answer]]

    def find(self, documents: Sequence[Document]) -> list[list[Answer]]:
        return self.found

    def place(self, documents: Sequence[Document]) -> list[list[Answer]]:
        return self.given


def span(name: str) -> tuple[int, int]:
    return TEXT.index(name), TEXT.index(name) + len(name)


def document(*placed: str, unplaced: Sequence[str] = ()) -> Document:
    marks = [Toponym(*span(name), name, *HERE, None) for name in placed]
    marks += [Toponym(*span(name), name, None, None, None) for name in unplaced]
    return Document("1", "example.org", TEXT, tuple(sorted(marks, key=lambda one: one.start)))


def result() -> Result:
    gold = document("Troy", "Rome", "Lima", unplaced=["Oslo"])
    found: list[Answer] = [
        Said(*span("Troy"), NEAR),  # right
        Said(*span("Rome"), FAR),  # a wrong place
        Said(*span("Oslo"), FAR),  # nobody knows
        Said(*span("Bern"), FAR),  # no toponym
        Said(0, 1),  # no toponym, no place
    ]
    given: list[Answer] = [
        Said(*span("Troy"), NEAR, [NEAR, FAR]),
        Said(*span("Rome"), FAR, [FAR, NEAR]),
        Said(*span("Lima")),
        Said(*span("Oslo"), FAR, [FAR]),
    ]
    return evaluate([gold], Parrot([found], [given]))


def test_the_figures_are_those_of_the_definitions() -> None:
    measures = {name: one.value for name, one in result().measures.items()}
    assert measures["recognition precision"] == pytest.approx(3 / 5)
    assert measures["recognition recall"] == pytest.approx(3 / 4)
    assert measures["recognition F1"] == pytest.approx(2 * 3 / (5 + 4))
    assert measures["Acc@161 given spans"] == pytest.approx(1 / 3)
    assert measures["coverage@161"] == pytest.approx(2 / 3)
    assert measures["F1@161 end to end"] == pytest.approx(2 * 1 / (3 + 3))
    far, near = (geodesic(HERE, point).km for point in (FAR, NEAR))
    assert measures["mean km"] == pytest.approx((far + near) / 2, rel=1e-6)
    assert measures["median km"] == pytest.approx(near, rel=1e-6)


def test_what_is_wrong_is_listed_for_reading(tmp_path: Path) -> None:
    path = write_errors(result().mistakes, tmp_path / "errors.csv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    kinds = [(row["mistake"], row["surface"]) for row in rows]
    assert kinds == [
        ("not a toponym", "Bern"),
        ("not a toponym", "T"),
        ("missed", "Lima"),
        ("wrong place", "Rome"),
        ("no candidate", "Lima"),
    ]
    wrong = rows[3]
    assert (wrong["gold lat"], wrong["lat"], wrong["candidates"]) == ("0.0", "30.0", "2")
    assert wrong["passage"] == "Troy, [Rome], Lima, Oslo and Bern"
    assert wrong["place"] == "'=somewhere"  # no formula for a spreadsheet


def test_intervals_hold_the_figure_and_come_out_the_same_again() -> None:
    gold = [document("Troy", "Rome") for _ in range(40)]
    rng = np.random.default_rng(1)
    given: list[list[Answer]] = [
        [Said(*span(name), NEAR if rng.random() < 0.7 else FAR) for name in ("Troy", "Rome")] for _ in gold
    ]
    first = evaluate(gold, Parrot(given, given), seed=3).measures
    again = evaluate(gold, Parrot(given, given), seed=3).measures
    other = evaluate(gold, Parrot(given, given), seed=4).measures
    right = first["Acc@161 given spans"]
    assert right.low < right.value < right.high
    assert 0.1 < right.high - right.low < 0.35  # about four standard errors of 80 draws
    assert repr(first) == repr(again)
    assert repr(first) != repr(other)
    assert first["median km"].low <= first["median km"].value <= first["median km"].high


def test_nothing_to_count_is_no_number() -> None:
    empty = evaluate([document()], Parrot([[]], [[]]))
    assert all(math.isnan(one.value) for one in empty.measures.values())


def test_the_effect_of_a_rule_is_what_is_lost_without_it() -> None:
    gold = [document("Troy")]
    good, bad = (Parrot([[Said(0, 4, point)]], [[Said(0, 4, point)]]) for point in (NEAR, FAR))
    rows = effects(gold, evaluate(gold, good), {"luck": bad})
    assert rows == [{"without": "luck", "Acc@161 given spans": -1.0, "F1@161 end to end": -1.0}]


def test_an_area_is_right_where_the_point_lies_in_it() -> None:
    gold = document("Troy", "Rome", "Lima")
    answers: list[Answer] = [
        Said(*span("Troy"), FAR, [FAR], area=HERE),
        Said(*span("Rome"), FAR, [FAR], area=FAR),
        Said(*span("Lima"), NEAR, [NEAR]),
    ]
    measures = evaluate([gold], Parrot([answers], [answers])).measures
    assert measures["Acc@161 given spans"].value == pytest.approx(1 / 3)
    assert measures["Acc@161, or in the area"].value == pytest.approx(2 / 3)
    assert measures["F1@161 end to end"].value == pytest.approx(1 / 3)
    assert measures["F1@161, or in the area"].value == pytest.approx(2 / 3)


def test_a_place_that_stands_in_is_told_apart() -> None:
    answers: list[Answer] = [Said(*span("Troy"), NEAR, stands_in=True), Said(*span("Rome"), NEAR, [NEAR])]
    measures = evaluate([document("Troy", "Rome")], Parrot([answers], [answers])).measures
    assert (measures["Acc@161 given spans"].value, measures["Acc@161, no stand-in"].value) == (1.0, 0.5)


def test_a_town_is_told_from_the_area_of_its_name() -> None:
    here, both = (0.1, 0.0), [(0.1, 0.0), NEAR]
    answers: list[Answer] = [
        Said(*span("Troy"), here, both, classes=["P", "A"]),
        Said(*span("Rome"), NEAR, both, classes=["P", "A"]),
        Said(*span("Lima"), NEAR, [NEAR]),
    ]
    measures = evaluate([document("Troy", "Rome", "Lima")], Parrot([answers], [answers])).measures
    assert (measures["Acc@161 given spans"].value, measures["Acc@25, town or area"].value) == (1.0, 0.5)


def test_the_calibration_error_is_that_of_ten_equal_parts() -> None:
    names = ["Troy", "Rome", "Lima", "Bern", "Oslo"]
    gold = [document(*names) for _ in range(10)]
    sure: list[Answer] = [Said(*span(name), NEAR, [NEAR], confidence=0.9) for name in names[:4]]
    answers = [[*sure, Said(*span("Oslo"), FAR, [NEAR], confidence=0.4)] for _ in gold]
    measures = evaluate(gold, Parrot(answers, answers)).measures
    assert measures["calibration error"].value == pytest.approx(0.8 * 0.1 + 0.2 * 0.4)
