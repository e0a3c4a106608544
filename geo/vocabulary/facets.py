"""The facets by which a corpus is filtered, in their one order, by the same names everywhere.

They are the fields of :class:`geo.filters.Filters`, which says what each keeps, the options of ``dateline build``
and ``dateline export``, the keys of the page's state and of its address, and the members of a manifest's
``filters``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.vocabulary.kinds import KINDS

__all__ = ["FACETS", "Facet"]


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet.

    Attributes
    ----------
    name : str
        In Python, in the page's address and in manifests.
    form : {'list', 'text', 'flag'}
        Whether it holds several values, one, or yes and no.
    options : tuple of str
        What the command calls it.
    metavar : str
        What the command calls its value.
    badge : str
        What the page calls it where it is set.
    help : str
        What it keeps, for the command.
    """

    name: str
    form: Literal["list", "text", "flag"]
    options: tuple[str, ...]
    metavar: str
    badge: str
    help: str


FACETS: tuple[Facet, ...] = (
    Facet(
        "articles",
        "list",
        ("--article", "-a"),
        "ID",
        "Articles",
        "Keep only what this article says; may be repeated.",
    ),
    Facet(
        "speakers",
        "list",
        ("--speaker",),
        "ID",
        "Speakers",
        "Keep only what this speaker says: an id, or article:ID for an article in its own voice; may be repeated.",
    ),
    Facet(
        "kinds",
        "list",
        ("--kind",),
        "KIND",
        "Kinds",
        f"Keep only events of this kind: {', '.join(kind.key for kind in KINDS)}, or one of the corpus's own; "
        "may be repeated.",
    ),
    Facet(
        "dates",
        "text",
        ("--dates",),
        "EDTF",
        "Dates",
        "Keep only events that can have happened then: 2020-01-03/2020-01-08.",
    ),
    Facet("place", "text", ("--place",), "ID", "Place", "Keep only events at this place and mentions of it."),
    Facet(
        "box",
        "text",
        ("--box",),
        "W,S,E,N",
        "Within",
        "Keep only events at places within this box, and mentions of these: west, south, east and north in degrees.",
    ),
    Facet("event", "text", ("--event",), "ID", "Event", "Keep only this event."),
    Facet(
        "disputed",
        "flag",
        ("--disputed",),
        "",
        "Events",
        "Keep only events on which the accounts that are kept disagree.",
    ),
    Facet(
        "origin",
        "text",
        ("--origin",),
        "WHO",
        "Entered by",
        "Keep only events that a person entered (curated), or only those that rules propose (proposed).",
    ),
    Facet(
        "use",
        "text",
        ("--use",),
        "USE",
        "Mentions",
        "Keep only mentions in this use: literal or associative.",
    ),
    Facet(
        "words",
        "text",
        ("--words",),
        "TEXT",
        "Words",
        "Keep only what the search of the page finds for these words.",
    ),
)
