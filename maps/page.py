"""One self-contained page around a folium map.

What a corpus says goes into the page as JSON, and from there into the document as text. It never reaches
a template. Everything the page needs stands in the page, and its policy lets nothing else run.
"""

from __future__ import annotations

import hashlib
import os
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import folium
import orjson
from branca.element import CssLink, Element, Figure, JavascriptLink, MacroElement
from folium.features import CustomIcon, DivIcon
from folium.map import Icon, Popup, Tooltip
from folium.raster_layers import ImageOverlay, VideoOverlay
from folium.template import Template

from gazetteer.errors import InputError
from gazetteer.files import write
from maps.assets import kind_style, leaflet_script, leaflet_style, page_script, page_style
from maps.basemap import basemap
from maps.content import split
from maps.layers import LayerControl, layers
from maps.packing import TEXTS, deflated, laid_out, packed, to_json

__all__ = ["Block", "Explorer", "Page"]

MIN_ZOOM, MAX_ZOOM = 2, 18
LARGE = 1_000_000  # bytes of JSON from which on the page reads texts by the row
MANY = 500  # points around which the basemap is drawn finely
NOTEBOOK_HEIGHT = 640  # CSS pixels of the frame in a notebook
ZIPPED = "application/zlib"
UNSAFE = {b"<": rb"\u003c", b">": rb"\u003e", b"&": rb"\u0026"}  # what could end or open an element
SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
RANDOM_ID = re.compile(r"_([0-9a-f]{32})(?![0-9a-f])")
HOST = re.compile(r"[\w.*-]+(?::\d+)?", re.ASCII)


class Block(Element):
    """A data block: text that a browser does not run, and that no template reads.

    Parameters
    ----------
    name : str
        The element's id.
    text : bytes
        JSON text in UTF-8, or what :func:`maps.packing.deflated` gives.
    kind : str
        ``application/json``, ``application/ld+json`` or ``application/zlib``.
    """

    def __init__(self, name: str, text: bytes, kind: str = "application/json") -> None:
        super().__init__()
        self._name = "Block"
        for character, code in UNSAFE.items():
            text = text.replace(character, code)
        opening = f'<script type="{escape(kind)}" id="{escape(name)}">'.encode()
        self.parts = (opening, text, b"</script>\n")

    def render(self, **kwargs: Any) -> str:
        """Give the element as it stands in the page."""
        return b"".join(self.parts).decode()


class Start(MacroElement):
    """The call that builds the page around the map, after every layer is there."""

    _template = Template(
        "{% macro script(this, kwargs) %}dateline.start({{ this._parent.get_name() }});{% endmacro %}"
    )


class Page(Figure):
    """A figure that renders as one file and depends on no other.

    Parameters
    ----------
    title : str
        The document's title.
    language : str
        BCP 47 tag of the document's language.
    generator : str
        What made the page.
    blocks : tuple of Block
        Data for the page's script, which they precede.
    details : Block
        Data that follow the script: the page is drawn before the browser has read them.
    kinds : list of dict
        The kinds of event, each with its colours.
    """

    def __init__(
        self,
        title: str,
        language: str,
        generator: str,
        blocks: tuple[Block, ...],
        details: Block,
        kinds: Iterable[Mapping[str, str]] = (),
    ) -> None:
        super().__init__(height=f"{NOTEBOOK_HEIGHT}px", title=title)
        self.header._children.clear()  # the character set stands first, see _head
        self.language = language
        self.generator = generator
        self.blocks = blocks
        self.details = details
        self.colours = kind_style(kinds)
        #: The ids of the elements with which it began; others were added.
        self.own: frozenset[str] = frozenset()

    def render(self, **kwargs: Any) -> str:
        """Render the whole document.

        Returns
        -------
        str
            HTML. The same map gives the same text.

        Raises
        ------
        gazetteer.errors.InputError
            If something was added to the map that needs a script or a style sheet from elsewhere.
        """
        return b"".join(self.parts()).decode()

    def parts(self) -> Iterator[bytes]:
        """Render the document piece by piece, so that large data are not copied.

        Yields
        ------
        bytes
            UTF-8.
        """
        with self._unchanged():
            added = any(element._id not in self.own for element in _tree(self))
            for child in self._children.values():
                child.render()
            if not added:  # what rendering itself adds is no addition at the next
                self.own = frozenset(element._id for element in _tree(self))
            self._refuse_foreign()
            header, body, script = self._renumbered(
                self.header.render(), self.html.render(), f"<script>\n{self.script.render()}\n</script>\n"
            )
        scripts = "".join(f"<script>{text}</script>\n" for text in (leaflet_script(added), page_script()))
        styles = "".join(f"<style>{text}</style>\n" for text in (leaflet_style(), page_style(), self.colours))
        yield self._head(scripts + header + body + script, styles + scripts + header).encode()
        yield f"<body>\n{NO_SCRIPT}{body}\n".encode()
        for block in self.blocks:
            yield from block.parts
        yield script.encode()
        yield from self.details.parts
        yield b"</body>\n</html>\n"

    def save(self, outfile: str | bytes | Path | BinaryIO, close_file: bool = True, **kwargs: Any) -> None:
        """Write the document.

        Parameters
        ----------
        outfile : path or binary file
            A path is written beside itself first and then renamed, so what stood there stays whole until
            the new file is.
        close_file : bool
            Whether to close a file that was given.

        Raises
        ------
        gazetteer.errors.OutputError
            If the file cannot be written.
        """
        if isinstance(outfile, str | bytes | Path):
            write(Path(os.fsdecode(outfile)), self.parts())
            return
        outfile.writelines(self.parts())
        if close_file:
            outfile.close()

    def _repr_html_(self, **kwargs: Any) -> str:
        """Show the page in a notebook, in a frame of its own."""
        return (
            f'<iframe srcdoc="{escape(self.render())}" width="{self.width}" height="{self.height}" '
            'style="border:none" allowfullscreen></iframe>'
        )

    def _head(self, markup: str, content: str) -> str:
        return (
            f'<!DOCTYPE html>\n<html lang="{escape(self.language)}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{self._policy(markup)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="generator" content="{escape(self.generator)}">\n'
            f'<link rel="icon" href="data:,">\n<title>{escape(self.title or "")}</title>\n{content}</head>\n'
        )

    def _policy(self, markup: str) -> str:
        """Allow exactly the scripts that stand in the page, and pictures from the hosts that it names."""
        digests = dict.fromkeys(hashlib.sha256(text.encode()).digest() for text in SCRIPT.findall(markup))
        hashes = " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
        hosts = " ".join(dict.fromkeys(_hosts(self)))
        return (
            f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
            f"img-src data: blob: {hosts}; connect-src 'none'; font-src 'none'; "
            "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default"
        )

    def _refuse_foreign(self) -> None:
        for element in _tree(self):
            if isinstance(element, JavascriptLink | CssLink):
                raise InputError(f"this page cannot load {element.url}", ADDITIONS)
            name = type(element).__name__
            if isinstance(element, Popup) or type(element) is Icon:
                raise InputError(f"folium.{name} needs scripts from elsewhere", ADDITIONS)
            if isinstance(element, VideoOverlay):
                raise InputError(f"this page cannot play the film of a folium.{name}", ADDITIONS)
            if isinstance(element, folium.GeoJson) and not element.embed:
                remedy = "Give the data themselves, or embed=True"
                raise InputError(
                    f"this page cannot load the data of a folium.{name} when it is opened", remedy
                )

    def _renumbered(self, *texts: str) -> list[str]:
        """Put numbers, in order of appearance, for the random ids that folium gave its elements."""
        known = {element._id for element in _tree(self)}
        numbers: dict[str, int] = {}

        def number(match: re.Match[str]) -> str:
            return f"_{numbers.setdefault(match[1], len(numbers) + 1)}" if match[1] in known else match[0]

        return [RANDOM_ID.sub(number, text) for text in texts]

    @contextmanager
    def _unchanged(self) -> Iterator[None]:
        """Take away afterwards what rendering adds, so that the next rendering gives the same.

        Folium pastes the text of a tooltip between backticks: what could end it there is written as markup.
        """
        regions = (self.header, self.html, self.script)
        before = [region._children.copy() for region in regions]
        texts = {element: element.text for element in _tree(self) if type(element) is Tooltip}
        for tooltip, text in texts.items():
            tooltip.text = text.translate(UNQUOTED)
        try:
            yield
        finally:
            for tooltip, text in texts.items():
                tooltip.text = text
            for region, children in zip(regions, before, strict=True):
                region._children = children


ADDITIONS = (
    "GeoJson, CircleMarker, Marker, DivIcon, Tooltip, TileLayer, WmsTileLayer and ImageOverlay "
    "work on this map."
)
#: What means something between backticks in a script, as markup.
UNQUOTED = str.maketrans({"`": "&#96;", "$": "&#36;", "\\": "&#92;"})
PICTURE = re.compile(r"""<img\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
NO_SCRIPT = "<noscript>This map needs JavaScript, which is switched off here.</noscript>\n"


class Explorer(folium.Map):
    """The map, with its page.

    Parameters
    ----------
    data : dict
        Page data, the columns of every table.
    plain : bool
        Whether the data stand in the page as JSON that people can read. They are compressed otherwise.
    citations : sequence of mapping
        The articles as JSON-LD, from which citation managers take them.

    Notes
    -----
    ``folium.GeoJson``, ``CircleMarker`` and the other vector layers, ``Marker`` (with the default pin,
    ``DivIcon`` or ``CustomIcon``), ``Tooltip``, ``FeatureGroup``, ``TileLayer``, ``WmsTileLayer`` and
    ``ImageOverlay`` may be added, also after this map was made; the page's policy is computed when it is
    rendered, and lets pictures come from the hosts that these name. Folium compiles the text
    of such objects as templates, so never give them text from an article. ``Popup``, ``Icon``,
    ``keep_in_front`` and plugins that load scripts from elsewhere are refused on rendering: the page
    holds none of these scripts.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}"></div>{% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
                center: {{ this.location|tojson }},
                ...{{ this.options|tojavascript }}
            });
        {% endmacro %}
        """
    )

    def __init__(
        self, data: dict[str, Any], plain: bool = False, citations: Sequence[Mapping[str, Any]] = ()
    ) -> None:
        corpus = data["corpus"]
        west, south, east, north = corpus["extent"]
        middle = (west + east + (360 if west > east else 0)) / 2
        super().__init__(location=[(south + north) / 2, middle], tiles=None, zoom_start=5)
        self.default_js = []  # the class lists are shared with every other map
        self.default_css = []
        self.options |= {"min_zoom": MIN_ZOOM, "max_zoom": MAX_ZOOM, "prefer_canvas": True}
        first, ground, later = _data_blocks(data, plain)
        cited = Block("dateline-citations", to_json(list(citations)), "application/ld+json")
        blocks = (first, ground, cited)
        language = corpus.get("language") or "en"
        figure = Page(
            corpus["title"], language, data["generator"], blocks, later, data["vocabulary"]["kinds"]
        )
        figure.add_child(self)
        for layer in layers(data):
            self.add_child(layer)
        self.last = (LayerControl(), Start())  # type: ignore[no-untyped-call]
        for element in self.last:
            self.add_child(element)
        figure.own = frozenset(element._id for element in _tree(figure))

    def add_child(self, child: Element, name: str | None = None, index: int | None = None) -> Explorer:
        """Add what folium draws; folium's own layer control is left out, since the page has one.

        Parameters
        ----------
        child : branca.element.Element
        name : str, optional
        index : int, optional
            Among the others.

        Returns
        -------
        Explorer
            The map itself.
        """
        if isinstance(child, folium.LayerControl) and not isinstance(child, LayerControl):
            return self
        super().add_child(child, name, index)
        return self

    def render(self, **kwargs: Any) -> Any:
        """Render into the page; what was added later comes before the layer control and the start."""
        if self.objects_to_stay_in_front:
            raise InputError("keep_in_front needs scripts from elsewhere", ADDITIONS)
        for element in self.last:
            self._children.move_to_end(element.get_name())
        super().render(**kwargs)  # type: ignore[no-untyped-call]

    def save(self, outfile: str | bytes | Path | BinaryIO, close_file: bool = True, **kwargs: Any) -> None:
        """Write the page: see :meth:`Page.save`."""
        self.get_root().save(outfile, close_file, **kwargs)


def _data_blocks(data: dict[str, Any], plain: bool) -> list[Block]:
    """Give what is drawn, the basemap under it, and the details that the page reads after them."""
    names = ("dateline-data", "dateline-basemap", "dateline-details")
    first, details = split(data)
    try:
        if plain:
            return list(map(Block, names, (to_json(first), _ground(data, plain), to_json(details))))
        by_row = (TEXTS, None) if _large(first, details) else (set[str](), set[str]())
        with ThreadPoolExecutor(1) as pool:  # the details are compressed while all else is laid out
            later = pool.submit(deflated, laid_out(details, by_row[1]))
            packs = [packed(first, by_row[0]), _ground(data, plain), later.result()]
        return [Block(name, pack, ZIPPED) for name, pack in zip(names, packs, strict=True)]
    except orjson.JSONEncodeError as error:
        remedy = "Remove half characters (lone surrogates)"
        raise InputError(f"the page data are no JSON: {error}", remedy) from error


def _large(*parts: dict[str, Any]) -> bool:
    """Whether parts are long as JSON, where each row of a column takes two bytes at least."""
    tables = (table for part in parts for table in part.values() if isinstance(table, dict))
    rows = sum(len(column) for table in tables for column in table.values() if isinstance(column, list))
    return 2 * rows >= LARGE or sum(len(to_json(part)) for part in parts) >= LARGE


def _ground(data: dict[str, Any], plain: bool) -> bytes:
    return _ground_of(tuple(data["corpus"]["extent"]), tuple(_points(data["places"])), plain)


@lru_cache(maxsize=8)
def _ground_of(extent: tuple[float, ...], points: tuple[tuple[float, float], ...], plain: bool) -> bytes:
    """The basemap as the page holds it; a review makes its page anew with each decision, on the same ground."""
    ground = basemap(extent, points).encode()
    return ground if plain else deflated(ground)


def _points(places: dict[str, list[Any]]) -> list[tuple[float, float]]:
    """Give where the basemap needs detail: around points, to a degree, and not around too many of them."""
    points: set[tuple[float, float]] = set()
    for lon, lat, outline in zip(places["lon"], places["lat"], places["outline"], strict=True):
        if lon is not None and not outline:
            points.add((round(lon), round(lat)))
        if len(points) > MANY:
            return []
    return sorted(points)


def _tree(element: Element) -> Iterator[Element]:
    """Walk an element and everything under it; a figure has three regions beside its children."""
    yield element
    regions = (element.header, element.html, element.script) if isinstance(element, Figure) else ()
    for child in (*regions, *element._children.values()):
        yield from _tree(child)


def _hosts(page: Element) -> Iterator[str]:
    """Give the origins from which the page asks for pictures, as a policy names them."""
    for element in _tree(page):
        for address in _pictures(element):
            parts = urlsplit(address.replace("{s}", "*"))
            if parts.scheme in {"data", "blob"}:
                continue
            if parts.scheme not in {"http", "https"} or not HOST.fullmatch(parts.netloc):
                problem = f"the picture of a folium.{type(element).__name__} cannot be had: {address}"
                raise InputError(
                    problem, "Give an address that begins with https:// and a host, or the picture itself"
                )
            yield f"{parts.scheme}://{parts.netloc}"


def _pictures(element: Element) -> Iterator[str]:
    """Give the addresses of the pictures that an element of folium's shows."""
    if isinstance(element, folium.TileLayer):
        yield element.tiles
    elif isinstance(element, folium.WmsTileLayer | ImageOverlay):
        yield element.url
    elif isinstance(element, CustomIcon):
        yield from filter(None, (element.options.get("icon_url"), element.options.get("shadow_url")))
    elif isinstance(element, DivIcon):
        yield from PICTURE.findall(str(element.options.get("html") or ""))
    elif isinstance(element, Tooltip):
        yield from PICTURE.findall(element.text)
