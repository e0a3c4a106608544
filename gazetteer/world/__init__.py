"""The gazetteer of the whole world: which places it has, what it is compiled from, and opening it."""

from gazetteer.world.world import (
    ABBREVIATION,
    ALTERNATE,
    DEMONYM,
    KINDS,
    MAIN,
    World,
    build,
    cache_directory,
    info,
    open_world,
)

__all__ = [
    "ABBREVIATION",
    "ALTERNATE",
    "DEMONYM",
    "KINDS",
    "MAIN",
    "World",
    "build",
    "cache_directory",
    "info",
    "open_world",
]
