"""What is worked out when it is first asked for, and then kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

__all__ = ["lazily"]

_Value = TypeVar("_Value")


class lazily(Generic[_Value]):  # noqa: N801  it is written as a decorator
    """A method as an attribute whose value is kept, as :func:`functools.cached_property`.

    That one takes a lock in Python 3.11, which costs more than most of what is asked for a million times here.
    Nothing that uses this is shared by threads.

    Parameters
    ----------
    work : callable
        Gives the value.
    """

    def __init__(self, work: Callable[[Any], _Value]) -> None:
        self.work, self.name = work, work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazily[_Value]: ...

    @overload
    def __get__(self, owner: object, kind: type) -> _Value: ...

    def __get__(self, owner: object | None, kind: type) -> lazily[_Value] | _Value:
        if owner is None:
            return self
        value = owner.__dict__[self.name] = self.work(owner)
        return value
