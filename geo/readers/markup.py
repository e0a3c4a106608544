"""Where the text that was taken out of a page stands in the page's source.

What extracts an article keeps its words and drops where they stood. The source is read once more for its visible
signs, each with its offset; the words of the article are then found among them, in order.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser

from geo.readers.reading import Pieces

__all__ = ["Visible", "aligned"]

_UNSEEN = frozenset(("script", "style", "template", "noscript", "svg"))
#: Signs behind the last words that were found in which a word is looked for that is not the next one.
_AHEAD = 20_000
#: Words, and signs of them, by which the place is found again.
_PROBE = 6
_LONGEST_PROBE = 30


class Visible(HTMLParser):
    """The visible signs of a page, without white space, and where each stands in its source.

    Parameters
    ----------
    source : str
        The page.

    Attributes
    ----------
    signs : str
        All visible signs, white space left out.
    offsets : array of int
        For each of them, its index in the source.
    """

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.offsets = array("q")
        self._signs: list[str] = []
        self._unseen = 0
        self._starts = [0, *(at + 1 for at, sign in enumerate(source) if sign == "\n")]  # as getpos() counts
        self.feed(source)
        self.close()
        self.signs = "".join(self._signs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what a page does not show."""
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """Show what follows again."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))

    def handle_data(self, data: str) -> None:
        """Keep the signs of a text that stand in the source as they are."""
        if not self._unseen:
            start = self._here()
            for at, sign in enumerate(data):
                self._keep(sign, start + at)

    def handle_entityref(self, name: str) -> None:
        """Keep what an entity stands for."""
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Keep what a character reference stands for."""
        self._reference(f"&#{name};")

    def _reference(self, written: str) -> None:
        if not self._unseen:
            start = self._here()
            for sign in unescape(written):
                self._keep(sign, start)

    def _keep(self, sign: str, offset: int) -> None:
        if not sign.isspace():
            self._signs.append(sign)
            self.offsets.append(offset)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column


def aligned(paragraphs: Iterable[str], visible: Visible) -> tuple[str, Pieces]:
    """Join paragraphs to a text, and find where its stretches stand in the source.

    Parameters
    ----------
    paragraphs : iterable of str
        In the order of the source, their white space as it may be.
    visible : Visible
        The signs of the source.

    Returns
    -------
    text : str
        The paragraphs with single spaces, parted by blank lines.
    pieces : tuple of (int, int)
        As in :class:`~geo.readers.reading.Reading`. A word that does not stand in the source (a mark before the
        items of a list) is put where the one before it ends.
    """
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = cursor = 0
    for paragraph in paragraphs:
        split = paragraph.split()
        for number, word in enumerate(split):
            parting = "" if not words else " " if number else "\n\n"
            length += len(parting)
            at = visible.signs.find(word, cursor, cursor + len(word))
            if at < 0:
                following = "".join(split[number : number + _PROBE])[:_LONGEST_PROBE]
                at = visible.signs.find(following, cursor, cursor + _AHEAD)
                if at < 0 and not number:  # a headline, or a passage that the page shows elsewhere
                    at = visible.signs.find(following)
            if at >= 0:
                _extend(pieces, length, visible.offsets[at : at + len(word)])
                cursor = at + len(word)
            elif not pieces:
                pieces.append((0, 0))
            words += [parting, word]
            length += len(word)
    if not pieces or pieces[0][0] > 0:
        pieces.insert(0, (0, 0))
    return "".join(words), tuple(pieces)


def _extend(pieces: list[tuple[int, int]], start: int, offsets: Iterable[int]) -> None:
    """Add the offsets of a word's signs, where they do not go on as the last stretch does."""
    for at, offset in enumerate(offsets, start):
        if not pieces or pieces[-1][1] + at - pieces[-1][0] != offset:
            if pieces and pieces[-1][0] == at:
                pieces.pop()
            pieces.append((at, offset))
