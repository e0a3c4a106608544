"""Whom an article credits a figure to: an official, an agency, a newspaper, a witness, or nobody but itself.

Credits ("police said", "according to the ministry", "said Ana Ruiz, a nurse") are found sentence by sentence.
Each reaches over a part of its sentence, and over what is quoted before and after it; a pronoun stands for the
nearest person credited before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from geo.proposing.credits import credits_of
from geo.proposing.figures import Figure
from geo.proposing.sentences import Sentence
from geo.proposing.voices import Attribution, Credit

__all__ = ["RULES", "Attribution", "attribute"]

RULES = {
    "according to": "Behind 'according to', 'citing' or 'quoting'.",
    "citing": "Behind 'citing' or 'quoting': whom a paper has it from, unless that is nobody in particular.",
    "says": "Before a verb of saying: police said, the mayor told a newspaper.",
    "said by": "Behind a verb of saying: said Ana Ruiz, a nurse.",
    "and said": "Behind a verb of saying that shares its subject: the army denied it and said nobody was hurt.",
    "each puts": "Behind 'put … at ten': the ministry at six.",
    "by": "Behind 'put at', 'estimated' or 'measured', and 'by': put at 6.2 by the observatory.",
    "pronoun": "'He said': the nearest person credited before.",
    "quotation": "Inside a quotation that goes on over several sentences.",
    "goes on": "Behind a sentence of the paragraph that is credited to a person, or to an agency that 'it' stands for.",
    "headline": "Before or behind the colon or dash of a headline: Police: two held.",
    "own voice": "Nobody is credited.",
}
_OWN = Attribution("article", "article", None, None, "own voice", 0.6)
_LINE_ENDS = str.maketrans("\n\r\t\xa0", "    ")
_QUOTE = re.compile(r"[\"“”]")
#: A clause about a speaker, but for one of what they said: the navy, which had claimed that all were saved.
_WHO = re.compile(
    r",? (?:who|whose|which|that)\b(?!(?: had| has| have| also| first)* "
    r"(?:maintain|claim|sa(?:y|id)|report|put|count|estimat|announc|insist|told|believe)\w*)"
)
#: A sentence that is no longer what a person said: the article's own 'we', and what others report.
_OTHERWISE = re.compile(
    r"(?:We|I|This|That|It (?:was|has been))\b|[^,;.]{1,60} (?:is|are|was|were) (?:reported|thought|believed|said)\b"
)
#: What an agency did, and nobody else would tell: it rescued eleven.
_IT_DOES = re.compile(
    r"(?:It|They)(?: (?:also|has|have|had|then|now|later))* (?!(?:is|was|were|are|will|would|may)\b)\w+(?:ed|s)\b"
)
_BY_NAME = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+")
_AND_THEN = re.compile(r"\w(?: on \w+)?, (?:and|while|but) ")


def attribute(
    text: str, sentences: Sequence[Sentence], figures: Sequence[Figure], off: Collection[str] = ()
) -> list[Attribution]:
    """Who is credited with each figure.

    Parameters
    ----------
    text : str
        An article.
    sentences : sequence of Sentence
        Its sentences.
    figures : sequence of Figure
        Its figures.
    off : collection of str, optional
        Rules not to use.

    Returns
    -------
    list of Attribution
        One for each figure, in the same order.
    """
    if not figures:
        return []
    text = _unwrapped(text, sentences)
    quoted = _quotations(text, sentences)
    credits, carried = _credits(text, sentences, quoted, frozenset(off))
    places = {sentence.start: number for number, sentence in enumerate(sentences)}
    found = []
    for figure in figures:
        at = places.get(figure.sentence.start)
        best = None if at is None else _of(text, figure.start, credits[at])
        if best is None and at is not None and carried[at] is not None:
            best = carried[at]
        found.append(best or _OWN)
    return found


def _unwrapped(text: str, sentences: Sequence[Sentence]) -> str:
    """A text of the same length in which no line ends inside a sentence or between two of a paragraph."""
    parts, last, paragraph = [], 0, -1
    for sentence in sentences:
        between, within = text[last : sentence.start], text[sentence.start : sentence.end]
        parts.append(between.translate(_LINE_ENDS) if sentence.paragraph == paragraph else between)
        parts.append(within.translate(_LINE_ENDS))
        last, paragraph = sentence.end, sentence.paragraph
    return "".join((*parts, text[last:]))


def _of(text: str, at: int, credits: list[Credit]) -> Attribution | None:
    """The nearest credit that reaches a place; one before 'and' does not, where another follows."""
    reaching = [
        credit for credit in credits if credit.first <= at < credit.last and not _of_speaker(text, at, credit)
    ]
    if any(credit.at > at for credit in reaching):
        reaching = [
            credit for credit in reaching if credit.at > at or not _AND_THEN.search(text, credit.at, at)
        ]
    if not reaching:
        return None
    return max(
        reaching, key=lambda credit: (credit.first, _closes(credit, at), -abs(credit.at - at))
    ).attribution


def _of_speaker(text: str, at: int, credit: Credit) -> bool:
    """Whether a place lies in a clause about the speaker: a lawyer, who won two suits, said."""
    begins, rule = credit.attribution.end, credit.attribution.rule
    if (
        begins is None
        or not begins <= at
        or rule not in ("says", "said by")
        or (rule == "says" and at >= credit.at)
    ):
        return False
    return _WHO.match(text, begins, at) is not None


def _closes(credit: Credit, at: int) -> bool:
    """Whether a credit closes the sentence: witnesses said two men fled, the mayor said."""
    return credit.at > at and credit.attribution.rule not in ("according to", "citing")


def _quotations(text: str, sentences: Sequence[Sentence]) -> list[tuple[bool, bool]]:
    """For each sentence, whether it begins and whether it ends inside a quotation."""
    states, inside, paragraph = [], False, -1
    for sentence in sentences:
        part = text[sentence.start : sentence.end]
        opens = part[:1] in ('"', "“", "'", "‘")
        if opens:
            inside = False  # a paragraph of a quotation opens it again
        elif sentence.paragraph > paragraph + 3:
            inside = False
        before = inside
        for sign in _QUOTE.findall(part):
            inside = sign == "“" or (sign == '"' and not inside)
        states.append((before or opens, inside))
        paragraph = sentence.paragraph
    return states


def _credits(
    text: str, sentences: Sequence[Sentence], quoted: list[tuple[bool, bool]], off: frozenset[str]
) -> tuple[list[list[Credit]], list[Attribution | None]]:
    """The credits of each sentence, and who speaks where one goes on without any."""
    persons: list[Attribution] = []
    credits = [
        [credit for credit in credits_of(text, sentence, persons) if credit.attribution.rule not in off]
        for sentence in sentences
    ]
    carried: list[Attribution | None] = [None] * len(sentences)
    for at in range(len(sentences)):
        if credits[at]:
            continue
        if any(quoted[at]) and "quotation" not in off:
            source = _quoting(sentences, at, quoted, credits, carried)
            carried[at] = source and replace(source, rule="quotation", confidence=0.7)
        if carried[at] is None and "goes on" not in off:
            source = _going_on(text, sentences, at, credits, carried)
            carried[at] = source and replace(source, rule="goes on", confidence=0.55)
    return credits, carried


def _before(at: int, credits: list[list[Credit]], carried: list[Attribution | None]) -> Attribution | None:
    """Who speaks in the sentence before one."""
    return carried[at - 1] or (credits[at - 1][-1].attribution if credits[at - 1] else None)


def _quoting(
    sentences: Sequence[Sentence],
    at: int,
    quoted: list[tuple[bool, bool]],
    credits: list[list[Credit]],
    carried: list[Attribution | None],
) -> Attribution | None:
    """Whose quotation a sentence is part of: of who is credited at its end, else at its beginning."""
    begins, ends = quoted[at]
    if ends:
        for later in range(at + 1, min(at + 5, len(sentences))):
            if credits[later]:
                return credits[later][-1].attribution
            if not quoted[later][1]:
                break
    if begins and at and sentences[at].paragraph - sentences[at - 1].paragraph <= 1:
        return _before(at, credits, carried)
    return None


def _going_on(
    text: str,
    sentences: Sequence[Sentence],
    at: int,
    credits: list[list[Credit]],
    carried: list[Attribution | None],
) -> Attribution | None:
    """Who goes on in a paragraph: a person by name, and any body that the sentence begins with as 'it'."""
    sentence = sentences[at]
    if not at or sentence.headline or sentence.paragraph != sentences[at - 1].paragraph:
        return None
    source = _before(at, credits, carried)
    if source is None or _OTHERWISE.match(text, sentence.start, sentence.end):
        return None
    does = _IT_DOES.match(text, sentence.start, sentence.end)
    named = source.kind == "named_official" or (source.kind == "witness" and _BY_NAME.search(source.speaker))
    return source if named or (does and source.kind == "institution") else None
