"""What the commands of ``tools`` and ``benchmarks`` can be given, and the help that says so."""

from __future__ import annotations

import argparse

__all__ = ["parser"]


def parser(command: str, about: str | None) -> argparse.ArgumentParser:
    """Begin the options of a command: ``--help`` says what its module says of itself.

    Parameters
    ----------
    command : str
        The module, as in ``tools.documents``.
    about : str or None
        Its docstring.

    Returns
    -------
    argparse.ArgumentParser
        Without options yet.
    """
    return argparse.ArgumentParser(
        prog=f"python -m {command}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
