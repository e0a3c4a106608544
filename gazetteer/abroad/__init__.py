"""Toponyms in other languages than English."""

from gazetteer.abroad.finder import Abroad

__all__ = ["Abroad"]
