"""What tells a toponym from a person, an organisation or a common word: word classes and cues.

A cue is a short text ``rule: value``, such as ``word before: in, near`` or ``name after: surname``. Each rule is
described in :data:`RULES`; what each cue is worth, in :data:`gazetteer.finding.weights.WEIGHTS`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from gazetteer import lexicon as lex
from gazetteer.lexicon import words

__all__ = ["RULES", "Lexicon", "after_word", "before_word", "word_class"]

RULES = {
    "prior": "Where every candidate starts.",
    "rank": "How well known the best known place of that name is in the gazetteer.",
    "kind": "What sort of place the best known place of that name is.",
    "namesakes": "How many places have the name.",
    "meaning": "The name is a demonym, an abbreviation or only another name of the place.",
    "familiar": "How usual the word is in English, as a common word or only as a name, for so large a place.",
    "own class": "What a single word is besides a place: a surname, a title, a month, a direction.",
    "person name": "How usual a single word is as a given name and as a surname.",
    "spelling": "Length, capitals and full stops of a single word.",
    "written small": "The same word is written small elsewhere in the article.",
    "long name": "How many words the name has, what the first and the last of them are, how large its largest place.",
    "head noun": "Not in the gazetteer, but its last word says what it is: Something River.",
    "part": "Shorter than another name that begins at the same word.",
    "article": "Behind 'the', or behind an Arabic article in small letters.",
    "word before": "The word or sign before the name, if it is no name itself.",
    "of": "What stands before an 'of' that precedes the name: the mayor, the city, the University.",
    "name before": "The capitalised word just before: a title, a given name, an organisation; apart for headlines.",
    "opens": "What a word that opens a sentence is besides a place: its capital says nothing.",
    "word after": "The word or sign after the name, if it is no name itself.",
    "name after": "The capitalised word just after: a surname, an institution, a street; apart for headlines.",
    "two names after": "The capitalised word after that one.",
    "run": "The name stands alone, or at the beginning, in the middle or at the end of capitalised words.",
    "unit after": "A state or a country follows behind a comma: Troy, N.Y.",
    "age": "A number of years follows behind a comma, as for persons.",
    "list": "The other names in 'A, B and C'.",
    "city": "An institution follows on 'City': it may belong to the institution.",
    "state": "An abbreviated state, with or without a town before it.",
    "dateline": "A news agency follows in brackets, or the name opens the article.",
    "persons": "Elsewhere in the article the word is part of a person's name.",
    "places": "Elsewhere in the article the name stands where only places stand.",
    "longer": "Elsewhere in the article the name begins or ends a longer one, as those of clubs and firms.",
    "illness": "The name of a disease or a virus, here or elsewhere in the article: Ebola virus.",
    "repeated": "The name occurs more than once.",
}

ROLES = lex.TITLES | words(
    """alderman aldermen ambassador analyst archbishop attorney auditor author bishop candidate captain cardinal
    ceo chairman chairwoman chairperson chief clerk cmdr commissioner congressman congresswoman constable coroner
    corporal councillor councilman councilor councilwoman cpl deacon defender democrat deputy det detective
    director editor emperor engineer forward founder gov governor guard hon inspector lawyer lieutenant manager
    marshal mayor midfielder minister nurse officer owner pastor patrolman pope premier pres principal
    private professor prosecutor quarterback rabbi ranger rapper receiver reporter representative republican rev
    reverend rookie secretary selectman sheriff solicitor spokesman spokesperson spokeswoman striker
    superintendent supt teammate treasurer trooper trustee"""
)
PARTICLES = words("ben bin da der di dos ibn mac mc o ten ter van von")
PARTICLES_OF_PERSONS = PARTICLES | words("al d' de del della den di du el la le san zu")
KIN = words(
    """aunt boyfriend brother cousin daughter father fiancee girlfriend granddaughter grandfather grandmother grandson
    husband mother nephew niece sister son stepdaughter stepson twin uncle widow wife"""
)
PEOPLE = (
    ROLES
    | KIN
    | words("boy driver friend girl man neighbor neighbour player resident star student teacher victim woman")
)
INSTITUTIONS = (
    lex.ORGANISATIONS
    | words(
        """academy advertiser airport arena assembly athletics auditorium baptist basketball board bowl
        bulldogs bureau catholic cathedral chamber championships chronicle church city-county classic clinic co
        commerce convention council country courier courthouse detention dispatch diocese district division
        elementary energy enterprise episcopal express fairgrounds fire football fort globe golf government
        health herald high hospital hotel inc independent inn inquirer jail journal library llc llp ltd lutheran mail
        mall medical memorial methodist middle municipal orchestra parks parliament patriot penitentiary plc
        police polytechnic post power presbyterian press prison public record recreation regional register
        resort restaurant rovers school schools senate seminary sentinel sheriff speedway stadium state
        strike sun symphony synagogue tech technical telegram telegraph temple tigers tourism trust tv
        unified universities utilities veterans water wildcats ymca youth"""
    )
) - {"house", "files", "plan", "steel", "deal", "force", "star"}
FACILITIES = words(
    """abbey academy airport arena auditorium basilica bridge castle cathedral cemetery center centre chapel church
    clinic
    college courthouse elementary hall hospital hotel institute jail library mall monastery mosque museum
    palace park prison raceway school schools seminary speedway stadium station synagogue temple theater
    theatre tower university zoo"""
)
STREETS = words(
    """alley avenue ave blvd boulevard bypass circle crescent drive expressway freeway highway hwy lane
    parkway pike pkwy rd road street streets turnpike"""
)
WATERS = words(
    """basin bay bayou canal channel cove creek falls glacier gulf harbor harbour lake lakes marsh ocean reef reservoir
    river rivers sea springs strait"""
)
UNITS = words("borough counties county governorate oblast parish prefecture province township twp")
LANDS = words(
    """archipelago atoll beach canyon cape coast desert forest heights hills island islands isles mountain mountains
    peninsula plateau prairie ridge valley woods"""
)
GROUNDS = WATERS | UNITS | LANDS
UNIT_WORDS = UNITS | words("city district municipality port republic state town village")
COMPASS = lex.DIRECTIONS | words("central downtown greater inner lower mid outer upper uptown")
COMPOUNDED = words(
    "al costa de del east el fort ft ile isla isle la lago las le little los mount mt new old point"
    " port puerto rio saint saints san sant santa sao st ste villa"
)
WITHIN = words(
    "across amid around at beyond in inside into near off onto outside throughout toward towards via within"
)
MOVES = words("from leaving left nearby reached reaching to visit visited visiting")
SAYINGS = lex.SPEECH | words(
    """added adds agrees argued asked explained got hoped joked knew knows noted notes pleaded recalled replied
    said says testified thinks thought told tweeted wants went writes wrote"""
)
DOINGS = lex.VERBS | words("got has had is was who whose will would")
PLACED = (
    lex.SPATIAL
    | lex.PEOPLE
    | words(
        """based born communities community counties man metro municipalities native neighborhood neighbourhood
    parishes skyline suburb townships tribe tribes voters woman
    natives metropolitan mayor"""
    )
)
STATES = words(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa
    tenn tex va vt wash wis wyo n.h n.j n.m n.y n.c n.d r.i s.c s.d w.va d.c ont que alta sask man b.c n.s n.b
    p.e.i n.l"""
)
POSTAL = frozenset(
    """AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK
    OR PA RI SC SD TN TX UT VA VT WA WI WV WY AB BC MB NB NL NS ON PE QC SK NSW UK USA""".split()
)
ILLNESSES = words(
    "disease encephalitis fever flu influenza haemorrhagic hemorrhagic syndrome vaccine vaccines virus viruses"
)
EPONYMS = words("bundibugyo coxsackie ebola hendra lassa machupo mers nipah norwalk zika")
"""Illnesses that are named after a place which is seldom meant any more."""
SUFFIXES = words("ii iii iv jr sr")
AGENCIES = words("afp ap bloomberg cnn dpa efe reuters tass upi xinhua")
_CLOCKS = words("aug bst cdt cst dec edt est gmt jan feb mdt mst nov oct pdt pst sept utc")


class Lexicon:
    """Given names, surnames and common words, by how usual they are.

    Attributes
    ----------
    given, surname, word, name : dict of str to int
        Words in small letters; 2 is more usual than 1, for words and other names up to 4.
    """

    def __init__(self) -> None:
        text = resources.files("gazetteer.finding").joinpath("words.txt").read_text(encoding="utf-8")
        levels: dict[str, dict[str, int]] = {"given": {}, "surname": {}, "word": {}, "name": {}}
        for line in text.splitlines():
            if not line.startswith("#"):
                section, _, entries = line.partition(": ")
                name, _, level = section.partition(" ")
                levels[name].update(dict.fromkeys(entries.split(), int(level)))
        self.given, self.surname, self.word, self.name = (
            levels[one] for one in ("given", "surname", "word", "name")
        )

    @classmethod
    @cache
    def shared(cls) -> Lexicon:
        """The one that all finders use: read once."""
        return cls()


_CLASSES = (
    (SUFFIXES, "suffix"),
    (PARTICLES, "particle"),
    (COMPOUNDED, "compounded"),
    (ROLES, "title"),
    (COMPASS, "direction"),
    (STREETS, "street"),
    (GROUNDS, "ground"),
    (FACILITIES, "facility"),
    (INSTITUTIONS, "institution"),
    (lex.TIMES | _CLOCKS, "time"),
    (lex.FUNCTION, "function word"),
    (STATES, "state"),
    (AGENCIES, "agency"),
)


def word_class(word: str, small: str, lexicon: Lexicon) -> str:
    """What a capitalised word is, besides a place.

    Parameters
    ----------
    word : str
        As it is written.
    small : str
        In small letters, folded.
    lexicon : Lexicon
        Names and words.

    Returns
    -------
    str
        One class, the most telling.
    """
    bare = small.rstrip(".")
    if len(bare) == 1:
        return "function word" if small in ("a", "i") else "initial"
    if known := _CLASS_OF.get(bare):
        return known
    given, surname, usual = (
        lexicon.given.get(small, 0),
        lexicon.surname.get(small, 0),
        lexicon.word.get(small, 0),
    )
    if given == 2:
        return "given name"
    if usual >= 2 and (surname < 2 or usual > 2):
        return "common word"
    if surname == 2:
        return "surname"
    if given:
        return "rare name" if surname else "rare given name"
    if surname:
        return "rare surname"
    if word.isupper() and len(word) <= 6:
        return "acronym"
    return "rare word" if usual else "unknown"


_BEFORE = (
    (WITHIN, "in, near"),
    (MOVES, "from, to"),
    (words("and or &"), "and"),
    (frozenset(("'s",)), "possessive"),
    (frozenset(","), "comma"),
    (frozenset("-/"), "hyphen"),
    (frozenset("(["), "bracket"),
    (frozenset("\"'"), "quote"),
    (frozenset(".!?:;—|*•])\n") | {"--", "...", "…", ""}, "start"),
    (frozenset("@_"), "address"),
    (frozenset("#"), "hash"),
    (KIN, "kin"),
    (PEOPLE, "role"),
    (COMPASS | words("downtown nearby neighboring neighbouring"), "direction"),
    (lex.SPEECH | SAYINGS, "said"),
    (words("a an"), "a"),
    (words("a.m am pm p.m a.m. p.m."), "hour"),
    (
        words(
            "for with by against on over between about under after before through along during like than as"
        ),
        "preposition",
    ),
    (lex.FUNCTION, "function word"),
    (lex.PLACE_VERBS, "place verb"),
    (lex.VERBS, "verb"),
)
_AFTER = (
    (frozenset(("'s",)), "possessive"),
    (frozenset("'"), "apostrophe"),
    (frozenset("-/"), "hyphen"),
    (frozenset("("), "bracket"),
    (frozenset("—") | {"--"}, "dash"),
    (frozenset("@_"), "address"),
    (frozenset('.!?:;|*•])\n"') | {"...", "…", ""}, "end"),
    (words("and or &"), "and"),
    (SAYINGS, "said"),
    (PLACED, "place noun"),
    (DOINGS, "verb"),
    (lex.FUNCTION, "function word"),
    (lex.HEADS, "noun"),
)


def sort_of(small: str) -> str:
    """What sort of ground a head noun names."""
    return "water" if small in WATERS else "unit" if small in UNITS else "land"


def _flat(table: tuple[tuple[frozenset[str], str], ...]) -> dict[str, str]:
    """Each word with the first of the names that it goes by."""
    return {word: name for members, name in reversed(table) for word in members}


_CLASS_OF = _flat(_CLASSES)
_BEFORE_OF = {word: f"word before: {name}" for word, name in _flat(_BEFORE).items()}
_AFTER_OF = {word: f"word after: {name}" for word, name in _flat(_AFTER).items()}


def before_word(small: str) -> str:
    """What a word or sign says about a name after it, as a cue."""
    return _BEFORE_OF.get(small) or ("word before: number" if small[:1].isdigit() else "word before: other")


def after_word(small: str) -> str:
    """What a word or sign says about a name before it, as a cue."""
    return _AFTER_OF.get(small) or ("word after: number" if small[:1].isdigit() else "word after: other")
