"""The errors of a toponym that does not lead to one place, which callers of geopy can catch as geopy's."""

from __future__ import annotations

from geopy.exc import GeopyError

from gazetteer.errors import DatelineError

__all__ = ["AmbiguousNameError", "NameLookupError", "UnknownNameError", "UnplacedNameError"]


class NameLookupError(DatelineError, GeopyError, LookupError):  # type: ignore[misc]  # geopy has no types
    """A toponym that does not lead to exactly one place.

    Parameters
    ----------
    name : str
        The name as it was asked for.
    candidates : tuple of str
        Names that would have worked.
    """

    exit_code = 1
    problem = "{name!r} does not lead to one place"

    def __init__(self, name: str, candidates: tuple[str, ...] = ()) -> None:
        self.name = name
        self.candidates = candidates
        super().__init__(str(self))

    def __str__(self) -> str:
        text = self.problem.format(name=self.name)
        return f"{text}. Try: {', '.join(self.candidates)}" if self.candidates else f"{text}."


class UnknownNameError(NameLookupError):
    """No place in the gazetteer has this name; candidates are the nearest spellings."""

    problem = "no place is called {name!r} in the gazetteer"


class UnplacedNameError(NameLookupError):
    """The gazetteer has the name, but of something without a location."""

    problem = "{name!r} names something that has no location"


class AmbiguousNameError(NameLookupError):
    """Several places have this name; candidates are their ids."""

    problem = "{name!r} is the name of several places"
