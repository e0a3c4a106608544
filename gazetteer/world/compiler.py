"""The compiled world gazetteer: columns, names and hierarchy in files that open from disk at once.

A compiled gazetteer is a directory. It is written beside its place and renamed when it is whole, so that two
processes may compile at the same time and a stopped one leaves nothing. ``about.json`` is written last and
vouches for the others with their sizes and checksums.
"""

from __future__ import annotations

import errno
import json
import math
import re
import shutil
import sys
import tempfile
import zlib
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import numpy.typing as npt

from gazetteer.errors import OutputError
from gazetteer.names import fold, key
from gazetteer.world.records import ABBREVIATION, DEMONYM, KINDS, MAIN, Progress, Record
from gazetteer.world.shelf import ABOUT, BESIDE, clear, sweep, throw_away

__all__ = ["COLUMNS", "FORMAT", "about", "checksums", "compile_records"]

FORMAT = 5
"""Raised when the files change their meaning."""

COLUMNS = {
    "lat": "<f4",
    "lon": "<f4",
    "radius_m": "<f4",
    "population": "<i4",
    "kind": "<u1",
    "rank": "<u1",
    "country": "<i2",
    "admin1": "<i4",
    "admin2": "<i4",
    "geonameid": "<i4",
    "by_geonameid": "<u4",
    "titles_at": "<u4",
    "source": "<u1",
}
ROOM_MB = 50
"""What a compiled gazetteer takes, generously."""
_END = 4096
_BREAK = "\u2029"
_LETTER = re.compile(r"[^\W\d_]")


def compile_records(directory: Path, records: Sequence[Record], facts: dict[str, Any], say: Progress) -> None:
    """Compile records into a directory.

    Parameters
    ----------
    directory : pathlib.Path
        Where the compiled gazetteer is to stand. A whole one that is already there stays.
    records : sequence of Record
        Every place, each id once.
    facts : dict
        Kept in ``about.json``: credits, sources, versions.
    say : callable
        Told what is being done.

    Raises
    ------
    OutputError
        If it cannot be written. What stood there is untouched.
    """
    parent = directory.parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        sweep(parent)
        scratch = Path(tempfile.mkdtemp(prefix=BESIDE, dir=parent))
        try:
            scratch.chmod(0o755)
            _write(scratch, records, facts, say)
            _settle(scratch, directory)
            clear(parent, directory)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as error:
        raise _unwritten(parent, error) from error


def _unwritten(parent: Path, error: OSError) -> OutputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        remedy = f"Free {ROOM_MB} MB, or set DATELINE_CACHE to a folder on another disk"
        return OutputError(f"{parent}: there is no space for the world gazetteer. {remedy}")
    remedy = "Set DATELINE_CACHE to a folder with room that you may write to"
    problem = f"{parent}: the world gazetteer cannot be written ({error.strerror or error})"
    return OutputError(f"{problem}. {remedy}")


def _settle(scratch: Path, directory: Path) -> None:
    """Put a finished directory in its place, unless another process has put a whole one there."""
    if about(directory) is not None:
        return
    if directory.exists():
        throw_away(directory)
    try:
        scratch.rename(directory)
    except OSError:
        if about(directory) is None:
            raise


def about(directory: Path) -> dict[str, Any] | None:
    """What a compiled gazetteer says of itself; None if it is not whole.

    Sizes and the two ends of every file are compared, which takes a millisecond or two.

    Parameters
    ----------
    directory : pathlib.Path

    Returns
    -------
    dict or None
    """
    try:
        found: dict[str, Any] = json.loads((directory / ABOUT).read_text(encoding="utf-8"))
        whole = (
            found["format"] == FORMAT
            and found["byteorder"] == sys.byteorder
            and all(_ends(directory / name) == ends for name, ends in found["ends"].items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return found if whole else None


def _ends(path: Path) -> list[int]:
    """Size of a file, and a checksum of its two ends."""
    size = path.stat().st_size
    with path.open("rb") as file:
        sum_ = zlib.crc32(file.read(_END))
        file.seek(max(size - _END, 0))
        return [size, zlib.crc32(file.read(_END), sum_)]


def checksums(directory: Path, found: dict[str, Any]) -> list[str]:
    """The files of a compiled gazetteer that are not as they were written, every byte compared.

    Parameters
    ----------
    directory : pathlib.Path
    found : dict
        What :func:`about` gave.

    Returns
    -------
    list of str
        Names of files, none if all is well.
    """
    return [
        name for name, sum_ in found["sums"].items() if zlib.crc32((directory / name).read_bytes()) != sum_
    ]


def _write(directory: Path, records: Sequence[Record], facts: dict[str, Any], say: Progress) -> None:
    say("writing places", 0.5)
    countries = sorted({record.country for record in records if record.country})
    rows = {record.id: row for row, record in enumerate(records)}
    ranks = np.array([rank(record) for record in records], np.uint8)
    for name, values in _columns(records, rows, countries, ranks).items():
        data = np.asarray(values).astype(COLUMNS[name]).tobytes()
        (directory / f"{name}.bin").write_bytes(data)
    (directory / "titles.bin").write_bytes(b"".join(record.name.encode() for record in records))
    _write_ids(directory, records, rows)
    longest = _write_names(directory, records, ranks, say)
    names = [path.name for path in sorted(directory.iterdir())]
    found = {
        **facts,
        "format": FORMAT,
        "byteorder": sys.byteorder,
        "places": len(records),
        "longest": longest,
        "countries": countries,
        "country_rows": {
            record.country: rows[record.id] for record in reversed(records) if record.kind == "country"
        },
        "ends": {name: _ends(directory / name) for name in names},
        "sums": {name: zlib.crc32((directory / name).read_bytes()) for name in names},
    }
    (directory / ABOUT).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    say("done", 1.0)


def _columns(
    records: Sequence[Record], rows: dict[str, int], countries: list[str], ranks: npt.NDArray[np.uint8]
) -> dict[str, Any]:
    numbers = {code: number for number, code in enumerate(countries)}
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    geonames = np.array([record.geonameid for record in records], np.int64)
    return {
        "lat": [record.lat for record in records],
        "lon": [record.lon for record in records],
        "radius_m": [record.radius_m for record in records],
        "population": [min(record.population, 2**31 - 1) for record in records],
        "kind": [kinds[record.kind] for record in records],
        "rank": ranks,
        "country": [numbers.get(record.country or "", -1) for record in records],
        "admin1": [rows.get(record.admin1 or "", -1) for record in records],
        "admin2": [rows.get(record.admin2 or "", -1) for record in records],
        "geonameid": geonames,
        "by_geonameid": np.argsort(geonames, kind="stable"),
        "titles_at": np.cumsum([0, *(len(record.name.encode()) for record in records)]),
        "source": [record.source for record in records],
    }


def _write_ids(directory: Path, records: Sequence[Record], rows: dict[str, int]) -> None:
    """Ids that are not GeoNames numbers, and their rows."""
    trie = marisa_trie.Trie(record.id for record in records if not record.geonameid)
    (directory / "ids.marisa").write_bytes(trie.tobytes())
    order = array("I", (rows[trie.restore_key(number)] for number in range(len(trie))))
    (directory / "id_rows.bin").write_bytes(order.tobytes() or b"\0\0\0\0")


_BASE = {
    "continent": 200,
    "country": 180,
    "historical country": 120,
    "capital": 70,
    "first-level": 70,
    "region": 30,
}
_BASE |= {
    "second-level": 25,
    "ocean": 180,
    "sea": 120,
    "mountain": 100,
    "desert": 110,
    "lake": 100,
    "island": 90,
}


def rank(record: Record) -> int:
    """How well known a place is, from its kind and size: 0 to 255."""
    size = 12 * math.log10(1 + record.population)
    if record.kind in ("river", "airport"):
        size = 25 * math.log10(max(record.radius_m / 10_000, 1))
    return min(255, int(_BASE.get(record.kind, 10) + size))


def _write_names(
    directory: Path, records: Sequence[Record], ranks: npt.NDArray[np.uint8], say: Progress
) -> int:
    """The index of names; gives the length of the longest."""
    say("folding names", 0.55)
    rows, flags, spelled = array("I"), array("B"), []
    for row, record in enumerate(records):
        for text, flag in record.names:
            spelled.append(text)
            rows.append(row)
            flags.append(flag)
    forms: list[str] = []
    form_rows, form_flags = array("I"), array("B")
    written: list[tuple[str, int]] = []
    for small, text, row, flag in zip(_folded(spelled), spelled, rows, flags, strict=True):
        if flag != ABBREVIATION and not _MANIFOLD.search(small) and small[:1].isalpha() and len(small) > 1:
            forms.append(small)
            form_rows.append(row)
            form_flags.append(flag)
            if _SMALL_WORD.search(text):
                written.append((small, _written_small(text)))
            continue
        for form in _forms(small, text, flag):
            forms.append(form)
            form_rows.append(row)
            form_flags.append(flag)
            if flag != ABBREVIATION and _SMALL_WORD.search(text):
                written.append((form, _written_small(text)))
    del spelled, rows, flags
    say("indexing names", 0.75)
    trie = marisa_trie.Trie(forms)
    (directory / "names.marisa").write_bytes(trie.tobytes())
    _write_small(directory, written, trie)
    say("sorting places under their names", 0.85)
    numbers = np.fromiter((trie[form] for form in forms), np.uint32, len(forms))
    longest = max(map(len, forms), default=0)
    del forms
    starts, order, kept = _grouped(numbers, np.asarray(form_rows), np.asarray(form_flags), ranks, len(trie))
    (directory / "starts.bin").write_bytes(starts.astype("<u4").tobytes())
    (directory / "rows.bin").write_bytes(order.astype("<u4").tobytes())
    (directory / "flags.bin").write_bytes(kept.astype("<u1").tobytes())
    return longest


def _write_small(directory: Path, written: Sequence[tuple[str, int]], trie: marisa_trie.Trie) -> None:
    """Which words of a name are written small in one of its spellings, and the first two words of such names."""
    masks = np.zeros(len(trie), np.uint8)
    pairs: set[str] = set()
    for form, mask in written:
        if form in trie:
            masks[trie[form]] |= mask
            if mask & 1:
                pairs.add(" ".join(form.split(" ", 2)[:2]))
    (directory / "small.bin").write_bytes(masks.tobytes() or b"\0")
    (directory / "pairs.txt").write_text("\n".join(sorted(pairs)) + "\n", encoding="utf-8")


_SMALL_WORD = re.compile(r"[\s\u2010-\u2013-]['\u2018\u2019\u02bb\u02bc]?(?![A-Z\d])[^\W\d_]")
"""A letter that begins a word of a name but its first, unless it is a plain capital."""

_BETWEEN = re.compile(r"[\s\u2010-\u2013-]+")


def _written_small(text: str) -> int:
    """A bit for each word of a name behind the first, set if it begins with a small letter.

    Examples
    --------
    >>> bin(_written_small("Deir ez-Zor")), bin(_written_small("Ústí nad Labem")), _written_small("New York")
    ('0b1', '0b1', 0)
    """
    mask = 0
    for at, word in enumerate(_BETWEEN.split(text.strip())[1:9]):
        if word.lstrip("'\u2018\u2019\u02bb\u02bc")[:1].islower():
            mask |= 1 << at
    return mask


def _grouped(
    numbers: npt.NDArray[Any],
    rows: npt.NDArray[Any],
    flags: npt.NDArray[Any],
    ranks: npt.NDArray[np.uint8],
    count: int,
) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
    """Places of each name, each once with all its flags, the best known first; where each name's begin."""
    pairs = numbers.astype(np.uint64) << np.uint64(32) | rows.astype(np.uint64)
    pairs, where = np.unique(pairs, return_inverse=True)
    merged = np.zeros(len(pairs), np.uint8)
    np.bitwise_or.at(merged, where, flags.astype(np.uint8))
    numbers, rows = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(2**32 - 1)).astype(np.int64)
    known = ranks[rows].astype(np.int64) - np.where(merged & (MAIN | ABBREVIATION | DEMONYM), 0, 40)
    order = np.lexsort((rows, -known, numbers))
    starts = np.searchsorted(numbers, np.arange(count + 1))
    return starts, rows[order], merged[order]


def _folded(names: list[str]) -> Iterator[str]:
    """Names folded, many at a time."""
    for at in range(0, len(names), 4096):
        chunk = names[at : at + 4096]
        small = fold(
            _BREAK.join(name.strip(" -\u2010\u2011\u2012\u2013\u2014") for name in chunk)
        ).small.split(_BREAK)
        yield from small if len(small) == len(chunk) else map(key, chunk)


_SAINT = {"saint ": "st. ", "sainte ": "ste. ", "fort ": "ft. ", "mount ": "mt. "}
_SHORT = {short: long for long, short in _SAINT.items()}
_MANIFOLD = re.compile(r"^ | $|['.,]|(?<![^ ])(?:sainte?|fort|mount) ")
"""What a folded name has that is indexed under more than one form."""


def _forms(small: str, text: str, flag: int) -> set[str]:
    """The forms under which a folded name is indexed."""
    small = small.strip(f" {_BREAK}'")
    if flag == ABBREVIATION:
        forms = {small}
        if text.isupper() or "&" in text:
            forms |= {small.rstrip("."), small.replace(".", ""), small.replace(". ", ".")}
    else:
        forms = {small}
        for long, short in (*_SAINT.items(), *_SHORT.items()):
            forms |= {
                form.replace(long, short) for form in forms if form.startswith(long) or f" {long}" in form
            }
        for sign in ("'", ".", ","):
            forms |= {form.replace(sign, "") for form in forms if sign in form}
    return {form for form in forms if len(form) > 1 and _LETTER.search(form)}
