"""The fixed parts of a page: Leaflet, our scripts and our styles, each as one text to put inline.

Leaflet comes from the Python package XStatic-Leaflet. Our own scripts are the ES modules of ``static/``,
linked into one classic script, because a page opened from disk may not load modules.
"""

from __future__ import annotations

import base64
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files

from rcssmin import cssmin

from gazetteer.errors import InputError

__all__ = ["kind_style", "leaflet_script", "leaflet_style", "link", "page_script", "page_style"]

STATIC = files("maps") / "static"
LEAFLET = files("xstatic.pkg.leaflet") / "data"
STYLES = (
    "tokens.css",
    "page.css",
    "filters.css",
    "card.css",
    "disputes.css",
    "accounts.css",
    "tour.css",
    "map.css",
    "timeline.css",
    "embed.css",
    "print.css",
)
ENTRY = "main.js"
ROOMS = (
    "dom",
    "model",
    "basemap",
    "ui",
    "evidence",
    "accounts",
    "files",
    "panel",
    "marks",
    "timeline",
    "sight",
)
"""The rooms of our scripts, from the ground up: a module imports from its own room and from those below."""

IMPORT = re.compile(
    r'^import\s*\{(?P<names>[\w\s,$]*)\}\s*from\s*"(?P<path>\.\.?/[\w/-]+\.js)";[ \t]*\n?', re.MULTILINE
)
TYPE_IMPORT = re.compile(r'import\("(?P<path>\.\.?/[\w/-]+\.js)"\)')  # in a comment, for the type checker
EXPORT = re.compile(r"^export (?=(?:async function|function|const|class)\b)", re.MULTILINE)
DECLARED = re.compile(
    r"^(?P<export>export )?(?:async function|function|const|let|var|class)\b\s*\*?\s*(?P<name>[\w$]+)",
    re.MULTILINE,
)
# What the patterns above leave behind where a module is written in another way.
OTHER_FORM = re.compile(r"^(?:import|export)\b.*|^(?:const|let|var)\s*[\[{].*", re.MULTILINE)
OTHER_IMPORT = re.compile(r"import\s*\(.*")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)  # types in comments name modules, too
DOC = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)  # on lines of its own
LINE = re.compile(r"^[ \t]*(?://.*)?\n", re.MULTILINE)  # empty, or a comment
TYPE = re.compile(r"/\*\* @type \{(?:(?!\*/).)*\*/ ?")  # within a line
# Means nothing in our scripts and styles: no text of theirs spans lines.
INDENT = re.compile(r"^[ ]+", re.MULTILINE)
COLOUR = re.compile(r"#[0-9a-f]{6}")
# Our scripts write no markup, and no text ever becomes a script. Leaflet writes some, already as it loads: of these
# elements, and no attribute that could run or load anything. What a person adds to a map may be any markup.
OF_LEAFLET = (
    r'/^(?:[^<]|<\/?(?:a|span|svg|path|input|v:shape)(?: (?:href="https:[^"]*"|'
    r'(?:aria-hidden|title|xmlns|width|height|viewBox|class|fill|d|type|name|checked|adj)="[^"]*"))*\/?>)*$/'
)
MARKUP_POLICY = 'if(window.trustedTypes)trustedTypes.createPolicy("default",{createHTML:(markup)=>%s});\n'
CSS_URL = re.compile(r"""url\(\s*['"]?(?!data:|#)([^)'"]+)['"]?\s*\)""")


def link(entry: str, read: Callable[[str], str]) -> str:
    """Link ES modules into one classic script.

    Each module becomes a function that is called once, in order of dependency, so that its names are its
    own; what it exports are the members of what that function returns. The one import that is understood is
    ``import {a, b} from "./room/x.js";`` at the start of a line (several lines are fine), the one export
    stands before a declaration and never changes.

    Parameters
    ----------
    entry : str
        Path of the first module, with ``/``, from where all modules are.
    read : callable
        Gives the text of a module by its path.

    Returns
    -------
    str
        One script, to go between ``<script>`` and ``</script>``.

    Raises
    ------
    gazetteer.errors.InputError
        If a module uses another form of import or export, imports what is not exported or from a room above
        its own (types in comments included), takes part in a circle, or holds what would end the script
        element.
    """
    bodies: dict[str, str] = {}
    exported: dict[str, list[str]] = {}

    def visit(path: str, above: tuple[str, ...]) -> None:
        if path in above:
            raise InputError(f"imports itself by way of {' → '.join(above)}", "Break the circle", path=path)
        if path in bodies:
            return
        text = read(path)
        for match in TYPE_IMPORT.finditer(text):
            _below(path, text, match)
        for match in IMPORT.finditer(text):
            visit(module := _below(path, text, match), (*above, path))
            wanted = {word.strip() for word in match["names"].split(",")} - {""}
            if missing := sorted(wanted - set(exported[module])):
                raise _fault(path, text, match.start(), f"{module} does not export {', '.join(missing)}")
        exported[path] = [match["name"] for match in DECLARED.finditer(text) if match["export"]]
        bodies[path] = _without_exports(path, IMPORT.sub(lambda match: "\n" * match[0].count("\n"), text))
        imports = ",".join(
            f"{{{_listed(match['names'].split(','))}}}={_variable(_resolved(path, match['path']))}"
            for match in IMPORT.finditer(text)
        )
        given = f"const{imports};\n" if imports else ""
        taken = f"return{{{_listed(exported[path])}}};\n" if exported[path] else ""
        bodies[path] = f"{given}{bodies[path].strip()}\n{taken}"

    visit(entry, ())
    linked = "".join(f"const {_variable(path)}=(() => {{\n{body}}})();\n" for path, body in bodies.items())
    return f'(() => {{\n"use strict";\n{linked}}})();\n'


def _listed(names: list[str]) -> str:
    return ",".join(name.strip() for name in names if name.strip())


def _resolved(path: str, imported: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), imported))


def _variable(path: str) -> str:
    """What the exports of a module are called in the linked script, as no module calls anything."""
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))


def _below(path: str, text: str, match: re.Match[str]) -> str:
    """The path of what a module imports, which must lie in its own room or further down."""
    module = _resolved(path, match["path"])
    floors = []
    for file in (path, module):
        room = posixpath.dirname(file)
        if room and room not in ROOMS:
            raise _fault(path, text, match.start(), f"{room} is none of the rooms: {', '.join(ROOMS)}")
        floors.append(ROOMS.index(room) if room else len(ROOMS))
    if floors[0] < floors[1]:
        raise _fault(path, text, match.start(), f"{module} lies above: imports run down only")
    return module


def _without_exports(path: str, text: str) -> str:
    """Take the word ``export`` away and refuse what this linker does not understand."""
    body = EXPORT.sub("", text)
    code = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), body)
    if match := OTHER_FORM.search(code) or OTHER_IMPORT.search(code):
        problem = f"this form of import, export or declaration is not linked: {match[0]!r}"
        raise _fault(path, code, match.start(), problem)
    if match := re.search(r"</script|<!--", body, re.IGNORECASE):
        raise _fault(path, body, match.start(), f"{match[0]!r} would end the script element")
    return body


def _fault(path: str, text: str, position: int, problem: str) -> InputError:
    return InputError(problem, path=path, line=text.count("\n", 0, position) + 1)


@cache
def page_script() -> str:
    """Our scripts, linked, without indents and the comments that document them: these are in ``static/``.

    Returns
    -------
    str
        A classic script that defines ``window.dateline``.
    """
    script = link(ENTRY, lambda path: (STATIC / path).read_text(encoding="utf-8"))
    for unread in (DOC, TYPE, LINE, INDENT):
        script = unread.sub("", script)
    return script


@cache
def page_style() -> str:
    """Our style sheets, one after the other, without comments and needless white space.

    Returns
    -------
    str
        CSS that refers to no other file.
    """
    sheets = (_inline(name, (STATIC / "style" / name).read_text(encoding="utf-8")) for name in STYLES)
    return str(cssmin("\n".join(sheets)))


def kind_style(kinds: Iterable[Mapping[str, str]]) -> str:
    """The colours of the kinds of event, by their number on the page.

    Parameters
    ----------
    kinds : iterable of mapping
        Each with its colours, ``light`` and ``dark``.

    Returns
    -------
    str
        CSS: ``--kind-0`` and so on, also as ``--own`` of the class ``kind-0``.

    Raises
    ------
    ValueError
        If a colour is none.
    """
    kinds = list(kinds)
    if wrong := [
        kind[theme] for kind in kinds for theme in ("light", "dark") if not COLOUR.fullmatch(kind[theme])
    ]:
        raise ValueError(f"no colour of the form #rrggbb: {', '.join(wrong)}")
    light, dark = (
        "".join(f"--kind-{number}:{kind[theme]};" for number, kind in enumerate(kinds))
        for theme in ("light", "dark")
    )
    classes = "".join(f".kind-{number}{{--own:var(--kind-{number})}}\n" for number in range(len(kinds)))
    return f":root{{{light}}}\n@media (prefers-color-scheme: dark){{:root:not([data-paper]){{{dark}}}}}\n{classes}"


@cache
def leaflet_style() -> str:
    """Leaflet's style sheet with its images as data URIs.

    Returns
    -------
    str
        CSS that refers to no other file.
    """
    return str(cssmin(_inline("leaflet.css", (LEAFLET / "leaflet.css").read_text(encoding="utf-8"))))


@cache
def leaflet_script(added: bool = False) -> str:
    """Leaflet, told where the images of its default pin are, inside the page, and held to markup of its own.

    Parameters
    ----------
    added : bool
        Whether something was added to the map: that may bring any markup.

    Returns
    -------
    str
        A classic script that defines ``window.L``.
    """
    script = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    script = re.sub(r"^//# sourceMappingURL=.*\n?", "", script, flags=re.MULTILINE)
    pins = {"iconUrl": "marker-icon", "iconRetinaUrl": "marker-icon-2x", "shadowUrl": "marker-shadow"}
    options = ",".join(f'{option}:"{_image(f"images/{name}.png")}"' for option, name in pins.items())
    pins_inside = f'L.Icon.Default.imagePath="";L.Icon.Default.mergeOptions({{{options}}});'
    policy = MARKUP_POLICY % ("markup" if added else f"{OF_LEAFLET}.test(markup)?markup:null")
    return f"{policy}{script.rstrip()}\n{pins_inside}\n"


def _inline(name: str, css: str) -> str:
    """Replace the images that a style sheet of Leaflet names; refuse any other reference."""
    css = re.sub(r"url\((images/[\w-]+\.png)\)", lambda match: f"url({_image(match[1])})", css)
    if match := CSS_URL.search(css) or re.search(r"@import|</style", css, re.IGNORECASE):
        raise InputError(f"a style sheet may not refer to another file: {match[0]!r}", path=name)
    return css


def _image(name: str) -> str:
    data = base64.b64encode((LEAFLET / name).read_bytes()).decode("ascii")
    return f"data:image/png;base64,{data}"
