"""How a toponym is used in its sentence: literal or associative, after Gritta et al. 2019.

A mention is *literal* where it refers to the location itself ("troops in Kuwait") and *associative* where
it refers to something connected with it: a *metonym* (its government, army or public: "Kuwait protested"),
a *modifier* of another thing ("a Kuwait envoy"), *embedded* in another proper name ("Kuwait Airways"), or a
*demonym* ("Kuwaiti").

Two tables of small rules decide, each in order, the first that has an opinion: :data:`IMPOSTORS` names what
looks like a place and is none, :data:`RULES` gives the use. A rule is a function of the mention's
:class:`Context`; its name is reported with every mention. The examples in the docstrings are tested: the
mention between asterisks is decided by that very rule.

Decisions where the taxonomy leaves room:

- A possessive that holds a location is literal ("Iraq's western desert"), any other is a modifier.
- What happened in a town is located by it ("the Kerman flood": literal); what a country did is not ("the
  Iran missile test": modifier).
- The people, parts and cities of a country are at the location (literal); its government, patience or
  presence is not (metonym).
- What an attack, an invasion or a flight goes to is a location; what sanctions or blame go to is not.
- A country outside all rules is literal: a heading, a list, a form.

The rules read English. A mention in another script is literal.

Source
------
Gritta, M., Pilehvar, M. T., Collier, N. (2019). A pragmatic guide to geoparsing evaluation. Language
Resources and Evaluation 54. https://doi.org/10.1007/s10579-019-09475-3
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from gazetteer import lexicon as lex
from gazetteer.lazy import lazily
from gazetteer.names import PARAGRAPH
from gazetteer.places import Place

__all__ = ["IMPOSTORS", "RULES", "Context", "Tokens", "Use", "decide", "impostor", "slug"]


class Use(NamedTuple):
    """The use of a mention.

    Attributes
    ----------
    use : str
        ``literal`` or ``associative``.
    subtype : str or None
        Of an associative use: ``metonym``, ``modifier``, ``embedded`` or ``demonym``.
    """

    use: Literal["literal", "associative"]
    subtype: Literal["metonym", "modifier", "embedded", "demonym"] | None = None


LITERAL = Use("literal")
METONYM = Use("associative", "metonym")
MODIFIER = Use("associative", "modifier")
EMBEDDED = Use("associative", "embedded")
DEMONYM = Use("associative", "demonym")

_TOKEN = re.compile(
    rf"'s(?![^\W_])|(?:[A-Za-z]\.){{2,}}|[^\W_]+(?:'(?!s(?![^\W_]))[^\W_]+)*|[\n{PARAGRAPH}]|\S"
)
_BREAKS = frozenset(f'\n{PARAGRAPH}.!?:;"—()[]')
_NEW_LINE = re.compile(rf"[\n{PARAGRAPH}]")
_REACH = 150  # characters read on either side of a mention
_STRETCH = 20_000  # characters that are kept as words

_ADDRESS_GOES_ON = re.compile(r"[@_]|\.[a-z]{2}")
_AGENCY = re.compile(r" ?(?:, [\w. ]{3,20})?(?: ?\([A-Z][\w./ ]*\))? ?[—:-] ?(?=\S)")
_IN_A_STATE = re.compile(rf" ?, ?(?:{lex.STATES})(?![^\W_])")
_STATE = re.compile(lex.STATES)
_IN_A_TOWN = re.compile(r" (?:in|to) (?:the )?([A-Z][^\W\d_]+)")


class Tokens:
    """The words and signs of a folded text: read once, stretch by stretch, for all mentions that stand in it.

    Parameters
    ----------
    text : str
        :attr:`gazetteer.names.Folded.cased`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._low, self._high = 0, -1

    def before(self, at: int) -> tuple[list[str], list[str]]:
        """Words and signs before an offset, the nearest first; and the same in small letters."""
        low = max(0, at - _REACH)
        self._reach(low, at)
        return _both(self._between(low, at)[::-1])

    def after(self, at: int) -> tuple[list[str], list[str]]:
        """Words and signs behind an offset; and the same in small letters."""
        high = min(len(self.text), at + _REACH)
        self._reach(at, high)
        return _both(self._between(at, high))

    def _reach(self, low: int, high: int) -> None:
        """Read the stretch in which these offsets lie; a long text is never kept as words in full."""
        if low < self._low or high > self._high:
            self._low, self._high = max(0, low - _REACH), min(len(self.text), low + _STRETCH)
            found = [*_TOKEN.finditer(self.text, self._low, self._high)]
            self._words = [token.group() for token in found]
            self._starts = [token.start() for token in found]
            self._ends = [token.end() for token in found]

    def _between(self, low: int, high: int) -> list[str]:
        """The words and signs of a stretch; those that its ends cut are read as if the text ended there."""
        first, behind = bisect_left(self._starts, low), bisect_right(self._ends, high)
        words = self._words[first:behind]
        if first and self._ends[first - 1] > low:
            words = [*_TOKEN.findall(self.text, low, min(self._ends[first - 1], high)), *words]
        if first <= behind < len(self._starts) and self._starts[behind] < high:
            words += _TOKEN.findall(self.text, self._starts[behind], high)
        return words


def _both(words: list[str]) -> tuple[list[str], list[str]]:
    return words, [word.lower() for word in words]


@dataclass
class Context:
    """A mention in its surroundings, as the rules see it.

    Parameters
    ----------
    text : str
        The folded text with its case: :attr:`gazetteer.names.Folded.cased`.
    start, end : int
        The mention in that text.
    place : Place
        What the name means.
    demonym : bool
        The name is the place's demonym.
    left, right : int, optional
        Where a list of toponyms that the mention belongs to begins and ends: its members share what stands
        before and after the list.
    tokens : Tokens, optional
        Those of the text, if others ask for them, too.
    """

    text: str
    start: int
    end: int
    place: Place
    demonym: bool = False
    left: int = -1
    right: int = -1
    tokens: Tokens | None = None

    @lazily
    def name(self) -> str:
        """The mention itself."""
        return self.text[self.start : self.end]

    @lazily
    def role(self) -> str:
        """What the place can stand for.

        ``state``: a country or an alliance, whose name also means its government; ``seat``: a town, from
        which one may govern; ``house``: a building that means those who work there; ``region``; ``ground``:
        any other place.
        """
        if self.place.kind == "country" or self.place.unplaced is not None:
            return "state"
        if self.place.feature_class == "P":
            return "seat"
        if self.place.kind == "building":
            return "house"
        return "region" if self.place.feature_class in {"A", "L"} else "ground"

    @property
    def actor(self) -> bool:
        """Whether the name can stand for people who act."""
        return self.role in {"state", "seat", "house"}

    @lazily
    def short(self) -> bool:
        """Whether the name is an abbreviation, which stands before nouns like an adjective."""
        letters = self.name.replace(".", "")
        return len(letters) <= 3 and letters.isupper() and not self.shouting

    @lazily
    def firm(self) -> bool:
        """Whether the mention carries a head noun, so that it is no surname."""
        return not lex.FIRMLY_NAMED.isdisjoint(re.split(r"[ \n-]", self.name.lower()))

    @lazily
    def line(self) -> str:
        """The line around the mention, as far as it is read."""
        before = self.text[max(0, self.start - _REACH) : self.start]
        after = self.text[self.end : self.end + _REACH]
        return _NEW_LINE.split(before)[-1] + self.name + _NEW_LINE.split(after)[0]

    @lazily
    def shouting(self) -> bool:
        """Whether the line is all in capitals."""
        letters = [sign for sign in self.line if sign.isalpha()]
        return len(letters) > len(self.name) + 3 and sum(map(str.isupper, letters)) > 0.9 * len(letters)

    @lazily
    def headline(self) -> bool:
        """Whether the line has capitals like a headline, so that they tell nothing."""
        words = [word for word in re.findall(r"[^\W\d_]+", self.line) if len(word) > 3]
        return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.75 * len(words)

    @lazily
    def _left(self) -> tuple[list[str], list[str]]:
        left = self.start if self.left < 0 else self.left
        if self.tokens is None:
            return _both(_TOKEN.findall(self.text, max(0, left - _REACH), left)[::-1])
        return self.tokens.before(left)

    @lazily
    def _right(self) -> tuple[list[str], list[str]]:
        right = self.end if self.right < 0 else self.right
        if self.tokens is None:
            return _both(_TOKEN.findall(self.text, right, right + _REACH))
        return self.tokens.after(right)

    @lazily
    def before(self) -> list[str]:
        """Words and signs before the mention or its list, the nearest first."""
        return self._left[0]

    @lazily
    def after(self) -> list[str]:
        """Words and signs after the mention or its list."""
        return self._right[0]

    @lazily
    def left_words(self) -> list[str]:
        """`before` in small letters."""
        return self._left[1]

    @lazily
    def right_words(self) -> list[str]:
        """`after` in small letters."""
        return self._right[1]

    @lazily
    def previous(self) -> str:
        """The word or sign before, in small letters."""
        return self.left_words[0] if self.left_words else ""

    @lazily
    def following(self) -> str:
        """The word or sign after, in small letters."""
        return self.right_words[0] if self.right_words else ""

    def capital(self, at: int = 0) -> bool:
        """Whether the word at this place after the mention has a capital."""
        return at < len(self.after) and self.after[at][0].isupper()

    @lazily
    def governed(self) -> int:
        """How many words before the mention belong to it: articles, directions, "neighbouring"."""
        count = 0
        for word in self.left_words[:6]:
            if word not in lex.SKIPPED and not (word == "-" and count):
                break
            count += 1
        words = self.left_words[count : count + 3]
        beside = len(words) == 3 and words[0] in {"and", "or"} and self.before[count + 1][0].isupper()
        if beside and words[2] not in _BREAKS and not self.acts:  # an unknown name: "from Oslo and Kuwait"
            count += 2 + (words[2] in {"the", "both"})
        return count

    @lazily
    def governor(self) -> str:
        """The word before those, a preposition or verb as a rule; a line break does not count."""
        words = self.left_words[self.governed :]
        if words[:1] == ["\n"]:
            words = words[1:]
        return words[0] if words else ""

    @lazily
    def beyond(self) -> list[str]:
        """The words before the governor, the nearest first, up to the sentence's start."""
        words = [word for word in self.left_words[self.governed :] if word != "\n"][1:]
        ends = (at for at, word in enumerate(words) if word in {PARAGRAPH, "!", "?", ";", "."})
        return words[: next(ends, len(words))]

    @property
    def opens(self) -> bool:
        """Whether the mention opens a sentence, a quotation or a line."""
        words = self.left_words[self.governed :]
        return not words or words[0] in _BREAKS

    def near(self, words: frozenset[str], reach: int = 3) -> bool:
        """Whether one of the words stands shortly before the governor."""
        return not words.isdisjoint(self.beyond[:reach])

    @lazily
    def predicate(self) -> list[str]:
        """The words from where a verb would stand: behind adverbs, times and asides, in small letters."""
        words, at = self.right_words, 0
        while at < min(len(words), 7):
            word, next_words = words[at], words[at + 1 : at + 3]
            if word in {"on", "in"} and next_words and next_words[0] in lex.TIMES:
                at += 2
            elif word in lex.TIMES or word in lex.ADVERBS or (word.endswith("ly") and len(word) > 4):
                at += 1
            elif word == "," and next_words[1:] == [","] and next_words[0] in lex.ASIDES:
                at += 3
            elif word == "," and next_words[1:] and next_words[1] in lex.SPEECH:  # ", he said,"
                at += 4
            else:
                break
        return words[at:]

    @lazily
    def acts(self) -> bool:
        """Whether the place is the subject of something that people do."""
        word, *rest = (*self.predicate[:4], "")
        state = self.role == "state"
        if word in lex.EXPERIENCES and not state:
            return False
        if word in lex.SPEECH or word in lex.THIRD_PERSON or word in lex.PAST:
            return True
        if word in lex.AUXILIARIES:
            return state or lex.EXPERIENCES.isdisjoint(rest)
        if word in lex.COPULAS:
            located = rest[0] in lex.PLACE_VERBS or not lex.DESCRIBED.isdisjoint(rest)
            return (state and not located) or any(one.endswith("ing") and len(one) > 5 for one in rest[:2])
        if word in lex.AMBIGUOUS:
            return not self.short or rest[0] == "to"
        if len(word) < 5 or self.capital() or word in lex.BASED or word in lex.FUNCTION:
            return False
        if word.endswith("ed"):
            return state or self.role == "house"
        return (
            state and not self.short and word[-1] == "s" and word[-2] not in "su'" and word not in lex.HEADS
        )

    @lazily
    def organisation(self) -> bool:
        """Whether capitalised words follow of which one makes them the name of an organisation."""
        for at, word in enumerate(self.right_words[:6]):
            if not self.capital(at):
                break
            if word in lex.ORGANISATIONS and not (self.headline and word in lex.HEADS):
                return True
        return False


# What looks like a place and is none.


def address(context: Context) -> bool:
    """A part of a web address, an e-mail address or an account name.

    e.g. write to desk@*Iran*.example
    """
    if context.start and context.text[context.start - 1] in "@_\\":
        return True
    if _ADDRESS_GOES_ON.match(context.text, context.end):
        return True
    word = re.split(r"\s", context.text[max(0, context.start - _REACH) : context.start])[-1]
    return "://" in word or "www." in word


def pronoun(context: Context) -> bool:
    """The pronoun "us" in capitals.

    e.g. CLICK HERE TO CONTACT *US* TODAY
    e.g. Come and JOIN *US* at noon
    """
    if context.name != "US" or context.previous not in lex.CONTACT or context.following in lex.HEADS:
        return False
    return context.before[0].isupper()


def road_number(context: Context) -> bool:
    """A numbered road.

    e.g. a crash on *U.S.* 84 at noon
    """
    number = context.following
    return (
        context.short
        and number[:1].isdigit()
        and len(number) < 4
        and context.after[1:2] not in (["%"], ["-"])
    )


def titled_person(context: Context) -> bool:
    """A surname behind a title.

    e.g. President *Al-Asad* spoke for an hour
    e.g. a word with Ms. *Washington* of the choir
    """
    if context.role not in {"seat", "ground"} or context.firm:
        return False
    words = context.before[1:] if context.previous == "." else context.before
    return bool(words) and words[0].lower() in lex.TITLES and words[0][0].isupper()


def named_person(context: Context) -> bool:
    """A surname behind a given name or an initial.

    e.g. the actor Denzel *Washington* smiled
    e.g. a letter by Booker T. *Washington* was found
    """
    if context.role not in {"seat", "ground"} or context.firm or not context.before:
        return False
    first, second = (*context.before[:2], PARAGRAPH)[:2]
    if first == ".":
        return len(second) == 1 and second.isupper()
    if first.lower() in lex.GIVEN and first[0].isupper():
        return True
    surname = context.name.lower().startswith(("al-", "al ")) and first[0].isupper()
    return surname and second not in _BREAKS and not context.headline


def person_at_work(context: Context) -> bool:
    """A surname that speaks or has a family, where the place could not.

    e.g. *Al-Asad* told reporters that he would stay
    """
    if context.role != "ground" or context.firm:
        return False
    return context.following in lex.SPEECH or context.following in lex.FAMILY


def first_name(context: Context) -> bool:
    """A given name that is also a place, before a surname.

    e.g. the violinist *Israel* Almog retired
    """
    if context.name.lower() not in lex.GIVEN_PLACES or context.headline or not context.capital():
        return False
    if context.governor in lex.LOCATIVES or context.organisation:
        return False
    return context.text[context.end] == " " and context.following not in lex.NOT_A_SURNAME


def force_or_price(context: Context) -> bool:
    """A force, a brigade or a kind of crude oil with the name of a place.

    e.g. *Kerman* crude fell by a tenth
    """
    if context.role in {"state", "region"} or context.demonym:
        return False
    force = context.capital() and context.following in {"force", "brigade", "brigades"}
    return force or context.following == "crude"


def longer_name(context: Context) -> bool:
    """A part of another place's name.

    e.g. a farm in Latin *America* was sold
    e.g. the *Islamic Republic* of Pakistan
    e.g. a café on *Washington* Square
    e.g. snow on Mount *Lebanon*
    e.g. a ferry to *British* Columbia
    """
    last = re.split(r"[ \n-]", context.name.lower())[-1]
    if context.name == "America" and context.previous in lex.AMERICAS:
        return True
    if context.demonym:
        return context.capital() and context.following in lex.ONCE_RULED
    if last in lex.DIRECTIONS:
        return context.following in {"of", "-"} or (
            context.capital() and context.following not in lex.FUNCTION
        )
    if last in lex.CROWN:
        return context.following == "of" and context.capital(1)
    if context.role not in {"seat", "state"} or context.headline:
        return False
    if context.before and context.before[0].istitle() and context.previous in lex.BEFORE_NAMES:
        return True
    grounds = lex.GROUNDS | {"city"} if context.role == "state" else lex.GROUNDS
    words = context.right_words[:2] if context.capital() else []
    return any(word in grounds and context.capital(at) for at, word in enumerate(words))


def another_kind(context: Context) -> bool:
    """A province, county or state that shares its name with a town.

    e.g. wildfires in *Washington* state spread
    """
    return context.role == "seat" and context.following in lex.ADMINISTRATIVE


def elsewhere(context: Context) -> bool:
    """A place that the text itself puts somewhere else.

    e.g. the bakery in *Lebanon*, Ohio, is closed
    e.g. a school in Spokane, *Washington*, reopened
    e.g. the *US embassy* in Oslo
    """
    if context.name == "Washington" and len(context.before) > 1 and not context.headline:
        sign, word = context.before[:2]
        in_the_state = sign == "," and word[0].isupper() and context.following not in lex.CONJUNCTIONS
        if in_the_state or (sign in lex.CONJUNCTIONS and _STATE.fullmatch(word)):
            return True
    if context.place.country != "US" and _IN_A_STATE.match(context.text, context.end):
        return True
    town = (
        _IN_A_TOWN.match(context.text, context.end)
        if context.place.kind in {"embassy", "consulate"}
        else None
    )
    return town is not None and not any(town[1] in name.text for name in context.place.names)


# The use of a mention.


def demonym(context: Context) -> Use | None:
    """The adjective or the people.

    e.g. two *Kuwaiti* drivers waited
    """
    return DEMONYM if context.demonym else None


def other_script(context: Context) -> Use | None:
    """A mention in a script whose grammar the rules do not read.

    e.g. وصل الوزير إلى *بغداد* أمس
    """
    return LITERAL if context.name[0].lower() == context.name[0].upper() else None


def dateline(context: Context) -> Use | None:
    """Where a report was filed.

    e.g. *KUWAIT*: The harbour reopened
    e.g. *Kerman* (Wire) - The harvest is in
    """
    if context.name.isupper() and not context.short and not context.shouting:
        return LITERAL if context.following in {":", "—", "(", ",", "/"} else None
    opens = context.role == "seat" and context.previous in {"", "\n", PARAGRAPH, "/"}
    return LITERAL if opens and _AGENCY.match(context.text, context.end) else None


def based_in(context: Context) -> Use | None:
    """A hyphen that locates.

    e.g. a *Tehran*-based broker
    e.g. the *Iran*-Iraq border is long
    """
    if context.following != "-" or len(context.after) < 3:
        return None
    between = context.capital(1) and context.right_words[2] in lex.BETWEEN_PLACES
    return LITERAL if between or context.right_words[1] in lex.BASED else None


def border_pair(context: Context) -> Use | None:
    """The second of two places joined by a hyphen, on a border or a road.

    e.g. trucks on the Iran-*Iraq* border
    """
    paired = context.previous == "-" and len(context.before) > 1 and context.before[1][0].isupper()
    return LITERAL if paired and context.following in lex.BETWEEN_PLACES else None


def hyphened_name(context: Context) -> Use | None:
    """Part of a hyphened proper name.

    e.g. the staff of Training Mission-*Kuwait* left
    """
    if context.previous != "-" or len(context.before) < 2 or not context.before[1][0].isupper():
        return None
    word = context.left_words[1]
    return EMBEDDED if word in lex.ORGANISATIONS or word in lex.NAMED_BEFORE else None


def hyphened(context: Context) -> Use | None:
    """Part of a compound with a hyphen.

    e.g. a *US*-led patrol
    e.g. pro-*Tehran* newspapers
    """
    return MODIFIER if "-" in {context.following, context.previous} else None


def organisation(context: Context) -> Use | None:
    """At the head of an organisation's or an event's proper name.

    e.g. a *Singapore* Airlines jet
    """
    return EMBEDDED if context.organisation and not (context.short and context.role == "state") else None


def of_an_organisation(context: Context) -> Use | None:
    """At the end of an organisation's proper name.

    e.g. the Central Bank of *Kuwait* raised its rate
    e.g. an Air *Canada* crew
    """
    words = context.before[:2]
    if not words:
        return None
    if words[0] not in {"Air", "Radio", "Team", "Miss"}:
        if words[0] != "of" or len(words) == 1 or not words[1][0].isupper():
            return None
        if words[1].lower() not in lex.NAMED_BEFORE and words[1].lower() not in lex.ORGANISATIONS:
            return None
    return None if context.headline else EMBEDDED


def where(context: Context) -> Use | None:
    """Said to be where something is.

    e.g. they looked to *Kuwait*, where the fleet lay
    """
    return LITERAL if context.right_words[:2] == [",", "where"] else None


def location_of(context: Context) -> Use | None:
    """Possessor of a location.

    e.g. a road in *Iraq*'s western desert
    """
    if context.following not in {"'s", "'"}:
        return None
    for at, word in enumerate(context.right_words[1:5], start=1):
        if word == "central" and context.right_words[at + 1 : at + 2] in (["bank"], ["government"]):
            break
        if word in lex.SPATIAL or (context.capital(at) and word in lex.FIRMLY_NAMED):
            return LITERAL
        if not word[0].isalpha() or word in lex.FUNCTION:
            break
    return None


def possessive(context: Context) -> Use | None:
    """Possessor of anything else.

    e.g. *Iran*'s navy
    """
    return (
        MODIFIER
        if context.following == "'s" or (context.following == "'" and context.name[-1] in "sS")
        else None
    )


def located_thing(context: Context) -> Use | None:
    """Before a noun for a location, or for what happened in this town.

    e.g. the *Kerman* flood of that year
    e.g. jets avoided *Iran* airspace
    """
    word, next_word = (*context.right_words[:2], "", "")[:2]
    if context.short or context.role == "house":
        return LITERAL if word in lex.PREMISES else None
    if context.capital() and not context.headline:
        return None
    happenings = lex.NATURAL if context.role == "state" else lex.HAPPENINGS
    if word in lex.PLACE_NOUNS or word in happenings:
        return LITERAL
    return (
        LITERAL
        if next_word in lex.NATURAL and word not in lex.HEADS | lex.NO_NOUN and word.isalpha()
        else None
    )


def attributive_short(context: Context) -> Use | None:
    """An abbreviated country before a noun.

    e.g. two *US* helicopters
    e.g. *U.S.* Senator Mae Doe
    e.g. the *US* and allied forces
    e.g. a *USA* Today poll
    """
    if not context.short or not context.after:
        return None
    word = context.following
    if word == "$" or (word == "today" and context.capital() and not context.headline):
        return MODIFIER
    if word in lex.CONJUNCTIONS and len(context.after) > 2 and not context.capital(1):
        shared = context.right_words[1] not in lex.FUNCTION and context.right_words[2] in lex.PEOPLE
        return MODIFIER if shared else None
    if not word[0].isalpha() or word in lex.FUNCTION or word in lex.TIMES or word in lex.SPEECH:
        return None
    return (
        MODIFIER
        if context.capital() or word in lex.BASED or not (context.acts or word.endswith("ly"))
        else None
    )


def attributive(context: Context) -> Use | None:
    """Before a noun for people or things that the place modifies.

    e.g. the *Iran* nuclear file
    e.g. *Tokyo* shares fell
    e.g. a *White House* dinner
    """
    word = context.following
    if context.role == "house" and word not in lex.HEADS:
        noun = word.isalpha() and not word.endswith(("ly", "ed", "ing")) and word not in lex.NO_NOUN
        return MODIFIER if noun and not context.capital() else None
    if word not in (lex.PEOPLE if context.role == "ground" else lex.HEADS):
        return None
    if context.capital() and context.governor in lex.LOCATIVES:  # "In Tehran Foreign Minister Doe"
        return None
    verb = (
        word in lex.AMBIGUOUS
        and context.right_words[1:2]
        and context.right_words[1] in {"at", "back", "the", "a"}
    )
    return None if verb else MODIFIER


def trust_in(context: Context) -> Use | None:
    """The one who is trusted or not, or at whom one is angry.

    e.g. their confidence in *Washington* sank
    """
    trust = context.governor == "in" and context.near(lex.TRUST, 1)
    anger = context.governor == "at" and context.near(lex.ANGER, 2)
    return METONYM if context.actor and (trust or anger) else None


def word_from(context: Context) -> Use | None:
    """The sender of a message or a threat.

    e.g. a letter from *Tehran* arrived
    """
    return (
        METONYM
        if context.actor and context.governor == "from" and context.near(lex.FROM_SPEAKERS, 1)
        else None
    )


def located(context: Context) -> Use | None:
    """Behind a preposition of place.

    e.g. barracks in northern *Kuwait*
    e.g. they met at the *White House*
    """
    return LITERAL if context.governor in lex.LOCATIVES else None


def passed(context: Context) -> Use | None:
    """Overflown, or the object of going, leaving or striking.

    e.g. the convoy left *Iraq* at dawn
    e.g. two flights over *Iran* turned back
    """
    if context.governor == "over":
        return (
            LITERAL
            if context.near(lex.OVERHEAD, 5) or context.beyond[:1] == ["all"] or not context.actor
            else None
        )
    return LITERAL if context.governor in lex.PLACE_VERBS and not context.acts else None


def destination(context: Context) -> Use | None:
    """Where something goes.

    e.g. they took the ferry to *Kuwait*
    """
    if context.governor not in {"to", "toward", "towards", "for"}:
        return None
    if context.governor == "for":
        return LITERAL if context.near(lex.DEPARTURES, 2) and context.following != "to" else None
    journey = context.near(lex.words("from"), 6) or context.near(lex.JOURNEYS, 6)
    return LITERAL if journey and not context.near(lex.POLITICAL, 2) else None


def struck(context: Context) -> Use | None:
    """What an attack falls on.

    e.g. the raid on *Kuwait* lasted an hour
    """
    return LITERAL if context.governor in {"on", "against"} and context.near(lex.PHYSICAL, 2) else None


def part_of(context: Context) -> Use | None:
    """Behind "of" after a word for a location, its parts or its people.

    e.g. the outskirts of *Kerman*
    """
    return LITERAL if context.governor == "of" and context.near(lex.SPATIAL_OF, 2) else None


def route(context: Context) -> Use | None:
    """The ends of a road, a border or a journey.

    e.g. the railway between *Tehran* and Kerman
    """
    between = context.governor == "between" and context.near(lex.BETWEEN_PLACES, 4)
    return LITERAL if between or (context.governor == "with" and context.near(lex.BORDER, 2)) else None


def member_that_acts(context: Context) -> Use | None:
    """One of several named as examples of those who act.

    e.g. three states, including *Norway*, protested
    """
    acts = context.following == "," and len(context.after) > 1 and context.right_words[1] in lex.EXAMPLE_VERBS
    return (
        METONYM
        if acts and context.governor in {"including", "as", "like"} and context.role == "state"
        else None
    )


def example(context: Context) -> Use | None:
    """One of several named as examples of a group.

    e.g. winters in countries such as *Norway* are long
    """
    such = context.governor == "as" and context.beyond[:1] == ["such"]
    return LITERAL if such or (context.governor in lex.EXAMPLES and not context.acts) else None


def subject(context: Context) -> Use | None:
    """The subject of something that people do.

    e.g. *Canada* announced a plan
    """
    return METONYM if context.role != "ground" and context.acts else None


def who_acts(context: Context) -> Use | None:
    """The subject, with a clause between it and its verb.

    e.g. *Norway*, which has ships there, protested
    e.g. *Norway*, after a long day, announced a pause
    e.g. *Norway* — unlike Poland — protested
    """
    if context.role != "state" or context.following not in {",", "—"}:
        return None
    aside = context.right_words[1:16]
    if aside[:1] in (["which"], ["whose"], ["who"]):
        return METONYM if context.opens or context.governor in lex.FUNCTION else None
    if not context.opens or context.following not in aside:
        return None
    end = aside.index(context.following)
    resumed = any(one == context.following and two in lex.SPEECH | lex.PAST for one, two in pairwise(aside))
    return METONYM if resumed and "." not in aside[:end] else None


def to_do(context: Context) -> Use | None:
    """Expected, asked or seen to do something.

    e.g. a call for *Tehran* to answer
    e.g. they watched *Iran* exchanging envoys
    """
    word, next_word = (*context.right_words[:2], "", "")[:2]
    infinitive = word == "to" and next_word in lex.BASE_VERBS
    bare = context.role != "house" and (word in lex.BASE_VERBS or word in {"exchanging", "having", "being"})
    return METONYM if context.actor and (infinitive or bare) else None


def agent(context: Context) -> Use | None:
    """By whom, with whom, against whom, between whom.

    e.g. a rocket fired by *Iran*
    """
    return METONYM if context.actor and context.governor in lex.SIDES else None


def concerned(context: Context) -> Use | None:
    """To whom, for whom or on whom something is done.

    e.g. new sanctions on *Iran*
    e.g. shouting "death to *America*"
    e.g. it closes, according to the *White House*
    e.g. close ties to *Tehran*
    """
    if context.governor not in lex.TOWARDS or not context.actor:
        return None
    told = context.near(lex.POLITICAL) or (
        context.governor == "for" and (not context.beyond or context.beyond[0] in _BREAKS)
    )
    return METONYM if told or context.role == "state" else None


def of_a_state(context: Context) -> Use | None:
    """Behind "of" after a word for power, presence or intent.

    e.g. the patience of the *United States*
    """
    if context.governor != "of" or not context.actor:
        return None
    return METONYM if context.role == "state" or context.near(lex.POWER, 2) else None


def addressed(context: Context) -> Use | None:
    """The object of speech or pressure.

    e.g. the envoy warned *Tehran* twice
    """
    verb = context.governor
    if context.role == "state":
        doing = verb.endswith(("ing", "ed")) and len(verb) > 5 and verb not in {"during", "including"}
        return METONYM if doing or verb in lex.ADDRESSED or verb in lex.VERBS else None
    return METONYM if context.actor and verb in lex.ADDRESSED else None


def partner(context: Context) -> Use | None:
    """Called an ally, a rival or an enemy.

    e.g. its old rival *Iran*
    """
    return METONYM if context.role == "state" and context.governor in lex.PARTNERS else None


def opening(context: Context) -> Use | None:
    """A country that opens a sentence or a headline and goes on like a subject.

    e.g. *Norway* and others waited
    e.g. *Norway* weighing its options
    e.g. *Norway*, Poland sign a treaty
    """
    doing = context.following.endswith("ing") and len(context.following) > 5
    two = context.following == "," and context.capital(1)
    paired = two and not lex.BASE_VERBS.isdisjoint(context.right_words[2:3])
    goes_on = context.following in lex.CONJUNCTIONS or doing or paired
    return METONYM if context.role == "state" and context.opens and goes_on else None


def named_thing(context: Context) -> Use | None:
    """At the head of some proper name.

    e.g. the *Tehran* Quartet played
    """
    if context.role == "ground" or context.headline or not context.capital():
        return None
    goes_on = context.text[context.end] == " " and context.following not in lex.FUNCTION
    return EMBEDDED if goes_on and context.following not in lex.TIMES else None


def under_a_name(context: Context) -> Use | None:
    """At the end of some proper name.

    e.g. a report by Clean Rivers *Canada* of last year
    """
    if context.role == "ground" or context.headline or context.opens or not context.before:
        return None
    word = context.before[0]
    return EMBEDDED if word[0].isupper() and len(word) > 2 and word.lower() not in lex.BEFORE_PLACES else None


def plain(context: Context) -> Use | None:
    """Nothing tells otherwise.

    e.g. Origin: *Kuwait*
    """
    return LITERAL


Impostor = Callable[[Context], bool]
Rule = Callable[[Context], Use | None]

IMPOSTORS: tuple[Impostor, ...] = (
    address,
    pronoun,
    road_number,
    titled_person,
    named_person,
    person_at_work,
    first_name,
    force_or_price,
    longer_name,
    another_kind,
    elsewhere,
)
"""What looks like a place and is none, in the order in which it is asked."""

RULES: tuple[Rule, ...] = (
    demonym,
    other_script,
    dateline,
    based_in,
    border_pair,
    hyphened_name,
    hyphened,
    organisation,
    of_an_organisation,
    where,
    location_of,
    possessive,
    located_thing,
    attributive_short,
    attributive,
    trust_in,
    word_from,
    located,
    passed,
    destination,
    struck,
    part_of,
    route,
    member_that_acts,
    example,
    subject,
    who_acts,
    to_do,
    agent,
    concerned,
    of_a_state,
    addressed,
    partner,
    opening,
    named_thing,
    under_a_name,
    plain,
)
"""What a mention refers to, in the order in which it is asked; the last always answers."""


def slug(rule: Impostor | Rule) -> str:
    """The name of a rule as it is reported.

    Parameters
    ----------
    rule : callable
        A row of :data:`RULES` or :data:`IMPOSTORS`.

    Returns
    -------
    str
        Small letters and hyphens.
    """
    return rule.__name__.replace("_", "-")


def impostor(context: Context) -> str | None:
    """The rule by which a name is no place here.

    Parameters
    ----------
    context : Context
        The name in its surroundings.

    Returns
    -------
    str or None
        The rule's slug, or None for a place.
    """
    return next((slug(rule) for rule in IMPOSTORS if rule(context)), None)


def decide(context: Context) -> tuple[Use, str]:
    """The use of a mention, and the rule that decided it.

    Parameters
    ----------
    context : Context
        The mention in its surroundings.

    Returns
    -------
    tuple of Use and str
        The use and the rule's slug.
    """
    for rule in RULES:
        use = rule(context)
        if use is not None:
            return use, slug(rule)
    raise AssertionError("the last rule always answers")
