"""Speakers: whom a figure is credited to."""

from __future__ import annotations

import time

import pytest

from geo.proposing.figures import figures
from geo.proposing.sentences import sentences
from geo.proposing.speakers import RULES, Attribution, attribute


def credited(text: str, off: tuple[str, ...] = ()) -> list[Attribution]:
    parts = sentences(text)
    return attribute(text, parts, figures(text, parts), off)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ('The relief office put the crowd at 33,000, far above the 25,000 declared by the league board.', 'The relief office', 'institution'),
        ('Two deaths confirmed, search for suspect continues\n\nIt was late.', 'article', 'article'),
        ('The relief centre gives 250 people as missing.', 'The relief centre', 'institution'),
        ('Two men died, the Orla Post has it.', 'the Orla Post', 'media'),
        ('Two officers died as they met someone who, police said, was late.', 'article', 'article'),
        ('Seven arrested over riot as premier warns of more\n\nIt was late.', 'article', 'article'),
        ('Orla: five deaths confirmed, search goes on\n\nIt was late.', 'article', 'article'),
        ('They look for someone believed to have caused two deaths.', 'article', 'article'),
        ('Two men died in a ward cut off by a steel door.', 'article', 'article'),
        ('First reports had spoken of two deaths.', 'article', 'article'),
        ('Ana Ruiz of the relief office in Orla: two men were killed there.', 'Ana Ruiz of the relief office in Orla', 'named_official'),
        ('Two men were killed (Ana Ruiz, spokeswoman of the relief office).', 'Ana Ruiz, spokeswoman of the relief office', 'named_official'),
        ('The official count of the relief office was two dead.', 'the relief office', 'institution'),
        ('Bo Lind spoke on Monday, the Orla Post reported. He said that two men had died.', 'Bo Lind', 'named_official'),
        ('The relief office confirmed rain; two men died, its report says.', 'The relief office', 'institution'),
        ("Two men were killed.", "article", "article"),
        ("Two men were killed, police said.", "police", "institution"),
        ("The railroad says two men were killed.", "The railroad", "other"),
        ("Two men were killed, the inquiry found, of the 13 there.", "the inquiry", "other"),
        ("Troops found two men dead.", "article", "article"),
        ('"Two men are dead," Ana Ruiz, head of the clinic, said on the radio.', "Ana Ruiz, head of the clinic", "named_official"),
        ("The insurer disputes it and says two men were killed.", "The insurer", "other"),
        ("Two men were killed, the council said in a bulletin, adding that it was late.", "the council", "institution"),
        ("The toll is 29, with two men killed, the rescue council announced here Monday.", "the rescue council", "institution"),
        ("The union, which puts the dead at 26, struck.", "The union", "institution"),
        ("An envoy said five men fled. The rebels' spokesman, Bo Lind, denied it. \"No one died,\" he said.", "The rebels' spokesman, Bo Lind,", "named_official"),
        ("Nine were hurt, organisers said, and 235 were arrested, according to police.", "police", "institution"),
        ('Bo Lind, the mayor, said it was late. "Somebody killed two of these men in the night of the storm," he said outside.', "Bo Lind, the mayor", "named_official"),
        ("The council's bulletin listed 187 injured.", "The council's bulletin", "institution"),
        ("An aide, Ana Ruiz, said a man in his forties had died.", "An aide, Ana Ruiz", "named_official"),
        ("Two skiers earlier reported missing are dead, a guide said.", "a guide", "other"),
        ("The family's lawyer, Ana Ruiz, who sued after two men were killed, said it was late.", "article", "article"),
        ("The navy, which had claimed that two men were killed, said it was late.", "The navy", "institution"),
        ("The survey said on Monday it was late, but there was talk that two men were killed.", "The survey", "institution"),
        ("The quake was a 5.9, the survey said, but there were two men killed.", "article", "article"),
        ('Mayor Ana Ruiz: "Two men were killed."', "Mayor Ana Ruiz", "named_official"),
        ('Her words: "Two men were killed."', "article", "article"),
        ("Police said two men were killed.", "Police", "institution"),
        ("Two men were killed, confirmed Italy's foreign ministry.", "Italy's foreign ministry", "institution"),
        ("Two men were killed, said the prefecture.", "the prefecture", "other"),
        ("Two men were killed, tweeted Bo Lind on Friday.", "Bo Lind", "named_official"),
        ("Two men were killed, by the account of the miners.", "the miners", "other"),
        ("Two men were killed, in the mayor's words.", "the mayor", "anonymous"),
        ("Two men were killed, as the mayor put it.", "the mayor", "anonymous"),
        ("Police were late. Two men were killed, the statement went on.", "the statement", "institution"),
        ("Two men were killed, rescue services say.", "rescue services", "institution"),
        ("The mayor talks of two men dead.", "The mayor", "anonymous"),
        ("The Council for Inland Waters said two men were killed.", "The Council for Inland Waters", "institution"),
        ('"Two men were killed," Bo Lind, of the mine, was quoted as saying by Reuters.', "Bo Lind, of the mine", "named_official"),
        ("A bulletin according to which two men were killed was late.", "article", "article"),
        ("The mayor said it was late. Ana Ruiz, 41, ran out. Two men were killed, she said.", "Ana Ruiz", "named_official"),
        ("Two men were killed, according to the interior ministry.", "the interior ministry", "institution"),
        ("According to Reuters, two men were killed.", "Reuters", "media"),
        ("Two men were killed, said Ana Ruiz, a nurse.", "Ana Ruiz, a nurse", "named_official"),
        ("Two men were killed, Ana Ruiz, the mayor of Orla, told reporters.", "Ana Ruiz, the mayor of Orla", "named_official"),
        ("Two men were killed, a villager told Reuters.", "a villager", "witness"),
        ("Two men were killed, an official who asked not to be named said.", "an official", "anonymous"),
        ("The mayor, Ana Ruiz, spoke on Friday. Ana Ruiz said a bridge fell. She said two men were killed.", "Ana Ruiz", "named_official"),
        ('"The roof fell," said Bo Lind. "Two men were killed."', "Bo Lind", "named_official"),
        ('"Two men were killed. We all ran, " farmer Bo Lind said.', "farmer Bo Lind", "witness"),
        ("Reuters quoted a nurse as saying that two men were killed.", "a nurse", "other"),
        ("The mayor said two men were killed.", "The mayor", "anonymous"),
        ("A spokesman for the rebels, Bo Lind, said two men were killed.", "A spokesman for the rebels, Bo Lind", "named_official"),
        ("Witnesses said two men were killed, Lt. Bo Lind said.", "Lt. Bo Lind", "named_official"),
        ("The army denied it, but aid agencies say two men were killed.", "aid agencies", "institution"),
        ("Two men were killed, Bo Lind, head of a school in Orla, Iowa, said.", "Bo Lind, head of a school in Orla, Iowa", "named_official"),
        ("Call came from sailors, who said two men were killed.", "sailors", "other"),
        ("The navy spoke. It said two men were killed.", "article", "article"),
        ("The navy said it was late. Two men were killed, it said, and a roof fell.", "The navy", "institution"),
        ("Two divers said it was late. Two men were killed, they said.", "Two divers", "other"),
        ("The Orla Rescue Board (ORB), which helps, said two men were killed.", "The Orla Rescue Board", "institution"),
        ("Ana Ruiz, who sells tea, says that she counted two bodies.", "Ana Ruiz", "named_official"),
        ("Two men were killed, the navy said yesterday, and it denied more.", "the navy", "institution"),
        ("Two men were killed, deputies tell us.", "deputies", "other"),
        ("The survey revised the magnitude from 6.1 to 6.3.", "The survey", "institution"),
        ("By the state's latest count, two men were killed.", "the state", "other"),
        ("The museum had earlier spoken of 12 million euros.", "The museum", "other"),
        ("Damage is now estimated at 12 million euros.", "article", "article"),
        ("The navy put the toll at 60, against 58 reported by the police.", "The navy", "institution"),
        ("Bo Lind, chairman of a bank, came. Two men were killed, he said.", "Bo Lind", "named_official"),
        ("Two men were killed - police.", "police", "institution"),
        ("Two men were killed, it was reported.", "article", "article"),
        ("He denies it, and two men were killed.", "article", "article"),
        ("Two men were killed, the Orla Observatory for Human Rights said.", "the Orla Observatory for Human Rights", "institution"),
        ("Two men were killed, confirmed mayor Bo Lind.", "mayor Bo Lind", "named_official"),
        ("Two men were killed, said their ambassador to Orla.", "their ambassador", "anonymous"),
        ("The bus fell and two men were killed, said a reeve of the park.", "a reeve of the park", "other"),
        ("Ana Ruiz, a nurse, said the men drove off with 12 bodies.", "Ana Ruiz, a nurse", "named_official"),
        ("Two men were killed, rescue crews said.", "rescue crews", "institution"),
        ("Police fear two men were killed.", "Police", "institution"),
        ("Local media are reporting 12 dead.", "Local media", "media"),
        ("The state counts 12 dead.", "The state", "other"),
        ("The reeve put the number of dead at 12.", "The reeve", "other"),
        ("Early reports said two men were killed.", "article", "article"),
        ("Two men were killed, the inquest heard.", "the inquest", "other"),
        ("Two men were killed, a court was told.", "a court", "institution"),
        ("Figures from the ministry show 12 dead.", "Figures from the ministry", "institution"),
        ("A film from the ministry shows two men were killed.", "article", "article"),
        ("The minister announced $2,000 for each family.", "article", "article"),
        ("Two men were killed, by the ministry's count.", "the ministry", "institution"),
        ("Two men were killed, by the account of local people.", "local people", "witness"),
        ("Twelve dead was the toll of the ministry.", "the ministry", "institution"),
        ("The navy was there. It said it was late. Two men were killed, by its count.", "article", "article"),
        ("The navy said it was late. Two men were killed, by its count.", "The navy", "institution"),
        ("Mayor Bo Lind said it was late. Two men were killed, according to him.", "Mayor Bo Lind", "named_official"),
        ("The toll was lowered to 12 by the rescue agency.", "the rescue agency", "institution"),
        ("Witnesses counted 12 bodies by the roadside.", "Witnesses", "witness"),
        ("Two men were killed, the paper reported, citing the ministry.", "the ministry", "institution"),
        ("Two men were killed, the paper reported, citing police sources.", "the paper", "other"),
        ("The paper cited Bo Lind as saying two men were killed.", "Bo Lind", "named_official"),
        ("Mayor Bo Lind was quoted by the paper as saying two men were killed.", "Mayor Bo Lind", "named_official"),
        ("We know that two men were killed, because the prosecutor says so.", "the prosecutor", "anonymous"),
        ("Two men were killed, the statement went on.", "the statement", "institution"),
        ("The watchman, Lind (he gives no other name), swears that two men were killed.", "The watchman, Lind", "named_official"),
        ("It was late, said Bo Lind, whose wife was one of two people killed.", "article", "article"),
        ("Mayor Ana Ruiz said it was late.\n\nBo Lind, 58, lost a wall. Two men were killed next door, he said.", "Bo Lind", "named_official"),
        ("Residents broke the door and saved 12 people, they said.", "Residents", "witness"),
        ("By what relatives reported to police chief Bo Lind, he put the number of missing at 49.", "relatives", "witness"),
        ("Mayor Bo Lind said it was late. Two men were killed.", "Mayor Bo Lind", "named_official"),
        ("Mayor Bo Lind said it was late. It was the third raid in which two men were killed.", "article", "article"),
        ("Mayor Bo Lind said it was late.\n\nTwo men were killed.", "article", "article"),
        ("The army said it was late. It rescued two men.", "The army", "institution"),
        ("The army said it was late. Two men were killed.", "article", "article"),
        ("After dark two men were killed in Orla, the mayor told a radio station, visibly upset.", "the mayor", "anonymous"),
        ("Troops searched the hills, and later, the mayor told Anor Radio, two men were killed.", "the mayor", "anonymous"),
        ("Two men were killed as a roof fell, deputies tell us.", "deputies", "other"),
        ("The gate was shut, Major Bo Lind of the road police said. Two men were killed.", "Major Bo Lind of the road police", "named_official"),
        ("The council figure of 60,000 homeless came late.", "council", "institution"),
        ("The official figure of 60,000 homeless came late.", "article", "article"),
        ("The ministry has closed its count at 12 dead.", "The ministry", "institution"),
        ("Police have so far confirmed 12 deaths.", "Police", "institution"),
        ("Police, citing neighbours, said two men were killed.", "Police", "institution"),
        ("The sheriff pointed out that two men were killed.", "The sheriff", "anonymous"),
        ("The loot was in two bags, which local media valued at $2,000.", "local media", "media"),
        ("The ministry issued a statement saying two men were killed.", "The ministry", "institution"),
        ("Toll and damage grew by 12 dead, Bo Lind, the coroner, said.", "Bo Lind, the coroner", "named_official"),
        ("It was late at night. Two men were killed, the head of the\nnational bureau for roads told a radio\nstation.", "the head of the national bureau for roads", "institution"),
        ("Sheriff: two men killed\n\nIt happened today.", "Sheriff", "named_official"),
    ],
)  # fmt: skip
def test_who_says_it(text: str, speaker: str, kind: str) -> None:
    attribution = credited(text)[-1]
    assert (attribution.speaker, attribution.kind) == (speaker, kind)
    assert attribution.rule in RULES
    if attribution.start is not None:
        assert " ".join(text[attribution.start : attribution.end].split()) == speaker


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Two men killed -aid workers", "aid workers"),
        ("Two men killed: police", "police"),
        ("Two men killed. Photo: GETTY", "article"),
        ("BREAKING: Two men killed", "article"),
        ("Raid toll climbs to 18: Orla News", "Orla News"),
        ("Two men killed in raid: reeve", "reeve"),
        ("Two men killed in raid: what we know", "article"),
        ("Two men killed in raid, reeve says", "reeve"),
    ],
)
def test_who_stands_at_the_end_of_a_headline(headline: str, speaker: str) -> None:
    first, *_ = credited(f"{headline}\n\nIt was late in the town when it came to that.\n")
    assert first.speaker == speaker


def test_one_for_each_figure_and_each_its_own() -> None:
    text = "Two men were killed, police said. Five people were injured."
    assert [attribution.speaker for attribution in credited(text)] == ["police", "article"]


BY_RULE = {
    "citing": "Anor News said, citing the navy, that two men were killed.",
    "goes on": "Sheriff Bo Lind said it was late. Two men were killed.",
    "and said": "The navy denied it and said that two men were killed.",
    "by": "The toll was put at 26 by the union.",
    "each puts": "Organisers put the turnout at 9,000, the ministry at 4,000.",
    "according to": "Two men were killed, according to the navy.",
    "says": "Two men were killed, police said.",
    "said by": "Two men were killed, said Bo Lind.",
    "pronoun": "Bo Lind said the roof fell. He said two men were killed.",
    "quotation": '"The roof fell," said Bo Lind. "Two men were killed."',
    "headline": "Police: two men killed",
    "own voice": "Two men were killed.",
}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_credits_somebody_and_can_be_switched_off(rule: str) -> None:
    assert BY_RULE.keys() == RULES.keys()
    assert credited(BY_RULE[rule])[-1].rule == rule
    if rule != "own voice":
        assert credited(BY_RULE[rule], (rule,))[-1].rule != rule


@pytest.mark.parametrize(
    "text",
    [
        "he said " * 4_000 + "two men died",
        '"' * 10_000 + " two men died",
        "according to " * 4_000 + "two men died",
    ],
)
@pytest.mark.slow
def test_long_and_odd_texts_take_time_in_proportion(text: str) -> None:
    started = time.process_time()
    credited(text)
    assert time.process_time() - started < 6
