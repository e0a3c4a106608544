"""Where an accepted event lies: ids that the corpus reads with, and what a correction says of a name."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from shapely import Point

from gazetteer.errors import InputError
from gazetteer.files import read_text
from gazetteer.files.yamlfile import read_yaml
from gazetteer.linkedplaces import CONTEXT
from gazetteer.names import key
from gazetteer.places import Gazetteer, Name, Place, curated
from geo import pinsfile
from geo.corpus import Corpus, Mention
from geo.pinsfile import PinRecord
from geo.proposing import ProposedEvent, ProposedPlace

__all__ = ["Places"]

_OFFSET = re.compile(r"(?P<base>.+)-\d+-km-[a-z]+")
_MOST = 8


class Places:
    """The places that a corpus knows, and the names by which its articles call them.

    Parameters
    ----------
    folder : pathlib.Path
    corpus : geo.corpus.Corpus
    """

    def __init__(self, folder: Path, corpus: Corpus) -> None:
        self.folder = folder
        self.gazetteer = corpus.gazetteer
        self.atlas = corpus.names.atlas
        self.mentions: dict[str, list[Mention]] = {}
        for mention in corpus.mention_records:
            self.mentions.setdefault(mention.article.id, []).append(mention)
        self.texts = {article.id: article for article in corpus.article_records.values()}
        self._points: dict[str, Place] = {}

    def name(self, id: str) -> str:
        """What a place is called.

        Parameters
        ----------
        id : str

        Returns
        -------
        str
        """
        place = self.place(id)
        return place.name if place else id

    def place(self, id: str) -> Place | None:
        """Give a place by its id, from the corpus's gazetteer or the world.

        Parameters
        ----------
        id : str

        Returns
        -------
        gazetteer.places.Place or None
        """
        if id in self._points:
            return self._points[id]
        if id not in self.gazetteer and self.atlas is not None:
            found = self.atlas.find(id)
            return self.atlas.together[found] if found else None
        return self.gazetteer.get(id)

    def named(self, name: str) -> list[tuple[str, str]]:
        """Give the places that have a name, the best known first.

        Parameters
        ----------
        name : str

        Returns
        -------
        list of (str, str)
            Id, and the name with what is around it.
        """
        ids: dict[str, None] = {}
        if self.place(name.strip()) is not None:
            ids[name.strip()] = None
        if self.atlas is not None:
            rows = [row for row, _ in self.atlas.meanings(name)]
            rows.sort(key=lambda row: -int(self.atlas.population[row]) if self.atlas else 0)
            ids |= dict.fromkeys(self.atlas.id(row) for row in rows[:_MOST])
        wanted = key(name)
        if self.atlas is None:
            alike = (p.id for p in self.gazetteer.values() if any(key(n.text) == wanted for n in p.names))
            ids |= dict.fromkeys(alike)
        return [(place.id, self.label(place)) for id in ids if (place := self.place(id)) is not None][:_MOST]

    def label(self, place: Place) -> str:
        """What a place is called, with what is around it.

        Parameters
        ----------
        place : Place

        Returns
        -------
        str
        """
        gazetteer = self.gazetteer if self.atlas is None else self.atlas.together
        return ", ".join([place.name, *(gazetteer[id].name for id in gazetteer.containers(place.id))])

    def chosen(
        self, event: ProposedEvent, corrected: str | None, today: dt.date
    ) -> tuple[list[tuple[str, str]], dict[Path, str]]:
        """Say where an event lies, and what has to be written for the corpus to read with that.

        Parameters
        ----------
        event : ProposedEvent
        corrected : str or None
            The place where it was, as a person says: its id, or a name that only one place has.
        today : datetime.date

        Returns
        -------
        places : list of (str, str)
            Ids with their roles.
        texts : dict of pathlib.Path to str
            ``corpus.yaml``, where it has to say that names are looked up in the world; ``pins.yaml``, where the
            correction says what a name means; ``places.geojson``, where a point so far from a place is one of its own.

        Raises
        ------
        InputError
            If there is no such place, or the name is that of several.
        """
        texts: dict[Path, str] = {}
        sited = list(dict.fromkeys(self._sited(event, today)))
        if corrected is not None:
            place = self._meant(corrected)
            texts |= self._pinned(event, place, today)
            sited = [(place.id, "site")]
        shipped = self._shipped
        points = [self._points[id] for id, _ in sited if id in self._points and id not in shipped]
        if points:
            texts |= self._with_points(points)
        if any(id not in shipped for id, _ in sited if id not in self._points):
            texts |= self._world()
        return sited, texts

    def _meant(self, said: str) -> Place:
        """The place of an id, or of a name that one place has."""
        place = self.place(said)
        if place is not None:
            return place
        found = self.named(said)
        if len(found) == 1 and (only := self.place(found[0][0])) is not None:
            return only
        if found:
            which = "; ".join(f"{id} ({label})" for id, label in found)
            raise InputError(f"several places are called {said!r}", f"Say which by its id: {which}")
        remedy = "Look it up: dateline geocode NAME --gazetteer world"
        raise InputError(f"no place has the id or the name {said!r}", remedy)

    @property
    def _shipped(self) -> Gazetteer:
        path = self.folder / "places.geojson"
        return curated().merged(Gazetteer.read(path)) if path.exists() else curated()

    def _sited(self, event: ProposedEvent, today: dt.date) -> Iterator[tuple[str, str]]:
        """The places of the gazetteers, and points so far from one of them."""
        for proposed in event.places:
            offset = _OFFSET.fullmatch(proposed.place)
            base = self.place(offset["base"]) if offset else None
            known = proposed.lat is not None and proposed.lon is not None and proposed.precision_m is not None
            if self.place(proposed.place) is None and base is not None and known:
                self._points[proposed.place] = _point(proposed, base, today)
            if self.place(proposed.place) is not None:
                yield proposed.place, proposed.role

    def _with_points(self, points: list[Place]) -> dict[Path, str]:
        """``places.geojson`` with points of its own behind what a person wrote there."""
        path = self.folder / "places.geojson"
        held = (
            json.loads(read_text(path))
            if path.exists()
            else {"@context": CONTEXT, "type": "FeatureCollection"}
        )
        held["features"] = [*held.get("features", ()), *(point.feature() for point in points)]
        return {path: json.dumps(held, ensure_ascii=False, indent=1) + "\n"}

    def _world(self) -> dict[Path, str]:
        """``corpus.yaml``, changed so that the places of the world are known."""
        path = self.folder / "corpus.yaml"
        text = read_text(path) if path.exists() else ""
        data, lines = read_yaml(text, path)
        if isinstance(data, dict) and data.get("gazetteer") == "world":
            return {}
        if not isinstance(data, dict):
            title = json.dumps(self.folder.resolve().name or "Articles", ensure_ascii=False)
            return {path: f"{text}title: {title}\ngazetteer: world\n"}
        if ("gazetteer",) in lines:
            rows = text.splitlines(keepends=True)
            row = lines[("gazetteer",)] - 1
            rows[row] = re.sub(r"^(\s*gazetteer\s*:\s*)(?:curated|null|~)?", r"\1world", rows[row])
            return {path: "".join(rows)}
        return {path: f"{text.rstrip()}\ngazetteer: world\n"}

    def _pinned(self, event: ProposedEvent, place: Place, today: dt.date) -> dict[Path, str]:
        """``pins.yaml`` with what the names of the place mean that the event's sentences placed elsewhere."""
        names = {key(name.text) for name in place.names}
        said: dict[str, str] = {}
        for mention in self._mentioned(event):
            text = mention.article.text[mention.match.start : mention.match.end]
            if key(text) in names and mention.match.place != place.id:
                said.setdefault(key(text), text)
        path = self.folder / pinsfile.FILE
        records = [PinRecord(name=name, place=place.id, date=today.isoformat()) for name in said.values()]
        text, new = pinsfile.with_pins(path, dict.fromkeys(records, ""))
        return {path: text} if new else {}

    def _mentioned(self, event: ProposedEvent) -> Iterator[Mention]:
        """The mentions in the sentences that tell of an event."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for id, start, end in event.sentences:
            article = self.texts.get(id)
            if article is not None:
                spans.setdefault(id, []).append((article.text_offset(start), article.text_offset(end)))
        for id, told in spans.items():
            for mention in self.mentions.get(id, ()):
                if any(start <= mention.match.start < end for start, end in told):
                    yield mention


def _point(proposed: ProposedPlace, base: Place, today: dt.date) -> Place:
    """A point so far from a place, with its radius, as a place of its own that no article calls by the other's name."""
    return replace(
        base,
        id=proposed.place,
        name=proposed.name,
        names=(Name(proposed.name),),
        demonyms=(),
        kind="point",
        within=base.within if base.within in curated() else None,
        geometry=Point(proposed.lon or 0.0, proposed.lat or 0.0),
        precision_m=proposed.precision_m,
        precision_note="a tenth of the way, and the radius of the place that it is counted from",
        coordinates_source=f"the geodesic from {base.name}",
        coordinates_date=today.isoformat(),
        outline=None,
        repr_point=None,
        repr_point_source=None,
        identifiers={},
    )
