"""What was read of others joins a corpus: its events and claims, the places and articles that they need, pins.

A file becomes an article, a paragraph for each event, which its claims cite; it compiles what others report and is no
voice of its own (``derivative``). Sources that have a title or an address become articles. What is there already stays
as it is. Every table is read before anything is written, and of each file everything is worked out and checked before
anything of it is written; the events are written last.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from gazetteer.errors import InputError
from gazetteer.files import read_bytes, read_text, write
from gazetteer.own.file import Addition, OwnFile, Result
from gazetteer.own.rows import slug
from geo.articles import Article
from geo.contents import read_contents
from geo.deciding.eventsfile import Change, EventsFile
from geo.events import Event
from geo.importing.annotations import Annotations, is_annotation, read_annotations
from geo.importing.datasets import read_dataset
from geo.importing.records import Happening, Reading, Source, plain
from geo.importing.timemap import is_event, is_source, read_timemap
from geo.importing.umap import read_umap
from geo.pinsfile import PinRecord, add_pins
from geo.search import Told

__all__ = ["Brought", "bring"]

ENDINGS = (".csv", ".tsv", ".json", ".jsonld", ".geojson", ".umap")
_HEAD = 400


@dataclass
class Brought:
    """What an import of one file brought.

    Attributes
    ----------
    path : pathlib.Path
    what : str
        What it was taken for.
    events, claims : list of str
        Ids of what was added.
    known : list of str
        Ids of events and claims that are there already.
    articles : list of str
        Ids of articles that were added.
    places : int
        Places that were added to the corpus's own gazetteer.
    pins : int
        Mentions that were pinned.
    agreeing : int
        Mentions that mean already what is said of them.
    refused : list of InputError
        Rows that were left out, each with file, line, value and remedy.
    unread : list of str
        Columns or keys of which nothing was read, though they say something.
    """

    path: Path
    what: str
    events: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    places: int = 0
    pins: int = 0
    agreeing: int = 0
    refused: list[InputError] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def bring(
    folder: Path,
    files: Sequence[Path],
    publisher: str | None = None,
    dry_run: bool = False,
    told: Told | None = None,
    done: Callable[[Brought], None] | None = None,
) -> list[Brought]:
    """Bring events, claims and mentions of others into a corpus.

    Parameters
    ----------
    folder : pathlib.Path
        The corpus.
    files : sequence of pathlib.Path
        Tables in the columns of ACLED or UCDP GED, TimeMap's events with its sources, GeoJSON as uMap has it, Web
        Annotations.
    publisher : str, optional
        Who publishes what is read; of sources that become articles, nobody is said to.
    dry_run : bool
        Whether nothing is written.
    told : callable, optional
        Told what is being done while the world gazetteer is compiled, which annotations may need.
    done : callable, optional
        Given what each file brought as soon as it has joined, so that it is known should a later one fail.

    Returns
    -------
    list of Brought
        One for each file with events or annotations.

    Raises
    ------
    InputError
        If there is no such corpus, or a file is of no kind that is read.
    OutputError
        If something cannot be written.
    """
    if not folder.is_dir():
        raise InputError("there is no such corpus", f"Make one: dateline new {folder}", path=folder)
    kinds = {path: _kind(path) for path in dict.fromkeys(files)}
    sources = [path for path, kind in kinds.items() if kind == "sources"]
    if len(sources) == len(kinds):
        raise InputError("it has sources, and no events", "Give the events, too", path=sources[0])
    readings = {
        path: read_timemap(path, sources) if kind == "timemap" else _READERS[kind](path)
        for path, kind in kinds.items()
        if kind not in ("annotations", "sources")
    }
    made = []
    for path in (path for path, kind in kinds.items() if kind != "sources"):
        reading = readings.get(path)
        if reading is None:
            brought = _annotated(folder, path, dry_run, told)
        else:
            brought = _joined(folder, reading, publisher, dry_run)
        brought.refused.sort(key=lambda refused: refused.line or 0)
        made.append(brought)
        if done is not None:
            done(brought)
    return made


_READERS = {"dataset": read_dataset, "umap": read_umap}


def _kind(path: Path) -> str:
    """What a file is, by its content."""
    if path.suffix.lower() not in ENDINGS:
        remedy = f"Give a file that ends in {', '.join(ENDINGS)}"
        raise InputError(f"ends in {path.suffix or 'nothing'}, which is not imported", remedy, path=path)
    text = read_text(path).removeprefix("\ufeff").lstrip()
    if not text.startswith(("{", "[")):
        return "dataset"
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return "umap" if "FeatureCollection" in text[:_HEAD] else "timemap"  # which say the line
    first = value[0] if isinstance(value, list) and value else value
    if is_annotation(value):
        return "annotations"
    if isinstance(value, dict) and "dateline" in value:
        problem = "it is a table that Dateline exported"
        raise InputError(problem, "geo.read_export reads it; give the corpus that it is from", path=path)
    if isinstance(value, dict) and ("layers" in value or value.get("type") == "FeatureCollection"):
        return "umap"
    if isinstance(value, dict) and "events" in value:
        return "timemap"
    if is_source(first) or (isinstance(value, dict) and value and all(map(is_source, value.values()))):
        return "sources"
    if is_event(first):
        return "timemap"
    known = "events of TimeMap, GeoJSON features, Web Annotations"
    raise InputError(
        "it holds no events that are known", f"Give {known}, or a CSV of ACLED or UCDP", path=path
    )


def _joined(folder: Path, reading: Reading, publisher: str | None, dry_run: bool) -> Brought:
    """Let the events of a reading join a corpus."""
    file = EventsFile.read(folder)
    there = file.outline[1]
    happenings = _unlike(reading)
    new = [happening for happening in happenings if happening.id not in there]
    brought = Brought(reading.path, reading.what)
    brought.known = [happening.id for happening in happenings if happening.id in there]
    own = OwnFile.read(folder)
    result, at = _placed(own, reading, new)
    article = reading.prefix
    taken = {claim for claims in there.values() for claim in claims}
    paragraphs = {happening.id: number for number, happening in enumerate(happenings, 1)}
    events, kept = [], []
    for happening in new:
        facts = _event(
            happening,
            at.get(happening.id),
            _cited(reading, happening, article, paragraphs[happening.id]),
            taken,
        )
        try:
            Event.model_validate(facts)
        except ValidationError as error:
            reading.refused.append(reading.wrong(happening.line, _fault(error), "Correct it there"))
            continue
        taken |= {claim["id"] for claim in facts["claims"]}
        events.append(facts)
        kept.append(happening)
    brought.refused, brought.unread = reading.refused, list(reading.unread)
    texts = _articles(folder, reading, kept, happenings, publisher, article) if events else {}
    brought.articles = [path.stem for path in texts if not path.exists()]
    brought.events = [facts["id"] for facts in events]
    brought.claims = [claim["id"] for facts in events for claim in facts["claims"]]
    brought.places = len(result.added)
    if not events:
        return brought
    changed = file.changed(Change(events=events))
    if not dry_run:
        if result.changes:
            own.save(result)
        for path, text in texts.items():
            write(path, [text.encode()])
        changed.save()
    return brought


def _unlike(reading: Reading) -> list[Happening]:
    """The events of a reading, each id once; those that have that of another are refused."""
    seen: dict[str, int] = {}
    kept = []
    for happening in reading.happenings:
        if happening.id in seen:
            problem = f"the id {happening.id!r} is also that of line {seen[happening.id]}"
            reading.refused.append(
                reading.wrong(happening.line, problem, "Give every event an id of its own")
            )
            continue
        seen[happening.id] = happening.line
        kept.append(happening)
    return kept


def _placed(own: OwnFile, reading: Reading, new: Iterable[Happening]) -> tuple[Result, dict[str, str]]:
    """Let their places join the corpus's own gazetteer, and say where each event is."""
    standing = [(happening, happening.place) for happening in new if happening.place is not None]
    once = {
        place.id: Addition(place, reading.path, happening.line, guessed=True)
        for happening, place in reversed(standing)
    }
    result = own.joined(once[id] for id in dict.fromkeys(place.id for _, place in standing))
    same = {place.id: other.id for place, other in result.known}
    return result, {happening.id: same.get(place.id, place.id) for happening, place in standing}


def _cited(reading: Reading, happening: Happening, article: str, paragraph: int) -> list[tuple[str, int]]:
    """The articles and paragraphs that its claims cite: its sources, or the file itself."""
    return [(_source_id(reading, key), 1) for key in happening.sources] or [(article, paragraph)]


def _source_id(reading: Reading, key: str) -> str:
    return f"{reading.prefix}-source-{slug(key) or sha256(key.encode()).hexdigest()[:8]}"[:110]


def _event(
    happening: Happening, place: str | None, cited: list[tuple[str, int]], taken: set[str]
) -> dict[str, Any]:
    """An event as the file has it."""
    facts: dict[str, Any] = {
        "id": happening.id,
        "title": happening.title,
        "date": happening.date,
        "time": happening.time,
        "kind": happening.kind,
    }
    facts |= {"places": [{"place": place, "role": "site"}] if place else None, "summary": happening.summary}
    claims: list[dict[str, Any]] = []
    for figure in happening.figures:
        for article, paragraph in cited:
            number = len(claims) + 1
            claim: dict[str, Any] = {
                "id": f"{happening.id}-{number}",
                "topic": figure.topic,
                "scope": figure.scope,
            }
            while claim["id"] in taken:
                claim["id"] = f"{claim['id']}-x"
            claim |= {"value": figure.value, "unit": figure.unit, "speaker": "article", "article": article}
            claim |= {"paragraph": paragraph, "paraphrase": figure.paraphrase}
            claims.append({name: fact for name, fact in claim.items() if fact is not None})
    return {name: fact for name, fact in facts.items() if fact is not None} | {"claims": claims}


def _fault(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    value = f" {str(first['input'])[:60]!r}" if isinstance(first["input"], str | int | float) else ""
    return f"{where}{value}: {first['msg'].removeprefix('Value error, ')}".rstrip(".")


def _articles(
    folder: Path,
    reading: Reading,
    kept: Sequence[Happening],
    happenings: Sequence[Happening],
    publisher: str | None,
    article: str,
) -> dict[Path, str]:
    """The articles that the events need, by their files; what is there already has to be the same."""
    target = folder / "articles" if (folder / "articles").is_dir() else folder
    facts: dict[str, Any] = {"publisher": publisher} if publisher else {}
    facts |= {"label": f"{reading.path.name}, {reading.what}", "derivative": True}
    made: dict[str, Source] = {}
    if any(not happening.sources for happening in kept):
        paragraphs = [plain(happening.told) or happening.title for happening in happenings]
        made[article] = Source(facts, "\n\n".join(paragraphs))
    for key in dict.fromkeys(key for happening in kept for key in happening.sources):
        made[_source_id(reading, key)] = reading.sources[key]
    texts = {target / f"{id}.md": _article(id, source) for id, source in made.items()}
    held = _held(folder)
    for path, text in texts.items():
        if path.is_symlink():
            raise InputError("a link of that name is there", "Rename the file that you import", path=path)
        if not path.exists() and path.stem in held:
            problem = f"an article of the corpus has the id {path.stem!r} already"
            raise InputError(problem, "Rename the file that you import", path=held[path.stem])
        if path.exists() and read_bytes(path) != text.encode():
            remedy = "Rename the file that you import, if it is another one, or take that article out"
            raise InputError("an article of that name is there, and says something else", remedy, path=path)
    return texts


def _held(folder: Path) -> dict[str, Path | None]:
    """The articles of the corpus by their ids, each with its file."""
    try:
        return {article.id: article.path for article in read_contents(folder, []).articles}
    except InputError:  # there is none yet
        return {}


def _article(id: str, source: Source) -> str:
    facts = {"id": id, **source.facts}
    try:
        Article.model_validate(facts)
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors() if each["loc"]}
        facts = {name: fact for name, fact in facts.items() if name == "id" or name not in wrong}
    front = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10**9)
    return f"---\n{front}---\n{source.text}\n"


def _annotated(folder: Path, path: Path, dry_run: bool, told: Told | None) -> Brought:
    """Let annotations join a corpus as pins and claims."""
    from geo.folder import read_corpus

    corpus = read_corpus(folder, told=told)
    read = read_annotations(path, corpus)
    brought = Brought(path, read.reading.what, agreeing=read.agreeing, refused=read.reading.refused)
    own = OwnFile.read(folder)
    result = own.joined(
        {place.id: Addition(place, path, line, guessed=True) for line, place in read.places}.values()
    )
    same = {place.id: other.id for place, other in result.known}
    pins = _pins(read, same, path)
    brought.places, brought.pins = len(result.added), len(pins)
    file = EventsFile.read(folder)
    taken = {claim for claims in file.outline[1].values() for claim in claims}
    claims: dict[str, list[Mapping[str, Any]]] = {}
    for remark in read.remarks:
        if remark.id in taken:
            brought.known.append(remark.id)
            continue
        taken.add(remark.id)
        brought.claims.append(remark.id)
        claims.setdefault(remark.event, []).append(
            {"id": remark.id, "topic": remark.topic, "value": {"text": remark.text}, "speaker": "article"}
            | {"article": remark.article, "paragraph": remark.paragraph}
            | ({"original": list(remark.original)} if remark.original else {})
            | {"paraphrase": remark.text}
        )
    changed = file.changed(Change(claims=claims)) if claims else file
    if not dry_run:
        if result.changes:
            own.save(result)
        labels = {
            record: corpus.gazetteer[record.place].name for record in pins if record.place in corpus.gazetteer
        }
        brought.pins = len(add_pins(folder, {record: labels.get(record, "") for record in pins}))
        if claims:
            changed.save()
    return brought


def _pins(read: Annotations, same: Mapping[str, str], path: Path) -> list[PinRecord]:
    records = []
    for name, place, article, at in read.pins:
        facts = {"name": name, "place": same.get(place, place), "article": article, "at": at}
        try:
            records.append(PinRecord.model_validate(facts | {"note": f"as {path.name} says"}))
        except ValidationError as error:
            read.reading.refused.append(read.reading.wrong(None, _fault(error), "Correct the annotation"))
    return records
