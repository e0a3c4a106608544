"""What axe-core finds to be grave in an open page, in what it has not yet looked at in this process.

Most states of a page, and most pages, are made of the same parts. axe looks at those whose shape it has not seen, for
colours at those with a tint that it has not seen (`shapes.js`), and at the whole page where what stands around is new.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

__all__ = ["PHONE", "findings", "findings_light_and_dark", "findings_on_a_phone"]

GRAVE = ("serious", "critical")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR = ("color-contrast", "link-in-text-block")  # the rules whose outcome depends on a theme's colours
PHONE = {"width": 390, "height": 844, "phone": True}
DESK = 1000  # pixels, the least width

#: Parts that have a shape of their own; the page around them is one as well, the first.
PARTS = (
    "body, [role=tabpanel], .top, .stage, .timeline, .filters, .tabs, .card, .tour, .menu, .legend, .outside, dialog,"
    " .leaflet-control, .mark, .row, .dispute, .cite, tr, .topic, .chip, p, li"
)
#: What axe found nothing grave in, in this process: shapes and tints.
CLEAN: set[str] = set()
SHAPES = (Path(__file__).parent / "shapes.js").read_text(encoding="utf-8")
RUN = """async ([parts, asked, options]) => {
    const all = [...document.querySelectorAll(parts)];
    const {violations} = await axe.run(asked.includes(0) ? document : {include: asked.map((at) => all[at])}, options);
    return violations.map(({impact, id, nodes}) =>
        [impact, id, nodes.map(({html, failureSummary}) => [html, failureSummary ?? ""])]);
}"""


def findings(page: Any) -> list[str]:
    """Grave findings, each with the elements that it concerns."""
    looks = page.evaluate(f"({SHAPES})({PARTS!r})")
    return _made(page, looks["shapes"]) + _coloured(page, looks["tints"])


def findings_on_a_phone(page: Any) -> list[str]:
    """Grave findings but of colour, for on a phone all has the colours that it has on a desk."""
    return _made(page, page.evaluate(f"({SHAPES})({PARTS!r})")["shapes"])


def findings_light_and_dark(page: Any) -> list[str]:
    """Grave findings in the light theme, and those of colour in the dark one; the page is light and stays so.

    In a window that is narrower than a desk's all has the same colours, which are not looked at again.
    """
    if page.viewport_size["width"] < DESK:
        return findings_on_a_phone(page)
    light = findings(page)
    page.emulate_media(color_scheme="dark")
    dark = _coloured(page, page.evaluate(f"({SHAPES})({PARTS!r})")["tints"])
    page.emulate_media(color_scheme="light")
    return light + dark


def _made(page: Any, shapes: list[tuple[str, tuple[int, bool]]]) -> list[str]:
    """Grave findings but of colour in the parts of new shapes."""
    new = {shape: part for shape, part in shapes if shape not in CLEAN}
    small = any(small for _, small in new.values())
    without = (
        COLOUR if small else (*COLOUR, "target-size")
    )  # which asks where everything is, and so takes long
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": {rule: {"enabled": False} for rule in without},
    }
    return _run(page, {look: at for look, (at, _) in new.items()}, options)


def _coloured(page: Any, tints: list[tuple[str, int]]) -> list[str]:
    """Grave findings of colour in the parts with new tints."""
    new = {tint: at for tint, at in tints if tint not in CLEAN}
    return _run(page, new, {"runOnly": {"type": "rule", "values": COLOUR}})


def _run(page: Any, new: dict[str, int], options: dict[str, Any]) -> list[str]:
    """Grave findings in the parts in which something is new; if there are none, it is clean."""
    if not new:
        return []
    if not page.evaluate("'axe' in window"):  # a page that serves several tests takes it in once
        page.evaluate(axe.Axe().axe_script)
    options |= {
        "resultTypes": ["violations"],  # to describe every element that passes takes three times as long
        "preload": False,
    }
    found = [
        f"{impact} {id}: {html[:160]} {summary[:300]}"
        for impact, id, nodes in page.evaluate(RUN, [PARTS, sorted(set(new.values())), options])
        if impact in GRAVE
        for html, summary in nodes[:4]
    ]
    if not found:
        CLEAN.update(new)
    return found
