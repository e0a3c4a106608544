"""Figures: what is found in short sentences, and what is not."""

from __future__ import annotations

import time

import pytest

from geo.proposing.figures import RULES, STATUSES, Figure, figures
from geo.proposing.sentences import sentences


def found(text: str, off: tuple[str, ...] = ()) -> list[Figure]:
    return figures(text, sentences(text), off)


def told(text: str) -> set[str]:
    """Each figure as 'topic: what is written = what it means'."""
    parts = set()
    for figure in found(text):
        bounds = figure.word or "/".join(
            "-" if bound is None else f"{bound:g}" for bound in (figure.low, figure.high)
        )
        parts.add(f"{figure.topic} {figure.kind} {bounds}: {text[figure.start : figure.end]}")
    return parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clerks Ann Roe and Max Poe died.", {"deaths exact 2/2: clerks Ann Roe and Max Poe"}),
        ("Ann Roe died in Orla; her aunt Eve Roe lives.", set()),
        ("The state has charged two officers.", {"arrested exact 2/2: two officers"}),
        ("The firm sacked 30 agents.", set()),
        ("Nearly 60 people filled the courtroom.", {"crowd about 60/60: Nearly 60 people"}),
        ("Some 75 people stood in the rain.", set()),
        ("The march ended as dozens of boys broke away and started throwing stones.",
         {"attackers word dozens: dozens of boys"}),
        ("Three men came in, one with a knife and one with a pistol.",
         {"attackers exact 3/3: Three men", "attackers exact 1/1: one", "weapons exact 1/1: a knife",
          "weapons exact 1/1: a pistol"}),
        ("The fire killed at least five people.", {"deaths at_least 5/-: at least five people"}),
        ("Each family gets GH¢80,000 or UGX 780 million.", {"amount exact 80000/80000: GH¢80,000", "amount exact 7.8e+08/7.8e+08: UGX 780 million"}),
        ("He fled with Tk 1.8 lakh.", {"amount exact 180000/180000: Tk 1.8 lakh"}),
        ("The number of those held over the sale of the drink has risen to five.", {"arrested exact 5/5: five"}),
        ("Of the 13 deceased, eight were men.", {"deaths exact 13/13: the 13", "deaths exact 8/8: eight"}),
        ("It was the crash of a plane on Oct. 30, 1974, in which 32 were killed.", {"deaths exact 32/32: 32"}),
        ("The procession was put at 20,000 people by the organisers.", {"crowd exact 20000/20000: 20,000 people"}),
        ("Some 5,000 people marched. Party officials spoke of 70,000.",
         {"crowd about 5000/5000: Some 5,000 people", "crowd exact 70000/70000: 70,000"}),
        ("Six were flown to hospitals in the capital.", {"injured exact 6/6: Six"}),
        ("It drove 4,500 from their homes.", {"displaced exact 4500/4500: 4,500"}),
        ("Thousands fled their homes and two roads were shut.", {"displaced word thousands: Thousands"}),
        ("How many died? The mayor says 31, the hospital 44.", {"deaths exact 31/31: 31"}),
        ("Seven robbers came. Two were caught. A cook says five.",
         {"attackers exact 7/7: Seven robbers", "arrested exact 2/2: Two", "attackers exact 5/5: five"}),
        ("It spilt 300 litres. The mayor says 44.", set()),
        ("Two of the injured died at dawn.", {"deaths exact 2/2: Two of the injured"}),
        ("Nine coal wagons of a goods train derailed.", {"destroyed exact 9/9: Nine coal wagons"}),
        ("He spoke for the kin of the two cooks who lost their lives.", {"deaths exact 2/2: the two cooks"}),
        ("They burnt down the town hall, two banks and a bus.",
         {"destroyed exact 2/2: two banks", "destroyed exact 1/1: a bus"}),
        ("Six wagons were destroyed and a further four damaged.",
         {"destroyed exact 6/6: Six wagons", "destroyed exact 4/4: a further four"}),
        ("Some 600 officers patrol streets.", {"responders about 600/600: Some 600 officers"}),
        ("A platoon of 35 soldiers arrived.", {"responders exact 35/35: 35 soldiers"}),
        ("She buried both her sons.", {"deaths exact 2/2: both her sons"}),
        ("All four suffer from frostbite.", {"injured exact 4/4: All four"}),
        ("The toll has gone up to 11.", {"deaths exact 11/11: 11"}),
        ("Three masked men walked into a bank.", {"attackers exact 3/3: Three masked men"}),
        ("The 6.3 magnitude quake, first reported as a 6.9, hit at dawn.",
         {"magnitude exact 6.3/6.3: 6.3 magnitude", "magnitude exact 6.9/6.9: reported as a 6.9"}),
        ("It revised the magnitude of the shock from 5.9 to 6.1.",
         {"magnitude exact 5.9/5.9: magnitude of the shock from 5.9", "magnitude exact 6.1/6.1: 6.1"}),
        ("There are no missing persons.", {"missing none 0/0: no missing persons"}),
        ("Nine schools need repairs.", {"destroyed exact 9/9: Nine schools"}),
        ("The number of victims of the storm has risen to nine.", {"deaths exact 9/9: nine"}),
        ("Some 700 people had been moved to gymnasiums.", {"displaced about 700/700: Some 700 people"}),
        ("Storm deaths hit 20.", {"deaths exact 20/20: 20"}),
        ("Survivors numbered 130.", {"rescued exact 130/130: 130"}),
        ("The list of the missing now holds 152 names.", {"missing exact 152/152: 152 names"}),
        ("The Red Cross has 60 volunteers in the region.", {"responders exact 60/60: 60 volunteers"}),
        ("Eight ships are looking for the raft.", {"responders exact 8/8: Eight ships"}),
        ("One child, a girl from the next street, remains missing.", {"missing exact 1/1: One child"}),
        ("He spoke in the presence of some 2,000 people.", {"crowd about 2000/2000: some 2,000 people"}),
        ("Hundreds of villagers blocked the road.", {"crowd word hundreds: Hundreds of villagers"}),
        ("About 500 of them live in tents.", {"displaced about 500/500: About 500 of them"}),
        ("The pilot's body was found on Monday.", {"deaths exact 1/1: The pilot's body"}),
        ("Two clerks and the guard, Ivan Roe, 51, died.",
         {"deaths exact 2/2: Two clerks", "deaths exact 1/1: the guard"}),
        ("Six of the 20 people aboard are still at the city hospital.", {"injured exact 6/6: Six of the 20 people"}),
        ("A bomber blew himself up.", {"attackers exact 1/1: A bomber", "deaths exact 1/1: himself"}),
        ("The town mourns 31.", {"deaths exact 31/31: 31"}),
        ("Of the eight men detained after the raid, five have been released.", {"arrested exact 8/8: the eight men"}),
        ("Two boys, aged six and eight, drowned.", {"deaths exact 2/2: Two boys"}),
        ("The explosives were put at 30 to 40 pounds.", set()),
        ("Three suspects are still on the run.", {"attackers exact 3/3: Three suspects"}),
        ("A fishing boat picked up 22 people.", {"rescued exact 22/22: 22 people"}),
        ("Six broke their legs.", {"injured exact 6/6: Six"}),
        ("The fire destroyed the factory and 12 houses.", {"destroyed exact 12/12: 12 houses"}),
        ("The factory manager has been arrested.", {"arrested exact 1/1: The factory manager"}),
        ("This brings to six the number of people arrested.", {"arrested exact 6/6: six"}),
        ("The gang, believed to number 12, fled.", {"attackers exact 12/12: 12"}),
        ("A list at the gate named 31 workers as missing.", {"missing exact 31/31: 31 workers"}),
        ("A woman broke both ankles.", {"injured exact 1/1: A woman"}),
        ("About 400 residents had to leave the area.", {"displaced about 400/400: About 400 residents"}),
        ("It found that 14 people died and put the number on board at 39.", {"deaths exact 14/14: 14 people"}),
        ("Two boats, a tug and two aircraft took part in the search.",
         {"responders exact 2/2: Two boats", "responders exact 1/1: a tug", "responders exact 2/2: two aircraft"}),
        ("Two of the injured have since died.", {"deaths exact 2/2: Two of the injured"}),
        ("Arrests rise to four.", {"arrested exact 4/4: four"}),
        ("Six are in custody, among them a hotel cook.", {"arrested exact 6/6: Six", "arrested exact 1/1: a hotel cook"}),
        ("Nine skiers were buried in a joint ceremony.", {"deaths exact 9/9: Nine skiers"}),
        ("Two chairmen are dead and one officer in an Orla hospital.",
         {"deaths exact 2/2: Two chairmen", "injured exact 1/1: one officer"}),
        ("The riot ended with five burned-out shops.", {"destroyed exact 5/5: five burned-out shops"}),
        ("They put the magnitude of the quake at 5.9.", {"magnitude exact 5.9/5.9: magnitude of the quake at 5.9"}),
        ("The crowd was estimated at between 350 and 380.", {"crowd range 350/380: estimated at between 350 and 380"}),
        ("Some 300 huts had burnt down.", {"destroyed about 300/300: Some 300 huts"}),
        ("Tonight thousands sleep outdoors.", {"displaced word thousands: thousands"}),
        ("It put the crowd at 33,000, above the 25,000 declared.", {"crowd exact 33000/33000: 33,000", "crowd exact 25000/25000: the 25,000"}),
        ("They counted 22 political murders, compared with 48 in 2013.",
         {"deaths exact 22/22: 22 political murders", "deaths exact 48/48: 48"}),
        ("The mayor died with his driver and a nephew.",
         {"deaths exact 1/1: The mayor", "deaths exact 2/2: his driver and a nephew"}),
        ("We mourn two skiers.", {"deaths exact 2/2: two skiers"}),
        ("Police fired tear gas at about 60 angry youths.", {"crowd about 60/60: about 60 angry youths"}),
        ("Police presented three suspects.", {"arrested exact 3/3: three suspects"}),
        ("Thieves shot a baker for money and one of his guards on Sunday.",
         {"injured exact 1/1: a baker", "injured exact 1/1: one of his guards"}),
        ("It hurt a man in the yard and two women ran away.", {"injured exact 1/1: a man"}),
        ("It killed 29 people. It was first reported at 10. Asked how old he was, he said 25.", {"deaths exact 29/29: 29 people"}),
        ("Five robbers struck. Four left the clinic. Two women took a bus.", {"attackers exact 5/5: Five robbers"}),
        ("Some 300 pupils attend the school.", set()),
        ("The train sent 23 wagons to the port.", set()),
        ("The number of houses swept away was put at 22.", {"destroyed exact 22/22: 22"}),
        ("Eleven wagons left the rails.", {"destroyed exact 11/11: Eleven wagons"}),
        ("Of the victims, 16 were found in Orla, nine in Vent and four in Sils.",
         {"deaths exact 16/16: 16", "deaths exact 9/9: nine", "deaths exact 4/4: four"}),
        ("Some 19 wounded, 7 of them from the guard.", {"injured about 19/19: Some 19", "injured exact 7/7: 7 of them"}),
        ("Four men died in Orla, two in three of their relatives said.", {"deaths exact 4/4: Four men"}),
        ("Two women and one man died.", {"deaths exact 2/2: Two women", "deaths exact 1/1: one man"}),
        ("A policeman was killed.", {"deaths exact 1/1: A policeman"}),
        ("The blast left a nurse dead and two guards wounded.", {"deaths exact 1/1: a nurse", "injured exact 2/2: two guards"}),
        ("24 dead and over 200 hurt.", {"deaths exact 24/24: 24", "injured more_than 200/-: over 200"}),
        ("There were no casualties.", {"deaths none 0/0: no casualties", "injured none 0/0: no casualties"}),
        ("No one was hurt.", {"injured none 0/0: No one"}),
        ("The death toll rose to 1,340.", {"deaths exact 1340/1340: 1,340"}),
        ("Nearly 40 people have been injured.", {"injured about 40/40: Nearly 40 people"}),
        ("Scores of pilgrims were injured.", {"injured word scores: Scores of pilgrims"}),
        ("As many as a dozen miners are missing.", {"missing at_most -/12: As many as a dozen miners"}),
        ("His wife and a young boy were missing.", {"missing exact 2/2: His wife and a young boy"}),
        ("Police arrested 15 demonstrators.", {"arrested exact 15/15: 15 demonstrators"}),
        ("Four men rammed the gate of a mint.", {"attackers exact 4/4: Four men"}),
        ("Some 300 homes were destroyed.", {"destroyed about 300/300: Some 300 homes"}),
        ("A quake of magnitude 5.9 struck.", {"magnitude exact 5.9/5.9: magnitude 5.9"}),
        ("Thieves took £1.7m ($2.6 million).", {"amount exact 1.7e+06/1.7e+06: £1.7m", "amount exact 2.6e+06/2.6e+06: $2.6 million"}),
        ("The haul was worth an estimated two million euros.", {"amount about 2e+06/2e+06: an estimated two million euros"}),
        ("Divers rescued 12 sailors.", {"rescued exact 12/12: 12 sailors"}),
        ("More than 2,000 people were evacuated.", {"displaced more_than 2000/-: More than 2,000 people"}),
        ("Tens of thousands of people marched.", {"crowd word tens of thousands: Tens of thousands of people"}),
        ("Troops seized three rifles.", {"weapons exact 3/3: three rifles"}),
        ("Between 40 and 50 passengers were killed.", {"deaths range 40/50: Between 40 and 50 passengers"}),
        ("He killed his uncle and then himself.", {"deaths exact 1/1: his uncle", "deaths exact 1/1: himself"}),
        ("It killed 90 people in the capital and dozens more on the coast.", {"deaths exact 90/90: 90 people", "deaths word dozens: dozens more"}),
        ("One guard was shot and another badly hurt.", {"injured exact 1/1: One guard", "injured exact 1/1: another"}),
        ("Of the dead, 12 were children.", {"deaths exact 12/12: 12"}),
        ("The bodies of five climbers were recovered.", {"deaths exact 5/5: five climbers"}),
        ("None of the passengers was hurt.", {"injured none 0/0: None of the passengers"}),
        ("Not a single nurse was injured.", {"injured none 0/0: Not a single nurse"}),
        ("Losses are put at between $2 billion and $3 billion.", {"amount range 2e+09/3e+09: $2 billion and $3 billion"}),
        ("Half the roof of the mill collapsed.", {"destroyed exact 0.5/0.5: Half the roof"}),
        ("The blaze gutted much of a hotel.", {"destroyed word much: much of a hotel"}),
        ("He suffered burns and 14 others suffered minor cuts and wounds.", {"injured exact 14/14: 14 others"}),
        ("Both men were detained.", {"arrested exact 2/2: Both men"}),
        ("Hundreds of houses were swept away.", {"destroyed word hundreds: Hundreds of houses"}),
        ("Five children were swept away.", {"missing exact 5/5: Five children"}),
        ("It raised the toll to 33 from 28.", {"deaths exact 33/33: 33"}),
        ("Nine sailors are missing, feared drowned.", {"missing exact 9/9: Nine sailors"}),
        ("Nearly half a million people fled their homes.", {"displaced about 500000/500000: Nearly half a million people"}),
        ("Crews sent six ambulances and a helicopter.", {"responders exact 6/6: six ambulances", "responders exact 1/1: a helicopter"}),
        ("The raid turned up a toy gun and three live shells.", {"weapons exact 3/3: three live shells"}),
        ("A shotgun attack on a bank failed.", set()),
        ("The gunman fatally shot her.", set()),
        ("The 2020 attack killed 2000 people.", {"deaths exact 2000/2000: 2000 people"}),
        ("Four masked men armed with axes held up a bank.", {"attackers exact 4/4: Four masked men"}),
        ("Two men, ages 47 and 48, were shot.", {"injured exact 2/2: Two men"}),
        ("A man accused of wounding two guards was arraigned.", {"arrested exact 1/1: A man", "attackers exact 1/1: A man", "injured exact 2/2: two guards"}),
        ("The navy had sunk a trawler.", {"destroyed exact 1/1: a trawler"}),
        ("Soldiers nabbed 23 Somali and Yemeni pirates.", {"arrested exact 23/23: 23 Somali and Yemeni pirates"}),
        ("Ten people lost their lives.", {"deaths exact 10/10: Ten people"}),
        ("The storm left 150,000 people homeless.", {"displaced exact 150000/150000: 150,000 people"}),
        ("He stabbed two guards to death.", {"deaths exact 2/2: two guards"}),
        ("They shot three women dead.", {"deaths exact 3/3: three women"}),
        ("Five were hurt, three of them critically.", {"injured exact 5/5: Five", "injured exact 3/3: three of them"}),
        ("Two remain hospitalised.", {"injured exact 2/2: Two"}),
        ("He said 40 nuns had died, including nine novices.", {"deaths exact 40/40: 40 nuns", "deaths exact 9/9: nine novices"}),
        ("The clinic took in six gunshot victims.", {"injured exact 6/6: six gunshot victims"}),
        ("They seized a sawn-off shotgun and 40 kg (88 lb) of explosives.", {"weapons exact 1/1: a sawn-off shotgun", "weapons exact 40/40: 40 kg", "weapons exact 88/88: 88 lb"}),
        ("About 15 officers surrounded the barn.", {"responders about 15/15: About 15 officers"}),
        ("The number of flooded homes now stands at 340.", {"destroyed exact 340/340: 340"}),
        ("A further 600 people have had to leave their homes.", {"displaced exact 600/600: A further 600 people"}),
        ("No pilgrims were injured.", {"injured none 0/0: No pilgrims"}),
        ("The bill tops £30m.", {"amount more_than 3e+07/-: tops £30m"}),
        ("He was fined 900 soles.", {"amount exact 900/900: 900 soles"}),
        ("A 60-year-old Orla woman was killed.", {"deaths exact 1/1: A 60-year-old Orla woman"}),
        ("Two of the runaways were recaptured; 67 of them were safe.", {"arrested exact 2/2: Two of the runaways", "rescued exact 67/67: 67 of them"}),
        ("Some 80 officers from three counties searched the hills.", {"responders about 80/80: Some 80 officers"}),
        ("About 2,000 people attended a funeral.", {"crowd about 2000/2000: About 2,000 people"}),
        ("Two officers shot back.", {"responders exact 2/2: Two officers"}),
        ("A couple and their three children died.", {"deaths exact 5/5: A couple and their three children"}),
        ("He shot his wife and two sons dead.", {"deaths exact 3/3: his wife and two sons"}),
        ("An elderly couple drowned.", {"deaths exact 2/2: An elderly couple"}),
        ("Two skiers died and a third was badly hurt.", {"deaths exact 2/2: Two skiers", "injured exact 1/1: a third"}),
        ("An Italian was killed.", {"deaths exact 1/1: An Italian"}),
        ("A couple of houses were wrecked.", {"destroyed word a couple: A couple of houses"}),
        ("Neither guard was hurt.", {"injured none 0/0: Neither guard"}),
        ("No civilian had been killed.", {"deaths none 0/0: No civilian"}),
        ("Nobody else was hurt.", set()),
        ("Storm kills two, hurts dozens", {"deaths exact 2/2: two", "injured word dozens: dozens"}),
        ("There were reports of 14 killed and 35 injured.", {"deaths exact 14/14: 14", "injured exact 35/35: 35"}),
        ("He put the number of dead at 19 and of wounded at 50.", {"deaths exact 19/19: 19", "injured exact 50/50: 50"}),
        ("The toll from the first storm, of last May, stood at 16.", {"deaths exact 16/16: 16"}),
        ("Two undersea cables were cut.", {"destroyed exact 2/2: Two undersea cables"}),
        ("Ten villages were cut off.", set()),
        ("A gang of six armed with axes robbed a bank.", {"attackers exact 6/6: six"}),
        ("Dozens of officers with four dogs and a helicopter searched the woods.", {"responders word dozens: Dozens of officers", "responders exact 4/4: four dogs", "responders exact 1/1: a helicopter"}),
        ("Sixty were hurt, nine of them with broken bones.", {"injured exact 60/60: Sixty", "injured exact 9/9: nine of them"}),
        ("He was held for shooting two men and wounding a third.", {"injured exact 2/2: two men", "injured exact 1/1: a third"}),
        ("He had a .38-caliber revolver.", {"weapons exact 1/1: a .38-caliber revolver"}),
        ("Two of four bombs went off.", {"weapons exact 2/2: Two of four bombs", "weapons exact 4/4: four bombs"}),
        ("A woman of 80 died.", {"deaths exact 1/1: A woman of 80"}),
        ("One of the dead was a child.", {"deaths exact 1/1: a child"}),
        ("His office counted 52 arrests.", {"arrested exact 52/52: 52 arrests"}),
        ("No shots were fired.", {"weapons none 0/0: No shots"}),
        ("Two others could not be saved.", {"deaths exact 2/2: Two others"}),
        ("Aftershocks of 5.1 and 4.8 followed.", {"magnitude exact 5.1/5.1: Aftershocks of 5.1", "magnitude exact 4.8/4.8: 4.8"}),
        ("Mill Road shooting: Gunman opens fire\n\nIt was late.", {"attackers exact 1/1: Gunman"}),
        ("Five skiers died, three of them children.", {"deaths exact 5/5: Five skiers", "deaths exact 3/3: three of them"}),
        ("A hundred homes were evacuated.", {"displaced exact 100/100: A hundred homes"}),
        ("A crew of ten dug through the snow.", {"responders exact 10/10: ten"}),
        ("Damage to two cables was found.", {"destroyed exact 2/2: two cables"}),
        ("Six robbers came, two of them carrying pistols.", {"attackers exact 6/6: Six robbers"}),
        ("Four officers were hurt, taking the total to 15.", {"injured exact 4/4: Four officers", "injured exact 15/15: 15"}),
        ("Up to 400 people, many of them masked, gathered in Mill Road.", {"crowd at_most -/400: Up to 400 people"}),
        ("Four were released without charge.", set()),
        ("All but nine pleaded guilty.", set()),
        ("They took three hours to find a teacher guilty.", {"arrested exact 1/1: a teacher"}),
        ("A handful of protesters held signs.", {"crowd word handful: A handful of protesters"}),
        ("Repairs will cost P320 million.", {"amount exact 3.2e+08/3.2e+08: P320 million"}),
        ("The agency put the magnitude at 6.5.", {"magnitude exact 6.5/6.5: put the magnitude at 6.5"}),
    ],
)  # fmt: skip
def test_what_a_sentence_says(text: str, expected: set[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rovers beat United 3-1.",
        "Jean Roe, 48, died.",
        "The 38-year-old lives at 14 Mill Road.",
        "Call 555 0134 or 020 7946 0018.",
        "The 1998 attack is not forgotten.",
        "A Boeing 747 landed at 10:45 on July 4.",
        "He drove a 4x4 along Interstate 75.",
        "She earns $900 a month.",
        "It is unknown how many were injured.",
        "Rescuers hope to save 14 children.",
        "Parliament has 300 seats.",
        "Three of the survivors came to court.",
        "Four paintings are missing.",
        "A judge ordered that he be held.",
        "In 2011 thieves struck there.",
        "Two inmates fled by helicopter.",
        "The camp is home to 20,000 refugees.",
        "A farmer of 70 had a heart attack.",
        "Three convicted murderers climbed a fence.",
        "Luton, beaten 2 - 1, play at the 10,226-seat ground on Route 7.",
        "Flight 571 took off from Gate 12; call 555-0142 or +254 20 555 0199.",
        "The gang fled; the three robbers had masks.",
        "",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert [figure for figure in found(text) if figure.topic != "magnitude"] == []


def test_a_figure_says_where_it_stands_and_by_which_rule() -> None:
    text = "Storm kills two\n\nEarlier reports said four fishermen were killed in five villages."
    first, second = found(text)
    assert (text[first.start : first.end], first.sentence.headline) == ("two", True)
    assert (second.status, second.what, second.unit) == ("earlier", "fishermen", "people")
    assert second.scope == "in five villages"
    assert {first.rule, second.rule} <= RULES.keys()
    assert 0 < first.confidence <= 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Up to 40 people are feared dead.", "expected"),
        ("The death toll could rise to 30.", "expected"),
        ("The number of dead is expected to reach 90.", "expected"),
        ("Officials fear that 12 miners were killed.", "expected"),
        ("The death toll rose to 30.", "current"),
        ("Feared by many, he killed two men.", "current"),
        ("Officials first said 11 people were killed.", "earlier"),
    ],
)
def test_what_has_not_happened_and_what_was_said_before(text: str, status: str) -> None:
    (figure,) = found(text)
    assert figure.status == status
    assert [each.status for each in found(text, tuple(STATUSES))] == ["current"]


BY_RULE = {
    "magnitude": "A quake measuring 6.4 on the Richter scale struck.",
    "money": "The ring is worth €40,000.",
    "large sum": "They agreed on? 22bn in loans.",
    "object": "The slide buried two skiers.",
    "list": "The slide killed a guide and two skiers.",
    "subject": "Two skiers died.",
    "far subject": "Two skiers from the village of Orla were killed.",
    "state": "Two skiers are missing.",
    "adjective": "The three wounded skiers slept.",
    "noun": "There were 12 fatalities.",
    "toll": "The toll has risen to 31.",
    "act": "Police announced the arrest of three men.",
    "identity": "The dead were two skiers.",
    "among": "Two skiers were among the dead.",
    "estimate": "Some 9,000 people marched. Police put the number at 4,000.",
    "with wounds": "The clinic received 14 people with burns.",
    "gravely": "Nine skiers were wounded, two critically.",
    "searched for": "Dogs searched for two skiers.",
    "lost": "She lost her husband and a son.",
    "nobody": "Nobody was hurt.",
    "casualties": "There were no casualties.",
    "attacker": "He saw two masked gunmen.",
    "doer": "Three women robbed a post office.",
    "suspect": "A woman suspected of theft fled.",
    "weapon": "He hid two rifles.",
    "times": "She was shot seven times.",
    "responder": "Some 60 firefighters came.",
    "demonstrator": "The mayor met 40 protesters.",
    "taking part": "Some 9,000 people marched.",
    "again": "Three skiers died. The three victims were old.",
    "parts": "Nine skiers were arrested. Of them, five are Swiss and four Danes.",
    "small craft": "The pirates came in two skiffs.",
    "depth": "It struck at a depth of 10 kilometres.",
    "distance": "It struck 40 miles south of Orla.",
    "duration": "The ground shook for 20 seconds.",
    "share": "Some 40 percent of the town voted.",
    "crowd": "He spoke to a crowd of 300.",
    "family": "A mother and her two sons were killed.",
    "refuge": "Some 300 families sleep in tents.",
    "more": "Seven bodies are here and three more on their way.",
    "rising": "Some 900 people fled their homes. That number is expected to rise to 4,000.",
    "with weapons": "She saw five men with knives.",
    "agent": "The bank was robbed by four men.",
    "of them": "Twelve skiers died. Eight of them were women.",
    "route": "The leak sent dozens to hospitals.",
    "elsewhere": "Sixteen skiers died in Orla, nine in Vent.",
    "of whom": "Some 13 skiers were killed, of whom four Danes.",
    "bracket": "Some 186 households (1,042 people) were evacuated.",
    "answer": "The slide killed 29 skiers. The hospital says 44.",
    "seen": "Four robbers fled. A cook saw three men run.",
    "holding": "The police hold six over the theft.",
    "along with": "A guide was arrested along with two skiers.",
    "aboard": "They search for a plane with nine aboard.",
    "named": "Officer Ann Roe was wounded.",
    "on duty": "The mayor asked for 40 troopers.",
    "meeting": "Some 150 people came to a service.",
    "relative": "Tell the police of two men who robbed a bank.",
    "armed each": "Three men came in, one with a knife and one with a pistol.",
    "up from": "The death toll rose to 31, up from nine.",
}


def test_each_rule_has_an_example() -> None:
    assert BY_RULE.keys() == RULES.keys()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_something_and_can_be_switched_off(rule: str) -> None:
    text = BY_RULE[rule]
    assert rule in {figure.rule for figure in found(text)}
    assert rule not in {figure.rule for figure in found(text, (rule,))}


@pytest.mark.parametrize(
    "text",
    [
        "two " * 4_000,
        "killed " * 4_000,
        "a man and " * 2_500,
        "five people were " * 2_500,
        "1,1,1," * 2_500,
        "Two men were killed, and five men were hurt, and " * 2_000,
        "$ " * 4_000,
        "9" * 10_000,
    ],
)
@pytest.mark.slow
def test_long_and_odd_texts_take_time_in_proportion(text: str) -> None:
    started = time.process_time()
    found(text)
    assert time.process_time() - started < 6
