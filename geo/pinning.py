"""What ``dateline pin`` does: a name is pinned to a place, or no longer, once both have been found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from gazetteer.errors import InputError
from gazetteer.places import Gazetteer, curated
from geo import pinsfile
from geo.contents import read_contents
from geo.pinsfile import PinRecord, PinsFile
from geo.search import Told

if TYPE_CHECKING:
    from gazetteer.places import Place

__all__ = ["remove_pin", "set_pin"]

_OPTIONS = ("article", "paragraph", "at")


def set_pin(
    folder: Path,
    name: str,
    place: str,
    article: str | None = None,
    note: str | None = None,
    told: Told | None = None,
    paragraph: int | None = None,
    at: int | None = None,
) -> str:
    """Pin a name to a place.

    Parameters
    ----------
    folder : pathlib.Path
        Of the corpus.
    name : str
        As articles have it.
    place : str
        Id of a place of the corpus's gazetteer, of the curated one or of the world's, or a GeoNames number.
    article : str, optional
        Id of the one article in which that holds.
    note : str, optional
        Why.
    told : callable, optional
        Told what is being done while the world gazetteer is compiled.
    paragraph, at : int, optional
        The one paragraph of the article, from 1; where the one mention begins in its text.

    Returns
    -------
    str
        What was done, in a sentence.

    Raises
    ------
    InputError
        If there is no such corpus, place, article or paragraph, or the name is none.
    OutputError
        If the file cannot be written.
    """
    _refuse_no_folder(folder)
    articles = {each.id: each for each in read_contents(folder, []).articles}
    if article is not None and article not in articles:
        raise InputError(f"no article has the id {article!r}", f"Choose from {', '.join(list(articles)[:5])}")
    id, label = _place(folder, place, told)
    facts = {"name": name, "place": id, "article": article, "paragraph": paragraph, "at": at}
    facts |= {"date": date.today().isoformat(), "note": note}
    try:
        record = PinRecord.model_validate(facts)
    except ValidationError as error:
        first = error.errors()[0]
        problem = str(first["msg"]).removeprefix("Value error, ").rstrip(".")
        raise InputError(f"{'.'.join(map(str, first['loc']))}: {problem}") from error
    for stranger in PinsFile(folder / pinsfile.FILE, [record]).strangers(articles):
        raise stranger
    earlier = pinsfile.write_pin(folder, record, label)
    instead = f", no longer {earlier.place}" if earlier and earlier.place != id else ""
    return f"{name} now means {label} ({id}){instead} in {_where(folder, article, paragraph, at)}"


def remove_pin(
    folder: Path, name: str, article: str | None = None, paragraph: int | None = None, at: int | None = None
) -> str:
    """Take a pin out.

    Parameters
    ----------
    folder : pathlib.Path
        Of the corpus.
    name : str
    article : str, optional
        Id of the one article in which it holds.
    paragraph, at : int, optional
        Where in it.

    Returns
    -------
    str
        What was done, in a sentence.

    Raises
    ------
    InputError
        If there is no such corpus or pin.
    OutputError
        If the file cannot be written.
    """
    _refuse_no_folder(folder)
    earlier = pinsfile.erase_pin(folder, name, article, paragraph, at)
    if earlier is None:
        known = [
            " ".join(
                [
                    record.name,
                    *(
                        f"--{option} {value}"
                        for option, value in zip(_OPTIONS, record.subject[1:], strict=True)
                        if value is not None
                    ),
                ]
            )
            for record in pinsfile.read_pins(folder / pinsfile.FILE).records
        ]
        remedy = f"Choose from {', '.join(known[:5])}" if known else "There is none to remove"
        raise InputError(f"{name!r} is not pinned", remedy, path=folder / pinsfile.FILE)
    return f"{name} is no longer pinned to {earlier.place} in {_where(folder, article, paragraph, at)}"


def _refuse_no_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise InputError("there is no such corpus folder", "Give it with --corpus DIR", path=folder)


def _where(folder: Path, article: str | None, paragraph: int | None, at: int | None) -> str:
    path = str(folder / pinsfile.FILE)
    if article is None:
        return path
    where = "" if paragraph is None else f", paragraph {paragraph}"
    return f"{path}, for the article {article}{where}{'' if at is None else f', at {at}'}"


def _place(folder: Path, place: str, told: Told | None) -> tuple[str, str]:
    """The id of a place, and what it is called with what is around it; the world is opened only where it must be."""
    own = folder / "places.geojson"
    gazetteer = curated().merged(Gazetteer.read(own)) if own.exists() else curated()
    if place in gazetteer:
        return place, _label(gazetteer, gazetteer[place])
    from gazetteer.atlas import Atlas
    from gazetteer.world import open_world

    atlas = Atlas(open_world(progress=told), gazetteer)
    id = atlas.find(place)
    if id is None:
        raise InputError(
            f"no place has the id {place!r}", "Look it up: dateline geocode NAME --gazetteer world"
        )
    return id, _label(atlas.together, atlas.together[id])


def _label(gazetteer: Gazetteer, place: Place) -> str:
    return ", ".join([place.name, *(gazetteer[id].name for id in gazetteer.containers(place.id))])
