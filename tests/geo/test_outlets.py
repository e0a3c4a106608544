"""Who published an article, where its own text names the paper's site."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.articles import Article
from geo.outlets import outlets, site

LONG = "The council met for an hour and put the vote off until the spring. " * 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to the editor at desk@troy-record.example.", "troy-record.example"),
        ("www.Example.example", ""),
        ("Read more: https://www.thedailyecho.example/news/1", "thedailyecho.example"),
        ("The Gazette, gazette.co.uk", "gazette.co.uk"),
        (f"{LONG}On the web: lakenews.example", "lakenews.example"),
        (f"{LONG}Visit lakenews.example today. {LONG}", ""),  # in the midst of a text
        ("From one-news.example and two-news.example", ""),  # which of them?
        ("Tickets at zoo.example.", ""),
        ("the herald.then it went on", ""),
        ("erbil.example", "erbil.example"),
        ("mail ann@erbil.example", "erbil.example"),
    ],
)
def test_a_text_names_its_papers_site_at_its_ends(text: str, expected: str) -> None:
    assert site(text, named=lambda word: word == "erbil") == expected


def article(id: str, text: str, folder: str | None = None, **facts: str) -> Article:
    path = None if folder is None else Path("/corpus", folder, f"{id}.txt")
    return Article(id=id, text=text, path=path, **facts)  # type: ignore[arg-type]


ONE, TWO = "By the desk of one-news.example", "By the desk of two-news.example"


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([article("a", ONE), article("b", "No site.")], ["one-news.example", ""]),
        ([article("a", ONE, "valley"), article("b", "No site.", "valley")], ["valley", "valley"]),
        (
            [article("a", ONE, "in"), article("b", TWO, "in"), article("c", "No site.", "in")],
            ["one-news.example", "two-news.example", "in"],
        ),
        ([article("a", ONE, "in", publisher="The Valley")], ["The Valley"]),
        ([article("a", ONE, url="https://other.example/1")], ["other.example"]),
    ],
)
def test_a_site_counts_where_no_fact_and_no_folder_tells(
    articles: list[Article], expected: list[str]
) -> None:
    assert outlets(articles) == expected
