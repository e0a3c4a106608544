"""The map in a notebook whose filters and selection Python reads and sets.

>>> import geo
>>> widget = Widget(geo.read_corpus())
>>> widget.filters = geo.Filters(articles="cna", kinds="strike")
>>> widget.address
'articles=cna&kinds=strike'
>>> len(widget.part.event_records)
4
"""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode

import maps
from gazetteer.extras import needed
from geo.corpus import Corpus
from geo.filters import Filters
from geo.vocabulary.facets import FACETS
from maps.assets import STATIC
from maps.page import NOTEBOOK_HEIGHT

__all__ = ["Selection", "Widget"]

needed("anywidget", "the widget", "notebook")

import anywidget  # noqa: E402  # with a word on what to install where it is missing
import traitlets  # noqa: E402

YES = "yes"  # as the page writes a flag


class Selection(NamedTuple):
    """What is open in the page: an event, at a place, or a place alone; nothing where both are None.

    Attributes
    ----------
    event, place : str or None
        Ids.
    """

    event: str | None = None
    place: str | None = None


class Widget(anywidget.AnyWidget):
    """The explorer page as a widget of Jupyter, JupyterLab, VS Code or marimo.

    The page stands in a sandboxed frame, needs no network, and is the one that :func:`maps.explorer` saves.

    Parameters
    ----------
    corpus : geo.corpus.Corpus
        What is shown, and what :attr:`part` is taken from.
    **options
        Traits to begin with, such as ``filters`` and ``height``, or what :func:`maps.explorer` takes:
        ``originals``, ``plain`` and ``texts``.

    Attributes
    ----------
    filters : geo.filters.Filters
        What is chosen, here or in the page.
    selected : Selection
        What is open, here or in the page.
    address : str
        Both as the address of a saved page has them, behind the number sign.
    height : int
        Of the frame, in CSS pixels.

    Raises
    ------
    gazetteer.errors.InputError
        Where filters or a selection are set to what the corpus does not have.
    """

    _esm = STATIC / "notebook" / "widget.js"
    page = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    address = traitlets.Unicode().tag(sync=True)
    height = traitlets.Int(NOTEBOOK_HEIGHT, min=1).tag(sync=True)
    filters = traitlets.Instance(Filters, ())
    selected = traitlets.Instance(Selection, ())

    def __init__(self, corpus: Corpus, **options: Any) -> None:
        self.corpus = corpus
        drawn = {name: options.pop(name) for name in ("originals", "plain", "texts") if name in options}
        page = maps.explorer(corpus, **drawn).get_root().render()
        super().__init__(page=page, title=f"Map of {corpus.about.title}", **options)

    @property
    def part(self) -> Corpus:
        """The part of the corpus that the filters choose, with its tables and exports.

        Returns
        -------
        geo.corpus.Corpus
        """
        return self.corpus.filtered(self.filters)

    @traitlets.validate("filters")
    def _fitted(self, proposal: dict[str, Any]) -> Filters:
        filters: Filters = proposal["value"]
        return filters.fitted(self.corpus)

    @traitlets.validate("selected")
    def _known(self, proposal: dict[str, Any]) -> Selection:
        event, place = selection = Selection(*proposal["value"])
        Filters(event=event, place=place).fitted(self.corpus)
        return selection

    @traitlets.observe("filters", "selected")
    def _write(self, change: dict[str, Any]) -> None:
        self.address = encoded(self.filters, self.selected, self.corpus)

    @traitlets.observe("address")
    def _read(self, change: dict[str, Any]) -> None:
        if self.address != encoded(self.filters, self.selected, self.corpus):
            with self.hold_trait_notifications():
                self.filters, self.selected = decoded(self.address)


def encoded(filters: Filters, selected: Selection, corpus: Corpus) -> str:
    """Write filters and a selection as the address of a page has them.

    Parameters
    ----------
    filters : geo.filters.Filters
    selected : Selection
    corpus : geo.corpus.Corpus
        Its first and last day stand for the open end of an interval of dates.

    Returns
    -------
    str
        What follows the number sign; empty where nothing is chosen.

    Examples
    --------
    >>> import geo
    >>> encoded(geo.Filters(dates="2020-01-03/.."), Selection(place="erbil"), geo.read_corpus())
    'dates=2020-01-03..2021-12-31&card=/erbil'
    """
    parts = {name: _word(value) for name, value in filters.manifest().items()}
    if filters.dates:
        parts["dates"] = "..".join(_days(filters.dates, corpus))
    if selected.event or selected.place:
        parts["card"] = (selected.event or "") + (f"/{selected.place}" if selected.place else "")
    return urlencode(parts, safe=",/")


def decoded(address: str) -> tuple[Filters, Selection]:
    """Read the address of a page; what it says of the map's sight, of tabs and of order is passed over.

    Parameters
    ----------
    address : str
        With or without the number sign.

    Returns
    -------
    tuple of geo.filters.Filters and Selection

    Examples
    --------
    >>> decoded("#articles=cna,press-tv&disputed=yes&card=missile-strike&tab=places")[1]
    Selection(event='missile-strike', place=None)
    """
    parts = {name: values[-1] for name, values in parse_qs(address.lstrip("#")).items()}
    facets: dict[str, Any] = {facet.name: parts[facet.name] for facet in FACETS if facet.name in parts}
    for facet in FACETS:
        if facet.name in facets and facet.form != "text":
            value = facets[facet.name]
            facets[facet.name] = tuple(value.split(",")) if facet.form == "list" else value == YES
    if "dates" in facets:
        facets["dates"] = facets["dates"].replace("..", "/", 1)
    event, _, place = parts.get("card", "").partition("/")
    return Filters(**facets), Selection(event or None, place or None)


def _days(dates: str, corpus: Corpus) -> tuple[str, str]:
    """The first and the last day of an interval, also of one that is open; of no event's days, its one end is both."""
    first, last = dates.split("/")
    if first == "..":
        begins = corpus.events["first_day"].dropna()
        first = f"{begins.min():%Y-%m-%d}" if len(begins) else last
    if last == "..":
        ends = corpus.events["last_day"].dropna()
        last = f"{ends.max():%Y-%m-%d}" if len(ends) else first
    return first, last


def _word(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(value)
    return YES if value is True else str(value)
