"""A name in an article: what stands beside its mentions, and how its candidates share it."""

from __future__ import annotations

from gazetteer.placing.entries import Candidate, Entry

__all__ = ["Sense"]


class Sense:
    """A name in an article, with all its mentions, since they have one sense.

    Attributes
    ----------
    entry : Entry
        What the gazetteer knows of it.
    candidates : list of Candidate
        Those that are weighed.
    mentions : int
        How many.
    behind : bool
        Whether they all say what the name before them lies in, though the name usually means another place.
    weight : float
        Its say in what the article is about.
    listed : list of Sense
        Those that stand in a list with it.
    nearby : Sense or None
        The one that it is said to be near.
    inside, perhaps, within, held : frozenset of int
        Rows of the areas that it is named with, of those that may also be the next of a list, of those it is said
        to be in, of those around the name before.
    said : frozenset of int
        The kinds of place that the words beside it say it is.
    words : str
        Those that name an area.
    beside : dict of str to list of float
        What the rules about what stands beside it say of each candidate, by their weights' names.
    local : list of float
        The score of each candidate without the article's other names.
    number : int
        Of the name among all that are weighed together.
    shares : list of float
        Of each candidate; they sum to one.
    best : int
        The number of the candidate with the highest score.
    """

    __slots__ = (
        *(
            "behind",
            "beside",
            "best",
            "candidates",
            "entry",
            "held",
            "inside",
            "listed",
            "local",
            "mentions",
            "nearby",
        ),
        *("number", "perhaps", "said", "shares", "weight", "within", "words"),
    )

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.candidates = entry.candidates
        self.local = entry.base
        self.beside: dict[str, list[float]] = {}
        self.mentions = 0
        self.behind = False
        self.weight = 1.0
        self.inside: frozenset[int] = frozenset()
        self.perhaps: frozenset[int] = frozenset()
        self.within: frozenset[int] = frozenset()
        self.held: frozenset[int] = frozenset()
        self.said: frozenset[int] = frozenset()
        self.nearby: Sense | None = None
        self.listed: list[Sense] = []
        self.words = ""
        self.number = -1
        self.shares: list[float] = []
        self.best = 0

    def let_go(self) -> None:
        """Hold no other names any more: without circles, memory is free as soon as a name is no longer needed."""
        self.listed, self.nearby = [], None

    @property
    def chosen(self) -> Candidate:
        """The candidate with the highest score."""
        return self.candidates[self.best]
