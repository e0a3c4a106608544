"""Persons who are named with what they are, each of whom is one: Officer Ann Roe; cooks Ivan Roe and Max Poe.

A name alone counts nobody: most articles name those whom they counted before. One who is named with an office, or with
what he does for a living, is told as "an officer" is.
"""

from __future__ import annotations

from gazetteer.finding.cues import ROLES
from gazetteer.lexicon import TITLES, words
from geo.proposing.lexicon import Lexicon
from geo.proposing.numbers import Line, Number
from geo.proposing.phrases import Phrase

__all__ = ["named"]

_PARTICLES = words("de del della di da dos van von der den la le el al bin ibn abu ben")
_OFFICES = (ROLES - TITLES) | words("patrolman patrolwoman pvt cpl fireman policeman policewoman pc")
_PERSONS = frozenset(("person", "responder"))
_MOST = 4  # words of a name
_DEFINITE = ("the", "a", "an", "'s", "’s")
_NOBODY = words("others people officers police troops staff family families national nationals")


def named(line: Line, lexicon: Lexicon, found: list[Phrase]) -> list[Phrase]:
    """The persons that a sentence names with what they are, where nobody is counted yet.

    Parameters
    ----------
    line : Line
        The sentence.
    lexicon : Lexicon
        Classes of words.
    found : list of Phrase
        What is counted in it.

    Returns
    -------
    list of Phrase
        All of them, in order: what was counted, and those who are named.
    """
    taken = {at for phrase in found for at in range(phrase.first, phrase.after)}
    persons: list[Phrase] = []
    behind = 0
    for at, following in enumerate(line.raw[1:]):
        if at < behind or at in taken or (at and following[0].islower()):
            continue  # no name follows
        person = _person(line, at, lexicon)
        if person is not None and taken.isdisjoint(range(person.first, person.after)):
            persons.append(person)
            behind = person.after
    return sorted((*found, *persons), key=lambda phrase: phrase.first) if persons else found


def _person(line: Line, at: int, lexicon: Lexicon) -> Phrase | None:
    """One, or two, whom a role and names tell of."""
    word = line.small[at]
    if word not in _OFFICES and not lexicon.kinds(word) and (aged := _aged(line, at)) is not None:
        return Phrase(
            Number("exact", 1, 1, None, at, at + 1),
            at,
            aged,
            None,
            frozenset(("person", "named", "aged")),
            "named",
        )
    kinds = lexicon.kinds(word)
    if word in _NOBODY or kinds & {"attacker", "suspect"} or not (kinds & _PERSONS or word in _OFFICES):
        return None
    after = _name(line, at + 1)
    if after is None:
        return None
    two = _name(line, after + 1) if line.small[after : after + 1] == ["and"] else None
    several = word.endswith("s") and word not in ("boss", "hostess", "waitress")
    if several != (two is not None) or (not several and at and line.small[at - 1] in _DEFINITE):
        return None
    if line.small[two or after : (two or after) + 1] in (["'s"], ["’s"]):
        return None
    size = 2 if two else 1
    behind = _behind_age(line, two or after)
    return Phrase(
        Number("exact", size, size, None, at, at + 1),
        at,
        behind,
        at,
        (kinds & _PERSONS) | {"person", "named"},
        "named",
    )


def _aged(line: Line, at: int) -> int | None:
    """Behind a name and an age at the beginning of a sentence: Ivan Roe, 34, was arrested."""
    if at or (after := _name(line, at)) is None:
        return None
    behind = _behind_age(line, after)
    return behind if behind > after and line.small[behind : behind + 1] == [","] else None


def _name(line: Line, at: int) -> int | None:
    """The word behind a name of two words or more; None where there is none."""
    raw, j, count = line.raw, at, 0
    while j < len(line):
        word = raw[j]
        if word[0].isupper() and word.isalpha() and (len(word) == 1 or not word.isupper()):
            count += len(word) > 1
            j += 1
        elif (
            (word == "." and len(raw[j - 1]) == 1)
            or (word in ("-", "'", "’") and line.tight(j) and line.tight(j + 1) and raw[j - 1][0].isupper())
            or (word in _PARTICLES and j > at and j + 1 < len(line) and raw[j + 1][0].isupper())
        ):
            j += 1
        else:
            break
    return j if 2 <= count <= _MOST else None


def _behind_age(line: Line, at: int) -> int:
    """Behind ', 34'."""
    small = line.small
    aged = small[at : at + 1] == [","] and small[at + 1 : at + 2] and small[at + 1].isdigit()
    return at + 2 if aged and small[at + 2 : at + 3] in ([","], ["."], [";"], []) else at
