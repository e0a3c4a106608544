"""Finding toponyms anywhere in the world: words, the cues that they give, and what the cues weigh."""

from gazetteer.finding.finder import Finder, Found, Judged

__all__ = ["Finder", "Found", "Judged"]
