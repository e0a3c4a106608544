"""Languages: what is not English is said, and English is left in peace."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import geo
from gazetteer.languages import LANGUAGES
from geo import proposing
from geo.languages import foreign, foreign_in_words, language_of
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Bürgermeister sagte am Montag in Köln, dass die Brücke noch drei Wochen gesperrt bleibt.", "de"),
        ("Le maire a dit lundi à Lyon que le pont serait fermé pendant trois semaines, faute de moyens.", "fr"),
        ("Borgmesteren sagde mandag i Aarhus, at broen var lukket, og at han havde talt med alle parter.", "da"),
        ("Burgemeester zei maandag in Rotterdam dat de brug nog drie weken gesloten blijft voor verkeer.", "nl"),
        ("El alcalde dijo el lunes en Sevilla que el puente seguía cerrado por las lluvias de la semana.", "es"),
        ("В понедельник в Казани закрыли мост.", "ru"),
        ("أغلق الجسر في البصرة يوم الاثنين.", "ar"),
        ("서울에서 다리가 닫혔다.", "ko"),
        ("月曜日、大阪で橋が閉鎖された。", "ja"),
        ("Kerman, Erbil, Duhok, Basra, Mosul, Tehran, Qom, Yazd, Shiraz, Tabriz, Ahvaz, Rasht, Karaj", "en"),
        ("A bridge closed.", "en"),
        ("", "en"),
        ("“Der Tag ist da”, the mayor said in Cologne, and went on to open the bridge with the words: “Na also.”", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code


def test_each_language_is_said_once_and_the_front_matter_counts(tmp_path: Path) -> None:
    german = "Der Bürgermeister sagte am Montag in Köln, dass die Brücke noch drei Wochen gesperrt bleibt."
    for name, text in {
        "a": german,
        "b": f"---\nlanguage: de-AT\n---\n{german}",
        "c": "---\nlanguage: en-GB\n---\nErbil.",
        "d": "---\nlanguage: tlh\n---\nErbil.",
        "e": "Rain fell on Erbil.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = geo.read_corpus(tmp_path)
    assert corpus.foreign == {"German": ["a", "b"], "tlh": ["d"]}
    assert corpus.reading_notes[0] == (
        "2 articles are in German (a, b): few places are found there without the world gazetteer"
    )
    german, klingon = foreign_in_words(corpus.foreign)
    assert german == (
        "2 articles are in German (a, b): places in German are found well, events are proposed from English only"
    )
    assert klingon.startswith("1 article is in tlh (d): only English, Arabic,")


def test_the_manual_says_of_every_language_how_well_it_is_read() -> None:
    manual = (ROOT / "docs" / "finding.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z]\w+) \| (.+) \|$", manual, re.M) == [
        (language.name, language.read) for language in LANGUAGES.values()
    ]


def test_nothing_is_proposed_from_what_is_not_english(tmp_path: Path) -> None:
    for name, text in {
        "a": "An earthquake killed 14 people in Kerman on 3 May 2021, police said.",
        "b": "Ein Erdbeben hat in Kerman 14 Menschen getötet, wie die Polizei am Montag sagte. Es war nicht das erste.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    made = proposing.propose(geo.read_corpus(tmp_path))
    assert {article for event in made.events for article in event.articles} == {"a"}


def test_the_corpus_that_ships_is_english_and_needs_no_model(
    seeds: geo.Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)  # importing it fails
    assert foreign(seeds.article_records.values()) == {}
