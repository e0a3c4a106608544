"""Which happening each figure of an article is about."""

from __future__ import annotations

import re
from collections.abc import Collection

from geo.proposing.figures import Figure
from geo.proposing.kinds import CAPTURES, CAUSES, CONSEQUENCES, FOLLOWING, RESCUE
from geo.proposing.passages import CLAUSE, SERVING, Passage, is_new, is_of_crime
from geo.proposing.tellings import Reading, Telling
from geo.times import When

__all__ = ["telling_of"]

_SEIZED = re.compile(r"(?i)\b(?:seiz|recover|confiscat|found|turned up|in his|in her|in their|from h)")
#: Where weapons are found on those who are caught.
_ON_THEM = re.compile(
    r"(?i)\b(?:arrest|vehicle|car|truck|van|pickup|trunk|boot of|suv|minivan|home|house|apartment|flat|room|"
    r"backpack|bag|possession|on (?:him|her|them))\b"
)
#: What a court or the police ask or promise is of them, and not of the crime.
_PAID = re.compile(
    r"(?i)\b(?:bail|bond|fine[ds]?|damages|reward|pay|paid|repay|compensation|restitution|costs?|lawsuit|sue[ds]?|seiz|"
    r"found|recover)"
)
#: Kinds of happening by which persons suffer, and no houses.
_OF_PERSONS = {"shooting", "killing", "stabbing", "robbery", "kidnapping", "escape"}
_BURNT = frozenset(("fire", "robbery", "explosion"))  # what a crowd does
_THROWN = re.compile(
    r"(?i)\b(?:petrol|gasoline|fire)[ -]?bombs?|molotov|tear gas|water cannons?|stones|bricks|bottles"
)
#: What is fired in a shooting, if only by its number, and what the police fire at a crowd.
_SHOTS = re.compile(
    r"(?i)\b(?:shots?|bullets?|times|casings?|rounds?|guns?|handguns?|pistols?|revolvers?|firearms?)\b|\A[\w-]+\Z"
)
_AT_CROWDS = re.compile(
    r"(?i)\b(?:bean[ -]?bags?|rubber|plastic|baton|tear|gas|pepper|foam|stun|blank|live|in the air|into the air|"
    r"fireworks|paintballs?)\b"
)
_OTHERS = re.compile(r"(?i)\b(?:other|fire[ -]?(?:engines?|trucks?)|police (?:cars?|vans?|vehicles?))\b")
_SUFFERED = frozenset(
    ("deaths", "injured", "missing", "rescued", "destroyed", "displaced", "magnitude", "attackers", "weapons")
)
_PERSONS = {"deaths", "injured", "missing", "rescued", "displaced"}


def telling_of(reading: Reading, figure: Figure, off: Collection[str] = ()) -> Telling | None:
    """The telling that a figure belongs to.

    Parameters
    ----------
    reading : Reading
        Of the article.
    figure : Figure
    off : collection of str, optional
        Rules of :data:`geo.proposing.tellings.RULES` not to use.

    Returns
    -------
    Telling or None
        None where the article tells of nothing.
    """
    telling = reading.of.get(figure.sentence.start)
    if telling is not None and figure.topic in ("date", "time"):
        return telling
    passage = reading.passage(figure.sentence.start)
    if telling is None or passage is None:
        return reading.tellings[0] if reading.tellings else None
    if telling.rule == "gathered crowd" and figure.topic in _SUFFERED and _tells_of_cause(passage):
        telling = reading.tellings[0]  # they came for those who died
    if "a second" not in off and (second := _second(reading, passage, figure, telling)):
        return second
    if "clause" not in off and (other := _by_clause(reading, passage, figure, telling)):
        return other
    return telling if "consequence" in off else _by_topic(reading, passage, figure, telling, off)


def _by_clause(reading: Reading, passage: Passage, figure: Figure, telling: Telling) -> Telling | None:
    """A sentence of the story may close with another year: what stands in that clause belongs there."""
    own = telling.whens if telling.rule in ("other time", "crime") else ()
    for other in reading.tellings:
        if other.behind is not None and other is not telling and passage in other.passages:
            return other if figure.start > other.behind else None
    for when in passage.whens:
        if when in own:
            return None
        old = when.last is not None and reading.day is not None and (reading.day - when.last).days >= 40
        if old and when.precision != "vague" and _of_its_clause(reading.article.text, when, figure):
            return _clause_telling(reading, passage, telling, when)
    return None


def _second(reading: Reading, passage: Passage, figure: Figure, telling: Telling) -> Telling | None:
    """Another happening of the kind of one that lies back, told of in its sentence: and a second theft."""
    if telling.rule not in ("other time", "other place"):
        return None
    kinds = [cue for cue in passage.cues if cue.kind.name == telling.kind and cue.start < figure.start]
    start = next((cue.start for cue in kinds[1:] if is_new(passage, cue)), None)
    if start is None:
        return None
    known = (
        t for t in reading.tellings if t.rule == "another" and t.passages[0].sentence is passage.sentence
    )
    other = next(known, None)
    if other is None:
        other = Telling(
            reading.article.id, telling.strand, telling.kind, "another", background=telling.background
        )
        other.first, other.last, other.whens = telling.first, telling.last, telling.whens[:1]
        other.add(passage.behind(start))
        reading.tellings.append(other)
    return other


def _of_its_clause(text: str, when: When, figure: Figure) -> bool:
    """Whether a figure stands in the clause of a date: behind it, or in 'that killed … in 2004'."""
    low, high = sorted((when.end, figure.start))
    if re.search(r"[;:–—]|, (?!(?:which|that|where|when)\b)|\b(?:but|while)\b", text[low:high]):
        return False
    if figure.start >= when.end:
        return bool(CLAUSE.search(text, low, high)) or high - low < 60
    opens = list(CLAUSE.finditer(text, figure.sentence.start, figure.start))
    if bool(opens) and opens[-1][0].casefold() in ("that", "which", "when", "where"):
        return True
    return bool(SERVING.search(text, figure.sentence.start, figure.start))


def _clause_telling(reading: Reading, passage: Passage, telling: Telling, when: When) -> Telling:
    for other in reading.tellings:
        if (
            other.rule in ("other time", "crime", "clause")
            and other.first == when.first
            and other.last == when.last
        ):
            return other
    strand, kind = telling.strand, telling.kind
    if strand in ("arrest", "court"):  # the year of what is tried, not of the trial
        strand, kind = "incident", next((k for k in reading.kinds if k not in CONSEQUENCES), kind)
    other = Telling(reading.article.id, strand, kind, "clause", background=True)
    other.first, other.last = when.first, when.last
    other.whens.append(when)
    other.add(passage)
    reading.tellings.append(other)
    return other


def _by_topic(
    reading: Reading, passage: Passage, figure: Figure, telling: Telling, off: Collection[str]
) -> Telling:
    """The telling of the day that a figure of its topic is of."""
    day = {t.strand: t for t in reading.tellings if t.is_of_the_day}
    topic, weights = figure.topic, passage.strands
    if "wrecked" not in off and "crowd" in day and _is_of_crowd(reading, figure, telling):
        return day["crowd"]
    if not telling.is_news:
        return telling
    if topic in ("magnitude", "crowd"):
        return day.get("incident" if topic == "magnitude" else "crowd", telling)
    if "fired" not in off and telling.strand == "crowd" and (shooting := _shooting(reading, passage, figure)):
        return shooting
    if topic == "weapons" and telling.strand == "incident" and "seized" not in off:
        caught = _caught(reading, figure, telling)
        if caught is not None:
            return caught
    crowded = weights.get("crowd", 0) > weights.get("incident", 0)
    if topic == "injured" and telling.strand == "incident" and crowded:
        return day.get("crowd", telling)
    if _is_of_cause(reading, figure, telling, off):
        cause = _cause(day, telling)
        return cause if cause.strand in CAUSES else _of_the_crime(reading, passage, cause)
    if topic == "amount" and weights.get("economy", 0) >= 0.8:
        return day.get("economy", telling)
    if topic == "arrested" and telling.strand == "incident":
        in_sentence = [s for s in ("court", "arrest") if s in day and s in weights]
        return day[in_sentence[0]] if in_sentence else day.get("arrest", day.get("court", telling))
    return telling


def _is_of_crowd(reading: Reading, figure: Figure, telling: Telling) -> bool:
    """Whether what was destroyed or thrown, in a story of an incident, is of the crowd that it tells of too."""
    if telling.strand != "incident" or telling.background:
        return False
    wrecked = figure.topic == "destroyed" or (figure.topic == "weapons" and _thrown(reading, figure))
    return wrecked and (_wrecks_nothing(reading) or _is_of_others(reading, figure))


def _is_of_cause(reading: Reading, figure: Figure, telling: Telling, off: Collection[str]) -> bool:
    """Whether a figure is of what hurt, destroyed or robbed, and not of the trial or the vote that tells of it."""
    topic, sentence = figure.topic, figure.sentence
    if topic == "amount" and telling.strand in FOLLOWING and "taken" not in off and _taken(reading, figure):
        return True
    if topic == "deaths" or telling.strand in CAUSES:
        return topic == "deaths"
    if topic in _PERSONS or topic in ("destroyed", "attackers"):
        return True
    return topic == "weapons" and not _SEIZED.search(reading.article.text, sentence.start, sentence.end)


def _wrecks_nothing(reading: Reading) -> bool:
    """Whether the incident of an article is of a kind that hurts persons and leaves houses and cars alone."""
    kind = next((kind for kind in reading.kinds if kind not in CONSEQUENCES), None)
    return kind in _OF_PERSONS


def _is_of_others(reading: Reading, figure: Figure) -> bool:
    """Whether what is wrecked is other than that of the story: two other buildings; or came to help: a fire engine."""
    return bool(_OTHERS.search(reading.article.text, figure.start, figure.end))


def _shooting(reading: Reading, passage: Passage, figure: Figure) -> Telling | None:
    """The shooting that a march is about, where a figure is of its shots and guns and not of those at the march."""
    kind = next((kind for kind in reading.kinds if kind not in CONSEQUENCES and kind not in _BURNT), None)
    text, sentence = reading.article.text, figure.sentence
    if figure.topic != "weapons" or kind not in ("shooting", "killing") or "crowd" in passage.strands:
        return None
    if not _SHOTS.search(text[figure.start : figure.end]) or _AT_CROWDS.search(
        text, sentence.start, sentence.end
    ):
        return None
    told = (
        t for t in reading.tellings if t.strand == "incident" and not t.background and t.rule != "other place"
    )
    return next(told, None)


def _thrown(reading: Reading, figure: Figure) -> bool:
    """Whether weapons are those of a crowd, or those used against one."""
    return bool(_THROWN.search(reading.article.text, figure.start, figure.end))


def _taken(reading: Reading, figure: Figure) -> bool:
    """Whether a sum is what was taken, where an article about a trial tells of a robbery."""
    if not any(kind in ("robbery", "kidnapping", "piracy", "hijacking") for kind in reading.kinds):
        return False
    return not _PAID.search(reading.article.text, figure.sentence.start, figure.sentence.end)


def _caught(reading: Reading, figure: Figure, telling: Telling) -> Telling | None:
    """The arrest at which weapons were found, where an article tells of one and not of a capture at sea."""
    text, sentence = reading.article.text, figure.sentence
    if telling.kind in CAPTURES | {RESCUE} or not _SEIZED.search(text, sentence.start, sentence.end):
        return None
    if not _ON_THEM.search(text, sentence.start, sentence.end):
        return None
    known = next((t for t in reading.tellings if t.strand == "arrest" and t.is_news), None)
    if known is not None:
        return known
    told = [p for p in reading.passages if any(cue.kind.name == "arrest" for cue in p.cues)]
    if not told:
        return None
    arrest = Telling(reading.article.id, "arrest", "arrest", "strand", day=reading.day)
    for passage in told:
        arrest.add(passage)
    arrest.first, arrest.last, arrest.whens = telling.first, telling.last, telling.whens[:1]
    reading.tellings.append(arrest)
    return arrest


def _of_the_crime(reading: Reading, passage: Passage, telling: Telling) -> Telling:
    """What a court or an arrest is about, where no sentence tells of it alone."""
    kind = next(kind for kind in (*reading.kinds, "death") if kind == "death" or kind not in CONSEQUENCES)
    if telling.strand not in FOLLOWING:
        return telling
    known = next((t for t in reading.tellings if t.rule == "consequence" and t.kind == kind), None)
    old = [when for when in passage.whens if _is_of_before(passage, when, telling)]
    if known is not None:
        if old and known.first is None:
            known.whens, known.first, known.last = old[:1], old[0].first, old[0].last
        return known
    crime = Telling(reading.article.id, "incident", kind, "consequence")
    if old:
        crime.whens, crime.first, crime.last = old[:1], old[0].first, old[0].last
    crime.add(passage)
    for other in reading.tellings:  # an article about a trial tells of the crime throughout
        if other.is_news:
            crime.words |= other.words
            crime.names |= other.names
            crime.sites += [site for site in other.sites if site not in crime.sites]
    reading.tellings.append(crime)
    return crime


def _is_of_before(passage: Passage, when: When, telling: Telling) -> bool:
    """Whether a date is of what an arrest or a trial is about: earlier, or in the clause that tells of it."""
    if when.last is None or when.precision == "vague":
        return False
    earlier = telling.first is not None and when.last < telling.first
    return earlier or is_of_crime(passage, when.start, behind=True)


def _cause(day: dict[str, Telling], telling: Telling) -> Telling:
    """What people died or were hurt of: an incident before a crowd, if the article tells of one at all."""
    incident = day.get("incident")
    if incident is not None and any(kind not in CONSEQUENCES for kind in incident.kinds):
        return incident
    return telling if telling.strand in CAUSES else day.get("crowd", telling)


def _tells_of_cause(passage: Passage) -> bool:
    """Whether a sentence has a word for what hurts, destroys or robs."""
    return any(c.kind.strand == "incident" and c.kind.name not in CONSEQUENCES for c in passage.cues)
