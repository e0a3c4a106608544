"""The lesser shock before or after an earthquake: half a degree weaker, in an article that gives both.

What articles measure differently are a few tenths; where one gives two magnitudes that lie farther apart, and does
not say that it was put right, the weaker is of another shock of that day. Shocks of about one magnitude are one in all
articles on that earthquake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.proposing.figures import Figure
from geo.proposing.linking import Happening
from geo.proposing.news import Figures, News
from geo.proposing.passages import Passage
from geo.proposing.tellings import Reading, Telling

__all__ = ["shocks"]

_LESSER = 0.5  # degrees, by which a shock is weaker than that of the story at least
_ABOUT = 0.25  # degrees, within which two articles mean one shock
_PUT_RIGHT = re.compile(
    r"\b(?:revis\w+|upgrad\w+|downgrad\w+|initial(?:ly)?|preliminar\w+|at first|first (?:put|reading|estimate)|"
    r"correct\w+)\b",
    re.IGNORECASE,
)


def shocks(
    news: News, readings: Sequence[Reading], figures: Figures
) -> tuple[dict[int, Telling], list[Happening]]:
    """Find the weaker shocks of which articles on an earthquake tell.

    Parameters
    ----------
    news : News
        All happenings; those found are added.
    readings : sequence of Reading
        The articles; tellings are added to them.
    figures : Figures
        Of all sentences.

    Returns
    -------
    tuple of dict and list of Happening
        The tellings of the magnitudes, by the identity of the figure; and the shocks.
    """
    found: dict[int, list[tuple[float, Happening]]] = {}
    told: dict[int, Telling] = {}
    for reading in readings:
        main = news.main(reading.article.id)
        if main is None or main.kind != "earthquake":
            continue
        known = found.setdefault(id(main), [])
        for passage, figure, degree in _weaker(list(_measured(news, reading, main, figures))):
            shock = next((h for other, h in known if abs(other - degree) <= _ABOUT), None)
            if shock is None:
                shock = Happening("incident")
                known.append((degree, shock))
            told[id(figure)] = _telling(news, reading, passage, shock, main)
    return told, [shock for known in found.values() for _, shock in known]


_Measured = tuple[Passage, Figure, float]


def _measured(news: News, reading: Reading, main: Happening, figures: Figures) -> Iterator[_Measured]:
    """The magnitudes that an article gives for its earthquake."""
    for passage in reading.passages:
        for figure, telling in figures.get(id(passage), ()):
            if figure.topic == "magnitude" and figure.low is not None and news.of.get(id(telling)) is main:
                yield passage, figure, figure.low


def _weaker(measured: Sequence[_Measured]) -> Iterator[_Measured]:
    """Those well below the strongest, unless it was put right."""
    top = max((degree for _, _, degree in measured), default=0.0)
    for passage, figure, degree in measured:
        right = figure.status == "current" and not _PUT_RIGHT.search(passage.text)
        if right and top - degree > _LESSER - 1e-9:
            yield passage, figure, degree


def _telling(news: News, reading: Reading, passage: Passage, shock: Happening, main: Happening) -> Telling:
    """What an article tells of a weaker shock, made at its first magnitude."""
    known = next((t for t in shock.tellings if t.article == reading.article.id), None)
    if known is not None:
        return known
    telling = Telling(reading.article.id, "incident", "earthquake", "shock", day=reading.day)
    telling.add(passage)
    own = next((t for t in reading.tellings if news.of.get(id(t)) is main), None)
    if own is not None:
        telling.first, telling.last, telling.whens = own.first, own.last, own.whens[:1]
    news.enter(reading, telling, shock)
    return telling
