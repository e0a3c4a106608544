"""Pins: what a person says a name means, over everything that is looked up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from gazetteer.matcher import Match, Matcher
from gazetteer.names import NameIndex, key
from gazetteer.places import Gazetteer, Name, Place

__all__ = ["Pin", "PinnedMatchers"]

BY_HAND = "pinned by hand"


class Pin(NamedTuple):
    """A name and the place that it means.

    Attributes
    ----------
    name : str
        In any spelling: names are compared folded.
    place : str
        Id of the place.
    article : str or None
        Id of the article in which that holds; None for all of them.
    note : str or None
        Why, in the words of who pinned it.
    """

    name: str
    place: str
    article: str | None = None
    note: str | None = None


class PinnedMatchers:
    """The matcher of each article: its pins, those of the corpus, and under them the names of a gazetteer.

    Parameters
    ----------
    named : collection of str
        Ids of the places that are found by their own names.
    gazetteer : Gazetteer
        Those places, and those that are pinned.
    pins : sequence of Pin

    Examples
    --------
    >>> from gazetteer.places import curated
    >>> matchers = PinnedMatchers(curated(), curated(), [Pin("the base", "ain-al-asad", "report")])
    >>> [match.place for match in matchers.find("report", "They left the base.")]
    ['ain-al-asad']
    >>> matchers.find("another", "They left the base.")
    []
    """

    def __init__(self, named: Collection[str], gazetteer: Gazetteer, pins: Sequence[Pin] = ()) -> None:
        self.named = named
        self.gazetteer = gazetteer
        self._everywhere = {key(pin.name): pin for pin in pins if pin.article is None}
        self._own: dict[str, dict[str, Pin]] = {}
        for pin in pins:
            if pin.article is not None:
                self._own.setdefault(pin.article, {})[key(pin.name)] = pin
        self._common = self._matcher(self._everywhere)

    def pins(self, article: str) -> Mapping[str, Pin]:
        """The pins that hold in an article, by the folded name.

        Parameters
        ----------
        article : str
            Its id.

        Returns
        -------
        mapping of str to Pin
        """
        own = self._own.get(article)
        return {**self._everywhere, **own} if own else self._everywhere

    def of(self, article: str) -> Matcher:
        """The matcher of an article.

        Parameters
        ----------
        article : str
            Its id.

        Returns
        -------
        Matcher
            It knows the pinned names; which place they mean says :meth:`pinned`.
        """
        return self._matcher(self.pins(article)) if article in self._own else self._common

    def find(self, article: str, text: str) -> list[Match]:
        """Every mention in an article.

        Parameters
        ----------
        article : str
            Its id.
        text : str

        Returns
        -------
        list of Match
        """
        return self.pinned(article, self.of(article).find(text))

    def pinned(self, article: str, matches: list[Match]) -> list[Match]:
        """Mentions with the places that are pinned.

        Parameters
        ----------
        article : str
            Its id.
        matches : list of Match

        Returns
        -------
        list of Match
        """
        pins = self.pins(article)
        if not pins:
            return matches
        return [
            _overruled(match, pin) if (pin := pins.get(key(match.surface))) else match for match in matches
        ]

    def _matcher(self, pins: Mapping[str, Pin]) -> Matcher:
        if not pins and len(self.named) == len(self.gazetteer):
            return Matcher(self.gazetteer)
        called: dict[str, Place] = {id: self.gazetteer[id] for id in self.named}
        for pin in pins.values():
            place = called.get(pin.place)
            names = () if place is None else place.names
            if all(key(name.text) != key(pin.name) for name in names):
                called[pin.place] = replace(self.gazetteer[pin.place], names=(*names, Name(pin.name)))
        return Matcher(self.gazetteer, NameIndex.of(called))


def _overruled(match: Match, pin: Pin) -> Match:
    """A mention whose place a person has given."""
    return replace(
        match,
        place=pin.place,
        candidates=tuple(dict.fromkeys((pin.place, *match.candidates))),
        confidence=None,
        runner_up=None,
        runner_up_name=None,
        reasons=f"{BY_HAND}: {' '.join(pin.note.split())}" if pin.note else BY_HAND,
        close=False,
    )
