"""Literal or associative: every rule by its own examples, and sentences of every kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import seeds
from gazetteer import Match, Matcher, curated
from gazetteer.asking import Asking
from gazetteer.impostors import IMPOSTORS
from gazetteer.names import fold
from gazetteer.surroundings import Context, slug
from gazetteer.uses import RULES

EXAMPLE = re.compile(r"e\.g\. (.+)")


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(curated())


def _examples(table: tuple[Callable[..., Any], ...]) -> list[Any]:
    return [
        pytest.param(rule, sentence, id=f"{slug(rule)}-{number}")
        for rule in table
        for number, sentence in enumerate(EXAMPLE.findall(rule.__doc__ or ""))
    ]


def _marked(matcher: Matcher, sentence: str) -> tuple[str, list[Match]]:
    """The words between asterisks, and the mentions that overlap them."""
    before, name, after = sentence.split("*")
    start, end = len(before), len(before) + len(name)
    return name, [one for one in matcher.find(before + name + after) if one.start < end and one.end > start]


@pytest.mark.parametrize(("rule", "sentence"), _examples(RULES))
def test_a_rule_decides_its_examples(matcher: Matcher, rule: Callable[..., Any], sentence: str) -> None:
    name, found = _marked(matcher, sentence)
    assert [(one.surface, one.rule) for one in found] == [(name, slug(rule))]


@pytest.mark.parametrize(("rule", "sentence"), _examples(IMPOSTORS))
def test_an_impostor_is_no_place(matcher: Matcher, rule: Callable[..., Any], sentence: str) -> None:
    name, found = _marked(matcher, sentence)
    assert name not in [one.surface for one in found]


@pytest.mark.parametrize("rule", [*IMPOSTORS, *RULES], ids=slug)
def test_every_rule_has_an_example(rule: Callable[..., Any]) -> None:
    assert EXAMPLE.search(rule.__doc__ or "")


def test_rules_have_names_of_their_own() -> None:
    names = [slug(rule) for rule in (*IMPOSTORS, *RULES)]
    assert len(set(names)) == len(names)


CASES: dict[str | None, str] = {
    "literal": """
        Snow fell in *Iran* and in Tehran.
        Snow fell in Iran and in *Tehran*.
        The trucks came from *Syria*, Iraq and Lebanon.
        The trucks came from Syria, *Iraq* and Lebanon.
        The trucks came from Syria, Iraq and *Lebanon*.
        a bakery in *Duhok*, Iraq, reopened
        a bakery in Duhok, *Iraq*, reopened
        A depot in *Iraq*’s west burned.
        *Iraq*'s western Anbar province is dry.
        *Iraq*'s Anbar province is dry.
        *Iran*'s territory was not touched.
        *Iran*'s southern coast is hot.
        *Baghdad*: The bridge is open again.
        *BAGHDAD* (Wire) — The bridge is open again.
        *BAGHDAD*, 8 March — The bridge is open again.
        *Tehran* (Wire) - The bridge is open again.
        Half of them will move to *Kuwait* in May.
        They flew from Germany to *Kuwait*.
        We are leaving *Iraq* soon.
        The minister visited *Tehran* twice.
        Reporters waited at the *White House* all night.
        a crowd outside the *Pentagon*
        The tanker sailed for *Japan* on Friday.
        bakeries north of the capital *Baghdad*
        the streets of *Kerman* were full
        the people of *Iraq* want rain
        wells across the *Middle East* ran dry
        a long war in the *Middle East*
        *Ain al-Asad airbase* bore the brunt of it.
        the barracks at *Camp Taji* have new roofs
        the neighbour *Kuwait*, where the fleet lay
        planes crossed *Iran* airspace at night
        a *Singapore*-based shipping line
        the *Kerman* earthquake of that year
        the *Iran*-Iraq border is closed
        the Iran-*Iraq* border is closed
        flights between *Kuwait* and Tehran
        rockets landed on *Erbil* at dawn
        dust inside and outside *Iraq*
        winters in northern *Iraq* are mild
        a museum in neighbouring *Kuwait*
        three cities, including *Erbil*, have trams
        the film was shot in *Iran* last week
        crowds in *Iran* chanting all night
        at home in the *US* for once
        a hospital in the *U.S.* on Monday
        Weather: *Norway*
        In *Washington* Jane Doe opened a school.
        In *Tehran* Foreign Minister John Doe opened a school.
        all over *Iraq* it rained
        ferries between *Norway* and Poland were late
        two-thirds of *Yemen* is dry
        *Yemen* is the driest country of them
        "*Norway* is where I learned to ski," she said.
        the *United States embassy* in Iraq reopened
    """,
    "metonym": """
        *Iran* launched a satellite.
        *Iran* on Monday launched a satellite.
        *Iran*, however, denied it.
        *Tehran* said it would wait.
        *Norway*, with ships of its own there, condemned the raid.
        The *Pentagon* published a map.
        *Washington* and Tehran have not met since.
        Washington and *Tehran* have not met since.
        *Canada*, Norway and Poland announced a plan.
        Canada, Norway and *Poland* announced a plan.
        *Canada*, which has ships there, condemned the raid.
        Several states, including *Norway* and Poland, announced a plan.
        Several states, including Norway and *Poland*, announced a plan.
        shouting "Death to *America*!"
        the *Pentagon* confirmed it
        the *White House* said nothing
        according to the *White House*
        a deal with *Baghdad* was near
        friction between the *United States* and Iran
        friction between the United States and *Iran*
        a drone shot down by *Iran*
        parties backed by *Tehran*
        loose ties to *Tehran*
        sanctions against *Iran* were renewed
        sanctions on *Tehran* were renewed
        policies towards *Iran* changed
        a strategic gift to *Iran*
        a call for *Washington* to withdraw
        the presence of *America* in the Gulf
        For *Iraq*, however, the winter was worse.
        as the *US* weighed its options
        the *US* announced a pause
        the *U.S.* has not answered
        a plea that *Iran* cease its tests
        they hoped to see *Iran* run a railway
        luring the *United States* and Iran to a table
        luring the United States and *Iran* to a table
        a stern letter from *Tehran*
        a threat from *Iran* was heard
        a speech about the decline of *the West*
        *France* also said that it would stay
        *Italy* beat France 2-1 on a wet pitch
        *Kuwait* drew with Yemen and will meet Iran
        *Washington*, he said, must decide.
        *Canada*, Norway sign a fishing pact
        *Poland* — unlike Norway — took part
        *Iraq* and the UK have announced a match
        Iraq and the *UK* have announced a match
    """,
    "modifier": """
        *US* troops in Iraq
        POLAND FEARS RAID ON *US* TROOPS
        *Japan*'s central bank met on Friday
        the *Kuwait* emir opened a school
        the *U.S.* killing of a wolf
        a *US*-led patrol
        the *US*-Iran rivalry
        the US-*Iran* rivalry
        pro-*Tehran* newspapers
        *US* President Ann Doe
        the *United States* government
        *Iran*'s Supreme Leader
        *Iran*’s growing fleet
        *America*'s prestige
        the 2020 *Iran* missile attack
        *Iran* Missile Attack: What We Know
        the *Tehran* government
        *Tokyo* stocks fell
        *Pentagon* spokesman John Doe
        the *White House* national security team
        Iraqi and *US* troops
        in *US* custody since May
        top *Iran* general retires
        the *US*'s restrained reply
        the *U.S.*'s restrained reply
    """,
    "embedded": """
        a *Singapore* Airlines pilot
        since the *Iraq* War
        the *Islamic Republic of Iran* Broadcasting building
        a *West Asia* News Agency picture
        the head of Task Force-*Iraq*
        the Bank of *Japan* waited
        the *Washington* Post wrote
        the *Tehran* Times wrote
        after the *Tehran* Conference of 1943
    """,
    "demonym": """
        an *Iranian* poet
        many *Americans* and Iraqis
        many Americans and *Iraqis*
        an *Iraqi* base
        anti-*American* songs
        *Iranian*-built looms
        *British* and US troops
    """,
    None: """
        a word with President Bashar *al-Assad*
        a word with Mr. *Al-Asad* of the bank
        Hafez *al-Asad* was born in 1930
        the elite *Quds* Force
        *Brent* crude rose
        the *Nikkei* 225 fell
        the *Islamic State* group
        they told *us* everything
        the *West* Bank, and the *west* of it
        *Paris* Hilton sang
        actor Denzel *Washington* sang
        an election in *Washington* state
        snow on Mount *Washington*
        a walk round Little *Italy*
        a ship in the *Singapore* Strait
        a plane to *American* Samoa
        the crew of the *U.S*.S. Enterprise
        *Iranica* and *Iraqization* are words
        *iran* without its capital
        follow @*Iran* or www.*Iran*.example
        *U.S. embassy* in Beirut
        In Nairobi the *American embassy* was closed.
    """,
}
TABLE = [
    pytest.param(kind, sentence.strip(), id=sentence.strip()[:60])
    for kind, sentences in CASES.items()
    if kind is not None
    for sentence in sentences.strip().splitlines()
]


@pytest.mark.parametrize(("kind", "sentence"), TABLE)
def test_use(matcher: Matcher, kind: str, sentence: str) -> None:
    name, found = _marked(matcher, sentence)
    wanted = ("literal", None) if kind == "literal" else ("associative", kind)
    assert [(one.surface, (one.use, one.subtype)) for one in found] == [(name, wanted)], found


@pytest.mark.parametrize("sentence", [line.strip() for line in CASES[None].strip().splitlines()])
def test_no_place(matcher: Matcher, sentence: str) -> None:
    names = sentence.split("*")[1::2]
    assert not [one for one in matcher.find(sentence.replace("*", "")) if one.surface in names]


def test_the_same_holds_in_odd_typography(matcher: Matcher) -> None:
    plain = "Tehran's envoy said US troops in Iraq, near Ain al-Asad airbase, won't leave."
    odd = plain.replace("'", "’").replace(" ", "\u00a0").replace("-", "\u2011")
    assert [(one.place, one.use, one.rule) for one in matcher.find(odd)] == [
        (one.place, one.use, one.rule) for one in matcher.find(plain)
    ]


@pytest.mark.parametrize("table", [IMPOSTORS, RULES], ids=["impostors", "uses"])
def test_a_rule_that_is_not_asked_has_nothing_to_say(
    matcher: Matcher, table: tuple[Callable[..., Any], ...]
) -> None:
    examples = [sentence for rule in (*IMPOSTORS, *RULES) for sentence in EXAMPLE.findall(rule.__doc__ or "")]
    articles = sorted(Path(seeds.__path__[0]).glob("articles/*"))
    asking, left_out = Asking(table), 0
    for text in ("\n\n".join(examples).replace("*", ""), *(one.read_text("utf-8") for one in articles)):
        folded = fold(text)
        for span in matcher.spans(folded):
            context = Context(folded.tokens, span.start, span.end, span.place, span.demonym)
            asked = list(asking.of(context))
            assert asked == [rule for rule in table if rule in asked]
            unasked = [rule for rule in table if rule not in asked]
            assert [slug(rule) for rule in unasked if rule(context)] == []
            left_out += len(unasked)
    assert left_out > 1000
