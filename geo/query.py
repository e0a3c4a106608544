"""What a reader types into the search, and what it finds: words, what a corpus says means the same, coordinates.

The page reads and compares in the same way (``maps/static/model/query.js``, ``maps/static/model/search.js``), so that
its exports are those of the command.

Every word must begin a word of what is searched. One that stands in a synonym of the corpus (``synonyms`` in its
``corpus.yaml``), alone or with the words next to it, may be any other of that group. A word of four letters or more
that begins no word of the corpus may differ by one letter: one too many, one too few, another, or two exchanged; what
holds digits must be as it is, since other figures are other facts. Two coordinates find what is near them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from gazetteer.ground import spherical
from geo.rows import speaker_name

if TYPE_CHECKING:
    from geo.corpus import Corpus
    from geo.events import Event

__all__ = ["NEAR_M", "Query", "coordinates", "fold", "folded", "slipped", "terms"]

#: Metres within which coordinates find a place.
NEAR_M = 25_000
#: Of a sphere as large as the earth: the mean radius R1 of the GRS 80 ellipsoid (Moritz 2000), in metres.
#: Shorter words are not forgiven a letter: too many others are like them.
FORGIVEN = 4
_SKIPPED = frozenset("\u0640'\u2018\u2019\u02bb\u02bc\u02be\u02bf`\u00b4")
_LETTERS = str.maketrans(
    {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ھ": "ه", "ı": "i"}
    | {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e", "ς": "σ"}
    | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_DEGREES = (
    r"([+\-\u2212]?)([0-9]{1,3}(?:\.[0-9]+)?)(?:\s*°(?:\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*['\u2032\u2019])?"
    r"(?:\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*[\"\u2033\u201d])?)?\s*([NSEWnsew]?)"
)
_COORDINATES = re.compile(rf"^\s*{_DEGREES}\s*[,;\s]\s*{_DEGREES}\s*$")

Term = tuple[str, ...]
_Forgiven = Callable[[str], Term]


def fold(text: str) -> str:
    """Fold text as the page's search compares it: small letters and single spaces.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> fold("‘Ayn  al-Asad"), fold("Türkmenbaşy")
    ('ayn al asad', 'turkmenbasy')
    """
    kept = (
        sign
        for sign in unicodedata.normalize("NFKD", text)
        if sign not in _SKIPPED and _class(sign) != "M" and unicodedata.category(sign) != "Cf"
    )
    small = "".join(kept).lower().translate(_LETTERS)
    return " ".join("".join(c if _class(c) in "LN" else " " for c in small).split())


def coordinates(text: str) -> tuple[float, float] | None:
    """Read a point: ``33.79, 42.44``, ``33.79N 42.44E`` or ``33°47'24"N 42°26'24"E``.

    Latitude comes first, as the cards write it, unless the letters say otherwise. Two plain whole numbers are none.

    Parameters
    ----------
    text : str

    Returns
    -------
    (float, float) or None
        Latitude and longitude in degrees.

    Examples
    --------
    >>> coordinates("33.79, 42.44"), coordinates("42°26'24\\"E 33°47'24\\"N"), coordinates("15 80")
    ((33.79, 42.44), (33.79, 42.44), None)
    """
    match = _COORDINATES.match(text)
    if not match:
        return None
    parts = match.groups()
    first, second = parts[:5], parts[5:]
    if not all("." in part[1] or part[2] or part[4] for part in (first, second)):
        return None
    letters = (first[4].upper(), second[4].upper())
    if letters[0] in ("E", "W") and letters[1] in ("N", "S"):
        first, second = second, first
    elif letters[0] in ("E", "W") or letters[1] in ("N", "S"):
        return None
    lat, lon = _degrees(*first), _degrees(*second)
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _degrees(sign: str, whole: str, minutes: str | None, seconds: str | None, letter: str) -> float:
    size = float(whole) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -size if (sign in ("-", "\u2212")) != (letter.upper() in ("S", "W")) else size


def slipped(word: str, other: str) -> bool:
    """Tell whether a word begins another but for one letter: left out, put in, changed, or exchanged with the next.

    Parameters
    ----------
    word, other : str

    Returns
    -------
    bool

    Examples
    --------
    >>> slipped("stampde", "stampede"), slipped("erbli", "erbil"), slipped("mosul", "basra")
    (True, True, False)
    """
    at = next((i for i, letter in enumerate(word) if other[i : i + 1] != letter), len(word))
    rest, left = word[at + 1 :], other[at:]
    return (
        left.startswith(rest)
        or left[1:].startswith(rest)
        or left[1:].startswith(word[at:])
        or (word[at : at + 2] == left[1:2] + left[:1] != "" and left[2:].startswith(word[at + 2 :]))
    )


def terms(text: str, synonyms: Sequence[Sequence[str]]) -> tuple[Term, ...]:
    """Part what is typed into terms, each with the alternatives that may stand for it.

    Parameters
    ----------
    text : str
    synonyms : sequence of sequence of str
        Groups of words, or of several words, that mean the same.

    Returns
    -------
    tuple of tuple of str
        Folded.

    Examples
    --------
    >>> terms("Stampede in Kerman", [["stampede", "crowd crush"]])
    (('stampede', 'crowd crush'), ('in',), ('kerman',))
    """
    words = fold(text).split()
    groups = folded(synonyms)
    longest = max((phrase.count(" ") + 1 for group in groups for phrase in group), default=1)
    found = []
    at = 0
    while at < len(words):
        for many in range(min(longest, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + many])
            alike = [other for group in groups if phrase in group for other in group]
            if alike or many == 1:
                found.append(tuple(dict.fromkeys([phrase, *alike])))
                at += many
                break
    return tuple(found)


def folded(synonyms: Sequence[Sequence[str]]) -> list[Term]:
    """Fold groups of synonyms.

    Parameters
    ----------
    synonyms : sequence of sequence of str

    Returns
    -------
    list of tuple of str
    """
    return [tuple(dict.fromkeys(filter(None, map(fold, group)))) for group in synonyms]


class Query:
    """What is searched for in a corpus.

    Parameters
    ----------
    corpus : Corpus
        Unfiltered.
    text : str
        As it is typed.
    """

    def __init__(self, corpus: Corpus, text: str) -> None:
        self.corpus = corpus
        self.point = coordinates(text)
        self.name = cache(lambda place: self._fold(*_names(corpus, place)))
        self.near = cache(self._near)
        self._texts: dict[str, set[str]] = {}
        self._speaker = cache(lambda speaker: fold(speaker_name(corpus, speaker)))
        self._paper = cache(lambda article: self._fold(*_papers(corpus, article)))
        self.terms = () if self.point else tuple(map(self._forgiven, terms(text, corpus.about.synonyms)))

    def event(self, event: Event) -> bool:
        """Tell whether an event is found.

        Parameters
        ----------
        event : Event

        Returns
        -------
        bool
        """
        if self.point:
            return any(self.near(link.place) for link in event.places)
        return self._having(self._told(event))

    def place(self, id: str) -> bool:
        """Tell whether a place is found.

        Parameters
        ----------
        id : str

        Returns
        -------
        bool
        """
        return self.near(id) if self.point else self._having([self.name(id)])

    def _having(self, texts: Collection[str]) -> bool:
        text = f" {_BETWEEN.join(texts)}"
        return all(any(f" {one}" in text for one in term) for term in self.terms)

    def _forgiven(self, term: Term) -> Term:
        """What may stand for a term: with a letter changed, where it begins no word of the corpus."""
        [word, *others] = term
        plain = len(word) >= FORGIVEN and " " not in word and not any(letter.isdecimal() for letter in word)
        if others or not plain or any(word_.startswith(word) for word_ in self._all):
            return term
        groups = folded(self.corpus.about.synonyms)
        meant = [group for group in groups if any(slipped(word, one) for one in group if " " not in one)]
        return (
            word,
            *(other for other in self._all if slipped(word, other)),
            *(one for group in meant for one in group),
        )

    @cached_property
    def _all(self) -> list[str]:
        """Every word in which is searched."""
        texts = [text for event in self.corpus.event_records.values() for text in self._told(event)]
        texts += map(self.name, self.corpus.place_records)
        return sorted({word for text in texts for word in text.split()})

    def _told(self, event: Event) -> set[str]:
        if event.id not in self._texts:
            self._texts[event.id] = self._gathered(event)
        return self._texts[event.id]

    def _gathered(self, event: Event) -> set[str]:
        """What is searched of an event."""
        said = {self._fold(event.title, event.kind, event.summary or ""), *self._values[event.id]}
        said |= {self.name(link.place) for link in event.places}
        for claim in event.claims:
            said |= {self._speaker(claim.speaker), self._paper(claim.article), fold(claim.paraphrase)}
        return said

    @cached_property
    def _values(self) -> dict[str, list[str]]:
        values = defaultdict(list)
        for group in self.corpus.groups:
            for event in group.events:
                values[event].append(self._fold(group.topic, group.scope or "", *group.labels))
        return values

    def _near(self, id: str) -> bool:
        place = self.corpus.gazetteer[id]
        if self.point is None or place.lat is None or place.lon is None:
            return False
        return spherical(self.point, (place.lat, place.lon)) <= NEAR_M

    def _fold(self, *texts: str) -> str:
        return fold(" ".join(texts))


#: Between texts that are searched together; it is folded away, so that no phrase reaches from one into the next.
_BETWEEN = " / "


def _names(corpus: Corpus, id: str) -> Iterator[str]:
    place = corpus.gazetteer[id]
    yield place.name
    yield from (name.text for name in place.names)


def _papers(corpus: Corpus, id: str) -> Iterator[str]:
    article = corpus.article_records[id]
    yield from (article.publisher or "", article.short or "")


@cache
def _class(character: str) -> str:
    """Give the first letter of a character's Unicode category."""
    return unicodedata.category(character)[0]
