"""Articles to read in the page: the text, its paragraphs, and where in it claims and mentions stand.

A digest is read as it is, or as the original that it restates where the reader gave that. Any other article is read
itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from geo.articles import Article
from geo.originals import claim_spans, mention_spans

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["MOST", "Marked", "marked_texts"]

#: Characters of all texts together, beyond which a page would grow too large to send.
MOST = 1_000_000
_Span = tuple[int, int, int]


class Marked(NamedTuple):
    """An article to read.

    Attributes
    ----------
    article : str
        Its id.
    digest : bool
        Whether the text is a digest, and not the article itself.
    text : str
    paragraphs : tuple of (int, int)
        Their ranges, as str indices, end exclusive.
    claims, mentions : list of (int, int, int)
        The row of each among all of the corpus, and its range; a claim of which only the paragraph is known has an
        empty one, where that paragraph begins.
    """

    article: str
    digest: bool
    text: str
    paragraphs: tuple[tuple[int, int], ...]
    claims: list[_Span]
    mentions: list[_Span]


def marked_texts(corpus: Corpus, originals: Mapping[str, str] | None = None) -> list[Marked]:
    """Gather what is to be read.

    Parameters
    ----------
    corpus : Corpus
    originals : mapping of str to str, optional
        The publishers' own texts by article id.

    Returns
    -------
    list of Marked
        One for each article, in the corpus's order; empty where all together are longer than :data:`MOST`.

    Examples
    --------
    >>> import geo
    >>> corpus = geo.read_corpus()
    >>> read = marked_texts(corpus)[0]
    >>> row, start, end = read.mentions[0]
    >>> read.digest, read.text[start:end] == corpus.mention_records[row].match.surface
    (True, True)
    """
    given = originals or {}
    texts = {id: given.get(id, article.text) for id, article in corpus.article_records.items()}
    if sum(map(len, texts.values())) > MOST:
        return []
    claims, mentions = defaultdict[str, list[_Span]](list), defaultdict[str, list[_Span]](list)
    if any(texts.values()):
        claims, mentions = _claims(corpus, given, texts), _mentions(corpus, given)
    return [
        Marked(
            id,
            article.original is not None and id not in given,
            texts[id],
            _paragraphs(article, texts[id]),
            claims[id],
            mentions[id],
        )
        for id, article in corpus.article_records.items()
    ]


def _paragraphs(article: Article, text: str) -> tuple[tuple[int, int], ...]:
    return article.paragraphs if text == article.text else Article(id=article.id, text=text).paragraphs


def _claims(
    corpus: Corpus, given: Mapping[str, str], texts: Mapping[str, str]
) -> defaultdict[str, list[_Span]]:
    found: defaultdict[str, list[_Span]] = defaultdict(list)
    own = {id: text for id, text in texts.items() if id in given or not corpus.article_records[id].original}
    spans = claim_spans(corpus, own)
    for row, (claim, span) in enumerate(zip(corpus.claim_records.values(), spans, strict=True)):
        paragraphs = corpus.article_records[claim.article].paragraphs
        if span is not None:
            found[claim.article].append((row, *span))
        elif claim.article not in given and claim.paragraph and claim.paragraph <= len(paragraphs):
            start = paragraphs[claim.paragraph - 1][0]
            found[claim.article].append((row, start, start))
    return found


def _mentions(corpus: Corpus, given: Mapping[str, str]) -> defaultdict[str, list[_Span]]:
    found: defaultdict[str, list[_Span]] = defaultdict(list)
    spans = mention_spans(corpus, given)
    for row, (mention, span) in enumerate(zip(corpus.mention_records, spans, strict=True)):
        id = mention.article.id
        here = span if id in given else (mention.match.start, mention.match.end)
        if here is not None:
            found[id].append((row, *here))
    return found
