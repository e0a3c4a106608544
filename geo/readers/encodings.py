"""Text out of bytes whose encoding is not said, or said wrongly."""

from __future__ import annotations

import codecs
from pathlib import Path

from gazetteer.errors import InputError
from geo.readers.kinds import wide_encoding

__all__ = ["text_of"]

#: Bytes by which an encoding is told.
_SAMPLE = 200_000
#: What browsers read where a page says Latin-1 or ASCII.
_AS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def text_of(data: bytes, path: Path, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode a text: as UTF-8 if it is that, as it says of itself, or as its letters suggest.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path
        For messages.
    declared : str, optional
        The encoding that a page or a message names.

    Returns
    -------
    text : str
        Line ends as they are; a byte order mark is kept.
    notes : tuple of str
        Which encoding was assumed, where nothing says it.

    Raises
    ------
    InputError
        If it is in no encoding that fits.
    """
    if wide := wide_encoding(data):
        try:
            return data.decode(wide), ()
        except UnicodeDecodeError as error:
            problem = f"is {wide.upper()}, and damaged at byte {error.start}"
            raise InputError(problem, "Save the file as UTF-8", path=path) from error
    for name in ("utf-8", _known(declared)):
        try:
            return data.decode(name), ()
        except (UnicodeDecodeError, LookupError):
            continue
    from charset_normalizer import from_bytes  # takes a while to load, and few files need it

    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is not None:
        try:
            return data.decode(guess.encoding), (f"read as {_shown(guess.encoding)}",)
        except UnicodeDecodeError:
            pass
    line = _first_bad_line(data)
    raise InputError("is in no encoding that could be told", "Save the file as UTF-8", path=path, line=line)


def _known(declared: str | None) -> str:
    """Give the codec for a name that a page or a message gives, or none that exists."""
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return "none"
    return _AS_READ.get(name, name)


def _shown(codec: str) -> str:
    return codec.replace("cp125", "windows-125").replace("_", "-")


def _first_bad_line(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1
