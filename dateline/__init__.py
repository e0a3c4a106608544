"""The command ``dateline``: it parses, calls and reports.

Exit codes: 0 done; 1 findings, or a name that is unknown or ambiguous; 2 input or usage that cannot be
processed. Errors go to standard error.
"""

from dateline import (
    corpora,
    deciding,
    importing,
    ownplaces,
    proposing,
    serving,
    starting,
    toponyms,
    world,
)  # importing a module registers its commands
from dateline.application import app

__all__ = [
    "app",
    "corpora",
    "deciding",
    "importing",
    "ownplaces",
    "proposing",
    "serving",
    "starting",
    "toponyms",
    "world",
]
