"""Where in an article a claim or a mention stands, so that a reader finds it there: paragraph, part, words to look for.

An article that is there in full is its own original. A digest stands for another text, whose paragraphs are those that
are cited: its front matter says where they begin and end (:class:`geo.articles.Original`), and what a claim cites is
found among them by its range. Where nothing says so, the paragraph is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.articles import ANCHOR, Article

if TYPE_CHECKING:
    from geo.events import Claim

__all__ = ["Anchors", "Location", "anchor", "cited", "locate", "locate_claim"]

#: Among how many words of a passage it is looked for.
REACH = 60
#: So many words hardly stand on a page a second time, in its menus or below another headline.
ENOUGH = 3
_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")


class Location(NamedTuple):
    """Where in an article, or in the original of a digest, a passage stands.

    Attributes
    ----------
    paragraph : int or None
        From 1; None where it stands in none, or nobody knows in which.
    last_paragraph : int or None
        The last one, where it runs through several.
    part : str or None
        What it is where it is no paragraph: a headline, a caption.
    """

    paragraph: int | None = None
    last_paragraph: int | None = None
    part: str | None = None

    @property
    def words(self) -> str:
        """Say it in short: ``¶8``, ``¶8–9``, ``caption``; empty where nobody knows."""
        if self.paragraph is None:
            return self.part or ""
        return f"¶{self.paragraph}–{self.last_paragraph}" if self.last_paragraph else f"¶{self.paragraph}"


def locate(article: Article, start: int, end: int) -> Location:
    """Find the paragraphs of an article in which a passage stands.

    Parameters
    ----------
    article : Article
    start, end : int
        Of the original, or of the file of an article that is there in full, as str indices, end exclusive.

    Returns
    -------
    Location

    Examples
    --------
    >>> locate(Article(id="a", text="Rain fell.\\n\\nThe river rose."), 12, 21)
    Location(paragraph=2, last_paragraph=None, part=None)
    """
    original = article.original
    if original is None:
        first = article.paragraph_at(article.text_offset(start))
        return _through(first, article.paragraph_at(article.text_offset(max(start, end - 1))))
    within = [n for n, span in enumerate(original.paragraphs, 1) if _meet(span, (start, end))]
    if within:
        return _through(within[0], within[-1])
    named = (part for part, spans in original.parts.items() if any(_meet(s, (start, end)) for s in spans))
    return Location(part=next(named, None))


def locate_claim(article: Article, claim: Claim) -> Location:
    """Find the paragraphs of an article in which a claim stands.

    Parameters
    ----------
    article : Article
        That of the claim.
    claim : geo.events.Claim

    Returns
    -------
    Location
    """
    span = cited(article, claim)
    return Location() if span is None else locate(article, *span)


def cited(article: Article, claim: Claim) -> tuple[int, int] | None:
    """Give the range that a claim cites: its own, or else that of its paragraph.

    Parameters
    ----------
    article : Article
        That of the claim.
    claim : geo.events.Claim

    Returns
    -------
    tuple of int or None
        Of the original, or of the file of an article that is there in full.
    """
    if claim.original is not None or claim.paragraph is None:
        return claim.original
    if not 0 < claim.paragraph <= len(article.paragraphs):
        return None
    return article.original_range(*article.paragraphs[claim.paragraph - 1])


def _through(first: int, last: int) -> Location:
    return Location(first, last if last > first else None)


def _meet(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def anchor(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Find a few words in a passage that stand nowhere else in a text: names and figures before anything else.

    Parameters
    ----------
    text : str
    start, end : int
        The passage, as str indices, end exclusive.

    Returns
    -------
    tuple of int and str, or None
        Where they begin, and the words: at most :data:`geo.articles.ANCHOR`, a space between each.

    Examples
    --------
    >>> anchor("Rain fell on Erbil. The river rose by 2.5 m near Erbil.", 20, 55)
    (38, '2.5 m near Erbil')
    """
    lowered = _lowered(text)
    for at, words in sorted(_runs(text, start, end), key=lambda run: _worth(run[1]), reverse=True):
        if lowered.count(words.lower()) == 1:
            return at, words
    return None


def _worth(words: str) -> tuple[int, bool, int]:
    """Say how good words are to be looked up by: names and figures first; then three words; then less of others."""
    parts = words.split()
    names = sum(word[0].isupper() or word[0].isdigit() for word in parts)
    return names, len(parts) >= ENOUGH, -len(parts)


@lru_cache(maxsize=8)
def _lowered(text: str) -> str:
    return text.lower()


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """List the runs of words in a passage that only a space parts, each with where it begins."""
    found = [m for m, _ in zip(_WORD.finditer(text, start, end), range(REACH), strict=False)]
    for i, first in enumerate(found):
        for last, following in zip(found[i : i + ANCHOR], [*found[i + 1 :], None], strict=False):
            yield first.start(), text[first.start() : last.end()]
            if following is None or text[last.end() : following.start()] != " ":
                break


class Anchors:
    """Words by which passages of an article are found on its page; none for an article without an address.

    Parameters
    ----------
    article : Article
    text : str, optional
        Its original, where a reader gave it; that of an article in full is its own.
    """

    def __init__(self, article: Article, text: str | None = None) -> None:
        self.article = article
        self.text = article.text if article.original is None else text
        self.known: Mapping[int, str] = {} if article.original is None else article.original.anchors

    def of(self, start: int, end: int) -> str | None:
        """Give the words for a passage.

        Parameters
        ----------
        start, end : int
            Of the original, or of the file of an article that is there in full, as str indices, end exclusive.

        Returns
        -------
        str or None
            From the passage itself if it has any, else from the paragraphs in which it stands.
        """
        if not self.article.url:
            return None
        if self.text is not None:
            if self.article.original is None:
                start, end = self.article.text_offset(start), self.article.text_offset(end)
            found = anchor(self.text, start, end)
            return found and found[1]
        original = self.article.original
        around = [span for span in (original.paragraphs if original else ()) if _meet(span, (start, end))]
        for first, last in [(start, end), *around]:
            for at, words in self.known.items():
                if first <= at and at + len(words) <= last:
                    return words
        return None
