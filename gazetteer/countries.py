"""Codes of countries: two letters for three."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["alpha2"]

_TABLE = Path(__file__).parent / "world" / "data" / "countries.tsv"
_OTHERS = {"UK": "GB"}
"""What people write who know the Internet's domains rather than the standard."""


def alpha2(code: str) -> str | None:
    """The ISO 3166-1 alpha-2 code for one of two or three letters.

    Parameters
    ----------
    code : str
        In capitals or small letters.

    Returns
    -------
    str or None
        None where no country has the code.

    Examples
    --------
    >>> alpha2("IRQ"), alpha2("uk"), alpha2("XX")
    ('IQ', 'GB', None)
    """
    return _codes().get(code.upper())


@cache
def _codes() -> dict[str, str]:
    lines = _TABLE.read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {**{code: row[0] for row in rows for code in row[:2]}, **_OTHERS}
