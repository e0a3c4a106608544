"""Events, claims and mentions of others: read from the formats in which they have them, and brought into a corpus.

Columns that Dateline writes, too, are declared where they are written, in :mod:`geo.formats`.
"""

from geo.importing.bringing import Brought, bring

__all__ = ["Brought", "bring"]
