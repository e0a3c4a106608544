"""The options that filter a corpus, made from the facets."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any, get_type_hints

import typer

from gazetteer.errors import InputError
from geo.vocabulary.facets import FACETS, Facet

__all__ = ["filtering"]

_TYPES = {"list": list[str] | None, "text": str | None, "flag": bool}
_ENDS = {
    "since": Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first of these dates.")],
    "until": Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last of these dates.")],
}


def filtering(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of every facet, in place of its parameter ``filters``.

    Parameters
    ----------
    command : callable
        Its parameter ``filters`` is a :class:`geo.filters.Filters`.

    Returns
    -------
    callable
        What typer registers.
    """
    hints = get_type_hints(command, localns={"Filters": object}, include_extras=True)
    options = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=type)
        for name, (type, default) in _options().items()
    ]
    parameters: list[Parameter] = []
    for name, parameter in signature(command).parameters.items():
        parameters += options if name == "filters" else [parameter.replace(annotation=hints[name])]

    @wraps(command)
    def run(**given: Any) -> None:
        from geo.filters import Filters

        facets = {name: given.pop(name) for name in _options()}
        facets["dates"] = _span(facets["dates"], facets.pop("since"), facets.pop("until"))
        chosen = {name: value for name, value in facets.items() if value not in (None, False, [])}
        command(**given, filters=Filters(**chosen))

    run.__signature__ = signature(command).replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _options() -> dict[str, tuple[Any, Any]]:
    """Give the type and the default of each option; those of the dates' ends follow the dates."""
    options: dict[str, tuple[Any, Any]] = {}
    for facet in FACETS:
        options[facet.name] = (_option(facet), False if facet.form == "flag" else None)
        if facet.name == "dates":
            options |= {end: (option, None) for end, option in _ENDS.items()}
    return options


def _option(facet: Facet) -> Any:
    metavar = None if facet.form == "flag" else facet.metavar
    return Annotated[_TYPES[facet.form], typer.Option(*facet.options, metavar=metavar, help=facet.help)]


def _span(dates: str | None, since: str | None, until: str | None) -> str | None:
    """Give the chosen dates as one EDTF interval."""
    if not (since or until):
        return dates
    if dates:
        raise InputError("--dates and --from or --to are given", "Give the dates in one way")
    return f"{since or '..'}/{until or '..'}"
