"""Linked data: places as Linked Places, mentions and claims as W3C Web Annotations, articles as schema.org has them.

An annotation points at the text that was read: the publisher's own where the corpus holds it or a claim cites it,
else the digest. Offsets are str indices (Unicode code points), as the Web Annotation Data Model counts them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from geo.export import dumps, manifest

if TYPE_CHECKING:
    from geo.articles import Article
    from geo.corpus import Corpus, Mention

__all__ = ["linked_places", "news_articles", "web_annotations"]

LINKED_PLACES = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
ANNOTATION = "http://www.w3.org/ns/anno.jsonld"


def linked_places(corpus: Corpus, tables: Sequence[str] = ("places",)) -> str:
    """Write the places as Linked Places, with those that contain them.

    Parameters
    ----------
    corpus : Corpus
    tables : sequence of str
        The places.

    Returns
    -------
    str
        A FeatureCollection, a feature a line, which :meth:`gazetteer.Gazetteer.read` and a corpus's
        ``places.geojson`` take.
    """
    wanted: dict[str, None] = {}
    for id in corpus.place_records:
        wanted |= dict.fromkeys((id, *corpus.gazetteer.containers(id)))
    features = ",\n".join(
        json.dumps(corpus.gazetteer[id].feature(), ensure_ascii=False)
        for id in corpus.gazetteer
        if id in wanted
    )
    told = manifest(corpus, "places")
    head = {"@context": LINKED_PLACES, "type": "FeatureCollection"}
    head |= {key: told[key] for key in ("title", "licence", "version") if told[key] is not None}
    return f'{dumps(head | {"description": dumps(told)})[:-1]},\n"features":[\n{features}\n]}}\n'


def web_annotations(corpus: Corpus, tables: Sequence[str] = ("mentions", "claims")) -> str:
    """Write mentions and claims as Web Annotations.

    Parameters
    ----------
    corpus : Corpus
    tables : sequence of str
        ``mentions``, ``claims`` or both.

    Returns
    -------
    str
        An AnnotationPage, an annotation a line. A mention identifies its place, by GeoNames where the gazetteer
        knows the id there, and by its own. A claim without a range of the original is about its article.
    """
    items: list[dict[str, Any]] = []
    if "mentions" in tables:
        items += map(_of_mention, corpus.mention_records, [corpus] * len(corpus.mention_records))
    if "claims" in tables:
        items += _of_claims(corpus)
    told = manifest(corpus)
    collection = {
        "id": "#collection",
        "type": "AnnotationCollection",
        "label": told["title"],
        "total": len(items),
    }
    collection |= {"rights": told["licence"]} if told["licence"] else {}
    head = {
        "@context": [ANNOTATION, {"manifest": {"@id": "urn:dateline:manifest", "@type": "@json"}}],
        "id": "#page",
        "type": "AnnotationPage",
        "partOf": collection | {"manifest": told},
        "startIndex": 0,
    }
    listed = ",\n".join(map(dumps, items))
    return f'{dumps(head)[:-1]},\n"items":[\n{listed}\n]}}\n'


def _of_mention(mention: Mention, corpus: Corpus) -> dict[str, Any]:
    match, article = mention.match, mention.article
    bodies: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "classifying", "value": match.use}]
    if match.place is not None:
        bodies[:0] = _places(corpus, match.place)
    digest = article.original is not None
    start, end = (
        (match.start, match.end) if digest else article.original_range(match.start, match.end) or (0, 0)
    )
    selectors = [_position(start, end), {"type": "TextQuoteSelector", "exact": match.surface}]
    target = _of_article(article) if digest else _target(article)
    return _annotation(f"#mention/{mention.id}", "identifying", bodies, target, selectors)


def _of_claims(corpus: Corpus) -> Iterator[dict[str, Any]]:
    for event in corpus.event_records.values():
        for claim in event.claims:
            article = corpus.article_records[claim.article]
            bodies = [
                {"type": "TextualBody", "purpose": "describing", "value": claim.paraphrase, "language": "en"},
                {"type": "TextualBody", "purpose": "tagging", "value": claim.topic},
                {"type": "SpecificResource", "purpose": "linking", "source": f"#event/{event.id}"},
            ]
            selectors = [] if claim.original is None else [_position(*claim.original)]
            yield _annotation(f"#claim/{claim.id}", "describing", bodies, _target(article), selectors)


def _annotation(
    id: str,
    motivation: str,
    bodies: list[dict[str, Any]],
    target: dict[str, Any],
    selectors: list[dict[str, Any]],
) -> dict[str, Any]:
    target = {"type": "SpecificResource", **target, **({"selector": selectors} if selectors else {})}
    return {"id": id, "type": "Annotation", "motivation": motivation, "body": bodies, "target": target}


def _places(corpus: Corpus, id: str) -> list[dict[str, Any]]:
    """The place as GeoNames knows it, if it does, and last as the corpus does."""
    number = corpus.gazetteer[id].identifiers.get("geonames")
    sources = [f"https://sws.geonames.org/{number}/"] if number else []
    return [
        {"type": "SpecificResource", "purpose": "identifying", "source": source}
        for source in (*sources, f"#place/{id}")
    ]


def _position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def _of_article(article: Article) -> dict[str, Any]:
    return {"source": f"#article/{article.id}"}


def _target(article: Article) -> dict[str, Any]:
    """The article where it was published, and in which of the corpus that is."""
    own = _of_article(article)
    return {"source": article.url, "scope": own["source"]} if article.url else own


def news_articles(corpus: Corpus) -> list[dict[str, Any]]:
    """Describe the articles for citation managers and search engines.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    list of dict
        NewsArticle of schema.org, each with what is known of it. A label of ours is no headline and is left out.
    """
    made = []
    for article in corpus.article_records.values():
        facts: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "publisher": article.publisher and {"@type": "Organization", "name": article.publisher},
            "author": article.author and {"@type": "Person", "name": article.author},
            "datePublished": article.published,
            "url": article.url,
            "inLanguage": article.language,
        }
        made.append({key: value for key, value in facts.items() if value})
    return made
