"""Names in text: exact spans, whole words, every script, odd typography, the originals, and hostile input."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.growth import too_steep
from gazetteer import Gazetteer, Match, Matcher, Name, Place, curated
from gazetteer.index import NameIndex
from gazetteer.matcher import HEAD_NOUNS

ORIGINALS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
MENTIONS = json.loads(
    Path(__file__).parents[1].joinpath("data", "originals_mentions.json").read_text("utf-8")
)
MATCHER = Matcher(curated())


def found(text: str) -> list[tuple[str, str | None]]:
    return [(one.surface, one.place) for one in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        # a head noun that follows belongs to the toponym
        ("a fire at Ain al-Asad airbase today", "Ain al-Asad airbase", "ain-al-asad"),
        ("a fire at al-Asad air base today", "al-Asad air base", "ain-al-asad"),
        ("a fire at the al-Asad base.", "al-Asad base", "ain-al-asad"),
        ("a fire at Ain Asad Military Base.", "Ain Asad Military Base", "ain-al-asad"),
        ("rain over Anbar province", "Anbar province", "anbar"),
        ("rain over Anbar Governorate", "Anbar Governorate", "anbar"),
        ("a queue at Baghdad airport", "Baghdad airport", "baghdad-airport"),
        ("a queue at Baghdad International Airport", "Baghdad International Airport", "baghdad-airport"),
        ("a queue at Baghdad's international airport", "Baghdad's international airport", "baghdad-airport"),
        ("a queue at Baghdad’s airport", "Baghdad’s airport", "baghdad-airport"),
        ("the Taji base complex grew", "Taji base complex", "camp-taji"),
        ("snow in Iraqi Kurdistan", "Iraqi Kurdistan", "iraqi-kurdistan"),
        # an article or a possessive before it does not, unless it is part of the name
        ("in the Middle East", "Middle East", "middle-east"),
        ("an idea of the West", "the West", "the-west"),
        ("The West waited", "The West", "the-west"),
        ("at the Pentagon", "Pentagon", "pentagon"),
        ("the martyrs’ cemetery there", "martyrs’ cemetery", "kerman-cemetery"),
        # abbreviations, dots and all
        ("in the U.S.", "U.S.", "united-states"),
        ("in the U.S. and", "U.S.", "united-states"),
        ("in the US.", "US", "united-states"),
        ("in Washington, D.C.", "Washington, D.C.", "washington"),
        ("in Washington, DC, today", "Washington, DC", "washington"),
        # spellings and typography
        ("at Ein-al Asad", "Ein-al Asad", "ain-al-asad"),
        ("at Ain\u00a0al\u2011Asad", "Ain\u00a0al\u2011Asad", "ain-al-asad"),
        ("at Ain\nal-Asad", "Ain\nal-Asad", "ain-al-asad"),
        ("at Ain  al-Asad", "Ain  al-Asad", "ain-al-asad"),
        ("at ʿAin al-ʾAsad", "Ain al-ʾAsad", "ain-al-asad"),
        ("in Kermān", "Kermān", "kerman"),
        ("in Kerma\u0304n", "Kerma\u0304n", "kerman"),
        ("in Ba\u00adgh\u200bdad", "Ba\u00adgh\u200bdad", "baghdad"),
        ("in ‘Duhok’", "Duhok", "duhok"),
        ("in “Duhok”", "Duhok", "duhok"),
        ("(Duhok)", "Duhok", "duhok"),
        ("end.Duhok", "Duhok", "duhok"),
        ("in DUHOK", "DUHOK", "duhok"),
        ("in Hewlêr", "Hewlêr", "erbil"),
        ("\u0130ran\u00df Tehran", "Tehran", "tehran"),
        # other scripts, with what is written together with the word
        ("في بغداد أمس", "بغداد", "baghdad"),
        ("في بَغْدَاد أمس", "بَغْدَاد", "baghdad"),
        ("وبغداد", "بغداد", "baghdad"),
        ("ببغداد", "بغداد", "baghdad"),
        ("وبالعراق", "العراق", "iraq"),
        ("للعراق", "لعراق", "iraq"),
        ("در کرمان بود", "کرمان", "kerman"),
        ("در كرمان بود", "كرمان", "kerman"),
        ("لە هەولێر بوو", "هەولێر", "erbil"),
        ("عین‌الاسد", "عین‌الاسد", "ain-al-asad"),
        ("昨日東京で", "東京", "tokyo"),
    ],
)
def test_span(text: str, surface: str, place: str) -> None:
    assert (surface, place) in found(text)
    assert [one for one in found(text) if one[1] != place] == []


@pytest.mark.parametrize(
    "text",
    [
        "Irania, Iraqiness, Kermanshah, Tehrani and Baghdadi",
        "tell us about iran and kerman",
        "Us and them",
        "iraq IRAn",
        "xIran Iranx _Iran Iran_ 7Iran",
        "White\n\nHouse",
        "White. House",
        "Middle — East",
        "the west of the house",
        "بغدادي",
        "इराक़ी",
        "",
        " \n ",
        "\x00\ufffd\ud800",
    ],
)
def test_no_name(text: str) -> None:
    assert [one for one in found(text) if one[0] not in {"IRAn"}] == []


def test_a_name_in_a_longer_one_is_not_reported_beside_it() -> None:
    text = "From Iraqi Kurdistan to Baghdad airport, then the Washington, DC, office and Camp Taji."
    assert [surface for surface, _ in found(text)] == [
        "Iraqi Kurdistan",
        "Baghdad airport",
        "Washington, DC",
        "Camp Taji",
    ]


def test_embassy_and_its_town_are_two_mentions() -> None:
    assert found("outside the U.S. embassy in Baghdad") == [
        ("U.S. embassy", "us-embassy-baghdad"),
        ("Baghdad", "baghdad"),
    ]
    assert found("outside the U.S. embassy in Beirut") == [("U.S.", "united-states")]


def test_attributive_country_is_a_mention_of_its_own() -> None:
    assert found("a US military base in Ein-al Asad") == [
        ("US", "united-states"),
        ("Ein-al Asad", "ain-al-asad"),
    ]
    assert found("Iraq’s Al Asad Airbase") == [("Iraq", "iraq"), ("Al Asad Airbase", "ain-al-asad")]


@pytest.mark.parametrize("place", list(curated().values()), ids=lambda place: place.id)
def test_every_name_of_the_gazetteer_is_found(place: Place) -> None:
    for name in place.names:
        around = (
            f" {MATCHER.gazetteer[place.within].name}" if place.kind == "embassy" and place.within else ""
        )
        first = MATCHER.find(f"— {name.text} —{around}")[0]
        assert (first.start, first.surface) == (2, name.text), name
        assert place.id in first.candidates
    for demonym in place.demonyms:
        assert [(one.place, one.subtype) for one in MATCHER.find(f"two {demonym} there")] == [
            (place.id, "demonym")
        ]


def test_head_nouns_are_of_kinds_that_exist() -> None:
    kinds = {place.kind for place in curated().values()}
    assert set(HEAD_NOUNS) <= kinds


def _place(id: str, within: str | None = None, kind: str = "city") -> Place:
    return Place(
        id=id, name=id.title(), names=(Name(id.title()), Name("Springhill")), feature_class="P", kind=kind,
        within=within, unplaced="invented for a test",
    )  # fmt: skip


@pytest.fixture(scope="module")
def ambiguous() -> Matcher:
    places = [
        _place("northland"),
        _place("southland"),
        _place("hill-north", "northland"),
        _place("hill-south", "southland"),
    ]
    inner = [place for place in places if place.within]
    outer = [
        Place(
            id=place.id,
            name=place.name,
            names=place.names[:1],
            feature_class="A",
            kind="country",
            unplaced="invented",
        )
        for place in places
        if not place.within
    ]
    return Matcher(Gazetteer([*outer, *inner]))


def test_candidates_that_are_equally_likely_are_left_open(ambiguous: Matcher) -> None:
    (match,) = ambiguous.find("a fair in Springhill today")
    assert (match.place, set(match.candidates)) == (None, {"hill-north", "hill-south"})


def test_the_container_named_next_chooses(ambiguous: Matcher) -> None:
    first, second = ambiguous.find("a fair in Springhill, Southland, today")
    assert (first.place, first.candidates[0], second.place) == ("hill-south", "hill-south", "southland")


def test_index_from_disk_gives_the_same(tmp_path: Path) -> None:
    MATCHER.index.save(tmp_path)
    text = "US troops left Ain al-Asad airbase in Anbar province for Kuwait; Iranian media reported it."
    assert Matcher(curated(), NameIndex.open(tmp_path)).find(text) == MATCHER.find(text)


PIECES = st.one_of(
    st.sampled_from([name.text for place in curated().values() for name in place.names]),
    st.sampled_from(
        [
            " ",
            "\n",
            "\n\n",
            "'s ",
            "’s",
            "-",
            " in ",
            " and ",
            ", ",
            ". ",
            "\u00a0",
            "\u0301",
            "ß",
            "\u200b",
            "و",
        ]
    ),
    st.text(max_size=5),
)


@given(st.lists(PIECES, max_size=25).map("".join))
@pytest.mark.slow
def test_offsets_are_exact_and_in_order(text: str) -> None:
    matches = MATCHER.find(text)
    end = 0
    for match in matches:
        assert end <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.surface
        assert "\n\n" not in match.surface
        assert match.place is None or match.place in match.candidates
        assert (match.use == "literal") == (match.subtype is None)
        end = match.end


@example("://", "U.S.")  # an address ends where its line does
@given(st.text(max_size=60), st.sampled_from(["Kerma\u0304n", "Ain al\u2011Asad airbase", "U.S.", "کرمان"]))
def test_what_stands_before_does_not_move_offsets(before: str, name: str) -> None:
    text = f"{before}\n\n{name}\n\n"
    start = len(before) + 2
    assert (start, start + len(name)) in [(one.start, one.end) for one in MATCHER.find(text)]


@pytest.mark.parametrize("article", MENTIONS)
def test_originals(article: str) -> None:
    """All mentions of the five articles at their offsets, nothing else, and the right use."""
    facts = MENTIONS[article]
    path = ORIGINALS / facts["file"]
    if not path.exists():
        pytest.skip(f"the publishers' texts are not beside this repository ({path.name})")
    raw = path.read_bytes()
    assert hashlib.sha256(raw).hexdigest() == facts["sha256"]
    matches = {(one.start, one.end): one for one in MATCHER.find(raw.decode("utf-8"))}
    expected = {
        (start, end): (place, use, subtype, needed)
        for start, end, place, use, subtype, needed in facts["mentions"]
    }
    assert set(matches) <= set(expected)
    assert {span for span, (*_, needed) in expected.items() if needed} <= set(matches)
    assert all(match.place == expected[span][0] for span, match in matches.items())
    literal = {span for span, (_, use, *_) in expected.items() if use == "literal" and span in matches}
    assert all(matches[span].use == "literal" for span in literal)
    right = [_use(match) == expected[span][1:3] for span, match in matches.items()]
    assert sum(right) >= 0.95 * len(right)


def _use(match: Match) -> tuple[str, str | None]:
    return (match.use, match.subtype)


@pytest.mark.slow
def test_time_grows_with_length_and_no_faster() -> None:
    assert too_steep(MATCHER.find, size=2_000) == {}


def test_a_megabyte_without_a_space() -> None:
    assert MATCHER.find("Iran" + "x" * 1_000_000 + "Iran") == []
    assert MATCHER.find("San " * 10_000) == []
