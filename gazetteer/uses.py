"""How a toponym is used in its sentence: literal or associative, after Gritta et al. 2019.

A mention is *literal* where it refers to the location itself ("troops in Kuwait") and *associative* where
it refers to something connected with it: a *metonym* (its government, army or public: "Kuwait protested"),
a *modifier* of another thing ("a Kuwait envoy"), *embedded* in another proper name ("Kuwait Airways"), or a
*demonym* ("Kuwaiti").

A table of small rules decides, :data:`RULES`: in order, the first that has an opinion. A rule is a function of the
mention's :class:`~gazetteer.surroundings.Context`; its name is reported with every mention. The examples in the
docstrings are tested: the mention between asterisks is decided by that very rule. What looks like a place and is
none is decided before, in :mod:`gazetteer.impostors`.

Decisions where the taxonomy leaves room:

- A possessive that holds a location is literal ("Iraq's western desert"), any other is a modifier.
- What happened in a town is located by it ("the Kerman flood": literal); what a country did is not ("the
  Iran missile test": modifier).
- The people, parts and cities of a country are at the location (literal); its government, patience or
  presence is not (metonym).
- What an attack, an invasion or a flight goes to is a location; what sanctions or blame go to is not.
- A country outside all rules is literal: a heading, a list, a form.

The rules read English. A mention in another script is literal.

Source
------
Gritta, M., Pilehvar, M. T., Collier, N. (2019). A pragmatic guide to geoparsing evaluation. Language
Resources and Evaluation 54. https://doi.org/10.1007/s10579-019-09475-3
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal, NamedTuple

from gazetteer import lexicon as lex
from gazetteer.surroundings import BREAKS, Context, slug
from gazetteer.tokens import PARAGRAPH

__all__ = ["RULES", "Rule", "Use", "decide"]


class Use(NamedTuple):
    """The use of a mention.

    Attributes
    ----------
    use : str
        ``literal`` or ``associative``.
    subtype : str or None
        Of an associative use: ``metonym``, ``modifier``, ``embedded`` or ``demonym``.
    """

    use: Literal["literal", "associative"]
    subtype: Literal["metonym", "modifier", "embedded", "demonym"] | None = None


LITERAL = Use("literal")
METONYM = Use("associative", "metonym")
MODIFIER = Use("associative", "modifier")
EMBEDDED = Use("associative", "embedded")
DEMONYM = Use("associative", "demonym")

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


def based_in(context: Context) -> Use | None:
    """A hyphen that locates.

    e.g. a *Tehran*-based broker
    e.g. the *Iran*-Iraq border is long
    """
    if context.following != "-" or len(context.after) < 3:
        return None
    between = context.capital(1) and context.right_words[2] in lex.BETWEEN_PLACES
    return LITERAL if between or context.right_words[1] in lex.BASED else None


def border_pair(context: Context) -> Use | None:
    """The second of two places joined by a hyphen, on a border or a road.

    e.g. trucks on the Iran-*Iraq* border
    """
    paired = context.previous == "-" and len(context.before) > 1 and context.before[1][0].isupper()
    return LITERAL if paired and context.following in lex.BETWEEN_PLACES else None


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


def organisation(context: Context) -> Use | None:
    """At the head of an organisation's or an event's proper name.

    e.g. a *Singapore* Airlines jet
    """
    return EMBEDDED if context.organisation and not (context.short and context.role == "state") else None


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


def where(context: Context) -> Use | None:
    """Said to be where something is.

    e.g. they looked to *Kuwait*, where the fleet lay
    """
    return LITERAL if context.right_words[:2] == [",", "where"] else None


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


def trust_in(context: Context) -> Use | None:
    """The one who is trusted or not, or at whom one is angry.

    e.g. their confidence in *Washington* sank
    """
    trust = context.governor == "in" and context.near(lex.TRUST, 1)
    anger = context.governor == "at" and context.near(lex.ANGER, 2)
    return METONYM if context.actor and (trust or anger) else None


def word_from(context: Context) -> Use | None:
    """The sender of a message or a threat.

    e.g. a letter from *Tehran* arrived
    """
    return (
        METONYM
        if context.actor and context.governor == "from" and context.near(lex.FROM_SPEAKERS, 1)
        else None
    )


def located(context: Context) -> Use | None:
    """Behind a preposition of place.

    e.g. barracks in northern *Kuwait*
    e.g. they met at the *White House*
    """
    return LITERAL if context.governor in lex.LOCATIVES else None


def passed(context: Context) -> Use | None:
    """Overflown, or the object of going, leaving or striking.

    e.g. the convoy left *Iraq* at dawn
    e.g. two flights over *Iran* turned back
    """
    if context.governor == "over":
        return (
            LITERAL
            if context.near(lex.OVERHEAD, 5) or context.beyond[:1] == ["all"] or not context.actor
            else None
        )
    return LITERAL if context.governor in lex.PLACE_VERBS and not context.acts else None


def destination(context: Context) -> Use | None:
    """Where something goes.

    e.g. they took the ferry to *Kuwait*
    """
    if context.governor not in {"to", "toward", "towards", "for"}:
        return None
    if context.governor == "for":
        return LITERAL if context.near(lex.DEPARTURES, 2) and context.following != "to" else None
    journey = context.near(lex.words("from"), 6) or context.near(lex.JOURNEYS, 6)
    return LITERAL if journey and not context.near(lex.POLITICAL, 2) else None


def struck(context: Context) -> Use | None:
    """What an attack falls on.

    e.g. the raid on *Kuwait* lasted an hour
    """
    return LITERAL if context.governor in {"on", "against"} and context.near(lex.PHYSICAL, 2) else None


def part_of(context: Context) -> Use | None:
    """Behind "of" after a word for a location, its parts or its people.

    e.g. the outskirts of *Kerman*
    """
    return LITERAL if context.governor == "of" and context.near(lex.SPATIAL_OF, 2) else None


def route(context: Context) -> Use | None:
    """The ends of a road, a border or a journey.

    e.g. the railway between *Tehran* and Kerman
    """
    between = context.governor == "between" and context.near(lex.BETWEEN_PLACES, 4)
    return LITERAL if between or (context.governor == "with" and context.near(lex.BORDER, 2)) else None


def member_that_acts(context: Context) -> Use | None:
    """One of several named as examples of those who act.

    e.g. three states, including *Norway*, protested
    """
    acts = context.following == "," and len(context.after) > 1 and context.right_words[1] in lex.EXAMPLE_VERBS
    return (
        METONYM
        if acts and context.governor in {"including", "as", "like"} and context.role == "state"
        else None
    )


def example(context: Context) -> Use | None:
    """One of several named as examples of a group.

    e.g. winters in countries such as *Norway* are long
    """
    such = context.governor == "as" and context.beyond[:1] == ["such"]
    return LITERAL if such or (context.governor in lex.EXAMPLES and not context.acts) else None


def subject(context: Context) -> Use | None:
    """The subject of something that people do.

    e.g. *Canada* announced a plan
    """
    return METONYM if context.role != "ground" and context.acts else None


def who_acts(context: Context) -> Use | None:
    """The subject, with a clause between it and its verb.

    e.g. *Norway*, which has ships there, protested
    e.g. *Norway*, after a long day, announced a pause
    e.g. *Norway* — unlike Poland — protested
    """
    if context.role != "state" or context.following not in {",", "—"}:
        return None
    aside = context.right_words[1:16]
    if aside[:1] in (["which"], ["whose"], ["who"]):
        return METONYM if context.opens or context.governor in lex.FUNCTION else None
    if not context.opens or context.following not in aside:
        return None
    end = aside.index(context.following)
    resumed = any(one == context.following and two in lex.SPEECH | lex.PAST for one, two in pairwise(aside))
    return METONYM if resumed and "." not in aside[:end] else None


def to_do(context: Context) -> Use | None:
    """Expected, asked or seen to do something.

    e.g. a call for *Tehran* to answer
    e.g. they watched *Iran* exchanging envoys
    """
    word, next_word = (*context.right_words[:2], "", "")[:2]
    infinitive = word == "to" and next_word in lex.BASE_VERBS
    bare = context.role != "house" and (word in lex.BASE_VERBS or word in {"exchanging", "having", "being"})
    return METONYM if context.actor and (infinitive or bare) else None


def agent(context: Context) -> Use | None:
    """By whom, with whom, against whom, between whom.

    e.g. a rocket fired by *Iran*
    """
    return METONYM if context.actor and context.governor in lex.SIDES else None


def concerned(context: Context) -> Use | None:
    """To whom, for whom or on whom something is done.

    e.g. new sanctions on *Iran*
    e.g. shouting "death to *America*"
    e.g. it closes, according to the *White House*
    e.g. close ties to *Tehran*
    """
    if context.governor not in lex.TOWARDS or not context.actor:
        return None
    told = context.near(lex.POLITICAL) or (
        context.governor == "for" and (not context.beyond or context.beyond[0] in BREAKS)
    )
    return METONYM if told or context.role == "state" else None


def of_a_state(context: Context) -> Use | None:
    """Behind "of" after a word for power, presence or intent.

    e.g. the patience of the *United States*
    """
    if context.governor != "of" or not context.actor:
        return None
    return METONYM if context.role == "state" or context.near(lex.POWER, 2) else None


def addressed(context: Context) -> Use | None:
    """The object of speech or pressure.

    e.g. the envoy warned *Tehran* twice
    """
    verb = context.governor
    if context.role == "state":
        doing = verb.endswith(("ing", "ed")) and len(verb) > 5 and verb not in {"during", "including"}
        return METONYM if doing or verb in lex.ADDRESSED or verb in lex.VERBS else None
    return METONYM if context.actor and verb in lex.ADDRESSED else None


def partner(context: Context) -> Use | None:
    """Called an ally, a rival or an enemy.

    e.g. its old rival *Iran*
    """
    return METONYM if context.role == "state" and context.governor in lex.PARTNERS else None


def opening(context: Context) -> Use | None:
    """A country that opens a sentence or a headline and goes on like a subject.

    e.g. *Norway* and others waited
    e.g. *Norway* weighing its options
    e.g. *Norway*, Poland sign a treaty
    """
    doing = context.following.endswith("ing") and len(context.following) > 5
    two = context.following == "," and context.capital(1)
    paired = two and not lex.BASE_VERBS.isdisjoint(context.right_words[2:3])
    goes_on = context.following in lex.CONJUNCTIONS or doing or paired
    return METONYM if context.role == "state" and context.opens and goes_on else None


def named_thing(context: Context) -> Use | None:
    """At the head of some proper name.

    e.g. the *Tehran* Quartet played
    """
    if context.role == "ground" or context.headline or not context.capital():
        return None
    goes_on = context.text[context.end] == " " and context.following not in lex.FUNCTION
    return EMBEDDED if goes_on and context.following not in lex.TIMES else None


def under_a_name(context: Context) -> Use | None:
    """At the end of some proper name.

    e.g. a report by Clean Rivers *Canada* of last year
    """
    if context.role == "ground" or context.headline or context.opens or not context.before:
        return None
    word = context.before[0]
    return EMBEDDED if word[0].isupper() and len(word) > 2 and word.lower() not in lex.BEFORE_PLACES else None


def plain(context: Context) -> Use | None:
    """Nothing tells otherwise.

    e.g. Origin: *Kuwait*
    """
    return LITERAL


Rule = Callable[[Context], Use | None]

RULES: tuple[Rule, ...] = (
    demonym,
    other_script,
    dateline,
    based_in,
    border_pair,
    hyphened_name,
    hyphened,
    organisation,
    of_an_organisation,
    where,
    location_of,
    possessive,
    located_thing,
    attributive_short,
    attributive,
    trust_in,
    word_from,
    located,
    passed,
    destination,
    struck,
    part_of,
    route,
    member_that_acts,
    example,
    subject,
    who_acts,
    to_do,
    agent,
    concerned,
    of_a_state,
    addressed,
    partner,
    opening,
    named_thing,
    under_a_name,
    plain,
)
"""What a mention refers to, in the order in which it is asked; the last always answers."""


def decide(context: Context) -> tuple[Use, str]:
    """The use of a mention, and the rule that decided it.

    Parameters
    ----------
    context : Context
        The mention in its surroundings.

    Returns
    -------
    tuple of Use and str
        The use and the rule's slug.
    """
    for rule in RULES:
        use = rule(context)
        if use is not None:
            return use, slug(rule)
    raise AssertionError("the last rule always answers")
