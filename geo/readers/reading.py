"""What a reader makes of a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazetteer.files.yamlfile import Lines

__all__ = ["Pieces", "Reading"]

#: Where stretches of a text begin, and where in the file each stands: the first begins at 0.
Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of an article, its particulars, and where both stand in the file.

    Attributes
    ----------
    whole : str
        The file as decoded; of a file that is no text (PDF, a Word document, mail, an archive), the text that is
        taken out of it.
    text : str
        The text of the article; paragraphs are parted by blank lines.
    pieces : tuple of (int, int)
        For each stretch of ``text`` that stands in the file as it is, its offset in ``text`` and the offset in
        ``whole``, in the order of ``text``. A stretch ends where the next begins.
    facts : dict
        Particulars of the article as :class:`geo.articles.Article` names them.
    lines : dict
        The line of each of them, where the file has lines.
    where : str
        Which part of a file that holds several articles this is: ``row 7``. Empty for a file of one.
    beside : bool
        Whether it has facts alone, on an article that stands in a file of its own.
    notes : tuple of str
        What a person should know of how it was read: ``read as windows-1252``.
    """

    whole: str
    text: str
    pieces: Pieces = ((0, 0),)
    facts: dict[str, object] = field(default_factory=dict)
    lines: Lines = field(default_factory=dict)
    where: str = ""
    beside: bool = False
    notes: tuple[str, ...] = ()
