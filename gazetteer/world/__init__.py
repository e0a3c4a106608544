"""The gazetteer of the whole world: which places it has, what it is compiled from, and opening it."""

from gazetteer.world.cache import build, cache_directory, info, installed, open_world
from gazetteer.world.world import (
    ABBREVIATION,
    ALTERNATE,
    CURATED,
    DEMONYM,
    FEATURE_CLASS,
    KINDS,
    MAIN,
    NAMED,
    OWN,
    World,
)

__all__ = [
    "ABBREVIATION",
    "ALTERNATE",
    "CURATED",
    "DEMONYM",
    "FEATURE_CLASS",
    "KINDS",
    "MAIN",
    "NAMED",
    "OWN",
    "World",
    "build",
    "cache_directory",
    "info",
    "installed",
    "open_world",
]
