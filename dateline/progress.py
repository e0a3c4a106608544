"""What a person sees while a command is at work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

    from geo.articles import Article

__all__ = ["compiling", "reading", "searching"]


#: Fewer articles are searched and read so fast that nothing has to be shown.
MANY = 50


@contextmanager
def compiling() -> Iterator[Callable[[str, float], None]]:
    """What the world gazetteer tells while it is compiled: a bar on a terminal, else one line."""
    bars: list[Progress] = []

    def say(what: str, share: float) -> None:
        if not bars:
            bars.append(_bar())
        bars[0].update(bars[0].task_ids[0], description=what, completed=share)

    try:
        yield say
    finally:
        for bar in bars:
            if bar.live.is_started:
                bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.add_task("", total=1.0)
    if bar.console.is_terminal:
        bar.start()
    else:
        typer.echo("compiling the world gazetteer, once", err=True)
    return bar


def searching(articles: Collection[Article]) -> Iterable[Article]:
    """Show a bar on a terminal while many articles are searched."""
    if len(articles) < MANY or not sys.stderr.isatty():
        return articles
    from rich.console import Console
    from rich.progress import track

    return track(articles, "finding places", console=Console(stderr=True), transient=True)


@contextmanager
def reading(articles: int) -> Iterator[None]:
    """Show on a terminal that events are sought while many articles are read for them."""
    if articles < MANY or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"proposing events from {articles:,} articles (Ctrl-C ends it)"):
        yield
