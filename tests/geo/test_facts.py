"""What an article says of its own publication."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from typer.testing import CliRunner

import geo
from dateline import app
from gazetteer.errors import InputError
from geo import starting
from geo.articles import Article, Original, read_article
from geo.facts import RULES, Facts, day_without_year, facts, with_inferred
from maps.content import content

BODY = "\n\nThe river rose over its banks on Monday, and the mill stood in the water until the evening.\n"


def of(text: str, off: tuple[str, ...] = (), **given: str) -> Facts:
    return facts(Article(id="one", text=text, **given), off)


@pytest.mark.parametrize(
    ("top", "published", "title"),
    [
        ("River floods mill\n\nUpdated: March 4, 2021 12:10 GMT", "2021-03-04", "River floods mill"),
        ("4 March 2021 Last updated at 13:38 GMT\n\nRiver floods mill", "2021-03-04", "River floods mill"),
        ("River floods mill\n\nTHURSDAY 04 MARCH 2021", "2021-03-04", "River floods mill"),
        ("River floods mill\n\nThu, 04 Mar 2021 12:28 CDT", "2021-03-04", "River floods mill"),
        ("River floods mill\n\non April 1, 2021 at 4:31 AM, updated April 2, 2021 at 8:33 AM", "2021-04-02", "River floods mill"),
        ("River floods mill\n\nUpdated 3 / 4 / 2021 6:04 PM", "2021-03-04", "River floods mill"),
        ("River floods mill\n\nFirst posted 23:37 04/03/2021 GMT", "2021-03-04", "River floods mill"),
        ("River floods mill\n\nFirst posted 23:37 24/03/2021", "2021-03-24", "River floods mill"),
        ("River floods mill\n\nMar. 4, 2021 | Written by Ann Miller, Staff Writer", "2021-03-04", "River floods mill"),
        ("River floods mill\n\n16:41 - 2021/03/04\nNews number: 7", "2021-03-04", "River floods mill"),
        ("VALLEY TOWN, March 4, 2021 (Agency) - The river rose.", "2021-03-04", None),
        ("The river rose.", None, None),
        ("The mill of 4 March 2021 burnt down to its walls, and nobody knows why it did\n\nIt did.", None,
         "The mill of 4 March 2021 burnt down to its walls, and nobody knows why it did"),
        ("Call 02/03/2021-99 now", None, "Call 02/03/2021-99 now"),
    ],
)  # fmt: skip
def test_date_and_headline_are_found_at_the_top(top: str, published: str | None, title: str | None) -> None:
    found = of(top + BODY)
    assert (found.published, found.title) == (published, title)
    assert set(found.rules.values()) <= set(RULES)


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("VALLEY TOWN, Dec 30 (Agency) - The river rose.", dt.date(2020, 12, 30)),
        ("River floods mill\n\nValley Town, March 4 - The river rose.", dt.date(2021, 3, 4)),
        ("Valley Town, 4 March (Agency) - The river rose.", dt.date(2021, 3, 4)),
        ("River floods mill\n\nValley Town, 4 March\n\nThe river rose.", dt.date(2021, 3, 4)),
        ("The river rose on March 4 - a Thursday.", None),
        ("The river rose on 4 March and fell.", None),
        ("March 40 - The river rose.", None),
    ],
)
def test_a_dateline_without_a_year_is_of_the_year_nearest_to_other_articles(
    top: str, day: dt.date | None
) -> None:
    assert day_without_year(top + BODY, dt.date(2021, 1, 5)) == day


def test_a_dateline_without_a_year_does_not_lie_months_before_all_other_articles() -> None:
    top = "VALLEY TOWN, Nov 6 (Agency) - A panel has reported." + BODY
    assert day_without_year(top, dt.date(2021, 3, 12), dt.date(2021, 3, 11)) == dt.date(2021, 11, 6)
    assert day_without_year(top, dt.date(2021, 3, 12)) == dt.date(2020, 11, 6)


def test_what_a_person_gives_stands() -> None:
    found = of(
        "River floods mill\n\nMarch 4, 2021" + BODY, published="2021-03-06", title="Mine", publisher="Me"
    )
    assert (found.published, found.title, found.publisher) == ("2021-03-06", "Mine", "Me")
    assert found.rules == {"published": "given", "title": "given", "publisher": "given"}
    assert of(BODY, published="2021").day is None  # a year is no day from which "Tuesday" could be told


def test_a_date_that_may_be_two_is_given_as_two() -> None:
    found = of("River floods mill\n\nUpdated 4 / 9 / 2021 6:04 PM" + BODY)
    assert found.days == (dt.date(2021, 4, 9), dt.date(2021, 9, 4))


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2021/03/04/river", "2021-03-04"),
        ("https://news.example/2021/mar/04/river", "2021-03-04"),
        ("https://news.example/river-2021-03-04.html", "2021-03-04"),
        ("https://news.example/item/20213399", None),
    ],
)
def test_an_address_may_give_the_day(url: str, day: str | None) -> None:
    found = of(BODY, url=url)
    assert (found.published, found.publisher) == (day, "news.example")
    assert of(BODY, ("address",), url=url).published is None


def test_hostile_tops_are_no_harm() -> None:
    for top in (
        "{{ 7 * 7 }}</script>",
        "=HYPERLINK(1)",
        "\x00\x01",
        "1/1/1\n" * 50,
        "99/99/9999",
        "0000-00-00",
        "٣/٤/٢٠٢١",
        "",
    ):
        assert of(top).published is None


STORY = "The river rose over its banks, and the mill stood in the water until the evening came.\n\n" * 2


@pytest.mark.parametrize(
    ("text", "facts_inferred"),
    [
        (f"River floods the mill\n\nUpdated 4 March 2021\n\n{STORY}", {"title": "River floods the mill", "published": "2021-03-04"}),
        (f"River floods the mill\nUpdated 4 March 2021\n{STORY}", {"title": "River floods the mill", "published": "2021-03-04"}),
        (f"# River floods the mill\n\n{STORY}", {"title": "River floods the mill"}),
        (f"https://news.example/2021/03/04/river\n\n{STORY}", {"url": "https://news.example/2021/03/04/river", "publisher": "news.example", "published": "2021-03-04"}),
        (f"River floods the mill\n\nSource: The Valley Post\n\n{STORY}", {"title": "River floods the mill", "publisher": "The Valley Post"}),
        (f"VALLEY TOWN, March 4, 2021 (Reuters) - {STORY}", {"published": "2021-03-04", "agency": "Reuters"}),
        # what may be something else is no fact
        (f"The river rose on Monday and the mill\nstood in the water.\n\n{STORY}", {}),  # a wrapped line
        (f"The river rose on Monday, and nobody came.\n\n{STORY}", {}),
        (f"Updated 4/9/2021\n\n{STORY}", {}),  # April or September
        (f"It said https://news.example/2019/01/02/old was wrong about the mill.\n\n{STORY}", {}),
        (f"By Ann Miller of the valley\n\n{STORY}", {}),
        (f"Home | News | Sport and more\n\n{STORY}", {}),
        (f"Source: police who saw the mill\n\n{STORY}", {}),
        (f"{{{{7*7}}}} floods the mill\n\n{STORY}", {}),
        ("River floods the mill\n\n4 March 2021", {}),  # nothing but a head
    ],
)  # fmt: skip
def test_facts_of_an_article_are_inferred_where_nothing_else_can_be_meant(
    text: str, facts_inferred: dict[str, str]
) -> None:
    article = with_inferred(Article(id="one", text=text))
    assert {name: getattr(article, name) for name in article.inferred} == facts_inferred
    assert article.text == text
    assert article.as_given == Article(id="one", text=text)
    assert facts(article) == facts(article.as_given)  # a rule is told of what the text says, not of a guess


def test_what_is_given_is_never_inferred_and_a_digest_is_not_looked_at() -> None:
    text = f"River floods the mill\n\nUpdated 4 March 2021\n\n{STORY}"
    given = Article(id="one", text=text, title="Mine", published="2020", publisher="Me")
    assert with_inferred(given) is given
    labelled = with_inferred(Article(id="one", text=text, label="On the mill"))
    assert (labelled.name, labelled.inferred) == ("On the mill", ("published",))
    original = Original(file="a.txt", sha256="0" * 64, characters=900)
    digest = Article(id="one", text=text, original=original)
    assert with_inferred(digest) is digest
    assert labelled.outlet == with_inferred(labelled.model_copy(update={"inferred": ()})).outlet == ""


def test_inferred_facts_are_in_tables_on_the_page_and_beside_what_is_added(tmp_path: Path) -> None:
    story = tmp_path / "mill.txt"
    story.write_text(f"River floods the mill\n\nUpdated 4 March 2021\n\n{STORY}", encoding="utf-8")
    starting.new(tmp_path / "c")
    result = CliRunner().invoke(app, ["add", str(tmp_path / "c"), str(story)])
    assert result.stdout == "mill  2021-03-04*  River floods the mill*\n"
    assert result.stderr == "* inferred from the text\n"
    corpus = geo.read_corpus(tmp_path / "c", gazetteer="curated")
    assert corpus.articles["inferred"].tolist() == [["published", "title"]]
    assert corpus.article_records["mill"].text.startswith("River floods the mill\n\nUpdated")
    page = content(corpus)["articles"]
    assert page["inferred"] == [["published", "title"]]
    assert page["title"] == ["River floods the mill"]
    story.write_text(f"---\ninferred: [title]\n---\n{STORY}", encoding="utf-8")
    with pytest.raises(InputError, match="inferred is an unknown key"):
        read_article(story)
