"""Every error of a score, as a table for people to read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gazetteer import files
from gazetteer.scoring.answers import Answer
from gazetteer.scoring.gold import Document, Toponym

__all__ = ["Mistake", "write_errors"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One line of the table of errors.

    Attributes
    ----------
    kind : str
        ``missed``, ``not a toponym``, ``wrong place``, ``unresolved`` or ``no candidate``; the last three are
        of the annotators' own spans.
    document : Document
    start, end : int
        Offsets into its text.
    gold : Toponym or None
    answer : Answer or None
    km : float or None
        Between the two points.
    """

    kind: str
    document: Document
    start: int
    end: int
    gold: Toponym | None
    answer: Answer | None
    km: float | None


def write_errors(mistakes: Iterable[Mistake], path: Path) -> Path:
    """Write a table of everything that is wrong, for a person to read.

    Parameters
    ----------
    mistakes : iterable of Mistake
    path : pathlib.Path
        A CSV file.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    table = io.StringIO()
    writer = csv.DictWriter(table, list(_row(None)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_row, mistakes))
    return files.write(path, table.getvalue())


def _row(mistake: Mistake | None) -> Mapping[str, object]:
    """A line of the table; its keys are the columns."""
    gold = mistake and mistake.gold
    answer = mistake and mistake.answer
    text = mistake.document.text if mistake else ""
    start, end = (mistake.start, mistake.end) if mistake else (0, 0)
    lat, lon = (answer and answer.point) or (None, None)
    passage = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 60]}"
    return {
        "mistake": mistake and mistake.kind,
        "document": _cell(mistake.document.id if mistake else ""),
        "outlet": _cell(mistake.document.outlet if mistake else ""),
        "start": start,
        "end": end,
        "surface": _cell(text[start:end]),
        "passage": _cell(" ".join(passage.split())),
        "gold id": _cell((gold and gold.id) or ""),
        "gold lat": gold and gold.lat,
        "gold lon": gold and gold.lon,
        "place": _cell(answer.label if answer else ""),
        "lat": lat,
        "lon": lon,
        "km": "" if mistake is None or mistake.km is None else round(mistake.km),
        "candidates": len(answer.points) if answer else "",
        "why": _cell(answer.note if answer else ""),
    }


def _cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
