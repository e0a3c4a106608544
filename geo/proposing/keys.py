"""Keys of proposals: they stay when articles are added, when rules change a little, and when ids do not.

A claim's key is the article, the span of the figure in its text (as of a mention), the topic and the value:
``morning-post:120-123:deaths:at_least-10``. An event's is its kind, date and first place:
``flood:2021-07-15:geonames-2886242``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count

from geo.proposing.records import ProposedClaim, ProposedEvent

__all__ = ["claim_key", "keyed_events"]


def claim_key(claim: ProposedClaim) -> str:
    """Give the key of a claim.

    Parameters
    ----------
    claim : ProposedClaim
        Its offsets count in the text of its article.

    Returns
    -------
    str
    """
    return f"{claim.article}:{claim.start}-{claim.end}:{claim.topic}:{_value(claim.value)}"


def _value(value: Mapping[str, object]) -> str:
    kind = str(value.get("kind"))
    if kind == "date":
        return str(value.get("edtf"))
    if kind == "time":
        return f"{value.get('hh'):02}{value.get('mm'):02}-{value.get('zone')}"
    numbers = [value.get(end) for end in ("low", "high")]
    figures = [f"{number:g}" for number in numbers if isinstance(number, int | float)]
    word = re.sub(r"\W+", "-", str(value.get("word") or ""))
    said = word or "-".join(dict.fromkeys(figures)) or "none"
    return said if kind in ("exact", "word", "none") else f"{kind}-{said}"


def keyed_events(events: Iterable[ProposedEvent]) -> tuple[ProposedEvent, ...]:
    """Give events their keys; where two would have the same, the later ones are numbered.

    Parameters
    ----------
    events : iterable of ProposedEvent

    Returns
    -------
    tuple of ProposedEvent
    """
    keys: set[str] = set()
    keyed = []
    for event in events:
        where = event.places[0].place if event.places else "nowhere"
        key = f"{event.kind.replace(' ', '-')}:{event.date or 'undated'}:{where}"
        if key in keys:
            key = next(name for n in count(2) if (name := f"{key}:{n}") not in keys)
        keys.add(key)
        keyed.append(replace(event, key=key))
    return tuple(keyed)
