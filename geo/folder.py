"""A corpus read from a folder, and everything that is wrong with it found in one reading."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.resources import as_file, files
from pathlib import Path

from gazetteer.errors import InputError, InputErrors
from gazetteer.files import did_you_mean
from gazetteer.files.yamlfile import Lines, read_record, read_yaml_file
from gazetteer.places import Gazetteer, curated
from geo.about import About
from geo.articles import Article
from geo.contents import Contents, file_contents, read_contents
from geo.corpus import Corpus, Progress, silently
from geo.events import Claim, Event, Side, Speaker
from geo.pinsfile import FILE as PINS
from geo.pinsfile import PinsFile, read_pins
from geo.search import Told, find_sites, search
from geo.story import Story

__all__ = ["corpus_of", "entered_again", "read_corpus"]


def read_corpus(
    path: Path | str | None = None,
    progress: Progress = silently,
    gazetteer: str | None = None,
    told: Told | None = None,
    worldwide: bool = False,
) -> Corpus:
    """Read a corpus and check it.

    Parameters
    ----------
    path : path-like, optional
        A folder. Its articles are the text and Markdown files in ``articles/``, or in the folder itself;
        ``corpus.yaml``, ``events.yaml``, ``story.yaml``, ``pins.yaml`` and a gazetteer of its own,
        ``places.geojson``, may stand beside.
        One article file alone is a corpus too. Without a path, the corpus that ships with Dateline.
    progress : callable, optional
        Wraps the articles while they are searched for toponyms, to show how far it is.
    gazetteer : {'curated', 'world'}, optional
        Where names are looked up, instead of what the corpus says.
    told : callable, optional
        Told what is being done, and the share that is done, where the world gazetteer has to be compiled.
    worldwide : bool
        Whether names are looked up in the whole world, where it is installed and nobody says otherwise, as long as
        no person has entered an event.

    Returns
    -------
    Corpus

    Raises
    ------
    InputError
        If anything in it is wrong: file, line, value and remedy.

    Examples
    --------
    >>> corpus = read_corpus()
    >>> len(corpus.articles)
    5
    """
    if path is None:
        with as_file(files("seeds")) as folder:
            return _read(Path(folder), progress, gazetteer, told, worldwide)
    folder = Path(path)
    if not os.path.exists(folder):  # noqa: PTH110  a path too long to exist is no error here
        raise InputError("there is no such corpus", "Give a folder of articles, or one article", path=folder)
    return _read(folder, progress, gazetteer, told, worldwide)


def _read(
    folder: Path, progress: Progress, gazetteer: str | None, told: Told | None, worldwide: bool
) -> Corpus:
    if folder.is_file():
        return corpus_of(file_contents(folder), progress, gazetteer, told, worldwide)
    found: list[InputError] = []
    about, own, path = About(title=_title(folder)), Gazetteer([]), folder / "events.yaml"
    contents = Contents([])
    record = _EventsFile()
    story, story_lines = None, Lines()
    with _gathering(found):
        about = _read_about(folder)
    with _gathering(found):
        contents = read_contents(folder, found)
    with _gathering(found):
        own = Gazetteer.read(folder / "places.geojson") if _there(folder / "places.geojson") else own
    with _gathering(found):
        record = _read_events(path, found)
    with _gathering(found):
        story, story_lines = _read_story(folder / "story.yaml")
    about = _looking_in(about, gazetteer, worldwide and not record.events)
    by_id = {article.id: article for article in contents.articles}
    pins = PinsFile(folder / PINS)
    with _gathering(found):
        pins = read_pins(folder / PINS)
        found += [*pins.repeated(), *pins.strangers(by_id)]
    places = curated().merged(own) if own else curated()
    corpus = Corpus(
        about,
        by_id,
        record.speakers,
        {e.id: e for e in record.events},
        places,
        story,
        progress=progress,
        left_out=contents.left_out,
        notes=contents.notes,
        side_records=record.sides,
    )
    if not found:
        with _gathering(found):
            corpus = search(corpus, pins, told)
    return _linked(corpus, record, story_lines, folder, found)


def entered_again(corpus: Corpus, folder: Path) -> Corpus:
    """Read again what a person has entered, after ``events.yaml`` was changed; the articles stay as they were read.

    Parameters
    ----------
    corpus : Corpus
        As it was read from the folder.
    folder : pathlib.Path

    Returns
    -------
    Corpus

    Raises
    ------
    InputError
        If anything in ``events.yaml`` is wrong, or the story shows what is no longer there: file, line, value and
        remedy.
    """
    found: list[InputError] = []
    record, (story, lines) = _EventsFile(), (corpus.story, Lines())
    with _gathering(found):
        record = _read_events(folder / "events.yaml", found)
    with _gathering(found):
        story, lines = _read_story(folder / "story.yaml")
    events = {event.id: event for event in record.events}
    entered = replace(
        corpus,
        event_records=events,
        speaker_records=record.speakers,
        side_records=record.sides,
        story=story,
    )
    find_sites(entered)
    return _linked(entered, record, lines, folder, found)


def _linked(
    corpus: Corpus, record: _EventsFile, stops: Lines, folder: Path, found: list[InputError]
) -> Corpus:
    """Give a corpus whose links all lead somewhere; what was found wrong before, or is now, is raised together."""
    if not found:
        found += _broken_links(corpus, record, folder / "events.yaml")
    if not found:
        found += _broken_stops(corpus, stops, folder / "story.yaml")
    if found:
        raise found[0] if len(found) == 1 else InputErrors(found)
    return corpus


def corpus_of(
    contents: Contents,
    progress: Progress = silently,
    gazetteer: str | None = None,
    told: Told | None = None,
    worldwide: bool = False,
) -> Corpus:
    """Make a corpus of the articles of one file.

    Parameters
    ----------
    contents : geo.contents.Contents
    progress, gazetteer, told, worldwide
        As :func:`read_corpus` takes them.

    Returns
    -------
    Corpus

    Raises
    ------
    InputError
        If the world gazetteer is needed and not installed.
    """
    first = contents.articles[0]
    title = first.name if len(contents.articles) == 1 or first.path is None else first.path.stem
    about = _looking_in(About(title=title), gazetteer, worldwide)
    articles = {article.id: article for article in contents.articles}
    corpus = Corpus(about, articles, progress=progress, left_out=contents.left_out, notes=contents.notes)
    return search(corpus, told=told)


def _looking_in(about: About, gazetteer: str | None, worldwide: bool) -> About:
    """Say where names are looked up: where that is chosen, as the corpus says, or in the world if that is usual."""
    if gazetteer is None and worldwide and "gazetteer" not in about.model_fields_set:
        from gazetteer.world import installed  # loaded only where it may be used

        gazetteer = "world" if installed() else None
    return about if gazetteer is None else about.model_copy(update={"gazetteer": gazetteer})


@contextmanager
def _gathering(found: list[InputError]) -> Iterator[None]:
    """Keep an error, and read on, so that one reading finds everything."""
    try:
        yield
    except InputError as error:
        found.append(error)


def _title(folder: Path) -> str:
    return folder.resolve().name or "Articles"


def _there(path: Path) -> bool:
    """Tell whether a file is there, or a link that leads nowhere, which nobody means to be passed over."""
    return path.exists() or path.is_symlink()


def _read_about(folder: Path) -> About:
    path = folder / "corpus.yaml"
    if not _there(path):
        return About(title=_title(folder))
    data, lines = read_yaml_file(path)
    return read_record(About, data, path, lines)


def _read_story(path: Path) -> tuple[Story | None, Lines]:
    if not _there(path):
        return None, {}
    data, lines = read_yaml_file(path)
    return read_record(Story, data, path, lines), lines


@dataclass
class _EventsFile:
    """What ``events.yaml`` holds, with the lines on which it stands."""

    sides: dict[str, Side] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    lines: Lines = field(default_factory=dict)

    def line(self, event: int, *where: str | int) -> int | None:
        """Give the line of something inside the event in a row."""
        return self.lines.get(("events", self.rows[event], *where))


def _read_events(path: Path, found: list[InputError]) -> _EventsFile:
    if not _there(path):
        return _EventsFile()
    data, lines = read_yaml_file(path)
    data = {} if data is None else data
    if not isinstance(data, dict):
        raise InputError("holds no keys", "Write speakers: and events:", path=path, line=1)
    for key in data.keys() - {"sides", "speakers", "events"}:
        raise InputError(
            f"{key} is an unknown key", "Write sides:, speakers: and events:", path=path, line=lines[(key,)]
        )
    sides, speakers = data.get("sides") or {}, data.get("speakers") or {}
    events = data.get("events") or []
    for key, given, wanted, kind in (
        ("sides", sides, dict, "mapping"),
        ("speakers", speakers, dict, "mapping"),
        ("events", events, list, "list"),
    ):
        if not isinstance(given, wanted):
            raise InputError(f"{key} is no {kind}", "See the corpus format", path=path, line=lines[(key,)])
    if "article" in speakers:
        line = lines["speakers", "article"]
        raise InputError("'article' is the article's own voice", "Choose another id", path=path, line=line)
    record = _EventsFile(lines=lines)
    for id, facts in sides.items():
        with _gathering(found):
            record.sides[id] = read_record(Side, facts, path, lines, ("sides", id))
    for id, facts in speakers.items():
        with _gathering(found):
            record.speakers[id] = read_record(Speaker, facts, path, lines, ("speakers", id))
    for row, facts in enumerate(events):
        with _gathering(found):
            record.events.append(read_record(Event, facts, path, lines, ("events", row)))
            record.rows.append(row)
    return record


def _broken_links(corpus: Corpus, record: _EventsFile, path: Path) -> Iterator[InputError]:
    """Find duplicate ids, ids that lead nowhere and citations out of bounds."""
    yield from _unknown_sides(corpus, record, path)
    speakers = {"article", *corpus.speaker_records}
    seen: set[str] = set()
    for i, event in enumerate(record.events):
        checks = [_unique("event", event.id, seen, "id")]
        for j, link in enumerate(event.places):
            row = f"{event.id}/{link.place}/{link.role_id}"
            checks.append(_unique("place and role", row, seen, "places", j))
            checks.append(_known("place", link.place, corpus.gazetteer, "places", j, "place"))
            for id in link.articles or ():
                checks.append(_known("article", id, corpus.article_records, "places", j, "articles"))
        for id in event.related:
            checks.append(_known("event", id, corpus.event_records, "related"))
        for j, claim in enumerate(event.claims):
            at = ("claims", j)
            checks.append(_unique("claim", claim.id, seen, *at, "id"))
            checks.append(_known("article", claim.article, corpus.article_records, *at, "article"))
            checks.append(_known("speaker", claim.speaker, speakers, *at, "speaker"))
            if claim.value.place:
                checks.append(_known("place", claim.value.place, corpus.gazetteer, *at, "value"))
            checks += [(p, r, (*at, key)) for key, p, r in _out_of_bounds(claim, corpus.article_records)]
        for check in checks:
            if check:
                problem, remedy, where = check
                yield InputError(problem, remedy, path=path, line=record.line(i, *where))


def _unknown_sides(corpus: Corpus, record: _EventsFile, path: Path) -> Iterator[InputError]:
    """Find speakers and articles that speak for a side which is not declared."""
    for id, speaker in record.speakers.items():
        if speaker.side and (check := _known("side", speaker.side, record.sides, "side")):
            yield InputError(*check[:2], path=path, line=record.lines.get(("speakers", id, "side")))
    for article in corpus.article_records.values():
        if article.side and (check := _known("side", article.side, record.sides, "side")):
            problem, remedy, _ = check
            yield InputError(problem, f"{remedy}. Sides stand in events.yaml", path=article.path)


def _broken_stops(corpus: Corpus, lines: Lines, path: Path) -> Iterator[InputError]:
    """Find stops of the story that show what the corpus does not have."""
    for i, stop in enumerate(corpus.story.stops if corpus.story else ()):
        checks = []
        event = corpus.event_records.get(stop.event or "")
        if stop.event:
            checks.append(_known("event", stop.event, corpus.event_records, "event"))
        if stop.place and not stop.event:
            checks.append(_known("place", stop.place, corpus.place_records, "place"))
        if event and stop.place:
            checks.append(_its_own(event, "place", stop.place, {link.place for link in event.places}))
        if event and stop.topic:
            checks.append(_its_own(event, "topic", stop.topic, {claim.topic for claim in event.claims}))
        for check in checks:
            if check:
                problem, remedy, where = check
                yield InputError(problem, remedy, path=path, line=lines.get(("stops", i, *where)))


_Finding = tuple[str, str, tuple[str | int, ...]]


def _unique(kind: str, id: str, seen: set[str], *where: str | int) -> _Finding | None:
    if f"{kind} {id}" in seen:
        return f"the {kind} id {id!r} stands twice", "Change one", where
    seen.add(f"{kind} {id}")
    return None


def _known(kind: str, id: str, ids: Collection[str], *where: str | int) -> _Finding | None:
    if id in ids:
        return None
    remedy = did_you_mean(id, ids, least=0.4) or "Add it, or correct the id"
    return f"no {kind} has the id {id!r}", remedy, where


def _its_own(event: Event, kind: str, value: str, own: Collection[str]) -> _Finding | None:
    if value in own:
        return None
    remedy = did_you_mean(value, own, least=0.4) or f"It has {', '.join(sorted(own)) or 'none'}"
    return f"{value!r} is no {kind} of the event {event.id!r}", remedy, (kind,)


def _out_of_bounds(claim: Claim, articles: dict[str, Article]) -> Iterator[tuple[str, str, str]]:
    article = articles.get(claim.article)
    if article is None:
        return
    count = len(article.paragraphs)
    if claim.paragraph and claim.paragraph > count:
        yield "paragraph", f"{article.id} has {count} paragraphs, not {claim.paragraph}", "Correct the number"
    length = article.original.characters if article.original else article.file_offset(len(article.text))
    if claim.original and claim.original[1] > length:
        cited = list(claim.original)
        yield "original", f"{cited} ends beyond the {length} characters of {article.id}", "Correct the range"
