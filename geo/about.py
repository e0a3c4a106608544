"""``corpus.yaml``: what a corpus says of itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from geo.articles import Text
from geo.vocabulary.kinds import KEY, MARKS

__all__ = ["About", "Described"]


class Described(BaseModel):
    """What a corpus says of a kind of event.

    Attributes
    ----------
    label : str, optional
        What it is called.
    mark : str, optional
        One of :data:`geo.vocabulary.kinds.MARKS`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: Text | None = None
    mark: str | None = None

    @field_validator("mark")
    @classmethod
    def _is_mark(cls, value: str | None) -> str | None:
        if value is not None and value not in MARKS:
            raise ValueError(f"no mark is called {value!r}. Choose from {', '.join(MARKS)}")
        return value


class About(BaseModel):
    """What a corpus says of itself.

    Attributes
    ----------
    title, description, language, licence, version : str
    extent : (float, float, float, float), optional
        The opening view: west, south, east, north in degrees, WGS 84; west is greater than east where the
        view crosses the antimeridian, as RFC 7946 writes a box.
    gazetteer : {'curated', 'world'}
        Where names are looked up: in the curated gazetteer and the corpus's own alone, or behind them in that of
        the whole world.
    kinds : dict of str to Described
        What its kinds of event are called, and which marks they have, where it says so.
    synonyms : tuple of tuple of str
        Groups of words that the search takes for each other.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Text
    description: Text | None = None
    language: Text = "en"
    licence: Text | None = None
    version: Text | None = None
    extent: tuple[float, float, float, float] | None = None
    gazetteer: Literal["curated", "world"] = "curated"
    kinds: dict[Annotated[str, Field(pattern=KEY)], Described] = {}
    synonyms: tuple[Annotated[tuple[Text, ...], Field(min_length=2)], ...] = ()

    @field_validator("extent")
    @classmethod
    def _is_extent(
        cls, value: tuple[float, float, float, float] | None
    ) -> tuple[float, float, float, float] | None:
        if value is not None:
            west, south, east, north = value
            within = -180 <= west <= 180 and -180 <= east <= 180 and west != east
            if not (within and -90 <= south < north <= 90):
                raise ValueError(f"{list(value)} is no extent. Write [west, south, east, north] in degrees")
        return value
