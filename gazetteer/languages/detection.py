"""Which language a text is in, where it is surely not English.

Most texts are known to be English by a few of its commonest words. What is left is asked of ``py3langid``, which is
loaded only then.
"""

from __future__ import annotations

import re

from gazetteer.languages.table import LANGUAGES, name_of

__all__ = ["language_of"]

#: Words by which English is known, left out where a neighbouring language has them too.
_ENGLISH = frozenset(
    "the and that with from by were been this which they their his she would said after who have has not".split()
)
#: Share of those words from which on a text is English; in news it is about a sixth.
_ENOUGH = 0.04
#: Share of its commonest words from which on a text may be in a language that is read; in news it is a quarter.
_USUAL = 0.12
#: Words of a Latin text from which on it can be told; a headline may be names alone.
_FEWEST = 12
#: Letters of a text in another script from which on it can be told.
_FEWEST_LETTERS = 8
#: Languages in which half of the words may begin with a capital, as otherwise only those of lists of names do.
_NOUNS = frozenset(one.code for one in LANGUAGES.values() if one.nouns)
_SAMPLE = 2000
_PLAINLY = 400
"""Characters for each of which a text has a "the", at least, that is plainly English; in news it is every ninety."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")


def language_of(text: str) -> str:
    """Tell the language of a text, where it is surely not English.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        ISO 639-1 code; ``en`` for English, and for what is too short to tell; ``und`` for a script that is not
        Latin, in a language that is not known.

    Source
    ------
    Baldwin & Lui (2012), langid.py, in the fork ``py3langid``.

    Examples
    --------
    >>> language_of("The mayor said that the bridge would open."), language_of("Erbil, Duhok, Kerman")
    ('en', 'en')
    """
    middle = max(_SAMPLE, len(text) // 2)
    sample = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"
    if sample.count(" the ") * _PLAINLY > len(sample):
        return "en"
    words = _WORD.findall(sample)
    english = sum(word.lower() in _ENGLISH for word in words)
    if words and english >= _ENOUGH * len(words):
        return "en"
    letters = _LETTER.findall(sample)
    latin = sum(bool(_LATIN.match(letter)) for letter in letters)
    if 2 * latin < len(letters):
        return _guess(sample) or "und" if len(letters) >= _FEWEST_LETTERS else "en"
    usual = _by_usual_words(words)
    small = sum(word.islower() for word in words)
    if len(words) < _FEWEST or usual == "en" or (2 * small < len(words) and usual not in _NOUNS):
        return "en"
    return _guess(sample) or "en"


def _by_usual_words(words: list[str]) -> str:
    """The language that is read of whose commonest words a text has most; ``und`` if few of any."""
    from gazetteer.names import key  # with the index of names, which many commands do not need

    folded = key(" ".join(words)).split()
    share, code = max((sum(word in one.usual for word in folded), one.code) for one in LANGUAGES.values())
    return code if share >= (_ENOUGH if code == "en" else _USUAL) * len(folded) else "und"


def _guess(sample: str) -> str:
    from py3langid import classify  # 0.5 s and 60 MB, for texts that are not English alone

    code = str(classify(sample)[0])
    return code if name_of(code) != code else ""
