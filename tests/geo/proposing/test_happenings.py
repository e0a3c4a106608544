"""What is told of together and what apart: strands, other times, other places, asides, answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from gazetteer.matcher import Match
from gazetteer.places import Gazetteer, curated
from geo.articles import Article
from geo.corpus import Mention
from geo.proposing import Proposals, ProposedEvent, propose
from geo.proposing.answers import QUESTIONS, answers
from geo.proposing.linking import Happening
from geo.proposing.passages import Passage
from geo.proposing.senses import Senses
from geo.proposing.sentences import Sentence, sentences
from geo.proposing.siting import places_of
from geo.proposing.spots import Spot, spots
from geo.proposing.tellings import Telling
from tests.geo.proposing.articles import corpus

FIRST_QUAKE = """Earthquake near Kerman kills four

March 2, 2021

A 5.9-magnitude earthquake struck Kerman on Tuesday, killing four people, officials said.

In 2003, an earthquake in the region killed 26,000 people.

Most of the dead were in one town.

The army sent two helicopters on Tuesday.
"""
SECOND_QUAKE = """Second earthquake in a week hits Kerman

March 5, 2021

A 5.1-magnitude earthquake shook Kerman on Friday, injuring 12 people, the governor said.
"""
MARCH = """Two killed in bank fire as thousands march in Tehran

March 4, 2021

Two people died when a bank was set on fire during a protest march in Tehran on Thursday.

The blaze was started with petrol bombs, police said.

Some 20,000 demonstrators joined the march through the capital, organisers said.

Another 5,000 people protested in Kerman.

Police later arrested 30 protesters.

The government is in talks on a loan of $3 billion to pay its debt.

Lenders want austerity and budget cuts before they lend, and fear a default on its bonds.
"""


def event_of(made: Proposals, topic: str, low: float) -> ProposedEvent:
    claim = next(c for c in made.claims if c.topic == topic and c.value["low"] == low)
    return next(event for event in made.events if event.id == claim.event)


def test_two_earthquakes_of_one_week_are_two() -> None:
    made = propose(corpus(first=FIRST_QUAKE, second=SECOND_QUAKE))
    first, second = event_of(made, "magnitude", 5.9), event_of(made, "magnitude", 5.1)
    assert (first.date, first.articles, second.date, second.articles) == (
        "2021-03-02", ("first",), "2021-03-05", ("second",),
    )  # fmt: skip
    assert not made.disagreements


def test_what_happened_in_other_years_is_kept_apart() -> None:
    made = propose(corpus(first=FIRST_QUAKE))
    old = event_of(made, "deaths", 26_000)
    assert (old.date, old.background) == ("2003", True)
    assert event_of(made, "deaths", 4).date == "2021-03-02"


def test_strands_of_one_day_are_events_of_their_own() -> None:
    made = propose(corpus(march=MARCH))
    fire, march = event_of(made, "deaths", 2), event_of(made, "crowd", 20_000)
    assert fire.id != march.id
    assert march.kind == "protest"
    loan = event_of(made, "amount", 3_000_000_000)
    assert loan.kind == "economy"
    assert len({fire.id, march.id, loan.id}) == 3


def test_without_strands_there_is_one_event_of_the_day() -> None:
    made = propose(corpus(march=MARCH), ["telling:strand", "telling:consequence"])
    assert event_of(made, "deaths", 2).id == event_of(made, "amount", 3_000_000_000).id


def test_a_crowd_elsewhere_is_another_event() -> None:
    made = propose(corpus(march=MARCH))
    elsewhere = event_of(made, "crowd", 5000)
    assert elsewhere.id != event_of(made, "crowd", 20_000).id
    assert [place.place for place in elsewhere.places] == ["kerman"]


def test_what_is_mentioned_beside_the_story_is_an_aside_without_figures() -> None:
    text = FIRST_QUAKE + "\nOn Sunday the president had visited Tehran and announced a new cabinet.\n"
    made = propose(corpus(first=text))
    asides = [event for event in made.events if event.rule.startswith("aside:")]
    assert any(event.date == "2021-02-28" for event in made.events)
    assert all(event.confidence < 0.5 for event in asides)
    assert not {claim.event for claim in made.claims if claim.topic == "deaths"} & {
        event.id for event in asides
    }


def test_a_story_told_again_is_no_aside_and_nor_is_what_has_no_day_and_no_place() -> None:
    text = """Blast at Erbil depot kills 12

ERBIL (Agency) - Twelve people were killed when a depot blew up in Erbil, officials said.

Crews fought the fire until night. "We expect more dead," the mayor, Jane Doe, told reporters.
"""
    titles = [event.title for event in propose(corpus(blast=text)).events]
    assert titles == ["Explosion in Erbil"]
    off = [event.title for event in propose(corpus(blast=text), ["aside:told again", "aside:nowhere"]).events]
    assert off == ["Explosion in Erbil", "Fire", "Speech (Doe)"]


def test_an_article_without_any_date_in_it_is_dated_by_its_publication() -> None:
    made = propose(
        corpus(
            quake="Quake in Kerman kills four\n\nMarch 2, 2021\n\nAn earthquake killed four people in Kerman.\n"
        )
    )
    event = event_of(made, "deaths", 4)
    assert event.date == "2021-03-01/2021-03-02"
    assert "no article gives a date" in (event.date_reasoning or "")
    off = propose(
        corpus(
            quake="Quake in Kerman kills four\n\nMarch 2, 2021\n\nAn earthquake killed four people in Kerman.\n"
        ),
        ["site:publication"],
    )
    assert event_of(off, "deaths", 4).date is None


def mention(text: str, name: str, place: str) -> Mention:
    start = text.index(name)
    match = Match(start, start + len(name), name, place, (place,), "literal", None, "test")
    return Mention("one", Article(id="one", text=text), match, 1)


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("A bomb went off in ", "site"),
        ("A bomb went off near ", "near"),
        ("It sank 20 miles off ", "near"),
        ("The men came from ", "origin"),
        ("The minister told reporters in ", "venue"),
        ("The tremor was felt as far as ", "felt"),
        ("Its neighbour, ", "named"),
        ("A gunman walked into a bank in suburban ", "near"),
        ("Aslan Demir leads the weather office in nearby ", "office"),
    ],
)
def test_a_place_is_named_as_something(before: str, role: str) -> None:
    text = f"{before}Erbil."
    (spot,) = spots(text, [mention(text, "Erbil", "erbil")], curated())
    assert (spot.role, spot.place.id) == (role, "erbil")


def test_so_far_in_a_direction_is_a_point_of_its_own() -> None:
    text = "It lay 100 kilometres (62 miles) east of Erbil."
    point, town = spots(text, [mention(text, "Erbil", "erbil")], curated())
    erbil = curated()["erbil"]
    assert point.place.name == "100 kilometres east of Erbil"
    assert point.place.lat == pytest.approx(erbil.lat, abs=0.1)
    assert (point.place.lon or 0) - (erbil.lon or 0) == pytest.approx(1.11, abs=0.03)
    assert (point.place.precision_m or 0) >= 10_000
    assert (point.role, town.role) == ("site", "near")
    assert len(spots(text, [mention(text, "Erbil", "erbil")], curated(), ["offset"])) == 1
    text = "It lay 100 kilometres west of Syria."  # which has an outline, and a point that stands for it
    point, _ = spots(text, [mention(text, "Syria", "syria")], curated())
    assert (point.place.lon or 0) < (curated()["syria"].lon or 0)


SAID = {
    "whether troops leave": ("The troops will leave in May.", "The troops should stay."),
    "what a document is": ("The letter was fake.", "It was an official letter."),
    "extent of the damage": ("The damage was minor.", "The damage was extensive."),
    "whether it has ended": ("The war is over.", "The war goes on."),
    "who is responsible": ("The group claimed responsibility for the attack.", "It denied any involvement in the attack."),
    "what caused it": ("The fire was accidental.", "The fire was started deliberately."),
}  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_has_answers_that_exclude_each_other(question: object) -> None:
    name = question.name  # type: ignore[attr-defined]
    a, b = SAID[name]
    text = f"{a}\n\n{b}\n"
    found = [figure for figure in answers(text, sentences(text)) if figure.what == name]
    assert len({figure.word for figure in found}) == 2
    assert not [figure for figure in answers(text, sentences(text), [name]) if figure.what == name]
    lead = "Bomb hits Erbil\n\nMarch 4, 2021\n\nA bomb hit Erbil on Thursday.\n\n"
    made = propose(corpus(one=lead + a, two=lead + b))
    assert [(group.topic, group.what, group.kind) for group in made.disagreements] == [
        ("other", name, "conflict")
    ]


def test_days_that_articles_give_as_such_are_compared() -> None:
    story = "Ship sunk off Iran\n\nMarch 12, 2021\n\nOn March {day}, a ship was sunk by pirates off Iran, killing two sailors.\n"
    made = propose(corpus(one=story.format(day=9), two=story.format(day=10)))
    assert [(g.topic, g.kind, len(g.claims)) for g in made.disagreements] == [("date", "conflict", 2)]
    days = {claim.value["edtf"] for claim in made.claims if claim.topic == "date"}
    assert days == {dt.date(2021, 3, 9).isoformat(), dt.date(2021, 3, 10).isoformat()}


def test_where_an_article_was_written_is_no_site() -> None:
    text = "Bus crash kills nine\n\nTEHRAN, March 4, 2021 (Agency) - Nine people died in a bus crash in Kerman on Wednesday.\n"
    event = event_of(propose(corpus(one=text)), "deaths", 9)
    body = text.partition("\n\n")[2]
    (spot,) = spots(body, [mention(body, "TEHRAN", "tehran")], curated())
    assert spot.role == "dateline"
    assert event.date == "2021-03-03"


def test_the_dead_of_a_trial_belong_to_the_crime() -> None:
    crime = "Gunman kills four in Kerman\n\nMarch 4, 2021\n\nA gunman opened fire at a wedding in Kerman on Thursday, killing four people.\n"
    trial = (
        "Wedding gunman found guilty\n\nJune 9, 2022\n\nA jury on Thursday found the gunman guilty of killing four people "
        "in the shooting at a wedding in Kerman in March 2021.\n"
    )
    made = propose(corpus(crime=crime, trial=trial))
    deaths = [claim for claim in made.claims if claim.topic == "deaths"]
    assert {claim.article for claim in deaths} == {"crime", "trial"}
    assert len({claim.event for claim in deaths}) == 1
    assert any(event.kind == "trial" and event.date == "2022-06-09" for event in made.events)


def test_what_happens_every_year_is_compared_with_nothing() -> None:
    toll = "Bus crash kills nine\n\nMarch 4, 2021\n\nNine people died in a bus crash in Kerman on Thursday.\n"
    other = toll + "\nSome 3,000 people die in bus crashes every year.\n"
    assert not propose(corpus(one=toll, two=other)).disagreements


ROBBED = """Clerk and customer shot dead in Dezful shop

March 5, 2021

Two people were shot dead on Thursday by a robber in a shop in Dezful, police said.

The gunman took $90 from the till.
"""
TRIED = """Man convicted of Dezful shop killings

June 10, 2021

A jury on Wednesday convicted Karim Fazeli of murder in the deaths of two people in a Dezful shop.

The robbery of March 2021 netted $90.

Those who saw the gunman in the shop wept in court as the jury spoke.
"""
CAUGHT = """Two held over Dezful shop shooting

March 6, 2021

Police on Friday arrested two men suspected of a shooting in a Dezful shop that killed two people.

They surrendered at a house in Ahvaz, and officers found a pistol in their car.

The two will appear in court on March 15.
"""


def test_the_crime_behind_a_trial_is_the_event_of_its_first_reports() -> None:
    made = propose(corpus(robbed=ROBBED, tried=TRIED))
    dead = {c.article: c.event for c in made.claims if c.topic == "deaths" and c.value["low"] == 2}
    taken = {c.article: c.event for c in made.claims if c.topic == "amount"}
    assert set(dead) == set(taken) == {"robbed", "tried"}
    assert len({*dead.values(), *taken.values()}) == 1
    crime = event_of(made, "deaths", 2)
    trial = next(event for event in made.events if event.kind == "trial" and event.date == "2021-06-09")
    assert (crime.date, crime.articles) == ("2021-03-04", ("robbed", "tried"))
    assert trial.id != crime.id


def test_weapons_found_in_a_car_are_of_the_arrest_and_a_hearing_to_come_dates_nothing() -> None:
    made = propose(corpus(robbed=ROBBED, caught=CAUGHT))
    arrest, crime = event_of(made, "arrested", 2), event_of(made, "deaths", 2)
    assert arrest.id != crime.id
    assert (arrest.date, crime.date) == ("2021-03-05", "2021-03-04")
    pistol = [c.event for c in made.claims if c.topic == "weapons" and c.article == "caught"]
    assert pistol == [arrest.id]


def test_the_day_on_which_somebody_spoke_is_not_that_of_the_happening() -> None:
    text = (
        "Bus crash kills nine\n\nMarch 5, 2021\n\nNine people died in a bus crash in Kerman, police said on Friday.\n\n"
        "The crash on Thursday closed the road.\n"
    )
    assert event_of(propose(corpus(one=text)), "deaths", 9).date == "2021-03-04"
    spoken = event_of(propose(corpus(one=text), ["telling:said on"]), "deaths", 9)
    assert spoken.date == "2021-03-05"


def test_a_second_quake_in_one_article_is_told_of_apart() -> None:
    text = (
        "What we know of the quakes\n\nMarch 6, 2021\n\nA 5.9-magnitude earthquake struck Kerman on Monday.\n\n"
        "It killed four people.\n\nThe second earthquake, early on Friday, had a magnitude of 5.1.\n\n"
        "It injured 12 people.\n"
    )
    made = propose(corpus(one=text))
    assert event_of(made, "magnitude", 5.9).date == "2021-03-01"
    assert event_of(made, "magnitude", 5.1).date == event_of(made, "injured", 12).date == "2021-03-05"


def test_a_separate_accident_is_told_of_apart() -> None:
    text = (
        "Bus crash kills nine\n\nMarch 5, 2021\n\nNine people died in a bus crash in Kerman on Thursday.\n\n"
        "The driver fell asleep.\n\nIn a separate accident on Friday, three people were killed in Tehran.\n"
    )
    made = propose(corpus(one=text))
    assert event_of(made, "deaths", 9).id != event_of(made, "deaths", 3).id
    assert event_of(made, "deaths", 3).date == "2021-03-05"
    together = propose(corpus(one=text), ["telling:separate"])
    assert event_of(together, "deaths", 9).id == event_of(together, "deaths", 3).id


def test_an_article_without_a_date_is_read_as_of_the_last_of_others_that_span_a_fortnight() -> None:
    blog = "So there were two. The quake that woke me on Friday hurt 40 people in Bam, they say.\n"
    made = propose(corpus(first=FIRST_QUAKE, second=SECOND_QUAKE, blog=blog))
    assert event_of(made, "injured", 40).date == "2021-03-05"
    blog += "It was the worst since the quake of December 26, 2003.\n"
    made = propose(corpus(first=FIRST_QUAKE, second=SECOND_QUAKE, blog=blog))
    assert event_of(made, "injured", 40).date == "2021-03-05"


@pytest.mark.parametrize(
    ("before", "after", "role"),
    [
        ("Coach falls into river\n\n", ", Iran. Nine people died when a coach fell.\n", "dateline"),
        ("Coach falls into river\n\n", " (Fars) [Iran], March 4 (AGN): Nine people died.\n", "dateline"),
        ("Coach falls into river\n\n", ", Iran (AGN), 2021/03/04 9:15\n\nNine people died.\n", "dateline"),
        ("", ": nine die in coach", "site"),
        ("Four blasts in a day\n\nThree cities were hit.\n\n", ": A bomb killed two.\n", "site"),
    ],
)
def test_a_line_that_opens_with_places_says_where_it_was_written(before: str, after: str, role: str) -> None:
    text = f"{before}Kerman{after}"
    (spot,) = spots(text, [mention(text, "Kerman", "kerman")], curated())
    assert spot.role == role


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("He was flown to a hospital in ", "hospital"),
        ("The victim was Omid Sohrabi, 45, of ", "origin"),
        ("A strong quake shook ", "near"),
    ],
)
def test_more_roles(before: str, role: str) -> None:
    text = f"{before}Kerman on Monday."
    (spot,) = spots(text, [mention(text, "Kerman", "kerman")], curated())
    assert spot.role == role


SLIDE = """Landslide kills nine in village near Kerman

March 2, 2021

KERMAN (Agency) - A landslide buried a village near Kerman on Monday night, killing nine people, police said.

Twelve villagers were injured when the hillside came down on their houses, and rescuers dug with their hands.
"""
SLIDE_TOLL = """Landslide toll near Kerman rises to 31

March 3, 2021

The landslide that buried a village near Kerman on Monday killed 31 people, rescuers and police said.
"""
SLIDE_LORRY = """Three volunteers die taking aid to Kerman landslide victims

March 6, 2021

A lorry with blankets for survivors of this week's landslide crashed near Kerman on Saturday, killing three volunteers.

The landslide is now known to have taken 36 lives.

Rescuers still list 35 villagers as missing.

The lorry overturned in a bend and eight people on it were hurt.
"""
SLIDE_RESCUE = """Girl pulled alive from the mud near Kerman

March 5, 2021

Rescuers and villagers pulled a girl alive from a house near Kerman on Friday, four days after the landslide.

So far 33 people have been confirmed dead.
"""
SLIDE_ELSEWHERE = """Landslide kills two near Erbil

March 6, 2021

A landslide killed two villagers near Erbil on Saturday, rescuers and police said.
"""
SLIDE_SECOND = """Second landslide in a week near Kerman

March 8, 2021

A second landslide near Kerman killed two villagers on Monday, police and rescuers said.
"""


@pytest.mark.parametrize(
    ("text", "rule", "with_it", "without"),
    [
        (SLIDE_LORRY, "mentioned", {9: True, 36: True, 3: False}, {9: True, 36: False, 3: False}),
        (SLIDE_RESCUE, "follow-up", {9: True, 33: True}, {9: True, 33: False}),
        (SLIDE_SECOND, "follow-up", {9: True, 2: False}, {9: True, 2: False}),
        (SLIDE_ELSEWHERE, "follow-up", {9: True, 2: False}, {9: True, 2: False}),
    ],
)
def test_what_follows_on_a_happening_is_gathered(
    text: str, rule: str, with_it: dict[int, bool], without: dict[int, bool]
) -> None:
    for off, expected in (((), with_it), ((f"gather:{rule}", "telling:sought"), without)):
        made = propose(corpus(first=SLIDE, second=SLIDE_TOLL, third=text), off)
        slide = event_of(made, "deaths", 31)
        assert {low: event_of(made, "deaths", low).id == slide.id for low in expected} == expected
        assert slide.date == "2021-03-01"


CRUSH = """Nine dead at football match in Kerman

March 2, 2021

Nine people died at a football ground in Kerman on Tuesday, hospital officials said.

Some 60 fans and children were hurt at the ground.
"""
CRUSH_RIOT = """Riot at football match in Kerman

March 2, 2021

Fans clashed with police at a football ground in Kerman on Tuesday as a riot broke out, leaving 60 hurt.

Hospital officials said that nine people died at the ground.
"""


def test_deaths_without_a_cause_are_of_the_riot_of_that_day() -> None:
    made = propose(corpus(first=CRUSH, second=CRUSH_RIOT))
    assert event_of(made, "deaths", 9).kind == "riot"
    assert len({claim.event for claim in made.claims if claim.topic in ("deaths", "injured")}) == 1
    off = propose(corpus(first=CRUSH, second=CRUSH_RIOT), ["gather:crowd"])
    assert len({claim.event for claim in off.claims if claim.topic in ("deaths", "injured")}) == 2


HELD = """Fifteen fans held in Kerman

March 3, 2021

Police arrested 15 fans at the football ground in Kerman, and all are in custody, officials said on Wednesday.

They will be charged before a court, police said.
"""


def test_those_arrested_after_a_riot_are_of_the_riot() -> None:
    for off, expected in (((), "riot"), (("gather:rioters",), "arrest")):
        made = propose(corpus(first=CRUSH, second=CRUSH_RIOT, third=HELD), off)
        assert event_of(made, "arrested", 15).kind == expected


QUAKE = """Earthquake in Kerman kills 14

March 2, 2021

A magnitude 5.9 earthquake struck Kerman on Monday, killing 14 people, officials said.

For fear of aftershocks many slept outside, and 83 people were hurt, the governor said.

A strong aftershock jolted the town on Tuesday.

The national centre gave its magnitude as 5.1.

One person died.
"""
AFTER = """Tremor frightens Kerman

March 2, 2021

At least seven people were hurt on Tuesday when an aftershock hit Kerman, a town that still buries the dead of
Monday's earthquake.

The toll of that earthquake rose to 15, the governor said.
"""


def test_an_aftershock_is_no_part_of_the_quake_and_is_near_it() -> None:
    made = propose(corpus(first=QUAKE, second=AFTER))
    quake, after = event_of(made, "deaths", 14), event_of(made, "injured", 7)
    assert (quake.date, after.kind, after.date) == ("2021-03-01", "aftershock", "2021-03-02")
    assert {event_of(made, topic, low).id for topic, low in (("magnitude", 5.1), ("deaths", 1))} == {after.id}
    assert {event_of(made, "injured", 83).id, event_of(made, "deaths", 15).id} == {quake.id}
    off = propose(corpus(first=QUAKE, second=AFTER), ["telling:aftershock", "gather:shock"])
    assert event_of(off, "magnitude", 5.1).id == event_of(off, "deaths", 14).id


@pytest.mark.parametrize(("off", "places"), [((), [("kerman", "near")]), (("site:beside",), [])])
def test_what_nothing_places_is_near_the_story_of_that_week(
    off: tuple[str, ...], places: list[tuple[str, str]]
) -> None:
    made = propose(corpus(first=QUAKE.replace("jolted the town", "came")), off)
    after = event_of(made, "magnitude", 5.1)
    assert [(place.place, place.role) for place in after.places] == places


RAID = """Bank in Kerman robbed

March 2, 2021

Three robbers stole $2 million from a bank in Kerman on Monday, police said.
"""
HELD_FOR = """Two held over Kerman bank robbery

March 5, 2021

Two men have been arrested over the robbery of a bank in Kerman on Monday, police said.

They were arrested in Tehran on Thursday.

The robbers took $2 million from the bank.
"""


def test_what_somebody_is_held_for_is_not_the_story_nor_its_day_nor_its_town() -> None:
    made = propose(corpus(first=RAID, second=HELD_FOR))
    caught = event_of(made, "arrested", 2)
    assert (caught.kind, caught.date, caught.places[0].place) == ("arrest", "2021-03-04", "tehran")
    robbery = event_of(made, "amount", 2_000_000)
    assert (robbery.date, robbery.articles) == ("2021-03-01", ("first", "second"))
    off = propose(corpus(first=RAID, second=HELD_FOR), ["site:of the crime"])
    assert event_of(off, "arrested", 2).places[0].place == "kerman"


def test_a_year_in_the_headline_and_a_land_in_the_name_of_an_agency_say_nothing_of_the_story() -> None:
    text = QUAKE.replace("kills 14", "kills 14 where a quake struck in 2003")
    text = text.replace("officials said", "the Iraq Geological Survey said").replace("on Monday", "", 1)
    made = propose(corpus(first=text))
    event = event_of(made, "deaths", 14)
    assert not (event.date or "").startswith("2003")
    assert [place.place for place in event.places] == ["kerman"]


def test_the_day_of_the_first_sentences_dates_a_story_before_those_below() -> None:
    text = """Inquiry into crush at ground in Kerman

March 5, 2021

The president ordered an inquiry into Monday's crush in Kerman, in which 11 people died.

One man was charged with arson at the ground on Thursday.
"""
    assert event_of(propose(corpus(first=text)), "deaths", 11).date == "2021-03-01"


def figures_of(made: Proposals) -> dict[tuple[str, float], ProposedEvent]:
    events = {event.id: event for event in made.events}
    return {
        (claim.topic, claim.value["low"]): events[claim.event]
        for claim in made.claims
        if "low" in claim.value
    }


@pytest.mark.parametrize(
    ("sentence", "topic", "low", "date", "without"),
    [
        (
            "The quake hurt 40 people in a land that was hit by a tremor in 2003.",
            "injured",
            40,
            "2021-03-01",
            "telling:closing clause",
        ),
        ("The last one, in 2003, killed 26,000 people.", "deaths", 26_000, "2003", "telling:other time"),
        ("People compare it with 2003, when 26,000 died.", "deaths", 26_000, "2003", "date:year"),
    ],
)
def test_which_figures_an_old_year_takes_along(
    sentence: str, topic: str, low: float, date: str, without: str
) -> None:
    text = QUAKE.replace("A strong aftershock jolted the town on Tuesday.", sentence)
    for off, same in (((), True), ((without,), False)):
        told = figures_of(propose(corpus(first=text), off))
        assert told["deaths", 14].date == "2021-03-01"
        assert (told[topic, low].date == date) is same


RIOT = """Riot in Kerman after police shoot man dead

March 2, 2021

Twenty people were arrested in a night of rioting in Kerman, police said on Tuesday.

Crowds gathered after a man was shot dead by a policeman on Sunday.

Three cars and a bus were wrecked, and a petrol bomb was thrown at a shop.

Two shots were fired at him, witnesses said.
"""


def test_what_is_wrecked_beside_a_shooting_is_of_the_riot_and_the_shooting_has_its_day() -> None:
    told = figures_of(propose(corpus(first=RIOT)))
    assert {told["destroyed", 3].kind, told["arrested", 20].kind} == {"riot"}
    assert (told["weapons", 2].kind, told["weapons", 2].date) == ("shooting", "2021-02-28")
    off = figures_of(propose(corpus(first=RIOT), ["telling:wrecked"]))
    assert off["destroyed", 3].kind == "shooting"


def test_those_charged_after_a_riot_are_of_the_court() -> None:
    charged = """Twelve before court in Kerman

March 4, 2021

Twelve people were charged with riot before a court in Kerman on Thursday, the prosecutor said.
"""
    made = propose(corpus(first=RIOT, second=charged))
    assert event_of(made, "arrested", 12).kind == "trial"


@pytest.mark.parametrize(
    ("opening", "said", "day"),
    [
        ("", "said on Monday", "2021-03-01"),
        ("", "said", "2021-03-02"),
        (
            "FOR RELEASE\n\nContact: Ali Karimi, 555 0177\n\nQuake in Kerman\n\nKERMAN, Mar. 3, 2021 - ",
            "said",
            "2021-03-03",
        ),
    ],
)
def test_the_day_of_an_article_that_gives_none_above_its_text(opening: str, said: str, day: str) -> None:
    text = f"{opening}Rescuers dug in the ruins left by the earthquake in Kerman, where yesterday it killed 14 people, officials {said}."
    made = propose(corpus(first=QUAKE, second=text + "\n"))
    claim = next(
        c for c in made.claims if c.article == "second" and c.topic == "date" and c.surface == "yesterday"
    )
    assert claim.value["edtf"] == str(dt.date.fromisoformat(day) - dt.timedelta(1))


def test_a_town_outside_of_the_land_behind_its_name_is_a_namesake() -> None:
    land = replace(curated()["kerman"], id="land", kind="region", precision_m=20_000.0)
    towns = [replace(curated()[id], id=f"{id}-town", kind="town") for id in ("kerman", "erbil")]
    for town, expected in zip(towns, ("kerman-town", "land"), strict=True):
        telling = Telling("a", "incident", "fire", "story", main=True)
        spots_of = [
            Spot(0, 4, town, "site", True, frozenset(), "Town", None),
            Spot(6, 10, land, "named", True, frozenset(), "Land", None),
        ]
        telling.add(Passage(Sentence(0, 40, 0, False), [], [], spots_of, 1, ""))
        happening = Happening("incident")
        happening.add(telling)
        sited = places_of(happening, Senses(Gazetteer([land, *towns])))
        assert sited[0].place.id == expected


@pytest.mark.parametrize(
    ("wide", "country", "expected"),
    [
        (
            {"kind": "country", "precision_m": None, "geometry": None, "unplaced": "a whole land"},
            "IR",
            ["part"],
        ),
        ({"kind": "region", "precision_m": 900_000.0}, None, ["part"]),
        ({"kind": "region", "precision_m": 90_000.0}, None, ["part", "wide"]),
    ],
)
def test_the_smallest_land_is_the_site_and_a_part_of_the_world_is_none(
    wide: dict[str, Any], country: str | None, expected: list[str]
) -> None:
    kerman = curated()["kerman"]
    part = replace(kerman, id="part", kind="first-level", precision_m=60_000.0)
    places = [part, replace(kerman, id="wide", country=country, **wide)]
    held = frozenset(["wide"] if country else [])
    told = [Spot(0, 4, places[0], "site", True, held, "Part", None)]
    told.append(Spot(6, 10, places[1], "site", True, frozenset(), "Wide", None))
    telling = Telling("a", "incident", "flood", "story", main=True)
    telling.add(Passage(Sentence(0, 40, 0, False), [], [], told, 1, ""))
    happening = Happening("incident")
    happening.add(telling)
    assert [sited.place.id for sited in places_of(happening, Senses(Gazetteer(places)))] == expected


@pytest.mark.parametrize(
    ("kind", "precision_m", "rule"),
    [("lake", 9000, "waters"), ("mountain", 300_000, "ranges"), ("region", 9000, "dateline")],
)
def test_a_happening_on_a_lake_in_a_range_or_a_region_is_near_the_town_that_is_named_most(
    kind: str, precision_m: float, rule: str
) -> None:
    lake = replace(curated()["kerman"], id="lake", kind=kind, precision_m=precision_m)
    town = replace(curated()["kerman"], id="town", kind="city")
    other = replace(town, id="other")
    spot = Spot(0, 4, lake, "site", True, frozenset(), "Lake", None)
    passage = Passage(
        Sentence(0, 40, 0, False),
        [],
        [],
        [spot, replace(spot, place=town, surface="Town", role="dateline")],
        1,
        "",
    )
    happening = Happening("incident")
    telling = Telling("a", "incident", "sinking", "story", main=True)
    telling.add(passage)
    happening.add(telling)
    senses = Senses(Gazetteer([lake, town, other]))
    for off, expected in (((), [("lake", "site"), ("town", "near")]), ((rule,), [("lake", "site")])):
        assert [(s.place.id, s.role) for s in places_of(happening, senses, off)] == expected
    named = replace(spot, place=other, surface="Other", role="named", literal=False)
    passage.spots.append(named)  # a place that is written from is near beside one that is named
    near = [s.place.id for s in places_of(happening, senses)]
    assert near == (["lake", "other"] if kind == "region" else ["lake", "other", "town"])
    passage.spots.pop()
    passage.spots[1] = replace(
        passage.spots[1], place=replace(town, kind="village")
    )  # where nobody writes from
    assert [(s.place.kind, s.role) for s in places_of(happening, senses, [rule])] == [
        (kind, "site"),
        ("village", "site"),
    ]


@pytest.mark.parametrize(("off", "year"), [((), "2021"), (("telling:served",), "2007")])
def test_what_somebody_once_served_for_does_not_date_the_killing(off: tuple[str, ...], year: str) -> None:
    text = """Man sentenced for killing of jeweller

KERMAN, 3 March 2021 - Ali Karimi was sentenced on Tuesday over the murder of a jeweller in Kerman.

The murderer shot two people in the shop.

Police found 7,000 euros near the scene of the murder. He had served 18 months for a holdup of 2007 in Kerman.
"""
    made = propose(corpus(only=text), off)
    event = next(e for e in made.events if e.id == next(c.event for c in made.claims if c.topic == "amount"))
    assert str(event.date).startswith(year)


def test_a_stampede_and_the_tear_gas_before_it_are_one_happening_of_the_crowd() -> None:
    text = """Fans die in crush at Kerman stadium

KERMAN, 3 March 2021 - Twelve people died on Wednesday in a crush at the stadium in Kerman, police said.

Police had fired tear gas at fans, and 40 people were injured on the stairs of the stadium.
"""
    made = propose(corpus(only=text))
    [event] = {claim.event for claim in made.claims if claim.topic in ("deaths", "injured")}
    assert next(e.kind for e in made.events if e.id == event) == "stampede"


@pytest.mark.parametrize(("off", "events"), [((), 1), (("link:lasting",), 2)])
def test_an_outbreak_of_which_articles_tell_weeks_apart_is_one(off: tuple[str, ...], events: int) -> None:
    text = """Cholera kills {toll} in Kerman

KERMAN, {day} March 2021 - Four people died of cholera in Kerman on Monday, which brings the dead to {toll}.

The outbreak has not slowed down in the villages, officials said.
"""
    made = propose(
        corpus(first=text.format(toll=18, day=1), second=text.format(toll=33, day=15)),
        ("gather:follow-up", *off),  # which joins these too
    )
    assert len({claim.event for claim in made.claims if claim.topic == "deaths"}) == events


def test_where_one_person_comes_from_is_not_where_it_happened() -> None:
    text = """Erbil cook among four killed in Duhok fire

DUHOK, 20 March 2021 - A Erbil cook was among four people killed in a fire in Duhok on Friday, police said.
"""
    [event] = [event for event in propose(corpus(only=text)).events if event.kind == "fire"]
    assert [place.name for place in event.places] == ["Duhok"]


def test_who_is_on_the_run_is_looked_for_and_has_broken_out_of_nothing() -> None:
    text = "Cook killed in Erbil\n\nMarch 4, 2021\n\nA cook was murdered in Erbil on Tuesday, and two men are on the run.\n"
    made = propose(corpus(one=text + "\nBoth fugitives were seen on Wednesday.\n"))
    assert {event.kind for event in made.events} == {"killing"}


def test_the_day_in_the_clause_of_a_crime_dates_it() -> None:
    text = "Two held after killing of a cook\n\nMarch 4, 2021\n\nThe two men who killed a cook on Tuesday were arrested"
    made = propose(corpus(one=text + " at a hotel last night.\n"))
    assert event_of(made, "deaths", 1).date == "2021-03-02"
    (arrest,) = (event for event in made.events if event.kind == "arrest")
    assert arrest.date == "2021-03-03/2021-03-04"


@pytest.mark.parametrize(("off", "days"), [((), [1]), (("telling:sought",), [1, 8])])
def test_the_day_on_which_more_are_found_is_no_day_of_the_disaster(
    off: tuple[str, ...], days: list[int]
) -> None:
    first = "Landslide buries village near Kerman\n\nMarch 2, 2021\n\nA landslide buried a village near Kerman on Monday,"
    first += " killing nine people.\n\nThe slope gave way after days of rain, geologist Omid Sohrabi said.\n"
    later = "Toll rises to thirty\n\nMarch 9, 2021\n\nSix more bodies were recovered on Monday, which takes the dead of the"
    later += " landslide near Kerman to 30.\n\nDogs and diggers go on, police said.\n"
    made = propose(corpus(first=first, later=later), ("gather:follow-up", *off))
    stories = [event.date for event in made.events if event.rule == "telling:story"]
    assert stories == [f"2021-03-0{day}" for day in days]


@pytest.mark.parametrize(
    ("off", "date"), [((), "2021-02-22/2021-02-28"), (("telling:last week",), "2021-03-01")]
)
def test_last_week_below_the_first_sentences_is_another_happening(off: tuple[str, ...], date: str) -> None:
    text = "Ferry sinks off Kerman\n\nMarch 2, 2021\n\nA ferry sank and nine people died, police said.\n\nFour boats searched"
    text += " the water.\n\nThe ferry was old.\n\nDivers came from Erbil.\n\nLast week a barge was caught by a storm and sank,"
    made = propose(corpus(one=text + " killing two men.\n"), off)
    assert (event_of(made, "deaths", 2).id == event_of(made, "deaths", 9).id) == bool(off)
    assert event_of(made, "deaths", 2).date == "2021-02-22/2021-02-28"
    assert "arrest" not in {event.kind for event in made.events}


def test_what_is_told_of_the_day_of_other_stories_joins_them_and_leaves_nothing_behind() -> None:
    text = "Quay waits\n\nMarch 4, 2021\n\nFamilies demanded a larger search for their children on Wednesday.\n\nTheir"
    text += " priest sang.\n\nOnly two were found alive, police insist, all within hours of the accident on Monday evening.\n"
    tales = {"a": "A ferry sank off Kerman on Monday, and nine people died, police said.\n"}
    tales["b"] = "Police said that nine people died when a ferry sank off Kerman on Monday.\n"
    tales = {id: f"Ferry sinks off Kerman\n\nMarch 2, 2021\n\n{told}" for id, told in tales.items()}
    for off, joined in (((), True), (("link:its day",), False)):
        made = propose(corpus(**tales, third=text), off)
        assert (event_of(made, "rescued", 2).id == event_of(made, "deaths", 9).id) == joined


def test_a_happening_forgets_a_telling_that_it_lets_go() -> None:
    happening = Happening("incident")
    for article, kind in (("a", "fire"), ("b", "crash")):
        happening.add(Telling(article, "incident", kind, "story", main=True))
    happening.drop(happening.tellings[0])
    assert (happening.kind, happening.articles, dict(happening.kinds)) == ("crash", {"b"}, {"crash": 3})


def test_a_day_in_a_sentence_without_a_word_of_it_does_not_date_an_arrest() -> None:
    text = "Three detained over killing of cook\n\nMarch 9, 2021\n\nPolice in Kerman have detained three men over the killing"
    made = propose(
        corpus(one=text + " of a cook, an officer said.\n\nThe cook was seen last on Monday last week.\n")
    )
    (arrest,) = (event for event in made.events if event.kind == "arrest")
    assert arrest.date == "2021-03-08/2021-03-09"


def test_last_week_before_the_day_on_which_somebody_spoke_dates_the_story() -> None:
    text = "Police shoot man dead in Kerman\n\nMarch 9, 2021\n\nThe officer who shot a man in Kerman last week fired two"
    made = propose(corpus(one=text + " rounds, investigators said on Tuesday.\n"))
    assert [(event.kind, event.date) for event in made.events] == [("shooting", "2021-03-01/2021-03-07")]


def test_what_burns_where_police_shoot_a_man_dead_is_of_the_riot() -> None:
    text = "Riot in Kerman after police shoot man dead\n\nMarch 7, 2021\n\nTwelve officers were hurt in a riot in Kerman on"
    made = propose(corpus(one=text + " Saturday night, police said.\n\nNine shops were set on fire.\n"))
    assert event_of(made, "destroyed", 9).id == event_of(made, "injured", 12).id
