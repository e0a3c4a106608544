"""Which articles are not in English, since finding places reads English.

Most articles are known to be English by a few of its commonest words. What is left is asked of ``py3langid``,
which is loaded only then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from geo.articles import Article

__all__ = ["foreign", "foreign_in_words", "language_of", "name_of"]

#: Words by which English is known, left out where a neighbouring language has them too.
_ENGLISH = frozenset(
    "the and that with from by were been this which they their his she would said after who have has not".split()
)
#: Share of those words from which on a text is English; in news it is about a sixth.
_ENOUGH = 0.04
#: Words of a Latin text from which on it can be told; a headline may be names alone.
_FEWEST = 12
#: Letters of a text in another script from which on it can be told.
_FEWEST_LETTERS = 8
_SAMPLE = 2000
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_NAMES = dict(
    pair.split(":")
    for pair in (
        "af:Afrikaans am:Amharic ar:Arabic az:Azerbaijani be:Belarusian bg:Bulgarian bn:Bengali bs:Bosnian "
        "ca:Catalan cs:Czech cy:Welsh da:Danish de:German el:Greek en:English eo:Esperanto es:Spanish et:Estonian "
        "eu:Basque fa:Persian fi:Finnish fr:French ga:Irish gl:Galician gu:Gujarati he:Hebrew hi:Hindi hr:Croatian "
        "ht:Haitian hu:Hungarian hy:Armenian id:Indonesian is:Icelandic it:Italian ja:Japanese jv:Javanese "
        "ka:Georgian kk:Kazakh km:Khmer kn:Kannada ko:Korean ku:Kurdish ky:Kyrgyz la:Latin lb:Luxembourgish lo:Lao "
        "lt:Lithuanian lv:Latvian mg:Malagasy mk:Macedonian ml:Malayalam mn:Mongolian mr:Marathi ms:Malay "
        "mt:Maltese my:Burmese nb:Norwegian ne:Nepali nl:Dutch nn:Norwegian no:Norwegian or:Odia pa:Punjabi "
        "pl:Polish ps:Pashto pt:Portuguese ro:Romanian ru:Russian rw:Kinyarwanda se:Sami si:Sinhala sk:Slovak "
        "sl:Slovene so:Somali sq:Albanian sr:Serbian sv:Swedish sw:Swahili ta:Tamil te:Telugu tg:Tajik th:Thai "
        "ti:Tigrinya tl:Tagalog tr:Turkish ug:Uyghur uk:Ukrainian ur:Urdu uz:Uzbek vi:Vietnamese xh:Xhosa "
        "yi:Yiddish yo:Yoruba zh:Chinese zu:Zulu"
    ).split()
)


def name_of(code: str) -> str:
    """Name a language in English.

    Parameters
    ----------
    code : str
        BCP 47, such as ``de`` or ``pt-BR``.

    Returns
    -------
    str
        The code itself where it is not among the hundred commonest.

    Examples
    --------
    >>> name_of("pt-BR"), name_of("tlh")
    ('Portuguese', 'tlh')
    """
    return _NAMES.get(_primary(code), code)


def _primary(code: str) -> str:
    return re.split(r"[-_]", code.strip().lower())[0]


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
    words = _WORD.findall(sample)
    english = sum(word.lower() in _ENGLISH for word in words)
    if words and english >= _ENOUGH * len(words):
        return "en"
    letters = _LETTER.findall(sample)
    latin = sum(bool(_LATIN.match(letter)) for letter in letters)
    if 2 * latin < len(letters):
        return _guess(sample) or "und" if len(letters) >= _FEWEST_LETTERS else "en"
    small = sum(word.islower() for word in words)
    if len(words) < _FEWEST or 2 * small < len(words):
        return "en"
    return _guess(sample) or "en"


def _guess(sample: str) -> str:
    from py3langid import classify  # 0.5 s and 60 MB, for texts that are not English alone

    code = str(classify(sample)[0])
    return code if code in _NAMES else ""


def foreign(articles: Iterable[Article]) -> dict[str, list[str]]:
    """Gather the articles that are in other languages than English.

    Parameters
    ----------
    articles : iterable of Article
        What the front matter says of an article's language counts, and else its text.

    Returns
    -------
    dict of str to list of str
        Ids of articles by the language's name.
    """
    languages: dict[str, list[str]] = {}
    for article in articles:
        code = _primary(article.language) if article.language else language_of(article.text)
        if code != "en":
            languages.setdefault("another language" if code == "und" else name_of(code), []).append(
                article.id
            )
    return languages


def foreign_in_words(languages: dict[str, list[str]]) -> list[str]:
    """Say, once for each language, that finding places reads English.

    Parameters
    ----------
    languages : dict of str to list of str
        As :func:`foreign` gives it.

    Returns
    -------
    list of str

    Examples
    --------
    >>> foreign_in_words({"German": ["a", "b"]})
    ['2 articles are in German (a, b): only English is read, so places there can be missing']
    """
    lines = []
    for language, ids in languages.items():
        named = ", ".join(islice(ids, 4)) + (f" and {len(ids) - 4} more" if len(ids) > 4 else "")
        many = f"{len(ids)} articles are" if len(ids) > 1 else "1 article is"
        lines.append(f"{many} in {language} ({named}): only English is read, so places there can be missing")
    return lines
