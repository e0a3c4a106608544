"""Spellings: folding text without losing offsets, and an index of names that opens from disk at once.

Folding makes spellings comparable: diacritics, combining marks, invisible characters, the many hyphens,
apostrophes and spaces, and the letter variants of the Arabic script. Every folded character still knows
the characters of the text it stands for, so a match in the folded text has exact offsets in the text as
given. The index is a MARISA trie of folded names; it is built in memory, or saved and memory-mapped.
"""

from __future__ import annotations

import json
import mmap
import re
import sys
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from gazetteer.errors import InputError, OutputError
from gazetteer.places import Place

__all__ = ["Folded", "Meaning", "NameIndex", "fold", "key"]

PARAGRAPH = "\u2029"
"""What a paragraph break becomes in folded text: no name runs over it."""

PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "al el ad as ash an ar at az the of and de del della di da do dos das du des le la les los las y e i en am"
        " der den von van upon sur sous sub",
    )
)
"""Words of a Latin name that may be written small whatever their case in the gazetteer."""

_APOSTROPHES = "'\u2018\u2019\u201a\u201b\u2032\u2035\u02b9\u02bb\u02bc\u02bd\u02be\u02bf`\u00b4\uff07"
_QUOTES = '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u2039\u203a\uff02'
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\u2043\u05be\ufe63\uff0d\u00b7"
_DASHES = "\u2014\u2015\u2e3a\u2e3b\ufe58"
_LETTERS = {
    **dict(zip("øØłŁđĐħĦıðÐəƏ", "oOlLdDhHidDeE", strict=True)),
    **{"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ß": "ss", "ẞ": "SS"},
    # Arabic, Persian and Kurdish forms of one letter
    **{"ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ھ": "ه", "ہ": "ه", "ـ": ""},
}
_EXPANDED, _MARK, _DROPPED = "\ue000", "\ue001", "\ue002"


def _folded_character(character: str) -> str:
    """One character folded, its case kept; '' for one that folds away."""
    if character in _LETTERS:
        return _LETTERS[character]
    if "\ue000" <= character <= "\uf8ff":
        return "\ufffd"
    if unicodedata.category(character) == "Cf":
        return ""
    if "\uac00" <= character <= "\ud7a3":
        return character
    parts = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    text = "".join(_LETTERS.get(part, part) for part in parts)
    if text.lower() != text.casefold():
        text = text.casefold().upper() if text != text.lower() else text.casefold()
    return text if len(text.lower()) == len(text) else text.lower()


class _Table(dict[int, str]):
    """A table for `str.translate` that keeps the length: what would change it becomes a placeholder."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in "\n\x85\u2028":
            folded = "\n"
        elif character in "\x0b\x0c\x1c\x1d\x1e\u2029":
            folded = PARAGRAPH
        elif character.isspace():
            folded = " "
        else:
            folded = self._letter(character)
        self[code] = folded
        return folded

    @staticmethod
    def _letter(character: str) -> str:
        for signs, sign in ((_APOSTROPHES, "'"), (_QUOTES, '"'), (_HYPHENS, "-"), (_DASHES, "—")):
            if character in signs:
                return sign
        if unicodedata.combining(character):
            return _MARK
        folded = _folded_character(character)
        if len(folded) == 1:
            return folded
        return _EXPANDED if folded else _DROPPED


_TABLE = _Table()
_IRREGULAR = re.compile(
    f"[ \n{PARAGRAPH}-][ \n{PARAGRAPH}{_DROPPED}-]+|(?:{_EXPANDED}|[^{_MARK}]){_MARK}+|{_EXPANDED}|{_DROPPED}|{_MARK}"
    r"|(?<![^\W_])'(?!s(?![^\W_]))(?=[^\W\d_])"  # an opening quote, or the first letter of al-'Amarah
)
_FEW = re.compile(
    rf"[ \n{PARAGRAPH}-][ \n{PARAGRAPH}-]+|'(?<![^\W_]')(?!s(?![^\W_]))(?=[^\W\d_])"  # quick to look for
)
"""The same where no character folds to more, to none, or to a mark."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Text in its folded form, with the way back.

    Attributes
    ----------
    source : str
        The text as given.
    cased : str
        Folded, but with its case, its hyphens and its line breaks: one space for a run of spaces, ``—`` for a
        dash, U+2029 for a paragraph break.
    small : str
        The form in which names are compared: `cased` in small letters, hyphens and line breaks as spaces.
        It has the length of `cased`.
    """

    source: str
    cased: str
    small: str
    _at: Sequence[int]
    _from: Sequence[int]
    _to: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that a range of the folded text stands for.

        Parameters
        ----------
        start, end : int
            Offsets into the folded text, the end exclusive and after the start.

        Returns
        -------
        tuple of int
            Offsets into the text as given, the end exclusive.
        """
        return self._source(start)[0], self._source(end - 1)[1]

    def index(self, offset: int) -> int:
        """Where something of the source stands in the folded text.

        Parameters
        ----------
        offset : int
            An offset into the text as given.

        Returns
        -------
        int
            An offset into the folded text: the first of the stretch where several signs fold together.
        """
        stretch = bisect_right(self._from, offset) - 1
        if self._to[stretch]:
            return self._at[stretch]
        return self._at[stretch] + offset - self._from[stretch]

    def _source(self, index: int) -> tuple[int, int]:
        stretch = bisect_right(self._at, index) - 1
        if self._to[stretch]:
            return self._from[stretch], self._to[stretch]
        start = self._from[stretch] + index - self._at[stretch]
        return start, start + 1


def fold(text: str) -> Folded:
    """Fold a text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Folded
        The folded text and its offsets into `text`.

    Examples
    --------
    >>> folded = fold("the  Straße to Ba\u2019qu\u0304ba")
    >>> folded.small
    "the strasse to ba'quba"
    >>> folded.span(15, 22)
    (15, 23)
    """
    level = text.translate(_TABLE)
    pieces: list[str] = []
    at, origin, to = [0], [0], [0]  # stretches: one to one where `to` is 0, else all of them one block
    last = length = 0
    few = not (_EXPANDED in level or _DROPPED in level or _MARK in level)
    for irregular in (_FEW if few else _IRREGULAR).finditer(level):
        start, end = irregular.span()
        block = _block(irregular.group(), text, start)
        if start > last:
            pieces.append(level[last:start])
            length += start - last
        if block:
            at.append(length)
            origin.append(start)
            to.append(end)
            pieces.append(block)
            length += len(block)
        at.append(length)
        origin.append(end)
        to.append(0)
        last = end
    pieces.append(level[last:])
    cased = "".join(pieces)
    return Folded(text, cased, _small(cased), at, origin, to)


def _small(cased: str) -> str:
    """Folded text in small letters, hyphens and line breaks as spaces."""
    return cased.lower().replace("-", " ").replace("\n", " ")


def _block(level: str, text: str, start: int) -> str:
    """What an irregular stretch of the levelled text becomes."""
    if level == "'":
        return ""
    if level[0] in f" \n-{PARAGRAPH}":
        if PARAGRAPH in level or level.count("\n") > 1:
            return PARAGRAPH
        if "-" in level and len(level.replace(_DROPPED, "")) > 1:
            return "—"
        return "-" if "-" in level else "\n" if "\n" in level else " "
    return "".join(
        _folded_character(text[start + index]) if sign == _EXPANDED else sign
        for index, sign in enumerate(level)
        if sign not in (_MARK, _DROPPED)
    )


def key(name: str) -> str:
    """A name in the form in which names are compared.

    Parameters
    ----------
    name : str
        A toponym in any script.

    Returns
    -------
    str
        Folded, in small letters, without spaces around it.

    Examples
    --------
    >>> key("Sana\u2018a\u0304"), key("Al\u2011Anb\u0101r")
    ("sana'a", 'al anbar')
    """
    return fold(name).small.strip(f" {PARAGRAPH}")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name in the index means.

    Attributes
    ----------
    place : str
        Id of the place.
    capitals : int
        Which of the name's words must begin with a capital: bit n for word n.
    abbreviation : bool
        The name counts only in capitals throughout.
    demonym : bool
        Not the place's name, but its adjective or people.
    """

    place: str
    capitals: int
    abbreviation: bool
    demonym: bool


_ABBREVIATION, _DEMONYM = 1 << 16, 1 << 17
_FIRST_WORD = re.compile(r"[\W_]")
_WIDEST = 16  # words whose case is recorded


def _capitals(cased: str) -> int:
    """The words of a folded name that must begin with a capital, as bits."""
    words = re.split(r"[ \n-]", cased)[:_WIDEST]
    return sum(1 << n for n, word in enumerate(words) if word[:1].isupper() and word.lower() not in PARTICLES)


def _variants(name: str) -> Iterator[str]:
    """A folded name, and without its apostrophes and full stops where it has such."""
    yield name
    for signs in ("'", ".", "'."):
        if any(sign in name for sign in signs):
            yield name.translate({ord(sign): None for sign in signs})


class NameIndex:
    """Folded names and what they mean, in a MARISA trie.

    Made with :meth:`of` or :meth:`build` in memory, or with :meth:`open` from disk.

    Attributes
    ----------
    longest : int
        Length in characters of the longest name.
    small_initials : str
        The letters and digits with which a name may begin that needs no capital there.
    """

    _FILES = ("names.marisa", "places.marisa", "starts.marisa", "meanings.bin")

    def __init__(
        self,
        names: marisa_trie.Trie,
        places: marisa_trie.Trie,
        starts: marisa_trie.Trie,
        meanings: Sequence[int],
        longest: int,
        small_initials: str,
    ) -> None:
        self._names = names
        self._places = places
        self._starts = starts
        self._meanings = meanings
        self.longest = longest
        self.small_initials = small_initials

    def __len__(self) -> int:
        return len(self._names)

    @classmethod
    def of(cls, places: Mapping[str, Place]) -> NameIndex:
        """Index every name and demonym of a gazetteer.

        Parameters
        ----------
        places : mapping of str to Place
            The gazetteer.

        Returns
        -------
        NameIndex
            In memory.
        """
        return cls.build(
            (text, place.id, abbreviation, demonym)
            for place in places.values()
            for text, abbreviation, demonym in (
                *((name.text, name.abbr, False) for name in place.names),
                *((demonym, False, True) for demonym in place.demonyms),
            )
        )

    @classmethod
    def build(cls, names: Iterable[tuple[str, str, bool, bool]]) -> NameIndex:
        """Index names.

        Parameters
        ----------
        names : iterable of tuple
            Of each name its spelling, the id of its place, whether it is an abbreviation, and whether it is a
            demonym.

        Returns
        -------
        NameIndex
            In memory.
        """
        found: dict[str, dict[tuple[str, int], None]] = {}
        starts: set[str] = set()
        for text, place, abbreviation, demonym in names:
            cased = fold(text).cased.strip(f" \n{PARAGRAPH}")
            for variant in {cased: 0, cased.rstrip("."): 0} if abbreviation else _variants(cased):
                if not any(map(str.isalpha, variant)):
                    continue
                variant = variant.strip(" -").lstrip("'")
                capitals = _capitals(variant)
                flags = capitals | abbreviation * _ABBREVIATION | demonym * _DEMONYM
                small = _small(variant)
                found.setdefault(small, {})[place, flags] = None
                if small[0].isascii() and not capitals & 1:
                    starts.add(_FIRST_WORD.split(small, 1)[0])
        trie = marisa_trie.Trie(found)
        ids = marisa_trie.Trie({place for meanings in found.values() for place, _ in meanings})
        bounds, flat = array("I", [0]), array("I")
        for number in range(len(trie)):
            for place, flags in found[trie.restore_key(number)]:
                flat.extend((ids[place], flags))
            bounds.append(len(flat))
        longest = max(map(len, found), default=0)
        initials = "".join(sorted({start[0] for start in starts if start}))
        table = memoryview(array("I", [len(bounds), *bounds, *flat]))
        return cls(trie, ids, marisa_trie.Trie(starts), table, longest, initials)

    def save(self, directory: Path | str) -> None:
        """Write the index to a directory, from which :meth:`open` maps it into memory.

        Parameters
        ----------
        directory : pathlib.Path or str
            Made if it does not exist.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        directory = Path(directory)
        try:
            directory.mkdir(parents=True, exist_ok=True)
            (directory / "index.json").unlink(missing_ok=True)  # written last: it vouches for the others
            tries = (self._names, self._places, self._starts)
            for trie, file in zip(tries, self._FILES, strict=False):
                trie.save(str(directory / file))
            (directory / self._FILES[-1]).write_bytes(memoryview(self._meanings).cast("B"))  # type: ignore[arg-type]
            about = {
                "byteorder": sys.byteorder,
                "longest": self.longest,
                "small_initials": self.small_initials,
                "sizes": [(directory / file).stat().st_size for file in self._FILES],
            }
            (directory / "index.json").write_text(json.dumps(about), encoding="utf-8")
        except OSError as error:
            raise OutputError(f"{directory}: the name index cannot be written ({error.strerror})") from error

    @classmethod
    def open(cls, directory: Path | str) -> NameIndex:
        """Map a saved index into memory; nothing is read before it is needed.

        Parameters
        ----------
        directory : pathlib.Path or str
            What :meth:`save` wrote.

        Returns
        -------
        NameIndex
            Sharing its pages with every other process that opened it.

        Raises
        ------
        InputError
            If the directory holds no whole index.
        """
        directory = Path(directory)
        try:
            about = json.loads((directory / "index.json").read_text(encoding="utf-8"))
            sizes = [(directory / file).stat().st_size for file in cls._FILES]
            if about["sizes"] != sizes or about["byteorder"] != sys.byteorder:
                raise ValueError("its files are not those it was saved with")
            names, places, starts = (
                marisa_trie.Trie().mmap(str(directory / file)) for file in cls._FILES[:-1]
            )
            with (directory / cls._FILES[-1]).open("rb") as file:
                meanings = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)).cast("I")
            return cls(names, places, starts, meanings, int(about["longest"]), str(about["small_initials"]))
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            remedy = "Build it again with NameIndex.save"
            raise InputError(f"no whole name index ({error})", remedy, path=directory) from None

    def starts_small(self, word: str) -> bool:
        """Whether a name may begin with this word in small letters.

        Parameters
        ----------
        word : str
            A word in small letters.

        Returns
        -------
        bool
            True for "al" where there is an al-Basrah.
        """
        return word in self._starts

    def prefixes(self, small: str, start: int) -> list[tuple[str, int]]:
        """The names that stand at an offset of a folded text, whether or not they end with a word.

        Parameters
        ----------
        small : str
            Folded text: :attr:`Folded.small`.
        start : int
            Offset into it.

        Returns
        -------
        list of tuple
            Name and its number for :meth:`meanings`, the longest first.
        """
        found = self._names.iter_prefixes_with_ids(small[start : start + self.longest])
        return list(found)[::-1]

    def meanings(self, number: int) -> tuple[Meaning, ...]:
        """What a name means.

        Parameters
        ----------
        number : int
            The name's number.

        Returns
        -------
        tuple of Meaning
            In the order in which the index was built.
        """
        base = self._meanings[0] + 1
        first, last = self._meanings[number + 1], self._meanings[number + 2]
        return tuple(
            Meaning(
                self._places.restore_key(self._meanings[base + at]),
                (flags := self._meanings[base + at + 1]) & 0xFFFF,
                bool(flags & _ABBREVIATION),
                bool(flags & _DEMONYM),
            )
            for at in range(first, last, 2)
        )

    def look_up(self, name: str) -> tuple[Meaning, ...]:
        """What a whole name means, whatever its case.

        Parameters
        ----------
        name : str
            A toponym in any spelling that folds to one in the index.

        Returns
        -------
        tuple of Meaning
            Empty where the index has no such name.

        Examples
        --------
        >>> index = NameIndex.build([("São Tomé", "sao-tome", False, False)])
        >>> [meaning.place for meaning in index.look_up("SAO\u00a0TOME")]
        ['sao-tome']
        """
        for variant in _variants(key(name)):
            if variant in self._names:
                return self.meanings(self._names[variant])
        return ()

    def names(self) -> list[str]:
        """Every folded name.

        Returns
        -------
        list of str
            In the trie's order.
        """
        return list(self._names.keys())
