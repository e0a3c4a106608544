"""The bus, the train or the ship that a flood, a quake or a storm took with it: an accident of its own.

Articles count those who were on board apart from the victims of the disaster, and tell of a driver, a crew, an
inquiry. So in articles whose main happening is a disaster, the sentences about one vehicle with persons in it, and
those that go on about it, are of one accident in all articles that tell of a vehicle of that class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from geo.proposing.figures import Figure
from geo.proposing.kinds import FOLLOWING
from geo.proposing.linking import Happening
from geo.proposing.news import Figures, News
from geo.proposing.passages import Passage
from geo.proposing.tellings import Reading, Telling

__all__ = ["DISASTERS", "vehicles"]

#: Kinds of happening beside which a vehicle is told of, and no crash or attack, where it is what it happened to.
DISASTERS = frozenset(("earthquake", "tsunami", "eruption", "flood", "storm", "landslide", "heat", "outage"))
_CLASSES: Mapping[str, str] = {
    noun: name
    for name, nouns in {
        "road": "bus minibus coach lorry truck",
        "rail": "train express locomotive",
        "water": "ferry freighter dhow trawler canoe ship vessel boat",
    }.items()
    for noun in nouns.split()
}
_NOUN = "|".join(_CLASSES)
#: One vehicle, and not one by which somebody is helped; nor several.
_VEHICLE = re.compile(
    rf"(?<!by )(?<!like )(?<!with )\b(?P<one>an?|one|the|another)(?: [\w'’-]+){{0,3}}? (?P<noun>{_NOUN})\b(?! ticket)",
    re.IGNORECASE,
)
_ABOARD = re.compile(
    rf"(?i)\b(?:passengers?|on board|aboard|crew|sailors?|seamen|drivers?|captain|mate|survivors?|{_NOUN})\b"
)
_PASSENGERS = re.compile(r"(?i)\b(?:passengers|sailors|seamen|crew|driver)\b")
_EXCLUDED = re.compile(r"(?i)\b(?:not counting|(?:not|n't) include\b|excluding|apart from|besides)\b")
_HELPS = re.compile(
    r"(?i)\b(?:sent|sailed|dispatched|deployed|repair|rescue|relief|aid|navy|military|army|coast ?guard)\b"
)
_PERSONS = frozenset(("deaths", "injured", "missing", "rescued"))


def vehicles(
    news: News, readings: Sequence[Reading], figures: Figures
) -> tuple[dict[int, Telling], list[Happening]]:
    """Find what is told of vehicles beside disasters.

    Parameters
    ----------
    news : News
        All happenings; those found are added.
    readings : sequence of Reading
        The articles; tellings are added to them.
    figures : Figures
        Of all sentences.

    Returns
    -------
    tuple of dict and list of Happening
        The tellings of figures that are of a vehicle, or of the disaster although they stand beside one, by the
        identity of the figure; and the accidents.
    """
    found: dict[tuple[int, str], Happening] = {}
    told: dict[int, Telling] = {}
    for reading in readings:
        main = news.main(reading.article.id)
        if main is None or main.kind not in DISASTERS:
            continue
        of: dict[str, Telling] = {}
        for passage, name in _sentences(reading, main, news, figures):
            if name not in of:
                of[name] = _opened(reading, passage)
            of[name].add(passage)
            told |= {id(f): of[name] for f, _ in figures[id(passage)] if _is_of_it(passage, f)}
        for name, telling in of.items():
            news.enter(reading, telling, found.setdefault((id(main), name), Happening("incident")))
    return told, list(found.values())


def _opened(reading: Reading, passage: Passage) -> Telling:
    telling = Telling(reading.article.id, "incident", "accident", "vehicle", day=reading.day)
    telling.date_by(passage)
    return telling


def _sentences(
    reading: Reading, main: Happening, news: News, figures: Figures
) -> Iterator[tuple[Passage, str]]:
    """The sentences of an article that are of a vehicle, and of which class."""
    name: str | None = None
    before: Telling | None = None  # that of the sentence which names the vehicle
    top = next((p for p in reading.passages if p.rank == 1), None)
    story = top is not None and _opens(top, figures.get(id(top), ())) is not None
    for passage in reading.passages:
        telling = reading.of.get(passage.sentence.start)
        if telling is None:
            continue
        here = figures.get(id(passage), ())
        of_main = news.of.get(id(telling)) is main or telling.strand in FOLLOWING
        opened = _opens(top if story and top and passage.rank == 0 else passage, here)
        disaster = any(cue.kind.name == main.kind for cue in passage.cues)
        if opened is not None and (of_main or not telling.main) and not (disaster and passage.rank == 0):
            yield passage, opened
            name, before = opened, telling
            if disaster and _EXCLUDED.search(passage.text):
                name, story = None, False
        elif name is not None and (of_main or telling is before) and not disaster:
            if story or _ABOARD.search(passage.text):
                yield passage, name
            else:
                name = None
        else:
            name, story = None, story and passage.rank == 0


def _opens(passage: Passage, figures: Sequence[tuple[Figure, Telling]]) -> str | None:
    """The class of the vehicle that a sentence begins to tell of."""
    topics = {figure.topic for figure, _ in figures}
    lead = passage.rank <= 1 and _PASSENGERS.search(passage.text)
    for match in _VEHICLE.finditer(passage.text):
        if _HELPS.search(match[0]):
            continue
        one = match["one"].casefold() != "the" and topics <= {"destroyed"}
        if topics & _PERSONS or one or lead:
            return _CLASSES[match["noun"].casefold()]
    return None


def _is_of_it(passage: Passage, figure: Figure) -> bool:
    """Whether a figure in a sentence about a vehicle is of it: what it is not counted in is of the disaster."""
    excluded = _EXCLUDED.search(passage.text)
    return excluded is None or figure.start - passage.sentence.start > excluded.start()
