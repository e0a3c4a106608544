"""From the articles of a corpus to proposals: read, tell apart, link, date, place, compare."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from gazetteer.errors import InputError
from gazetteer.files import did_you_mean
from gazetteer.finding.cues import ROLES
from gazetteer.workers import shared_out
from geo import dates as edtf_dates
from geo import facts as publication
from geo import times
from geo.articles import Article
from geo.clocks import clocks
from geo.corpus import Corpus, Mention
from geo.proposing import answers as answering
from geo.proposing import asides, disputes, gathering, linking, siting, speakers, spots, tellings
from geo.proposing import figures as counting
from geo.proposing import kinds as lexicons
from geo.proposing import moments as moment_claims
from geo.proposing.answers import answers
from geo.proposing.assigning import telling_of
from geo.proposing.crowds import open_crowds
from geo.proposing.days import appeared
from geo.proposing.disputes import disagreements, moments_of
from geo.proposing.figures import Figure, figures
from geo.proposing.gathering import gather
from geo.proposing.keys import claim_key, keyed_events
from geo.proposing.kinds import Lexicon, alike
from geo.proposing.linking import Happening, link, most_told
from geo.proposing.moments import moments
from geo.proposing.records import Proposals, ProposedClaim, ProposedEvent, ProposedPlace
from geo.proposing.sections import read
from geo.proposing.senses import Senses
from geo.proposing.sentences import sentences
from geo.proposing.siting import Sited, date_of, places_of
from geo.proposing.speakers import Attribution, attribute
from geo.proposing.tellings import Reading, Telling

__all__ = ["RULES", "lexicon_of", "propose"]

_PARTS: dict[str, Mapping[str, str]] = {
    "fact": publication.RULES,
    "date": times.RULES,
    "telling": tellings.RULES,
    "aside": asides.RULES,
    "link": linking.RULES,
    "gather": gathering.RULES,
    "site": siting.RULES,
    "place": spots.RULES,
    "figure": counting.RULES,
    "status": counting.STATUSES,
    "answer": answering.RULES,
    "moment": moment_claims.RULES,
    "speaker": speakers.RULES,
    "dispute": disputes.RULES,
}
RULES = {f"{part}:{name}": text for part, rules in _PARTS.items() for name, text in rules.items()}
"""Every rule by which something is proposed, with what it says; each can be switched off."""

_WORTH = 250_000  # characters that a process must have to read before it is worth its start
_A_WEEK = dt.timedelta(7)
_ZONES = {
    "GMT": 0, "UTC": 0, "BST": 60, "IST": 330, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "AEST": 600,
    "AEDT": 660, "JST": 540, "HKT": 480, "EDT": -240, "EST": -300, "ET": -300, "CDT": -300, "CST": -360, "MDT": -360,
    "MST": -420, "PDT": -420, "PST": -480, "PT": -480,
}  # fmt: skip
"""Minutes that a zone is ahead of UTC; IST is India's, which gives it more often than Israel or Ireland."""


def propose(
    corpus: Corpus,
    without: Collection[str] = (),
    lexicon: Lexicon | None = None,
    processes: int | None = None,
) -> Proposals:
    """Propose events, claims and disagreements from what the English articles of a corpus say.

    Parameters
    ----------
    corpus : Corpus
        Read with ``gazetteer="world"``, so that places anywhere are known.
    without : collection of str, optional
        Rules of :data:`RULES` that are switched off.
    lexicon : Lexicon, optional
        The kinds of happening, where a corpus has some of its own.
    processes : int, optional
        How many processes read the articles; by default as many as there are processors, where there is enough to
        read. What is proposed does not depend on it.

    Returns
    -------
    Proposals
        Nothing of it is mixed with what a person curated.

    Raises
    ------
    InputError
        If there is no such rule.
    """
    off = _switched_off(without)
    given = _given(corpus, off)
    lengths = [len(one.article.text) for one in given]
    work = partial(_read, lexicon or Lexicon(lexicons.known_kinds()), off)
    read_so = shared_out(work, given, lengths, _WORTH, processes)
    readings = [reading for reading, _ in read_so]
    told = [(r, f, a, t) for r, figures_of in read_so for f, a, t in figures_of if t is not None]
    happenings = link([t for reading in readings for t in reading.tellings], off["link"])
    gathered = gather([(r, f, t) for r, f, _, t in told], readings, happenings, off["gather"])
    counted = [(r, f, a, t) for (r, f, a, _), t in zip(told, gathered, strict=True)]
    happenings = most_told(happenings)
    beside = link([t for reading in readings for t in asides.asides(reading, off["aside"])], off["link"])
    return _proposals(corpus, readings, counted, happenings, beside, off)


class _Given(NamedTuple):
    """What an article is read by: what it says of its publication, from which day, and the places that it names."""

    article: Article
    facts: publication.Facts
    day: dt.date | None
    named: Sequence[spots.Spot]


def _given(corpus: Corpus, off: Mapping[str, frozenset[str]]) -> list[_Given]:
    """The articles of a corpus that rules read, those in English."""
    by_article: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in corpus.mention_records:
        by_article[mention.article.id].append(mention)
    known = appeared(corpus.article_records.values(), off["fact"])
    atlas = corpus.searcher.atlas if corpus.searcher is not None else None
    foreign = {id for ids in corpus.foreign.values() for id in ids}
    return [
        _Given(
            article,
            *known[id],
            spots.spots(
                article.text,
                [m for m in by_article[id] if m.match.end <= len(article.text)],
                corpus.gazetteer,
                off["place"],
                atlas,
            ),
        )
        for id, article in ((id, whole.beginning) for id, whole in corpus.article_records.items())
        if id not in foreign
    ]


_Said = tuple[Figure, Attribution, Telling | None]


def _read(
    lexicon: Lexicon, off: Mapping[str, frozenset[str]], given: Sequence[_Given]
) -> list[tuple[Reading, list[_Said]]]:
    """Read articles, each by itself: what it tells of, and its figures with who gives them and of which telling."""
    found = []
    for article, facts, day, named in given:
        split = sentences(article.text)
        reading = read(article, facts, split, named, lexicon, day, off["telling"] | off["date"])
        stated = [
            *figures(article.text, split, off["figure"] | off["status"]),
            *answers(article.text, split, off["answer"]),
        ]
        stated += moments(reading, off["moment"])
        open_crowds(reading, stated, off["telling"])
        said = attribute(article.text, split, stated, off["speaker"])
        tellings = [telling_of(reading, figure, off["telling"]) for figure in stated]
        found.append((reading, list(zip(stated, said, tellings, strict=True))))
    return found


def lexicon_of(folder: Path | None) -> Lexicon:
    """The kinds of happening of a corpus: those known, and what its ``happenings.yaml`` adds.

    Parameters
    ----------
    folder : pathlib.Path or None
        That of the corpus; None is the corpus that ships.

    Returns
    -------
    Lexicon
    """
    return (
        Lexicon(lexicons.known_kinds())
        if folder is None or not folder.is_dir()
        else lexicons.read_kinds(folder)
    )


def _switched_off(without: Collection[str]) -> dict[str, frozenset[str]]:
    for name in sorted(set(without) - RULES.keys()):
        near = did_you_mean(name, RULES)
        raise InputError(f"there is no rule {name!r}", near or f"Choose from: {', '.join(RULES)}")
    return {
        part: frozenset(name.removeprefix(f"{part}:") for name in without if name.startswith(f"{part}:"))
        for part in _PARTS
    }


_Counted = tuple[Reading, Figure, Attribution, Telling | None]


def _proposals(
    corpus: Corpus,
    readings: Sequence[Reading],
    counted: Sequence[_Counted],
    happenings: Sequence[Happening],
    beside: Sequence[Happening],
    off: Mapping[str, frozenset[str]],
) -> Proposals:
    numbers = {id(telling): n for n, happening in enumerate(happenings) for telling in happening.tellings}
    with_figures = Counter(numbers[id(telling)] for _, _, _, telling in counted if telling is not None)
    kept = [n for n, happening in enumerate(happenings) if with_figures[n] or _worth(happening)]
    ids = {n: f"e{rank}" for rank, n in enumerate(kept, 1)}
    order = {id: n for n, id in enumerate(corpus.article_records)}
    senses = Senses(corpus.gazetteer, corpus.searcher.atlas if corpus.searcher is not None else None)
    events = tuple(_event(ids[n], happenings[n], corpus, order, senses, off) for n in kept)
    if "beside" not in off["site"]:
        events = tuple(event if event.places else _beside(event, events) for event in events)
    rest = [happening for n, happening in enumerate(happenings) if n not in ids]
    mentioned = sorted((*rest, *beside), key=lambda happening: happening.kind == "other")
    events = _with_asides(
        events,
        [_event(f"e{n}", h, corpus, order, senses, off) for n, h in enumerate(mentioned, len(kept) + 1)],
        off["aside"],
    )
    told_of = [(r, figure, said, t) for r, figure, said, t in counted if t is not None]
    told_of.sort(key=lambda c: (c[0].article.id, c[1].start, c[1].end, c[1].topic))
    claims = [
        _claim(f"c{n}", reading, figure, attribution, ids[numbers[id(telling)]])
        for n, (reading, figure, attribution, telling) in enumerate(told_of, 1)
    ]
    published = {r.article.id: _moments(r) for r in readings}
    groups = disagreements(
        claims,
        published,
        corpus.gazetteer,
        off["dispute"],
        [event.id for event in events if event.background],
        [ids[n] for n in kept if happenings[n].kind in ("economy", "market")],
    )
    placed = tuple(_in_file(claim, corpus.article_records[claim.article]) for claim in claims)
    return Proposals(
        keyed_events(events), placed, tuple(groups), tuple(_about(reading) for reading in readings)
    )


def _with_asides(
    stories: tuple[ProposedEvent, ...], asides: Iterable[ProposedEvent], off: Collection[str]
) -> tuple[ProposedEvent, ...]:
    """Stories, and the asides that are neither a story told again nor nowhere."""
    found: list[ProposedEvent] = []
    titles = {story.title for story in stories}
    told_in: defaultdict[str, list[ProposedEvent]] = defaultdict(list)
    beside: defaultdict[str, list[ProposedEvent]] = defaultdict(list)
    for story in stories:
        for article in story.articles:
            told_in[article].append(story)
    for aside in asides:
        sentences = set(aside.sentences)
        same = (one for one in beside[aside.articles[0]] if sentences <= set(one.sentences))
        again = "told again" not in off and _told_again(aside, chain(told_in[aside.articles[0]], same))
        nowhere = "nowhere" not in off and not (aside.date or aside.places)
        if aside.title not in titles and not again and not nowhere:
            found.append(aside)
            for article in aside.articles:
                beside[article].append(aside)
    return (*stories, *found)


def _told_again(aside: ProposedEvent, others: Iterable[ProposedEvent]) -> bool:
    """Whether an aside is another event of its articles: of such a kind, on that day, nowhere else."""
    sites = {place.place for place in aside.places}
    return any(
        other.date == aside.date
        and ("other" in (other.kind, aside.kind) or alike({other.kind}, {aside.kind}))
        and set(aside.articles) <= set(other.articles)
        and (not sites or sites == {place.place for place in other.places})
        for other in others
    )


def _worth(happening: Happening) -> bool:
    """Whether a happening without figures is proposed: some article's story, or in two articles at least."""
    return (
        any(telling.main for telling in happening.tellings)
        or len({t.article for t in happening.tellings}) > 1
    )


def _moments(reading: Reading) -> tuple[float, float] | None:
    given = reading.article.published
    if given and "/" in given:
        return edtf_dates.moment(edtf_dates.parse(given), None)
    clock = reading.facts.clock
    minute = None if clock is None else clock.hour * 60 + clock.minute
    return moments_of(reading.day, minute, _ZONES.get(clock.zone) if clock else None)


def _about(reading: Reading) -> dict[str, Any]:
    found = reading.facts
    return {
        "id": reading.article.id,
        "publisher": found.publisher,
        "published": found.published,
        "title": found.title,
        "url": found.url,
        "rules": dict(found.rules),
    }


def _event(
    id_: str,
    happening: Happening,
    corpus: Corpus,
    order: Mapping[str, int],
    senses: Senses,
    off: Mapping[str, frozenset[str]],
) -> ProposedEvent:
    dated = date_of(happening, off["site"])
    sited = places_of(happening, senses, off["site"])
    kind = happening.kind
    articles = sorted({telling.article for telling in happening.tellings}, key=order.__getitem__)
    lead = max(happening.tellings, key=lambda t: (t.main, len(t.passages), t.article))
    shown = [
        (
            telling.article,
            *_file_span(
                corpus.article_records[telling.article], passage.sentence.start, passage.sentence.end
            ),
        )
        for telling in sorted(
            happening.tellings, key=lambda t: (order[t.article], t.passages[0].sentence.start)
        )
        for passage in telling.passages[:3]
    ]
    return ProposedEvent(
        id_,
        _title(kind, _named(lead, corpus), sited, dated.date),
        kind,
        dated.date,
        tuple(_place(place) for place in sited),
        tuple(articles),
        _time(happening, corpus),
        dated.reasoning,
        happening.background,
        _NOT_OF_TELLINGS.get(lead.rule, f"telling:{lead.rule}"),
        _sure(happening, len(articles), dated.votes),
        tuple(shown),
    )


def _beside(event: ProposedEvent, events: Sequence[ProposedEvent]) -> ProposedEvent:
    """An event that nothing places, near the site of the story of that week that most of its articles tell of."""
    days = _span(event)
    stories = [
        (len(set(event.articles) & set(other.articles)), other)
        for other in events
        if other.places and other.rule == "telling:story" and not other.background
    ]
    shared, story = max(stories, key=lambda entry: entry[0], default=(0, None))
    told = _span(story) if story is not None else None
    if story is None or not shared or event.background or days is None or told is None:
        return event
    if days[0] - told[1] > _A_WEEK or told[0] - days[1] > _A_WEEK:
        return event
    sites = [place for place in story.places if place.role == "site"] or list(story.places)
    return replace(event, places=(replace(sites[0], role="near"),))


def _span(event: ProposedEvent) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of an event, None where it has none."""
    parsed = edtf_dates.parse(event.date) if event.date else None
    return (
        None if parsed is None or parsed.first is None or parsed.last is None else (parsed.first, parsed.last)
    )


_NOT_OF_TELLINGS = {
    "aside": "aside:own kind",
    "gathered": "gather:mentioned",
    "vehicle": "gather:vehicle",
    "shock": "gather:shock",
    "unrest": "gather:unrest",
}


def _sure(happening: Happening, articles: int, votes: int) -> float:
    """How sure an event is: it grows with the articles that tell of it and those that agree on its date."""
    base = 0.55 if happening.main else 0.2 if happening.tellings[0].rule == "aside" else 0.4
    return round(min(0.95, base + 0.08 * min(articles - 1, 4) + 0.05 * min(votes, 3)), 2)


def _place(sited: Sited) -> ProposedPlace:
    place = sited.place
    return ProposedPlace(place.id, place.name, place.lat, place.lon, place.precision_m, sited.role)


def _named(lead: Telling, corpus: Corpus) -> str | None:
    """Who acts, for a title: a name; no office, and no word that its article has in small letters too."""
    word = re.sub(r"['’]s?\Z", "", lead.actor or "").casefold()
    if not word or word in asides.NO_NAMES | ROLES:
        return None
    common = re.search(rf"\b{re.escape(word)}\b", corpus.article_records[lead.article].text)
    return None if common else lead.actor


def _title(kind: str, actor: str | None, sited: Sequence[Sited], date: str | None) -> str:
    where = next((s.place.name for s in sited if s.role == "site"), None)
    name = "Event" if kind == "other" else kind.capitalize()
    words = f"{name} ({actor})" if actor else name
    words = f"{words} in {where}" if where else words
    return f"{words}, {edtf_dates.in_words(date)}" if date else words


def _time(happening: Happening, corpus: Corpus) -> str | None:
    """The local time that most stories give beside the words that tell of the happening."""
    votes: Counter[str] = Counter()
    for telling in happening.tellings:
        if not telling.main:
            continue
        text = corpus.article_records[telling.article].text
        for passage in telling.passages[:6]:
            if passage.rank == 0 or not passage.cues:
                continue
            found = [
                clock
                for clock in clocks(text, passage.sentence.start, passage.sentence.end)
                if clock.zone == "local"
            ]
            if found:
                votes[f"{found[0].hour:02}:{found[0].minute:02}"] += 1
                break
    return max(sorted(votes), key=votes.__getitem__) if votes else None


_OF_TOPIC = {"other": "answer", "date": "date", "time": "moment"}


def _value(figure: Figure) -> dict[str, Any]:
    if figure.topic == "date":
        return {"kind": "date", "edtf": figure.word}
    if figure.topic == "time":
        clock, _, zone = (figure.word or "").partition(" ")
        return {"kind": "time", "hh": int(clock[:2]), "mm": int(clock[3:]), "zone": zone}
    return {"kind": figure.kind, "low": figure.low, "high": figure.high, "word": figure.word}


def _claim(id_: str, reading: Reading, figure: Figure, attribution: Attribution, event: str) -> ProposedClaim:
    article = reading.article
    return ProposedClaim(
        id_,
        event,
        figure.topic,
        figure.what,
        _value(figure),
        figure.unit,
        attribution.speaker,
        attribution.kind,
        attribution.start,
        attribution.end,
        article.id,
        figure.start,
        figure.end,
        article.text[figure.start : figure.end],
        figure.sentence.start,
        figure.sentence.end,
        figure.status,
        reading.facts.published,
        f"{_OF_TOPIC.get(figure.topic, 'figure')}:{figure.rule}",
        round(figure.confidence, 2),
        figure.scope or _people(reading, figure),
        article.text[figure.sentence.start : figure.sentence.end],
    )


def _people(reading: Reading, figure: Figure) -> str | None:
    """Whose people a figure counts, where it names one country: 11 Yemenis are a part of 23 pirates."""
    passage = reading.passage(figure.sentence.start)
    several = " and " in reading.article.text[figure.start : figure.end]  # 23 Somalian and Yemeni pirates
    if passage is None or several or figure.unit != "people":
        return None
    inside = {
        s.place.name for s in passage.spots if s.demonym and figure.start <= s.start and s.end <= figure.end
    }
    return inside.pop() if len(inside) == 1 else None


def _file_span(article: Article, start: int, end: int) -> tuple[int, int]:
    """A stretch of an article as one of its file."""
    return article.file_offset(start), article.file_offset(max(start, end - 1)) + (end > start)


_SPANS = (("start", "end"), ("sentence_start", "sentence_end"), ("attribution_start", "attribution_end"))


def _in_file(claim: ProposedClaim, article: Article) -> ProposedClaim:
    """A claim whose offsets count in the file of its article, and no longer in its text."""
    fresh: dict[str, Any] = {"key": claim_key(claim)}
    moved = any(start != where for start, where in article.pieces)
    for first, last in _SPANS if moved else ():
        if (start := getattr(claim, first)) is not None and (end := getattr(claim, last)) is not None:
            fresh[first], fresh[last] = _file_span(article, start, end)
    return replace(claim, **fresh)
