"""The map: one self-contained page that shows a corpus and lets a reader filter it.

>>> import geo
>>> page = explorer(geo.read_corpus(), ["cna"]).get_root().render()
>>> "<title>January 2020" in page
True
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import folium

from geo.corpus import Corpus
from geo.formats.linked import news_articles
from maps import content
from maps.page import Explorer

__all__ = ["explorer"]


def explorer(
    corpus: Corpus,
    articles: Iterable[str] = (),
    originals: Mapping[str, str] | None = None,
    plain: bool = False,
    texts: bool = True,
) -> folium.Map:
    """Draw a corpus as a layered map that shows its evidence.

    Parameters
    ----------
    corpus : geo.corpus.Corpus
        What was read with :func:`geo.read_corpus`.
    articles : iterable of str
        Ids of the articles to keep; all of them when empty.
    originals : mapping of str to str, optional
        The publishers' own texts by article id, from :func:`geo.originals.read_originals`. The passages
        that claims and mentions cite are then quoted in the page.
    plain : bool
        Whether the data stand in the page as JSON that people can read. They are compressed otherwise, and
        the page of a large corpus is a tenth of the size.

    texts : bool
        Whether the articles, or the digests of them, can be read in the page.

    Returns
    -------
    folium.Map
        It shows itself in a notebook, and ``save`` writes one HTML file that needs no other. What may be
        added to it stands under :class:`maps.page.Explorer`.

    Raises
    ------
    gazetteer.errors.InputError
        If an article is not in the corpus.
    """
    chosen = corpus.filtered(articles)
    with _uncollected():
        return Explorer(content.content(chosen, originals, texts), plain, news_articles(chosen))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause garbage collection: a large page makes a million small lists, and none of them is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
