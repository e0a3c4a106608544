"""The tables: (Geo)DataFrames of a corpus, in EPSG:4326, one function each.

Ids are stable: they depend on the corpus alone and join the tables in every direction. Latitude and
longitude are degrees, lengths are metres on the ellipsoid. What could not be placed has a row too: its
geometry is None and ``unplaced`` says why.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

if TYPE_CHECKING:
    from geo.corpus import Corpus

__all__ = ["COLUMNS", "CRS", "articles", "claims", "events", "frame", "mentions", "places", "speaker_name"]

CRS = "EPSG:4326"
#: The columns of each layer, the geometry apart, in the order in which they are exported.
COLUMNS: dict[str, list[str]] = {
    layer: columns.split()
    for layer, columns in {
        "places": (
            "id name kind feature_class country within precision_m precision_note unplaced "
            "coordinates_source coordinates_date identifiers names events mentions articles"
        ),
        "events": (
            "id event title kind date date_text time_text timezone place place_name role precision_m "
            "unplaced claims sources disagreements"
        ),
        "claims": (
            "id event topic scope value speaker article paragraph start end paraphrase inferred relation"
        ),
        "mentions": (
            "id article paragraph start end original_start original_end surface place unplaced use "
            "subtype rule confidence runner_up runner_up_name reasons close"
        ),
    }.items()
}
NOWHERE = "no article says where"
AMBIGUOUS = "the name fits several places"


def articles(corpus: Corpus) -> pd.DataFrame:
    """One row per article.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    pandas.DataFrame

    Columns
    -------
    id, publisher, short, agency, title, label, published, language, url, retrieved, reliability,
    reliability_note, derivative : as in :class:`geo.articles.Article`
    paragraphs, mentions, claims : int
        How many.
    """
    mentions = Counter(mention.article.id for mention in corpus.mention_records)
    claims = Counter(claim.article for claim in corpus.claim_records.values())
    facts = (
        "id publisher short agency title label published language url retrieved reliability reliability_note "
        "derivative"
    ).split()
    rows = [
        {fact: getattr(article, fact) for fact in facts}
        | {"paragraphs": len(article.paragraphs), "mentions": mentions[id], "claims": claims[id]}
        for id, article in corpus.article_records.items()
    ]
    return pd.DataFrame(rows, columns=[*facts, "paragraphs", "mentions", "claims"], dtype=object)


def places(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row per place.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame

    Columns
    -------
    id, name, kind, feature_class, country, within : str or None
        Feature class after GeoNames; ``within`` is the id of the containing place.
    precision_m : float or None
        Radius in metres within which the place lies.
    precision_note, coordinates_source, coordinates_date, unplaced : str or None
    identifiers : dict
    names : list of [text, language, script]
    events : list of str
        Ids of the events there.
    mentions : int
    articles : list of str
        Ids of the articles that mention it.
    geometry : point or area in degrees, WGS 84, or None
    """
    there: dict[str, list[str]] = defaultdict(list)
    for event in corpus.event_records.values():
        for place in dict.fromkeys(link.place for link in event.places):
            there[place].append(event.id)
    counts: Counter[str | None] = Counter()
    said: dict[str | None, dict[str, None]] = defaultdict(dict)
    for mention in corpus.mention_records:
        counts[mention.match.place] += 1
        said[mention.match.place][mention.article.id] = None
    rows = [
        {
            "id": id,
            "name": place.name,
            "kind": place.kind,
            "feature_class": place.feature_class,
            "country": place.country,
            "within": place.within,
            "precision_m": place.precision_m,
            "precision_note": place.precision_note,
            "unplaced": place.unplaced,
            "coordinates_source": place.coordinates_source,
            "coordinates_date": place.coordinates_date,
            "identifiers": dict(place.identifiers),
            "names": [[name.text, name.lang, name.script] for name in place.names],
            "events": there[id],
            "mentions": counts[id],
            "articles": list(said[id]),
            "geometry": place.geometry,
        }
        for id, place in corpus.place_records.items()
    ]
    return frame(rows, COLUMNS["places"])


def events(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row per event and place where it lies; an event without a place has one row too.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame

    Columns
    -------
    id : str
        ``EVENT/PLACE/ROLE``, or the event's id where it has no place.
    event, title, kind : str
    date : str or None
        EDTF, local to the event.
    date_text, time_text, timezone : str or None
    place, place_name, role : str or None
    precision_m : float or None
    unplaced : str or None
        Why the row has no geometry.
    claims : int
    sources : list of str
        Ids of the articles with a claim about it.
    disagreements : int
        Topics on which two claims cannot both be true.
    geometry : that of the place
    """
    disputed = Counter(group.event for group in corpus.groups if group.disputed)
    order = list(corpus.article_records)
    rows = []
    for event in corpus.event_records.values():
        said = {claim.article for claim in event.claims}
        facts = {
            "event": event.id,
            "title": event.title,
            "kind": event.kind,
            "date": event.date,
            "date_text": event.date_words,
            "time_text": event.time_words,
            "timezone": event.timezone,
        }
        counts = {
            "claims": len(event.claims),
            "sources": [id for id in order if id in said],
            "disagreements": disputed[event.id],
        }
        for link in event.places:
            place = corpus.gazetteer[link.place]
            where = {
                "place": place.id,
                "place_name": place.name,
                "role": link.role,
                "precision_m": place.precision_m,
                "unplaced": place.unplaced,
            }
            id = f"{event.id}/{place.id}/{link.role_id}"
            rows.append({"id": id, **facts, **where, **counts, "geometry": place.geometry})
        if not event.places:
            where = dict.fromkeys(("place", "place_name", "role", "precision_m")) | {"unplaced": NOWHERE}
            rows.append({"id": event.id, **facts, **where, **counts, "geometry": None})
    return frame(rows, COLUMNS["events"])


def claims(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row per claim.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame

    Columns
    -------
    id, event, topic, scope : str
    value : str
        In words, with the unit.
    speaker : str
        Name of who says it.
    article : str
    paragraph : int or None
        From 1.
    start, end : int or None
        Range in the original, as str indices.
    paraphrase, inferred : str
    relation : {'conflict', 'compatible', 'uncompared', 'equal', 'single'}
        How the claims on this event, topic and scope stand to each other.
    geometry : that of the event's first place
    """
    relations = [group.relation(corpus.derivative) for group in corpus.groups]
    rows = []
    for event in corpus.event_records.values():
        first = corpus.gazetteer[event.places[0].place].geometry if event.places else None
        for claim in event.claims:
            start, end = claim.original or (None, None)
            group, _, text = corpus.compared[claim.id]
            rows.append(
                {
                    "id": claim.id,
                    "event": event.id,
                    "topic": claim.topic,
                    "scope": claim.scope,
                    "value": text,
                    "speaker": speaker_name(corpus, claim.speaker),
                    "article": claim.article,
                    "paragraph": claim.paragraph,
                    "start": start,
                    "end": end,
                    "paraphrase": claim.paraphrase,
                    "inferred": claim.inferred,
                    "relation": relations[group],
                    "geometry": first,
                }
            )
    return frame(rows, COLUMNS["claims"])


def mentions(corpus: Corpus) -> gpd.GeoDataFrame:
    """One row per toponym in an article.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    geopandas.GeoDataFrame

    Columns
    -------
    id : str
        ``ARTICLE:START-END``.
    article : str
    paragraph : int
        From 1.
    start, end : int
        Offsets into the article's text after its front matter, as str indices, end exclusive.
    original_start, original_end : int or None
        The passage of the original that a digest's paragraph restates; else the place in the file.
    surface : str
    place : str or None
    unplaced : str or None
    use : {'literal', 'associative'}
    subtype, rule : str or None
    confidence : float or None
        How often such a choice among the places of the world is right, 0 to 1; None where the curated or the
        corpus's gazetteer, or a person, says what the name means.
    runner_up, runner_up_name, reasons : str or None
        The likeliest other place, its name with the areas around it, and why it was not chosen.
    close : bool
        Whether the runner-up is too close to call.
    geometry : that of the place
    """
    rows = []
    for mention in corpus.mention_records:
        match = mention.match
        place = None if match.place is None else corpus.gazetteer[match.place]
        start, end = mention.article.original_range(match.start, match.end) or (None, None)
        rows.append(
            {
                "id": mention.id,
                "article": mention.article.id,
                "paragraph": mention.paragraph,
                "start": match.start,
                "end": match.end,
                "original_start": start,
                "original_end": end,
                "surface": match.surface,
                "place": match.place,
                "unplaced": AMBIGUOUS if place is None else place.unplaced,
                "use": match.use,
                "subtype": match.subtype,
                "rule": match.rule,
                "confidence": match.confidence,
                "runner_up": match.runner_up,
                "runner_up_name": match.runner_up_name,
                "reasons": match.reasons,
                "close": match.close,
                "geometry": None if place is None else place.geometry,
            }
        )
    return frame(rows, COLUMNS["mentions"])


def speaker_name(corpus: Corpus, id: str) -> str:
    """Name a speaker; ``article`` is the article in its own voice.

    Parameters
    ----------
    corpus : Corpus
    id : str
        A speaker's id.

    Returns
    -------
    str
    """
    return "the article itself" if id == "article" else corpus.speaker_records[id].name


def frame(rows: Sequence[Mapping[str, Any]], columns: list[str]) -> gpd.GeoDataFrame:
    """Make a table whose missing values are None, whole numbers stay whole, and geometry comes last.

    Parameters
    ----------
    rows : sequence of mapping
        Each with the columns and ``geometry``, in degrees, WGS 84.
    columns : list of str

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326.
    """
    data = {column: pd.Series([row[column] for row in rows], dtype=object) for column in columns}
    geometry = gpd.GeoSeries([row["geometry"] for row in rows], crs=CRS)
    return gpd.GeoDataFrame(data, geometry=geometry, crs=CRS)
