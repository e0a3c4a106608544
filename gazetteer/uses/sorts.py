"""The uses of a toponym that are told apart, after Gritta et al. 2019."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["DEMONYM", "EMBEDDED", "LITERAL", "METONYM", "MODIFIER", "Use"]


class Use(NamedTuple):
    """The use of a mention.

    Attributes
    ----------
    use : str
        ``literal`` or ``associative``.
    subtype : str or None
        Of an associative use: ``metonym``, ``modifier``, ``embedded`` or ``demonym``.
    """

    use: Literal["literal", "associative"]
    subtype: Literal["metonym", "modifier", "embedded", "demonym"] | None = None


LITERAL = Use("literal")
METONYM = Use("associative", "metonym")
MODIFIER = Use("associative", "modifier")
EMBEDDED = Use("associative", "embedded")
DEMONYM = Use("associative", "demonym")
