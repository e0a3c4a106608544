"""The gazetteer: which places there are, what they are called, and where a text names them."""

from gazetteer.errors import (
    AmbiguousNameError,
    DatelineError,
    InputError,
    InputErrors,
    NameLookupError,
    OutputError,
    UnknownNameError,
    UnplacedNameError,
)
from gazetteer.geocoder import CuratedGeocoder
from gazetteer.matcher import Match, Matcher
from gazetteer.places import Gazetteer, Name, Place, curated, latlon

__all__ = [
    "AmbiguousNameError",
    "CuratedGeocoder",
    "DatelineError",
    "Gazetteer",
    "InputError",
    "InputErrors",
    "Match",
    "Matcher",
    "Name",
    "NameLookupError",
    "OutputError",
    "Place",
    "UnknownNameError",
    "UnplacedNameError",
    "curated",
    "latlon",
]
