"""Articles, mentions, events and claims: linked, compared, tabulated and exported."""

from geo.articles import Article, read_article
from geo.corpus import Corpus
from geo.disagreement import RULES, compare
from geo.events import Claim, Event, EventPlace, Speaker, Value
from geo.export import geojson, read_export
from geo.filters import Filters
from geo.folder import read_corpus

__all__ = [
    "RULES",
    "Article",
    "Claim",
    "Corpus",
    "Event",
    "EventPlace",
    "Filters",
    "Speaker",
    "Value",
    "compare",
    "geojson",
    "read_article",
    "read_corpus",
    "read_export",
]
