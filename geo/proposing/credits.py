"""Who is credited in a sentence, and with how much of it."""

from __future__ import annotations

from geo.proposing.sayings import opening_subject, said_in
from geo.proposing.sentences import Sentence
from geo.proposing.sources import named_in
from geo.proposing.voices import Attribution, Credit

__all__ = ["credits_of"]

_NOBODY_NAMED = ("anonymous", "witness")
_NEAR_CITED = 80  # characters between a verb of saying and 'citing'
_LONGEST = 1500  # characters of a sentence in which credits are looked for


def credits_of(text: str, sentence: Sentence, persons: list[Attribution]) -> list[Credit]:
    """The credits of a sentence; persons among them are remembered."""
    end = min(sentence.end, sentence.start + _LONGEST)
    found = _innermost([*named_in(text, sentence, end, persons), *said_in(text, sentence, end, persons)])
    persons.extend(credit.attribution for credit in found if credit.attribution.rule != "pronoun")
    if not found and (opens := opening_subject(text, sentence, end)):
        persons.append(opens)  # the spokesman, Bo Lind, denied it: 'he said' may follow
    return found


def _innermost(found: list[Credit]) -> list[Credit]:
    """Of a paper that cites somebody, whom it cites; the paper itself where that is nobody in particular."""
    for cited in [credit for credit in found if credit.attribution.rule == "citing"]:
        near = [
            credit
            for credit in found
            if credit is not cited and abs(credit.at - cited.at) < _NEAR_CITED and credit.first <= cited.first
        ]
        worse = [cited] if cited.attribution.kind in _NOBODY_NAMED and near else near
        found = [credit for credit in found if credit not in worse]
    return found
