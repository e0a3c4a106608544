"""``places.geojson``, the gazetteer of a corpus: places join it, every other byte stays.

What is there already is not written twice: a place that is the same gets the names that it lacks. Two places that are
not the same are never made one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from gazetteer import files, geojson
from gazetteer.errors import InputError
from gazetteer.faults import context_faults
from gazetteer.ground import kilometres
from gazetteer.linkedplaces import CONTEXT
from gazetteer.names import key
from gazetteer.places import Gazetteer, Name, Place, curated

__all__ = ["FILE", "MOST", "Addition", "OwnFile", "Result"]

FILE = "places.geojson"
MOST = 20_000
"""How many places a corpus's own gazetteer holds: it is read anew with the corpus, half a millisecond for each."""
_SORTS = {"L": "A"}
"""Feature classes that sources tell apart in different ways."""


class Addition(NamedTuple):
    """A place that is to join.

    Attributes
    ----------
    place : Place
    path : pathlib.Path or None
        The file that it is from.
    line : int or None
        Where it stands there.
    guessed : bool
        Whether its kind is a guess, and so no reason to take it for another place than one of its name.
    """

    place: Place
    path: Path | None = None
    line: int | None = None
    guessed: bool = False

    def refused(self, problem: str, remedy: str) -> InputError:
        """Give the error that names where it stands.

        Parameters
        ----------
        problem, remedy : str

        Returns
        -------
        InputError
        """
        return InputError(problem, remedy, path=self.path, line=self.line)


@dataclass
class Result:
    """What became of places that were to join.

    Attributes
    ----------
    text : str
        The file as it is to be.
    added : list of Place
        New ones.
    named : dict of str to list of str
        Names that places which are there already were given, by their ids.
    known : list of (Place, Place)
        Those that are there already, each with the one that is the same.
    """

    text: str = ""
    added: list[Place] = field(default_factory=list)
    named: dict[str, list[str]] = field(default_factory=dict)
    known: list[tuple[Place, Place]] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        """Whether the file is another."""
        return bool(self.added or self.named)


@dataclass(frozen=True)
class OwnFile:
    """The text of a corpus's own gazetteer.

    Parameters
    ----------
    path : pathlib.Path
    text : str
        Empty where there is none yet.
    """

    path: Path
    text: str = ""

    @classmethod
    def read(cls, folder: Path) -> OwnFile:
        """Read that of a corpus.

        Parameters
        ----------
        folder : pathlib.Path

        Returns
        -------
        OwnFile

        Raises
        ------
        InputError
            If there is no such folder, or what it holds is no gazetteer: file, line, value and remedy.
        """
        if not folder.is_dir():
            remedy = f"Give it with --corpus DIR, or make one: dateline new {folder}"
            raise InputError("there is no such corpus folder", remedy, path=folder)
        path = folder / FILE
        made = cls(path, files.read_text(path) if path.exists() or path.is_symlink() else "")
        _ = made.places  # read now, so that what is wrong is told now
        return made

    @cached_property
    def places(self) -> Gazetteer:
        """The places that it holds."""
        return Gazetteer.read(self.path, text=self.text) if self.text.strip() else Gazetteer()

    def joined(self, additions: Iterable[Addition]) -> Result:
        """Let places join.

        Parameters
        ----------
        additions : iterable of Addition

        Returns
        -------
        Result

        Raises
        ------
        InputError
            If one has the id of another place, lies in what nobody knows or where its country is not, or there are
            more than :data:`MOST`.
        """
        result, standing = Result(), _Standing(self.places)
        origins: dict[str, Addition] = {}
        for addition in additions:
            place = addition.place
            other = standing.same(addition)
            if other is None:
                if len(standing.own) >= MOST:
                    raise too_many(self.path)
                standing.add(place)
                origins[place.id] = addition
                continue
            result.known.append((place, other))
            if other.id in standing.own and other.id not in origins:
                had = {key(name.text) for name in other.names}
                more = standing.more.setdefault(other.id, {})
                more |= {key(n.text): n for n in place.names if key(n.text) not in had | more.keys()}
        result.added = [addition.place for addition in origins.values()]
        for place, _, fault in context_faults({p.id: p for p in result.added}, standing.around):
            raise origins[place.id].refused(f"{place.name!r}: {fault}", "Correct it there")
        lacked = {id: list(names.values()) for id, names in standing.more.items() if names}
        result.named = {id: [name.text for name in names] for id, names in lacked.items()}
        result.text = self._with(result.added, lacked)
        return result

    def _with(self, added: list[Place], more: Mapping[str, list[Name]]) -> str:
        if not self.text.strip():
            head = {"@context": CONTEXT, "type": "FeatureCollection"}
            return geojson.collection(head, (place.feature() for place in added))
        instead = {}
        for number, feature in enumerate(geojson.read(self.path, self.text)) if more else ():
            if names := more.get(feature.record["properties"]["id"]):
                instead[number] = _with_names(feature.record, names)
        return geojson.edited(self.path, self.text, (place.feature() for place in added), instead)

    def save(self, result: Result) -> None:
        """Write what is to be, beside its place, then rename it.

        Parameters
        ----------
        result : Result

        Raises
        ------
        InputError
            If it would not read as it should.
        OutputError
            If it cannot be written. What stood there is untouched.
        """
        held = Gazetteer.read(self.path, text=result.text)
        assert len(held) == len(self.places) + len(result.added)
        files.write(self.path, [result.text.encode()])


def too_many(path: Path) -> InputError:
    """The error for more places than a corpus's own gazetteer holds.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    InputError
    """
    remedy = (
        "Take some, by --country, --class or --population, or compile all into the world gazetteer: "
        "dateline gazetteer build --source FILE.yaml"
    )
    return InputError(
        f"more than {MOST:,} places are too many for the corpus's own gazetteer", remedy, path=path
    )


def _with_names(record: Mapping[str, Any], names: list[Name]) -> dict[str, Any]:
    """The record of a feature with more names behind its own."""
    new = [{"toponym": name.text, "lang": name.lang, "script": name.script} for name in names]
    return {**record, "names": [*record["names"], *new]}


class _Standing:
    """The places that are there, and what of them is the same as one that is to join."""

    def __init__(self, own: Gazetteer) -> None:
        self.own: dict[str, Place] = dict(own)
        self.around: dict[str, Place] = {**curated(), **own}
        self.more: dict[str, dict[str, Name]] = {}
        self._named: dict[str, list[str]] = {}
        self._numbered: dict[str, str] = {}
        for place in self.around.values():
            self._index(place)

    def add(self, place: Place) -> None:
        self.own[place.id] = self.around[place.id] = place
        self._index(place)

    def _index(self, place: Place) -> None:
        for name in _spelled(place):
            self._named.setdefault(name, []).append(place.id)
        if number := place.identifiers.get("geonames"):
            self._numbered[number] = place.id

    def same(self, addition: Addition) -> Place | None:
        """The place that is there and the same; None where there is none."""
        place = addition.place
        if (other := self.around.get(place.id)) is not None:
            if other == place:
                return other
            if _alike(place, other, addition.guessed):
                return other if place.id in self.own else None  # a corpus may say otherwise what ships
            raise addition.refused(
                f"the id {place.id!r} is that of another place: {_apart(place, other)}", "Give it another id"
            )
        number = self._numbered.get(place.identifiers.get("geonames", ""))
        if number is not None and (other := self.around[number]).point is not None:
            if _metres(place, other) <= max(_reach(place), _reach(other), 1000.0):
                return other
            problem = f"the GeoNames number {place.identifiers['geonames']} is that of another place"
            raise addition.refused(f"{problem}: {_apart(place, other)}", "Correct the number, or the point")
        alike = (known for known in self._namesakes(place) if _alike(place, known, addition.guessed))
        return next(alike, None)

    def _namesakes(self, place: Place) -> Iterator[Place]:
        for id in dict.fromkeys(id for name in sorted(_spelled(place)) for id in self._named.get(name, ())):
            yield self.around[id]


def _alike(place: Place, other: Place, guessed: bool = False) -> bool:
    """Whether two places are one: of a sort, with a name in common, and no farther apart than they reach."""
    numbers = {one.identifiers["geonames"] for one in (place, other) if "geonames" in one.identifiers}
    if len(numbers) > 1 or place.point is None or other.point is None:
        return False
    sorts = {_SORTS.get(one.feature_class, one.feature_class) for one in (place, other)}
    names, others = _spelled(place), _spelled(other)
    near = _metres(place, other) <= max(_reach(place), _reach(other))
    return near and bool(names & others) and (guessed or len(sorts) == 1)


def _spelled(place: Place) -> set[str]:
    """Its title and its names, folded."""
    return {key(place.name), *(key(name.text) for name in place.names)}


def _reach(place: Place) -> float:
    return place.precision_m or 0.0


def _metres(place: Place, other: Place) -> float:
    here, there = ((one.lat or 0.0, one.lon or 0.0) for one in (place, other))
    return 1000 * kilometres(here, there)


def _apart(place: Place, other: Place) -> str:
    """Two places in words, with what is between them."""
    far = "" if None in (place.point, other.point) else f", {_metres(place, other) / 1000:,.1f} km from it"
    here, there = (f"{one.name!r}, a {one.kind} at {_at(one)}" for one in (place, other))
    return f"{there}; this is {here}{far}"


def _at(place: Place) -> str:
    return "no point" if place.point is None else f"{place.lat:.4f}, {place.lon:.4f}"
