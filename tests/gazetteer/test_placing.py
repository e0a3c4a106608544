"""Which of the places that share a name an article means, in a small world made for it."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from gazetteer.errors import InputError
from gazetteer.placing import RULES, Marked, Placement, Placer
from gazetteer.placing.rules import WEIGHTS
from gazetteer.world import World
from gazetteer.world.compiler import about, compile_records
from gazetteer.world.records import ABBREVIATION, ALTERNATE, DEMONYM, MAIN, Record

FACTS = {"date": "2026-01-01", "credits": [], "sources": [], "versions": {}, "origins": {"test": "made up"}}
COUNTRIES = [
    ("us", "United States", 39.8, -98.5, 330_000_000, ["American"]),
    ("ge", "Georgia", 42.0, 43.5, 3_700_000, ["Georgian"]),
    ("iq", "Iraq", 33.0, 44.0, 40_000_000, ["Iraqi", "Iraqis"]),
    ("gb", "United Kingdom", 54.0, -2.0, 67_000_000, ["British"]),
]
STATES = [
    ("oh", "Ohio", 40.2, -82.8, "us"),
    ("il", "Illinois", 40.0, -89.2, "us"),
    ("ga", "Georgia", 32.8, -83.5, "us"),
    ("nc", "North Carolina", 35.5, -80.0, "us"),
    ("al", "Alabama", 32.8, -86.8, "us"),
    ("en", "England", 52.2, -0.7, "gb"),
]
CITIES = [
    ("Springfield", 39.92, -83.81, "us", "oh", 58_000),
    ("Springfield", 39.80, -89.64, "us", "il", 114_000),
    ("Dayton", 39.76, -84.19, "us", "oh", 137_000),
    ("Columbus", 39.96, -83.00, "us", "oh", 900_000),
    ("Columbus", 32.46, -84.99, "us", "ga", 200_000),
    ("Atlanta", 33.75, -84.39, "us", "ga", 498_000),
    ("Troy", 31.81, -85.97, "us", "al", 18_000),
    ("Troy", 35.36, -79.89, "us", "nc", 3_000),
    ("Enterprise", 31.32, -85.86, "us", "al", 28_000),
    ("Enterprise", 39.00, -83.50, "us", "oh", 60_000),
    ("London", 51.51, -0.13, "gb", "en", 8_900_000),
    ("London", 39.89, -83.45, "us", "oh", 10_000),
    ("Manchester", 53.48, -2.24, "gb", "en", 550_000),
    ("Tbilisi", 41.69, 44.80, "ge", None, 1_100_000),
    ("Gori", 41.98, 44.11, "ge", None, 48_000),
    ("Baghdad", 33.34, 44.40, "iq", None, 7_200_000),
]


def records() -> list[Record]:
    found = []
    for code, name, lat, lon, people, adjectives in COUNTRIES:
        land = Record(code, name, "country", lat, lon, 5e5, code.upper(), population=people)
        found.append(land.call(MAIN, name).call(DEMONYM, *adjectives))
    for code, name, lat, lon, country in STATES:
        unit = Record(
            f"{country}-{code}", name, "first-level", lat, lon, 2e5, country.upper(), population=9_000_000
        )
        found.append(unit.call(MAIN, name))
    found[len(COUNTRIES) + 3].call(ABBREVIATION, "N.C.")
    for number, (name, lat, lon, country, unit, people) in enumerate(CITIES):
        state = unit and f"{country}-{unit}"
        kind = "city" if people >= 100_000 else "town" if people >= 5_000 else "village"
        town = Record(
            f"geonames-{number + 1}", name, kind, lat, lon, 5e3, country.upper(), state, population=people
        )
        found.append(town.call(MAIN, name))
    for number in range(400):
        hamlet = Record(f"geonames-{number + 900}", "Mill", "village", 20 + number / 20, 5.0, 1e3, "IQ")
        found.append(hamlet.call(MAIN, "Mill").call(ALTERNATE, "Old Mill"))
    return found


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    directory = tmp_path_factory.mktemp("worlds") / "small"
    compile_records(directory, records(), FACTS, lambda what, share: None)
    return World(directory, about(directory))


def article(text: str, outlet: str = "") -> Marked:
    """An article whose toponyms stand between brackets."""
    spans, plain = [], ""
    for piece in re.split(r"(\[[^\]]*\])", text):
        name = piece.strip("[]") if piece.startswith("[") else ""
        if name:
            spans.append((len(plain), len(plain) + len(name)))
        plain += name or piece
    return Marked(plain, spans, outlet)


def labels(placements: Sequence[Placement]) -> list[str]:
    return [one.label.removesuffix(", United States") for one in placements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained in [Springfield].", ["Springfield, Illinois"]),  # the larger
        ("From [Dayton] to [Springfield].", ["Dayton, Ohio", "Springfield, Ohio"]),  # the nearer
        ("[Troy], N.C., is small.", ["Troy, North Carolina"]),
        ("[TROY], [N.C.] (AP) - It rained.", ["Troy, North Carolina", "North Carolina"]),
        ("[Troy] (North Carolina)", ["Troy, North Carolina"]),
        ("They met in [Troy] in North Carolina.", ["Troy, North Carolina"]),
        ("North Carolina's [Troy] is small.", ["Troy, North Carolina"]),
        ("[Enterprise] and [Troy], [Alabama]", ["Enterprise, Alabama", "Troy, Alabama", "Alabama"]),
        ("[Troy, N.C.] is small.", ["Troy, North Carolina"]),
        ("The [Iraqi] army and [Iraqis]", ["Iraq", "Iraq"]),
        ("[Tbilisi] says [Georgia] and the [Georgian] army", ["Tbilisi, Georgia", "Georgia", "Georgia"]),
        ("[Atlanta] and all of [Georgia]", ["Atlanta, Georgia", "Georgia"]),
        ("[Columbus], [Georgia]", ["Columbus, Georgia", "Georgia"]),
        ("[London] is large.", ["London, England, United Kingdom"]),
        (
            "[London] lies between [Columbus], [Ohio], and [Dayton].",
            ["London, Ohio", "Columbus, Ohio", "Ohio", "Dayton, Ohio"],
        ),
        ("the [city of Dayton] and [Dayton's] mayor", ["Dayton, Ohio", "Dayton, Ohio"]),
        ("[Manchester Cathedral]", ["Manchester, England, United Kingdom"]),
        ("the [Georgia Strait] and the [Gulf of Georgia]", ["", ""]),
        ("[Nowhere] and [Elsewhere]", ["", ""]),
    ],
)
def test_the_place_that_is_meant(world: World, text: str, expected: list[str]) -> None:
    assert labels(Placer(world).place(article(text))) == expected


def test_a_place_is_said_to_be_near_another(world: World) -> None:
    text = article("[Springfield], 25 miles north-east of [Dayton]")
    alone = ["near", "same-country", "same-unit"]
    (found, _) = Placer(world, alone).place(text)
    assert (found.label, found.close) == ("Springfield, Ohio, United States", False)
    assert "said to be near Dayton, Ohio, United States" in found.reasons
    (found, _) = Placer(world, [*alone, "said-to-be-in"]).place(text)
    assert found.label == "Springfield, Illinois, United States"


def test_a_city_and_its_state_at_one_point_do_not_rival(tmp_path: Path) -> None:
    state = Record("geonames-1", "Vienna", "first-level", 48.2, 16.4, 2e4, "AT", population=1_900_000)
    city = Record(
        "geonames-2", "Vienna", "capital", 48.21, 16.37, 2e4, "AT", "geonames-1", population=1_800_000
    )
    compile_records(
        tmp_path / "w", [one.call(MAIN, "Vienna") for one in (state, city)], FACTS, lambda what, share: None
    )
    (found,) = Placer(World(tmp_path / "w", about(tmp_path / "w"))).place(article("[Vienna]"))
    assert (found.runner_up, found.close) == (None, False)


def test_the_country_and_the_state_of_one_name_are_told_apart(world: World) -> None:
    placer = Placer(world)
    country = placer.place(article("[Gori], [Tbilisi] and the rest of [Georgia]"))[2]
    state = placer.place(article("[Columbus], [Atlanta] and the rest of [Georgia]"))[2]
    assert (world.kind_of(country.row or 0), world.kind_of(state.row or 0)) == ("country", "first-level")


def test_all_mentions_of_a_name_have_one_sense(world: World) -> None:
    text = "[Troy], N.C., is small. In [Troy] it rained."
    assert labels(Placer(world).place(article(text))) == ["Troy, North Carolina"] * 2
    assert labels(Placer(world, ["one-sense", "same-unit", "near", "same-country"]).place(article(text))) == [
        "Troy, North Carolina",
        "Troy, Alabama",
    ]


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("[Atlanta], [Georgia], sent a plane to [Tbilisi]. It came from [Georgia] to [London].", "country"),
        ("[Atlanta], [Georgia], saw snow. [Columbus] and the rest of [Georgia] closed.", "first-level"),
    ],
)
def test_an_area_behind_a_comma_is_no_reason_for_its_name_elsewhere(
    world: World, text: str, elsewhere: str
) -> None:
    told, bare = Placer(world).place(article(text))[1:4:2]
    assert (world.kind_of(told.row or 0), world.kind_of(bare.row or 0)) == ("first-level", elsewhere)


def test_where_an_outlet_writes_from_is_learnt_from_its_other_articles(world: World) -> None:
    news = [
        article("[Springfield] schools close.", "example.org"),
        article("[Dayton] and [Columbus], [Ohio], agree.", "example.org"),
        article("[London], [Ohio], has a fair; so has [Dayton].", "example.org"),
        article("[Springfield] schools close.", "example.com"),
    ]
    placed = Placer(world).place_all(news)
    assert labels(placed[0]) == ["Springfield, Ohio"]
    assert "example.org often writes about Ohio" in placed[0][0].reasons
    assert labels(placed[3]) == ["Springfield, Illinois"]
    assert labels(Placer(world, ["outlet"]).place_all(news)[0]) == ["Springfield, Illinois"]
    assert labels(Placer(world).place(news[0])) == ["Springfield, Illinois"]


def test_a_name_that_the_gazetteer_lacks_stands_at_its_neighbour(world: World) -> None:
    text = article("[London] is far from [Dayton] and its [Quince Street].")
    street = Placer(world).place(text)[2]
    assert street.row is None
    assert street.point == Placer(world).place(text)[1].point
    assert street.label == "near Dayton, Ohio, United States"
    assert street.points == []
    assert Placer(world, ["neighbour"]).place(text)[2].point is None
    found = Marked(text.text, text.spans, "", [0.9] * 3)
    assert Placer(world).place(found)[2].point is None


def test_a_choice_says_why_how_sure_it_is_and_what_came_second(world: World) -> None:
    first, _ = Placer(world).place(article("[Springfield] is near [Dayton]."))
    assert world.label(first.runner_up or 0) == "Springfield, Illinois, United States"
    assert 0.5 < first.confidence < 1
    assert any("Dayton" in reason for reason in first.reasons)
    assert first.note.startswith(f"{first.confidence:.0%}: ")
    named = Placer(world).place(article("[Troy], N.C., is small."))[0]
    assert named.reasons[0] == "named with its area, 'N.C.', right after"
    assert not named.close
    only = Placer(world).place(article("[Tbilisi]"))[0]
    assert (only.reasons, only.runner_up, only.close) == (["the only place of this name"], None, False)


def test_what_is_too_close_to_call_is_said_so(world: World) -> None:
    one = Placer(world, ["population", "kind"]).place(article("[Springfield]"))[0]
    assert one.close
    assert "too close to call" in one.note
    assert one.confidence < 0.7


def test_the_confidence_rises_with_the_evidence(world: World) -> None:
    placer = Placer(world)
    alone = placer.place(article("[Columbus] is large."))[0]
    named = placer.place(article("[Columbus], [Ohio], is large."))[0]
    assert alone.label == named.label
    assert alone.confidence < named.confidence


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_switched_off_and_says_what_it_does(world: World, rule: str) -> None:
    news = [article("[Troy], N.C., [Quince Street] and [Dayton]", "example.org")] * 2
    assert all(one.surface for one in Placer(world, [rule]).place_all(news)[0])
    assert RULES[rule].endswith((".", '".'))


def test_the_rules_are_a_short_list_and_weights_belong_to_them(world: World) -> None:
    assert len(RULES) <= 17
    everything_off = Placer(world, list(RULES))
    assert not any(weight for name, weight in everything_off.weights.items())
    assert everything_off.weights.keys() == WEIGHTS.keys()


def test_an_unknown_rule_is_refused_with_those_there_are(world: World) -> None:
    with pytest.raises(InputError, match=r"no rule 'luck'.*population"):
        Placer(world, ["luck"])


def test_an_article_without_toponyms_has_no_placements(world: World) -> None:
    assert Placer(world).place(Marked("", [])) == []
    assert Placer(world).place_all([]) == []


def test_what_is_hardly_a_toponym_has_little_say(world: World) -> None:
    text = article("[Springfield] met [Dayton] and [Columbus], as [Atlanta] did.")
    doubtful = Marked(text.text, text.spans, "", [1.0, 0.01, 0.01, 0.01])
    assert labels(Placer(world).place(text))[0] == "Springfield, Ohio"
    assert labels(Placer(world).place(doubtful))[0] == "Springfield, Illinois"


@pytest.mark.slow
def test_a_name_with_hundreds_of_candidates_takes_no_longer_the_more_it_is_used(world: World) -> None:
    placer = Placer(world)

    def seconds(times: int) -> float:
        text = article("[Mill] and [Old Mill] and [Baghdad] " * times)
        start = time.process_time()
        placer.place(text)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(2000) for _ in range(3)) < 40 * max(min(seconds(200) for _ in range(3)), 0.002)


def test_a_lesser_known_place_is_weighed_where_the_article_is(world: World) -> None:
    assert len(Placer(world).place(article("[Mill]"))[0].name.candidates) < 400
    placed = Placer(world).place(article("[Mill], Iraq, and [Baghdad]"))[0]
    assert world.country_of(placed.row or 0) == "IQ"


def test_a_name_that_the_gazetteer_lacks_has_no_rival(world: World) -> None:
    (one,) = Placer(world).place(Marked("Zzyzxq burnt.", [(0, 6)]))
    assert (one.row, one.share, one.rival, one.runner_up, one.close) == (None, 0.0, None, None, False)
    assert one.note == "0%: "
