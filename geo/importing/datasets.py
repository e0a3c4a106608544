"""Events of ACLED and of the UCDP Georeferenced Event Dataset, and tables in their columns, those of Dateline too.

Columns are declared once, in :mod:`geo.formats.conflict`. A row is an event at a place with the radius that its code of
precision says, with a claim on the deaths; UCDP's low and high estimate are a claim of their own. Of a time that is
only known to the week or the month, the date says so.

Source
------
ACLED's codebook and the UCDP GED codebook, as their publishers and R packages describe the columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from gazetteer.errors import InputError
from gazetteer.own.lists import headings_of
from gazetteer.own.rows import slug
from gazetteer.places import Place
from gazetteer.world.delimited import rows
from geo.export import unguarded
from geo.formats.conflict import ACLED, DEATHS, UCDP, WHERE_ACLED, WHERE_UCDP, Columns
from geo.importing.records import LONGEST_TITLE, Figure, Happening, Reading, day, place_at, plain, span
from geo.vocabulary.kinds import KEY, KINDS

__all__ = ["Dataset", "dataset_of", "kind_of", "read_dataset"]

UNIT = "people"
ESTIMATES = "low and high estimate"
"""The scope of UCDP's range, which is no other account than its best estimate."""
_VIOLENCE = {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}
_LABELS = {kind.label: kind.key for kind in KINDS}


class Dataset(NamedTuple):
    """A dataset whose columns are known.

    Attributes
    ----------
    name : str
    columns : mapping of str to Field
    telling : tuple of str
        Columns by which it is known.
    where : mapping of int to (str, float)
        Kinds and radii by its codes of precision.
    date : callable
        Gives the EDTF date of a row.
    """

    name: str
    columns: Columns
    telling: tuple[str, ...]
    where: Mapping[int, tuple[str, float]]
    date: Callable[[Mapping[str, str]], str]


def _date_ucdp(said: Mapping[str, str]) -> str:
    """The day, or from the first on which it may have been to the last."""
    first = day(said["first"])
    return span(first, day(said["last"]) if said.get("last") else first)


def _date_acled(said: Mapping[str, str]) -> str:
    """The day; with code 2 about that day, with code 3 its month."""
    first = day(said["first"])
    precise = len(first) == len("2020-01-01")
    if said.get("when") == "3" and precise:
        return first[:7]
    return f"{first}~" if said.get("when") == "2" and precise else first


DATASETS = (
    Dataset("ACLED", ACLED, ("event_id_cnty", "event_date"), WHERE_ACLED, _date_acled),
    Dataset("UCDP GED", UCDP, ("id", "date_start", "where_prec"), WHERE_UCDP, _date_ucdp),
)


def dataset_of(path: Path) -> tuple[Dataset, str, list[str]]:
    """Tell from its headings which dataset a table is of.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    dataset : Dataset
    delimiter : str
    headings : list of str

    Raises
    ------
    InputError
        If it is of none, or no table.
    """
    delimiter, headings = headings_of(path)
    for dataset in DATASETS:
        if set(dataset.telling) <= set(headings):
            return dataset, delimiter, headings
    wanted = " or ".join(f"{d.name} ({', '.join(d.telling)})" for d in DATASETS)
    problem = f"its headings are those of no events that are known: {', '.join(headings)[:200]}"
    raise InputError(problem, f"Give it the columns of {wanted}", path=path, line=1)


def kind_of(said: str) -> str:
    """The kind of event that somebody else's words stand for.

    Parameters
    ----------
    said : str

    Returns
    -------
    str
        A kind that every corpus has, or one of this corpus's own.

    Examples
    --------
    >>> kind_of("Explosions/Remote violence"), kind_of("killing"), kind_of("…")
    ('explosions remote violence', 'killing', 'other')
    """
    words = " ".join(re.findall("[a-z]+", said.lower()))[:40].strip()
    kind = _LABELS.get(said, words)
    return kind if re.fullmatch(KEY.strip("^$"), kind) else "other"


def read_dataset(path: Path) -> Reading:
    """Read the events of a dataset.

    Parameters
    ----------
    path : pathlib.Path
        CSV.

    Returns
    -------
    Reading

    Raises
    ------
    InputError
        If it is no such table, or has more events than a corpus is made for.
    """
    dataset, delimiter, headings = dataset_of(path)
    reading = Reading(path, f"{dataset.name} columns")
    known = [name for name in headings if name in dataset.columns]
    others = [name for name in headings if name and name not in dataset.columns]
    for line, cells in rows(path, delimiter, {name: name for name in (*known, *others)}):
        cells = {name: unguarded(plain(text)) for name, text in cells.items()}
        if not any(cells.values()):
            continue
        reading.unread.update((name, None) for name in others if cells[name])
        said = {
            field.says: cells[name] for name, field in dataset.columns.items() if name in known and field.says
        }
        with reading.row(line):
            reading.take(_happening(dataset, said, line, reading))
    return reading


def _happening(dataset: Dataset, said: Mapping[str, str], line: int, reading: Reading) -> Happening:
    def called(says: str) -> str:
        return next((name for name, field in dataset.columns.items() if field.says == says), says)

    id = slug(said["id"])
    if not id:
        raise InputError(f"{called('id')} {said['id']!r} is no id", "Give every event one")
    try:
        date = dataset.date(said) if said.get("first") else None
    except ValueError:
        raise _misdated(said, called) from None
    kind = _VIOLENCE.get(said.get("violence", ""), said.get("kind", ""))
    sides = [text for text in (said.get("side a"), said.get("side b")) if text]
    what = said.get("title") or kind or "event"
    notes = said.get("notes", "") or said.get("headlines", "")
    where = said.get("place") or said.get("country", "")
    happening = Happening(
        line,
        f"{reading.prefix}-{id}"[:110],
        plain(f"{what[:1].upper()}{what[1:]}{f' in {where}' if where else ''}", LONGEST_TITLE),
        "",
        date,
        kind=kind_of(kind),
        summary=notes or None,
        place=_place(dataset, said, called, reading),
        figures=list(_figures(said, called)),
    )
    parts = [happening.title, notes, f"Parties: {'; '.join(sides)}" if sides else ""]
    parts += [f"Where: {said['where said']}" if said.get("where said") else ""]
    parts += [f"Sources: {said['sources']}" if said.get("sources") else ""]
    parts += [figure.paraphrase for figure in happening.figures]  # a claim is to be found where it cites
    happening.told = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return happening


def _misdated(said: Mapping[str, str], called: Callable[[str], str]) -> InputError:
    """The error for days that make no date: which of them is none, or that they stand the wrong way round."""
    for says in ("first", "last"):
        try:
            day(said.get(says) or "2023-01-31")
        except ValueError:
            problem = f"{called(says)} {said[says]!r} is no date of the years 1 to 9999"
            return InputError(problem, "Write it as 2023-01-31")
    first, last = (f"{called(says)} {said[says]!r}" for says in ("first", "last"))
    return InputError(f"{last} is before {first}", "Exchange them")


def _place(
    dataset: Dataset, said: Mapping[str, str], called: Callable[[str], str], reading: Reading
) -> Place | None:
    if not said.get("lat") and not said.get("lon"):
        return None
    code = said.get("where") or "1"
    if not code.isdecimal() or int(code) not in dataset.where:
        codes = ", ".join(map(str, dataset.where))
        raise InputError(f"{called('where')} {code!r} is no code of precision", f"Give one of {codes}")
    kind, radius = dataset.where[int(code)]
    words = {what: said.get(what, "") for what in ("lat", "lon", "country")}
    words |= {"name": said.get("place") or said.get("country", ""), "kind": kind, "radius_m": str(radius)}
    return place_at(words, f"{reading.path.name} ({dataset.name} columns)", reading.prefix)


def _figures(said: Mapping[str, str], called: Callable[[str], str]) -> list[Figure]:
    """The claims on deaths in a row."""
    figures = []
    best = _count(said, "deaths", called)
    if best is not None:
        figures.append(_deaths(None, {"number": best}, f"{best} people died."))
    least, most = _count(said, "least", called), _count(said, "most", called)
    if least is not None and most is not None and (least, most) != (best, best):
        if least > most:
            problem = f"{called('least')} {least} is more than {called('most')} {most}"
            raise InputError(problem, "Correct the figures")
        text = f"Between {least} and {most} people died."
        figures.append(_deaths(ESTIMATES, {"range": [least, most]}, text))
    for says in ("deaths of side a", "deaths of side b", "deaths of civilians", "deaths of unknown status"):
        if count := _count(said, says, called):
            whom = said.get(says.removeprefix("deaths of "), "") or says.removeprefix("deaths of ")
            figures.append(_deaths(plain(whom, 80), {"number": count}, f"{count} of them: {whom}."))
    return figures


def _deaths(scope: str | None, value: dict[str, object], paraphrase: str) -> Figure:
    return Figure(DEATHS, scope, value, UNIT, paraphrase)


def _count(said: Mapping[str, str], says: str, called: Callable[[str], str]) -> int | None:
    text = said.get(says, "")
    if not text:
        return None
    if not re.fullmatch(r"\d{1,9}(?:\.0+)?", text, re.ASCII):
        raise InputError(
            f"{called(says)} {text!r} is no number of people", "Write a whole number, or nothing"
        )
    return int(float(text))
