"""Why two figures that cannot both be true as written are no disagreement."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from geo.proposing.courses import Moments
from geo.proposing.records import ProposedClaim
from geo.proposing.things import ASIDES, thing_of
from geo.proposing.values import size_of

__all__ = ["Beside", "Excuse", "excuses"]

_SCALE = 3.0
_LEAST_ROUND = 10
_MOST_MAGNITUDE = 1.0
_MOST_AFTERSHOCK = 0.5
_AFTERSHOCK = re.compile(r"\baftershocks?\b", re.IGNORECASE)
#: Sums that are offered, and grow: of one thing however far apart.
_OFFERED = ("reward", "ransom")
_FEW_HURT = 5
_FALL = 10  # times that a toll can be too high at first
_DEPLOYED = 1000
#: What a sum is of.
_PURPOSES = {
    "loss": re.compile(r"\b(?:damage|loss|losses|lost|costs?|repairs?|rebuild\w*|destroyed|bill|overtime)\b"),
    "loot": re.compile(
        r"\b(?:worth|value[ds]?|haul|stol\w+|steal\w*|loot\w*|robb\w+|theft|heist|raid|took|taken|made off|netted|"
        r"got away)\b"
    ),
    "ransom": re.compile(r"\b(?:ransom|demand(?:s|ed|ing)?)\b"),
    "reward": re.compile(r"\b(?:reward|offer(?:s|ed|ing)?)\b"),
    "bail": re.compile(r"\b(?:bail|bond)\b"),
    "payment": re.compile(r"\b(?:compensat\w+|pay|paid|family|families|bereaved|fine[ds]?)\b"),
    "aid": re.compile(r"\b(?:aid|relief|grant|pledg\w+|loans?|bail-?out|donat\w+|budget|released|spent)\b"),
    "need": re.compile(r"\b(?:need(?:s|ed)?|appeal\w*|asked|asks|requir\w+|seek\w*|sought)\b"),
}
_MORE_OFFERED = re.compile(r"\b(?:rais\w+|doubl\w+|increas\w+|tripl\w+)\b", re.IGNORECASE)
#: What becomes of things: some are repaired, some are gone.
_STATES = re.compile(
    r"\b(?:(?P<damaged>damag\w+)|(?P<destroyed>destroy\w+|gone|ruins|flatten\w+|wrecked|gutted|collaps\w+|"
    r"levell?ed|razed|burn\w* down))\b",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\b(?:sentenc\w*|convict\w*|acquit\w*|guilty|jailed|defendants?|verdict|on trial|years in (?:jail|prison)|"
    r"gets \w+ years)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Beside:
    """What is known beside two claims.

    Attributes
    ----------
    deaths : mapping of str to collection of float
        How many died in the event by each article.
    off : collection of str
        Rules not to use.
    moments : mapping of str to (float, float)
        By article, the seconds between which it appeared.
    lone : collection of str
        Ids of claims of one alone.
    """

    deaths: Mapping[str, Collection[float]]
    off: Collection[str]
    moments: Moments
    lone: Collection[str] = frozenset()

    @cached_property
    def dead(self) -> frozenset[float]:
        """How many died by any article."""
        return frozenset().union(*self.deaths.values())


Excuse = Callable[[ProposedClaim, ProposedClaim, Beside], bool]


def _asides(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    first, second = size_of(a), size_of(b)
    if a.topic == "responders" and max(first, second) >= _DEPLOYED:
        return True  # troops in a land, and none who come to one place
    exact = a.value.get("kind") == "exact" == b.value.get("kind")
    if "same words" not in beside.off and exact and _same_words(a, b):
        return max(first, second) > _SCALE * min(first, second)
    lone = a.id in beside.lone or b.id in beside.lone
    least = (
        (1 if lone else 2) if exact else _LEAST_ROUND
    )  # "tens of missiles" and 15 are compared, "several shells" and 3 are not
    return min(first, second) < least or max(first, second) > _SCALE * min(first, second)


def _same_words(a: ProposedClaim, b: ProposedClaim) -> bool:
    """Whether two claims have the same words, two at least, for what they count: a repair ship, two repair ships."""
    first, second = ((claim.what or "").casefold().removesuffix("s") for claim in (a, b))
    return first == second and " " in first


def _scale(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    first, second = sorted((size_of(a), size_of(b)))
    if a.topic == "magnitude":
        of_many = "aftershocks" not in beside.off and any(_AFTERSHOCK.search(c.sentence) for c in (a, b))
        return round(second - first, 6) > (_MOST_AFTERSHOCK if of_many else _MOST_MAGNITUDE)
    if second <= _SCALE * first:
        return False
    both = _purposes(a.sentence) & _purposes(b.sentence)
    return "offered" in beside.off or not any(purpose in both for purpose in _OFFERED)


def _other_sum(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    """Whether two sums are of two things: a reward, and the damage."""
    first, second = _purposes(a.sentence), _purposes(b.sentence)
    told = bool(first and second) or a.event != b.event
    return told and (not first & second or ("need" in first) != ("need" in second))


@lru_cache(maxsize=4096)
def _purposes(sentence: str) -> frozenset[str]:
    small = sentence.casefold()
    return frozenset(name for name, pattern in _PURPOSES.items() if pattern.search(small))


def _kind_of(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    """Whether the smaller figure is of a kind of what the larger one counts: police cars, of vehicles."""
    small, large = sorted((a, b), key=size_of)
    if size_of(large) < 2 * size_of(small):
        return False  # nine coal cars, eleven cars
    return len((small.what or "").split()) > len((large.what or "").split()) > 0


def _tried(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    """Whether one counts who was arrested, and the other who was tried or sentenced of them."""
    return bool(_TRIED.search(a.sentence)) != bool(_TRIED.search(b.sentence))


def _falls(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    """Whether a figure is many times those of the same day or later: of a whole war, or the later one of a part."""
    small, large = sorted((a, b), key=size_of)
    then, later = beside.moments.get(large.article), beside.moments.get(small.article)
    before = then is not None and later is not None and then[0] <= later[0]
    return before and 0 < _FALL * size_of(small) <= size_of(large)


def _raised(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    """Whether a reward or a ransom is more later, or said to have been raised: nobody is contradicted."""
    small, large = sorted((a, b), key=size_of)
    if not {"reward", "ransom"} & _purposes(a.sentence) & _purposes(b.sentence):
        return False
    then, later = beside.moments.get(small.article), beside.moments.get(large.article)
    return bool(_MORE_OFFERED.search(large.sentence)) or (
        then is not None and later is not None and then[1] <= later[0]
    )


def _damaged(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    """Whether one counts what was damaged and the other what was destroyed."""
    return {_state(a), _state(b)} == {"damaged", "destroyed"}


def _state(claim: ProposedClaim) -> str | None:
    """What became of the things that a claim counts, by the word behind the figure that says so first."""
    found = _STATES.search(claim.sentence, claim.end - claim.sentence_start)
    return found and found.lastgroup


def _hurt_or_dead(a: ProposedClaim, b: ProposedClaim, beside: Beside) -> bool:
    first, second = size_of(a), size_of(b)
    if min(first, second) <= 0 or abs(first - second) not in beside.dead:
        return False
    told: tuple[ProposedClaim, ...] = (a, b) if "hurt and dead" not in beside.off else ()
    if told and abs(first - second) == 1:
        told = (min(told, key=size_of),)  # of one dead most articles tell somewhere
    articles = [claim.article for claim in told if claim.article in beside.deaths] or list(beside.deaths)
    if not any(abs(first - second) in beside.deaths[article] for article in articles):
        return False
    if abs(first - second) == 1 and max(first, second) > _FEW_HURT:
        return False  # in most happenings somebody died
    return not thing_of(a)  # of officers who were hurt none may have died


#: Why two claims that cannot both be true as written are no disagreement, and of which topics.
_EXCUSES: tuple[tuple[str, Collection[str], Excuse], ...] = (
    ("asides", ASIDES, _asides),
    ("one scale", ("magnitude", "amount"), _scale),
    ("other sum", ("amount",), _other_sum),
    ("kind of", ("destroyed",), _kind_of),
    ("tried", ("arrested",), _tried),
    ("falls", ("deaths", "injured", "rescued", "arrested"), _falls),
    ("raised", ("amount",), _raised),
    ("damaged", ("destroyed",), _damaged),
    ("hurt or dead", ("injured",), _hurt_or_dead),
)


def excuses(topic: str, off: Collection[str]) -> list[Excuse]:
    """The rules that explain why two figures of a topic that cannot both be right do not contradict each other."""
    return [applies for rule, topics, applies in _EXCUSES if rule not in off and topic in topics]
