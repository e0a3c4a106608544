"""What can be wrong with a corpus that reads: findings for the person who keeps it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from gazetteer.errors import InputError
from geo.articles import Article
from geo.corpus import Corpus, Mention
from geo.events import Claim, Event
from geo.originals import original_text
from geo.support import missing_value

__all__ = ["check"]


def check(corpus: Corpus, originals: Path | None = None) -> list[str]:
    """Find what a corpus lacks: sources, locators, and support where the text that is cited is at hand.

    An article that is there in full must hold, in the range or the paragraph that a claim cites, the claim's figure,
    in digits or in words, its day, or a name of the place that it claims. Articles in other languages than English
    are left alone, since figures are spelled in English here.

    Dangling ids, bad dates and ranges out of bounds do not get this far: :func:`geo.read_corpus` refuses
    them, and its message is a finding too.

    Parameters
    ----------
    corpus : Corpus
    originals : pathlib.Path, optional
        Folder with the publishers' own texts. Then checksums are compared, paragraphs and anchors of the
        originals must stand where digests say, and a cited range must hold a name of the claim's place and the
        claim's figure, in digits or in words. What a claim marks as inferred is excused from that.

    Returns
    -------
    list of str
        One finding each; empty where all is well.
    """
    found = [*_unsupported(corpus), *_not_said(corpus)]
    if originals is not None:
        for article in corpus.article_records.values():
            if article.original:
                try:
                    text = original_text(article, originals)
                except InputError as error:
                    found.append(f"article {article.id}: {error}")
                else:
                    found += [*_misplaced(article, text), *_against(corpus, article, text)]
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


def _not_said(corpus: Corpus) -> Iterator[str]:
    """Find claims whose value is not where they say, in articles that are there in full."""
    foreign = {id for ids in corpus.foreign.values() for id in ids}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    if any(claim.value.place for claim in corpus.claim_records.values()):
        for mention in corpus.mention_records:
            mentions[mention.article.id].append(mention)
    for claim in corpus.claim_records.values():
        article = corpus.article_records[claim.article]
        if article.original or claim.inferred or article.id in foreign:
            continue
        spans = list(_cited(article, claim))
        if not spans:
            continue
        lacking = [missing_value(claim, article.text[slice(*span)]) for span in spans]
        place = claim.value.place
        if place and not any(_names(corpus, article, mentions[article.id], span, place) for span in spans):
            lacking = [f"a name of {place}"] * len(spans)
        if all(lacking):
            where = f"paragraph {claim.paragraph}" if claim.paragraph else f"{list(claim.original or ())}"
            yield f"claim {claim.id}: {lacking[0]} is not in {where} of {article.id}. Correct either"


def _cited(article: Article, claim: Claim) -> Iterator[tuple[int, int]]:
    """Give the ranges of an article's text that a claim cites: that of its own, and its paragraph."""
    if claim.original:
        start, end = (article.text_offset(offset) for offset in claim.original)
        if start < end:
            yield start, end
    if claim.paragraph:
        yield article.paragraphs[claim.paragraph - 1]


def _names(
    corpus: Corpus, article: Article, mentions: Iterable[Mention], span: tuple[int, int], place: str
) -> bool:
    """Tell whether a range of an article names a place, or one that lies in it or around it."""
    wanted = {place, *corpus.gazetteer.containers(place)}
    for mention in mentions:
        match = mention.match
        if span[0] <= match.start and match.end <= span[1]:
            named = {match.place, *match.candidates} - {None}
            if named & wanted or any(place in corpus.gazetteer.containers(str(id)) for id in named):
                return True
    return any(name.text in article.text[slice(*span)] for name in corpus.gazetteer[place].names)


def _outside(article: Article, claim: Claim) -> str | None:
    """Tell where a claim's range and the passage of its paragraph do not meet."""
    if not (claim.paragraph and claim.original and article.passages):
        return None
    start, end = article.passages[claim.paragraph - 1]
    if start < claim.original[1] and claim.original[0] < end:
        return None
    place = f"paragraph {claim.paragraph} of {article.id}, [{start}, {end}]"
    return f"range {list(claim.original)} is not in {place}. Correct one of them"


def _misplaced(article: Article, original: str) -> Iterator[str]:
    """Find paragraphs of an original that are none, and words that do not find what they should."""
    assert article.original is not None
    for number, (start, end) in enumerate(article.original.paragraphs, 1):
        text = original[start:end]
        if text != text.strip() or len(text.splitlines()) != 1:
            yield f"article {article.id}: [{start}, {end}] is not one paragraph, the {number}th, of its original"
    lowered = original.lower()
    for at, words in article.original.anchors.items():
        if original[at : at + len(words)] != words:
            yield f"article {article.id}: the anchor {words!r} does not stand at {at} of its original"
        elif lowered.count(words.lower()) > 1:
            yield f"article {article.id}: the anchor {words!r} stands in its original more than once. Add a word"


def _against(corpus: Corpus, article: Article, original: str) -> Iterator[str]:
    for event in corpus.event_records.values():
        for claim in event.claims:
            if claim.article != article.id or claim.original is None or claim.inferred:
                continue
            cited = original[slice(*claim.original)]
            if missing := missing_value(claim, cited):
                yield f"claim {claim.id}: {missing} is not in {list(claim.original)} of {article.id}. Correct either"
            passage = ""
            if claim.paragraph and article.passages:
                passage = original[slice(*article.passages[claim.paragraph - 1])]
            named = {
                id
                for text in (cited, passage)
                for match in corpus.names.find(text)
                for id in match.candidates
            }
            if not named & _names_wanted(corpus, event, claim):
                at = f"{list(claim.original)} of {article.id} or its paragraph"
                yield f"claim {claim.id}: no name of its place is in {at}. Widen it, or say what is inferred"


def _names_wanted(corpus: Corpus, event: Event, claim: Claim) -> set[str]:
    """List the places whose name supports a claim: its own, the event's, those around short of a country."""
    wanted = {link.place for link in event.places} | ({claim.value.place} if claim.value.place else set())
    around = {outer for id in wanted for outer in corpus.gazetteer.containers(id)}
    return wanted | {id for id in around if corpus.gazetteer[id].kind != "country"}
