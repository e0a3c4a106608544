"""The page in a notebook's cell: what the widget's front end tells its model, and what the model asks of the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geo

pytest.importorskip("anywidget")

from maps.assets import STATIC
from maps.widget import Selection, Widget

Visit = Callable[..., Any]

# A model as widget hosts have one, and a cell.
HOST = """<!DOCTYPE html><html data-ready="true"><meta charset="utf-8"><title>Notebook</title>
<script type="application/json" id="state">{state}</script><div id="cell"></div><script type="module">
{module}
const state = JSON.parse(document.getElementById("state").textContent), calls = {{}};
window.saved = [];
window.model = {{
  get: (name) => state[name],
  set: (name, value) => {{ state[name] = value; (calls[`change:${{name}}`] ?? []).forEach((call) => call()); }},
  save_changes: () => window.saved.push(state.address),
  on: (event, call) => (calls[event] ??= []).push(call),
  off: (event, call) => (calls[event] = calls[event].filter((it) => it !== call)),
}};
window.leave = render({{model: window.model, el: document.getElementById("cell")}});
</script>"""


@pytest.fixture
def widget(seeds: geo.Corpus) -> Widget:
    return Widget(seeds, filters=geo.Filters(articles="cna"), height=700)


def test_filters_and_selection_are_one_in_python_and_on_the_page(
    visit: Visit, widget: Widget, seeds: geo.Corpus, tmp_path: Path
) -> None:
    state = {name: getattr(widget, name) for name in ("page", "title", "address", "height")}
    module = (STATIC / "notebook" / "widget.js").read_text(encoding="utf-8")
    text = HOST.format(state=json.dumps(state).replace("<", "\\u003c"), module=module)
    (tmp_path / "notebook.html").write_text(text, encoding="utf-8")
    page = visit(tmp_path / "notebook.html")

    frame = page.frame_locator(f'iframe[title="Map of {seeds.about.title}"]')
    kept = len(widget.part.event_records)
    frame.locator(".counts", has_text=f"{kept} of {len(seeds.event_records)} events").wait_for()
    assert page.locator("iframe").bounding_box()["height"] == 700

    frame.locator('.row[data-event="missile-strike"]').click()
    page.wait_for_function("saved.at(-1)?.includes('card=missile-strike')")
    widget.address = page.evaluate("saved.at(-1)")
    assert widget.selected.event == "missile-strike"
    assert widget.filters == geo.Filters(articles="cna")

    widget.filters, widget.selected = geo.Filters(kinds="killing"), Selection()
    page.evaluate("address => model.set('address', address)", widget.address)
    frame.locator(".counts", has_text=f"{len(widget.part.event_records)} of").wait_for()
    assert not frame.locator(".card h2").is_visible()

    before = page.evaluate("saved.length")
    page.evaluate("leave()")
    frame.locator(".row[data-event]").first.click()
    frame.locator(".card h2").wait_for()
    assert page.evaluate("saved.length") == before


def test_a_page_on_its_own_or_greeted_by_others_stays_as_it_is(visit: Visit, seed_page: Path) -> None:
    page = visit(seed_page)
    page.evaluate("""() => {
        const {port1, port2} = new MessageChannel();
        window.heard = [];
        port1.onmessage = ({data}) => heard.push(data);
        dispatchEvent(new MessageEvent("message", {data: "dateline", ports: [port2], source: null}));
        port1.postMessage("kinds=killing");
    }""")
    page.locator("#page-events .row[data-event]").first.click()
    page.locator(".card h2").wait_for()
    assert page.evaluate("heard") == []
    assert "kinds" not in page.url
