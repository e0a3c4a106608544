"""A corpus's own places: brought in from lists of any kind, from installed data, by hand, or from Nominatim."""

from gazetteer.own.file import FILE, MOST, Addition, OwnFile
from gazetteer.own.lists import read_list
from gazetteer.own.single import by_hand, by_name

__all__ = ["FILE", "MOST", "Addition", "OwnFile", "by_hand", "by_name", "read_list"]
