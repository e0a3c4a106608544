"""How a toponym is used, told by the word or sign right beside it: a possessive, a hyphen, a noun, a longer name."""

from __future__ import annotations

import re

from gazetteer import lexicon as lex
from gazetteer.asking import asked
from gazetteer.surroundings import Context
from gazetteer.tokens import PARAGRAPH
from gazetteer.uses.sorts import DEMONYM, EMBEDDED, LITERAL, MODIFIER, Use

__all__ = [
    "attributive",
    "attributive_short",
    "based_in",
    "border_pair",
    "dateline",
    "demonym",
    "hyphened",
    "hyphened_name",
    "located_thing",
    "location_of",
    "of_an_organisation",
    "organisation",
    "other_script",
    "possessive",
    "where",
]

_AGENCY = re.compile(r" ?(?:, [\w. ]{3,20})?(?: ?\([A-Z][\w./ ]*\))? ?[—:-] ?(?=\S)")


def demonym(context: Context) -> Use | None:
    """The adjective or the people.

    e.g. two *Kuwaiti* drivers waited
    """
    return DEMONYM if context.demonym else None


def other_script(context: Context) -> Use | None:
    """A mention in a script whose grammar the rules do not read.

    e.g. وصل الوزير إلى *بغداد* أمس
    """
    return LITERAL if context.name[0].lower() == context.name[0].upper() else None


def dateline(context: Context) -> Use | None:
    """Where a report was filed.

    e.g. *KUWAIT*: The harbour reopened
    e.g. *Kerman* (Wire) - The harvest is in
    """
    if context.name.isupper() and not context.short and not context.shouting:
        return LITERAL if context.following in {":", "—", "(", ",", "/"} else None
    opens = context.role == "seat" and context.previous in {"", "\n", PARAGRAPH, "/"}
    return LITERAL if opens and _AGENCY.match(context.text, context.end) else None


@asked(following="-")
def based_in(context: Context) -> Use | None:
    """A hyphen that locates.

    e.g. a *Tehran*-based broker
    e.g. the *Iran*-Iraq border is long
    """
    if context.following != "-" or len(context.after) < 3:
        return None
    between = context.capital(1) and context.right_words[2] in lex.BETWEEN_PLACES
    return LITERAL if between or context.right_words[1] in lex.BASED else None


@asked(previous="-")
def border_pair(context: Context) -> Use | None:
    """The second of two places joined by a hyphen, on a border or a road.

    e.g. trucks on the Iran-*Iraq* border
    """
    paired = context.previous == "-" and len(context.before) > 1 and context.before[1][0].isupper()
    return LITERAL if paired and context.following in lex.BETWEEN_PLACES else None


@asked(previous="-")
def hyphened_name(context: Context) -> Use | None:
    """Part of a hyphened proper name.

    e.g. the staff of Training Mission-*Kuwait* left
    """
    if context.previous != "-" or len(context.before) < 2 or not context.before[1][0].isupper():
        return None
    word = context.left_words[1]
    return EMBEDDED if word in lex.ORGANISATIONS or word in lex.NAMED_BEFORE else None


def hyphened(context: Context) -> Use | None:
    """Part of a compound with a hyphen.

    e.g. a *US*-led patrol
    e.g. pro-*Tehran* newspapers
    """
    return MODIFIER if "-" in {context.following, context.previous} else None


@asked(capital=True)
def organisation(context: Context) -> Use | None:
    """At the head of an organisation's or an event's proper name.

    e.g. a *Singapore* Airlines jet
    """
    return EMBEDDED if context.organisation and not (context.short and context.role == "state") else None


@asked(previous="air radio team miss of")
def of_an_organisation(context: Context) -> Use | None:
    """At the end of an organisation's proper name.

    e.g. the Central Bank of *Kuwait* raised its rate
    e.g. an Air *Canada* crew
    """
    words = context.before[:2]
    if not words:
        return None
    if words[0] not in {"Air", "Radio", "Team", "Miss"}:
        if words[0] != "of" or len(words) == 1 or not words[1][0].isupper():
            return None
        if words[1].lower() not in lex.NAMED_BEFORE and words[1].lower() not in lex.ORGANISATIONS:
            return None
    return None if context.headline else EMBEDDED


@asked(following=",")
def where(context: Context) -> Use | None:
    """Said to be where something is.

    e.g. they looked to *Kuwait*, where the fleet lay
    """
    return LITERAL if context.right_words[:2] == [",", "where"] else None


@asked(following="'s '")
def location_of(context: Context) -> Use | None:
    """Possessor of a location.

    e.g. a road in *Iraq*'s western desert
    """
    if context.following not in {"'s", "'"}:
        return None
    for at, word in enumerate(context.right_words[1:5], start=1):
        if word == "central" and context.right_words[at + 1 : at + 2] in (["bank"], ["government"]):
            break
        if word in lex.SPATIAL or (context.capital(at) and word in lex.FIRMLY_NAMED):
            return LITERAL
        if not word[0].isalpha() or word in lex.FUNCTION:
            break
    return None


@asked(following="'s '")
def possessive(context: Context) -> Use | None:
    """Possessor of anything else.

    e.g. *Iran*'s navy
    """
    return (
        MODIFIER
        if context.following == "'s" or (context.following == "'" and context.name[-1] in "sS")
        else None
    )


def located_thing(context: Context) -> Use | None:
    """Before a noun for a location, or for what happened in this town.

    e.g. the *Kerman* flood of that year
    e.g. jets avoided *Iran* airspace
    """
    word, next_word = (*context.right_words[:2], "", "")[:2]
    if context.short or context.role == "house":
        return LITERAL if word in lex.PREMISES else None
    if context.capital() and not context.headline:
        return None
    happenings = lex.NATURAL if context.role == "state" else lex.HAPPENINGS
    if word in lex.PLACE_NOUNS or word in happenings:
        return LITERAL
    return (
        LITERAL
        if next_word in lex.NATURAL and word not in lex.HEADS | lex.NO_NOUN and word.isalpha()
        else None
    )


@asked(short=True)
def attributive_short(context: Context) -> Use | None:
    """An abbreviated country before a noun.

    e.g. two *US* helicopters
    e.g. *U.S.* Senator Mae Doe
    e.g. the *US* and allied forces
    e.g. a *USA* Today poll
    """
    if not context.short or not context.after:
        return None
    word = context.following
    if word == "$" or (word == "today" and context.capital() and not context.headline):
        return MODIFIER
    if word in lex.CONJUNCTIONS and len(context.after) > 2 and not context.capital(1):
        shared = context.right_words[1] not in lex.FUNCTION and context.right_words[2] in lex.PEOPLE
        return MODIFIER if shared else None
    if not word[0].isalpha() or word in lex.FUNCTION or word in lex.TIMES or word in lex.SPEECH:
        return None
    return (
        MODIFIER
        if context.capital() or word in lex.BASED or not (context.acts or word.endswith("ly"))
        else None
    )


def attributive(context: Context) -> Use | None:
    """Before a noun for people or things that the place modifies.

    e.g. the *Iran* nuclear file
    e.g. *Tokyo* shares fell
    e.g. a *White House* dinner
    """
    word = context.following
    if context.role == "house" and word not in lex.HEADS:
        noun = word.isalpha() and not word.endswith(("ly", "ed", "ing")) and word not in lex.NO_NOUN
        return MODIFIER if noun and not context.capital() else None
    if word not in (lex.PEOPLE if context.role == "ground" else lex.HEADS):
        return None
    if context.capital() and context.governor in lex.LOCATIVES:  # "In Tehran Foreign Minister Doe"
        return None
    verb = (
        word in lex.AMBIGUOUS
        and context.right_words[1:2]
        and context.right_words[1] in {"at", "back", "the", "a"}
    )
    return None if verb else MODIFIER
