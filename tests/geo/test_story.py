"""A story: what may stand in it, what is refused with its line, and what a filter leaves of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

import geo
from dateline import app
from gazetteer.errors import InputError, InputErrors
from geo.story import View

Folder = Callable[..., Path]

STORY = """\
title: Two stops
stops:
- title: A fire
  text: A warehouse burnt.
  event: fire
  topic: deaths
  view: {extent: [56, 29, 58, 31]}
- title: Smoke
  text: It was seen far away.
  place: tehran
  view: {center: [51.4, 35.7], zoom: 9}
"""


def test_a_story_is_read(folder: Folder) -> None:
    corpus = geo.read_corpus(folder(story_yaml=STORY))
    assert corpus.story is not None
    assert corpus.story.title == "Two stops"
    fire, smoke = corpus.stops
    assert (fire.event, fire.place, fire.topic) == ("fire", None, "deaths")
    assert (smoke.event, smoke.place) == (None, "tehran")
    assert smoke.view == View(center=(51.4, 35.7), zoom=9)


def test_a_corpus_needs_none(folder: Folder) -> None:
    corpus = geo.read_corpus(folder())
    assert corpus.story is None
    assert corpus.stops == []


def test_a_filter_keeps_the_stops_that_still_show_something(folder: Folder) -> None:
    part = geo.read_corpus(folder(story_yaml=STORY)).filtered(["one"])
    assert [stop.title for stop in part.stops] == ["A fire"]
    assert part.story is not None
    assert len(part.story.stops) == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("event: fire", "event: fires", 5, "no event has the id 'fires'.*Did you mean fire"),
        ("place: tehran", "place: teheran", 10, "no place has the id 'teheran'.*tehran"),
        ("place: tehran", "place: baghdad", 10, "no place has the id 'baghdad'"),
        ("topic: deaths", "topic: death", 6, "'death' is no topic of the event 'fire'.*Did you mean deaths"),
        ("topic: deaths", "topic: colour", 6, "'colour' is no topic of the event 'fire'.*It has deaths"),
        ("event: fire\n", "event: fire\n  place: tehran\n", 6, "'tehran' is no place of the event 'fire'"),
        ("  event: fire\n  topic: deaths\n", "", 3, "a stop shows an event or a place"),
        ("place: tehran", "place: tehran\n  topic: x", 8, "a topic is that of an event"),
        ("zoom: 9", "zoom: 99", 11, "zoom is 99"),
        (", zoom: 9", "", 11, "an extent, or a center with a zoom"),
        ("[56, 29, 58, 31]", "[56, 31, 58, 29]", 7, r"\[56.0, 31.0, 58.0, 29.0\] is no extent"),
        ("[56, 29, 58, 31]", "[56, 29]", 7, "extent"),
        ("[51.4, 35.7]", "[35.7, 951.4]", 11, "is no center"),
        ("[51.4, 35.7]", "[true, 35.7]", 11, "no list of numbers"),
        ("[51.4, 35.7]", "Tehran", 11, "no list of numbers"),
        ("[51.4, 35.7]", "[.nan, 35.7]", 11, "no list of numbers"),
        ("title: A fire", "titel: A fire", 3, "titel is an unknown key"),
        ("text: A warehouse burnt.", "text: ' '", 4, "text"),
        ("title: Two stops", "title: Two stops\nstyle: red", 2, "style is an unknown key"),
    ],
)
def test_a_fault_has_its_line(folder: Folder, old: str, new: str, line: int, problem: str) -> None:
    assert old in STORY
    with pytest.raises(InputError, match=rf"(?s)story\.yaml:{line}: .*{problem}"):
        geo.read_corpus(folder(story_yaml=STORY.replace(old, new, 1)))


@pytest.mark.parametrize("text", ["", "stops: []\n", "title: Only a title\n", "- a\n- b\n"])
def test_a_story_without_stops_is_none(folder: Folder, text: str) -> None:
    with pytest.raises(InputError, match=r"story\.yaml"):
        geo.read_corpus(folder(story_yaml=text))


def test_every_fault_is_found_at_once(folder: Folder) -> None:
    text = STORY.replace("event: fire", "event: fires").replace("place: tehran", "place: teheran")
    with pytest.raises(InputErrors, match=r"(?s)fires.*teheran"):
        geo.read_corpus(folder(story_yaml=text))


def test_the_check_command_finds_a_stop_that_leads_nowhere(folder: Folder) -> None:
    path = folder(story_yaml=STORY.replace("event: fire", "event: fires"))
    done = CliRunner().invoke(app, ["check", str(path)])
    assert done.exit_code != 0
    assert "story.yaml:5" in done.output
    assert "no event has the id 'fires'" in done.output


def test_a_view_is_one_or_the_other() -> None:
    with pytest.raises(ValidationError, match="Write one of the two"):
        View(extent=(0, 0, 1, 1), center=(0, 0), zoom=3)


def test_the_shipped_story_follows_the_disagreements(seeds: geo.Corpus) -> None:
    assert seeds.story is not None
    assert len(seeds.stops) == len(seeds.story.stops)
    disputed = {(group.event, group.topic) for group in seeds.groups if group.disputed}
    told = {(stop.event, stop.topic) for stop in seeds.stops}
    assert len(told & disputed) >= 5
