"""Pins: what a person says a name means, over everything that is looked up.

A pin goes by a name, in all articles or in one. It may name a single mention, too: by what stands behind the name
("Portland, Maine"), or by a stretch of the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from gazetteer.index import NameIndex
from gazetteer.matcher import Matcher, Span
from gazetteer.names import Folded, key
from gazetteer.places import Gazetteer

__all__ = ["Pin", "Pinned", "Pins"]

BY_HAND = "pinned by hand"


class Pin(NamedTuple):
    """A name and the place that it means.

    Attributes
    ----------
    name : str
        In any spelling: names are compared folded. With a comma, the name and what stands behind it: only such
        mentions are meant.
    place : str
        Id of the place.
    article : str or None
        Id of the article in which that holds; None for all of them.
    note : str or None
        Why, in the words of who pinned it.
    stretch : (int, int) or None
        Offsets into the article's text: only mentions that begin in it are meant; None for all of them.
    """

    name: str
    place: str
    article: str | None = None
    note: str | None = None
    stretch: tuple[int, int] | None = None

    @property
    def told(self) -> str:
        """What is said of it beside a mention."""
        return f"{BY_HAND}: {' '.join(self.note.split())}" if self.note else BY_HAND


class Pinned(NamedTuple):
    """A mention whose place a person has given.

    Attributes
    ----------
    span : Span
        Where it stands in the folded text.
    pin : Pin
    reach : int
        Where what the pin names ends there: behind the mention, if the pin says what stands there.
    """

    span: Span
    pin: Pin
    reach: int


class Pins:
    """The pins of a corpus, ready to be looked for in its articles.

    Parameters
    ----------
    gazetteer : Gazetteer
        The places that they name.
    pins : sequence of Pin

    Examples
    --------
    >>> from gazetteer.names import fold
    >>> from gazetteer.places import curated
    >>> pins = Pins(curated(), [Pin("the base", "ain-al-asad", "report")])
    >>> [pinned.pin.place for pinned in pins.find("report", fold("They left the base."))]
    ['ain-al-asad']
    >>> pins.find("another", fold("They left the base."))
    []
    """

    def __init__(self, gazetteer: Gazetteer, pins: Sequence[Pin] = ()) -> None:
        self.gazetteer = gazetteer
        self._everywhere = [pin for pin in pins if pin.article is None]
        self._single: dict[str, list[Pin]] = {}
        for pin in pins:
            if pin.article is not None:
                self._single.setdefault(pin.article, []).append(pin)
        self._common = _Names(gazetteer, self._everywhere) if self._everywhere else None

    def find(self, article: str, folded: Folded) -> list[Pinned]:
        """The pinned mentions of an article.

        Parameters
        ----------
        article : str
            Its id.
        folded : gazetteer.names.Folded

        Returns
        -------
        list of Pinned
            In the order of the text, without overlap.
        """
        names = self._common
        if article in self._single:
            names = _Names(self.gazetteer, [*self._single[article], *self._everywhere])
        return names.find(folded) if names else []


class _Names:
    """The names of some pins, the first of them first."""

    def __init__(self, gazetteer: Gazetteer, pins: Sequence[Pin]) -> None:
        self._pins: dict[str, list[tuple[str, Pin]]] = {}
        for pin in sorted(pins, key=lambda pin: (pin.stretch is None, "," not in pin.name)):
            name, _, behind = pin.name.partition(",")
            self._pins.setdefault(key(name), []).append((key(behind), pin))
        names = ((pin.name.partition(",")[0], pin.place, False, False) for pin in pins)
        self._matcher = Matcher(gazetteer, NameIndex.build(names))

    def find(self, folded: Folded) -> list[Pinned]:
        found = []
        for span in self._matcher.spans(folded):
            start, end = folded.span(span.start, span.end)
            for behind, pin in self._pins.get(key(folded.source[start:end]), ()):
                inside = pin.stretch is None or pin.stretch[0] <= start < pin.stretch[1]
                reach = _reach(folded.small, span.end, behind) if inside else 0
                if reach:
                    place = self._matcher.gazetteer[pin.place]
                    meant = replace(span, candidates=(pin.place,), place=place, certain=True)
                    found.append(Pinned(meant, pin, reach))
                    break
        return found


def _reach(small: str, end: int, behind: str) -> int:
    """Where some words end that stand behind a name and its comma; 0 if they do not."""
    if not behind:
        return end
    found = re.compile(rf" ?, ?{re.escape(behind)}(?![^\W_])").match(small, end)
    return found.end() if found else 0
