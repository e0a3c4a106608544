"""The page as text: sealed, the same each time, and deaf to what a corpus says."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
from base64 import b64encode
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import folium
import numpy as np
import pytest

from gazetteer.errors import InputError
from maps.content import split
from maps.layers import LayerControl
from maps.page import Block, Explorer

Data = Callable[..., dict[str, Any]]


class Document(HTMLParser):
    """A page taken apart."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[int, str] = {}
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            row = len(self.elements) - 1
            self.texts[row] = self.texts.get(row, "") + data

    def all(self, tag: str, **wanted: str) -> list[tuple[dict[str, str | None], str]]:
        """Give attributes and text of every such element."""
        return [
            (attributes, self.texts.get(row, ""))
            for row, (name, attributes) in enumerate(self.elements)
            if name == tag and wanted.items() <= attributes.items()
        ]

    @property
    def policy(self) -> dict[str, list[str]]:
        """The Content-Security-Policy by directive."""
        [(meta, _)] = self.all("meta", **{"http-equiv": "Content-Security-Policy"})
        return {part.split()[0]: part.split()[1:] for part in (meta["content"] or "").split(";")}


def html_of(map_: folium.Map) -> str:
    text: str = map_.get_root().render()
    return text


def test_nothing_is_fetched(data: Data) -> None:
    document = Document(html_of(Explorer(data())))
    fetched = [(tag, a) for tag, a in document.elements if {"src", "srcset"} & a.keys()]
    links = [a for a, _ in document.all("link")]
    assert fetched == []
    assert links == [{"rel": "icon", "href": "data:,"}]


def test_head_begins_with_character_set_and_policy(data: Data) -> None:
    document = Document(html_of(Explorer(data(language="ar"))))
    tags = [tag for tag, _ in document.elements[:4]]
    assert tags == ["html", "head", "meta", "meta"]
    assert document.elements[0][1] == {"lang": "ar"}
    assert document.elements[2][1] == {"charset": "utf-8"}
    assert "content-security-policy" in str(document.elements[3][1]).lower()
    [(viewport, _)] = document.all("meta", name="viewport")
    assert viewport["content"] == "width=device-width, initial-scale=1"


def test_policy_names_every_script_by_hash_and_nothing_else(data: Data) -> None:
    document = Document(html_of(Explorer(data())))
    scripts = [text for attributes, text in document.all("script") if "type" not in attributes]
    hashes = [f"'sha256-{b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in scripts]
    assert len(scripts) == 3
    assert document.policy == {
        "default-src": ["'none'"],
        "script-src": hashes,
        "style-src": ["'unsafe-inline'"],
        "img-src": ["data:", "blob:", "https://tile.openstreetmap.org", "https://server.arcgisonline.com"],
        "connect-src": ["'none'"],
        "font-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["default"],
    }


def test_objects_added_later_are_in_the_policy_and_before_the_start(data: Data) -> None:
    map_ = Explorer(data())
    folium.GeoJson({"type": "FeatureCollection", "features": []}, name="Mine").add_to(map_)
    folium.TileLayer("https://{s}.tiles.example.org/{z}/{x}/{y}.png", attr="Mine", show=False).add_to(map_)
    html = html_of(map_)
    document = Document(html)
    assert document.policy["img-src"][-1] == "https://*.tiles.example.org"
    assert document.policy["script-src"][0].startswith("'sha256-")
    assert html.index("L.geoJson(") < html.index("dateline.control(") < html.index("dateline.start(map_1)")
    assert "createHTML:(markup)=>markup}" in html, "what was added may bring markup"
    assert "createHTML:(markup)=>/^(?:[^<]|" in html_of(Explorer(data()))


def test_a_second_layer_control_is_left_out(data: Data) -> None:
    map_ = Explorer(data())
    folium.LayerControl().add_to(map_)
    assert html_of(map_) == html_of(Explorer(data()))


BOX = [[30, 40], [35, 45]]


@pytest.mark.parametrize(
    ("added", "host"),
    [
        (lambda: folium.WmsTileLayer("https://wms.example/x?map=1", layers="a"), "https://wms.example"),
        (lambda: folium.raster_layers.ImageOverlay("https://img.example:8080/a.png", BOX), "https://img.example:8080"),
        (lambda: folium.Marker([33, 44], icon=folium.CustomIcon("http://icons.example/a.png")), "http://icons.example"),
        (lambda: folium.Marker([33, 44], icon=folium.DivIcon(html="<img alt='' src=https://div.example/a>")), "https://div.example"),
        (lambda: folium.Marker([33, 44], tooltip='<IMG width="3" SRC="https://tip.example/a.png">'), "https://tip.example"),
    ],
)  # fmt: skip
def test_hosts_of_pictures_are_in_the_policy(data: Data, added: Callable[[], Any], host: str) -> None:
    map_ = Explorer(data())
    added().add_to(map_)
    assert Document(html_of(map_)).policy["img-src"][-1] == host


def test_a_picture_that_stands_in_the_page_needs_no_host(data: Data) -> None:
    map_ = Explorer(data())
    before = Document(html_of(map_)).policy["img-src"]
    folium.raster_layers.ImageOverlay(np.eye(2), BOX, name="Grid").add_to(map_)
    assert Document(html_of(map_)).policy["img-src"] == before


@pytest.mark.parametrize(
    ("added", "message"),
    [
        (lambda: folium.TileLayer("https://x.example.org'; script-src */{z}.png", attr="Bad"), "TileLayer cannot be had: https://x"),
        (lambda: folium.TileLayer("tiles/{z}/{x}/{y}.png", attr="Bad"), "TileLayer cannot be had: tiles"),
        (lambda: folium.WmsTileLayer("//wms.example/x", layers="a"), "WmsTileLayer cannot be had: //wms"),
        (lambda: folium.raster_layers.ImageOverlay("ftp://img.example/a.png", BOX), "ImageOverlay cannot be had: ftp"),
        (lambda: folium.raster_layers.VideoOverlay("https://film.example/a.webm", BOX), "the film of a folium.VideoOverlay"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_refused_by_name(data: Data, added: Callable[[], Any], message: str) -> None:
    map_ = Explorer(data())
    added().add_to(map_)
    with pytest.raises(InputError, match=re.escape(message)):
        html_of(map_)


def test_data_that_are_loaded_later_are_refused(data: Data) -> None:
    map_ = Explorer(data())
    layer = folium.GeoJson({"type": "FeatureCollection", "features": []})
    layer.embed, layer.embed_link = False, "https://data.example/a.json"
    layer.add_to(map_)
    with pytest.raises(InputError, match=r"cannot load the data of a folium\.GeoJson"):
        html_of(map_)


def test_layers_without_a_name_are_called_after_their_class(data: Data) -> None:
    map_ = Explorer(data())
    for layer in (
        folium.FeatureGroup(),
        folium.FeatureGroup(),
        folium.WmsTileLayer("https://wms.example/x", layers="a"),
    ):
        layer.add_to(map_)
    map_.get_root().render()
    control = next(child for child in map_._children.values() if isinstance(child, LayerControl))
    assert [entry["name"] for entry in control.entries()[-3:]] == [
        "Feature group",
        "Feature group 2",
        "Wms tile layer",
    ]


def test_a_tooltip_keeps_its_text_and_ends_no_script(data: Data) -> None:
    map_ = Explorer(data())
    tooltip = folium.Tooltip("a ` b ${alert(1)} c \\ d")
    folium.Marker([33, 44], tooltip=tooltip).add_to(map_)
    html = html_of(map_)
    assert "a &#96; b &#36;{alert(1)} c &#92; d" in html
    assert html_of(map_) == html
    assert tooltip.text == "a ` b ${alert(1)} c \\ d"


@pytest.mark.parametrize(
    "added",
    [
        lambda: folium.Marker([33, 44], popup="text"),
        lambda: folium.Marker([33, 44], icon=folium.Icon()),
        lambda: __import__("folium.plugins").plugins.MarkerCluster(),
    ],
)
def test_what_needs_scripts_from_elsewhere_is_refused(data: Data, added: Callable[[], Any]) -> None:
    map_ = Explorer(data())
    added().add_to(map_)
    with pytest.raises(InputError, match="work on this map"):
        map_.get_root().render()


def test_keep_in_front_is_refused(data: Data) -> None:
    map_ = Explorer(data())
    map_.keep_in_front(folium.FeatureGroup().add_to(map_))
    with pytest.raises(InputError, match="keep_in_front"):
        map_.get_root().render()


@pytest.mark.slow
def test_same_data_same_bytes(data: Data) -> None:
    map_ = Explorer(data())
    first = html_of(map_)
    assert html_of(map_) == first
    assert html_of(Explorer(data())) == first
    assert not re.search(r"_[0-9a-f]{32}", first)


def test_text_that_looks_like_an_id_is_left_alone(data: Data) -> None:
    name = f"photo_{'0f' * 16}.png"
    map_ = Explorer(data(title=name), plain=True)
    folium.CircleMarker([33, 44], tooltip=name).add_to(map_)
    assert html_of(map_).count(name) == 3  # the title, the data block, the tooltip


def test_maps_do_not_disturb_each_other(data: Data) -> None:
    plain = folium.Map()
    before = [list(folium.Map.default_js), list(folium.Map.default_css)]
    first, second = Explorer(data()), Explorer(data(title="Other"))
    first.add_js_link("mine", "https://example.org/mine.js")
    html_of(second)
    assert [folium.Map.default_js, folium.Map.default_css] == before
    assert second.default_js == []
    rendered = plain.get_root().render()
    assert "leaflet.js" in rendered
    assert "dateline" not in rendered


HOSTILE = [
    "{{7*7}}",
    "{% bad",
    "{# note #}",
    "${6*7}",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "</title><b>",
    '" onload="alert(1)',
    "<!--",
    "a\\b\\u003c",
    "\u202eabc",
    "a\0b",
    "\u2028",
]


@pytest.fixture(scope="module")
def harmless() -> dict[str, Document]:
    """The page without hostile text, read once."""
    return {}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_data(data: Data, harmless: dict[str, Document], text: str) -> None:
    page = data(title=text, language=text, description=text)
    page["events"] |= {"title": [text, "Second"], "summary": ["First", text]}
    page["places"]["name"] = [text]
    html = html_of(Explorer(page, plain=True))
    plain = harmless.get("page") or harmless.setdefault(
        "page", Document(html_of(Explorer(data(), plain=True)))
    )
    document = Document(html)
    assert [tag for tag, _ in document.elements] == [tag for tag, _ in plain.elements]
    assert document.all("html")[0][0]["lang"] == text
    assert text in unescape(html[html.index("<title>") : html.index("</title>")])
    for name, part in zip(("dateline-data", "dateline-details"), split(page), strict=True):
        [(_, block)] = document.all("script", id=name)
        assert json.loads(block) == part
    assert document.policy["script-src"] == plain.policy["script-src"]


ATTACK = "{{ cycler.__init__.__globals__.os.environ.update(DATELINE_CANARY='ran') }}"


def test_nothing_in_the_data_is_evaluated_at_build(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CANARY", "")
    page = data(title=ATTACK, language=ATTACK)
    page["generator"] = ATTACK
    page["events"]["kind"] = [ATTACK, ATTACK]
    page["places"]["feature_class"] = [ATTACK]
    map_ = Explorer(page)
    html_of(map_)
    map_._repr_html_()
    assert os.environ["DATELINE_CANARY"] == ""


def test_the_attack_would_run_in_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CANARY", "")
    map_ = folium.Map()
    folium.Marker([33, 44], popup=ATTACK).add_to(map_)
    map_.get_root().render()
    assert os.environ["DATELINE_CANARY"] == "ran"


def test_half_characters_are_refused(data: Data) -> None:
    with pytest.raises(InputError, match="surrogate"):
        Explorer(data(title="\ud800"))


def test_block_holds_nothing_that_ends_it() -> None:
    text = Block("x", b'["</script>","<!--","&amp;"]').render()
    assert text == (
        '<script type="application/json" id="x">'
        '["\\u003c/script\\u003e","\\u003c!--","\\u0026amp;"]</script>\n'
    )


def test_citation_managers_find_the_articles_in_the_page(data: Data) -> None:
    facts = [{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "</script>{{7*7}}"}]
    page = Explorer(data(), citations=facts).get_root().render()
    [block] = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert json.loads(block) == facts


def test_notebook_frame_holds_the_page(data: Data) -> None:
    map_ = Explorer(data(title="\"quoted\" & 'odd'"))
    [(frame, _)] = Document(map_._repr_html_()).all("iframe")
    assert frame["srcdoc"] == html_of(map_)


def test_save_writes_what_is_rendered(data: Data, tmp_path: Path) -> None:
    map_ = Explorer(data(title="بغداد"))
    target = tmp_path / "map.html"
    map_.save(str(target))
    buffer = io.BytesIO()
    map_.save(buffer, close_file=False)
    assert target.read_bytes() == buffer.getvalue() == html_of(map_).encode()
    assert list(tmp_path.iterdir()) == [target]


def test_save_goes_to_the_page_from_any_object(data: Data, tmp_path: Path) -> None:
    map_ = Explorer(data())
    map_.get_root().save(tmp_path / "map.html")
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == html_of(map_)
