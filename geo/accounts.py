"""Whose accounts a corpus holds: what each article covers, and what each speaker says and whom they contradict."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from geo.independence import voice
from geo.rows import speaker_name

if TYPE_CHECKING:
    import pandas as pd

    from geo.articles import Article
    from geo.corpus import Corpus

__all__ = ["contradictions", "coverage", "is_named", "speakers"]

#: What a name says that no name is given.
_UNNAMED = re.compile(r"\b(?:unnamed|anonymous|unidentified|undisclosed)\b", re.IGNORECASE)
#: Who could be many: a name that ends in one of these, before any "of" or "in", names nobody.
_NOBODY = re.compile(
    r"(?:^|[\s-])(?:sources?|officials?|officers?|witness(?:es)?|residents?|neighbou?rs?|survivors?|passengers?|relatives?|"
    r"aides?|diplomats?|analysts?|experts?|observers?|insiders?|employees?|workers?|doctors?|medics?|soldiers?|"
    r"spokes(?:man|woman|person|people|men)|reports?|accounts?|people|locals?|villagers?|activists?|investigators?)$",
    re.IGNORECASE,
)
#: Where the head of a name ends.
_HEAD = re.compile(
    r"[,;:(]|\s(?:of|in|at|from|with|who|quoted|citing|for|on|near|to|and|or|close)\s", re.IGNORECASE
)


def is_named(name: str) -> bool:
    """Tell whether a speaker's name says who it is: a person, an office or a body, and not just a sort of people.

    Parameters
    ----------
    name : str
        As a reader would call them.

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_named(name) for name in ("Ana Ruiz, a nurse", "The White House", "The police", "spokesman Leo Ruiz")]
    [True, True, True, True]
    >>> [is_named(name) for name in ("US officials, unnamed", "A source close to the palace", "Earlier reports")]
    [False, False, False]
    """
    head = _HEAD.split(name, maxsplit=1)[0].strip()
    return not (_UNNAMED.search(name) or _NOBODY.search(head))


def contradictions(corpus: Corpus) -> Counter[tuple[str, str]]:
    """Count on how many questions two speakers say what cannot both be true; a pair of one with itself, too.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    collections.Counter
        By pair of ids in the corpus's order (:attr:`geo.corpus.Corpus.voices`).
    """
    order = {id: row for row, id in enumerate(corpus.voices)}
    counts: Counter[tuple[str, str]] = Counter()
    for group in corpus.groups:
        said = [set(map(voice, group.saying(value))) for value in range(len(group.labels))]
        pairs = {
            (first, second) if order[first] <= order[second] else (second, first)
            for comparison in group.comparisons
            if comparison.relation == "conflict"
            for first in said[comparison.first]
            for second in said[comparison.second]
        }
        counts.update(pairs)
    return counts


def coverage(corpus: Corpus) -> pd.DataFrame:
    """Tell which article says how much about which event.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    pandas.DataFrame
        A row for each event and a column for each article, by id: how many claims it makes.

    Examples
    --------
    >>> import geo
    >>> table = geo.read_corpus().coverage()
    >>> reported = table > 0
    >>> table.index[~reported["press-tv"] & reported.drop(columns="press-tv").all(axis="columns")].tolist()
    ['erbil-strike']
    """
    import pandas as pd  # with the first table, as in :mod:`geo.tables`

    counts = Counter(
        (event.id, claim.article) for event in corpus.event_records.values() for claim in event.claims
    )
    articles = list(corpus.article_records)
    rows = [[counts[event, article] for article in articles] for event in corpus.event_records]
    index = pd.Index(list(corpus.event_records), name="event", dtype="str" if rows else "object")
    return pd.DataFrame(rows, index=index, columns=articles, dtype="int64")


def _paper(article: Article) -> str:
    return article.short or article.publisher or article.id


def speakers(corpus: Corpus) -> pd.DataFrame:
    """One row per speaker, an article's own voice too, those who are quoted most first.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    pandas.DataFrame

    Columns
    -------
    id, name : str
        ``article:ID`` is an article in its own voice.
    side : str or None
        The id of the side for which they speak; None where they speak for themselves.
    named : bool
        Whether an article says who they are.
    independent : bool
        Whether it counts as an independent speaker.
    claims, events : int
        How many they make, and about how many.
    articles : list of str
        Ids of those that quote them.
    contradicts : list of str
        Ids of the speakers who say what cannot be true with it, their own if they contradict themselves.
    """
    import pandas as pd

    said = defaultdict(list)
    for claim in corpus.claim_records.values():
        said[voice(claim)].append(claim)
    against: dict[str, list[str]] = defaultdict(list)
    for first, second in contradictions(corpus):
        against[first].append(second)
        if first != second:
            against[second].append(first)
    order, sides = {id: row for row, id in enumerate(corpus.voices)}, corpus.independence.sides
    rows = []
    for id in sorted(corpus.voices, key=lambda speaker: -len(said[speaker])):
        own = id.removeprefix("article:") if id.startswith("article:") else None
        name = speaker_name(corpus, id) if own is None else f"{_paper(corpus.article_records[own])} itself"
        articles = {claim.article for claim in said[id]}
        rows.append(
            {
                "id": id,
                "name": name,
                "side": sides.get(id),
                "named": own is not None or corpus.speaker_records[id].named,
                "independent": own not in corpus.derivative,
                "claims": len(said[id]),
                "events": len({corpus.groups[corpus.compared[claim.id][0]].event for claim in said[id]}),
                "articles": [article for article in corpus.article_records if article in articles],
                "contradicts": sorted(against[id], key=order.__getitem__),
            }
        )
    return pd.DataFrame(
        rows, columns="id name side named independent claims events articles contradicts".split()
    ).astype({"named": "bool", "independent": "bool", "claims": "int64", "events": "int64"})
