"""What looks like a place in its sentence and is none: a surname, a road, a part of another name.

A table of small rules decides, each in order. A rule is a function of the mention's
:class:`~gazetteer.surroundings.Context`. The examples in the docstrings are tested: the mention between asterisks is
decided by that very rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from gazetteer import lexicon as lex
from gazetteer.asking import Asking, asked
from gazetteer.surroundings import BREAKS, Context, slug
from gazetteer.tokens import PARAGRAPH, REACH

__all__ = ["IMPOSTORS", "Impostor", "impostor"]

_ADDRESS_GOES_ON = re.compile(r"[@_]|\.[a-z]{2}")
_IN_A_STATE = re.compile(rf" ?, ?(?:{lex.STATES})(?![^\W_])")
_STATE = re.compile(lex.STATES)
_PARTS = re.compile(r"[ \n-]")
_GROUNDS_OF_STATES = lex.GROUNDS | {"city"}
_OF_HOSTS = ("embassy", "consulate")  # kinds of which each land has one in most others
_IN_A_TOWN = re.compile(r" (?:in|to) (?:the )?([A-Z][^\W\d_]+)")


def address(context: Context) -> bool:
    """A part of a web address, an e-mail address or an account name.

    e.g. write to desk@*Iran*.example
    """
    if context.start and context.text[context.start - 1] in "@_\\":
        return True
    if _ADDRESS_GOES_ON.match(context.text, context.end):
        return True
    before = context.text[max(0, context.start - REACH) : context.start]
    word = "" if before[-1:].isspace() or not before else before.split()[-1]
    return "://" in word or "www." in word


def pronoun(context: Context) -> bool:
    """The pronoun "us" in capitals.

    e.g. CLICK HERE TO CONTACT *US* TODAY
    e.g. Come and JOIN *US* at noon
    """
    if context.name != "US" or context.previous not in lex.CONTACT or context.following in lex.HEADS:
        return False
    return context.before[0].isupper()


@asked(short=True)
def road_number(context: Context) -> bool:
    """A numbered road.

    e.g. a crash on *U.S.* 84 at noon
    """
    number = context.following
    return (
        context.short
        and number[:1].isdigit()
        and len(number) < 4
        and context.after[1:2] not in (["%"], ["-"])
    )


@asked(roles="seat ground")
def titled_person(context: Context) -> bool:
    """A surname behind a title.

    e.g. President *Al-Asad* spoke for an hour
    e.g. a word with Ms. *Washington* of the choir
    """
    if context.role not in {"seat", "ground"} or context.firm:
        return False
    words = context.before[1:] if context.previous == "." else context.before
    return bool(words) and words[0].lower() in lex.TITLES and words[0][0].isupper()


@asked(roles="seat ground")
def named_person(context: Context) -> bool:
    """A surname behind a given name or an initial.

    e.g. the actor Denzel *Washington* smiled
    e.g. a letter by Booker T. *Washington* was found
    """
    if context.role not in {"seat", "ground"} or context.firm or not context.before:
        return False
    first, second = (*context.before[:2], PARAGRAPH)[:2]
    if first == ".":
        return len(second) == 1 and second.isupper()
    if first.lower() in lex.GIVEN and first[0].isupper():
        return True
    surname = context.name.lower().startswith(("al-", "al ")) and first[0].isupper()
    return surname and second not in BREAKS and not context.headline


@asked(roles="ground")
def person_at_work(context: Context) -> bool:
    """A surname that speaks or has a family, where the place could not.

    e.g. *Al-Asad* told reporters that he would stay
    """
    if context.role != "ground" or context.firm:
        return False
    return context.following in lex.SPEECH or context.following in lex.FAMILY


def first_name(context: Context) -> bool:
    """A given name that is also a place, before a surname.

    e.g. the violinist *Israel* Almog retired
    """
    if context.name.lower() not in lex.GIVEN_PLACES or context.headline or not context.capital():
        return False
    if context.governor in lex.LOCATIVES or context.organisation:
        return False
    return context.text[context.end] == " " and context.following not in lex.NOT_A_SURNAME


@asked(following="force brigade brigades crude", roles="seat house ground")
def force_or_price(context: Context) -> bool:
    """A force, a brigade or a kind of crude oil with the name of a place.

    e.g. *Kerman* crude fell by a tenth
    """
    if context.role in {"state", "region"} or context.demonym:
        return False
    force = context.capital() and context.following in {"force", "brigade", "brigades"}
    return force or context.following == "crude"


def longer_name(context: Context) -> bool:
    """A part of another place's name.

    e.g. a farm in Latin *America* was sold
    e.g. the *Islamic Republic* of Pakistan
    e.g. a café on *Washington* Square
    e.g. snow on Mount *Lebanon*
    e.g. a ferry to *British* Columbia
    """
    last = _PARTS.split(context.name.lower())[-1]
    if context.name == "America" and context.previous in lex.AMERICAS:
        return True
    if context.demonym:
        return context.capital() and context.following in lex.ONCE_RULED
    if last in lex.DIRECTIONS:
        return context.following in {"of", "-"} or (
            context.capital() and context.following not in lex.FUNCTION
        )
    if last in lex.CROWN:
        return context.following == "of" and context.capital(1)
    if context.role not in {"seat", "state"}:
        return False
    named = bool(context.before) and context.before[0].istitle() and context.previous in lex.BEFORE_NAMES
    if not named and context.capital():
        grounds = _GROUNDS_OF_STATES if context.role == "state" else lex.GROUNDS
        words = context.right_words[:2]
        named = any(word in grounds and context.capital(at) for at, word in enumerate(words))
    return named and not context.headline


@asked(following=lex.ADMINISTRATIVE, roles="seat")
def another_kind(context: Context) -> bool:
    """A province, county or state that shares its name with a town.

    e.g. wildfires in *Washington* state spread
    """
    return context.role == "seat" and context.following in lex.ADMINISTRATIVE


def elsewhere(context: Context) -> bool:
    """A place that the text itself puts somewhere else.

    e.g. the bakery in *Lebanon*, Ohio, is closed
    e.g. a school in Spokane, *Washington*, reopened
    e.g. the *US embassy* in Oslo
    e.g. the *US embassy* was closed, in an article that names neither its town nor its land
    """
    if context.name == "Washington" and len(context.before) > 1 and not context.headline:
        sign, word = context.before[:2]
        in_the_state = sign == "," and word[0].isupper() and context.following not in lex.CONJUNCTIONS
        if in_the_state or (sign in lex.CONJUNCTIONS and _STATE.fullmatch(word)):
            return True
    if context.place.country != "US" and _IN_A_STATE.match(context.text, context.end):
        return True
    if context.place.kind not in _OF_HOSTS:
        return False
    hosts = [
        name.text.split()[-1] for name in context.place.names if not name.text.lower().endswith(_OF_HOSTS)
    ]
    town = _IN_A_TOWN.match(context.text, context.end)
    return not any(host in (town[1] if town else context.text) for host in hosts)


Impostor = Callable[[Context], bool]

IMPOSTORS: tuple[Impostor, ...] = (
    address,
    pronoun,
    road_number,
    titled_person,
    named_person,
    person_at_work,
    first_name,
    force_or_price,
    longer_name,
    another_kind,
    elsewhere,
)
"""What looks like a place and is none, in the order in which it is asked."""

_ASKED = Asking(IMPOSTORS)


def impostor(context: Context) -> str | None:
    """The rule by which a name is no place here.

    Parameters
    ----------
    context : Context
        The name in its surroundings.

    Returns
    -------
    str or None
        The rule's slug, or None for a place.
    """
    for rule in _ASKED.of(context):
        if rule(context):
            return slug(rule)
    return None
