"""Finding and placing in the whole world, for a searcher: which names an article has, and where they lie."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import chain
from math import exp
from sys import intern  # many articles name the same places, for the same reasons
from typing import TYPE_CHECKING, Any, NamedTuple

from gazetteer import placing
from gazetteer.atlas import Atlas
from gazetteer.confidence import Evidence, confidence
from gazetteer.errors import InputError
from gazetteer.finding import cues
from gazetteer.finding.finder import DEFAULT, Finder
from gazetteer.languages import LANGUAGES, language_of, primary
from gazetteer.languages.names import Translated, spaced
from gazetteer.matcher import Match, Matcher, Span
from gazetteer.names import Folded
from gazetteer.placing import Marked, Placement, Placer
from gazetteer.placing.candidates import REMEMBERED
from gazetteer.placing.rules import WIDE
from gazetteer.searcher import OWN, SURE, WORLD, Named, Reading, Source
from gazetteer.surroundings import slug
from gazetteer.uses import EMBEDDED, Use
from gazetteer.uses.beside import organisation

if TYPE_CHECKING:
    from gazetteer.abroad import Abroad

__all__ = ["RULES", "Geoparser"]

_FIND = "find:"
RULES = {**placing.RULES, **{f"{_FIND}{name}": text for name, text in cues.RULES.items()}}
"""Every rule of placing, and of finding behind ``find:``, with what it says."""

_ORGANISATION = slug(organisation)


class Geoparser:
    """Finds toponyms with :class:`~gazetteer.finding.Finder`, places them with :class:`~gazetteer.placing.Placer`.

    Parameters
    ----------
    atlas : Atlas
    without : collection of str
        Rules of :data:`RULES` that are switched off.
    include : collection of str, optional
        Which classes of :data:`gazetteer.finding.finder.CLASSES` are found.
    judge : callable, optional
        Gives the confidence for what is known of a mention.

    Raises
    ------
    InputError
        If there is no such rule or class.
    """

    def __init__(
        self,
        atlas: Atlas,
        without: Collection[str] = (),
        include: Collection[str] | None = None,
        judge: Callable[[Evidence], float] | None = None,
    ) -> None:
        if unknown := sorted(set(without) - RULES.keys()):
            raise InputError(f"there is no rule {unknown[0]!r}", f"Choose from: {', '.join(RULES)}")
        self.atlas = atlas
        off = [name.removeprefix(_FIND) for name in without if name.startswith(_FIND)]
        self.finder = Finder(atlas, DEFAULT if include is None else include, off)
        self._without = [name for name in without if not name.startswith(_FIND)]
        self.placer = Placer(atlas, self._without)
        self._tongues: dict[str, _Tongue] = {}
        self.judge = confidence if judge is None else judge
        self._uses = Matcher(atlas.known, atlas.index)
        self._rivals: dict[int, tuple[str, str]] = {}

    @staticmethod
    def language_of(source: Source) -> str:
        """The language in which an article is read: its own where there are rules for it, or else English.

        Parameters
        ----------
        source : Source

        Returns
        -------
        str
            A code of :data:`gazetteer.languages.LANGUAGES`.
        """
        code = primary(source.language) or language_of(source.text)
        return code if code in LANGUAGES else "en"

    def tongue(self, language: str) -> _Tongue:
        """What finds and places names in a language; made when first asked for.

        Parameters
        ----------
        language : str
            A code of :data:`gazetteer.languages.LANGUAGES`, not that of English.
        """
        known = self._tongues.get(language)
        if known is None:
            from gazetteer.abroad import Abroad

            atlas = Translated(self.atlas, LANGUAGES[language])
            placer = Placer(atlas, self._without, spellings=atlas.readings)
            known = self._tongues[language] = _Tongue(Abroad(atlas), placer)
        return known

    def placer_of(self, language: str) -> Placer:
        """What places names in a language."""
        return self.placer if language == "en" else self.tongue(language).placer

    def found(self, text: str, known: Sequence[Named], language: str = "en") -> list[Named]:
        """The names in a text: what the finder finds, and those of the gazetteer of which it knows nothing.

        Parameters
        ----------
        text : str
        known : sequence of Named
            The names of the gazetteer.
        language : str
            As :meth:`language_of` gives it.

        Returns
        -------
        list of Named
            In no order; they may overlap.
        """
        finder = self.finder if language == "en" else self.tongue(language).finder
        found, doubted = finder.sift(text)
        names = {(name.start, name.end): Named(name.start, name.end, name.use, name.score) for name in found}
        for name in known:
            at = (name.start, name.end)
            assert name.span is not None
            if name.span.demonym and "demonym" not in self.finder.include:
                continue
            if self.atlas.has_own(name.span.candidates):
                name.level, name.score = OWN, SURE
                names[at] = name
            elif at in names:
                names[at].span = name.span
            elif at not in doubted or self.atlas.is_alone(name.span.candidates):
                names[at] = name
        return [*names.values()]

    def place(self, readings: Sequence[Reading]) -> list[list[Match]]:
        """The mentions in articles that are placed together.

        Parameters
        ----------
        readings : sequence of Reading

        Returns
        -------
        list of list of Match
            One for each article. Their places are in ``atlas.known``.
        """
        mentions: list[list[Match]] = [[] for _ in readings]
        for language in dict.fromkeys(reading.language for reading in readings):
            numbers = [at for at, reading in enumerate(readings) if reading.language == language]
            placed = self.placer_of(language).place_all([self._marked(readings[at]) for at in numbers])
            for at, placements in zip(numbers, placed, strict=True):
                mentions[at] = self._mentions(readings[at], placements)
            for placement in chain.from_iterable(placed):
                placement.name.let_go()
        return mentions

    def _marked(self, reading: Reading) -> Marked:
        """An article as the placer wants it."""
        meant = {
            number: tuple(self.atlas.rows_of(name.span.candidates))
            for number, name in enumerate(reading.names)
            if name.span is not None and name.level != WORLD
        }
        spans = [(name.start, name.end) for name in reading.names]
        trust = [1 / (1 + exp(-name.score)) for name in reading.names]
        text = reading.source.text if reading.language == "en" else spaced(reading.source.text)
        return Marked(text, spans, reading.source.outlet, trust, meant)

    def _mentions(self, reading: Reading, placements: Sequence[Placement]) -> list[Match]:
        """The names that have a place, with their uses."""
        folded, choices = reading.folded, dict[int, _Choice | None]()
        kept: list[tuple[Named, _Choice]] = []
        for name, placement in zip(reading.names, placements, strict=True):
            sense = id(placement.name)  # the article's other mentions of it mean the same
            if sense not in choices:
                choices[sense] = self._choice(name, placement)
            choice = choices[sense]
            if choice is not None:
                kept.append((name, choice))
        uses = self._uses.uses(folded, [self._span(folded, name, choice) for name, choice in kept])
        return [self._mention(reading, *one, *use) for one, use in zip(kept, uses, strict=True)]

    def _choice(self, name: Named, placement: Placement) -> _Choice | None:
        """The place of a name and what is said of it; None for one that the gazetteer lacks."""
        atlas, row = self.atlas, placement.row
        if row is None:
            if name.span is None:
                return None
            place = name.span.place.id
            return _Choice(place, (place,), {})
        place, rival = atlas.add(row), placement.runner_up
        sure = (
            placement.share,
            placement.name.chosen.kind in WIDE,
            len(placement.name.candidates) < 2,
            placement.astray,
        )
        if name.pin is not None:
            others = () if name.span is None else name.span.candidates
            told = {"reasons": name.pin.told}
            return _Choice(place, tuple(dict.fromkeys((place, *others))), told, *sure)
        said = {"reasons": intern("; ".join(placement.reasons)) or None, "close": placement.close}
        if rival is None:
            return _Choice(place, (place,), said, *sure)
        other, label = self._rival(rival)
        said |= {"runner_up": other, "runner_up_name": label}
        return _Choice(place, (place, other), said, *sure)

    def _rival(self, row: int) -> tuple[str, str]:
        """The id and the label of a runner-up; the same few are such again and again."""
        known = self._rivals.get(row)
        if known is None:
            if len(self._rivals) >= REMEMBERED:
                self._rivals.clear()
            known = self._rivals[row] = self.atlas.id(row), self.atlas.label(row)
        return known

    def _span(self, folded: Folded, name: Named, choice: _Choice) -> Span:
        """A name in the folded text, with its place."""
        place = self.atlas.known[choice.place]
        if (span := name.span) is not None:
            return Span(span.start, span.end, choice.candidates, place, span.demonym)
        start, end = folded.index(name.start), folded.index(name.end)
        return Span(start, end, choice.candidates, place, name.use == "demonym")

    def _mention(self, reading: Reading, name: Named, choice: _Choice, use: Use, rule: str) -> Match:
        """A mention: its use as decided, unless the finder knows that it is part of another name."""
        if name.use == "embedded" and name.span is None and use.subtype != "embedded":
            use, rule = EMBEDDED, _ORGANISATION
        sure = 1.0 if name.pin is not None else round(self.judge(_evidence(name, choice)), 2)
        return Match(
            name.start,
            name.end,
            intern(reading.source.text[name.start : name.end]),
            choice.place,
            choice.candidates,
            use.use,
            use.subtype,
            rule,
            sure,
            **choice.said,
        )


class _Tongue(NamedTuple):
    """What finds and places names in a language other than English."""

    finder: Abroad
    placer: Placer


class _Choice(NamedTuple):
    """The place of a name, those that it might be, what is said of it, and what tells how sure it is."""

    place: str
    candidates: tuple[str, ...]
    said: dict[str, Any]
    share: float = 1.0
    wide: bool = False
    single: bool = True
    astray: bool = False


def _evidence(name: Named, choice: _Choice) -> Evidence:
    demonym = name.span is not None and name.span.demonym
    use = "demonym" if demonym else name.use
    return Evidence(name.score, choice.share, use, choice.wide, choice.single, choice.astray)
