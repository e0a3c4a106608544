"""Messages: newsletters and alerts that were saved as .eml, or many of them in a mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from gazetteer.errors import UnreadError
from geo.readers.page import reading_of
from geo.readers.reading import Reading

__all__ = ["read", "read_box"]

_OPENING = re.compile(rb"^From \S+@\S+ .*\d{4}\r?\n(?=[A-Z][\w-]*: )", re.MULTILINE)


def read(data: bytes, path: Path) -> Reading:
    """Read a message: its plain text, or the article in its page. Offsets count in that text as decoded.

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Returns
    -------
    Reading

    Raises
    ------
    UnreadError
        If it has no text.
    """
    message = message_from_bytes(data, policy=policy.default)
    part = message.get_body(preferencelist=("plain", "html")) if isinstance(message, EmailMessage) else None
    if part is None:
        raise UnreadError("a message without text", "Save the article that is attached to it", path=path)
    try:
        content = str(part.get_content())
    except (LookupError, UnicodeError):  # an encoding that does not exist
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    facts = _facts(message)
    if part.get_content_type() == "text/html":
        page = reading_of(content, path)
        return Reading(page.whole, page.text, page.pieces, page.facts | facts)
    return Reading(content, content, facts=facts)


def read_box(data: bytes, path: Path) -> Iterator[Reading]:
    """Read the messages of a mailbox (mbox).

    Parameters
    ----------
    data : bytes
    path : pathlib.Path

    Yields
    ------
    Reading
        Empty for a message without text.
    """
    starts = list(_OPENING.finditer(data))
    ends = [start.start() for start in starts[1:]] + [len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        where = f"message {number}"
        try:
            reading = read(data[start.end() : end], path)
        except UnreadError as error:
            yield Reading("", "", where=where, notes=(error.reason,))
        else:
            facts = {"id": f"{path.stem}-{number}"} | reading.facts
            yield replace(reading, facts=facts, where=where)


def _facts(message: EmailMessage) -> dict[str, object]:
    name, address = parseaddr(_header(message, "From"))
    day = getattr(message["Date"], "datetime", None) if message["Date"] else None
    facts = {
        "title": _header(message, "Subject"),
        "publisher": name or address,
        "published": day.date().isoformat() if day else "",
    }
    return {key: value for key, value in facts.items() if value}


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message[name] or "").split())
