"""Filters: what each facet keeps, and how mistakes are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import geo
from gazetteer.errors import InputError
from geo import dates
from geo.filters import Filters
from geo.independence import voice
from geo.query import fold
from geo.vocabulary.facets import FACETS
from geo.vocabulary.kinds import KINDS
from tests.conftest import EVENTS

Folder = Callable[..., Path]


def test_the_filters_are_the_facets_in_their_order() -> None:
    assert [field.name for field in fields(Filters)] == [facet.name for facet in FACETS]


def test_nothing_chosen_keeps_everything(seeds: geo.Corpus) -> None:
    assert seeds.filtered(Filters()) is seeds
    assert seeds.filtered(Filters(kinds=seeds.kinds)) is seeds
    assert seeds.filtered(Filters(words=" \u2019 ")) is seeds


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_kinds(seeds: geo.Corpus, kind: str) -> None:
    part = seeds.filtered(Filters(kinds=kind))
    wanted = {e.id for e in seeds.event_records.values() if e.kind == kind}
    assert set(part.event_records) == wanted
    assert set(part.claims["event"]) <= wanted
    assert len(part.mentions) == len(seeds.mentions)


@pytest.mark.parametrize(
    ("chosen", "date", "kept"),
    [
        ("2020-01-03/2020-01-08", "2020-01-03", True),
        ("2020-01-03/2020-01-08", "2020-01-02", False),
        ("2020-01-03/2020-01-08", "2020-01-09", False),
        ("2020-01-03/2020-01-08", "2020", True),
        ("2020-01-03/2020-01-08", "2019-12", False),
        ("2020-01-03/2020-01-08", "2019-12-XX/2020-01-03", True),
        ("2020-01-03/2020-01-08", "../2020-01-02", False),
        ("2020-01-03/2020-01-08", "2019/..", True),
        ("2020-01-03/2020-01-08", None, True),
        ("2020-01/..", "2021", True),
        ("../2019", "2020-01-01", False),
        ("2020-01", "2020-01-31", True),
    ],
)
def test_dates(folder: Folder, chosen: str, date: str | None, kept: bool) -> None:
    line = f"  date: {date}\n" if date else ""
    corpus = geo.read_corpus(folder(events_yaml=EVENTS.replace("  date: 2021-03-04\n", line)))
    assert bool(corpus.filtered(Filters(dates=chosen)).event_records) is kept


def test_speakers(seeds: geo.Corpus) -> None:
    part = seeds.filtered(Filters(speakers=["isna", "article:cna"]))
    said = {claim.id for claim in seeds.claim_records.values() if voice(claim) in ("isna", "article:cna")}
    assert set(part.claim_records) == said
    assert all(event.claims for event in part.event_records.values())
    assert len(part.mentions) == len(seeds.mentions)
    assert part.voices == ["isna", "article:cna"]


def test_of_one_speaker_is_kept_where_they_contradict_themselves(folder: Folder) -> None:
    apart = geo.read_corpus(folder())
    assert list(apart.filtered(Filters(speakers=["mayor", "police"], disputed=True)).event_records) == [
        "fire"
    ]
    assert apart.filtered(Filters(speakers="mayor", disputed=True)).event_records == {}
    alone = geo.read_corpus(folder(events_yaml=EVENTS.replace("speaker: police", "speaker: mayor")))
    assert list(alone.filtered(Filters(speakers="mayor", disputed=True)).event_records) == ["fire"]


def test_dates_are_written_as_days() -> None:
    assert Filters(dates="2020-01").dates == "2020-01-01/2020-01-31"
    assert Filters(dates="2020/..").dates == "2020-01-01/.."
    assert dates.parse(str(Filters(dates="../2020").dates)).first is None


def test_a_place_keeps_its_events_whole_and_its_mentions(seeds: geo.Corpus) -> None:
    part = seeds.filtered(Filters(place="kerman"))
    assert set(part.event_records) == {event.id for event in seeds.events_at("kerman")}
    assert set(part.mentions["place"]) == {"kerman"}
    links = {link.place for event in part.event_records.values() for link in event.places}
    assert set(part.place_records) == links | {"kerman"}


def test_an_event_keeps_its_claims_and_the_mentions_of_its_places(seeds: geo.Corpus) -> None:
    part = seeds.filtered(Filters(event="kerman-crush", articles="cna"))
    event = seeds.event_records["kerman-crush"]
    assert set(part.claim_records) == {claim.id for claim in event.claims if claim.article == "cna"}
    assert set(part.mentions["place"]) <= {link.place for link in event.places}
    assert set(part.mentions["article"]) <= {"cna"}


def test_disputed_is_found_among_the_chosen_articles(folder: Folder) -> None:
    corpus = geo.read_corpus(folder())
    assert set(corpus.filtered(Filters(disputed=True)).event_records) == {"fire"}
    alone = corpus.filtered(Filters(disputed=True, articles="one"))
    assert not alone.event_records
    assert set(alone.mentions["article"]) == {"one"}


@pytest.mark.parametrize("use", ["literal", "associative"])
def test_a_use_keeps_its_mentions_and_every_event(seeds: geo.Corpus, use: Any) -> None:
    part = seeds.filtered(Filters(use=use))
    assert set(part.mentions["use"]) == {use}
    assert list(part.event_records) == list(seeds.event_records)
    named = set(part.mentions["place"]) - {None}
    sites = {link.place for event in part.event_records.values() for link in event.places}
    assert set(part.place_records) == named | sites


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("crush", "kerman-crush"),
        ("KERMÁN  crush", "kerman-crush"),
        ("عین الاسد", "ain-al-asad-strike"),
        ("zarif", "missile-strike"),
        ("capital times taji", "camp-taji-target"),
    ],
)
def test_words_are_found_in_titles_places_speakers_and_publishers(
    seeds: geo.Corpus, words: str, event: str
) -> None:
    part = seeds.filtered(Filters(words=words))
    assert event in part.event_records
    assert len(part.event_records) < len(seeds.event_records)
    assert not seeds.filtered(Filters(words="rus")).event_records.keys() & {"kerman-crush"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkmenbaşy", "turkmenbasy"),
        ("‘Ayn al-Asad", "AYN AL ASAD"),
        ("d’Ivoire", "dIvoire"),
        ("عين الأسد", "عین الأسد"),
        ("Łódź", "Lodz"),
        ("ＥＲＢＩＬ", "erbil"),
        ("مـوصـل", "موصل"),
        ("The Œuvre", "the oeuvre"),
        ("Ǆ ǅ ﬁ ĳ Ǽ", "dz dz fi ij ae"),
        ("Þórshöfn á Seyðisfirði", "thorshofn a seydisfirdi"),
        ("Ħamrun Gəncə", "hamrun gence"),
        ("news\u200bpaper so\u00adfar \u2068Erbil\u2069", "newspaper sofar erbil"),
        ("ΠΕΙΡΑΙΑΣ Πειραιάς", "πειραιασ πειραιασ"),
        ("İstanbul", "istanbul"),
    ],
)
def test_spellings_are_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other) == fold(fold(one))


def test_a_part_filtered_again_is_the_whole_filtered_by_both(seeds: geo.Corpus) -> None:
    both = seeds.filtered(Filters(articles="cna", disputed=True))
    again = seeds.filtered("cna").filtered(Filters(disputed=True))
    assert again.filters == both.filters == Filters(articles="cna", disputed=True)
    assert list(again.claim_records) == list(both.claim_records)
    assert again.whole is seeds
    assert again.filtered([]) is again
    assert seeds.filtered("cna").filtered("press-tv").chosen == ("press-tv",)


def test_the_manifest_has_what_is_set_in_one_order(seeds: geo.Corpus) -> None:
    everything = Filters(
        words=" iran ",
        use="literal",
        disputed=True,
        event="kerman-crush",
        place="kerman",
        dates="2020",
        kinds=["speech", "crowd"],
        speakers=["article:press-tv", "javad-zarif", "article:cna"],
        articles=["press-tv", "cna"],
    )
    assert list(seeds.filtered(everything).filters.manifest().items()) == [
        ("articles", ["cna", "press-tv"]),
        ("speakers", ["javad-zarif", "article:cna", "article:press-tv"]),
        ("kinds", ["crowd", "speech"]),
        ("dates", "2020-01-01/2020-12-31"),
        ("place", "kerman"),
        ("event", "kerman-crush"),
        ("disputed", True),
        ("use", "literal"),
        ("words", "iran"),
    ]
    assert Filters().manifest() == {}
    assert Filters(kinds=()).manifest() == {"kinds": []}


@pytest.mark.parametrize(
    ("facets", "message"),
    [
        ({"articles": "nobody"}, "no article has the id 'nobody'. Choose from asia-times, .*press-tv"),
        ({"speakers": "javad"}, "no speaker has the id 'javad'. Choose from javad-zarif.*others"),
        ({"place": "kermann"}, "no place has the id 'kermann'. Choose from kerman, .*others"),
        ({"event": "fire"}, "no event has the id 'fire'. Choose from "),
        ({"kinds": "riot"}, "no kind of event is called 'riot'. Choose from strike, .*others$"),
        ({"use": "figurative"}, "is called 'figurative'. Choose from literal, associative$"),
        ({"dates": "yesterday"}, "'yesterday' is no EDTF date. Write an EDTF date"),
        ({"dates": "2020-02-30"}, "no day of the calendar"),
    ],
)
def test_mistakes_name_the_choices(seeds: geo.Corpus, facets: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        seeds.filtered(Filters(**facets))


def test_a_corpus_without_events_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Smoke over Erbil.\n", encoding="utf-8")
    corpus = geo.read_corpus(tmp_path)
    with pytest.raises(InputError, match="This corpus has no event"):
        corpus.filtered(Filters(event="fire"))
    assert list(corpus.filtered(Filters(kinds="strike", place="erbil")).place_records) == ["erbil"]
