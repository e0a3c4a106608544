"""Articles in other languages: places are found and placed, words and persons are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.abroad import Abroad
from gazetteer.atlas import Atlas
from gazetteer.languages import LANGUAGES
from gazetteer.languages.names import Translated, Vocabulary
from gazetteer.names import key
from gazetteer.places import curated
from gazetteer.scoring.evaluation import evaluate
from gazetteer.scoring.gold import read_gold
from gazetteer.scoring.shipped import Scored, Shipped
from gazetteer.searcher import Source
from gazetteer.world import World

GOLD = Path(__file__).parent.parent / "data" / "languages"
OTHERS = [code for code in LANGUAGES if code != "en"]
FLOORS = {"ar": 0.9, "fa": 0.9}
"""Of the F1 of recognition on the measured half; 0.95 for the languages with capitals."""
PLACED = 0.9


@pytest.fixture(scope="module")
def shipped(world: World) -> Shipped:
    return Scored(world).as_shipped()


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.slow
def test_what_is_found_and_placed_in_articles_that_no_rule_was_tuned_on(code: str, shipped: Shipped) -> None:
    measures = evaluate(read_gold(GOLD / f"{code}-measured.json"), shipped).measures
    found = measures["recognition F1"].value
    assert found >= FLOORS.get(code, 0.95)
    assert measures["F1@161 end to end"].value >= PLACED * found


def test_an_article_of_each_half_is_in_its_language_and_marked_as_it_reads() -> None:
    for path in GOLD.glob("*.json"):
        documents = read_gold(path)  # refuses marks that do not fit the text
        assert len(documents) == 5
        assert {one.language for one in documents} == {path.stem[:2]}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", "سافر محمد صلاح من [القاهرة] إلى [لندن] وب[باريس] والتقى خبراء من جامعة قديمة."),
        ("ar", "كان من المقرر أن تبدأ الثورة في مدينة [صور] لا في الصور."),
        ("fa", "من به [قم] رفتم و او در [رم] ماند، گفت مالی کم است."),
        ("fa", "کشتی از [آمریکای جنوبی] به [خلیج فارس] رسید."),
        ("es", "La ministra Carmen Toledo viajó al sur; en [Toledo] no llovió. El [mar Negro] está lejos."),
        ("fr", "Partie du [Caire], elle est arrivée au [Havre], puis en [Côte d'Ivoire]. Paul Tours dort."),
        ("fr", "Né à [Suze-la-Rousse], dans la [Drôme], il vit à [Saint-Étienne-du-Rouvray] ; Jean de Lyon se tait."),
        ("de", "Das Essen in [Essen] war gut, die Regierung [Deutschlands] schwieg. Frau Krefeld ging in die Halle."),
        ("de", "Ein Schiff fährt auf dem [Schwarzen Meer] zu den [Philippinen]."),
        ("de", "Die Schweden kamen aus [Polen], die Polen blieben. J. Celle und Karl Linz reisten nach [Linz]."),
        ("de", "Der Bier- und Orangenpreis steigt; Bayern München spielt, der Berliner schweigt. In [Sölden] fiel Schnee."),
        ("es", "Víctor de Aldama y el Real Madrid viajan a [Lima]; la OEA calla. Entre [Brasil] y [Paraguay], nada."),
        ("ar", "قال جو بايدن إن السفينة غادرت [الفجيرة] و[دبي]، وشارك خبراء Google من محافظة [المفرق]."),
        ("fa", "فرماندار [زرند] و محمد تهرانی در [سن‌پترزبورگ] و [هنگ‌کنگ] بودند، آب‌ها بالا آمد."),
        ("ru", "Жители [Чикаго] читали А. Чехова и Джека Лондона, а в [Лондоне] и [Торжке] шёл дождь."),
        ("ru", "Из [Москвы] он уехал в [Нижний Новгород], потом на [Чёрное море] и в [Соединённые Штаты]."),
    ],
)  # fmt: skip
def test_spans(code: str, expected: str, world: World) -> None:
    text = expected.replace("[", "").replace("]", "")
    finder = Abroad(Translated(Atlas(world, curated()), LANGUAGES[code]))
    pieces, at = [], 0
    for found in finder.sift(text)[0]:
        pieces += [text[at : found.start], "[", found.surface, "]"]
        at = found.end
    assert "".join([*pieces, text[at:]]) == expected


def test_an_article_that_says_its_language_is_read_in_it(shipped: Shipped) -> None:
    text = "Mailand, Venedig"
    assert shipped.searcher.search([Source("a", text, "", "de-AT")])[0][0].place == "geonames-3173435"


@pytest.mark.parametrize("code", OTHERS)
def test_tables_are_folded_and_lead_to_places(code: str, world: World) -> None:
    vocabulary = Vocabulary.of(code)
    assert [name for name in [*vocabulary.names][::100] if key(name) != name] == []
    assert all(world.row(id) is not None for ids in [*vocabulary.names.values()][::50] for id in ids)
    assert len(vocabulary.words) > 10_000
    language = LANGUAGES[code]
    listed = language.inside | language.beside | language.heads | language.never | language.usual
    assert {word for word in listed if key(word) != word} == set()
