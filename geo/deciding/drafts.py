"""What a proposal becomes in ``events.yaml``: an event or a claim of the kinds that a person writes, in own words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from geo.articles import Article
from geo.events import Claim
from geo.proposing import RULES, ProposedClaim, ProposedDisagreement, ProposedEvent
from geo.proposing.parts import is_critical, partial
from geo.proposing.plurals import plural
from geo.proposing.things import thing_of
from geo.proposing.values import value_of
from geo.support import missing_value
from geo.values import WORDS, Value, number_text

__all__ = [
    "claim_facts",
    "event_facts",
    "named",
    "new_id",
    "scope_of",
    "slug",
    "told",
    "value_facts",
    "value_from_words",
]

#: What an article claims that tells of an event and gives no figure.
TOLD = "what happened"
_LONGEST = 80
_LONGEST_NAME = 160
#: What a claim of a topic says, for a value and what is counted; ``was`` bends with the number.
_SENTENCES = {
    "deaths": "{value} {what} died",
    "injured": "{value} {what} {was} hurt",
    "missing": "{value} {what} {was} missing",
    "arrested": "{value} {what} {was} arrested",
    "displaced": "{value} {what} {was} displaced",
    "rescued": "{value} {what} {was} rescued",
    "crowd": "{value} {what} took part",
    "attackers": "{value} {what} attacked",
    "responders": "{value} {what} responded",
    "weapons": "{value} {what} {was} used or seized",
    "destroyed": "{value} {what} {was} destroyed or damaged",
    "magnitude": "the magnitude was {value}",
    "amount": "the amount was {value} {unit}",
}
_THINGS = {
    "attackers": "attackers",
    "responders": "responders",
    "weapons": "weapons",
    "destroyed": "buildings",
}
#: Units by their symbols, in words.
UNIT_NAMES = (
    {"km": "kilometres", "mi": "miles", "m": "metres", "ft": "feet"}
    | {"s": "seconds", "min": "minutes", "h": "hours", "d": "days"}
    | {"USD": "US dollars", "EUR": "euros", "GBP": "pounds"}
)
_MEASURED = ("amount", "depth", "distance", "duration", "share")


def slug(text: str, most: int = _LONGEST) -> str:
    """Give a text as a part of ids.

    Parameters
    ----------
    text : str
    most : int
        Characters.

    Returns
    -------
    str
        Small Latin letters, digits and hyphens; ``x`` where nothing of it is left.

    Examples
    --------
    >>> slug("Île-de-France, 3 May 2021"), slug("محافظ")
    ('ile-de-france-3-may-2021', 'x')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-") or "x"


def new_id(wanted: str, taken: Collection[str], numbers: dict[str, int] | None = None) -> str:
    """Give an id that is not taken.

    Parameters
    ----------
    wanted : str
    taken : collection of str
    numbers : dict of str to int, optional
        The last number behind each id that was wanted, where many are wanted alike and none is given back.

    Returns
    -------
    str

    Examples
    --------
    >>> new_id("fire", {"fire", "fire-2"}), new_id("fire", {"fire"}, {"fire": 40})
    ('fire-3', 'fire-40')
    """
    if wanted not in taken:
        return wanted
    numbers = {} if numbers is None else numbers
    numbers[wanted] = next(n for n in count(numbers.get(wanted, 2)) if f"{wanted}-{n}" not in taken)
    return f"{wanted}-{numbers[wanted]}"


def named(text: str) -> str:
    """A name on one line, without what is not printed, and no longer than a name is.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rsplit(' ', 1)[0]}…"


def value_facts(value: Mapping[str, Any], surface: str) -> dict[str, Any]:
    """Give a proposed value as ``events.yaml`` has it.

    Parameters
    ----------
    value : mapping
        ``kind``, ``low``, ``high``, ``word``; of a date its ``edtf``, of a time ``hh``, ``mm`` and ``zone``.
    surface : str
        The words of the article, which stand where nothing else can be said.

    Returns
    -------
    dict

    Examples
    --------
    >>> value_facts({"kind": "more_than", "low": 50.0, "high": None, "word": None}, "over 50")
    {'more_than': 50}
    >>> value_facts({"kind": "word", "low": None, "high": None, "word": "scores"}, "scores")
    {'text': 'scores'}
    """
    kind, word = value.get("kind"), str(value.get("word") or "").casefold()
    low, high = (_whole(value.get(end)) for end in ("low", "high"))
    if kind == "date":
        return {"date": str(value.get("edtf"))}
    if kind == "time":
        return {"text": f"{value['hh']:02}:{value['mm']:02} {value.get('zone') or ''}".strip()}
    if kind == "none":
        return {"number": 0}
    if kind == "word":
        word = next((name for name in (word, f"{word}s") if name in WORDS), "")
        if word:
            return {"word": word}
        return (
            {"range": [low, high]}
            if low is not None and high is not None
            else {"text": named(surface) or "?"}
        )
    if kind == "range" and low is not None and high is not None:
        return {"range": [low, high]}
    number = low if low is not None else high
    if number is None:
        return {"text": named(surface) or "?"}
    return {"number" if kind == "exact" else str(kind): number}


def _whole(number: Any) -> Any:
    return int(number) if isinstance(number, float) and number.is_integer() else number


_BOUND = (
    ("at_least", r"at least|no (?:fewer|less) than|>=|≥"),
    ("more_than", r"more than|over|above|>"),
    ("at_most", r"at most|up to|as many as|<=|≤"),
    ("less_than", r"less than|fewer than|under|below|<"),
    ("about", r"about|around|some|nearly|almost|roughly|approximately|~|≈"),
)
_NUMBER = r"-?\d[\d, ]*(?:\.\d+)?"


def value_from_words(text: str) -> dict[str, Any]:
    """Give a value that a person has typed as ``events.yaml`` has it.

    Parameters
    ----------
    text : str
        ``12``, ``at least 12``, ``about 50``, ``40 to 60``, ``dozens``, ``none``, or other words.

    Returns
    -------
    dict

    Examples
    --------
    >>> [value_from_words(text) for text in ("at least 1,200", "40-60", "Dozens", "~5.5", "unsigned")]
    [{'at_least': 1200}, {'range': [40, 60]}, {'word': 'dozens'}, {'about': 5.5}, {'text': 'unsigned'}]
    """
    said = " ".join(text.split())
    small = said.casefold()
    if small in ("none", "no", "nobody"):
        return {"number": 0}
    if small in WORDS:
        return {"word": small}
    if ends := re.fullmatch(rf"({_NUMBER}) ?(?:to|-|–|\.\.) ?({_NUMBER})", small):
        return {"range": [_number(ends[1]), _number(ends[2])]}
    for kind, words in (*_BOUND, ("number", "")):
        if figure := re.fullmatch(rf"(?:{words}) ?({_NUMBER})", small):
            return {kind: _number(figure[1])}
    return {"text": said}


def _number(text: str) -> float:
    number = float(re.sub(r"[, ]", "", text))
    return _whole(number)  # type: ignore[no-any-return]


def scope_of(claim: ProposedClaim, siblings: Iterable[ProposedClaim]) -> str | None:
    """Say what part of an event a claim counts, so that it is compared with no other.

    Parameters
    ----------
    claim : ProposedClaim
    siblings : iterable of ProposedClaim
        All claims of its article on its event.

    Returns
    -------
    str or None
        None where it counts the whole.
    """
    parts = [plural(thing_of(claim))]
    if claim.scope:
        parts.append(claim.scope)
    elif is_critical(claim):
        parts.append("critical")
    elif partial(claim) or _is_less(claim, siblings):
        parts.append(f"of them: {claim.surface}")
    if claim.topic in _MEASURED:
        parts += [claim.what or "", f"in {UNIT_NAMES.get(claim.unit, claim.unit)}" if claim.unit else ""]
    return named(", ".join(part for part in parts if part)) or None


def scopes_of(
    claims: Sequence[ProposedClaim], disputes: Iterable[ProposedDisagreement]
) -> dict[str, str | None]:
    """Say what part of an event each of its claims counts; those that are in dispute count one thing.

    Parameters
    ----------
    claims : sequence of ProposedClaim
        All on one event.
    disputes : iterable of ProposedDisagreement

    Returns
    -------
    dict of str to str or None
        By id: as :func:`scope_of` has it, and of claims in dispute as it has it of most of them.
    """
    things = {claim.id: (claim.article, claim.topic, claim.speaker, thing_of(claim)) for claim in claims}
    current = sorted((c for c in claims if c.status == "current"), key=lambda c: _interval(c)[0])
    largest = {things[c.id]: [c] for c in current}  # no smaller one makes a claim a part that it does not
    found = {claim.id: scope_of(claim, largest.get(things[claim.id], [])) for claim in claims}
    left = set(found)
    for dispute in disputes:
        its = [id for id in dispute.claims if id in left]
        if its:
            found |= dict.fromkeys(its, Counter(found[id] for id in its).most_common(1)[0][0])
            left.difference_update(its)
    return found


def _is_less(claim: ProposedClaim, siblings: Iterable[ProposedClaim]) -> bool:
    """Whether its article counts more of the same elsewhere, of which it is a part."""
    if claim.status != "current":
        return False
    most = _interval(claim)[1]
    return most > 0 and any(
        other.article == claim.article
        and other.topic == claim.topic
        and other.status == "current"
        and other.speaker == claim.speaker
        and thing_of(other) == thing_of(claim)
        and _interval(other)[0] > most
        for other in siblings
    )


def _interval(claim: ProposedClaim) -> tuple[float, float]:
    value = value_of(claim.value)
    return (0.0, 0.0) if value is None or value.kind != "number" else value.interval()


def event_facts(event: ProposedEvent, id: str, places: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Give an event as it is written, without its claims.

    Parameters
    ----------
    event : ProposedEvent
    id : str
    places : sequence of (str, str)
        Ids of the gazetteer, each with its role.

    Returns
    -------
    dict
    """
    facts: dict[str, Any] = {"id": id, "title": named(event.title), "date": event.date, "time": event.time}
    reasoning = named(event.date_reasoning or "")
    facts["date_reasoning"] = f"{reasoning[:1].upper()}{reasoning[1:]}." if reasoning and event.date else None
    facts["kind"] = event.kind
    facts["places"] = [{"place": place, "role": role} for place, role in dict.fromkeys(places)]
    return {key: value for key, value in facts.items() if value is not None}


def told(
    event: ProposedEvent, kind: str, articles: Mapping[str, Article], taken: set[str]
) -> Iterator[Claim]:
    """Give the first sentence of each article that tells of an event, as a claim that it happened.

    Parameters
    ----------
    event : ProposedEvent
        One of which no figure is claimed.
    kind : str
        What its kind is called.
    articles : mapping of str to Article
    taken : set of str
        Ids that are in use; those of the claims are added.

    Yields
    ------
    Claim
    """
    firsts: dict[str, tuple[int, int]] = {}
    for id, *span in event.sentences:
        firsts.setdefault(id, (span[0], span[1]))
    for id, (start, end) in firsts.items():
        article = articles[id]
        place = article.text_offset(start), article.text_offset(end)
        claim = Claim(
            id=new_id(f"{slug(event.title)}-told", taken),
            topic=TOLD,
            value=Value(text=kind),
            speaker="article",
            article=id,
            paragraph=article.paragraph_at(place[0]),
            original=(start, end) if article.original is None else article.original_range(*place),
            paraphrase=f"The article tells of it: {kind}.",
        )
        taken.add(claim.id)
        yield claim


def claim_facts(
    claim: ProposedClaim,
    id: str,
    speaker: tuple[str, str],
    scope: str | None,
    article: Article,
    value: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Give a claim as it is written.

    Parameters
    ----------
    claim : ProposedClaim
    id : str
    speaker : (str, str)
        An id of ``speakers:``, or ``article``; and what it is called, empty for the article itself.
    scope : str or None
        From :func:`scope_of`.
    article : Article
    value : mapping, optional
        What a person says instead of the value that was proposed.

    Returns
    -------
    dict
        What the passage does not say outright is marked as inferred, with what the rule says.
    """
    corrected, value = value is not None, value or value_facts(claim.value, claim.surface)
    start, end = claim.sentence_start, claim.sentence_end
    facts: dict[str, Any] = {
        "id": id,
        "topic": claim.topic,
        "scope": scope,
        "value": value,
        "unit": claim.unit,
        "speaker": speaker[0],
        "article": claim.article,
        "paragraph": article.paragraph_at(article.text_offset(claim.start)),
        "original": [start, end],
        "paraphrase": paraphrase(claim.topic, value, claim.what, claim.unit, speaker[1]),
        "status": None if claim.status == "current" else claim.status,
    }
    if article.original is not None:  # a digest: what it restates is cited as a whole
        cited = article.original_range(article.text_offset(claim.start), article.text_offset(claim.end))
        facts["original"] = list(cited) if cited else None
    written = {key: fact for key, fact in facts.items() if fact is not None}
    passage = article.text[article.text_offset(start) : article.text_offset(end)]
    if missing_value(Claim.model_validate(written), passage):
        how = "corrected by hand." if corrected else f"by a rule: {RULES[claim.rule]}"
        written["inferred"] = f"Read from “{named(claim.surface)}”, {how}"
    return written


def paraphrase(topic: str, value: Mapping[str, Any], what: str | None, unit: str | None, speaker: str) -> str:
    """Say a claim in words of our own, from its parts.

    Parameters
    ----------
    topic : str
    value : mapping
        As it is written.
    what, unit : str or None
    speaker : str
        What the speaker is called; empty for the article itself.

    Returns
    -------
    str

    Examples
    --------
    >>> paraphrase("deaths", {"at_least": 10}, None, "people", "The mayor")
    'According to the mayor, at least 10 people died.'
    >>> paraphrase("injured", {"number": 1}, "man", "people", "")
    'The article has it that 1 man was hurt.'
    >>> paraphrase("destroyed", {"number": 2}, "lorry", "vehicles", "")
    'The article has it that 2 lorries were destroyed or damaged.'
    """
    said = Value.model_validate(value)
    single = said.number == 1
    words = "no" if said.number == 0 else _words(said)
    thing = _counted(topic, what, unit, single)
    if said.kind == "text":  # in the words of the article, which say what is counted
        words, thing = f"{words[:1].casefold()}{words[1:]}", ""
    frame = _SENTENCES.get(topic, f"the {topic} was {{value}} {{unit}}")
    was = "was" if single else "were"
    body = " ".join(frame.format(value=words, what=thing, was=was, unit=unit or "").split())
    who = named(speaker)
    if not who:
        return f"The article has it that {body}."
    first, _, rest = who.partition(" ")
    who = (
        f"{first.casefold()} {rest}"
        if first in ("The", "A", "An", "One", "Officials", "Police") and rest
        else who
    )
    return f"According to {who}, {body}."


def _counted(topic: str, what: str | None, unit: str | None, single: bool) -> str:
    """The word for what is counted, in the number in which it is counted."""
    thing = named(what or "")
    if thing and single != (plural(thing) == thing):
        return thing
    if thing and not single and unit != "people":
        return plural(thing)
    if topic in _THINGS:
        return _THINGS[topic].removesuffix("s") if single else _THINGS[topic]
    return "person" if single else "people" if unit in ("people", None) else unit


def _words(value: Value) -> str:
    if value.word in ("dozen", "a couple"):
        return {"dozen": "a dozen", "a couple": "two"}[value.word]
    if value.word and value.word.endswith("s") and value.word != "several":
        return f"{value.word} of"
    return value.words() if value.number is None else number_text(value.number)
