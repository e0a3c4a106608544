"""Corpora that are made up to be hard on a page, written as folders in the format that people write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from shapely.geometry import Point

from gazetteer import Gazetteer, Name, Place

__all__ = ["CORPORA", "FORTY", "TWO_HUNDRED", "write"]

FORTY, TWO_HUNDRED = 40, 200
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
LONG_TITLE = "A meeting that was put off, called again, moved to another hall and opened at last " * 6
Facts = dict[str, Any]


def place(id: str, name: str, lon: float, lat: float, *names: Name) -> Place:
    """Make a place with a point."""
    return Place(
        id=id,
        name=name,
        names=(Name(name), *names),
        feature_class="P",
        kind="town",
        geometry=Point(lon, lat),
        precision_m=500.0,
        precision_note="made up",
        coordinates_source="made up",
        coordinates_date="2026-01-01",
    )


def event(id: str, title: str, at: str, *claims: Facts, **facts: Any) -> Facts:
    """Make an event at one place, with its claims."""
    own = {"id": id, "title": title, "date": "2020-03-01", "kind": "other", "places": [{"place": at}]}
    return own | facts | {"claims": list(claims)}


def claim(id: str, speaker: str, number: int, **facts: Any) -> Facts:
    """Make a claim on a number of people."""
    own = {"id": id, "speaker": speaker, "article": "paper", "topic": "people there", "unit": "people"}
    return own | {"value": {"number": number}, "paraphrase": f"{number} people were there."} | facts


def write(
    folder: Path,
    events: list[Facts],
    places: tuple[Place, ...] = (),
    speakers: dict[str, str] | None = None,
    articles: dict[str, tuple[Facts, str]] | None = None,
    **about: Any,
) -> Path:
    """Write a corpus as a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Is made.
    events : list of dict
    places : tuple of Place
        A gazetteer of its own.
    speakers : dict of str to str, optional
        Names by id.
    articles : dict of str to (dict, str), optional
        Front matter and text by id; without any, one article that says nothing.
    **about
        Keys of ``corpus.yaml``.

    Returns
    -------
    pathlib.Path
        The folder.
    """
    (folder / "articles").mkdir(parents=True)
    for id, (facts, text) in (articles or {"paper": ({"publisher": "The Paper"}, "Nothing.")}).items():
        front = yaml.safe_dump({"id": id, **facts}, allow_unicode=True)
        (folder / "articles" / f"{id}.md").write_text(f"---\n{front}---\n{text}\n", encoding="utf-8")
    if places:
        Gazetteer(places).write(folder / "places.geojson")
    if events:
        record = {"speakers": {id: {"name": name} for id, name in (speakers or {}).items()}, "events": events}
        text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
        (folder / "events.yaml").write_text(text, encoding="utf-8")
    text = yaml.safe_dump({"title": "Made up"} | about, allow_unicode=True)
    (folder / "corpus.yaml").write_text(text, encoding="utf-8")
    return folder


def none(folder: Path) -> Path:
    """No event: an article that names two places."""
    return write(folder, [], articles={"paper": ({"publisher": "The Paper"}, "From Baghdad to Tehran.")})


def one(folder: Path) -> Path:
    """One event with one claim, and a second article that has nothing to say about it."""
    articles: dict[str, tuple[Facts, str]] = {
        "paper": ({"publisher": "The Paper"}, "Five came to Kerman."),
        "silent": ({"publisher": "The Silent Post"}, "Rain fell in Baghdad."),
    }
    return write(
        folder, [event("only", "A gathering", "kerman", claim("c", "article", 5))], articles=articles
    )


def antimeridian(folder: Path, **about: Any) -> Path:
    """Events on both sides of the antimeridian."""
    places = (
        place("taveuni", "Taveuni", 179.9, -16.9),
        place("cikobia", "Cikobia", 180.0, -15.75),
        place("vanua-balavu", "Vanua Balavu", -179.9, -17.2),
    )
    events = [event(f"at-{one.id}", f"A storm on {one.name}", one.id) for one in places]
    return write(folder, events, places, **about)


def antimeridian_given(folder: Path) -> Path:
    """The same, with an opening view of its own."""
    return antimeridian(folder, extent=[176.0, -20.0, -178.0, -14.0])


def poles(folder: Path) -> Path:
    """Events at both poles and far in the north."""
    places = (
        place("north-pole", "North Pole", 0.0, 90.0),
        place("south-pole", "South Pole", 0.0, -90.0),
        place("alert", "Alert", -62.35, 82.5),
    )
    events = [event(f"at-{one.id}", f"A flag at {one.name}", one.id) for one in places]
    return write(folder, events, places)


def arabic(folder: Path) -> Path:
    """Arabic and Persian titles, publishers, speakers and places."""
    places = (
        place("karbala-old", "كربلاء القديمة", 44.03, 32.61, Name("كربلاء القديمة", "ar", "Arab")),
        place("rafsanjan-new", "رفسنجان نو", 55.99, 30.4, Name("رفسنجان نو", "fa", "Arab")),
    )
    articles: dict[str, tuple[Facts, str]] = {
        "paper": ({"publisher": "جريدة الصباح", "title": "وصول الوفد إلى المدينة", "language": "ar"}, "قيل."),
        "ruzname": ({"publisher": "روزنامهٔ عصر", "title": "آغاز مراسم در شهر", "language": "fa"}, "گفتند."),
    }
    events = [
        event(
            "wufud", "وصول الوفد إلى المدينة القديمة (12 شخصاً)", "karbala-old",
            claim("c1", "mayor", 12, paraphrase="قال المحافظ إن الوفد ضم 12 شخصاً."),
            claim("c2", "article", 20, article="ruzname", paraphrase="روزنامه از ۲۰ نفر نوشت."),
            summary="وصل الوفد مساءً إلى المدينة القديمة، ثم غادرها في اليوم التالي.",
        ),
        event("marasem", "آغاز مراسم بزرگداشت در رفسنجان نو", "rafsanjan-new", summary="مراسم آغاز شد."),
    ]  # fmt: skip
    return write(folder, events, places, {"mayor": "محافظ كربلاء"}, articles, title="أسبوع في مدينتين")


def claims(folder: Path) -> Path:
    """One event about which forty speakers claim forty things, in four topics."""
    speakers = {f"speaker-{n}": f"Speaker {n}" for n in range(FORTY)}
    said = [claim(f"c{n}", f"speaker-{n}", n % 7, topic=f"topic {n % 4}", paragraph=1) for n in range(FORTY)]
    return write(folder, [event("crowded", "A crowded square", "kerman", *said)], speakers=speakers)


def stack(folder: Path) -> Path:
    """Two hundred events at one place."""
    events = [
        event(f"e{n}", f"Sitting {n}", "kerman", date=f"2020-{n // 28 + 1:02}-{n % 28 + 1:02}")
        for n in range(TWO_HUNDRED)
    ]
    return write(folder, events)


def long(folder: Path) -> Path:
    """Words and titles that are longer than any line."""
    site = place("long", f"{LONG_WORD} am See", 44.0, 33.0)
    articles: dict[str, tuple[Facts, str]] = {
        "paper": ({"publisher": LONG_WORD, "title": LONG_TITLE}, "Nothing.")
    }
    said = (
        claim("c1", "long", 3, topic=LONG_WORD, as_said=LONG_WORD, paraphrase=LONG_WORD),
        claim("c2", "article", 9, topic=LONG_WORD, paraphrase=LONG_TITLE),
    )
    events = [
        event("word", LONG_WORD, "long", *said, summary=LONG_WORD, date_text=LONG_WORD),
        event("title", LONG_TITLE, "long", date_reasoning=LONG_WORD * 3),
    ]
    return write(folder, events, (site,), {"long": LONG_WORD}, articles, title=f"{LONG_WORD} {LONG_TITLE}")


#: What writes each corpus, by name.
CORPORA: dict[str, Callable[[Path], Path]] = {
    "none": none,
    "one": one,
    "antimeridian": antimeridian,
    "antimeridian-given": antimeridian_given,
    "poles": poles,
    "arabic": arabic,
    "claims": claims,
    "stack": stack,
    "long": long,
}
