"""The columns of every table: each name, type and meaning, how a row gets its value, and where the page has it.

A column is one entry of :data:`COLUMNS`. The tables, their types, every export of the command and of the page, and
what the page is told follow from it.

A value is read from a row of :mod:`geo.tables`. The explorer page writes the same exports from its own data
(``maps/static/files/export.js``): ``page`` names the table and the column there. Where it is None the page works
the value out, because it depends on what is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from geo import dates
from geo.vocabulary.inferences import INFERENCES

__all__ = ["COLUMNS", "DTYPES", "Column", "Type"]

Type = Literal["text", "integer", "number", "boolean", "day", "list", "mapping"]
#: How pandas holds each type. Only ``integer`` may lack a value and stay whole; ``day`` is a day of the calendar.
DTYPES: dict[Type, str] = {
    "text": "string",
    "integer": "Int64",
    "number": "float64",
    "boolean": "bool",
    "day": "datetime64[ms]",
    "list": "object",
    "mapping": "object",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name : str
    type : {'text', 'integer', 'number', 'boolean', 'day', 'list', 'mapping'}
        See :data:`DTYPES`.
    meaning : str
        What it says, and in which unit.
    value : str or callable
        Reads it from a row: a path of attributes, whose first may be None, or a function of the row.
    page : str, optional
        ``TABLE.COLUMN`` of the page's data; None where the page works it out, or does not have it.
    again : callable, optional
        Where it does not stand in exports: works it out from a row that was read back from one, by name.
    refers : str, optional
        The table whose id it holds; of the events, the event's own.
    """

    name: str
    type: Type
    meaning: str
    value: str | Callable[[Any], Any]
    page: str | None = None
    again: Callable[[Mapping[str, Any]], Any] | None = None
    refers: str | None = None

    @property
    def exported(self) -> bool:
        """Whether it stands in exports."""
        return self.again is None

    def reader(self) -> Callable[[Any], Any]:
        """Give the function that reads the value from a row.

        Returns
        -------
        callable
        """
        if not isinstance(self.value, str):
            return self.value
        first, _, rest = self.value.partition(".")
        if not rest:
            return attrgetter(first)
        holder, inner = attrgetter(first), attrgetter(rest)

        def read(row: Any) -> Any:
            held = holder(row)
            return None if held is None else inner(held)

        return read


def _day(text: str | None, end: Literal["first", "last"]) -> Any:
    return getattr(dates.parse(text), end) if text else None


def _article(name: str, type: Type, meaning: str) -> Column:
    return Column(name, type, meaning, f"article.{name}", f"articles.{name}")


def _place(name: str, type: Type, meaning: str) -> Column:
    return Column(name, type, meaning, f"place.{name}", f"places.{name}")


def _event(name: str, type: Type, meaning: str, value: str | None = None) -> Column:
    return Column(name, type, meaning, f"event.{value or name}", f"events.{name}")


def _claim(name: str, type: Type, meaning: str) -> Column:
    return Column(name, type, meaning, f"claim.{name}", f"claims.{name}")


def _proposal(table: str, what: str) -> tuple[Column, ...]:
    """Give what is to be known of a row that rules propose."""
    return (
        Column(
            "proposed",
            "boolean",
            f"Whether rules propose the {what}, and no person has checked it.",
            lambda row: row.proposal is not None,
            f"{table}.proposed",
        ),
        Column("proposed_by", "text", "The rule that proposes it.", "proposal.rule", f"{table}.proposed_by"),
        Column(
            "proposed_confidence",
            "number",
            "How sure the rule is, 0 to 1.",
            "proposal.confidence",
            f"{table}.proposed_confidence",
        ),
    )


def _location(table: str) -> tuple[Column, ...]:
    """Give where in an article a claim or a mention stands."""
    told: tuple[tuple[str, Type, str], ...] = (
        ("paragraph", "integer", "Paragraph of the article as published, from 1; missing where not known."),
        ("last_paragraph", "integer", "The last one, of a passage that runs through several."),
        ("part", "text", "What it stands in where that is no paragraph: headline, caption."),
    )
    return (
        *(Column(name, type, meaning, f"location.{name}", f"{table}.{name}") for name, type, meaning in told),
        Column(
            "digest_paragraph",
            "integer",
            "Paragraph of the digest, where the corpus holds one and not the article.",
            "digest_paragraph",
            f"{table}.digest_paragraph",
        ),
    )


def _publication() -> tuple[Column, ...]:
    """Give who published the article of a row, and where."""
    return (
        Column("publisher", "text", "Who published the article.", "article.publisher", "articles.publisher"),
        Column("url", "text", "Where it was published.", "article.url", "articles.url"),
    )


def _publications() -> tuple[Column, ...]:
    """Give who published the articles of a row, and where."""
    return (
        Column("publishers", "text", "Who published these articles, parted by semicolons.", "publishers"),
        Column("urls", "list", "Where they were published, as far as known.", "urls"),
    )


def _match(name: str, type: Type, meaning: str) -> Column:
    return Column(name, type, meaning, f"match.{name}", f"mentions.{name}")


#: The columns of each table, the geometry apart, in the order in which they are exported.
COLUMNS: dict[str, tuple[Column, ...]] = {
    "articles": (
        _article("id", "text", "Stable id, from the front matter or the file's name."),
        _article("publisher", "text", "Who published it."),
        _article("short", "text", "The publisher's name for narrow places."),
        _article("agency", "text", "The news agency it came from."),
        _article("title", "text", "Its headline."),
        _article("label", "text", "Our own words for an article without a title."),
        _article("published", "text", "When, as EDTF."),
        Column(
            "first_day",
            "day",
            "The first day that `published` may mean.",
            lambda row: _day(row.article.published, "first"),
        ),
        Column("last_day", "day", "The last one.", lambda row: _day(row.article.published, "last")),
        _article("language", "text", "BCP 47 tag."),
        _article("url", "text", "Where it was published."),
        _article("retrieved", "text", "When it was read there, as EDTF."),
        _article("reliability", "text", "high, medium or low."),
        _article("reliability_note", "text", "Why."),
        _article("derivative", "boolean", "Whether it compiles other reports and is no voice of its own."),
        _article("side", "text", "Id of the side for which its own voice speaks."),
        Column(
            "inferred",
            "list",
            "Which of these facts nobody gave: they were inferred from its text.",
            lambda row: list(row.article.inferred),
            "articles.inferred",
        ),
        Column("paragraphs", "integer", "How many it has.", lambda row: len(row.article.paragraphs)),
        Column("mentions", "integer", "How many toponyms it has.", "mentions"),
        Column("claims", "integer", "How many claims are taken from it.", "claims"),
    ),
    "places": (
        _place("id", "text", "Stable id in the gazetteer."),
        _place("name", "text", "What it is called in English."),
        _place("kind", "text", "What it is, in a word."),
        _place("feature_class", "text", "Feature class after GeoNames."),
        _place("country", "text", "ISO 3166-1 code of the country it is in."),
        Column("within", "text", "Id of the containing place.", "place.within", "places.within_id"),
        _place("precision_m", "number", "Radius in metres within which it lies."),
        _place("precision_note", "text", "How that is known."),
        _place("unplaced", "text", "Why it has no geometry."),
        _place("coordinates_source", "text", "Whom its coordinates are from."),
        _place("coordinates_date", "text", "As of when."),
        Column(
            "identifiers",
            "mapping",
            "Its ids elsewhere.",
            lambda row: dict(row.place.identifiers),
            "places.identifiers",
        ),
        Column(
            "names",
            "list",
            "Its names, each as text, language and script.",
            lambda row: [[name.text, name.lang, name.script] for name in row.place.names],
            "places.names",
        ),
        Column("events", "list", "Ids of the events there.", "events"),
        Column("mentions", "integer", "How often it is mentioned.", "mentions"),
        Column("articles", "list", "Ids of the articles that mention it.", "articles"),
    ),
    "events": (
        Column("id", "text", "`EVENT/PLACE/ROLE`, or the event's id where it has no place.", "id"),
        Column("event", "text", "The event's id.", "event.id", "events.id", refers="events"),
        _event("title", "text", "What happened, in a line."),
        _event("kind", "text", "The kind of event."),
        Column("date", "text", "When, as EDTF, local to the event.", "event.date", "dates.date"),
        Column(
            "first_day",
            "day",
            "The first day that `date` may mean.",
            lambda row: _day(row.event.date, "first"),
            again=lambda row: _day(row["date"], "first"),
        ),
        Column(
            "last_day",
            "day",
            "The last one.",
            lambda row: _day(row.event.date, "last"),
            again=lambda row: _day(row["date"], "last"),
        ),
        Column("date_text", "text", "The date in words.", "event.date_words", "dates.text"),
        _event("time_text", "text", "The local time in words.", "time_words"),
        _event("timezone", "text", "IANA zone of the date and time."),
        Column("place", "text", "The place's id.", "place.id", "places.id", refers="places"),
        Column("place_name", "text", "What the place is called.", "place.name", "places.name"),
        Column("role", "text", "As what the event is placed there.", "link.role", "links.role"),
        _place("precision_m", "number", "Radius in metres within which the place lies."),
        Column("unplaced", "text", "Why the row has no geometry.", "unplaced"),
        Column("claims", "integer", "How many claims are made about it.", lambda row: len(row.event.claims)),
        Column("sources", "list", "Ids of the articles with a claim about it.", "sources"),
        *_publications(),
        Column(
            "related",
            "list",
            "Ids of events that bear on it.",
            "related",
            "events.related",
        ),
        Column(
            "disagreements", "integer", "Topics on which two claims cannot both be true.", "disagreements"
        ),
        *_proposal("events", "event"),
    ),
    "claims": (
        _claim("id", "text", "Stable id."),
        Column("event", "text", "The event's id.", "event.id", "events.id", refers="events"),
        Column("topic", "text", "What it is about.", "claim.topic", "groups.topic"),
        Column("scope", "text", "Of whom or what, where a topic has several.", "claim.scope", "groups.scope"),
        Column("value", "text", "What it says, in words, with the unit.", "value", "claims.text"),
        Column("speaker", "text", "The name of who says it.", "speaker", "speakers.name"),
        Column(
            "side",
            "text",
            "The institution or party for which the speaker speaks; missing where for nobody else.",
            "side",
            "sides.name",
        ),
        Column("named", "boolean", "Whether it is told who the speaker is.", "named", "speakers.named"),
        Column("article", "text", "The article's id.", "claim.article", "articles.id", refers="articles"),
        *_publication(),
        *_location("claims"),
        Column("start", "integer", "Where in the original, as a str index.", "start", "claims.start"),
        Column("end", "integer", "Where it ends there, exclusive.", "end", "claims.end"),
        _claim("paraphrase", "text", "The claim in our own words."),
        _claim("inferred", "text", "How it follows, where the article does not say it outright."),
        Column(
            "inference",
            "list",
            f"What of it is inferred: {', '.join(INFERENCES)}.",
            lambda row: list(row.claim.inference),
            "claims.inference",
        ),
        Column(
            "relation",
            "text",
            "How the claims on this event, topic and scope stand to each other: conflict, compatible, "
            "uncompared, equal or single.",
            "relation",
        ),
        *_proposal("claims", "claim"),
    ),
    "disagreements": (
        Column("id", "text", "`EVENT/TOPIC/SCOPE`, without the last where a topic has but one.", "id"),
        Column("event", "text", "The event's id.", "event.id", "events.id", refers="events"),
        _event("title", "text", "What happened, in a line."),
        Column("topic", "text", "What the accounts disagree about.", "group.topic", "groups.topic"),
        Column("scope", "text", "Of whom or what, where a topic has several.", "group.scope", "groups.scope"),
        Column(
            "said",
            "list",
            "Each value in words, with the names of who says it, and the ids of their articles and claims.",
            "said",
        ),
        Column("speakers", "integer", "How many independent speakers give one of the values.", "speakers"),
        Column("sides", "integer", "For how many sides these speak.", "sides"),
        Column("rules", "text", "Why not all can be true, parted by semicolons.", "rules"),
        Column(
            "course",
            "text",
            "conflict, or update where later reports bring earlier ones up to date; by the whole corpus.",
            "course",
        ),
        Column("articles", "list", "Ids of the articles with a claim on it.", "sources"),
        *_publications(),
    ),
    "mentions": (
        Column("id", "text", "`ARTICLE:START-END`.", "mention.id", "mentions.id"),
        Column(
            "article", "text", "The article's id.", "mention.article.id", "articles.id", refers="articles"
        ),
        *_publication(),
        *_location("mentions"),
        _match("start", "integer", "Where in the article's text after its front matter, as a str index."),
        _match("end", "integer", "Where it ends there, exclusive."),
        Column(
            "original_start",
            "integer",
            "The passage of the original that a digest's paragraph restates; else the place in the file.",
            "original_start",
            "mentions.original_start",
        ),
        Column(
            "original_end", "integer", "Where it ends, exclusive.", "original_end", "mentions.original_end"
        ),
        _match("surface", "text", "The name as the article writes it."),
        Column("place", "text", "The place's id.", "match.place", "places.id", refers="places"),
        Column("unplaced", "text", "Why the row has no geometry.", "unplaced"),
        _match("use", "text", "literal or associative."),
        _match("subtype", "text", "Which associative use."),
        _match("rule", "text", "The rule that tells the use."),
        _match(
            "confidence",
            "number",
            "How often such a choice among the places of the world is right, 0 to 1; missing where the "
            "curated or the corpus's gazetteer, or a person, says what the name means.",
        ),
        _match("runner_up", "text", "Id of the likeliest other place."),
        _match("runner_up_name", "text", "Its name with the areas around it."),
        _match("reasons", "text", "Why it was not chosen."),
        _match("close", "boolean", "Whether the runner-up is too close to call."),
    ),
}
