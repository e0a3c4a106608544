"""Toponyms in news text: what is found, what is not, and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.growth import too_steep
from gazetteer.errors import InputError
from gazetteer.finding import cues
from gazetteer.finding.finder import CLASSES, DEFAULT, Finder
from gazetteer.finding.weights import WEIGHTS
from gazetteer.names import key
from gazetteer.world import World
from gazetteer.world.compiler import about, compile_records
from gazetteer.world.records import MAIN, Record

FACTS = {
    "date": "2026-01-01",
    "credits": ["made up"],
    "sources": [],
    "versions": {},
    "origins": {"test": "made up"},
}


@pytest.fixture(scope="module")
def finder(world: World) -> Finder:
    """Finds what is found unless asked otherwise."""
    return Finder(world)


def marked(finder: Finder, text: str) -> str:
    """The text with what is found between brackets."""
    pieces, at = [], 0
    for found in finder.find(text):
        pieces += [text[at : found.start], "[", text[found.start : found.end], "]"]
        at = found.end
    return "".join([*pieces, text[at:]])


@pytest.mark.parametrize(
    "expected",
    [
        "Soldiers left [Baghdad] on Monday.",
        "The fire began in [Nice], [France], at noon.",  # a common word, settled by the country that contains it
        "He moved to [Jackson], [Miss.], last year.",  # a surname, settled by the state
        "[TROY], [N.C.] (AP) -- A storm closed the roads.",
        "Mr. Jackson met [Jackson County] officials.",
        "An aftershock hit [Port-au-Prince] and [Stoke-on-Trent].",  # small words in hyphens
        "She sailed to the [Isle of Man]. Then she slept.",  # no abbreviation of Manitoba
        "Rivers that rise in [India] broke their banks.",  # a word that opens a sentence
        "His sister Victoria swims, too.",
        "An Ebola outbreak in [Guinea] and Zika in [Brazil].",  # illnesses named after places
        "The [Brahmaputra] and the [Danube] rose.",  # great rivers go by their bare names
        "Kevin Houston died on Sunday. Houston, 34, was a nurse.",
        "Kevin Houston died on Sunday. Houston, 34, lived in [Houston].",
        "The [New York City] Police said so.",
        "The tanker left the [Gulf of Aden] for the [Red Sea].",
        "An Ebola virus was found near [Kinshasa]; Ebola is feared.",
        "They flew from [Fort Worth] to [São Paulo].",
        "They flew from [Fort\u00a0Worth] to [Sa\u0303o Paulo].",
        "The road to [Coeur d’Alene] is closed.",
        "Trains from [Deir ez-Zor] and [Dar es Salaam] were late.",  # small as the gazetteer writes them
        "Floods cut off ['s-Hertogenbosch] and [\u2019s-Gravenhage].",
        "In ['t Harde] the barracks stood empty, and in [\u2019s-Hertogenbosch] so did the market.",
        "[Iran]'s-[Iraq] policy failed.",  # a possessive, and no article
        "Lorries wait in [Al \u2018Aqabah], in [Al-'Ub\u016br] and in [Ust\u2019-Ilimsk].",  # a letter that is a sign
        "They met in [Santo Andr\u00e9], then in [S\u00e3o Lu\u00eds] and in [Cabo San Lucas].",  # saints, no persons
        "She sold skis in [Val-d'Isère], [Bergen op Zoom] and [Port au Prince].",
        "Monks from [Ústí nad Labem] sailed to [Freiburg im Breisgau].",
        "A fair in [Stratford-upon-Avon] and one in [Playa del Carmen].",
        "They entered [Mexico] by boat and left [Benin] by night.",  # no words of other languages in English
        "Deputies in [Mercer County], [W.Va.], left [Charleston], [W. Va.], early.",  # no state of [Va.]
        "Floods in #[Manila] and #[HongKong], says @Paris.",
        "Rep. Ann Lee, D-[S.C.], and Rep. Bo Day, D-[Winthrop], spoke.",
        "The [Massachusetts] Turnpike Authority met at 508 [Cumberland St.], they said.",
        "Does the City of [Norfolk] need a new bridge?",
        "Rain fell on Sainte-Anne-de-Tilly, on Paris-sur-Foe and on Tilly-near-Paris, and on [Paris]-to-[London] trains.",
        "Ships left the [Denmark Strait], the Strait of Georgia and the Gulf of India for the [Gulf of Aden].",
        "Treaties bind [Australia] and [New Zealand], [Trinidad and Tobago] and [Bosnia and Herzegovina].",
        "Roger van Boxtel left early. Boxtel said no.",
        "Pupils of St. Mary's were late. The White House said no.",
        "Doctors in [north Brabant] and near [west Bromwich] struck.",
        "Roads in [Springfield], [Austin] and [Houston] are closed.",
        "troops in southern [Iraq] and an [Iraqi] envoy",
        "The [U.S.] army and the [French] navy left.",
        "tell us what you think of a nice jacket",
        "They told Us, a magazine, about the Touring Car season.",  # abbreviations count in capitals alone
        "Police said so. Of course he was reading in March.",
        "the [Baghdad]-based agency and pro-[French] fighters",
        "the anglers on the [Tamaraska River] near [Austin]",
        "A crash closed [Larch Street] on Tuesday.",
        "Write to desk@Paris.example or see Paris.example for more.",
        "",
    ],
)
def test_found(finder: Finder, expected: str) -> None:
    text = expected.replace("[", "").replace("]", "")
    assert marked(finder, text) == expected


def test_a_finding_tells_the_name_in_the_index(finder: Finder, world: World) -> None:
    (found,) = finder.find("They flew to SÃO PAULO yesterday.")
    assert (found.surface, found.small) == ("SÃO PAULO", key("São Paulo"))
    assert world.names.restore_key(found.number) == found.small
    assert found.score > 0


def test_a_head_noun_tells_a_name_that_the_gazetteer_lacks(finder: Finder) -> None:
    river, town = finder.find("the anglers on the Tamaraska River near Austin")
    assert (river.surface, river.number, river.use) == ("Tamaraska River", -1, "literal")
    assert town.number >= 0


@pytest.mark.parametrize(
    ("text", "surface", "use"),
    [
        ("troops in Iraq", "Iraq", "literal"),
        ("an Iraqi envoy", "Iraqi", "demonym"),
        ("the Baghdad Police Department said", "Baghdad", "embedded"),
        ("a crash on Larch Street on Tuesday", "Larch Street", "street"),
    ],
)
def test_use(finder: Finder, text: str, surface: str, use: str) -> None:
    assert [(one.surface, one.use) for one in finder.find(text)] == [(surface, use)]


def test_classes_are_chosen(world: World) -> None:
    text = "An Iraqi nurse left the Houston General Hospital in Austin."
    assert marked(Finder(world), text) == "An [Iraqi] nurse left the [Houston] General Hospital in [Austin]."
    assert marked(Finder(world, include=DEFAULT - {"demonym"}), text).startswith("An Iraqi nurse")
    assert "[Houston General Hospital]" in marked(Finder(world, include=CLASSES), text)


def test_unknown_class_or_rule(world: World) -> None:
    with pytest.raises(InputError, match="no such class of finding: 'town'; there are literal, embedded"):
        Finder(world, include=["town"])
    with pytest.raises(InputError, match="no such rule: 'luck'; there are prior, rank"):
        Finder(world, off=["luck"])


def test_rejected_candidates_say_why(finder: Finder) -> None:
    judged = {
        (one.found.surface, one.accepted): one
        for one in finder.explain("Kevin Houston died. Houston, 34, sang.")
    }
    assert ("Houston", True) not in judged
    reasons = dict(judged["Houston", False].reasons)
    assert reasons["persons: part of a name, alone"] < -1
    assert judged["Houston", False].sentence.startswith("Houston: not found (-")
    assert "; persons: part of a name, alone (-" in judged["Houston", False].sentence


def test_found_and_explained_agree(finder: Finder) -> None:
    text = (
        "TROY, N.C. (AP) -- Mr. Jackson met Jackson County officials in Jackson, Miss., and in Paris, Texas."
    )
    judged = finder.explain(text)
    assert [one.found for one in judged if one.accepted] == finder.find(text)
    assert all(one.found.score == pytest.approx(sum(weight for _, weight in one.reasons)) for one in judged)


def test_a_rule_is_switched_off(world: World) -> None:
    text = "Kevin Houston died on Sunday. Houston sang well."
    for off in ((), ("persons",)):
        cued = [cue for one in Finder(world, off=off).explain(text) for cue, weight in one.reasons if weight]
        assert any(cue.startswith("persons: ") for cue in cued) == (not off)


@pytest.mark.parametrize("rule", WEIGHTS)
def test_every_weighed_rule_is_described(rule: str) -> None:
    assert cues.RULES[rule].endswith(".")
    assert WEIGHTS[rule]


def test_words_say_where_they_come_from() -> None:
    text = Path(cues.__file__).with_name("words.txt").read_text(encoding="utf-8")
    assert "public domain" in text
    assert "CC BY-SA 4.0" in text
    lexicon = cues.Lexicon.shared()
    assert lexicon.given["mary"] == 2
    assert lexicon.surname["smith"] == 2
    assert lexicon.word["of"] == 4


@given(
    st.text(
        alphabet=st.sampled_from("Paris Houston, N.C.'s\n\u00a0é\u0303İßﬁ\ud800-–“(AP)بغداد东京 U.S.\u200b"),
        max_size=80,
    )
)
@pytest.mark.slow
def test_offsets_are_exact(finder: Finder, text: str) -> None:
    last = 0
    for found in finder.find(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.surface
        last = found.end


@pytest.mark.slow
def test_time_grows_with_the_text_alone(finder: Finder) -> None:
    assert too_steep(finder.find, size=2_000) == {}


def test_a_name_with_hundreds_of_places(tmp_path: Path) -> None:
    many = [
        Record(f"t-{at}", "Santa Rosa", "town", at / 10, at / 10, 1000, "XX").call(MAIN, "Santa Rosa")
        for at in range(400)
    ]
    compile_records(tmp_path / "w", many, FACTS, lambda what, share: None)
    facts = about(tmp_path / "w")
    assert facts is not None
    finder = Finder(World(tmp_path / "w", facts))
    assert len(finder.find("They drove from Santa Rosa to Santa Rosa.\n" * 500)) == 1000


def test_what_is_small_in_a_name_follows_from_the_gazetteer(tmp_path: Path) -> None:
    towns = ("Kastro tis Agias", "Deir ez-Nahr", "Sint Oda onder Berg", "Upper Zog")
    records = [
        Record(f"town-{at}", name, "city", 30.0 + at, 20.0, 9000, population=400_000).call(MAIN, name)
        for at, name in enumerate(towns)
    ]
    compile_records(tmp_path / "world", records, FACTS, lambda what, share: None)
    facts = about(tmp_path / "world")
    assert facts is not None
    finder = Finder(World(tmp_path / "world", facts))
    text = "Police closed the road from Kastro tis Agias to Deir ez-Nahr, Sint Oda onder Berg and Upper zog."
    assert [one.surface for one in finder.find(text)] == list(towns[:3])
    assert finder.world.seconds("kastro") == {"tis"}


@pytest.mark.slow
def test_large_towns_are_candidates_as_their_headings_write_them(world: World, finder: Finder) -> None:
    names = {
        world.name(row)
        for row in range(len(world))
        if world.population[row] >= 50_000 and world.kind_of(row) in ("capital", "city", "town")
    }
    odd = r"(?<!\w)['‘’]|['‘’](?!\w)|^(City|District) of|\("  # ayn and hamza at the edge; the name follows
    names = {one for one in names if not re.search(odd, one)}
    small = sorted(one for one in names if any(word[:1].islower() for word in re.split("[ -]", one)[1:]))
    assert len(small) > 300
    missed = [
        name
        for name in small
        if not any(judged.found.surface == name for judged in finder.explain(f"Roads to {name} are closed."))
    ]
    assert len(missed) < 0.02 * len(small), missed
