"""Compiles gazetteer/finding/words.txt: given names, surnames and common words, by how usual they are.

Run with ``python -m tools.words``; needs the packages ``names``, ``Faker``, ``wordfreq`` and ``english-words``,
none of which the product itself uses.

Source
------
Names: United States Census 1990, frequently occurring names (public domain), as packaged in ``names``; name lists
of Faker (MIT). Words: Webster's Second International (public domain), as packaged in ``english-words``, ranked
by wordfreq (Robyn Speer 2022, CC BY-SA 4.0).
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools import options

TARGET = Path(__file__).parent.parent / "gazetteer" / "finding" / "words.txt"

_LATIN = re.compile(r"[a-z]{2,}(?:['-][a-z]+)?")
_COARSE = re.compile(
    r".*(?:fuck|shit).*|cunts?|assholes?|bitch.*|nigg(?:er|a)s?|fag(?:got)?s?|wank.*|cum|tits?|pussy|slut.*"
    r"|whores?|twat|piss.*|bollocks|dickhead|retards?|porn(?:hub|star|o)?|cocks|dildo"
)
"""Words that no news article capitalises and no file needs."""
_HEADER = """\
# Names of persons and common words, most usual first: a section a line, its words after the colon.
# Given names and surnames: United States Census 1990 (public domain) and Faker (MIT).
# Words: Webster's Second International (public domain), ranked by wordfreq (CC BY-SA 4.0).
# NOTICE.txt has the attribution. Written by tools/words.py.
"""


def _plain(name: str) -> str:
    """A name in small letters without diacritics."""
    parts = unicodedata.normalize("NFKD", name)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


def _census(file: str) -> Iterator[tuple[str, float, int]]:
    import names

    for line in (Path(names.__file__).parent / file).read_text().splitlines():
        name, share, _, rank = line.split()
        yield name.lower(), float(share), int(rank)


def _faker(prefix: str) -> Iterator[str]:
    import faker.providers.person as persons

    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            if attribute.startswith(prefix) and isinstance(value, (tuple, list, dict)):
                yield from (_plain(name) for name in value if isinstance(name, str))


def _names() -> dict[str, set[str]]:
    given: dict[str, float] = {}
    for sex in ("male", "female"):
        for name, share, _ in _census(f"dist.{sex}.first"):
            given[name] = given.get(name, 0) + share
    surnames = {name: rank for name, _, rank in _census("dist.all.last")}
    usual = {name for name, share in given.items() if share >= 0.03}
    common = {name for name, rank in surnames.items() if rank <= 2000}
    return {
        "given 2": usual,
        "given 1": (set(given) | set(_faker("first_name"))) - usual,
        "surname 2": common,
        "surname 1": ({n for n, rank in surnames.items() if rank <= 20000} | set(_faker("last_name")))
        - common,
    }


def _frequencies() -> dict[str, set[str]]:
    from english_words import get_english_words_set
    from wordfreq import iter_wordlist, zipf_frequency

    dictionary = {word for word in get_english_words_set(["web2"]) if word == word.lower()}
    tiers: dict[str, set[str]] = {
        f"{kind} {tier}": set() for tier in (4, 3, 2, 1) for kind in ("word", "name")
    }
    for word in iter_wordlist("en"):
        zipf = zipf_frequency(word, "en")
        if zipf < 2.8:
            break
        if _COARSE.fullmatch(word.removesuffix("'s")):
            continue
        stems = {
            word,
            word.removesuffix("s"),
            word.removesuffix("es"),
            word.removesuffix("ed"),
            word.removesuffix("d"),
        }
        stems |= {word.removesuffix("ing"), word.removesuffix("ing") + "e", re.sub("ies$", "y", word)}
        kind = "word" if any(len(stem) > 1 and stem in dictionary for stem in stems) else "name"
        tiers[f"{kind} {4 if zipf >= 5 else 3 if zipf >= 4.3 else 2 if zipf >= 3.6 else 1}"].add(word)
    return tiers


def _line(section: str, entries: Iterable[str]) -> str:
    return f"{section}: {' '.join(sorted(entry for entry in entries if _LATIN.fullmatch(entry)))}\n"


def main(arguments: list[str] | None = None) -> None:
    """Write the file."""
    options.parser("tools.words", __doc__).parse_args(arguments)
    sections = _names() | _frequencies()
    TARGET.write_text(_HEADER + "".join(_line(name, entries) for name, entries in sections.items()))
    for name, entries in sections.items():
        print(f"{name:10} {len(entries):6}")


if __name__ == "__main__":
    main()
