"""Which articles are not in English, and what that means for finding places in them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from gazetteer.languages import LANGUAGES, language_of, name_of, primary
from geo.articles import Article

__all__ = ["foreign", "foreign_in_words", "language_of", "name_of"]


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
        code = primary(article.language) if article.language else language_of(article.text)
        if code != "en":
            languages.setdefault("another language" if code == "und" else name_of(code), []).append(
                article.id
            )
    return languages


def foreign_in_words(languages: dict[str, list[str]], worldwide: bool = True) -> list[str]:
    """Say, once for each language, how well places are found in it, and what English alone is read for.

    Parameters
    ----------
    languages : dict of str to list of str
        As :func:`foreign` gives it.
    worldwide : bool
        Whether names are looked up in the whole world: the gazetteers of a corpus have few names in other languages.

    Returns
    -------
    list of str

    Examples
    --------
    >>> foreign_in_words({"German": ["a", "b"], "Danish": ["c"]})[0]
    '2 articles are in German (a, b): places in German are found well, events are proposed from English only'
    """
    read = {language.name: language.read for language in LANGUAGES.values()}
    lines = []
    for language, ids in languages.items():
        named = ", ".join(islice(ids, 4)) + (f" and {len(ids) - 4} more" if len(ids) > 4 else "")
        many = f"{len(ids)} articles are" if len(ids) > 1 else "1 article is"
        if not worldwide:
            how = "few places are found there without the world gazetteer"
        elif language in read:
            how = f"places in {language} are found {read[language]}, events are proposed from English only"
        else:
            how = f"only {_listed([*read])} are read, so places there can be missing"
        lines.append(f"{many} in {language} ({named}): {how}")
    return lines


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
