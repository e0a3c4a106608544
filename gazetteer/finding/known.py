"""What the gazetteer says of a name, as cues: how large its places are, of which kind, and what the name is to them."""

from __future__ import annotations

from bisect import bisect_right

from gazetteer.world import ABBREVIATION, ALTERNATE, DEMONYM, KINDS, MAIN, World

__all__ = ["Known"]

_PEOPLE = (2_000, 20_000, 100_000, 500_000, 2_000_000)  # inhabitants, from one level to the next
_RANKS = (52, 64, 80, 110, 140)  # the same for what has none
_KNOWN = 60  # rank of a place of some 50,000 inhabitants
_CONSIDERED = 20  # places of a name, the best known first
_NATURE = frozenset(("ocean", "sea", "river", "lake", "mountain", "desert"))
_TOWNS = frozenset(("capital", "city", "town", "village", "district"))


class Known:
    """A name as the gazetteer knows it."""

    __slots__ = (
        "country",
        "cues",
        "demonym",
        "level",
        "main",
        "mixed",
        "natural",
        "pair",
        "shortened",
        "state",
        "titled",
        "town",
        "unit",
    )

    def __init__(self, world: World, number: int, shouted: bool) -> None:
        rows = list(world.rows[world.starts[number] : world.starts[number + 1]])
        flags = list(world.flags[world.starts[number] : world.starts[number + 1]])
        whole = [at for at, flag in enumerate(flags) if flag != ABBREVIATION]
        self.shortened = not whole
        self.mixed = len(whole) not in (0, len(rows))
        if self.mixed and not shouted:
            rows, flags = [rows[at] for at in whole], [flags[at] for at in whole]
        best, meaning = rows[0], flags[0]
        rank, kind = int(world.rank[best]), KINDS[world.kind[best]]
        people = max(int(world.population[row]) for row in rows[:_CONSIDERED])
        self.level = f"place {bisect_right(_PEOPLE, people) if people else bisect_right(_RANKS, rank)}"
        self.demonym = bool(meaning & DEMONYM) and not meaning & MAIN
        self.main = bool(meaning & MAIN)
        self.natural = kind in _NATURE
        self.country = kind == "country"
        self.town = kind in _TOWNS
        self.pair = kind not in ("country", "first-level") and _is_pair(world, number)
        self.titled = self.main and kind in _TOWNS
        self.state = kind == "first-level" and bool(meaning & ABBREVIATION)
        self.unit = any(KINDS[world.kind[row]] in ("country", "first-level") for row in rows[:_CONSIDERED])
        self.cues = [
            f"rank: {min(7, max(0, (rank - 40) // 12))}",
            f"kind: {kind}",
            f"namesakes: {(len(rows).bit_length() - 1)}" if len(rows) < 16 else "namesakes: many",
        ]
        if self.demonym:
            self.cues.append("meaning: demonym")
        elif meaning & ABBREVIATION:
            self.cues.append("meaning: abbreviation")
        elif meaning == ALTERNATE:
            self.cues.append(f"meaning: another name of a {'town' if kind in _TOWNS else 'land'}")


def _is_pair(world: World, number: int) -> bool:
    """Whether a name joins those of two well known places: "Australia and New Zealand"."""
    first, joint, second = world.names.restore_key(number).partition(" and ")
    return bool(joint) and all(
        part in world.names and world.rank[world.rows[world.starts[world.names[part]]]] >= _KNOWN
        for part in (first, second)
    )
