"""Every error that Dateline raises on purpose.

::

    DatelineError                      something a person can put right
    ├── InputError (ValueError)        a file, a value or an option that cannot be processed
    │   ├── InputErrors                several of them, found in one reading
    │   └── UnreadError                a file of a kind that is not read
    ├── OutputError (OSError)          a result that cannot be written
    └── NameLookupError                a toponym that does not lead to one place
        (GeopyError, LookupError)
        ├── UnknownNameError           no place in the gazetteer has this name
        ├── UnplacedNameError          what has this name has no location
        └── AmbiguousNameError         several places have it

Name errors stand in :mod:`gazetteer.nameerrors`. They are imported when they are first asked for, since geopy, whose
root error is theirs too, takes longer to import than all else that a command needs to start. They carry the
candidates; only a geocoder that is asked to be strict raises them. They are neither a :class:`ValueError` nor geopy's
``GeocoderQueryError``: GeoPandas turns both into an empty point without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazetteer.nameerrors import AmbiguousNameError, NameLookupError, UnknownNameError, UnplacedNameError

__all__ = [
    "AmbiguousNameError",
    "DatelineError",
    "InputError",
    "InputErrors",
    "NameLookupError",
    "OnlyLine",
    "OutputError",
    "UnknownNameError",
    "UnplacedNameError",
    "UnreadError",
]

_OF_NAMES = ("AmbiguousNameError", "NameLookupError", "UnknownNameError", "UnplacedNameError")


class DatelineError(Exception):
    """The root of the tree: the message says what is wrong and what to do.

    Attributes
    ----------
    exit_code : int
        With which the command ends.
    """

    exit_code = 2


class OnlyLine(int):
    """The only line of a file, which tells nothing by itself, and the column in it.

    Parameters
    ----------
    column : int
        Counted from 1.
    """

    column: int

    def __new__(cls, column: int) -> OnlyLine:
        line = super().__new__(cls, 1)
        line.column = column
        return line


class InputError(DatelineError, ValueError):
    """Input that cannot be processed.

    Parameters
    ----------
    problem : str
        What is wrong, with the bad value.
    remedy : str
        What the person can do about it.
    path : pathlib.Path or str, optional
        The file at fault.
    line : int, optional
        The line in that file, counted from 1.
    """

    def __init__(
        self, problem: str, remedy: str = "", *, path: Path | str | None = None, line: int | None = None
    ) -> None:
        self.problem = problem
        self.remedy = remedy
        self.path = None if path is None else Path(path)
        self.line = line
        super().__init__(str(self))

    @property
    def where(self) -> str:
        """``file:line``, ``file`` or nothing; ``file:1:column`` in a file that has one line."""
        if self.path is None:
            return ""
        column = self.line.column if isinstance(self.line, OnlyLine) else None
        return ":".join(str(part) for part in (self.path, self.line, column) if part)

    def __str__(self) -> str:
        text = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{text}. {self.remedy}" if self.remedy else text


class InputErrors(InputError):  # noqa: N818  the plural says that it holds several
    """Several findings at once; each keeps its own file and line.

    Parameters
    ----------
    found : sequence of InputError
    """

    def __init__(self, found: Sequence[InputError]) -> None:
        self.found = tuple(found)
        super().__init__("\n".join(str(error) for error in self.found))

    def __str__(self) -> str:
        return self.problem


class UnreadError(InputError):
    """A file that is no article, or one that no reader reads; a folder's others are read all the same.

    Parameters
    ----------
    reason : str
        Why, to be said of several files at once: ``HTML is not read``.
    remedy : str
        What the person can do about it.
    path : pathlib.Path
        The file.
    """

    def __init__(self, reason: str, remedy: str, *, path: Path) -> None:
        self.reason = reason
        super().__init__(f"is no article: {reason}", remedy, path=path)


class OutputError(DatelineError, OSError):
    """A result that cannot be written; what stood there before is untouched."""


def __getattr__(name: str) -> Any:
    if name not in _OF_NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from gazetteer import nameerrors

    return getattr(nameerrors, name)
