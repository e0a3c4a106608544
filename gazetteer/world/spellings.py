"""In which other spellings newspapers write the names of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = [
    "LOCAL",
    "OF_DISTRICT",
    "bare",
    "hills",
    "of_unit",
    "pointed",
    "straits",
    "transliterated",
    "worth",
    "written_out",
]

_GENERIC = (
    r"Province|Governorate|Region|Oblast|Oblast'|Department|Prefecture|District|State|County|Voivodeship"
    r"|Emirate|Canton|Krai|Kray|Republic|Division|Municipality|Sheng"
)
_TYPED = re.compile(rf"(?P<bare>.+?) (?:{_GENERIC})|(?:{_GENERIC}) of (?P<of>.+)", re.IGNORECASE)
LOCAL = re.compile(
    r"(?:Kabupaten|Kota|Huyện|Quận|Thị Xã|Comuna|Oraş|Municipiul|Provincia|Shahrestān-e|Obshtina|Markaz|Daïra|Okres"
    r"|Bashkia|Srŏk|Nohiyai|Amphoe|Commune|Département|Arrondissement|Caza|Mukim)"
    r" (?:(?:de(?: la| los| las)?|del|du|of) |d['’])?(?P<behind>[^\d]+)"
    r"|(?P<before>[^\d]+) (?:İlçesi|Shi|Gun|Kommune?|Tumani|Aūdany|Cercle)"
)
"""What a unit is called in its own country, which English leaves out or translates."""
OF_DISTRICT = re.compile(
    r"(?:City|Town|Village|Dimos|(?:Land|Stadt)?[Kk]reis|Kreisfreie Stadt|Bezirk|Arrondissement|Département)"
    r" (?:(?:of|de|du|d['’]) ?)?(?P<behind>.+)|(?P<before>.+) (?:Xian|Qu|Zhen|Township|Rayon|Division)"
)
"""The same of what lies below the second level."""
_CALLED = {
    "Province": "AF AO AR BI CA CD CN CR CU DO DZ EC GA ID IR KH KP KR LA LK MN MZ NL NP PA PG PK RW SB SL TD TH TR"
    " VN ZA ZM ZW",
    "Governorate": "BH EG IQ JO KW LB OM PS SY TN YE",
    "Region": "BF CL CM DK ER ET GH IT KZ MA ML MR NA NE NZ PE PH SN SO TG TZ UA UZ",
    "Department": "BJ BO CO GT HN HT NI PY SV UY",
    "County": "EE HR HU IE KE LR NO RO SE",
    "State": "AU BR IN MM MX MY NG SD SS US VE",
    "Prefecture": "CF GR JP",
    "Division": "BD",
    "Canton": "CH",
    "Emirate": "AE",
}
"""What English calls the first-level units of a country, put behind a name that lacks it."""
_TYPE = {country: word for word, countries in _CALLED.items() for country in countries.split()}
_WAYS = {"North ": "N. ", "South ": "S. ", "East ": "E. ", "West ": "W. "}


def written_out(text: str) -> bool:
    """Whether a name is more than letters that stand for one."""
    return bool(text) and not re.fullmatch(r"[A-Z.\d ]{1,6}", text)


_JUNK = re.compile(r"[A-Z]{1,4}|.|[^\W\d_]?\W*|.*[\d/;=<>_].*", re.DOTALL)


def worth(text: str) -> bool:
    """Whether another name can stand in a text: it is no code, no number, no transliteration in small letters."""
    return len(text) <= 60 and not text.islower() and not _JUNK.fullmatch(text)


_ARTICLE = re.compile(r"(?:Al|El|Ar|As|Ash|Aş|An|Ad|Ad̨|Az|At|Aţ|Ath|Adh)[ -](?=\w{4})")
_FEMININE = re.compile(r"\w{3}[aā]h\Z")
_ARABIC = frozenset("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())


def transliterated(name: str, country: str) -> Iterator[str]:
    """An Arabic name as newspapers spell it: Qāmishlī and Al Qāmishlī; Raqqah, Raqqa and Al Raqqa for Ar Raqqah."""
    if country not in _ARABIC:
        return
    article = _ARTICLE.match(name)
    bare = name[article.end() :] if article else name
    for spelled in (bare, bare.removesuffix("h")) if _FEMININE.search(bare) else (bare,):
        yield spelled
        if article:
            yield f"Al {spelled}"


_HILL = re.compile(r"T[ae]ll? (?=\W?\w{3})")


def hills(name: str, country: str) -> Iterator[str]:
    """An Arabic name of a hill as newspapers spell it: Tal, Tel and Tell Afar for Tall ‘Afar."""
    if country in _ARABIC and (hill := _HILL.match(name)):
        yield from (f"{word} {name[hill.end() :]}" for word in ("Tal", "Tall", "Tel", "Tell"))


_STRAIT = re.compile(r"Straits? of (?P<of>.+)|(?P<bare>.+) Straits?")


def straits(name: str) -> Iterator[str]:
    """A strait of one or of several, before or behind its name: Straits of Hormuz, Hormuz Strait."""
    if found := _STRAIT.fullmatch(name):
        bare = found["of"] or found["bare"]
        for word in ("Strait", "Straits"):
            yield f"{word} of {bare}"
            yield f"{bare} {word}"


def pointed(name: str) -> Iterator[str]:
    """A name with its direction cut short: N. Carolina."""
    for word, short in _WAYS.items():
        if name.startswith(word):
            yield short + name[len(word) :]


def of_unit(name: str, kind: str, country: str) -> Iterator[str]:
    """Other names of a unit: without its type, with its English one, and with what a comma put behind put first."""
    head, comma, tail = name.partition(", ")
    if comma:
        yield f"{tail} {head}"
        yield head
        return
    found = _TYPED.fullmatch(name)
    bare = (found["bare"] or found["of"]) if found else name
    if bare != name and (kind == "first-level" or country != "US"):
        yield bare
    if kind == "first-level" and country in _TYPE:
        yield f"{bare} {_TYPE[country]}"
    if country == "US" and name.endswith(" County"):
        yield f"{bare} Co."
    if country == "IE":
        yield f"County {bare}"
        yield f"Co. {bare}"


def bare(name: str, pattern: re.Pattern[str] = LOCAL) -> Iterator[str]:
    """The name of a unit without what its own country calls it."""
    if found := pattern.fullmatch(name):
        yield found["behind"] or found["before"]
