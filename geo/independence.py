"""Who counts as a voice of their own, and for which side they speak.

Agreement is counted twice. In speakers: several articles that carry one broadcast are one voice, and the own voice of a
derivative article counts for none. And in sides: speakers of one government, or of one agency, are one side
(:class:`geo.events.Side`), and somebody without a side is one alone. Values are agreed on where two sides give them;
many speakers of one side only repeat it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geo.events import Claim

__all__ = ["Independence", "voice", "voiced"]


@dataclass(frozen=True, slots=True)
class Independence:
    """Who counts as a voice of their own, and who speaks for whom.

    Attributes
    ----------
    derivative : frozenset of str
        Ids of derivative articles, whose own voice does not count.
    sides : mapping of str to str
        The id of the side for which a voice speaks; a voice without one is a side of its own.
    """

    derivative: frozenset[str] = frozenset()
    sides: Mapping[str, str] = field(default_factory=dict)

    def voices(self, claims: Iterable[Claim]) -> set[str]:
        """Give the independent speakers of claims, each once.

        Parameters
        ----------
        claims : iterable of Claim

        Returns
        -------
        set of str
            As :func:`voice` names them.
        """
        return {v for c in claims if (v := voice(c)).removeprefix("article:") not in self.derivative}

    def spoken_for(self, claims: Iterable[Claim]) -> set[str]:
        """Give the sides for which the independent speakers of claims speak, each once.

        Parameters
        ----------
        claims : iterable of Claim

        Returns
        -------
        set of str
            ``side:ID``, or the voice itself where it speaks for nobody else.
        """
        return {f"side:{self.sides[v]}" if v in self.sides else v for v in self.voices(claims)}


def voice(claim: Claim) -> str:
    """Name the speaker of a claim; an article's own voice is its own.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    str
        The speaker's id, or ``article:ID``.
    """
    return voiced(claim.speaker, claim.article)


def voiced(speaker: str, article: str) -> str:
    """Name a speaker as :func:`voice` does.

    Parameters
    ----------
    speaker, article : str
        Those of a claim.

    Returns
    -------
    str
    """
    return f"article:{article}" if speaker == "article" else speaker
