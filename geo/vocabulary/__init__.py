"""What is declared once: the kinds of event, the columns of the tables, and the facets of the filters."""

from geo.vocabulary.columns import COLUMNS, Column
from geo.vocabulary.facets import FACETS, Facet
from geo.vocabulary.kinds import KINDS, MARKS, Described, Kind, kinds_of

__all__ = ["COLUMNS", "FACETS", "KINDS", "MARKS", "Column", "Described", "Facet", "Kind", "kinds_of"]
