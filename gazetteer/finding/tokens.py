"""Text as words: what each word is, and what the parts of an article say to one another.

A word is looked up and classed once and then remembered, so that reading an article is mostly dictionary
look-ups. Offsets are those of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from gazetteer.finding import cues, spacing
from gazetteer.names import PARTICLES, TABLE, Folded, fold
from gazetteer.world import World

__all__ = ["END", "LONGEST", "STORED", "Possible", "Text", "Word", "Words"]

LONGEST = 60
"""Characters of a name that are looked up."""

STORED = 100_000
"""Words and names remembered between articles."""

_SHORTENED = (
    "St Ste Mt Ft Mr Mrs Ms Dr Rev Sen Rep Gov Gen Sgt Lt Capt Cmdr Col Cpl Maj Prof Hon Pres Supt Atty Det Jr Sr Ave"
    " Rd Blvd Hwy Pkwy Co Corp Inc Ltd Bros Dept Univ Twp No vs Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky"
    " La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Sask"
    " Jan Feb Aug Sept Oct Nov Dec"
)
_TOKEN = re.compile(
    r"(?:[a-z]+(?![^\W_]|')|[A-Z][a-z]+(?![^\W_]|['.])|[NSEW]\. ?(?:Va|Dak|Mex|Car)\.|(?:[A-Z]\.){1,5}(?![a-z])|(?:"
    + _SHORTENED.replace(" ", "|")
    + r")\.|(?<!\bof )Man\.|'s(?![^\W_])"
    r"|[^\W_]+(?:'(?!s(?![^\W_]))[^\W_]+)*|--+|\.\.+|\n\s*|\S|\s)[^\S\n]*"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNEVEN = re.compile("[\ue000-\ue002]")


_ATTACHED = frozenset(("-", "'s", "'"))  # Sana'a-, Martha's, Ust'-Ilimsk
_WITHIN = re.compile(
    r"(?<![^\W_])(?:a[dlrtz]|[ae]l|an|ash?|abu|umm|[ai]bn|bin|bani|wadi|jabal|ra's|ras|tall?|tell|dayr|deir|bayt|beit"
    r"|kafr|'?a[iy]n|bi'?r|khan|qal'at|madinat)[ -]'[^\W\d_]",
    re.IGNORECASE,
)
"""A letter that only a sign stands for, within a name: Al \u2018Aqabah."""


class Word:
    """A word or sign as it is written, with the space behind it: what it says to a name beside it."""

    __slots__ = (
        *(
            "after",
            "before",
            "behind",
            "capital",
            "familiar",
            "followed",
            "gap",
            "idle",
            "kind",
            "leads",
            "length",
            "linking",
            "links",
            "name_after",
        ),
        *("name_before", "number", "own", "particle", "personal", "size", "small", "text", "usual"),
    )

    def __init__(self, raw: str, world: World, lexicon: cues.Lexicon) -> None:
        self.size = len(raw)
        self.text = text = raw.rstrip() or raw[:1]
        self.length = len(text)
        self.small = small = text.lower()
        self.particle = small in PARTICLES or small[1:2] == "'"
        self.usual = small in lexicon.word
        self.gap = 0 if text in _ATTACHED else 1
        self.capital = text[0].isalpha() and not text[0].islower()
        self.linking = not self.capital and text[0].isalpha() and small not in ("of", "the", "and")
        self.links = self.capital or self.particle or not self.gap
        self.kind = ""
        self.leads = text == "#" or (not self.capital and small in cues.COMPASS)
        if self.capital:
            self._name(world, lexicon)

    def __getattr__(self, slot: str) -> str:
        """What a word says to a name beside it: found when first asked for, since most words never are."""
        if slot == "before":
            self.before = cues.before_word(self.small)
            return self.before
        if slot == "after":
            self.after = cues.after_word(self.small)
            return self.after
        raise AttributeError(slot)

    def _name(self, world: World, lexicon: cues.Lexicon) -> None:
        """What only a capitalised word has to say."""
        text, small = self.text, self.small
        kind = cues.word_class(text, small, lexicon)
        self.own = tuple(_own(text, small, kind, lexicon))
        self.idle = kind in ("function word", "time") and not text.isupper()
        self.kind = "" if kind == "function word" else kind
        self.behind = f"own class: {kind}, behind in"
        self.name_before, self.name_after = f"name before: {kind}", f"name after: {kind}"
        word, name = lexicon.word.get(small, 0), lexicon.name.get(small, 0)
        self.familiar = f"familiar: word {word}" if word else f"familiar: name {name}"
        self.followed = world.seconds(small)
        self.personal = small in lexicon.given or small in lexicon.surname
        self.number = -1 if len(text) == 1 else world.names.get(small, -1)


def _own(text: str, small: str, kind: str, lexicon: cues.Lexicon) -> Iterator[str]:
    """The cues of a single word."""
    yield f"own class: {kind}"
    given, surname = lexicon.given.get(small, 0), lexicon.surname.get(small, 0)
    if given:
        yield f"person name: given {given}"
    if surname:
        yield f"person name: surname {surname}"
    if "." in text:
        yield "spelling: full stop"
    elif len(text) <= 3:
        yield f"spelling: {len(text)} capitals" if text.isupper() else f"spelling: {len(text)} letters"
    elif text.isupper():
        yield "spelling: capitals"


class Words(dict[str, Word]):
    """Words met before."""

    def __init__(self, world: World, lexicon: cues.Lexicon) -> None:
        super().__init__()
        self._world, self._lexicon = world, lexicon

    def __missing__(self, raw: str) -> Word:
        word = Word(raw, self._world, self._lexicon)
        if len(raw) <= LONGEST:
            if len(self) >= STORED:
                self.clear()
            self[raw] = word
        return word


class _End(Word):
    """What stands before the first word and behind the last."""

    def __init__(self) -> None:
        self.kind = self.text = self.small = ""
        self.length = self.size = self.gap = 0
        self.before, self.after = "word before: start", "word after: end"
        self.capital = self.links = self.particle = False


END = _End()


_JOINTS = frozenset((",", "and", "or", "&", "/", ";"))


class Possible:
    """A stretch of words that may be a toponym."""

    __slots__ = (
        "cues",
        "end",
        "first",
        "headed",
        "headline",
        "last",
        "number",
        "run",
        "score",
        "small",
        "start",
        "use",
    )

    def __init__(self, first: int, last: int, start: int, end: int, small: str, number: int) -> None:
        self.first, self.last = first, last
        self.start, self.end = start, end
        self.small, self.number = small, number
        self.use = "literal"
        self.headed = False
        self.headline: bool | None = None
        self.run = (False, False)
        self.cues = ["prior: any candidate"]
        self.score = 0.0


_FORENAMES = frozenset(("given name", "title", "rare name", "rare given name"))
_SURELY_SURNAMES = frozenset(("surname", "rare surname", "rare name", "given name"))
_SURNAMES = _SURELY_SURNAMES | {"unknown", "rare word", "rare given name", "common word"}


class Text:
    """A text as words, with what its parts say to one another."""

    def __init__(self, text: str, known: Words) -> None:
        self.source = text
        self._folded: Folded | None = None
        self._spaces = spacing.level(text)
        level = self._spaces.text
        if not level.isascii() or "'" in level:
            level = _NOT_ASCII.sub(_levelled, level)
            signs = " '" in level or "-'" in level
            if _UNEVEN.search(level) or (signs and _WITHIN.search(level)):
                self._folded = fold(self._spaces.text)
                level = _SURROGATE.sub("\ufffd", self._folded.cased).replace(spacing.PARAGRAPH, "\n")
        self.small = _small(level.lower())
        if len(self.small) != len(level):
            self.small = _small("".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in level))
        raw = _TOKEN.findall(level)
        self.starts = list(accumulate(map(len, raw), initial=0))
        self.words = [*map(known.__getitem__, raw), END]
        self.capitals = [at for at, word in enumerate(self.words) if word.capital]
        self._raw = set(raw)
        self.candidates: list[Possible] = []

    def candidate(self, first: int, last: int, number: int) -> Possible:
        """A candidate of some words."""
        start, end = self.starts[first], self.starts[last] + self.words[last].length
        return Possible(first, last, start, end, self.small[start:end], number)

    def shouted(self, first: int, last: int) -> bool:
        """Whether words are written as abbreviations are: in capitals throughout, or with a full stop."""
        words = self.words[first : last + 1]
        return (
            words[0].text.endswith(".")
            or words[-1].text.endswith(".")
            or all(word.text.isupper() or not word.text[0].isalpha() for word in words)
        )

    def may_be_person(self, candidate: Possible) -> bool:
        """Whether a candidate's first word is a given name or a surname."""
        return self.words[candidate.first].personal

    def writes_small(self, small: str) -> bool:
        """Whether a word also occurs in small letters."""
        return small in self._raw or small + " " in self._raw

    def named_after(self, at: int) -> bool:
        """Whether a capitalised word follows on a word, with one space between them."""
        return self.joined(at) and self.words[at + 1].kind != ""

    def joined(self, at: int) -> bool:
        """Whether only one space stands between a word and the next."""
        if at < 0:
            return False
        word = self.words[at]
        return word.size - word.length == 1

    def written(self, first: int, last: int, small: int) -> bool:
        """Whether the words of a name are written as one: with capitals, but for what may be small.

        Parameters
        ----------
        first, last : int
            Its words.
        small : int
            A bit for each word of the name behind the first: whether the gazetteer writes it small, too.
        """
        words = self.words
        for at in range(first + 1, last + 1):
            word = words[at]
            if not (
                word.capital
                or word.particle
                or not word.small[0].isalpha()
                or (words[at - 1].text == "-" and words[at + 1].text == "-")
                or (small and self._spelled(first, at, last, small))
            ):
                return False
        return True

    def _spelled(self, first: int, at: int, last: int, small: int) -> bool:
        """Whether a word that is written small is so in the gazetteer; no English word is the last of a name."""
        if at == last and self.words[at].usual and self.joined(at - 1):
            return False
        behind = self.small.count(" ", self.starts[first], self.starts[at]) - 1
        return behind >= 0 and bool(small >> behind & 1)

    def headline(self, candidate: Possible) -> bool:
        """Whether nearly all longer words around a candidate begin with a capital."""
        if candidate.headline is None:
            candidate.headline = self._headline(candidate)
        return candidate.headline

    def _headline(self, candidate: Possible) -> bool:
        first, last = candidate.first, candidate.last
        around = self.words[max(0, first - 5) : first] + self.words[last + 1 : last + 6]
        longer = [word.capital for word in around if word.length > 3 and word.text[0].isalpha()]
        return len(longer) >= 4 and sum(longer) >= 0.8 * len(longer)

    def lists(self, firm: list[bool]) -> None:
        """Tell the members of a list of one another: those in "A, B and C" are of one sort."""
        previous, placed = None, False
        forward: list[tuple[Possible, bool]] = []
        for candidate, sure in zip(self.candidates, firm, strict=True):
            if previous is None or not self.listed(previous, candidate):
                placed = False
            elif placed:
                candidate.cues.append("list: behind a sure place")
            placed = placed or sure
            previous = candidate
            forward.append((candidate, sure))
        previous, placed = None, False
        for candidate, sure in reversed(forward):
            if previous is None or not self.listed(candidate, previous):
                placed = False
            elif placed:
                candidate.cues.append("list: before a sure place")
            placed = placed or sure
            previous = candidate

    def listed(self, candidate: Possible, other: Possible) -> bool:
        """Whether only a comma, "and" or "or" stands between two candidates."""
        between = other.first - candidate.last - 1
        if between not in (1, 2):
            return False
        words = self.words
        return words[candidate.last + 1].small in _JOINTS and words[other.first - 1].small in _JOINTS

    def persons(self) -> set[str]:
        """Words that are part of a person's name somewhere in the article."""
        found: set[str] = set()
        words = self.words
        for at in self.capitals:
            kind = words[at].kind
            if kind not in _FORENAMES or not self.joined(at):
                if kind == "unknown" and words[at].number < 0 and self._stranger(at):
                    found.add(words[at + 1].small)
                continue
            next = at + 1
            if words[next].kind == "initial" and self.joined(next):
                next += 1
            if not words[next].capital:
                next = self._behind_particles(next)
                if words[next].capital:
                    found.add(words[next].small)
                continue
            if words[next].kind not in (_SURNAMES if kind in ("given name", "title") else _SURELY_SURNAMES):
                continue
            found.add(words[next].small)
            if kind != "title":
                found.add(words[at].small)
            elif self.joined(next) and words[next + 1].kind in _SURNAMES:
                found.add(words[next + 1].small)
        return found

    def _stranger(self, at: int) -> bool:
        """Whether an unknown word and a surname stand alone together, as the names of persons do."""
        words = self.words
        return (
            self.joined(at)
            and words[at + 1].kind in ("surname", "rare surname", "rare name", "given name")
            and not (self.joined(at - 1) and words[at - 1].capital)
            and not self.named_after(at + 1)
        )

    def _behind_particles(self, at: int) -> int:
        """The word behind the particles of a person's name: "van der", "al-"; the word itself if it is none."""
        words = self.words
        last = at
        while last < at + 4 and (words[last].small in cues.PARTICLES_OF_PERSONS or words[last].text == "-"):
            last += 1
        return last

    def span(self, candidate: Possible) -> tuple[int, int]:
        """Where a candidate stands in the text as given."""
        start, end = candidate.start, candidate.end
        if self._folded:
            start, end = self._folded.span(start, end)
        return self._spaces.span(start, end)


def _levelled(sign: re.Match[str]) -> str:
    """A character folded to one; half of a surrogate pair, which no name has, replaced."""
    character = sign.group()
    return "\ufffd" if _SURROGATE.match(character) else TABLE[ord(character)]


def _small(level: str) -> str:
    """Levelled text in the form in which names are compared."""
    return level.replace("-", " ").replace("\n", " ")
