"""Words by class: what kills, who dies, what burns. Read once from ``words.txt``, which says what each class is."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["FORMS", "TOPICS", "Lexicon"]

#: Happenings that befall people or things, each with words of its own.
TOPICS = ("deaths", "injured", "missing", "arrested", "displaced", "rescued", "destroyed")
_NONE: frozenset[str] = frozenset()
_NOUNS = (
    "person",
    "attacker",
    "suspect",
    "responder",
    "craft",
    "weapon",
    "building",
    "vehicle",
    "demonstrator",
    "conduit",
    "unit",
    "not counted",
)
FORMS = ("done", "does", "happens", "being", "noun")


class Lexicon:
    """The words of every class.

    Attributes
    ----------
    classes : dict of str to frozenset of str
        Single words by class: person, weapon, unit …
    triggers : dict of str to tuple of (str, str)
        For a single word, the topics that it tells of, each with its form.
    phrases : dict of str to tuple of (tuple of str, str, str)
        Words in a row by the first of them, the longest first: the words, the topic and the form.
    """

    def __init__(self) -> None:
        self._kinds: dict[str, frozenset[str]] = {}
        self.classes: dict[str, frozenset[str]] = {}
        triggers: dict[str, list[tuple[str, str]]] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        text = resources.files("geo.proposing").joinpath("words.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            if line.startswith("#") or not line:
                continue
            section, _, entries = line.partition(": ")
            topic, _, form = section.partition(" ")
            if form not in FORMS:
                self.classes[section] = frozenset(entries.split())
                continue
            for entry in entries.split():
                row = tuple(entry.split("-"))
                if len(row) == 1:
                    triggers.setdefault(entry, []).append((topic, form))
                else:
                    phrases.setdefault(row[0], []).append((row, topic, form))
        for name in _NOUNS:
            for word in self.classes[name]:
                self._kinds[word] = self._kinds.get(word, frozenset()) | {name}
        for word, rows in triggers.items():
            forms = {form for _, form in rows}
            if "noun" in forms and "being" not in forms and "does" not in forms:
                self._kinds[word] = self._kinds.get(word, _NONE) | {"counted"}
        self.nouns = frozenset(self._kinds)
        self.stop = self.classes["stop"]
        self.verbs = self.classes["say"] | self.classes["be"] | self.classes["have"]
        self.attack_words, self.attack_rows = self._split("attack verb")
        self.gathers, self.gather_rows = self._split("crowd verb")
        self.sends = self.classes["send"]
        self.triggers = {word: tuple(rows) for word, rows in triggers.items()}
        #: What a sentence has that tells what befell somebody.
        self.befalls = frozenset(triggers) | frozenset(phrases)
        self.phrases = {
            first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()
        }

    def _split(self, name: str) -> tuple[frozenset[str], dict[str, list[tuple[str, ...]]]]:
        """The single words of a class, and its words in a row by the first of them."""
        rows: dict[str, list[tuple[str, ...]]] = {}
        for entry in self.classes[name]:
            row = tuple(entry.split("-"))
            if len(row) > 1:
                rows.setdefault(row[0], []).append(row)
        return frozenset(entry for entry in self.classes[name] if "-" not in entry), rows

    def kinds(self, word: str) -> frozenset[str]:
        """The classes of a noun."""
        return self._kinds.get(word, _NONE)

    @classmethod
    @cache
    def shared(cls) -> Lexicon:
        """The one that everybody uses: read once."""
        return cls()
