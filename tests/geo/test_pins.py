"""pins.yaml: read with its lines, written without losing what a person wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import geo
from gazetteer import InputError
from geo.pinning import remove_pin, set_pin
from geo.pinsfile import PinRecord, erase_pin, read_pins, write_pin

WRITTEN = """\
# what we know better

- name: "Kerman"        # the governorate, not the town
  place: iran
  note: |
    two
    lines

# only the paper says so
- {name: Old Town, place: kerman, article: one}
"""
HOSTILE = [
    "x: y",
    "- [ }",
    "'\"",
    "# no comment",
    "</script><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}",
    "سامراء",
    "x" * 500,
    "a\u2028b",
    "yes",
]


def record(
    name: str, place: str = "kerman", article: str | None = None, note: str | None = None
) -> PinRecord:
    return PinRecord(name=name, place=place, article=article, note=note)


def test_pins_decide_what_names_mean(folder: Callable[..., Path]) -> None:
    corpus = geo.read_corpus(folder(pins_yaml=WRITTEN))
    said = {m.article.id: m.match for m in corpus.mention_records if m.match.surface == "Kerman"}
    assert said["one"].place == "iran"
    assert said["one"].reasons == "pinned by hand: two lines"
    assert corpus.about.gazetteer == "curated"
    assert corpus.credits == ()
    row = corpus.mentions.set_index("id").loc[f"one:{said['one'].start}-{said['one'].end}"]
    assert (row["place"], row["close"]) == ("iran", False)
    assert pd.isna(row["confidence"])


def test_a_pin_may_name_a_place_of_the_world(folder: Callable[..., Path]) -> None:
    pins = "- {name: Kerman, place: geonames-4250542, article: one}\n"
    corpus = geo.read_corpus(folder(pins_yaml=pins))
    assert {m.match.place for m in corpus.mention_records if m.article.id == "one"} == {"geonames-4250542"}
    assert corpus.place_records["geonames-4250542"].within == "geonames-4896861"
    assert any("GeoNames" in line for line in corpus.credits)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- name: Kerman\n  place: nowhere-at-all\n", 2, "no place has the id 'nowhere-at-all'"),
        ("- name: Kerman\n  place: iran\n  article: none\n", 3, "no article has the id 'none'"),
        ("- name: Kerman\n  place: iran\n- name: KERMAN\n  place: iraq\n", 3, "is pinned twice"),
        ("- name: '...'\n  place: iran\n", 1, "is no name"),
        ("- name: Kerman\n  plaice: iran\n", 2, "plaice is an unknown key"),
        ("- name: Kerman\n  place: iran\n  date: soon\n", 3, "date"),
        ("name: Kerman\n", 1, "is no list of pins"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    folder: Callable[..., Path], text: str, line: int, words: str
) -> None:
    corpus = folder(pins_yaml=text)
    with pytest.raises(InputError) as caught:
        geo.read_corpus(corpus)
    assert caught.value.where == f"{corpus / 'pins.yaml'}:{line}"
    assert words in str(caught.value)


def test_writing_keeps_what_a_person_wrote(tmp_path: Path) -> None:
    file = tmp_path / "pins.yaml"
    file.write_text(WRITTEN, encoding="utf-8")
    assert write_pin(tmp_path, record("Springfield", "geonames-4250542"), "Springfield, Illinois") is None
    text = file.read_text(encoding="utf-8")
    assert text.startswith(WRITTEN)
    assert "geonames-4250542  # Springfield, Illinois\n" in text
    assert erase_pin(tmp_path, "springfield") == record("Springfield", "geonames-4250542")
    assert file.read_text(encoding="utf-8") == WRITTEN
    earlier = write_pin(tmp_path, record("KERMAN", "iraq"))
    assert earlier is not None
    assert earlier.place == "iran"
    text = file.read_text(encoding="utf-8")
    assert "the governorate" not in text
    assert "# what we know better" in text
    assert "- {name: Old Town, place: kerman, article: one}\n" in text
    assert [one.name for one in read_pins(file).records] == ["Old Town", "KERMAN"]
    assert erase_pin(tmp_path, "Old Town") is None
    assert erase_pin(tmp_path, "Old Town", "one") is not None


def test_a_file_that_is_not_written_line_by_line_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "pins.yaml"
    for text in ("[{name: Kerman, place: iran}]\n", "  - name: Kerman\n    place: iran\n"):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="one entry below the other"):
            write_pin(tmp_path, record("Tikrit"))
        assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_come_back_as_they_are(tmp_path: Path, name: str) -> None:
    if not any(map(str.isalpha, name)):
        with pytest.raises(ValueError, match="is no name"):
            record(name)
        return
    write_pin(tmp_path, record("Before"))
    write_pin(tmp_path, record(name, note=name), f"a place\n- name: {name}")
    write_pin(tmp_path, record("After"))
    assert [one.name for one in read_pins(tmp_path / "pins.yaml").records] == ["Before", name, "After"]
    assert erase_pin(tmp_path, name) == record(name, note=name)
    assert [one.name for one in read_pins(tmp_path / "pins.yaml").records] == ["Before", "After"]


def test_hostile_names_do_no_harm_when_they_are_looked_for(folder: Callable[..., Path]) -> None:
    names = [name for name in HOSTILE if any(map(str.isalpha, name))]
    corpus = folder(articles__one_md="---\nid: one\n---\n" + "\n\n".join([*names, "Kerman."]) + "\n")
    for name in names:
        write_pin(corpus, record(name, "iraq"))
    found = [m.match for m in geo.read_corpus(corpus).mention_records if m.article.id == "one"]
    assert [match.place for match in found][-1] == "kerman"
    assert any(match.surface == "سامراء" and match.place == "iraq" for match in found)


def test_a_pin_of_one_mention(folder: Callable[..., Path]) -> None:
    text = "---\nid: one\npublisher: One\n---\nKerman was quiet.\n\nSmoke rose in Kerman. Kerman, Iraq, was quiet.\n"
    pins = (
        "- {name: Kerman, place: iran, article: one, paragraph: 2}\n"
        "- {name: 'Kerman, Iraq', place: erbil}\n- {name: Kerman, place: tehran, article: one, at: 0}\n"
    )
    corpus = geo.read_corpus(folder(articles__one_md=text, pins_yaml=pins))
    found = [m.match.place for m in corpus.mention_records if m.article.id == "one"]
    assert found == [
        "tehran",
        "iran",
        "iran",
        "iraq",
    ]  # one's own paragraph says more than what stands behind


@pytest.mark.parametrize(
    ("where", "line", "words"),
    [
        ("article: one\n  paragraph: 9", 4, "one has 1 paragraphs, not 9"),
        ("article: one\n  at: 999", 4, "none at 999"),
        ("paragraph: 1", 1, "paragraph or at without article"),
    ],
)
def test_where_a_pin_holds_must_be_there(
    folder: Callable[..., Path], where: str, line: int, words: str
) -> None:
    corpus = folder(pins_yaml=f"- name: Kerman\n  place: iran\n  {where}\n")
    with pytest.raises(InputError) as caught:
        geo.read_corpus(corpus)
    assert words in str(caught.value)
    assert caught.value.line == line


def test_one_mention_is_pinned_and_let_go_again(folder: Callable[..., Path]) -> None:
    corpus = folder()
    told = set_pin(corpus, "Kerman", "iran", "one", paragraph=1)
    assert told.endswith("for the article one, paragraph 1")
    with pytest.raises(InputError, match="--article one --paragraph 1"):
        remove_pin(corpus, "Kerman", "one")
    assert "no longer pinned to iran" in remove_pin(corpus, "Kerman", "one", 1)
    with pytest.raises(InputError, match="has 1 paragraphs"):
        set_pin(corpus, "Kerman", "iran", "one", paragraph=2)
