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

from collections.abc import Callable

from gazetteer.asking import Asking
from gazetteer.surroundings import Context, slug
from gazetteer.uses import beside, sentences
from gazetteer.uses.sorts import DEMONYM, EMBEDDED, LITERAL, METONYM, MODIFIER, Use

__all__ = ["DEMONYM", "EMBEDDED", "LITERAL", "METONYM", "MODIFIER", "RULES", "Rule", "Use", "decide"]

Rule = Callable[[Context], Use | None]

RULES: tuple[Rule, ...] = (
    beside.demonym,
    beside.other_script,
    beside.dateline,
    beside.based_in,
    beside.border_pair,
    beside.hyphened_name,
    beside.hyphened,
    beside.organisation,
    beside.of_an_organisation,
    beside.where,
    beside.location_of,
    beside.possessive,
    beside.located_thing,
    beside.attributive_short,
    beside.attributive,
    sentences.trust_in,
    sentences.word_from,
    sentences.located,
    sentences.passed,
    sentences.destination,
    sentences.struck,
    sentences.part_of,
    sentences.route,
    sentences.member_that_acts,
    sentences.example,
    sentences.subject,
    sentences.who_acts,
    sentences.to_do,
    sentences.agent,
    sentences.concerned,
    sentences.of_a_state,
    sentences.addressed,
    sentences.partner,
    sentences.opening,
    sentences.named_thing,
    sentences.under_a_name,
    sentences.plain,
)
"""What a mention refers to, in the order in which it is asked; the last always answers."""


_ASKED = Asking(RULES)
_SLUGS = {rule: slug(rule) for rule in RULES}


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
    for rule in _ASKED.of(context):
        use = rule(context)
        if use is not None:
            return use, _SLUGS[rule]
    raise AssertionError("the last rule always answers")
