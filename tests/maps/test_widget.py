"""The widget's traits: filters and selection as Python has them, and as the page writes them in its address."""

from __future__ import annotations

import importlib
import sys

import pytest

import geo
from gazetteer.errors import InputError

pytest.importorskip("anywidget")

from maps.widget import Selection, Widget, decoded, encoded


@pytest.fixture(scope="module")
def widget(seeds: geo.Corpus) -> Widget:
    return Widget(seeds, height=500)


CHOSEN = [
    (geo.Filters(), Selection(), ""),
    (
        geo.Filters(articles=("cna", "press-tv"), disputed=True),
        Selection(),
        "articles=cna,press-tv&disputed=yes",
    ),
    (geo.Filters(dates="2020-01-03/2020-01-08"), Selection(), "dates=2020-01-03..2020-01-08"),
    (geo.Filters(box="43,33,45.5,35", use="literal"), Selection(), "box=43,33,45.5,35&use=literal"),
    (geo.Filters(words="al-Asad & more"), Selection(place="erbil"), "words=al-Asad+%26+more&card=/erbil"),
    (
        geo.Filters(kinds="strike"),
        Selection("missile-strike", "erbil"),
        "kinds=strike&card=missile-strike/erbil",
    ),
]


@pytest.mark.parametrize(("filters", "selected", "address"), CHOSEN)
def test_an_address_says_what_is_chosen_and_is_read_back(
    seeds: geo.Corpus, filters: geo.Filters, selected: Selection, address: str
) -> None:
    assert encoded(filters, selected, seeds) == address
    assert decoded(f"#{address}") == (filters, selected)


@pytest.mark.parametrize(("filters", "selected", "address"), CHOSEN)
def test_what_is_set_on_one_side_is_read_on_the_other(
    widget: Widget, filters: geo.Filters, selected: Selection, address: str
) -> None:
    widget.filters, widget.selected = filters, selected
    assert widget.address == address
    widget.filters, widget.selected = geo.Filters(), Selection()
    assert widget.address == ""
    widget.address = f"{address}&tab=places&map=33,44,6"
    assert (widget.filters, widget.selected) == (filters, selected)
    assert widget.part == widget.corpus.filtered(filters)


def test_an_open_interval_ends_where_the_events_do(seeds: geo.Corpus) -> None:
    since = geo.Filters(dates="2020-01-03/..")
    assert (
        encoded(since, Selection(), seeds) == f"dates=2020-01-03..{seeds.events['last_day'].max():%Y-%m-%d}"
    )
    nothing = seeds.filtered(geo.Filters(words="qwertzuiop"))
    assert nothing.events.empty
    assert encoded(since, Selection(), nothing) == "dates=2020-01-03..2020-01-03"


def test_what_the_corpus_lacks_is_refused_and_nothing_changes(widget: Widget) -> None:
    widget.filters, widget.selected = geo.Filters(articles="cna"), Selection()
    with pytest.raises(InputError, match="no article has the id 'nobody'"):
        widget.filters = geo.Filters(articles="nobody")
    with pytest.raises(InputError, match="no event has the id 'nothing'"):
        widget.selected = Selection("nothing")
    assert widget.address == "articles=cna"


def test_the_page_and_its_size_are_given_to_the_front_end(widget: Widget, seeds: geo.Corpus) -> None:
    state = widget.get_state()
    assert state["height"] == 500
    assert state["title"] == f"Map of {seeds.about.title}"
    assert state["page"].startswith("<!DOCTYPE html>")
    assert "filters" not in state


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "maps.widget")
    with pytest.raises(InputError, match=r"anywidget.*pip install 'dateline\[notebook\]'"):
        importlib.import_module("maps.widget")
