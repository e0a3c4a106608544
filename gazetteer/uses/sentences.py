"""How a toponym is used, told by its sentence: the preposition or the verb that governs it, and what it does itself."""

from __future__ import annotations

from itertools import pairwise

from gazetteer import lexicon as lex
from gazetteer.asking import ACTORS, asked
from gazetteer.surroundings import BREAKS, Context
from gazetteer.uses.sorts import EMBEDDED, LITERAL, METONYM, Use

__all__ = [
    "addressed",
    "agent",
    "concerned",
    "destination",
    "example",
    "located",
    "member_that_acts",
    "named_thing",
    "of_a_state",
    "opening",
    "part_of",
    "partner",
    "passed",
    "plain",
    "route",
    "struck",
    "subject",
    "to_do",
    "trust_in",
    "under_a_name",
    "who_acts",
    "word_from",
]


@asked(governor="in at", roles=ACTORS)
def trust_in(context: Context) -> Use | None:
    """The one who is trusted or not, or at whom one is angry.

    e.g. their confidence in *Washington* sank
    """
    trust = context.governor == "in" and context.near(lex.TRUST, 1)
    anger = context.governor == "at" and context.near(lex.ANGER, 2)
    return METONYM if context.actor and (trust or anger) else None


@asked(governor="from", roles=ACTORS)
def word_from(context: Context) -> Use | None:
    """The sender of a message or a threat.

    e.g. a letter from *Tehran* arrived
    """
    return (
        METONYM
        if context.actor and context.governor == "from" and context.near(lex.FROM_SPEAKERS, 1)
        else None
    )


@asked(governor=lex.LOCATIVES)
def located(context: Context) -> Use | None:
    """Behind a preposition of place.

    e.g. barracks in northern *Kuwait*
    e.g. they met at the *White House*
    """
    return LITERAL if context.governor in lex.LOCATIVES else None


@asked(governor=lex.PLACE_VERBS | {"over"})
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


@asked(governor="to toward towards for")
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


@asked(governor="on against")
def struck(context: Context) -> Use | None:
    """What an attack falls on.

    e.g. the raid on *Kuwait* lasted an hour
    """
    return LITERAL if context.governor in {"on", "against"} and context.near(lex.PHYSICAL, 2) else None


@asked(governor="of")
def part_of(context: Context) -> Use | None:
    """Behind "of" after a word for a location, its parts or its people.

    e.g. the outskirts of *Kerman*
    """
    return LITERAL if context.governor == "of" and context.near(lex.SPATIAL_OF, 2) else None


@asked(governor="between with")
def route(context: Context) -> Use | None:
    """The ends of a road, a border or a journey.

    e.g. the railway between *Tehran* and Kerman
    """
    between = context.governor == "between" and context.near(lex.BETWEEN_PLACES, 4)
    return LITERAL if between or (context.governor == "with" and context.near(lex.BORDER, 2)) else None


@asked(following=",", governor="including as like", roles="state")
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


@asked(governor=lex.EXAMPLES | {"as"})
def example(context: Context) -> Use | None:
    """One of several named as examples of a group.

    e.g. winters in countries such as *Norway* are long
    """
    such = context.governor == "as" and context.beyond[:1] == ["such"]
    return LITERAL if such or (context.governor in lex.EXAMPLES and not context.acts) else None


@asked(roles="state seat house region")
def subject(context: Context) -> Use | None:
    """The subject of something that people do.

    e.g. *Canada* announced a plan
    """
    return METONYM if context.role != "ground" and context.acts else None


@asked(following=", —", roles="state")
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


@asked(roles=ACTORS)
def to_do(context: Context) -> Use | None:
    """Expected, asked or seen to do something.

    e.g. a call for *Tehran* to answer
    e.g. they watched *Iran* exchanging envoys
    """
    word, next_word = (*context.right_words[:2], "", "")[:2]
    infinitive = word == "to" and next_word in lex.BASE_VERBS
    bare = context.role != "house" and (word in lex.BASE_VERBS or word in {"exchanging", "having", "being"})
    return METONYM if context.actor and (infinitive or bare) else None


@asked(governor=lex.SIDES, roles=ACTORS)
def agent(context: Context) -> Use | None:
    """By whom, with whom, against whom, between whom.

    e.g. a rocket fired by *Iran*
    """
    return METONYM if context.actor and context.governor in lex.SIDES else None


@asked(governor=lex.TOWARDS, roles=ACTORS)
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


@asked(governor="of", roles=ACTORS)
def of_a_state(context: Context) -> Use | None:
    """Behind "of" after a word for power, presence or intent.

    e.g. the patience of the *United States*
    """
    if context.governor != "of" or not context.actor:
        return None
    return METONYM if context.role == "state" or context.near(lex.POWER, 2) else None


@asked(roles=ACTORS)
def addressed(context: Context) -> Use | None:
    """The object of speech or pressure.

    e.g. the envoy warned *Tehran* twice
    """
    verb = context.governor
    if context.role == "state":
        doing = verb.endswith(("ing", "ed")) and len(verb) > 5 and verb not in {"during", "including"}
        return METONYM if doing or verb in lex.ADDRESSED or verb in lex.VERBS else None
    return METONYM if context.actor and verb in lex.ADDRESSED else None


@asked(governor=lex.PARTNERS, roles="state")
def partner(context: Context) -> Use | None:
    """Called an ally, a rival or an enemy.

    e.g. its old rival *Iran*
    """
    return METONYM if context.role == "state" and context.governor in lex.PARTNERS else None


@asked(roles="state")
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


@asked(capital=True, roles="state seat house region")
def named_thing(context: Context) -> Use | None:
    """At the head of some proper name.

    e.g. the *Tehran* Quartet played
    """
    if context.role == "ground" or not context.capital():
        return None
    goes_on = context.text[context.end] == " " and context.following not in lex.FUNCTION
    return EMBEDDED if goes_on and context.following not in lex.TIMES and not context.headline else None


@asked(roles="state seat house region")
def under_a_name(context: Context) -> Use | None:
    """At the end of some proper name.

    e.g. a report by Clean Rivers *Canada* of last year
    """
    if context.role == "ground" or context.opens or not context.before:
        return None
    word = context.before[0]
    named = word[0].isupper() and len(word) > 2 and word.lower() not in lex.BEFORE_PLACES
    return EMBEDDED if named and not context.headline else None


def plain(context: Context) -> Use | None:
    """Nothing tells otherwise.

    e.g. Origin: *Kuwait*
    """
    return LITERAL
