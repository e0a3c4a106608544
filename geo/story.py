"""A story: an order in which to show a corpus, stop by stop, each with a text of its own."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from geo.articles import Slug, Text

__all__ = ["Stop", "Story", "View"]


def _numbers(value: object) -> object:
    """Refuse what is no list of numbers; text and booleans are none, however they look."""
    if not isinstance(value, list | tuple) or any(
        isinstance(item, bool) or not isinstance(item, int | float) for item in value
    ):
        raise ValueError(f"{value!r} is no list of numbers. Write degrees, such as [44.4, 33.3]")
    return value


_Finite = Annotated[float, Field(allow_inf_nan=False)]
_Position = Annotated[tuple[_Finite, _Finite], BeforeValidator(_numbers)]
_Box = Annotated[tuple[_Finite, _Finite, _Finite, _Finite], BeforeValidator(_numbers)]


class View(BaseModel):
    """Where the map looks: an extent, or a centre with a zoom.

    Attributes
    ----------
    extent : (float, float, float, float), optional
        West, south, east, north in degrees, WGS 84.
    center : (float, float), optional
        Longitude, latitude in degrees, WGS 84.
    zoom : float, optional
        Of web maps: 2 shows the world, 10 a city.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    extent: _Box | None = None
    center: _Position | None = None
    zoom: float | None = Field(default=None, ge=2, le=18)

    @model_validator(mode="after")
    def _one_way(self) -> View:
        if (self.extent is None) == (self.center is None) or (self.center is None) != (self.zoom is None):
            raise ValueError("a view is an extent, or a center with a zoom. Write one of the two")
        if self.extent is not None:
            west, south, east, north = self.extent
            within = -180 <= west <= 180 and -180 <= east <= 180 and west != east
            if not (within and -90 <= south < north <= 90):
                raise ValueError(
                    f"{list(self.extent)} is no extent. Write [west, south, east, north] in degrees"
                )
        if self.center is not None:
            lon, lat = self.center
            if not (-180 <= lon <= 180 and -85 <= lat <= 85):
                raise ValueError(f"{list(self.center)} is no center. Write [longitude, latitude] in degrees")
        return self


class Stop(BaseModel):
    """One stop: what is told, and what is shown of the corpus meanwhile.

    Attributes
    ----------
    title, text : str
        In words of one's own.
    event, place : str, optional
        Ids of what is selected: an event, a place, or an event at one of its places.
    topic : str, optional
        Of the event: the question on which its card opens.
    view : View, optional
        Without one the map pans as far as needed.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Text
    text: Text
    event: Slug | None = None
    place: Slug | None = None
    topic: Text | None = None
    view: View | None = None

    @model_validator(mode="after")
    def _of_something(self) -> Stop:
        if self.event is None and self.place is None:
            raise ValueError("a stop shows an event or a place. Add event: or place: with its id")
        if self.topic is not None and self.event is None:
            raise ValueError("a topic is that of an event. Add event: with its id")
        return self


class Story(BaseModel):
    """What ``story.yaml`` holds.

    Attributes
    ----------
    title : str, optional
    stops : tuple of Stop
        In the order in which they are shown; one at least.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Text | None = None
    stops: tuple[Stop, ...] = Field(min_length=1)
