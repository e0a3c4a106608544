"""What stands beside a mention decides that mention: its state, its country, or what kind of place it is said to be."""

from __future__ import annotations

import pytest

from gazetteer.atlas import Atlas
from gazetteer.places import curated
from gazetteer.placing import Marked, Placer, beside
from gazetteer.scoring.gold import Document
from gazetteer.scoring.shipped import Shipped
from gazetteer.searcher import Searcher
from gazetteer.world import KINDS, open_world


@pytest.fixture(scope="module")
def geoparser() -> Shipped:
    return Shipped(Searcher(curated(), Atlas(open_world(), curated())))


def labels(geoparser: Shipped, text: str, surface: str) -> list[str]:
    (found,) = geoparser.find([Document("1", "", text, ())])
    return [one.label for one in found if text[one.start : one.end] == surface]


def kinds(geoparser: Shipped, text: str, surface: str) -> list[str]:
    (found,) = geoparser.find([Document("1", "", text, ())])
    return [geoparser.world.atlas.kind_of(one.row) for one in found if text[one.start : one.end] == surface]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("A bus left Columbus, Georgia, for Columbus, Ohio.", "Columbus", ["Georgia", "Ohio"]),
        ("Snow fell in Rochester, Minn., and in Rochester, N.Y., on Friday.", "Rochester", ["Minnesota", "New York"]),
        ("Athens, Ohio, has an inn. Athens, Greece, has hundreds.", "Athens", ["Ohio", "Greece"]),
        ("Pilots flew from Birmingham, England, to Birmingham, Alabama.", "Birmingham", ["England", "Alabama"]),
        ("He left Naples (Florida) for Naples (Italy).", "Naples", ["Florida", "Campania"]),
        ("The fair moved from Aberdeen in Scotland to Aberdeen in Washington.", "Aberdeen", ["Scotland", "Washington"]),
    ],
)  # fmt: skip
def test_a_container_right_behind_a_mention_decides_it(
    geoparser: Shipped, text: str, surface: str, expected: list[str]
) -> None:
    found = labels(geoparser, text, surface)
    assert len(found) == len(expected)
    for label, area in zip(found, expected, strict=True):
        assert area in label


def test_mentions_with_nothing_beside_them_have_the_sense_that_is_told_most_often(
    geoparser: Shipped,
) -> None:
    text = "Dover, Delaware, won. Dover, Ohio, lost. Dover, Delaware, has better bats. In Dover they danced."
    assert [label.split(", ")[1] for label in labels(geoparser, text, "Dover")] == [
        "Delaware",
        "Ohio",
        "Delaware",
        "Delaware",
    ]
    text = "A fire broke out in Rome, Georgia. Firemen from Rome and Atlanta came."
    assert labels(geoparser, text, "Rome") == ["Rome, Georgia, United States"] * 2


def test_a_list_of_places_is_no_container(geoparser: Shipped) -> None:
    assert labels(geoparser, "The treaty binds Mexico, the United States and Canada.", "Mexico") == ["Mexico"]
    text = "He spoke in Washington, New York and Boston before he flew home."
    assert labels(geoparser, text, "Washington") == ["Washington, D.C., United States"]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Fires burned in Washington state on Sunday.", "Washington", ["first-level"]),
        ("Farms in New York state sell to New York.", "New York", ["first-level", "city"]),
        ("The governor of New York met the mayor of New York.", "New York", ["first-level", "city"]),
        ("A bus from Kandahar crossed Kandahar province.", "Kandahar", ["city", "first-level"]),
        ("Troops hold the province of Idlib but not Idlib.", "Idlib", ["first-level", "city"]),
        ("Floods hit the city of Puebla; the state of Puebla sent boats.", "Puebla", ["city", "first-level"]),
        ("Voters in Jackson and Madison counties, in Georgia, stayed home.", "Madison", ["second-level"]),
    ],
)
def test_the_word_beside_a_mention_says_what_kind_of_place_it_is(
    geoparser: Shipped, text: str, surface: str, expected: list[str]
) -> None:
    assert kinds(geoparser, text, surface) == expected


@pytest.mark.parametrize(
    "name",
    """Osaka,Kaduna,Chihuahua,Herat,Hama,Homs,Mandalay,Arusha,Cusco,Kandahar,Puebla,Fukuoka,Nampula,Benguela,Enugu
    Salta,Piura,Kermanshah,Sokoto,Rio de Janeiro,Rangpur""".replace("\n", ",").split(","),
)  # fmt: skip
def test_where_a_plane_lands_is_the_city_and_not_the_province_around_it(
    geoparser: Shipped, name: str
) -> None:
    name = name.strip()
    assert kinds(geoparser, f"The plane landed in {name} on Monday.", name) in (["city"], ["capital"])


def test_a_city_and_the_areas_of_its_name_count_together_against_a_namesake(
    geoparser: Shipped,
) -> None:
    (label,) = labels(geoparser, "Tanks rolled into Gaza on Monday.", "Gaza")
    assert "Palestinian" in label


def test_a_city_that_the_gazetteer_has_without_city() -> None:
    placer = Placer(open_world())
    text = "The council of Columbus, Ohio, met that of Dublin City."
    start = text.index("Dublin City")
    spans = [
        (text.index("Columbus"), text.index("Columbus") + 8),
        (text.index("Ohio"), text.index("Ohio") + 4),
    ]
    placed = placer.place(Marked(text, [*spans, (start, start + 11)]))[2]
    assert {"Dublin, Ohio, United States", "Dublin, Dublin City, Ireland"} <= {
        placer.world.label(one.row) for one in placed.name.candidates
    }


def test_kinds_are_read_off_the_words_beside_a_name() -> None:
    def said(text: str) -> set[str]:
        start = text.index("Troy")
        return {KINDS[kind] for kind in beside.kinds(text, start, start + 4)}

    assert said("the city of Troy") == said("Troy Mayor Ann Lee") == {"capital", "city", "town", "village"}
    assert said("Troy state") == said("Troy Gov. Ann Lee") == {"first-level"}
    assert said("Troy and Elm counties") == {"first-level", "second-level"}
    assert said("the capital of Troy") >= {"country", "first-level"}
    assert said("Troy stated") == said("a lot of Troy") == said("Troy") == set()


def test_towns_with_their_states_make_a_list_of_towns(geoparser: Shipped) -> None:
    text = "Crews came from Yakima, Washington, and Salem, Oregon, before dawn."
    assert labels(geoparser, text, "Washington") == ["Washington, United States"]
    text = "Choirs of Savannah, Georgia, and Mobile, Alabama, sang."
    assert labels(geoparser, text, "Georgia") == ["Georgia, United States"]
    text = "Washington, New York, and Boston, Massachusetts, have marathons."
    assert labels(geoparser, text, "Washington") == ["Washington, D.C., United States"]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("She toured Missouri, New York, North Carolina and Virginia.", "New York", ["first-level"]),
        ("She flew to Chicago, New York and Boston.", "New York", ["city"]),
        ("Oregon and Washington laws differ.", "Washington", ["first-level"]),
        ("Rain fell from the New York border to Albany.", "New York", ["first-level"]),
    ],
)
def test_members_of_a_list_are_of_one_sort_and_states_have_laws_and_borders(
    geoparser: Shipped, text: str, surface: str, expected: list[str]
) -> None:
    assert kinds(geoparser, text, surface) == expected


def test_a_place_with_names_in_many_languages_is_meant_more_often() -> None:
    placer = Placer(open_world())
    venice = placer.candidates.of("Venice").candidates
    by_names = sorted(venice, key=lambda one: -one.names)
    assert placer.world.country_of(by_names[0].row) == "IT"
    assert by_names[0].names > 1.5 > by_names[-1].names
