"""The reader's own copies of what was cited: read, compared with what was cited, and quoted in short.

An article that restates another text names that text's file; any other article is its own original. What is
quoted here is the publisher's text, so it goes only into a page for which a reader gave the copies.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from gazetteer.errors import InputError
from gazetteer.files import read_text
from gazetteer.matcher import Match
from gazetteer.searcher import Searcher
from geo.articles import Article
from geo.corpus import Corpus, Mention
from geo.readers import readings

__all__ = [
    "Quote",
    "claim_quotes",
    "claim_spans",
    "mention_quotes",
    "mention_spans",
    "original_text",
    "quote",
    "read_originals",
]

#: How many characters of context a quotation has on either side at most.
REACH = 200
#: How many of what is cited it gives at most.
LONGEST = 700
_ENDS = (". ", "! ", "? ", "… ", ".” ", '." ', "؟ ", "。")


class Quote(NamedTuple):
    """A passage in three parts.

    Attributes
    ----------
    before, marked, after : str
        What is cited, and what stands about it; ``marked`` is empty where no single place in it is meant.
    """

    before: str
    marked: str
    after: str


def original_text(article: Article, folder: Path) -> str:
    """Read the original of an article and make sure that it is the one that was cited.

    Parameters
    ----------
    article : Article
    folder : pathlib.Path
        Where the copies are, under the names that the articles give, or for an article that is its own
        original under its own file's name.

    Returns
    -------
    str
        That of the article where it is there in full, else the original as decoded; see :func:`_range`.

    Raises
    ------
    InputError
        If it cannot be read, or is another text.
    """
    own = article.path.name if article.path else article.id
    path = folder / (article.original.file if article.original else own)
    try:
        in_full = None if article.original else _in_full(article, path)
        text = read_text(path) if in_full is None else article.text
    except ValueError as error:  # it is not there, not UTF-8, or the name is one that no file can have
        why = error.problem if isinstance(error, InputError) else f"cannot be read ({error})"
        raise InputError(why, "Put the original there", path=path) from error
    if article.original is None:
        same = bool(in_full)
    else:
        same = hashlib.sha256(text.encode()).hexdigest() == article.original.sha256
        same = same and len(text) == article.original.characters
    if not same:
        raise InputError("is another text (checksum or length)", "Get the one that was cited", path=path)
    return text


def _in_full(article: Article, path: Path) -> bool:
    """Tell whether a file holds an article as it was read."""
    return any(
        reading.text == article.text and reading.pieces == article.pieces for reading in readings(path)
    )


def _range(article: Article, start: int, end: int) -> tuple[int, int]:
    """Give what is cited as a range of what :func:`original_text` gives."""
    if article.original is not None:
        return start, end
    return article.text_offset(start), article.text_offset(max(start, end - 1)) + (end > start)


def read_originals(articles: Iterable[Article], folder: Path) -> tuple[dict[str, str], list[str]]:
    """Read the originals of articles, as far as they are there.

    Parameters
    ----------
    articles : iterable of Article
    folder : pathlib.Path

    Returns
    -------
    texts : dict of str to str
        By article id.
    notes : list of str
        A line for each article whose original is not there or is another.

    Raises
    ------
    InputError
        If there is no such folder, or it holds none of them.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder", "Give the folder with the originals", path=folder)
    texts: dict[str, str] = {}
    notes: list[str] = []
    for article in articles:
        try:
            texts[article.id] = original_text(article, folder)
        except InputError as error:
            notes.append(f"article {article.id} is not quoted: {error}")
    if not texts:
        why = f"holds no original that was cited. {notes[0]}" if notes else "there is no article to quote"
        raise InputError(why, path=folder)
    return texts, notes


def quote(text: str, start: int, end: int) -> Quote:
    """Cut a passage out of a text: a range, and about a sentence on either side, not past its paragraph.

    Parameters
    ----------
    text : str
    start, end : int
        What is cited, as str indices, end exclusive.

    Returns
    -------
    Quote
        Cuts inside a sentence show as an ellipsis.

    Examples
    --------
    >>> quote("Headline\\nRain fell. Five died in Kerman. It dried.", 20, 24)
    Quote(before='Rain fell. ', marked='Five', after=' died in Kerman. It dried.')
    """
    return Quote(_before(text[:start]), _shortened(text[start:end]), _after(text[end:]))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _before(text: str) -> str:
    line = text[max(text.rfind("\n"), text.rfind("\r")) + 1 :].lstrip("\ufeff")
    if len(line) <= REACH:
        return line.lstrip()
    near = line[-REACH:]
    begins = [at + len(end) for end in _ENDS if (at := near.find(end)) >= 0]
    if begins:
        return near[min(begins) :]
    return f"…{near.partition(' ')[2] or near}"


def _after(text: str) -> str:
    line = text.splitlines()[0] if text.strip() and text[0] not in "\r\n" else ""
    if len(line) <= REACH:
        return line.rstrip()
    near = line[:REACH]
    ends = [at + len(end) for end in _ENDS if (at := near.rfind(end)) >= 0]
    if ends:
        return near[: max(ends)].rstrip()
    return f"{near.rpartition(' ')[0] or near}…"


def claim_quotes(corpus: Corpus, texts: Mapping[str, str]) -> list[Quote | None]:
    """Quote what every claim cites.

    Parameters
    ----------
    corpus : Corpus
    texts : mapping of str to str
        Originals by article id.

    Returns
    -------
    list of Quote or None
        In the order of the claims; None where there is no original, or no range.
    """
    spans = zip(corpus.claim_records.values(), claim_spans(corpus, texts), strict=True)
    return [span and quote(texts[claim.article], *span) for claim, span in spans]


def claim_spans(corpus: Corpus, texts: Mapping[str, str]) -> list[tuple[int, int] | None]:
    """Find what every claim cites in the originals.

    Parameters
    ----------
    corpus : Corpus
    texts : mapping of str to str
        Originals by article id.

    Returns
    -------
    list of (int, int) or None
        In the order of the claims, as str indices, end exclusive; None where there is no original, or no range.
    """
    return [
        _range(corpus.article_records[claim.article], *claim.original)
        if claim.original and claim.article in texts
        else None
        for claim in corpus.claim_records.values()
    ]


def mention_spans(corpus: Corpus, texts: Mapping[str, str]) -> list[tuple[int, int] | None]:
    """Find every mention in the originals, as :func:`mention_quotes` quotes it.

    Parameters
    ----------
    corpus : Corpus
    texts : mapping of str to str
        Originals by article id.

    Returns
    -------
    list of (int, int) or None
        In the order of the mentions, as str indices, end exclusive; None where nothing of an original is meant.
    """
    if not texts:
        return [None] * len(corpus.mention_records)
    named = _Names(corpus.names, texts)
    return [named.span(mention) for mention in corpus.mention_records]


def mention_quotes(corpus: Corpus, texts: Mapping[str, str]) -> list[Quote | None]:
    """Quote the passage in which every mention stands, its name marked.

    A digest names a place in its own words. There the passage that it restates is searched for a name of
    that place, by preference in the same spelling and in the same order.

    Parameters
    ----------
    corpus : Corpus
    texts : mapping of str to str
        Originals by article id.

    Returns
    -------
    list of Quote or None
        In the order of the mentions; None where there is no original, or no place.
    """
    named = _Names(corpus.names, texts)
    return [named.quoted(mention) for mention in corpus.mention_records]


class _Names:
    """Finds in an original what a digest names in its own words."""

    def __init__(self, searcher: Searcher, texts: Mapping[str, str]) -> None:
        self.searcher = searcher
        self.texts = texts
        self.places: dict[str, dict[str | None, list[Match]]] = {}
        self.earlier: Counter[tuple[str, int, str, str]] = Counter()

    def quoted(self, mention: Mention) -> Quote | None:
        span, passage = self.span(mention), self._passage(mention)
        if passage is None:
            return None
        text = self.texts[mention.article.id]
        return Quote(_shortened(text[slice(*passage)]), "", "") if span is None else quote(text, *span)

    def span(self, mention: Mention) -> tuple[int, int] | None:
        passage, match = self._passage(mention), mention.match
        if passage is None or match.place is None:
            return None
        if mention.article.original is None:
            return match.start, match.end
        return self._name(mention, match.place, passage)

    def _passage(self, mention: Mention) -> tuple[int, int] | None:
        """Where the paragraph in which a mention stands is in the original."""
        if mention.article.id not in self.texts or mention.match.place is None:
            return None
        return mention.article.original_range(mention.match.start, mention.match.end)

    def _name(self, mention: Mention, place: str, passage: tuple[int, int]) -> tuple[int, int] | None:
        """Find a name of the place in a passage: in the same spelling if it is there, each in its turn."""
        article, surface = mention.article.id, mention.match.surface
        if article not in self.places:
            self.places[article] = defaultdict(list)
            for match in self.searcher.find(self.texts[article]):
                self.places[article][match.place].append(match)
        inside = [m for m in self.places[article][place] if passage[0] <= m.start and m.end <= passage[1]]
        alike = [m for m in inside if m.surface == surface] or inside
        key = (article, mention.paragraph, place, surface)
        turn = self.earlier[key]
        self.earlier[key] += 1
        if not alike:
            return None
        name = alike[min(turn, len(alike) - 1)]
        return name.start, name.end
