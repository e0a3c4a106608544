"""The languages in which articles are read: which, how well, how they are told apart, what is particular to each."""

from gazetteer.languages.detection import language_of
from gazetteer.languages.table import LANGUAGES, Language, name_of, primary

__all__ = ["LANGUAGES", "Language", "language_of", "name_of", "primary"]
