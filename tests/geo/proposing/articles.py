"""A made-up news item told by several made-up articles, in the January 2020 gazetteer's part of the world."""

from __future__ import annotations

from geo.about import About
from geo.articles import Article
from geo.corpus import Corpus

__all__ = ["NIGHT", "NOON", "ROBBERY", "corpus"]

NOON = """Bridge bombing in Erbil kills three

Updated: March 4, 2021 12:10 GMT

A bomb tore through a bridge in Erbil on Thursday, killing three people, police said.

The blast hurt 20 people and set five cars on fire.

In 2015, a bomb at a market in Kerman killed 41 people.

They were buried in one grave.

Later on Thursday hundreds of people joined a protest march in Tehran.
"""
NIGHT = """4 March 2021 22:40 GMT

Ten dead in bridge bombing in Erbil

Ten people died when a bomb exploded on a bridge in Erbil on Thursday, the governor said.

About 20 people were hurt in the blast, he added.
"""
ROBBERY = """Gang robs bank in Kerman

March 3, 2021

Thieves robbed a bank in Kerman on Tuesday and made off with $2 million, the owner said.
"""


def corpus(**texts: str) -> Corpus:
    """A corpus of articles by id, looked up in the curated gazetteer."""
    return Corpus(About(title="Made up"), {id: Article(id=id, text=text) for id, text in texts.items()})
