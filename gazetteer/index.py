"""An index of names that opens from disk at once: a MARISA trie of folded names, and what each means.

It is built in memory, or saved and memory-mapped.
"""

from __future__ import annotations

import json
import mmap
import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import is_
from pathlib import Path

import marisa_trie

from gazetteer.errors import InputError, OutputError
from gazetteer.names import PARTICLES, fold, in_small, key
from gazetteer.places import Place
from gazetteer.tokens import PARAGRAPH

__all__ = ["Meaning", "NameIndex"]


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
    """

    _FILES = ("names.marisa", "places.marisa", "starts.marisa", "meanings.bin")

    def __init__(
        self,
        names: marisa_trie.Trie,
        places: marisa_trie.Trie,
        starts: marisa_trie.Trie,
        meanings: Sequence[int],
        longest: int,
    ) -> None:
        self._names = names
        self._places = places
        self._starts = starts
        self._meanings = meanings
        self.longest = longest

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
        return _index(_Held(places.values()))

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
                small = in_small(variant)
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
        table = memoryview(array("I", [len(bounds), *bounds, *flat]))
        return cls(trie, ids, marisa_trie.Trie(starts - {""}), table, longest)

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
            return cls(names, places, starts, meanings, int(about["longest"]))
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            remedy = "Build it again with NameIndex.save"
            raise InputError(f"no whole name index ({error})", remedy, path=directory) from None

    @property
    def small_starts(self) -> list[str]:
        """The words with which a name may begin in small letters: "al" where there is an al-Basrah."""
        return sorted(self._starts.keys())

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


class _Held(tuple[Place, ...]):
    """Places that equal others if they are the same objects: to compare outlines takes longer than to index."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash(tuple(map(id, self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and len(self) == len(other) and all(map(is_, self, other))


@lru_cache(maxsize=4)
def _index(places: _Held) -> NameIndex:
    """The index of places; most corpora, and one that is read again, have places that are indexed already."""
    return NameIndex.build(
        (text, place.id, abbreviation, demonym)
        for place in places
        for text, abbreviation, demonym in (
            *((name.text, name.abbr, False) for name in place.names),
            *((demonym, False, True) for demonym in place.demonyms),
        )
    )
