"""One place: from the installed data, whose source it keeps, or by hand, whose source a person gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError
from gazetteer.names import key
from gazetteer.own.rows import PREFIX, countries, named, place_of, slug
from gazetteer.places import Place, curated
from gazetteer.world.entries import Entries
from gazetteer.world.records import Progress

__all__ = ["by_hand", "by_name", "checked", "country_code"]


def country_code(said: str | None) -> str | None:
    """The code of a country that a person gives as a code or a name.

    Parameters
    ----------
    said : str, optional

    Returns
    -------
    str or None
        ISO 3166-1 alpha-2.

    Raises
    ------
    InputError
        If it is none.
    """
    if said is None:
        return None
    code = _entries({}).code(said)
    if code is None:
        raise InputError(f"{said!r} is no country", "Write its code after ISO 3166-1, as IQ, or its name")
    return code


def by_name(
    name: str,
    country: str | None = None,
    pick: str | None = None,
    around: Mapping[str, Place] | None = None,
    told: Progress | None = None,
) -> Place:
    """Find one place in the installed data: the curated gazetteer, and behind it that of the world.

    Parameters
    ----------
    name : str
        A toponym, with or without what contains the place ("Troy, Alabama"), or the id of a place.
    country : str, optional
        ISO 3166-1 alpha-2 code of the country that it is in.
    pick : str, optional
        Its id, where several places have the name.
    around : mapping of str to Place, optional
        Places in which it may be said to lie; by default those that ship.
    told : callable, optional
        Told what is being done while the world gazetteer is compiled.

    Returns
    -------
    Place
        With the name that was asked for among its names, and its source.

    Raises
    ------
    UnknownNameError
        If there is none.
    AmbiguousNameError
        If there are several; candidates are their ids with the areas around them.
    InputError
        If the extra ``world`` is not installed, or the place that was picked has another name.
    """
    from gazetteer.world import open_world
    from gazetteer.worldgeocoder import WorldGeocoder

    geocoder = WorldGeocoder(open_world(progress=told))
    query = name if country is None else f"{name}, {country}"
    one: Any = geocoder.geocode(query, strict=True) if pick is None else None
    if one is not None:
        id = one.raw["id"]
    else:
        several: Any = geocoder.geocode(query, exactly_one=False) or ()
        found = [each.raw["id"] for each in several]
        id = f"geonames-{pick}" if str(pick).isdecimal() else str(pick)
        if id not in found:
            known = f"Choose from {', '.join(found[:10])}" if found else "No place is called so"
            raise InputError(f"{pick!r} is no place that is called {query!r}", known)
    atlas = geocoder.world
    place = atlas.known[id]
    if id in curated():
        return place
    containers = atlas.known.containers(id)
    inside = curated() if around is None else around
    within = next((outer for outer in containers if outer in inside), None)
    row = atlas.row(id)
    asked = key(name) != key(place.name) and any(other == row for other, _ in atlas.meanings(name))
    names = [place.name, name] if asked else [place.name]
    return replace(place, within=within, names=named((text, False) for text in names))


def by_hand(
    words: Mapping[str, str],
    source: str,
    within: str | None = None,
    others: Sequence[str] = (),
    called: Mapping[str, str] | None = None,
) -> Place:
    """Make a place of what a person gives.

    Parameters
    ----------
    words : mapping of str to str
        ``name``, ``lat`` and ``lon`` in degrees, ``radius_m`` in metres, and perhaps ``kind`` (of
        :data:`gazetteer.world.records.KINDS`), ``country`` and ``id``.
    source : str
        Whom the coordinates are from.
    within : str, optional
        Id of the place that contains it.
    others : sequence of str
        Its other names.
    called : mapping of str to str, optional
        What messages call the words, where not by their names.

    Returns
    -------
    Place

    Raises
    ------
    InputError
        If a word is not what it should be.
    """
    if not source.strip():
        raise InputError(
            "the source is empty", "Say whom the coordinates are from: --source 'the report, p. 4'"
        )
    place = checked({"kind": "site", **words}, " ".join(source.split()), others, called=called)
    return replace(place, within=within, precision_note="radius given by hand")


def checked(
    words: Mapping[str, str],
    source: str,
    others: Sequence[str] = (),
    prefix: str = "",
    called: Mapping[str, str] | None = None,
) -> Place:
    """Make a place of words that are checked as those of a list are.

    Parameters
    ----------
    words : mapping of str to str
        As :meth:`gazetteer.world.entries.Entries.record` takes them.
    source : str
        Whom the coordinates are from.
    others : sequence of str
        Its other names.
    prefix : str
        What its id is to begin with.
    called : mapping of str to str, optional
        What messages call the words, where not by their names.

    Returns
    -------
    Place

    Raises
    ------
    InputError
        If a word is not what it should be.
    """
    name = words.get("name", "")
    if not slug(words.get("id") or name) and name:
        words = {**words, "id": words.get("id") or name}
    try:
        records = list(_entries(called or {}).record({"id": name, **words}, others))
    except InputError as error:
        raise InputError(error.problem, error.remedy) from None
    if not records:
        raise InputError(f"{name!r} has no point", "Give its latitude and longitude: --lat 33.79 --lon 42.44")
    return place_of(records[0], source, prefix)


def _entries(called: Mapping[str, str]) -> Entries:
    return Entries(Path(), PREFIX, countries(), {}, "--kind", called)
