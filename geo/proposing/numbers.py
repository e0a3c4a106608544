"""Numbers as news writes them: 1,500, two and a half million, €2m, a dozen, scores, at least 30, 40 to 50.

A small table of its own, since a library that turns words into digits knows neither bounds nor "scores" nor
where in the text a number stands, and all three are what a figure consists of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.lexicon import words

__all__ = ["CURRENCIES", "Line", "Number", "bound_behind", "number_at"]

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "mn": 1e6, "mln": 1e6,
    "m": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "trillion": 1e12,
    "tn": 1e12,
}  # fmt: skip
_SHORT_SCALES = words("k m b")  # only where written onto the number
VAGUE = {
    "dozens": "dozens", "scores": "scores", "tens": "tens", "hundreds": "hundreds", "thousands": "thousands",
    "millions": "millions", "billions": "billions", "several": "several", "many": "many",
    "numerous": "numerous", "countless": "countless", "multiple": "multiple", "few": "few", "handful": "handful",
}  # fmt: skip
CURRENCIES = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD", "a$": "AUD", "c$": "CAD",
    "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "£": "GBP", "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "sterling": "GBP",
    "€": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR", "¥": "JPY", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rmb": "CNY", "₹": "INR", "rs": "INR", "rupee": None, "rupees": None, "inr": "INR",
    "rupiah": "IDR",
    "r": "ZAR", "rand": "ZAR", "dh": "AED", "dhs": "AED", "aed": "AED", "dirham": "AED", "dirhams": "AED",
    "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "₽": "RUB", "baht": "THB",
    "won": "KRW", "₩": "KRW",
    "franc": None, "francs": None, "peso": None, "pesos": None, "krone": None, "kroner": None, "krona": "SEK",
    "kronor": "SEK", "lira": "TRY", "liras": "TRY", "shekel": "ILS", "shekels": "ILS", "₪": "ILS", "riyal": None,
    "riyals": None, "dinar": None, "dinars": None, "naira": "NGN", "₦": "NGN", "shilling": None, "shillings": None,
    "ringgit": "MYR", "rm": "MYR", "real": None, "reais": "BRL", "r$": "BRL", "zloty": "PLN", "drachma": "GRD",
    "drachmas": "GRD",
    "sol": None, "soles": "PEN", "hryvnia": "UAH", "hryvnias": "UAH", "forint": "HUF", "forints": "HUF",
    "koruna": "CZK", "korunas": "CZK", "cedi": "GHS", "cedis": "GHS", "birr": "ETB", "tenge": "KZT", "lei": "RON",
    "leva": "BGN", "afghani": "AFN", "afghanis": "AFN", "bolivars": "VES", "kwacha": "ZMW",
    "kyat": "MMK", "lempira": "HNL", "lempiras": "HNL", "quetzal": "GTQ", "quetzales": "GTQ",
    "cordobas": "NIO", "colones": None, "pula": "BWP", "dalasi": "GMD", "ariary": "MGA", "metical": "MZN",
    "meticais": "MZN", "som": None, "soms": None, "somoni": "TJS", "manat": None, "dram": "AMD", "lari": "GEL",
    "tugrik": "MNT", "ngultrum": "BTN", "rufiyaa": "MVR", "kina": "PGK", "kip": "LAK", "riel": "KHR",
    "riels": "KHR", "gourdes": "HTG", "guarani": "PYG", "guaranies": "PYG",
    "dong": "VND", "rial": None, "rials": None, "guilders": "NLG",
    "mark": None, "marks": None, "taka": "BDT", "php": "PHP", "chf": "CHF", "kr": None,
}  # fmt: skip
#: Codes of ISO 4217 that articles write in capitals before a number.
_CODES = words(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
    SDG SEK SGD SLE SLL SOS SRD SSP STN SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF
    XCD XOF XPF YER ZAR ZMW ZWL"""
)
_SHORT = {"Tk": "BDT", "Tks": "BDT", "Shs": "", "Ksh": "KES", "KSh": "KES", "Ush": "UGX", "USh": "UGX", "Rp": "IDR",
          "Le": "SLE", "LE": "EGP", "Kc": "CZK", "NT$": "TWD"}  # fmt: skip
_LETTERS = {"P": "PHP", "K": ""}
_YEARS = range(1960, 2100)
#: Words before a currency, and the currency that they make of any; none where it says the same without.
_OF_LANDS = {
    **dict.fromkeys(("us", "u.s.", "american", "new"), ""),
    **{"australian": "AUD", "canadian": "CAD", "singapore": "SGD", "swiss": "CHF", "indian": "INR"},
}
#: Words that are a currency only where they stand before digits, or only behind a number.
_BEFORE = words(
    "$ us$ a$ c$ nz$ hk$ s$ r$ £ € ¥ ₹ ₽ ₩ ₪ ₦ rs r rm dh dhs usd eur gbp inr php chf euro aed rmb taka naira"
)
_BEHIND = frozenset(CURRENCIES) - words(
    "$ us$ a$ c$ nz$ hk$ s$ r$ £ ¥ ₹ ₽ ₩ ₪ ₦ r rm rs real mark marks kr won sol"
)

_GROUPS = ("R", "K", "$", "€", "£", "Rs")
_TOKEN = re.compile(
    r"""(?x)
    [A-Za-z][a-z]++(?![^\W\d_]|['’])  # most words; what follows reads them as well, but takes longer
    | \d+(?:,\d{3})*(?:\.\d+)?        # a number, with what is written onto it split off
    | (?:US|A|C|NT|NZ|HK|S|R)?[$] | [£€¥₹₽₩₪₦]
    | (?:[ap]\.m\.|[A-Z]\.(?:[A-Z]\.)+)
    | n['’]t\b
    | [^\W\d_]+?(?=n['’]t\b)
    | [^\W\d_]+
    | ['’](?:s|re|ve|ll|d)\b
    | --?
    | [^\w\s]
    """
)


class Line:
    """A sentence cut into words, numbers and signs.

    Attributes
    ----------
    raw, small : list of str
        As written, and in small letters.
    start, end : list of int
        Offsets into the article.
    """

    __slots__ = ("end", "raw", "small", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
        self.raw = [text[first:after] for first, after in spans]
        self.small = list(map(str.lower, self.raw))
        self.start = [first for first, _ in spans]
        self.end = [after for _, after in spans]

    def __len__(self) -> int:
        return len(self.raw)

    def tight(self, at: int) -> bool:
        """Whether a word is written onto the one before it."""
        return 0 < at < len(self.raw) and self.end[at - 1] == self.start[at]


@dataclass(slots=True)
class Number:
    """A number and what bounds it.

    Attributes
    ----------
    kind : str
        exact, at_least, more_than, at_most, less_than, about, range or word.
    low, high : float or None
        Its bounds.
    word : str or None
        For a number word.
    first, after : int
        The first of its words, and the first behind it.
    unit : str or None
        A currency, "" where one is meant but not named.
    definite : bool
        "the three".
    digits : bool
        Written in digits.
    """

    kind: str
    low: float | None
    high: float | None
    word: str | None
    first: int
    after: int
    unit: str | None = None
    definite: bool = False
    digits: bool = False


_BOUNDS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
for _words, _kind in (
    ("at least", "at_least"), ("at the very least", "at_least"), ("no fewer than", "at_least"),
    ("no less than", "at_least"), ("not less than", "at_least"), ("a minimum of", "at_least"), ("minimum", "at_least"),
    ("as few as", "at_least"),
    ("more than", "more_than"), ("greater than", "more_than"), ("higher than", "more_than"),
    ("over", "more_than"), ("upwards of", "more_than"), ("upward of", "more_than"), ("well over", "more_than"),
    ("in excess of", "more_than"), ("exceeding", "more_than"), ("above", "more_than"), ("exceeded", "more_than"),
    ("exceeds", "more_than"), ("topped", "more_than"), ("tops", "more_than"), ("topping", "more_than"),
    ("surpassed", "more_than"), ("surpasses", "more_than"), ("surpassing", "more_than"), ("north of", "more_than"),
    ("up to", "at_most"), ("as many as", "at_most"), ("as much as", "at_most"),
    ("as high as", "at_most"), ("no more than", "at_most"),
    ("not more than", "at_most"), ("at most", "at_most"),
    ("did not exceed", "at_most"), ("not exceed", "at_most"), ("not exceeding", "at_most"),
    ("not fewer than", "at_least"), ("not less than", "at_least"), ("a maximum of", "at_most"), ("maximum", "at_most"),
    ("fewer than", "less_than"), ("less than", "less_than"), ("under", "less_than"), ("below", "less_than"),
    ("about", "about"), ("around", "about"), ("approximately", "about"), ("roughly", "about"), ("some", "about"),
    ("nearly", "about"), ("almost", "about"), ("close to", "about"), ("near", "about"), ("circa", "about"),
    ("closer to", "about"),
    ("estimated", "about"), ("estimate of", "about"), ("estimated to be worth", "about"), ("an approximate", "about"),
    ("perhaps", "about"), ("maybe", "about"), ("in the region of", "about"),
    ("virtually", "about"), ("approx", "about"), ("approximate", "about"), ("estimated at", "about"),
    ("a total of", ""), ("total of", ""), ("another", ""), ("a further", ""), ("further", ""), ("only", ""),
    ("just", ""), ("exactly", ""),
    ("all", "the"), ("an additional", ""), ("additional", ""), ("the other", ""), ("other", ""), ("these", "the"),
    ("those", "the"), ("the", "the"), ("his", "the"), ("her", "the"), ("their", "the"), ("its", "the"),
    ("a", ""), ("an", ""), ("a group of", ""), ("the first", "the"), ("the last", "the"), ("the remaining", "the"),
    ("remaining", ""), ("even", ""), ("possibly", ""), ("at", ""),
):  # fmt: skip
    _row = tuple(_words.split())
    _BOUNDS[_row[-1]] = tuple(
        sorted((*_BOUNDS.get(_row[-1], ()), (_row, _kind)), key=lambda row: -len(row[0]))
    )

#: Bounds that stand behind a number, or behind its noun.
_BOUNDS_BEHIND = {
    ("or", "more"): "at_least", ("at", "least"): "at_least",
    (",", "if", "not", "more", ","): "at_least", ("if", "not", "more"): "at_least",
    ("+",): "at_least", ("-", "plus"): "at_least",
    ("or", "so"): "about", ("or", "fewer"): "at_most", ("or", "less"): "at_most",
}  # fmt: skip


def number_at(line: Line, at: int) -> Number | None:
    """The number that begins at a word, with the words before it that bound it.

    Parameters
    ----------
    line : Line
        A sentence.
    at : int
        Index of a word.

    Returns
    -------
    Number or None
        None where no number begins there.
    """
    number = _plain(line, at)
    if number is None:
        return None
    _said_twice(line, number)
    _quarters(line, number)
    _range(line, number)
    _currency(line, number)
    _before(line, number)
    number.after = bound_behind(line, number, number.after)
    if number.kind == "exact":
        number.high = number.low
    return number


def _plain(line: Line, at: int) -> Number | None:
    """A number without its bounds."""
    small = line.small
    word = small[at]
    if word[0].isdigit():
        value = float(word.replace(",", ""))
        after = at + 1
        if at and line.tight(at) and line.raw[at - 1] in _GROUPS:
            value, after = _grouped(line, at, value)
        if after < len(line) and line.tight(after) and small[after] in SCALES:
            return Number("exact", value * SCALES[small[after]], None, None, at, after + 1, digits=True)
        behind, after = after, _scaled(line, after)
        if after > behind:
            value *= SCALES[small[after - 1]]
        return Number("exact", value, None, None, at, after, digits=True)
    if (
        word in UNITS
        or word in TENS
        or word in ("half", "hundred", "thousand", "million", "dozen", "couple", "pair")
    ):
        return _spelled(line, at)
    if word in VAGUE:
        return _vague(line, at)
    return None


def _said_twice(line: Line, number: Number) -> None:
    """Take in what says a number again in brackets, as releases do: eighteen (18), 33 (thirty-three)."""
    if line.small[number.after : number.after + 1] != ["("] or number.after + 2 >= len(line):
        return
    again = _plain(line, number.after + 1)
    same = again is not None and (again.low, again.digits) == (number.low, not number.digits)
    if again and same and line.small[again.after : again.after + 1] == [")"]:
        number.after = again.after + 1


def _grouped(line: Line, at: int, value: float) -> tuple[float, int]:
    """R250 000; R7,8 million: thousands apart and a decimal comma, as in South Africa."""
    small, after = line.small, at + 1
    decimal = small[after : after + 1] == [","] and line.tight(after) and line.tight(after + 1)
    if decimal and small[after + 1].isdigit() and small[after + 2 : after + 3] and small[after + 2] in SCALES:
        return value + float(f"0.{small[after + 1]}"), after + 2
    while after < len(line) and len(small[after]) == 3 and small[after].isdigit():
        if line.start[after] - line.end[after - 1] != 1:
            break
        value, after = 1000 * value + float(small[after]), after + 1
    return value, after


def _scaled(line: Line, after: int) -> int:
    """Behind a scale: million, -million."""
    small = line.small
    if after < len(line) and small[after] == "-" and line.tight(after) and after + 1 < len(line):
        following = small[after + 1]
        if following in SCALES and following not in _SHORT_SCALES:
            return after + 2
    elif after < len(line) and small[after] in SCALES and small[after] not in _SHORT_SCALES:
        return after + 1
    return after


def _spelled(line: Line, at: int) -> Number | None:
    """A number in words: twenty-three, two dozen, a couple of, half a million."""
    small = line.small
    value, after = _in_words(line, at)
    seen = after > at
    following = small[after] if after < len(line) else ""
    if following == "half" and not seen:
        return _half(line, at)
    if following == "dozen":
        value, after = 12 * (value if seen else 1), after + 1
    elif following == "couple" and not seen and small[after + 1 : after + 2] == ["of"]:
        return Number("word", None, None, "a couple", at, after + 1)
    elif following in ("couple", "pair") and not seen:
        value, after = 2, after + 1
    elif not seen or (value == 0 and small[at] != "zero"):
        return None
    return Number("exact", value, None, None, at, after)


def _in_words(line: Line, at: int) -> tuple[float, int]:
    """What the words of a number come to, and the first word behind them; the word itself where there are none."""
    small, size = line.small, len(line)
    total, part, after = 0.0, 0.0, at
    while after < size:
        word = small[after]
        if word in TENS:
            part += TENS[word]
            if after + 2 < size and small[after + 1] == "-" and 0 < UNITS.get(small[after + 2], 0) < 10:
                part += UNITS[small[after + 2]]
                after += 2
        elif word in UNITS:
            if after > at and part % 10 and part:
                break
            part += UNITS[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES and word not in _SHORT_SCALES:
            total += (part or 1) * SCALES[word]
            part = 0
        elif after > at and small[after : after + 3] == ["and", "a", "half"]:
            part += 0.5
            after += 2
        elif after == at or not _links(line, after):
            break
        after += 1
    return total + part, after


def _links(line: Line, at: int) -> bool:
    """Whether an 'and' or a hyphen stands within a number: a hundred and ten, two-million."""
    small, ahead = line.small, line.small[at + 1] if at + 1 < len(line) else ""
    if small[at] == "and":
        return small[at - 1] in SCALES and (ahead in UNITS or ahead in TENS)
    return small[at] == "-" and line.tight(at) and ahead in SCALES and ahead not in _SHORT_SCALES


def _quarters(line: Line, number: Number) -> None:
    """Three quarters of a million, a quarter of a million."""
    at, small = number.first, line.small
    quarters = {"a": 1, "one": 1, "three": 3}.get(small[at - 4]) if at > 3 else None
    if quarters and small[at - 3] in ("quarter", "quarters") and small[at - 2 : at] == ["of", "a"]:
        number.low, number.first = (number.low or 1) * quarters / 4, at - 4


def _half(line: Line, at: int) -> Number | None:
    """Half a million, half a dozen, half-dozen."""
    small = line.small
    after = at + 1
    while after < len(line) and small[after] in ("a", "-"):
        after += 1
    word = small[after] if after < len(line) else ""
    if word == "dozen":
        return Number("exact", 6, None, None, at, after + 1)
    if word in SCALES and word not in _SHORT_SCALES:
        return Number("exact", SCALES[word] / 2, None, None, at, after + 1)
    return None


def _vague(line: Line, at: int) -> Number | None:
    """Dozens, tens of thousands, several dozen."""
    small = line.small
    word, after = VAGUE[small[at]], at + 1
    if small[at] in ("several", "few", "many") and after < len(line) and small[after] in (*SCALES, "dozen"):
        return Number("word", None, None, f"{word} {small[after]}", at, after + 1)
    while (
        small[after : after + 1] == ["of"]
        and small[after + 1 : after + 2]
        and small[after + 1] in VAGUE
        and small[after + 1].endswith("s")
    ):
        word, after = f"{word} of {small[after + 1]}", after + 2
    return Number("word", None, None, word, at, after)


def _range(line: Line, number: Number) -> None:
    """40 to 50, 40-50, six or seven, 60 or 70, between 40 and 50."""
    small, after = line.small, number.after
    if number.low is None or after + 1 >= len(line) or small[after] not in ("to", "-", "–", "or", "and"):
        return
    joint = small[after]
    if joint in ("-", "–") and not number.digits:
        return
    signed = number.first > 0 and small[number.first - 1] in _BEFORE
    before = number.first - 1 - signed
    between = before >= 0 and small[before] == "between"
    if joint == "and" and not between:
        return
    if joint == "to" and before >= 0 and small[before] == "from":
        return  # a toll that rose from 12 to 15
    at = after + 1
    if at < len(line) and small[at] in _BEFORE and not small[at].isalpha():
        at += 1
    if at < len(line) and joint == "-" and small[at] == "to":  # "a 40-to 50-employee company"
        at += 1
    second = _plain(line, at) if at < len(line) else None
    if second is None or second.low is None or (joint in ("-", "–") and not second.digits):
        return  # "Update 3-Nine dead"
    low, high = number.low, second.low
    if high > 1000 > low and small[second.after - 1] != small[number.after - 1]:
        scale = high / max(
            float(line.small[at].replace(",", "")) if line.small[at][0].isdigit() else high, 1e-9
        )
        if scale >= 1000 and low < 1000:
            low *= scale
    if joint == "or" and high - low != 1 and high > 2 * low:
        return
    if not low < high:
        return
    number.kind, number.low, number.high, number.after = "range", low, high, second.after
    if between and not signed:
        number.first -= 1


def _currency(line: Line, number: Number) -> None:
    """A currency before or behind: $2m, 2 million euros, 2 mn-euro, two million-euro."""
    before = _currency_before(line, number)
    if before is not None:
        number.unit, length = before
        number.first -= length
        return
    small, at = line.small, number.after
    if small[at : at + 1] == ["-"] and line.tight(at):
        at += 1
    if number.word and small[at : at + 1] == ["of"]:
        at += 1
    qualifier = small[at] if at + 1 < len(line) and small[at] in _OF_LANDS else ""
    at += bool(qualifier)
    if at < len(line) and (small[at] in _BEHIND or small[at] == "€"):
        number.unit, number.after = _OF_LANDS.get(qualifier) or CURRENCIES[small[at]] or "", at + 1


def _currency_before(line: Line, number: Number) -> tuple[str, int] | None:
    """The currency before a number, and in how many words it stands there."""
    small, first = line.small, number.first
    if not first:
        return None
    sign, written = small[first - 1], line.raw[first - 1]
    if number.digits and (written in _CODES or written in _SHORT):
        return _SHORT.get(written, written), 1
    if (
        number.digits and written == "¢" and small[first - 2 : first - 1] == ["gh"]
    ):  # the sign of Ghana's cedi
        return "GHS", 2
    if written == "Euro" and number.digits and number.low in _YEARS:
        return None  # the tournament
    plain = sign in _BEFORE and written != "r" and (number.digits or not sign.isalpha())
    if plain and (sign != "r" or line.tight(first)):
        return CURRENCIES[sign] or "", 1
    scaled = small[number.after - 1] in SCALES or "," in line.raw[first]
    if scaled and written in _LETTERS and line.tight(first) and number.digits:
        return _LETTERS[written], 1  # P320 million, P1,500, K2 million
    return ("INR", 2) if first > 1 and (small[first - 2], sign) == ("rs", ".") else None


def _before(line: Line, number: Number) -> None:
    """At least, more than, nearly, another, the."""
    small = line.small
    for _ in range(4):
        first = number.first
        if not first:
            return
        rows = _BOUNDS.get(small[first - 1], ())
        match = next(
            (row for row in rows if tuple(small[max(0, first - len(row[0])) : first]) == row[0]), None
        )
        if match is None:
            return
        row, kind = match
        if kind == "" and row == ("at",):
            return
        if row == ("up", "to") and first > 2 and small[first - 3] in ("gone", "went", "goes", "go", "shot"):
            return  # the toll has gone up to eleven
        if number.definite and row[-1] in ("above", "below", "over", "under"):
            return  # far above the 25,000 declared
        number.first -= len(row)
        if kind == "the":
            number.definite = True
        elif kind and number.kind in ("exact", "range") and number.low is not None:
            _bound(number, kind)


def _bound(number: Number, kind: str) -> None:
    if kind == "about":
        if number.kind == "exact":
            number.kind, number.high = kind, number.low
    elif kind in ("at_least", "more_than"):
        number.kind, number.high = kind, None
    else:
        number.kind, number.low, number.high = (
            kind,
            None,
            number.high if number.high is not None else number.low,
        )


def bound_behind(line: Line, number: Number, after: int) -> int:
    """Take in the bound that stands at a word, behind a number or its noun: ten or so, 40+, four people or more.

    Parameters
    ----------
    line : Line
        A sentence.
    number : Number
        Changed where it is exact and a bound stands there.
    after : int
        Index of the word.

    Returns
    -------
    int
        The first word behind the bound; the same word where there is none.
    """
    if number.kind != "exact" or number.low is None:
        return after
    for row, kind in _BOUNDS_BEHIND.items():
        if tuple(line.small[after : after + len(row)]) == row and (row[0] != "+" or line.tight(after)):
            _bound(number, kind)
            return after + len(row)
    return after
