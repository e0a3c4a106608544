"""Which rules of a table may have anything to say of a mention, told by the words beside it before any is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from gazetteer.surroundings import Context

__all__ = ["ACTORS", "Asking", "asked"]

ACTORS = "state seat house"
"""Roles in which a place stands for people who act."""

_Rule = TypeVar("_Rule", bound=Callable[[Context], Any])
_NEEDS: dict[Callable[..., Any], _Need] = {}


class _Need(NamedTuple):
    """What has to stand beside a mention for a rule to have anything to say; None where anything may."""

    previous: frozenset[str] | None = None
    following: frozenset[str] | None = None
    governor: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    capital: bool = False
    short: bool = False


def asked(
    *,
    previous: str | Collection[str] | None = None,
    following: str | Collection[str] | None = None,
    governor: str | Collection[str] | None = None,
    roles: str | Collection[str] | None = None,
    capital: bool = False,
    short: bool = False,
) -> Callable[[_Rule], _Rule]:
    """Say of which mentions a rule is asked; of all others it must have nothing to say.

    Parameters
    ----------
    previous, following, governor : str or collection of str, optional
        The words, with spaces between them, one of which is :attr:`gazetteer.surroundings.Context.previous`,
        ``following`` or ``governor``.
    roles : str or collection of str, optional
        The same of ``role``.
    capital : bool
        Only before a word with a capital.
    short : bool
        Only of abbreviations.

    Returns
    -------
    callable
        Gives the rule that it is given.
    """
    need = _Need(_words(previous), _words(following), _words(governor), _words(roles), capital, short)

    def note(rule: _Rule) -> _Rule:
        _NEEDS[rule] = need
        return rule

    return note


def _words(given: str | Collection[str] | None) -> frozenset[str] | None:
    if given is None:
        return None
    return frozenset(given.split() if isinstance(given, str) else given)


class _Bits:
    """By word, which rules may be asked: a bit for each."""

    def __init__(self, allowed: Sequence[frozenset[str] | None]) -> None:
        words = frozenset().union(*filter(None, allowed))
        self.other = _bits(one is None for one in allowed)
        self.of = {word: _bits(one is None or word in one for one in allowed) for word in words}


class Asking(Generic[_Rule]):
    """A table of rules, in the order in which they are asked.

    Parameters
    ----------
    rules : sequence of callable
        Those without :func:`asked` are asked of every mention.
    """

    def __init__(self, rules: Sequence[_Rule]) -> None:
        needs = [_NEEDS.get(rule, _Need()) for rule in rules]
        self._rules = rules
        self._previous = _Bits([need.previous for need in needs])
        self._following = _Bits([need.following for need in needs])
        self._governor = _Bits([need.governor for need in needs])
        self._role = _Bits([need.roles for need in needs])
        self._small = _bits(not need.capital for need in needs)
        self._long = _bits(not need.short for need in needs)
        governed = [number for number, need in enumerate(needs) if need.governor is not None]
        self._early = (1 << min(governed, default=len(rules))) - 1
        self._of_bits: dict[int, tuple[_Rule, ...]] = {}

    def of(self, context: Context) -> Iterator[_Rule]:
        """The rules that may have something to say of a mention.

        Parameters
        ----------
        context : Context

        Yields
        ------
        callable
            In their order; the mention's governor is only asked for when it is needed.
        """
        previous, following, role = self._previous, self._following, self._role
        bits = (
            previous.of.get(context.previous, previous.other)
            & following.of.get(context.following, following.other)
            & role.of.get(context.role, role.other)
        )
        if not context.capital():
            bits &= self._small
        if not context.short:
            bits &= self._long
        yield from self._of_bits.get(bits & self._early) or self._chosen(bits & self._early)
        bits &= ~self._early
        if bits:
            bits &= self._governor.of.get(context.governor, self._governor.other)
            yield from self._of_bits.get(bits) or self._chosen(bits)

    def _chosen(self, bits: int) -> tuple[_Rule, ...]:
        chosen = tuple(rule for number, rule in enumerate(self._rules) if bits >> number & 1)
        self._of_bits[bits] = chosen  # there are few, since few words are told apart
        return chosen


def _bits(marks: Iterator[bool]) -> int:
    return sum(1 << number for number, mark in enumerate(marks) if mark)
