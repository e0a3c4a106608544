"""What can be wrong with a corpus that reads: findings for the person who keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gazetteer.errors import InputError
from gazetteer.matcher import Matcher
from geo import dates
from geo.articles import Article
from geo.corpus import Corpus
from geo.events import Claim, Event
from geo.figures import LARGEST, ordinal, spelled, worded
from geo.originals import original_text

__all__ = ["check"]

_NO = ("no", "none", "not", "zero", "nobody", "without", "any", "never")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


def check(corpus: Corpus, originals: Path | None = None) -> list[str]:
    """Find what a corpus lacks: sources, locators, and with the originals at hand, their support.

    Dangling ids, bad dates and ranges out of bounds do not get this far: :func:`geo.read_corpus` refuses
    them, and its message is a finding too.

    Parameters
    ----------
    corpus : Corpus
    originals : pathlib.Path, optional
        Folder with the publishers' own texts. Then checksums are compared, and a cited range must hold a
        name of the claim's place and the claim's figure, in digits or in words. What a claim marks as
        inferred is excused from that.

    Returns
    -------
    list of str
        One finding each; empty where all is well.
    """
    found = [*_unsupported(corpus)]
    if originals is not None:
        for article in corpus.article_records.values():
            if article.original:
                try:
                    text = original_text(article, originals)
                except InputError as error:
                    found.append(f"article {article.id}: {error}")
                else:
                    found += _against(corpus, article, text)
    return found


def _unsupported(corpus: Corpus) -> Iterator[str]:
    for event in corpus.event_records.values():
        if not event.claims:
            yield f"event {event.id}: no claim supports it. Add one, with the article that makes it"
        if not event.places:
            yield f"event {event.id}: no place. Add one, or drop the event"
        for claim in event.claims:
            if claim.paragraph is None and claim.original is None:
                yield f"claim {claim.id}: no paragraph and no range. Say where in {claim.article} it stands"
            elif outside := _outside(corpus.article_records[claim.article], claim):
                yield f"claim {claim.id}: {outside}"


def _outside(article: Article, claim: Claim) -> str | None:
    """Tell where a claim's range and the passage of its paragraph do not meet."""
    if not (claim.paragraph and claim.original and article.passages):
        return None
    start, end = article.passages[claim.paragraph - 1]
    if start < claim.original[1] and claim.original[0] < end:
        return None
    place = f"paragraph {claim.paragraph} of {article.id}, [{start}, {end}]"
    return f"range {list(claim.original)} is not in {place}. Correct one of them"


def _against(corpus: Corpus, article: Article, original: str) -> Iterator[str]:
    matcher = Matcher(corpus.gazetteer)
    for event in corpus.event_records.values():
        for claim in event.claims:
            if claim.article != article.id or claim.original is None or claim.inferred:
                continue
            cited = original[slice(*claim.original)]
            if missing := _missing_figure(claim, cited):
                yield f"claim {claim.id}: {missing} is not in {list(claim.original)} of {article.id}. Correct either"
            passage = ""
            if claim.paragraph and article.passages:
                passage = original[slice(*article.passages[claim.paragraph - 1])]
            named = {
                id for text in (cited, passage) for match in matcher.find(text) for id in match.candidates
            }
            if not named & _names_wanted(corpus, event, claim):
                at = f"{list(claim.original)} of {article.id} or its paragraph"
                yield f"claim {claim.id}: no name of its place is in {at}. Widen it, or say what is inferred"


def _names_wanted(corpus: Corpus, event: Event, claim: Claim) -> set[str]:
    """List the places whose name supports a claim: its own, the event's, those around short of a country."""
    wanted = {link.place for link in event.places} | ({claim.value.place} if claim.value.place else set())
    around = {outer for id in wanted for outer in corpus.gazetteer.containers(id)}
    return wanted | {id for id in around if corpus.gazetteer[id].kind != "country"}


def _missing_figure(claim: Claim, cited: str) -> str | None:
    """Name the figure of a claim that a cited range lacks, or None."""
    words = {word.casefold() for word in _WORD.findall(cited)}
    value = claim.value
    if value.kind == "number":
        if value.word:
            return None if set(value.word.split()) & words else repr(value.word)
        figures = value.range or [
            v
            for k in ("number", "at_least", "more_than", "at_most", "less_than", "about")
            if (v := getattr(value, k)) is not None
        ]
        missing = [f for f in figures if not _said(f, words, cited)]
        return ", ".join(f"the figure {f:g}" for f in missing) or None
    if value.kind == "date" and value.day:
        return None if _dated(value.day, words) else f"the date {value.day}"
    return None


def _said(figure: float, words: set[str], cited: str) -> bool:
    if figure == 0 and (words & set(_NO) or "n’t" in cited or "n't" in cited):
        return True
    if figure == 12 and "dozen" in words:
        return True
    digits = {float(word.replace(",", "")) for word in words if _DIGITS.fullmatch(word)}
    if figure in digits or abs(figure) >= LARGEST:
        return figure in digits
    return spelled(figure) in worded(cited)


def _dated(day: str, words: set[str]) -> bool:
    """Tell whether a date's day, weekday or, for a coarser date, its month or year is said."""
    bounds = dates.parse(day)
    if bounds.first is None and bounds.last is None:
        return True
    for date in filter(None, (bounds.first, bounds.last)):
        ordinals = {f"{date.day}", f"{date.day:02}", f"{date.day}th", ordinal(date.day)}
        if words & (ordinals | {f"{date:%A}".casefold(), "weekend"}):
            return True
        if bounds.first != bounds.last and words & {f"{date:%B}".casefold(), f"{date:%Y}"}:
            return True
    return False
