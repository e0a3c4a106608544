"""Web Annotations on the articles of a corpus, those of Recogito among them, as pins and claims.

Who says which place a name means, pins that mention. Who says something of an event of the corpus on a passage, makes a
claim. Where an annotation points is told by its source (an article's id or address), its offsets and the words that it
quotes; offsets of a program that counts otherwise are set right by the words.

Source
------
W3C Web Annotation Data Model, 2017; what Recogito writes, from its own code and that of its annotation library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from shapely.geometry import Point

from gazetteer.errors import InputError
from gazetteer.files import read_text
from gazetteer.files.jsonfile import JsonText
from gazetteer.own.rows import slug
from gazetteer.places import Place
from geo.articles import Article
from geo.corpus import Corpus
from geo.importing.records import Reading, outline_of, place_at, plain

__all__ = ["Annotations", "Remark", "is_annotation", "read_annotations"]

PURPOSES = {"place": ("identifying", "georeferencing", "linking"), "topic": ("tagging", "classifying")}
SAYING = ("describing", "commenting", "replying", "transcribing")
"""Purposes of bodies whose text says something."""
_GEONAMES = re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/(\d+)(?:/.*)?|(?:gn|geonames)[:-](\d+)")
MOST = 50_000
"""Annotations of one file."""
FAR = 400
"""Characters that offsets may be wrong by, where the words that are quoted stand there."""


class Remark(NamedTuple):
    """Something said of an event on a passage.

    Attributes
    ----------
    event, id, article : str
    paragraph : int
    topic, text : str
    original : (int, int) or None
        The passage, in the file of the article.
    """

    event: str
    id: str
    article: str
    paragraph: int
    topic: str
    text: str
    original: tuple[int, int] | None


@dataclass
class Annotations:
    """What annotations bring.

    Attributes
    ----------
    reading : Reading
        With what was refused.
    pins : list of (str, str, str, int)
        The name, the place's id, the article's and where the mention begins in its text.
    places : list of (int, Place)
        Places that the annotations themselves locate, each with its line.
    remarks : list of Remark
    agreeing : int
        Mentions that mean in the corpus what is said of them.
    """

    reading: Reading
    pins: list[tuple[str, str, str, int]] = field(default_factory=list)
    places: list[tuple[int, Place]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    agreeing: int = 0


class _Passage(NamedTuple):
    article: Article
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.article.text[self.start : self.end]


def is_annotation(value: Any) -> bool:
    """Whether a JSON value is an annotation, or a page, a collection or a list of them.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool
    """
    if isinstance(value, list):
        return bool(value) and is_annotation(value[0])
    return isinstance(value, dict) and "Annotation" in str(value.get("type"))


def read_annotations(path: Path, corpus: Corpus) -> Annotations:
    """Read annotations on the articles of a corpus.

    Parameters
    ----------
    path : pathlib.Path
        A list, a page or a collection of annotations, or one.
    corpus : Corpus

    Returns
    -------
    Annotations

    Raises
    ------
    InputError
        If it is not JSON, or there are more than :data:`MOST`.
    """
    made = Annotations(Reading(path, "Web Annotations"))
    reader = _Reader(corpus, made)
    for number, (value, line) in enumerate(_items(path), 1):
        if number > MOST:
            raise InputError(f"it has more than {MOST:,} annotations", "Part the file", path=path)
        try:
            reader.take(value, line)
        except InputError as error:
            made.reading.refused.append(made.reading.wrong(line, error.problem, error.remedy))
    return made


def _items(path: Path) -> Iterator[tuple[Any, int]]:
    text = JsonText(read_text(path), path, "Web Annotations")
    if text.peek() == "[":
        yield from text.listed()
        return
    whole, start = text.value()
    if whole.get("type") == "Annotation":
        yield whole, text.line(start)
        return
    first = whole.get("first")
    held = whole.get("items") or (first.get("items") if isinstance(first, dict) else None)
    if not isinstance(held, list):
        raise text.refused("it holds no annotations", "Give a list of them, or a page with items", start)
    if whole.get("items"):
        text.offset = start
        for key, _ in text.members():
            if key == "items":
                yield from text.listed()
            else:
                text.value()
    else:
        yield from ((value, text.line(start)) for value in held)


class _Reader:
    """Reads annotations, one after the other, against the articles and places of a corpus."""

    def __init__(self, corpus: Corpus, made: Annotations) -> None:
        self.corpus, self.made = corpus, made
        self.by_address = {article.url: article for article in corpus.article_records.values() if article.url}
        self.means = {(m.article.id, m.match.start): m.match.place for m in corpus.mention_records}

    def take(self, value: Any, line: int) -> None:
        if not is_annotation(value) or isinstance(value, list):
            raise InputError(
                f"{plain(str(value), 60)!r} is no annotation", "Each has type Annotation, body and target"
            )
        bodies = list(_bodies(value))
        passage = self._passage(value.get("target"))
        said = next((text for b in bodies if _purpose(b) in SAYING and (text := _text(b))), "")
        event = next((id for b in bodies if (id := _own(b, "event"))), None)
        if event is not None and said:
            self.made.remarks.append(self._remark(event, value, bodies, said, passage))
            return
        place = self._place(bodies, passage, line)
        if place is None:
            told = ", ".join(dict.fromkeys(plain(_purpose(b)) for b in bodies)) or "no body"
            remedy = (
                "Only annotations that identify a place, or say something of an event by its id, are taken"
            )
            raise InputError(
                f"{plain(passage.words, 60)!r}: it says neither which place nor of which event ({told})",
                remedy,
            )
        if self.means.get((passage.article.id, passage.start)) == place:
            self.made.agreeing += 1
            return
        self.made.pins.append((" ".join(passage.words.split()), place, passage.article.id, passage.start))

    def _remark(
        self, event: str, value: Mapping[str, Any], bodies: list[dict[str, Any]], said: str, passage: _Passage
    ) -> Remark:
        if event not in self.corpus.event_records:
            raise InputError(f"no event has the id {event!r}", "Bring in the events first")
        topic = next((_text(b) for b in bodies if _purpose(b) in PURPOSES["topic"]), "") or "remark"
        article = passage.article
        id = slug(str(value.get("id", "")).removeprefix("#claim/")) or f"{event}-{article.id}-{passage.start}"
        span = article.original_range(passage.start, passage.end)
        return Remark(
            event,
            id[:110],
            article.id,
            article.paragraph_at(passage.start),
            plain(topic, 80),
            plain(said, 600),
            span,
        )

    def _passage(self, target: Any) -> _Passage:
        """Where an annotation points: the passage with the words that it quotes."""
        target = next(iter(_listed(target)), {})
        target = {"source": target} if isinstance(target, str) else target
        if not isinstance(target, dict):
            raise InputError("the annotation has no target", "Give it a source and selectors")
        selectors = [one for one in _listed(target.get("selector")) if isinstance(one, dict)]
        quotes = (s.get("exact") for s in selectors if s.get("type") == "TextQuoteSelector")
        quote = next((text for text in quotes if isinstance(text, str)), "")
        position = next((s for s in selectors if s.get("type") == "TextPositionSelector"), {})
        start, end = position.get("start"), position.get("end")
        known = all(isinstance(at, int) and not isinstance(at, bool) for at in (start, end))
        if not quote and not known:
            raise InputError(
                "it has neither a quote nor a position in a text", "Annotate text, not a picture"
            )
        articles = self._articles(target)
        found = [at for article in articles for at in _stands(article, quote, start if known else None, end)]
        if len({(one.article.id, one.start) for one in found}) == 1:
            return found[0]
        where = f" at {start}" if known else ""
        many = "several places" if found else "no article"
        problem = f"{plain(quote, 60)!r}{where} stands in {many} of the corpus"
        raise InputError(problem, "Give the article's id or address as the source, and offsets of its text")

    def _articles(self, target: Mapping[str, Any]) -> list[Article]:
        """The articles that a target may be of: those that it names, or all."""
        named = [str(target[key]) for key in ("scope", "source", "id") if isinstance(target.get(key), str)]
        for name in named:
            article = self.by_address.get(name) or self.corpus.article_records.get(
                name.rpartition("#article/")[2]
            )
            if article is not None:
                return [article]
        return list(self.corpus.article_records.values())

    def _place(self, bodies: list[dict[str, Any]], passage: _Passage, line: int) -> str | None:
        """The place that the bodies name: of the corpus by its id, of GeoNames by its number, or located by them."""
        sources = [
            text for b in bodies for key in ("source", "id", "value") if isinstance(text := b.get(key), str)
        ]
        for own in (id for b in bodies if (id := _own(b, "place"))):
            if own in self.corpus.gazetteer:
                return own
        for text in sources:
            if found := _GEONAMES.fullmatch(text.strip()):
                return self._numbered(found[1] or found[2])
        unknown = next((id for b in bodies if (id := _own(b, "place"))), None)
        if unknown is not None:
            raise InputError(f"no place has the id {unknown!r}", "Add it: dateline gazetteer add")
        return self._located(bodies, sources, passage, line)

    def _numbered(self, number: str) -> str:
        places = self.corpus.gazetteer.values()
        id = next((p.id for p in places if p.identifiers.get("geonames") == number), None)
        atlas = self.corpus.names.atlas
        if id is None and atlas is not None:
            id = atlas.find(number)
        if id is None:
            remedy = (
                "Say gazetteer: world in corpus.yaml, or add it: dateline gazetteer add geonames-" + number
            )
            raise InputError(f"no place here has the GeoNames number {number}", remedy)
        return id

    def _located(
        self, bodies: list[dict[str, Any]], sources: list[str], passage: _Passage, line: int
    ) -> str | None:
        """A place of another gazetteer whose point stands in the annotation, as Recogito writes it."""
        address = next((text for text in sources if text.startswith(("http://", "https://"))), None)
        at = outline_of(next((b["geometry"] for b in bodies if isinstance(b.get("geometry"), dict)), None))
        if not isinstance(at, Point) or address is None:
            return None
        words = {"name": passage.words, "lat": repr(at.y), "lon": repr(at.x), "kind": "site"}
        place = place_at(words, address, self.made.reading.prefix)
        self.made.places.append((line, place))
        return place.id


def _bodies(value: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The bodies of an annotation; an address alone is one, and so is text alone."""
    for body in _listed(value.get("body")):
        if isinstance(body, dict | str):
            yield {"source": body, "purpose": "identifying"} if isinstance(body, str) else body
    if isinstance(value.get("bodyValue"), str):
        yield {"type": "TextualBody", "purpose": "commenting", "value": value["bodyValue"]}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _purpose(body: Mapping[str, Any]) -> str:
    purpose = body.get("purpose")
    return str(purpose[0] if isinstance(purpose, list) and purpose else purpose)


def _text(body: Mapping[str, Any]) -> str:
    return plain(body.get("value"))


def _own(body: Mapping[str, Any], kind: str) -> str | None:
    """The id of something of a corpus that a body names."""
    sources = [str(body.get(key, "")) for key in ("source", "id", "value")]
    return next((text.rpartition(f"#{kind}/")[2] for text in sources if f"#{kind}/" in text), None)


def _stands(article: Article, quote: str, start: int | None, end: Any) -> list[_Passage]:
    """Where a quote stands in an article: at the offsets, else near them, else wherever it stands."""
    text = article.text
    if article.original is not None and not quote and start is not None:
        spans = zip(article.paragraphs, article.passages, strict=False)
        return [_Passage(article, *own) for own, (first, last) in spans if first < end and start < last][:1]
    if start is not None:
        ranges = [(start, end)]
        if 0 <= start < end <= article.file_offset(len(text)):
            ranges.append((article.text_offset(start), article.text_offset(end)))
        for begin, stop in ranges:
            if 0 <= begin < stop <= len(text) and quote in ("", text[begin:stop]):
                return [_Passage(article, begin, stop)]
        if not quote:
            return []
    found = [match.start() for match in re.finditer(re.escape(quote), text)]
    if start is not None:
        near = [at for at in found if abs(at - start) <= FAR]
        found = [min(near, key=lambda at: abs(at - start))] if near else []
    return [_Passage(article, at, at + len(quote)) for at in found]
