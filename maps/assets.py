"""The fixed parts of a page: Leaflet, our scripts and our styles, each as one text to put inline.

Leaflet comes from the Python package XStatic-Leaflet. Our own scripts are the ES modules of ``static/``,
linked into one classic script, because a page opened from disk may not load modules.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from gazetteer.errors import InputError

__all__ = ["leaflet_script", "leaflet_style", "link", "page_script", "page_style"]

STATIC = files("maps") / "static"
LEAFLET = files("xstatic.pkg.leaflet") / "data"
STYLES = (
    "tokens.css",
    "page.css",
    "filters.css",
    "card.css",
    "disputes.css",
    "tour.css",
    "map.css",
    "timeline.css",
    "print.css",
)
ENTRY = "main.js"

IMPORT = re.compile(r'^import\s*\{([\w\s,$]*)\}\s*from\s*"\./([\w-]+\.js)";[ \t]*\n?', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async function|function|const|let|class)\b)", re.MULTILINE)
DECLARED = re.compile(
    r"^(?P<export>export )?(?:async function|function|const|let|var|class)\b\s*\*?\s*(?P<name>[\w$]+)",
    re.MULTILINE,
)
# What the three patterns above leave behind where a module is written in another way.
OTHER_FORM = re.compile(r"^(?:import|export)\b.*|\bimport\s*\(.*|^(?:const|let|var)\s*[\[{].*", re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)  # types in comments name modules, too
DOC = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)  # on lines of its own
INDENT = re.compile(
    r"^[ ]+", re.MULTILINE
)  # means nothing in our scripts and styles: no text of theirs spans lines
CSS_URL = re.compile(r"""url\(\s*['"]?(?!data:|#)([^)'"]+)['"]?\s*\)""")


def link(entry: str, read: Callable[[str], str]) -> str:
    """Link ES modules into one classic script.

    Modules stand in order of dependency inside one function, so a top-level name may be declared only
    once over all of them. The one import that is understood is ``import {a, b} from "./x.js";`` at the
    start of a line (several lines are fine), the one export stands before a declaration.

    Parameters
    ----------
    entry : str
        File name of the first module.
    read : callable
        Gives the text of a module by its file name.

    Returns
    -------
    str
        One script, to go between ``<script>`` and ``</script>``.

    Raises
    ------
    gazetteer.errors.InputError
        If a module uses another form of import or export, imports what is not exported, declares a name
        twice, takes part in a circle, or holds what would end the script element.
    """
    bodies: dict[str, str] = {}
    exported: dict[str, set[str]] = {}
    owners: dict[str, str] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise InputError(f"imports itself by way of {' → '.join(above)}", "Break the circle", path=name)
        if name in bodies:
            return
        text = read(name)
        for match in IMPORT.finditer(text):
            visit(match[2], (*above, name))
            wanted = {word.strip() for word in match[1].split(",")} - {""}
            if missing := sorted(wanted - exported[match[2]]):
                raise _fault(name, text, match.start(), f"{match[2]} does not export {', '.join(missing)}")
        for match in DECLARED.finditer(text):
            if (owner := owners.setdefault(match["name"], name)) != name:
                raise _fault(name, text, match.start(), f"{match['name']} is declared in {owner} already")
        exported[name] = {match["name"] for match in DECLARED.finditer(text) if match["export"]}
        blanked = IMPORT.sub(lambda match: "\n" * match[0].count("\n"), text)
        bodies[name] = _without_exports(name, blanked)

    visit(entry, ())
    linked = "".join(f"\n// {name}\n{body.strip()}\n" for name, body in bodies.items())
    return f'(() => {{\n"use strict";\n{linked}}})();\n'


def _without_exports(name: str, text: str) -> str:
    """Take the word ``export`` away and refuse what this linker does not understand."""
    body = EXPORT.sub("", text)
    code = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), body)
    if match := OTHER_FORM.search(code):
        problem = f"this form of import, export or declaration is not linked: {match[0]!r}"
        raise _fault(name, code, match.start(), problem)
    if match := re.search(r"</script|<!--", body, re.IGNORECASE):
        raise _fault(name, body, match.start(), f"{match[0]!r} would end the script element")
    return body


def _fault(name: str, text: str, position: int, problem: str) -> InputError:
    return InputError(problem, path=name, line=text.count("\n", 0, position) + 1)


@cache
def page_script() -> str:
    """Our scripts, linked, without indents and the comments that document them: these are in ``static/``.

    Returns
    -------
    str
        A classic script that defines ``window.dateline``.
    """
    return INDENT.sub("", DOC.sub("", link(ENTRY, lambda name: (STATIC / name).read_text(encoding="utf-8"))))


@cache
def page_style() -> str:
    """Our style sheets, one after the other.

    Returns
    -------
    str
        CSS that refers to no other file.
    """
    sheets = (_inline(name, (STATIC / name).read_text(encoding="utf-8")) for name in STYLES)
    return INDENT.sub("", "\n".join(sheets))


@cache
def leaflet_style() -> str:
    """Leaflet's style sheet with its images as data URIs.

    Returns
    -------
    str
        CSS that refers to no other file.
    """
    return _inline("leaflet.css", (LEAFLET / "leaflet.css").read_text(encoding="utf-8"))


@cache
def leaflet_script() -> str:
    """Leaflet, told where the images of its default pin are: inside the page.

    Returns
    -------
    str
        A classic script that defines ``window.L``.
    """
    script = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    script = re.sub(r"^//# sourceMappingURL=.*\n?", "", script, flags=re.MULTILINE)
    pins = {"iconUrl": "marker-icon", "iconRetinaUrl": "marker-icon-2x", "shadowUrl": "marker-shadow"}
    options = ",".join(f'{option}:"{_image(f"images/{name}.png")}"' for option, name in pins.items())
    return f'{script.rstrip()}\nL.Icon.Default.imagePath="";L.Icon.Default.mergeOptions({{{options}}});\n'


def _inline(name: str, css: str) -> str:
    """Replace the images that a style sheet of Leaflet names; refuse any other reference."""
    css = re.sub(r"url\((images/[\w-]+\.png)\)", lambda match: f"url({_image(match[1])})", css)
    if match := CSS_URL.search(css) or re.search(r"@import|</style", css, re.IGNORECASE):
        raise InputError(f"a style sheet may not refer to another file: {match[0]!r}", path=name)
    return css


def _image(name: str) -> str:
    data = base64.b64encode((LEAFLET / name).read_bytes()).decode("ascii")
    return f"data:image/png;base64,{data}"
