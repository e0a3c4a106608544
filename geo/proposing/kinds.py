"""What kinds of happening there are, and by which words an article tells of them.

A kind belongs to a *strand*: what is told of together. Deaths belong to what caused them, a march to the crowd, a
hearing to the court; one article has often several strands of one day, and each is an event of its own.

=============  ==============================================================================================
strand         kinds
=============  ==============================================================================================
incident       what hurts, destroys or robs: earthquakes, storms, attacks, fires, accidents, robberies …
crowd          protests, strikes, riots
law            arrests and trials that follow an incident
politics       elections, appointments, resignations, votes, treaties
economy        mergers, loans, markets, budgets
speech         statements, threats, speeches
=============  ==============================================================================================

A corpus may add words and kinds in ``happenings.yaml``: a mapping of kind to a list of words; a kind that is not
known here may say its strand as ``kind: {strand: incident, words: […]}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError
from gazetteer.files import read_text
from geo.reading import read_yaml

__all__ = ["FILE", "KINDS", "STRANDS", "Cue", "Kind", "Lexicon", "read_kinds"]

FILE = "happenings.yaml"
STRANDS = ("incident", "crowd", "law", "politics", "economy", "speech")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening.

    Attributes
    ----------
    name : str
    strand : str
        One of :data:`STRANDS`.
    weight : float
        How much one of its words says, from 0 to 1: a consequence ("killed") says less than a cause ("earthquake").
    words : str
        What tells of it, parted by white space; ``_`` stands for a space, ``*`` for any ending.
    spread : bool
        It happens over a region, so that two places are no two happenings.
    """

    name: str
    strand: str
    weight: float
    words: str
    spread: bool = False


KINDS = (
    Kind("earthquake", "incident", 1.0, "earthquake* quake* tremor* temblor* epicentre* epicenter* seismic* magnitude richter", True),
    Kind("aftershock", "incident", 0.4, "aftershock*", True),
    Kind("tsunami", "incident", 0.8, "tsunami*", True),
    Kind("eruption", "incident", 1.0, "eruption* erupted_lava volcanic_ash lava", True),
    Kind("flood", "incident", 1.0, "flood flooded floods flooding floodwater* flash_flood* inundat* deluge", True),
    Kind("storm", "incident", 1.0, "storm storms hurricane* typhoon* cyclone* tornado* twister* blizzard* gale gales snowstorm*", True),
    Kind("landslide", "incident", 0.6, "landslide* mudslide* avalanche* landslip*", True),
    Kind("heat", "incident", 0.8, "heatwave* heat_wave* drought*", True),
    Kind("outbreak", "incident", 0.9, "outbreak* epidemic* pandemic* virus* infection* infected cholera ebola influenza flu measles", True),
    Kind("fire", "incident", 0.9, "fire fires blaze* inferno arson arsonist* flames ablaze torched wildfire* bushfire* firefighter* firemen"),
    Kind("explosion", "incident", 0.9, "explosion* exploded explode blast blasts"),
    Kind("bombing", "incident", 1.0, "bomb bombs bombed bombing* bomber* firebomb* fire-bomb* petrol_bomb* molotov* car_bomb* suicide_bomb* detonat* grenade_attack*"),
    Kind("shooting", "incident", 1.0, "shooting* gunman gunmen gunfire shooter* shot_dead shot_and opened_fire gunned_down shooting_spree sniper* shot_to_death shot gunshot* shoots"),
    Kind("stabbing", "incident", 1.0, "stabbing* stabbed knife_attack* knifed machete*"),
    Kind("killing", "incident", 0.6, "murder murdered murders slain slaying* assassinat* homicide* beheaded massacre* lynch* executed"),
    Kind("strike", "incident", 0.9, "airstrike* air_strike* drone_strike* missile* rocket_attack* rockets shelling shelled bombardment bombarded air_raid* missile_attack* warplane* barrage"),
    Kind("attack", "incident", 0.8, "attack attacks attacked attacker* assault assaulted ambush* stormed militant* insurgent* raid raids raided raiders"),
    Kind("battle", "incident", 0.8, "battle battles fighting offensive gun_battle* gunbattle* firefight* skirmish*"),
    Kind("crash", "incident", 1.0, "crash crashed crashes collision* collided derail* plane_crash* pile-up overturned plunged_into"),
    Kind("sinking", "incident", 1.0, "capsiz* sank sunk sinking shipwreck* ran_aground run_aground"),
    Kind("accident", "incident", 0.8, "accident accidents collapse collapsed_on stampede* crush drowned drowning electrocut* poisoning leak spill"),
    Kind("robbery", "incident", 1.0, "robber* robbed heist* theft thefts thieves thief stole stolen burglar* loot ram-raid* smash-and-grab holdup hold-up haul made_off making_off crooks steal stealing jewel_thie*"),
    Kind("piracy", "incident", 1.0, "pirate pirates piracy"),
    Kind("hijacking", "incident", 0.9, "hijack*"),
    Kind("kidnapping", "incident", 1.0, "hostage* kidnap* abduct* ransom"),
    Kind("escape", "incident", 0.8, "escaped_from jailbreak* escapee* prison_break breakout broke_out_of"),
    Kind("death", "incident", 0.3, "died dead death deaths dies killed killing killings kills toll fatal* fatalities"),
    Kind("injuries", "incident", 0.2, "injured wounded hurt injuring wounding injures wounds injuries casualties"),
    Kind("protest", "crowd", 1.0, "protest* demonstrat* rally rallies rallied marched marchers marches sit-in general_strike walkout* strikers striking_workers picket* took_to_the_streets march_turns protest_march"),
    Kind("riot", "crowd", 1.0, "riot* clash clashes clashed unrest looting looters looted tear_gas rampage* hooded_youths barricades mob violence unrest"),
    Kind("funeral", "crowd", 0.7, "funeral* mourners mourning burial buried procession*"),
    Kind("ceremony", "crowd", 0.5, "ceremony parade wedding festival celebrat*"),
    Kind("arrest", "law", 0.9, "arrest arrested arrests arresting detained detains detention apprehended custody taken_into_custody surrendered manhunt car_chase high-speed_chase chased pulled_over extradit*"),
    Kind("trial", "law", 1.0, "trial jury court convicted convicts sentenced sentence guilty verdict acquitt* plead* arraign* prosecutor* magistrates* charged_with indicted indictment pleaded first-degree judge tribunal lawsuit sued"),
    Kind("rescue", "incident", 0.4, "rescue rescued rescues rescuing evacuat* search_and_rescue"),
    Kind("outage", "incident", 0.9, "blackout* outage* power_cut* cut_off_power"),
    Kind("election", "politics", 1.0, "election* elected ballot* polls referendum"),
    Kind("appointment", "politics", 1.0, "appointed appoints appointment nominat* sworn_in inaugurat* successor named_as steps_down stepped_down step_down resign* sacked ousted replaced_by takes_over"),
    Kind("politics", "politics", 0.7, "parliament_vote* voted lawmakers_voted resolution bill treaty agreement accord withdrawal ceasefire truce nuclear_deal summit sanctions legislation"),
    Kind("troops", "politics", 0.6, "troops deployment deployed redeploy* withdraw_troops pull_out"),
    Kind("merger", "economy", 1.0, "merger* acquisition acquire* acquired takeover buyout to_buy bought_by bid_for"),
    Kind("economy", "economy", 0.9, "bailout* bail-out* loan loans debt debts deficit austerity eurozone euro_zone lend lending imf bonds budget_cuts spending_cuts savings default aid_package rescue_package bankruptcy"),
    Kind("market", "economy", 0.9, "stocks shares stock_market* market_fell index nikkei dow_jones crude_oil_price* traders investors plunged_per_cent"),
    Kind("launch", "economy", 0.7, "launched_a_new unveiled unveils launches releases release_of"),
    Kind("speech", "speech", 0.4, "speech address addressed tweeted vowed vows threatened threatens warned statement press_conference remarks letter announced"),
)  # fmt: skip
"""The lexicon; see the table above."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells of a happening."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Lexicon:
    """Kinds of happening, and the pattern that finds their words.

    Parameters
    ----------
    kinds : tuple of Kind
        Where two have one word, the earlier one wins.
    """

    kinds: tuple[Kind, ...] = KINDS
    _memory: dict[str, Kind | None] = field(default_factory=dict, repr=False)

    @cached_property
    def by_name(self) -> dict[str, Kind]:
        """Each kind by its name."""
        return {kind.name: kind for kind in reversed(self.kinds)}

    @cached_property
    def _tables(self) -> tuple[dict[str, Kind], dict[str, Kind], dict[str, list[tuple[str, Kind]]]]:
        """Whole words, beginnings of words, and what has several words by its first one."""
        whole: dict[str, Kind] = {}
        begins: dict[str, Kind] = {}
        several: dict[str, list[tuple[str, Kind]]] = {}
        for kind in self.kinds:
            for entry in kind.words.split():
                words = entry.replace("_", " ")
                if " " in words:
                    several.setdefault(words.split()[0], []).append((words, kind))
                elif words.endswith("*"):
                    begins.setdefault(words[:-1], kind)
                else:
                    whole.setdefault(words, kind)
        return whole, begins, several

    def cues(self, text: str, start: int, end: int) -> Iterator[Cue]:
        """Words of a stretch of text that tell of happenings, in order.

        Parameters
        ----------
        text : str
            In small letters.
        start, end : int
            Where to look, the end exclusive.

        Yields
        ------
        Cue
        """
        several = self._tables[2]
        for match in _WORD.finditer(text, start, end):
            word = match[0]
            if word in several:
                longer = self._longer(text, match.start(), several[word])
                if longer:
                    yield longer
                    continue
            kind = self._kind(word)
            if kind:
                yield Cue(match.start(), match.end(), kind)

    def _kind(self, word: str) -> Kind | None:
        if word not in self._memory:
            whole, begins, _ = self._tables
            found = whole.get(word)
            if found is None:
                found = next((begins[word[:n]] for n in range(len(word), 2, -1) if word[:n] in begins), None)
            if found is None and "-" in word:
                parts = [self._kind(part) for part in word.split("-")]
                found = next((part for part in parts if part), None)
            if len(self._memory) > 100_000:
                self._memory.clear()
            self._memory[word] = found
        return self._memory[word]

    def _longer(self, text: str, start: int, entries: list[tuple[str, Kind]]) -> Cue | None:
        for words, kind in entries:
            bare = words.rstrip("*")
            end = start + len(bare)
            if text.startswith(bare, start) and (words.endswith("*") or not text[end : end + 1].isalnum()):
                return Cue(start, end, kind)
        return None


_WORD = re.compile(r"[a-z][a-z'’-]{2,}")


def read_kinds(folder: Path) -> Lexicon:
    """The lexicon, with what a corpus adds to it.

    Parameters
    ----------
    folder : pathlib.Path
        That of the corpus; ``happenings.yaml`` may stand there.

    Returns
    -------
    Lexicon

    Raises
    ------
    InputError
        If the file is wrong: file, line and remedy.
    """
    path = folder / FILE
    if not path.is_file():
        return Lexicon()
    data, lines = read_yaml(read_text(path), path)
    if not isinstance(data, Mapping):
        raise InputError("holds no kinds of happening", "Write kind: [word, word]", path=path, line=1)
    known = {kind.name: kind for kind in KINDS}
    added = [_kind(name, entry, known, path, lines.get((name,))) for name, entry in data.items()]
    return Lexicon((*added, *KINDS))


def _kind(name: str, entry: Any, known: dict[str, Kind], path: Path, line: int | None) -> Kind:
    facts = entry if isinstance(entry, Mapping) else {"words": entry}
    words = facts.get("words")
    strand = facts.get("strand") or (known[name].strand if name in known else "incident")
    unknown = sorted(set(facts) - {"words", "strand"})
    if unknown:
        raise InputError(f"{unknown[0]!r} is an unknown key", "Write words, strand", path=path, line=line)
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise InputError(f"{name!r} has no list of words", "Write kind: [word, word]", path=path, line=line)
    if strand not in STRANDS:
        raise InputError(f"{strand!r} is no strand", f"Choose from: {', '.join(STRANDS)}", path=path, line=line)
    if not re.fullmatch(r"[a-z][a-z -]{0,40}", name):
        raise InputError(f"{name!r} is no name of a kind", "Use small letters and hyphens", path=path, line=line)
    spread = known[name].spread if name in known else False
    joined = " ".join(word.strip().casefold().replace(" ", "_") for word in words)
    return Kind(name, strand, 1.0, joined, spread)
