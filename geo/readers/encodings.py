"""Text out of bytes whose encoding is not said, or said wrongly."""

from __future__ import annotations

import codecs
from contextlib import suppress
from pathlib import Path

from gazetteer.errors import InputError
from geo.readers.kinds import wide_encoding

__all__ = ["text_of"]

#: Bytes by which an encoding is told.
_SAMPLE = 200_000
#: The encodings of texts that are older than UTF-8; there are others, of which a short text looks like any.
_USED = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8_r cp866 mac_roman shift_jis euc_jp "
    "gb18030 big5 euc_kr"
).split()
_LATIN = frozenset(("cp1250", "cp1252", "cp1254", "cp1257", "cp1258"))
#: Languages that were written in Windows-1252.
_WESTERN = frozenset("af ca da de en es eu fi fr ga gl is it nb nl nn no pt sq sv sw".split())
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
    if guess := _guess(data):
        with suppress(UnicodeDecodeError):
            return data.decode(guess), (f"read as {_shown(guess)}",)
    line = _first_bad_line(data)
    raise InputError("is in no encoding that could be told", "Save the file as UTF-8", path=path, line=line)


def _guess(data: bytes) -> str | None:
    """Give the codec that the letters of a text suggest, of those in which people have written."""
    from charset_normalizer import from_bytes  # takes a while to load, and few files need it

    guess = from_bytes(data[:_SAMPLE], cp_isolation=_USED).best()
    if guess is None:
        return None
    if guess.encoding not in _LATIN:
        return guess.encoding
    western = data[:_SAMPLE].decode("cp1252", "replace")  # a few accents do not tell it from its neighbours
    return "cp1252" if "\N{REPLACEMENT CHARACTER}" not in western and _is_western(western) else guess.encoding


def _is_western(text: str) -> bool:
    from gazetteer.languages import language_of

    # a few words alone are taken for English, whatever they are
    return language_of(f"{text} " * 4) in _WESTERN


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
