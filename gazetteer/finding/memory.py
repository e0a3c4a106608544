"""What the rest of an article says of a name: surely a place elsewhere, or part of a person's name."""

from __future__ import annotations

from collections import Counter

from gazetteer.finding.tokens import Text

__all__ = ["ILLNESS", "RUNS", "SETTLED", "remember"]

ILLNESS = "illness: named so"
SETTLED = "unit after: contains it"
RUNS = {
    (False, False): "run: alone",
    (False, True): "run: begins",
    (True, False): "run: ends",
    (True, True): "run: within",
}
_SURE = frozenset(
    (
        "unit after: state or country",
        "unit after: contains it",
        "word before: in, near",
        "word before: from, to",
        "dateline: agency",
        "of: part or people",
        "word after: place noun",
    )
)
_PERSONAL = frozenset(
    (
        "name before: given name",
        "name before: title",
        "name before: initial",
        "name after: initial",
        "age: a number",
    )
)
_SPEAKING = frozenset(("word before: said", "word after: said"))
_ALONE, _BEGINS, _ENDS = (False, False), (False, True), (True, False)


def remember(article: Text) -> None:
    """The cues from the rest of the article."""
    sure: Counter[str] = Counter()
    doubted: set[str] = set()
    speaking: set[str] = set()
    illnesses: set[str] = set()
    begun: set[str] = set()
    ended: set[str] = set()
    times: Counter[str] = Counter()
    firm: list[bool] = []
    for candidate in article.candidates:
        name, gathered = candidate.small, candidate.cues
        times[name] += 1
        placed = candidate.run == _ALONE and not _SURE.isdisjoint(gathered)
        firm.append(placed)
        sure[name] += placed
        if not _PERSONAL.isdisjoint(gathered):
            doubted.add(name)
        if candidate.run == _ALONE and not _SPEAKING.isdisjoint(gathered) and "article: the" not in gathered:
            speaking.add(name)
        if ILLNESS in gathered:
            illnesses.add(name)
        if candidate.run == _BEGINS:
            begun.add(name)
        elif candidate.run == _ENDS:
            ended.add(name)
    persons = article.persons()
    for candidate, placed in zip(article.candidates, firm, strict=True):
        name, gathered = candidate.small, candidate.cues
        if sure[name] > placed:
            gathered.append("places: elsewhere surely a place")
        if candidate.run == _ALONE:
            if name in begun:
                gathered.append("longer: elsewhere begins one")
            if name in ended:
                gathered.append("longer: elsewhere ends one")
        if name in doubted:
            gathered.append("persons: elsewhere by a title, a given name or an age")
        if name in speaking and candidate.first == candidate.last and article.may_be_person(candidate):
            gathered.append("persons: says something")
        if name in illnesses and not placed and ILLNESS not in gathered:
            gathered.append("illness: elsewhere")
        if times[name] > 1:
            gathered.append("repeated: often" if times[name] > 3 else "repeated: yes")
        if candidate.first == candidate.last and name in persons and SETTLED not in gathered:
            gathered.append(_part_of_a_name(gathered))
    article.lists(firm)


def _part_of_a_name(gathered: list[str]) -> str:
    """The cue of a word that elsewhere is part of a person's name: by itself it stands for the person."""
    if RUNS[_ALONE] not in gathered:
        return "persons: part of a name"
    inside = "word before: in, near" in gathered
    return "persons: part of a name, behind in" if inside else "persons: part of a name, alone"
